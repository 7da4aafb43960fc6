/** The inverse of max pooling: values go back to where their windows had them, the rest is 0. */
import { fail } from '../errors.js';
import { numel, sameShape, show } from '../ir/shape.js';
import { composed, lowered, p } from '../record.js';
import { perAxis } from './requirements.js';

export const maxUnpool = lowered({
  name: '_max_unpool',
  in: [],
  method: false,
  gradName: ({ size }) => `MaxUnpool${(size as readonly number[]).length}DBackward0`,
  doc: 'Values at flat positions of the space.',
  params: { input: p.tensor(), indices: p.index(), size: p.shape() },
  lower: (b, { input, indices, size }, call) => {
    const lead = input.shape.slice(0, input.shape.length - size.length);
    const flat = [numel(lead), numel(input.shape.slice(lead.length))];
    const at = call.indices(indices, 0, numel(size), 'max index');
    const zeros = b.const(0, input.dtype, [flat[0]!, numel(size)]);
    return b.reshape(b.scatter(zeros, b.reshape(at, flat), b.reshape(input, flat), 1, 'set'), [...lead, ...size]);
  },
  grad: (A, [g], { args: { input, indices, size } }) => {
    const lead = input.shape.slice(0, input.ndim - size.length);
    const at = A.reshape(indices, [numel(lead), -1]);
    return { input: A.reshape(A.gather(A.reshape(g!, [numel(lead), numel(size)]), 1, at), [...input.shape]) };
  },
  saves: ['indices'],
  samples: (m) => [[m.tensor([1, 2, 1, 2]), m.values([[[[0, 3]], [[2, 1]]]], 'int64'), [2, 2]]],
});

interface Sizes {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
}

/** What the pooling's input had, or what the user says it had. */
function sizeOf(op: string, space: readonly number[], w: Sizes, wanted: readonly number[] | null): number[] {
  const usual = space.map((n, i) => (n - 1) * w.stride[i]! + w.kernel[i]! - 2 * w.padding[i]!);
  if (wanted === null) return usual;
  const rank = space.length;
  const size = wanted.length === rank + 2 ? wanted.slice(2) : [...wanted];
  if (size.length !== rank)
    fail(
      op,
      `output_size should be a sequence containing ${rank} or ${rank + 2} elements, but it has a length of '${wanted.length}'`,
      '',
      'value',
    );
  size.forEach((n, i) => {
    const [low, high] = [usual[i]! - w.stride[i]!, usual[i]! + w.stride[i]!];
    if (!(low < n && n < high))
      fail(op, `invalid output_size "${show(size)}" (dim ${i} must be between ${low} and ${high})`, '', 'value');
  });
  return size;
}

const unpool = (rank: 1 | 2 | 3) =>
  composed({
    name: `max_unpool${rank}d`,
    in: ['nn.functional'],
    method: false,
    doc: `The values of max_pool${rank}d at the places that its indices say, zeros elsewhere: [n, c, …space] or [c, …space]. Windows that overlap may name one place twice; the last value stays.`,
    params: {
      input: p.tensor(),
      indices: p.index(),
      kernel_size: p.ints(),
      stride: p.ints(null),
      padding: p.ints(0),
      output_size: p.ints(null),
    },
    compose: (A, { input, indices, kernel_size, stride, padding, output_size }, call) => {
      if (input.ndim !== rank + 1 && input.ndim !== rank + 2)
        fail(call.op, `Input should be a ${rank + 1}d or ${rank + 2}d tensor, but got shape ${show(input.shape)}`);
      if (!sameShape(input.shape, indices.shape))
        fail(
          call.op,
          `Expected shape of indices to be same as that of the input tensor (${show(input.shape)}) but got indices tensor with shape: ${show(indices.shape)}`,
        );
      const each = (name: string, value: number | readonly number[]): number[] => perAxis(call.op, name, value, rank);
      const kernel = each('kernel_size', kernel_size);
      const w = {
        kernel,
        stride: stride === null ? kernel : each('stride', stride),
        padding: each('padding', padding),
      };
      const wanted = typeof output_size === 'number' ? [output_size] : output_size;
      const size = sizeOf(call.op, input.shape.slice(input.ndim - rank), w, wanted);
      if (rank > 1) return A._max_unpool(input, indices, size);
      const wide = A._max_unpool(A.unsqueeze(input, -1), A.unsqueeze(indices, -1), [...size, 1]);
      return A.squeeze(wide, -1);
    },
    samples: (m) => {
      const lines = new Array<number>(rank - 1).fill(1);
      const at = (data: unknown): unknown => lines.reduce((x: unknown) => [x], data);
      return [
        [m.tensor([1, 1, ...lines, 2]), m.values([[at([0, 3])]], 'int64'), 2],
        [m.tensor([1, ...lines, 2]), m.values([at([0, 4])], 'int64'), 2, 2, 0, [...lines.map(() => 2), 5]],
      ];
    },
    errors: [
      { args: (m) => [m.tensor([2]), m.ints([2], 0, 2), 2], message: /Input should be a/ },
      {
        args: (m) => [m.tensor([1, ...new Array<number>(rank).fill(1)]), m.ints([1], 0, 2), 2],
        message: /Expected shape of indices/,
      },
    ],
  });

export const max_unpool1d = unpool(1);
export const max_unpool2d = unpool(2);
export const max_unpool3d = unpool(3);
