/** What a model is to predict: a number, standardised while it learns, or one of several classes. */
import { Failure } from '../failure.js';
import { inLanguage, type Lang } from '../language.js';
import { isMissing, readNumberText, sortedCells } from './cells.js';
import type { Table } from './csv.js';
import { moments, whereIs } from './schema.js';
import { DATA_TEXTS } from './texts.js';

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

const cellsOf = (table: Table, name: string): string[] => {
  const at = table.columns.indexOf(name);
  return table.rows.map((row) => row[at]!);
};

/** True where every value of the column is a number. */
export function isNumeric(table: Table, name: string): boolean {
  return cellsOf(table, name).every((cell) => isMissing(cell) || readNumberText(cell) !== null);
}

/** The classes of a column. Errors: Failure for one class alone, for two many, and for other than two with `two`. */
export function fitClasses(table: Table, name: string, two: boolean, lang: Lang): ClassTarget {
  const t = inLanguage(DATA_TEXTS, lang);
  const classes = sortedCells(cellsOf(table, name));
  if (classes.length < 2) throw new Failure(t.oneClass(name));
  const few = Math.max(20, Math.min(MOST_CLASSES, table.rows.length / 2));
  if (classes.length > few) throw new Failure(t.manyClasses(name, String(classes.length)));
  if (two && classes.length !== 2) throw new Failure(t.twoClasses(name, String(classes.length)));
  return { name, kind: 'class', classes };
}

/** Mean and scale of the training rows. Errors: Failure for what is no number. */
export function fitNumbers(
  table: Table,
  name: string,
  trainRows: readonly number[],
  loss: string,
  lang: Lang,
): NumberTarget {
  const t = inLanguage(DATA_TEXTS, lang);
  const cells = cellsOf(table, name);
  const wrong = cells.findIndex((cell) => readNumberText(cell) === null);
  if (wrong >= 0) throw new Failure(t.targetNumber(whereIs(table, wrong, name, t), cells[wrong]!, loss));
  return { name, kind: 'number', ...moments(trainRows.map((row) => readNumberText(cells[row]!)!)) };
}

/** Classes by number, or numbers; nan where a cell is neither. */
export function targetValues(table: Table, target: Target): number[] {
  const place = target.kind === 'class' ? new Map(target.classes.map((c, i) => [c, i])) : null;
  return cellsOf(table, target.name).map((cell) =>
    place === null ? (readNumberText(cell) ?? Number.NaN) : (place.get(cell) ?? Number.NaN),
  );
}
