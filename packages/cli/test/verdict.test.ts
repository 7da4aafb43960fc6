import { describe, expect, test } from 'vitest';
import { inLanguage, LANGUAGES } from '../src/language.js';
import { bestOf, type TrainingRun } from '../src/lesson/digits.js';
import { DIGITS_TEXTS } from '../src/lesson/texts/digits.js';
import { compare, judge } from '../src/lesson/verdict.js';

const run = (loss: TrainingRun['loss'], lr: number, toTarget: number | null, last = 0.9): TrainingRun => ({
  loss,
  lr,
  seed: 0,
  accuracy: [],
  toTarget,
  last,
});

/** One run of each loss for each rate, in this order. */
function verdictOf(ce: readonly (number | null)[], mse: readonly (number | null)[]) {
  const rates = ce.map((_, i) => 10 ** i);
  const runs = rates.flatMap((lr, i) => [run('cross_entropy', lr, ce[i]!), run('mse_loss', lr, mse[i]!)]);
  const best = [runs.filter((r) => r.loss === 'cross_entropy'), runs.filter((r) => r.loss === 'mse_loss')].map(bestOf);
  return judge({ runs, best, repeats: best, rates, resolution: 5 });
}

test('fewer steps wins, close ones are even', () => {
  expect(compare(50, 80, 5)).toBe('cross_entropy');
  expect(compare(80, 50, 5)).toBe('mse_loss');
  expect(compare(50, 55, 5)).toBe('even');
  expect(compare(200, 220, 5)).toBe('even');
  expect(compare(50, Number.POSITIVE_INFINITY, 5)).toBe('cross_entropy');
  expect(compare(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 5)).toBe('neither');
});

describe('the verdict is the one measured', () => {
  test.each([
    ['confirmed', [100, 50, 60], [null, 100, 90]],
    ['same-rate', [100, 50, 60], [null, 100, 52]],
    ['same-rate', [50, 60, null], [null, 100, 55]],
    ['turned', [100, 60, null], [null, 100, 40]],
    ['own-rate', [null, 40, null], [90, 100, 80]],
    ['refuted', [100, 90, 80], [50, 60, 70]],
    ['open', [null, null, null], [null, null, null]],
  ] as const)('%s', (claim, ce, mse) => {
    expect(verdictOf(ce, mse).claim).toBe(claim);
  });
  test('whether the best rates lie inside what was tried', () => {
    expect(verdictOf([90, 50, 60], [90, 80, 90]).inside).toBe(true);
    expect(verdictOf([90, 50, 60], [90, 80, 70]).inside).toBe(false);
  });
  test('the median over the seeds counts', () => {
    const best = [run('cross_entropy', 1, 50), run('mse_loss', 1, 90)];
    const repeats = [
      run('cross_entropy', 1, 200),
      run('mse_loss', 1, 90),
      run('cross_entropy', 1, null),
      run('mse_loss', 1, 95),
    ];
    const { ownRate } = judge({ runs: best, best, repeats, rates: [1], resolution: 5 });
    expect(ownRate).toMatchObject({ outcome: 'mse_loss', steps: { cross_entropy: 200, mse_loss: 90 } });
  });
  test('every claim has its words in every language', () => {
    for (const lang of LANGUAGES) {
      const words = inLanguage(DIGITS_TEXTS, lang);
      for (const claim of ['confirmed', 'same-rate', 'turned', 'own-rate', 'refuted'] as const)
        expect(words[claim]).toBeTypeOf('string');
    }
  });
});

test('the best run reaches the target first; else it is the most accurate', () => {
  const runs = [run('mse_loss', 1, null, 0.5), run('mse_loss', 2, null, 0.7), run('mse_loss', 3, null, 0.6)];
  expect(bestOf(runs).lr).toBe(2);
  expect(bestOf([...runs, run('mse_loss', 4, 90, 0.86), run('mse_loss', 5, 90, 0.88)]).lr).toBe(5);
});
