/** Order along a dimension. Sorting is stable and takes nan as the largest. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { bool, int64, uint8 } from '../ir/dtype.js';
import { numel } from '../ir/shape.js';
import { composed, keyword, type LowerCall, lowered, p } from '../record.js';
import { asVector, axisOf, checkReducible, dropAxes } from './axes.js';
import { requireRank } from './requirements.js';
import { fixed } from './samples.js';

const PAIR = ['values', 'indices'] as const;

interface Sorted<N> {
  readonly axis: number;
  readonly order: N;
  readonly x: N;
}

function ordered<N extends Typed>(
  call: LowerCall<N>,
  b: Builder<N>,
  input: N,
  dim: number,
  descending: boolean,
): Sorted<N> {
  const axis = axisOf(call.op, dim, input.shape.length);
  const x = asVector(b, input);
  const key = x.dtype === bool ? b.cast(x, uint8) : x;
  return { axis, x, order: b.argsort(key, axis, descending) };
}

const params = { input: p.tensor(), dim: p.int(-1), descending: p.bool(false), stable: p.bool(false) };
const OUT = /Dimension out of range/;

export const sort = lowered({
  name: 'sort',
  gradName: ({ stable }) => (stable === true ? 'SortBackward1' : 'SortBackward0'),
  resultNames: PAIR,
  doc: '{ values, indices }: the elements along `dim` in order, and where they stood. Always stable; nan is the largest.',
  params,
  lower: (b, { input, dim, descending }, call) => {
    const { axis, order, x } = ordered(call, b, input, dim, descending);
    return [b.reshape(b.gather(x, order, axis), input.shape), b.reshape(order, input.shape)];
  },
  nondifferentiable: [1],
  samples: (m) => [
    [m.tensor([2, 4], { distinct: true })],
    [m.tensor([3, 2], { distinct: true }), 0, true],
    [m.tensor([])],
    [m.values([2, 1, 2, 1], 'int64'), { stable: true }],
    [fixed(m, [1, Number.NaN, -1, Infinity])],
    [m.tensor([0, 3]), 0],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 2], message: OUT }],
});

export const argsort = lowered({
  name: 'argsort',
  doc: 'The indices that sort along `dim`, as int64; stable, nan is the largest.',
  params,
  lower: (b, { input, dim, descending }, call) =>
    b.reshape(ordered(call, b, input, dim, descending).order, input.shape),
  samples: (m) => [
    [m.tensor([2, 4], { distinct: true })],
    [m.tensor([3, 2], { distinct: true }), 0, true],
    [m.tensor([]), 0],
    [m.values([2, 1, 2, 1], 'int64'), { stable: true }],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 2], message: OUT }],
});

export const msort = composed({
  name: 'msort',
  doc: 'The elements of the first dimension in order.',
  params: { input: p.tensor() },
  compose: (A, { input }) => A.sort(input, 0).values,
  samples: (m) => [[m.tensor([3, 2], { distinct: true })], [m.tensor([4], { distinct: true })]],
});

export const topk = lowered({
  name: 'topk',
  resultNames: PAIR,
  doc: '{ values, indices } of the k largest (or smallest) elements along `dim`, in order; nan is the largest.',
  params: { input: p.tensor(), k: p.int(), dim: p.int(-1), largest: p.bool(true), sorted: p.bool(true) },
  lower: (b, { input, k, dim, largest }, call) => {
    const { axis, order, x } = ordered(call, b, input, dim, largest);
    if (k < 0 || k > x.shape[axis]!)
      fail(call.op, `selected index k out of range: k is ${k}, dimension ${axis} has size ${x.shape[axis]}`);
    const at = b.narrow(order, axis, 0, k);
    const shape = input.shape.length === 0 && k === 1 ? [] : at.shape;
    return [b.reshape(b.gather(x, at, axis), shape), b.reshape(at, shape)];
  },
  nondifferentiable: [1],
  samples: (m) => [
    [m.tensor([2, 4], { distinct: true }), 2],
    [m.tensor([4, 2], { distinct: true }), 3, 0, false],
    [m.tensor([]), 1],
    [m.tensor([2, 3]), 0],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 4], message: /selected index k out of range/ },
    { args: (m) => [m.tensor([2, 3]), 1, 2], message: OUT },
  ],
});

export const kthvalue = lowered({
  name: 'kthvalue',
  resultNames: PAIR,
  doc: '{ values, indices } of the k-th smallest element along `dim`, counted from 1.',
  params: { input: p.tensor(), k: p.int(), dim: p.int(-1), keepdim: p.bool(false) },
  lower: (b, { input, k, dim, keepdim }, call) => {
    const { axis, order, x } = ordered(call, b, input, dim, false);
    checkReducible(call.op, x.shape, [axis], false);
    if (k < 1 || k > x.shape[axis]!)
      fail(call.op, `selected number k out of range for dimension ${axis}: k is ${k}, the size ${x.shape[axis]}`);
    const at = b.narrow(order, axis, k - 1, 1);
    const drop = (v: typeof at) => (input.shape.length === 0 ? b.reshape(v, []) : dropAxes(b, v, [axis], keepdim));
    return [drop(b.gather(x, at, axis)), drop(at)];
  },
  nondifferentiable: [1],
  samples: (m) => [
    [m.tensor([2, 4], { distinct: true }), 2],
    [m.tensor([4, 2], { distinct: true }), 4, 0, true],
    [m.tensor([]), 1],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 4], message: /selected number k out of range/ }],
});

// ---------------------------------------------------------------------------------------------------- quantiles

const INTERPOLATIONS = ['linear', 'lower', 'higher', 'midpoint', 'nearest'] as const;
type Interpolation = (typeof INTERPOLATIONS)[number];

/** Between which places of n sorted values a quantile lies, and how far. */
function placeOf(q: number, n: number, how: Interpolation): { low: number; high: number; weight: number } {
  const rank = q * (n - 1);
  const [low, high] = [Math.floor(rank), Math.ceil(rank)];
  if (how === 'lower') return { low, high: low, weight: 0 };
  if (how === 'higher') return { low: high, high, weight: 0 };
  if (how === 'midpoint') return { low, high, weight: 0.5 };
  if (how === 'nearest') {
    const up = rank - low > 0.5 || (rank - low === 0.5 && low % 2 === 1);
    return up ? { low: high, high, weight: 0 } : { low, high: low, weight: 0 };
  }
  return { low, high, weight: rank - low };
}

/** One quantile of lines sorted along the last axis; nan where a line holds one. */
function quantileOf<N extends Typed>(b: Builder<N>, sorted: N, q: number, how: Interpolation, call: LowerCall<N>): N {
  const last = sorted.shape.length - 1;
  const n = sorted.shape[last]!;
  const { low, high, weight } = placeOf(q, n, how);
  const [a, c, end] = [low, high, n - 1].map((i) => b.narrow(sorted, last, i, 1)) as [N, N, N];
  const w = b.broadcast(call.operand(weight, a.dtype), a.shape);
  const between = low === high ? a : b.add(a, b.mul(w, b.sub(c, a)));
  return b.where(b.compare('ne', end, end), end, between);
}

const quantiles = (name: string, of: typeof quantileOf, doc: string) =>
  lowered({
    name,
    gradName: 'SqueezeBackward3',
    doc: `The q-th quantiles (0 to 1) of all elements or along \`dim\`, between neighbours by \`interpolation\`; several q make a first dimension. ${doc}`,
    params: {
      input: p.tensor(),
      q: p.operand(),
      dim: p.int(null),
      keepdim: p.bool(false),
      ...keyword({ interpolation: p.string(INTERPOLATIONS, 'linear') }),
    },
    lower: (b, { input, q, dim, keepdim, interpolation }, call) => {
      if (!input.dtype.is_floating_point)
        fail(call.op, `input tensor must be either float or double dtype, not ${input.dtype}`);
      if (numel(input.shape) === 0) fail(call.op, 'input tensor must be non-empty');
      if (typeof q !== 'number' && q.dtype !== input.dtype)
        fail(
          call.op,
          `q tensor must be same dtype as the input tensor: ${q.dtype} and ${input.dtype}`,
          `Convert with .to(${input.dtype})`,
        );
      const wanted = typeof q === 'number' ? [q] : Array.from(call.values(q));
      if (typeof q !== 'number' && q.shape.length > 1) requireRank(call.op, 'q', q, 1, 'a number or a 1D tensor');
      const bad = wanted.find((v) => !(v >= 0 && v <= 1));
      if (bad !== undefined) fail(call.op, `q must be in the range [0, 1] but got ${bad}`);
      const x = dim === null ? b.reshape(input, [numel(input.shape)]) : asVector(b, input);
      const axis = dim === null ? 0 : axisOf(call.op, dim, input.shape.length);
      const order = [...x.shape.map((_, i) => i).filter((i) => i !== axis), axis];
      const lines = b.permute(x, order);
      const sorted = b.gather(lines, b.argsort(lines, order.length - 1, false), order.length - 1);
      const rest = lines.shape.slice(0, -1);
      const kept = dim === null ? input.shape.map(() => 1) : input.shape.map((n, i) => (i === axis ? 1 : n));
      const shape = keepdim ? kept : dim === null || input.shape.length === 0 ? [] : rest;
      if (wanted.length === 0) return b.const(0, x.dtype, [0, ...shape]);
      const each = wanted.map((v) => b.reshape(of(b, sorted, v, interpolation, call), [1, ...shape]));
      const out = b.concat(each, 0);
      return typeof q === 'number' || q.shape.length === 0 ? b.reshape(out, shape) : out;
    },
    samples: (m) => [
      [m.tensor([5], { distinct: true }), 0.3],
      [m.tensor([2, 4], { distinct: true }), fixed(m, [0, 0.4, 1]), 1],
      [m.tensor([2, 4], { distinct: true }), 0.5, 0, true],
      ...INTERPOLATIONS.map((interpolation) => [m.tensor([6], { distinct: true }), 0.5, { interpolation }]),
    ],
    errors: [
      { args: (m) => [m.tensor([3]), 1.5], message: /in the range \[0, 1\]/ },
      { args: (m) => [m.ints([3], 0, 5), 0.5], message: /float or double/ },
    ],
  });

/** The same among the numbers of each line that are not nan; they come first. */
function nanQuantileOf<N extends Typed>(
  b: Builder<N>,
  sorted: N,
  q: number,
  how: Interpolation,
  call: LowerCall<N>,
): N {
  const last = sorted.shape.length - 1;
  const count = b.sum(b.cast(b.compare('eq', sorted, sorted), sorted.dtype), [last]);
  const most = b.binary('maximum', b.sub(count, b.like(1, count)), b.like(0, count));
  const rank = b.mul(most, b.broadcast(call.operand(q, count.dtype), count.shape));
  const [low, high] = [b.unary('floor', rank), b.unary('ceil', rank)];
  const at = (place: N): N => b.gather(sorted, b.cast(place, int64), last);
  if (how === 'nearest') return at(b.unary('round', rank));
  if (how === 'lower' || how === 'higher') return at(how === 'lower' ? low : high);
  const weight = how === 'midpoint' ? b.like(0.5, rank) : b.sub(rank, low);
  return b.add(at(low), b.mul(weight, b.sub(at(high), at(low))));
}

export const quantile = quantiles('quantile', quantileOf, 'nan where there is one.');
export const nanquantile = quantiles('nanquantile', nanQuantileOf, 'nan is left out; where nothing is left, nan.');

// ---------------------------------------------------------------------------------------------------- most frequent

export const mode = lowered({
  name: 'mode',
  resultNames: PAIR,
  doc: '{ values, indices } of what is there most often along `dim` (the smallest of several), and the last place where it stands.',
  params: { input: p.tensor(), dim: p.int(-1), keepdim: p.bool(false) },
  lower: (b, { input, dim, keepdim }, call) => {
    const { axis, order, x } = ordered(call, b, input, dim, false);
    checkReducible(call.op, x.shape, [axis], false);
    const sorted = b.gather(x, order, axis);
    const n = x.shape[axis]!;
    const place = b.iota(int64, x.shape, axis);
    const same = b.compare('eq', b.narrow(sorted, axis, 1, n - 1), b.narrow(sorted, axis, 0, n - 1));
    const first = b.narrow(place, axis, 0, 1);
    const later = b.narrow(place, axis, 1, n - 1);
    const starts = b.concat([first, b.where(same, b.like(0, later), later)], axis);
    const run = b.sub(place, b.scan('max', starts, axis));
    // The first place at which a run is longest is the end of the first longest one.
    const at = b.argextreme('argmax', run, axis);
    const drop = (v: typeof at) => (input.shape.length === 0 ? b.reshape(v, []) : dropAxes(b, v, [axis], keepdim));
    return [drop(b.gather(sorted, at, axis)), drop(b.gather(order, at, axis))];
  },
  nondifferentiable: [1],
  samples: (m) => [
    [
      m.values(
        [
          [1, 2, 2, 0, 1],
          [3, 3, 0, 0, 0],
        ],
        'int64',
      ),
    ],
    [m.tensor([2, 4], { distinct: true }), 0, true],
    [fixed(m, [Number.NaN, 1, Number.NaN, 1, 2])],
    [m.tensor([])],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 2], message: OUT },
    { args: (m) => [m.tensor([2, 0])], message: /to have non-zero size/ },
  ],
});
