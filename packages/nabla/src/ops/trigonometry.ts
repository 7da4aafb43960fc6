/** Trigonometric and hyperbolic functions. */
import { elementwise, p } from '../record.js';
import { named, reciprocal, rsqrt, square, times } from './formulas.js';

export const sin = elementwise({
  name: 'sin',
  doc: 'The sine of radians, elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.sin(input),
  grad: { input: (s, g, { input }) => s.mul(g, s.cos(input)) },
  rule: { en: 'sine', zh: '正弦函数' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const cos = elementwise({
  name: 'cos',
  doc: 'The cosine of radians, elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.cos(input),
  grad: { input: (s, g, { input }) => s.mul(g, s.neg(s.sin(input))) },
  rule: { en: 'cosine', zh: '余弦函数' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const tan = elementwise({
  name: 'tan',
  doc: 'The tangent of radians, elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.tan(input),
  grad: { input: (s, g, { out }) => s.mul(g, s.add(s.const(1), square(s, out))) },
  show: {
    input: (s, { input }) =>
      square(
        s,
        named(s, 'sec', [input], () => reciprocal(s, s.cos(input))),
      ),
  },
  rule: { en: 'tangent', zh: '正切函数' },
  samples: (m) => [[m.tensor([2, 3], { low: -1.2, high: 1.2 })], [m.tensor([], { low: -1.2, high: 1.2 })]],
});

export const asin = elementwise({
  name: 'asin',
  aliases: ['arcsin'],
  doc: 'The angle in [−π/2, π/2] with this sine; nan outside [−1, 1].',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.asin(input),
  grad: { input: (s, g, { input }) => s.mul(g, rsqrt(s, s.sub(s.const(1), square(s, input)))) },
  rule: { en: 'arcsine', zh: '反正弦函数' },
  samples: (m) => [[m.tensor([2, 3], { low: -0.9, high: 0.9 })], [m.tensor([], { low: -0.9, high: 0.9 })]],
});

export const acos = elementwise({
  name: 'acos',
  aliases: ['arccos'],
  doc: 'The angle in [0, π] with this cosine; nan outside [−1, 1].',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.acos(input),
  grad: { input: (s, g, { input }) => s.mul(g, s.neg(rsqrt(s, s.sub(s.const(1), square(s, input))))) },
  rule: { en: 'arccosine', zh: '反余弦函数' },
  samples: (m) => [[m.tensor([2, 3], { low: -0.9, high: 0.9 })], [m.tensor([], { low: -0.9, high: 0.9 })]],
});

export const atan = elementwise({
  name: 'atan',
  aliases: ['arctan'],
  doc: 'The angle in (−π/2, π/2) with this tangent.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.atan(input),
  grad: { input: (s, g, { input }) => s.div(g, s.add(s.const(1), square(s, input))) },
  rule: { en: 'arctangent', zh: '反正切函数' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const sinh = elementwise({
  name: 'sinh',
  doc: 'The hyperbolic sine, elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.sinh(input),
  grad: { input: (s, g, { input }) => s.mul(g, s.cosh(input)) },
  rule: { en: 'hyperbolic sine', zh: '双曲正弦' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const cosh = elementwise({
  name: 'cosh',
  doc: 'The hyperbolic cosine, elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.cosh(input),
  grad: { input: (s, g, { input }) => s.mul(g, s.sinh(input)) },
  rule: { en: 'hyperbolic cosine', zh: '双曲余弦' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const tanh = elementwise({
  name: 'tanh',
  in: ['torch', 'nn.functional'],
  doc: 'The hyperbolic tangent, elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.tanh(input),
  grad: { input: (s, g, { out }) => s.mul(g, s.sub(s.const(1), square(s, out))) },
  show: {
    input: (s, { input }) =>
      square(
        s,
        named(s, 'sech', [input], () => reciprocal(s, s.cosh(input))),
      ),
  },
  rule: { en: 'hyperbolic tangent', zh: '双曲正切' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const asinh = elementwise({
  name: 'asinh',
  aliases: ['arcsinh'],
  doc: 'The inverse of sinh.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.asinh(input),
  grad: { input: (s, g, { input }) => s.mul(g, rsqrt(s, s.add(square(s, input), s.const(1)))) },
  rule: { en: 'inverse hyperbolic sine', zh: '反双曲正弦' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const acosh = elementwise({
  name: 'acosh',
  aliases: ['arccosh'],
  doc: 'The inverse of cosh; nan below 1.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.acosh(input),
  grad: { input: (s, g, { input }) => s.mul(g, rsqrt(s, s.sub(square(s, input), s.const(1)))) },
  rule: { en: 'inverse hyperbolic cosine', zh: '反双曲余弦' },
  samples: (m) => [[m.tensor([2, 3], { low: 1.2, high: 3 })], [m.tensor([], { low: 1.2, high: 3 })]],
});

export const atanh = elementwise({
  name: 'atanh',
  aliases: ['arctanh'],
  doc: 'The inverse of tanh; nan outside [−1, 1].',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.atanh(input),
  grad: { input: (s, g, { input }) => s.div(g, s.sub(s.const(1), square(s, input))) },
  rule: { en: 'inverse hyperbolic tangent', zh: '反双曲正切' },
  samples: (m) => [[m.tensor([2, 3], { low: -0.9, high: 0.9 })], [m.tensor([], { low: -0.9, high: 0.9 })]],
});

export const atan2 = elementwise({
  name: 'atan2',
  aliases: ['arctan2'],
  doc: 'The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C.',
  params: { input: p.tensor(), other: p.tensor() },
  promotion: 'float',
  formula: (s, { input, other }) => s.atan2(input, other),
  grad: {
    input: (s, g, { input, other }) => s.mul(g, s.div(other, s.add(square(s, input), square(s, other)))),
    other: (s, g, { input, other }) => s.mul(g, s.div(s.neg(input), s.add(square(s, input), square(s, other)))),
  },
  rule: { en: 'angle of a point', zh: '点的辐角' },
  samples: (m) => [
    [m.tensor([2, 3], { avoid: [0] }), m.tensor([3])],
    [m.tensor([2], { avoid: [0] }), m.tensor([])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /must match the size/ }],
});

export const deg2rad = elementwise({
  name: 'deg2rad',
  gradName: 'Deg2RadBackward0',
  doc: 'Degrees to radians.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => times(s, input, Math.PI / 180),
  grad: { input: (s, g) => times(s, g, Math.PI / 180) },
  samples: (m) => [[m.tensor([2, 3])]],
});

export const rad2deg = elementwise({
  name: 'rad2deg',
  gradName: 'Rad2DegBackward0',
  doc: 'Radians to degrees.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => times(s, input, 180 / Math.PI),
  grad: { input: (s, g) => times(s, g, 180 / Math.PI) },
  samples: (m) => [[m.tensor([2, 3])]],
});

export const sinc = elementwise({
  name: 'sinc',
  in: ['torch', 'special'],
  doc: 'sin(πx)/(πx), and 1 at 0.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => {
    const zero = s.eq(input, s.const(0));
    const x = times(s, input, Math.PI);
    return s.where(zero, s.const(1), s.div(s.sin(x), s.where(zero, s.const(1), x)));
  },
  grad: {
    input: (s, g, { input }) => {
      const zero = s.eq(input, s.const(0));
      const x = s.where(zero, s.const(1), input);
      const a = times(s, x, Math.PI);
      const slope = s.div(s.div(s.sub(s.mul(a, s.cos(a)), s.sin(a)), a), x);
      // Near 0 the slope is −π²x/3: exact at 0, and with the right second derivative there.
      return s.mul(g, s.where(zero, times(s, input, -(Math.PI ** 2) / 3), slope));
    },
  },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0] })]],
});

const erfSlope = 2 / Math.sqrt(Math.PI);

export const erf = elementwise({
  name: 'erf',
  in: ['torch', 'special'],
  doc: 'The error function, 2/√π · ∫₀ˣ e^(−t²) dt.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.erf(input),
  grad: { input: (s, g, { input }) => s.mul(times(s, s.exp(s.neg(square(s, input))), erfSlope), g) },
  rule: { en: 'error function', zh: '误差函数' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const erfc = elementwise({
  name: 'erfc',
  in: ['torch', 'special'],
  doc: '1 − erf(x), exact where erf is close to 1.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.erfc(input),
  grad: { input: (s, g, { input }) => s.mul(times(s, s.exp(s.neg(square(s, input))), -erfSlope), g) },
  rule: { en: 'complementary error function', zh: '余误差函数' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});
