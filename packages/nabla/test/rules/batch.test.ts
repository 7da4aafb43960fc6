import { describe, expect, test } from 'vitest';
import { graphBuilder as b } from '../../src/graph/build.js';
import { int64 } from '../../src/ir/dtype.js';
import type { Node } from '../../src/ir/node.js';
import { numel } from '../../src/ir/shape.js';
import { batchOf } from '../../src/rules/batch.js';
import { CASES } from './cases.js';
import { type Case, inputsOf, leaf, run } from './harness.js';

const SIZE = 3;

/** What a loop over the batch gives, one entry after the other. */
function looped(c: Case, entries: readonly (readonly number[][])[]): number[] {
  return entries.flatMap((data) => run(c.fn(...data.map((d, i) => leaf(d, c.shapes[i]!))))[0]!);
}

function compare(c: Case, batched: readonly boolean[]): void {
  const shared = inputsOf(c);
  const entries = Array.from({ length: SIZE }, (_, e) =>
    shared.map((d, i) => (batched[i] ? inputsOf(c.data ? { ...c, data: undefined as never, low: 0.5 } : c, e)[i]! : d)),
  );
  const stands = shared.map((d, i) => leaf(d, c.shapes[i]!));
  const values = stands.map((s, i) =>
    batched[i]
      ? leaf(
          entries.flatMap((e) => e[i]!),
          [SIZE, ...c.shapes[i]!],
        )
      : s,
  );
  const out = c.fn(...stands);
  const [result] = batchOf(stands, [out], values, batched, SIZE);
  expect(result!.shape).toEqual([SIZE, ...out.shape]);
  const actual = run(result!)[0]!;
  const expected = looped(c, entries);
  expect(actual.length).toBe(expected.length);
  actual.forEach((v, i) => {
    expect(v).toBeCloseTo(expected[i]!, 12);
  });
}

describe.each(CASES)('$name', (c) => {
  test('every choice of batched inputs agrees with a loop', () => {
    for (let mask = 0; mask < 2 ** c.shapes.length; mask++)
      compare(
        c,
        c.shapes.map((_, i) => (mask >> i) % 2 === 1),
      );
  });
});

describe('without derivatives', () => {
  const x = leaf([3, 1, 2, 2], [2, 2], int64);
  const stand = leaf([0, 0], [2], int64);
  const cases: [string, (v: Node) => Node, number[]][] = [
    ['argmax', (v) => b.argextreme('argmax', v, 0), [0, 0]],
    ['argmin', (v) => b.argextreme('argmin', v, 0), [1, 0]],
    ['argsort', (v) => b.argsort(v, 0, false), [1, 0, 0, 1]],
    ['not', (v) => b.unary('not', v), [-4, -2, -3, -3]],
    ['lt', (v) => b.cast(b.compare('lt', v, b.like(3, v)), int64), [0, 1, 1, 1]],
    ['and', (v) => b.binary('and', v, b.like(2, v)), [2, 0, 2, 2]],
    ['iota', (v) => b.add(v, b.iota(int64, [2], 0)), [3, 2, 2, 3]],
    ['reduce_max', (v) => b.reduce('reduce_max', v, [0]), [3, 2]],
  ];
  test.each(cases)('%s', (_, fn, expected) => {
    const [out] = batchOf([stand], [fn(stand)], [x], [true], 2);
    expect(run(out!)[0]).toEqual(expected);
  });
  test('batched indices', () => {
    const table = leaf([10, 20, 30]);
    const [out] = batchOf([stand], [b.gather(table, stand, 0)], [leaf([2, 0, 1, 1], [2, 2], int64)], [true], 2);
    expect(run(out!)[0]).toEqual([30, 10, 20, 20]);
    expect(numel(out!.shape)).toBe(4);
  });
});
