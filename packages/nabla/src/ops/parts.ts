/** Views of parts of a tensor, and splitting into parts. */
import { fail, said } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { contiguousStrides, numel, type Shape, show } from '../ir/shape.js';
import { composed, keyword, lowered, p, type TensorLike } from '../record.js';
import { axisOf } from './axes.js';

const DIM_ERROR = /Dimension out of range/;

export const alias = lowered({
  name: 'alias',
  in: [],
  method: false,
  doc: 'Another handle on the same memory.',
  params: { input: p.tensor() },
  view: true,
  lower: (_, { input }) => input,
  samples: (m) => [[m.tensor([2])]],
});

/** A dimension and an index along it, counted from the front. */
export function placeOf(op: string, shape: Shape, dim: number, index: number): [number, number] {
  if (shape.length === 0) fail(op, 'cannot be applied to a 0-dim tensor', '', 'index');
  const axis = axisOf(op, dim, shape.length);
  const n = shape[axis]!;
  if (index < -n || index >= n)
    fail(op, `index ${index} out of range for tensor of size ${show(shape)} at dimension ${axis}`, '', 'index');
  return [axis, index < 0 ? index + n : index];
}

export const select = lowered({
  name: 'select',
  doc: 'The view at one index of a dimension, which goes away.',
  params: { input: p.tensor(), dim: p.int(), index: p.int() },
  view: true,
  lower: (b, { input, dim, index }, call) => {
    const [axis, at] = placeOf(call.op, input.shape, dim, index);
    return b.reshape(
      b.narrow(input, axis, at, 1),
      input.shape.filter((_, i) => i !== axis),
    );
  },
  samples: (m) => [
    [m.tensor([2, 3]), 0, 1],
    [m.tensor([2, 3]), -1, -1],
    [m.tensor([3]), 0, 2],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 0, 2], message: /index 2 out of range/ },
    { args: (m) => [m.tensor([]), 0, 0], message: /0-dim tensor/ },
  ],
});

export const slice = lowered({
  name: 'slice',
  in: [],
  method: false,
  doc: 'The view start:end:step of one dimension, with Python’s rules for what is outside.',
  params: { input: p.tensor(), dim: p.int(0), start: p.int(null), end: p.int(null), step: p.int(1) },
  view: true,
  lower: (b, { input, dim, start, end, step }, call) => {
    if (step <= 0) fail(call.op, 'slice step must be positive', 'For reversed order use flip()', 'value');
    const axis = axisOf(call.op, dim, input.shape.length);
    const n = input.shape[axis]!;
    const clip = (v: number): number => Math.min(Math.max(v < 0 ? v + n : v, 0), n);
    const from = clip(start ?? 0);
    const size = Math.max(0, Math.ceil((clip(end ?? n) - from) / step));
    return b.narrow(input, axis, size === 0 ? 0 : from, size, step);
  },
  samples: (m) => [
    [m.tensor([5, 2]), 0, 1, 4, 2],
    [m.tensor([3]), 0, -2],
    [m.tensor([3]), 0, 5, 9],
  ],
});

export const narrow = lowered({
  name: 'narrow',
  gradName: 'SliceBackward0',
  doc: 'The view of `length` elements of a dimension from `start` on.',
  params: { input: p.tensor(), dim: p.int(), start: p.int(), length: p.int() },
  view: true,
  lower: (b, { input, dim, start, length }, call) => {
    if (input.shape.length === 0) fail(call.op, 'cannot be applied to a 0-dim tensor');
    const axis = axisOf(call.op, dim, input.shape.length);
    const n = input.shape[axis]!;
    const from = start < 0 ? start + n : start;
    if (start < -n || start > n)
      fail(call.op, `start out of range (expected to be in range of [${-n}, ${n}], but got ${start})`, '', 'index');
    if (length < 0 || from + length > n)
      fail(call.op, `start (${from}) + length (${length}) exceeds dimension size (${n})`);
    return b.narrow(input, axis, length === 0 ? 0 : from, length);
  },
  samples: (m) => [
    [m.tensor([4, 2]), 0, 1, 2],
    [m.tensor([2, 3]), -1, -2, 2],
    [m.tensor([3]), 0, 3, 0],
  ],
  errors: [{ args: (m) => [m.tensor([3]), 0, 1, 3], message: /exceeds dimension size/ }],
});

// ---------------------------------------------------------------------------------------------------- splitting

function parts<N extends Typed>(b: Builder<N>, x: N, axis: number, sizes: readonly number[]): N[] {
  let at = 0;
  return sizes.map((size) => {
    const part = b.narrow(x, axis, size === 0 ? 0 : at, size);
    at += size;
    return part;
  });
}

function equalSizes(n: number, size: number): number[] {
  if (n === 0) return [0];
  return Array.from({ length: Math.ceil(n / size) }, (_, i) => Math.min(size, n - i * size));
}

function checkSections(op: string, n: number, axis: number, sizes: readonly number[]): void {
  if (sizes.some((s) => s < 0)) fail(op, `split sizes must be non-negative, but got ${show(sizes)}`);
  if (sizes.reduce((a, s) => a + s, 0) !== n)
    fail(
      op,
      `expects split_sizes to sum exactly to ${n} (input tensor's size at dimension ${axis}), but got split_sizes=${show(sizes)}`,
    );
}

function checkSize(op: string, n: number, size: number): void {
  if (size < 0) fail(op, `expects split_size be non-negative, but got split_size=${size}`);
  if (size === 0 && n !== 0)
    fail(op, `split_size can only be 0 if dimension size is 0, but got dimension size of ${n}`);
}

const splitter = (name: string) =>
  lowered({
    name,
    gradName: ({ split_size_or_sections: sizes }) =>
      typeof sizes === 'number' ? 'SplitBackward0' : 'SplitWithSizesBackward0',
    returns: 'T[]',
    doc: 'Views of parts of a dimension: of one size (the last may be smaller), or of the given sizes.',
    params: { tensor: p.tensor(), split_size_or_sections: p.ints(), dim: p.int(0) },
    view: true,
    lower: (b, { tensor, split_size_or_sections: given, dim }, call) => {
      if (tensor.shape.length === 0) fail(call.op, 'expects at least a 1-dimensional tensor');
      const axis = axisOf(call.op, dim, tensor.shape.length);
      const n = tensor.shape[axis]!;
      if (typeof given === 'number') checkSize(call.op, n, given);
      else checkSections(call.op, n, axis, given);
      return parts(b, tensor, axis, typeof given === 'number' ? equalSizes(n, given) : given);
    },
    samples: (m) => [
      [m.tensor([5, 2]), 2],
      [m.tensor([2, 3]), [1, 2], 1],
      [m.tensor([0, 2]), 2],
    ],
    errors: [
      { args: (m) => [m.tensor([3]), [1, 1]], message: /sum exactly to 3/ },
      { args: (m) => [m.tensor([3]), 0], message: /can only be 0/ },
      { args: (m) => [m.tensor([]), 1], message: /at least a 1-dimensional/ },
    ],
  });

export const split = splitter('split');
export const split_with_sizes = splitter('split_with_sizes');

export const chunk = composed({
  name: 'chunk',
  returns: 'T[]',
  doc: 'At most `chunks` views of equal size along `dim`; the last may be smaller.',
  params: { input: p.tensor(), chunks: p.int(), dim: p.int(0) },
  compose: (A, { input, chunks, dim }, call) => {
    if (input.ndim === 0) fail(call.op, 'expects at least a 1-dimensional tensor');
    if (chunks <= 0) fail(call.op, `expects \`chunks\` to be greater than 0, got: ${chunks}`);
    const n = input.shape[axisOf(call.op, dim, input.ndim)]!;
    if (n === 0) return A.split_with_sizes(input, new Array<number>(chunks).fill(0), dim);
    return A.split(input, Math.ceil(n / chunks), dim);
  },
  samples: (m) => [
    [m.tensor([5, 2]), 2],
    [m.tensor([2, 4]), 3, 1],
  ],
  errors: [{ args: (m) => [m.tensor([3]), 0], message: /greater than 0/ }],
});

export const unbind = lowered({
  name: 'unbind',
  returns: 'T[]',
  doc: 'Views of all indices of a dimension.',
  params: { input: p.tensor(), dim: p.int(0) },
  view: true,
  lower: (b, { input, dim }, call) => {
    if (input.shape.length === 0) fail(call.op, 'a tensor without dimensions cannot be unbound', '', 'index');
    const axis = axisOf(call.op, dim, input.shape.length);
    const rest = input.shape.filter((_, i) => i !== axis);
    return Array.from({ length: input.shape[axis]! }, (_, i) => b.reshape(b.narrow(input, axis, i, 1), rest));
  },
  samples: (m) => [[m.tensor([3, 2])], [m.tensor([2, 3]), -1]],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 2], message: DIM_ERROR },
    { args: (m) => [m.tensor([])], message: /cannot be unbound/ },
  ],
});

type Sections = number | readonly number[] | TensorLike;

/** Section bounds from a count, from indices, or from a tensor of either. */
/** More views than this are a slip, and no array holds them. */
const MAX_SECTIONS = 2 ** 24;
const isTensor = (x: unknown): boolean => typeof x === 'object' && x !== null && 'dtype' in x && 'ndim' in x;

function bounds(op: string, given: Sections, n: number, values: (x: TensorLike) => number[]): [number, number][] {
  if (typeof given !== 'number' && !Array.isArray(given) && !isTensor(given))
    fail(
      op,
      `indices_or_sections must be an integer, an array of integers or a tensor, not ${said(given)}`,
      '',
      'type',
    );
  if (Array.isArray(given) && !given.every((i) => Number.isInteger(i)))
    fail(op, 'indices must be integers', '', 'type');
  if (typeof given === 'object' && 'dtype' in given) {
    const list = values(given);
    return bounds(op, given.ndim === 0 ? list[0]! : list, n, values);
  }
  if (typeof given !== 'number') {
    const at = [0, ...given.map((i) => Math.min(Math.max(i < 0 ? i + n : i, 0), n)), n];
    return at.slice(1).map((end, i) => [at[i]!, Math.max(at[i]!, end)]);
  }
  if (!Number.isInteger(given)) fail(op, `number of sections must be an integer, got ${given}`, '', 'type');
  if (given > MAX_SECTIONS) fail(op, `number of sections must be at most ${MAX_SECTIONS}, got ${given}`);
  if (given <= 0) fail(op, `number of sections must be larger than 0, got ${given}`);
  const [small, larger] = [Math.floor(n / given), n % given];
  const start = (i: number): number => i * small + Math.min(i, larger);
  return Array.from({ length: given }, (_, i) => [start(i), start(i + 1)]);
}

const SECTIONS = 'number | readonly number[] | T';

export const tensor_split = composed({
  name: 'tensor_split',
  returns: 'T[]',
  doc: 'Views of `indices_or_sections` parts of nearly equal size, or of the parts between given indices.',
  params: { input: p.tensor(), indices_or_sections: p.any<Sections>(SECTIONS), dim: p.int(0) },
  compose: (A, { input, indices_or_sections: given, dim }, call) => {
    if (input.ndim === 0) fail(call.op, 'expected at least a 1-dimensional tensor');
    const axis = axisOf(call.op, dim, input.ndim);
    const all = bounds(call.op, given, input.shape[axis]!, (x) => call.values(x as typeof input));
    return all.map(([start, end]) => A.slice(input, axis, start, end));
  },
  samples: (m) => [
    [m.tensor([5, 2]), 3],
    [m.tensor([2, 4]), [1, 3], 1],
    [m.tensor([4]), [-1]],
  ],
  errors: [{ args: (m) => [m.tensor([3]), 0], message: /larger than 0/ }],
});

/** hsplit, vsplit and dsplit: tensor_split into equal parts along a fixed dimension. */
const along = (name: string, rank: number, axisFor: (ndim: number) => number, doc: string) =>
  composed({
    name,
    returns: 'T[]',
    doc,
    params: { input: p.tensor(), indices_or_sections: p.ints() },
    compose: (A, { input, indices_or_sections: given }, call) => {
      if (input.ndim < rank)
        fail(
          call.op,
          `requires a tensor with at least ${rank} dimension, but got a tensor with ${input.ndim} dimensions`,
        );
      const axis = axisFor(input.ndim);
      const n = input.shape[axis]!;
      if (typeof given === 'number' && (given === 0 || n % given !== 0))
        fail(
          call.op,
          `attempted to split along dimension ${axis}, but the size of the dimension ${n} is not divisible by the split_size ${given}`,
          'tensor_split() also makes unequal parts',
        );
      return A.tensor_split(input, given, axis);
    },
    samples: (m) => [
      [m.tensor([2, 2, 4]), 2],
      [m.tensor([2, 2, 4]), [1]],
    ],
    errors: [{ args: (m) => [m.tensor([2, 3, 3]), 7], message: /not divisible/ }],
  });

export const hsplit = along('hsplit', 1, (ndim) => (ndim === 1 ? 0 : 1), 'Views of parts along the columns.');
export const vsplit = along('vsplit', 2, () => 0, 'Views of parts along the rows.');
export const dsplit = along('dsplit', 3, () => 2, 'Views of parts along the third dimension.');

// ---------------------------------------------------------------------------------------------------- strided views

interface Diagonal {
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly offset: number;
}

/** Where the diagonal of two dimensions lies; its own dimension is the last. */
export function diagonalOf(op: string, shape: Shape, offset: number, dim1: number, dim2: number): Diagonal {
  const [i, j] = [axisOf(op, dim1, shape.length), axisOf(op, dim2, shape.length)];
  if (i === j || shape.length < 2) fail(op, `diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
  const strides = contiguousStrides(shape);
  const [rows, columns] = [shape[i]!, shape[j]!];
  const size = Math.max(0, offset >= 0 ? Math.min(rows, columns - offset) : Math.min(rows + offset, columns));
  const rest = shape.map((_, k) => k).filter((k) => k !== i && k !== j);
  const start = size === 0 ? 0 : offset >= 0 ? offset * strides[j]! : -offset * strides[i]!;
  return {
    shape: [...rest.map((k) => shape[k]!), size],
    strides: [...rest.map((k) => strides[k]!), strides[i]! + strides[j]!],
    offset: start,
  };
}

export const diagonal = lowered({
  name: 'diagonal',
  doc: 'The view of a diagonal of two dimensions, `offset` above the main one; it becomes the last dimension.',
  params: { input: p.tensor(), offset: p.int(0), dim1: p.int(0), dim2: p.int(1) },
  view: true,
  lower: (b, { input, offset, dim1, dim2 }, call) => {
    const d = diagonalOf(call.op, input.shape, offset, dim1, dim2);
    return b.strided(input, d.shape, d.strides, d.offset);
  },
  samples: (m) => [
    [m.tensor([3, 3])],
    [m.tensor([2, 3]), 1],
    [m.tensor([3, 2]), -1],
    [m.tensor([2, 3, 4]), 0, 0, -1],
    [m.tensor([2, 2]), 5],
  ],
  errors: [{ args: (m) => [m.tensor([2, 2]), 0, 1, 1], message: /cannot be identical/ }],
});

export const linalgDiagonal = composed({
  name: 'diagonal',
  in: ['linalg'],
  method: false,
  doc: 'diagonal of the last two dimensions, unless others are said.',
  params: { A: p.tensor(), ...keyword({ offset: p.int(0), dim1: p.int(-2), dim2: p.int(-1) }) },
  compose: (A, { A: x, offset, dim1, dim2 }) => A.diagonal(x, offset, dim1, dim2),
  samples: (m) => [[m.tensor([2, 3, 3])], [m.tensor([2, 3]), { offset: 1 }]],
  errors: [{ args: (m) => [m.tensor([2])], message: /Dimension out of range/ }],
});

export const unfold = lowered({
  name: 'unfold',
  in: [],
  doc: 'The view of all windows of `size` elements of a dimension, `step` apart; the window is a new last dimension.',
  params: { input: p.tensor(), dimension: p.int(), size: p.int(), step: p.int() },
  view: true,
  lower: (b, { input, dimension, size, step }, call) => {
    const x = input.shape.length === 0 ? b.reshape(input, [1]) : input;
    const axis = axisOf(call.op, dimension, input.shape.length);
    const n = x.shape[axis]!;
    if (size < 0) fail(call.op, `size is ${size} but must be >= 0`);
    if (size > n) fail(call.op, `maximum size for tensor at dimension ${axis} is ${n} but size is ${size}`);
    if (step <= 0) fail(call.op, `step is ${step} but must be > 0`);
    const strides = contiguousStrides(x.shape);
    const windows = Math.floor((n - size) / step) + 1;
    const shape = [...x.shape.map((s, i) => (i === axis ? windows : s)), size];
    const moved = [...strides.map((s, i) => (i === axis ? s * step : s)), strides[axis]!];
    return input.shape.length === 0 ? b.reshape(x, [size]) : b.strided(x, shape, moved, 0);
  },
  samples: (m) => [
    [m.tensor([5]), 0, 2, 1],
    [m.tensor([2, 6]), -1, 3, 2],
    [m.tensor([4, 2]), 0, 2, 2],
  ],
  errors: [
    { args: (m) => [m.tensor([4]), 0, 5, 1], message: /maximum size/ },
    { args: (m) => [m.tensor([4]), 0, 2, 0], message: /must be > 0/ },
  ],
});

export const _as_strided = lowered({
  name: '_as_strided',
  in: [],
  method: false,
  doc: 'Elements at offset + Σ index · stride of a contiguous tensor.',
  params: { input: p.tensor(), size: p.shape(), stride: p.shape(), storage_offset: p.int() },
  view: true,
  lower: (b, { input, size, stride, storage_offset }) => b.strided(input, size, stride, storage_offset),
  samples: (m) => [[m.tensor([4]), [2, 2], [1, 1], 0]],
});

export const as_strided = composed({
  name: 'as_strided',
  doc: 'The view with elements at storage_offset + Σ index · stride of a contiguous tensor; overlaps are allowed.',
  params: { input: p.tensor(), size: p.ints(), stride: p.ints(), storage_offset: p.int(null) },
  compose: (A, { input, size, stride, storage_offset }, call) => {
    const [sizes, strides] = [size, stride].map((v) => (typeof v === 'number' ? [v] : v)) as [number[], number[]];
    const offset = storage_offset ?? 0;
    if (sizes.length !== strides.length) fail(call.op, 'mismatch in length of strides and shape');
    if (sizes.some((n) => n < 0)) fail(call.op, `sizes must be non-negative, got ${show(sizes)}`);
    if (strides.some((s) => s < 0)) fail(call.op, `Negative strides are not supported, got strides: ${show(strides)}`);
    if (!input.is_contiguous())
      fail(
        call.op,
        `needs a contiguous tensor here, not one of strides ${show(input.stride())}`,
        'Use contiguous() first',
      );
    const last = sizes.reduce((a, n, i) => a + (n - 1) * strides[i]!, offset);
    if (numel(sizes) > 0 && (offset < 0 || last >= input.numel()))
      fail(
        call.op,
        `sizes ${show(sizes)}, strides ${show(strides)}, storage offset ${offset} reach element ${last}, but there are ${input.numel()}`,
      );
    return A._as_strided(input, sizes, strides, offset);
  },
  samples: (m) => [
    [m.tensor([4]), [2, 2], [1, 1]],
    [m.tensor([2, 3]), [3], [2], 1],
  ],
  errors: [{ args: (m) => [m.tensor([4]), [3], [2]], message: /reach element 4/ }],
});

export const narrow_copy = composed({
  name: 'narrow_copy',
  doc: 'A copy of narrow(dim, start, length).',
  params: { input: p.tensor(), dim: p.int(), start: p.int(), length: p.int() },
  compose: (A, { input, dim, start, length }) => A.clone(A.narrow(input, dim, start, length)),
  samples: (m) => [[m.tensor([4, 2]), 0, 1, 2]],
  errors: [{ args: (m) => [m.tensor([3]), 0, 1, 3], message: /exceeds dimension size/ }],
});

export const new_empty_strided = composed({
  name: 'new_empty_strided',
  in: [],
  doc: 'A tensor with this tensor’s dtype, of the given size and strides, to be filled.',
  params: {
    input: p.tensor(),
    size: p.ints(),
    stride: p.ints(),
    ...keyword({ dtype: p.dtype(), requires_grad: p.bool(false) }),
  },
  compose: (A, { input, size, stride, dtype, requires_grad }, call) => {
    const [sizes, strides] = [size, stride].map((v) => (typeof v === 'number' ? [v] : v)) as [number[], number[]];
    if (sizes.length !== strides.length)
      fail(
        call.op,
        `dimensionality of sizes (${sizes.length}) must match dimensionality of strides (${strides.length})`,
      );
    const reach = sizes.reduce((a, n, i) => a + (n - 1) * Math.max(0, strides[i]!), 1);
    const memory = A.empty([sizes.every((n) => n > 0) ? reach : 0], { dtype: dtype ?? input.dtype });
    const out = A.as_strided(memory, sizes, strides);
    return requires_grad ? (out as typeof out & { requires_grad_(): typeof out }).requires_grad_() : out;
  },
  samples: (m) => [[m.tensor([2]), [2, 3], [1, 2]]],
  errors: [{ args: (m) => [m.tensor([2]), [2, 3], [1]], message: /must match dimensionality of strides/ }],
});
