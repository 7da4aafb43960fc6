/** What stands in each column, for who is to choose among them. */
import { isMissing, readNumberText } from './cells.js';
import type { Table } from './csv.js';
import { type Problem, TableError } from './problem.js';
import { cellsOf, kindOf } from './schema.js';

export interface ColumnFacts {
  readonly name: string;
  /** 'numeric' where at least half of the cells are numbers. */
  readonly kind: 'numeric' | 'categorical';
  /** Empty cells. */
  readonly missing: number;
  /** How many different cells there are, without the empty ones. */
  readonly different: number;
  /** Of the numbers; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  /** True where it counts the rows: 1, 2, 3, … tells nothing about a row. */
  readonly serial: boolean;
  /** Why it cannot be learned from as it is; null where it can. */
  readonly problem: Problem | null;
}

/** Fewer rows say little about whether a column counts them. */
const FEW_ROWS = 8;

function countsRows(cells: readonly string[]): boolean {
  const first = Number(cells[0]);
  return cells.length >= FEW_ROWS && Number.isInteger(first) && cells.every((cell, i) => cell === String(first + i));
}

function problemOf(table: Table, name: string): Problem | null {
  try {
    kindOf(table, name, false);
    return null;
  } catch (error) {
    if (error instanceof TableError) return error.problem;
    throw error;
  }
}

/** The facts of all columns, in their order. Errors: none; what is wrong with a column is among them. */
export function describeColumns(table: Table): ColumnFacts[] {
  return table.columns.map((name) => {
    const cells = cellsOf(table, name);
    const present = cells.filter((cell) => !isMissing(cell));
    const numbers = present.map(readNumberText).filter((n) => n !== null);
    return {
      name,
      kind: present.length > 0 && numbers.length >= present.length / 2 ? 'numeric' : 'categorical',
      missing: cells.length - present.length,
      different: new Set(present).size,
      low: numbers.length > 0 ? numbers.reduce((a, b) => Math.min(a, b)) : null,
      high: numbers.length > 0 ? numbers.reduce((a, b) => Math.max(a, b)) : null,
      serial: countsRows(cells),
      problem: problemOf(table, name),
    };
  });
}
