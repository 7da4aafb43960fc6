/** rrelu: leaky ReLU with slopes drawn as PyTorch draws them. */
import { fail } from '../errors.js';
import { uniform } from '../random/distributions.js';
import { composed, created, p } from '../record.js';
import { store } from './requirements.js';

/** 1 where `open`, else a draw of [lower, upper) in double precision. */
export const slopes = created({
  name: '_rrelu_noise',
  in: [],
  doc: 'Slopes of rrelu.',
  params: {
    open: p.any<readonly boolean[]>('readonly boolean[]'),
    size: p.shape(),
    lower: p.number(),
    upper: p.number(),
    generator: p.any<unknown>('Generator', null),
  },
  create: (_b, { open, size, lower, upper }, call) => {
    const drawn = uniform(new Float64Array(open.filter((x) => !x).length), lower, upper, call.generator);
    let at = 0;
    return { shape: size, dtype: call.dtype ?? call.defaultDtype, data: open.map((x) => (x ? 1 : drawn[at++]!)) };
  },
  samples: () => [[[true, false], [2], 0.1, 0.3]],
});

export const rrelu = composed({
  name: 'rrelu',
  in: ['nn.functional'],
  method: false,
  doc: 'input where it is positive; elsewhere times a slope: the mean of lower and upper, or in training one drawn for each element.',
  params: {
    input: p.tensor(),
    lower: p.number(1 / 8),
    upper: p.number(1 / 3),
    training: p.bool(false),
    inplace: p.bool(false),
  },
  compose: (A, { input, lower, upper, training, inplace }, call) => {
    if (!input.dtype.is_floating_point) fail(call.op, `is not implemented for ${input.dtype}`, 'Convert with .float()');
    if (training && !(lower <= upper)) fail(call.op, `lower must not exceed upper: ${lower} > ${upper}`);
    const open = training ? call.values(input).map((x) => !(x <= 0)) : [];
    const out = training
      ? A.mul(input, A._rrelu_noise(open, [...input.shape], lower, upper, { dtype: input.dtype }))
      : A.leaky_relu(input, (lower + upper) / 2);
    const result = A._named(out, 'RreluWithNoiseBackward0');
    return inplace ? store(input, result) : result;
  },
  samples: (m) => [
    [m.tensor([2, 3], { avoid: [0] })],
    [m.tensor([2, 3], { requires_grad: false }), 0.1, 0.4, true],
    [m.tensor([], { low: 0.1 }), 0.1, 0.4, true],
  ],
  errors: [{ args: (m) => [m.ints([2], 0, 3)], message: /not implemented for torch.int64/ }],
});
