/** Views: other shapes of the same memory. */
import { numel } from '../ir/shape.js';
import { lowered, p } from '../record.js';
import { axisOf, inferShape } from './axes.js';

export const transpose = lowered({
  name: 'transpose',
  aliases: ['swapaxes', 'swapdims'],
  doc: 'A view with two dimensions exchanged.',
  params: { input: p.tensor(), dim0: p.int(), dim1: p.int() },
  view: true,
  lower: (b, { input, dim0, dim1 }, call) => {
    const rank = input.shape.length;
    const [i, j] = [axisOf(call.op, dim0, rank), axisOf(call.op, dim1, rank)];
    return b.permute(
      input,
      input.shape.map((_, k) => (k === i ? j : k === j ? i : k)),
    );
  },
  samples: (m) => [
    [m.tensor([2, 3]), 0, 1],
    [m.tensor([2, 3, 4]), -1, 0],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 0, 2], message: /Dimension out of range/ }],
});

export const reshape = lowered({
  name: 'reshape',
  gradName: 'ReshapeAliasBackward0',
  doc: 'The same elements in another shape; a view where strides allow, otherwise a copy. One size may be −1.',
  params: { input: p.tensor(), shape: p.shape() },
  view: true,
  lower: (b, { input, shape }, call) => b.reshape(input, inferShape(call.op, shape, numel(input.shape))),
  samples: (m) => [
    [m.tensor([2, 3]), [3, 2]],
    [m.tensor([2, 3]), [-1]],
    [m.tensor([]), [1, 1]],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), [4]], message: /invalid for input of size 6/ }],
});
