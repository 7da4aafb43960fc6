/** The kernel interpreter by hand-computed values, and what `verifyKernel` refuses. */
import { describe, expect, test } from 'vitest';
import { bool, float32, float64, int32, int64, uint8 } from '../../src/ir/dtype.js';
import { element } from '../../src/kernel/element.js';
import { interpretKernel, reduceNumbers } from '../../src/kernel/interpret.js';
import type { Kernel } from '../../src/kernel/ir.js';
import { printKernel } from '../../src/kernel/print.js';
import { verifyKernel } from '../../src/kernel/verify.js';

/** Row sums of a 2×3 matrix, then each element minus its row's sum. */
const ROWS: Kernel = {
  outer: [2],
  passes: [
    { inner: [3], reductions: [0], stores: [] },
    { inner: [3], reductions: [], stores: [{ buffer: 1, at: { offset: 0, strides: [3, 1] }, value: 2 }] },
  ],
  exprs: [
    { op: 'load', dtype: float64, buffer: 0, at: { offset: 0, strides: [3, 1] }, mask: null, index: null },
    { op: 'result', dtype: float64, reduction: 0 },
    { op: 'element', fn: 'sub', dtype: float64, src: [0, 1] },
  ],
  reductions: [{ kind: 'sum', value: 0, dtype: float64 }],
  buffers: [
    { dtype: float64, access: 'read', size: 6 },
    { dtype: float64, access: 'write', size: 6 },
  ],
  scalars: [],
  lanes: 'inner',
};

test('a kernel of two passes', () => {
  verifyKernel(ROWS);
  const out = new Float64Array(6);
  interpretKernel(ROWS, [Float64Array.of(1, 2, 3, 4, 5, 6), out], []);
  expect(Array.from(out)).toEqual([-5, -4, -3, -11, -10, -9]);
  expect(printKernel(ROWS)).toMatchInlineSnapshot(`
    "kernel i<2 lanes inner
      in0:float64[6] out1:float64[6]
      pass r<3
        %0 = sum in0[3i+r]
      pass r<3
        out1[3i+r] = sub(in0[3i+r], %0)"
  `);
});

test('masks, indices, scalars and places', () => {
  const kernel: Kernel = {
    outer: [4],
    passes: [{ inner: [], reductions: [], stores: [{ buffer: 2, at: { offset: 0, strides: [1] }, value: 8 }] }],
    exprs: [
      { op: 'inside', dtype: bool, at: { offset: 0, strides: [1] }, lo: 1, hi: 4, step: 2 },
      { op: 'load', dtype: int64, buffer: 1, at: { offset: -1, strides: [1] }, mask: 0, index: null },
      {
        op: 'load',
        dtype: float64,
        buffer: 0,
        at: { offset: 1, strides: [0] },
        mask: 0,
        index: { expr: 1, stride: 10 },
      },
      { op: 'scalar', dtype: float64, slot: 0 },
      { op: 'index', dtype: float64, at: { offset: 5, strides: [-1] } },
      { op: 'element', fn: 'mul', dtype: float64, src: [3, 4] },
      { op: 'const', dtype: float64, value: -1 },
      { op: 'element', fn: 'where', dtype: float64, src: [0, 2, 6] },
      { op: 'element', fn: 'add', dtype: float64, src: [7, 5] },
    ],
    reductions: [],
    buffers: [
      { dtype: float64, access: 'read', size: 22 },
      { dtype: int64, access: 'read', size: 3 },
      { dtype: float64, access: 'write', size: 4 },
    ],
    scalars: [float64],
    lanes: 'outer',
  };
  verifyKernel(kernel);
  const out = new Float64Array(4);
  interpretKernel(kernel, [Float64Array.from({ length: 22 }, (_, i) => 100 * i), Float64Array.of(2, 9, 0), out], [10]);
  expect(Array.from(out)).toEqual([49, 2140, 29, 120]);
});

describe('illegal kernels are named', () => {
  const broken =
    (change: Partial<Kernel>): (() => void) =>
    () =>
      verifyKernel({ ...ROWS, ...change });
  const exprs = [...ROWS.exprs];
  test.each([
    [
      'a load outside its buffer',
      { buffers: [{ ...ROWS.buffers[0]!, size: 5 }, ROWS.buffers[1]!] },
      'outside buffer 0',
    ],
    [
      'a store outside its buffer',
      { buffers: [ROWS.buffers[0]!, { ...ROWS.buffers[1]!, size: 5 }] },
      'store outside buffer 1',
    ],
    ['a result before its pass', { passes: [ROWS.passes[1]!, ROWS.passes[0]!] }, 'before it is there'],
    ['a reduction made nowhere', { passes: [ROWS.passes[1]!] }, 'in no pass'],
    ['an expression that reads a later one', { exprs: [exprs[2]!, exprs[1]!, exprs[0]!] }, 'comes later'],
    [
      'clashing dtypes',
      { exprs: [exprs[0]!, exprs[1]!, { ...exprs[2]!, dtype: float32 }] as Kernel['exprs'] },
      'sub(float64, float64) -> float32',
    ],
    [
      'a store of another dtype',
      { buffers: [ROWS.buffers[0]!, { ...ROWS.buffers[1]!, dtype: float32 }] },
      'store into buffer 1',
    ],
    ['too few strides', { outer: [2, 1] }, '2 strides for 3 loops'],
    [
      'reading what is only written',
      { buffers: [{ ...ROWS.buffers[0]!, access: 'write' }, ROWS.buffers[1]!] as Kernel['buffers'] },
      'written buffer',
    ],
    ['an empty loop', { outer: [0] }, 'empty'],
  ])('%s', (_, change, message) => {
    expect(broken(change)).toThrow(message);
  });
});

describe('elements', () => {
  test.each([
    ['round', float64, [2.5], 2],
    ['round', float64, [-0.4], -0],
    ['sign', float64, [Number.NaN], 0],
    ['maximum', float64, [Number.NaN, 1], Number.NaN],
    ['pow', float64, [1, Number.NaN], 1],
    ['rem', float64, [-7, 3], -1],
    ['idiv', int32, [-7, 2], -3],
    ['rem', int32, [-7, 2], -1],
    ['mul', int32, [65536, 65536], 0],
    ['add', uint8, [200, 100], 44],
    ['not', int64, [5], -6],
    ['not', bool, [1], 0],
    ['and', int64, [2 ** 40 + 5, 2 ** 40 + 6], 2 ** 40 + 4],
    ['shl', int32, [1, 31], -2147483648],
    ['shr', int64, [-8, 1], -4],
    ['add', float32, [16777216, 1], 16777216],
    ['erf', float64, [0.5], 0.5204998778130465],
    ['erfc', float64, [3], 0.000022090496998585441],
  ] as const)('%s of %o %o', (fn, dtype, x, want) => {
    const got = element(fn, dtype, dtype)(...x);
    if (Number.isInteger(want) || want !== want) expect(got).toBe(want);
    else expect(Math.abs(got / want - 1)).toBeLessThan(1e-12);
  }); // prettier-ignore

  test('casts', () => {
    expect(element('cast', float64, int32)(-2.7)).toBe(-2);
    expect(element('cast', float64, bool)(Number.NaN)).toBe(1);
    expect(element('cast', float64, float32)(0.1)).toBe(Math.fround(0.1));
    expect(element('lt', float64, bool)(1, 2)).toBe(1);
  });
});

describe('reductions', () => {
  test('short ones and outer ones add one after the other, long inner ones by partials', () => {
    const x = Array.from({ length: 100 }, (_, i) => (i % 3 === 0 ? 1e16 : i % 3 === 1 ? 1 : -1e16));
    const inOrder = x.reduce((a, v) => a + v, 0);
    expect(reduceNumbers('sum', float64, x, 'outer')).toBe(inOrder);
    expect(reduceNumbers('sum', float64, x, 'inner')).not.toBe(inOrder);
    expect(reduceNumbers('sum', float64, x.slice(0, 63), 'inner')).toBe(
      reduceNumbers('sum', float64, x.slice(0, 63), 'outer'),
    );
  });

  test('extremes: the first of equals, and nan wins', () => {
    expect(reduceNumbers('argmax', float64, [1, 3, 3, 2], 'inner')).toBe(1);
    expect(reduceNumbers('argmin', float64, [1, Number.NaN, 0, Number.NaN], 'inner')).toBe(1);
    expect(reduceNumbers('max', float64, [1, Number.NaN, 3], 'inner')).toBeNaN();
    expect(reduceNumbers('sum', float64, [-0, -0], 'inner')).toBe(0);
    expect(reduceNumbers('min', uint8, [], 'outer')).toBe(255);
  });
});
