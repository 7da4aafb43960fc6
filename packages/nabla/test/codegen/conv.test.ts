/** Convolutions against plain loops, bit for bit, for random shapes, strides, paddings, dilations and groups. */
import { describe, expect, test } from 'vitest';
import { ConvKernels, type ConvKind, type ConvShape, planConv } from '../../src/codegen/wasm/conv.js';
import type { GemmType } from '../../src/codegen/wasm/gemm.js';

const memory = new WebAssembly.Memory({ initial: 256, maximum: 65536 });
const plain = new ConvKernels(memory, { fma: false });
const AREA = memory.buffer.byteLength / 8;
const GUARD = 64;
const TYPES = ['f32', 'f64'] as const;
const KINDS = ['conv', 'conv_input', 'conv_weight'] as const;

const bytes = (type: GemmType): number => (type === 'f32' ? 4 : 8);
const view = (type: GemmType): Float32Array | Float64Array =>
  type === 'f32' ? new Float32Array(memory.buffer) : new Float64Array(memory.buffer);
const numel = (shape: readonly number[]): number => shape.reduce((n, size) => n * size, 1);

let seed = 1;
function random(): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return seed / 0x7fffffff;
}
function integer(low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** A random legal shape with that many spatial axes. */
function randomShape(axes: number, most: number): ConvShape {
  const groups = integer(1, 3);
  const [inChannels, outChannels] = [integer(1, 3), integer(1, 4)];
  const pick = (low: number, high: number): number[] => Array.from({ length: axes }, () => integer(low, high));
  const [kernel, stride, padding, dilation] = [pick(1, 4), pick(1, 3), pick(0, 3), pick(1, 2)];
  const space = kernel.map((k, d) => Math.max(1, (k - 1) * dilation[d]! + 1 - 2 * padding[d]!) + integer(0, most));
  const out = space.map((size, d) =>
    Math.floor((size + 2 * padding[d]! - (kernel[d]! - 1) * dilation[d]! - 1) / stride[d]! + 1),
  );
  const images = integer(0, 3);
  return {
    x: [images, groups * inChannels, ...space],
    weight: [groups * outChannels, inChannels, ...kernel],
    out: [images, groups * outChannels, ...out],
    stride,
    padding,
    dilation,
    groups,
  };
}

/** All index tuples of a shape, in order. */
function indices(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, size) => all.flatMap((head) => Array.from({ length: size }, (_, i) => [...head, i])),
    [[]],
  );
}

/** Position of an index tuple, or −1 outside of the shape. */
function position(shape: readonly number[], index: readonly number[]): number {
  let at = 0;
  for (let d = 0; d < shape.length; d++) {
    if (index[d]! < 0 || index[d]! >= shape[d]!) return -1;
    at = at * shape[d]! + index[d]!;
  }
  return at;
}

/** Calls `visit` with positions in x, weight and out of every product, padding left out, in the documented order. */
function eachProduct(shape: ConvShape, visit: (x: number, weight: number, out: number) => void): void {
  const [perOut, perIn] = [shape.weight[0]! / shape.groups, shape.weight[1]!];
  for (const [n, o, ...place] of indices(shape.out)) {
    for (const [c, ...tap] of indices(shape.weight.slice(1))) {
      const space = tap.map((k, d) => place[d]! * shape.stride[d]! - shape.padding[d]! + k * shape.dilation[d]!);
      const x = position(shape.x, [n!, Math.floor(o! / perOut) * perIn + c!, ...space]);
      if (x >= 0) visit(x, position(shape.weight, [o!, c!, ...tap]), position(shape.out, [n!, o!, ...place]));
    }
  }
}

type Numbers = ArrayLike<number>;

/** [left, right, result] positions of every product in the order in which the kind adds them. */
function products(kind: ConvKind, shape: ConvShape): [number, number, number][] {
  const list: [x: number, weight: number, out: number][] = [];
  eachProduct(shape, (x, weight, out) => list.push([x, weight, out]));
  if (kind === 'conv') return list.map(([x, weight, out]) => [x, weight, out]);
  // For one input element the output channel changes slowest, then the tap: the weight's own order.
  if (kind === 'conv_input') return list.sort((a, b) => a[1] - b[1]).map(([x, weight, out]) => [out, weight, x]);
  return list.map(([x, weight, out]) => [x, out, weight]);
}

function expected(kind: ConvKind, type: GemmType, shape: ConvShape, left: Numbers, right: Numbers): number[] {
  const round = type === 'f32' ? Math.fround : (x: number) => x;
  const out = new Array<number>(numel(resultShape(kind, shape))).fill(0);
  for (const [i, j, o] of products(kind, shape)) out[o] = round(out[o]! + round(left[i]! * right[j]!));
  return out;
}

function resultShape(kind: ConvKind, shape: ConvShape): readonly number[] {
  return kind === 'conv' ? shape.out : kind === 'conv_input' ? shape.x : shape.weight;
}

function operandShapes(kind: ConvKind, { x, weight, out }: ConvShape): [readonly number[], readonly number[]] {
  return kind === 'conv' ? [x, weight] : kind === 'conv_input' ? [out, weight] : [x, out];
}

/** Random operands; the kernel in pieces; bytes around the result and around scratch stay. */
function run(kind: ConvKind, type: GemmType, shape: ConvShape, pieces: number, kernels = plain) {
  const [all, size] = [view(type), bytes(type)];
  const [left, right] = operandShapes(kind, shape).map((s, i) => {
    const start = (i * AREA) / size + integer(0, 3);
    for (let j = 0; j < numel(s); j++) all[start + j] = random() * 2 - 1;
    return { ptr: start * size, values: Array.from(all.subarray(start, start + numel(s))) };
  });
  const count = numel(resultShape(kind, shape));
  const out = 2 * AREA + GUARD + size * integer(0, 3);
  const plan = planConv(kind, type, shape);
  const scratch = 4 * AREA + GUARD + 4 * integer(0, 3);
  const guards = [out - GUARD, out + count * size, scratch - GUARD, scratch + plan.scratch];
  const guarded = guards.map((at) => new Uint8Array(memory.buffer, at, GUARD).fill(77));
  for (let i = 0; i < pieces; i++) {
    const tasks = [Math.floor((plan.tasks * i) / pieces), Math.floor((plan.tasks * (i + 1)) / pieces)] as const;
    kernels.run(plan, { inputs: [left!.ptr, right!.ptr], out, scratch }, tasks);
  }
  for (const guard of guarded) expect(guard.every((x) => x === 77)).toBe(true);
  const result = Array.from(all.subarray(out / size, out / size + count));
  return { result, left: left!.values, right: right!.values };
}

function check(kind: ConvKind, type: GemmType, shape: ConvShape): void {
  const { result, left, right } = run(kind, type, shape, integer(1, 3));
  const wanted = expected(kind, type, shape, left, right);
  expect(
    result.every((x, i) => Object.is(x, wanted[i])),
    `${kind} ${type} ${JSON.stringify(shape)}`,
  ).toBe(true);
}

describe.each(KINDS)('%s equals plain loops bit for bit', (kind) => {
  test.each(TYPES)('%s, two axes', (type) => {
    for (let i = 0; i < 60; i++) check(kind, type, randomShape(2, 6));
  });
  test.each(TYPES)('%s, one and three axes', (type) => {
    for (let i = 0; i < 40; i++) check(kind, type, randomShape(1, 20));
    for (let i = 0; i < 8; i++) check(kind, type, randomShape(3, 3));
  });
  test('many taps and places: several blocks of each', () => {
    const same = { stride: [1, 1], padding: [1, 1], dilation: [1, 1], groups: 1 };
    check(kind, 'f32', { x: [1, 60, 7, 7], weight: [5, 60, 3, 3], out: [1, 5, 7, 7], ...same });
    check(kind, 'f32', { x: [1, 1, 40, 40], weight: [3, 1, 3, 3], out: [1, 3, 40, 40], ...same });
    check(kind, 'f32', { x: [17, 1, 4, 4], weight: [125, 1, 3, 3], out: [17, 125, 4, 4], ...same });
  });
});

test('nan and inf stay where their products are', () => {
  const shape = {
    x: [1, 1, 5, 5],
    weight: [1, 1, 3, 3],
    out: [1, 1, 3, 3],
    stride: [1, 1],
    padding: [0, 0],
    dilation: [1, 1],
    groups: 1,
  };
  const all = new Float32Array(memory.buffer);
  all.fill(1, 0, 64);
  all[0] = Number.NaN;
  all[24] = Number.POSITIVE_INFINITY;
  plain.run(planConv('conv', 'f32', shape), { inputs: [0, 128], out: 256, scratch: 1024 });
  const inf = Number.POSITIVE_INFINITY;
  expect([...all.slice(64, 73)]).toEqual([Number.NaN, 9, 9, 9, 9, 9, 9, 9, inf]);
});

test('the engine’s own kernels agree with plain ones to rounding', () => {
  const shape = randomShape(2, 6);
  for (const kind of KINDS) {
    const { result, left, right } = run(kind, 'f64', shape, 2, new ConvKernels(memory));
    const wanted = expected(kind, 'f64', shape, left, right);
    result.forEach((x, i) => expect(x).toBeCloseTo(wanted[i]!, 12));
  }
});
