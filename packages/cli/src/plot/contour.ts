/** Contour lines of a function of two variables, in braille, with paths and marks over them. */
import { padStart, widthOf } from '../width.js';
import { Canvas, type Paint } from './canvas.js';
import { fittedLevels } from './levels.js';

export interface Box {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

export interface Path {
  readonly points: readonly (readonly number[])[];
  readonly mark: string;
  readonly paint?: Paint;
}

export interface ContourPlot {
  readonly box: Box;
  /** The function at all points of a grid: values[row][column], rows from the highest y down. */
  readonly values: (xs: readonly number[], ys: readonly number[]) => readonly (readonly number[])[];
  readonly columns: number;
  readonly rows: number;
  readonly paths?: readonly Path[];
  readonly marks?: readonly { readonly at: readonly number[]; readonly text: string; readonly paint?: Paint }[];
  readonly levels?: number;
  /** Levels are spaced as k^power; 2 gives a bowl evenly spaced rings. */
  readonly power?: number;
  /** Levels that show a narrow valley, too, instead of `power`. */
  readonly fitted?: boolean;
  readonly dim?: Paint;
  readonly label: (x: number) => string;
}

const steps = (from: number, to: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));

/** Levels from the lowest value seen to the highest; a power above 1 puts more of them where the function is low. */
function levelsOf(values: readonly (readonly number[])[], count: number, power: number): number[] {
  const seen = values.flat().filter(Number.isFinite);
  const low = seen.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = seen.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return Array.from({ length: count }, (_, k) => low + (high - low) * ((k + 0.5) / count) ** power);
}

/** A dot where a level lies between neighbours, at the one that is nearer to it. */
function drawLevels(
  canvas: Canvas,
  {
    values,
    levels,
    paint,
  }: { values: readonly (readonly number[])[]; levels: readonly number[]; paint: Paint | undefined },
): void {
  const cross = (x: number, y: number, otherX: number, otherY: number): void => {
    const [a, b] = [values[y]![x]!, values[otherY]?.[otherX] ?? Number.NaN];
    const level = levels.find((l) => a < l !== b < l);
    if (level === undefined || !Number.isFinite(a) || !Number.isFinite(b)) return;
    if (Math.abs(a - level) <= Math.abs(b - level)) canvas.dot(x, y, paint);
    else canvas.dot(otherX, otherY, paint);
  };
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      cross(x, y, x + 1, y);
      cross(x, y, x, y + 1);
    }
  }
}

/** The plot's lines, its frame and the ends of its axes included. */
export function contourPlot(plot: ContourPlot): string[] {
  const { box } = plot;
  const canvas = new Canvas(plot.columns, plot.rows);
  const values = plot.values(steps(box.x[0], box.x[1], canvas.width), steps(box.y[1], box.y[0], canvas.height));
  const count = plot.levels ?? 9;
  const levels = plot.fitted ? fittedLevels(values.flat(), count) : levelsOf(values, count, plot.power ?? 1);
  drawLevels(canvas, { values, levels, paint: plot.dim });
  const across = (x: number): number => ((x - box.x[0]) / (box.x[1] - box.x[0])) * (canvas.width - 1);
  const down = (y: number): number => ((box.y[1] - y) / (box.y[1] - box.y[0])) * (canvas.height - 1);
  for (const path of plot.paths ?? [])
    for (const [x, y] of path.points) canvas.mark(across(x!), down(y!), path.mark, path.paint);
  for (const { at, text, paint } of plot.marks ?? []) canvas.mark(across(at[0]!), down(at[1]!), text, paint);
  return framed(canvas.lines(), plot);
}

function framed(lines: readonly string[], { box, label, dim = (text) => text }: ContourPlot): string[] {
  const [high, low] = [label(box.y[1]), label(box.y[0])];
  const margin = Math.max(high.length, low.length);
  const body = lines.map((line, row) => {
    const text = row === 0 ? high : row === lines.length - 1 ? low : '';
    return `${dim(padStart(text, margin))} ${dim('│')}${line}${dim('│')}`;
  });
  const columns = widthOf(lines[0]!);
  const [left, right] = [label(box.x[0]), label(box.x[1])];
  const blank = ' '.repeat(margin + 1);
  const rule = (from: string, to: string): string => blank + dim(from + '─'.repeat(columns) + to);
  return [rule('┌', '┐'), ...body, rule('└', '┘'), `${blank} ${dim(left + padStart(right, columns - left.length))}`];
}

/** A square box around points, with a margin; never empty. */
export function boxAround(points: readonly (readonly number[])[], ratio: number): Box {
  const finite = points.filter((p) => p.every(Number.isFinite));
  const range = (k: number): readonly [number, number] => [
    Math.min(...finite.map((p) => p[k]!)),
    Math.max(...finite.map((p) => p[k]!)),
  ];
  const [x, y] = [range(0), range(1)];
  const half = Math.max((x[1] - x[0]) / ratio, y[1] - y[0], 1e-3) * 0.65;
  const [cx, cy] = [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
  return { x: [cx - half * ratio, cx + half * ratio], y: [cy - half, cy + half] };
}
