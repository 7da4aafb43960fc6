/** How much of a combined value's derivative goes to each of its parts: reductions, scans and scatters. */
import type { Builder } from '../graph/build.js';
import { type DType, int64 } from '../ir/dtype.js';
import type { Node } from '../ir/node.js';

const truth = (b: Builder<Node>, condition: Node, dtype: DType): Node => b.cast(condition, dtype);

/** reduce_max and reduce_min: 1 / (number of ties) at each extreme, 0 elsewhere. */
export function extremeShare(b: Builder<Node>, node: Node<'reduce_max' | 'reduce_min'>): Node {
  const x = node.src[0]!;
  // Where the extreme is nan, it came from the nans.
  const equal = b.binary('or', b.compare('eq', x, b.expand(node, x.shape)), b.compare('ne', x, x));
  const hit = truth(b, equal, x.dtype);
  return b.div(hit, b.expand(b.sum(hit, node.arg), x.shape));
}

/** Running maximum or minimum: where each result came from; the last of equals, as in PyTorch. */
export function scanOrigin(b: Builder<Node>, node: Node<'scan'>): Node {
  const x = node.src[0]!;
  const { axis } = node.arg;
  const hit = b.binary('or', b.compare('eq', x, node), b.compare('ne', x, x));
  const place = b.iota(int64, x.shape, axis);
  return b.scan('max', b.where(hit, place, b.like(0, place)), axis);
}

/** What a derivative of a scatter's result is multiplied with to give that of x, and of the updates. */
export interface ScatterShares {
  readonly x: Node;
  readonly updates: Node;
}

/** Mode max or min: ties share evenly. */
export function scatterExtreme(b: Builder<Node>, node: Node<'scatter'>): ScatterShares {
  const [x, index, updates] = node.src as [Node, Node, Node];
  const { axis } = node.arg;
  const own = truth(b, b.compare('eq', x, node), x.dtype);
  const other = truth(b, b.compare('eq', updates, b.gather(node, index, axis)), x.dtype);
  const count = b.scatter(own, index, other, axis, 'add');
  return { x: b.div(own, count), updates: b.div(other, b.gather(count, index, axis)) };
}

/**
 * Mode mul: the product of the other factors. Zeros are counted apart, so that a single one is right; second derivatives
 * are right where no factor is zero (PyTorch refuses them elsewhere).
 */
export function scatterProduct(b: Builder<Node>, node: Node<'scatter'>): ScatterShares {
  const [x, index, updates] = node.src as [Node, Node, Node];
  const { axis } = node.arg;
  const zero = (v: Node): Node => b.compare('eq', v, b.like(0, v));
  const full = (v: Node): Node => b.where(zero(v), b.like(1, v), v);
  const zeros = b.scatter(truth(b, zero(x), x.dtype), index, truth(b, zero(updates), x.dtype), axis, 'add');
  const product = b.scatter(full(x), index, full(updates), axis, 'mul');
  const share = (v: Node, count: Node, all: Node): Node => {
    const own = truth(b, zero(v), x.dtype);
    return b.where(b.compare('eq', count, own), b.div(all, full(v)), b.like(0, v));
  };
  return {
    x: share(x, zeros, product),
    updates: share(updates, b.gather(zeros, index, axis), b.gather(product, index, axis)),
  };
}

/** The flat position in the source of every element of a `strided` view. */
export function stridedIndex(b: Builder<Node>, node: Node<'strided'>): Node {
  const { strides, offset } = node.arg;
  let index = b.const(offset, int64, node.shape);
  strides.forEach((stride, axis) => {
    if (stride === 0 || node.shape[axis]! <= 1) return;
    const place = b.iota(int64, node.shape, axis);
    index = b.add(index, b.mul(place, b.like(stride, place)));
  });
  return index;
}
