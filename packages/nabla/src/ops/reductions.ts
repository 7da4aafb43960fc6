/** Sums and what is made of them. */

import { int64 } from '../ir/dtype.js';
import { keyword, lowered, p } from '../record.js';
import { dropAxes, reduceAxes } from './axes.js';

export const sum = lowered({
  name: 'sum',
  doc: 'Sum over `dim` (all dimensions where absent). Integers and bool add up as int64.',
  params: { input: p.tensor(), dim: p.ints(null), keepdim: p.bool(false), ...keyword({ dtype: p.dtype() }) },
  lower: (b, { input, dim, keepdim, dtype }, call) => {
    const axes = reduceAxes(call.op, dim, input.shape.length);
    const x = b.cast(input, dtype ?? (input.dtype.is_floating_point ? input.dtype : int64));
    return dropAxes(b, b.sum(x, axes), axes, keepdim);
  },
  saves: [],
  samples: (m) => [
    [m.tensor([2, 3])],
    [m.tensor([2, 3, 4]), 1],
    [m.tensor([2, 3, 4]), [0, -1], true],
    [m.tensor([])],
    [m.tensor([0, 3]), 0],
  ],
  errors: [{ args: (m) => [m.tensor([2, 3]), 2], message: /Dimension out of range/ }],
});
