/**
 * Powers with whole exponents, rounded once, as the C library gives them; `Math.pow` may be off by one more bit. Numbers
 * are kept as sums high + low of two, more exact than one can be.
 */

/** a · b less the rounded product (Veltkamp 1968, Dekker 1971). */
function lost(a: number, b: number, product: number): number {
  const ah = upper(a);
  const bh = upper(b);
  const al = a - ah;
  const bl = b - bh;
  return al * bl - (product - ah * bh - al * bh - ah * bl);
}

/** The upper half of a number's digits. */
function upper(x: number): number {
  const c = 134217729 * x;
  return c - (c - x);
}

/** Exponents have fewer binary digits. */
const DIGITS = 1024;

/** What is known of a base: its powers base ** 2 ** k, and its last one, which all parameters of a step ask for. */
class Base {
  private readonly high = new Float64Array(DIGITS);
  private readonly low = new Float64Array(DIGITS);
  /** How many squares are known. */
  private squares = 1;
  private exponent = 1;
  private value: number;
  constructor(base: number) {
    this.high[0] = base;
    this.value = base;
  }

  power(exponent: number): number {
    if (exponent !== this.exponent) {
      this.value = this.computed(exponent);
      this.exponent = exponent;
    }
    return this.value;
  }

  private computed(exponent: number): number {
    const plain = this.high[0]! ** exponent;
    // Beyond these the parts of a product would overflow or vanish.
    if (!Number.isInteger(exponent) || exponent < 0 || !(Math.abs(plain) > 1e-250 && Math.abs(plain) < 1e250))
      return plain;
    const value = this.product(exponent);
    return Number.isFinite(value) ? value : plain;
  }

  /** By the exponent's binary digits. */
  private product(exponent: number): number {
    let high = 1;
    let low = 0;
    for (let n = exponent, k = 0; n > 0; n = Math.floor(n / 2), k++) {
      if (k >= this.squares) this.square(k);
      if (n % 2 === 0) continue;
      const product = high * this.high[k]!;
      const rest = lost(high, this.high[k]!, product) + (high * this.low[k]! + low * this.high[k]!);
      high = product + rest;
      low = rest - (high - product);
    }
    return high;
  }

  private square(k: number): void {
    const high = this.high[k - 1]!;
    const low = this.low[k - 1]!;
    const product = high * high;
    const rest = lost(high, high, product) + (high * low + low * high);
    this.high[k] = product + rest;
    this.low[k] = rest - (this.high[k]! - product);
    this.squares = k + 1;
  }
}

const BASES = new Map<number, Base>();
/** Optimizers use a few bases; more than these are somebody's search for good ones. */
const KEPT = 16;

/** base ** exponent. */
export function power(base: number, exponent: number): number {
  let known = BASES.get(base);
  if (known === undefined) {
    if (BASES.size >= KEPT) BASES.clear();
    BASES.set(base, (known = new Base(base)));
  }
  return known.power(exponent);
}
