/**
 * safetensors (https://github.com/huggingface/safetensors): eight bytes with the header's length (little-endian), the
 * header (JSON: dtype, shape and data_offsets of every tensor by name, strings in `__metadata__`), then the elements,
 * row-major, without holes. The reading side takes every byte for hostile.
 */
import { from_data, tensor } from '../create.js';
import { fail, said, suggest } from '../errors.js';
import { bool, type DTypeName } from '../ir/dtype.js';
import { Tensor } from '../tensor.js';
import { decodeBfloat16, decodeFloat16 } from './half.js';
import { duplicateKey } from './json-keys.js';

/** Tensors by name, as `state_dict()` gives them. */
export type NamedTensors = Readonly<Record<string, Tensor>> | ReadonlyMap<string, Tensor>;
/** Text by name. */
export type Metadata = Readonly<Record<string, string>>;

/** The format's own limit of a header, in bytes. */
const LONGEST_HEADER = 100_000_000;
const METADATA = '__metadata__';

interface Type {
  /** Bytes of an element. */
  readonly size: number;
  /** Elements of an aligned copy of the bytes; `name` is the tensor's. */
  readonly decode: (bytes: ArrayBuffer, name: string) => Parameters<typeof from_data>[0];
}

/** What nabla has no dtype for is widened to the next that holds every value exactly. */
const TYPES: Readonly<Record<string, Type>> = {
  BOOL: { size: 1, decode: (b) => new Uint8Array(b) },
  U8: { size: 1, decode: (b) => new Uint8Array(b) },
  I8: { size: 1, decode: (b) => Int32Array.from(new Int8Array(b)) },
  I16: { size: 2, decode: (b) => Int32Array.from(new Int16Array(b)) },
  U16: { size: 2, decode: (b) => Int32Array.from(new Uint16Array(b)) },
  F16: { size: 2, decode: (b) => decodeFloat16(new Uint16Array(b)) },
  BF16: { size: 2, decode: (b) => decodeBfloat16(new Uint16Array(b)) },
  I32: { size: 4, decode: (b) => new Int32Array(b) },
  U32: { size: 4, decode: (b) => BigInt64Array.from(new Uint32Array(b), BigInt) },
  F32: { size: 4, decode: (b) => new Float32Array(b) },
  F64: { size: 8, decode: (b) => new Float64Array(b) },
  I64: { size: 8, decode: (b, name) => exactIntegers(new BigInt64Array(b), name) },
  U64: { size: 8, decode: (b, name) => exactIntegers(new BigUint64Array(b), name) },
};

/** The format's name of each dtype, the wider ones (as the reference implementation orders them) first. */
const NAMES: Readonly<Record<DTypeName, string>> = {
  int64: 'I64',
  float64: 'F64',
  float32: 'F32',
  int32: 'I32',
  uint8: 'U8',
  bool: 'BOOL',
};
const ORDER = Object.keys(NAMES);

interface Entry {
  readonly name: string;
  readonly type: Type;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

interface Header {
  /** In the order of their bytes. */
  readonly entries: readonly Entry[];
  readonly metadata: Record<string, string>;
  /** Where the elements begin in the file. */
  readonly start: number;
}

const bad = (message: string, hint = ''): never => fail('load', message, hint, 'value');

function exactIntegers(values: BigInt64Array | BigUint64Array, name: string): BigInt64Array {
  for (let i = 0; i < values.length; i++) {
    if (BigInt.asIntN(54, values[i]!) !== values[i]!)
      bad(`element ${i} of '${name}' is ${values[i]}; int64 is exact within ±2^53`, 'Store it as text or float64');
  }
  return values instanceof BigInt64Array ? values : BigInt64Array.from(values);
}

/**
 * The bytes of a safetensors file that holds the tensors, equal to those of the reference implementation: larger dtypes
 * first, then by name.
 *
 * @param tensors by name: a `state_dict()`, another object, or a Map; any dtype and shape
 * @param metadata strings by name, for whoever reads the file
 * @throws TypeError for what is no tensor or no string, ValueError for a name that the format keeps for itself
 */
export function save(tensors: NamedTensors, metadata: Metadata = {}): Uint8Array<ArrayBuffer> {
  const list = listed(tensors);
  const header = encodeHeader(list, checkMetadata(metadata));
  const size = list.reduce((sum, [, t]) => sum + bytesOf(t), 0);
  const out = new Uint8Array(8 + header.length + size);
  new DataView(out.buffer).setBigUint64(0, BigInt(header.length), true);
  out.set(header, 8);
  let at = 8 + header.length;
  for (const [, t] of list) {
    const data = t.toTypedArray();
    out.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return out;
}

const bytesOf = (t: Tensor): number => t.numel() * t.dtype.itemsize;

/** By code points, as the bytes of UTF-8 compare. */
function compareNames(a: string, b: string): number {
  const [x, y] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return x[i]! - y[i]!;
  return x.length - y.length;
}

function listed(tensors: NamedTensors): [string, Tensor][] {
  if (typeof tensors !== 'object' || tensors === null || tensors instanceof Tensor || Array.isArray(tensors))
    fail('save', `takes tensors by name, not ${said(tensors)}`, 'Write save(model.state_dict())', 'type');
  const list = tensors instanceof Map ? [...tensors] : Object.entries(tensors);
  for (const [name, t] of list) {
    if (typeof name !== 'string') fail('save', `${said(name)} is no name`, 'Names are strings', 'type');
    if (name === METADATA) fail('save', `the name '${METADATA}' belongs to the format`, 'Choose another', 'value');
    if (!(t instanceof Tensor)) fail('save', `'${name}' is ${said(t)}`, 'Give tensors', 'type');
  }
  const rank = (t: Tensor): number => ORDER.indexOf(t.dtype.name);
  return list.sort(([a, s], [b, t]) => rank(s) - rank(t) || compareNames(a, b));
}

function checkMetadata(metadata: Metadata): Metadata {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata))
    fail('save', `metadata is ${said(metadata)}`, "Give strings by name, such as { epoch: '3' }", 'type');
  for (const [key, value] of Object.entries(metadata)) {
    if (typeof value !== 'string')
      fail('save', `metadata '${key}' is ${said(value)}`, `Strings only: { ${key}: JSON.stringify(…) }`, 'type');
  }
  return metadata;
}

/** JSON, padded with blanks so that the elements begin at a multiple of eight bytes. */
function encodeHeader(list: readonly (readonly [string, Tensor])[], metadata: Metadata): Uint8Array {
  let at = 0;
  const entries = list.map(([name, t]) => {
    const info = { dtype: NAMES[t.dtype.name], shape: [...t.shape], data_offsets: [at, (at += bytesOf(t))] };
    return `${JSON.stringify(name)}:${JSON.stringify(info)}`;
  });
  if (Object.keys(metadata).length > 0) entries.unshift(`"${METADATA}":${JSON.stringify(metadata)}`);
  const json = new TextEncoder().encode(`{${entries.join(',')}}`);
  if (json.length > LONGEST_HEADER - 8)
    fail('save', `names and metadata take ${json.length} bytes; a header ends at ${LONGEST_HEADER}`, '', 'value');
  const padded = new Uint8Array(Math.ceil(json.length / 8) * 8).fill(0x20);
  padded.set(json);
  return padded;
}

/**
 * The tensors of a safetensors file by name, in the file's order: what `load_state_dict` takes. BOOL, U8, I32, I64, F32
 * and F64 keep their dtype; F16 and BF16 become float32, I8, I16 and U16 int32, U32 and U64 int64: the same values.
 *
 * @param bytes the whole file; it is copied, never kept
 * @throws ValueError when the file is damaged, cut short, or breaks a rule of the format; nothing is read then
 */
export function load(bytes: Uint8Array | ArrayBuffer): Record<string, Tensor> {
  const file = bytesIn(bytes);
  const { entries, start } = readHeader(file);
  // Without a prototype a tensor may have any name.
  const out: Record<string, Tensor> = Object.create(null) as Record<string, Tensor>;
  for (const e of entries) out[e.name] = readTensor(file, start, e);
  return out;
}

/** The strings that a safetensors file carries in `__metadata__`. Errors: as `load`. */
export function load_metadata(bytes: Uint8Array | ArrayBuffer): Record<string, string> {
  return readHeader(bytesIn(bytes)).metadata;
}

function bytesIn(bytes: Uint8Array | ArrayBuffer): Uint8Array {
  if (bytes instanceof Uint8Array) return bytes;
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  return fail('load', `got ${said(bytes)}`, "Pass the file's bytes: a Uint8Array or an ArrayBuffer", 'type');
}

function readTensor(file: Uint8Array, start: number, { name, type, dtype, shape, begin, end }: Entry): Tensor {
  const copy = new Uint8Array(end - begin);
  copy.set(file.subarray(start + begin, start + end));
  const values = type.decode(copy.buffer, name);
  return dtype === 'BOOL' ? tensor(values, { dtype: bool }).reshape([...shape]) : from_data(values, shape);
}

function readHeader(file: Uint8Array): Header {
  const length = headerLength(file);
  const json = parseHeader(file.subarray(8, 8 + length));
  const metadata = readMetadata(json[METADATA]);
  const names = Object.keys(json).filter((name) => name !== METADATA);
  const entries = names.map((name) => readEntry(name, json[name]));
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkCover(entries, file.length - 8 - length);
  return { entries, metadata, start: 8 + length };
}

function headerLength(file: Uint8Array): number {
  if (file.length < 8) bad(`the file has ${file.length} bytes; the header's length alone takes 8`, 'Is it complete?');
  const length = new DataView(file.buffer, file.byteOffset, 8).getBigUint64(0, true);
  if (length > LONGEST_HEADER) {
    bad(
      `bytes 0 to 7 announce a header of ${length} bytes; the format ends at ${LONGEST_HEADER}`,
      'Is it safetensors?',
    );
  }
  if (Number(length) > file.length - 8) {
    bad(`the header ends at byte ${8 + Number(length)}, but the file ends at byte ${file.length}`, 'Is it complete?');
  }
  return Number(length);
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  if (bytes[0] !== 0x7b) bad("the header does not begin with '{'", 'Is it a safetensors file?');
  let text = '';
  let json: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // Without a prototype: a tensor may be called __proto__.
    json = JSON.parse(text);
  } catch (error) {
    bad(`the header is no JSON in UTF-8: ${error instanceof Error ? error.message : String(error)}`);
  }
  const twice = duplicateKey(text);
  if (twice !== null) bad(`the header names '${twice}' twice`);
  return Object.assign(Object.create(null), json) as Record<string, unknown>;
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x);

function readMetadata(x: unknown): Record<string, string> {
  if (x === undefined) return {};
  const strings = isObject(x) && Object.values(x).every((value) => typeof value === 'string');
  return strings ? (x as Record<string, string>) : bad(`${METADATA} does not hold strings by name`);
}

const isSize = (x: unknown): x is number => Number.isSafeInteger(x) && (x as number) >= 0;
const isSizes = (x: unknown): x is number[] => Array.isArray(x) && x.every(isSize);

function readEntry(name: string, info: unknown): Entry {
  if (!isObject(info)) return bad(`'${name}' has no dtype, shape and data_offsets`);
  const { dtype, shape, data_offsets: offsets } = info;
  const type = typeof dtype === 'string' && Object.hasOwn(TYPES, dtype) ? TYPES[dtype]! : unknownType(name, dtype);
  if (!isSizes(shape)) return bad(`the shape of '${name}' is ${JSON.stringify(shape)}, not a list of sizes`);
  if (!isSizes(offsets) || offsets.length !== 2 || offsets[0]! > offsets[1]!)
    return bad(`the data_offsets of '${name}' are ${JSON.stringify(offsets)}, not [begin, end]`);
  const [begin, end] = offsets as [number, number];
  const count = shape.includes(0) ? 0 : shape.reduce((n, size) => n * size, 1);
  if (count * type.size !== end - begin) {
    bad(
      `'${name}' (${dtype}, shape [${shape.join(', ')}]) takes ${count * type.size} bytes, its offsets say ${end - begin}`,
    );
  }
  return { name, type, dtype: dtype as string, shape, begin, end };
}

function unknownType(name: string, dtype: unknown): never {
  if (typeof dtype !== 'string') return bad(`'${name}' has no dtype`);
  return bad(`'${name}' has dtype '${dtype}', which nabla does not read`, suggest(dtype, Object.keys(TYPES)));
}

/** Every byte after the header belongs to one tensor. */
function checkCover(entries: readonly Entry[], size: number): void {
  let at = 0;
  for (const { name, begin, end } of entries) {
    if (begin < at) bad(`'${name}' begins at byte ${begin} of the data, inside the tensor before it (to ${at})`);
    if (begin > at) bad(`bytes ${at} to ${begin - 1} of the data, before '${name}', belong to no tensor`);
    at = end;
  }
  if (at > size) bad(`the tensors take ${at} bytes, but only ${size} follow the header`, 'Is the file complete?');
  if (at < size) bad(`the tensors end at byte ${at} of the data, but it goes on to byte ${size}`);
}
