/**
 * The algebra of symbols: what the records' rules run on here. Constants fold as formulas are built; terms are not
 * collected (that is a step of its own), and nothing that could widen a domain is done.
 */
import type { ScalarAlgebra } from 'nabla/formula';
import { isTotal } from './domain.js';
import {
  constant,
  derivative,
  type Expr,
  isNum,
  isOp,
  isValue,
  num,
  op,
  type Sym,
  type Variable,
  withArgs,
} from './expr.js';
import { delta, series } from './indexed.js';
import * as Q from './rational.js';

const ZERO = num(0);
const ONE = num(1);

// ---------------------------------------------------------------------------------------------------- sums

function addends(e: Expr): readonly Expr[] {
  return isOp(e, 'add') ? e.args : [e];
}

/** p and q of a comparison, or null. */
function compared(e: Expr): readonly [Expr, Expr] | null {
  return isOp(e) && ['lt', 'le', 'eq'].includes(e.op) ? [e.args[0]!, e.args[1]!] : null;
}

type Order = 'lt' | 'eq' | 'gt';

/** A piecewise formula where p < q, p = q or p > q is known. */
function inCase(e: Expr, p: Expr, q: Expr, order: Order): Expr {
  if (!isOp(e, 'where')) return e;
  const pair = compared(e.args[0]!);
  const [a, b] = pair ?? [];
  if (!((a === p && b === q) || (a === q && b === p))) return e;
  const seen = a === p ? order : order === 'lt' ? 'gt' : order === 'gt' ? 'lt' : 'eq';
  const condition = (e.args[0] as { op: string }).op;
  const holds = condition === 'eq' ? seen === 'eq' : seen === 'lt' || (condition === 'le' && seen === 'eq');
  return inCase(e.args[holds ? 1 : 2]!, p, q, order);
}

/** Two piecewise terms as one, where they ask the same question; else null. */
function mergePieces(x: Expr, y: Expr): Expr | null {
  if (!isOp(x, 'where') || !isOp(y, 'where')) return null;
  const [c, a, b] = x.args as [Expr, Expr, Expr];
  if (c === y.args[0]) return where(c, add(a, y.args[1]!), add(b, y.args[2]!));
  const [pair, other] = [compared(c), compared(y.args[0]!)];
  if (pair === null || other === null || pair[0] !== other[1] || pair[1] !== other[0]) return null;
  const [p, q] = pair;
  const value = (order: Order) => add(inCase(x, p, q, order), inCase(y, p, q, order));
  return where(op('lt', p, q), value('lt'), where(op('eq', p, q), value('eq'), value('gt')));
}

export function add(x: Expr, y: Expr): Expr {
  return sum([...addends(x), ...addends(y)]);
}

/** A sum with its numbers added up where the first of them stands, and zeros left out. */
export function sum(terms: readonly Expr[]): Expr {
  let total = Q.ZERO;
  let place = -1;
  const kept: Expr[] = [];
  for (const term of terms.flatMap(addends)) {
    if (isNum(term)) {
      if (place < 0) place = kept.length;
      total = Q.add(total, term.number);
      continue;
    }
    const last = kept.at(-1);
    const merged = last === undefined ? null : mergePieces(last, term);
    if (merged === null) kept.push(term);
    else kept[kept.length - 1] = merged;
  }
  if (total.value !== 0) kept.splice(place, 0, num(total));
  return kept.length === 0 ? ZERO : kept.length === 1 ? kept[0]! : op('add', ...kept);
}

// ---------------------------------------------------------------------------------------------------- products

/** The sign and the rest. */
function signed(e: Expr): readonly [number, Expr] {
  return isOp(e, 'neg') ? [-1, e.args[0]!] : [1, e];
}

export function neg(x: Expr): Expr {
  if (isNum(x)) return num(Q.neg(x.number));
  if (isOp(x, 'neg')) return x.args[0]!;
  if (isOp(x, 'mul') && isNum(x.args[0]!)) return product([num(Q.neg(x.args[0].number)), ...x.args.slice(1)]);
  return op('neg', x);
}

function powerOf(e: Expr): readonly [Expr, number] {
  const n = isOp(e, 'pow') ? e.args[1]! : null;
  return n !== null && isNum(n) && Q.isInteger(n.number) && n.number.p > 0 ? [e.args[0]!, n.number.p] : [e, 1];
}

/** x · x is x², x² · x is x³: the way squares are written in rules. */
function mergePowers(factors: readonly Expr[]): Expr[] {
  const out: Expr[] = [];
  for (const factor of factors) {
    const [base, n] = powerOf(factor);
    const at = out.findIndex((f) => powerOf(f)[0] === base);
    if (at < 0 || isNum(base)) out.push(factor);
    else out[at] = op('pow', base, num(powerOf(out[at]!)[1] + n));
  }
  return out;
}

const isUnitFraction = (e: Expr): boolean => isOp(e, 'div') && isValue(e.args[0]!, 1);

/** A product: its numbers in front as one, signs outside, x · x as x². */
export function product(factors: readonly Expr[]): Expr {
  let coefficient = Q.ONE;
  const rest: Expr[] = [];
  for (const factor of factors.flatMap((f) => (isOp(f, 'mul') ? f.args : [f]))) {
    const [sign, bare] = signed(factor);
    if (sign < 0) coefficient = Q.neg(coefficient);
    for (const part of isOp(bare, 'mul') ? bare.args : [bare]) {
      if (isNum(part)) coefficient = Q.mul(coefficient, part.number);
      else rest.push(part);
    }
  }
  return scaled(coefficient, mergePowers(rest));
}

function scaled(c: Q.Rational, factors: readonly Expr[]): Expr {
  if (factors.length === 0) return num(c);
  const bare = factors.length === 1 ? factors[0]! : op('mul', ...factors);
  if (c.value === 0 && isTotal(bare)) return ZERO;
  if (Q.sameNumber(c, Q.ONE)) return bare;
  if (Q.sameNumber(c, Q.MINUS_ONE)) return op('neg', bare);
  if (isUnitFraction(bare)) return div(num(c), bare.args[1]!);
  return op('mul', num(c), ...factors);
}

export const mul = (x: Expr, y: Expr): Expr => product([x, y]);

export function div(x: Expr, y: Expr): Expr {
  const [sx, a] = signed(x);
  const [sy, b] = signed(y);
  const out = quotient(a, b);
  return sx * sy < 0 ? neg(out) : out;
}

function quotient(x: Expr, y: Expr): Expr {
  if (isValue(y, 1)) return x;
  const ratio = isNum(x) && isNum(y) ? Q.div(x.number, y.number) : null;
  if (ratio !== null) return num(ratio);
  if (isNum(y) && y.number.value < 0) return neg(quotient(x, num(Q.neg(y.number))));
  if (isNum(x) && x.number.value < 0) return neg(quotient(num(Q.neg(x.number)), y));
  if (isOp(x, 'div')) return quotient(x.args[0]!, mul(x.args[1]!, y));
  return op('div', x, y);
}

export function pow(x: Expr, n: Expr): Expr {
  if (isValue(n, 1)) return x;
  if (isValue(n, 0) && isTotal(x)) return ONE;
  if (!isNum(n) || !Q.isInteger(n.number)) return isValue(x, 1) && isTotal(n) ? ONE : op('pow', x, n);
  if (isNum(x)) {
    const exact = Q.power(x.number, n.number.p);
    if (exact !== null) return num(exact);
  }
  const [base, m] = powerOf(x);
  return m > 1 && n.number.p > 0 ? op('pow', base, num(m * n.number.p)) : op('pow', x, n);
}

// ---------------------------------------------------------------------------------------------------- functions

/** Exact values at 0 and 1. */
const AT_ZERO: Readonly<Record<string, number>> = {
  sin: 0,
  cos: 1,
  tan: 0,
  asin: 0,
  atan: 0,
  sinh: 0,
  cosh: 1,
  tanh: 0,
  asinh: 0,
  atanh: 0,
  erf: 0,
  erfc: 1,
  exp: 1,
  exp2: 1,
  expm1: 0,
  log1p: 0,
  sec: 1,
  sech: 1,
  cbrt: 0,
  sqrt: 0,
  sign: 0,
  abs: 0,
};
const AT_ONE: Readonly<Record<string, number>> = {
  log: 0,
  log2: 0,
  log10: 0,
  sqrt: 1,
  acosh: 0,
  acos: 0,
  cbrt: 1,
  gamma: 1,
  lgamma: 0,
};

const EXACT: Readonly<Record<string, (x: number) => number>> = {
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  trunc: Math.trunc,
};

function exactSqrt(x: Q.Rational): Expr | null {
  const [p, q] = [Math.sqrt(x.p), Math.sqrt(x.q)];
  return Q.isExact(x) && Number.isInteger(p) && Number.isInteger(q) ? num(Q.fraction(p, q, x.decimal)) : null;
}

/** A function of one argument; its exact value where there is one. */
export function call(name: string, x: Expr): Expr {
  if (isNum(x)) {
    const value = isValue(x, 0) ? AT_ZERO[name] : isValue(x, 1) ? AT_ONE[name] : undefined;
    if (value !== undefined) return num(value);
    const exact = EXACT[name];
    if (name === 'abs') return x.number.value < 0 ? neg(x) : x;
    if (exact !== undefined) return num(exact(x.number.value));
    const root = name === 'sqrt' ? exactSqrt(x.number) : null;
    if (root !== null) return root;
    if (name === 'exp' && isValue(x, 1)) return constant('e');
  }
  if (name === 'log' && x.kind === 'const' && x.name === 'e') return ONE;
  return op(name, x);
}

function two(name: string, exact: (x: number, y: number) => number): (x: Expr, y: Expr) => Expr {
  return (x, y) => (isNum(x) && isNum(y) ? num(exact(x.number.value, y.number.value)) : op(name, x, y));
}

const truth = (x: boolean): number => (x ? 1 : 0);
const isTruth = (e: Expr): e is Expr & { kind: 'num' } => isNum(e);

export function where(condition: Expr, x: Expr, y: Expr): Expr {
  if (x === y) return x;
  return isTruth(condition) ? (condition.number.value !== 0 ? x : y) : op('where', condition, x, y);
}

function and(x: Expr, y: Expr): Expr {
  if (isTruth(x)) return x.number.value === 0 ? x : y;
  return isTruth(y) ? and(y, x) : x === y ? x : op('and', x, y);
}
function or(x: Expr, y: Expr): Expr {
  if (isTruth(x)) return x.number.value !== 0 ? x : y;
  return isTruth(y) ? or(y, x) : x === y ? x : op('or', x, y);
}
function not(x: Expr): Expr {
  if (isTruth(x)) return num(truth(x.number.value === 0));
  return isOp(x, 'not') ? x.args[0]! : op('not', x);
}

/** Numbers of formulas that have a name: LN2 in a rule is ln 2 in its derivative. */
function namedConstants(): Map<number, Expr> {
  const [ln2, ln10] = [op('log', num(2)), op('log', num(10))];
  const π = constant('π');
  return new Map<number, Expr>([
    [Math.LN2, ln2],
    [1 / Math.LN2, op('div', ONE, ln2)],
    [Math.LN10, ln10],
    [Math.PI, π],
    [Math.E, constant('e')],
    [Math.SQRT2, op('sqrt', num(2))],
    [Math.SQRT1_2, op('div', ONE, op('sqrt', num(2)))],
    [2 / Math.sqrt(Math.PI), op('div', num(2), op('sqrt', π))],
    [-2 / Math.sqrt(Math.PI), op('neg', op('div', num(2), op('sqrt', π)))],
    [1 / Math.sqrt(2 * Math.PI), op('div', ONE, op('sqrt', op('mul', num(2), π)))],
  ]);
}
let named: Map<number, Expr> | null = null;

const one = (name: string) => (x: Expr) => call(name, x);

/** `conditions` receives what `guard` was asked to keep out: the domain of the rules that were run. */
export function symbolicAlgebra(conditions: { push(condition: Expr): unknown } = []): ScalarAlgebra<Expr> {
  return {
    const: (value) => (named ??= namedConstants()).get(value) ?? num({ ...Q.rational(value), decimal: false }),
    neg,
    abs: one('abs'),
    sign: one('sign'),
    floor: one('floor'),
    ceil: one('ceil'),
    round: one('round'),
    trunc: one('trunc'),
    sqrt: one('sqrt'),
    exp: one('exp'),
    exp2: one('exp2'),
    expm1: one('expm1'),
    log: one('log'),
    log1p: one('log1p'),
    log2: one('log2'),
    log10: one('log10'),
    sin: one('sin'),
    cos: one('cos'),
    tan: one('tan'),
    asin: one('asin'),
    acos: one('acos'),
    atan: one('atan'),
    sinh: one('sinh'),
    cosh: one('cosh'),
    tanh: one('tanh'),
    asinh: one('asinh'),
    acosh: one('acosh'),
    atanh: one('atanh'),
    erf: one('erf'),
    erfc: one('erfc'),
    add,
    sub: (x, y) => add(x, neg(y)),
    mul,
    div,
    idiv: (x, y) => call('trunc', div(x, y)),
    rem: two('fmod', (x, y) => x % y),
    pow,
    atan2: (y, x) => op('atan2', y, x),
    maximum: two('maximum', Math.max),
    minimum: two('minimum', Math.min),
    lt: two('lt', (x, y) => truth(x < y)),
    le: two('le', (x, y) => truth(x <= y)),
    eq: (x, y) => (x === y ? ONE : two('eq', (a, b) => truth(a === b))(x, y)),
    ne: (x, y) => (x === y ? ZERO : two('ne', (a, b) => truth(a !== b))(x, y)),
    and,
    or,
    xor: two('xor', (x, y) => x ^ y),
    not,
    shl: two('shl', (x, y) => x << y),
    shr: two('shr', (x, y) => x >> y),
    where,
    named: (name, args) => op(name, ...args.map((a) => (typeof a === 'number' ? num(a) : a))),
    guard: (condition, _safe, value) => {
      if (!isTruth(condition)) conditions.push(condition);
      return value;
    },
  };
}

/** One node built anew from folded arguments. */
export function fold(e: Expr, args: readonly Expr[]): Expr {
  if (e.kind === 'derivative') return derivative(args[0]!, args[1] as Variable);
  if (e.kind !== 'op') return e;
  switch (e.op) {
    case 'add':
      return sum(args);
    case 'mul':
      return product(args);
    case 'neg':
      return neg(args[0]!);
    case 'div':
      return div(args[0]!, args[1]!);
    case 'pow':
      return pow(args[0]!, args[1]!);
    case 'where':
      return where(args[0]!, args[1]!, args[2]!);
    case 'and':
      return and(args[0]!, args[1]!);
    case 'or':
      return or(args[0]!, args[1]!);
    case 'series':
      return series(args[0]!, args[1] as Sym, args[2]!, args[3]!);
    case 'delta':
      return delta(args[0]!, args[1]!);
    case 'sum':
    case 'mean':
      return isValue(args[0]!, 0) ? ZERO : withArgs(e, args);
    default:
      return args.length === 1 && e.op !== 'not' ? call(e.op, args[0]!) : withArgs(e, args);
  }
}

/** Parts replaced, all else folded on the way up; derivatives that are not worked out stay as they are. */
export function rebuild(e: Expr, replaced: ReadonlyMap<Expr, Expr> = new Map()): Expr {
  const done = new Map<Expr, Expr>(replaced);
  const walk = (node: Expr): Expr => {
    let out = done.get(node);
    if (out === undefined) {
      out = node.kind === 'derivative' ? node : fold(node, node.args.map(walk));
      done.set(node, out);
    }
    return out;
  };
  return walk(e);
}

/** A variable replaced by a formula, constants folded. */
export function substitute(e: Expr, variable: Sym, by: Expr): Expr {
  return rebuild(e, new Map([[variable as Expr, by]]));
}
