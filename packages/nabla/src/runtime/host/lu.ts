/** Linear systems by LU factorisation with partial pivoting (Golub & Van Loan, Matrix Computations, 3.4). */
import { type Lapack, lapackFor, triangularFor } from '../blas.js';
import {
  addRow,
  batchSize,
  type HostKernel,
  type HostMatrix,
  identity,
  matrixAt,
  refuse,
  rooms,
  sizeOf,
  transposed,
} from './kernel.js'; // prettier-ignore

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
function luInPlace(a: Float64Array, m: number, n: number): number[] {
  const lapack = lapackFor(m * n);
  return lapack ? luByLapack(lapack, a, m, n) : luByRows(a, m, n);
}

function luByLapack(lapack: Lapack, a: Float64Array, m: number, n: number): number[] {
  const columns = transposed(a, m, n);
  const pivots = lapack.getrf(m, n, columns);
  a.set(transposed(columns, n, m));
  return Array.from(pivots, (p) => p - 1);
}

function luByRows(a: Float64Array, m: number, n: number): number[] {
  const pivots: number[] = [];
  for (let k = 0; k < Math.min(m, n); k++) {
    const p = pivotRow(a, m, n, k);
    pivots.push(p);
    if (p !== k) swapRows(a, n, k, p);
    const pivot = a[k * n + k]!;
    for (let i = k + 1; i < m && pivot !== 0; i++) {
      const factor = (a[i * n + k]! /= pivot);
      addRow(a, i * n + k + 1, -factor, a, k * n + k + 1, n - k - 1);
    }
  }
  return pivots;
}

/** Solves with a factored n × n matrix, in place of the r right-hand sides. */
function luSolve(lu: Float64Array, pivots: readonly number[], b: Float64Array, r: number): void {
  const n = pivots.length;
  pivots.forEach((p, k) => p !== k && swapRows(b, r, k, p));
  const blas = triangularFor(lu.length);
  if (blas) {
    blas.trsm(false, true, n, r, lu, b);
    blas.trsm(true, false, n, r, lu, b);
    return;
  }
  for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) addRow(b, i * r, -lu[i * n + k]!, b, k * r, r);
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) addRow(b, i * r, -lu[i * n + k]!, b, k * r, r);
    for (let c = 0; c < r; c++) b[i * r + c]! /= lu[i * n + i]!;
  }
}

/**
 * Solves a·x = b for matrix i of a batch, in place of b. A zero pivot is refused, or counted from 1 in `info` where that is
 * asked for; 0 there says that all is well.
 */
function solveAt(
  op: string,
  what: (k: number) => string,
  a: HostMatrix,
  i: number,
  b: Float64Array,
  r: number,
  info: Float64Array | undefined,
): Float64Array {
  const [n] = sizeOf(a);
  const lu = matrixAt(a, i);
  const pivots = luInPlace(lu, n, n);
  const zero = pivots.findIndex((_, k) => lu[k * n + k] === 0) + 1;
  if (info) info[i] = zero;
  else if (zero > 0) refuse(op, a, i, what(zero));
  luSolve(lu, pivots, b, r);
  return b;
}

/** 'solve': [...b, n, n] and [...b, n, r] → [...b, n, r], and with attribute `info` int32 [...b]. Errors: a singular matrix. */
export const solve: HostKernel = ([a, b], arg) => {
  const [n, r] = sizeOf(b!);
  const [out, ...rest] = rooms(arg) as [Float64Array, Float64Array?];
  const info = arg.attrs['info'] === true ? rest[0] : undefined;
  const what = (): string => 'The solver failed because the input matrix is singular.';
  for (let i = 0; i < batchSize(a!); i++) out.set(solveAt('solve', what, a!, i, matrixAt(b!, i), r, info), i * n * r);
  return info ? [out, info] : [out];
};

/** 'inv': [...b, n, n] → [...b, n, n], and with attribute `info` int32 [...b]. Errors: a singular matrix. */
export const inv: HostKernel = ([a], arg) => {
  const [n] = sizeOf(a!);
  const [out, ...rest] = rooms(arg) as [Float64Array, Float64Array?];
  const info = arg.attrs['info'] === true ? rest[0] : undefined;
  const what = (k: number): string =>
    `The diagonal element ${k} is zero, the inversion could not be completed because the input matrix is singular.`;
  for (let i = 0; i < batchSize(a!); i++) out.set(solveAt('inv', what, a!, i, identity(n), n, info), i * n * n);
  return info ? [out, info] : [out];
};

/** Diagonal of U and the sign of the permutation. */
function pivotsOf(a: HostMatrix, i: number): { readonly diagonal: number[]; readonly sign: number } {
  const [n] = sizeOf(a);
  const lu = matrixAt(a, i);
  const pivots = luInPlace(lu, n, n);
  const swaps = pivots.filter((p, k) => p !== k).length;
  return { diagonal: pivots.map((_, k) => lu[k * n + k]!), sign: swaps % 2 === 0 ? 1 : -1 };
}

/** 'det': [...b, n, n] → [...b]. */
export const det: HostKernel = ([a], arg) => {
  const [out] = rooms(arg) as [Float64Array];
  for (let i = 0; i < out.length; i++) {
    const { diagonal, sign } = pivotsOf(a!, i);
    out[i] = diagonal.reduce((product, x) => product * x, sign);
  }
  return [out];
};

/** 'slogdet': [...b, n, n] → sign [...b] and ln|det| [...b]; 0 and −∞ for a singular matrix. */
export const slogdet: HostKernel = ([a], arg) => {
  const [signs, logs] = rooms(arg) as [Float64Array, Float64Array];
  for (let i = 0; i < signs.length; i++) {
    const { diagonal, sign } = pivotsOf(a!, i);
    signs[i] = diagonal.reduce((s, x) => s * (x !== x ? x : Math.sign(x)), sign);
    logs[i] = diagonal.reduce((sum, x) => sum + Math.log(Math.abs(x)), 0);
  }
  return [signs, logs];
};

/**
 * 'lu_factor': [...b, m, n] → factors [...b, m, n] (unit lower and upper triangle in one), pivots int32 [...b, k] counted
 * from 1 as LAPACK's, and the row order int64 [...b, m]: row i of L·U is row order[i] of the matrix.
 */
export const luFactor: HostKernel = ([a], arg) => {
  const [m, n] = sizeOf(a!);
  const [factors, pivots, order] = rooms(arg) as [Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < batchSize(a!); i++) {
    const lu = matrixAt(a!, i);
    const swaps = luInPlace(lu, m, n);
    factors.set(lu, i * m * n);
    pivots.set(
      swaps.map((p) => p + 1),
      i * swaps.length,
    );
    order.set(rowOrder(swaps, m), i * m);
  }
  return [factors, pivots, order];
};

function rowOrder(swaps: readonly number[], m: number): number[] {
  const order = Array.from({ length: m }, (_, i) => i);
  swaps.forEach((p, k) => {
    [order[k], order[p]] = [order[p]!, order[k]!];
  });
  return order;
}

/** 'lu_order': pivots [...b, k] counted from 1 → the row order [...b, m] that they make. */
export const luOrder: HostKernel = ([pivots], arg) => {
  const k = pivots!.shape.at(-1)!;
  const m = arg.outputs[0]!.shape.at(-1)!;
  const [out] = rooms(arg) as [Float64Array];
  for (let i = 0; i * m < out.length; i++) {
    const swaps = Array.from({ length: k }, (_, j) => pivots!.data[i * k + j]! - 1);
    swaps.forEach((p, j) => {
      if (!(p >= j && p < m))
        refuse(
          'lu_solve',
          pivots!,
          i,
          `Pivots given to lu_solve must be greater or equal to 1 and at most ${m}, in the order of lu_factor: element ${j} is ${p + 1}.`,
        );
    });
    out.set(rowOrder(swaps, m), i * m);
  }
  return [out];
};
