/** Movement primitives: every one is a strided read or a strided write. */
import { castNumber, type DType } from '../../ir/dtype.js';
import type { PrimArgs } from '../../ir/node.js';
import { contiguousStrides, numel, type Shape } from '../../ir/shape.js';
import { copyOf, type Draft, filled, type Numbers, room } from './elements.js';

/** Strided offsets of the first element of each row (a line along the last axis), in row-major order. */
function rows(shape: Shape, strides: readonly number[], offset: number): number[] {
  let starts = [offset];
  for (let axis = 0; axis < shape.length - 1; axis++) {
    if (shape[axis] === 1) continue;
    const next: number[] = [];
    for (const start of starts) for (let i = 0; i < shape[axis]!; i++) next.push(start + i * strides[axis]!);
    starts = next;
  }
  return starts;
}

/** out[i…] = x[offset + Σ i_k · strides_k] */
export function read(x: Numbers, shape: Shape, strides: readonly number[], offset: number): Numbers {
  const total = numel(shape);
  if (total === 1) return [x[offset]!];
  const out = room(total);
  const size = shape[shape.length - 1]!;
  const step = strides[shape.length - 1]!;
  let i = 0;
  for (let at of rows(shape, strides, offset)) for (let j = 0; j < size; j++, at += step) out[i++] = x[at]!;
  return out;
}

/** out[offset + Σ i_k · strides_k] = x[i…] */
function write(out: Draft, x: Numbers, shape: Shape, strides: readonly number[], offset: number): Draft {
  const size = shape.length > 0 ? shape[shape.length - 1]! : 1;
  const step = shape.length > 0 ? strides[shape.length - 1]! : 0;
  let i = 0;
  for (let at of rows(shape, strides, offset)) for (let j = 0; j < size; j++, at += step) out[at] = x[i++]!;
  return out;
}

const weighted = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, n, i) => sum + n * b[i]!, 0);

export function permute(x: Numbers, from: Shape, shape: Shape, order: readonly number[]): Numbers {
  const strides = contiguousStrides(from);
  return read(
    x,
    shape,
    order.map((axis) => strides[axis]!),
    0,
  );
}

export function expand(x: Numbers, from: Shape, shape: Shape): Numbers {
  if (x.length === 1) {
    const total = numel(shape);
    return total === 1 ? x : filled(total, x[0]!);
  }
  const strides = contiguousStrides(from);
  return read(
    x,
    shape,
    strides.map((s, i) => (from[i] === shape[i] ? s : 0)),
    0,
  );
}

export function slice(x: Numbers, from: Shape, shape: Shape, arg: PrimArgs['slice']): Numbers {
  const strides = contiguousStrides(from);
  const steps = strides.map((s, i) => s * arg.step[i]!);
  return read(x, shape, steps, weighted(arg.start, strides));
}

export function pad(x: Numbers, dtype: DType, from: Shape, shape: Shape, arg: PrimArgs['pad']): Numbers {
  const strides = contiguousStrides(shape);
  const out = filled(numel(shape), castNumber(arg.value, dtype));
  return write(out, x, from, strides, weighted(arg.lo, strides));
}

export function insert(x: Numbers, update: Numbers, shape: Shape, size: Shape, arg: PrimArgs['insert']): Numbers {
  const strides = contiguousStrides(shape);
  const steps = strides.map((s, i) => s * arg.step[i]!);
  return write(copyOf(x), update, size, steps, weighted(arg.start, strides));
}

export function concat(parts: readonly Numbers[], shapes: readonly Shape[], shape: Shape, axis: number): Numbers {
  const strides = contiguousStrides(shape);
  const out = room(numel(shape));
  let at = 0;
  for (let i = 0; i < parts.length; i++) {
    write(out, parts[i]!, shapes[i]!, strides, at * strides[axis]!);
    at += shapes[i]![axis]!;
  }
  return out;
}
