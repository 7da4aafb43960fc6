/** Where contour lines and ticks stand. */

/** Lowest and highest of the finite values; null where there are none. */
export function rangeOf(values: Iterable<number>): readonly [number, number] | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const v of values) {
    if (!Number.isFinite(v)) continue;
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  return low <= high ? [low, high] : null;
}

/**
 * Levels between the lowest value seen and the highest, spaced as k^p with p such that half of them lie below the median:
 * a narrow valley between steep walls has its lines, too.
 */
export function fittedLevels(values: readonly number[], count: number): number[] {
  const finite = Float64Array.from(values.filter(Number.isFinite)).sort();
  if (finite.length === 0) return [];
  const [low, middle, high] = [finite[0]!, finite[finite.length >> 1]!, finite.at(-1)!];
  if (!(high > low)) return [];
  const share = Math.min(0.5, Math.max(1e-3, (middle - low) / (high - low)));
  const power = Math.log(share) / Math.log(0.5);
  return Array.from({ length: count }, (_, k) => low + (high - low) * ((k + 0.5) / count) ** power);
}

/** Round numbers (1, 2 or 5 times a power of ten apart) between two ends. */
export function niceTicks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * unit).find((s) => s >= rough) ?? 10 * unit;
  const first = Math.ceil(low / step);
  const ticks: number[] = [];
  for (let k = first; k * step <= high + 1e-9 * step && ticks.length < 50; k++) ticks.push(k * step);
  return ticks;
}
