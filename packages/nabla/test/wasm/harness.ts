/** Runs kernels compiled and interpreted, on the same numbers, and compares the bits of what they store. */
import { expect } from 'vitest';
import { type CompiledKernel, compileKernel, type KernelMemory, paramLayout } from '../../src/codegen/wasm/loops.js';
import type { DType } from '../../src/ir/dtype.js';
import { interpretKernel } from '../../src/kernel/interpret.js';
import type { Affine, Expr, Kernel } from '../../src/kernel/ir.js';
import { verifyKernel } from '../../src/kernel/verify.js';
import { elements, fromNumbers, toNumbers } from '../../src/runtime/storage.js';

const memory = new WebAssembly.Memory({ initial: 256, maximum: 65536, shared: true });
export const kernelMemory: KernelMemory = { memory, shared: true, maximum: 65536 };
const PARAMS = 1024;
const CANARY = 0x5a;

export function at(offset: number, ...strides: number[]): Affine {
  return { offset, strides };
}

export function load(dtype: DType, buffer: number, index: Affine): Expr {
  return { op: 'load', dtype, buffer, at: index, mask: null, index: null };
}

/** An elementwise kernel over one loop: `build` makes the expression from loads with these strides. */
export function elementKernel(
  size: number,
  inputs: readonly DType[],
  strides: readonly number[],
  result: Expr,
  more: readonly Expr[] = [],
): Kernel {
  const loads = inputs.map((dtype, i) =>
    load(dtype, i, at(strides[i]! < 0 ? -strides[i]! * (size - 1) : 0, strides[i]!)),
  );
  const exprs = [...loads, ...more, result];
  const buffers = inputs.map((dtype, i) => ({
    dtype,
    access: 'read' as const,
    size: (size - 1) * Math.abs(strides[i]!) + 1,
  }));
  return {
    outer: [size],
    passes: [{ inner: [], reductions: [], stores: [{ buffer: inputs.length, at: at(0, 1), value: exprs.length - 1 }] }],
    exprs,
    reductions: [],
    buffers: [...buffers, { dtype: result.dtype, access: 'write', size }],
    scalars: [],
    lanes: 'outer',
  };
}

interface Placed {
  readonly addresses: number[];
  readonly params: number;
}

/** Buffers one after the other, canaries between them. */
function place(
  kernel: Kernel,
  compiled: CompiledKernel,
  inputs: readonly (readonly number[] | null)[],
  scalars: readonly number[],
): Placed {
  const u8 = new Uint8Array(memory.buffer);
  let next = 65536;
  const addresses = kernel.buffers.map((b, i) => {
    const address = next;
    const bytes = b.size * b.dtype.itemsize;
    next += Math.ceil(bytes / 64) * 64 + 64;
    if (next > memory.buffer.byteLength) throw new Error('the test memory is too small');
    u8.fill(CANARY, address, next);
    if (inputs[i]) fromNumbers(b.dtype, inputs[i], elements(b.dtype, memory.buffer, address, b.size));
    return address;
  });
  const layout = paramLayout(kernel);
  const i32 = new Int32Array(memory.buffer);
  const given = addresses.filter((_, i) => kernel.buffers[i]!.access !== 'row');
  i32.set(given, PARAMS / 4);
  i32[(PARAMS + layout.scratch) / 4] = next;
  if (next + compiled.scratch > memory.buffer.byteLength) throw new Error('the test memory is too small');
  scalars.forEach((value, i) => {
    const dtype = kernel.scalars[i]!;
    const slot = PARAMS + layout.scalars + 8 * i;
    const wide =
      dtype.itemsize === 1 ? new Int32Array(memory.buffer, slot, 1) : elements(dtype, memory.buffer, slot, 1);
    if (dtype.itemsize === 1) wide[0] = value;
    else fromNumbers(dtype, [value], wide);
  });
  return { addresses, params: PARAMS };
}

export interface Outcome {
  readonly status: number;
  /** Contents of the buffers, null for rows. */
  readonly buffers: (number[] | null)[];
}

/** Compiles and runs a kernel, `pieces` calls over its units. */
export function runCompiled(
  kernel: Kernel,
  inputs: readonly (readonly number[] | null)[],
  scalars: readonly number[] = [],
  pieces = 1,
): Outcome {
  const compiled = compileKernel(kernel, kernelMemory);
  const { addresses, params } = place(kernel, compiled, inputs, scalars);
  let status = 0;
  for (let p = 0; p < pieces; p++) {
    const range = [p, p + 1].map((q) => Math.round((compiled.units * q) / pieces)) as [number, number];
    status |= compiled.run(range[0], range[1], params);
  }
  const buffers = kernel.buffers.map((b, i) =>
    b.access === 'row' ? null : toNumbers(b.dtype, elements(b.dtype, memory.buffer, addresses[i]!, b.size)),
  );
  const u8 = new Uint8Array(memory.buffer);
  kernel.buffers.forEach((b, i) => {
    const end = addresses[i]! + b.size * b.dtype.itemsize;
    if (u8.subarray(end, Math.ceil(end / 64) * 64 + 64).some((byte) => byte !== CANARY) && b.access !== 'row')
      throw new Error(`written beyond buffer ${i}`);
  });
  return { status, buffers };
}

/** Runs compiled and interpreted; every element must be the same number (±0 told apart, any nan equal). */
export function compare(
  kernel: Kernel,
  inputs: readonly (readonly number[] | null)[],
  scalars: readonly number[] = [],
): void {
  verifyKernel(kernel);
  const expected = kernel.buffers.map((b, i) =>
    b.access === 'row' ? null : [...(inputs[i] ?? new Array<number>(b.size).fill(0))],
  );
  interpretKernel(kernel, expected, scalars);
  for (const pieces of [1, 3]) {
    const { buffers, status } = runCompiled(kernel, inputs, scalars, pieces);
    expect(status).toBe(0);
    kernel.buffers.forEach((b, i) => {
      if (b.access === 'write') expectSame(buffers[i]!, expected[i]!);
    });
  }
}

export function expectSame(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(actual[i], expected[i])) expect(`[${i}] ${spell(actual[i]!)}`).toBe(`[${i}] ${spell(expected[i]!)}`);
  }
}

function spell(x: number): string {
  return Object.is(x, -0) ? '-0' : String(x);
}

/** Repeatable numbers in [0, 1). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Numbers of a dtype that exercise its corners. */
export function sample(dtype: DType, size: number, seed: number): number[] {
  const random = randomNumbers(seed);
  const corners: Record<string, number[]> = {
    float32: [0, -0, 1, -1, NaN, Infinity, -Infinity, 0.5, -0.5, 1.5, 2.5, -2.5, 3e38, 1e-45, 16777217],
    float64: [0, -0, 1, -1, NaN, Infinity, -Infinity, 0.5, -0.5, 1.5, 2.5, -2.5, 1e308, 5e-324, 2 ** 53],
    int32: [0, 1, -1, 2, 7, -7, 2147483647, -2147483648],
    int64: [0, 1, -1, 2, 7, -7, 2 ** 53 - 1, -(2 ** 53 - 1), 2 ** 31, -(2 ** 31), 2 ** 32 + 5],
    uint8: [0, 1, 2, 127, 128, 255],
    bool: [0, 1],
  };
  const list = corners[dtype.name]!;
  return Array.from({ length: size }, () => {
    if (random() < 0.4)
      return dtype.name === 'float32'
        ? Math.fround(list[Math.floor(random() * list.length)]!)
        : list[Math.floor(random() * list.length)]!;
    const x = (random() - 0.5) * 20;
    if (dtype.is_floating_point) return dtype.name === 'float32' ? Math.fround(x) : x;
    if (dtype.name === 'bool') return x > 0 ? 1 : 0;
    return dtype.name === 'uint8' ? Math.floor(random() * 256) : Math.trunc(x) + 0;
  });
}
