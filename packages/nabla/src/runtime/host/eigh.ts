/**
 * Eigenvalues of symmetric matrices: reduction to tridiagonal form by Householder reflections, then implicit QL steps with
 * Wilkinson's shift (Golub & Van Loan, Matrix Computations, 8.3; EISPACK's imtql2).
 */
import { type Lapack, lapackFor } from '../blas.js';
import {
  addRow,
  batchSize,
  dotRows,
  type HostKernel,
  identity,
  matrixAt,
  refuse,
  requireFinite,
  rooms,
  rotateRows,
  sizeOf,
} from './kernel.js'; // prettier-ignore
import { reflect, reflector } from './qr.js';

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Beside the diagonal: between i and i + 1. */
  readonly off: Float64Array;
  /** Rows q with a = qᵀ·t·q. */
  readonly rows: Float64Array;
}

/** Makes the upper triangle a copy of the lower one. */
function mirror(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j]!;
}

/** a ← H·a·H on rows and columns from `k` on, for H = I − τ·v·vᵀ. */
function reflectBoth(a: Float64Array, n: number, k: number, v: Float64Array, tau: number): void {
  const w = new Float64Array(n);
  for (let i = k; i < n; i++) w[i] = tau * dotRows(a, i * n + k, v, k, n - k);
  addRow(w, k, -0.5 * tau * dotRows(w, k, v, k, n - k), v, k, n - k);
  for (let i = k; i < n; i++) {
    addRow(a, i * n + k, -v[i]!, w, k, n - k);
    addRow(a, i * n + k, -w[i]!, v, k, n - k);
  }
}

function tridiagonalise(a: Float64Array, n: number): Tridiagonal {
  const off = new Float64Array(n);
  const reflections: { readonly v: Float64Array; readonly tau: number }[] = [];
  for (let k = 0; k < n - 1; k++) {
    const v = new Float64Array(n);
    v.set(a.subarray(k * n + k + 1, (k + 1) * n), k + 1);
    const { tau, beta } = reflector(v, k + 1, n - k - 1);
    off[k] = beta;
    reflections.push({ v, tau });
    if (tau !== 0) reflectBoth(a, n, k + 1, v, tau);
  }
  return { diagonal: a.filter((_, i) => i % (n + 1) === 0), off, rows: accumulate(reflections, n) };
}

/** (H₀·H₁·…)ᵀ: row i is what the product makes of unit vector i. */
function accumulate(
  reflections: readonly { readonly v: Float64Array; readonly tau: number }[],
  n: number,
): Float64Array {
  const q = identity(n);
  for (let i = 0; i < n; i++)
    for (let k = reflections.length - 1; k >= 0; k--) {
      const { v, tau } = reflections[k]!;
      reflect(v, k + 1, tau, q, i * n + k + 1, n - k - 1);
    }
  return q;
}

/** The first place from `l` on where the matrix falls apart. */
function splitAt({ diagonal: d, off }: Tridiagonal, l: number): number {
  let m = l;
  while (m < d.length - 1 && Math.abs(off[m]!) > Number.EPSILON * (Math.abs(d[m]!) + Math.abs(d[m + 1]!))) m++;
  return m;
}

/** One implicit QL step on rows l … m. */
function qlStep({ diagonal: d, off: e, rows }: Tridiagonal, l: number, m: number): void {
  const n = d.length;
  const half = (d[l + 1]! - d[l]!) / (2 * e[l]!);
  let g = d[m]! - d[l]! + e[l]! / (half + (half < 0 ? -1 : 1) * Math.hypot(half, 1));
  let [s, c, p] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const [f, b] = [s * e[i]!, c * e[i]!];
    const r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1]! -= p;
      e[m] = 0;
      return;
    }
    [s, c] = [f / r, g / r];
    g = d[i + 1]! - p;
    const t = (d[i]! - g) * s + 2 * c * b;
    p = s * t;
    d[i + 1] = g + p;
    g = c * t - b;
    rotateRows(rows, n, i, i + 1, c, s);
  }
  d[l]! -= p;
  e[l] = g;
  e[m] = 0;
}

const MAX_STEPS = 60;

/** Eigenvalues (unsorted) in `diagonal`, vectors in `rows`; false where it does not converge. */
function diagonalise(t: Tridiagonal): boolean {
  for (let l = 0; l < t.diagonal.length; l++) {
    for (let step = 0, m = splitAt(t, l); m !== l; m = splitAt(t, l)) {
      if (step++ === MAX_STEPS) return false;
      qlStep(t, l, m);
    }
  }
  return true;
}

/** Eigenvalues, and vectors as rows, in any order; null where it does not converge. `x` is symmetric; overwritten. */
interface Eigen {
  readonly values: Float64Array;
  readonly rows: Float64Array;
}

function byLapack(lapack: Lapack, x: Float64Array, n: number): Eigen | null {
  const values = new Float64Array(n);
  return lapack.syevd(n, x, values) === 0 ? { values, rows: x } : null;
}

function eigenOf(x: Float64Array, n: number): Eigen | null {
  const lapack = lapackFor(n * n);
  if (lapack) return byLapack(lapack, x, n);
  const t = tridiagonalise(x, n);
  return diagonalise(t) ? { values: t.diagonal, rows: t.rows } : null;
}

/** 'eigh': [...b, n, n], of which the lower triangle is read → eigenvalues [...b, n], ascending, and vectors [...b, n, n]. */
export const eigh: HostKernel = ([a], arg) => {
  const [n] = sizeOf(a!);
  const [values, vectors] = rooms(arg) as [Float64Array, Float64Array];
  for (let i = 0; i < batchSize(a!); i++) {
    const x = matrixAt(a!, i);
    requireFinite('eigh', a!, i, x);
    mirror(x, n);
    const t = eigenOf(x, n) ?? refuse('eigh', a!, i, 'The algorithm failed to converge.');
    const order = Array.from(t.values.keys()).sort((p, q) => t.values[p]! - t.values[q]!);
    order.forEach((from, to) => {
      values[i * n + to] = t.values[from]!;
      for (let k = 0; k < n; k++) vectors[i * n * n + k * n + to] = t.rows[from * n + k]!;
    });
  }
  return [values, vectors];
};
