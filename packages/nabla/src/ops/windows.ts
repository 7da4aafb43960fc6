/** Windows that slide over space dimensions: their sizes, their places, and views of their elements. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { int64 } from '../ir/dtype.js';
import { contiguousStrides, numel, type Shape, show } from '../ir/shape.js';

export interface Window {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly ceil: boolean;
}

interface Given {
  readonly kernel_size: number | readonly number[];
  readonly stride?: number | readonly number[] | null;
  readonly padding?: number | readonly number[];
  readonly dilation?: number | readonly number[];
  readonly ceil_mode?: boolean;
}

function each(op: string, name: string, value: number | readonly number[], rank: number): number[] {
  const list = typeof value === 'number' ? [value] : [...value];
  if (list.length === 1) return new Array<number>(rank).fill(list[0]!);
  if (list.length !== rank) fail(op, `${name} must either be a single int, or ${rank} of them, but got ${show(list)}`);
  return list;
}

/** A pooling call's window, checked. Without stride the windows lie side by side. */
export function windowOf(op: string, args: Given, rank: number): Window {
  const kernel = each(op, 'kernel_size', args.kernel_size, rank);
  const given = args.stride ?? null;
  const stride =
    given === null || (Array.isArray(given) && given.length === 0) ? kernel : each(op, 'stride', given, rank);
  const padding = each(op, 'padding', args.padding ?? 0, rank);
  const dilation = each(op, 'dilation', args.dilation ?? 1, rank);
  if (kernel.some((n) => n <= 0)) fail(op, `kernel size should be greater than zero, but got ${show(kernel)}`);
  if (stride.some((n) => n <= 0)) fail(op, `stride should be greater than zero, but got ${show(stride)}`);
  if (dilation.some((n) => n <= 0)) fail(op, `dilation should be greater than zero, but got ${show(dilation)}`);
  padding.forEach((n, i) => {
    if (n < 0) fail(op, `pad must be non-negative, but got pad=${n}`);
    if (n > kernel[i]! / 2)
      fail(op, `pad should be at most half of kernel size, but got pad=${n} and kernel_size=${kernel[i]}`);
  });
  return { kernel, stride, padding, dilation, ceil: args.ceil_mode ?? false };
}

/** How many windows there are along each dimension. With ceil, one that starts beyond the padding does not count. */
export function counts(op: string, space: Shape, w: Window): number[] {
  const out = space.map((n, i) => {
    const [k, s, pad] = [w.dilation[i]! * (w.kernel[i]! - 1) + 1, w.stride[i]!, w.padding[i]!];
    const count = Math.floor((n + 2 * pad - k + (w.ceil ? s - 1 : 0)) / s) + 1;
    return w.ceil && (count - 1) * s >= n + pad ? count - 1 : count;
  });
  if (out.some((n) => n < 1))
    fail(
      op,
      `Given input size: (${space.join('x')}). Calculated output size: (${out.join('x')}). Output size is too small`,
    );
  return out;
}

/** Padding on both sides so that every window is full: more at the end where windows overhang. */
export function padded<N extends Typed>(b: Builder<N>, x: N, w: Window, out: Shape, fill: number): N {
  const lead = x.shape.length - out.length;
  const zeros = new Array<number>(lead).fill(0);
  const hi = out.map((count, i) => {
    const end = (count - 1) * w.stride[i]! + w.dilation[i]! * (w.kernel[i]! - 1) + 1;
    return Math.max(0, end - x.shape[lead + i]! - w.padding[i]!);
  });
  return b.pad(x, [...zeros, ...w.padding], [...zeros, ...hi], fill);
}

/** The windows of a padded value: [lead…, out…, kernel…]. Overlapping windows read the same elements. */
export function windowsOf<N extends Typed>(b: Builder<N>, x: N, w: Window, out: Shape): N {
  const lead = x.shape.length - out.length;
  const steps = contiguousStrides(x.shape);
  const own = steps.slice(lead);
  const strides = [
    ...steps.slice(0, lead),
    ...own.map((s, i) => s * w.stride[i]!),
    ...own.map((s, i) => s * w.dilation[i]!),
  ];
  return b.strided(x, [...x.shape.slice(0, lead), ...out, ...w.kernel], strides, 0);
}

/** The kernel's dimensions as one, at the end. */
export function flattenKernel<N extends Typed>(b: Builder<N>, x: N, w: Window): N {
  return b.reshape(x, [...x.shape.slice(0, x.shape.length - w.kernel.length), numel(w.kernel)]);
}

/** Which input element a place in a window is: flat index over the (unpadded) space, int64, for [lead…, out…]. */
export function inputPosition<N extends Typed>(b: Builder<N>, place: N, w: Window, space: Shape): N {
  const lead = place.shape.length - space.length;
  const kernelSteps = contiguousStrides(w.kernel);
  const spaceSteps = contiguousStrides(space);
  let flat: N = b.const(0, int64, place.shape);
  space.forEach((_, i) => {
    const c = (v: number): N => b.const(v, int64, place.shape);
    const tap = b.binary('rem', b.binary('idiv', place, c(kernelSteps[i]!)), c(w.kernel[i]!));
    const start = b.sub(b.mul(b.iota(int64, place.shape, lead + i), c(w.stride[i]!)), c(w.padding[i]!));
    const at = b.add(start, b.mul(tap, c(w.dilation[i]!)));
    flat = b.add(flat, b.mul(at, c(spaceSteps[i]!)));
  });
  return flat;
}
