/**
 * Lowers operators into the expressions of one kernel: elementwise operators become expressions, movement becomes index
 * arithmetic and masks, and a value that another kernel made becomes a load.
 */
import { bool } from '../ir/dtype.js';
import { type ElementOp, isElementwise, type PrimArgs } from '../ir/node.js';
import { contiguousStrides, numel } from '../ir/shape.js';
import { DraftList } from './expr.js';
import { Op, type PartArg, type ReduceArg } from './graph.js';
import {
  constant,
  flatten,
  type Index,
  indexKey,
  isolate,
  type Linear,
  perAxis,
  range,
  reshapeIndex,
  SplitLoop,
  sameLinear,
  scale,
  shift,
  splitLinear,
} from './index.js'; // prettier-ignore

/** This operator's index has no affine form here: it has to be in memory first (or this kernel is the wrong one). */
export class Unfoldable extends Error {
  readonly culprit: Op;
  constructor(culprit: Op) {
    super(`cannot fold ${culprit.op}`);
    this.culprit = culprit;
  }
}

/** A value of this kernel is wanted at another index than the one at hand. */
export class Elsewhere extends Error {}

export interface Loop {
  readonly size: number;
  readonly inner: boolean;
}

export interface DraftStore {
  readonly target: Op;
  readonly at: Linear;
  readonly expr: number;
}

/** An operator as a strided view of a value in memory, one stride per axis. */
export interface View {
  readonly source: Op;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** The view that an operator is; null where it is none. */
export function viewOf(op: Op): View | null {
  if (op.root || op.op === 'buffer') return { source: op, offset: 0, strides: contiguousStrides(op.shape) };
  const draft = new KernelDraft(
    -1,
    op.shape.map((size) => ({ size, inner: false })),
    1,
  );
  const axes = draft.loops.length;
  try {
    const load = draft.lowerView(op);
    if (load === null || draft.loops.length !== axes) return null;
    let loop = 0;
    const strides = op.shape.map((n) => (n > 1 ? load.at.strides[loop++]! : 0));
    return { source: load.source, offset: load.at.offset, strides };
  } catch (error) {
    if (error instanceof Unfoldable) return null;
    throw error;
  }
}

/** One kernel under construction. */
export class KernelDraft {
  readonly id: number;
  loops: Loop[];
  readonly list = new DraftList();
  /** Elements after the reduced axes; more than 1 where a reduction runs over axes before the last one. */
  readonly tail: number;
  /** Row-major positions among all elements, and among rows (inner loops left out). */
  private full!: Linear;
  private row!: Linear;
  /** Stores whose index is not simply `full` or `row`. */
  parts: DraftStore[] = [];
  private readonly memo = new Map<string, number>();

  constructor(id: number, loops: readonly Loop[], tail: number) {
    this.id = id;
    this.tail = tail;
    this.loops = loops.filter((l) => l.size > 1);
    this.setSpace();
  }

  get sizes(): number[] {
    return this.loops.map((l) => l.size);
  }
  /** Elements of all loops. */
  get total(): number {
    return numel(this.sizes);
  }
  get innerSize(): number {
    return numel(this.loops.filter((l) => l.inner).map((l) => l.size));
  }
  position(perRow: boolean): Linear {
    return perRow ? this.row : this.full;
  }

  /** Makes the last loops, `n` elements in all, inner ones; false where the loops do not allow it. */
  makeInner(n: number): boolean {
    let rest = n;
    let i = this.loops.length;
    while (rest > 1 && i > 0) {
      const size = this.loops[--i]!.size;
      if (rest % size === 0) rest /= size;
      else if (size % rest === 0) {
        this.splitLoop(i, rest);
        i++;
        rest = 1;
      } else return false;
    }
    this.loops = this.loops.map((l, at) => ({ size: l.size, inner: at >= i }));
    this.setSpace();
    return rest === 1;
  }

  splitLoop(loop: number, inner: number): void {
    const old = this.loops[loop]!;
    this.loops.splice(loop, 1, { ...old, size: old.size / inner }, { ...old, size: inner });
    this.list.splitLoop(loop, inner);
    this.parts = this.parts.map((p) => ({ ...p, at: splitLinear(p.at, loop, inner) }));
    this.memo.clear();
    this.setSpace();
  }

  /**
   * Makes an operator's value here, all elements or one for each row. Throws Unfoldable or Elsewhere (the draft is then
   * as before, but for loops that were split).
   */
  lowerRoot(op: Op, perRow: boolean): number {
    const before = this.mark();
    for (;;) {
      try {
        return this.rootExpr(op, perRow);
      } catch (error) {
        this.undo(before);
        if (!(error instanceof SplitLoop)) throw error;
        this.splitLoop(error.loop, error.inner);
      }
    }
  }

  /** The load that is all of an operator, or null. */
  lowerView(op: Op): { readonly source: Op; readonly at: Linear } | null {
    const copy = new Op(-1, 'copy', op.dtype, op.shape, [op], null);
    const expr = this.lowerRoot(copy, false);
    const e = this.list.exprs[expr]!;
    return e.op === 'load' && e.mask === null && e.at.dynamic === null ? e : null;
  }

  /** What `undo` goes back to. */
  mark(): readonly [number, number, number] {
    return [this.list.exprs.length, this.list.reductions.length, this.parts.length];
  }

  undo([exprs, reductions, parts]: readonly [number, number, number]): void {
    this.list.rollback(exprs, reductions);
    this.parts.length = parts;
    this.memo.clear();
  }

  private setSpace(): void {
    const [full, row] = [constant(0, this.loops.length), constant(0, this.loops.length)];
    let [all, rows] = [1, 1];
    for (let i = this.loops.length - 1; i >= 0; i--) {
      const { size, inner } = this.loops[i]!;
      (full.strides as number[])[i] = all;
      (row.strides as number[])[i] = inner ? 0 : rows;
      all *= size;
      if (!inner) rows *= size;
    }
    this.full = full;
    this.row = row;
  }

  private rootExpr(op: Op, perRow: boolean): number {
    const source = op.op === 'reduce' ? op.src[0]! : op;
    const index = [{ axes: source.shape.length, at: this.position(perRow) }];
    if (op.op === 'reduce') {
      const value = this.lower(source, index, null);
      return this.list.reduce((op.arg as ReduceArg).kind, op.dtype, value);
    }
    const expr = this.body(op, index, null);
    if (op.op === 'part') this.parts.push({ target: (op.arg as PartArg).into, at: this.partIndex(op, index), expr });
    return expr;
  }

  private partIndex(op: Op, index: Index): Linear {
    const { into, start, step } = op.arg as PartArg;
    const axes = this.axes(op, index).map((at, i) => ({ axes: 1, at: shift(scale(at, step[i]!), start[i]!) }));
    return flatten(axes, into.shape, this.loops.length)!;
  }

  /** The expression of an operator at an index. `mask`: where the value counts. */
  private lower(op: Op, index: Index, mask: number | null): number {
    const key = `${op.id}|${mask}|${indexKey(index)}`;
    let expr = this.memo.get(key);
    if (expr === undefined) {
      const inMemory = op.op === 'buffer' || (op.units.length > 0 && op.op !== 'const' && op.op !== 'scalar');
      expr = inMemory ? this.read(op, index, mask) : this.body(op, index, mask);
      this.memo.set(key, expr);
    }
    return expr;
  }

  private read(op: Op, index: Index, mask: number | null): number {
    const at = flatten(index, op.shape, this.loops.length);
    if (!at) throw new Unfoldable(op);
    if (op.units.length === 1 && op.units[0] === this.id) {
      if (op.expr < 0 || !sameLinear(at, this.position(op.perRow))) throw new Elsewhere();
      return op.expr;
    }
    const [lo, hi] = range(at, this.sizes);
    const safe = at.dynamic === null && lo >= 0 && hi < op.size;
    return this.list.add({ op: 'load', dtype: op.dtype, source: op, at, mask: safe ? null : mask });
  }

  private body(op: Op, index: Index, mask: number | null): number {
    if (isElementwise(op.op as ElementOp)) return this.element(op, index, mask);
    const { dtype } = op;
    switch (op.op) {
      case 'const':
        return this.list.add({ op: 'const', dtype, value: op.arg as number });
      case 'scalar':
        return this.list.add({ op: 'scalar', dtype, slot: op.arg as number });
      case 'iota':
        return this.iota(op, index);
      case 'copy':
      case 'part':
        return this.lower(op.src[0]!, index, mask);
      case 'pad':
        return this.pad(op, index, mask);
      case 'gather':
        return this.gather(op, index, mask);
      case 'concat':
        return this.concat(op, index, mask);
      default:
        return this.lower(op.src[0]!, this.moved(op, index), mask);
    }
  }

  private element(op: Op, index: Index, mask: number | null): number {
    const src = op.src.map((s) => this.lower(s, index, mask));
    return this.list.add({ op: 'element', fn: op.op as ElementOp, dtype: op.dtype, src });
  }

  private iota(op: Op, index: Index): number {
    const at = this.axes(op, index, (axis) => axis === op.arg)[op.arg as number]!;
    if (at.dynamic) throw new Unfoldable(op);
    return this.list.add({ op: 'index', dtype: op.dtype, at });
  }

  /** The index of a plain movement operator's source. */
  private moved(op: Op, index: Index): Index {
    const from = op.src[0]!.shape;
    switch (op.op) {
      case 'reshape':
        return this.need(reshapeIndex(index, op.shape, from, this.loops.length), op);
      case 'permute': {
        const axes = this.axes(op, index);
        return from.map((_, i) => ({ axes: 1, at: axes[(op.arg as readonly number[]).indexOf(i)]! }));
      }
      case 'expand':
        return this.expanded(op, index);
      case 'slice':
        return this.sliced(op, index);
      case 'strided':
        return this.strided(op, index);
      default:
        throw new Error(`[schedule] ${op.op} cannot be part of a kernel`);
    }
  }

  private expanded(op: Op, index: Index): Index {
    const from = op.src[0]!.shape;
    const repeats = (axis: number): boolean => from[axis] !== op.shape[axis];
    const none = constant(0, this.loops.length);
    let axis = 0;
    return this.isolated(op, index, repeats).map((p) => {
      const at = repeats(axis) ? none : p.at;
      axis += p.axes;
      return { axes: p.axes, at };
    });
  }

  private sliced(op: Op, index: Index): Index {
    const { start, step } = op.arg as PrimArgs['slice'];
    const from = op.src[0]!.shape;
    const moves = (axis: number): boolean => start[axis] !== 0 || step[axis] !== 1 || from[axis] !== op.shape[axis];
    let axis = 0;
    return this.isolated(op, index, moves).map((p) => {
      const at = p.axes === 1 ? shift(scale(p.at, step[axis]!), start[axis]!) : p.at;
      axis += p.axes;
      return { axes: p.axes, at };
    });
  }

  private strided(op: Op, index: Index): Index {
    const { strides, offset } = op.arg as PrimArgs['strided'];
    const at = flatten(
      this.axes(op, index).map((a, i) => ({ axes: 1, at: scale(a, strides[i]!) })),
      op.shape.map(() => 1),
      this.loops.length,
    );
    return [{ axes: op.src[0]!.shape.length, at: shift(this.need(at, op), offset) }];
  }

  private pad(op: Op, index: Index, mask: number | null): number {
    const { lo, hi, value } = op.arg as PrimArgs['pad'];
    const from = op.src[0]!.shape;
    const padded = (axis: number): boolean => lo[axis] !== 0 || hi[axis] !== 0;
    let inside: number | null = null;
    let axis = 0;
    const source = this.isolated(op, index, padded).map((p) => {
      const i = axis;
      axis += p.axes;
      if (!padded(i)) return p;
      inside = this.both(inside, this.inside(op, p.at, lo[i]!, lo[i]! + from[i]!));
      return { axes: 1, at: shift(p.at, -lo[i]!) };
    });
    return this.masked(op, source, inside, mask, value);
  }

  /** where(inside, source, value); the source counts only where both masks are true. */
  private masked(op: Op, source: Index, inside: number | null, mask: number | null, value: number): number {
    if (inside === null) return this.lower(op.src[0]!, source, mask);
    const x = this.lower(op.src[0]!, source, this.both(mask, inside));
    const other = this.list.add({ op: 'const', dtype: op.dtype, value });
    return this.list.add({ op: 'element', fn: 'where', dtype: op.dtype, src: [inside, x, other] });
  }

  /** An expression that is true where lo ≤ at < hi; null where that is so everywhere. */
  private inside(op: Op, at: Linear, lo: number, hi: number): number | null {
    if (at.dynamic) throw new Unfoldable(op);
    const [least, most] = range(at, this.sizes);
    if (least >= lo && most < hi) return null;
    return this.list.add({ op: 'inside', dtype: bool, at, lo, hi, step: 1 });
  }

  private both(a: number | null, b: number | null): number | null {
    if (a === null || b === null || a === b) return a ?? b;
    return this.list.add({ op: 'element', fn: 'and', dtype: bool, src: [a, b] });
  }

  private gather(op: Op, index: Index, mask: number | null): number {
    if (index.some((p) => p.at.dynamic)) throw new Unfoldable(op);
    const [x, order] = op.src as [Op, Op];
    const expr = this.lower(order, index, mask);
    const axis = op.arg as number;
    const at = { ...constant(0, this.loops.length), dynamic: { expr, stride: 1, size: x.shape[axis]! } };
    const source = this.axes(op, index).map((own, i) => ({ axes: 1, at: i === axis ? at : own }));
    return this.lower(x, source, mask);
  }

  /** A chain of choices between the parts. */
  private concat(op: Op, index: Index, mask: number | null): number {
    const axis = op.arg as number;
    const source = this.isolated(op, index, (a) => a === axis);
    let at = 0;
    for (let a = 0; a < axis; at++) a += source[at]!.axes;
    const [least, most] = range(source[at]!.at, this.sizes);
    let start = op.shape[axis]!;
    let expr: number | null = null;
    for (const part of [...op.src].reverse()) {
      start -= part.shape[axis]!;
      if (least >= start + part.shape[axis]! || most < start) continue;
      const inside = this.inside(op, source[at]!.at, start, start + part.shape[axis]!);
      const own = source.map((p, i) => (i === at ? { axes: 1, at: shift(p.at, -start) } : p));
      const x = this.lower(part, own, this.both(mask, inside));
      expr =
        expr === null || inside === null
          ? x
          : this.list.add({ op: 'element', fn: 'where', dtype: op.dtype, src: [inside, x, expr] });
    }
    // No part is ever met only where the value counts nowhere: in the padding around it.
    return expr ?? this.list.add({ op: 'const', dtype: op.dtype, value: 0 });
  }

  private axes(op: Op, index: Index, wanted?: (axis: number) => boolean): Linear[] {
    if (!wanted) return this.need(perAxis(index, op.shape, this.sizes), op);
    const out: Linear[] = [];
    for (const p of this.isolated(op, index, wanted)) {
      out.push(p.at);
      for (let i = 1; i < p.axes; i++) out.push(p.at);
    }
    return out;
  }

  private isolated(op: Op, index: Index, wanted: (axis: number) => boolean): Index {
    return this.need(isolate(index, op.shape, wanted, this.sizes), op);
  }

  private need<T>(value: T | null, op: Op): T {
    if (value === null) throw new Unfoldable(op);
    return value;
  }
}
