/** Bessel functions and Airy's function. */
import type { TensorAlgebra } from '../algebra.js';
import { lowered, p, type TensorLike } from '../record.js';
import { floatElements } from './elements.js';
import { EVERYWHERE, SPECIAL, smooth } from './special.js';

const SAMPLES = { low: -4, high: 4, avoid: [0] } as const;

/** `inside` of x, and ½ where x is 0: slopes of what grows like x/2 and is divided by x. */
function halfAtZero<T extends TensorLike>(A: TensorAlgebra<T>, x: T, inside: (x: T) => T): T {
  const eps = x.dtype.name === 'float64' ? 2 ** -52 : 2 ** -23;
  const zero = A.le(A.abs(x), eps);
  return A.where(zero, 0.5, inside(A.where(zero, eps, x)));
}

export const i0 = smooth(
  {
    name: 'i0',
    doc: 'The modified Bessel function of the first kind of order 0, elementwise.',
    gradName: 'I0Backward0',
    slope: (A, { x }) => A.special.i1(x),
    saves: ['input'],
    samples: (m) => [[m.tensor([2, 3])], [m.tensor([], { low: 30, high: 40 })]],
  },
  EVERYWHERE,
);

export const i0e = smooth({
  name: 'i0e',
  doc: 'exp(−|x|) · i0(x), elementwise.',
  gradName: 'SpecialI0EBackward0',
  slope: (A, { x, out }) => A.sub(A.special.i1e(x), A.mul(A.sign(x), out)),
  saves: ['input', 'out'],
  samples: (m) => [[m.tensor([2, 3], SAMPLES)], [m.tensor([], { low: 30, high: 40 })]],
});

export const i1 = smooth({
  name: 'i1',
  doc: 'The modified Bessel function of the first kind of order 1, elementwise.',
  gradName: 'SpecialI1Backward0',
  slope: (A, { x, out }) => halfAtZero(A, x, (y) => A.sub(A.i0(y), A.div(out, y))),
  saves: ['input', 'out'],
  samples: (m) => [[m.tensor([2, 3], SAMPLES)], [m.tensor([], { low: 30, high: 32 })]],
});

export const i1e = smooth({
  name: 'i1e',
  doc: 'exp(−|x|) · i1(x), elementwise.',
  gradName: 'SpecialI1EBackward0',
  slope: (A, { x, out }) =>
    halfAtZero(A, x, (y) => A.sub(A.special.i0e(y), A.mul(out, A.add(A.sign(y), A.reciprocal(y))))),
  saves: ['input', 'out'],
  samples: (m) => [[m.tensor([2, 3], SAMPLES)], [m.tensor([], { low: 30, high: 40 })]],
});

/** A function without derivative, as PyTorch has it. */
const plain = (name: string, doc: string, low: number) =>
  lowered({
    ...SPECIAL,
    name,
    doc: `${doc}, elementwise. Integers become floats; no derivative.`,
    params: { input: p.tensor() },
    lower: (b, { input }, call) => floatElements(b, call, name, input),
    nondifferentiable: [0],
    samples: (m) => [
      [m.tensor([2, 3], { low, high: 9 })],
      [m.tensor([], { low, high: 60 })],
      [m.values([0, 1, 30, 200], 'float64')],
    ],
  });

export const bessel_j0 = plain('bessel_j0', 'The Bessel function of the first kind of order 0', -9);
export const bessel_j1 = plain('bessel_j1', 'The Bessel function of the first kind of order 1', -9);
export const bessel_y0 = plain('bessel_y0', 'The Bessel function of the second kind of order 0', 0);
export const bessel_y1 = plain('bessel_y1', 'The Bessel function of the second kind of order 1', 0);
export const modified_bessel_i0 = plain('modified_bessel_i0', 'i0: the modified Bessel function I₀', -9);
export const modified_bessel_i1 = plain('modified_bessel_i1', 'i1: the modified Bessel function I₁', -9);
export const modified_bessel_k0 = plain('modified_bessel_k0', 'The modified Bessel function K₀', 0);
export const modified_bessel_k1 = plain('modified_bessel_k1', 'The modified Bessel function K₁', 0);
export const scaled_modified_bessel_k0 = plain('scaled_modified_bessel_k0', 'exp(x) · K₀(x)', 0);
export const scaled_modified_bessel_k1 = plain('scaled_modified_bessel_k1', 'exp(x) · K₁(x)', 0);
export const spherical_bessel_j0 = plain('spherical_bessel_j0', 'sin(x)/x, the spherical Bessel function', -9);
export const airy_ai = plain('airy_ai', 'Airy’s function Ai', -20);
