/** What each elementwise primitive does to one element, for each dtype. */
import { RuntimeError } from '../../errors.js';
import type { DTypeName } from '../../ir/dtype.js';
import type { BinaryOp, CompareOp, UnaryOp } from '../../ir/node.js';
import type { Fn1, Fn2, MathFunctions, MathTable } from './functions.js';
import { add64, and64, mul64, or64, power, shl64, shr64, sub64, xor64 } from './integers.js';

/** Functions that a dtype has; an operator that is missing is not legal IR. */
export type ElementFns = Readonly<Partial<Record<UnaryOp, Fn1> & Record<BinaryOp, Fn2>>>;
export type Scalars = Readonly<Record<DTypeName, ElementFns>>;

const fround = Math.fround;
const same: Fn1 = (x) => x;

/** Half to even. */
function roundEven(x: number): number {
  const r = Math.round(x); // half up; keeps −0, and gives −0 on [−0.5, 0)
  return r - x === 0.5 && r % 2 !== 0 ? r - 1 : r;
}

function sign(x: number): number {
  return x > 0 ? 1 : x < 0 ? -1 : 0; // 0 for nan, as in PyTorch
}

const exactFloat = {
  neg: (x: number) => -x,
  abs: Math.abs,
  sign,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundEven,
  trunc: Math.trunc,
  rem: (x: number, y: number) => x % y,
  maximum: (x: number, y: number) => Math.max(x, y),
  minimum: (x: number, y: number) => Math.min(x, y),
} satisfies ElementFns;

function float32(math: MathFunctions): ElementFns {
  return {
    ...exactFloat,
    ...math,
    sqrt: (x) => fround(Math.sqrt(x)),
    add: (x, y) => fround(x + y),
    sub: (x, y) => fround(x - y),
    mul: (x, y) => fround(x * y),
    div: (x, y) => fround(x / y),
    idiv: (x, y) => Math.trunc(fround(x / y)),
  };
}

function float64(math: MathFunctions): ElementFns {
  return {
    ...exactFloat,
    ...math,
    sqrt: Math.sqrt,
    add: (x, y) => x + y,
    sub: (x, y) => x - y,
    mul: (x, y) => x * y,
    div: (x, y) => x / y,
    idiv: (x, y) => Math.trunc(x / y),
  };
}

/** A divisor of integers; 0 is refused, as in PyTorch. */
function divisor(y: number): number {
  if (y === 0) {
    throw new RuntimeError(
      '[div] ZeroDivisionError: integer division by zero. Mask the zeros first (y.masked_fill(y.eq(0), 1)), or divide floats',
    );
  }
  return y;
}

const extremes = {
  maximum: (x: number, y: number) => (x > y ? x : y),
  minimum: (x: number, y: number) => (x < y ? x : y),
} satisfies ElementFns;

/** Functions that leave an integer as it is. */
const whole = { floor: same, ceil: same, round: same, trunc: same } satisfies ElementFns;

const int64: ElementFns = {
  ...whole,
  ...extremes,
  neg: (x) => 0 - x,
  abs: Math.abs,
  sign,
  not: (x) => -1 - x,
  add: add64,
  sub: sub64,
  mul: mul64,
  idiv: (x, y) => Math.trunc(x / divisor(y)) + 0,
  rem: (x, y) => (x % divisor(y)) + 0,
  pow: (x, y) => power(mul64, x, y),
  and: and64,
  or: or64,
  xor: xor64,
  shl: shl64,
  shr: shr64,
};

const int32: ElementFns = {
  ...whole,
  ...extremes,
  neg: (x) => -x | 0,
  abs: (x) => Math.abs(x) | 0,
  sign,
  not: (x) => ~x,
  add: (x, y) => (x + y) | 0,
  sub: (x, y) => (x - y) | 0,
  mul: Math.imul,
  idiv: (x, y) => (x / divisor(y)) | 0,
  rem: (x, y) => (x % divisor(y)) | 0,
  pow: (x, y) => power(Math.imul, x, y),
  and: (x, y) => x & y,
  or: (x, y) => x | y,
  xor: (x, y) => x ^ y,
  shl: (x, y) => x << y,
  shr: (x, y) => x >> y,
};

const uint8: ElementFns = {
  ...whole,
  ...extremes,
  neg: (x) => -x & 255,
  abs: same,
  sign,
  not: (x) => ~x & 255,
  add: (x, y) => (x + y) & 255,
  sub: (x, y) => (x - y) & 255,
  mul: (x, y) => (x * y) & 255,
  idiv: (x, y) => (x / divisor(y)) & 255,
  rem: (x, y) => x % divisor(y),
  pow: (x, y) => power(Math.imul, x, y) & 255,
  and: (x, y) => x & y,
  or: (x, y) => x | y,
  xor: (x, y) => x ^ y,
  shl: (x, y) => (x << y) & 255,
  shr: (x, y) => x >> y,
};

/** 0 and 1. `add` is or, `mul` is and, `pow`: 0⁰ = 1. */
const bool: ElementFns = {
  ...whole,
  neg: same,
  abs: same,
  sign: same,
  not: (x) => x ^ 1,
  add: (x, y) => x | y,
  sub: (x, y) => x ^ y,
  mul: (x, y) => x & y,
  idiv: (x, y) => x & divisor(y),
  rem: (_, y) => divisor(y) ^ 1,
  pow: (x, y) => (x >= y ? 1 : 0),
  maximum: (x, y) => x | y,
  minimum: (x, y) => x & y,
  and: (x, y) => x & y,
  or: (x, y) => x | y,
  xor: (x, y) => x ^ y,
};

export const COMPARISONS: Readonly<Record<CompareOp, Fn2>> = {
  lt: (x, y) => (x < y ? 1 : 0),
  le: (x, y) => (x <= y ? 1 : 0),
  eq: (x, y) => (x === y ? 1 : 0),
  ne: (x, y) => (x !== y ? 1 : 0),
};

/** All functions of one element, with the transcendental ones of a table. */
export function scalarsOf(math: MathTable): Scalars {
  return { float32: float32(math.f32), float64: float64(math.f64), int64, int32, uint8, bool };
}

/** A conversion: floats truncate to integers and what does not fit becomes the most negative; integers wrap. */
export function caster(from: DTypeName, to: DTypeName): Fn1 {
  if (to === 'bool') return (x) => (x !== 0 ? 1 : 0);
  if (to === 'float64') return same;
  if (to === 'float32') return from === 'bool' || from === 'uint8' ? same : fround;
  return from === 'float32' || from === 'float64' ? FLOAT_TO_INT[to] : INT_TO_INT[to];
}

const toWord: Fn1 = (x) => (x < 2147483648 && x >= -2147483648 ? x | 0 : -2147483648);
const FLOAT_TO_INT = {
  int64: (x: number) => (x < 2 ** 63 && x >= -(2 ** 63) ? Math.trunc(x) + 0 : -(2 ** 63)),
  int32: toWord,
  uint8: (x: number) => toWord(x) & 255,
};
const INT_TO_INT = { int64: same, int32: (x: number) => x | 0, uint8: (x: number) => x & 255 };
