/** Losses of yes and no: probabilities or scores against targets in 0…1. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { composed, lowered, p } from '../record.js';
import {
  equalSizes,
  legacy,
  type Reduction,
  reduced,
  reduceLoss,
  reduction,
  reductionOf,
  unreduced,
} from './loss-reduction.js';
import { commonType, expandTo, sameTypes } from './requirements.js';

const functional = { in: ['nn.functional'] as const, method: false };
const hidden = { in: [] as const, method: false };

// ---------------------------------------------------------------------------------------------------- probabilities

/** log x, not below −100, so that a probability of 0 has a finite loss. */
function clampedLog<N extends Typed>(b: Builder<N>, log: N): N {
  return b.binary('maximum', log, b.like(-100, log));
}

function logs<N extends Typed>(b: Builder<N>, x: N): [yes: N, no: N] {
  return [clampedLog(b, b.unary('log', x)), clampedLog(b, b.unary('log1p', b.neg(x)))];
}

function weighted<N extends Typed>(op: string, b: Builder<N>, loss: N, weight: N | null): N {
  return weight === null ? loss : b.mul(loss, expandTo(op, b, weight, loss.shape, 'weight'));
}

function checkProbabilities(op: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (!(v >= 0 && v <= 1))
      fail(
        op,
        `all elements of input should be between 0 and 1, but element ${i} is ${v}`,
        'input holds probabilities: apply sigmoid() first, or give scores to binary_cross_entropy_with_logits',
      );
  }
}

export const bceForward = lowered({
  ...hidden,
  name: '_binary_cross_entropy',
  gradName: 'BinaryCrossEntropyBackward0',
  doc: 'Cross entropy of probabilities.',
  params: { input: p.tensor(), target: p.tensor(), weight: p.tensor(null), reduction },
  lower: (b, { input, target, weight, reduction: how }, call) => {
    const [yes, no] = logs(b, input);
    const loss = b.sub(b.mul(b.sub(target, b.like(1, target)), no), b.mul(target, yes));
    return reduced(b, weighted(call.op, b, loss, weight), how);
  },
  grad: (A, [g], { args: { input, target, weight, reduction: how }, needs }) => ({
    input: needs('input') ? A.binary_cross_entropy_backward(g!, input, target, weight, how) : null,
    target: needs('target') ? A.binary_cross_entropy_target_backward(g!, input, weight, how) : null,
  }),
  fixed: ['weight'],
  saves: ['input', 'target', 'weight'],
  samples: (m) => [[m.tensor([2, 3], { low: 0.1, high: 0.9 }), m.tensor([2, 3], { low: 0, high: 1 })]],
});

export const bceBackward = lowered({
  ...hidden,
  name: 'binary_cross_entropy_backward',
  gradName: 'BinaryCrossEntropyBackwardBackward0',
  doc: 'g · (x − t) / (x · (1 − x)).',
  params: { grad_output: p.tensor(), self: p.tensor(), target: p.tensor(), weight: p.tensor(null), reduction },
  lower: (b, { grad_output, self, target, weight, reduction: how }, call) => {
    const g = unreduced(b, grad_output, self.shape, how);
    const spread = b.mul(b.sub(b.like(1, self), self), self);
    // PyTorch's bound keeps the quotient finite at 0 and 1.
    const slope = b.div(b.sub(self, target), b.binary('maximum', spread, b.like(1e-12, spread)));
    return weighted(call.op, b, b.mul(g, slope), weight);
  },
  samples: (m) => [[m.tensor([]), m.tensor([2, 3], { low: 0.1, high: 0.9 }), m.tensor([2, 3], { low: 0, high: 1 })]],
});

export const bceTargetBackward = lowered({
  ...hidden,
  name: 'binary_cross_entropy_target_backward',
  gradName: 'BinaryCrossEntropyTargetBackwardBackward0',
  doc: 'g · (log(1 − x) − log x).',
  params: { grad_output: p.tensor(), self: p.tensor(), weight: p.tensor(null), reduction },
  lower: (b, { grad_output, self, weight, reduction: how }, call) => {
    const [yes, no] = logs(b, self);
    const g = unreduced(b, grad_output, self.shape, how);
    return weighted(call.op, b, b.mul(g, b.sub(no, yes)), weight);
  },
  samples: (m) => [[m.tensor([]), m.tensor([2, 3], { low: 0.1, high: 0.9 })]],
});

export const binary_cross_entropy = composed({
  ...functional,
  name: 'binary_cross_entropy',
  doc: '−t·log x − (1 − t)·log(1 − x) for probabilities x in 0…1 and targets t of the same shape; logarithms are not below −100.',
  params: { input: p.tensor(), target: p.tensor(), weight: p.tensor(null), ...legacy },
  compose: (A, args, call) => {
    const { input, target, weight } = args;
    equalSizes(call.op, input, target);
    sameTypes(call.op, { input, target, weight });
    if (!input.dtype.is_floating_point) fail(call.op, `is not implemented for ${input.dtype}`, 'Convert with .float()');
    checkProbabilities(call.op, call.values(input));
    return A._binary_cross_entropy(input, target, weight, reductionOf(args));
  },
  samples: (m) => {
    const x = m.tensor([2, 3], { low: 0.1, high: 0.9 });
    const t = m.tensor([2, 3], { low: 0, high: 1 });
    return [
      [x, t],
      [x, t, m.tensor([3], { low: 0, high: 1, requires_grad: false }), { reduction: 'sum' }],
      [x, t, { reduction: 'none' }],
      [m.tensor([], { low: 0.1, high: 0.9 }), m.tensor([], { low: 0, high: 1 })],
    ];
  },
  errors: [
    { args: (m) => [m.values([1.5]), m.values([1])], message: /between 0 and 1, but element 0 is 1.5/ },
    { args: (m) => [m.values([0.5]), m.values([1, 1])], message: /must be the same as input size/ },
    { args: (m) => [m.values([0.5], 'float32'), m.values([1], 'int64')], message: /to have the same dtype/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- scores

/** log(1 + e^(−x)) without overflow. */
function softplusOfNegative<N extends Typed>(b: Builder<N>, x: N): N {
  const zero = b.like(0, x);
  return b.add(b.unary('log1p', b.unary('exp', b.neg(b.unary('abs', x)))), b.binary('maximum', b.neg(x), zero));
}

function logistic<N extends Typed>(b: Builder<N>, x: N): N {
  const negative = b.compare('lt', x, b.like(0, x));
  // −|x|, with the slope that it has at 0 on this side.
  const e = b.unary('exp', b.where(negative, x, b.neg(x)));
  return b.div(b.where(negative, e, b.like(1, x)), b.add(b.like(1, x), e));
}

/** 1 + (pos_weight − 1) · t: how much log(1 + e^(−x)) counts. */
function positive<N extends Typed>(op: string, b: Builder<N>, t: N, posWeight: N | null): N | null {
  if (posWeight === null) return null;
  const w = expandTo(op, b, b.cast(posWeight, t.dtype), t.shape, 'pos_weight');
  return b.add(b.mul(b.sub(w, b.like(1, w)), t), b.like(1, t));
}

export const bceLogitsForward = lowered({
  ...hidden,
  name: '_binary_cross_entropy_with_logits',
  gradName: 'BinaryCrossEntropyWithLogitsBackward0',
  doc: 'Cross entropy of scores.',
  params: { input: p.tensor(), target: p.tensor(), weight: p.tensor(null), pos_weight: p.tensor(null), reduction },
  lower: (b, { input, target, weight, pos_weight, reduction: how }, call) => {
    const dtype = commonType(input, target);
    const [x, t] = [b.cast(input, dtype), b.cast(target, dtype)];
    const factor = positive(call.op, b, t, pos_weight);
    const tail = softplusOfNegative(b, x);
    const loss = b.add(b.mul(b.sub(b.like(1, t), t), x), factor === null ? tail : b.mul(factor, tail));
    return reduced(b, weighted(call.op, b, loss, weight && b.cast(weight, dtype)), how);
  },
  grad: (A, [g], { args: { input, target, weight, pos_weight, reduction: how }, needs }) => ({
    input: needs('input')
      ? A.binary_cross_entropy_with_logits_backward(g!, input, target, weight, pos_weight, how)
      : null,
    target: needs('target')
      ? A.binary_cross_entropy_with_logits_target_backward(g!, input, target, weight, pos_weight, how)
      : null,
  }),
  fixed: ['weight', 'pos_weight'],
  saves: ['input', 'target', 'weight', 'pos_weight'],
  samples: (m) => [[m.tensor([2, 3]), m.tensor([2, 3], { low: 0, high: 1 })]],
});

export const bceLogitsBackward = lowered({
  ...hidden,
  name: 'binary_cross_entropy_with_logits_backward',
  gradName: 'BinaryCrossEntropyWithLogitsBackwardBackward0',
  doc: 'g · (σ(x) − t), with weights.',
  params: {
    grad_output: p.tensor(),
    self: p.tensor(),
    target: p.tensor(),
    weight: p.tensor(null),
    pos_weight: p.tensor(null),
    reduction,
  },
  lower: (b, { grad_output, self, target, weight, pos_weight, reduction: how }, call) => {
    const dtype = commonType(self, target);
    const [x, t] = [b.cast(self, dtype), b.cast(target, dtype)];
    const g = unreduced(b, grad_output, x.shape, how);
    const factor = positive(call.op, b, t, pos_weight);
    // d/dx [(1 − t)·x + f·log(1 + e^(−x))] = (1 − t) − f·σ(−x) = f·σ(x) + (1 − t) − f
    const scaled = factor === null ? logistic(b, x) : b.mul(factor, logistic(b, x));
    const rest = factor === null ? b.neg(t) : b.sub(b.sub(b.like(1, t), t), factor);
    const out = weighted(call.op, b, b.mul(g, b.add(scaled, rest)), weight && b.cast(weight, dtype));
    return b.cast(out, self.dtype);
  },
  samples: (m) => [[m.tensor([]), m.tensor([2, 3]), m.tensor([2, 3], { low: 0, high: 1 })]],
});

export const bceLogitsTargetBackward = lowered({
  ...hidden,
  name: 'binary_cross_entropy_with_logits_target_backward',
  gradName: 'BinaryCrossEntropyWithLogitsTargetBackwardBackward0',
  doc: 'g · (−x), with weights.',
  params: {
    grad_output: p.tensor(),
    self: p.tensor(),
    target: p.tensor(),
    weight: p.tensor(null),
    pos_weight: p.tensor(null),
    reduction,
  },
  lower: (b, { grad_output, self, target, weight, pos_weight, reduction: how }, call) => {
    const dtype = commonType(self, target);
    const x = b.cast(self, dtype);
    const g = unreduced(b, grad_output, x.shape, how);
    const w = pos_weight && expandTo(call.op, b, b.cast(pos_weight, dtype), x.shape, 'pos_weight');
    const tail = w && b.mul(b.sub(w, b.like(1, w)), softplusOfNegative(b, x));
    const slope = tail === null ? b.neg(x) : b.sub(tail, x);
    const out = weighted(call.op, b, b.mul(g, slope), weight && b.cast(weight, dtype));
    return b.cast(out, target.dtype);
  },
  samples: (m) => [[m.tensor([]), m.tensor([2, 3]), m.tensor([2, 3], { low: 0, high: 1 })]],
});

export const binary_cross_entropy_with_logits = composed({
  ...functional,
  name: 'binary_cross_entropy_with_logits',
  doc: 'binary_cross_entropy of sigmoid(input), finite for any score; `pos_weight` weighs the positive targets.',
  params: { input: p.tensor(), target: p.tensor(), weight: p.tensor(null), ...legacy, pos_weight: p.tensor(null) },
  compose: (A, args, call) => {
    const { input, target, weight, pos_weight } = args;
    equalSizes(call.op, input, target);
    if (!target.dtype.is_floating_point || !input.dtype.is_floating_point)
      fail(call.op, `input and target must be floats, got ${input.dtype} and ${target.dtype}`, 'Convert with .float()');
    return A._binary_cross_entropy_with_logits(input, target, weight, pos_weight, reductionOf(args));
  },
  samples: (m) => {
    const x = m.tensor([2, 3]);
    const t = m.tensor([2, 3], { low: 0, high: 1 });
    const weight = m.tensor([3], { low: 0.1, high: 1, requires_grad: false });
    return [
      [x, t],
      [x, t, weight, { reduction: 'sum' }],
      [x, t, { reduction: 'none', pos_weight: weight }],
      [m.tensor([], { low: 900, high: 1000 }), m.tensor([], { low: 0, high: 1 })],
    ];
  },
  errors: [
    { args: (m) => [m.tensor([2]), m.tensor([3])], message: /must be the same as input size/ },
    { args: (m) => [m.tensor([2]), m.ints([2], 0, 2)], message: /must be floats/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- ±1

export const softMarginForward = lowered({
  ...hidden,
  name: '_soft_margin_loss',
  gradName: 'SoftMarginLossBackward0',
  doc: 'log(1 + e^(−t·x)).',
  params: { input: p.tensor(), target: p.tensor(), reduction },
  lower: (b, { input, target, reduction: how }) => {
    const z = b.mul(input, b.cast(target, input.dtype));
    return reduced(b, softplusOfNegative(b, z), how);
  },
  grad: (A, [g], { args: { input, target, reduction: how } }) => ({
    input: A.soft_margin_loss_backward(g!, input, target, how),
  }),
  fixed: ['target'],
  saves: ['input', 'target'],
  samples: (m) => [[m.tensor([3]), m.values([1, -1, 1], 'int64')]],
});

export const softMarginBackward = lowered({
  ...hidden,
  name: 'soft_margin_loss_backward',
  gradName: 'SoftMarginLossBackwardBackward0',
  doc: '−g · t · σ(−t·x).',
  params: { grad_output: p.tensor(), self: p.tensor(), target: p.tensor(), reduction },
  lower: (b, { grad_output, self, target, reduction: how }) => {
    const g = unreduced(b, grad_output, self.shape, how);
    const t = b.cast(target, self.dtype);
    return b.neg(b.mul(g, b.mul(t, logistic(b, b.neg(b.mul(t, self))))));
  },
  samples: (m) => [[m.tensor([]), m.tensor([3]), m.values([1, -1, 1], 'int64')]],
});

export const soft_margin_loss = composed({
  ...functional,
  name: 'soft_margin_loss',
  doc: 'log(1 + e^(−target·input)) for targets 1 and −1.',
  params: { input: p.tensor(), target: p.tensor(), ...legacy },
  compose: (A, args, call) => {
    equalSizes(call.op, args.input, args.target);
    if (!args.input.dtype.is_floating_point) fail(call.op, `is not implemented for ${args.input.dtype}`);
    return A._soft_margin_loss(args.input, args.target, reductionOf(args));
  },
  samples: (m) => {
    const target = m.values([1, -1, 1], 'int64');
    return [
      [m.tensor([3]), target],
      [m.tensor([3]), target, { reduction: 'none' }],
      [m.tensor([3]), target, { reduction: 'sum' }],
    ];
  },
  errors: [{ args: (m) => [m.tensor([2]), m.tensor([3])], message: /must be the same as input size/ }],
});

export const multilabel_soft_margin_loss = composed({
  ...functional,
  name: 'multilabel_soft_margin_loss',
  doc: 'binary_cross_entropy of sigmoid(input), averaged over the classes (the last dimension).',
  params: { input: p.tensor(), target: p.tensor(), weight: p.tensor(null), ...legacy },
  compose: (A, args) => {
    const { input, target, weight } = args;
    const part = A.add(A.mul(target, A.logsigmoid(input)), A.mul(A.rsub(target, 1), A.logsigmoid(A.neg(input))));
    const loss = weight === null ? A.neg(part) : A.mul(A.neg(part), weight);
    const mean = A.div(A.sum(loss, -1), input.shape.at(-1) ?? 1);
    return reduceLoss(A, mean, reductionOf(args) as Reduction);
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3], { low: 0, high: 1 })],
    [
      m.tensor([2, 3]),
      m.tensor([2, 3], { low: 0, high: 1 }),
      m.tensor([3], { low: 0, high: 1 }),
      { reduction: 'none' },
    ],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([2, 4])], message: /must match the size/ }],
});
