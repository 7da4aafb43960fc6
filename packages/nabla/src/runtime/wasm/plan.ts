/** A compiled program and its runs. */
import { profiling, spanned } from '../../profiling.js';
import { stepReads, stepWrites } from '../../schedule/memory.js';
import type { Program } from '../../schedule/program.js';
import { counters } from '../counters.js';
import { debug, debugLevel } from '../debug.js';
import { stepName } from '../step-names.js';
import { HostStorage } from '../storage.js';
import { ALIGN, type Block } from './allocator.js';
import { type BlockCache, copyOut } from './cache.js';
import type { CompiledStep, Frame } from './frame.js';
import type { WasmMemory } from './memory.js';
import type { StepCompiler } from './steps.js';
import { type Pool, WorkerLost } from './threads/pool.js';

/** Values of at most so many elements stay at home: their bytes are copied in and out with the plan's arena. */
export const SMALL = 64;

const round = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

export class Plan {
  readonly program: Program;
  readonly #steps: readonly CompiledStep[];
  /** Offsets in the plan's own block: of the temps' arena (0), of each small value (−1: it has a block), of scratch. */
  readonly #smallAt: readonly number[];
  readonly #smallFrom: number;
  readonly #scratchAt: number;
  readonly #pool: Pool;
  /** Bytes of the plan's own block for the number of threads of the last run, and of blocks beside it. */
  #own = 0;
  #threads = 0;
  readonly #large: number;
  /** Values written no later than a step that may fail on values: they never overwrite a donated storage. */
  readonly #early = new Set<number>();
  readonly #address: number[];
  /** Bytes that a run's steps read and write. */
  readonly #reads: number;
  readonly #names: string[] = [];
  readonly #writes: number;

  constructor(program: Program, compiler: StepCompiler) {
    this.program = program;
    this.#pool = compiler.pool;
    this.#steps = program.steps.map((step) => compiler.compile(step));
    const last = this.#steps.findLastIndex((s) => s.canFail);
    for (const step of program.steps.slice(0, last + 1)) for (const v of stepWrites(step)) this.#early.add(v);
    const bytesOf = (v: number): number => program.values[v]!.size * program.values[v]!.dtype.itemsize;
    this.#reads = sum(program.steps.flatMap(stepReads).map(bytesOf));
    this.#writes = sum(program.steps.flatMap(stepWrites).map(bytesOf));
    let at = round(program.arena);
    this.#smallFrom = at;
    this.#smallAt = program.values.map((v) => {
      if (v.role === 'temp' || v.size > SMALL) return -1;
      const start = at;
      at += round(v.size * v.dtype.itemsize);
      return start;
    });
    this.#scratchAt = at;
    const large = program.values.filter((v) => v.role !== 'temp' && v.size > SMALL);
    this.#large = large.reduce((sum, v) => sum + round(v.size * v.dtype.itemsize), 0);
    this.#address = new Array<number>(program.values.length).fill(0);
  }

  /**
   * Computes the outputs. All memory is taken before the first step runs, so a run that fails leaves every storage as it
   * was; a donated storage is overwritten only when no step that may fail on values is still to come.
   */
  run(
    memory: WasmMemory,
    cache: BlockCache,
    inputs: readonly HostStorage[],
    scalars: readonly number[],
    donate: readonly (HostStorage | null)[],
  ): HostStorage[] {
    cache.run++;
    if (this.#pool.threads !== this.#threads) this.#size(this.#pool.threads);
    cache.allowFor(this.#own + this.#large);
    const taken: Block[] = [];
    const own = this.#own > 0 ? cache.reserve(this.#own) : null;
    const base = own?.address ?? ALIGN;
    try {
      this.#bind(memory, cache, inputs, base);
      const outputs = this.#outputs(cache, inputs, donate, base, taken);
      const frame: Frame = { memory, address: this.#address, scalars, scratch: base + this.#scratchAt };
      if (debugLevel() >= 4) this.#timed(frame);
      else if (profiling.on !== null) this.#profiled(frame);
      else for (const step of this.#steps) step.run(frame);
      this.#count();
      return this.#commit(memory, cache, outputs, taken, base);
    } catch (error) {
      for (const block of taken) cache.free(block);
      if (error instanceof WorkerLost) loseDonated(cache, inputs, donate);
      throw error;
    } finally {
      if (own) cache.free(own);
    }
  }

  #count(): void {
    counters.kernels += this.#steps.length;
    counters.bytesRead += this.#reads;
    counters.bytesWritten += this.#writes;
  }

  #size(threads: number): void {
    this.#threads = threads;
    const scratch = this.#steps.map((s) => s.scratchFor?.(threads) ?? s.scratch);
    this.#own = this.#scratchAt + round(scratch.reduce((most, bytes) => Math.max(most, bytes), 0));
  }

  /** Runs the steps and prints what each took. */
  #timed(frame: Frame): void {
    this.#steps.forEach((step, i) => {
      const started = performance.now();
      step.run(frame);
      const { kind } = this.program.steps[i]!;
      debug(4, () => `  step ${i} (${kind}): ${((performance.now() - started) * 1000).toFixed(1)} µs`);
    });
  }

  /** Runs each step in a span of its own. */
  #profiled(frame: Frame): void {
    const { steps, values } = this.program;
    const bytesOf = (v: number): number => values[v]!.size * values[v]!.dtype.itemsize;
    this.#steps.forEach((step, i) => {
      this.#names[i] ??= stepName(steps[i]!);
      const bytes = sum([...stepReads(steps[i]!), ...stepWrites(steps[i]!)].map(bytesOf));
      spanned('kernel', this.#names[i]!, { bytes }, () => step.run(frame));
    });
  }

  /** Where temps and inputs are. */
  #bind(memory: WasmMemory, cache: BlockCache, inputs: readonly HostStorage[], base: number): void {
    for (const input of inputs) input.used = cache.run;
    this.program.values.forEach((value, v) => {
      if (value.role === 'temp') this.#address[v] = base + value.position;
      if (value.role !== 'input') return;
      const input = inputs[value.position]!;
      const at = this.#smallAt[v]!;
      if (at < 0 || input.block >= 0) {
        cache.bring(input);
        this.#address[v] = input.block;
      } else {
        if (input.home === null) throw new Error('[memory] this storage has been released; nothing may read it');
        memory.u8.set(input.home, base + at);
        this.#address[v] = base + at;
      }
    });
  }

  /** Storages of the outputs, a place in memory for each; small ones get theirs when the run has succeeded. */
  #outputs(
    cache: BlockCache,
    inputs: readonly HostStorage[],
    donate: readonly (HostStorage | null)[],
    base: number,
    taken: Block[],
  ): Output[] {
    const outputs: Output[] = [];
    this.program.values.forEach((value, v) => {
      if (value.role !== 'output') return;
      const at = this.#smallAt[v]!;
      const donor = value.reuses < 0 || this.#early.has(v) ? null : inputs[value.reuses]!;
      if (at >= 0) {
        this.#address[v] = base + at;
        outputs[value.position] = {
          storage: new HostStorage(value.dtype, value.size, null),
          block: null,
          at: base + at,
        };
      } else if (donor !== null && donor === donate[value.position]) {
        this.#address[v] = donor.block;
        outputs[value.position] = { storage: donor, block: null, at: -1 };
      } else {
        const block = cache.reserve(value.size * value.dtype.itemsize);
        taken.push(block);
        this.#address[v] = block.address;
        outputs[value.position] = { storage: new HostStorage(value.dtype, value.size, null), block, at: -1 };
      }
    });
    return outputs;
  }

  /** Small results go home, the others get their blocks. */
  #commit(
    memory: WasmMemory,
    cache: BlockCache,
    outputs: readonly Output[],
    taken: Block[],
    base: number,
  ): HostStorage[] {
    // What can fail comes first. Small values go home together: an ArrayBuffer of its own costs more than what it holds.
    const start = base + this.#smallFrom;
    const small = outputs.some(({ at }) => at >= 0) ? copyOut(memory, start, this.#scratchAt - this.#smallFrom) : null;
    taken.length = 0;
    return outputs.map(({ storage, block, at }) => {
      if (small !== null && at >= 0) storage.home = small.subarray(at - start, at - start + storage.bytes);
      if (block) {
        storage.used = cache.run;
        cache.attach(storage, block);
      }
      return storage;
    });
  }
}

/** Half of an in-place operation has been done: nobody may read what it wrote to. */
function loseDonated(cache: BlockCache, inputs: readonly HostStorage[], donate: readonly (HostStorage | null)[]): void {
  for (const input of inputs) if (donate.includes(input)) cache.release(input);
}

interface Output {
  readonly storage: HostStorage;
  readonly block: Block | null;
  /** Address of a small result, or −1. */
  readonly at: number;
}
