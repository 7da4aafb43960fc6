/** Copies with elements elsewhere: reversed, rolled, repeated, on diagonals and in triangles. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { int64 } from '../ir/dtype.js';
import { numel, type Shape, show } from '../ir/shape.js';
import { composed, keyword, lowered, p, type TensorLike } from '../record.js';
import { axesOf, axisOf } from './axes.js';
import { diagonalOf } from './parts.js';

const DIM_ERROR = /Dimension out of range/;
const FORMAT = { memory_format: p.any<unknown>('unknown', null, { keyword: true }) };

export const clone = lowered({
  name: 'clone',
  doc: 'A copy, which the tape follows.',
  params: { input: p.tensor(), ...FORMAT },
  lower: (_, { input }) => input,
  saves: [],
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const contiguous = composed({
  name: 'contiguous',
  in: [],
  doc: 'The tensor itself where its elements lie in order, otherwise a copy.',
  params: { input: p.tensor(), memory_format: p.any<unknown>('unknown', null) },
  compose: (A, { input }) => (input.is_contiguous() ? input : A.clone(input)),
  samples: (m) => [[m.tensor([2, 3])]],
});

export const flip = lowered({
  name: 'flip',
  doc: 'A copy with the order reversed along `dims`.',
  params: { input: p.tensor(), dims: p.ints(undefined, { spread: true }) },
  lower: (b, { input, dims }, call) => {
    const axes = axesOf(call.op, dims, input.shape.length);
    return input.shape.length === 0 ? input : b.flip(input, axes);
  },
  saves: [],
  samples: (m) => [
    [m.tensor([2, 3]), [0, 1]],
    [m.tensor([2, 3]), -1],
    [m.tensor([0, 2]), 0],
  ],
  errors: [
    { args: (m) => [m.tensor([2]), 1], message: DIM_ERROR },
    { args: (m) => [m.tensor([2]), [0, 0]], message: /appears multiple times/ },
  ],
});

const flipper = (name: string, axis: number, doc: string) =>
  composed({
    name,
    doc,
    params: { input: p.tensor() },
    compose: (A, { input }, call) => {
      if (input.ndim <= axis) fail(call.op, `Input must be >= ${axis + 1}-d, not of shape ${show(input.shape)}`);
      return A.flip(input, [axis]);
    },
    samples: (m) => [[m.tensor([2, 3])]],
    errors: [{ args: (m) => [m.tensor([])], message: /Input must be/ }],
  });

export const fliplr = flipper('fliplr', 1, 'A copy with the columns reversed.');
export const flipud = flipper('flipud', 0, 'A copy with the rows reversed.');

function rolled<N extends Typed>(b: Builder<N>, x: N, axis: number, shift: number): N {
  const n = x.shape[axis]!;
  const by = n === 0 ? 0 : ((shift % n) + n) % n;
  if (by === 0) return x;
  return b.concat([b.narrow(x, axis, n - by, by), b.narrow(x, axis, 0, n - by)], axis);
}

export const roll = lowered({
  name: 'roll',
  doc: 'A copy with elements moved on by `shifts` along `dims`; what leaves the end comes back at the start. Without dims, flattened.',
  params: { input: p.tensor(), shifts: p.ints(), dims: p.ints(null) },
  lower: (b, { input, shifts, dims }, call) => {
    const list = typeof shifts === 'number' ? [shifts] : shifts;
    const along = dims === null ? [] : typeof dims === 'number' ? [dims] : dims;
    if (along.length === 0 && list.length === 1) {
      const flat = rolled(b, b.reshape(input, [numel(input.shape)]), 0, list[0]!);
      return b.reshape(flat, input.shape);
    }
    if (list.length !== along.length)
      fail(call.op, `shifts and dimensions must align. shifts: ${list.length}, dims: ${along.length}`);
    return along.reduce((x, d, i) => rolled(b, x, axisOf(call.op, d, x.shape.length), list[i]!), input);
  },
  saves: [],
  samples: (m) => [
    [m.tensor([2, 3]), 1],
    [m.tensor([2, 3]), [1, -1], [0, 1]],
    [m.tensor([4]), -5, 0],
    [m.tensor([0, 2]), 1, 0],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), [1, 2]], message: /must align/ }],
});

export const rot90 = lowered({
  name: 'rot90',
  doc: 'A copy turned k times by 90° in the plane of two dims, from the first towards the second.',
  params: { input: p.tensor(), k: p.int(1), dims: p.ints([0, 1]) },
  lower: (b, { input, k, dims }, call) => {
    const list = typeof dims === 'number' ? [dims] : dims;
    const rank = input.shape.length;
    if (list.length !== 2) fail(call.op, `expected total rotation dims == 2, but got dims = ${list.length}`);
    if (rank < 2) fail(call.op, `expected total dims >= 2, but got total dims = ${rank}`);
    const [i, j] = list.map((d) => axisOf(call.op, d, rank)) as [number, number];
    if (i === j)
      fail(call.op, `expected rotation dims to be different, but got dim0 = ${list[0]} and dim1 = ${list[1]}`);
    const order = input.shape.map((_, a) => (a === i ? j : a === j ? i : a));
    const turns = ((k % 4) + 4) % 4;
    if (turns === 2) return b.flip(input, [i, j]);
    if (turns === 0) return input;
    return turns === 1 ? b.flip(b.permute(input, order), [i]) : b.flip(b.permute(input, order), [j]);
  },
  saves: [],
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([2, 3]), -1], [m.tensor([2, 3, 2]), 2, [0, 2]], [m.tensor([2, 3]), 4]],
  errors: [{ args: (m) => [m.tensor([3])], message: /total dims >= 2/ }],
});

export const repeat = lowered({
  name: 'repeat',
  in: [],
  doc: 'A copy with the tensor repeated along its dimensions (and new leading ones).',
  params: { input: p.tensor(), repeats: p.shape() },
  lower: (b, { input, repeats }, call) => {
    const lead = repeats.length - input.shape.length;
    if (lead < 0)
      fail(
        call.op,
        `Number of dimensions of repeat dims (${repeats.length}) can not be smaller than number of dimensions of tensor (${input.shape.length})`,
      );
    if (repeats.some((n) => n < 0)) fail(call.op, `repeats must not be negative: ${show(repeats)}`);
    const shape = [...new Array<number>(lead).fill(1), ...input.shape];
    const wide = shape.flatMap((n, i) => [repeats[i]!, n]);
    const spread = b.expand(
      b.reshape(
        input,
        shape.flatMap((n) => [1, n]),
      ),
      wide,
    );
    return b.reshape(
      spread,
      shape.map((n, i) => n * repeats[i]!),
    );
  },
  saves: [],
  samples: (m) => [
    [m.tensor([3]), [2, 2]],
    [m.tensor([2, 3]), 1, 2],
    [m.tensor([]), [3]],
    [m.tensor([2]), [0]],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), [2]], message: /can not be smaller/ }],
});

export const tile = composed({
  name: 'tile',
  doc: 'repeat, where missing leading repeats are 1.',
  params: { input: p.tensor(), dims: p.ints(undefined, { spread: true }) },
  compose: (A, { input, dims }) => {
    const list = typeof dims === 'number' ? [dims] : dims;
    const lead = new Array<number>(Math.max(0, input.ndim - list.length)).fill(1);
    return A.repeat(input, [...lead, ...list]);
  },
  samples: (m) => [
    [m.tensor([2, 3]), [2]],
    [m.tensor([3]), 2, 2],
  ],
});

/** Index i as often as repeats[i] says: how many running totals are at most each position. */
export const _repeat_index = lowered({
  name: '_repeat_index',
  in: [],
  method: false,
  doc: 'The indices 0, 1, … each as often as `repeats` says, `total` in all.',
  params: { repeats: p.tensor(), total: p.int() },
  lower: (b, { repeats, total }) => {
    const ends = b.scan('sum', b.cast(repeats, int64), 0);
    const marks = b.scatter(b.const(0, int64, [total + 1]), ends, b.like(1, ends), 0, 'add');
    return b.narrow(b.scan('sum', marks, 0), 0, 0, total);
  },
  samples: (m) => [[m.values([2n, 0n, 1n]), 3]],
});

export const _repeat_evenly = lowered({
  name: '_repeat_evenly',
  in: [],
  method: false,
  gradName: 'IndexSelectBackward0',
  doc: 'Each index of a dimension `times` times.',
  params: { input: p.tensor(), times: p.int(), dim: p.int() },
  lower: (b, { input, times, dim: axis }) => {
    const [before, after] = [input.shape.slice(0, axis + 1), input.shape.slice(axis + 1)];
    const wide = b.expand(b.reshape(input, [...before, 1, ...after]), [...before, times, ...after]);
    return b.reshape(
      wide,
      input.shape.map((n, i) => (i === axis ? n * times : n)),
    );
  },
  saves: [],
  samples: (m) => [[m.tensor([2, 3]), 2, 1]],
});

/** Checks repeats and gives their sum. */
function totalOf(op: string, repeats: TensorLike, n: number, values: readonly number[]): number {
  if (repeats.dtype.kind !== 'int') fail(op, `repeats has to be a tensor of integers, not ${repeats.dtype}`);
  if (repeats.ndim > 1) fail(op, `repeats must be 0-dim or 1-dim, not of shape ${show(repeats.shape)}`);
  if (repeats.ndim === 1 && repeats.shape[0] !== 1 && repeats.shape[0] !== n)
    fail(op, `repeats must have the same size as input along dim: ${repeats.shape[0]} for ${n}`);
  if (values.some((v) => v < 0)) fail(op, 'repeats can not be negative');
  return values.length === 1 ? values[0]! * n : values.reduce((a, v) => a + v, 0);
}

export const repeat_interleave = composed({
  name: 'repeat_interleave',
  doc: 'Each element repeated along `dim` (flattened where absent): as often as a number says, or a vector with one number for each index. Of a vector alone, the indices.',
  params: {
    input: p.tensor(),
    repeats: p.operand(null),
    dim: p.int(null),
    ...keyword({ output_size: p.int(null) }),
  },
  compose: (A, { input, repeats, dim }, call) => {
    if (repeats === null) return A._repeat_index(input, totalOf(call.op, input, input.numel(), call.values(input)));
    const x = dim === null ? A.reshape(input, [input.numel()]) : input;
    const axis = dim === null ? 0 : axisOf(call.op, dim, input.ndim);
    if (typeof repeats === 'number') {
      if (repeats < 0) fail(call.op, 'repeats can not be negative');
      return A._repeat_evenly(x, repeats, axis);
    }
    const n = x.shape[axis]!;
    const total = totalOf(call.op, repeats, n, call.values(repeats));
    return A.index_select(x, axis, A._repeat_index(A.expand(A.reshape(repeats, [-1]), [n]), total));
  },
  samples: (m) => [
    [m.tensor([2, 3]), 2],
    [m.tensor([2, 3]), 2, 1],
    [m.tensor([2, 3]), m.ints([3], 0, 3), -1],
    [m.tensor([]), 2],
    [m.ints([3], 0, 4)],
  ],
  errors: [
    { args: (m) => [m.tensor([2]), -1], message: /can not be negative/ },
    { args: (m) => [m.tensor([2]), m.ints([3], 0, 3), 0], message: /same size as input along dim/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- triangles, diagonals

/** column − row of the last two dimensions. */
function columnMinusRow<N extends Typed>(b: Builder<N>, shape: Shape): N {
  return b.sub(b.iota(int64, shape, shape.length - 1), b.iota(int64, shape, shape.length - 2));
}

const triangle = (name: 'tril' | 'triu', doc: string) =>
  lowered({
    name,
    inplace: true,
    doc: `${doc} Other elements are 0.`,
    params: { input: p.tensor(), diagonal: p.int(0) },
    lower: (b, { input, diagonal }, call) => {
      if (input.shape.length < 2)
        fail(
          call.op,
          `Dimension out of range: the input must have at least 2 dimensions, not shape ${show(input.shape)}`,
          '',
          'index',
        );
      const at = columnMinusRow(b, input.shape);
      const bound = b.like(diagonal, at);
      const keep = name === 'tril' ? b.compare('le', at, bound) : b.compare('le', bound, at);
      return b.where(keep, input, b.like(0, input));
    },
    saves: [],
    samples: (m) => [[m.tensor([3, 3])], [m.tensor([2, 3]), 1], [m.tensor([2, 3, 2]), -1], [m.tensor([0, 2])]],
    errors: [{ args: (m) => [m.tensor([3])], message: DIM_ERROR }],
  });

export const tril = triangle('tril', 'The lower triangle of each matrix, up to `diagonal` above the main one.');
export const triu = triangle('triu', 'The upper triangle of each matrix, from `diagonal` above the main one.');

/** The last dimension on a diagonal of two new ones at the end. */
function embedded<N extends Typed>(b: Builder<N>, x: N, offset: number): N {
  const n = x.shape[x.shape.length - 1]! + Math.abs(offset);
  const lead = x.shape.slice(0, -1);
  const side = offset >= 0 ? [offset, 0] : [0, -offset];
  const padded = b.pad(x, [...lead.map(() => 0), side[0]!], [...lead.map(() => 0), side[1]!]);
  const wide = b.expand(b.reshape(padded, [...lead, 1, n]), [...lead, n, n]);
  const at = columnMinusRow(b, wide.shape);
  return b.where(b.compare('eq', at, b.like(offset, at)), wide, b.like(0, wide));
}

export const diag_embed = lowered({
  name: 'diag_embed',
  doc: 'Matrices of zeros whose diagonal, `offset` above the main one, is the last dimension of input.',
  params: { input: p.tensor(), offset: p.int(0), dim1: p.int(-2), dim2: p.int(-1) },
  lower: (b, { input, offset, dim1, dim2 }, call) => {
    const rank = input.shape.length + 1;
    if (rank === 1) fail(call.op, 'Dimension out of range: the input has no dimensions', '', 'index');
    const [i, j] = [axisOf(call.op, dim1, rank), axisOf(call.op, dim2, rank)];
    if (i === j) fail(call.op, `diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
    let at = 0;
    const order = Array.from({ length: rank }, (_, a) => (a === i ? rank - 2 : a === j ? rank - 1 : at++));
    return b.permute(embedded(b, input, offset), order);
  },
  saves: [],
  samples: (m) => [[m.tensor([3])], [m.tensor([2, 3]), 1, 0, 2], [m.tensor([2]), -1]],
  errors: [{ args: (m) => [m.tensor([2]), 0, 1, 1], message: /cannot be identical/ }],
});

export const diag = lowered({
  name: 'diag',
  doc: 'Of a matrix, a copy of a diagonal; of a vector, the matrix with that diagonal.',
  params: { input: p.tensor(), diagonal: p.int(0) },
  lower: (b, { input, diagonal }, call) => {
    if (input.shape.length === 1) return embedded(b, input, diagonal);
    if (input.shape.length !== 2) fail(call.op, `matrix or a vector expected, not shape ${show(input.shape)}`);
    const d = diagonalOf(call.op, input.shape, diagonal, 0, 1);
    return b.strided(input, d.shape, d.strides, d.offset);
  },
  saves: [],
  samples: (m) => [[m.tensor([3])], [m.tensor([2]), -1], [m.tensor([2, 3])], [m.tensor([2, 3]), 1]],
  errors: [{ args: (m) => [m.tensor([])], message: /matrix or a vector/ }],
});

export const diagflat = composed({
  name: 'diagflat',
  doc: 'The matrix whose diagonal are all elements of input.',
  params: { input: p.tensor(), offset: p.int(0) },
  compose: (A, { input, offset }) => A.diag(A.reshape(input, [input.numel()]), offset),
  samples: (m) => [[m.tensor([2, 2])], [m.tensor([])], [m.tensor([2]), 1]],
});

export const trace = lowered({
  name: 'trace',
  doc: 'The sum of the diagonal of a matrix. Integers add up as int64.',
  params: { input: p.tensor() },
  lower: (b, { input }, call) => {
    if (input.shape.length !== 2) fail(call.op, `expected a matrix, but got tensor with dim ${input.shape.length}`);
    if (input.dtype.kind === 'bool')
      fail(call.op, 'is not defined for tensors of torch.bool', 'Convert with .int() first');
    const d = diagonalOf(call.op, input.shape, 0, 0, 1);
    const x = b.strided(input, d.shape, d.strides, d.offset);
    return b.reshape(b.sum(b.cast(x, x.dtype.is_floating_point ? x.dtype : int64), [0]), []);
  },
  saves: [],
  samples: (m) => [[m.tensor([3, 3])], [m.tensor([2, 3])]],
  errors: [{ args: (m) => [m.tensor([3])], message: /expected a matrix/ }],
});
