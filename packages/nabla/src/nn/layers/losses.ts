/** Losses as modules: `new CrossEntropyLoss({ reduction: 'sum' })`. */
import * as F from '../../generated/functional.js';
import { readOptions } from '../options.js';
import type { Tensor } from '../../tensor.js';
import { Module } from '../module.js';

export type Reduction = 'mean' | 'sum' | 'none';

/** |x − y|. */
export class L1Loss extends Module {
  reduction: Reduction;
  constructor(options: { reduction?: Reduction } = {}) {
    super();
    const o = readOptions<{ reduction: Reduction }>('L1Loss', { reduction: 'mean' }, [options]);
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.l1_loss(input, target, { reduction: this.reduction });
  }
}

/** (x − y)². */
export class MSELoss extends Module {
  reduction: Reduction;
  constructor(options: { reduction?: Reduction } = {}) {
    super();
    const o = readOptions<{ reduction: Reduction }>('MSELoss', { reduction: 'mean' }, [options]);
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.mse_loss(input, target, { reduction: this.reduction });
  }
}

/** Quadratic near 0, linear beyond beta. */
export class SmoothL1Loss extends Module {
  beta: number;
  reduction: Reduction;
  constructor(options: { beta?: number; reduction?: Reduction } = {}) {
    super();
    const o = readOptions<{ beta: number; reduction: Reduction }>('SmoothL1Loss', { beta: 1, reduction: 'mean' }, [options]);
    this.beta = o.beta;
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.smooth_l1_loss(input, target, { beta: this.beta, reduction: this.reduction });
  }
}

/** Huber 1964. */
export class HuberLoss extends Module {
  delta: number;
  reduction: Reduction;
  constructor(options: { delta?: number; reduction?: Reduction } = {}) {
    super();
    const o = readOptions<{ delta: number; reduction: Reduction }>('HuberLoss', { delta: 1, reduction: 'mean' }, [options]);
    this.delta = o.delta;
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.huber_loss(input, target, { delta: this.delta, reduction: this.reduction });
  }
}

/** Binary cross entropy of scores. */
export class BCEWithLogitsLoss extends Module {
  reduction: Reduction;
  declare weight: Tensor | null;
  declare pos_weight: Tensor | null;
  constructor(options: { weight?: Tensor | null; pos_weight?: Tensor | null; reduction?: Reduction } = {}) {
    super();
    const o = readOptions<{ weight: Tensor | null; pos_weight: Tensor | null; reduction: Reduction }>('BCEWithLogitsLoss', { weight: null, pos_weight: null, reduction: 'mean' }, [options]);
    this.register_buffer('weight', o.weight);
    this.register_buffer('pos_weight', o.pos_weight);
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.binary_cross_entropy_with_logits(input, target, { weight: this.weight, pos_weight: this.pos_weight, reduction: this.reduction });
  }
}

/** Binary cross entropy of probabilities. */
export class BCELoss extends Module {
  reduction: Reduction;
  declare weight: Tensor | null;
  constructor(options: { weight?: Tensor | null; reduction?: Reduction } = {}) {
    super();
    const o = readOptions<{ weight: Tensor | null; reduction: Reduction }>('BCELoss', { weight: null, reduction: 'mean' }, [options]);
    this.register_buffer('weight', o.weight);
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.binary_cross_entropy(input, target, { weight: this.weight, reduction: this.reduction });
  }
}

/** −log p of the class, from log probabilities. */
export class NLLLoss extends Module {
  ignore_index: number;
  reduction: Reduction;
  declare weight: Tensor | null;
  constructor(options: { weight?: Tensor | null; ignore_index?: number; reduction?: Reduction } = {}) {
    super();
    const o = readOptions<{ weight: Tensor | null; ignore_index: number; reduction: Reduction }>('NLLLoss', { weight: null, ignore_index: -100, reduction: 'mean' }, [options]);
    this.register_buffer('weight', o.weight);
    this.ignore_index = o.ignore_index;
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.nll_loss(input, target, { weight: this.weight, ignore_index: this.ignore_index, reduction: this.reduction });
  }
}

/** Cross entropy of scores: log_softmax, then nll_loss. */
export class CrossEntropyLoss extends Module {
  ignore_index: number;
  label_smoothing: number;
  reduction: Reduction;
  declare weight: Tensor | null;
  constructor(options: { weight?: Tensor | null; ignore_index?: number; label_smoothing?: number; reduction?: Reduction } = {}) {
    super();
    const o = readOptions<{ weight: Tensor | null; ignore_index: number; label_smoothing: number; reduction: Reduction }>('CrossEntropyLoss', { weight: null, ignore_index: -100, label_smoothing: 0, reduction: 'mean' }, [options]);
    this.register_buffer('weight', o.weight);
    this.ignore_index = o.ignore_index;
    this.label_smoothing = o.label_smoothing;
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.cross_entropy(input, target, { weight: this.weight, ignore_index: this.ignore_index, label_smoothing: this.label_smoothing, reduction: this.reduction });
  }
}

/** Kullback–Leibler divergence from log probabilities. */
export class KLDivLoss extends Module {
  log_target: boolean;
  reduction: Reduction | 'batchmean';
  constructor(options: { log_target?: boolean; reduction?: Reduction | 'batchmean' } = {}) {
    super();
    const o = readOptions<{ log_target: boolean; reduction: Reduction | 'batchmean' }>('KLDivLoss', { log_target: false, reduction: 'mean' }, [options]);
    this.log_target = o.log_target;
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.kl_div(input, target, { log_target: this.log_target, reduction: this.reduction });
  }
}

/** log(1 + e^(−y·x)). */
export class SoftMarginLoss extends Module {
  reduction: Reduction;
  constructor(options: { reduction?: Reduction } = {}) {
    super();
    const o = readOptions<{ reduction: Reduction }>('SoftMarginLoss', { reduction: 'mean' }, [options]);
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.soft_margin_loss(input, target, { reduction: this.reduction });
  }
}

/** x where y = 1, max(0, margin − x) where y = −1. */
export class HingeEmbeddingLoss extends Module {
  margin: number;
  reduction: Reduction;
  constructor(options: { margin?: number; reduction?: Reduction } = {}) {
    super();
    const o = readOptions<{ margin: number; reduction: Reduction }>('HingeEmbeddingLoss', { margin: 1, reduction: 'mean' }, [options]);
    this.margin = o.margin;
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.hinge_embedding_loss(input, target, { margin: this.margin, reduction: this.reduction });
  }
}

/** Negative log likelihood of a Poisson rate. */
export class PoissonNLLLoss extends Module {
  log_input: boolean;
  full: boolean;
  eps: number;
  reduction: Reduction;
  constructor(options: { log_input?: boolean; full?: boolean; eps?: number; reduction?: Reduction } = {}) {
    super();
    const o = readOptions<{ log_input: boolean; full: boolean; eps: number; reduction: Reduction }>('PoissonNLLLoss', { log_input: true, full: false, eps: 1e-8, reduction: 'mean' }, [options]);
    this.log_input = o.log_input;
    this.full = o.full;
    this.eps = o.eps;
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.poisson_nll_loss(input, target, { log_input: this.log_input, full: this.full, eps: this.eps, reduction: this.reduction });
  }
}

