/** What a cell says. */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const MISSING = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', '?']);

/** True where a cell says that there is no value. */
export const isMissing = (cell: string): boolean => cell.length <= 4 && MISSING.has(cell.toLowerCase());

/** A finite decimal number; null for all else. */
export function readNumberText(cell: string): number | null {
  const text = cell.startsWith('−') ? `-${cell.slice(1)}` : cell;
  if (!NUMBER.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** Numbers by size where all are numbers, else by code points: the same on every machine. */
export function sortedCells(cells: Iterable<string>): string[] {
  const list = [...new Set(cells)];
  const numbers = list.map(readNumberText);
  if (numbers.every((n) => n !== null)) return list.sort((a, b) => readNumberText(a)! - readNumberText(b)!);
  return list.sort((a, b) => (a < b ? -1 : 1));
}
