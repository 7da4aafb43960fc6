/** Expressions of a kernel under construction: as in kernel IR, but with indices over all loops and loads by operator. */
import type { DType } from '../ir/dtype.js';
import type { ElementOp } from '../ir/node.js';
import type { ReduceKind } from '../kernel/ir.js';
import type { Op } from './graph.js';
import { type Linear, linearKey, splitLinear } from './index.js';

export type Draft =
  | { readonly op: 'const'; readonly dtype: DType; readonly value: number }
  | { readonly op: 'scalar'; readonly dtype: DType; readonly slot: number }
  | { readonly op: 'index'; readonly dtype: DType; readonly at: Linear }
  | {
      readonly op: 'inside';
      readonly dtype: DType;
      readonly at: Linear;
      readonly lo: number;
      readonly hi: number;
      readonly step: number;
    }
  | {
      readonly op: 'load';
      readonly dtype: DType;
      readonly source: Op;
      readonly at: Linear;
      readonly mask: number | null;
    }
  | { readonly op: 'result'; readonly dtype: DType; readonly reduction: number }
  | { readonly op: 'element'; readonly fn: ElementOp; readonly dtype: DType; readonly src: readonly number[] };

export interface DraftReduction {
  readonly kind: ReduceKind;
  readonly dtype: DType;
  readonly value: number;
}

function key(e: Draft): string {
  switch (e.op) {
    case 'const':
      return `c${e.dtype.name}${Object.is(e.value, -0) ? '-0' : e.value}`;
    case 'scalar':
      return `s${e.slot}`;
    case 'index':
      return `i${e.dtype.name}${linearKey(e.at)}`;
    case 'inside':
      return `m${linearKey(e.at)}:${e.lo}:${e.hi}:${e.step}`;
    case 'load':
      return `l${e.source.id}:${linearKey(e.at)}:${e.mask}`;
    case 'result':
      return `r${e.reduction}`;
    case 'element':
      return `${e.fn}${e.dtype.name}:${e.src}`;
  }
}

/** The expressions that an expression reads. */
export function reads(e: Draft): readonly number[] {
  if (e.op === 'element') return e.src;
  if (e.op !== 'load') return [];
  const index = e.at.dynamic ? [e.at.dynamic.expr] : [];
  return e.mask === null ? index : [e.mask, ...index];
}

/** The affine index of an expression, if it has one. */
export function indexOf(e: Draft): Linear | null {
  return e.op === 'load' || e.op === 'index' || e.op === 'inside' ? e.at : null;
}

/** A list of expressions without equal ones, that can go back to an earlier length. */
export class DraftList {
  exprs: Draft[] = [];
  /** The pass in which an expression can be had: after the reductions that it reads. */
  readonly levels: number[] = [];
  readonly reductions: DraftReduction[] = [];
  private known = new Map<string, number>();
  private keys: string[] = [];

  add(e: Draft): number {
    const k = key(e);
    const found = this.known.get(k);
    if (found !== undefined) return found;
    const id = this.exprs.length;
    this.known.set(k, id);
    this.keys.push(k);
    this.exprs.push(e);
    this.levels.push(this.level(e));
    return id;
  }

  reduce(kind: ReduceKind, dtype: DType, value: number): number {
    let found = this.reductions.findIndex((r) => r.kind === kind && r.value === value && r.dtype === dtype);
    if (found < 0) found = this.reductions.push({ kind, dtype, value }) - 1;
    return this.add({ op: 'result', dtype, reduction: found });
  }

  /** Forgets what was added since the list had these lengths. */
  rollback(exprs: number, reductions: number): void {
    for (const k of this.keys.splice(exprs)) this.known.delete(k);
    this.exprs.length = exprs;
    this.levels.length = exprs;
    this.reductions.length = reductions;
  }

  splitLoop(loop: number, inner: number): void {
    this.exprs = this.exprs.map((e) => {
      const at = indexOf(e);
      return at ? ({ ...e, at: splitLinear(at, loop, inner) } as Draft) : e;
    });
    this.keys = this.exprs.map(key);
    this.known = new Map(this.keys.map((k, i) => [k, i]));
  }

  private level(e: Draft): number {
    if (e.op === 'result') return this.levels[this.reductions[e.reduction]!.value]! + 1;
    let level = 0;
    for (const id of reads(e)) level = Math.max(level, this.levels[id]!);
    return level;
  }
}
