/** Histograms of one or several variables. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { sameShape, show } from '../ir/shape.js';
import { type ComposeCall, composed, keyword, p, type TensorLike } from '../record.js';
import { detached, refuseType, withNames } from './requirements.js';
import { fixed } from './samples.js';

type Bins<T> = number | readonly (number | T)[] | T;

const isTensor = (x: unknown): x is TensorLike => typeof x === 'object' && x !== null && 'dtype' in x;

interface Given<T> {
  readonly range: readonly number[] | null;
  readonly weight: T | null;
  readonly density: boolean;
}

/** From where to where bins reach in each dimension. */
function outerEdges<T extends TensorLike>(
  A: TensorAlgebra<T>,
  call: ComposeCall<T>,
  points: T,
  range: readonly number[] | null,
): [number, number][] {
  const [count, n] = points.shape as readonly [number, number];
  if (range !== null && range.length !== 2 * n)
    fail(call.op, `for a ${n}-dimensional histogram range should have ${2 * n} elements, but got ${range.length}`);
  const given = (): number[] => {
    if (range !== null) return [...range];
    if (count === 0) return Array.from({ length: 2 * n }, (_, i) => i % 2);
    const [low, high] = [call.values(A.amin(points, 0)), call.values(A.amax(points, 0))];
    return low.flatMap((x, i) => [x, high[i]!]);
  };
  const all = given();
  return Array.from({ length: n }, (_, i) => {
    const [low, high] = [all[2 * i]!, all[2 * i + 1]!];
    if (!Number.isFinite(low) || !Number.isFinite(high))
      fail(call.op, `dimension ${i}'s range [${low}, ${high}] is not finite`);
    if (low > high) fail(call.op, `min should not exceed max, but got min ${low} max ${high} for dimension ${i}`);
    return low === high ? [low - 0.5, high + 0.5] : [low, high];
  });
}

/** The edges of the bins of each dimension. */
function edgesOf<T extends TensorLike>(
  A: TensorAlgebra<T>,
  call: ComposeCall<T>,
  points: T,
  bins: readonly (number | T)[],
  range: readonly number[] | null,
): T[] {
  if (bins.some(isTensor)) return bins.map((edges, i) => checkedEdges(call.op, points, edges, i));
  const counts = bins as readonly number[];
  counts.forEach((n, i) => {
    if (!Number.isInteger(n) || n <= 0) fail(call.op, `bins must be > 0, but got ${n} for dimension ${i}`);
  });
  return outerEdges(A, call, points, range).map(([low, high], i) =>
    A.linspace(low, high, counts[i]! + 1, { dtype: points.dtype }),
  );
}

function checkedEdges<T extends TensorLike>(op: string, points: T, edges: number | T, i: number): T {
  if (!isTensor(edges)) return fail(op, 'bins must be all numbers or all tensors', '', 'type');
  if (edges.dtype !== points.dtype)
    fail(
      op,
      `input tensor and bins tensors should have the same dtype, but got input with dtype ${points.dtype} and bins for dimension ${i} with dtype ${edges.dtype}`,
    );
  if (edges.ndim !== 1)
    fail(
      op,
      `bins tensor should have one dimension, but got ${edges.ndim} dimensions in the bins tensor for dimension ${i}`,
    );
  if (edges.numel() === 0)
    fail(op, `bins tensor should have at least 1 element, but got 0 elements in the bins tensor for dimension ${i}`);
  if (edges.numel() === 1) fail(op, `bins must be > 0, but got 0 for dimension ${i}: one edge encloses nothing`);
  return edges;
}

function checkInput<T extends TensorLike>(op: string, input: T, shape: readonly number[], weight: T | null): void {
  refuseType(op, input, true);
  if (weight === null) return;
  if (weight.dtype !== input.dtype)
    fail(
      op,
      `if weight tensor is provided, input tensor and weight tensor should have the same dtype, but got ${input.dtype} and ${weight.dtype}`,
    );
  if (!sameShape(weight.shape, shape))
    fail(
      op,
      `if weight tensor is provided it should have the same shape as the input tensor (points), but got ${show(shape)} and weight with shape ${show(weight.shape)}`,
    );
}

/** Counts (or weights added up) of points [count, n] in the cells between edges; the last cell has both of its ends. */
function counted<T extends TensorLike>(A: TensorAlgebra<T>, points: T, edges: readonly T[], given: Given<T>): T {
  const sizes = edges.map((e) => e.numel() - 1);
  const cells = sizes.reduce((a, n) => a * n, 1);
  const type = { dtype: points.dtype };
  if (points.shape[0] === 0) return A.zeros(sizes, type);
  let weight = given.weight === null ? A.ones([points.shape[0]!], type) : A.reshape(given.weight, [-1]);
  let flat: T | null = null;
  edges.forEach((e, i) => {
    const x = A.clone(A.select(points, 1, i));
    const outside = A.logical_or(A.lt(x, A.select(e, 0, 0)), A.gt(x, A.select(e, 0, -1)));
    weight = A.masked_fill(weight, outside, 0);
    const cell = A.clamp(A.sub(A.searchsorted(A.clone(e), x, { right: true }), 1), 0, sizes[i]! - 1);
    flat = flat === null ? cell : A.add(A.mul(flat, sizes[i]!), cell);
  });
  return A.reshape(A.index_add(A.zeros([cells], type), 0, flat!, weight), sizes);
}

/** Divided by the sum and by the cells' sizes. */
function asDensity<T extends TensorLike>(A: TensorAlgebra<T>, hist: T, edges: readonly T[]): T {
  return edges.reduce(
    (x, e, i) =>
      A.div(
        x,
        A.reshape(
          A.diff(e),
          hist.shape.map((_, k) => (k === i ? -1 : 1)),
        ),
      ),
    A.div(hist, A.sum(hist)),
  );
}

function histogramOf<T extends TensorLike>(
  A: TensorAlgebra<T>,
  call: ComposeCall<T>,
  points: T,
  bins: readonly (number | T)[],
  given: Given<T>,
): { hist: T; edges: T[] } {
  const edges = edgesOf(A, call, points, bins, given.range);
  const hist = counted(A, points, edges, given);
  return { hist: given.density ? asDensity(A, hist, edges) : hist, edges };
}

const RESULTS = ['hist', 'bin_edges'];
const options = {
  range: p.any<readonly number[] | null>('readonly number[] | null', null),
  weight: p.tensor(null),
  density: p.bool(false),
};

export const histogram = composed({
  name: 'histogram',
  resultNames: RESULTS,
  doc: '{ hist, bin_edges }: how many elements lie in each bin, the last with both of its ends. bins: how many of equal width over `range` (without it from the smallest to the largest element), or their edges. `weight` is added up in place of ones; density divides by the sum and by the widths. No derivative.',
  params: {
    input: p.tensor(),
    bins: p.any<Bins<TensorLike>>('number | T'),
    ...keyword(options),
  },
  compose: (A, { input, bins, range, weight, density }, call) => {
    checkInput(call.op, input, input.shape, weight);
    const points = A.reshape(detached(input), [-1, 1]);
    const list = [bins as number | typeof input];
    const given = { range, weight: weight && detached(weight), density };
    const { hist, edges } = histogramOf(A, call, points, list, given);
    return withNames(RESULTS, [hist, edges[0]!]);
  },
  samples: (m) => [
    [m.tensor([7]), 3],
    [
      m.tensor([2, 3]),
      4,
      { range: [-1, 2], density: true, weight: m.tensor([2, 3], { low: 0.1, requires_grad: false }) },
    ],
    [fixed(m, [0, 0.5, 1, 2, -1, Number.NaN]), fixed(m, [0, 0.5, 1])],
    [m.tensor([0]), 2],
  ],
  errors: [
    { args: (m) => [m.tensor([3]), 0], message: /bins must be > 0/ },
    { args: (m) => [m.tensor([3]), 2, { range: [3, 1] }], message: /min should not exceed max/ },
    { args: (m) => [m.ints([3], 0, 3), 2], message: /not implemented for torch.int64/ },
    { args: (m) => [m.tensor([3]), m.tensor([2, 2])], message: /should have one dimension/ },
  ],
});

export const histogramdd = composed({
  name: 'histogramdd',
  method: false,
  resultNames: RESULTS,
  returns: 'readonly [T, T[]] & { readonly hist: T; readonly bin_edges: T[] }',
  doc: '{ hist, bin_edges } of points [..., n] in n dimensions: bins is how many in each dimension (one number or n), or n tensors of edges; range has two numbers for each dimension. See histogram.',
  params: {
    input: p.tensor(),
    bins: p.any<Bins<TensorLike>>('number | readonly number[] | readonly T[]'),
    ...keyword(options),
  },
  compose: (A, { input, bins, range, weight, density }, call) => {
    if (input.ndim < 2)
      fail(call.op, `input tensor should have at least 2 dimensions, but its shape is ${show(input.shape)}`);
    checkInput(call.op, input, input.shape.slice(0, -1), weight);
    const n = input.shape.at(-1)!;
    const list = (typeof bins === 'number' ? Array.from({ length: n }, () => bins) : bins) as (number | typeof input)[];
    if (!Array.isArray(list)) fail(call.op, 'bins must be a number or an array of numbers or of tensors', '', 'type');
    if (list.length !== n)
      fail(call.op, `expected ${n} sequences of bin edges for a ${n}-dimensional histogram but got ${list.length}`);
    const points = A.reshape(detached(input), [-1, n]);
    const given = { range, weight: weight && detached(weight), density };
    const { hist, edges } = histogramOf(A, call, points, list, given);
    return withNames<unknown>(RESULTS, [hist, edges]);
  },
  samples: (m) => [
    [m.tensor([6, 2]), [2, 3]],
    [
      m.tensor([3, 2, 2]),
      2,
      { range: [-1, 1, -2, 2], density: true, weight: m.tensor([3, 2], { low: 0.1, requires_grad: false }) },
    ],
    [m.tensor([4, 2]), [fixed(m, [-1, 0, 2]), fixed(m, [-2, 2])]],
  ],
  errors: [
    { args: (m) => [m.tensor([3]), 2], message: /at least 2 dimensions/ },
    { args: (m) => [m.tensor([3, 2]), [2]], message: /expected 2 sequences of bin edges/ },
  ],
});
