/** What a host kernel is. */
import type { DType } from '../../ir/dtype.js';
import type { CallArg } from '../../ir/node.js';
import { numel, type Shape } from '../../ir/shape.js';

/** A batch of matrices, row-major: [...b, m, n]. */
export interface HostMatrix {
  readonly dtype: DType;
  readonly shape: Shape;
  readonly data: ArrayLike<number>;
}

/** Results in the order of `arg.outputs`. Computes in double precision and rounds once. */
export type HostKernel = (inputs: readonly HostMatrix[], arg: CallArg) => ArrayLike<number>[];

/** Number of matrices in a batch. */
export function batchOf(x: HostMatrix): number {
  return numel(x.shape.slice(0, -2));
}

/** Matrix i of a batch in double precision; a copy. */
export function matrixAt(x: HostMatrix, i: number): Float64Array {
  const [m, n] = x.shape.slice(-2) as [number, number];
  const out = new Float64Array(m * n);
  for (let j = 0; j < out.length; j++) out[j] = x.data[i * m * n + j]!;
  return out;
}

/** `(Batch element 2): `, for messages, as PyTorch numbers batches; nothing without a batch. */
export function batchName(x: HostMatrix, i: number): string {
  return x.shape.length > 2 ? `(Batch element ${i}): ` : '';
}

/** Room for an output of a call. */
export function outputRoom(arg: CallArg, i: number): Float64Array | Float32Array {
  const { dtype, shape } = arg.outputs[i]!;
  return dtype.name === 'float32' ? new Float32Array(numel(shape)) : new Float64Array(numel(shape));
}
