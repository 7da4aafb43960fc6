/** Softmax and its kin: rows of scores as probabilities, or their logarithms. */
import type { TensorAlgebra } from '../algebra.js';
import type { Builder, Typed } from '../graph/build.js';
import type { DType } from '../ir/dtype.js';
import { numel } from '../ir/shape.js';
import { exponential } from '../random/distributions.js';
import { composed, created, lowered, p, type TensorLike } from '../record.js';
import { axisOf } from './axes.js';
import { detached, refuseType } from './requirements.js';

/** x − max of its row, so that exp cannot overflow. A row of −∞ alone gives nan, as in PyTorch. */
function shifted<N extends Typed>(b: Builder<N>, x: N, axes: readonly number[]): N {
  return b.sub(x, b.broadcast(b.reduce('reduce_max', x, axes), x.shape));
}

function rowSum<N extends Typed>(b: Builder<N>, x: N, axes: readonly number[]): N {
  return b.broadcast(b.sum(x, axes), x.shape);
}

/** The axis as a list for reductions; none for 0-d. An empty axis has nothing to reduce. */
function axesOf(op: string, dim: number, x: Typed): number[] {
  const axis = axisOf(op, dim, x.shape.length);
  return x.shape.length === 0 || numel(x.shape) === 0 ? [] : [axis];
}

export function logSoftmax<N extends Typed>(b: Builder<N>, x: N, axes: readonly number[]): N {
  const z = shifted(b, x, axes);
  return b.sub(z, b.broadcast(b.unary('log', b.sum(b.unary('exp', z), axes)), z.shape));
}

export const softmaxForward = lowered({
  name: '_softmax',
  gradName: 'SoftmaxBackward0',
  in: [],
  method: false,
  doc: 'Softmax along one dimension.',
  params: { input: p.tensor(), dim: p.int() },
  lower: (b, { input, dim }, call) => {
    refuseType(call.op.slice(1), input, true);
    const axes = axesOf(call.op.slice(1), dim, input);
    const e = b.unary('exp', shifted(b, input, axes));
    return b.div(e, rowSum(b, e, axes));
  },
  grad: (A, [g], { args, out }) => ({ input: A._softmax_backward_data(g!, out, args.dim) }),
  saves: ['out'],
  samples: (m) => [[m.tensor([2, 3]), 1]],
});

export const softmaxBackward = lowered({
  name: '_softmax_backward_data',
  gradName: 'SoftmaxBackwardDataBackward0',
  in: [],
  method: false,
  doc: 'out · (g − Σ g · out).',
  params: { grad_output: p.tensor(), output: p.tensor(), dim: p.int() },
  lower: (b, { grad_output, output, dim }, call) => {
    const weighted = b.mul(grad_output, output);
    return b.sub(weighted, b.mul(output, rowSum(b, weighted, axesOf(call.op, dim, output))));
  },
  samples: (m) => [[m.tensor([2, 3]), m.tensor([2, 3], { low: 0.1 }), 1]],
});

export const logSoftmaxForward = lowered({
  name: '_log_softmax',
  gradName: 'LogSoftmaxBackward0',
  in: [],
  method: false,
  doc: 'The logarithm of softmax along one dimension.',
  params: { input: p.tensor(), dim: p.int() },
  lower: (b, { input, dim }, call) => {
    refuseType(call.op.slice(1), input, true);
    return logSoftmax(b, input, axesOf(call.op.slice(1), dim, input));
  },
  grad: (A, [g], { args }) => ({ input: A._log_softmax_backward_data(g!, args.input, args.dim) }),
  saves: ['input'],
  samples: (m) => [[m.tensor([2, 3]), 1]],
});

export const logSoftmaxBackward = lowered({
  name: '_log_softmax_backward_data',
  gradName: 'LogSoftmaxBackwardDataBackward0',
  in: [],
  method: false,
  doc: 'g − softmax(input) · Σ g. From the input: the exponentials are those of the forward direction, where both run together.',
  params: { grad_output: p.tensor(), input: p.tensor(), dim: p.int() },
  lower: (b, { grad_output, input, dim }, call) => {
    const axes = axesOf(call.op, dim, input);
    const e = b.unary('exp', shifted(b, input, axes));
    const share = b.div(b.sum(grad_output, axes), b.sum(e, axes));
    return b.sub(grad_output, b.mul(e, b.broadcast(share, e.shape)));
  },
  samples: (m) => [[m.tensor([2, 3]), m.tensor([2, 3]), 1]],
});

/** PyTorch's old rule for a missing dim. */
function implicitDim(dim: number | null, rank: number): number {
  return dim ?? (rank === 0 || rank === 1 || rank === 3 ? 0 : 1);
}

function converted<T extends TensorLike>(A: TensorAlgebra<T>, x: T, dtype: DType | null): T {
  return dtype === null || dtype === x.dtype ? x : A.to(x, dtype);
}

const params = { input: p.tensor(), dim: p.int(null), dtype: p.dtype() };
const OUT = /Dimension out of range/;

export const softmax = composed({
  name: 'softmax',
  in: ['torch', 'nn.functional', 'special'],
  doc: 'Scores as probabilities along `dim`: e^x over its sum, so that they are not negative and add up to 1. Without dim: 0 for 0, 1 or 3 dimensions, else 1.',
  params,
  compose: (A, { input, dim, dtype }) => A._softmax(converted(A, input, dtype), implicitDim(dim, input.ndim)),
  samples: (m) => [
    [m.tensor([2, 3]), 1],
    [m.tensor([2, 3, 4]), -2],
    [m.tensor([]), 0],
    [m.tensor([0, 3]), 1],
    [m.tensor([2, 3])],
    [m.tensor([3], { low: 900, high: 1000 }), 0],
    [m.ints([4], 0, 9), 0, { dtype: 'float64' }],
  ],
  errors: [
    { args: (m) => [m.tensor([2]), 1], message: OUT },
    { args: (m) => [m.ints([4], 0, 9), 0], message: /not implemented for torch.int64/ },
  ],
});

export const log_softmax = composed({
  name: 'log_softmax',
  in: ['torch', 'nn.functional', 'special'],
  doc: 'The logarithm of softmax along `dim`, finite however large the scores are. Without dim: as softmax.',
  params,
  compose: (A, { input, dim, dtype }) => A._log_softmax(converted(A, input, dtype), implicitDim(dim, input.ndim)),
  samples: (m) => [
    [m.tensor([2, 3]), 1],
    [m.tensor([2, 3, 4]), 0],
    [m.tensor([]), 0],
    [m.tensor([0, 3]), 1],
    [m.tensor([3], { low: 900, high: 1000 }), 0],
  ],
  errors: [{ args: (m) => [m.tensor([2]), 1], message: OUT }],
});

export const softmin = composed({
  name: 'softmin',
  in: ['nn.functional'],
  method: false,
  doc: 'softmax(−x): the smallest score gets the largest probability.',
  params,
  compose: (A, { input, dim, dtype }) => A._softmax(converted(A, A.neg(input), dtype), implicitDim(dim, input.ndim)),
  samples: (m) => [[m.tensor([2, 3]), 1], [m.tensor([3])]],
  errors: [{ args: (m) => [m.tensor([2]), 1], message: OUT }],
});

/** −log of exponential numbers: Gumbel(0, 1), drawn as PyTorch draws them. */
export const gumbelNoise = created({
  name: '_gumbel',
  in: [],
  doc: 'Gumbel(0, 1) numbers.',
  params: { size: p.shape(), generator: p.any<unknown>('Generator', null) },
  create: (_b, { size }, call) => {
    const n = numel(size);
    const dtype = call.dtype ?? call.defaultDtype;
    const data = exponential(dtype.name === 'float64' ? new Float64Array(n) : new Float32Array(n), 1, call.generator);
    return { shape: size, dtype, data: data.map((x) => -Math.log(x)) };
  },
  samples: () => [[[2, 3]]],
});

export const gumbel_softmax = composed({
  name: 'gumbel_softmax',
  in: ['nn.functional'],
  method: false,
  doc: 'A random choice along `dim` that can be differentiated: softmax of (logits + Gumbel noise) / tau. `hard`: one-hot, with the gradient of the soft one.',
  params: { logits: p.tensor(), tau: p.number(1), hard: p.bool(false), eps: p.number(1e-10), dim: p.int(-1) },
  compose: (A, { logits, tau, hard, dim }) => {
    const noise = A._gumbel([...logits.shape], { dtype: logits.dtype });
    const soft = A.softmax(A.div(A.add(logits, noise), tau), dim);
    if (!hard) return soft;
    const index = A.argmax(detached(soft), dim, true);
    const one = A.scatter(A.zeros_like(detached(soft)), dim, index, 1);
    return A.add(A.sub(one, detached(soft)), soft);
  },
  samples: (m) => [[m.tensor([2, 3]), 1, false]],
  errors: [{ args: (m) => [m.tensor([2]), { dim: 1 }], message: OUT }],
});
