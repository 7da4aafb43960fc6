/**
 * Reductions: running results in locals, in the order that `kernel/ir.ts` lays down. Only sums and products of floats
 * depend on the order; integers, extremes and positions of extremes use whatever order is fastest.
 */

import type { ElementOp } from '../../ir/node.js';
import { PARTIALS, REDUCE_BLOCK, type ReduceKind, type Reduction, SEQUENTIAL_BELOW } from '../../kernel/ir.js';
import type { FuncBuilder, Local } from './assembler.js';
import { castScalar, castVector } from './casts.js';
import { pushElement } from './element-scalar.js';
import { elementVector } from './element-vector.js';
import type { PassInfo } from './kernel-analysis.js';
import type { KernelBody } from './kernel-body.js';
import {
  extractLane,
  identityOf,
  isWide,
  keep,
  keepParts,
  machineOf,
  type Parts,
  partsOf,
  pushConst,
  pushMask,
  pushSplat,
  pushValid,
  type Rep,
  WIDTH,
} from './lanes.js'; // prettier-ignore

/** A reduction while its pass is emitted. */
export interface Accumulator {
  /** Before the loops. */
  start(): void;
  /** In the innermost body, for the body's groups. */
  step(): void;
  /** At the end of each block of REDUCE_BLOCK elements, where the order has blocks. */
  block(): void;
  /** After the loops: defines the result. */
  finish(): void;
}

/** How the lanes' loop of a pass has to run for its reductions. */
export type Order = 'sequential' | 'direct' | 'staged' | 'free';

type Fold = 'sum' | 'prod' | 'max' | 'min';
const FOLD: Record<Fold, ElementOp> = { sum: 'add', prod: 'mul', max: 'maximum', min: 'minimum' };

const isArg = (kind: ReduceKind): kind is 'argmax' | 'argmin' => kind === 'argmax' || kind === 'argmin';

function ordered(reduction: Reduction, rep: Rep): boolean {
  return (reduction.kind === 'sum' || reduction.kind === 'prod') && (rep === 'f32' || rep === 'f64');
}

/** The strictest order that a pass with inner lanes needs. */
export function orderOf(body: KernelBody, info: PassInfo): Order {
  const { reductions } = body.kernel;
  const strict = info.pass.reductions.some((r) => ordered(reductions[r]!, body.rep(reductions[r]!.value)));
  if (!strict) return 'free';
  if (info.inner < SEQUENTIAL_BELOW) return 'sequential';
  return info.pass.inner.at(-1) === info.inner ? 'direct' : 'staged';
}

/** What the accumulators of a pass share. */
export interface ReduceContext {
  readonly body: KernelBody;
  readonly info: PassInfo;
  readonly order: Order;
  /** Groups of the unrolled body. */
  readonly unroll: number;
  /** Inner position of the body's first lane (or of the body, where outer loops have the lanes). */
  readonly position: () => Local;
  /** Scratch for `staged` sums. */
  readonly stage: (rep: Rep) => Local;
}

export function accumulator(context: ReduceContext, r: number): Accumulator {
  const reduction = context.body.kernel.reductions[r]!;
  const rep = context.body.rep(reduction.value);
  const { info } = context;
  if (info.lanes < 0) return new ScalarFold(context, r);
  if (info.lanes < info.outer) return isArg(reduction.kind) ? new OuterArg(context, r) : new OuterFold(context, r);
  if (isArg(reduction.kind)) return new InnerArg(context, r);
  const extreme = reduction.kind === 'max' || reduction.kind === 'min';
  if (extreme && (rep === 'f32' || rep === 'f64')) return new FloatExtreme(context, r);
  if (!ordered(reduction, rep)) return new FreeFold(context, r);
  if (context.order === 'sequential') return new ScalarFold(context, r);
  return context.order === 'direct' ? new DirectFold(context, r) : new StagedFold(context, r);
}

abstract class Base implements Accumulator {
  protected readonly context: ReduceContext;
  protected readonly f: FuncBuilder;
  protected readonly reduction: Reduction;
  protected readonly rep: Rep;
  protected readonly r: number;

  constructor(context: ReduceContext, r: number) {
    this.context = context;
    this.f = context.body.f;
    this.r = r;
    this.reduction = context.body.kernel.reductions[r]!;
    this.rep = context.body.rep(this.reduction.value);
  }
  abstract start(): void;
  abstract step(): void;
  abstract finish(): void;
  block(): void {
    // Most orders have no blocks.
  }

  protected get kind(): Fold {
    return this.reduction.kind as Fold;
  }

  protected value(g: number): Parts {
    return this.context.body.vector(this.context.info, this.reduction.value, g);
  }

  protected identities(): Local[] {
    const { f, rep } = this;
    return keepParts(f, rep, () => pushSplat(f, rep, identityOf(this.kind, rep)));
  }

  /** into = into ∘ from, lane by lane, in the first `valid` lanes. */
  protected combine(into: readonly Local[], from: Parts, valid: number = WIDTH): void {
    const { f, rep } = this;
    const result = elementVector(f, this.context.body.lib, FOLD[this.kind], rep, [into, from]);
    into.forEach((local, part) => {
      f.get(result[part]!);
      if (valid < WIDTH) {
        f.get(local);
        pushValid(f, valid, isWide(rep), part);
        f.op('v128.bitselect');
      }
      f.set(local);
    });
  }

  /** into = into ∘ (the number in `from`). */
  protected combineScalar(into: Local, from: Local): void {
    pushElement(this.f, this.context.body.lib, FOLD[this.kind], this.rep, [into, from]);
    this.f.set(into);
  }

  protected number(value: number): Local {
    pushConst(this.f, this.rep, value);
    return keep(this.f, machineOf(this.rep));
  }

  /** The four lanes of one vector value combined: 0 with 2, 1 with 3, then both. */
  protected foldLanes(parts: Parts): Local {
    const { f, rep } = this;
    const lanes = [0, 1, 2, 3].map((lane) => {
      extractLane(f, rep, parts, lane);
      return keep(f, machineOf(rep));
    });
    this.combineScalar(lanes[0]!, lanes[2]!);
    this.combineScalar(lanes[1]!, lanes[3]!);
    this.combineScalar(lanes[0]!, lanes[1]!);
    return lanes[0]!;
  }

  protected define(value: Local): void {
    this.context.body.define(`r${this.r}`, [value]);
  }
}

/** One running result; groups add lane after lane. */
class ScalarFold extends Base {
  #total!: Local;
  start(): void {
    this.#total = this.number(isArg(this.reduction.kind) ? 0 : identityOf(this.kind, this.rep));
  }
  step(): void {
    const { f, rep, context } = this;
    if (isArg(this.reduction.kind)) return; // one element: position 0
    if (context.info.lanes < 0) {
      this.combineScalar(this.#total, context.body.scalar(context.info, this.reduction.value));
      return;
    }
    context.body.groups.forEach((group, g) => {
      for (let lane = 0; lane < group.valid; lane++) {
        extractLane(f, rep, this.value(g), lane);
        this.combineScalar(this.#total, keep(f, machineOf(rep)));
      }
    });
  }
  finish(): void {
    if (!isArg(this.reduction.kind)) return this.define(this.#total);
    this.f.i64const(0n);
    this.define(keep(this.f, 'i64'));
  }
}

/** One running vector per unrolled group, combined at the end in any order. */
class FreeFold extends Base {
  #running!: Local[][];
  start(): void {
    this.#running = Array.from({ length: this.context.unroll }, () => this.identities());
  }
  step(): void {
    this.context.body.groups.forEach((group, g) => this.combine(this.#running[g]!, this.value(g), group.valid));
  }
  finish(): void {
    const [first, ...rest] = this.#running;
    for (const other of rest) this.combine(first!, other);
    this.define(this.foldLanes(first!));
  }
}

/**
 * Maximum or minimum of floats. WebAssembly's max costs seven instructions, because of nan and signed zeros; here they are
 * noted beside the comparison (one instruction each) and put right at the end: any nan gives nan, and a result of 0 is −0
 * where all (maximum) or any (minimum) of the numbers that reach it have the sign.
 */
class FloatExtreme extends Base {
  #best!: Local[][];
  #nans!: Local[][];
  #signs!: Local[][];

  get #shape(): 'f32x4' | 'f64x2' {
    return this.rep === 'f32' ? 'f32x4' : 'f64x2';
  }
  get #bits(): 'v128.and' | 'v128.or' {
    return this.kind === 'max' ? 'v128.and' : 'v128.or';
  }

  start(): void {
    const fresh = (make: () => Local[]): Local[][] => Array.from({ length: this.context.unroll }, make);
    this.#best = fresh(() => this.identities());
    this.#signs = fresh(() => this.identities());
    this.#nans = fresh(() => keepParts(this.f, this.rep, () => pushSplat(this.f, 'i32', 0)));
  }

  step(): void {
    this.context.body.groups.forEach((group, g) => {
      this.#existing(this.value(g), group.valid).forEach((part, i) => this.#note(g, i, part));
    });
  }

  /** The value with identities in lanes that do not exist. */
  #existing(value: Parts, valid: number): Parts {
    const { f, rep } = this;
    if (valid === WIDTH) return value;
    return keepParts(f, rep, (part) => {
      f.get(value[part]!);
      pushSplat(f, rep, identityOf(this.kind, rep));
      pushValid(f, valid, isWide(rep), part);
      f.op('v128.bitselect');
    });
  }

  #note(g: number, i: number, x: Local): void {
    const { f } = this;
    this.#pick(this.#best[g]![i]!, x);
    f.get(this.#nans[g]![i]!).get(x).get(x).op(`${this.#shape}.ne`).op('v128.or').set(this.#nans[g]![i]!);
    f.get(this.#signs[g]![i]!).get(x).op(this.#bits).set(this.#signs[g]![i]!);
  }

  #pick(into: Local, from: Local): void {
    this.f
      .get(into)
      .get(from)
      .op(`${this.#shape}.${this.kind === 'max' ? 'pmax' : 'pmin'}`)
      .set(into);
  }

  finish(): void {
    const { f, rep } = this;
    const float = rep as 'f32' | 'f64';
    for (let g = 1; g < this.#best.length; g++) this.#join(g);
    const best = this.foldLanes(this.#best[0]!);
    pushConst(f, rep, NaN);
    pushConst(f, rep, 0);
    this.#pushSign();
    f.op(`${float}.copysign`).get(best).get(best);
    pushConst(f, rep, 0);
    f.op(`${float}.eq`).op('select');
    for (const [i, part] of this.#nans[0]!.entries()) {
      f.get(part);
      if (i > 0) f.op('v128.or');
    }
    f.op('v128.any_true').op('select');
    this.define(keep(f, float));
  }

  #join(g: number): void {
    const { f } = this;
    this.#best[g]!.forEach((part, i) => this.#pick(this.#best[0]![i]!, part));
    this.#nans[g]!.forEach((part, i) => f.get(part).get(this.#nans[0]![i]!).op('v128.or').set(this.#nans[0]![i]!));
    this.#signs[g]!.forEach((part, i) => f.get(part).get(this.#signs[0]![i]!).op(this.#bits).set(this.#signs[0]![i]!));
  }

  /** Pushes a number with the sign of a zero result. */
  #pushSign(): void {
    const { f, rep } = this;
    const int = rep === 'f32' ? 'i32' : 'i64';
    for (let lane = 0; lane < WIDTH; lane++) {
      extractLane(f, int, this.#signs[0]!, lane);
      if (lane > 0) f.op(`${int}.${this.kind === 'max' ? 'and' : 'or'}`);
    }
    f.op(rep === 'f32' ? 'f32.reinterpret_i32' : 'f64.reinterpret_i64');
  }
}

/** PARTIALS running results in four groups; blocks are combined pairwise and added up. */
class DirectFold extends Base {
  #partials!: Local[][];
  #total!: Local;
  start(): void {
    this.#partials = Array.from({ length: PARTIALS / WIDTH }, () => this.identities());
    this.#total = this.number(identityOf(this.kind, this.rep));
  }
  step(): void {
    this.context.body.groups.forEach((group, g) => this.combine(this.#partials[g]!, this.value(g), group.valid));
  }
  override block(): void {
    const [p0, p1, p2, p3] = this.#partials as [Local[], Local[], Local[], Local[]];
    this.combine(p0, p2);
    this.combine(p1, p3);
    this.combine(p0, p1);
    this.combineScalar(this.#total, this.foldLanes(p0));
    for (const parts of this.#partials) this.#reset(parts);
  }
  #reset(parts: readonly Local[]): void {
    for (const part of parts) {
      pushSplat(this.f, this.rep, identityOf(this.kind, this.rep));
      this.f.set(part);
    }
  }
  finish(): void {
    this.define(this.#total);
  }
}

/**
 * Several inner loops: elements are laid side by side in scratch, and each full block is reduced from there, so that
 * the order is the same as for one loop.
 */
class StagedFold extends Base {
  #stage!: Local;
  /** Bytes in the stage. */
  #filled!: Local;
  #total!: Local;

  get #size(): number {
    return this.rep === 'f32' ? 4 : 8;
  }

  start(): void {
    this.#stage = this.context.stage(this.rep);
    this.f.i32const(0);
    this.#filled = keep(this.f, 'i32');
    this.#total = this.number(identityOf(this.kind, this.rep));
  }

  step(): void {
    const { f } = this;
    this.context.body.groups.forEach((group, g) => {
      const at = this.#end();
      this.value(g).forEach((part, i) =>
        f
          .get(at)
          .get(part)
          .store('v128.store', 16 * i, this.#size),
      );
      f.get(this.#filled)
        .i32const(group.valid * this.#size)
        .op('i32.add')
        .tee(this.#filled);
      f.i32const(REDUCE_BLOCK * this.#size)
        .op('i32.ge_u')
        .if_();
      this.#reduce(() => f.i32const(REDUCE_BLOCK * this.#size));
      this.#moveRest();
      f.end();
    });
  }

  #end(): Local {
    this.f.get(this.#stage).get(this.#filled).op('i32.add');
    return keep(this.f, 'i32');
  }

  /** Elements beyond the block become the start of the next. */
  #moveRest(): void {
    const { f } = this;
    const block = REDUCE_BLOCK * this.#size;
    for (let i = 0; i < partsOf(this.rep); i++) {
      f.get(this.#stage)
        .get(this.#stage)
        .load('v128.load', block + 16 * i, this.#size)
        .store('v128.store', 16 * i, this.#size);
    }
    f.get(this.#filled).i32const(block).op('i32.sub').set(this.#filled);
  }

  #reduce(pushBytes: () => void): void {
    const { f } = this;
    f.get(this.#total).get(this.#stage);
    pushBytes();
    f.call(this.context.body.lib.block(this.rep as 'f32' | 'f64', this.kind as 'sum' | 'prod'));
    f.op(`${this.rep as 'f32' | 'f64'}.${this.kind === 'sum' ? 'add' : 'mul'}`).set(this.#total);
  }

  finish(): void {
    const { f } = this;
    const at = this.#end();
    // Identities fill the last step of PARTIALS elements.
    for (let byte = 0; byte < PARTIALS * this.#size; byte += 16) {
      f.get(at);
      pushSplat(f, this.rep, identityOf(this.kind, this.rep));
      f.store('v128.store', byte, this.#size);
    }
    f.get(this.#filled).if_();
    this.#reduce(() => f.get(this.#filled));
    f.end();
    this.define(this.#total);
  }
}

/** Every lane is another output: one running vector per group; long sums in blocks. */
class OuterFold extends Base {
  #running!: Local[][];
  #totals: Local[][] = [];

  get #blocks(): boolean {
    return ordered(this.reduction, this.rep) && this.context.info.inner > REDUCE_BLOCK;
  }

  start(): void {
    const fresh = (): Local[][] => this.context.body.groups.map(() => this.identities());
    this.#running = fresh();
    if (this.#blocks) this.#totals = fresh();
  }
  step(): void {
    this.#running.forEach((running, g) => this.combine(running, this.value(g)));
  }
  override block(): void {
    if (!this.#blocks) return;
    this.#running.forEach((running, g) => {
      this.combine(this.#totals[g]!, running);
      for (const part of running) {
        pushSplat(this.f, this.rep, identityOf(this.kind, this.rep));
        this.f.set(part);
      }
    });
  }
  finish(): void {
    const results = this.#blocks ? this.#totals : this.#running;
    results.forEach((parts, g) => this.context.body.define(`r${this.r}.${g}`, parts));
  }
}

/** Best value and its position per lane. */
abstract class ArgBase extends Base {
  protected best!: Local[][];
  protected where!: Local[];

  protected get larger(): boolean {
    return this.reduction.kind === 'argmax';
  }

  protected fresh(groups: number): void {
    const { f, rep } = this;
    const worst = identityOf(this.larger ? 'max' : 'min', rep);
    this.best = Array.from({ length: groups }, () => keepParts(f, rep, () => pushSplat(f, rep, worst)));
    this.where = this.best.map(() => {
      pushSplat(f, 'i32', -1);
      return keep(f, 'v128');
    });
  }

  /**
   * Takes value where it beats the best: larger (or smaller), or nan where the best is not, or nothing was taken before.
   * Equal values leave the earlier position.
   */
  protected take(g: number, value: Parts, position: Local, valid: number): void {
    const { f, rep } = this;
    const best = this.best[g]!;
    const lib = this.context.body.lib;
    const better = elementVector(f, lib, 'lt', rep, this.larger ? [best, value] : [value, best])[0]!;
    f.get(better).get(this.where[g]!);
    pushSplat(f, 'i32', 0);
    f.op('i32x4.lt_s').op('v128.or');
    if (rep === 'f32' || rep === 'f64') {
      const newNan = elementVector(f, lib, 'ne', rep, [value, value])[0]!;
      const oldNan = elementVector(f, lib, 'ne', rep, [best, best])[0]!;
      f.get(newNan).get(oldNan).op('v128.andnot').op('v128.or');
    }
    if (valid < WIDTH) {
      pushValid(f, valid, false, 0);
      f.op('v128.and');
    }
    const mask = keep(f, 'v128');
    best.forEach((part, i) => {
      f.get(value[i]!).get(part);
      pushMask(f, mask, isWide(rep), i);
      f.op('v128.bitselect').set(part);
    });
    f.get(position).get(this.where[g]!).get(mask).op('v128.bitselect').set(this.where[g]!);
  }
}

class OuterArg extends ArgBase {
  start(): void {
    this.fresh(this.context.body.groups.length);
  }
  step(): void {
    this.f.get(this.context.position()).op('i32x4.splat');
    const position = keep(this.f, 'v128');
    this.best.forEach((_, g) => this.take(g, this.value(g), position, WIDTH));
  }
  finish(): void {
    this.where.forEach((where, g) => {
      this.context.body.define(`r${this.r}.${g}`, castVector(this.f, 'i32', 'i64', [where]));
    });
  }
}

/** Lanes run over positions; at the end the best lane wins, the earliest among equals. */
class InnerArg extends ArgBase {
  start(): void {
    this.fresh(this.context.unroll);
  }
  step(): void {
    const { f, context } = this;
    context.body.groups.forEach((group, g) => {
      f.get(context.position()).op('i32x4.splat');
      const bytes = new Uint8Array(16);
      new Int32Array(bytes.buffer).set([0, 1, 2, 3].map((lane) => group.offset + lane));
      f.v128const(bytes).op('i32x4.add');
      this.take(g, this.value(g), keep(f, 'v128'), group.valid);
    });
  }
  finish(): void {
    const { f, rep } = this;
    const type = machineOf(rep);
    const best = f.local(type);
    const where = f.local('i32');
    f.i32const(-1).set(where);
    this.best.forEach((parts, g) => {
      for (let lane = 0; lane < WIDTH; lane++) {
        extractLane(f, rep, parts, lane);
        const value = keep(f, type);
        extractLane(f, 'i32', [this.where[g]!], lane);
        const at = keep(f, 'i32');
        this.#wins(value, at, best, where);
        f.if_().get(value).set(best).get(at).set(where).end();
      }
    });
    castScalar(f, 'i32', 'i64', where);
    this.define(keep(f, 'i64'));
  }

  /** Pushes: at ≥ 0 and (where < 0 or value beats best or is as good and earlier). */
  #wins(value: Local, at: Local, best: Local, where: Local): void {
    const { f, rep } = this;
    const lib = this.context.body.lib;
    const earlier = (): unknown => f.get(at).get(where).op('i32.lt_s');
    f.get(at).i32const(0).op('i32.ge_s').get(where).i32const(0).op('i32.lt_s');
    pushElement(f, lib, 'lt', rep, this.larger ? [best, value] : [value, best]);
    f.op('i32.or');
    pushElement(f, lib, 'eq', rep, [value, best]);
    earlier();
    f.op('i32.and').op('i32.or');
    if (rep === 'f32' || rep === 'f64') {
      // nan beats numbers, and a later nan.
      f.get(value).get(value).op(`${rep}.ne`).get(best).get(best).op(`${rep}.eq`);
      earlier();
      f.op('i32.or').op('i32.and').op('i32.or');
    }
    f.op('i32.and');
  }
}
