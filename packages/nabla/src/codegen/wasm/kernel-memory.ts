/** Addresses, loads and stores of a kernel. */
import type { Affine, Expr, ExprId, Kernel, Store } from '../../kernel/ir.js';
import type { FuncBuilder, Local } from './assembler.js';
import type { PassInfo } from './kernel-analysis.js';
import { extractLane, isWide, keep, keepParts, type Parts, pushSplat, type Rep, repOf, WIDTH } from './lanes.js'; // prettier-ignore

/** Four lanes of the unrolled body: their distance from the loop's index, and how many of them exist. */
export interface Group {
  readonly offset: number;
  readonly valid: number;
}

/** Bits of the status that a kernel returns. */
export const ZERO_DIVISION = 1;
export const INDEX_RANGE = 2;

type Load = Extract<Expr, { op: 'load' }>;

/** What memory access needs of the kernel's values (`KernelBody`). */
export interface Values {
  readonly f: FuncBuilder;
  readonly kernel: Kernel;
  readonly pointers: readonly Local[];
  readonly index: readonly Local[];
  readonly groups: readonly Group[];
  once(key: string, make: () => Parts): Parts;
  scalar(info: PassInfo, id: ExprId): Local;
  vector(info: PassInfo, id: ExprId, g: number): Parts;
  fail(info: PassInfo, id: ExprId, bit: number, g: number, lane: number): void;
}

/** Lanes 0 and 2 of two vectors, in bytes. */
const EVEN = [0, 2, 4, 6].flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte));

export class Access {
  readonly #values: Values;
  /** Lanes side by side in a row buffer: the unrolled width where outer loops have the lanes, else 1. */
  readonly #rowLanes: number;

  constructor(values: Values, rowLanes: number) {
    this.#values = values;
    this.#rowLanes = rowLanes;
  }

  get #f(): FuncBuilder {
    return this.#values.f;
  }

  /** Emits the parts of all addresses that are known at a site. */
  prepare(info: PassInfo, site: number): void {
    for (const id of info.needed) {
      const expr = this.#values.kernel.exprs[id]!;
      if (expr.op === 'load') {
        this.partial(info, expr.buffer, expr.at, site);
        if (expr.index && this.#sameRow(info, expr) && info.site(expr.index.expr) === site)
          this.#row(info, id, expr, -1, 0);
      }
      if (expr.op === 'index') this.partial(info, -1, expr.at, site);
    }
    for (const store of info.pass.stores) this.partial(info, store.buffer, store.at, site);
  }

  /**
   * pointer + (offset + Σ stride · index) · itemsize over the loops known at `site`; for buffer −1 the plain index.
   */
  partial(info: PassInfo, buffer: number, at: Affine, site: number): Local {
    let key = `a${buffer}:${at.offset}`;
    let last = -1;
    for (let i = 0; i < info.sites.length && info.sites[i]! <= site; i++) {
      for (const loop of info.loopsAt(info.sites[i]!)) {
        const stride = info.stride(at, loop);
        if (stride === 0) continue;
        key += `:${loop}*${stride}`;
        last = i;
      }
    }
    return this.#values.once(key, () => [
      last < 0 ? this.#start(buffer, at.offset) : this.#step(info, buffer, at, last),
    ])[0]!;
  }

  /** The address at the site before, and the terms of the loops known at site number `i`. */
  #step(info: PassInfo, buffer: number, at: Affine, i: number): Local {
    const f = this.#f;
    f.get(this.partial(info, buffer, at, info.sites[i - 1]!));
    for (const loop of info.loopsAt(info.sites[i]!)) {
      const stride = info.stride(at, loop);
      if (stride !== 0) f.get(this.#scaled(loop, stride * this.#unit(buffer))).op('i32.add');
    }
    return keep(f, 'i32');
  }

  /** Bytes from one element of a buffer to the next. */
  #unit(buffer: number): number {
    if (buffer < 0) return 1;
    const { dtype, access } = this.#values.kernel.buffers[buffer]!;
    return dtype.itemsize * (access === 'row' ? this.#rowLanes : 1);
  }

  #start(buffer: number, offset: number): Local {
    const f = this.#f;
    if (buffer >= 0 && offset === 0) return this.#values.pointers[buffer]!;
    f.i32const(offset * this.#unit(buffer));
    if (buffer >= 0) f.get(this.#values.pointers[buffer]!).op('i32.add');
    return keep(f, 'i32');
  }

  /** A loop's index times a constant. */
  #scaled(loop: number, factor: number): Local {
    const f = this.#f;
    const index = this.#values.index[loop]!;
    if (factor === 1) return index;
    return this.#values.once(`m${loop}*${factor}`, () => {
      f.get(index);
      if (factor > 0 && (factor & (factor - 1)) === 0) f.i32const(Math.log2(factor)).op('i32.shl');
      else f.i32const(factor).op('i32.mul');
      return [keep(f, 'i32')];
    })[0]!;
  }

  // ---- loads

  /** Pushes an element that is the same in all lanes. */
  loadScalar(info: PassInfo, id: ExprId, expr: Load): void {
    const f = this.#f;
    let address = this.partial(info, expr.buffer, expr.at, info.site(id));
    const mask = expr.mask === null ? null : this.#values.scalar(info, expr.mask);
    if (expr.index !== null) address = this.#indexed(info, id, expr, address, -1, 0, 0);
    if (mask === null) f.get(address);
    else f.get(address).get(this.#values.pointers[expr.buffer]!).get(mask).op('select');
    this.#loadNumber(repOf(expr.dtype), 0);
  }

  /** Address on the stack → number. */
  #loadNumber(rep: Rep, offset: number): void {
    const f = this.#f;
    if (rep === 'u8' || rep === 'mask') f.load('i32.load8_u', offset);
    else f.load(`${rep}.load`, offset);
    if (rep === 'mask') f.i32const(0).op('i32.ne');
  }

  /** Four lanes of group `g`. */
  loadVector(info: PassInfo, id: ExprId, expr: Load, g: number): Parts {
    const rep = repOf(expr.dtype);
    const base = this.partial(info, expr.buffer, expr.at, info.site(id));
    const step = this.laneBytes(info, expr.buffer, expr.at);
    const group = this.#values.groups[g]!;
    const first = group.offset * step;
    if (expr.index !== null) return this.#loadIndexed(info, id, expr, rep, base, g);
    if (expr.mask === null) {
      if (step === expr.dtype.itemsize) return this.#loadRun(rep, base, first, group.valid);
      if (step === 8 && rep === 'f32' && group.valid === WIDTH) return this.#loadSecond(base, first);
      return this.#loadLanes(rep, group.valid, (lane) => this.#pushAddress(base, first + lane * step));
    }
    return this.#loadMasked(info, expr, expr.mask, rep, base, g);
  }

  /** Bytes from one lane to the next. */
  laneBytes(info: PassInfo, buffer: number, at: Affine): number {
    const size = this.#values.kernel.buffers[buffer]!.dtype.itemsize;
    if (info.isRow(buffer) && this.#rowLanes > 1) return size;
    return info.stride(at, info.lanes) * size;
  }

  /** Pushes base + offset. */
  #pushAddress(base: Local, offset: number): void {
    this.#f.get(base);
    if (offset !== 0) this.#f.i32const(offset).op('i32.add');
  }

  /** Neighbouring elements. */
  #loadRun(rep: Rep, base: Local, first: number, valid: number): Parts {
    const f = this.#f;
    if (valid < WIDTH) {
      const size = rep === 'u8' || rep === 'mask' ? 1 : isWide(rep) ? 8 : 4;
      return this.#loadLanes(rep, valid, (lane) => this.#pushAddress(base, first + lane * size));
    }
    return this.#loadWhole(rep, first, () => f.get(base));
  }

  /** Every second one of eight neighbours; the last lies in the guard at most. */
  #loadSecond(base: Local, first: number): Parts {
    const f = this.#f;
    const [imm, add] = first >= 0 ? [first, 0] : [0, first];
    return keepParts(f, 'f32', () => {
      for (const half of [0, 16]) {
        f.get(base);
        if (add !== 0) f.i32const(add).op('i32.add');
        f.load('v128.load', imm + half, 4);
      }
      f.shuffle(EVEN);
    });
  }

  /** Four neighbours from the address that `push` leaves, plus a constant. */
  #loadWhole(rep: Rep, first: number, push: () => unknown): Parts {
    const f = this.#f;
    const [imm, add] = first >= 0 ? [first, 0] : [0, first];
    return keepParts(f, rep, (part) => {
      push();
      if (add !== 0) f.i32const(add).op('i32.add');
      if (rep !== 'u8' && rep !== 'mask') {
        f.load('v128.load', imm + 16 * part, rep === 'f32' || rep === 'i32' ? 4 : 8);
        return;
      }
      f.load('v128.load32_zero', imm, 1);
      this.#widenBytes(rep);
    });
  }

  /** Bytes 0…3 on the stack → 32-bit lanes. */
  #widenBytes(rep: Rep): void {
    const f = this.#f;
    f.op('i16x8.extend_low_i8x16_u').op('i32x4.extend_low_i16x8_u');
    if (rep !== 'mask') return;
    pushSplat(f, 'i32', 0);
    f.op('i32x4.ne');
  }

  /** Lane by lane; lanes that do not exist are zero. */
  #loadLanes(rep: Rep, valid: number, pushAddress: (lane: number) => void): Parts {
    const f = this.#f;
    if (rep === 'u8' || rep === 'mask') {
      const bytes = keepParts(f, 'i32', () => pushSplat(f, 'i32', 0))[0]!;
      for (let lane = 0; lane < valid; lane++) {
        pushAddress(lane);
        f.get(bytes).laneMemory('v128.load8_lane', lane).set(bytes);
      }
      f.get(bytes);
      this.#widenBytes(rep);
      return [keep(f, 'v128')];
    }
    const per = isWide(rep) ? 2 : 4;
    return keepParts(f, rep, (part) => this.#gatherPart(part, per, valid, pushAddress));
  }

  #gatherPart(part: number, per: 2 | 4, valid: number, pushAddress: (lane: number) => void): void {
    const f = this.#f;
    const count = Math.min(per, valid - part * per);
    if (count <= 0) {
      pushSplat(f, 'i32', 0);
      return;
    }
    pushAddress(part * per);
    f.load(per === 2 ? 'v128.load64_zero' : 'v128.load32_zero', 0, per === 2 ? 8 : 4);
    for (let lane = 1; lane < count; lane++) {
      const sum = keep(f, 'v128');
      pushAddress(part * per + lane);
      f.get(sum).laneMemory(per === 2 ? 'v128.load64_lane' : 'v128.load32_lane', lane);
    }
  }

  /**
   * Where no lane counts, the address may be anywhere, so the buffer's start is read instead; where some do, their
   * neighbours are at most 31 bytes away, inside the guards at both ends of memory.
   */
  #loadMasked(info: PassInfo, expr: Load, maskId: ExprId, rep: Rep, base: Local, g: number): Parts {
    const f = this.#f;
    const values = this.#values;
    const group = values.groups[g]!;
    const step = this.laneBytes(info, expr.buffer, expr.at);
    const start = values.pointers[expr.buffer]!;
    const first = group.offset * step;
    if (!info.varies(maskId)) {
      const safe = this.#select(
        () => this.#pushAddress(base, first),
        start,
        () => f.get(values.scalar(info, maskId)),
      );
      if (step === expr.dtype.itemsize && group.valid === WIDTH) return this.#loadWhole(rep, 0, () => f.get(safe));
      // The other lanes of an element that does not count are read at the start, too.
      const lanes = values.scalar(info, maskId);
      return this.#loadLanes(rep, group.valid, (lane) => {
        this.#pushAddress(base, first + lane * step);
        f.get(start).get(lanes).op('select');
      });
    }
    const mask = values.vector(info, maskId, g);
    if (step === expr.dtype.itemsize && group.valid === WIDTH) {
      const safe = this.#select(
        () => this.#pushAddress(base, first),
        start,
        () => f.get(mask[0]!).op('v128.any_true'),
      );
      return this.#loadWhole(rep, 0, () => f.get(safe));
    }
    return this.#loadLanes(rep, group.valid, (lane) => {
      this.#pushAddress(base, first + lane * step);
      f.get(start);
      extractLane(f, 'mask', mask, lane);
      f.op('select');
    });
  }

  #select(push: () => unknown, otherwise: Local, condition: () => unknown): Local {
    push();
    this.#f.get(otherwise);
    condition();
    this.#f.op('select');
    return keep(this.#f, 'i32');
  }

  // ---- gather

  #loadIndexed(info: PassInfo, id: ExprId, expr: Load, rep: Rep, base: Local, g: number): Parts {
    const f = this.#f;
    const group = this.#values.groups[g]!;
    const step = this.laneBytes(info, expr.buffer, expr.at);
    if (this.#sameRow(info, expr) && step === expr.dtype.itemsize && group.valid === WIDTH) {
      const row = this.#row(info, id, expr, -1, 0);
      return this.#loadWhole(rep, group.offset * step, () => f.get(base).get(row).op('i32.add'));
    }
    const addresses: Local[] = [];
    for (let lane = 0; lane < group.valid; lane++) {
      addresses.push(this.#indexed(info, id, expr, base, g, lane, (group.offset + lane) * step));
    }
    return this.#loadLanes(rep, group.valid, (lane) => f.get(addresses[lane]!));
  }

  /** Whether all lanes read with one index that counts. */
  #sameRow(info: PassInfo, expr: Load): boolean {
    return expr.mask === null && !info.varies(expr.index!.expr);
  }

  /** Address of one lane: base + offset + index · stride, or the buffer's start where the mask is false. */
  #indexed(info: PassInfo, id: ExprId, expr: Load, base: Local, g: number, lane: number, offset: number): Local {
    const f = this.#f;
    const row = this.#sameRow(info, expr) ? this.#row(info, id, expr, -1, 0) : this.#row(info, id, expr, g, lane);
    this.#pushAddress(base, offset);
    f.get(row).op('i32.add');
    if (expr.mask !== null) {
      f.get(this.#values.pointers[expr.buffer]!)
        .get(this.#lane(info, expr.mask, g, lane))
        .op('select');
    }
    return keep(f, 'i32');
  }

  /** index · stride in bytes; an index outside 0…size−1 sets the status and counts as 0. */
  #row(info: PassInfo, id: ExprId, expr: Load, g: number, lane: number): Local {
    return this.#values.once(`g${id}.${g}.${lane}`, () => {
      const f = this.#f;
      const { expr: indexId, stride } = expr.index!;
      const rep = repOf(this.#values.kernel.exprs[indexId]!.dtype);
      const index = this.#lane(info, indexId, g, lane);
      this.#pushOutside(index, rep, this.#indexSize(expr));
      const bad = keep(f, 'i32');
      f.get(bad);
      if (expr.mask !== null) f.get(this.#lane(info, expr.mask, g, lane)).op('i32.and');
      this.#values.fail(info, id, INDEX_RANGE, g, lane);
      f.i32const(0).get(index);
      if (rep === 'i64') f.op('i32.wrap_i64');
      f.i32const(stride * expr.dtype.itemsize)
        .op('i32.mul')
        .get(bad)
        .op('select');
      return [keep(f, 'i32')];
    })[0]!;
  }

  #indexSize(expr: Load): number {
    const { size, stride } = expr.index!;
    return size ?? Math.ceil(this.#values.kernel.buffers[expr.buffer]!.size / Math.max(1, Math.abs(stride)));
  }

  /** Pushes whether an index is negative or not below `size`. */
  #pushOutside(index: Local, rep: Rep, size: number): void {
    const f = this.#f;
    f.get(index);
    if (rep === 'i64') f.i64const(BigInt(size)).op('i64.ge_u');
    else f.i32const(size).op('i32.ge_u');
  }

  /** One lane of a value as a number. */
  #lane(info: PassInfo, id: ExprId, g: number, lane: number): Local {
    if (g < 0 || !info.varies(id)) return this.#values.scalar(info, id);
    const rep = repOf(this.#values.kernel.exprs[id]!.dtype);
    return this.#values.once(`l${id}.${g}.${lane}`, () => {
      extractLane(this.#f, rep, this.#values.vector(info, id, g), lane);
      return [keep(this.#f, rep === 'i64' ? 'i64' : rep === 'f32' ? 'f32' : rep === 'f64' ? 'f64' : 'i32')];
    })[0]!;
  }

  // ---- stores

  /** Stores a value for all groups. */
  store(info: PassInfo, store: Store): void {
    const base = this.partial(info, store.buffer, store.at, info.sizes.length);
    const rep = repOf(this.#values.kernel.buffers[store.buffer]!.dtype);
    if (info.lanes < 0) {
      this.#f.get(base).get(this.#values.scalar(info, store.value));
      this.#storeNumber(rep);
      return;
    }
    const step = this.laneBytes(info, store.buffer, store.at);
    const size = this.#values.kernel.buffers[store.buffer]!.dtype.itemsize;
    this.#values.groups.forEach((group, g) => {
      const parts = this.#values.vector(info, store.value, g);
      const first = group.offset * step;
      if (step === size && group.valid === WIDTH) this.#storeWhole(rep, base, first, parts);
      else this.#storeLanes(rep, base, first, step, group.valid, parts);
    });
  }

  #storeNumber(rep: Rep): void {
    if (rep === 'u8' || rep === 'mask') this.#f.store('i32.store8');
    else this.#f.store(`${rep}.store`);
  }

  #storeWhole(rep: Rep, base: Local, first: number, parts: Parts): void {
    const f = this.#f;
    if (rep === 'u8' || rep === 'mask') {
      const bytes = this.#narrow(rep, parts);
      f.get(base).get(bytes).laneMemory('v128.store32_lane', 0, first, 1);
      return;
    }
    const wide = isWide(rep);
    for (let part = 0; part < (wide ? 2 : 1); part++) {
      f.get(base)
        .get(parts[part]!)
        .store('v128.store', first + 16 * part, wide ? 8 : 4);
    }
  }

  /** 32-bit lanes → bytes 0…3. */
  #narrow(rep: Rep, parts: Parts): Local {
    const f = this.#f;
    f.get(parts[0]!);
    if (rep === 'mask') {
      pushSplat(f, 'i32', 1);
      f.op('v128.and');
    }
    const words = keep(f, 'v128');
    f.get(words).get(words).op('i16x8.narrow_i32x4_s');
    const halves = keep(f, 'v128');
    f.get(halves).get(halves).op('i8x16.narrow_i16x8_u');
    return keep(f, 'v128');
  }

  #storeLanes(rep: Rep, base: Local, first: number, step: number, valid: number, parts: Parts): void {
    const f = this.#f;
    const bytes = rep === 'u8' || rep === 'mask';
    const source = bytes ? [this.#narrow(rep, parts)] : parts;
    for (let lane = 0; lane < valid; lane++) {
      this.#pushAddress(base, first + lane * step);
      if (bytes) f.get(source[0]!).laneMemory('v128.store8_lane', lane);
      else if (isWide(rep)) f.get(source[lane >> 1]!).laneMemory('v128.store64_lane', lane & 1);
      else f.get(source[0]!).laneMemory('v128.store32_lane', lane);
    }
  }
}
