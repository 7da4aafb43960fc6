/** Horizontal bars in eighths of a character. */
import { padEnd, padStart, widthOf } from '../width.js';
import type { Paint } from './canvas.js';

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of `share` (0 to 1) of `columns` characters. */
export function bar(share: number, columns: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)) * columns * 8);
  return '█'.repeat(eighths >> 3) + EIGHTHS[eighths & 7]!;
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly paint?: Paint;
}

/** One line for each bar: label, bar, number. The longest bar has all columns unless `most` says what has. */
export function bars(list: readonly Bar[], columns: number, most = Math.max(...list.map((b) => b.value))): string[] {
  const labels = Math.max(...list.map((b) => widthOf(b.label)));
  const numbers = Math.max(...list.map((b) => widthOf(b.text)));
  return list.map(({ label, value, text, paint }) => {
    const drawn = bar(most > 0 ? value / most : 0, columns);
    return `${padEnd(label, labels)}  ${padStart(text, numbers)}  ${paint ? paint(drawn) : drawn}`.trimEnd();
  });
}
