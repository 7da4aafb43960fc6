/** Shapes and their arithmetic: plain arrays of sizes, row-major. */

export type Shape = readonly number[];

export function numel(shape: Shape): number {
  let n = 1;
  for (let i = 0; i < shape.length; i++) n *= shape[i]!;
  return n;
}

/** Kernels count elements in 32 bits, with sign. */
export const MAX_ELEMENTS = 2 ** 31 - 1;
export const SMALLER = 'Work on smaller pieces: smaller batches, chunk(), split()';

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Strides in elements of a contiguous tensor. */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= Math.max(shape[i]!, 1);
  }
  return strides;
}

/** The common shape of PyTorch's broadcasting, or null where two sizes clash. */
export function broadcastShapes(...shapes: Shape[]): number[] | null {
  const rank = Math.max(0, ...shapes.map((s) => s.length));
  const out = new Array<number>(rank).fill(1);
  for (const shape of shapes) {
    for (let i = 0; i < shape.length; i++) {
      const at = rank - shape.length + i;
      const size = shape[i]!;
      if (size === 1 || out[at] === size) continue;
      if (out[at] !== 1) return null;
      out[at] = size;
    }
  }
  return out;
}

/** `[2, 3]`, for messages. */
export function show(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}
