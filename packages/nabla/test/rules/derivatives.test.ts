import { describe, expect, test } from 'vitest';
import { type Prim, topological } from '../../src/ir/node.js';
import { vjp } from '../../src/rules/vjp.js';
import { CASES, WITHOUT } from './cases.js';
import { checkFirst, checkSecond, inputsOf, leaf } from './harness.js';

test('every primitive with a derivative has a case', () => {
  const seen = new Set<string>();
  for (const c of CASES) {
    const x = inputsOf(c).map((d, i) => leaf(d, c.shapes[i]!));
    for (const node of topological([c.fn(...x)])) seen.add(node.op);
  }
  const missing = (Object.keys(vjp) as Prim[]).filter((op) => !seen.has(op) && !WITHOUT.has(op));
  expect(missing).toEqual([]);
});

describe.each(CASES)('$name', (c) => {
  const fn = (x: readonly Parameters<typeof c.fn>[0][]) => c.fn(...x);
  test('reverse and forward mode agree with differences', () => {
    for (const seed of [0, 1]) checkFirst(c.name, fn, c.shapes, inputsOf(c, seed));
  });
  test.skipIf(c.once === true)('so do their derivatives', () => {
    checkSecond(c.name, fn, c.shapes, inputsOf(c));
  });
});
