/** Calls of elementwise records: a fast way for tiny operands, one general way for all others, and their tape node. */
import type { ScalarAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { bool, castNumber, type DType, float32 } from '../ir/dtype.js';
import { broadcastShapes, numel, type Shape, sameShape } from '../ir/shape.js';
import { gradMode } from '../tape.js';
import { fromTiny, Tensor, tinyOf } from '../tensor.js';
import { F32, F64 } from '../tiny.js';
import { type ElementInfo, type ElementOp, infoOf, variantOf } from './element-info.js';
import { ElementGrad } from './elementwise-grad.js';
import { type Op, rawOf } from './op.js';
import { get_default_dtype, type Operand, resultType } from './promote.js';
import type { ScalarCode } from './scalar-code.js';
import { builderScalars } from './scalars.js';
import { lowerWith, wrap } from './values.js';

/** Calls with checked arguments, in the order of the parameters; the tape may keep `values`. */
export function callElementwise(op: ElementOp, values: unknown[]): Tensor {
  const info = infoOf(op);
  const out = tinyCall(op, info, values) ?? generalCall(op, values);
  return gradMode.enabled && out._cell.dtype.is_floating_point ? record(op, info, values, out) : out;
}

/**
 * `f(x)` (y is null) and `f(x, y)` with all else at its defaults: the usual call. Tiny operands of one shape go straight
 * to the numbers.
 */
export function callPlain(op: ElementOp, x: Tensor, y: Tensor | number | null): Tensor {
  const info = infoOf(op);
  const out = plainNumbers(info, x, y);
  if (out === null) return callElementwise(op, plainValues(info, x, y));
  const recorded = gradMode.enabled && !info.isBool && (wantsGrad(x) || (y instanceof Tensor && wantsGrad(y)));
  return recorded ? record(op, info, plainValues(info, x, y), out) : out;
}

function plainNumbers(info: ElementInfo, x: Tensor, y: Tensor | number | null): Tensor | null {
  const { dtype } = x._cell;
  const first = tinyOf(x);
  if (first === null || first.length === 0 || !dtype.is_floating_point || !info.onTiny) return null;
  if (!(y instanceof Tensor)) {
    const code = info.forward.find(dtype === float32, y);
    if (y !== null) code.v[1] = castNumber(y, dtype);
    return fromTiny(info.isBool ? bool : dtype, x._shape, elements(code, first, null, first.length));
  }
  const second = tinyOf(y);
  if (second === null || y._cell.dtype !== dtype || !sameShape(x._shape, y._shape)) return null;
  const code = info.forward.find(dtype === float32, null);
  return fromTiny(info.isBool ? bool : dtype, x._shape, elements(code, first, second, first.length));
}

/** Operands, then defaults: most records have none or one. */
function plainValues({ arity, defaults }: ElementInfo, x: Tensor, y: Tensor | number | null): unknown[] {
  if (arity === 1) return [x, ...defaults.slice(1)];
  if (defaults.length === 2) return [x, y];
  return defaults.length === 3 ? [x, y, defaults[2]] : [x, y, ...defaults.slice(2)];
}

function wantsGrad(x: Tensor): boolean {
  return x._requires || (x._view !== null && x.requires_grad);
}

function record(op: ElementOp, info: ElementInfo, values: unknown[], out: Tensor): Tensor {
  const { tensors } = op;
  for (let k = 0; k < tensors.length; k++) {
    const x = values[tensors[k]!];
    if (x instanceof Tensor && wantsGrad(x)) {
      if (info.rules[k] === null) continue;
      out._requires = true;
      out._fn = new ElementGrad(op, values, out);
      return out;
    }
  }
  return out;
}

// ------------------------------------------------------------------------------------------------ tiny operands

const SCALAR: Shape = [];

/** All tensors tiny, of one float dtype, and of one shape or one element: computed on plain numbers. */
function tinyCall(op: ElementOp, info: ElementInfo, values: readonly unknown[]): Tensor | null {
  // What is refused of floats, missing or boolean is found on the general way.
  if (!info.onTiny) return null;
  const { tensors } = op;
  let dtype: DType | null = null;
  let shape = SCALAR;
  let n = 1;
  for (let k = 0; k < tensors.length; k++) {
    const x = values[tensors[k]!];
    if (!(x instanceof Tensor)) {
      if (x === null || typeof x === 'boolean') return null;
      continue;
    }
    const tiny = tinyOf(x);
    if (tiny === null || tiny.length === 0) return null;
    const d = x._cell.dtype;
    if (dtype === null) {
      dtype = d;
      shape = x._shape;
      n = tiny.length;
    } else if (d !== dtype) return null;
    else if (!sameShape(shape, x._shape)) {
      if (tiny.length !== 1 && n !== 1) return null;
      if (tiny.length > n || x._shape.length > shape.length) shape = broadcastShapes(shape, x._shape)!;
      n = Math.max(n, tiny.length);
      if (numel(shape) !== n) return null;
    }
  }
  if (dtype === null || !dtype.is_floating_point) return null;
  return fromTiny(info.isBool ? bool : dtype, shape, tinyElements(op, info, values, dtype, n));
}

function tinyElements(op: ElementOp, info: ElementInfo, values: readonly unknown[], dtype: DType, n: number): number[] {
  const variant = variantOf(info, values);
  if (variant === undefined) return anyElements(op, values, dtype === float32 ? F32 : F64, n);
  const code = info.forward.find(dtype === float32, variant);
  // A number is rounded to the dtype as a tensor's elements are.
  if (variant !== null) code.v[1] = castNumber(variant, dtype);
  const second = info.arity === 2 && variant === null ? tinyOf(values[1] as Tensor)! : null;
  return elements(code, tinyOf(values[0] as Tensor)!, second, n);
}

/** The code's results for `n` elements of its operands, of which each has as many or one. */
function elements(code: ScalarCode, first: readonly number[], second: readonly number[] | null, n: number): number[] {
  const { v } = code;
  if (n === 1) {
    v[0] = first[0]!;
    if (second !== null) v[1] = second[0]!;
    return [code.run()];
  }
  const out = new Array<number>(n);
  for (let k = 0; k < n; k++) {
    v[0] = first.length === 1 ? first[0]! : first[k]!;
    if (second !== null) v[1] = second.length === 1 ? second[0]! : second[k]!;
    out[k] = code.run();
  }
  return out;
}

/** With arguments that are not the usual ones. */
function anyElements(op: ElementOp, values: readonly unknown[], s: ScalarAlgebra<number>, n: number): number[] {
  const raw = rawOf(op, values);
  return Array.from({ length: n }, (_, k) => {
    const args = Object.fromEntries(op.names.map((name, i) => [name, pick(s, values[i], k)]));
    return op.record.formula(s, args as never, raw as never);
  });
}

/** Element k of an argument as a number of the algebra. */
function pick(s: ScalarAlgebra<number>, x: unknown, k: number): number {
  if (x instanceof Tensor) {
    const tiny = tinyOf(x)!;
    return tiny.length === 1 ? tiny[0]! : tiny[k]!;
  }
  return typeof x === 'number' ? s.const(x) : (Number(x) as number);
}

// ------------------------------------------------------------------------------------------------ the general way

function generalCall(op: ElementOp, values: readonly unknown[]): Tensor {
  const tensors: Tensor[] = [];
  for (const i of op.tensors) if (values[i] instanceof Tensor) tensors.push(values[i]);
  const shape = commonShape(op, tensors);
  const raw = rawOf(op, values);
  const dtype = computeType(op, values, raw);
  return lowerWith(tensors, (b, of) => wrap(lowerElement(op, b, of, values, raw, dtype, shape)));
}

export function commonShape(op: Op, tensors: readonly Tensor[]): Shape {
  const first = tensors[0]!._shape;
  if (tensors.every((t) => sameShape(t._shape, first))) return first;
  return broadcastShapes(...tensors.map((t) => t._shape)) ?? failBroadcast(op, tensors);
}

function failBroadcast(op: Op, tensors: readonly Tensor[]): never {
  const [a, b] = tensors;
  const back = Math.max(a!.ndim, b!.ndim);
  let at = 0;
  for (let i = 1; i <= back; i++) {
    const [x, y] = [a!._shape[a!.ndim - i] ?? 1, b!._shape[b!.ndim - i] ?? 1];
    if (x !== y && x !== 1 && y !== 1) at = back - i;
  }
  const [x, y] = [a!._shape[at - back + a!.ndim], b!._shape[at - back + b!.ndim]];
  const shapes = tensors.map((t) => String(t.shape)).join(' and ');
  fail(
    op.name,
    `The size of tensor a (${x}) must match the size of tensor b (${y}) at non-singleton dimension ${at}: shapes ${shapes} do not broadcast`,
    'Sizes must be equal or 1, counted from the last dimension; unsqueeze() or expand() can make them so',
  );
}

/** The dtype in which the formula is computed. */
function computeType(op: ElementOp, values: readonly unknown[], raw: Record<string, unknown>): DType {
  op.record.check?.(op.name, typesOf(op, values), raw as never);
  const operands: (Operand | null)[] = [];
  // A parameter named 'condition' is boolean, whatever the others are.
  for (const i of op.tensors) if (op.names[i] !== 'condition') operands.push(values[i] as Operand | null);
  const type = resultType(operands);
  if (op.record.refuses?.includes(type.kind)) failRefused(op, type);
  if (type.is_floating_point) return type;
  const kind = op.record.promotion;
  return (typeof kind === 'string' ? kind : kind(raw as never)) === 'float' ? get_default_dtype() : type;
}

function typesOf(op: Op, values: readonly unknown[]): Record<string, DType | null> {
  const types: Record<string, DType | null> = {};
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    types[op.names[i]!] = x instanceof Tensor ? x._cell.dtype : null;
  }
  return types;
}

function failRefused(op: Op, type: DType): never {
  const hint =
    type.kind === 'bool'
      ? 'Use logical_and, logical_or, logical_xor, or convert with .int()'
      : 'Convert with .float() first';
  fail(op.name, `is not defined for tensors of ${type}`, hint);
}

/** One formula, on graph nodes or on evaluated values. */
function lowerElement<N extends Typed>(
  op: ElementOp,
  b: Builder<N>,
  of: (t: Tensor) => N,
  values: readonly unknown[],
  raw: Record<string, unknown>,
  dtype: DType,
  shape: Shape,
): N {
  const s = builderScalars(b, dtype, shape);
  const { formula, integers } = op.record;
  const rule = integers !== undefined && !dtype.is_floating_point ? integers : formula;
  const out = rule(s, elementArgs(op, b, of, values, dtype, shape) as never, raw as never);
  return op.record.promotion === 'bool' ? b.cast(out, bool) : b.cast(out, dtype);
}

/** Arguments as values of the formula: cast, broadcast; numbers as run-time scalars. */
function elementArgs<N extends Typed>(
  op: Op,
  b: Builder<N>,
  of: (t: Tensor) => N,
  values: readonly unknown[],
  dtype: DType,
  shape: Shape,
): Record<string, N> {
  const args: Record<string, N> = {};
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    const kind = op.params[i]!.kind;
    if (x instanceof Tensor) args[op.names[i]!] = b.broadcast(castOperand(b, op, i, of(x), dtype), shape);
    else if (kind === 'operand' || kind === 'number')
      if (x !== null) args[op.names[i]!] = b.scalar(castNumber(Number(x), dtype), dtype, shape);
  }
  return args;
}

function castOperand<N extends Typed>(b: Builder<N>, op: Op, i: number, x: N, dtype: DType): N {
  return op.names[i] === 'condition' ? b.cast(x, bool) : b.cast(x, dtype);
}
