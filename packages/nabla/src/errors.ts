/** Errors that teach: what was called, what was seen, which rule was broken, what to write instead. */

/** Raised where PyTorch raises RuntimeError. */
export class RuntimeError extends Error {
  override name = 'RuntimeError';
}
/** Raised where PyTorch raises IndexError. */
export class IndexError extends RangeError {
  override name = 'IndexError';
}
/** Raised where PyTorch raises ValueError. */
export class ValueError extends RangeError {
  override name = 'ValueError';
}

/** Raised where PyTorch raises NotImplementedError. */
export class NotImplementedError extends RuntimeError {
  override name = 'NotImplementedError';
}
/** `gradcheck` found a derivative that differs from central differences. */
export class GradcheckError extends RuntimeError {
  override name = 'GradcheckError';
}

export type ErrorKind = 'runtime' | 'index' | 'value' | 'type' | 'missing' | 'gradcheck';

const CLASSES = {
  runtime: RuntimeError,
  index: IndexError,
  value: ValueError,
  type: TypeError,
  missing: NotImplementedError,
  gradcheck: GradcheckError,
} as const;

/** Throws `[op] message. hint`. */
export function fail(op: string, message: string, hint = '', kind: ErrorKind = 'runtime'): never {
  throw new CLASSES[kind](`[${op}] ${message}${hint ? `. ${hint}` : ''}`);
}

/** Any value as a short text for a message; it never throws. */
export function said(x: unknown): string {
  if (typeof x === 'string') return `'${x}'`;
  if (typeof x === 'function') return 'a function';
  if (typeof x !== 'object' || x === null) return String(x);
  if (Array.isArray(x)) return 'an array';
  const name: unknown = (x as { constructor?: { name?: unknown } }).constructor?.name;
  return `a ${typeof name === 'string' && name !== '' ? name : 'object'}`;
}

/** A class's name as it was written: minifiers change `name`, so ours carry another in `_class`. */
export function className(x: object): string {
  const made = x.constructor as { readonly name: string; readonly _class?: string };
  return Object.hasOwn(made, '_class') ? made._class! : made.name;
}

/** Levenshtein distance, for 'did you mean'. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + change));
    }
    row = next;
  }
  return row[b.length]!;
}

/** `Did you mean 'dim'?`, or the list of what is known. */
export function suggest(wrong: string, known: readonly string[]): string {
  const best = known
    .map((name) => ({ name, far: distance(wrong, name) }))
    .sort((a, b) => a.far - b.far)
    .find(({ name, far }) => far <= Math.max(2, name.length / 3));
  if (best) return `Did you mean '${best.name}'?`;
  return known.length > 0 ? `Known names: ${known.join(', ')}` : 'It takes no options';
}
