/**
 * Checks graphs for legality: every node must be what the builder would have made of the same inputs, and hold what its
 * dtype can. Tests run it on every graph; a violation is nabla's own mistake.
 */
import { DTYPES, type DType, integerRange } from '../ir/dtype.js';
import { BINARY, COMPARE, is, type Node, type Prim, type PrimArgs, REDUCE, topological, UNARY } from '../ir/node.js'; // prettier-ignore
import { numel, type Shape, sameShape, show } from '../ir/shape.js';
import { type Builder, graphBuilder } from './build.js';

type Check<P extends Prim> = (node: Node<P>) => void;

function demand(condition: boolean, node: Node, rule: string): asserts condition {
  if (!condition) throw new Error(`[verify:${node.op}] ${node.dtype.name}${show(node.shape)}: ${rule}`);
}

/** Number of inputs, or null: any, at least one. */
function arity(node: Node, n: number | null): void {
  demand(n === null ? node.src.length > 0 : node.src.length === n, node, `${node.src.length} inputs, needs ${n}`);
}

function axis(node: Node, shape: Shape, a: number): void {
  demand(Number.isInteger(a) && a >= 0 && a < shape.length, node, `axis ${a} of ${show(shape)}`);
}

function lists(node: Node, rank: number, ...all: (readonly number[])[]): void {
  demand(
    all.every((list) => list.length === rank && list.every(Number.isInteger)),
    node,
    `needs ${rank} integers for each of its lists`,
  );
}

/** What a node of this kind would be, made again through the builder's checks. */
function remade(node: Node, make: (b: Builder<Node>) => Node): void {
  const again = make(graphBuilder);
  demand(
    again.dtype === node.dtype && sameShape(again.shape, node.shape),
    node,
    `should be ${again.dtype.name}${show(again.shape)}`,
  );
}

const FLOATS_ONLY: ReadonlySet<Prim> = new Set<Prim>([
  ...UNARY.slice(UNARY.indexOf('exp')),
  'sqrt',
  'div',
  'atan2',
  'conv',
  'conv_input',
  'conv_weight',
]);
const NO_FLOATS: ReadonlySet<Prim> = new Set<Prim>(['not', 'and', 'or', 'xor', 'shl', 'shr']);

function elementDtype(node: Node): void {
  const kind = node.src[0]!.dtype.kind;
  if (FLOATS_ONLY.has(node.op)) demand(kind === 'float', node, `of ${node.src[0]!.dtype.name} elements`);
  if (NO_FLOATS.has(node.op)) demand(kind !== 'float', node, `of ${node.src[0]!.dtype.name} elements`);
  if (node.op === 'shl' || node.op === 'shr') demand(kind === 'int', node, 'shifts are for integers');
}

/** A number that elements of the dtype can be: literals of floats may still be rounded. */
function literal(node: Node, value: number, dtype: DType): void {
  const [lo, hi] = integerRange(dtype);
  const fits = dtype.kind === 'float' || (Number.isInteger(value) && value >= lo && value <= hi);
  demand(typeof value === 'number' && fits, node, `${value} is no ${dtype.name}`);
}

function each<P extends Prim>(ops: readonly P[], check: Check<P>): { readonly [K in P]: Check<K> } {
  return Object.fromEntries(ops.map((op) => [op, check])) as unknown as { readonly [K in P]: Check<K> };
}

const number: Check<'const' | 'scalar'> = (node) => {
  arity(node, 0);
  literal(node, node.arg, node.dtype);
};

const reduction: Check<(typeof REDUCE)[number]> = (node) => {
  arity(node, 1);
  const [x] = node.src as [Node];
  node.arg.forEach((a, i) => {
    axis(node, x.shape, a);
    demand(i === 0 || node.arg[i - 1]! < a, node, `axes ${show(node.arg)} must increase`);
  });
  if (node.op === 'reduce_max' || node.op === 'reduce_min')
    demand(numel(node.shape) === 0 || numel(x.shape) > 0, node, 'an extreme of no elements');
  remade(node, (b) => b.reduce(node.op, x, node.arg));
};

const position: Check<'argmax' | 'argmin'> = (node) => {
  arity(node, 1);
  axis(node, node.src[0]!.shape, node.arg);
  demand(numel(node.shape) === 0 || numel(node.src[0]!.shape) > 0, node, 'an extreme of no elements');
  remade(node, (b) => b.argextreme(node.op, node.src[0]!, node.arg));
};

function insertion(node: Node<'insert'>): void {
  arity(node, 2);
  const [x, update] = node.src as [Node, Node];
  const { start, step } = node.arg;
  lists(node, x.shape.length, start, step);
  remade(node, (b) => b.slice(x, start, update.shape, step) && x);
}

/** Sizes of a convolution; `x`, `weight` and `out` are the shapes of its three parts. */
function convolution(node: Node, arg: PrimArgs['conv'], x: Shape, weight: Shape, out: Shape): void {
  lists(node, x.length - 2, arg.stride, arg.padding, arg.dilation);
  demand(arg.groups > 0 && weight[0]! % arg.groups === 0, node, `${weight[0]} channels in ${arg.groups} groups`);
  const part = (shape: Shape): Node => graphBuilder.const(0, node.dtype, shape);
  const made = graphBuilder.conv(part(x), part(weight), arg);
  demand(sameShape(made.shape, out), node, `x ${show(x)} and weight ${show(weight)} give ${show(made.shape)}`);
}

const CHECKS = {
  ...each(UNARY, (node) => {
    arity(node, 1);
    elementDtype(node);
    remade(node, (b) => b.unary(node.op, node.src[0]!));
  }),
  ...each(BINARY, (node) => {
    arity(node, 2);
    elementDtype(node);
    remade(node, (b) => b.binary(node.op, node.src[0]!, node.src[1]!));
  }),
  ...each(COMPARE, (node) => {
    arity(node, 2);
    remade(node, (b) => b.compare(node.op, node.src[0]!, node.src[1]!));
  }),
  ...each(REDUCE, reduction),
  where: (node) => {
    arity(node, 3);
    remade(node, (b) => b.where(node.src[0]!, node.src[1]!, node.src[2]!));
  },
  cast: (node) => {
    arity(node, 1);
    demand(sameShape(node.shape, node.src[0]!.shape), node, `of ${show(node.src[0]!.shape)}`);
  },
  buffer: (node) => {
    arity(node, 0);
    const storage = node.arg;
    demand(storage.dtype === node.dtype && storage.size === numel(node.shape), node, `${storage.size} elements`);
  },
  const: number,
  scalar: number,
  iota: (node) => {
    arity(node, 0);
    axis(node, node.shape, node.arg);
  },
  reshape: (node) => {
    arity(node, 1);
    remade(node, (b) => b.reshape(node.src[0]!, node.shape));
  },
  permute: (node) => {
    arity(node, 1);
    remade(node, (b) => b.permute(node.src[0]!, node.arg));
  },
  expand: (node) => {
    arity(node, 1);
    remade(node, (b) => b.expand(node.src[0]!, node.shape));
  },
  slice: (node) => {
    arity(node, 1);
    lists(node, node.src[0]!.shape.length, node.arg.start, node.arg.step, node.shape);
    remade(node, (b) => b.slice(node.src[0]!, node.arg.start, node.shape, node.arg.step));
  },
  pad: (node) => {
    arity(node, 1);
    lists(node, node.src[0]!.shape.length, node.arg.lo, node.arg.hi);
    literal(node, node.arg.value, node.dtype);
    remade(node, (b) => b.pad(node.src[0]!, node.arg.lo, node.arg.hi, node.arg.value));
  },
  insert: insertion,
  concat: (node) => {
    arity(node, null);
    axis(node, node.shape, node.arg);
    remade(node, (b) => b.concat(node.src, node.arg));
  },
  strided: (node) => {
    arity(node, 1);
    lists(node, node.shape.length, node.arg.strides);
    demand(node.arg.strides.every((s) => s >= 0) && node.arg.offset >= 0, node, 'strides and offset from 0 up');
    remade(node, (b) => b.strided(node.src[0]!, node.shape, node.arg.strides, node.arg.offset));
  },
  argmax: position,
  argmin: position,
  scan: (node) => {
    arity(node, 1);
    axis(node, node.src[0]!.shape, node.arg.axis);
    remade(node, (b) => b.scan(node.arg.kind, node.src[0]!, node.arg.axis));
  },
  argsort: (node) => {
    arity(node, 1);
    axis(node, node.src[0]!.shape, node.arg.axis);
    remade(node, (b) => b.argsort(node.src[0]!, node.arg.axis, node.arg.descending));
  },
  gather: (node) => {
    arity(node, 2);
    axis(node, node.shape, node.arg);
    remade(node, (b) => b.gather(node.src[0]!, node.src[1]!, node.arg));
  },
  scatter: (node) => {
    arity(node, 3);
    axis(node, node.shape, node.arg.axis);
    const [x, index, updates] = node.src as [Node, Node, Node];
    remade(node, (b) => b.scatter(x, index, updates, node.arg.axis, node.arg.mode));
  },
  dot: (node) => {
    arity(node, 2);
    remade(node, (b) => b.dot(node.src[0]!, node.src[1]!));
  },
  conv: (node) => {
    arity(node, 2);
    convolution(node, node.arg, node.src[0]!.shape, node.src[1]!.shape, node.shape);
  },
  conv_input: (node) => {
    arity(node, 2);
    convolution(node, node.arg, node.shape, node.src[1]!.shape, node.src[0]!.shape);
  },
  conv_weight: (node) => {
    arity(node, 2);
    convolution(node, node.arg, node.src[0]!.shape, node.shape, node.src[1]!.shape);
  },
  call: (node) => {
    const first = node.arg.outputs[0];
    demand(first !== undefined, node, 'needs results');
    demand(first.dtype === node.dtype && sameShape(first.shape, node.shape), node, 'is its first result');
  },
  pick: (node) => {
    arity(node, 1);
    const [from] = node.src as [Node];
    demand(is(from, 'call'), node, `of ${from.op}`);
    const out = from.arg.outputs[node.arg];
    demand(out !== undefined, node, `result ${node.arg} of ${from.arg.outputs.length}`);
    demand(out.dtype === node.dtype && sameShape(out.shape, node.shape), node, `result is ${show(out.shape)}`);
  },
} satisfies { readonly [P in Prim]: Check<P> };

function verifyNode(node: Node): void {
  demand(
    node.shape.every((n) => Number.isSafeInteger(n) && n >= 0),
    node,
    'sizes are integers from 0 up',
  );
  demand(DTYPES[node.dtype.name] === node.dtype, node, 'dtypes are compared by identity');
  demand(node.op === 'pick' || node.src.every((s) => s.op !== 'call'), node, 'only pick may read a call');
  if (node.value) demand(node.value.size === numel(node.shape) && node.value.dtype === node.dtype, node, 'its value');
  (CHECKS as unknown as Record<Prim, Check<Prim>>)[node.op](node);
}

/** Throws at the first node that is not legal, among all that the outputs need. */
export function verify(outputs: readonly Node[]): void {
  for (const node of topological(outputs, () => false)) verifyNode(node);
}
