/** Small matrix algebra on nodes, for the derivatives of factorisations. Matrices are the last two axes. */
import type { Builder } from '../graph/build.js';
import { type DType, int64 } from '../ir/dtype.js';
import type { CallArg, Node } from '../ir/node.js';
import type { Shape } from '../ir/shape.js';
import { transpose } from './linear.js';

/** Which elements stay; the others become 0. */
export type Part = 'lower' | 'upper' | 'below' | 'above' | 'diagonal';

/** True on a part of the matrices of a shape. */
export function partMask(b: Builder<Node>, shape: Shape, part: Part): Node {
  const r = shape.length;
  const [row, column] = [b.iota(int64, shape, r - 2), b.iota(int64, shape, r - 1)];
  switch (part) {
    case 'lower':
      return b.compare('le', column, row);
    case 'upper':
      return b.compare('le', row, column);
    case 'below':
      return b.compare('lt', column, row);
    case 'above':
      return b.compare('lt', row, column);
    case 'diagonal':
      return b.compare('eq', row, column);
  }
}

export function partOf(b: Builder<Node>, x: Node, part: Part): Node {
  return b.where(partMask(b, x.shape, part), x, b.like(0, x));
}

/** The lower triangle with half the diagonal. */
export function halfLower(b: Builder<Node>, x: Node): Node {
  return b.mul(b.add(partOf(b, x, 'lower'), partOf(b, x, 'below')), b.like(0.5, x));
}

/** The lower triangle, mirrored. */
export function mirrorLower(b: Builder<Node>, x: Node): Node {
  return b.add(partOf(b, x, 'lower'), transpose(b, partOf(b, x, 'below')));
}

/** x − xᵀ */
export function skew(b: Builder<Node>, x: Node): Node {
  return b.sub(x, transpose(b, x));
}

/** Vectors [..., n] repeated as rows of [..., m, n]. */
export function asRows(b: Builder<Node>, v: Node, m: number): Node {
  const n = v.shape.at(-1)!;
  const lead = v.shape.slice(0, -1);
  return b.expand(b.reshape(v, [...lead, 1, n]), [...lead, m, n]);
}

/** Vectors [..., m] repeated as columns of [..., m, n]. */
export function asColumns(b: Builder<Node>, v: Node, n: number): Node {
  return b.expand(b.reshape(v, [...v.shape, 1]), [...v.shape, n]);
}

/** Numbers [...] repeated to matrices of a shape. */
export function asMatrices(b: Builder<Node>, x: Node, shape: Shape): Node {
  return b.expand(b.reshape(x, [...x.shape, 1, 1]), shape);
}

export function diagonalMatrix(b: Builder<Node>, v: Node): Node {
  return partOf(b, asRows(b, v, v.shape.at(-1)!), 'diagonal');
}

export function diagonalOf(b: Builder<Node>, x: Node): Node {
  const r = x.shape.length;
  return b.reshape(b.sum(partOf(b, x, 'diagonal'), [r - 2]), [...x.shape.slice(0, -2), x.shape[r - 1]!]);
}

/** Σ x∘y over the last two axes. */
export function inner(b: Builder<Node>, x: Node, y: Node): Node {
  const r = x.shape.length;
  return b.reshape(b.sum(b.mul(x, y), [r - 2, r - 1]), x.shape.slice(0, -2));
}

/** The product of several matrices. */
export function product(b: Builder<Node>, ...factors: readonly Node[]): Node {
  return factors.reduce((x, y) => b.dot(x, y));
}

/** Columns (or rows) 0 … size−1 of matrices. */
export function columns(b: Builder<Node>, x: Node, size: number, start = 0): Node {
  return b.narrow(x, x.shape.length - 1, start, size);
}

/** The one result of another host kernel. */
export function callOne(
  b: Builder<Node>,
  kernel: string,
  inputs: readonly Node[],
  shape: Shape,
  attrs: CallArg['attrs'] = {},
): Node {
  const dtype: DType = inputs[0]!.dtype;
  return b.call(inputs, { kernel, attrs, outputs: [{ dtype, shape }] })[0]!;
}

/** a⁻¹·x for a triangular matrix. */
export function solveTriangular(b: Builder<Node>, a: Node, x: Node, upper: boolean, unitriangular = false): Node {
  return callOne(b, 'solve_triangular', [a, x], x.shape, { upper, unitriangular });
}

/** x·a⁻¹ for a triangular matrix. */
export function divideTriangular(b: Builder<Node>, x: Node, a: Node, upper: boolean, unitriangular = false): Node {
  return transpose(b, solveTriangular(b, transpose(b, a), transpose(b, x), !upper, unitriangular));
}

/** Result i of a call. */
export function resultOf(b: Builder<Node>, call: Node<'call'>, i: number): Node {
  const { dtype, shape } = call.arg.outputs[i]!;
  return b.emit('pick', dtype, shape, [call], i);
}
