/** Singular values by one-sided Jacobi rotations (Hestenes; Golub & Van Loan, Matrix Computations, 8.6.3). */
import { type Lapack, lapackFor } from '../blas.js';
import {
  addRow,
  batchSize,
  dotRows,
  type HostKernel,
  type HostMatrix,
  identity,
  matrixAt,
  refuse,
  requireFinite,
  rooms,
  rotateRows,
  sizeOf,
  transposed,
  transposedAt,
} from './kernel.js'; // prettier-ignore

/** Of an m × n matrix, m ≥ n: singular values, descending; left vectors and right vectors as rows. */
interface Svd {
  readonly s: Float64Array;
  readonly u: Float64Array;
  readonly v: Float64Array;
}

const MAX_SWEEPS = 60;

/** Makes rows p and q of w orthogonal; false where they were. */
function orthogonalise(w: Float64Array, m: number, v: Float64Array, n: number, p: number, q: number): boolean {
  const alpha = dotRows(w, p * m, w, p * m, m);
  const beta = dotRows(w, q * m, w, q * m, m);
  const gamma = dotRows(w, p * m, w, q * m, m);
  if (Math.abs(gamma) <= Number.EPSILON * Math.sqrt(alpha * beta)) return false;
  const zeta = (beta - alpha) / (2 * gamma);
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const c = 1 / Math.hypot(1, t);
  rotateRows(w, m, p, q, c, c * t);
  rotateRows(v, n, p, q, c, c * t);
  return true;
}

function jacobi(w: Float64Array, m: number, n: number): Float64Array {
  const v = identity(n);
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotated = orthogonalise(w, m, v, n, p, q) || rotated;
    if (!rotated) break;
  }
  return v;
}

/** Scales the matrix so that squares neither overflow nor vanish. */
function scaleOf(a: Float64Array): number {
  const largest = a.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
  return largest > 0 ? largest : 1;
}

/** `columns`: the m × n matrix (m ≥ n), transposed. */
function decompose(columns: Float64Array, m: number, n: number): Svd {
  const scale = scaleOf(columns);
  const w = columns.map((x) => x / scale);
  const v = jacobi(w, m, n);
  const norms = Array.from({ length: n }, (_, i) => Math.sqrt(dotRows(w, i * m, w, i * m, m)));
  const order = [...norms.keys()].sort((p, q) => norms[q]! - norms[p]!);
  const [u, right] = [new Float64Array(n * m), new Float64Array(n * n)];
  order.forEach((from, to) => {
    if (norms[from]! > 0) addRow(u, to * m, 1 / norms[from]!, w, from * m, m);
    right.set(v.subarray(from * n, (from + 1) * n), to * n);
  });
  return { s: Float64Array.from(order, (i) => norms[i]! * scale), u, v: right };
}

/** Extends orthonormal rows to `count` rows of length m; rows of zeros are replaced, too. */
function complete(rows: Float64Array, m: number, count: number): Float64Array {
  const out = new Float64Array(count * m);
  out.set(rows.subarray(0, Math.min(rows.length, count * m)));
  for (let i = 0, next = 0; i < count; i++) {
    while (dotRows(out, i * m, out, i * m, m) < 0.25) {
      out.fill(0, i * m, (i + 1) * m);
      out[i * m + (next++ % m)] = 1;
      project(out, m, i, count);
    }
  }
  return out;
}

/** Takes the other rows' directions out of row i, twice for accuracy; normalises unless little is left. */
function project(rows: Float64Array, m: number, i: number, count: number): void {
  for (let pass = 0; pass < 2; pass++)
    for (let j = 0; j < count; j++)
      if (j !== i) addRow(rows, i * m, -dotRows(rows, i * m, rows, j * m, m), rows, j * m, m);
  const norm = Math.sqrt(dotRows(rows, i * m, rows, i * m, m));
  for (let k = 0; k < m; k++) rows[i * m + k] = norm > 1 / (2 * Math.sqrt(m)) ? rows[i * m + k]! / norm : 0;
}

/** `columns`: the m × n matrix, transposed; it is overwritten. null where it does not converge. */
function byLapack(lapack: Lapack, columns: Float64Array, m: number, n: number, all: boolean): Svd | null {
  const k = Math.min(m, n);
  const [rows, right] = all ? [m, n] : [k, k];
  const [s, u, vt] = [new Float64Array(k), new Float64Array(rows * m), new Float64Array(right * n)];
  const info = lapack.gesdd(all, m, n, columns, s, u, vt);
  return info === 0 ? { s, u, v: transposed(vt, n, right) } : null;
}

/** Left and right vectors as rows, for any m and n: min(m, n) of them, or more where `all` are wanted and known. */
function svdAt(op: string, a: HostMatrix, i: number, all = false): Svd {
  const [m, n] = sizeOf(a);
  const x = matrixAt(a, i);
  requireFinite(op, a, i, x);
  const lapack = lapackFor(m * n);
  if (lapack) {
    const found = byLapack(lapack, transposedAt(a, i), m, n, all);
    return found ?? refuse(op, a, i, 'The algorithm failed to converge.');
  }
  if (m >= n) return decompose(transposed(x, m, n), m, n);
  const { s, u, v } = decompose(x, n, m);
  return { s, u: v, v: u };
}

/**
 * 'svd': [...b, m, n] → U [...b, m, p], S [...b, min(m, n)] descending, Vᵀ [...b, q, n]; p and q are m and n, or both
 * min(m, n), as the outputs' shapes say.
 */
export const svd: HostKernel = ([a], arg) => {
  const [m, n] = sizeOf(a!);
  const [p, k, q] = [arg.outputs[0]!.shape.at(-1)!, arg.outputs[1]!.shape.at(-1)!, arg.outputs[2]!.shape.at(-2)!];
  const [left, values, right] = rooms(arg) as [Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < batchSize(a!); i++) {
    const { s, u, v } = svdAt('svd', a!, i, p > k || q > k);
    left.set(transposed(complete(u, m, p), p, m), i * m * p);
    values.set(s, i * k);
    right.set(complete(v, n, q), i * q * n);
  }
  return [left, values, right];
};

/** +1 or −1: the determinant of orthonormal rows, by the reflections of Gaussian elimination. */
function orientation(rows: Float64Array, n: number): number {
  const a = rows.slice();
  let sign = 1;
  for (let k = 0; k < n; k++) {
    let p = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]!) > Math.abs(a[p * n + k]!)) p = i;
    if (p !== k) rotateRows(a, n, k, p, 0, 1); // a quarter turn: rows exchanged, one negated, determinant kept
    if (a[k * n + k]! < 0) sign = -sign;
    for (let i = k + 1; i < n; i++) addRow(a, i * n + k, -a[i * n + k]! / a[k * n + k]!, a, k * n + k, n - k);
  }
  return sign;
}

/**
 * 'cofactor': [...b, n, n] → the matrix of cofactors [...b, n, n], which is the determinant's gradient; also of singular
 * matrices: det(U·Vᵀ) · U · diag(products of all other singular values) · Vᵀ.
 */
export const cofactor: HostKernel = ([a], arg) => {
  const [n] = sizeOf(a!);
  const [out] = rooms(arg) as [Float64Array];
  for (let i = 0; i < batchSize(a!); i++) {
    const { s, u, v } = svdAt('det', a!, i);
    const left = complete(u, n, n);
    const sign = orientation(left, n) * orientation(v, n);
    for (let k = 0; k < n; k++) {
      const others = s.reduce((product, x, j) => (j === k ? product : product * x), sign);
      for (let r = 0; r < n; r++) addRow(out, (i * n + r) * n, others * left[k * n + r]!, v, k * n, n);
    }
  }
  return [out];
};
