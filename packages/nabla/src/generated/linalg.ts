// Generated from the records by `npm run generate`. Do not edit.
/* biome-ignore-all lint: generated */
import { functions } from '../install.js';
import type { Tensor } from '../tensor.js';
import type { Linalg } from './surface.js';

const table = functions['linalg'];

/** The lower (or upper) triangular factor L with A = L · Lᵀ of symmetric positive definite matrices [..., n, n]. */
export const cholesky: Linalg<Tensor>['cholesky'] = table['cholesky'] as never;
/** The condition number: norm(A) · norm(A⁻¹); without p the largest singular value over the smallest. */
export const cond: Linalg<Tensor>['cond'] = table['cond'] as never;
/** The cross product of vectors of three along dim; shapes broadcast. */
export const cross: Linalg<Tensor>['cross'] = table['cross'] as never;
/** The determinant of square matrices [..., n, n]. */
export const det: Linalg<Tensor>['det'] = table['det'] as never;
/** { eigenvalues, eigenvectors } of symmetric matrices [..., n, n], of which one triangle is read: values [..., n] ascending, vectors as columns. The derivative of vectors needs distinct values. */
export const eigh: Linalg<Tensor>['eigh'] = table['eigh'] as never;
/** The eigenvalues of symmetric matrices, ascending. */
export const eigvalsh: Linalg<Tensor>['eigvalsh'] = table['eigvalsh'] as never;
/** The inverse of square matrices [..., n, n]. */
export const inv: Linalg<Tensor>['inv'] = table['inv'] as never;
/** Matrix product: vectors give a dot product, matrices a matrix product, more dimensions are a batch that broadcasts. */
export const matmul: Linalg<Tensor>['matmul'] = table['matmul'] as never;
/** Σ Aᵏ/k! of square matrices [..., n, n]. */
export const matrix_exp: Linalg<Tensor>['matrix_exp'] = table['matrix_exp'] as never;
/** The norm of matrices in two dimensions: 'fro', 'nuc' (sum of singular values), ±Infinity (largest or smallest row sum), ±1 (column sum), ±2 (singular value). */
export const matrix_norm: Linalg<Tensor>['matrix_norm'] = table['matrix_norm'] as never;
/** The n-th power of square matrices [..., k, k]; negative n takes powers of the inverse. */
export const matrix_power: Linalg<Tensor>['matrix_power'] = table['matrix_power'] as never;
/** How many singular values of matrices are above max(atol, rtol · the largest), as int64. */
export const matrix_rank: Linalg<Tensor>['matrix_rank'] = table['matrix_rank'] as never;
/** Product of two or more matrices in the cheapest order; the first and the last may be vectors. */
export const multi_dot: Linalg<Tensor>['multi_dot'] = table['multi_dot'] as never;
/** A vector norm (without ord: of all elements; with one dim), or a matrix norm (a matrix with ord, or two dims). */
export const norm: Linalg<Tensor>['norm'] = table['norm'] as never;
/** The pseudoinverse of matrices [..., m, n]: [..., n, m]. Singular values up to max(atol, rtol · the largest) count as 0. */
export const pinv: Linalg<Tensor>['pinv'] = table['pinv'] as never;
/** { Q, R } with A = Q · R, Q orthonormal and R upper triangular: A [..., m, n]. mode 'reduced' (Q [..., m, k], k the smaller size), 'complete' (Q [..., m, m]) or 'r' (Q empty). */
export const qr: Linalg<Tensor>['qr'] = table['qr'] as never;
/** { sign, logabsdet } of the determinant of square matrices; 0 and −∞ where it is 0. */
export const slogdet: Linalg<Tensor>['slogdet'] = table['slogdet'] as never;
/** X with A · X = B (or X · A = B where left is false): A [..., n, n], B [..., n, k], or vectors [n] or [..., n]. */
export const solve: Linalg<Tensor>['solve'] = table['solve'] as never;
/** X with A · X = B (or X · A = B) for a triangular A, of which the other half is not read: A [..., n, n], B [..., n, k]. */
export const solve_triangular: Linalg<Tensor>['solve_triangular'] = table['solve_triangular'] as never;
/** { U, S, Vh } with A = U · diag(S) · Vh: A [..., m, n], singular values descending. full_matrices: U [..., m, m] and Vh [..., n, n], else only the columns (rows) that count. */
export const svd: Linalg<Tensor>['svd'] = table['svd'] as never;
/** The singular values, descending. */
export const svdvals: Linalg<Tensor>['svdvals'] = table['svdvals'] as never;
/** The inverse for tensordot(A, B, ind): the first `ind` dimensions against the others. */
export const tensorinv: Linalg<Tensor>['tensorinv'] = table['tensorinv'] as never;
/** Powers 0 … N−1 of each element as rows: [..., n] gives [..., n, N]. */
export const vander: Linalg<Tensor>['vander'] = table['vander'] as never;
/** Sums of products along dim; shapes broadcast. */
export const vecdot: Linalg<Tensor>['vecdot'] = table['vecdot'] as never;
/** (Σ |x|^ord)^(1/ord) over dim (all elements where absent); ord ±Infinity: the largest (smallest), 0: how many are not 0. */
export const vector_norm: Linalg<Tensor>['vector_norm'] = table['vector_norm'] as never;

