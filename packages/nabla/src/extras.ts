/** Methods of Tensor that are no operators: indexing, iteration, conversion, random fillers. */

import { checkInplace } from './dispatch/inplace.js';
import { dispose } from './engine.js';
import { at, type Index, index_put_ } from './indexing.js';
import { bool } from './ir/dtype.js';
import { becomeView, numbersOf, Tensor } from './tensor.js';

const disposeSymbol: symbol = (Symbol as { dispose?: symbol }).dispose ?? Symbol.for('Symbol.dispose');

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
proto['toJSON'] = function (this: Tensor): ReturnType<Tensor['toJSON']> {
  const data = numbersOf(this).map((x) => (this.dtype === bool ? x !== 0 : spell(x)));
  return { dtype: this.dtype.name, shape: [...this._shape], data };
};

/** JSON has no -0, inf and nan. */
function spell(x: number): number | string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  return Object.is(x, -0) ? '-0' : x;
}

proto[disposeSymbol] = function (this: Tensor): void {
  if (this._view === null && !this._cell.aliased && this._cell.tiny === null) dispose(this._cell);
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
