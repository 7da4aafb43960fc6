/** Tables from files: what is wrong in one is said with the file's name. */
import { Failure } from '../failure.js';
import { readWhole } from '../files.js';
import type { Lang } from '../language.js';
import { type CsvOptions, parseTable, type Table } from './csv.js';

/** Runs; a Failure gets the file's name in front. */
export function named<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof Failure ? new Failure(`${path}: ${error.message}`) : error;
  }
}

/** The table in a CSV file. Errors: Failure, UsageError for the options. */
export function readTable(path: string, options: CsvOptions, lang: Lang): Table {
  const bytes = readWhole(path, lang);
  return named(path, () => parseTable(bytes, options, lang));
}
