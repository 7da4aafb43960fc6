/** A user's CSV file as a table of texts: header, any usual delimiter, quoted fields, byte order mark, blank lines. */
import Papa from 'papaparse';
import { readNumberText } from './cells.js';
import { problem } from './problem.js';

export interface Table {
  readonly columns: readonly string[];
  /** Trimmed cells, as many in each row as there are columns. */
  readonly rows: readonly (readonly string[])[];
  /** The number that a spreadsheet shows beside each row; the header has 1. */
  readonly numbers: readonly number[];
  readonly delimiter: string;
}

export interface CsvOptions {
  /** One character or 'tab'; found by looking where not given. */
  readonly delimiter?: string | undefined;
  /** As `TextDecoder` names it; UTF-8, or UTF-16 by its byte order mark, where not given. */
  readonly encoding?: string | undefined;
}

function encodingOf(bytes: Uint8Array, given: string | undefined): string {
  if (given !== undefined) return given;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function decode(bytes: Uint8Array, given: string | undefined): string {
  const name = encodingOf(bytes, given);
  const decoder = decoderFor(name);
  if (decoder === null) throw problem('unknownEncoding', { text: name });
  try {
    return decoder.decode(bytes);
  } catch {
    throw problem('encoding', { text: name });
  }
}

function decoderFor(name: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(name, { fatal: true });
  } catch {
    return null;
  }
}

function delimiterOf(given: string | undefined): string {
  if (given === undefined) return '';
  if (given === 'tab' || given === '\\t') return '\t';
  if ([...given].length !== 1 || /["\r\n]/.test(given)) throw problem('badDelimiter', { text: given });
  return given;
}

const DELIMITERS = [',', '\t', ';', '|'];

/** What stands most often between the names of the header, outside quotes. */
function sniff(text: string): string {
  const counts = new Map<string, number>();
  let inside = false;
  for (const c of text) {
    if (c === '"') inside = !inside;
    else if (!inside && /[\r\n]/.test(c) && counts.has('name')) break;
    else if (!inside && DELIMITERS.includes(c)) counts.set(c, (counts.get(c) ?? 0) + 1);
    else counts.set('name', 1);
  }
  const most = Math.max(...DELIMITERS.map((d) => counts.get(d) ?? 0));
  return DELIMITERS.find((d) => (counts.get(d) ?? 0) === most)!;
}

/** The table in a file's bytes. Errors: TableError that names row and column. */
export function parseTable(bytes: Uint8Array, options: CsvOptions = {}): Table {
  const given = delimiterOf(options.delimiter);
  const text = decode(bytes, options.encoding);
  if (text.includes('\0')) throw problem('binary');
  const delimiter = given === '' ? sniff(text) : given;
  const parsed = Papa.parse<string[]>(text, { delimiter });
  const quotes = parsed.errors.find((error) => error.type === 'Quotes');
  if (quotes !== undefined) throw problem('quotes', { row: (quotes.row ?? 0) + 1 });
  const lines = parsed.data.map((line) => line.map((cell) => cell.trim()));
  const columns = headerOf(lines[0]);
  const { rows, numbers } = rowsOf(lines, columns.length);
  return { columns, rows, numbers, delimiter };
}

const isBlank = (line: readonly string[]): boolean => line.length === 1 && line[0] === '';

function headerOf(line: readonly string[] | undefined): readonly string[] {
  if (line === undefined || isBlank(line)) throw problem('empty');
  if (line.every((name) => readNumberText(name) !== null)) throw problem('headless');
  const unnamed = line.indexOf('');
  if (unnamed >= 0) throw problem('unnamed', { count: unnamed + 1 });
  const twice = line.find((name, i) => line.indexOf(name) !== i);
  if (twice !== undefined) throw problem('twice', { column: twice });
  return line;
}

function rowsOf(lines: readonly (readonly string[])[], width: number): Pick<Table, 'rows' | 'numbers'> {
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  lines.forEach((line, i) => {
    // A blank line is none, except where one column's cell is empty: there it is a row.
    if (i === 0 || (isBlank(line) && (width > 1 || i === lines.length - 1))) return;
    if (line.length !== width) throw problem('ragged', { row: i + 1, count: line.length, wanted: width });
    rows.push(line);
    numbers.push(i + 1);
  });
  if (rows.length === 0) throw problem('noRows');
  return { rows, numbers };
}

/** CSV with a header; fields are quoted where they must be. */
export function formatTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse({ fields: [...columns], data: rows.map((row) => [...row]) }, { newline: '\n' })}\n`;
}
