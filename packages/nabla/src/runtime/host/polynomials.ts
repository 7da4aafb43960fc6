/** Orthogonal polynomials by their recurrences (DLMF 18.9). The degree is rounded towards 0; a negative one gives 0. */

type Polynomial = (x: number, n: number) => number;

/** `step(k, q, p)`: degree k + 1 from degrees k and k − 1; `first`: degree 1. */
function recurrence(
  first: (x: number) => number,
  step: (x: number, k: number, q: number, p: number) => number,
): Polynomial {
  return (x, degree) => {
    const n = Math.trunc(degree);
    if (!(n >= 0 && n < 2 ** 63)) return 0;
    if (n === 0) return 1;
    let [p, q] = [1, first(x)];
    for (let k = 1; k < n && q === q; k++) [p, q] = [q, step(x, k, q, p)];
    return q;
  };
}

/** A kind of Chebyshev polynomials: degree 1, the values at 1 and (but for the sign) −1, and what the angle says. */
function chebyshev(
  shift: number,
  atOne: (n: number) => number,
  atMinusOne: (n: number) => number,
  ofAngle: (t: number, n: number) => number,
): Polynomial {
  const byRecurrence = recurrence(
    (x) => (shift === 2 ? x : 2 * x + shift),
    (x, _, q, p) => 2 * x * q - p,
  );
  return (x, degree) => {
    const n = Math.trunc(degree);
    const size = Math.abs(x);
    if (!(n > 8 && n < 2 ** 63 && size <= 1)) return byRecurrence(x, n);
    if (size < 1) return ofAngle(Math.acos(x), n);
    return x > 0 ? atOne(n) : (n % 2 === 0 ? 1 : -1) * atMinusOne(n);
  };
}

const one = (): number => 1;
const odd = (n: number): number => 2 * n + 1;

export const chebyshevT = chebyshev(2, one, one, (t, n) => Math.cos(n * t));
export const chebyshevU = chebyshev(
  0,
  (n) => n + 1,
  (n) => n + 1,
  (t, n) => Math.sin((n + 1) * t) / Math.sin(t),
);
export const chebyshevV = chebyshev(-1, one, odd, (t, n) => Math.cos((n + 0.5) * t) / Math.cos(t / 2));
export const chebyshevW = chebyshev(1, odd, one, (t, n) => Math.sin((n + 0.5) * t) / Math.sin(t / 2));

/** The same on [0, 1]. */
export const shifted =
  (f: Polynomial): Polynomial =>
  (x, n) =>
    f(2 * x - 1, n);

export const hermiteH = recurrence(
  (x) => 2 * x,
  (x, k, q, p) => 2 * x * q - 2 * k * p,
);
export const hermiteHe = recurrence(
  (x) => x,
  (x, k, q, p) => x * q - k * p,
);
export const laguerreL = recurrence(
  (x) => 1 - x,
  (x, k, q, p) => ((2 * k + 1 - x) * q - k * p) / (k + 1),
);
export const legendreP = recurrence(
  (x) => x,
  (x, k, q, p) => ((2 * k + 1) * x * q - k * p) / (k + 1),
);
