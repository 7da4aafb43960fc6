/**
 * NABLA_DEBUG, as in tinygrad: 1 prints a line per run, 2 the program of each new plan (schedule and kernels), 3 the graph
 * as well, 4 what each step of each run took.
 */

/** The level, 0 where there is no environment (browsers: set `globalThis.NABLA_DEBUG`). */
export function debugLevel(): number {
  if (level === undefined) {
    const scope = globalThis as { NABLA_DEBUG?: unknown; process?: { env?: Record<string, string | undefined> } };
    level = Number(scope.NABLA_DEBUG ?? scope.process?.env?.['NABLA_DEBUG'] ?? 0) || 0;
  }
  return level;
}

let level: number | undefined;

/** Prints if the level asks for it; the text is made only then. */
export function debug(atLeast: number, text: () => string): void {
  if (debugLevel() >= atLeast) console.error(text());
}

/** Sets the level from code; undefined: read the environment again. */
export function setDebugLevel(value: number | undefined): void {
  level = value;
}
