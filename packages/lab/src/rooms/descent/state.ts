/** What room 2 keeps in the address, and the paths that follow from it. */
import { computed, signal } from '@preact/signals';
import { ask } from '../../compute/client.js';
import type { Path } from '../../compute/descend-task.js';
import { keeper } from '../../plot/use-grid.js';
import { choice, choices, integer, number } from '../../state/codec.js';
import { bind } from '../../state/page.js';
import { FORMULA, POINT, WINDOW } from '../../state/shared.js';

export const METHODS = ['gd', 'momentum', 'adam', 'newton', 'bfgs'] as const;
export type Method = (typeof METHODS)[number];

/** Updates at most. */
export const MOST = 200;
export const RATES = { min: 1e-4, max: 10 };

export const SCHEMA = {
  f: FORMULA,
  /** Where descent starts. */
  p: POINT,
  w: WINDOW,
  methods: choices(METHODS, ['gd', 'momentum']),
  /** Of which the formula and the numbers are shown. */
  focus: choice(METHODS, 'gd'),
  rate: number(0.1, RATES),
  /** The step that is shown. */
  k: integer(8, { min: 0, max: MOST }),
};

export const state = bind(SCHEMA);

export interface Found {
  readonly paths: readonly Path[];
  /** Why there are none: the worker's own words (a formula without a value at the start). */
  readonly trouble: string | null;
}

export const found = signal<Found>({ paths: [], trouble: null });

let asking = false;
let again = false;

/** Works the paths out anew; of many requests while one runs, the last one counts. */
export async function descend(): Promise<void> {
  const formula = keeper.formula.peek()?.text;
  if (formula === undefined) return;
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  again = false;
  found.value = await pathsOf(formula);
  asking = false;
  if (again) await descend();
}

async function pathsOf(formula: string): Promise<Found> {
  try {
    const [from, methods, rate] = [state.p.peek(), state.methods.peek(), state.rate.peek()];
    return { paths: await ask('descend', { formula, from, methods, rate, steps: MOST }), trouble: null };
  } catch (error) {
    return { paths: [], trouble: error instanceof Error ? error.message : String(error) };
  }
}

/** The last step of the longest path. */
export const longest = computed(() => Math.max(0, ...found.value.paths.map((path) => path.steps.length - 1)));

/** The step that is shown, never beyond the end. */
export const shownStep = computed(() => Math.min(state.k.value, longest.value));

/** The path whose formula and numbers are shown. */
export const focused = computed<Path | null>(() => {
  const { paths } = found.value;
  return paths.find((path) => path.method === state.focus.value) ?? paths[0] ?? null;
});
