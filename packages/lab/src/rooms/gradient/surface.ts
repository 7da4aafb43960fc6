/** What room 1 shows on the surface: the point, the cut along the arrow, the gradient. */
import { computed } from '@preact/signals';
import { heightOf, inBox, lifted, type Scene, type Stroke } from '../../plot/scene.js';
import { keeper } from '../../plot/use-grid.js';
import { type Local, local, type Pair, steep } from './state.js';

const SAMPLES = 160;
/** Length of the gradient's arrow where it is steep, in half widths of the window. */
const LONG = 0.6;

/** Points of a line through the point, a whole window to both sides. */
function line({ point }: Local, [ux, uy]: Pair, from: number, to: number): Pair[] {
  return Array.from({ length: SAMPLES + 1 }, (_, i) => {
    const t = from + ((to - from) * i) / SAMPLES;
    return [point[0] + t * ux, point[1] + t * uy];
  });
}

export const scene = computed<Scene | null>(() => {
  const [contours, now] = [keeper.contours.value, local.value];
  if (contours === null || now === null) return null;
  const half = contours.grid.window[2];
  const strokes: Stroke[] = [
    { points: lifted(contours, now.f, line(now, now.u, -2 * half, 2 * half)), colour: 'direction', width: 2.5 },
  ];
  if (now.steepest !== null) {
    const reach = Math.min(1.2, now.size / steep.value) * LONG * half;
    const up: Pair = [now.gradient[0] / now.size, now.gradient[1] / now.size];
    strokes.push({ points: lifted(contours, now.f, line(now, up, 0, reach)), colour: 'accent', width: 4.5 });
  }
  const [x, y] = inBox(contours, ...now.point);
  return { contours, strokes, point: [x, y, heightOf(contours, now.value)] };
});
