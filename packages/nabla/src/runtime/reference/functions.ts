/**
 * Transcendental functions on one number, as a table that the evaluator is given: the oracle's own (here, from `Math.*`),
 * or the routines that kernels use (`kernelMath`), so that tiny operands get the same bits as large ones.
 */
import { erf, erfc } from './erf.js';

export type Fn1 = (x: number) => number;
export type Fn2 = (x: number, y: number) => number;

export const MATH1 = [
  'exp',
  'log',
  'log1p',
  'expm1',
  'exp2',
  'log2',
  'log10',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'erf',
  'erfc',
] as const;
export const MATH2 = ['pow', 'atan2'] as const;

export type MathFunctions = Readonly<Record<(typeof MATH1)[number], Fn1> & Record<(typeof MATH2)[number], Fn2>>;

/** Results are rounded to the dtype; so are the arguments. */
export interface MathTable {
  readonly f32: MathFunctions;
  readonly f64: MathFunctions;
}

/** C's pow: 1 to any power is 1, and so is −1 to ±∞ (JavaScript says nan). */
function pow(x: number, y: number): number {
  if (x === 1 || (x === -1 && (y === Infinity || y === -Infinity))) return 1;
  return x ** y;
}

const double: MathFunctions = {
  exp: Math.exp,
  log: Math.log,
  log1p: Math.log1p,
  expm1: Math.expm1,
  exp2: (x) => 2 ** x,
  log2: Math.log2,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  erf,
  erfc,
  pow,
  atan2: Math.atan2,
};

function single(): MathFunctions {
  const rounded1 =
    (fn: Fn1): Fn1 =>
    (x) =>
      Math.fround(fn(x));
  const rounded2 =
    (fn: Fn2): Fn2 =>
    (x, y) =>
      Math.fround(fn(x, y));
  return Object.fromEntries([
    ...MATH1.map((name) => [name, rounded1(double[name])]),
    ...MATH2.map((name) => [name, rounded2(double[name])]),
  ]) as unknown as MathFunctions;
}

/** The oracle's functions: float32 is float64, rounded once. */
export const referenceMath: MathTable = { f32: single(), f64: double };
