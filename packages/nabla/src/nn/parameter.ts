/** `nn.Parameter`: a leaf that modules register and optimizers update. */
import { fail } from '../errors.js';
import { titles } from '../print.js';
import { Tensor } from '../tensor.js';

/** Shares the data's memory; requires a gradient unless told otherwise. */
export class Parameter extends Tensor {
  constructor(data: Tensor, requires_grad: boolean | { requires_grad?: boolean } = true) {
    if (!(data instanceof Tensor))
      fail('Parameter', 'the data must be a Tensor', 'Write new Parameter(torch.randn(3))', 'type');
    const d = data.detach();
    super(d._cell, d._shape, d._view);
    const on = typeof requires_grad === 'object' ? (requires_grad.requires_grad ?? true) : requires_grad;
    if (on) this.requires_grad_();
  }
}

titles.set(Parameter.prototype, 'Parameter containing:\ntensor');
