/** Distances and angles between vectors. */

import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { show } from '../ir/shape.js';
import type { TensorLike } from '../record.js';
import { composed, p } from '../record.js';
import { axisOf } from './axes.js';
import { commonShape, refuseType } from './requirements.js';

const functional = { in: ['nn.functional'] as const, method: false };

export const normalize = composed({
  ...functional,
  name: 'normalize',
  doc: 'input / max(p-norm along dim, eps).',
  params: { input: p.tensor(), p: p.number(2), dim: p.ints(1), eps: p.number(1e-12) },
  compose: (A, { input, p: order, dim, eps }) =>
    A.div(input, A.expand_as(A.clamp_min(A.norm(input, order, dim, true), eps), input)),
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([2, 3]), 1, 0], [m.tensor([3]), { dim: 0, p: 3 }]],
  errors: [{ args: (m) => [m.tensor([3])], message: /Dimension out of range/ }],
});

export const cosine_similarity = composed({
  ...functional,
  in: ['nn.functional', 'torch'],
  name: 'cosine_similarity',
  doc: 'x1 · x2 / (|x1| · |x2|) along dim; norms are not below eps. Shapes broadcast.',
  params: { x1: p.tensor(), x2: p.tensor(), dim: p.int(1), eps: p.number(1e-8) },
  compose: (A, { x1, x2, dim, eps }, call) => {
    const shape = commonShape(call.op, x1.shape, x2.shape);
    const axis = axisOf(call.op, dim, shape.length);
    const unit = (x: typeof x1) => {
      const full = A.expand(x, shape);
      return A.div(full, A.clamp_min(A.norm(full, 2, axis, true), eps));
    };
    return A.sum(A.mul(unit(x1), unit(x2)), axis);
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([2, 3]), m.tensor([3]), 1],
    [m.tensor([3]), m.tensor([3]), 0],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.tensor([2, 4])], message: /do not broadcast/ },
    { args: (m) => [m.tensor([3]), m.tensor([3])], message: /Dimension out of range/ },
  ],
});

export const pairwise_distance = composed({
  ...functional,
  in: ['nn.functional', 'torch'],
  name: 'pairwise_distance',
  doc: 'The p-norm of x1 − x2 + eps along the last dimension; shapes broadcast.',
  params: { x1: p.tensor(), x2: p.tensor(), p: p.number(2), eps: p.number(1e-6), keepdim: p.bool(false) },
  compose: (A, { x1, x2, p: order, eps, keepdim }) => A.norm(A.add(A.sub(x1, x2), eps), order, -1, keepdim),
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([2, 3]), m.tensor([3]), 1, 0.1, true],
    [m.tensor([3]), m.tensor([3])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([2, 4])], message: /must match the size/ }],
});

/** p-norms of all differences of rows of x and y: [..., n, d] and [..., m, d] give [..., n, m]. */
function distances<T extends TensorLike>(A: TensorAlgebra<T>, x: T, y: T, order: number): T {
  return A.norm(A.sub(A.unsqueeze(x, -2), A.unsqueeze(y, -3)), order, -1);
}

const MODES = [
  'use_mm_for_euclid_dist_if_necessary',
  'use_mm_for_euclid_dist',
  'donot_use_mm_for_euclid_dist',
] as const;

export const cdist = composed({
  name: 'cdist',
  method: false,
  doc: 'p-norm distances of every row of x1 to every row of x2: [..., n, d] and [..., m, d] give [..., n, m].',
  params: { x1: p.tensor(), x2: p.tensor(), p: p.number(2), compute_mode: p.string(MODES, MODES[0]) },
  compose: (A, { x1, x2, p: order }, call) => {
    if (x1.ndim < 2 || x2.ndim < 2) fail(call.op, `only supports at least 2D tensors, got ${x1.ndim}D and ${x2.ndim}D`);
    if (x1.shape.at(-1) !== x2.shape.at(-1))
      fail(call.op, `X1 and X2 must have the same number of columns. X1: ${x1.shape.at(-1)} X2: ${x2.shape.at(-1)}`);
    if (order < 0) fail(call.op, `only supports non-negative p values, got ${order}`);
    return A._named(distances(A, x1, x2, order), 'CdistBackward0');
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([4, 3])],
    [m.tensor([2, 2, 3]), m.tensor([2, 1, 3]), 1],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([2, 4])], message: /same number of columns/ }],
});

export const pdist = composed({
  ...functional,
  in: ['nn.functional', 'torch'],
  name: 'pdist',
  doc: 'p-norm distances of every pair of rows, each once: [n, d] gives [n · (n − 1) / 2].',
  params: { input: p.tensor(), p: p.number(2) },
  compose: (A, { input, p: order }, call) => {
    if (input.ndim !== 2) fail(call.op, `only supports 2D tensors, got: ${input.ndim}D of shape ${show(input.shape)}`);
    const n = input.shape[0]!;
    const pairs = Array.from({ length: n }, (_, i) => i).flatMap((i) =>
      Array.from({ length: n - 1 - i }, (_, k) => [i, i + 1 + k] as const),
    );
    const rows = (k: 0 | 1) =>
      A.index_select(
        input,
        0,
        A._numbers(
          pairs.map((pair) => pair[k]),
          [pairs.length],
          { dtype: 'int64' },
        ),
      );
    if (order < 0) fail(call.op, `only supports non-negative p values, got ${order}`);
    return A._named(A.norm(A.sub(rows(0), rows(1)), order, -1), 'PdistBackward0');
  },
  samples: (m) => [[m.tensor([4, 3])], [m.tensor([3, 2]), 1]],
  errors: [{ args: (m) => [m.tensor([3])], message: /only supports 2D tensors/ }],
});

export const dist = composed({
  name: 'dist',
  doc: 'The p-norm of input − other; shapes broadcast.',
  params: { input: p.tensor(), other: p.tensor(), p: p.number(2) },
  compose: (A, { input, other, p: order }) => A._named(A.norm(A.sub(input, other), order), 'DistBackward0'),
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3])],
    [m.tensor([3], { low: 1, high: 2 }), m.tensor([3], { low: -2, high: -1, distinct: true }), 1],
    [m.tensor([3], { low: 1, high: 2 }), m.tensor([3], { low: -9, high: -1, distinct: true }), Infinity],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /must match the size/ }],
});

export const renorm = composed({
  name: 'renorm',
  inplace: true,
  doc: 'The slices of a dimension, each scaled down to the p-norm maxnorm where it is longer.',
  params: { input: p.tensor(), p: p.number(), dim: p.int(), maxnorm: p.number() },
  compose: (A, { input, p: order, dim, maxnorm }, call) => {
    refuseType(call.op, input, true);
    if (!(order > 0)) fail(call.op, `non-positive norm not supported, and p is ${order}`);
    if (!(maxnorm >= 0)) fail(call.op, `expected maxnorm to be >= 0 but got ${maxnorm}`);
    if (input.ndim < 2) fail(call.op, `input needs at least 2 dimensions, got ${input.ndim} dimensions`);
    const axis = axisOf(call.op, dim, input.ndim);
    const others = input.shape.map((_, i) => i).filter((i) => i !== axis);
    const norms = A.norm(input, order, others, true);
    const factor = A.where(A.gt(norms, maxnorm), A.div(maxnorm, A.add(norms, 1e-7)), 1);
    return A._named(A.mul(input, factor), 'RenormBackward0');
  },
  samples: (m) => [
    [m.tensor([2, 3], { low: 0.2, high: 3 }), 2, 0, 1],
    [m.tensor([2, 3], { low: 0.2, high: 3 }), 1, 1, 2],
    [m.tensor([2, 2, 2], { low: 0.2, high: 3 }), 3, -1, 100],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 2]), 0, 0, 1], message: /non-positive norm/ },
    { args: (m) => [m.tensor([2]), 2, 0, 1], message: /at least 2 dimensions/ },
  ],
});
