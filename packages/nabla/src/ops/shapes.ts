/** Views with other orders and sizes of dimensions. */
import { fail } from '../errors.js';
import { reshapeStrides } from '../ir/geometry.js';
import { numel, type Shape, sameShape, show } from '../ir/shape.js';
import { composed, lowered, p } from '../record.js';
import { axesOf, axisOf, inferShape } from './axes.js';

const DIM_ERROR = /Dimension out of range/;

function exchanged(rank: number, i: number, j: number): number[] {
  return Array.from({ length: rank }, (_, k) => (k === i ? j : k === j ? i : k));
}

export const transpose = lowered({
  name: 'transpose',
  aliases: ['swapaxes', 'swapdims'],
  doc: 'A view with two dimensions exchanged.',
  params: { input: p.tensor(), dim0: p.int(), dim1: p.int() },
  view: true,
  lower: (b, { input, dim0, dim1 }, call) => {
    const rank = input.shape.length;
    return b.permute(input, exchanged(rank, axisOf(call.op, dim0, rank), axisOf(call.op, dim1, rank)));
  },
  samples: (m) => [
    [m.tensor([2, 3]), 0, 1],
    [m.tensor([2, 3, 4]), -1, 0],
    [m.tensor([]), 0, -1],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 0, 2], message: DIM_ERROR }],
});

export const t = lowered({
  name: 't',
  gradName: 'TBackward0',
  doc: 'The transpose of a matrix, as a view; vectors and tensors without dimensions stay as they are.',
  params: { input: p.tensor() },
  view: true,
  lower: (b, { input }, call) => {
    const rank = input.shape.length;
    if (rank > 2)
      fail(call.op, `expects a tensor with <= 2 dimensions, but it has ${rank}`, 'Use transpose(-2, -1), or mT');
    return rank === 2 ? b.permute(input, [1, 0]) : input;
  },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([3])], [m.tensor([])]],
  errors: [{ args: (m) => [m.tensor([2, 3, 4])], message: /<= 2 dimensions/ }],
});

export const permute = lowered({
  name: 'permute',
  doc: 'A view with the dimensions in another order.',
  params: { input: p.tensor(), dims: p.ints(undefined, { spread: true }) },
  view: true,
  lower: (b, { input, dims }, call) => {
    const rank = input.shape.length;
    const order = typeof dims === 'number' ? [dims] : dims;
    if (order.length !== rank)
      fail(
        call.op,
        `number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${rank} is not equal to len(dims) = ${order.length}`,
      );
    const axes = order.map((d) => axisOf(call.op, d, rank));
    if (new Set(axes).size !== rank) fail(call.op, `duplicate dims are not allowed: ${show(order)}`);
    return b.permute(input, axes);
  },
  samples: (m) => [
    [m.tensor([2, 3, 4]), [2, 0, 1]],
    [m.tensor([2, 3]), -1, 0],
    [m.tensor([]), []],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), [0]], message: /does not match the length/ },
    { args: (m) => [m.tensor([2, 3]), [0, 0]], message: /duplicate dims/ },
  ],
});

export const movedim = composed({
  name: 'movedim',
  aliases: ['moveaxis'],
  doc: 'A view with dimensions `source` moved to `destination`; the others keep their order.',
  params: { input: p.tensor(), source: p.ints(), destination: p.ints() },
  compose: (A, { input, source, destination }, call) => {
    const [from, to] = [source, destination].map((d) => axesOf(call.op, d, input.ndim)) as [number[], number[]];
    if (from.length !== to.length)
      fail(call.op, `source and destination must have as many dims, but they have ${from.length} and ${to.length}`);
    const rest = input.shape.map((_, i) => i).filter((i) => !from.includes(i));
    const order = input.shape.map((_, i) => (to.includes(i) ? from[to.indexOf(i)]! : rest.shift()!));
    return A.permute(input, order);
  },
  samples: (m) => [
    [m.tensor([2, 3, 4]), 0, 2],
    [m.tensor([2, 3, 4]), [0, 1], [-1, 0]],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 0, 2], message: DIM_ERROR },
    { args: (m) => [m.tensor([2, 3]), [0, 0], [0, 1]], message: /appears multiple times/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- properties

const matrices = (name: string, doc: string, batched: boolean) =>
  composed({
    name,
    in: [],
    method: false,
    property: true,
    doc,
    params: { input: p.tensor() },
    compose: (A, { input }, call) => {
      if (input.ndim < 2 || (!batched && input.ndim > 2))
        fail(
          call.op,
          `x.${name} is only for matrices${batched ? ' or batches of matrices' : ''}, not for a tensor of shape ${show(input.shape)}`,
          input.ndim > 2 ? 'Use mT or mH for batches' : 'A vector has no transpose; unsqueeze(0) makes a row of it',
        );
      return A.transpose(input, -2, -1);
    },
    samples: (m) => [[m.tensor([2, 3])]],
    errors: [{ args: (m) => [m.tensor([3])], message: /only for matrices/ }],
  });

export const mT = matrices('mT', 'Each matrix transposed: the last two dimensions exchanged.', true);
export const mH = matrices('mH', 'Each matrix transposed (and conjugated, were it complex).', true);
export const H = matrices('H', 'The matrix transposed (and conjugated, were it complex).', false);

export const adjoint = composed({
  name: 'adjoint',
  doc: 'Each matrix transposed (and conjugated, were it complex): mH.',
  params: { input: p.tensor() },
  compose: (A, { input }, call) => {
    if (input.ndim < 2)
      fail(call.op, `is only for matrices or batches of matrices, not for shape ${show(input.shape)}`);
    return A.transpose(input, -2, -1);
  },
  samples: (m) => [[m.tensor([2, 3])]],
  errors: [{ args: (m) => [m.tensor([3])], message: /only for matrices/ }],
});

export const T = composed({
  name: 'T',
  in: [],
  method: false,
  property: true,
  doc: 'The dimensions in reversed order: of a matrix, its transpose.',
  params: { input: p.tensor() },
  compose: (A, { input }) =>
    A.permute(
      input,
      input.shape.map((_, i) => input.ndim - 1 - i),
    ),
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([3])], [m.tensor([])]],
});

// ---------------------------------------------------------------------------------------------------- other sizes

export const reshape = lowered({
  name: 'reshape',
  gradName: (_, copied) => (copied ? 'UnsafeViewBackward0' : 'ReshapeAliasBackward0'),
  doc: 'The same elements in another shape; a view where strides allow, otherwise a copy. One size may be −1.',
  params: { input: p.tensor(), shape: p.shape() },
  view: true,
  lower: (b, { input, shape }, call) => b.reshape(input, inferShape(call.op, shape, numel(input.shape))),
  samples: (m) => [
    [m.tensor([2, 3]), [3, 2]],
    [m.tensor([2, 3]), [-1]],
    [m.tensor([2, 3, 2]), -1, 6],
    [m.tensor([]), [1, 1]],
    [m.tensor([0, 2]), [2, 0]],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), [4]], message: /invalid for input of size 6/ },
    { args: (m) => [m.tensor([2, 3]), [-1, -1]], message: /only one dimension can be inferred/ },
    { args: (m) => [m.tensor([0, 3]), [-1, 0]], message: /is ambiguous/ },
  ],
});

/** `view` after its check: strides are known to allow it. */
export const _view = lowered({
  name: '_view',
  in: [],
  method: false,
  gradName: 'ViewBackward0',
  doc: 'The same elements in another shape.',
  params: { input: p.tensor(), shape: p.shape() },
  view: true,
  lower: (b, { input, shape }) => b.reshape(input, shape),
  samples: (m) => [[m.tensor([2, 3]), [3, 2]]],
});

export const view = composed({
  name: 'view',
  in: [],
  doc: 'The same elements in another shape, always a view: an error where strides do not allow one. One size may be −1.',
  params: { input: p.tensor(), shape: p.shape() },
  compose: (A, { input, shape }, call) => {
    const sizes = inferShape(call.op, shape, input.numel());
    if (reshapeStrides({ shape: input.shape, strides: input.stride(), offset: 0 }, sizes) === null)
      fail(
        call.op,
        `view size ${show(sizes)} is not compatible with input tensor's size ${show(input.shape)} and stride ${show(input.stride())} (at least one dimension spans across two contiguous subspaces)`,
        'Use .reshape(...) instead',
      );
    return A._view(input, sizes);
  },
  samples: (m) => [
    [m.tensor([2, 3]), [3, 2]],
    [m.tensor([2, 3]), -1],
    [m.tensor([]), [1, 1]],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), [4]], message: /invalid for input of size 6/ }],
});

export const view_as = composed({
  name: 'view_as',
  in: [],
  doc: 'view with the shape of another tensor.',
  params: { input: p.tensor(), other: p.tensor() },
  compose: (A, { input, other }) => A.view(input, other.shape),
  samples: (m) => [[m.tensor([2, 3]), m.tensor([3, 2])]],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /invalid for input of size 6/ }],
});

export const reshape_as = composed({
  name: 'reshape_as',
  in: [],
  doc: 'reshape with the shape of another tensor.',
  params: { input: p.tensor(), other: p.tensor() },
  compose: (A, { input, other }) => A.reshape(input, other.shape),
  samples: (m) => [[m.tensor([2, 3]), m.tensor([3, 2])]],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /invalid for input of size 6/ }],
});

export const flatten = composed({
  name: 'flatten',
  doc: 'Dimensions start_dim … end_dim as one: a view where strides allow.',
  params: { input: p.tensor(), start_dim: p.int(0), end_dim: p.int(-1) },
  compose: (A, { input, start_dim, end_dim }, call) => {
    const [from, to] = [start_dim, end_dim].map((d) => axisOf(call.op, d, input.ndim)) as [number, number];
    if (from > to) fail(call.op, `start_dim ${start_dim} cannot come after end_dim ${end_dim}`);
    if (input.ndim === 0) return A.reshape(input, [1]);
    if (from === to) return input;
    const inner = numel(input.shape.slice(from, to + 1));
    return A.reshape(input, [...input.shape.slice(0, from), inner, ...input.shape.slice(to + 1)]);
  },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([2, 3, 4]), 1], [m.tensor([2, 3, 4]), 0, -2], [m.tensor([])]],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 2], message: DIM_ERROR },
    { args: (m) => [m.tensor([2, 3]), 1, 0], message: /cannot come after/ },
  ],
});

export const unflatten = composed({
  name: 'unflatten',
  doc: 'One dimension as several of the given sizes; one may be −1. A view.',
  params: { input: p.tensor(), dim: p.int(), sizes: p.ints() },
  compose: (A, { input, dim, sizes }, call) => {
    const axis = axisOf(call.op, dim, input.ndim);
    const list = typeof sizes === 'number' ? [sizes] : sizes;
    if (list.length === 0) fail(call.op, 'sizes must be non-empty');
    const n = input.shape[axis]!;
    const known = list.reduce((a, s) => (s === -1 ? a : a * s), 1);
    if (list.includes(-1) ? n % known !== 0 : known !== n)
      fail(
        call.op,
        `Provided sizes ${show(list)} don't multiply up to the size of dim ${axis} (${n}) in the input tensor`,
      );
    const inner = inferShape(call.op, list, n);
    return A.view(input, [...input.shape.slice(0, axis), ...inner, ...input.shape.slice(axis + 1)]);
  },
  samples: (m) => [
    [m.tensor([2, 6]), 1, [2, -1]],
    [m.tensor([4]), 0, [2, 2]],
  ],
  errors: [{ args: (m) => [m.tensor([2, 4]), 1, [3, 1]], message: /don't multiply up/ }],
});

export const ravel = composed({
  name: 'ravel',
  doc: 'All elements in one dimension: a view of a contiguous tensor, otherwise a copy.',
  params: { input: p.tensor() },
  compose: (A, { input }) => A.view(A.contiguous(input), [input.numel()]),
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const squeeze = lowered({
  name: 'squeeze',
  gradName: ({ dim }) => (dim === undefined ? 'SqueezeBackward0' : 'SqueezeBackward1'),
  doc: 'A view without dimensions of size 1: all of them, or those of `dim` that have size 1.',
  params: { input: p.tensor(), dim: p.ints(null) },
  view: true,
  lower: (b, { input, dim }, call) => {
    const rank = input.shape.length;
    const axes = dim === null ? input.shape.map((_, i) => i) : axesOf(call.op, dim, rank);
    return b.reshape(
      input,
      input.shape.filter((n, i) => n !== 1 || !axes.includes(i)),
    );
  },
  samples: (m) => [
    [m.tensor([1, 3, 1])],
    [m.tensor([1, 3, 1]), 0],
    [m.tensor([1, 3, 1]), [0, 2]],
    [m.tensor([2, 3]), 0],
    [m.tensor([]), 0],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 2], message: DIM_ERROR }],
});

export const unsqueeze = lowered({
  name: 'unsqueeze',
  doc: 'A view with a new dimension of size 1 at `dim`.',
  params: { input: p.tensor(), dim: p.int() },
  view: true,
  lower: (b, { input, dim }, call) => {
    const axis = axisOf(call.op, dim, input.shape.length + 1);
    return b.reshape(input, [...input.shape.slice(0, axis), 1, ...input.shape.slice(axis)]);
  },
  samples: (m) => [
    [m.tensor([2, 3]), 0],
    [m.tensor([2, 3]), -1],
    [m.tensor([]), 0],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 3], message: DIM_ERROR }],
});

/** Sizes of an expanded view: −1 keeps a size. */
function expandedShape(op: string, shape: Shape, sizes: Shape): number[] {
  const lead = sizes.length - shape.length;
  if (lead < 0)
    fail(
      op,
      `the number of sizes provided (${sizes.length}) must be greater or equal to the number of dimensions in the tensor (${shape.length})`,
    );
  return sizes.map((n, i) => {
    const own = shape[i - lead];
    if (n === -1 && own === undefined)
      fail(op, `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${i}`);
    if (n < -1) fail(op, `invalid expanded size ${n} in dimension ${i}`);
    if (own !== undefined && own !== 1 && n !== -1 && n !== own)
      fail(
        op,
        `The expanded size of the tensor (${n}) must match the existing size (${own}) at non-singleton dimension ${i}. Target sizes: ${show(sizes)}. Tensor sizes: ${show(shape)}`,
        'Only sizes of 1 can be expanded; repeat() makes copies',
      );
    return n === -1 ? own! : n;
  });
}

export const expand = lowered({
  name: 'expand',
  in: [],
  doc: 'A view in which dimensions of size 1 (and new leading ones) repeat without a copy; −1 keeps a size.',
  params: { input: p.tensor(), size: p.shape() },
  view: true,
  lower: (b, { input, size }, call) => b.broadcast(input, expandedShape(call.op, input.shape, size)),
  samples: (m) => [
    [m.tensor([3, 1]), [3, 4]],
    [m.tensor([3, 1]), 2, -1, 4],
    [m.tensor([]), [2]],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), [2, 4]], message: /must match the existing size/ },
    { args: (m) => [m.tensor([2, 3]), [3]], message: /greater or equal to the number of dimensions/ },
    { args: (m) => [m.tensor([3]), [-1, 3]], message: /non-existing dimension/ },
  ],
});

export const expand_as = composed({
  name: 'expand_as',
  in: [],
  doc: 'expand to the shape of another tensor.',
  params: { input: p.tensor(), other: p.tensor() },
  compose: (A, { input, other }) => A.expand(input, other.shape),
  samples: (m) => [[m.tensor([3, 1]), m.tensor([3, 4])]],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([2, 4])], message: /must match the existing size/ }],
});

export const broadcast_to = composed({
  name: 'broadcast_to',
  doc: 'expand to a shape.',
  params: { input: p.tensor(), shape: p.shape() },
  compose: (A, { input, shape }) => A.expand(input, shape),
  samples: (m) => [[m.tensor([3, 1]), [3, 4]]],
  errors: [{ args: (m) => [m.tensor([2, 3]), [2, 4]], message: /must match the existing size/ }],
});

export const sum_to_size = composed({
  name: 'sum_to_size',
  in: [],
  doc: 'Sums dimensions so that the shape is `size`: the transpose of broadcasting.',
  params: { input: p.tensor(), size: p.shape() },
  compose: (A, { input, size }, call) => {
    const lead = input.ndim - size.length;
    const fits = lead >= 0 && size.every((n, i) => n === 1 || n === input.shape[i + lead]);
    if (!fits) fail(call.op, `size ${show(size)} is not expandable to size ${show(input.shape)}`);
    const axes = input.shape.flatMap((n, i) => (i < lead || (size[i - lead] === 1 && n !== 1) ? [i] : []));
    if (size.length === 0 && input.ndim > 0) return A.sum(input);
    const summed = axes.length > 0 ? A.sum(input, axes, true) : input;
    return sameShape(summed.shape, size) ? summed : A.view(summed, size);
  },
  samples: (m) => [
    [m.tensor([2, 3]), [1, 3]],
    [m.tensor([2, 3]), [3]],
    [m.tensor([2, 3]), [2, 3]],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), [2]], message: /is not expandable/ }],
});
