/** Integers as PyTorch's CPU kernels draw them (ATen's DistributionsHelper.h and DistributionTemplates.h). */
import { RuntimeError } from '../errors.js';
import type { DTypeName } from '../ir/dtype.js';
import { default_generator, type Generator } from './generator.js';

/**
 * What integers are drawn into: Int32Array is int32, Uint8Array uint8 (or bool, if said), Float32Array float32.
 * Float64Array stands for float64 and (where said) for int64 held in numbers; BigInt64Array is int64.
 */
export type IntegerTarget = Int32Array | Uint8Array | Float32Array | Float64Array | BigInt64Array;

/** The largest value that PyTorch draws by default, inclusive: the dtype's largest integer, or 2^digits of a float. */
const LARGEST: Readonly<Record<DTypeName, bigint>> = {
  bool: 1n,
  uint8: 255n,
  int32: 2n ** 31n - 1n,
  int64: 2n ** 63n - 1n,
  float32: 2n ** 24n,
  float64: 2n ** 53n,
};

/**
 * Fills with integers of [low, high): `randint`, `random_(low, high)`. A range below 2^32, and any range of int32,
 * uint8 and bool, takes 32 random bits a number, a larger one 64 bits.
 * @param high exclusive; null for the dtype's largest integer, inclusive (PyTorch's `random_(low, None)`).
 * @param dtype where the array's type leaves it open: 'bool' for a Uint8Array, 'int64' for a Float64Array.
 * @throws if the interval is empty, leaves the dtype, or has bounds that are not integers within ±2^53.
 */
export function randint<T extends IntegerTarget>(
  out: T,
  low: number,
  high: number | null,
  gen: Generator = default_generator,
  dtype: DTypeName = dtypeOf(out),
): T {
  const [from, to] = interval(low, high, dtype);
  const range = to - from;
  const wide = dtype === 'int64' || dtype === 'float32' || dtype === 'float64';
  if (wide && range >= 2n ** 32n) storeWide(out, () => (gen.random64() % range) + from);
  else store(out, narrow(Number(from), Number(range), gen));
  return out;
}

/**
 * Fills with integers of the dtype's whole non-negative range (`random_()`): [0, 255] for uint8, [0, 2^31) for int32,
 * [0, 2^63) for int64, [0, 2^24] for float32, [0, 2^53] for float64, {0, 1} for bool. int64 and float64 take 64 random
 * bits a number. In a Float64Array an int64 beyond 2^53 is rounded to the nearest double; a BigInt64Array holds all.
 */
export function random_<T extends IntegerTarget>(
  out: T,
  gen: Generator = default_generator,
  dtype: DTypeName = dtypeOf(out),
): T {
  const count = LARGEST[dtype] + 1n;
  if (dtype === 'int64' || dtype === 'float64') storeWide(out, () => gen.random64() % count);
  else store(out, narrow(0, Number(count), gen));
  return out;
}

/**
 * A random permutation of 0 … n - 1, by exchanging each place with itself or a later one; 32 random bits a place.
 * @param out where it goes, n elements; by default a Float64Array.
 */
export function randperm<T extends IntegerTarget = Float64Array>(
  n: number,
  gen: Generator = default_generator,
  out: T = new Float64Array(checkCount(n)) as unknown as T,
): T {
  if (out.length !== checkCount(n)) {
    throw new RuntimeError(
      `[randperm] an output of ${out.length} elements for n ${n}; pass one of n elements, or none`,
    );
  }
  let k = 0;
  store(out, () => k++);
  for (let i = 0; i < n - 1; i++) {
    const j = i + ((gen.randomInt32() >>> 0) % ((n - i) >>> 0));
    const saved = out[i]!;
    out[i] = out[j]!;
    out[j] = saved;
  }
  return out;
}

function dtypeOf(out: IntegerTarget): DTypeName {
  if (out instanceof Int32Array) return 'int32';
  if (out instanceof Uint8Array) return 'uint8';
  if (out instanceof BigInt64Array) return 'int64';
  return out instanceof Float32Array ? 'float32' : 'float64';
}

function narrow(from: number, range: number, gen: Generator): () => number {
  if (range === 2 ** 32) return () => gen.random() + from;
  return () => ((gen.randomInt32() >>> 0) % (range >>> 0)) + from;
}

function store(out: IntegerTarget, next: () => number): void {
  if (out instanceof BigInt64Array) for (let i = 0; i < out.length; i++) out[i] = BigInt(next());
  else for (let i = 0; i < out.length; i++) out[i] = next();
}

function storeWide(out: IntegerTarget, next: () => bigint): void {
  if (out instanceof BigInt64Array) for (let i = 0; i < out.length; i++) out[i] = next();
  else for (let i = 0; i < out.length; i++) out[i] = Number(next());
}

/** Checked bounds, the upper one exclusive. */
function interval(low: number, high: number | null, dtype: DTypeName): [bigint, bigint] {
  checkInteger('low', low);
  if (high !== null) checkInteger('high', high);
  const isFloat = dtype === 'float32' || dtype === 'float64';
  const digits = dtype === 'float32' ? 24 : 53;
  const from = BigInt(isFloat ? roundUp(low, digits) : low);
  const to = high === null ? LARGEST[dtype] + 1n : BigInt(isFloat ? roundDown(high, digits) : high);
  if (from >= to) throw badInterval(low, high, 'low must be less than high');
  if (!isFloat) checkInside(from, to, low, high, dtype);
  return [from, to];
}

function checkInside(from: bigint, to: bigint, low: number, high: number | null, dtype: DTypeName): void {
  const max = LARGEST[dtype];
  const min = dtype === 'int32' || dtype === 'int64' ? -max - 1n : 0n;
  if (from < min || to - 1n > max) throw badInterval(low, high, `${dtype} holds ${min} … ${max}`);
}

/** PyTorch's `update_from`: where float rounding would carry `from` below itself, the next float above. */
function roundUp(from: number, digits: number): number {
  const next = castTo(from + 1, digits);
  return next < from ? next + 2 ** (exponent(from + 1) - digits + 1) : from;
}

/** PyTorch's `update_to`: where float rounding would carry `to - 1` up to `to`, the float below. */
function roundDown(to: number, digits: number): number {
  const last = castTo(to - 1, digits);
  return last >= to ? last - 2 ** (exponent(to - 1) - digits + 1) : to;
}

function castTo(x: number, digits: number): number {
  return digits === 24 ? Math.fround(x) : x;
}

function exponent(x: number): number {
  return x === 0 ? 0 : BigInt(Math.abs(x)).toString(2).length - 1;
}

function checkInteger(name: string, x: number): void {
  if (Number.isSafeInteger(x)) return;
  throw new RuntimeError(`[randint] ${name} ${x}; the bounds are integers within ±2^53: write randint(0, 10, [2, 3])`);
}

function badInterval(low: number, high: number | null, rule: string): RuntimeError {
  return new RuntimeError(`[randint] low ${low}, high ${high}; ${rule}: write randint(0, 10, [2, 3]) for 0 … 9`);
}

function checkCount(n: number): number {
  if (Number.isInteger(n) && n >= 0 && n < 2 ** 32) return n;
  throw new RuntimeError(`[randperm] n ${n}; n is a non-negative integer below 2^32: write randperm(10)`);
}
