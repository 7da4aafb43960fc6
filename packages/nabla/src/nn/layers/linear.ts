/** Layers that multiply by a matrix. */
import * as F from '../../generated/functional.js';
import type { Tensor } from '../../tensor.js';
import { _calculate_fan_in_and_fan_out, kaiming_uniform_, uniform_ } from '../init.js';
import { Module } from '../module.js';
import { type Defaults, PLACEMENT, type Placement, parameter, readOptions, required } from '../options.js';
import type { Parameter } from '../parameter.js';

export interface LinearOptions extends Placement {
  /** Default: true. */
  bias?: boolean;
}
interface Features {
  in_features: number;
  out_features: number;
}
export type LinearArguments = [
  in_features: number,
  out_features: number | (Pick<Features, 'out_features'> & LinearOptions),
  bias?: boolean | LinearOptions,
  options?: LinearOptions,
];

const LINEAR: Defaults<Required<Features & LinearOptions>> = {
  in_features: required,
  out_features: required,
  bias: true,
  ...PLACEMENT,
};

/** y = x Wᵀ + b; weight [out_features, in_features]. Initialised as PyTorch's: uniform in ±1/√in_features. */
export class Linear extends Module {
  static override readonly _class: string = 'Linear';
  readonly in_features: number;
  readonly out_features: number;
  weight: Parameter;
  bias: Parameter | null;
  constructor(...args: LinearArguments);
  constructor(named: Features & LinearOptions);
  constructor(...given: unknown[]) {
    super();
    const o = readOptions('Linear', LINEAR, given);
    this.in_features = o.in_features;
    this.out_features = o.out_features;
    this.weight = parameter([o.out_features, o.in_features], o);
    this.bias = o.bias ? parameter([o.out_features], o) : null;
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

interface TwoFeatures {
  in1_features: number;
  in2_features: number;
  out_features: number;
}
export type BilinearArguments = [
  in1_features: number,
  in2_features: number,
  out_features: number | (Pick<TwoFeatures, 'out_features'> & LinearOptions),
  bias?: boolean | LinearOptions,
  options?: LinearOptions,
];

const BILINEAR: Defaults<Required<TwoFeatures & LinearOptions>> = {
  in1_features: required,
  in2_features: required,
  out_features: required,
  bias: true,
  ...PLACEMENT,
};

/** y_k = x1ᵀ W_k x2 + b_k; weight [out_features, in1_features, in2_features]. */
export class Bilinear extends Module {
  static override readonly _class: string = 'Bilinear';
  readonly in1_features: number;
  readonly in2_features: number;
  readonly out_features: number;
  weight: Parameter;
  bias: Parameter | null;
  constructor(...args: BilinearArguments);
  constructor(named: TwoFeatures & LinearOptions);
  constructor(...given: unknown[]) {
    super();
    const o = readOptions('Bilinear', BILINEAR, given);
    this.in1_features = o.in1_features;
    this.in2_features = o.in2_features;
    this.out_features = o.out_features;
    this.weight = parameter([o.out_features, o.in1_features, o.in2_features], o);
    this.bias = o.bias ? parameter([o.out_features], o) : null;
    this.reset_parameters();
  }
  /** Uniform in ±1/√in1_features. */
  reset_parameters(): void {
    const bound = 1 / Math.sqrt(this.in1_features);
    uniform_(this.weight, -bound, bound);
    if (this.bias !== null) uniform_(this.bias, -bound, bound);
  }
  override forward(input1: Tensor, input2: Tensor): Tensor {
    return F.bilinear(input1, input2, this.weight, this.bias);
  }
  override extra_repr(): string {
    const bias = this.bias !== null ? 'True' : 'False';
    return `in1_features=${this.in1_features}, in2_features=${this.in2_features}, out_features=${this.out_features}, bias=${bias}`;
  }
}

/** Returns its input; takes any arguments. */
export class Identity extends Module {
  static override readonly _class: string = 'Identity';
  constructor(..._ignored: unknown[]) {
    super();
  }
  override forward(input: Tensor): Tensor {
    return input;
  }
}
