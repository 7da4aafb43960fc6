/**
 * Formulas as functions of numbers: a program without text, run by the scalar routines that kernels use. Derivatives
 * that are not worked out yet are evaluated in forward mode by the records' rules.
 */
import { numbers } from 'nabla/formula';
import { type Condition, domainOf } from './domain.js';
import { canonicalName, type Expr, type Sym, sym, variables } from './expr.js';
import { bind, context } from './rules.js';

/** Values of variables by name. */
export type Point = Readonly<Record<string, number>>;

type Instruction = (slots: Float64Array) => number;

const COMPARE: Readonly<Record<string, (x: number, y: number) => number>> = {
  lt: numbers.lt,
  le: numbers.le,
  eq: numbers.eq,
  ne: numbers.ne,
  and: numbers.and,
  or: numbers.or,
};

/** How one node is computed from the slots of its arguments. */
function instruction(e: Expr & { kind: 'op' }, at: readonly number[]): Instruction {
  const [a, b] = [at[0]!, at[1]!];
  switch (e.op) {
    case 'add':
      return (s) => at.reduce((sum, i) => sum + s[i]!, 0);
    case 'mul':
      return (s) => at.reduce((product, i) => product * s[i]!, 1);
    case 'not':
      return (s) => numbers.not(s[a]!);
    default: {
      const compare = COMPARE[e.op];
      if (compare !== undefined) return (s) => compare(s[a]!, s[b]!);
      return record(e, at);
    }
  }
}

function record(e: Expr & { kind: 'op' }, at: readonly number[]): Instruction {
  const { record, params, args, raw } = bind(
    e.op,
    numbers,
    at.map(() => 0),
    e.args,
  );
  const values = { ...args };
  return (s) => {
    for (let i = 0; i < at.length; i++) values[params[i]!] = s[at[i]!]!;
    return record.formula(numbers, values, raw);
  };
}

/** A formula as a function of numbers, in the order of `names` (all variables, sorted, where not given). */
export function compileNumber(
  e: Expr,
  names: readonly string[] = variables(e),
): (...values: readonly number[]) => number {
  const program = new Program(e, names);
  return (...values) => program.run(values);
}

class Program {
  private readonly slots: Float64Array;
  private readonly code: Instruction[] = [];
  private readonly into: number[] = [];
  private readonly result: number;
  private readonly count: number;
  constructor(e: Expr, names: readonly string[]) {
    this.count = names.length;
    const places = new Map<Expr, number>(names.map((name, i) => [sym(name), i]));
    const constants: [number, number][] = [];
    const place = (node: Expr): number => {
      const known = places.get(node);
      if (known !== undefined) return known;
      const inputs = node.kind === 'derivative' ? [] : node.args.map(place);
      const slot = places.size;
      places.set(node, slot);
      this.emit(node, inputs, slot, constants, names);
      return slot;
    };
    this.result = place(e);
    this.slots = new Float64Array(Math.max(1, places.size));
    for (const [slot, value] of constants) this.slots[slot] = value;
  }

  private emit(
    node: Expr,
    inputs: readonly number[],
    slot: number,
    constants: [number, number][],
    names: readonly string[],
  ): void {
    if (node.kind === 'num') constants.push([slot, node.number.value]);
    else if (node.kind === 'const') constants.push([slot, node.name === 'π' ? Math.PI : Math.E]);
    else if (node.kind === 'sym') {
      throw new RangeError(
        `[calculus] the variable '${node.name}' has no value; given are ${names.join(', ') || 'none'}. Name it: { ${node.name}: 1 }`,
      );
    } else {
      const at = (s: Float64Array): Point => Object.fromEntries(names.map((name, i) => [name, s[i]!]));
      this.code.push(
        node.kind === 'derivative' ? (s) => slope(node.args[0], node.args[1], at(s)) : instruction(node, inputs),
      );
      this.into.push(slot);
    }
  }

  run(values: readonly number[]): number {
    for (let i = 0; i < this.count; i++) this.slots[i] = values[i] ?? Number.NaN;
    for (let i = 0; i < this.code.length; i++) this.slots[this.into[i]!] = this.code[i]!(this.slots);
    return this.slots[this.result]!;
  }
}

/** The value of a formula at a point. Errors: RangeError for a variable without a value. */
export function evaluate(e: Expr, point: Point = {}): number {
  const names = Object.keys(point);
  const known = new Map(names.map((name) => [canonicalName(name), point[name]!]));
  return compileNumber(e, [...known.keys()])(...known.values());
}

const HOLDS: Readonly<Record<Condition['kind'], (x: number) => boolean>> = {
  nonzero: (x) => x !== 0,
  positive: (x) => x > 0,
  nonnegative: (x) => x >= 0,
  within: (x) => Math.abs(x) <= 1,
  inside: (x) => Math.abs(x) < 1,
  from1: (x) => x >= 1,
};

/** Whether the conditions of a formula's domain hold at a point; a part that has no value there does not say. */
export function domainHolds(e: Expr, point: Point): boolean {
  return domainOf(e).every(({ kind, of }) => {
    const value = evaluate(of, point);
    return Number.isNaN(value) || HOLDS[kind](value);
  });
}

/** The derivative at a point, in forward mode: every record's rules on numbers. */
export function slope(e: Expr, by: Sym, point: Point): number {
  const values = new Map<Expr, number>();
  const value = (node: Expr): number => {
    let out = values.get(node);
    if (out === undefined) values.set(node, (out = evaluate(node, point)));
    return out;
  };
  const slopes = new Map<Expr, number>();
  const walk = (node: Expr): number => {
    let out = slopes.get(node);
    if (out === undefined) slopes.set(node, (out = tangent(node)));
    return out;
  };
  const tangent = (node: Expr): number => {
    if (node.kind === 'derivative')
      throw new RangeError('[calculus] a derivative inside d/dx[…]: work the inner one out first');
    if (node.kind !== 'op') return node === by ? 1 : 0;
    if (node.op === 'add') return node.args.reduce((sum, a) => sum + walk(a), 0);
    if (node.op === 'mul') return productSlope(node.args.map(value), node.args.map(walk));
    // A condition does not change.
    if (node.op === 'not' || COMPARE[node.op] !== undefined) return 0;
    const bound = bind(node.op, numbers, node.args.map(value), node.args);
    const x = context(bound, value(node));
    return node.args.reduce((sum, arg, i) => {
      const inner = walk(arg);
      // A rule is not asked where nothing changes: its value there may be infinite.
      return inner === 0 ? sum : sum + inner * (bound.record.grad(bound.params[i]!, numbers, 1, x, bound.raw) ?? 0);
    }, 0);
  };
  return walk(e);
}

function productSlope(values: readonly number[], slopes: readonly number[]): number {
  return slopes.reduce((sum, d, i) => (d === 0 ? sum : sum + values.reduce((p, v, j) => p * (i === j ? d : v), 1)), 0);
}
