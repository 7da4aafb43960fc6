/** Pictures in the terminal: which kind it shows, and their escape sequences. */
import { type Pixels, toPixels } from './raster.js';
import type { Scene } from './scene.js';

export const GRAPHICS = ['auto', 'braille', 'kitty', 'sixel'] as const;
export type Graphics = Exclude<(typeof GRAPHICS)[number], 'auto'>;
type Env = Readonly<Record<string, string | undefined>>;

/**
 * What the environment promises; nothing is asked of the terminal, so nothing can be answered into the user's input.
 * Inside tmux and screen pictures do not pass. Where nothing is known: braille, which any terminal shows.
 */
export function detectGraphics(env: Env, isTTY: boolean): Graphics {
  const term = env['TERM'] ?? '';
  if (!isTTY || env['TMUX'] || env['STY'] || /^(screen|tmux|dumb)/.test(term)) return 'braille';
  const program = env['TERM_PROGRAM'] ?? '';
  if (env['KITTY_WINDOW_ID'] || /kitty|ghostty/.test(term) || /^(ghostty|WezTerm)$/.test(program)) return 'kitty';
  if (/^(foot|mlterm|contour|yaft)|sixel/.test(term) || /^(mlterm|contour)$/.test(program)) return 'sixel';
  return 'braille';
}

/** A PNG file. */
export async function toPng(scene: Scene): Promise<Uint8Array> {
  return encodePng(toPixels(scene));
}

async function encodePng({ width, height, data }: Pixels): Promise<Uint8Array> {
  const { PNG } = await import('pngjs');
  const png = new PNG({ width, height, colorType: 2 });
  png.data = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return PNG.sync.write(png, { colorType: 2 });
}

/** kitty's protocol (https://sw.kovidgoyal.net/kitty/graphics-protocol): a PNG in chunks; q=2 lets the terminal not answer. */
export async function toKitty(scene: Scene): Promise<string> {
  const chunks =
    Buffer.from(await toPng(scene))
      .toString('base64')
      .match(/.{1,4096}/gs) ?? [];
  return chunks
    .map((chunk, i) => {
      const first = i === 0 ? 'a=T,f=100,q=2,' : 'q=2,';
      return `\u001b_G${first}m=${i === chunks.length - 1 ? 0 : 1};${chunk}\u001b\\`;
    })
    .join('');
}

/** DEC's sixels, in 64 colours. */
export async function toSixel(scene: Scene): Promise<string> {
  const { image2sixel } = await import('sixel');
  const { data, width, height } = toPixels(scene);
  return image2sixel(data, width, height, 64);
}
