/** Transposes of linear primitives. */
import type { Builder } from '../graph/build.js';
import type { Node, PrimArgs } from '../ir/node.js';
import { numel, type Shape } from '../ir/shape.js';
import { stridedIndex } from './shares.js';

/** Zeros with the dtype and shape of a node. */
export function zerosLike(b: Builder<Node>, x: Node): Node {
  return b.like(0, x);
}

/** Matrices with rows and columns exchanged. */
export function transpose(b: Builder<Node>, x: Node): Node {
  const r = x.shape.length;
  return b.permute(
    x,
    x.shape.map((_, i) => (i === r - 1 ? r - 2 : i === r - 2 ? r - 1 : i)),
  );
}

/** Sums what `expand` repeated. */
export function unexpand(b: Builder<Node>, g: Node, shape: Shape): Node {
  return b.sum(
    g,
    shape.flatMap((n, i) => (n !== g.shape[i] ? [i] : [])),
  );
}

/** Zeros of a shape with g at start + i·step. */
export function unslice(b: Builder<Node>, g: Node, shape: Shape, arg: PrimArgs['slice']): Node {
  const zeros = (): Node => b.const(0, g.dtype, shape);
  if (numel(g.shape) === 0) return zeros();
  const backward = arg.step.flatMap((s, i) => (s < 0 ? [i] : []));
  const start = arg.start.map((s, i) => (arg.step[i]! < 0 ? s + (g.shape[i]! - 1) * arg.step[i]! : s));
  const step = arg.step.map(Math.abs);
  const forward = b.flip(g, backward);
  if (step.some((s, i) => s !== 1 && g.shape[i] !== 1)) return b.insert(zeros(), forward, start, step);
  return b.pad(
    forward,
    start,
    shape.map((n, i) => n - start[i]! - g.shape[i]!),
  );
}

/** Pieces of g where `concat` put its inputs. */
export function unconcat(b: Builder<Node>, g: Node, node: Node<'concat'>): Node[] {
  let at = 0;
  return node.src.map((part) => {
    const size = part.shape[node.arg]!;
    at += size;
    return b.narrow(g, node.arg, at - size, size);
  });
}

/** Adds up g over the places that a `strided` view read. */
export function unstride(b: Builder<Node>, g: Node, node: Node<'strided'>): Node {
  const x = node.src[0]!;
  const flat = (v: Node): Node => b.reshape(v, [numel(v.shape)]);
  const sum = b.scatter(b.const(0, g.dtype, [numel(x.shape)]), flat(stridedIndex(b, node)), flat(g), 0, 'add');
  return b.reshape(sum, x.shape);
}

/** Running sums from the end. */
export function sumFromEnd(b: Builder<Node>, g: Node, axis: number): Node {
  return b.flip(b.scan('sum', b.flip(g, [axis]), axis), [axis]);
}
