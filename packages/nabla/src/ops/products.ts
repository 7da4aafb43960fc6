/** Products of vectors and matrices. Each is linear in both arguments, so its rule is another product. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { broadcastShapes, numel, type Shape, show } from '../ir/shape.js';
import { composed, lowered, p } from '../record.js';
import { inferShape } from './axes.js';
import { NUMBER_OF_TYPE, refuseType, requireRank, sameTypes } from './requirements.js';

export const CANNOT = /shapes cannot be multiplied/;

/** m×k · k×n, or what is wrong with it. */
export function checkMatrices(op: string, x: Typed, y: Typed, names: readonly [string, string]): void {
  requireRank(op, names[0], x, 2, 'a matrix');
  requireRank(op, names[1], y, 2, 'a matrix');
  const [[m, k], [k2, n]] = [x.shape, y.shape];
  if (k !== k2)
    fail(
      op,
      `${names[0]} and ${names[1]} shapes cannot be multiplied (${m}x${k} and ${k2}x${n})`,
      `The columns of the first (${k}) must be as many as the rows of the second (${k2}); t() transposes a matrix`,
    );
  sameTypes(op, { [names[0]]: x, [names[1]]: y });
  refuseType(op, x);
}

/** Batches of m×k · k×n. */
export function checkBatches(op: string, x: Typed, y: Typed, names: readonly [string, string]): void {
  requireRank(op, names[0], x, 3, 'a 3D tensor');
  requireRank(op, names[1], y, 3, 'a 3D tensor');
  if (x.shape[0] !== y.shape[0] || x.shape[2] !== y.shape[1])
    fail(
      op,
      `Expected size for first two dimensions of ${names[1]} tensor to be: [${x.shape[0]}, ${x.shape[2]}] but got: [${y.shape[0]}, ${y.shape[1]}]`,
      `${names[0]} has shape ${show(x.shape)}, ${names[1]} ${show(y.shape)}: [b, m, k] times [b, k, n]`,
    );
  sameTypes(op, { [names[0]]: x, [names[1]]: y });
  refuseType(op, x);
}

export function checkMatrixVector(op: string, m: Typed, v: Typed, names: readonly [string, string]): void {
  if (m.shape.length !== 2 || v.shape.length !== 1)
    fail(
      op,
      `vector + matrix @ vector expected, got ${names[0]} of shape ${show(m.shape)}, ${names[1]} of shape ${show(v.shape)}`,
    );
  if (m.shape[1] !== v.shape[0])
    fail(op, `size mismatch: ${names[0]} is ${m.shape[0]}x${m.shape[1]}, ${names[1]} has ${v.shape[0]} elements`);
  sameTypes(op, { [names[0]]: m, [names[1]]: v });
  refuseType(op, m);
}

export function matrixVector<N extends Typed>(b: Builder<N>, m: N, v: N): N {
  return b.reshape(b.dot(m, b.reshape(v, [v.shape[0]!, 1])), [m.shape[0]!]);
}

/** Every product of an element of x and an element of y. */
export function outerProduct<N extends Typed>(b: Builder<N>, x: N, y: N): N {
  const shape = [x.shape[0]!, y.shape[0]!];
  return b.mul(b.broadcast(b.reshape(x, [shape[0]!, 1]), shape), b.broadcast(y, shape));
}

export const mm = lowered({
  name: 'mm',
  doc: 'Matrix product of [m, k] and [k, n], without broadcasting.',
  params: { input: p.tensor(), mat2: p.tensor() },
  lower: (b, { input, mat2 }, call) => {
    checkMatrices(call.op, input, mat2, ['mat1', 'mat2']);
    return b.dot(input, mat2);
  },
  grad: (A, [g], { args, needs }) => ({
    input: needs('input') ? A.mm(g!, A.transpose(args.mat2, 0, 1)) : null,
    mat2: needs('mat2') ? A.mm(A.transpose(args.input, 0, 1), g!) : null,
  }),
  saves: ['input', 'mat2'],
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3, 4])],
    [m.tensor([1, 3]), m.tensor([3, 1])],
    [m.tensor([2, 0]), m.tensor([0, 3])],
    [m.tensor([17, 9]), m.tensor([9, 21])],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.tensor([4, 5])], message: CANNOT },
    { args: (m) => [m.tensor([3]), m.tensor([3, 2])], message: /must be a matrix/ },
    {
      args: (m) => [m.tensor([2, 3], { dtype: 'float32' }), m.tensor([3, 2], { dtype: 'float64' })],
      message: NUMBER_OF_TYPE,
    },
    { args: (m) => [m.bools([2, 2]), m.bools([2, 2])], message: /not implemented for torch.bool/ },
  ],
});

export const bmm = lowered({
  name: 'bmm',
  doc: 'Products of a batch of matrices: [b, m, k] and [b, k, n].',
  params: { input: p.tensor(), mat2: p.tensor() },
  lower: (b, { input, mat2 }, call) => {
    checkBatches(call.op, input, mat2, ['batch1', 'batch2']);
    return b.dot(input, mat2);
  },
  grad: (A, [g], { args, needs }) => ({
    input: needs('input') ? A.bmm(g!, A.transpose(args.mat2, 1, 2)) : null,
    mat2: needs('mat2') ? A.bmm(A.transpose(args.input, 1, 2), g!) : null,
  }),
  saves: ['input', 'mat2'],
  samples: (m) => [
    [m.tensor([2, 3, 4]), m.tensor([2, 4, 2])],
    [m.tensor([1, 1, 2]), m.tensor([1, 2, 1])],
    [m.tensor([0, 3, 4]), m.tensor([0, 4, 2])],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.tensor([2, 3])], message: /batch1 must be a 3D tensor/ },
    { args: (m) => [m.tensor([2, 3, 4]), m.tensor([3, 4, 4])], message: /first two dimensions of batch2/ },
  ],
});

export const mv = lowered({
  name: 'mv',
  doc: 'Product of a matrix [m, k] and a vector [k].',
  params: { input: p.tensor(), vec: p.tensor() },
  lower: (b, { input, vec }, call) => {
    checkMatrixVector(call.op, input, vec, ['matrix', 'vector']);
    return matrixVector(b, input, vec);
  },
  grad: (A, [g], { args, needs }) => ({
    input: needs('input') ? A.outer(g!, args.vec) : null,
    vec: needs('vec') ? A.mv(A.transpose(args.input, 0, 1), g!) : null,
  }),
  saves: ['input', 'vec'],
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3])],
    [m.tensor([2, 0]), m.tensor([0])],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), m.tensor([4])], message: /size mismatch/ },
    { args: (m) => [m.tensor([2, 3]), m.tensor([3, 1])], message: /vector expected/ },
  ],
});

const dotProduct = (name: string) =>
  lowered({
    name,
    doc: 'Sum of the products of two vectors of one length.',
    params: { input: p.tensor(), other: p.tensor() },
    lower: (b, { input, other }, call) => {
      checkVectors(call.op, input, other);
      const n = input.shape[0]!;
      return b.reshape(b.dot(b.reshape(input, [1, n]), b.reshape(other, [n, 1])), []);
    },
    grad: (A, [g], { args, needs }) => ({
      input: needs('input') ? A.mul(args.other, g!) : null,
      other: needs('other') ? A.mul(args.input, g!) : null,
    }),
    saves: ['input', 'other'],
    samples: (m) => [
      [m.tensor([3]), m.tensor([3])],
      [m.tensor([0]), m.tensor([0])],
    ],
    errors: [
      { args: (m) => [m.tensor([2]), m.tensor([3])], message: /inconsistent tensor size/ },
      { args: (m) => [m.tensor([2, 1]), m.tensor([2])], message: /1D tensors expected/ },
    ],
  });

function checkVectors(op: string, x: Typed, y: Typed): void {
  const [r, q] = [x.shape.length, y.shape.length];
  if (r !== 1 || q !== 1) fail(op, `1D tensors expected, but got ${r}D and ${q}D tensors`);
  if (x.shape[0] !== y.shape[0])
    fail(
      op,
      `inconsistent tensor size, expected tensor ${show(x.shape)} and src ${show(y.shape)} to have the same number of elements, but got ${x.shape[0]} and ${y.shape[0]} elements respectively`,
    );
  sameTypes(op, { 'the first vector': x, 'the second': y });
  refuseType(op, x);
}

export const dot = dotProduct('dot');
export const vdot = dotProduct('vdot');

export const outer = composed({
  name: 'outer',
  aliases: ['ger'],
  doc: 'Every product of an element of input and an element of vec2: [n] and [m] give [n, m].',
  params: { input: p.tensor(), vec2: p.tensor() },
  compose: (A, { input, vec2 }, call) => {
    requireRank(call.op, 'input', input, 1, 'a 1D tensor');
    requireRank(call.op, 'vec2', vec2, 1, 'a 1D tensor');
    return A.mul(A.reshape(input, [input.shape[0]!, 1]), vec2);
  },
  samples: (m) => [
    [m.tensor([2]), m.tensor([3])],
    [m.tensor([0]), m.tensor([3])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 2]), m.tensor([2])], message: /must be a 1D tensor/ }],
});

/** A result whose shape follows from the call: not a view, as its source has no other reader. */
export const unsafeView = lowered({
  name: '_unsafe_view',
  gradName: 'UnsafeViewBackward0',
  in: [],
  method: false,
  doc: 'The elements in another shape.',
  params: { input: p.tensor(), size: p.shape() },
  lower: (b, { input, size }, call) => b.reshape(input, inferShape(call.op, size, numel(input.shape))),
  saves: [],
  samples: (m) => [[m.tensor([2, 3]), [3, 2]]],
  errors: [{ args: (m) => [m.tensor([2, 3]), [4]], message: /invalid for input of size 6/ }],
});

interface Sized {
  readonly shape: Shape;
}

function checkMatmul(op: string, x: Sized, y: Sized): void {
  const [r, q] = [x.shape.length, y.shape.length];
  if (r === 0 || q === 0)
    fail(
      op,
      `both arguments to matmul need to be at least 1D, but they are ${r}D and ${q}D`,
      'Use mul() with a scalar',
    );
  const [k, k2] = [x.shape[r - 1]!, y.shape[Math.max(q - 2, 0)]!];
  if (k !== k2)
    fail(
      op,
      `input and other shapes cannot be multiplied (${show(x.shape)} and ${show(y.shape)})`,
      `The last size of the first (${k}) must equal the ${q === 1 ? 'length of' : 'last but one size of'} the second (${k2}); transpose(-2, -1) or .mT exchanges the last two`,
    );
  const batch = [x.shape.slice(0, -2), y.shape.slice(0, -2)];
  if (broadcastShapes(...batch) === null)
    fail(
      op,
      `batch dimensions ${show(batch[0]!)} and ${show(batch[1]!)} do not broadcast: the sizes must match, or be 1, at each non-singleton dimension`,
    );
}

/** PyTorch drops the row's dimension in place: no view. */
export const squeezeRow = lowered({
  name: '_squeeze_row',
  in: [],
  method: false,
  gradName: 'SqueezeBackward3',
  doc: 'A matrix of one row as a vector.',
  params: { input: p.tensor() },
  lower: (b, { input }) => b.reshape(input, input.shape.slice(1)),
  grad: (A, [g]) => ({ input: A.unsqueeze(g!, 0) }),
  saves: [],
  samples: (m) => [[m.tensor([1, 3])]],
});

export const matmul = composed({
  name: 'matmul',
  in: ['torch', 'linalg'],
  doc: 'Matrix product: vectors give a dot product, matrices a matrix product, more dimensions are a batch that broadcasts.',
  params: { input: p.tensor(), other: p.tensor() },
  compose: (A, { input, other }, call) => {
    checkMatmul(call.op, input, other);
    sameTypes(call.op, { input, other });
    const [r, q] = [input.ndim, other.ndim];
    if (q === 1) return r === 1 ? A.dot(input, other) : r === 2 ? A.mv(input, other) : folded();
    if (q === 2) return r === 1 ? rowTimes() : r === 2 ? A.mm(input, other) : folded();
    return r <= 2 ? foldedOther() : batched();

    function rowTimes() {
      return A._squeeze_row(A.mm(A.unsqueeze(input, 0), other));
    }
    /** Leading dimensions of the first become rows of one product. */
    function folded() {
      const lead = input.shape.slice(0, -1);
      const rows = A.reshape(input, [numel(lead), input.shape[r - 1]!]);
      return q === 1
        ? A._unsafe_view(A.mv(rows, other), lead)
        : A._unsafe_view(A.mm(rows, other), [...lead, other.shape[1]!]);
    }
    /** The same for the second, transposed. */
    function foldedOther() {
      const back = A.transpose(other, -2, -1);
      const lead = back.shape.slice(0, -1);
      const rows = A.reshape(back, [numel(lead), other.shape[q - 2]!]);
      if (r === 1) return A._unsafe_view(A.mv(rows, input), lead);
      const out = A._unsafe_view(A.mm(rows, A.transpose(input, 0, 1)), [...lead, input.shape[0]!]);
      return A.clone(A.transpose(out, -2, -1));
    }
    function batched() {
      const batch = broadcastShapes(input.shape.slice(0, -2), other.shape.slice(0, -2))!;
      const flat = (x: typeof input) => {
        const last = x.shape.slice(-2);
        return A.reshape(A.expand(x, [...batch, ...last]), [numel(batch), ...last]);
      };
      return A._unsafe_view(A.bmm(flat(input), flat(other)), [...batch, input.shape[r - 2]!, other.shape[q - 1]!]);
    }
  },
  samples: (m) => [
    [m.tensor([3]), m.tensor([3])],
    [m.tensor([2, 3]), m.tensor([3])],
    [m.tensor([3]), m.tensor([3, 2])],
    [m.tensor([2, 3]), m.tensor([3, 4])],
    [m.tensor([2, 4, 3]), m.tensor([3])],
    [m.tensor([2, 4, 3]), m.tensor([3, 2])],
    [m.tensor([3]), m.tensor([2, 3, 4])],
    [m.tensor([5, 3]), m.tensor([2, 3, 4])],
    [m.tensor([2, 1, 2, 3]), m.tensor([4, 3, 2])],
    [m.tensor([0, 2, 3]), m.tensor([3, 2])],
  ],
  errors: [
    { args: (m) => [m.tensor([3]), m.tensor([])], message: /at least 1D/ },
    { args: (m) => [m.tensor([2, 3]), m.tensor([4, 5])], message: CANNOT },
    { args: (m) => [m.tensor([2, 2, 3]), m.tensor([3, 3, 2])], message: /do not broadcast/ },
    {
      args: (m) => [m.tensor([2, 3], { dtype: 'float32' }), m.tensor([3, 2], { dtype: 'float64' })],
      message: NUMBER_OF_TYPE,
    },
  ],
});
