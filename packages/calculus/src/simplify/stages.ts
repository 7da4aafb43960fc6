/** What a textbook does after collecting: identities, multiplying out where that is shorter, common factors. */
import { type Expr, isOp, num } from '../expr.js';
import * as Q from '../rational.js';
import { fold, product, sum } from '../symbols.js';
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
  return everywhere(e, (node) => {
    if (!isOp(node, 'add')) return node;
    const collector = new Collector();
    let terms = collector.terms(node);
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
  return everywhere(e, (node) => {
    if (!isOp(node, 'add')) return node;
    const collector = new Collector();
    const parts = collector.terms(node).map((t) => multipliedOut(t, collector));
    if (parts.includes(null)) return node;
    const out = collector.collect(sum(parts.flatMap((p) => p ?? [])));
    return out.size < node.size ? out : node;
  });
}

// ---------------------------------------------------------------------------------------------------- common factors

const least = (a: Q.Rational, b: Q.Rational): Q.Rational => (a.value <= b.value ? a : b);

/** The factors that all terms share, to the lowest power. */
function shared(terms: readonly Term[]): Map<string, Factor> {
  const out = new Map(terms[0]!.factors);
  for (const term of terms.slice(1)) {
    for (const [key, f] of out) {
      const g = term.factors.get(key);
      const sameSymbols = g !== undefined && (f.symbolic === g.symbolic || f.symbolic === null || g.symbolic === null);
      if (g === undefined || !sameSymbols) out.delete(key);
      else out.set(key, { ...f, n: least(f.n, g.n), symbolic: f.symbolic === g.symbolic ? f.symbolic : null });
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

/** Worth taking out of a sum: powers of sums, exponentials, x^x. */
const isCompound = (f: Factor): boolean =>
  f.symbolic !== null || isOp(f.base, 'exp') || (isOp(f.base, 'add') && f.n.value > 0);

function takenOut(terms: readonly Term[], factors: ReadonlyMap<string, Factor>, collector: Collector): Term {
  const inside = collector.collect(collector.fromSum(without(terms, factors, collector)));
  return collector.times([{ c: Q.ONE, factors }, collector.term(inside)]);
}

/** e^x sin x + e^x cos x is e^x (sin x + cos x); a factor that a fraction's top and bottom share is cancelled. */
export function commonFactors(e: Expr, kept: ReadonlySet<Expr>): Expr {
  return everywhere(e, (node) => {
    const collector = new Collector(kept);
    if (isOp(node, 'add')) {
      const terms = collector.terms(node);
      const common = terms.length < 2 ? new Map<string, Factor>() : shared(terms);
      const positive = new Map(
        [...common].filter(([, f]) => f.n.value > 0 || f.symbolic !== null || isOp(f.base, 'exp')),
      );
      return [...positive.values()].some(isCompound) ? collector.fromTerm(takenOut(terms, positive, collector)) : node;
    }
    return isOp(node, 'div') || isOp(node, 'mul') ? cancelled(node, collector) : node;
  });
}

/** Where a sum stands over a bottom that has a factor of all its terms. */
function cancelled(node: Expr, collector: Collector): Expr {
  const term = collector.term(node);
  for (const [key, f] of term.factors) {
    if (!isOp(f.base, 'add') || f.symbolic !== null || !Q.sameNumber(f.n, Q.ONE)) continue;
    const terms = collector.terms(f.base);
    const common = new Map(
      [...shared(terms)].filter(([k, g]) => (term.factors.get(k)?.n.value ?? 0) * g.n.value < 0 && g.symbolic === null),
    );
    if (common.size === 0) continue;
    const rest = new Map(term.factors);
    rest.delete(key);
    return collector.collect(
      collector.fromTerm(collector.times([{ c: term.c, factors: rest }, takenOut(terms, common, collector)])),
    );
  }
  return node;
}
