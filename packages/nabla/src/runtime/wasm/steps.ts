/** A program's steps, compiled: each knows its kernel and where its operands are among the plan's values. */
import { ConvKernels } from '../../codegen/wasm/conv.js';
import { GemmKernels } from '../../codegen/wasm/gemm.js';
import {
  type CompiledKernel,
  compileKernel,
  INDEX_RANGE,
  paramLayout,
  ZERO_DIVISION,
} from '../../codegen/wasm/loops.js'; // prettier-ignore
import { fail } from '../../errors.js';
import type { DType } from '../../ir/dtype.js';
import type { Kernel } from '../../kernel/ir.js';
import type { Step } from '../../schedule/program.js';
import { ALIGN } from './allocator.js';
import type { CompiledStep, Frame } from './frame.js';
import { hostStep } from './host-steps.js';
import { kernelKey } from './kernel-key.js';
import { PARAMS, PARAMS_SIZE, type WasmMemory } from './memory.js';
import { ConvStep, DotStep, integerDot } from './products.js';
import { kernelMicros } from './threads/cost.js';
import { limits, type Pool } from './threads/pool.js';

const MAX_KERNELS = 4096;

/** Compiles steps; kernels are kept across plans. */
export class StepCompiler {
  readonly pool: Pool;
  readonly #memory: WasmMemory;
  readonly #gemm: GemmKernels;
  readonly #conv: ConvKernels;
  readonly #kernels = new Map<string, CompiledKernel>();

  constructor(memory: WasmMemory, pool: Pool) {
    this.#memory = memory;
    this.pool = pool;
    this.#gemm = new GemmKernels(memory.memory);
    this.#conv = new ConvKernels(memory.memory);
  }

  compile(step: Step): CompiledStep {
    switch (step.kind) {
      case 'kernel':
        return new KernelStep(this.kernel(step.kernel), step, this.pool);
      case 'dot':
        return this.#dot(step);
      case 'conv':
        return new ConvStep(this.#conv, step, this.pool);
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
      if (this.#kernels.size >= MAX_KERNELS) this.#dropOldest();
      this.#kernels.set(key, compiled);
    }
    return compiled;
  }

  #dropOldest(): void {
    const [key, { bytes }] = this.#kernels.entries().next().value!;
    this.#kernels.delete(key);
    this.pool.forget(bytes);
  }

  #dot(step: Step & { kind: 'dot' }): CompiledStep {
    if (step.dtype.is_floating_point) return new DotStep(this.#gemm, step, this.pool);
    const kernel = integerDot(step);
    const buffers = [step.a.value, step.b.value, step.out];
    return new KernelStep(this.kernel(kernel), { kind: 'kernel', kernel, buffers, scalars: [] }, this.pool);
  }
}

const round = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

/** Where a worker's scratch starts behind its copy of the parameters. */
const workerBytes = (paramsWords: number): number => Math.ceil(paramsWords / 16) * 64;

class KernelStep implements CompiledStep {
  readonly scratch: number;
  readonly canFail: boolean;
  /** Bytes of each worker. */
  readonly #each: number;
  readonly #compiled: CompiledKernel;
  readonly #pool: Pool;
  /** What it takes one thread; 0 where it cannot be shared. */
  readonly #micros: number;
  readonly #paramsWords: number;
  readonly #access: Kernel['buffers'];
  readonly #buffers: readonly number[];
  readonly #scalars: readonly number[];
  readonly #types: readonly DType[];
  /** Positions in the parameter block, in 4 and 8 bytes. */
  readonly #scratchAt: number;
  readonly #scalarsAt: number;

  readonly #copy: { readonly from: number; readonly to: number } | null;

  constructor(compiled: CompiledKernel, { kernel, buffers, scalars, copy }: Step & { kind: 'kernel' }, pool: Pool) {
    this.scratch = compiled.scratch;
    this.canFail = compiled.canFail;
    this.#compiled = compiled;
    this.#pool = pool;
    this.#access = kernel.buffers.filter((b) => b.access !== 'row');
    this.#buffers = buffers;
    this.#scalars = scalars;
    this.#types = kernel.scalars;
    this.#copy = copy ?? null;
    const layout = paramLayout(kernel);
    if (layout.size > PARAMS_SIZE) throw new Error(`[kernel] ${kernel.buffers.length} buffers are too many`);
    this.#scratchAt = (PARAMS + layout.scratch) / 4;
    this.#scalarsAt = (PARAMS + layout.scalars) / 8;
    const micros = compiled.units > 1 ? kernelMicros(kernel) : 0;
    this.#micros = micros >= limits.least ? micros : 0;
    this.#paramsWords = Math.ceil(layout.size / 4);
    this.#each = this.#micros > 0 && this.scratch > 0 ? workerBytes(this.#paramsWords) + round(this.scratch) : 0;
  }

  scratchFor(threads: number): number {
    return round(this.scratch) + (threads - 1) * this.#each;
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
    const status = this.#micros > 0 && this.#pool.worth(this.#micros) ? this.#share(frame) : this.#alone();
    if (status !== 0) failed(status);
  }

  #alone(): number {
    return this.#compiled.run(0, this.#compiled.units, PARAMS);
  }

  /** On all threads. */
  #share(frame: Frame): number {
    const { bytes, run, units } = this.#compiled;
    const chunk = this.#pool.chunkOf(units, this.#micros);
    return this.#pool.range({
      bytes,
      run,
      position: 0,
      units,
      chunk,
      chunks: Math.ceil(units / chunk),
      params: PARAMS,
      paramsWords: this.#paramsWords,
      scratchAt: this.scratch > 0 ? this.#scratchAt - PARAMS / 4 : -1,
      area: frame.scratch + round(this.scratch),
      areaStep: this.#each,
      repeatable: () => !this.#overwrites(frame),
      micros: this.#micros,
    });
  }

  /** Whether something that is read is written, too. */
  #overwrites({ address }: Frame): boolean {
    const at = (access: 'read' | 'write'): number[] =>
      this.#buffers.filter((_, i) => this.#access[i]!.access === access).map((value) => address[value]!);
    const read = new Set(at('read'));
    return at('write').some((a) => read.has(a));
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
