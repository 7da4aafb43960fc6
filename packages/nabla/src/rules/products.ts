/**
 * Products and linear recurrences along an axis, for the derivatives of products: no division, so that zeros are as good
 * as any number, and differentiable again.
 */
import type { Builder } from '../graph/build.js';
import type { Node } from '../ir/node.js';
import { numel } from '../ir/shape.js';

/** Elements moved by `by` places along an axis (towards the end where positive); `fill` enters. */
export function shift(b: Builder<Node>, x: Node, axis: number, by: number, fill: number): Node {
  const n = x.shape[axis]!;
  const size = Math.abs(by);
  if (size >= n) return b.like(fill, x);
  const room = (value: number): number[] => x.shape.map((_, i) => (i === axis ? value : 0));
  const kept = b.narrow(x, axis, Math.max(-by, 0), n - size);
  return b.pad(kept, room(Math.max(by, 0)), room(Math.max(-by, 0)), fill);
}

/** out_i = Π x_j over all j ≠ i along an axis. */
export function othersProduct(b: Builder<Node>, x: Node, axis: number): Node {
  const before = shift(b, b.scan('prod', x, axis), axis, 1, 1);
  const after = shift(b, b.scan('prod', b.flip(x, [axis]), axis), axis, 1, 1);
  return b.mul(before, b.flip(after, [axis]));
}

/**
 * Solves r_k = c_k + a_k · r_(k−by) along an axis, `by` = 1 or −1, beyond the ends r = 0; log2(n) steps (Hillis & Steele,
 * Data parallel algorithms, 1986).
 */
export function recurrence(b: Builder<Node>, a: Node, c: Node, axis: number, by: 1 | -1): Node {
  const n = c.shape[axis]!;
  let [factor, result] = [a, c];
  for (let step = 1; step < n; step *= 2) {
    result = b.add(result, b.mul(factor, shift(b, result, axis, by * step, 0)));
    if (2 * step < n) factor = b.mul(factor, shift(b, factor, axis, by * step, 0));
  }
  return result;
}

/** The product of all others among the reduced axes, for every element. */
export function othersOverAxes(b: Builder<Node>, x: Node, axes: readonly number[]): Node {
  const kept = x.shape.map((_, i) => i).filter((i) => !axes.includes(i));
  const order = [...kept, ...axes];
  const moved = b.permute(x, order);
  const flat = b.reshape(moved, [...kept.map((i) => x.shape[i]!), numel(axes.map((i) => x.shape[i]!))]);
  const product = b.reshape(othersProduct(b, flat, kept.length), moved.shape);
  return b.permute(product, inverse(order));
}

/** The permutation that undoes another. */
export function inverse(order: readonly number[]): number[] {
  const back = new Array<number>(order.length);
  order.forEach((axis, i) => {
    back[axis] = i;
  });
  return back;
}
