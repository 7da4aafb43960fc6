/** Losses of a difference: squared, absolute, and what lies between. */

import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import type { DType } from '../ir/dtype.js';
import { composed, type LoweredSpec, lowered, type Params, p, type Sample, type SampleMaker } from '../record.js';
import {
  legacy,
  REDUCTIONS,
  type Reduction,
  reduced,
  reduceLoss,
  reduction,
  reductionOf,
  unreduced,
} from './loss-reduction.js';
import { commonShape, commonType, sumTo } from './requirements.js';

/** Both sides in their common dtype and shape, and the bound of the loss as a value. */
interface Sides<N> {
  readonly difference: N;
  readonly bound: N;
  readonly dtype: DType;
}

interface Spec {
  readonly name: string;
  /** PyTorch's name of the backward, without Backward0. */
  readonly grad: string;
  /** Loss of a difference d = input − target, even in d. `zero`: the bound is 0. */
  readonly value: <N extends Typed>(b: Builder<N>, d: N, bound: N, zero: boolean) => N;
  /** Its derivative. */
  readonly slope: <N extends Typed>(b: Builder<N>, d: N, bound: N, zero: boolean) => N;
}

function sides<N extends Typed>(op: string, b: Builder<N>, x: N, y: N, bound: N): Sides<N> {
  const dtype = commonType(x, y);
  if (!dtype.is_floating_point)
    fail(op, `is not implemented for ${x.dtype} and ${y.dtype}`, 'One of them must be a float: convert with .float()');
  const shape = commonShape(op, x.shape, y.shape);
  const at = (t: N): N => b.broadcast(b.cast(t, dtype), shape);
  return { difference: b.sub(at(x), at(y)), bound: at(bound), dtype };
}

/** The loss without PyTorch's older arguments, and its backward, which has a derivative of its own. */
const core = (spec: Spec) => {
  const name = `_${spec.name}`;
  const params = { input: p.tensor(), target: p.tensor(), reduction, bound: p.number(1) };
  const forward = lowered({
    name,
    gradName: `${spec.grad}Backward0`,
    in: [],
    method: false,
    doc: 'A loss of the difference.',
    params,
    lower: (b, { input, target, reduction: how, bound }, call) => {
      const s = sides(spec.name, b, input, target, call.operand(bound, commonType(input, target)));
      return reduced(b, spec.value(b, s.difference, s.bound, bound === 0), how);
    },
    grad: (A, [g], { args, needs }) => {
      const back = (A as unknown as Record<string, typeof A._mse_loss_backward>)[`${name}_backward`]!;
      const { input, target, reduction: how, bound } = args;
      return {
        input: needs('input') ? back(g!, input, target, how, bound) : null,
        // The loss is even: the target's gradient is that of the exchanged call.
        target: needs('target') ? back(g!, target, input, how, bound) : null,
      };
    },
    saves: ['input', 'target'],
    samples: (m) => [[m.tensor([2, 3]), m.tensor([2, 3])]],
  });
  const backward = lowered({
    name: `${name}_backward`,
    gradName: `${spec.grad}BackwardBackward0`,
    in: [],
    method: false,
    doc: 'The gradient of the loss for one side.',
    params: { grad_output: p.tensor(), self: p.tensor(), target: p.tensor(), reduction, bound: p.number(1) },
    lower: (b, { grad_output, self, target, reduction: how, bound }, call) => {
      const s = sides(spec.name, b, self, target, call.operand(bound, commonType(self, target)));
      const g = unreduced(b, grad_output, s.difference.shape, how);
      return b.cast(sumTo(b, b.mul(g, spec.slope(b, s.difference, s.bound, bound === 0)), self.shape), self.dtype);
    },
    samples: (m) => [[m.tensor([]), m.tensor([2, 3]), m.tensor([2, 3])]],
  });
  return { forward, backward };
};

const squared = core({
  name: 'mse_loss',
  grad: 'MseLoss',
  value: (b, d) => b.mul(d, d),
  slope: (b, d) => b.mul(b.like(2, d), d),
});
export const mseForward = squared.forward;
export const mseBackward = squared.backward;

/** Within ±bound the first, beyond it the second. */
function near<N extends Typed>(b: Builder<N>, d: N, bound: N, inside: N, outside: N): N {
  return b.where(b.compare('lt', b.unary('abs', d), bound), inside, outside);
}

const half = <N extends Typed>(b: Builder<N>, x: N): N => b.mul(b.like(0.5, x), x);

const smooth = core({
  name: 'smooth_l1_loss',
  grad: 'SmoothL1Loss',
  value: (b, d, beta, zero) => {
    const outside = b.sub(b.unary('abs', d), half(b, beta));
    return zero ? outside : near(b, d, beta, b.div(b.mul(half(b, d), d), beta), outside);
  },
  slope: (b, d, beta, zero) => (zero ? b.unary('sign', d) : near(b, d, beta, b.div(d, beta), b.unary('sign', d))),
});
export const smoothForward = smooth.forward;
export const smoothBackward = smooth.backward;

const huber = core({
  name: 'huber_loss',
  grad: 'HuberLoss',
  value: (b, d, delta) =>
    near(b, d, delta, b.mul(half(b, d), d), b.mul(delta, b.sub(b.unary('abs', d), half(b, delta)))),
  slope: (b, d, delta) => near(b, d, delta, d, b.mul(delta, b.unary('sign', d))),
});
export const huberForward = huber.forward;
export const huberBackward = huber.backward;

// ---------------------------------------------------------------------------------------------------- public

const two = { input: p.tensor(), target: p.tensor() };

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

const functional = <P extends Params>(params: P) => ({ in: ['nn.functional'] as const, method: false, params });

export const mse_loss = composed({
  ...functional({ ...two, ...legacy }),
  name: 'mse_loss',
  doc: 'Mean squared error: the mean of (input − target)², or their sum, or each. Shapes broadcast.',
  compose: (A, args) => A._mse_loss(args.input, args.target, reductionOf(args)),
  samples,
  errors: [
    ...errors,
    { args: (m) => [m.ints([3], 0, 5), m.ints([3], 0, 5)], message: /not implemented for torch.int64/ },
  ],
});

export const l1_loss = composed({
  ...functional({ ...two, ...legacy }),
  name: 'l1_loss',
  doc: 'Mean absolute error: the mean of |input − target|, or their sum, or each. Shapes broadcast.',
  compose: (A, args) => reduceLoss(A, A.abs(A.sub(args.input, args.target)), reductionOf(args)),
  samples,
  errors: [errors[1]!, { args: (m) => [m.tensor([3]), m.tensor([4])], message: /must match the size/ }],
});

export const smooth_l1_loss = composed({
  ...functional({ ...two, ...legacy, beta: p.number(1) }),
  name: 'smooth_l1_loss',
  doc: '½d²/beta where |d| < beta, else |d| − ½beta, for d = input − target. beta 0 is l1_loss.',
  compose: (A, args, call) => {
    if (args.beta < 0) fail(call.op, `does not support negative values for beta, got ${args.beta}`);
    return A._smooth_l1_loss(args.input, args.target, reductionOf(args), args.beta);
  },
  samples: (m) => [
    ...samples(m),
    [m.tensor([4]), m.tensor([4]), { beta: 0.5 }],
    [m.tensor([4]), m.tensor([4]), { beta: 0 }],
  ],
  errors: [
    ...errors,
    { args: (m) => [m.tensor([3]), m.tensor([3]), { beta: -1 }], message: /negative values for beta/ },
  ],
});

export const huber_loss = composed({
  ...functional({ ...two, reduction: p.string(REDUCTIONS, 'mean'), delta: p.number(1) }),
  name: 'huber_loss',
  doc: '½d² where |d| < delta, else delta · (|d| − ½delta), for d = input − target.',
  compose: (A, { input, target, reduction: how, delta }, call) => {
    if (!(delta > 0)) fail(call.op, `does not support non-positive values for delta, got ${delta}`);
    return A._huber_loss(input, target, how as Reduction, delta);
  },
  samples: (m) => [...samples(m), [m.tensor([4]), m.tensor([4]), { delta: 0.5 }]],
  errors: [
    ...errors,
    { args: (m) => [m.tensor([3]), m.tensor([3]), { delta: 0 }], message: /non-positive values for delta/ },
  ],
});
