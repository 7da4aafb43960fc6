import { describe, test } from 'vitest';
import type { Node } from '../../src/ir/node.js';
import { checkFirst, checkSecond, inputsOf } from './harness.js';
import { LINALG } from './linalg.cases.js';

describe.each(LINALG)('$name', (c) => {
  const fn = (x: readonly Node[]): Node => c.fn(...x);
  test('reverse and forward mode agree with differences', () => {
    checkFirst(c.name, fn, c.shapes, inputsOf(c));
  });
  test.skipIf(c.once === true)('so do their derivatives', () => {
    checkSecond(c.name, fn, c.shapes, inputsOf(c));
  });
});
