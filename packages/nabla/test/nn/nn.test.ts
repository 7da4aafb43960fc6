/** Modules print, initialise and compute as PyTorch's. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as torch from '../../src/index.js';

interface ModuleCase {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly options: object;
  readonly inputs: number[][] | string;
  readonly repr: string;
  readonly state?: Record<string, [number[], string]>;
  readonly sums: readonly number[];
}
interface Fixture {
  readonly modules: readonly ModuleCase[];
  readonly net: { repr: string; keys: string[] };
  readonly inits: Record<string, { shape: number[]; options: object; values: number[] }>;
  readonly clipped: readonly { norm_type: number | 'inf'; total: number; grads: number[][] }[];
}
const fixture: Fixture = JSON.parse(readFileSync(new URL('./nn.fixture.json', import.meta.url), 'utf8'));

const { nn } = torch;
type Make = new (...args: unknown[]) => torch.nn.Module;

function make({ name, args, options }: ModuleCase): torch.nn.Module {
  torch.manual_seed(1);
  return new (nn as unknown as Record<string, Make>)[name]!(...args, options);
}

const centred = (shape: readonly number[]): torch.Tensor => torch.rand(shape).sub(0.5).requires_grad_();

function inputsOf(kind: number[][] | string): torch.Tensor[] {
  const int64 = { dtype: torch.int64 };
  switch (kind) {
    case 'indices':
      return [
        torch.tensor(
          [
            [1, 2, 8],
            [2, 9, 2],
          ],
          int64,
        ),
      ]; // prettier-ignore
    case 'classes':
      return [centred([3, 5]), torch.tensor([1, 0, 4], int64)];
    case 'labels':
      return [
        centred([2, 4]),
        torch.tensor(
          [
            [3, 0, -1, 1],
            [2, -1, 0, 1],
          ],
          int64,
        ),
      ]; // prettier-ignore
    case 'signs':
      return [
        centred([2, 3]),
        torch.tensor([
          [1, -1, 1],
          [-1, -1, 1],
        ]),
      ]; // prettier-ignore
    case 'pairs':
      return [centred([3, 5]), centred([3, 5]), torch.tensor([1, -1, 1])];
    default:
      return (kind as number[][]).map(centred);
  }
}

const weighted = (t: torch.Tensor): number => Number(t.detach().mul(torch.rand(t.shape)).double().sum().item());

function bitsOf(t: torch.Tensor): [number[], string] {
  const { buffer, byteOffset, byteLength } = t.toTypedArray();
  return [
    [...t.shape],
    createHash('md5')
      .update(Buffer.from(buffer, byteOffset, byteLength))
      .digest('hex'),
  ];
}

describe.each(fixture.modules)('$name $args $options', (c) => {
  test('prints as PyTorch prints', () => {
    expect(String(make(c))).toBe(c.repr);
  });

  test('begins with the same state, bit for bit, in the same order', () => {
    const state = Object.entries(make(c).state_dict()).map(([key, t]) => [key, bitsOf(t)]);
    expect(state).toEqual(Object.entries(c.state ?? {}));
  });

  test('gives the same results and gradients', () => {
    const module = make(c);
    const xs = inputsOf(c.inputs);
    const y = module.forward(...xs) as torch.Tensor;
    if (y.requires_grad && c.name !== 'ChannelShuffle') y.mul(torch.rand(y.shape)).sum().backward();
    const grads = [...xs, ...module.parameters()].flatMap(({ grad }) => (grad === null ? [] : [grad]));
    const sums = [y, ...grads].map(weighted);
    module.eval();
    sums.push(weighted(module.forward(...xs) as torch.Tensor), ...module.buffers().map((b) => weighted(b.float())));
    expect(sums.length).toBe(c.sums.length);
    sums.forEach((x, i) => {
      expect(Math.abs(x - c.sums[i]!), `sum ${i}: ${x} for ${c.sums[i]}`).toBeLessThan(
        2e-5 * Math.max(1, Math.abs(c.sums[i]!)),
      );
    });
  });
});

class Net extends nn.Module {
  features = new nn.Sequential(
    new nn.Conv2d(1, 2, 3),
    new nn.ReLU({ inplace: true }),
    new nn.BatchNorm2d(2),
    new nn.MaxPool2d(2),
  );
  drop = new nn.Dropout();
  heads = new nn.ModuleList([new nn.Linear(2, 3), new nn.Linear(2, 1, { bias: false })]);
  act = new nn.PReLU();
  override forward(x: torch.Tensor): torch.Tensor {
    return x;
  }
}

test('a module of modules prints as PyTorch prints, and names its state so', () => {
  const net = new Net();
  expect(String(net)).toBe(fixture.net.repr);
  expect(Object.keys(net.state_dict())).toEqual(fixture.net.keys);
});

describe.each(Object.entries(fixture.inits))('init.%s', (name, { shape, options, values }) => {
  test('the same numbers', () => {
    torch.manual_seed(2);
    const t = torch.zeros(shape);
    const init = nn.init as unknown as Record<string, (t: torch.Tensor, options: object) => torch.Tensor>;
    expect(init[name]!(t, options)).toBe(t);
    expect(t.flatten().tolist()).toEqual(
      values.map((v) => expect.closeTo(v, name === 'orthogonal_' ? 5 : name === 'trunc_normal_' ? 6 : 7)),
    );
  });
});

describe('nn.utils', () => {
  test.each(fixture.clipped)('clip_grad_norm_ of order $norm_type', ({ norm_type, total, grads }) => {
    torch.manual_seed(4);
    const params = [torch.zeros(3), torch.zeros(2, 4)];
    for (const p of params) p.grad = torch.rand(p.shape).sub(0.5);
    const before = nn.utils.clip_grad_norm_(params, 0.5, { norm_type });
    expect(before.item()).toBeCloseTo(total, 6);
    expect(params.map((p) => p.grad!.flatten().tolist())).toEqual(grads.map((g) => g.map((x) => expect.closeTo(x, 7))));
  });

  test('clip_grad_norm_ leaves short gradients alone, refuses nan when told to, and takes one tensor', () => {
    const w = torch.zeros(2, { requires_grad: true });
    expect(nn.utils.clip_grad_norm_(w, 1).item()).toBe(0);
    w.grad = torch.tensor([0.3, 0.4]);
    nn.utils.clip_grad_norm_(w, { max_norm: 2 });
    expect(w.grad.tolist()).toEqual(torch.tensor([0.3, 0.4]).tolist());
    w.grad = torch.tensor([Number.NaN, 1]);
    expect(() => nn.utils.clip_grad_norm_([w], 1, 2, true)).toThrow(/non-finite/);
    expect(w.grad.at(1).item()).toBe(1);
  });

  test('clip_grad_value_', () => {
    const w = torch.zeros(3, { requires_grad: true });
    w.grad = torch.tensor([-3, 0.5, 2]);
    nn.utils.clip_grad_value_([w, torch.zeros(1)], 1);
    expect(w.grad.tolist()).toEqual([-1, 0.5, 1]);
  });

  test('parameters as a vector and back', () => {
    const layer = new nn.Linear(2, 2);
    const vector = nn.utils.parameters_to_vector(layer.parameters());
    expect(vector.shape).toEqual([6]);
    vector.sum().backward();
    expect(layer.bias!.grad!.tolist()).toEqual([1, 1]);
    nn.utils.vector_to_parameters(torch.arange(6).float(), layer.parameters());
    expect(layer.weight.tolist()).toEqual([
      [0, 1],
      [2, 3],
    ]); // prettier-ignore
    expect(layer.bias!.tolist()).toEqual([4, 5]);
    expect(layer.weight.requires_grad).toBe(true);
    expect(() => nn.utils.vector_to_parameters(torch.zeros(5), layer.parameters())).toThrow(/5 elements .* 6/);
  });
});

describe('constructors', () => {
  test('positions, names, and both', () => {
    const forms = [
      new nn.Conv2d(1, 2, 3, 2, 1),
      new nn.Conv2d(1, 2, 3, { stride: 2, padding: 1 }),
      new nn.Conv2d(1, 2, { kernel_size: 3, stride: 2, padding: 1 }),
      new nn.Conv2d({ in_channels: 1, out_channels: 2, kernel_size: [3, 3], stride: 2, padding: [1, 1] }),
    ];
    expect(new Set(forms.map(String)).size).toBe(1);
    expect(String(new nn.Linear({ in_features: 2, out_features: 3, bias: false }))).toContain('bias=False');
    expect(new nn.CrossEntropyLoss(torch.ones(3)).weight!.tolist()).toEqual([1, 1, 1]);
    expect(new nn.MSELoss(null, false).reduction).toBe('none');
    expect(new nn.MSELoss({ size_average: false }).reduction).toBe('sum');
  });

  test('wrong ones', () => {
    // @ts-expect-error: kernel_size is missing
    expect(() => new nn.Conv2d(1, 2)).toThrow(/\[Conv2d\] is missing its argument 'kernel_size'/);
    // @ts-expect-error: strid is stride
    expect(() => new nn.Conv2d(1, 2, 3, { strid: 2 })).toThrow(/Did you mean 'stride'/);
    expect(() => new nn.Conv2d(3, 2, 3, { groups: 2 })).toThrow(/in_channels must be divisible by groups: 3 by 2/);
    expect(() => new nn.Conv2d(2, 2, 3, { padding: 'same', stride: 2 })).toThrow(/not supported for strided/);
    expect(() => new nn.ConvTranspose2d(2, 2, 3).forward(torch.zeros(1, 2, 4, 4), [9, 9])).toThrow(/valid sizes range/);
    expect(() => new nn.Dropout(1.5)).toThrow(/has to be between 0 and 1, but got 1.5/);
    expect(() => new nn.BatchNorm2d(3).forward(torch.zeros(2, 3))).toThrow(/expected 4D input \(got 2D input/);
    expect(() => new nn.GroupNorm(2, 3)).toThrow(/num_channels must be divisible by num_groups/);
    expect(() => new nn.Embedding(3, 2, { padding_idx: 3 })).toThrow(/padding_idx must be within/);
    expect(() => new nn.MSELoss({ reduction: 'max' as never })).toThrow(/not a valid value for reduction/);
    // @ts-expect-error: biass is bias
    expect(() => new nn.Linear(2, 3, { biass: true })).toThrow(/Did you mean 'bias'/);
    // @ts-expect-error: too many
    expect(() => new nn.Linear(2, 3, true, 'cpu', null, 1)).toThrow(/takes 5 arguments/);
  });
});

test('a batch norm keeps its counts and means through state_dict, and evaluates with them', () => {
  const [a, b] = [new nn.BatchNorm1d(2), new nn.BatchNorm1d(2)];
  a.forward(
    torch.tensor([
      [1, 2],
      [3, 6],
    ]),
  ); // prettier-ignore
  a.forward(
    torch.tensor([
      [1, 2],
      [3, 6],
    ]),
  ); // prettier-ignore
  expect(a.num_batches_tracked!.item()).toBe(2);
  b.load_state_dict(a.state_dict());
  expect(b.num_batches_tracked!.item()).toBe(2);
  const x = torch.tensor([[0, 0]]);
  expect(b.eval().forward(x).tolist()).toEqual(a.eval().forward(x).tolist());
  expect(a.num_batches_tracked!.item()).toBe(2);
});

test('an embedding of given rows is frozen and gives gradients only when told to', () => {
  const rows = torch.tensor([
    [1, 2],
    [3, 4],
    [5, 6],
  ]); // prettier-ignore
  expect(nn.Embedding.from_pretrained(rows).weight.requires_grad).toBe(false);
  const table = nn.Embedding.from_pretrained(rows, { freeze: false, padding_idx: 0 });
  table.forward([0, 2, 2]).sum().backward();
  expect(table.weight.grad!.tolist()).toEqual([
    [0, 0],
    [0, 0],
    [2, 2],
  ]); // prettier-ignore
});
