/** Vectorising of every primitive: the same computation for all entries of a leading batch axis at once. */
import { type Builder, graphBuilder } from '../graph/build.js';
import {
  BINARY,
  type BinaryOp,
  COMPARE,
  type CompareOp,
  type ConvArg,
  type Node,
  type Prim,
  REDUCE,
  type ReduceOp,
  topological,
  UNARY,
  type UnaryOp,
} from '../ir/node.js'; // prettier-ignore
import { numel, type Shape } from '../ir/shape.js';

/** An input of a node, of the node's own rank or with a leading batch axis. */
export interface BatchInput {
  readonly node: Node;
  readonly batched: boolean;
}

/** What a rule is given: inputs (at least one is batched), and how to make all of them so. */
class Batch {
  readonly b: Builder<Node>;
  readonly size: number;
  readonly inputs: readonly BatchInput[];
  constructor(b: Builder<Node>, size: number, inputs: readonly BatchInput[]) {
    this.b = b;
    this.size = size;
    this.inputs = inputs;
  }
  /** Input i with its batch axis; one without is repeated. */
  full(i: number): Node {
    const { node, batched } = this.inputs[i]!;
    if (batched) return node;
    const { shape } = node;
    return this.b.expand(this.b.reshape(node, [1, ...shape]), [this.size, ...shape]);
  }
  all(): Node[] {
    return this.inputs.map((_, i) => this.full(i));
  }
  shape(shape: Shape): number[] {
    return [this.size, ...shape];
  }
  /** The node again on batched inputs, with another argument. */
  emit<P extends Prim>(node: Node<P>, arg: Node<P>['arg']): Node {
    return this.b.emit(node.op, node.dtype, this.shape(node.shape), this.all(), arg);
  }
}

/** The node's result with a leading batch axis. */
export type BatchRule<P extends Prim> = (x: Batch, node: Node<P>) => Node;
type Table = { readonly [P in Prim]: BatchRule<P> };

function each<P extends Prim>(ops: readonly P[], rule: BatchRule<Prim>): { readonly [K in P]: BatchRule<K> } {
  return Object.fromEntries(ops.map((op) => [op, rule])) as unknown as { readonly [K in P]: BatchRule<K> };
}

const same = <P extends Prim>(x: Batch, node: Node<P>): Node => x.emit(node, node.arg);
const nextAxis = <P extends 'concat' | 'gather' | 'argmax' | 'argmin'>(x: Batch, node: Node<P>): Node =>
  x.emit(node, (node.arg + 1) as Node<P>['arg']);
const reduction: BatchRule<ReduceOp> = (x, node) =>
  x.emit(
    node,
    node.arg.map((a) => a + 1),
  );
const leaf = (_: Batch, node: Node): never => {
  throw new Error(`[batch] ${node.op} has no inputs`);
};
const window = <P extends 'slice' | 'insert'>(x: Batch, node: Node<P>): Node =>
  x.emit(node, { start: [0, ...node.arg.start], step: [1, ...node.arg.step] } as Node<P>['arg']);

/** A matrix that is the same for the whole batch is not repeated: its partner's batch goes into its rows. */
const dot: BatchRule<'dot'> = (x, node) => {
  const [left, right] = x.inputs as [BatchInput, BatchInput];
  if (left.batched && !right.batched && node.shape.length === 2) {
    const [m, k] = left.node.shape.slice(1) as [number, number];
    return x.b.reshape(x.b.dot(x.b.reshape(left.node, [x.size * m, k]), right.node), x.shape(node.shape));
  }
  return x.b.dot(x.full(0), x.full(1));
};

/** [size, n, …] → [size·n, …] and back. */
const fold = (x: Batch, v: Node): Node => x.b.reshape(v, [v.shape[0]! * v.shape[1]!, ...v.shape.slice(2)]);
const unfold = (x: Batch, v: Node): Node => x.b.reshape(v, [x.size, v.shape[0]! / x.size, ...v.shape.slice(1)]);

/** [size, n, c, …] → [n, size·c, …] and back: the batch as more channels. */
function toChannels(x: Batch, v: Node): Node {
  const [size, n, c, ...space] = v.shape as [number, number, number, ...number[]];
  return x.b.reshape(exchange(x, v), [n, size * c, ...space]);
}
function fromChannels(x: Batch, v: Node): Node {
  const [n, c, ...space] = v.shape as [number, number, ...number[]];
  return exchange(x, x.b.reshape(v, [n, x.size, c / x.size, ...space]));
}
/** The first two axes exchanged. */
function exchange(x: Batch, v: Node): Node {
  return x.b.permute(
    v,
    v.shape.map((_, i) => (i === 0 ? 1 : i === 1 ? 0 : i)),
  );
}
/** Every batch entry is a set of groups of its own. */
const grouped = (x: Batch, arg: ConvArg): ConvArg => ({ ...arg, groups: arg.groups * x.size });

const conv: BatchRule<'conv'> = (x, node) => {
  const weight = x.inputs[1]!;
  if (!weight.batched) return unfold(x, x.b.conv(fold(x, x.full(0)), weight.node, node.arg));
  return fromChannels(x, x.b.conv(toChannels(x, x.full(0)), fold(x, x.full(1)), grouped(x, node.arg)));
};

const convInput: BatchRule<'conv_input'> = (x, node) => {
  const weight = x.inputs[1]!;
  const [n, c, ...space] = node.shape as [number, number, ...number[]];
  if (!weight.batched)
    return unfold(x, x.b.convInput(fold(x, x.full(0)), weight.node, node.arg, [x.size * n, c, ...space]));
  const shape = [n, x.size * c, ...space];
  return fromChannels(x, x.b.convInput(toChannels(x, x.full(0)), fold(x, x.full(1)), grouped(x, node.arg), shape));
};

const convWeight: BatchRule<'conv_weight'> = (x, node) => {
  const [o, ...rest] = node.shape as [number, ...number[]];
  const [input, grad] = [toChannels(x, x.full(0)), toChannels(x, x.full(1))];
  return unfold(x, x.b.convWeight(input, grad, grouped(x, node.arg), [x.size * o, ...rest]));
};

const strided: BatchRule<'strided'> = (x, node) => {
  const each = numel(node.src[0]!.shape);
  return x.emit(node, { strides: [each, ...node.arg.strides], offset: node.arg.offset });
};

const call: BatchRule<'call'> = (x, node) => {
  const outputs = node.arg.outputs.map((out) => ({ ...out, shape: x.shape(out.shape) }));
  return x.emit(node, { ...node.arg, outputs });
};

export const batch = {
  ...each<UnaryOp>(UNARY, same),
  ...each<BinaryOp>(BINARY, same),
  ...each<CompareOp>(COMPARE, same),
  ...each<ReduceOp>(REDUCE, reduction as BatchRule<Prim>),
  where: same,
  cast: same,
  buffer: leaf,
  const: leaf,
  scalar: leaf,
  iota: leaf,
  reshape: (x, node) => x.b.reshape(x.full(0), x.shape(node.shape)),
  permute: (x, node) => x.b.permute(x.full(0), [0, ...node.arg.map((a) => a + 1)]),
  expand: same,
  slice: window,
  pad: (x, node) => x.emit(node, { ...node.arg, lo: [0, ...node.arg.lo], hi: [0, ...node.arg.hi] }),
  insert: window,
  concat: nextAxis,
  strided,
  argmax: nextAxis,
  argmin: nextAxis,
  scan: (x, node) => x.emit(node, { ...node.arg, axis: node.arg.axis + 1 }),
  argsort: (x, node) => x.emit(node, { ...node.arg, axis: node.arg.axis + 1 }),
  gather: nextAxis,
  scatter: (x, node) => x.emit(node, { ...node.arg, axis: node.arg.axis + 1 }),
  dot,
  conv,
  conv_input: convInput,
  conv_weight: convWeight,
  call,
  pick: same,
} satisfies Table;

/**
 * The outputs for a whole batch. Inputs with `batched[i]` have entries along a leading axis of `size`: `values[i]` is that
 * node, one rank higher than `inputs[i]`, which it stands in for. Every result has the leading axis; one that does not
 * depend on the batch is repeated. `inputs` may be any nodes: the walk does not go past them.
 */
export function batchOf(
  inputs: readonly Node[],
  outputs: readonly Node[],
  values: readonly Node[],
  batched: readonly boolean[],
  size: number,
): Node[] {
  const known = new Map<Node, BatchInput>();
  inputs.forEach((x, i) => {
    known.set(x, { node: values[i]!, batched: batched[i]! });
  });
  for (const node of topological(outputs, (n) => known.has(n)))
    if (!known.has(node)) known.set(node, batchNode(node, known, size));
  return outputs.map((out) => new Batch(graphBuilder, size, [known.get(out)!]).full(0));
}

function batchNode(node: Node, known: ReadonlyMap<Node, BatchInput>, size: number): BatchInput {
  const inputs = node.src.map((s) => known.get(s)!);
  if (inputs.some((x) => x.batched)) {
    const rule = (batch as unknown as Record<Prim, BatchRule<Prim>>)[node.op];
    return { node: rule(new Batch(graphBuilder, size, inputs), node), batched: true };
  }
  if (inputs.every((x, i) => x.node === node.src[i])) return { node, batched: false };
  return { node: rebuild(node, inputs), batched: false };
}

/** An unbatched node whose inputs were exchanged. */
function rebuild(node: Node, inputs: readonly BatchInput[]): Node {
  return graphBuilder.emit(
    node.op,
    node.dtype,
    node.shape,
    inputs.map((x) => x.node),
    node.arg,
  );
}
