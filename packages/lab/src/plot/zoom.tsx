/** Buttons that make the window onto the plane larger or smaller. */
import type { Signal } from '@preact/signals';
import { say, texts } from '../text.js';
import type { Window } from './grid.js';

const TEXTS = texts({
  zoomIn: { en: 'Zoom in', zh: '放大' },
  zoomOut: { en: 'Zoom out', zh: '缩小' },
});

const FACTOR = 1.5;
const LIMITS = { min: 0.01, max: 1000 };

export function Zoom({ window }: { window: Signal<Window> }) {
  const t = say(TEXTS);
  const zoom = (factor: number) => {
    const [x, y, half] = window.peek();
    window.value = [x, y, Number(Math.min(LIMITS.max, Math.max(LIMITS.min, half * factor)).toPrecision(3))];
  };
  return (
    <span class="pair">
      <button type="button" aria-label={t.zoomOut} onClick={() => zoom(FACTOR)}>
        −
      </button>
      <button type="button" aria-label={t.zoomIn} onClick={() => zoom(1 / FACTOR)}>
        +
      </button>
    </span>
  );
}
