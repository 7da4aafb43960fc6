/** Images (and signals, and volumes) in other sizes. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { show } from '../ir/shape.js';
import { composed, lowered, p, type TensorLike } from '../record.js';
import { spread } from './positions.js';
import { refuseType } from './requirements.js';

const MODES = ['nearest', 'linear', 'bilinear', 'bicubic', 'trilinear', 'area', 'nearest-exact'] as const;
type Mode = (typeof MODES)[number];

/** PyTorch's name of the backward, without the number of dimensions. */
const NAMES: Readonly<Record<string, string>> = {
  nearest: 'Nearest',
  'nearest-exact': 'NearestExact',
  linear: 'Linear',
  bilinear: 'Bilinear',
  trilinear: 'Trilinear',
  bicubic: 'Bicubic',
};

/** Which elements a new one is made of, and how much of each. */
interface Taps {
  readonly index: readonly number[][];
  readonly weight: readonly number[][];
}

/** From one new element's number to the old coordinates (pixels are areas unless corners are aligned). */
interface Scale {
  readonly n: number;
  readonly count: number;
  /** Old elements for each new one. */
  readonly ratio: number;
  readonly aligned: boolean;
}

function source({ n, count, ratio, aligned }: Scale, o: number, clamp: boolean): number {
  if (aligned) return count > 1 ? (o * (n - 1)) / (count - 1) : 0;
  const at = (o + 0.5) * ratio - 0.5;
  return clamp && at < 0 ? 0 : at;
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

function nearestTaps(s: Scale, exact: boolean): Taps {
  const at = (o: number): number => Math.min(s.n - 1, Math.floor(exact ? (o + 0.5) * s.ratio : o * s.ratio));
  return { index: [range(s.count).map(at)], weight: [range(s.count).map(() => 1)] };
}

function linearTaps(s: Scale): Taps {
  const from = range(s.count).map((o) => source(s, o, true));
  const low = from.map((x) => Math.min(s.n - 1, Math.floor(x)));
  const part = from.map((x, i) => Math.min(1, Math.max(0, x - low[i]!)));
  return { index: [low, low.map((i) => Math.min(i + 1, s.n - 1))], weight: [part.map((w) => 1 - w), part] };
}

/** Keys' cubic convolution with A = −0.75, as PyTorch. */
function cubic(t: number): number[] {
  const A = -0.75;
  const near = (x: number): number => ((A + 2) * x - (A + 3)) * x * x + 1;
  const far = (x: number): number => ((A * x - 5 * A) * x + 8 * A) * x - 4 * A;
  return [far(t + 1), near(t), near(1 - t), far(2 - t)];
}

function cubicTaps(s: Scale): Taps {
  const from = range(s.count).map((o) => source(s, o, false));
  const low = from.map((x) => Math.floor(x));
  const weights = from.map((x, i) => cubic(x - low[i]!));
  const bounded = (i: number): number => Math.min(s.n - 1, Math.max(0, i));
  return {
    index: [-1, 0, 1, 2].map((k) => low.map((i) => bounded(i + k))),
    weight: [0, 1, 2, 3].map((k) => weights.map((w) => w[k]!)),
  };
}

function tapsOf(mode: Mode, s: Scale): Taps {
  if (mode === 'nearest' || mode === 'nearest-exact') return nearestTaps(s, mode !== 'nearest');
  return mode === 'bicubic' ? cubicTaps(s) : linearTaps(s);
}

/** One axis: Σ weight_k · x[index_k]. */
function resample<N extends Typed>(b: Builder<N>, x: N, axis: number, index: N, weight: N): N {
  const [taps, count] = index.shape as readonly [number, number];
  const shape = x.shape.map((n, i) => (i === axis ? count : n));
  const row = shape.map((n, i) => (i === axis ? n : 1));
  let sum: N | null = null;
  for (let k = 0; k < taps; k++) {
    const part = (t: N): N => b.reshape(b.slice(t, [k, 0], [1, count]), [count]);
    const read = b.gather(x, spread(b, part(index), x.shape, axis), axis);
    const term = taps === 1 ? read : b.mul(read, b.broadcast(b.reshape(b.cast(part(weight), x.dtype), row), shape));
    sum = sum === null ? term : b.add(sum, term);
  }
  return sum!;
}

export const upsample = lowered({
  name: '_upsample',
  gradName: ({ mode, dims }) => `Upsample${NAMES[mode as string]}${dims as number}DBackward1`,
  in: [],
  method: false,
  doc: 'Weighed sums of gathered elements, one space dimension after the other.',
  params: { input: p.tensor(), indices: p.tensors(), weights: p.tensors(), mode: p.string(MODES), dims: p.int() },
  lower: (b, { input, indices, weights, dims }) => {
    let x = input;
    for (let i = dims - 1; i >= 0; i--) x = resample(b, x, i + 2, indices[i]!, weights[i]!);
    return x;
  },
  saves: ['indices', 'weights'],
  samples: (m) => [
    [m.tensor([1, 1, 2]), [m.values([[0, 0, 1, 1]], 'int64')], [m.values([[1, 1, 1, 1]])], 'nearest', 1],
  ],
});

type Factor = number | readonly number[] | null;

interface Request {
  readonly size: Factor;
  readonly scale_factor: Factor;
  readonly recompute_scale_factor: boolean | null;
  readonly mode: Mode;
}

/** New sizes, and the scale factors that coordinates are computed with (null: from the sizes). */
function target(op: string, space: readonly number[], r: Request): { sizes: number[]; factors: number[] | null } {
  if (r.size !== null && r.scale_factor !== null)
    fail(op, 'only one of size or scale_factor should be defined', '', 'value');
  const given = r.size ?? r.scale_factor ?? fail(op, 'either size or scale_factor should be defined', '', 'value');
  const list = typeof given === 'number' ? space.map(() => given) : given;
  if (list.length !== space.length)
    fail(
      op,
      `Input and ${r.size !== null ? 'output' : 'scale_factor'} must have the same number of spatial dimensions, but got input with spatial dimensions of ${show(space)} and ${show(list)}`,
      '',
      'value',
    );
  if (r.size !== null) {
    if (r.recompute_scale_factor === true)
      fail(op, 'recompute_scale_factor is not meaningful with an explicit size', '', 'value');
    return { sizes: [...list], factors: null };
  }
  const sizes = space.map((n, i) => Math.floor(n * list[i]!));
  return { sizes, factors: r.recompute_scale_factor === true || r.mode === 'area' ? null : [...list] };
}

const RANKS: Readonly<Record<string, number>> = { linear: 3, bilinear: 4, bicubic: 4, trilinear: 5 };

function checkMode(op: string, x: TensorLike, mode: Mode, align: boolean | null): void {
  const smooth = mode in RANKS;
  if (!smooth && align !== null)
    fail(
      op,
      'align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear',
      '',
      'value',
    );
  if (x.ndim < 3 || x.ndim > 5)
    fail(op, `Only 3D, 4D and 5D input Tensors supported: [n, channels, …space], got ${x.ndim}D`);
  if (smooth && x.ndim !== RANKS[mode]) fail(op, `Got ${x.ndim}D input, but ${mode} mode needs ${RANKS[mode]}D input`);
}

export const interpolate = composed({
  name: 'interpolate',
  in: ['nn.functional'],
  method: false,
  doc: "[n, c, …] in another size, or scaled by a factor: mode 'nearest', 'nearest-exact', 'linear' (3-D), 'bilinear', 'bicubic' (4-D), 'trilinear' (5-D), 'area'. align_corners: corner pixels keep their place.",
  params: {
    input: p.tensor(),
    size: p.any<Factor>('number | readonly number[] | null', null),
    scale_factor: p.any<Factor>('number | readonly number[] | null', null),
    mode: p.string(MODES, 'nearest'),
    align_corners: p.bool(null),
    recompute_scale_factor: p.bool(null),
    antialias: p.bool(false),
  },
  compose: (A, { input, mode, align_corners, antialias, ...rest }, call) => {
    checkMode(call.op, input, mode, align_corners);
    if (!mode.startsWith('nearest')) refuseType(call.op, input, true);
    if (antialias) fail(call.op, 'antialias is not supported', 'Blur before making the image smaller');
    const space = input.shape.slice(2);
    const { sizes, factors } = target(call.op, space, { ...rest, mode });
    if (sizes.some((n) => n < 1))
      fail(
        call.op,
        `Input and output sizes should be greater than 0, but got input ${show(space)} output ${show(sizes)}`,
      );
    if (mode === 'area') {
      if (space.length === 1) return A.adaptive_avg_pool1d(input, sizes);
      return space.length === 2 ? A.adaptive_avg_pool2d(input, sizes) : A.adaptive_avg_pool3d(input, sizes);
    }
    const taps = space.map((n, i) =>
      tapsOf(mode, {
        n,
        count: sizes[i]!,
        ratio: factors === null ? n / sizes[i]! : 1 / factors[i]!,
        aligned: align_corners === true,
      }),
    );
    const tensor = (rows: readonly number[][], dtype: 'int64' | 'float64') =>
      A._numbers(rows.flat(), [rows.length, rows[0]!.length], { dtype });
    const indices = taps.map((t) => tensor(t.index, 'int64'));
    return A._upsample(
      input,
      indices,
      taps.map((t) => tensor(t.weight, 'float64')),
      mode,
      space.length,
    );
  },
  samples: (m) => [
    [m.tensor([1, 2, 3]), { scale_factor: 2 }],
    [m.tensor([1, 2, 3]), 5, null, 'linear'],
    [m.tensor([1, 1, 2, 3]), [3, 7]],
    [m.tensor([1, 1, 3, 2]), { scale_factor: 1.7, mode: 'bilinear' }],
    [m.tensor([1, 1, 3, 2]), { size: [5, 3], mode: 'bilinear', align_corners: true }],
    [m.tensor([1, 1, 3, 2]), { size: [5, 3], mode: 'bicubic' }],
    [m.tensor([1, 1, 3, 3]), { size: 2, mode: 'bicubic', align_corners: true }],
    [m.tensor([1, 1, 2, 2, 2]), { scale_factor: 2, mode: 'trilinear' }],
    [m.tensor([1, 1, 4, 4]), { size: 3, mode: 'area' }],
    [m.tensor([1, 1, 3, 3]), { size: [5, 4], mode: 'nearest-exact' }],
    [m.tensor([1, 1, 3, 3]), { scale_factor: 1.5, recompute_scale_factor: true, mode: 'bilinear' }],
  ],
  errors: [
    {
      args: (m) => [m.tensor([1, 1, 2, 2]), { size: 3, scale_factor: 2 }],
      message: /only one of size or scale_factor/,
    },
    { args: (m) => [m.tensor([1, 1, 2, 2])], message: /either size or scale_factor/ },
    { args: (m) => [m.tensor([1, 1, 2, 2]), { size: 3, mode: 'linear' }], message: /linear mode needs 3D/ },
    { args: (m) => [m.tensor([1, 1, 2, 2]), { size: 3, align_corners: true }], message: /align_corners option/ },
  ],
});

const named = (name: string, mode: Mode, align: boolean | null) =>
  composed({
    name,
    in: ['nn.functional'],
    method: false,
    doc: `interpolate with mode '${mode}'${align ? ' and align_corners' : ''}.`,
    params: {
      input: p.tensor(),
      size: p.any<Factor>('number | readonly number[] | null', null),
      scale_factor: p.any<Factor>('number | readonly number[] | null', null),
    },
    compose: (A, { input, size, scale_factor }) => A.interpolate(input, size, scale_factor, mode, align),
    samples: (m) => [[m.tensor([1, 1, 2, 3]), { scale_factor: 2 }]],
    errors: [{ args: (m) => [m.tensor([1, 1, 2, 2])], message: /either size or scale_factor/ }],
  });

export const upsample_nearest = named('upsample_nearest', 'nearest', null);
export const upsample_bilinear = named('upsample_bilinear', 'bilinear', true);
