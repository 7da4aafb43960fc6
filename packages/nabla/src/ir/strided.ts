/** Strided views of views: strides in logical positions become strides in memory. */
import { type Geometry, isContiguous } from './geometry.js';
import { contiguousStrides, numel, type Shape } from './shape.js';

/** A logical position as indices, row-major. */
function indicesOf(position: number, radix: readonly number[]): number[] {
  let rest = position;
  return radix.map((r) => {
    const index = Math.floor(rest / r);
    rest -= index * r;
    return index;
  });
}

/**
 * Elements at logical positions offset + Σ i·stride of a tensor with geometry g, or null where no strides describe them:
 * where a step would carry from one dimension into the next.
 */
export function stridedGeometry(
  g: Geometry,
  shape: Shape,
  strides: readonly number[],
  offset: number,
): Geometry | null {
  if (isContiguous(g)) return { shape, strides, offset: g.offset + offset };
  const radix = contiguousStrides(g.shape);
  const start = indicesOf(offset, radix);
  const steps = strides.map((s) => indicesOf(s, radix));
  const place = (index: readonly number[]): number => index.reduce((sum, n, d) => sum + n * g.strides[d]!, 0);
  const carries = g.shape.some(
    (n, d) => start[d]! + shape.reduce((far, m, k) => far + (m - 1) * steps[k]![d]!, 0) >= n,
  );
  if (carries && numel(shape) > 0) return null;
  return { shape, strides: steps.map(place), offset: g.offset + (numel(shape) > 0 ? place(start) : 0) };
}
