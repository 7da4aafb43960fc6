/** Flat elements as nested arrays. */
import { outward } from './cell.js';
import type { DType } from './ir/dtype.js';
import { contiguousStrides, type Shape } from './ir/shape.js';

export type Nested<T> = T | Nested<T>[];

/** Row-major elements in a shape; a number alone for shape []. */
export function nest(flat: readonly number[], shape: Shape, dtype: DType): Nested<number | boolean> {
  const strides = contiguousStrides(shape);
  const level = (axis: number, at: number): Nested<number | boolean> =>
    axis === shape.length
      ? outward(dtype, flat[at]!)
      : Array.from({ length: shape[axis]! }, (_, i) => level(axis + 1, at + i * strides[axis]!));
  return level(0, 0);
}
