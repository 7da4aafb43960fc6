/** The backend end to end: random graphs against the oracle, donation, failures, eviction, flat memory. */
import { describe, expect, it } from 'vitest';
import { graphBuilder as b } from '../../src/graph/build.js';
import { type DType, float32, float64, int32, int64 } from '../../src/ir/dtype.js';
import { makeNode, type Node, topological } from '../../src/ir/node.js';
import { numel, type Shape } from '../../src/ir/shape.js';
import { ReferenceBackend } from '../../src/runtime/reference/backend.js';
import { kernelMath } from '../../src/runtime/reference/math.js';
import { elements, fromNumbers, HostStorage, toNumbers } from '../../src/runtime/storage.js';
import { Allocator, type Block } from '../../src/runtime/wasm/allocator.js';
import { WasmBackend } from '../../src/runtime/wasm/backend.js';
import { OutOfMemory } from '../../src/runtime/wasm/memory.js';
import { printProgram } from '../../src/schedule/print.js';
import { schedule } from '../../src/schedule/schedule.js';
import { randomGraph } from '../schedule/random_graph.js';
import { randomNumbers } from './harness.js';

const MIB = 2 ** 20;

function storage(dtype: DType, values: ArrayLike<number>): HostStorage {
  const home = new ArrayBuffer(values.length * dtype.itemsize);
  fromNumbers(dtype, values, elements(dtype, home, 0, values.length));
  return new HostStorage(dtype, values.length, home);
}

function leaf(dtype: DType, shape: Shape, values: ArrayLike<number>): Node {
  return makeNode('buffer', dtype, shape, [], storage(dtype, values)) as Node;
}

function floats(shape: Shape, seed = 1): Node {
  const random = randomNumbers(seed);
  return leaf(
    float32,
    shape,
    Float32Array.from({ length: numel(shape) }, () => random() * 4 - 2),
  );
}

const storageOf = (node: Node): HostStorage => node.arg as HostStorage;

function values(backend: WasmBackend | ReferenceBackend, s: HostStorage): number[] {
  return toNumbers(s.dtype, backend.read(s));
}

/** Replaces the random graph's storages by ones that backends can read. */
function withStorages(seed: number): Node[] {
  const { outputs, data } = randomGraph(seed);
  const copies = new Map<Node, Node>();
  const made = new Map<unknown, HostStorage>();
  const copy = (node: Node): Node => {
    const known = copies.get(node);
    if (known) return known;
    let next: Node;
    if (node.op === 'buffer') {
      const key = node.arg as HostStorage;
      if (!made.has(key)) made.set(key, storage(node.dtype, data.get(key)!));
      next = makeNode('buffer', node.dtype, node.shape, [], made.get(key)!) as Node;
    } else {
      next = makeNode(node.op, node.dtype, node.shape, node.src.map(copy), node.arg as never) as Node;
    }
    copies.set(node, next);
    return next;
  };
  return outputs.map(copy);
}

/** Whether the last bits may differ: products use fused multiply-add where the engine has it. */
function close(actual: number, expected: number, dtype: DType, rounded: boolean): boolean {
  if (Object.is(actual, expected)) return true;
  if (!rounded || dtype.kind !== 'float') return false;
  const unit = dtype === float32 ? 1e-4 : 1e-9;
  return Math.abs(actual - expected) <= unit * Math.max(1, Math.abs(expected));
}

describe('random graphs', () => {
  const wasm = new WasmBackend();
  const reference = new ReferenceBackend(kernelMath());

  it.each([0, 1, 2])('give the bits of the oracle (%i)', (part) => {
    for (let seed = part * 300; seed < (part + 1) * 300; seed++) {
      const outputs = withStorages(seed);
      const rounded = topological(outputs).some((n) => n.op === 'dot');
      const want = reference.run(outputs).map((s) => values(reference, s));
      const got = wasm
        .run(
          outputs,
          outputs.map(() => null),
        )
        .map((s) => values(wasm, s)); // prettier-ignore
      outputs.forEach((o, k) => {
        const zeros = (x: number): number => (x === 0 ? 0 : x);
        for (let i = 0; i < numel(o.shape); i++) {
          if (close(zeros(got[k]![i]!), zeros(want[k]![i]!), o.dtype, rounded)) continue;
          const program = printProgram(schedule(outputs).program);
          throw new Error(`seed ${seed}, output ${k}[${i}]: ${got[k]![i]} instead of ${want[k]![i]}\n${program}`);
        }
      });
    }
  });
});

describe('donation', () => {
  it('overwrites the donated storage in place', () => {
    const wasm = new WasmBackend();
    const x = floats([1000]);
    const before = values(wasm, storageOf(x));
    const [out] = wasm.run([b.add(x, x)], [storageOf(x)]);
    expect(out).toBe(storageOf(x));
    expect(values(wasm, out!)).toEqual(before.map((v) => 2 * v));
  });

  it('gives a donated storage back that could not be overwritten', () => {
    const wasm = new WasmBackend();
    const x = floats([50, 40]);
    const [out] = wasm.run([b.permute(x, [1, 0])], [storageOf(x)]);
    expect(out).not.toBe(storageOf(x));
    expect(storageOf(x).block).toBe(-1);
    expect(wasm.cache.count).toBe(1);
  });

  it('keeps small results at home', () => {
    const wasm = new WasmBackend();
    const [out] = wasm.run([b.sum(floats([1000]), [0])], [null]);
    expect(out!.home).not.toBe(null);
    expect(wasm.cache.count).toBe(1);
  });
});

describe('failures leave everything as it was', () => {
  it('a zero divisor', () => {
    const wasm = new WasmBackend();
    const n = 1000;
    const x = leaf(
      int32,
      [n],
      Array.from({ length: n }, (_, i) => i),
    );
    const y = leaf(
      int32,
      [n],
      Array.from({ length: n }, (_, i) => (i === n - 1 ? 0 : 1)),
    );
    expect(() => wasm.run([b.binary('idiv', x, y)], [storageOf(x)])).toThrow(/ZeroDivisionError/);
    expect(values(wasm, storageOf(x))).toEqual(Array.from({ length: n }, (_, i) => i));
    expect(wasm.stats().held).toBe(2 * Math.ceil((4 * n) / 64) * 64);
  });

  it('an index outside, in gather and scatter', () => {
    const wasm = new WasmBackend();
    const x = floats([5, 100]);
    const index = leaf(int64, [1, 100], new Array<number>(100).fill(5));
    const before = values(wasm, storageOf(x));
    expect(() => wasm.run([b.gather(x, index, 0)], [null])).toThrow(/index/);
    expect(() => wasm.run([b.scatter(x, index, floats([1, 100]), 0, 'add')], [storageOf(x)])).toThrow(/index/);
    expect(values(wasm, storageOf(x))).toEqual(before);
  });

  it('no memory', () => {
    const wasm = new WasmBackend({ limit: 32 * MIB });
    const x = floats([MIB]);
    const [y] = wasm.run([b.add(x, x)], [null]);
    const held = wasm.stats().held;
    const huge = b.expand(b.reshape(x, [1, MIB]), [64, MIB]);
    expect(() => wasm.run([b.add(huge, huge)], [null])).toThrow(OutOfMemory);
    expect(wasm.stats().held).toBeLessThanOrEqual(held);
    expect(values(wasm, y!)[5]).toBe(2 * values(wasm, storageOf(x))[5]!);
    const [again] = wasm.run([b.add(x, x)], [null]);
    expect(values(wasm, again!)[7]).toBe(values(wasm, y!)[7]);
  });

  it('a released storage', () => {
    const wasm = new WasmBackend();
    const x = floats([100]);
    wasm.release(storageOf(x));
    expect(() => wasm.run([b.add(x, x)], [null])).toThrow(/released/);
    expect(() => wasm.read(storageOf(x))).toThrow(/released/);
    expect(wasm.stats().held).toBe(0);
  });
});

describe('memory', () => {
  it('grows, shared or not', () => {
    for (const shared of [true, false]) {
      const wasm = new WasmBackend({ shared });
      const x = floats([2 * MIB]);
      const [y] = wasm.run([b.add(x, x)], [null]);
      const w = makeNode('buffer', float32, [2 * MIB], [], y!) as Node;
      const [z] = wasm.run([b.mul(b.add(w, x), w)], [null]);
      const at = (s: HostStorage): number => wasm.read(s)[12345]!;
      expect(at(z!)).toBe(Math.fround(Math.fround(at(y!) + at(storageOf(x))) * at(y!)));
      expect(wasm.stats().reserved).toBeGreaterThan(20 * MIB);
    }
  });

  it('joins freed neighbours', () => {
    const allocator = new Allocator(0);
    allocator.extend(MIB);
    const random = randomNumbers(7);
    const blocks: Block[] = [];
    for (let i = 0; i < 5000; i++) {
      const block = random() < 0.6 ? allocator.take(1 + random() * 9000) : null;
      if (block) blocks.push(block);
      else if (blocks.length > 0) allocator.give(blocks.splice(Math.floor(random() * blocks.length), 1)[0]!);
      if (i % 500 === 0) expectDisjoint(blocks);
    }
    for (const block of blocks) allocator.give(block);
    expect(allocator.held).toBe(0);
    expect(allocator.take(MIB - 64)).not.toBe(null);
  });
});

function expectDisjoint(blocks: readonly Block[]): void {
  const sorted = [...blocks].sort((x, y) => x.address - y.address);
  sorted.forEach((block, i) => {
    expect(block.address % 64).toBe(0);
    if (i > 0) expect(block.address).toBeGreaterThanOrEqual(sorted[i - 1]!.address + sorted[i - 1]!.size);
  });
}

describe('the cache', () => {
  it('sends the least recently used home and brings it back', () => {
    const wasm = new WasmBackend({ budget: 10 * MIB });
    const inputs = Array.from({ length: 6 }, (_, i) => floats([MIB / 2], i + 1));
    const outs = inputs.map((x) => wasm.run([b.add(x, x)], [null])[0]!);
    expect(wasm.stats().held).toBeLessThanOrEqual(12 * MIB);
    expect(outs.filter((s) => s.home !== null).length).toBeGreaterThan(0);
    outs.forEach((out, i) => {
      expect(values(wasm, out)[123]).toBe(2 * values(wasm, storageOf(inputs[i]!))[123]!);
    });
    const total = outs.map((s) => makeNode('buffer', float32, [MIB / 2], [], s) as Node).reduce((x, y) => b.add(x, y));
    const [sum] = wasm.run([total], [null]);
    expect(Number.isFinite(values(wasm, sum!)[5])).toBe(true);
  });

  it('stays flat over many runs whose results nobody releases', () => {
    const wasm = new WasmBackend({ budget: 8 * MIB });
    const x = floats([1000]);
    const tiny = leaf(float64, [2], [1, 2]);
    for (let i = 0; i < 50_000; i++) {
      wasm.run([b.add(x, x)], [null]);
      wasm.run([b.add(tiny, tiny)], [null]);
    }
    expect(wasm.stats().held).toBeLessThanOrEqual(8 * MIB);
    expect(wasm.stats().reserved).toBeLessThan(24 * MIB);
  });

  it('reuses the memory of released results', () => {
    const wasm = new WasmBackend();
    const x = floats([100_000]);
    for (let i = 0; i < 2000; i++) wasm.release(wasm.run([b.add(x, x)], [null])[0]!);
    expect(wasm.stats().held).toBe(storageOf(x).bytes);
    expect(wasm.stats().peak).toBeLessThan(2 * MIB);
  });
});
