/** Partial derivatives put together: gradient, Jacobian, Hessian and what vector analysis makes of them. */
import { derivativeOf, type Formula, formula } from './diff.js';
import { evaluate, type Point } from './evaluate.js';
import { canonicalName, type Expr, isValue, num, op, sym, variables } from './expr.js';
import { parseVector } from './parse/parser.js';
import { simplify } from './simplify/simplify.js';
import { call, div, mul, neg, substitute, sum } from './symbols.js';

/** A vector of formulas, or the text of one: `[x*y, x + y]`. */
export type VectorFormula = readonly Formula[] | string;

function vector(f: VectorFormula): Expr[] {
  return typeof f === 'string' ? parseVector(f) : f.map(formula);
}

const sub = (a: Expr, b: Expr): Expr => sum([a, neg(b)]);

function ofAll(parts: readonly Expr[]): string[] {
  return [...new Set(parts.flatMap(variables))].sort();
}

/** A mixed partial derivative, one variable after the other: `partial(f, 'x', 'x', 'y')`. */
export function partial(f: Formula, ...by: readonly string[]): Expr {
  return by.reduce<Expr>((e, x) => derivativeOf(e, x), formula(f));
}

/** ∂f/∂v for each variable (all, sorted, where not given). */
export function gradient(f: Formula, by?: readonly string[]): Expr[] {
  const e = formula(f);
  return (by ?? variables(e)).map((x) => derivativeOf(e, x));
}

/** ∂fᵢ/∂vⱼ, a row for each formula. */
export function jacobian(f: VectorFormula, by?: readonly string[]): Expr[][] {
  const parts = vector(f);
  const names = by ?? ofAll(parts);
  return parts.map((e) => gradient(e, names));
}

/** ∂²f/∂vᵢ∂vⱼ; symmetric, so each mixed derivative is worked out once. */
export function hessian(f: Formula, by?: readonly string[]): Expr[][] {
  const e = formula(f);
  const names = by ?? variables(e);
  const first = gradient(e, names);
  const rows: Expr[][] = names.map(() => []);
  names.forEach((_, i) => {
    for (let j = i; j < names.length; j++) rows[i]![j] = rows[j]![i] = derivativeOf(first[i]!, names[j]!);
  });
  return rows;
}

/** The sum of the second derivatives. */
export function laplacian(f: Formula, by?: readonly string[]): Expr {
  const e = formula(f);
  return simplify(sum((by ?? variables(e)).map((x) => derivativeOf(e, x, 2))));
}

/** Σ ∂Fᵢ/∂vᵢ. Errors: RangeError where there are not as many variables as components. */
export function divergence(f: VectorFormula, by: readonly string[] = ['x', 'y', 'z']): Expr {
  const parts = vector(f);
  const names = parts.length < by.length ? by.slice(0, parts.length) : by;
  if (names.length !== parts.length) {
    throw new RangeError(`[divergence] ${parts.length} components but ${names.length} variables; name one for each`);
  }
  return simplify(sum(parts.map((e, i) => derivativeOf(e, names[i]!))));
}

/** ∇ × F of three components. Errors: RangeError for another number. */
export function curl(f: VectorFormula, by: readonly string[] = ['x', 'y', 'z']): Expr[] {
  const parts = vector(f);
  if (parts.length !== 3 || by.length !== 3) {
    throw new RangeError(
      `[curl] needs 3 components and 3 variables, got ${parts.length} and ${by.length}; put 0 for a missing one`,
    );
  }
  const d = (i: number, j: number) => derivativeOf(parts[i]!, by[j]!);
  return [sub(d(2, 1), d(1, 2)), sub(d(0, 2), d(2, 0)), sub(d(1, 0), d(0, 1))].map((e) => simplify(e));
}

/**
 * ∇f · u for the unit vector u along `direction`; a number is an angle in radians in the plane of two variables.
 *
 * Errors: RangeError for the zero vector or another number of components than variables.
 */
export function directional(f: Formula, direction: readonly Formula[] | number, by?: readonly string[]): Expr {
  const e = formula(f);
  const names = by ?? variables(e);
  if (typeof direction === 'number' && !Number.isFinite(direction))
    throw new RangeError(`[directional] the angle is ${direction}; give radians, such as Math.PI / 4`);
  const along =
    typeof direction === 'number'
      ? [Math.cos(direction), Math.sin(direction)].map((v) => num(Number(v.toPrecision(15))))
      : direction.map(formula);
  if (along.length !== names.length) {
    throw new RangeError(
      `[directional] a direction of ${along.length} components for the variables ${names.join(', ')}; give ${names.length}`,
    );
  }
  const length =
    typeof direction === 'number' ? num(1) : simplify(call('sqrt', simplify(sum(along.map((a) => mul(a, a))))));
  if (length.kind === 'num' && length.number.value === 0) {
    throw new RangeError('[directional] the zero vector has no direction; give one with a component that is not 0');
  }
  return simplify(div(sum(gradient(e, names).map((d, i) => mul(d, along[i]!))), length));
}

function at(e: Expr, point: ReadonlyMap<string, Expr>): Expr {
  let out = e;
  for (const [name, value] of point) out = substitute(out, sym(name), value);
  return simplify(out);
}

function centre(point: Readonly<Record<string, Formula | number>>): Map<string, Expr> {
  return new Map(
    Object.entries(point).map(([name, v]) => [canonicalName(name), typeof v === 'number' ? num(v) : formula(v)]),
  );
}

const HIGHEST_DEGREE = 100;

/**
 * The Taylor polynomial of one variable around a point: Σ f⁽ᵏ⁾(a)/k! · (x − a)ᵏ up to `degree`.
 *
 * Errors: RangeError where a derivative has no value at the point.
 */
export function taylor(f: Formula, variable: string, around: Formula | number, degree: number): Expr {
  if (!(Number.isInteger(degree) && degree >= 0 && degree <= HIGHEST_DEGREE))
    throw new RangeError(`[taylor] degree ${degree}; give a whole number from 0 to ${HIGHEST_DEGREE}, such as 5`);
  const x = sym(variable);
  const point = centre({ [variable]: around });
  const a = [...point.values()][0]!;
  const shift = simplify(sub(x, a));
  let derivative = formula(f);
  let factorial = 1;
  const terms: Expr[] = [];
  for (let k = 0; k <= degree; k++) {
    if (k > 0) {
      derivative = derivativeOf(derivative, variable);
      factorial *= k;
    }
    const value = at(derivative, point);
    checkValue(value, variable, a);
    terms.push(mul(div(value, num(factorial)), powerOf(shift, k)));
  }
  return ordered(terms);
}

/** Nothing is multiplied out: a polynomial in (x − a) stays one. */
function ordered(terms: readonly Expr[]): Expr {
  const parts = terms.map((t) => simplify(t)).filter((t) => !isValue(t, 0));
  return parts.length === 0 ? num(0) : parts.length === 1 ? parts[0]! : op('add', ...parts);
}

function powerOf(e: Expr, k: number): Expr {
  return Array.from({ length: k }, () => e).reduce((a, b) => mul(a, b), num(1) as Expr);
}

function checkValue(value: Expr, variable: string, a: Expr): void {
  if (variables(value).length > 0) return;
  if (!Number.isFinite(evaluate(value))) {
    throw new RangeError(`[taylor] a derivative has no value at ${variable} = ${evaluate(a)}; choose another point`);
  }
}

/**
 * The tangent plane (line, hyperplane) at a point: f(a) + Σ ∂f/∂vᵢ(a) · (vᵢ − aᵢ).
 *
 * Errors: RangeError where a variable has no value in `point`, or f or a slope has none there.
 */
export function tangentPlane(f: Formula, point: Readonly<Record<string, Formula | number>>): Expr {
  const e = formula(f);
  const a = centre(point);
  const missing = variables(e).filter((name) => !a.has(name));
  if (missing.length > 0) {
    const list = missing.join(', ');
    throw new RangeError(`[tangentPlane] the point has no ${list}; give every variable a value, { ${missing[0]}: 0 }`);
  }
  const slopes = [...a].map(([name]) => at(derivativeOf(e, name), a));
  const value = at(e, a);
  for (const part of [value, ...slopes]) {
    if (variables(part).length === 0 && !Number.isFinite(evaluate(part)))
      throw new RangeError('[tangentPlane] the function or a slope of it has no value at the point; choose another');
  }
  return ordered([value, ...[...a].map(([name, v], i) => mul(slopes[i]!, sub(sym(name), v)))]);
}

/** dy/dx on F(x, y) = 0: −F_x / F_y. Errors: RangeError where the equation does not have y. */
export function implicitDerivative(equation: Formula, y = 'y', x = 'x'): Expr {
  const e = formula(equation);
  const slope = derivativeOf(e, y);
  if (isValue(slope, 0))
    throw new RangeError(`[implicitDerivative] the equation does not have ${y}; nothing depends on ${x}`);
  return simplify(neg(div(derivativeOf(e, x), slope)));
}

/** Values of formulas at a point. */
export function values(parts: readonly Expr[], point: Point): number[] {
  return parts.map((e) => evaluate(e, point));
}
