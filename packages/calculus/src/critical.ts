/** Critical points: Newton's method on ∇f = 0 from a grid, classified by the Hessian's eigenvalues. */
import { type Formula, formula } from './diff.js';
import { compileNumber } from './evaluate.js';
import { type Expr, variables } from './expr.js';
import { type CriticalKind, classify, solve, symmetricEigenvalues } from './numeric/linear.js';
import { gradient, hessian } from './vectors.js';

export type { CriticalKind } from './numeric/linear.js';
export { symmetricEigenvalues } from './numeric/linear.js';

export interface CriticalPoint {
  readonly at: Readonly<Record<string, number>>;
  readonly value: number;
  readonly kind: CriticalKind;
  /** Of the Hessian, in rising order. */
  readonly eigenvalues: readonly number[];
}

export interface CriticalOptions {
  /** The box that is searched, for each variable: [−5, 5] where not given. */
  readonly box?: readonly [number, number];
  /** Starting points along each variable. */
  readonly grid?: number;
}

const STEPS = 60;
const CLOSE = 1e-6;

type Fn = (...x: readonly number[]) => number;

/** Newton from one start; null where it does not arrive. */
function newton(g: readonly Fn[], h: readonly (readonly Fn[])[], start: readonly number[]): number[] | null {
  let x = [...start];
  for (let k = 0; k < STEPS; k++) {
    const slope = g.map((f) => f(...x));
    if (!slope.every(Number.isFinite)) return null;
    const step = solve(
      h.map((row) => row.map((f) => f(...x))),
      slope,
    );
    if (step === null) return slope.every((v) => Math.abs(v) < 1e-12) ? x : null;
    x = x.map((v, i) => v - step[i]!);
    if (step.every((s, i) => Math.abs(s) <= 1e-13 * (1 + Math.abs(x[i]!)))) break;
  }
  return g.every((f) => Math.abs(f(...x)) < 1e-9) ? x : null;
}

function* starts(count: number, grid: number, [low, high]: readonly [number, number]): Generator<number[]> {
  for (let k = 0; k < grid ** count; k++) {
    // Off the axes a little: on them symmetric functions send Newton to the saddle.
    yield Array.from(
      { length: count },
      (_, i) => low + ((high - low) * ((Math.floor(k / grid ** i) % grid) + 0.463)) / grid,
    );
  }
}

const rounded = (x: number): number =>
  Math.abs(x) < 1e-12 ? 0 : Math.abs(x - Math.round(x)) < 1e-12 ? Math.round(x) : x;

/**
 * The points of the box where the gradient is 0, lowest value first. Found by Newton's method from a grid, so a function
 * with very many critical points may have more of them.
 *
 * Errors: RangeError for more than 4 variables.
 */
export function criticalPoints(f: Formula, options: CriticalOptions = {}): CriticalPoint[] {
  const e: Expr = formula(f);
  const names = variables(e);
  const { box = [-5, 5], grid = names.length > 2 ? 5 : 11 } = options;
  if (names.length > 4)
    throw new RangeError(`[criticalPoints] at most 4 variables, not ${names.length}; give values to the others`);
  if (!(box[0] < box[1]) || !box.every(Number.isFinite))
    throw new RangeError(`[criticalPoints] box [${box.join(', ')}]; give two numbers in rising order, such as [-5, 5]`);
  if (!(Number.isInteger(grid) && grid > 0))
    throw new RangeError(`[criticalPoints] grid ${grid}; give a whole number from 1 on, such as 11`);
  if (names.length === 0) return [];
  const g = gradient(e, names).map((d) => compileNumber(d, names));
  const h = hessian(e, names).map((row) => row.map((d) => compileNumber(d, names)));
  const value = compileNumber(e, names);
  const found: number[][] = [];
  for (const start of starts(names.length, grid, box)) {
    const x = newton(g, h, start)?.map(rounded);
    if (x === undefined || !x.every((v) => v >= box[0] - CLOSE && v <= box[1] + CLOSE)) continue;
    if (!found.some((y) => y.every((v, i) => Math.abs(v - x[i]!) < CLOSE * (1 + Math.abs(v))))) found.push(x);
  }
  return found
    .map((x): CriticalPoint => {
      const eigenvalues = symmetricEigenvalues(h.map((row) => row.map((d) => d(...x))));
      const at = Object.fromEntries(names.map((name, i) => [name, x[i]!]));
      return { at, value: value(...x), kind: classify(eigenvalues), eigenvalues };
    })
    .sort((a, b) => a.value - b.value);
}
