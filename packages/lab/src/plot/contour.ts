/** Contour lines of a grid, and how they are drawn. */
import { type ContourMultiPolygon, contours } from 'd3-contour';
import type { Grid } from './grid.js';
import { type Levels, levelsOf } from './levels.js';
import { css, heightColour } from './palette.js';

export interface Contours {
  readonly grid: Grid;
  readonly levels: Levels;
  readonly lines: readonly ContourMultiPolygon[];
}

/** Points of the grid that are enough for smooth lines. */
const ENOUGH = 120;

/** Every k-th point along both axes: lines are as smooth, and found in a fraction of the time. */
function thinned({ n, values }: Grid): { n: number; values: number[] } {
  const step = Math.max(1, Math.ceil(n / ENOUGH));
  const m = Math.floor((n - 1) / step) + 1;
  const out = new Array<number>(m * m);
  for (let j = 0; j < m; j++) for (let i = 0; i < m; i++) out[j * m + i] = values[j * step * n + i * step]!;
  return { n: m, values: out };
}

export function contoursOf(grid: Grid): Contours {
  const levels = levelsOf(grid.values);
  const { n, values } = thinned(grid);
  // Where there is no value nothing is higher.
  const known = values.map((v) => (Number.isNaN(v) ? Number.NEGATIVE_INFINITY : v));
  const trace = contours()
    .size([n, n])
    .thresholds([...levels.at]);
  const scale = n - 1;
  // d3 puts sample i at i + 0.5; here 0 and 1 are the edges of the window.
  const lines = trace(known).map((line) => ({
    ...line,
    coordinates: line.coordinates.map((polygon) =>
      polygon.map((ring) => ring.map(([x, y]) => [(x! - 0.5) / scale, 1 - (y! - 0.5) / scale])),
    ),
  }));
  return { grid, levels, lines };
}

function trace(context: CanvasRenderingContext2D, line: ContourMultiPolygon, width: number, height: number): void {
  context.beginPath();
  for (const polygon of line.coordinates) {
    for (const ring of polygon) {
      ring.forEach(([x, y], i) => context[i === 0 ? 'moveTo' : 'lineTo'](x! * width, y! * height));
      context.closePath();
    }
  }
}

/** Fills a canvas with bands of colour and lines between them. Sizes are in CSS pixels. */
export function drawContours(canvas: HTMLCanvasElement, found: Contours, dark: boolean): void {
  const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
  const { clientWidth: width, clientHeight: height } = canvas;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = css(heightColour(0, dark));
  context.fillRect(0, 0, width, height);
  const { at, shade } = found.levels;
  context.lineWidth = 1;
  context.strokeStyle = dark ? 'rgb(235 240 245 / 24%)' : 'rgb(25 45 65 / 30%)';
  found.lines.forEach((line, i) => {
    trace(context, line, width, height);
    context.fillStyle = css(heightColour(shade((at[i]! + (at[i + 1] ?? found.levels.high)) / 2), dark));
    context.fill();
    context.stroke();
  });
  hatch(context, found.grid, width, height, dark);
}

/** Where the function has no value: thin diagonal lines, cell by cell. */
function hatch(context: CanvasRenderingContext2D, { n, values }: Grid, width: number, height: number, dark: boolean) {
  const cells = 50;
  const side = [width / cells, height / cells] as const;
  context.beginPath();
  for (let j = 0; j < cells; j++) {
    for (let i = 0; i < cells; i++) {
      const at = Math.round(((j + 0.5) / cells) * (n - 1)) * n + Math.round(((i + 0.5) / cells) * (n - 1));
      if (!Number.isNaN(values[at]!)) continue;
      const [x, y] = [i * side[0], height - (j + 1) * side[1]];
      context.moveTo(x, y + side[1]);
      context.lineTo(x + side[0], y);
    }
  }
  context.strokeStyle = dark ? 'rgb(255 255 255 / 28%)' : 'rgb(30 30 30 / 28%)';
  context.stroke();
}
