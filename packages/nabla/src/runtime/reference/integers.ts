/** Integer arithmetic that wraps as C's does, on JavaScript's numbers. int64 is exact within ±2^53. */

/** True where the result of +, −, × on integers is exact. */
function exact(x: number): boolean {
  return x <= Number.MAX_SAFE_INTEGER && x >= Number.MIN_SAFE_INTEGER;
}

function wrap64(x: bigint): number {
  return Number(BigInt.asIntN(64, x));
}

export function add64(x: number, y: number): number {
  const z = x + y;
  return exact(z) ? z : wrap64(BigInt(x) + BigInt(y));
}
export function sub64(x: number, y: number): number {
  const z = x - y;
  return exact(z) ? z : wrap64(BigInt(x) - BigInt(y));
}
export function mul64(x: number, y: number): number {
  const z = x * y + 0; // no −0
  return exact(z) ? z : wrap64(BigInt(x) * BigInt(y));
}

const small = (x: number): boolean => x === (x | 0);

export function and64(x: number, y: number): number {
  return small(x) && small(y) ? x & y : wrap64(BigInt(x) & BigInt(y));
}
export function or64(x: number, y: number): number {
  return small(x) && small(y) ? x | y : wrap64(BigInt(x) | BigInt(y));
}
export function xor64(x: number, y: number): number {
  return small(x) && small(y) ? x ^ y : wrap64(BigInt(x) ^ BigInt(y));
}
/** Shifts take the count modulo the width, as the processor does. */
export function shl64(x: number, y: number): number {
  const z = x * 2 ** (y & 63);
  return exact(z) ? z : wrap64(BigInt(x) << BigInt(y & 63));
}
export function shr64(x: number, y: number): number {
  const z = x / 2 ** (y & 63);
  return exact(x) ? Math.floor(z) : wrap64(BigInt(x) >> BigInt(y & 63));
}

/** Square and multiply; a negative exponent truncates to 0 (±1 stay). */
export function power(mul: (x: number, y: number) => number, x: number, n: number): number {
  if (n < 0) return x === 1 || (x === -1 && n % 2 === 0) ? 1 : x === -1 ? -1 : 0;
  let result = 1;
  for (let rest = n, base = x; rest > 0; rest = Math.floor(rest / 2), base = mul(base, base)) {
    if (rest % 2 === 1) result = mul(result, base);
  }
  return result;
}
