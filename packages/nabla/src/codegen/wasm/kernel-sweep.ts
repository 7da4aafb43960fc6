/**
 * Reductions over leading axes, row by row: walking down a column of a large matrix reads 128 bytes here and there, which
 * no prefetcher follows. Here the running results of many columns lie in scratch, and rows are read as they lie in memory,
 * one at a time, or several of long rows. A rewrite of loop IR; every element still adds up in the same order.
 */

import type { ElementOp } from '../../ir/node.js';
import { numel } from '../../ir/shape.js';
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
/**
 * Bytes of running results that are loaded and stored again for each row without waiting: whole rows are then read one
 * after the other, as prefetchers like it best (layer_norm's weight and bias gradients: 0.54 ms instead of 1.2 to 1.8).
 */
const CLOSE = 8192;
/** Rows at a time otherwise, for one reduction, and for several. */
const ROWS = 8;
const ROWS_OF_SEVERAL = 4;
/**
 * Matrices of so many elements are cut into about so many units, which threads share. Rows of up to a page of singles stay
 * whole; pieces of longer ones have as much at least, where the prefetcher still follows: on one thread they cost 3 to 10 %
 * more than whole rows, 256 columns a third to three times as much.
 */
const SHARED_SIZE = 2 ** 17;
const UNITS = 8;
const PAGE_COLUMNS = 1024;
/** Larger bodies are for one row at a time, and gain something only where matrices are large and cut into rows for threads. */
const MOST_EXPRS = 16;

const FOLD: Readonly<Record<string, ElementOp>> = { sum: 'add', prod: 'mul', max: 'maximum', min: 'minimum' };

/** The same kernel with lanes along the rows, or the kernel itself where that is not worth it. */
export function sweep(kernel: Kernel): Kernel {
  const columns = kernel.outer.at(-1) ?? 0;
  const chunk = chunkOf(columns, columns * numel(kernel.passes[0]!.inner));
  return chunk > 0 && worthwhile(kernel) ? new Rewrite(kernel, chunk).kernel() : kernel;
}

/** Columns per unit: a divisor of all columns. Large matrices are cut for threads. */
function chunkOf(columns: number, size: number): number {
  if (columns <= PAGE_COLUMNS) return columns < LEAST_COLUMNS ? 0 : columns;
  const most = size < SHARED_SIZE ? MOST_COLUMNS : Math.min(MOST_COLUMNS, Math.max(PAGE_COLUMNS, columns / UNITS));
  for (let chunk = most - (most % 4); chunk >= 256; chunk -= 4) if (columns % chunk === 0) return chunk;
  return columns <= MOST_UNCUT ? columns : 0;
}

function worthwhile(kernel: Kernel): boolean {
  const [first, ...rest] = kernel.passes;
  const rows = numel(first?.inner ?? [0]);
  if (kernel.lanes !== 'outer' || rows < LEAST_ROWS || rows > REDUCE_BLOCK) return false;
  if (first!.stores.length > 0 || first!.reductions.length === 0 || rest.some((p) => p.inner.length > 0)) return false;
  if (first!.reductions.some((r) => FOLD[kernel.reductions[r]!.kind] === undefined)) return false;
  if (kernel.buffers.some((b) => b.access === 'row')) return false;
  const columns = kernel.outer.at(-1)!;
  return !isLarge(kernel) || (columns <= PAGE_COLUMNS && numel(kernel.outer) >= UNITS * columns);
}

function isLarge({ exprs }: Kernel): boolean {
  return exprs.length > MOST_EXPRS || exprs.some((e) => e.op === 'element' && isMath(e.fn));
}

/** Rows of the innermost loop that are read side by side. */
function rowsAtATime(kernel: Kernel, chunk: number): number {
  if (isLarge(kernel)) return 1;
  const { outer, passes, reductions } = kernel;
  const running = reductions.reduce((bytes, r) => bytes + chunk * r.dtype.itemsize, 0);
  const close = chunk === outer.at(-1) && running <= CLOSE;
  if (reductions.length > 1) return close ? 1 : ROWS_OF_SEVERAL;
  // A small matrix is in the cache, most likely.
  return close && numel(outer) * numel(passes[0]!.inner) >= SHARED_SIZE ? 1 : ROWS;
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

  /** Rows, several at a time where that pays, then what is left of the last inner loop. */
  #sweeps(first: Pass): Pass[] {
    const size = first.inner.at(-1)!;
    const rows = rowsAtATime(this.#old, this.#chunk);
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
