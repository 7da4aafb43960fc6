/** Sums down columns: rows read one or several at a time, blocks of rows, with the bits of interpreter and oracle. */
import { describe, expect, it, test } from 'vitest';
import { emitKernel } from '../../src/codegen/wasm/loops.js';
import { graphBuilder as b } from '../../src/graph/build.js';
import { type DType, float32, float64 } from '../../src/ir/dtype.js';
import { makeNode, type Node } from '../../src/ir/node.js';
import { numel, type Shape } from '../../src/ir/shape.js';
import { columnBlocks, type Expr, type Kernel } from '../../src/kernel/ir.js';
import { ReferenceBackend } from '../../src/runtime/reference/backend.js';
import { kernelMath } from '../../src/runtime/reference/math.js';
import { elements, fromNumbers, HostStorage, toNumbers } from '../../src/runtime/storage.js';
import { WasmBackend } from '../../src/runtime/wasm/backend.js';
import { schedule } from '../../src/schedule/schedule.js';
import { at, compare, load, randomNumbers } from './harness.js';

/** Sums of g and of g·(x − mean)·rstd·w over `rows`: statistics belong to rows, w to columns. */
function weightKernel(dtype: DType, lead: number, rows: number, columns: number, heavy: boolean): Kernel {
  const strides = [rows * columns, 1, columns];
  const exprs: Expr[] = [
    load(dtype, 0, at(0, ...strides)),
    load(dtype, 1, at(0, ...strides)),
    load(dtype, 2, at(0, rows, 0, 1)),
    load(dtype, 3, at(0, 0, 1, 0)),
  ];
  const apply = (fn: 'sub' | 'mul', ...src: number[]): number => exprs.push({ op: 'element', fn, dtype, src }) - 1;
  const centred = apply('mul', apply('mul', apply('sub', 1, 2), 2), 3);
  let value = apply('mul', 0, centred);
  for (let i = 0; heavy && i < 12; i++) value = apply('sub', centred, value);
  const results = [0, 1].map((reduction) => exprs.push({ op: 'result', dtype, reduction }) - 1);
  const size = lead * rows * columns;
  return {
    outer: [lead, columns],
    passes: [
      { inner: [rows], reductions: [0, 1], stores: [] },
      {
        inner: [],
        reductions: [],
        stores: results.map((value, i) => ({ buffer: 4 + i, at: at(0, columns, 1), value })),
      },
    ],
    exprs,
    reductions: [value, 0].map((value) => ({ kind: 'sum', value, dtype })),
    buffers: [
      ...[size, size, lead * rows, columns].map((size) => ({ dtype, access: 'read' as const, size })),
      ...results.map(() => ({ dtype, access: 'write' as const, size: lead * columns })),
    ],
    scalars: [],
    lanes: 'outer',
  };
}

function numbers(size: number, seed = size): Float32Array {
  const random = randomNumbers(seed);
  return Float32Array.from({ length: size }, () => random() * 4 - 2);
}

describe.each([float32, float64])('two sums of one kernel, $name', (dtype) => {
  test.each([
    // Short rows: column by column.
    [1, 9, 63],
    // Whole rows, one at a time, also where columns do not fill vectors.
    [1, 8, 64],
    [2, 37, 67],
    [1, 130, 1023],
    // Rows too long to be read one at a time, whole or in pieces.
    [1, 11, 1027],
    [1, 9, 2050],
    [1, 70, 2048],
  ])('%i × %i × %i', (lead, rows, columns) => {
    const kernel = weightKernel(dtype, lead, rows, columns, false);
    compare(
      kernel,
      kernel.buffers.map((buffer) => (buffer.access === 'read' ? [...numbers(buffer.size)] : null)),
    );
  });

  it('of long expressions, where there are enough units', () => {
    const kernel = weightKernel(dtype, 8, 13, 66, true);
    expect(emitKernel(kernel, { shared: true, maximum: 100 }).units).toBe(8);
    compare(
      kernel,
      kernel.buffers.map((buffer) => (buffer.access === 'read' ? [...numbers(buffer.size)] : null)),
    );
  });
});

function leaf(dtype: DType, shape: Shape): Node {
  const home = new ArrayBuffer(numel(shape) * dtype.itemsize);
  fromNumbers(dtype, numbers(numel(shape)), elements(dtype, home, 0, numel(shape)));
  return makeNode('buffer', dtype, shape, [], new HostStorage(dtype, numel(shape), home)) as Node;
}

describe('blocks of rows', () => {
  test.each([
    // [rows, columns]: as many blocks as threads like, if they are equal.
    [[4096, 512], 0, 1, 8],
    [[2049, 200], 0, 1, 1],
    [[2052, 200], 0, 1, 9],
    [[4099, 200], 0, 1, 1],
    [[512, 600], 0, 1, 8],
    [[511, 600], 0, 1, 1],
    [[4096, 60], 0, 1, 1],
    [[4096, 1100], 0, 1, 1],
    [[8192, 1100], 0, 1, 8],
    // Blocks do not cross the axes that are reduced together.
    [[10, 300, 100], 0, 2, 10],
    [[3, 1000, 100], 0, 2, 12],
    [[2, 1, 1500, 100], 0, 3, 8],
    // Axes before those reduced are units, too.
    [[2, 4096, 100], 1, 2, 4],
    [[8, 4096, 100], 1, 2, 1],
    // The last axis has an order of its own.
    [[4096, 4096], 1, 2, 1],
    [[2 ** 18, 1], 0, 1, 1],
  ])('%o, axes %i to %i: %i', (shape, from, to, count) => {
    expect(columnBlocks(shape, from, to)).toBe(count);
  }); // prettier-ignore

  const wasm = new WasmBackend();
  const reference = new ReferenceBackend(kernelMath());
  const bits = (outputs: Node[]): number[][] =>
    wasm.run(outputs, new Array(outputs.length).fill(null)).map((s) => toNumbers(s.dtype, wasm.read(s)));
  const wanted = (outputs: Node[]): number[][] =>
    reference.run(outputs).map((s) => toNumbers(s.dtype, reference.read(s)));

  test.each([
    [[2056, 130], [0]],
    [
      [9, 290, 101],
      [0, 1],
    ],
    [[2, 2052, 64], [1]],
  ])('%o over %o: fused, alone and by the oracle', (shape, axes) => {
    for (const dtype of [float32, float64]) {
      const [x, g] = [leaf(dtype, shape), leaf(dtype, shape)];
      const perRow = leaf(dtype, [...shape.slice(0, -1), 1]);
      const value = b.mul(g, b.mul(x, b.expand(perRow, shape)));
      const [sum, other, most] = [b.sum(value, axes), b.sum(g, axes), b.reduce('reduce_max', g, axes)];
      const want = wanted([sum, other, most, b.add(sum, other)]);
      expect(bits([sum, other, most])).toEqual(want.slice(0, 3));
      expect(bits([sum])).toEqual(want.slice(0, 1));
      expect(bits([b.add(sum, other)])).toEqual(want.slice(3));
    }
  });

  it('one kernel reads what several sums share', () => {
    const [x, g] = [leaf(float32, [2056, 130]), leaf(float32, [2056, 130])];
    const { program } = schedule([b.sum(b.mul(x, g), [0]), b.sum(g, [0])]);
    expect(program.steps.map((s) => s.kind === 'kernel' && s.kernel.outer)).toEqual([[8, 130], [130], [130]]);
  });
});
