/**
 * Kernels as WebAssembly: one module per kernel, exporting `run(start, end, params)` over a range of the kernel's units
 * of work, so that threads can share it. A unit is one outer index, or a piece of the last outer loop where that has the
 * lanes. The lanes' loop advances by whole groups of four; what remains at its end runs once with the number of lanes
 * that is left, in the same vector code, so a value's bits do not depend on its position.
 *
 * `params` points to the kernel's arguments: one i32 address per buffer that is read or written, the i32
 * address of `scratch` bytes, then (aligned to 8) one slot of 8 bytes per scalar.
 * `run` returns 0, or the bits ZERO_DIVISION and INDEX_RANGE.
 */
import { type Kernel, REDUCE_BLOCK } from '../../kernel/ir.js';
import { type FuncBuilder, type Local, ModuleBuilder } from './assembler.js';
import { canFail, PassInfo, withOuter } from './kernel-analysis.js';
import { KernelBody } from './kernel-body.js';
import { KernelFunctions } from './kernel-functions.js';
import type { Group } from './kernel-memory.js';
import { type Accumulator, accumulator, type Order, orderOf, type ReduceContext } from './kernel-reduce.js';
import { sweep } from './kernel-sweep.js';
import { tile } from './kernel-tile.js';
import { unrollOf } from './kernel-unroll.js';
import { keep, type Rep, WIDTH } from './lanes.js';

export { INDEX_RANGE, ZERO_DIVISION } from './kernel-memory.js';

/** The memory that kernels import. */
export interface KernelMemory {
  readonly memory: WebAssembly.Memory;
  readonly shared: boolean;
  /** The limit that the memory was created with, in pages. */
  readonly maximum: number;
}

/** A kernel as a module, not yet compiled. */
export interface EmittedKernel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `run` takes a range of 0…units. */
  readonly units: number;
  /** Bytes of scratch that one call of `run` needs (64-byte aligned). */
  readonly scratch: number;
  /** Whether `run` can return anything but 0. */
  readonly canFail: boolean;
}

export interface CompiledKernel extends EmittedKernel {
  readonly run: (start: number, end: number, params: number) => number;
}

/** Byte offset of the scratch address and of the scalars in a kernel's parameter block, and the block's size. */
export function paramLayout(kernel: Kernel): {
  readonly scratch: number;
  readonly scalars: number;
  readonly size: number;
} {
  const pointers = kernel.buffers.filter((b) => b.access !== 'row').length;
  const first = Math.ceil((4 * (pointers + 1)) / 8) * 8;
  return { scratch: 4 * pointers, scalars: first, size: first + 8 * kernel.scalars.length };
}

/** Compiles a kernel for a memory; takes 50 to 200 µs. */
export function compileKernel(kernel: Kernel, memory: KernelMemory): CompiledKernel {
  const emitted = emitKernel(kernel, memory);
  const module = new WebAssembly.Module(emitted.bytes);
  const instance = new WebAssembly.Instance(module, { env: { memory: memory.memory } });
  return { ...emitted, run: instance.exports['run'] as CompiledKernel['run'] };
}

/** The bytes of a kernel's module. */
export function emitKernel(
  given: Kernel,
  memory: { readonly shared: boolean; readonly maximum: number },
): EmittedKernel {
  const kernel = withOuter(tile(sweep(given)));
  const module = new ModuleBuilder();
  module.importMemory('env', 'memory', { min: 1, max: memory.maximum, shared: memory.shared });
  const f = module.func('run', { params: ['i32', 'i32', 'i32'], results: ['i32'] }, { export: true });
  const nest = new Nest(f, new KernelFunctions(module), kernel);
  nest.emit();
  return { bytes: module.build(), units: nest.units, scratch: nest.scratch, canFail: canFail(kernel) };
}

/** Elements of the lanes' loop that one unit handles, divided by the work behind each. */
const UNIT_WORK = 16384;

class Nest {
  /** Units of work. */
  readonly units: number;
  readonly #f: FuncBuilder;
  readonly #kernel: Kernel;
  readonly #infos: readonly PassInfo[];
  readonly #unroll: readonly number[];
  readonly #body: KernelBody;
  /** Lanes run over the last outer loop. */
  readonly #outerLanes: boolean;
  /** Pieces of that loop and their length. */
  readonly #chunks: number;
  readonly #chunk: number;
  #scratch = 0;
  readonly #scratchBase: Local;

  constructor(f: FuncBuilder, lib: KernelFunctions, kernel: Kernel) {
    this.#f = f;
    this.#kernel = kernel;
    this.#infos = kernel.passes.map((pass) => new PassInfo(kernel, pass));
    this.#outerLanes = kernel.lanes === 'outer';
    this.#unroll = unrollOf(kernel, this.#infos);
    const last = kernel.outer.at(-1)!;
    const step = WIDTH * this.#unroll[0]!;
    const work = Math.max(1, ...this.#infos.map((info) => info.inner));
    this.#chunk = Math.ceil(Math.max(1, UNIT_WORK / work) / step) * step;
    this.#chunks = this.#outerLanes ? Math.max(1, Math.ceil(last / this.#chunk)) : 1;
    const total = kernel.outer.reduce((n, size) => n * size, 1);
    this.units = this.#outerLanes ? (last === 0 ? 0 : (total / last) * this.#chunks) : total;
    const rowLanes = this.#outerLanes ? step : 1;
    const layout = paramLayout(kernel);
    f.get(f.param(2)).load('i32.load', layout.scratch);
    this.#scratchBase = keep(f, 'i32');
    let given = 0;
    const pointers = kernel.buffers.map((buffer) => {
      if (buffer.access === 'row') return this.#reserve(buffer.size * buffer.dtype.itemsize * rowLanes);
      f.get(f.param(2)).load('i32.load', 4 * given++);
      return keep(f, 'i32');
    });
    this.#body = new KernelBody(f, lib, kernel, pointers, { base: f.param(2), offset: layout.scalars }, rowLanes);
  }

  /** Bytes of scratch that the code uses. */
  get scratch(): number {
    return this.#scratch;
  }

  #reserve(bytes: number): Local {
    this.#f.get(this.#scratchBase).i32const(this.#scratch).op('i32.add');
    this.#scratch += Math.ceil(bytes / 64) * 64 + 64;
    return keep(this.#f, 'i32');
  }

  emit(): void {
    const f = this.#f;
    if (this.units > 0) {
      for (const info of this.#infos) if (info.inner > 0) this.#body.prepare(info, 0);
      if (this.#outerLanes) this.#chunked();
      else this.#perIndex();
    }
    f.get(this.#body.status);
  }

  // ---- outer loops

  /** Splits `flat` into the indices of the first `loops` outer loops. */
  #decompose(flat: Local, loops: number): void {
    const f = this.#f;
    for (let loop = 0; loop < loops; loop++) this.#body.index[loop] = f.local('i32');
    for (let loop = loops - 1; loop > 0; loop--) {
      const size = this.#kernel.outer[loop]!;
      f.get(flat).i32const(size).op('i32.rem_u').set(this.#body.index[loop]!);
      f.get(flat).i32const(size).op('i32.div_u').set(flat);
    }
    if (loops > 0) f.get(flat).set(this.#body.index[0]!);
  }

  /** The next row-major index. */
  #advance(loops: number): void {
    const f = this.#f;
    for (let loop = loops - 1; loop >= 0; loop--) {
      const index = this.#body.index[loop]!;
      f.get(index).i32const(1).op('i32.add').tee(index);
      if (loop === 0) {
        f.op('drop');
        break;
      }
      f.i32const(this.#kernel.outer[loop]!).op('i32.eq').if_().i32const(0).set(index);
    }
    for (let loop = loops - 1; loop > 0; loop--) f.end();
  }

  /** A unit is one outer index. */
  #perIndex(): void {
    const f = this.#f;
    const outer = this.#kernel.outer.length;
    const unit = f.param(0);
    f.get(unit);
    this.#decompose(keep(f, 'i32'), outer);
    f.loopRange(unit, f.param(1), 1, () => {
      this.#body.scoped(() => this.#infos.forEach((info, p) => this.#innerPass(info, this.#unroll[p]!)));
      this.#advance(outer);
    });
  }

  /** A unit is a piece of the last outer loop. */
  #chunked(): void {
    const f = this.#f;
    const rows = this.#kernel.outer.length - 1;
    const unit = f.param(0);
    const piece = f.local('i32');
    f.get(unit).i32const(this.#chunks).op('i32.rem_u').set(piece);
    f.get(unit).i32const(this.#chunks).op('i32.div_u');
    this.#decompose(keep(f, 'i32'), rows);
    const lanes = (this.#body.index[rows] = f.local('i32'));
    f.loopRange(unit, f.param(1), 1, () => {
      this.#body.scoped(() => {
        if (rows > 0) for (const info of this.#infos) if (info.inner > 0) this.#body.prepare(info, rows);
        this.#piece(piece, lanes);
      });
      f.get(piece).i32const(1).op('i32.add').tee(piece).i32const(this.#chunks).op('i32.eq').if_();
      f.i32const(0).set(piece);
      this.#advance(rows);
      f.end();
    });
  }

  #piece(piece: Local, lanes: Local): void {
    const f = this.#f;
    const size = this.#kernel.outer.at(-1)!;
    const step = WIDTH * this.#unroll[0]!;
    const rest = size % step;
    f.get(piece).i32const(this.#chunk).op('i32.mul').set(lanes);
    if (size >= step) {
      f.get(lanes).i32const(this.#chunk).op('i32.add');
      const end = keep(f, 'i32');
      f.get(end)
        .i32const(size - rest)
        .get(end)
        .i32const(size - rest)
        .op('i32.lt_s')
        .op('select')
        .set(end);
      f.loopRange(lanes, end, step, () => this.#lanesBody(groupsOf(step)));
    }
    if (rest === 0) return;
    f.get(piece)
      .i32const(this.#chunks - 1)
      .op('i32.eq')
      .if_();
    this.#lanesBody(groupsOf(rest));
    f.end();
  }

  /** All passes for the lanes of one body. */
  #lanesBody(groups: readonly Group[]): void {
    this.#body.groups = groups;
    this.#body.scoped(() => this.#infos.forEach((info) => this.#outerPass(info)));
  }

  #outerPass(info: PassInfo): void {
    const count = this.#counter(info);
    const accumulators = this.#accumulators(info, 'free', () => count!);
    if (info.inner > 0) this.#body.prepare(info, info.outer);
    for (const a of accumulators) a.start();
    const body = (): void => {
      for (const a of accumulators) a.step();
      this.#body.stores(info);
      if (count !== null) this.#count(count, accumulators);
    };
    if (info.inner > 0) this.#innerLoops(info, info.pass.inner.length, body);
    if (info.inner > REDUCE_BLOCK) for (const a of accumulators) a.block();
    for (const a of accumulators) a.finish();
  }

  /** Position in the inner loops, where reductions need it. */
  #counter(info: PassInfo): Local | null {
    const args = info.pass.reductions.some((r) => this.#kernel.reductions[r]!.kind.startsWith('arg'));
    if (info.pass.reductions.length === 0 || (!args && info.inner <= REDUCE_BLOCK)) return null;
    this.#f.i32const(0);
    return keep(this.#f, 'i32');
  }

  /** Ends a block after every REDUCE_BLOCK elements but the last. */
  #count(count: Local, accumulators: readonly Accumulator[]): void {
    const f = this.#f;
    f.get(count).i32const(1).op('i32.add').set(count);
    f.get(count)
      .i32const(REDUCE_BLOCK - 1)
      .op('i32.and')
      .op('i32.eqz')
      .if_();
    for (const a of accumulators) a.block();
    f.end();
  }

  // ---- inner loops

  #accumulators(info: PassInfo, order: Order, position: () => Local, unroll = 1): Accumulator[] {
    const context: ReduceContext = {
      body: this.#body,
      info,
      order,
      unroll,
      position,
      stage: (rep: Rep) => this.#reserve((REDUCE_BLOCK + 32) * (rep === 'f32' ? 4 : 8)),
    };
    return info.pass.reductions.map((r) => accumulator(context, r));
  }

  /** The first `depth` inner loops around a body, one number each. */
  #innerLoops(info: PassInfo, depth: number, body: () => void): void {
    const f = this.#f;
    const descend = (k: number): void => {
      if (k === depth) return body();
      const loop = info.outer + k;
      const index = (this.#body.index[loop] = f.local('i32'));
      f.i32const(0).set(index);
      f.loopRange(index, { value: info.pass.inner[k]! }, 1, () => {
        this.#body.scoped(() => {
          this.#body.prepare(info, loop + 1);
          descend(k + 1);
        });
      });
    };
    descend(0);
  }

  /** A pass whose lanes run over its last inner loop, or one without inner loops. */
  #innerPass(info: PassInfo, unroll: number): void {
    const order = orderOf(this.#body, info);
    const accumulators = this.#accumulators(info, order, () => this.#position(info), unroll);
    this.#body.groups = [];
    if (info.inner > 0) this.#body.prepare(info, info.outer);
    for (const a of accumulators) a.start();
    if (info.lanes < 0) {
      for (const a of accumulators) a.step();
      this.#body.stores(info);
    } else if (info.inner > 0) {
      this.#innerLoops(info, info.pass.inner.length - 1, () => this.#lanesLoop(info, unroll, order, accumulators));
    }
    for (const a of accumulators) a.finish();
  }

  /** Position of the body's first lane in the flattened inner loops. */
  #position(info: PassInfo): Local {
    const strides = info.sizes.map((_, loop) =>
      loop < info.outer ? 0 : info.sizes.slice(loop + 1).reduce((n, size) => n * size, 1),
    );
    return this.#body.affine(info, { offset: 0, strides }, info.sizes.length);
  }

  #lanesLoop(info: PassInfo, unroll: number, order: Order, accumulators: readonly Accumulator[]): void {
    const f = this.#f;
    const size = info.pass.inner.at(-1)!;
    const step = WIDTH * unroll;
    const rest = size % step;
    const main = size - rest;
    const index = (this.#body.index[info.lanes] = f.local('i32'));
    const body = (groups: readonly Group[]): void => {
      this.#body.groups = groups;
      this.#body.scoped(() => {
        this.#body.prepare(info, info.sizes.length);
        for (const a of accumulators) a.step();
        this.#body.stores(info);
      });
    };
    const blocks = (): void => accumulators.forEach((a) => a.block());
    f.i32const(0).set(index);
    const direct = order === 'direct';
    if (main > 0 && direct && main > REDUCE_BLOCK) this.#blockLoop(index, main, step, body, blocks, rest);
    else if (main > 0) f.loopRange(index, { value: main }, step, () => body(groupsOf(step)));
    if (direct && main > REDUCE_BLOCK && main % REDUCE_BLOCK !== 0) return;
    if (direct && main > REDUCE_BLOCK && rest === 0) return;
    if (direct && main === REDUCE_BLOCK && rest > 0) blocks();
    if (rest > 0) body(groupsOf(rest));
    if (direct) blocks();
  }

  /** Blocks of REDUCE_BLOCK elements; a last, shorter block takes the remainder with it. */
  #blockLoop(
    index: Local,
    main: number,
    step: number,
    body: (groups: readonly Group[]) => void,
    blocks: () => void,
    rest: number,
  ): void {
    const f = this.#f;
    const end = f.local('i32');
    const more = (): void => void f.get(index).i32const(main).op('i32.lt_s');
    f.while_(more, () => {
      f.get(index).i32const(REDUCE_BLOCK).op('i32.add').set(end);
      f.i32const(main).get(end).i32const(main).get(end).op('i32.lt_s').op('select').set(end);
      f.loopRange(index, end, step, () => body(groupsOf(step)));
      if (main % REDUCE_BLOCK !== 0 && rest > 0) {
        f.get(index).i32const(main).op('i32.eq').if_();
        body(groupsOf(rest));
        f.end();
      }
      blocks();
    });
  }
}

/** Groups of four lanes for so many elements. */
function groupsOf(elements: number): Group[] {
  const groups: Group[] = [];
  for (let offset = 0; offset < elements; offset += WIDTH) {
    groups.push({ offset, valid: Math.min(WIDTH, elements - offset) });
  }
  return groups;
}
