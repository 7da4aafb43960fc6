/** Host kernels as functions of float64 matrices. */
import { graphBuilder as b } from '../../src/graph/build.js';
import { int32, int64 } from '../../src/ir/dtype.js';
import type { CallArg, Node } from '../../src/ir/node.js';
import type { Shape } from '../../src/ir/shape.js';
import { transpose } from '../../src/rules/linear.js';
import type { Case } from './harness.js';

/** Results of a kernel; shapes without the batch axes of x. */
function call(kernel: string, x: Node[], shapes: Shape[], attrs: CallArg['attrs'] = {}): Node[] {
  const lead = x[0]!.shape.slice(0, -2);
  const outputs = shapes.map((shape) => ({ dtype: x[0]!.dtype, shape: [...lead, ...shape] }));
  return b.call(x, { kernel, attrs, outputs });
}

/** x·xᵀ + 1: symmetric, positive definite. */
function definite(x: Node): Node {
  const square = b.dot(x, transpose(b, x));
  const [n] = x.shape.slice(-1);
  const eye = b.cast(b.compare('eq', b.iota(int64, square.shape, 0), b.iota(int64, square.shape, 1)), x.dtype);
  return b.add(square, n ? eye : square);
}
const symmetric = (x: Node): Node => b.add(x, transpose(b, x));

function lu(x: Node): Node {
  const [m, n] = x.shape as [number, number];
  const outputs = [
    { dtype: x.dtype, shape: [m, n] },
    { dtype: int32, shape: [Math.min(m, n)] },
    { dtype: int64, shape: [m] },
  ];
  return b.call([x], { kernel: 'lu_factor', attrs: {}, outputs })[0]!;
}

const SQUARE: Shape = [3, 3];
const M3 = [[[0.3, -1.2, 0.5, 1.1, 0.4, -0.6, -0.2, 0.9, 1.4]]] as const;
const square = (name: string, fn: (x: Node) => Node): Case => ({
  name,
  shapes: [SQUARE],
  data: M3[0],
  fn: (x) => fn(x!),
});
const solve = (upper: boolean, unitriangular: boolean): Case => ({
  name: `solve_triangular ${upper ? 'upper' : 'lower'}${unitriangular ? ' unit' : ''}`,
  shapes: [SQUARE, [3, 2]],
  data: [M3[0][0], [1, 2, -1, 0.5, 0.3, 0.8]],
  fn: (a, y) => call('solve_triangular', [a!, y!], [[3, 2]], { upper, unitriangular })[0]!,
});
const qr = (m: number, n: number, i: number): Case => ({
  name: `qr ${m}×${n}, result ${i}`,
  shapes: [[m, n]],
  fn: (x) =>
    call(
      'qr',
      [x!],
      [
        [m, Math.min(m, n)],
        [Math.min(m, n), n],
      ],
    )[i]!,
});
const svd = (m: number, n: number, i: number): Case => {
  const k = Math.min(m, n);
  return {
    name: `svd ${m}×${n}, result ${i}`,
    shapes: [[m, n]],
    fn: (x) => call('svd', [x!], [[m, k], [k], [k, n]])[i]!,
  };
};

export const LINALG: readonly Case[] = [
  square('inv', (x) => call('inv', [x], [SQUARE])[0]!),
  square('det', (x) => call('det', [x], [[]])[0]!),
  {
    ...square('det of a singular matrix', (x) => call('det', [x], [[]])[0]!),
    data: [[1, 2, 3, 2, 4, 6, 1, 0, 1]],
    once: true,
  },
  square('slogdet', (x) => call('slogdet', [x], [[], []])[1]!),
  square('cofactor', (x) => call('cofactor', [x], [SQUARE])[0]!),
  square('cholesky', (x) => call('cholesky', [definite(x)], [SQUARE])[0]!),
  square('lu_factor', lu),
  solve(true, false),
  solve(false, false),
  solve(true, true),
  solve(false, true),
  qr(3, 3, 0),
  qr(3, 3, 1),
  qr(4, 2, 0),
  qr(4, 2, 1),
  qr(2, 4, 0),
  qr(2, 4, 1),
  square('eigh, values', (x) => call('eigh', [symmetric(x)], [[3], SQUARE])[0]!),
  square('eigh, vectors', (x) => call('eigh', [symmetric(x)], [[3], SQUARE])[1]!),
  ...[0, 1, 2].flatMap((i) => [svd(3, 3, i), svd(4, 2, i), svd(2, 4, i)]),
];
