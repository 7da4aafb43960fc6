/** Reading where indices say. */

import type { TensorAlgebra } from '../algebra.js';
import { fail, said } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { broadcastShapes, numel, type Shape, show } from '../ir/shape.js';
import { composed, keyword, type LowerCall, lowered, p, type TensorLike } from '../record.js';
import { asVector, axisOf } from './axes.js';
import { fitsInside, listOf, RANGE, sameRank, spread, wrapped } from './positions.js';
import { commonShape } from './requirements.js';

export const gather = lowered({
  name: 'gather',
  doc: 'out[i][j][k] = input[index[i][j][k]][j][k] for dim 0, and so on: a result of the shape of index, whose other dimensions are no longer than the input’s.',
  params: { input: p.tensor(), dim: p.int(), index: p.index(), ...keyword({ sparse_grad: p.bool(false) }) },
  lower: (b, { input, dim, index }, call) => {
    const axis = axisOf(call.op, dim, input.shape.length);
    if (numel(index.shape) === 0) return b.const(0, input.dtype, index.shape);
    sameRank(call.op, input, index);
    const [x, at] = [asVector(b, input), asVector(b, index)];
    fitsInside(call.op, at.shape, x.shape, axis, 'self');
    const checked = call.indices(at, 0, x.shape[axis]!, 'index');
    const part = b.slice(
      x,
      x.shape.map(() => 0),
      x.shape.map((n, i) => (i === axis ? n : at.shape[i]!)),
    );
    return b.reshape(b.gather(part, checked, axis), index.shape);
  },
  saves: ['index'],
  samples: (m) => [
    [m.tensor([2, 3]), 1, m.ints([2, 2], 0, 3)],
    [m.tensor([3, 4]), 0, m.ints([5, 2], 0, 3)],
    [m.tensor([2, 3]), -1, m.ints([1, 1], 0, 3)],
    [m.tensor([]), 0, m.ints([], 0, 1)],
    [m.tensor([2, 3]), 1, m.ints([0, 2], 0, 3)],
  ],
  errors: [
    {
      args: (m) => [m.tensor([2, 3]), 1, m.ints([3, 1], 0, 3)],
      message: /to be smaller than self \[2, 3\] apart from dimension 1/,
    },
    { args: (m) => [m.tensor([2, 3]), 1, m.ints([2], 0, 3)], message: /same number of dimensions/ },
    {
      args: (m) => [m.tensor([2, 3]), 1, m.values([[0], [3]], 'int64')],
      message: /index out of range: element 1 is 3/,
    },
    {
      args: (m) => [m.tensor([2, 3]), 1, m.values([[0.5], [0]])],
      message: /index must be integers, but element 0 is 0.5/,
    },
    { args: (m) => [m.tensor([2, 3]), 2, m.ints([2, 1], 0, 3)], message: /Dimension out of range/ },
  ],
});

export const index_select = lowered({
  name: 'index_select',
  doc: 'The slices of dimension `dim` at the indices, in their order: [n] indices give a dimension of size n.',
  params: { input: p.tensor(), dim: p.int(), index: p.index() },
  lower: (b, { input, dim, index }, call) => {
    const axis = axisOf(call.op, dim, input.shape.length);
    const x = asVector(b, input);
    const list = listOf(call, b, index, x.shape[axis]!);
    if (input.shape.length === 0 && list.shape[0] !== 1)
      fail(call.op, `Index to scalar can have only 1 value, got ${list.shape[0]} value(s)`);
    const out = b.gather(x, spread(b, list, x.shape, axis), axis);
    return input.shape.length === 0 ? b.reshape(out, []) : out;
  },
  saves: ['index'],
  samples: (m) => [
    [m.tensor([2, 3]), 1, m.values([0, 2, 2], 'int64')],
    [m.tensor([3, 2, 2]), -3, m.values([2, 0], 'int64')],
    [m.tensor([2, 3]), 1, m.values(0, 'int64')],
    [m.tensor([]), 0, m.values([0], 'int64')],
    [m.tensor([2, 3]), 0, m.values([], 'int64')],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 1, m.ints([2, 2], 0, 3)], message: /supposed to be a vector/ },
    { args: (m) => [m.tensor([2, 3]), 1, m.values([0, -1], 'int64')], message: /element 1 is -1/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- flattened

/** Elements at positions of the flattened tensor. */
const flatGather = (name: string, gradName: string) =>
  lowered({
    name,
    in: [],
    method: false,
    gradName,
    doc: 'Elements of the flattened tensor.',
    params: { input: p.tensor(), index: p.index() },
    lower: (b, { input, index }, call) => {
      const size = numel(input.shape);
      const at = wrapped(b, call.indices(index, -size, size, 'index'), size);
      const out = b.gather(b.reshape(input, [size]), b.reshape(at, [numel(at.shape)]), 0);
      return b.reshape(out, index.shape);
    },
    saves: ['index'],
    samples: (m) => [[m.tensor([2, 3]), m.ints([2], 0, 6)]],
  });

export const takeFlat = flatGather('_take', 'TakeBackward0');
export const selectFlat = flatGather('_masked_select', 'MaskedSelectBackward0');

export const take = composed({
  name: 'take',
  doc: 'Elements at positions of the flattened tensor; the result has the shape of index. Negative positions count from the end.',
  params: { input: p.tensor(), index: p.index() },
  compose: (A, { input, index }) => A._take(input, index),
  samples: (m) => [
    [m.tensor([2, 3]), m.values([0, 5, -1], 'int64')],
    [
      m.tensor([2, 3]),
      m.values(
        [
          [0, 5],
          [1, 1],
        ],
        'int64',
      ),
    ],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.values([6], 'int64')], message: RANGE }],
});

export const take_along_dim = composed({
  name: 'take_along_dim',
  doc: 'gather with broadcasting of the other dimensions; without dim from the flattened tensor. argmax and argsort give such indices.',
  params: { input: p.tensor(), indices: p.index(), dim: p.int(null) },
  compose: (A, { input, indices, dim }, call) => {
    if (dim === null) return A.gather(A.reshape(input, [-1]), 0, A.reshape(indices, [-1]));
    const axis = axisOf(call.op, dim, input.ndim);
    if (input.ndim !== indices.ndim)
      fail(
        call.op,
        `input and indices should have the same number of dimensions, but got ${input.ndim} dimensions for input, and ${indices.ndim} dimensions for indices`,
      );
    const others = (shape: Shape): number[] => shape.map((n, i) => (i === axis ? 1 : n));
    const shape = commonShape(call.op, others(input.shape), others(indices.shape));
    const full = (x: typeof input) =>
      A.broadcast_to(
        x,
        shape.map((n, i) => (i === axis ? x.shape[i]! : n)),
      );
    return A.gather(full(input), axis, full(indices));
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.values([[0], [1]], 'int64'), 1],
    [m.tensor([2, 3]), m.values([[0, 1]], 'int64'), 1],
    [m.tensor([2, 3]), m.values([0, 5], 'int64')],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.values([0], 'int64'), 1], message: /same number of dimensions/ }],
});

export const masked_select = composed({
  name: 'masked_select',
  doc: 'A vector of the elements where the bool mask is true; shapes broadcast. It reads the mask at once.',
  params: { input: p.tensor(), mask: p.tensor() },
  compose: (A, { input, mask }, call) => {
    if (mask.dtype.name !== 'bool' && mask.dtype.name !== 'uint8')
      fail(call.op, `expected BoolTensor or ByteTensor for mask, got ${mask.dtype}`, 'Compare first, as in x.gt(0)');
    const shape = commonShape(call.op, input.shape, mask.shape);
    const where = trueAt(call.values(A.broadcast_to(mask, shape)));
    return A._masked_select(A.broadcast_to(input, shape), A._numbers(where, [where.length], { dtype: 'int64' }));
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.bools([2, 3])],
    [m.tensor([2, 3]), m.bools([3])],
    [m.tensor([3]), m.bools([2, 1])],
    [m.tensor([]), m.values(true, 'bool')],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.ints([2, 3], 0, 2)], message: /expected BoolTensor/ },
    { args: (m) => [m.tensor([2, 3]), m.bools([2])], message: /do not broadcast/ },
  ],
});

/** Positions of what is not 0. */
export function trueAt(values: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) out.push(i);
  return out;
}

// ---------------------------------------------------------------------------------------------------- x[i, j]

/** How a tensor is seen by index tensors of some dimensions: [lead, indexed, tail], after a permutation or none. */
export interface Region {
  readonly order: readonly number[];
  readonly lead: number;
  readonly sizes: readonly number[];
  readonly tail: number;
  /** Shape of the result of reading with indices of shape `at`. */
  readonly result: (at: Shape) => number[];
}

/** numpy's rule: the indices' dimensions stand where the indexed ones stood, or first when these are apart. */
export function regionOf(shape: Shape, dims: readonly number[]): Region {
  const adjacent = dims.every((d, i) => i === 0 || d === dims[i - 1]! + 1);
  const rest = shape.map((_, i) => i).filter((i) => !dims.includes(i));
  const before = adjacent ? rest.filter((i) => i < dims[0]!) : [];
  const after = rest.filter((i) => !before.includes(i));
  const pick = (list: readonly number[]): number[] => list.map((i) => shape[i]!);
  return {
    order: [...before, ...dims, ...after],
    lead: numel(pick(before)),
    sizes: pick(dims),
    tail: numel(pick(after)),
    result: (at) => [...pick(before), ...at, ...pick(after)],
  };
}

/** One position for each place of the broadcast indices: [places]. */
export function positionsOf<N extends Typed>(
  call: LowerCall<N>,
  b: Builder<N>,
  indices: readonly N[],
  sizes: readonly number[],
): { readonly flat: N; readonly shape: Shape } {
  const shape = broadcastShapes(...indices.map((t) => t.shape));
  if (shape === null)
    return fail(
      call.op,
      `shape mismatch: indexing tensors could not be broadcast together with shapes ${indices.map((t) => show(t.shape)).join(', ')}`,
      '',
      'index',
    );
  let flat: N | null = null;
  indices.forEach((t, k) => {
    const n = sizes[k]!;
    const at = b.broadcast(wrapped(b, call.indices(t, -n, n, 'index'), n), shape);
    flat = flat === null ? at : b.add(b.mul(flat, b.like(n, at)), at);
  });
  return { flat: b.reshape(flat!, [numel(shape)]), shape };
}

/** Repeats positions over what is before and after them. */
export function everywhere<N extends Typed>(b: Builder<N>, flat: N, region: Region): N {
  const n = flat.shape[0]!;
  return b.broadcast(b.reshape(flat, [1, n, 1]), [region.lead, n, region.tail]);
}

export const readAt = lowered({
  name: '_index',
  gradName: 'IndexBackward0',
  in: [],
  method: false,
  doc: 'Elements at index tensors of some dimensions.',
  params: { input: p.tensor(), indices: p.tensors(), dims: p.ints() },
  lower: (b, { input, indices, dims }, call) => {
    const region = regionOf(input.shape, dims as readonly number[]);
    const { flat, shape } = positionsOf(call, b, indices, region.sizes);
    const x = b.reshape(b.permute(input, region.order), [region.lead, numel(region.sizes), region.tail]);
    return b.reshape(b.gather(x, everywhere(b, flat, region), 1), region.result(shape));
  },
  saves: ['indices'],
  samples: (m) => [[m.tensor([2, 3]), [m.ints([2], 0, 2)], [0]]],
});

type Places<T> = { readonly list: T[]; readonly dims: number[] };

/** Index tensors and their dimensions; a mask counts as one index for each of its dimensions. */
export function placesOf<T extends TensorLike>(
  A: TensorAlgebra<T>,
  op: string,
  x: T,
  indices: readonly (T | null)[],
): Places<T> {
  const out: Places<T> = { list: [], dims: [] };
  let dim = 0;
  for (const t of indices) {
    if (t !== null && (typeof t !== 'object' || !('ndim' in t)))
      fail(op, `indices must be tensors or null, not ${said(t)}`, '', 'type');
    const made = t === null || t.dtype.name !== 'bool' ? [t] : maskIndices(A, op, x, t, dim);
    for (const index of made) {
      if (index !== null) {
        out.list.push(index);
        out.dims.push(dim);
      }
      dim++;
    }
  }
  if (dim > x.ndim) fail(op, `too many indices for tensor of dimension ${x.ndim} (got ${dim})`, '', 'index');
  return out;
}

function maskIndices<T extends TensorLike>(A: TensorAlgebra<T>, op: string, x: T, mask: T, dim: number): T[] {
  mask.shape.forEach((n, i) => {
    if (n !== x.shape[dim + i])
      fail(
        op,
        `The shape of the mask ${show(mask.shape)} at index ${i} does not match the shape of the indexed tensor ${show(x.shape)} at index ${dim + i}`,
        '',
        'index',
      );
  });
  const where = A.nonzero(mask) as T;
  return mask.shape.map((_, i) => A.select(where, 1, i));
}

export const index = composed({
  name: 'index',
  in: [],
  method: false,
  doc: 'input[indices]: an index tensor, a mask or null (the whole dimension) for each dimension from the first.',
  params: { input: p.tensor(), indices: p.any<readonly unknown[]>('readonly (T | null)[]') },
  compose: (A, { input, indices }, call) => {
    const { list, dims } = placesOf(A, call.op, input, indices as readonly (typeof input | null)[]);
    return list.length === 0 ? A.alias(input) : A._index(input, list, dims);
  },
  samples: (m) => [
    [m.tensor([3, 4]), [m.values([0, 2], 'int64')]],
    [m.tensor([3, 4]), [null, m.values([[0, -1]], 'int64')]],
    [m.tensor([2, 3, 4]), [m.values([0, 1], 'int64'), null, m.values([[1], [2]], 'int64')]],
  ],
  errors: [{ args: (m) => [m.tensor([2]), [m.values([2], 'int64')]], message: RANGE }],
});
