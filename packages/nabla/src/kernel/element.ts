/** The elementwise primitives on plain numbers, for the kernel interpreter: exact definitions, `Math.*` for the rest. */
import { castNumber, type DType } from '../ir/dtype.js';
import type { ElementOp } from '../ir/node.js';

type Fn = (...x: number[]) => number;

const truth = (x: boolean): number => (x ? 1 : 0);

/** Rounds halves to even. */
function round(x: number): number {
  if (Math.abs(x) >= 2 ** 52 || x !== x) return x;
  const r = Math.round(x);
  const even = Math.abs(x % 1) === 0.5 && r % 2 !== 0 ? r - 1 : r;
  return even === 0 && (x < 0 || Object.is(x, -0)) ? -0 : even;
}

/** C's pow: 1 to any power and anything to 0 are 1, also with nan. */
function pow(x: number, y: number): number {
  if (x === 1 || y === 0 || (x === -1 && Math.abs(y) === Infinity)) return 1;
  return x ** y;
}

/** Series below 2, continued fraction (Lentz, from below) above; about 1e-15. */
function erf(x: number): number {
  if (x !== x) return x;
  if (Math.abs(x) >= 2) return x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
  let [sum, term] = [x, x];
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

function erfc(x: number): number {
  if (x !== x) return x;
  if (x < 2) return x < -2 ? 2 - erfc(-x) : 1 - erf(x);
  if (x > 30) return 0;
  let tail = 0;
  for (let k = 120; k >= 1; k--) tail = k / 2 / (x + tail);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + tail);
}

const FLOAT: Readonly<Record<string, Fn>> = {
  neg: (x) => -x!,
  abs: Math.abs,
  sign: (x) => truth(x! > 0) - truth(x! < 0),
  floor: Math.floor,
  ceil: Math.ceil,
  round: (x) => round(x!),
  trunc: Math.trunc,
  sqrt: Math.sqrt,
  not: (x) => truth(x === 0),
  exp: Math.exp,
  log: Math.log,
  log1p: Math.log1p,
  expm1: Math.expm1,
  exp2: (x) => 2 ** x!,
  log2: Math.log2,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  erf: (x) => erf(x!),
  erfc: (x) => erfc(x!),
  add: (x, y) => x! + y!,
  sub: (x, y) => x! - y!,
  mul: (x, y) => x! * y!,
  div: (x, y) => x! / y!,
  idiv: (x, y) => (y === 0 ? 0 : Math.trunc(x! / y!)),
  rem: (x, y) => x! % y!,
  pow: (x, y) => pow(x!, y!),
  atan2: (x, y) => Math.atan2(x!, y!),
  maximum: (x, y) => Math.max(x!, y!),
  minimum: (x, y) => Math.min(x!, y!),
  lt: (x, y) => truth(x! < y!),
  le: (x, y) => truth(x! <= y!),
  eq: (x, y) => truth(x === y),
  ne: (x, y) => truth(x !== y),
  where: (c, x, y) => (c !== 0 ? x! : y!),
  cast: (x) => x!,
};

const wrap = (x: bigint): number => Number(BigInt.asIntN(64, x));

/** What integers do otherwise, on 64 bits; narrower dtypes take the low bits. */
const INTEGER: Readonly<Record<string, (x: bigint, y: bigint) => bigint>> = {
  mul: (x, y) => x * y,
  and: (x, y) => x & y,
  or: (x, y) => x | y,
  xor: (x, y) => x ^ y,
  shl: (x, y) => (y < 0n || y > 63n ? 0n : x << y),
  shr: (x, y) => x >> (y < 0n || y > 63n ? 63n : y),
  pow: (x, y) => (y >= 0n ? x ** y : x === 1n ? 1n : x === -1n ? (y % 2n === 0n ? 1n : -1n) : 0n),
  not: (x) => ~x,
};

/** One elementwise primitive on numbers of `from`'s dtype, rounded to `to`. */
export function element(fn: ElementOp, from: DType, to: DType): Fn {
  const integer = INTEGER[fn];
  if (from.kind === 'int' && integer) {
    return (x, y) => castNumber(wrap(integer(BigInt(x!), BigInt(y ?? 0))), to);
  }
  if (from.kind === 'bool' && integer && fn !== 'not')
    return (x, y) => castNumber(Number(integer(BigInt(x!), BigInt(y!))), to);
  if (from.kind !== 'float' && fn === 'rem') return (x, y) => (y === 0 ? 0 : (x! % y!) + 0);
  const f = FLOAT[fn]!;
  if (to.kind === 'float') return to.name === 'float32' ? (x, y, z) => Math.fround(f(x!, y!, z!)) : f;
  return (x, y, z) => castNumber(f(x!, y!, z!), to) + 0;
}
