/** Matrix products and convolutions, by their definitions. */
import type { ConvArg } from '../../ir/node.js';
import { numel, type Shape } from '../../ir/shape.js';
import { filled, type Numbers } from './elements.js';
import type { ElementFns } from './scalars.js';

/** [...b, m, k] · [...b, k, n]: each element from 0, k increasing, every step rounded. */
export function dot(fns: ElementFns, x: Numbers, y: Numbers, from: Shape, shape: Shape): Numbers {
  const [add, mul] = [fns.add!, fns.mul!];
  const r = shape.length;
  const [m, n, k] = [shape[r - 2]!, shape[r - 1]!, from[r - 1]!];
  const out = filled(numel(shape), 0);
  for (let i = 0; i < out.length; i++) {
    const row = Math.floor(i / n);
    const column = Math.floor(row / m) * k * n + (i % n);
    let sum = 0;
    for (let j = 0; j < k; j++) sum = add(sum, mul(x[row * k + j]!, y[column + j * n]!));
    out[i] = sum;
  }
  return out;
}

/** Sizes of a convolution. */
interface Window {
  readonly arg: ConvArg;
  /** Batch, channels of the output, channels of the input for each group. */
  readonly n: number;
  readonly o: number;
  readonly c: number;
  /** Places of the input, of the kernel, of the output. */
  readonly inputs: number;
  readonly taps: number;
  readonly outputs: number;
  /** [output place · taps + tap] → place of the input, or −1 in the padding. */
  readonly place: Int32Array;
}

function window(x: Shape, weight: Shape, out: Shape, arg: ConvArg): Window {
  const [space, kernel, places] = [x.slice(2), weight.slice(2), out.slice(2)];
  const [inputs, taps, outputs] = [numel(space), numel(kernel), numel(places)];
  const place = new Int32Array(outputs * taps);
  for (let i = 0; i < place.length; i++) place[i] = inputPlace(space, kernel, places, arg, i);
  return { arg, n: x[0]!, o: weight[0]!, c: weight[1]!, inputs, taps, outputs, place };
}

function inputPlace(space: Shape, kernel: Shape, places: Shape, arg: ConvArg, i: number): number {
  let at = 0;
  let stride = 1;
  let [tap, output] = [i % numel(kernel), Math.floor(i / numel(kernel))];
  for (let d = space.length - 1; d >= 0; d--) {
    const p = (output % places[d]!) * arg.stride[d]! + (tap % kernel[d]!) * arg.dilation[d]! - arg.padding[d]!;
    if (p < 0 || p >= space[d]!) return -1;
    at += p * stride;
    stride *= space[d]!;
    output = Math.floor(output / places[d]!);
    tap = Math.floor(tap / kernel[d]!);
  }
  return at;
}

/** Calls `step(input, weight, output)` with element positions of every product in the sum, row by row of the output. */
function eachProduct(w: Window, step: (input: number, weight: number, output: number) => void): void {
  const perGroup = w.o / w.arg.groups;
  for (let row = 0; row < w.n * w.o; row++) {
    const [n, o] = [Math.floor(row / w.o), row % w.o];
    const channel = (n * w.arg.groups + Math.floor(o / perGroup)) * w.c;
    for (let p = 0; p < w.outputs; p++) {
      for (let cq = 0; cq < w.c * w.taps; cq++) {
        const at = w.place[p * w.taps + (cq % w.taps)]!;
        const input = (channel + Math.floor(cq / w.taps)) * w.inputs + at;
        if (at >= 0) step(input, o * w.c * w.taps + cq, row * w.outputs + p);
      }
    }
  }
}

export function conv(fns: ElementFns, x: Numbers, weight: Numbers, shapes: readonly Shape[], arg: ConvArg): Numbers {
  const [add, mul] = [fns.add!, fns.mul!];
  const [from, kernel, to] = shapes as [Shape, Shape, Shape];
  const out = filled(numel(to), 0);
  eachProduct(window(from, kernel, to, arg), (i, w, o) => {
    out[o] = add(out[o]!, mul(x[i]!, weight[w]!));
  });
  return out;
}

/** Shapes: of the result (x), of the weight, of conv's output. */
export function convInput(
  fns: ElementFns,
  grad: Numbers,
  weight: Numbers,
  shapes: readonly Shape[],
  arg: ConvArg,
): Numbers {
  const [add, mul] = [fns.add!, fns.mul!];
  const [from, kernel, to] = shapes as [Shape, Shape, Shape];
  const out = filled(numel(from), 0);
  eachProduct(window(from, kernel, to, arg), (i, w, o) => {
    out[i] = add(out[i]!, mul(grad[o]!, weight[w]!));
  });
  return out;
}

/** Shapes: of x, of the result (weight), of conv's output. */
export function convWeight(
  fns: ElementFns,
  x: Numbers,
  grad: Numbers,
  shapes: readonly Shape[],
  arg: ConvArg,
): Numbers {
  const [add, mul] = [fns.add!, fns.mul!];
  const [from, kernel, to] = shapes as [Shape, Shape, Shape];
  const out = filled(numel(kernel), 0);
  eachProduct(window(from, kernel, to, arg), (i, w, o) => {
    out[w] = add(out[w]!, mul(x[i]!, grad[o]!));
  });
  return out;
}
