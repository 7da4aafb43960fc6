/** Orthogonal factorisations, eigenvalues and singular values, and what follows from them. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { show } from '../ir/shape.js';
import { composed, keyword, lowered, p, type SampleMaker, type TensorLike } from '../record.js';
import { axesOf, axisOf } from './axes.js';
import { requireMatrix, requireSquare, SQUARE, transposed } from './linear-systems.js';
import { norm as vectorNorm } from './reductions.js';
import { withNames } from './requirements.js';
import { filled, fixed } from './samples.js';

const linalg = { in: ['linalg'] as const, method: false };

/**
 * Symmetric, with eigenvalues well apart. Without gradient, which is that of symmetric changes (as in PyTorch) while a
 * central difference changes one element.
 */
function symmetric(m: SampleMaker, n: number): unknown {
  return fixed(
    m,
    filled([n, n], ([i, j]) => (i === j ? 2 * i! + 1 : 1 / (2 + i! + j!))),
  );
}

// ---------------------------------------------------------------------------------------------------- eigenvalues

/** The triangle that is read, as the lower one. */
function lowerOf<N extends Typed>(b: Builder<N>, x: N, uplo: string): N {
  return uplo.toUpperCase() === 'U' ? transposed(b, x) : x;
}

const UPLO = p.string(['L', 'U', 'l', 'u'], 'L');

export const eigh = lowered({
  ...linalg,
  name: 'eigh',
  gradName: 'LinalgEighBackward0',
  resultNames: ['eigenvalues', 'eigenvectors'],
  doc: '{ eigenvalues, eigenvectors } of symmetric matrices [..., n, n], of which one triangle is read: values [..., n] ascending, vectors as columns. The derivative of vectors needs distinct values.',
  params: { A: p.tensor(), UPLO },
  lower: (b, { A, UPLO: uplo }, call) => {
    requireSquare(call.op, A);
    const outputs = [
      { dtype: A.dtype, shape: A.shape.slice(0, -1) },
      { dtype: A.dtype, shape: A.shape },
    ];
    return b.call([lowerOf(b, A, uplo)], { kernel: 'eigh', attrs: {}, outputs });
  },
  samples: (m) => [[symmetric(m, 3)], [symmetric(m, 2), 'U']],
  errors: [{ args: (m) => [m.tensor([2, 3])], message: SQUARE }],
});

export const eigvalsh = composed({
  ...linalg,
  name: 'eigvalsh',
  doc: 'The eigenvalues of symmetric matrices, ascending.',
  params: { A: p.tensor(), UPLO },
  compose: (A, { A: x, UPLO: uplo }) => A.linalg.eigh(x, uplo).eigenvalues,
  samples: (m) => [[symmetric(m, 3)], [symmetric(m, 2), 'U']],
  errors: [{ args: (m) => [m.tensor([2, 3])], message: SQUARE }],
});

// ---------------------------------------------------------------------------------------------------- qr, svd

export const qr = lowered({
  ...linalg,
  name: 'qr',
  gradName: 'LinalgQrBackward0',
  resultNames: ['Q', 'R'],
  doc: "{ Q, R } with A = Q · R, Q orthonormal and R upper triangular: A [..., m, n]. mode 'reduced' (Q [..., m, k], k the smaller size), 'complete' (Q [..., m, m]) or 'r' (Q empty).",
  params: { A: p.tensor(), mode: p.string(['reduced', 'complete', 'r'], 'reduced') },
  lower: (b, { A, mode }, call) => {
    requireMatrix(call.op, A);
    const lead = A.shape.slice(0, -2);
    const [m, n] = A.shape.slice(-2) as [number, number];
    const k = mode === 'complete' ? m : Math.min(m, n);
    const outputs = [
      [...lead, m, k],
      [...lead, k, n],
    ].map((shape) => ({ dtype: A.dtype, shape }));
    const [q, r] = b.call([A], { kernel: 'qr', attrs: {}, outputs }) as [typeof A, typeof A];
    return mode === 'r' ? [b.const(0, A.dtype, [0]), r] : [q, r];
  },
  samples: (m) => [
    [m.tensor([3, 2])],
    [m.tensor([3, 3])],
    [m.tensor([2, 3], { requires_grad: false }), 'complete'],
    [m.tensor([2, 4, 2])],
  ],
  errors: [{ args: (m) => [m.tensor([3])], message: /at least 2 dimensions/ }],
});

export const svd = lowered({
  ...linalg,
  name: 'svd',
  gradName: 'LinalgSvdBackward0',
  resultNames: ['U', 'S', 'Vh'],
  doc: '{ U, S, Vh } with A = U · diag(S) · Vh: A [..., m, n], singular values descending. full_matrices: U [..., m, m] and Vh [..., n, n], else only the columns (rows) that count.',
  params: {
    A: p.tensor(),
    full_matrices: p.bool(true),
    ...keyword({ driver: p.any<string | null>('string | null', null) }),
  },
  lower: (b, { A, full_matrices }, call) => {
    requireMatrix(call.op, A);
    const lead = A.shape.slice(0, -2);
    const [m, n] = A.shape.slice(-2) as [number, number];
    const k = Math.min(m, n);
    const shapes = [
      [...lead, m, full_matrices ? m : k],
      [...lead, k],
      [...lead, full_matrices ? n : k, n],
    ];
    return b.call([A], { kernel: 'svd', attrs: {}, outputs: shapes.map((shape) => ({ dtype: A.dtype, shape })) });
  },
  samples: (m) => [
    [m.tensor([3, 2]), false],
    [m.tensor([2, 3]), false],
    [m.tensor([3, 2], { requires_grad: false })],
    [m.tensor([2, 2, 2]), { full_matrices: false }],
  ],
  errors: [{ args: (m) => [m.tensor([3])], message: /at least 2 dimensions/ }],
});

export const svdvals = composed({
  ...linalg,
  name: 'svdvals',
  doc: 'The singular values, descending.',
  params: { A: p.tensor(), ...keyword({ driver: p.any<string | null>('string | null', null) }) },
  compose: (A, { A: x }) => A.linalg.svd(x, false).S,
  samples: (m) => [[m.tensor([3, 2])], [m.tensor([2, 2, 3])]],
  errors: [{ args: (m) => [m.tensor([3])], message: /at least 2 dimensions/ }],
});

const TRIPLE = ['U', 'S', 'V'];

export const oldSvd = composed({
  name: 'svd',
  resultNames: TRIPLE,
  doc: '{ U, S, V } with input = U · diag(S) · Vᵀ; with `some` only the columns that count. Without compute_uv U and V are zeros. See linalg.svd.',
  params: { input: p.tensor(), some: p.bool(true), compute_uv: p.bool(true) },
  compose: (A, { input, some, compute_uv }, call) => {
    requireMatrix(call.op, input, 'input');
    const [m, n] = input.shape.slice(-2) as [number, number];
    const lead = input.shape.slice(0, -2);
    if (!compute_uv) {
      const none = (k: number) => A.zeros([...lead, k, k], { dtype: input.dtype });
      return withNames(TRIPLE, [none(m), A.linalg.svdvals(input), none(n)]);
    }
    const { U, S, Vh } = A.linalg.svd(input, !some);
    return withNames(TRIPLE, [U, S, A.transpose(Vh, -2, -1)]);
  },
  samples: (m) => [
    [m.tensor([3, 2])],
    [m.tensor([2, 3], { requires_grad: false }), false],
    [m.tensor([2, 3]), true, false],
  ],
  errors: [{ args: (m) => [m.tensor([3])], message: /at least 2 dimensions/ }],
});

const PAIR = ['Q', 'R'];

export const oldQr = composed({
  name: 'qr',
  resultNames: PAIR,
  doc: '{ Q, R } of linalg.qr: reduced, or without `some` complete.',
  params: { input: p.tensor(), some: p.bool(true) },
  compose: (A, { input, some }) => {
    const { Q, R } = A.linalg.qr(input, some ? 'reduced' : 'complete');
    return withNames(PAIR, [Q, R]);
  },
  samples: (m) => [[m.tensor([3, 2])], [m.tensor([2, 3], { requires_grad: false }), false]],
  errors: [{ args: (m) => [m.tensor([3])], message: /at least 2 dimensions/ }],
});

// ---------------------------------------------------------------------------------------------------- norms

type Order = number | string | null;
const order = (value: Order) => p.any<Order>("number | 'fro' | 'nuc' | null", value);

export const vector_norm = lowered({
  ...linalg,
  name: 'vector_norm',
  gradName: 'LinalgVectorNormBackward0',
  doc: '(Σ |x|^ord)^(1/ord) over dim (all elements where absent); ord ±Infinity: the largest (smallest), 0: how many are not 0.',
  params: {
    x: p.tensor(),
    ord: p.number(2),
    dim: p.ints(null),
    keepdim: p.bool(false),
    ...keyword({ dtype: p.dtype() }),
  },
  lower: (b, { x, ord, ...rest }, call) => vectorNorm.lower(b, { input: x, p: ord, ...rest }, call),
  grad: (A, g, context) => {
    const { x, ord, dim, keepdim, dtype } = context.args;
    const args = { input: x, p: ord, dim, keepdim, dtype };
    return {
      x: vectorNorm.grad!(A, g, { args, out: context.out, outs: context.outs, needs: () => true }).input as typeof x,
    };
  },
  saves: ['x', 'out'],
  samples: (m) => [
    [m.tensor([2, 3])],
    [m.tensor([2, 3], { avoid: [0] }), 1, 1],
    [m.tensor([2, 3], { distinct: true, avoid: [0] }), Infinity, 0, true],
    [m.tensor([2, 3], { avoid: [0] }), 3],
  ],
  errors: [{ args: (m) => [m.ints([2], 0, 5)], message: /floating point/ }],
});

/** The two matrix dimensions, counted from the front. */
function planeOf(op: string, x: TensorLike, dim: number | readonly number[]): [number, number] {
  if (x.ndim < 2) fail(op, `The input tensor A must have at least 2 dimensions, but its shape is ${show(x.shape)}`);
  const list = axesOf(op, dim, x.ndim);
  if (list.length !== 2 || list[0] === list[1])
    fail(op, `dim must be a 2-tuple of different dimensions, got ${show(list)}`);
  return [list[0]!, list[1]!];
}

/** Singular values of the matrices in a plane, along a last dimension. */
function singular<T extends TensorLike>(A: TensorAlgebra<T>, x: T, plane: readonly [number, number]): T {
  const rest = x.shape.map((_, i) => i).filter((i) => !plane.includes(i));
  return A.linalg.svdvals(A.permute(x, [...rest, ...plane]));
}

/** Puts the plane's dimensions back with size 1. */
function kept<T extends TensorLike>(
  A: TensorAlgebra<T>,
  x: T,
  like: TensorLike,
  plane: readonly number[],
  keepdim: boolean,
): T {
  return keepdim
    ? A.reshape(
        x,
        like.shape.map((n, i) => (plane.includes(i) ? 1 : n)),
      )
    : x;
}

function planeNorm<T extends TensorLike>(
  A: TensorAlgebra<T>,
  op: string,
  x: T,
  ord: Order,
  plane: [number, number],
  keepdim: boolean,
): T {
  if (ord === 'fro') return A.linalg.vector_norm(x, 2, plane, keepdim);
  if (ord === 'nuc') return kept(A, A.sum(singular(A, x, plane), -1), x, plane, keepdim);
  const size = Math.abs(ord as number);
  if (typeof ord !== 'number' || ![1, 2, Infinity].includes(size))
    fail(op, `Order ${String(ord)} not supported`, "Use 'fro', 'nuc', ±1, ±2 or ±Infinity");
  const extreme = (t: T, dim: number, keep: boolean): T =>
    (ord as number) > 0 ? A.amax(t, dim, keep) : A.amin(t, dim, keep);
  if (size === 2) return kept(A, extreme(singular(A, x, plane), -1, false), x, plane, keepdim);
  const [sum, best] = size === 1 ? plane : [plane[1], plane[0]];
  const sums = A.linalg.vector_norm(x, 1, sum, keepdim);
  return extreme(sums, keepdim || best < sum ? best : best - 1, keepdim);
}

export const matrix_norm = composed({
  ...linalg,
  name: 'matrix_norm',
  doc: "The norm of matrices in two dimensions: 'fro', 'nuc' (sum of singular values), ±Infinity (largest or smallest row sum), ±1 (column sum), ±2 (singular value).",
  params: {
    A: p.tensor(),
    ord: order('fro'),
    dim: p.ints([-2, -1]),
    keepdim: p.bool(false),
    ...keyword({ dtype: p.dtype() }),
  },
  compose: (A, { A: given, ord, dim, keepdim, dtype }, call) => {
    const x = dtype === null || dtype === given.dtype ? given : A.to(given, dtype);
    return planeNorm(A, call.op, x, ord, planeOf(call.op, x, dim), keepdim);
  },
  samples: (m) => [
    [m.tensor([2, 3])],
    ...[1, -1, 2, -2, Infinity, -Infinity, 'nuc'].map((ord) => [m.tensor([2, 3], { distinct: true, avoid: [0] }), ord]),
    [m.tensor([2, 3, 2]), 'fro', [0, 2], true],
    [m.tensor([2, 3, 2]), 'nuc', [0, 2], true],
    [m.tensor([2, 3, 2], { avoid: [0] }), 1, [2, 0]],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), 3], message: /Order 3 not supported/ },
    { args: (m) => [m.tensor([3])], message: /at least 2 dimensions/ },
  ],
});

export const norm = composed({
  ...linalg,
  name: 'norm',
  doc: 'A vector norm (without ord: of all elements; with one dim), or a matrix norm (a matrix with ord, or two dims).',
  params: {
    A: p.tensor(),
    ord: order(null),
    dim: p.ints(null),
    keepdim: p.bool(false),
    ...keyword({ dtype: p.dtype() }),
  },
  compose: (A, { A: x, ord, dim, keepdim, dtype }, call) => {
    const dims = dim === null ? null : typeof dim === 'number' ? [dim] : dim;
    dims?.forEach((d) => axisOf(call.op, d, x.ndim));
    if (ord === null) return A.linalg.vector_norm(x, 2, dims, keepdim, { dtype });
    if (dims !== null && dims.length > 2)
      fail(call.op, `If dim is specified, it must be of length 1 or 2. Got ${show(dims)}`);
    if (dims === null && x.ndim > 2)
      fail(call.op, `If dim is not specified but ord is, the input must be 1D or 2D. Got ${x.ndim}D`);
    const matrix = dims === null ? x.ndim === 2 : dims.length === 2;
    if (matrix) return A.linalg.matrix_norm(x, ord as 'fro', dims ?? [-2, -1], keepdim, { dtype });
    if (typeof ord !== 'number') fail(call.op, `Order '${ord}' is for matrices; a vector's order is a number`);
    return A.linalg.vector_norm(x, ord, dims, keepdim, { dtype });
  },
  samples: (m) => [
    [m.tensor([2, 3])],
    [m.tensor([2, 3], { distinct: true, avoid: [0] }), Infinity],
    [m.tensor([2, 3], { avoid: [0] }), 1, 1],
    [m.tensor([3], { avoid: [0] }), 3],
    [m.tensor([2, 3, 4]), 'fro', [0, 1]],
    [m.tensor([2, 3, 4]), null, [0, 1], true],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3, 4]), 2], message: /must be 1D or 2D/ }],
});

export const cond = composed({
  ...linalg,
  name: 'cond',
  doc: 'The condition number: norm(A) · norm(A⁻¹); without p the largest singular value over the smallest.',
  params: { A: p.tensor(), p: order(null) },
  compose: (A, { A: x, p: ord }, call) => {
    requireMatrix(call.op, x);
    if (ord === null || ord === 2 || ord === -2) {
      const values = A.linalg.svdvals(x);
      const [first, last] = [A.select(values, -1, 0), A.select(values, -1, -1)];
      return A._named(ord === -2 ? A.div(last, first) : A.div(first, last), 'SqueezeBackward1');
    }
    requireSquare(call.op, x);
    const product = A.mul(A.linalg.matrix_norm(x, ord as 'fro'), A.linalg.matrix_norm(A.linalg.inv(x), ord as 'fro'));
    return ord === 'nuc' ? product : A._named(product, 'NanToNumBackward0');
  },
  samples: (m) => [[m.tensor([3, 2])], [symmetric(m, 3), 'fro'], [symmetric(m, 2), 1]],
  errors: [{ args: (m) => [m.tensor([2, 3]), 1], message: SQUARE }],
});

// ---------------------------------------------------------------------------------------------------- generalised inverses

type Tolerance = number | null;

/** Which singular values count as zero. */
function cutoff(x: TensorLike, largest: number, atol: Tolerance, rtol: Tolerance): number {
  const eps = x.dtype.name === 'float64' ? 2 ** -52 : 2 ** -23;
  const relative = rtol ?? (atol !== null && atol > 0 ? 0 : Math.max(x.shape.at(-1)!, x.shape.at(-2)!) * eps);
  return Math.max(atol ?? 0, relative * largest);
}

export const matrix_rank = composed({
  ...linalg,
  name: 'matrix_rank',
  doc: 'How many singular values of matrices are above max(atol, rtol · the largest), as int64.',
  params: { A: p.tensor(), ...keyword({ atol: p.number(null), rtol: p.number(null), hermitian: p.bool(false) }) },
  compose: (A, { A: x, atol, rtol }, call) => {
    requireMatrix(call.op, x);
    const values = A.linalg.svdvals(x);
    const largest = A.amax(values, -1, true);
    const eps = cutoff(x, 1, null, rtol === null && atol !== null && atol > 0 ? 0 : rtol);
    return A.sum(A.gt(values, A.clamp_min(A.mul(largest, eps), atol ?? 0)), -1);
  },
  samples: (m) => [
    [m.tensor([3, 2], { requires_grad: false })],
    [
      m.values([
        [1, 2],
        [2, 4],
      ]),
    ],
    [
      m.values([
        [
          [1, 0],
          [0, 1e-3],
        ],
      ]),
      { atol: 0.1 },
    ],
  ],
  errors: [{ args: (m) => [m.tensor([3])], message: /at least 2 dimensions/ }],
});

export const pinv = composed({
  ...linalg,
  name: 'pinv',
  doc: 'The pseudoinverse of matrices [..., m, n]: [..., n, m]. Singular values up to max(atol, rtol · the largest) count as 0.',
  params: { A: p.tensor(), ...keyword({ atol: p.number(null), rtol: p.number(null), hermitian: p.bool(false) }) },
  compose: (A, { A: x, atol, rtol }, call) => {
    requireMatrix(call.op, x);
    const { U, S, Vh } = A.linalg.svd(x, false);
    const largest = A.amax(S, -1, true);
    const eps = cutoff(x, 1, null, rtol === null && atol !== null && atol > 0 ? 0 : rtol);
    const counts = A.gt(S, A.clamp_min(A.mul(largest, eps), atol ?? 0));
    const inverse = A.where(counts, A.reciprocal(A.where(counts, S, 1)), 0);
    const product = A.matmul(A.mul(A.transpose(Vh, -2, -1), A.unsqueeze(inverse, -2)), A.transpose(U, -2, -1));
    return A._named(product, 'LinalgPinvBackward0');
  },
  samples: (m) => [
    [m.tensor([3, 2])],
    [m.tensor([2, 3])],
    [
      fixed(m, [
        [1, 2],
        [2, 4],
      ]),
    ],
  ],
  errors: [{ args: (m) => [m.tensor([3])], message: /at least 2 dimensions/ }],
});

export const pinverse = composed({
  name: 'pinverse',
  doc: 'linalg.pinv with a relative tolerance.',
  params: { input: p.tensor(), rcond: p.number(1e-15) },
  compose: (A, { input, rcond }) => A.linalg.pinv(input, { rtol: rcond }),
  samples: (m) => [[m.tensor([3, 2])]],
  errors: [{ args: (m) => [m.tensor([3])], message: /at least 2 dimensions/ }],
});

/** exp by Taylor's series on a matrix scaled to norm ≤ ½, then squared back (Higham, Functions of Matrices, 10.3). */
function exponential<T extends TensorLike>(A: TensorAlgebra<T>, x: T, squarings: number): T {
  const scaled = A.mul(x, 2 ** -squarings);
  let term = A.clone(A.expand(A.eye(x.shape.at(-1)!, { dtype: x.dtype }), x.shape));
  let sum = term;
  for (let k = 1; k <= 18; k++) {
    term = A.div(A.matmul(term, scaled), k);
    sum = A.add(sum, term);
  }
  for (let i = 0; i < squarings; i++) sum = A.matmul(sum, sum);
  return sum;
}

export const matrix_exp = composed({
  name: 'matrix_exp',
  in: ['torch', 'linalg'],
  doc: 'Σ Aᵏ/k! of square matrices [..., n, n].',
  params: { input: p.tensor() },
  compose: (A, { input }, call) => {
    requireSquare(call.op, input);
    if (input.numel() === 0) return A._named(A.clone(input), 'LinalgMatrixExpBackward0');
    const sizes = call.values(A.linalg.matrix_norm((input as typeof input & { detach(): typeof input }).detach(), 1));
    const largest = Math.max(0, ...sizes);
    const squarings = Number.isFinite(largest) && largest > 0.5 ? Math.ceil(Math.log2(largest)) + 1 : 0;
    return A._named(exponential(A, input, squarings), 'LinalgMatrixExpBackward0');
  },
  samples: (m) => [[m.tensor([2, 2])], [m.tensor([2, 3, 3])]],
  errors: [{ args: (m) => [m.tensor([2, 3])], message: SQUARE }],
});
