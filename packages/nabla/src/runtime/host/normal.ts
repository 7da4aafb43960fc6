/** The error function's kin, in double precision: what the normal distribution is made of. */
import { erf, erfc, erfcx } from '../reference/erf.js';

const ROOT_HALF = Math.SQRT1_2;
const SLOPE = 2 / Math.sqrt(Math.PI);
const HALF_LOG_TAU = Math.log(2 * Math.PI) / 2;
/** What a step of Newton's method still changes. */
const SMALL = 2 ** -52;

/** Φ(x), the normal distribution function. */
export const ndtr = (x: number): number => erfc(-x * ROOT_HALF) / 2;

/** ln Φ(x), without underflow on the left. */
export function logNdtr(x: number): number {
  const t = x * ROOT_HALF;
  return x < -1 ? Math.log(erfcx(-t) / 2) - t * t : Math.log1p(-erfc(t) / 2);
}

/**
 * The x < 0 with Φ(x) = p, for p up to about ⅛: Newton's method for ln Φ, which is concave and starts where its bound
 * ½ e^(−x²/2) is p, so that the steps go one way.
 */
function lowTail(p: number): number {
  const log = Math.log(p);
  let x = -Math.sqrt(-2 * log);
  for (let i = 0; i < 30; i++) {
    const value = logNdtr(x);
    const step = (value - log) * Math.exp(value + (x * x) / 2 + HALF_LOG_TAU);
    x -= step;
    if (!(Math.abs(step) > SMALL * Math.abs(x))) break;
  }
  return x;
}

/** Halley's method for erf(x) = y, from two terms of the series at 0; for |y| ≤ ¾. */
function central(y: number): number {
  let x = (y / SLOPE) * (1 + (Math.PI / 12) * y * y);
  for (let i = 0; i < 8 && x !== 0; i++) {
    const off = (erf(x) - y) / (SLOPE * Math.exp(-x * x));
    const step = off / (1 + x * off);
    x -= step;
    if (Math.abs(step) < SMALL * Math.abs(x)) break;
  }
  return x;
}

/** The x with erf(x) = y. */
export function erfinv(y: number): number {
  const size = Math.abs(y);
  if (!(size <= 1)) return Number.NaN;
  if (size <= 0.75) return central(y);
  return -Math.sign(y) * ROOT_HALF * (size === 1 ? -Infinity : lowTail((1 - size) / 2));
}

/** The x with Φ(x) = p. */
export function ndtri(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  if (p < 0.125) return lowTail(p);
  return p > 0.875 ? -lowTail(1 - p) : Math.SQRT2 * central(2 * p - 1);
}

export { erfcx };
