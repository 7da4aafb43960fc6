/** Losses of a choice among classes: nll_loss, cross_entropy, kl_div. */

import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { int32, int64 } from '../ir/dtype.js';
import { numel, type Shape, sameShape, show } from '../ir/shape.js';
import { composed, lowered, p, type TensorLike } from '../record.js';
import { type Reduction, reduce, reduceLoss, reduction, reductionOf, size_average } from './loss-reduction.js';
import { sameTypes } from './requirements.js';

const functional = { in: ['nn.functional'] as const, method: false };
const hidden = { in: [] as const, method: false };

/** Where the classes are: dimension 1, or 0 for a single example. */
const classAxis = (rank: number): number => (rank === 1 ? 0 : 1);

const classesOf = (scores: TensorLike): number => scores.shape[classAxis(scores.ndim)]!;

/** The shape of class indices that belongs to scores. */
function indexShape(scores: Shape): number[] {
  return scores.filter((_, i) => i !== classAxis(scores.length));
}

// ---------------------------------------------------------------------------------------------------- nll

/** Refuses classes that are fractional or out of range; `ignore` is fine everywhere. */
function checkClasses(op: string, values: ArrayLike<number>, classes: number, ignore: number): void {
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (v === ignore) continue;
    if (!Number.isInteger(v)) fail(op, `class indices must be integers, but target ${i} is ${v}`, '', 'index');
    if (v < 0 || v >= classes)
      fail(op, `Target ${v} is out of bounds: element ${i} of the targets must be in [0, ${classes - 1}]`, '', 'index');
  }
}

/** What each target says: which class (0 where it is ignored), whether it counts, and its weight. */
interface Targets<N> {
  readonly index: N;
  readonly counts: N;
  readonly weight: N;
}

function targetsOf<N extends Typed>(b: Builder<N>, target: N, weight: N | null, ignore: number, like: N): Targets<N> {
  const t = b.cast(target, int64);
  const counts = b.compare('ne', t, b.like(ignore, t));
  const index = b.where(counts, t, b.like(0, t));
  const flat = b.reshape(index, [numel(index.shape)]);
  const each = weight === null ? b.const(1, like.dtype, t.shape) : b.reshape(b.gather(weight, flat, 0), t.shape);
  return { index, counts, weight: b.where(counts, each, b.const(0, like.dtype, t.shape)) };
}

function total<N extends Typed>(b: Builder<N>, x: N): N {
  return b.reshape(
    b.sum(
      x,
      x.shape.map((_, i) => i),
    ),
    [],
  );
}

/** Puts the class dimension back with size 1. */
function withAxis<N extends Typed>(b: Builder<N>, x: N, scores: Shape): N {
  return b.reshape(
    x,
    scores.map((n, i) => (i === classAxis(scores.length) ? 1 : n)),
  );
}

const nll = (name: string, gradName: string) => {
  const forward = lowered({
    ...hidden,
    name,
    gradName: `${gradName}Backward0`,
    doc: 'Minus the score of the target class, weighed.',
    params: { input: p.tensor(), target: p.index(), weight: p.tensor(null), reduction, ignore_index: p.int(-100) },
    lower: (b, { input, target, weight, reduction: how, ignore_index }) => {
      const axis = classAxis(input.shape.length);
      const t = targetsOf(b, target, weight, ignore_index, input);
      const picked = b.reshape(b.gather(input, withAxis(b, t.index, input.shape), axis), t.index.shape);
      // An ignored score may be infinite: 0 · ∞ would be nan.
      const loss = b.where(t.counts, b.neg(b.mul(picked, t.weight)), b.like(0, picked));
      if (how === 'none') return loss;
      return how === 'sum' ? total(b, loss) : b.div(total(b, loss), total(b, t.weight));
    },
    grad: (A, [g], { args: { input, target, weight, reduction: how, ignore_index } }) => ({
      input: A.nll_loss_backward(g!, target, weight, how, ignore_index, [...input.shape]),
    }),
    fixed: ['weight'],
    saves: ['target', 'weight'],
    samples: (m) => [[m.tensor([2, 3]), m.ints([2], 0, 3)]],
  });
  return forward;
};

export const nllForward = nll('_nll_loss', 'NllLoss');
export const nllForward2d = nll('_nll_loss2d', 'NllLoss2D');

export const nllBackward = lowered({
  ...hidden,
  name: 'nll_loss_backward',
  gradName: 'NllLossBackwardBackward0',
  doc: '−g · weight at the target class, 0 elsewhere.',
  params: {
    grad_output: p.tensor(),
    target: p.tensor(),
    weight: p.tensor(null),
    reduction,
    ignore_index: p.int(-100),
    size: p.shape(),
  },
  lower: (b, { grad_output, target, weight, reduction: how, ignore_index, size }) => {
    const t = targetsOf(b, target, weight, ignore_index, grad_output);
    const mean = how === 'mean' ? b.div(grad_output, total(b, t.weight)) : grad_output;
    const each = b.where(t.counts, b.neg(b.mul(b.broadcast(mean, t.index.shape), t.weight)), b.like(0, t.weight));
    // A comparison with the class number instead of a scatter: it fuses into the softmax's backward.
    const classes = b.iota(int32, size, classAxis(size.length));
    const at = b.broadcast(withAxis(b, b.cast(t.index, int32), size), size);
    const g = b.broadcast(withAxis(b, each, size), size);
    return b.where(b.compare('eq', classes, at), g, b.like(0, g));
  },
  saves: ['target', 'weight'],
  samples: (m) => [[m.tensor([]), m.ints([2], 0, 3), null, 'mean', -100, [2, 3]]],
});

function checkWeight(op: string, weight: TensorLike | null, classes: number): void {
  if (weight !== null && !(weight.ndim === 1 && weight.shape[0] === classes))
    fail(
      op,
      `weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${show(weight.shape)}`,
    );
}

function checkTargetShape(op: string, input: TensorLike, target: TensorLike): void {
  if (input.ndim === 0)
    fail(
      op,
      'Expected 1 or more dimensions (got 0)',
      'input holds the scores of the classes: [classes], [n, classes] or [n, classes, …]',
      'value',
    );
  const want = indexShape(input.shape);
  if (sameShape(want, target.shape)) return;
  if (input.ndim > 1 && target.ndim > 0 && target.shape[0] !== input.shape[0])
    fail(
      op,
      `Expected input batch_size (${input.shape[0]}) to match target batch_size (${target.shape[0]}). input has shape ${show(input.shape)}, target ${show(target.shape)}`,
      '',
      'value',
    );
  fail(op, `Expected target size ${show(want)}, got ${show(target.shape)}, for input of shape ${show(input.shape)}`);
}

function checkScores(op: string, input: TensorLike, weight: TensorLike | null): void {
  if (!input.dtype.is_floating_point)
    fail(op, `is not implemented for ${input.dtype}`, 'Convert the scores with .float()');
  sameTypes(op, { input, weight });
  if (input.ndim > 0) checkWeight(op, weight, input.shape[classAxis(input.ndim)]!);
}

/** The operator for as many dimensions; PyTorch reshapes all but images, so that single losses are a view. */
function lossOf<T extends TensorLike>(
  A: TensorAlgebra<T>,
  x: T,
  target: T,
  weight: T | null,
  how: Reduction,
  ignore: number,
): T {
  const loss = (x.ndim <= 2 ? A._nll_loss : A._nll_loss2d)(x, target, weight, how, ignore);
  return how === 'none' && x.ndim > 2 && x.ndim !== 4 ? A._named(loss, 'ViewBackward0') : loss;
}

export const nll_loss = composed({
  ...functional,
  name: 'nll_loss',
  doc: 'Minus the log-probability of the target class: input [n, classes] (or [classes], or [n, classes, …]) from log_softmax, target [n] (or [], or [n, …]) of class numbers. Means are weighed; `ignore_index` does not count.',
  params: {
    input: p.tensor(),
    target: p.index(),
    weight: p.tensor(null),
    size_average,
    ignore_index: p.int(-100),
    reduce,
    reduction,
  },
  compose: (A, args, call) => {
    const { input, target, weight, ignore_index } = args;
    checkTargetShape(call.op, input, target);
    checkScores(call.op, input, weight);
    call.check(target, (values) => checkClasses(call.op, values, classesOf(input), ignore_index));
    return lossOf(A, input, target, weight, reductionOf(args), ignore_index);
  },
  samples: (m) => {
    const weight = m.tensor([3], { low: 0.1, high: 1, requires_grad: false });
    return [
      [m.tensor([2, 3]), m.ints([2], 0, 3)],
      [m.tensor([4, 3]), m.values([0, -100, 2, 1], 'int64'), weight],
      [m.tensor([4, 3]), m.values([0, 1, 2, 1], 'int64'), weight, { ignore_index: 1, reduction: 'sum' }],
      [m.tensor([2, 3]), m.ints([2], 0, 3), { reduction: 'none' }],
      [m.tensor([3]), m.ints([], 0, 3)],
      [m.tensor([2, 3, 4]), m.ints([2, 4], 0, 3)],
      [m.tensor([2, 3, 2, 2]), m.ints([2, 2, 2], 0, 3), weight],
    ];
  },
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.values([0, 3], 'int64')], message: /Target 3 is out of bounds: element 1/ },
    { args: (m) => [m.tensor([2, 3]), m.values([0, 0.5])], message: /target 1 is 0.5/ },
    {
      args: (m) => [m.tensor([2, 3]), m.ints([3], 0, 3)],
      message: /batch_size \(2\) to match target batch_size \(3\)/,
    },
    {
      args: (m) => [m.tensor([2, 3]), m.ints([2], 0, 3), m.tensor([2])],
      message: /either for all 3 classes or no classes/,
    },
    { args: (m) => [m.tensor([2, 3, 4]), m.ints([2, 5], 0, 3)], message: /Expected target size \[2, 4\]/ },
    { args: (m) => [m.tensor([]), m.ints([], 0, 3)], message: /Expected 1 or more dimensions/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- cross entropy

/** Minus the sum of all log-probabilities, as nll_loss reduces: what label smoothing adds. */
export const smoothing = lowered({
  ...hidden,
  name: '_label_smoothing',
  gradName: 'SumBackward1',
  doc: 'Minus the weighed sum over the classes.',
  params: { input: p.tensor(), target: p.tensor(), weight: p.tensor(null), reduction, ignore_index: p.int(-100) },
  lower: (b, { input, target, weight, reduction: how, ignore_index }) => {
    const axis = classAxis(input.shape.length);
    const t = targetsOf(b, target, weight, ignore_index, input);
    const each = weight === null ? input : b.mul(input, alongAxis(b, weight, input.shape));
    const sums = b.neg(b.reshape(b.sum(each, [axis]), t.index.shape));
    const loss = b.where(t.counts, sums, b.like(0, sums));
    if (how === 'none') return loss;
    return how === 'sum' ? total(b, loss) : b.div(total(b, loss), total(b, t.weight));
  },
  saves: ['target', 'weight'],
  samples: (m) => [[m.tensor([2, 3]), m.ints([2], 0, 3)]],
});

/** A number for each class, broadcast to the scores. */
function alongAxis<N extends Typed>(b: Builder<N>, x: N, scores: Shape): N {
  const axis = classAxis(scores.length);
  return b.broadcast(
    b.reshape(
      x,
      scores.map((n, i) => (i === axis ? n : 1)),
    ),
    scores,
  );
}

type Entropy<T> = {
  readonly input: T;
  readonly target: T;
  readonly weight: T | null;
  readonly ignore_index: number;
  readonly label_smoothing: number;
};

export const cross_entropy = composed({
  ...functional,
  name: 'cross_entropy',
  doc: 'nll_loss of log_softmax(input): input [n, classes] (or [classes], or [n, classes, …]) of scores. A target of the same shape as input holds probabilities; otherwise it holds class numbers, as for nll_loss. `label_smoothing` mixes in the uniform distribution.',
  params: {
    input: p.tensor(),
    target: p.index(),
    weight: p.tensor(null),
    size_average,
    ignore_index: p.int(-100),
    reduce,
    reduction,
    label_smoothing: p.number(0),
  },
  compose: (A, args, call) => {
    const { input, target, weight, label_smoothing } = args;
    if (!(label_smoothing >= 0 && label_smoothing <= 1))
      fail(call.op, `label_smoothing must be between 0.0 and 1.0. Got: ${label_smoothing}`);
    const probabilities = input.ndim > 0 && sameShape(input.shape, target.shape);
    if (!probabilities) checkTargetShape(call.op, input, target);
    checkScores(call.op, input, weight);
    const scores = A._log_softmax(input, classAxis(input.ndim));
    const how = reductionOf(args);
    return probabilities ? soft({ ...args, input: scores }) : hard({ ...args, input: scores });

    function hard({ input: x, ignore_index }: Entropy<typeof input>): typeof input {
      call.check(target, (values) => checkClasses(call.op, values, classesOf(x), ignore_index));
      const loss = lossOf(A, x, target, weight, how, ignore_index);
      if (label_smoothing === 0) return loss;
      const classes = classesOf(x);
      const spread = A._label_smoothing(x, target, weight, how, ignore_index);
      return A.add(A.mul(loss, 1 - label_smoothing), A.mul(spread, label_smoothing / classes));
    }
    function soft({ input: x, ignore_index }: Entropy<typeof input>): typeof input {
      if (ignore_index >= 0)
        fail(
          call.op,
          'ignore_index is not supported where target holds probabilities',
          'target has the shape of input: probabilities; class numbers have no dimension for the classes',
        );
      const axis = classAxis(x.ndim);
      const classes = x.shape[axis]!;
      const t = target.dtype === x.dtype ? target : A.to(target, x.dtype);
      const mixed = label_smoothing > 0 ? A.add(A.mul(t, 1 - label_smoothing), label_smoothing / classes) : t;
      const parts = A.mul(x, mixed);
      const row = x.shape.map((n, i) => (i === axis ? n : 1));
      const each = weight === null ? parts : A.mul(parts, A.reshape(weight, row));
      if (how === 'none') return A.neg(A.sum(each, axis));
      const sum = A.neg(A.sum(each));
      return how === 'sum' ? sum : A._named(A.div(sum, numel(x.shape) / classes), 'DivBackward1');
    }
  },
  samples: (m) => {
    const weight = m.tensor([3], { low: 0.1, high: 1, requires_grad: false });
    const t = m.tensor([2, 3], { low: 0.1, high: 1 });
    return [
      [m.tensor([2, 3]), m.ints([2], 0, 3)],
      [m.tensor([4, 3]), m.values([0, -100, 2, 1], 'int64'), weight],
      [m.tensor([4, 3]), m.values([0, -100, 2, 1], 'int64'), weight, { label_smoothing: 0.1 }],
      [m.tensor([2, 3]), m.ints([2], 0, 3), { reduction: 'none', label_smoothing: 0.2 }],
      [m.tensor([2, 3]), m.ints([2], 0, 3), { reduction: 'sum' }],
      [m.tensor([2, 3]), t],
      [m.tensor([2, 3]), t, weight, { label_smoothing: 0.1, reduction: 'none' }],
      [m.tensor([2, 3]), t, { reduction: 'sum' }],
      [m.tensor([3]), m.ints([], 0, 3)],
      [m.tensor([3]), m.tensor([3], { low: 0.1, high: 1 })],
      [m.tensor([2, 3, 4]), m.ints([2, 4], 0, 3), weight],
      [m.values([[1000, 0, -1000]]), m.values([2], 'int64')],
    ];
  },
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.values([0, 3], 'int64')], message: /Target 3 is out of bounds/ },
    { args: (m) => [m.tensor([2, 3]), m.ints([3], 0, 3)], message: /batch_size/ },
    { args: (m) => [m.tensor([2, 3]), m.ints([2], 0, 3), { label_smoothing: 1.5 }], message: /between 0.0 and 1.0/ },
    {
      args: (m) => [m.tensor([2, 3]), m.tensor([2, 3]), { ignore_index: 1 }],
      message: /ignore_index is not supported/,
    },
    { args: (m) => [m.tensor([2, 3]), m.tensor([2, 4])], message: /Expected target size/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- divergence

const KL = ['none', 'batchmean', 'mean', 'sum'] as const;

export const kl_div = composed({
  ...functional,
  name: 'kl_div',
  doc: "target · (log target − input), input holding log-probabilities; with `log_target` target does, too. 'batchmean' (the sum over the batch size) is the divergence, 'mean' divides by the number of elements.",
  params: {
    input: p.tensor(),
    target: p.tensor(),
    size_average,
    reduce,
    reduction: p.string(KL, 'mean'),
    log_target: p.bool(false),
  },
  compose: (A, args) => {
    const { input, target, log_target } = args;
    const loss = log_target
      ? A.mul(A.exp(target), A.sub(target, input))
      : A.sub(A.xlogy(target, target), A.mul(target, input));
    const how = reductionOf(args);
    if (how !== 'batchmean') return reduceLoss(A, loss, how as Reduction);
    return input.ndim === 0 ? A.sum(loss) : A.div(A.sum(loss), input.shape[0]!);
  },
  samples: (m) => {
    const x = m.tensor([2, 3], { high: -0.1 });
    const t = m.tensor([2, 3], { low: 0.1, high: 0.9 });
    return [
      [x, t],
      [x, t, { reduction: 'batchmean' }],
      [x, t, { reduction: 'none' }],
      [x, m.tensor([2, 3], { high: -0.1 }), { reduction: 'sum', log_target: true }],
      [m.tensor([], { high: -0.1 }), m.tensor([], { low: 0.1, high: 0.9 }), { reduction: 'batchmean' }],
    ];
  },
  errors: [
    { args: (m) => [m.tensor([3]), m.tensor([4])], message: /must match the size/ },
    { args: (m) => [m.tensor([3]), m.tensor([3]), { reduction: 'avg' }], message: /must be one of/ },
  ],
});
