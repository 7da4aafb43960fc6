/** Section b: gradient descent and Newton's method. */

import {
  angleOf,
  eigenvalues,
  isFinitePoint,
  type Kind,
  kindOf,
  length,
  type Matrix,
  minus,
  newtonStep,
  type Point,
  Surface,
  scaled,
} from '../surface.js';
import type { LessonOptions } from './section.js';

export interface Step {
  readonly step: number;
  readonly point: Point;
  readonly value: number;
  readonly gradient: Point;
}

export interface Run {
  readonly steps: readonly Step[];
  /** Why it ended. */
  readonly end: 'converged' | 'diverged' | 'limit';
}

export interface DirectionsData {
  /** Degrees of −∇f, of the way to the minimum and of Newton's step; null where there is none. */
  readonly descent: number | null;
  readonly toMinimum: number | null;
  readonly newton: number | null;
  readonly hessian: Matrix;
  /** Where Newton's first step ends. */
  readonly newtonPoint: Point | null;
  readonly newtonValue: number | null;
  readonly newtonGradient: Point | null;
}

export interface DivergenceData {
  /** Largest eigenvalue of the Hessian, and 2 over it: what a learning rate must stay below. */
  readonly largest: number;
  readonly limit: number;
  readonly lr: number;
  readonly run: Run;
  readonly grew: boolean;
}

export interface HimmelblauRun {
  readonly method: 'descent' | 'newton';
  readonly start: Point;
  readonly end: Point;
  readonly value: number;
  readonly kind: Kind;
  readonly steps: number;
  readonly path: readonly Point[];
}

export interface DescentData {
  readonly formula: string;
  readonly at: Point;
  readonly lr: number;
  readonly run: Run;
  readonly newton: Run;
  /** Null where none was found. */
  readonly minimum: { readonly point: Point; readonly value: number } | null;
  readonly directions: DirectionsData;
  readonly divergence: DivergenceData | null;
  readonly himmelblau: { readonly formula: string; readonly lr: number; readonly runs: readonly HimmelblauRun[] };
}

export const HIMMELBLAU = new Surface((x, y) => {
  const first = x.pow(2).add(y).sub(11);
  const second = x.add(y.pow(2)).sub(7);
  return first.pow(2).add(second.pow(2));
});
const STARTS: readonly Point[] = [
  [1, 1],
  [-1, 1],
  [-2, -2],
  [1, -1],
];
const HIMMELBLAU_LR = 0.01;
const TOLERANCE = 1e-6;

type Move = (step: Step) => Point | null;

function stepAt(surface: Surface, step: number, point: Point): Step {
  return { step, point, value: surface.value(point), gradient: surface.gradient(point) };
}

/** Moves until the gradient is (nearly) zero, the numbers are no longer finite, or `limit` steps are done. */
export function iterate(surface: Surface, start: Point, move: Move, limit: number): Run {
  const steps = [stepAt(surface, 0, start)];
  for (;;) {
    const now = steps.at(-1)!;
    if (!Number.isFinite(now.value) || !isFinitePoint(now.gradient) || Math.abs(now.value) > 1e12)
      return { steps, end: 'diverged' };
    if (length(now.gradient) < TOLERANCE) return { steps, end: 'converged' };
    const next = now.step < limit ? move(now) : null;
    if (next === null) return { steps, end: 'limit' };
    steps.push(stepAt(surface, now.step + 1, next));
  }
}

/** θ ← θ − α∇f(θ) */
export function descend(surface: Surface, start: Point, lr: number, limit: number): Run {
  return iterate(surface, start, ({ point, gradient }) => minus(point, scaled(gradient, lr)), limit);
}

/** θ ← θ − H⁻¹∇f(θ) */
export function newton(surface: Surface, start: Point, limit: number): Run {
  return iterate(
    surface,
    start,
    ({ point, gradient }) => follow(point, newtonStep(surface.hessian(point), gradient)),
    limit,
  );
}

const follow = (from: Point, step: Point | null): Point | null => step && [from[0] + step[0], from[1] + step[1]];

/** A minimum near the start: Newton's step where it leads down, else the gradient, halved until f gets smaller. */
export function findMinimum(surface: Surface, start: Point): Point | null {
  const move: Move = ({ point, value, gradient }) => {
    const step = newtonStep(surface.hessian(point), gradient);
    const down = step !== null && step[0] * gradient[0] + step[1] * gradient[1] < 0;
    return shrink(surface, point, value, down ? step : scaled(gradient, -1));
  };
  const last = iterate(surface, start, move, 300).steps.at(-1)!.point;
  return isFinitePoint(last) && kindOf(surface, last) === 'minimum' ? last : null;
}

function shrink(surface: Surface, point: Point, value: number, step: Point): Point | null {
  for (let size = 1; size > 1e-12; size /= 2) {
    const next: Point = [point[0] + size * step[0], point[1] + size * step[1]];
    if (surface.value(next) < value) return next;
  }
  return null;
}

const direction = (v: Point | null): number | null => (v === null || length(v) === 0 ? null : angleOf(v));

function directionsOf(surface: Surface, at: Point, minimum: Point | null): DirectionsData {
  const gradient = surface.gradient(at);
  const hessian = surface.hessian(at);
  const step = newtonStep(hessian, gradient);
  const newtonPoint = follow(at, step);
  return {
    descent: direction(scaled(gradient, -1)),
    toMinimum: minimum && direction(minus(minimum, at)),
    newton: direction(step),
    hessian,
    newtonPoint,
    newtonValue: newtonPoint && surface.value(newtonPoint),
    newtonGradient: newtonPoint && surface.gradient(newtonPoint),
  };
}

/** On a bowl descent with a learning rate above 2/λ overshoots by more than it gains. Null where no curvature is positive. */
function divergenceOf(surface: Surface, at: Point, minimum: Point | null): DivergenceData | null {
  const largest = eigenvalues(surface.hessian(minimum ?? at))[1];
  if (!(largest > 0)) return null;
  const limit = 2 / largest;
  const lr = 1.2 * limit;
  const run = descend(surface, at, lr, 8);
  return { largest, limit, lr, run, grew: !(run.steps.at(-1)!.value <= run.steps[0]!.value) };
}

function himmelblauRun(method: 'descent' | 'newton', start: Point): HimmelblauRun {
  const { steps } =
    method === 'newton' ? newton(HIMMELBLAU, start, 100) : descend(HIMMELBLAU, start, HIMMELBLAU_LR, 1000);
  const { point, value, step } = steps.at(-1)!;
  return {
    method,
    start,
    end: point,
    value,
    kind: kindOf(HIMMELBLAU, point),
    steps: step,
    path: steps.map((s) => s.point),
  };
}

/** Everything that section b shows. */
export function computeDescent({ formula, f, at, lr }: LessonOptions): DescentData {
  const surface = new Surface(f);
  const minimum = findMinimum(surface, at);
  return {
    formula,
    at,
    lr,
    run: descend(surface, at, lr, 1000),
    newton: newton(surface, at, 50),
    minimum: minimum && { point: minimum, value: surface.value(minimum) },
    directions: directionsOf(surface, at, minimum),
    divergence: divergenceOf(surface, at, minimum),
    himmelblau: {
      formula: '(x² + y − 11)² + (x + y² − 7)²',
      lr: HIMMELBLAU_LR,
      runs: STARTS.flatMap((start) => [himmelblauRun('descent', start), himmelblauRun('newton', start)]),
    },
  };
}
