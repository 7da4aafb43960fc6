/** Charts of a few series over one axis: the frame, the lines, their legend. */
import type { ComponentChildren } from 'preact';
import { ticks } from './levels.js';
import './chart.css';
import { label } from './map.js';
import type { Size } from './use-size.js';

const LEFT = 46;
const RIGHT = 16;
const TOP = 14;
const BOTTOM = 28;

export interface Scale {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** The value of the horizontal axis at so many pixels. */
  readonly at: (px: number) => number;
  readonly size: Size;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

export function scaleOf(size: Size, across: Range, up: Range): Scale {
  const [w, h] = [size.width - LEFT - RIGHT, size.height - TOP - BOTTOM];
  return {
    x: (value) => LEFT + ((value - across.low) / (across.high - across.low)) * w,
    y: (value) => TOP + ((up.high - value) / (up.high - up.low)) * h,
    at: (px) => across.low + ((px - LEFT) / w) * (across.high - across.low),
    size,
  };
}

export function pathOf({ x, y }: Scale, xs: readonly number[], ys: readonly number[]): string {
  return ys.map((v, i) => `${i > 0 ? 'L' : 'M'}${x(xs[i]!).toFixed(1)} ${y(v).toFixed(1)}`).join('');
}

interface AxesProps {
  readonly scale: Scale;
  readonly across: readonly number[];
  readonly up: Range;
  readonly format?: (value: number) => string;
}

export function Axes({ scale, across, up, format = label }: AxesProps) {
  const { x, y, size } = scale;
  return (
    <>
      {ticks(up.low, up.high, 5).map((v) => (
        <g key={v}>
          <line class={v === 0 ? 'zero' : 'grid'} x1={LEFT} x2={size.width - RIGHT} y1={y(v)} y2={y(v)} />
          <text x={LEFT - 8} y={y(v) + 4} text-anchor="end">
            {format(v)}
          </text>
        </g>
      ))}
      {across.map((v) => (
        <text key={v} x={x(v)} y={size.height - 8} text-anchor="middle">
          {label(v)}
        </text>
      ))}
    </>
  );
}

interface SeriesProps {
  readonly kind: 'entropy' | 'squares';
  readonly path: string;
  readonly children?: ComponentChildren;
}

export function Series({ kind, path, children }: SeriesProps) {
  return (
    <g class={`series ${kind}`}>
      <path d={path} />
      {children}
    </g>
  );
}

/** The two series' names, with a piece of each line. */
export function Legend({ entropy, squares }: { readonly entropy: string; readonly squares: string }) {
  return (
    <p class="legend">
      <span class="key entropy">{entropy}</span>
      <span class="key squares">{squares}</span>
    </p>
  );
}
