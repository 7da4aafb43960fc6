/** The picture of a descent: contour lines with the path over two variables, the curve with the path over one. */
import { contours } from 'd3-contour';
import { short } from '../numbers.js';
import type { Box } from './contour.js';
import { fittedLevels, niceTicks, rangeOf } from './levels.js';
import type { Color, Frame, Label, Scene, Shape, Spot, Stroke } from './scene.js';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface PictureTexts {
  readonly title: string;
  /** Under the title. */
  readonly note: string;
  /** Of the axes. */
  readonly names: readonly [string, string];
}

const BACKGROUND = '#ffffff';
const INK = '#222222';
const GRID = '#c8c8c8';
const UNDEFINED = '#e6e6e6';
const PATH = '#c8102e';
/** From the valley up. */
const HEIGHTS: readonly Color[] = ['#1b4f72', '#3f83ab', '#86b9d4', '#c5deea', '#eef3ee', '#fbf3dd'];
const LEVELS = 15;
const GRID_COLUMNS = 144;

const hex = (x: number): string => Math.round(x).toString(16).padStart(2, '0');
const parts = (color: Color): number[] => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** A colour of the scale, 0 to 1. */
function heightColor(t: number): Color {
  const at = Math.min(1, Math.max(0, t)) * (HEIGHTS.length - 1);
  const low = Math.min(Math.floor(at), HEIGHTS.length - 2);
  const [a, b] = [parts(HEIGHTS[low]!), parts(HEIGHTS[low + 1]!)];
  return `#${a.map((v, i) => hex(v + (b[i]! - v) * (at - low))).join('')}`;
}

/** Room for ticks on the left and below, for words above. */
export function frameOf({ width, height }: PictureSize): Frame {
  return { left: 64, top: 52, right: width - 20, bottom: height - 44 };
}

interface Axes {
  readonly frame: Frame;
  readonly box: Box;
  readonly across: (x: number) => number;
  readonly down: (y: number) => number;
}

function axesOf(size: PictureSize, box: Box): Axes {
  const frame = frameOf(size);
  const across = (x: number): number =>
    frame.left + ((x - box.x[0]) / (box.x[1] - box.x[0])) * (frame.right - frame.left);
  const down = (y: number): number =>
    frame.bottom - ((y - box.y[0]) / (box.y[1] - box.y[0])) * (frame.bottom - frame.top);
  return { frame, box, across, down };
}

const label = (at: Spot, text: string, anchor: Label['anchor'], size = 13): Label => ({
  kind: 'label',
  at,
  text,
  anchor,
  color: INK,
  size,
});
const line = (points: readonly Spot[], color: Color, width: number, opacity?: number): Stroke => ({
  kind: 'stroke',
  points,
  color,
  width,
  ...(opacity !== undefined && { opacity }),
});

/** As many decimals as tell the ticks apart. */
function tickText(value: number, ticks: readonly number[]): string {
  const step = ticks.length > 1 ? Math.abs(ticks[1]! - ticks[0]!) : Math.abs(value);
  return short(value, Math.min(12, Math.max(0, Math.ceil(-Math.log10(step || 1)) + 1)));
}

function decorations({ frame, box, across, down }: Axes, words: PictureTexts): Shape[] {
  const { left, top, right, bottom } = frame;
  const xs = niceTicks(box.x[0], box.x[1], 6);
  const ys = niceTicks(box.y[0], box.y[1], 6);
  const middle = (left + right) / 2;
  const border: Spot[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ];
  return [
    line(border, INK, 1),
    ...xs.flatMap((x) => [
      line([[across(x), bottom] as Spot, [across(x), bottom + 5] as Spot], INK, 1),
      label([across(x), bottom + 15], tickText(x, xs), 'middle'),
    ]),
    ...ys.flatMap((y) => [
      line([[left - 5, down(y)] as Spot, [left, down(y)] as Spot], INK, 1),
      label([left - 9, down(y)], tickText(y, ys), 'end'),
    ]),
    label([middle, bottom + 33], words.names[0], 'middle', 14),
    label([left, top - 10], words.names[1], 'middle', 14),
    label([middle, 16], words.title, 'middle', 15),
    label([middle, 36], words.note, 'middle', 12),
  ];
}

/** The path: a white line under a red one, dots at the points, the ends larger. */
function pathShapes(spots: readonly Spot[]): Shape[] {
  const inner = apart(spots.slice(1, -1), 7);
  const end = spots.at(-1)!;
  return [
    line(spots, '#ffffff', 4, 0.75),
    line(spots, PATH, 1.75),
    ...inner.map((at): Shape => ({ kind: 'dot', at, radius: 2.5, fill: PATH, stroke: '#ffffff' })),
    { kind: 'dot', at: spots[0]!, radius: 5, fill: '#ffffff', stroke: PATH },
    { kind: 'dot', at: end, radius: 5, fill: PATH, stroke: '#ffffff' },
  ];
}

/** Spots that are at least so far from the one before. */
function apart(spots: readonly Spot[], least: number): Spot[] {
  const out: Spot[] = [];
  for (const [x, y] of spots) {
    const last = out.at(-1);
    if (last === undefined || Math.hypot(x - last[0], y - last[1]) >= least) out.push([x, y]);
  }
  return out;
}

const evenly = (from: number, to: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));

/** Filled levels, each with its line; where the function has no value the ground shows. */
function levelShapes(values: readonly number[], columns: number, rows: number, axes: Axes): Shape[] {
  const range = rangeOf(values);
  if (range === null) return [];
  const levels = [range[0], ...fittedLevels(values, LEVELS)];
  const { frame } = axes;
  const place = ([x, y]: readonly number[]): Spot => [
    frame.left + ((x! - 0.5) / (columns - 1)) * (frame.right - frame.left),
    frame.top + ((y! - 0.5) / (rows - 1)) * (frame.bottom - frame.top),
  ];
  // The highest value of all, infinite ones, would take every slope between neighbours with it.
  const bounded = values.map((v) =>
    Number.isNaN(v) ? Number.NEGATIVE_INFINITY : Math.min(v, 2 * range[1] - range[0] + 1),
  );
  const found = contours()
    .size([columns, rows])
    .thresholds([...new Set(levels)])(bounded);
  return found.flatMap((level, k): Shape[] => {
    const rings = level.coordinates.flat().map((ring) => ring.map(place));
    if (rings.length === 0) return [];
    const lines = k === 0 ? [] : rings.map((ring) => line(ring, '#000000', 0.75, 0.35));
    return [{ kind: 'area', rings, fill: heightColor(k / LEVELS) }, ...lines];
  });
}

/** @param grid the function at all points of a grid, rows from the first y on */
export function contourPicture(
  grid: (xs: readonly number[], ys: readonly number[]) => readonly (readonly number[])[],
  box: Box,
  path: readonly (readonly number[])[],
  words: PictureTexts,
  size: PictureSize,
): Scene {
  const axes = axesOf(size, box);
  const { frame, across, down } = axes;
  const rows = Math.round((GRID_COLUMNS * (frame.bottom - frame.top)) / (frame.right - frame.left));
  const values = grid(evenly(box.x[0], box.x[1], GRID_COLUMNS), evenly(box.y[1], box.y[0], rows)).flat();
  const spots = path.map(([x, y]): Spot => [across(x!), down(y!)]);
  return {
    ...size,
    background: BACKGROUND,
    frame,
    inside: [ground(frame), ...levelShapes(values, GRID_COLUMNS, rows, axes), ...pathShapes(spots)],
    around: decorations(axes, words),
  };
}

function ground({ left, top, right, bottom }: Frame): Shape {
  const ring: Spot[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return { kind: 'area', rings: [ring], fill: UNDEFINED };
}

/** Parts of a curve between the points where it has no value. */
export function pieces(points: readonly (readonly [number, number])[]): (readonly [number, number])[][] {
  const out: (readonly [number, number])[][] = [[]];
  for (const p of points) {
    if (Number.isFinite(p[1])) out.at(-1)!.push(p);
    else if (out.at(-1)!.length > 0) out.push([]);
  }
  return out.filter((piece) => piece.length > 1);
}

/** @param curve points of the function's graph; @param path points of the descent on it */
export function curvePicture(
  curve: readonly (readonly [number, number])[],
  box: Box,
  path: readonly (readonly [number, number])[],
  words: PictureTexts,
  size: PictureSize,
): Scene {
  const axes = axesOf(size, box);
  const { frame, across, down } = axes;
  const spot = ([x, y]: readonly [number, number]): Spot => [across(x), down(y)];
  const rules = [
    ...niceTicks(box.x[0], box.x[1], 6).map((x) => [across(x), frame.top, across(x), frame.bottom]),
    ...niceTicks(box.y[0], box.y[1], 6).map((y) => [frame.left, down(y), frame.right, down(y)]),
  ];
  return {
    ...size,
    background: BACKGROUND,
    frame,
    inside: [
      ...rules.map(([a, b, c, d]) =>
        line(
          [
            [a!, b!],
            [c!, d!],
          ],
          GRID,
          1,
          0.6,
        ),
      ),
      ...pieces(curve).map((piece) => line(piece.map(spot), '#1b4f72', 2)),
      ...pathShapes(path.map(spot)),
    ],
    around: decorations(axes, words),
  };
}
