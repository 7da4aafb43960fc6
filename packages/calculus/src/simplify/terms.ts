/**
 * Sums and products in collected form: a term is a number times powers of bases. Bases whose powers must not be merged
 * (that would widen the domain) are `kept`.
 */
import { type Expr, isNum, isOp, num, type Op, op, type Sym, symbolsOf } from '../expr.js';
import * as Q from '../rational.js';
import { call, div, fold, neg, pow, product, sum } from '../symbols.js';

/** base^(n + symbolic) */
export interface Factor {
  readonly base: Expr;
  readonly n: Q.Rational;
  readonly symbolic: Expr | null;
}
export interface Term {
  readonly c: Q.Rational;
  /** By canonical base. */
  readonly factors: ReadonlyMap<string, Factor>;
}

const sorted = new WeakMap<Expr, Expr>();

/** One formula for all orders of its terms and factors. */
export function canonical(e: Expr): Expr {
  let out = sorted.get(e);
  if (out === undefined) {
    const args = e.args.map(canonical);
    const free = isOp(e) && ['add', 'mul', 'maximum', 'minimum'].includes(e.op);
    if (free) args.sort((a, b) => a.id - b.id);
    out = isOp(e) ? op(e.op, ...args) : e;
    sorted.set(e, out);
  }
  return out;
}

const scalar = (c: Q.Rational): Term => ({ c, factors: new Map() });
const HALF = Q.fraction(1, 2);

export class Collector {
  /** Canonical bases whose powers are left as they are. */
  private readonly kept: ReadonlySet<Expr>;
  /** Formulas that must not be 0 for what was left out: sign(u)² is 1. */
  readonly nonzero: Expr[] = [];
  private readonly done = new Map<Expr, Expr>();
  private readonly read = new Map<Expr, Term>();
  private readonly sums = new Map<Expr, readonly Term[]>();
  constructor(kept: ReadonlySet<Expr> = new Set()) {
    this.kept = kept;
  }

  /** The formula with like terms collected and powers merged, everywhere. */
  collect(e: Expr): Expr {
    let out = this.done.get(e);
    if (out === undefined) {
      out = isOp(e, 'add') ? this.fromSum(this.terms(e)) : this.fromTerm(this.term(e));
      this.done.set(e, out);
    }
    return out;
  }

  // ------------------------------------------------------------------------------------------------ reading

  /** The terms of a sum, like ones collected. */
  terms(e: Expr): readonly Term[] {
    let out = this.sums.get(e);
    if (out === undefined) this.sums.set(e, (out = this.readSum(e)));
    return out;
  }

  private readSum(e: Expr): Term[] {
    const out = new Map<string, Term>();
    for (const term of this.flat(e)) {
      const key = keyOf(term);
      const known = out.get(key);
      out.set(key, known === undefined ? term : { ...known, c: Q.add(known.c, term.c) });
    }
    return [...out.values()].filter((t) => t.c.value !== 0);
  }

  /** Terms of sums in sums, numbers multiplied in. */
  private flat(e: Expr): Term[] {
    if (isOp(e, 'add')) return e.args.flatMap((a) => this.flat(a));
    const term = this.term(e);
    const [only] = term.factors.values();
    if (term.factors.size !== 1 || only === undefined || !isOp(only.base, 'add') || !isPlain(only)) return [term];
    return this.flat(only.base).map((t) => ({ ...t, c: Q.mul(t.c, term.c) }));
  }

  term(e: Expr): Term {
    let out = this.read.get(e);
    if (out === undefined) this.read.set(e, (out = this.readTerm(e)));
    return out;
  }

  private readTerm(e: Expr): Term {
    if (isNum(e)) return scalar(e.number);
    if (!isOp(e)) return this.single(e);
    switch (e.op) {
      case 'neg':
        return scale(this.term(e.args[0]!), Q.MINUS_ONE);
      case 'mul':
        return this.times(e.args.map((a) => this.term(a)));
      case 'div':
        return this.times([this.term(e.args[0]!), this.raised(this.term(e.args[1]!), Q.MINUS_ONE)]);
      case 'pow':
        return this.power(e.args[0]!, e.args[1]!);
      case 'sqrt':
        return this.root(e.args[0]!);
      case 'exp':
        return this.exponential(this.collect(e.args[0]!));
      case 'add':
        return this.sumAsTerm(e);
      case 'series':
        return this.series(e);
      case 'sum':
      case 'mean':
        return this.reduction(e);
      default:
        return this.single(
          fold(
            e,
            e.args.map((a) => this.collect(a)),
          ),
        );
    }
  }

  /** Σ: factors that do not change come out of it; of equal terms it is their number times one. */
  private series(e: Op): Term {
    const [body, index, from, to] = e.args as [Expr, Sym, Expr, Expr];
    const term = this.term(this.collect(body));
    const fixed = new Map<string, Factor>();
    const moving = new Map<string, Factor>();
    for (const [key, f] of term.factors) {
      const moves = [f.base, ...(f.symbolic === null ? [] : [f.symbolic])].some((part) => symbolsOf(part).has(index));
      (moves ? moving : fixed).set(key, f);
    }
    const outside = { c: term.c, factors: fixed };
    if (moving.size === 0) return this.times([outside, this.term(sum([to, neg(from), num(1)]))]);
    const inside = this.fromTerm({ c: Q.ONE, factors: moving });
    return this.times([outside, this.single(op('series', inside, index, from, to))]);
  }

  /** A number comes out of sum(u) and mean(u); which letters are data is not known here. */
  private reduction(e: Op): Term {
    const term = this.term(this.collect(e.args[0]!));
    const inside = this.fromTerm({ ...term, c: Q.ONE });
    return isNum(inside) && e.op === 'mean' ? term : scale(this.single(op(e.op, inside)), term.c);
  }

  private single(base: Expr, n = Q.ONE, symbolic: Expr | null = null): Term {
    if (isNum(base) && symbolic === null && Q.isInteger(n)) {
      const exact = Q.power(base.number, n.p);
      if (exact !== null) return scalar(exact);
    }
    return { c: Q.ONE, factors: new Map([[this.key(base, n), { base, n, symbolic }]]) };
  }

  /** Kept bases have one key for each kind of power, so that these do not meet. */
  private key(base: Expr, n: Q.Rational): string {
    const id = canonical(base);
    const root = isOp(base, 'sqrt') || isOp(base, 'pow') ? canonical(base.args[0]!) : id;
    return (this.kept.has(id) || this.kept.has(root)) && n.value < 0 ? `${id.id}-` : String(id.id);
  }

  /** A number in front of a sum comes out: (2x + 2) is 2(x + 1). */
  private sumAsTerm(e: Expr): Term {
    const terms = this.terms(e);
    if (terms.length === 0) return scalar(Q.ZERO);
    if (terms.length === 1) return terms[0]!;
    const content = contentOf(terms);
    if (content === null) return this.single(this.fromSum(terms));
    const rest = terms.map((t) => ({ ...t, c: Q.div(t.c, content)! }));
    return scale(this.single(this.fromSum(rest)), content);
  }

  private power(base: Expr, exponent: Expr): Term {
    const n = this.collect(exponent);
    if (isNum(n))
      return Q.isInteger(n.number) ? this.raised(this.term(base), n.number) : this.fractional(base, n.number);
    const terms = isOp(n, 'add') ? this.terms(n) : [this.term(n)];
    const number = terms.find((t) => t.factors.size === 0)?.c ?? Q.ZERO;
    const symbolic = this.fromSum(terms.filter((t) => t.factors.size > 0));
    const collected = this.collect(base);
    // (e^w)^v is e^(wv): e^w is positive.
    if (isOp(collected, 'exp')) return this.exponential(this.collect(product([n, collected.args[0]!])));
    return this.single(collected, number, symbolic);
  }

  private root(e: Expr): Term {
    const base = this.collect(e);
    const value = call('sqrt', base);
    if (isNum(value)) return scalar(value.number);
    const whole = this.wholeUnderRoot(base);
    if (whole !== null) return whole;
    return this.kept.has(canonical(base)) ? this.single(value) : this.single(base, HALF);
  }

  /** √(1 − x²/4) is √(4 − x²)/2. */
  private wholeUnderRoot(base: Expr): Term | null {
    const terms = isOp(base, 'add') ? this.terms(base) : [];
    if (terms.length === 0 || !terms.every((t) => Q.isExact(t.c) && !Q.isDecimal(t.c))) return null;
    const q = terms.reduce((l, t) => (l * t.c.q) / gcd(l, t.c.q), 1);
    const root = Math.sqrt(q);
    if (q === 1 || !Number.isInteger(root)) return null;
    const inside = this.fromSum(terms.map((t) => scale(t, Q.fraction(q))));
    return scale(this.root(inside), Q.fraction(1, root));
  }

  private fractional(e: Expr, n: Q.Rational): Term {
    const base = this.collect(e);
    return this.kept.has(canonical(base)) ? this.single(pow(base, num(n))) : this.single(base, n);
  }

  /** e^(c·w) is (e^w)^c. */
  private exponential(w: Expr): Term {
    const value = call('exp', w);
    if (!isOp(value, 'exp')) return this.single(value);
    if (isOp(w, 'add')) return this.single(value);
    const inner = this.term(w);
    if (inner.c.value === 0 || inner.factors.size === 0) return this.single(value);
    return this.single(op('exp', this.fromTerm({ ...inner, c: Q.ONE })), inner.c);
  }

  /** A term to an integer power. */
  raised(term: Term, n: Q.Rational): Term {
    const c = Q.power(term.c, n.p);
    // Dividing by 0, or beyond exact numbers: as it stands.
    if (c === null) return this.single(pow(this.fromTerm(term), num(n)));
    const powers = [...term.factors.values()].map((f) =>
      this.single(f.base, Q.mul(f.n, n), f.symbolic && this.collect(product([num(n), f.symbolic]))),
    );
    return scale(this.times(powers), c);
  }

  times(terms: readonly Term[]): Term {
    let c = Q.ONE;
    const factors = new Map<string, Factor>();
    for (const term of terms) {
      c = Q.mul(c, term.c);
      for (const [key, factor] of term.factors) factors.set(key, this.merged(factors.get(key), factor));
    }
    for (const [key, factor] of factors) {
      if (factor.n.value === 0 && factor.symbolic === null) factors.delete(key);
      else if (this.isSquaredSign(factor)) factors.delete(key);
    }
    for (const [key, factor] of [...factors]) c = Q.mul(c, this.joinSign(factors, key, factor));
    return { c, factors };
  }

  /** sign(u)·|u|ⁿ is uⁿ for odd n; x·sign(x) is |x|. Gives the number that comes out. */
  private joinSign(factors: Map<string, Factor>, key: string, sign: Factor): Q.Rational {
    if (!isOp(sign.base, 'sign') || !Q.sameNumber(sign.n, Q.ONE) || sign.symbolic !== null) return Q.ONE;
    const u = canonical(sign.base.args[0]!);
    for (const [other, f] of factors) {
      if (f.symbolic !== null || !Q.isInteger(f.n) || f.n.p % 2 === 0) continue;
      const isSize = isOp(f.base, 'abs') && canonical(f.base.args[0]!) === u;
      const isSelf = f.base === u && u.kind === 'sym' && f.n.p > 0;
      if (!isSize && !isSelf) continue;
      factors.delete(key);
      factors.delete(other);
      const out = isSize
        ? this.raised(this.term(u), f.n)
        : this.times([this.single(u, Q.add(f.n, Q.MINUS_ONE)), this.single(call('abs', u))]);
      for (const [k, g] of out.factors) {
        const merged = this.merged(factors.get(k), g);
        if (merged.n.value === 0 && merged.symbolic === null) factors.delete(k);
        else factors.set(k, merged);
      }
      return out.c;
    }
    return Q.ONE;
  }

  private isSquaredSign({ base, n }: Factor): boolean {
    if (!isOp(base, 'sign') || !Q.isInteger(n) || n.p % 2 !== 0) return false;
    this.nonzero.push(base.args[0]!);
    return true;
  }

  private merged(a: Factor | undefined, b: Factor): Factor {
    if (a === undefined) return b;
    const symbolic =
      a.symbolic === null || b.symbolic === null
        ? (a.symbolic ?? b.symbolic)
        : this.collect(sum([a.symbolic, b.symbolic]));
    // The denominator's order of terms is the one that was written.
    const base = b.n.value < 0 && a.n.value > 0 ? b.base : a.base;
    return { base, n: Q.add(a.n, b.n), symbolic: symbolic !== null && isNum(symbolic) ? null : symbolic };
  }

  // ------------------------------------------------------------------------------------------------ writing

  /** Of two terms a positive one stands first: 1 − x. */
  fromSum(terms: readonly Term[]): Expr {
    const swap = terms.length === 2 && terms[0]!.c.value < 0 && terms[1]!.c.value > 0;
    return sum((swap ? [terms[1]!, terms[0]!] : terms).map((t) => this.fromTerm(t)));
  }

  fromTerm(term: Term): Expr {
    // Σ stands behind its factor: (2/n) Σ x_i.
    const found = [...term.factors].find(([, f]) => isOp(f.base, 'series') && isPlain(f));
    if (found === undefined || term.factors.size === 1) return this.fraction(term);
    const rest = new Map(term.factors);
    rest.delete(found[0]);
    const front = this.fraction({ c: term.c, factors: rest });
    return isOp(front, 'div') || isOp(front, 'neg') ? product([front, found[1].base]) : this.fraction(term);
  }

  /** −(y − p) is p − y, over a denominator too. */
  private turned({ c, factors }: Term): Term | null {
    const above = c.value < 0 ? [...factors].filter(([, f]) => f.n.value > 0 || f.symbolic !== null) : [];
    const [key, f] = above[0] ?? ['', null];
    if (above.length !== 1 || f === null || !isOp(f.base, 'add') || !isPlain(f)) return null;
    const terms = this.terms(f.base);
    if (terms.length !== 2 || terms.every((t) => t.c.value > 0)) return null;
    const base = this.fromSum(terms.map((t) => scale(t, Q.MINUS_ONE)));
    return { c: Q.neg(c), factors: new Map([...factors].map(([k, g]) => [k, k === key ? { ...g, base } : g])) };
  }

  private fraction(term: Term): Expr {
    const { c, factors } = this.turned(term) ?? term;
    const top: Expr[] = [];
    const bottom: Expr[] = [];
    for (const factor of inOrder([...factors.values()])) {
      const below = factor.n.value < 0 && factor.symbolic === null && !isOp(factor.base, 'exp');
      (below ? bottom : top).push(this.written(below ? { ...factor, n: Q.neg(factor.n) } : factor));
    }
    const whole = !Q.isExact(c) || Q.isDecimal(c);
    const sign = c.value < 0;
    const size = sign ? Q.neg(c) : c;
    const upper = product([num(whole ? size : Q.fraction(size.p)), ...top]);
    const lower = whole || size.q === 1 ? bottom : [num(size.q), ...bottom];
    // 2 divided by 2·√x was reduced already; a fraction of numbers alone is a number.
    const out = lower.length === 0 ? upper : top.length + bottom.length === 0 ? num(size) : div(upper, product(lower));
    return sign ? neg(out) : out;
  }

  private written({ base, n, symbolic }: Factor): Expr {
    if (isOp(base, 'exp')) return call('exp', this.fromTerm(scale(this.term(base.args[0]!), n)));
    if (symbolic !== null)
      return pow(base, sum(startsNegative(symbolic) && n.value > 0 ? [num(n), symbolic] : [symbolic, num(n)]));
    return n.p === 1 && n.q === 2 ? call('sqrt', base) : pow(base, num(n));
  }
}

/** The number that all coefficients share, negative where they all are; null where that is 1 or not exact. */
function contentOf(terms: readonly Term[]): Q.Rational | null {
  if (!terms.every((t) => Q.isExact(t.c) && !Q.isDecimal(t.c))) return null;
  const above = terms.reduce((g, t) => gcd(g, Math.abs(t.c.p)), 0);
  const below = terms.reduce((l, t) => (l * t.c.q) / gcd(l, t.c.q), 1);
  const content = Q.fraction(terms.every((t) => t.c.value < 0) ? -above : above, below);
  return Q.sameNumber(content, Q.ONE) || !Q.isExact(content) ? null : content;
}

function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

const startsNegative = (e: Expr): boolean =>
  isOp(e, 'neg') || (isOp(e, 'mul') && isNum(e.args[0]!) && e.args[0].number.value < 0);

const isPlain = (f: Factor): boolean => f.symbolic === null && Q.sameNumber(f.n, Q.ONE);

export function scale(term: Term, c: Q.Rational): Term {
  return { ...term, c: Q.mul(term.c, c) };
}

/** The same for terms that differ in their numbers only. */
export function keyOf(term: Term): string {
  return [...term.factors]
    .map(
      ([key, f]) =>
        `${key}^${f.n.p}/${f.n.q}:${f.n.q === 0 ? f.n.value : ''}${f.symbolic === null ? '' : canonical(f.symbolic).id}`,
    )
    .sort()
    .join('*');
}

const FUNCTION = 6;

/** Numbers, π, variables, roots, sums, exponentials, logarithms, other functions: as textbooks order factors. */
function rank({ base, n, symbolic }: Factor, all: readonly Factor[]): number {
  if (symbolic !== null) return 5;
  if (isNum(base)) return Q.isInteger(n) ? 5 : 0;
  if (base.kind === 'const') return 1;
  if (base.kind === 'sym') return Q.isInteger(n) ? 2 : 3;
  if (isOp(base, 'add'))
    return all.some((f) => f.base !== base && (isNum(f.base) || f.symbolic !== null || hasFunction(f.base))) &&
      hasFunction(base)
      ? 8
      : 4;
  if (isOp(base, 'exp')) return 5;
  return isOp(base, 'log') ? FUNCTION : FUNCTION + 1;
}

function hasFunction(e: Expr): boolean {
  if (isOp(e) && !['add', 'mul', 'neg', 'div', 'pow', 'sqrt'].includes(e.op)) return true;
  return e.kind === 'derivative' || e.args.some(hasFunction);
}

function inOrder(factors: readonly Factor[]): Factor[] {
  const ranked = factors.map((f) => [rank(f, factors), f] as const);
  return ranked
    .sort(
      ([a, f], [b, g]) =>
        a - b || (f.base.kind === 'sym' && g.base.kind === 'sym' ? (f.base.name < g.base.name ? -1 : 1) : 0),
    )
    .map(([, f]) => f);
}
