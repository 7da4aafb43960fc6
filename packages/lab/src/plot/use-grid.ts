/** The grid of the page's formula on its window, kept up to date. */
import { type ReadonlySignal, signal, useSignalEffect } from '@preact/signals';
import { ask } from '../compute/client.js';
import { examine, type Understood } from '../formula.js';
import { FORMULA } from '../state/shared.js';
import { type Contours, contoursOf } from './contour.js';
import { coordinate, type Grid, type Window } from './grid.js';

const FINE = 200;
/** Operations that the page itself may spend on a first picture. */
const BUDGET = 400_000;

/** Number by number, coarser: before the worker is there, and where there is none. */
function byNumbers({ f, expr }: Understood, window: Window): Grid {
  const n = Math.max(24, Math.min(80, Math.floor(Math.sqrt(BUDGET / expr.size))));
  const values = new Float64Array(n * n);
  const [x, y, half] = window;
  const began = performance.now();
  for (let j = 0; j < n; j++) {
    const v = coordinate(j, n, y, half);
    for (let i = 0; i < n; i++) values[j * n + i] = f(coordinate(i, n, x, half), v);
  }
  return { n, window, values, ms: performance.now() - began, by: 'numbers' };
}

export interface GridOf {
  /** The last formula that could be read: what is drawn while somebody types. */
  readonly formula: ReadonlySignal<Understood | null>;
  readonly contours: ReadonlySignal<Contours | null>;
}

class Keeper implements GridOf {
  readonly formula = signal<Understood | null>(null);
  readonly contours = signal<Contours | null>(null);
  private asking = false;
  private next: (() => void) | null = null;

  update(text: string, window: Window): void {
    let found = examine(text);
    // While a formula cannot be read the last one stays; a page that opens with such a one shows the usual formula.
    if (!found.ok && this.formula.peek() === null) found = examine(FORMULA.fallback);
    if (!found.ok) return;
    this.formula.value = found;
    // The first picture does not wait for the worker.
    if (this.contours.peek() === null) this.contours.value = contoursOf(byNumbers(found, window));
    this.next = () => void this.fetch(found, window);
    this.follow();
  }

  /** One question at a time; of those that wait the last one counts. */
  private follow(): void {
    if (this.asking || this.next === null) return;
    const go = this.next;
    this.next = null;
    go();
  }

  private async fetch(found: Understood, window: Window): Promise<void> {
    this.asking = true;
    try {
      this.contours.value = contoursOf(await ask('grid', { formula: found.text, window, n: FINE }));
    } catch {
      this.contours.value = contoursOf(byNumbers(found, window));
    }
    this.asking = false;
    this.follow();
  }
}

/** Rooms that look at the same formula share what is known of it. */
export const keeper = new Keeper();

/** Keeps the grid up to date while a room is shown. */
export function useGrid(formula: ReadonlySignal<string>, window: ReadonlySignal<Window>): GridOf {
  useSignalEffect(() => keeper.update(formula.value, window.value));
  return keeper;
}
