/** The part of koffi (a foreign function interface) that this package uses, and how it is loaded. */
import { createRequire } from 'node:module';

/** A foreign function: numbers and typed arrays in, a number or a string out. */
// biome-ignore lint/suspicious/noExplicitAny: each function has its own C signature, stated where it is declared
export type Foreign = (...args: any[]) => any;

export interface Library {
  /** Errors: a symbol that the library does not have. */
  func(name: string, result: string, parameters: readonly string[]): Foreign;
  symbol(name: string): unknown;
}

export interface Koffi {
  /** Errors: a library that is missing or cannot be loaded. */
  load(path: string | null, options?: { readonly global?: boolean }): Library;
  /** Address of the first byte of a view. */
  address(view: ArrayBufferView): bigint;
  readonly version: string;
}

/** Errors: koffi is not installed, or has no binary for this platform. */
export function loadKoffi(): Koffi {
  return createRequire(__filename)('koffi') as Koffi;
}

/** The function, or null where the library has none of that name. */
export function optional(
  library: Library,
  name: string,
  result: string,
  parameters: readonly string[],
): Foreign | null {
  try {
    return library.func(name, result, parameters);
  } catch {
    return null;
  }
}
