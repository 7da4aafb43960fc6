/** Powers, roots, exponentials and logarithms. */
import type { ScalarAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { float64 } from '../ir/dtype.js';
import { composed, elementwise, p } from '../record.js';
import { logistic, reciprocal, square as squared, times, zero } from './formulas.js';

/** x^n; common exponents, given as numbers, are products and roots, as in PyTorch. */
function power<S>(s: ScalarAlgebra<S>, x: S, n: S, exponent: unknown): S {
  switch (exponent) {
    case 0:
      return s.const(1);
    case 1:
      return x;
    case 2:
      return squared(s, x);
    case 3:
      return s.mul(squared(s, x), x);
    case 0.5:
      return s.sqrt(x);
    case -0.5:
      return reciprocal(s, s.sqrt(x));
    case -1:
      return reciprocal(s, x);
    case -2:
      return reciprocal(s, squared(s, x));
    default:
      return s.pow(x, n);
  }
}

/** d(x^n)/dx */
function powerSlope<S>(s: ScalarAlgebra<S>, g: S, x: S, n: S, exponent: unknown): S {
  if (exponent === 0) return zero(s, g);
  if (typeof exponent === 'number') return s.mul(g, s.mul(n, power(s, x, s.sub(n, s.const(1)), exponent - 1)));
  const slope = s.mul(g, s.mul(n, s.pow(x, s.sub(n, s.const(1)))));
  return s.guard(s.ne(n, s.const(0)), s.const(0), slope);
}

const LN2 = Math.LN2;
const LN10 = Math.LN10;

export const pow = elementwise({
  name: 'pow',
  doc: 'input to the power of exponent, elementwise. Integers stay integers, and then no number exponent may be negative.',
  gradName: ({ input, exponent }) =>
    input !== null ? 'PowBackward2' : exponent === null ? 'PowBackward1' : 'PowBackward0',
  params: { input: p.operand(), exponent: p.operand() },
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input, exponent }, raw) => power(s, input, exponent, raw.exponent),
  integers: (s, { input, exponent }, raw) => {
    if (raw.exponent !== null && raw.exponent < 0)
      fail('pow', 'Integers to negative integer powers are not allowed', 'Convert first: x.float().pow(-1)');
    return s.pow(input, exponent);
  },
  grad: {
    input: (s, g, { input, exponent, raw }) => powerSlope(s, g, input, exponent, raw.exponent),
    exponent: (s, g, { input, exponent, out }) => {
      const steep = s.not(s.and(s.eq(input, s.const(0)), s.le(s.const(0), exponent)));
      return s.guard(steep, s.const(0), s.mul(g, s.mul(out, s.log(s.guard(steep, s.const(1), input)))));
    },
  },
  rule: { en: 'power rule', zh: '幂法则' },
  samples: (m) => [
    [m.tensor([2, 3]), 2],
    [m.tensor([2, 3]), 3],
    [m.tensor([3], { low: 0.3 }), 0.5],
    [m.tensor([3], { low: 0.3 }), -0.5],
    [m.tensor([3], { avoid: [0] }), -1],
    [m.tensor([3], { avoid: [0] }), -2],
    [m.tensor([3]), 0],
    [m.tensor([3], { low: 0.3 }), 1.7],
    [m.tensor([2, 3], { low: 0.3 }), m.tensor([3])],
    [2, m.tensor([3])],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /must match the size/ },
    { args: (m) => [m.ints([2], 1, 5), -1], message: /negative integer powers/ },
  ],
});

export const float_power = composed({
  name: 'float_power',
  inplace: true,
  doc: 'input to the power of exponent, computed in float64.',
  params: { input: p.operand(), exponent: p.operand() },
  compose: (A, { input, exponent }) => {
    const [x, n] = [input, exponent].map((v) => (typeof v === 'number' ? v : A._to_copy(v, { dtype: float64 })));
    return A.pow(x!, n!);
  },
  samples: (m) => [
    [m.tensor([2, 3]), 2],
    [m.tensor([3], { low: 0.3 }), m.tensor([2, 1])],
    [m.ints([3], 1, 5), -1],
  ],
});

export const square = composed({
  name: 'square',
  inplace: true,
  doc: 'input², elementwise.',
  params: { input: p.tensor() },
  compose: (A, { input }) => A.pow(input, 2),
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const sqrt = elementwise({
  name: 'sqrt',
  doc: 'The square root, elementwise; nan below 0.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.sqrt(input),
  grad: { input: (s, g, { out }) => s.div(g, times(s, out, 2)) },
  rule: { en: 'square root', zh: '平方根' },
  samples: (m) => [[m.tensor([2, 3], { low: 0.2 })], [m.tensor([], { low: 0.2 })]],
});

export const rsqrt = elementwise({
  name: 'rsqrt',
  doc: '1/√input, elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => reciprocal(s, s.sqrt(input)),
  grad: { input: (s, g, { out }) => s.mul(times(s, g, -0.5), s.mul(squared(s, out), out)) },
  samples: (m) => [[m.tensor([2, 3], { low: 0.2 })], [m.tensor([], { low: 0.2 })]],
});

export const inverse = elementwise({
  name: 'reciprocal',
  doc: '1/input, elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => reciprocal(s, input),
  grad: { input: (s, g, { out }) => s.mul(s.neg(g), squared(s, out)) },
  rule: { en: 'reciprocal rule', zh: '倒数法则' },
  samples: (m) => [[m.tensor([2, 3], { low: 0.3 })], [m.tensor([], { high: -0.3 })]],
});

export const exp = elementwise({
  name: 'exp',
  doc: 'e to the power of input, elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.exp(input),
  grad: { input: (s, g, { out }) => s.mul(g, out) },
  rule: { en: 'exponential', zh: '指数函数' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const exp2 = elementwise({
  name: 'exp2',
  in: ['torch', 'special'],
  doc: '2 to the power of input, elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.exp2(input),
  grad: { input: (s, g, { out }) => s.mul(g, times(s, out, LN2)) },
  rule: { en: 'exponential, base 2', zh: '以 2 为底的指数函数' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const expm1 = elementwise({
  name: 'expm1',
  in: ['torch', 'special'],
  doc: 'e^input − 1, elementwise, exact near 0.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.expm1(input),
  grad: { input: (s, g, { out }) => s.mul(g, s.add(out, s.const(1))) },
  rule: { en: 'exponential minus one', zh: '指数函数减一' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const log = elementwise({
  name: 'log',
  doc: 'The natural logarithm, elementwise; nan below 0.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.log(input),
  grad: { input: (s, g, { input }) => s.div(g, input) },
  rule: { en: 'logarithm', zh: '对数函数' },
  samples: (m) => [[m.tensor([2, 3], { low: 0.2 })], [m.tensor([], { low: 0.2 })]],
});

export const log2 = elementwise({
  name: 'log2',
  doc: 'The logarithm to base 2, elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.log2(input),
  grad: { input: (s, g, { input }) => s.div(g, times(s, input, LN2)) },
  rule: { en: 'logarithm, base 2', zh: '以 2 为底的对数' },
  samples: (m) => [[m.tensor([2, 3], { low: 0.2 })]],
});

export const log10 = elementwise({
  name: 'log10',
  doc: 'The logarithm to base 10, elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.log10(input),
  grad: { input: (s, g, { input }) => s.div(g, times(s, input, LN10)) },
  rule: { en: 'logarithm, base 10', zh: '常用对数' },
  samples: (m) => [[m.tensor([2, 3], { low: 0.2 })]],
});

export const log1p = elementwise({
  name: 'log1p',
  in: ['torch', 'special'],
  gradName: 'Log1PBackward0',
  doc: 'log(1 + input), elementwise, exact near 0.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.log1p(input),
  grad: { input: (s, g, { input }) => s.div(g, s.add(input, s.const(1))) },
  rule: { en: 'logarithm of 1 + x', zh: '1 + x 的对数' },
  samples: (m) => [[m.tensor([2, 3], { low: -0.7 })]],
});

export const logaddexp = elementwise({
  name: 'logaddexp',
  inplace: false,
  doc: 'log(e^input + e^other) without overflow, elementwise.',
  params: { input: p.tensor(), other: p.tensor() },
  promotion: 'same',
  refuses: ['int', 'bool'],
  formula: (s, { input, other }) => logAdd(s, input, other, (x) => s.log1p(s.exp(x))),
  grad: {
    input: (s, g, { input, other }) => s.mul(g, logistic(s, s.sub(input, other))),
    other: (s, g, { input, other }) => s.mul(g, logistic(s, s.sub(other, input))),
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3])],
    [m.tensor([]), m.tensor([2])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /must match the size/ }],
});

export const logaddexp2 = elementwise({
  name: 'logaddexp2',
  inplace: false,
  doc: 'log2(2^input + 2^other) without overflow, elementwise.',
  params: { input: p.tensor(), other: p.tensor() },
  promotion: 'same',
  refuses: ['int', 'bool'],
  formula: (s, { input, other }) => logAdd(s, input, other, (x) => times(s, s.log1p(s.exp2(x)), 1 / LN2)),
  grad: {
    input: (s, g, { input, other }) => s.mul(g, logistic(s, times(s, s.sub(input, other), LN2))),
    other: (s, g, { input, other }) => s.mul(g, logistic(s, times(s, s.sub(other, input), LN2))),
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3])],
    [m.tensor([]), m.tensor([2])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /must match the size/ }],
});

/** max + rest(−|x − y|); equal infinities are their own sum. */
function logAdd<S>(s: ScalarAlgebra<S>, x: S, y: S, rest: (far: S) => S): S {
  const infinite = s.and(s.eq(x, y), s.eq(s.abs(x), s.const(Infinity)));
  return s.where(infinite, x, s.add(s.maximum(x, y), rest(s.neg(s.abs(s.sub(x, y))))));
}

export const xlogy = elementwise({
  name: 'xlogy',
  in: ['torch', 'special'],
  doc: 'input · log(other), and 0 where input is 0 (unless other is nan).',
  gradName: ({ input, other }) =>
    input !== null ? 'XlogyBackward1' : other === null ? 'XlogyBackward0' : 'XlogyBackward2',
  params: { input: p.operand(), other: p.operand() },
  promotion: 'float',
  formula: (s, { input, other }) => {
    const none = s.and(s.eq(input, s.const(0)), s.eq(other, other));
    return s.where(none, s.const(0), s.mul(input, s.log(other)));
  },
  grad: {
    input: (s, g, { input, other }) => {
      const flat = s.and(s.eq(input, s.const(0)), s.le(other, s.const(0)));
      return s.where(flat, s.const(0), s.mul(g, s.log(s.where(flat, s.const(1), other))));
    },
    other: (s, g, { input, other }) => s.div(s.mul(g, input), other),
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3], { low: 0.2 })],
    [m.tensor([3]), 2],
    [2, m.tensor([3], { low: 0.2 })],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /must match the size/ }],
});

export const logit = elementwise({
  name: 'logit',
  in: ['torch', 'special'],
  doc: 'log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps].',
  params: { input: p.tensor(), eps: p.number(null) },
  promotion: 'float',
  formula: (s, { input, eps }, raw) => {
    const x = raw.eps === undefined ? input : s.minimum(s.maximum(input, eps!), s.sub(s.const(1), eps!));
    return s.log(s.div(x, s.sub(s.const(1), x)));
  },
  grad: {
    input: (s, g, { input, eps, raw }) => {
      const one = s.const(1);
      const low = raw.eps === undefined ? s.const(0) : eps!;
      const inside = s.and(s.le(low, input), s.le(input, s.sub(one, low)));
      const slope = s.div(g, s.mul(input, s.sub(one, input)));
      return s.where(inside, slope, s.const(raw.eps === undefined ? Number.NaN : 0));
    },
  },
  samples: (m) => [[m.tensor([2, 3], { low: 0.1, high: 0.9 })], [m.tensor([3], { low: 0.2, high: 0.8 }), 0.1]],
});

export const hypot = elementwise({
  name: 'hypot',
  doc: '√(input² + other²) without overflow, elementwise.',
  params: { input: p.tensor(), other: p.tensor() },
  promotion: 'same',
  refuses: ['int', 'bool'],
  formula: (s, { input, other }) => {
    const [x, y] = [s.abs(input), s.abs(other)];
    const [zero, inf] = [s.const(0), s.const(Infinity)];
    const [large, small] = [s.maximum(x, y), s.minimum(x, y)];
    const ratio = s.div(small, s.where(s.eq(large, zero), s.const(1), large));
    const length = s.mul(large, s.sqrt(s.add(s.const(1), squared(s, ratio))));
    return s.where(s.or(s.eq(x, inf), s.eq(y, inf)), inf, length);
  },
  grad: {
    input: (s, g, { input, out }) => s.mul(g, s.div(input, out)),
    other: (s, g, { other, out }) => s.mul(g, s.div(other, out)),
  },
  rule: { en: 'hypotenuse', zh: '斜边长' },
  samples: (m) => [
    [m.tensor([2, 3], { avoid: [0] }), m.tensor([3])],
    [m.tensor([], { avoid: [0] }), m.tensor([2])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /must match the size/ }],
});

export const ldexp = composed({
  name: 'ldexp',
  inplace: true,
  doc: 'input · 2^other, elementwise.',
  params: { input: p.tensor(), other: p.tensor() },
  compose: (A, { input, other }) => A.mul(input, A.exp2(other)),
  samples: (m) => [[m.tensor([2, 3]), m.ints([3], -2, 3)]],
});
