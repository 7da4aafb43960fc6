/** What room 3 keeps in the address (an example and a step, never code), and what the last run showed. */
import { computed, signal } from '@preact/signals';
import type { Outcome, Pass } from '../../sandbox/messages.js';
import { choice, integer } from '../../state/codec.js';
import { bind } from '../../state/page.js';
import { EXAMPLE_IDS } from './examples.js';

export const SCHEMA = {
  ex: choice(EXAMPLE_IDS, 'grad'),
  /** Which call of backward, and how many of its nodes have fired. */
  pass: integer(0, { min: 0, max: 39 }),
  fired: integer(0, { min: 0, max: 100 }),
};

export const state = bind(SCHEMA);

/** What the reader wrote; null while it is the example as it stands. */
export const written = signal<string | null>(null);
export const outcome = signal<Outcome | null>(null);
export const trouble = signal<string | null>(null);
export const running = signal(false);

export const pass = computed<Pass | null>(() => {
  const passes = outcome.value?.passes ?? [];
  return passes[Math.min(state.pass.value, passes.length - 1)] ?? null;
});

/** Steps of the backward that is shown: each node's, and the last, in which leaves get their `.grad`. */
export const last = computed(() => (pass.value === null ? 0 : pass.value.events.length + 1));
export const fired = computed(() => Math.min(state.fired.value, last.value));

export function fire(count: number): void {
  state.fired.value = Math.min(last.peek(), Math.max(0, count));
}

export function showPass(index: number): void {
  state.pass.value = index;
  state.fired.value = 0;
}
