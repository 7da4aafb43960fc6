/** Where a tensor's elements lie in memory. */
import { contiguousStrides, numel, type Shape, sameShape } from './shape.js';

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

/** Dimensions of more than one element as [size, stride], by rising stride. */
function dimensions(g: Geometry): [number, number][] {
  const dims = g.shape.map((n, i): [number, number] => [n, g.strides[i]!]);
  return dims.filter(([n]) => n !== 1).sort((a, b) => a[1] - b[1]);
}

/** Every position between the first and the last is an element, and none is two. */
function isDense(g: Geometry): boolean {
  let next = 1;
  for (const [n, stride] of dimensions(g)) {
    if (stride !== next) return false;
    next *= n;
  }
  return true;
}

/** Two elements share one position. */
export function overlapsItself(g: Geometry): boolean {
  if (numel(g.shape) === 0) return false;
  let reach = 0;
  let sure = true;
  for (const [n, stride] of dimensions(g)) {
    if (stride === 0) return true;
    if (stride <= reach) sure = false;
    reach += (n - 1) * stride;
  }
  return !sure && new Set(positions(g)).size !== numel(g.shape);
}

function positions(g: Geometry): number[] {
  let all = [g.offset];
  g.shape.forEach((n, d) => {
    all = all.flatMap((at) => Array.from({ length: n }, (_, i) => at + i * g.strides[d]!));
  });
  return all;
}

export function sameGeometry(a: Geometry, b: Geometry): boolean {
  return a.offset === b.offset && sameShape(a.shape, b.shape) && sameShape(a.strides, b.strides);
}

/**
 * Whether two tensors on one memory share positions: all of them, element by element, or some. As PyTorch's
 * `get_overlap_status`, it looks only at dense tensors.
 */
export function overlap(a: Geometry, b: Geometry): 'fully' | 'partly' | null {
  const [n, m] = [numel(a.shape), numel(b.shape)];
  if (n === 0 || m === 0 || !isDense(a) || !isDense(b)) return null;
  if (a.offset >= b.offset + m || b.offset >= a.offset + n) return null;
  return n === m && a.offset === b.offset && sameShape(a.strides, b.strides) ? 'fully' : 'partly';
}
