/**
 * Formulas as functions of numbers: a program without text, run by the scalar routines that kernels use. Derivatives
 * that are not worked out yet are evaluated in forward mode by the records' rules.
 */
import { numbers } from 'nabla/formula';
import { type Data, dataValue, type Environment, plain, tangent } from './data.js';
import { type Condition, domainOf } from './domain.js';
import { canonicalName, derivative, type Expr, type Sym, sym, variables } from './expr.js';
import { hasData } from './indexed.js';
import { bind } from './rules.js';

/** Values of variables by name; arrays for data. */
export type Point = Readonly<Record<string, Data>>;

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
  if (hasData(e)) {
    const places = names.map(canonicalName);
    return (...values) => dataValue(e, new Map(places.map((name, i) => [name, values[i]!])));
  }
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
      const at = (s: Float64Array): Record<string, number> => Object.fromEntries(names.map((name, i) => [name, s[i]!]));
      this.code.push(
        node.kind === 'derivative' ? (s) => slope(node.args[0], node.args[1] as Sym, at(s)) : instruction(node, inputs),
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

/**
 * The value of a formula at a point. Errors: RangeError for a variable without a value, or data that do not fit.
 *
 * `evaluate(parse('mean((x w - t)^2)'), { x: [1, 2], t: [2, 4], w: 1 })` is 2.5.
 */
export function evaluate(e: Expr, point: Point = {}): number {
  const names = Object.keys(point);
  const known: Environment = new Map(names.map((name) => [canonicalName(name), point[name]!]));
  if (hasData(e) || [...known.values()].some((v) => typeof v !== 'number')) return dataValue(e, known);
  return compileNumber(e, [...known.keys()])(...(known.values() as Iterable<number>));
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
  if (hasData(e)) return evaluate(derivative(e, by), point);
  const values = new Map<Expr, number>();
  const value = (node: Expr): number => {
    let out = values.get(node);
    if (out === undefined) {
      out = node.kind === 'op' ? plain(node, node.args.map(value)) : evaluate(node, point);
      values.set(node, out);
    }
    return out;
  };
  const slopes = new Map<Expr, number>();
  const walk = (node: Expr): number => {
    let out = slopes.get(node);
    if (out === undefined) slopes.set(node, (out = slopeOf(node)));
    return out;
  };
  const slopeOf = (node: Expr): number => {
    if (node.kind === 'derivative')
      throw new RangeError('[calculus] a derivative inside d/dx[…]: work the inner one out first');
    if (node.kind !== 'op') return node === by ? 1 : 0;
    return tangent(node, node.args.map(value), node.args.map(walk), value(node));
  };
  return walk(e);
}
