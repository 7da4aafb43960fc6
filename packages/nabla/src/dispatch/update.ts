/**
 * Updates of several tensors by one formula: what optimizers do. The formula is written once against `ScalarAlgebra`; it
 * runs on plain numbers where everything is tiny, and as one fused graph otherwise. Nothing is recorded on the tape.
 */
import type { ScalarAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { graphBuilder } from '../graph/build.js';
import { castNumber, type DType, float32 } from '../ir/dtype.js';
import { built } from '../ir/node.js';
import { type Shape, sameShape } from '../ir/shape.js';
import { nodeOf, overwrite, type Tensor, tinyOf } from '../tensor.js';
import { F32, F64 } from '../tiny.js';
import { trace } from '../trace.js';
import type { ScalarCode } from './scalar-code.js';
import { codeOf } from './scalar-formula.js';
import { builderScalars } from './scalars.js';

/** New values from the old ones (in the order of the tensors) and the run-time numbers. */
export type UpdateRule = <S>(s: ScalarAlgebra<S>, x: readonly S[], n: readonly S[]) => readonly S[];

/**
 * Overwrites the first tensors with the rule's results, in order. All tensors have one shape and dtype; `numbers` are
 * run-time scalars, so a new learning rate needs no new plan.
 */
export function update(op: string, rule: UpdateRule, tensors: readonly Tensor[], numbers: readonly number[]): void {
  if (trace.replay !== null) return trace.replay.numbers(rule, tensors, numbers);
  const [first] = tensors;
  const dtype = first!._cell.dtype;
  for (const t of tensors) check(op, t, first!);
  const values = tensors.map(tinyOf);
  if (values.every((v) => v !== null && v.length > 0))
    updateTiny(rule, tensors, values as (readonly number[])[], numbers, dtype);
  else updateGraph(rule, tensors, numbers, dtype, first!._shape);
}

function check(op: string, t: Tensor, first: Tensor): void {
  if (sameShape(t._shape, first._shape) && t._cell.dtype === first._cell.dtype) return;
  fail(
    op,
    `expected a tensor of ${first.dtype} and shape ${first.shape} but got one of ${t.dtype} and shape ${t.shape}`,
  );
}

/** Element by element on plain numbers: the rule as it was traced at its first update. */
function updateTiny(
  rule: UpdateRule,
  tensors: readonly Tensor[],
  values: readonly (readonly number[])[],
  numbers: readonly number[],
  dtype: DType,
): void {
  const code = ruleCode(rule, values.length, numbers.length, dtype);
  const { v, results } = code;
  for (let i = 0; i < numbers.length; i++) v[values.length + i] = scalars(dtype).const(numbers[i]!);
  const out: number[][] = [];
  for (let e = 0; e < values[0]!.length; e++) {
    for (let i = 0; i < values.length; i++) v[i] = values[i]![e]!;
    code.run();
    for (let i = 0; i < results; i++)
      if (e === 0) out.push([code.result(i)]);
      else out[i]!.push(code.result(i));
  }
  for (let i = 0; i < results; i++) overwrite(tensors[i]!, out[i]!);
}

const scalars = (dtype: DType): ScalarAlgebra<number> => (dtype === float32 ? F32 : F64);

/** Rules as code, in float32 and float64. */
const CODE = { float32: new WeakMap<UpdateRule, ScalarCode>(), float64: new WeakMap<UpdateRule, ScalarCode>() };

function ruleCode(rule: UpdateRule, tensors: number, numbers: number, dtype: DType): ScalarCode {
  const known = dtype === float32 ? CODE.float32 : CODE.float64;
  let code = known.get(rule);
  if (code === undefined) {
    const slots = Array.from({ length: tensors + numbers }, (_, i) => i);
    code = codeOf(scalars(dtype), slots.length, (s) => rule(s, slots.slice(0, tensors), slots.slice(tensors)));
    known.set(rule, code);
  }
  return code;
}

function updateGraph(
  rule: UpdateRule,
  tensors: readonly Tensor[],
  numbers: readonly number[],
  dtype: DType,
  shape: Shape,
): void {
  const before = built.nodes;
  const s = builderScalars(graphBuilder, dtype, shape);
  const n = numbers.map((v) => graphBuilder.scalar(castNumber(v, dtype), dtype, shape));
  const result = rule(s, tensors.map(nodeOf), n);
  result.forEach((node, i) => overwrite(tensors[i]!, node));
  if (trace.on !== null) trace.on.numbers(rule, tensors, n, built.nodes - before);
}
