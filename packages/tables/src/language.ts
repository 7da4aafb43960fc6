/** Texts in both languages. */

export type Lang = 'en' | 'zh';
export type Both<T> = { readonly [L in Lang]: T };
