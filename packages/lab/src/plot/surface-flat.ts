/** The surface without WebGL: facets painted from the back to the front. */
import { cameraMatrix, type Matrix, project, type View } from './camera.js';
import type { Contours } from './contour.js';
import { css, heightColour, named } from './palette.js';
import { type Mesh, meshOf, type Polyline, type Scene } from './scene.js';

const SIDE = 40;

export class FlatSurface {
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D | null;
  /** The facets alone: while a point is dragged they stay as they are. */
  private readonly behind = document.createElement('canvas');
  private mesh: Mesh | null = null;
  private loaded: Contours | null = null;
  private drawn = '';
  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    this.context = canvas.getContext('2d');
  }

  draw(scene: Scene, view: View, dark: boolean): void {
    const { canvas, context, behind } = this;
    if (context === null) return;
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    // Not laid out, or gone before the frame came.
    if (width === 0 || height === 0) return;
    const camera = cameraMatrix(view, width / height);
    this.paintFacets(scene.contours, camera, dark, [width, height, ratio, ...view]);
    [canvas.width, canvas.height] = [behind.width, behind.height];
    context.drawImage(behind, 0, 0);
    toClipSpace(context, canvas);
    for (const { points, colour, width: w } of scene.strokes)
      line(context, camera, points, named(colour), (2 * w) / width);
    const [x, y] = project(camera, ...scene.point);
    context.beginPath();
    context.ellipse(x, y, 12 / width, 12 / height, 0, 0, 2 * Math.PI);
    context.fillStyle = named('ink');
    context.fill();
  }

  /** Paints the facets where anything that they depend on has changed. */
  private paintFacets(contours: Contours, camera: Matrix, dark: boolean, place: readonly number[]): void {
    const { behind } = this;
    const [width, height, ratio] = place as [number, number, number];
    const key = `${dark} ${place.join()}`;
    if (this.loaded === contours && this.drawn === key) return;
    if (this.loaded !== contours) this.mesh = meshOf(contours, SIDE);
    this.loaded = contours;
    this.drawn = key;
    [behind.width, behind.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    const context = behind.getContext('2d');
    if (context === null) return;
    toClipSpace(context, behind);
    this.facets(context, camera, dark, 2 / width);
  }

  private facets(context: CanvasRenderingContext2D, camera: Matrix, dark: boolean, width: number): void {
    const { m, heights, shades } = this.mesh!;
    const corner = (i: number, j: number) =>
      project(camera, (2 * i) / (m - 1) - 1, (2 * j) / (m - 1) - 1, heights[j * m + i]!);
    const facets: { far: number; shade: number; corners: (readonly [number, number, number])[] }[] = [];
    for (let j = 0; j < m - 1; j++) {
      for (let i = 0; i < m - 1; i++) {
        const corners = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)];
        const far = corners.reduce((sum, c) => sum + c[2], 0);
        if (!Number.isNaN(far)) facets.push({ far, shade: shades[j * m + i]!, corners });
      }
    }
    context.lineWidth = width;
    for (const { shade, corners } of facets.sort((a, b) => b.far - a.far)) {
      context.beginPath();
      for (const [x, y] of corners) context.lineTo(x, y);
      context.closePath();
      context.fillStyle = context.strokeStyle = css(heightColour(shade, dark));
      context.fill();
      context.stroke();
    }
  }
}

/** −1 to 1 along both axes, y upwards. */
function toClipSpace(context: CanvasRenderingContext2D, { width, height }: HTMLCanvasElement): void {
  context.setTransform(width / 2, 0, 0, -height / 2, width / 2, height / 2);
}

function line(
  context: CanvasRenderingContext2D,
  camera: Matrix,
  points: Polyline,
  colour: string,
  width: number,
): void {
  context.beginPath();
  let down = false;
  for (let i = 0; i < points.length; i += 3) {
    const broken = Number.isNaN(points[i]!);
    if (!broken) {
      const [x, y] = project(camera, points[i]!, points[i + 1]!, points[i + 2]!);
      context[down ? 'lineTo' : 'moveTo'](x, y);
    }
    down = !broken;
  }
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}
