/**
 * log, log1p, log2, log10, asinh, acosh, atanh.
 *
 * x = 2^k·(1 + f) with √½ ≤ 1 + f < √2, s = f/(2 + f), log(1 + f) = 2 artanh s = f − f²/2 + s·(f²/2 + R(s²))
 * (the arrangement of Sun's fdlibm). R is a minimax fit (Remez and Lawson iterations in 240-bit arithmetic).
 */

import type { Algorithm, Emitter, Num } from './emitter.js';
import { inDouble } from './emitter.js';
import type { Pair } from './pair.js';
import { fastTwoSum, truncated, twoProduct, twoSquare, twoSum } from './pair.js';

/** (2 artanh s − 2s)/s³ in s² on s² ≤ 0.0295, error 2^-58. */
const LOG_DOUBLE = [
  0.6666666666666735, 0.3999999999940878, 0.28571428743895405, 0.22222198400867232, 0.18183574118292134,
  0.15313780005892863, 0.14798846280486505,
];
/** The same, error 2^-36. */
const LOG_SHORT = [0.6666666563664267, 0.4000033735868643, 0.28537160745793905, 0.2358513353427966];
/** The same for f32, error 2^-29. */
const LOG_SINGLE = [0.6666677594184875, 0.39977556467056274, 0.29872027039527893];

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const LN2_HIGH_SINGLE = 0.693359375;
const LN2_LOW_SINGLE = -2.12194440054690583e-4;

/** x = 2^k·(1 + f). */
interface Reduced {
  readonly k: Num;
  readonly f: Num;
}

/** Bit patterns and limits of the two widths. */
const WIDTHS = {
  single: {
    mantissa: 23,
    smallestNormal: 2 ** -126,
    toNormal: 2 ** 25,
    shift: 25,
    sqrtHalf: 0x3f3504f3,
    bias: 0x3f800000 - 0x3f3504f3,
    mantissaMask: 0x007fffff,
    integer: 0x4b000000,
    integerOffset: 2 ** 23 + 127,
  },
  double: {
    mantissa: 52,
    smallestNormal: 2 ** -1022,
    toNormal: 2 ** 54,
    shift: 54,
    sqrtHalf: 0x3fe6a09e00000000n,
    bias: 0x3ff0000000000000n - 0x3fe6a09e00000000n,
    mantissaMask: 0x000fffffffffffffn,
    integer: 0x4330000000000000n,
    integerOffset: 2 ** 52 + 1023,
  },
} as const;

/** Reduces a positive normal number. */
export function reduceNormal(e: Emitter, x: Num): Reduced {
  const w = e.single ? WIDTHS.single : WIDTHS.double;
  const biased = e.iadd(e.bits(x), e.int(w.bias));
  const exponent = e.ior(e.shrU(biased, w.mantissa), e.int(w.integer));
  const k = e.sub(e.float(exponent), e.num(w.integerOffset));
  const mantissa = e.float(e.iadd(e.iand(biased, e.int(w.mantissaMask)), e.int(w.sqrtHalf)));
  return { k, f: e.sub(mantissa, e.num(1)) };
}

/** Reduces a positive finite number, subnormal ones too. */
export function reduce(e: Emitter, x: Num): Reduced {
  const w = e.single ? WIDTHS.single : WIDTHS.double;
  const tiny = e.lt(x, e.num(w.smallestNormal));
  const { k, f } = reduceNormal(e, e.select(tiny, e.mul(x, e.num(w.toNormal)), x));
  return { k: e.sub(k, e.select(tiny, e.num(w.shift), e.num(0))), f };
}

/** The logarithm's special cases around `result`, which holds for finite x > 0. */
export function logLimits(e: Emitter, x: Num, result: Num): Num {
  const regular = e.both(e.gt(x, e.num(0)), e.lt(x, e.num(Infinity)));
  const atZero = e.select(e.eq(x, e.num(0)), e.num(-Infinity), x);
  const special = e.select(e.lt(x, e.num(0)), e.num(NaN), atZero);
  return e.select(regular, result, special);
}

/** f²/2 and s·(f²/2 + R), so that log(1 + f) = f − (half − kernel). */
function kernel(e: Emitter, f: Num, coefficients: readonly number[]): { half: Num; rest: Num } {
  const half = e.mul(e.mul(e.num(0.5), f), f);
  const s = e.div(f, e.add(e.num(2), f));
  const z = e.mul(s, s);
  return { half, rest: e.mul(s, e.add(half, e.mul(z, e.poly(z, coefficients)))) };
}

/** k·ln2 + log(1 + f) + correction. */
function assemble(e: Emitter, { k, f }: Reduced, coefficients: readonly number[], correction?: Num): Num {
  const { half, rest } = kernel(e, f, coefficients);
  const low = e.mul(k, e.num(e.single ? LN2_LOW_SINGLE : LN2_LOW));
  const small = e.add(rest, correction === undefined ? low : e.add(low, correction));
  return e.sub(e.mul(k, e.num(e.single ? LN2_HIGH_SINGLE : LN2_HIGH)), e.sub(e.sub(half, small), f));
}

const logDouble: Algorithm = (e, x) => logLimits(e, x, assemble(e, reduce(e, x), LOG_DOUBLE));

const logSingle: Algorithm = (e, x) => logLimits(e, x, assemble(e, reduce(e, x), LOG_SINGLE));

/** log(1 + f) in f64, good to 2^-36. */
function seriesShort(e: Emitter, f: Num): Num {
  const s = e.div(f, e.add(e.num(2), f));
  const z = e.mul(s, s);
  return e.add(e.add(s, s), e.mul(e.mul(s, z), e.poly(z, LOG_SHORT)));
}

/** k·ln2 + log(1 + f) in f64, good to 2^-36. */
function logShort(e: Emitter, { k, f }: Reduced): Num {
  return e.add(e.mul(k, e.num(Math.LN2)), seriesShort(e, f));
}

/** log(1 + x) in f64, good to 2^-36 of the result however small x is; x > −1. */
function log1pForSingle(e: Emitter, x: Num): Num {
  const { k, f } = reduceNormal(e, e.add(e.num(1), x));
  return logShort(e, { k, f: e.select(e.eq(k, e.num(0)), x, f) });
}

/** log2 x in f64, good to 2^-36, for a positive normal x. */
export function log2ForSingle(e: Emitter, x: Num): Num {
  const { k, f } = reduceNormal(e, x);
  return e.add(k, e.mul(seriesShort(e, f), e.num(Math.LOG2E)));
}

const log2Short: Algorithm = (e, x) => logLimits(e, x, log2ForSingle(e, x));

const log10Short: Algorithm = (e, x) => logLimits(e, x, e.mul(logShort(e, reduceNormal(e, x)), e.num(Math.LOG10E)));

/**
 * log(1 + high + low) in f64: 1 + high is rounded to u, and what that loses comes back as a correction c/u.
 * Where 1 + high needs no reduction (k = 0), f = high is exact. high ≥ −1; inf and nan are the caller's.
 */
function log1pPair(e: Emitter, { high, low }: { high: Num; low: Num | undefined }): Num {
  const sum = twoSum(e, e.num(1), high);
  const { k, f } = reduce(e, sum.high);
  const whole = e.eq(k, e.num(0));
  const lost = e.select(whole, e.num(0), sum.low);
  const correction = e.div(low === undefined ? lost : e.add(lost, low), sum.high);
  return assemble(e, { k, f: e.select(whole, high, f) }, LOG_DOUBLE, correction);
}

/** log1p's special cases around `result`, which holds for finite x > −1; keeps −0. */
function log1pLimits(e: Emitter, x: Num, result: Num): Num {
  const regular = e.both(e.gt(x, e.num(-1)), e.lt(x, e.num(Infinity)));
  const atMinusOne = e.select(e.eq(x, e.num(-1)), e.num(-Infinity), x);
  const special = e.select(e.lt(x, e.num(-1)), e.num(NaN), atMinusOne);
  return e.select(regular, e.copysign(result, x), special);
}

const log1pDouble: Algorithm = (e, x) => log1pLimits(e, x, log1pPair(e, { high: x, low: undefined }));

const log1pShort: Algorithm = (e, x) => log1pLimits(e, x, log1pForSingle(e, x));

/** (log(1 + f) as a pair)·(scale as a pair); the first part of f − f²/2 is cut so that its product is exact. */
function scaledKernel(e: Emitter, f: Num, scaleHigh: number, scaleLow: number): Pair {
  const { half, rest } = kernel(e, f, LOG_DOUBLE);
  const high = truncated(e, e.sub(f, half));
  const low = e.add(e.sub(e.sub(f, high), half), rest);
  const lowProduct = e.add(e.mul(e.add(low, high), e.num(scaleLow)), e.mul(low, e.num(scaleHigh)));
  return { high: e.mul(high, e.num(scaleHigh)), low: lowProduct };
}

/** 1/ln2 and 1/ln10 as 26 leading bits and the rest; log10 2 as bits that times an 11-bit integer are exact, and the rest. */
const LOG2_E_HIGH = 1.4426950216293335;
const LOG2_E_LOW = 1.9259629911266175e-8;
const LOG10_E_HIGH = 0.4342944771051407;
const LOG10_E_LOW = 4.798111141615973e-9;
const LOG10_2_HIGH = 0.30102999566383914;
const LOG10_2_LOW = 1.42050232272661e-13;

const log2Double: Algorithm = (e, x) => {
  const { k, f } = reduce(e, x);
  const product = scaledKernel(e, f, LOG2_E_HIGH, LOG2_E_LOW);
  const sum = fastTwoSum(e, k, product.high);
  return logLimits(e, x, e.add(sum.high, e.add(sum.low, product.low)));
};

const log10Double: Algorithm = (e, x) => {
  const { k, f } = reduce(e, x);
  const product = scaledKernel(e, f, LOG10_E_HIGH, LOG10_E_LOW);
  const sum = fastTwoSum(e, e.mul(k, e.num(LOG10_2_HIGH)), product.high);
  const low = e.add(e.mul(k, e.num(LOG10_2_LOW)), product.low);
  return logLimits(e, x, e.add(sum.high, e.add(sum.low, low)));
};

/** Above this 1 + x² is x², and a logarithm of 2x is all that is left. */
const HUGE = 2 ** 28;

/** log 2x for huge x: the reduction's k, one more. */
function logTwice(e: Emitter, x: Num): Num {
  const { k, f } = reduceNormal(e, x);
  return assemble(e, { k: e.add(k, e.num(1)), f }, LOG_DOUBLE);
}

/** √(high + low) as a pair. */
function sqrtPair(e: Emitter, { high, low }: Pair): Pair {
  const root = e.sqrt(high);
  const square = twoSquare(e, root);
  const rest = e.add(e.sub(e.sub(high, square.high), square.low), low);
  return { high: root, low: e.div(rest, e.add(root, root)) };
}

/** asinh |x| = log1p(|x| + x²/(1 + √(1 + x²))). */
const asinhDouble: Algorithm = (e, x) => {
  const size = e.abs(x);
  const within = e.pmin(size, e.num(HUGE));
  const square = twoSquare(e, within);
  const sum = twoSum(e, e.num(1), square.high);
  const root = sqrtPair(e, { high: sum.high, low: e.add(sum.low, square.low) });
  const denominator = fastTwoSum(e, root.high, e.num(1));
  const quotient = e.div(square.high, denominator.high);
  const argument = twoSum(e, within, quotient);
  const back = twoProduct(e, quotient, denominator.high);
  const rest = e.add(e.sub(e.sub(square.high, back.high), back.low), square.low);
  const quotientLow = e.div(e.sub(rest, e.mul(quotient, e.add(denominator.low, root.low))), denominator.high);
  const moderate = log1pPair(e, { high: argument.high, low: e.add(argument.low, quotientLow) });
  const result = e.select(e.lt(size, e.num(HUGE)), moderate, logTwice(e, size));
  return e.copysign(e.select(e.lt(size, e.num(Infinity)), result, size), x);
};

/** acosh x = log1p(t + √(2t + t²)), t = x − 1. */
const acoshDouble: Algorithm = (e, x) => {
  const within = e.pmin(x, e.num(HUGE));
  const t = e.sub(within, e.num(1));
  const square = twoSquare(e, t);
  const sum = twoSum(e, e.add(t, t), square.high);
  const root = sqrtPair(e, { high: sum.high, low: e.add(sum.low, square.low) });
  const argument = twoSum(e, root.high, t);
  const moderate = log1pPair(e, { high: argument.high, low: e.add(argument.low, root.low) });
  const atOne = e.select(e.eq(x, e.num(1)), e.num(0), moderate);
  const result = e.select(e.lt(x, e.num(HUGE)), atOne, logTwice(e, x));
  return e.select(e.lt(x, e.num(1)), e.num(NaN), e.select(e.lt(x, e.num(Infinity)), result, x));
};

/** atanh |x| = ½·log1p(2|x|/(1 − |x|)). */
const atanhDouble: Algorithm = (e, x) => {
  const size = e.abs(x);
  const twice = e.add(size, size);
  const denominator = fastTwoSum(e, e.num(1), e.neg(size));
  const quotient = e.div(twice, denominator.high);
  const back = twoProduct(e, quotient, denominator.high);
  const rest = e.sub(e.sub(e.sub(twice, back.high), back.low), e.mul(quotient, denominator.low));
  const low = e.div(rest, denominator.high);
  const result = e.mul(e.num(0.5), log1pPair(e, { high: quotient, low }));
  const within = e.lt(size, e.num(1));
  const tiny = e.lt(size, e.num(2 ** -30));
  const limit = e.select(e.eq(size, e.num(1)), e.num(Infinity), e.num(NaN));
  return e.copysign(e.select(within, e.select(tiny, size, result), limit), x);
};

/** √(1 + x²) and x² do not overflow in f64 for f32's x. */
const asinhShort: Algorithm = (e, x) => {
  const size = e.abs(x);
  const square = e.mul(size, size);
  const argument = e.add(size, e.div(square, e.add(e.num(1), e.sqrt(e.add(e.num(1), square)))));
  const result = log1pForSingle(e, argument);
  return e.copysign(e.select(e.lt(size, e.num(Infinity)), result, size), x);
};

const acoshShort: Algorithm = (e, x) => {
  const t = e.sub(x, e.num(1));
  const argument = e.add(t, e.sqrt(e.mul(t, e.add(t, e.num(2)))));
  const result = log1pForSingle(e, argument);
  return e.select(e.lt(x, e.num(1)), e.num(NaN), e.select(e.lt(x, e.num(Infinity)), result, x));
};

const atanhShort: Algorithm = (e, x) => {
  const size = e.abs(x);
  const argument = e.div(e.add(size, size), e.sub(e.num(1), size));
  const result = e.mul(e.num(0.5), log1pForSingle(e, argument));
  const limit = e.select(e.eq(size, e.num(1)), e.num(Infinity), e.num(NaN));
  return e.copysign(e.select(e.lt(size, e.num(1)), result, limit), x);
};

/** The functions of this file by name: f32 and f64 algorithms. */
export const LOG_FUNCTIONS = {
  log: { single: logSingle, double: logDouble },
  log1p: { single: inDouble('log1p_short', log1pShort), double: log1pDouble },
  log2: { single: inDouble('log2_short', log2Short), double: log2Double },
  log10: { single: inDouble('log10_short', log10Short), double: log10Double },
  asinh: { single: inDouble('asinh_short', asinhShort), double: asinhDouble },
  acosh: { single: inDouble('acosh_short', acoshShort), double: acoshDouble },
  atanh: { single: inDouble('atanh_short', atanhShort), double: atanhDouble },
} as const;
