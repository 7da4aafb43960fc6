/**
 * How kernels hold values: one number in a local of its machine type, or four lanes in vectors. 64-bit types take two
 * vectors for four lanes; uint8 is widened to 32-bit lanes; bool is 0 or 1 as a number and a 32-bit lane mask as a vector.
 */
import type { DType } from '../../ir/dtype.js';
import type { FuncBuilder, Local, OpName, ValType } from './assembler.js';

/** Lanes of a vector value, whatever its dtype. */
export const WIDTH = 4;

/** How the four lanes of a dtype are held. */
export type Rep = 'f32' | 'f64' | 'i32' | 'i64' | 'u8' | 'mask';

const REPS = { float32: 'f32', float64: 'f64', int32: 'i32', int64: 'i64', uint8: 'u8', bool: 'mask' } as const;

export function repOf(dtype: DType): Rep {
  return REPS[dtype.name];
}

const MACHINE = { f32: 'f32', f64: 'f64', i32: 'i32', i64: 'i64', u8: 'i32', mask: 'i32' } as const;

/** The WebAssembly type of one element. */
export function machineOf(rep: Rep): 'f32' | 'f64' | 'i32' | 'i64' {
  return MACHINE[rep];
}

/** Whether four lanes take two vectors. */
export function isWide(rep: Rep): boolean {
  return rep === 'f64' || rep === 'i64';
}

/** The vectors of four lanes. */
export type Parts = readonly Local[];

export function partsOf(rep: Rep): number {
  return isWide(rep) ? 2 : 1;
}

/** Stores what is on the stack in a new local. */
export function keep(f: FuncBuilder, type: ValType): Local {
  const local = f.local(type);
  f.set(local);
  return local;
}

/** Runs `push` once per vector of the result and keeps what it leaves on the stack. */
export function keepParts(f: FuncBuilder, rep: Rep, push: (part: number) => void): Local[] {
  const parts: Local[] = [];
  for (let part = 0; part < partsOf(rep); part++) {
    push(part);
    parts.push(keep(f, 'v128'));
  }
  return parts;
}

/** The nearest int64. */
function toLong(value: number): bigint {
  return value >= 2 ** 63 ? (1n << 63n) - 1n : BigInt(Math.trunc(value));
}

/** A number of the machine type. */
export function pushConst(f: FuncBuilder, rep: Rep, value: number): void {
  switch (rep) {
    case 'f32':
      f.f32const(value);
      break;
    case 'f64':
      f.f64const(value);
      break;
    case 'i64':
      f.i64const(toLong(value));
      break;
    case 'mask':
      f.i32const(value !== 0 ? 1 : 0);
      break;
    case 'u8':
      f.i32const(value & 255);
      break;
    default:
      f.i32const(value);
  }
}

/** Number on the stack → the same number in every lane of one vector. */
export function splat(f: FuncBuilder, rep: Rep): void {
  switch (rep) {
    case 'f32':
      f.op('f32x4.splat');
      break;
    case 'f64':
      f.op('f64x2.splat');
      break;
    case 'i64':
      f.op('i64x2.splat');
      break;
    case 'mask':
      f.op('i32x4.splat').op('i32x4.neg');
      break;
    default:
      f.op('i32x4.splat');
  }
}

/** A constant in every lane of one vector, as one instruction. */
export function pushSplat(f: FuncBuilder, rep: Rep, value: number): void {
  const bytes = new Uint8Array(16);
  switch (rep) {
    case 'f32':
      new Float32Array(bytes.buffer).fill(value);
      break;
    case 'f64':
      new Float64Array(bytes.buffer).fill(value);
      break;
    case 'i64':
      new BigInt64Array(bytes.buffer).fill(toLong(value));
      break;
    case 'mask':
      new Int32Array(bytes.buffer).fill(value !== 0 ? -1 : 0);
      break;
    case 'u8':
      new Int32Array(bytes.buffer).fill(value & 255);
      break;
    default:
      new Int32Array(bytes.buffer).fill(value);
  }
  f.v128const(bytes);
}

/** Pushes one lane as a number. */
export function extractLane(f: FuncBuilder, rep: Rep, parts: Parts, lane: number): void {
  if (isWide(rep)) {
    f.get(parts[lane >> 1]!).lane(rep === 'f64' ? 'f64x2.extract_lane' : 'i64x2.extract_lane', lane & 1);
    return;
  }
  f.get(parts[0]!).lane(rep === 'f32' ? 'f32x4.extract_lane' : 'i32x4.extract_lane', lane);
  if (rep === 'mask') f.i32const(1).op('i32.and');
}

/** Replaces one lane by the number that `push` leaves on the stack. */
export function replaceLane(f: FuncBuilder, rep: Rep, parts: Parts, lane: number, push: () => void): void {
  const target = parts[isWide(rep) ? lane >> 1 : 0]!;
  f.get(target);
  if (rep === 'mask') f.i32const(0);
  push();
  if (rep === 'mask') f.op('i32.sub');
  if (isWide(rep)) f.lane(rep === 'f64' ? 'f64x2.replace_lane' : 'i64x2.replace_lane', lane & 1);
  else f.lane(rep === 'f32' ? 'f32x4.replace_lane' : 'i32x4.replace_lane', lane);
  f.set(target);
}

/** Every second 32-bit lane of two vectors: 64-bit masks → 32-bit masks, low words of int64. */
const EVEN_WORDS = [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27];
/** The low halves of two vectors side by side. */
const LOW_HALVES = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
/** The upper half moved down. */
const HIGH_DOWN = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];

/** Two vectors on the stack → one of their even 32-bit lanes. */
export function evenWords(f: FuncBuilder): void {
  f.shuffle(EVEN_WORDS);
}

/** Two vectors on the stack → their low halves in one. */
export function lowHalves(f: FuncBuilder): void {
  f.shuffle(LOW_HALVES);
}

/** Pushes a vector with its upper half in the lower. */
export function pushHigh(f: FuncBuilder, vector: Local): void {
  f.get(vector).get(vector).shuffle(HIGH_DOWN);
}

/** Pushes a 32-bit lane mask, widened to 64-bit lanes for part 0 or 1 of a wide type. */
export function pushMask(f: FuncBuilder, mask: Local, wide: boolean, part: number): void {
  f.get(mask);
  if (wide) f.op((part === 0 ? 'i64x2.extend_low_i32x4_s' : 'i64x2.extend_high_i32x4_s') satisfies OpName);
}

/** Pushes a constant mask that is true in the first `valid` lanes. */
export function pushValid(f: FuncBuilder, valid: number, wide: boolean, part: number): void {
  const bytes = new Uint8Array(16);
  const size = wide ? 8 : 4;
  const count = wide ? Math.max(0, Math.min(2, valid - 2 * part)) : valid;
  bytes.fill(255, 0, count * size);
  f.v128const(bytes);
}

/** What a fold starts from. */
export function identityOf(kind: string, rep: Rep): number {
  if (kind === 'sum') return 0;
  if (kind === 'prod') return 1;
  const low = kind === 'max';
  if (rep === 'f32' || rep === 'f64') return low ? -Infinity : Infinity;
  if (rep === 'mask') return low ? 0 : 1;
  if (rep === 'u8') return low ? 0 : 255;
  const limit = rep === 'i64' ? 2 ** 63 : 2 ** 31;
  return low ? -limit : rep === 'i64' ? limit : limit - 1;
}
