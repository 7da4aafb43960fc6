import type { Both } from '../text.js';

/** A formula to pick, with the point and the window where it is interesting. */
export interface Example {
  readonly name: Both<string>;
  readonly formula: string;
  readonly point: readonly [number, number];
  readonly window: readonly [number, number, number];
}
