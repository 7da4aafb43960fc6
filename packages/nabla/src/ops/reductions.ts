/** Sums, products, norms and what is counted. */
import type { TensorAlgebra } from '../algebra.js';
import { fail, said } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { bool, type DType, int64 } from '../ir/dtype.js';
import { composed, keyword, lowered, p, type TensorLike } from '../record.js';
import { countOf, dropAxes, keptShape, reduceAxes } from './axes.js';

const DIM_ERROR = { message: /Dimension out of range/ };

/** Integers and bool are summed as int64. */
function wide(x: Typed, dtype: DType | null): DType {
  return dtype ?? (x.dtype.is_floating_point ? x.dtype : int64);
}

/** A reduced result (or its gradient) with its axes back. */
function restore<T extends TensorLike>(
  A: TensorAlgebra<T>,
  g: T,
  shape: readonly number[],
  axes: readonly number[],
): T {
  return A.reshape(g, keptShape(shape, axes));
}

export const sum = lowered({
  name: 'sum',
  gradName: ({ dim }) => (dim === undefined ? 'SumBackward0' : 'SumBackward1'),
  doc: 'Sum over `dim` (all dimensions where absent). Integers and bool add up as int64.',
  params: { input: p.tensor(), dim: p.ints(null), keepdim: p.bool(false), ...keyword({ dtype: p.dtype() }) },
  lower: (b, { input, dim, keepdim, dtype }, call) => {
    const axes = reduceAxes(call.op, dim, input.shape.length);
    return dropAxes(b, b.sum(b.cast(input, wide(input, dtype)), axes), axes, keepdim);
  },
  saves: [],
  linear: ['input'],
  rule: { en: 'derivative of a sum, term by term', zh: '和式逐项求导' },
  samples: (m) => [
    [m.tensor([2, 3])],
    [m.tensor([2, 3, 4]), 1],
    [m.tensor([2, 3, 4]), [0, -1], true],
    [m.tensor([])],
    [m.tensor([]), -1],
    [m.tensor([0, 3]), 0],
    [m.tensor([2, 3]), []],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR },
    { args: (m) => [m.tensor([2, 3]), [0, 0]], message: /appears multiple times/ },
  ],
});

export const mean = lowered({
  name: 'mean',
  gradName: ({ dim }) => (dim === undefined ? 'MeanBackward0' : 'MeanBackward1'),
  doc: 'Mean over `dim` (all dimensions where absent). Integers need `dtype`.',
  params: { input: p.tensor(), dim: p.ints(null), keepdim: p.bool(false), ...keyword({ dtype: p.dtype() }) },
  lower: (b, { input, dim, keepdim, dtype }, call) => {
    const type = dtype ?? input.dtype;
    if (!type.is_floating_point)
      fail(
        call.op,
        `could not infer output dtype. Input dtype must be a floating point dtype. Got: ${type}`,
        'Write x.float().mean(), or x.mean({ dtype: torch.float32 })',
      );
    const axes = reduceAxes(call.op, dim, input.shape.length);
    return meanOf(b, b.cast(input, type), axes, keepdim);
  },
  saves: [],
  linear: ['input'],
  rule: { en: 'derivative of a mean, term by term', zh: '均值逐项求导' },
  samples: (m) => [
    [m.tensor([2, 3])],
    [m.tensor([2, 3, 4]), 1],
    [m.tensor([2, 3, 4]), [0, -1], true],
    [m.tensor([])],
    [m.tensor([2, 0]), 0],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR },
    { args: (m) => [m.ints([3], 0, 5)], message: /could not infer output dtype/ },
  ],
});

function meanOf<N extends Typed>(b: Builder<N>, x: N, axes: readonly number[], keepdim: boolean): N {
  const total = dropAxes(b, b.sum(x, axes), axes, keepdim);
  return b.div(total, b.like(countOf(x.shape, axes), total));
}

export const prod = lowered({
  name: 'prod',
  gradName: ({ dim }) => (dim === undefined ? 'ProdBackward0' : 'ProdBackward1'),
  doc: 'Product over one dimension (all where absent). Integers and bool multiply as int64. Zeros have derivatives, too.',
  params: { input: p.tensor(), dim: p.int(null), keepdim: p.bool(false), ...keyword({ dtype: p.dtype() }) },
  lower: (b, { input, dim, keepdim, dtype }, call) => {
    const axes = reduceAxes(call.op, dim, input.shape.length);
    return dropAxes(b, b.reduce('reduce_prod', b.cast(input, wide(input, dtype)), axes), axes, keepdim);
  },
  samples: (m) => [
    [m.tensor([2, 3])],
    [m.tensor([2, 3, 4]), 1],
    [m.tensor([2, 3]), -1, true],
    [m.values([0, 2, 3])],
    [
      m.values([
        [0, 0, 3],
        [1, 2, 0],
      ]),
      1,
    ],
    [m.tensor([])],
    [m.tensor([0])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR }],
});

export const nansum = lowered({
  name: 'nansum',
  doc: 'Sum over `dim` (all dimensions where absent) of what is not nan.',
  params: { input: p.tensor(), dim: p.ints(null), keepdim: p.bool(false), ...keyword({ dtype: p.dtype() }) },
  lower: (b, { input, dim, keepdim, dtype }, call) => {
    const axes = reduceAxes(call.op, dim, input.shape.length);
    const known = input.dtype.is_floating_point
      ? b.where(b.compare('ne', input, input), b.like(0, input), input)
      : input;
    return dropAxes(b, b.sum(b.cast(known, wide(input, dtype)), axes), axes, keepdim);
  },
  samples: (m) => [[m.tensor([2, 3]), 1], [m.values([1, Number.NaN, 2])]],
  errors: [{ args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR }],
});

export const nanmean = composed({
  name: 'nanmean',
  doc: 'Mean over `dim` (all dimensions where absent) of what is not nan.',
  params: { input: p.tensor(), dim: p.ints(null), keepdim: p.bool(false), ...keyword({ dtype: p.dtype() }) },
  compose: (A, { input, dim, keepdim, dtype }, call) => {
    if (!input.dtype.is_floating_point)
      fail(
        call.op,
        `expected input to have floating point dtype but got ${input.dtype}`,
        'Convert with .float() first',
      );
    const count = A.sum(A.logical_not(A.isnan(input)), dim, keepdim);
    return A.div(A.nansum(input, dim, keepdim, { dtype }), count);
  },
  samples: (m) => [[m.tensor([2, 3]), 1], [m.values([1, Number.NaN, 2])]],
  errors: [{ args: (m) => [m.ints([3], 0, 5)], message: /floating point dtype/ }],
});

export const count_nonzero = lowered({
  name: 'count_nonzero',
  doc: 'How many elements are not 0 over `dim` (all dimensions where absent), as int64.',
  params: { input: p.tensor(), dim: p.ints(null) },
  lower: (b, { input, dim }, call) => {
    const axes = reduceAxes(call.op, dim, input.shape.length);
    const found = b.cast(b.compare('ne', input, b.like(0, input)), int64);
    return dropAxes(b, b.sum(found, axes), axes, false);
  },
  samples: (m) => [[m.ints([2, 3], 0, 2)], [m.ints([2, 3], 0, 2), 1], [m.bools([2, 3]), [0, 1]]],
  errors: [{ args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR }],
});

const quantifier = (name: 'all' | 'any', op: 'reduce_min' | 'reduce_max', doc: string) =>
  lowered({
    name,
    doc: `${doc} over one dimension (all where absent), as bool (uint8 stays uint8).`,
    params: { input: p.tensor(), dim: p.int(null), keepdim: p.bool(false) },
    lower: (b, { input, dim, keepdim }, call) => {
      const axes = reduceAxes(call.op, dim, input.shape.length);
      const found = dropAxes(b, b.reduce(op, b.cast(input, bool), axes), axes, keepdim);
      return input.dtype.name === 'uint8' ? b.cast(found, input.dtype) : found;
    },
    samples: (m) => [
      [m.bools([2, 3])],
      [m.bools([2, 3]), 1],
      [m.ints([2, 3], 0, 2), -1, true],
      [m.tensor([0])],
      [m.bools([])],
    ],
    errors: [{ args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR }],
  });

export const all = quantifier('all', 'reduce_min', 'Whether all elements are not 0');
export const any = quantifier('any', 'reduce_max', 'Whether some element is not 0');

export const logsumexp = lowered({
  name: 'logsumexp',
  in: ['torch', 'special'],
  doc: 'log Σ e^input over `dim`, without overflow. Integers become floats.',
  params: { input: p.tensor(), dim: p.ints(), keepdim: p.bool(false) },
  lower: (b, { input, dim, keepdim }, call) => {
    const axes = reduceAxes(call.op, dim, input.shape.length);
    const x = b.cast(input, input.dtype.is_floating_point ? input.dtype : call.defaultDtype);
    if (countOf(x.shape, axes) === 0) return dropAxes(b, b.unary('log', b.sum(x, axes)), axes, keepdim);
    const top = b.reduce('reduce_max', x, axes);
    const finite = b.compare('lt', b.unary('abs', top), b.like(Infinity, top));
    const shift = b.where(finite, top, b.like(0, top));
    const total = b.sum(b.unary('exp', b.sub(x, b.expand(shift, x.shape))), axes);
    return dropAxes(b, b.add(b.unary('log', total), shift), axes, keepdim);
  },
  grad: (A, [g], { args, out }) => {
    const shape = args.input.shape;
    const axes = reduceAxes('logsumexp', args.dim, shape.length);
    const [up, kept] = [restore(A, g!, shape, axes), restore(A, out, shape, axes)];
    const safe = A.masked_fill(kept, A.isneginf(kept), 0);
    return { input: A.mul(up, A.exp(A.sub(args.input, safe))) };
  },
  saves: ['input', 'out'],
  samples: (m) => [
    [m.tensor([2, 3]), 1],
    [m.tensor([2, 3, 2]), [0, -1], true],
    [m.tensor([3]), 0],
    [m.tensor([]), 0],
    [m.values([1000, 1000]), 0],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR }],
});

// ---------------------------------------------------------------------------------------------------- norms

type Power = number | 'fro' | 'nuc' | null;

/** Exponent of a norm. */
function powerOf(op: string, given: Power | string): number {
  if (given === 'nuc') fail(op, "the nuclear norm ('nuc') is a sum of singular values", 'Use linalg.svdvals(x).sum()');
  if (given === 'fro' || given === null) return 2;
  if (given === 'inf' || given === '-inf') return given === 'inf' ? Infinity : -Infinity;
  if (typeof given !== 'number') fail(op, `p must be a number, Infinity, or 'fro', not ${said(given)}`, '', 'type');
  return given;
}

function normOf<N extends Typed>(b: Builder<N>, x: N, power: number, axes: readonly number[]): N {
  const size = b.unary('abs', x);
  if (power === 0) return b.sum(b.cast(b.compare('ne', x, b.like(0, x)), x.dtype), axes);
  if (power === 1) return b.sum(size, axes);
  if (power === 2) return b.unary('sqrt', b.sum(b.mul(x, x), axes));
  if (power === Infinity) return emptyNorm(b, size, axes) ?? b.reduce('reduce_max', size, axes);
  if (power === -Infinity) return emptyNorm(b, size, axes) ?? b.reduce('reduce_min', size, axes);
  const total = b.sum(b.binary('pow', size, b.like(power, size)), axes);
  return b.binary('pow', total, b.like(1 / power, total));
}

/** The extreme of nothing is 0. */
function emptyNorm<N extends Typed>(b: Builder<N>, x: N, axes: readonly number[]): N | null {
  return countOf(x.shape, axes) === 0 ? b.sum(x, axes) : null;
}

/** PyTorch's norm_backward: 0 where the norm is 0. */
function normGrad<T extends TensorLike>(A: TensorAlgebra<T>, g: T, x: T, norm: T, power: number, axes: number[]): T {
  const flat = A.eq(norm, 0);
  const safe = A.masked_fill(norm, flat, 1);
  if (power === 0) return A.zeros_like(x);
  if (power === 1) return A.mul(g, A.sign(x));
  if (power === 2) return A.masked_fill(A.mul(x, A.div(g, safe)), flat, 0);
  if (Math.abs(power) === Infinity) {
    const hit = A.logical_or(A.eq(A.abs(x), norm), A.isnan(x));
    const share = axes.length > 0 ? A.sum(hit, axes, true) : hit;
    return A.mul(A.sign(x), A.mul(hit, A.div(g, share)));
  }
  const size = A.abs(x);
  const none = A.eq(x, 0);
  const slope = A.mul(A.sign(x), A.pow(A.masked_fill(size, none, 1), power - 1));
  const scale = A.div(g, A.pow(safe, power - 1));
  return A.masked_fill(A.masked_fill(A.mul(slope, scale), none, 0), flat, 0);
}

export const norm = lowered({
  name: 'norm',
  gradName: ({ dim, dtype }) => `NormBackward${dtype === undefined ? 1 : dim === undefined ? 2 : 3}`,
  doc: "(Σ |input|^p)^(1/p) over `dim` (all where absent); p: 'fro' (2), a number, Infinity, −Infinity or 0 (how many are not 0). Where the norm is 0, so is its derivative.",
  params: {
    input: p.tensor(),
    p: p.any<Power>("number | 'fro' | 'nuc' | null", 'fro', { nullable: true }),
    dim: p.ints(null),
    keepdim: p.bool(false),
    ...keyword({ dtype: p.dtype() }),
  },
  lower: (b, { input, p: power, dim, keepdim, dtype }, call) => {
    const type = dtype ?? input.dtype;
    if (!type.is_floating_point)
      fail(call.op, `input dtype should be floating point. Got ${type} instead`, 'Convert with .float() first');
    const axes = reduceAxes(call.op, dim, input.shape.length);
    return dropAxes(b, normOf(b, b.cast(input, type), powerOf(call.op, power), axes), axes, keepdim);
  },
  grad: (A, [g], { args, out }) => {
    const shape = args.input.shape;
    const axes = reduceAxes('norm', args.dim, shape.length);
    const [up, kept] = [restore(A, g!, shape, axes), restore(A, out, shape, axes)];
    return { input: normGrad(A, up, args.input, kept, powerOf('norm', args.p), axes) };
  },
  saves: ['input', 'out'],
  samples: (m) => [
    [m.tensor([2, 3])],
    [m.tensor([2, 3], { avoid: [0] }), 1],
    [m.tensor([2, 3]), 2, 1, true],
    [m.tensor([2, 3], { distinct: true, avoid: [0] }), Infinity],
    [m.tensor([2, 3], { avoid: [0] }), 3, [0, 1]],
    [m.tensor([3], { avoid: [0] })],
    [m.tensor([], { avoid: [0] })],
  ],
  errors: [
    { args: (m) => [m.ints([3], 0, 5)], message: /should be floating point/ },
    { args: (m) => [m.tensor([2, 3]), 2, 2], ...DIM_ERROR },
  ],
});
