/** Covariances and correlations of variables. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { show } from '../ir/shape.js';
import { type ComposeCall, composed, keyword, p, type TensorLike } from '../record.js';

/** What PyTorch asks of weights of observations. */
function checkWeights<T extends TensorLike>(
  call: ComposeCall<T>,
  name: 'fweights' | 'aweights',
  w: T,
  observations: number,
): void {
  const kind = name === 'fweights' ? 'int' : 'float';
  if (w.ndim > 1) fail(call.op, `expected ${name} to have one or fewer dimensions but got ${w.ndim} dimensions`);
  if (w.dtype.kind !== kind)
    fail(
      call.op,
      `expected ${name} to have ${kind === 'int' ? 'integral' : 'floating point'} dtype but got ${w.dtype}`,
    );
  if (w.numel() !== observations)
    fail(
      call.op,
      `expected ${name} to have the same numel as there are observations in the input but got ${w.numel()} != ${observations}`,
    );
  call.check(w, (values) => {
    for (let i = 0; i < values.length; i++)
      if (values[i]! < 0) fail(call.op, `${name} cannot be negative, but element ${i} is ${values[i]}`);
  });
}

interface Weighed<T> {
  readonly x: T;
  readonly w: T | null;
  readonly aweights: T | null;
  readonly correction: number;
}

/** Σ w − correction (or what of it analytic weights leave), not below 0. */
function freedom<T extends TensorLike>(A: TensorAlgebra<T>, { x, w, aweights, correction }: Weighed<T>): T | number {
  if (w === null) return Math.max(0, x.shape[1]! - correction);
  const sum = A.sum(w);
  if (aweights === null || correction === 0) return A.clamp_min(A.sub(sum, correction), 0);
  return A.clamp_min(A.sub(sum, A.div(A.mul(A.sum(A.mul(w, aweights)), correction), sum)), 0);
}

function checkVariables(op: string, input: TensorLike): void {
  if (input.ndim > 2)
    fail(
      op,
      `expected input to have two or fewer dimensions but got an input with ${input.ndim} dimensions ${show(input.shape)}`,
    );
  if (input.dtype.kind === 'bool') fail(op, 'bool dtype is not supported for input', 'Convert with .float() first');
}

export const cov = composed({
  name: 'cov',
  doc: 'The covariances of variables: rows of input [variables, observations] (a vector is one variable), divided by observations − correction. `fweights` say how often each observation was made, `aweights` how much it counts.',
  params: {
    input: p.tensor(),
    ...keyword({ correction: p.int(1), fweights: p.tensor(null), aweights: p.tensor(null) }),
  },
  compose: (A, { input, correction, fweights, aweights }, call) => {
    checkVariables(call.op, input);
    const x = input.ndim < 2 ? A.reshape(input, [1, -1]) : input;
    const observations = x.shape[1]!;
    if (fweights !== null) checkWeights(call, 'fweights', fweights, observations);
    if (aweights !== null) checkWeights(call, 'aweights', aweights, observations);
    const w = fweights !== null && aweights !== null ? A.mul(fweights, aweights) : (fweights ?? aweights);
    const weigh = (t: typeof x): typeof x => (w === null ? t : A.mul(t, w));
    const total = w === null ? observations : A.sum(w);
    if (w !== null && call.values(total as typeof x)[0] === 0)
      fail(call.op, "weights sum to zero, can't be normalized");
    const off = A.sub(x, A.unsqueeze(A.div(A.sum(weigh(x), 1), total), 1));
    const products = A.mm(off, A.transpose(weigh(off), 0, 1));
    return A._named(A.squeeze(A.div(products, freedom(A, { x, w, aweights, correction }))), 'SqueezeBackward0');
  },
  samples: (m) => [
    [m.tensor([2, 4])],
    [m.tensor([3]), { correction: 0 }],
    [
      m.tensor([2, 3]),
      { fweights: m.values([1, 2, 3], 'int64'), aweights: m.tensor([3], { low: 0.1, requires_grad: false }) },
    ],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 2, 2])], message: /two or fewer dimensions/ },
    {
      args: (m) => [m.tensor([2, 3]), { fweights: m.ints([2], 1, 3) }],
      message: /same numel as there are observations/,
    },
    { args: (m) => [m.tensor([2]), { fweights: m.values([1, -1], 'int64') }], message: /element 1 is -1/ },
  ],
});

export const corrcoef = composed({
  name: 'corrcoef',
  doc: 'The correlation coefficients of variables: rows of input [variables, observations]. They lie in −1 … 1.',
  params: { input: p.tensor() },
  compose: (A, { input }, call) => {
    checkVariables(call.op, input);
    const c = A.cov(input);
    if (c.ndim === 0) return A.div(c, c);
    const deviation = A.sqrt(A.diag(c));
    const scaled = A.div(A.div(c, A.reshape(deviation, [-1, 1])), A.reshape(deviation, [1, -1]));
    return A.clamp(scaled, -1, 1);
  },
  samples: (m) => [[m.values([[1, 2, 4, -1]])], [m.tensor([2, 4], { requires_grad: false })]],
  errors: [{ args: (m) => [m.tensor([2, 2, 2])], message: /two or fewer dimensions/ }],
});
