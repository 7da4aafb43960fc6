/** A scene as pixels, edges smoothed by how much of a pixel a shape covers. */
import { glyph, widthInDots } from './font.js';
import type { Area, Color, Dot, Frame, Label, Scene, Shape, Spot, Stroke } from './scene.js';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha (always 255), row by row. */
  readonly data: Uint8Array;
}

/** Lines of samples in a row of pixels. */
const SAMPLES = 4;

const rgb = (color: Color): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

class Painter {
  readonly pixels: Pixels;
  clip: Frame;
  constructor(width: number, height: number) {
    this.pixels = { width, height, data: new Uint8Array(4 * width * height).fill(255) };
    this.clip = { left: 0, top: 0, right: width, bottom: height };
  }

  /** Rows or columns of pixels between two coordinates, inside the clip. */
  rows(from: number, to: number): readonly [number, number] {
    return [Math.max(Math.floor(from), this.clip.top), Math.min(Math.ceil(to), this.clip.bottom)];
  }
  columns(from: number, to: number): readonly [number, number] {
    return [Math.max(Math.floor(from), this.clip.left), Math.min(Math.ceil(to), this.clip.right)];
  }

  blend(x: number, y: number, color: readonly number[], cover: number): void {
    const at = 4 * (y * this.pixels.width + x);
    const { data } = this.pixels;
    for (let k = 0; k < 3; k++) data[at + k] = Math.round(data[at + k]! + (color[k]! - data[at + k]!) * cover);
  }
}

/** Where the rings cross a horizontal line, left to right. */
function crossings(rings: readonly (readonly Spot[])[], y: number): number[] {
  const xs: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      const [[x0, y0], [x1, y1]] = [ring[i]!, ring[(i + 1) % ring.length]!];
      if (y0 <= y !== y1 <= y) xs.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    }
  }
  return xs.sort((a, b) => a - b);
}

/** Adds the part of each pixel that lies between two x. */
function cover(row: Float64Array, from: number, to: number, [low, high]: readonly [number, number]): void {
  const [a, b] = [Math.max(from, low), Math.min(to, high)];
  for (let x = Math.floor(a); x < b; x++) row[x]! += (Math.min(b, x + 1) - Math.max(a, x)) / SAMPLES;
}

function fillArea(painter: Painter, { rings, fill }: Area): void {
  const ys = rings.flat().map(([, y]) => y);
  const color = rgb(fill);
  const across = painter.columns(0, painter.pixels.width);
  const [first, end] = painter.rows(
    ys.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    ys.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  );
  const row = new Float64Array(painter.pixels.width);
  for (let y = first; y < end; y++) {
    row.fill(0);
    for (let k = 0; k < SAMPLES; k++) {
      const xs = crossings(rings, y + (k + 0.5) / SAMPLES);
      for (let i = 0; i + 1 < xs.length; i += 2) cover(row, xs[i]!, xs[i + 1]!, across);
    }
    for (let x = across[0]; x < across[1]; x++) if (row[x]! > 0) painter.blend(x, y, color, Math.min(1, row[x]!));
  }
}

/** Distance of a point from a segment. */
function distance(x: number, y: number, [x0, y0]: Spot, [x1, y1]: Spot): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}

/** A whole line is blended once, so that its own overlaps do not show. */
function drawStroke(painter: Painter, { points, color, width, opacity = 1 }: Stroke): void {
  const covers = new Map<number, number>();
  const reach = width / 2 + 0.5;
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[i]!, points[i + 1]!];
    const [top, bottom] = painter.rows(Math.min(a[1], b[1]) - reach, Math.max(a[1], b[1]) + reach);
    const [left, right] = painter.columns(Math.min(a[0], b[0]) - reach, Math.max(a[0], b[0]) + reach);
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const part = Math.min(1, reach - distance(x + 0.5, y + 0.5, a, b));
        const at = y * painter.pixels.width + x;
        if (part > 0) covers.set(at, Math.max(part, covers.get(at) ?? 0));
      }
    }
  }
  const paint = rgb(color);
  for (const [at, part] of covers)
    painter.blend(at % painter.pixels.width, Math.floor(at / painter.pixels.width), paint, part * opacity);
}

function drawDot(painter: Painter, { at: [cx, cy], radius, fill, stroke }: Dot): void {
  const [top, bottom] = painter.rows(cy - radius - 2, cy + radius + 2);
  const [left, right] = painter.columns(cx - radius - 2, cx + radius + 2);
  const [inner, outer] = [rgb(fill), rgb(stroke)];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const far = Math.hypot(x + 0.5 - cx, y + 0.5 - cy);
      const part = (r: number): number => Math.min(1, Math.max(0, r + 0.5 - far));
      painter.blend(x, y, outer, part(radius + 0.75));
      painter.blend(x, y, inner, part(radius - 0.75));
    }
  }
}

function drawLabel(painter: Painter, { at, text, anchor, color, size }: Label): void {
  const scale = Math.max(1, Math.round(size / 8));
  const width = widthInDots(text) * scale;
  let left = Math.round(at[0] - (anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width));
  const top = Math.round(at[1] - 3.5 * scale);
  const paint = rgb(color);
  for (const c of text) {
    for (const column of glyph(c)) {
      for (let row = 0; row < 8; row++) if (column & (1 << row)) square(painter, left, top + row * scale, scale, paint);
      left += scale;
    }
    left += scale;
  }
}

function square(painter: Painter, left: number, top: number, size: number, color: readonly number[]): void {
  const [y0, y1] = painter.rows(top, top + size);
  const [x0, x1] = painter.columns(left, left + size);
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) painter.blend(x, y, color, 1);
}

function paint(painter: Painter, shape: Shape): void {
  switch (shape.kind) {
    case 'area':
      return fillArea(painter, shape);
    case 'stroke':
      return drawStroke(painter, shape);
    case 'dot':
      return drawDot(painter, shape);
    case 'label':
      return drawLabel(painter, shape);
  }
}

/** The scene's pixels. */
export function toPixels({ width, height, background, frame, inside, around }: Scene): Pixels {
  const painter = new Painter(width, height);
  const whole = painter.clip;
  square(painter, 0, 0, Math.max(width, height), rgb(background));
  painter.clip = frame;
  for (const shape of inside) paint(painter, shape);
  painter.clip = whole;
  for (const shape of around) paint(painter, shape);
  return painter.pixels;
}
