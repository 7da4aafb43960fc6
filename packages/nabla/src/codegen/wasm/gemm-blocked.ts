/**
 * The five loops around the micro-kernel (GotoBLAS): blocks of columns (NC), of k (KC) and of rows (MC), then the tiles of
 * one block. GEMM and convolution differ only in how a block of A or B is packed.
 */
import type { FuncRef, Local, ModuleBuilder } from './assembler.js';
import type { Expr } from './gemm-code.js';
import { type Code, define } from './gemm-code.js';
import type { Form } from './gemm-kernel.js';
import { ACCUMULATE, BIAS, emitFinish, emitKernel, KERNEL_PARAMS, RELU, TILE_VECTORS } from './gemm-kernel.js';
import { emitCopy } from './gemm-pack.js';

/** Block sizes: A's block of MC×KC stays in the second-level cache, a panel of B (KC×NR) in the first. */
export const BLOCK = { mc: 120, kc: 512, nc: 1024 } as const;
/** Bytes at the start of scratch: one tile, then one row of bias. */
export const TILE_BYTES = 256;
const TILE_BIAS = 192;

/** Bytes of scratch for a product of these sizes. */
export function blockedScratch(form: Form, m: number, n: number, k: number): number {
  const kc = Math.max(1, Math.min(k, BLOCK.kc));
  return TILE_BYTES + 64 + packedRows(form, m) * kc * form.bytes + packedColumns(form, n) * kc * form.bytes;
}

function packedRows(form: Form, m: number): number {
  return Math.ceil(Math.min(m, BLOCK.mc) / form.mr) * form.mr;
}

function packedColumns(form: Form, n: number): number {
  return Math.ceil(Math.min(n, BLOCK.nc) / form.nr) * form.nr;
}

/** The functions that every blocked template shares. */
export interface Blocks {
  readonly form: Form;
  readonly copy: FuncRef;
  readonly finish: FuncRef;
  readonly macro: FuncRef;
}

export function emitBlocks(module: ModuleBuilder, form: Form): Blocks {
  const copy = emitCopy(module, form);
  const finish = emitFinish(module, form);
  return { form, copy, finish, macro: emitMacro(module, form, copy, finish) };
}

interface Choice {
  /** The micro-kernel of a full tile. */
  readonly full: FuncRef;
  /** Calls the micro-kernel for `rows` and `vectors` known at run time, then bias and relu. */
  readonly any: FuncRef;
}

function emitChoice(module: ModuleBuilder, form: Form, finish: FuncRef): Choice {
  const names = ['rows', 'vectors', ...KERNEL_PARAMS, 'bias'] as const;
  const sizes = Array.from({ length: form.mr * TILE_VECTORS }, (_, i) => form.mr * TILE_VECTORS - 1 - i);
  const kernels = sizes.map((i) => {
    const [rows, vectors] = [Math.floor(i / TILE_VECTORS) + 1, (i % TILE_VECTORS) + 1];
    return { rows, vectors, kernel: emitKernel(module, form, rows, vectors) };
  });
  const any = define(module, 'kernel', names, (code, p) => {
    for (const { rows, vectors, kernel } of kernels) {
      const chosen = code.and(code.eq(p.rows, code.k(rows)), code.eq(p.vectors, code.k(vectors)));
      code.if(chosen, () => {
        code.call(kernel, ...KERNEL_PARAMS.map((name) => p[name]));
        code.if(code.and(p.flags, code.k(BIAS | RELU)), () => {
          code.call(finish, p.rows, p.vectors, p.c, p.cStep, p.flags, p.bias);
        });
        code.f.return_();
      });
    }
  });
  return { full: kernels[0]!.kernel, any };
}

/** Copies `rows` × `columns` elements between C and a scratch tile. */
function copyTile(code: Code, form: Form, copy: FuncRef, rows: Local, columns: Local, from: Expr[], to: Expr[]): void {
  const unit = code.k(form.bytes);
  const [src, dst] = [code.let(from[0]!), code.let(to[0]!)];
  code.loop(code.k(0), rows, 1, () => {
    code.call(copy, columns, src, unit, dst, unit);
    code.advance(src, from[1]!);
    code.advance(dst, to[1]!);
  });
}

/** A tile whose last vector is partial goes through a tile in scratch, so it gets the bits that a full tile gets. */
function emitEdge(module: ModuleBuilder, form: Form, kernel: FuncRef, copy: FuncRef): FuncRef {
  const names = ['rows', 'columns', 'vectors', ...KERNEL_PARAMS, 'bias', 'tile'] as const;
  return define(module, 'edge', names, (code, p) => {
    const unit = code.k(form.bytes);
    const tileStep = code.k(form.nr * form.bytes);
    const tileBias = code.add(p.tile, code.k(TILE_BIAS));
    code.if(code.and(p.flags, code.k(ACCUMULATE)), () => {
      copyTile(code, form, copy, p.rows, p.columns, [p.c, p.cStep], [p.tile, tileStep]);
    });
    code.if(code.and(p.flags, code.k(BIAS)), () => code.call(copy, p.columns, p.bias, unit, tileBias, unit));
    code.call(kernel, p.rows, p.vectors, p.kc, p.a, p.b, p.bStep, p.tile, tileStep, p.flags, tileBias);
    copyTile(code, form, copy, p.rows, p.columns, [p.tile, tileStep], [p.c, p.cStep]);
  });
}

const MACRO_PARAMS = ['mc', 'nc', 'kc', 'a', 'b', 'c', 'cStep', 'flags', 'bias', 'tile'] as const;

/** One column of tiles: every panel of A against one panel of B. */
function emitColumn(module: ModuleBuilder, form: Form, copy: FuncRef, finish: FuncRef): FuncRef {
  const { full, any } = emitChoice(module, form, finish);
  const edge = emitEdge(module, form, any, copy);
  const names = ['mc', 'columns', ...KERNEL_PARAMS, 'bias', 'tile'] as const;
  return define(module, 'column', names, (code, p) => {
    const vectors = code.let(code.div(code.add(p.columns, code.k(form.lanes - 1)), code.k(form.lanes)));
    const whole = code.let(code.not(code.rem(p.columns, code.k(form.lanes))));
    const panelBytes = code.let(code.mul(p.kc, code.k(form.mr * form.bytes)));
    const next = (): void => {
      code.advance(p.a, panelBytes);
      code.advance(p.c, code.mul(p.cStep, code.k(form.mr)));
    };
    // Full tiles without epilogue, nearly all of them, are called without a detour.
    const plain = code.and(code.eq(p.columns, code.k(form.nr)), code.not(code.and(p.flags, code.k(BIAS | RELU))));
    const done = code.let(code.k(0));
    code.if(plain, () => {
      const end = code.let(code.sub(p.mc, code.k(form.mr - 1)));
      code.f.loopRange(done, end, form.mr, () => {
        code.call(full, p.kc, p.a, p.b, p.bStep, p.c, p.cStep, p.flags);
        next();
      });
    });
    code.loop(done, p.mc, form.mr, (i) => {
      const rows = code.let(code.min(code.sub(p.mc, i), code.k(form.mr)));
      const args = [p.kc, p.a, p.b, p.bStep, p.c, p.cStep, p.flags, p.bias];
      code.if(
        whole,
        () => code.call(any, rows, vectors, ...args),
        () => {
          code.call(edge, rows, p.columns, vectors, ...args, p.tile);
        },
      );
      next();
    });
  });
}

/** All tiles of one block of packed panels. */
function emitMacro(module: ModuleBuilder, form: Form, copy: FuncRef, finish: FuncRef): FuncRef {
  const column = emitColumn(module, form, copy, finish);
  return define(module, 'macro', MACRO_PARAMS, (code, p) => {
    const unit = code.k(form.bytes);
    const panelBytes = code.let(code.mul(p.kc, code.k(form.nr * form.bytes)));
    code.loop(code.k(0), p.nc, form.nr, (j) => {
      const columns = code.let(code.min(code.sub(p.nc, j), code.k(form.nr)));
      const bStep = code.mul(code.roundUp(columns, form.lanes), unit);
      code.call(column, p.mc, columns, p.kc, p.a, p.b, bStep, p.c, p.cStep, p.flags, p.bias, p.tile);
      code.advance(p.b, panelBytes);
      code.advance(p.c, code.k(form.nr * form.bytes));
      code.advance(p.bias, code.k(form.nr * form.bytes));
    });
  });
}

/** A product C[m×n] = A·B for the five loops. Steps in bytes. */
export interface Product {
  readonly m: Local;
  readonly n: Local;
  readonly k: Local;
  readonly c: Local;
  readonly cStep: Local;
  readonly flags: Local;
  readonly bias: Local;
  readonly scratch: Local;
  /** Packs rows i0 … i0 + mc of columns p0 … p0 + kc to `dst`. */
  readonly packA: (i0: Local, mc: Local, p0: Local, kc: Local, dst: Local) => void;
  /** Packs columns j0 … j0 + nc of rows p0 … p0 + kc to `dst`. */
  readonly packB: (j0: Local, nc: Local, p0: Local, kc: Local, dst: Local) => void;
}

/** Flags of one block of k: accumulate after the first, bias and relu in the last. */
function blockFlags(code: Code, product: Product, p0: Local, kc: Local): Local {
  const first = code.and(product.flags, code.k(ACCUMULATE));
  const last = code.and(product.flags, code.k(BIAS | RELU));
  return code.let(
    code.or(code.pick(p0, code.k(ACCUMULATE), first), code.pick(code.lt(code.add(p0, kc), product.k), code.k(0), last)),
  );
}

/** The least multiple of `unit` that cuts `size` into as few about equal blocks as blocks of `most` would. */
function blockStep(code: Code, size: Expr, most: number, unit: number): Local {
  const up = (a: Expr, by: Expr): Expr => code.div(code.sub(code.add(a, by), code.k(1)), by);
  const count = code.let(up(size, code.k(most)));
  return code.let(code.mul(up(up(size, count), code.k(unit)), code.k(unit)));
}

/** Visits the blocks `at … at + count` of `size` > 0. */
function eachBlock(code: Code, size: Local, step: Local, body: (at: Local, count: Local) => void): void {
  const at = code.let(code.k(0));
  code.f.loop();
  const count = code.let(code.min(code.sub(size, at), step));
  body(at, count);
  code.advance(at, step);
  code.push(code.lt(at, size));
  code.f.br_if(0).end();
}

/** Where the packed blocks lie in scratch. */
function placeBlocks(code: Code, form: Form, product: Product) {
  const tile = code.let(code.roundUp(product.scratch, 64));
  const a = code.let(code.add(tile, code.k(TILE_BYTES)));
  const depth = code.let(code.min(product.k, code.k(BLOCK.kc)));
  const rows = code.let(code.min(product.m, code.k(BLOCK.mc)));
  const panels = code.div(code.add(rows, code.k(form.mr - 1)), code.k(form.mr));
  return { tile, a, b: code.let(code.add(a, code.mul(panels, depth, code.k(form.mr * form.bytes)))) };
}

/** Emits the loops over blocks. An empty k still writes C (zeros, or the epilogue of them). */
export function emitProduct(code: Code, blocks: Blocks, product: Product): void {
  const { form } = blocks;
  const { m, n, k, c, cStep, bias } = product;
  code.if(code.or(code.le(m, code.k(0)), code.le(n, code.k(0))), () => code.f.return_());
  const place = placeBlocks(code, form, product);
  const mStep = blockStep(code, m, BLOCK.mc, form.mr);
  const kStep = blockStep(code, code.pick(k, k, code.k(1)), BLOCK.kc, 8);
  const nStep = blockStep(code, n, BLOCK.nc, form.nr);
  eachBlock(code, n, nStep, (j0, nc) => {
    const left = code.mul(j0, code.k(form.bytes));
    eachBlock(code, k, kStep, (p0, kc) => {
      product.packB(j0, nc, p0, kc, place.b);
      const flags = blockFlags(code, product, p0, kc);
      eachBlock(code, m, mStep, (i0, mc) => {
        product.packA(i0, mc, p0, kc, place.a);
        const target = code.add(c, code.mul(i0, cStep), left);
        const { a, b, tile } = place;
        code.call(blocks.macro, mc, nc, kc, a, b, target, cStep, flags, code.add(bias, left), tile);
      });
    });
  });
}
