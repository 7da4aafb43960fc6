/** Bags of embeddings: sums, means and maxima of the rows that indices say. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { sameShape, show } from '../ir/shape.js';
import { composed, p, type TensorLike } from '../record.js';
import { clipRows } from './linear.js';

const MODES = ['sum', 'mean', 'max'] as const;

/** Which indices make a bag. */
interface Bags {
  readonly count: number;
  /** The bag of each index. */
  readonly of: readonly number[];
}

function rowBags(rows: number, width: number): Bags {
  return { count: rows, of: Array.from({ length: rows * width }, (_, i) => Math.floor(i / width)) };
}

/** Bags of a list of n indices, from where each starts. */
function listBags(op: string, offsets: readonly number[], n: number, closed: boolean): Bags {
  if (closed && offsets.length < 1) fail(op, 'include_last_offset: number of offsets should be at least 1');
  if (offsets.length > 0 && offsets[0] !== 0)
    fail(op, `offsets[0] has to be 0: the first bag starts at position 0. However, got ${offsets[0]}`);
  const last = offsets.at(-1) ?? 0;
  if (last > n) fail(op, `offsets[-1] can not be greater than input's length ${n} but got offsets[-1] of ${last}`);
  const count = closed ? offsets.length - 1 : offsets.length;
  const of: number[] = [];
  offsets.forEach((start, i) => {
    const end = offsets[i + 1] ?? (closed ? start : n);
    if (!Number.isInteger(start) || end < start)
      fail(op, `offsets must be integers that do not fall: ${show(offsets)}`);
    for (let k = start; k < end; k++) of[k] = i;
  });
  return { count, of };
}

const whole = <T extends TensorLike>(A: TensorAlgebra<T>, data: readonly number[], shape: readonly number[]): T =>
  A._numbers(data, [...shape], { dtype: 'int64' });

/** The first row of each bag that has the largest element, column by column; −1 in an empty bag. */
function largest(values: readonly number[], width: number, { count, of }: Bags, used: readonly boolean[]): number[] {
  const best = new Array<number>(count * width).fill(-1);
  of.forEach((bag, row) => {
    if (!used[row]) return;
    for (let c = 0; c < width; c++) {
      const at = bag * width + c;
      const [old, value] = [best[at]!, values[row * width + c]!];
      if (old < 0 || value > values[old * width + c]!) best[at] = row;
    }
  });
  return best;
}

interface Rows<T> {
  readonly rows: T;
  readonly bags: Bags;
  /** False where an index is that of the padding. */
  readonly used: readonly boolean[];
}

function maxima<T extends TensorLike>(A: TensorAlgebra<T>, { rows, bags, used }: Rows<T>, values: number[]): T {
  const width = rows.shape[1]!;
  const shape = [bags.count, width];
  const best = largest(values, width, bags, used);
  if (rows.shape[0] === 0) return A.expand(A.sum(rows), shape);
  const at = whole(
    A,
    best.map((i) => Math.max(i, 0)),
    shape,
  );
  const none = A._numbers(
    best.map((i) => (i < 0 ? 1 : 0)),
    shape,
    { dtype: 'bool' },
  );
  return A.masked_fill(A.gather(rows, 0, at), none, 0);
}

function sums<T extends TensorLike>(A: TensorAlgebra<T>, { rows, bags, used }: Rows<T>, mean: boolean): T {
  const width = rows.shape[1]!;
  const size = { dtype: rows.dtype };
  const mask = A._numbers(used.map(Number), [used.length, 1], size);
  const counted = used.every(Boolean) ? rows : A.mul(rows, mask);
  const sum = A.index_add(A.zeros([bags.count, width], size), 0, whole(A, bags.of, [bags.of.length]), counted);
  if (!mean) return sum;
  const counts = new Array<number>(bags.count).fill(0);
  bags.of.forEach((bag, i) => {
    if (used[i]) counts[bag]!++;
  });
  return A.div(
    sum,
    A._numbers(
      counts.map((n) => Math.max(n, 1)),
      [bags.count, 1],
      size,
    ),
  );
}

export const embedding_bag = composed({
  name: 'embedding_bag',
  in: ['nn.functional'],
  method: false,
  doc: "Sums, means ('mean') or maxima of rows of weight [rows, width]: input [n, k] has n bags of k indices; with `offsets`, where the bags start, it is a list [k]. Empty bags are 0. The row `padding_idx` does not count and gets no gradient; `per_sample_weights` scale rows of sums.",
  params: {
    input: p.index(),
    weight: p.tensor(),
    offsets: p.index(null),
    max_norm: p.number(null),
    norm_type: p.number(2),
    scale_grad_by_freq: p.bool(false),
    mode: p.string(MODES, 'mean'),
    sparse: p.bool(false),
    per_sample_weights: p.tensor(null),
    include_last_offset: p.bool(false),
    padding_idx: p.int(null),
  },
  compose: (A, args, call) => {
    const { input, weight, offsets, mode, per_sample_weights: scales } = args;
    const { op } = call;
    if (scales !== null && !sameShape(scales.shape, input.shape))
      fail(
        op,
        `per_sample_weights (${show(scales.shape)}) must have the same shape as the input (${show(input.shape)})`,
        '',
        'value',
      );
    if (input.ndim !== 1 && input.ndim !== 2)
      fail(op, `input has to be 1D or 2D Tensor, but got Tensor of dimension ${input.ndim}`, '', 'value');
    if (input.ndim === 2 && offsets !== null)
      fail(op, 'if input is 2D, then offsets has to be None: its rows are the bags', '', 'value');
    if (input.ndim === 1 && offsets?.ndim !== 1)
      fail(op, `offsets has to be a 1D Tensor${offsets === null ? ' but got None' : ''}`, '', 'value');
    if (mode === 'max' && args.scale_grad_by_freq)
      fail(op, 'max mode does not support scaling the gradient by the frequency', '', 'value');
    if (scales !== null && mode !== 'sum')
      fail(op, `per_sample_weights is only supported for mode='sum' (got mode='${mode}')`, '', 'missing');
    const n = input.numel();
    const indices = A.reshape(input, [n]);
    const bags =
      offsets === null
        ? rowBags(input.shape[0]!, input.shape[1]!)
        : listBags(op, call.values(offsets), n, args.include_last_offset);
    const values = args.padding_idx !== null || args.max_norm !== null ? call.values(indices) : [];
    if (args.max_norm !== null && weight.ndim === 2) clipRows(A, weight, values, args.max_norm, args.norm_type);
    const looked = A._embedding(indices, weight, args.padding_idx, args.scale_grad_by_freq, args.sparse);
    const rows = scales === null ? looked : A.mul(looked, A.reshape(scales, [n, 1]));
    const padding =
      args.padding_idx !== null && args.padding_idx < 0 ? args.padding_idx + weight.shape[0]! : args.padding_idx;
    const used = bags.of.map((_, i) => padding === null || values[i] !== padding);
    const all = { rows, bags, used };
    const out = mode === 'max' ? maxima(A, all, call.values(looked)) : sums(A, all, mode === 'mean');
    return A._named(out, 'EmbeddingBagBackward0');
  },
  samples: (m) => {
    const list = m.values([0, 2, 3, 0, 1], 'int64');
    const rows = m.values(
      [
        [0, 2],
        [3, 0],
      ],
      'int64',
    );
    return [
      [rows, m.tensor([4, 2])],
      [list, m.tensor([4, 2]), m.values([0, 2, 2], 'int64'), { mode: 'sum', per_sample_weights: m.tensor([5]) }],
      [
        list,
        m.tensor([4, 3], { distinct: true }),
        m.values([0, 2, 2, 5], 'int64'),
        { mode: 'max', include_last_offset: true },
      ],
      [list, m.tensor([4, 2]), [0, 3], { padding_idx: 0, scale_grad_by_freq: true }],
      [m.values([], 'int64'), m.tensor([4, 2]), m.values([0, 0], 'int64'), { mode: 'max' }],
    ];
  },
  errors: [
    { args: (m) => [m.ints([3], 0, 2), m.tensor([2, 2])], message: /offsets has to be a 1D Tensor but got None/ },
    { args: (m) => [m.ints([1, 3], 0, 2), m.tensor([2, 2]), [0]], message: /if input is 2D, then offsets/ },
    { args: (m) => [m.ints([3], 0, 2), m.tensor([2, 2]), [1]], message: /offsets\[0\] has to be 0/ },
    { args: (m) => [m.ints([3], 0, 2), m.tensor([2, 2]), [0, 4]], message: /can not be greater than input's length 3/ },
    {
      args: (m) => [m.ints([1, 3], 0, 2), m.tensor([2, 2]), { per_sample_weights: m.tensor([1, 3]) }],
      message: /only supported for mode='sum'/,
    },
  ],
});
