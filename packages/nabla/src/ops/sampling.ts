/** Random tensors, bit for bit PyTorch's. */
import { fail } from '../errors.js';
import type { Typed } from '../graph/build.js';
import { type DType, int64 } from '../ir/dtype.js';
import { contiguousStrides, numel, type Shape, SMALLER } from '../ir/shape.js';
import { bernoulliTensor, bernoulli as drawBernoulli } from '../random/bernoulli.js';
import type { Generator } from '../random/generator.js';
import { randint as drawIntegers, randperm as drawPermutation } from '../random/integers.js';
import { multinomial as drawCategories } from '../random/multinomial.js';
import { normal as drawNormal, normalTensor } from '../random/normal.js';
import { uniform as drawUniform } from '../random/uniform.js';
import { type CreateCall, created, type Drawn, keyword, p } from '../record.js';
import { broadcast } from './axes.js';
import { checkSizes } from './creation.js';

type Floats = Float32Array | Float64Array;

const generator = keyword({ generator: p.any<Generator>('unknown', null) });
const OPTIONS =
  'options?: { generator?: unknown; dtype?: DType | DTypeName | null; device?: unknown; requires_grad?: boolean }';

function floats(op: string, dtype: DType, n: number): Floats {
  try {
    return dtype.name === 'float32' ? new Float32Array(n) : new Float64Array(n);
  } catch {
    return fail(op, `there is no memory for ${n} numbers of ${dtype}`, SMALLER);
  }
}

function floatsOf(dtype: DType, values: ArrayLike<number>): Floats {
  return dtype.name === 'float32' ? Float32Array.from(values) : Float64Array.from(values);
}

function refuseIntegers(op: string, dtype: DType): void {
  if (!dtype.is_floating_point) fail(op, `is not defined for ${dtype}`, 'Use a float dtype, or randint() for integers');
}

type Draw = (out: Floats, gen: Generator) => Floats;
const draws = {
  rand: (out, gen) => drawUniform(out, 0, 1, gen),
  randn: (out, gen) => drawNormal(out, 0, 1, gen),
} satisfies Record<string, Draw>;

function draw(call: CreateCall, name: keyof typeof draws, shape: Shape, dtype: DType): Drawn {
  refuseIntegers(call.op, dtype);
  return { shape, dtype, data: draws[name](floats(call.op, dtype, numel(checkSizes(call.op, shape))), call.generator) };
}

const sized = (name: keyof typeof draws, what: string) =>
  created({
    name,
    doc: `${what} of the given shape.`,
    params: { size: p.shape(), ...generator },
    create: (_, { size }, call) => draw(call, name, size, call.dtype ?? call.defaultDtype),
    samples: () => [[[2, 3]], [2, 3], [[]], [[0]]],
    errors: [{ args: () => [-1], message: /negative dimension/ }],
  });

const like = (name: keyof typeof draws, what: string) =>
  created({
    name: `${name}_like`,
    doc: `${what} with the shape and dtype of a tensor.`,
    params: { input: p.tensor(), ...generator },
    create: (_, { input }, call) => draw(call, name, input.shape, call.dtype ?? input.dtype),
    samples: (m) => [[m.tensor([2, 3])]],
    errors: [{ args: (m) => [m.ints([2], 0, 3)], message: /is not defined for/ }],
  });

export const rand = sized('rand', 'Uniform numbers in [0, 1)');
export const randn = sized('randn', 'Standard normal numbers');
export const rand_like = like('rand', 'Uniform numbers in [0, 1)');
export const randn_like = like('randn', 'Standard normal numbers');

// ---------------------------------------------------------------------------------------------------- integers

type Bound = number | readonly number[] | null;

function integers(call: CreateCall, low: number, high: number, shape: Shape, dtype: DType): Drawn {
  if (low >= high) fail(call.op, `expects 'low' to be less than 'high', but got low=${low} >= high=${high}`);
  const out = dtype.name === 'float32' ? new Float32Array(numel(shape)) : new Float64Array(numel(shape));
  return { shape, dtype, data: drawIntegers(out, low, high, call.generator, dtype.name) };
}

export const randint = created({
  name: 'randint',
  overloads: [
    [`high: number, size: readonly number[], ${OPTIONS}`, 'T'],
    [`low: number, high: number, size: readonly number[], ${OPTIONS}`, 'T'],
    [
      'named: { low?: number; high: number; size: readonly number[]; generator?: unknown; dtype?: DType | DTypeName | null }',
      'T',
    ],
  ],
  doc: 'Integers in [low, high) of the given shape, as int64: randint(high, size), randint(low, high, size).',
  params: {
    low: p.int(0),
    high: p.any<Bound>('number | readonly number[]', null),
    size: p.any<Bound>('readonly number[]', null),
    ...generator,
  },
  create: (_, { low, high, size }, call) => {
    const short = Array.isArray(high);
    const shape = short ? high : size;
    const top = short ? low : (high ?? low);
    if (!Array.isArray(shape) || typeof top !== 'number')
      fail(call.op, 'needs a bound and a shape', 'Write randint(high, [2, 3]) or randint(low, high, [2, 3])', 'type');
    return integers(call, short || high === null ? 0 : low, top, checkSizes(call.op, shape), call.dtype ?? int64);
  },
  samples: () => [
    [5, [2, 3]],
    [-2, 5, [4]],
    [1, 3, []],
  ],
  errors: [
    { args: () => [5, 5, [2]], message: /to be less than 'high'/ },
    { args: () => [5], message: /needs a bound and a shape/ },
  ],
});

export const randint_like = created({
  name: 'randint_like',
  doc: 'Integers in [low, high) with the shape and dtype of a tensor: randint_like(x, high), randint_like(x, low, high).',
  params: { input: p.tensor(), low: p.int(0), high: p.int(null), ...generator },
  create: (_, { input, low, high }, call) =>
    integers(call, high === null ? 0 : low, high ?? low, input.shape, call.dtype ?? input.dtype),
  samples: (m) => [
    [m.tensor([2, 3]), 5],
    [m.tensor([2]), -3, 3],
  ],
});

export const randperm = created({
  name: 'randperm',
  doc: 'The integers 0 … n − 1 in random order, as int64.',
  params: { n: p.int(), ...generator },
  create: (_, { n }, call) => {
    checkSizes(call.op, [n]);
    return { shape: [n], dtype: call.dtype ?? int64, data: drawPermutation(n, call.generator) };
  },
  samples: () => [[5], [0], [1]],
  errors: [{ args: () => [-1], message: /negative dimension/ }],
});

// ---------------------------------------------------------------------------------------------------- distributions

/** Elements of a tensor in a broadcast shape. */
function spread(values: ArrayLike<number>, from: Shape, to: Shape): number[] {
  const own = contiguousStrides(from);
  const lead = to.length - from.length;
  const strides = to.map((_, i) => (i < lead || from[i - lead] === 1 ? 0 : own[i - lead]!));
  const steps = contiguousStrides(to);
  return Array.from({ length: numel(to) }, (_, flat) =>
    to.reduce((at, n, i) => at + (Math.floor(flat / steps[i]!) % n) * strides[i]!, 0),
  ).map((at) => values[at]!);
}

export const normal = created({
  name: 'normal',
  overloads: [
    [
      'mean: number, std: number, size: readonly number[], options?: { generator?: unknown; dtype?: DType | DTypeName | null; requires_grad?: boolean }',
      'T',
    ],
    ['mean: T, std?: T | number, options?: { generator?: unknown }', 'T'],
    ['mean: number, std: T, options?: { generator?: unknown }', 'T'],
  ],
  doc: 'Normal numbers with mean and standard deviation from numbers (then with a shape) or, element by element, from tensors.',
  params: { mean: p.operand(), std: p.operand(1), size: p.any<Shape>('readonly number[]', null), ...generator },
  create: (_, { mean, std, size }, call) => {
    const given = [mean, std].filter((x) => typeof x === 'object');
    if (given.length === 0 && !Array.isArray(size))
      fail(call.op, 'needs a shape where mean and std are numbers', 'Write normal(0, 1, [2, 3])', 'type');
    const shape = given.length > 0 ? broadcast(call.op, ...given.map((x) => x.shape)) : checkSizes(call.op, size!);
    const dtype = call.dtype ?? given[0]?.dtype ?? call.defaultDtype;
    refuseIntegers(call.op, dtype);
    const each = (x: Typed | number): number | Floats =>
      typeof x !== 'object' ? Number(x) : floatsOf(dtype, spread(call.values(x), x.shape, shape));
    const out = floats(call.op, dtype, numel(shape));
    const [m, s] = [each(mean), each(std)];
    const plain = typeof m === 'number' && typeof s === 'number';
    const data = plain
      ? drawNormal(out, m, s, call.generator)
      : normalTensor(out, m as Float64Array, s as Float64Array, call.generator);
    return { shape, dtype, data };
  },
  samples: (m) => [
    [0, 1, [2, 3]],
    [m.tensor([2, 3]), 2],
    [m.tensor([2, 1]), m.tensor([3], { low: 0.5 })],
  ],
  errors: [
    { args: (m) => [m.tensor([2]), -1], message: /std -1/ },
    { args: () => [0, 1], message: /needs a shape/ },
  ],
});

export const bernoulli = created({
  name: 'bernoulli',
  method: true,
  overloads: [
    [
      'input: T, p?: number | null | { p?: number | null; generator?: unknown }, options?: { generator?: unknown }',
      'T',
    ],
  ],
  doc: '1 with the probability that each element says (or p), else 0; shape and dtype of input.',
  params: { input: p.tensor(), p: p.number(null), ...generator },
  create: (_, { input, p: chance }, call) => {
    const { dtype, shape } = input;
    if (chance !== null)
      return { shape, dtype, data: drawBernoulli(floats(call.op, dtype, numel(shape)), chance, call.generator) };
    if (!dtype.is_floating_point) fail(call.op, `is not defined for tensors of ${dtype}`, 'Probabilities are floats');
    const chances = floatsOf(dtype, call.values(input));
    return { shape, dtype, data: bernoulliTensor(floats(call.op, dtype, chances.length), chances, call.generator) };
  },
  samples: (m) => [[m.tensor([2, 3], { low: 0, high: 1 })], [m.tensor([4]), 0.3]],
  errors: [{ args: (m) => [m.tensor([2], { low: 2 })], message: /a probability lies in \[0, 1\]/ }],
});

export const multinomial = created({
  name: 'multinomial',
  method: true,
  overloads: [
    [
      'input: T, num_samples: number, replacement?: boolean | { replacement?: boolean; generator?: unknown }, options?: { generator?: unknown }',
      'T',
    ],
  ],
  doc: 'Indices drawn by the weights in each row, as int64; each at most once unless `replacement`.',
  params: { input: p.tensor(), num_samples: p.int(), replacement: p.bool(false), ...generator },
  create: (_, { input, num_samples, replacement }, call) => {
    const { dtype, shape } = input;
    if (!dtype.is_floating_point)
      fail(call.op, `expects weights of a float dtype, not ${dtype}`, 'Convert with .float()');
    if (shape.length < 1 || shape.length > 2) fail(call.op, `weights must be 1 or 2 dim, not ${shape.length}`);
    const weights = floatsOf(dtype, call.values(input));
    const data = drawCategories(weights, shape[shape.length - 1]!, num_samples, replacement, call.generator);
    return { shape: [...shape.slice(0, -1), num_samples], dtype: int64, data };
  },
  samples: (m) => [
    [m.tensor([4], { low: 0.1, high: 1 }), 2],
    [m.tensor([2, 3], { low: 0.1, high: 1 }), 5, true],
  ],
  errors: [{ args: (m) => [m.tensor([2], { low: 0.1, high: 1 }), 3], message: /without replacement/ }],
});
