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

/** Takes the calls of a convolution's tasks: runs them at once, or writes them down for other threads. */
export interface Calls {
  /** What follows is another chunk. */
  begin(): void;
  /** `relative`: positions of arguments that are offsets into the bytes that each thread has for itself. */
  call(fn: number, args: readonly number[], relative: readonly number[]): void;
}

type Numeric = (...args: number[]) => void;

/** What a module of `convModule` exports. */
interface ConvExports {
  readonly product: Numeric;
  readonly place: Numeric;
  readonly spread: Numeric;
}

/** Positions among the module's exports. */
const SPREAD = 0;
const PRODUCT = 1;
const PLACE = 2;

/** A phase's tables in memory. */
interface Tables {
  readonly kTable: number;
  readonly jTable: number;
}

/** Scratch, handed out from front to back. */
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

/** What all threads read: addresses in the first part of scratch. */
interface Common {
  readonly tables: readonly Tables[];
  readonly frameRows: number;
  /** For each phase weightᵀ, [group, input channel, (output channel, tap)]. */
  readonly turned: readonly number[];
  readonly end: number;
}

/** One run's state. */
interface Run {
  readonly plan: ConvPlan;
  readonly pointers: ConvPointers;
  readonly bytes: number;
  readonly calls: Calls;
  readonly common: Common;
  /** A thread's own bytes: addresses, or offsets where calls are written down. */
  readonly frame: number;
  readonly result: number;
  readonly rest: number;
}

const bytesOf = ({ type }: ConvPlan): number => (type === 'f32' ? 4 : 8);

function placeCommon(plan: ConvPlan, scratch: number): Common {
  const arena = new Arena(scratch);
  const tables = plan.phases.map(({ kTable, jTable }) => ({
    kTable: arena.take(4 * kTable.length),
    jTable: arena.take(4 * jTable.length),
  }));
  const { rows } = plan.frame;
  const frameRows = rows === null ? 0 : arena.take(4 * rows.length);
  const { groups, inChannels, outChannels, taps } = plan.sizes;
  const turned: number[] = [];
  if (plan.kind === 'conv_input') {
    const unit = groups * inChannels * outChannels * bytesOf(plan);
    let at = arena.take(taps * unit);
    for (const phase of plan.phases) {
      turned.push(at);
      at += phase.taps.length * unit;
    }
  }
  return { tables, frameRows, turned, end: arena.rest };
}

function begin(plan: ConvPlan, pointers: ConvPointers, calls: Calls, own: number | null): Run {
  const common = placeCommon(plan, pointers.scratch);
  const frame = own ?? common.end;
  const result = frame + plan.frameBytes;
  return { plan, pointers, bytes: bytesOf(plan), calls, common, frame, result, rest: result + plan.resultBytes };
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

  /**
   * Runs tasks `start` … `end` of the plan, all by default. With `product`, that is given the arguments of every product
   * instead of the kernel.
   */
  run(
    plan: ConvPlan,
    pointers: ConvPointers,
    [start, end]: readonly [number, number] = [0, plan.tasks],
    product?: (args: readonly number[]) => void,
  ): void {
    if (start >= end) return;
    const functions = this.functions(plan.type);
    const call = (fn: number, args: readonly number[]): void =>
      fn === PRODUCT && product !== undefined ? product(args) : functions[fn]!(...args);
    const calls: Calls = { begin: () => {}, call };
    const run = begin(plan, pointers, calls, null);
    this.prepare(plan, pointers, [run.frame]);
    tasksOf(run, start, end);
  }

  /** The module's exports in order, and its bytes: another thread compiles them for itself. */
  functions(type: GemmType): readonly Numeric[] {
    const { spread, product, place } = this.#templates.get(type);
    return [spread, product, place];
  }

  bytes(type: GemmType): Uint8Array<ArrayBuffer> {
    return this.#templates.bytes(type);
  }

  /** Writes what threads share at the start of scratch, and empties the frames in the threads' own bytes. */
  prepare(plan: ConvPlan, pointers: ConvPointers, own: readonly number[]): void {
    const { buffer } = this.#memory;
    const common = placeCommon(plan, pointers.scratch);
    const store = (table: Int32Array, at: number): void => new Int32Array(buffer, at, table.length).set(table);
    plan.phases.forEach(({ kTable, jTable }, i) => {
      store(kTable, common.tables[i]!.kTable);
      store(jTable, common.tables[i]!.jTable);
    });
    if (plan.frame.rows !== null) {
      store(plan.frame.rows, common.frameRows);
      for (const at of own) new Uint8Array(buffer, at, plan.frame.bytes).fill(0);
    }
    if (plan.kind === 'conv_input') this.#turnWeight(plan, pointers, common.turned[0] ?? 0);
  }

  #turnWeight(plan: ConvPlan, pointers: ConvPointers, at: number): void {
    const { groups, inChannels, outChannels, taps } = plan.sizes;
    const View = plan.type === 'f32' ? Float32Array : Float64Array;
    const size = groups * inChannels * outChannels * taps;
    if (size === 0) return;
    const [from, to] = [pointers.inputs[1], at].map((ptr) => new View(this.#memory.buffer, ptr, size));
    let next = 0;
    for (const phase of plan.phases) {
      for (let row = 0; row < groups * inChannels; row++) {
        const [group, c] = [Math.floor(row / inChannels), row % inChannels];
        for (let o = 0; o < outChannels; o++) {
          const source = ((group * outChannels + o) * inChannels + c) * taps;
          for (const tap of phase.taps) to![next++] = from![source + tap]!;
        }
      }
    }
  }
}

/**
 * Writes a convolution's calls down in about `parts` chunks, without touching memory. What threads share starts at
 * `pointers.scratch` (`ConvKernels.prepare` writes it); each thread needs `plan.own` bytes of its own.
 */
export function tabulateConv(plan: ConvPlan, pointers: ConvPointers, calls: Calls, parts: number): void {
  const run = begin(plan, pointers, calls, 0);
  if (plan.kind === 'conv_weight') {
    weightPieces(run, parts);
    return;
  }
  const each = Math.ceil(plan.tasks / Math.max(1, Math.min(parts, plan.tasks)));
  for (let start = 0; start < plan.tasks; start += each) {
    calls.begin();
    tasksOf(run, start, Math.min(start + each, plan.tasks));
  }
}

function tasksOf(run: Run, start: number, end: number): void {
  if (run.plan.kind === 'conv') forward(run, start, end);
  else if (run.plan.kind === 'conv_weight') weightGradient(run, start, end);
  else inputGradient(run, start, end);
}

/** One product; `a`, `c`: address and step of rows. */
function multiply(
  run: Run,
  [m, n, k]: readonly [number, number, number],
  [a, aStep]: readonly [number, number],
  [image, kTable, jTable]: readonly [number, number, number],
  [c, cStep]: readonly [number, number],
  flags = 0,
): void {
  const relative = [10];
  if (run.plan.frame.rows !== null) relative.push(5);
  if (run.plan.phases.length > 1) relative.push(8);
  run.calls.call(PRODUCT, [m, n, k, a, aStep, image, kTable, jTable, c, cStep, run.rest, flags], relative);
}

/** Task: an image and a group. */
function inputGradient(run: Run, start: number, end: number): void {
  const { plan, pointers, bytes, common } = run;
  const { groups, inChannels, inPlaces } = plan.sizes;
  const strided = plan.phases.length > 1;
  for (let task = start; task < end; task++) {
    const image = framed(run, pointers.inputs[0], task);
    const out = pointers.out + task * inChannels * inPlaces * bytes;
    plan.phases.forEach((phase, i) => {
      const [k, n] = [phase.kTable.length, phase.jTable.length];
      const a = common.turned[i]! + (task % groups) * inChannels * k * bytes;
      const { kTable, jTable } = common.tables[i]!;
      const c = strided ? run.result : out;
      multiply(run, [inChannels, n, k], [a, k * bytes], [image, kTable, jTable], [c, n * bytes]);
      if (strided) spreadPhase(run, phase, run.result, out);
    });
  }
}

/** The channels of one image and group, in their frame. */
function framed({ plan, bytes, calls, frame, common }: Run, images: number, product: number): number {
  const { channels, rowBytes, rows } = plan.frame;
  const places = plan.kind === 'conv_input' ? plan.sizes.outPlaces : plan.sizes.inPlaces;
  const image = images + product * channels * places * bytes;
  if (rows === null) return image;
  calls.call(PLACE, [rows.length, rowBytes, image, frame, common.frameRows], [3]);
  return frame;
}

/** Task: an image, a group and a range of places. */
function forward(run: Run, start: number, end: number): void {
  const { plan, pointers, bytes, common } = run;
  const { groups, outChannels, outPlaces } = plan.sizes;
  const k = plan.phases[0]!.kTable.length;
  const chunks = Math.ceil(outPlaces / plan.chunk);
  const { kTable, jTable } = common.tables[0]!;
  let [current, image] = [-1, 0];
  for (let task = start; task < end; task++) {
    const [product, first] = [Math.floor(task / chunks), (task % chunks) * plan.chunk];
    if (product !== current) image = framed(run, pointers.inputs[0], product);
    current = product;
    const a = pointers.inputs[1] + (product % groups) * outChannels * k * bytes;
    const c = pointers.out + (product * outChannels * outPlaces + first) * bytes;
    const n = Math.min(plan.chunk, outPlaces - first);
    const places = jTable + 4 * first;
    multiply(run, [outChannels, n, k], [a, k * bytes], [image, kTable, places], [c, outPlaces * bytes]);
  }
}

/** Task: a group and a range of columns (channel, tap); all images. */
function weightGradient(run: Run, start: number, end: number): void {
  const { plan } = run;
  const columns = plan.phases[0]!.jTable.length;
  const chunks = Math.ceil(columns / plan.chunk);
  for (let task = start; task < end; task++) {
    const [group, first] = [Math.floor(task / chunks), (task % chunks) * plan.chunk];
    weightPiece(run, group, [0, plan.sizes.outChannels], [first, Math.min(first + plan.chunk, columns)]);
  }
}

type Range = readonly [start: number, end: number];

/** Some rows (output channels) and columns of a group's weight gradient; all images. */
function weightPiece(run: Run, group: number, rows: Range, columns: Range): void {
  const { plan, pointers, bytes, common } = run;
  const { images, groups, outChannels, outPlaces } = plan.sizes;
  const width = plan.phases[0]!.jTable.length;
  const { kTable, jTable } = common.tables[0]!;
  const [m, n] = [rows[1] - rows[0], columns[1] - columns[0]];
  const c = pointers.out + ((group * outChannels + rows[0]) * width + columns[0]) * bytes;
  const add = (image: number, k: number, a: number, flags: number): void =>
    multiply(
      run,
      [m, n, k],
      [a, outPlaces * bytes],
      [image, kTable, jTable + 4 * columns[0]],
      [c, width * bytes],
      flags,
    );
  if (images === 0) add(0, 0, 0, 0);
  for (let i = 0; i < images; i++) {
    const product = i * groups + group;
    const grad = pointers.inputs[1] + (product * outChannels + rows[0]) * outPlaces * bytes;
    add(framed(run, pointers.inputs[0], product), outPlaces, grad, i > 0 ? ACCUMULATE : 0);
  }
}

/** Rows and columns of pieces are multiples of these, where there are enough. */
const PIECE_ROWS = 8;
const PIECE_COLUMNS = 16;

/** The weight's gradient in about `parts` pieces: columns are cut first, each piece frames all images. */
function weightPieces(run: Run, parts: number): void {
  const { plan, calls } = run;
  const { groups, outChannels } = plan.sizes;
  const columns = plan.phases[0]!.jTable.length;
  const wanted = Math.ceil(parts / Math.max(1, groups));
  const across = step(columns, wanted, PIECE_COLUMNS);
  const width = Math.min(across, plan.chunk);
  const height = step(outChannels, Math.ceil(wanted / Math.ceil(columns / width)), PIECE_ROWS);
  for (let group = 0; group < groups; group++) {
    for (let row = 0; row < outChannels; row += height) {
      for (let column = 0; column < columns; column += width) {
        calls.begin();
        weightPiece(
          run,
          group,
          [row, Math.min(row + height, outChannels)],
          [column, Math.min(column + width, columns)],
        );
      }
    }
  }
}

/** The length of ranges that cut `size` into at most `parts`. */
function step(size: number, parts: number, unit: number): number {
  return Math.max(unit, Math.ceil(size / Math.max(1, parts) / unit) * unit);
}

/** A phase's result to every stride-th place of the image. */
function spreadPhase({ plan, bytes, calls }: Run, { start, counts }: Phase, from: number, out: number): void {
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
    const to = out + (rest * step + place) * bytes;
    calls.call(SPREAD, [count, from + row * count * bytes, bytes, to, stride.at(-1)! * bytes], [1]);
  }
}
