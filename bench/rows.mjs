/**
 * The rows and their targets: what one thread, all threads, and a BLAS are to reach. `['peer', 5]`: five times as fast
 * as the best JavaScript peer; `['torch1', 1]` and `['torch2', 1]`: as fast as PyTorch on one thread and on all.
 */
const same = (target) => ({ one: target, all: target, blas: target });
const matmul = (one, all) => ({ one: ['peer', one], all: ['peer', all], blas: ['torch2', 0.95] });
const memoryBound = { one: ['torch1', 1], all: ['torch2', 1] };

export const ROWS = {
  scalar: { title: "the seed's scalar gradient", target: same(['peer', 5]) },
  himmelblau: { title: 'Himmelblau, one Adam step', target: same(['peer', 5]) },
  'mlp-small': { title: 'a small network: 16-32-10, batch 32, Adam step', target: same(['torch1', 1]) },
  regression: {
    title: 'softmax regression 784→10, batch 128, SGD step',
    target: { one: ['peer', 4], all: ['peer', 5], blas: ['torch2', 1] },
  },
  mlp: {
    title: '784-200-200-10, batch 200, SGD step',
    target: { one: ['peer', 1.7], all: ['peer', 3], blas: ['torch2', 0.8] },
  },
  'mlp:compile': {
    title: 'the same under torch.compile',
    target: { one: ['peer', 1.7], all: ['peer', 3], blas: ['torch2', 0.8] },
  },
  'mlp-adam': {
    title: '784-1024-1024-10, batch 256, Adam step',
    target: { one: ['peer', 1.5], all: ['peer', 2.2], blas: ['torch2', 0.8] },
  },
  'matmul128:result': { title: 'matmul float32 128', target: matmul(1.1, 1.7) },
  'matmul512:sum': { title: 'matmul float32 512, a sum read', target: matmul(1.1, 1.7) },
  'matmul512:result': { title: 'matmul float32 512, the result read', target: matmul(1.1, 1.7) },
  'matmul1024:sum': { title: 'matmul float32 1024, a sum read', target: matmul(1.1, 1.7) },
  'matmul1024:result': { title: 'matmul float32 1024, the result read', target: matmul(1.1, 1.7) },
  'matmul512-f64:sum': { title: 'matmul float64 512, a sum read', target: matmul(15, 30) },
  'matmul512-f64:result': { title: 'matmul float64 512, the result read', target: matmul(15, 30) },
  'chain:sum': { title: 'tanh(2x+1)·exp(−x²), 1M, a sum read', target: memoryBound },
  'chain:result': { title: 'tanh(2x+1)·exp(−x²), 1M, the result read', target: memoryBound },
  'chain-backward': { title: 'the same with backward, .grad dropped', target: memoryBound },
  'chain-backward:read': { title: 'the same with backward, .grad read', target: memoryBound },
  entropy: { title: 'softmax + cross entropy [4096, 1000] with backward, .grad dropped', target: memoryBound },
  'entropy:read': { title: 'softmax + cross entropy [4096, 1000] with backward, .grad read', target: memoryBound },
  'layer-norm': { title: 'layer_norm [4096, 512] with backward, .grad dropped', target: memoryBound },
  'layer-norm:read': { title: 'layer_norm [4096, 512] with backward, .grad read', target: memoryBound },
  cnn: {
    title: 'CNN step (28×28, batch 64; conv 16, pool, conv 32, pool, linear)',
    target: { one: ['peer', 50], all: ['torch2', 0.4], blas: ['torch2', 0.7] },
  },
  sum0: { title: 'sum over dim 0 of [2048, 2048]', target: memoryBound },
  sum1: { title: 'sum over dim 1 of [2048, 2048]', target: memoryBound },
  attention: {
    title: 'attention [8, 128, 64] with backward',
    target: { one: ['peer', 3], all: ['torch2', 0.35], blas: ['torch2', 0.6] },
  },
};

/** The rows whose processes' memory is measured, and for how many steps. */
export const MEMORY_ROWS = { regression: 2000, mlp: 300, 'mlp-adam': 60, cnn: 60 };
/** The rows over which memory is to stay flat: ten thousand steps, and a million of a scalar loop. */
export const FLAT_ROWS = { regression: 10_000, scalar: 1_000_000 };
