/** Views: how a tensor that aliases another reads it, writes through it, and where its elements lie. */
import { type Builder, graphBuilder, type Typed } from './graph/build.js';
import { int64 } from './ir/dtype.js';
import { type Geometry, reshapeStrides } from './ir/geometry.js';
import { is, makeNode, type Node } from './ir/node.js';
import { numel } from './ir/shape.js';
import { stridedGeometry } from './ir/strided.js';

/** The view's value from its base's: a chain of movement primitives. */
export type ViewFn = <N extends Typed>(b: Builder<N>, base: N) => N;

/** A node that stands for the base in a chain; a new object, so that the walk stops there. */
export function standIn(node: Node): Node {
  return makeNode('reshape', node.dtype, node.shape, [node], null);
}

/** The movement primitives from `base` (excluded) to `view`, first to last. */
export function chainOf(base: Node, view: Node): Node[] {
  const chain: Node[] = [];
  for (let node = view; node !== base; node = node.src[0]!) chain.push(node);
  return chain.reverse();
}

/** Geometry after one movement primitive, or null where the elements cannot be described by strides (a copy). */
function step(g: Geometry, node: Node): Geometry | null {
  if (is(node, 'permute')) return { shape: node.shape, strides: node.arg.map((a) => g.strides[a]!), offset: g.offset };
  if (is(node, 'expand')) {
    return { ...g, shape: node.shape, strides: g.strides.map((s, i) => (g.shape[i] === node.shape[i] ? s : 0)) };
  }
  if (is(node, 'slice')) {
    const { start, step: by } = node.arg;
    const offset = start.reduce((sum, s, i) => sum + (node.shape[i] === 0 ? 0 : s * g.strides[i]!), g.offset);
    return { shape: node.shape, strides: g.strides.map((s, i) => s * by[i]!), offset };
  }
  if (is(node, 'strided')) return stridedGeometry(g, node.shape, node.arg.strides, node.arg.offset);
  const strides = is(node, 'reshape') ? reshapeStrides(g, node.shape) : null;
  return strides && { shape: node.shape, strides, offset: g.offset };
}

export function geometryOf(start: Geometry, chain: readonly Node[]): Geometry | null {
  let g: Geometry | null = start;
  for (const node of chain) g = g && step(g, node);
  return g;
}

/** The base's new value when the view is overwritten with `value`. Where elements share a position, the last one wins. */
export function writeThrough(fn: ViewFn, base: Node, value: Node): Node {
  const start = standIn(base);
  const chain = chainOf(start, fn(graphBuilder, start));
  if (chain.some((node) => node.op === 'expand' || node.op === 'strided')) return writeScattered(fn, base, value);
  let out = value;
  for (let i = chain.length - 1; i >= 0; i--) out = unmove(chain[i]!, i > 0 ? chain[i - 1]! : base, out);
  return out;
}

/** Undoes one movement: what its source becomes when its result becomes `value`. */
function unmove(node: Node, source: Node, value: Node): Node {
  const b = graphBuilder;
  if (is(node, 'slice')) return b.insert(source, value, node.arg.start, node.arg.step);
  if (!is(node, 'permute')) return b.reshape(value, source.shape);
  const back = new Array<number>(node.arg.length);
  node.arg.forEach((a, i) => (back[a] = i));
  return b.permute(value, back);
}

/** By position: the view of 0, 1, 2, … says where each element lies. */
function writeScattered(fn: ViewFn, base: Node, value: Node): Node {
  const b = graphBuilder;
  const n = numel(base.shape);
  const where = fn(b, b.reshape(b.iota(int64, [n], 0), base.shape));
  const flat = b.scatter(
    b.reshape(base, [n]),
    b.reshape(where, [numel(where.shape)]),
    b.reshape(value, [numel(where.shape)]),
    0,
    'set',
  );
  return b.reshape(flat, base.shape);
}
