/** From a model's outputs to what they say about the target. */
import * as torch from 'nabla';
import { formatTable, type Table } from './csv.js';
import { outputsOf } from './fit.js';
import { type ClassMetrics, classMetrics, type NumberMetrics, numberMetrics } from './metrics.js';
import { type Column, encodeRows, featureCount } from './schema.js';
import type { LossName } from './spec.js';
import { type Target, targetValues } from './target.js';

/** What a model's inputs and outputs mean. */
export interface Described {
  readonly columns: readonly Column[];
  readonly target: Target;
  readonly loss: LossName;
}

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

export interface Predicted {
  readonly predictions: Predictions;
  /** Where the table has the target: compared over the rows that do. */
  readonly metrics: NumberMetrics | ClassMetrics | null;
}

/**
 * What a trained model says of a table's rows.
 *
 * @param fill empty cells count as the training rows' mean or most frequent category
 * Errors: TableError that names row and column
 */
export function predictTable(
  model: torch.nn.Module,
  { columns, target, loss }: Described,
  table: Table,
  fill: boolean,
): Predicted {
  const x = torch.from_data(encodeRows(table, columns, fill), [table.rows.length, featureCount(columns)]);
  const predictions = interpret(outputsOf(model, x), target, loss);
  return { predictions, metrics: compare(table, target, predictions.values) };
}

function compare(table: Table, target: Target, predicted: readonly number[]): Predicted['metrics'] {
  if (!table.columns.includes(target.name)) return null;
  const values = targetValues(table, target);
  const known = values.map((_, i) => i).filter((i) => Number.isFinite(values[i]!));
  if (known.length === 0) return null;
  const [p, v] = [known.map((i) => predicted[i]!), known.map((i) => values[i]!)];
  return target.kind === 'class' ? classMetrics(p, v, target.classes.length) : numberMetrics(p, v);
}

/** A number as float32 has it, in as few digits as tell it apart. */
const plain = (x: number): string => String(Number(x.toPrecision(8)));

/** The table's rows as CSV with the prediction after them, for classes its probability, too. */
export function predictionsCsv(table: Table, target: Target, { values, probabilities }: Predictions): string {
  const free = (name: string): string => (table.columns.includes(name) ? free(`${name}_`) : name);
  const added = [free(`predicted_${target.name}`), ...(probabilities ? [free('probability')] : [])];
  const rows = table.rows.map((row, i) => {
    const value = values[i]!;
    if (target.kind === 'number' || probabilities === null) return [...row, plain(value)];
    return [...row, target.classes[value]!, probabilities[i]![value]!.toFixed(4)];
  });
  return formatTable([...table.columns, ...added], rows);
}
