/**
 * Convolutions as products: which taps and places, as tables of offsets into a zero-framed image. Any number of spatial axes.
 *
 * Forward, for each image and group: out[o, place] = Σ weight[o, (c, tap)] · frame[(c, tap) + place].
 * Weight: grad_weight[o, (c, tap)] = Σ over images and places of grad[o, place] · frame[place + (c, tap)].
 * Input, for each image, group and phase (input places with equal remainder by the stride, which share their taps):
 * grad_x[c, place] = Σ weightᵀ[c, (o, tap)] · frame[(o, tap) + place], the frame around grad; so no product is with an
 * inserted zero.
 */
import { blockedScratch } from './gemm-blocked.js';
import type { GemmType } from './gemm-kernel.js';
import { formOf } from './gemm-kernel.js';

export type ConvKind = 'conv' | 'conv_input' | 'conv_weight';

/** Shapes [N, C, …], [O, C / groups, …], [N, O, …]; one number per spatial axis. */
export interface ConvShape {
  readonly x: readonly number[];
  readonly weight: readonly number[];
  readonly out: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
}

/** Sizes that every kind needs. */
export interface ConvSizes {
  readonly images: number;
  readonly groups: number;
  /** Channels of one group. */
  readonly inChannels: number;
  readonly outChannels: number;
  readonly inPlaces: number;
  readonly outPlaces: number;
  readonly taps: number;
}

/** An image's channels with zeros around, and where its rows go (byte offsets); `rows` is null where no frame is needed. */
export interface Frame {
  readonly channels: number;
  readonly bytes: number;
  readonly rowBytes: number;
  readonly rows: Int32Array | null;
}

/** One product's tables, and the taps it uses (positions in the kernel). */
export interface Phase {
  readonly kTable: Int32Array;
  readonly jTable: Int32Array;
  /** For input gradients: taps of the kernel, first place and step along each axis. */
  readonly taps: readonly number[];
  readonly start: readonly number[];
  readonly counts: readonly number[];
}

/** What to run; plain data, so it can be posted to a worker. */
export interface ConvPlan {
  readonly kind: ConvKind;
  readonly type: GemmType;
  readonly shape: ConvShape;
  readonly sizes: ConvSizes;
  readonly frame: Frame;
  readonly phases: readonly Phase[];
  /** Columns of one task. */
  readonly chunk: number;
  /** Independent pieces of work; any split of 0 … tasks over threads gives the same bits. */
  readonly tasks: number;
  /** Bytes of scratch for one thread, what only it writes included. */
  readonly scratch: number;
  /** Bytes of its frame, and of one phase's result, which lie in front of the product's own. */
  readonly frameBytes: number;
  readonly resultBytes: number;
  /** Bytes that every thread has for itself. */
  readonly own: number;
}

/** Columns of a task when a batch has too few images for threads to share. */
const CHUNK = 1024;
const MANY_IMAGES = 16;
/** Columns of a task of weight gradients. */
const WEIGHT_CHUNK = 128;

const product = (sizes: readonly number[]): number => sizes.reduce((n, size) => n * size, 1);
const range = (n: number, at: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => at(i));
export const align = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/** All sums of one number from each axis, the last axis fastest. */
function sums(axes: readonly (readonly number[])[]): Int32Array {
  let out = new Int32Array(1);
  for (const axis of axes) {
    const next = new Int32Array(out.length * axis.length);
    for (let i = 0; i < next.length; i++) next[i] = out[Math.floor(i / axis.length)]! + axis[i % axis.length]!;
    out = next;
  }
  return out;
}

/** Row-major strides in bytes; the first is the size of the whole. */
function stridesOf(sizes: readonly number[], bytes: number): number[] {
  const strides = [bytes];
  for (const size of [...sizes].reverse()) strides.unshift(strides[0]! * size);
  return strides;
}

interface FrameSizes {
  /** Spatial sizes of the image and of the frame, and where the image starts in it. */
  readonly space: readonly number[];
  readonly sizes: readonly number[];
  readonly start: readonly number[];
}

function frameOf(
  channels: number,
  { space, sizes, start }: FrameSizes,
  bytes: number,
): { frame: Frame; strides: number[] } {
  const [plane, ...strides] = stridesOf(sizes, bytes) as [number, ...number[]];
  const same = sizes.every((size, d) => size === space[d]);
  const outer = space.slice(0, -1).map((size, d) => range(size, (i) => (start[d]! + i) * strides[d]!));
  const left = start.at(-1)! * bytes;
  const rows = same ? null : sums([range(channels, (c) => c * plane), ...outer, [left]]);
  return {
    frame: { channels, bytes: channels * plane, rowBytes: space.at(-1)! * bytes, rows },
    strides: [plane, ...strides],
  };
}

function sizesOf({ x, weight, out, groups }: ConvShape): ConvSizes {
  return {
    images: x[0]!,
    groups,
    inChannels: weight[1]!,
    outChannels: weight[0]! / groups,
    inPlaces: product(x.slice(2)),
    outPlaces: product(out.slice(2)),
    taps: product(weight.slice(2)),
  };
}

/** Forward's one phase: taps of all channels, output places; around the padded input. */
function forwardTables(shape: ConvShape, sizes: ConvSizes, bytes: number): { frame: Frame; phase: Phase } {
  const space = shape.x.slice(2);
  const framed = space.map((size, d) => size + 2 * shape.padding[d]!);
  const { frame, strides } = frameOf(sizes.inChannels, { space, sizes: framed, start: shape.padding }, bytes);
  const [plane, ...steps] = strides as [number, ...number[]];
  const taps = steps.map((step, d) => range(shape.weight[d + 2]!, (k) => k * shape.dilation[d]! * step));
  const places = steps.map((step, d) => range(shape.out[d + 2]!, (o) => o * shape.stride[d]! * step));
  const kTable = sums([range(sizes.inChannels, (c) => c * plane), ...taps]);
  return { frame, phase: { kTable, jTable: sums(places), taps: [], start: [], counts: [] } };
}

/** Along one axis, the input places start, start + stride, … and the taps that reach them. */
interface AxisPhase {
  readonly start: number;
  readonly count: number;
  readonly taps: readonly number[];
  /** For each tap: the place of grad that it takes for the first input place. */
  readonly from: readonly number[];
}

function axisPhases(shape: ConvShape, d: number): AxisPhase[] {
  const [stride, padding, dilation] = [shape.stride[d]!, shape.padding[d]!, shape.dilation[d]!];
  const size = shape.x[d + 2]!;
  return range(Math.min(stride, size), (start) => start).map((start) => {
    const taps = range(shape.weight[d + 2]!, (k) => k).filter((k) => (start + padding - k * dilation) % stride === 0);
    const from = taps.map((k) => (start + padding - k * dilation) / stride);
    return { start, count: Math.ceil((size - start) / stride), taps, from };
  });
}

/** The frame around grad that all phases of all axes stay in. */
function gradFrame(shape: ConvShape, axes: readonly (readonly AxisPhase[])[]): FrameSizes {
  const space = shape.out.slice(2);
  const start = axes.map((phases) => Math.max(0, ...phases.flatMap(({ from }) => from.map((at) => -at))));
  const ends = axes.map((phases) => phases.flatMap(({ from, count }) => from.map((at) => at + count)));
  return { space, start, sizes: space.map((size, d) => start[d]! + Math.max(size, ...ends[d]!)) };
}

/** All ways to take one item of each axis. */
function combinations<T>(axes: readonly (readonly T[])[]): T[][] {
  return axes.reduce<T[][]>((all, axis) => all.flatMap((chosen) => axis.map((item) => [...chosen, item])), [[]]);
}

function inputTables(shape: ConvShape, sizes: ConvSizes, bytes: number): { frame: Frame; phases: Phase[] } {
  const axes = shape.stride.map((_, d) => axisPhases(shape, d));
  const around = gradFrame(shape, axes);
  const { frame, strides } = frameOf(sizes.outChannels, around, bytes);
  const [plane, ...steps] = strides as [number, ...number[]];
  const kernel = stridesOf(shape.weight.slice(2), 1).slice(1);
  const channels = range(sizes.outChannels, (o) => o * plane);
  const phases = combinations(axes).map((chosen) => ({
    kTable: sums([channels, ...chosen.map(({ from }, d) => from.map((at) => (at + around.start[d]!) * steps[d]!))]),
    jTable: sums(chosen.map(({ count }, d) => range(count, (t) => t * steps[d]!))),
    taps: [...sums(chosen.map(({ taps }, d) => taps.map((k) => k * kernel[d]!)))],
    start: chosen.map(({ start }) => start),
    counts: chosen.map(({ count }) => count),
  }));
  return { frame, phases };
}

/** Scratch that threads share: tables, and for input gradients the weight rearranged. */
function commonScratch(
  kind: ConvKind,
  sizes: ConvSizes,
  frame: Frame,
  phases: readonly Phase[],
  bytes: number,
): number {
  const tables = phases.map(({ kTable, jTable }) => align(4 * kTable.length) + align(4 * jTable.length));
  const rows = frame.rows === null ? 0 : align(4 * frame.rows.length);
  const weight = sizes.groups * sizes.inChannels * sizes.outChannels * sizes.taps * bytes;
  return 64 + tables.reduce((a, b) => a + b, 0) + rows + (kind === 'conv_input' ? align(weight) : 0);
}

/** m, n, k of one product of a plan. */
function productSizes(kind: ConvKind, sizes: ConvSizes, phase: Phase, chunk: number): [number, number, number] {
  const [k, n] = [phase.kTable.length, Math.min(chunk, phase.jTable.length)];
  return kind === 'conv_input' ? [sizes.inChannels, n, k] : [sizes.outChannels, n, k];
}

function chunking(kind: ConvKind, sizes: ConvSizes, columns: number): { chunk: number; tasks: number } {
  const products = sizes.images * sizes.groups;
  if (kind === 'conv_input') return { chunk: columns, tasks: products };
  if (kind === 'conv_weight') return { chunk: WEIGHT_CHUNK, tasks: sizes.groups * Math.ceil(columns / WEIGHT_CHUNK) };
  const chunk = products >= MANY_IMAGES ? Math.max(1, columns) : CHUNK;
  return { chunk, tasks: products * Math.ceil(columns / chunk) };
}

/** Tables, task count and scratch of one convolution; keep it and run it often. */
export function planConv(kind: ConvKind, type: GemmType, shape: ConvShape): ConvPlan {
  const bytes = formOf(type, false).bytes;
  const sizes = sizesOf(shape);
  const forward = (): { frame: Frame; phases: Phase[] } => {
    const { frame, phase } = forwardTables(shape, sizes, bytes);
    const turned = { ...phase, kTable: phase.jTable, jTable: phase.kTable };
    return { frame, phases: [kind === 'conv' ? phase : turned] };
  };
  const { frame, phases } = kind === 'conv_input' ? inputTables(shape, sizes, bytes) : forward();
  const columns = Math.max(0, ...phases.map(({ jTable }) => jTable.length));
  const { chunk, tasks } = chunking(kind, sizes, columns);
  const products = phases.flatMap((phase) =>
    [false, true].map((fma) => blockedScratch(formOf(type, fma), ...productSizes(kind, sizes, phase, chunk))),
  );
  const frameBytes = frame.rows === null ? 0 : align(frame.bytes);
  const resultBytes = phases.length > 1 ? align(columns * sizes.inChannels * bytes) : 0;
  const own = frameBytes + resultBytes + align(Math.max(0, ...products));
  const scratch = commonScratch(kind, sizes, frame, phases, bytes) + own;
  return { kind, type, shape, sizes, frame, phases, chunk, tasks, scratch, frameBytes, resultBytes, own };
}
