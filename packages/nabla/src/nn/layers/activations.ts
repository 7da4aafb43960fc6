/** Activations as modules. Options by position or in one object, as PyTorch names them. */

import { fail } from '../../errors.js';
import * as F from '../../generated/functional.js';
import type { Tensor } from '../../tensor.js';
import { constant_ } from '../init.js';
import { Module } from '../module.js';
import { PLACEMENT, type Placement, parameter, readOptions, required } from '../options.js';
import type { Parameter } from '../parameter.js';
import { show } from '../show.js';

/** max(x, 0). */
export class ReLU extends Module {
  static override readonly _class: string = 'ReLU';
  readonly inplace: boolean;
  constructor(inplace?: boolean | { inplace?: boolean }) {
    super();
    const o = readOptions<{ inplace: boolean }>('ReLU', { inplace: false }, [inplace]);
    this.inplace = o.inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.relu(input, { inplace: this.inplace });
  }
  override extra_repr(): string {
    return this.inplace ? 'inplace=True' : '';
  }
}

/** min(max(x, 0), 6). */
export class ReLU6 extends Module {
  static override readonly _class: string = 'ReLU6';
  readonly inplace: boolean;
  constructor(inplace?: boolean | { inplace?: boolean }) {
    super();
    const o = readOptions<{ inplace: boolean }>('ReLU6', { inplace: false }, [inplace]);
    this.inplace = o.inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.relu6(input, { inplace: this.inplace });
  }
  override extra_repr(): string {
    return this.inplace ? 'inplace=True' : '';
  }
}

export interface LeakyReLUOptions {
  /** Default: 0.01. */
  negative_slope?: number;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}

/** x where x > 0, else negative_slope · x. */
export class LeakyReLU extends Module {
  static override readonly _class: string = 'LeakyReLU';
  readonly negative_slope: number;
  readonly inplace: boolean;
  constructor(negative_slope?: number | LeakyReLUOptions, inplace?: boolean | LeakyReLUOptions) {
    super();
    const o = readOptions<{ negative_slope: number; inplace: boolean }>(
      'LeakyReLU',
      { negative_slope: 0.01, inplace: false },
      [negative_slope, inplace],
    );
    this.negative_slope = o.negative_slope;
    this.inplace = o.inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.leaky_relu(input, { negative_slope: this.negative_slope, inplace: this.inplace });
  }
  override extra_repr(): string {
    return `negative_slope=${show(this.negative_slope, true)}${this.inplace ? ', inplace=True' : ''}`;
  }
}

export interface ELUOptions {
  /** Default: 1. */
  alpha?: number;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}

/** x where x > 0, else alpha · (eˣ − 1). */
export class ELU extends Module {
  static override readonly _class: string = 'ELU';
  readonly alpha: number;
  readonly inplace: boolean;
  constructor(alpha?: number | ELUOptions, inplace?: boolean | ELUOptions) {
    super();
    const o = readOptions<{ alpha: number; inplace: boolean }>('ELU', { alpha: 1, inplace: false }, [alpha, inplace]);
    this.alpha = o.alpha;
    this.inplace = o.inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.elu(input, { alpha: this.alpha, inplace: this.inplace });
  }
  override extra_repr(): string {
    return `alpha=${show(this.alpha, true)}${this.inplace ? ', inplace=True' : ''}`;
  }
}

export interface CELUOptions {
  /** Default: 1. */
  alpha?: number;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}

/** max(0, x) + min(0, alpha · (e^(x/alpha) − 1)). */
export class CELU extends Module {
  static override readonly _class: string = 'CELU';
  readonly alpha: number;
  readonly inplace: boolean;
  constructor(alpha?: number | CELUOptions, inplace?: boolean | CELUOptions) {
    super();
    const o = readOptions<{ alpha: number; inplace: boolean }>('CELU', { alpha: 1, inplace: false }, [alpha, inplace]);
    this.alpha = o.alpha;
    this.inplace = o.inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.celu(input, { alpha: this.alpha, inplace: this.inplace });
  }
  override extra_repr(): string {
    return `alpha=${show(this.alpha, true)}${this.inplace ? ', inplace=True' : ''}`;
  }
}

/** Self-normalising ELU (Klambauer et al. 2017). */
export class SELU extends Module {
  static override readonly _class: string = 'SELU';
  readonly inplace: boolean;
  constructor(inplace?: boolean | { inplace?: boolean }) {
    super();
    const o = readOptions<{ inplace: boolean }>('SELU', { inplace: false }, [inplace]);
    this.inplace = o.inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.selu(input, { inplace: this.inplace });
  }
  override extra_repr(): string {
    return this.inplace ? 'inplace=True' : '';
  }
}

/** x · Φ(x). */
export class GELU extends Module {
  static override readonly _class: string = 'GELU';
  readonly approximate: 'none' | 'tanh';
  constructor(approximate?: 'none' | 'tanh' | { approximate?: 'none' | 'tanh' }) {
    super();
    const o = readOptions<{ approximate: 'none' | 'tanh' }>('GELU', { approximate: 'none' }, [approximate]);
    this.approximate = o.approximate;
  }
  override forward(input: Tensor): Tensor {
    return F.gelu(input, { approximate: this.approximate });
  }
  override extra_repr(): string {
    return `approximate='${this.approximate}'`;
  }
}

/** x · sigmoid(x). */
export class SiLU extends Module {
  static override readonly _class: string = 'SiLU';
  readonly inplace: boolean;
  constructor(inplace?: boolean | { inplace?: boolean }) {
    super();
    const o = readOptions<{ inplace: boolean }>('SiLU', { inplace: false }, [inplace]);
    this.inplace = o.inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.silu(input, { inplace: this.inplace });
  }
  override extra_repr(): string {
    return this.inplace ? 'inplace=True' : '';
  }
}

/** x · tanh(softplus(x)). */
export class Mish extends Module {
  static override readonly _class: string = 'Mish';
  readonly inplace: boolean;
  constructor(inplace?: boolean | { inplace?: boolean }) {
    super();
    const o = readOptions<{ inplace: boolean }>('Mish', { inplace: false }, [inplace]);
    this.inplace = o.inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.mish(input, { inplace: this.inplace });
  }
  override extra_repr(): string {
    return this.inplace ? 'inplace=True' : '';
  }
}

/** 1 / (1 + e^−x). */
export class Sigmoid extends Module {
  static override readonly _class: string = 'Sigmoid';
  override forward(input: Tensor): Tensor {
    return F.sigmoid(input);
  }
}

/** tanh x. */
export class Tanh extends Module {
  static override readonly _class: string = 'Tanh';
  override forward(input: Tensor): Tensor {
    return F.tanh(input);
  }
}

/** log(sigmoid(x)). */
export class LogSigmoid extends Module {
  static override readonly _class: string = 'LogSigmoid';
  override forward(input: Tensor): Tensor {
    return F.logsigmoid(input);
  }
}

export interface SoftplusOptions {
  /** Default: 1. */
  beta?: number;
  /** Above it (times 1 / beta) the input itself. Default: 20. */
  threshold?: number;
}

/** log(1 + e^(beta · x)) / beta. */
export class Softplus extends Module {
  static override readonly _class: string = 'Softplus';
  readonly beta: number;
  readonly threshold: number;
  constructor(beta?: number | SoftplusOptions, threshold?: number | SoftplusOptions) {
    super();
    const o = readOptions<{ beta: number; threshold: number }>('Softplus', { beta: 1, threshold: 20 }, [
      beta,
      threshold,
    ]);
    this.beta = o.beta;
    this.threshold = o.threshold;
  }
  override forward(input: Tensor): Tensor {
    return F.softplus(input, { beta: this.beta, threshold: this.threshold });
  }
  override extra_repr(): string {
    return `beta=${show(this.beta)}, threshold=${show(this.threshold)}`;
  }
}

/** x / (1 + |x|). */
export class Softsign extends Module {
  static override readonly _class: string = 'Softsign';
  override forward(input: Tensor): Tensor {
    return F.softsign(input);
  }
}

/** x − tanh x. */
export class Tanhshrink extends Module {
  static override readonly _class: string = 'Tanhshrink';
  override forward(input: Tensor): Tensor {
    return F.tanhshrink(input);
  }
}

/** x shrunk towards 0 by lambd. */
export class Softshrink extends Module {
  static override readonly _class: string = 'Softshrink';
  readonly lambd: number;
  constructor(lambd?: number | { lambd?: number }) {
    super();
    const o = readOptions<{ lambd: number }>('Softshrink', { lambd: 0.5 }, [lambd]);
    this.lambd = o.lambd;
  }
  override forward(input: Tensor): Tensor {
    return F.softshrink(input, { lambd: this.lambd });
  }
  override extra_repr(): string {
    return show(this.lambd);
  }
}

/** x where |x| > lambd, else 0. */
export class Hardshrink extends Module {
  static override readonly _class: string = 'Hardshrink';
  readonly lambd: number;
  constructor(lambd?: number | { lambd?: number }) {
    super();
    const o = readOptions<{ lambd: number }>('Hardshrink', { lambd: 0.5 }, [lambd]);
    this.lambd = o.lambd;
  }
  override forward(input: Tensor): Tensor {
    return F.hardshrink(input, { lambd: this.lambd });
  }
  override extra_repr(): string {
    return show(this.lambd);
  }
}

export interface HardtanhOptions {
  /** Default: -1. */
  min_val?: number;
  /** Default: 1. */
  max_val?: number;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}

/** x within [min_val, max_val]. */
export class Hardtanh extends Module {
  static override readonly _class: string = 'Hardtanh';
  readonly min_val: number;
  readonly max_val: number;
  readonly inplace: boolean;
  constructor(
    min_val?: number | HardtanhOptions,
    max_val?: number | HardtanhOptions,
    inplace?: boolean | HardtanhOptions,
  ) {
    super();
    const o = readOptions<{ min_val: number; max_val: number; inplace: boolean }>(
      'Hardtanh',
      { min_val: -1, max_val: 1, inplace: false },
      [min_val, max_val, inplace],
    );
    this.min_val = o.min_val;
    this.max_val = o.max_val;
    this.inplace = o.inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.hardtanh(input, { min_val: this.min_val, max_val: this.max_val, inplace: this.inplace });
  }
  override extra_repr(): string {
    return `min_val=${show(this.min_val, true)}, max_val=${show(this.max_val, true)}${this.inplace ? ', inplace=True' : ''}`;
  }
}

/** A piecewise linear sigmoid. */
export class Hardsigmoid extends Module {
  static override readonly _class: string = 'Hardsigmoid';
  readonly inplace: boolean;
  constructor(inplace?: boolean | { inplace?: boolean }) {
    super();
    const o = readOptions<{ inplace: boolean }>('Hardsigmoid', { inplace: false }, [inplace]);
    this.inplace = o.inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.hardsigmoid(input, { inplace: this.inplace });
  }
  override extra_repr(): string {
    return '';
  }
}

/** x · hardsigmoid(x). */
export class Hardswish extends Module {
  static override readonly _class: string = 'Hardswish';
  readonly inplace: boolean;
  constructor(inplace?: boolean | { inplace?: boolean }) {
    super();
    const o = readOptions<{ inplace: boolean }>('Hardswish', { inplace: false }, [inplace]);
    this.inplace = o.inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.hardswish(input, { inplace: this.inplace });
  }
  override extra_repr(): string {
    return '';
  }
}

/** Probabilities along a dimension. */
export class Softmax extends Module {
  static override readonly _class: string = 'Softmax';
  readonly dim: number | null;
  constructor(dim?: number | null | { dim?: number | null }) {
    super();
    const o = readOptions<{ dim: number | null }>('Softmax', { dim: null }, [dim]);
    this.dim = o.dim;
  }
  override forward(input: Tensor): Tensor {
    return F.softmax(input, { dim: this.dim });
  }
  override extra_repr(): string {
    return `dim=${show(this.dim)}`;
  }
}

/** Logarithms of softmax along a dimension. */
export class LogSoftmax extends Module {
  static override readonly _class: string = 'LogSoftmax';
  readonly dim: number | null;
  constructor(dim?: number | null | { dim?: number | null }) {
    super();
    const o = readOptions<{ dim: number | null }>('LogSoftmax', { dim: null }, [dim]);
    this.dim = o.dim;
  }
  override forward(input: Tensor): Tensor {
    return F.log_softmax(input, { dim: this.dim });
  }
  override extra_repr(): string {
    return `dim=${show(this.dim)}`;
  }
}

/** softmax(−x). */
export class Softmin extends Module {
  static override readonly _class: string = 'Softmin';
  readonly dim: number | null;
  constructor(dim?: number | null | { dim?: number | null }) {
    super();
    const o = readOptions<{ dim: number | null }>('Softmin', { dim: null }, [dim]);
    this.dim = o.dim;
  }
  override forward(input: Tensor): Tensor {
    return F.softmin(input, { dim: this.dim });
  }
  override extra_repr(): string {
    return `dim=${show(this.dim)}`;
  }
}

/** a · sigmoid(b) for the two halves a, b. */
export class GLU extends Module {
  static override readonly _class: string = 'GLU';
  readonly dim: number;
  constructor(dim?: number | { dim?: number }) {
    super();
    const o = readOptions<{ dim: number }>('GLU', { dim: -1 }, [dim]);
    this.dim = o.dim;
  }
  override forward(input: Tensor): Tensor {
    return F.glu(input, { dim: this.dim });
  }
  override extra_repr(): string {
    return `dim=${show(this.dim)}`;
  }
}

export interface ThresholdNamed {
  threshold: number;
  value: number;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}

/** x where x > threshold, else value. */
export class Threshold extends Module {
  static override readonly _class: string = 'Threshold';
  readonly threshold: number;
  readonly value: number;
  readonly inplace: boolean;
  constructor(threshold: number, value: number, inplace?: boolean | { inplace?: boolean });
  constructor(named: ThresholdNamed);
  constructor(...given: unknown[]) {
    super();
    const defaults = { threshold: required, value: required, inplace: false } as const;
    const o = readOptions<Required<ThresholdNamed>>('Threshold', defaults, given);
    this.threshold = o.threshold;
    this.value = o.value;
    this.inplace = o.inplace;
  }
  override forward(input: Tensor): Tensor {
    return F.threshold(input, this.threshold, this.value, this.inplace);
  }
  override extra_repr(): string {
    return `threshold=${show(this.threshold)}, value=${show(this.value)}${this.inplace ? ', inplace=True' : ''}`;
  }
}

export interface PReLUOptions extends Placement {
  /** One slope for all, or one for each channel. Default: 1. */
  num_parameters?: number;
  /** Default: 0.25. */
  init?: number;
}

/** x where x > 0, else weight · x with learned weights. */
export class PReLU extends Module {
  static override readonly _class: string = 'PReLU';
  readonly num_parameters: number;
  weight: Parameter;
  constructor(num_parameters?: number | PReLUOptions, init?: number | PReLUOptions, options?: PReLUOptions) {
    super();
    const defaults: Required<PReLUOptions> = { num_parameters: 1, init: 0.25, ...PLACEMENT };
    const o = readOptions('PReLU', defaults, [num_parameters, init, options]);
    this.num_parameters = o.num_parameters;
    this.weight = parameter([o.num_parameters], o);
    constant_(this.weight, o.init);
  }
  override forward(input: Tensor): Tensor {
    return F.prelu(input, this.weight);
  }
  override extra_repr(): string {
    return `num_parameters=${this.num_parameters}`;
  }
}

/** Probabilities over the channels of [n, channels, height, width] or [channels, height, width]. */
export class Softmax2d extends Module {
  static override readonly _class: string = 'Softmax2d';
  override forward(input: Tensor): Tensor {
    if (input.ndim !== 4 && input.ndim !== 3)
      fail('Softmax2d', `requires a 3D or 4D tensor as input, not one of shape ${input.shape}`, '', 'value');
    return F.softmax(input, { dim: -3 });
  }
}
