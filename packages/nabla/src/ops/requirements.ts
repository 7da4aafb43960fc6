/** What operators on whole tensors ask of their arguments. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { type DType, promote } from '../ir/dtype.js';
import { broadcastShapes, type Shape, sameShape, show } from '../ir/shape.js';
import type { TensorLike } from '../record.js';

export const NUMBER_OF_TYPE = /to have the same dtype/;

/** All tensors (null: left out) have the first one's dtype. */
export function sameTypes(op: string, named: Readonly<Record<string, { readonly dtype: DType } | null>>): void {
  const known = Object.entries(named).filter(([, x]) => x !== null) as [string, { dtype: DType }][];
  const [first, x] = known[0]!;
  const other = known.find(([, y]) => y.dtype !== x.dtype);
  if (other)
    fail(
      op,
      `expected ${first} and ${other[0]} to have the same dtype, but got: ${x.dtype} != ${other[1].dtype}`,
      `Convert one of them: .to(${x.dtype})`,
    );
}

/** Neither bool nor, where `floats`, an integer. */
export function refuseType(op: string, x: { readonly dtype: DType }, floats = false): void {
  if (x.dtype.kind === 'bool' || (floats && !x.dtype.is_floating_point))
    fail(op, `is not implemented for ${x.dtype}`, floats ? 'Convert with .float() first' : 'Convert with .int() first');
}

/** `wanted` is said as PyTorch says it: 'a matrix', 'a 3D tensor'. */
export function requireRank(
  op: string,
  name: string,
  x: { readonly shape: Shape },
  rank: number,
  wanted: string,
): void {
  if (x.shape.length !== rank) fail(op, `${name} must be ${wanted}, but its shape is ${show(x.shape)}`);
}

/** The broadcast result of two or more shapes. */
export function commonShape(op: string, ...shapes: Shape[]): readonly number[] {
  return (
    broadcastShapes(...shapes) ??
    fail(
      op,
      `shapes ${shapes.map(show).join(' and ')} do not broadcast: sizes must match or be 1, counted from the last dimension`,
      'unsqueeze() or expand() can make them so',
    )
  );
}

/** Broadcasts to a shape that is already known: the size of each dimension is 1 or the target's. */
export function expandTo<N extends Typed>(op: string, b: Builder<N>, x: N, shape: Shape, name = 'input'): N {
  const common = broadcastShapes(x.shape, shape);
  if (common === null || !sameShape(common, shape))
    fail(op, `${name} of shape ${show(x.shape)} cannot be broadcast to the result's shape ${show(shape)}`);
  return b.broadcast(x, shape);
}

/** Sums what broadcasting repeated, back to the shape. */
export function sumTo<N extends Typed>(b: Builder<N>, x: N, shape: Shape): N {
  if (sameShape(x.shape, shape)) return x;
  const lead = x.shape.length - shape.length;
  const axes = x.shape.flatMap((n, i) => (i < lead || (shape[i - lead] === 1 && n !== 1) ? [i] : []));
  return b.reshape(b.sum(x, axes), shape);
}

/** One number for each of n space axes. */
export function perAxis(op: string, name: string, value: number | readonly number[], n: number): number[] {
  const list = typeof value === 'number' ? [value] : [...value];
  if (list.length === 1) return new Array<number>(n).fill(list[0]!);
  if (list.length !== n) fail(op, `${name} must be one integer or ${n} of them, but got [${list.join(', ')}]`);
  return list;
}

/** A tensor's detached self: its values are used, no gradient flows through. */
export function detached<T extends TensorLike>(x: T): T {
  return (x as unknown as { detach(): T }).detach();
}

/** Writes a result into a tensor in place (buffers, `inplace: true`). */
export function store<T extends TensorLike>(into: T, value: T): T {
  return (into as unknown as { copy_(source: T): T }).copy_(value);
}

const KINDS = { bool: 0, int: 1, float: 2 } as const;

/** PyTorch's common dtype of two tensors: one without dimensions counts only where its kind is higher. */
export function commonType(x: Typed, y: Typed): DType {
  const [a, b] = [x.shape.length > 0, y.shape.length > 0];
  if (a === b || KINDS[x.dtype.kind] !== KINDS[y.dtype.kind]) {
    if (a === b) return promote(x.dtype, y.dtype);
    return KINDS[x.dtype.kind] > KINDS[y.dtype.kind] ? x.dtype : y.dtype;
  }
  return a ? x.dtype : y.dtype;
}

/** Several results that can be read by name, too, from a composition. */
export function withNames<T>(names: readonly string[], parts: T[]): T[] {
  names.forEach((name, i) => Object.defineProperty(parts, name, { value: parts[i] }));
  return parts;
}
