/** Where a plan's temporaries lie in its arena, and which values may overwrite one that is read for the last time. */
import type { DType } from '../ir/dtype.js';
import type { Affine, Expr, Kernel, Pass } from '../kernel/ir.js';
import { neededBy, rootsOf } from '../kernel/walk.js';
import type { Step } from './program.js';

const ALIGN = 64;

type Load = Extract<Expr, { op: 'load' }>;

export function stepReads(step: Step): readonly number[] {
  switch (step.kind) {
    case 'kernel':
      return step.buffers.filter((_, i) => step.kernel.buffers[i]!.access === 'read');
    case 'dot':
      return [step.a.value, step.b.value];
    default:
      return step.inputs;
  }
}

export function stepWrites(step: Step): readonly number[] {
  switch (step.kind) {
    case 'kernel':
      return step.buffers.filter((_, i) => step.kernel.buffers[i]!.access === 'write');
    case 'host':
      return step.outputs;
    default:
      return [step.out];
  }
}

function sameAffine(a: Affine, b: Affine): boolean {
  return (
    a.offset === b.offset && a.strides.length === b.strides.length && a.strides.every((s, i) => s === b.strides[i])
  );
}

/** Numbers of the loads of a buffer below some expressions. */
function loadsBelow(exprs: readonly Expr[], from: readonly number[], buffer: number): Set<number> {
  const needed = neededBy(exprs, from);
  return new Set(needed.filter((id) => (exprs[id] as { readonly buffer?: number }).buffer === buffer));
}

/** Whether every element of `read` is read before `write`'s element of the same position is stored, and nowhere else. */
function readsInPlace(kernel: Kernel, read: number, write: number): boolean {
  let stored = false;
  for (const pass of kernel.passes) {
    const at = pass.stores.findIndex((s) => s.buffer === write);
    if (at >= 0 ? stored || !passInPlace(kernel, pass, at, read) : !readsBefore(kernel, pass, read, write, stored))
      return false;
    stored ||= at >= 0;
  }
  return stored;
}

/** A pass that does not store `write`: it may read before the store, the same row's elements only. */
function readsBefore(kernel: Kernel, pass: Pass, read: number, write: number, stored: boolean): boolean {
  const loads = [...loadsBelow(kernel.exprs, rootsOf(kernel, pass), read)].map((id) => kernel.exprs[id] as Load);
  if (loads.length === 0) return true;
  const store = kernel.passes
    .flatMap((p) => (p.inner.length === pass.inner.length ? p.stores : []))
    .find((s) => s.buffer === write);
  return !stored && store !== undefined && loads.every((e) => e.index === null && sameAffine(e.at, store.at));
}

/** Reductions and earlier stores of the pass read what they need first; later stores may read nothing new. */
function passInPlace(kernel: Kernel, pass: Pass, at: number, read: number): boolean {
  const { exprs } = kernel;
  const store = pass.stores[at]!;
  if (pass.stores.some((s, i) => i !== at && s.buffer === store.buffer)) return false;
  const roots = rootsOf(kernel, pass);
  const first = pass.reductions.length + at + 1;
  const before = loadsBelow(exprs, roots.slice(0, first), read);
  for (const id of loadsBelow(exprs, roots.slice(first), read)) if (!before.has(id)) return false;
  return [...before].every((id) => (exprs[id] as Load).index === null && sameAffine((exprs[id] as Load).at, store.at));
}

/** The two buffers of a kernel that only copies one to the other, element by element; else null. */
export function copied(kernel: Kernel): { readonly from: number; readonly to: number } | null {
  const [pass] = kernel.passes;
  if (kernel.passes.length !== 1 || pass!.stores.length !== 1) return null;
  const [store] = pass!.stores as [Pass['stores'][number]];
  const e = kernel.exprs[store.value]!;
  if (e.op !== 'load' || e.mask !== null || e.index || !sameAffine(e.at, store.at)) return null;
  return { from: e.buffer, to: store.buffer };
}

function isCopy(step: Step, from: number, to: number): boolean {
  return step.kind === 'kernel' && step.copy?.from === from && step.copy.to === to;
}

/** The steps in which each value is read and written, in order. */
export class Uses {
  readonly reads: number[][];
  readonly writes: number[][];
  private readonly steps: readonly Step[];

  constructor(steps: readonly Step[], values: number) {
    this.steps = steps;
    this.reads = Array.from({ length: values }, () => []);
    this.writes = Array.from({ length: values }, () => []);
    steps.forEach((step, i) => {
      for (const v of new Set(stepReads(step))) this.reads[v]!.push(i);
      for (const v of new Set(stepWrites(step))) this.writes[v]!.push(i);
    });
  }

  /** Whether `to` may be written where `from` is: nothing that is still to be read gets lost. */
  mayOverwrite(from: number, to: number): boolean {
    const writes = this.writes[to]!;
    const first = writes[0];
    if (first === undefined || this.writes[from]!.some((w) => w >= first)) return false;
    for (const at of this.reads[from]!) {
      if (at < first) continue;
      const unchanged = writes.every((w) => w >= at || isCopy(this.steps[w]!, from, to));
      if (!unchanged || !this.inPlace(at, from, to)) return false;
    }
    return true;
  }

  private inPlace(at: number, from: number, to: number): boolean {
    const step = this.steps[at]!;
    // Scatter starts from its first source: where it lies, if that is the result's place.
    if (step.kind === 'host' && step.node.op === 'scatter') return step.inputs.lastIndexOf(from) === 0;
    if (step.kind !== 'kernel') return false;
    const write = step.buffers.indexOf(to);
    return write >= 0 && readsInPlace(step.kernel, step.buffers.indexOf(from), write);
  }
}

interface Block {
  offset: number;
  size: number;
}

/** Best-fit places in one stretch of memory that grows. */
class Arena {
  size = 0;
  private readonly free: Block[] = [];

  take(bytes: number): number {
    let best = -1;
    this.free.forEach((b, i) => {
      if (b.size >= bytes && (best < 0 || b.size < this.free[best]!.size)) best = i;
    });
    if (best < 0) return this.grow(bytes);
    const block = this.free[best]!;
    const { offset } = block;
    block.offset += bytes;
    block.size -= bytes;
    if (block.size === 0) this.free.splice(best, 1);
    return offset;
  }

  give(offset: number, size: number): void {
    let i = 0;
    while (i < this.free.length && this.free[i]!.offset < offset) i++;
    this.free.splice(i, 0, { offset, size });
    this.join(i);
    if (i > 0) this.join(i - 1);
  }

  private grow(bytes: number): number {
    const last = this.free[this.free.length - 1];
    const offset = last && last.offset + last.size === this.size ? last.offset : this.size;
    if (offset !== this.size) this.free.pop();
    this.size = offset + bytes;
    return offset;
  }

  private join(i: number): void {
    const [a, b] = [this.free[i]!, this.free[i + 1]];
    if (!b || a.offset + a.size !== b.offset) return;
    a.size += b.size;
    this.free.splice(i + 1, 1);
  }
}

export interface Temp {
  readonly dtype: DType;
  readonly size: number;
}

export interface MemoryPlan {
  /** Byte offsets of the temporaries, by value number. */
  readonly offsets: ReadonlyMap<number, number>;
  /** Bytes in all. */
  readonly arena: number;
}

/** Places the temporaries. `temps`: null where a value is none. */
export function planMemory(steps: readonly Step[], temps: readonly (Temp | null)[], uses: Uses): MemoryPlan {
  const planner = new Planner(temps, uses);
  steps.forEach((step, i) => planner.step(step, i));
  return planner;
}

class Planner implements MemoryPlan {
  readonly offsets = new Map<number, number>();
  /** Values whose place has been given back, or given to another. */
  private readonly gone = new Set<number>();
  private readonly space = new Arena();
  private readonly temps: readonly (Temp | null)[];
  private readonly uses: Uses;

  constructor(temps: readonly (Temp | null)[], uses: Uses) {
    this.temps = temps;
    this.uses = uses;
  }

  get arena(): number {
    return this.space.size;
  }

  step(step: Step, at: number): void {
    const reads = stepReads(step).filter((v) => this.temps[v]);
    const writes = new Set(stepWrites(step).filter((v) => this.temps[v]));
    for (const v of writes) if (!this.offsets.has(v)) this.place(v, reads);
    for (const v of new Set([...reads, ...writes])) if (!this.gone.has(v) && this.lastUse(v) === at) this.free(v);
  }

  private place(v: number, reads: readonly number[]): void {
    const from = reads.find((d) => !this.gone.has(d) && this.alike(d, v) && this.uses.mayOverwrite(d, v));
    if (from === undefined) {
      this.offsets.set(v, this.space.take(this.bytes(v)));
      return;
    }
    this.gone.add(from);
    this.offsets.set(v, this.offsets.get(from)!);
  }

  private free(v: number): void {
    this.gone.add(v);
    this.space.give(this.offsets.get(v)!, this.bytes(v));
  }

  private alike(a: number, b: number): boolean {
    return (
      this.temps[a]!.size === this.temps[b]!.size && this.temps[a]!.dtype.itemsize === this.temps[b]!.dtype.itemsize
    );
  }

  private bytes(v: number): number {
    const { size, dtype } = this.temps[v]!;
    return Math.ceil((size * dtype.itemsize) / ALIGN) * ALIGN;
  }

  private lastUse(v: number): number {
    return Math.max(this.uses.reads[v]!.at(-1) ?? -1, this.uses.writes[v]!.at(-1) ?? -1);
  }
}
