/** Numbers as the page writes them. */

const MINUS = '−';

/** So many significant digits, with a true minus sign; '—' where there is no value. */
export function show(x: number, digits = 3): string {
  if (Number.isNaN(x)) return '—';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : `${MINUS}∞`;
  const size = Math.abs(x);
  if (size !== 0 && (size >= 1e5 || size < 1e-4)) return scientific(x, digits);
  const places = size >= 100 ? 1 : digits - 1;
  return fixed(x, places);
}

/** So many places after the point; no minus before a zero. */
export function fixed(x: number, places: number): string {
  if (!Number.isFinite(x)) return show(x);
  const text = Math.abs(x).toFixed(places);
  return Number(text) === 0 || x > 0 ? text : MINUS + text;
}

/** A share in percent; '—' where there is none. */
export const percent = (part: number): string => (Number.isNaN(part) ? '—' : `${fixed(100 * part, 1)}%`);

const RAISED: Readonly<Record<string, string>> = { '-': '⁻' };
const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function scientific(x: number, digits: number): string {
  const [mantissa = '', power = ''] = Math.abs(x)
    .toExponential(digits - 1)
    .split('e');
  const raised = [...power.replace('+', '')].map((c) => RAISED[c] ?? DIGITS[Number(c)]).join('');
  return `${x < 0 ? MINUS : ''}${mantissa} × 10${raised}`;
}

/** So many significant digits throughout, for numbers that become small. */
export function precise(x: number, digits = 4): string {
  const size = Math.abs(x);
  if (!Number.isFinite(x) || size === 0 || size >= 1e5) return show(x, digits);
  if (size < 1e-3) return scientific(x, digits);
  return fixed(x, Math.max(0, digits - 1 - Math.floor(Math.log10(size))));
}

/** An angle: whole degrees, or one place. */
export function showDegrees(x: number): string {
  return `${fixed(x, 1).replace(/\.0$/, '')}°`;
}

/** A number as TeX. */
export function texNumber(x: number, digits = 3): string {
  const text = show(x, digits).replaceAll(MINUS, '-');
  if (text === '—') return '\\text{—}';
  if (text.includes('∞')) return text.replace('∞', '\\infty');
  const [mantissa, power] = text.split(' × 10');
  if (power === undefined) return text;
  const plain = [...power].map((c) => (c === '⁻' ? '-' : String(DIGITS.indexOf(c)))).join('');
  return `${mantissa}\\times 10^{${plain}}`;
}

/** A number in parentheses where it is negative, for products. */
export function texFactor(x: number, digits = 3): string {
  const text = texNumber(x, digits);
  return text.startsWith('-') ? `(${text})` : text;
}
