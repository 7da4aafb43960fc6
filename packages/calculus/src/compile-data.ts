/**
 * Formulas over data as functions of tensors: every index is an axis, so that Σ_i x_i w_i runs as whole tensors and
 * autograd differentiates it.
 */
import * as torch from 'nabla';
import { compileNumber } from './evaluate.js';
import { canonicalName, type Expr, isOp, type Op, type Sym, symbolsOf } from './expr.js';
import { apply, type Tensor, type Value } from './tensor-ops.js';

/** A value whose axes have names; those of a number or of whole data have none. */
interface Named {
  readonly value: Value;
  readonly axes: readonly Sym[];
}

type Fn = (...values: readonly Tensor[]) => Tensor;

/** The function in the order of `names`. Errors: RangeError when it is called with data that do not fit. */
export function compileData(e: Expr, names: readonly string[]): Fn {
  const places = names.map(canonicalName);
  return (...values) => {
    const run = new Run(new Map(places.map((name, i) => [name, values[i]!])), sizesOf(e, places, values));
    const { value } = run.walk(e);
    return typeof value === 'number' ? torch.tensor(value, { dtype: values[0]?.dtype ?? torch.float64 }) : value;
  };
}

/** How many values each index takes, from the tensors at which it stands. */
function sizesOf(e: Expr, names: readonly string[], values: readonly Tensor[]): Map<Expr, number> {
  const out = new Map<Expr, number>();
  const visit = (node: Expr): void => {
    if (isOp(node, 'at')) {
      const data = values[names.indexOf((node.args[0] as Sym).name)];
      node.args.slice(1).forEach((index, i) => {
        if (data !== undefined && index.kind === 'sym') out.set(index, data.shape[i] ?? 1);
      });
    }
    for (const arg of node.args) visit(arg);
  };
  visit(e);
  return out;
}

class Run {
  private readonly given: ReadonlyMap<string, Tensor>;
  private readonly sizes: ReadonlyMap<Expr, number>;
  constructor(given: ReadonlyMap<string, Tensor>, sizes: ReadonlyMap<Expr, number>) {
    this.given = given;
    this.sizes = sizes;
  }

  walk(e: Expr): Named {
    if (symbolsOf(e).size === 0) return { value: compileNumber(e, [])(), axes: [] };
    if (e.kind === 'sym') return this.variable(e);
    if (e.kind !== 'op') throw new RangeError('[compile] a derivative that is not worked out: compile diff(…).result');
    if (e.op === 'at') return this.component(e);
    if (e.op === 'delta') return this.identity(e);
    if (e.op === 'series') return this.total(e);
    if (e.op === 'sum' || e.op === 'mean') return this.reduced(e);
    return this.elementwise(e);
  }

  /** An index by itself is 1, 2, 3 … along its axis. */
  private variable(e: Sym): Named {
    const value = this.given.get(e.name);
    if (value !== undefined) return { value, axes: [] };
    const size = this.sizes.get(e);
    if (size !== undefined) return { value: torch.arange(1, size + 1, { dtype: this.dtype }), axes: [e] };
    throw new RangeError(
      `[compile] the variable '${e.name}' is not named; given are ${[...this.given.keys()].join(', ')}`,
    );
  }

  private get dtype() {
    return [...this.given.values()][0]?.dtype ?? torch.float64;
  }

  private component(e: Op): Named {
    const { name } = e.args[0] as Sym;
    let value = this.given.get(name);
    if (value === undefined) throw new RangeError(`[compile] the data '${name}' are not named; name them`);
    const indices = e.args.slice(1);
    if (value.ndim !== indices.length || new Set(indices).size !== indices.length)
      throw new RangeError(`[compile] '${name}' has ${value.ndim} dimensions, but ${indices.length} different indices`);
    const axes: Sym[] = [];
    for (const index of indices) {
      if (index.kind === 'sym') axes.push(index);
      else value = value.select(axes.length, compileNumber(index, [])() - 1);
    }
    return { value, axes };
  }

  private identity(e: Op): Named {
    const axes = e.args as readonly Sym[];
    const [n, m] = axes.map((a) => this.sizes.get(a));
    if (n === undefined || m === undefined || n !== m)
      throw new RangeError('[compile] δ needs two indices of the same data; give numbers with evaluate instead');
    return { value: torch.eye(n, { dtype: this.dtype }), axes };
  }

  private total(e: Op): Named {
    const [body, index, from, to] = e.args as [Expr, Sym, Expr, Expr];
    const { value, axes } = this.walk(body);
    const size = this.sizes.get(index) ?? 1;
    const first = compileNumber(from, [])();
    const last = symbolsOf(to).size === 0 ? compileNumber(to, [])() : size;
    const count = last - first + 1;
    const at = axes.indexOf(index);
    if (typeof value === 'number' || at < 0)
      return { value: typeof value === 'number' ? value * count : value.mul(count), axes };
    const part = count === size ? value : value.narrow(at, first - 1, count);
    return { value: part.sum(at), axes: axes.filter((a) => a !== index) };
  }

  private reduced(e: Op): Named {
    const { value, axes } = this.walk(e.args[0]!);
    if (typeof value === 'number' || value.ndim === 0) return { value, axes };
    return { value: e.op === 'mean' ? value.mean() : value.sum(), axes: [] };
  }

  private elementwise(e: Op): Named {
    const parts = e.args.map((a) => this.walk(a));
    const axes = [...new Set(parts.flatMap((p) => p.axes))];
    const aligned = parts.map((p) => (axes.length === 0 ? p.value : spread(p, axes)));
    if (aligned.every((v) => typeof v === 'number')) return { value: compileNumber(e, [])(), axes };
    return { value: apply(e.op, aligned, this.dtype), axes };
  }
}

/** Axes in a common order, missing ones of size 1. */
function spread({ value, axes: own }: Named, axes: readonly Sym[]): Value {
  if (typeof value === 'number') return value;
  const order = axes.filter((a) => own.includes(a)).map((a) => own.indexOf(a));
  let out = order.length > 1 ? value.permute(order) : value;
  axes.forEach((a, i) => {
    if (!own.includes(a)) out = out.unsqueeze(i);
  });
  return out;
}
