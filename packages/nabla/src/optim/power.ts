/** Powers with whole exponents, rounded once, as the C library gives them; `Math.pow` may be off by one more bit. */

/** x = high + low, more exactly than one number can be. */
type Pair = readonly [high: number, low: number];

/** The product of two numbers without rounding (Veltkamp 1968, Dekker 1971). */
function product(a: number, b: number): Pair {
  const [ah, al] = split(a);
  const [bh, bl] = split(b);
  const high = a * b;
  return [high, al * bl - (high - ah * bh - al * bh - ah * bl)];
}

function split(a: number): Pair {
  const c = 134217729 * a;
  const high = c - (c - a);
  return [high, a - high];
}

function times([a, b]: Pair, [c, d]: Pair): Pair {
  const [high, low] = product(a, c);
  const rest = low + (a * d + b * c);
  const sum = high + rest;
  return [sum, rest - (sum - high)];
}

/** The last power of a base: all parameters of a step ask for the same ones. */
const LAST = new Map<number, readonly [exponent: number, value: number]>();
/** Optimizers use a few bases; more than these are somebody's search for good ones. */
const BASES = 16;

/** base ** exponent. */
export function power(base: number, exponent: number): number {
  const last = LAST.get(base);
  if (last !== undefined && last[0] === exponent) return last[1];
  const value = computed(base, exponent);
  if (LAST.size >= BASES) LAST.clear();
  LAST.set(base, [exponent, value]);
  return value;
}

function computed(base: number, exponent: number): number {
  const plain = base ** exponent;
  // Beyond these the parts of a product would overflow or vanish.
  if (!Number.isInteger(exponent) || exponent < 0 || !(Math.abs(plain) > 1e-250 && Math.abs(plain) < 1e250))
    return plain;
  let result: Pair = [1, 0];
  let square: Pair = [base, 0];
  for (let n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = times(result, square);
    if (n > 1) square = times(square, square);
  }
  return Number.isFinite(result[0]) ? result[0] : plain;
}
