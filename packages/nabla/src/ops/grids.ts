/** Images read at places that a grid says: spatial transformers. */
import { fail } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { bool, int64 } from '../ir/dtype.js';
import { contiguousStrides, numel, type Shape, show } from '../ir/shape.js';
import { composed, lowered, p, type TensorLike } from '../record.js';
import { sameTypes } from './requirements.js';

const FUNCTIONAL = { in: ['nn.functional'], method: false } as const;

// ---------------------------------------------------------------------------------------------------- affine grids

/** Centres of n pixels from −1 to 1; their outer edges lie there unless corners are aligned. */
function centres(n: number, aligned: boolean): number[] {
  if (n <= 1) return [0];
  const width = aligned ? 1 : (n - 1) / n;
  return Array.from({ length: n }, (_, i) => width * (-1 + (2 * i) / (n - 1)));
}

/** Homogeneous coordinates of all pixels, x first: [pixels][rank + 1]. */
function homogeneous(space: Shape, aligned: boolean): number[] {
  const axes = space.map((n) => centres(n, aligned));
  const steps = contiguousStrides(space);
  return Array.from({ length: numel(space) }, (_, i) => [
    ...axes.map((axis, k) => axis[Math.floor(i / steps[k]!) % space[k]!]!).reverse(),
    1,
  ]).flat();
}

function checkAffine(op: string, theta: TensorLike, size: Shape): void {
  const rank = size.length - 2;
  if (!theta.dtype.is_floating_point)
    fail(op, `Expected theta to have floating point type, but got ${theta.dtype}`, '', 'value');
  if (rank !== 2 && rank !== 3)
    fail(op, `only supports 4D and 5D sizes, for 2D and 3D affine transforms. Got size ${show(size)}`, '', 'missing');
  const [n, rows, columns] = theta.shape;
  if (theta.shape.length !== 3 || rows !== rank || columns !== rank + 1)
    fail(
      op,
      `Expected a batch of ${rank}D affine matrices of shape Nx${rank}x${rank + 1} for size ${show(size)}. Got ${show(theta.shape)}.`,
      '',
      'value',
    );
  if (size.some((s) => s <= 0)) fail(op, `Expected non-zero, positive output size. Got ${show(size)}`, '', 'value');
  if (n !== size[0]) fail(op, `Expected size for the batch of theta to be: ${size[0]} but got: ${n}`);
}

export const affine_grid = composed({
  ...FUNCTIONAL,
  name: 'affine_grid',
  doc: 'The places that affine maps theta [n, 2, 3] (or [n, 3, 4]) send the pixels of a size [n, c, h, w] (or [n, c, d, h, w]) to, for grid_sample: [n, h, w, 2], x first, from −1 to 1.',
  params: { theta: p.tensor(), size: p.shape(), align_corners: p.bool(null) },
  compose: (A, { theta, size, align_corners }, call) => {
    checkAffine(call.op, theta, size);
    const space = size.slice(2);
    const width = space.length + 1;
    const pixels = A._numbers(homogeneous(space, align_corners === true), [numel(space), width], {
      dtype: theta.dtype,
    });
    const batch = A.expand(pixels, [size[0]!, numel(space), width]);
    const places = A.reshape(A.bmm(batch, A.transpose(theta, 1, 2)), [size[0]!, ...space, space.length]);
    return A._named(places, 'AffineGridGeneratorBackward0');
  },
  samples: (m) => [
    [m.tensor([2, 2, 3]), [2, 1, 2, 3]],
    [m.tensor([1, 2, 3]), [1, 1, 1, 2], true],
    [m.tensor([1, 3, 4]), [1, 1, 2, 2, 3]],
  ],
  errors: [
    { args: (m) => [m.tensor([2, 3]), [1, 1, 2, 2]], message: /Expected a batch of 2D affine matrices/ },
    { args: (m) => [m.tensor([1, 2, 3]), [1, 1, 2]], message: /only supports 4D and 5D sizes/ },
    { args: (m) => [m.tensor([1, 2, 3]), [1, 1, 0, 2]], message: /positive output size/ },
  ],
});

// ---------------------------------------------------------------------------------------------------- sampling

const MODES = ['bilinear', 'nearest', 'bicubic'] as const;
const PADDINGS = ['zeros', 'border', 'reflection'] as const;

interface Axis {
  readonly size: number;
  readonly padding: (typeof PADDINGS)[number];
  readonly aligned: boolean;
}

/** One of the elements that a place is read from, along one axis. */
interface Tap<N> {
  readonly index: N;
  /** Whether it is in the image. */
  readonly inside: N;
  readonly weight: N | null;
}

/** Arithmetic of a value with plain numbers. */
class Arithmetic<N extends Typed> {
  readonly b: Builder<N>;
  constructor(b: Builder<N>) {
    this.b = b;
  }
  add(x: N, c: number): N {
    return this.b.add(x, this.b.like(c, x));
  }
  mul(x: N, c: number): N {
    return this.b.mul(x, this.b.like(c, x));
  }
  div(x: N, c: number): N {
    return this.b.div(x, this.b.like(c, x));
  }
  /** c − x */
  from(c: number, x: N): N {
    return this.b.sub(this.b.like(c, x), x);
  }
  /** Σ c_i x^i by Horner's scheme. */
  polynomial(x: N, c: readonly number[]): N {
    return c.slice(0, -1).reduceRight((sum, a) => this.add(this.b.mul(sum, x), a), this.b.like(c.at(-1)!, x));
  }
  floor(x: N): N {
    return this.b.unary('floor', x);
  }
  /** Into [0, high], with no slope where it is cut off. */
  clip(x: N, high: number): N {
    const { b } = this;
    const above = b.where(b.compare('lt', x, b.like(high, x)), x, b.like(high, x));
    return b.where(b.compare('lt', b.like(0, x), x), above, b.like(0, x));
  }
}

/** From −1 … 1 to pixels. */
function pixels<N extends Typed>(a: Arithmetic<N>, x: N, { size, aligned }: Axis): N {
  const up = a.add(x, 1);
  return aligned ? a.mul(a.div(up, 2), size - 1) : a.div(a.add(a.mul(up, size), -1), 2);
}

/** Mirrored at both ends until it lies between them. */
function reflected<N extends Typed>(a: Arithmetic<N>, x: N, { size, aligned }: Axis): N {
  const { b } = a;
  const [low, span] = aligned ? [0, size - 1] : [-0.5, size];
  if (span === 0) return b.like(0, x);
  const from = b.unary('abs', a.add(x, -low));
  const rest = b.binary('rem', from, b.like(span, x));
  const flips = a.floor(a.div(from, span));
  const even = b.compare('eq', b.binary('rem', flips, b.like(2, x)), b.like(0, x));
  return a.add(b.where(even, rest, a.from(span, rest)), low);
}

function paddedInto<N extends Typed>(a: Arithmetic<N>, x: N, axis: Axis): N {
  if (axis.padding === 'zeros') return x;
  return a.clip(axis.padding === 'border' ? x : reflected(a, x, axis), axis.size - 1);
}

/** The tap at whole numbers; outside, element 0 stands in. */
function tapAt<N extends Typed>({ b }: Arithmetic<N>, at: N, axis: Axis, weight: N | null): Tap<N> {
  const inside = b.binary('and', b.compare('le', b.like(0, at), at), b.compare('le', at, b.like(axis.size - 1, at)));
  return { index: b.cast(b.where(inside, at, b.like(0, at)), int64), inside, weight };
}

/** Keys' cubic convolution with −¾: weights at −1, 0, 1, 2 for a place t behind 0. */
const NEAR = [1, 0, -2.25, 1.25];
const FAR = [3, -6, 3.75, -0.75];

function cubicTaps<N extends Typed>(a: Arithmetic<N>, x: N, axis: Axis): Tap<N>[] {
  const { b } = a;
  const low = a.floor(x);
  const t = b.sub(x, low);
  const rest = a.from(1, t);
  const weights = [
    a.polynomial(a.add(t, 1), FAR),
    a.polynomial(t, NEAR),
    a.polynomial(rest, NEAR),
    a.polynomial(a.add(rest, 1), FAR),
  ];
  return weights.map((w, i) => {
    const at = paddedInto(a, a.add(low, i - 1), axis);
    return tapAt(a, axis.padding === 'zeros' ? at : b.unary('trunc', at), axis, w);
  });
}

function tapsOf<N extends Typed>(a: Arithmetic<N>, x: N, axis: Axis, mode: (typeof MODES)[number]): Tap<N>[] {
  const place = pixels(a, x, axis);
  if (mode === 'bicubic') return cubicTaps(a, place, axis);
  const at = paddedInto(a, place, axis);
  if (mode === 'nearest') return [tapAt(a, a.b.unary('round', at), axis, null)];
  const low = a.floor(at);
  const high = a.add(low, 1);
  return [tapAt(a, low, axis, a.b.sub(high, at)), tapAt(a, high, axis, a.b.sub(at, low))];
}

/** One tap for each axis, as one of the whole image. */
function crossed<N extends Typed>(b: Builder<N>, taps: readonly Tap<N>[], strides: readonly number[]): Tap<N> {
  return taps
    .map((tap, i) => ({ ...tap, index: b.mul(tap.index, b.like(strides[i]!, tap.index)) }))
    .reduce((x, y) => ({
      index: b.add(x.index, y.index),
      inside: b.binary('and', x.inside, y.inside),
      weight: x.weight && y.weight && b.mul(x.weight, y.weight),
    }));
}

const choices = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap((head) => list.map((x) => [...head, x])), [[]]);

function checkGrid(op: string, input: TensorLike, grid: TensorLike, mode: string): void {
  const rank = input.shape.length - 2;
  const [x, g] = [show(input.shape), show(grid.shape)];
  if (input.shape[0] !== grid.shape[0])
    fail(op, `expected grid and input to have same batch size, but got input with sizes ${x} and grid with sizes ${g}`);
  if ((rank !== 2 && rank !== 3) || grid.shape.length !== rank + 2)
    fail(op, `expected 4D or 5D input and grid with same number of dimensions, but got sizes ${x} and ${g}`);
  if (grid.shape.at(-1) !== rank)
    fail(op, `expected grid to have size ${rank} in last dimension, but got grid with sizes ${g}`);
  const empty = input.shape.findIndex((n, i) => i > 1 && n === 0);
  if (empty > 0)
    fail(
      op,
      `expected input to have non-empty spatial dimensions, but input has sizes ${x} with dimension ${empty} being empty`,
    );
  if (mode === 'bicubic' && rank !== 2) fail(op, 'bicubic interpolation only supports 4D input');
  if (!input.dtype.is_floating_point) fail(op, `is not implemented for ${input.dtype}`, 'Convert with .float()');
  sameTypes(op, { input, grid });
}

const params = {
  input: p.tensor(),
  grid: p.tensor(),
  mode: p.string(MODES, 'bilinear'),
  padding_mode: p.string(PADDINGS, 'zeros'),
  align_corners: p.bool(null),
};

export const gridSampler = lowered({
  name: '_grid_sampler',
  in: [],
  method: false,
  gradName: 'GridSampler2DBackward0',
  doc: 'grid_sample of checked arguments.',
  params,
  lower: (b, { input, grid, mode, padding_mode, align_corners }) => {
    const [n, c, ...space] = input.shape as [number, number, ...number[]];
    const places = numel(grid.shape.slice(1, -1));
    const a = new Arithmetic(b);
    const flatGrid = b.reshape(grid, [n, places, space.length]);
    const taps = space.map((size, i) => {
      const x = b.reshape(b.narrow(flatGrid, 2, space.length - 1 - i, 1), [n, 1, places]);
      return tapsOf(a, x, { size, padding: padding_mode, aligned: align_corners === true }, mode);
    });
    const image = b.reshape(input, [n, c, numel(space)]);
    const shape = [n, c, places];
    const terms = choices(taps).map((chosen) => {
      const { index, inside, weight } = crossed(b, chosen, contiguousStrides(space));
      const read = b.gather(image, b.broadcast(index, shape), 2);
      const weighed = weight === null ? read : b.mul(read, b.broadcast(weight, shape));
      return b.where(b.broadcast(b.cast(inside, bool), shape), weighed, b.like(0, weighed));
    });
    const sum = terms.reduce((x, y) => b.add(x, y));
    return b.reshape(sum, [n, c, ...grid.shape.slice(1, -1)]);
  },
  samples: (m) => [[m.tensor([1, 1, 2, 2]), m.tensor([1, 1, 1, 2], { low: -0.9, high: 0.9 })]],
});

export const grid_sample = composed({
  ...FUNCTIONAL,
  name: 'grid_sample',
  doc: "Elements of images [n, c, h, w] (or volumes [n, c, d, h, w]) at the places of a grid [n, …, 2] (or 3): x first, −1 and 1 are the edges (with align_corners: the middles of the outermost pixels). mode 'bilinear', 'nearest' or 'bicubic'; outside are zeros, or what padding_mode 'border' or 'reflection' says.",
  params,
  compose: (A, { input, grid, mode, padding_mode, align_corners }, call) => {
    checkGrid(call.op, input, grid, mode);
    const out = A._grid_sampler(input, grid, mode, padding_mode, align_corners);
    return input.ndim === 5 ? A._named(out, 'GridSampler3DBackward0') : out;
  },
  samples: (m) => {
    const image = () => m.tensor([1, 1, 2, 3]);
    const grid = () => m.tensor([1, 1, 2, 2], { low: -1.4, high: 1.4 });
    return [
      [m.tensor([2, 2, 2, 2]), m.tensor([2, 1, 2, 2], { low: -1.4, high: 1.4 })],
      [image(), grid(), 'bilinear', 'border', true],
      [image(), grid(), 'bilinear', 'reflection', false],
      [image(), grid(), 'bicubic', 'zeros', false],
      [image(), m.tensor([1, 1, 1, 2], { requires_grad: false }), 'bicubic', 'border', true],
      [image(), m.tensor([1, 1, 2, 2], { requires_grad: false }), 'nearest', 'reflection', false],
      [m.tensor([1, 1, 2, 2, 2]), m.tensor([1, 1, 1, 2, 3], { low: -0.9, high: 0.9 })],
    ];
  },
  errors: [
    { args: (m) => [m.tensor([1, 1, 2, 2]), m.tensor([2, 1, 1, 2])], message: /same batch size/ },
    { args: (m) => [m.tensor([1, 1, 2, 2]), m.tensor([1, 1, 1, 3])], message: /size 2 in last dimension/ },
    { args: (m) => [m.tensor([1, 1, 2, 2, 2]), m.tensor([1, 1, 1, 1, 3]), 'bicubic'], message: /only supports 4D/ },
  ],
});
