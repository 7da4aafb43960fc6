/**
 * What the generator must know of a kernel before it emits: on which loops a value depends (so where it is computed, and
 * whether it differs between lanes), which values a pass needs, and which checks count (`Demand`).
 *
 * Loops are numbered as in `Affine.strides`: the outer ones, then the pass's inner ones. A *site* is a place in the nest
 * where code goes: site 0 is the function's entry, site k the body of loop k − 1. Outer loops run as one flat loop, so
 * their values sit at site O (all outer indices fixed), and, where the last outer loop has the lanes, at site O − 1, too.
 */
import type { Affine, Expr, ExprId, Kernel, Pass } from '../../kernel/ir.js';
import { dividesInts } from './element-scalar.js';
import { repOf } from './lanes.js';

/** Masks that must all have these values for an expression's value to count. */
export type Path = readonly { readonly mask: ExprId; readonly value: boolean }[];

export class PassInfo {
  readonly pass: Pass;
  /** Outer and inner loop sizes. */
  readonly sizes: readonly number[];
  readonly outer: number;
  /** The loop that has the lanes, or −1: everything is scalar. */
  readonly lanes: number;
  /** Expressions that the stores and reductions need, in order. */
  readonly needed: readonly ExprId[];
  /** The sites, from the entry inwards. */
  readonly sites: readonly number[];
  readonly #loops: ReadonlyMap<number, readonly number[]>;
  readonly #kernel: Kernel;
  readonly #level: Int32Array;
  readonly #varies: Uint8Array;
  #splats: ReadonlySet<ExprId> | undefined;
  #demand: Map<ExprId, readonly Path[]> | undefined;

  constructor(kernel: Kernel, pass: Pass) {
    this.#kernel = kernel;
    this.pass = pass;
    this.sizes = [...kernel.outer, ...pass.inner];
    this.outer = kernel.outer.length;
    this.lanes = kernel.lanes === 'outer' ? this.outer - 1 : pass.inner.length > 0 ? this.sizes.length - 1 : -1;
    this.needed = reachable(kernel, pass);
    this.#loops = this.#siteLoops();
    this.sites = [...this.#loops.keys()];
    this.#level = new Int32Array(kernel.exprs.length);
    this.#varies = new Uint8Array(kernel.exprs.length);
    for (const id of this.needed) this.#analyse(id);
  }

  get #outerLanes(): boolean {
    return this.lanes === this.outer - 1;
  }

  /** Whether a buffer is scratch of one outer index. */
  isRow(buffer: number): boolean {
    return this.#kernel.buffers[buffer]!.access === 'row';
  }

  /** Elements of the inner loops. */
  get inner(): number {
    return this.pass.inner.reduce((n, size) => n * size, 1);
  }

  /** Stride of a loop; 0 where the loop runs once. */
  stride(at: Affine, loop: number): number {
    return this.sizes[loop]! > 1 ? (at.strides[loop] ?? 0) : 0;
  }

  /** Whether lanes differ. */
  varies(id: ExprId): boolean {
    return this.#varies[id] === 1;
  }

  /** Where the value is computed. */
  site(id: ExprId): number {
    return this.siteOfLevel(this.#level[id]!);
  }

  siteOfLevel(level: number): number {
    if (level === 0 || level > this.outer) return level;
    return this.#outerLanes && level < this.outer ? this.outer - 1 : this.outer;
  }

  /** The loops whose index becomes known at a site. */
  loopsAt(site: number): readonly number[] {
    return this.#loops.get(site) ?? [];
  }

  levelOf(at: Affine): number {
    for (let loop = this.sizes.length - 1; loop >= 0; loop--) if (this.stride(at, loop) !== 0) return loop + 1;
    return 0;
  }

  #siteLoops(): Map<number, readonly number[]> {
    const { outer } = this;
    const all = Array.from({ length: outer }, (_, loop) => loop);
    const out = new Map<number, readonly number[]>([[0, []]]);
    if (this.#outerLanes) {
      if (outer > 1) out.set(outer - 1, all.slice(0, -1));
      out.set(outer, [outer - 1]);
    } else {
      out.set(outer, all);
    }
    for (let site = outer + 1; site <= this.sizes.length; site++) out.set(site, [site - 1]);
    return out;
  }

  /** Whether lanes that differ read this value that does not. */
  isSplat(id: ExprId): boolean {
    this.#splats ??= splats(this.#kernel, this);
    return this.#splats.has(id);
  }

  /** Conditions under which the expression's value counts; no paths: always. */
  demand(id: ExprId): readonly Path[] {
    this.#demand ??= demands(this.#kernel, this);
    return this.#demand.get(id) ?? [];
  }

  #analyse(id: ExprId): void {
    const expr = this.#kernel.exprs[id]!;
    let level = 0;
    let varies = false;
    if (expr.op === 'result') {
      level = this.outer;
      varies = this.#outerLanes;
    } else if ('at' in expr) {
      level = this.levelOf(expr.at);
      varies = this.lanes >= 0 && this.stride(expr.at, this.lanes) !== 0;
      if (expr.op === 'load' && this.isRow(expr.buffer)) {
        level = Math.max(level, this.outer);
        varies ||= this.#outerLanes;
      }
    }
    for (const source of sources(expr)) {
      level = Math.max(level, this.#level[source]!);
      varies ||= this.#varies[source] === 1;
    }
    this.#level[id] = level;
    this.#varies[id] = varies ? 1 : 0;
  }
}

function shift(at: Affine): Affine {
  return { offset: at.offset, strides: [0, ...at.strides] };
}

/** The kernel with at least one outer loop. */
export function withOuter(kernel: Kernel): Kernel {
  if (kernel.outer.length > 0) return kernel;
  return {
    ...kernel,
    outer: [1],
    exprs: kernel.exprs.map((expr) => ('at' in expr ? { ...expr, at: shift(expr.at) } : expr)),
    passes: kernel.passes.map((pass) => ({ ...pass, stores: pass.stores.map((s) => ({ ...s, at: shift(s.at) })) })),
  };
}

/** The expressions that an expression reads. */
export function sources(expr: Expr): readonly ExprId[] {
  if (expr.op === 'element') return expr.src;
  if (expr.op !== 'load') return [];
  const out: ExprId[] = [];
  if (expr.mask !== null) out.push(expr.mask);
  if (expr.index !== null) out.push(expr.index.expr);
  return out;
}

function reachable(kernel: Kernel, pass: Pass): ExprId[] {
  const seen = new Uint8Array(kernel.exprs.length);
  for (const store of pass.stores) seen[store.value] = 1;
  for (const r of pass.reductions) seen[kernel.reductions[r]!.value] = 1;
  const out: ExprId[] = [];
  for (let id = kernel.exprs.length - 1; id >= 0; id--) {
    if (seen[id] === 0) continue;
    out.push(id);
    for (const source of sources(kernel.exprs[id]!)) seen[source] = 1;
  }
  return out.reverse();
}

function splats(kernel: Kernel, info: PassInfo): Set<ExprId> {
  const out = new Set<ExprId>();
  const add = (id: ExprId): unknown => !info.varies(id) && out.add(id);
  for (const id of info.needed) {
    const expr = kernel.exprs[id]!;
    if (expr.op === 'element' && info.varies(id)) expr.src.forEach(add);
  }
  if (info.lanes < 0) return out;
  for (const store of info.pass.stores) add(store.value);
  for (const r of info.pass.reductions) add(kernel.reductions[r]!.value);
  return out;
}

/** Whether running the kernel can fail on values. */
export function canFail(kernel: Kernel): boolean {
  return kernel.exprs.some((expr) => failing(kernel, expr));
}

function failing(kernel: Kernel, expr: Expr): boolean {
  if (expr.op === 'load') return expr.index !== null;
  return expr.op === 'element' && expr.src.length > 0 && dividesInts(expr.fn, repOf(kernel.exprs[expr.src[0]!]!.dtype));
}

/** More alternatives than this, and a value simply counts everywhere. */
const MAX_PATHS = 4;

/** Walks from the roots down; only `where` on a movement's own mask makes a branch conditional. */
function demands(kernel: Kernel, info: PassInfo): Map<ExprId, readonly Path[]> {
  const paths = new Map<ExprId, Path[] | 'always'>();
  const add = (id: ExprId, from: readonly Path[] | 'always', literal?: Path[number]): void => {
    const extended =
      from === 'always' ? (literal ? [[literal]] : 'always') : from.map((p) => (literal ? [...p, literal] : p));
    const known = paths.get(id);
    if (known === 'always') return;
    const all = extended === 'always' ? 'always' : [...(known ?? []), ...extended];
    paths.set(id, all === 'always' || all.length > MAX_PATHS ? 'always' : all);
  };
  for (const store of info.pass.stores) add(store.value, 'always');
  for (const r of info.pass.reductions) add(kernel.reductions[r]!.value, 'always');
  for (const id of [...info.needed].reverse()) {
    const expr = kernel.exprs[id]!;
    const own = paths.get(id) ?? 'always';
    const branches = expr.op === 'element' && expr.fn === 'where' && isPlacement(kernel, expr.src[0]!);
    sources(expr).forEach((source, i) => {
      if (branches && i > 0) add(source, own, { mask: (expr as { src: readonly ExprId[] }).src[0]!, value: i === 1 });
      else if (expr.op === 'load' && expr.mask !== null && source !== expr.mask)
        add(source, own, { mask: expr.mask, value: true });
      else add(source, own);
    });
  }
  const out = new Map<ExprId, readonly Path[]>();
  for (const [id, p] of paths) if (p !== 'always') out.set(id, p);
  return out;
}

/** `inside`, or a logical combination of them. */
function isPlacement(kernel: Kernel, id: ExprId): boolean {
  const expr = kernel.exprs[id]!;
  if (expr.op === 'inside') return true;
  return (
    expr.op === 'element' &&
    (expr.fn === 'and' || expr.fn === 'or' || expr.fn === 'not') &&
    expr.src.every((s) => isPlacement(kernel, s))
  );
}
