/** From a drawing to 28 × 28 pixels as MNIST has them: the ink in a box of 20, its centre of mass in the middle. */

export const BOARD = 280;
export const SIDE = 28;
const BOX = 20;

interface Ink {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Centre of mass. */
  readonly x: number;
  readonly y: number;
}

function inkOf(alpha: Uint8ClampedArray, size: number): Ink | null {
  let [left, right, top, bottom, sum, sx, sy] = [size, -1, size, -1, 0, 0, 0];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const ink = alpha[4 * (y * size + x) + 3]!;
      if (ink === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      sum += ink;
      sx += ink * x;
      sy += ink * y;
    }
  }
  if (sum === 0) return null;
  return { left, top, width: right - left + 1, height: bottom - top + 1, x: sx / sum, y: sy / sum };
}

/** The drawing as the networks take it; null where nothing is drawn. */
export function centred(board: HTMLCanvasElement): Float32Array | null {
  const ink = inkOf(board.getContext('2d')!.getImageData(0, 0, BOARD, BOARD).data, BOARD);
  if (ink === null) return null;
  const scale = BOX / Math.max(ink.width, ink.height);
  const small = new OffscreenCanvas(SIDE, SIDE);
  const context = small.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  const place = [SIDE / 2 - (ink.x - ink.left) * scale, SIDE / 2 - (ink.y - ink.top) * scale] as const;
  context.drawImage(board, ink.left, ink.top, ink.width, ink.height, ...place, ink.width * scale, ink.height * scale);
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  return Float32Array.from({ length: SIDE * SIDE }, (_, i) => data[4 * i + 3]! / 255);
}

function imageOf(pixels: Float32Array, [r, g, b]: readonly [number, number, number]): ImageData {
  const image = new ImageData(SIDE, SIDE);
  pixels.forEach((p, i) => image.data.set([r, g, b, Math.round(255 * p)], 4 * i));
  return image;
}

/** The colour that the page writes a canvas's ink in. */
function colourOf(canvas: HTMLCanvasElement): readonly [number, number, number] {
  const [r = 0, g = 0, b = 0] = (getComputedStyle(canvas).color.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b];
}

/** Shows 28 × 28 pixels, or nothing. */
export function show28(canvas: HTMLCanvasElement, pixels: Float32Array | null): void {
  const context = canvas.getContext('2d')!;
  context.clearRect(0, 0, SIDE, SIDE);
  if (pixels !== null) context.putImageData(imageOf(pixels, colourOf(canvas)), 0, 0);
}

/** Puts 28 × 28 pixels onto the board. */
export function pixelsOf(board: HTMLCanvasElement, pixels: Float32Array): void {
  const small = new OffscreenCanvas(SIDE, SIDE);
  small.getContext('2d')!.putImageData(imageOf(pixels, colourOf(board)), 0, 0);
  board.getContext('2d')!.drawImage(small, 0, 0, BOARD, BOARD);
}
