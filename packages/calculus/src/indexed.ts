/**
 * Formulas over data: components x_i, sums Σ with a symbolic number of terms, Kronecker's δ. The usual rules derive them;
 * what is here are the three facts about sums that those rules leave to be used.
 */
import { type Expr, isNum, isOp, num, type Op, op, type Sym, symbolsOf, withArgs } from './expr.js';

const DATA = new Set(['at', 'series', 'delta', 'sum', 'mean']);
const known = new WeakMap<Expr, boolean>();

/** Whether a formula speaks of data: its value needs arrays. */
export function hasData(e: Expr): boolean {
  let out = known.get(e);
  if (out === undefined) known.set(e, (out = (isOp(e) && DATA.has(e.op)) || e.args.some(hasData)));
  return out;
}

/** x_i: a component of data; A_{ij} has two indices. Indices are variables or whole numbers from 1. */
export function at(base: Sym, ...indices: readonly Expr[]): Op {
  return op('at', base, ...indices);
}

/** Σ of `body` for index = from … to; 0 and terms that do not change are worked out where that is exact. */
export function series(body: Expr, index: Sym, from: Expr, to: Expr): Expr {
  return isNum(body) && body.number.value === 0 ? body : op('series', body, index, from, to);
}

/** δ_{ij}: 1 where the indices are equal, 0 elsewhere. */
export function delta(i: Expr, j: Expr): Expr {
  if (i === j) return num(1);
  if (isNum(i) && isNum(j)) return num(0);
  return i.id < j.id ? op('delta', i, j) : op('delta', j, i);
}

/** The index replaced in a formula; a sum over the same letter keeps its own. */
export function reindex(e: Expr, from: Sym, to: Expr): Expr {
  if (e === from) return to;
  if (!symbolsOf(e).has(from)) return e;
  const args = e.args.map((a) => reindex(a, from, to));
  return isOp(e, 'delta') ? delta(args[0]!, args[1]!) : withArgs(e, args);
}

const LETTERS = [...'ijklmpqrsuvabcdfgh'];

/** A sum with another letter for its index where that letter means something outside. */
export function withFreshIndex(e: Op, taken: ReadonlySet<Sym>, symbol: (name: string) => Sym): Op {
  const [body, index, from, to] = e.args as [Expr, Sym, Expr, Expr];
  if (!taken.has(index)) return e;
  const used = new Set([...taken, ...symbolsOf(body)].map((s) => s.name));
  const letter = LETTERS.find((l) => !used.has(l)) ?? `i_${e.id}`;
  const fresh = symbol(letter);
  return op('series', reindex(body, index, fresh), fresh, from, to);
}

/** The other index of a delta that has this one; null for anything else. */
export function picks(e: Expr, index: Sym): Expr | null {
  if (!isOp(e, 'delta')) return null;
  const [i, j] = e.args as [Expr, Expr];
  return i === index ? j : j === index ? i : null;
}
