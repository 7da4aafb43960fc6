/** Orthogonal polynomials of degree n. */
import { lowered, p } from '../record.js';
import { binaryElements } from './elements.js';
import { SPECIAL } from './special.js';

const polynomial = (name: string, doc: string) =>
  lowered({
    ...SPECIAL,
    name,
    doc: `${doc} of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative.`,
    params: { input: p.operand(), n: p.operand() },
    lower: (b, { input, n }, call) => binaryElements(b, call, name, input, n),
    nondifferentiable: [0],
    samples: (m) => [
      [m.tensor([2, 3], { low: -1.5, high: 1.5 }), 3],
      [m.tensor([2, 1], { low: -1.5, high: 1.5 }), m.values([0, 1, 2, 5, 12, -1], 'int64')],
      [0.5, m.values([4, 9, 20], 'float64')],
      [m.values([1, -1, 0], 'float64'), 11],
    ],
    errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /must match the size/ }],
  });

const KINDS = { t: 'first', u: 'second', v: 'third', w: 'fourth' } as const;

export const chebyshev = Object.entries(KINDS).flatMap(([letter, kind]) => [
  polynomial(`chebyshev_polynomial_${letter}`, `Chebyshev’s polynomial of the ${kind} kind`),
  polynomial(`shifted_chebyshev_polynomial_${letter}`, `Chebyshev’s polynomial of the ${kind} kind of 2 · input − 1`),
]);

export const hermite_polynomial_h = polynomial('hermite_polynomial_h', 'Hermite’s polynomial, the physicists’,');
export const hermite_polynomial_he = polynomial('hermite_polynomial_he', 'Hermite’s polynomial, the probabilists’,');
export const laguerre_polynomial_l = polynomial('laguerre_polynomial_l', 'Laguerre’s polynomial');
export const legendre_polynomial_p = polynomial('legendre_polynomial_p', 'Legendre’s polynomial');
