/** Signs, magnitudes and rounding. */
import { fail } from '../errors.js';
import { int32 } from '../ir/dtype.js';
import { composed, elementwise, keyword, lowered, p } from '../record.js';
import { hostElements } from './elements.js';
import { signbit as negative, only, zero } from './formulas.js';
import { commonType } from './requirements.js';
import { fixed } from './samples.js';

export const neg = elementwise({
  name: 'neg',
  aliases: ['negative'],
  doc: '−input, elementwise. Not for bool.',
  params: { input: p.tensor() },
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input }) => s.neg(input),
  grad: { input: (s, g) => s.neg(g) },
  rule: { en: 'constant multiple rule', zh: '常数倍法则' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
  errors: [{ args: (m) => [m.bools([2])], message: /not defined for tensors of torch\.bool/ }],
});

export const positive = composed({
  name: 'positive',
  doc: 'input itself. Not for bool.',
  params: { input: p.tensor() },
  compose: (_, { input }, call) => {
    if (input.dtype.kind === 'bool') fail(call.op, 'is not defined for tensors of torch.bool', 'Convert with .int()');
    return input;
  },
  samples: (m) => [[m.tensor([2, 3])]],
  errors: [{ args: (m) => [m.bools([2])], message: /not defined for tensors of torch\.bool/ }],
});

const itself = (name: string, method: boolean, doc: string) =>
  composed({
    name,
    method,
    doc,
    params: { input: p.tensor() },
    compose: (_, { input }) => input,
    samples: (m) => [[m.tensor([2, 3])]],
  });

export const conj = itself('conj', true, 'The conjugate: of real numbers, input itself.');
export const conj_physical = itself('conj_physical', true, 'The conjugate: of real numbers, input itself.');
export const resolve_conj = itself('resolve_conj', true, 'input itself: there are no lazy conjugates.');
export const resolve_neg = itself('resolve_neg', true, 'input itself: there are no lazy negatives.');
export const real = itself('real', false, 'The real part: of real numbers, input itself.');

export const abs = elementwise({
  name: 'abs',
  aliases: ['absolute'],
  doc: '|input|, elementwise; its derivative at 0 is 0.',
  params: { input: p.tensor() },
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input }) => s.abs(input),
  grad: { input: (s, g, { input }) => s.mul(g, s.sign(input)) },
  rule: { en: 'absolute value', zh: '绝对值' },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0] })], [m.tensor([], { avoid: [0] })]],
  errors: [{ args: (m) => [m.bools([2])], message: /not defined for tensors of torch\.bool/ }],
});

export const sign = elementwise({
  name: 'sign',
  doc: '−1, 0 or 1 by the sign, elementwise.',
  params: { input: p.tensor() },
  promotion: 'same',
  formula: (s, { input }) => s.sign(input),
  grad: { input: (s, g) => zero(s, g) },
  rule: { en: 'sign', zh: '符号函数' },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0] })]],
});

export const sgn = elementwise({
  name: 'sgn',
  doc: 'sign, which for complex numbers would be x/|x|.',
  params: { input: p.tensor() },
  promotion: 'same',
  formula: (s, { input }) => s.sign(input),
  grad: { input: (s, g) => zero(s, g) },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0] })]],
});

export const angle = elementwise({
  name: 'angle',
  inplace: false,
  doc: 'The angle of a number seen as complex: 0 for positive, π for negative ones.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => s.where(s.ne(input, input), input, only(s, s.lt(input, s.const(0)), s.const(Math.PI))),
  grad: { input: (s, g) => zero(s, g) },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0] })]],
});

export const signbit = elementwise({
  name: 'signbit',
  doc: 'Whether the sign is minus, elementwise; true for −0.',
  params: { input: p.tensor() },
  promotion: 'bool',
  formula: (s, { input }) => negative(s, input),
  integers: (s, { input }) => s.lt(input, s.const(0)),
  grad: {},
  samples: (m) => [[m.tensor([2, 3])]],
});

export const copysign = elementwise({
  name: 'copysign',
  doc: '|input| with the sign of other, elementwise.',
  gradName: ({ other }) => (other === null ? 'CopysignBackward0' : 'CopysignBackward1'),
  params: { input: p.tensor(), other: p.operand() },
  promotion: 'float',
  formula: (s, { input, other }) => {
    const size = s.abs(input);
    return s.where(negative(s, other), s.neg(size), size);
  },
  grad: {
    input: (s, g, { input, out }) => {
      const none = s.eq(input, s.const(0));
      return s.mul(g, s.where(none, s.const(0), s.div(out, s.where(none, s.const(1), input))));
    },
    other: (s, g) => zero(s, g),
  },
  samples: (m) => [
    [m.tensor([2, 3], { avoid: [0] }), m.tensor([3], { avoid: [0] })],
    [m.tensor([3], { avoid: [0] }), -2],
    [m.tensor([], { avoid: [0] }), m.tensor([2], { avoid: [0] })],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /must match the size/ }],
});

const NEAR_INTEGERS = { avoid: [-3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3] };

export const floor = elementwise({
  name: 'floor',
  doc: 'The largest integer not above input.',
  params: { input: p.tensor() },
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input }) => s.floor(input),
  integers: (_, { input }) => input,
  grad: { input: (s, g) => zero(s, g) },
  samples: (m) => [[m.tensor([2, 3], NEAR_INTEGERS)]],
});

export const ceil = elementwise({
  name: 'ceil',
  doc: 'The smallest integer not below input.',
  params: { input: p.tensor() },
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input }) => s.ceil(input),
  integers: (_, { input }) => input,
  grad: { input: (s, g) => zero(s, g) },
  samples: (m) => [[m.tensor([2, 3], NEAR_INTEGERS)]],
});

export const trunc = elementwise({
  name: 'trunc',
  aliases: ['fix'],
  doc: 'input without its fraction: rounded to 0.',
  params: { input: p.tensor() },
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input }) => s.trunc(input),
  integers: (_, { input }) => input,
  grad: { input: (s, g) => zero(s, g) },
  samples: (m) => [[m.tensor([2, 3], NEAR_INTEGERS)]],
});

export const round = elementwise({
  name: 'round',
  in: ['torch', 'special'],
  gradName: ({ decimals }) => (decimals === 0 ? 'RoundBackward0' : 'RoundBackward1'),
  doc: 'The nearest number with `decimals` decimals; halves go to the even one.',
  params: { input: p.tensor(), ...keyword({ decimals: p.int(0) }) },
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input }, { decimals }) => {
    if (decimals === 0) return s.round(input);
    const ten = s.const(10 ** Math.abs(decimals));
    return decimals > 0 ? s.div(s.round(s.mul(input, ten)), ten) : s.mul(s.round(s.div(input, ten)), ten);
  },
  integers: (_, { input }, { decimals }) =>
    decimals === 0 ? input : fail('round', 'decimals of integers are not supported', 'Convert with .float() first'),
  grad: { input: (s, g) => zero(s, g) },
  samples: (m) => [[m.tensor([2, 3], NEAR_INTEGERS)], [m.tensor([3], NEAR_INTEGERS), { decimals: 1 }]],
});

export const frac = elementwise({
  name: 'frac',
  doc: 'The fraction, with the sign of input.',
  params: { input: p.tensor() },
  promotion: 'same',
  refuses: ['int', 'bool'],
  formula: (s, { input }) => s.sub(input, s.trunc(input)),
  grad: { input: (_, g) => g },
  samples: (m) => [[m.tensor([2, 3], NEAR_INTEGERS)]],
});

const MAX = { float32: 3.4028234663852886e38, float64: Number.MAX_VALUE } as const;

export const nan_to_num = lowered({
  name: 'nan_to_num',
  inplace: true,
  doc: 'input with nan, ∞ and −∞ replaced; by 0 and the largest and smallest number of the dtype where nothing is given.',
  params: { input: p.tensor(), nan: p.number(0), posinf: p.number(null), neginf: p.number(null) },
  lower: (b, { input, nan, posinf, neginf }, call) => {
    if (!input.dtype.is_floating_point) return input;
    const max = MAX[input.dtype.name as keyof typeof MAX];
    const put = (test: typeof input, value: number, x: typeof input): typeof input =>
      b.where(test, b.broadcast(call.operand(value, x.dtype), x.shape), x);
    const whole = put(b.compare('ne', input, input), nan ?? 0, input);
    const high = put(b.compare('eq', input, b.like(Infinity, input)), posinf ?? max, whole);
    return put(b.compare('eq', input, b.like(-Infinity, input)), neginf ?? -max, high);
  },
  samples: (m) => [
    [m.tensor([2, 3])],
    [m.values([1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])],
    [m.values([1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]), 1, 2, -2],
  ],
});

export const frexp = lowered({
  name: 'frexp',
  resultNames: ['mantissa', 'exponent'],
  doc: '{ mantissa, exponent } with input = mantissa · 2^exponent, |mantissa| in [½, 1), exponent int32, elementwise.',
  params: { input: p.tensor() },
  lower: (b, { input }, call) => {
    if (!input.dtype.is_floating_point)
      fail(call.op, 'only supports floating-point dtypes', 'Convert with .float() first');
    const outputs = [input.dtype, int32].map((dtype) => ({ dtype, shape: input.shape }));
    return b.call([input], { kernel: 'frexp', attrs: {}, outputs });
  },
  grad: (A, [g], { outs }) => ({ input: A.div(g!, A.exp2(A.to(outs[1]!, g!.dtype))) }),
  saves: ['out'],
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])], [fixed(m, [0, -0, Infinity, Number.NaN, 8, -1e-40, 3e38])]],
  errors: [{ args: (m) => [m.ints([2], 0, 5)], message: /floating-point/ }],
});

export const nextafter = lowered({
  name: 'nextafter',
  inplace: true,
  doc: 'The float that follows input on the way to other, elementwise; both of one dtype.',
  params: { input: p.tensor(), other: p.tensor() },
  lower: (b, { input, other }, call) => {
    const dtype = commonType(input, other);
    if (!dtype.is_floating_point) fail(call.op, `is not implemented for ${dtype}`, 'Convert with .float() first');
    return hostElements(b, call.op, 'nextafter', [b.cast(input, dtype), b.cast(other, dtype)]);
  },
  grad: () => fail('nextafter', "the derivative for 'nextafter' is not implemented", 'Pass it detached', 'missing'),
  saves: [],
  samples: (m) => [
    [m.tensor([2, 3], { requires_grad: false }), m.tensor([3], { requires_grad: false })],
    [fixed(m, [0, -0, 1, Infinity, Number.NaN, -1]), fixed(m, 0)],
  ],
  errors: [{ args: (m) => [m.ints([2], 0, 5), m.ints([2], 0, 5)], message: /not implemented for torch.int64/ }],
});
