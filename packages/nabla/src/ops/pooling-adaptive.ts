/** Adaptive pooling: windows that follow from the size that is wanted. */
import { fail, said } from '../errors.js';
import type { Builder, Typed } from '../graph/build.js';
import { int64 } from '../ir/dtype.js';
import { numel, type Shape } from '../ir/shape.js';
import { composed, lowered, p } from '../record.js';
import { checkSpace, PAIR, type Rank, space } from './pooling.js';
import { refuseType } from './requirements.js';

/** Element numbers of window `o` of `count` over n elements: from ⌊o·n/count⌋ up to ⌈(o+1)·n/count⌉. */
function bounds<N extends Typed>(
  b: Builder<N>,
  n: number,
  count: number,
  shape: Shape,
  axis: number,
): { start: N; end: N } {
  const c = (v: number): N => b.const(v, int64, shape);
  const o = b.iota(int64, shape, axis);
  const start = b.binary('idiv', b.mul(o, c(n)), c(count));
  const end = b.binary('idiv', b.add(b.mul(b.add(o, c(1)), c(n)), c(count - 1)), c(count));
  return { start, end };
}

/** The longest window. */
function longest(n: number, count: number): number {
  let most = 0;
  for (let o = 0; o < count; o++) most = Math.max(most, Math.ceil(((o + 1) * n) / count) - Math.floor((o * n) / count));
  return most;
}

/** Means of the adaptive windows along one axis. */
function averageAxis<N extends Typed>(b: Builder<N>, x: N, axis: number, count: number): N {
  const n = x.shape[axis]!;
  if (n === count) return x;
  const k = longest(n, count);
  const split = [...x.shape.slice(0, axis), count, k, ...x.shape.slice(axis + 1)];
  const { start, end } = bounds(b, n, count, split, axis);
  const at = b.add(start, b.iota(int64, split, axis + 1));
  const inside = b.compare('lt', at, end);
  const flat = x.shape.map((size, i) => (i === axis ? count * k : size));
  const index = b.where(inside, at, b.like(0, at));
  const read = b.reshape(b.gather(x, b.reshape(index, flat), axis), split);
  const kept = b.where(inside, read, b.like(0, read));
  const sums = b.sum(kept, [axis + 1]);
  const lengths = b.sum(b.cast(inside, x.dtype), [axis + 1]);
  return b.reshape(
    b.div(sums, lengths),
    x.shape.map((size, i) => (i === axis ? count : size)),
  );
}

const adaptiveAverage = (rank: 2 | 3) =>
  lowered({
    name: `_adaptive_avg_pool${rank}d`,
    gradName: `AdaptiveAvgPool${rank}DBackward0`,
    in: [],
    method: false,
    doc: 'Means of as many windows as are asked for.',
    params: { input: p.tensor(), output_size: p.ints() },
    lower: (b, { input, output_size }) => {
      const lead = input.shape.length - rank;
      let x = input;
      (output_size as readonly number[]).forEach((count, i) => {
        x = averageAxis(b, x, lead + i, count);
      });
      return x;
    },
    saves: [],
    samples: (m) => [[m.tensor([1, 2, ...space(rank, 4)]), space(rank, 2)]],
  });

export const adaptiveAverage2d = adaptiveAverage(2);
export const adaptiveAverage3d = adaptiveAverage(3);

/** Flat positions of the elements of all adaptive windows: [out…, longest…]; overhang repeats a window's last element. */
function adaptivePositions<N extends Typed>(b: Builder<N>, size: Shape, out: readonly number[]): N {
  const rank = size.length;
  const most = out.map((count, i) => longest(size[i]!, count));
  const shape = [...out, ...most];
  let flat: N = b.const(0, int64, shape);
  out.forEach((count, i) => {
    const { start, end } = bounds(b, size[i]!, count, shape, i);
    const at = b.binary('minimum', b.add(start, b.iota(int64, shape, rank + i)), b.sub(end, b.like(1, end)));
    flat = b.add(b.mul(flat, b.const(size[i]!, int64, shape)), at);
  });
  return b.reshape(flat, [numel(out), numel(most)]);
}

const adaptiveMaximum = (rank: 2 | 3) =>
  lowered({
    name: `_adaptive_max_pool${rank}d`,
    gradName: `AdaptiveMaxPool${rank}DBackward0`,
    in: [],
    method: false,
    resultNames: PAIR,
    doc: 'Largest elements of as many windows as are asked for, and their flat positions.',
    params: { input: p.tensor(), output_size: p.ints() },
    lower: (b, { input, output_size }) => {
      const out = output_size as readonly number[];
      const lead = input.shape.slice(0, input.shape.length - rank);
      const rows = numel(lead);
      const size = input.shape.slice(-rank);
      const places = adaptivePositions(b, size, out);
      const [windows, k] = places.shape as readonly [number, number];
      const index = b.broadcast(b.reshape(places, [1, windows * k]), [rows, windows * k]);
      const flat = b.reshape(input, [rows, numel(size)]);
      const seen = b.reshape(b.gather(flat, index, 1), [rows * windows, k]);
      const best = b.argextreme('argmax', seen, 1);
      const position = b.gather(b.reshape(index, [rows * windows, k]), best, 1);
      const shape = [...lead, ...out];
      const found = b.reshape(position, [rows, windows]);
      return [b.reshape(b.gather(flat, found, 1), shape), b.reshape(found, shape)];
    },
    nondifferentiable: [1],
    samples: (m) => [[m.tensor([1, 2, ...space(rank, 4)], { distinct: true }), space(rank, 2)]],
  });

export const adaptiveMaximum2d = adaptiveMaximum(2);
export const adaptiveMaximum3d = adaptiveMaximum(3);

type Sizes = number | readonly (number | null)[];

/** The output's sizes; null keeps the input's. */
function sizesOf(op: string, given: Sizes, size: Shape): number[] {
  if (typeof given !== 'number' && !Array.isArray(given))
    fail(op, `output_size must be an integer or an array of integers, not ${said(given)}`, '', 'type');
  const list: readonly (number | null)[] =
    typeof given === 'number' ? size.map(() => given) : given.length === 1 ? size.map(() => given[0]!) : given;
  if (list.length !== size.length)
    fail(op, `output_size must be one integer or ${size.length} of them, but got [${list.join(', ')}]`);
  const out = list.map((n, i) => n ?? size[i]!);
  if (out.some((n) => !Number.isInteger(n) || n < 0))
    fail(op, `elements of output_size must be greater than or equal to 0, but got [${out.join(', ')}]`);
  return out;
}

const sizes = p.any<Sizes>('number | readonly (number | null)[]');

const adaptiveAvg = (rank: Rank) =>
  composed({
    name: `adaptive_avg_pool${rank}d`,
    in: rank === 1 ? ['nn.functional', 'torch'] : ['nn.functional'],
    method: false,
    doc: `Means of as many windows as output_size says, over ${rank} dimension${rank > 1 ? 's' : ''}: [n, c, …] or [c, …].`,
    params: { input: p.tensor(), output_size: sizes },
    compose: (A, { input, output_size }, call) => {
      checkSpace(call.op, input, rank);
      refuseType(call.op, input, true);
      const size = input.shape.slice(-rank);
      const out = sizesOf(call.op, output_size, size);
      if (rank === 1) return A.squeeze(A._adaptive_avg_pool2d(A.unsqueeze(input, -2), [1, ...out]), -2);
      if (out.every((n) => n === 1))
        return A.mean(
          input,
          size.map((_, i) => -1 - i),
          true,
        );
      return rank === 2 ? A._adaptive_avg_pool2d(input, out) : A._adaptive_avg_pool3d(input, out);
    },
    samples: (m) => [
      [m.tensor([2, 2, ...space(rank, 5)]), 3],
      [m.tensor([1, ...space(rank, 4)]), 1],
      [m.tensor([1, 1, ...space(rank, 4)]), 2],
      [m.tensor([1, 1, ...space(rank, 3)]), [...space(rank - 1, 2), 5]],
    ],
    errors: [{ args: (m) => [m.tensor([3]), 2], message: /Expected \dD or \dD tensor/ }],
  });

export const adaptive_avg_pool1d = adaptiveAvg(1);
export const adaptive_avg_pool2d = adaptiveAvg(2);
export const adaptive_avg_pool3d = adaptiveAvg(3);

const adaptiveMax = (rank: Rank) =>
  composed({
    name: `adaptive_max_pool${rank}d`,
    in: ['nn.functional'],
    method: false,
    overloads: [
      [
        'input: T, output_size: number | readonly (number | null)[], return_indices?: false | { return_indices?: false }',
        'T',
      ],
      [
        'input: T, output_size: number | readonly (number | null)[], return_indices: boolean | { return_indices: boolean }',
        'T | [T, T]',
      ],
    ],
    doc: `Largest elements of as many windows as output_size says, over ${rank} dimension${rank > 1 ? 's' : ''}; with return_indices also their flat positions.`,
    params: { input: p.tensor(), output_size: sizes, return_indices: p.bool(false) },
    compose: (A, { input, output_size, return_indices }, call) => {
      checkSpace(call.op, input, rank);
      refuseType(call.op, input, true);
      const out = sizesOf(call.op, output_size, input.shape.slice(-rank));
      if (rank === 1) {
        const wide = A._adaptive_max_pool2d(A.unsqueeze(input, -2), [1, ...out]);
        const values = A.squeeze(wide.values, -2);
        return return_indices ? [values, A.squeeze(wide.indices, -2)] : values;
      }
      const { values, indices } = rank === 2 ? A._adaptive_max_pool2d(input, out) : A._adaptive_max_pool3d(input, out);
      return return_indices ? [values, indices] : values;
    },
    samples: (m) => [
      [m.tensor([2, 2, ...space(rank, 5)], { distinct: true }), 3],
      [m.tensor([1, 1, ...space(rank, 4)], { distinct: true }), 2, true],
      [m.tensor([1, ...space(rank, 3)], { distinct: true }), [...space(rank - 1, 2), 5], true],
    ],
    errors: [{ args: (m) => [m.tensor([3]), 2], message: /Expected \dD or \dD tensor/ }],
  });

export const adaptive_max_pool1d = adaptiveMax(1);
export const adaptive_max_pool2d = adaptiveMax(2);
export const adaptive_max_pool3d = adaptiveMax(3);
