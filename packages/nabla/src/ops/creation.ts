/** Tensors of constants and sequences. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { bool, castNumber, type DType, int64 } from '../ir/dtype.js';
import { MAX_ELEMENTS, numel, type Shape, SMALLER, show } from '../ir/shape.js';
import { type CreateCall, created, type Drawn, p } from '../record.js';

/** Sizes are not negative. */
export function checkSizes(op: string, shape: Shape): Shape {
  const at = shape.findIndex((n) => n < 0);
  if (at >= 0) fail(op, `Trying to create tensor with negative dimension ${shape[at]}: ${show(shape)}`);
  const n = numel(shape);
  if (n > MAX_ELEMENTS) fail(op, `a tensor of shape ${show(shape)} has ${n} elements, more than memory holds`, SMALLER);
  return shape;
}

const NEGATIVE = /negative dimension -1/;

const constant = (name: 'zeros' | 'ones' | 'empty', value: number, doc: string) =>
  created({
    name,
    doc,
    params: { size: p.shape() },
    create: (b, { size }, call) => b.const(value, call.dtype ?? call.defaultDtype, checkSizes(call.op, size)),
    samples: () => [[[2, 3]], [2, 3], [[]], [[0, 2]]],
    errors: [{ args: () => [-1], message: NEGATIVE }],
  });

export const zeros = constant('zeros', 0, 'Zeros of the given shape.');
export const ones = constant('ones', 1, 'Ones of the given shape.');
export const empty = constant('empty', 0, 'A tensor of the given shape, to be filled; its elements are 0 until then.');

const constantLike = (name: 'zeros' | 'ones' | 'empty', value: number) =>
  created({
    name: `${name}_like`,
    doc: `${name} with the shape and dtype of a tensor.`,
    params: { input: p.tensor() },
    create: (b, { input }, call) => b.const(value, call.dtype ?? input.dtype, input.shape),
    samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
  });

export const zeros_like = constantLike('zeros', 0);
export const ones_like = constantLike('ones', 1);
export const empty_like = constantLike('empty', 0);

const constantNew = (name: 'zeros' | 'ones' | 'empty', value: number) =>
  created({
    name: `new_${name}`,
    in: [],
    method: true,
    doc: `${name} of the given shape, with this tensor's dtype.`,
    params: { input: p.tensor(), size: p.shape() },
    create: (b, { input, size }, call) => b.const(value, call.dtype ?? input.dtype, checkSizes(call.op, size)),
    samples: (m) => [
      [m.tensor([2]), [3]],
      [m.tensor([2]), 2, 3],
    ],
    errors: [{ args: (m) => [m.tensor([2]), -1], message: NEGATIVE }],
  });

export const new_zeros = constantNew('zeros', 0);
export const new_ones = constantNew('ones', 1);
export const new_empty = constantNew('empty', 0);

// ---------------------------------------------------------------------------------------------------- one value

type Fill = number | boolean | bigint | { item(): number | boolean };
const FILL = 'number | boolean | bigint | T';

interface Filling {
  readonly value: number;
  /** The dtype of a tensor of it. */
  readonly dtype: DType;
}

function fillingOf(op: string, given: Fill, call: CreateCall): Filling {
  const x = typeof given === 'object' && given !== null && 'item' in given ? given.item() : given;
  if (typeof x === 'boolean') return { value: Number(x), dtype: bool };
  if (typeof x === 'bigint') return { value: Number(x), dtype: int64 };
  if (typeof x === 'number') return { value: x, dtype: call.defaultDtype };
  return fail(op, `argument 'fill_value' must be a number, not ${String(x)}`, '', 'type');
}

/** The integers that a dtype holds. */
const RANGES = { uint8: [0, 255], int32: [-(2 ** 31), 2 ** 31 - 1] } as const;

function checkHolds(op: string, value: number, dtype: DType): void {
  const [low, high] = RANGES[dtype.name as keyof typeof RANGES] ?? [-(2 ** 63), 2 ** 63];
  if (dtype.kind === 'int' && !(value >= low && value <= high))
    fail(op, `value ${value} cannot be converted to type ${dtype} without overflow`);
}

function filled<N extends Typed>(op: string, b: Builder<N>, shape: Shape, value: number, dtype: DType): N {
  checkHolds(op, value, dtype);
  return b.scalar(castNumber(value, dtype), dtype, shape);
}

export const full = created({
  name: 'full',
  doc: 'A tensor of one value: of numbers, the default float dtype; of booleans, bool; of bigints, int64.',
  params: { size: p.shape(), fill_value: p.any<Fill>(FILL) },
  create: (b, { size, fill_value }, call) => {
    const { value, dtype } = fillingOf(call.op, fill_value, call);
    return filled(call.op, b, checkSizes(call.op, size), value, call.dtype ?? dtype);
  },
  samples: () => [
    [[2, 3], 1.5],
    [[], true],
    [[2], 2n],
  ],
  errors: [{ args: () => [[-1], 0], message: NEGATIVE }],
});

export const full_like = created({
  name: 'full_like',
  doc: 'A tensor of one value with the shape and dtype of another.',
  params: { input: p.tensor(), fill_value: p.any<Fill>(FILL) },
  create: (b, { input, fill_value }, call) =>
    filled(call.op, b, input.shape, fillingOf(call.op, fill_value, call).value, call.dtype ?? input.dtype),
  samples: (m) => [[m.tensor([2, 3]), 2]],
});

export const new_full = created({
  name: 'new_full',
  in: [],
  method: true,
  doc: "A tensor of one value with this tensor's dtype.",
  params: { input: p.tensor(), size: p.shape(), fill_value: p.any<Fill>(FILL) },
  create: (b, { input, size, fill_value }, call) => {
    const { value } = fillingOf(call.op, fill_value, call);
    return filled(call.op, b, checkSizes(call.op, size), value, call.dtype ?? input.dtype);
  },
  samples: (m) => [[m.tensor([2]), [3], 2]],
  errors: [{ args: (m) => [m.tensor([2]), [-1], 0], message: NEGATIVE }],
});

export const eye = created({
  name: 'eye',
  doc: 'Ones on the diagonal of an n × m matrix (m: n), zeros elsewhere.',
  params: { n: p.int(), m: p.int(null) },
  create: (b, { n, m }, call) => {
    if (n < 0 || (m ?? 0) < 0) fail(call.op, `n and m must be greater or equal to 0, got ${n} and ${m ?? n}`);
    const shape = [n, m ?? n];
    return b.cast(b.compare('eq', b.iota(int64, shape, 0), b.iota(int64, shape, 1)), call.dtype ?? call.defaultDtype);
  },
  samples: () => [[3], [2, 3], [0]],
  errors: [{ args: () => [-1], message: /greater or equal to 0/ }],
});

// ---------------------------------------------------------------------------------------------------- sequences

function drawn(dtype: DType, values: readonly number[], shape: Shape = [values.length]): Drawn {
  return { shape, dtype, data: values.map((x) => castNumber(x, dtype)) };
}

function checkRange(op: string, start: number, end: number, step: number): void {
  if (step === 0 || Number.isNaN(step)) fail(op, 'step must be nonzero');
  if (!Number.isFinite(start) || !Number.isFinite(end)) fail(op, `unsupported range: ${start} -> ${end}`);
  if (step > 0 ? end < start : end > start)
    fail(op, `upper bound and larger bound inconsistent with step sign: ${start} to ${end} by ${step}`);
}

/** From so many elements on, 0, 1, 2, … are made by kernels instead of being stored. */
const LONG = 4096;

export const arange = created({
  name: 'arange',
  doc: 'start, start + step, … below end: arange(end), arange(start, end), arange(start, end, step). int64 when all are integers.',
  params: { start: p.number(0), end: p.number(null), step: p.number(1) },
  create: (b, args, call) => {
    const [start, end] = args.end === null ? [0, args.start] : [args.start, args.end];
    checkRange(call.op, start, end, args.step);
    const integers = [start, end, args.step].every(Number.isInteger);
    const dtype = call.dtype ?? (integers ? int64 : call.defaultDtype);
    const by = dtype.is_floating_point ? args.step : Math.trunc(args.step);
    if (by === 0) fail(call.op, `step must be nonzero, but ${args.step} as ${dtype} is 0`);
    if (dtype.kind === 'bool') fail(call.op, `is not defined for ${dtype}`);
    const [first, last] = dtype.is_floating_point ? [start, end] : [Math.trunc(start), Math.trunc(end)];
    const n = Math.max(0, Math.ceil((last - first) / by));
    if (n >= LONG && start === 0 && by === 1 && (!dtype.is_floating_point || n < 2 ** 24)) return b.iota(dtype, [n], 0);
    return drawn(
      dtype,
      Array.from({ length: n }, (_, i) => first + i * by),
    );
  },
  samples: () => [[5], [1, 5], [1, 5, 2], [0, 1, 0.3], [5, 1, -1], [0]],
  errors: [
    { args: () => [5, 1], message: /inconsistent with step sign/ },
    { args: () => [0, 5, 0], message: /step must be nonzero/ },
    { args: () => [0, Infinity], message: /unsupported range/ },
  ],
});

/** Elements that PyTorch makes at once; positions inside such a group are added in the dtype. */
const LANES = { float32: 8, float64: 4 } as const;

/** PyTorch's linspace: from both ends to the middle, so that both are exact. */
function spaced(start: number, end: number, steps: number, dtype: DType): number[] {
  const r = (x: number): number => (dtype.name === 'float64' || !dtype.is_floating_point ? x : Math.fround(x));
  const [from, to] = [start, end].map((x) => castNumber(x, dtype)) as [number, number];
  const step = r((to - from) / (steps - 1));
  const lanes = dtype.is_floating_point ? LANES[dtype.name as keyof typeof LANES] : 1;
  const half = Math.floor(steps / 2);
  const grouped = steps - (steps % lanes);
  return Array.from({ length: steps }, (_, i) => {
    const at = i < grouped ? i - (i % lanes) : i;
    const base = at < half ? r(from + step * at) : r(to - step * (steps - at - 1));
    return at === i ? base : r(base + step * (i - at));
  });
}

function sequence(op: string, start: number, end: number, steps: number, dtype: DType): number[] {
  if (steps < 0) fail(op, `number of steps must be non-negative, got ${steps}`);
  checkSizes(op, [steps]);
  return steps === 1 ? [start] : spaced(start, end, steps, dtype);
}

const STEPS = /number of steps must be non-negative/;

export const linspace = created({
  name: 'linspace',
  doc: '`steps` numbers from start to end, both included, at equal distances.',
  params: { start: p.number(), end: p.number(), steps: p.int() },
  create: (_, { start, end, steps }, call) => {
    const dtype = call.dtype ?? call.defaultDtype;
    return drawn(dtype, sequence(call.op, start, end, steps, dtype));
  },
  samples: () => [
    [0, 1, 5],
    [3, -1, 7],
    [0, 1, 1],
    [0, 1, 0],
  ],
  errors: [{ args: () => [0, 1, -1], message: STEPS }],
});

export const logspace = created({
  name: 'logspace',
  doc: '`steps` numbers base^start … base^end whose exponents have equal distances.',
  params: { start: p.number(), end: p.number(), steps: p.int(), base: p.number(10) },
  create: (_, { start, end, steps, base }, call) => {
    const dtype = call.dtype ?? call.defaultDtype;
    return drawn(
      dtype,
      sequence(call.op, start, end, steps, dtype).map((x) => base ** x),
    );
  },
  samples: () => [
    [0, 2, 3],
    [0, 3, 4, 2],
    [1, 1, 1],
  ],
  errors: [{ args: () => [0, 1, -1], message: STEPS }],
});

const triangleIndices = (name: string, inside: (row: number, column: number, offset: number) => boolean, doc: string) =>
  created({
    name,
    doc,
    params: { row: p.int(), col: p.int(), offset: p.int(0) },
    create: (_, { row, col, offset }, call) => {
      if (row < 0 || col < 0) fail(call.op, `row and col must be non-negative, got ${row} and ${col}`);
      const [rows, columns]: [number[], number[]] = [[], []];
      for (let i = 0; i < row; i++) {
        for (let j = 0; j < col; j++) {
          if (!inside(i, j, offset)) continue;
          rows.push(i);
          columns.push(j);
        }
      }
      return drawn(call.dtype ?? int64, [...rows, ...columns], [2, rows.length]);
    },
    samples: () => [
      [3, 3],
      [3, 2, 1],
      [2, 3, -1],
      [0, 2],
    ],
    errors: [{ args: () => [-1, 3], message: /must be non-negative/ }],
  });

export const tril_indices = triangleIndices(
  'tril_indices',
  (i, j, offset) => j - i <= offset,
  'Rows and columns of the lower triangle of a row × col matrix, row by row, as int64 [2, n].',
);
export const triu_indices = triangleIndices(
  'triu_indices',
  (i, j, offset) => j - i >= offset,
  'Rows and columns of the upper triangle of a row × col matrix, row by row, as int64 [2, n].',
);
