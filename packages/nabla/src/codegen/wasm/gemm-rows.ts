/**
 * Products with few rows of A and adjacent columns of B, without packing: rows of C collect multiples of rows of B, four
 * at a time, so B is streamed once. The chain of every element is the same as in the tiles.
 */
import type { FuncRef, Local, ModuleBuilder } from './assembler.js';
import { type Code, define } from './gemm-code.js';
import type { Form } from './gemm-kernel.js';
import { ACCUMULATE, BIAS, multiplyAdd, RELU } from './gemm-kernel.js';

/** Columns at once: a few rows of C and four of B stay in the first-level cache. */
const COLUMNS = 1024;
/** Rows of B at once. */
const TERMS = 4;

/** `axpy(bytes, c, a, aStep, b, bStep)`: c ← c + a₀·b₀ + … over `terms` rows of B, whole vectors. */
function emitAxpy(module: ModuleBuilder, form: Form, terms: number): FuncRef {
  const params = ['bytes', 'c', 'a', 'aStep', 'b', 'bStep'] as const;
  return define(module, `axpy_${terms}`, params, (code, { bytes, c, a, aStep, b, bStep }) => {
    const { f } = code;
    const factors = Array.from({ length: terms }, (_, t) => {
      const factor = f.local('v128');
      if (t > 0) code.advance(a, aStep);
      f.get(a).load(form.splat).set(factor);
      return factor;
    });
    const rows = [b];
    while (rows.length < terms) rows.push(code.let(code.add(rows.at(-1)!, bStep)));
    const sum = f.local('v128');
    code.loop(code.k(0), bytes, 16, (at) => {
      const load = (base: Local): void => {
        code.push(code.add(base, at));
        f.load('v128.load', 0, form.bytes);
      };
      load(c);
      f.set(sum);
      rows.forEach((row, t) =>
        multiplyAdd(
          code,
          form,
          sum,
          () => f.get(factors[t]!),
          () => load(row),
        ),
      );
      code.push(code.add(c, at), sum);
      f.store('v128.store', 0, form.bytes);
    });
  });
}

/** Calls `body` with the address of each row's element. */
function eachRow(
  code: Code,
  m: Local,
  a: Local,
  aRow: Local,
  c: Local,
  cRow: Local,
  body: (a: Local, c: Local) => void,
): void {
  const [ai, ci] = [code.let(a), code.let(c)];
  code.loop(code.k(0), m, 1, () => {
    body(ai, ci);
    code.advance(ai, aRow);
    code.advance(ci, cRow);
  });
}

/** `byRows(m, n, k, a, aRow, aCol, b, bRow, c, cRow, flags, bias)`: n whole vectors of columns, steps in bytes. */
export function emitByRows(module: ModuleBuilder, form: Form, finish: FuncRef): FuncRef {
  const params = ['m', 'n', 'k', 'a', 'aRow', 'aCol', 'b', 'bRow', 'c', 'cRow', 'flags', 'bias'] as const;
  const [many, single] = [emitAxpy(module, form, TERMS), emitAxpy(module, form, 1)];
  return define(module, 'byRows', params, (code, p) => {
    code.loop(code.k(0), p.n, COLUMNS, (j0) => {
      const columns = code.let(code.min(code.sub(p.n, j0), code.k(COLUMNS)));
      const bytes = code.let(code.mul(columns, code.k(form.bytes)));
      const [a, b, done] = [code.let(p.a), code.let(p.b), code.let(code.k(0))];
      code.if(code.not(code.and(p.flags, code.k(ACCUMULATE))), () => {
        eachRow(code, p.m, a, p.aRow, p.c, p.cRow, (_, c) => {
          code.push(c, code.k(0), bytes);
          code.f.op('memory.fill');
        });
      });
      const add = (axpy: FuncRef, terms: number): void => {
        const end = code.let(code.sub(p.k, code.k(terms - 1)));
        code.f.loopRange(done, end, terms, () => {
          eachRow(code, p.m, a, p.aRow, p.c, p.cRow, (ai, ci) => code.call(axpy, bytes, ci, ai, p.aCol, b, p.bRow));
          code.advance(a, code.mul(p.aCol, code.k(terms)));
          code.advance(b, code.mul(p.bRow, code.k(terms)));
        });
      };
      add(many, TERMS);
      add(single, 1);
      code.if(code.and(p.flags, code.k(BIAS | RELU)), () => {
        code.call(finish, p.m, code.div(columns, code.k(form.lanes)), p.c, p.cRow, p.flags, p.bias);
      });
      for (const pointer of [p.b, p.c, p.bias]) code.advance(pointer, code.k(COLUMNS * form.bytes));
    });
  });
}
