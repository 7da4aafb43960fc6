/** Normalisation over batches, layers, groups and channels. */
import { tensor } from '../../create.js';
import { className, fail, said } from '../../errors.js';
import * as F from '../../generated/functional.js';
import { ones, zeros } from '../../generated/torch.js';
import { int64 } from '../../ir/dtype.js';
import type { Tensor } from '../../tensor.js';
import { ones_, zeros_ } from '../init.js';
import { Module } from '../module.js';
import { type Defaults, PLACEMENT, type Placement, parameter, readOptions, required, type SizeOr } from '../options.js';
import type { Parameter } from '../parameter.js';
import { fields, show } from '../show.js';

interface Epsilon extends Placement {
  /** Added to the variance. Default: 1e-5. */
  eps?: number;
}
export interface NormOptions extends Epsilon {
  /** Share of the batch in the running mean and variance; null: all batches weigh the same. Default: 0.1. */
  momentum?: number | null;
  /** Learns a weight and a bias for each channel. Default: true for batches, false for instances. */
  affine?: boolean;
  /** Keeps running means and variances for evaluation. Default: true for batches, false for instances. */
  track_running_stats?: boolean;
}
interface Features {
  num_features: number;
}
export type NormArguments = [
  num_features: number | (Features & NormOptions),
  eps?: number | NormOptions,
  momentum?: number | null | NormOptions,
  affine?: boolean | NormOptions,
  track_running_stats?: boolean | NormOptions,
  options?: NormOptions,
];

type Norm = Required<Features & NormOptions>;

const BATCH: Defaults<Norm> = {
  num_features: required,
  eps: 1e-5,
  momentum: 0.1,
  affine: true,
  track_running_stats: true,
  ...PLACEMENT,
};
const INSTANCE: Defaults<Norm> = { ...BATCH, affine: false, track_running_stats: false };

abstract class NormBase extends Module {
  readonly num_features: number;
  readonly eps: number;
  momentum: number | null;
  readonly affine: boolean;
  readonly track_running_stats: boolean;
  weight: Parameter | null;
  bias: Parameter | null;
  declare running_mean: Tensor | null;
  declare running_var: Tensor | null;
  declare num_batches_tracked: Tensor | null;

  constructor(o: Norm) {
    super();
    const size = o.num_features;
    this.num_features = size;
    this.eps = o.eps;
    this.momentum = o.momentum;
    this.affine = o.affine;
    this.track_running_stats = o.track_running_stats;
    this.weight = o.affine ? parameter([size], o) : null;
    this.bias = o.affine ? parameter([size], o) : null;
    const track = o.track_running_stats;
    this.register_buffer('running_mean', track ? zeros([size], { dtype: o.dtype }) : null);
    this.register_buffer('running_var', track ? ones([size], { dtype: o.dtype }) : null);
    this.register_buffer('num_batches_tracked', track ? tensor(0, { dtype: int64 }) : null);
    this.reset_parameters();
  }

  reset_running_stats(): void {
    this.running_mean?.zero_();
    this.running_var?.fill_(1);
    this.num_batches_tracked?.zero_();
  }
  reset_parameters(): void {
    this.reset_running_stats();
    if (this.weight !== null) ones_(this.weight);
    if (this.bias !== null) zeros_(this.bias);
  }
  override extra_repr(): string {
    const floats = ['eps', 'momentum'];
    return `${this.num_features}, ${fields(this, ['eps', 'momentum', 'affine', 'track_running_stats'], floats)}`;
  }
}

function checkDims(op: string, input: Tensor, dims: readonly number[]): void {
  if (dims.includes(input.ndim)) return;
  const expected = dims.map((n) => `${n}D`).join(' or ');
  fail(op, `expected ${expected} input (got ${input.ndim}D input of shape ${input.shape})`, '', 'value');
}

abstract class BatchNorm extends NormBase {
  constructor(op: string, given: readonly unknown[]) {
    super(readOptions(op, BATCH, given));
  }
  protected normalize(input: Tensor, dims: readonly number[]): Tensor {
    checkDims(className(this), input, dims);
    const { weight, bias, eps } = this;
    const tracks = this.training && this.track_running_stats;
    const momentum = tracks ? this.share() : (this.momentum ?? 0);
    const usesStats = !this.training || this.track_running_stats;
    const [running_mean, running_var] = usesStats ? [this.running_mean, this.running_var] : [null, null];
    const training = this.training || (this.running_mean === null && this.running_var === null);
    return F.batch_norm(input, running_mean, running_var, { weight, bias, training, momentum, eps });
  }
  /** Counts the batch; what share it has in the running values. */
  private share(): number {
    const count = this.num_batches_tracked;
    count?.add_(1);
    return this.momentum ?? (count === null ? 0 : 1 / Number(count.item()));
  }
}

/** Each channel of [n, channels] or [n, channels, length] to mean 0 and variance 1 (Ioffe and Szegedy 2015). */
export class BatchNorm1d extends BatchNorm {
  static override readonly _class: string = 'BatchNorm1d';
  constructor(...given: NormArguments) {
    super('BatchNorm1d', given);
  }
  override forward(input: Tensor): Tensor {
    return this.normalize(input, [2, 3]);
  }
}
/** Each channel of [n, channels, height, width] to mean 0 and variance 1. */
export class BatchNorm2d extends BatchNorm {
  static override readonly _class: string = 'BatchNorm2d';
  constructor(...given: NormArguments) {
    super('BatchNorm2d', given);
  }
  override forward(input: Tensor): Tensor {
    return this.normalize(input, [4]);
  }
}
/** Each channel of [n, channels, depth, height, width] to mean 0 and variance 1. */
export class BatchNorm3d extends BatchNorm {
  static override readonly _class: string = 'BatchNorm3d';
  constructor(...given: NormArguments) {
    super('BatchNorm3d', given);
  }
  override forward(input: Tensor): Tensor {
    return this.normalize(input, [5]);
  }
}

abstract class InstanceNorm extends NormBase {
  constructor(op: string, given: readonly unknown[]) {
    super(readOptions(op, INSTANCE, given));
  }
  /** `rank`: dimensions of one input without the batch. */
  protected normalize(input: Tensor, rank: number): Tensor {
    checkDims(className(this), input, [rank, rank + 1]);
    return input.ndim === rank ? this.apply_(input.unsqueeze(0)).squeeze(0) : this.apply_(input);
  }
  private apply_(input: Tensor): Tensor {
    const { running_mean, running_var, weight, bias, eps } = this;
    const use_input_stats = this.training || !this.track_running_stats;
    return F.instance_norm(input, running_mean, running_var, {
      weight,
      bias,
      use_input_stats,
      momentum: this.momentum ?? 0.1,
      eps,
    });
  }
}

/** Each channel of each input, [channels, length], to mean 0 and variance 1 (Ulyanov et al. 2016). */
export class InstanceNorm1d extends InstanceNorm {
  static override readonly _class: string = 'InstanceNorm1d';
  constructor(...given: NormArguments) {
    super('InstanceNorm1d', given);
  }
  override forward(input: Tensor): Tensor {
    return this.normalize(input, 2);
  }
}
/** Each channel of each input, [channels, height, width], to mean 0 and variance 1. */
export class InstanceNorm2d extends InstanceNorm {
  static override readonly _class: string = 'InstanceNorm2d';
  constructor(...given: NormArguments) {
    super('InstanceNorm2d', given);
  }
  override forward(input: Tensor): Tensor {
    return this.normalize(input, 3);
  }
}
/** Each channel of each input, [channels, depth, height, width], to mean 0 and variance 1. */
export class InstanceNorm3d extends InstanceNorm {
  static override readonly _class: string = 'InstanceNorm3d';
  constructor(...given: NormArguments) {
    super('InstanceNorm3d', given);
  }
  override forward(input: Tensor): Tensor {
    return this.normalize(input, 4);
  }
}

// ---------------------------------------------------------------------------------------------------- layers, groups

interface Shape {
  normalized_shape: number | readonly number[];
}
export interface LayerNormOptions extends Epsilon {
  /** Learns a weight and a bias for each element. Default: true. */
  elementwise_affine?: boolean;
  /** Learns the bias, too. Default: true. */
  bias?: boolean;
}
export type LayerNormArguments = [
  normalized_shape: SizeOr<Shape & LayerNormOptions>,
  eps?: number | LayerNormOptions,
  elementwise_affine?: boolean | LayerNormOptions,
  bias?: boolean | LayerNormOptions,
  options?: LayerNormOptions,
];

const LAYER: Defaults<Required<Shape & LayerNormOptions>> = {
  normalized_shape: required,
  eps: 1e-5,
  elementwise_affine: true,
  bias: true,
  ...PLACEMENT,
};

const shapeOf = (shape: number | readonly number[]): readonly number[] =>
  typeof shape === 'number' ? [shape] : [...shape];

/** The last dimensions, which are normalized_shape, to mean 0 and variance 1 (Ba, Kiros and Hinton 2016). */
export class LayerNorm extends Module {
  static override readonly _class: string = 'LayerNorm';
  readonly normalized_shape: readonly number[];
  readonly eps: number;
  readonly elementwise_affine: boolean;
  weight: Parameter | null;
  bias: Parameter | null;
  constructor(...given: LayerNormArguments) {
    super();
    const o = readOptions('LayerNorm', LAYER, given);
    this.normalized_shape = shapeOf(o.normalized_shape);
    this.eps = o.eps;
    this.elementwise_affine = o.elementwise_affine;
    this.weight = o.elementwise_affine ? parameter(this.normalized_shape, o) : null;
    this.bias = o.elementwise_affine && o.bias ? parameter(this.normalized_shape, o) : null;
    this.reset_parameters();
  }
  reset_parameters(): void {
    if (this.weight !== null) ones_(this.weight);
    if (this.bias !== null) zeros_(this.bias);
  }
  override forward(input: Tensor): Tensor {
    return F.layer_norm(input, this.normalized_shape, this.weight, this.bias, this.eps);
  }
  override extra_repr(): string {
    return `${show(this.normalized_shape)}, ${fields(this, ['eps', 'elementwise_affine'], ['eps'])}`;
  }
}

export interface RMSNormOptions extends Placement {
  /** Added to the mean of squares. Default: the dtype's own. */
  eps?: number | null;
  /** Learns a weight for each element. Default: true. */
  elementwise_affine?: boolean;
}
export type RMSNormArguments = [
  normalized_shape: SizeOr<Shape & RMSNormOptions>,
  eps?: number | null | RMSNormOptions,
  elementwise_affine?: boolean | RMSNormOptions,
  options?: RMSNormOptions,
];

const RMS: Defaults<Required<Shape & RMSNormOptions>> = {
  normalized_shape: required,
  eps: null,
  elementwise_affine: true,
  ...PLACEMENT,
};

/** The last dimensions divided by their root mean square (Zhang and Sennrich 2019). */
export class RMSNorm extends Module {
  static override readonly _class: string = 'RMSNorm';
  readonly normalized_shape: readonly number[];
  readonly eps: number | null;
  readonly elementwise_affine: boolean;
  weight: Parameter | null;
  constructor(...given: RMSNormArguments) {
    super();
    const o = readOptions('RMSNorm', RMS, given);
    this.normalized_shape = shapeOf(o.normalized_shape);
    this.eps = o.eps;
    this.elementwise_affine = o.elementwise_affine;
    this.weight = o.elementwise_affine ? parameter(this.normalized_shape, o) : null;
    this.reset_parameters();
  }
  reset_parameters(): void {
    if (this.weight !== null) ones_(this.weight);
  }
  override forward(input: Tensor): Tensor {
    return F.rms_norm(input, this.normalized_shape, { weight: this.weight, eps: this.eps });
  }
  override extra_repr(): string {
    return `${show(this.normalized_shape)}, ${fields(this, ['eps', 'elementwise_affine'], ['eps'])}`;
  }
}

interface Groups {
  num_groups: number;
  num_channels: number;
}
export interface GroupNormOptions extends Epsilon {
  /** Learns a weight and a bias for each channel. Default: true. */
  affine?: boolean;
}
export type GroupNormArguments = [
  num_groups: number,
  num_channels: number | (Pick<Groups, 'num_channels'> & GroupNormOptions),
  eps?: number | GroupNormOptions,
  affine?: boolean | GroupNormOptions,
  options?: GroupNormOptions,
];

const GROUP: Defaults<Required<Groups & GroupNormOptions>> = {
  num_groups: required,
  num_channels: required,
  eps: 1e-5,
  affine: true,
  ...PLACEMENT,
};

/** Groups of channels to mean 0 and variance 1, in each input (Wu and He 2018). */
export class GroupNorm extends Module {
  static override readonly _class: string = 'GroupNorm';
  readonly num_groups: number;
  readonly num_channels: number;
  readonly eps: number;
  readonly affine: boolean;
  weight: Parameter | null;
  bias: Parameter | null;
  constructor(...given: GroupNormArguments);
  constructor(named: Groups & GroupNormOptions);
  constructor(...given: unknown[]) {
    super();
    const o = readOptions('GroupNorm', GROUP, given);
    if (!Number.isInteger(o.num_channels) || !(o.num_groups > 0))
      fail(
        'GroupNorm',
        `groups and channels must be positive integers, not ${said(o.num_groups)} and ${said(o.num_channels)}`,
        '',
        'value',
      );
    if (o.num_channels % o.num_groups !== 0)
      fail(
        'GroupNorm',
        `num_channels must be divisible by num_groups: ${o.num_channels} by ${o.num_groups}`,
        '',
        'value',
      );
    this.num_groups = o.num_groups;
    this.num_channels = o.num_channels;
    this.eps = o.eps;
    this.affine = o.affine;
    this.weight = o.affine ? parameter([o.num_channels], o) : null;
    this.bias = o.affine ? parameter([o.num_channels], o) : null;
    this.reset_parameters();
  }
  reset_parameters(): void {
    if (this.weight !== null) ones_(this.weight);
    if (this.bias !== null) zeros_(this.bias);
  }
  override forward(input: Tensor): Tensor {
    return F.group_norm(input, this.num_groups, this.weight, this.bias, this.eps);
  }
  override extra_repr(): string {
    return `${this.num_groups}, ${this.num_channels}, ${fields(this, ['eps', 'affine'], ['eps'])}`;
  }
}

export interface LocalResponseNormOptions {
  alpha?: number;
  beta?: number;
  k?: number;
}

/** Divides by a power of the mean of squares in neighbouring channels (Krizhevsky et al. 2012). */
export class LocalResponseNorm extends Module {
  static override readonly _class: string = 'LocalResponseNorm';
  readonly size: number;
  readonly alpha: number;
  readonly beta: number;
  readonly k: number;
  constructor(
    size: number | ({ size: number } & LocalResponseNormOptions),
    alpha?: number | LocalResponseNormOptions,
    beta?: number | LocalResponseNormOptions,
    k?: number | LocalResponseNormOptions,
  ) {
    super();
    const defaults = { size: required, alpha: 1e-4, beta: 0.75, k: 1 } as const;
    const o = readOptions<Required<LocalResponseNormOptions & { size: number }>>('LocalResponseNorm', defaults, [
      size,
      alpha,
      beta,
      k,
    ]);
    this.size = o.size;
    this.alpha = o.alpha;
    this.beta = o.beta;
    this.k = o.k;
  }
  override forward(input: Tensor): Tensor {
    return F.local_response_norm(input, this.size, this.alpha, this.beta, this.k);
  }
  override extra_repr(): string {
    return `${this.size}, ${fields(this, ['alpha', 'beta', 'k'], ['alpha', 'beta', 'k'])}`;
  }
}
