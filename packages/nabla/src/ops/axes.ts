/** Dimensions as users give them. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { axisOf } from '../ir/axis.js';
import { broadcastShapes, type Shape, show } from '../ir/shape.js';

export { axisOf };

/** The axes to reduce: all where none is given (null or []), sorted, each once. */
export function reduceAxes(op: string, dim: number | readonly number[] | null, rank: number): number[] {
  const list = dim === null ? [] : typeof dim === 'number' ? [dim] : dim;
  if (list.length === 0) return Array.from({ length: rank }, (_, i) => i);
  const axes = list.map((d) => axisOf(op, d, rank)).sort((a, b) => a - b);
  axes.forEach((a, i) => {
    if (i > 0 && axes[i - 1] === a) fail(op, `dim ${a} appears multiple times in the list of dims`);
  });
  return rank === 0 ? [] : axes;
}

/** Removes reduced axes (size 1) unless they are to be kept. */
export function dropAxes<N extends Typed>(b: Builder<N>, x: N, axes: readonly number[], keepdim: boolean): N {
  return keepdim
    ? x
    : b.reshape(
        x,
        x.shape.filter((_, i) => !axes.includes(i)),
      );
}

/** Sizes for a reshape: one −1 stands for what is left. */
export function inferShape(op: string, sizes: Shape, count: number): number[] {
  const known = sizes.reduce((n, s) => (s === -1 ? n : n * s), 1);
  const holes = sizes.filter((s) => s === -1).length;
  const bad = sizes.find((s) => s < -1);
  if (bad !== undefined) fail(op, `invalid shape dimension ${bad}`);
  if (holes > 1) fail(op, 'only one dimension can be inferred: the shape has several −1');
  if (holes === 0 ? known !== count : known === 0 || count % known !== 0) failShape(op, sizes, count, known, holes);
  return sizes.map((s) => (s === -1 ? count / known : s));
}

function failShape(op: string, sizes: Shape, count: number, known: number, holes: number): never {
  if (holes === 1 && known === 0)
    fail(
      op,
      `cannot reshape tensor of ${count} elements into shape [${sizes.join(', ')}] because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  fail(
    op,
    `shape '[${sizes.join(', ')}]' is invalid for input of size ${count}`,
    `The sizes must multiply to ${count}; one of them may be -1`,
  );
}

/** The common shape of broadcasting, or the error that says which sizes clash. */
export function broadcast(op: string, ...shapes: readonly Shape[]): Shape {
  const shape = broadcastShapes(...shapes);
  if (shape) return shape;
  const [a, b] = shapes.flatMap((x, i) => shapes.slice(i + 1).map((y) => [x, y])).find((s) => !broadcastShapes(...s))!;
  const rank = Math.max(a!.length, b!.length);
  const size = (s: Shape, i: number): number => s[i - rank + s.length] ?? 1;
  let at = rank - 1;
  while (size(a!, at) === size(b!, at) || size(a!, at) === 1 || size(b!, at) === 1) at--;
  return fail(
    op,
    `The size of tensor a (${size(a!, at)}) must match the size of tensor b (${size(b!, at)}) at non-singleton dimension ${at}: shapes ${show(a!)} and ${show(b!)} do not broadcast`,
    'Sizes must be equal or 1, counted from the last dimension; unsqueeze() or expand() can make them so',
  );
}

/** The shape with reduced axes kept with size 1. */
export function keptShape(shape: Shape, axes: readonly number[]): number[] {
  return shape.map((n, i) => (axes.includes(i) ? 1 : n));
}

/** How many elements are reduced to one. */
export function countOf(shape: Shape, axes: readonly number[]): number {
  return axes.reduce((n, a) => n * shape[a]!, 1);
}

/** A tensor without dimensions as one of one element: operators along an axis take both. */
export function asVector<N extends Typed>(b: Builder<N>, x: N): N {
  return x.shape.length === 0 ? b.reshape(x, [1]) : x;
}

/** Complains where there is nothing to take an extreme of. */
export function checkReducible(op: string, shape: Shape, axes: readonly number[], all: boolean): void {
  const empty = axes.find((a) => shape[a] === 0);
  if (empty === undefined) return;
  if (all)
    fail(
      op,
      `Expected reduction dim to be specified for input.numel() == 0: shape ${show(shape)}`,
      'Specify `dim`',
      op.startsWith('arg') ? 'index' : 'runtime',
    );
  fail(op, `Expected reduction dim ${empty} to have non-zero size: shape ${show(shape)}`, '', 'index');
}

/** Several dimensions, each once, in the given order. */
export function axesOf(op: string, dims: number | readonly number[], rank: number): number[] {
  const axes = (typeof dims === 'number' ? [dims] : dims).map((d) => axisOf(op, d, rank));
  axes.forEach((a, i) => {
    if (axes.indexOf(a) !== i) fail(op, `dim ${a} appears multiple times in the list of dims`);
  });
  return axes;
}
