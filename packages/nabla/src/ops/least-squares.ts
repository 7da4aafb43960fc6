/** Least squares, reflections, symmetric indefinite systems, and systems of tensors. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { int32, int64 } from '../ir/dtype.js';
import { numel, show } from '../ir/shape.js';
import { composed, keyword, lowered, p, type TensorLike } from '../record.js';
import { axisOf } from './axes.js';
import { holdsVectors, regular, requireMatrix, requireSquare, SQUARE, together, transposed } from './linear-systems.js';
import { detached, sameTypes, withNames } from './requirements.js';
import { fixed } from './samples.js';

const linalg = { in: ['linalg'] as const, method: false };
const hidden = { in: [], method: false } as const;

// ---------------------------------------------------------------------------------------------------- least squares

/** V · diag(1/σ) · Uᵀ · B, leaving singular values up to rcond · the largest out. */
export const leastSquares = lowered({
  ...hidden,
  name: '_lstsq',
  gradName: 'LinalgLstsqBackward0',
  doc: 'The solution of least squares and least norm, the rank, and the singular values.',
  params: { A: p.tensor(), B: p.tensor(), rcond: p.number() },
  lower: (b, { A: given, B, rcond }, call) => {
    const [a, y] = together(call.op, b, given, B);
    const r = a.shape.length;
    const lead = a.shape.slice(0, -2);
    const [m, n] = a.shape.slice(-2) as [number, number];
    const k = Math.min(m, n);
    const shapes = [
      [...lead, m, k],
      [...lead, k],
      [...lead, k, n],
    ];
    const outputs = shapes.map((shape) => ({ dtype: a.dtype, shape }));
    const [u, s, vh] = b.call([a], { kernel: 'svd', attrs: {}, outputs }) as [typeof a, typeof a, typeof a];
    const largest = b.expand(b.reduce('reduce_max', s, [r - 2]), s.shape);
    const counts = b.compare('lt', b.mul(largest, b.broadcast(call.operand(rcond, s.dtype), s.shape)), s);
    const inverse = b.where(counts, b.div(b.like(1, s), b.where(counts, s, b.like(1, s))), b.like(0, s));
    const inside = b.dot(transposed(b, u), y);
    const scaled = b.mul(inside, b.broadcast(b.reshape(inverse, [...s.shape, 1]), inside.shape));
    const rank = b.reshape(b.sum(b.cast(counts, int64), [r - 2]), lead);
    return [b.dot(transposed(b, vh), scaled), rank, s];
  },
  /** G. Golub & V. Pereyra, 1973: the derivative of the pseudoinverse, of a matrix that keeps its rank. */
  grad: (A, [g], { args: { A: a, B, rcond }, needs }) => {
    const t = (x: typeof a): typeof a => A.transpose(x, -2, -1);
    const eye = A.eye(a.shape.at(-2)!, { dtype: a.dtype });
    // The pseudoinverse solves for the unit vectors.
    const inverse = (A._lstsq(a, eye, rcond) as unknown as readonly (typeof a)[])[0]!;
    const gB = () => A.sum_to_size(A.matmul(t(inverse), g!), [...B.shape]);
    if (!needs('A')) return { B: gB() };
    const up = A.matmul(g!, t(B));
    const back = t(inverse);
    const first = A.neg(A.matmul(A.matmul(back, up), back));
    const rest = (x: typeof a, y: typeof a): typeof a => A.sub(x, A.matmul(y, x));
    const second = A.matmul(A.matmul(rest(t(up), A.matmul(a, inverse)), inverse), back);
    const right = A.matmul(A.matmul(back, inverse), t(up));
    const third = A.sub(right, A.matmul(right, A.matmul(inverse, a)));
    const gA = A.sum_to_size(A.add(A.add(first, second), third), [...a.shape]);
    return needs('B') ? { A: gA, B: gB() } : { A: gA };
  },
  nondifferentiable: [1, 2],
  saves: ['A', 'B'],
  samples: (m) => [[regular(m, [3, 3]), m.tensor([3, 1]), 1e-6]],
});

const DRIVERS = ['gels', 'gelsy', 'gelsd', 'gelss'];
const RESULTS = ['solution', 'residuals', 'rank', 'singular_values'];

export const lstsq = composed({
  ...linalg,
  name: 'lstsq',
  resultNames: RESULTS,
  doc: "{ solution, residuals, rank, singular_values } of the X that makes |A · X − B| least, and of those the shortest: A [..., m, n], B [..., m, k] or vectors. Singular values up to rcond · the largest count as 0. What drivers do not work out is empty: residuals ('gels', 'gelsd' and 'gelss', for m > n and full rank), rank ('gelsy', which is the default, 'gelsd', 'gelss'), singular values ('gelsd', 'gelss').",
  params: {
    A: p.tensor(),
    B: p.tensor(),
    rcond: p.number(null),
    ...keyword({ driver: p.any<string | null>('string | null', null) }),
  },
  compose: (A, { A: a, B, rcond, driver }, call) => {
    if (a.ndim < 2) fail(call.op, `input must have at least 2 dimensions, but its shape is ${show(a.shape)}`);
    if (B.ndim < 1) fail(call.op, 'other must have at least 1 dimension');
    requireMatrix(call.op, a);
    sameTypes(call.op, { A: a, B });
    const by = driver ?? 'gelsy';
    if (!DRIVERS.includes(by))
      fail(call.op, `parameter \`driver\` should be one of (${DRIVERS.join(', ')}), not ${by}`);
    const vectors = holdsVectors(a, B);
    const rhs = vectors ? A.unsqueeze(B, -1) : B;
    const [m, n] = a.shape.slice(-2) as [number, number];
    if (rhs.shape.at(-2) !== m)
      fail(call.op, `input.size(-2) should match other.size(${vectors ? -1 : -2}): ${m} and ${rhs.shape.at(-2)}`);
    const eps = a.dtype.name === 'float64' ? 2 ** -52 : 2 ** -23;
    const [x, rank, values] = A._lstsq(a, rhs, rcond ?? eps * Math.max(m, n)) as unknown as [T, T, T];
    type T = typeof a;
    const none = (dtype: 'int64' | null = null): T => A.empty([0], { dtype: dtype ?? a.dtype });
    const full = () => call.values(rank).every((k) => k === n);
    const left = by !== 'gelsy' && m > n && (by === 'gels' || full());
    const off = () => A.sub(A.matmul(detached(a), detached(x)), detached(rhs));
    const residuals = left ? A.sum(A.square(off()), -2) : none();
    const spectral = by === 'gelsd' || by === 'gelss';
    return withNames(RESULTS, [
      vectors ? A._named(A.squeeze(x, -1), 'LinalgLstsqBackward0') : x,
      residuals,
      by === 'gels' ? none('int64') : rank,
      spectral ? values : none(),
    ]);
  },
  samples: (m) => [
    [regular(m, [3, 3]), m.tensor([3, 2])],
    [m.tensor([4, 2]), m.tensor([4]), { driver: 'gelsd' }],
    [m.tensor([2, 3]), m.tensor([2, 1]), null, { driver: 'gels' }],
    [
      fixed(m, [
        [1, 2],
        [2, 4],
      ]),
      m.tensor([2, 1], { requires_grad: false }),
      0.1,
    ],
  ],
  errors: [
    { args: (m) => [m.tensor([3]), m.tensor([3])], message: /at least 2 dimensions/ },
    { args: (m) => [m.tensor([3, 2]), m.tensor([2, 1])], message: /should match other.size\(-2\)/ },
    { args: (m) => [m.tensor([3, 2]), m.tensor([3]), { driver: 'qr' }], message: /should be one of/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- reflections

export const geqrf = lowered({
  name: 'geqrf',
  gradName: 'GeqrfBackward0',
  resultNames: ['a', 'tau'],
  doc: '{ a, tau } of matrices [..., m, n]: R on and above the diagonal of a, below it the vectors of the reflections I − tau · v · vᵀ whose product is Q. It has no derivative; see linalg.qr.',
  params: { input: p.tensor() },
  lower: (b, { input }, call) => {
    requireMatrix(call.op, input, 'input');
    const k = Math.min(...input.shape.slice(-2));
    const outputs = [input.shape, [...input.shape.slice(0, -2), k]].map((shape) => ({ dtype: input.dtype, shape }));
    return b.call([input], { kernel: 'geqrf', attrs: {}, outputs });
  },
  grad: () => fail('geqrf', "the derivative for 'geqrf' is not implemented", 'Use linalg.qr()', 'missing'),
  saves: [],
  samples: (m) => [[m.tensor([3, 2], { requires_grad: false })], [m.tensor([2, 2, 3], { requires_grad: false })]],
  errors: [{ args: (m) => [m.tensor([3])], message: /at least 2 dimensions/ }],
});

interface Reflections<T> {
  readonly vectors: T;
  readonly tau: T;
}

/** x after one reflection: x − tau · v · (vᵀ · x). */
function reflect<T extends TensorLike>(A: TensorAlgebra<T>, { vectors, tau }: Reflections<T>, i: number, x: T): T {
  const v = A.narrow(vectors, -1, i, 1);
  const scale = A.unsqueeze(A.narrow(tau, -1, i, 1), -1);
  return A.sub(x, A.mul(scale, A.matmul(v, A.matmul(A.transpose(v, -2, -1), x))));
}

/** The reflections' vectors from what is below the diagonal. */
function reflectionsOf<T extends TensorLike>(A: TensorAlgebra<T>, op: string, input: T, tau: T): Reflections<T> {
  if (input.ndim < 2) fail(op, 'input must have at least 2 dimensions.');
  requireMatrix(op, input, 'input');
  sameTypes(op, { input, tau });
  const [m, n] = input.shape.slice(-2) as [number, number];
  if (m < n) fail(op, 'input.shape[-2] must be greater than or equal to input.shape[-1]');
  if (n < tau.shape.at(-1)!) fail(op, 'input.shape[-1] must be greater than or equal to tau.shape[-1]');
  const lead = input.shape.slice(0, -2);
  if (tau.ndim !== input.ndim - 1 || lead.some((s, i) => s !== tau.shape[i]))
    fail(
      op,
      `Expected tau to have one dimension less than input and the same batch: ${show(tau.shape)} and ${show(input.shape)}`,
    );
  const ones = A.expand(A.eye(m, n, { dtype: input.dtype }), [...input.shape]);
  return { vectors: A.add(A.tril(input, -1), ones), tau };
}

const householder = (name: string, places: { in: readonly ('torch' | 'linalg')[]; method: boolean }, first: string) =>
  composed({
    ...places,
    name,
    doc: 'The first n columns of the product of the reflections that geqrf gives: an orthonormal [..., m, n].',
    params: { [first]: p.tensor(), tau: p.tensor() },
    compose: (A, args, call) => {
      const { [first]: input, tau } = args as unknown as Readonly<Record<string, ReturnType<typeof A.relu>>>;
      const all = reflectionsOf(A, call.op, input!, tau!);
      const [m, n] = input!.shape.slice(-2) as [number, number];
      let q = A.expand(A.eye(m, n, { dtype: input!.dtype }), [...input!.shape]);
      for (let i = tau!.shape.at(-1)! - 1; i >= 0; i--) q = reflect(A, all, i, q);
      return A._named(q, 'LinalgHouseholderProductBackward0');
    },
    samples: (m) => [
      [m.tensor([3, 2]), m.tensor([2])],
      [m.tensor([2, 3, 3]), m.tensor([2, 1])],
    ],
    errors: [
      { args: (m) => [m.tensor([2, 3]), m.tensor([2])], message: /greater than or equal to input.shape/ },
      { args: (m) => [m.tensor([3, 2]), m.tensor([3])], message: /greater than or equal to tau.shape/ },
    ],
  });

export const householder_product = householder('householder_product', linalg, 'A');
export const orgqr = householder('orgqr', { in: ['torch'], method: true }, 'input');

export const ormqr = composed({
  name: 'ormqr',
  doc: 'Q · other (or other · Q where left is false; with transpose Qᵀ) for the whole orthogonal Q of the reflections that geqrf gives. No derivative.',
  params: {
    input: p.tensor(),
    tau: p.tensor(),
    other: p.tensor(),
    left: p.bool(true),
    transpose: p.bool(false),
  },
  compose: (A, { input, tau, other, left, transpose }, call) => {
    const all = reflectionsOf(A, call.op, detached(input), detached(tau));
    requireMatrix(call.op, other, 'other');
    sameTypes(call.op, { input, other });
    const m = input.shape.at(-2)!;
    if (other.shape.at(left ? -2 : -1) !== m)
      fail(
        call.op,
        `other.shape[${left ? -2 : -1}] must be equal to input.shape[-2], but they are ${other.shape.at(left ? -2 : -1)} and ${m}`,
      );
    const flip = (x: typeof other) => (left ? x : A.transpose(x, -2, -1));
    const k = tau.shape.at(-1)!;
    let x = flip(detached(other));
    // other · Q is (Qᵀ · otherᵀ)ᵀ.
    const forward = left === transpose;
    for (let i = 0; i < k; i++) x = reflect(A, all, forward ? i : k - 1 - i, x);
    return A.clone(flip(x));
  },
  samples: (m) => [
    [m.tensor([3, 2]), m.tensor([2]), m.tensor([3, 2])],
    [m.tensor([3, 2]), m.tensor([2]), m.tensor([2, 3]), false, true],
  ],
  errors: [
    { args: (m) => [m.tensor([3, 2]), m.tensor([2]), m.tensor([2, 2])], message: /must be equal to input.shape/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- symmetric systems

const ldl = (name: string, resultNames: readonly string[]) =>
  lowered({
    ...linalg,
    name,
    gradName: 'NotImplemented',
    resultNames,
    doc: `{ ${resultNames.join(', ')} } of symmetric matrices [..., n, n], of which the lower triangle is read: L · D · Lᵀ with exchanged rows, D with blocks of one or two, as LAPACK's sytrf stores it (pivots int32, from 1, negative for a block of two). A zero block is an error, unless info (int32) says where it is. No derivative.`,
    params: {
      A: p.tensor(),
      ...keyword({ hermitian: p.bool(false), ...(resultNames.length > 2 ? { check_errors: p.bool(false) } : {}) }),
    },
    lower: (b, args, call) => {
      const { A, check_errors: strict } = args as typeof args & { readonly check_errors?: boolean };
      requireSquare(call.op, A);
      const lead = A.shape.slice(0, -2);
      const outputs = [
        { dtype: A.dtype, shape: A.shape },
        { dtype: int32, shape: A.shape.slice(0, -1) },
        { dtype: int32, shape: lead },
      ];
      const parts = b.call([A], { kernel: 'ldl_factor', attrs: {}, outputs });
      if (strict !== false) {
        const bad = Array.from(call.values(parts[2]!)).find((i) => i > 0);
        if (bad !== undefined)
          fail(call.op, `D[${bad},${bad}] is exactly zero: the factorization cannot solve a system`);
      }
      return parts.slice(0, resultNames.length);
    },
    grad: () => fail('ldl_factor', "the derivative for 'ldl_factor' is not implemented", '', 'missing'),
    saves: [],
    samples: (m) => [
      [
        fixed(m, [
          [0, 1, 2],
          [1, 0, 3],
          [2, 3, 0],
        ]),
      ],
      [
        fixed(m, [
          [4, 1, 0.5],
          [1, 3, -1],
          [0.5, -1, 5],
        ]),
      ],
    ],
    errors: [{ args: (m) => [m.tensor([2, 3])], message: SQUARE }],
  });

export const ldl_factor = ldl('ldl_factor', ['LD', 'pivots']);
export const ldl_factor_ex = ldl('ldl_factor_ex', ['LD', 'pivots', 'info']);

export const ldl_solve = lowered({
  ...linalg,
  name: 'ldl_solve',
  gradName: 'NotImplemented',
  doc: 'X with A · X = B from what ldl_factor(A) gives: B [..., n, k]. No derivative.',
  params: { LD: p.tensor(), pivots: p.tensor(), B: p.tensor(), ...keyword({ hermitian: p.bool(false) }) },
  lower: (b, { LD, pivots, B }, call) => {
    requireSquare(call.op, LD, 'LD');
    requireMatrix(call.op, B, 'B');
    sameTypes(call.op, { LD, B });
    if (pivots.dtype.kind !== 'int') fail(call.op, `Expected pivots to be integers. Got ${pivots.dtype}`);
    if (show(pivots.shape) !== show(LD.shape.slice(0, -1)))
      fail(
        call.op,
        `Expected LD.shape[:-1] and pivots.shape to be the same, but got ${show(LD.shape.slice(0, -1))} and ${show(pivots.shape)}`,
      );
    if (LD.shape.at(-1) !== B.shape.at(-2))
      fail(
        call.op,
        `Incompatible shapes of A and B for the equation AX = B (${LD.shape.slice(-2).join('x')} and ${B.shape.slice(-2).join('x')})`,
      );
    const [a, y] = together(call.op, b, LD, B);
    const order = b.broadcast(pivots, a.shape.slice(0, -1));
    return b.call([a, order, y], { kernel: 'ldl_solve', attrs: {}, outputs: [{ dtype: y.dtype, shape: y.shape }] })[0]!;
  },
  grad: () => fail('ldl_solve', "the derivative for 'ldl_solve' is not implemented", '', 'missing'),
  saves: [],
  samples: (m) => [
    [
      fixed(m, [
        [2, 0],
        [0.5, 3],
      ]),
      m.values([1, 2], 'int32'),
      m.tensor([2, 2], { requires_grad: false }),
    ],
    [
      fixed(m, [
        [0, 0, 0],
        [2, 0, 0],
        [1.5, 0.5, -3],
      ]),
      m.values([-3, -3, 3], 'int32'),
      m.tensor([3, 1], { requires_grad: false }),
    ],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 2]), m.values([1], 'int32'), m.tensor([2, 1])], message: /to be the same/ },
    { args: (m) => [m.tensor([2, 2]), m.values([1, 2], 'int32'), m.tensor([3, 1])], message: /Incompatible shapes/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- other systems

export const tensorsolve = composed({
  ...linalg,
  name: 'tensorsolve',
  doc: 'X with tensordot(A, X, X.ndim) = B; `dims` of A are moved to its end first.',
  params: { A: p.tensor(), B: p.tensor(), dims: p.ints(null) },
  compose: (A, { A: given, B, dims }, call) => {
    const last = (typeof dims === 'number' ? [dims] : (dims ?? [])).map((d) => axisOf(call.op, d, given.ndim));
    const order = [...given.shape.map((_, i) => i).filter((i) => !last.includes(i)), ...last];
    const a = last.length > 0 ? A.permute(given, order) : given;
    const [rows, columns] = [a.shape.slice(0, B.ndim), a.shape.slice(B.ndim)];
    if (numel(rows) !== numel(columns))
      fail(
        call.op,
        `Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), but got ${numel(columns)} != ${numel(rows)}`,
      );
    const n = numel(rows);
    return A.reshape(A.linalg.solve(A.reshape(a, [n, n]), A.reshape(B, [-1])), columns);
  },
  samples: (m) => [
    [regular(m, [4, 4]), m.tensor([4])],
    [regular(m, [3, 3]), m.tensor([3]), [0]],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3, 5]), m.tensor([2, 3])], message: /prod\(self.shape/ }],
});

const SOLVED = ['solution', 'cloned_coefficient'];

export const triangular_solve = composed({
  name: 'triangular_solve',
  resultNames: SOLVED,
  doc: '{ solution, cloned_coefficient }: X with A · X = b for a triangular A (its transpose where `transpose`); see linalg.solve_triangular.',
  params: {
    b: p.tensor(),
    A: p.tensor(),
    upper: p.bool(true),
    transpose: p.bool(false),
    unitriangular: p.bool(false),
  },
  compose: (A, { b, A: a, upper, transpose, unitriangular }, call) => {
    for (const [name, x] of [['b', b] as const, ['A', a] as const])
      if (x.ndim < 2)
        fail(call.op, `Expected ${name} to have at least 2 dimensions, but it has ${x.ndim} dimensions instead`);
    if (a.shape.at(-1) !== a.shape.at(-2))
      fail(call.op, `A must be batches of square matrices, but they are ${a.shape.slice(-2).join(' by ')} matrices`);
    if (a.shape.at(-1) !== b.shape.at(-2))
      fail(
        call.op,
        `Incompatible matrix sizes for triangular_solve: each A matrix is ${a.shape.slice(-2).join(' by ')} but each b matrix is ${b.shape.slice(-2).join(' by ')}`,
      );
    const matrix = transpose ? A.transpose(a, -2, -1) : a;
    const x = A.linalg.solve_triangular(matrix, b, { upper: upper !== transpose, unitriangular });
    const copy = A.clone(A.expand(a, [...x.shape.slice(0, -2), ...a.shape.slice(-2)]));
    return withNames(
      SOLVED,
      [x, copy].map((t) => A._named(t, 'TriangularSolveBackward0')),
    );
  },
  samples: (m) => [
    [m.tensor([3, 2]), regular(m, [3, 3])],
    [m.tensor([2, 2, 1]), regular(m, [2, 2]), false, true, true],
  ],
  errors: [
    { args: (m) => [m.tensor([3]), m.tensor([3, 3])], message: /Expected b to have at least 2 dimensions/ },
    { args: (m) => [m.tensor([2, 1]), m.tensor([3, 3])], message: /Incompatible matrix sizes/ },
  ],
});
