/** `x.at(…)` and `x.index_put_(…)`: one parser of PyTorch's indices for reading and writing. */

import { tensor } from './create.js';
import { algebra } from './dispatch/algebra.js';
import { scalarTensor } from './dispatch/call.js';
import { assign, before, checkInplace, checkOverlap, failOverlap } from './dispatch/inplace.js';
import { fail, said } from './errors.js';
import type { IndexOf } from './extra-types.js';
import { bool, int64, uint8 } from './ir/dtype.js';
import { overlap, sameGeometry } from './ir/geometry.js';
import { broadcastShapes, sameShape } from './ir/shape.js';
import { numbersOf, Tensor } from './tensor.js';

export type Index = IndexOf<Tensor>;

interface Ops {
  select(x: Tensor, dim: number, index: number): Tensor;
  slice(x: Tensor, dim: number, start: number | null, end: number | null, step: number): Tensor;
  unsqueeze(x: Tensor, dim: number): Tensor;
  index(x: Tensor, indices: (Tensor | null)[]): Tensor;
  index_put(x: Tensor, indices: (Tensor | null)[], values: Tensor, accumulate: boolean): Tensor;
  nonzero(x: Tensor): Tensor;
  to(x: Tensor, dtype: unknown): Tensor;
  expand(x: Tensor, shape: readonly number[]): Tensor;
  alias(x: Tensor): Tensor;
  reshape(x: Tensor, shape: readonly number[]): Tensor;
}
const ops = (): Ops => algebra.tensors as unknown as Ops;

/** `x.at(i, …)` or `x.at([i, …])`: a single list of more than indices is the tuple of an index. */
function tupleOf(args: readonly Index[]): readonly Index[] {
  const [first] = args;
  return args.length === 1 && Array.isArray(first) ? (first as readonly Index[]) : args;
}

function parseSlice(text: string, size: number): [number | null, number | null, number] {
  const parts = text.split(':').map((s) => s.trim());
  if (parts.length < 2 || parts.length > 3 || parts.some((s) => s !== '' && !/^[+-]?\d+$/.test(s))) {
    fail(
      'at',
      `'${text}' is no index`,
      "Slices are ':', '1:3', ':-1', '::2'; all further dimensions are '...'",
      'index',
    );
  }
  const [start, end, step] = parts.map((s) => (s === '' ? null : Number(s)));
  if (step !== null && step !== undefined && step <= 0)
    fail('at', `slice step must be positive, got '${text}'`, `For reversed order use flip() (size ${size})`, 'value');
  return [start ?? null, end ?? null, step ?? 1];
}

function consumed(i: Index): number {
  if (i === null || i === '...' || typeof i === 'boolean') return 0;
  if (i instanceof Tensor && isMaskType(i)) return i.ndim;
  return Array.isArray(i) && isMask(i) ? depthOf(i) : 1;
}

/** bool, and uint8 as PyTorch's masks of old. */
function isMaskType(t: Tensor): boolean {
  return t.dtype === bool || t.dtype === uint8;
}

function isMask(list: readonly Index[]): boolean {
  let at: Index = list;
  while (Array.isArray(at) && at.length > 0) at = at[0]!;
  return typeof at === 'boolean';
}

function depthOf(list: Index): number {
  return Array.isArray(list) ? 1 + (list.length > 0 ? depthOf(list[0]!) : 0) : 0;
}

/** Basic indices applied as views; what is left are index tensors by dimension. */
function applyBasic(x: Tensor, indices: readonly Index[]): { view: Tensor; advanced: (Tensor | null)[] } {
  const used = indices.reduce<number>((n, i) => n + consumed(i), 0);
  if (used > x.ndim) fail('at', `too many indices for tensor of dimension ${x.ndim}: ${used} given`, '', 'index');
  if (indices.filter((i) => i === '...').length > 1)
    fail('at', "an index can only have a single ellipsis ('...')", '', 'index');
  let view = x;
  let dim = 0;
  const advanced: (Tensor | null)[] = [];
  for (const given of indices) {
    const i = plain(given);
    if (i === '...') dim += x.ndim - used;
    else if (i === null) view = ops().unsqueeze(view, dim++);
    else if (typeof i === 'number') view = ops().select(view, dim, checkIndex(i, dim, view));
    else if (typeof i === 'string') view = ops().slice(view, dim, ...parseSlice(i, view._shape[dim++]!));
    else {
      const made = indexTensors(i, view, dim);
      if (typeof i === 'boolean') view = ops().unsqueeze(view, dim);
      for (const t of made) setAt(advanced, dim++, t);
    }
  }
  return { view, advanced };
}

/** An integer tensor without dimensions is a number here, as in PyTorch: it selects, and makes no copy. */
function plain(i: Index): Index {
  return i instanceof Tensor && i.ndim === 0 && i.dtype.kind === 'int' ? Number(i.item()) : i;
}

function setAt(list: (Tensor | null)[], at: number, t: Tensor): void {
  while (list.length < at) list.push(null);
  list[at] = t;
}

function checkIndex(i: number, dim: number, x: Tensor): number {
  const n = x._shape[dim]!;
  if (!Number.isInteger(i)) fail('at', `index ${i} is no integer`, '', 'index');
  if (i < -n || i >= n) fail('at', `index ${i} is out of bounds for dimension ${dim} with size ${n}`, '', 'index');
  return i;
}

/** One int64 tensor, or for a mask one for each of its dimensions. */
function indexTensors(i: Index, x: Tensor, dim: number): Tensor[] {
  const t = i instanceof Tensor ? i : typeof i === 'boolean' ? scalarTensor(i) : listTensor(i as readonly Index[]);
  if (!isMaskType(t)) {
    if (t.dtype.kind !== 'int' && numbersOf(t).some((v) => !Number.isInteger(v)))
      fail('at', `tensors used as indices must hold integers or booleans, not ${t.dtype}`, '', 'index');
    return [wrapNegative(t, x._shape[dim]!, dim)];
  }
  t._shape.forEach((n, k) => {
    if (n !== x._shape[dim + k])
      fail(
        'at',
        `The shape of the mask ${t.shape} at index ${k} does not match the shape of the indexed tensor ${x.shape} at index ${dim + k}`,
        '',
        'index',
      );
  });
  if (t.ndim === 0) return [tensor(t.item<boolean>() === true ? [0n] : new BigInt64Array(0))];
  const where = ops().nonzero(t);
  return Array.from({ length: t.ndim }, (_, k) => ops().select(where, 1, k));
}

function listTensor(i: readonly Index[]): Tensor {
  const t = tensor(i as never);
  return t.dtype === bool ? t : ops().to(t, int64);
}

function wrapNegative(t: Tensor, n: number, dim: number): Tensor {
  const data = numbersOf(t);
  const bad = data.findIndex((v) => v < -n || v >= n);
  if (bad >= 0) fail('at', `index ${data[bad]} is out of bounds for dimension ${dim} with size ${n}`, '', 'index');
  if (data.every((v) => v >= 0) && t.dtype === int64) return t;
  const flat = tensor(BigInt64Array.from(data, (v) => BigInt(v < 0 ? v + n : v)));
  return ops().reshape(flat, t._shape);
}

/** Reads: views for integers, slices, null and '...'; copies for lists, index tensors and masks. */
export function at(x: Tensor, args: readonly Index[]): Tensor {
  const { view, advanced } = applyBasic(x, tupleOf(args));
  if (advanced.length > 0) return ops().index(view, advanced);
  return view === x ? ops().alias(x) : view;
}

/** Writes `values` at the index, in place: x[index] = values (or += with `accumulate`). */
export function index_put_(
  x: Tensor,
  indices: Index | readonly Index[],
  values: Tensor | number | boolean,
  accumulate = false,
): Tensor {
  checkInplace('index_put_', x, [values]);
  const list = Array.isArray(indices) ? (indices as readonly Index[]) : [indices as Index];
  const { view, advanced } = applyBasic(x, list);
  const value = values instanceof Tensor ? values : scalarTensor(plainValue(values), x.dtype);
  if (advanced.length > 0) putAdvanced(view, advanced, value, accumulate);
  else putBasic(view, value, accumulate);
  return x;
}

function putBasic(view: Tensor, value: Tensor, accumulate: boolean): void {
  const full = ops().expand(fitting(value, view), view._shape);
  if (isItself(view, full)) return;
  // One value for all places: their order does not matter.
  if (value.ndim > 0) checkOverlap('index_put_', view, [full]);
  assign('index_put_', view, accumulate ? algebra.tensors.add(view, full as never) : full);
}

/** x[…] = x writes nothing. */
function isItself(x: Tensor, y: Tensor): boolean {
  return x._cell === y._cell && sameGeometry(x._geometry(), y._geometry());
}

function putAdvanced(view: Tensor, indices: (Tensor | null)[], value: Tensor, accumulate: boolean): void {
  checkOverlap('index_put_', view, [value]);
  if (value._cell === view._cell && overlap(view._geometry(), value._geometry())) failOverlap('index_put_');
  if (value.dtype !== view.dtype)
    fail(
      'index_put_',
      `Index put requires the source and destination dtypes match, got ${view.dtype} for the destination and ${value.dtype} for the source`,
      `Convert the values: values.to(${view.dtype})`,
    );
  assign('index_put_', view, ops().index_put(before(view, [value]), indices, value, accumulate));
}

/** Values as the view takes them: of its dtype, further leading dimensions of size 1 left out, and broadcastable. */
function fitting(value: Tensor, to: Tensor): Tensor {
  const cast = value.dtype === to.dtype ? value : ops().to(value, to.dtype);
  const extra = Math.max(cast.ndim - to.ndim, 0);
  const lead =
    extra > 0 && cast._shape.slice(0, extra).every((n) => n === 1)
      ? ops().reshape(cast, cast._shape.slice(extra))
      : cast;
  const shape = broadcastShapes(lead._shape, to._shape);
  if (!shape || !sameShape(shape, to._shape)) {
    fail(
      'index_put_',
      `shape mismatch: value tensor of shape ${value.shape} cannot be broadcast to indexing result of shape ${to.shape}`,
    );
  }
  return lead;
}

function plainValue(values: unknown): number | boolean {
  if (typeof values === 'number' || typeof values === 'boolean') return values;
  return fail(
    'index_put_',
    `values must be a Tensor or a number, not ${said(values)}`,
    'Wrap an array: torch.tensor(…)',
    'type',
  );
}
