/** Derivatives of sampled functions: central differences inside, one-sided ones at the ends. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { show } from '../ir/shape.js';
import { composed, keyword, p, type TensorLike } from '../record.js';
import { axesOf } from './axes.js';

type Spacing<T> = number | readonly (number | T)[];

/** Distances between neighbours: one number, or coordinates. */
type Along<T> = number | T;

const isTensor = (x: unknown): x is TensorLike => typeof x === 'object' && x !== null && 'dtype' in x;

/** For each dimension its distance or its coordinates. */
function spacings<T extends TensorLike>(
  op: string,
  given: Spacing<T>,
  axes: readonly number[],
  all: boolean,
): Along<T>[] {
  if (typeof given === 'number') return axes.map(() => given);
  if (!Array.isArray(given) || !given.every((x) => typeof x === 'number' || isTensor(x)))
    fail(op, 'spacing must be a number, an array of numbers or an array of tensors', '', 'type');
  if (given.length !== axes.length)
    fail(
      op,
      `expected spacing to be unspecified, a scalar or a list of length ${axes.length} (${all ? 'as many as input has dimensions' : 'as dim has'}), but got a list of length ${given.length}`,
    );
  return [...given] as Along<T>[];
}

/** Weights of three neighbours, for the first, for those inside and for the last. */
interface Weights<W> {
  readonly first: readonly W[];
  readonly inside: readonly W[];
  readonly last: readonly W[];
}

function evenWeights(h: number, order: number): Weights<number> {
  const inside = [-0.5 / h, 0, 0.5 / h];
  if (order === 1) return { first: [-1 / h, 1 / h, 0], inside, last: [0, -1 / h, 1 / h] };
  return { first: [-1.5 / h, 2 / h, -0.5 / h], inside, last: [0.5 / h, -2 / h, 1.5 / h] };
}

/** Of parabolas through three neighbours at distances s and t. */
function unevenWeights<T extends TensorLike>(A: TensorAlgebra<T>, x: T, order: number, row: number[]): Weights<T> {
  const steps = A.diff(x);
  const n = steps.shape[0]!;
  const part = (from: number, size: number): T => A.reshape(A.narrow(steps, 0, from, size), row);
  const [s, t] = [part(0, n - 1), part(1, n - 1)];
  const sum = A.add(s, t);
  const inside = [A.neg(A.div(t, A.mul(s, sum))), A.div(A.sub(t, s), A.mul(s, t)), A.div(s, A.mul(t, sum))];
  const [a, z] = [part(0, 1), part(n - 1, 1)];
  if (order === 1) {
    const [left, right] = [A.reciprocal(a), A.reciprocal(z)];
    const none = A.zeros_like(a);
    return { first: [A.neg(left), left, none], inside, last: [none, A.neg(right), right] };
  }
  const [b, y] = [part(1, 1), part(n - 2, 1)];
  const [ab, yz] = [A.add(a, b), A.add(y, z)];
  const first = [A.neg(A.div(A.add(a, ab), A.mul(a, ab))), A.div(ab, A.mul(a, b)), A.neg(A.div(a, A.mul(b, ab)))];
  const last = [A.div(z, A.mul(y, yz)), A.neg(A.div(yz, A.mul(z, y))), A.div(A.add(z, yz), A.mul(z, yz))];
  return { first, inside, last };
}

function slopes<T extends TensorLike>(A: TensorAlgebra<T>, x: T, axis: number, h: Along<T>, order: number): T {
  const n = x.shape[axis]!;
  const row = x.shape.map((_, i) => (i === axis ? -1 : 1));
  const w = typeof h === 'number' ? evenWeights(h, order) : unevenWeights(A, h, order, row);
  const reach = Math.min(3, n);
  /** Σ of neighbours from `at` on, `size` of each. */
  const mix = (weights: readonly (number | T)[], at: number, size: number): T =>
    weights
      .map((c, k) => (c === 0 ? null : A.mul(A.narrow(x, axis, at + k, size), c)))
      .filter((term) => term !== null)
      .reduce((sum, term) => A.add(sum, term));
  const two = (weights: readonly (number | T)[]) =>
    n === 2 ? weights.filter((_, k) => (weights === w.first ? k < 2 : k > 0)) : weights;
  const parts = [mix(two(w.first), 0, 1), mix(two(w.last), n - reach, 1)];
  return A.cat(n > 2 ? [parts[0]!, mix(w.inside, 0, n - 2), parts[1]!] : parts, axis);
}

export const gradient = composed({
  name: 'gradient',
  method: false,
  returns: 'T[]',
  doc: 'For each dimension the derivative of a sampled function: differences over two steps inside, one-sided ones of order edge_order at the ends. `spacing`: the distance between samples, one for each dimension, or a tensor of coordinates for each.',
  params: {
    input: p.tensor(),
    ...keyword({
      spacing: p.any<Spacing<TensorLike>>('number | readonly number[] | readonly T[]', 1),
      dim: p.ints(null),
      edge_order: p.int(1),
    }),
  },
  compose: (A, { input, spacing, dim, edge_order }, call) => {
    if (input.dtype.name === 'uint8') fail(call.op, 'does not support uint8 input', 'Convert with .float()');
    const all = dim === null;
    const axes = all ? input.shape.map((_, i) => i) : axesOf(call.op, dim, input.ndim);
    const distances = spacings(call.op, spacing as Spacing<typeof input>, axes, all);
    if (edge_order !== 1 && edge_order !== 2) fail(call.op, 'only supports edge_order=1 and edge_order=2');
    const short = axes.find((a) => input.shape[a]! < edge_order + 1);
    if (short !== undefined)
      fail(call.op, `expected each dimension size to be at least edge_order+1, but got shape ${show(input.shape)}`);
    return axes.map((axis, i) => slopes(A, input, axis, distances[i]!, edge_order));
  },
  samples: (m) => [
    [m.tensor([4])],
    [m.tensor([3, 4]), { spacing: [2, 0.5], edge_order: 2 }],
    [m.tensor([2, 3]), { dim: -1, spacing: [m.values([0, 1, 4])] }],
    [m.tensor([5]), { spacing: [m.tensor([5], { distinct: true, requires_grad: false })], edge_order: 2 }],
  ],
  errors: [
    { args: (m) => [m.tensor([1])], message: /at least edge_order\+1/ },
    { args: (m) => [m.tensor([3, 3]), { spacing: [1] }], message: /a list of length 1/ },
    { args: (m) => [m.tensor([4]), { edge_order: 3 }], message: /only supports edge_order=1/ },
  ],
});
