/** Products made of matrix products: inner, tensordot, kron, chains and powers. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { numel, show } from '../ir/shape.js';
import { composed, p, type TensorLike } from '../record.js';
import { axisOf } from './axes.js';
import { requireRank, sameTypes } from './requirements.js';

export const inner = composed({
  name: 'inner',
  doc: 'Sums of products over the last dimension of both; a 0-d argument multiplies.',
  params: { input: p.tensor(), other: p.tensor() },
  compose: (A, { input, other }, call) => {
    if (input.ndim === 0 || other.ndim === 0) return A.mul(input, other);
    if (input.shape.at(-1) !== other.shape.at(-1))
      fail(
        call.op,
        `the last dimension must match on both input tensors but got shapes ${show(input.shape)} and ${show(other.shape)}`,
      );
    return A.tensordot(input, other, [[-1], [-1]]);
  },
  samples: (m) => [
    [m.tensor([3]), m.tensor([3])],
    [m.tensor([2, 3]), m.tensor([4, 3])],
    [m.tensor([2, 3]), m.tensor([])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([2, 4])], message: /last dimension must match/ }],
});

type Dims = number | readonly (number | readonly number[])[];

/** The contracted dimensions of both, counted from the front. */
function contracted(op: string, a: TensorLike, b: TensorLike, dims: Dims): [number[], number[]] {
  if (typeof dims === 'number') {
    if (dims < 0) fail(op, `expects dims >= 0, but got dims=${dims}`);
    const count = Array.from({ length: dims }, (_, i) => i);
    return [count.map((i) => axisOf(op, i - dims, a.ndim)), count.map((i) => axisOf(op, i, b.ndim))];
  }
  const [first, second] = dims;
  const list = (d: number | readonly number[] | undefined, rank: number): number[] =>
    (typeof d === 'number' ? [d] : [...(d ?? [])]).map((i) => axisOf(op, i, rank));
  if (dims.length !== 2) fail(op, 'dims must be a number or two lists of dimensions: [[0, 1], [2, 0]]', '', 'type');
  return [list(first, a.ndim), list(second, b.ndim)];
}

/** Sizes must match; a dimension of size 1 on one side is broadcast, so the other side's is summed. */
function matchSizes<T extends TensorLike>(
  A: TensorAlgebra<T>,
  op: string,
  a: T,
  b: T,
  da: number[],
  db: number[],
): [T, T] {
  if (da.length !== db.length) fail(op, 'both dimension lists should have same length');
  da.forEach((d, i) => {
    const [n, m] = [a.shape[d]!, b.shape[db[i]!]!];
    if (n === m) return;
    if (n === 1) b = A.sum(b, db[i]!, true);
    else if (m === 1) a = A.sum(a, d, true);
    else
      fail(
        op,
        `contracted dimensions need to match, but first has size ${n} in dim ${d} and second has size ${m} in dim ${db[i]}`,
      );
  });
  return [a, b];
}

export const tensordot = composed({
  name: 'tensordot',
  method: false,
  doc: 'Sums over dimensions of a paired with dimensions of b: the last and first `dims`, or two lists of them.',
  params: {
    a: p.tensor(),
    b: p.tensor(),
    dims: p.any<Dims>('number | readonly (number | readonly number[])[]', 2),
  },
  compose: (A, { a, b, dims }, call) => {
    sameTypes(call.op, { a, b });
    const [da, db] = contracted(call.op, a, b, dims);
    const [x, y] = matchSizes(A, call.op, a, b, da, db);
    const rest = (t: typeof a, used: readonly number[]) => t.shape.flatMap((_, i) => (used.includes(i) ? [] : [i]));
    const [ra, rb] = [rest(x, da), rest(y, db)];
    const size = (t: typeof a, axes: readonly number[]): number => numel(axes.map((i) => t.shape[i]!));
    const rows = A.reshape(A.permute(x, [...ra, ...da]), [size(x, ra), size(x, da)]);
    const columns = A.reshape(A.permute(y, [...db, ...rb]), [size(y, db), size(y, rb)]);
    return A.reshape(A.mm(rows, columns), [...ra.map((i) => x.shape[i]!), ...rb.map((i) => y.shape[i]!)]);
  },
  samples: (m) => [
    [m.tensor([2, 3, 4]), m.tensor([3, 4, 5])],
    [m.tensor([2, 3]), m.tensor([3, 2]), 1],
    [
      m.tensor([2, 3, 4]),
      m.tensor([4, 2]),
      [
        [2, 0],
        [0, 1],
      ],
    ],
    [m.tensor([2]), m.tensor([3]), 0],
    [m.tensor([2, 1]), m.tensor([3, 2]), 1],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.tensor([3, 2]), [[1], [1]]], message: /contracted dimensions need to match/ },
    { args: (m) => [m.tensor([2, 3]), m.tensor([3, 2]), 3], message: /Dimension out of range/ },
    { args: (m) => [m.tensor([2, 3]), m.tensor([3, 2]), [[1], [0, 1]]], message: /same length/ },
  ],
});

export const kron = composed({
  name: 'kron',
  doc: 'Kronecker product: every element of input times all of other, as blocks.',
  params: { input: p.tensor(), other: p.tensor() },
  compose: (A, { input, other }) => {
    const rank = Math.max(input.ndim, other.ndim);
    const full = (t: typeof input): number[] => [...new Array<number>(rank - t.ndim).fill(1), ...t.shape];
    const [a, b] = [full(input), full(other)];
    const blocks = A.mul(
      A.reshape(
        input,
        a.flatMap((n) => [n, 1]),
      ),
      A.reshape(
        other,
        b.flatMap((n) => [1, n]),
      ),
    );
    return A._unsafe_view(
      blocks,
      a.map((n, i) => n * b[i]!),
    );
  },
  samples: (m) => [
    [m.tensor([2, 2]), m.tensor([2, 3])],
    [m.tensor([2]), m.tensor([2, 2])],
    [m.tensor([]), m.tensor([3])],
  ],
});

/** The cheapest order of a chain: where to split the product i…j (Cormen et al., Introduction to Algorithms, 15.2). */
function splits(sizes: readonly number[]): number[][] {
  const n = sizes.length - 1;
  const cost = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const at = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let span = 1; span < n; span++) {
    for (let i = 0; i + span < n; i++) {
      const j = i + span;
      cost[i]![j] = Infinity;
      for (let k = i; k < j; k++) {
        const c = cost[i]![k]! + cost[k + 1]![j]! + sizes[i]! * sizes[k + 1]! * sizes[j + 1]!;
        if (c < cost[i]![j]!) [cost[i]![j], at[i]![j]] = [c, k];
      }
    }
  }
  return at;
}

function product<T extends TensorLike>(A: TensorAlgebra<T>, list: readonly T[]): T {
  const at = splits([list[0]!.shape[0]!, ...list.map((t) => t.shape[1]!)]);
  const part = (i: number, j: number): T => (i === j ? list[i]! : A.mm(part(i, at[i]![j]!), part(at[i]![j]! + 1, j)));
  return part(0, list.length - 1);
}

function checkChain(op: string, list: readonly TensorLike[]): void {
  for (let i = 1; i < list.length; i++) {
    const [x, y] = [list[i - 1]!, list[i]!];
    if (x.shape[1] !== y.shape[0])
      fail(op, `tensors ${i - 1} and ${i} with shapes ${show(x.shape)} and ${show(y.shape)} cannot be multiplied`);
  }
}

export const multi_dot = composed({
  name: 'multi_dot',
  in: ['linalg'],
  method: false,
  doc: 'Product of two or more matrices in the cheapest order; the first and the last may be vectors.',
  params: { tensors: p.tensors() },
  compose: (A, { tensors }, call) => {
    if (tensors.length < 2) fail(call.op, `expected at least 2 tensors but got ${tensors.length}`);
    const [first, last] = [tensors[0]!, tensors[tensors.length - 1]!];
    const list = [...tensors];
    if (first.ndim === 1) list[0] = A.unsqueeze(first, 0);
    if (last.ndim === 1) list[list.length - 1] = A.unsqueeze(last, 1);
    list.forEach((t, i) => requireRank(call.op, `tensor ${i}`, t, 2, 'a matrix'));
    checkChain(call.op, list);
    const shape = [...(first.ndim === 1 ? [] : [first.shape[0]!]), ...(last.ndim === 1 ? [] : [last.shape[1]!])];
    return A.view(product(A, list), shape);
  },
  samples: (m) => [
    [[m.tensor([2, 3]), m.tensor([3, 4])]],
    [[m.tensor([2, 5]), m.tensor([5, 1]), m.tensor([1, 4])]],
    [[m.tensor([3]), m.tensor([3, 4]), m.tensor([4])]],
  ],
  errors: [
    { args: (m) => [[m.tensor([2, 3])]], message: /at least 2 tensors/ },
    { args: (m) => [[m.tensor([2, 3]), m.tensor([2, 3])]], message: /cannot be multiplied/ },
  ],
});

export const chain_matmul = composed({
  name: 'chain_matmul',
  method: false,
  doc: 'Product of matrices in the cheapest order.',
  params: { matrices: p.tensors({ spread: true }) },
  compose: (A, { matrices }, call) => {
    if (matrices.length === 0) fail(call.op, 'expects at least one matrix');
    matrices.forEach((t, i) => requireRank(call.op, `matrix ${i}`, t, 2, 'a matrix'));
    checkChain(call.op, matrices);
    return matrices.length === 1 ? A.clone(matrices[0]!) : A.linalg.multi_dot(matrices);
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3, 4])],
    [m.tensor([2, 5]), m.tensor([5, 1]), m.tensor([1, 4])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([2, 3])], message: /cannot be multiplied/ }],
});

export const matrix_power = composed({
  name: 'matrix_power',
  in: ['torch', 'linalg'],
  doc: 'The n-th power of square matrices [..., k, k]; negative n takes powers of the inverse.',
  params: { input: p.tensor(), n: p.int() },
  compose: (A, { input, n }, call) => {
    const [rows, columns] = input.shape.slice(-2);
    if (input.ndim < 2) fail(call.op, `input must have at least 2 dimensions, but its shape is ${show(input.shape)}`);
    if (rows !== columns)
      fail(call.op, `A must be batches of square matrices, but they are ${rows} by ${columns} matrices`);
    if (n === 0) return A.clone(A.expand(A.eye(rows!, { dtype: input.dtype }), input.shape));
    if (n === 1) return A.clone(input);
    return power(A, n < 0 ? A.linalg.inv(input) : input, Math.abs(n));
  },
  samples: (m) => [
    [m.tensor([3, 3]), 1],
    [m.tensor([3, 3]), 3],
    [m.tensor([2, 2, 2]), 5],
    [m.tensor([2, 2]), 0],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 2], message: /square matrices/ }],
});

/** Square and multiply. */
function power<T extends TensorLike>(A: TensorAlgebra<T>, x: T, n: number): T {
  let out: T | null = null;
  for (let square = x, left = n; ; square = A.matmul(square, square)) {
    if (left % 2 === 1) out = out === null ? square : A.matmul(out, square);
    left = Math.floor(left / 2);
    if (left === 0) return out ?? square;
  }
}
