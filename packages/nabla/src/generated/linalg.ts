// Generated from the records by `npm run generate`. Do not edit.
/* biome-ignore-all lint: generated */
import { functions } from '../install.js';
import type { Tensor } from '../tensor.js';
import type { Linalg } from './surface.js';

const table = functions['linalg'];

/** The lower (or upper) triangular factor L with A = L · Lᵀ of symmetric positive definite matrices [..., n, n]. */
export const cholesky: Linalg<Tensor>['cholesky'] = table['cholesky'] as never;
/** { L, info } of symmetric matrices, as cholesky; info (int32) is 0, or the order of the first minor that is not positive. With check_errors that is an error. */
export const cholesky_ex: Linalg<Tensor>['cholesky_ex'] = table['cholesky_ex'] as never;
/** The condition number: norm(A) · norm(A⁻¹); without p the largest singular value over the smallest. */
export const cond: Linalg<Tensor>['cond'] = table['cond'] as never;
/** The cross product of vectors of three along dim; shapes broadcast. */
export const cross: Linalg<Tensor>['cross'] = table['cross'] as never;
/** The determinant of square matrices [..., n, n]. */
export const det: Linalg<Tensor>['det'] = table['det'] as never;
/** diagonal of the last two dimensions, unless others are said. */
export const diagonal: Linalg<Tensor>['diagonal'] = table['diagonal'] as never;
/** { eigenvalues, eigenvectors } of symmetric matrices [..., n, n], of which one triangle is read: values [..., n] ascending, vectors as columns. The derivative of vectors needs distinct values. */
export const eigh: Linalg<Tensor>['eigh'] = table['eigh'] as never;
/** The eigenvalues of symmetric matrices, ascending. */
export const eigvalsh: Linalg<Tensor>['eigvalsh'] = table['eigvalsh'] as never;
/** The first n columns of the product of the reflections that geqrf gives: an orthonormal [..., m, n]. */
export const householder_product: Linalg<Tensor>['householder_product'] = table['householder_product'] as never;
/** The inverse of square matrices [..., n, n]. */
export const inv: Linalg<Tensor>['inv'] = table['inv'] as never;
/** { inverse, info } of square matrices [..., n, n]; info (int32) is 0, or the place of the first zero pivot, from 1. With check_errors that is an error. */
export const inv_ex: Linalg<Tensor>['inv_ex'] = table['inv_ex'] as never;
/** { LD, pivots } of symmetric matrices [..., n, n], of which the lower triangle is read: L · D · Lᵀ with exchanged rows, D with blocks of one or two, as LAPACK's sytrf stores it (pivots int32, from 1, negative for a block of two). A zero block is an error, unless info (int32) says where it is. No derivative. */
export const ldl_factor: Linalg<Tensor>['ldl_factor'] = table['ldl_factor'] as never;
/** { LD, pivots, info } of symmetric matrices [..., n, n], of which the lower triangle is read: L · D · Lᵀ with exchanged rows, D with blocks of one or two, as LAPACK's sytrf stores it (pivots int32, from 1, negative for a block of two). A zero block is an error, unless info (int32) says where it is. No derivative. */
export const ldl_factor_ex: Linalg<Tensor>['ldl_factor_ex'] = table['ldl_factor_ex'] as never;
/** X with A · X = B from what ldl_factor(A) gives: B [..., n, k]. No derivative. */
export const ldl_solve: Linalg<Tensor>['ldl_solve'] = table['ldl_solve'] as never;
/** { solution, residuals, rank, singular_values } of the X that makes |A · X − B| least, and of those the shortest: A [..., m, n], B [..., m, k] or vectors. Singular values up to rcond · the largest count as 0. What drivers do not work out is empty: residuals ('gels', 'gelsd' and 'gelss', for m > n and full rank), rank ('gelsy', which is the default, 'gelsd', 'gelss'), singular values ('gelsd', 'gelss'). */
export const lstsq: Linalg<Tensor>['lstsq'] = table['lstsq'] as never;
/** { P, L, U } with A = P · L · U: a permutation [..., m, m], L [..., m, k] with a unit diagonal, U [..., k, n], k the smaller of m and n. */
export const lu: Linalg<Tensor>['lu'] = table['lu'] as never;
/** { LU, pivots } of matrices [..., m, n]: L (unit diagonal) below and U on and above the diagonal of one matrix; row k was exchanged with row pivots[k] (int32, from 1). A zero on U’s diagonal is an error. */
export const lu_factor: Linalg<Tensor>['lu_factor'] = table['lu_factor'] as never;
/** { LU, pivots, info } as lu_factor; info (int32) is 0, or the place of the first zero on U’s diagonal, from 1. With check_errors that is an error. */
export const lu_factor_ex: Linalg<Tensor>['lu_factor_ex'] = table['lu_factor_ex'] as never;
/** X with A · X = B, where LU and pivots come from lu_factor(A); left false: X · A = B; adjoint: with the transposed A. */
export const lu_solve: Linalg<Tensor>['lu_solve'] = table['lu_solve'] as never;
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
/** { result, info } of A · X = B (or X · A = B), as solve; info (int32) is 0, or the place of the first zero pivot, from 1. With check_errors that is an error. */
export const solve_ex: Linalg<Tensor>['solve_ex'] = table['solve_ex'] as never;
/** X with A · X = B (or X · A = B) for a triangular A, of which the other half is not read: A [..., n, n], B [..., n, k]. */
export const solve_triangular: Linalg<Tensor>['solve_triangular'] = table['solve_triangular'] as never;
/** { U, S, Vh } with A = U · diag(S) · Vh: A [..., m, n], singular values descending. full_matrices: U [..., m, m] and Vh [..., n, n], else only the columns (rows) that count. */
export const svd: Linalg<Tensor>['svd'] = table['svd'] as never;
/** The singular values, descending. */
export const svdvals: Linalg<Tensor>['svdvals'] = table['svdvals'] as never;
/** The inverse for tensordot(A, B, ind): the first `ind` dimensions against the others. */
export const tensorinv: Linalg<Tensor>['tensorinv'] = table['tensorinv'] as never;
/** X with tensordot(A, X, X.ndim) = B; `dims` of A are moved to its end first. */
export const tensorsolve: Linalg<Tensor>['tensorsolve'] = table['tensorsolve'] as never;
/** Powers 0 … N−1 of each element as rows: [..., n] gives [..., n, N]. */
export const vander: Linalg<Tensor>['vander'] = table['vander'] as never;
/** Sums of products along dim; shapes broadcast. */
export const vecdot: Linalg<Tensor>['vecdot'] = table['vecdot'] as never;
/** (Σ |x|^ord)^(1/ord) over dim (all elements where absent); ord ±Infinity: the largest (smallest), 0: how many are not 0. */
export const vector_norm: Linalg<Tensor>['vector_norm'] = table['vector_norm'] as never;

