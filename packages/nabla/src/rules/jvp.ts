/** Forward mode of every primitive: the result's tangent from the inputs'. The rules are made of primitives again. */
import type { Builder } from '../graph/build.js';
import { BINARY, type BinaryOp, type Node, type Prim, UNARY, type UnaryOp } from '../ir/node.js';
import { callRule } from './calls.js';
import { diagonals } from './elementwise.js';
import { zerosLike } from './linear.js';
import { othersOverAxes, recurrence, shift } from './products.js';
import { extremeShare, scanOrigin, scatterExtreme, scatterProduct } from './shares.js';

/** A call has a tangent (or none) for each of its results. */
export type Tangent<P extends Prim> = P extends 'call' ? (Node | null)[] : Node | null;

/** `t`: one tangent for each input, null where it is zero; at least one is there. null: the result's is zero. */
export type JvpRule<P extends Prim> = (b: Builder<Node>, t: readonly (Node | null)[], node: Node<P>) => Tangent<P>;
type Table = { readonly [P in Prim]: JvpRule<P> };

type Diagonals<P extends UnaryOp | BinaryOp> = { readonly [K in P]: JvpRule<K> };

/** The sum of what is there. */
function total(b: Builder<Node>, parts: readonly (Node | null)[]): Node | null {
  return parts.reduce((sum, part) => (sum && part ? b.add(sum, part) : (sum ?? part)), null);
}

function elementwise<P extends UnaryOp | BinaryOp>(ops: readonly P[]): Diagonals<P> {
  const rule =
    (op: P): JvpRule<UnaryOp> =>
    (b, t, node) =>
      total(
        b,
        diagonals[op].map((d, i) => (d && t[i] ? d(b, t[i], node) : null)),
      );
  return Object.fromEntries(ops.map((op) => [op, rule(op)])) as unknown as Diagonals<P>;
}

const none = (): null => null;

/** The primitive itself, on tangents: it is linear. Inputs after the first (indices) stay. */
const again = <P extends Prim>(b: Builder<Node>, t: readonly (Node | null)[], node: Node<P>): Node =>
  b.emit(node.op, node.dtype, node.shape, [t[0]!, ...node.src.slice(1)], node.arg);

/** Linear in all inputs together. */
const together = <P extends Prim>(b: Builder<Node>, t: readonly (Node | null)[], node: Node<P>): Node =>
  b.emit(
    node.op,
    node.dtype,
    node.shape,
    node.src.map((s, i) => t[i] ?? zerosLike(b, s)),
    node.arg,
  );

/** Linear in each of two inputs. */
const bilinear = <P extends Prim>(b: Builder<Node>, t: readonly (Node | null)[], node: Node<P>): Node | null => {
  const [x, y] = node.src as [Node, Node];
  const with_ = (src: readonly Node[]): Node => b.emit(node.op, node.dtype, node.shape, src, node.arg);
  return total(b, [t[0] ? with_([t[0], y]) : null, t[1] ? with_([x, t[1]]) : null]);
};

const extreme: JvpRule<'reduce_max' | 'reduce_min'> = (b, [t], node) =>
  b.sum(b.mul(t!, extremeShare(b, node)), node.arg);

const scan: JvpRule<'scan'> = (b, t, node) => {
  const { axis, kind } = node.arg;
  if (kind === 'sum') return again(b, t, node);
  if (kind !== 'prod') return b.gather(t[0]!, scanOrigin(b, node), axis);
  const change = b.mul(shift(b, node, axis, 1, 1), t[0]!);
  return recurrence(b, node.src[0]!, change, axis, 1);
};

const scatter: JvpRule<'scatter'> = (b, [t, , u], node) => {
  const [x, index, updates] = node.src as [Node, Node, Node];
  const { axis, mode } = node.arg;
  const [dx, du] = [t ?? zerosLike(b, x), u ?? zerosLike(b, updates)];
  if (mode === 'set' || mode === 'add') return b.scatter(dx, index, du, axis, mode);
  const share = mode === 'mul' ? scatterProduct(b, node) : scatterExtreme(b, node);
  return b.scatter(b.mul(dx, share.x), index, b.mul(du, share.updates), axis, 'add');
};

export const jvp = {
  ...elementwise(UNARY),
  ...elementwise(BINARY),
  lt: none,
  le: none,
  eq: none,
  ne: none,
  where: (b, [, t, u], node) => {
    if (!t && !u) return null;
    const zero = zerosLike(b, node);
    return b.where(node.src[0]!, t ?? zero, u ?? zero);
  },
  cast: (b, [t], node) => b.cast(t!, node.dtype),
  reduce_sum: again,
  reduce_prod: (b, [t], node) => b.sum(b.mul(t!, othersOverAxes(b, node.src[0]!, node.arg)), node.arg),
  reduce_max: extreme,
  reduce_min: extreme,
  buffer: none,
  const: none,
  scalar: none,
  iota: none,
  reshape: again,
  permute: again,
  expand: again,
  slice: again,
  pad: (b, [t], node) => b.pad(t!, node.arg.lo, node.arg.hi),
  insert: together,
  concat: together,
  strided: again,
  argmax: none,
  argmin: none,
  scan,
  argsort: none,
  gather: again,
  scatter,
  dot: bilinear,
  conv: bilinear,
  conv_input: bilinear,
  conv_weight: bilinear,
  call: (b, t, node) => callRule(node).jvp(b, t, node),
  pick: (_b, [t]) => t!,
} satisfies Table;

/** The rule of a node, for any primitive. */
export function jvpRule(op: Prim): JvpRule<Prim> {
  return (jvp as unknown as Record<Prim, JvpRule<Prim>>)[op];
}
