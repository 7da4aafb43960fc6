/** Small dense systems and eigenvalues, for Newton's method and critical points. */

export type Matrix = readonly (readonly number[])[];

export const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, v, i) => sum + v * b[i]!, 0);

/** ‖v‖₂, without overflow on the way. */
export const norm = (v: readonly number[]): number => Math.hypot(...v);

export const times = (rows: Matrix, v: readonly number[]): number[] => rows.map((row) => dot(row, v));

/** A pivot below this, relative to its row, is rounding. */
const SMALLEST_PIVOT = 1e-14;

/** Solves rows · x = right by elimination with scaled partial pivoting; null where the matrix is singular. */
export function solve(rows: Matrix, right: readonly number[]): number[] | null {
  const n = right.length;
  const scale = rows.map((row) => Math.max(...row.map(Math.abs)));
  if (!scale.every((s) => s > 0 && Number.isFinite(s))) return null;
  const m = rows.map((row, i) => [...row, right[i]!].map((v) => v / scale[i]!));
  for (let k = 0; k < n; k++) {
    const pivot = m.reduce((best, row, i) => (i >= k && Math.abs(row[k]!) > Math.abs(m[best]![k]!) ? i : best), k);
    [m[k], m[pivot]] = [m[pivot]!, m[k]!];
    if (!(Math.abs(m[k]![k]!) > SMALLEST_PIVOT)) return null;
    for (let i = k + 1; i < n; i++) {
      const factor = m[i]![k]! / m[k]![k]!;
      for (let j = k; j <= n; j++) m[i]![j]! -= factor * m[k]![j]!;
    }
  }
  return substituted(m);
}

function substituted(m: readonly (readonly number[])[]): number[] {
  const n = m.length;
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    const rest = x.reduce((sum, v, j) => (j > i ? sum + m[i]![j]! * v : sum), 0);
    x[i] = (m[i]![n]! - rest) / m[i]![i]!;
  }
  return x;
}

/** Eigenvalues of a symmetric matrix by Jacobi's rotations, in rising order. */
export function symmetricEigenvalues(matrix: Matrix): number[] {
  const a = matrix.map((row) => [...row]);
  const n = a.length;
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, p, q);
  }
  return a.map((row, i) => row[i]!).sort((x, y) => x - y);
}

function rotate(a: number[][], p: number, q: number): void {
  if (a[p]![q] === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
  const [rp, rq] = [a[p]!, a[q]!];
  for (let k = 0; k < a.length; k++) [rp[k], rq[k]] = [c * rp[k]! - s * rq[k]!, s * rp[k]! + c * rq[k]!];
}

/** What the Hessian's eigenvalues say of a point where the gradient is 0. */
export type CriticalKind = 'minimum' | 'maximum' | 'saddle' | 'degenerate';

export function classify(eigenvalues: readonly number[]): CriticalKind {
  const size = Math.max(...eigenvalues.map(Math.abs), 1e-300);
  if (eigenvalues.some((v) => Math.abs(v) < 1e-7 * size || Math.abs(v) < 1e-9)) return 'degenerate';
  if (eigenvalues.every((v) => v > 0)) return 'minimum';
  return eigenvalues.every((v) => v < 0) ? 'maximum' : 'saddle';
}
