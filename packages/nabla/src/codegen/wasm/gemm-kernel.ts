/**
 * The micro-kernels of GEMM: a tile of C in registers, one rank-1 update per step of k (GotoBLAS, K. Goto and R. van de
 * Geijn, 'Anatomy of High-Performance Matrix Multiplication', 2008).
 *
 * Every element of C is one chain `acc = acc + a·b` in increasing k, so neither its place in a tile nor the blocking
 * changes a bit. The loop over k is not unrolled: V8's register allocator spills when it is. Nothing but stores follows it
 * (bias and relu have a function of their own): V8 then leaves multiplications and additions interleaved, which is 10 % faster.
 */
import type { FuncRef, Local, ModuleBuilder } from './assembler.js';
import { type Code, define } from './gemm-code.js';

/** Element types that have a GEMM. */
export type GemmType = 'f32' | 'f64';

/** Start from what is in C (else from 0). */
export const ACCUMULATE = 1;
/** Add `bias[column]` after the sum. */
export const BIAS = 2;
/** Replace negative results by 0; nan stays. */
export const RELU = 4;

/** How one element type is computed. */
export interface Form {
  readonly type: GemmType;
  /** Bytes of an element. */
  readonly bytes: number;
  /** Elements of a vector. */
  readonly lanes: number;
  /** Rows and columns of a full tile. */
  readonly mr: number;
  readonly nr: number;
  readonly vector: 'f32x4' | 'f64x2';
  readonly splat: 'v128.load32_splat' | 'v128.load64_splat';
  /** Multiply and add with one rounding (relaxed SIMD). */
  readonly fma: boolean;
}

/** Vectors of a full tile's row. */
export const TILE_VECTORS = 2;

/**
 * The tile of a type. Sixteen registers, one of them V8's own: 4×2 accumulators, 2 of B, 1 of A and a product without fma;
 * 6×2 + 2 + 1 with it.
 */
export function formOf(type: GemmType, fma: boolean): Form {
  const shared = { type, mr: fma ? 6 : 4, fma } as const;
  return type === 'f32'
    ? { ...shared, bytes: 4, lanes: 4, nr: 8, vector: 'f32x4', splat: 'v128.load32_splat' }
    : { ...shared, bytes: 8, lanes: 2, nr: 4, vector: 'f64x2', splat: 'v128.load64_splat' };
}

/** acc ← acc + a·b with vectors that `a` and `b` push. */
export function multiplyAdd(code: Code, form: Form, acc: Local, a: () => void, b: () => void): void {
  const { f } = code;
  if (!form.fma) f.get(acc);
  a();
  b();
  if (form.fma) f.get(acc).op(`${form.vector}.relaxed_madd`);
  else f.op(`${form.vector}.mul`).op(`${form.vector}.add`);
  f.set(acc);
}

/** Parameters of every micro-kernel: strides in bytes, `kc` steps of k. */
export const KERNEL_PARAMS = ['kc', 'a', 'b', 'bStep', 'c', 'cStep', 'flags'] as const;

/** A tile's accumulators, row by row. */
type Tile = readonly (readonly Local[])[];

function locals(code: Code, rows: number, vectors: number): Tile {
  return Array.from({ length: rows }, () => Array.from({ length: vectors }, () => code.f.local('v128')));
}

/** One step of k: `vectors` loads of B, `rows` broadcasts of A. */
function rankOne(code: Code, form: Form, acc: Tile, a: Local, b: Local): void {
  const { f } = code;
  const row = acc[0]!.map((_, v) => {
    const local = f.local('v128');
    f.get(b)
      .load('v128.load', v * 16, form.bytes)
      .set(local);
    return local;
  });
  const broadcast = f.local('v128');
  acc.forEach((accRow, r) => {
    f.get(a)
      .load(form.splat, r * form.bytes)
      .set(broadcast);
    accRow.forEach((cell, v) =>
      multiplyAdd(
        code,
        form,
        cell,
        () => f.get(broadcast),
        () => f.get(row[v]!),
      ),
    );
  });
}

/** Visits the tile's vectors; `row` holds the address of the row's first. */
function eachVector(
  code: Code,
  acc: Tile,
  c: Local,
  cStep: Local,
  visit: (cell: Local, row: Local, v: number) => void,
): void {
  const row = code.let(c);
  acc.forEach((cells, r) => {
    if (r > 0) code.advance(row, cStep);
    cells.forEach((cell, v) => visit(cell, row, v));
  });
}

function flagged(code: Code, flags: Local, bit: number, then: () => void): void {
  code.if(code.and(flags, code.k(bit)), then);
}

/** The micro-kernel for `rows` rows (A packed with that many in a panel) and `vectors` vectors of columns. */
export function emitKernel(module: ModuleBuilder, form: Form, rows: number, vectors: number): FuncRef {
  return define(module, `kernel_${rows}x${vectors}`, KERNEL_PARAMS, (code, { kc, a, b, bStep, c, cStep, flags }) => {
    const { f } = code;
    const acc = locals(code, rows, vectors);
    flagged(code, flags, ACCUMULATE, () => {
      eachVector(code, acc, c, cStep, (cell, row, v) =>
        f
          .get(row)
          .load('v128.load', v * 16, form.bytes)
          .set(cell),
      );
    });
    code.push(kc);
    f.if_().loop();
    rankOne(code, form, acc, a, b);
    code.advance(a, code.k(rows * form.bytes));
    code.advance(b, bStep);
    f.get(kc).i32const(1).op('i32.sub').tee(kc).br_if(0).end().end();
    eachVector(code, acc, c, cStep, (cell, row, v) =>
      f
        .get(row)
        .get(cell)
        .store('v128.store', v * 16, form.bytes),
    );
  });
}

/** `finish(rows, vectors, c, cStep, flags, bias)`: bias and relu on a tile just written. */
export function emitFinish(module: ModuleBuilder, form: Form): FuncRef {
  const params = ['rows', 'vectors', 'c', 'cStep', 'flags', 'bias'] as const;
  return define(module, 'finish', params, (code, { rows, vectors, c, cStep, flags, bias }) => {
    const { f } = code;
    const [value, zero] = [f.local('v128'), f.local('v128')];
    code.loop(code.k(0), rows, 1, () => {
      code.loop(code.k(0), vectors, 1, (v) => {
        const at = code.let(code.add(c, code.mul(v, code.k(16))));
        f.get(at).load('v128.load', 0, form.bytes).set(value);
        flagged(code, flags, BIAS, () => {
          code.push(value, code.add(bias, code.mul(v, code.k(16))));
          f.load('v128.load', 0, form.bytes).op(`${form.vector}.add`).set(value);
        });
        // pmax(x, 0) is `x < 0 ? 0 : x`: nan and −0 stay.
        flagged(code, flags, RELU, () => f.get(value).get(zero).op(`${form.vector}.pmax`).set(value));
        f.get(at).get(value).store('v128.store', 0, form.bytes);
      });
      code.advance(c, cStep);
    });
  });
}
