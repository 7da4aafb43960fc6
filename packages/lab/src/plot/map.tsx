/** The contour map: colours and lines on a canvas, and over it an SVG for what a room puts there. */
import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { show } from '../format.js';
import { dark } from '../theme.js';
import { type Contours, drawContours } from './contour.js';
import { perFrame } from './frame.js';
import type { Window } from './grid.js';
import { ticks } from './levels.js';

/** From the plane to pixels of the SVG and back. */
export interface Scale {
  /** Of the whole, in pixels. */
  readonly size: number;
  readonly x: (x: number) => number;
  readonly y: (y: number) => number;
  readonly inverse: (px: number, py: number) => readonly [x: number, y: number];
  /** Pixels of one unit. */
  readonly unit: number;
}

/** What must not leave the map is clipped: `clip-path={INSIDE}`. A page shows one map. */
const INNER = 'map-inner';
export const INSIDE = `url(#${INNER})`;

const LEFT = 34;
const BOTTOM = 24;
const TOP = 6;
const RIGHT = 6;

export function scaleOf(size: number, [cx, cy, half]: Window): Scale {
  const [w, h] = [size - LEFT - RIGHT, size - TOP - BOTTOM];
  return {
    size,
    unit: w / (2 * half),
    x: (x) => LEFT + ((x - cx + half) / (2 * half)) * w,
    y: (y) => TOP + ((cy + half - y) / (2 * half)) * h,
    inverse: (px, py) => [cx - half + ((px - LEFT) / w) * 2 * half, cy + half - ((py - TOP) / h) * 2 * half],
  };
}

interface Props {
  readonly contours: ReadonlySignal<Contours | null>;
  readonly window: Window;
  readonly label: string;
  readonly children: (scale: Scale) => ComponentChildren;
  /** A press, and what is dragged from there; false where nothing takes it. */
  readonly onPress?: (at: Pressed) => ((at: Pressed) => void) | null;
}

export interface Pressed {
  readonly px: number;
  readonly py: number;
  readonly scale: Scale;
}

export function ContourMap({ contours, window, label, children, onPress }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSignal(0);
  useLayoutEffect(() => {
    const measure = () => (size.value = box.current!.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  useSignalEffect(() => {
    if (size.value > 0 && contours.value !== null) drawContours(canvas.current!, contours.value, dark.value);
  });
  const scale = scaleOf(size.value, window);
  const press = (event: PointerEvent) => {
    if (event.button !== 0 || onPress === undefined) return;
    const at = (e: PointerEvent): Pressed => {
      const rect = box.current!.getBoundingClientRect();
      return { px: e.clientX - rect.left, py: e.clientY - rect.top, scale };
    };
    const drag = onPress(at(event));
    if (drag === null) return;
    const target = box.current!;
    target.setPointerCapture(event.pointerId);
    const move = perFrame((e: PointerEvent) => drag(at(e)));
    const end = () => {
      target.removeEventListener('pointermove', move);
      target.removeEventListener('pointerup', end);
      target.removeEventListener('pointercancel', end);
    };
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', end);
    target.addEventListener('pointercancel', end);
  };
  return (
    <div ref={box} class="plot map" onPointerDown={press}>
      <canvas ref={canvas} />
      {size.value > 0 && (
        <>
          <Axes scale={scale} window={window} />
          <svg>
            <title>{label}</title>
            <clipPath id={INNER}>
              <rect x={LEFT} y={TOP} width={scale.size - LEFT - RIGHT} height={scale.size - TOP - BOTTOM} rx={4} />
            </clipPath>
            {children(scale)}
          </svg>
        </>
      )}
    </div>
  );
}

function Axes({ scale, window: [cx, cy, half] }: { scale: Scale; window: Window }) {
  const end = scale.size - BOTTOM;
  return (
    <svg aria-hidden="true">
      {ticks(cx - half, cx + half, 6).map((x) => (
        <text key={x} x={scale.x(x)} y={end + 17} text-anchor="middle">
          {label(x)}
        </text>
      ))}
      {ticks(cy - half, cy + half, 6).map((y) => (
        <text key={y} x={LEFT - 8} y={scale.y(y) + 4} text-anchor="end">
          {label(y)}
        </text>
      ))}
    </svg>
  );
}

/** A tick's number: as short as it is. */
export function label(x: number): string {
  return Math.abs(x) < 1e5 && (x === 0 || Math.abs(x) >= 1e-4)
    ? String(Number(x.toPrecision(4))).replace('-', '−')
    : show(x, 2);
}
