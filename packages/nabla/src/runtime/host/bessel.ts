/** Bessel and Airy functions in double precision, by series, recurrences and quadrature: no tables but Airy's. */

const EULER = 0.57721566490153286061;

// ---------------------------------------------------------------------------------------------------- I and K

/** Σ (x²/4)^k / (k! (k + n)!) for n 0 or 1; `weight` of each term. All terms are positive. */
function series(x: number, n: number, weight: (k: number) => number = () => 1): number {
  const q = (x * x) / 4;
  let term = 1;
  let sum = weight(0);
  for (let k = 1; k < 200; k++) {
    term *= q / (k * (k + n));
    const next = sum + term * weight(k);
    if (next === sum && k > 2) break;
    sum = next;
  }
  return sum;
}

/** Hankel's expansion of √(2πx) e^(−x) I_n(x) (DLMF 10.40.1), for x > 30. */
function expansion(x: number, n: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 40; k++) {
    term *= -(4 * n * n - (2 * k - 1) ** 2) / (8 * k * x);
    const next = sum + term;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

const FAR = 30;

/** e^(−|x|) I_n(x), n 0 or 1. */
function scaledI(x: number, n: number): number {
  const y = Math.abs(x);
  const sign = n === 1 && x < 0 ? -1 : 1;
  if (y > FAR) return (sign * expansion(y, n)) / Math.sqrt(2 * Math.PI * y);
  return Math.exp(-y) * modifiedI(x, n);
}

/** I_n(x), n 0 or 1. The exponential in halves: alone it would overflow earlier. */
function modifiedI(x: number, n: number): number {
  const y = Math.abs(x);
  if (!(y > FAR)) return (n === 0 ? 1 : x < 0 ? x / 2 : y / 2) * series(y, n);
  const half = Math.exp(y / 2);
  return half * scaledI(x, n) * half;
}

export const i0 = (x: number): number => modifiedI(x, 0);
export const i0e = (x: number): number => scaledI(x, 0);
export const i1 = (x: number): number => modifiedI(x, 1);
export const i1e = (x: number): number => scaledI(x, 1);

/**
 * e^x K_n(x) = ∫₀^∞ exp(−x (cosh t − 1)) cosh nt dt by the trapezoidal rule, which converges exponentially (Trefethen &
 * Weideman, SIAM Review 56, 2014); for x > 2.
 */
function quadratureK(x: number, n: number): number {
  const h = 0.3 / Math.sqrt(x);
  let sum = 0.5;
  for (let k = 1; k < 200; k++) {
    const s = Math.sinh((k * h) / 2);
    const next = sum + Math.exp(-2 * x * s * s) * (n === 0 ? 1 : 1 + 2 * s * s);
    if (next === sum) break;
    sum = next;
  }
  return h * sum;
}

/** DLMF 10.31.1 and 2, with ψ(k + 1) = H_k − γ; for x ≤ 2. */
function seriesK(x: number, n: number): number {
  let harmonic = 0;
  const digammas = (k: number): number => {
    if (k > 0) harmonic += 1 / k;
    return harmonic - EULER + (n === 1 ? 1 / (2 * (k + 1)) : 0);
  };
  const tail = series(x, n, digammas);
  const log = Math.log(x / 2);
  return n === 0 ? tail - log * i0(x) : 1 / x + log * i1(x) - (x / 2) * tail;
}

/** e^x K_n(x). */
function scaledK(x: number, n: number): number {
  if (x === 0) return Infinity;
  if (!(x > 0)) return Number.NaN;
  return x > 2 ? (x === Infinity ? 0 : quadratureK(x, n)) : Math.exp(x) * seriesK(x, n);
}

/** K_n(x). */
function modifiedK(x: number, n: number): number {
  if (x > 0 && x <= 2) return seriesK(x, n);
  return x > 0 ? Math.exp(-x) * scaledK(x, n) : scaledK(x, n);
}

export const k0 = (x: number): number => modifiedK(x, 0);
export const k1 = (x: number): number => modifiedK(x, 1);
export const k0e = (x: number): number => scaledK(x, 0);
export const k1e = (x: number): number => scaledK(x, 1);

// ---------------------------------------------------------------------------------------------------- J and Y

/** Hankel's expansion (DLMF 10.17.3 and 4), for x > 25: amplitudes of the cosine and the sine, and the angle. */
function hankel(x: number, n: number): { p: number; q: number; c: number; s: number } {
  let [p, q, term] = [1, 0, 1];
  for (let k = 1; k < 40; k++) {
    term *= (4 * n * n - (2 * k - 1) ** 2) / (8 * k * x);
    if (Math.abs(term) < 1e-18) break;
    const sign = k % 4 < 2 ? 1 : -1;
    if (k % 2 === 1) q += sign * term;
    else p += sign * term;
  }
  // cos(x − π/4 − nπ/2) by its addition theorem, which keeps what x alone has.
  const [cos, sin] = [Math.cos(x) * Math.SQRT1_2, Math.sin(x) * Math.SQRT1_2];
  const [c, s] = n === 0 ? [cos + sin, sin - cos] : [sin - cos, -sin - cos];
  const size = Math.sqrt(2 / (Math.PI * x));
  return { p: size * p, q: size * q, c, s };
}

/** J and the sums of Neumann's series for Y (DLMF 10.8.3), by Miller's recurrence downwards; for 0 < x ≤ 25. */
function miller(x: number): { j0: number; j1: number; even: number; odd: number } {
  const start = 2 * Math.ceil((x + 44) / 2);
  let [above, here] = [0, 1e-290];
  let [norm, even, odd] = [0, 0, 0];
  for (let n = start; n > 0; n--) {
    if (n % 2 === 0) {
      norm += 2 * here;
      even += (n % 4 === 0 ? 2 : -2) * (here / n);
    } else if (n > 1) odd += ((n % 4 === 1 ? 1 : -1) * n * here) / (((n - 1) / 2) * ((n + 1) / 2));
    [above, here] = [here, ((2 * n) / x) * here - above];
    if (Math.abs(here) > 1e200) {
      above *= 1e-200;
      here *= 1e-200;
      norm *= 1e-200;
      even *= 1e-200;
      odd *= 1e-200;
    }
  }
  norm += here;
  return { j0: here / norm, j1: above / norm, even: even / norm, odd: odd / norm };
}

const TINY = 1e-8;
const NEAR = 25;

export function j0(x: number): number {
  const y = Math.abs(x);
  if (y < TINY) return 1 - (y * y) / 4;
  if (y <= NEAR) return miller(y).j0;
  const { p, q, c, s } = hankel(y, 0);
  return p * c - q * s;
}

export function j1(x: number): number {
  const y = Math.abs(x);
  if (y < TINY) return x / 2;
  const { p, q, c, s } = y <= NEAR ? { p: miller(y).j1, q: 0, c: 1, s: 0 } : hankel(y, 1);
  return (x < 0 ? -1 : 1) * (p * c - q * s);
}

export function y0(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x > NEAR) {
    const { p, q, c, s } = hankel(x, 0);
    return p * s + q * c;
  }
  const log = Math.log(x / 2) + EULER;
  if (x < TINY) return (2 / Math.PI) * log;
  const m = miller(x);
  return (2 / Math.PI) * (log * m.j0 - 2 * m.even);
}

export function y1(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x > NEAR) {
    const { p, q, c, s } = hankel(x, 1);
    return p * s + q * c;
  }
  if (x < TINY) return (2 / Math.PI) * ((Math.log(x / 2) + EULER - 0.5) * (x / 2) - 1 / x);
  const m = miller(x);
  return (2 / Math.PI) * ((Math.log(x / 2) + EULER - 1) * m.j1 - m.odd - m.j0 / x);
}

/** sin x / x. */
export function sphericalJ0(x: number): number {
  if (Math.abs(x) === Infinity) return 0;
  return Math.abs(x) < 1e-8 ? 1 : Math.sin(x) / x;
}
