/** Descent by several methods from one start, beside the page. */
import { type DescentMethod, descend, parse, type StopReason, variables } from 'nabla-calculus';
import type { Both } from '../text.js';

interface DescendArgs {
  readonly formula: string;
  readonly from: readonly [number, number];
  readonly methods: readonly DescentMethod[];
  /** Of the methods that have one; Newton's method and BFGS take whole steps. */
  readonly rate: number;
  readonly steps: number;
}

export interface PathStep {
  readonly point: readonly [number, number];
  readonly value: number;
  readonly gradient: readonly [number, number];
  readonly norm: number;
  /** What leads to the next point; null at the last one. */
  readonly update: readonly [number, number] | null;
}

export interface Path {
  readonly method: DescentMethod;
  /** TeX of the iteration, a line each. */
  readonly iteration: readonly string[];
  readonly steps: readonly PathStep[];
  readonly stopped: StopReason;
  readonly message: Both<string>;
}

/** One path a method. Errors: FormulaError; RangeError where the formula has no value or gradient at the start. */
export function descents({ formula, from, methods, rate, steps }: DescendArgs): Path[] {
  const e = parse(formula);
  const names = variables(e);
  const start = names.map((name) => from[name === 'x' ? 0 : 1]);
  // A formula of one variable moves along its axis; the other coordinate stays.
  const pair = (values: readonly number[], other: readonly [number, number]): [number, number] => [
    values[names.indexOf('x')] ?? other[0],
    values[names.indexOf('y')] ?? other[1],
  ];
  const still = [0, 0] as const;
  return methods.map((method) => {
    const whole = method === 'newton' || method === 'bfgs';
    const found = descend(e, { from: start, method, steps, ...(!whole && { lr: rate }) });
    return {
      method,
      iteration: found.iteration.tex.split(/,\s*\\quad\s*/),
      steps: found.steps.map((s) => ({
        point: pair(s.point, from),
        value: s.value,
        gradient: pair(s.gradient, still),
        norm: s.norm,
        update: s.update === null ? null : pair(s.update, still),
      })),
      stopped: found.stopped,
      message: found.message,
    };
  });
}
