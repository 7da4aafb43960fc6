/** Records with a field forgotten or wrong: each line below a `@ts-expect-error` must not compile. */

import type { Prim } from '../../src/ir/node.js';
import { composed, created, elementwise, lowered, p } from '../../src/record.js';
import { vjp } from '../../src/rules/vjp.js';

const whole = {
  name: 'twice',
  doc: 'Two times the input.',
  params: { input: p.tensor() },
  samples: () => [],
} as const;

/** With everything there it compiles. */
export const complete = elementwise({
  ...whole,
  promotion: 'same',
  formula: (s, { input }) => s.add(input, input),
  grad: { input: (s, g) => s.add(g, g) },
});

export const forgotten = [
  // @ts-expect-error no doc
  elementwise({ ...whole, doc: undefined, promotion: 'same', formula: (s, { input }) => s.neg(input), grad: {} }),
  // @ts-expect-error no promotion
  elementwise({ ...whole, formula: (s, { input }) => s.neg(input), grad: {} }),
  // @ts-expect-error no formula
  elementwise({ ...whole, promotion: 'same', grad: {} }),
  // @ts-expect-error no derivatives, not even an empty table
  elementwise({ ...whole, promotion: 'same', formula: (s, { input }) => s.neg(input) }),
  // biome-ignore format: the error is on this line
  // @ts-expect-error a derivative of an argument that it does not have
  elementwise({ ...whole, promotion: 'same', formula: (s, { input }) => s.neg(input), grad: { other: () => 0 as never } }),
  // @ts-expect-error an argument that it does not have
  elementwise({ ...whole, promotion: 'same', formula: (s, { other }) => s.neg(other), grad: {} }),
  // @ts-expect-error no samples
  lowered({
    name: 'twice',
    doc: 'Two times.',
    params: { input: p.tensor() },
    lower: (b, { input }) => b.add(input, input),
  }),
  // @ts-expect-error no lowering
  lowered({ ...whole }),
  // @ts-expect-error a kind that `p` does not make
  lowered({ ...whole, params: { input: { kind: 'matrix' } }, lower: (_, { input }) => input }),
  // @ts-expect-error no composition
  composed({ ...whole }),
  // @ts-expect-error nothing that creates
  created({ ...whole }),
];

const { dot, ...rest } = vjp;
/** With everything there it compiles. */
export const table = { ...rest, dot } satisfies { readonly [P in Prim]: unknown };
// @ts-expect-error a table of rules with a hole
export const holed = { ...rest } satisfies { readonly [P in Prim]: unknown };
