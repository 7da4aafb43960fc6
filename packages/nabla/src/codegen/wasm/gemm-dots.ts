/**
 * Products with one or two rows of A where B is contiguous along k (x·Wᵀ): columns of B are transposed in registers, a tile
 * of k at a time, so lanes are outputs and every chain keeps its order.
 */
import type { FuncRef, Local, ModuleBuilder } from './assembler.js';
import { type Code, define } from './gemm-code.js';
import type { Form } from './gemm-kernel.js';
import { ACCUMULATE, BIAS, multiplyAdd, RELU, TILE_VECTORS } from './gemm-kernel.js';
import { transpose } from './gemm-pack.js';

/** The lines of one vector of outputs, `bytes` wide from `at` on; the lines' address moves to the next vector's. */
function loadLines(code: Code, form: Form, at: Local, lineStep: Local): Local[] {
  return Array.from({ length: form.lanes }, () => {
    const line = code.f.local('v128');
    code.f.get(at).load('v128.load', 0, form.bytes).set(line);
    code.advance(at, lineStep);
    return line;
  });
}

/** One element of each line, gathered. */
function gatherElement(code: Code, form: Form, at: Local, lineStep: Local): Local {
  const { f } = code;
  const vector = f.local('v128');
  const load = form.type === 'f32' ? 'v128.load32_lane' : 'v128.load64_lane';
  for (let lane = 0; lane < form.lanes; lane++) {
    f.get(at).get(vector).laneMemory(load, lane).set(vector);
    code.advance(at, lineStep);
  }
  return vector;
}

/** `dots(k, a, aStep, b, lineStep, c, flags)`: one tile row of outputs. */
function emitDots(module: ModuleBuilder, form: Form): FuncRef {
  const params = ['k', 'a', 'aStep', 'b', 'lineStep', 'c', 'flags'] as const;
  return define(module, 'dots', params, (code, { k, a, aStep, b, lineStep, c, flags }) => {
    const { f } = code;
    const sums = Array.from({ length: TILE_VECTORS }, () => f.local('v128'));
    code.if(code.and(flags, code.k(ACCUMULATE)), () => {
      sums.forEach((sum, v) =>
        f
          .get(c)
          .load('v128.load', v * 16, form.bytes)
          .set(sum),
      );
    });
    const [done, factor] = [code.let(code.k(0)), f.local('v128')];
    const add = (count: number, columns: (at: Local) => Local[]): void => {
      const end = code.let(code.sub(k, code.k(count - 1)));
      f.loopRange(done, end, count, () => {
        const at = code.let(b);
        const vectors = sums.map(() => columns(at));
        for (let i = 0; i < count; i++) {
          f.get(a).load(form.splat).set(factor);
          sums.forEach((sum, v) =>
            multiplyAdd(
              code,
              form,
              sum,
              () => f.get(factor),
              () => f.get(vectors[v]![i]!),
            ),
          );
          code.advance(a, aStep);
        }
        code.advance(b, code.k(count * form.bytes));
      });
    };
    add(form.lanes, (at) => transpose(code, form, loadLines(code, form, at, lineStep)));
    add(1, (at) => [gatherElement(code, form, at, lineStep)]);
    sums.forEach((sum, v) =>
      f
        .get(c)
        .get(sum)
        .store('v128.store', v * 16, form.bytes),
    );
  });
}

/** `byDots(m, n, k, a, aRow, aCol, b, bCol, c, cRow, flags, bias)`: n a multiple of a tile's columns, steps in bytes. */
export function emitByDots(module: ModuleBuilder, form: Form, finish: FuncRef): FuncRef {
  const params = ['m', 'n', 'k', 'a', 'aRow', 'aCol', 'b', 'bCol', 'c', 'cRow', 'flags', 'bias'] as const;
  const dots = emitDots(module, form);
  return define(module, 'byDots', params, (code, p) => {
    const one = code.k(1);
    code.loop(code.k(0), p.n, form.nr, () => {
      const [a, c] = [code.let(p.a), code.let(p.c)];
      code.loop(code.k(0), p.m, 1, () => {
        code.call(dots, p.k, a, p.aCol, p.b, p.bCol, c, p.flags);
        code.if(code.and(p.flags, code.k(BIAS | RELU)), () => {
          code.call(finish, one, code.k(TILE_VECTORS), c, p.cRow, p.flags, p.bias);
        });
        code.advance(a, p.aRow);
        code.advance(c, p.cRow);
      });
      code.advance(p.b, code.mul(p.bCol, code.k(form.nr)));
      for (const pointer of [p.c, p.bias]) code.advance(pointer, code.k(form.nr * form.bytes));
    });
  });
}
