/** What sections write to: headings, paragraphs, code with its output, tables, plots; plain where there is no terminal. */
import type pico from 'picocolors';
import { padEnd, padStart, widthOf, wrap } from './width.js';

export type Colors = ReturnType<typeof pico.createColors>;

/** Where the command writes, and what it knows of the terminal. */
export interface Terminal {
  readonly write: (text: string) => void;
  readonly colors: Colors;
  /** Lines may be overwritten (progress). */
  readonly live: boolean;
  readonly columns: number;
}

export type Cell = string;
export interface Table {
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** Columns that are flush left; numbers are flush right. */
  readonly left?: readonly number[];
  /** Rows to stress. */
  readonly strong?: readonly number[];
}

const INDENT = '  ';

export class Page {
  readonly colors: Colors;
  /** Columns that a line may take. */
  readonly width: number;
  private readonly terminal: Terminal;
  private blank = false;
  constructor(terminal: Terminal) {
    this.terminal = terminal;
    this.colors = terminal.colors;
    this.width = Math.max(40, Math.min(terminal.columns, 88));
  }

  line(text = ''): void {
    this.terminal.write(`${text}\n`);
    this.blank = text === '';
  }

  /** An empty line, unless the last one is empty. */
  gap(): void {
    if (!this.blank) this.line();
  }

  /** A section's title over a rule. */
  title(text: string): void {
    const { bold, cyan } = this.colors;
    this.gap();
    this.line(bold(cyan(text)));
    this.line(cyan('─'.repeat(this.width)));
  }

  heading(text: string): void {
    this.gap();
    for (const line of wrap(text, this.width)) this.line(this.colors.bold(line));
  }

  /** Prose, wrapped. */
  text(text: string): void {
    for (const line of wrap(text, this.width)) this.line(line);
  }

  /** One formula or result that should stand out. */
  stress(text: string): void {
    for (const line of wrap(text, this.width - 4)) this.line(`${INDENT}${this.colors.yellow(line)}`);
  }

  /** Code, each statement with what it printed; null where it prints nothing. */
  code(lines: readonly (readonly [code: string, output: string | null])[]): void {
    const { dim, green } = this.colors;
    this.gap();
    for (const [code, output] of lines) {
      this.line(`${INDENT}${dim('│')} ${code}`);
      for (const line of output === null ? [] : this.printed(output))
        this.line(`${INDENT}${dim('│')}   ${green(line)}`);
    }
    this.gap();
  }

  /** What code printed: an arrow before each line, long lines continued below. */
  private printed(output: string): string[] {
    const width = this.width - 8;
    return output.split('\n').flatMap((line) => {
      const parts = widthOf(line) > width ? wrap(line, width) : [line];
      return parts.map((part, i) => (i === 0 ? `→ ${part}` : `  ${part}`));
    });
  }

  /** Lines as they are, indented: plots. */
  figure(lines: readonly string[]): void {
    this.gap();
    for (const line of lines) this.line(INDENT + line);
    this.gap();
  }

  table(table: Table): void {
    const columns = table.head.map((_, c) =>
      Math.max(...[table.head, ...table.rows].map((row) => widthOf(row[c] ?? ''))),
    );
    const format = (row: readonly Cell[]): string =>
      columns
        .map((width, c) => (table.left?.includes(c) ? padEnd : padStart)(row[c] ?? '', width))
        .join('  ')
        .trimEnd();
    this.gap();
    if (table.head.some((cell) => cell !== '')) this.line(INDENT + this.colors.dim(format(table.head)));
    table.rows.forEach((row, i) => {
      const line = format(row);
      this.line(INDENT + (table.strong?.includes(i) ? this.colors.bold(line) : line));
    });
    this.gap();
  }

  /** Two columns: what it says on the left, the numbers on the right. */
  sideBySide(rows: readonly (readonly [left: string, right: string])[]): void {
    const width = Math.max(...rows.map(([left]) => widthOf(left)));
    this.gap();
    for (const [left, right] of rows)
      this.line(`${INDENT}${this.colors.yellow(padEnd(left, width))}  ${this.colors.dim('│')}  ${right}`);
    this.gap();
  }

  /** Names and what belongs to them, long texts continued below. */
  pairs(rows: readonly (readonly [name: string, text: string])[]): void {
    const width = Math.max(...rows.map(([name]) => widthOf(name)));
    for (const [name, text] of rows) {
      wrap(text, Math.max(20, this.width - width - 4)).forEach((line, i) => {
        this.line(`${INDENT}${this.colors.dim(padEnd(i === 0 ? name : '', width))}  ${line}`);
      });
    }
  }

  /** A bar that is overwritten, on a terminal only; the last call clears it. */
  progress(done: number, total: number, label: string): void {
    if (!this.terminal.live) return;
    const size = 24;
    const full = Math.round((done / total) * size);
    const bar = `${this.colors.cyan('█'.repeat(full))}${this.colors.dim('░'.repeat(size - full))}`;
    this.terminal.write(done >= total ? '\r\u001b[2K' : `\r\u001b[2K${INDENT}${bar} ${label}`);
  }
}
