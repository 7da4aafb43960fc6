/**
 * Computes one primitive at once, on plain numbers. Two readers: the `reference` backend (the oracle) and tiny operands,
 * which need neither graph nor dispatch.
 */
import { Builder, type Typed } from '../../graph/build.js';
import type { DType } from '../../ir/dtype.js';
import {
  BINARY,
  type BinaryOp,
  COMPARE,
  type CompareOp,
  type Prim,
  type PrimArgs,
  REDUCE,
  type ReduceOp,
  UNARY,
  type UnaryOp,
} from '../../ir/node.js'; // prettier-ignore
import type { Shape } from '../../ir/shape.js';
import { runHost } from '../host/index.js';
import { elementsIn, type HostStorage, toNumbers } from '../storage.js';
import * as elements from './elements.js';
import type { MathTable } from './functions.js';
import { argsort, gather, scatter } from './indexed.js';
import * as linear from './linear.js';
import * as moves from './moves.js';
import { argextreme, reduce, scan } from './reduce.js';
import { type Scalars, scalarsOf } from './scalars.js';

/** An evaluated array: row-major numbers (bool: 0 and 1), never changed once made. */
export interface Value extends Typed {
  readonly data: ArrayLike<number>;
}

class Evaluated implements Value {
  readonly dtype: DType;
  readonly shape: Shape;
  readonly data: ArrayLike<number>;
  /** All results of a `call`, for `pick`. */
  results: readonly ArrayLike<number>[] | null = null;
  constructor(dtype: DType, shape: Shape, data: ArrayLike<number>) {
    this.dtype = dtype;
    this.shape = shape;
    this.data = data;
  }
}

/** Computes the elements of one primitive. Inputs are legal: the builder has checked them. */
type Evaluate<P extends Prim> = (
  src: readonly Value[],
  arg: PrimArgs[P],
  shape: Shape,
  dtype: DType,
  scalars: Scalars,
) => ArrayLike<number>;
type Table = { readonly [P in Prim]: Evaluate<P> };

function each<P extends Prim>(ops: readonly P[], make: (op: P) => Evaluate<P>): { readonly [K in P]: Evaluate<K> } {
  return Object.fromEntries(ops.map((op) => [op, make(op)])) as unknown as { readonly [K in P]: Evaluate<K> };
}

const unaries = each<UnaryOp>(
  UNARY,
  (op) =>
    ([x], _arg, _shape, dtype, scalars) =>
      elements.unary(op, dtype, scalars[dtype.name], x!.data),
);
const binaries = each<BinaryOp>(
  BINARY,
  (op) =>
    ([x, y], _arg, _shape, dtype, scalars) =>
      elements.binary(op, dtype, scalars[dtype.name], x!.data, y!.data),
);
const comparisons = each<CompareOp>(
  COMPARE,
  (op) =>
    ([x, y]) =>
      elements.compare(op, x!.data, y!.data),
);
const reductions = each<ReduceOp>(
  REDUCE,
  (op) =>
    ([x], axes, _shape, dtype, scalars) =>
      reduce(op, dtype, scalars[dtype.name], x!.data, x!.shape, axes),
);

const TABLE = {
  ...unaries,
  ...binaries,
  ...comparisons,
  ...reductions,
  where: ([c, x, y]) => elements.where(c!.data, x!.data, y!.data),
  cast: ([x], _arg, _shape, dtype) => elements.cast(x!.dtype, dtype, x!.data),
  buffer: (_src, storage) => bufferNumbers(storage as HostStorage),
  const: (_src, value, shape, dtype) => elements.constant(value, dtype, shape),
  scalar: (_src, value, shape, dtype) => elements.constant(value, dtype, shape),
  iota: (_src, axis, shape, dtype) => elements.iota(dtype, shape, axis),
  reshape: ([x]) => x!.data,
  permute: ([x], order, shape) => moves.permute(x!.data, x!.shape, shape, order),
  expand: ([x], _arg, shape) => moves.expand(x!.data, x!.shape, shape),
  slice: ([x], arg, shape) => moves.slice(x!.data, x!.shape, shape, arg),
  pad: ([x], arg, shape, dtype) => moves.pad(x!.data, dtype, x!.shape, shape, arg),
  insert: ([x, y], arg, shape) => moves.insert(x!.data, y!.data, shape, y!.shape, arg),
  concat: (src, axis, shape) =>
    moves.concat(
      src.map((x) => x.data),
      src.map((x) => x.shape),
      shape,
      axis,
    ),
  strided: ([x], arg, shape) => moves.read(x!.data, shape, arg.strides, arg.offset),
  argmax: ([x], axis) => argextreme(x!.data, x!.shape, axis, true),
  argmin: ([x], axis) => argextreme(x!.data, x!.shape, axis, false),
  scan: ([x], arg, shape, dtype, scalars) => scan(dtype, scalars[dtype.name], x!.data, shape, arg),
  argsort: ([x], arg, shape) => argsort(x!.data, shape, arg),
  gather: ([x, index], axis, shape) => gather(x!.data, x!.shape, index!.data, shape, axis),
  scatter: ([x, index, updates], arg, shape, dtype, scalars) =>
    scatter(scalars[dtype.name], x!.data, shape, index!.data, index!.shape, updates!.data, arg),
  dot: ([x, y], _arg, shape, dtype, scalars) => linear.dot(scalars[dtype.name], x!.data, y!.data, x!.shape, shape),
  conv: ([x, w], arg, shape, dtype, scalars) =>
    linear.conv(scalars[dtype.name], x!.data, w!.data, [x!.shape, w!.shape, shape], arg),
  conv_input: ([g, w], arg, shape, dtype, scalars) =>
    linear.convInput(scalars[dtype.name], g!.data, w!.data, [shape, w!.shape, g!.shape], arg),
  conv_weight: ([x, g], arg, shape, dtype, scalars) =>
    linear.convWeight(scalars[dtype.name], x!.data, g!.data, [x!.shape, shape, g!.shape], arg),
  call: (src, arg) => runHost(src, arg)[0]!,
  pick: ([call], i) => (call as Evaluated).results![i]!,
} satisfies Table;

function bufferNumbers(storage: HostStorage): ArrayLike<number> {
  if (storage.home === null) throw new Error('[ir:buffer] the values are in another backend; read them there first');
  return toNumbers(storage.dtype, elementsIn(storage.dtype, storage.home, storage.size));
}

// The scalar functions of the table that was used last: there are two tables at most.
let lastMath: MathTable | null = null;
let lastScalars: Scalars | null = null;

function scalarsFor(math: MathTable): Scalars {
  if (math !== lastMath) {
    lastMath = math;
    lastScalars = scalarsOf(math);
  }
  return lastScalars!;
}

/** Computes one primitive. Errors: an index out of range, an integer divided by zero, a singular matrix. */
export function evaluate<P extends Prim>(
  op: P,
  dtype: DType,
  shape: Shape,
  src: readonly Value[],
  arg: PrimArgs[P],
  math: MathTable,
): Value {
  return evaluateWith(scalarsFor(math), op, dtype, shape, src, arg);
}

function evaluateWith<P extends Prim>(
  scalars: Scalars,
  op: P,
  dtype: DType,
  shape: Shape,
  src: readonly Value[],
  arg: PrimArgs[P],
): Value {
  if (op === 'call') return evaluateCall(dtype, shape, src, arg as PrimArgs['call']);
  const fn = TABLE[op] as Evaluate<P>;
  return new Evaluated(dtype, shape, fn(src, arg, shape, dtype, scalars));
}

function evaluateCall(dtype: DType, shape: Shape, src: readonly Value[], arg: PrimArgs['call']): Value {
  const results = runHost(src, arg);
  const value = new Evaluated(dtype, shape, results[0]!);
  value.results = results;
  return value;
}

/** A builder that computes every primitive at once. */
export function evaluateBuilder(math: MathTable): Builder<Value> {
  const scalars = scalarsOf(math);
  return new Builder<Value>((op, dtype, shape, src, arg) => evaluateWith(scalars, op, dtype, shape, src, arg));
}
