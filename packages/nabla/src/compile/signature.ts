/** What two calls of a compiled function must have in common to share a plan: arguments by structure, and the modes. */
import { isOptions } from '../dispatch/arguments.js';
import { get_default_dtype } from '../dispatch/promote.js';
import { isContiguous } from '../ir/geometry.js';
import { gradMode } from '../tape.js';
import { Tensor } from '../tensor.js';

export interface Signature {
  readonly key: string;
  /** The tensors among the arguments, in order; the same one may come twice. */
  readonly tensors: Tensor[];
}

const ids = new WeakMap<object, number>();
let last = 0;

/** Functions, modules and other objects stand for themselves. */
function idOf(x: object): number {
  let id = ids.get(x);
  if (id === undefined) ids.set(x, (id = ++last));
  return id;
}

/** Arguments that are windows of a larger tensor (batches of a data set) enter as copies: their place is not in the key. */
export function isWindow(t: Tensor): boolean {
  return t._view !== null && !t.requires_grad && isContiguous(t._view.geometry);
}

function ofTensor(t: Tensor, tensors: Tensor[]): string {
  const { _cell: cell, _view: view } = t;
  const same = tensors.findIndex((other) => other._cell === cell);
  tensors.push(t);
  const place = view === null ? '' : same < 0 && isWindow(t) ? 'w' : JSON.stringify(view.geometry);
  const tape = t.requires_grad ? (t.is_leaf ? 'l' : 'g') : '';
  return `${cell.dtype.name}[${t._shape.join()}]${tape}${place}${same < 0 ? '' : `@${same}`}`;
}

function ofValue(x: unknown, tensors: Tensor[]): string {
  if (x instanceof Tensor) return ofTensor(x, tensors);
  if (Array.isArray(x)) return `(${x.map((y) => ofValue(y, tensors)).join(';')})`;
  if (isOptions(x))
    return `{${Object.entries(x)
      .map(([k, y]) => `${JSON.stringify(k)}:${ofValue(y, tensors)}`)
      .join(';')}}`;
  if (typeof x === 'function' || (typeof x === 'object' && x !== null)) return `#${idOf(x)}`;
  return typeof x === 'string' ? JSON.stringify(x) : Object.is(x, -0) ? '-0' : `${typeof x} ${String(x)}`;
}

export function signatureOf(args: readonly unknown[]): Signature {
  const tensors: Tensor[] = [];
  const modes = `${gradMode.enabled ? 'g' : ''}${gradMode.inference ? 'i' : ''}${get_default_dtype().name}`;
  return { key: `${modes}${ofValue(args, tensors)}`, tensors };
}

/** The arguments with some tensors exchanged. */
export function exchange(x: unknown, other: ReadonlyMap<Tensor, Tensor>): unknown {
  if (other.size === 0) return x;
  if (x instanceof Tensor) return other.get(x) ?? x;
  if (Array.isArray(x)) return x.map((y) => exchange(y, other));
  if (isOptions(x)) return Object.fromEntries(Object.entries(x).map(([k, y]) => [k, exchange(y, other)]));
  return x;
}
