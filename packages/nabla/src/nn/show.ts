/** Values as Python prints them, for printed modules. */

export function show(x: number | boolean | string | null | undefined, float = false): string {
  if (x === null || x === undefined) return 'None';
  if (typeof x === 'boolean') return x ? 'True' : 'False';
  if (typeof x === 'string') return x;
  return float && Number.isInteger(x) ? x.toFixed(1) : String(x).replace(/e([+-])(\d)$/, 'e$10$2');
}
