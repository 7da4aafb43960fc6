/** A program's steps, compiled: each knows its kernel and where its operands are among the plan's values. */
import { type GemmKernels, type GemmType, gemmScratch } from '../../codegen/wasm/gemm.js';
import {
  type CompiledKernel,
  compileKernel,
  INDEX_RANGE,
  paramLayout,
  ZERO_DIVISION,
} from '../../codegen/wasm/loops.js'; // prettier-ignore
import { fail } from '../../errors.js';
import type { DType } from '../../ir/dtype.js';
import { numel } from '../../ir/shape.js';
import type { Affine, Expr, Kernel } from '../../kernel/ir.js';
import type { Operand, Step } from '../../schedule/program.js';
import type { CompiledStep, Frame } from './frame.js';
import { hostStep } from './host-steps.js';
import { kernelKey } from './kernel-key.js';
import { PARAMS, PARAMS_SIZE, type WasmMemory } from './memory.js';

const MAX_KERNELS = 4096;

/** Compiles steps; kernels are kept across plans. */
export class StepCompiler {
  readonly #memory: WasmMemory;
  readonly #gemm: GemmKernels;
  readonly #kernels = new Map<string, CompiledKernel>();

  constructor(memory: WasmMemory, gemm: GemmKernels) {
    this.#memory = memory;
    this.#gemm = gemm;
  }

  compile(step: Step): CompiledStep {
    switch (step.kind) {
      case 'kernel':
        return new KernelStep(this.kernel(step.kernel), step);
      case 'dot':
        return this.#dot(step);
      case 'conv':
        return fail('conv', 'not there yet');
      case 'host':
        return hostStep(step, this.#memory);
    }
  }

  /** The compiled form of a kernel. */
  kernel(kernel: Kernel): CompiledKernel {
    const key = kernelKey(kernel);
    let compiled = this.#kernels.get(key);
    if (compiled === undefined) {
      compiled = compileKernel(kernel, this.#memory);
      if (this.#kernels.size >= MAX_KERNELS) this.#kernels.delete(this.#kernels.keys().next().value!);
      this.#kernels.set(key, compiled);
    }
    return compiled;
  }

  #dot(step: Step & { kind: 'dot' }): CompiledStep {
    if (step.dtype.is_floating_point) return new DotStep(this.#gemm, step);
    const kernel = integerDot(step);
    const buffers = [step.a.value, step.b.value, step.out];
    return new KernelStep(this.kernel(kernel), { kind: 'kernel', kernel, buffers, scalars: [] });
  }
}

class KernelStep implements CompiledStep {
  readonly scratch: number;
  readonly canFail: boolean;
  readonly #run: CompiledKernel['run'];
  readonly #units: number;
  readonly #buffers: readonly number[];
  readonly #scalars: readonly number[];
  readonly #types: readonly DType[];
  /** Positions in the parameter block, in 4 and 8 bytes. */
  readonly #scratchAt: number;
  readonly #scalarsAt: number;

  readonly #copy: { readonly from: number; readonly to: number } | null;

  constructor(compiled: CompiledKernel, { kernel, buffers, scalars, copy }: Step & { kind: 'kernel' }) {
    this.scratch = compiled.scratch;
    this.canFail = compiled.canFail;
    this.#run = compiled.run;
    this.#units = compiled.units;
    this.#buffers = buffers;
    this.#scalars = scalars;
    this.#types = kernel.scalars;
    this.#copy = copy ?? null;
    const layout = paramLayout(kernel);
    if (layout.size > PARAMS_SIZE) throw new Error(`[kernel] ${kernel.buffers.length} buffers are too many`);
    this.#scratchAt = (PARAMS + layout.scratch) / 4;
    this.#scalarsAt = (PARAMS + layout.scalars) / 8;
  }

  run(frame: Frame): void {
    const copy = this.#copy;
    if (copy !== null && frame.address[copy.from] === frame.address[copy.to]) return;
    const { i32 } = frame.memory;
    const buffers = this.#buffers;
    for (let i = 0; i < buffers.length; i++) i32[PARAMS / 4 + i] = frame.address[buffers[i]!]!;
    i32[this.#scratchAt] = frame.scratch;
    const scalars = this.#scalars;
    for (let i = 0; i < scalars.length; i++) {
      writeScalar(frame.memory, this.#scalarsAt + i, this.#types[i]!, frame.scalars[scalars[i]!]!);
    }
    const status = this.#run(0, this.#units, PARAMS);
    if (status !== 0) failed(status);
  }
}

/** A number in the slot of 8 bytes at `slot`, as the kernel reads it. */
function writeScalar(memory: WasmMemory, slot: number, dtype: DType, value: number): void {
  switch (dtype.name) {
    case 'float32':
      memory.f32[2 * slot] = value;
      break;
    case 'float64':
      memory.f64[slot] = value;
      break;
    case 'int64':
      memory.i32[2 * slot] = (value % 4294967296) | 0;
      memory.i32[2 * slot + 1] = Math.floor(value / 4294967296);
      break;
    default:
      memory.i32[2 * slot] = value;
  }
}

function failed(status: number): never {
  if (status & ZERO_DIVISION) {
    fail(
      'div',
      'ZeroDivisionError: an integer tensor is divided by 0',
      'Mask the zeros first, or divide floats: x.float() / 0 is inf',
    );
  }
  if (status & INDEX_RANGE)
    fail('gather', 'an index is outside the tensor', 'Indices start at 0 and end at size - 1', 'index');
  throw new Error(`[kernel] status ${status}`);
}

/** A float matrix product. */
class DotStep implements CompiledStep {
  readonly scratch: number;
  readonly canFail = false;
  readonly #gemm: GemmKernels;
  readonly #type: GemmType;
  readonly #step: Step & { kind: 'dot' };
  /** Element offsets of a, b and out for each product that is started by itself. */
  readonly #starts: readonly (readonly [number, number, number])[];

  constructor(gemm: GemmKernels, step: Step & { kind: 'dot' }) {
    this.#gemm = gemm;
    this.#type = step.dtype.name === 'float32' ? 'f32' : 'f64';
    this.#step = step;
    this.scratch = gemmScratch(step.m, step.n, step.k, this.#type);
    this.#starts = startsOf(step);
  }

  run(frame: Frame): void {
    const { dtype, batch, m, n, k, a, b, out } = this.#step;
    const size = dtype.itemsize;
    const last = batch.length - 1;
    const matrix = (o: Operand, start: number): { ptr: number; row: number; col: number } => ({
      ptr: frame.address[o.value]! + (o.offset + start) * size,
      row: o.strides[last + 1]!,
      col: o.strides[last + 2]!,
    });
    for (const [atA, atB, atC] of this.#starts) {
      const c = { ptr: frame.address[out]! + atC * size, row: n };
      const call = { m, n, k, a: matrix(a, atA), b: matrix(b, atB), c, scratch: frame.scratch };
      if (last < 0) this.#gemm.run(this.#type, call);
      else {
        const strides = { count: batch[last]!, a: a.strides[last]!, b: b.strides[last]!, c: m * n };
        this.#gemm.run(this.#type, { ...call, batch: strides });
      }
    }
  }
}

/** The last batch axis is done inside; the others one by one. */
function startsOf(step: Step & { kind: 'dot' }): (readonly [number, number, number])[] {
  const { batch, m, n, a, b } = step;
  const lead = batch.slice(0, -1);
  const inner = batch.at(-1) ?? 1;
  return Array.from({ length: numel(lead) }, (_, at) => {
    let [rest, atA, atB] = [at, 0, 0];
    for (let axis = lead.length - 1; axis >= 0; axis--) {
      const index = rest % lead[axis]!;
      rest = (rest - index) / lead[axis]!;
      atA += index * a.strides[axis]!;
      atB += index * b.strides[axis]!;
    }
    return [atA, atB, at * inner * m * n] as const;
  });
}

/** A matrix product of integers, as a kernel: their sums wrap, so order does not matter. */
function integerDot(step: Step & { kind: 'dot' }): Kernel {
  const { dtype, batch, m, n, k, a, b } = step;
  const loops = batch.length;
  const axes = (o: Operand, keep: 'row' | 'column'): Affine => {
    const [row, column] = [o.strides[loops]!, o.strides[loops + 1]!];
    const matrix = keep === 'row' ? [row, 0, column] : [0, column, row];
    return { offset: o.offset, strides: [...o.strides.slice(0, loops), ...matrix] };
  };
  const load = (buffer: number, at: Affine): Expr => ({ op: 'load', dtype, buffer, at, mask: null, index: null });
  const outer = [...batch, m, n];
  const size = (o: Operand, shape: readonly number[]): number =>
    shape.reduce((sum, length, i) => sum + (length - 1) * Math.abs(o.strides[i]!), o.offset + 1);
  const strides = outer.map((_, i) => numel(outer.slice(i + 1)));
  return {
    outer,
    passes: [
      { inner: [k], reductions: [0], stores: [] },
      { inner: [], reductions: [], stores: [{ buffer: 2, at: { offset: 0, strides }, value: 3 }] },
    ],
    exprs: [
      load(0, axes(a, 'row')),
      load(1, axes(b, 'column')),
      { op: 'element', fn: 'mul', dtype, src: [0, 1] },
      { op: 'result', dtype, reduction: 0 },
    ],
    reductions: [{ kind: 'sum', value: 2, dtype }],
    buffers: [
      { dtype, access: 'read', size: size(a, [...batch, m, k]) },
      { dtype, access: 'read', size: size(b, [...batch, k, n]) },
      { dtype, access: 'write', size: numel(outer) },
    ],
    scalars: [],
    lanes: 'outer',
  };
}
