/** What a section of the lesson is: it computes numbers first and shows them afterwards, so that `--json` is complete. */
import type { Lang } from '../language.js';
import type { Page } from '../page.js';
import type { Point, TensorFunction } from '../surface.js';

export interface LessonOptions {
  /** f(x, y) of the sections a and b, as the user wrote it and as a function. */
  readonly formula: string;
  readonly f: TensorFunction;
  readonly at: Point;
  /** Learning rate of section b. */
  readonly lr: number;
  readonly seed: number;
  /** Training steps of section e. */
  readonly steps: number;
}

/** Says how far a long computation is; only terminals show it. */
export type Progress = (done: number, total: number, label: string) => void;

/** A statement and what it printed; null where it prints nothing. */
export type Line = readonly [code: string, printed: string | null];

export interface Section {
  /** a to e, and the name that `--only` takes too. */
  readonly letter: string;
  readonly name: string;
  /** Computes; the result holds the numbers and shows them. */
  readonly run: (options: LessonOptions, progress: Progress) => Promise<Computed>;
}

export interface Computed {
  readonly data: object;
  readonly show: (page: Page, lang: Lang) => void;
}

/** Joins what computes with what shows. */
export function section<Data extends object>(
  letter: string,
  name: string,
  compute: (options: LessonOptions, progress: Progress) => Data | Promise<Data>,
  show: (data: Data, page: Page, lang: Lang, options: LessonOptions) => void,
): Section {
  return {
    letter,
    name,
    run: async (options, progress) => {
      const data = await compute(options, progress);
      return { data, show: (page, lang) => show(data, page, lang, options) };
    },
  };
}
