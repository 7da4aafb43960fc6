/** What the surface's picture shows, in the box [−1, 1]² × [−½, ½], whoever draws it. */
import type { Contours } from './contour.js';

/** Points, three numbers each; NaN breaks a line. */
export type Polyline = Float32Array;

export interface Stroke {
  readonly points: Polyline;
  /** A colour of the style sheet. */
  readonly colour: string;
  /** In CSS pixels. */
  readonly width: number;
}

export interface Scene {
  readonly contours: Contours;
  readonly strokes: readonly Stroke[];
  readonly point: readonly [number, number, number];
}

const HALF_HEIGHT = 0.5;

/** The height of a value in the box; what lies beyond the levels is cut off there. */
export function heightOf({ levels }: Contours, value: number): number {
  const t = (value - levels.low) / (levels.high - levels.low);
  return (Math.min(1, Math.max(0, t)) - 0.5) * 2 * HALF_HEIGHT;
}

/** From the plane to the box. */
export function inBox({ grid }: Contours, x: number, y: number): readonly [number, number] {
  const [cx, cy, half] = grid.window;
  return [(x - cx) / half, (y - cy) / half];
}

/** A curve of the plane, lifted onto the surface; NaN outside of the window and beyond the levels. */
export function lifted(
  contours: Contours,
  f: (x: number, y: number) => number,
  curve: readonly (readonly [number, number])[],
): Polyline {
  const out = new Float32Array(curve.length * 3);
  const { low, high } = contours.levels;
  curve.forEach(([x, y], i) => {
    const [bx, by] = inBox(contours, x, y);
    const value = f(x, y);
    const seen = Math.abs(bx) <= 1 && Math.abs(by) <= 1 && value >= low && value <= high;
    out.set(seen ? [bx, by, heightOf(contours, value)] : [Number.NaN, 0, 0], i * 3);
  });
  return out;
}

/** The surface as m × m points: height (NaN where there is no value) and shade. */
export interface Mesh {
  readonly m: number;
  readonly heights: Float32Array;
  readonly shades: Float32Array;
}

export function meshOf(contours: Contours, m: number): Mesh {
  const { n, values } = contours.grid;
  const heights = new Float32Array(m * m);
  const shades = new Float32Array(m * m);
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < m; i++) {
      const value = at(values, n, (i / (m - 1)) * (n - 1), (j / (m - 1)) * (n - 1));
      heights[j * m + i] = heightOf(contours, value);
      shades[j * m + i] = contours.levels.shade(value);
    }
  }
  return { m, heights, shades };
}

/** Between four samples, linearly. */
function at(values: Float64Array, n: number, x: number, y: number): number {
  const [i, j] = [Math.min(n - 2, Math.floor(x)), Math.min(n - 2, Math.floor(y))];
  const [s, t] = [x - i, y - j];
  const v = (a: number, b: number) => values[(j + b) * n + i + a]!;
  const mix = (a: number, b: number, w: number) => (w === 0 ? a : w === 1 ? b : a + (b - a) * w);
  return mix(mix(v(0, 0), v(1, 0), s), mix(v(0, 1), v(1, 1), s), t);
}

/** The contour lines at their heights, as one broken line. */
export function liftedContours(contours: Contours): Polyline {
  const out: number[] = [];
  contours.lines.forEach((line, k) => {
    const z = heightOf(contours, contours.levels.at[k]!);
    for (const polygon of line.coordinates) {
      for (const ring of polygon) {
        for (const [x, y] of ring) {
          // Along the edge of the window a ring only closes itself.
          const edge = x! <= 1e-6 || x! >= 1 - 1e-6 || y! <= 1e-6 || y! >= 1 - 1e-6;
          out.push(edge ? Number.NaN : x! * 2 - 1, 1 - y! * 2, z);
        }
        out.push(Number.NaN, 0, 0);
      }
    }
  });
  return new Float32Array(out);
}
