/** Convolutions through the public functions: WebAssembly against the reference, forward and both gradients. */
import { describe, expect, test } from 'vitest';
import { setBackend } from '../../src/engine.js';
import * as torch from '../../src/index.js';
import { ReferenceBackend } from '../../src/runtime/reference/backend.js';

const F = torch.nn.functional;
interface Case {
  readonly x: number[];
  readonly weight: number[];
  readonly options: {
    stride?: number | number[];
    padding?: number | number[] | 'same';
    dilation?: number | number[];
    groups?: number;
  };
}
const CASES: readonly Case[] = [
  { x: [2, 3, 9, 8], weight: [4, 3, 3, 3], options: {} },
  { x: [2, 4, 9, 8], weight: [6, 2, 3, 2], options: { stride: [2, 1], padding: [1, 2], groups: 2 } },
  { x: [1, 2, 11, 10], weight: [5, 2, 3, 3], options: { stride: 3, dilation: [2, 1], padding: 2 } },
  { x: [3, 1, 28, 28], weight: [8, 1, 5, 5], options: { padding: 'same' } },
  { x: [2, 6, 7, 7], weight: [6, 1, 3, 3], options: { groups: 6 } },
  { x: [0, 3, 9, 8], weight: [4, 3, 3, 3], options: {} },
];

/** Result, and gradients of input, weight and bias. */
function run({ x, weight, options }: Case, dtype: 'float32' | 'float64'): number[][] {
  torch.manual_seed(0);
  const make = (shape: number[]): torch.Tensor => torch.randn(shape, { dtype }).requires_grad_();
  const leaves = [make(x), make(weight), make([weight[0]!])] as const;
  const y = F.conv2d(...leaves, options);
  y.mul(torch.randn(y.shape, { dtype })).sum().backward();
  return [y, ...leaves.map(({ grad }) => grad!)].map((t) => t.flatten().tolist() as number[]);
}

describe.each(CASES)('conv2d $x by $weight $options', (c) => {
  test.each([
    ['float32', 2e-5],
    ['float64', 1e-12],
  ] as const)('%s', (dtype, tolerance) => {
    const got = run(c, dtype);
    const before = setBackend(new ReferenceBackend());
    const want = run(c, dtype);
    setBackend(before);
    want.forEach((values, k) => {
      const scale = Math.max(1, ...values.map(Math.abs));
      expect(got[k]!.length).toBe(values.length);
      expect(Math.max(0, ...values.map((v, i) => Math.abs(v - got[k]![i]!)))).toBeLessThanOrEqual(tolerance * scale);
    });
  });
});

test('a small network of convolutions learns', () => {
  torch.manual_seed(1);
  const { nn } = torch;
  const model = new nn.Sequential(
    new nn.Conv2d(1, 4, 3, { padding: 1 }),
    new nn.BatchNorm2d(4),
    new nn.ReLU(),
    new nn.MaxPool2d(2),
    new nn.Flatten(),
    new nn.Linear(4 * 4 * 4, 2),
  );
  // Upright and lying bars.
  const x = torch.zeros(8, 1, 8, 8);
  for (let i = 0; i < 8; i++) (i % 2 === 0 ? x.at(i, 0, i) : x.at(i, 0, ':', i)).fill_(1);
  const target = torch.arange(8).remainder(2);
  const optimizer = new torch.optim.Adam(model.parameters(), { lr: 0.02 });
  const loss = (): torch.Tensor => F.cross_entropy(model.forward(x), target);
  const first = Number(loss().item());
  for (let i = 0; i < 30; i++) {
    optimizer.zero_grad();
    loss().backward();
    optimizer.step();
  }
  expect(Number(loss().item())).toBeLessThan(first / 10);
});
