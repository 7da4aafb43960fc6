/** The two languages of the command, and tables that hold both side by side. */

export const LANGUAGES = ['en', 'zh'] as const;
export type Lang = (typeof LANGUAGES)[number];

/** A text, or a function that puts numbers into one. */
export type Text = string | ((...args: never[]) => string);
export type Both<T> = { readonly [L in Lang]: T };

/** A table in which every entry has both languages, functions with the same parameters: one missing does not compile. */
export function texts<T extends Record<string, Text>>(table: { readonly [K in keyof T]: Both<T[K]> }): Texts<T> {
  return table;
}
export type Texts<T> = { readonly [K in keyof T]: Both<T[K]> };

/** The table's texts in one language. */
export function inLanguage<T extends Record<string, Text>>(table: Texts<T>, lang: Lang): T {
  const entries = Object.entries(table) as [string, Both<Text>][];
  return Object.fromEntries(entries.map(([key, both]) => [key, both[lang]])) as T;
}

/** True for 'en' and 'zh'. */
export function isLang(x: unknown): x is Lang {
  return (LANGUAGES as readonly unknown[]).includes(x);
}

/**
 * The language of the environment, by POSIX's order: LC_ALL, LC_MESSAGES, LANG, the first that is not empty; where none
 * is set, that of `Intl`. Chinese for zh_*, English for all else.
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Lang {
  const named = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);
  const locale = named ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh([_.@-]|$)/i.test(locale) ? 'zh' : 'en';
}
