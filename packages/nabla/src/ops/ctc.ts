/** Connectionist temporal classification. */
import { fail } from '../errors.js';
import { float64, int64 } from '../ir/dtype.js';
import { show } from '../ir/shape.js';
import { type ComposeCall, composed, lowered, p, type TensorLike } from '../record.js';
import { REDUCTIONS, type Reduction } from './loss-reduction.js';

const hidden = { in: [], method: false } as const;

export const ctcForward = lowered({
  ...hidden,
  name: '_ctc_loss',
  gradName: 'CtcLossBackward0',
  doc: 'Losses of all examples, and the gradient that each has.',
  params: {
    log_probs: p.tensor(),
    targets: p.tensor(),
    input_lengths: p.tensor(),
    target_lengths: p.tensor(),
    blank: p.int(0),
    zero_infinity: p.bool(false),
  },
  lower: (b, { log_probs: x, targets, input_lengths, target_lengths, blank, zero_infinity }) => {
    const outputs = [
      { dtype: x.dtype, shape: [x.shape[1]!] },
      { dtype: x.dtype, shape: x.shape },
    ];
    const inputs = [x, ...[targets, input_lengths, target_lengths].map((t) => b.cast(t, int64))];
    return b.call(inputs, { kernel: 'ctc', attrs: { blank, zero_infinity }, outputs });
  },
  grad: (A, [g], { args, outs }) => ({ log_probs: A._ctc_loss_backward(g!, args.log_probs, outs[1]!) }),
  nondifferentiable: [1],
  saves: ['log_probs', 'out'],
  samples: (m) => [
    [
      m.tensor([4, 2, 3], { high: 0, requires_grad: false }),
      m.values([1, 2, 1], 'int64'),
      m.values([4, 3], 'int64'),
      m.values([2, 1], 'int64'),
    ],
  ],
});

export const ctcBackward = lowered({
  ...hidden,
  name: '_ctc_loss_backward',
  doc: 'The gradients of all examples, weighed. They are those of scores from log_softmax, and have no derivative.',
  params: { grad: p.tensor(), log_probs: p.tensor(), each: p.tensor() },
  lower: (b, { grad, each }) => b.mul(each, b.broadcast(b.reshape(grad, [1, grad.shape[0]!, 1]), each.shape)),
  grad: () => fail('ctc_loss', 'the derivative for _ctc_loss_backward is not implemented', '', 'missing'),
  saves: [],
  samples: (m) => {
    const x = m.tensor([2, 2, 3], { requires_grad: false });
    return [[m.tensor([2], { requires_grad: false }), x, x]];
  },
});

/** Lengths of all examples, each at most `most`. */
function lengthsOf<T extends TensorLike>(call: ComposeCall<T>, x: T, name: string, n: number, most: number): number[] {
  if (x.numel() !== n) fail(call.op, `${name} must be of size batch_size: ${n} examples, but shape ${show(x.shape)}`);
  const values = call.values(x);
  values.forEach((v, i) => {
    if (!Number.isInteger(v) || v < 0) fail(call.op, `${name} must be integers ≥ 0, but element ${i} is ${v}`);
    if (v > most) fail(call.op, `Expected ${name} to have value at most ${most}, but got value ${v}`);
  });
  return values;
}

/** Labels of all examples in a row, from rows that may be longer or from such a row. */
function labelsOf<T extends TensorLike>(call: ComposeCall<T>, targets: T, sizes: readonly number[]): number[] {
  const values = call.values(targets);
  if (targets.ndim !== 2 || sizes.length !== targets.shape[0]) return values;
  const width = targets.shape[1]!;
  return sizes.flatMap((size, i) => values.slice(i * width, i * width + size));
}

export const ctc_loss = composed({
  name: 'ctc_loss',
  in: ['nn.functional'],
  method: false,
  doc: "The negative logarithm of the probability that scores [T, n, classes] (or [T, classes]) from log_softmax spell the targets, whatever is repeated and wherever blanks are: targets [n, longest], or all in a row. 'mean' divides by the target lengths first. The gradient is that of what log_softmax was given; there is no second one.",
  params: {
    log_probs: p.tensor(),
    targets: p.index(),
    input_lengths: p.index(),
    target_lengths: p.index(),
    blank: p.int(0),
    reduction: p.string(REDUCTIONS, 'mean'),
    zero_infinity: p.bool(false),
  },
  compose: (A, { log_probs, targets, input_lengths, target_lengths, blank, reduction: how, zero_infinity }, call) => {
    if (log_probs.ndim !== 2 && log_probs.ndim !== 3)
      fail(call.op, `log_probs must have shape [T, n, classes] or [T, classes], not ${show(log_probs.shape)}`);
    const single = log_probs.ndim === 2;
    const x = single ? A.unsqueeze(log_probs, 1) : log_probs;
    const [steps, n, classes] = x.shape as readonly [number, number, number];
    if (!x.dtype.is_floating_point) fail(call.op, `is not implemented for ${x.dtype}`, 'Convert with .float()');
    if (!(blank >= 0 && blank < classes))
      fail(call.op, `blank must be in label range: ${blank} is not below ${classes}`);
    const longest = single || targets.ndim < 2 ? targets.numel() : targets.shape[1]!;
    const lengths = lengthsOf(call, input_lengths, 'input_lengths', n, steps);
    const sizes = lengthsOf(call, target_lengths, 'target_lengths', n, longest);
    const labels = labelsOf(call, targets, sizes);
    const total = sizes.reduce((a, b) => a + b, 0);
    if (labels.length < total)
      fail(call.op, `targets hold ${labels.length} labels, but target_lengths add up to ${total}`);
    labels.slice(0, total).forEach((c, i) => {
      if (!Number.isInteger(c) || c < 0 || c >= classes)
        fail(call.op, `label ${i} of targets is ${c}, not a class below ${classes}`, '', 'index');
    });
    const whole = (data: readonly number[]) => A._numbers(data, [data.length], { dtype: 'int64' });
    const both = A._ctc_loss(x, whole(labels.slice(0, total)), whole(lengths), whole(sizes), blank, zero_infinity);
    const given = (both as unknown as readonly (typeof x)[])[0]!;
    const losses = zero_infinity ? A._named(given, 'WhereBackward0') : given;
    return reducedLosses(losses, how);

    function reducedLosses(all: typeof x, by: Reduction): typeof x {
      if (by === 'none') return single ? A.squeeze(all, 0) : all;
      if (by === 'sum') return A.sum(all);
      const dtype = x.dtype === float64 ? 'float64' : 'float32';
      const each = A._numbers(
        sizes.map((s) => Math.max(1, s)),
        [n],
        { dtype },
      );
      return A.mean(A.div(all, each));
    }
  },
  samples: (m) => {
    const scores = m.tensor([4, 2, 3], { high: 0, requires_grad: false });
    const rows = m.values(
      [
        [1, 2],
        [1, 0],
      ],
      'int64',
    );
    return [
      [scores, rows, [4, 3], [2, 1]],
      [scores, m.values([1, 2, 1], 'int64'), [4, 3], [2, 1], { reduction: 'none' }],
      [
        scores,
        m.values([1, 1, 1, 1, 2, 0], 'int64'),
        [4, 3],
        [3, 3],
        { zero_infinity: true, blank: 2, reduction: 'sum' },
      ],
      [m.tensor([4, 3], { high: 0, requires_grad: false }), m.values([1, 2], 'int64'), 4, 2],
    ];
  },
  errors: [
    {
      args: (m) => [m.tensor([2, 1, 3]), m.ints([1, 1], 1, 2), [3], [1]],
      message: /input_lengths to have value at most 2/,
    },
    { args: (m) => [m.tensor([2, 1, 3]), m.ints([1, 1], 1, 2), [2], [1], 3], message: /blank must be in label range/ },
    { args: (m) => [m.tensor([2, 1, 3]), m.ints([1, 1], 1, 2), [2, 2], [1]], message: /must be of size batch_size/ },
    { args: (m) => [m.tensor([2, 1, 3]), m.values([[3]], 'int64'), [2], [1]], message: /not a class below 3/ },
  ],
});
