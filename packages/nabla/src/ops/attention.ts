/** Gates and attention. */
import { fail } from '../errors.js';
import { show } from '../ir/shape.js';
import { composed, keyword, lowered, p } from '../record.js';
import { axisOf } from './axes.js';
import { refuseType, sameTypes } from './requirements.js';

export const glu = lowered({
  name: 'glu',
  in: ['nn.functional'],
  method: false,
  doc: 'a · σ(b), where a and b are the halves of input along dim.',
  params: { input: p.tensor(), dim: p.int(-1) },
  lower: (b, { input, dim }, call) => {
    if (input.shape.length === 0) fail(call.op, 'does not support 0-dimensional tensors');
    const axis = axisOf(call.op, dim, input.shape.length);
    const n = input.shape[axis]!;
    if (n % 2 !== 0) fail(call.op, `Halving dimension must be even, but dimension ${axis} is size ${n}`);
    const [a, gate] = [b.narrow(input, axis, 0, n / 2), b.narrow(input, axis, n / 2, n / 2)];
    // σ(b) without overflow: e^(−|b|) is never large.
    const negative = b.compare('lt', gate, b.like(0, gate));
    const e = b.unary('exp', b.where(negative, gate, b.neg(gate)));
    const sigmoid = b.div(b.where(negative, e, b.like(1, e)), b.add(b.like(1, e), e));
    return b.mul(a, sigmoid);
  },
  samples: (m) => [[m.tensor([2, 4])], [m.tensor([2, 3]), 0], [m.tensor([2], { low: 700, high: 800 })]],
  errors: [
    { args: (m) => [m.tensor([3])], message: /Halving dimension must be even/ },
    { args: (m) => [m.tensor([2, 4]), 2], message: /Dimension out of range/ },
  ],
});

export const prelu = lowered({
  name: 'prelu',
  in: ['nn.functional', 'torch'],
  doc: 'input where it is positive, weight · input elsewhere; weight has one number or one for each channel (dimension 1).',
  params: { input: p.tensor(), weight: p.tensor() },
  lower: (b, { input, weight }, call) => {
    refuseType(call.op, input, true);
    sameTypes(call.op, { input, weight });
    const n = weight.shape.length === 0 ? 1 : weight.shape[0]!;
    const channels = input.shape.length > 1 ? input.shape[1]! : 1;
    if (weight.shape.length > 1)
      fail(call.op, `weight must be a number or a vector, but its shape is ${show(weight.shape)}`);
    if (n !== 1 && n !== channels)
      fail(
        call.op,
        `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${n} and channel size = ${channels}`,
      );
    const row = n === 1 ? input.shape.map(() => 1) : input.shape.map((_, i) => (i === 1 ? n : 1));
    const w = b.broadcast(b.reshape(weight, row), input.shape);
    return b.where(b.compare('lt', b.like(0, input), input), input, b.mul(w, input));
  },
  samples: (m) => [
    [m.tensor([2, 3], { avoid: [0] }), m.tensor([3])],
    [m.tensor([2, 3, 2], { avoid: [0] }), m.tensor([1])],
    [m.tensor([3], { avoid: [0] }), m.tensor([1])],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), m.tensor([2])], message: /Mismatch of parameter numbers/ }],
});

export const scaled_dot_product_attention = composed({
  name: 'scaled_dot_product_attention',
  in: ['nn.functional'],
  method: false,
  doc: 'softmax(query · keyᵀ · scale + mask) · value: [..., l, e], [..., s, e], [..., s, v] give [..., l, v]. scale is 1/√e where absent. A bool mask says what takes part, a float mask is added; is_causal lets position i see 0…i.',
  params: {
    query: p.tensor(),
    key: p.tensor(),
    value: p.tensor(),
    attn_mask: p.tensor(null),
    dropout_p: p.number(0),
    is_causal: p.bool(false),
    ...keyword({ scale: p.number(null) }),
  },
  compose: (A, { query, key, value, attn_mask, dropout_p, is_causal, scale }, call) => {
    if (query.ndim < 2 || key.ndim < 2 || value.ndim < 2)
      fail(
        call.op,
        `query, key and value need at least 2 dimensions, but have ${query.ndim}, ${key.ndim} and ${value.ndim}`,
      );
    if (is_causal && attn_mask !== null) fail(call.op, 'Explicit attn_mask should not be set when is_causal=True');
    const [l, s] = [query.shape.at(-2)!, key.shape.at(-2)!];
    const factor = scale ?? 1 / Math.sqrt(query.shape.at(-1)!);
    const scores = A.matmul(A.mul(query, factor), A.transpose(key, -2, -1));
    const causal = is_causal ? A.tril(A.ones([l, s], { dtype: 'bool' })) : attn_mask;
    const masked =
      causal === null
        ? scores
        : causal.dtype.name === 'bool'
          ? A.masked_fill(scores, A.logical_not(causal), -Infinity)
          : A.add(scores, causal);
    const weights = A.softmax(masked, -1);
    return A.matmul(dropout_p > 0 ? A.dropout(weights, dropout_p) : weights, value);
  },
  samples: (m) => [
    [m.tensor([2, 3, 4]), m.tensor([2, 5, 4]), m.tensor([2, 5, 2])],
    [m.tensor([3, 4]), m.tensor([3, 4]), m.tensor([3, 4]), { is_causal: true, scale: 0.3 }],
    [
      m.tensor([3, 4]),
      m.tensor([2, 4]),
      m.tensor([2, 4]),
      m.values(
        [
          [true, false],
          [true, true],
          [false, true],
        ],
        'bool',
      ),
    ],
    [m.tensor([3, 4]), m.tensor([2, 4]), m.tensor([2, 4]), m.tensor([3, 2])],
  ],
  errors: [
    { args: (m) => [m.tensor([3]), m.tensor([3]), m.tensor([3])], message: /at least 2 dimensions/ },
    {
      args: (m) => [m.tensor([3, 4]), m.tensor([3, 4]), m.tensor([3, 4]), m.bools([3, 3]), { is_causal: true }],
      message: /should not be set/,
    },
  ],
});

export const local_response_norm = composed({
  name: 'local_response_norm',
  in: ['nn.functional'],
  method: false,
  doc: 'input / (k + alpha · mean of squares over `size` neighbouring channels)^beta: [n, c, …].',
  params: { input: p.tensor(), size: p.int(), alpha: p.number(1e-4), beta: p.number(0.75), k: p.number(1) },
  compose: (A, { input, size, alpha, beta, k }, call) => {
    if (input.ndim < 3)
      fail(call.op, `Expected 3D or higher dimensionality input (got ${input.ndim} dimensions)`, '', 'value');
    if (input.numel() === 0) return input;
    const [n, c, ...rest] = input.shape as [number, number, ...number[]];
    const flat = A.reshape(A.mul(input, input), [n, 1, c, -1]);
    const open = A.constant_pad_nd(flat, [0, 0, Math.floor(size / 2), Math.floor((size - 1) / 2)]);
    const mean = A.reshape(A.avg_pool2d(open, [size, 1], 1), [n, c, ...rest]);
    return A.div(input, A.pow(A.add(A.mul(mean, alpha), k), beta));
  },
  samples: (m) => [
    [m.tensor([2, 3, 4]), 2],
    [m.tensor([1, 4, 2, 2]), 3, 0.1, 0.5, 2],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 2], message: /Expected 3D or higher/ }],
});
