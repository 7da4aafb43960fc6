/** Linear systems by LU factorisation with partial pivoting (Golub & Van Loan, Matrix Computations, 3.4). */
import { RuntimeError } from '../../errors.js';
import { batchName, batchOf, type HostKernel, matrixAt, outputRoom } from './kernel.js';

/** Exchanges rows i and j of a row-major matrix with n columns. */
function swapRows(a: Float64Array, n: number, i: number, j: number): void {
  for (let c = 0; c < n; c++) {
    const t = a[i * n + c]!;
    a[i * n + c] = a[j * n + c]!;
    a[j * n + c] = t;
  }
}

function pivotRow(a: Float64Array, rows: number, n: number, k: number): number {
  let best = k;
  for (let i = k + 1; i < rows; i++) if (Math.abs(a[i * n + k]!) > Math.abs(a[best * n + k]!)) best = i;
  return best;
}

/**
 * Factors an m × n matrix in place: unit lower triangle below, upper triangle on and above the diagonal. Returns the row
 * that was exchanged with row k, for each k. A zero pivot stays: the matrix is singular.
 */
export function luInPlace(a: Float64Array, m: number, n: number): number[] {
  const pivots: number[] = [];
  for (let k = 0; k < Math.min(m, n); k++) {
    const p = pivotRow(a, m, n, k);
    pivots.push(p);
    if (p !== k) swapRows(a, n, k, p);
    const pivot = a[k * n + k]!;
    for (let i = k + 1; i < m && pivot !== 0; i++) {
      const factor = (a[i * n + k]! /= pivot);
      for (let j = k + 1; j < n; j++) a[i * n + j]! -= factor * a[k * n + j]!;
    }
  }
  return pivots;
}

/** Solves with a factored n × n matrix, in place of the r right-hand sides. */
export function luSolve(lu: Float64Array, pivots: readonly number[], b: Float64Array, r: number): void {
  const n = pivots.length;
  pivots.forEach((p, k) => p !== k && swapRows(b, r, k, p));
  for (let i = 0; i < n; i++)
    for (let k = 0; k < i; k++) for (let c = 0; c < r; c++) b[i * r + c]! -= lu[i * n + k]! * b[k * r + c]!;
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) for (let c = 0; c < r; c++) b[i * r + c]! -= lu[i * n + k]! * b[k * r + c]!;
    for (let c = 0; c < r; c++) b[i * r + c]! /= lu[i * n + i]!;
  }
}

/** Refuses a factored n × n matrix with a zero pivot. */
export function requireRegular(lu: Float64Array, n: number, op: string, where: string, what: string): void {
  for (let k = 0; k < n; k++) if (lu[k * n + k] === 0) throw new RuntimeError(`torch.linalg.${op}: ${where}${what}`);
}

/** 'solve': [...b, n, n] and [...b, n, r] → [...b, n, r]. Errors: a singular matrix. */
export const solve: HostKernel = ([a, b], arg) => {
  const [n, r] = b!.shape.slice(-2) as [number, number];
  const out = outputRoom(arg, 0);
  for (let i = 0; i < batchOf(a!); i++) {
    const lu = matrixAt(a!, i);
    const pivots = luInPlace(lu, n, n);
    requireRegular(lu, n, 'solve', batchName(a!, i), 'The solver failed because the input matrix is singular.');
    const x = matrixAt(b!, i);
    luSolve(lu, pivots, x, r);
    out.set(x, i * n * r);
  }
  return [out];
};
