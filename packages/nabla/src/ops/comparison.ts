/** Comparisons, logic, selection and limits. */
import type { ScalarAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { bool, float64 } from '../ir/dtype.js';
import { sameShape } from '../ir/shape.js';
import { composed, elementwise, lowered, p } from '../record.js';
import { broadcast } from './axes.js';
import { isNan, only, times } from './formulas.js';
import { oneType } from './refusals.js';

const two = { input: p.tensor(), other: p.operand() };
const MISMATCH = /must match the size/;

type Test = <S>(s: ScalarAlgebra<S>, x: S, y: S) => S;

const comparison = (name: string, aliases: readonly string[], sign: string, test: Test) =>
  elementwise({
    name,
    aliases,
    doc: `input ${sign} other, elementwise, as bool; shapes broadcast.`,
    params: two,
    promotion: 'bool',
    inplace: true,
    formula: (s, { input, other }) => test(s, input, other),
    grad: {},
    samples: (m) => [
      [m.tensor([2, 3]), m.tensor([3])],
      [m.tensor([2, 3]), 0],
      [m.tensor([]), m.tensor([])],
      [m.ints([4], 0, 3), m.ints([4], 0, 3)],
    ],
    errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
  });

export const eq = comparison('eq', [], '=', (s, x, y) => s.eq(x, y));
export const ne = comparison('ne', ['not_equal'], '≠', (s, x, y) => s.ne(x, y));
export const lt = comparison('lt', ['less'], '<', (s, x, y) => s.lt(x, y));
export const le = comparison('le', ['less_equal'], '≤', (s, x, y) => s.le(x, y));
export const gt = comparison('gt', ['greater'], '>', (s, x, y) => s.lt(y, x));
export const ge = comparison('ge', ['greater_equal'], '≥', (s, x, y) => s.le(y, x));

const truth: <S>(s: ScalarAlgebra<S>, x: S) => S = (s, x) => s.ne(x, s.const(0));

const logic = (name: string, doc: string, test: Test) =>
  elementwise({
    name,
    doc: `${doc}, elementwise, as bool; what is not 0 is true.`,
    params: { input: p.tensor(), other: p.tensor() },
    promotion: 'bool',
    inplace: true,
    formula: (s, { input, other }) => test(s, truth(s, input), truth(s, other)),
    grad: {},
    samples: (m) => [
      [m.bools([2, 3]), m.bools([3])],
      [m.ints([4], 0, 2), m.ints([4], 0, 2)],
      [m.tensor([3]), m.bools([])],
    ],
    errors: [{ args: (m) => [m.bools([2, 3]), m.bools([4])], message: MISMATCH }],
  });

export const logical_and = logic('logical_and', 'input and other', (s, x, y) => s.and(x, y));
export const logical_or = logic('logical_or', 'input or other', (s, x, y) => s.or(x, y));
export const logical_xor = logic('logical_xor', 'Either input or other', (s, x, y) => s.xor(x, y));

export const logical_not = elementwise({
  name: 'logical_not',
  doc: 'True where input is 0, elementwise.',
  params: { input: p.tensor() },
  promotion: 'bool',
  inplace: true,
  formula: (s, { input }) => s.eq(input, s.const(0)),
  grad: {},
  samples: (m) => [[m.bools([2, 3])], [m.tensor([3])]],
});

const never: <S>(s: ScalarAlgebra<S>, x: S) => S = (s, x) => s.ne(x, x);

const property = (
  name: string,
  doc: string,
  test: <S>(s: ScalarAlgebra<S>, x: S) => S,
  integers: <S>(s: ScalarAlgebra<S>, x: S) => S = never,
) =>
  elementwise({
    name,
    doc: `Whether a number is ${doc}, elementwise, as bool.`,
    params: { input: p.tensor() },
    promotion: 'bool',
    formula: (s, { input }) => test(s, input),
    integers: (s, { input }) => integers(s, input),
    grad: {},
    samples: (m) => [
      [m.tensor([2, 3])],
      [m.values([1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])],
      [m.ints([3], 0, 9)],
    ],
  });

export const isnan = property('isnan', 'nan', isNan);
export const isinf = property('isinf', '∞ or −∞', (s, x) => s.eq(s.abs(x), s.const(Infinity)));
export const isposinf = property('isposinf', '∞', (s, x) => s.eq(x, s.const(Infinity)));
export const isneginf = property('isneginf', '−∞', (s, x) => s.eq(x, s.const(-Infinity)));
export const isfinite = property(
  'isfinite',
  'neither infinite nor nan',
  (s, x) => s.lt(s.abs(x), s.const(Infinity)),
  (s, x) => s.eq(x, x),
);
export const isreal = property(
  'isreal',
  'real, which all are',
  (s, x) => s.or(s.eq(x, x), s.ne(x, x)),
  (s, x) => s.eq(x, x),
);

export const where = elementwise({
  name: 'where',
  self: 'input',
  inplace: false,
  doc: 'input where condition is true, other elsewhere; shapes broadcast. `condition` is bool (or uint8).',
  params: { condition: p.tensor(), input: p.operand(), other: p.operand() },
  promotion: 'same',
  check: (op, { condition }) => {
    if (condition?.name !== 'bool' && condition?.name !== 'uint8')
      fail(
        op,
        `expected condition to be a boolean tensor, but got a tensor with dtype ${condition}`,
        'Compare first, as in x.gt(0), or convert with .bool()',
      );
  },
  formula: (s, { condition, input, other }) => s.where(condition, input, other),
  grad: {
    input: (s, g, { condition }) => s.where(condition, g, s.const(0)),
    other: (s, g, { condition }) => s.where(condition, s.const(0), g),
  },
  rule: { en: 'piecewise rule', zh: '分段求导' },
  samples: (m) => [
    [m.bools([2, 3]), m.tensor([2, 3]), m.tensor([2, 3])],
    [m.bools([2, 1]), m.tensor([3]), 0],
    [m.bools([3]), 1, m.tensor([])],
  ],
  errors: [
    { args: (m) => [m.bools([2]), m.tensor([3]), m.tensor([3])], message: MISMATCH },
    { args: (m) => [m.tensor([3]), m.tensor([3]), m.tensor([3])], message: /condition to be a boolean/ },
  ],
});

export const masked_fill = lowered({
  name: 'masked_fill',
  inplace: true,
  gradName: ({ value }) => (value === null ? 'MaskedFillBackward1' : 'MaskedFillBackward0'),
  doc: 'input with `value` (a number or a tensor without dimensions) where the bool mask is true; shapes broadcast.',
  params: { input: p.tensor(), mask: p.tensor(), value: p.operand() },
  lower: (b, { input, mask, value }, call) => {
    if (mask.dtype !== bool)
      fail(
        call.op,
        `the mask must be a bool tensor, not ${mask.dtype}`,
        'Compare first, as in x.lt(0), or use .bool()',
      );
    if (typeof value !== 'number' && value.shape.length > 0)
      fail(
        call.op,
        `value must be a number or a tensor without dimensions, not one of shape [${value.shape.join(', ')}]`,
        'Use where(mask, value, input) for a tensor of values',
      );
    const shape = broadcast(call.op, input.shape, mask.shape);
    const fill = b.broadcast(call.operand(value, input.dtype), shape);
    return b.where(b.broadcast(mask, shape), fill, b.broadcast(input, shape));
  },
  saves: ['mask'],
  samples: (m) => [
    [m.tensor([2, 3]), m.bools([2, 3]), 0.5],
    [m.tensor([2, 3]), m.bools([3]), m.tensor([])],
    [m.tensor([3]), m.bools([2, 1]), 2],
    [m.tensor([]), m.bools([]), 1],
  ],
  errors: [
    { args: (m) => [m.tensor([3]), m.ints([3], 0, 2), 1], message: /must be a bool tensor/ },
    { args: (m) => [m.tensor([3]), m.bools([3]), m.tensor([1])], message: /without dimensions/ },
    { args: (m) => [m.tensor([3]), m.bools([2]), 1], message: MISMATCH },
  ],
});

// ---------------------------------------------------------------------------------------------------- limits

const half: <S>(s: ScalarAlgebra<S>, g: S) => S = (s, g) => times(s, g, 0.5);

export const maximum = elementwise({
  name: 'maximum',
  inplace: false,
  doc: 'The larger of input and other, elementwise; nan where either is. Equal ones share the gradient.',
  params: { input: p.tensor(), other: p.tensor() },
  promotion: 'same',
  formula: (s, { input, other }) => s.maximum(input, other),
  grad: {
    input: (s, g, { input, other }) =>
      s.where(s.lt(input, other), s.const(0), s.where(s.eq(input, other), half(s, g), g)),
    other: (s, g, { input, other }) =>
      s.where(s.lt(other, input), s.const(0), s.where(s.eq(input, other), half(s, g), g)),
  },
  rule: { en: 'maximum', zh: '最大值' },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([2, 1]), m.tensor([3])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});

export const minimum = elementwise({
  name: 'minimum',
  inplace: false,
  doc: 'The smaller of input and other, elementwise; nan where either is. Equal ones share the gradient.',
  params: { input: p.tensor(), other: p.tensor() },
  promotion: 'same',
  formula: (s, { input, other }) => s.minimum(input, other),
  grad: {
    input: (s, g, { input, other }) =>
      s.where(s.lt(other, input), s.const(0), s.where(s.eq(input, other), half(s, g), g)),
    other: (s, g, { input, other }) =>
      s.where(s.lt(input, other), s.const(0), s.where(s.eq(input, other), half(s, g), g)),
  },
  rule: { en: 'minimum', zh: '最小值' },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([2, 1]), m.tensor([3])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});

/** Whether fmax takes input (fmin: with `le` the other way). */
const prefers: <S>(s: ScalarAlgebra<S>, better: S, other: S) => S = (s, better, other) => s.or(better, isNan(s, other));

export const fmax = elementwise({
  name: 'fmax',
  inplace: false,
  doc: 'The larger of input and other, elementwise; a nan loses against a number.',
  params: { input: p.tensor(), other: p.tensor() },
  promotion: 'same',
  formula: (s, { input, other }) => s.where(prefers(s, s.le(other, input), other), input, other),
  grad: {
    input: (s, g, { input, other }) => only(s, prefers(s, s.le(other, input), other), g),
    other: (s, g, { input, other }) => s.where(prefers(s, s.le(other, input), other), s.const(0), g),
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([2, 1]), m.tensor([3])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});

export const fmin = elementwise({
  name: 'fmin',
  inplace: false,
  doc: 'The smaller of input and other, elementwise; a nan loses against a number.',
  params: { input: p.tensor(), other: p.tensor() },
  promotion: 'same',
  formula: (s, { input, other }) => s.where(prefers(s, s.le(input, other), other), input, other),
  grad: {
    input: (s, g, { input, other }) => only(s, prefers(s, s.le(input, other), other), g),
    other: (s, g, { input, other }) => s.where(prefers(s, s.le(input, other), other), s.const(0), g),
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([2, 1]), m.tensor([3])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});

export const clamp = elementwise({
  name: 'clamp',
  aliases: ['clip'],
  gradName: ({ min, max }) => (min === null || max === null ? 'ClampBackward0' : 'ClampBackward1'),
  doc: 'input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max.',
  params: { input: p.tensor(), min: p.operand(null), max: p.operand(null) },
  promotion: 'same',
  check: (op, _, { min, max }) => {
    if (min === undefined && max === undefined)
      fail(op, "At least one of 'min' or 'max' must not be null", 'Write x.clamp(0), or x.clamp({ max: 1 })');
  },
  formula: (s, { input, min, max }, raw) => {
    const low = raw.min === undefined ? input : s.maximum(input, min!);
    return raw.max === undefined ? low : s.minimum(low, max!);
  },
  grad: {
    input: (s, g, { input, min, max, raw }) => {
      const low = raw.min === undefined ? null : s.le(min!, input);
      const high = raw.max === undefined ? null : s.le(input, max!);
      return only(s, low === null ? high! : high === null ? low : s.and(low, high), g);
    },
    min: (s, g, { input, min, max, raw }) => {
      const below = s.lt(input, min!);
      return only(s, raw.max === undefined ? below : s.and(below, s.lt(min!, max!)), g);
    },
    max: (s, g, { input, min, max, raw }) => {
      const above = s.lt(max!, input);
      return only(s, raw.min === undefined ? above : s.or(above, s.lt(max!, min!)), g);
    },
  },
  samples: (m) => [
    [m.tensor([2, 3], { avoid: [-0.5, 0.5] }), -0.5, 0.5],
    [m.tensor([2, 3], { avoid: [0] }), 0],
    [m.tensor([2, 3], { avoid: [0] }), { max: 0 }],
    [m.tensor([2, 3]), m.tensor([3], { high: -0.5 }), m.tensor([2, 1], { low: 0.5 })],
  ],
  errors: [{ args: (m) => [m.tensor([2])], message: /At least one of 'min' or 'max'/ }],
});

export const clamp_min = elementwise({
  name: 'clamp_min',
  gradName: ({ min }) => (min === null ? 'ClampMinBackward1' : 'ClampMinBackward0'),
  doc: 'The larger of input and min, elementwise.',
  params: { input: p.tensor(), min: p.operand() },
  promotion: 'same',
  formula: (s, { input, min }) => s.maximum(input, min),
  grad: {
    input: (s, g, { input, min }) => only(s, s.le(min, input), g),
    min: (s, g, { input, min }) => only(s, s.lt(input, min), g),
  },
  samples: (m) => [
    [m.tensor([2, 3], { avoid: [0] }), 0],
    [m.tensor([2, 3]), m.tensor([3])],
  ],
});

export const clamp_max = elementwise({
  name: 'clamp_max',
  gradName: ({ max }) => (max === null ? 'ClampMaxBackward1' : 'ClampMaxBackward0'),
  doc: 'The smaller of input and max, elementwise.',
  params: { input: p.tensor(), max: p.operand() },
  promotion: 'same',
  formula: (s, { input, max }) => s.minimum(input, max),
  grad: {
    input: (s, g, { input, max }) => only(s, s.le(input, max), g),
    max: (s, g, { input, max }) => only(s, s.lt(max, input), g),
  },
  samples: (m) => [
    [m.tensor([2, 3], { avoid: [0] }), 0],
    [m.tensor([2, 3]), m.tensor([3])],
  ],
});

// ---------------------------------------------------------------------------------------------------- nearness

const near = {
  rtol: p.number(1e-5),
  atol: p.number(1e-8),
  equal_nan: p.bool(false),
};

export const isclose = lowered({
  name: 'isclose',
  doc: '|input − other| ≤ atol + rtol · |other|, elementwise, as bool; equal infinities are close. Both of one dtype.',
  params: { input: p.tensor(), other: p.tensor(), ...near },
  lower: (b, { input, other, rtol, atol, equal_nan }, call) => {
    oneType(call.op, { input: input.dtype, other: other.dtype });
    if (!(rtol >= 0) || !(atol >= 0))
      fail(call.op, `rtol and atol must be greater than or equal to zero, but got ${rtol} and ${atol}`);
    const shape = broadcast(call.op, input.shape, other.shape);
    const type = input.dtype.is_floating_point ? input.dtype : float64;
    const [x, y] = [input, other].map((v) => b.broadcast(b.cast(v, type), shape)) as [typeof input, typeof input];
    const number = (v: number) => b.broadcast(call.operand(v, type), shape);
    const far = b.unary('abs', b.sub(x, y));
    const allowed = b.add(number(atol), b.unary('abs', b.mul(number(rtol), y)));
    const within = b.binary('and', b.compare('le', far, allowed), b.compare('lt', far, b.like(Infinity, far)));
    const close = b.binary('or', b.compare('eq', x, y), within);
    const nans = b.binary('and', b.compare('ne', x, x), b.compare('ne', y, y));
    return equal_nan ? b.binary('or', close, nans) : close;
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3])],
    [m.ints([4], 0, 3), m.ints([4], 0, 3)],
    [m.values([1, Number.NaN, 1]), m.values([1.0000001, Number.NaN, 2]), { equal_nan: true }],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});

export const allclose = composed({
  name: 'allclose',
  returns: 'boolean',
  doc: 'Whether all elements are close, as `isclose` says.',
  params: { input: p.tensor(), other: p.tensor(), ...near },
  compose: (A, { input, other, rtol, atol, equal_nan }, call) =>
    call.values(A.all(A.isclose(input, other, rtol, atol, equal_nan)))[0] === 1,
  samples: (m) => [[m.tensor([2, 3]), m.tensor([2, 3])]],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});

export const equal = composed({
  name: 'equal',
  returns: 'boolean',
  doc: 'Whether both have the same shape and the same elements.',
  params: { input: p.tensor(), other: p.tensor() },
  compose: (A, { input, other }, call) =>
    sameShape(input.shape, other.shape) && call.values(A.all(A.eq(input, other)))[0] === 1,
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([2]), m.tensor([3])],
  ],
});
