/** Variances and standard deviations. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { keyword, lowered, p, type TensorLike } from '../record.js';
import { countOf, dropAxes, keptShape, reduceAxes } from './axes.js';

type Dim = number | readonly number[] | boolean | null;

interface Given {
  readonly dim: Dim;
  readonly unbiased: boolean | null;
  readonly correction: number | null;
}

const params = {
  input: p.tensor(),
  dim: p.any<Dim>('number | readonly number[] | boolean | null', null),
  unbiased: p.bool(null),
  keepdim: p.bool(false),
  ...keyword({ correction: p.number(null) }),
};

/** x.var(false) says `unbiased`, x.var(1) says `dim`. */
function axesOf(op: string, dim: Dim, rank: number): number[] {
  if (typeof dim === 'boolean') return reduceAxes(op, null, rank);
  const list = dim === null ? [] : typeof dim === 'number' ? [dim] : dim;
  if (!Array.isArray(list) || !list.every(Number.isInteger))
    fail(op, `argument 'dim' must be an integer or an array of integers, not ${String(dim)}`, '', 'type');
  return reduceAxes(op, list, rank);
}

function correctionOf(op: string, { dim, unbiased, correction }: Given): number {
  if (correction !== null) {
    if (unbiased !== null || typeof dim === 'boolean')
      fail(
        op,
        "got both 'unbiased' and 'correction'",
        'unbiased: true is correction: 1, unbiased: false is correction: 0',
      );
    return correction;
  }
  return (typeof dim === 'boolean' ? dim : (unbiased ?? true)) ? 1 : 0;
}

interface Moments<N> {
  readonly variance: N;
  readonly mean: N;
  readonly axes: number[];
}

/** Variance and mean with reduced axes kept. */
function moments<N extends Typed>(b: Builder<N>, op: string, x: N, given: Given): Moments<N> {
  if (!x.dtype.is_floating_point)
    fail(op, `only supports floating point dtypes, not ${x.dtype}`, 'Convert with .float() first');
  const axes = axesOf(op, given.dim, x.shape.length);
  const n = countOf(x.shape, axes);
  const total = b.sum(x, axes);
  const mean = b.div(total, b.like(n, total));
  const off = b.sub(x, b.expand(mean, x.shape));
  const squares = b.sum(b.mul(off, off), axes);
  const variance = b.div(squares, b.like(Math.max(0, n - correctionOf(op, given)), squares));
  return { variance, mean, axes };
}

/** PyTorch's var_backward: g · 2/(n − correction) · (x − mean). */
function varianceGrad<T extends TensorLike>(A: TensorAlgebra<T>, op: string, g: T, x: T, given: Given): T {
  const axes = axesOf(op, given.dim, x.shape.length);
  const rest = Math.max(0, countOf(x.shape, axes) - correctionOf(op, given));
  const up = A.reshape(g, keptShape(x.shape, axes));
  return A.mul(A.mul(up, 2 / rest), A.sub(x, axes.length > 0 ? A.mean(x, axes, true) : x));
}

/** Gradient of the variance from that of the deviation: 0 where the deviation is 0. */
function throughRoot<T extends TensorLike>(A: TensorAlgebra<T>, g: T, deviation: T): T {
  const flat = A.eq(deviation, 0);
  return A.masked_fill(A.div(g, A.mul(A.masked_fill(deviation, flat, 1), 2)), flat, 0);
}

function meanGrad<T extends TensorLike>(A: TensorAlgebra<T>, op: string, g: T, x: T, dim: Dim): T {
  const axes = axesOf(op, dim, x.shape.length);
  return A.expand(A.div(A.reshape(g, keptShape(x.shape, axes)), countOf(x.shape, axes)), x.shape);
}

const errors = [
  {
    args: (m: { ints(shape: number[], low: number, high: number): unknown }) => [m.ints([3], 0, 5)],
    message: /only supports floating point/,
  },
  { args: (m: { tensor(shape: number[]): unknown }) => [m.tensor([2, 3]), 2], message: /Dimension out of range/ },
];

export const var_ = lowered({
  name: 'var',
  doc: 'Variance over `dim` (all dimensions where absent): Σ(x − mean)²/(n − correction); `unbiased` (correction 1) unless told otherwise.',
  params,
  lower: (b, { input, keepdim, ...given }, call) => {
    const { variance, axes } = moments(b, call.op, input, given);
    return dropAxes(b, variance, axes, keepdim);
  },
  grad: (A, [g], { args }) => ({ input: varianceGrad(A, 'var', g!, args.input, args) }),
  saves: ['input'],
  samples: (m) => [
    [m.tensor([2, 3])],
    [m.tensor([2, 3]), 1],
    [m.tensor([2, 3]), false],
    [m.tensor([2, 3, 2]), [0, -1], true, true],
    [m.tensor([2, 3]), 1, { correction: 0 }],
  ],
  errors,
});

export const std = lowered({
  name: 'std',
  doc: 'Standard deviation over `dim` (all dimensions where absent): the root of `var`; its derivative is 0 where it is 0.',
  params,
  lower: (b, { input, keepdim, ...given }, call) => {
    const { variance, axes } = moments(b, call.op, input, given);
    return dropAxes(b, b.unary('sqrt', variance), axes, keepdim);
  },
  grad: (A, [g], { args, out }) => ({
    input: varianceGrad(A, 'std', throughRoot(A, g!, out), args.input, args),
  }),
  saves: ['input', 'out'],
  samples: (m) => [
    [m.tensor([2, 3])],
    [m.tensor([2, 3]), 1],
    [m.tensor([2, 3]), false],
    [m.tensor([2, 3, 2]), [0, -1], true, true],
    [m.tensor([2, 3]), 1, { correction: 0 }],
  ],
  errors,
});

const withMean = (name: 'var_mean' | 'std_mean', doc: string) =>
  lowered({
    name,
    method: false,
    returns: '[T, T]',
    doc: `${doc} and mean over \`dim\`, as a pair.`,
    params,
    lower: (b, { input, keepdim, ...given }, call) => {
      const { variance, mean, axes } = moments(b, call.op, input, given);
      const first = name === 'var_mean' ? variance : b.unary('sqrt', variance);
      return [dropAxes(b, first, axes, keepdim), dropAxes(b, mean, axes, keepdim)];
    },
    grad: (A, [g, gMean], { args, outs }) => {
      const x = args.input;
      const variance = g && name === 'std_mean' ? throughRoot(A, g, outs[0]!) : g;
      const one = variance && varianceGrad(A, name, variance, x, args);
      const two = gMean && meanGrad(A, name, gMean, x, args.dim);
      return { input: one && two ? A.add(one, two) : (one ?? two ?? null) };
    },
    saves: name === 'std_mean' ? ['input', 'out'] : ['input'],
    samples: (m) => [[m.tensor([2, 3])], [m.tensor([2, 3]), 1, false, true]],
    errors,
  });

export const var_mean = withMean('var_mean', 'Variance');
export const std_mean = withMean('std_mean', 'Standard deviation');
