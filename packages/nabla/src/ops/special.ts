/** Special functions: the error function's kin, entropies, incomplete gamma functions, zeta. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { elementwise, lowered, type Namespace, p, type SampleMaker, type TensorLike } from '../record.js';
import { binaryElements, floatElements } from './elements.js';
import { fixed } from './samples.js';

interface Places {
  readonly in: readonly Namespace[];
  readonly method: boolean;
  readonly inplace: boolean;
}

/** Only in torch.special; there and everywhere else. */
export const SPECIAL: Places = { in: ['special'], method: false, inplace: false };
export const EVERYWHERE: Places = { in: ['torch', 'special'], method: true, inplace: true };

const MISMATCH = /must match the size/;
const ROOT_TAU = Math.sqrt(2 * Math.PI);
const ROOT_PI = Math.sqrt(Math.PI);

/** What the derivative of a function of one tensor is read from. */
interface At<T> {
  readonly x: T;
  readonly out: T;
}

interface Smooth {
  readonly name: string;
  readonly doc: string;
  readonly gradName: string;
  /** The derivative. */
  readonly slope: <T extends TensorLike>(A: TensorAlgebra<T>, at: At<T>) => T;
  /** What it reads. */
  readonly saves: readonly ('input' | 'out')[];
  readonly samples: (m: SampleMaker) => readonly (readonly unknown[])[];
}

/** The record of a function that the host kernel of its name computes. */
export const smooth = ({ slope, doc, ...rest }: Smooth, places = SPECIAL) =>
  lowered({
    ...places,
    ...rest,
    doc: `${doc} Integers become floats.`,
    params: { input: p.tensor() },
    lower: (b, { input }, call) => floatElements(b, call, rest.name, input),
    grad: (A, [g], context) => {
      const at = {
        get x() {
          return context.args.input;
        },
        get out() {
          return context.out;
        },
      };
      return { input: A.mul(g!, slope(A, at)) };
    },
  });

// ---------------------------------------------------------------------------------------------------- the normal distribution

export const erfinv = smooth(
  {
    name: 'erfinv',
    doc: 'The x with erf(x) = input, elementwise; ±∞ at ±1, nan outside.',
    gradName: 'ErfinvBackward0',
    slope: (A, { out }) => A.mul(A.exp(A.mul(out, out)), ROOT_PI / 2),
    saves: ['out'],
    samples: (m) => [[m.tensor([2, 3], { low: -0.9, high: 0.9 })], [m.tensor([], { low: 0.8, high: 0.95 })]],
  },
  EVERYWHERE,
);

export const erfcx = smooth({
  name: 'erfcx',
  doc: 'exp(x²) · erfc(x), elementwise, without overflow to the right of 0.',
  gradName: 'SpecialErfcxBackward0',
  slope: (A, { x, out }) => A.sub(A.mul(A.mul(x, out), 2), 2 / ROOT_PI),
  saves: ['input', 'out'],
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([], { low: 1, high: 9 })]],
});

export const ndtr = smooth({
  name: 'ndtr',
  doc: 'The normal distribution function: ½ erfc(−x/√2), elementwise, exact on the left, too.',
  gradName: 'MulBackward1',
  slope: (A, { x }) => A.div(A.exp(A.mul(A.mul(x, x), -0.5)), ROOT_TAU),
  saves: ['input'],
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([], { low: -9, high: -1 })]],
});

export const log_ndtr = smooth({
  name: 'log_ndtr',
  doc: 'The logarithm of the normal distribution function, elementwise, also where that underflows.',
  gradName: 'SpecialLogNdtrBackward0',
  slope: (A, { x }) => A.div(Math.sqrt(2 / Math.PI), A.special.erfcx(A.mul(x, -Math.SQRT1_2))),
  saves: ['input'],
  samples: (m) => [[m.tensor([2, 3])], [m.tensor([], { low: -9, high: -1 })]],
});

export const ndtri = smooth({
  name: 'ndtri',
  doc: 'The x with ndtr(x) = input, elementwise; ∓∞ at 0 and 1, nan outside.',
  gradName: 'SpecialNdtriBackward0',
  slope: (A, { out }) => A.mul(A.exp(A.mul(A.mul(out, out), 0.5)), ROOT_TAU),
  saves: ['out'],
  samples: (m) => [[m.tensor([2, 3], { low: 0.05, high: 0.95 })], [m.tensor([], { low: 0.02, high: 0.1 })]],
});

// ---------------------------------------------------------------------------------------------------- entropies

export const entr = elementwise({
  ...SPECIAL,
  name: 'entr',
  gradName: 'SpecialEntrBackward0',
  doc: '−x ln x, elementwise; 0 at 0, −∞ to its left.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => {
    const inside = s.mul(s.neg(input), s.log(input));
    const edge = s.where(s.eq(input, s.const(0)), s.const(0), s.const(-Infinity));
    return s.where(s.le(input, s.const(0)), edge, inside);
  },
  grad: { input: (s, g, { input }) => s.mul(g, s.sub(s.const(-1), s.log(input))) },
  samples: (m) => [[m.tensor([2, 3], { low: 0.1, high: 3 })], [fixed(m, [0, -1, 2])]],
});

export const xlog1py = elementwise({
  ...SPECIAL,
  name: 'xlog1py',
  gradName: ({ input, other }) =>
    input !== null ? 'SpecialXlog1PyBackward1' : other === null ? 'SpecialXlog1PyBackward0' : 'SpecialXlog1PyBackward2',
  doc: 'input · log(1 + other), and 0 where input is 0 (unless other is nan).',
  params: { input: p.operand(), other: p.operand() },
  promotion: 'float',
  formula: (s, { input, other }) => {
    const none = s.and(s.eq(input, s.const(0)), s.eq(other, other));
    return s.where(none, s.const(0), s.mul(input, s.log1p(other)));
  },
  grad: {
    input: (s, g, { input, other }) => {
      const flat = s.and(s.eq(input, s.const(0)), s.le(other, s.const(-1)));
      return s.where(flat, s.const(0), s.mul(g, s.log1p(s.where(flat, s.const(0), other))));
    },
    other: (s, g, { input, other }) => s.div(s.mul(g, input), s.add(other, s.const(1))),
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3], { low: -0.8 })],
    [m.tensor([3]), 2],
    [2, m.tensor([3], { low: -0.8 })],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});

// ---------------------------------------------------------------------------------------------------- gamma, zeta

/** A derivative that nobody has. */
function missing(name: string, what: string): never {
  return fail(name, `the derivative for '${what}' is not implemented`, 'Pass it detached: x.detach()', 'missing');
}

/** g as a gradient of one operand: of its dtype and shape. */
export function asGradient<T extends TensorLike>(A: TensorAlgebra<T>, g: T, x: T): T {
  const typed = g.dtype === x.dtype ? g : A.to(g, x.dtype);
  return A.sum_to_size(typed, [...x.shape]);
}

const incomplete = (name: 'igamma' | 'igammac', sign: 1 | -1, doc: string, gradName: string) =>
  lowered({
    name,
    inplace: true,
    doc: `${doc} input and other are floats that are not negative; the derivative is that of other.`,
    gradName,
    params: { input: p.tensor(), other: p.tensor() },
    lower: (b, { input, other }, call) => {
      if (!input.dtype.is_floating_point && !other.dtype.is_floating_point)
        fail(call.op, `is not implemented for ${input.dtype}`, 'Convert with .float() first');
      return binaryElements(b, call, name, input, other);
    },
    grad: (A, [g], { args: { input, other }, needs }) => {
      if (needs('input')) missing(name, `${name}: input`);
      const density = A.exp(A.sub(A.sub(A.mul(A.sub(input, 1), A.log(other)), other), A.lgamma(input)));
      return { other: asGradient(A, A.mul(g!, sign === 1 ? density : A.neg(density)), other) };
    },
    saves: ['input', 'other'],
    samples: (m) => [
      [m.tensor([2, 3], { low: 0.3, high: 5, requires_grad: false }), m.tensor([2, 3], { low: 0.2, high: 6 })],
      [m.tensor([2, 1], { low: 20, high: 60, requires_grad: false }), m.tensor([3], { low: 20, high: 60 })],
    ],
    errors: [
      { args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH },
      { args: (m) => [m.ints([2], 1, 4), m.ints([2], 1, 4)], message: /not implemented for torch.int64/ },
    ],
  });

export const igamma = incomplete(
  'igamma',
  1,
  'The regularised lower incomplete gamma function P(input, other), elementwise.',
  'IgammaBackward0',
);
export const igammac = incomplete(
  'igammac',
  -1,
  'The regularised upper incomplete gamma function Q(input, other) = 1 − P, elementwise.',
  'IgammacBackward0',
);
export const gammainc = lowered({ ...igamma, ...SPECIAL, name: 'gammainc' });
export const gammaincc = lowered({ ...igammac, ...SPECIAL, name: 'gammaincc' });

export const zeta = lowered({
  ...SPECIAL,
  name: 'zeta',
  doc: 'Hurwitz’ zeta function Σ (other + k)^(−input) over k = 0, 1, …, elementwise; the derivative is that of other.',
  gradName: ({ input, other }) =>
    input !== null ? 'SpecialZetaBackward1' : other === null ? 'SpecialZetaBackward0' : 'SpecialZetaBackward2',
  params: { input: p.operand(), other: p.operand() },
  lower: (b, { input, other }, call) => binaryElements(b, call, 'zeta', input, other),
  grad: (A, [g], { args: { input, other }, needs }) => {
    if (needs('input')) missing('zeta', 'zeta');
    const slope = A.mul(A.mul(A.special.zeta(A.add(input, 1), other), input), -1);
    return { other: asGradient(A, A.mul(g!, slope), other as typeof g & object) };
  },
  saves: ['input', 'other'],
  samples: (m) => [
    [m.tensor([2, 3], { low: 1.5, high: 5, requires_grad: false }), m.tensor([3], { low: 0.5, high: 9 })],
    [2, m.tensor([3], { low: 0.5, high: 9 })],
    [m.tensor([2], { low: 1.5, high: 5, requires_grad: false }), 3],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: MISMATCH }],
});
