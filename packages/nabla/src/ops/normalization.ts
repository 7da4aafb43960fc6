/** Layer, group, batch and instance normalisation: values moved to mean 0 and variance 1. */

import type { TensorAlgebra } from '../algebra.js';
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { numel, type Shape, sameShape, show } from '../ir/shape.js';
import { composed, lowered, p, type TensorLike } from '../record.js';
import { detached, refuseType, sameTypes, store } from './requirements.js';
import { fixed } from './samples.js';

const hidden = { in: [] as const, method: false };

/** Mean over axes, which stay with size 1. */
function mean<N extends Typed>(b: Builder<N>, x: N, axes: readonly number[]): N {
  const sum = b.sum(x, axes);
  return b.div(sum, b.like(numel(axes.map((i) => x.shape[i]!)), sum));
}

interface Standard<N> {
  /** (x − mean) / √(var + eps) */
  readonly value: N;
  /** 1 / √(var + eps), broadcast. */
  readonly scale: N;
}

function standardised<N extends Typed>(b: Builder<N>, x: N, axes: readonly number[], eps: number): Standard<N> {
  const centred = b.sub(x, b.broadcast(mean(b, x, axes), x.shape));
  const variance = mean(b, b.mul(centred, centred), axes);
  const root = b.unary('sqrt', b.add(variance, b.like(eps, variance)));
  const scale = b.broadcast(b.div(b.like(1, root), root), x.shape);
  return { value: b.mul(centred, scale), scale };
}

/** The gradient of x from that of its standardised value: scale · (g − mean g − value · mean(g · value)). */
function standardisedBackward<N extends Typed>(
  b: Builder<N>,
  g: N,
  { value, scale }: Standard<N>,
  axes: readonly number[],
): N {
  const wide = (y: N): N => b.broadcast(mean(b, y, axes), g.shape);
  const along = b.mul(value, wide(b.mul(g, value)));
  return b.mul(scale, b.sub(b.sub(g, wide(g)), along));
}

/** value · weight + bias, both shaped to broadcast. */
function affine<N extends Typed>(b: Builder<N>, value: N, weight: N | null, bias: N | null, as: Shape): N {
  const at = (y: N): N => b.broadcast(b.reshape(y, as), value.shape);
  const scaled = weight === null ? value : b.mul(value, at(weight));
  return bias === null ? scaled : b.add(scaled, at(bias));
}

/** Sums over everything but the places of the weights. */
function sumsFor<N extends Typed>(b: Builder<N>, x: N, as: Shape, shape: Shape): N {
  return b.reshape(
    b.sum(
      x,
      x.shape.flatMap((_, i) => (as[i] === 1 && x.shape[i] !== 1 ? [i] : [])),
    ),
    shape,
  );
}

// ---------------------------------------------------------------------------------------------------- layers

const last = (rank: number, n: number): number[] => Array.from({ length: n }, (_, i) => rank - n + i);
/** Weights over the last dimensions. */
const tail = (shape: Shape, n: number): number[] => shape.map((size, i) => (i < shape.length - n ? 1 : size));

export const layerNorm = lowered({
  ...hidden,
  name: '_layer_norm',
  gradName: 'NativeLayerNormBackward0',
  doc: 'Standardised over the last dimensions.',
  params: { input: p.tensor(), weight: p.tensor(null), bias: p.tensor(null), dims: p.int(), eps: p.number(1e-5) },
  lower: (b, { input, weight, bias, dims, eps }) => {
    const { value } = standardised(b, input, last(input.shape.length, dims), eps);
    return affine(b, value, weight, bias, tail(input.shape, dims));
  },
  grad: (A, [g], { args: { input, weight, dims, eps }, needs }) => {
    const scaled = weight === null ? g! : A.mul(g!, weight);
    return {
      input: needs('input') ? A._layer_norm_backward(scaled, input, dims, eps) : null,
      weight: needs('weight') ? A._layer_norm_weight_backward(g!, input, dims, eps) : null,
      bias: needs('bias') ? A._sum_leading(g!, dims) : null,
    };
  },
  saves: ['input', 'weight'],
  samples: (m) => [[m.tensor([2, 3]), null, null, 1]],
});

export const layerNormBackward = lowered({
  ...hidden,
  name: '_layer_norm_backward',
  gradName: 'NativeLayerNormBackwardBackward0',
  doc: 'The gradient of the input from that of the standardised value.',
  params: { grad_output: p.tensor(), input: p.tensor(), dims: p.int(), eps: p.number(1e-5) },
  lower: (b, { grad_output, input, dims, eps }) => {
    const axes = last(input.shape.length, dims);
    return standardisedBackward(b, grad_output, standardised(b, input, axes, eps), axes);
  },
  samples: (m) => [[m.tensor([2, 3]), m.tensor([2, 3]), 1]],
});

export const layerNormWeightBackward = lowered({
  ...hidden,
  name: '_layer_norm_weight_backward',
  gradName: 'NativeLayerNormBackwardBackward0',
  doc: 'Σ g · standardised value, over the leading dimensions.',
  params: { grad_output: p.tensor(), input: p.tensor(), dims: p.int(), eps: p.number(1e-5) },
  lower: (b, { grad_output, input, dims, eps }) => {
    const { value } = standardised(b, input, last(input.shape.length, dims), eps);
    return leading(b, b.mul(grad_output, value), dims);
  },
  samples: (m) => [[m.tensor([2, 3]), m.tensor([2, 3]), 1]],
});

function leading<N extends Typed>(b: Builder<N>, x: N, dims: number): N {
  const rank = x.shape.length;
  const axes = Array.from({ length: rank - dims }, (_, i) => i);
  return b.reshape(b.sum(x, axes), x.shape.slice(rank - dims));
}

export const sumLeading = lowered({
  ...hidden,
  name: '_sum_leading',
  gradName: 'SumBackward1',
  doc: 'The sum over all but the last dimensions.',
  params: { input: p.tensor(), dims: p.int() },
  lower: (b, { input, dims }) => leading(b, input, dims),
  saves: [],
  samples: (m) => [[m.tensor([2, 3]), 1]],
});

function checkNormalized(
  op: string,
  input: TensorLike,
  shape: Shape,
  named: Readonly<Record<string, TensorLike | null>>,
): void {
  if (shape.length === 0)
    fail(
      op,
      'Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []',
    );
  if (input.ndim < shape.length || !sameShape(input.shape.slice(-shape.length), shape))
    fail(
      op,
      `Given normalized_shape=${show(shape)}, expected input with shape [*, ${shape.join(', ')}], but got input of size ${show(input.shape)}`,
    );
  for (const [name, t] of Object.entries(named))
    if (t !== null && !sameShape(t.shape, shape))
      fail(
        op,
        `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${show(t.shape)} and normalized_shape = ${show(shape)}`,
      );
  sameTypes(op, { input, ...named });
  refuseType(op, input, true);
}

export const layer_norm = composed({
  name: 'layer_norm',
  in: ['nn.functional', 'torch'],
  method: false,
  doc: '(input − mean) / √(variance + eps) · weight + bias, over the last dimensions, which are normalized_shape (the variance divides by n).',
  params: {
    input: p.tensor(),
    normalized_shape: p.ints(),
    weight: p.tensor(null),
    bias: p.tensor(null),
    eps: p.number(1e-5),
  },
  compose: (A, { input, normalized_shape, weight, bias, eps }, call) => {
    const shape = typeof normalized_shape === 'number' ? [normalized_shape] : normalized_shape;
    checkNormalized(call.op, input, shape, { weight, bias });
    return A._layer_norm(input, weight, bias, shape.length, eps);
  },
  samples: (m) => [
    [m.tensor([2, 3]), [3]],
    [m.tensor([2, 3]), [3], m.tensor([3]), m.tensor([3])],
    [m.tensor([2, 2, 3]), [2, 3], m.tensor([2, 3]), m.tensor([2, 3]), 0.1],
    [m.tensor([3]), 3, m.tensor([3])],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), [4]], message: /expected input with shape \[\*, 4\]/ },
    { args: (m) => [m.tensor([2, 3]), [3], m.tensor([2])], message: /Expected weight to be of same shape/ },
    { args: (m) => [m.tensor([2, 3]), []], message: /at least 1-dimensional/ },
  ],
});

export const rms_norm = composed({
  name: 'rms_norm',
  in: ['nn.functional', 'torch'],
  method: false,
  doc: 'input / √(mean of squares + eps) · weight, over the last dimensions, which are normalized_shape. eps is the dtype’s own where absent.',
  params: { input: p.tensor(), normalized_shape: p.ints(), weight: p.tensor(null), eps: p.number(null) },
  compose: (A, { input, normalized_shape, weight, eps }, call) => {
    const shape = typeof normalized_shape === 'number' ? [normalized_shape] : normalized_shape;
    checkNormalized(call.op, input, shape, { weight });
    const least = eps ?? (input.dtype.name === 'float64' ? 2 ** -52 : 2 ** -23);
    const square = A.mean(
      A.mul(input, input),
      shape.map((_, i) => -1 - i),
      true,
    );
    const out = A.mul(input, A.rsqrt(A.add(square, least)));
    return weight === null ? out : A.mul(out, weight);
  },
  samples: (m) => [
    [m.tensor([2, 3]), [3]],
    [m.tensor([2, 2, 3]), [2, 3], m.tensor([2, 3]), 0.1],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), [4]], message: /expected input with shape/ }],
});

// ---------------------------------------------------------------------------------------------------- channels

/** Weights of channels: dimension 1. */
const channelRow = (shape: Shape): number[] => shape.map((n, i) => (i === 1 ? n : 1));
/** All dimensions but the channels'. */
const others = (shape: Shape): number[] => shape.flatMap((_, i) => (i === 1 ? [] : [i]));

function checkChannels(op: string, input: TensorLike, named: Readonly<Record<string, TensorLike | null>>): void {
  const channels = input.shape[1]!;
  for (const [name, t] of Object.entries(named))
    if (t !== null && !sameShape(t.shape, [channels]))
      fail(
        op,
        `${name} should contain ${channels} elements not ${t.numel()}: its shape is ${show(t.shape)}, input's ${show(input.shape)}`,
      );
  refuseType(op, input, true);
}

/** [n, c, …] → [n, groups, c / groups · …] */
function grouped<N extends Typed>(b: Builder<N>, x: N, groups: number): N {
  const n = x.shape[0]!;
  return b.reshape(x, [n, groups, n * groups === 0 ? 0 : numel(x.shape) / n / groups]);
}

export const groupNorm = lowered({
  ...hidden,
  name: '_group_norm',
  gradName: 'NativeGroupNormBackward0',
  doc: 'Standardised over groups of channels.',
  params: { input: p.tensor(), groups: p.int(), weight: p.tensor(null), bias: p.tensor(null), eps: p.number(1e-5) },
  lower: (b, { input, groups, weight, bias, eps }) => {
    const { value } = standardised(b, grouped(b, input, groups), [2], eps);
    return affine(b, b.reshape(value, input.shape), weight, bias, channelRow(input.shape));
  },
  grad: (A, [g], { args: { input, groups, weight, eps }, needs }) => {
    const scaled = weight === null ? g! : A.mul(g!, A.reshape(weight, channelRow(input.shape)));
    return {
      input: needs('input') ? A._group_norm_backward(scaled, input, groups, eps) : null,
      weight: needs('weight') ? A._group_norm_weight_backward(g!, input, groups, eps) : null,
      bias: needs('bias') ? A._sum_channels(g!) : null,
    };
  },
  saves: ['input', 'weight'],
  samples: (m) => [[m.tensor([2, 4, 3]), 2]],
});

export const groupNormBackward = lowered({
  ...hidden,
  name: '_group_norm_backward',
  gradName: 'NativeGroupNormBackwardBackward0',
  doc: 'The gradient of the input from that of the standardised value.',
  params: { grad_output: p.tensor(), input: p.tensor(), groups: p.int(), eps: p.number(1e-5) },
  lower: (b, { grad_output, input, groups, eps }) => {
    const g = grouped(b, grad_output, groups);
    return b.reshape(
      standardisedBackward(b, g, standardised(b, grouped(b, input, groups), [2], eps), [2]),
      input.shape,
    );
  },
  samples: (m) => [[m.tensor([2, 4, 3]), m.tensor([2, 4, 3]), 2]],
});

export const groupNormWeightBackward = lowered({
  ...hidden,
  name: '_group_norm_weight_backward',
  gradName: 'NativeGroupNormBackwardBackward0',
  doc: 'Σ g · standardised value for each channel.',
  params: { grad_output: p.tensor(), input: p.tensor(), groups: p.int(), eps: p.number(1e-5) },
  lower: (b, { grad_output, input, groups, eps }) => {
    const { value } = standardised(b, grouped(b, input, groups), [2], eps);
    return sumsFor(b, b.mul(grad_output, b.reshape(value, input.shape)), channelRow(input.shape), [input.shape[1]!]);
  },
  samples: (m) => [[m.tensor([2, 4, 3]), m.tensor([2, 4, 3]), 2]],
});

export const sumChannels = lowered({
  ...hidden,
  name: '_sum_channels',
  gradName: 'SumBackward1',
  doc: 'The sum for each channel.',
  params: { input: p.tensor() },
  lower: (b, { input }) => sumsFor(b, input, channelRow(input.shape), [input.shape[1]!]),
  saves: [],
  samples: (m) => [[m.tensor([2, 3, 2])]],
});

export const group_norm = composed({
  name: 'group_norm',
  in: ['nn.functional', 'torch'],
  method: false,
  doc: 'Layer normalisation of each group of channels: input [n, c, …], weight and bias [c].',
  params: { input: p.tensor(), num_groups: p.int(), weight: p.tensor(null), bias: p.tensor(null), eps: p.number(1e-5) },
  compose: (A, { input, num_groups, weight, bias, eps }, call) => {
    if (input.ndim < 2) fail(call.op, `Expected at least 2 dimensions for input tensor but received ${input.ndim}`);
    if (num_groups <= 0 || input.shape[1]! % num_groups !== 0)
      fail(
        call.op,
        `Expected number of channels in input to be divisible by num_groups, but got input of shape ${show(input.shape)} and num_groups=${num_groups}`,
      );
    checkChannels(call.op, input, { weight, bias });
    sameTypes(call.op, { input, weight, bias });
    return A._group_norm(input, num_groups, weight, bias, eps);
  },
  samples: (m) => [
    [m.tensor([2, 4, 3]), 2],
    [m.tensor([2, 4]), 2, m.tensor([4]), m.tensor([4])],
    [m.tensor([1, 2, 2, 2]), 1, m.tensor([2]), m.tensor([2]), 0.1],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3, 4]), 2], message: /divisible by num_groups/ },
    { args: (m) => [m.tensor([2, 4, 3]), 2, m.tensor([3])], message: /weight should contain 4 elements not 3/ },
  ],
});

export const batchNorm = lowered({
  ...hidden,
  name: '_batch_norm',
  gradName: 'NativeBatchNormBackward0',
  doc: 'Standardised over all but the channels, by the batch.',
  params: { input: p.tensor(), weight: p.tensor(null), bias: p.tensor(null), eps: p.number(1e-5) },
  lower: (b, { input, weight, bias, eps }) => {
    const { value } = standardised(b, input, others(input.shape), eps);
    return affine(b, value, weight, bias, channelRow(input.shape));
  },
  grad: (A, [g], { args: { input, weight, eps }, needs }) => {
    const scaled = weight === null ? g! : A.mul(g!, A.reshape(weight, channelRow(input.shape)));
    return {
      input: needs('input') ? A._batch_norm_backward(scaled, input, eps) : null,
      weight: needs('weight') ? A._batch_norm_weight_backward(g!, input, eps) : null,
      bias: needs('bias') ? A._sum_channels(g!) : null,
    };
  },
  saves: ['input', 'weight'],
  samples: (m) => [[m.tensor([2, 3, 2])]],
});

export const batchNormBackward = lowered({
  ...hidden,
  name: '_batch_norm_backward',
  gradName: 'NativeBatchNormBackwardBackward0',
  doc: 'The gradient of the input from that of the standardised value.',
  params: { grad_output: p.tensor(), input: p.tensor(), eps: p.number(1e-5) },
  lower: (b, { grad_output, input, eps }) => {
    const axes = others(input.shape);
    return standardisedBackward(b, grad_output, standardised(b, input, axes, eps), axes);
  },
  samples: (m) => [[m.tensor([2, 3, 2]), m.tensor([2, 3, 2])]],
});

export const batchNormWeightBackward = lowered({
  ...hidden,
  name: '_batch_norm_weight_backward',
  gradName: 'NativeBatchNormBackwardBackward0',
  doc: 'Σ g · standardised value for each channel.',
  params: { grad_output: p.tensor(), input: p.tensor(), eps: p.number(1e-5) },
  lower: (b, { grad_output, input, eps }) => {
    const { value } = standardised(b, input, others(input.shape), eps);
    return sumsFor(b, b.mul(grad_output, value), channelRow(input.shape), [input.shape[1]!]);
  },
  samples: (m) => [[m.tensor([2, 3, 2]), m.tensor([2, 3, 2])]],
});

/** With running statistics there is nothing to differentiate but a scale and a shift. */
export const batchNormEval = lowered({
  ...hidden,
  name: '_batch_norm_eval',
  gradName: 'NativeBatchNormBackward0',
  doc: 'Standardised by running statistics.',
  params: {
    input: p.tensor(),
    running_mean: p.tensor(),
    running_var: p.tensor(),
    weight: p.tensor(null),
    bias: p.tensor(null),
    eps: p.number(1e-5),
  },
  lower: (b, { input, running_mean, running_var, weight, bias, eps }) => {
    const row = channelRow(input.shape);
    const at = (y: typeof input) => b.broadcast(b.reshape(b.cast(y, input.dtype), row), input.shape);
    const variance = b.cast(running_var, input.dtype);
    const root = b.unary('sqrt', b.add(variance, b.like(eps, variance)));
    const value = b.mul(b.sub(input, at(running_mean)), at(b.div(b.like(1, root), root)));
    return affine(b, value, weight, bias, row);
  },
  fixed: ['running_mean', 'running_var'],
  saves: ['input', 'weight', 'running_mean', 'running_var'],
  samples: (m) => [
    [m.tensor([2, 3]), m.tensor([3], { requires_grad: false }), m.tensor([3], { low: 0.5, requires_grad: false })],
  ],
});

/** Mean and unbiased variance of each channel, for running statistics. */
export const batchStatistics = lowered({
  ...hidden,
  name: '_batch_statistics',
  doc: 'Mean and unbiased variance of each channel.',
  params: { input: p.tensor() },
  lower: (b, { input }) => {
    const axes = others(input.shape);
    const n = numel(axes.map((i) => input.shape[i]!));
    const middle = mean(b, input, axes);
    const centred = b.sub(input, b.broadcast(middle, input.shape));
    const squares = b.sum(b.mul(centred, centred), axes);
    const shape = [input.shape[1]!];
    return [b.reshape(middle, shape), b.reshape(b.div(squares, b.like(n - 1, squares)), shape)];
  },
  resultNames: ['mean', 'variance'],
  samples: (m) => [[m.tensor([2, 3, 2])]],
});

/** running ← (1 − momentum) · running + momentum · new */
function update<T extends TensorLike>(A: TensorAlgebra<T>, running: T | null, now: T, momentum: number): void {
  if (running === null) return;
  const value = A.add(A.mul(running, 1 - momentum), A.mul(now, momentum));
  store(running, value.dtype === running.dtype ? value : A.to(value, running.dtype));
}

const statistics = {
  input: p.tensor(),
  running_mean: p.tensor(null),
  running_var: p.tensor(null),
  weight: p.tensor(null),
  bias: p.tensor(null),
};

export const batch_norm = composed({
  name: 'batch_norm',
  in: ['nn.functional'],
  method: false,
  doc: 'Normalises each channel of [n, c, …]: in training by the batch (variance divided by n), which also moves the running statistics in place (variance divided by n − 1) by `momentum`; else by the running statistics.',
  params: { ...statistics, training: p.bool(false), momentum: p.number(0.1), eps: p.number(1e-5) },
  compose: (A, { input, running_mean, running_var, weight, bias, training, momentum, eps }, call) => {
    if (input.ndim < 2)
      fail(call.op, `Expected at least 2 dimensions [n, channels, …], but got input of shape ${show(input.shape)}`);
    checkChannels(call.op, input, { running_mean, running_var, weight, bias });
    if (!training) {
      if (running_mean === null || running_var === null)
        return fail(
          call.op,
          `${running_mean === null ? 'running_mean' : 'running_var'} must be defined in evaluation mode`,
        );
      return A._batch_norm_eval(input, running_mean, running_var, weight, bias, eps);
    }
    if (numel(input.shape) / input.shape[1]! === 1)
      fail(
        call.op,
        `Expected more than 1 value per channel when training, got input size ${show(input.shape)}`,
        '',
        'value',
      );
    if (running_mean !== null || running_var !== null) {
      const now = A._batch_statistics(detached(input));
      update(A, running_mean, now.mean, momentum);
      update(A, running_var, now.variance, momentum);
    }
    return A._batch_norm(input, weight, bias, eps);
  },
  samples: (m) => [
    [m.tensor([3, 2]), null, null, null, null, true],
    [m.tensor([2, 3, 2]), fixed(m, [0, 0, 0]), fixed(m, [1, 1, 1]), m.tensor([3]), m.tensor([3]), true, 0.3],
    [m.tensor([2, 3, 2, 2]), fixed(m, [0, 1, 2]), fixed(m, [1, 2, 3]), m.tensor([3]), m.tensor([3])],
    [m.tensor([2, 3]), fixed(m, [0, 1, 2]), fixed(m, [1, 2, 3]), { eps: 0.1 }],
  ],
  errors: [
    { args: (m) => [m.tensor([1, 3]), null, null, { training: true }], message: /more than 1 value per channel/ },
    { args: (m) => [m.tensor([2, 3]), null, null], message: /running_mean must be defined in evaluation mode/ },
    {
      args: (m) => [m.tensor([2, 3]), fixed(m, [0, 0]), fixed(m, [1, 1, 1])],
      message: /running_mean should contain 3 elements not 2/,
    },
  ],
});

export const instance_norm = composed({
  name: 'instance_norm',
  in: ['nn.functional'],
  method: false,
  doc: 'Normalises each channel of each example of [n, c, …]; running statistics move by the mean over the examples.',
  params: { ...statistics, use_input_stats: p.bool(true), momentum: p.number(0.1), eps: p.number(1e-5) },
  compose: (A, { input, running_mean, running_var, weight, bias, use_input_stats, momentum, eps }, call) => {
    if (input.ndim < 2)
      fail(call.op, `Expected at least 2 dimensions [n, channels, …], but got input of shape ${show(input.shape)}`);
    checkChannels(call.op, input, { running_mean, running_var, weight, bias });
    const [n, c, ...rest] = input.shape as [number, number, ...number[]];
    if (!use_input_stats && (running_mean === null || running_var === null))
      fail(call.op, 'Expected running_mean and running_var to be defined when use_input_stats is false');
    if (use_input_stats && numel(rest) === 1)
      fail(
        call.op,
        `Expected more than 1 spatial element when training, got input size ${show(input.shape)}`,
        '',
        'value',
      );
    const each = (t: typeof input | null) => t && A.repeat(t, [n]);
    const x = A.reshape(input, [1, n * c, ...rest]);
    if (!use_input_stats)
      return A.view(A._batch_norm_eval(x, each(running_mean)!, each(running_var)!, each(weight), each(bias), eps), [
        n,
        c,
        ...rest,
      ]);
    if (running_mean !== null || running_var !== null) {
      const now = A._batch_statistics(detached(x));
      const perExample = (t: typeof input) => A.mean(A.reshape(t, [n, c]), 0);
      update(A, running_mean, perExample(now.mean), momentum);
      update(A, running_var, perExample(now.variance), momentum);
    }
    return A.view(A._batch_norm(x, each(weight), each(bias), eps), [n, c, ...rest]);
  },
  samples: (m) => [
    [m.tensor([2, 3, 4])],
    [m.tensor([2, 3, 2, 2]), fixed(m, [0, 0, 0]), fixed(m, [1, 1, 1]), m.tensor([3]), m.tensor([3])],
    [m.tensor([2, 3, 4]), fixed(m, [0, 1, 2]), fixed(m, [1, 2, 3]), { use_input_stats: false }],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3, 1])], message: /more than 1 spatial element/ },
    {
      args: (m) => [m.tensor([2, 3, 4]), { use_input_stats: false }],
      message: /to be defined when use_input_stats is false/,
    },
  ],
});
