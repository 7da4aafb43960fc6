/** Activations as modules. Options by position or in one object, as PyTorch names them. */
import * as F from '../../generated/functional.js';
import { readOptions } from '../options.js';
import type { Tensor } from '../../tensor.js';
import { Module } from '../module.js';
import { show } from '../show.js';

/** max(x, 0). */
export class ReLU extends Module {
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

/** x where x > 0, else negative_slope · x. */
export class LeakyReLU extends Module {
  readonly negative_slope: number;
  readonly inplace: boolean;
  constructor(negative_slope?: number | { negative_slope?: number; inplace?: boolean }, inplace?: boolean) {
    super();
    const o = readOptions<{ negative_slope: number; inplace: boolean }>('LeakyReLU', { negative_slope: 0.01, inplace: false }, [negative_slope, inplace]);
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

/** x where x > 0, else alpha · (eˣ − 1). */
export class ELU extends Module {
  readonly alpha: number;
  readonly inplace: boolean;
  constructor(alpha?: number | { alpha?: number; inplace?: boolean }, inplace?: boolean) {
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

/** max(0, x) + min(0, alpha · (e^(x/alpha) − 1)). */
export class CELU extends Module {
  readonly alpha: number;
  readonly inplace: boolean;
  constructor(alpha?: number | { alpha?: number; inplace?: boolean }, inplace?: boolean) {
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
  override forward(input: Tensor): Tensor {
    return F.sigmoid(input);
  }
}

/** tanh x. */
export class Tanh extends Module {
  override forward(input: Tensor): Tensor {
    return F.tanh(input);
  }
}

/** log(sigmoid(x)). */
export class LogSigmoid extends Module {
  override forward(input: Tensor): Tensor {
    return F.logsigmoid(input);
  }
}

/** log(1 + e^(beta · x)) / beta. */
export class Softplus extends Module {
  readonly beta: number;
  readonly threshold: number;
  constructor(beta?: number | { beta?: number; threshold?: number }, threshold?: number) {
    super();
    const o = readOptions<{ beta: number; threshold: number }>('Softplus', { beta: 1, threshold: 20 }, [beta, threshold]);
    this.beta = o.beta;
    this.threshold = o.threshold;
  }
  override forward(input: Tensor): Tensor {
    return F.softplus(input, { beta: this.beta, threshold: this.threshold });
  }
  override extra_repr(): string {
    return `beta=${show(this.beta, true)}, threshold=${show(this.threshold, true)}`;
  }
}

/** x / (1 + |x|). */
export class Softsign extends Module {
  override forward(input: Tensor): Tensor {
    return F.softsign(input);
  }
}

/** x − tanh x. */
export class Tanhshrink extends Module {
  override forward(input: Tensor): Tensor {
    return F.tanhshrink(input);
  }
}

/** x shrunk towards 0 by lambd. */
export class Softshrink extends Module {
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

/** x within [min_val, max_val]. */
export class Hardtanh extends Module {
  readonly min_val: number;
  readonly max_val: number;
  readonly inplace: boolean;
  constructor(min_val?: number | { min_val?: number; max_val?: number; inplace?: boolean }, max_val?: number, inplace?: boolean) {
    super();
    const o = readOptions<{ min_val: number; max_val: number; inplace: boolean }>('Hardtanh', { min_val: -1, max_val: 1, inplace: false }, [min_val, max_val, inplace]);
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

