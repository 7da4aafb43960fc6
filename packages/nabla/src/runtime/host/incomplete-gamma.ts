/** The incomplete gamma functions and Hurwitz' zeta function, in double precision. */
import { erfc } from '../reference/erf.js';

const EPS = 2 ** -53;
/** B_2k / (2k (2k − 1)): Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** ln Γ(x) − (x − ½) ln x + x − ½ ln 2π, for x ≥ 10. */
function binet(x: number): number {
  return STIRLING.reduceRight((sum, c) => sum / (x * x) + c, 0) / x;
}

const EULER = 0.57721566490153286061;
/** ζ(k) − 1, as far as it was needed. */
const ZETAS: number[] = [];

/** ln Γ(1 + x) for x > −1; near 0 without loss (DLMF 5.7.3). */
function logGamma(x: number): number {
  if (x < 0.5) {
    let sum = 0;
    for (let k = 30; k >= 2; k--) sum = -x * sum + (ZETAS[k] ??= zeta(k, 2)) / k;
    return x * (1 - EULER + x * sum) - Math.log1p(x);
  }
  // The product up to where Stirling's series is exact.
  let [y, product] = [1 + x, 1];
  while (y < 10) product *= y++;
  return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + binet(y) - Math.log(product);
}

/** μ − ln(1 + μ) for μ = x/a − 1, without cancellation. */
function gap(a: number, x: number): number {
  const mu = (x - a) / a;
  if (Math.abs(mu) > 0.3) return mu - Math.log(x / a);
  // ln(1 + μ) = 2 artanh(r), r = μ/(2 + μ).
  const r = mu / (2 + mu);
  let sum = 0;
  for (let k = 27; k >= 3; k -= 2) sum = 1 / k + r * r * sum;
  return r * mu - 2 * r * r * r * sum;
}

/** x^a e^(−x) / Γ(a + 1). */
function factor(a: number, x: number): number {
  if (a < 10) return Math.exp(a * Math.log(x) - x) / Math.exp(logGamma(a));
  return Math.exp(-a * gap(a, x) - binet(a)) / Math.sqrt(2 * Math.PI * a);
}

/** P(a, x) by its series (DLMF 8.11.4). */
function lowerSeries(a: number, x: number): number {
  let [term, sum] = [1, 1];
  for (let r = a + 1; term > EPS * sum; r++) {
    term *= x / r;
    sum += term;
  }
  return sum * factor(a, x);
}

/** Q(a, x) for small x without cancellation (DLMF 8.7.3). */
function upperSeries(a: number, x: number): number {
  let [power, sum] = [1, 0];
  for (let n = 1; n < 200; n++) {
    power *= -x / n;
    const term = power / (a + n);
    sum += term;
    if (Math.abs(term) <= EPS * Math.abs(sum)) break;
  }
  const log = Math.log(x);
  const scale = a * log - logGamma(a);
  return -Math.expm1(scale) - Math.exp(scale) * a * sum;
}

/** Q(a, x) by its continued fraction (DLMF 8.9.2), from the front (Lentz). */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 100_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const change = c * d;
    h *= change;
    if (Math.abs(change - 1) <= 2 * EPS) break;
  }
  return h * a * factor(a, x);
}

/** From here on a few terms of Temme's expansion near x = a hold as many digits as there are. */
const HUGE = 1e5;

/** P − ½ or Q − ½ near x = a, for huge a (N. Temme, DLMF 8.12): sign −1 for P, 1 for Q. */
function uniform(a: number, x: number, sign: number): number {
  const mu = (x - a) / a;
  const eta = Math.sign(mu) * Math.sqrt(2 * gap(a, x));
  const c0 = Math.abs(eta) < 0.01 ? -1 / 3 + eta / 12 - (2 * eta * eta) / 135 + eta ** 3 / 864 : 1 / mu - 1 / eta;
  const rest = (Math.exp((-a * eta * eta) / 2) / Math.sqrt(2 * Math.PI * a)) * (c0 - (1 / 540 + eta / 288) / a);
  return erfc(sign * eta * Math.sqrt(a / 2)) / 2 + sign * rest;
}

const isNear = (a: number, x: number): boolean => a > HUGE && Math.abs(x - a) < 0.1 * a;

/** What both have at the ends: P there; null elsewhere. */
function ends(a: number, x: number): number | null {
  if (!(a >= 0 && x >= 0) || (a === 0 && x === 0) || (a === Infinity && x === Infinity)) return Number.NaN;
  if (a === 0 || x === Infinity) return 1;
  return x === 0 || a === Infinity ? 0 : null;
}

/** P(a, x), the regularised lower incomplete gamma function. */
export function igamma(a: number, x: number): number {
  const end = ends(a, x);
  if (end !== null) return end;
  if (isNear(a, x)) return uniform(a, x, -1);
  return x > 1 && x > a ? 1 - igammac(a, x) : lowerSeries(a, x);
}

/** Q(a, x) = 1 − P(a, x). */
export function igammac(a: number, x: number): number {
  const end = ends(a, x);
  if (end !== null) return 1 - end;
  if (isNear(a, x)) return uniform(a, x, 1);
  if (x > 1.1) return x < a ? 1 - lowerSeries(a, x) : upperFraction(a, x);
  const bound = x <= 0.5 ? -0.4 / Math.log(x) : 1.1 * x;
  return bound < a ? 1 - lowerSeries(a, x) : upperSeries(a, x);
}

/** (2k)! / B_2k: the terms of Euler and Maclaurin's formula. */
const EULER_MACLAURIN = [
  12,
  -720,
  30240,
  -1209600,
  47900160,
  -1307674368000 / 691,
  74724249600,
  -10670622842880000 / 3617,
  5109094217170944000 / 43867,
  -802857662698291200000 / 174611,
];

/** Σ (q + k)^(−x): Hurwitz' zeta function; its algorithm is that of Cephes' zeta (S. Moshier). */
export function zeta(x: number, q: number): number {
  if (x === 1) return Infinity;
  if (!(x > 1)) return Number.NaN;
  if (q <= 0 && q === Math.floor(q)) return Infinity;
  if (q <= 0 && x !== Math.floor(x)) return Number.NaN;
  return q < -FEW ? mirrored(x, q) : rising(x, q);
}

/** As many terms left of 0 are added one by one. */
const FEW = 50;

/** For whole x: the terms from q up to 0 are, but for their sign, a part of the series of 1 − (q − ⌊q⌋). */
function mirrored(x: number, q: number): number {
  const part = q - Math.floor(q);
  const left = rising(x, 1 - part) - rising(x, 1 - q);
  return rising(x, part) + (x % 2 === 0 ? left : -left);
}

function rising(x: number, q: number): number {
  let sum = q ** -x;
  let [a, b] = [q, 0];
  for (let i = 0; i < 9 || a <= 9; i++) {
    a += 1;
    b = a ** -x;
    sum += b;
    if (Math.abs(b) < EPS * Math.abs(sum)) return sum;
  }
  sum += (b * a) / (x - 1) - b / 2;
  let rise = x;
  b /= a;
  for (let k = 0; k < EULER_MACLAURIN.length; k++) {
    const term = (rise * b) / EULER_MACLAURIN[k]!;
    sum += term;
    if (Math.abs(term) < EPS * Math.abs(sum)) break;
    rise *= (x + 2 * k + 1) * (x + 2 * k + 2);
    b /= a * a;
  }
  return sum;
}
