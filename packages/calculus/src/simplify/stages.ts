/** What a textbook does after collecting: identities, multiplying out where that is shorter, common factors. */
import { type Expr, isOp, num, type Sym } from '../expr.js';
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

const PAIRS = [
  // sin² + cos² = 1, cosh² − sinh² = 1
  ['sin', 'cos', 1],
  ['sinh', 'cosh', -1],
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

function paired(terms: readonly Term[]): Term[] | null {
  for (const [first, second, sign] of PAIRS) {
    for (const [i, a] of terms.entries()) {
      const left = withoutSquare(a, first);
      if (left === null) continue;
      const j = terms.findIndex((b) => {
        const right = withoutSquare(b, second);
        return (
          right !== null &&
          right[1] === left[1] &&
          keyOf(right[0]) === keyOf(left[0]) &&
          right[0].c.value === sign * left[0].c.value
        );
      });
      if (j < 0) continue;
      const rest = terms.filter((_, k) => k !== i && k !== j);
      const one = withoutSquare(terms[j]!, second)![0];
      rest.splice(Math.min(i, j), 0, one);
      return rest;
    }
  }
  return null;
}

/** sin² u + cos² u is 1, also with a common factor. */
export function identities(e: Expr): Expr {
  const collector = new Collector();
  return everywhere(e, (node) => {
    if (!isOp(node, 'add')) return node;
    let terms: readonly Term[] = collector.terms(node);
    let changed = false;
    for (let next = paired(terms); next !== null; next = paired(terms)) {
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
    return out.size < node.size ? out : node;
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

/** The power that both have. x^x and e^x are not made to stand in a denominator. */
function common(f: Factor, g: Factor): Q.Rational {
  const [low, high] = f.n.value <= g.n.value ? [f.n, g.n] : [g.n, f.n];
  if (f.symbolic !== null || g.symbolic !== null) return high;
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

/** x + 2 rather than 2 + x, but 2 − x. */
function byDegree(terms: readonly Term[], collector: Collector): Expr {
  const degree = (t: Term): number =>
    [...t.factors.values()].reduce((d, f) => d + (f.base.kind === 'sym' ? f.n.value : Number.NaN), 0);
  const ordered = [...terms].sort((a, b) => degree(b) - degree(a));
  const keep = terms.some((t) => Number.isNaN(degree(t))) || ordered[0]!.c.value < 0;
  return collector.fromSum(keep ? terms : ordered);
}

function takenOut(terms: readonly Term[], factors: ReadonlyMap<string, Factor>, collector: Collector): Term {
  const inside = collector.collect(collector.fromSum(without(terms, factors, collector)));
  const ordered = isOp(inside, 'add') ? byDegree(collector.terms(inside), collector) : inside;
  return collector.times([{ c: Q.ONE, factors }, collector.term(ordered)]);
}

/** Worth taking out of a sum: powers of sums, exponentials, x^x. */
const isCompound = (f: Factor): boolean => f.symbolic !== null || isOp(f.base, 'exp') || isOp(f.base, 'add');

/** √(1 − x²) − x²/√(1 − x²): a root of a sum comes below both; other denominators stay where they are. */
function worthTaking(key: string, f: Factor, terms: readonly Term[]): boolean {
  if (f.n.value > 0 || f.symbolic !== null || isOp(f.base, 'exp')) return true;
  return isOp(f.base, 'add') && terms.some((t) => (t.factors.get(key)?.n.value ?? 0) > 0);
}

/** e^x sin x + e^x cos x is e^x (sin x + cos x); a factor that a fraction's top and bottom share is cancelled. */
export function commonFactors(e: Expr, kept: ReadonlySet<Expr>): Expr {
  const collector = new Collector(kept);
  return everywhere(e, (node) => {
    if (!isOp(node, 'add')) {
      const fraction = isOp(node, 'div') || isOp(node, 'mul');
      return fraction ? cancelled(collector.collect(node), collector) : node;
    }
    const terms = collector.terms(node);
    if (terms.length < 2) return node;
    const taken = new Map([...shared(terms)].filter(([key, f]) => worthTaking(key, f, terms)));
    return [...taken.values()].some(isCompound) ? collector.fromTerm(takenOut(terms, taken, collector)) : node;
  });
}

/** Rewrites the sum that is a factor of a product or the top of a fraction; `choose` says what comes out of it. */
function outOfSum(
  node: Expr,
  collector: Collector,
  choose: (terms: readonly Term[], whole: Term) => ReadonlyMap<string, Factor>,
): Expr {
  const term = collector.term(node);
  for (const [key, f] of term.factors) {
    if (!isOp(f.base, 'add') || f.symbolic !== null || !Q.sameNumber(f.n, Q.ONE)) continue;
    const terms = collector.terms(f.base);
    const out = choose(terms, term);
    if (out.size === 0) continue;
    const rest = new Map(term.factors);
    rest.delete(key);
    const parts = [{ c: term.c, factors: rest }, takenOut(terms, out, collector)];
    return collector.collect(collector.fromTerm(collector.times(parts)));
  }
  return node;
}

/** Where a sum stands over a bottom that has a factor of all its terms. */
function cancelled(node: Expr, collector: Collector): Expr {
  return outOfSum(node, collector, (terms, whole) => {
    const opposite = (key: string, f: Factor) => (whole.factors.get(key)?.n.value ?? 0) * f.n.value < 0;
    return new Map([...shared(terms)].filter(([key, f]) => f.symbolic === null && opposite(key, f)));
  });
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

/** No fractions in the top of a fraction: (1 + 1/x)/(x + 1) is (x + 1)/(x(x + 1)). */
export function singleFractions(e: Expr, kept: ReadonlySet<Expr>): Expr {
  const collector = new Collector(kept);
  return everywhere(e, (node) => {
    return isOp(node, 'div') ? outOfSum(node, collector, denominators) : node;
  });
}
