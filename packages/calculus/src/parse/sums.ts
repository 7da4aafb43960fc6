/** Sums in a formula: written out where both bounds are numbers, else over data x_i. */
import { type Expr, isOp, num, op, type Sym, sym, withArgs } from '../expr.js';
import { at, delta, hasData } from '../indexed.js';
import { rebuild } from '../symbols.js';

const DIGITS = /^\d+$/;

/** Base and index of a name such as x_i, A_ij, x_12; no index where there is none. */
function parted({ name }: Sym): readonly [string, string] {
  const cut = name.indexOf('_');
  return cut < 0 ? [name, ''] : [name.slice(0, cut), name.slice(cut + 1)];
}

/** Every variable replaced; nothing folded. */
function mapped(e: Expr, of: (s: Sym) => Expr): Expr {
  const done = new Map<Expr, Expr>();
  const walk = (node: Expr): Expr => {
    let out = done.get(node);
    if (out === undefined) {
      out = node.kind === 'sym' ? of(node) : isOp(node, 'at') ? node : withArgs(node, node.args.map(walk));
      done.set(node, out);
    }
    return out;
  };
  return walk(e);
}

/** Σ over an index as a node: names that have the index become components. */
export function symbolicSum(body: Expr, index: Sym, from: Expr, to: Expr): Expr {
  const inside = mapped(body, (s) => {
    const [base, letters] = parted(s);
    if (!letters.includes(index.name) || DIGITS.test(letters)) return s;
    return base === 'δ' && letters.length === 2
      ? delta(sym(letters[0]!), sym(letters[1]!))
      : at(sym(base), ...[...letters].map((l) => (DIGITS.test(l) ? num(Number(l)) : sym(l))));
  });
  return op('series', inside, index, from, to);
}

/** One term of a sum that is written out: i and the index in x_i replaced by a number, numbers worked out. */
export function term(body: Expr, index: Sym, value: Expr & { kind: 'num' }): Expr {
  const named = mapped(body, (s) => {
    const [base, letters] = parted(s);
    if (!letters.includes(index.name)) return s;
    return sym(`${base}_${letters.replaceAll(index.name, String(value.number.value))}`);
  });
  return rebuild(named, new Map([[index as Expr, value]]));
}

/** Letters whose components are meant somewhere: then z_i and z_1 are components everywhere. */
function basesOf(e: Expr, out: Set<string> = new Set()): Set<string> {
  if (isOp(e, 'at')) out.add((e.args[0] as Sym).name);
  else for (const arg of e.args) basesOf(arg, out);
  return out;
}

/** The whole formula with every component recognised. */
export function withComponents(e: Expr): Expr {
  if (!hasData(e)) return e;
  const bases = basesOf(e);
  return mapped(e, (s) => {
    const [base, letters] = parted(s);
    if (letters === '') return s;
    if (base === 'δ' && /^[a-z]{2}$/.test(letters)) return delta(sym(letters[0]!), sym(letters[1]!));
    if (!bases.has(base)) return s;
    return at(sym(base), ...(DIGITS.test(letters) ? [num(Number(letters))] : [...letters].map((l) => sym(l))));
  });
}
