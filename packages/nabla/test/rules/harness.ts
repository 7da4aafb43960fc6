/** Graphs in float64 on the reference backend, and checks of derivatives against differences. */
import { expect } from 'vitest';
import { graphBuilder as b } from '../../src/graph/build.js';
import { verify } from '../../src/graph/verify.js';
import { type DType, float64 } from '../../src/ir/dtype.js';
import { makeNode, type Node } from '../../src/ir/node.js';
import { numel, type Shape } from '../../src/ir/shape.js';
import { jvpOf, vjpOf } from '../../src/rules/derive.js';
import { ReferenceBackend } from '../../src/runtime/reference/backend.js';
import { elements, fromNumbers, HostStorage, toNumbers } from '../../src/runtime/storage.js';

export const backend = new ReferenceBackend();

/** A leaf with these numbers. */
export function leaf(data: readonly number[], shape: Shape = [data.length], dtype: DType = float64): Node {
  const home = new ArrayBuffer(data.length * dtype.itemsize);
  fromNumbers(dtype, data, elements(dtype, home, 0, data.length));
  return makeNode('buffer', dtype, shape, [], new HostStorage(dtype, data.length, home));
}

/** The numbers of nodes; every graph that is run is verified. */
export function run(...nodes: readonly Node[]): number[][] {
  verify(nodes);
  return backend.run(nodes).map((s) => toNumbers(s.dtype, backend.read(s)));
}

/** Reproducible numbers in [low, high). */
export function numbers(seed: number, n: number, low = -1, high = 1): number[] {
  let state = (seed + 1) * 0x9e3779b9;
  return Array.from({ length: n }, () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    const x = Math.imul(state ^ (state >>> 13), 0x297a2d39);
    return low + ((high - low) * ((x ^ (x >>> 16)) >>> 0)) / 4294967296;
  });
}

/** A function of float64 arrays of fixed shapes. */
export interface Case {
  readonly name: string;
  readonly shapes: readonly Shape[];
  readonly fn: (...x: Node[]) => Node;
  /** Range of the inputs, or the inputs themselves. */
  readonly low?: number;
  readonly high?: number;
  readonly data?: readonly (readonly number[])[];
  /** Derivatives of derivatives are not meaningful (kinks) or not supported. */
  readonly once?: boolean;
}

export function inputsOf(c: Case, seed = 0): number[][] {
  return c.shapes.map((shape, i) => [
    ...(c.data?.[i] ?? numbers(seed * 31 + i * 7 + c.name.length, numel(shape), c.low ?? -1, c.high ?? 1)),
  ]);
}

type Fn = (x: readonly Node[]) => Node;

const STEP = 1e-5;

/** Σ weights · fn, with input i moved by `step` along `direction`. */
function moved(
  fn: Fn,
  shapes: readonly Shape[],
  data: readonly number[][],
  weights: readonly number[],
  i: number,
  direction: readonly number[],
  step: number,
): number {
  const x = data.map((d, k) => leaf(k === i ? d.map((v, j) => v + step * direction[j]!) : d, shapes[k]!));
  return backend
    .run([fn(x)])
    .flatMap((s) => toNumbers(s.dtype, backend.read(s)))
    .reduce((sum, v, j) => sum + v * weights[j]!, 0);
}

/** The derivative of Σ weights · fn by input i along a direction: fourth-order central differences. */
function difference(
  fn: Fn,
  shapes: readonly Shape[],
  data: readonly number[][],
  weights: readonly number[],
  i: number,
  direction: readonly number[],
): number {
  const at = (step: number): number => moved(fn, shapes, data, weights, i, direction, step);
  return (8 * (at(STEP) - at(-STEP)) - (at(2 * STEP) - at(-2 * STEP))) / (12 * STEP);
}

function close(actual: number, expected: number, what: string): void {
  const scale = 1 + Math.abs(expected);
  expect(Math.abs(actual - expected) / scale, `${what}: ${actual}, differences ${expected}`).toBeLessThan(2e-6);
}

const dot = (x: readonly number[], y: readonly number[]): number => x.reduce((s, v, i) => s + v * y[i]!, 0);

/** Reverse and forward mode against differences, for every input. */
export function checkFirst(name: string, fn: Fn, shapes: readonly Shape[], data: readonly number[][]): void {
  const x = data.map((d, i) => leaf(d, shapes[i]!));
  const out = fn(x);
  const weights = numbers(91, numel(out.shape));
  const grads = vjpOf(x, [out], [leaf(weights, out.shape)]);
  shapes.forEach((shape, i) => {
    const direction = numbers(57 + i, numel(shape));
    const expected = difference(fn, shapes, data, weights, i, direction);
    const g = grads[i] ? run(grads[i])[0]! : direction.map(() => 0);
    if (grads[i]) expect(grads[i].shape).toEqual(shape);
    close(dot(g, direction), expected, `${name}: vjp of input ${i}`);
    const [t] = jvpOf(
      x,
      [out],
      x.map((_, k) => (k === i ? leaf(direction, shape) : null)),
    );
    if (t) expect(t.shape).toEqual(out.shape);
    close(t ? dot(run(t)[0]!, weights) : 0, expected, `${name}: jvp by input ${i}`);
  });
}

/** The same for the reverse mode of each input, as a function of inputs and cotangent. */
export function checkSecond(name: string, fn: Fn, shapes: readonly Shape[], data: readonly number[][]): void {
  const out = fn(data.map((d, i) => leaf(d, shapes[i]!)));
  const weights = numbers(91, numel(out.shape));
  shapes.forEach((_, i) => {
    const gradient: Fn = (x) => {
      const inputs = x.slice(0, -1);
      return vjpOf(inputs, [fn(inputs)], [x.at(-1)!])[i] ?? b.like(0, inputs[i]!);
    };
    checkFirst(`${name}, derivative ${i}`, gradient, [...shapes, out.shape], [...data, weights]);
  });
}
