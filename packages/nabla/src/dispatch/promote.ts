/** PyTorch's type promotion: tensors with dimensions rule, then tensors without, then numbers. */

import { fail, said } from '../errors.js';
import { bool, DType, float32, float64, int64, promote } from '../ir/dtype.js';
import { Tensor } from '../tensor.js';

export type Operand = Tensor | number | boolean | bigint;

const state = { default: float32 };

export function get_default_dtype(): DType {
  return state.default;
}

/** The dtype of new float tensors: float32 (at start) or float64. */
export function set_default_dtype(d: DType): void {
  if (d !== float32 && d !== float64)
    fail(
      'set_default_dtype',
      `only floating-point types are supported as the default type, not ${(d as unknown) instanceof DType ? d : said(d)}`,
      '',
      'type',
    );
  state.default = d;
}

const CATEGORY = { bool: 0, int: 1, float: 2 } as const;

/** A number's dtype as an operand: integral ones are int64, so that they keep an integer tensor's dtype. */
function numberType(x: number | boolean | bigint): DType {
  if (typeof x === 'boolean') return bool;
  return typeof x === 'bigint' || Number.isInteger(x) ? int64 : state.default;
}

function combine(higher: DType | null, lower: DType | null): DType | null {
  if (higher === null || lower === null) return higher ?? lower;
  return CATEGORY[lower.kind] > CATEGORY[higher.kind] ? lower : higher;
}

function add(a: DType | null, b: DType): DType {
  return a === null ? b : a === b ? a : promote(a, b);
}

export function resultType(operands: readonly (Operand | null)[]): DType {
  let [dims, zero, wrapped]: (DType | null)[] = [null, null, null];
  for (const x of operands) {
    if (x === null) continue;
    if (!(x instanceof Tensor)) wrapped = add(wrapped!, numberType(x));
    else if (x._shape.length > 0) dims = add(dims!, x.dtype);
    else zero = add(zero!, x.dtype);
  }
  // A number alone with floats of a 0-d tensor keeps that tensor's precision.
  if (wrapped?.kind === 'float' && dims === null && zero?.kind !== 'float') wrapped = state.default;
  return combine(combine(dims!, zero!), wrapped!) ?? state.default;
}

/** Whether PyTorch lets a result of one dtype be stored into another: not from a higher kind into a lower. */
export function canCast(from: DType, to: DType): boolean {
  return CATEGORY[from.kind] <= CATEGORY[to.kind] || (from.kind === 'int' && to.kind === 'int');
}
