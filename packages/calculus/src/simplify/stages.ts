/** What a textbook does after collecting: identities, multiplying out where that is shorter, common factors. */
import { type Expr, isOp, num, op, type Sym } from '../expr.js';
import { hasData, picks, reindex, series } from '../indexed.js';
import * as Q from '../rational.js';
import { fold, neg, product, sum } from '../symbols.js';
import { Collector, type Factor, keyOf, type Term } from './terms.js';

/** Rewrites every node, from the leaves up. */
export function everywhere(e: Expr, rewrite: (node: Expr) => Expr): Expr {
  const done = new Map<Expr, Expr>();
  const walk = (node: Expr): Expr => {
    let out = done.get(node);
    if (out === undefined) {
      out = node.kind === 'derivative' ? node : rewrite(node.kind === 'op' ? fold(node, node.args.map(walk)) : node);
      done.set(node, out);
    }
    return out;
  };
  return walk(e);
}

// ---------------------------------------------------------------------------------------------------- identities

/** f² s + g² t = 1 */
const PAIRS = [
  ['sin', 1, 'cos', 1],
  ['cosh', 1, 'sinh', -1],
  ['sec', 1, 'tan', -1],
  ['csc', 1, 'cot', -1],
  ['sech', 1, 'tanh', 1],
  ['coth', 1, 'csch', -1],
] as const;

/** A term without the square of one function of u, and which u. */
function withoutSquare(term: Term, name: string): readonly [Term, Expr] | null {
  for (const [key, f] of term.factors) {
    if (!isOp(f.base, name) || f.symbolic !== null || !Q.isInteger(f.n) || f.n.p < 2) continue;
    const factors = new Map(term.factors);
    if (f.n.p === 2) factors.delete(key);
    else factors.set(key, { ...f, n: Q.fraction(f.n.p - 2) });
    return [{ c: term.c, factors }, f.base.args[0]!];
  }
  return null;
}

/** Two terms that an identity makes one, and that one. */
type Merge = readonly [first: number, second: number, one: Term];

/** c·f² and c·g² (with the signs of the pair) are c. */
function squaresOf(terms: readonly Term[], [f, s, g, t]: (typeof PAIRS)[number]): Merge | null {
  for (const [i, a] of terms.entries()) {
    const left = withoutSquare(a, f);
    if (left === null) continue;
    const j = terms.findIndex((b) => {
      const right = withoutSquare(b, g);
      const same = right !== null && right[1] === left[1] && keyOf(right[0]) === keyOf(left[0]);
      return same && right[0].c.value * s === left[0].c.value * t;
    });
    if (j >= 0) return [i, j, { ...left[0], c: s > 0 ? left[0].c : Q.neg(left[0].c) }];
  }
  return null;
}

/** c and −c·s·f² are c·t·g². */
function squareAndOne(
  terms: readonly Term[],
  [f, s, g, t]: readonly [string, number, string, number],
  collector: Collector,
): Merge | null {
  for (const [i, a] of terms.entries()) {
    const left = withoutSquare(a, f);
    if (left === null) continue;
    const j = terms.findIndex((b) => keyOf(b) === keyOf(left[0]) && b.c.value === -left[0].c.value * s);
    if (j < 0) continue;
    const square = collector.term(op('pow', op(g, left[1]), num(2)));
    return [i, j, collector.times([{ ...terms[j]!, c: t > 0 ? terms[j]!.c : Q.neg(terms[j]!.c) }, square])];
  }
  return null;
}

function paired(terms: readonly Term[], collector: Collector): Term[] | null {
  for (const pair of PAIRS) {
    const [f, s, g, t] = pair;
    const found =
      squaresOf(terms, pair) ?? squareAndOne(terms, pair, collector) ?? squareAndOne(terms, [g, t, f, s], collector);
    if (found === null) continue;
    const [i, j, one] = found;
    const rest = terms.filter((_, k) => k !== i && k !== j);
    rest.splice(Math.min(i, j), 0, one);
    return rest;
  }
  return null;
}

/** sin u / cos u is tan u. */
const QUOTIENTS = [
  ['sin', 'cos', 'tan'],
  ['cos', 'sin', 'cot'],
  ['sinh', 'cosh', 'tanh'],
  ['cosh', 'sinh', 'coth'],
] as const;

/** tan u · cos u is sin u, and the like; '1' where nothing is left. */
const PRODUCTS = [
  ['tan', 'cos', 'sin'],
  ['cot', 'sin', 'cos'],
  ['sec', 'cos', null],
  ['csc', 'sin', null],
  ['tan', 'cot', null],
  ['sin', 'sec', 'tan'],
  ['cos', 'csc', 'cot'],
  ['tanh', 'cosh', 'sinh'],
  ['sinh', 'sech', 'tanh'],
  ['cosh', 'sech', null],
] as const;

/** A product of two functions of one argument that is a third. */
function shorterProduct(node: Expr, collector: Collector): Expr {
  const term = collector.term(node);
  for (const [first, second, name] of PRODUCTS) {
    const a = [...term.factors].find(([, f]) => isOp(f.base, first) && f.symbolic === null && f.n.value >= 1);
    if (a === undefined) continue;
    const u = a[1].base.args[0]!;
    const b = [...term.factors].find(([, g]) => isOp(g.base, second) && g.base.args[0] === u && g.symbolic === null);
    if (b === undefined || b[1].n.value < 1) continue;
    const less = (f: Factor): Factor => ({ ...f, n: Q.add(f.n, Q.MINUS_ONE) });
    const factors = new Map([...term.factors].map(([k, f]) => [k, k === a[0] || k === b[0] ? less(f) : f]));
    const parts = [{ c: term.c, factors }, ...(name === null ? [] : [collector.term(op(name, u))])];
    return shorterProduct(collector.fromTerm(collector.times(parts)), collector);
  }
  return node;
}

/** A quotient of equal powers of sine and cosine as one power of a tangent. */
function asTangent(node: Expr, collector: Collector): Expr {
  const term = collector.term(node);
  for (const [above, below, name] of QUOTIENTS) {
    for (const [key, f] of term.factors) {
      if (!isOp(f.base, above) || f.symbolic !== null || f.n.value < 1) continue;
      const u = f.base.args[0]!;
      const other = [...term.factors].find(([, g]) => isOp(g.base, below) && g.base.args[0] === u);
      if (other === undefined || other[1].symbolic !== null || other[1].n.value !== -f.n.value) continue;
      const rest = new Map([...term.factors].filter(([k]) => k !== key && k !== other[0]));
      const power = collector.term(fold(op('pow', f.base, num(f.n)), [op(name, u), num(f.n)]));
      return collector.fromTerm(collector.times([{ c: term.c, factors: rest }, power]));
    }
  }
  return node;
}

/** sin² u + cos² u is 1, also with a common factor; sin u/cos u is tan u. */
export function identities(e: Expr): Expr {
  const collector = new Collector();
  return everywhere(e, (node) => {
    if (isOp(node, 'div')) return shorterProduct(asTangent(node, collector), collector);
    if (isOp(node, 'mul')) return shorterProduct(node, collector);
    if (!isOp(node, 'add')) return node;
    let terms: readonly Term[] = collector.terms(node);
    let changed = false;
    for (let next = paired(terms, collector); next !== null; next = paired(terms, collector)) {
      terms = next;
      changed = true;
    }
    return changed ? collector.fromSum(terms) : node;
  });
}

// ---------------------------------------------------------------------------------------------------- multiplying out

const MOST_TERMS = 60;

/** A term with its sums multiplied out; null where that is too much. */
function multipliedOut(term: Term, collector: Collector): Expr[] | null {
  let out: Expr[] = [num(term.c)];
  for (const factor of term.factors.values()) {
    const times = isOp(factor.base, 'add') && factor.symbolic === null && Q.isInteger(factor.n) ? factor.n.p : 0;
    const single = times < 1 ? [collector.fromTerm({ c: Q.ONE, factors: new Map([['', factor]]) })] : null;
    for (let k = 0; k < Math.max(1, times); k++) {
      const parts = single ?? factor.base.args;
      if (out.length * parts.length > MOST_TERMS) return null;
      out = out.flatMap((a) => parts.map((b) => product([a, b])));
    }
  }
  return out;
}

/** Sums multiplied out where the result is shorter: 2x(x + 1) − x² is x² + 2x. */
export function expansions(e: Expr): Expr {
  const collector = new Collector();
  return everywhere(e, (node) => {
    if (!isOp(node, 'add')) return node;
    const parts = collector.terms(node).map((t) => multipliedOut(t, collector));
    if (parts.includes(null)) return node;
    const out = collector.collect(sum(parts.flatMap((p) => p ?? [])));
    return out.size < node.size ? inOrder(out, collector) : node;
  });
}

// ---------------------------------------------------------------------------------------------------- sums over data

/** Σ_k u_k δ_{kj} is u_j; the other terms of a sum stay in it. */
export function sifted(e: Expr): Expr {
  if (!hasData(e)) return e;
  const collector = new Collector();
  return everywhere(e, (node) => {
    if (!isOp(node, 'series')) return node;
    const [body, index, from, to] = node.args as [Expr, Sym, Expr, Expr];
    const picked: Expr[] = [];
    const rest: Expr[] = [];
    for (const piece of pieces(body, index, collector)) {
      const at = piece.factors.find((f) => picks(f, index) !== null);
      const others = product(piece.factors.filter((f) => f !== at));
      if (at === undefined) rest.push(others);
      else picked.push(reindex(others, index, picks(at, index)!));
    }
    return picked.length === 0 ? node : sum([...picked, ...remaining(rest, index, from, to)]);
  });
}

/** What stays in the sum, with its sign in front. */
function remaining(rest: readonly Expr[], index: Sym, from: Expr, to: Expr): Expr[] {
  if (rest.length === 0) return [];
  const body = sum(rest);
  return [isOp(body, 'neg') ? neg(series(body.args[0]!, index, from, to)) : series(body, index, from, to)];
}

/** The terms of a sum's body as factors, multiplied out where a δ stands inside. */
function pieces(body: Expr, index: Sym, collector: Collector): { factors: readonly Expr[] }[] {
  const has = (x: Expr): boolean => picks(x, index) !== null || x.args.some(has);
  if (!has(body)) return [{ factors: [body] }];
  const terms = isOp(body, 'add') ? body.args : [body];
  return terms.flatMap((t) => {
    const parts = has(t) ? multipliedOut(collector.term(t), collector) : null;
    return (parts ?? [t]).map((part) => ({ factors: factorsOf(part) }));
  });
}

/** A fraction whose top has a sum, divided into it once: u(a·s − b)/s² is (u/s)(a − b/s). */
export function termByTerm(e: Expr): Expr {
  const collector = new Collector();
  const whole = collector.term(e);
  const sums = [...whole.factors].filter(([, f]) => isOp(f.base, 'add') && Q.sameNumber(f.n, Q.ONE));
  const bottoms = [...whole.factors].filter(([, f]) => f.symbolic === null && f.n.value < -1 && Q.isInteger(f.n));
  if (sums.length !== 1 || bottoms.length !== 1) return e;
  const [[key, { base }], [below, bottom]] = [sums[0]!, bottoms[0]!];
  const once = new Map([[below, { ...bottom, n: Q.MINUS_ONE }]]);
  const inside = collector
    .terms(base)
    .map((t) => collector.fromTerm(collector.times([t, { c: Q.ONE, factors: once }])));
  const rest = new Map(whole.factors);
  rest.delete(key);
  rest.set(below, { ...bottom, n: Q.add(bottom.n, Q.ONE) });
  return product([collector.fromTerm({ c: whole.c, factors: rest }), sum(inside)]);
}

function factorsOf(e: Expr): Expr[] {
  if (isOp(e, 'neg')) return [num(-1), ...factorsOf(e.args[0]!)];
  if (isOp(e, 'mul')) return e.args.flatMap(factorsOf);
  return isOp(e, 'div') ? [...factorsOf(e.args[0]!), fold(e, [num(1), e.args[1]!])] : [e];
}

// ---------------------------------------------------------------------------------------------------- common factors

/** The power that both have. */
function common(f: Factor, g: Factor): Q.Rational {
  const [low, high] = f.n.value <= g.n.value ? [f.n, g.n] : [g.n, f.n];
  // x^x/x and x^x ln x share x^x: what both have beside the exponent, and nothing of opposite signs.
  if (f.symbolic !== null || g.symbolic !== null) return low.value > 0 ? low : high.value < 0 ? high : Q.ZERO;
  if (!isOp(f.base, 'exp')) return low;
  return low.value > 0 ? low : high.value < 0 ? high : Q.ZERO;
}

/** The factors that all terms share, to the lowest power. */
function shared(terms: readonly Term[]): Map<string, Factor> {
  const out = new Map(terms[0]!.factors);
  for (const term of terms.slice(1)) {
    for (const [key, f] of out) {
      const g = term.factors.get(key);
      const sameSymbols = g !== undefined && (f.symbolic === g.symbolic || f.symbolic === null || g.symbolic === null);
      if (g === undefined || !sameSymbols) out.delete(key);
      else out.set(key, { ...f, n: common(f, g), symbolic: f.symbolic === g.symbolic ? f.symbolic : null });
    }
  }
  for (const [key, f] of out) if (f.n.value === 0 && f.symbolic === null) out.delete(key);
  return out;
}

function without(terms: readonly Term[], factors: ReadonlyMap<string, Factor>, collector: Collector): Term[] {
  const inverse: Term = {
    c: Q.ONE,
    factors: new Map(
      [...factors].map(([key, f]) => [
        key,
        { base: f.base, n: Q.neg(f.n), symbolic: f.symbolic && product([num(-1), f.symbolic]) },
      ]),
    ),
  };
  return terms.map((t) => collector.times([t, inverse]));
}

/** A polynomial by falling degree. */
function inOrder(e: Expr, collector: Collector): Expr {
  return isOp(e, 'add') ? byDegree(collector.terms(e), collector) : e;
}

/** x + 2 rather than 2 + x, but 2 − x. */
function byDegree(terms: readonly Term[], collector: Collector): Expr {
  const degree = (t: Term): number =>
    [...t.factors.values()].reduce((d, f) => d + (f.base.kind === 'sym' ? f.n.value : Number.NaN), 0);
  const ordered = [...terms].sort((a, b) => degree(b) - degree(a));
  const keep = terms.some((t) => Number.isNaN(degree(t))) || (terms.length === 2 && ordered[0]!.c.value < 0);
  return collector.fromSum(keep ? terms : ordered);
}

function takenOut(terms: readonly Term[], factors: ReadonlyMap<string, Factor>, collector: Collector): Term {
  const inside = collector.collect(collector.fromSum(without(terms, factors, collector)));
  const ordered = inOrder(tidied(inside, collector), collector);
  return collector.times([{ c: Q.ONE, factors }, collector.term(ordered)]);
}

/** A sum multiplied out and with its identities used, where that is shorter. */
function tidied(e: Expr, collector: Collector): Expr {
  if (!isOp(e, 'add')) return e;
  const parts = collector.terms(e).map((t) => multipliedOut(t, collector));
  if (parts.includes(null)) return e;
  const out = collector.collect(identities(collector.collect(sum(parts.flatMap((p) => p ?? [])))));
  return out.size < e.size ? out : e;
}

/** A function of something: sin x, ln x. */
const isFunction = (f: Factor): boolean => isOp(f.base) && !['add', 'mul', 'pow', 'series', 'abs'].includes(f.base.op);

/** Worth taking out of a sum: powers of sums, exponentials, x^x. */
const isCompound = (f: Factor): boolean => f.symbolic !== null || isOp(f.base, 'add') || isFunction(f);

/** √(1 − x²) − x²/√(1 − x²): a root of a sum comes below both; other denominators stay where they are. */
function worthTaking(key: string, f: Factor, terms: readonly Term[]): boolean {
  if (f.n.value > 0 || f.symbolic !== null || isOp(f.base, 'exp')) return true;
  return terms.some((t) => (t.factors.get(key)?.n.value ?? 0) > 0);
}

/** e^x sin x + e^x cos x is e^x (sin x + cos x); a factor that a fraction's top and bottom share is cancelled. */
export function commonFactors(e: Expr, kept: ReadonlySet<Expr>): Expr {
  const collector = new Collector(kept);
  return everywhere(e, (node) => {
    if (!isOp(node, 'add')) {
      const fraction = isOp(node, 'div') || isOp(node, 'mul') || isOp(node, 'neg');
      return fraction ? cancelled(collector.collect(node), collector) : node;
    }
    const terms = collector.terms(node);
    if (terms.length < 2) return node;
    const taken = new Map([...shared(terms)].filter(([key, f]) => worthTaking(key, f, terms)));
    const root = (f: Factor): boolean => f.n.value < 0 && !Q.isInteger(f.n) && f.symbolic === null;
    return [...taken.values()].some((f) => isCompound(f) || root(f))
      ? collector.fromTerm(takenOut(terms, taken, collector))
      : node;
  });
}

/** Rewrites the sum that is a factor of a product or the top of a fraction; `choose` says what comes out of it. */
function outOfSum(
  node: Expr,
  collector: Collector,
  choose: (terms: readonly Term[], whole: Term) => ReadonlyMap<string, Factor> | null,
): Expr {
  const term = collector.term(node);
  for (const [key, f] of term.factors) {
    if (!isOp(f.base, 'add') || f.symbolic !== null || !Q.sameNumber(f.n, Q.ONE)) continue;
    const terms = collector.terms(f.base);
    const out = choose(terms, term);
    if (out === null) continue;
    const rest = new Map(term.factors);
    rest.delete(key);
    const parts = [{ c: term.c, factors: rest }, takenOut(terms, out, collector)];
    return collector.collect(collector.fromTerm(collector.times(parts)));
  }
  return node;
}

/** A fraction whose top is a sum: the sum tidied, its common factors in front, what the bottom has too cancelled. */
function cancelled(node: Expr, collector: Collector): Expr {
  const tidy = outOfSum(node, collector, (terms, whole) => {
    const isFraction = [...whole.factors.values()].some((f) => f.n.value < 0 && f.symbolic === null);
    return isFraction ? new Map([...shared(terms)].filter(([, f]) => f.symbolic === null && f.n.value > 0)) : null;
  });
  return collector.collect(tidy);
}

/** The denominators of a sum's terms, each to its highest power. */
function denominators(terms: readonly Term[]): Map<string, Factor> {
  const out = new Map<string, Factor>();
  for (const { factors } of terms) {
    for (const [key, f] of factors) {
      if (f.n.value >= 0 || f.symbolic !== null || isOp(f.base, 'exp')) continue;
      const known = out.get(key);
      if (known === undefined || f.n.value < known.n.value) out.set(key, f);
    }
  }
  return out;
}

/** 1/(1 + x²) + (1 − x²)/(1 + x²)² is 2/(1 + x²)²: fractions are added where that is shorter. */
function joined(node: Expr, collector: Collector): Expr {
  const terms = collector.terms(node);
  const below = new Map([...denominators(terms)].filter(([, f]) => isOp(f.base, 'add')));
  if (below.size === 0 || terms.length > MOST_TERMS) return node;
  const out = collector.collect(collector.fromTerm(takenOut(terms, below, collector)));
  return out.size < node.size ? out : node;
}

/** No fractions in the top of a fraction: (1 + 1/x)/(x + 1) is (x + 1)/(x(x + 1)). */
export function singleFractions(e: Expr, kept: ReadonlySet<Expr>): Expr {
  const collector = new Collector(kept);
  return everywhere(e, (node) => {
    if (isOp(node, 'add')) return joined(node, collector);
    const below = (terms: readonly Term[]) => {
      const found = denominators(terms);
      return found.size === 0 ? null : found;
    };
    return isOp(node, 'div') ? outOfSum(node, collector, below) : node;
  });
}
