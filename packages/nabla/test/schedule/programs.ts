/** Graphs of well-known computations, for snapshots and kernel counts. */
import { graphBuilder as b } from '../../src/graph/build.js';
import { type DType, float32, int64 } from '../../src/ir/dtype.js';
import { makeNode, type Node } from '../../src/ir/node.js';
import { numel, type Shape } from '../../src/ir/shape.js';

export function buffer(shape: Shape, dtype: DType = float32): Node {
  return makeNode('buffer', dtype, shape, [], { dtype, size: numel(shape) }) as Node;
}

const fill = (value: number, like: Node): Node => b.const(value, like.dtype, like.shape);
const spread = (x: Node, like: Node): Node => b.expand(x, like.shape);

function shifted(x: Node, axis: number): { readonly centred: Node; readonly exp: Node; readonly sum: Node } {
  const centred = b.sub(x, spread(b.reduce('reduce_max', x, [axis]), x));
  const exp = b.unary('exp', centred);
  return { centred, exp, sum: b.sum(exp, [axis]) };
}

export function softmax(x: Node, axis: number): Node {
  const { exp, sum } = shifted(x, axis);
  return b.div(exp, spread(sum, x));
}

export function logSoftmax(x: Node, axis: number): Node {
  const { centred, sum } = shifted(x, axis);
  return b.sub(centred, spread(b.unary('log', sum), x));
}

function layerNorm(x: Node, weight: Node, bias: Node): { readonly y: Node; readonly mean: Node; readonly rstd: Node } {
  const n = x.shape.at(-1)!;
  const total = b.sum(x, [1]);
  const mean = b.div(total, fill(n, total));
  const d = b.sub(x, spread(mean, x));
  const squares = b.sum(b.mul(d, d), [1]);
  const variance = b.div(squares, fill(n, squares));
  const rstd = b.div(fill(1, variance), b.unary('sqrt', b.add(variance, fill(1e-5, variance))));
  const y = b.add(b.mul(b.mul(d, spread(rstd, x)), b.broadcast(weight, x.shape)), b.broadcast(bias, x.shape));
  return { y, mean, rstd };
}

function layerNormBackward(): Node[] {
  const [g, x, weight, mean, rstd] = [
    buffer([64, 512]),
    buffer([64, 512]),
    buffer([512]),
    buffer([64, 1]),
    buffer([64, 1]),
  ];
  const n = 512;
  const xhat = b.mul(b.sub(x, spread(mean, x)), spread(rstd, x));
  const gw = b.mul(g, b.broadcast(weight, x.shape));
  const [s1, s2] = [b.sum(gw, [1]), b.sum(b.mul(gw, xhat), [1])];
  const [m1, m2] = [b.div(s1, fill(n, s1)), b.div(s2, fill(n, s2))];
  const gx = b.mul(spread(rstd, x), b.sub(b.sub(gw, spread(m1, x)), b.mul(xhat, spread(m2, x))));
  return [gx, b.sum(b.mul(g, xhat), [0]), b.sum(g, [0])];
}

function crossEntropy(): Node[] {
  const [x, y] = [buffer([64, 100]), buffer([64], int64)];
  const logs = logSoftmax(x, 1);
  const picked = b.gather(logs, b.reshape(y, [64, 1]), 1);
  const loss = b.div(b.neg(b.sum(picked, [0, 1])), b.const(64, float32, [1, 1]));
  const hit = b.compare('eq', b.iota(int64, x.shape, 1), spread(b.reshape(y, [64, 1]), x));
  const g = b.mul(b.neg(b.cast(hit, float32)), fill(1 / 64, x));
  return [loss, b.sub(g, b.mul(b.unary('exp', logs), spread(b.sum(g, [1]), x)))];
}

function mse(): Node[] {
  const [x, y] = [buffer([64, 100]), buffer([64, 100])];
  const d = b.sub(x, y);
  const loss = b.div(b.sum(b.mul(d, d), [0, 1]), b.const(6400, float32, [1, 1]));
  return [loss, b.mul(b.mul(d, fill(2, d)), fill(1 / 6400, d))];
}

function adam(): Node[] {
  const [p, g, m, v] = [buffer([1000]), buffer([1000]), buffer([1000]), buffer([1000])];
  const scalar = (value: number): Node => b.scalar(value, float32, [1000]);
  const m2 = b.add(b.mul(m, scalar(0.9)), b.mul(g, scalar(0.1)));
  const v2 = b.add(b.mul(v, scalar(0.999)), b.mul(b.mul(g, g), scalar(0.001)));
  return [b.sub(p, b.mul(scalar(0.1), b.div(m2, b.add(b.unary('sqrt', v2), scalar(1e-8))))), m2, v2];
}

function linear(): Node[] {
  const [x, w, bias] = [buffer([64, 100]), buffer([10, 100]), buffer([10])];
  const y = b.add(b.dot(x, b.permute(w, [1, 0])), b.broadcast(bias, [64, 10]));
  const h = b.binary('maximum', y, fill(0, y));
  const g = b.where(b.compare('lt', fill(0, h), h), buffer([64, 10]), fill(0, h));
  return [h, b.dot(g, w), b.dot(b.permute(g, [1, 0]), x), b.reshape(b.sum(g, [0]), [10])];
}

function rowsInPlace(): Node[] {
  const x = buffer([8, 100]);
  const add = (to: Node, row: number): Node => {
    const old = b.slice(to, [row, 0], [1, 100]);
    return b.insert(to, b.add(old, fill(1, old)), [row, 0]);
  };
  return [add(add(x, 2), 5)];
}

function tanhGelu(): Node[] {
  const [x, g] = [buffer([64, 512]), buffer([64, 512])];
  const u = b.mul(fill(0.79788456, x), b.add(x, b.mul(fill(0.044715, x), b.mul(x, b.mul(x, x)))));
  const t = b.unary('tanh', u);
  const y = b.mul(b.mul(fill(0.5, x), x), b.add(fill(1, x), t));
  return [y, b.mul(g, b.mul(b.sub(fill(1, x), b.mul(t, t)), x)), b.sum(b.mul(t, g), [1])];
}

function batchNorm(): Node[] {
  const x = buffer([8, 16, 10, 10]);
  const mean = b.div(b.sum(x, [0, 2, 3]), b.const(800, float32, [1, 16, 1, 1]));
  const d = b.sub(x, spread(mean, x));
  const variance = b.div(b.sum(b.mul(d, d), [0, 2, 3]), b.const(800, float32, mean.shape));
  return [b.div(d, spread(b.unary('sqrt', variance), x))];
}

function maxPool(): Node[] {
  const windows = b.strided(buffer([2, 3, 8, 8]), [2, 3, 4, 4, 2, 2], [192, 64, 16, 2, 8, 1], 0);
  return [b.reshape(b.reduce('reduce_max', windows, [4, 5]), [2, 3, 4, 4])];
}

/** Name, number of kernels, number of other steps, graph. */
export const PROGRAMS: readonly (readonly [string, number, number, () => Node[]])[] = [
  [
    'a chain of additions',
    1,
    0,
    () => {
      const [x, y] = [buffer([64, 100]), buffer([100])];
      return [b.add(b.add(x, b.broadcast(y, x.shape)), fill(2, x))];
    },
  ],
  ['softmax', 1, 0, () => [softmax(buffer([64, 100]), 1)]],
  ['log_softmax', 1, 0, () => [logSoftmax(buffer([64, 100]), 1)]],
  ['softmax over the first axis', 1, 0, () => [softmax(buffer([64, 100]), 0)]],
  [
    'layer_norm',
    1,
    0,
    () => {
      const { y, mean, rstd } = layerNorm(buffer([64, 512]), buffer([512]), buffer([512]));
      return [y, mean, rstd];
    },
  ],
  ['layer_norm backward', 2, 0, layerNormBackward],
  ['cross entropy and its gradient', 2, 0, crossEntropy],
  ['mse and its gradient', 1, 0, mse],
  ['linear, relu and their gradients', 2, 3, linear],
  [
    'column sums',
    1,
    0,
    () => {
      const x = buffer([1000, 64]);
      return [b.sum(x, [0]), b.sum(b.mul(x, x), [0])];
    },
  ],
  ['a long sum', 3, 0, () => [b.sum(buffer([1000, 1000]), [0, 1])]],
  ['adam', 1, 0, adam],
  [
    'cat',
    2,
    0,
    () => {
      const [x, y] = [buffer([8, 100]), buffer([4, 100])];
      return [b.concat([b.mul(x, x), y], 0)];
    },
  ],
  ['max pooling', 1, 0, maxPool],
  ['batch norm', 5, 0, batchNorm],
  ['a shared tanh', 1, 0, tanhGelu],
  ['two rows in place', 3, 0, rowsInPlace],
  [
    'a padded sum',
    1,
    0,
    () => {
      const x = buffer([8, 10]);
      return [b.add(b.pad(x, [0, 1], [0, 0]), b.pad(x, [0, 0], [0, 1]))];
    },
  ],
  [
    'an embedding',
    1,
    0,
    () => [b.gather(buffer([1000, 32]), b.expand(b.reshape(buffer([20], int64), [20, 1]), [20, 32]), 0)],
  ],
]; // prettier-ignore
