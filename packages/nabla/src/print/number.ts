/**
 * Numbers as Python's `format` writes them. JavaScript's `toFixed` and `toExponential` round the exact binary value too,
 * but send exact ties away from zero; Python sends them to the even digit (0.03125 with four digits is 0.0312).
 */

/** Digits that settle whether a double is an exact tie: none comes closer to a short decimal without being one. */
const EXACT = 60;

/** Python's `f'{x:.{precision}f}'`. */
export function formatFixed(x: number, precision: number): string {
  if (!Number.isFinite(x)) return nonFinite(x);
  const digits = fixed(Math.abs(x), precision);
  return isNegative(x) ? `-${digits}` : digits;
}

/** Python's `f'{x:.{precision}e}'`. */
export function formatScientific(x: number, precision: number): string {
  if (!Number.isFinite(x)) return nonFinite(x);
  const digits = scientific(Math.abs(x), precision).replace(/e([+-])(\d)$/, 'e$10$2');
  return isNegative(x) ? `-${digits}` : digits;
}

function nonFinite(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  return x > 0 ? 'inf' : '-inf';
}

function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}

function fixed(x: number, precision: number): string {
  // From 1e21 on toFixed changes its notation; such doubles are integers.
  if (x >= 1e21) return BigInt(x).toString() + (precision > 0 ? `.${'0'.repeat(precision)}` : '');
  const even = tieToEven(x.toFixed(precision + EXACT), EXACT);
  return even ?? x.toFixed(precision);
}

function scientific(x: number, precision: number): string {
  const [mantissa, exponent] = x.toExponential(precision + EXACT).split('e') as [string, string];
  const even = tieToEven(mantissa, EXACT);
  return even === null ? x.toExponential(precision) : `${even}e${exponent}`;
}

/** The digits without their last `extra` ones, when those are an exact half and the digit before them is even. */
function tieToEven(digits: string, extra: number): string | null {
  const cut = digits.length - extra;
  if (digits.charCodeAt(cut) !== 53 || !/^50*$/.test(digits.slice(cut))) return null;
  const kept = digits.slice(0, cut).replace(/\.$/, '');
  return kept.charCodeAt(kept.length - 1) % 2 === 0 ? kept : null;
}
