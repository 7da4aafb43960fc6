/** The two languages, and tables that hold both side by side. */
import { signal } from '@preact/signals';

export const LANGUAGES = ['zh', 'en'] as const;
export type Lang = (typeof LANGUAGES)[number];

/** A text, or a function that puts numbers into one. */
export type Text = string | ((...args: never[]) => string);
export type Both<T> = { readonly [L in Lang]: T };
export type Texts<T> = { readonly [K in keyof T]: Both<T[K]> };

/** A table in which every entry has both languages, functions with the same parameters: one missing does not compile. */
export function texts<T extends Record<string, Text>>(table: Texts<T>): Texts<T> {
  return table;
}

/** Chinese where the browser prefers it, English otherwise. */
export function preferredLanguage(preferred: readonly string[]): Lang {
  const first = preferred.find((tag) => /^(zh|en)\b/i.test(tag)) ?? 'en';
  return /^zh\b/i.test(first) ? 'zh' : 'en';
}

/** The language that the page speaks. */
export const lang = signal<Lang>(preferredLanguage(globalThis.navigator?.languages ?? []));

const views = new WeakMap<object, Both<unknown>>();

function inLanguage(table: Readonly<Record<string, Both<unknown>>>, language: Lang): Record<string, unknown> {
  return Object.fromEntries(Object.entries(table).map(([key, both]) => [key, both[language]]));
}

/** A table's texts in the language that the page speaks; what reads it is drawn anew when the language changes. */
export function say<X extends Readonly<Record<string, Both<Text>>>>(table: X): Said<X> {
  const known: Readonly<Record<string, Both<unknown>>> = table;
  let view = views.get(table);
  if (view === undefined) views.set(table, (view = { zh: inLanguage(known, 'zh'), en: inLanguage(known, 'en') }));
  return view[lang.value] as Said<X>;
}

/** One text of both. */
export function pick<T>(both: Both<T>): T {
  return both[lang.value];
}

/** What `say` gives for a table. */
export type Said<X> = { readonly [K in keyof X]: X[K] extends Both<infer V> ? V : never };
