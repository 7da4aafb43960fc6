/**
 * How values are written into the page's address and read back. Addresses come from anywhere, so reading never throws,
 * never trusts, and gives null for everything that is not exactly a value.
 */
import type { Both } from '../text.js';

export interface Codec<T> {
  /** Stands where the address says nothing, or nothing usable. */
  readonly fallback: T;
  /** What a usable value is, for the note about one that is not. */
  readonly expects: Both<string>;
  readonly decode: (text: string) => T | null;
  readonly encode: (value: T) => string;
}

export type Value<C> = C extends Codec<infer T> ? T : never;

const NUMBER = /^-?\d{1,12}(\.\d{1,12})?(e[+-]?\d{1,2})?$/;

/** At most `digits` significant digits, without an exponent where that is short. */
export function shortNumber(x: number, digits = 6): string {
  return String(Number(x.toPrecision(digits)) + 0);
}

function readNumber(text: string, min: number, max: number): number | null {
  if (!NUMBER.test(text)) return null;
  const x = Number(text) + 0;
  return x >= min && x <= max ? x : null;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A number within limits. */
export function number(fallback: number, { min, max }: Range): Codec<number> {
  return {
    fallback,
    expects: { en: `a number from ${min} to ${max}`, zh: `${min} 到 ${max} 之间的数` },
    decode: (text) => readNumber(text, min, max),
    encode: (x) => shortNumber(x),
  };
}

/** A whole number within limits. */
export function integer(fallback: number, { min, max }: Range): Codec<number> {
  return {
    fallback,
    expects: { en: `a whole number from ${min} to ${max}`, zh: `${min} 到 ${max} 之间的整数` },
    decode: (text) => (/^-?\d{1,16}$/.test(text) ? readNumber(text.slice(0, 13), min, max) : null),
    encode: String,
  };
}

/** So many numbers with commas between them. */
export function numbers<T extends readonly number[]>(fallback: T, { min, max }: Range): Codec<T> {
  return {
    fallback,
    expects: {
      en: `${fallback.length} numbers from ${min} to ${max}, with commas between them`,
      zh: `${fallback.length} 个 ${min} 到 ${max} 之间的数，用逗号隔开`,
    },
    decode(text) {
      const values = text.length > 400 ? [] : text.split(',').map((part) => readNumber(part, min, max));
      return values.length === fallback.length && !values.includes(null) ? (values as unknown as T) : null;
    },
    encode: (values) => values.map((x) => shortNumber(x)).join(','),
  };
}

/** One of a few words. */
export function choice<const T extends string>(options: readonly T[], fallback: T): Codec<T> {
  return {
    fallback,
    expects: { en: `one of ${options.join(', ')}`, zh: `${options.join('、')} 之一` },
    decode: (text) => options.find((option) => option === text) ?? null,
    encode: (value) => value,
  };
}

/** Some of a few words, each once, in the order of `options`; '-' for none. */
export function choices<const T extends string>(options: readonly T[], fallback: readonly T[]): Codec<readonly T[]> {
  return {
    fallback,
    expects: { en: `some of ${options.join(', ')}`, zh: `${options.join('、')} 中的若干个` },
    decode(text) {
      if (text === '-') return [];
      const words = text.length > 400 ? [''] : text.split(',');
      return words.every((word) => (options as readonly string[]).includes(word))
        ? options.filter((option) => words.includes(option))
        : null;
    },
    encode: (values) => values.join(',') || '-',
  };
}

export const flag = (fallback: boolean): Codec<boolean> => ({
  fallback,
  expects: { en: '0 or 1', zh: '0 或 1' },
  decode: (text) => (text === '1' ? true : text === '0' ? false : null),
  encode: (value) => (value ? '1' : '0'),
});

/** Control characters, halves of characters, and marks that turn the direction of writing, have no place in a formula. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u;

/** A line of text; it is shown as text and parsed, never run. */
export function line(fallback: string, longest = 500): Codec<string> {
  return {
    fallback,
    expects: { en: `one line of at most ${longest} characters`, zh: `一行文字，不超过 ${longest} 个字符` },
    decode: (text) => (text.length <= longest && !UNFIT.test(text) ? text : null),
    encode: (text) => text,
  };
}
