/** Convolutions by a BLAS: a block of the image's places is unfolded into a matrix, then multiplied. */
import type { ConvKernels, ConvPlan, ConvPointers } from '../../codegen/wasm/conv.js';
import { ACCUMULATE } from '../../codegen/wasm/gemm.js';
import { Templates } from '../../codegen/wasm/template.js';
import { type UnfoldExports, unfoldModule } from '../../codegen/wasm/unfold.js';
import { type Blas, blas, mayUseBlas } from '../blas.js';
import { baseOf, fasterOnThreads } from './blas-dot.js';
import type { WasmMemory } from './memory.js';

/** Multiplications for one image below which nabla's own kernels are as fast. */
const ENOUGH = 2 ** 17;
/** Rows, columns and terms of a product, at least. */
const LEAST = 8;
/** Adjacent places in a run, at least: with strides there is one, and gathering takes longer than multiplying. */
const LEAST_RUN = 4;
/** Bytes of an unfolded block: it stays in the second-level cache. */
const BLOCK = 2 ** 19;
/** Bytes that unfolding may write after the last run. */
const SLACK = 64;

const align = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/** Places in runs of equal length: where each starts. */
interface Runs {
  readonly length: number;
  readonly starts: Int32Array;
}

function runsOf(places: Int32Array, bytes: number): Runs {
  const adjacent = (i: number): boolean => places[i]! === places[i - 1]! + bytes;
  let length = 1;
  while (length < places.length && adjacent(length)) length++;
  const even = places.length % length === 0 && places.every((_, i) => i % length === 0 || adjacent(i));
  if (!even) return { length: 1, starts: places };
  return { length, starts: places.filter((_, i) => i % length === 0) };
}

/** What the hook of `ConvKernels.run` is given: the arguments of `product`. */
type Product = readonly number[];

export class BlasConv {
  /** Bytes of scratch after the plan's own. */
  readonly scratch: number;
  readonly #kernels: ConvKernels;
  readonly #plan: ConvPlan;
  readonly #bytes: number;
  readonly #runs: Runs;
  /** Runs of one block. */
  readonly #block: number;
  readonly #work: number;
  #unfold: UnfoldExports['unfold'] | null = null;

  private constructor(kernels: ConvKernels, plan: ConvPlan, runs: Runs, taps: number, work: number) {
    this.#kernels = kernels;
    this.#bytes = plan.type === 'f32' ? 4 : 8;
    this.#runs = runs;
    this.#work = work;
    const row = taps * runs.length * this.#bytes;
    this.#block = Math.max(1, Math.min(runs.starts.length, Math.floor(BLOCK / row)));
    this.scratch = 64 + align(4 * runs.starts.length) + align(this.#block * row) + SLACK;
    // All columns of an image, or of a group's weight, in one product.
    const { images, groups } = plan.sizes;
    const tasks = plan.kind === 'conv_weight' ? groups : images * groups;
    this.#plan = { ...plan, chunk: Math.max(1, plan.phases[0]!.jTable.length), tasks };
  }

  /** Null where the convolution is small or its places are apart, and where there can be no BLAS. */
  static plan(kernels: ConvKernels, plan: ConvPlan): BlasConv | null {
    const [phase, other] = plan.phases;
    if (!phase || other || plan.sizes.images === 0) return null;
    const turned = plan.kind === 'conv_weight';
    const [taps, places] = turned ? [phase.jTable, phase.kTable] : [phase.kTable, phase.jTable];
    const rows = plan.kind === 'conv_input' ? plan.sizes.inChannels : plan.sizes.outChannels;
    const work = rows * taps.length * places.length;
    if (Math.min(rows, taps.length, places.length) < LEAST || work < ENOUGH) return null;
    const runs = runsOf(places, plan.type === 'f32' ? 4 : 8);
    if (runs.length < LEAST_RUN || !mayUseBlas()) return null;
    return new BlasConv(kernels, plan, runs, taps.length, work);
  }

  /** False where nabla's own kernels are to do it. `scratch`: where these bytes start. */
  run(memory: WasmMemory, pointers: ConvPointers, scratch: number): boolean {
    const library = blas();
    if (library === null || fasterOnThreads(this.#work)) return false;
    this.#unfold ??= unfoldOver(memory.memory);
    const { starts } = this.#runs;
    const table = align(scratch);
    new Int32Array(memory.memory.buffer, table, starts.length).set(starts);
    const at = { library, base: baseOf(memory, library), table, columns: table + align(4 * starts.length) };
    const product = this.#plan.kind === 'conv_weight' ? this.#weightProduct : this.#imageProduct;
    this.#kernels.run(this.#plan, pointers, undefined, (args) => product.call(this, args, at));
    return true;
  }

  /** out[m, places] = A[m, taps] · unfolded[taps, places], block by block of places. */
  #imageProduct([m, , k, a, aRow, image, taps, , c, cRow]: Product, at: Place): void {
    const { length, starts } = this.#runs;
    const bytes = this.#bytes;
    const gemm = at.library.gemm[this.#plan.type];
    for (let run = 0; run < starts.length; run += this.#block) {
      const count = Math.min(this.#block, starts.length - run);
      const n = count * length;
      this.#unfold!(k!, count, length * bytes, image!, taps!, at.table + 4 * run, at.columns);
      const to = at.base + c! + run * length * bytes;
      gemm(false, false, m!, n, k!, at.base + a!, aRow! / bytes, at.base + at.columns, n, to, cRow! / bytes, false);
    }
  }

  /** weight[m, taps] += grad[m, places] · unfolded[taps, places]ᵀ, block by block of places. */
  #weightProduct([m, n, , a, aRow, image, , taps, c, cRow, , flags]: Product, at: Place): void {
    const { length, starts } = this.#runs;
    const bytes = this.#bytes;
    const gemm = at.library.gemm[this.#plan.type];
    for (let run = 0; run < starts.length; run += this.#block) {
      const count = Math.min(this.#block, starts.length - run);
      const k = count * length;
      this.#unfold!(n!, count, length * bytes, image!, taps!, at.table + 4 * run, at.columns);
      const from = at.base + a! + run * length * bytes;
      const add = run > 0 || (flags! & ACCUMULATE) !== 0;
      gemm(false, true, m!, n!, k, from, aRow! / bytes, at.base + at.columns, k, at.base + c!, cRow! / bytes, add);
    }
  }
}

/** Where a run works. */
interface Place {
  readonly library: Blas;
  readonly base: number;
  /** Addresses of the runs' starts and of the unfolded block. */
  readonly table: number;
  readonly columns: number;
}

function unfoldOver(memory: WebAssembly.Memory): UnfoldExports['unfold'] {
  const templates = new Templates<'bytes', UnfoldExports>(memory, 'unfold', (_, options) => unfoldModule(options), {});
  return templates.get('bytes').unfold;
}
