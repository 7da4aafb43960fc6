/** Padding: constants, reflections, repeated edges, circles. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { show } from '../ir/shape.js';
import { composed, lowered, p, type TensorLike } from '../record.js';

/** [axis, before, after] of a padding list, which starts at the last dimension. */
function sidesOf(op: string, pad: readonly number[], rank: number): [number, number, number][] {
  if (pad.length % 2 !== 0) fail(op, `Padding length must be divisible by 2, but got ${show(pad)}`);
  if (pad.length > 2 * rank) fail(op, `Padding length too large: ${pad.length} numbers for ${rank} dimensions`);
  return Array.from({ length: pad.length / 2 }, (_, i) => [rank - 1 - i, pad[2 * i]!, pad[2 * i + 1]!]);
}

export const constant_pad_nd = lowered({
  name: 'constant_pad_nd',
  method: false,
  doc: 'input with elements of one value on both sides of dimensions; `pad` lists before and after from the last dimension on, negative numbers cut off.',
  params: { input: p.tensor(), pad: p.ints(), value: p.number(0) },
  lower: (b, { input, pad, value }, call) => {
    const sides = sidesOf(call.op, typeof pad === 'number' ? [pad] : pad, input.shape.length);
    const [start, lo, hi] = [0, 1, 2].map(() => input.shape.map(() => 0)) as [number[], number[], number[]];
    const size = [...input.shape];
    for (const [axis, before, after] of sides) {
      start[axis] = Math.max(0, -before);
      size[axis] = input.shape[axis]! + Math.min(0, before) + Math.min(0, after);
      [lo[axis], hi[axis]] = [Math.max(0, before), Math.max(0, after)];
      if (size[axis]! < 0 || size[axis]! + lo[axis]! + hi[axis]! < 0)
        fail(
          call.op,
          `The input size ${input.shape[axis]}, plus negative padding ${before} and ${after}, resulted in a negative output size, which is invalid. Check dimension ${axis} of your input`,
        );
    }
    return b.pad(b.slice(input, start, size), lo, hi, value);
  },
  saves: [],
  samples: (m) => [
    [m.tensor([2, 3]), [1, 2]],
    [m.tensor([2, 3]), [1, -1, 0, 2], 5],
    [m.tensor([2, 3]), [0, 0]],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), [1]], message: /divisible by 2/ },
    { args: (m) => [m.tensor([2, 3]), [1, 1, 1, 1, 1, 1]], message: /Padding length too large/ },
    { args: (m) => [m.tensor([2, 3]), [-2, -2]], message: /negative output size/ },
  ],
});

type Edge = <N extends Typed>(b: Builder<N>, x: N, axis: number, before: number, after: number) => N;

/** Parts side by side, without empty ones. */
function beside<N extends Typed>(b: Builder<N>, parts: readonly N[], axis: number): N {
  return b.concat(
    parts.filter((x, i) => x.shape[axis]! > 0 || i === 1),
    axis,
  );
}

function repeated<N extends Typed>(b: Builder<N>, x: N, axis: number, at: number, times: number): N {
  return b.expand(
    b.narrow(x, axis, at, 1),
    x.shape.map((n, i) => (i === axis ? times : n)),
  );
}

/** Cuts negative sides off first. */
function cut<N extends Typed>(b: Builder<N>, x: N, axis: number, before: number, after: number): N {
  const [lo, hi] = [Math.max(0, -before), Math.max(0, -after)];
  return b.narrow(x, axis, lo, x.shape[axis]! - lo - hi);
}

const reflect: Edge = (b, given, axis, before, after) => {
  const x = cut(b, given, axis, before, after);
  const n = x.shape[axis]!;
  const [lo, hi] = [Math.max(0, before), Math.max(0, after)];
  return beside(
    b,
    [b.flip(b.narrow(x, axis, 1, lo), [axis]), x, b.flip(b.narrow(x, axis, n - 1 - hi, hi), [axis])],
    axis,
  );
};

const replicate: Edge = (b, given, axis, before, after) => {
  const x = cut(b, given, axis, before, after);
  const n = x.shape[axis]!;
  return beside(
    b,
    [repeated(b, x, axis, 0, Math.max(0, before)), x, repeated(b, x, axis, n - 1, Math.max(0, after))],
    axis,
  );
};

const circular: Edge = (b, given, axis, before, after) => {
  const x = cut(b, given, axis, before, after);
  const n = x.shape[axis]!;
  const [lo, hi] = [Math.max(0, before), Math.max(0, after)];
  return beside(b, [b.narrow(x, axis, n - lo, lo), x, b.narrow(x, axis, 0, hi)], axis);
};

const KINDS = { reflect: 'ReflectionPad', replicate: 'ReplicationPad', circular: '' } as const;

const edge = (kind: keyof typeof KINDS, fn: Edge) =>
  lowered({
    name: `_pad_${kind}`,
    gradName: ({ pad }) =>
      kind === 'circular' ? 'CopySlices' : `${KINDS[kind]}${(pad as number[]).length / 2}DBackward0`,
    in: [],
    method: false,
    doc: 'input continued beyond its edges.',
    params: { input: p.tensor(), pad: p.ints() },
    lower: (b, { input, pad }, call) => {
      let x = input;
      for (const [axis, before, after] of sidesOf(call.op, pad as readonly number[], input.shape.length))
        x = fn(b, x, axis, before, after);
      return x;
    },
    saves: [],
    samples: (m) => [[m.tensor([2, 4]), [1, 2]]],
  });

export const padReflect = edge('reflect', reflect);
export const padReplicate = edge('replicate', replicate);
export const padCircular = edge('circular', circular);

/** Non-constant padding is for the last one, two or three dimensions of one or two more. */
function checkEdges(op: string, mode: string, x: TensorLike, pad: readonly number[]): void {
  const n = pad.length / 2;
  if (n < 1 || n > 3 || (x.ndim !== n + 1 && x.ndim !== n + 2))
    fail(
      op,
      `Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now: ${pad.length} numbers for input of shape ${show(x.shape)}`,
      'The last 1, 2 or 3 dimensions of [n, c, …] or [c, …]',
    );
  for (const [axis, before, after] of sidesOf(op, pad, x.ndim)) {
    const size = x.shape[axis]!;
    const most = mode === 'reflect' ? size - 1 : mode === 'circular' ? size : Infinity;
    if (before > most || after > most)
      fail(
        op,
        `Padding size should be less than the corresponding input dimension, but got: padding (${before}, ${after}) at dimension ${axis} of input ${show(x.shape)}`,
      );
    if (size === 0 || size + before + after < 1)
      fail(op, `padding (${before}, ${after}) leaves nothing of dimension ${axis} of input ${show(x.shape)}`);
  }
}

const MODES = ['constant', 'reflect', 'replicate', 'circular'] as const;

export const pad = composed({
  name: 'pad',
  in: ['nn.functional'],
  method: false,
  doc: "input made larger: `pad` lists how much before and after, from the last dimension on (negative cuts off). mode 'constant' (with `value`), 'reflect', 'replicate' or 'circular'.",
  params: { input: p.tensor(), pad: p.ints(), mode: p.string(MODES, 'constant'), value: p.number(null) },
  compose: (A, { input, pad: given, mode, value }, call) => {
    const list = typeof given === 'number' ? [given] : given;
    if (mode === 'constant') return A.constant_pad_nd(input, list, value ?? 0);
    if (value !== null && value !== 0) fail(call.op, `Padding mode "${mode}" doesn't take in value argument`);
    if (list.length % 2 !== 0) fail(call.op, `Padding length must be divisible by 2, but got ${show(list)}`);
    checkEdges(call.op, mode, input, list);
    return mode === 'reflect'
      ? A._pad_reflect(input, list)
      : mode === 'replicate'
        ? A._pad_replicate(input, list)
        : A._pad_circular(input, list);
  },
  samples: (m) => [
    [m.tensor([2, 3]), [1, 2], { value: 1.5 }],
    [m.tensor([2, 3]), [1, -1]],
    [m.tensor([2, 4]), [2, 1], 'reflect'],
    [m.tensor([2, 3, 4]), [1, 2, 1, 0], 'reflect'],
    [m.tensor([1, 2, 3, 4]), [1, 2, 2, 1], 'replicate'],
    [m.tensor([2, 3, 4]), [3, 1], 'replicate'],
    [m.tensor([1, 2, 2, 3, 2]), [1, 1, 0, 2, 1, 1], 'replicate'],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), [3, 1], 'reflect'], message: /less than the corresponding input dimension/ },
    { args: (m) => [m.tensor([3]), [1, 1], 'reflect'], message: /Only 2D, 3D, 4D, 5D padding/ },
    { args: (m) => [m.tensor([2, 3]), [1, 1], 'mirror'], message: /must be one of 'constant'/ },
  ],
});
