/** Values of a function of x and y on a square grid. */

/** The square that is shown: middle and half of its width. */
export type Window = readonly [x: number, y: number, half: number];

export interface Grid {
  /** Points along each axis. */
  readonly n: number;
  readonly window: Window;
  /** Row by row, from the lowest y; x rises within a row. NaN where the function has no value. */
  readonly values: Float64Array;
  /** Milliseconds that the evaluation took. */
  readonly ms: number;
  /** How it was evaluated: by nabla's compiled kernels, or number by number. */
  readonly by: 'kernels' | 'numbers';
}

/** The i-th of n coordinates around a middle. */
export function coordinate(i: number, n: number, middle: number, half: number): number {
  return middle - half + (2 * half * i) / (n - 1);
}

/** Lowest and highest finite value; [0, 1] where there is none, and never an empty range. */
export function extent(values: ArrayLike<number>): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (!Number.isFinite(v)) continue;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  if (low > high) return [0, 1];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}
