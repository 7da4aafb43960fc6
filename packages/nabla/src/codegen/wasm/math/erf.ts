/**
 * erf, erfc.
 *
 * Near 0, x + x·P(x²). Beyond, erfc(x) = e^(−x²)·Q(t)/(1 + 2x) with t = (x − 4)/(x + 4), Q a polynomial: the form of
 * M. M. Shepherd and J. G. Laframboise, "Chebyshev approximation of (1 + 2x)exp(x²)erfc x", 1981. Polynomials are
 * minimax fits (Remez and Lawson iterations in 240-bit arithmetic).
 */

import type { Algorithm, Emitter, Num } from './emitter.js';
import { inDouble } from './emitter.js';
import { expNegative, exponential, scale } from './exp.js';
import type { Pair } from './pair.js';
import { fastTwoSum, twoProduct, twoSquare, twoSum } from './pair.js';

/** (erf x − x)/x in x² on |x| ≤ 1, error 2^-56. */
const ERF_DOUBLE = [
  0.1283791670955126, -0.37612638903184037, 0.11283791670966989, -0.026866170647156275, 0.0052239776436361135,
  -0.0008548327997292118, 0.00012055366194746013, -1.492639713723637e-5, 1.647328427592746e-6, -1.6475076732835449e-7,
  1.546593044585893e-8, -1.437314294190193e-9, 1.0853550048799825e-10,
];
/** The same for f32, error 2^-29. */
const ERF_SINGLE = [
  0.12837916612625122, -0.3761262595653534, 0.1128358244895935, -0.026853643357753754, 0.005187962669879198,
  -0.0008006793214008212, 7.842288323445246e-5,
];
/** −log erfc x on 1 ≤ x ≤ 4, error 2^-28 of erf. */
const LOG_ERFC_SINGLE = [
  0.0008239754242822528, 1.1250815391540527, 0.641562819480896, 0.10006259381771088, -0.020343607291579247,
  0.002564561553299427, -0.00014634850958827883,
];
/** (1 + 2x)·e^(x²)·erfc x in (x − 4)/(x + 4) on 0.5 ≤ x ≤ 27.6, less its constant's leading part; error 2^-60. */
const ERFCX_CONSTANT = 1.2329951186255526;
const ERFCX = [
  -4.587643200873467e-17, -0.1396211168405625, 0.0153796521026199, 0.0680970542546896, -0.1010390660363138,
  0.09373283499849756, -0.0663303658119936, 0.03716751553437169, -0.01619773406056224, 0.005031970013376538,
  -0.0007577732685176147, -0.00019925693677827846, 0.0001506215858093933, -2.4398158955406342e-5,
  -1.1221779760972607e-5, 5.7067240605033506e-6, 2.933903525226048e-7, -8.198284575563701e-7, 7.50353829486083e-8,
  1.0350799766458079e-7, -1.8111418216560963e-8, -9.737210465222719e-9, 1.8705636165386013e-9,
];

/** erf x less x, for |x| ≤ 1. */
function erfRest(e: Emitter, x: Num): Num {
  return e.mul(x, e.poly(e.mul(x, x), e.single ? ERF_SINGLE : ERF_DOUBLE));
}

/** (1 + 2x)·e^(x²)·erfc x. */
function erfcx(e: Emitter, x: Num): Pair {
  const t = e.div(e.sub(x, e.num(4)), e.add(x, e.num(4)));
  const [first, ...others] = ERFCX;
  const varying = e.mul(t, e.polySplit(t, others));
  const sum = fastTwoSum(e, e.num(ERFCX_CONSTANT), varying);
  return { high: sum.high, low: e.add(sum.low, e.num(first!)) };
}

/** erfc x for 0.5 ≤ x ≤ 27.6, f64. */
const erfcTail: Algorithm = (e, x) => {
  const square = twoSquare(e, x);
  const { value, bits } = exponential(e, e.neg(square.high));
  const power = fastTwoSum(e, value.high, e.sub(value.low, e.mul(value.high, square.low)));
  const q = erfcx(e, x);
  const denominator = fastTwoSum(e, e.add(x, x), e.num(1));
  const product = twoProduct(e, power.high, q.high);
  const low = e.add(product.low, e.add(e.mul(power.high, q.low), e.mul(power.low, q.high)));
  const quotient = e.div(product.high, denominator.high);
  const back = twoProduct(e, quotient, denominator.high);
  const rest = e.sub(e.add(e.sub(e.sub(product.high, back.high), back.low), low), e.mul(quotient, denominator.low));
  return scale(e, e.add(quotient, e.div(rest, denominator.high)), bits);
};

/** erfc of |x| where that is beyond the polynomial near 0. */
function tail(e: Emitter, size: Num): Num {
  return e.shared('erfc_tail', erfcTail, e.pmin(e.pmax(size, e.num(0.5)), e.num(27.6)));
}

const erfDouble: Algorithm = (e, x) => {
  const size = e.abs(x);
  const near = e.add(size, erfRest(e, size));
  const beyond = (a: Num): Num => e.sub(e.num(1), tail(e, a));
  return e.copysign(e.rarely(e.ge(size, e.num(0.85)), near, [size], beyond), x);
};

/** 1 − erf x, rounded once. */
function complement(e: Emitter, x: Num): Num {
  const value = fastTwoSum(e, x, erfRest(e, x));
  const sum = twoSum(e, e.num(1), e.neg(value.high));
  return e.add(sum.high, e.sub(sum.low, value.low));
}

const erfcDouble: Algorithm = (e, x) => {
  const far = e.either(e.ge(x, e.num(0.5)), e.le(x, e.num(-1)));
  const beyond = (a: Num): Num => {
    const value = tail(e, e.abs(a));
    return e.select(e.lt(a, e.num(0)), e.sub(e.num(2), value), value);
  };
  return e.rarely(far, complement(e, x), [x], beyond);
};

const erfSingle: Algorithm = (e, x) => {
  const size = e.pmin(e.abs(x), e.num(4));
  const near = e.add(size, erfRest(e, size));
  const far = e.sub(e.num(1), expNegative(e, e.poly(size, LOG_ERFC_SINGLE)));
  return e.copysign(e.select(e.lt(size, e.num(1)), near, far), x);
};

/** The functions of this file by name: f32 and f64 algorithms. */
export const ERF_FUNCTIONS = {
  erf: { single: erfSingle, double: erfDouble },
  erfc: { single: inDouble('erfc', erfcDouble), double: erfcDouble },
} as const;
