/**
 * How cells become numbers: numeric columns are standardised, texts become one column for each category. What a model
 * learned from (means, scales, categories) is a schema, saved with it, so that it reads other files the same way.
 */
import { isMissing, readNumberText, sortedCells } from './cells.js';
import type { Table } from './csv.js';
import { problem, type TableError } from './problem.js';
import type { Facts, ProblemCode } from './texts.js';

export interface NumericColumn {
  readonly name: string;
  readonly kind: 'numeric';
  readonly mean: number;
  /** Standard deviation; 1 where all values are equal. */
  readonly scale: number;
}
export interface CategoricalColumn {
  readonly name: string;
  readonly kind: 'categorical';
  readonly categories: readonly string[];
  /** The most frequent one, for empty cells. */
  readonly most: string;
}
export type Column = NumericColumn | CategoricalColumn;
export type Missing = 'error' | 'drop' | 'mean';

/** Texts are categories up to so many, or half as many as there are rows. */
const FEW = 50;

/** A column's cells. */
export const cellsOf = (table: Table, name: string): string[] => {
  const at = table.columns.indexOf(name);
  return table.rows.map((row) => row[at]!);
};

/** A cell's row, as a spreadsheet counts it, and column. */
export function whereIs(table: Table, row: number, name: string): Facts {
  return { row: table.numbers[row], column: name };
}

/** The table without the rows that have an empty cell in one of the columns. */
export function dropMissing(table: Table, names: readonly string[]): Table {
  const at = names.map((name) => table.columns.indexOf(name));
  const keep = table.rows.map((row) => at.every((i) => !isMissing(row[i]!)));
  return {
    ...table,
    rows: table.rows.filter((_, i) => keep[i]),
    numbers: table.numbers.filter((_, i) => keep[i]),
  };
}

/** Complains about the first empty cell. */
export function refuseMissing(table: Table, names: readonly string[], code: ProblemCode): void {
  for (const name of names) {
    const row = cellsOf(table, name).findIndex(isMissing);
    if (row >= 0) throw problem(code, whereIs(table, row, name));
  }
}

/** What a column is learned from as. Errors: TableError for one that cannot be, unless `forced` to be categorical. */
export function kindOf(table: Table, name: string, forced: boolean): Column['kind'] {
  const cells = cellsOf(table, name);
  const present = cells.filter((cell) => !isMissing(cell));
  if (present.length === 0) throw problem('emptyColumn', { column: name });
  if (forced) return 'categorical';
  const numbers = present.filter((cell) => readNumberText(cell) !== null).length;
  if (numbers === present.length) return 'numeric';
  if (numbers >= present.length / 2) {
    const row = cells.findIndex((cell) => !isMissing(cell) && readNumberText(cell) === null);
    throw problem('notNumber', { ...whereIs(table, row, name), text: cells[row]! });
  }
  const different = new Set(present).size;
  if (different > Math.max(FEW, cells.length / 2)) throw problem('manyCategories', { column: name, count: different });
  return 'categorical';
}

/** Mean and population standard deviation, in two passes, by a unit in which no square is infinite. */
export function moments(values: readonly number[]): { mean: number; scale: number } {
  const unit = values.reduce((most, v) => Math.max(most, Math.abs(v)), 0) || 1;
  let mean = 0;
  for (const v of values) mean += v / unit / values.length;
  let variance = 0;
  for (const v of values) variance += (v / unit - mean) ** 2 / values.length;
  const deviation = Math.sqrt(variance) * unit;
  return { mean: mean * unit, scale: deviation > 1e-12 * Math.max(1, Math.abs(mean * unit)) ? deviation : 1 };
}

/**
 * Finds each column's kind and categories in the whole table, means and scales in the training rows alone.
 *
 * Errors: TableError that names row and column.
 */
export function fitColumns(
  table: Table,
  names: readonly string[],
  trainRows: readonly number[],
  categorical: readonly string[],
): Column[] {
  return names.map((name): Column => {
    const kind = kindOf(table, name, categorical.includes(name));
    const cells = cellsOf(table, name);
    const seen = trainRows.map((row) => cells[row]!).filter((cell) => !isMissing(cell));
    if (kind === 'numeric') return { name, kind, ...moments(seen.map((cell) => readNumberText(cell)!)) };
    const categories = sortedCells(cells.filter((cell) => !isMissing(cell)));
    return { name, kind, categories, most: mostFrequent(seen) ?? categories[0]! };
  });
}

function mostFrequent(cells: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return sortedCells(counts.keys()).sort((a, b) => counts.get(b)! - counts.get(a)!)[0];
}

export const widthOfColumn = (c: Column): number => (c.kind === 'numeric' ? 1 : c.categories.length);
/** Numbers in a row of features. */
export const featureCount = (columns: readonly Column[]): number => columns.reduce((n, c) => n + widthOfColumn(c), 0);

/**
 * The features of all rows, row by row.
 *
 * Errors: TableError for a missing column, an empty cell (unless `fill`), a text that is no number, an unknown category.
 */
export function encodeRows(table: Table, columns: readonly Column[], fill: boolean): Float32Array {
  const lacking = columns.filter((c) => !table.columns.includes(c.name)).map((c) => `'${c.name}'`);
  if (lacking.length > 0) throw problem('lacking', { known: lacking.join(', ') });
  const width = featureCount(columns);
  const out = new Float32Array(table.rows.length * width);
  let offset = 0;
  for (const column of columns) {
    cellsOf(table, column.name).forEach((cell, row) => {
      const missing = isMissing(cell);
      const at = row * width + offset;
      if ((!missing || fill) && encodeCell(missing ? null : cell, column, out, at)) return;
      throw wrongCell(cell, column, whereIs(table, row, column.name));
    });
    offset += widthOfColumn(column);
  }
  return out;
}

/** Writes a cell's numbers; null stands for the column's mean. False where the column has no place for it. */
function encodeCell(cell: string | null, column: Column, out: Float32Array, at: number): boolean {
  if (column.kind === 'numeric') {
    const value = cell === null ? column.mean : readNumberText(cell);
    if (value === null) return false;
    out[at] = (value - column.mean) / column.scale;
    return Number.isFinite(out[at]);
  }
  const place = column.categories.indexOf(cell ?? column.most);
  if (place >= 0) out[at + place] = 1;
  return place >= 0;
}

function wrongCell(cell: string, column: Column, where: Facts): TableError {
  if (isMissing(cell)) return problem('missingHere', where);
  const facts = { ...where, text: cell };
  if (column.kind === 'numeric') return problem(readNumberText(cell) === null ? 'notNumberHere' : 'tooFar', facts);
  return problem('unknownCategory', { ...facts, known: shortList(column.categories) });
}

/** The first few, in words. */
export function shortList(names: readonly string[]): string {
  return names.length <= 12 ? names.join(', ') : `${names.slice(0, 12).join(', ')}, …`;
}
