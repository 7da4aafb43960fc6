/**
 * Symmetric indefinite factorisations a = l·d·lᵀ with diagonal pivoting (J. Bunch & L. Kaufman, 1977), as LAPACK's sytf2 and
 * sytrs store them for the lower triangle: d has blocks of one or two; a block of two has twice its pivot, negative.
 */
import { batchSize, type HostKernel, matrixAt, rooms, sizeOf } from './kernel.js';

const ALPHA = (1 + Math.sqrt(17)) / 8;

/** Where the largest of some elements stands, −1 where there is none. */
function largest(from: number, to: number, size: (i: number) => number): number {
  let best = -1;
  for (let i = from; i < to; i++) if (best < 0 || size(i) > size(best)) best = i;
  return best;
}

interface Pivot {
  /** The row that is exchanged. */
  readonly row: number;
  /** One or two columns. */
  readonly width: 1 | 2;
  readonly zero: boolean;
}

function pivotAt(a: Float64Array, n: number, k: number): Pivot {
  const size = (i: number, j: number): number => Math.abs(a[i * n + j]!);
  const own = size(k, k);
  const below = largest(k + 1, n, (i) => size(i, k));
  const column = below < 0 ? 0 : size(below, k);
  if (Math.max(own, column) === 0 || own !== own) return { row: k, width: 1, zero: true };
  if (own >= ALPHA * column) return { row: k, width: 1, zero: false };
  const left = largest(k, below, (j) => size(below, j));
  const under = largest(below + 1, n, (i) => size(i, below));
  const row = Math.max(size(below, left), under < 0 ? 0 : size(under, below));
  if (own >= ALPHA * column * (column / row)) return { row: k, width: 1, zero: false };
  return { row: below, width: size(below, below) >= ALPHA * row ? 1 : 2, zero: false };
}

function swap(a: Float64Array, i: number, j: number): void {
  const t = a[i]!;
  a[i] = a[j]!;
  a[j] = t;
}

/** Exchanges row and column p with q < p in the lower triangle from q on. */
function exchange(a: Float64Array, n: number, q: number, p: number): void {
  for (let i = p + 1; i < n; i++) swap(a, i * n + q, i * n + p);
  for (let i = q + 1; i < p; i++) swap(a, i * n + q, p * n + i);
  swap(a, q * n + q, p * n + p);
}

function eliminateOne(a: Float64Array, n: number, k: number): void {
  const scale = 1 / a[k * n + k]!;
  for (let j = k + 1; j < n; j++) {
    const factor = scale * a[j * n + k]!;
    for (let i = j; i < n; i++) a[i * n + j]! -= factor * a[i * n + k]!;
  }
  for (let i = k + 1; i < n; i++) a[i * n + k]! *= scale;
}

function eliminateTwo(a: Float64Array, n: number, k: number): void {
  const off = a[(k + 1) * n + k]!;
  const first = a[(k + 1) * n + k + 1]! / off;
  const second = a[k * n + k]! / off;
  const scale = 1 / (first * second - 1) / off;
  for (let j = k + 2; j < n; j++) {
    const x = scale * (first * a[j * n + k]! - a[j * n + k + 1]!);
    const y = scale * (second * a[j * n + k + 1]! - a[j * n + k]!);
    for (let i = j; i < n; i++) a[i * n + j]! -= a[i * n + k]! * x + a[i * n + k + 1]! * y;
    a[j * n + k] = x;
    a[j * n + k + 1] = y;
  }
}

/** Factors in place; returns the place of the first zero pivot, counted from 1, or 0. */
function factorInPlace(a: Float64Array, n: number, pivots: Float64Array): number {
  let info = 0;
  for (let k = 0; k < n; ) {
    const { row, width, zero } = pivotAt(a, n, k);
    const last = k + width - 1;
    if (zero && info === 0) info = k + 1;
    if (row !== last) {
      exchange(a, n, last, row);
      if (width === 2) swap(a, (k + 1) * n + k, row * n + k);
    }
    if (!zero) (width === 1 ? eliminateOne : eliminateTwo)(a, n, k);
    for (let i = k; i <= last; i++) pivots[i] = width === 1 ? row + 1 : -row - 1;
    k += width;
  }
  return info;
}

/** 'ldl_factor': [...b, n, n], of which the lower triangle is read → factors [...b, n, n], pivots [...b, n], info [...b]. */
export const ldlFactor: HostKernel = ([a], arg) => {
  const [n] = sizeOf(a!);
  const [out, pivots, info] = rooms(arg) as [Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < batchSize(a!); i++) {
    const ld = matrixAt(a!, i);
    for (let r = 0; r < n; r++) ld.fill(0, r * n + r + 1, (r + 1) * n);
    info[i] = factorInPlace(ld, n, pivots.subarray(i * n, (i + 1) * n));
    out.set(ld, i * n * n);
  }
  return [out, pivots, info];
};

/** Rows of right-hand sides. */
class Rows {
  readonly x: Float64Array;
  readonly r: number;
  constructor(x: Float64Array, r: number) {
    this.x = x;
    this.r = r;
  }
  swap(i: number, j: number): void {
    if (i !== j) for (let c = 0; c < this.r; c++) swap(this.x, i * this.r + c, j * this.r + c);
  }
  /** Row i minus factor · row j. */
  subtract(i: number, factor: number, j: number): void {
    for (let c = 0; c < this.r; c++) this.x[i * this.r + c]! -= factor * this.x[j * this.r + c]!;
  }
}

/** Rows k and k + 1 by the block of d. */
function solveBlock(a: Float64Array, n: number, k: number, { x, r }: Rows): void {
  const off = a[(k + 1) * n + k]!;
  const [p, q] = [a[k * n + k]! / off, a[(k + 1) * n + k + 1]! / off];
  const scale = p * q - 1;
  for (let c = 0; c < r; c++) {
    const [y, z] = [x[k * r + c]! / off, x[(k + 1) * r + c]! / off];
    x[k * r + c] = (q * y - z) / scale;
    x[(k + 1) * r + c] = (p * z - y) / scale;
  }
}

function solveInPlace(a: Float64Array, n: number, pivots: readonly number[], rows: Rows): void {
  const width = (k: number): 1 | 2 => (pivots[k]! > 0 ? 1 : 2);
  const starts: number[] = [];
  for (let k = 0; k < n; k += width(k)) starts.push(k);
  for (const k of starts) {
    const last = k + width(k) - 1;
    rows.swap(last, Math.abs(pivots[k]!) - 1);
    for (let i = last + 1; i < n; i++) for (let j = k; j <= last; j++) rows.subtract(i, a[i * n + j]!, j);
    if (width(k) === 2) solveBlock(a, n, k, rows);
    else for (let c = 0; c < rows.r; c++) rows.x[k * rows.r + c]! /= a[k * n + k]!;
  }
  for (const k of starts.reverse()) {
    const last = k + width(k) - 1;
    for (let j = k; j <= last; j++) for (let i = last + 1; i < n; i++) rows.subtract(j, a[i * n + j]!, i);
    rows.swap(last, Math.abs(pivots[k]!) - 1);
  }
}

/** 'ldl_solve': factors [...b, n, n], pivots [...b, n] and [...b, n, r] → [...b, n, r]. */
export const ldlSolve: HostKernel = ([a, pivots, b], arg) => {
  const [n, r] = sizeOf(b!);
  const [out] = rooms(arg) as [Float64Array];
  for (let i = 0; i < batchSize(a!); i++) {
    const rows = new Rows(matrixAt(b!, i), r);
    const own = Array.from({ length: n }, (_, k) => pivots!.data[i * n + k]!);
    solveInPlace(matrixAt(a!, i), n, own, rows);
    out.set(rows.x, i * n * r);
  }
  return [out];
};
