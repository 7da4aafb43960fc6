/** Writing where indices say. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { type DType, integerRange } from '../ir/dtype.js';
import type { PrimArgs } from '../ir/node.js';
import { numel, type Shape, show } from '../ir/shape.js';
import { composed, keyword, type LowerCall, lowered, p } from '../record.js';
import { asVector, axisOf } from './axes.js';
import { everywhere, placesOf, positionsOf, regionOf, trueAt } from './gathering.js';
import { fitsInside, listOf, RANGE, sameRank, spread, wrapped } from './positions.js';
import { commonShape, expandTo, NUMBER_OF_TYPE, sameTypes } from './requirements.js';

type Mode = PrimArgs['scatter']['mode'];

/** Scatters into the part of x that indices of a smaller shape can reach. */
function scatterInto<N extends Typed>(b: Builder<N>, x: N, index: N, updates: N, axis: number, mode: Mode): N {
  const start = x.shape.map(() => 0);
  const size = x.shape.map((n, i) => (i === axis ? n : index.shape[i]!));
  const part = b.scatter(b.slice(x, start, size), index, updates, axis, mode);
  return b.insert(x, part, start);
}

/** Index checked against x and, where there is one, src; src cut to the index's shape. */
function prepare<N extends Typed>(
  call: LowerCall<N>,
  b: Builder<N>,
  args: { input: N; dim: number; index: N },
  src: N | null,
): { x: N; at: N; updates: N | null; axis: number } | null {
  const axis = axisOf(call.op, args.dim, args.input.shape.length);
  if (numel(args.index.shape) === 0) return null;
  sameRank(call.op, args.input, args.index);
  const [x, index] = [asVector(b, args.input), asVector(b, args.index)];
  fitsInside(call.op, index.shape, x.shape, axis, 'self');
  const at = call.indices(index, 0, x.shape[axis]!, 'index');
  if (src === null) return { x, at, updates: null, axis };
  sameTypes(call.op, { self: args.input, src });
  sameRank(call.op, src, args.index, 'the index (for src)');
  const values = asVector(b, src);
  fitsInside(call.op, index.shape, values.shape, null, 'src');
  return {
    x,
    at,
    updates: b.slice(
      values,
      values.shape.map(() => 0),
      index.shape,
    ),
    axis,
  };
}

const base = { input: p.tensor(), dim: p.int(), index: p.index() };
const SMALLER = /to be smaller than self \[2, 3\] apart from dimension 1/;

export const scatter = lowered({
  name: 'scatter',
  inplace: true,
  gradName: ({ src }) => (src === null ? 'ScatterBackward0' : 'ScatterBackward1'),
  doc: 'input with src (or one number) written where index says along `dim`; of equal indices the last one wins. `reduce`: "add" or "multiply" with what is there.',
  params: {
    ...base,
    src: p.operand(null),
    ...keyword({ value: p.operand(null), reduce: p.string(['add', 'multiply'], null) }),
  },
  lower: (b, args, call) => {
    const given = args.src ?? args.value;
    if (given === null) fail(call.op, "is missing its argument 'src' (a tensor) or 'value' (a number)", '', 'type');
    const made = prepare(call, b, args, typeof given === 'number' ? null : given);
    if (made === null) return args.input;
    const { x, at, axis } = made;
    const updates = made.updates ?? b.broadcast(call.operand(given, x.dtype), at.shape);
    const mode = args.reduce === null ? 'set' : args.reduce === 'add' ? 'add' : 'mul';
    return b.reshape(scatterInto(b, x, at, updates, axis, mode), args.input.shape);
  },
  saves: ['index'],
  samples: (m) => [
    [
      m.tensor([2, 3]),
      1,
      m.values(
        [
          [0, 2],
          [1, 0],
        ],
        'int64',
      ),
      m.tensor([2, 2]),
    ],
    [m.tensor([3, 4]), 0, m.values([[0, 2]], 'int64'), m.tensor([2, 3])],
    [m.tensor([2, 3]), 1, m.values([[0], [2]], 'int64'), 5],
    [m.tensor([2, 3]), 1, m.values([[0], [2]], 'int64'), { value: 2 }],
    [m.tensor([], { requires_grad: false }), 0, m.values(0, 'int64'), 2, { reduce: 'multiply' }],
    [
      m.tensor([2, 3], { requires_grad: false }),
      1,
      m.values([[0, 0]], 'int64'),
      m.tensor([1, 2], { requires_grad: false }),
      { reduce: 'add' },
    ],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 1, m.ints([3, 1], 0, 3), m.tensor([3, 1])], message: SMALLER },
    {
      args: (m) => [m.tensor([2, 3]), 1, m.ints([2, 2], 0, 3), m.tensor([2, 1])],
      message: /smaller than src \[2, 1\]/,
    },
    { args: (m) => [m.tensor([2, 3]), 1, m.values([[0], [3]], 'int64'), 1], message: RANGE },
    {
      args: (m) => [m.tensor([2], { dtype: 'float32' }), 0, m.ints([1], 0, 2), m.tensor([1], { dtype: 'float64' })],
      message: NUMBER_OF_TYPE,
    },
    { args: (m) => [m.tensor([2, 3]), 1, m.ints([2, 2], 0, 3)], message: /missing its argument 'src'/ },
  ],
});

export const scatter_add = lowered({
  name: 'scatter_add',
  inplace: true,
  doc: 'input with src added where index says along `dim`; equal indices add up.',
  params: { ...base, src: p.tensor() },
  lower: (b, args, call) => {
    const made = prepare(call, b, args, args.src);
    if (made === null) return args.input;
    return b.reshape(scatterInto(b, made.x, made.at, made.updates!, made.axis, 'add'), args.input.shape);
  },
  saves: ['index'],
  samples: (m) => [
    [
      m.tensor([2, 3]),
      1,
      m.values(
        [
          [0, 0],
          [1, 2],
        ],
        'int64',
      ),
      m.tensor([2, 2]),
    ],
    [
      m.tensor([3, 4]),
      0,
      m.values(
        [
          [0, 2],
          [0, 1],
        ],
        'int64',
      ),
      m.tensor([2, 3]),
    ],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 1, m.ints([3, 1], 0, 3), m.tensor([3, 1])], message: SMALLER },
    { args: (m) => [m.tensor([2, 3]), 1, m.values([[0], [3]], 'int64'), m.tensor([2, 1])], message: RANGE },
  ],
});

const REDUCES = ['sum', 'prod', 'mean', 'amax', 'amin'] as const;
type Reduce = (typeof REDUCES)[number];
const MODES: Readonly<Record<Reduce, Mode>> = { sum: 'add', mean: 'add', prod: 'mul', amax: 'max', amin: 'min' };

/** What changes nothing. */
function identity(how: Reduce, dtype: DType): number {
  if (how === 'sum' || how === 'mean') return 0;
  if (how === 'prod') return 1;
  const [low, high] = dtype.is_floating_point ? [-Infinity, Infinity] : integerRange(dtype);
  return how === 'amax' ? low : high;
}

/** Combines updates with x at the indices; without x where it is not included. */
function combine<N extends Typed>(
  b: Builder<N>,
  x: N,
  at: N,
  updates: N,
  axis: number,
  how: Reduce,
  withSelf: boolean,
): N {
  const start = withSelf ? x : scatterInto(b, x, at, b.const(identity(how, x.dtype), x.dtype, at.shape), axis, 'set');
  const out = scatterInto(b, start, at, updates, axis, MODES[how]);
  if (how !== 'mean') return out;
  if (x.dtype.kind === 'bool') fail('scatter_reduce', 'the mean of torch.bool is not defined', 'Convert with .float()');
  const ones = b.const(1, x.dtype, at.shape);
  const first = withSelf ? b.like(1, x) : scatterInto(b, b.like(1, x), at, b.const(0, x.dtype, at.shape), axis, 'set');
  const counts = scatterInto(b, first, at, ones, axis, 'add');
  return x.dtype.is_floating_point ? b.div(out, counts) : floorDivided(b, out, counts);
}

function floorDivided<N extends Typed>(b: Builder<N>, x: N, y: N): N {
  const quotient = b.binary('idiv', x, y);
  const inexact = b.compare('ne', b.binary('rem', x, y), b.like(0, x));
  const negative = b.compare('lt', x, b.like(0, x));
  return b.where(b.binary('and', inexact, negative), b.sub(quotient, b.like(1, x)), quotient);
}

export const scatter_reduce = lowered({
  name: 'scatter_reduce',
  inplace: true,
  doc: 'input with src combined where index says along `dim`: sum, prod, mean, amax or amin, with what is there (`include_self`) or without.',
  params: { ...base, src: p.tensor(), reduce: p.string(REDUCES), ...keyword({ include_self: p.bool(true) }) },
  lower: (b, args, call) => {
    const made = prepare(call, b, args, args.src);
    if (made === null) return args.input;
    const out = combine(b, made.x, made.at, made.updates!, made.axis, args.reduce, args.include_self);
    return b.reshape(out, args.input.shape);
  },
  samples: (m) =>
    REDUCES.flatMap((how) => [
      [
        m.tensor([2, 3], { distinct: true }),
        1,
        m.values(
          [
            [0, 0],
            [1, 2],
          ],
          'int64',
        ),
        m.tensor([2, 2], { distinct: true }),
        how,
      ],
      [
        m.tensor([2, 3], { distinct: true }),
        1,
        m.values(
          [
            [0, 0],
            [1, 2],
          ],
          'int64',
        ),
        m.tensor([2, 2], { distinct: true }),
        how,
        { include_self: false },
      ],
    ]),
  errors: [
    {
      args: (m) => [m.tensor([2, 3]), 1, m.ints([2, 2], 0, 3), m.tensor([2, 2]), 'max'],
      message: /must be one of 'sum', 'prod'/,
    },
  ],
});

// ---------------------------------------------------------------------------------------------------- whole slices

/** A source of slices: its size along the dimension is the number of indices, its others broadcast to the tensor's. */
function slicesOf<N extends Typed>(call: LowerCall<N>, b: Builder<N>, x: N, list: N, source: N, axis: number): N {
  sameTypes(call.op, { self: x, source });
  const src = source.shape.length === 0 && x.shape.length === 1 ? b.reshape(source, [1]) : source;
  if (src.shape.length !== x.shape.length)
    fail(call.op, `source must have as many dimensions as self: shapes ${show(source.shape)} and ${show(x.shape)}`);
  if (src.shape[axis] !== list.shape[0])
    fail(
      call.op,
      `Number of indices (${list.shape[0]}) should be equal to source.size(dim): (${src.shape[axis]}), for dim: ${axis}`,
      '',
      'index',
    );
  return expandTo(
    call.op,
    b,
    src,
    x.shape.map((n, i) => (i === axis ? list.shape[0]! : n)),
    'source',
  );
}

type SliceArgs<N> = { readonly input: N; readonly dim: number; readonly index: N; readonly source: N };

function intoSlices<N extends Typed>(
  call: LowerCall<N>,
  b: Builder<N>,
  args: SliceArgs<N>,
  write: (x: N, at: N, updates: N, axis: number) => N,
): N {
  const axis = axisOf(call.op, args.dim, args.input.shape.length);
  const x = asVector(b, args.input);
  const list = listOf(call, b, args.index, x.shape[axis]!);
  const updates = slicesOf(call, b, x, list, args.source, axis);
  return b.reshape(write(x, spread(b, list, x.shape, axis), updates, axis), args.input.shape);
}

const COUNT = /Number of indices \(2\) should be equal to source.size\(dim\): \(3\)/;
const sliced = { ...base, source: p.tensor() };

export const index_add = lowered({
  name: 'index_add',
  inplace: true,
  doc: 'input with alpha · source added to its slices at the indices of `dim`.',
  params: { ...sliced, ...keyword({ alpha: p.number(1) }) },
  lower: (b, args, call) =>
    intoSlices(call, b, args, (x, at, updates, axis) => {
      const scale = b.broadcast(call.operand(args.alpha, x.dtype), updates.shape);
      return b.scatter(x, at, args.alpha === 1 ? updates : b.mul(updates, scale), axis, 'add');
    }),
  saves: ['index'],
  samples: (m) => [
    [m.tensor([2, 3]), 1, m.values([0, 2], 'int64'), m.tensor([2, 2])],
    [m.tensor([3, 2]), 0, m.values([1, 1], 'int64'), m.tensor([2, 2]), { alpha: 2 }],
    [m.tensor([2]), 0, m.values(0, 'int64'), m.tensor([])],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 1, m.ints([2], 0, 3), m.tensor([2, 3])], message: COUNT },
    { args: (m) => [m.tensor([2, 3]), 1, m.values([0, 3], 'int64'), m.tensor([2, 2])], message: RANGE },
  ],
});

export const index_copy = lowered({
  name: 'index_copy',
  inplace: true,
  doc: 'input with its slices at the indices of `dim` replaced by those of source.',
  params: sliced,
  lower: (b, args, call) => intoSlices(call, b, args, (x, at, updates, axis) => b.scatter(x, at, updates, axis, 'set')),
  saves: ['index'],
  samples: (m) => [[m.tensor([2, 3]), 1, m.values([0, 2], 'int64'), m.tensor([2, 2])]],
  errors: [{ args: (m) => [m.tensor([2, 3]), 1, m.ints([2], 0, 3), m.tensor([2, 3])], message: COUNT }],
});

export const index_reduce = lowered({
  name: 'index_reduce',
  inplace: true,
  doc: 'input with source combined with its slices at the indices of `dim`: prod, mean, amax or amin.',
  params: { ...sliced, reduce: p.string(['prod', 'mean', 'amax', 'amin']), ...keyword({ include_self: p.bool(true) }) },
  lower: (b, args, call) =>
    intoSlices(call, b, args, (x, at, updates, axis) =>
      combine(b, x, at, updates, axis, args.reduce, args.include_self),
    ),
  samples: (m) =>
    (['prod', 'mean', 'amax', 'amin'] as const).map((how) => [
      m.tensor([2, 3], { distinct: true }),
      1,
      m.values([0, 2], 'int64'),
      m.tensor([2, 2], { distinct: true }),
      how,
    ]),
  errors: [{ args: (m) => [m.tensor([2, 3]), 1, m.ints([2], 0, 3), m.tensor([2, 3]), 'prod'], message: COUNT }],
});

export const index_fill = lowered({
  name: 'index_fill',
  inplace: true,
  gradName: ({ value }) => (value === null ? 'IndexFillBackward1' : 'IndexFillBackward0'),
  doc: 'input with its slices at the indices of `dim` filled with a number (or a tensor without dimensions).',
  params: { ...base, value: p.operand() },
  lower: (b, { input, dim, index, value }, call) => {
    if (typeof value !== 'number' && value.shape.length > 0)
      fail(
        call.op,
        `only supports a 0-dimensional value tensor, but got tensor with ${value.shape.length} dimension(s)`,
      );
    const axis = axisOf(call.op, dim, input.shape.length);
    const x = asVector(b, input);
    const n = x.shape[axis]!;
    const at = spread(b, listOf(call, b, index, n, -n), x.shape, axis);
    const updates = b.broadcast(call.operand(value, x.dtype), at.shape);
    return b.reshape(b.scatter(x, at, updates, axis, 'set'), input.shape);
  },
  saves: ['index'],
  samples: (m) => [
    [m.tensor([2, 3]), 1, m.values([0, -1], 'int64'), 5],
    [m.tensor([2, 3]), 0, m.values([1], 'int64'), m.tensor([])],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 1, m.values([0], 'int64'), m.tensor([1])], message: /0-dimensional value/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- x[i, j] = v

export const writeAt = lowered({
  name: '_index_put',
  gradName: 'IndexPutBackward0',
  in: [],
  method: false,
  doc: 'Values written at index tensors of some dimensions.',
  params: { input: p.tensor(), indices: p.tensors(), dims: p.ints(), values: p.tensor(), accumulate: p.bool(false) },
  lower: (b, { input, indices, dims, values, accumulate }, call) => {
    const region = regionOf(input.shape, dims as readonly number[]);
    const { flat, shape } = positionsOf(call, b, indices, region.sizes);
    const full = valuesFor(call, b, values, region.result(shape));
    const places = flat.shape[0]!;
    const updates = b.reshape(full, [region.lead, places, region.tail]);
    const inner = b.permute(input, region.order);
    const x = b.reshape(inner, [region.lead, numel(region.sizes), region.tail]);
    const out = b.scatter(x, everywhere(b, flat, region), updates, 1, accumulate ? 'add' : 'set');
    const back = region.order.map((_, i) => region.order.indexOf(i));
    return b.permute(b.reshape(out, inner.shape), back);
  },
  saves: ['indices'],
  samples: (m) => [[m.tensor([2, 3]), [m.ints([2], 0, 2)], [0], m.tensor([3])]],
});

function valuesFor<N extends Typed>(call: LowerCall<N>, b: Builder<N>, values: N, shape: Shape): N {
  // Leading dimensions of size 1 do not count.
  let trimmed = values;
  while (trimmed.shape.length > shape.length && trimmed.shape[0] === 1)
    trimmed = b.reshape(trimmed, trimmed.shape.slice(1));
  const fits =
    trimmed.shape.length <= shape.length &&
    trimmed.shape.every((n, i) => n === 1 || n === shape[shape.length - trimmed.shape.length + i]);
  if (!fits)
    fail(
      call.op.replace(/^_/, ''),
      `shape mismatch: value tensor of shape ${show(values.shape)} cannot be broadcast to indexing result of shape ${show(shape)}`,
    );
  return b.broadcast(trimmed, shape);
}

export const index_put = composed({
  name: 'index_put',
  doc: 'input with values written (or added, with `accumulate`) at input[indices]: an index tensor, a mask or null for each dimension.',
  params: {
    input: p.tensor(),
    indices: p.any<readonly unknown[]>('readonly (T | null)[]'),
    values: p.tensor(),
    accumulate: p.bool(false),
  },
  compose: (A, { input, indices, values, accumulate }, call) => {
    if (!Array.isArray(indices))
      fail(call.op, 'indices is an array of index tensors: [rows], [rows, columns]', '', 'type');
    sameTypes(call.op, { input, values });
    const { list, dims } = placesOf(A, call.op, input, indices as readonly (typeof input | null)[]);
    if (list.length === 0) return accumulate ? A.add(input, values) : A.add(A.mul(input, 0), values);
    return A._index_put(input, list, dims, values, accumulate);
  },
  samples: (m) => [
    [m.tensor([3, 4]), [m.values([0, 2], 'int64')], m.tensor([4])],
    [m.tensor([3, 4]), [m.values([0, 0], 'int64'), m.values([1, 1], 'int64')], m.tensor([2]), true],
    [m.tensor([2, 3]), [m.bools([2, 3])], m.tensor([])],
    [m.tensor([2, 3]), [m.values([-1], 'int64')], m.tensor([1, 3])],
  ],
  errors: [
    {
      args: (m) => [m.tensor([2, 3]), [m.values([0, 1], 'int64')], m.tensor([2])],
      message: /cannot be broadcast to indexing result/,
    },
    { args: (m) => [m.tensor([2, 3]), [m.values([2], 'int64')], m.tensor([3])], message: RANGE },
  ],
});

// ---------------------------------------------------------------------------------------------------- flattened

const flatScatter = (name: string, gradName: string) =>
  lowered({
    name,
    in: [],
    method: false,
    gradName,
    doc: 'Values written into the flattened tensor.',
    params: { input: p.tensor(), index: p.index(), source: p.tensor(), accumulate: p.bool(false) },
    lower: (b, { input, index, source, accumulate }, call) => {
      const [size, n] = [numel(input.shape), numel(index.shape)];
      const at = b.reshape(wrapped(b, call.indices(index, -size, size, 'index'), size), [n]);
      const updates = b.slice(b.reshape(source, [numel(source.shape)]), [0], [n]);
      const out = b.scatter(b.reshape(input, [size]), at, updates, 0, accumulate ? 'add' : 'set');
      return b.reshape(out, input.shape);
    },
    saves: ['index'],
    samples: (m) => [[m.tensor([2, 3]), m.ints([2], 0, 6), m.tensor([2])]],
  });

export const putFlat = flatScatter('_put', 'PutBackward0');
export const maskedFlat = flatScatter('_masked_scatter', 'MaskedScatterBackward0');

export const put = composed({
  name: 'put',
  inplace: true,
  doc: 'input with source written (or added, with `accumulate`) at positions of the flattened tensor; negative ones count from the end.',
  params: { input: p.tensor(), index: p.index(), source: p.tensor(), accumulate: p.bool(false) },
  compose: (A, { input, index, source, accumulate }, call) => {
    sameTypes(call.op, { input, source });
    if (index.numel() !== source.numel())
      fail(
        call.op,
        `Expected source and index to have the same number of elements, but got source.numel() = ${source.numel()}, index.numel() = ${index.numel()}`,
        '',
        'index',
      );
    return A._put(input, index, source, accumulate);
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.values([0, -1], 'int64'), m.tensor([2])],
    [m.tensor([2, 3]), m.values([0, 0], 'int64'), m.tensor([2]), true],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.values([0, 0], 'int64'), m.tensor([3])], message: /same number of elements/ },
    { args: (m) => [m.tensor([2, 3]), m.values([6], 'int64'), m.tensor([1])], message: RANGE },
  ],
});

export const masked_scatter = composed({
  name: 'masked_scatter',
  inplace: true,
  doc: 'input with the elements of source, in order, where the bool mask is true; input and mask broadcast. It reads the mask at once.',
  params: { input: p.tensor(), mask: p.tensor(), source: p.tensor() },
  compose: (A, { input, mask, source }, call) => {
    sameTypes(call.op, { self: input, source });
    if (mask.dtype.name !== 'bool')
      fail(call.op, `expected a bool mask, got ${mask.dtype}`, 'Compare first, as in x.gt(0)');
    const shape = commonShape(call.op, input.shape, mask.shape);
    const where = trueAt(call.values(A.broadcast_to(mask, shape)));
    if (source.numel() < where.length)
      fail(call.op, `Number of elements of source (${source.numel()}) < number of ones in mask (${where.length})`);
    return A._masked_scatter(
      A.broadcast_to(input, shape),
      A._numbers(where, [where.length], { dtype: 'int64' }),
      source,
    );
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.bools([2, 3]), m.tensor([6])],
    [m.tensor([2, 3]), m.bools([3]), m.tensor([2, 3])],
  ],
  errors: [
    {
      args: (m) => [m.tensor([2]), m.values([true, true], 'bool'), m.tensor([1])],
      message: /< number of ones in mask \(2\)/,
    },
  ],
});
