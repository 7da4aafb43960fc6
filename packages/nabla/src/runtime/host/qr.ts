/** The QR factorisation by Householder reflections, with LAPACK's signs (Golub & Van Loan, Matrix Computations, 5.2). */
import { type Lapack, lapackFor } from '../blas.js';
import { addRow, batchSize, dotRows, type HostKernel, rooms, sizeOf, transposed, transposedAt } from './kernel.js';

/**
 * A reflection H = I − τ·v·vᵀ that maps x to (β, 0, …): x becomes v with v₀ = 1; returns τ and β. β has the sign opposite
 * to x₀; where the rest of x is 0, τ = 0 and H = I (LAPACK's larfg).
 */
export function reflector(x: Float64Array, at: number, n: number): { readonly tau: number; readonly beta: number } {
  const alpha = x[at]!;
  let rest = 0;
  for (let i = 1; i < n; i++) rest = Math.hypot(rest, x[at + i]!);
  if (n > 0) x[at] = 1;
  if (rest === 0) return { tau: 0, beta: alpha };
  const beta = alpha > 0 ? -Math.hypot(alpha, rest) : Math.hypot(alpha, rest);
  for (let i = 1; i < n; i++) x[at + i]! /= alpha - beta;
  return { tau: (beta - alpha) / beta, beta };
}

/** y ← H·y for the n elements of y from `to` on. */
export function reflect(v: Float64Array, at: number, tau: number, y: Float64Array, to: number, n: number): void {
  if (tau !== 0) addRow(y, to, -tau * dotRows(v, at, y, to, n), v, at, n);
}

/** A factored matrix: reflections in the rows of `v` (the matrix' columns), their τ, and R by columns. */
interface Factored {
  readonly v: Float64Array;
  readonly r: Float64Array;
  readonly taus: readonly number[];
}

/** `columns`: the m × n matrix, transposed. */
function factor(columns: Float64Array, m: number, n: number): Factored {
  const v = columns;
  const r = new Float64Array(n * m);
  const taus: number[] = [];
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < Math.min(k, m); j++) reflect(v, j * m + j, taus[j]!, v, k * m + j, m - j);
    r.set(v.subarray(k * m, k * m + Math.min(k, m)), k * m);
    if (k >= m) continue;
    const { tau, beta } = reflector(v, k * m + k, m - k);
    r[k * m + k] = beta;
    taus.push(tau);
  }
  return { v, r, taus };
}

/** The first `count` columns of Q, as rows. */
function columnsOfQ({ v, taus }: Factored, m: number, count: number): Float64Array {
  const q = new Float64Array(count * m);
  for (let c = 0; c < count; c++) {
    q[c * m + c] = 1;
    for (let k = taus.length - 1; k >= 0; k--) reflect(v, k * m + k, taus[k]!, q, c * m + k, m - k);
  }
  return q;
}

/** Q's first columns as rows, and R by columns. */
interface Qr {
  readonly q: Float64Array;
  readonly r: Float64Array;
}

function byLapack(lapack: Lapack, columns: Float64Array, m: number, n: number, count: number): Qr {
  const taus = lapack.geqrf(m, n, columns);
  const r = new Float64Array(n * m);
  for (let k = 0; k < n; k++) r.set(columns.subarray(k * m, k * m + Math.min(k + 1, m)), k * m);
  const q = new Float64Array(count * m);
  q.set(columns.subarray(0, Math.min(count, n) * m));
  if (count >= taus.length) lapack.orgqr(m, count, q, taus);
  return { q, r };
}

/** `columns`: the m × n matrix, transposed; it is overwritten. */
function qrOf(columns: Float64Array, m: number, n: number, count: number): Qr {
  const lapack = lapackFor(m * n);
  if (lapack) return byLapack(lapack, columns, m, n, count);
  const factored = factor(columns, m, n);
  return { q: columnsOfQ(factored, m, count), r: factored.r };
}

/** 'qr': [...b, m, n] → Q [...b, m, q] and R [...b, q, n]; q = m (complete) or min(m, n), as the outputs' shapes say. */
export const qr: HostKernel = ([a], arg) => {
  const [m, n] = sizeOf(a!);
  const count = arg.outputs[0]!.shape.at(-1)!;
  const [q, r] = rooms(arg) as [Float64Array, Float64Array];
  for (let i = 0; i < batchSize(a!); i++) {
    const factored = qrOf(transposedAt(a!, i), m, n, count);
    q.set(transposed(factored.q, count, m), i * m * count);
    r.set(transposed(factored.r, n, m).subarray(0, count * n), i * count * n);
  }
  return [q, r];
};

/** 'geqrf': [...b, m, n] → R and below it the reflections' vectors [...b, m, n], and their τ [...b, min(m, n)], as LAPACK's. */
export const geqrf: HostKernel = ([a], arg) => {
  const [m, n] = sizeOf(a!);
  const k = Math.min(m, n);
  const [out, taus] = rooms(arg) as [Float64Array, Float64Array];
  for (let i = 0; i < batchSize(a!); i++) {
    const f = factor(transposedAt(a!, i), m, n);
    for (let c = 0; c < n; c++) f.v.set(f.r.subarray(c * m, c * m + Math.min(c + 1, m)), c * m);
    out.set(transposed(f.v, n, m), i * m * n);
    taus.set(f.taus, i * k);
  }
  return [out, taus];
};
