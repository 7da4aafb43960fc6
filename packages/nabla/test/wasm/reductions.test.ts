/** Reductions, bit for bit in the order that kernel/ir.ts lays down, over one and several loops, both ways of lanes. */
import { describe, expect, it } from 'vitest';
import { DTYPES, type DType, float32, float64, int64 } from '../../src/ir/dtype.js';
import { numel } from '../../src/ir/shape.js';
import type { Kernel, ReduceKind } from '../../src/kernel/ir.js';
import { at, compare, load, randomNumbers, runCompiled, sample } from './harness.js';

/** Reduces the inner loops of a contiguous array [rows, …inner] (lanes inner) or [n, rows] (lanes outer). */
function reduceKernel(
  kind: ReduceKind,
  dtype: DType,
  rows: number,
  inner: readonly number[],
  lanes: 'inner' | 'outer',
): Kernel {
  const n = numel(inner);
  const strides = inner.map((_, i) => numel(inner.slice(i + 1)) * (lanes === 'inner' ? 1 : rows));
  const result = kind.startsWith('arg') ? int64 : dtype;
  return {
    outer: [rows],
    passes: [
      { inner, reductions: [0], stores: [] },
      { inner: [], reductions: [], stores: [{ buffer: 1, at: at(0, 1), value: 1 }] },
    ],
    exprs: [
      load(dtype, 0, at(0, lanes === 'inner' ? n : 1, ...strides)),
      { op: 'result', dtype: result, reduction: 0 },
    ],
    reductions: [{ kind, value: 0, dtype: result }],
    buffers: [
      { dtype, access: 'read', size: rows * n },
      { dtype: result, access: 'write', size: rows },
    ],
    scalars: [],
    lanes,
  };
}

function small(dtype: DType, size: number, kind: ReduceKind): number[] {
  const random = randomNumbers(size + kind.length);
  const values = sample(dtype, size, 3);
  if (kind === 'prod')
    return values.map(() => (dtype.is_floating_point ? Math.fround(0.99 + random() * 0.02) : Math.floor(random() * 2)));
  if (kind === 'sum')
    return values.map((v) => (dtype.is_floating_point ? Math.fround(random() - 0.5) : (v % 1000) + 0));
  return values;
}

const KINDS: ReduceKind[] = ['sum', 'prod', 'max', 'min', 'argmax', 'argmin'];
const LENGTHS = [1, 5, 16, 63, 64, 79, 4096, 4112, 8197];

describe('reductions', () => {
  for (const name of Object.keys(DTYPES)) {
    const dtype = DTYPES[name as 'bool'];
    for (const kind of KINDS) {
      if (name === 'bool' && (kind === 'sum' || kind === 'prod')) continue;
      for (const lanes of ['inner', 'outer'] as const) {
        it(`${kind} ${name}, lanes ${lanes}`, () => {
          for (const n of LENGTHS) {
            for (const rows of n > 1000 ? [5] : [1, 7, 72]) {
              compare(reduceKernel(kind, dtype, rows, [n], lanes), [small(dtype, rows * n, kind), null]);
            }
          }
        });
      }
    }
  }

  for (const dtype of [float32, float64]) {
    it(`several inner loops ${dtype.name}`, () => {
      for (const inner of [
        [3, 5],
        [7, 9],
        [8, 8],
        [5, 16],
        [9, 100],
        [33, 130],
        [64, 64],
        [3, 2, 11],
        [70, 7, 19],
      ]) {
        // prettier-ignore
        for (const kind of KINDS) {
          for (const lanes of ['inner', 'outer'] as const) {
            compare(reduceKernel(kind, dtype, 3, inner, lanes), [small(dtype, 3 * numel(inner), kind), null]);
          }
        }
      }
    });
  }

  it('propagates nan and finds its first position', () => {
    for (const n of [3, 70, 5000]) {
      for (const lanes of ['inner', 'outer'] as const) {
        const data = Array.from({ length: 2 * n }, (_, i) => i % 13);
        for (const place of [n - 1, n - 2, 1]) data[lanes === 'inner' ? place : 2 * place] = NaN;
        for (const kind of ['max', 'min', 'argmax', 'argmin', 'sum'] as const) {
          const kernel = reduceKernel(kind, float32, 2, [n], lanes);
          compare(kernel, [data, null]);
          const [got] = runCompiled(kernel, [data, null]).buffers[1]!;
          expect(got).toBe(kind.startsWith('arg') ? 1 : NaN);
        }
      }
    }
  });

  it('tells zeros apart in maximum and minimum of rows', () => {
    for (const dtype of [float32, float64]) {
      for (const n of [3, 40, 71]) {
        const none = new Array<number>(n).fill(-0);
        const some = none.map((v, i) => (i === n - 2 ? 0 : v));
        const below = none.map((v, i) => (i === 1 ? v : -1));
        const result = (kind: ReduceKind, data: number[]): number =>
          runCompiled(reduceKernel(kind, dtype, 1, [n], 'inner'), [data, null]).buffers[1]![0]!; // prettier-ignore
        expect(result('max', none)).toBe(-0);
        expect(result('max', some)).toBe(0);
        expect(result('max', below)).toBe(-0);
        expect(result('min', none)).toBe(-0);
        expect(result('min', some)).toBe(-0);
        expect(result('min', new Array<number>(n).fill(0))).toBe(0);
      }
    }
  });

  it('sums to +0 from −0, and of nothing but −0', () => {
    for (const n of [1, 70]) {
      const { buffers } = runCompiled(reduceKernel('sum', float32, 1, [n], 'inner'), [
        new Array<number>(n).fill(-0),
        null,
      ]);
      expect(Object.is(buffers[1]![0], 0)).toBe(true);
    }
  });
});

/** softmax over rows as three passes with a row buffer. */
export function softmaxKernel(dtype: DType, rows: number, n: number, fn: 'exp' | 'neg'): Kernel {
  const exprs: Kernel['exprs'] = [
    load(dtype, 0, at(0, n, 1)),
    { op: 'result', dtype, reduction: 0 },
    { op: 'element', fn: 'sub', dtype, src: [0, 1] },
    { op: 'element', fn, dtype, src: [2] },
    load(dtype, 2, at(0, 0, 1)),
    { op: 'result', dtype, reduction: 1 },
    { op: 'element', fn: 'div', dtype, src: [4, 5] },
  ];
  return {
    outer: [rows],
    passes: [
      { inner: [n], reductions: [0], stores: [] },
      { inner: [n], reductions: [1], stores: [{ buffer: 2, at: at(0, 0, 1), value: 3 }] },
      { inner: [n], reductions: [], stores: [{ buffer: 1, at: at(0, n, 1), value: 6 }] },
    ],
    exprs,
    reductions: [
      { kind: 'max', value: 0, dtype },
      { kind: 'sum', value: 3, dtype },
    ],
    buffers: [
      { dtype, access: 'read', size: rows * n },
      { dtype, access: 'write', size: rows * n },
      { dtype, access: 'row', size: n },
    ],
    scalars: [],
    lanes: 'inner',
  };
}

describe('rows', () => {
  for (const dtype of [float32, float64]) {
    it(`three passes with scratch ${dtype.name}`, () => {
      for (const n of [3, 17, 64, 100, 4100]) {
        const data = small(dtype, 5 * n, 'sum');
        compare(softmaxKernel(dtype, 5, n, 'neg'), [data, null, null]);
        const across = { ...softmaxKernel(dtype, 5, n, 'neg'), lanes: 'outer' as const };
        if (n < 64) compare(across, [data, null, null]);
      }
    });
  }
});
