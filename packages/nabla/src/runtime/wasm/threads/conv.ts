/** A convolution on all threads: its tasks as a table of calls. */
import { type ConvKernels, type ConvPlan, type ConvPointers, tabulateConv } from '../../../codegen/wasm/conv.js';
import { ALIGN } from '../allocator.js';
import type { WasmMemory } from '../memory.js';
import { CallTable } from './calls.js';
import { productMicros } from './cost.js';
import { limits, type Pool } from './pool.js';

const PARTS_EACH = 4;
/** Microseconds of a part, at least: each frames its images anew. */
const PART = 50;
/** Longer tables take longer to write than threads save: gradients of strided inputs go row by row. */
const MOST_WORDS = 200_000;

const round = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

/** Where everything lies in scratch for a number of threads. */
interface Layout {
  readonly threads: number;
  readonly parts: number;
  /** Byte offsets of the main thread's own bytes and of the table; 0 bytes: not to be shared. */
  readonly own: number;
  readonly table: number;
  readonly bytes: number;
}

export class SharedConv {
  readonly #kernels: ConvKernels;
  readonly #pool: Pool;
  readonly #plan: ConvPlan;
  readonly #micros: number;
  readonly #table = new CallTable();
  #layout: Layout | null = null;

  private constructor(kernels: ConvKernels, pool: Pool, plan: ConvPlan, micros: number) {
    this.#kernels = kernels;
    this.#pool = pool;
    this.#plan = plan;
    this.#micros = micros;
  }

  /** Null where the convolution is too small. */
  static plan(kernels: ConvKernels, pool: Pool, plan: ConvPlan): SharedConv | null {
    const { images, groups, inChannels, outChannels, outPlaces, taps } = plan.sizes;
    const micros = productMicros(plan.type, images * groups * inChannels * outChannels * outPlaces * taps);
    return micros > 0 && micros >= limits.least ? new SharedConv(kernels, pool, plan, micros) : null;
  }

  /** Bytes of scratch for so many threads. */
  bytes(threads: number): number {
    return threads > 1 ? this.#layoutFor(threads).bytes : 0;
  }

  /** False where one thread is to do it. */
  run(memory: WasmMemory, pointers: ConvPointers): boolean {
    if (!this.#pool.worth(this.#micros)) return false;
    const { threads, parts, own, table, bytes } = this.#layoutFor(this.#pool.threads);
    if (bytes === 0) return false;
    const plan = this.#plan;
    const start = pointers.scratch + own;
    const areas = Array.from({ length: threads }, (_, i) => start + i * plan.own);
    this.#kernels.prepare(plan, pointers, areas);
    this.#table.clear();
    tabulateConv(plan, pointers, this.#table, parts);
    this.#table.write(memory.i32, (pointers.scratch + table) >>> 2);
    this.#pool.calls({
      bytes: this.#kernels.bytes(plan.type),
      functions: this.#kernels.functions(plan.type),
      chunks: this.#table.chunks,
      table: pointers.scratch + table,
      tableWords: this.#table.size,
      mainArea: start,
      area: start + plan.own,
      areaStep: plan.own,
      repeatable: () => true,
      micros: this.#micros,
    });
    return true;
  }

  #layoutFor(threads: number): Layout {
    if (this.#layout?.threads !== threads) this.#layout = this.#makeLayout(threads);
    return this.#layout;
  }

  #makeLayout(threads: number): Layout {
    const plan = this.#plan;
    const most = Math.floor(this.#micros / Math.max(PART, limits.least) / threads);
    const parts = threads * Math.max(1, Math.min(PARTS_EACH, most));
    this.#table.clear();
    tabulateConv(plan, { inputs: [0, 0], out: 0, scratch: 0 }, this.#table, parts);
    const { chunks, size } = this.#table;
    if (chunks < 2 || size > MOST_WORDS) return { threads, parts, own: 0, table: 0, bytes: 0 };
    const own = round(plan.scratch - plan.own);
    const table = own + threads * plan.own;
    return { threads, parts, own, table, bytes: table + 4 * size };
  }
}
