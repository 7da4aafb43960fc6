/** Layers that multiply by a matrix. */
import * as F from '../../generated/functional.js';
import { empty } from '../../generated/torch.js';
import { bindOptions } from '../../options.js';
import type { DType } from '../../ir/dtype.js';
import type { Tensor } from '../../tensor.js';
import { _calculate_fan_in_and_fan_out, kaiming_uniform_, uniform_ } from '../init.js';
import { Module } from '../module.js';
import { Parameter } from '../parameter.js';

export interface LinearOptions {
  bias?: boolean;
  dtype?: DType | null;
  device?: unknown;
}

/** y = x Wᵀ + b; weight [out_features, in_features]. Initialised as PyTorch's: uniform in ±1/√in_features. */
export class Linear extends Module {
  readonly in_features: number;
  readonly out_features: number;
  weight: Parameter;
  bias: Parameter | null;
  constructor(in_features: number, out_features: number, bias: boolean | LinearOptions = true, options: LinearOptions = {}) {
    super();
    const o = bindOptions('Linear', typeof bias === 'object' ? bias : { bias, ...options }, ['bias', 'dtype', 'device']) as LinearOptions;
    this.in_features = in_features;
    this.out_features = out_features;
    this.weight = new Parameter(empty([out_features, in_features], { dtype: o.dtype ?? null }));
    this.bias = o.bias === false ? null : new Parameter(empty([out_features], { dtype: o.dtype ?? null }));
    this.reset_parameters();
  }
  reset_parameters(): void {
    kaiming_uniform_(this.weight, { a: Math.sqrt(5) });
    if (this.bias === null) return;
    const [fan] = _calculate_fan_in_and_fan_out(this.weight);
    const bound = fan > 0 ? 1 / Math.sqrt(fan) : 0;
    uniform_(this.bias, -bound, bound);
  }
  override forward(input: Tensor): Tensor {
    return F.linear(input, this.weight, this.bias);
  }
  override extra_repr(): string {
    return `in_features=${this.in_features}, out_features=${this.out_features}, bias=${this.bias !== null ? 'True' : 'False'}`;
  }
}

/** Returns its input. */
export class Identity extends Module {
  override forward(input: Tensor): Tensor {
    return input;
  }
}

/** Joins dimensions start_dim … end_dim into one. */
export class Flatten extends Module {
  readonly start_dim: number;
  readonly end_dim: number;
  constructor(start_dim = 1, end_dim = -1) {
    super();
    this.start_dim = start_dim;
    this.end_dim = end_dim;
  }
  override forward(input: Tensor): Tensor {
    return input.flatten(this.start_dim, this.end_dim);
  }
  override extra_repr(): string {
    return `start_dim=${this.start_dim}, end_dim=${this.end_dim}`;
  }
}
