/**
 * Convolutions over one memory: forward, gradient of the input, gradient of the weight; stride, padding, dilation, groups.
 *
 * Every element is one chain from 0: forward in order (channel, tap), the input's gradient in order (output channel, tap),
 * the weight's in order (image, place), rounded as in `gemm`; padding contributes products with 0.
 */
import { convModule } from './conv-kernel.js';
import type { ConvPlan, Phase } from './conv-plan.js';
import { align } from './conv-plan.js';
import type { GemmType } from './gemm-kernel.js';
import { ACCUMULATE } from './gemm-kernel.js';
import { Templates } from './template.js';

export type { ConvKind, ConvPlan, ConvShape } from './conv-plan.js';
export { planConv } from './conv-plan.js';

/** Byte addresses; contiguous tensors, `out` is what the plan's kind computes. */
export interface ConvPointers {
  /** `conv`: x, weight. `conv_input`: grad, weight. `conv_weight`: x, grad. */
  readonly inputs: readonly [number, number];
  readonly out: number;
  /** `plan.scratch` bytes, one area per thread. */
  readonly scratch: number;
}

type Numeric = (...args: number[]) => void;

/** What a module of `convModule` exports. */
interface ConvExports {
  readonly product: Numeric;
  readonly place: Numeric;
  readonly spread: Numeric;
}

/** A phase's tables in memory. */
interface Tables {
  readonly kTable: number;
  readonly jTable: number;
}

/** Scratch, handed out from front to back; the rest is the product's. */
class Arena {
  #at: number;

  constructor(start: number) {
    this.#at = align(start);
  }

  take(bytes: number): number {
    const at = this.#at;
    this.#at += align(bytes);
    return at;
  }

  get rest(): number {
    return this.#at;
  }
}

/** One run's state: where tables and frame lie. */
interface Run {
  readonly plan: ConvPlan;
  readonly pointers: ConvPointers;
  readonly bytes: number;
  readonly exports: ConvExports;
  readonly arena: Arena;
  readonly tables: readonly Tables[];
  readonly frame: number;
  readonly frameRows: number;
}

/**
 * Convolutions over one memory, which must have been made with a `maximum`; compiled synchronously at first use.
 *
 * @example
 * const plan = planConv('conv', 'f32', { x: [1, 3, 8, 8], weight: [4, 3, 3, 3], out: [1, 4, 8, 8], stride: [1, 1],
 *   padding: [1, 1], dilation: [1, 1], groups: 1 });
 * new ConvKernels(memory).run(plan, { inputs: [x, weight], out, scratch });
 */
export class ConvKernels {
  readonly #memory: WebAssembly.Memory;
  readonly #templates: Templates<GemmType, ConvExports>;

  /** @param options.fma use relaxed SIMD; by default where the engine has it */
  constructor(memory: WebAssembly.Memory, options: { readonly fma?: boolean } = {}) {
    this.#memory = memory;
    this.#templates = new Templates(memory, 'conv', convModule, options);
  }

  /** Runs tasks `start` … `end` of the plan, all by default. */
  run(plan: ConvPlan, pointers: ConvPointers, [start, end]: readonly [number, number] = [0, plan.tasks]): void {
    if (start >= end) return;
    const run = this.#begin(plan, pointers);
    if (plan.kind === 'conv') forward(run, start, end);
    else if (plan.kind === 'conv_weight') weightGradient(run, start, end);
    else this.#inputGradient(run, start, end);
  }

  #begin(plan: ConvPlan, pointers: ConvPointers): Run {
    const arena = new Arena(pointers.scratch);
    const store = (table: Int32Array): number => {
      const at = arena.take(4 * table.length);
      new Int32Array(this.#memory.buffer, at, table.length).set(table);
      return at;
    };
    const tables = plan.phases.map(({ kTable, jTable }) => ({ kTable: store(kTable), jTable: store(jTable) }));
    const { rows, bytes: frameBytes } = plan.frame;
    const frameRows = rows === null ? 0 : store(rows);
    const frame = rows === null ? 0 : arena.take(frameBytes);
    if (rows !== null) new Uint8Array(this.#memory.buffer, frame, frameBytes).fill(0);
    const bytes = plan.type === 'f32' ? 4 : 8;
    return { plan, pointers, bytes, exports: this.#templates.get(plan.type), arena, tables, frame, frameRows };
  }

  #inputGradient(run: Run, start: number, end: number): void {
    const { plan, pointers, bytes } = run;
    const { groups, inChannels, inPlaces } = plan.sizes;
    const turned = this.#turnWeight(run);
    const strided = plan.phases.length > 1;
    const columns = Math.max(0, ...plan.phases.map(({ jTable }) => jTable.length));
    const result = run.arena.take(strided ? inChannels * columns * bytes : 0);
    for (let task = start; task < end; task++) {
      const image = framed(run, pointers.inputs[0], task);
      const out = pointers.out + task * inChannels * inPlaces * bytes;
      plan.phases.forEach((phase, i) => {
        const [k, n] = [phase.kTable.length, phase.jTable.length];
        const a = turned[i]! + (task % groups) * inChannels * k * bytes;
        const { kTable, jTable } = run.tables[i]!;
        const c = strided ? result : out;
        run.exports.product(inChannels, n, k, a, k * bytes, image, kTable, jTable, c, n * bytes, run.arena.rest, 0);
        if (strided) spreadPhase(run, phase, result, out);
      });
    }
  }

  /** For each phase weightᵀ, [group, input channel, (output channel, tap)]. */
  #turnWeight({ plan, pointers, bytes, arena }: Run): number[] {
    const { groups, inChannels, outChannels, taps } = plan.sizes;
    const at = arena.take(groups * inChannels * outChannels * taps * bytes);
    const View = plan.type === 'f32' ? Float32Array : Float64Array;
    const size = groups * inChannels * outChannels * taps;
    const [from, to] = [pointers.inputs[1], at].map((ptr) => new View(this.#memory.buffer, ptr, size));
    let next = 0;
    return plan.phases.map((phase) => {
      const first = next;
      for (let row = 0; row < groups * inChannels; row++) {
        const [group, c] = [Math.floor(row / inChannels), row % inChannels];
        for (let o = 0; o < outChannels; o++) {
          const source = ((group * outChannels + o) * inChannels + c) * taps;
          for (const tap of phase.taps) to![next++] = from![source + tap]!;
        }
      }
      return at + first * bytes;
    });
  }
}

/** The channels of one image and group, in their frame. */
function framed({ plan, bytes, exports, frame, frameRows }: Run, images: number, product: number): number {
  const { channels, rowBytes, rows } = plan.frame;
  const places = plan.kind === 'conv_input' ? plan.sizes.outPlaces : plan.sizes.inPlaces;
  const image = images + product * channels * places * bytes;
  if (rows === null) return image;
  exports.place(rows.length, rowBytes, image, frame, frameRows);
  return frame;
}

/** Task: an image, a group and a range of places. */
function forward(run: Run, start: number, end: number): void {
  const { plan, pointers, bytes } = run;
  const { groups, outChannels, outPlaces } = plan.sizes;
  const k = plan.phases[0]!.kTable.length;
  const chunks = Math.ceil(outPlaces / plan.chunk);
  const { kTable, jTable } = run.tables[0]!;
  let [current, image] = [-1, 0];
  for (let task = start; task < end; task++) {
    const [product, first] = [Math.floor(task / chunks), (task % chunks) * plan.chunk];
    if (product !== current) image = framed(run, pointers.inputs[0], product);
    current = product;
    const a = pointers.inputs[1] + (product % groups) * outChannels * k * bytes;
    const c = pointers.out + (product * outChannels * outPlaces + first) * bytes;
    const n = Math.min(plan.chunk, outPlaces - first);
    const places = jTable + 4 * first;
    run.exports.product(
      outChannels,
      n,
      k,
      a,
      k * bytes,
      image,
      kTable,
      places,
      c,
      outPlaces * bytes,
      run.arena.rest,
      0,
    );
  }
}

/** Task: a group and a range of columns (channel, tap); all images. */
function weightGradient(run: Run, start: number, end: number): void {
  const { plan, pointers, bytes } = run;
  const { images, groups, outChannels, outPlaces } = plan.sizes;
  const columns = plan.phases[0]!.jTable.length;
  const chunks = Math.ceil(columns / plan.chunk);
  const { kTable, jTable } = run.tables[0]!;
  for (let task = start; task < end; task++) {
    const [group, first] = [Math.floor(task / chunks), (task % chunks) * plan.chunk];
    const n = Math.min(plan.chunk, columns - first);
    const c = pointers.out + (group * outChannels * columns + first) * bytes;
    const add = (image: number, k: number, a: number, flags: number): void => {
      const [row, step] = [outPlaces * bytes, columns * bytes];
      run.exports.product(outChannels, n, k, a, row, image, kTable, jTable + 4 * first, c, step, run.arena.rest, flags);
    };
    if (images === 0) add(0, 0, 0, 0);
    for (let i = 0; i < images; i++) {
      const product = i * groups + group;
      const grad = pointers.inputs[1] + product * outChannels * outPlaces * bytes;
      add(framed(run, pointers.inputs[0], product), outPlaces, grad, i > 0 ? ACCUMULATE : 0);
    }
  }
}

/** A phase's result to every stride-th place of the image. */
function spreadPhase({ plan, bytes, exports }: Run, { start, counts }: Phase, from: number, out: number): void {
  const space = plan.shape.x.slice(2);
  const stride = plan.shape.stride;
  const count = counts.at(-1)!;
  const rows = counts.slice(0, -1).reduce((n, size) => n * size, plan.sizes.inChannels);
  for (let row = 0; row < rows; row++) {
    let [rest, place, step] = [row, start.at(-1)!, space.at(-1)!];
    for (let d = space.length - 2; d >= 0; d--) {
      place += (start[d]! + (rest % counts[d]!) * stride[d]!) * step;
      rest = Math.floor(rest / counts[d]!);
      step *= space[d]!;
    }
    exports.spread(
      count,
      from + row * count * bytes,
      bytes,
      out + (rest * step + place) * bytes,
      stride.at(-1)! * bytes,
    );
  }
}
