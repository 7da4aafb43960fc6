/** How tensors print: PyTorch's text of their values and their place on the tape. */
import { get_default_dtype } from './dispatch/promote.js';
import { formatTensor } from './print/format.js';
import { late, numbersOf, type Tensor } from './tensor.js';

/** Names a class of tensors that print otherwise (Parameter). */
export const titles = new WeakMap<object, 'Parameter containing:\ntensor'>();

export function format(t: Tensor): string {
  return formatTensor({
    data: numbersOf(t),
    shape: t._shape,
    dtype: t.dtype.name,
    requires_grad: t.requires_grad,
    grad_fn: t.grad_fn?.name ?? null,
    defaultDtype: get_default_dtype().name as 'float32' | 'float64',
    name: titles.get(Object.getPrototypeOf(t) as object) ?? 'tensor',
  });
}

late.format = format;
