/**
 * log, exp, sin and cos in double precision with exactly the bits of glibc (2.28 and later) on a processor with fused
 * multiply-add, which is where PyTorch's scalar kernels get them from. JavaScript's Math.* may differ in the last bit.
 *
 * log and exp follow Arm's optimized routines (MIT), sin and cos the method of glibc's table-driven routines: a table
 * at multiples of 1/128 and short polynomials in the remainder. Which products are fused follows the compiled code.
 */
import { fma } from './fma.js';
import { expTable, logTable, sincosTable } from './tables.js';

const F64 = new Float64Array(1);
const U32 = new Uint32Array(F64.buffer);

// ---------------------------------------------------------------------------------------------------------------- log

const LN2_HI = 0.6931471805598903;
const LN2_LO = 5.497923018708371e-14;
// Coefficients of r^2 … r^6, and of the wider polynomial around 1: r^2 … r^12.
const A0 = -0.5000000000000001;
const A1 = 0.33333333331825593;
const A2 = -0.2499999999622955;
const A3 = 0.20000304511814496;
const A4 = -0.16667054827627667;
const B1 = 0.3333333333333352;
const B2 = -0.24999999999998432;
const B3 = 0.19999999999320328;
const B4 = -0.16666666669929706;
const B5 = 0.14285715076560868;
const B6 = -0.12499997863982555;
const B7 = 0.11110712032936046;
const B8 = -0.10000486757818193;
const B9 = 0.09181994006195467;
const B10 = -0.08328363062289341;

/** Natural logarithm of a normal, non-negative double (0 gives -inf, +inf itself, a negative number nan). */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return Math.log(x);
  return x >= 0.9375 && x < 1.064697265625 ? logNearOne(x) : logTabulated(x);
}

function logNearOne(x: number): number {
  const r = x - 1;
  const r2 = r * r;
  const r3 = r * r2;
  const low = fma(r2, B3, fma(r, B2, B1));
  const middle = fma(r2, B6, fma(r, B5, B4));
  const high = fma(r3, B10, fma(r2, B9, fma(r, B8, B7)));
  const p = fma(fma(high, r3, middle), r3, low);
  // r - r^2/2 in two pieces: the upper half of r squares exactly.
  const w = r * 134217728;
  const rhi = r + w - w;
  const square = -0.5 * rhi * rhi;
  const hi = r + square;
  const lo = fma(-0.5 * (r - rhi), r + rhi, square + (r - hi));
  return x === 1 ? 0 : hi + fma(p, r3, lo);
}

function logTabulated(x: number): number {
  const table = logTable();
  F64[0] = x;
  const top = U32[1]! - 0x3fe60000;
  const i = 2 * ((top >>> 13) & 127);
  const k = top >> 20;
  U32[1] = U32[1]! - (top & 0xfff00000);
  const r = fma(F64[0]!, table[i]!, -1);
  const w = k * LN2_HI + table[i + 1]!; // the product is exact
  const hi = w + r;
  const lo = fma(k, LN2_LO, w - hi + r);
  const r2 = r * r;
  const p = fma(fma(r, A4, A3), r2, fma(r, A2, A1));
  return fma(r * r2, p, fma(r2, A0, lo)) + hi;
}

// ---------------------------------------------------------------------------------------------------------------- exp

const INV_LN2_128 = 184.6649652337873;
const NEG_LN2_HI = -0.005415212348111709;
const NEG_LN2_LO = -1.2864023111638346e-14;
const C2 = 0.49999999999996786;
const C3 = 0.16666666666665886;
const C4 = 0.0416666808410674;
const C5 = 0.008333335853059549;
const SHIFT = 6755399441055744; // 1.5 * 2^52: adding it rounds to an integer

/** e^x. Where the result would be denormal it is JavaScript's own. */
export function exp(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -54) return 1 + x;
  if (!(x > -708 && x < 709.782712893384)) return Math.exp(x);
  const k = fma(x, INV_LN2_128, SHIFT) - SHIFT;
  const r = fma(k, NEG_LN2_LO, fma(k, NEG_LN2_HI, x));
  const table = expTable();
  const i = 2 * (k & 127);
  const r2 = r * r;
  const low = fma(fma(r, C3, C2), r2, r + table[i]!);
  const tail = fma(r2 * r2, fma(r, C5, C4), low);
  const scale = table[i + 1]!; // its power of two comes last, so that it cannot overflow on the way
  const y = x > -512 ? fma(scale, tail, scale) : scale + scale * tail;
  const n = k >> 7;
  return n > 0 ? y * powerOfTwo(n - 1) * 2 : y * powerOfTwo(n + 1) * 0.5;
}

/** 2^n of a normal result. */
function powerOfTwo(n: number): number {
  U32[0] = 0;
  U32[1] = (1023 + n) << 20;
  return F64[0]!;
}

// --------------------------------------------------------------------------------------------------------- sin and cos

const HALF_PI_HI = 1.5707963267948966;
const HALF_PI_LO = 6.123233995736766e-17;
const TWO_OVER_PI = 0.6366197723675814;
// pi/2 as a sum whose first three terms are short, so that small multiples of them are exact.
const P1 = 1.5707963407039642;
const P2 = -1.3909067564377153e-8;
const P3 = -4.97899623147991e-17;
const P4 = -1.9034889620193266e-25;
const ROUND_128 = 52776558133248; // 1.5 * 2^45: adding it rounds to a multiple of 1/128
// sin x = x + x^3 (S1 + …) below 0.126; the short polynomials serve the remainder around a table point.
const S1 = -0.16666666666666666;
const S2 = 0.008333333333332329;
const S3 = -0.00019841269834414642;
const S4 = 2.755729806860771e-6;
const S5 = -2.5022014848318398e-8;
const SN3 = -0.16666666666666488;
const SN5 = 0.008333332142857223;
const CS4 = -0.04166666666666644;
const CS6 = 0.001388888740079376;

/** sin(x + dx) for |x| up to about 0.86, dx far smaller. */
function sinReduced(x: number, dx: number): number {
  const size = Math.abs(x);
  if (size < 0.126) return sinSmall(x, dx);
  const table = sincosTable();
  const u = ROUND_128 + size - ROUND_128;
  const i = u * 512;
  const sn = table[i]!;
  const d = x <= 0 ? -dx : dx;
  const r = size - u;
  const r2 = r * r;
  const s = fma(r * r2, fma(r2, SN5, SN3), d) + r;
  const c = fma(d, r, r2 * fma(fma(r2, CS6, CS4), r2, 0.5));
  const corr = fma(s, table[i + 2]!, fma(-c, sn, fma(s, table[i + 3]!, table[i + 1]!)));
  return x < 0 ? -(sn + corr) : sn + corr;
}

function sinSmall(x: number, dx: number): number {
  const x2 = x * x;
  const p = fma(fma(fma(fma(S5, x2, S4), x2, S3), x2, S2), x2, S1);
  return x + fma(x2, fma(p, x, -0.5 * dx), dx);
}

/** cos(x + dx), in the same range. */
function cosReduced(x: number, dx: number): number {
  const table = sincosTable();
  const size = Math.abs(x);
  const u = ROUND_128 + size - ROUND_128;
  const i = u * 512;
  const cs = table[i + 2]!;
  const r = size - u + (x < 0 ? -dx : dx);
  const r2 = r * r;
  const s = fma(r * r2, fma(r2, SN5, SN3), r);
  const c = r2 * fma(fma(r2, CS6, CS4), r2, 0.5);
  return cs + fma(-s, table[i]!, fma(-c, cs, fma(-table[i + 1]!, s, table[i + 3]!)));
}

/** Writes sin x and cos x for 0 <= x < 10^8 (the distributions need [0, 2 pi)) to `out[0]` and `out[1]`. */
export function sincos(x: number, out: Float64Array): void {
  if (x < 2 ** -27) setPair(out, x, 1);
  else if (x < 0.85546875) setPair(out, sinReduced(x, 0), cosReduced(x, 0));
  else if (x < 2.4262657165527344) sincosAroundHalfPi(x, out);
  else sincosByQuadrant(x, out);
}

function sincosAroundHalfPi(x: number, out: Float64Array): void {
  const y = HALF_PI_HI - x;
  const a = y + HALF_PI_LO;
  const da = y - a + HALF_PI_LO;
  setPair(out, cosReduced(a, da), sinReduced(a, da));
}

function sincosByQuadrant(x: number, out: Float64Array): void {
  const n = fma(x, TWO_OVER_PI, SHIFT) - SHIFT;
  const t = x - n * P1 - n * P2;
  const b = t - n * P3;
  const db = t - b - n * P3;
  const a = fma(-n, P4, b);
  const da = db + fma(-n, P4, b - a);
  const sin = sinReduced(a, da);
  const cos = cosReduced(a, da);
  if ((n & 1) === 0) setPair(out, sin, cos);
  else setPair(out, cos, -sin);
  if ((n & 2) !== 0) setPair(out, -out[0]!, -out[1]!);
}

function setPair(out: Float64Array, sin: number, cos: number): void {
  out[0] = sin;
  out[1] = cos;
}
