/** Formulas as functions of tensors, made of public operators: autograd differentiates them, plots evaluate them at once. */
import * as torch from 'nabla';
import { compileData } from './compile-data.js';
import { compileNumber } from './evaluate.js';
import { type Expr, symbolsOf, variables } from './expr.js';
import { hasData } from './indexed.js';
import { apply, type Tensor, type Value } from './tensor-ops.js';

/** A function of tensors of shapes that broadcast, in the order of `names`. */
export type TensorFunction = (...values: readonly Tensor[]) => Tensor;

/**
 * A formula as a function of tensors; `names` orders its arguments (all variables, sorted, where not given). The result
 * depends on all of them, in shape too, even where the formula is a constant.
 *
 * Errors: RangeError for a variable that is not named, or a derivative that is not worked out.
 */
export function compileTensor(e: Expr, names: readonly string[] = variables(e)): TensorFunction {
  if (hasData(e)) return compileData(e, names);
  // Complains about variables that are not named.
  compileNumber(e, names);
  const numbers = new Map<Expr, number>();
  const order: Expr[] = [];
  sortInto(order, numbers, e, new Set());
  return (...values) => run(order, numbers, e, names, values);
}

/** Arguments before what uses them; parts without variables are worked out once. */
function sortInto(order: Expr[], numbers: Map<Expr, number>, e: Expr, seen: Set<Expr>): void {
  if (seen.has(e)) return;
  seen.add(e);
  if (e.kind === 'derivative')
    throw new RangeError('[compile] a derivative that is not worked out: compile diff(…).result');
  if (symbolsOf(e).size === 0) numbers.set(e, compileNumber(e, [])());
  else {
    for (const arg of e.args) sortInto(order, numbers, arg, seen);
    if (e.kind === 'op') order.push(e);
  }
}

function run(
  order: readonly Expr[],
  numbers: ReadonlyMap<Expr, number>,
  e: Expr,
  names: readonly string[],
  inputs: readonly Tensor[],
): Tensor {
  const values = new Map<Expr, Value>(numbers);
  const place = new Map(names.map((name, i) => [name, inputs[i]!]));
  for (const symbol of symbolsOf(e)) values.set(symbol, place.get(symbol.name)!);
  for (const node of order) {
    if (node.kind === 'op')
      values.set(
        node,
        apply(
          node.op,
          node.args.map((a) => values.get(a)!),
          inputs[0]!.dtype,
        ),
      );
  }
  const out = values.get(e)!;
  const missing = inputs.filter((_, i) => ![...symbolsOf(e)].some((s) => s.name === names[i]));
  if (typeof out !== 'number' && missing.length === 0) return out;
  if (inputs.length === 0) return torch.tensor(out as number, { dtype: torch.float64 });
  // Zeros that know every argument, infinite ones too, and have slope 0 everywhere.
  const zeros = inputs.map((x) => torch.where(x.lt(x), x, 0)).reduce((a, b) => a.add(b));
  return zeros.add(out);
}

/** A formula as both kinds of function. */
export interface Compiled {
  readonly names: readonly string[];
  readonly tensor: TensorFunction;
  readonly number: (...values: readonly number[]) => number;
}

/** Compiles a formula for tensors (fast, batched) and for plain numbers. No text is ever run as code. */
export function compile(e: Expr, names: readonly string[] = variables(e)): Compiled {
  return { names, tensor: compileTensor(e, names), number: compileNumber(e, names) };
}
