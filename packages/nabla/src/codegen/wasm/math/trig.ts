/**
 * sin, cos, tan.
 *
 * x = n·π/2 + r, |r| ≤ π/4: in parts of π/2 that times n are exact (W. J. Cody and W. Waite) up to 2^20, and by
 * `hugeRemainder` beyond. Polynomials are minimax fits (Remez and Lawson iterations in 240-bit arithmetic).
 */
import type { FuncBuilder, FuncRef, Local } from '../assembler.js';
import type { Algorithm, Emitter, Int, Mask, Num } from './emitter.js';
import { inDouble } from './emitter.js';
import { nearestExponent } from './exp.js';
import type { Pair } from './pair.js';
import { dividePairs, fastTwoSum, total, twoSquare, twoSum } from './pair.js';
import { hugeRemainder } from './payne-hanek.js';

/** (sin r − r)/r³ in r² on |r| ≤ π/4, error 2^-58. */
const SIN_DOUBLE = [
  -0.1666666666666663, 0.008333333333321915, -0.00019841269829454846, 2.7557313580898047e-6, -2.505074210469509e-8,
  1.5895931317423192e-10,
];
/** (cos r − 1 + r²/2)/r⁴ in r² on |r| ≤ π/4, error 2^-64. */
const COS_DOUBLE = [
  0.041666666666666595, -0.0013888888888873346, 2.4801587289005525e-5, -2.755731421800433e-7, 2.087570550834787e-9,
  -1.1358753731874253e-11,
];
/** The same to 2^-37 and 2^-33. */
const SIN_SHORT = [-0.16666666640778943, 0.008333329302320586, -0.00019839311392469864, 2.7181129018237183e-6];
const COS_SHORT = [0.041666645669145894, -0.0013887315504468008, 2.443306564715037e-5];

const TWO_OVER_PI = 2 / Math.PI;
/** π/2 in three parts of 33 bits, and the rest. */
const HALF_PI = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32] as const;
/** π/2 less its first part. */
const HALF_PI_SHORT = 6.077100506506192e-11;
/** Up to here n has 20 bits. */
const LIMIT = 2 ** 20;

/** x = n·π/2 + r; the low bits of `bits` are n. */
interface Reduced {
  readonly bits: Int;
  readonly r: Pair;
}

/** n, high and low of moderate arguments. */
function moderate(e: Emitter, x: Num): [Num, Num, Num] {
  const { k } = nearestExponent(e, e.mul(x, e.num(TWO_OVER_PI)));
  const first = e.sub(x, e.mul(k, e.num(HALF_PI[0])));
  const second = twoSum(e, first, e.neg(e.mul(k, e.num(HALF_PI[1]))));
  const third = twoSum(e, second.high, e.neg(e.mul(k, e.num(HALF_PI[2]))));
  const low = e.sub(e.add(second.low, third.low), e.mul(k, e.num(HALF_PI[3])));
  const r = fastTwoSum(e, third.high, low);
  return [k, r.high, r.low];
}

/** The lanes of `x` that are huge, inf or nan get n, high, low from `hugeRemainder`. */
function patchHuge(f: FuncBuilder, e: Emitter, remainder: FuncRef, x: Local, outputs: readonly Local[]): void {
  const values = outputs.map(() => e.graph.temporary('f64'));
  const fromStack = (): void => [...values].reverse().forEach((value) => f.set(value));
  if (e.count === 1) {
    f.get(x).call(remainder);
    fromStack();
    outputs.forEach((output, i) => f.get(values[i]!).set(output));
  } else {
    for (let lane = 0; lane < e.count; lane++) {
      f.get(x).lane('f64x2.extract_lane', lane).op('f64.abs').f64const(LIMIT).op('f64.lt').op('i32.eqz').if_();
      f.get(x).lane('f64x2.extract_lane', lane).call(remainder);
      fromStack();
      outputs.forEach((output, i) => f.get(output).get(values[i]!).lane('f64x2.replace_lane', lane).set(output));
      f.end();
    }
  }
  for (const value of values) e.graph.release('f64', value);
}

/** n, high and low for any argument, from those that hold for moderate ones. */
function withHuge(e: Emitter, x: Num, results: readonly Num[]): Num[] {
  const { graph } = e;
  const remainder = hugeRemainder(graph.module);
  const huge = e.not(e.lt(e.abs(x), e.num(LIMIT)));
  return graph.guard(e.any(huge), [x], results, ([from], into) => patchHuge(graph.f, e, remainder, from!, into));
}

function reduce(e: Emitter, x: Num): Reduced {
  const [n, high, low] = withHuge(e, x, moderate(e, x)) as [Num, Num, Num];
  return { bits: nearestExponent(e, n).bits, r: { high, low } };
}

function isOdd(e: Emitter, bits: Int): Mask {
  return e.icompare('eq', e.iand(bits, e.int(1)), e.int(1));
}

/** Negates where bit 1 of `bits` is set. */
function signed(e: Emitter, value: Num, bits: Int): Num {
  return e.float(e.ixor(e.bits(value), e.shl(e.iand(bits, e.int(2)), 62)));
}

/** sin r and cos r as large part and rest, |r| ≤ π/4. */
function kernels(e: Emitter, r: Pair): { sin: Pair; cos: Pair } {
  const z = e.mul(r.high, r.high);
  const half = e.mul(z, e.num(0.5));
  const sinTail = e.mul(e.mul(r.high, z), e.poly(z, SIN_DOUBLE));
  const sinRest = e.add(sinTail, e.sub(r.low, e.mul(r.low, half)));
  const lead = fastTwoSum(e, e.num(1), e.neg(half));
  const cosTail = e.sub(e.mul(e.mul(z, z), e.poly(z, COS_DOUBLE)), e.mul(r.high, r.low));
  return { sin: { high: r.high, low: sinRest }, cos: { high: lead.high, low: e.add(lead.low, cosTail) } };
}

/** sin(x + turn·π/2). */
function sine(e: Emitter, x: Num, turn: 0 | 1): Num {
  const { bits, r } = reduce(e, x);
  const quadrant = turn === 0 ? bits : e.iadd(bits, e.int(1));
  const { sin, cos } = kernels(e, r);
  return signed(e, e.select(isOdd(e, quadrant), total(e, cos), total(e, sin)), quadrant);
}

const keepZero = (e: Emitter, x: Num, result: Num): Num => e.select(e.eq(x, e.num(0)), x, result);

const sinDouble: Algorithm = (e, x) => keepZero(e, x, sine(e, x, 0));

const cosDouble: Algorithm = (e, x) => sine(e, x, 1);

/** sin/cos or −cos/sin, with cos's r² and the quotient in pairs. */
const tanDouble: Algorithm = (e, x) => {
  const { bits, r } = reduce(e, x);
  const { sin, cos } = kernels(e, r);
  const exactCos = { high: cos.high, low: e.sub(cos.low, e.mul(e.num(0.5), twoSquare(e, r.high).low)) };
  const odd = isOdd(e, bits);
  const choose = (a: Pair, b: Pair): Pair => fastTwoSum(e, e.select(odd, a.high, b.high), e.select(odd, a.low, b.low));
  const quotient = dividePairs(e, choose(exactCos, sin), choose(sin, exactCos));
  return keepZero(e, x, signed(e, total(e, quotient), e.shl(bits, 1)));
};

/** n's bits and r for f32's arguments, in f64. */
function reduceShort(e: Emitter, x: Num): { bits: Int; r: Num } {
  const { k } = nearestExponent(e, e.mul(x, e.num(TWO_OVER_PI)));
  const r = e.sub(e.sub(x, e.mul(k, e.num(HALF_PI[0]))), e.mul(k, e.num(HALF_PI_SHORT)));
  const [n, high] = withHuge(e, x, [k, r, e.num(0)]) as [Num, Num, Num];
  return { bits: nearestExponent(e, n).bits, r: high };
}

function kernelsShort(e: Emitter, r: Num): { sin: Num; cos: Num } {
  const z = e.mul(r, r);
  const sin = e.add(r, e.mul(e.mul(r, z), e.poly(z, SIN_SHORT)));
  const cos = e.add(e.sub(e.num(1), e.mul(z, e.num(0.5))), e.mul(e.mul(z, z), e.poly(z, COS_SHORT)));
  return { sin, cos };
}

function sineShort(e: Emitter, x: Num, turn: 0 | 1): Num {
  const { bits, r } = reduceShort(e, x);
  const quadrant = turn === 0 ? bits : e.iadd(bits, e.int(1));
  const { sin, cos } = kernelsShort(e, r);
  return signed(e, e.select(isOdd(e, quadrant), cos, sin), quadrant);
}

const sinShort: Algorithm = (e, x) => keepZero(e, x, sineShort(e, x, 0));

const cosShort: Algorithm = (e, x) => sineShort(e, x, 1);

const tanShort: Algorithm = (e, x) => {
  const { bits, r } = reduceShort(e, x);
  const { sin, cos } = kernelsShort(e, r);
  const odd = isOdd(e, bits);
  const quotient = e.div(e.select(odd, cos, sin), e.select(odd, sin, cos));
  return keepZero(e, x, signed(e, quotient, e.shl(bits, 1)));
};

/** The functions of this file by name: f32 and f64 algorithms. */
export const TRIG_FUNCTIONS = {
  sin: { single: inDouble('sin_short', sinShort), double: sinDouble },
  cos: { single: inDouble('cos_short', cosShort), double: cosDouble },
  tan: { single: inDouble('tan_short', tanShort), double: tanDouble },
} as const;
