/** Convolutions and their transposes, over one, two or three space dimensions. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { float64 } from '../ir/dtype.js';
import type { ConvArg } from '../ir/node.js';
import { show } from '../ir/shape.js';
import { composed, lowered, p, type Sample, type SampleMaker, type TensorLike } from '../record.js';
import { NUMBER_OF_TYPE, refuseType, sameTypes } from './requirements.js';

const DIMS = [1, 2, 3] as const;
type Rank = (typeof DIMS)[number];

/** One number for each space dimension, as PyTorch reads stride, padding and dilation. */
function eachAxis(op: string, name: string, value: number | readonly number[], rank: number, least: number): number[] {
  const list = typeof value === 'number' ? [value] : value;
  if (list.length !== 1 && list.length !== rank)
    fail(
      op,
      `expected ${name} to be a single integer value or a list of ${rank} values to match the convolution dimensions, but got ${name}=${show(list)}`,
    );
  const full = list.length === rank ? [...list] : new Array<number>(rank).fill(list[0]!);
  if (full.some((n) => n < least))
    fail(op, `${least === 0 ? 'negative' : 'non-positive'} ${name} is not supported: ${show(full)}`);
  return full;
}

interface Call {
  readonly op: string;
  readonly input: TensorLike;
  readonly weight: TensorLike;
  readonly bias: TensorLike | null;
  readonly groups: number;
}

/** What both directions ask of their arguments; `axis` of weight holds the input's channels. */
function check({ op, input, weight, bias, groups }: Call, rank: number, transposed: boolean): void {
  const [flat, batched] = [rank + 1, rank + 2];
  if (input.ndim !== flat && input.ndim !== batched)
    fail(
      op,
      `Expected ${flat}D (unbatched) or ${batched}D (batched) input to ${op}, but got input of size: ${show(input.shape)}`,
    );
  if (weight.ndim !== batched)
    fail(
      op,
      `Expected a ${batched}D weight [${transposed ? 'in, out / groups' : 'out, in / groups'}, …kernel], but got weight of size ${show(weight.shape)}`,
    );
  sameTypes(op, { input, weight, bias });
  if (groups <= 0) fail(op, `non-positive groups is not supported: ${groups}`);
  const channels = input.shape[input.ndim - rank - 1]!;
  const expected = transposed ? weight.shape[0]! : weight.shape[1]! * groups;
  const size = `weight of size ${show(weight.shape)}, expected input${show(input.shape)}`;
  if (channels !== expected)
    fail(
      op,
      `Given ${transposed ? 'transposed=1' : `groups=${groups}`}, ${size} to have ${expected} channels, but got ${channels} channels instead`,
    );
  if (weight.shape[0]! % groups !== 0)
    fail(
      op,
      `Given groups=${groups}, expected weight to be divisible by ${groups} at dimension 0, but got weight of size ${show(weight.shape)} instead`,
    );
  checkBias(op, weight, bias, transposed ? weight.shape[1]! * groups : weight.shape[0]!);
}

function checkBias(op: string, weight: TensorLike, bias: TensorLike | null, channels: number): void {
  if (bias !== null && (bias.ndim !== 1 || bias.shape[0] !== channels))
    fail(
      op,
      `Given weight of size ${show(weight.shape)}, expected bias to be 1-dimensional with ${channels} elements, but got bias of size ${show(bias.shape)} instead`,
    );
}

/** Integers are convolved as float64, which holds them exactly. */
function exact<N extends Typed>(b: Builder<N>, x: N, weight: N, conv: (x: N, weight: N) => N): N {
  if (x.dtype.is_floating_point) return conv(x, weight);
  return b.cast(conv(b.cast(x, float64), b.cast(weight, float64)), x.dtype);
}

/** Adds a number for each channel. */
function withBias<N extends Typed>(b: Builder<N>, x: N, bias: N | null): N {
  if (bias === null) return x;
  const row = x.shape.map((n, i) => (i === 1 ? n : 1));
  return b.add(x, b.broadcast(b.reshape(bias, row), x.shape));
}

const params = {
  input: p.tensor(),
  weight: p.tensor(),
  bias: p.tensor(null),
  stride: p.ints(1),
  padding: p.ints(0),
  dilation: p.ints(1),
  groups: p.int(1),
};

const hidden = { in: [] as const, method: false, gradName: 'ConvolutionBackward0' };

export const convolution = lowered({
  ...hidden,
  name: '_convolution',
  doc: 'Convolution of a batch, with symmetric padding.',
  params,
  lower: (b, { input, weight, bias, stride, padding, dilation, groups }) => {
    const arg = { stride, padding, dilation, groups } as ConvArg;
    return withBias(
      b,
      exact(b, input, weight, (x, w) => b.conv(x, w, arg)),
      bias,
    );
  },
  saves: ['input', 'weight'],
  samples: (m) => [[m.tensor([2, 3, 5, 4]), m.tensor([2, 3, 2, 3]), m.tensor([2]), [1, 1], [0, 0], [1, 1], 1]],
});

export const transposedConvolution = lowered({
  ...hidden,
  name: '_convolution_transpose',
  doc: 'The gradient of a convolution with respect to its input, as an operator.',
  params: { ...params, output_padding: p.ints(0) },
  lower: (b, args) => {
    const [stride, padding, dilation, extra] = [
      args.stride,
      args.padding,
      args.dilation,
      args.output_padding,
    ] as number[][];
    const { input, weight, bias, groups } = args;
    const kernel = weight.shape.slice(2);
    const space = input.shape.slice(2);
    const reach = kernel.map((k, i) => dilation![i]! * (k - 1) + 1);
    const full = space.map((n, i) => (n - 1) * stride![i]! + reach[i]!);
    const wanted = full.map((n, i) => n - 2 * padding![i]! + extra![i]!);
    const shape = (sizes: readonly number[]) => [input.shape[0]!, weight.shape[1]! * groups, ...sizes];
    const arg = { stride, padding, dilation, groups } as unknown as ConvArg;
    if (extra!.every((n, i) => n < stride![i]!))
      return withBias(b, b.convInput(input, weight, arg, shape(wanted)), bias);
    // A larger output padding is no input size of that convolution: take all of it, then the part that is asked for.
    const open = { ...arg, padding: padding!.map(() => 0) };
    return withBias(b, part(b, b.convInput(input, weight, open, shape(full)), padding!, shape(wanted)), bias);
  },
  saves: ['input', 'weight'],
  samples: (m) => [[m.tensor([2, 3, 2, 2]), m.tensor([3, 2, 2, 3]), m.tensor([2]), [2, 2], [0, 0], [1, 1], 1, [0, 0]]],
});

/** Elements from `start` on in every space dimension; zeros beyond the end. */
function part<N extends Typed>(b: Builder<N>, x: N, start: readonly number[], shape: readonly number[]): N {
  const from = [0, 0, ...start];
  const hi = shape.map((n, i) => Math.max(0, from[i]! + n - x.shape[i]!));
  return b.slice(
    b.pad(
      x,
      shape.map(() => 0),
      hi,
    ),
    from,
    shape,
  );
}

/** 'same' and 'valid', and what 'same' puts on one side only (the end). */
function readPadding(
  op: string,
  padding: string | number | readonly number[],
  kernel: readonly number[],
  dilation: readonly number[],
  stride: readonly number[],
): { both: number[]; end: number[] } {
  const none = kernel.map(() => 0);
  if (typeof padding !== 'string') return { both: eachAxis(op, 'padding', padding, kernel.length, 0), end: none };
  if (padding === 'valid') return { both: none, end: none };
  if (padding !== 'same') fail(op, `Invalid padding string: '${padding}'`, "Use 'same', 'valid' or numbers");
  if (stride.some((s) => s !== 1)) fail(op, "padding='same' is not supported for strided convolutions");
  const total = kernel.map((k, i) => dilation[i]! * (k - 1));
  return { both: total.map((n) => Math.floor(n / 2)), end: total.map((n) => n % 2) };
}

function checkReach(
  op: string,
  space: readonly number[],
  kernel: readonly number[],
  dilation: readonly number[],
): void {
  const reach = kernel.map((k, i) => dilation[i]! * (k - 1) + 1);
  if (space.some((n, i) => n < reach[i]!))
    fail(
      op,
      `Calculated padded input size per channel: (${space.join(' x ')}). Kernel size: (${reach.join(' x ')}). Kernel size can't be greater than actual input size`,
    );
}

const space = (rank: number, n: number): number[] => new Array<number>(rank).fill(n);

const forward = (rank: Rank) =>
  composed({
    name: `conv${rank}d`,
    in: ['nn.functional', 'torch'],
    method: false,
    doc: `Convolution (cross-correlation) over ${rank} dimension${rank > 1 ? 's' : ''}: input [n, in, …] or [in, …], weight [out, in / groups, …kernel], bias [out]. padding: a number for each side, 'valid' or 'same'.`,
    params: {
      ...params,
      padding: p.any<string | number | readonly number[]>("number | readonly number[] | 'same' | 'valid'", 0),
    },
    compose: (A, { input, weight, bias, groups, ...args }, call) => {
      check({ op: call.op, input, weight, bias, groups }, rank, false);
      refuseType(call.op, input);
      const stride = eachAxis(call.op, 'stride', args.stride, rank, 1);
      const dilation = eachAxis(call.op, 'dilation', args.dilation, rank, 1);
      const kernel = weight.shape.slice(2);
      const { both, end } = readPadding(call.op, args.padding, kernel, dilation, stride);
      const single = input.ndim === rank + 1;
      let x = single ? A.unsqueeze(input, 0) : input;
      checkReach(
        call.op,
        x.shape.slice(2).map((n, i) => n + 2 * both[i]! + end[i]!),
        kernel,
        dilation,
      );
      if (end.some((n) => n > 0))
        x = A.constant_pad_nd(
          x,
          [...end].reverse().flatMap((n) => [0, n]),
        );
      const out = A._convolution(x, weight, bias, stride, both, dilation, groups);
      return single ? A.squeeze(out, 0) : out;
    },
    samples: (m) => forwardSamples(m, rank),
    errors: [
      { args: (m) => [m.tensor([4]), m.tensor([3, 4, ...space(rank, 3)])], message: /Expected \dD \(unbatched\)/ },
      {
        args: (m) => [m.tensor([2, 5, ...space(rank, 6)]), m.tensor([3, 4, ...space(rank, 3)])],
        message: /to have 4 channels, but got 5/,
      },
      {
        args: (m) => [m.tensor([2, 4, ...space(rank, 2)]), m.tensor([3, 4, ...space(rank, 3)])],
        message: /can't be greater than actual input size/,
      },
      {
        args: (m) => [m.tensor([1, 4, ...space(rank, 6)]), m.tensor([3, 2, ...space(rank, 3)]), { groups: 2 }],
        message: /divisible by 2 at dimension 0/,
      },
      {
        args: (m) => [m.tensor([1, 4, ...space(rank, 6)]), m.tensor([3, 4, ...space(rank, 3)]), m.tensor([4])],
        message: /expected bias to be 1-dimensional with 3/,
      },
      {
        args: (m) => [
          m.tensor([1, 1, ...space(rank, 4)]),
          m.tensor([1, 1, ...space(rank, 3)]),
          { padding: 'same', stride: 2 },
        ],
        message: /not supported for strided/,
      },
      {
        args: (m) => [m.tensor([1, 1, ...space(rank, 4)]), m.tensor([1, 1, ...space(rank, 3)]), { stride: 0 }],
        message: /non-positive stride/,
      },
      {
        args: (m) => [
          m.tensor([1, 1, ...space(rank, 4)], { dtype: 'float32' }),
          m.tensor([1, 1, ...space(rank, 3)], { dtype: 'float64' }),
        ],
        message: NUMBER_OF_TYPE,
      },
    ],
  });

function forwardSamples(m: SampleMaker, rank: Rank): Sample[] {
  const x = (c: number, n: number) => m.tensor([2, c, ...space(rank, n)]);
  const w = (o: number, c: number, k: number) => m.tensor([o, c, ...space(rank, k)]);
  const small: Sample[] = [
    [x(2, 4), w(3, 2, 3), m.tensor([3])],
    [x(2, 4), w(2, 1, 2), { groups: 2, stride: 2 }],
    [m.tensor([2, ...space(rank, 3)]), w(1, 2, 2), m.tensor([1])],
  ];
  if (rank === 3) return small;
  return [
    ...small,
    [x(1, 5), w(2, 1, 3), null, 2, 1, 1],
    [x(1, 6), w(1, 1, 2), { dilation: 2, padding: rank === 2 ? [0, 1] : 1 }],
    [x(1, 4), w(1, 1, 3), { padding: 'same' }],
    [x(1, 4), w(1, 1, 2), { padding: 'same' }],
  ];
}

export const conv1d = forward(1);
export const conv2d = forward(2);
export const conv3d = forward(3);

const backward = (rank: Rank) =>
  composed({
    name: `conv_transpose${rank}d`,
    in: ['nn.functional', 'torch'],
    method: false,
    doc: `Transposed convolution over ${rank} dimension${rank > 1 ? 's' : ''}: input [n, in, …] or [in, …], weight [in, out / groups, …kernel], bias [out]. Sizes become (size − 1) · stride − 2 · padding + dilation · (kernel − 1) + output_padding + 1.`,
    params: {
      input: p.tensor(),
      weight: p.tensor(),
      bias: p.tensor(null),
      stride: p.ints(1),
      padding: p.ints(0),
      output_padding: p.ints(0),
      groups: p.int(1),
      dilation: p.ints(1),
    },
    compose: (A, { input, weight, bias, groups, ...args }, call) => {
      check({ op: call.op, input, weight, bias, groups }, rank, true);
      refuseType(call.op, input, true);
      const stride = eachAxis(call.op, 'stride', args.stride, rank, 1);
      const dilation = eachAxis(call.op, 'dilation', args.dilation, rank, 1);
      const padding = eachAxis(call.op, 'padding', args.padding, rank, 0);
      const extra = eachAxis(call.op, 'output_padding', args.output_padding, rank, 0);
      extra.forEach((n, i) => {
        if (n >= stride[i]! && n >= dilation[i]!)
          fail(
            call.op,
            `output padding must be smaller than either stride or dilation, but got output_padding ${n}, stride ${stride[i]}, dilation ${dilation[i]} in space dimension ${i}`,
          );
      });
      const single = input.ndim === rank + 1;
      const x = single ? A.unsqueeze(input, 0) : input;
      checkSize(call.op, x.shape.slice(2), weight.shape.slice(2), { stride, padding, dilation, extra });
      const out = A._convolution_transpose(x, weight, bias, stride, padding, dilation, groups, extra);
      return single ? A.squeeze(out, 0) : out;
    },
    samples: (m) => {
      const x = (c: number, n: number) => m.tensor([2, c, ...space(rank, n)]);
      const w = (o: number, c: number, k: number) => m.tensor([o, c, ...space(rank, k)]);
      return [
        [x(2, 2), w(2, 2, 2), m.tensor([2])],
        [x(2, 2), w(2, 1, 2), { stride: 2, groups: 2, padding: 1, output_padding: 1 }],
        [m.tensor([1, ...space(rank, 2)]), w(1, 1, 2), { dilation: 2, output_padding: 1 }],
      ];
    },
    errors: [
      {
        args: (m) => [m.tensor([1, 5, ...space(rank, 2)]), m.tensor([4, 3, ...space(rank, 2)])],
        message: /to have 4 channels, but got 5/,
      },
      {
        args: (m) => [m.tensor([1, 4, ...space(rank, 2)]), m.tensor([4, 3, ...space(rank, 2)]), { output_padding: 1 }],
        message: /output padding must be smaller/,
      },
    ],
  });

interface Geometry {
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly extra: readonly number[];
}

function checkSize(op: string, sizes: readonly number[], kernel: readonly number[], g: Geometry): void {
  const out = sizes.map(
    (n, i) => (n - 1) * g.stride[i]! - 2 * g.padding[i]! + g.dilation[i]! * (kernel[i]! - 1) + g.extra[i]! + 1,
  );
  if (out.some((n) => n <= 0))
    fail(
      op,
      `Given input size per channel: (${sizes.join(' x ')}). Calculated output size per channel: (${out.join(' x ')}). Output size is too small`,
    );
}

export const conv_transpose1d = backward(1);
export const conv_transpose2d = backward(2);
export const conv_transpose3d = backward(3);
