/** Index tensors as operators need them: checked, of the right shape, spread over the other dimensions. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { numel, type Shape, show } from '../ir/shape.js';
import { created, type LowerCall, p } from '../record.js';

/** Numbers that were worked out at the call, as a tensor. */
export const numbersOf = created({
  name: '_numbers',
  in: [],
  doc: 'A tensor of given numbers, row-major.',
  params: { data: p.any<readonly number[]>('readonly number[]'), size: p.shape() },
  create: (_b, { data, size }, call) => ({ shape: size, dtype: call.dtype ?? call.defaultDtype, data }),
  samples: () => [[[1, 2], [2]]],
});

/** The message for an index that is out of range. */
export const RANGE = /index out of range: element/;

/** Index and tensor have one number of dimensions; a tensor without dimensions counts as one of size 1. */
export function sameRank(op: string, x: Typed, index: Typed, what = 'index'): void {
  const [r, q] = [Math.max(x.shape.length, 1), Math.max(index.shape.length, 1)];
  if (r !== q)
    fail(
      op,
      `Index tensor must have the same number of dimensions as input tensor: ${what} has shape ${show(index.shape)}, input ${show(x.shape)}`,
    );
}

/** Indices are no longer than the tensor, apart from the dimension `axis` (null: in all). */
export function fitsInside(op: string, index: Shape, x: Shape, axis: number | null, name: string): void {
  index.forEach((n, i) => {
    if (i !== axis && n > x[i]!)
      fail(
        op,
        `Expected index ${show(index)} to be smaller than ${name} ${show(x)}${axis === null ? '' : ` apart from dimension ${axis}`}, but dimension ${i} is larger`,
      );
  });
}

/** A list of indices (1-D or 0-D) for one dimension, checked. */
export function listOf<N extends Typed>(call: LowerCall<N>, b: Builder<N>, index: N, size: number, low = 0): N {
  if (index.shape.length > 1)
    fail(call.op, `Index is supposed to be a vector, but its shape is ${show(index.shape)}`, '', 'index');
  const flat = b.reshape(call.indices(index, low, size, 'index'), [numel(index.shape)]);
  return low < 0 ? wrapped(b, flat, size) : flat;
}

/** Negative indices counted from the end. */
export function wrapped<N extends Typed>(b: Builder<N>, index: N, size: number): N {
  const negative = b.compare('lt', index, b.like(0, index));
  return b.where(negative, b.add(index, b.like(size, index)), index);
}

/** A list of indices for `axis`, repeated over the other dimensions of a shape. */
export function spread<N extends Typed>(b: Builder<N>, list: N, shape: Shape, axis: number): N {
  const n = list.shape[0]!;
  const to = shape.map((size, i) => (i === axis ? n : size));
  return b.broadcast(
    b.reshape(
      list,
      shape.map((_, i) => (i === axis ? n : 1)),
    ),
    to,
  );
}
