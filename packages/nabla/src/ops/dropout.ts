/** Dropout: elements or whole channels set to zero at random, drawn as PyTorch draws them. */
import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import { numel } from '../ir/shape.js';
import { bernoulli } from '../random/distributions.js';
import { composed, created, p, type TensorLike } from '../record.js';
import { store } from './requirements.js';

/** 1/(1−p) with probability 1−p, else 0: PyTorch's `empty.bernoulli_(1 − p).div_(1 − p)`. */
export const dropoutNoise = created({
  name: '_dropout_noise',
  in: [],
  doc: 'Factors of dropout.',
  params: { size: p.shape(), keep: p.number(), scaled: p.bool(true), generator: p.any<unknown>('Generator', null) },
  create: (_b, { size, keep, scaled }, call) => {
    const dtype = call.dtype ?? call.defaultDtype;
    const wide = dtype.name === 'float64';
    const data = bernoulli(wide ? new Float64Array(numel(size)) : new Float32Array(numel(size)), keep, call.generator);
    const factor = wide ? 1 / keep : 1 / Math.fround(keep);
    return { shape: size, dtype, data: scaled ? data.map((x) => x * factor) : data };
  },
  samples: () => [[[2, 3], 0.5]],
});

const params = { input: p.tensor(), p: p.number(0.5), training: p.bool(true), inplace: p.bool(false) };

function checkProbability(op: string, probability: number): void {
  if (!(probability >= 0 && probability <= 1))
    fail(op, `dropout probability has to be between 0 and 1, but got ${probability}`, '', 'value');
}

/** The noise of a call: of the input's shape, or one number for each channel of each example. */
function noise<T extends TensorLike>(
  A: TensorAlgebra<T>,
  x: T,
  probability: number,
  channels: boolean,
  scaled: boolean,
): T {
  const shape = channels ? [x.shape[0]!, x.shape[1]!, ...new Array<number>(x.ndim - 2).fill(1)] : [...x.shape];
  return A._dropout_noise(shape, 1 - probability, scaled, { dtype: x.dtype });
}

interface Arguments<T> {
  readonly input: T;
  readonly p: number;
  readonly training: boolean;
  readonly inplace: boolean;
}

function drop<T extends TensorLike>(
  A: TensorAlgebra<T>,
  { input, p: rate, training, inplace }: Arguments<T>,
  channels: boolean,
): T {
  if (rate === 0 || !training || input.numel() === 0) return input;
  const out = rate === 1 ? A.mul(input, A.zeros_like(input)) : A.mul(input, noise(A, input, rate, channels, true));
  return inplace ? store(input, out) : out;
}

/** What SELU's fixed point needs: a dropped value becomes −α′, and mean and variance are put back. */
const ALPHA = 1.7580993408473766;

function alphaDrop<T extends TensorLike>(
  A: TensorAlgebra<T>,
  { input, p: rate, training, inplace }: Arguments<T>,
  channels: boolean,
): T {
  if (rate === 0 || !training || input.numel() === 0) return input;
  if (rate === 1) return A.mul(input, A.zeros_like(input));
  const a = 1 / Math.sqrt((ALPHA * ALPHA * rate + 1) * (1 - rate));
  const kept = noise(A, input, rate, channels, false);
  const shift = A.add(A.mul(A.sub(kept, 1), ALPHA * a), ALPHA * a * rate);
  const out = A.add(A.mul(input, A.mul(kept, a)), shift);
  return inplace ? store(input, out) : out;
}

const RANGE = /probability has to be between 0 and 1/;

const plain = (name: string, doc: string, training: boolean, ranks: readonly number[] | null, alpha: boolean) =>
  composed({
    name,
    in: ['nn.functional'],
    method: false,
    doc,
    params: { ...params, training: p.bool(training) },
    compose: (A, args, call) => {
      checkProbability(call.op, args.p);
      const rank = args.input.ndim;
      if (ranks !== null && rank < 2)
        fail(call.op, `input needs channels: 2 or more dimensions, but its shape has ${rank}`);
      const single = ranks?.[0] === rank;
      const input = single ? A.unsqueeze(args.input, 0) : args.input;
      const call_ = { ...args, input } as Arguments<typeof input>;
      const out = alpha ? alphaDrop(A, call_, ranks !== null) : drop(A, call_, ranks !== null);
      return single ? A.squeeze(out, 0) : out;
    },
    samples: (m) => [
      [m.tensor(ranks === null ? [2, 3] : [2, 3, ...new Array<number>((ranks[0] ?? 3) - 1).fill(2)]), 0.5, false],
      [m.tensor(ranks === null ? [2, 3] : [2, 3, ...new Array<number>((ranks[0] ?? 3) - 1).fill(2)]), 0],
    ],
    errors: [{ args: (m) => [m.tensor([2, 3, 4, 4]), 1.5], message: RANGE }],
  });

export const dropout = plain(
  'dropout',
  'Each element is 0 with probability p, the others are scaled by 1/(1 − p); the input itself where training is false.',
  true,
  null,
  false,
);
export const dropout1d = plain('dropout1d', 'dropout of whole channels: [n, c, l] or [c, l].', true, [2], false);
export const dropout2d = plain('dropout2d', 'dropout of whole channels: [n, c, h, w].', true, [], false);
export const dropout3d = plain(
  'dropout3d',
  'dropout of whole channels: [n, c, d, h, w] or [c, d, h, w].',
  true,
  [4],
  false,
);
export const alpha_dropout = plain(
  'alpha_dropout',
  'dropout that keeps mean and variance of what selu gives.',
  false,
  null,
  true,
);
export const feature_alpha_dropout = plain(
  'feature_alpha_dropout',
  'alpha_dropout of whole channels.',
  false,
  [],
  true,
);
