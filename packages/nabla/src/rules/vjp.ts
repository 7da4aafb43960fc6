/** Reverse mode of every primitive: cotangents of the inputs from the result's. The rules are made of primitives again. */
import type { Builder } from '../graph/build.js';
import { BINARY, type BinaryOp, type Node, type Prim, UNARY, type UnaryOp } from '../ir/node.js';
import { callRule } from './calls.js';
import { diagonals } from './elementwise.js';
import { sumFromEnd, transpose, unconcat, unexpand, unslice, unstride, zerosLike } from './linear.js';
import { inverse, othersOverAxes, recurrence, shift } from './products.js';
import { extremeShare, type ScatterShares, scanOrigin, scatterExtreme, scatterProduct } from './shares.js';

/** A call has several results, and a cotangent (or none) for each. */
export type Cotangent<P extends Prim> = P extends 'call' ? readonly (Node | null)[] : Node;

/**
 * One cotangent for each input; null where there is none (integers, conditions, indices, steps). `g` has the node's dtype
 * and shape; rules are asked for float nodes only.
 */
export type VjpRule<P extends Prim> = (b: Builder<Node>, g: Cotangent<P>, node: Node<P>) => (Node | null)[];
type Table = { readonly [P in Prim]: VjpRule<P> };

type Diagonals<P extends UnaryOp | BinaryOp> = { readonly [K in P]: VjpRule<K> };

function elementwise<P extends UnaryOp | BinaryOp>(ops: readonly P[]): Diagonals<P> {
  const rule =
    (op: P): VjpRule<UnaryOp> =>
    (b, g, node) =>
      diagonals[op].map((d) => d?.(b, g, node) ?? null);
  return Object.fromEntries(ops.map((op) => [op, rule(op)])) as unknown as Diagonals<P>;
}

const none = (_b: unknown, _g: unknown, node: Node): null[] => node.src.map(() => null);

const extreme: VjpRule<'reduce_max' | 'reduce_min'> = (b, g, node) => [
  b.mul(b.expand(g, node.src[0]!.shape), extremeShare(b, node)),
];

/** Running products: y_(j−1) · (g_j + x_(j+1)·(g_(j+1) + x_(j+2)·(…))). */
function scanProduct(b: Builder<Node>, g: Node, node: Node<'scan'>): Node {
  const { axis } = node.arg;
  const next = shift(b, node.src[0]!, axis, -1, 0);
  return b.mul(shift(b, node, axis, 1, 1), recurrence(b, next, g, axis, -1));
}

const scan: VjpRule<'scan'> = (b, g, node) => {
  const { axis, kind } = node.arg;
  if (kind === 'sum') return [sumFromEnd(b, g, axis)];
  if (kind === 'prod') return [scanProduct(b, g, node)];
  return [b.scatter(zerosLike(b, g), scanOrigin(b, node), g, axis, 'add')];
};

const scatter: VjpRule<'scatter'> = (b, g, node) => {
  const [, index, updates] = node.src as [Node, Node, Node];
  const { axis, mode } = node.arg;
  const there = b.gather(g, index, axis);
  if (mode === 'set') return [b.scatter(g, index, zerosLike(b, updates), axis, 'set'), null, there];
  if (mode === 'add') return [g, null, there];
  const share: ScatterShares = mode === 'mul' ? scatterProduct(b, node) : scatterExtreme(b, node);
  return [b.mul(g, share.x), null, b.mul(there, share.updates)];
};

export const vjp = {
  ...elementwise(UNARY),
  ...elementwise(BINARY),
  lt: none,
  le: none,
  eq: none,
  ne: none,
  where: (b, g, node) => {
    const zero = zerosLike(b, g);
    return [null, b.where(node.src[0]!, g, zero), b.where(node.src[0]!, zero, g)];
  },
  cast: (b, g, node) => [node.src[0]!.dtype.kind === 'float' ? b.cast(g, node.src[0]!.dtype) : null],
  reduce_sum: (b, g, node) => [b.expand(g, node.src[0]!.shape)],
  reduce_prod: (b, g, node) => [b.mul(b.expand(g, node.src[0]!.shape), othersOverAxes(b, node.src[0]!, node.arg))],
  reduce_max: extreme,
  reduce_min: extreme,
  buffer: none,
  const: none,
  scalar: none,
  iota: none,
  reshape: (b, g, node) => [b.reshape(g, node.src[0]!.shape)],
  permute: (b, g, node) => [b.permute(g, inverse(node.arg))],
  expand: (b, g, node) => [unexpand(b, g, node.src[0]!.shape)],
  slice: (b, g, node) => [unslice(b, g, node.src[0]!.shape, node.arg)],
  pad: (b, g, node) => [b.slice(g, node.arg.lo, node.src[0]!.shape)],
  insert: (b, g, node) => [
    b.insert(g, zerosLike(b, node.src[1]!), node.arg.start, node.arg.step),
    b.slice(g, node.arg.start, node.src[1]!.shape, node.arg.step),
  ],
  concat: unconcat,
  strided: (b, g, node) => [unstride(b, g, node)],
  argmax: none,
  argmin: none,
  scan,
  argsort: none,
  gather: (b, g, node) => [b.scatter(zerosLike(b, node.src[0]!), node.src[1]!, g, node.arg, 'add'), null],
  scatter,
  dot: (b, g, node) => [b.dot(g, transpose(b, node.src[1]!)), b.dot(transpose(b, node.src[0]!), g)],
  conv: (b, g, node) => [
    b.convInput(g, node.src[1]!, node.arg, node.src[0]!.shape),
    b.convWeight(node.src[0]!, g, node.arg, node.src[1]!.shape),
  ],
  conv_input: (b, g, node) => [
    b.conv(g, node.src[1]!, node.arg),
    b.convWeight(g, node.src[0]!, node.arg, node.src[1]!.shape),
  ],
  conv_weight: (b, g, node) => [
    b.convInput(node.src[1]!, g, node.arg, node.src[0]!.shape),
    b.conv(node.src[0]!, g, node.arg),
  ],
  call: (b, g, node) => callRule(node).vjp(b, g, node),
  pick: (_b, g) => [g],
} satisfies Table;

/** The rule of a node, for any primitive. */
export function vjpRule(op: Prim): VjpRule<Prim> {
  return (vjp as unknown as Record<Prim, VjpRule<Prim>>)[op];
}
