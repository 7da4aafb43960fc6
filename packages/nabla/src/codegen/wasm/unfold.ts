/**
 * Convolution's right operand as a matrix in memory, for products that nabla does not compute itself (`im2col`): row t holds
 * what tap t meets at each place. Places come as runs of adjacent elements.
 */
import type { Local } from './assembler.js';
import { define, type Expr } from './gemm-code.js';
import type { TemplateOptions } from './template.js';
import { templateModule } from './template.js';

/**
 * Parameters of the exported `unfold`: for each of `taps`, `runs` runs of `runBytes` (a multiple of 4), from
 * `src + tapTable[tap] + runTable[run]` to `dst` one after the other; tables of i32 byte offsets. Whole vectors are
 * copied: up to 12 bytes after the last run are read and written.
 */
export const UNFOLD_PARAMS = ['taps', 'runs', 'runBytes', 'src', 'tapTable', 'runTable', 'dst'] as const;

/** What a module of `unfoldModule` exports. */
export interface UnfoldExports {
  unfold(...args: number[]): void;
}

/** Module bytes exporting `unfold(…UNFOLD_PARAMS)`. */
export function unfoldModule(options: TemplateOptions = {}): Uint8Array<ArrayBuffer> {
  const module = templateModule(options);
  const unfold = define(module, 'unfold', UNFOLD_PARAMS, (code, p) => {
    const { f } = code;
    const load = (table: Local): Expr => {
      return () => {
        code.push(table);
        f.load('i32.load');
      };
    };
    code.loop(code.k(0), p.taps, 1, () => {
      const from = code.let(code.add(p.src, load(p.tapTable)));
      const run = code.let(p.runTable);
      code.loop(code.k(0), p.runs, 1, () => {
        const source = code.let(code.add(from, load(run)));
        const done = code.let(code.k(0));
        f.loopRange(done, p.runBytes, 16, () => {
          code.push(code.add(p.dst, done), code.add(source, done));
          f.load('v128.load', 0, 4).store('v128.store', 0, 4);
        });
        code.advance(p.dst, p.runBytes);
        code.advance(run, code.k(4));
      });
      code.advance(p.tapTable, code.k(4));
    });
  });
  module.exportFunc('unfold', unfold);
  return module.build();
}
