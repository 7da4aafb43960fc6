/** How a loss becomes one number: `reduction`, and the names that it had before. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { numel, type Shape } from '../ir/shape.js';
import { p, type TensorLike } from '../record.js';

export type Reduction = 'none' | 'mean' | 'sum';

export const REDUCTIONS = ['none', 'mean', 'sum'] as const;
export const reduction = p.string(REDUCTIONS, 'mean', { doc: "'none', 'mean' or 'sum'" });
/** PyTorch's older names, which override `reduction` where they are given. */
export const size_average = p.bool(null, { doc: 'Deprecated: use reduction' });
export const reduce = p.bool(null, { doc: 'Deprecated: use reduction' });
export const legacy = { size_average, reduce, reduction };

interface Legacy<R> {
  readonly size_average: boolean | null;
  readonly reduce: boolean | null;
  readonly reduction: R;
}

/** The reduction that a call means. */
export function reductionOf<R extends string>(args: Legacy<R>): R | Reduction {
  if (args.size_average === null && args.reduce === null) return args.reduction;
  if (args.reduce === false) return 'none';
  return args.size_average === false ? 'sum' : 'mean';
}

/** The loss of each element, reduced. A mean over nothing is nan, as in PyTorch. */
export function reduced<N extends Typed>(b: Builder<N>, loss: N, how: Reduction): N {
  if (how === 'none') return loss;
  const axes = loss.shape.map((_, i) => i);
  const sum = b.reshape(b.sum(loss, axes), []);
  return how === 'sum' ? sum : b.div(sum, b.const(numel(loss.shape), loss.dtype));
}

/** The gradient of each element's loss from that of the reduced one. */
export function unreduced<N extends Typed>(b: Builder<N>, g: N, shape: Shape, how: Reduction): N {
  const one = how === 'mean' ? b.div(g, b.const(numel(shape), g.dtype)) : g;
  return b.broadcast(one, shape);
}

/** The same for tensors. */
export function reduceLoss<T extends TensorLike>(A: TensorAlgebra<T>, loss: T, how: Reduction): T {
  if (how === 'none') return loss;
  return how === 'mean' ? A.mean(loss) : A.sum(loss);
}

/** Sizes of input and target must be equal, not only broadcast. */
export function equalSizes(op: string, input: { shape: Shape }, target: { shape: Shape }): void {
  if (input.shape.length === target.shape.length && input.shape.every((n, i) => n === target.shape[i])) return;
  fail(
    op,
    `Target size [${target.shape.join(', ')}] must be the same as input size [${input.shape.join(', ')}]`,
    'Use reshape(), unsqueeze() or expand() on the target',
    'value',
  );
}
