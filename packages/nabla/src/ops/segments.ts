/** Reductions of pieces that lie one after the other. */
import { fail } from '../errors.js';
import { numel, sameShape, show } from '../ir/shape.js';
import { composed, keyword, p, type TensorLike } from '../record.js';
import { axisOf } from './axes.js';
import { refuseType } from './requirements.js';

const REDUCTIONS = ['sum', 'mean', 'max', 'min', 'prod'] as const;
/** What an empty piece gives. */
const NEUTRAL = { sum: 0, mean: 0, max: -Infinity, min: Infinity, prod: 1 } as const;

/** Lengths of the pieces of each row, from lengths or from where they start and end. */
function lengthsIn(values: readonly number[], width: number, offsets: boolean): number[][] {
  const rows = Array.from({ length: width === 0 ? 0 : values.length / width }, (_, i) =>
    values.slice(i * width, (i + 1) * width),
  );
  return offsets ? rows.map((row) => row.slice(1).map((end, i) => end - row[i]!)) : rows;
}

interface Pieces {
  readonly axis: number;
  readonly size: number;
  readonly unsafe: boolean;
}

function checkLengths(op: string, rows: readonly (readonly number[])[], { axis, size, unsafe }: Pieces): void {
  for (const row of rows) {
    const wrong = row.find((n) => !Number.isInteger(n));
    if (wrong !== undefined) fail(op, `lengths must be integers, but one is ${wrong}`);
    if (row.some((n) => n < 0)) fail(op, `lengths contains negative value! They are ${show(row)}`);
    const total = row.reduce((a, n) => a + n, 0);
    if (unsafe ? total > size : total !== size)
      fail(
        op,
        `Expected all rows of lengths along axis to sum to data.size(lengths.dim()-1) when !unsafe: ${total} and ${size} on axis ${axis}`,
      );
  }
}

export const segment_reduce = composed({
  name: 'segment_reduce',
  method: false,
  doc: 'The sum, mean, max, min or prod of each piece of a dimension: pieces have the given lengths (or begin and end at the offsets); lengths [..., pieces] for axis = their last dimension. Empty pieces give the neutral element (a mean nan), and with `initial` that number takes part.',
  params: {
    data: p.tensor(),
    reduce: p.string(REDUCTIONS),
    ...keyword({
      lengths: p.index(null),
      indices: p.tensor(null),
      offsets: p.index(null),
      axis: p.int(0),
      unsafe: p.bool(false),
      initial: p.number(null),
    }),
  },
  compose: (A, { data, reduce, lengths, indices, offsets, axis: dim, unsafe, initial }, call) => {
    const { op } = call;
    const axis = axisOf(op, dim, data.ndim);
    if (indices !== null) fail(op, 'indices based reduction is not supported yet', 'Give lengths or offsets');
    const given: TensorLike = lengths ?? offsets ?? fail(op, 'Either lengths or offsets must be defined');
    refuseType(op, data, true);
    const name = lengths === null ? 'offsets' : 'lengths';
    if (axis !== given.ndim - 1)
      fail(
        op,
        `Expected axis to be the last dimension of ${name} but got ${dim}, for data of shape ${show(data.shape)} and ${name} of shape ${show(given.shape)}`,
      );
    const [lead, rest] = [data.shape.slice(0, axis), data.shape.slice(axis + 1)];
    if (!sameShape(given.shape.slice(0, -1), lead))
      fail(op, `${name} of shape ${show(given.shape)} do not belong to data of shape ${show(data.shape)}`);
    const rows = lengthsIn(call.values(given as typeof data), given.shape.at(-1)!, lengths === null);
    const size = data.shape[axis]!;
    checkLengths(op, rows, { axis, size, unsafe });
    const count = Math.max(0, given.shape.at(-1)! - (lengths === null ? 1 : 0));
    const groups = numel(lead) * count;
    const piece: number[] = [];
    const place: number[] = [];
    rows.forEach((row, r) => {
      let at = r * size;
      row.forEach((n, k) => {
        for (let j = 0; j < n; j++) {
          piece.push(r * count + k);
          place.push(at++);
        }
      });
    });
    const whole = (list: readonly number[]) => A._numbers(list, [list.length], { dtype: 'int64' });
    const flat = A.reshape(data, [numel(lead) * size, ...rest]);
    const used = place.length === flat.shape[0] ? flat : A.index_select(flat, 0, whole(place));
    const start = A.full([groups, ...rest], initial ?? NEUTRAL[reduce], { dtype: data.dtype });
    const out = reduced();
    return A._named(A.reshape(out, [...lead, count, ...rest]), 'SegmentReduceBackward0');

    function reduced(): typeof data {
      if (reduce === 'max' || reduce === 'min') return A.index_reduce(start, 0, whole(piece), used, `a${reduce}`);
      if (reduce === 'prod') return A.index_reduce(start, 0, whole(piece), used, 'prod');
      const sum = A.index_add(start, 0, whole(piece), used);
      if (reduce === 'sum') return sum;
      const sizes = rows.flat().map((n) => (n === 0 && initial !== null ? 1 : n));
      const column = A._numbers(sizes, [groups, ...rest.map(() => 1)], { dtype: data.dtype });
      return A.div(sum, column);
    }
  },
  samples: (m) => [
    ...REDUCTIONS.map((how) => [
      m.tensor([5, 2], { distinct: true, avoid: [0] }),
      how,
      { lengths: m.values([2, 1, 2], 'int64') },
    ]),
    [
      m.tensor([2, 4]),
      'sum',
      {
        lengths: m.values(
          [
            [1, 3],
            [2, 2],
          ],
          'int64',
        ),
        axis: 1,
      },
    ],
    [m.tensor([5]), 'mean', { offsets: m.values([0, 2, 5], 'int64'), initial: 3 }],
    [m.tensor([4], { requires_grad: false }), 'max', { lengths: m.values([1, 0, 3], 'int64') }],
  ],
  errors: [
    { args: (m) => [m.tensor([3]), 'sum'], message: /Either lengths or offsets/ },
    { args: (m) => [m.tensor([3]), 'sum', { lengths: [2, 2] }], message: /to sum to data.size/ },
    { args: (m) => [m.tensor([3]), 'sum', { lengths: [4, -1] }], message: /negative value/ },
    { args: (m) => [m.tensor([3]), 'median', { lengths: [3] }], message: /must be one of/ },
  ],
});
