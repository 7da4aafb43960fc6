/** Values of formulas over data: sums over indices are carried out, means run over the arrays that they speak of. */
import { numbers } from 'nabla/formula';
import { type Expr, isOp, type Op, type Sym, type Variable } from './expr.js';
import { bind, context } from './rules.js';

/** Numbers, or arrays of them: [1, 2, 3] for x_i, rows for A_{ij}. */
export type Data = number | readonly Data[];
export type Environment = ReadonlyMap<string, Data>;

const COMPARE: Readonly<Record<string, (x: number, y: number) => number>> = {
  lt: numbers.lt,
  le: numbers.le,
  eq: numbers.eq,
  ne: numbers.ne,
  and: numbers.and,
  or: numbers.or,
};

const CONSTANTS = { π: Math.PI, e: Math.E } as const;

/**
 * The value of a formula over data. Errors: RangeError for a variable without a value, an index outside its array, an
 * array where a number is needed.
 */
export function dataValue(e: Expr, env: Environment): number {
  switch (e.kind) {
    case 'num':
      return e.number.value;
    case 'const':
      return CONSTANTS[e.name];
    case 'sym':
      return single(e, env);
    case 'derivative':
      return dataSlope(e.args[0], target(e.args[1], env), env);
    case 'op':
      return operator(e, env);
  }
}

function single({ name }: Sym, env: Environment): number {
  const value = env.get(name);
  if (typeof value === 'number') return value;
  const seen = value === undefined ? 'has no value' : `is an array of ${value.length}`;
  throw new RangeError(`[calculus] '${name}' ${seen}; give a number, or write ${name}_i inside sum(i, 1, n, …)`);
}

function operator(e: Op, env: Environment): number {
  switch (e.op) {
    case 'at':
      return component(e, env);
    case 'delta':
      return dataValue(e.args[0]!, env) === dataValue(e.args[1]!, env) ? 1 : 0;
    case 'series':
      return total(e, env);
    case 'sum':
    case 'mean':
      return reduced(e, env);
    default:
      return plain(
        e,
        e.args.map((a) => dataValue(a, env)),
      );
  }
}

/** One operator on the values of its arguments. */
export function plain(e: Op, values: readonly number[]): number {
  if (e.op === 'add') return values.reduce((a, b) => a + b, 0);
  if (e.op === 'mul') return values.reduce((a, b) => a * b, 1);
  if (e.op === 'not') return numbers.not(values[0]!);
  const compare = COMPARE[e.op];
  if (compare !== undefined) return compare(values[0]!, values[1]!);
  const { record, args, raw } = bind(e.op, numbers, values, e.args);
  return record.formula(numbers, args, raw);
}

function component(e: Op, env: Environment): number {
  const base = e.args[0] as Sym;
  let value = env.get(base.name);
  for (const index of e.args.slice(1)) {
    const i = dataValue(index, env);
    if (value === undefined || typeof value === 'number')
      throw new RangeError(
        `[calculus] '${base.name}' is no array, but a component is asked for; give ${base.name}: [1, 2, 3]`,
      );
    if (!Number.isInteger(i) || i < 1 || i > value.length)
      throw new RangeError(
        `[calculus] ${base.name} has the components 1 to ${value.length}, not ${i}; see the bounds of the sum`,
      );
    value = value[i - 1];
  }
  if (typeof value === 'number') return value;
  throw new RangeError(`[calculus] '${base.name}' has more indices than the formula gives; write one for each`);
}

type Inside = (body: Expr, env: Environment) => number;

function total(e: Op, env: Environment, of: Inside = dataValue): number {
  const [body, index, from, to] = e.args as [Expr, Sym, Expr, Expr];
  const first = dataValue(from, env);
  const last = to.kind === 'sym' && !env.has(to.name) ? extent(body, index, env, to) : dataValue(to, env);
  let sum = 0;
  for (let i = first; i <= last; i++) sum += of(body, new Map(env).set(index.name, i));
  return sum;
}

/** How many components an index runs over, from the arrays that it stands at. */
function extent(body: Expr, index: Sym, env: Environment, to: Sym): number {
  const found = lengthAt(body, index, env);
  if (found !== null) return found;
  throw new RangeError(
    `[calculus] '${to.name}' has no value, and no array says how many terms there are; give ${to.name}: 3`,
  );
}

function lengthAt(e: Expr, index: Sym, env: Environment): number | null {
  if (isOp(e, 'at')) {
    const place = e.args.indexOf(index) - 1;
    let value = env.get((e.args[0] as Sym).name);
    for (let k = 0; k < place; k++) value = Array.isArray(value) ? value[0] : undefined;
    if (place >= 0 && Array.isArray(value)) return value.length;
  }
  for (const arg of e.args) {
    const found = lengthAt(arg, index, env);
    if (found !== null) return found;
  }
  return null;
}

/** sum(u), mean(u): u for each place of the arrays in it. */
function reduced(e: Op, env: Environment, of: Inside = dataValue): number {
  const [u] = e.args as [Expr];
  const arrays = [...bare(u)].filter((s) => Array.isArray(env.get(s.name)));
  if (arrays.length === 0) return of(u, env);
  const flat = arrays.map((s) => flattened(env.get(s.name)!));
  const count = flat[0]!.length;
  if (flat.some((v) => v.length !== count)) {
    const sizes = arrays.map((s, i) => `${s.name}: ${flat[i]!.length}`).join(', ');
    throw new RangeError(`[calculus] arrays of different lengths in one ${e.op} (${sizes}); make them equally long`);
  }
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const here = new Map(env);
    arrays.forEach((s, i) => here.set(s.name, flat[i]![k]!));
    sum += of(u, here);
  }
  return e.op === 'mean' ? sum / count : sum;
}

const flattened = (data: Data): number[] => (typeof data === 'number' ? [data] : data.flatMap(flattened));

/** Variables that stand for themselves, not for a component. */
function bare(e: Expr, out: Set<Sym> = new Set()): Set<Sym> {
  if (e.kind === 'sym') out.add(e);
  else (isOp(e, 'at') ? e.args.slice(1) : e.args).forEach((a) => bare(a, out));
  return out;
}

// ---------------------------------------------------------------------------------------------------- slopes

/** What is derived by: a variable, or one component with its indices as numbers. */
interface Target {
  readonly base: Sym;
  readonly indices: readonly number[] | null;
}

function target(by: Variable, env: Environment): Target {
  if (by.kind === 'sym') return { base: by, indices: null };
  return { base: by.args[0] as Sym, indices: by.args.slice(1).map((a) => dataValue(a, env)) };
}

/** The derivative over data in forward mode, by every record's rules on numbers. */
function dataSlope(e: Expr, by: Target, env: Environment): number {
  if (e.kind === 'sym') return e === by.base && by.indices === null ? 1 : 0;
  if (e.kind === 'derivative')
    throw new RangeError('[calculus] a derivative inside d/dx[…]: work the inner one out first');
  if (e.kind !== 'op' || e.op === 'delta') return 0;
  if (e.op === 'at') {
    const here = e.args.slice(1).map((a) => dataValue(a, env));
    return e.args[0] === by.base && by.indices !== null && here.every((v, k) => v === by.indices![k]) ? 1 : 0;
  }
  if (e.op === 'series') return total(e, env, (body, inside) => dataSlope(body, by, inside));
  if (e.op === 'sum' || e.op === 'mean') return reduced(e, env, (body, inside) => dataSlope(body, by, inside));
  const slopes = e.args.map((a) => dataSlope(a, by, env));
  const values = e.args.map((a) => dataValue(a, env));
  return tangent(e, values, slopes, plain(e, values));
}

/** The slope of one operator's result, given those of its arguments. */
export function tangent(e: Op, values: readonly number[], slopes: readonly number[], out: number): number {
  if (e.op === 'add') return slopes.reduce((a, b) => a + b, 0);
  if (e.op === 'mul') return productSlope(values, slopes);
  // A condition does not change.
  if (e.op === 'not' || COMPARE[e.op] !== undefined) return 0;
  const bound = bind(e.op, numbers, values, e.args);
  const x = context(bound, out);
  // A rule is not asked where nothing changes: its value there may be infinite.
  return slopes.reduce((sum, inner, i) => {
    const rule = () => bound.record.grad(bound.params[i]!, numbers, 1, x, bound.raw) ?? 0;
    return inner === 0 ? sum : sum + inner * rule();
  }, 0);
}

function productSlope(values: readonly number[], slopes: readonly number[]): number {
  return slopes.reduce((sum, d, i) => (d === 0 ? sum : sum + values.reduce((p, v, j) => p * (i === j ? d : v), 1)), 0);
}
