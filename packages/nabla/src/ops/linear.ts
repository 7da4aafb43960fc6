/** Linear layers, and rows looked up in a table. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { int64 } from '../ir/dtype.js';
import { numel, show } from '../ir/shape.js';
import { composed, lowered, p, type TensorLike } from '../record.js';
import { detached, NUMBER_OF_TYPE, requireRank, sameTypes, store } from './requirements.js';

export const linear = composed({
  name: 'linear',
  in: ['nn.functional'],
  method: false,
  doc: 'input · weightᵀ + bias: input [..., in], weight [out, in] (or [in]), bias [out] give [..., out].',
  params: { input: p.tensor(), weight: p.tensor(), bias: p.tensor(null) },
  compose: (A, { input, weight, bias }, call) => {
    if (weight.ndim !== 1 && weight.ndim !== 2)
      fail(call.op, `weight must be [out, in] or [in], but its shape is ${show(weight.shape)}`);
    const [features, expected] = [input.shape.at(-1), weight.shape.at(-1)];
    if (features !== expected)
      fail(
        call.op,
        `input and weight shapes cannot be multiplied (${show(input.shape)} and ${show(weight.shape)}, transposed)`,
        `The last size of input is ${features ?? 'missing'}, the layer takes ${expected} features`,
      );
    sameTypes(call.op, { input, weight, bias });
    const transposed = weight.ndim === 2 ? A.t(weight) : weight;
    if (bias === null || weight.ndim === 1) return added(A.matmul(input, transposed));
    if (input.ndim === 2) return A.addmm(bias, input, transposed);
    if (input.ndim !== 3 || !input.is_contiguous()) return added(A.matmul(input, transposed));
    const rows = A.reshape(input, [numel(input.shape.slice(0, -1)), features!]);
    return A.view(A.addmm(bias, rows, transposed), [...input.shape.slice(0, -1), weight.shape[0]!]);

    function added(product: typeof input): typeof input {
      return bias === null ? product : A.add(product, bias);
    }
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([4, 3]), m.tensor([4])],
    [m.tensor([2, 3]), m.tensor([4, 3])],
    [m.tensor([2, 2, 3]), m.tensor([4, 3]), m.tensor([4])],
    [m.tensor([3]), m.tensor([4, 3]), m.tensor([4])],
    [m.tensor([2, 1, 2, 3]), m.tensor([4, 3]), m.tensor([4])],
    [m.tensor([2, 3]), m.tensor([3])],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.tensor([4, 5])], message: /shapes cannot be multiplied/ },
    {
      args: (m) => [m.tensor([2, 3], { dtype: 'float32' }), m.tensor([4, 3], { dtype: 'float64' })],
      message: NUMBER_OF_TYPE,
    },
    { args: (m) => [m.tensor([2, 3]), m.tensor([4, 3]), m.tensor([5])], message: /cannot be broadcast/ },
  ],
});

export const bilinear = composed({
  name: 'bilinear',
  in: ['nn.functional', 'torch'],
  method: false,
  doc: 'y_o = Σ x1_i · weight_oij · x2_j + bias_o: input1 [..., i], input2 [..., j], weight [o, i, j] give [..., o].',
  params: { input1: p.tensor(), input2: p.tensor(), weight: p.tensor(), bias: p.tensor(null) },
  compose: (A, { input1, input2, weight, bias }, call) => {
    requireRank(call.op, 'weight', weight, 3, '[out, in1, in2]');
    const [out, one, two] = weight.shape as readonly [number, number, number];
    const lead = input1.shape.slice(0, -1);
    lead.forEach((n, i) => {
      if (input2.shape[i] !== n || input2.ndim !== input1.ndim)
        fail(call.op, `input batch dimensions do not match at dim ${i}: got ${n} and ${input2.shape[i] ?? 'none'}`);
    });
    [input1, input2].forEach((x, i) => {
      if (x.shape.at(-1) !== [one, two][i])
        fail(
          call.op,
          `input${i + 1} size does not match weight size: got ${x.shape.at(-1)} but expected ${[one, two][i]}`,
        );
    });
    const rows = numel(lead);
    const table = A.reshape(A.permute(weight, [1, 0, 2]), [one, out * two]);
    const left = A.reshape(A.mm(A.reshape(input1, [rows, one]), table), [rows, out, two]);
    const sums = A.sum(A.mul(left, A.reshape(input2, [rows, 1, two])), -1);
    const product = A.reshape(sums, [...lead, out]);
    return bias === null ? product : A.add(product, bias);
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 4]), m.tensor([5, 3, 4]), m.tensor([5])],
    [m.tensor([2, 2, 3]), m.tensor([2, 2, 2]), m.tensor([1, 3, 2])],
  ],
  errors: [
    {
      args: (m) => [m.tensor([2, 3]), m.tensor([3, 4]), m.tensor([5, 3, 4])],
      message: /batch dimensions do not match/,
    },
    { args: (m) => [m.tensor([2, 3]), m.tensor([2, 4]), m.tensor([5, 3, 3])], message: /input2 size does not match/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- tables

/** Row numbers, repeated along the columns: what gather and scatter read. */
function rowsOf<N extends Typed>(b: Builder<N>, index: N, width: number): N {
  const n = numel(index.shape);
  return b.broadcast(b.reshape(index, [n, 1]), [n, width]);
}

function paddingOf(op: string, padding: number | null, rows: number): number | null {
  if (padding === null) return null;
  if (padding < -rows || padding >= rows)
    fail(op, `padding_idx must be within num_embeddings: ${padding} is not in [${-rows}, ${rows - 1}]`, '', 'value');
  return padding < 0 ? padding + rows : padding;
}

const lookup = { input: p.index(), weight: p.tensor(), padding_idx: p.int(null) };

export const embeddingForward = lowered({
  name: '_embedding',
  gradName: 'EmbeddingBackward0',
  in: [],
  method: false,
  doc: 'Rows of weight at the indices.',
  params: { ...lookup, scale_grad_by_freq: p.bool(false), sparse: p.bool(false) },
  lower: (b, { input, weight, padding_idx, sparse }, call) => {
    requireRank(call.op, 'weight', weight, 2, 'a matrix [rows, width]');
    const [rows, width] = weight.shape as readonly [number, number];
    paddingOf(call.op, padding_idx, rows);
    if (sparse) fail(call.op, 'sparse gradients are not supported', 'Leave sparse out');
    const index = call.indices(input, 0, rows, 'indices');
    const out = b.gather(weight, rowsOf(b, index, width), 0);
    return b.reshape(out, [...input.shape, width]);
  },
  grad: (A, [g], { args }) => ({
    weight: A.embedding_backward(g!, args.input, args.weight.shape[0]!, args.padding_idx, args.scale_grad_by_freq),
  }),
  saves: ['input'],
  samples: (m) => [[m.ints([3], 0, 4), m.tensor([4, 2])]],
});

/** Scales the rows that are looked up to max_norm where they are longer, in place and off the tape. */
export function clipRows<T extends TensorLike>(
  A: TensorAlgebra<T>,
  weight: T,
  used: readonly number[],
  max: number,
  order: number,
): void {
  const table = detached(weight);
  const rows = table.shape[0]!;
  const wanted = new Set(used);
  const marks = Array.from({ length: rows }, (_, i) => (wanted.has(i) ? 1 : 0));
  const norms = A.norm(table, order, 1, true);
  const longer = A.mul(A.gt(norms, max), A._numbers(marks, [rows, 1], { dtype: weight.dtype }));
  store(table, A.where(A.ne(longer, 0), A.mul(table, A.div(max, A.add(norms, 1e-7))), table));
}

export const embedding = composed({
  name: 'embedding',
  in: ['nn.functional'],
  method: false,
  doc: 'Rows of weight [rows, width] at the indices: [...] gives [..., width]. The row `padding_idx` gets no gradient; `scale_grad_by_freq` divides a row’s gradient by how often it was used; rows longer than `max_norm` are first shortened to it, in weight itself.',
  params: {
    ...lookup,
    max_norm: p.number(null),
    norm_type: p.number(2),
    scale_grad_by_freq: p.bool(false),
    sparse: p.bool(false),
  },
  compose: (A, { input, weight, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse }, call) => {
    if (max_norm !== null && weight.ndim === 2) clipRows(A, weight, call.values(input), max_norm, norm_type);
    return A._embedding(input, weight, padding_idx, scale_grad_by_freq, sparse);
  },
  samples: (m) => [
    [m.ints([3], 0, 4), m.tensor([4, 2])],
    [
      m.values(
        [
          [0, 2],
          [3, 0],
        ],
        'int64',
      ),
      m.tensor([4, 2]),
      1,
    ],
    [m.values(2, 'int64'), m.tensor([4, 2]), -1],
    [m.values([2, 0], 'int64'), m.tensor([3, 2]), { scale_grad_by_freq: true }],
    [m.ints([0], 0, 4), m.tensor([4, 2])],
  ],
  errors: [
    { args: (m) => [m.values([1.5]), m.tensor([3, 2])], message: /indices must be integers, but element 0 is 1.5/ },
    { args: (m) => [m.values([0, 3], 'int64'), m.tensor([3, 2])], message: /indices out of range: element 1 is 3/ },
    { args: (m) => [m.ints([2], 0, 3), m.tensor([3, 2]), 3], message: /padding_idx must be within/ },
    { args: (m) => [m.ints([2], 0, 3), m.tensor([3, 2, 2])], message: /weight must be a matrix/ },
  ],
});

/** How often each of n rows occurs. */
function counts<N extends Typed>(b: Builder<N>, index: N, rows: number, like: N): N {
  const ones = b.const(1, like.dtype, index.shape);
  return b.scatter(b.const(0, like.dtype, [rows]), index, ones, 0, 'add');
}

export const embeddingBackward = lowered({
  name: 'embedding_backward',
  gradName: 'EmbeddingDenseBackwardBackward0',
  in: [],
  method: false,
  doc: 'Rows of a gradient added up where the indices say.',
  params: {
    grad_output: p.tensor(),
    indices: p.tensor(),
    num_weights: p.int(),
    padding_idx: p.int(null),
    scale: p.bool(false),
  },
  lower: (b, { grad_output, indices, num_weights, padding_idx, scale }, call) => {
    const width = grad_output.shape.at(-1)!;
    const n = numel(indices.shape);
    const index = b.reshape(b.cast(indices, int64), [n]);
    let g = b.reshape(grad_output, [n, width]);
    const skip = paddingOf(call.op, padding_idx, num_weights);
    if (skip !== null) {
      const used = b.compare('ne', index, b.like(skip, index));
      g = b.where(b.broadcast(b.reshape(used, [n, 1]), g.shape), g, b.like(0, g));
    }
    if (scale) {
      const times = b.gather(counts(b, index, num_weights, g), index, 0);
      g = b.div(g, b.broadcast(b.reshape(times, [n, 1]), g.shape));
    }
    return b.scatter(b.const(0, g.dtype, [num_weights, width]), rowsOf(b, index, width), g, 0, 'add');
  },
  saves: ['indices'],
  samples: (m) => [[m.tensor([3, 2]), m.ints([3], 0, 4), 4]],
});

export const one_hot = lowered({
  name: 'one_hot',
  in: ['nn.functional'],
  method: false,
  doc: 'int64 rows with a 1 at the class and 0 elsewhere: [...] gives [..., num_classes]. num_classes −1: one more than the largest.',
  params: { tensor: p.index(), num_classes: p.int(-1) },
  lower: (b, { tensor, num_classes }, call) => {
    if (tensor.dtype.kind === 'bool')
      fail(call.op, 'is only applicable to integers, got torch.bool', 'Convert with .long()');
    const values = call.values(tensor);
    const classes = classCount(call.op, values, num_classes);
    const index = call.indices(tensor, 0, classes, 'classes');
    const shape = [...tensor.shape, classes];
    const at = b.broadcast(b.reshape(index, [...tensor.shape, 1]), shape);
    return b.cast(b.compare('eq', b.iota(int64, shape, shape.length - 1), at), int64);
  },
  samples: (m) => [[m.ints([4], 0, 3), 3], [m.ints([2, 2], 0, 3)], [m.values([], 'int64'), 3], [m.values(2, 'int64')]],
  errors: [
    { args: (m) => [m.values([-1], 'int64')], message: /Class values must be non-negative, but element 0 is -1/ },
    { args: (m) => [m.values([0, 3], 'int64'), 2], message: /must be smaller than num_classes/ },
    { args: (m) => [m.values([], 'int64')], message: /Can not infer total number of classes/ },
  ],
});

function classCount(op: string, values: ArrayLike<number>, wanted: number): number {
  let largest = -1;
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (v < 0) fail(op, `Class values must be non-negative, but element ${i} is ${v}`);
    if (wanted > 0 && v >= wanted)
      fail(op, `Class values must be smaller than num_classes (${wanted}), but element ${i} is ${v}`);
    largest = Math.max(largest, v);
  }
  if (wanted > 0) return wanted;
  if (values.length === 0) fail(op, 'Can not infer total number of classes from empty tensor', 'Give num_classes');
  if (wanted !== -1) fail(op, `num_classes must be positive, but is ${wanted}`);
  return largest + 1;
}
