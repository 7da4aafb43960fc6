/** The trailing options object of functions that are not operators. */
import { fail, suggest } from './errors.js';

/** Checks the names; `undefined` is 'not given'. */
export function bindOptions<T extends object>(
  op: string,
  options: T,
  known: readonly string[],
): Record<string, unknown> {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    fail(
      op,
      `options must be a plain object such as { ${known[0]}: … }, not ${options === null ? 'null' : typeof options}`,
      '',
      'type',
    );
  }
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(options)) {
    if (!known.includes(key)) fail(op, `got an unknown option '${key}'`, suggest(key, known), 'type');
    if (value !== undefined) out[key] = value;
  }
  return out;
}
