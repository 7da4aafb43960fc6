/** From a model's outputs to what they say about the target. */
import type * as torch from 'nabla';
import type { Target } from '../data/target.js';
import type { LossName } from './spec.js';

export interface Predictions {
  /** Numbers in the target's own units, or classes by number. */
  readonly values: readonly number[];
  /** Of all classes, for each row; null for numbers. */
  readonly probabilities: readonly (readonly number[])[] | null;
}

/** Units of a model's last layer. */
export function outputCount(target: Target, loss: LossName): number {
  return target.kind === 'number' || loss === 'bce' ? 1 : target.classes.length;
}

/** The place of the largest number; the first of several, and of none. */
function largest(row: readonly number[]): number {
  return row.reduce((best, v, i) => (v > row[best]! ? i : best), 0);
}

/** Errors: none; a tie goes to the class that comes first. */
export function interpret(outputs: torch.Tensor, target: Target, loss: LossName): Predictions {
  if (target.kind === 'number') {
    const values = (outputs.squeeze(1).tolist() as number[]).map((v) => v * target.scale + target.mean);
    return { values, probabilities: null };
  }
  const probabilities = (
    loss === 'bce'
      ? (outputs.squeeze(1).sigmoid().tolist() as number[]).map((p) => [1 - p, p])
      : outputs.softmax(1).tolist()
  ) as number[][];
  return { values: probabilities.map(largest), probabilities };
}
