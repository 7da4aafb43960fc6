/** How good predictions are. */

export interface NumberMetrics {
  /** Rows that were compared. */
  readonly rows: number;
  readonly rmse: number;
  readonly mae: number;
  /** 1 − residual sum of squares / total sum of squares; nan where all targets are equal. */
  readonly r2: number;
}

export interface ClassMetrics {
  readonly rows: number;
  readonly accuracy: number;
  /** confusion[true class][predicted class] */
  readonly confusion: readonly (readonly number[])[];
}

/** Predictions and targets in the target's own units. */
export function numberMetrics(predicted: readonly number[], target: readonly number[]): NumberMetrics {
  const n = target.length;
  const mean = target.reduce((sum, v) => sum + v / n, 0);
  const squares = target.reduce((sum, v, i) => sum + (predicted[i]! - v) ** 2, 0);
  const total = target.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return {
    rows: n,
    rmse: Math.sqrt(squares / n),
    mae: target.reduce((sum, v, i) => sum + Math.abs(predicted[i]! - v), 0) / n,
    r2: total > 0 ? 1 - squares / total : Number.NaN,
  };
}

/** Predicted and true classes by number. */
export function classMetrics(predicted: readonly number[], target: readonly number[], classes: number): ClassMetrics {
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  target.forEach((c, i) => {
    confusion[c]![predicted[i]!]!++;
  });
  const right = confusion.reduce((sum, row, c) => sum + row[c]!, 0);
  return { rows: target.length, accuracy: right / target.length, confusion };
}
