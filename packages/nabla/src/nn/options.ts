/** Options of layers: by position in PyTorch's order, or in a last object. */
import { isOptions } from '../dispatch/arguments.js';
import { fail, suggest } from '../errors.js';

export function readOptions<O extends object>(op: string, defaults: O, given: readonly unknown[]): O {
  const names = Object.keys(defaults) as (keyof O & string)[];
  const out: O = { ...defaults };
  given.forEach((x, i) => {
    if (x === undefined) return;
    if (!isOptions(x)) {
      out[names[i]!] = x as O[keyof O & string];
      return;
    }
    for (const [key, value] of Object.entries(x)) {
      if (!names.includes(key as keyof O & string)) fail(op, `got an unknown option '${key}'`, suggest(key, names), 'type');
      if (value !== undefined) out[key as keyof O & string] = value as O[keyof O & string];
    }
  });
  return out;
}
