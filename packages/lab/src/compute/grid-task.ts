/** A formula on a grid, by nabla's compiled kernels: one call for all points. */
import * as torch from 'nabla';
import { compile, parse, type TensorFunction } from 'nabla-calculus';
import { coordinate, type Grid, type Window } from '../plot/grid.js';
import { Moved } from './protocol.js';

interface GridArgs {
  readonly formula: string;
  readonly window: Window;
  readonly n: number;
}

let last: { formula: string; f: TensorFunction } | null = null;

/** The compiled formula; asked for again and again while a window is moved. */
function compiled(formula: string): TensorFunction {
  if (last?.formula !== formula) {
    last = { formula, f: compile(parse(formula), ['x', 'y']).tensor };
    // The first call makes the kernels.
    evaluate(last.f, [0, 0, 1], 200);
  }
  return last.f;
}

function evaluate(f: TensorFunction, [x, y, half]: Window, n: number): Float64Array<ArrayBuffer> {
  const out = torch.no_grad(() => f(axis(n, x, half).reshape(1, n), axis(n, y, half).reshape(n, 1)));
  return Float64Array.from(out.contiguous().toTypedArray() as Float64Array);
}

function axis(n: number, middle: number, half: number): torch.Tensor {
  const at = Array.from({ length: n }, (_, i) => coordinate(i, n, middle, half));
  return torch.tensor(at, { dtype: torch.float64 });
}

/** f(x, y) on n × n points of a window. Errors: FormulaError. */
export function grid({ formula, window, n }: GridArgs): Moved<Grid> {
  const f = compiled(formula);
  const began = performance.now();
  const values = evaluate(f, window, n);
  const ms = performance.now() - began;
  return new Moved<Grid>({ n, window, values, ms, by: 'kernels' }, [values.buffer]);
}
