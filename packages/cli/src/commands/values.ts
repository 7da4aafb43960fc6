/** Values of options, read from text. */
import { UsageError } from '../failure.js';

/** A number for which `ok` holds. Errors: UsageError with the complaint. */
export function readNumber(text: string, ok: (x: number) => boolean, complaint: () => string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text.replaceAll('−', '-'));
  if (!ok(value)) throw new UsageError(complaint());
  return value;
}

/** One of several words. Errors: UsageError with the complaint. */
export function oneOf<T extends string>(text: string, known: readonly T[], complaint: (known: string) => string): T {
  const found = known.find((name) => name === text.trim().toLowerCase());
  if (found === undefined) throw new UsageError(complaint(known.join(', ')));
  return found;
}

/** Names between commas. */
export function readList(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,，]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
