/** The WebAssembly backend: plans cached by structure, kernels cached by content, one memory. */
import { printGraph } from '../../graph/print.js';
import type { DType } from '../../ir/dtype.js';
import type { Node } from '../../ir/node.js';
import { spanned } from '../../profiling.js';
import { PlanCache, planKey } from '../../schedule/key.js';
import { printProgram } from '../../schedule/print.js';
import { schedule } from '../../schedule/schedule.js';
import type { Backend, MemoryStats, Prepared } from '../backend.js';
import { counters } from '../counters.js';
import { debug, debugLevel } from '../debug.js';
import { copyOf, type Elements, elementsIn, HostStorage } from '../storage.js';
import { BlockCache, copyOut } from './cache.js';
import { WasmMemory, type WasmMemoryOptions } from './memory.js';
import { Plan } from './plan.js';
import { StepCompiler } from './steps.js';
import { Pool } from './threads/pool.js';

export interface WasmBackendOptions extends WasmMemoryOptions {
  /** Bytes in the WebAssembly memory beyond which the least recently used values go home. */
  readonly budget?: number;
}

export class WasmBackend implements Backend {
  readonly name = 'wasm';
  readonly memory: WasmMemory;
  readonly cache: BlockCache;
  readonly pool: Pool;
  readonly #compiler: StepCompiler;
  readonly #plans = new PlanCache<Plan>();

  constructor(options: WasmBackendOptions = {}) {
    this.memory = new WasmMemory(options);
    this.cache = new BlockCache(this.memory, options.budget);
    this.pool = new Pool(this.memory);
    this.#compiler = new StepCompiler(this.memory, this.pool);
  }

  run(outputs: readonly Node[], donate: readonly (HostStorage | null)[]): HostStorage[] {
    const { inputs, scalars, run } = this.prepare(outputs, donate);
    const storages = inputs.map(storageOf);
    const numbers = scalars.map((node) => node.arg as number);
    return run(storages, numbers, donate);
  }

  prepare(outputs: readonly Node[], donate: readonly (HostStorage | null)[]): Prepared {
    const { key, inputs, scalars } = planKey(outputs, donate);
    const found = this.#plans.get(key);
    if (found !== undefined) counters.hits++;
    const plan = found ?? spanned('compile', 'compile plan', null, () => this.#newPlan(key, outputs, donate));
    return { inputs, scalars, run: (storages, numbers, given) => this.#run(plan, storages, numbers, given) };
  }

  #run(
    plan: Plan,
    storages: readonly HostStorage[],
    numbers: readonly number[],
    donate: readonly (HostStorage | null)[],
  ): HostStorage[] {
    const started = debugLevel() > 0 ? performance.now() : 0;
    const results = plan.run(this.memory, this.cache, storages, numbers, donate);
    if (started > 0)
      debug(1, () => `run: ${plan.program.steps.length} steps, ${(performance.now() - started).toFixed(3)} ms`);
    this.#releaseDonated(donate, results);
    return results;
  }

  /** What was donated and not overwritten is not needed any more. */
  #releaseDonated(donate: readonly (HostStorage | null)[], results: readonly HostStorage[]): void {
    for (const storage of donate) if (storage !== null && !results.includes(storage)) this.cache.release(storage);
  }

  #newPlan(key: string, outputs: readonly Node[], donate: readonly (HostStorage | null)[]): Plan {
    counters.plans++;
    const { program } = schedule(outputs, donate);
    debug(3, () => printGraph(outputs));
    debug(2, () => printProgram(program));
    const plan = new Plan(program, this.#compiler);
    this.#plans.set(key, plan);
    return plan;
  }

  read(storage: HostStorage): Elements {
    const { dtype, size, bytes, block, home } = storage;
    if (block >= 0) return elementsIn(dtype, copyOut(this.memory, block, bytes), size);
    if (home === null) throw new Error('[memory] this storage has been released; nothing may read it');
    return elementsIn(dtype, copyOf(home), size);
  }

  part({ dtype, block, home }: HostStorage, start: number, size: number): HostStorage {
    const [from, to] = [start * dtype.itemsize, (start + size) * dtype.itemsize];
    if (block >= 0) return new HostStorage(dtype, size, copyOut(this.memory, block + from, to - from));
    if (home === null) throw new Error('[memory] this storage has been released; nothing may read it');
    return new HostStorage(dtype, size, copyOf(home.subarray(from, to)));
  }

  adopt(dtype: DType, data: Elements): HostStorage {
    const whole =
      data.byteOffset === 0 && data.byteLength === data.buffer.byteLength && data.buffer instanceof ArrayBuffer;
    return new HostStorage(
      dtype,
      data.byteLength / dtype.itemsize,
      (whole ? data.buffer : data.slice().buffer) as ArrayBuffer,
    );
  }

  release(storage: HostStorage): void {
    this.cache.release(storage);
  }

  reclaim(serial: number): void {
    this.cache.reclaim(serial);
  }

  stats(): MemoryStats {
    const { held, reserved, peak } = this.memory;
    return { held, reserved, peak };
  }

  explain(outputs: readonly Node[]): string {
    return [printGraph(outputs), printProgram(schedule(outputs).program)].join('\n\n');
  }
}

function storageOf(node: Node): HostStorage {
  return (node.op === 'buffer' ? node.arg : node.value) as HostStorage;
}
