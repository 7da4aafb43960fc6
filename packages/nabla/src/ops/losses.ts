/** Losses of a difference: squared, absolute, and what lies between. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { composed, type LoweredSpec, lowered, type Params, p, type Sample, type SampleMaker } from '../record.js';
import { legacy, type Reduction, reduced, reduceLoss, reduction, reductionOf, unreduced } from './loss-reduction.js';
import { commonShape, commonType, sumTo } from './requirements.js';

/** Input and target less one another in their common dtype and shape, and the bound of the loss as a value. */
interface Sides<N> {
  readonly difference: N;
  readonly bound: N;
}

function sides<N extends Typed>(op: string, b: Builder<N>, x: N, y: N, bound: N): Sides<N> {
  const dtype = commonType(x, y);
  if (!dtype.is_floating_point)
    fail(op, `is not implemented for ${x.dtype} and ${y.dtype}`, 'One of them must be a float: convert with .float()');
  const shape = commonShape(op, x.shape, y.shape);
  const at = (t: N): N => b.broadcast(b.cast(t, dtype), shape);
  return { difference: b.sub(at(x), at(y)), bound: at(bound) };
}

/** A function of a difference and the bound. `zero`: the bound is 0. */
type OfDifference = <N extends Typed>(b: Builder<N>, d: N, bound: N, zero: boolean) => N;

/** What a call says beside its tensors. */
interface How {
  readonly reduction: Reduction;
  readonly bound: number;
}

interface Spec<P extends Params> {
  readonly name: string;
  readonly doc: string;
  /** PyTorch's name of the backward, without Backward0. */
  readonly grad: string;
  readonly params: P;
  /** Reads and checks the arguments. */
  readonly how: (op: string, args: Readonly<Record<string, unknown>>) => How;
  /** Loss of a difference d = input − target, even in d, and its derivative. */
  readonly value: OfDifference;
  readonly slope: OfDifference;
  readonly samples: (m: SampleMaker) => readonly Sample[];
  readonly errors: LoweredSpec['errors'];
}

const two = { input: p.tensor(), target: p.tensor() };

/** The gradient of a loss for one side: a record of its own, so that it has a derivative. */
const backwardOf = <P extends Params>(spec: Spec<P>) =>
  lowered({
    name: `${spec.name}_backward`,
    gradName: `${spec.grad}BackwardBackward0`,
    in: [],
    method: false,
    doc: 'The gradient of the loss for one side.',
    params: { grad_output: p.tensor(), self: p.tensor(), target: p.tensor(), reduction, bound: p.number(1) },
    lower: (b, { grad_output, self, target, reduction: how, bound }, call) => {
      const s = sides(spec.name, b, self, target, call.operand(bound, commonType(self, target)));
      const g = unreduced(b, grad_output, s.difference.shape, how);
      const slope = spec.slope(b, s.difference, s.bound, bound === 0);
      return b.cast(sumTo(b, b.mul(g, slope), self.shape), self.dtype);
    },
    samples: (m) => [[m.tensor([]), m.tensor([2, 3]), m.tensor([2, 3])]],
  });

const forwardOf = <P extends Params>(spec: Spec<P>) =>
  lowered({
    name: spec.name,
    gradName: `${spec.grad}Backward0`,
    in: ['nn.functional'],
    method: false,
    doc: spec.doc,
    params: { ...two, ...spec.params },
    lower: (b, args, call) => {
      const { input, target } = args as unknown as {
        input: ReturnType<typeof b.neg>;
        target: ReturnType<typeof b.neg>;
      };
      const { reduction: how, bound } = spec.how(call.op, args);
      const s = sides(spec.name, b, input, target, call.operand(bound, commonType(input, target)));
      return reduced(b, spec.value(b, s.difference, s.bound, bound === 0), how);
    },
    grad: (A, [g], context) => {
      const { input, target } = context.args as unknown as {
        input: NonNullable<typeof g>;
        target: NonNullable<typeof g>;
      };
      const { reduction: how, bound } = spec.how(spec.name, context.args);
      const back = (A as unknown as Record<string, typeof A.mse_loss_backward>)[`${spec.name}_backward`]!;
      const needs = context.needs as (name: string) => boolean;
      return {
        input: needs('input') ? back(g!, input, target, how, bound) : null,
        // The loss is even: the target's gradient is that of the exchanged call.
        target: needs('target') ? back(g!, target, input, how, bound) : null,
      };
    },
    saves: ['input', 'target'],
    samples: spec.samples,
    errors: spec.errors!,
  });

type Legacy = Parameters<typeof reductionOf<Reduction>>[0];
const plain = (args: Readonly<Record<string, unknown>>): Reduction => reductionOf(args as unknown as Legacy);

const samples = (m: SampleMaker): readonly Sample[] => [
  [m.tensor([2, 3]), m.tensor([2, 3])],
  [m.tensor([2, 3]), m.tensor([2, 3]), { reduction: 'sum' }],
  [m.tensor([2, 3]), m.tensor([3]), { reduction: 'none' }],
  [m.tensor([]), m.tensor([])],
  [m.tensor([2, 1]), m.tensor([1, 3])],
];

const errors: LoweredSpec['errors'] = [
  { args: (m) => [m.tensor([3]), m.tensor([4])], message: /do not broadcast/ },
  {
    args: (m) => [m.tensor([3]), m.tensor([3]), { reduction: 'avg' }],
    message: /must be one of 'none', 'mean', 'sum'/,
  },
];

// ---------------------------------------------------------------------------------------------------- squares

const squared: Spec<typeof legacy> = {
  name: 'mse_loss',
  doc: 'Mean squared error: the mean of (input − target)², or their sum, or each. Shapes broadcast.',
  grad: 'MseLoss',
  params: legacy,
  how: (_, args) => ({ reduction: plain(args), bound: 1 }),
  value: (b, d) => b.mul(d, d),
  slope: (b, d) => b.mul(b.like(2, d), d),
  samples,
  errors: [
    ...errors,
    { args: (m) => [m.ints([3], 0, 5), m.ints([3], 0, 5)], message: /not implemented for torch.int64/ },
  ],
};
export const mse_loss = forwardOf(squared);
export const mseBackward = backwardOf(squared);

/** Within ±bound the first, which nan takes, too; from there on the second. */
function near<N extends Typed>(b: Builder<N>, d: N, bound: N, inside: N, outside: N): N {
  return b.where(b.compare('le', bound, b.unary('abs', d)), outside, inside);
}

const half = <N extends Typed>(b: Builder<N>, x: N): N => b.mul(b.like(0.5, x), x);

const smoothParams = { ...legacy, beta: p.number(1) };
const smooth: Spec<typeof smoothParams> = {
  name: 'smooth_l1_loss',
  doc: '½d²/beta where |d| < beta, else |d| − ½beta, for d = input − target. beta 0 is l1_loss.',
  grad: 'SmoothL1Loss',
  params: smoothParams,
  how: (op, args) => {
    const beta = args['beta'] as number;
    if (beta < 0) fail(op, `does not support negative values for beta, got ${beta}`);
    return { reduction: plain(args), bound: beta };
  },
  value: (b, d, beta, zero) => {
    const outside = b.sub(b.unary('abs', d), half(b, beta));
    return zero ? outside : near(b, d, beta, b.div(b.mul(half(b, d), d), beta), outside);
  },
  slope: (b, d, beta, zero) => (zero ? b.unary('sign', d) : near(b, d, beta, b.div(d, beta), b.unary('sign', d))),
  samples: (m) => [
    ...samples(m),
    [m.tensor([4]), m.tensor([4]), { beta: 0.5 }],
    [m.tensor([4]), m.tensor([4]), { beta: 0 }],
  ],
  errors: [
    ...errors,
    { args: (m) => [m.tensor([3]), m.tensor([3]), { beta: -1 }], message: /negative values for beta/ },
  ],
};
export const smooth_l1_loss = forwardOf(smooth);
export const smoothBackward = backwardOf(smooth);

const huberParams = { reduction, delta: p.number(1) };
const huber: Spec<typeof huberParams> = {
  name: 'huber_loss',
  doc: '½d² where |d| < delta, else delta · (|d| − ½delta), for d = input − target.',
  grad: 'HuberLoss',
  params: huberParams,
  how: (op, args) => {
    const delta = args['delta'] as number;
    if (!(delta > 0)) fail(op, `does not support non-positive values for delta, got ${delta}`);
    return { reduction: args['reduction'] as Reduction, bound: delta };
  },
  value: (b, d, delta) =>
    near(b, d, delta, b.mul(half(b, d), d), b.mul(delta, b.sub(b.unary('abs', d), half(b, delta)))),
  slope: (b, d, delta) => near(b, d, delta, d, b.mul(delta, b.unary('sign', d))),
  samples: (m) => [...samples(m), [m.tensor([4]), m.tensor([4]), { delta: 0.5 }]],
  errors: [
    ...errors,
    { args: (m) => [m.tensor([3]), m.tensor([3]), { delta: 0 }], message: /non-positive values for delta/ },
  ],
};
export const huber_loss = forwardOf(huber);
export const huberBackward = backwardOf(huber);

// ---------------------------------------------------------------------------------------------------- absolute

export const l1_loss = composed({
  name: 'l1_loss',
  in: ['nn.functional'],
  method: false,
  doc: 'Mean absolute error: the mean of |input − target|, or their sum, or each. Shapes broadcast.',
  params: { ...two, ...legacy },
  compose: (A, args) => reduceLoss(A, A.abs(A.sub(args.input, args.target)), reductionOf(args)),
  samples,
  errors: [errors[1]!, { args: (m) => [m.tensor([3]), m.tensor([4])], message: /must match the size/ }],
});
