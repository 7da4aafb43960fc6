/** Masks, gathers, iota, run-time numbers; failures on values. */
import { describe, expect, it } from 'vitest';
import { INDEX_RANGE, ZERO_DIVISION } from '../../src/codegen/wasm/loops.js';
import { bool, DTYPES, type DType, float32, float64, int32, int64, uint8 } from '../../src/ir/dtype.js';
import type { Affine, Expr, Kernel } from '../../src/kernel/ir.js';
import { at, compare, elementKernel, load, runCompiled, sample } from './harness.js';

const inside = (index: Affine, lo: number, hi: number, step = 1): Expr => ({
  op: 'inside',
  dtype: bool,
  at: index,
  lo,
  hi,
  step,
});

/** pad(x, lo, hi) of rows: where(inside, x, value). */
function padKernel(dtype: DType, rows: number, n: number, lo: number, hi: number, stride = 1): Kernel {
  const width = lo + n + hi;
  return {
    outer: [rows, width],
    passes: [{ inner: [], reductions: [], stores: [{ buffer: 1, at: at(0, width, 1), value: 3 }] }],
    exprs: [
      inside(at(0, 0, 1), lo, lo + n),
      { op: 'load', dtype, buffer: 0, at: at(-lo * stride, n * stride, stride), mask: 0, index: null },
      { op: 'const', dtype, value: 7 },
      { op: 'element', fn: 'where', dtype, src: [0, 1, 2] },
    ],
    reductions: [],
    buffers: [
      { dtype, access: 'read', size: rows * n * stride },
      { dtype, access: 'write', size: rows * width },
    ],
    scalars: [],
    lanes: 'outer',
  };
}

describe('masks', () => {
  for (const dtype of Object.values(DTYPES)) {
    if (dtype === bool) continue;
    it(`pads ${dtype.name}`, () => {
      for (const [n, lo, hi] of [
        [1, 0, 1],
        [3, 2, 2],
        [16, 5, 0],
        [9, 1, 30],
        [40, 33, 7],
      ] as const) {
        // prettier-ignore
        for (const stride of [1, 2])
          compare(padKernel(dtype, 3, n, lo, hi, stride), [sample(dtype, 3 * n * stride, n), null]);
      }
    });
  }

  it('never faults where nothing counts', () => {
    const kernel = padKernel(float32, 1, 4, 500_000_000, 0);
    const piece = { ...kernel, outer: [1, 64] };
    const { status, buffers } = runCompiled(
      { ...piece, buffers: [kernel.buffers[0]!, { dtype: float32, access: 'write', size: 64 }] },
      [[1, 2, 3, 4], null],
    );
    expect(status).toBe(0);
    expect(buffers[1]).toEqual(new Array(64).fill(7));
  });

  it('inserts every k-th element', () => {
    for (const step of [1, 2, 3, 5]) {
      for (const size of [7, 16, 35]) {
        const mask = inside(at(0, 1), 1, size - 1, step);
        const chosen: Expr = { op: 'element', fn: 'where', dtype: int32, src: [2, 0, 1] };
        const kernel = elementKernel(size, [int32, int32], [1, 1], chosen, [mask]);
        compare(kernel, [sample(int32, size, 1), sample(int32, size, 2), null]);
      }
    }
  });

  it('counts with iota', () => {
    for (const dtype of Object.values(DTYPES)) {
      if (dtype === bool || dtype === uint8) continue;
      for (const step of [1, -3]) {
        const kernel = elementKernel(37, [dtype], [1], { op: 'element', fn: 'add', dtype, src: [0, 1] }, [
          { op: 'index', dtype, at: at(5, step) },
        ]);
        compare(kernel, [sample(dtype, 37, 2), null]);
      }
    }
  });

  it('takes run-time numbers of each dtype', () => {
    const values: Record<string, number> = {
      float32: 0.1,
      float64: 0.1,
      int32: -5,
      int64: -(2 ** 40) - 3,
      uint8: 200,
      bool: 1,
    };
    for (const dtype of Object.values(DTYPES)) {
      const fn = dtype === bool ? 'xor' : 'add';
      const kernel = elementKernel(21, [dtype], [1], { op: 'element', fn, dtype, src: [0, 1] }, [
        { op: 'scalar', dtype, slot: 0 },
      ]);
      compare(
        { ...kernel, scalars: [dtype] },
        [sample(dtype, 21, 2).map((v) => (dtype.kind === 'int' ? (v % 100) + 0 : v)), null],
        [values[dtype.name]!],
      );
    }
  });
});

/** x [n, d] gathered along axis 0 by index [m] repeated over d, or along axis 1 by index [n, m]. */
function gatherRows(dtype: DType, index: DType, n: number, d: number, m: number): Kernel {
  return {
    outer: [m, d],
    passes: [{ inner: [], reductions: [], stores: [{ buffer: 2, at: at(0, d, 1), value: 1 }] }],
    exprs: [
      load(index, 1, at(0, 1, 0)),
      { op: 'load', dtype, buffer: 0, at: at(0, 0, 1), mask: null, index: { expr: 0, stride: d, size: n } },
    ],
    reductions: [],
    buffers: [
      { dtype, access: 'read', size: n * d },
      { dtype: index, access: 'read', size: m },
      { dtype, access: 'write', size: m * d },
    ],
    scalars: [],
    lanes: 'outer',
  };
}

function gatherColumns(dtype: DType, index: DType, n: number, d: number, m: number): Kernel {
  return {
    ...gatherRows(dtype, index, n, d, m),
    outer: [n, m],
    passes: [{ inner: [], reductions: [], stores: [{ buffer: 2, at: at(0, m, 1), value: 1 }] }],
    exprs: [
      load(index, 1, at(0, m, 1)),
      { op: 'load', dtype, buffer: 0, at: at(0, d, 0), mask: null, index: { expr: 0, stride: 1, size: d } },
    ],
    buffers: [
      { dtype, access: 'read', size: n * d },
      { dtype: index, access: 'read', size: n * m },
      { dtype, access: 'write', size: n * m },
    ],
  };
}

describe('gather', () => {
  for (const dtype of [float32, float64, int64, uint8]) {
    for (const index of [int64, int32, uint8]) {
      it(`${dtype.name} by ${index.name}`, () => {
        for (const [n, d, m] of [
          [5, 1, 7],
          [4, 37, 6],
          [9, 16, 3],
        ] as const) {
          // prettier-ignore
          compare(gatherRows(dtype, index, n, d, m), [
            sample(dtype, n * d, 1),
            Array.from({ length: m }, (_, i) => (i * 7) % n),
            null,
          ]);
          compare(gatherColumns(dtype, index, n, d, m), [
            sample(dtype, n * d, 1),
            Array.from({ length: n * m }, (_, i) => (i * 5) % d),
            null,
          ]);
        }
      });
    }
  }

  it('reports an index outside, and reads nothing there', () => {
    for (const bad of [-1, 5, 2 ** 31 - 1, -(2 ** 31)]) {
      for (const make of [gatherRows, gatherColumns]) {
        const kernel = make(float32, int64, 5, 5, 5);
        const size = kernel.buffers[1]!.size;
        const index = Array.from({ length: size }, (_, i) => (i === size - 1 ? bad : 0));
        expect(runCompiled(kernel, [sample(float32, 25, 1), index, null]).status).toBe(INDEX_RANGE);
      }
    }
    const kernel = gatherRows(float32, int64, 5, 5, 5);
    expect(runCompiled(kernel, [sample(float32, 25, 1), [0, 0, 2 ** 32, 0, 0], null]).status).toBe(INDEX_RANGE);
  });
});

describe('integer division', () => {
  for (const dtype of [int32, int64, uint8]) {
    for (const fn of ['idiv', 'rem'] as const) {
      it(`${fn} ${dtype.name} reports a zero divisor and does not trap`, () => {
        for (const size of [1, 18]) {
          const kernel = elementKernel(size, [dtype, dtype], [1, 1], { op: 'element', fn, dtype, src: [0, 1] });
          const ones = new Array<number>(size).fill(1);
          expect(runCompiled(kernel, [ones, ones, null]).status).toBe(0);
          expect(runCompiled(kernel, [ones, [...ones.slice(1), 0], null]).status).toBe(ZERO_DIVISION);
        }
      });
    }
  }

  it('wraps the most negative number divided by −1', () => {
    const kernel = elementKernel(5, [int32, int32], [1, 0], { op: 'element', fn: 'idiv', dtype: int32, src: [0, 1] });
    expect(runCompiled(kernel, [new Array(5).fill(-2147483648), [-1], null]).buffers[2]).toEqual(
      new Array(5).fill(-2147483648),
    );
  });

  it('does not count zeros in padding', () => {
    // pad(x // y, 2, 2): outside, x and y are whatever the masked loads read; before buffer 0 (y) there are zeros.
    const mask = inside(at(0, 1), 2, 12);
    const masked = (buffer: number): Expr => ({
      op: 'load',
      dtype: int32,
      buffer,
      at: at(-2, 1),
      mask: 0,
      index: null,
    });
    const kernel: Kernel = {
      outer: [14],
      passes: [{ inner: [], reductions: [], stores: [{ buffer: 2, at: at(0, 1), value: 5 }] }],
      exprs: [
        mask,
        masked(0),
        masked(1),
        { op: 'element', fn: 'idiv', dtype: int32, src: [2, 1] },
        { op: 'const', dtype: int32, value: 0 },
        { op: 'element', fn: 'where', dtype: int32, src: [0, 3, 4] },
      ],
      reductions: [],
      buffers: [
        { dtype: int32, access: 'read', size: 10 },
        { dtype: int32, access: 'read', size: 10 },
        { dtype: int32, access: 'write', size: 14 },
      ],
      scalars: [],
      lanes: 'outer',
    };
    const ten = new Array<number>(10).fill(10);
    expect(runCompiled(kernel, [ten, ten, null]).buffers[2]).toEqual([0, 0, ...new Array(10).fill(1), 0, 0]);
    expect(runCompiled(kernel, [ten, ten, null]).status).toBe(0);
    expect(runCompiled(kernel, [[...ten.slice(1), 0], ten, null]).status).toBe(ZERO_DIVISION);
  });
});
