/**
 * pow with C's special cases.
 *
 * |x|^y = 2^(y·log2|x|), the logarithm and the product as pairs of floats (about 2^-65 in f64). log2(1 + f) is
 * 2/(3·ln2)·s·(3 + s² + s⁴·P(s²)) with s = f/(2 + f), as in Sun's fdlibm; P is a minimax fit.
 */

import type { Algorithm, Emitter, Mask, Num } from './emitter.js';
import { inDouble } from './emitter.js';
import { clamp, exp2ForSingle, exp2Pair } from './exp.js';
import { log2ForSingle, reduce } from './log.js';
import type { Pair } from './pair.js';
import { dividePairs, fastTwoSum, twoProduct, twoSquare } from './pair.js';

/** (3 artanh s/s − 3 − s²)/s⁴ in s² on s² ≤ 0.0295, error 2^-65. */
const LOG = [
  0.6000000000000344, 0.4285714285512195, 0.3333333378493526, 0.27272676095203235, 0.23080157577423419,
  0.19884710797866098, 0.1979939792123464,
];
/** 2/(3·ln2). */
const SCALE_HIGH = 0.9617966939259756;
const SCALE_LOW = 5.0577616648125907e-17;

/** a·b for pairs. */
function multiplyPairs(e: Emitter, a: Pair, b: Pair): Pair {
  const product = twoProduct(e, a.high, b.high);
  const cross = e.add(e.mul(a.high, b.low), e.mul(a.low, b.high));
  return { high: product.high, low: e.add(product.low, cross) };
}

/** log2 x for finite x > 0. */
function log2Pair(e: Emitter, x: Num): Pair {
  const { k, f } = reduce(e, x);
  const s = dividePairs(e, { high: f, low: e.num(0) }, fastTwoSum(e, e.num(2), f));
  const square = twoSquare(e, s.high);
  const squareLow = e.add(square.low, e.mul(e.add(s.high, s.high), s.low));
  const tail = e.mul(e.mul(square.high, square.high), e.poly(square.high, LOG));
  const lead = fastTwoSum(e, e.num(3), square.high);
  const series = multiplyPairs(e, s, { high: lead.high, low: e.add(lead.low, e.add(squareLow, tail)) });
  const fraction = multiplyPairs(e, series, { high: e.num(SCALE_HIGH), low: e.num(SCALE_LOW) });
  const sum = fastTwoSum(e, k, fraction.high);
  return fastTwoSum(e, sum.high, e.add(sum.low, fraction.low));
}

/** size^y for finite size > 0, f64. */
function powDoubleRegular(e: Emitter, size: Num, y: Num): Num {
  const log = log2Pair(e, size);
  const product = multiplyPairs(e, { high: y, low: e.num(0) }, log);
  const within = e.lt(e.abs(product.high), e.num(1100));
  return exp2Pair(e, { high: clamp(e, product.high, -1100, 1100), low: e.select(within, product.low, e.num(0)) });
}

/** size^y for f32's size > 0 and y, in f64. */
function powShortRegular(e: Emitter, size: Num, y: Num): Num {
  return exp2ForSingle(e, clamp(e, e.mul(y, log2ForSingle(e, size)), -300, 300));
}

/** What y is as an exponent of a negative number. */
function parity(e: Emitter, y: Num): { integer: Mask; odd: Mask } {
  const half = e.mul(y, e.num(0.5));
  const integer = e.eq(e.trunc(y), y);
  return { integer, odd: e.both(integer, e.ne(e.trunc(half), half)) };
}

/** |x|^y where x or y is 0 or infinite, or |x| = 1. */
function magnitude(e: Emitter, size: Num, y: Num, regular: Num): Num {
  const zero = e.eq(size, e.num(0));
  const rising = e.gt(y, e.num(0));
  const vanishes = e.select(zero, rising, e.not(rising));
  const extreme = e.select(vanishes, e.num(0), e.num(Infinity));
  const isExtreme = e.either(zero, e.eq(size, e.num(Infinity)));
  return e.select(e.eq(size, e.num(1)), e.num(1), e.select(isExtreme, extreme, regular));
}

/** Sign, domain and nan around |x|^y. */
function signedPower(e: Emitter, x: Num, y: Num, size: Num): Num {
  const { integer, odd } = parity(e, y);
  const minus = e.lt(e.copysign(e.num(1), x), e.num(0));
  const result = e.select(e.both(minus, odd), e.neg(size), size);
  const finiteNegative = e.both(e.lt(x, e.num(0)), e.gt(x, e.num(-Infinity)));
  const outside = e.both(finiteNegative, e.not(integer));
  const known = e.both(e.eq(x, x), e.eq(y, y));
  return e.select(known, e.select(outside, e.num(NaN), result), e.add(x, y));
}

/** Powers that have a correctly rounded operation of their own. */
function exactPowers(e: Emitter, x: Num, y: Num, result: Num): Num {
  const square = e.select(e.eq(y, e.num(2)), e.mul(x, x), result);
  const inverse = e.select(e.eq(y, e.num(-1)), e.div(e.num(1), x), square);
  const isRoot = e.both(e.eq(y, e.num(0.5)), e.ge(x, e.num(0)));
  const rooted = e.select(isRoot, e.sqrt(e.abs(x)), inverse);
  return e.select(e.either(e.eq(y, e.num(0)), e.eq(x, e.num(1))), e.num(1), rooted);
}

function powWith(regular: (e: Emitter, size: Num, y: Num) => Num): Algorithm {
  return (e, x, y) => {
    const size = e.abs(x);
    const general = magnitude(e, size, y!, regular(e, size, y!));
    return exactPowers(e, x, y!, signedPower(e, x, y!, general));
  };
}

/** The functions of this file by name: f32 and f64 algorithms. */
export const POW_FUNCTIONS = {
  pow: { single: inDouble('pow_short', powWith(powShortRegular)), double: powWith(powDoubleRegular) },
} as const;
