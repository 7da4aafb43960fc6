/** The gamma function and its logarithmic derivatives. */
import type { ScalarAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { elementwise, p } from '../record.js';
import { named, times } from './formulas.js';

/** Lanczos' coefficients for g = 7, nine terms (Godfrey 2001): 1e-15 relative. */
const G = 7;
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** A(z) of Γ(z + 1) = √(2π) t^(z + 1/2) e^(−t) A(z), t = z + g + 1/2. */
function lanczos<S>(s: ScalarAlgebra<S>, z: S): S {
  return LANCZOS.slice(1).reduce(
    (sum, c, i) => s.add(sum, s.div(s.const(c), s.add(z, s.const(i + 1)))),
    s.const(LANCZOS[0]!),
  );
}

/** x − the nearest integer: sin(πx) and tan(πx) are exact at integers then. */
function offInteger<S>(s: ScalarAlgebra<S>, x: S): S {
  return times(s, s.sub(x, s.round(x)), Math.PI);
}

const small = <S>(s: ScalarAlgebra<S>, x: S): S => s.lt(x, s.const(0.5));
/** 1 − x for x < 1/2, else x: where the series are good. */
const mirrored = <S>(s: ScalarAlgebra<S>, x: S): S => s.where(small(s, x), s.sub(s.const(1), x), x);

function logGamma<S>(s: ScalarAlgebra<S>, x: S): S {
  const z = s.sub(mirrored(s, x), s.const(1));
  const t = s.add(z, s.const(G + 0.5));
  // (z + ½) ln t − t, arranged so that infinity gives infinity.
  const body = s.sub(s.mul(s.add(z, s.const(0.5)), s.sub(s.log(t), s.const(1))), s.const(G));
  const right = s.add(s.add(body, s.log(lanczos(s, z))), s.const(0.5 * Math.log(2 * Math.PI)));
  const sine = s.abs(s.sin(offInteger(s, x)));
  const left = s.sub(s.log(s.div(s.const(Math.PI), sine)), right);
  return s.where(s.eq(s.abs(x), s.const(Number.POSITIVE_INFINITY)), s.abs(x), s.where(small(s, x), left, right));
}

function gammaFunction<S>(s: ScalarAlgebra<S>, x: S): S {
  const z = s.sub(mirrored(s, x), s.const(1));
  const t = s.add(z, s.const(G + 0.5));
  // Half the power twice: t^z alone would overflow before Γ does.
  const half = s.pow(t, times(s, s.add(z, s.const(0.5)), 0.5));
  const right = times(s, s.mul(s.mul(s.mul(half, s.exp(s.neg(t))), half), lanczos(s, z)), Math.sqrt(2 * Math.PI));
  const parity = s.where(s.eq(s.rem(s.round(x), s.const(2)), s.const(0)), s.const(1), s.const(-1));
  const sine = s.mul(parity, s.sin(offInteger(s, x)));
  return s.where(small(s, x), s.div(s.const(Math.PI), s.mul(sine, right)), right);
}

/** Terms by which arguments are moved to where the asymptotic series holds to the last bit. */
const SHIFT = 10;
/** B_2, B_4, …: Bernoulli's numbers. */
const BERNOULLI = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

/** ψ(x) for x ≥ 1/2: ln a − 1/(2a) − Σ B_2j/(2j a^2j) at a = x + 10, moved back. */
function psiRight<S>(s: ScalarAlgebra<S>, x: S): S {
  const a = s.add(x, s.const(SHIFT));
  const inverse = s.div(s.const(1), s.mul(a, a));
  let tail = s.const(0);
  for (let j = BERNOULLI.length; j >= 1; j--) tail = s.mul(inverse, s.add(s.const(BERNOULLI[j - 1]! / (2 * j)), tail));
  const far = s.sub(s.sub(s.log(a), s.div(s.const(0.5), a)), tail);
  let moved = far;
  for (let k = SHIFT - 1; k >= 0; k--) moved = s.sub(moved, s.div(s.const(1), s.add(x, s.const(k))));
  return moved;
}

function psi<S>(s: ScalarAlgebra<S>, x: S): S {
  const right = psiRight(s, mirrored(s, x));
  const left = s.sub(right, s.div(s.const(Math.PI), s.tan(offInteger(s, x))));
  // At 0 and below, integers are poles; PyTorch gives −∞ at 0, nan at the others.
  const pole = s.and(s.eq(x, s.round(x)), s.le(x, s.const(0)));
  const there = s.where(s.eq(x, s.const(0)), s.const(Number.NEGATIVE_INFINITY), s.const(Number.NaN));
  return s.where(small(s, x), s.where(pole, there, left), right);
}

/** Σ_k (x + k)^(−m) by Euler and Maclaurin's formula, for x ≥ 1/2 and m ≥ 2. */
function zeta<S>(s: ScalarAlgebra<S>, m: number, x: S): S {
  const a = s.add(x, s.const(SHIFT));
  const power = (y: S, n: number): S => s.pow(y, s.const(-n));
  let sum = s.add(times(s, power(a, m - 1), 1 / (m - 1)), times(s, power(a, m), 0.5));
  let factor = m / 2;
  for (let j = 1; j <= BERNOULLI.length; j++) {
    sum = s.add(sum, times(s, power(a, m + 2 * j - 1), BERNOULLI[j - 1]! * factor));
    factor *= ((m + 2 * j - 1) * (m + 2 * j)) / ((2 * j + 1) * (2 * j + 2));
  }
  for (let k = 0; k < SHIFT; k++) sum = s.add(sum, power(s.add(x, s.const(k)), m));
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

function polygammaOf<S>(s: ScalarAlgebra<S>, n: number, x: S): S {
  if (n === 0) return psi(s, x);
  let factorial = 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  const right = times(s, zeta(s, n + 1, mirrored(s, x)), n % 2 === 1 ? factorial : -factorial);
  const cot = s.div(s.const(1), s.tan(offInteger(s, x)));
  const slope = cotangentPolynomial(n).reduceRight((sum, c) => s.add(s.mul(sum, cot), s.const(c)), s.const(0));
  const left = s.sub(n % 2 === 1 ? s.neg(right) : right, slope);
  return s.where(small(s, x), left, right);
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

export const digamma = elementwise({
  name: 'digamma',
  doc: 'ψ(x) = Γ′(x)/Γ(x), elementwise; −∞ at 0, nan at −1, −2, ….',
  params: { input: p.tensor() },
  promotion: 'float',
  formula: (s, { input }) => psi(s, input),
  grad: {
    input: (s, g, { input }) =>
      s.mul(
        g,
        named(s, 'polygamma', [s.const(1), input], () => polygammaOf(s, 1, input)),
      ),
  },
  rule: { en: 'digamma function', zh: '双伽马函数' },
  samples: (m) => [[m.tensor([2, 3], SAMPLES)], [m.tensor([3], { low: -1.8, high: -1.2 })]],
});

const MOST = 100;

function order(n: number): number {
  if (Number.isInteger(n) && n >= 0 && n <= MOST) return n;
  return fail('polygamma', `n is ${n}`, `The order must be a whole number from 0 to ${MOST}`, 'value');
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
        named(s, 'polygamma', [s.const(n), input], () => polygammaOf(s, n, input)),
      );
    },
  },
  rule: { en: 'polygamma function', zh: '多伽马函数' },
  samples: (m) => [
    [1, m.tensor([2, 3], SAMPLES)],
    [2, m.tensor([3], SAMPLES)],
  ],
  errors: [{ args: (m) => [-1, m.tensor([2])], message: /the order must be a whole number/i }],
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
