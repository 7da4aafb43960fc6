/** Arithmetic of two operands, and of three. */
import { fail } from '../errors.js';
import { elementwise, keyword, lowered, p } from '../record.js';
import { hostElements } from './elements.js';
import { floorDivide, floorDivideIntegers, modulo, only, zero } from './formulas.js';
import { dividesIntegers, integerAlpha, noBool, oneType, onlyFloats, roundedBool } from './refusals.js';
import { commonType } from './requirements.js';

const two = { input: p.operand(), other: p.operand() };
const MISMATCH = /must match the size/;
const ROUNDING = ['trunc', 'floor'] as const;

export const add = elementwise({
  name: 'add',
  doc: 'input + alpha · other, elementwise; shapes broadcast.',
  params: { ...two, ...keyword({ alpha: p.number(1) }) },
  promotion: 'same',
  check: integerAlpha,
  formula: (s, { input, other, alpha }, raw) => s.add(input, raw.alpha === 1 ? other : s.mul(alpha, other)),
  grad: { input: (_, g) => g, other: (s, g, { alpha, raw }) => (raw.alpha === 1 ? g : s.mul(g, alpha)) },
  rule: { en: 'sum rule', zh: '加法法则' },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([2, 3]), m.tensor([3])],
    [m.tensor([2, 3]), 2],
    [m.tensor([]), m.tensor([4]), { alpha: 3 }],
    [m.tensor([0, 3]), m.tensor([1])],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH },
    { args: (m) => [m.ints([2], 0, 5), m.ints([2], 0, 5), { alpha: 0.5 }], message: /alpha must not be a floating/ },
  ],
});

export const sub = elementwise({
  name: 'sub',
  aliases: ['subtract'],
  doc: 'input − alpha · other, elementwise; shapes broadcast. Not for bool.',
  params: { ...two, ...keyword({ alpha: p.number(1) }) },
  promotion: 'same',
  check: (op, types, raw) => {
    noBool(op, types, raw);
    integerAlpha(op, types, raw);
  },
  formula: (s, { input, other, alpha }, raw) => s.sub(input, raw.alpha === 1 ? other : s.mul(alpha, other)),
  grad: { input: (_, g) => g, other: (s, g, { alpha, raw }) => s.neg(raw.alpha === 1 ? g : s.mul(g, alpha)) },
  rule: { en: 'difference rule', zh: '减法法则' },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([2, 1]), m.tensor([3])],
    [m.tensor([2, 3]), 2],
    [m.tensor([3]), m.tensor([]), { alpha: 2 }],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH },
    { args: (m) => [m.bools([2]), m.bools([2])], message: /two bool tensors/ },
    { args: (m) => [m.tensor([2]), m.bools([2])], message: /with a bool tensor/ },
  ],
});

export const rsub = elementwise({
  name: 'rsub',
  doc: 'other − alpha · input, elementwise; shapes broadcast. Not for bool.',
  gradName: ({ other }) => (other === null ? 'RsubBackward0' : 'RsubBackward1'),
  method: false,
  inplace: false,
  params: { ...two, alpha: p.number(1) },
  promotion: 'same',
  check: (op, types, raw) => {
    noBool(op, types, raw);
    integerAlpha(op, types, raw);
  },
  formula: (s, { input, other, alpha }, raw) => s.sub(other, raw.alpha === 1 ? input : s.mul(alpha, input)),
  grad: { input: (s, g, { alpha, raw }) => s.neg(raw.alpha === 1 ? g : s.mul(g, alpha)), other: (_, g) => g },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3])],
    [m.tensor([2, 3]), 2],
    [m.tensor([3]), m.tensor([]), 2],
  ],
  errors: [{ args: (m) => [m.bools([2]), 1], message: /with a bool tensor/ }],
});

export const mul = elementwise({
  name: 'mul',
  aliases: ['multiply'],
  doc: 'input · other, elementwise; shapes broadcast.',
  params: two,
  promotion: 'same',
  formula: (s, { input, other }) => s.mul(input, other),
  grad: { input: (s, g, { other }) => s.mul(g, other), other: (s, g, { input }) => s.mul(g, input) },
  rule: { en: 'product rule', zh: '乘法法则' },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([2, 1]), m.tensor([3])],
    [m.tensor([2, 3]), 0.5],
    [m.tensor([]), m.tensor([])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});

export const div = elementwise({
  name: 'div',
  aliases: ['divide', 'true_divide'],
  doc: "input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down.",
  gradName: ({ rounding_mode }) => (rounding_mode === undefined ? 'DivBackward0' : 'DivBackward2'),
  params: { ...two, ...keyword({ rounding_mode: p.string(ROUNDING, null) }) },
  promotion: ({ rounding_mode }) => ((rounding_mode ?? null) === null ? 'float' : 'same'),
  check: roundedBool,
  formula: (s, { input, other }, { rounding_mode }) => {
    if (rounding_mode === 'floor') return floorDivide(s, input, other);
    return rounding_mode === 'trunc' ? s.trunc(s.div(input, other)) : s.div(input, other);
  },
  integers: (s, { input, other }, { rounding_mode }) =>
    rounding_mode === 'floor' ? floorDivideIntegers(s, input, other) : s.idiv(input, other),
  grad: {
    input: (s, g, { other, raw }) => (raw.rounding_mode ? zero(s, g) : s.div(g, other)),
    other: (s, g, { input, other, raw }) =>
      raw.rounding_mode ? zero(s, g) : s.mul(s.neg(g), s.div(s.div(input, other), other)),
  },
  rule: { en: 'quotient rule', zh: '除法法则' },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3], { low: 0.5 })],
    [m.tensor([2, 1]), m.tensor([3], { high: -0.5 })],
    [m.tensor([2, 3]), 2],
    [m.tensor([3], { low: 3, high: 3.9 }), 2, { rounding_mode: 'floor' }],
    [m.tensor([3], { low: -3.9, high: -3 }), 2, { rounding_mode: 'trunc' }],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH },
    { args: (m) => [m.tensor([2]), 2, { rounding_mode: 'ceil' }], message: /must be one of 'trunc', 'floor'/ },
  ],
});

export const floor_divide = elementwise({
  name: 'floor_divide',
  doc: 'input / other rounded down, elementwise (Python’s //). It has no derivative.',
  params: two,
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input, other }) => floorDivide(s, input, other),
  integers: (s, { input, other }) => floorDivideIntegers(s, input, other),
  grad: {},
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3], { low: 0.5 })],
    [m.tensor([4]), 2],
    [m.tensor([4]), m.tensor([], { high: -1 })],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});

export const remainder = elementwise({
  name: 'remainder',
  doc: 'The remainder of input / other with the sign of other (Python’s %).',
  gradName: ({ other }) => (other === null ? 'RemainderBackward1' : 'RemainderBackward0'),
  params: two,
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input, other }) => modulo(s, input, other),
  grad: {
    input: (_, g) => g,
    other: (s, g, { input, other }) => s.mul(s.neg(g), floorDivide(s, input, other)),
  },
  samples: (m) => [
    [m.tensor([2, 3], { low: 0.1, high: 0.9 }), m.tensor([3], { low: 1, high: 2 })],
    [m.tensor([4], { low: -1.9, high: -1.1 }), 2],
    [m.tensor([4], { low: 3.1, high: 3.9 }), m.tensor([], { low: -2.2, high: -2 })],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});

export const fmod = elementwise({
  name: 'fmod',
  doc: 'The remainder of input / other with the sign of input (C’s fmod).',
  gradName: ({ other }) => (other === null ? 'FmodBackward1' : 'FmodBackward0'),
  params: { input: p.tensor(), other: p.operand() },
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input, other }) => s.rem(input, other),
  grad: {
    input: (_, g) => g,
    other: (s, g, { input, other }) => s.mul(s.neg(g), s.trunc(s.div(input, other))),
  },
  samples: (m) => [
    [m.tensor([2, 3], { low: 0.1, high: 0.9 }), m.tensor([3], { low: 1, high: 2 })],
    [m.tensor([4], { low: -1.9, high: -1.1 }), 2],
    [m.tensor([4], { low: 3.1, high: 3.9 }), m.tensor([], { low: -2.2, high: -2 })],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});

export const addcmul = elementwise({
  name: 'addcmul',
  doc: 'input + value · tensor1 · tensor2, elementwise.',
  params: { input: p.tensor(), tensor1: p.tensor(), tensor2: p.tensor(), ...keyword({ value: p.number(1) }) },
  promotion: 'same',
  formula: (s, { input, tensor1, tensor2, value }) => s.add(input, s.mul(s.mul(value, tensor1), tensor2)),
  grad: {
    input: (_, g) => g,
    tensor1: (s, g, { tensor2, value }) => s.mul(g, s.mul(tensor2, value)),
    tensor2: (s, g, { tensor1, value }) => s.mul(g, s.mul(tensor1, value)),
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([3]), m.tensor([2, 1]), m.tensor([]), { value: 2 }],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4]), m.tensor([3])], message: MISMATCH }],
});

export const addcdiv = elementwise({
  name: 'addcdiv',
  doc: 'input + value · tensor1 / tensor2, elementwise. Not for integers.',
  params: { input: p.tensor(), tensor1: p.tensor(), tensor2: p.tensor(), ...keyword({ value: p.number(1) }) },
  promotion: 'same',
  refuses: ['int', 'bool'],
  check: dividesIntegers,
  formula: (s, { input, tensor1, tensor2, value }) => s.add(input, s.div(s.mul(value, tensor1), tensor2)),
  grad: {
    input: (_, g) => g,
    tensor1: (s, g, { tensor2, value }) => s.mul(g, s.div(value, tensor2)),
    tensor2: (s, g, { tensor1, tensor2, value }) =>
      s.mul(s.neg(g), s.div(s.mul(value, tensor1), s.mul(tensor2, tensor2))),
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3]), m.tensor([2, 3], { low: 0.5 })],
    [m.tensor([3]), m.tensor([2, 1]), m.tensor([], { high: -0.5 }), { value: 2 }],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.tensor([4]), m.tensor([3])], message: MISMATCH },
    {
      args: (m) => [m.ints([2], 1, 4), m.ints([2], 1, 4), m.ints([2], 1, 4)],
      message: /is not defined for tensors of/,
    },
  ],
});

export const lerp = elementwise({
  name: 'lerp',
  doc: 'input + weight · (end − input): from input (weight 0) to end (weight 1). All of one float dtype.',
  gradName: ({ weight }) => (weight === null ? 'LerpBackward1' : 'LerpBackward0'),
  params: { input: p.tensor(), end: p.tensor(), weight: p.operand() },
  promotion: 'same',
  check: (op, types) => {
    onlyFloats(op, types);
    oneType(op, types);
  },
  formula: (s, { input, end, weight }) => {
    const way = s.sub(end, input);
    const near = s.add(input, s.mul(weight, way));
    const far = s.sub(end, s.mul(way, s.sub(s.const(1), weight)));
    return s.where(s.lt(s.abs(weight), s.const(0.5)), near, far);
  },
  grad: {
    input: (s, g, { weight }) => s.mul(g, s.sub(s.const(1), weight)),
    end: (s, g, { weight }) => s.mul(g, weight),
    weight: (s, g, { input, end }) => s.mul(g, s.sub(end, input)),
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3]), 0.25],
    [m.tensor([2, 3]), m.tensor([3]), m.tensor([2, 1])],
    [m.tensor([]), m.tensor([3]), 0.75],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4]), 0.5], message: MISMATCH }],
});

export const heaviside = elementwise({
  name: 'heaviside',
  doc: '0 where input < 0, values where input is 0, 1 where input > 0. Both of one dtype; no derivative.',
  params: { input: p.tensor(), values: p.tensor() },
  promotion: 'same',
  check: oneType,
  formula: (s, { input, values }) =>
    s.where(s.eq(input, s.const(0)), values, only(s, s.lt(s.const(0), input), s.const(1))),
  grad: {},
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3])],
    [m.values([-1, 0, 2], 'float64'), m.values([0.5], 'float64')],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});

const ofIntegers = (name: 'gcd' | 'lcm', doc: string) =>
  lowered({
    name,
    inplace: true,
    doc: `${doc}, elementwise; shapes broadcast. Of integers only.`,
    params: { input: p.tensor(), other: p.tensor() },
    lower: (b, { input, other }, call) => {
      const dtype = commonType(input, other);
      if (dtype.kind !== 'int') fail(call.op, `is not implemented for ${dtype}`, 'Convert with .long() first');
      return hostElements(b, call.op, 'elements', [b.cast(input, dtype), b.cast(other, dtype)], { fn: name });
    },
    samples: (m) => [
      [m.ints([2, 3], -9, 9), m.ints([3], -9, 9)],
      [m.values([0, 12, -8], 'int64'), m.values(0, 'int64')],
    ],
    errors: [
      { args: (m) => [m.ints([2, 3], 0, 9), m.ints([4], 0, 9)], message: MISMATCH },
      { args: (m) => [m.tensor([2]), m.tensor([2])], message: /not implemented for torch.float32/ },
    ],
  });

export const gcd = ofIntegers('gcd', 'The greatest common divisor; 0 of zeros');
export const lcm = ofIntegers('lcm', 'The least common multiple; 0 where one is 0');
