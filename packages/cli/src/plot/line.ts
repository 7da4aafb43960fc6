/** Curves over an axis, in braille. */
import { padStart } from '../width.js';
import { Canvas, type Paint } from './canvas.js';

export interface Series {
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly paint?: Paint;
  /** A character at each point, so that curves differ without colour; null draws the line alone. */
  readonly mark?: string | null;
  /** False draws the marks alone. */
  readonly joined?: boolean;
}

export interface LinePlot {
  readonly series: readonly Series[];
  /** Characters across and down, without the axes. */
  readonly columns: number;
  readonly rows: number;
  /** Ends of the axes; where absent, those of the data. */
  readonly x?: readonly [number, number];
  readonly y?: readonly [number, number];
  readonly xTicks: readonly (readonly [x: number, label: string])[];
  readonly yTicks: readonly (readonly [y: number, label: string])[];
  readonly dim?: Paint;
}

function extent(values: readonly number[]): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** The plot's lines, its axes and ticks included. */
export function linePlot(plot: LinePlot): string[] {
  const all = plot.series.flatMap((s) => s.points);
  const [x0, x1] = plot.x ?? extent(all.map(([x]) => x));
  const [y0, y1] = plot.y ?? extent(all.map(([, y]) => y));
  const canvas = new Canvas(plot.columns, plot.rows);
  const across = (x: number): number => ((x - x0) / (x1 - x0)) * (canvas.width - 1);
  const down = (y: number): number => ((y1 - y) / (y1 - y0)) * (canvas.height - 1);
  const dim = plot.dim ?? ((text: string) => text);
  if (y0 < 0 && y1 > 0) for (let x = 0; x < canvas.width; x += 3) canvas.dot(x, Math.round(down(0)), dim);
  for (const series of plot.series) drawSeries(canvas, series, across, down);
  return framed(canvas.lines(), plot, across, down, dim);
}

function drawSeries(
  canvas: Canvas,
  { points, paint, mark, joined = true }: Series,
  across: (x: number) => number,
  down: (y: number) => number,
): void {
  (joined ? points.slice(1) : []).forEach(([x, y], i) => {
    const [fromX, fromY] = points[i]!;
    if ([y, fromY].every(Number.isFinite)) canvas.line(across(fromX), down(fromY), across(x), down(y), paint);
  });
  if (mark) for (const [x, y] of points) if (Number.isFinite(y)) canvas.mark(across(x), down(y), mark, paint);
}

function framed(
  lines: readonly string[],
  plot: LinePlot,
  across: (x: number) => number,
  down: (y: number) => number,
  dim: Paint,
): string[] {
  const labels = new Map(plot.yTicks.map(([y, label]) => [Math.floor(Math.round(down(y)) / 4), label]));
  const margin = Math.max(...plot.yTicks.map(([, label]) => label.length));
  const body = lines.map((line, row) => {
    const label = labels.get(row);
    return `${dim(padStart(label ?? '', margin))} ${dim(label === undefined ? '│' : '┤')}${line}`.trimEnd();
  });
  const at = plot.xTicks.map(([x, label]) => [Math.floor(Math.round(across(x)) / 2), label] as const);
  const blank = ' '.repeat(margin + 1);
  return [
    ...body,
    blank +
      dim(
        `└${axis(
          plot.columns,
          at.map(([column]) => column),
        )}`,
      ),
    blank + dim(` ${tickLabels(plot.columns, at)}`),
  ];
}

function axis(columns: number, ticks: readonly number[]): string {
  return Array.from({ length: columns }, (_, i) => (ticks.includes(i) ? '┬' : '─')).join('');
}

/** Labels centred under their ticks; the first and last may stick out. */
function tickLabels(columns: number, ticks: readonly (readonly [number, string])[]): string {
  const row = Array.from({ length: columns + 8 }, () => ' ');
  for (const [column, label] of ticks) {
    const start = Math.max(0, column - Math.floor(label.length / 2));
    [...label].forEach((c, i) => {
      row[start + i] = c;
    });
  }
  return row.join('').trimEnd();
}
