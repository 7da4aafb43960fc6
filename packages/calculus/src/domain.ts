/**
 * Where a formula is defined: conditions such as u ≠ 0 or u > 0 on parts of it. Simplification may use this only to
 * refuse: a rewriting that loses a condition is not made. What is not known to be harmless is kept.
 */
import { type Expr, isNum, isOp, isValue, num, type Op, op, type Sym, symbolsOf } from './expr.js';
import { isInteger } from './rational.js';

export type ConditionKind = 'nonzero' | 'positive' | 'nonnegative' | 'within' | 'inside' | 'from1';
export interface Condition {
  readonly kind: ConditionKind;
  readonly of: Expr;
}

const evenPower = (e: Expr): boolean => {
  const n = isOp(e, 'pow') ? e.args[1]! : null;
  return n !== null && isNum(n) && isInteger(n.number) && n.number.p % 2 === 0;
};

const POSITIVE = new Set(['exp', 'exp2', 'cosh', 'sigmoid', 'softplus', 'sech']);
/** Sums of at least one term. */
const OVER_DATA = new Set(['series', 'sum', 'mean']);
const NONNEGATIVE = new Set(['sqrt', 'abs', 'relu', 'acosh', 'hypot']);

/** Answers about a formula, each worked out once: formulas share their parts. */
function remembered<T extends object | boolean>(ask: (e: Expr) => T): (e: Expr) => T {
  const answers = new WeakMap<Expr, T>();
  return (e) => {
    let out = answers.get(e);
    if (out === undefined) answers.set(e, (out = ask(e)));
    return out;
  };
}

/** Whether it is known to be above 0 wherever it is defined. */
export const alwaysPositive = remembered((e: Expr): boolean => {
  if (e.kind === 'num') return e.number.value > 0;
  if (e.kind !== 'op') return e.kind === 'const';
  if (POSITIVE.has(e.op)) return true;
  if (e.op === 'add') return positiveSum(e.args);
  if (e.op === 'mul' || e.op === 'div') return e.args.every((a) => alwaysPositive(a));
  if (OVER_DATA.has(e.op)) return alwaysPositive(e.args[0]!);
  return (e.op === 'sqrt' || e.op === 'pow') && alwaysPositive(e.args[0]!);
});

/** Never above 1, and never 1: sigmoid(u), tanh(u)², tanh(u). */
const belowOne = (e: Expr): boolean =>
  isOp(e, 'sigmoid') || isOp(e, 'tanh') || (isOp(e, 'pow') && isOp(e.args[0]!, 'tanh') && evenPower(e));

/** What is added to u² under the root of u ± √(u² + …); null where the sum is no such. */
function besideSquare(terms: readonly Expr[]): readonly Expr[] | null {
  const root = terms.find((t) => isOp(t, 'sqrt'))?.args[0];
  if (terms.length !== 2 || root === undefined || !isOp(root, 'add')) return null;
  const other = terms.find((t) => !isOp(t, 'sqrt')) ?? root;
  const u = isOp(other, 'neg') ? other.args[0]! : other;
  const rest = root.args.filter((t) => !(evenPower(t) && t.args[0] === u && isValue(t.args[1]!, 2)));
  return rest.length === root.args.length - 1 ? rest : null;
}

/** u + √(u² + c), with c above 0: the root is larger than |u|. */
const aboveItsOwnSize = (terms: readonly Expr[]): boolean =>
  besideSquare(terms)?.every((t) => alwaysPositive(t)) === true;

/** u ± √(u² + c) is never 0 where c is a number other than 0: then u² would be u² + c. */
function isBesideRoot(terms: readonly Expr[]): boolean {
  const rest = besideSquare(terms);
  return rest?.length === 1 && isNum(rest[0]!) && rest[0].number.value !== 0;
}

function positiveSum(terms: readonly Expr[]): boolean {
  if (terms.every((a) => alwaysNonnegative(a))) return terms.some((a) => alwaysPositive(a));
  if (aboveItsOwnSize(terms)) return true;
  const [one, minus] = terms;
  return terms.length === 2 && isNum(one!) && one.number.value >= 1 && isOp(minus!, 'neg') && belowOne(minus.args[0]!);
}

const alwaysNonnegative = remembered((e: Expr): boolean => {
  if (isNum(e)) return e.number.value >= 0;
  if (alwaysPositive(e) || evenPower(e)) return true;
  if (e.kind !== 'op') return false;
  if (NONNEGATIVE.has(e.op)) return true;
  return (e.op === 'add' || e.op === 'mul' || e.op === 'div') && e.args.every((a) => alwaysNonnegative(a));
});

const all = (kind: ConditionKind, parts: readonly Expr[]): Condition[] => parts.flatMap((of) => atoms({ kind, of }));

const NEVER_ZERO = new Set(['sec', 'csc', 'csch', 'coth']);

/** sec u ± tan u and csc u ± cot u: each pair multiplies to ±1, so neither is 0. */
function isPairOfReciprocals(terms: readonly Expr[]): boolean {
  if (terms.length !== 2) return false;
  const [a, b] = terms.map((t) => (isOp(t, 'neg') ? t.args[0]! : t)) as [Expr, Expr];
  const pairs = [
    ['sec', 'tan'],
    ['csc', 'cot'],
  ] as const;
  return pairs.some(([f, g]) => ((isOp(a, f) && isOp(b, g)) || (isOp(a, g) && isOp(b, f))) && a.args[0] === b.args[0]);
}

function nonzero(e: Expr): Condition[] {
  if (alwaysPositive(e) || (isNum(e) && e.number.value !== 0)) return [];
  if (e.kind === 'op') {
    if (['mul', 'div', 'neg', 'abs'].includes(e.op)) return all('nonzero', e.args);
    if (e.op === 'pow' && isNum(e.args[1]!)) return nonzero(e.args[0]!);
    if (e.op === 'sqrt') return atoms({ kind: 'positive', of: e.args[0]! });
    if (NEVER_ZERO.has(e.op) || (e.op === 'add' && (isPairOfReciprocals(e.args) || isBesideRoot(e.args)))) return [];
    if (e.op === 'cbrt') return nonzero(e.args[0]!);
    if (e.op === 'sinh' || e.op === 'atan' || e.op === 'asinh') return nonzero(e.args[0]!);
  }
  return [{ kind: 'nonzero', of: e }];
}

/** The factor beside a positive number, or the formula itself. */
function withoutScale(e: Expr): Expr {
  if (isOp(e, 'mul') && e.args.length === 2 && isNum(e.args[0]!) && e.args[0].number.value > 0) return e.args[1]!;
  return isOp(e, 'div') && isNum(e.args[1]!) && e.args[1].number.value > 0 ? e.args[0]! : e;
}

function positive(e: Expr): Condition[] {
  if (alwaysPositive(e)) return [];
  if (evenPower(e) || isOp(e, 'abs')) return nonzero(e.args[0]!);
  if (isOp(e, 'sqrt')) return positive(e.args[0]!);
  if (isOp(e, 'div') && alwaysPositive(e.args[0]!)) return positive(e.args[1]!);
  const inner = withoutScale(e);
  return inner === e ? [{ kind: 'positive', of: e }] : positive(inner);
}

function nonnegative(e: Expr): Condition[] {
  if (alwaysNonnegative(e)) return [];
  const inner = withoutScale(e);
  return inner === e ? [{ kind: 'nonnegative', of: e }] : nonnegative(inner);
}

/** A condition taken apart: x²y ≠ 0 is x ≠ 0 and y ≠ 0; none where it always holds. */
function atoms(c: Condition): Condition[] {
  if (c.kind === 'nonzero') return nonzero(c.of);
  if (c.kind === 'positive') return positive(c.of);
  if (c.kind === 'nonnegative') return nonnegative(c.of);
  const value = isNum(c.of) ? c.of.number.value : Number.NaN;
  const holds = c.kind === 'within' ? Math.abs(value) <= 1 : c.kind === 'inside' ? Math.abs(value) < 1 : value >= 1;
  return holds ? [] : [c];
}

const OWN: Readonly<Record<string, ConditionKind>> = {
  sqrt: 'nonnegative',
  log: 'positive',
  log2: 'positive',
  log10: 'positive',
  asin: 'within',
  acos: 'within',
  atanh: 'inside',
  acosh: 'from1',
};

/** Functions with a quotient inside, by what stands below. */
const BELOW: Readonly<Record<string, string>> = {
  tan: 'cos',
  sec: 'cos',
  cot: 'sin',
  csc: 'sin',
  coth: 'sinh',
  csch: 'sinh',
};

function ofPower(base: Expr, exponent: Expr): Condition[] {
  if (!isNum(exponent)) return positive(base);
  const { value } = exponent.number;
  if (Number.isInteger(value)) return value >= 0 ? [] : nonzero(base);
  return value > 0 ? nonnegative(base) : positive(base);
}

function own(e: Op): Condition[] {
  const kind = OWN[e.op];
  if (kind !== undefined) return atoms({ kind, of: e.args[0]! });
  const below = BELOW[e.op];
  if (below !== undefined) return nonzero(op(below, e.args[0]!));
  if (e.op === 'div') return nonzero(e.args[1]!);
  return e.op === 'pow' ? ofPower(e.args[0]!, e.args[1]!) : [];
}

/** The conditions under which a formula has a value. tan, sec and the like are left to the point where they are infinite. */
export const domainOf = remembered((e: Expr): readonly Condition[] => {
  const all = [...(e.kind === 'op' ? own(e) : []), ...e.args.flatMap((a) => domainOf(a))];
  // What must hold for each term of a sum is the affair of the data.
  const index = isOp(e, 'series') ? (e.args[1] as Sym) : null;
  const each = index === null ? all : all.filter((c) => !symbolsOf(c.of).has(index));
  return [...new Map(each.map((c) => [`${c.kind}${c.of.id}`, c])).values()];
});

/** Whether a formula has a value everywhere. */
export const isTotal = (e: Expr): boolean => domainOf(e).length === 0 && !hasDerivative(e);

const hasDerivative = remembered((e: Expr): boolean => e.kind === 'derivative' || e.args.some((a) => hasDerivative(a)));

const STRONGER: Readonly<Partial<Record<ConditionKind, readonly ConditionKind[]>>> = {
  nonzero: ['positive', 'from1'],
  nonnegative: ['positive', 'from1'],
  positive: ['from1'],
  within: ['inside'],
};

/** What a condition says of 1 − u² and u² − 1. */
function ofSquares({ kind, of }: Condition): Condition[] {
  const square = op('pow', of, num(2));
  if (kind === 'from1') return [{ kind: 'nonnegative', of: op('add', square, num(-1)) }];
  if (kind !== 'within' && kind !== 'inside') return [];
  return [{ kind: kind === 'within' ? 'nonnegative' : 'positive', of: op('add', num(1), op('neg', square)) }];
}

/** Conditions of `before` that do not follow from those of `after`; `identify` says which formulas are the same. */
export function lostConditions(
  before: readonly Condition[],
  after: readonly Condition[],
  identify: (e: Expr, kind: ConditionKind) => Expr,
): Condition[] {
  const have = new Set(
    [...after, ...after.flatMap(ofSquares)]
      .flatMap((c) => atoms({ kind: c.kind, of: identify(c.of, c.kind) }))
      .map((c) => c.kind + c.of.id),
  );
  const holds = (kind: ConditionKind, id: number): boolean =>
    [kind, ...(STRONGER[kind] ?? [])].some((k) => have.has(k + id)) ||
    (kind === 'positive' && holds('nonzero', id) && holds('nonnegative', id));
  return before.filter((c) =>
    atoms({ kind: c.kind, of: identify(c.of, c.kind) }).some((a) => !holds(a.kind, identify(a.of, a.kind).id)),
  );
}
