/** Generated modules of a few kernels, so that a change of the generator is seen, and what surrounds the kernels. */
import { describe, expect, it } from 'vitest';
import { emitKernel } from '../../src/codegen/wasm/loops.js';
import { graphBuilder as b } from '../../src/graph/build.js';
import { type DType, float32, float64 } from '../../src/ir/dtype.js';
import { makeNode, type Node } from '../../src/ir/node.js';
import { numel, type Shape } from '../../src/ir/shape.js';
import { printKernel } from '../../src/kernel/print.js';
import { setDebugLevel } from '../../src/runtime/debug.js';
import { HostStorage } from '../../src/runtime/storage.js';
import { WasmBackend } from '../../src/runtime/wasm/backend.js';
import { schedule } from '../../src/schedule/schedule.js';

function leaf(shape: Shape, dtype: DType = float32): Node {
  const size = numel(shape);
  return makeNode(
    'buffer',
    dtype,
    shape,
    [],
    new HostStorage(dtype, size, new ArrayBuffer(size * dtype.itemsize)),
  ) as Node;
}

function softmax(x: Node): Node {
  const max = b.expand(b.reduce('reduce_max', x, [1]), x.shape);
  const e = b.unary('exp', b.sub(x, max));
  return b.div(e, b.expand(b.sum(e, [1]), x.shape));
}

const KERNELS: Record<string, () => Node> = {
  'add 1000': () => b.add(leaf([1000]), leaf([1000])),
  'relu with bias [64, 10]': () => {
    const sum = b.add(leaf([64, 10]), b.expand(leaf([1, 10]), [64, 10]));
    return b.binary('maximum', sum, b.like(0, sum));
  },
  'sum of rows [32, 100]': () => b.sum(leaf([32, 100]), [1]),
  'sum of columns [100, 512]': () => b.sum(leaf([100, 512]), [0]),
  'softmax [8, 100]': () => softmax(leaf([8, 100])),
  'transpose [128, 128] double': () => b.unary('neg', b.permute(leaf([128, 128], float64), [1, 0])),
};

/** A short name for bytes (FNV-1a). */
function digest(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

describe('generated modules', () => {
  for (const [name, make] of Object.entries(KERNELS)) {
    it(name, () => {
      const { program } = schedule([make()]);
      const text = program.steps.map((step) => {
        if (step.kind !== 'kernel') throw new Error(step.kind);
        const { bytes, units, scratch } = emitKernel(step.kernel, { shared: true, maximum: 65536 });
        expect(WebAssembly.validate(bytes)).toBe(true);
        return `${printKernel(step.kernel)}\n${bytes.length} bytes ${digest(bytes)}, ${units} units, scratch ${scratch}`;
      });
      expect(text.join('\n')).toMatchSnapshot();
    });
  }

  it('softmax is one kernel', () => {
    expect(schedule([softmax(leaf([8, 100]))]).program.steps.length).toBe(1);
  });

  it('explains graph and program', () => {
    const text = new WasmBackend().explain([b.add(leaf([3]), leaf([3]))]);
    expect(text).toMatch(/add float32\[3\]/);
    expect(text).toMatch(/kernel i<3/);
  });

  it('prints what NABLA_DEBUG asks for', () => {
    const lines: string[] = [];
    const original = console.error;
    console.error = (line: string): void => void lines.push(line);
    try {
      setDebugLevel(2);
      new WasmBackend().run([b.add(leaf([3]), leaf([3]))], [null]);
    } finally {
      setDebugLevel(undefined);
      console.error = original;
    }
    expect(lines.some((line) => line.includes('kernel i<3'))).toBe(true);
    expect(lines.some((line) => line.startsWith('run: 1 steps'))).toBe(true);
  });
});
