/** At which heights contour lines are drawn. */
import { extent } from './grid.js';

export interface Levels {
  readonly at: readonly number[];
  readonly low: number;
  readonly high: number;
  /** Even spacing: where lines are close the slope is steep. */
  readonly even: boolean;
  /** Where a height stands between low and high, as colours show it. */
  readonly shade: (value: number) => number;
}

const COUNT = 14;

/** 1, 2 or 5 times a power of ten, near the step that gives `count` intervals. */
export function niceStep(range: number, count: number): number {
  const raw = range / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const part = raw / power;
  return (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10) * power;
}

/** Multiples of a nice step within a range. */
export function ticks(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [];
  const step = niceStep(high - low, count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, Math.min(200, last - first + 1)) }, (_, i) => (first + i) * step + 0);
}

/** A part of the values, sorted: enough for quantiles. */
function sample(values: ArrayLike<number>): number[] {
  const out: number[] = [];
  const stride = Math.max(1, Math.floor(values.length / 2500));
  for (let i = 0; i < values.length; i += stride) if (Number.isFinite(values[i]!)) out.push(values[i]!);
  return out.sort((a, b) => a - b);
}

/** Poles do not set the scale: the range of nearly all values, where the rest reaches very much farther. */
function range(values: ArrayLike<number>, sorted: readonly number[]): [number, number] {
  const [low, high] = extent(values);
  const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))] ?? 0;
  const [q2, q98] = [at(0.02), at(0.98)];
  const inner = q98 - q2;
  if (!(inner > 0)) return [low, high];
  return [low < q2 - 2.5 * inner ? q2 - inner / 2 : low, high > q98 + 2.5 * inner ? q98 + inner / 2 : high];
}

/** Even levels; quadratic ones where most of the plane lies at the very bottom (steep valleys). */
export function levelsOf(values: ArrayLike<number>): Levels {
  const sorted = sample(values);
  const [low, high] = range(values, sorted);
  const median = sorted[sorted.length >> 1] ?? low;
  const even = (median - low) / (high - low) > 0.06;
  if (even) {
    return { at: ticks(low, high, COUNT), low, high, even, shade: (v) => (v - low) / (high - low) };
  }
  const power = 3;
  const at = Array.from({ length: COUNT }, (_, i) => low + (high - low) * ((i + 0.5) / COUNT) ** power);
  return { at, low, high, even, shade: (v) => Math.max(0, (v - low) / (high - low)) ** (1 / power) };
}
