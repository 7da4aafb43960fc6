/** Operands that PyTorch refuses. */
import { fail } from '../errors.js';
import type { DType } from '../ir/dtype.js';

type Types = Readonly<Record<string, DType | null>>;

/** For subtraction: no operand is bool. */
export function noBool(op: string, types: Types, raw: Readonly<Record<string, unknown>>): void {
  const tensors = Object.values(types).filter((t) => t?.kind === 'bool').length;
  const bools = tensors + Object.values(raw).filter((x) => typeof x === 'boolean').length;
  if (bools === 0) return;
  const what = bools > 1 ? 'two bool tensors' : 'a bool tensor';
  const hint = bools > 1 ? 'Use logical_xor() instead' : 'To invert a mask, use logical_not() instead';
  fail(op, `Subtraction with ${what} is not supported`, hint);
}

/** `alpha` of integers is an integer. */
export function integerAlpha(op: string, types: Types, raw: { readonly alpha: number }): void {
  if (Number.isInteger(raw.alpha)) return;
  const known = Object.values(types).filter((t) => t !== null);
  if (known.every((t) => !t.is_floating_point))
    fail(op, `For integral input tensors, argument alpha must not be a floating point number, but it is ${raw.alpha}`);
}

/** No operand is an integer, also where another one is not. */
export function onlyFloats(op: string, types: Types): void {
  const wrong = Object.values(types).find((t) => t !== null && !t.is_floating_point);
  if (wrong) fail(op, `is not defined for tensors of ${wrong}`, 'Convert with .float() first');
}

/** All tensors have one dtype. */
export function oneType(op: string, types: Types): void {
  const known = Object.entries(types).filter(([, t]) => t !== null) as [string, DType][];
  const [first, type] = known[0]!;
  const other = known.find(([, t]) => t !== type);
  if (other) {
    fail(
      op,
      `expected dtype ${type} for \`${other[0]}\` but got dtype ${other[1]}`,
      `Convert it to the dtype of \`${first}\`: .to(${type})`,
    );
  }
}

/** Rounded division is for numbers. */
export function roundedBool(op: string, types: Types, raw: { readonly rounding_mode?: unknown }): void {
  const known = Object.values(types).filter((t) => t !== null);
  if (raw.rounding_mode && known.length > 0 && known.every((t) => t.kind === 'bool'))
    fail(op, `with rounding_mode is not defined for tensors of ${known[0]}`, 'Convert with .int() first');
}

/** addcdiv adds no quotient of integers. */
export function dividesIntegers(op: string, { input, tensor1, tensor2 }: Types): void {
  if (input?.is_floating_point && !tensor1?.is_floating_point && !tensor2?.is_floating_point)
    fail(
      op,
      `Integer division is not supported: tensor1 is ${tensor1}, tensor2 ${tensor2}`,
      'Convert one with .float() first',
    );
}
