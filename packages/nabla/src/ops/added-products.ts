/** beta · input + alpha · (a product): BLAS's forms. Where beta is 0, input is not read at all. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { castNumber, type DType } from '../ir/dtype.js';
import { keyword, type LowerCall, lowered, p, type Sample, type SampleMaker, type TensorLike } from '../record.js';
import { CANNOT, checkBatches, checkMatrices, checkMatrixVector, matrixVector, outerProduct } from './products.js';
import { expandTo, requireRank, sameTypes, sumTo } from './requirements.js';

interface Spec {
  readonly name: string;
  readonly doc: string;
  /** Names of the two factors. */
  readonly factors: readonly [string, string];
  readonly check: (op: string, x: Typed, y: Typed, names: readonly [string, string]) => void;
  readonly product: <N extends Typed>(b: Builder<N>, x: N, y: N) => N;
  /** Gradients of the factors, given the product's. */
  readonly first: <T extends TensorLike>(A: TensorAlgebra<T>, g: T, x: T, y: T) => T;
  readonly second: <T extends TensorLike>(A: TensorAlgebra<T>, g: T, x: T, y: T) => T;
  readonly samples: (m: SampleMaker) => readonly Sample[];
  readonly wrong: (m: SampleMaker) => Sample;
  readonly message: RegExp;
}

function scaled<N extends Typed>(b: Builder<N>, x: N, by: number, call: LowerCall<N>): N {
  return by === 1 ? x : b.mul(x, b.broadcast(call.operand(by, x.dtype), x.shape));
}

function checkScale(op: string, name: string, by: number, dtype: DType): void {
  if (!dtype.is_floating_point && !Number.isInteger(by))
    fail(op, `For integral input tensors, argument ${name} must not be a floating point number, but it is ${by}`);
}

/** Sums a gradient to the shape of what was broadcast. */
export const sumToSize = lowered({
  name: '_sum_to',
  in: [],
  method: false,
  gradName: 'SumToSizeBackward0',
  doc: 'Sums what broadcasting repeated, then casts.',
  params: { input: p.tensor(), size: p.shape(), dtype: p.dtype() },
  lower: (b, { input, size, dtype }) => b.cast(sumTo(b, input, size), dtype ?? input.dtype),
  saves: [],
  samples: (m) => [[m.tensor([2, 3]), [1, 3]]],
});

/** A gradient as a tensor's: of its shape and dtype. */
export function fit<T extends TensorLike>(A: TensorAlgebra<T>, g: T, like: TensorLike): T {
  const same = g.ndim === like.ndim && g.dtype === like.dtype && like.shape.every((n, i) => n === g.shape[i]);
  return same ? g : A._sum_to(g, [...like.shape], { dtype: like.dtype });
}

function times<T extends TensorLike>(A: TensorAlgebra<T>, x: T, by: number): T {
  return by === 1 ? x : A.mul(x, by);
}

const addProduct = (spec: Spec) => {
  const [one, two] = spec.factors;
  return lowered({
    name: spec.name,
    inplace: true,
    doc: spec.doc,
    params: {
      input: p.tensor(),
      [one]: p.tensor(),
      [two]: p.tensor(),
      ...keyword({ beta: p.number(1), alpha: p.number(1) }),
    },
    lower: (b, args, call) => {
      const { input, beta, alpha } = args as unknown as { input: typeof args.input; beta: number; alpha: number };
      const [x, y] = spec.factors.map((name) => (args as unknown as Record<string, typeof input>)[name]!) as [
        typeof input,
        typeof input,
      ];
      spec.check(call.op, x, y, spec.factors);
      sameTypes(call.op, { input, [one]: x });
      checkScale(call.op, 'beta', beta, x.dtype);
      checkScale(call.op, 'alpha', alpha, x.dtype);
      const product = spec.product(b, x, y);
      const base = expandTo(call.op, b, input, product.shape);
      const part = scaled(b, product, castNumber(alpha, x.dtype), call);
      return beta === 0 ? part : b.add(scaled(b, base, castNumber(beta, x.dtype), call), part);
    },
    grad: (A, [g], { args, needs }) => {
      const { beta, alpha } = args as unknown as { beta: number; alpha: number };
      const factor = (name: string) => (args as unknown as Record<string, typeof args.input>)[name]!;
      const wanted = needs as (name: string) => boolean;
      const inner = times(A, g!, alpha);
      return {
        input: wanted('input') ? fit(A, times(A, g!, beta), args.input) : null,
        [one]: wanted(one) ? spec.first(A, inner, factor(one), factor(two)) : null,
        [two]: wanted(two) ? spec.second(A, inner, factor(one), factor(two)) : null,
      };
    },
    saves: [one, two],
    samples: spec.samples,
    errors: [{ args: spec.wrong, message: spec.message }],
  });
};

export const addmm = addProduct({
  name: 'addmm',
  doc: 'beta · input + alpha · (mat1 · mat2) for matrices; input broadcasts to the result.',
  factors: ['mat1', 'mat2'],
  check: checkMatrices,
  product: (b, x, y) => b.dot(x, y),
  first: (A, g, _x, y) => A.mm(g, A.transpose(y, 0, 1)),
  second: (A, g, x) => A.mm(A.transpose(x, 0, 1), g),
  samples: (m) => [
    [m.tensor([2]), m.tensor([4, 3]), m.tensor([3, 2])],
    [m.tensor([4, 2]), m.tensor([4, 3]), m.tensor([3, 2]), { beta: 2, alpha: 3 }],
    [m.tensor([2]), m.tensor([4, 3]), m.tensor([3, 2]), { beta: 0 }],
  ],
  wrong: (m) => [m.tensor([2]), m.tensor([2, 3]), m.tensor([4, 2])],
  message: CANNOT,
});

export const addmv = addProduct({
  name: 'addmv',
  doc: 'beta · input + alpha · (mat · vec) for a matrix and a vector; input broadcasts to the result.',
  factors: ['mat', 'vec'],
  check: checkMatrixVector,
  product: matrixVector,
  first: (A, g, _x, y) => A.outer(g, y),
  second: (A, g, x) => A.mv(A.transpose(x, 0, 1), g),
  samples: (m) => [
    [m.tensor([2]), m.tensor([2, 3]), m.tensor([3])],
    [m.tensor([]), m.tensor([2, 3]), m.tensor([3]), { beta: 2, alpha: -1 }],
  ],
  wrong: (m) => [m.tensor([2]), m.tensor([2, 3]), m.tensor([4])],
  message: /size mismatch/,
});

export const addr = addProduct({
  name: 'addr',
  doc: 'beta · input + alpha · (the outer product of vec1 and vec2); input broadcasts to the result.',
  factors: ['vec1', 'vec2'],
  check: (op, x, y, names) => {
    requireRank(op, names[0], x, 1, 'a 1D tensor');
    requireRank(op, names[1], y, 1, 'a 1D tensor');
    sameTypes(op, { [names[0]]: x, [names[1]]: y });
  },
  product: outerProduct,
  first: (A, g, _x, y) => A.mv(g, y),
  second: (A, g, x) => A.mv(A.transpose(g, 0, 1), x),
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([2]), m.tensor([3])],
    [m.tensor([3]), m.tensor([2]), m.tensor([3]), { beta: 0.5, alpha: 2 }],
  ],
  wrong: (m) => [m.tensor([2, 3]), m.tensor([2, 1]), m.tensor([3])],
  message: /must be a 1D tensor/,
});

export const baddbmm = addProduct({
  name: 'baddbmm',
  doc: 'beta · input + alpha · (batch1 · batch2) for batches of matrices; input broadcasts to the result.',
  factors: ['batch1', 'batch2'],
  check: checkBatches,
  product: (b, x, y) => b.dot(x, y),
  first: (A, g, _x, y) => A.bmm(g, A.transpose(y, 1, 2)),
  second: (A, g, x) => A.bmm(A.transpose(x, 1, 2), g),
  samples: (m) => [
    [m.tensor([2, 2]), m.tensor([3, 2, 4]), m.tensor([3, 4, 2])],
    [m.tensor([3, 1, 2]), m.tensor([3, 2, 4]), m.tensor([3, 4, 2]), { beta: 2, alpha: 0.5 }],
  ],
  wrong: (m) => [m.tensor([2, 2]), m.tensor([3, 2, 4]), m.tensor([2, 4, 2])],
  message: /first two dimensions of batch2/,
});

export const addbmm = addProduct({
  name: 'addbmm',
  doc: 'beta · input + alpha · (the sum over the batch of batch1 · batch2); input broadcasts to the result.',
  factors: ['batch1', 'batch2'],
  check: checkBatches,
  product: (b, x, y) => {
    const product = b.dot(x, y);
    return b.reshape(b.sum(product, [0]), product.shape.slice(1));
  },
  first: (A, g, x, y) => A.bmm(A.expand(A.unsqueeze(g, 0), [x.shape[0]!, ...g.shape]), A.transpose(y, 1, 2)),
  second: (A, g, x) => A.bmm(A.transpose(x, 1, 2), A.expand(A.unsqueeze(g, 0), [x.shape[0]!, ...g.shape])),
  samples: (m) => [
    [m.tensor([2, 2]), m.tensor([3, 2, 4]), m.tensor([3, 4, 2])],
    [m.tensor([2]), m.tensor([3, 2, 4]), m.tensor([3, 4, 2]), { beta: 2, alpha: 0.5 }],
  ],
  wrong: (m) => [m.tensor([2, 2]), m.tensor([3, 2, 4]), m.tensor([2, 4, 2])],
  message: /first two dimensions of batch2/,
});
