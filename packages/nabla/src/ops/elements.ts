/** Operators on single elements that a host kernel computes: their common dtype, their shape, the call. */
import type { Builder, Typed } from '../graph/build.js';
import { type DType, int64, promote } from '../ir/dtype.js';
import type { LowerCall } from '../record.js';
import { broadcast } from './axes.js';
import { commonType } from './requirements.js';

/** The dtype of two operands of which one at least is a tensor, as PyTorch promotes. */
function operandType<N extends Typed>(call: LowerCall<N>, x: N | number, y: N | number): DType {
  if (typeof x !== 'number' && typeof y !== 'number') return commonType(x, y);
  const [tensor, number] = (typeof x === 'number' ? [y, x] : [x, y]) as [N, number];
  if (tensor.dtype.is_floating_point) return tensor.dtype;
  if (!Number.isInteger(number)) return call.defaultDtype;
  return tensor.dtype.kind === 'bool' ? promote(tensor.dtype, int64) : tensor.dtype;
}

const floatOf = <N extends Typed>(call: LowerCall<N>, dtype: DType): DType =>
  dtype.is_floating_point ? dtype : call.defaultDtype;

/** A function of one tensor; integers become the default float. */
export function floatElements<N extends Typed>(b: Builder<N>, call: LowerCall<N>, fn: string, x: N): N {
  return hostElements(b, call.op, 'elements', [b.cast(x, floatOf(call, x.dtype))], { fn });
}

/** A function of two operands that broadcast; integers become the default float. */
export function binaryElements<N extends Typed>(
  b: Builder<N>,
  call: LowerCall<N>,
  fn: string,
  x: N | number,
  y: N | number,
): N {
  const dtype = floatOf(call, operandType(call, x, y));
  return hostElements(b, call.op, 'elements', [call.operand(x, dtype), call.operand(y, dtype)], { fn });
}

/** A host kernel on tensors of one dtype, broadcast; the result has that dtype. */
export function hostElements<N extends Typed>(
  b: Builder<N>,
  op: string,
  kernel: string,
  inputs: readonly N[],
  attrs: Readonly<Record<string, string>> = {},
): N {
  const shape = broadcast(op, ...inputs.map((x) => x.shape));
  const outputs = [{ dtype: inputs[0]!.dtype, shape }];
  return b.call(
    inputs.map((x) => b.broadcast(x, shape)),
    { kernel, attrs, outputs },
  )[0]!;
}
