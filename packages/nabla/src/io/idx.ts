/**
 * IDX, the format of MNIST (http://yann.lecun.com/exdb/mnist): two zero bytes, a type code, the number of dimensions, each
 * size as a big-endian uint32, then the elements, big-endian, row-major.
 */
import { fail } from '../errors.js';
import { gunzip, isGzip } from './gzip.js';

export type IdxDType = 'uint8' | 'int8' | 'int16' | 'int32' | 'float32' | 'float64';

type IdxData =
  | Uint8Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** What an IDX file holds. */
export interface IdxArray {
  readonly dtype: IdxDType;
  readonly shape: readonly number[];
  /** The elements, row-major, in a typed array of their own that has the file's type. */
  readonly data: IdxData;
}

interface IdxType {
  readonly dtype: IdxDType;
  readonly size: number;
  decode(view: DataView, start: number, count: number): IdxData;
}

/** Fills an array from the view's elements. */
function fill<A extends IdxData>(
  out: A,
  start: number,
  size: number,
  get: (offset: number, little: false) => number,
): A {
  for (let i = 0; i < out.length; i++) out[i] = get(start + i * size, false);
  return out;
}

/** The six types by their code, the file's third byte. */
const TYPES: Readonly<Record<number, IdxType>> = {
  8: { dtype: 'uint8', size: 1, decode: (v, at, n) => new Uint8Array(v.buffer, v.byteOffset + at, n).slice() },
  9: { dtype: 'int8', size: 1, decode: (v, at, n) => new Int8Array(v.buffer, v.byteOffset + at, n).slice() },
  11: { dtype: 'int16', size: 2, decode: (v, at, n) => fill(new Int16Array(n), at, 2, v.getInt16.bind(v)) },
  12: { dtype: 'int32', size: 4, decode: (v, at, n) => fill(new Int32Array(n), at, 4, v.getInt32.bind(v)) },
  13: { dtype: 'float32', size: 4, decode: (v, at, n) => fill(new Float32Array(n), at, 4, v.getFloat32.bind(v)) },
  14: { dtype: 'float64', size: 8, decode: (v, at, n) => fill(new Float64Array(n), at, 8, v.getFloat64.bind(v)) },
};

/**
 * Reads an IDX file that is not compressed.
 *
 * @param bytes the whole file; it is copied, never kept
 * @returns dtype, shape (as in the file, [] for none) and the elements
 * @throws ValueError with the byte position, when the file is not IDX, too short or too long
 */
export function read_idx(bytes: Uint8Array | ArrayBuffer): IdxArray {
  const view = viewOf(bytes);
  const type = readType(view);
  const shape = readShape(view);
  const start = 4 + 4 * shape.length;
  // A product of many large sizes may be Infinity, and times 0 nan.
  const count = shape.includes(0) ? 0 : shape.reduce((n, size) => n * size, 1);
  checkLength(view, type, shape, start, count);
  return { dtype: type.dtype, shape, data: type.decode(view, start, count) };
}

/**
 * Reads an IDX file, gzip-compressed or not (its first two bytes tell), in Node and in browsers.
 *
 * @param bytes the whole file
 * @throws ValueError as `read_idx` does, and when the compressed data are damaged
 */
export async function load_idx(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<IdxArray> {
  return read_idx(isGzip(bytes) ? await gunzip(bytes) : bytes);
}

function viewOf(bytes: Uint8Array | ArrayBuffer): DataView {
  if (bytes instanceof ArrayBuffer) return new DataView(bytes);
  if (bytes instanceof Uint8Array) return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return fail('read_idx', `got ${typeof bytes}`, "Pass the file's bytes: a Uint8Array or an ArrayBuffer", 'type');
}

function bad(message: string, hint = ''): never {
  fail('read_idx', message, hint, 'value');
}

function hex(byte: number): string {
  return `0x${byte.toString(16).padStart(2, '0')}`;
}

function readType(view: DataView): IdxType {
  if (view.byteLength < 4) bad(`the file ends at byte ${view.byteLength}; the magic number takes bytes 0 to 3`);
  if (view.getUint16(0) === 0x1f8b) bad('the file is gzip-compressed', 'Write `await load_idx(bytes)`');
  for (const at of [0, 1]) {
    if (view.getUint8(at) !== 0) bad(`byte ${at} is ${hex(view.getUint8(at))}, in an IDX file it is 0x00`);
  }
  const type = TYPES[view.getUint8(2)];
  if (type !== undefined) return type;
  const known = Object.entries(TYPES).map(([code, { dtype }]) => `${hex(Number(code))} ${dtype}`);
  return bad(`byte 2 is ${hex(view.getUint8(2))}, no type of IDX. The types are ${known.join(', ')}`);
}

function readShape(view: DataView): number[] {
  const dims = view.getUint8(3);
  const end = 4 + 4 * dims;
  if (view.byteLength < end) {
    bad(
      `the file ends at byte ${view.byteLength}; byte 3 says ${dims} dimensions, whose sizes take bytes 4 to ${end - 1}`,
    );
  }
  return Array.from({ length: dims }, (_, i) => view.getUint32(4 + 4 * i));
}

/** The elements must end where the file ends. */
function checkLength(view: DataView, type: IdxType, shape: readonly number[], start: number, count: number): void {
  const end = start + count * type.size;
  if (view.byteLength === end) return;
  const what = `shape [${shape.join(', ')}] of ${type.dtype} takes ${count * type.size} bytes from byte ${start}`;
  if (view.byteLength < end) bad(`${what} on, but the file ends at byte ${view.byteLength}`, 'Is it cut short?');
  bad(`${what} to ${end}, but the file goes on to byte ${view.byteLength}`);
}
