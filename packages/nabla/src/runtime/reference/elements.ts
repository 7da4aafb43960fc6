/** Elementwise primitives, and the sources: constants and counters. */
import { castNumber, type DType } from '../../ir/dtype.js';
import type { BinaryOp, CompareOp, UnaryOp } from '../../ir/node.js';
import { numel, type Shape } from '../../ir/shape.js';
import type { Fn1, Fn2 } from './functions.js';
import { COMPARISONS, caster, type ElementFns } from './scalars.js';

/** Numbers in row-major order, never changed once they are made. */
export type Numbers = ArrayLike<number>;
/** Numbers while they are made. */
export type Draft = { [i: number]: number; readonly length: number };

/** Beyond this, plain arrays are slower and larger than typed ones. */
const PLAIN = 1024;

/** Room for n numbers, to be filled; zeros where n is large. */
export function room(n: number): Draft {
  return n <= PLAIN ? new Array<number>(n) : new Float64Array(n);
}

export function filled(n: number, value: number): Draft {
  return n <= PLAIN ? new Array<number>(n).fill(value) : new Float64Array(n).fill(value);
}

export function copyOf(x: Numbers): Draft {
  return Array.isArray(x) ? (x as number[]).slice() : x.length <= PLAIN ? Array.from(x) : Float64Array.from(x);
}

export function map1(fn: Fn1, x: Numbers): Numbers {
  const n = x.length;
  if (n === 1) return [fn(x[0]!)];
  const out = room(n);
  for (let i = 0; i < n; i++) out[i] = fn(x[i]!);
  return out;
}

export function map2(fn: Fn2, x: Numbers, y: Numbers): Numbers {
  const n = x.length;
  if (n === 1) return [fn(x[0]!, y[0]!)];
  const out = room(n);
  for (let i = 0; i < n; i++) out[i] = fn(x[i]!, y[i]!);
  return out;
}

function illegal(op: string, dtype: DType): never {
  throw new Error(`[ir:${op}] not for ${dtype.name} elements`);
}

export function unary(op: UnaryOp, dtype: DType, fns: ElementFns, x: Numbers): Numbers {
  return map1(fns[op] ?? illegal(op, dtype), x);
}

export function binary(op: BinaryOp, dtype: DType, fns: ElementFns, x: Numbers, y: Numbers): Numbers {
  return map2(fns[op] ?? illegal(op, dtype), x, y);
}

export function compare(op: CompareOp, x: Numbers, y: Numbers): Numbers {
  return map2(COMPARISONS[op], x, y);
}

export function where(condition: Numbers, x: Numbers, y: Numbers): Numbers {
  const n = x.length;
  const out = room(n);
  for (let i = 0; i < n; i++) out[i] = condition[i] !== 0 ? x[i]! : y[i]!;
  return out;
}

export function cast(from: DType, to: DType, x: Numbers): Numbers {
  return map1(caster(from.name, to.name), x);
}

/** One number everywhere. */
export function constant(value: number, dtype: DType, shape: Shape): Numbers {
  return new Array<number>(numel(shape)).fill(castNumber(value, dtype));
}

/** 0, 1, 2, … along one axis. */
export function iota(dtype: DType, shape: Shape, axis: number): Numbers {
  const inner = numel(shape.slice(axis + 1));
  const size = shape[axis]!;
  const out = room(numel(shape));
  for (let i = 0; i < out.length; i++) out[i] = castNumber(Math.floor(i / inner) % size, dtype);
  return out;
}
