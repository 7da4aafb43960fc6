/** Screenshots, small: letters of another font blur away, what stands where does not. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const SHRINK = 5;
/** How different a pixel may be, and what part of the pixels may be more different. */
const THRESHOLD = 0.12;
const TOLERATED = 0.03;

const FONTS = fileURLToPath(new URL('screens/fonts.fixture.json', import.meta.url));

/** True where pictures of a language were stored with fonts like these; what differs is said and not compared. */
export function sameFonts(lang: string, widths: readonly number[]): boolean {
  const stored = existsSync(FONTS) ? (JSON.parse(readFileSync(FONTS, 'utf8')) as Record<string, number[]>) : {};
  // Chinese letters do not show in English pictures, beside the button that names the language.
  const now = lang === 'zh' ? widths : widths.slice(0, 1);
  if (stored[lang] === undefined || process.env['UPDATE_SCREENS'] === '1') {
    writeFileSync(FONTS, `${JSON.stringify({ ...stored, [lang]: now })}\n`);
    return true;
  }
  const same = stored[lang].join() === now.join();
  if (!same) console.info(`pictures (${lang}) are not compared: they were made with other fonts`);
  return same;
}

/** Means of SHRINK × SHRINK pixels. */
function small({ width, height, data }: PNG): PNG {
  const out = new PNG({ width: Math.floor(width / SHRINK), height: Math.floor(height / SHRINK) });
  for (let y = 0; y < out.height; y++) {
    for (let x = 0; x < out.width; x++) {
      for (let c = 0; c < 4; c++) out.data[(y * out.width + x) * 4 + c] = mean(data, width, x, y, c);
    }
  }
  return out;
}

function mean(data: Uint8Array, width: number, x: number, y: number, c: number): number {
  let sum = 0;
  for (let j = 0; j < SHRINK; j++) {
    for (let i = 0; i < SHRINK; i++) sum += data[((y * SHRINK + j) * width + x * SHRINK + i) * 4 + c]!;
  }
  return Math.round(sum / SHRINK ** 2);
}

/**
 * What part of a picture differs from the stored one beyond what is tolerated: 0 where it is the same, or new (it is
 * stored then). `UPDATE_SCREENS=1` stores anew.
 */
export function difference(taken: Buffer, path: string): number {
  const now = small(PNG.sync.read(taken));
  if (!existsSync(path) || process.env['UPDATE_SCREENS'] === '1') {
    writeFileSync(path, PNG.sync.write(now, { colorType: 2 }));
    return 0;
  }
  const then = PNG.sync.read(readFileSync(path));
  if (then.width !== now.width || then.height !== now.height) return 1;
  const differing = pixelmatch(then.data, now.data, undefined, now.width, now.height, { threshold: THRESHOLD });
  const part = differing / (now.width * now.height);
  if (part > TOLERATED) writeFileSync(path.replace(/\.png$/, '.failed.png'), PNG.sync.write(now, { colorType: 2 }));
  return part > TOLERATED ? part : 0;
}
