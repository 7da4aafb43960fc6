/** Tensors from JavaScript's data. */

import { algebra } from './dispatch/algebra.js';
import { convert, toDType } from './dispatch/arguments.js';
import { fromData, scalarTensor } from './dispatch/call.js';
import { get_default_dtype } from './dispatch/promote.js';
import { fail, said } from './errors.js';
import { bool, castNumber, type DType, float32, float64, int32, int64, uint8 } from './ir/dtype.js';
import { broadcastShapes, type Shape, show } from './ir/shape.js';
import { inferShape } from './ops/axes.js';
import { bindOptions } from './options.js';
import { Size } from './size.js';
import { numbersOf, Tensor } from './tensor.js';

type Scalar = number | boolean | bigint;
/** Numbers, booleans or bigints, nested to any depth; typed arrays; tensors of one element. */
export type TensorData = Scalar | Tensor | ArrayBufferView | readonly TensorData[];

export interface TensorOptions {
  /** By default from the data: numbers the default float dtype, booleans bool, bigints int64, a typed array its own. */
  dtype?: DType | null;
  requires_grad?: boolean;
  device?: unknown;
  pin_memory?: boolean;
}

interface Parsed {
  shape: number[];
  data: number[];
  /** The highest kind among the elements. */
  kind: 'bool' | 'bigint' | 'number';
  tensorType: DType | null;
}

/** Deeper arrays are taken for arrays that contain themselves. */
const MAX_DIMS = 64;

function shapeOf(op: string, x: TensorData): number[] {
  const shape: number[] = [];
  let at: TensorData | undefined = x;
  while (Array.isArray(at) || (ArrayBuffer.isView(at) && !(at instanceof Tensor))) {
    const length = (at as ArrayLike<TensorData>).length;
    shape.push(length);
    if (length === 0) break;
    if (shape.length > MAX_DIMS)
      fail(
        op,
        `the array is nested more than ${MAX_DIMS} deep, or contains itself`,
        'Give numbers, or arrays of numbers',
        'value',
      );
    at = (at as ArrayLike<TensorData>)[0];
  }
  if (at instanceof Tensor) shape.push(...at._shape);
  return shape;
}

function parse(op: string, x: TensorData): Parsed {
  const out: Parsed = { shape: shapeOf(op, x), data: [], kind: 'bool', tensorType: null };
  collect(op, x, 0, out, []);
  if (out.data.length === 0 && out.tensorType === null) out.kind = 'number';
  return out;
}

function collect(op: string, x: TensorData, depth: number, out: Parsed, path: readonly number[]): void {
  if (x instanceof Tensor) return collectTensor(op, x, depth, out, path);
  if (Array.isArray(x) || ArrayBuffer.isView(x)) {
    const list = x as ArrayLike<TensorData>;
    if (depth >= out.shape.length || list.length !== out.shape[depth]) failRagged(op, out, depth, path, list.length);
    for (let i = 0; i < list.length; i++) collect(op, list[i]!, depth + 1, out, depth < 3 ? [...path, i] : path);
    return;
  }
  if (depth !== out.shape.length) failRagged(op, out, depth, path, null);
  out.kind = higher(op, out.kind, x as Scalar, path);
  out.data.push(Number(x));
}

function collectTensor(op: string, x: Tensor, depth: number, out: Parsed, path: readonly number[]): void {
  const rest = out.shape.slice(depth);
  if (x._shape.length !== rest.length || x._shape.some((n, i) => n !== rest[i]))
    failRagged(op, out, depth, path, x._shape[0] ?? null);
  out.tensorType = x.dtype;
  for (const v of numbersOf(x)) out.data.push(v);
}

function failRagged(op: string, out: Parsed, depth: number, path: readonly number[], length: number | null): never {
  const where = path.length > 0 ? ` at [${path.join('][')}]` : '';
  const got = length === null ? 'a number' : `${length} elements`;
  fail(
    op,
    `expected sequence of length ${out.shape[depth] ?? 'none'} at dim ${depth} (got ${got}${where})`,
    'All rows must have one length',
    'value',
  );
}

function higher(op: string, kind: Parsed['kind'], x: Scalar, path: readonly number[]): Parsed['kind'] {
  switch (typeof x) {
    case 'boolean':
      return kind;
    case 'bigint':
      if (BigInt(Number(x)) !== x)
        fail(
          op,
          `the bigint ${x} at [${path.join('][')}] is beyond ±2^53, which int64 holds here exactly`,
          '',
          'value',
        );
      return kind === 'number' ? kind : 'bigint';
    case 'number':
      return 'number';
    default:
      return fail(
        op,
        `could not infer dtype of ${said(x)}${path.length > 0 ? ` at [${path.join('][')}]` : ''}`,
        'Elements are numbers, booleans or bigints',
        'type',
      );
  }
}

function typedType(x: ArrayBufferView): DType | null {
  switch (x.constructor.name) {
    case 'Float32Array':
      return float32;
    case 'Float64Array':
      return float64;
    case 'Int32Array':
    case 'Int16Array':
    case 'Int8Array':
      return int32;
    case 'BigInt64Array':
    case 'BigUint64Array':
    case 'Uint32Array':
      return int64;
    case 'Uint8Array':
    case 'Uint8ClampedArray':
      return uint8;
    default:
      return null;
  }
}

/** Makes a tensor of data, or of a copy of a typed array's. */
function build(op: string, x: TensorData, dtype: DType | null): Tensor {
  if (typeof x === 'number' || typeof x === 'boolean' || typeof x === 'bigint') {
    higher(op, 'bool', x, []);
    return scalarTensor(x, dtype ?? undefined);
  }
  if (ArrayBuffer.isView(x) && !(x instanceof Tensor)) return fromTyped(op, x, dtype);
  const parsed = parse(op, x);
  const own =
    parsed.tensorType ?? (parsed.kind === 'bool' ? bool : parsed.kind === 'bigint' ? int64 : get_default_dtype());
  const type = dtype ?? own;
  return fromData(
    type,
    parsed.shape,
    parsed.data.map((v) => castNumber(v, type)),
  );
}

function fromTyped(op: string, x: ArrayBufferView, dtype: DType | null, sizes?: Shape): Tensor {
  const own = typedType(x);
  if (own === null)
    fail(op, `cannot make a tensor of a ${x.constructor.name}`, 'Use a typed array such as Float32Array', 'type');
  const list = x as unknown as ArrayLike<number | bigint>;
  const shape = sizes ?? [list.length];
  const type = dtype ?? own;
  if (
    type === own &&
    own !== int64 &&
    x.constructor.name !== 'Int16Array' &&
    x.constructor.name !== 'Int8Array' &&
    x.constructor.name !== 'Uint8ClampedArray'
  ) {
    return fromData(type, shape, (x as Float32Array).slice());
  }
  return fromData(
    type,
    shape,
    Array.from(list, (v) => castNumber(Number(v), type)),
  );
}

/**
 * A new leaf tensor of the data: `tensor([[1, 2], [3, 4]], { requires_grad: true })`. A tensor is copied off the tape.
 * Errors: rows of different lengths, elements that are no numbers, `requires_grad` for integers.
 */
export function tensor(data: TensorData, options: TensorOptions = {}): Tensor {
  const o = bindOptions('tensor', options, ['dtype', 'requires_grad', 'device', 'pin_memory']);
  const dtype = readDType('tensor', o['dtype']);
  const out = data instanceof Tensor ? copyOf(data, dtype) : build('tensor', data, dtype);
  return o['requires_grad'] === true ? out.requires_grad_() : out;
}

function copyOf(x: Tensor, dtype: DType | null): Tensor {
  const t = x.detach();
  const a = algebra.tensors as unknown as { clone(x: Tensor): Tensor; to(x: Tensor, d: DType): Tensor };
  return dtype === null || dtype === x.dtype ? a.clone(t) : a.to(t, dtype);
}

function readDType(op: string, dtype: unknown): DType | null {
  if (dtype === undefined || dtype === null) return null;
  return (
    toDType(dtype) ??
    fail(op, `dtype must be one of torch.float32, float64, int64, int32, uint8, bool, not ${said(dtype)}`, '', 'type')
  );
}

/** The tensor itself where dtype allows, else a new one. */
export function as_tensor(data: TensorData, options: TensorOptions = {}): Tensor {
  const o = bindOptions('as_tensor', options, ['dtype', 'device']);
  const dtype = readDType('as_tensor', o['dtype']);
  if (!(data instanceof Tensor)) return build('as_tensor', data, dtype);
  return dtype === null || dtype === data.dtype
    ? data
    : (algebra.tensors as unknown as { to(x: Tensor, d: DType): Tensor }).to(data, dtype);
}

/** A tensor without dimensions. */
export function scalar_tensor(value: Scalar, options: TensorOptions = {}): Tensor {
  const o = bindOptions('scalar_tensor', options, ['dtype', 'requires_grad', 'device', 'pin_memory']);
  higher('scalar_tensor', 'bool', value, []);
  const out = scalarTensor(value, readDType('scalar_tensor', o['dtype']) ?? undefined);
  return o['requires_grad'] === true ? out.requires_grad_() : out;
}

/** `torch.from_numpy`'s place: a typed array's elements and a shape (one −1 is worked out); the array is taken over. */
export function from_data(
  data: Float32Array | Float64Array | Int32Array | Uint8Array | BigInt64Array,
  shape?: readonly number[],
): Tensor {
  const own = ArrayBuffer.isView(data) ? typedType(data) : null;
  if (own === null)
    fail('from_data', `takes a typed array, not ${said(data)}`, 'Write torch.tensor(…) for plain numbers', 'type');
  const sizes = shape === undefined ? [data.length] : sizesOf(shape, data.length);
  return own === int64 ? fromTyped('from_data', data, null, sizes) : fromData(own, sizes, data as Float32Array);
}

function sizesOf(shape: readonly number[], count: number): Shape {
  if (!Array.isArray(shape) || !shape.every(Number.isInteger))
    fail('from_data', `a shape is an array of integers, not ${said(shape)}`, 'Write from_data(data, [2, 3])', 'type');
  return inferShape('from_data', shape, count);
}

export const is_tensor = (x: unknown): x is Tensor => x instanceof Tensor;

// Arrays of integers where PyTorch wants indices or classes.
convert.index = (op, name, value) => {
  const flat = parse(op, value as TensorData);
  flat.data.forEach((v, i) => {
    if (!Number.isInteger(v)) fail(op, `argument '${name}' must hold integers, but element ${i} is ${v}`, '', 'index');
  });
  return build(op, value as TensorData, int64);
};

/** The shape that tensors of the given shapes broadcast to; a number is a shape of one size. Errors: sizes that clash. */
export function broadcast_shapes(...shapes: readonly (number | Shape)[]): Size {
  const lists = shapes.map((s) => (typeof s === 'number' ? [s] : s));
  for (const sizes of lists) {
    if (!Array.isArray(sizes) || !sizes.every((n) => Number.isInteger(n)))
      fail('broadcast_shapes', `shapes must be arrays of integers, not ${said(sizes)}`, '', 'type');
    const bad = sizes.find((n) => n < 0);
    if (bad !== undefined) fail('broadcast_shapes', `negative dimension ${bad} in shape ${show(sizes)}`);
  }
  const shape = broadcastShapes(...lists);
  if (shape === null)
    fail(
      'broadcast_shapes',
      `Shape mismatch: ${lists.map(show).join(' and ')} cannot be broadcast to a single shape`,
      'Sizes must be equal or 1, counted from the last dimension',
    );
  return Size.of_(shape);
}
