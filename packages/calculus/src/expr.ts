/**
 * Formulas as immutable trees. Equal formulas are one object (hash-consing), so `===` compares them. Sums and products
 * hold any number of terms, so a formula is never deeper than its parentheses.
 */
import { type Rational, rational } from './rational.js';

interface Base {
  /** Grows with each new formula; never reused. */
  readonly id: number;
  /** Nodes of the tree, shared parts counted each time. */
  readonly size: number;
  readonly depth: number;
  readonly args: readonly Expr[];
}
export interface Num extends Base {
  readonly kind: 'num';
  readonly number: Rational;
}
/** π and e. */
export interface Const extends Base {
  readonly kind: 'const';
  readonly name: 'π' | 'e';
}
export interface Sym extends Base {
  readonly kind: 'sym';
  readonly name: string;
}
/**
 * An operator, by the name of its record: 'add', 'mul', 'pow', 'sin', …, 'lt', 'and' (conditions). Over data:
 * 'at' (x, i) is x_i; 'series' (body, i, from, to) is Σ; 'delta' (i, j) is Kronecker's; 'sum', 'mean' run over all data.
 */
export interface Op extends Base {
  readonly kind: 'op';
  readonly op: string;
}
/** d/dx[…], not worked out yet. */
export interface Derivative extends Base {
  readonly kind: 'derivative';
  /** args[0] by args[1]. */
  readonly args: readonly [Expr, Variable];
}
export type Expr = Num | Const | Sym | Op | Derivative;
/** What a formula is derived by: a variable, or a component z_j, which is the operator 'at'. */
export type Variable = Sym | Op;

const pool = new Map<string, WeakRef<Expr>>();
const sweep = new FinalizationRegistry<string>((key) => {
  if (pool.get(key)?.deref() === undefined) pool.delete(key);
});
let nextId = 1;

function intern(key: string, args: readonly Expr[], make: (base: Base) => Expr): Expr {
  const known = pool.get(key)?.deref();
  if (known !== undefined) return known;
  let [size, depth] = [1, 0];
  for (const arg of args) {
    size += arg.size;
    depth = Math.max(depth, arg.depth);
  }
  const made = Object.freeze(make({ id: nextId++, size, depth: depth + 1, args: Object.freeze(args) }));
  pool.set(key, new WeakRef(made));
  sweep.register(made, key);
  return made;
}

const NONE: readonly Expr[] = [];

export function num(x: number | Rational): Num {
  const number = typeof x === 'number' ? rational(x) : x;
  const sign = Object.is(number.value, -0) ? '-' : '';
  const key = number.q === 0 ? `f${sign}${number.value}` : `n${number.p}/${number.q}${number.decimal ? 'd' : ''}`;
  return intern(key, NONE, (base) => ({ ...base, kind: 'num', number })) as Num;
}

export function constant(name: Const['name']): Const {
  return intern(`c${name}`, NONE, (base) => ({ ...base, kind: 'const', name })) as Const;
}

/** A variable. Greek letters may be spelled: 'theta' is 'θ'. */
export function sym(name: string): Sym {
  const letter = canonicalName(name);
  return intern(`s${letter}`, NONE, (base) => ({ ...base, kind: 'sym', name: letter })) as Sym;
}

/** An operator on arguments, nothing folded. Sums and products take two terms or more. */
export function op(name: string, ...args: readonly Expr[]): Op {
  const key = `${name}(${args.map((a) => a.id).join()})`;
  return intern(key, args, (base) => ({ ...base, kind: 'op', op: name })) as Op;
}

/** d/dx[of], kept as it is. */
export function derivative(of: Expr, by: Variable): Derivative {
  return intern(`d(${of.id},${by.id})`, [of, by], (base) => ({
    ...base,
    kind: 'derivative',
    args: [of, by],
  })) as Derivative;
}

export const isNum = (e: Expr): e is Num => e.kind === 'num';
export function isOp(e: Expr): e is Op;
export function isOp<N extends string>(e: Expr, name: N): e is Op & { readonly op: N };
export function isOp(e: Expr, name?: string): boolean {
  return e.kind === 'op' && (name === undefined || e.op === name);
}
export const isValue = (e: Expr, value: number): boolean => e.kind === 'num' && e.number.value === value;

/** The same node with other arguments; nothing folded. */
export function withArgs(e: Expr, args: readonly Expr[]): Expr {
  if (args.every((a, i) => a === e.args[i])) return e;
  if (e.kind === 'op') return op(e.op, ...args);
  return e.kind === 'derivative' ? derivative(args[0]!, args[1] as Variable) : e;
}

const containing = new WeakMap<Expr, ReadonlySet<Sym>>();

/** The variables of a formula. */
export function symbolsOf(e: Expr): ReadonlySet<Sym> {
  let found = containing.get(e);
  if (found === undefined) {
    const all = new Set<Sym>(e.kind === 'sym' ? [e] : []);
    for (const arg of e.args) for (const symbol of symbolsOf(arg)) all.add(symbol);
    // The index of a sum is its own.
    if (isOp(e, 'series')) all.delete(e.args[1] as Sym);
    containing.set(e, (found = all));
  }
  return found;
}

/** Names of the variables, sorted: x, y, z before others would be no order at all, so by alphabet. */
export function variables(e: Expr): string[] {
  return [...symbolsOf(e)].map((s) => s.name).sort((a, b) => (a < b ? -1 : 1));
}

/** Whether a formula has a variable; a component z_j, whether it has any of z. */
export function dependsOn(e: Expr, x: Variable): boolean {
  return symbolsOf(e).has(x.kind === 'sym' ? x : (x.args[0] as Sym));
}

/** Every occurrence of one part replaced by another formula; nothing folded. */
export function replace(e: Expr, from: Expr, to: Expr): Expr {
  return replaceAll(e, new Map([[from, to]]));
}

/** Every occurrence of parts replaced by other formulas; nothing folded. */
export function replaceAll(e: Expr, parts: ReadonlyMap<Expr, Expr>): Expr {
  const done = new Map<Expr, Expr>(parts);
  const walk = (node: Expr): Expr => {
    let out = done.get(node);
    if (out === undefined) done.set(node, (out = withArgs(node, node.args.map(walk))));
    return out;
  };
  return walk(e);
}

/** Greek letters and their names in TeX and in plain writing. */
export const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Sigma: 'Σ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
};

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** One spelling for each variable: Greek letters as letters, x₁ and x_{1} as x_1. */
export function canonicalName(name: string): string {
  const plain = [...name].map((c) => (SUBSCRIPTS.includes(c) ? `_${SUBSCRIPTS.indexOf(c)}` : c)).join('');
  const [letter = '', ...rest] = plain.replace(/[{}]/g, '').split('_');
  const index = rest.join('');
  return (GREEK[letter] ?? letter) + (index === '' ? '' : `_${index}`);
}
