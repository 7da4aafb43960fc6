/** Random formulas and points, the same in every run. */
import { type Expr, evaluate, num, op, sym } from '../src/index.js';

/** Mulberry32. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const FUNCTIONS = ['sin', 'cos', 'tan', 'exp', 'log', 'sqrt', 'abs', 'tanh', 'sinh', 'cosh', 'atan', 'asin', 'acos']
  .concat(['asinh', 'acosh', 'atanh', 'sigmoid', 'softplus', 'relu', 'erf', 'erfc', 'log2', 'log10', 'exp2'])
  .concat(['expm1', 'log1p', 'sign', 'sec', 'csc', 'cot', 'sech', 'csch', 'coth', 'cbrt', 'gamma', 'lgamma'])
  .concat(['digamma']);

/** A formula in x and y, at most `depth` operators deep. */
export function randomFormula(random: () => number, depth: number): Expr {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const inner = () => randomFormula(random, depth - 1);
  const kind = random();
  if (depth === 0 || kind < 0.12) {
    const leaf = random();
    return leaf < 0.45 ? sym('x') : leaf < 0.65 ? sym('y') : num(pick([1, 2, 3, 4, 5, -1, -2, 0.5, 1.5, 10]));
  }
  if (kind < 0.3) return op('add', inner(), inner());
  if (kind < 0.36) return op('add', inner(), op('neg', inner()), inner());
  if (kind < 0.52) return op('mul', inner(), inner());
  if (kind < 0.56) return op('mul', num(pick([2, 3, -2])), inner(), inner());
  if (kind < 0.66) return op('div', inner(), inner());
  if (kind < 0.75) return op('pow', inner(), num(pick([2, 3, 4, -1, -2])));
  if (kind < 0.78) return op('pow', inner(), op('div', num(pick([1, 2, 3])), num(pick([2, 3]))));
  if (kind < 0.8) return op('pow', inner(), inner());
  if (kind < 0.82) return op(pick(['maximum', 'minimum', 'atan2']), inner(), inner());
  if (kind < 0.83) return op('where', op(pick(['lt', 'le']), inner(), inner()), inner(), inner());
  return kind < 0.86 ? op('neg', inner()) : op(pick(FUNCTIONS), inner());
}

export function randomPoint(random: () => number): { x: number; y: number } {
  return { x: 0.2 + 1.6 * random(), y: 0.2 + 1.6 * random() };
}

/** How large the numbers are that a formula's value is made of: rounding errors are some 1e-16 of it. */
export function magnitude(e: Expr, at: Readonly<Record<string, number>>): number {
  const parts = () => e.args.map((a) => magnitude(a, at));
  if (e.kind !== 'op') return Math.abs(evaluate(e, at));
  if (e.op === 'add') return parts().reduce((a, b) => a + b, 0);
  if (e.op === 'mul') return parts().reduce((a, b) => a * b, 1);
  if (e.op === 'neg') return magnitude(e.args[0]!, at);
  if (e.op === 'div') return magnitude(e.args[0]!, at) / Math.abs(evaluate(e.args[1]!, at));
  return Math.abs(evaluate(e, at));
}

/** Whether two numbers agree to `relative`, small ones absolutely. */
export function close(a: number, b: number, relative: number, floor = 1): boolean {
  if (Number.isNaN(a) && Number.isNaN(b)) return true;
  return a === b || Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b), floor);
}

/** The derivative by Ridders' extrapolated central differences, with an estimate of its error. */
export function centralDifference(f: (x: number) => number, x: number): { value: number; error: number } {
  let h = 0.01;
  const table: number[][] = [];
  let best = { value: Number.NaN, error: Number.POSITIVE_INFINITY };
  for (let i = 0; i < 8; i++, h /= 1.6) {
    const row = [(f(x + h) - f(x - h)) / (2 * h)];
    let factor = 1.6 ** 2;
    for (let j = 1; j <= i; j++, factor *= 1.6 ** 2) {
      const last = table[i - 1]![j - 1]!;
      row[j] = (row[j - 1]! * factor - last) / (factor - 1);
      const error = Math.max(Math.abs(row[j]! - row[j - 1]!), Math.abs(row[j]! - last));
      if (error < best.error) best = { value: row[j]!, error };
    }
    table.push(row);
  }
  return best;
}
