/** One or more functions for every primitive. */
import { graphBuilder as b } from '../../src/graph/build.js';
import { bool, int64 } from '../../src/ir/dtype.js';
import type { BinaryOp, Node, Prim, UnaryOp } from '../../src/ir/node.js';
import { type Case, leaf } from './harness.js';

const RANGES: Partial<Record<UnaryOp, readonly [number, number]>> = {
  sqrt: [0.2, 2],
  log: [0.2, 2],
  log2: [0.2, 2],
  log10: [0.2, 2],
  log1p: [-0.7, 2],
  acosh: [1.2, 3],
  asin: [-0.9, 0.9],
  acos: [-0.9, 0.9],
  atanh: [-0.9, 0.9],
  abs: [0.1, 1],
};
const UNARIES =
  'neg abs sign floor ceil round trunc sqrt exp log log1p expm1 exp2 log2 log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc';
const STEPS = new Set(['sign', 'floor', 'ceil', 'round', 'trunc']);

const unary = (op: UnaryOp): Case => ({
  name: op,
  shapes: [[4]],
  low: STEPS.has(op) ? 0.1 : (RANGES[op]?.[0] ?? -1),
  high: STEPS.has(op) ? 0.4 : (RANGES[op]?.[1] ?? 1),
  fn: (x) => b.unary(op, x!),
});
const binary = (op: BinaryOp, low = -1, high = 1): Case => ({
  name: op,
  shapes: [
    [2, 2],
    [2, 2],
  ],
  low,
  high,
  fn: (x, y) => b.binary(op, x!, y!),
});
const ints = (data: number[], shape: number[]): Node => leaf(data, shape, int64);
const one = { stride: [2], padding: [1], dilation: [1], groups: 1 };
const two = { stride: [1, 2], padding: [1, 0], dilation: [2, 1], groups: 2 };
const scatterCase = (mode: 'set' | 'add' | 'mul' | 'max' | 'min', index: number[]): Case => ({
  name: `scatter ${mode}`,
  shapes: [
    [2, 4],
    [2, 3],
  ],
  low: mode === 'mul' ? 0.5 : -1,
  high: 2,
  fn: (x, u) => b.scatter(x!, ints(index, [2, 3]), u!, 1, mode),
});

export const CASES: readonly Case[] = [
  ...UNARIES.split(' ').map((op) => unary(op as UnaryOp)),
  binary('add'),
  binary('sub'),
  binary('mul'),
  binary('div', 0.5, 2),
  binary('rem', 0.3, 0.4),
  {
    ...binary('rem'),
    name: 'rem over',
    data: [
      [5.3, -5.3, 7.1, 0.2],
      [2, 1.4, -3, 1],
    ],
  },
  {
    ...binary('idiv'),
    name: 'idiv',
    data: [
      [5.3, -5.3, 7.1, 0.2],
      [2, 1.4, -3, 1],
    ],
  },
  binary('pow', 0.5, 2),
  {
    name: 'pow with a constant',
    shapes: [[4]],
    data: [[-1.5, 0.5, 2, -0.3]],
    fn: (x) => b.binary('pow', x!, b.like(3, x!)),
  },
  { name: 'pow 2', shapes: [[3]], data: [[-1.5, 0, 2]], fn: (x) => b.binary('pow', x!, b.like(2, x!)) },
  { name: 'pow 0', shapes: [[3]], data: [[-1.5, 0, 2]], fn: (x) => b.binary('pow', x!, b.like(0, x!)) },
  { name: 'pow of 0', shapes: [[3]], data: [[1.5, 3, 2]], fn: (y) => b.binary('pow', b.like(0, y!), y!) },
  binary('atan2', 0.3, 1),
  {
    ...binary('atan2'),
    name: 'atan2 behind',
    data: [
      [1, -1, 0.5, 2],
      [-1, -1, -2, 0],
    ],
  },
  binary('maximum'),
  binary('minimum'),
  {
    name: 'where',
    shapes: [[4], [4]],
    fn: (x, y) => b.where(leaf([1, 0, 0, 1], [4], bool), x!, y!),
  },
  {
    name: 'cast',
    shapes: [[3]],
    data: [[0.5, -2.3, 4.4]],
    once: true,
    fn: (x) => b.mul(b.cast(b.cast(x!, int64), x!.dtype), x!),
  },
  { name: 'reduce_sum', shapes: [[2, 3, 2]], fn: (x) => b.sum(x!, [0, 2]) },
  { name: 'reduce_prod', shapes: [[2, 3, 2]], fn: (x) => b.reduce('reduce_prod', x!, [0, 2]) },
  { name: 'reduce_prod, one element', shapes: [[2, 1]], fn: (x) => b.reduce('reduce_prod', x!, [1]) },
  {
    name: 'reduce_prod with zeros',
    shapes: [[3, 3]],
    data: [[0, 2, 3, 0, 0, 5, 1.5, 2, -1]],
    fn: (x) => b.reduce('reduce_prod', x!, [1]),
  },
  { name: 'reduce_max', shapes: [[3, 4]], fn: (x) => b.reduce('reduce_max', x!, [1]) },
  { name: 'reduce_min', shapes: [[3, 4]], fn: (x) => b.reduce('reduce_min', x!, [0, 1]) },
  { name: 'reshape', shapes: [[2, 3]], fn: (x) => b.reshape(x!, [3, 2]) },
  { name: 'permute', shapes: [[2, 3, 4]], fn: (x) => b.permute(x!, [2, 0, 1]) },
  { name: 'expand', shapes: [[2, 1, 3]], fn: (x) => b.expand(x!, [2, 4, 3]) },
  { name: 'slice', shapes: [[3, 7]], fn: (x) => b.slice(x!, [1, 1], [2, 3], [1, 2]) },
  { name: 'slice backwards', shapes: [[3, 7]], fn: (x) => b.slice(x!, [2, 6], [3, 3], [-1, -2]) },
  { name: 'slice, plain', shapes: [[3, 7]], fn: (x) => b.slice(x!, [1, 2], [1, 4]) },
  { name: 'slice of nothing', shapes: [[3, 2]], fn: (x) => b.pad(b.slice(x!, [3, 0], [0, 2]), [1, 0], [0, 0]) },
  { name: 'pad', shapes: [[2, 2]], fn: (x) => b.pad(x!, [1, 0], [0, 2], 3) },
  {
    name: 'insert',
    shapes: [
      [3, 5],
      [2, 2],
    ],
    fn: (x, y) => b.insert(x!, y!, [1, 0], [1, 3]),
  },
  {
    name: 'concat',
    shapes: [
      [2, 1],
      [2, 3],
    ],
    fn: (x, y) => b.concat([x!, y!, x!], 1),
  },
  { name: 'strided window', shapes: [[6]], fn: (x) => b.strided(x!, [4, 3], [1, 1], 0) },
  { name: 'strided diagonal', shapes: [[3, 3]], fn: (x) => b.strided(x!, [2], [4], 1) },
  { name: 'scan sum', shapes: [[3, 4]], fn: (x) => b.scan('sum', x!, 0) },
  { name: 'scan prod', shapes: [[2, 5]], fn: (x) => b.scan('prod', x!, 1) },
  { name: 'scan prod with zeros', shapes: [[6]], data: [[2, 0, 3, 0.5, 0, 4]], fn: (x) => b.scan('prod', x!, 0) },
  { name: 'scan max', shapes: [[2, 5]], fn: (x) => b.scan('max', x!, 1) },
  { name: 'scan min', shapes: [[5, 2]], fn: (x) => b.scan('min', x!, 0) },
  { name: 'gather', shapes: [[2, 4]], fn: (x) => b.gather(x!, ints([0, 3, 3, 1, 2, 1], [2, 3]), 1) },
  { name: 'sort', shapes: [[2, 4]], fn: (x) => b.gather(x!, b.argsort(x!, 1, true), 1) },
  scatterCase('set', [0, 3, 1, 1, 2, 0]),
  scatterCase('add', [0, 3, 3, 1, 2, 1]),
  scatterCase('mul', [0, 3, 3, 1, 2, 1]),
  scatterCase('max', [0, 3, 3, 1, 2, 1]),
  scatterCase('min', [0, 3, 3, 1, 2, 1]),
  {
    ...scatterCase('mul', [0, 3, 3, 1, 2, 1]),
    name: 'scatter mul with zeros',
    data: [
      [0, 2, 3, 4, 5, 6, 7, 0],
      [2, 0, 3, 0, 0.5, 0],
    ],
    once: true,
  },
  {
    name: 'dot',
    shapes: [
      [2, 2, 3],
      [2, 3, 2],
    ],
    fn: (x, y) => b.dot(x!, y!),
  },
  {
    name: 'dot, matrices',
    shapes: [
      [2, 3],
      [3, 4],
    ],
    fn: (x, y) => b.dot(x!, y!),
  },
  {
    name: 'conv',
    shapes: [
      [2, 2, 6],
      [3, 2, 3],
    ],
    fn: (x, w) => b.conv(x!, w!, one),
  },
  {
    name: 'conv, groups',
    shapes: [
      [1, 4, 5, 4],
      [4, 2, 2, 2],
    ],
    fn: (x, w) => b.conv(x!, w!, two),
  },
  {
    name: 'conv_input',
    shapes: [
      [1, 4, 5, 2],
      [4, 2, 2, 2],
    ],
    fn: (g, w) => b.convInput(g!, w!, two, [1, 4, 5, 4]),
  },
  {
    name: 'conv_weight',
    shapes: [
      [2, 2, 6],
      [2, 3, 3],
    ],
    fn: (x, g) => b.convWeight(x!, g!, one, [3, 2, 3]),
  },
  {
    name: 'call solve',
    shapes: [
      [2, 3, 3],
      [2, 3, 1],
    ],
    data: [
      [3, 1, 0.5, -1, 2, 0.3, 0.2, 0.1, 1.5, 1, 2, 0, 0.5, -1, 0.1, 0.2, 0.3, 2],
      [1, 2, 3, -1, 0.5, 0.7],
    ],
    fn: (a, y) => b.call([a!, y!], { kernel: 'solve', attrs: {}, outputs: [{ dtype: y!.dtype, shape: y!.shape }] })[0]!,
  },
];

/** Primitives with no derivative of their own. */
export const WITHOUT: ReadonlySet<Prim> = new Set<Prim>([
  'not',
  'and',
  'or',
  'xor',
  'shl',
  'shr',
  'lt',
  'le',
  'eq',
  'ne',
  'buffer',
  'const',
  'scalar',
  'iota',
  'argmax',
  'argmin',
]);
