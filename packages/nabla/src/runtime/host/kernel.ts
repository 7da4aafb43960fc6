/** What a host kernel is, and matrices in double precision. */
import { RuntimeError } from '../../errors.js';
import type { DType } from '../../ir/dtype.js';
import type { CallArg } from '../../ir/node.js';
import { numel, type Shape } from '../../ir/shape.js';

/** A batch of matrices, row-major: [...b, m, n]. */
export interface HostMatrix {
  readonly dtype: DType;
  readonly shape: Shape;
  readonly data: ArrayLike<number>;
}

/** Results in the order of `arg.outputs`. Kernels compute in double precision; the caller rounds to the dtype. */
export type HostKernel = (inputs: readonly HostMatrix[], arg: CallArg) => ArrayLike<number>[];

/** Number of matrices in a batch. */
export function batchSize(x: HostMatrix): number {
  return numel(x.shape.slice(0, -2));
}

/** Rows and columns. */
export function sizeOf(x: HostMatrix): [number, number] {
  return x.shape.slice(-2) as [number, number];
}

/** Matrix i of a batch; a copy. */
export function matrixAt(x: HostMatrix, i: number): Float64Array {
  const [m, n] = sizeOf(x);
  const out = new Float64Array(m * n);
  for (let j = 0; j < out.length; j++) out[j] = x.data[i * m * n + j]!;
  return out;
}

/** Matrix i of a batch with rows and columns exchanged; a copy. */
export function transposedAt(x: HostMatrix, i: number): Float64Array {
  const [m, n] = sizeOf(x);
  return transposed(matrixAt(x, i), m, n);
}

export function transposed(a: Float64Array, m: number, n: number): Float64Array {
  const out = new Float64Array(m * n);
  for (let r = 0; r < m; r++) for (let c = 0; c < n; c++) out[c * m + r] = a[r * n + c]!;
  return out;
}

export function identity(n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) out[i * n + i] = 1;
  return out;
}

/** Room for all results. */
export function rooms(arg: CallArg): Float64Array[] {
  return arg.outputs.map((out) => new Float64Array(numel(out.shape)));
}

/** Throws what PyTorch throws: the function, the batch entry where there is a batch, and what is wrong. */
export function refuse(op: string, x: HostMatrix, i: number, what: string): never {
  const where = x.shape.length > 2 ? `(Batch element ${i}): ` : '';
  throw new RuntimeError(`[linalg.${op}] ${where}${what}`);
}

/** Refuses a matrix with nan or ±∞, for which iterations do not end. */
export function requireFinite(op: string, x: HostMatrix, i: number, a: Float64Array): void {
  if (!a.every(Number.isFinite)) {
    refuse(op, x, i, 'The algorithm failed to converge because the input matrix contained non-finite values.');
  }
}

/** y += factor · x, for rows of n elements that start at the given positions. */
export function addRow(y: Float64Array, to: number, factor: number, x: Float64Array, from: number, n: number): void {
  if (factor === 0) return;
  for (let i = 0; i < n; i++) y[to + i]! += factor * x[from + i]!;
}

export function dotRows(x: Float64Array, i: number, y: Float64Array, j: number, n: number): number {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += x[i + k]! * y[j + k]!;
  return sum;
}

/** Rows p and q become c·p − s·q and s·p + c·q. */
export function rotateRows(x: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) {
    const [a, b] = [x[p * n + k]!, x[q * n + k]!];
    x[p * n + k] = c * a - s * b;
    x[q * n + k] = s * a + c * b;
  }
}
