/**
 * Matrix products as WebAssembly, generated at run time: C = A·B, C += A·B, with bias and relu in the last write.
 *
 * Every element of C is one chain of `acc = acc + a·b` in increasing k from 0 (or from C), rounded after each operation, so
 * a plain loop gives the same bits; blocking, strides, tiles and split ranges do not show. Where the engine has relaxed SIMD
 * multiply and add round once, alike in every path. One exception: a dot product (m = n = 1) of k ≥ `DOT_CHAINED` elements is
 * summed in `DOT_CHAINS` chains, see `dotOrder`.
 */

import type { FuncRef, Local, ModuleBuilder } from './assembler.js';
import type { Blocks } from './gemm-blocked.js';
import { blockedScratch, emitBlocks, emitProduct } from './gemm-blocked.js';
import type { Code, Expr } from './gemm-code.js';
import { define } from './gemm-code.js';
import { DOT_CHAINED, emitDot } from './gemm-dot.js';
import { emitByDots } from './gemm-dots.js';
import type { Form, GemmType } from './gemm-kernel.js';
import { ACCUMULATE, BIAS, formOf, RELU } from './gemm-kernel.js';
import { emitPack } from './gemm-pack.js';
import { emitByRows } from './gemm-rows.js';
import type { TemplateOptions } from './template.js';
import { Templates, templateModule } from './template.js';

export { DOT_CHAINED, DOT_CHAINS, dotOrder } from './gemm-dot.js';
export type { GemmType } from './gemm-kernel.js';
export { ACCUMULATE, BIAS, RELU } from './gemm-kernel.js';
export { compileOnce, hasFma, isShared } from './template.js';

/** At most so many rows or terms, and at least so many adjacent columns: B is read where it is. */
const FEW_ROWS = 4;
const FEW_TERMS = 4;
const MANY_COLUMNS = 16;
/** At most so many rows and columns contiguous along k: likewise. */
const DOT_ROWS = 2;

/** Parameters of the exported `gemm`: strides in elements, pointers in bytes, `mStart ≤ row < mEnd`. */
export const GEMM_PARAMS = [
  'm',
  'n',
  'k',
  'a',
  'aRow',
  'aCol',
  'b',
  'bRow',
  'bCol',
  'c',
  'cRow',
  'scratch',
  'mStart',
  'mEnd',
  'flags',
  'bias',
] as const; // prettier-ignore
type GemmLocals = Readonly<Record<(typeof GEMM_PARAMS)[number], Local>>;

/**
 * Bytes of scratch that `gemm` needs at its scratch pointer (any alignment; contents do not matter).
 */
export function gemmScratch(m: number, n: number, k: number, type: GemmType): number {
  const forms = [formOf(type, false), formOf(type, true)];
  // A single column is computed as a row.
  const sizes = forms.flatMap((form) => [blockedScratch(form, m, n, k), n === 1 ? blockedScratch(form, 1, m, k) : 0]);
  return Math.max(...sizes);
}

interface GemmParts {
  readonly blocks: Blocks;
  readonly packA: FuncRef;
  readonly packB: FuncRef;
  readonly byRows: FuncRef;
  readonly byDots: FuncRef;
  readonly dot: FuncRef;
}

/** Element strides to byte steps, the row range to pointers. */
function normalise(code: Code, form: Form, p: GemmLocals): void {
  for (const stride of [p.aRow, p.aCol, p.bRow, p.bCol, p.cRow]) code.set(stride, code.mul(stride, code.k(form.bytes)));
  code.advance(p.a, code.mul(p.mStart, p.aRow));
  code.advance(p.c, code.mul(p.mStart, p.cRow));
  code.set(p.m, code.sub(p.mEnd, p.mStart));
}

function swap(code: Code, a: Local, b: Local): void {
  code.push(a, b);
  code.f.set(a).set(b);
}

/** A column of adjacent elements is the row (Bᵀ·Aᵀ); products commute, so the bits stay. */
function columnAsRow(code: Code, form: Form, p: GemmLocals): void {
  const adjacent = code.eq(p.cRow, code.k(form.bytes));
  const plain = code.not(code.and(p.flags, code.k(BIAS)));
  code.if(code.and(code.eq(p.n, code.k(1)), code.and(adjacent, plain)), () => {
    swap(code, p.a, p.b);
    swap(code, p.aRow, p.bCol);
    swap(code, p.aCol, p.bRow);
    swap(code, p.m, p.n);
  });
}

/** Computes the first `columns` columns by `compute`; `p` keeps the rest. */
function firstColumns(code: Code, form: Form, p: GemmLocals, columns: Expr, compute: (n: Local) => void): void {
  const n = code.let(columns);
  compute(n);
  const done = code.let(code.mul(n, code.k(form.bytes)));
  for (const pointer of [p.c, p.bias]) code.advance(pointer, done);
  code.advance(p.b, code.mul(n, p.bCol));
  code.set(p.n, code.sub(p.n, n));
}

/** Few rows of A or few terms, columns of B adjacent: all whole vectors of columns without packing. */
function wholeVectorsByRows(code: Code, form: Form, parts: GemmParts, p: GemmLocals): void {
  const few = code.or(code.le(p.m, code.k(FEW_ROWS)), code.le(p.k, code.k(FEW_TERMS)));
  const adjacent = code.eq(p.bCol, code.k(form.bytes));
  code.if(code.and(code.and(few, adjacent), code.le(code.k(MANY_COLUMNS), p.n)), () => {
    firstColumns(code, form, p, code.and(p.n, code.k(-form.lanes)), (n) => {
      code.call(parts.byRows, p.m, n, p.k, p.a, p.aRow, p.aCol, p.b, p.bRow, p.c, p.cRow, p.flags, p.bias);
    });
  });
}

/** One or two rows of A, B contiguous along k: all whole tiles of columns without packing. */
function wholeTilesByDots(code: Code, form: Form, parts: GemmParts, p: GemmLocals): void {
  const contiguous = code.eq(p.bRow, code.k(form.bytes));
  code.if(code.and(contiguous, code.le(p.m, code.k(DOT_ROWS))), () => {
    firstColumns(code, form, p, code.and(p.n, code.k(-form.nr)), (n) => {
      code.call(parts.byDots, p.m, n, p.k, p.a, p.aRow, p.aCol, p.b, p.bCol, p.c, p.cRow, p.flags, p.bias);
    });
  });
}

function emitGemm(module: ModuleBuilder, form: Form, parts: GemmParts): FuncRef {
  return define(module, 'gemm', GEMM_PARAMS, (code, p) => {
    const one = code.k(1);
    const isDot = code.let(code.and(code.and(code.eq(p.m, one), code.eq(p.n, one)), code.le(code.k(DOT_CHAINED), p.k)));
    normalise(code, form, p);
    code.if(code.and(isDot, code.lt(code.k(0), p.m)), () => {
      code.call(parts.dot, p.k, p.a, p.aCol, p.b, p.bRow, p.c, p.scratch, p.flags, p.bias);
      code.f.return_();
    });
    columnAsRow(code, form, p);
    wholeVectorsByRows(code, form, parts, p);
    wholeTilesByDots(code, form, parts, p);
    emitProduct(code, parts.blocks, {
      ...p,
      cStep: p.cRow,
      packA: (i0, mc, p0, kc, dst) => {
        const src = code.add(p.a, code.mul(i0, p.aRow), code.mul(p0, p.aCol));
        code.call(parts.packA, kc, mc, src, p.aRow, p.aCol, dst);
      },
      packB: (j0, nc, p0, kc, dst) => {
        const src = code.add(p.b, code.mul(p0, p.bRow), code.mul(j0, p.bCol));
        code.call(parts.packB, kc, nc, src, p.bCol, p.bRow, dst);
      },
    });
  });
}

/** Parameters of the exported `bgemm`: how many products, the strides between them in elements, then `gemm`'s. */
export const BGEMM_PARAMS = ['batch', 'aBatch', 'bBatch', 'cBatch', ...GEMM_PARAMS] as const;

function emitBatched(module: ModuleBuilder, form: Form, gemm: FuncRef): FuncRef {
  return define(module, 'bgemm', BGEMM_PARAMS, (code, p) => {
    code.loop(code.k(0), p.batch, 1, () => {
      code.call(gemm, ...GEMM_PARAMS.map((name) => p[name]));
      code.advance(p.a, code.mul(p.aBatch, code.k(form.bytes)));
      code.advance(p.b, code.mul(p.bBatch, code.k(form.bytes)));
      code.advance(p.c, code.mul(p.cBatch, code.k(form.bytes)));
    });
  });
}

/** Module bytes exporting `gemm(…GEMM_PARAMS)` and `bgemm(…BGEMM_PARAMS)` over the imported `env.memory`. */
export function gemmModule(type: GemmType, options: TemplateOptions = {}): Uint8Array<ArrayBuffer> {
  const form = formOf(type, options.fma === true);
  const module = templateModule(options);
  const blocks = emitBlocks(module, form);
  const gemm = emitGemm(module, form, {
    blocks,
    packA: emitPack(module, form, 'packA', form.mr, blocks.copy, false),
    packB: emitPack(module, form, 'packB', form.nr, blocks.copy, true),
    byRows: emitByRows(module, form, blocks.finish),
    byDots: emitByDots(module, form, blocks.finish),
    dot: emitDot(module, form, blocks.copy),
  });
  module.exportFunc('gemm', gemm);
  module.exportFunc('bgemm', emitBatched(module, form, gemm));
  return module.build();
}

/** A matrix in memory: byte address, strides in elements (any sign, 0 included). */
export interface MatrixRef {
  readonly ptr: number;
  readonly row: number;
  readonly col: number;
}

/** One product C[m×n] = A[m×k]·B[k×n], or `batch` of them. */
export interface GemmCall {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a: MatrixRef;
  readonly b: MatrixRef;
  /** Columns of C are adjacent. C may not overlap A or B. */
  readonly c: { readonly ptr: number; readonly row: number };
  /** Byte address of `gemmScratch(m, n, k, type)` bytes, one area per thread. */
  readonly scratch: number;
  /** Compute these rows only, start inclusive, end exclusive; all by default. Any split gives the same bits. */
  readonly rows?: readonly [start: number, end: number];
  /** C += A·B, each chain starting from C. */
  readonly accumulate?: boolean;
  /** Byte address of n values that are added to every row after the sum. */
  readonly bias?: number;
  /** max(·, 0) at the end; nan stays. */
  readonly relu?: boolean;
  /** Number of products and the strides in elements between their operands. */
  readonly batch?: { readonly count: number; readonly a: number; readonly b: number; readonly c: number };
}

type Numeric = (...args: number[]) => void;

/** What a module of `gemmModule` exports. */
export interface GemmExports {
  readonly gemm: Numeric;
  readonly bgemm: Numeric;
}

/**
 * Matrix products over one memory, which must have been made with a `maximum`. Modules are compiled at first use, synchronously
 * (a few KB), and shared by all memories of one thread.
 *
 * @example
 * const kernels = new GemmKernels(memory);
 * kernels.run('f32', { m, n, k, a: { ptr, row: k, col: 1 }, b: { ptr: b, row: n, col: 1 }, c: { ptr: c, row: n }, scratch });
 */
export class GemmKernels {
  readonly #templates: Templates<GemmType, GemmExports>;

  /** @param options.fma use relaxed SIMD; by default where the engine has it */
  constructor(memory: WebAssembly.Memory, options: { readonly fma?: boolean } = {}) {
    this.#templates = new Templates(memory, 'gemm', gemmModule, options);
  }

  get fma(): boolean {
    return this.#templates.fma;
  }

  /** The raw functions, for callers that hold their arguments as numbers already. */
  exports(type: GemmType): GemmExports {
    return this.#templates.get(type);
  }

  /** The module of these functions, `gemm` its first export and `bgemm` its second. */
  bytes(type: GemmType): Uint8Array<ArrayBuffer> {
    return this.#templates.bytes(type);
  }

  /** Runs one call. */
  run(type: GemmType, call: GemmCall): void {
    const { m, n, k, a, b, c, scratch, rows = [0, m], bias = 0, batch } = call;
    const flags = (call.accumulate ? ACCUMULATE : 0) | (call.bias === undefined ? 0 : BIAS) | (call.relu ? RELU : 0);
    const args = [
      m,
      n,
      k,
      a.ptr,
      a.row,
      a.col,
      b.ptr,
      b.row,
      b.col,
      c.ptr,
      c.row,
      scratch,
      rows[0],
      rows[1],
      flags,
      bias,
    ];
    if (batch === undefined) this.exports(type).gemm(...args);
    else this.exports(type).bgemm(batch.count, batch.a, batch.b, batch.c, ...args);
  }
}

/** A rectangle of C. */
export interface Part {
  readonly rows: readonly [start: number, end: number];
  readonly columns: readonly [start: number, end: number];
}

/**
 * Cuts C into at most `parts` rectangles of about equal work for a thread pool, along the longer side, at multiples of
 * 8. Rows are a range of `gemm`; columns move the pointers of B, C and bias.
 */
export function gemmSplit(m: number, n: number, parts: number): Part[] {
  const byRows = m >= n;
  const pieces = cut(byRows ? m : n, parts);
  return pieces.map((piece) => (byRows ? { rows: piece, columns: [0, n] } : { rows: [0, m], columns: piece }));
}

function cut(size: number, parts: number): [number, number][] {
  const step = Math.max(8, Math.ceil(size / parts / 8) * 8);
  const out: [number, number][] = [];
  for (let start = 0; start < size; start += step) out.push([start, Math.min(start + step, size)]);
  return out;
}
