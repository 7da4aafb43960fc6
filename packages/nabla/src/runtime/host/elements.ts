/** Special functions and functions of integers, one element at a time: what the loop IR cannot say, or not to the last bit. */
import { airyAi } from './airy.js';
import { i0, i0e, i1, i1e, j0, j1, k0, k0e, k1, k1e, sphericalJ0, y0, y1 } from './bessel.js';
import { igamma, igammac, zeta } from './incomplete-gamma.js';
import type { HostKernel } from './kernel.js';
import { erfcx, erfinv, logNdtr, ndtr, ndtri } from './normal.js';
import {
  chebyshevT,
  chebyshevU,
  chebyshevV,
  chebyshevW,
  hermiteH,
  hermiteHe,
  laguerreL,
  legendreP,
  shifted,
} from './polynomials.js';

/** Euclid's algorithm; not negative. */
function gcd(x: number, y: number): number {
  let [a, b] = [Math.abs(x), Math.abs(y)];
  while (a !== 0) [a, b] = [b % a, a];
  return b;
}

function lcm(x: number, y: number): number {
  const g = gcd(x, y);
  return g === 0 ? 0 : Math.abs((x / g) * y);
}

/** By the name that a call's attribute `fn` has. */
const FUNCTIONS: Readonly<Record<string, (x: number, y: number) => number>> = {
  erfinv,
  erfcx,
  ndtr,
  ndtri,
  log_ndtr: logNdtr,
  i0,
  i0e,
  i1,
  i1e,
  modified_bessel_i0: i0,
  modified_bessel_i1: i1,
  modified_bessel_k0: k0,
  modified_bessel_k1: k1,
  scaled_modified_bessel_k0: k0e,
  scaled_modified_bessel_k1: k1e,
  bessel_j0: j0,
  bessel_j1: j1,
  bessel_y0: y0,
  bessel_y1: y1,
  spherical_bessel_j0: sphericalJ0,
  airy_ai: airyAi,
  igamma,
  igammac,
  zeta,
  chebyshev_polynomial_t: chebyshevT,
  chebyshev_polynomial_u: chebyshevU,
  chebyshev_polynomial_v: chebyshevV,
  chebyshev_polynomial_w: chebyshevW,
  shifted_chebyshev_polynomial_t: shifted(chebyshevT),
  shifted_chebyshev_polynomial_u: shifted(chebyshevU),
  shifted_chebyshev_polynomial_v: shifted(chebyshevV),
  shifted_chebyshev_polynomial_w: shifted(chebyshevW),
  hermite_polynomial_h: hermiteH,
  hermite_polynomial_he: hermiteHe,
  laguerre_polynomial_l: laguerreL,
  legendre_polynomial_p: legendreP,
  gcd,
  lcm,
};

/** fn of the elements of one or two tensors of one shape. */
function each(x: ArrayLike<number>, y: ArrayLike<number>, fn: (x: number, y: number) => number): [Float64Array] {
  const out = new Float64Array(x.length);
  for (let i = 0; i < out.length; i++) out[i] = fn(x[i]!, y[i]!);
  return [out];
}

/** 'elements': one or two tensors of one shape → the function `fn` of each element. */
export const elements: HostKernel = ([x, y], { attrs }) =>
  each(x!.data, (y ?? x!).data, FUNCTIONS[attrs['fn'] as string]!);

/** The bits of a float as an integer that counts floats up from −∞: neighbours are one apart. */
const wide = new BigInt64Array(1);
const narrow = new Int32Array(1);

function nextDouble(x: number, up: boolean): number {
  new Float64Array(wide.buffer)[0] = x;
  wide[0]! += x > 0 === up ? 1n : -1n;
  return new Float64Array(wide.buffer)[0]!;
}

function nextSingle(x: number, up: boolean): number {
  new Float32Array(narrow.buffer)[0] = x;
  narrow[0]! += x > 0 === up ? 1 : -1;
  return new Float32Array(narrow.buffer)[0]!;
}

/** 'nextafter': the float of the result's dtype that follows x on the way to y (C's nextafter). */
export const nextafter: HostKernel = ([x, y], { outputs }) => {
  const single = outputs[0]!.dtype.name === 'float32';
  const smallest = single ? 2 ** -149 : Number.MIN_VALUE;
  const one = (a: number, b: number): number => {
    if (a !== a || b !== b) return Number.NaN;
    if (a === b) return b;
    if (a === 0) return b > 0 ? smallest : -smallest;
    return single ? nextSingle(a, b > a) : nextDouble(a, b > a);
  };
  return each(x!.data, y!.data, one);
};

/** Exponent e with |x| in [2^(e−1), 2^e). */
function exponentOf(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return 0;
  const scale = Math.abs(x) < 2 ** -1000 ? 60 : 0;
  const y = Math.abs(x) * 2 ** scale;
  const e = Math.floor(Math.log2(y)) + 1;
  // The logarithm may round up to the next integer, or down from it.
  return (y < 2 ** (e - 1) ? e - 1 : y >= 2 ** e ? e + 1 : e) - scale;
}

/** 'frexp': x → mantissas in ±[½, 1) and int32 exponents (C's frexp). */
export const frexp: HostKernel = ([x]) => {
  const exponents = Float64Array.from(x!.data, exponentOf);
  const mantissas = Float64Array.from(
    exponents,
    (e, i) => x!.data[i]! * 2 ** -Math.trunc(e / 2) * 2 ** -(e - Math.trunc(e / 2)),
  );
  return [mantissas, exponents];
};
