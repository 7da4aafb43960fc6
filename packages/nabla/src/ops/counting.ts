/** What is there: positions, occurrences, distinct values. The size of a result depends on values, which are read at once. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { bool, type DType, float32, float64, int32, int64, promote } from '../ir/dtype.js';
import { contiguousStrides, numel, type Shape, sameShape, show } from '../ir/shape.js';
import { composed, keyword, lowered, p, type TensorLike } from '../record.js';
import { axisOf } from './axes.js';
import { trueAt } from './gathering.js';
import { fixed } from './samples.js';

const integers = <T extends TensorLike>(
  A: TensorAlgebra<T>,
  data: readonly number[],
  shape: Shape = [data.length],
): T => A._numbers(data, [...shape], { dtype: 'int64' });

export const nonzero = composed({
  name: 'nonzero',
  overloads: [
    ['input: T', 'T'],
    ['input: T, options: { as_tuple: true }', 'T[]'],
    ['input: T, options: { as_tuple: boolean }', 'T | T[]'],
  ],
  doc: 'Positions of the elements that are not 0, row-major: [n, dimensions] of int64, or with `as_tuple` a vector for each dimension. It reads the values at once.',
  params: { input: p.tensor(), ...keyword({ as_tuple: p.bool(false) }) },
  compose: (A, { input, as_tuple }, call) => {
    const strides = contiguousStrides(input.shape);
    const where = trueAt(call.values(input));
    const along = (i: number): number[] => where.map((at) => Math.floor(at / strides[i]!) % input.shape[i]!);
    if (as_tuple) return input.ndim === 0 ? [integers(A, where)] : input.shape.map((_, i) => integers(A, along(i)));
    const columns = input.shape.map((_, i) => along(i));
    return integers(
      A,
      where.flatMap((_, k) => columns.map((c) => c[k]!)),
      [where.length, input.ndim],
    );
  },
  samples: (m) => [
    [
      m.values([
        [1, 0],
        [0, 2],
      ]),
    ],
    [
      m.values([
        [1, 0],
        [0, 2],
      ]),
      { as_tuple: true },
    ],
    [m.values(5)],
    [m.bools([2, 3, 2])],
  ],
});

export const argwhere = composed({
  name: 'argwhere',
  doc: 'nonzero: positions of the elements that are not 0, as [n, dimensions].',
  params: { input: p.tensor() },
  compose: (A, { input }) => A.nonzero(input),
  samples: (m) => [
    [
      m.values([
        [1, 0],
        [0, 2],
      ]),
    ],
  ],
});

export const bincount = lowered({
  name: 'bincount',
  doc: 'How often each of 0, 1, 2, … occurs in a vector of integers that are not negative (or the sums of `weights` there); at least `minlength` numbers.',
  params: { input: p.index(), weights: p.tensor(null), minlength: p.int(0) },
  lower: (b, { input, weights, minlength }, call) => {
    if (input.shape.length !== 1)
      fail(call.op, `only supports 1-d non-negative integral inputs, not shape ${show(input.shape)}`);
    if (minlength < 0) fail(call.op, 'minlength should be >= 0');
    if (weights !== null && !sameShape(weights.shape, input.shape))
      fail(call.op, 'weights should be 1-d and have the same length as input');
    const values = call.values(input);
    let size = minlength;
    for (let i = 0; i < values.length; i++) {
      if (!(values[i]! >= 0))
        fail(call.op, `only supports 1-d non-negative integral inputs, but element ${i} is ${values[i]}`);
      size = Math.max(size, values[i]! + 1);
    }
    const dtype = weights === null ? int64 : weights.dtype === float32 ? float32 : float64;
    const each = weights === null ? b.const(1, int64, input.shape) : b.cast(weights, dtype);
    const index = call.indices(input, 0, size, 'values');
    return b.scatter(b.const(0, dtype, [size]), index, each, 0, 'add');
  },
  nondifferentiable: [0],
  samples: (m) => [
    [m.values([1, 2, 1], 'int64')],
    [m.values([1, 2, 1], 'int64'), m.values([0.5, 0.25, 1]), 5],
    [m.values([], 'int64'), { minlength: 3 }],
  ],
  errors: [
    { args: (m) => [m.values([1, -2], 'int64')], message: /element 1 is -2/ },
    { args: (m) => [m.values([1.5])], message: /must be integers/ },
    { args: (m) => [m.ints([2, 2], 0, 3)], message: /only supports 1-d/ },
  ],
});

export const histc = lowered({
  name: 'histc',
  doc: 'How many elements fall into each of `bins` equal parts of min…max (of the values’ own range where both are 0); what lies outside does not count.',
  params: { input: p.tensor(), bins: p.int(100), min: p.number(0), max: p.number(0) },
  lower: (b, { input, bins, min, max }, call) => {
    if (bins <= 0) fail(call.op, 'bins must be > 0');
    if (min > max) fail(call.op, `max must be larger than min: ${min} > ${max}`);
    if (!input.dtype.is_floating_point) fail(call.op, `is not implemented for ${input.dtype}`, 'Convert with .float()');
    const [low, high] = rangeOf(call.op, min, max, min === max ? call.values(input) : []);
    const n = numel(input.shape);
    const x = b.reshape(input, [n]);
    const at = (v: number) => b.broadcast(call.operand(v, x.dtype), x.shape);
    const inside = b.binary('and', b.compare('le', at(low), x), b.compare('le', x, at(high)));
    const bin = b.unary('floor', b.div(b.mul(b.sub(x, at(low)), b.like(bins, x)), at(high - low)));
    const bounded = b.binary('minimum', b.where(inside, bin, b.like(0, bin)), b.like(bins - 1, bin));
    return b.scatter(b.const(0, x.dtype, [bins]), b.cast(bounded, int64), b.cast(inside, x.dtype), 0, 'add');
  },
  nondifferentiable: [0],
  samples: (m) => [
    [m.values([1, 2, 1, 7, -1]), 4, 0, 3],
    [m.values([1, 2, 1]), { bins: 4 }],
    [m.values([1, 1, 1]), 4],
  ],
  errors: [{ args: (m) => [m.tensor([3]), 0], message: /bins must be > 0/ }],
});

function rangeOf(op: string, min: number, max: number, values: ArrayLike<number>): [number, number] {
  let [low, high] = [min, max];
  if (values.length > 0) {
    [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < values.length; i++) [low, high] = [Math.min(low, values[i]!), Math.max(high, values[i]!)];
    if (!Number.isFinite(low) || !Number.isFinite(high)) fail(op, `range of [${low}, ${high}] is not finite`);
  }
  return low === high ? [low - 1, high + 1] : [low, high];
}

export const isin = lowered({
  name: 'isin',
  method: false,
  doc: 'Whether each of elements is one of test_elements, as bool.',
  params: {
    elements: p.operand(),
    test_elements: p.operand(),
    ...keyword({ assume_unique: p.bool(false), invert: p.bool(false) }),
  },
  lower: (b, { elements, test_elements, invert }, call) => {
    const dtype = typeOf(elements, test_elements);
    const [x, t] = [call.operand(elements, dtype), call.operand(test_elements, dtype)];
    const n = numel(t.shape);
    const shape = [...x.shape, n];
    const same = b.compare(
      'eq',
      b.broadcast(b.reshape(x, [...x.shape, 1]), shape),
      b.broadcast(b.reshape(t, [n]), shape),
    );
    const found =
      n === 0 ? b.const(0, bool, x.shape) : b.reshape(b.reduce('reduce_max', same, [shape.length - 1]), x.shape);
    return invert ? b.unary('not', found) : found;
  },
  samples: (m) => [
    [
      m.values(
        [
          [1, 2],
          [3, 4],
        ],
        'int64',
      ),
      m.values([2, 3], 'int64'),
    ],
    [m.values([1, 2], 'int64'), 2, { invert: true }],
    [m.values([1, 2], 'int64'), m.values([], 'int64')],
  ],
});

function typeOf(x: { dtype: DType } | number, y: { dtype: DType } | number): DType {
  if (typeof x !== 'number' && typeof y !== 'number') return promote(x.dtype, y.dtype);
  const [tensor, number] = typeof x === 'number' ? [y, x] : [x, y];
  // A fraction among integers is compared as what it is.
  return typeof tensor === 'number' || (!Number.isInteger(number) && !tensor.dtype.is_floating_point)
    ? float64
    : tensor.dtype;
}

// ---------------------------------------------------------------------------------------------------- sorted sequences

export const searchsorted = lowered({
  name: 'searchsorted',
  method: false,
  doc: 'Where each value would stand in a sorted sequence: before equal elements, or with `right` after them. The sequence is a vector, or has the values’ leading dimensions.',
  params: {
    sorted_sequence: p.tensor(),
    values: p.operand(),
    ...keyword({
      out_int32: p.bool(false),
      right: p.bool(false),
      side: p.string(['left', 'right'], null),
      sorter: p.index(null),
    }),
  },
  lower: (b, args, call) => {
    const right = args.right || args.side === 'right';
    if (args.side === 'left' && args.right)
      fail(call.op, "side and right can't be set to opposites, got side of left while right was True");
    const dtype =
      typeof args.values === 'number'
        ? typeOf(args.sorted_sequence, args.values)
        : promote(args.sorted_sequence.dtype, args.values.dtype);
    const [given, v] = [b.cast(args.sorted_sequence, dtype), call.operand(args.values, dtype)];
    const [r, n] = [given.shape.length, given.shape[given.shape.length - 1]!];
    if (r !== 1 && !sameShape(given.shape.slice(0, -1), v.shape.slice(0, -1)))
      fail(
        call.op,
        `boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor ${show(given.shape)} and input value tensor ${show(v.shape)}`,
      );
    const line = args.sorter === null ? given : b.gather(given, call.indices(args.sorter, 0, n, 'sorter'), r - 1);
    const shape = [...v.shape, n];
    const rows = r === 1 ? line : b.reshape(line, [...line.shape.slice(0, -1), 1, n]);
    const [x, y] = [b.broadcast(b.reshape(v, [...v.shape, 1]), shape), b.broadcast(rows, shape)];
    // Counted as "not before": nan stands last.
    const before = b.unary('not', b.compare(right ? 'lt' : 'le', x, y));
    const count = b.reshape(b.sum(b.cast(before, int64), [shape.length - 1]), v.shape);
    return args.out_int32 ? b.cast(count, int32) : count;
  },
  samples: (m) => [
    [
      m.values([1, 3, 5], 'int64'),
      m.values(
        [
          [3, 4],
          [0, 9],
        ],
        'int64',
      ),
    ],
    [m.values([1, 3, 5]), 3, { right: true }],
    [
      m.values([
        [1, 3, 5],
        [2, 4, 6],
      ]),
      m.values([
        [3, 5],
        [9, 2],
      ]),
      { side: 'right', out_int32: true },
    ],
    [m.values([1, 3, 5]), m.values([Number.NaN])],
    [m.values([5, 1, 3]), m.values([3.5]), { sorter: m.values([1, 2, 0], 'int64') }],
  ],
  errors: [
    {
      args: (m) => [
        m.values([
          [1, 3],
          [2, 4],
        ]),
        m.values([3]),
      ],
      message: /boundaries tensor should be 1 dimension/,
    },
  ],
});

export const bucketize = composed({
  name: 'bucketize',
  method: false,
  doc: 'The bucket of each element between sorted boundaries: searchsorted with its arguments exchanged.',
  params: {
    input: p.operand(),
    boundaries: p.tensor(),
    ...keyword({ out_int32: p.bool(false), right: p.bool(false) }),
  },
  compose: (A, { input, boundaries, out_int32, right }, call) => {
    if (boundaries.ndim !== 1) fail(call.op, `boundaries tensor must be 1 dimension, but got dim(${boundaries.ndim})`);
    return A.searchsorted(boundaries, input, { out_int32, right });
  },
  samples: (m) => [
    [
      m.values([
        [1.5, 0],
        [2, 9],
      ]),
      m.values([1, 2]),
    ],
    [1.5, m.values([1, 2])],
  ],
  errors: [{ args: (m) => [m.values([1]), m.values([[1, 2]])], message: /must be 1 dimension/ }],
});

// ---------------------------------------------------------------------------------------------------- distinct values

/** Rows of numbers: [count][width]. */
type Rows = readonly (readonly number[])[];

/** nan is the largest, and no two are equal. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return (a !== a ? 1 : 0) - (b !== b ? 1 : 0);
}

function compareRows(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const c = compareNumbers(a[i]!, b[i]!);
    if (c !== 0) return c;
  }
  return 0;
}

const equalRows = (a: readonly number[], b: readonly number[]): boolean => a.every((v, i) => v === b[i]);

interface Groups {
  readonly first: number[];
  readonly inverse: number[];
  readonly counts: number[];
}

/** Runs of equal rows in a given order. */
function groupRows(rows: Rows, order: readonly number[]): Groups {
  const out: Groups = { first: [], inverse: new Array<number>(rows.length).fill(0), counts: [] };
  order.forEach((at, k) => {
    const same = k > 0 && equalRows(rows[at]!, rows[order[k - 1]!]!);
    if (same) out.counts[out.counts.length - 1]!++;
    else {
      out.first.push(at);
      out.counts.push(1);
    }
    out.inverse[at] = out.first.length - 1;
  });
  return out;
}

/** The slices of one dimension as rows; all elements where dim is null. */
function rowsOf(values: readonly number[], shape: Shape, axis: number | null): number[][] {
  if (axis === null) return values.map((v) => [v]);
  const tail = numel(shape.slice(axis + 1));
  const n = shape[axis]!;
  const rows: number[][] = Array.from({ length: n }, () => []);
  values.forEach((v, i) => rows[Math.floor(i / tail) % n]!.push(v));
  return rows;
}

interface UniqueArgs<T> {
  readonly input: T;
  readonly return_inverse: boolean;
  readonly return_counts: boolean;
  readonly dim: number | null;
}

function distinct<T extends TensorLike>(
  A: TensorAlgebra<T>,
  op: string,
  values: readonly number[],
  { input, return_inverse, return_counts, dim }: UniqueArgs<T>,
  sorted: boolean,
): T | T[] {
  const axis = dim === null ? null : axisOf(op, dim, input.ndim);
  const rows = rowsOf(values, input.shape, axis);
  const order = rows.map((_, i) => i);
  if (sorted) order.sort((i, j) => compareRows(rows[i]!, rows[j]!) || i - j);
  const { first, inverse, counts } = groupRows(rows, order);
  const at = integers(A, first);
  const out = axis === null ? A._take(input, at) : A.index_select(input, axis, at);
  const extra: T[] = [];
  if (return_inverse) extra.push(integers(A, inverse, axis === null ? input.shape : [inverse.length]));
  if (return_counts) extra.push(integers(A, counts));
  return extra.length === 0 ? out : [out, ...extra];
}

const RESULTS = [
  ['input: T', 'T'],
  ['input: T, options: { sorted?: boolean; dim?: number | null }', 'T'],
  [
    'input: T, options: { sorted?: boolean; return_inverse?: boolean; return_counts?: boolean; dim?: number | null }',
    'T[]',
  ],
  ['input: T, sorted: boolean, return_inverse?: boolean, return_counts?: boolean, dim?: number | null', 'T | T[]'],
] as const;

export const unique = composed({
  name: 'unique',
  overloads: RESULTS,
  doc: 'The distinct elements in order (or slices of `dim`); also where each came to stand and how often it occurs. It reads the values at once.',
  params: {
    input: p.tensor(),
    sorted: p.bool(true),
    return_inverse: p.bool(false),
    return_counts: p.bool(false),
    dim: p.int(null),
  },
  compose: (A, args, call) => distinct(A, call.op, call.values(args.input), args, true),
  samples: (m) => [
    [m.values([3, 1, 1, 2], 'int64')],
    [
      m.values(
        [
          [3, 1],
          [1, 2],
        ],
        'int64',
      ),
      { return_inverse: true, return_counts: true },
    ],
    [
      m.values(
        [
          [3, 1],
          [1, 2],
          [3, 1],
        ],
        'int64',
      ),
      { dim: 0, return_inverse: true, return_counts: true },
    ],
    [fixed(m, [Number.NaN, Number.NaN, 1])],
    [m.values([])],
  ],
  errors: [{ args: (m) => [m.tensor([2]), { dim: 1 }], message: /Dimension out of range/ }],
});

export const unique_consecutive = composed({
  name: 'unique_consecutive',
  overloads: [
    ['input: T', 'T'],
    ['input: T, options: { return_inverse?: boolean; return_counts?: boolean; dim?: number | null }', 'T[]'],
    ['input: T, return_inverse: boolean, return_counts?: boolean, dim?: number | null', 'T | T[]'],
  ],
  doc: 'The elements (or slices of `dim`) without those equal to the one before. It reads the values at once.',
  params: { input: p.tensor(), return_inverse: p.bool(false), return_counts: p.bool(false), dim: p.int(null) },
  compose: (A, args, call) => distinct(A, call.op, call.values(args.input), args, false),
  samples: (m) => [
    [m.values([1, 1, 2, 2, 1], 'int64')],
    [m.values([1, 1, 2, 2, 1], 'int64'), true, true],
    [
      m.values(
        [
          [1, 1],
          [1, 1],
          [2, 1],
        ],
        'int64',
      ),
      { dim: 0 },
    ],
  ],
  errors: [{ args: (m) => [m.tensor([2]), { dim: 1 }], message: /Dimension out of range/ }],
});
