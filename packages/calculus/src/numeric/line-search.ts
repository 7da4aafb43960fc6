/** Step lengths that satisfy the strong Wolfe conditions (Nocedal and Wright 2006, algorithms 3.5 and 3.6). */

/** φ(α) = f(x + αp) and its slope; a value that is not finite counts as too high. */
export interface Along {
  readonly value: number;
  readonly slope: number;
}

/** Sufficient decrease and curvature: the constants that quasi-Newton methods use. */
const DECREASE = 1e-4;
const CURVATURE = 0.9;
const MOST_TRIES = 40;

interface Trial extends Along {
  readonly at: number;
}

/** A step length along a direction in which φ falls, or null where none is found. */
export function wolfe(phi: (rate: number) => Along, start: Along, first: number): number | null {
  const origin: Trial = { at: 0, ...start };
  const enough = (t: Trial): boolean => t.value <= origin.value + DECREASE * t.at * origin.slope;
  const flat = (t: Trial): boolean => Math.abs(t.slope) <= -CURVATURE * origin.slope;
  const trial = (at: number): Trial => ({ at, ...phi(at) });
  let last = origin;
  let now = trial(first);
  for (let i = 0; i < MOST_TRIES; i++) {
    const defined = Number.isFinite(now.value) && Number.isFinite(now.slope);
    if (!defined || !enough(now) || (i > 0 && now.value >= last.value)) return zoom(last, now, trial, enough, flat);
    if (flat(now)) return now.at;
    if (now.slope >= 0) return zoom(now, last, trial, enough, flat);
    [last, now] = [now, trial(2 * now.at)];
  }
  return last.at > 0 ? last.at : null;
}

type Test = (t: Trial) => boolean;

/** `low` has the lowest value so far; a good length lies between. */
function zoom(low: Trial, high: Trial, trial: (at: number) => Trial, enough: Test, flat: Test): number | null {
  for (let i = 0; i < MOST_TRIES && Math.abs(high.at - low.at) > 1e-16 * Math.abs(high.at); i++) {
    const now = trial(between(low, high));
    const defined = Number.isFinite(now.value) && Number.isFinite(now.slope);
    if (!defined || !enough(now) || now.value >= low.value) high = now;
    else {
      if (flat(now)) return now.at;
      if (now.slope * (high.at - low.at) >= 0) high = low;
      low = now;
    }
  }
  return low.at > 0 ? low.at : null;
}

/** The minimum of the parabola through both, kept off the ends; the middle where there is none. */
function between(low: Trial, high: Trial): number {
  const d = high.at - low.at;
  const curvature = high.value - low.value - low.slope * d;
  const step = (-low.slope * d * d) / (2 * curvature);
  const share = step / d;
  return low.at + (share > 0.1 && share < 0.9 ? step : d / 2);
}
