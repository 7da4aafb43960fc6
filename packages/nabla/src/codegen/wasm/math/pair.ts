/**
 * Unevaluated sums of two floats, for the few steps that need more than one float's precision.
 *
 * Without fused multiply-add, products are split by clearing low bits (T. J. Dekker, "A floating-point technique for
 * extending the available precision", 1971).
 */
import type { Emitter, Num } from './emitter.js';

/** high + low, |low| at most about half an ulp of high. */
export interface Pair {
  readonly high: Num;
  readonly low: Num;
}

/** a + b exactly, if |a| ≥ |b| or a = 0. */
export function fastTwoSum(e: Emitter, a: Num, b: Num): Pair {
  const high = e.add(a, b);
  return { high, low: e.sub(b, e.sub(high, a)) };
}

/** a + b exactly. */
export function twoSum(e: Emitter, a: Num, b: Num): Pair {
  const high = e.add(a, b);
  const partB = e.sub(high, a);
  const partA = e.sub(high, partB);
  return { high, low: e.add(e.sub(a, partA), e.sub(b, partB)) };
}

/** An f64 without its low 27 bits, so that products of two such are exact. */
export function truncated(e: Emitter, a: Num): Num {
  return e.float(e.iand(e.bits(a), e.int(-0x8000000n)));
}

/** a·b in f64, exact but for the rounding of the smallest partial product (about 2^-105). */
export function twoProduct(e: Emitter, a: Num, b: Num): Pair {
  const high = e.mul(a, b);
  const aHigh = truncated(e, a);
  const bHigh = truncated(e, b);
  const aLow = e.sub(a, aHigh);
  const bLow = e.sub(b, bHigh);
  const mixed = e.add(e.add(e.sub(e.mul(aHigh, bHigh), high), e.mul(aHigh, bLow)), e.mul(aLow, bHigh));
  return { high, low: e.add(mixed, e.mul(aLow, bLow)) };
}

/** a² in f64, as `twoProduct`. */
export function twoSquare(e: Emitter, a: Num): Pair {
  const high = e.mul(a, a);
  const aHigh = truncated(e, a);
  const aLow = e.sub(a, aHigh);
  const mixed = e.add(e.sub(e.mul(aHigh, aHigh), high), e.mul(e.add(aHigh, aHigh), aLow));
  return { high, low: e.add(mixed, e.mul(aLow, aLow)) };
}

/** a/b in f64 to about 2^-100, for pairs. */
export function dividePairs(e: Emitter, a: Pair, b: Pair): Pair {
  const quotient = e.div(a.high, b.high);
  const back = twoProduct(e, quotient, b.high);
  const exactRest = e.sub(e.sub(a.high, back.high), back.low);
  const rest = e.sub(e.add(exactRest, a.low), e.mul(quotient, b.low));
  return { high: quotient, low: e.div(rest, b.high) };
}

/** The float nearest to a pair. */
export function total(e: Emitter, a: Pair): Num {
  return e.add(a.high, a.low);
}
