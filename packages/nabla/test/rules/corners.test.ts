/** Derivatives at kinks, ties and singular points; expected values from PyTorch 1.13. */
import { describe, expect, test } from 'vitest';
import { graphBuilder as b } from '../../src/graph/build.js';
import { float32, int64 } from '../../src/ir/dtype.js';
import { makeNode, type Node } from '../../src/ir/node.js';
import { jvpOf, vjpOf } from '../../src/rules/derive.js';
import { leaf, run } from './harness.js';

const nan = Number.NaN;

/** Gradients of the sum of fn's elements. */
function grads(fn: (...x: Node[]) => Node, ...data: readonly (readonly number[])[]): (number[] | null)[] {
  const x = data.map((d) => leaf(d));
  const out = fn(...x);
  return vjpOf(x, [out], [b.like(1, out)]).map((g) => g && run(g)[0]!);
}

describe('kinks', () => {
  test('abs has slope 0 at 0', () => {
    expect(grads((x) => b.unary('abs', x!), [-2, 0, -0, 3])).toEqual([[-1, 0, 0, 1]]);
  });
  test('maximum: ties give half to both, nan everything to both', () => {
    const [x, y] = [
      [2, 2, 1],
      [2, 1, nan],
    ];
    expect(grads((a, c) => b.binary('maximum', a!, c!), x, y)).toEqual([
      [0.5, 1, 1],
      [0.5, 0, 1],
    ]);
    expect(grads((a, c) => b.binary('minimum', a!, c!), x, y)).toEqual([
      [0.5, 0, 1],
      [0.5, 1, 1],
    ]);
  });
  test('reduce_max: ties share evenly', () => {
    expect(grads((x) => b.reduce('reduce_max', x!, [0]), [2, 1, 2, 0, 2, 2])).toEqual([[0.25, 0, 0.25, 0, 0.25, 0.25]]);
  });
  test('scan max: the last of equals', () => {
    expect(grads((x) => b.scan('max', x!, 0), [2, 2, 1, 2])).toEqual([[1, 2, 0, 1]]);
    expect(grads((x) => b.scan('max', x!, 0), [1, nan, 3])).toEqual([[1, 2, 0]]);
  });
  test('scatter max and mul', () => {
    const index = leaf([0, 0, 1, 1], [4], int64);
    const fn =
      (mode: 'max' | 'min' | 'mul') =>
      (...[x, u]: Node[]) =>
        b.scatter(x!, index, u!, 0, mode);
    const [x, u] = [
      [2, 3, 0],
      [2, 0, 5, 2],
    ];
    expect(grads(fn('max'), x, u)).toEqual([
      [0.5, 0, 1],
      [0.5, 0, 1, 0],
    ]);
    expect(grads(fn('min'), x, u)).toEqual([
      [0, 0, 1],
      [0, 1, 0, 1],
    ]);
    expect(grads(fn('mul'), x, u)).toEqual([
      [0, 10, 1],
      [0, 4, 6, 15],
    ]);
  });
});

describe('pow', () => {
  test('at 0 and below', () => {
    const [gx, gy] = grads((x, y) => b.binary('pow', x!, y!), [0, 0, 2, -1, 3, nan], [0, 2, 0, 2.5, -1, 0]);
    expect(gx!.slice(0, 3)).toEqual([0, 0, 0]);
    expect(gx![3]).toBeNaN();
    expect(gx![4]).toBeCloseTo(-1 / 9, 14);
    expect(gx![5]).toBe(0);
    expect(gy!.slice(0, 2)).toEqual([0, 0]);
    expect(gy![2]).toBeCloseTo(Math.LN2, 14);
    expect(gy![3]).toBeNaN();
    expect(gy![4]).toBeCloseTo(Math.log(3) / 3, 14);
  });
  test('a masked derivative stays finite when it is differentiated again', () => {
    const [x, y] = [leaf([0, 0]), leaf([0, 2])];
    const out = b.binary('pow', x, y);
    const [gx, gy] = vjpOf([x, y], [out], [b.like(1, out)]);
    const second = vjpOf([x, y], [gx!, gy!], [b.like(1, out), b.like(1, out)]);
    expect(run(...(second as Node[])).flat()).toEqual([0, 2, 1, 0]);
  });
});

describe('walks', () => {
  test('a node that is used twice gets the sum', () => {
    expect(grads((x) => b.add(b.mul(x!, x!), x!), [3])).toEqual([[7]]);
  });
  test('inputs may be inner nodes, and the walk does not go past them', () => {
    const x = leaf([2]);
    const y = b.mul(x, x);
    const z = b.mul(y, x);
    const [gx, gy] = vjpOf([x, y], [z], [b.like(1, z)]);
    expect(run(gx!, gy!)).toEqual([[4], [2]]);
    const [t] = jvpOf([x, y], [z], [b.like(1, x), null]);
    expect(run(t!)).toEqual([[4]]);
  });
  test('an output that is an input, and one that does not depend on it', () => {
    const [x, y] = [leaf([2]), leaf([3])];
    const g = leaf([5]);
    expect(vjpOf([x, y], [x], [g])).toEqual([g, null]);
    expect(vjpOf([x], [x], [null])).toEqual([null]);
    expect(vjpOf([x, y], [b.mul(x, y)], [g], [false, true])[0]).toBeNull();
  });
  test('values that were kept do not end the walk', () => {
    const x = leaf([2]);
    const y = b.mul(x, x);
    (y as { value: unknown }).value = leaf([4]).arg;
    const [g] = vjpOf([x], [b.unary('exp', y)], [leaf([1])]);
    expect(run(g!)[0]![0]).toBeCloseTo(4 * Math.exp(4), 10);
  });
  test('integers have no gradient', () => {
    const x = leaf([1, 2], [2], int64);
    expect(vjpOf([x], [b.cast(x, float32)], [leaf([1, 1], [2], float32)])).toEqual([null]);
  });
  test('a chain of 200,000 nodes', () => {
    const x = leaf([0.5]);
    let y = x;
    for (let i = 0; i < 200_000; i++) y = makeNode('neg', y.dtype, y.shape, [y], null);
    expect(run(vjpOf([x], [y], [leaf([1])])[0]!)).toEqual([[1]]);
  });
});

test('casts go back to their dtype', () => {
  const x = leaf([1.5]);
  const y = b.unary('exp', b.cast(x, float32));
  const [g] = vjpOf([x], [y], [b.like(1, y)]);
  expect(g!.dtype).toBe(x.dtype);
  expect(run(g!)[0]![0]).toBe(Math.fround(Math.exp(1.5)));
});
