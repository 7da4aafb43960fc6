/** Activation functions. `inplace` of those in nn.functional changes the argument itself. */
import type { ScalarAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { elementwise, p } from '../record.js';
import { logistic, only, reciprocal, softplus as softPlus, square, times } from './formulas.js';

const FUNCTIONAL = { in: ['nn.functional'], method: false, inplace: false } as const;
const FLOATS = ['int', 'bool'] as const;
const inplace = p.bool(false);
const input = p.tensor();

/** x where it is negative (or nan), else 0: what an exponential is taken of, so that no branch overflows. */
function below<S>(s: ScalarAlgebra<S>, x: S): S {
  return s.where(s.le(s.const(0), x), s.const(0), x);
}

function whenPositive<S>(s: ScalarAlgebra<S>, x: S, yes: S, no: S): S {
  return s.where(s.lt(s.const(0), x), yes, no);
}

/** g outside [−lambd, lambd]. */
function outside<S>(s: ScalarAlgebra<S>, x: S, lambd: S, g: S): S {
  return only(s, s.or(s.lt(x, s.neg(lambd)), s.lt(lambd, x)), g);
}

export const relu = elementwise({
  name: 'relu',
  in: ['torch', 'nn.functional'],
  doc: 'max(0, input), elementwise; its derivative at 0 is 0.',
  params: { input, inplace },
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input }) => s.maximum(input, s.const(0)),
  grad: { input: (s, g, { out }) => s.where(s.le(out, s.const(0)), s.const(0), g) },
  show: { input: (s, { input }) => only(s, s.lt(s.const(0), input), s.const(1)) },
  rule: { en: 'relu', zh: '线性整流' },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0] })], [m.tensor([], { avoid: [0] })], [m.tensor([0])]],
  errors: [{ args: (m) => [m.bools([2])], message: /not defined for tensors of torch\.bool/ }],
});

export const relu6 = elementwise({
  ...FUNCTIONAL,
  name: 'relu6',
  gradName: 'HardtanhBackward0',
  doc: 'min(max(0, input), 6), elementwise.',
  params: { input, inplace },
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input }) => s.minimum(s.maximum(input, s.const(0)), s.const(6)),
  grad: {
    input: (s, g, { input }) => only(s, s.and(s.lt(s.const(0), input), s.lt(input, s.const(6))), g),
  },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0, 6] })], [m.tensor([2], { low: 6.5, high: 8 })]],
});

export const leaky_relu = elementwise({
  ...FUNCTIONAL,
  name: 'leaky_relu',
  doc: 'input where it is positive, negative_slope · input elsewhere.',
  params: { input, negative_slope: p.number(0.01), inplace },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input, negative_slope }) => s.where(s.lt(s.const(0), input), input, s.mul(input, negative_slope)),
  grad: {
    input: (s, g, { input, negative_slope }) => s.where(s.lt(s.const(0), input), g, s.mul(g, negative_slope)),
  },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0] })], [m.tensor([3], { avoid: [0] }), 0.2]],
});

export const elu = elementwise({
  ...FUNCTIONAL,
  name: 'elu',
  doc: 'input where it is positive, alpha · (e^input − 1) elsewhere.',
  params: { input, alpha: p.number(1), inplace },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input, alpha }) => s.where(s.le(input, s.const(0)), s.mul(s.expm1(input), alpha), input),
  grad: {
    input: (s, g, { input, alpha }) => whenPositive(s, input, g, s.mul(s.mul(g, alpha), s.exp(below(s, input)))),
  },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0] })], [m.tensor([3], { avoid: [0] }), 0.5]],
});

export const celu = elementwise({
  name: 'celu',
  in: ['torch', 'nn.functional'],
  method: false,
  inplace: false,
  doc: 'input where it is positive, alpha · (e^(input/alpha) − 1) elsewhere: elu with a continuous derivative.',
  params: { input, alpha: p.number(1), inplace },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input, alpha }, raw) => {
    if (raw.alpha === 0) fail('celu', 'alpha cannot be 0', 'relu() is what it tends to');
    return s.where(s.le(input, s.const(0)), s.mul(s.expm1(s.div(input, alpha)), alpha), input);
  },
  grad: {
    input: (s, g, { input, alpha }) => whenPositive(s, input, g, s.mul(g, s.exp(s.div(below(s, input), alpha)))),
  },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0] })], [m.tensor([3], { avoid: [0] }), 0.5]],
});

const ALPHA = 1.6732632423543772848170429916717;
const SCALE = 1.0507009873554804934193349852946;

export const selu = elementwise({
  name: 'selu',
  in: ['torch', 'nn.functional'],
  method: false,
  inplace: false,
  gradName: 'EluBackward0',
  doc: 'scale · elu(input, alpha) with the constants that keep mean and variance (Klambauer et al., 2017).',
  params: { input, inplace },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input }) =>
    s.where(s.le(input, s.const(0)), times(s, s.expm1(input), ALPHA * SCALE), times(s, input, SCALE)),
  grad: {
    input: (s, g, { input }) =>
      whenPositive(s, input, times(s, g, SCALE), s.mul(times(s, g, ALPHA * SCALE), s.exp(below(s, input)))),
  },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0] })], [m.tensor([], { avoid: [0] })]],
});

const TANH_BETA = Math.SQRT2 / Math.sqrt(Math.PI);
const TANH_KAPPA = 0.044715;
const GELU_KINDS = ['none', 'tanh'] as const;

export const gelu = elementwise({
  ...FUNCTIONAL,
  name: 'gelu',
  doc: "input · Φ(input), with the normal distribution's Φ; `approximate: 'tanh'` approximates it by tanh.",
  params: { input, approximate: p.string(GELU_KINDS, 'none', { keyword: true }) },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input: x }, { approximate }) => {
    const one = s.const(1);
    if (approximate !== 'tanh') {
      const cdf = times(s, s.add(one, s.erf(times(s, x, Math.SQRT1_2))), 0.5);
      return s.mul(x, cdf);
    }
    const inner = times(s, s.add(x, times(s, s.mul(square(s, x), x), TANH_KAPPA)), TANH_BETA);
    return s.mul(times(s, x, 0.5), s.add(one, s.tanh(inner)));
  },
  grad: {
    input: (s, g, { input: x, raw }) => {
      const one = s.const(1);
      if (raw.approximate !== 'tanh') {
        const cdf = times(s, s.add(one, s.erf(times(s, x, Math.SQRT1_2))), 0.5);
        const pdf = times(s, s.exp(times(s, square(s, x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
        return s.mul(g, s.add(cdf, s.mul(x, pdf)));
      }
      const inner = times(s, s.add(x, times(s, s.mul(square(s, x), x), TANH_KAPPA)), TANH_BETA);
      const t = s.tanh(inner);
      const slope = times(s, s.add(one, times(s, square(s, x), 3 * TANH_KAPPA)), TANH_BETA);
      const left = times(s, s.add(one, t), 0.5);
      const right = s.mul(s.mul(times(s, x, 0.5), s.sub(one, square(s, t))), slope);
      return s.mul(g, s.add(left, right));
    },
  },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([2, 3]), { approximate: 'tanh' }]],
});

export const sigmoid = elementwise({
  name: 'sigmoid',
  in: ['torch', 'nn.functional'],
  doc: '1/(1 + e^(−input)), elementwise.',
  params: { input },
  promotion: 'float',
  formula: (s, { input }) => s.div(s.const(1), s.add(s.const(1), s.exp(s.neg(input)))),
  grad: { input: (s, g, { out }) => s.mul(g, s.mul(s.sub(s.const(1), out), out)) },
  show: { input: (s, { out }) => s.mul(out, s.sub(s.const(1), out)) },
  rule: { en: 'sigmoid', zh: 'S 型函数' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const expit = elementwise({
  ...sigmoid,
  name: 'expit',
  in: ['special'],
  method: false,
  inplace: false,
  gradName: 'SigmoidBackward0',
});

export const silu = elementwise({
  ...FUNCTIONAL,
  name: 'silu',
  doc: 'input · sigmoid(input), elementwise.',
  params: { input, inplace },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input }) => s.div(input, s.add(s.const(1), s.exp(s.neg(input)))),
  grad: {
    input: (s, g, { input }) => {
      const p = logistic(s, input);
      const one = s.const(1);
      return s.mul(g, s.mul(p, s.add(one, s.mul(input, s.sub(one, p)))));
    },
  },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const mish = elementwise({
  ...FUNCTIONAL,
  name: 'mish',
  doc: 'input · tanh(softplus(input)), elementwise.',
  params: { input, inplace },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input }) => s.mul(input, s.tanh(softPlus(s, input))),
  grad: {
    input: (s, g, { input }) => {
      const t = s.tanh(softPlus(s, input));
      const slope = s.mul(s.mul(input, logistic(s, input)), s.sub(s.const(1), square(s, t)));
      return s.mul(g, s.add(t, slope));
    },
  },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const softplus = elementwise({
  ...FUNCTIONAL,
  name: 'softplus',
  doc: 'log(1 + e^(beta · input))/beta; input itself where beta · input > threshold.',
  params: { input, beta: p.number(1), threshold: p.number(20) },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input, beta, threshold }) => {
    const x = s.mul(input, beta);
    return s.where(s.lt(threshold, x), input, s.div(s.log1p(s.exp(x)), beta));
  },
  grad: {
    input: (s, g, { input, beta, threshold }) => {
      const x = s.mul(input, beta);
      const linear = s.lt(threshold, x);
      const z = s.exp(s.where(linear, s.const(0), x));
      return s.where(linear, g, s.div(s.mul(g, z), s.add(z, s.const(1))));
    },
  },
  textbook: (s, { input, beta }) => s.div(s.log(s.add(s.const(1), s.exp(s.mul(beta, input)))), beta),
  show: {
    input: (s, { input, beta }) => reciprocal(s, s.add(s.const(1), s.exp(s.neg(s.mul(beta, input))))),
  },
  rule: { en: 'softplus', zh: '软加函数' },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([3]), 2], [m.tensor([3], { low: 21, high: 22 })]],
});

export const logsigmoid = elementwise({
  ...FUNCTIONAL,
  name: 'logsigmoid',
  gradName: 'LogSigmoidBackward0',
  doc: 'log(1/(1 + e^(−input))), elementwise, without overflow.',
  params: { input },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input }) => s.neg(softPlus(s, s.neg(input))),
  grad: { input: (s, g, { input }) => s.mul(g, logistic(s, s.neg(input))) },
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([])]],
});

export const hardtanh = elementwise({
  ...FUNCTIONAL,
  name: 'hardtanh',
  doc: 'input held between min_val and max_val.',
  params: { input, min_val: p.number(-1), max_val: p.number(1), inplace },
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input, min_val, max_val }) => s.minimum(s.maximum(input, min_val), max_val),
  grad: {
    input: (s, g, { input, min_val, max_val }) => only(s, s.and(s.lt(min_val, input), s.lt(input, max_val)), g),
  },
  samples: (m) => [[m.tensor([2, 3], { avoid: [-1, 1] })], [m.tensor([3], { avoid: [-0.5, 0.5] }), -0.5, 0.5]],
});

export const hardsigmoid = elementwise({
  ...FUNCTIONAL,
  name: 'hardsigmoid',
  doc: 'min(max(input + 3, 0), 6)/6, elementwise.',
  params: { input, inplace },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input }) => {
    const x = s.add(input, s.const(3));
    return s.div(s.minimum(s.maximum(x, s.const(0)), s.const(6)), s.const(6));
  },
  grad: {
    input: (s, g, { input }) => only(s, s.and(s.lt(s.const(-3), input), s.lt(input, s.const(3))), s.div(g, s.const(6))),
  },
  samples: (m) => [[m.tensor([2, 3], { avoid: [-3, 3] })], [m.tensor([2], { low: 3.5, high: 5 })]],
});

export const hardswish = elementwise({
  ...FUNCTIONAL,
  name: 'hardswish',
  doc: 'input · hardsigmoid(input), elementwise.',
  params: { input, inplace },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input }) => {
    const x = s.add(input, s.const(3));
    return s.div(s.mul(input, s.minimum(s.maximum(x, s.const(0)), s.const(6))), s.const(6));
  },
  grad: {
    input: (s, g, { input }) => {
      const inside = s.mul(g, s.add(s.div(input, s.const(3)), s.const(0.5)));
      return s.where(s.lt(input, s.const(-3)), s.const(0), s.where(s.lt(s.const(3), input), g, inside));
    },
  },
  samples: (m) => [[m.tensor([2, 3], { avoid: [-3, 3] })], [m.tensor([2], { low: 3.5, high: 5 })]],
});

export const softsign = elementwise({
  ...FUNCTIONAL,
  name: 'softsign',
  gradName: 'DivBackward0',
  doc: 'input/(1 + |input|), elementwise.',
  params: { input },
  promotion: 'float',
  refuses: ['bool'],
  formula: (s, { input }) => s.div(input, s.add(s.const(1), s.abs(input))),
  grad: { input: (s, g, { input }) => s.div(g, square(s, s.add(s.const(1), s.abs(input)))) },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0] })]],
});

export const tanhshrink = elementwise({
  ...FUNCTIONAL,
  name: 'tanhshrink',
  gradName: 'SubBackward0',
  doc: 'input − tanh(input), elementwise.',
  params: { input },
  promotion: 'float',
  refuses: ['bool'],
  formula: (s, { input }) => s.sub(input, s.tanh(input)),
  grad: { input: (s, g, { input }) => s.mul(g, square(s, s.tanh(input))) },
  samples: (m) => [[m.tensor([2, 3])]],
});

export const softshrink = elementwise({
  ...FUNCTIONAL,
  name: 'softshrink',
  doc: 'input moved towards 0 by lambd, and 0 where it would pass.',
  params: { input, lambd: p.number(0.5) },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input, lambd }, raw) => {
    if (raw.lambd < 0) fail('softshrink', `lambd must be greater or equal to 0, but found to be ${raw.lambd}`);
    const low = only(s, s.lt(input, s.neg(lambd)), s.add(input, lambd));
    return s.where(s.lt(lambd, input), s.sub(input, lambd), low);
  },
  grad: { input: (s, g, { input, lambd }) => outside(s, input, lambd, g) },
  samples: (m) => [[m.tensor([2, 3], { avoid: [-0.5, 0.5] })], [m.tensor([3], { avoid: [-1, 1] }), 1]],
});

export const hardshrink = elementwise({
  name: 'hardshrink',
  in: ['torch', 'nn.functional'],
  inplace: false,
  doc: 'input, and 0 where |input| ≤ lambd.',
  params: { input, lambd: p.number(0.5) },
  promotion: 'same',
  refuses: FLOATS,
  formula: (s, { input, lambd }) => s.where(s.and(s.le(s.neg(lambd), input), s.le(input, lambd)), s.const(0), input),
  grad: { input: (s, g, { input, lambd }) => outside(s, input, lambd, g) },
  samples: (m) => [[m.tensor([2, 3], { avoid: [-0.5, 0.5] })], [m.tensor([3], { avoid: [-1, 1] }), 1]],
});

export const threshold = elementwise({
  name: 'threshold',
  in: ['torch', 'nn.functional'],
  method: false,
  inplace: false,
  doc: 'input where it is above the threshold, value elsewhere.',
  params: { input, threshold: p.number(), value: p.number(), inplace },
  promotion: 'same',
  refuses: ['bool'],
  formula: (s, { input, threshold, value }) => s.where(s.le(input, threshold), value, input),
  grad: { input: (s, g, { input, threshold }) => s.where(s.le(input, threshold), s.const(0), g) },
  samples: (m) => [[m.tensor([2, 3], { avoid: [0.1] }), 0.1, 20]],
});
