/** Critical points: Newton's method on ∇f = 0 from a grid, classified by the Hessian's eigenvalues. */
import { type Formula, formula } from './diff.js';
import { compileNumber } from './evaluate.js';
import { type Expr, variables } from './expr.js';
import { gradient, hessian } from './vectors.js';

export type CriticalKind = 'minimum' | 'maximum' | 'saddle' | 'degenerate';

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

/** Solves a small linear system by elimination with pivoting; null where it is singular. */
function solve(rows: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const n = right.length;
  const m = rows.map((row, i) => [...row, right[i]!]);
  for (let k = 0; k < n; k++) {
    const pivot = m.reduce((best, row, i) => (i >= k && Math.abs(row[k]!) > Math.abs(m[best]![k]!) ? i : best), k);
    [m[k], m[pivot]] = [m[pivot]!, m[k]!];
    if (!(Math.abs(m[k]![k]!) > 1e-14)) return null;
    for (let i = k + 1; i < n; i++) {
      const factor = m[i]![k]! / m[k]![k]!;
      for (let j = k; j <= n; j++) m[i]![j]! -= factor * m[k]![j]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    const rest = x.reduce((sum, v, j) => (j > i ? sum + m[i]![j]! * v : sum), 0);
    x[i] = (m[i]![n]! - rest) / m[i]![i]!;
  }
  return x;
}

/** Eigenvalues of a symmetric matrix by Jacobi's rotations, in rising order. */
export function symmetricEigenvalues(matrix: readonly (readonly number[])[]): number[] {
  const a = matrix.map((row) => [...row]);
  const n = a.length;
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, p, q);
  }
  return a.map((row, i) => row[i]!).sort((x, y) => x - y);
}

function rotate(a: number[][], p: number, q: number): void {
  if (a[p]![q] === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
  const [rp, rq] = [a[p]!, a[q]!];
  for (let k = 0; k < a.length; k++) [rp[k], rq[k]] = [c * rp[k]! - s * rq[k]!, s * rp[k]! + c * rq[k]!];
}

function classify(eigenvalues: readonly number[]): CriticalKind {
  const size = Math.max(...eigenvalues.map(Math.abs), 1e-300);
  if (eigenvalues.some((v) => Math.abs(v) < 1e-7 * size || Math.abs(v) < 1e-9)) return 'degenerate';
  if (eigenvalues.every((v) => v > 0)) return 'minimum';
  return eigenvalues.every((v) => v < 0) ? 'maximum' : 'saddle';
}

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
