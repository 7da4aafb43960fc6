/** Triangular systems and the Cholesky factorisation (Golub & Van Loan, Matrix Computations, 3.1 and 4.2). */
import { type Lapack, lapackFor, triangularFor } from '../blas.js';
import { addRow, batchSize, dotRows, type HostKernel, matrixAt, refuse, rooms, sizeOf } from './kernel.js';

/**
 * 'solve_triangular': [...b, n, n] and [...b, n, r] → [...b, n, r]. attrs: `upper` (which triangle is read),
 * `unitriangular` (the diagonal counts as ones). A zero on the diagonal gives ±∞ or nan, as in PyTorch.
 */
export const solveTriangular: HostKernel = ([a, b], arg) => {
  const [n, r] = sizeOf(b!);
  const { upper, unitriangular } = arg.attrs;
  const [out] = rooms(arg) as [Float64Array];
  for (let i = 0; i < batchSize(a!); i++) {
    const x = matrixAt(b!, i);
    substitute(matrixAt(a!, i), n, x, r, upper === true, unitriangular === true);
    out.set(x, i * n * r);
  }
  return [out];
};

function substitute(a: Float64Array, n: number, x: Float64Array, r: number, upper: boolean, unit: boolean): void {
  const blas = triangularFor(a.length);
  if (blas) return blas.trsm(upper, unit, n, r, a, x);
  for (let step = 0; step < n; step++) {
    const i = upper ? n - 1 - step : step;
    for (let k = upper ? i + 1 : 0; k < (upper ? n : i); k++) addRow(x, i * r, -a[i * n + k]!, x, k * r, r);
    for (let c = 0; c < r && !unit; c++) x[i * r + c]! /= a[i * n + i]!;
  }
}

/**
 * 'cholesky': [...b, n, n], of which the lower triangle is read → L [...b, n, n] with L·Lᵀ, and with attribute `info` int32 [...b]:
 * 0, or the order of the first minor that is not positive. Errors without it: not positive definite.
 */
export const cholesky: HostKernel = ([a], arg) => {
  const [n] = sizeOf(a!);
  const [out, ...rest] = rooms(arg) as [Float64Array, Float64Array?];
  const info = arg.attrs['info'] === true ? rest[0] : undefined;
  for (let i = 0; i < batchSize(a!); i++) {
    const l = matrixAt(a!, i);
    const bad = choleskyInPlace(l, n);
    if (info) info[i] = bad;
    else if (bad > 0) {
      const minor = `(the leading minor of order ${bad} is not positive-definite)`;
      refuse(
        'cholesky',
        a!,
        i,
        `The factorization could not be completed because the input is not positive-definite ${minor}.`,
      );
    }
    if (bad > 0) finishColumns(l, n, bad - 1);
    out.set(l, i * n * n);
  }
  return info ? [out, info] : [out];
};

/** What LAPACK leaves of a matrix whose row `bad` failed: the columns before it are done, in all rows. */
function finishColumns(a: Float64Array, n: number, bad: number): void {
  for (let i = bad + 1; i < n; i++)
    for (let j = 0; j < bad; j++) a[i * n + j] = (a[i * n + j]! - dotRows(a, i * n, a, j * n, j)) / a[j * n + j]!;
  for (let i = 0; i < n; i++) a.fill(0, i * n + i + 1, (i + 1) * n);
}

/** Returns 0, or the order of the first minor that is not positive. */
function choleskyInPlace(a: Float64Array, n: number): number {
  const lapack = lapackFor(a.length);
  return lapack ? choleskyByLapack(lapack, a, n) : choleskyByRows(a, n);
}

/** What is the lower triangle by rows is the upper one by columns. */
function choleskyByLapack(lapack: Lapack, a: Float64Array, n: number): number {
  const bad = lapack.potrf(true, n, a);
  if (bad > 0) return bad;
  for (let i = 0; i < n; i++) {
    // Not every LAPACK reports a nan.
    if (!(a[i * n + i]! > 0)) return i + 1;
    a.fill(0, i * n + i + 1, (i + 1) * n);
  }
  return 0;
}

function choleskyByRows(a: Float64Array, n: number): number {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) a[i * n + j] = (a[i * n + j]! - dotRows(a, i * n, a, j * n, j)) / a[j * n + j]!;
    const square = a[i * n + i]! - dotRows(a, i * n, a, i * n, i);
    a[i * n + i] = square > 0 ? Math.sqrt(square) : square;
    if (!(square > 0)) return i + 1;
    a.fill(0, i * n + i + 1, (i + 1) * n);
  }
  return 0;
}
