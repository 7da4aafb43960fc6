/**
 * Index arithmetic of the scheduler: where an element of a node lies, as affine functions of a kernel's loops. A node's
 * index is a list of pieces: each gives the row-major position within a run of axes, so that a reshape never needs a
 * division; only an operator that moves one axis asks for that axis alone (`isolate`), which may split a loop.
 */
import type { Shape } from '../ir/shape.js';

/** A run-time term of an index: `stride` · expression, whose value v has 0 ≤ v < size. */
export interface Dynamic {
  readonly expr: number;
  readonly stride: number;
  readonly size: number;
}

/** offset + Σ strides[i] · loop[i] (+ a run-time term). */
export interface Linear {
  readonly offset: number;
  readonly strides: readonly number[];
  readonly dynamic: Dynamic | null;
}

/** Row-major position within `axes` consecutive axes of a node. */
export interface Piece {
  readonly axes: number;
  readonly at: Linear;
}

export type Index = readonly Piece[];

/** Asks for a loop to be split in two, the inner one of size `inner`; the walk starts again after it. */
export class SplitLoop extends Error {
  readonly loop: number;
  readonly inner: number;
  constructor(loop: number, inner: number) {
    super(`split loop ${loop} by ${inner}`);
    this.loop = loop;
    this.inner = inner;
  }
}

export function constant(offset: number, loops: number): Linear {
  return { offset, strides: new Array<number>(loops).fill(0), dynamic: null };
}

export function shift(a: Linear, by: number): Linear {
  return by === 0 ? a : { offset: a.offset + by, strides: a.strides, dynamic: a.dynamic };
}

export function scale(a: Linear, by: number): Linear {
  if (by === 1) return a;
  if (by === 0) return constant(0, a.strides.length);
  const dynamic = a.dynamic && { ...a.dynamic, stride: a.dynamic.stride * by };
  // + 0: an index is never −0.
  return { offset: a.offset * by + 0, strides: a.strides.map((s) => s * by + 0), dynamic };
}

/** The sum, or null where both have a run-time term. */
export function add(a: Linear, b: Linear): Linear | null {
  if (a.dynamic && b.dynamic) return null;
  return {
    offset: a.offset + b.offset,
    strides: a.strides.map((s, i) => s + b.strides[i]!),
    dynamic: a.dynamic ?? b.dynamic,
  };
}

export function sameLinear(a: Linear, b: Linear): boolean {
  if (a.offset !== b.offset || a.dynamic?.expr !== b.dynamic?.expr || a.dynamic?.stride !== b.dynamic?.stride)
    return false;
  for (let i = 0; i < a.strides.length; i++) if (a.strides[i] !== b.strides[i]) return false;
  return true;
}

/** Smallest and largest value over all loops. */
export function range(a: Linear, loops: readonly number[]): readonly [number, number] {
  let lo = a.offset;
  let hi = a.offset;
  const widen = (reach: number): void => {
    if (reach < 0) lo += reach;
    else hi += reach;
  };
  for (let i = 0; i < loops.length; i++) widen(a.strides[i]! * (loops[i]! - 1));
  if (a.dynamic) widen(a.dynamic.stride * (a.dynamic.size - 1));
  return [lo, hi];
}

export function linearKey(a: Linear): string {
  const d = a.dynamic;
  return d ? `${a.offset}+${a.strides.join(',')}@${d.expr}*${d.stride}` : `${a.offset}+${a.strides.join(',')}`;
}

export function indexKey(index: Index): string {
  let key = '';
  for (const p of index) key += `${p.axes}:${linearKey(p.at)};`;
  return key;
}

/** The same index after loop `loop` was split in two. */
export function splitLinear(a: Linear, loop: number, inner: number): Linear {
  const strides = [...a.strides];
  strides.splice(loop, 1, a.strides[loop]! * inner, a.strides[loop]!);
  return { offset: a.offset, strides, dynamic: a.dynamic };
}

/** Quotient and remainder of an index by `by`, where both are affine; null where they are not. May ask for a split. */
export function divide(a: Linear, by: number, loops: readonly number[]): readonly [Linear, Linear] | null {
  const high = new Array<number>(loops.length);
  const low = new Array<number>(loops.length);
  a.strides.forEach((s, i) => {
    const part = Math.trunc(s / by) + 0;
    high[i] = part;
    low[i] = s - part * by;
  });
  const rest = ((a.offset % by) + by) % by;
  const quotient = { offset: (a.offset - rest) / by + 0, strides: high, dynamic: null as Dynamic | null };
  const remainder = { offset: rest, strides: low, dynamic: null as Dynamic | null };
  if (a.dynamic) {
    if (a.dynamic.stride % by === 0) quotient.dynamic = { ...a.dynamic, stride: a.dynamic.stride / by };
    else remainder.dynamic = a.dynamic;
  }
  const [lo, hi] = range(remainder, loops);
  if (lo >= 0 && hi < by) return [quotient, remainder];
  askForSplit(low, by, loops);
  return null;
}

function askForSplit(low: readonly number[], by: number, loops: readonly number[]): void {
  for (let i = 0; i < loops.length; i++) {
    const s = Math.abs(low[i]!);
    const inner = by / s;
    if (s > 0 && s * loops[i]! > by && by % s === 0 && loops[i]! % inner === 0 && inner > 1)
      throw new SplitLoop(i, inner);
  }
}

/** One index per axis of a piece, or null. */
export function unravel(a: Linear, shape: Shape, loops: readonly number[]): Linear[] | null {
  const out = new Array<Linear>(shape.length);
  const first = shape.findIndex((n) => n !== 1);
  let rest = a;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] === 1) out[i] = constant(0, loops.length);
    else if (i === first) out[i] = rest;
    else {
      const parts = divide(rest, shape[i]!, loops);
      if (!parts) return null;
      [rest, out[i]] = parts as [Linear, Linear];
    }
  }
  return out;
}

/** Gives every axis that `wanted` names a piece of its own; null where that is not affine. */
export function isolate(
  index: Index,
  shape: Shape,
  wanted: (axis: number) => boolean,
  loops: readonly number[],
): Index | null {
  const out: Piece[] = [];
  let axis = 0;
  for (const piece of index) {
    const sizes = shape.slice(axis, axis + piece.axes);
    const needed = piece.axes > 1 && sizes.some((_, i) => wanted(axis + i));
    axis += piece.axes;
    if (!needed) {
      out.push(piece);
      continue;
    }
    const parts = unravel(piece.at, sizes, loops);
    if (!parts) return null;
    for (const at of parts) out.push({ axes: 1, at });
  }
  return out;
}

/** One index per axis, or null. */
export function perAxis(index: Index, shape: Shape, loops: readonly number[]): Linear[] | null {
  const split = isolate(index, shape, () => true, loops);
  return split?.map((p) => p.at) ?? null;
}

/** Row-major position in the whole node, or null where two run-time terms meet. */
export function flatten(index: Index, shape: Shape, loops: number): Linear | null {
  let at = constant(0, loops);
  let axis = 0;
  for (const piece of index) {
    let size = 1;
    for (let i = axis; i < axis + piece.axes; i++) size *= shape[i]!;
    axis += piece.axes;
    const sum = add(scale(at, size), piece.at);
    if (!sum) return null;
    at = sum;
  }
  return at;
}

/** The index of a reshape's source. Runs of axes between common boundaries of both shapes become one piece each. */
export function reshapeIndex(index: Index, from: Shape, to: Shape, loops: number): Index | null {
  const out: Piece[] = [];
  let [piece, axis, target] = [0, 0, 0];
  while (piece < index.length || target < to.length) {
    const [firstPiece, firstAxis, firstTarget] = [piece, axis, target];
    let [left, right] = [1, 1];
    const takePiece = (): void => {
      for (let i = index[piece++]!.axes; i > 0; i--) left *= from[axis++]!;
    };
    if (piece < index.length) takePiece();
    if (target < to.length) right = to[target++]!;
    while (left !== right) {
      if (left < right) takePiece();
      else right *= to[target++]!;
    }
    const at = flatten(index.slice(firstPiece, piece), from.slice(firstAxis, axis), loops);
    if (!at) return null;
    if (target > firstTarget) out.push({ axes: target - firstTarget, at });
  }
  return out;
}
