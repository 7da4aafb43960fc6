/**
 * d/dx by the records' own rules, from the top down. At each node the rule runs with g = 1 on symbols and gives the
 * outer derivative; inner ones stay as d/dx[…] until their own steps replace them.
 */
import type { RuleName, ScalarAlgebra } from 'nabla/formula';
import {
  dependsOn,
  derivative,
  type Expr,
  isNum,
  isOp,
  num,
  type Op,
  op,
  type Sym,
  sym,
  symbolsOf,
  type Variable,
} from './expr.js';
import { delta, series, withFreshIndex } from './indexed.js';
import { ruleNameOf, STEPS, together } from './names.js';
import { isInteger } from './rational.js';
import { bind, context, isLinear } from './rules.js';
import { add, div, mul, neg, pow, product, rebuild, sum, symbolicAlgebra } from './symbols.js';

/** One application of a rule. */
export interface RuleStep {
  readonly rule: RuleName;
  /** d/dx[…] */
  readonly before: Expr;
  /** What the rule makes of it; inner derivatives not worked out. */
  readonly after: Expr;
  /** The inner derivatives, in the order in which they stand. */
  readonly steps: readonly RuleStep[];
  /** `after` with every inner derivative worked out; not simplified. */
  readonly result: Expr;
  /** Conditions that the rules were told to keep out of the way of: where the step holds. */
  readonly domain: readonly Expr[];
}

interface Outer {
  readonly rule: RuleName;
  readonly after: Expr;
}

const ONE = num(1);
const ZERO = num(0);

/** Letters whose derivatives are known already: p, where p_i is softmax of z. */
export interface Known {
  readonly letters: readonly Sym[];
  step(e: Expr): RuleStep | null;
}

const NOTHING_KNOWN: Known = { letters: [], step: () => null };

class Differentiator {
  private readonly x: Variable;
  private readonly known: Known;
  private readonly done = new Map<Expr, RuleStep>();
  private conditions: Expr[] = [];
  private readonly algebra: ScalarAlgebra<Expr>;
  constructor(x: Variable, known: Known) {
    this.x = x;
    this.known = known;
    this.algebra = symbolicAlgebra({ push: (c) => this.conditions.push(c) });
  }

  /** Shared parts are derived once: their step is one object. */
  step(e: Expr): RuleStep {
    let out = this.done.get(e);
    if (out === undefined) this.done.set(e, (out = this.known.step(e) ?? this.make(e)));
    return out;
  }

  private make(e: Expr): RuleStep {
    this.conditions = [];
    const { rule, after } = this.outer(e);
    const domain = this.conditions;
    const inner = [...derivativesIn(after)];
    const steps = inner.map((d) => this.step(d.args[0]));
    const result = rebuild(after, new Map(inner.map((d, i) => [d as Expr, steps[i]!.result])));
    return { rule, before: derivative(e, this.x), after, steps, result, domain };
  }

  private outer(e: Expr): Outer {
    if (!this.varies(e)) return { rule: STEPS.constant, after: ZERO };
    if (e === this.x) return { rule: STEPS.variable, after: ONE };
    if (e.kind === 'sym') return this.whole(e);
    if (e.kind !== 'op')
      throw new RangeError('[diff] a derivative that is not worked out cannot be derived; derive its result');
    switch (e.op) {
      case 'add':
        return this.sum(e);
      case 'neg':
        return { rule: ruleNameOf('neg'), after: this.linear('neg', e.args, 0) };
      case 'mul':
        return this.product(e);
      case 'div':
        return this.quotient(e);
      case 'pow':
        return this.power(e);
      case 'at':
        return this.component(e);
      case 'series':
        return this.series(e);
      default:
        return isLinear(e.op) ? this.reduction(e) : this.function(e);
    }
  }

  /** A letter whose components are meant. */
  private whole({ name }: Sym): never {
    throw new RangeError(`[diff] ${name} stands for all components; write ${name}_i where one is meant`);
  }

  /** ∂z_i/∂z_j is δ_{ij}. */
  private component(e: Op): Outer {
    if (this.x.kind === 'sym') {
      const { name } = this.x;
      throw new RangeError(`[diff] ${name} has components here; derive by one of them, such as ${name}_j or ${name}_1`);
    }
    const [mine, theirs] = [e.args.slice(1), this.x.args.slice(1)];
    const deltas = mine.map((i, k) => (theirs[k] === undefined ? ZERO : delta(i, theirs[k])));
    return { rule: STEPS.kronecker, after: product(deltas) };
  }

  /** Σ is linear: by the rule of the record `sum`. */
  private series(e: Op): Outer {
    const [body, index, from, to] = withFreshIndex(e, symbolsOf(this.x), sym).args as [Expr, Sym, Expr, Expr];
    return { rule: ruleNameOf('sum'), after: series(this.inner(body), index, from, to) };
  }

  private reduction(e: Op): Outer {
    return { rule: ruleNameOf(e.op), after: op(e.op, this.inner(e.args[0]!)) };
  }

  /** d/dx of an argument; of x itself it is 1. */
  private inner(e: Expr): Expr {
    return e === this.x ? ONE : derivative(e, this.x);
  }

  private varies(e: Expr): boolean {
    return dependsOn(e, this.x) || this.known.letters.some((letter) => dependsOn(e, letter));
  }

  /** A record's rule for one argument, with the argument's own derivative for g: rules are linear in it. */
  private linear(name: string, args: readonly Expr[], at: number): Expr {
    return this.rule(name, args, at, this.inner(args[at]!));
  }

  private rule(name: string, args: readonly Expr[], at: number, g: Expr): Expr {
    const bound = bind(name, this.algebra, args, args);
    const out = rebuild(bound.record.formula(this.algebra, bound.args, bound.raw));
    return bound.record.grad(bound.params[at]!, this.algebra, g, context(bound, out), bound.raw) ?? ZERO;
  }

  /** Every term, by the rules of `add` and `sub`: constants too, so that nothing disappears unseen. */
  private sum(e: Op): Outer {
    const terms = e.args.map((term) =>
      isOp(term, 'neg') ? this.linear('sub', [ZERO, term.args[0]!], 1) : this.linear('add', [ZERO, term], 1),
    );
    const difference = e.args.length === 2 && isOp(e.args[1]!, 'neg');
    return { rule: ruleNameOf(difference ? 'sub' : 'add'), after: sum(terms) };
  }

  private product(e: Op): Outer {
    const constants = e.args.filter((a) => !this.varies(a));
    const moving = e.args.filter((a) => this.varies(a));
    if (constants.length > 0) {
      const rest = moving.length === 1 ? moving[0]! : product(moving);
      const scale = rebuild(product(constants));
      return { rule: ruleNameOf('neg'), after: mul(this.rule('mul', [scale, rest], 1, ONE), this.inner(rest)) };
    }
    // The record's rule for two factors, at each cut between one factor and all others.
    const terms = moving.map((factor, i) => {
      const others = product(moving.filter((_, j) => j !== i));
      const partial = this.rule('mul', [factor, others], 0, ONE);
      return i === 0 ? mul(this.inner(factor), partial) : placed(moving, i, this.inner(factor));
    });
    return { rule: ruleNameOf('mul'), after: sum(terms) };
  }

  private quotient(e: Op): Outer {
    const [top, bottom] = e.args as [Expr, Expr];
    const upper = () => this.rule('div', e.args, 0, ONE);
    const lower = () => this.rule('div', e.args, 1, ONE);
    if (!this.varies(bottom)) return { rule: ruleNameOf('neg'), after: mul(upper(), this.inner(top)) };
    if (!this.varies(top))
      return { rule: this.chained(ruleNameOf('reciprocal'), bottom), after: mul(lower(), this.inner(bottom)) };
    return {
      rule: ruleNameOf('div'),
      after: overOneDenominator([upper(), lower()].map((partial, i) => [partial, this.inner(e.args[i]!)] as const)),
    };
  }

  private power(e: Op): Outer {
    const [base, exponent] = e.args as [Expr, Expr];
    const parts = [0, 1].filter((i) => this.varies(e.args[i]!));
    const terms = parts.map((i) => mul(this.rule('pow', e.args.map(folded), i, ONE), this.inner(e.args[i]!)));
    if (parts.length === 2) return { rule: STEPS.logarithmic, after: add(terms[0]!, terms[1]!) };
    const rule = parts[0] === 0 ? ruleNameOf('pow') : STEPS.exponentialBase;
    return { rule: this.chained(rule, parts[0] === 0 ? base : exponent), after: terms[0]! };
  }

  private chained(rule: RuleName, inner: Expr): RuleName {
    return inner === this.x ? rule : together(rule, STEPS.chain);
  }

  private function(e: Op): Outer {
    const parts = e.args.map((_, i) => i).filter((i) => this.varies(e.args[i]!));
    const bound = bind(e.op, this.algebra, e.args, e.args);
    const x = context<Expr>(bound, e);
    const terms = parts.map((i) => {
      const param = bound.params[i]!;
      const inner = this.inner(e.args[i]!);
      const shown = bound.record.show(param, this.algebra, x, bound.raw);
      if (shown !== null) return mul(shown, inner);
      const partial = bound.record.grad(param, this.algebra, ONE, x, bound.raw);
      if (partial === null) return ZERO;
      // A choice between cases keeps the inner derivative inside them.
      return isOp(partial, 'where')
        ? bound.record.grad(param, this.algebra, inner, x, bound.raw)!
        : mul(partial, inner);
    });
    const inside = parts.map((i) => e.args[i]!).find((a) => a !== this.x);
    const { rule } = bound.record;
    return { rule: inside === undefined || e.op === 'where' ? rule : together(rule, STEPS.chain), after: sum(terms) };
  }
}

/** An exponent such as 1/2 is a number for the power rule. */
function folded(e: Expr): Expr {
  return rebuild(e);
}

/** The product with one factor's derivative in that factor's place: u·v′, as it is written. */
function placed(factors: readonly Expr[], at: number, inner: Expr): Expr {
  return product(factors.map((f, i) => (i === at ? inner : f)));
}

function* derivativesIn(e: Expr, seen: Set<Expr> = new Set()): Generator<Expr & { kind: 'derivative' }> {
  if (seen.has(e)) return;
  seen.add(e);
  if (e.kind === 'derivative') yield e;
  else for (const arg of e.args) yield* derivativesIn(arg, seen);
}

// ---------------------------------------------------------------------------------------------------- quotients

type Factors = ReadonlyMap<Expr, number>;

function factorsOf(e: Expr): Factors {
  const out = new Map<Expr, number>();
  for (const factor of isOp(e, 'mul') ? e.args : [e]) {
    const [base, n] =
      isOp(factor, 'pow') && isNum(factor.args[1]!) && isInteger(factor.args[1].number) && factor.args[1].number.p > 0
        ? [factor.args[0]!, factor.args[1].number.p]
        : [factor, 1];
    out.set(base, (out.get(base) ?? 0) + n);
  }
  return out;
}

const multiplied = (factors: Factors): Expr =>
  product([...factors].map(([base, n]) => (n === 1 ? base : product(Array.from({ length: n }, () => base)))));

/** Sign, top and bottom. */
function parted(e: Expr): readonly [number, Expr, Expr] {
  if (isOp(e, 'neg')) {
    const [sign, top, bottom] = parted(e.args[0]!);
    return [-sign, top, bottom];
  }
  return isOp(e, 'div') ? [1, e.args[0]!, e.args[1]!] : [1, e, ONE];
}

/** partial·inner + partial·inner as one fraction: (u′v − uv′)/v². */
function overOneDenominator(parts: readonly (readonly [partial: Expr, inner: Expr])[]): Expr {
  const fractions = parts.map(([partial, inner]) => ({ parts: parted(partial), inner }));
  const common = new Map<Expr, number>();
  for (const {
    parts: [, , bottom],
  } of fractions) {
    for (const [base, n] of factorsOf(bottom)) if (!isNum(base)) common.set(base, Math.max(common.get(base) ?? 0, n));
  }
  const terms = fractions.map(({ parts: [sign, top, bottom], inner }, i) => {
    const has = factorsOf(bottom);
    const missing = new Map([...common].map(([base, n]) => [base, n - (has.get(base) ?? 0)]));
    const numbers = [...has].filter(([base]) => isNum(base)).map(([base, n]) => div(ONE, pow(base, num(n))));
    const scale = product([...numbers, top, multiplied(new Map([...missing].filter(([, n]) => n > 0)))]);
    const term = i === 0 ? mul(inner, scale) : mul(scale, inner);
    return sign < 0 ? neg(term) : term;
  });
  return div(sum(terms), multiplied(common));
}

/** Walks are recursive: what the parser admits fits many times over, and no stack overflows. */
const DEEPEST = 800;

/** The derivative's steps as a tree: the first step's `before` is d/dx[e]. Nothing is simplified. */
export function derive(e: Expr, x: Variable, known: Known = NOTHING_KNOWN): RuleStep {
  if (e.depth > DEEPEST)
    throw new RangeError(
      `[diff] the formula has ${e.depth} levels inside each other; at most ${DEEPEST} can be derived. Split it.`,
    );
  return new Differentiator(x, known).step(e);
}
