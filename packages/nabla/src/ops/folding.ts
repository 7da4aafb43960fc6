/** Windows as columns and back, and channels as pixels and back. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { int64 } from '../ir/dtype.js';
import { numel, show } from '../ir/shape.js';
import { lowered, p } from '../record.js';
import { perAxis } from './requirements.js';
import { type Window, windowsOf } from './windows.js';

interface Given {
  readonly kernel_size: number | readonly number[];
  readonly dilation: number | readonly number[];
  readonly padding: number | readonly number[];
  readonly stride: number | readonly number[];
}

function windowFor(op: string, args: Given): Window {
  const w = {
    kernel: perAxis(op, 'kernel_size', args.kernel_size, 2),
    dilation: perAxis(op, 'dilation', args.dilation, 2),
    padding: perAxis(op, 'padding', args.padding, 2),
    stride: perAxis(op, 'stride', args.stride, 2),
    ceil: false,
  };
  for (const name of ['kernel', 'dilation', 'stride'] as const)
    if (w[name].some((n) => n <= 0)) fail(op, `${name} should be greater than zero, but got ${show(w[name])}`);
  if (w.padding.some((n) => n < 0)) fail(op, `padding should be non-negative, but got ${show(w.padding)}`);
  return w;
}

/** How many blocks there are along each dimension. */
function blocks(op: string, size: readonly number[], w: Window): number[] {
  const out = size.map(
    (n, i) => Math.floor((n + 2 * w.padding[i]! - w.dilation[i]! * (w.kernel[i]! - 1) - 1) / w.stride[i]!) + 1,
  );
  if (out.some((n) => n < 1))
    fail(
      op,
      `Given input with spatial size (${size.join(', ')}), kernel_size=(${w.kernel.join(', ')}), dilation=(${w.dilation.join(', ')}), padding=(${w.padding.join(', ')}), calculated shape of the array of sliding blocks as (${out.join(', ')}), but its components must be at least one`,
    );
  return out;
}

const shape = { kernel_size: p.ints(), dilation: p.ints(1), padding: p.ints(0), stride: p.ints(1) };

/** [n, c, oh, ow, kh, kw] → [n, c·kh·kw, oh·ow] */
const COLUMNS = [0, 1, 4, 5, 2, 3];

export const unfold = lowered({
  name: 'unfold',
  in: ['nn.functional'],
  method: false,
  gradName: 'Im2ColBackward0',
  doc: 'Sliding blocks as columns: [n, c, h, w] (or [c, h, w]) gives [n, c · kernel, blocks].',
  params: { input: p.tensor(), ...shape },
  lower: (b, { input, ...args }, call) => {
    const rank = input.shape.length;
    if (rank !== 3 && rank !== 4)
      fail(call.op, `Expected 3D or 4D tensor, but got input of shape ${show(input.shape)}`);
    const w = windowFor(call.op, args);
    const x = rank === 4 ? input : b.reshape(input, [1, ...input.shape]);
    const out = blocks(call.op, x.shape.slice(2), w);
    const lo = [0, 0, ...w.padding];
    const columns = b.permute(windowsOf(b, b.pad(x, lo, lo), w, out), COLUMNS);
    const size = [x.shape[1]! * numel(w.kernel), numel(out)];
    return b.reshape(columns, rank === 4 ? [x.shape[0]!, ...size] : size);
  },
  saves: [],
  samples: (m) => [
    [m.tensor([2, 2, 3, 4]), 2],
    [m.tensor([2, 3, 3]), [2, 1], { padding: 1, stride: 2 }],
    [m.tensor([1, 1, 4, 4]), 2, 2, 1, 2],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3, 1, 1]), 2], message: /components must be at least one/ },
    { args: (m) => [m.tensor([2, 3]), 2], message: /Expected 3D or 4D/ },
  ],
});

export const fold = lowered({
  name: 'fold',
  in: ['nn.functional'],
  method: false,
  gradName: 'Col2ImBackward0',
  doc: 'Columns of blocks added up where the blocks lie: [n, c · kernel, blocks] (or without n) gives [n, c, …output_size]. The transpose of unfold.',
  params: { input: p.tensor(), output_size: p.ints(), ...shape },
  lower: (b, { input, output_size, ...args }, call) => {
    const rank = input.shape.length;
    if (rank !== 2 && rank !== 3)
      fail(call.op, `Expected 2D or 3D tensor, but got input of shape ${show(input.shape)}`);
    const w = windowFor(call.op, args);
    const size = perAxis(call.op, 'output_size', output_size, 2);
    const x = rank === 3 ? input : b.reshape(input, [1, ...input.shape]);
    const out = blocks(call.op, size, w);
    const channels = checkColumns(call.op, x.shape, w, out);
    const open = size.map((n, i) => n + 2 * w.padding[i]!);
    const places = windowsOf(b, b.reshape(b.iota(int64, [numel(open)], 0), [1, 1, ...open]), w, out);
    const index = b.reshape(b.permute(places, COLUMNS), [1, numel(w.kernel) * numel(out)]);
    const rows = [x.shape[0]! * channels, index.shape[1]!];
    const zeros = b.const(0, x.dtype, [rows[0]!, numel(open)]);
    const sums = b.scatter(zeros, b.broadcast(index, rows), b.reshape(x, rows), 1, 'add');
    const image = b.reshape(sums, [x.shape[0]!, channels, ...open]);
    const cut = b.slice(image, [0, 0, ...w.padding], [x.shape[0]!, channels, ...size]);
    return rank === 3 ? cut : b.reshape(cut, [channels, ...size]);
  },
  saves: [],
  samples: (m) => [
    [m.tensor([2, 8, 6]), [3, 4], 2],
    [m.tensor([4, 6]), [2, 3], [2, 1], { padding: 1, stride: 2 }],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 12, 8]), 4, 2], message: /sliding blocks 3 \* 3 = 9/ },
    { args: (m) => [m.tensor([2, 13, 9]), 4, 2], message: /divisible by the product of kernel_size/ },
  ],
});

function checkColumns(op: string, x: readonly number[], w: Window, out: readonly number[]): number {
  const kernel = numel(w.kernel);
  if (x[1]! % kernel !== 0)
    fail(
      op,
      `Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=${x[1]} and kernel_size=(${w.kernel.join(', ')})`,
    );
  if (x[2] !== numel(out))
    fail(
      op,
      `expected size of input's dimension 2 to match the calculated number of sliding blocks ${out.join(' * ')} = ${numel(out)}, but got input.size(2)=${x[2]}`,
    );
  return x[1]! / kernel;
}

// ---------------------------------------------------------------------------------------------------- pixels

/** Leading dimensions, channels, height, width. */
function imageOf(op: string, x: Typed): { lead: readonly number[]; c: number; h: number; w: number } {
  if (x.shape.length < 3)
    fail(op, `expects input to have at least 3 dimensions, but got input with ${x.shape.length} dimension(s)`);
  const [c, h, w] = x.shape.slice(-3) as [number, number, number];
  return { lead: x.shape.slice(0, -3), c, h, w };
}

/** Reshape, permute the last dimensions, reshape. */
function rearranged<N extends Typed>(
  b: Builder<N>,
  x: N,
  lead: readonly number[],
  inner: readonly number[],
  order: readonly number[],
  out: readonly number[],
): N {
  const n = lead.length;
  const moved = b.permute(b.reshape(x, [...lead, ...inner]), [...lead.map((_, i) => i), ...order.map((i) => n + i)]);
  return b.reshape(moved, [...lead, ...out]);
}

export const pixel_shuffle = lowered({
  name: 'pixel_shuffle',
  in: ['nn.functional', 'torch'],
  method: false,
  doc: 'Channels as pixels: [..., c · r², h, w] gives [..., c, h · r, w · r].',
  params: { input: p.tensor(), upscale_factor: p.int() },
  lower: (b, { input, upscale_factor: r }, call) => {
    const { lead, c, h, w } = imageOf(call.op, input);
    if (r <= 0) fail(call.op, `expects a positive upscale_factor, but got ${r}`);
    if (c % (r * r) !== 0)
      fail(
        call.op,
        `expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=${c} is not divisible by ${r * r}`,
      );
    const out = c / (r * r);
    return rearranged(b, input, lead, [out, r, r, h, w], [0, 3, 1, 4, 2], [out, h * r, w * r]);
  },
  saves: [],
  samples: (m) => [
    [m.tensor([1, 8, 2, 3]), 2],
    [m.tensor([4, 1, 2]), 2],
  ],
  errors: [{ args: (m) => [m.tensor([1, 3, 2, 2]), 2], message: /is not divisible by 4/ }],
});

export const pixel_unshuffle = lowered({
  name: 'pixel_unshuffle',
  in: ['nn.functional', 'torch'],
  method: false,
  doc: 'Pixels as channels: [..., c, h · r, w · r] gives [..., c · r², h, w].',
  params: { input: p.tensor(), downscale_factor: p.int() },
  lower: (b, { input, downscale_factor: r }, call) => {
    const { lead, c, h, w } = imageOf(call.op, input);
    if (r <= 0) fail(call.op, `expects a positive downscale_factor, but got ${r}`);
    if (h % r !== 0)
      fail(
        call.op,
        `expects height to be divisible by downscale_factor, but input.size(-2)=${h} is not divisible by ${r}`,
      );
    if (w % r !== 0)
      fail(
        call.op,
        `expects width to be divisible by downscale_factor, but input.size(-1)=${w} is not divisible by ${r}`,
      );
    return rearranged(b, input, lead, [c, h / r, r, w / r, r], [0, 2, 4, 1, 3], [c * r * r, h / r, w / r]);
  },
  saves: [],
  samples: (m) => [[m.tensor([1, 2, 2, 4]), 2]],
  errors: [{ args: (m) => [m.tensor([1, 1, 3, 3]), 2], message: /not divisible by 2/ }],
});

export const channel_shuffle = lowered({
  name: 'channel_shuffle',
  in: ['nn.functional', 'torch'],
  method: false,
  doc: 'Channels dealt out like cards: [n, c, …] in `groups` piles.',
  params: { input: p.tensor(), groups: p.int() },
  lower: (b, { input, groups }, call) => {
    if (input.shape.length < 3)
      fail(call.op, `expects input with > 2 dims, but got input with sizes ${show(input.shape)}`);
    const [n, c, ...rest] = input.shape as [number, number, ...number[]];
    if (groups <= 0 || c % groups !== 0)
      fail(call.op, `Number of channels must be divisible by groups. Got ${c} channels and ${groups} groups`);
    const split = b.reshape(input, [n, groups, c / groups, ...rest]);
    return b.reshape(b.permute(split, [0, 2, 1, ...rest.map((_, i) => i + 3)]), input.shape);
  },
  saves: [],
  samples: (m) => [[m.tensor([1, 4, 2, 2], { requires_grad: false }), 2]],
  errors: [{ args: (m) => [m.tensor([1, 4, 2, 2]), 3], message: /divisible by groups/ }],
});
