/** Joining tensors, and bringing several to one shape. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { promote } from '../ir/dtype.js';
import { type Shape, sameShape, show } from '../ir/shape.js';
import { composed, keyword, lowered, p, type TensorLike } from '../record.js';
import { axisOf, broadcast } from './axes.js';

/** All of one dtype, that of the highest. */
function promoted<N extends Typed>(b: Builder<N>, xs: readonly N[]): N[] {
  const type = xs.map((x) => x.dtype).reduce(promote);
  return xs.map((x) => b.cast(x, type));
}

/** A tensor of shape [0] joins with anything (PyTorch's legacy). */
function isNothing(shape: Shape): boolean {
  return shape.length === 1 && shape[0] === 0;
}

function checkParts(op: string, parts: readonly Typed[], dim: number): void {
  const at = parts.findIndex((x) => x.shape.length === 0);
  if (at >= 0) fail(op, `zero-dimensional tensor (at position ${at}) cannot be concatenated`, 'Use stack()');
  const first = parts.find((x) => !isNothing(x.shape))?.shape;
  if (first === undefined) return;
  const axis = axisOf(op, dim, first.length);
  parts.forEach((x, i) => {
    if (isNothing(x.shape)) return;
    if (x.shape.length !== first.length)
      fail(op, `Tensors must have same number of dimensions: got ${first.length} and ${x.shape.length}`);
    const bad = x.shape.findIndex((n, k) => k !== axis && n !== first[k]);
    if (bad >= 0)
      fail(
        op,
        `Sizes of tensors must match except in dimension ${axis}. Expected size ${first[bad]} but got size ${x.shape[bad]} for tensor number ${i} in the list`,
      );
  });
}

export const cat = lowered({
  name: 'cat',
  aliases: ['concat', 'concatenate'],
  method: false,
  doc: 'Tensors one after the other along an existing dimension; other sizes must be equal. dtypes are promoted.',
  params: { tensors: p.tensors(), dim: p.int(0) },
  lower: (b, { tensors, dim }, call) => {
    if (tensors.length === 0) fail(call.op, 'expected a non-empty list of Tensors');
    checkParts(call.op, tensors, dim);
    const all = promoted(b, tensors);
    const some = all.filter((x) => !isNothing(x.shape));
    return some.length === 0 ? all[0]! : b.concat(some, axisOf(call.op, dim, some[0]!.shape.length));
  },
  saves: [],
  samples: (m) => [
    [[m.tensor([2, 3]), m.tensor([1, 3])]],
    [[m.tensor([2, 3]), m.tensor([2, 1]), m.tensor([2, 0])], -1],
    [[m.tensor([0]), m.tensor([2, 3])]],
    [[m.tensor([3])]],
  ],
  errors: [
    { args: () => [[]], message: /non-empty list/ },
    { args: (m) => [[m.tensor([2, 3]), m.tensor([2, 4])]], message: /Sizes of tensors must match/ },
    { args: (m) => [[m.tensor([2, 3]), m.tensor([3])]], message: /same number of dimensions/ },
    { args: (m) => [[m.tensor([])]], message: /zero-dimensional/ },
    { args: (m) => [[m.tensor([2])], 1], message: /Dimension out of range/ },
  ],
});

export const stack = lowered({
  name: 'stack',
  method: false,
  doc: 'Tensors of one shape, side by side along a new dimension.',
  params: { tensors: p.tensors(), dim: p.int(0) },
  lower: (b, { tensors, dim }, call) => {
    if (tensors.length === 0) fail(call.op, 'expects a non-empty TensorList');
    const shape = tensors[0]!.shape;
    tensors.forEach((x, i) => {
      if (!sameShape(x.shape, shape))
        fail(
          call.op,
          `expects each tensor to be equal size, but got ${show(shape)} at entry 0 and ${show(x.shape)} at entry ${i}`,
          'cat() joins tensors of different sizes',
        );
    });
    const axis = axisOf(call.op, dim, shape.length + 1);
    const rows = promoted(b, tensors).map((x) => b.reshape(x, [...shape.slice(0, axis), 1, ...shape.slice(axis)]));
    return b.concat(rows, axis);
  },
  saves: [],
  samples: (m) => [
    [[m.tensor([2, 3]), m.tensor([2, 3])]],
    [[m.tensor([2]), m.tensor([2]), m.tensor([2])], -1],
    [[m.tensor([]), m.tensor([])]],
  ],
  errors: [
    { args: () => [[]], message: /non-empty/ },
    { args: (m) => [[m.tensor([2]), m.tensor([3])]], message: /equal size/ },
  ],
});

/** Joins along a fixed dimension after giving each tensor enough dimensions. */
const stacker = (
  name: string,
  aliases: readonly string[],
  doc: string,
  raise: <T extends TensorLike>(A: TensorAlgebra<T>, x: T) => T,
  axis: (rank: number) => number,
) =>
  composed({
    name,
    aliases,
    method: false,
    doc,
    params: { tensors: p.tensors() },
    compose: (A, { tensors }, call) => {
      if (tensors.length === 0) fail(call.op, 'expects a non-empty TensorList');
      const all = tensors.map((x) => raise(A, x));
      return A.cat(all, axis(all[0]!.ndim));
    },
    samples: (m) => [
      [[m.tensor([3]), m.tensor([3])]],
      [[m.tensor([2, 3]), m.tensor([2, 3])]],
      [[m.tensor([]), m.tensor([])]],
    ],
    errors: [{ args: () => [[]], message: /non-empty/ }],
  });

export const hstack = stacker(
  'hstack',
  [],
  'Tensors side by side: along the columns (vectors end to end).',
  (A, x) => A.atleast_1d(x),
  (rank) => (rank === 1 ? 0 : 1),
);
export const vstack = stacker(
  'vstack',
  ['row_stack'],
  'Tensors one below the other: along the rows.',
  (A, x) => A.atleast_2d(x),
  () => 0,
);
export const dstack = stacker(
  'dstack',
  [],
  'Tensors one behind the other: along the third dimension.',
  (A, x) => A.atleast_3d(x),
  () => 2,
);
export const column_stack = stacker(
  'column_stack',
  [],
  'Tensors side by side, vectors as columns.',
  (A, x) => (x.ndim <= 1 ? A.reshape(x, [x.numel(), 1]) : x),
  () => 1,
);

export const block_diag = lowered({
  name: 'block_diag',
  method: false,
  doc: 'Matrices (vectors are rows, numbers 1 × 1) along the diagonal of a matrix of zeros.',
  params: { tensors: p.tensors({ spread: true }) },
  lower: (b, { tensors }, call) => {
    const wrong = tensors.find((x) => x.shape.length > 2);
    if (wrong) fail(call.op, `input tensors must have 2 or fewer dimensions, but one has shape ${show(wrong.shape)}`);
    const all = promoted(b, tensors).map((x) =>
      b.reshape(x, [x.shape[x.shape.length - 2] ?? 1, x.shape[x.shape.length - 1] ?? 1]),
    );
    const width = all.reduce((n, x) => n + x.shape[1]!, 0);
    let left = 0;
    const rows = all.map((x) => {
      const row = b.pad(x, [0, left], [0, width - left - x.shape[1]!]);
      left += x.shape[1]!;
      return row;
    });
    return b.concat(rows, 0);
  },
  saves: [],
  samples: (m) => [[m.tensor([2, 3]), m.tensor([2]), m.tensor([])]],
  errors: [{ args: (m) => [m.tensor([2, 3, 4])], message: /2 or fewer dimensions/ }],
});

// ---------------------------------------------------------------------------------------------------- one shape

export const broadcast_tensors = composed({
  name: 'broadcast_tensors',
  method: false,
  returns: 'T[]',
  doc: 'Views of all tensors in their common shape.',
  params: { tensors: p.tensors({ spread: true }) },
  compose: (A, { tensors }, call) => {
    const shape = broadcast(call.op, ...tensors.map((x) => x.shape));
    return tensors.map((x) => (sameShape(x.shape, shape) ? x : A.expand(x, shape)));
  },
  samples: (m) => [[m.tensor([2, 1]), m.tensor([3])]],
  errors: [{ args: (m) => [m.tensor([2]), m.tensor([3])], message: /must match the size/ }],
});

const atLeast = (
  name: string,
  rank: number,
  raise: <T extends TensorLike>(A: TensorAlgebra<T>, x: T) => T,
  doc: string,
) =>
  composed({
    name,
    method: false,
    overloads: [
      ['tensor: T', 'T'],
      ['...tensors: readonly T[]', 'T[]'],
      ['tensors: readonly T[]', 'T[]'],
    ],
    doc,
    params: { tensors: p.tensors({ spread: true }) },
    compose: (A, { tensors }) => {
      const all = tensors.map((x) => (x.ndim >= rank ? x : raise(A, x)));
      return all.length === 1 ? all[0] : all;
    },
    samples: (m) => [[m.tensor([])], [m.tensor([3])], [m.tensor([2, 3]), m.tensor([])]],
  });

export const atleast_1d = atLeast(
  'atleast_1d',
  1,
  (A, x) => A.reshape(x, [1]),
  'Tensors with at least one dimension; one tensor gives one, several an array.',
);
export const atleast_2d = atLeast(
  'atleast_2d',
  2,
  (A, x) => (x.ndim === 0 ? A.reshape(x, [1, 1]) : A.unsqueeze(x, 0)),
  'Tensors with at least two dimensions: vectors become rows.',
);
export const atleast_3d = atLeast(
  'atleast_3d',
  3,
  (A, x) =>
    x.ndim === 0 ? A.reshape(x, [1, 1, 1]) : x.ndim === 1 ? A.unsqueeze(A.unsqueeze(x, 0), -1) : A.unsqueeze(x, -1),
  'Tensors with at least three dimensions.',
);

const INDEXING = ['ij', 'xy'] as const;

export const meshgrid = composed({
  name: 'meshgrid',
  method: false,
  returns: 'T[]',
  doc: "The coordinates of a grid from those of its axes, as views: 'ij' (default) has one dimension per tensor in order, 'xy' exchanges the first two.",
  params: { tensors: p.tensors({ spread: true }), ...keyword({ indexing: p.string(INDEXING, 'ij') }) },
  compose: (A, { tensors, indexing }, call) => {
    if (tensors.length === 0) fail(call.op, 'expects a non-empty TensorList');
    const wrong = tensors.find((x) => x.ndim > 1);
    if (wrong) fail(call.op, `Expected 0D or 1D tensors, but one has shape ${show(wrong.shape)}`);
    if (tensors.some((x) => x.dtype !== tensors[0]!.dtype)) fail(call.op, 'expects all tensors to have the same dtype');
    const swap = indexing === 'xy' && tensors.length >= 2;
    const order = swap ? [tensors[1]!, tensors[0]!, ...tensors.slice(2)] : tensors;
    const shape = order.map((x) => x.numel());
    const grids = order.map((x, i) => {
      const own = shape.map((n, k) => (k === i ? n : 1));
      return A.expand(A.reshape(x, own), shape);
    });
    return swap ? [grids[1], grids[0], ...grids.slice(2)] : grids;
  },
  samples: (m) => [
    [m.tensor([2]), m.tensor([3])],
    [m.tensor([2]), m.tensor([3]), { indexing: 'xy' }],
    [m.tensor([]), m.tensor([2])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([2])], message: /0D or 1D/ }],
});

export const cartesian_prod = composed({
  name: 'cartesian_prod',
  method: false,
  doc: 'All combinations of elements of vectors, as rows.',
  params: { tensors: p.tensors({ spread: true }) },
  compose: (A, { tensors }, call) => {
    const wrong = tensors.find((x) => x.ndim !== 1);
    if (wrong) fail(call.op, `Expect a 1D vector, but got shape ${show(wrong.shape)}`);
    if (tensors.length === 1) return tensors[0];
    const grids = A.meshgrid(tensors);
    return A.stack(
      grids.map((g) => A.flatten(g)),
      1,
    );
  },
  samples: (m) => [[m.tensor([2]), m.tensor([3])], [m.tensor([2])]],
  errors: [{ args: (m) => [m.tensor([2, 3])], message: /1D vector/ }],
});

/** Places of all choices of r from n, in order; with or without repetition. */
function chosen(n: number, r: number, repeated: boolean, from = 0): number[][] {
  if (r === 0) return [[]];
  const first = Array.from({ length: Math.max(0, n - from) }, (_, i) => from + i);
  return first.flatMap((i) => chosen(n, r - 1, repeated, repeated ? i : i + 1).map((rest) => [i, ...rest]));
}

export const combinations = composed({
  name: 'combinations',
  method: false,
  doc: 'All choices of r elements of a vector in their order, as rows; with_replacement, an element may come again.',
  params: { input: p.tensor(), r: p.int(2), with_replacement: p.bool(false) },
  compose: (A, { input, r, with_replacement }, call) => {
    if (input.ndim !== 1) fail(call.op, `Expect a 1D vector, but got shape ${show(input.shape)}`);
    if (r < 0) fail(call.op, `Expect a non-negative number, but got ${r}`);
    if (r === 0) return A.empty([0], { dtype: input.dtype });
    const rows = chosen(input.shape[0]!, r, with_replacement);
    const column = (k: number) => {
      const at = A._numbers(
        rows.map((row) => row[k]!),
        [rows.length],
        { dtype: 'int64' },
      );
      return A.index_select(input, 0, at);
    };
    return A.stack(
      Array.from({ length: r }, (_, k) => column(k)),
      1,
    );
  },
  samples: (m) => [[m.tensor([4])], [m.tensor([3]), 3, true], [m.tensor([2]), 3], [m.tensor([2]), 0]],
  errors: [
    { args: (m) => [m.tensor([2, 3])], message: /1D vector/ },
    { args: (m) => [m.tensor([2]), -1], message: /non-negative number/ },
  ],
});
