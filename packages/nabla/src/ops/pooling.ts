/** Pooling: the largest or the mean of each window. Windows that follow from a wanted size: pooling-adaptive.ts. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { bool } from '../ir/dtype.js';
import { numel, type Shape, show } from '../ir/shape.js';
import { composed, lowered, p, type SampleMaker, type TensorLike } from '../record.js';
import { refuseType } from './requirements.js';
import { fixed } from './samples.js';
import { counts, flattenKernel, inputPosition, padded, type Window, windowOf, windowsOf } from './windows.js';

export type Rank = 1 | 2 | 3;
export const space = (rank: number, n: number): number[] => new Array<number>(rank).fill(n);

/** Without a batch, one is put in front. The space must not be empty. */
export function checkSpace(op: string, x: TensorLike, rank: number): void {
  if (x.ndim !== rank + 1 && x.ndim !== rank + 2)
    fail(
      op,
      `Expected ${rank + 1}D or ${rank + 2}D tensor [n, channels, …space], but got input of shape ${show(x.shape)}`,
    );
  if (x.shape.slice(x.ndim - rank - 1).some((n) => n === 0))
    fail(op, `Expected input with non-zero sizes apart from the batch, but its shape is ${show(x.shape)}`);
}

/** Gathers elements of each channel's space by flat position. */
function pick<N extends Typed>(b: Builder<N>, x: N, position: N, rank: number): N {
  const lead = x.shape.slice(0, x.shape.length - rank);
  const out = position.shape.slice(lead.length);
  const flat = b.reshape(x, [numel(lead), numel(x.shape.slice(lead.length))]);
  return b.reshape(b.gather(flat, b.reshape(position, [numel(lead), numel(out)]), 1), position.shape);
}

export const PAIR = ['values', 'indices'] as const;

const maxWithIndices = (rank: 2 | 3) =>
  lowered({
    name: `_max_pool${rank}d_with_indices`,
    gradName: `MaxPool${rank}DWithIndicesBackward0`,
    in: [],
    method: false,
    resultNames: PAIR,
    doc: 'The largest element of each window, and its flat position in the space.',
    params: {
      input: p.tensor(),
      kernel_size: p.ints(),
      stride: p.ints(),
      padding: p.ints(),
      dilation: p.ints(),
      ceil_mode: p.bool(false),
    },
    lower: (b, { input, ...args }, call) => {
      const w = windowOf(call.op, args, rank);
      const size = input.shape.slice(-rank);
      const out = counts(call.op, size, w);
      const windows = flattenKernel(b, windowsOf(b, padded(b, input, w, out, -Infinity), w, out), w);
      const axis = windows.shape.length - 1;
      // The first of equal elements, in row-major order: it takes the gradient.
      const place = b.reshape(b.argextreme('argmax', windows, axis), windows.shape.slice(0, axis));
      const position = inputPosition(b, place, w, size);
      return [pick(b, input, position, rank), position];
    },
    nondifferentiable: [1],
    samples: (m) => [
      [
        m.tensor([1, 2, ...space(rank, 4)], { distinct: true }),
        space(rank, 2),
        space(rank, 2),
        space(rank, 0),
        space(rank, 1),
      ],
    ],
  });

export const maxPool2d = maxWithIndices(2);
export const maxPool3d = maxWithIndices(3);

/** Windows up to this size are compared element by element. */
const MOST_COMPARED = 9;

/** Whether windows lie apart, inside the space, and are small: their elements are then slices, and no two share one. */
const liesApart = (w: Window): boolean =>
  !w.ceil &&
  numel(w.kernel) <= MOST_COMPARED &&
  w.kernel.every((k, i) => w.padding[i] === 0 && w.dilation[i] === 1 && w.stride[i]! >= k);

interface Apart {
  readonly kernel_size: number | readonly number[];
  readonly stride: number | readonly number[];
}

/** Where the elements of all windows lie, one slice for each place in a window, in row-major order. */
function placesOf(op: string, shape: Shape, args: Apart, rank: number) {
  const lead = shape.slice(0, shape.length - rank);
  const w = windowOf(op, args, rank);
  const size = [...lead, ...counts(op, shape.slice(lead.length), w)];
  const step = [...lead.map(() => 1), ...w.stride];
  const starts = Array.from({ length: numel(w.kernel) }, (_, place) => {
    const at: number[] = [];
    let rest = place;
    for (const k of [...w.kernel].reverse()) {
      at.unshift(rest % k);
      rest = Math.floor(rest / k);
    }
    return [...lead.map(() => 0), ...at];
  });
  return { size, step, starts };
}

/** Larger than what is there, or nan where that is not: of equal elements the first stays. */
function beats<N extends Typed>(b: Builder<N>, x: N, best: N): N {
  const news = b.binary('and', b.compare('ne', x, x), b.compare('eq', best, best));
  return b.binary('or', b.compare('lt', best, x), news);
}

const apartSample = (m: SampleMaker, rank: number) => [
  m.tensor([1, 2, ...space(rank, 4)], { distinct: true }),
  space(rank, 2),
  space(rank, 2),
];

const maxApart = (rank: 2 | 3) =>
  lowered({
    name: `_max_pool${rank}d_apart`,
    gradName: `MaxPool${rank}DWithIndicesBackward0`,
    in: [],
    method: false,
    doc: 'The largest element of each window, where windows do not overlap.',
    params: { input: p.tensor(), kernel_size: p.ints(), stride: p.ints() },
    lower: (b, { input, ...args }, call) => {
      const { size, step, starts } = placesOf(call.op, input.shape, args, rank);
      const [first, ...others] = starts.map((start) => b.slice(input, start, size, step));
      return others.reduce((best, x) => b.where(beats(b, x, best), x, best), first!);
    },
    grad: (A, [g], { args }) => ({ input: A._max_pool_apart_backward(g!, args.input, args.kernel_size, args.stride) }),
    saves: ['input'],
    samples: (m) => [apartSample(m, rank)],
  });

export const maxPool2dApart = maxApart(2);
export const maxPool3dApart = maxApart(3);

export const maxPoolApartBackward = lowered({
  name: '_max_pool_apart_backward',
  gradName: 'MaxPool2DWithIndicesBackwardBackward0',
  in: [],
  method: false,
  doc: 'The gradient of each window at its largest element, 0 elsewhere.',
  params: { grad_output: p.tensor(), input: p.tensor(), kernel_size: p.ints(), stride: p.ints() },
  lower: (b, { grad_output, input, ...args }, call) => {
    const { size, step, starts } = placesOf(call.op, input.shape, args, (args.kernel_size as readonly number[]).length);
    const elements = starts.map((start) => b.slice(input, start, size, step));
    let best = elements[0]!;
    const wins = elements.slice(1).map((x) => {
      const better = beats(b, x, best);
      best = b.where(better, x, best);
      return better;
    });
    // A place takes the gradient where it was the best so far and none after it is better.
    let open = b.const(1, bool, size);
    let out = b.like(0, input);
    for (let place = elements.length - 1; place >= 0; place--) {
      const own = place === 0 ? open : b.binary('and', open, wins[place - 1]!);
      const taken = b.where(own, grad_output, b.like(0, grad_output));
      out = b.insert(out, taken, starts[place]!, step);
      if (place > 0) open = b.binary('and', open, b.unary('not', wins[place - 1]!));
    }
    return out;
  },
  samples: (m) => [
    [m.tensor([1, 2, 2, 2]), ...apartSample(m, 2)],
    [m.tensor([2, 2, 2]), m.tensor([2, 5, 3], { distinct: true }), [2, 1], [3, 2]],
  ],
});

const maxParams = {
  input: p.tensor(),
  kernel_size: p.ints(),
  stride: p.ints(null),
  padding: p.ints(0),
  dilation: p.ints(1),
  ceil_mode: p.bool(false),
  return_indices: p.bool(false),
};

const POOL_RESULTS = (args: string) =>
  [
    [
      `input: T, ${args} | { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: false }, options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: false }`,
      'T',
    ],
    [
      `input: T, ${args}, options: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices: true }`,
      '[T, T]',
    ],
    [
      `input: T, ${args}, stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean, return_indices?: false`,
      'T',
    ],
    [
      `input: T, ${args}, stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], ceil_mode: boolean, return_indices: boolean`,
      'T | [T, T]',
    ],
  ] as const;

const maxPool = (rank: Rank) =>
  composed({
    name: `max_pool${rank}d`,
    in: ['nn.functional'],
    method: false,
    overloads: POOL_RESULTS('kernel_size: number | readonly number[]'),
    doc: `The largest element of each window over ${rank} dimension${rank > 1 ? 's' : ''}: [n, c, …] or [c, …]. With return_indices also its flat position in the channel's space. Padding is −∞; nan wins.`,
    params: maxParams,
    compose: (A, { input, return_indices, ...args }, call) => {
      checkSpace(call.op, input, rank);
      refuseType(call.op, input, true);
      const w = windowOf(call.op, args, rank);
      counts(call.op, input.shape.slice(-rank), w);
      if (!return_indices && rank > 1 && liesApart(w)) {
        const apart = rank === 2 ? A._max_pool2d_apart : A._max_pool3d_apart;
        return apart(input, w.kernel, w.stride);
      }
      const out =
        rank === 1
          ? flat()
          : rank === 2
            ? A._max_pool2d_with_indices(input, ...lists(w))
            : A._max_pool3d_with_indices(input, ...lists(w));
      return return_indices ? [out[0]!, out[1]!] : out[0]!;

      function flat(): [typeof input, typeof input] {
        const one = (v: readonly number[], first: number) => [first, v[0]!];
        const wide = A._max_pool2d_with_indices(
          A.unsqueeze(input, -2),
          one(w.kernel, 1),
          one(w.stride, 1),
          one(w.padding, 0),
          one(w.dilation, 1),
          w.ceil,
        );
        return [A.squeeze(wide.values, -2), A.squeeze(wide.indices, -2)];
      }
    },
    samples: (m) => [
      [m.tensor([2, 2, ...space(rank, 4)], { distinct: true }), 2],
      [m.tensor([1, 1, ...space(rank, 5)], { distinct: true }), 3, 2, 1],
      [m.tensor([2, ...space(rank, 5)], { distinct: true }), 2, { ceil_mode: true }],
      [m.tensor([1, 1, ...space(rank, 5)], { distinct: true }), 2, { dilation: 2, stride: 1, return_indices: true }],
      [
        fixed(
          m,
          rank === 1
            ? [[1, 1, 0, 2]]
            : rank === 2
              ? [
                  [
                    [1, 1],
                    [1, 0],
                  ],
                ]
              : [
                  [
                    [
                      [1, 1],
                      [1, 0],
                    ],
                    [
                      [1, 1],
                      [1, 1],
                    ],
                  ],
                ],
        ),
        2,
        { return_indices: true },
      ],
    ],
    errors: [
      { args: (m) => [m.tensor([3]), 2], message: /Expected \dD or \dD tensor/ },
      {
        args: (m) => [m.tensor([1, 1, ...space(rank, 4)]), 2, { padding: 2 }],
        message: /pad should be at most half of kernel size/,
      },
      { args: (m) => [m.tensor([1, 1, ...space(rank, 1)]), 2], message: /Output size is too small/ },
      { args: (m) => [m.tensor([1, 1, ...space(rank, 4)]), 2, 0], message: /stride should be greater than zero/ },
    ],
  });

function lists(w: Window): [readonly number[], readonly number[], readonly number[], readonly number[], boolean] {
  return [w.kernel, w.stride, w.padding, w.dilation, w.ceil];
}

export const max_pool1d = maxPool(1);
export const max_pool2d = maxPool(2);
export const max_pool3d = maxPool(3);

// ---------------------------------------------------------------------------------------------------- means

/** How many elements the windows of one dimension have, as PyTorch counts them: overhang never, padding if asked. */
function lengths(n: number, count: number, w: Window, i: number, withPadding: boolean): number[] {
  return Array.from({ length: count }, (_, o) => {
    const start = o * w.stride[i]! - w.padding[i]!;
    const end = Math.min(start + w.kernel[i]!, n + w.padding[i]!);
    return withPadding ? end - start : Math.min(end, n) - Math.max(start, 0);
  });
}

/** The divisor of each window: a constant where all are equal, else a product of numbers for each dimension. */
function divisors<N extends Typed>(
  b: Builder<N>,
  size: Shape,
  out: Shape,
  w: Window,
  like: N,
  withPadding: boolean,
): N {
  const each = out.map((count, i) => lengths(size[i]!, count, w, i, withPadding));
  if (each.every((list) => list.every((n) => n === list[0])))
    return b.like(
      each.reduce((product, list) => product * list[0]!, 1),
      like,
    );
  let product: N | null = null;
  out.forEach((_, i) => {
    const axis = like.shape.length - out.length + i;
    const along = alongAxis(b, size[i]!, w, i, like, axis, withPadding);
    product = product === null ? along : b.mul(product, along);
  });
  return product!;
}

/** min(start + kernel, size + padding) − start and so on, for every place: the same arithmetic on an iota. */
function alongAxis<N extends Typed>(
  b: Builder<N>,
  n: number,
  w: Window,
  i: number,
  like: N,
  axis: number,
  withPadding: boolean,
): N {
  const c = (v: number): N => b.like(v, like);
  const start = b.sub(b.mul(b.iota(like.dtype, like.shape, axis), c(w.stride[i]!)), c(w.padding[i]!));
  const end = b.binary('minimum', b.add(start, c(w.kernel[i]!)), c(n + w.padding[i]!));
  if (withPadding) return b.sub(end, start);
  return b.sub(b.binary('minimum', end, c(n)), b.binary('maximum', start, c(0)));
}

const avgCore = (rank: 2 | 3) =>
  lowered({
    name: `_avg_pool${rank}d`,
    gradName: `AvgPool${rank}DBackward0`,
    in: [],
    method: false,
    doc: 'The mean of each window.',
    params: {
      input: p.tensor(),
      kernel_size: p.ints(),
      stride: p.ints(),
      padding: p.ints(),
      ceil_mode: p.bool(false),
      count_include_pad: p.bool(true),
      divisor_override: p.int(null),
    },
    lower: (b, { input, count_include_pad, divisor_override, ...args }, call) => {
      const w = windowOf(call.op, args, rank);
      const size = input.shape.slice(-rank);
      const out = counts(call.op, size, w);
      const windows = windowsOf(b, padded(b, input, w, out, 0), w, out);
      const lead = windows.shape.length - rank;
      const sums = b.reshape(
        b.sum(
          windows,
          w.kernel.map((_, i) => lead + i),
        ),
        windows.shape.slice(0, lead),
      );
      if (divisor_override !== null) return b.div(sums, b.like(divisor_override, sums));
      return b.div(sums, divisors(b, size, out, w, sums, count_include_pad));
    },
    saves: [],
    samples: (m) => [[m.tensor([1, 2, ...space(rank, 4)]), space(rank, 2), space(rank, 2), space(rank, 0)]],
  });

export const avgPoolCore2d = avgCore(2);
export const avgPoolCore3d = avgCore(3);

const avgParams = {
  input: p.tensor(),
  kernel_size: p.ints(),
  stride: p.ints(null),
  padding: p.ints(0),
  ceil_mode: p.bool(false),
  count_include_pad: p.bool(true),
};

function checkAverage(op: string, input: TensorLike, rank: number, args: Parameters<typeof windowOf>[1]): Window {
  checkSpace(op, input, rank);
  refuseType(op, input, true);
  const w = windowOf(op, args, rank);
  counts(op, input.shape.slice(-rank), w);
  return w;
}

export const avg_pool1d = composed({
  name: 'avg_pool1d',
  in: ['nn.functional', 'torch'],
  method: false,
  doc: 'The mean of each window over one dimension: [n, c, l] or [c, l].',
  params: avgParams,
  compose: (A, { input, count_include_pad, ...args }, call) => {
    const w = checkAverage(call.op, input, 1, args);
    const [k, s, pad] = [w.kernel[0]!, w.stride[0]!, w.padding[0]!];
    return A.squeeze(A._avg_pool2d(A.unsqueeze(input, -2), [1, k], [1, s], [0, pad], w.ceil, count_include_pad), -2);
  },
  samples: (m) => [
    [m.tensor([2, 2, 4]), 2],
    [m.tensor([2, 5]), 2, { ceil_mode: true, padding: 1 }],
    [m.tensor([1, 1, 5]), 3, 2, 1, false, false],
  ],
  errors: [{ args: (m) => [m.tensor([3]), 2], message: /Expected 2D or 3D tensor/ }],
});

const avgPool = (rank: 2 | 3) =>
  composed({
    name: `avg_pool${rank}d`,
    in: ['nn.functional'],
    method: false,
    doc: `The mean of each window over ${rank} dimensions: [n, c, …] or [c, …]. Padding counts as zeros unless count_include_pad is false; divisor_override divides by another number.`,
    params: { ...avgParams, divisor_override: p.int(null) },
    compose: (A, { input, count_include_pad, divisor_override, ...args }, call) => {
      const w = checkAverage(call.op, input, rank, args);
      if (divisor_override === 0) fail(call.op, 'divisor must be not zero');
      const core = rank === 2 ? A._avg_pool2d : A._avg_pool3d;
      return core(input, w.kernel, w.stride, w.padding, w.ceil, count_include_pad, divisor_override);
    },
    samples: (m) => [
      [m.tensor([2, 2, ...space(rank, 4)]), 2],
      [m.tensor([1, 1, ...space(rank, 5)]), 3, 2, 1, false, false],
      [m.tensor([1, ...space(rank, 5)]), 2, { ceil_mode: true, padding: 1 }],
      [m.tensor([1, ...space(rank, 5)]), 2, { ceil_mode: true, count_include_pad: false }],
      [m.tensor([1, ...space(rank, 4)]), 2, { divisor_override: 3 }],
    ],
    errors: [
      { args: (m) => [m.tensor([3]), 2], message: /Expected \dD or \dD tensor/ },
      {
        args: (m) => [m.tensor([1, 1, ...space(rank, 4)]), 2, { divisor_override: 0 }],
        message: /divisor must be not zero/,
      },
      { args: (m) => [m.tensor([1, 1, ...space(rank, 4)]), 2, { padding: 2 }], message: /at most half of kernel size/ },
    ],
  });

export const avg_pool2d = avgPool(2);
export const avg_pool3d = avgPool(3);

/** Sign and power as PyTorch composes them, so that gradients at 0 agree. */
const lpPool = (rank: 1 | 2) =>
  composed({
    name: `lp_pool${rank}d`,
    in: ['nn.functional'],
    method: false,
    doc: `(Σ x^p)^(1/p) of each window over ${rank} dimension${rank > 1 ? 's' : ''}.`,
    params: {
      input: p.tensor(),
      norm_type: p.number(),
      kernel_size: p.ints(),
      stride: p.ints(null),
      ceil_mode: p.bool(false),
    },
    compose: (A, { input, norm_type, kernel_size, stride, ceil_mode }, call) => {
      const w = windowOf(call.op, { kernel_size, stride, ceil_mode }, rank);
      const power = A.pow(input, norm_type);
      const mean =
        rank === 1
          ? A.avg_pool1d(power, w.kernel, w.stride, 0, ceil_mode)
          : A.avg_pool2d(power, w.kernel, w.stride, 0, ceil_mode);
      return A.pow(A.mul(A.mul(A.sign(mean), A.relu(A.abs(mean))), numel(w.kernel)), 1 / norm_type);
    },
    samples: (m) => [
      [m.tensor([2, 2, ...space(rank, 4)]), 2, 2],
      [m.tensor([1, 1, ...space(rank, 5)], { low: 0.1 }), 3, 2, 1],
    ],
    errors: [{ args: (m) => [m.tensor([1, 1, ...space(rank, 1)]), 2, 2], message: /Output size is too small/ }],
  });

export const lp_pool1d = lpPool(1);
export const lp_pool2d = lpPool(2);
