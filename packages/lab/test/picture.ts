/** Screenshots, small: letters of another font blur away, what stands where does not. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const SHRINK = 5;
/** How different a pixel may be, and what part of the pixels may be more different. */
const THRESHOLD = 0.12;
const TOLERATED = 0.03;

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
