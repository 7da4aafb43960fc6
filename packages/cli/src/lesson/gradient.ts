/** Section a: what a gradient is. */
import * as torch from 'nabla';
import {
  angleOf,
  dot,
  eigenvalues,
  type Kind,
  kindOf,
  leaf,
  length,
  type Matrix,
  type Point,
  Surface,
  scaled,
  unit,
} from '../surface.js';
import type { LessonOptions, Line } from './section.js';

export interface GradientData {
  readonly formula: string;
  readonly at: Point;
  readonly value: number;
  /** (f(x + h, y) − f(x, y))/h and the same for y. */
  readonly quotients: readonly { readonly h: number; readonly x: number; readonly y: number }[];
  readonly gradient: Point;
  readonly length: number;
  /** Degrees; null where the gradient is zero. */
  readonly angle: number | null;
  readonly code: readonly Line[];
  /** For a dozen angles: the derivative along u by its definition, and ∇f · u. */
  readonly directions: readonly {
    readonly degrees: number;
    readonly u: Point;
    readonly slope: number;
    readonly dot: number;
  }[];
  /** The same derivative for all whole degrees from 0 to 360. */
  readonly slopes: readonly number[];
  readonly steepest: { readonly degrees: number; readonly slope: number };
  /** Vectors along the gradient that are no unit vectors. */
  readonly stretched: readonly {
    readonly times: number;
    readonly v: Point;
    readonly dot: number;
    readonly perLength: number;
  }[];
  readonly saddle: SaddleData;
}

export interface SaddleData {
  readonly formula: string;
  readonly at: Point;
  readonly gradient: Point;
  readonly hessian: Matrix;
  readonly eigenvalues: Point;
  readonly kind: Kind;
  readonly cuts: readonly { readonly t: number; readonly alongX: number; readonly alongY: number }[];
}

const DOZEN = Array.from({ length: 12 }, (_, i) => 30 * i);
export const SADDLE = new Surface((x, y) => y.pow(2).sub(x.pow(2)));

function transcript(surface: Surface, [px, py]: Point): Line[] {
  const [x, y] = [leaf(px), leaf(py)];
  const z = surface.f(x, y);
  const grads = torch.autograd.grad(z, [x, y], { allow_unused: true });
  const make = (name: string, value: number): Line => [
    `const ${name} = torch.tensor(${value}, { dtype: torch.float64, requires_grad: true })`,
    null,
  ];
  return [
    make('x', px),
    make('y', py),
    ['const z = f(x, y)', String(z)],
    ['torch.autograd.grad(z, [x, y])', grads.map(String).join('\n')],
  ];
}

function quotientsOf(surface: Surface, [x, y]: Point, value: number): GradientData['quotients'] {
  return [0.1, 0.01, 0.001].map((h) => ({
    h,
    x: (surface.value([x + h, y]) - value) / h,
    y: (surface.value([x, y + h]) - value) / h,
  }));
}

function steepestOf(slopes: readonly number[]): GradientData['steepest'] {
  const degrees = slopes.indexOf(Math.max(...slopes.slice(0, 360)));
  return { degrees, slope: slopes[degrees]! };
}

function stretchedAlong(gradient: Point): GradientData['stretched'] {
  const size = length(gradient);
  if (size === 0) return [];
  return [1, 2, 10].map((times) => {
    const v = scaled(gradient, times / size);
    return { times, v, dot: dot(gradient, v), perLength: dot(gradient, v) / length(v) };
  });
}

function saddleData(): SaddleData {
  const at: Point = [0, 0];
  const hessian = SADDLE.hessian(at);
  const cuts = [-1, -0.5, 0, 0.5, 1].map((t) => ({ t, alongX: SADDLE.value([t, 0]), alongY: SADDLE.value([0, t]) }));
  return {
    formula: 'y² − x²',
    at,
    gradient: SADDLE.gradient(at),
    hessian,
    eigenvalues: eigenvalues(hessian),
    kind: kindOf(SADDLE, at),
    cuts,
  };
}

/** Everything that section a shows; f and its gradient are finite at the point. */
export function computeGradient({ formula, f, at }: LessonOptions): GradientData {
  const surface = new Surface(f);
  const value = surface.value(at);
  const gradient = surface.gradient(at);
  const slopes = surface.along(
    at,
    Array.from({ length: 361 }, (_, degrees) => unit(degrees)),
  );
  const directions = DOZEN.map((degrees) => ({
    degrees,
    u: unit(degrees),
    slope: slopes[degrees]!,
    dot: dot(gradient, unit(degrees)),
  }));
  return {
    formula,
    at,
    value,
    quotients: quotientsOf(surface, at, value),
    gradient,
    length: length(gradient),
    angle: length(gradient) === 0 ? null : angleOf(gradient),
    code: transcript(surface, at),
    directions,
    slopes,
    steepest: steepestOf(slopes),
    stretched: stretchedAlong(gradient),
    saddle: saddleData(),
  };
}
