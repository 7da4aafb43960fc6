/** Running sums, products and extremes, and differences between neighbours. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { bool, int64, uint8 } from '../ir/dtype.js';
import { composed, keyword, lowered, p, type TensorLike } from '../record.js';
import { asVector, axisOf } from './axes.js';

const DIM_ERROR = { message: /Dimension out of range/ };

const running = (kind: 'sum' | 'prod', word: string) =>
  lowered({
    name: `cum${kind}`,
    inplace: true,
    doc: `Running ${word} along \`dim\`. Integers and bool run as int64.`,
    params: { input: p.tensor(), dim: p.int(), ...keyword({ dtype: p.dtype() }) },
    lower: (b, { input, dim, dtype }, call) => {
      const axis = axisOf(call.op, dim, input.shape.length);
      const x = b.cast(input, dtype ?? (input.dtype.is_floating_point ? input.dtype : int64));
      return b.reshape(b.scan(kind, asVector(b, x), axis), input.shape);
    },
    ...(kind === 'sum' ? { saves: [] } : {}),
    samples: (m) => [
      [m.tensor([2, 3]), 1],
      [m.tensor([2, 3, 2]), -2],
      [m.tensor([]), 0],
      [m.tensor([0, 2]), 0],
      [m.values([2, 0, 3, 0.5]), 0],
    ],
    errors: [{ args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR }],
  });

export const cumsum = running('sum', 'sum');
export const cumprod = running('prod', 'product');

const runningExtreme = (kind: 'max' | 'min', word: string) =>
  lowered({
    name: `cum${kind}`,
    resultNames: ['values', 'indices'],
    doc: `The ${word} so far along \`dim\`, and where it is (the last of equals): { values, indices }.`,
    params: { input: p.tensor(), dim: p.int() },
    lower: (b, { input, dim }, call) => {
      const axis = axisOf(call.op, dim, input.shape.length);
      const x = asVector(b, input);
      const index = lastExtreme(b, x.dtype === bool ? b.cast(x, uint8) : x, kind, axis);
      return [b.reshape(b.gather(x, index, axis), input.shape), b.reshape(index, input.shape)];
    },
    nondifferentiable: [1],
    samples: (m) => [
      [m.tensor([2, 3], { distinct: true }), 1],
      [m.tensor([4, 2], { distinct: true }), 0],
      [m.ints([6], 0, 3), 0],
      [m.tensor([]), 0],
    ],
    errors: [{ args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR }],
  });

/** Where the running extreme stands: the last element that equals it (or is nan) up to here. */
function lastExtreme<N extends Typed>(b: Builder<N>, x: N, kind: 'max' | 'min', axis: number): N {
  const so = b.scan(kind, x, axis);
  const hit = b.binary('or', b.compare('eq', x, so), b.compare('ne', x, x));
  const here = b.iota(int64, x.shape, axis);
  return b.scan('max', b.where(hit, here, b.like(0, here)), axis);
}

export const cummax = runningExtreme('max', 'largest element');
export const cummin = runningExtreme('min', 'smallest element');

export const logcumsumexp = lowered({
  name: 'logcumsumexp',
  doc: 'Running log Σ e^input along `dim`, without overflow.',
  params: { input: p.tensor(), dim: p.int() },
  lower: (b, { input, dim }, call) => {
    const axis = axisOf(call.op, dim, input.shape.length);
    if (!input.dtype.is_floating_point)
      fail(call.op, `is not defined for tensors of ${input.dtype}`, 'Convert with .float() first');
    const x = asVector(b, input);
    const n = x.shape[axis]!;
    if (n === 0) return input;
    return b.reshape(doubling(b, x, axis, n), input.shape);
  },
  samples: (m) => [
    [m.tensor([2, 3]), 1],
    [m.tensor([5, 2]), 0],
    [m.tensor([]), 0],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 2], ...DIM_ERROR }],
});

/** Hillis and Steele's scan: after step k each element holds log Σ e^x of the 2^k up to it. */
function doubling<N extends Typed>(b: Builder<N>, x: N, axis: number, n: number): N {
  let out = x;
  for (let step = 1; step < n; step *= 2) {
    const at = (v: number): number[] => x.shape.map((_, i) => (i === axis ? v : 0));
    const before = b.narrow(b.pad(out, at(step), at(0), -Infinity), axis, 0, n);
    out = logAdd(b, out, before);
  }
  return out;
}

/** log(e^x + e^y); the smaller one may be −∞. */
function logAdd<N extends Typed>(b: Builder<N>, x: N, y: N): N {
  const top = b.binary('maximum', x, y);
  const infinite = b.compare('eq', b.unary('abs', top), b.like(Infinity, top));
  const shift = b.where(infinite, b.like(0, top), top);
  const part = (v: N): N => b.unary('exp', b.sub(v, shift));
  return b.add(b.unary('log', b.add(part(x), part(y))), shift);
}

export const diff = composed({
  name: 'diff',
  doc: 'Differences between neighbours along `dim`, n times; `prepend` and `append` are put at the ends first.',
  params: {
    input: p.tensor(),
    n: p.int(1),
    dim: p.int(-1),
    prepend: p.tensor(null),
    append: p.tensor(null),
  },
  compose: (A, { input, n, dim, prepend, append }, call) => {
    if (input.ndim === 0) fail(call.op, 'expects input to be at least one-dimensional');
    if (n < 0) fail(call.op, `order must be non-negative but got ${n}`);
    const axis = axisOf(call.op, dim, input.ndim);
    const parts = [prepend, input, append].filter((t) => t !== null);
    let out = parts.length > 1 ? A.cat(parts, axis) : input;
    for (let i = 0; i < n; i++) {
      const size = out.shape[axis]!;
      if (size === 0) break;
      const [high, low] = [A.narrow(out, axis, 1, size - 1), A.narrow(out, axis, 0, size - 1)];
      out = out.dtype === bool ? A.logical_xor(high, low) : A.sub(high, low);
    }
    return n === 0 ? A.clone(out) : out;
  },
  samples: (m) => [[m.tensor([2, 4])], [m.tensor([5]), 2], [m.tensor([3, 2]), 1, 0, m.tensor([1, 2])], [m.tensor([1])]],
  errors: [{ args: (m) => [m.tensor([])], message: /at least one-dimensional/ }],
});

/** The dimension along which y has its points. */
function lineAxis(op: string, dim: number, y: TensorLike): number {
  if (y.ndim === 0) fail(op, `Dimension specified as ${dim} but tensor has no dimensions`, '', 'index');
  return axisOf(op, dim, y.ndim);
}

/** The areas between neighbours. */
function trapezoids<T extends TensorLike>(
  A: TensorAlgebra<T>,
  y: T,
  x: T | null,
  dx: number | null,
  axis: number,
  op: string,
): T {
  if (x !== null && dx !== null) fail(op, 'got both x and dx', 'Give the points x, or one distance dx');
  const size = y.shape[axis]!;
  const both = A.add(A.narrow(y, axis, 1, size - 1), A.narrow(y, axis, 0, size - 1));
  if (x === null) return A.mul(both, (dx ?? 1) / 2);
  if (x.ndim === 1 && x.shape[0] !== size)
    fail(op, `There must be one x value for each sample point: ${x.shape[0]} for ${size}`);
  const width = x.ndim === 1 ? A.diff(x) : A.diff(x, 1, axis);
  const shape = y.shape.map((_, i) => (i === axis ? size - 1 : 1));
  return A.div(A.mul(x.ndim === 1 ? A.reshape(width, shape) : width, both), 2);
}

const area = { y: p.tensor(), x: p.tensor(null), ...keyword({ dx: p.number(null), dim: p.int(-1) }) };

export const trapezoid = composed({
  name: 'trapezoid',
  aliases: ['trapz'],
  method: false,
  self: 'y',
  doc: 'The area under y along `dim` by the trapezoidal rule, with points x or steps dx (1).',
  params: area,
  compose: (A, { y, x, dx, dim }, call) => {
    const axis = lineAxis(call.op, dim, y);
    if (y.shape[axis] === 0)
      return A.zeros(
        y.shape.filter((_, i) => i !== axis),
        { dtype: y.dtype },
      );
    const areas = A.sum(trapezoids(A, y, x, dx, axis, call.op), axis);
    return A._named(areas, x === null ? 'MulBackward1' : 'DivBackward1');
  },
  samples: (m) => [[m.tensor([2, 4])], [m.tensor([3, 4]), m.tensor([4])], [m.tensor([4]), { dx: 0.5 }]],
});

export const cumulative_trapezoid = composed({
  name: 'cumulative_trapezoid',
  method: false,
  self: 'y',
  doc: 'The running area under y along `dim` by the trapezoidal rule.',
  params: area,
  compose: (A, { y, x, dx, dim }, call) => {
    const axis = lineAxis(call.op, dim, y);
    if (y.shape[axis] === 0) return A.cumsum(y, axis);
    const areas = A.cumsum(trapezoids(A, y, x, dx, axis, call.op), axis);
    return x === null ? areas : A._named(areas, 'DivBackward1');
  },
  samples: (m) => [[m.tensor([2, 4])], [m.tensor([3, 4]), m.tensor([4])], [m.tensor([4]), { dx: 0.5 }]],
});
