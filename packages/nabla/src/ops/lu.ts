/** The LU factorisation, what follows from it, and factorisations that say in `info` whether they succeeded. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { int32, int64, uint8 } from '../ir/dtype.js';
import { type Shape, show } from '../ir/shape.js';
import { keyword, type LowerCall, lowered, p } from '../record.js';
import {
  holdsVectors,
  host,
  regular,
  requireMatrix,
  requireSquare,
  SQUARE,
  together,
  transposed,
} from './linear-systems.js';
import { diagonalOf } from './parts.js';
import { sameTypes } from './requirements.js';
import { fixed } from './samples.js';

const linalg = { in: ['linalg'] as const, method: false };
const SINGULAR = [
  [1, 2],
  [2, 4],
];

interface Factored<N> {
  readonly lu: N;
  readonly pivots: N;
  readonly order: N;
}

function factored<N extends Typed>(b: Builder<N>, op: string, a: N, pivot: boolean): Factored<N> {
  requireMatrix(op, a);
  if (!pivot) fail(op, 'LU without pivoting is not implemented on the CPU', 'Leave pivot out');
  const lead = a.shape.slice(0, -2);
  const [m, n] = a.shape.slice(-2) as [number, number];
  const outputs = [
    { dtype: a.dtype, shape: a.shape },
    { dtype: int32, shape: [...lead, Math.min(m, n)] },
    { dtype: int64, shape: [...lead, m] },
  ];
  const [lu, pivots, order] = b.call([a], { kernel: 'lu_factor', attrs: {}, outputs }) as [N, N, N];
  return { lu, pivots, order };
}

/** The place of the first zero on the diagonal, counted from 1; 0 where there is none. */
function zeroPivot<N extends Typed>(b: Builder<N>, op: string, lu: N): N {
  const r = lu.shape.length;
  const lead = lu.shape.slice(0, -2);
  const d = diagonalOf(op, lu.shape, 0, r - 2, r - 1);
  if (d.shape.at(-1) === 0) return b.const(0, int32, lead);
  const diagonal = b.strided(lu, d.shape, d.strides, d.offset);
  const zero = b.cast(b.compare('eq', diagonal, b.like(0, diagonal)), uint8);
  const first = b.cast(b.reshape(b.argextreme('argmax', zero, r - 2), lead), int32);
  const any = b.reshape(b.reduce('reduce_max', zero, [r - 2]), lead);
  return b.where(b.compare('ne', any, b.like(0, any)), b.add(first, b.like(1, first)), b.like(0, first));
}

function refuseZero<N extends Typed>(b: Builder<N>, call: LowerCall<N>, lu: N): void {
  const info = call.values(zeroPivot(b, call.op, lu));
  for (let i = 0; i < info.length; i++)
    if (info[i]! > 0)
      fail(
        call.op,
        `U[${info[i]},${info[i]}] is zero and using it on lu_solve would result in a division by zero`,
        'If you still want the factorization, call linalg.lu(A) or linalg.lu_factor_ex(A)',
      );
}

/** Ones where the row is to the column as `how` says: ≤ above and on the diagonal, < above it. */
function triangle<N extends Typed>(b: Builder<N>, x: N, how: 'le' | 'lt', upper: boolean): N {
  const r = x.shape.length;
  const [row, column] = [b.iota(int64, x.shape, r - 2), b.iota(int64, x.shape, r - 1)];
  return b.where(upper ? b.compare(how, row, column) : b.compare(how, column, row), x, b.like(0, x));
}

function unit<N extends Typed>(b: Builder<N>, shape: Shape, like: N): N {
  const r = shape.length;
  return b.cast(b.compare('eq', b.iota(int64, shape, r - 2), b.iota(int64, shape, r - 1)), like.dtype);
}

/** L with ones on its diagonal, and U. */
function triangles<N extends Typed>(b: Builder<N>, lu: N): [N, N] {
  const r = lu.shape.length;
  const k = Math.min(lu.shape[r - 1]!, lu.shape[r - 2]!);
  const left = b.narrow(lu, r - 1, 0, k);
  return [
    b.add(triangle(b, left, 'lt', false), unit(b, left.shape, lu)),
    triangle(b, b.narrow(lu, r - 2, 0, k), 'le', true),
  ];
}

/** The matrix whose column i has a one in row order[i]. */
function permutation<N extends Typed>(b: Builder<N>, order: N, like: N): N {
  const [lead, m] = [order.shape.slice(0, -1), order.shape.at(-1)!];
  const shape = [...lead, m, m];
  const wanted = b.broadcast(b.reshape(order, [...lead, 1, m]), shape);
  return b.cast(b.compare('eq', b.iota(int64, shape, lead.length), wanted), like.dtype);
}

/** The row order that pivots make, for m rows. */
function orderOf<N extends Typed>(b: Builder<N>, pivots: N, m: number): N {
  const shape = [...pivots.shape.slice(0, -1), m];
  return b.call([pivots], { kernel: 'lu_order', attrs: {}, outputs: [{ dtype: int64, shape }] })[0]!;
}

function checkPivots(op: string, pivots: Typed, lu: Typed): void {
  if (pivots.dtype !== int32)
    fail(op, `pivots should be a Tensor of scalar type torch.int32, not ${pivots.dtype}`, 'They come from lu_factor()');
  const k = Math.min(...lu.shape.slice(-2));
  if (pivots.shape.length !== lu.shape.length - 1 || pivots.shape.at(-1) !== k)
    fail(op, `pivots of shape ${show(pivots.shape)} do not belong to LU of shape ${show(lu.shape)}`);
}

const matrices = { A: p.tensor(), ...keyword({ pivot: p.bool(true) }) };

export const lu_factor = lowered({
  ...linalg,
  name: 'lu_factor',
  gradName: 'LinalgLuFactorExBackward0',
  resultNames: ['LU', 'pivots'],
  doc: '{ LU, pivots } of matrices [..., m, n]: L (unit diagonal) below and U on and above the diagonal of one matrix; row k was exchanged with row pivots[k] (int32, from 1). A zero on U’s diagonal is an error.',
  params: { A: p.tensor(), pivot: p.bool(true) },
  lower: (b, { A, pivot }, call) => {
    const { lu, pivots } = factored(b, call.op, A, pivot);
    refuseZero(b, call, lu);
    return [lu, pivots];
  },
  nondifferentiable: [1],
  samples: (m) => [[regular(m, [3, 3])], [m.tensor([2, 2, 3])], [m.tensor([3, 2])], [m.tensor([0, 0])]],
  errors: [
    { args: (m) => [m.values(SINGULAR)], message: /U\[2,2\] is zero/ },
    { args: (m) => [m.tensor([2])], message: /at least 2 dimensions/ },
    { args: (m) => [m.tensor([2, 2]), false], message: /without pivoting/ },
  ],
});

export const lu_factor_ex = lowered({
  ...linalg,
  name: 'lu_factor_ex',
  gradName: 'LinalgLuFactorExBackward0',
  resultNames: ['LU', 'pivots', 'info'],
  doc: '{ LU, pivots, info } as lu_factor; info (int32) is 0, or the place of the first zero on U’s diagonal, from 1. With check_errors that is an error.',
  params: { ...matrices, ...keyword({ check_errors: p.bool(false) }) },
  lower: (b, { A, pivot, check_errors }, call) => {
    const { lu, pivots } = factored(b, call.op, A, pivot);
    if (check_errors) refuseZero(b, call, lu);
    return [lu, pivots, zeroPivot(b, call.op, lu)];
  },
  nondifferentiable: [1, 2],
  samples: (m) => [[regular(m, [3, 3])], [fixed(m, SINGULAR)]],
  errors: [{ args: (m) => [m.values(SINGULAR), { check_errors: true }], message: /U\[2,2\] is zero/ }],
});

export const linalgLu = lowered({
  ...linalg,
  name: 'lu',
  gradName: 'LinalgLuBackward0',
  resultNames: ['P', 'L', 'U'],
  doc: '{ P, L, U } with A = P · L · U: a permutation [..., m, m], L [..., m, k] with a unit diagonal, U [..., k, n], k the smaller of m and n.',
  params: matrices,
  lower: (b, { A, pivot }, call) => {
    const { lu, order } = factored(b, call.op, A, pivot);
    return [permutation(b, order, lu), ...triangles(b, lu)];
  },
  nondifferentiable: [0],
  samples: (m) => [[regular(m, [3, 3])], [m.tensor([2, 2, 3])], [m.tensor([3, 2])], [fixed(m, SINGULAR)]],
  errors: [{ args: (m) => [m.tensor([2])], message: /at least 2 dimensions/ }],
});

export const lu = lowered({
  name: 'lu',
  gradName: 'LinalgLuFactorExBackward0',
  returns: 'T[]',
  doc: '[LU, pivots] as linalg.lu_factor, without errors; with get_infos [LU, pivots, info].',
  params: { A: p.tensor(), pivot: p.bool(true), get_infos: p.bool(false) },
  lower: (b, { A, pivot, get_infos }, call) => {
    const f = factored(b, call.op, A, pivot);
    return [f.lu, f.pivots, ...(get_infos ? [zeroPivot(b, call.op, f.lu)] : [])];
  },
  nondifferentiable: [1, 2],
  samples: (m) => [[regular(m, [3, 3])], [fixed(m, SINGULAR), true, true]],
  errors: [{ args: (m) => [m.tensor([2])], message: /at least 2 dimensions/ }],
});

export const lu_unpack = lowered({
  name: 'lu_unpack',
  method: false,
  gradName: 'LuUnpackBackward0',
  resultNames: ['P', 'L', 'U'],
  doc: '{ P, L, U } from what lu_factor gives. unpack_data false: L and U are empty; unpack_pivots false: P is.',
  params: {
    LU_data: p.tensor(),
    LU_pivots: p.tensor(),
    unpack_data: p.bool(true),
    unpack_pivots: p.bool(true),
  },
  lower: (b, { LU_data: data, LU_pivots: pivots, unpack_data, unpack_pivots }, call) => {
    requireMatrix(call.op, data, 'LU_data');
    if (unpack_pivots && pivots.dtype !== int32)
      fail(
        call.op,
        `LU_pivots is expected to be a tensor of torch.int32, not ${pivots.dtype}`,
        'It comes from lu_factor()',
      );
    if (unpack_pivots) checkPivots(call.op, pivots, data);
    const none = b.const(0, data.dtype, [0]);
    const [l, u] = unpack_data ? triangles(b, data) : [none, none];
    return [unpack_pivots ? permutation(b, orderOf(b, pivots, data.shape.at(-2)!), data) : none, l, u];
  },
  nondifferentiable: [0],
  samples: (m) => [
    [m.tensor([3, 3]), m.values([2, 3, 3], 'int32')],
    [m.tensor([2, 3]), m.values([2, 2], 'int32'), true, false],
    [m.tensor([3, 2]), m.values([1, 3], 'int32')],
  ],
  errors: [{ args: (m) => [m.tensor([2, 2]), m.ints([2], 1, 3)], message: /torch.int32/ }],
});

interface System<N> {
  readonly lu: N;
  readonly pivots: N;
  readonly rhs: N;
  /** Whether the matrix is transposed. */
  readonly flipped: boolean;
}

function solvedBy<N extends Typed>(b: Builder<N>, op: string, { lu, pivots, rhs, flipped }: System<N>): N {
  const axis = rhs.shape.length - 2;
  const [x, y] = together(op, b, lu, rhs);
  const order = orderOf(b, pivots, lu.shape.at(-2)!);
  const full = [...y.shape.slice(0, -2), order.shape.at(-1)!];
  const rows = b.broadcast(order, full);
  const places = b.expand(b.reshape(rows, [...full, 1]), y.shape);
  const step = (a: N, v: N, upper: boolean, unitriangular: boolean): N =>
    host(b, 'solve_triangular', [a, v], v.shape, { upper, unitriangular });
  const [l, u] = [triangle(b, x, 'le', false), triangle(b, x, 'le', true)];
  if (!flipped) return step(u, step(l, b.gather(y, places, y.shape.length - 2), false, true), true, false);
  const z = step(transposed(b, l), step(transposed(b, u), y, false, false), true, true);
  return b.scatter(b.like(0, z), places, z, axis, 'set');
}

function checkSystem(op: string, lu: Typed, pivots: Typed, rhs: Typed, left: boolean): void {
  requireSquare(op, lu, 'LU');
  requireMatrix(op, rhs, 'B');
  sameTypes(op, { LU: lu, B: rhs });
  checkPivots(op, pivots, lu);
  if (lu.shape.at(-1) !== rhs.shape.at(left ? -2 : -1))
    fail(
      op,
      `Incompatible shapes of A and B for the equation ${left ? 'AX = B' : 'XA = B'} (${lu.shape.slice(-2).join('x')} and ${rhs.shape.slice(-2).join('x')})`,
    );
}

const PIVOTS = [2, 3, 3];

export const linalgLuSolve = lowered({
  ...linalg,
  name: 'lu_solve',
  gradName: 'LinalgLuSolveBackward0',
  doc: 'X with A · X = B, where LU and pivots come from lu_factor(A); left false: X · A = B; adjoint: with the transposed A.',
  params: {
    LU: p.tensor(),
    pivots: p.tensor(),
    B: p.tensor(),
    ...keyword({ left: p.bool(true), adjoint: p.bool(false) }),
  },
  lower: (b, { LU, pivots, B, left, adjoint }, call) => {
    checkSystem(call.op, LU, pivots, B, left);
    if (left) return solvedBy(b, call.op, { lu: LU, pivots, rhs: B, flipped: adjoint });
    return transposed(b, solvedBy(b, call.op, { lu: LU, pivots, rhs: transposed(b, B), flipped: !adjoint }));
  },
  saves: ['LU', 'pivots', 'B'],
  samples: (m) => [
    [regular(m, [3, 3]), m.values(PIVOTS, 'int32'), m.tensor([3, 2])],
    [regular(m, [3, 3]), m.values(PIVOTS, 'int32'), m.tensor([2, 3]), { left: false }],
    [regular(m, [3, 3]), m.values(PIVOTS, 'int32'), m.tensor([2, 3, 1]), { adjoint: true }],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 2]), m.ints([2], 1, 3), m.tensor([2, 1])], message: /scalar type torch.int32/ },
    { args: (m) => [m.tensor([2, 2]), m.values([1, 2], 'int32'), m.tensor([3, 1])], message: /Incompatible shapes/ },
    { args: (m) => [m.tensor([2, 2]), m.values([0, 2], 'int32'), m.tensor([2, 1])], message: /element 0 is 0/ },
  ],
});

export const lu_solve = lowered({
  name: 'lu_solve',
  gradName: 'LinalgLuSolveBackward0',
  doc: 'linalg.lu_solve with the right-hand sides first.',
  params: { b: p.tensor(), LU_data: p.tensor(), LU_pivots: p.tensor() },
  lower: (b, { b: rhs, LU_data: lu, LU_pivots: pivots }, call) => {
    checkSystem(call.op, lu, pivots, rhs, true);
    return solvedBy(b, call.op, { lu, pivots, rhs, flipped: false });
  },
  saves: ['b', 'LU_data', 'LU_pivots'],
  samples: (m) => [[m.tensor([3, 2]), regular(m, [3, 3]), m.values(PIVOTS, 'int32')]],
  errors: [
    { args: (m) => [m.tensor([3, 1]), m.tensor([2, 2]), m.values([1, 2], 'int32')], message: /Incompatible shapes/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- with info

/** A host kernel with a result and, unless errors are to be thrown, info. */
function checkedHost<N extends Typed>(
  b: Builder<N>,
  kernel: string,
  inputs: readonly N[],
  shape: Shape,
  strict: boolean,
): [N, N] {
  const lead = inputs[0]!.shape.slice(0, -2);
  const outputs = [{ dtype: inputs[0]!.dtype, shape }, ...(strict ? [] : [{ dtype: int32, shape: lead }])];
  const [out, info] = b.call(inputs, { kernel, attrs: strict ? {} : { info: true }, outputs });
  return [out!, info ?? b.const(0, int32, lead)];
}

const check_errors = keyword({ check_errors: p.bool(false) });

export const inv_ex = lowered({
  ...linalg,
  name: 'inv_ex',
  gradName: 'LinalgInvExBackward0',
  resultNames: ['inverse', 'info'],
  doc: '{ inverse, info } of square matrices [..., n, n]; info (int32) is 0, or the place of the first zero pivot, from 1. With check_errors that is an error.',
  params: { A: p.tensor(), ...check_errors },
  lower: (b, { A, check_errors: strict }, call) => {
    requireSquare(call.op, A);
    return checkedHost(b, 'inv', [A], A.shape, strict);
  },
  nondifferentiable: [1],
  samples: (m) => [[regular(m, [3, 3])], [regular(m, [2, 2, 2]), { check_errors: true }], [m.tensor([2, 0, 0])]],
  errors: [
    { args: (m) => [m.tensor([2, 3])], message: SQUARE },
    { args: (m) => [m.values(SINGULAR), { check_errors: true }], message: /singular/ },
  ],
});

export const cholesky_ex = lowered({
  ...linalg,
  name: 'cholesky_ex',
  gradName: 'LinalgCholeskyExBackward0',
  resultNames: ['L', 'info'],
  doc: '{ L, info } of symmetric matrices, as cholesky; info (int32) is 0, or the order of the first minor that is not positive. With check_errors that is an error.',
  params: { A: p.tensor(), ...keyword({ upper: p.bool(false) }), ...check_errors },
  lower: (b, { A, upper, check_errors: strict }, call) => {
    requireSquare(call.op, A);
    const [l, info] = checkedHost(b, 'cholesky', [upper ? transposed(b, A) : A], A.shape, strict);
    return [upper ? transposed(b, l) : l, info];
  },
  nondifferentiable: [1],
  samples: (m) => [
    [
      fixed(m, [
        [4, 1],
        [1, 3],
      ]),
    ],
    [
      fixed(m, [
        [4, 1],
        [1, 3],
      ]),
      { upper: true },
    ],
    [
      fixed(m, [
        [1, 2],
        [2, 1],
      ]),
    ],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3])], message: SQUARE },
    {
      args: (m) => [
        m.values([
          [1, 2],
          [2, 1],
        ]),
        { check_errors: true },
      ],
      message: /not positive-definite/,
    },
  ],
});

export const solve_ex = lowered({
  ...linalg,
  name: 'solve_ex',
  gradName: 'LinalgSolveExBackward0',
  resultNames: ['result', 'info'],
  doc: '{ result, info } of A · X = B (or X · A = B), as solve; info (int32) is 0, or the place of the first zero pivot, from 1. With check_errors that is an error.',
  params: { A: p.tensor(), B: p.tensor(), ...keyword({ left: p.bool(true) }), ...check_errors },
  lower: (b, { A, B, left, check_errors: strict }, call) => {
    requireSquare(call.op, A);
    sameTypes(call.op, { A, B });
    const vectors = left && holdsVectors(A, B);
    const rhs = vectors ? b.reshape(B, [...B.shape, 1]) : B;
    if (rhs.shape.length < 2) fail(call.op, `B must hold matrices, but its shape is ${show(B.shape)}`);
    if (A.shape.at(-1) !== rhs.shape.at(left ? -2 : -1))
      fail(
        call.op,
        `Incompatible shapes of A and B for the equation ${left ? 'AX = B' : 'XA = B'} (${A.shape.slice(-2).join('x')} and ${rhs.shape.slice(-2).join('x')})`,
      );
    const [a, y] = together(call.op, b, A, rhs);
    const flip = (x: typeof a) => (left ? x : transposed(b, x));
    const [x, info] = checkedHost(b, 'solve', [flip(a), flip(y)], flip(y).shape, strict);
    const lead = A.shape.slice(0, -2);
    const own = lead.length === info.shape.length ? info : b.const(0, int32, lead);
    return [vectors ? b.reshape(x, x.shape.slice(0, -1)) : flip(x), own];
  },
  nondifferentiable: [1],
  samples: (m) => [
    [regular(m, [3, 3]), m.tensor([3])],
    [regular(m, [2, 2, 2]), m.tensor([2, 2, 3])],
    [regular(m, [3, 3]), m.tensor([2, 3]), { left: false, check_errors: true }],
  ],
  errors: [
    { args: (m) => [m.tensor([3, 2]), m.tensor([3])], message: SQUARE },
    { args: (m) => [m.values(SINGULAR), m.tensor([2]), { check_errors: true }], message: /singular/ },
  ],
});
