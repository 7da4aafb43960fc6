/** Linear systems, inverses, determinants and the Cholesky factorisation. Matrices are the last two dimensions. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { int64 } from '../ir/dtype.js';
import type { CallArg } from '../ir/node.js';
import { broadcastShapes, numel, type Shape, sameShape, show } from '../ir/shape.js';
import { composed, keyword, lowered, p, type Sample, type SampleMaker, type TensorLike } from '../record.js';
import { axisOf } from './axes.js';
import { commonShape, refuseType, sameTypes } from './requirements.js';
import { filled, fixed, leaf } from './samples.js';

export const SQUARE = /must be batches of square matrices/;

export function requireMatrix(
  op: string,
  x: { readonly shape: Shape; readonly dtype: Typed['dtype'] },
  name = 'A',
): void {
  if (x.shape.length < 2)
    fail(op, `The input tensor ${name} must have at least 2 dimensions, but its shape is ${show(x.shape)}`);
  refuseType(op, x, true);
}

export function requireSquare(
  op: string,
  x: { readonly shape: Shape; readonly dtype: Typed['dtype'] },
  name = 'A',
): void {
  requireMatrix(op, x, name);
  const [m, n] = x.shape.slice(-2);
  if (m !== n) fail(op, `${name} must be batches of square matrices, but they are ${m} by ${n} matrices`);
}

/** One call of a host kernel with one result. */
export function host<N extends Typed>(
  b: Builder<N>,
  kernel: string,
  inputs: readonly N[],
  shape: Shape,
  attrs: CallArg['attrs'] = {},
): N {
  return b.call(inputs, { kernel, attrs, outputs: [{ dtype: inputs[0]!.dtype, shape }] })[0]!;
}

export function transposed<N extends Typed>(b: Builder<N>, x: N): N {
  const r = x.shape.length;
  return b.permute(x, [...x.shape.map((_, i) => i).slice(0, r - 2), r - 1, r - 2]);
}

/** Matrices that are far from singular. */
export function regular(m: SampleMaker, shape: readonly number[]): unknown {
  const number = (at: readonly number[]): number => {
    const [i, j] = at.slice(-2) as [number, number];
    const k = at.length > 2 ? at[0]! + 1 : 0;
    return i === j ? 3 + ((i + 3 * k) % 3) : ((7 * i + 5 * j + 3 * k) % 11) / 11 - 0.5;
  };
  return leaf(m, filled(shape, number));
}

// ---------------------------------------------------------------------------------------------------- systems

/** Whether B holds vectors: one dimension, or the shape of A without its last. */
export function holdsVectors(a: { shape: Shape }, b: { shape: Shape }): boolean {
  return b.shape.length === 1 || (a.shape.length - 1 === b.shape.length && sameShape(b.shape, a.shape.slice(0, -1)));
}

/** Both with the batch dimensions of the two together. */
export function together<N extends Typed>(op: string, b: Builder<N>, x: N, y: N): [N, N] {
  const batch = broadcastShapes(x.shape.slice(0, -2), y.shape.slice(0, -2));
  if (batch === null)
    return fail(
      op,
      `batch dimensions ${show(x.shape.slice(0, -2))} and ${show(y.shape.slice(0, -2))} do not broadcast`,
    );
  const full = (t: N): N => b.broadcast(t, [...batch, ...t.shape.slice(-2)]);
  return [full(x), full(y)];
}

/** Solves with a kernel for columns; rows (left = false) are the columns of the transposed system. */
function solved<N extends Typed>(
  op: string,
  b: Builder<N>,
  a: N,
  rhs: N,
  left: boolean,
  kernel: (a: N, rhs: N, flipped: boolean) => N,
): N {
  const [m, n] = [a.shape[a.shape.length - 1]!, rhs.shape[rhs.shape.length - (left ? 2 : 1)]!];
  if (m !== n)
    fail(
      op,
      `Incompatible shapes of A and B for the equation ${left ? 'AX = B' : 'XA = B'} (${a.shape.slice(-2).join('x')} and ${rhs.shape.slice(-2).join('x')})`,
    );
  const [x, y] = together(op, b, a, rhs);
  return left ? kernel(x, y, false) : transposed(b, kernel(transposed(b, x), transposed(b, y), true));
}

export const solve = lowered({
  name: 'solve',
  in: ['linalg'],
  method: false,
  gradName: 'LinalgSolveExBackward0',
  doc: 'X with A · X = B (or X · A = B where left is false): A [..., n, n], B [..., n, k], or vectors [n] or [..., n].',
  params: { A: p.tensor(), B: p.tensor(), ...keyword({ left: p.bool(true) }) },
  lower: (b, { A, B, left }, call) => {
    requireSquare(call.op, A);
    sameTypes(call.op, { A, B });
    const vectors = left && holdsVectors(A, B);
    if (!vectors && B.shape.length < 2)
      fail(call.op, `B must hold matrices [..., k, n] where left is false, but its shape is ${show(B.shape)}`);
    const rhs = vectors ? b.reshape(B, [...B.shape, 1]) : B;
    const x = solved(call.op, b, A, rhs, left, (a, y) => host(b, 'solve', [a, y], y.shape));
    return vectors ? b.reshape(x, x.shape.slice(0, -1)) : x;
  },
  samples: (m) => [
    [regular(m, [3, 3]), m.tensor([3])],
    [regular(m, [3, 3]), m.tensor([3, 2])],
    [regular(m, [2, 2, 2]), m.tensor([2, 2])],
    [regular(m, [2, 2, 2]), m.tensor([2, 3])],
    [regular(m, [3, 3]), m.tensor([2, 3]), { left: false }],
  ],
  errors: [
    { args: (m) => [m.tensor([3, 2]), m.tensor([3])], message: SQUARE },
    { args: (m) => [m.tensor([3, 3]), m.tensor([2])], message: /Incompatible shapes of A and B/ },
    {
      args: (m) => [
        m.values([
          [0, 0],
          [0, 0],
        ]),
        m.tensor([2]),
      ],
      message: /singular/,
    },
  ],
});

/** The triangle of a matrix; the other elements are 0. */
function triangle<N extends Typed>(b: Builder<N>, x: N, upper: boolean): N {
  const r = x.shape.length;
  const [row, column] = [b.iota(int64, x.shape, r - 2), b.iota(int64, x.shape, r - 1)];
  return b.where(upper ? b.compare('le', row, column) : b.compare('le', column, row), x, b.like(0, x));
}

export const solve_triangular = lowered({
  name: 'solve_triangular',
  in: ['linalg'],
  method: false,
  gradName: 'LinalgSolveTriangularBackward0',
  doc: 'X with A · X = B (or X · A = B) for a triangular A, of which the other half is not read: A [..., n, n], B [..., n, k].',
  params: {
    A: p.tensor(),
    B: p.tensor(),
    ...keyword({
      upper: p.bool(null, { doc: 'Required: which triangle of A is read' }),
      left: p.bool(true),
      unitriangular: p.bool(false),
    }),
  },
  lower: (b, { A, B, upper, left, unitriangular }, call) => {
    requireSquare(call.op, A);
    requireMatrix(call.op, B, 'B');
    sameTypes(call.op, { A, B });
    if (upper === null)
      fail(call.op, "is missing its option 'upper'", 'Write { upper: true } for an upper triangular A', 'type');
    return solved(call.op, b, triangle(b, A, upper), B, left, (a, y, flipped) =>
      host(b, 'solve_triangular', [a, y], y.shape, { upper: flipped ? !upper : upper, unitriangular }),
    );
  },
  samples: (m) => [
    [regular(m, [3, 3]), m.tensor([3, 2]), { upper: true }],
    [regular(m, [3, 3]), m.tensor([3, 2]), { upper: false, unitriangular: true }],
    [regular(m, [2, 2, 2]), m.tensor([3, 2]), { upper: false, left: false }],
  ],
  errors: [{ args: (m) => [m.tensor([3, 2]), m.tensor([3, 1]), { upper: true }], message: SQUARE }],
});

export const inv = lowered({
  name: 'inv',
  in: ['linalg'],
  method: false,
  gradName: 'LinalgInvExBackward0',
  doc: 'The inverse of square matrices [..., n, n].',
  params: { A: p.tensor() },
  lower: (b, { A }, call) => {
    requireSquare(call.op, A);
    return host(b, 'inv', [A], A.shape);
  },
  samples: (m) => [[regular(m, [3, 3])], [regular(m, [2, 2, 2])]],
  errors: [
    { args: (m) => [m.tensor([2, 3])], message: SQUARE },
    {
      args: (m) => [
        m.values([
          [0, 0],
          [0, 0],
        ]),
      ],
      message: /singular/,
    },
  ],
});

export const inverse = composed({
  name: 'inverse',
  doc: 'linalg.inv: the inverse of square matrices [..., n, n].',
  params: { input: p.tensor() },
  compose: (A, { input }) => A.linalg.inv(input),
  samples: (m) => [[regular(m, [3, 3])]],
  errors: [{ args: (m) => [m.tensor([2, 3])], message: SQUARE }],
});

// ---------------------------------------------------------------------------------------------------- determinants

export const det = lowered({
  name: 'det',
  in: ['torch', 'linalg'],
  gradName: 'LinalgDetBackward0',
  doc: 'The determinant of square matrices [..., n, n].',
  params: { A: p.tensor() },
  lower: (b, { A }, call) => {
    requireSquare(call.op, A);
    return host(b, 'det', [A], A.shape.slice(0, -2));
  },
  samples: (m) => [[regular(m, [3, 3])], [regular(m, [2, 2, 2])], [m.tensor([1, 1])]],
  errors: [{ args: (m) => [m.tensor([2, 3])], message: SQUARE }],
});

export const slogdet = lowered({
  name: 'slogdet',
  in: ['torch', 'linalg'],
  gradName: 'LinalgSlogdetBackward0',
  resultNames: ['sign', 'logabsdet'],
  doc: '{ sign, logabsdet } of the determinant of square matrices; 0 and −∞ where it is 0.',
  params: { A: p.tensor() },
  lower: (b, { A }, call) => {
    requireSquare(call.op, A);
    const out = { dtype: A.dtype, shape: A.shape.slice(0, -2) };
    return b.call([A], { kernel: 'slogdet', attrs: {}, outputs: [out, out] });
  },
  samples: (m) => [[regular(m, [3, 3])], [regular(m, [2, 2, 2])]],
  errors: [{ args: (m) => [m.tensor([2, 3])], message: SQUARE }],
});

export const logdet = composed({
  name: 'logdet',
  doc: 'The logarithm of the determinant; nan where it is negative.',
  params: { input: p.tensor() },
  compose: (A, { input }) => {
    const { sign, logabsdet } = A.linalg.slogdet(input);
    return A.where(A.eq(sign, -1), Number.NaN, logabsdet);
  },
  samples: (m) => [[regular(m, [3, 3])]],
  errors: [{ args: (m) => [m.tensor([2, 3])], message: SQUARE }],
});

// ---------------------------------------------------------------------------------------------------- Cholesky

/** Symmetric positive definite. A step of a central difference would leave the symmetric ones, so without gradient. */
function positive(m: SampleMaker, shape: readonly number[]): unknown {
  const number = (at: readonly number[]): number => {
    const [i, j] = at.slice(-2) as [number, number];
    return i === j ? shape[shape.length - 1]! + 1 : 1 / (1 + i + j);
  };
  return fixed(m, filled(shape, number));
}

const factor = (name: string, place: 'linalg' | 'torch', gradName: string) =>
  lowered({
    name,
    in: [place],
    method: place === 'torch',
    gradName,
    doc: 'The lower (or upper) triangular factor L with A = L · Lᵀ of symmetric positive definite matrices [..., n, n].',
    params:
      place === 'linalg'
        ? { A: p.tensor(), ...keyword({ upper: p.bool(false) }) }
        : { A: p.tensor(), upper: p.bool(false) },
    lower: (b, { A, upper }, call) => {
      requireSquare(call.op, A);
      const l = host(b, 'cholesky', [upper ? transposed(b, A) : A], A.shape);
      return upper ? transposed(b, l) : l;
    },
    samples: (m) => [[positive(m, [3, 3])], [positive(m, [2, 2, 2])], [positive(m, [3, 3]), { upper: true }]],
    errors: [
      { args: (m) => [m.tensor([2, 3])], message: SQUARE },
      {
        args: (m) => [
          m.values([
            [-1, 0],
            [0, 1],
          ]),
        ],
        message: /not positive-definite/,
      },
    ],
  });

export const cholesky = factor('cholesky', 'linalg', 'LinalgCholeskyExBackward0');
export const oldCholesky = factor('cholesky', 'torch', 'CholeskyBackward0');

export const cholesky_solve = composed({
  name: 'cholesky_solve',
  doc: 'X with A · X = B, where L is the Cholesky factor of A: B [..., n, k], L [..., n, n].',
  params: { input: p.tensor(), input2: p.tensor(), upper: p.bool(false) },
  compose: (A, { input, input2, upper }) => {
    const flip = A.transpose(input2, -2, -1);
    const half = A.linalg.solve_triangular(upper ? flip : input2, input, { upper: false });
    return A._named(A.linalg.solve_triangular(upper ? input2 : flip, half, { upper: true }), 'CholeskySolveBackward0');
  },
  samples: (m) => [
    [m.tensor([3, 2]), regular(m, [3, 3])],
    [m.tensor([3, 1]), regular(m, [3, 3]), true],
  ],
  errors: [{ args: (m) => [m.tensor([3, 1]), m.tensor([3, 2])], message: SQUARE }],
});

export const cholesky_inverse = composed({
  name: 'cholesky_inverse',
  doc: 'The inverse of A, from its Cholesky factor L [..., n, n].',
  params: { input: p.tensor(), upper: p.bool(false) },
  compose: (A, { input, upper }) =>
    A._named(
      A.cholesky_solve(A.eye(input.shape.at(-1)!, { dtype: input.dtype }), input, upper),
      'CholeskyInverseBackward0',
    ),
  samples: (m) => [[regular(m, [3, 3])]],
  errors: [{ args: (m) => [m.tensor([3, 2])], message: SQUARE }],
});

// ---------------------------------------------------------------------------------------------------- vectors

/** Components 1, 2, 0 and 2, 0, 1 of the axis: a × b = roll₁a · roll₂b − roll₂a · roll₁b. */
function crossProduct<N extends Typed>(b: Builder<N>, x: N, y: N, axis: number): N {
  const turned = (t: N, by: number): N => b.concat([b.narrow(t, axis, by, 3 - by), b.narrow(t, axis, 0, by)], axis);
  return b.sub(b.mul(turned(x, 1), turned(y, 2)), b.mul(turned(x, 2), turned(y, 1)));
}

export const crossCore = lowered({
  name: '_cross',
  in: [],
  method: false,
  gradName: 'LinalgCrossBackward0',
  doc: 'The cross product of vectors of three.',
  params: { input: p.tensor(), other: p.tensor(), dim: p.int() },
  lower: (b, { input, other, dim }) => {
    const shape = broadcastShapes(input.shape, other.shape)!;
    return crossProduct(b, b.broadcast(input, shape), b.broadcast(other, shape), dim);
  },
  samples: (m) => [[m.tensor([2, 3]), m.tensor([2, 3]), 1]],
});

function crossed<T extends TensorLike>(A: TensorAlgebra<T>, op: string, input: T, other: T, dim: number): T {
  sameTypes(op, { input, other });
  refuseType(op, input);
  const shape = commonShape(op, input.shape, other.shape);
  const axis = axisOf(op, dim, shape.length);
  const sizes = [input, other].map((t) => t.shape[t.ndim - shape.length + axis]);
  if (sizes.some((n) => n !== 3)) fail(op, `inputs dimension ${dim} must have length 3. Got ${sizes.join(' and ')}`);
  return A._cross(input, other, axis);
}

export const linalgCross = composed({
  name: 'cross',
  in: ['linalg'],
  method: false,
  doc: 'The cross product of vectors of three along dim; shapes broadcast.',
  params: { input: p.tensor(), other: p.tensor(), ...keyword({ dim: p.int(-1) }) },
  compose: (A, { input, other, dim }, call) => crossed(A, call.op, input, other, dim),
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([3, 2]), m.tensor([3, 1]), { dim: 0 }],
  ],
  errors: [{ args: (m) => [m.tensor([2, 2]), m.tensor([2, 2])], message: /must have length 3/ }],
});

export const cross = composed({
  name: 'cross',
  doc: 'The cross product of vectors of three along dim (the first dimension of size 3 where absent).',
  params: { input: p.tensor(), other: p.tensor(), dim: p.int(null) },
  compose: (A, { input, other, dim }, call) => {
    const first = commonShape(call.op, input.shape, other.shape).indexOf(3);
    if (dim === null && first < 0) fail(call.op, `no dimension of size 3 in input of shape ${show(input.shape)}`);
    return crossed(A, call.op, input, other, dim ?? first);
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2, 3])],
    [m.tensor([3, 3]), m.tensor([3, 3])],
    [m.tensor([3, 3]), m.tensor([3, 3]), 1],
  ],
  errors: [{ args: (m) => [m.tensor([2, 2]), m.tensor([2, 2])], message: /no dimension of size 3/ }],
});

export const vecdot = composed({
  name: 'vecdot',
  in: ['linalg'],
  method: false,
  doc: 'Sums of products along dim; shapes broadcast.',
  params: { x: p.tensor(), y: p.tensor(), ...keyword({ dim: p.int(-1) }) },
  compose: (A, { x, y, dim }, call) => {
    refuseType(call.op, x, true);
    return x.ndim === 1 && y.ndim === 1 ? A.vdot(x, y) : A.sum(A.mul(x, y), dim);
  },
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3])],
    [m.tensor([2, 3]), m.tensor([2, 3]), { dim: 0 }],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /must match the size/ }],
});

export const vander = composed({
  name: 'vander',
  in: ['linalg'],
  method: false,
  doc: 'Powers 0 … N−1 of each element as rows: [..., n] gives [..., n, N].',
  params: { x: p.tensor(), ...keyword({ N: p.int(null) }) },
  compose: (A, { x, N }, call) => {
    if (x.ndim === 0) fail(call.op, 'x must have at least one dimension');
    const n = N ?? x.shape.at(-1)!;
    if (n < 1) fail(call.op, `N must be at least 1, got ${n}`);
    const column = A.unsqueeze(x, -1);
    const factors = A.expand(column, [...x.shape, n - 1]);
    return A.cat([A.ones_like(column), A.cumprod(factors, -1)], -1);
  },
  samples: (m) => [[m.tensor([3])], [m.tensor([2, 2]), { N: 4 }], [m.values([1, 2, 3], 'int64')]],
  errors: [{ args: (m) => [m.tensor([3]), { N: 0 }], message: /at least 1/ }],
});

export const tensorinv = composed({
  name: 'tensorinv',
  in: ['linalg'],
  method: false,
  doc: 'The inverse for tensordot(A, B, ind): the first `ind` dimensions against the others.',
  params: { A: p.tensor(), ind: p.int(2) },
  compose: (A, { A: x, ind }, call) => {
    if (ind <= 0) fail(call.op, `Expected a strictly positive integer for 'ind', got ${ind}`);
    const [head, tail] = [x.shape.slice(0, ind), x.shape.slice(ind)];
    if (numel(head) !== numel(tail))
      fail(
        call.op,
        `Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got ${numel(tail)} != ${numel(head)}`,
      );
    return A.reshape(A.linalg.inv(A.reshape(x, [numel(head), numel(tail)])), [...tail, ...head]);
  },
  samples: (m) => [[regular(m, [4, 4]), 1]] as Sample[],
  errors: [{ args: (m) => [m.tensor([2, 3]), 1], message: /prod\(self.shape/ }],
});
