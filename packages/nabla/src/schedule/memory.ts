/** Where a plan's temporaries lie in its arena, and which values may overwrite one that is read for the last time. */
import type { DType } from '../ir/dtype.js';
import type { Affine, Expr, Kernel, Pass } from '../kernel/ir.js';
import type { Step } from './program.js';

const ALIGN = 64;

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
  return a.offset === b.offset && a.strides.length === b.strides.length && a.strides.every((s, i) => s === b.strides[i]);
}

/** Numbers of the loads of a buffer below some expressions. */
function loadsBelow(exprs: readonly Expr[], from: readonly number[], buffer: number): Set<number> {
  const found = new Set<number>();
  const seen = new Set<number>();
  const stack = [...from];
  while (stack.length > 0) {
    const id = stack.pop()!;
    if (seen.has(id)) continue;
    seen.add(id);
    const e = exprs[id]!;
    if (e.op === 'element') stack.push(...e.src);
    if (e.op !== 'load') continue;
    if (e.buffer === buffer) found.add(id);
    if (e.mask !== null) stack.push(e.mask);
    if (e.index) stack.push(e.index.expr);
  }
  return found;
}

/** Whether every element of `read` is read before `write`'s element of the same position is stored, and nowhere else. */
function readsInPlace(kernel: Kernel, read: number, write: number): boolean {
  const { exprs, reductions } = kernel;
  let stored = false;
  for (const pass of kernel.passes) {
    const reduced = pass.reductions.map((r) => reductions[r]!.value);
    const at = pass.stores.findIndex((s) => s.buffer === write);
    if (at < 0) {
      const any = loadsBelow(exprs, [...reduced, ...pass.stores.map((s) => s.value)], read).size > 0;
      if (any && (stored || pass.inner.length > 0 || kernel.passes.length > 1)) return false;
    } else if (stored || !passInPlace(kernel, pass, at, read, reduced)) return false;
    else stored = true;
  }
  return stored;
}

function passInPlace(kernel: Kernel, pass: Pass, at: number, read: number, reduced: readonly number[]): boolean {
  const { exprs } = kernel;
  const store = pass.stores[at]!;
  if (pass.stores.some((s, i) => i !== at && s.buffer === store.buffer) || loadsBelow(exprs, reduced, read).size > 0) return false;
  const before = loadsBelow(exprs, pass.stores.slice(0, at + 1).map((s) => s.value), read);
  const after = loadsBelow(exprs, pass.stores.slice(at + 1).map((s) => s.value), read);
  for (const id of after) if (!before.has(id)) return false;
  for (const id of before) {
    const e = exprs[id] as Expr & { op: 'load' };
    if (e.index || !sameAffine(e.at, store.at)) return false;
  }
  return true;
}

/** Whether a step only copies one value to another, element by element. */
function isCopy(step: Step, from: number, to: number): boolean {
  if (step.kind !== 'kernel' || step.kernel.passes.length !== 1) return false;
  const { passes, exprs } = step.kernel;
  const store = passes[0]!.stores[0]!;
  const e = exprs[store.value]!;
  if (passes[0]!.stores.length > 1 || e.op !== 'load' || e.mask !== null || e.index) return false;
  return step.buffers[e.buffer] === from && step.buffers[store.buffer] === to && sameAffine(e.at, store.at);
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

/** Byte offsets of the temporaries (by value number) and the arena's size. `temps`: null where a value is none. */
export function planMemory(steps: readonly Step[], temps: readonly (Temp | null)[], uses: Uses): { readonly offsets: Map<number, number>; readonly arena: number } {
  const arena = new Arena();
  const offsets = new Map<number, number>();
  const bytes = (v: number): number => Math.ceil((temps[v]!.size * temps[v]!.dtype.itemsize) / ALIGN) * ALIGN;
  const lastUse = (v: number): number => Math.max(uses.reads[v]!.at(-1) ?? -1, uses.writes[v]!.at(-1) ?? -1);
  const gone = new Set<number>();
  steps.forEach((step, i) => {
    const dying = stepReads(step).filter((v) => temps[v] && lastUse(v) === i);
    for (const v of new Set(stepWrites(step))) {
      if (!temps[v] || offsets.has(v)) continue;
      const from = dying.find((d) => !gone.has(d) && bytes(d) === bytes(v) && temps[d]!.dtype.itemsize === temps[v]!.dtype.itemsize && uses.mayOverwrite(d, v));
      if (from === undefined) offsets.set(v, arena.take(bytes(v)));
      else {
        gone.add(from);
        offsets.set(v, offsets.get(from)!);
      }
    }
    for (const v of new Set([...stepReads(step), ...stepWrites(step)])) {
      if (!temps[v] || gone.has(v) || lastUse(v) !== i) continue;
      gone.add(v);
      arena.give(offsets.get(v)!, bytes(v));
    }
  });
  return { offsets, arena: arena.size };
}
