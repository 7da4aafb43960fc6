/** What a model is to predict: a number, standardised while it learns, or one of several classes. */
import { isMissing, readNumberText, sortedCells } from './cells.js';
import type { Table } from './csv.js';
import { problem } from './problem.js';
import { cellsOf, moments, whereIs } from './schema.js';

export interface NumberTarget {
  readonly name: string;
  readonly kind: 'number';
  readonly mean: number;
  readonly scale: number;
}
export interface ClassTarget {
  readonly name: string;
  readonly kind: 'class';
  readonly classes: readonly string[];
}
export type Target = NumberTarget | ClassTarget;

const MOST_CLASSES = 1000;

/** True where every value of the column is a number. */
export function isNumeric(table: Table, name: string): boolean {
  return cellsOf(table, name).every((cell) => isMissing(cell) || readNumberText(cell) !== null);
}

/** The classes of a column. Errors: TableError for one class alone, for two many, and for other than two with `two`. */
export function fitClasses(table: Table, name: string, two: boolean): ClassTarget {
  const classes = sortedCells(cellsOf(table, name));
  if (classes.length < 2) throw problem('oneClass', { column: name });
  const few = Math.max(20, Math.min(MOST_CLASSES, table.rows.length / 2));
  if (classes.length > few) throw problem('manyClasses', { column: name, count: classes.length });
  if (two && classes.length !== 2) throw problem('twoClasses', { column: name, count: classes.length });
  return { name, kind: 'class', classes };
}

/** Mean and scale of the training rows. Errors: TableError for what is no number. */
export function fitNumbers(table: Table, name: string, trainRows: readonly number[], loss: string): NumberTarget {
  const cells = cellsOf(table, name);
  const wrong = cells.findIndex((cell) => readNumberText(cell) === null);
  if (wrong >= 0) throw problem('targetNumber', { ...whereIs(table, wrong, name), text: cells[wrong]!, known: loss });
  return { name, kind: 'number', ...moments(trainRows.map((row) => readNumberText(cells[row]!)!)) };
}

/** Classes by number, or numbers; nan where a cell is neither. */
export function targetValues(table: Table, target: Target): number[] {
  const place = target.kind === 'class' ? new Map(target.classes.map((c, i) => [c, i])) : null;
  return cellsOf(table, target.name).map((cell) =>
    place === null ? (readNumberText(cell) ?? Number.NaN) : (place.get(cell) ?? Number.NaN),
  );
}
