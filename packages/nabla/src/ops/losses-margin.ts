/** Losses that ask for a margin, and likelihoods of distributions. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { int64 } from '../ir/dtype.js';
import { sameShape, show } from '../ir/shape.js';
import { composed, keyword, lowered, p, type TensorLike } from '../record.js';
import {
  legacy,
  REDUCTIONS,
  reduce,
  reduced,
  reduceLoss,
  reduction,
  reductionOf,
  size_average,
} from './loss-reduction.js';
import { detached, refuseType, sameTypes } from './requirements.js';

const functional = { in: ['nn.functional'] as const, method: false };

function sameRanks(op: string, named: Readonly<Record<string, TensorLike>>): void {
  const ranks = Object.values(named).map((t) => t.ndim);
  if (ranks.every((r) => r === ranks[0])) return;
  const sizes = Object.entries(named).map(([name, t]) => `${name}: ${show(t.shape)}`);
  fail(op, `All input tensors should have same dimension but got sizes: ${sizes.join(', ')}`);
}

export const hinge_embedding_loss = composed({
  ...functional,
  name: 'hinge_embedding_loss',
  doc: 'input where target is 1, max(0, margin − input) where it is −1.',
  params: { input: p.tensor(), target: p.tensor(), margin: p.number(1), ...legacy },
  compose: (A, args) => {
    const { input, target, margin } = args;
    const zero = A.zeros_like(detached(input));
    const far = A.where(A.eq(target, 1), zero, A.clamp_min(A.rsub(input, margin), 0));
    const close = A.where(A.eq(target, -1), zero, input);
    return reduceLoss(A, A.add(far, close), reductionOf(args));
  },
  samples: (m) => {
    const target = m.values([1, -1, 1, -1]);
    return [
      [m.tensor([4], { avoid: [1] }), target],
      [m.tensor([4], { avoid: [2] }), target, 2, { reduction: 'sum' }],
    ];
  },
  errors: [{ args: (m) => [m.tensor([3]), m.tensor([4])], message: /must match the size/ }],
});

export const margin_ranking_loss = composed({
  ...functional,
  name: 'margin_ranking_loss',
  doc: 'max(0, −target · (input1 − input2) + margin): target 1 asks for the first to be larger, −1 for the second.',
  params: { input1: p.tensor(), input2: p.tensor(), target: p.tensor(), margin: p.number(0), ...legacy },
  compose: (A, args, call) => {
    const { input1, input2, target, margin } = args;
    sameRanks(call.op, { input1, input2, target });
    const loss = A.clamp_min(A.add(A.mul(A.neg(target), A.sub(input1, input2)), margin), 0);
    return reduceLoss(A, loss, reductionOf(args));
  },
  samples: (m) => {
    const target = m.values([1, -1, 1]);
    return [
      [m.tensor([3]), m.tensor([3]), target, 0.5],
      [m.tensor([3]), m.tensor([3]), target, 0.1, { reduction: 'none' }],
    ];
  },
  errors: [{ args: (m) => [m.tensor([3]), m.tensor([3]), m.tensor([3, 1])], message: /same dimension/ }],
});

export const cosine_embedding_loss = composed({
  ...functional,
  name: 'cosine_embedding_loss',
  doc: '1 − cos(x1, x2) where target is 1, max(0, cos − margin) where it is −1; inputs [n, d] and target [n], or [d] and [].',
  params: { input1: p.tensor(), input2: p.tensor(), target: p.tensor(), margin: p.number(0), ...legacy },
  compose: (A, args, call) => {
    const { input1, input2, target, margin } = args;
    if (target.ndim > 1 || input1.ndim !== target.ndim + 1 || input2.ndim !== target.ndim + 1)
      fail(
        call.op,
        `expects inputs [n, d] with target [n], or [d] with [], but got ${show(input1.shape)}, ${show(input2.shape)} and ${show(target.shape)}`,
      );
    const axis = target.ndim;
    const EPSILON = 1e-12;
    const sum = (x: typeof input1, y: typeof input1) => A.sum(A.mul(x, y), axis);
    const [xx, yy] = [A.add(sum(input1, input1), EPSILON), A.add(sum(input2, input2), EPSILON)];
    const cos = A.div(sum(input1, input2), A.sqrt(A.mul(xx, yy)));
    const zero = A.zeros_like(detached(cos));
    const alike = A.where(A.eq(target, 1), A.rsub(cos, 1), zero);
    const apart = A.where(A.eq(target, -1), A.clamp_min(A.sub(cos, margin), 0), zero);
    return reduceLoss(A, A.add(alike, apart), reductionOf(args));
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3]), m.values([1, -1])],
    [m.tensor([3]), m.tensor([3]), m.values(1)],
    [m.tensor([2, 3]), m.tensor([2, 3]), m.values([1, 1]), 0.2, { reduction: 'none' }],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([2, 3]), m.values(1)], message: /expects inputs/ }],
});

const sides = { anchor: p.tensor(), positive: p.tensor(), negative: p.tensor() };

function triplet<T extends TensorLike>(
  A: TensorAlgebra<T>,
  { anchor, positive, negative, swap, margin }: { anchor: T; positive: T; negative: T; swap: boolean; margin: number },
  distance: (x: T, y: T) => T,
): T {
  const near = distance(anchor, positive);
  const far = distance(anchor, negative);
  const other = swap ? A.minimum(far, distance(positive, negative)) : far;
  return A.sub(A.add(near, margin), other);
}

export const triplet_margin_loss = composed({
  ...functional,
  name: 'triplet_margin_loss',
  doc: 'max(0, d(anchor, positive) − d(anchor, negative) + margin) for the p-norm distance d over the last dimension; `swap` takes d(positive, negative) where it is smaller.',
  params: { ...sides, margin: p.number(1), p: p.number(2), eps: p.number(1e-6), swap: p.bool(false), ...legacy },
  compose: (A, args, call) => {
    const { anchor, positive, negative, p: order, eps } = args;
    sameRanks(call.op, { anchor, positive, negative });
    const loss = triplet(A, args, (x, y) => A.pairwise_distance(x, y, order, eps));
    return reduceLoss(A, A.clamp_min(loss, 0), reductionOf(args));
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([2, 3]), m.tensor([2, 3]), m.tensor([2, 3]), 2, { swap: true, reduction: 'none' }],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([3]), m.tensor([2, 3])], message: /same dimension/ }],
});

export const triplet_margin_with_distance_loss = composed({
  ...functional,
  name: 'triplet_margin_with_distance_loss',
  doc: 'triplet_margin_loss with a distance of your own (by default pairwise_distance).',
  params: {
    ...sides,
    ...keyword({
      distance_function: p.any<((x: unknown, y: unknown) => unknown) | null>('((x: T, y: T) => T)', null),
      margin: p.number(1),
      swap: p.bool(false),
      reduction: p.string(REDUCTIONS, 'mean'),
    }),
  },
  compose: (A, args) => {
    const own = args.distance_function;
    const distance = (x: typeof args.anchor, y: typeof args.anchor) =>
      own === null ? A.pairwise_distance(x, y) : (own(x, y) as typeof x);
    return reduceLoss(A, A.clamp(triplet(A, args, distance), 0), args.reduction);
  },
  samples: (m) => [[m.tensor([2, 3]), m.tensor([2, 3]), m.tensor([2, 3])]],
  errors: [
    {
      args: (m) => [m.tensor([2, 3]), m.tensor([2, 3]), m.tensor([2, 3]), { reduction: 'avg' }],
      message: /must be one of/,
    },
  ],
});

// ---------------------------------------------------------------------------------------------------- classes

function checkTargets(op: string, values: ArrayLike<number>, classes: number, low: number): void {
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (!Number.isInteger(v) || v < low || v >= classes)
      fail(op, `target out of range: element ${i} is ${v}, not a class in [0, ${classes - 1}]`, '', 'index');
  }
}

/** One row of scores at least: [classes] counts as one row. */
function rows<N extends Typed>(b: Builder<N>, x: N): N {
  return x.shape.length === 2 ? x : b.reshape(x, [1, x.shape.length === 0 ? 1 : x.shape[0]!]);
}

function above<N extends Typed>(b: Builder<N>, x: N): N {
  return b.where(b.compare('lt', b.like(0, x), x), x, b.like(0, x));
}

function meanRows<N extends Typed>(b: Builder<N>, x: N, n: number): N {
  return b.div(b.sum(x, [1]), b.const(n, x.dtype, [x.shape[0]!, 1]));
}

export const multiMargin = lowered({
  name: '_multi_margin_loss',
  gradName: 'MultiMarginLossBackward0',
  in: [],
  method: false,
  doc: 'The hinge loss of several classes.',
  params: { input: p.tensor(), target: p.index(), p: p.int(1), margin: p.number(1), weight: p.tensor(null), reduction },
  lower: (b, { input, target, p: power, margin, weight, reduction: how }, call) => {
    const x = rows(b, input);
    const [n, classes] = x.shape as readonly [number, number];
    checkTargets('multi_margin_loss', call.values(target), classes, 0);
    const t = b.reshape(b.cast(target, int64), [n, 1]);
    const own = b.broadcast(b.gather(x, t, 1), x.shape);
    const gap = above(b, b.add(b.sub(b.broadcast(call.operand(margin, x.dtype), x.shape), own), x));
    const shaped = power === 2 ? b.mul(gap, gap) : gap;
    const self = b.compare('eq', b.iota(int64, x.shape, 1), b.broadcast(t, x.shape));
    const others = b.where(self, b.like(0, x), shaped);
    const each =
      weight === null ? others : b.mul(others, b.broadcast(b.gather(b.broadcast(weight, x.shape), t, 1), x.shape));
    return reduced(b, b.reshape(meanRows(b, each, classes), target.shape), how);
  },
  fixed: ['weight'],
  saves: ['input', 'target', 'weight'],
  samples: (m) => [[m.tensor([2, 3]), m.ints([2], 0, 3)]],
});

export const multi_margin_loss = composed({
  ...functional,
  name: 'multi_margin_loss',
  doc: 'The mean over the other classes of max(0, margin − input[target] + input[i])^p, p 1 or 2: input [n, classes] or [classes], target [n] or [].',
  params: { input: p.tensor(), target: p.index(), p: p.int(1), margin: p.number(1), weight: p.tensor(null), ...legacy },
  compose: (A, args, call) => {
    const { input, target, p: power, margin, weight } = args;
    if (power !== 1 && power !== 2) fail(call.op, `only p == 1 and p == 2 supported, got ${power}`, '', 'value');
    if (input.ndim === 0 || input.ndim > 2 || !sameShape(target.shape, input.shape.slice(0, -1)))
      fail(call.op, `inconsistent target size, got: ${show(target.shape)} for input of shape ${show(input.shape)}`);
    if (weight !== null && !sameShape(weight.shape, [input.shape.at(-1)!]))
      fail(call.op, `inconsistent weight size: ${show(weight.shape)} for ${input.shape.at(-1)} classes`);
    sameTypes(call.op, { input, weight });
    return A._multi_margin_loss(input, target, power, margin, weight, reductionOf(args));
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.ints([2], 0, 3)],
    [
      m.tensor([2, 3]),
      m.ints([2], 0, 3),
      2,
      0.5,
      m.tensor([3], { low: 0.1, high: 1, requires_grad: false }),
      { reduction: 'none' },
    ],
    [m.tensor([3]), m.ints([], 0, 3)],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.values([0, 3], 'int64')], message: /target out of range: element 1 is 3/ },
    { args: (m) => [m.tensor([2, 3]), m.ints([2], 0, 3), 3], message: /only p == 1 and p == 2/ },
    { args: (m) => [m.tensor([2, 3]), m.ints([3], 0, 3)], message: /inconsistent target size/ },
  ],
});

/** 1 for each class that a row of targets names before its first −1. */
function named(values: ArrayLike<number>, n: number, classes: number): { mask: number[]; until: number[] } {
  const mask = new Array<number>(n * classes).fill(0);
  const until = new Array<number>(n * classes).fill(0);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < classes && values[i * classes + j]! >= 0; j++) {
      until[i * classes + j] = 1;
      mask[i * classes + values[i * classes + j]!] = 1;
    }
  }
  return { mask, until };
}

/** Known zeros and ones as a node: few, so they are laid side by side. */
function marks<N extends Typed>(b: Builder<N>, data: readonly number[], x: N): N {
  const parts = data.map((v) => b.scalar(v, x.dtype, [1]));
  return b.reshape(b.concat(parts, 0), x.shape);
}

export const multilabelMargin = lowered({
  name: '_multilabel_margin_loss',
  gradName: 'MultilabelMarginLossBackward0',
  in: [],
  method: false,
  doc: 'Hinge loss of several classes that may all be right.',
  params: { input: p.tensor(), target: p.index(), reduction },
  lower: (b, { input, target, reduction: how }, call) => {
    const x = rows(b, input);
    const [n, classes] = x.shape as readonly [number, number];
    const values = call.values(target);
    checkTargets('multilabel_margin_loss', values, classes, -1);
    if (n * classes === 0) return reduced(b, b.const(0, x.dtype, input.shape.slice(0, -1)), how);
    const { mask, until } = named(values, n, classes);
    const t = b.cast(b.reshape(target, [n, classes]), int64);
    const safe = b.binary('maximum', t, b.like(0, t));
    // [n, target, class]: 1 − x[target] + x[class] for right targets and wrong classes.
    const cube = [n, classes, classes];
    const right = b.broadcast(b.reshape(b.gather(x, safe, 1), [n, classes, 1]), cube);
    const wrong = b.broadcast(b.reshape(x, [n, 1, classes]), cube);
    const gap = above(b, b.add(b.sub(b.like(1, right), right), wrong));
    const used = b.broadcast(b.reshape(marks(b, until, x), [n, classes, 1]), cube);
    const others = b.broadcast(b.reshape(b.sub(b.like(1, x), marks(b, mask, x)), [n, 1, classes]), cube);
    const sums = b.reshape(b.sum(b.mul(gap, b.mul(used, others)), [1, 2]), [n, 1]);
    const loss = b.div(sums, b.const(classes, x.dtype, [n, 1]));
    return reduced(b, b.reshape(loss, input.shape.slice(0, -1)), how);
  },
  saves: ['input', 'target'],
  samples: (m) => [
    [
      m.tensor([2, 3]),
      m.values(
        [
          [0, 2, -1],
          [1, -1, 0],
        ],
        'int64',
      ),
    ],
  ],
});

export const multilabel_margin_loss = composed({
  ...functional,
  name: 'multilabel_margin_loss',
  doc: 'Σ max(0, 1 − input[right] + input[wrong]) / classes over pairs of right and wrong classes; a row of target names the right ones, up to the first −1.',
  params: { input: p.tensor(), target: p.index(), ...legacy },
  compose: (A, args, call) => {
    const { input, target } = args;
    refuseType(call.op, input, true);
    if (input.ndim === 0 || input.ndim > 2 || !sameShape(input.shape, target.shape))
      fail(
        call.op,
        `inconsistent size ${show(target.shape)} for argument 'target': input has shape ${show(input.shape)}`,
      );
    return A._multilabel_margin_loss(input, target, reductionOf(args));
  },
  samples: (m) => [
    [
      m.tensor([2, 3]),
      m.values(
        [
          [0, 2, -1],
          [1, -1, 0],
        ],
        'int64',
      ),
    ],
    [m.tensor([3]), m.values([2, -1, 0], 'int64'), { reduction: 'sum' }],
  ],
  errors: [
    { args: (m) => [m.tensor([1, 3]), m.values([[0, 1, 3]], 'int64')], message: /target out of range: element 2 is 3/ },
    { args: (m) => [m.tensor([2, 3]), m.values([0, 1], 'int64')], message: /inconsistent size \[2\]/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- likelihoods

export const poisson_nll_loss = composed({
  ...functional,
  name: 'poisson_nll_loss',
  doc: 'Minus the log-likelihood of counts under a Poisson distribution whose (log-)rate is input; `full` adds Stirling’s term.',
  params: {
    input: p.tensor(),
    target: p.tensor(),
    log_input: p.bool(true),
    full: p.bool(false),
    size_average,
    eps: p.number(1e-8),
    reduce,
    reduction,
  },
  compose: (A, args) => {
    const { input, target, log_input, full, eps } = args;
    const loss = log_input
      ? A.sub(A.exp(input), A.mul(target, input))
      : A.sub(input, A.mul(target, A.log(A.add(input, eps))));
    return reduceLoss(A, full ? A.add(loss, stirling(A, target)) : loss, reductionOf(args));
  },
  samples: (m) => {
    const t = m.values([
      [0, 0.5, 4],
      [2, 3, 7],
    ]);
    return [
      [m.tensor([2, 3]), t],
      [m.tensor([2, 3]), t, { full: true, reduction: 'none' }],
      [m.tensor([2, 3], { low: 0.5, high: 3 }), t, false, { reduction: 'sum' }],
    ];
  },
  errors: [{ args: (m) => [m.tensor([3]), m.tensor([4])], message: /must match the size/ }],
});

/** t·log t − t + ½·log(2πt) for t > 1, else 0. */
function stirling<T extends TensorLike>(A: TensorAlgebra<T>, target: T): T {
  const few = A.le(target, 1);
  // Where it does not count, a number whose logarithm has a derivative.
  const t = A.masked_fill(target, few, 1);
  const value = A.add(A.sub(A.mul(t, A.log(t)), t), A.mul(A.log(A.mul(t, 2 * Math.PI)), 0.5));
  return A.masked_fill(value, few, 0);
}

export const gaussian_nll_loss = composed({
  ...functional,
  name: 'gaussian_nll_loss',
  doc: '½(log var + (input − target)²/var), var not below eps; var has the shape of input, or 1 (or nothing) in place of the last size. `full` adds ½·log 2π.',
  params: {
    input: p.tensor(),
    target: p.tensor(),
    var: p.tensor(),
    full: p.bool(false),
    eps: p.number(1e-6),
    reduction: p.string(REDUCTIONS, 'mean'),
  },
  compose: (A, args, call) => {
    const { input, target, full, eps } = args;
    const variance = fitVariance(A, call.op, input, args.var);
    const negative = call.values(detached(args.var)).findIndex((v) => v < 0);
    if (negative >= 0) fail(call.op, `var has negative entry/entries: element ${negative}`, '', 'value');
    // PyTorch bounds the value without bounding its gradient.
    const bounded = A.add(variance, A.sub(A.clamp_min(detached(variance), eps), detached(variance)));
    const d = A.sub(input, target);
    const half = A.mul(A.add(A.log(bounded), A.div(A.mul(d, d), bounded)), 0.5);
    return reduceLoss(A, full ? A.add(half, 0.5 * Math.log(2 * Math.PI)) : half, args.reduction);
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3]), m.tensor([2, 3], { low: 0.5, high: 2 })],
    [m.tensor([2, 3]), m.tensor([2, 3]), m.tensor([2], { low: 0.5, high: 2 }), true, { reduction: 'none' }],
    [m.tensor([2, 3]), m.tensor([2, 3]), m.tensor([2, 1], { low: 0.5, high: 2 }), { reduction: 'sum' }],
  ],
  errors: [
    { args: (m) => [m.tensor([2]), m.tensor([2]), m.values([1, -1])], message: /negative entry\/entries: element 1/ },
    { args: (m) => [m.tensor([3]), m.tensor([3]), m.tensor([2], { low: 1 })], message: /var is of incorrect size/ },
  ],
});

function fitVariance<T extends TensorLike>(A: TensorAlgebra<T>, op: string, input: T, variance: T): T {
  if (sameShape(input.shape, variance.shape)) return variance;
  const lead = input.shape.slice(0, -1);
  if (sameShape(lead, variance.shape)) return A.unsqueeze(variance, -1);
  if (sameShape([...lead, 1], variance.shape)) return variance;
  return fail(
    op,
    `var is of incorrect size: ${show(variance.shape)} for input of shape ${show(input.shape)}`,
    '',
    'value',
  );
}
