/** What is shown, what is computed and what autograd returns cannot differ: on random formulas, all three, at each step. */
import * as torch from 'nabla';
import { describe, expect, it } from 'vitest';
import { compileNumber, compileTensor, diff, type Expr, evaluate, parse, toText } from '../src/index.js';
import { centralDifference, close, generator, magnitude, randomFormula, randomPoint } from './random.js';

/** PROPERTY_COUNT=10000 for a long run, PROPERTY_SEED for another one. */
const COUNT = Number(process.env['PROPERTY_COUNT'] ?? 400);
const random = generator(Number(process.env['PROPERTY_SEED'] ?? 20240607));
const formulas = Array.from({ length: COUNT }, () => randomFormula(random, 1 + Math.floor(random() * 4)));
const points = Array.from({ length: 3 }, () => randomPoint(random));

function byAutograd(e: Expr, at: { x: number; y: number }): number {
  const f = compileTensor(e, ['x', 'y']);
  const x = torch.tensor(at.x, { dtype: torch.float64, requires_grad: true });
  const y = torch.tensor(at.y, { dtype: torch.float64 });
  const out = f(x, y);
  // Nothing but a condition depends on x.
  if (!out.requires_grad) return 0;
  out.backward();
  return (x.grad?.item() as number | undefined) ?? 0;
}

describe('random formulas', () => {
  it('symbolic, autograd and central differences agree', () => {
    let compared = 0;
    let asked = 0;
    for (const e of formulas) {
      const f = compileNumber(e, ['x', 'y']);
      const symbolic = compileNumber(diff(e, 'x').result, ['x', 'y']);
      for (const at of points) {
        const value = f(at.x, at.y);
        const slope = symbolic(at.x, at.y);
        if (!Number.isFinite(value) || !Number.isFinite(slope) || Math.abs(value) > 1e8 || Math.abs(slope) > 1e8)
          continue;
        asked++;
        const auto = byAutograd(e, at);
        if (Number.isFinite(auto)) {
          expect(close(slope, auto, 1e-6), `${toText(e)} at ${JSON.stringify(at)}: ${slope} and autograd ${auto}`).toBe(
            true,
          );
        }
        const central = centralDifference((x) => f(x, at.y), at.x);
        if (!(central.error < 1e-8 * Math.max(1, Math.abs(central.value)))) continue;
        compared++;
        const same = close(slope, central.value, 1e-6);
        expect(same, `${toText(e)} at ${JSON.stringify(at)}: ${slope} and central ${central.value}`).toBe(true);
      }
    }
    expect(asked).toBeGreaterThan(COUNT);
    expect(compared).toBeGreaterThan(0.9 * asked);
  });

  it('every displayed step has the value of the one before', () => {
    let compared = 0;
    for (const e of formulas) {
      const { lines } = diff(e, 'x');
      for (const at of points) {
        if (!Number.isFinite(evaluate(e, at))) continue;
        const values = lines.map((line) => evaluate(line.expr, at));
        values.slice(1).forEach((value, i) => {
          const before = values[i]!;
          // A rule may be asked for more than the function has there: 0·∞.
          if (!Number.isFinite(before) || !Number.isFinite(value)) return;
          compared++;
          const [a, b] = [lines[i]!.text, lines[i + 1]!.text];
          if (Math.abs(before - value) <= 1e-12 * magnitude(lines[i]!.expr, at)) return;
          expect(close(before, value, 1e-6), `${a} is ${before}, ${b} is ${value} at ${JSON.stringify(at)}`).toBe(true);
        });
      }
    }
    expect(compared).toBeGreaterThan(10 * COUNT);
  });

  it('what is printed is read again as a formula of the same value', () => {
    for (const e of formulas) {
      const again = parse(toText(e));
      for (const at of points) {
        const [a, b] = [evaluate(e, at), evaluate(again, at)];
        expect(close(a, b, 1e-9), `${toText(e)}: ${a} and ${b}`).toBe(true);
      }
    }
  });
});
