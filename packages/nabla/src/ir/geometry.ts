/** Where a tensor's elements lie in memory. */
import { contiguousStrides, numel, type Shape } from './shape.js';

/** Where elements lie in the base's memory, in elements. */
export interface Geometry {
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly offset: number;
}

export function contiguous(shape: Shape): Geometry {
  return { shape, strides: contiguousStrides(shape), offset: 0 };
}

export function isContiguous(g: Geometry): boolean {
  let step = 1;
  for (let i = g.shape.length - 1; i >= 0; i--) {
    if (g.shape[i] === 0) return true;
    if (g.shape[i] !== 1 && g.strides[i] !== step) return false;
    step *= g.shape[i]!;
  }
  return true;
}

/** Strides of a reshaped view, where it needs no copy (PyTorch's computeStride). */
export function reshapeStrides(g: Geometry, shape: Shape): number[] | null {
  if (numel(g.shape) === 0) return contiguousStrides(shape);
  const out = new Array<number>(shape.length);
  let viewDim = shape.length - 1;
  let base = g.shape.length > 0 ? g.strides[g.shape.length - 1]! : 1;
  let [tensorNumel, viewNumel] = [1, 1];
  for (let d = g.shape.length - 1; d >= 0; d--) {
    tensorNumel *= g.shape[d]!;
    const ends = d === 0 || (g.shape[d - 1] !== 1 && g.strides[d - 1] !== tensorNumel * base);
    if (!ends) continue;
    while (viewDim >= 0 && (viewNumel < tensorNumel || shape[viewDim] === 1)) {
      out[viewDim] = viewNumel * base;
      viewNumel *= shape[viewDim]!;
      viewDim--;
    }
    if (viewNumel !== tensorNumel) return null;
    if (d > 0) {
      base = g.strides[d - 1]!;
      [tensorNumel, viewNumel] = [1, 1];
    }
  }
  for (; viewDim >= 0; viewDim--) out[viewDim] = viewNumel * base;
  return out;
}
