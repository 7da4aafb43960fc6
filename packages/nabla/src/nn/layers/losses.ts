/** Losses as modules: `new CrossEntropyLoss({ reduction: 'sum' })`. */
import { fail, said } from '../../errors.js';
import * as F from '../../generated/functional.js';
import type { Given, IndexData } from '../../generated/surface.js';
import type { Tensor } from '../../tensor.js';
import { Module } from '../module.js';
import { type Defaults, readOptions } from '../options.js';
import { PairwiseDistance } from './distance.js';

export type Reduction = 'mean' | 'sum' | 'none';

export interface LossOptions<R extends string = Reduction> {
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none': one loss an element; 'mean' or 'sum' of them. Default: 'mean'. */
  reduction?: R;
}
export interface WeightedLossOptions extends LossOptions {
  /** A factor for each class (or element). Default: null. */
  weight?: Tensor | null;
}

type Old = boolean | null;
type Weight<O> = Given<Tensor, O> | O | null;

/** The options from the given arguments; with the deprecated ones turned into a reduction. */
function read<O extends LossOptions<string>>(op: string, defaults: Defaults<O>, given: readonly unknown[]): O {
  const o = readOptions(op, defaults, given);
  const { size_average, reduce } = o;
  const old = typeof size_average === 'boolean' || typeof reduce === 'boolean';
  const reduction = old ? (reduce === false ? 'none' : size_average === false ? 'sum' : 'mean') : o.reduction;
  if (!['none', 'mean', 'sum', 'batchmean'].includes(reduction!))
    fail(op, `${said(reduction)} is not a valid value for reduction`, "Use 'none', 'mean' or 'sum'", 'value');
  return { ...o, reduction };
}

const OLD = { size_average: null, reduce: null } as const;
const LOSS: Required<LossOptions> = { ...OLD, reduction: 'mean' };

abstract class Loss extends Module {
  reduction: Reduction;
  constructor(o: LossOptions) {
    super();
    this.reduction = o.reduction!;
  }
}

abstract class WeightedLoss extends Loss {
  declare weight: Tensor | null;
  constructor(o: WeightedLossOptions) {
    super(o);
    this.register_buffer('weight', o.weight ?? null);
  }
}

type PlainArguments = [
  size_average?: Old | LossOptions,
  reduce?: Old | LossOptions,
  reduction?: Reduction | LossOptions,
];

// ---------------------------------------------------------------------------------------------------- distances

/** |x − y|. */
export class L1Loss extends Loss {
  static override readonly _class: string = 'L1Loss';
  constructor(...given: PlainArguments) {
    super(read('L1Loss', LOSS, given));
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.l1_loss(input, target, { reduction: this.reduction });
  }
}

/** (x − y)². */
export class MSELoss extends Loss {
  static override readonly _class: string = 'MSELoss';
  constructor(...given: PlainArguments) {
    super(read('MSELoss', LOSS, given));
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.mse_loss(input, target, { reduction: this.reduction });
  }
}

export interface SmoothL1LossOptions extends LossOptions {
  /** Where the loss turns from quadratic to linear. Default: 1. */
  beta?: number;
}

/** Quadratic near 0, linear beyond beta. */
export class SmoothL1Loss extends Loss {
  static override readonly _class: string = 'SmoothL1Loss';
  beta: number;
  constructor(
    size_average?: Old | SmoothL1LossOptions,
    reduce?: Old | SmoothL1LossOptions,
    reduction?: Reduction | SmoothL1LossOptions,
    beta?: number | SmoothL1LossOptions,
  ) {
    const defaults: Required<SmoothL1LossOptions> = { ...LOSS, beta: 1 };
    const o = read('SmoothL1Loss', defaults, [size_average, reduce, reduction, beta]);
    super(o);
    this.beta = o.beta;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.smooth_l1_loss(input, target, { beta: this.beta, reduction: this.reduction });
  }
}

export interface HuberLossOptions {
  /** Default: 'mean'. */
  reduction?: Reduction;
  /** Where the loss turns from quadratic to linear. Default: 1. */
  delta?: number;
}

/** Huber 1964. */
export class HuberLoss extends Loss {
  static override readonly _class: string = 'HuberLoss';
  delta: number;
  constructor(reduction?: Reduction | HuberLossOptions, delta?: number | HuberLossOptions) {
    const o = read<Required<HuberLossOptions>>('HuberLoss', { reduction: 'mean', delta: 1 }, [reduction, delta]);
    super(o);
    this.delta = o.delta;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.huber_loss(input, target, { delta: this.delta, reduction: this.reduction });
  }
}

// ---------------------------------------------------------------------------------------------------- two classes

type WeightedArguments = [
  weight?: Weight<WeightedLossOptions>,
  size_average?: Old | WeightedLossOptions,
  reduce?: Old | WeightedLossOptions,
  reduction?: Reduction | WeightedLossOptions,
];
const WEIGHTED: Required<WeightedLossOptions> = { weight: null, ...LOSS };

export interface BCEWithLogitsLossOptions extends WeightedLossOptions {
  /** Weight of positive targets, a number for each class. Default: null. */
  pos_weight?: Tensor | null;
}

/** Binary cross entropy of scores. */
export class BCEWithLogitsLoss extends WeightedLoss {
  static override readonly _class: string = 'BCEWithLogitsLoss';
  declare pos_weight: Tensor | null;
  constructor(
    weight?: Weight<BCEWithLogitsLossOptions>,
    size_average?: Old | BCEWithLogitsLossOptions,
    reduce?: Old | BCEWithLogitsLossOptions,
    reduction?: Reduction | BCEWithLogitsLossOptions,
    pos_weight?: Weight<BCEWithLogitsLossOptions>,
  ) {
    const defaults: Required<BCEWithLogitsLossOptions> = { ...WEIGHTED, pos_weight: null };
    const o = read('BCEWithLogitsLoss', defaults, [weight, size_average, reduce, reduction, pos_weight]);
    super(o);
    this.register_buffer('pos_weight', o.pos_weight);
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    const { weight, pos_weight, reduction } = this;
    return F.binary_cross_entropy_with_logits(input, target, { weight, pos_weight, reduction });
  }
}

/** Binary cross entropy of probabilities. */
export class BCELoss extends WeightedLoss {
  static override readonly _class: string = 'BCELoss';
  constructor(...given: WeightedArguments) {
    super(read('BCELoss', WEIGHTED, given));
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.binary_cross_entropy(input, target, { weight: this.weight, reduction: this.reduction });
  }
}

/** log(1 + e^(−y·x)). */
export class SoftMarginLoss extends Loss {
  static override readonly _class: string = 'SoftMarginLoss';
  constructor(...given: PlainArguments) {
    super(read('SoftMarginLoss', LOSS, given));
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.soft_margin_loss(input, target, { reduction: this.reduction });
  }
}

export interface HingeEmbeddingLossOptions extends LossOptions {
  /** Default: 1. */
  margin?: number;
}

/** x where y = 1, max(0, margin − x) where y = −1. */
export class HingeEmbeddingLoss extends Loss {
  static override readonly _class: string = 'HingeEmbeddingLoss';
  margin: number;
  constructor(
    margin?: number | HingeEmbeddingLossOptions,
    size_average?: Old | HingeEmbeddingLossOptions,
    reduce?: Old | HingeEmbeddingLossOptions,
    reduction?: Reduction | HingeEmbeddingLossOptions,
  ) {
    const defaults: Required<HingeEmbeddingLossOptions> = { margin: 1, ...LOSS };
    const o = read('HingeEmbeddingLoss', defaults, [margin, size_average, reduce, reduction]);
    super(o);
    this.margin = o.margin;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.hinge_embedding_loss(input, target, { margin: this.margin, reduction: this.reduction });
  }
}

// ---------------------------------------------------------------------------------------------------- classes

export interface NLLLossOptions extends WeightedLossOptions {
  /** This class counts for nothing. Default: -100. */
  ignore_index?: number;
}
const NLL: Required<NLLLossOptions> = {
  weight: null,
  size_average: null,
  ignore_index: -100,
  reduce: null,
  reduction: 'mean',
};

/** −log p of the class, from log probabilities. */
export class NLLLoss extends WeightedLoss {
  static override readonly _class: string = 'NLLLoss';
  ignore_index: number;
  constructor(
    weight?: Weight<NLLLossOptions>,
    size_average?: Old | NLLLossOptions,
    ignore_index?: number | NLLLossOptions,
    reduce?: Old | NLLLossOptions,
    reduction?: Reduction | NLLLossOptions,
  ) {
    const o = read('NLLLoss', NLL, [weight, size_average, ignore_index, reduce, reduction]);
    super(o);
    this.ignore_index = o.ignore_index;
  }
  override forward(input: Tensor, target: Tensor | IndexData): Tensor {
    return F.nll_loss(input, target, {
      weight: this.weight,
      ignore_index: this.ignore_index,
      reduction: this.reduction,
    });
  }
}

export interface CrossEntropyLossOptions extends NLLLossOptions {
  /** Share of the uniform distribution that is mixed into the target, 0 … 1. Default: 0. */
  label_smoothing?: number;
}

/** Cross entropy of scores: log_softmax, then nll_loss. */
export class CrossEntropyLoss extends WeightedLoss {
  static override readonly _class: string = 'CrossEntropyLoss';
  ignore_index: number;
  label_smoothing: number;
  constructor(
    weight?: Weight<CrossEntropyLossOptions>,
    size_average?: Old | CrossEntropyLossOptions,
    ignore_index?: number | CrossEntropyLossOptions,
    reduce?: Old | CrossEntropyLossOptions,
    reduction?: Reduction | CrossEntropyLossOptions,
    label_smoothing?: number | CrossEntropyLossOptions,
  ) {
    const defaults: Required<CrossEntropyLossOptions> = { ...NLL, label_smoothing: 0 };
    const o = read('CrossEntropyLoss', defaults, [
      weight,
      size_average,
      ignore_index,
      reduce,
      reduction,
      label_smoothing,
    ]);
    super(o);
    this.ignore_index = o.ignore_index;
    this.label_smoothing = o.label_smoothing;
  }
  override forward(input: Tensor, target: Tensor | IndexData): Tensor {
    const { weight, ignore_index, label_smoothing, reduction } = this;
    return F.cross_entropy(input, target, { weight, ignore_index, label_smoothing, reduction });
  }
}

export interface KLDivLossOptions extends LossOptions<Reduction | 'batchmean'> {
  /** Whether the target holds log probabilities. Default: false. */
  log_target?: boolean;
}

/** Kullback–Leibler divergence from log probabilities; 'batchmean' divides the sum by the first dimension. */
export class KLDivLoss extends Module {
  static override readonly _class: string = 'KLDivLoss';
  log_target: boolean;
  reduction: Reduction | 'batchmean';
  constructor(
    size_average?: Old | KLDivLossOptions,
    reduce?: Old | KLDivLossOptions,
    reduction?: Reduction | 'batchmean' | KLDivLossOptions,
    log_target?: boolean | KLDivLossOptions,
  ) {
    super();
    const defaults: Required<KLDivLossOptions> = { ...LOSS, log_target: false };
    const o = read('KLDivLoss', defaults, [size_average, reduce, reduction, log_target]);
    this.log_target = o.log_target;
    this.reduction = o.reduction;
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.kl_div(input, target, { log_target: this.log_target, reduction: this.reduction });
  }
}

export interface MultiMarginLossOptions extends WeightedLossOptions {
  /** 1 or 2. Default: 1. */
  p?: number;
  /** Default: 1. */
  margin?: number;
}

/** Σ max(0, margin − x_y + x_i)ᵖ / classes. */
export class MultiMarginLoss extends WeightedLoss {
  static override readonly _class: string = 'MultiMarginLoss';
  p: number;
  margin: number;
  constructor(
    p?: number | MultiMarginLossOptions,
    margin?: number | MultiMarginLossOptions,
    weight?: Weight<MultiMarginLossOptions>,
    size_average?: Old | MultiMarginLossOptions,
    reduce?: Old | MultiMarginLossOptions,
    reduction?: Reduction | MultiMarginLossOptions,
  ) {
    const defaults: Required<MultiMarginLossOptions> = { p: 1, margin: 1, ...WEIGHTED };
    const o = read('MultiMarginLoss', defaults, [p, margin, weight, size_average, reduce, reduction]);
    if (o.p !== 1 && o.p !== 2) fail('MultiMarginLoss', `only p == 1 and p == 2 supported, not ${o.p}`, '', 'value');
    super(o);
    this.p = o.p;
    this.margin = o.margin;
  }
  override forward(input: Tensor, target: Tensor | IndexData): Tensor {
    const { p, margin, weight, reduction } = this;
    return F.multi_margin_loss(input, target, { p, margin, weight, reduction });
  }
}

/** Σ max(0, 1 − (x_y − x_i)) / classes, over all classes y of the target and i not in it. */
export class MultiLabelMarginLoss extends Loss {
  static override readonly _class: string = 'MultiLabelMarginLoss';
  constructor(...given: PlainArguments) {
    super(read('MultiLabelMarginLoss', LOSS, given));
  }
  override forward(input: Tensor, target: Tensor | IndexData): Tensor {
    return F.multilabel_margin_loss(input, target, { reduction: this.reduction });
  }
}

/** Binary cross entropy of scores, the mean over classes. */
export class MultiLabelSoftMarginLoss extends WeightedLoss {
  static override readonly _class: string = 'MultiLabelSoftMarginLoss';
  constructor(...given: WeightedArguments) {
    super(read('MultiLabelSoftMarginLoss', WEIGHTED, given));
  }
  override forward(input: Tensor, target: Tensor): Tensor {
    return F.multilabel_soft_margin_loss(input, target, { weight: this.weight, reduction: this.reduction });
  }
}

// ---------------------------------------------------------------------------------------------------- likelihoods

export interface PoissonNLLLossOptions extends LossOptions {
  /** Whether the input is the logarithm of the rate. Default: true. */
  log_input?: boolean;
  /** Adds Stirling's approximation of the constant term. Default: false. */
  full?: boolean;
  /** Added to the rate, so that its logarithm is finite. Default: 1e-8. */
  eps?: number;
}

/** Negative log likelihood of a Poisson rate. */
export class PoissonNLLLoss extends Loss {
  static override readonly _class: string = 'PoissonNLLLoss';
  log_input: boolean;
  full: boolean;
  eps: number;
  constructor(
    log_input?: boolean | PoissonNLLLossOptions,
    full?: boolean | PoissonNLLLossOptions,
    size_average?: Old | PoissonNLLLossOptions,
    eps?: number | PoissonNLLLossOptions,
    reduce?: Old | PoissonNLLLossOptions,
    reduction?: Reduction | PoissonNLLLossOptions,
  ) {
    const first = { log_input: true, full: false, size_average: null, eps: 1e-8 } as const;
    const defaults: Required<PoissonNLLLossOptions> = { ...first, reduce: null, reduction: 'mean' };
    const o = read('PoissonNLLLoss', defaults, [log_input, full, size_average, eps, reduce, reduction]);
    super(o);
    this.log_input = o.log_input;
    this.full = o.full;
    this.eps = o.eps;
  }
  override forward(log_input: Tensor, target: Tensor): Tensor {
    const { full, eps, reduction } = this;
    return F.poisson_nll_loss(log_input, target, { log_input: this.log_input, full, eps, reduction });
  }
}

export interface GaussianNLLLossOptions {
  /** Adds the constant term. Default: false. */
  full?: boolean;
  /** The least variance. Default: 1e-6. */
  eps?: number;
  /** Default: 'mean'. */
  reduction?: Reduction;
}

/** Negative log likelihood of a mean and a variance. */
export class GaussianNLLLoss extends Loss {
  static override readonly _class: string = 'GaussianNLLLoss';
  full: boolean;
  eps: number;
  constructor(options?: GaussianNLLLossOptions) {
    const defaults: Required<GaussianNLLLossOptions> = { full: false, eps: 1e-6, reduction: 'mean' };
    const o = read('GaussianNLLLoss', defaults, [options]);
    super(o);
    this.full = o.full;
    this.eps = o.eps;
  }
  override forward(input: Tensor, target: Tensor, var_: Tensor): Tensor {
    return F.gaussian_nll_loss(input, target, var_, { full: this.full, eps: this.eps, reduction: this.reduction });
  }
}

// ---------------------------------------------------------------------------------------------------- pairs, triples

export interface MarginLossOptions extends LossOptions {
  /** Default: 0. */
  margin?: number;
}
type MarginArguments = [
  margin?: number | MarginLossOptions,
  size_average?: Old | MarginLossOptions,
  reduce?: Old | MarginLossOptions,
  reduction?: Reduction | MarginLossOptions,
];
const MARGIN: Required<MarginLossOptions> = { margin: 0, ...LOSS };

/** 1 − cos(x1, x2) where y = 1, max(0, cos(x1, x2) − margin) where y = −1. */
export class CosineEmbeddingLoss extends Loss {
  static override readonly _class: string = 'CosineEmbeddingLoss';
  margin: number;
  constructor(...given: MarginArguments) {
    const o = read('CosineEmbeddingLoss', MARGIN, given);
    super(o);
    this.margin = o.margin;
  }
  override forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor {
    return F.cosine_embedding_loss(input1, input2, target, { margin: this.margin, reduction: this.reduction });
  }
}

/** max(0, −y · (x1 − x2) + margin). */
export class MarginRankingLoss extends Loss {
  static override readonly _class: string = 'MarginRankingLoss';
  margin: number;
  constructor(...given: MarginArguments) {
    const o = read('MarginRankingLoss', MARGIN, given);
    super(o);
    this.margin = o.margin;
  }
  override forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor {
    return F.margin_ranking_loss(input1, input2, target, { margin: this.margin, reduction: this.reduction });
  }
}

export interface TripletMarginLossOptions extends LossOptions {
  /** Default: 1. */
  margin?: number;
  /** The order of the norm. Default: 2. */
  p?: number;
  /** Added to the difference. Default: 1e-6. */
  eps?: number;
  /** Takes the positive instead of the anchor where it is nearer to the negative. Default: false. */
  swap?: boolean;
}

/** max(0, d(anchor, positive) − d(anchor, negative) + margin). */
export class TripletMarginLoss extends Loss {
  static override readonly _class: string = 'TripletMarginLoss';
  margin: number;
  p: number;
  eps: number;
  swap: boolean;
  constructor(
    margin?: number | TripletMarginLossOptions,
    p?: number | TripletMarginLossOptions,
    eps?: number | TripletMarginLossOptions,
    swap?: boolean | TripletMarginLossOptions,
    size_average?: Old | TripletMarginLossOptions,
    reduce?: Old | TripletMarginLossOptions,
    reduction?: Reduction | TripletMarginLossOptions,
  ) {
    const defaults: Required<TripletMarginLossOptions> = { margin: 1, p: 2, eps: 1e-6, swap: false, ...LOSS };
    const o = read('TripletMarginLoss', defaults, [margin, p, eps, swap, size_average, reduce, reduction]);
    super(o);
    this.margin = o.margin;
    this.p = o.p;
    this.eps = o.eps;
    this.swap = o.swap;
  }
  override forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor {
    const { margin, p, eps, swap, reduction } = this;
    return F.triplet_margin_loss(anchor, positive, negative, { margin, p, eps, swap, reduction });
  }
}

type Distance = (x: Tensor, y: Tensor) => Tensor;
export interface TripletMarginWithDistanceLossOptions {
  /** Default: PairwiseDistance. */
  distance_function?: Distance | Module | null;
  /** Default: 1. */
  margin?: number;
  /** Takes the positive instead of the anchor where it is nearer to the negative. Default: false. */
  swap?: boolean;
  /** Default: 'mean'. */
  reduction?: Reduction;
}

/** TripletMarginLoss with any distance. */
export class TripletMarginWithDistanceLoss extends Loss {
  static override readonly _class: string = 'TripletMarginWithDistanceLoss';
  distance_function: Distance | Module;
  margin: number;
  swap: boolean;
  constructor(options?: TripletMarginWithDistanceLossOptions) {
    const defaults: Required<TripletMarginWithDistanceLossOptions> = {
      distance_function: null,
      margin: 1,
      swap: false,
      reduction: 'mean',
    };
    const o = read('TripletMarginWithDistanceLoss', defaults, [options]);
    super(o);
    this.distance_function = o.distance_function ?? new PairwiseDistance();
    this.margin = o.margin;
    this.swap = o.swap;
  }
  override forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor {
    const distance = this.distance_function;
    const distance_function: Distance =
      distance instanceof Module ? (x, y) => distance.forward(x, y) as Tensor : distance;
    const { margin, swap, reduction } = this;
    return F.triplet_margin_with_distance_loss(anchor, positive, negative, {
      distance_function,
      margin,
      swap,
      reduction,
    });
  }
}
