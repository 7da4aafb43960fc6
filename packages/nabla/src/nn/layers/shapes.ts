/** Layers that change shapes only: flattening, padding, shuffling, windows, resizing. */
import * as F from '../../generated/functional.js';
import type { Tensor } from '../../tensor.js';
import { Module } from '../module.js';
import { type Defaults, each, readOptions, required, type Size, type SizeOr } from '../options.js';
import { fields, show } from '../show.js';

export interface FlattenOptions {
  /** Default: 1. */
  start_dim?: number;
  /** Default: -1. */
  end_dim?: number;
}

/** Joins dimensions start_dim … end_dim into one. */
export class Flatten extends Module {
  static override readonly _class: string = 'Flatten';
  readonly start_dim: number;
  readonly end_dim: number;
  constructor(start_dim?: number | FlattenOptions, end_dim?: number | FlattenOptions) {
    super();
    const o = readOptions<Required<FlattenOptions>>('Flatten', { start_dim: 1, end_dim: -1 }, [start_dim, end_dim]);
    this.start_dim = o.start_dim;
    this.end_dim = o.end_dim;
  }
  override forward(input: Tensor): Tensor {
    return input.flatten(this.start_dim, this.end_dim);
  }
  override extra_repr(): string {
    return fields(this, ['start_dim', 'end_dim']);
  }
}

interface Unflattened {
  dim: number;
  unflattened_size: readonly number[];
}

/** Splits dimension dim into several. */
export class Unflatten extends Module {
  static override readonly _class: string = 'Unflatten';
  readonly dim: number;
  readonly unflattened_size: readonly number[];
  constructor(dim: number, unflattened_size: readonly number[] | Pick<Unflattened, 'unflattened_size'>);
  constructor(named: Unflattened);
  constructor(...given: unknown[]) {
    super();
    const o = readOptions<Unflattened>('Unflatten', { dim: required, unflattened_size: required }, given);
    this.dim = o.dim;
    this.unflattened_size = o.unflattened_size;
  }
  override forward(input: Tensor): Tensor {
    return input.unflatten(this.dim, this.unflattened_size);
  }
  override extra_repr(): string {
    return fields(this, ['dim', 'unflattened_size']);
  }
}

// ---------------------------------------------------------------------------------------------------- padding

interface Padding {
  padding: Size;
}

/** Padding on both sides of the last `rank` dimensions: one number, or [before, after] for each, the last first. */
abstract class Pad extends Module {
  readonly padding: readonly number[];
  constructor(padding: Size, rank: number) {
    super();
    this.padding = each(padding, 2 * rank);
  }
  protected pad(input: Tensor, mode: 'reflect' | 'replicate' | 'circular'): Tensor {
    return F.pad(input, this.padding, { mode });
  }
  override extra_repr(): string {
    return show(this.padding);
  }
}

const sizeOf = (op: string, padding: Size | Padding): Size =>
  readOptions<Padding>(op, { padding: required }, [padding]).padding;

export interface ConstantPadNamed extends Padding {
  value: number;
}

abstract class ConstantPad extends Pad {
  readonly value: number;
  constructor(op: string, rank: number, given: readonly unknown[]) {
    const o = readOptions<ConstantPadNamed>(op, { padding: required, value: required }, given);
    super(o.padding, rank);
    this.value = o.value;
  }
  override forward(input: Tensor): Tensor {
    return F.pad(input, this.padding, { value: this.value });
  }
  override extra_repr(): string {
    return `padding=${show(this.padding)}, value=${show(this.value)}`;
  }
}
/** Adds places that hold `value` around the last dimension. */
export class ConstantPad1d extends ConstantPad {
  static override readonly _class: string = 'ConstantPad1d';
  constructor(padding: Size | ConstantPadNamed, value?: number) {
    super('ConstantPad1d', 1, [padding, value]);
  }
}
/** Adds places that hold `value` around the last two dimensions. */
export class ConstantPad2d extends ConstantPad {
  static override readonly _class: string = 'ConstantPad2d';
  constructor(padding: Size | ConstantPadNamed, value?: number) {
    super('ConstantPad2d', 2, [padding, value]);
  }
}
/** Adds places that hold `value` around the last three dimensions. */
export class ConstantPad3d extends ConstantPad {
  static override readonly _class: string = 'ConstantPad3d';
  constructor(padding: Size | ConstantPadNamed, value?: number) {
    super('ConstantPad3d', 3, [padding, value]);
  }
}
abstract class ZeroPad extends Pad {
  override forward(input: Tensor): Tensor {
    return F.pad(input, this.padding);
  }
}
/** Adds zeros around the last dimension. */
export class ZeroPad1d extends ZeroPad {
  static override readonly _class: string = 'ZeroPad1d';
  constructor(padding: SizeOr<Padding>) {
    super(sizeOf('ZeroPad1d', padding), 1);
  }
}
/** Adds zeros around the last two dimensions. */
export class ZeroPad2d extends ZeroPad {
  static override readonly _class: string = 'ZeroPad2d';
  constructor(padding: SizeOr<Padding>) {
    super(sizeOf('ZeroPad2d', padding), 2);
  }
}
/** Adds zeros around the last three dimensions. */
export class ZeroPad3d extends ZeroPad {
  static override readonly _class: string = 'ZeroPad3d';
  constructor(padding: SizeOr<Padding>) {
    super(sizeOf('ZeroPad3d', padding), 3);
  }
}
abstract class ReflectionPad extends Pad {
  override forward(input: Tensor): Tensor {
    return this.pad(input, 'reflect');
  }
}
/** Adds what lies inside, mirrored at the border, around the last dimension. */
export class ReflectionPad1d extends ReflectionPad {
  static override readonly _class: string = 'ReflectionPad1d';
  constructor(padding: SizeOr<Padding>) {
    super(sizeOf('ReflectionPad1d', padding), 1);
  }
}
/** Adds what lies inside, mirrored at the border, around the last two dimensions. */
export class ReflectionPad2d extends ReflectionPad {
  static override readonly _class: string = 'ReflectionPad2d';
  constructor(padding: SizeOr<Padding>) {
    super(sizeOf('ReflectionPad2d', padding), 2);
  }
}
/** Adds what lies inside, mirrored at the border, around the last three dimensions. */
export class ReflectionPad3d extends ReflectionPad {
  static override readonly _class: string = 'ReflectionPad3d';
  constructor(padding: SizeOr<Padding>) {
    super(sizeOf('ReflectionPad3d', padding), 3);
  }
}
abstract class ReplicationPad extends Pad {
  override forward(input: Tensor): Tensor {
    return this.pad(input, 'replicate');
  }
}
/** Repeats the border around the last dimension. */
export class ReplicationPad1d extends ReplicationPad {
  static override readonly _class: string = 'ReplicationPad1d';
  constructor(padding: SizeOr<Padding>) {
    super(sizeOf('ReplicationPad1d', padding), 1);
  }
}
/** Repeats the border around the last two dimensions. */
export class ReplicationPad2d extends ReplicationPad {
  static override readonly _class: string = 'ReplicationPad2d';
  constructor(padding: SizeOr<Padding>) {
    super(sizeOf('ReplicationPad2d', padding), 2);
  }
}
/** Repeats the border around the last three dimensions. */
export class ReplicationPad3d extends ReplicationPad {
  static override readonly _class: string = 'ReplicationPad3d';
  constructor(padding: SizeOr<Padding>) {
    super(sizeOf('ReplicationPad3d', padding), 3);
  }
}
abstract class CircularPad extends Pad {
  override forward(input: Tensor): Tensor {
    return this.pad(input, 'circular');
  }
}
/** Goes on with the other end around the last dimension. */
export class CircularPad1d extends CircularPad {
  static override readonly _class: string = 'CircularPad1d';
  constructor(padding: SizeOr<Padding>) {
    super(sizeOf('CircularPad1d', padding), 1);
  }
}
/** Goes on with the other end around the last two dimensions. */
export class CircularPad2d extends CircularPad {
  static override readonly _class: string = 'CircularPad2d';
  constructor(padding: SizeOr<Padding>) {
    super(sizeOf('CircularPad2d', padding), 2);
  }
}
/** Goes on with the other end around the last three dimensions. */
export class CircularPad3d extends CircularPad {
  static override readonly _class: string = 'CircularPad3d';
  constructor(padding: SizeOr<Padding>) {
    super(sizeOf('CircularPad3d', padding), 3);
  }
}

// ---------------------------------------------------------------------------------------------------- shuffling

/** [n, c · r², h, w] → [n, c, h · r, w · r] (Shi et al. 2016). */
export class PixelShuffle extends Module {
  static override readonly _class: string = 'PixelShuffle';
  readonly upscale_factor: number;
  constructor(upscale_factor: number | { upscale_factor: number }) {
    super();
    const defaults = { upscale_factor: required } as const;
    this.upscale_factor = readOptions<{ upscale_factor: number }>('PixelShuffle', defaults, [
      upscale_factor,
    ]).upscale_factor;
  }
  override forward(input: Tensor): Tensor {
    return F.pixel_shuffle(input, this.upscale_factor);
  }
  override extra_repr(): string {
    return fields(this, ['upscale_factor']);
  }
}

/** [n, c, h · r, w · r] → [n, c · r², h, w]. */
export class PixelUnshuffle extends Module {
  static override readonly _class: string = 'PixelUnshuffle';
  readonly downscale_factor: number;
  constructor(downscale_factor: number | { downscale_factor: number }) {
    super();
    const defaults = { downscale_factor: required } as const;
    this.downscale_factor = readOptions<{ downscale_factor: number }>('PixelUnshuffle', defaults, [
      downscale_factor,
    ]).downscale_factor;
  }
  override forward(input: Tensor): Tensor {
    return F.pixel_unshuffle(input, this.downscale_factor);
  }
  override extra_repr(): string {
    return fields(this, ['downscale_factor']);
  }
}

/** Mixes groups of channels: (groups, c / groups) becomes (c / groups, groups). */
export class ChannelShuffle extends Module {
  static override readonly _class: string = 'ChannelShuffle';
  readonly groups: number;
  constructor(groups: number | { groups: number }) {
    super();
    this.groups = readOptions<{ groups: number }>('ChannelShuffle', { groups: required }, [groups]).groups;
  }
  override forward(input: Tensor): Tensor {
    return F.channel_shuffle(input, this.groups);
  }
  override extra_repr(): string {
    return fields(this, ['groups']);
  }
}

// ---------------------------------------------------------------------------------------------------- windows

export interface WindowOptions {
  /** Default: 1. */
  dilation?: Size;
  /** Default: 0. */
  padding?: Size;
  /** Default: 1. */
  stride?: Size;
}
interface Kernel {
  kernel_size: Size;
}
const WINDOW = { dilation: 1, padding: 0, stride: 1 } as const;

/** Windows of [n, c, h, w] as columns: [n, c · taps, windows]. */
export class Unfold extends Module {
  static override readonly _class: string = 'Unfold';
  readonly kernel_size: Size;
  readonly dilation: Size;
  readonly padding: Size;
  readonly stride: Size;
  constructor(
    kernel_size: SizeOr<Kernel & WindowOptions>,
    dilation?: SizeOr<WindowOptions>,
    padding?: SizeOr<WindowOptions>,
    stride?: SizeOr<WindowOptions>,
  ) {
    super();
    const defaults: Defaults<Required<Kernel & WindowOptions>> = { kernel_size: required, ...WINDOW };
    const o = readOptions('Unfold', defaults, [kernel_size, dilation, padding, stride]);
    this.kernel_size = o.kernel_size;
    this.dilation = o.dilation;
    this.padding = o.padding;
    this.stride = o.stride;
  }
  override forward(input: Tensor): Tensor {
    return F.unfold(input, this.kernel_size, this.dilation, this.padding, this.stride);
  }
  override extra_repr(): string {
    return fields(this, ['kernel_size', 'dilation', 'padding', 'stride']);
  }
}

interface Folded extends Kernel {
  output_size: Size;
}

/** Columns [n, c · taps, windows] added up to [n, c, *output_size]: the transpose of Unfold. */
export class Fold extends Module {
  static override readonly _class: string = 'Fold';
  readonly output_size: Size;
  readonly kernel_size: Size;
  readonly dilation: Size;
  readonly padding: Size;
  readonly stride: Size;
  constructor(
    output_size: Size,
    kernel_size: SizeOr<Kernel & WindowOptions>,
    dilation?: SizeOr<WindowOptions>,
    padding?: SizeOr<WindowOptions>,
    stride?: SizeOr<WindowOptions>,
  );
  constructor(named: Folded & WindowOptions);
  constructor(...given: unknown[]) {
    super();
    const defaults: Defaults<Required<Folded & WindowOptions>> = {
      output_size: required,
      kernel_size: required,
      ...WINDOW,
    };
    const o = readOptions('Fold', defaults, given);
    this.output_size = o.output_size;
    this.kernel_size = o.kernel_size;
    this.dilation = o.dilation;
    this.padding = o.padding;
    this.stride = o.stride;
  }
  override forward(input: Tensor): Tensor {
    return F.fold(input, this.output_size, this.kernel_size, this.dilation, this.padding, this.stride);
  }
  override extra_repr(): string {
    return fields(this, ['output_size', 'kernel_size', 'dilation', 'padding', 'stride']);
  }
}

// ---------------------------------------------------------------------------------------------------- resizing

export type UpsampleMode = 'nearest' | 'linear' | 'bilinear' | 'bicubic' | 'trilinear';
export interface UpsampleOptions {
  /** The result's size. */
  size?: Size | null;
  /** Or how much larger it is. */
  scale_factor?: Size | null;
  /** Default: 'nearest'. */
  mode?: UpsampleMode;
  /** Whether corners stay corners. Default: null (no). */
  align_corners?: boolean | null;
  /** Default: null. */
  recompute_scale_factor?: boolean | null;
}

const UPSAMPLE: Required<UpsampleOptions> = {
  size: null,
  scale_factor: null,
  mode: 'nearest',
  align_corners: null,
  recompute_scale_factor: null,
};

/** A larger (or smaller) picture, by interpolation. */
export class Upsample extends Module {
  static override readonly _class: string = 'Upsample';
  readonly size: Size | null;
  readonly scale_factor: Size | null;
  readonly mode: UpsampleMode;
  readonly align_corners: boolean | null;
  readonly recompute_scale_factor: boolean | null;
  constructor(
    size?: SizeOr<UpsampleOptions> | null,
    scale_factor?: SizeOr<UpsampleOptions> | null,
    mode?: UpsampleMode | UpsampleOptions,
    align_corners?: boolean | null | UpsampleOptions,
    recompute_scale_factor?: boolean | null | UpsampleOptions,
  ) {
    super();
    const o = readOptions('Upsample', UPSAMPLE, [size, scale_factor, mode, align_corners, recompute_scale_factor]);
    this.size = o.size;
    this.scale_factor = o.scale_factor;
    this.mode = o.mode;
    this.align_corners = o.align_corners;
    this.recompute_scale_factor = o.recompute_scale_factor;
  }
  override forward(input: Tensor): Tensor {
    const { size, scale_factor, mode, align_corners, recompute_scale_factor } = this;
    return F.interpolate(input, { size, scale_factor, mode, align_corners, recompute_scale_factor });
  }
  override extra_repr(): string {
    const extent =
      this.scale_factor === null ? `size=${show(this.size)}` : `scale_factor=${show(this.scale_factor, true)}`;
    return `${extent}, mode=${this.mode}`;
  }
}

/** Upsample by the nearest element. */
export class UpsamplingNearest2d extends Upsample {
  static override readonly _class: string = 'UpsamplingNearest2d';
  constructor(size?: Size | null | UpsampleOptions, scale_factor?: Size | null | UpsampleOptions) {
    const o = readOptions('UpsamplingNearest2d', { size: null, scale_factor: null }, [size, scale_factor]);
    super({ ...o, mode: 'nearest' });
  }
}
/** Upsample by bilinear interpolation; corners stay corners. */
export class UpsamplingBilinear2d extends Upsample {
  static override readonly _class: string = 'UpsamplingBilinear2d';
  constructor(size?: Size | null | UpsampleOptions, scale_factor?: Size | null | UpsampleOptions) {
    const o = readOptions('UpsamplingBilinear2d', { size: null, scale_factor: null }, [size, scale_factor]);
    super({ ...o, mode: 'bilinear', align_corners: true });
  }
}
