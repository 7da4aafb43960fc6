/** Turns a finished draft into kernel IR: passes, row scratch, loops that can be one, numbered buffers. */
import type { DType } from '../ir/dtype.js';
import { numel } from '../ir/shape.js';
import {
  type Affine,
  type Expr,
  type Kernel,
  type Pass,
  type Reduction,
  SEQUENTIAL_BELOW,
  type Store,
} from '../kernel/ir.js';
import { type Draft, indexOf, reads } from './expr.js';
import type { Op } from './graph.js';
import { type Linear, linearKey } from './index.js';
import type { DraftStore, KernelDraft } from './lower.js';

/** Functions dear enough that a row of their results is kept for a later pass. */
const DEAR = new Set(
  'exp log log1p expm1 exp2 log2 log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc pow atan2'.split(
    ' ',
  ),
);
/** Shortest and longest row kept, in elements. */
const MIN_SCRATCH = 8;
const MAX_SCRATCH = 65536;
const MAX_COLUMN_SCRATCH = 2048;

/** Fewer rows than this leave lanes empty. */
const MIN_LANES = 8;
const SHORT_ROW = 16;

export interface Finished {
  readonly kernel: Kernel;
  /** The value behind each buffer that is not row scratch, in order. */
  readonly buffers: readonly Op[];
  /** The plan's scalar behind each of the kernel's. */
  readonly scalars: readonly number[];
}

/** What the kernel stores: members that are wanted in memory, and parts. */
export function storesOf(draft: KernelDraft, members: readonly Op[]): DraftStore[] {
  const whole = members.filter((m) => m.stored && m.op !== 'part');
  return [...whole.map((m) => ({ target: m, at: draft.position(m.perRow), expr: m.expr })), ...draft.parts];
}

/** Values that the kernel loads for these stores. */
export function loadsOf(draft: KernelDraft, stores: readonly DraftStore[]): Set<Op> {
  const found = new Set<Op>();
  const { exprs, reductions } = draft.list;
  const live = reach(
    stores.map((s) => s.expr),
    exprs,
    (r) => reductions[r]!.value,
  );
  for (const id of live) {
    const e = exprs[id]!;
    if (e.op === 'load') found.add(e.source);
  }
  return found;
}

/** Everything that some expressions need; `through`: the value behind a result, or null to stop there. */
function reach(
  from: readonly number[],
  exprs: readonly Draft[],
  through: (reduction: number) => number | null,
): Set<number> {
  const seen = new Set<number>();
  const stack = [...from];
  while (stack.length > 0) {
    const id = stack.pop()!;
    if (seen.has(id)) continue;
    seen.add(id);
    const e = exprs[id]!;
    stack.push(...reads(e));
    const value = e.op === 'result' ? through(e.reduction) : null;
    if (value !== null) stack.push(value);
  }
  return seen;
}

/** A pass before numbering: what it reduces and stores, by draft number. */
interface DraftPass {
  readonly inner: boolean;
  readonly reductions: number[];
  readonly stores: {
    readonly target: Op | null;
    readonly at: Linear;
    readonly expr: number;
    readonly scratch: number;
  }[];
  /** Expressions read from row scratch instead of computed: expression → scratch number. */
  readonly kept: Map<number, number>;
}

export function finish(draft: KernelDraft, stores: readonly DraftStore[]): Finished {
  return new Finisher(draft, stores).run();
}

class Finisher {
  private readonly draft: KernelDraft;
  private readonly stores: readonly DraftStore[];
  private readonly passes: DraftPass[] = [];
  private readonly exprs: readonly Draft[];
  /** Loop numbers of the draft that make one loop each, outer ones and inner ones. */
  private outer: number[][] = [];
  private inner: number[][] = [];
  private readonly scratch: DType[] = [];

  private readonly out: Expr[] = [];
  private readonly emitted = new Map<string, number>();
  private readonly buffers: { dtype: DType; access: 'read' | 'write' | 'row'; size: number }[] = [];
  private readonly values: Op[] = [];
  private readonly bufferOf = new Map<Op | number, number>();
  private readonly reductionOf = new Map<number, number>();
  private readonly reductions: Reduction[] = [];
  private readonly slots = new Map<number, number>();
  private readonly scalars: DType[] = [];

  constructor(draft: KernelDraft, stores: readonly DraftStore[]) {
    this.draft = draft;
    this.stores = stores;
    this.exprs = draft.list.exprs;
  }

  run(): Finished {
    this.makePasses();
    this.keepRows();
    this.mergeLoops();
    const size = (group: readonly number[]): number => numel(group.map((l) => this.draft.loops[l]!.size));
    const inner = this.inner.map(size);
    this.numberBuffers();
    const passes = this.passes.map((p) => this.emitPass(p, p.inner ? inner : []));
    const outer = this.outer.map(size);
    const kernel = {
      outer,
      passes,
      exprs: this.out,
      reductions: this.reductions,
      buffers: this.buffers,
      scalars: this.scalars,
      lanes: this.lanes(inner, outer),
    };
    return { kernel, buffers: this.values, scalars: [...this.slots.keys()] };
  }

  // ---- passes

  private makePasses(): void {
    const { levels, reductions } = this.draft.list;
    const live = this.live();
    const last: DraftPass = { inner: false, reductions: [], stores: [], kept: new Map() };
    const hasInner = this.draft.innerSize > 1;
    const at = (level: number): DraftPass => {
      while (this.passes.length <= level)
        this.passes.push({ inner: true, reductions: [], stores: [], kept: new Map() });
      return this.passes[level]!;
    };
    reductions.forEach((r, i) => {
      if (live.has(i)) at(levels[r.value]!).reductions.push(i);
    });
    for (const s of this.stores) {
      const whole = hasInner && this.usesInner(s.at);
      (whole ? at(levels[s.expr]!) : last).stores.push({ ...s, scratch: -1 });
    }
    if (last.stores.length > 0) this.passes.push(last);
    this.delay();
  }

  /** A reduction moves to a later pass that computes its value anyway, before any that reads its result. */
  private delay(): void {
    const needs = this.passes.map((p) => this.needs(p));
    this.passes.forEach((pass, level) => {
      for (const r of [...pass.reductions]) {
        const { value } = this.draft.list.reductions[r]!;
        const reader = needs.findIndex((seen) => this.readsResult(seen, r));
        const later = this.passes.findIndex((p, i) => i > level && i < reader && p.inner && needs[i]!.has(value));
        if (later < 0) continue;
        pass.reductions.splice(pass.reductions.indexOf(r), 1);
        this.passes[later]!.reductions.push(r);
      }
    });
    const empty = (p: DraftPass): boolean => p.reductions.length === 0 && p.stores.length === 0;
    for (let i = this.passes.length - 1; i >= 0; i--) if (empty(this.passes[i]!)) this.passes.splice(i, 1);
  }

  private readsResult(seen: ReadonlySet<number>, reduction: number): boolean {
    for (const id of seen) {
      const e = this.exprs[id]!;
      if (e.op === 'result' && e.reduction === reduction) return true;
    }
    return false;
  }

  /** Reductions that some store needs. */
  private live(): Set<number> {
    const { reductions } = this.draft.list;
    const needed = reach(
      this.stores.map((s) => s.expr),
      this.exprs,
      (r) => reductions[r]!.value,
    );
    const found = new Set<number>();
    for (const id of needed) {
      const e = this.exprs[id]!;
      if (e.op === 'result') found.add(e.reduction);
    }
    return found;
  }

  private usesInner(at: Linear): boolean {
    return at.strides.some((s, i) => s !== 0 && this.draft.loops[i]!.inner);
  }

  private roots(pass: DraftPass): number[] {
    return [...pass.reductions.map((r) => this.draft.list.reductions[r]!.value), ...pass.stores.map((s) => s.expr)];
  }

  private needs(pass: DraftPass): Set<number> {
    const exprs = this.exprs;
    const seen = new Set<number>();
    const stack = this.roots(pass);
    while (stack.length > 0) {
      const id = stack.pop()!;
      if (seen.has(id)) continue;
      seen.add(id);
      if (!pass.kept.has(id)) stack.push(...reads(exprs[id]!));
    }
    return seen;
  }

  /** Dear values of a row that a later pass wants again go through row scratch. */
  private keepRows(): void {
    const inner = this.passes.filter((p) => p.inner);
    const n = this.draft.innerSize;
    if (inner.length < 2 || n < MIN_SCRATCH || n > (this.draft.tail > 1 ? MAX_COLUMN_SCRATCH : MAX_SCRATCH)) return;
    for (let id = this.exprs.length - 1; id >= 0; id--) {
      if (!this.isDear(id)) continue;
      const users = inner.filter((p) => this.needs(p).has(id));
      if (users.length < 2) continue;
      const scratch = this.scratch.push(this.exprs[id]!.dtype) - 1;
      users[0]!.stores.push({ target: null, at: this.rowPosition(), expr: id, scratch });
      for (const p of users.slice(1)) p.kept.set(id, scratch);
    }
  }

  private isDear(id: number): boolean {
    const e = this.exprs[id]!;
    if (e.op !== 'element' || !DEAR.has(e.fn)) return false;
    for (const below of reach([id], this.exprs, () => null)) {
      const at = indexOf(this.exprs[below]!);
      if (at && this.usesInner(at)) return true;
    }
    return false;
  }

  /** Row-major position among the inner loops. */
  private rowPosition(): Linear {
    const { loops } = this.draft;
    const strides = new Array<number>(loops.length).fill(0);
    let step = 1;
    for (let i = loops.length - 1; i >= 0; i--) {
      if (!loops[i]!.inner) continue;
      strides[i] = step;
      step *= loops[i]!.size;
    }
    return { offset: 0, strides, dynamic: null };
  }

  // ---- loops

  private mergeLoops(): void {
    const indices = this.indices();
    const { loops } = this.draft;
    const merge = (inner: boolean): number[][] => {
      const groups: number[][] = [];
      loops.forEach((loop, i) => {
        if (loop.inner !== inner) return;
        const group = groups[groups.length - 1];
        const before = group?.[group.length - 1];
        if (before !== undefined && indices.every((at) => at.strides[before] === at.strides[i]! * loop.size))
          group!.push(i);
        else groups.push([i]);
      });
      return groups;
    };
    this.outer = merge(false);
    this.inner = merge(true);
  }

  private indices(): Linear[] {
    const found: Linear[] = [];
    for (const pass of this.passes) {
      for (const s of pass.stores) found.push(s.at);
      for (const id of this.needs(pass)) {
        const at = pass.kept.has(id) ? this.rowPosition() : indexOf(this.exprs[id]!);
        if (at) found.push(at);
      }
    }
    return found;
  }

  private affine(at: Linear, inner: boolean): Affine {
    const groups = inner ? [...this.outer, ...this.inner] : this.outer;
    if (!inner && this.usesInner(at)) throw new Error('[schedule] a value of a row depends on the place in the row');
    return { offset: at.offset, strides: groups.map((g) => at.strides[g[g.length - 1]!]!) };
  }

  /**
   * The loop to vectorise. Long reductions have no choice; rows of fewer than SEQUENTIAL_BELOW elements add up in one
   * order either way, so what is faster decides (measured, ops × rows from 2 to 63 elements).
   */
  private lanes(inner: readonly number[], outer: readonly number[]): 'inner' | 'outer' {
    const n = numel(inner);
    if (n === 1 || this.draft.tail > 1) return 'outer';
    if (n >= SEQUENTIAL_BELOW || (outer.at(-1) ?? 1) < MIN_LANES) return 'inner';
    const stores = this.passes.some((p) => p.inner && p.stores.some((s) => s.target !== null));
    const slow = this.reductions.some((r) => r.kind !== 'max' && r.kind !== 'min');
    const dear = this.out.some((e) => e.op === 'element' && DEAR.has(e.fn));
    const across = n < SHORT_ROW ? n < 5 || dear || !stores : slow && !stores;
    return across || this.sideBySide(outer.length - 1, outer.length + inner.length - 1) ? 'outer' : 'inner';
  }

  /** Whether most loads that move along a row read neighbours across rows. */
  private sideBySide(across: number, along: number): boolean {
    let score = 0;
    for (const e of this.out) {
      if (e.op !== 'load' || (e.at.strides[along] ?? 0) === 0) continue;
      score += e.at.strides[along] === 1 ? -1 : e.at.strides[across] === 1 ? 1 : 0;
    }
    return score > 0;
  }

  // ---- numbering

  /** Loads first, then stores, then scratch. */
  private numberBuffers(): void {
    const add = (op: Op, access: 'read' | 'write'): void => {
      if (this.bufferOf.has(op)) return;
      this.bufferOf.set(op, this.buffers.push({ dtype: op.dtype, access, size: op.size }) - 1);
      this.values.push(op);
    };
    for (const pass of this.passes) {
      for (const id of [...this.needs(pass)].sort((a, b) => a - b)) {
        const e = this.exprs[id]!;
        if (e.op === 'load' && !pass.kept.has(id)) add(e.source, 'read');
      }
    }
    for (const s of this.stores) add(s.target, 'write');
    this.scratch.forEach((dtype, i) => {
      this.bufferOf.set(i, this.buffers.push({ dtype, access: 'row', size: this.draft.innerSize }) - 1);
    });
  }

  private emitPass(pass: DraftPass, inner: readonly number[]): Pass {
    const done = new Map<number, number>();
    const expr = (id: number): number => this.emit(id, pass, done);
    const reductions = pass.reductions.map((r) => {
      const { kind, dtype, value } = this.draft.list.reductions[r]!;
      this.reductionOf.set(r, this.reductions.push({ kind, dtype, value: expr(value) }) - 1);
      return this.reductionOf.get(r)!;
    });
    const stores: Store[] = pass.stores.map((s) => ({
      buffer: this.bufferOf.get(s.target ?? s.scratch)!,
      at: this.affine(s.at, pass.inner),
      value: expr(s.expr),
    }));
    return { inner, reductions, stores };
  }

  private emit(root: number, pass: DraftPass, done: Map<number, number>): number {
    const stack = [root];
    while (stack.length > 0) {
      const id = stack[stack.length - 1]!;
      const missing = done.has(id) || pass.kept.has(id) ? [] : reads(this.exprs[id]!).filter((s) => !done.has(s));
      if (missing.length > 0) {
        stack.push(...missing);
        continue;
      }
      stack.pop();
      if (!done.has(id)) done.set(id, this.unique(this.convert(id, pass, done)));
    }
    return done.get(root)!;
  }

  private unique(e: Expr): number {
    const key = exprKey(e);
    let id = this.emitted.get(key);
    if (id === undefined) this.emitted.set(key, (id = this.out.push(e) - 1));
    return id;
  }

  private convert(id: number, pass: DraftPass, done: ReadonlyMap<number, number>): Expr {
    const e = this.exprs[id]!;
    const kept = pass.kept.get(id);
    if (kept !== undefined) {
      return {
        op: 'load',
        dtype: e.dtype,
        buffer: this.bufferOf.get(kept)!,
        at: this.affine(this.rowPosition(), true),
        mask: null,
        index: null,
      };
    }
    switch (e.op) {
      case 'const':
        return e;
      case 'scalar':
        return { op: 'scalar', dtype: e.dtype, slot: this.slot(e.slot, e.dtype) };
      case 'index':
        return { op: 'index', dtype: e.dtype, at: this.affine(e.at, pass.inner) };
      case 'inside':
        return { ...e, at: this.affine(e.at, pass.inner) };
      case 'result':
        return { op: 'result', dtype: e.dtype, reduction: this.reductionOf.get(e.reduction)! };
      case 'element':
        return { ...e, src: e.src.map((s) => done.get(s)!) };
      case 'load':
        return this.load(e, pass, done);
    }
  }

  private load(e: Draft & { op: 'load' }, pass: DraftPass, done: ReadonlyMap<number, number>): Expr {
    const { dynamic } = e.at;
    const index = dynamic && { expr: done.get(dynamic.expr)!, stride: dynamic.stride, size: dynamic.size };
    const mask = e.mask === null ? null : done.get(e.mask)!;
    return {
      op: 'load',
      dtype: e.dtype,
      buffer: this.bufferOf.get(e.source)!,
      at: this.affine(e.at, pass.inner),
      mask,
      index,
    };
  }

  private slot(plan: number, dtype: DType): number {
    let slot = this.slots.get(plan);
    if (slot === undefined) this.slots.set(plan, (slot = this.scalars.push(dtype) - 1));
    return slot;
  }
}

function exprKey(e: Expr): string {
  const at = 'at' in e ? `${linearKey({ ...e.at, dynamic: null })}` : '';
  switch (e.op) {
    case 'const':
      return `c${e.dtype.name}${Object.is(e.value, -0) ? '-0' : e.value}`;
    case 'scalar':
      return `s${e.slot}`;
    case 'index':
      return `i${e.dtype.name}${at}`;
    case 'inside':
      return `m${at}:${e.lo}:${e.hi}:${e.step}`;
    case 'load':
      return `l${e.buffer}:${at}:${e.mask}:${e.index?.expr}:${e.index?.stride}`;
    case 'result':
      return `r${e.reduction}`;
    case 'element':
      return `${e.fn}${e.dtype.name}:${e.src}`;
  }
}
