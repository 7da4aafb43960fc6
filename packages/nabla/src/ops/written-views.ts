/** Copies with one of their views written over. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { int64 } from '../ir/dtype.js';
import { numel, type Shape, sameShape, show } from '../ir/shape.js';
import { composed, lowered, p } from '../record.js';
import { axisOf } from './axes.js';
import { diagonalOf, placeOf } from './parts.js';

/** src in the dtype of input; it has the view's shape. */
function checked<N extends Typed>(op: string, b: Builder<N>, input: N, src: N, shape: Shape): N {
  if (!sameShape(src.shape, shape))
    fail(
      op,
      `expected src to have a size equal to the slice of self. src size = ${show(src.shape)}, slice size = ${show(shape)}`,
    );
  return b.cast(src, input.dtype);
}

export const select_scatter = lowered({
  name: 'select_scatter',
  doc: 'A copy of input with src in place of input.select(dim, index).',
  params: { input: p.tensor(), src: p.tensor(), dim: p.int(), index: p.int() },
  lower: (b, { input, src, dim, index }, call) => {
    const [axis, at] = placeOf(call.op, input.shape, dim, index);
    const update = checked(
      call.op,
      b,
      input,
      src,
      input.shape.filter((_, i) => i !== axis),
    );
    const wide = b.reshape(
      update,
      input.shape.map((s, i) => (i === axis ? 1 : s)),
    );
    return b.insert(
      input,
      wide,
      input.shape.map((_, i) => (i === axis ? at : 0)),
    );
  },
  saves: [],
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2]), 1, -1],
    [m.tensor([3]), m.tensor([]), 0, 1],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.tensor([3]), 1, 0], message: /src size = \[3\], slice size = \[2\]/ },
    { args: (m) => [m.tensor([2, 3]), m.tensor([3]), 0, 2], message: /index 2 out of range/ },
  ],
});

export const slice_scatter = lowered({
  name: 'slice_scatter',
  doc: 'A copy of input with src in place of the elements start … end (not included) of a dimension, step apart.',
  params: {
    input: p.tensor(),
    src: p.tensor(),
    dim: p.int(0),
    start: p.int(null),
    end: p.int(null),
    step: p.int(1),
  },
  lower: (b, { input, src, dim, start, end, step }, call) => {
    if (input.shape.length === 0) fail(call.op, 'cannot be applied to a 0-dim tensor', '', 'index');
    const axis = axisOf(call.op, dim, input.shape.length);
    if (step <= 0) fail(call.op, `slice step must be positive, not ${step}`);
    const n = input.shape[axis]!;
    const clip = (i: number): number => Math.min(Math.max(i < 0 ? i + n : i, 0), n);
    const from = clip(start ?? 0);
    const size = Math.max(0, Math.ceil((clip(end ?? n) - from) / step));
    const update = checked(
      call.op,
      b,
      input,
      src,
      input.shape.map((s, i) => (i === axis ? size : s)),
    );
    if (numel(update.shape) === 0) return input;
    const at = (v: number, rest: number): number[] => input.shape.map((_, i) => (i === axis ? v : rest));
    return b.insert(input, update, at(from, 0), at(step, 1));
  },
  saves: [],
  samples: (m) => [
    [m.tensor([2, 4]), m.tensor([2, 2]), 1, 0, 3, 2],
    [m.tensor([3]), m.tensor([2]), { start: -2 }],
    [m.tensor([3]), m.tensor([0]), 0, 2, 2],
  ],
  errors: [
    { args: (m) => [m.tensor([4]), m.tensor([3]), 0, 1, 3], message: /slice size = \[2\]/ },
    { args: (m) => [m.tensor([4]), m.tensor([3]), { step: 0 }], message: /step must be positive/ },
  ],
});

/** Flat positions offset + Σ index · stride of all elements of a shape. */
function positions<N extends Typed>(b: Builder<N>, shape: Shape, strides: readonly number[], offset: number): N {
  return shape.reduce<N>(
    (sum, _, i) => {
      const along = b.iota(int64, shape, i);
      return b.add(sum, b.mul(along, b.like(strides[i]!, along)));
    },
    b.const(offset, int64, shape),
  );
}

/** Writes src over elements of a contiguous tensor. */
function written<N extends Typed>(b: Builder<N>, x: N, src: N, strides: readonly number[], offset: number): N {
  const n = numel(src.shape);
  if (n === 0) return x;
  const at = b.reshape(positions(b, src.shape, strides, offset), [n]);
  return b.reshape(b.scatter(b.reshape(x, [numel(x.shape)]), at, b.reshape(src, [n]), 0, 'set'), x.shape);
}

export const diagonal_scatter = lowered({
  name: 'diagonal_scatter',
  doc: 'A copy of input with src in place of input.diagonal(offset, dim1, dim2).',
  params: { input: p.tensor(), src: p.tensor(), offset: p.int(0), dim1: p.int(0), dim2: p.int(1) },
  lower: (b, { input, src, offset, dim1, dim2 }, call) => {
    const d = diagonalOf(call.op, input.shape, offset, dim1, dim2);
    return written(b, input, checked(call.op, b, input, src, d.shape), d.strides, d.offset);
  },
  saves: [],
  samples: (m) => [
    [m.tensor([3, 3]), m.tensor([3])],
    [m.tensor([2, 3]), m.tensor([2]), 1],
    [m.tensor([2, 3, 2]), m.tensor([3, 1]), -1, 0, 2],
  ],
  errors: [
    { args: (m) => [m.tensor([3, 3]), m.tensor([2])], message: /slice size = \[3\]/ },
    { args: (m) => [m.tensor([3, 3]), m.tensor([3]), 0, 1, 1], message: /cannot be identical/ },
  ],
});

export const writtenStrides = lowered({
  name: '_as_strided_scatter',
  in: [],
  method: false,
  gradName: 'AsStridedScatterBackward0',
  doc: 'as_strided_scatter of checked arguments.',
  params: { input: p.tensor(), src: p.tensor(), stride: p.shape(), storage_offset: p.int() },
  lower: (b, { input, src, stride, storage_offset }) =>
    written(b, input, b.cast(src, input.dtype), stride, storage_offset),
  saves: [],
  samples: (m) => [[m.tensor([4]), m.tensor([2]), [2], 1]],
});

export const as_strided_scatter = composed({
  name: 'as_strided_scatter',
  doc: 'A copy of a contiguous tensor with src in place of input.as_strided(size, stride, storage_offset); where elements overlap, the last one stays.',
  params: { input: p.tensor(), src: p.tensor(), size: p.ints(), stride: p.ints(), storage_offset: p.int(null) },
  compose: (A, { input, src, size, stride, storage_offset }, call) => {
    const view = A.as_strided(input, size, stride, storage_offset);
    if (!sameShape(view.shape, src.shape))
      fail(
        call.op,
        `expected src to have a size equal to the slice of self. src size = ${show(src.shape)}, slice size = ${show(view.shape)}`,
      );
    const strides = typeof stride === 'number' ? [stride] : [...stride];
    return A._as_strided_scatter(input, src, strides, storage_offset ?? 0);
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 2]), [2, 2], [1, 3]],
    [m.tensor([4]), m.tensor([2]), [2], [2], 1],
  ],
  errors: [{ args: (m) => [m.tensor([4]), m.tensor([3]), [2], [2]], message: /slice size = \[2\]/ }],
});
