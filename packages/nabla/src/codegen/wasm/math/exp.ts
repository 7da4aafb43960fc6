/**
 * exp, exp2, expm1, sinh, cosh, tanh.
 *
 * x = k·ln2 + r with |r| ≤ ln2/2 (W. J. Cody and W. Waite's two-part ln2), a polynomial in r, then a scaling by 2^k in two
 * steps, so that results that overflow or are subnormal round once. Polynomials are minimax fits (Remez and Lawson
 * iterations in 240-bit arithmetic, coefficients rounded one after the other); errors are relative to the result.
 */

import type { Algorithm, Emitter, Int, Num } from './emitter.js';
import { inDouble } from './emitter.js';
import type { Pair } from './pair.js';
import { fastTwoSum, twoProduct } from './pair.js';

/** (e^r − 1 − r)/r² on |r| ≤ ln2/2, error 2^-28. */
const EXP_SINGLE = [
  0.4999999403953552, 0.1666652113199234, 0.04166826233267784, 0.008368668146431446, 0.001382096204906702,
];
/** The same, error 2^-58. */
const EXP_DOUBLE = [
  0.5000000000000011, 0.16666666666666452, 0.04166666666652716, 0.008333333333471025, 0.0013888888944270836,
  0.00019841269554547633, 2.480149253486258e-5, 2.7557545375092177e-6, 2.7630424268043617e-7, 2.501258205143153e-8,
];
/** The same, error 2^-34, for results that are rounded to f32. */
const EXP_SHORT = [
  0.5000000067613845, 0.16666665886971765, 0.04166629530782124, 0.00833349369780762, 0.0013944631774494153,
  0.0001979188889473452,
];
/** (2^r − 1)/r on |r| ≤ 1/2, error 2^-34. */
const EXP2_SHORT = [
  0.6931471807047278, 0.24022651067879267, 0.05550410364854866, 0.009618037964059354, 0.0013333936703228042,
  0.00015466806078008857, 1.5195656570210783e-5,
];
/** (sinh x − x)/x³ in x² on |x| ≤ 1, error 2^-61. */
const SINH_DOUBLE = [
  0.16666666666666669, 0.00833333333333295, 0.00019841269841550126, 2.7557319123933997e-6, 2.50521278960786e-8,
  1.6056920268218719e-10, 7.768284367006349e-13,
];
/** (tanh x − x)/x³ in x² on |x| ≤ 0.5625, error 2^-60. */
const TANH_DOUBLE = [
  -0.3333333333333328, 0.13333333333323638, -0.053968253961975673, 0.02186948833360568, -0.008863231729946562,
  0.0035920830972853536, -0.0014554846130779464, 0.0005882023944183839, -0.00023276013282693667, 8.241909178921362e-5,
  -1.8937242505631866e-5,
];
/** (tanh x − x)/x³ in x² on |x| ≤ 0.625, error 2^-28. */
const TANH_SINGLE = [
  -0.3333328366279602, 0.133314847946167, -0.05374300107359886, 0.020649081096053123, -0.005715466104447842,
];

const LOG2_E = Math.LOG2E;
/** ln2 as a part that times an 11-bit integer is exact, and the rest. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** ln2 less the float nearest to it. */
const LN2_REST = 2.3190468138462996e-17;
const LN2_HIGH_SINGLE = 0.693359375;
const LN2_LOW_SINGLE = -2.12194440054690583e-4;

/** k as a float, and an integer whose low bits are k: what a scaling by 2^k needs. */
interface Exponent {
  readonly k: Num;
  readonly bits: Int;
}

/** The integer nearest to t, |t| < 2^21 (f32) or 2^50 (f64): adding 1.5·2^23 or 1.5·2^52 leaves it in the low bits. */
export function nearestExponent(e: Emitter, t: Num): Exponent {
  const magic = e.num(e.single ? 1.5 * 2 ** 23 : 1.5 * 2 ** 52);
  const shifted = e.add(t, magic);
  return { k: e.sub(shifted, magic), bits: e.bits(shifted) };
}

const mantissaBits = (e: Emitter): number => (e.single ? 23 : 52);
const bitsOfOne = (e: Emitter): Int => e.int(e.single ? 0x3f800000 : 0x3ff0000000000000n);

/** 2^k for an integer whose low bits are k, −127 < k < 128 (f32) or −1023 < k < 1024. */
function power(e: Emitter, bits: Int): Num {
  return e.float(e.iadd(e.shl(bits, mantissaBits(e)), bitsOfOne(e)));
}

/** 2^−k, same limits. */
function reciprocalPower(e: Emitter, bits: Int): Num {
  return e.float(e.isub(bitsOfOne(e), e.shl(bits, mantissaBits(e))));
}

/** y·2^k with one rounding at most, for |k| up to twice the exponent range. */
export function scale(e: Emitter, y: Num, bits: Int): Num {
  const half = e.shrU(bits, 1);
  return e.mul(e.mul(y, power(e, half)), power(e, e.isub(bits, half)));
}

/** x between two limits; nan stays nan. */
export function clamp(e: Emitter, x: Num, low: number, high: number): Num {
  return e.pmin(e.pmax(x, e.num(low)), e.num(high));
}

/** e^x = 2^k·(high + low) before its scaling. */
interface Exponential extends Exponent {
  readonly value: Pair;
}

/**
 * e^x − (1 − base) scaled by 2^−k, f64, to about 2^-58 relative to the larger of base and r.
 * `base` maps k's bits to 1 (exp) or 1 − 2^−k (expm1).
 */
function expPair(e: Emitter, x: Num, base: (exponent: Exponent) => Num = () => e.num(1)): Exponential {
  const exponent = nearestExponent(e, e.mul(x, e.num(LOG2_E)));
  const high = e.sub(x, e.mul(exponent.k, e.num(LN2_HIGH)));
  const low = e.mul(exponent.k, e.num(LN2_LOW));
  const r = e.sub(high, low);
  const rLow = e.sub(e.sub(high, r), low);
  const rest = e.add(rLow, e.mul(e.mul(r, r), e.polySplit(r, EXP_DOUBLE)));
  const sum = fastTwoSum(e, base(exponent), r);
  return { ...exponent, value: { high: sum.high, low: e.add(sum.low, rest) } };
}

/** e^x as 2^k·(high + low) with low below half an ulp of high, for |x| < 2^10; f64. */
export function exponential(e: Emitter, x: Num): Exponential {
  const { value, ...exponent } = expPair(e, x);
  return { ...exponent, value: fastTwoSum(e, value.high, value.low) };
}

const expDouble: Algorithm = (e, x) => {
  const { value, bits } = expPair(e, clamp(e, x, -746, 710));
  return scale(e, e.add(value.high, value.low), bits);
};

/** r for f32: x − k·ln2. */
function reduceSingle(e: Emitter, x: Num, k: Num): Num {
  return e.sub(e.sub(x, e.mul(k, e.num(LN2_HIGH_SINGLE))), e.mul(k, e.num(LN2_LOW_SINGLE)));
}

const expSingle: Algorithm = (e, x) => {
  const within = clamp(e, x, -104, 89);
  const { k, bits } = nearestExponent(e, e.mul(within, e.num(LOG2_E)));
  const r = reduceSingle(e, within, k);
  const tail = e.mul(e.mul(r, r), e.poly(r, EXP_SINGLE));
  return scale(e, e.add(e.num(1), e.add(r, tail)), bits);
};

/** 2^k·(base + r + …) in f64 with about 2^-34 relative error, |x| < 2^10. */
function expShort(e: Emitter, x: Num, base: (exponent: Exponent) => Num): { y: Num; bits: Int } {
  const exponent = nearestExponent(e, e.mul(x, e.num(LOG2_E)));
  const r = e.sub(x, e.mul(exponent.k, e.num(Math.LN2)));
  const tail = e.mul(e.mul(r, r), e.poly(r, EXP_SHORT));
  return { y: e.add(base(exponent), e.add(r, tail)), bits: exponent.bits };
}

/** e^x in f64, good to 2^-34, −150 < x < 150. */
export function expForSingle(e: Emitter, x: Num): Num {
  const { y, bits } = expShort(e, x, () => e.num(1));
  return e.mul(y, power(e, bits));
}

/** 1 − 2^−k; exact or rounded to where it no longer matters; k < −60 is the caller's to avoid. */
function oneMinusPower(e: Emitter): (exponent: Exponent) => Num {
  return ({ k }) => {
    const { bits } = nearestExponent(e, e.pmin(k, e.num(64)));
    return e.sub(e.num(1), reciprocalPower(e, bits));
  };
}

const expm1Double: Algorithm = (e, x) => {
  const { value, bits } = expPair(e, clamp(e, x, -40, 710), oneMinusPower(e));
  return e.copysign(scale(e, e.add(value.high, value.low), bits), x);
};

const expm1Short: Algorithm = (e, x) => {
  const { y, bits } = expShort(e, clamp(e, x, -40, 150), oneMinusPower(e));
  return e.copysign(e.mul(y, power(e, bits)), x);
};

const exp2Double: Algorithm = (e, x) => exp2Pair(e, { high: clamp(e, x, -1080, 1025), low: e.num(0) });

/** 2^(high + low) in f64 for |high| ≤ 1100 and a low part below 2^-20 or so. */
export function exp2Pair(e: Emitter, { high, low }: Pair): Num {
  const { k, bits } = nearestExponent(e, high);
  const r = e.sub(high, k);
  const product = twoProduct(e, r, e.num(Math.LN2));
  const productLow = e.add(product.low, e.add(e.mul(r, e.num(LN2_REST)), e.mul(low, e.num(Math.LN2))));
  const sum = fastTwoSum(e, e.num(1), product.high);
  const tail = e.mul(e.mul(product.high, product.high), e.polySplit(product.high, EXP_DOUBLE));
  const first = e.add(tail, e.mul(productLow, e.add(sum.high, tail)));
  return scale(e, e.add(sum.high, e.add(sum.low, first)), bits);
}

/** 2^x in f64, good to 2^-34, −1000 < x < 1000. */
export function exp2ForSingle(e: Emitter, x: Num): Num {
  const { k, bits } = nearestExponent(e, x);
  const r = e.sub(x, k);
  return e.mul(e.add(e.num(1), e.mul(r, e.poly(r, EXP2_SHORT))), power(e, bits));
}

/** e^|x|/2 as a pair and 1/4 of its reciprocal, e^−|x|/2. */
function halfExponentials(e: Emitter, size: Num): { grown: Pair; shrunk: Num } {
  const { value, bits } = exponential(e, e.pmin(size, e.num(711)));
  const less = e.isub(bits, e.int(1));
  const grown = { high: scale(e, value.high, less), low: scale(e, value.low, less) };
  return { grown, shrunk: e.div(e.num(0.25), grown.high) };
}

const sinhDouble: Algorithm = (e, x) => {
  const size = e.abs(x);
  const { grown, shrunk } = halfExponentials(e, size);
  const large = e.sub(grown.high, e.sub(shrunk, grown.low));
  const square = e.mul(x, x);
  const small = e.add(size, e.mul(e.mul(size, square), e.poly(square, SINH_DOUBLE)));
  return e.copysign(e.select(e.lt(size, e.num(1)), small, large), x);
};

const coshDouble: Algorithm = (e, x) => {
  const { grown, shrunk } = halfExponentials(e, e.abs(x));
  return e.add(grown.high, e.add(shrunk, grown.low));
};

const tanhDouble: Algorithm = (e, x) => {
  const size = e.pmin(e.abs(x), e.num(22));
  const { value, bits } = exponential(e, e.add(size, size));
  const grown = power(e, bits);
  const denominator = fastTwoSum(e, e.mul(value.high, grown), e.num(1));
  const low = e.add(denominator.low, e.mul(value.low, grown));
  const quotient = e.div(e.num(2), denominator.high);
  const correction = e.mul(e.mul(e.mul(quotient, quotient), e.num(0.5)), low);
  const large = e.sub(e.num(1), e.sub(quotient, correction));
  const square = e.mul(size, size);
  const small = e.add(size, e.mul(e.mul(size, square), e.polySplit(square, TANH_DOUBLE)));
  return e.copysign(e.select(e.lt(size, e.num(0.5625)), small, large), x);
};

/** e^x for f32 whose result is a normal number; no limits, nan passes. */
function expNormal(e: Emitter, x: Num): Num {
  const { k, bits } = nearestExponent(e, e.mul(x, e.num(LOG2_E)));
  const r = reduceSingle(e, x, k);
  const tail = e.mul(e.mul(r, r), e.poly(r, EXP_SINGLE));
  return e.mul(e.add(e.num(1), e.add(r, tail)), power(e, bits));
}

/** e^−x for f32, −80 < x < 80. */
export function expNegative(e: Emitter, x: Num): Num {
  return expNormal(e, e.neg(x));
}

const tanhSingle: Algorithm = (e, x) => {
  const size = e.pmin(e.abs(x), e.num(9.5));
  const grown = expNormal(e, e.add(size, size));
  const large = e.sub(e.num(1), e.div(e.num(2), e.add(grown, e.num(1))));
  const square = e.mul(size, size);
  const small = e.add(size, e.mul(e.mul(size, square), e.poly(square, TANH_SINGLE)));
  return e.copysign(e.select(e.lt(size, e.num(0.625)), small, large), x);
};

/** Half of e^x ∓ e^−x for f32 results; below 1/4 sinh takes three terms of its series. */
const sinhShort: Algorithm = (e, x) => {
  const grown = expForSingle(e, clamp(e, x, -140, 140));
  const large = e.mul(e.sub(grown, e.div(e.num(1), grown)), e.num(0.5));
  const square = e.mul(x, x);
  const small = e.add(x, e.mul(e.mul(x, square), e.poly(square, SINH_DOUBLE.slice(0, 4))));
  return e.select(e.lt(e.abs(x), e.num(0.25)), small, large);
};

const coshShort: Algorithm = (e, x) => {
  const grown = expForSingle(e, clamp(e, x, -140, 140));
  return e.mul(e.add(grown, e.div(e.num(1), grown)), e.num(0.5));
};

const exp2Short: Algorithm = (e, x) => exp2ForSingle(e, clamp(e, x, -200, 200));

/** The functions of this file by name: f32 and f64 algorithms. */
export const EXP_FUNCTIONS = {
  exp: { single: expSingle, double: expDouble },
  exp2: { single: inDouble('exp2_short', exp2Short), double: exp2Double },
  expm1: { single: inDouble('expm1_short', expm1Short), double: expm1Double },
  sinh: { single: inDouble('sinh_short', sinhShort), double: sinhDouble },
  cosh: { single: inDouble('cosh_short', coshShort), double: coshDouble },
  tanh: { single: tanhSingle, double: tanhDouble },
} as const;
