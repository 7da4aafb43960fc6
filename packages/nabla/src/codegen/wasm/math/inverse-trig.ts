/**
 * asin, acos, atan, atan2.
 *
 * Polynomials are minimax fits (Remez and Lawson iterations in 240-bit arithmetic) to (f(x) − x)/x³ in x².
 */

import type { Algorithm, Emitter, Mask, Num } from './emitter.js';
import { inDouble } from './emitter.js';
import type { Pair } from './pair.js';
import { fastTwoSum, total, twoProduct, twoSquare, twoSum } from './pair.js';

/** asin, |x| ≤ 1/2, error 2^-60. */
const ASIN_DOUBLE = [
  0.16666666666666763, 0.07499999999970156, 0.04464285717521655, 0.03038194267905623, 0.022372215791497282,
  0.01735159765070622, 0.013980991982087312, 0.011397514561895585, 0.01078806384814509, 0.003676971814852134,
  0.021778947609860363, -0.021100127695296098, 0.032691782925257006,
];
/** asin, |x| ≤ 1/2, error 2^-36. */
const ASIN_SHORT = [
  0.16666667191548284, 0.07499948047738404, 0.044660189778569885, 0.030109937590397245, 0.024620355933786402,
  0.007462799067719413, 0.03470089049865942,
];
/** atan, |x| ≤ 7/16, error 2^-58. */
const ATAN_DOUBLE = [
  -0.33333333333332926, 0.19999999999875132, -0.14285714272386327, 0.1111111040034044, -0.09090887003429493,
  0.0769187415298013, -0.06661052374559008, 0.05833435397464363, -0.0497633585892161, 0.036519261623177306,
  -0.01627376210614763,
];
/** atan, |x| ≤ tan π/8, error 2^-35. */
const ATAN_SHORT = [
  -0.33333332513905495, 0.19999905083447783, -0.14282038522633633, 0.11045044866262062, -0.08478115464533982,
  0.04747643972447782,
];

const HALF_PI_LOW = 6.123233995736766e-17;
const PI_LOW = 1.2246467991473532e-16;
/** atan of 1/2, 1, 3/2: the rest beyond one float. */
const ATAN_HALF_LOW = 2.2698777452961687e-17;
const ATAN_ONE_LOW = 3.061616997868383e-17;
const ATAN_THREE_HALVES_LOW = 1.3903311031230998e-17;

/** √z as a pair; 0 for 0. */
function root(e: Emitter, z: Num): Pair {
  const high = e.sqrt(z);
  const square = twoSquare(e, high);
  const rest = e.sub(e.sub(z, square.high), square.low);
  return { high, low: e.div(rest, e.pmax(e.add(high, high), e.num(1e-300))) };
}

/** What asin and acos share: y = x or √((1 − |x|)/2) with asin y = y + low + core. */
function arc(e: Emitter, x: Num): { small: Mask; y: Num; rest: Num } {
  const size = e.abs(x);
  const small = e.lt(size, e.num(0.5));
  const halved = e.mul(e.sub(e.num(1), size), e.num(0.5));
  const half = root(e, halved);
  const z = e.select(small, e.mul(x, x), halved);
  const y = e.select(small, x, half.high);
  const core = e.mul(e.mul(y, z), e.polySplit(z, ASIN_DOUBLE));
  return { small, y, rest: e.select(small, core, e.add(half.low, core)) };
}

/** constant − y − rest. */
function from(e: Emitter, high: number, low: number, y: Num, rest: Num): Num {
  const sum = fastTwoSum(e, e.num(high), e.neg(y));
  return e.add(sum.high, e.add(sum.low, e.sub(e.num(low), rest)));
}

const twice = (e: Emitter, x: Num): Num => e.add(x, x);

const asinDouble: Algorithm = (e, x) => {
  const { small, y, rest } = arc(e, x);
  const large = from(e, Math.PI / 2, HALF_PI_LOW, twice(e, y), twice(e, rest));
  return e.copysign(e.select(small, e.add(y, rest), large), x);
};

const acosDouble: Algorithm = (e, x) => {
  const { small, y, rest } = arc(e, x);
  const middle = from(e, Math.PI / 2, HALF_PI_LOW, y, rest);
  const positive = twice(e, e.add(y, rest));
  const negative = from(e, Math.PI, PI_LOW, twice(e, y), twice(e, rest));
  return e.select(small, middle, e.select(e.lt(x, e.num(0)), negative, positive));
};

/** asin y for y = x or √((1 − |x|)/2), good to 2^-36. */
function arcShort(e: Emitter, x: Num): { small: Mask; value: Num } {
  const size = e.abs(x);
  const small = e.lt(size, e.num(0.5));
  const halved = e.mul(e.sub(e.num(1), size), e.num(0.5));
  const z = e.select(small, e.mul(x, x), halved);
  const y = e.select(small, x, e.sqrt(halved));
  return { small, value: e.add(y, e.mul(e.mul(y, z), e.poly(z, ASIN_SHORT))) };
}

const asinShort: Algorithm = (e, x) => {
  const { small, value } = arcShort(e, x);
  const large = e.sub(e.num(Math.PI / 2), twice(e, value));
  return e.copysign(e.select(small, value, large), x);
};

const acosShort: Algorithm = (e, x) => {
  const { small, value } = arcShort(e, x);
  const large = e.select(e.lt(x, e.num(0)), e.sub(e.num(Math.PI), twice(e, value)), twice(e, value));
  return e.select(small, e.sub(e.num(Math.PI / 2), value), large);
};

/** t + t³·P(t²) less t. */
function atanTail(e: Emitter, t: Num, coefficients: readonly number[]): Num {
  const z = e.mul(t, t);
  return e.mul(e.mul(t, z), e.polySplit(z, coefficients));
}

/** The values of a step function of `size`: values[i] from limits[i − 1] up to limits[i]. */
function steps(e: Emitter, size: Num, limits: readonly number[], values: readonly number[]): Num {
  let value = e.num(values[0]!);
  limits.forEach((limit, i) => (value = e.select(e.lt(size, e.num(limit)), value, e.num(values[i + 1]!))));
  return value;
}

/** Where atan changes its centre: 0, 1/2, 1, 3/2, ∞. */
const ATAN_LIMITS = [0.4375, 0.6875, 1.1875, 2.4375];

/** atan |x| = atan c + atan((|x| − c)/(1 + c·|x|)). */
const atanDouble: Algorithm = (e, x) => {
  const size = e.abs(x);
  const center = steps(e, size, ATAN_LIMITS.slice(0, 3), [0, 0.5, 1, 1.5]);
  const far = e.ge(size, e.num(2.4375));
  const numerator = e.select(far, e.num(-1), e.sub(size, center));
  const denominator = e.select(far, size, e.add(e.num(1), e.mul(center, size)));
  const t = e.div(numerator, denominator);
  const high = steps(e, size, ATAN_LIMITS, [0, Math.atan(0.5), Math.PI / 4, Math.atan(1.5), Math.PI / 2]);
  const lows = [0, ATAN_HALF_LOW, ATAN_ONE_LOW, ATAN_THREE_HALVES_LOW, HALF_PI_LOW];
  const rest = e.add(steps(e, size, ATAN_LIMITS, lows), atanTail(e, t, ATAN_DOUBLE));
  return e.copysign(e.add(high, e.add(t, rest)), x);
};

/** Three centres: 0, 1, ∞. */
const atanShort: Algorithm = (e, x) => {
  const size = e.abs(x);
  const near = e.lt(size, e.num(Math.SQRT2 - 1));
  const far = e.gt(size, e.num(Math.SQRT2 + 1));
  const numerator = e.select(near, size, e.select(far, e.num(-1), e.sub(size, e.num(1))));
  const denominator = e.select(near, e.num(1), e.select(far, size, e.add(size, e.num(1))));
  const t = e.div(numerator, denominator);
  const center = e.select(near, e.num(0), e.select(far, e.num(Math.PI / 2), e.num(Math.PI / 4)));
  return e.copysign(e.add(center, e.add(t, atanTail(e, t, ATAN_SHORT))), x);
};

/** atan2(y, x) = start ± atan(numerator/denominator) with the smaller of |y|, |x| above the larger. */
interface Octant {
  readonly numerator: Num;
  readonly denominator: Num;
  /** 0, π/2 or π. */
  readonly start: (zero: number, half: number, whole: number) => Num;
  /** Whether the arc is subtracted. */
  readonly back: Mask;
}

function octant(e: Emitter, y: Num, x: Num): Octant {
  const [rise, run] = [e.abs(y), e.abs(x)];
  const steep = e.gt(rise, run);
  const left = e.lt(e.copysign(e.num(1), x), e.num(0));
  const small = e.select(steep, run, rise);
  const large = e.select(steep, rise, run);
  const equal = e.eq(small, large);
  const infinite = e.eq(large, e.num(Infinity));
  const atEqual = e.select(e.eq(small, e.num(0)), e.num(0), e.num(1));
  const numerator = e.select(equal, atEqual, e.select(infinite, e.num(0), small));
  const denominator = e.select(e.either(equal, infinite), e.num(1), large);
  const start = (zero: number, half: number, whole: number): Num =>
    e.select(steep, e.num(half), e.select(left, e.num(whole), e.num(zero)));
  // up from 0, down from π/2, up beyond π/2, down from π
  const back = e.select(steep, e.not(left), left);
  return { numerator, denominator, start, back };
}

/** The result's sign is y's; nan if either is. */
function atan2Limits(e: Emitter, y: Num, x: Num, result: Num): Num {
  const known = e.both(e.eq(x, x), e.eq(y, y));
  return e.select(known, e.copysign(result, y), e.add(x, y));
}

/** numerator/denominator as a pair, scaled first where a partial product could over- or underflow. */
function quotientPair(e: Emitter, numerator: Num, denominator: Num): Pair {
  const up = e.select(e.lt(denominator, e.num(2 ** -500)), e.num(2 ** 600), e.num(1));
  const factor = e.select(e.gt(denominator, e.num(2 ** 900)), e.num(2 ** -600), up);
  const [a, b] = [e.mul(numerator, factor), e.mul(denominator, factor)];
  const high = e.div(a, b);
  const back = twoProduct(e, high, b);
  const rest = e.sub(e.sub(a, back.high), back.low);
  return { high, low: e.select(e.lt(high, e.num(2 ** -200)), e.num(0), e.div(rest, b)) };
}

const atan2Double: Algorithm = (e, y, x) => {
  const { numerator, denominator, start, back } = octant(e, y!, x!);
  const q = quotientPair(e, numerator, denominator);
  const limits = ATAN_LIMITS.slice(0, 2);
  const center = steps(e, q.high, limits, [0, 0.5, 1]);
  const t = e.div(e.sub(q.high, center), e.add(e.num(1), e.mul(center, q.high)));
  const slope = e.div(q.low, e.add(e.num(1), e.mul(q.high, q.high)));
  const tail = e.add(
    atanTail(e, t, ATAN_DOUBLE),
    e.add(slope, steps(e, q.high, limits, [0, ATAN_HALF_LOW, ATAN_ONE_LOW])),
  );
  const flip = (value: Num): Num => e.select(back, e.neg(value), value);
  const arcHigh = flip(steps(e, q.high, limits, [0, Math.atan(0.5), Math.PI / 4]));
  const base = fastTwoSum(e, start(0, Math.PI / 2, Math.PI), arcHigh);
  const sum = twoSum(e, base.high, flip(t));
  const low = e.add(e.add(base.low, sum.low), e.add(start(0, HALF_PI_LOW, PI_LOW), flip(tail)));
  return atan2Limits(e, y!, x!, total(e, { high: sum.high, low }));
};

const atan2Short: Algorithm = (e, y, x) => {
  const { numerator, denominator, start, back } = octant(e, y!, x!);
  const near = e.lt(numerator, e.mul(denominator, e.num(Math.SQRT2 - 1)));
  const above = e.select(near, numerator, e.sub(numerator, denominator));
  const t = e.div(above, e.select(near, denominator, e.add(numerator, denominator)));
  const center = e.select(near, e.num(0), e.num(Math.PI / 4));
  const arcSize = e.add(center, e.add(t, atanTail(e, t, ATAN_SHORT)));
  const result = e.add(start(0, Math.PI / 2, Math.PI), e.select(back, e.neg(arcSize), arcSize));
  return atan2Limits(e, y!, x!, result);
};

/** The functions of this file by name: f32 and f64 algorithms; atan2 takes (y, x). */
export const INVERSE_TRIG_FUNCTIONS = {
  asin: { single: inDouble('asin_short', asinShort), double: asinDouble },
  acos: { single: inDouble('acos_short', acosShort), double: acosDouble },
  atan: { single: inDouble('atan_short', atanShort), double: atanDouble },
  atan2: { single: inDouble('atan2_short', atan2Short), double: atan2Double },
} as const;
