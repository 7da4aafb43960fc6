/** The evaluator's corners; expected values from PyTorch 1.13 and C's math library. */
import { describe, expect, test } from 'vitest';
import { graphBuilder } from '../../src/graph/build.js';
import { bool, type DType, float32, float64, int32, int64, uint8 } from '../../src/ir/dtype.js';
import type { BinaryOp, UnaryOp } from '../../src/ir/node.js';
import { ReferenceBackend } from '../../src/runtime/reference/backend.js';
import { erf, erfc } from '../../src/runtime/reference/erf.js';
import { evaluate, evaluateBuilder, type Value } from '../../src/runtime/reference/evaluate.js';
import { referenceMath } from '../../src/runtime/reference/functions.js';
import { fromNumbers, toNumbers } from '../../src/runtime/storage.js';
import fixture from './erf.fixture.json' with { type: 'json' };

const b = evaluateBuilder(referenceMath);
const nan = Number.NaN;
const value = (dtype: DType, data: readonly number[], shape: readonly number[] = [data.length]): Value => ({
  dtype,
  shape,
  data,
});
const unary = (op: UnaryOp, dtype: DType, x: number[]): number[] => Array.from(b.unary(op, value(dtype, x)).data);
const binary = (op: BinaryOp, dtype: DType, x: number[], y: number[]): number[] =>
  Array.from(b.binary(op, value(dtype, x), value(dtype, y)).data);
const cast = (from: DType, to: DType, x: number[]): number[] => Array.from(b.cast(value(from, x), to).data);
const MIN64 = -(2 ** 63);

describe('floats', () => {
  test('sign of nan and of zeros is 0', () => {
    expect(unary('sign', float32, [nan, -0, 0, -3, Infinity])).toEqual([0, 0, 0, -1, 1]);
  });
  test('round is half to even and keeps −0', () => {
    const x = [3.5, -2.5, 0.5, -0.5, 1.5, 2.5, -0.2, 4503599627370497.5, nan, -Infinity];
    const expected = [4, -2, 0, -0, 2, 2, -0, 4503599627370498, nan, -Infinity];
    expect(unary('round', float64, x)).toEqual(expected);
    expect(unary('round', float64, [0.49999999999999994, -1.5])).toEqual([0, -2]);
  });
  test('maximum and minimum propagate nan', () => {
    expect(binary('maximum', float64, [1, nan, 3], [2, 1, nan])).toEqual([2, nan, nan]);
    expect(binary('minimum', float64, [1, nan, 3], [2, 1, nan])).toEqual([1, nan, nan]);
  });
  test('every float32 result is rounded', () => {
    expect(binary('add', float32, [16777216], [1])).toEqual([16777216]);
    expect(binary('mul', float32, [Math.fround(0.1)], [3])).toEqual([Math.fround(Math.fround(0.1) * 3)]);
    expect(unary('exp', float32, [89])).toEqual([Infinity]);
    expect(b.const(0.1, float32).data[0]).toBe(Math.fround(0.1));
  });
  test("pow, rem and idiv are C's", () => {
    const x = [1, -1, -1, 0, 2, -8, nan];
    const y = [nan, Infinity, -Infinity, 0, -Infinity, 1 / 3, 0];
    expect(binary('pow', float64, x, y)).toEqual([1, 1, 1, 1, 0, nan, 1]);
    expect(binary('rem', float64, [-5, 5, 5.5, 1], [3, -3, 2, 0])).toEqual([-2, 2, 1.5, nan]);
    expect(binary('idiv', float64, [-7, 7], [2, 2])).toEqual([-3, 3]);
  });
  test('erf and erfc', () => {
    const ulps = (x: number, y: number): number => Math.abs(x - y) / (Math.abs(y) * 2 ** -52 || Number.MIN_VALUE);
    fixture.x.forEach((x, i) => {
      expect(ulps(erf(x), fixture.erf[i]!), `erf(${x})`).toBeLessThan(1.01);
      expect(ulps(erfc(x), fixture.erfc[i]!), `erfc(${x})`).toBeLessThan(2.01);
    });
    expect([erf(nan), erfc(nan), erf(-0), erf(Infinity), erfc(-Infinity)]).toEqual([nan, nan, -0, 1, 2]);
  });
});

describe('integers', () => {
  test('uint8 wraps', () => {
    expect(binary('add', uint8, [250], [10])).toEqual([4]);
    expect(binary('sub', uint8, [3], [5])).toEqual([254]);
    expect(binary('mul', uint8, [200], [3])).toEqual([88]);
    expect(unary('neg', uint8, [3, 0])).toEqual([253, 0]);
    expect(unary('not', uint8, [3])).toEqual([252]);
    expect(unary('sign', uint8, [250, 0])).toEqual([1, 0]);
    expect(binary('shl', uint8, [200], [1])).toEqual([144]);
  });
  test('int32 wraps', () => {
    expect(binary('add', int32, [2147483647], [1])).toEqual([-2147483648]);
    expect(binary('mul', int32, [65536, 123456789], [65536, 987654321])).toEqual([0, -67153019]);
    expect(unary('abs', int32, [-2147483648])).toEqual([-2147483648]);
    expect(unary('neg', int32, [0])).toEqual([0]);
    expect(binary('shl', int32, [1, 2], [33, -1])).toEqual([2, 0]);
  });
  test('int64 is exact within 2^53 and wraps beyond', () => {
    expect(binary('mul', int64, [94906265], [94906267])).toEqual([94906265 * 94906267]);
    expect(binary('mul', int64, [2 ** 40, 0], [2 ** 40, -5])).toEqual([0, 0]);
    expect(binary('add', int64, [2 ** 62], [2 ** 62])).toEqual([MIN64]);
    expect(binary('pow', int64, [2, -1, 1, 0, 2, 3], [3, 5, 6, 0, -1, 33])).toEqual([8, -1, 1, 1, 0, 5559060566555523]);
    expect(binary('shl', int64, [1, 2, -3], [65, 33, 2])).toEqual([2, 17179869184, -12]);
    expect(binary('shr', int64, [-5, 5, 2 ** 40], [1, 70, 39])).toEqual([-3, 0, 2]);
    expect(binary('and', int64, [2 ** 40 + 5, -1], [2 ** 40 + 4, 2 ** 45])).toEqual([2 ** 40 + 4, 2 ** 45]);
    expect(binary('xor', int64, [2 ** 40, -1], [1, 2])).toEqual([2 ** 40 + 1, -3]);
    expect(unary('not', int64, [2 ** 40])).toEqual([-(2 ** 40) - 1]);
  });
  test('division truncates, without −0, and refuses 0', () => {
    expect(binary('idiv', int64, [-7, 7, -1, 9007199254740991], [2, -2, 2, 3])).toEqual([-3, -3, 0, 3002399751580330]);
    expect(binary('rem', int64, [-4, -5, 5], [2, 3, -3])).toEqual([0, -2, 2]);
    for (const dtype of [int64, int32, uint8, bool])
      expect(() => binary('idiv', dtype, [1], [0])).toThrow(/ZeroDivisionError/);
  });
  test('bool: add is or, mul is and', () => {
    const [x, y] = [
      [0, 0, 1, 1],
      [0, 1, 0, 1],
    ];
    expect(binary('add', bool, x, y)).toEqual([0, 1, 1, 1]);
    expect(binary('mul', bool, x, y)).toEqual([0, 0, 0, 1]);
    expect(binary('pow', bool, x, y)).toEqual([1, 0, 1, 1]);
    expect(binary('maximum', bool, x, y)).toEqual([0, 1, 1, 1]);
    expect(unary('not', bool, x)).toEqual([1, 1, 0, 0]);
  });
  test('what is not legal IR throws', () => {
    expect(() => unary('exp', int64, [1])).toThrow(/ir:exp/);
    expect(() => binary('and', float32, [1], [1])).toThrow(/ir:and/);
  });
});

describe('casts', () => {
  test('floats truncate; what does not fit becomes the most negative', () => {
    expect(cast(float32, int64, [nan, 2 ** 70, -(2 ** 70), Infinity, -2.7, -0.5])).toEqual([
      MIN64,
      MIN64,
      MIN64,
      MIN64,
      -2,
      0,
    ]); // prettier-ignore
    expect(cast(float64, int32, [2 ** 40, nan, -1.9, 2147483647])).toEqual([-2147483648, -2147483648, -1, 2147483647]);
    expect(cast(float32, uint8, [nan, 300, -1.5])).toEqual([0, 44, 255]);
    expect(cast(float32, bool, [nan, -0, 0.1])).toEqual([1, 0, 1]);
  });
  test('integers wrap', () => {
    expect(cast(int64, int32, [2 ** 32 + 5, 2 ** 31])).toEqual([5, -2147483648]);
    expect(cast(int64, uint8, [-1, 511])).toEqual([255, 255]);
    expect(cast(int64, float32, [16777217])).toEqual([16777216]);
  });
});

describe('reductions', () => {
  const sum = (data: number[], shape: number[], axes: number[], dtype = float32): number[] =>
    Array.from(b.sum(value(dtype, data, shape), axes).data);
  test('short ones go from the first element on; a sum of −0 is +0', () => {
    expect(sum([2 ** 24, 1, 1, -(2 ** 24)], [4], [0])).toEqual([0]);
    expect(sum([-0, -0], [1, 2], [0, 1])).toEqual([0]);
    expect(sum([-0], [1], [0])).toEqual([0]);
    expect(sum([-0, -0], [2, 1], [1])).toEqual([0, 0]);
  });
  test('64 and more along the last axis: 16 running results, combined pairwise', () => {
    const data = new Array<number>(64).fill(0);
    [data[0], data[16], data[8], data[4]] = [2 ** 24, 1, 1, 1];
    // partial 0 is 2^24 + 1 → 2^24; with partial 8: + 1 → 2^24; with partial 4: + 1 → 2^24
    expect(sum(data, [64], [0])).toEqual([2 ** 24]);
    [data[0], data[8], data[12], data[4]] = [2 ** 24, 0, 1, 1];
    // partials 4 and 12 meet first: 2^24 + 2
    data[16] = 0;
    expect(sum(data, [64], [0])).toEqual([2 ** 24 + 2]);
  });
  test('64 and more along another axis: one after the other', () => {
    const data = new Array<number>(128).fill(0);
    [data[0], data[8], data[24]] = [2 ** 24, 1, 1];
    expect(sum(data, [64, 2], [0])).toEqual([2 ** 24, 0]);
  });
  test('axes that are apart: the last group first', () => {
    const x = [2 ** 24, 1, 1, 0, 1, 0, 0, 0];
    // [2, 2, 2] over 0 and 2: rows first: 2^24 + 1 → 2^24, and 1 → 2^24; in one go 1s would be lost the same way
    expect(sum(x, [2, 2, 2], [0, 2])).toEqual([2 ** 24, 1]);
    const y = [2 ** 24, 0, 0, 0, 1, 1, 0, 0];
    expect(sum(y, [2, 2, 2], [0, 2])).toEqual([2 ** 24 + 2, 0]);
  });
  test('blocks of 4096', () => {
    const data = new Array<number>(8192).fill(0);
    [data[0], data[4096], data[4112]] = [2 ** 24, 1, 1];
    expect(sum(data, [8192], [0])).toEqual([2 ** 24 + 2]);
  });
  test('more than 63 blocks: block results are reduced by the same rules', () => {
    const data = new Array<number>(64 * 4096).fill(0);
    [data[0], data[4 * 4096], data[12 * 4096]] = [2 ** 24, 1, 1];
    expect(sum(data, [64 * 4096], [0])).toEqual([2 ** 24 + 2]);
    const fewer = data.slice(0, 63 * 4096);
    expect(sum(fewer, [63 * 4096], [0])).toEqual([2 ** 24]);
  });
  test('of nothing', () => {
    expect(sum([], [0], [0])).toEqual([0]);
    expect(sum([], [2, 0, 3], [1])).toEqual([0, 0, 0, 0, 0, 0]);
    expect(sum([], [0, 3], [1])).toEqual([]);
    expect(b.reduce('reduce_prod', value(float32, [], [0, 2]), [0]).data).toEqual([1, 1]);
  });
  test('any, all and nan', () => {
    const x = value(bool, [0, 1, 1, 1], [2, 2]);
    expect(b.reduce('reduce_max', x, [1]).data).toEqual([1, 1]);
    expect(b.reduce('reduce_min', x, [1]).data).toEqual([0, 1]);
    expect(b.reduce('reduce_max', value(float32, [1, nan, 3]), [0]).data).toEqual([nan]);
    expect(b.reduce('reduce_sum', x, [1]).data).toEqual([1, 1]);
  });
  test('argmax and argmin: the first of equals, the first nan', () => {
    const x = value(float32, [1, nan, 3, nan, 3, 5, 5, 2], [2, 4]);
    expect(b.argextreme('argmax', x, 1).data).toEqual([1, 1]);
    expect(b.argextreme('argmin', x, 1).data).toEqual([1, 3]);
    expect(b.argextreme('argmax', x, 0).data).toEqual([1, 0, 1, 0]);
  });
  test('scans', () => {
    expect(b.scan('sum', value(float32, [1, 2, 3, 4], [2, 2]), 0).data).toEqual([1, 2, 4, 6]);
    expect(b.scan('max', value(float32, [1, nan, 3]), 0).data).toEqual([1, nan, nan]);
    expect(b.scan('prod', value(int32, [65536, 65536, 3]), 0).data).toEqual([65536, 0, 0]);
  });
});

describe('order and indices', () => {
  test('argsort is stable in both directions; nan is the largest', () => {
    const x = value(float32, [3, nan, 1, 3, 2, nan]);
    expect(b.argsort(x, 0, false).data).toEqual([2, 4, 0, 3, 1, 5]);
    expect(b.argsort(x, 0, true).data).toEqual([1, 5, 0, 3, 4, 2]);
    expect(b.argsort(value(float32, [2, 5, 1, 4], [2, 2]), 0, false).data).toEqual([1, 1, 0, 0]);
  });
  test('scatter: the last of equals is set; the others combine', () => {
    const x = value(float32, [10, 20, 30]);
    const index = value(int64, [1, 1, 0]);
    const u = value(float32, [1, 2, 3]);
    expect(b.scatter(x, index, u, 0, 'set').data).toEqual([3, 2, 30]);
    expect(b.scatter(x, index, u, 0, 'add').data).toEqual([13, 23, 30]);
    expect(b.scatter(x, index, u, 0, 'min').data).toEqual([3, 1, 30]);
    expect(x.data).toEqual([10, 20, 30]);
  });
  test('indices out of range are refused', () => {
    const x = value(float32, [1, 2]);
    expect(() => b.gather(x, value(int64, [2]), 0)).toThrow(/index 2 is out of bounds for an axis of size 2/);
    expect(() => b.scatter(x, value(int64, [-1]), value(float32, [0]), 0, 'set')).toThrow(/index -1/);
  });
});

describe('movement', () => {
  const x = value(int64, [0, 1, 2, 3, 4, 5], [2, 3]);
  test('reads and writes', () => {
    expect(b.permute(x, [1, 0]).data).toEqual([0, 3, 1, 4, 2, 5]);
    expect(b.flip(x, [0, 1]).data).toEqual([5, 4, 3, 2, 1, 0]);
    expect(b.pad(x, [0, 1], [1, 0], 9).data).toEqual([9, 0, 1, 2, 9, 3, 4, 5, 9, 9, 9, 9]);
    expect(b.insert(x, value(int64, [7, 8], [2, 1]), [0, 1]).data).toEqual([0, 7, 2, 3, 8, 5]);
    expect(b.concat([x, value(int64, [7, 8], [2, 1])], 1).data).toEqual([0, 1, 2, 7, 3, 4, 5, 8]);
    expect(b.strided(x, [2, 2], [1, 3], 1).data).toEqual([1, 4, 2, 5]);
    expect(b.expand(value(int64, [7, 8], [2, 1]), [2, 2]).data).toEqual([7, 7, 8, 8]);
    expect(b.iota(float32, [2, 3], 0).data).toEqual([0, 0, 0, 1, 1, 1]);
  });
  test('nothing at all', () => {
    const none = value(int64, [], [2, 0]);
    expect(b.permute(none, [1, 0]).data).toEqual([]);
    expect(b.pad(none, [0, 1], [0, 1], 4).data).toEqual([4, 4, 4, 4]);
    expect(b.concat([none, x], 1).data).toEqual([0, 1, 2, 3, 4, 5]);
    expect(b.dot(value(float32, [], [2, 0]), value(float32, [], [0, 1])).data).toEqual([0, 0]);
  });
});

test('dot rounds each step from 0, k increasing', () => {
  const [x, y] = [value(float32, [4096, 1, 1], [1, 3]), value(float32, [4096, 1, 1], [3, 1])];
  expect(b.dot(x, y).data).toEqual([2 ** 24]);
  expect(b.dot(value(int32, [65536], [1, 1]), value(int32, [65536], [1, 1])).data).toEqual([0]);
});

describe('the backend', () => {
  const backend = new ReferenceBackend();
  const store = (dtype: DType, data: number[]) => {
    const into = dtype === int64 ? new Int32Array(data.length * 2) : new Float32Array(data.length);
    fromNumbers(dtype, data, into);
    return backend.adopt(dtype, into);
  };
  test('runs a graph, reuses values, and counts what it holds', () => {
    const x = graphBuilder.emit('buffer', int64, [2], [], store(int64, [-3, 2 ** 40]));
    const y = graphBuilder.add(x, x);
    const before = backend.stats().held;
    const [sum, twice] = backend.run([y, graphBuilder.mul(y, y)]);
    expect(toNumbers(int64, backend.read(sum!))).toEqual([-6, 2 ** 41]);
    expect(backend.stats().held).toBe(before + 32);
    y.value = sum!;
    expect(toNumbers(int64, backend.read(backend.run([graphBuilder.neg(y)])[0]!))).toEqual([6, -(2 ** 41)]);
    backend.release(twice!);
    expect(() => backend.read(twice!)).toThrow(/released/);
  });
  test('explains a graph as text', () => {
    const x = graphBuilder.scalar(2, float32, [2]);
    expect(backend.explain([graphBuilder.sum(graphBuilder.mul(x, x), [0])])).toBe(
      ['%0 = scalar float32[2] 2', '%1 = mul float32[2] %0 %0', '%2 = reduce_sum float32[1] %1 [0]', 'return %2'].join(
        '\n',
      ),
    );
  });
});

test('host kernels: solve, and what it refuses', () => {
  const arg = { kernel: 'solve', attrs: {}, outputs: [{ dtype: float64, shape: [2, 2, 1] }] };
  const a = value(float64, [0, 2, 1, 1, 2, 0, 0, 4], [2, 2, 2]);
  const [x] = b.call([a, value(float64, [4, 3, 2, 2], [2, 2, 1])], arg);
  expect(Array.from(x!.data)).toEqual([1, 2, 1, 0.5]);
  const singular = value(float64, [1, 2, 0, 1, 1, 2, 2, 4], [2, 2, 2]);
  expect(() => b.call([singular, value(float64, [1, 1, 1, 1], [2, 2, 1])], arg)).toThrow(
    '[linalg.solve] (Batch element 1): The solver failed because the input matrix is singular.',
  );
});

test('evaluate computes one primitive', () => {
  const x = value(float32, [1, 2]);
  expect(evaluate('neg', float32, [2], [x], null, referenceMath).data).toEqual([-1, -2]);
});
