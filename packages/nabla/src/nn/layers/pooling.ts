/** Pooling: the largest, the mean or the norm of windows. */
import * as F from '../../generated/functional.js';
import type { Tensor } from '../../tensor.js';
import { Module } from '../module.js';
import { type Defaults, each, readOptions, required, type Size, type SizeOr } from '../options.js';
import { fields, show } from '../show.js';

interface Kernel {
  kernel_size: Size;
}
interface Windows {
  /** Default: kernel_size. */
  stride?: Size | null;
  /** Places added on each side, at most half a window. Default: 0. */
  padding?: Size;
  /** Windows that begin inside but reach beyond the end count, too. Default: false. */
  ceil_mode?: boolean;
}
export interface MaxPoolOptions extends Windows {
  /** Steps between the taps of a window. Default: 1. */
  dilation?: Size;
  /** `forward` gives [values, indices]. Default: false. */
  return_indices?: boolean;
}

export type MaxPoolArguments = [
  kernel_size: SizeOr<Kernel & MaxPoolOptions>,
  stride?: SizeOr<MaxPoolOptions> | null,
  padding?: SizeOr<MaxPoolOptions>,
  dilation?: SizeOr<MaxPoolOptions>,
  return_indices?: boolean | MaxPoolOptions,
  ceil_mode?: boolean | MaxPoolOptions,
];

const MAX: Defaults<Required<Kernel & MaxPoolOptions>> = {
  kernel_size: required,
  stride: null,
  padding: 0,
  dilation: 1,
  return_indices: false,
  ceil_mode: false,
};

type Pool = (input: Tensor, kernel_size: Size, ...rest: unknown[]) => Tensor;

abstract class MaxPoolNd extends Module {
  readonly kernel_size: Size;
  readonly stride: Size;
  readonly padding: Size;
  readonly dilation: Size;
  readonly return_indices: boolean;
  readonly ceil_mode: boolean;
  constructor(op: string, given: readonly unknown[]) {
    super();
    const o = readOptions(op, MAX, given);
    this.kernel_size = o.kernel_size;
    this.stride = o.stride ?? o.kernel_size;
    this.padding = o.padding;
    this.dilation = o.dilation;
    this.return_indices = o.return_indices;
    this.ceil_mode = o.ceil_mode;
  }
  protected pool(input: Tensor, pool: Pool): Tensor {
    return pool(input, this.kernel_size, this.stride, this.padding, this.dilation, this.ceil_mode, this.return_indices);
  }
  override extra_repr(): string {
    return fields(this, ['kernel_size', 'stride', 'padding', 'dilation', 'ceil_mode']);
  }
}

/** The largest element of each window along the last dimension. */
export class MaxPool1d extends MaxPoolNd {
  static override readonly _class: string = 'MaxPool1d';
  constructor(...given: MaxPoolArguments) {
    super('MaxPool1d', given);
  }
  override forward(input: Tensor): Tensor {
    return this.pool(input, F.max_pool1d as Pool);
  }
}

/** The largest element of each window of the last two dimensions. */
export class MaxPool2d extends MaxPoolNd {
  static override readonly _class: string = 'MaxPool2d';
  constructor(...given: MaxPoolArguments) {
    super('MaxPool2d', given);
  }
  override forward(input: Tensor): Tensor {
    return this.pool(input, F.max_pool2d as Pool);
  }
}

/** The largest element of each window of the last three dimensions. */
export class MaxPool3d extends MaxPoolNd {
  static override readonly _class: string = 'MaxPool3d';
  constructor(...given: MaxPoolArguments) {
    super('MaxPool3d', given);
  }
  override forward(input: Tensor): Tensor {
    return this.pool(input, F.max_pool3d as Pool);
  }
}

// ---------------------------------------------------------------------------------------------------- means

export interface AvgPool1dOptions extends Windows {
  /** Added places count as elements of the mean. Default: true. */
  count_include_pad?: boolean;
}
export interface AvgPoolOptions extends AvgPool1dOptions {
  /** Sums are divided by this instead of the window's size. Default: null. */
  divisor_override?: number | null;
}

type AvgArguments<O> = [
  kernel_size: SizeOr<Kernel & O>,
  stride?: SizeOr<O> | null,
  padding?: SizeOr<O>,
  ceil_mode?: boolean | O,
  count_include_pad?: boolean | O,
];
export type AvgPool1dArguments = AvgArguments<AvgPool1dOptions>;
export type AvgPoolArguments = [...AvgArguments<AvgPoolOptions>, divisor_override?: number | null | AvgPoolOptions];

const AVG_1D: Defaults<Required<Kernel & AvgPool1dOptions>> = {
  kernel_size: required,
  stride: null,
  padding: 0,
  ceil_mode: false,
  count_include_pad: true,
};
const AVG: Defaults<Required<Kernel & AvgPoolOptions>> = { ...AVG_1D, divisor_override: null };

abstract class AvgPoolNd extends Module {
  readonly kernel_size: Size;
  readonly stride: Size;
  readonly padding: Size;
  readonly ceil_mode: boolean;
  readonly count_include_pad: boolean;
  constructor(o: Required<Kernel & AvgPool1dOptions>) {
    super();
    this.kernel_size = o.kernel_size;
    this.stride = o.stride ?? o.kernel_size;
    this.padding = o.padding;
    this.ceil_mode = o.ceil_mode;
    this.count_include_pad = o.count_include_pad;
  }
  override extra_repr(): string {
    return fields(this, ['kernel_size', 'stride', 'padding']);
  }
}

/** The mean of each window along the last dimension. */
export class AvgPool1d extends AvgPoolNd {
  static override readonly _class: string = 'AvgPool1d';
  constructor(...given: AvgPool1dArguments) {
    const o = readOptions('AvgPool1d', AVG_1D, given);
    const [kernel_size, padding] = [each(o.kernel_size, 1), each(o.padding, 1)];
    super({ ...o, kernel_size, padding, stride: o.stride === null ? kernel_size : each(o.stride, 1) });
  }
  override forward(input: Tensor): Tensor {
    return F.avg_pool1d(input, this.kernel_size, this.stride, this.padding, this.ceil_mode, this.count_include_pad);
  }
}

abstract class AvgPoolOverridden extends AvgPoolNd {
  readonly divisor_override: number | null;
  constructor(op: string, given: readonly unknown[]) {
    const o = readOptions(op, AVG, given);
    super(o);
    this.divisor_override = o.divisor_override;
  }
  protected pool(input: Tensor, pool: Pool): Tensor {
    const { kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override } = this;
    return pool(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
  }
}

/** The mean of each window of the last two dimensions. */
export class AvgPool2d extends AvgPoolOverridden {
  static override readonly _class: string = 'AvgPool2d';
  constructor(...given: AvgPoolArguments) {
    super('AvgPool2d', given);
  }
  override forward(input: Tensor): Tensor {
    return this.pool(input, F.avg_pool2d as Pool);
  }
}

/** The mean of each window of the last three dimensions. */
export class AvgPool3d extends AvgPoolOverridden {
  static override readonly _class: string = 'AvgPool3d';
  constructor(...given: AvgPoolArguments) {
    super('AvgPool3d', given);
  }
  override forward(input: Tensor): Tensor {
    return this.pool(input, F.avg_pool3d as Pool);
  }
}

// ---------------------------------------------------------------------------------------------------- norms

export interface LPPoolOptions {
  /** Default: kernel_size. */
  stride?: Size | null;
  /** Default: false. */
  ceil_mode?: boolean;
}
export type LPPoolArguments = [
  norm_type: number,
  kernel_size: SizeOr<Kernel & LPPoolOptions>,
  stride?: SizeOr<LPPoolOptions> | null,
  ceil_mode?: boolean | LPPoolOptions,
];

const LP: Defaults<Required<Kernel & LPPoolOptions & { norm_type: number }>> = {
  norm_type: required,
  kernel_size: required,
  stride: null,
  ceil_mode: false,
};

abstract class LPPoolNd extends Module {
  readonly norm_type: number;
  readonly kernel_size: Size;
  readonly stride: Size | null;
  readonly ceil_mode: boolean;
  constructor(op: string, given: readonly unknown[]) {
    super();
    const o = readOptions(op, LP, given);
    this.norm_type = o.norm_type;
    this.kernel_size = o.kernel_size;
    this.stride = o.stride;
    this.ceil_mode = o.ceil_mode;
  }
  override extra_repr(): string {
    return fields(this, ['norm_type', 'kernel_size', 'stride', 'ceil_mode']);
  }
}

/** (Σ xᵖ)^(1/p) of each window along the last dimension. */
export class LPPool1d extends LPPoolNd {
  static override readonly _class: string = 'LPPool1d';
  constructor(...given: LPPoolArguments) {
    super('LPPool1d', given);
  }
  override forward(input: Tensor): Tensor {
    return F.lp_pool1d(input, this.norm_type, this.kernel_size, this.stride, this.ceil_mode);
  }
}

/** (Σ xᵖ)^(1/p) of each window of the last two dimensions. */
export class LPPool2d extends LPPoolNd {
  static override readonly _class: string = 'LPPool2d';
  constructor(...given: LPPoolArguments) {
    super('LPPool2d', given);
  }
  override forward(input: Tensor): Tensor {
    return F.lp_pool2d(input, this.norm_type, this.kernel_size, this.stride, this.ceil_mode);
  }
}

// ---------------------------------------------------------------------------------------------------- adaptive

/** The result's size; null keeps the input's. */
export type OutputSize = number | null | readonly (number | null)[];
interface Output {
  output_size: OutputSize;
}
export interface AdaptiveMaxPoolOptions {
  /** `forward` gives [values, indices]. Default: false. */
  return_indices?: boolean;
}
export type AdaptiveMaxPoolArguments = [
  output_size: OutputSize | (Output & AdaptiveMaxPoolOptions),
  return_indices?: boolean | AdaptiveMaxPoolOptions,
];

type Adaptive = (input: Tensor, output_size: OutputSize, return_indices?: boolean) => Tensor;

abstract class AdaptiveAvgPoolNd extends Module {
  readonly output_size: OutputSize;
  constructor(op: string, output_size: OutputSize | Output) {
    super();
    this.output_size = readOptions<Output>(op, { output_size: required }, [output_size]).output_size;
  }
  override extra_repr(): string {
    return `output_size=${show(this.output_size)}`;
  }
}

/** Means of as many windows as the result is long. */
export class AdaptiveAvgPool1d extends AdaptiveAvgPoolNd {
  static override readonly _class: string = 'AdaptiveAvgPool1d';
  constructor(output_size: OutputSize | Output) {
    super('AdaptiveAvgPool1d', output_size);
  }
  override forward(input: Tensor): Tensor {
    return (F.adaptive_avg_pool1d as Adaptive)(input, this.output_size);
  }
}
/** Means of as many windows as the result has places. */
export class AdaptiveAvgPool2d extends AdaptiveAvgPoolNd {
  static override readonly _class: string = 'AdaptiveAvgPool2d';
  constructor(output_size: OutputSize | Output) {
    super('AdaptiveAvgPool2d', output_size);
  }
  override forward(input: Tensor): Tensor {
    return (F.adaptive_avg_pool2d as Adaptive)(input, this.output_size);
  }
}
/** Means of as many windows as the result has places. */
export class AdaptiveAvgPool3d extends AdaptiveAvgPoolNd {
  static override readonly _class: string = 'AdaptiveAvgPool3d';
  constructor(output_size: OutputSize | Output) {
    super('AdaptiveAvgPool3d', output_size);
  }
  override forward(input: Tensor): Tensor {
    return (F.adaptive_avg_pool3d as Adaptive)(input, this.output_size);
  }
}

abstract class AdaptiveMaxPoolNd extends Module {
  readonly output_size: OutputSize;
  readonly return_indices: boolean;
  constructor(op: string, given: readonly unknown[]) {
    super();
    const defaults: Defaults<Output & Required<AdaptiveMaxPoolOptions>> = {
      output_size: required,
      return_indices: false,
    };
    const o = readOptions(op, defaults, given);
    this.output_size = o.output_size;
    this.return_indices = o.return_indices;
  }
  override extra_repr(): string {
    return `output_size=${show(this.output_size)}`;
  }
}

/** The largest of each of as many windows as the result is long. */
export class AdaptiveMaxPool1d extends AdaptiveMaxPoolNd {
  static override readonly _class: string = 'AdaptiveMaxPool1d';
  constructor(...given: AdaptiveMaxPoolArguments) {
    super('AdaptiveMaxPool1d', given);
  }
  override forward(input: Tensor): Tensor {
    return (F.adaptive_max_pool1d as Adaptive)(input, this.output_size, this.return_indices);
  }
}
/** The largest of each of as many windows as the result has places. */
export class AdaptiveMaxPool2d extends AdaptiveMaxPoolNd {
  static override readonly _class: string = 'AdaptiveMaxPool2d';
  constructor(...given: AdaptiveMaxPoolArguments) {
    super('AdaptiveMaxPool2d', given);
  }
  override forward(input: Tensor): Tensor {
    return (F.adaptive_max_pool2d as Adaptive)(input, this.output_size, this.return_indices);
  }
}
/** The largest of each of as many windows as the result has places. */
export class AdaptiveMaxPool3d extends AdaptiveMaxPoolNd {
  static override readonly _class: string = 'AdaptiveMaxPool3d';
  constructor(...given: AdaptiveMaxPoolArguments) {
    super('AdaptiveMaxPool3d', given);
  }
  override forward(input: Tensor): Tensor {
    return (F.adaptive_max_pool3d as Adaptive)(input, this.output_size, this.return_indices);
  }
}
