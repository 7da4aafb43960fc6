/** Convolutions. */
import { className, fail, said } from '../../errors.js';
import * as F from '../../generated/functional.js';
import type { Tensor } from '../../tensor.js';
import { _calculate_fan_in_and_fan_out, kaiming_uniform_, uniform_ } from '../init.js';
import { Module } from '../module.js';
import {
  type Defaults,
  each,
  PLACEMENT,
  type Placement,
  parameter,
  readOptions,
  required,
  type Size,
  type SizeOr,
} from '../options.js';
import type { Parameter } from '../parameter.js';
import { show } from '../show.js';

export type PaddingMode = 'zeros' | 'reflect' | 'replicate' | 'circular';

interface Shared extends Placement {
  /** Steps between windows. Default: 1. */
  stride?: Size;
  /** Steps between the taps of a window. Default: 1. */
  dilation?: Size;
  /** Channels are convolved in this many separate groups. Default: 1. */
  groups?: number;
  /** Default: true. */
  bias?: boolean;
}
export interface ConvOptions extends Shared {
  /** Places added on each side; 'same' keeps the size, 'valid' adds none. Default: 0. */
  padding?: Size | 'same' | 'valid';
  /** What the added places hold. Default: 'zeros'. */
  padding_mode?: PaddingMode;
}
export interface ConvTransposeOptions extends Shared {
  /** Places taken away from each side of the result. Default: 0. */
  padding?: Size;
  /** Places added at the end of the result, to choose among sizes that convolve to the same. Default: 0. */
  output_padding?: Size;
  padding_mode?: 'zeros';
}

interface Kernel {
  kernel_size: Size;
}
interface Channels extends Kernel {
  in_channels: number;
  out_channels: number;
}
export type ConvNamed = Channels & ConvOptions;
export type ConvTransposeNamed = Channels & ConvTransposeOptions;

/** A convolution's arguments by position. */
export type ConvArguments = [
  in_channels: number,
  out_channels: number,
  kernel_size: SizeOr<Kernel & ConvOptions>,
  stride?: SizeOr<ConvOptions>,
  padding?: SizeOr<ConvOptions> | 'same' | 'valid',
  dilation?: SizeOr<ConvOptions>,
  groups?: number | ConvOptions,
  bias?: boolean | ConvOptions,
  padding_mode?: PaddingMode | ConvOptions,
  options?: ConvOptions,
];
/** A transposed convolution's arguments by position. */
export type ConvTransposeArguments = [
  in_channels: number,
  out_channels: number,
  kernel_size: SizeOr<Kernel & ConvTransposeOptions>,
  stride?: SizeOr<ConvTransposeOptions>,
  padding?: SizeOr<ConvTransposeOptions>,
  output_padding?: SizeOr<ConvTransposeOptions>,
  groups?: number | ConvTransposeOptions,
  bias?: boolean | ConvTransposeOptions,
  dilation?: SizeOr<ConvTransposeOptions>,
  padding_mode?: 'zeros' | ConvTransposeOptions,
  options?: ConvTransposeOptions,
];

type All = Required<Channels & Shared> & {
  padding: Size | 'same' | 'valid';
  padding_mode: PaddingMode;
  output_padding: Size;
};

const FIRST = { in_channels: required, out_channels: required, kernel_size: required, stride: 1, padding: 0 } as const;
const FORWARD: Defaults<Omit<All, 'output_padding'>> = {
  ...FIRST,
  dilation: 1,
  groups: 1,
  bias: true,
  padding_mode: 'zeros',
  ...PLACEMENT,
};
const TRANSPOSED: Defaults<All> = {
  ...FIRST,
  output_padding: 0,
  groups: 1,
  bias: true,
  dilation: 1,
  padding_mode: 'zeros',
  ...PLACEMENT,
};

function check(op: string, o: All): void {
  const { in_channels, out_channels, groups, padding, padding_mode } = o;
  if (!Number.isInteger(in_channels) || !Number.isInteger(out_channels))
    fail(op, `channels must be integers, not ${said(in_channels)} and ${said(out_channels)}`, '', 'type');
  if (!(groups > 0)) fail(op, `groups must be a positive integer, not ${said(groups)}`, '', 'value');
  if (in_channels % groups !== 0)
    fail(op, `in_channels must be divisible by groups: ${in_channels} by ${groups}`, '', 'value');
  if (out_channels % groups !== 0)
    fail(op, `out_channels must be divisible by groups: ${out_channels} by ${groups}`, '', 'value');
  if (typeof padding === 'string' && padding !== 'same' && padding !== 'valid')
    fail(op, `Invalid padding string '${String(padding)}', should be one of 'valid', 'same'`, '', 'value');
  if (padding === 'same' && each(o.stride, 1).some((s) => s !== 1))
    fail(op, "padding='same' is not supported for strided convolutions", '', 'value');
  if (!['zeros', 'reflect', 'replicate', 'circular'].includes(padding_mode))
    fail(
      op,
      `padding_mode must be one of 'zeros', 'reflect', 'replicate', 'circular', not '${padding_mode}'`,
      '',
      'value',
    );
}

abstract class ConvNd extends Module {
  readonly in_channels: number;
  readonly out_channels: number;
  readonly kernel_size: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[] | 'same' | 'valid';
  readonly dilation: readonly number[];
  readonly transposed: boolean;
  readonly output_padding: readonly number[];
  readonly groups: number;
  readonly padding_mode: PaddingMode;
  weight: Parameter;
  bias: Parameter | null;

  constructor(op: string, rank: number, o: All, transposed: boolean) {
    super();
    check(op, o);
    this.in_channels = o.in_channels;
    this.out_channels = o.out_channels;
    this.kernel_size = each(o.kernel_size, rank);
    this.stride = each(o.stride, rank);
    this.padding = typeof o.padding === 'string' ? o.padding : each(o.padding, rank);
    this.dilation = each(o.dilation, rank);
    this.transposed = transposed;
    this.output_padding = each(o.output_padding, rank);
    this.groups = o.groups;
    this.padding_mode = o.padding_mode;
    const [outer, inner] = transposed ? [o.in_channels, o.out_channels] : [o.out_channels, o.in_channels];
    this.weight = parameter([outer, inner / o.groups, ...this.kernel_size], o);
    this.bias = o.bias ? parameter([o.out_channels], o) : null;
    this.reset_parameters();
  }

  /** Uniform in ±1/√k, with k the inputs of one unit. */
  reset_parameters(): void {
    kaiming_uniform_(this.weight, { a: Math.sqrt(5) });
    const [fan] = _calculate_fan_in_and_fan_out(this.weight);
    if (this.bias === null || fan === 0) return;
    uniform_(this.bias, -1 / Math.sqrt(fan), 1 / Math.sqrt(fan));
  }

  override extra_repr(): string {
    const other = (name: 'padding' | 'dilation' | 'output_padding', usual: number): string => {
      const value = this[name];
      return typeof value !== 'string' && value.every((n) => n === usual) ? '' : `, ${name}=${show(value)}`;
    };
    return [
      `${this.in_channels}, ${this.out_channels}, kernel_size=${show(this.kernel_size)}, stride=${show(this.stride)}`,
      other('padding', 0),
      other('dilation', 1),
      other('output_padding', 0),
      this.groups === 1 ? '' : `, groups=${this.groups}`,
      this.bias === null ? ', bias=False' : '',
      this.padding_mode === 'zeros' ? '' : `, padding_mode=${this.padding_mode}`,
    ].join('');
  }
}

type Convolve = (input: Tensor, weight: Tensor, bias: Tensor | null, o: ConvOptions) => Tensor;

abstract class Conv extends ConvNd {
  constructor(op: string, rank: number, given: readonly unknown[]) {
    super(op, rank, { ...readOptions(op, FORWARD, given), output_padding: 0 }, false);
  }
  protected convolve(input: Tensor, convolve: Convolve): Tensor {
    const { weight, bias, stride, padding, dilation, groups, padding_mode } = this;
    if (padding_mode === 'zeros') return convolve(input, weight, bias, { stride, padding, dilation, groups });
    const padded = F.pad(input, this.sides(), { mode: padding_mode });
    return convolve(padded, weight, bias, { stride, padding: 0, dilation, groups });
  }
  /** Places before and after each dimension, the last dimension first, as `F.pad` takes them. */
  private sides(): number[] {
    return this.kernel_size
      .map((k, i) => {
        if (typeof this.padding !== 'string') return [this.padding[i]!, this.padding[i]!];
        const total = this.padding === 'same' ? this.dilation[i]! * (k - 1) : 0;
        return [Math.floor(total / 2), Math.ceil(total / 2)];
      })
      .reverse()
      .flat();
  }
}

/** Convolution over one dimension: [n, in, length] or [in, length]. */
export class Conv1d extends Conv {
  static override readonly _class: string = 'Conv1d';
  constructor(...args: ConvArguments);
  constructor(named: ConvNamed);
  constructor(...given: unknown[]) {
    super('Conv1d', 1, given);
  }
  override forward(input: Tensor): Tensor {
    return this.convolve(input, F.conv1d as Convolve);
  }
}

/** Convolution over two dimensions: [n, in, height, width] or [in, height, width]. */
export class Conv2d extends Conv {
  static override readonly _class: string = 'Conv2d';
  constructor(...args: ConvArguments);
  constructor(named: ConvNamed);
  constructor(...given: unknown[]) {
    super('Conv2d', 2, given);
  }
  override forward(input: Tensor): Tensor {
    return this.convolve(input, F.conv2d as Convolve);
  }
}

/** Convolution over three dimensions: [n, in, depth, height, width] or [in, depth, height, width]. */
export class Conv3d extends Conv {
  static override readonly _class: string = 'Conv3d';
  constructor(...args: ConvArguments);
  constructor(named: ConvNamed);
  constructor(...given: unknown[]) {
    super('Conv3d', 3, given);
  }
  override forward(input: Tensor): Tensor {
    return this.convolve(input, F.conv3d as Convolve);
  }
}

type ConvolveBack = (input: Tensor, weight: Tensor, bias: Tensor | null, o: ConvTransposeOptions) => Tensor;

abstract class ConvTranspose extends ConvNd {
  constructor(op: string, rank: number, given: readonly unknown[]) {
    const o = readOptions(op, TRANSPOSED, given);
    if (o.padding_mode !== 'zeros') fail(op, 'Only "zeros" padding mode is supported', '', 'value');
    super(op, rank, o, true);
  }
  protected convolve(input: Tensor, output_size: readonly number[] | null, convolve: ConvolveBack): Tensor {
    const { weight, bias, stride, dilation, groups } = this;
    const output_padding = output_size === null ? this.output_padding : this.extra(input, output_size);
    const padding = this.padding as readonly number[];
    return convolve(input, weight, bias, { stride, padding, output_padding, groups, dilation });
  }
  /** The output padding that makes the result this large. */
  private extra(input: Tensor, output_size: readonly number[]): number[] {
    const rank = this.kernel_size.length;
    const lead = input.ndim - rank;
    const op = className(this);
    if (output_size.length !== rank && output_size.length !== rank + lead)
      fail(
        op,
        `for ${input.ndim}D input, output_size must have ${rank} or ${rank + lead} elements (got ${output_size.length})`,
        '',
        'value',
      );
    const sizes = output_size.slice(-rank);
    const least = sizes.map((_, i) => this.leastSize(input.size(lead + i), i));
    const most = least.map((n, i) => n + this.stride[i]! - 1);
    if (sizes.some((n, i) => n < least[i]! || n > most[i]!))
      fail(
        op,
        `requested an output size of ${show(sizes)}, but valid sizes range from ${show(least)} to ${show(most)}`,
        '',
        'value',
      );
    return sizes.map((n, i) => n - least[i]!);
  }
  private leastSize(size: number, i: number): number {
    const padding = (this.padding as readonly number[])[i]!;
    return (size - 1) * this.stride[i]! - 2 * padding + this.dilation[i]! * (this.kernel_size[i]! - 1) + 1;
  }
}

/** Transposed convolution over one dimension: the gradient of Conv1d with respect to its input. */
export class ConvTranspose1d extends ConvTranspose {
  static override readonly _class: string = 'ConvTranspose1d';
  constructor(...args: ConvTransposeArguments);
  constructor(named: ConvTransposeNamed);
  constructor(...given: unknown[]) {
    super('ConvTranspose1d', 1, given);
  }
  override forward(input: Tensor, output_size: readonly number[] | null = null): Tensor {
    return this.convolve(input, output_size, F.conv_transpose1d as ConvolveBack);
  }
}

/** Transposed convolution over two dimensions. */
export class ConvTranspose2d extends ConvTranspose {
  static override readonly _class: string = 'ConvTranspose2d';
  constructor(...args: ConvTransposeArguments);
  constructor(named: ConvTransposeNamed);
  constructor(...given: unknown[]) {
    super('ConvTranspose2d', 2, given);
  }
  override forward(input: Tensor, output_size: readonly number[] | null = null): Tensor {
    return this.convolve(input, output_size, F.conv_transpose2d as ConvolveBack);
  }
}

/** Transposed convolution over three dimensions. */
export class ConvTranspose3d extends ConvTranspose {
  static override readonly _class: string = 'ConvTranspose3d';
  constructor(...args: ConvTransposeArguments);
  constructor(named: ConvTransposeNamed);
  constructor(...given: unknown[]) {
    super('ConvTranspose3d', 3, given);
  }
  override forward(input: Tensor, output_size: readonly number[] | null = null): Tensor {
    return this.convolve(input, output_size, F.conv_transpose3d as ConvolveBack);
  }
}
