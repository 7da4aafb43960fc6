/**
 * A formula as a textbook writes it, in named steps. No step is taken that loses a condition of the formula's domain:
 * x²/x stays, x² ln x · (1/x) becomes x ln x, because ln x says already that x is positive.
 */
import type { RuleName } from 'nabla/formula';
import { type Condition, type ConditionKind, domainOf, lostConditions } from '../domain.js';
import type { Expr } from '../expr.js';
import { hasData } from '../indexed.js';
import { STEPS } from '../names.js';
import { MINUS_ONE, ONE } from '../rational.js';
import { rebuild } from '../symbols.js';
import { commonFactors, expansions, identities, sifted, singleFractions } from './stages.js';
import { Collector, canonical } from './terms.js';

/** One rewriting of the whole formula; both sides have the same value wherever `before` has one. */
export interface Rewriting {
  readonly rule: RuleName;
  readonly before: Expr;
  readonly after: Expr;
}

/** One writing for formulas that are the same after collecting. */
function identify(e: Expr, kind: ConditionKind): Expr {
  const collector = new Collector();
  if (!['nonzero', 'positive', 'nonnegative'].includes(kind)) return canonical(collector.collect(e));
  // 3x − 6 is positive where x − 2 is.
  const term = collector.term(e);
  return canonical(collector.fromTerm({ ...term, c: term.c.value < 0 && kind !== 'nonzero' ? MINUS_ONE : ONE }));
}

interface Attempt {
  readonly after: Expr;
  /** What else must hold for it. */
  readonly needs: readonly Expr[];
}

/** The bases that a lost condition speaks of: their powers must not be merged. */
function basesOf(condition: Condition, out: Set<Expr>): void {
  const add = (e: Expr): void => {
    out.add(canonical(e));
    if (e.kind === 'op') for (const arg of e.args) if (['mul', 'pow', 'neg', 'div', 'sqrt'].includes(e.op)) add(arg);
  };
  add(condition.of);
  add(new Collector().collect(condition.of));
}

/**
 * The conditions that must stay: those of `before` which `within` has as well. A derivative may gain points of its
 * function's domain: where f is continuous and f′ has a limit, that is f′ (mean value theorem).
 */
function lost(before: Expr, within: Expr, { after, needs }: Attempt): Condition[] {
  const all = [...domainOf(before), ...needs.map((of): Condition => ({ kind: 'nonzero', of }))];
  const wanted =
    before === within ? all : all.filter((c) => lostConditions([c], domainOf(within), identify).length === 0);
  return lostConditions(wanted, domainOf(after), identify);
}

const MOST_TRIES = 4;

/** Tries a rewriting, keeping apart what must not be merged; the formula itself where that does not help. */
function guarded(before: Expr, within: Expr, rewrite: (kept: ReadonlySet<Expr>) => Attempt): Expr {
  const kept = new Set<Expr>();
  for (let i = 0; i < MOST_TRIES; i++) {
    const attempt = rewrite(kept);
    if (attempt.after === before) return before;
    const missing = lost(before, within, attempt);
    if (missing.length === 0) return attempt.after;
    for (const condition of missing) basesOf(condition, kept);
  }
  return before;
}

function collected(kept: ReadonlySet<Expr>, e: Expr): Attempt {
  const collector = new Collector(kept);
  return { after: collector.collect(e), needs: collector.nonzero };
}

const STAGES: readonly (readonly [RuleName, (e: Expr, kept: ReadonlySet<Expr>) => Attempt])[] = [
  [STEPS.collect, (e, kept) => collected(kept, e)],
  [STEPS.sift, (e) => ({ after: sifted(e), needs: [] })],
  [STEPS.collect, (e, kept) => (hasData(e) ? collected(kept, e) : { after: e, needs: [] })],
  [STEPS.identity, (e, kept) => collected(kept, identities(e))],
  [STEPS.expand, (e, kept) => collected(kept, expansions(e))],
  [STEPS.identity, (e, kept) => collected(kept, identities(e))],
  [STEPS.denominator, (e, kept) => ({ after: singleFractions(e, kept), needs: [] })],
  [STEPS.factor, (e, kept) => ({ after: commonFactors(e, kept), needs: [] })],
  [STEPS.identity, (e, kept) => collected(kept, identities(e))],
];

/** Larger formulas are collected only: no textbook writes them, and every stage would take seconds. */
const LARGEST_REWRITTEN = 2000;

/** The stages that change something, in order. `within`: the function whose derivative it is. */
export function simplifySteps(e: Expr, within: Expr = e): Rewriting[] {
  const out: Rewriting[] = [];
  let now = e;
  for (const [rule, stage] of STAGES) {
    const before = now;
    if (rule !== STEPS.collect && before.size > LARGEST_REWRITTEN) break;
    const after = guarded(before, within === e ? before : within, (kept) => stage(before, kept));
    // A stage is a step of its own only where it does more than put in order.
    if (canonical(after) === canonical(before) && rule !== STEPS.collect) continue;
    if (rule === STEPS.identity && canonical(identities(before)) === canonical(before)) continue;
    if (rule === STEPS.expand && canonical(expansions(before)) === canonical(before)) continue;
    if (after !== before) out.push({ rule, before, after });
    now = after;
  }
  return out;
}

/**
 * The formula as a textbook writes it; its domain is not changed. Where it is the derivative of `within`, it may become
 * defined where that is.
 */
export function simplify(e: Expr, within?: Expr): Expr {
  const folded = rebuild(e);
  return simplifySteps(folded, within).at(-1)?.after ?? folded;
}
