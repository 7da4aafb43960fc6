/** Values as Python prints them, for printed modules. */
import { said } from '../errors.js';

export type Shown = number | boolean | string | null | undefined | readonly (number | null)[];

/** `float`: whole numbers get their `.0`. Arrays are tuples: `(3, 3)`, `(2,)`. */
export function show(x: Shown, float = false): string {
  if (x === null || x === undefined) return 'None';
  if (typeof x === 'boolean') return x ? 'True' : 'False';
  if (typeof x === 'string') return x;
  if (typeof x === 'number') return showNumber(x, float);
  if (!Array.isArray(x)) return said(x);
  const items = (x as readonly number[]).map((n) => show(n, float)).join(', ');
  return x.length === 1 ? `(${items},)` : `(${items})`;
}

/** Python's `repr`: scientific below 0.0001 and, for floats, from 1e16. */
function showNumber(x: number, float: boolean): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf';
  const size = Math.abs(x);
  const scientific = (x !== 0 && size < 1e-4) || (float && size >= 1e16);
  if (scientific) return x.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  return float && Number.isInteger(x) ? x.toFixed(1) : String(x);
}

/** `name=value, …` of a module's fields. */
export function fields(module: object, names: readonly string[], floats: readonly string[] = []): string {
  const values = module as Readonly<Record<string, Shown>>;
  return names.map((name) => `${name}=${show(values[name], floats.includes(name))}`).join(', ');
}
