/**
 * Reductions over leading axes, row by row: walking down a column of a large matrix reads 128 bytes here and there, which
 * no prefetcher follows. Here the running results of many columns lie in scratch, and rows are read as they lie in memory,
 * four at a time. A rewrite of loop IR; every element still adds up in the same order.
 */

import type { ElementOp } from '../../ir/node.js';
import {
  type Affine,
  type Expr,
  type ExprId,
  type Kernel,
  type Pass,
  REDUCE_BLOCK,
  type Reduction,
} from '../../kernel/ir.js';
import { sources } from './kernel-analysis.js';
import { isMath } from './kernel-functions.js';
import { identityOf, repOf } from './lanes.js';

/** Fewer columns or rows are faster the other way. */
const LEAST_COLUMNS = 64;
const LEAST_ROWS = 8;
/** Columns whose running results fit the first-level cache beside the rows. */
const MOST_COLUMNS = 2048;
/** The most columns where they cannot be cut evenly. */
const MOST_UNCUT = 8192;
/** Rows at a time for one reduction, and for several. */
const ROWS = 8;
const ROWS_OF_SEVERAL = 4;
/**
 * Matrices of so many elements are cut into about so many units, which threads share. Pieces of rows longer than a page have
 * 1024 columns at least, where the prefetcher still follows: on one thread they cost 3 to 10 % more than whole rows, 256 a third.
 */
const SHARED_SIZE = 2 ** 17;
const UNITS = 8;
const PAGE_COLUMNS = 1024;
/** Larger bodies gain nothing. */
const MOST_EXPRS = 16;

const FOLD: Readonly<Record<string, ElementOp>> = { sum: 'add', prod: 'mul', max: 'maximum', min: 'minimum' };

/** The same kernel with lanes along the rows, or the kernel itself where that is not worth it. */
export function sweep(kernel: Kernel): Kernel {
  const columns = kernel.outer.at(-1) ?? 0;
  const chunk = chunkOf(
    columns,
    kernel.passes[0]!.inner.reduce((n, size) => n * size, columns),
  );
  return chunk > 0 && worthwhile(kernel) ? new Rewrite(kernel, chunk).kernel() : kernel;
}

/** Columns per unit: a divisor of all columns. Large matrices are cut for threads. */
function chunkOf(columns: number, size: number): number {
  const least = columns > PAGE_COLUMNS ? PAGE_COLUMNS : 256;
  const most = size < SHARED_SIZE ? MOST_COLUMNS : Math.min(MOST_COLUMNS, Math.max(least, columns / UNITS));
  for (let chunk = most - (most % 4); chunk >= 256; chunk -= 4) if (columns % chunk === 0) return chunk;
  return columns <= MOST_UNCUT && columns >= LEAST_COLUMNS ? columns : 0;
}

function worthwhile(kernel: Kernel): boolean {
  const [first, ...rest] = kernel.passes;
  const rows = first?.inner.reduce((n, size) => n * size, 1) ?? 0;
  if (kernel.lanes !== 'outer' || rows < LEAST_ROWS || rows > REDUCE_BLOCK) return false;
  if (first!.stores.length > 0 || first!.reductions.length === 0 || rest.some((p) => p.inner.length > 0)) return false;
  if (first!.reductions.some((r) => FOLD[kernel.reductions[r]!.kind] === undefined)) return false;
  if (kernel.exprs.length > MOST_EXPRS || kernel.buffers.some((b) => b.access === 'row')) return false;
  return !kernel.exprs.some((e) => e.op === 'element' && isMath(e.fn));
}

/** Loops of the rewritten kernel: outer ones without the last, pieces of the last, then inner ones, then columns. */
class Rewrite {
  readonly #old: Kernel;
  readonly #chunk: number;
  readonly #exprs: Expr[] = [];
  readonly #outer: number[];
  /** Number of the first running result's buffer. */
  readonly #firstRow: number;

  constructor(kernel: Kernel, chunk: number) {
    this.#old = kernel;
    this.#chunk = chunk;
    this.#outer = [...kernel.outer.slice(0, -1), kernel.outer.at(-1)! / chunk];
    this.#firstRow = kernel.buffers.length;
  }

  kernel(): Kernel {
    const { passes, reductions, buffers, scalars } = this.#old;
    const [first, ...rest] = passes as [Pass, ...Pass[]];
    const made = [this.#start(first), ...this.#sweeps(first), ...rest.map((pass) => this.#last(pass))];
    const rows = reductions.map((r) => ({ dtype: r.dtype, access: 'row' as const, size: this.#chunk }));
    return {
      outer: this.#outer,
      passes: made,
      exprs: this.#exprs,
      reductions: [],
      buffers: [...buffers, ...rows],
      scalars,
      lanes: 'inner',
    };
  }

  #add(expr: Expr): ExprId {
    return this.#exprs.push(expr) - 1;
  }

  /** Index over outer loops, `inner` other loops and columns. */
  #columnIndex(inner: number): Affine {
    return { offset: 0, strides: [...this.#outer.map(() => 0), ...new Array<number>(inner).fill(0), 1] };
  }

  #running(r: number, inner: number): ExprId {
    const { dtype } = this.#old.reductions[r]!;
    return this.#add({
      op: 'load',
      dtype,
      buffer: this.#firstRow + r,
      at: this.#columnIndex(inner),
      mask: null,
      index: null,
    });
  }

  /** Every running result starts from the identity. */
  #start(first: Pass): Pass {
    const stores = first.reductions.map((r) => {
      const { kind, dtype } = this.#old.reductions[r]!;
      const value = this.#add({ op: 'const', dtype, value: identityOf(kind, repOf(dtype)) });
      return { buffer: this.#firstRow + r, at: this.#columnIndex(0), value };
    });
    return { inner: [this.#chunk], reductions: [], stores };
  }

  /** Several rows at a time, then what is left of the last inner loop. */
  #sweeps(first: Pass): Pass[] {
    const size = first.inner.at(-1)!;
    const rows = first.reductions.length > 1 ? ROWS_OF_SEVERAL : ROWS;
    const together = size >= rows ? rows : 1;
    const whole = Math.floor(size / together);
    const rest = size % together;
    // What is left follows each round of the other inner loops: only with one inner loop does it come last.
    if (rest > 0 && first.inner.length > 1) return [this.#rows(first, size, 1, 0)];
    const passes = [this.#rows(first, whole, together, 0)];
    if (rest > 0) passes.push(this.#rows(first, 1, rest, whole * together));
    return passes;
  }

  /** `count` steps of `together` rows from row `from` of the last inner loop. */
  #rows(first: Pass, count: number, together: number, from: number): Pass {
    const inner = [...first.inner.slice(0, -1), count];
    const stores = first.reductions.map((r) => {
      const reduction = this.#old.reductions[r]!;
      let value = this.#running(r, inner.length);
      for (let row = 0; row < together; row++) value = this.#fold(reduction, value, from + row, together);
      return { buffer: this.#firstRow + r, at: this.#columnIndex(inner.length), value };
    });
    return { inner: [...inner, this.#chunk], reductions: [], stores };
  }

  #fold(reduction: Reduction, running: ExprId, row: number, together: number): ExprId {
    const copies = new Map<ExprId, ExprId>();
    const value = this.#copy(reduction.value, copies, (at) => this.#rowIndex(at, row, together));
    return this.#add({ op: 'element', fn: FOLD[reduction.kind]!, dtype: reduction.dtype, src: [running, value] });
  }

  /** An index of the old first pass at row `row` + step · `together`. */
  #rowIndex(at: Affine, row: number, together: number): Affine {
    const outer = this.#outer.length;
    const [lead, column, inner] = [at.strides.slice(0, outer - 1), at.strides[outer - 1]!, at.strides.slice(outer)];
    const last = inner.at(-1)!;
    const strides = [...lead, column * this.#chunk, ...inner.slice(0, -1), last * together, column];
    return { offset: at.offset + row * last, strides };
  }

  /** An index of an old pass without inner loops. */
  #plainIndex(at: Affine): Affine {
    const outer = this.#outer.length;
    const column = at.strides[outer - 1]!;
    return { offset: at.offset, strides: [...at.strides.slice(0, outer - 1), column * this.#chunk, column] };
  }

  /** Copies an expression and what it reads, with other indices. */
  #copy(id: ExprId, copies: Map<ExprId, ExprId>, index: (at: Affine) => Affine): ExprId {
    const known = copies.get(id);
    if (known !== undefined) return known;
    const expr = this.#old.exprs[id]!;
    for (const source of sources(expr)) this.#copy(source, copies, index);
    const copy = expr.op === 'result' ? this.#running(expr.reduction, 0) : this.#add(this.#moved(expr, copies, index));
    copies.set(id, copy);
    return copy;
  }

  #moved(expr: Expr, copies: ReadonlyMap<ExprId, ExprId>, index: (at: Affine) => Affine): Expr {
    if (expr.op === 'element') return { ...expr, src: expr.src.map((s) => copies.get(s)!) };
    if (expr.op === 'load') {
      const mask = expr.mask === null ? null : copies.get(expr.mask)!;
      const at = expr.index && { ...expr.index, expr: copies.get(expr.index.expr)! };
      return { ...expr, at: index(expr.at), mask, index: at };
    }
    return 'at' in expr ? { ...expr, at: index(expr.at) } : expr;
  }

  #last(pass: Pass): Pass {
    const copies = new Map<ExprId, ExprId>();
    const stores = pass.stores.map((store) => ({
      buffer: store.buffer,
      at: this.#plainIndex(store.at),
      value: this.#copy(store.value, copies, (at) => this.#plainIndex(at)),
    }));
    return { inner: [this.#chunk], reductions: [], stores };
  }
}
