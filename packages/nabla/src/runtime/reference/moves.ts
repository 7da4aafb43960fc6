/** Movement primitives: every one is a strided read or a strided write. */
import { castNumber, type DType } from '../../ir/dtype.js';
import type { PrimArgs } from '../../ir/node.js';
import { contiguousStrides, numel, type Shape } from '../../ir/shape.js';
import { copyOf, type Draft, filled, type Numbers, room } from './elements.js';

/** Calls `row(position, offset)` for each row of the last axis: its first row-major position and its strided offset. */
function eachRow(shape: Shape, strides: readonly number[], offset: number, row: (i: number, at: number) => void): void {
  const last = shape.length - 1;
  const size = last < 0 ? 1 : shape[last]!;
  const total = numel(shape);
  const index = new Array<number>(Math.max(last, 0)).fill(0);
  let at = offset;
  for (let i = 0; i < total; i += size) {
    row(i, at);
    for (let axis = last - 1; axis >= 0; axis--) {
      at += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      at -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
}

/** out[i…] = x[offset + Σ i_k · strides_k] */
export function read(x: Numbers, shape: Shape, strides: readonly number[], offset: number): Numbers {
  const total = numel(shape);
  if (total === 1) return [x[offset]!];
  const out = room(total);
  const size = shape.length > 0 ? shape[shape.length - 1]! : 1;
  const step = shape.length > 0 ? strides[shape.length - 1]! : 0;
  eachRow(shape, strides, offset, (i, at) => {
    for (let j = 0; j < size; j++, at += step) out[i + j] = x[at]!;
  });
  return out;
}

/** out[offset + Σ i_k · strides_k] = x[i…] */
export function write(out: Draft, x: Numbers, shape: Shape, strides: readonly number[], offset: number): Draft {
  const size = shape.length > 0 ? shape[shape.length - 1]! : 1;
  const step = shape.length > 0 ? strides[shape.length - 1]! : 0;
  eachRow(shape, strides, offset, (i, at) => {
    for (let j = 0; j < size; j++, at += step) out[at] = x[i + j]!;
  });
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
