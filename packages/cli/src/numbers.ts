/** Numbers as the lesson writes them. */

const MINUS = '−';
const spell = (x: number): string => (Number.isNaN(x) ? 'nan' : x > 0 ? '∞' : `${MINUS}∞`);

/** A fixed number of decimals with a real minus sign; very large and very small numbers in powers of ten. */
export function fixed(x: number, decimals = 4): string {
  if (!Number.isFinite(x)) return spell(x);
  const size = Math.abs(x);
  if (size >= 1e6 || (size !== 0 && size < 0.5 * 10 ** -decimals)) return scientific(x);
  return signed(x.toFixed(decimals), x);
}

/** As short as it can be said: 2, −0.5, 1.25; at most `decimals` decimals. */
export function short(x: number, decimals = 4): string {
  return fixed(x, decimals)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** 1.2×10⁻⁷ */
export function scientific(x: number): string {
  if (!Number.isFinite(x)) return spell(x);
  const [digits, exponent] = x.toExponential(1).split('e') as [string, string];
  const raised = [...String(Number(exponent))].map((c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)] ?? '⁻').join('');
  return signed(`${digits}×10${raised}`, x);
}

function signed(text: string, x: number): string {
  const digits = text.replace(/^-/, '');
  return x < 0 && /[1-9]/.test(digits.replace(/×.*/, '')) ? MINUS + digits : digits;
}

/** (2, 1) */
export function point(p: readonly number[], decimals = 4): string {
  return `(${p.map((x) => short(x, decimals)).join(', ')})`;
}

/** (2.0000, 1.0000): all numbers with the same decimals. */
export function vector(p: readonly number[], decimals = 4): string {
  return `(${p.map((x) => fixed(x, decimals)).join(', ')})`;
}

/** 83.4 % */
export function percent(x: number): string {
  return `${(100 * x).toFixed(1)} %`;
}

/** A value for JSON: nan and infinities, which JSON lacks, by their names. */
export function jsonNumber(_key: string, x: unknown): unknown {
  return typeof x === 'number' && !Number.isFinite(x) ? (Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf') : x;
}
