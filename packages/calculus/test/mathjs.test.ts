/** mathjs reads the same formulas as we do, where both accept them, and finds derivatives of the same value. */
import { derivative as mathDerivative, parse as mathParse } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { diff, evaluate, FormulaError, parse } from '../src/index.js';
import { close, generator } from './random.js';

const NAMES = [
  'sin',
  'cos',
  'tan',
  'sec',
  'csc',
  'cot',
  'sinh',
  'cosh',
  'tanh',
  'asin',
  'acos',
  'atan',
  'exp',
  'log',
  'sqrt',
]
  .concat(['abs', 'cbrt', 'asinh', 'acosh', 'atanh', 'sech', 'csch', 'coth', 'log10', 'log2', 'erf', 'sign', 'gamma'])
  .concat(['expm1', 'log1p']);

/** Formulas in the writing that both have. */
function text(random: () => number, depth: number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const inner = () => text(random, depth - 1);
  const kind = random();
  if (depth === 0 || kind < 0.15) return pick(['x', 'y', '2', '3', '0.5', 'pi', 'e', '2 x']);
  if (kind < 0.3) return `${inner()} + ${inner()}`;
  if (kind < 0.4) return `(${inner()}) - (${inner()})`;
  if (kind < 0.55) return `(${inner()}) * (${inner()})`;
  if (kind < 0.62) return `(${inner()}) / (${inner()})`;
  if (kind < 0.7) return `(${inner()})^${pick(['2', '3', '-1', '0.5', 'x'])}`;
  if (kind < 0.74) return `-${pick(['x', '2'])}^${pick(['2', 'x', '-x'])}`;
  return `${pick(NAMES)}(${inner()})`;
}

const at = { x: 0.7, y: 1.3 };

describe('mathjs', () => {
  const random = generator(5);
  const formulas = Array.from({ length: 1500 }, () => text(random, 3));

  it('reads the same formulas', () => {
    let compared = 0;
    for (const f of formulas) {
      let theirs: unknown;
      try {
        theirs = mathParse(f).evaluate({ ...at });
      } catch {
        // Some of its functions refuse the complex numbers that others give.
        continue;
      }
      if (typeof theirs !== 'number' || !Number.isFinite(theirs)) continue;
      const ours = evaluate(parse(f), at);
      // It passes through complex numbers where we have no value.
      if (Number.isNaN(ours)) continue;
      compared++;
      expect(close(ours, theirs, 1e-9), `${f} is ${ours}, in mathjs ${theirs}`).toBe(true);
    }
    expect(compared).toBeGreaterThan(900);
  });

  it('derives the same', () => {
    let compared = 0;
    for (const f of formulas.slice(0, 600)) {
      let theirs: unknown;
      try {
        theirs = mathDerivative(f, 'x').evaluate({ ...at });
      } catch {
        // It has no rule for some functions.
        continue;
      }
      const ours = evaluate(diff(f, 'x').result, at);
      if (typeof theirs !== 'number' || !Number.isFinite(theirs) || !Number.isFinite(ours)) continue;
      compared++;
      expect(close(ours, theirs, 1e-8), `d/dx ${f} is ${ours}, in mathjs ${theirs}`).toBe(true);
    }
    expect(compared).toBeGreaterThan(250);
  });

  it.each(['2x', '3 x y', '-x^2', '2^-x', 'x^y^2', '(x+1)(x-1)', 'sin(x)^2', '2 sin(x) cos(y)', 'log(x, 3)'])(
    '%s',
    (f) => {
      const ours = evaluate(parse(f), at);
      expect(close(ours, mathParse(f).evaluate({ ...at }) as number, 1e-12)).toBe(true);
    },
  );

  it('what it alone accepts is an error here, never another formula', () => {
    for (const f of ['x = 3', 'f(x) = x^2', '5!', 'x; y', '"text"', 'x ? 1 : 2', '[1, 2]']) {
      expect(() => parse(f), f).toThrow(FormulaError);
    }
  });
});
