/** Formulas as functions of tensors, made of public operators: autograd differentiates them, plots evaluate them at once. */
import * as torch from 'nabla';
import { compileNumber } from './evaluate.js';
import { type Expr, symbolsOf, variables } from './expr.js';
import { recordOf } from './rules.js';

type Tensor = torch.Tensor;
type DType = Tensor['dtype'];
/** What does not depend on a variable stays a number until it meets a tensor. */
type Value = Tensor | number;
type Fn = (...args: readonly Value[]) => Tensor;

/** A function of tensors of shapes that broadcast, in the order of `names`. */
export type TensorFunction = (...values: readonly Tensor[]) => Tensor;

function namespaceOf(name: string): Record<string, Fn | undefined> {
  const place = recordOf(name).in[0];
  const found = place === 'nn.functional' ? torch.nn.functional : place === 'special' ? torch.special : torch;
  // The records say where a function is found; the namespaces' types do not know names at run time.
  return found as unknown as Record<string, Fn | undefined>;
}

function named(name: string): Fn {
  const fn = namespaceOf(name)[name];
  if (fn === undefined) throw new Error(`[compile] nabla has no function '${name}'`);
  return fn;
}

const constant = (value: number, dtype: DType) => torch.tensor(value, { dtype });

/** Where every operand must be a tensor, a number becomes one like another operand. */
function tensors(values: readonly Value[]): Tensor[] {
  const like = values.find((v): v is Tensor => typeof v !== 'number')!;
  return values.map((v) => (typeof v === 'number' ? constant(v, like.dtype) : v));
}

const CONDITIONS: Readonly<Record<string, (x: Tensor, y: Tensor) => Tensor>> = {
  lt: (x, y) => x.lt(y),
  le: (x, y) => x.le(y),
  eq: (x, y) => x.eq(y),
  ne: (x, y) => x.ne(y),
  and: (x, y) => x.logical_and(y),
  or: (x, y) => x.logical_or(y),
};

function chained(values: readonly Value[], two: (x: Tensor, y: Value) => Tensor): Tensor {
  const [first, ...rest] = [...values].sort((a, b) => Number(typeof a === 'number') - Number(typeof b === 'number'));
  return rest.reduce<Tensor>(two, first as Tensor);
}

function apply(op: string, values: readonly Value[], dtype: DType): Tensor {
  switch (op) {
    case 'add':
      return chained(values, (x, y) => x.add(y));
    case 'mul':
      return chained(values, (x, y) => x.mul(y));
    case 'div':
    case 'pow':
      return (op === 'div' ? quotient : power)(values[0]!, values[1]!);
    case 'not':
      return tensors(values)[0]!.logical_not();
    case 'where':
      return choose(values, dtype);
    default: {
      const condition = CONDITIONS[op];
      const all = tensors(values);
      return condition === undefined ? named(op)(...all) : condition(all[0]!, all[1]!);
    }
  }
}

function quotient(x: Value, y: Value): Tensor {
  return typeof x === 'number' ? (y as Tensor).reciprocal().mul(x) : x.div(y);
}

function power(x: Value, y: Value): Tensor {
  return typeof x === 'number' ? torch.pow(x, y as Tensor) : x.pow(y);
}

/** Cases of numbers alone are floats like the arguments. */
function choose([condition, ...cases]: readonly Value[], dtype: DType): Tensor {
  const [x, y] = cases.map((v) => (typeof v === 'number' ? constant(v, dtype) : v)) as [Tensor, Tensor];
  return typeof condition === 'number' ? (condition !== 0 ? x : y) : torch.where(condition!, x, y);
}

/**
 * A formula as a function of tensors; `names` orders its arguments (all variables, sorted, where not given). The result
 * depends on all of them, in shape too, even where the formula is a constant.
 *
 * Errors: RangeError for a variable that is not named, or a derivative that is not worked out.
 */
export function compileTensor(e: Expr, names: readonly string[] = variables(e)): TensorFunction {
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
  // Zeros that know every argument, infinite ones too.
  const zeros = inputs.map((x) => torch.where(x.eq(x), x, 0).clamp(0, 0)).reduce((a, b) => a.add(b));
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
