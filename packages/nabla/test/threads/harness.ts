/** Programs whose bits must not depend on the number of threads, and a pool that shares whatever can be shared. */
import { currentBackend } from '../../src/engine.js';
import * as torch from '../../src/index.js';
import type { WasmBackend } from '../../src/runtime/wasm/backend.js';
import { limits, type Pool } from '../../src/runtime/wasm/threads/pool.js';

type Tensor = torch.Tensor;

/** Everything that has two units of work is shared. Comes before any program: plans keep what they decided. */
export function shareEverything(): void {
  Object.assign(limits, { least: 0.001, start: 0, chunk: 0.001, late: Number.POSITIVE_INFINITY });
}

export function pool(): Pool {
  return (currentBackend() as WasmBackend).pool;
}

/** So many threads, started and waiting. */
export async function threads(count: number): Promise<void> {
  torch.set_num_threads(count);
  torch.ones(40_000).exp().toTypedArray();
  while (pool().ready < count - 1) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Runs until workers have taken part, which the machine may delay. */
export function helped(run: () => void): boolean {
  const before = pool().helped;
  for (let i = 0; i < 2000 && pool().helped === before; i++) run();
  return pool().helped > before;
}

function random(shape: number[], dtype: torch.DType = torch.float32): Tensor {
  return torch.randn(shape, { dtype });
}

/** Values and gradients of a scalar made of some leaves. */
function gradients(leaves: Tensor[], make: (...leaves: Tensor[]) => Tensor): Tensor[] {
  for (const leaf of leaves) leaf.requires_grad = true;
  const out = make(...leaves);
  out.sum().backward();
  return [out, ...leaves.map((leaf) => leaf.grad!)];
}

function mlp(): Tensor[] {
  const { nn } = torch;
  const model = new nn.Sequential(new nn.Linear(100, 72), new nn.ReLU(), new nn.Linear(72, 10));
  const optimizer = new torch.optim.Adam(model.parameters(), { lr: 0.01 });
  const x = random([130, 100]);
  const y = torch.randint(0, 10, [130]);
  for (let step = 0; step < 3; step++) {
    optimizer.zero_grad();
    nn.functional.cross_entropy(model.forward(x), y).backward();
    optimizer.step();
  }
  return [...model.parameters()];
}

function convolution(stride: number, groups: number, dtype: torch.DType): Tensor[] {
  const leaves = [random([5, 4, 13, 11], dtype), random([20, 4 / groups, 3, 3], dtype), random([20], dtype)];
  return gradients(leaves, (x, w, b) =>
    torch.nn.functional.conv2d(x!, w!, { bias: b!, stride, padding: 1, groups }).tanh(),
  );
}

function attention(): Tensor[] {
  const leaves = [0, 1, 2].map(() => random([3, 70, 24]));
  return gradients(leaves, (q, k, v) => q!.matmul(k!.transpose(1, 2)).div(5).softmax(-1).matmul(v!));
}

/** Names and programs; each begins with the same seed. */
export const PROGRAMS: Readonly<Record<string, () => Tensor[]>> = {
  'an MLP trained by Adam': mlp,
  'conv2d with gradients': () => convolution(1, 1, torch.float32),
  'conv2d of float64, stride 2': () => convolution(2, 1, torch.float64),
  'conv2d, groups': () => convolution(1, 2, torch.float32),
  'softmax with gradient': () => gradients([random([300, 129])], (x) => x!.softmax(1).square()),
  'layer_norm with gradients': () =>
    gradients([random([257, 100]), random([100]), random([100])], (x, w, b) =>
      torch.nn.functional.layer_norm(x!, [100], { weight: w!, bias: b! }),
    ),
  'sums over every axis': () => {
    const x = random([70, 33, 65]);
    return [x.sum(0), x.sum(1), x.sum(2), x.sum(), x.sum([0, 2]), x.mean([0, 1]), x.var(0), x.amax(1), x.argmax(2)];
  },
  'sums down long columns': () => [
    ...gradients([random([2056, 130]), random([130]), random([130])], (x, w, b) =>
      torch.nn.functional.layer_norm(x!, [130], { weight: w!, bias: b! }).square(),
    ),
    random([2053, 140]).sum(0),
    random([3, 2052, 50], torch.float64).sum(1),
  ],
  'a long sum': () => [random([700_001]).sum(), random([70_001, 5]).sum(0), random([300_001]).norm()],
  attention,
  'elements of float64': () => gradients([random([40_001], torch.float64)], (x) => x!.sin().mul(x!.exp()).tanh()),
  'integers and booleans': () => {
    const x = torch.randint(-50, 50, [60_003]);
    return [x.mul(x).remainder(7), x.gt(3), x.to(torch.int32).bitwise_and(6), x.to(torch.uint8), x.amax()];
  },
  'products of odd sizes': () => {
    const [a, b] = [random([131, 300]), random([300, 117])];
    const row = random([1, 300]);
    return [
      a.matmul(b),
      row.matmul(b),
      a.matmul(row.t()),
      b.t().matmul(a.t()),
      random([2, 300]).matmul(random([300, 33])),
    ];
  },
  'products of float64': () => {
    const [a, b] = [random([75, 140], torch.float64), random([140, 61], torch.float64)];
    return [a.matmul(b), a.t().matmul(a), random([7, 33, 20], torch.float64).matmul(random([20, 41], torch.float64))];
  },
  'batches of products': () => [
    random([9, 20, 30]).matmul(random([9, 30, 25])),
    random([2, 3, 40, 30]).matmul(random([2, 1, 30, 50])),
    random([3, 1, 65]).matmul(random([3, 65, 1])),
  ],
  'rows by index': () => {
    const table = random([500, 64]);
    const index = torch.randint(0, 500, [900]);
    return gradients([table], (t) => torch.nn.functional.embedding(index, t!).square());
  },
  'in place': () => {
    const x = random([50_000]);
    for (let i = 0; i < 3; i++) x.mul_(1.01).add_(0.5).tanh_();
    return [x];
  },
};

/** The bytes of all results. */
export function bytesOf(make: () => Tensor[]): Buffer {
  torch.manual_seed(7);
  return Buffer.concat(
    make().map((t) => {
      const data = t.detach().toTypedArray() as Float32Array;
      return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    }),
  );
}
