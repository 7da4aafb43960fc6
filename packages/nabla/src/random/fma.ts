/**
 * Fused multiply-add, correctly rounded, without hardware help. PyTorch's CPU kernels are compiled for machines that
 * have it and the compiler fuses wherever it may, so its random numbers carry those roundings.
 */

const SPLIT = 134217729; // 2^27 + 1: Veltkamp's constant

/**
 * `a * b + c` of three float32 values, rounded once to float32. The product is exact in double; what is left to repair
 * is that the sum is rounded twice, which matters only when the first rounding lands exactly between two floats.
 */
export function fmaf(a: number, b: number, c: number): number {
  const p = a * b;
  const s = p + c;
  const r = Math.fround(s);
  const d = s - r;
  if (d === 0) return r;
  const other = r + (d + d);
  return Math.fround(other) === other ? breakTie(r, other, d, sumError(p, c, s)) : r;
}

/**
 * `a * b + c` of three doubles, rounded once. Exact while |a|, |b| and |a * b| stay between 2^-900 and 2^900 or are 0;
 * `affine` covers the rest for the distributions' parameters.
 */
export function fma(a: number, b: number, c: number): number {
  const p = a * b;
  const s = p + c;
  if (s - s !== 0) return s; // infinite or nan
  const e = productError(a, b, p);
  const t = sumError(p, c, s);
  const u = e + t;
  if (u === 0) return s;
  const r = s + u;
  const v = sumError(e, t, u);
  if (v === 0) return r;
  const d = s - r + u;
  const other = r + (d + d);
  return d !== 0 && other - r === d + d ? breakTie(r, other, d, v) : r;
}

/** `r` and `other` are equally far from a sum rounded to their midpoint; `rest` is what that rounding dropped. */
function breakTie(r: number, other: number, d: number, rest: number): number {
  return rest !== 0 && rest > 0 === d > 0 ? other : r;
}

/** a + b - fl(a + b), exactly (Knuth). */
function sumError(a: number, b: number, s: number): number {
  const bb = s - a;
  return a - (s - bb) + (b - bb);
}

/** a * b - fl(a * b), exactly (Dekker). */
function productError(a: number, b: number, p: number): number {
  const ca = SPLIT * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = SPLIT * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return al * bl - (p - ah * bh - al * bh - ah * bl);
}

/**
 * `x => x * scale + shift` with one rounding, for |x| of about 2^-53 … 10 and any scale and shift: huge and tiny
 * parameters are brought to the middle of the exponent range first. (Only a denormal result may be rounded twice.)
 */
export function affine(scale: number, shift: number): (x: number) => number {
  if (shift === 0) return (x) => x * scale + 0;
  const size = Math.max(Math.abs(scale), Math.abs(shift));
  if (size > 2 ** 800 && size < Infinity) return scaled(scale, shift, 2 ** -300);
  if (size < 2 ** -700) return scaled(scale, shift, 2 ** 600);
  return (x) => fma(x, scale, shift);
}

function scaled(scale: number, shift: number, by: number): (x: number) => number {
  const a = scale * by;
  const b = shift * by;
  return (x) => (x === 0 ? shift : fma(x, a, b) / by);
}
