/**
 * Conversions between dtypes, as PyTorch does them on a CPU: floats truncate to integers, and what an integer cannot hold
 * (nan, too large) becomes its most negative value; integers wrap; everything but zero is true. Nothing traps.
 */
import type { FuncBuilder, Local, OpName } from './assembler.js';
import {
  evenWords,
  extractLane,
  isWide,
  keep,
  keepParts,
  lowHalves,
  machineOf,
  type Parts,
  pushHigh,
  pushSplat,
  type Rep,
  replaceLane,
} from './lanes.js'; // prettier-ignore

/** Pushes `x` converted from one dtype to another. */
export function castScalar(f: FuncBuilder, from: Rep, to: Rep, x: Local): void {
  const source = machineOf(from);
  if (to === 'mask') scalarTruth(f, source, x);
  else if (to === 'f32' || to === 'f64') scalarToFloat(f, from, to, x);
  else if (source === 'f32' || source === 'f64') scalarFloatToInt(f, source, to, x);
  else scalarIntToInt(f, source, to, x);
}

function scalarTruth(f: FuncBuilder, source: 'f32' | 'f64' | 'i32' | 'i64', x: Local): void {
  f.get(x);
  if (source === 'f32') f.f32const(0);
  else if (source === 'f64') f.f64const(0);
  else if (source === 'i64') f.i64const(0n);
  else f.i32const(0);
  f.op(`${source}.ne`);
}

function scalarToFloat(f: FuncBuilder, from: Rep, to: 'f32' | 'f64', x: Local): void {
  f.get(x);
  if (from === to) return;
  if (from === 'f32') f.op('f64.promote_f32');
  else if (from === 'f64') f.op('f32.demote_f64');
  else f.op(`${to}.convert_${from === 'i64' ? 'i64' : 'i32'}_s` as OpName);
}

function scalarFloatToInt(f: FuncBuilder, source: 'f32' | 'f64', to: Rep, x: Local): void {
  const target = to === 'i64' ? 'i64' : 'i32';
  const limit = to === 'i64' ? 9223372036854775808 : 2147483648;
  f.get(x).op(`${target}.trunc_sat_${source}_s` as OpName);
  if (to === 'i64') f.i64const(-(1n << 63n));
  else f.i32const(-2147483648);
  f.get(x);
  if (source === 'f32') f.f32const(limit);
  else f.f64const(limit);
  f.op(`${source}.lt`).op('select');
  if (to === 'u8') f.i32const(255).op('i32.and');
}

function scalarIntToInt(f: FuncBuilder, source: 'i32' | 'i64', to: Rep, x: Local): void {
  f.get(x);
  if (to === 'i64') {
    if (source === 'i32') f.op('i64.extend_i32_s');
    return;
  }
  if (source === 'i64') f.op('i32.wrap_i64');
  if (to === 'u8') f.i32const(255).op('i32.and');
}

/** Four lanes converted from one dtype to another. */
export function castVector(f: FuncBuilder, from: Rep, to: Rep, x: Parts): Parts {
  if (from === to) return x;
  if (to === 'mask') return [vectorTruth(f, from, x)];
  if (from === 'mask') return maskToNumber(f, to, x[0]!);
  if (from === 'i64' && (to === 'f32' || to === 'f64')) return byLanes(f, from, to, x);
  if (to === 'i64' && (from === 'f32' || from === 'f64')) return byLanes(f, from, to, x);
  if (to === 'f64') return toDouble(f, from, x);
  if (to === 'f32') return [toSingle(f, from, x)];
  if (to === 'i64') return widen(f, x[0]!);
  return [toWord(f, from, to, x)];
}

/** Lane by lane, where there is no vector instruction. */
function byLanes(f: FuncBuilder, from: Rep, to: Rep, x: Parts): Local[] {
  const out = keepParts(f, to, () => pushSplat(f, to, 0));
  for (let lane = 0; lane < 4; lane++) {
    extractLane(f, from, x, lane);
    const value = keep(f, machineOf(from));
    replaceLane(f, to, out, lane, () => castScalar(f, from, to, value));
  }
  return out;
}

function vectorTruth(f: FuncBuilder, from: Rep, x: Parts): Local {
  const shape = from === 'f32' ? 'f32x4' : from === 'f64' ? 'f64x2' : from === 'i64' ? 'i64x2' : 'i32x4';
  for (const part of x) {
    f.get(part);
    pushSplat(f, 'i32', 0);
    f.op(`${shape}.ne`);
  }
  if (isWide(from)) evenWords(f);
  return keep(f, 'v128');
}

function maskToNumber(f: FuncBuilder, to: Rep, mask: Local): Local[] {
  return keepParts(f, to, (part) => {
    f.get(mask);
    if (isWide(to)) f.op(part === 0 ? 'i64x2.extend_low_i32x4_s' : 'i64x2.extend_high_i32x4_s');
    pushSplat(f, to, 1);
    f.op('v128.and');
  });
}

function toDouble(f: FuncBuilder, from: Rep, x: Parts): Local[] {
  const op: OpName = from === 'f32' ? 'f64x2.promote_low_f32x4' : 'f64x2.convert_low_i32x4_s';
  return keepParts(f, 'f64', (part) => {
    if (part === 0) f.get(x[0]!);
    else pushHigh(f, x[0]!);
    f.op(op);
  });
}

function toSingle(f: FuncBuilder, from: Rep, x: Parts): Local {
  if (from === 'f64') {
    for (const part of x) f.get(part).op('f32x4.demote_f64x2_zero');
    lowHalves(f);
  } else {
    f.get(x[0]!).op('f32x4.convert_i32x4_s');
  }
  return keep(f, 'v128');
}

function widen(f: FuncBuilder, x: Local): Local[] {
  return keepParts(f, 'i64', (part) =>
    f.get(x).op(part === 0 ? 'i64x2.extend_low_i32x4_s' : 'i64x2.extend_high_i32x4_s'),
  );
}

/** To int32 or uint8. */
function toWord(f: FuncBuilder, from: Rep, to: Rep, x: Parts): Local {
  if (from === 'f32' || from === 'f64') {
    floatToWord(f, from, x);
  } else if (from === 'i64') {
    f.get(x[0]!).get(x[1]!);
    evenWords(f);
  } else {
    f.get(x[0]!);
  }
  if (to === 'u8' && from !== 'u8') {
    pushSplat(f, 'i32', 255);
    f.op('v128.and');
  }
  return keep(f, 'v128');
}

function floatToWord(f: FuncBuilder, from: 'f32' | 'f64', x: Parts): void {
  for (const part of x) f.get(part).op(from === 'f32' ? 'i32x4.trunc_sat_f32x4_s' : 'i32x4.trunc_sat_f64x2_s_zero');
  if (from === 'f64') lowHalves(f);
  pushSplat(f, 'i32', -2147483648);
  for (const part of x) {
    f.get(part);
    pushSplat(f, from, 2147483648);
    f.op(from === 'f32' ? 'f32x4.lt' : 'f64x2.lt');
  }
  if (from === 'f64') evenWords(f);
  f.op('v128.bitselect');
}
