/** Tables for libm.ts, made when first used: all but the logarithm's are computed here, in integer arithmetic. */
import { LOG_OFFSETS } from './log_table.js';

const BITS = 200n;
const ONE = 1n << BITS;

function mul(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

/** The nearest double of a fixed-point number (Number(bigint) rounds to nearest, ties to even). */
function toDouble(x: bigint): number {
  return Number(x) * 2 ** -200;
}

function fromDouble(x: number): bigint {
  return BigInt(x * 2 ** 100) << 100n; // exact: the doubles here have no bits below 2^-100
}

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}

/** Pairs (1/c, log c) for 128 intervals, from 0.6875 to twice that. */
export const logTable: () => Float64Array = /* @__PURE__ */ once(() => {
  const table = new Float64Array(256);
  const view = new DataView(table.buffer);
  for (let i = 0; i < 128; i++) {
    view.setUint32(16 * i + 4, 0x3fe60000 + ((2 * i + 1) << 12), true); // the middle of the interval
    table[2 * i] = 1 / table[2 * i]!;
    const offset = Number.parseInt(LOG_OFFSETS.slice(6 * i, 6 * i + 6), 36) - 2 ** 29;
    view.setBigUint64(16 * i, view.getBigUint64(16 * i, true) + BigInt(offset), true);
    // Chosen to lie near a multiple of 2^-43, so any good logarithm rounds to it.
    table[2 * i + 1] = -Math.round(Math.log(table[2 * i]!) * 2 ** 43) * 2 ** -43;
  }
  return table;
});

/** Pairs (t, v) for k = 0 … 127: v the double nearest 2^(k/128), t the relative rest: 2^(k/128) = v (1 + t). */
export const expTable: () => Float64Array = /* @__PURE__ */ once(() => {
  const step = powerOfTwo128th();
  const table = new Float64Array(256);
  let x = ONE;
  for (let k = 0; k < 128; k++, x = mul(x, step)) {
    const v = toDouble(x);
    table[2 * k] = toDouble(((x - fromDouble(v)) << BITS) / fromDouble(v));
    table[2 * k + 1] = v;
  }
  return table;
});

/** 2^(1/128), by seven square roots. */
function powerOfTwo128th(): bigint {
  let x = 2n << BITS;
  for (let i = 0; i < 7; i++) x = sqrt(x << BITS);
  return x;
}

function sqrt(n: bigint): bigint {
  let x = 1n << (BITS + 2n);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

/** Four doubles for each multiple of 1/128 up to 0.86: sin, its rest, cos, its rest. */
export const sincosTable: () => Float64Array = /* @__PURE__ */ once(() => {
  const [s1, c1] = sincosSeries(ONE / 128n);
  const table = new Float64Array(4 * 112);
  for (let k = 0, s = 0n, c = ONE; k < 112; k++) {
    table.set([...twoDoubles(s), ...twoDoubles(c)], 4 * k);
    [s, c] = [mul(s, c1) + mul(c, s1), mul(c, c1) - mul(s, s1)];
  }
  return table;
});

function twoDoubles(x: bigint): [number, number] {
  const hi = toDouble(x);
  return [hi, toDouble(x - fromDouble(hi))];
}

/** sin and cos of a small fixed-point number by their series. */
function sincosSeries(x: bigint): [bigint, bigint] {
  const sums = [ONE, 0n, 0n, 0n]; // of the terms x^n / n!, by n mod 4
  for (let n = 1n, term = x; term !== 0n; n++, term = mul(term, x) / n) sums[Number(n & 3n)]! += term;
  return [sums[1]! - sums[3]!, sums[0]! - sums[2]!];
}
