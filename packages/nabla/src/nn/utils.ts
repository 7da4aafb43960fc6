/** `torch.nn.utils`: gradients clipped, parameters as one vector. */
import { tensor } from '../create.js';
import { fail, said } from '../errors.js';
import { cat, clamp, max, stack } from '../generated/torch.js';
import { withGradMode } from '../tape.js';
import { Tensor } from '../tensor.js';
import { type Defaults, readOptions, required } from './options.js';

type Tensors = Tensor | Iterable<Tensor>;

function listOf(parameters: Tensors): Tensor[] {
  if (parameters instanceof Tensor) return [parameters];
  const many = typeof parameters === 'object' && parameters !== null && Symbol.iterator in parameters;
  const list = many ? [...parameters] : [];
  if (many && list.every((p) => p instanceof Tensor)) return list;
  const hint = 'Pass model.parameters(), or [w]';
  return fail(
    'nn.utils',
    `parameters must be tensors, not ${said(many ? list.find((p) => !(p instanceof Tensor)) : parameters)}`,
    hint,
    'type',
  );
}

function gradsOf(parameters: Tensors): Tensor[] {
  return listOf(parameters).flatMap(({ grad }) => (grad === null ? [] : [grad]));
}

export interface ClipGradNormOptions {
  /** The order of the norm. Default: 2. */
  norm_type?: number | 'inf';
  /** Refuses a norm that is nan or infinite. Default: false. */
  error_if_nonfinite?: boolean;
}
interface Clip extends ClipGradNormOptions {
  max_norm: number;
}

const CLIP: Defaults<Required<Clip>> = { max_norm: required, norm_type: 2, error_if_nonfinite: false };

/** The norm of all gradients as one vector. */
function totalNorm(grads: readonly Tensor[], order: number): Tensor {
  if (order === Number.POSITIVE_INFINITY) return max(stack(grads.map((g) => g.abs().max())));
  return stack(grads.map((g) => g.norm(order))).norm(order);
}

/**
 * Scales all gradients in place so that their norm, taken together, is at most max_norm. Gives the norm that they had.
 *
 * @example
 * loss.backward();
 * torch.nn.utils.clip_grad_norm_(model.parameters(), 1);
 * optimizer.step();
 */
export function clip_grad_norm_(
  parameters: Tensors,
  max_norm: number | Clip,
  norm_type?: number | 'inf' | ClipGradNormOptions,
  error_if_nonfinite?: boolean | ClipGradNormOptions,
): Tensor {
  const o = readOptions('clip_grad_norm_', CLIP, [max_norm, norm_type, error_if_nonfinite]);
  const order = o.norm_type === 'inf' ? Number.POSITIVE_INFINITY : o.norm_type;
  const grads = gradsOf(parameters);
  if (grads.length === 0) return tensor(0);
  return withGradMode(false, () => {
    const total = totalNorm(grads, order);
    if (o.error_if_nonfinite && !Number.isFinite(total.item()))
      fail(
        'clip_grad_norm_',
        `the total norm of order ${order} for gradients from parameters is non-finite, so it cannot be clipped`,
        'To scale the gradients by it anyway, leave error_if_nonfinite out',
      );
    const factor = clamp(tensor(o.max_norm, { dtype: total.dtype }).div(total.add(1e-6)), { max: 1 });
    for (const g of grads) g.detach().mul_(factor);
    return total;
  });
}

/** Holds every element of the gradients within ±clip_value, in place. */
export function clip_grad_value_(parameters: Tensors, clip_value: number | { clip_value: number }): void {
  const limit = readOptions<{ clip_value: number }>('clip_grad_value_', { clip_value: required }, [
    clip_value,
  ]).clip_value;
  for (const g of gradsOf(parameters)) g.detach().clamp_(-limit, limit);
}

/** All parameters as one vector, in their order; gradients flow through it. */
export function parameters_to_vector(parameters: Iterable<Tensor>): Tensor {
  return cat(listOf(parameters).map((p) => p.reshape(-1)));
}

/** Gives parameters the values of a vector, in their order: each becomes a view of it. */
export function vector_to_parameters(vec: Tensor, parameters: Iterable<Tensor>): void {
  if (!(vec instanceof Tensor)) fail('vector_to_parameters', `expected a Tensor, but got ${typeof vec}`, '', 'type');
  const list = listOf(parameters);
  const wanted = list.reduce((n, p) => n + p.numel(), 0);
  if (vec.numel() < wanted)
    fail('vector_to_parameters', `the vector has ${vec.numel()} elements but the parameters ${wanted}`, '', 'value');
  let at = 0;
  for (const p of list) {
    p.data = vec.narrow(0, at, p.numel()).view_as(p).data;
    at += p.numel();
  }
}
