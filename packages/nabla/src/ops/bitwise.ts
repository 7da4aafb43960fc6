/** Operators on the bits of integers; logical ones on bool. */
import type { ScalarAlgebra } from '../algebra.js';
import { elementwise, p } from '../record.js';

type Bits = <S>(s: ScalarAlgebra<S>, x: S, y: S) => S;

const bitwise = (name: string, doc: string, bits: Bits, bools: boolean) =>
  elementwise({
    name,
    doc: `${doc}, elementwise. For integers${bools ? ' and bool' : ''}.`,
    params: { input: p.operand(), other: p.operand() },
    promotion: 'same',
    refuses: bools ? ['float'] : ['float', 'bool'],
    formula: (s, { input, other }) => bits(s, input, other),
    grad: {},
    samples: (m) => [
      [m.ints([2, 3], 0, 8), m.ints([3], 0, 8)],
      [m.ints([4], 0, 8), 2],
      ...(bools ? [[m.bools([2, 3]), m.bools([3])]] : []),
    ],
    errors: [
      { args: (m) => [m.values([1.5], 'float32'), m.ints([1], 0, 3)], message: /is not defined for tensors of/ },
      { args: (m) => [m.ints([2, 3], 0, 8), m.ints([4], 0, 8)], message: /must match the size/ },
    ],
  });

export const bitwise_and = bitwise('bitwise_and', 'The bits that both have', (s, x, y) => s.and(x, y), true);
export const bitwise_or = bitwise('bitwise_or', 'The bits that either has', (s, x, y) => s.or(x, y), true);
export const bitwise_xor = bitwise('bitwise_xor', 'The bits that one of both has', (s, x, y) => s.xor(x, y), true);
export const bitwise_left_shift = bitwise(
  'bitwise_left_shift',
  'The bits moved up by `other` places',
  (s, x, y) => s.shl(x, y),
  false,
);
export const bitwise_right_shift = bitwise(
  'bitwise_right_shift',
  'The bits moved down by `other` places; the sign stays',
  (s, x, y) => s.shr(x, y),
  false,
);

export const bitwise_not = elementwise({
  name: 'bitwise_not',
  doc: 'The bits exchanged, elementwise; logical not on bool.',
  params: { input: p.tensor() },
  promotion: 'same',
  refuses: ['float'],
  formula: (s, { input }) => s.not(input),
  grad: {},
  samples: (m) => [[m.ints([2, 3], -4, 8)], [m.bools([3])]],
  errors: [{ args: (m) => [m.values([1.5], 'float32')], message: /is not defined for tensors of/ }],
});
