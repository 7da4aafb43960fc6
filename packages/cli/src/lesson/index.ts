/** The lesson's sections in their order. */
import { UsageError } from '../failure.js';
import { computeCrossEntropy } from './cross-entropy.js';
import { computeDescent } from './descent.js';
import { computeDigits } from './digits.js';
import { computeGradient } from './gradient.js';
import { computeMse } from './mse.js';
import { showCrossEntropy } from './pages/cross-entropy.js';
import { showDescent } from './pages/descent.js';
import { showDigits } from './pages/digits.js';
import { showGradient } from './pages/gradient.js';
import { showMse } from './pages/mse.js';
import { type Section, section } from './section.js';

export const SECTIONS: readonly Section[] = [
  section('a', 'gradient', computeGradient, showGradient),
  section('b', 'descent', computeDescent, showDescent),
  section('c', 'mse', computeMse, showMse),
  section('d', 'cross-entropy', computeCrossEntropy, showCrossEntropy),
  section('e', 'digits', computeDigits, showDigits),
];

/** The sections that `--only` names, by letter or name, in the lesson's order. */
export function chooseSections(
  only: string | undefined,
  unknown: (name: string, known: string) => string,
): readonly Section[] {
  if (only === undefined) return SECTIONS;
  const names = only.split(',').map((name) => name.trim().toLowerCase());
  for (const name of names) {
    if (SECTIONS.some((s) => s.letter === name || s.name === name)) continue;
    throw new UsageError(unknown(name, SECTIONS.map((s) => `${s.letter} (${s.name})`).join(', ')));
  }
  return SECTIONS.filter((s) => names.includes(s.letter) || names.includes(s.name));
}
