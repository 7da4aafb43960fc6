/** A canvas of braille dots, two by four in a character, with characters written over it. */

export type Paint = (text: string) => string;
const plain: Paint = (text) => text;

/** Unicode's bit of each dot in a braille cell, by row and column (U+2800 is the empty cell). */
const BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

interface Mark {
  readonly text: string;
  readonly paint: Paint;
}

export class Canvas {
  /** Dots across and down. */
  readonly width: number;
  readonly height: number;
  private readonly columns: number;
  private readonly rows: number;
  private readonly bits: Uint8Array;
  private readonly paints: (Paint | undefined)[];
  private readonly marks: (Mark | undefined)[];
  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.width = 2 * columns;
    this.height = 4 * rows;
    this.bits = new Uint8Array(columns * rows);
    this.paints = new Array(columns * rows);
    this.marks = new Array(columns * rows);
  }

  /** The character cell of a dot, or −1 outside. */
  private cellOf(x: number, y: number): number {
    const inside = x >= 0 && y >= 0 && x < this.width && y < this.height;
    return inside ? (y >> 2) * this.columns + (x >> 1) : -1;
  }

  /** Sets one dot; (0, 0) is at the upper left. What lies outside is not drawn. */
  dot(x: number, y: number, paint: Paint = plain): void {
    const cell = this.cellOf(x, y);
    if (cell < 0) return;
    this.bits[cell]! |= BITS[y & 3]![x & 1]!;
    this.paints[cell] = paint;
  }

  /** A straight line of dots. */
  line(x0: number, y0: number, x1: number, y1: number, paint: Paint = plain): void {
    if (![x0, y0, x1, y1].every((v) => Math.abs(v) < 1e5)) return;
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))));
    for (let i = 0; i <= steps; i++) {
      this.dot(Math.round(x0 + ((x1 - x0) * i) / steps), Math.round(y0 + ((y1 - y0) * i) / steps), paint);
    }
  }

  /** Writes one character over the cell that holds a dot. */
  mark(x: number, y: number, text: string, paint: Paint = plain): void {
    const cell = this.cellOf(Math.round(x), Math.round(y));
    if (cell >= 0) this.marks[cell] = { text, paint };
  }

  lines(): string[] {
    return Array.from({ length: this.rows }, (_, row) => this.row(row));
  }

  /** A row, neighbours of one colour painted together. */
  private row(row: number): string {
    let out = '';
    let run: Mark = { text: '', paint: plain };
    for (let column = 0; column < this.columns; column++) {
      const cell = this.cell(row * this.columns + column);
      if (cell.paint === run.paint) run = { text: run.text + cell.text, paint: run.paint };
      else {
        out += run.text && run.paint(run.text);
        run = cell;
      }
    }
    return out + (run.text && run.paint(run.text));
  }

  private cell(at: number): Mark {
    const bits = this.bits[at]!;
    return (
      this.marks[at] ?? {
        text: bits === 0 ? ' ' : String.fromCodePoint(0x2800 + bits),
        paint: this.paints[at] ?? plain,
      }
    );
  }
}
