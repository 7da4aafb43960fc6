/** Methods of Tensor that are no operators: indexing, iteration, conversion, random fillers. */

import { checkInplace } from './dispatch/inplace.js';
import { at, type Index, index_put_ } from './indexing.js';
import { becomeView, Tensor } from './tensor.js';

const proto = Tensor.prototype as unknown as Record<string | symbol, unknown>;

proto['at'] = function (this: Tensor, ...indices: Index[]): Tensor {
  return at(this, indices);
};
proto['index_put_'] = function (
  this: Tensor,
  indices: Index | readonly Index[],
  values: Tensor | number | boolean,
  accumulate = false,
): Tensor {
  return index_put_(this, indices, values, accumulate);
};
proto[Symbol.iterator] = function* (this: Tensor): IterableIterator<Tensor> {
  for (let i = 0; i < this.length; i++) yield at(this, [i]);
};

// Views in place: the handle itself gets the other shape.
for (const name of ['t', 'transpose', 'squeeze', 'unsqueeze', 'swapaxes', 'swapdims'] as const) {
  proto[`${name}_`] = function (this: Tensor, ...dims: number[]): Tensor {
    checkInplace(`${name}_`, this, []);
    return becomeView(this, (this[name] as (...dims: number[]) => Tensor)(...dims));
  };
}
