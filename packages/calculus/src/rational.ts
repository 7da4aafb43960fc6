/**
 * The numbers of formulas: exact fractions while they fit, floats beyond. `decimal` remembers that a person wrote 0.5,
 * so that it is printed as one.
 */
export interface Rational {
  readonly p: number;
  /** At least 1; 0 where the number is no fraction of safe integers and `value` is all there is. */
  readonly q: number;
  readonly value: number;
  readonly decimal: boolean;
}

function gcd(a: number, b: number): number {
  a = Math.abs(a);
  b = Math.abs(b);
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

function float(value: number): Rational {
  return Number.isSafeInteger(value) ? exact(value, 1, false) : { p: 0, q: 0, value, decimal: true };
}

function exact(p: number, q: number, decimal: boolean): Rational {
  if (q < 0) return exact(-p, -q, decimal);
  const g = gcd(p, q);
  const [n, d] = [p / g || 0, q / g];
  return { p: n, q: d, value: n / d, decimal: decimal && d !== 1 };
}

/** p/q in lowest terms; a float where either is no safe integer. */
export function fraction(p: number, q = 1, decimal = false): Rational {
  return Number.isSafeInteger(p) && Number.isSafeInteger(q) && q !== 0 ? exact(p, q, decimal) : float(p / q);
}

/** A number as it is meant: integers and short decimals exactly, all else as a float. */
export function rational(value: number): Rational {
  if (Number.isSafeInteger(value)) return exact(value, 1, false);
  const text = String(value);
  const digits = /^-?\d+\.(\d+)$/.exec(text)?.[1];
  const q = digits === undefined ? Number.NaN : 10 ** digits.length;
  const p = Math.round(value * q);
  // Sixteen and more digits are no decimal that a person wrote.
  if (digits === undefined || digits.length > 12 || !Number.isSafeInteger(p) || p / q !== value) return float(value);
  return exact(p, q, true);
}

export const ZERO = fraction(0);
export const ONE = fraction(1);
export const MINUS_ONE = fraction(-1);

export const isExact = (a: Rational): boolean => a.q !== 0;
export const isInteger = (a: Rational): boolean => a.q === 1;
export const sameNumber = (a: Rational, b: Rational): boolean =>
  a.q === b.q && a.p === b.p && Object.is(a.value, b.value);

export function add(a: Rational, b: Rational): Rational {
  if (!isExact(a) || !isExact(b)) return float(a.value + b.value);
  return safe(a.p * b.q + b.p * a.q, a.q * b.q, a, b, () => a.value + b.value);
}

export function mul(a: Rational, b: Rational): Rational {
  if (!isExact(a) || !isExact(b)) return float(a.value * b.value);
  return safe(a.p * b.p, a.q * b.q, a, b, () => a.value * b.value);
}

/** a / b; null where b is 0. */
export function div(a: Rational, b: Rational): Rational | null {
  if (b.value === 0) return null;
  if (!isExact(a) || !isExact(b)) return float(a.value / b.value);
  return safe(a.p * b.q, a.q * b.p, a, b, () => a.value / b.value);
}

function safe(p: number, q: number, a: Rational, b: Rational, value: () => number): Rational {
  return Number.isSafeInteger(p) && Number.isSafeInteger(q) ? exact(p, q, a.decimal || b.decimal) : float(value());
}

export function neg(a: Rational): Rational {
  return isExact(a) ? exact(-a.p, a.q, a.decimal) : float(-a.value);
}

/** a^n for an integer n; null where it is not exact or undefined. */
export function power(a: Rational, n: number): Rational | null {
  if (!isExact(a) || (a.p === 0 && n <= 0)) return null;
  const [p, q] = n < 0 ? [a.q ** -n, a.p ** -n] : [a.p ** n, a.q ** n];
  return Number.isSafeInteger(p) && Number.isSafeInteger(q) ? exact(p, q, a.decimal) : null;
}

/** Whether it is printed with a decimal point. */
export function isDecimal(a: Rational): boolean {
  if (!isExact(a)) return true;
  return a.decimal && a.q !== 1 && 10 ** 12 % a.q === 0;
}

/** The digits of |a| where it is printed as a decimal or an integer. */
export function digits(a: Rational): string {
  return String(Math.abs(a.value));
}
