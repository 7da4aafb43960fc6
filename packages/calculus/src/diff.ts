/** Derivatives with their steps. */
import type { RuleName } from 'nabla/formula';
import { derive, type RuleStep } from './differentiate.js';
import { type Derivative, derivative, type Expr, isOp, num, sym, type Variable } from './expr.js';
import { at, hasData } from './indexed.js';
import { STEPS } from './names.js';
import { parse } from './parse/parser.js';
import { toText } from './print/plain.js';
import { toTex } from './print/tex.js';
import { type Rewriting, simplify, simplifySteps } from './simplify/simplify.js';
import { rebuild } from './symbols.js';

/** A formula, or the text of one. */
export type Formula = Expr | string;

export function formula(f: Formula): Expr {
  return typeof f === 'string' ? parse(f) : f;
}

const VARIABLE = /^\p{L}(?:_[\p{L}\p{N}]+)?$/u;

/** The variable of a name; `z_j` is a component where the formula has others of z. */
export function variableOf(e: Expr, name: string): Variable {
  const plain = sym(name);
  if (!VARIABLE.test(plain.name))
    throw new RangeError(`[diff] '${name}' is no variable; name one letter, such as x, θ or x_1`);
  const [base = '', index] = plain.name.split('_');
  if (index === undefined || !hasComponents(e, sym(base))) return plain;
  const indices = /^\d+$/.test(index) ? [num(Number(index))] : [...index].map((i) => sym(i));
  return at(sym(base), ...indices);
}

function hasComponents(e: Expr, base: Expr): boolean {
  return (isOp(e, 'at') && e.args[0] === base) || (hasData(e) && e.args.some((a) => hasComponents(a, base)));
}

/** One step for learners: the rule, both sides as formulas, plain writing and TeX, and the steps inside it. */
export interface Step {
  readonly rule: RuleName;
  readonly before: Expr;
  readonly after: Expr;
  readonly text: { readonly before: string; readonly after: string };
  readonly tex: { readonly before: string; readonly after: string };
  readonly steps: readonly Step[];
}

/** The whole derivative after each step, from d/dx[f] to the answer. */
export interface Line {
  readonly expr: Expr;
  readonly text: string;
  readonly tex: string;
  /** The rule that led here; null for the first line. */
  readonly rule: RuleName | null;
}

export interface Differentiation {
  /** The formula as it was understood. */
  readonly of: Expr;
  readonly variable: string;
  /** The answer: what the last line says. */
  readonly result: Expr;
  readonly steps: readonly Step[];
  readonly lines: readonly Line[];
}

function step(rule: RuleName, before: Expr, after: Expr, steps: readonly Step[]): Step {
  return {
    rule,
    before,
    after,
    get text() {
      return { before: toText(before), after: toText(after) };
    },
    get tex() {
      return { before: toTex(before), after: toTex(after) };
    },
    steps,
  };
}

/** One object for each part that is shared. */
function nested(s: RuleStep, done: Map<RuleStep, Step> = new Map()): Step {
  let out = done.get(s);
  if (out === undefined) {
    const inner = s.steps.map((t) => nested(t, done));
    done.set(s, (out = step(s.rule, s.before, s.after, inner)));
  }
  return out;
}

function line(expr: Expr, rule: RuleName | null): Line {
  return {
    expr,
    rule,
    get text() {
      return toText(expr);
    },
    get tex() {
      return toTex(expr);
    },
  };
}

/** Nodes of all lines together; what is longer nobody reads line by line. */
const MOST_SHOWN = 300_000;

/** Each application in turn, outer before inner, replaced in the whole. */
function unfolded(root: RuleStep): Line[] {
  const lines = [line(root.before, null)];
  const seen = new Set<RuleStep>();
  let total = 0;
  const visit = (s: RuleStep): void => {
    if (total > MOST_SHOWN) return;
    const now = lines.at(-1)!.expr;
    // What was derived before is not derived again: its answer is known.
    const next = rebuild(now, new Map([[s.before, seen.has(s) ? s.result : s.after]]));
    if (next === now) return;
    lines.push(line(next, s.rule));
    total += next.size;
    if (seen.has(s)) return;
    seen.add(s);
    s.steps.forEach(visit);
  };
  visit(root);
  if (total > MOST_SHOWN) lines.push(line(root.result, STEPS.rest));
  return lines;
}

/**
 * The derivative of a formula by a variable, step by step.
 *
 * `diff('x^2 sin x', 'x').result` is 2x sin(x) + x² cos(x). Errors: FormulaError where the text is no formula.
 */
export function diff(f: Formula, variable: string): Differentiation {
  const of = formula(f);
  return differentiated(of, derive(of, variableOf(of, variable)));
}

/** The steps of a derivative as lines, then those that simplify it, then what `finish` adds. */
export function differentiated(
  of: Expr,
  root: RuleStep,
  finish: (e: Expr) => readonly Rewriting[] = () => [],
): Differentiation {
  const lines = unfolded(root);
  const steps = [nested(root)];
  const append = ({ rule, before, after }: Rewriting): void => {
    steps.push(step(rule, before, after, []));
    lines.push(line(after, rule));
  };
  simplifySteps(lines.at(-1)!.expr, of).forEach(append);
  finish(lines.at(-1)!.expr).forEach(append);
  const variable = toText((root.before as Derivative).args[1]);
  return { of, variable, result: lines.at(-1)!.expr, steps, lines };
}

/** The derivative alone, simplified; `order` times. */
export function derivativeOf(f: Formula, variable: string, order = 1): Expr {
  if (!(Number.isInteger(order) && order >= 0))
    throw new RangeError(`[derivativeOf] order ${order}; give a whole number from 0 on, such as 2`);
  let out = formula(f);
  for (let i = 0; i < order; i++) out = simplify(derive(out, variableOf(out, variable)).result, out);
  return out;
}

/** d/dx[f], not worked out. */
export function inertDerivative(f: Formula, variable: string): Expr {
  return derivative(formula(f), variableOf(formula(f), variable));
}
