/** The gamma function and its logarithmic derivatives. */
import type { ScalarAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { composed, elementwise, p } from '../record.js';
import { named, reciprocal, square, times } from './formulas.js';

/**
 * Coefficients of a polynomial over another, rising. All are positive, so that nothing cancels in either float type.
 * They interpolate the function at Chebyshev's points, worked out with 60 digits.
 */
type Ratio = readonly (readonly number[])[];

/** ln Γ(x) over (x − 1)(x − 2), for 1 ≤ x ≤ 2.5: 3e-16 relative. */
const LGAMMA: Ratio = [
  [
    2.3686336736636147, 40.797537750202366, 142.46634575006604, 152.35836964542062, 53.966037815699146,
    5.7572739587099395, 0.12233421588344048,
  ],
  [
    1, 30.92808427429926, 170.96930270772074, 283.25343978484176, 166.16756959121935, 34.67654591894648,
    2.213085368100242, 0.025749261311746364,
  ],
];

/** Binet's function times x, in 1/x², for x ≥ 2.5: what Stirling's formula leaves of ln Γ, 1e-17 of it. */
const BINET: Ratio = [
  [
    0.08333333333333333, 1.0662103790074469, 3.9363018268115275, 4.820336694018418, 1.6632385673347685,
    0.07885696210622822,
  ],
  [1, 12.827857881422537, 47.653693374971546, 59.31746955138462, 21.563793929274176, 1.3339567001651047],
];

/** ψ(x) over (1 − its root/x), for 1 ≤ x ≤ 3: 2e-17 relative. */
const PSI: Ratio = [
  [
    0.684166681779557, 2.2205792002121414, 2.0636701171967, 0.7506057487328007, 0.11061562447511628,
    0.00575866126925997, 6.702024206049115e-5,
  ],
  [
    1, 1.9842877441210847, 1.2953187226398157, 0.34772914740476585, 0.03816352952322852, 0.001441116237094342,
    1.091666509231259e-5,
  ],
];

/** What ln x − 1/(2x) leaves of −ψ(x), times x², in 1/x², for x ≥ 3: 1e-16 of ψ. */
const TAIL: Ratio = [
  [0.08333333333333244, 0.8118758582576218, 2.0028200146930577, 1.2645919998876949, 0.1014735909749622],
  [1, 9.842510299075757, 24.970472162605237, 17.253459834818653, 2.1551983302786035],
];

/** The root of ψ, in two parts of which float32 has the first exactly. */
const ROOT = [1.4616321325302124, 1.2438149938918909e-8] as const;

function horner<S>(s: ScalarAlgebra<S>, x: S, c: readonly number[]): S {
  return c.slice(0, -1).reduceRight((sum, a) => s.add(s.mul(sum, x), s.const(a)), s.const(c.at(-1)!));
}

function ratio<S>(s: ScalarAlgebra<S>, x: S, [over, under]: Ratio): S {
  return s.div(horner(s, x, over!), horner(s, x, under!));
}

/** x − the nearest integer, exactly, where the condition holds; ½ elsewhere. */
function offInteger<S>(s: ScalarAlgebra<S>, condition: S, x: S): S {
  const y = s.where(condition, x, s.const(0.5));
  return s.sub(y, s.round(y));
}

/** |sin πx|/π, where the condition holds. */
function sineOverPi<S>(s: ScalarAlgebra<S>, condition: S, x: S): S {
  return times(s, s.sin(times(s, s.abs(offInteger(s, condition, x)), Math.PI)), 1 / Math.PI);
}

/** cot πx, where the condition holds: ∞ at integers, 0 halfway. */
function cotangent<S>(s: ScalarAlgebra<S>, condition: S, x: S): S {
  const off = offInteger(s, condition, x);
  const size = s.abs(off);
  const close = s.lt(size, s.const(0.25));
  const t = s.tan(times(s, s.where(close, off, s.sub(s.const(0.5), size)), Math.PI));
  return s.where(close, reciprocal(s, t), s.where(negative(s, off), s.neg(t), t));
}

const negative = <S>(s: ScalarAlgebra<S>, x: S): S => s.lt(x, s.const(0));

/** An argument y ≥ 0 as the ratios take it: 1 is added below 1, and each is kept where its ratio is good. */
function argumentsOf<S>(s: ScalarAlgebra<S>, y: S, bound: number) {
  const below = s.lt(y, s.const(1));
  const m = s.minimum(s.where(below, s.add(y, s.const(1)), y), s.const(bound));
  const far = s.maximum(y, s.const(bound));
  return { below, m, far, r: reciprocal(s, far), near: s.lt(y, s.const(bound)) };
}

/** For y ≥ 0: ln Γ(y), without −ln y below 1; from 2.5 on only what Stirling's formula leaves. */
function logGammaParts<S>(s: ScalarAlgebra<S>, y: S) {
  const at = argumentsOf(s, y, 2.5);
  const roots = s.mul(s.sub(y, s.const(1)), s.where(at.below, y, s.sub(y, s.const(2))));
  const near = s.mul(roots, ratio(s, at.m, LGAMMA));
  return { ...at, part: s.where(at.near, near, s.mul(at.r, ratio(s, square(s, at.r), BINET))) };
}

/** ln |Γ(x)|; to the left of 0 by Γ(x) Γ(−x) = −π/(x sin πx). */
function logGamma<S>(s: ScalarAlgebra<S>, x: S): S {
  const left = negative(s, x);
  const y = s.abs(x);
  const log = s.log(y);
  const { below, near, part } = logGammaParts(s, y);
  const stirling = s.add(
    s.mul(s.sub(y, s.const(0.5)), s.sub(log, s.const(1))),
    s.const(Math.log(2 * Math.PI) / 2 - 0.5),
  );
  const right = s.add(s.where(near, s.where(below, s.neg(log), s.const(0)), stirling), part);
  const sine = s.log(sineOverPi(s, left, x));
  const mirrored = s.and(left, s.ne(right, s.const(Number.POSITIVE_INFINITY)));
  return s.where(mirrored, s.neg(s.add(s.add(log, right), sine)), right);
}

/** The largest argument that matters: Γ of it is infinite in both float types. */
const LARGEST = 172;

function gammaFunction<S>(s: ScalarAlgebra<S>, x: S): S {
  const left = negative(s, x);
  const y = s.minimum(s.abs(x), s.const(LARGEST));
  const { below, near, far, part } = logGammaParts(s, y);
  // The root of Stirling's formula: a power alone would overflow before Γ does.
  const half = s.mul(s.pow(far, times(s, s.sub(far, s.const(0.5)), 0.5)), s.exp(times(s, far, -0.5)));
  const stirling = times(s, square(s, half), Math.sqrt(2 * Math.PI));
  const scale = s.where(near, s.where(below, reciprocal(s, y), s.const(1)), stirling);
  const right = s.mul(scale, s.exp(part));
  // Γ is negative where the next integer below is odd.
  const sign = s.where(s.eq(s.rem(s.floor(x), s.const(2)), s.const(0)), s.const(1), s.const(-1));
  return s.where(left, s.div(sign, s.mul(s.mul(y, sineOverPi(s, left, x)), right)), right);
}

/** ψ(x) = ψ(x + 1) − 1/x = ψ(−x) − 1/x − π cot πx. As PyTorch has it: ∓∞ at ±0, nan at −1, −2, …. */
function psi<S>(s: ScalarAlgebra<S>, x: S): S {
  const left = negative(s, x);
  const y = s.abs(x);
  const { below, near, m, far, r } = argumentsOf(s, y, 3);
  const fromRoot = s.sub(s.sub(m, s.const(ROOT[0])), s.const(ROOT[1]));
  const center = s.mul(s.div(fromRoot, m), ratio(s, m, PSI));
  const tail = s.mul(r, s.add(s.const(0.5), s.mul(r, ratio(s, square(s, r), TAIL))));
  const right = s.where(near, center, s.sub(s.log(far), tail));
  const moved = s.sub(right, s.where(s.xor(below, left), reciprocal(s, x), s.const(0)));
  const cot = cotangent(s, left, x);
  const pole = s.eq(cot, s.const(Number.POSITIVE_INFINITY));
  return s.sub(moved, s.where(left, s.where(pole, s.const(Number.NaN), times(s, cot, Math.PI)), s.const(0)));
}

/** Terms by which arguments are moved to where the asymptotic series holds to the last bit. */
const SHIFT = 10;
/** B_2, B_4, …: Bernoulli's numbers. */
const BERNOULLI = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

/** x^n for n ≥ 1. */
function power<S>(s: ScalarAlgebra<S>, x: S, n: number): S {
  if (n === 1) return x;
  return n % 2 === 0 ? square(s, power(s, x, n / 2)) : s.mul(x, power(s, x, n - 1));
}

/** Σ_k (x + k)^(−m) by Euler and Maclaurin's formula, for x > 0 and m ≥ 2. */
function zeta<S>(s: ScalarAlgebra<S>, m: number, x: S): S {
  const r = reciprocal(s, s.add(x, s.const(SHIFT)));
  let factor = m / 2;
  const series = BERNOULLI.map((b, i) => {
    const c = b * factor;
    factor *= ((m + 2 * i + 1) * (m + 2 * i + 2)) / ((2 * i + 3) * (2 * i + 4));
    return c;
  });
  const tail = s.add(s.const(0.5), s.mul(r, horner(s, square(s, r), series)));
  let sum = s.mul(power(s, r, m - 1), s.add(s.const(1 / (m - 1)), s.mul(r, tail)));
  for (let k = SHIFT - 1; k >= 0; k--) sum = s.add(sum, power(s, reciprocal(s, s.add(x, s.const(k))), m));
  return sum;
}

/** The n-th derivative of π cot(πx) as a polynomial in cot(πx), from (cot)′ = −π(1 + cot²). */
function cotangentPolynomial(n: number): number[] {
  let p = [0, Math.PI];
  for (let k = 0; k < n; k++) {
    const next = new Array<number>(p.length + 1).fill(0);
    for (let i = 1; i < p.length; i++) {
      next[i - 1]! -= Math.PI * i * p[i]!;
      next[i + 1]! -= Math.PI * i * p[i]!;
    }
    p = next;
  }
  return p;
}

/** (−1)^(n+1) n! Σ_k (x + k)^(−n−1); at 0 and to its left by the reflection of ψ. */
function polygammaOf<S>(s: ScalarAlgebra<S>, n: number, x: S): S {
  if (n === 0) return psi(s, x);
  let factorial = 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  const left = s.le(x, s.const(0));
  const sum = zeta(s, n + 1, s.where(left, s.sub(s.const(1), x), x));
  const right = times(s, sum, n % 2 === 1 ? factorial : -factorial);
  const slope = horner(s, cotangent(s, left, x), cotangentPolynomial(n));
  return s.where(left, s.sub(n % 2 === 1 ? s.neg(right) : right, slope), right);
}

const SAMPLES = { low: 0.3, high: 4, avoid: [0] } as const;

export const lgamma = elementwise({
  name: 'lgamma',
  doc: 'ln |Γ(x)|, elementwise; ∞ at 0, −1, −2, ….',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => logGamma(s, input),
  grad: {
    input: (s, g, { input }) =>
      s.mul(
        g,
        named(s, 'digamma', [input], () => psi(s, input)),
      ),
  },
  rule: { en: 'logarithm of the gamma function', zh: '对数伽马函数' },
  samples: (m) => [[m.tensor([2, 3], SAMPLES)], [m.tensor([3], { low: -1.8, high: -1.2 })]],
});

/** Under other names in torch.special, as PyTorch has them. */
const SPECIAL = { in: ['special'], method: false, inplace: false } as const;

export const gammaln = elementwise({ ...lgamma, ...SPECIAL, name: 'gammaln', gradName: 'LgammaBackward0' });

export const digamma = elementwise({
  name: 'digamma',
  in: ['torch', 'special'],
  doc: 'ψ(x) = Γ′(x)/Γ(x), elementwise; −∞ at 0, nan at −1, −2, ….',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => psi(s, input),
  grad: {
    input: (s, g, { input }) =>
      s.mul(
        g,
        named(s, 'polygamma', [1, input], () => polygammaOf(s, 1, input)),
      ),
  },
  rule: { en: 'digamma function', zh: '双伽马函数' },
  samples: (m) => [[m.tensor([2, 3], SAMPLES)], [m.tensor([3], { low: -1.8, high: -1.2 })]],
});

export const psiFunction = elementwise({ ...digamma, ...SPECIAL, name: 'psi', gradName: 'DigammaBackward0' });

/** The largest whose factorial is a number. */
const MOST = 170;

function order(n: number): number {
  if (Number.isInteger(n) && n >= 0 && n <= MOST) return n;
  const seen = n < 0 ? `does not support negative n, and n is ${n}` : `n is ${n}`;
  return fail('polygamma', seen, `The order must be a whole number from 0 to ${MOST}`, n < 0 ? 'runtime' : 'value');
}

export const polygamma = elementwise({
  name: 'polygamma',
  in: ['torch', 'special'],
  self: 'input',
  doc: 'The n-th derivative of ψ(x), elementwise.',
  params: { n: p.int(), input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }, { n }) => polygammaOf(s, order(n), input),
  grad: {
    input: (s, g, { input, raw }) => {
      // The formula has checked it; a rule that is only asked what it reads gets any number.
      const n = Math.floor(raw.n) + 1;
      return s.mul(
        g,
        named(s, 'polygamma', [n, input], () => polygammaOf(s, n, input)),
      );
    },
  },
  rule: { en: 'polygamma function', zh: '多伽马函数' },
  samples: (m) => [
    [1, m.tensor([2, 3], SAMPLES)],
    [2, m.tensor([3], SAMPLES)],
  ],
  errors: [{ args: (m) => [-1, m.tensor([2])], message: /does not support negative n/i }],
});

/** Γ itself: PyTorch has its logarithm only; formulas want it. */
export const gamma = elementwise({
  name: 'gamma',
  in: [],
  method: false,
  inplace: false,
  doc: 'Γ(x), elementwise.',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => gammaFunction(s, input),
  grad: {
    input: (s, g, { input, out }) =>
      s.mul(
        g,
        s.mul(
          out,
          named(s, 'digamma', [input], () => psi(s, input)),
        ),
      ),
  },
  rule: { en: 'gamma function', zh: '伽马函数' },
  samples: (m) => [[m.tensor([2, 3], SAMPLES)], [m.tensor([3], { low: -1.8, high: -1.2 })]],
});

/** ln of the p-variate gamma function, as PyTorch composes it. */
export const mvlgamma = composed({
  name: 'mvlgamma',
  inplace: true,
  doc: 'p(p − 1)/4 · ln π + Σ lgamma(input − j/2) for j from 0 to p − 1, elementwise: the multivariate log-gamma function.',
  params: { input: p.tensor(), p: p.int(undefined, { doc: 'How many variates.' }) },
  compose: (A, { input, p: count }, { op, defaultDtype }) => {
    if (!(count >= 1)) fail(op, `p has to be greater than or equal to 1, it is ${count}`);
    if (input.dtype.kind === 'bool') fail(op, 'is not defined for boolean tensors', 'Convert with .int() first');
    const dtype = input.dtype.kind === 'float' ? input.dtype : defaultDtype;
    const steps = A.arange(0.5 - count / 2, 0.25, 0.5, { dtype });
    const terms = A.lgamma(A.add(A.unsqueeze(input, -1), steps));
    const all = A.add(A.sum(terms, -1), (count * (count - 1) * Math.log(Math.PI)) / 4);
    return A._named(all, 'MvlgammaBackward0');
  },
  samples: (m) => [
    [m.tensor([2, 3], { low: 1.5, high: 4 }), 2],
    [m.tensor([2], { low: 1, high: 4 }), 1],
  ],
  errors: [{ args: (m) => [m.tensor([2]), 0], message: /greater than or equal to 1/ }],
});

export const multigammaln = composed({ ...mvlgamma, ...SPECIAL, name: 'multigammaln' });
