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
  /** Settings; they can be changed only before the first library is loaded. */
  config(): { readonly sync_stack_size: number };
  config(settings: { readonly sync_stack_size: number }): void;
}

/**
 * koffi calls on a stack of its own. OpenBLAS' factorisations keep tables for all threads on it, at each level of a recursion:
 * 3 MiB where it was built for 64 threads, more for more. They crash where that is missing. 16 MiB is the most that koffi
 * allows; the system gives memory only for what is used.
 */
const STACK = 16 * 2 ** 20;
const LEAST_STACK = 8 * 2 ** 20;

/** Errors: koffi is not installed, has no binary for this platform, or was set up by the program with a small stack. */
export function loadKoffi(): Koffi {
  const koffi = createRequire(__filename)('koffi') as Koffi;
  try {
    if (koffi.config().sync_stack_size < STACK) koffi.config({ sync_stack_size: STACK });
  } catch {
    // A library has been loaded by somebody else already.
  }
  if (koffi.config().sync_stack_size < LEAST_STACK) {
    throw new Error(
      'koffi was used before with a small stack: call koffi.config({ sync_stack_size: 16 * 2 ** 20 }) before koffi.load()',
    );
  }
  return koffi;
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
