/** What room 4 keeps in the address, and what follows from it. */
import { computed } from '@preact/signals';
import { choice, integer, number, numbers } from '../../state/codec.js';
import { bind } from '../../state/page.js';
import { lossesAt, race, sweep, twice } from './model.js';

export const HIGHEST = 8;

export const SCHEMA = {
  /** Scores of the three classes. */
  z: numbers<readonly [number, number, number]>([2, 0.5, -1], { min: -HIGHEST, max: HIGHEST }),
  /** The right class. */
  k: choice(['0', '1', '2'], '0'),
  /** Temperature. */
  t: number(1, { min: 0.1, max: 5 }),
  /** Learning rate of the race, and its steps. */
  r: number(1, { min: 0.05, max: 5 }),
  n: integer(60, { min: 10, max: 300 }),
};

export const state = bind(SCHEMA);

/** The right class as a number. */
export const target = computed(() => Number(state.k.value));
export const now = computed(() => lossesAt(state.z.value, target.value, state.t.value));
export const pulls = computed(() => sweep(state.z.value, target.value, state.t.value, HIGHEST));
export const run = computed(() => race(state.z.value, target.value, state.t.value, state.r.value, state.n.value));
export const doubled = computed(() => twice(state.z.value, target.value));

/** Sets one score. */
export function setScore(at: number, score: number): void {
  const rounded = Math.round(Math.min(HIGHEST, Math.max(-HIGHEST, score)) * 100) / 100;
  const [a, b, c] = state.z.peek().map((z, i) => (i === at ? rounded : z)) as [number, number, number];
  state.z.value = [a, b, c];
}

/** Scores that are sure of a wrong class. */
export function confidentlyWrong(): void {
  const right = target.peek();
  const [a, b, c] = [0, 1, 2].map((i) => (i === right ? -4 : i === (right + 1) % 3 ? 4 : 0)) as [
    number,
    number,
    number,
  ];
  state.z.value = [a, b, c];
}

/** Scores that are all but certain of the right class. */
export function nearlyCertain(): void {
  const right = target.peek();
  const [a, b, c] = [0, 1, 2].map((i) => (i === right ? 7 : -2)) as [number, number, number];
  state.z.value = [a, b, c];
}

/** The same number added to every score. */
export function shiftAll(by: number): void {
  const [a, b, c] = state.z.peek().map((z) => Math.min(HIGHEST, Math.max(-HIGHEST, z + by))) as [
    number,
    number,
    number,
  ];
  state.z.value = [a, b, c];
}
