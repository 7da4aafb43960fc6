/**
 * Groups roots into kernels. A root joins a kernel that makes what it reads, or that reads the same values, when their
 * loops agree, when every value is wanted at the index at hand, and when no other kernel would have to run in between.
 */
import { contiguousStrides, numel } from '../ir/shape.js';
import type { GraphCopy, Op, PartArg, ReduceArg } from './graph.js';
import { Elsewhere, KernelDraft, type Loop, Unfoldable, type View, viewOf } from './lower.js';
import { chooseRoots, isFree, isStep } from './roots.js';

const MAX_EXPRS = 200;
const MAX_BUFFERS = 24;
const MAX_TRIES = 4;
/** Units looked at to see whether one needs another. */
const MAX_SEARCH = 64;
/** Up to so many elements are read again rather than wait for a neighbour that runs later: others may wait for them. */
const LITTLE = 16384;
/** Rows shorter than this are not made longer by a neighbour that only reads the same values. */
const SHORT_ROW = 16;
/** Columns longer than this would be walked through again from far memory. */
const LONG_COLUMN = 2048;

/** Something that runs: a kernel, or a step of its own. */
export interface Unit {
  readonly id: number;
  /** Larger than that of every unit it needs. */
  level: number;
  readonly needs: Set<number>;
  /** Units that need this one. */
  readonly readers: Set<number>;
  draft: KernelDraft | null;
  /** Roots that a kernel makes, or the operator of a step. Empty once another kernel has taken them over. */
  readonly members: Op[];
  /** What a step reads. */
  readonly operands: View[];
}

export interface Fused {
  readonly units: readonly Unit[];
  /** All needed operators and parts, inputs first. */
  readonly order: readonly Op[];
}

export function fuse(graph: GraphCopy): Fused {
  const order = chooseRoots(graph);
  const fuser = new Fuser();
  for (const op of order) if (op.root) fuser.place(op);
  return { units: fuser.units, order };
}

type Fit = 'row' | 'full';

class Fuser {
  readonly units: Unit[] = [];
  /** The last kernel that loads a value. */
  private readonly loaders = new Map<Op, number>();
  /** Kernels that make parts of a value so far. */
  private readonly parts = new Map<Op, number[]>();

  place(op: Op): void {
    // A call may have other results than an empty first one.
    if (op.units.length > 0 || (op.size === 0 && op.op !== 'call')) return;
    if (isStep(op)) this.placeStep(op);
    else if (op.op === 'pick') op.units = op.src[0]!.units;
    else if (op.assembled) op.units = this.parts.get(op)!;
    else this.placeRoot(op);
  }

  private placeStep(op: Op): void {
    const operands = op.src.map((s) => this.operand(s, op.op === 'dot'));
    const unit = this.unit(null, [op]);
    unit.operands.push(...operands);
    for (const { source } of operands) this.need(unit, source.units);
    op.units = [unit.id];
  }

  /** A step's operand as a view of a value in memory; a value of its own where it is none (or not in order). */
  private operand(op: Op, strided: boolean): View {
    let view = viewOf(op);
    if (!view || !(strided || inOrder(view, op))) {
      op.root = true;
      this.place(op);
      view = viewOf(op)!;
    }
    if (view.source.op !== 'buffer') view.source.stored = true;
    return view;
  }

  private unit(draft: KernelDraft | null, members: Op[]): Unit {
    const made: Unit = {
      id: this.units.length,
      level: 0,
      needs: new Set(),
      readers: new Set(),
      draft,
      members,
      operands: [],
    };
    this.units.push(made);
    return made;
  }

  private need(unit: Unit, ids: readonly number[]): void {
    for (const id of ids) {
      if (id === unit.id) continue;
      unit.needs.add(id);
      const other = this.units[id]!;
      other.readers.add(unit.id);
      if (unit.level <= other.level) this.raise(unit, other.level + 1);
    }
  }

  /** Gives a unit a higher level, and those that need it. */
  private raise(unit: Unit, level: number): void {
    unit.level = level;
    const stack = [unit];
    while (stack.length > 0) {
      const below = stack.pop()!;
      for (const id of below.readers) {
        const reader = this.units[id]!;
        if (reader.level > below.level) continue;
        reader.level = below.level + 1;
        stack.push(reader);
      }
    }
  }

  /** Whether some of these units need another, through any number of others; also true where that takes long to tell. */
  private reaches(from: Iterable<number>, target: Unit): boolean {
    const seen = new Set<number>();
    const stack = [...from].filter((id) => id !== target.id);
    while (stack.length > 0) {
      const unit = this.units[stack.pop()!]!;
      if (unit.level <= target.level || seen.has(unit.id)) continue;
      if (unit.needs.has(target.id) || seen.size >= MAX_SEARCH) return true;
      seen.add(unit.id);
      stack.push(...unit.needs);
    }
    return false;
  }

  private placeRoot(op: Op): void {
    const reads = readsOf(op);
    const needs = new Set<number>(this.earlierParts(op).slice(-1));
    this.mergeMakers(op, reads);
    for (const r of reads) for (const id of r.units) needs.add(id);
    for (const id of this.candidates(op, reads)) {
      const unit = this.units[id]!;
      if (this.mayJoin(unit, op, reads, needs) && this.join(unit, op, reads))
        return this.joined(unit, op, reads, needs);
    }
    this.placeAlone(op, needs);
  }

  /** Kernels of the parts that this one writes over, in order: each needs the one before. */
  private earlierParts(op: Op): readonly number[] {
    if (op.op !== 'part') return [];
    const { into } = op.arg as PartArg;
    return into.op === 'insert' ? (this.parts.get(into) ?? []) : [];
  }

  /** Kernels worth joining: those that make what is read, the last first, then those that read the same large values. */
  private candidates(op: Op, reads: ReadonlySet<Op>): number[] {
    const makers = new Set<number>();
    const neighbours = new Set<number>();
    const space = op.op === 'reduce' ? op.src[0]!.size : op.size;
    const level = this.levelAfter(reads);
    for (const r of reads) {
      if (r.units.length === 1) makers.add(r.units[0]!);
      const last = this.loaders.get(r);
      const loader = last === undefined ? undefined : this.keeper(last);
      if (loader === undefined || 2 * r.size < space || !this.worthwhile(loader, op)) continue;
      if (space > LITTLE || this.units[loader]!.level <= level) neighbours.add(loader);
    }
    const byLevel = [...makers].sort((a, b) => this.units[b]!.level - this.units[a]!.level);
    return [...new Set([...byLevel, ...neighbours])].slice(0, MAX_TRIES);
  }

  /** The level of a kernel of its own that reads these values. */
  private levelAfter(reads: ReadonlySet<Op>): number {
    let level = 0;
    for (const r of reads) for (const id of r.units) level = Math.max(level, this.units[id]!.level + 1);
    return level;
  }

  /** The kernel that has taken over a kernel's members, or itself. */
  private keeper(id: number): number {
    let unit = this.units[id]!;
    while (unit.members.length === 0) unit = this.units[[...unit.needs][0]!]!;
    return unit.id;
  }

  /**
   * Kernels of one level that make what an operator reads become one kernel, where their loops agree: none of them
   * needs another, so this cannot close a circle.
   */
  private mergeMakers(op: Op, reads: ReadonlySet<Op>): void {
    const makers = new Set<number>();
    for (const r of reads) if (r.units.length === 1 && this.units[r.units[0]!]!.draft) makers.add(r.units[0]!);
    const space = op.op === 'reduce' ? op.src[0]!.size : op.size;
    const kernels = [...makers].map((id) => this.units[id]!).filter((u) => u.draft!.total === space);
    for (const [i, into] of kernels.entries()) {
      for (const from of kernels.slice(i + 1))
        if (into.draft && from.draft && into.level === from.level) this.absorb(into, from);
    }
  }

  /** Moves all members of one kernel into another, or none. The emptied unit only waits for the other. */
  private absorb(into: Unit, from: Unit): void {
    const [a, b] = [into.draft!, from.draft!];
    if (a.innerSize !== b.innerSize || a.tail !== b.tail) return;
    const before = a.mark();
    const saved = from.members.map((m) => ({ m, expr: m.expr, perRow: m.perRow }));
    for (const m of from.members) m.units = [];
    for (const m of from.members) {
      const done = this.join(into, m, readsOf(m));
      m.units = [into.id];
      if (done) continue;
      a.undo(before);
      for (const { m: old, expr, perRow } of saved) Object.assign(old, { expr, perRow, units: [from.id] });
      return;
    }
    this.takeOver(into, from);
  }

  private takeOver(into: Unit, from: Unit): void {
    for (const m of from.members) {
      const parts = m.op === 'part' ? this.parts.get((m.arg as PartArg).into)! : [];
      const at = parts.indexOf(from.id);
      if (at >= 0) parts[at] = into.id;
    }
    into.members.push(...from.members);
    this.need(into, [...from.needs]);
    from.members.length = 0;
    from.draft = null;
    from.needs.clear();
    this.need(from, [into.id]);
  }

  private worthwhile(id: number, op: Op): boolean {
    const inner = this.units[id]!.draft!.innerSize;
    const n = op.op === 'reduce' ? reduced(op).n : 1;
    return inner === n || Math.max(inner, n) >= SHORT_ROW;
  }

  private mayJoin(unit: Unit, op: Op, reads: ReadonlySet<Op>, needs: ReadonlySet<number>): boolean {
    if (!unit.draft || this.earlierParts(op).includes(unit.id)) return false;
    for (const r of reads) if (r.units.length > 1 && r.units.includes(unit.id)) return false;
    return unit.readers.size === 0 || !this.reaches(needs, unit);
  }

  /** Adds the root to a kernel, if that works out. */
  private join(unit: Unit, op: Op, reads: ReadonlySet<Op>): boolean {
    const draft = unit.draft!;
    const fit = fits(
      draft,
      op,
      [...reads].some((r) => r.units[0] === unit.id),
    );
    if (fit === null) return false;
    const before = draft.mark();
    try {
      op.expr = draft.lowerRoot(op, fit === 'row');
    } catch (error) {
      if (error instanceof Unfoldable || error instanceof Elsewhere) return false;
      throw error;
    }
    if (draft.list.exprs.length > MAX_EXPRS || sources(draft).size + unit.members.length >= MAX_BUFFERS) {
      draft.undo(before);
      op.expr = -1;
      return false;
    }
    op.perRow = op.op === 'reduce' || fit === 'row';
    return true;
  }

  private joined(unit: Unit, op: Op, reads: ReadonlySet<Op>, needs: ReadonlySet<number>): void {
    op.units = [unit.id];
    unit.members.push(op);
    this.need(unit, [...needs]);
    for (const r of reads) if (r.units[0] !== unit.id) this.loaders.set(r, unit.id);
    if (op.op !== 'part') return;
    const { into } = op.arg as PartArg;
    this.parts.set(into, [...new Set([...(this.parts.get(into) ?? []), unit.id])]);
  }

  /** A kernel for this root alone. What cannot be folded into it is made a root first. */
  private placeAlone(op: Op, needs: Set<number>): void {
    for (;;) {
      const draft = ownDraft(this.units.length, op);
      try {
        op.expr = draft.lowerRoot(op, false);
        op.perRow = op.op === 'reduce';
        return this.joined(this.unit(draft, []), op, readsOf(op), needs);
      } catch (error) {
        if (!(error instanceof Unfoldable) || error.culprit.root) throw error;
        error.culprit.root = true;
        this.place(error.culprit);
        for (const id of error.culprit.units) needs.add(id);
      }
    }
  }
}

/** Values in memory or in kernels that an operator reads, through all that melts into it. */
export function readsOf(op: Op): Set<Op> {
  const found = new Set<Op>();
  const seen = new Set<Op>();
  const stack = isMade(op) ? [op] : [...op.src];
  while (stack.length > 0) {
    const s = stack.pop()!;
    if (seen.has(s)) continue;
    seen.add(s);
    if (isMade(s)) found.add(s);
    else if (!isFree(s)) stack.push(...s.src);
  }
  return found;
}

function isMade(op: Op): boolean {
  return (op.root && op.units.length > 0) || op.op === 'buffer';
}

function reduced(op: Op): { readonly n: number; readonly tail: number } {
  const { from, to } = op.arg as ReduceArg;
  const { shape } = op.src[0]!;
  return { n: numel(shape.slice(from, to)), tail: numel(shape.slice(to)) };
}

/** How a root's elements lie on a kernel's loops; null where they do not. May make the last loops inner ones. */
function fits(draft: KernelDraft, op: Op, dependent: boolean): Fit | null {
  const inner = draft.innerSize;
  if (op.op === 'reduce') return fitsReduction(draft, op, inner);
  if (op.size === draft.total) return draft.tail > 1 && (!dependent || inner > LONG_COLUMN) ? null : 'full';
  return inner > 1 && op.size * inner === draft.total ? 'row' : null;
}

function fitsReduction(draft: KernelDraft, op: Op, inner: number): Fit | null {
  const { n, tail } = reduced(op);
  if (op.src[0]!.size !== draft.total) return null;
  if (inner > 1) return inner === n && draft.tail === tail ? 'full' : null;
  return tail === 1 && draft.makeInner(n) ? 'full' : null;
}

function ownDraft(id: number, op: Op): KernelDraft {
  if (op.op !== 'reduce')
    return new KernelDraft(
      id,
      op.shape.map((size) => ({ size, inner: false })),
      1,
    );
  const { from, to } = op.arg as ReduceArg;
  const loops: Loop[] = op.src[0]!.shape.map((size, i) => ({ size, inner: i >= from && i < to }));
  return new KernelDraft(id, loops, reduced(op).tail);
}

function sources(draft: KernelDraft): Set<Op> {
  const found = new Set<Op>();
  for (const e of draft.list.exprs) if (e.op === 'load') found.add(e.source);
  return found;
}

function inOrder({ source, offset, strides }: View, op: Op): boolean {
  const order = contiguousStrides(op.shape);
  return offset === 0 && source.size === op.size && strides.every((s, i) => s === order[i] || op.shape[i] === 1);
}
