/**
 * Convolution's WebAssembly: a product whose right operand is never built, only packed. Its element (p, j) lies at
 * `b + kTable[p] + jTable[j]`: an image is gathered by two tables of byte offsets, one of taps, one of places.
 */
import type { FuncRef, Local, ModuleBuilder } from './assembler.js';
import { emitBlocks, emitProduct } from './gemm-blocked.js';
import type { Code, Expr } from './gemm-code.js';
import { define } from './gemm-code.js';
import type { Form, GemmType } from './gemm-kernel.js';
import { formOf } from './gemm-kernel.js';
import { emitPack, transpose } from './gemm-pack.js';
import type { TemplateOptions } from './template.js';
import { templateModule } from './template.js';

/** Parameters of the exported `product`: A by rows of adjacent elements, steps in bytes, tables of i32 byte offsets. */
export const PRODUCT_PARAMS = [
  'm',
  'n',
  'k',
  'a',
  'aRow',
  'b',
  'kTable',
  'jTable',
  'c',
  'cRow',
  'scratch',
  'flags',
] as const; // prettier-ignore

/** Parameters of the exported `place`: rows of `rowBytes` each to `dst + table[row]`. */
export const PLACE_PARAMS = ['rows', 'rowBytes', 'src', 'dst', 'table'] as const;

/** Parameters of the exported `spread`: elements at byte steps. */
export const SPREAD_PARAMS = ['count', 'src', 'srcStep', 'dst', 'dstStep'] as const;

function loadOffset(code: Code, table: Expr, index = 0): Expr {
  return () => {
    code.push(table);
    code.f.load('i32.load', 4 * index);
  };
}

/** Lanes whose places are adjacent: one load per tap. */
function copyTaps(code: Code, form: Form, p: VectorLocals, first: Local): void {
  const at = code.let(code.add(p.b, first));
  code.loop(code.k(0), p.kc, 1, () => {
    code.push(p.dst, code.add(at, loadOffset(code, p.kTable)));
    code.f.load('v128.load', 0, form.bytes).store('v128.store', 0, form.bytes);
    code.advance(p.kTable, code.k(4));
    code.advance(p.dst, p.dstStep);
  });
}

/** Whether the next taps are adjacent, as many as there are lanes. */
function adjacentTaps(code: Code, form: Form, kTable: Local): Expr {
  const first = loadOffset(code, kTable);
  const steps = Array.from({ length: form.lanes - 1 }, (_, i) =>
    code.eq(loadOffset(code, kTable, i + 1), code.add(first, code.k((i + 1) * form.bytes))),
  );
  return steps.reduce((all, step) => code.and(all, step));
}

/** As many adjacent taps as lanes: a load per lane, transposed. */
function transposeTaps(code: Code, form: Form, p: VectorLocals, lanes: readonly Local[]): void {
  const at = code.let(code.add(p.b, loadOffset(code, p.kTable)));
  const rows = lanes.map((lane) => {
    const row = code.f.local('v128');
    code.push(code.add(at, lane));
    code.f.load('v128.load', 0, form.bytes).set(row);
    return row;
  });
  for (const tap of transpose(code, form, rows)) {
    code.push(p.dst, tap);
    code.f.store('v128.store', 0, form.bytes);
    code.advance(p.dst, p.dstStep);
  }
}

/** One tap: an element per lane. */
function gatherTap(code: Code, form: Form, p: VectorLocals, lanes: readonly Local[]): void {
  const at = code.let(code.add(p.b, loadOffset(code, p.kTable)));
  const vector = code.f.local('v128');
  const load = form.type === 'f32' ? 'v128.load32_lane' : 'v128.load64_lane';
  lanes.forEach((lane, i) => {
    code.push(code.add(at, lane), vector);
    code.f.laneMemory(load, i).set(vector);
  });
  code.push(p.dst, vector);
  code.f.store('v128.store', 0, form.bytes);
  code.advance(p.dst, p.dstStep);
}

function gatherTaps(code: Code, form: Form, p: VectorLocals, lanes: readonly Local[]): void {
  const done = code.let(code.k(0));
  const advance = (taps: number): void => {
    code.advance(p.kTable, code.k(4 * taps));
    code.advance(done, code.k(taps));
  };
  code.f.while_(
    () => code.push(code.lt(done, p.kc)),
    () => {
      const many = code.let(code.le(code.add(done, code.k(form.lanes)), p.kc));
      code.if(many, () => code.set(many, adjacentTaps(code, form, p.kTable)));
      const transposed = (): void => {
        transposeTaps(code, form, p, lanes);
        advance(form.lanes);
      };
      code.if(many, transposed, () => {
        gatherTap(code, form, p, lanes);
        advance(1);
      });
    },
  );
}

const VECTOR_PARAMS = ['kc', 'b', 'kTable', 'jTable', 'places', 'dst', 'dstStep'] as const;
type VectorLocals = Readonly<Record<(typeof VECTOR_PARAMS)[number], Local>>;

/** One vector of places for all taps of a block; lanes beyond `places` repeat the last. */
function emitPackVector(module: ModuleBuilder, form: Form): FuncRef {
  return define(module, 'packVector', VECTOR_PARAMS, (code, p) => {
    const last = code.let(code.sub(p.places, code.k(1)));
    const lanes = Array.from({ length: form.lanes }, (_, i) => {
      const index = code.min(last, code.k(i));
      return code.let(loadOffset(code, code.add(p.jTable, code.mul(index, code.k(4)))));
    });
    const first = lanes[0]!;
    const adjacent = lanes.slice(1).map((lane, i) => code.eq(lane, code.add(first, code.k((i + 1) * form.bytes))));
    code.if(
      adjacent.reduce((all, step) => code.and(all, step)),
      () => copyTaps(code, form, p, first),
      () => gatherTaps(code, form, p, lanes),
    );
  });
}

/** `packPlaces(kc, nc, b, kTable, jTable, dst)`: panels as `gemm-pack` makes them. */
function emitPackPlaces(module: ModuleBuilder, form: Form): FuncRef {
  const params = ['kc', 'nc', 'b', 'kTable', 'jTable', 'dst'] as const;
  const packVector = emitPackVector(module, form);
  return define(module, 'packPlaces', params, (code, { kc, nc, b, kTable, jTable, dst }) => {
    code.loop(code.k(0), nc, form.nr, (j) => {
      const columns = code.let(code.min(code.sub(nc, j), code.k(form.nr)));
      const step = code.let(code.mul(code.roundUp(columns, form.lanes), code.k(form.bytes)));
      code.loop(code.k(0), columns, form.lanes, (v) => {
        const places = code.min(code.sub(columns, v), code.k(form.lanes));
        const table = code.add(jTable, code.mul(code.add(j, v), code.k(4)));
        code.call(packVector, kc, b, kTable, table, places, code.add(dst, code.mul(v, code.k(form.bytes))), step);
      });
      code.advance(dst, code.mul(kc, step));
    });
  });
}

function emitGatherProduct(module: ModuleBuilder, form: Form): FuncRef {
  const blocks = emitBlocks(module, form);
  const packA = emitPack(module, form, 'packA', form.mr, blocks.copy, false);
  const packPlaces = emitPackPlaces(module, form);
  module.exportFunc('spread', blocks.copy);
  return define(module, 'product', PRODUCT_PARAMS, (code, p) => {
    const words = (table: Local, index: Local): Expr => code.add(table, code.mul(index, code.k(4)));
    emitProduct(code, blocks, {
      ...p,
      cStep: p.cRow,
      bias: p.c,
      packA: (i0, mc, p0, kc, dst) => {
        const src = code.add(p.a, code.mul(i0, p.aRow), code.mul(p0, code.k(form.bytes)));
        code.call(packA, kc, mc, src, p.aRow, code.k(form.bytes), dst);
      },
      packB: (j0, nc, p0, kc, dst) => {
        code.call(packPlaces, kc, nc, p.b, words(p.kTable, p0), words(p.jTable, j0), dst);
      },
    });
  });
}

/** Rows of a multiple of four bytes to where the table says: an image into its zero frame. */
function emitPlace(module: ModuleBuilder): FuncRef {
  return define(module, 'place', PLACE_PARAMS, (code, { rows, rowBytes, src, dst, table }) => {
    const { f } = code;
    const vectors = code.let(code.sub(rowBytes, code.k(15)));
    code.loop(code.k(0), rows, 1, () => {
      const to = code.let(code.add(dst, loadOffset(code, table)));
      const done = code.let(code.k(0));
      f.loopRange(done, vectors, 16, () => {
        code.push(code.add(to, done), code.add(src, done));
        f.load('v128.load', 0, 4).store('v128.store', 0, 4);
      });
      f.loopRange(done, rowBytes, 4, () => {
        code.push(code.add(to, done), code.add(src, done));
        f.load('i32.load').store('i32.store');
      });
      code.advance(src, rowBytes);
      code.advance(table, code.k(4));
    });
  });
}

/** Module bytes exporting `product(…PRODUCT_PARAMS)`, `place(…PLACE_PARAMS)` and `spread(…SPREAD_PARAMS)`. */
export function convModule(type: GemmType, options: TemplateOptions = {}): Uint8Array<ArrayBuffer> {
  const form = formOf(type, options.fma === true);
  const module = templateModule(options);
  module.exportFunc('product', emitGatherProduct(module, form));
  module.exportFunc('place', emitPlace(module));
  return module.build();
}
