/** What room 1 keeps in the address, and what follows from it. */
import { computed } from '@preact/signals';
import { keeper } from '../../plot/use-grid.js';
import { number, numbers } from '../../state/codec.js';
import { bind } from '../../state/page.js';
import { FORMULA, POINT, WINDOW } from '../../state/shared.js';

export const SCHEMA = {
  f: FORMULA,
  p: POINT,
  w: WINDOW,
  /** The direction in degrees, from the x axis towards the y axis. */
  a: number(20, { min: 0, max: 360 }),
  /** Length of the vector in the third misconception. */
  len: number(1, { min: 0.1, max: 3 }),
  /** How the surface is looked at: turned, and from above. */
  v: numbers<readonly [number, number]>([28, 34], { min: 0, max: 360 }),
};

export const state = bind(SCHEMA);

export type Pair = readonly [number, number];

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
/** Between 0 and 360. */
export const wrapped = (degrees: number): number => ((degrees % 360) + 360) % 360;
/** The smaller angle between two directions, from −180 to 180. */
export const between = (a: number, b: number): number => wrapped(a - b + 180) - 180;

/** Everything that the room says about the point and the direction. */
export interface Local {
  readonly point: Pair;
  readonly value: number;
  readonly gradient: Pair;
  /** |∇f| */
  readonly size: number;
  /** The gradient's direction in degrees; null where it is zero or unknown. */
  readonly steepest: number | null;
  readonly angle: number;
  readonly u: Pair;
  /** D_u f */
  readonly slope: number;
  readonly f: (x: number, y: number) => number;
}

/** A gradient that is smaller, beside the largest of the window, counts as zero. */
const ZERO = 1e-9;

export const local = computed<Local | null>(() => {
  const formula = keeper.formula.value;
  if (formula === null) return null;
  const point = state.p.value;
  const angle = state.a.value;
  const gradient: Pair = [formula.slopes[0](...point), formula.slopes[1](...point)];
  const size = Math.hypot(...gradient);
  const u: Pair = [Math.cos(radians(angle)), Math.sin(radians(angle))];
  return {
    point,
    value: formula.f(...point),
    gradient,
    size,
    steepest: size > ZERO * steep.value ? wrapped((Math.atan2(gradient[1], gradient[0]) * 180) / Math.PI) : null,
    angle,
    u,
    slope: gradient[0] * u[0] + gradient[1] * u[1],
    f: formula.f,
  };
});

export const VALLEY = 'x^2 + 10y^2';

/** Where the lowest point is, in the one formula that the first misconception uses. */
export const minimum = computed<Pair | null>(() => (state.f.value === VALLEY ? [0, 0] : null));

const PROBES = 15;

/** How steep it gets in the window: nine in ten places are less steep. Arrows and axes are measured by it. */
export const steep = computed<number>(() => {
  const formula = keeper.formula.value;
  if (formula === null) return 1;
  const [cx, cy, half] = state.w.value;
  const sizes: number[] = [];
  for (let j = 0; j < PROBES; j++) {
    for (let i = 0; i < PROBES; i++) {
      const at: Pair = [cx + half * ((2 * i) / (PROBES - 1) - 1), cy + half * ((2 * j) / (PROBES - 1) - 1)];
      const size = Math.hypot(formula.slopes[0](...at), formula.slopes[1](...at));
      if (Number.isFinite(size)) sizes.push(size);
    }
  }
  sizes.sort((a, b) => a - b);
  return sizes[Math.floor(0.9 * sizes.length)] || 1;
});

/** A number of the plane as the address holds it: no more places than a pixel is worth. */
export function tidy(x: number): number {
  const step = 10 ** (Math.floor(Math.log10(state.w.peek()[2])) - 2);
  return Number((Math.round(x / step) * step).toPrecision(8));
}

/** Moves the point, within the window. */
export function moveTo(x: number, y: number): void {
  const [cx, cy, half] = state.w.peek();
  const within = (v: number, c: number) => Math.min(c + half, Math.max(c - half, v));
  state.p.value = [tidy(within(x, cx)), tidy(within(y, cy))];
}

export function turnTo(degrees: number): void {
  state.a.value = Math.round(wrapped(degrees) * 10) / 10;
}
