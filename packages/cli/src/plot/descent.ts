/** The path of a descent as a picture, and as braille in the terminal. */

import * as torch from 'nabla';
import { compile, type Descent, type Expr } from 'nabla-calculus';
import { short } from '../numbers.js';
import type { Page } from '../page.js';
import { Surface } from '../surface.js';
import { type Box, contourPlot } from './contour.js';
import { rangeOf } from './levels.js';
import { linePlot } from './line.js';
import { contourPicture, curvePicture, frameOf, type PictureSize, type PictureTexts } from './picture.js';
import type { Scene } from './scene.js';

type Pair = readonly [number, number];
const CURVE_POINTS = 400;

/** Of a path that runs away only the beginning: the rest would shrink it to a dot. */
function shownPath({ steps, stopped }: Descent): readonly (readonly number[])[] {
  const points = steps.map((s) => s.point);
  if (stopped !== 'diverged' && stopped !== 'undefined') return points;
  const far = (p: readonly number[]): number => Math.hypot(...p.map((v, i) => v - points[0]![i]!));
  const reach = 20 * Math.max(1e-12, far(points[1] ?? points[0]!));
  const end = points.findIndex((p, i) => i > 3 && far(p) > reach);
  return end < 0 ? points : points.slice(0, end);
}

/** Ends with a margin; something to see where all values are one. */
function widened([low, high]: Pair, margin: number): Pair {
  const span = high > low ? high - low : Math.max(1, Math.abs(low));
  return [low - margin * span, high + margin * span];
}

/** One unit is as long across as up, so that the path stands upright on the lines, unless that would hide an axis. */
function boxOf(points: readonly (readonly number[])[], ratio: number): Box {
  const [x, y] = [0, 1].map((k) => widened(rangeOf(points.map((p) => p[k]!))!, 0.25)) as [Pair, Pair];
  const [wide, high] = [x[1] - x[0], y[1] - y[0]];
  if (wide > 25 * high || high > 25 * wide) return { x, y };
  const half = Math.max(wide / ratio, high) / 2;
  const around = ([low, up]: Pair, reach: number): Pair => [(low + up) / 2 - reach, (low + up) / 2 + reach];
  return { x: around(x, half * ratio), y: around(y, half) };
}

interface Curve {
  readonly box: Box;
  readonly points: readonly Pair[];
  readonly path: readonly Pair[];
}

/** The graph around the path; heights far beyond the path's are cut off. */
function curveOf(formula: Expr, descent: Descent): Curve {
  const xs = shownPath(descent).map((p) => p[0]!);
  const [left, right] = widened(rangeOf(xs)!, 0.5);
  const { number, tensor } = compile(formula, descent.variables);
  const across = Array.from({ length: CURVE_POINTS }, (_, i) => left + ((right - left) * i) / (CURVE_POINTS - 1));
  const heights = tensor(torch.tensor(across, { dtype: torch.float64 })).tolist() as number[];
  const path = xs.map((x): Pair => [x, number(x)]);
  const [low, high] = widened(rangeOf(path.map((p) => p[1]))!, 0.05);
  const seen = rangeOf(heights) ?? [low, high];
  const span = high - low;
  const y: Pair = [Math.max(Math.min(seen[0], low), low - span), Math.min(Math.max(seen[1], high), high + span)];
  return {
    box: { x: [left, right], y: widened(y, 0.04) },
    points: across.map((x, i): Pair => [x, heights[i]!]),
    path,
  };
}

function surfaceOf(formula: Expr, { variables }: Descent): Surface {
  const { tensor } = compile(formula, variables);
  return new Surface((x, y) => tensor(x, y));
}

/** A picture for one or two variables. */
export function pictureOf(formula: Expr, descent: Descent, words: PictureTexts, size: PictureSize): Scene {
  if (descent.variables.length === 1) {
    const { box, points, path } = curveOf(formula, descent);
    return curvePicture(points, box, path, words, size);
  }
  const { left, right, top, bottom } = frameOf(size);
  const path = shownPath(descent);
  const surface = surfaceOf(formula, descent);
  return contourPicture(
    (xs, ys) => surface.grid(xs, ys),
    boxOf(path, (right - left) / (bottom - top)),
    path,
    words,
    size,
  );
}

/** Lines of braille for one or two variables: ○ is the start, ● the points, ★ the end. */
export function brailleOf(formula: Expr, descent: Descent, page: Page): string[] {
  return descent.variables.length === 1 ? brailleCurve(formula, descent, page) : brailleContour(formula, descent, page);
}

function brailleContour(formula: Expr, descent: Descent, page: Page): string[] {
  const { cyan, yellow, dim } = page.colors;
  const columns = Math.min(page.width - 14, 64);
  const rows = Math.round(columns / 3.4);
  const path = shownPath(descent);
  const surface = surfaceOf(formula, descent);
  return contourPlot({
    box: boxOf(path, columns / (2 * rows)),
    values: (xs, ys) => surface.grid(xs, ys),
    columns,
    rows,
    fitted: true,
    paths: [{ points: path, mark: '●', paint: cyan }],
    marks: [
      { at: path[0]!, text: '○', paint: cyan },
      ...(path.length > 1 ? [{ at: path.at(-1)!, text: '★', paint: yellow }] : []),
    ],
    dim,
    label: (x) => short(x, 3),
  });
}

function brailleCurve(formula: Expr, descent: Descent, page: Page): string[] {
  const { cyan, yellow, dim } = page.colors;
  const { box, points, path } = curveOf(formula, descent);
  const ticks = ([low, high]: Pair): [number, string][] =>
    [low, (low + high) / 2, high].map((v) => [v, short(v, 3)] as [number, string]);
  const inside = points.map(([x, y]): Pair => [x, y >= box.y[0] && y <= box.y[1] ? y : Number.NaN]);
  return linePlot({
    series: [
      { points: inside, paint: dim },
      { points: path, paint: cyan, mark: '●', joined: false },
      { points: path.slice(0, 1), paint: cyan, mark: '○', joined: false },
      { points: path.length > 1 ? path.slice(-1) : [], paint: yellow, mark: '★', joined: false },
    ],
    columns: Math.min(page.width - 14, 64),
    rows: 18,
    x: box.x,
    y: box.y,
    xTicks: ticks(box.x),
    yTicks: ticks(box.y),
    dim,
  });
}
