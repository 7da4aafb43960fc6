/** The tangent to the nearest double (in all but about one case in 2^12), for the Cauchy distribution. */
import { fma } from './fma.js';
import { sincosTable } from './tables.js';

const HALF_PI_HI = 1.5707963267948966;
const HALF_PI_MID = 6.123233995736766e-17;
const HALF_PI_LO = -1.4973849048591833e-33;
const ROUND_128 = 52776558133248; // 1.5 * 2^45: adding it rounds to a multiple of 1/128

/** An unevaluated sum of two doubles, the second below half an ulp of the first. */
type Sum = readonly [hi: number, lo: number];

/** tan x for |x| <= pi/2. */
export function tan(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -27) return x;
  const turned = size > 0.78125;
  const [sin, cos] = turned ? sincosOf(...complement(size)) : sincosOf(size, 0);
  const t = turned ? divide(cos, sin) : divide(sin, cos);
  return x < 0 ? -t : t;
}

/** pi/2 - x. */
function complement(x: number): Sum {
  const d = HALF_PI_HI - x; // exact
  const [hi, lo] = fastSum(Math.max(d, HALF_PI_MID), Math.min(d, HALF_PI_MID));
  return fastSum(hi, lo + HALF_PI_LO);
}

/** sin and cos of hi + lo in [0, 0.8], from the table at the nearest multiple of 1/128 and the addition theorems. */
function sincosOf(hi: number, lo: number): [Sum, Sum] {
  const table = sincosTable();
  const u = ROUND_128 + hi - ROUND_128;
  const i = u * 512;
  const sn: Sum = [table[i]!, table[i + 1]!];
  const cs: Sum = [table[i + 2]!, table[i + 3]!];
  const [s, versine] = aroundZero(hi - u, lo);
  const sin = i === 0 ? s : add(sn, add(times(cs, s), negate(times(sn, versine))));
  const cos = add(cs, negate(add(times(sn, s), times(cs, versine))));
  return [sin, cos];
}

/** sin r and 1 - cos r for r = hi + lo within ±1/256. */
function aroundZero(hi: number, lo: number): [Sum, Sum] {
  const r2 = hi * hi;
  const rest = fma(hi, hi, -r2) + 2 * hi * lo;
  const s3 = hi * r2 * (-1 / 6 + r2 * (1 / 120 - r2 * (1 / 5040 - r2 / 362880)));
  const c4 = r2 * r2 * (-1 / 24 + r2 * (1 / 720 - r2 / 40320));
  return [twoSum(hi, lo * (1 - r2 / 2) + s3), twoSum(r2 / 2, rest / 2 + c4)];
}

function divide(a: Sum, b: Sum): number {
  const q = a[0] / b[0];
  return q + (fma(-q, b[0], a[0]) + a[1] - q * b[1]) / b[0];
}

function times(a: Sum, b: Sum): Sum {
  const p = a[0] * b[0];
  return fastSum(p, fma(a[0], b[0], -p) + (a[0] * b[1] + a[1] * b[0]));
}

function add(a: Sum, b: Sum): Sum {
  const [hi, lo] = twoSum(a[0], b[0]);
  return fastSum(hi, lo + (a[1] + b[1]));
}

function negate(a: Sum): Sum {
  return [-a[0], -a[1]];
}

function twoSum(a: number, b: number): Sum {
  const s = a + b;
  const bb = s - a;
  return [s, a - (s - bb) + (b - bb)];
}

/** For |a| >= |b| or a = 0. */
function fastSum(a: number, b: number): Sum {
  const s = a + b;
  return [s, b - (s - a)];
}
