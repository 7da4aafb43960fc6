/** Where values are: an ordinary ArrayBuffer (home), or a block of a backend's memory that a cache holds for a while. */
import type { DType } from '../ir/dtype.js';
import type { Storage } from '../ir/node.js';

/** int64 elements are two 32-bit halves, low first. */
export type Elements = Float32Array | Float64Array | Int32Array | Uint8Array;

let last = 0;

export class HostStorage implements Storage {
  readonly dtype: DType;
  readonly size: number;
  /** The bytes, when they are at home; null while a backend's cache holds them. Small values share a buffer. */
  home: Uint8Array<ArrayBuffer> | null;
  /** Byte offset in the backend's memory, or -1. */
  block: number;
  /** Number of the last plan that used it: what the cache evicts first is the smallest. */
  used: number;
  /** An unkept lazy value can still read this storage, so no plan may overwrite it. */
  shared: boolean;
  /** Its number, by which what has outlived its tensors is found. */
  readonly serial: number = ++last;
  /** Whether a finalizer looks after it. */
  watched = false;
  constructor(dtype: DType, size: number, home: ArrayBuffer | Uint8Array<ArrayBuffer> | null) {
    this.dtype = dtype;
    this.size = size;
    this.home = home instanceof ArrayBuffer ? new Uint8Array(home) : home;
    this.block = -1;
    this.used = 0;
    this.shared = false;
  }
  get bytes(): number {
    return this.size * this.dtype.itemsize;
  }
}

interface NodeBuffer {
  allocUnsafeSlow(bytes: number): Uint8Array<ArrayBuffer>;
}
const { Buffer: node } = globalThis as { Buffer?: NodeBuffer };

/** Bytes from which on it pays to ask Node for memory that nobody has made zero. */
const LARGE = 16384;
let taught = false;

/** A copy of these bytes in a buffer of its own. */
export function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = bytes.length < LARGE ? new Uint8Array(bytes.length) : unzeroed(bytes.length);
  copy.set(bytes);
  return copy;
}

function unzeroed(length: number): Uint8Array<ArrayBuffer> {
  if (node === undefined) return new Uint8Array(length);
  if (!taught) teachMalloc(node);
  return node.allocUnsafeSlow(length);
}

/**
 * glibc gives large buffers back to the kernel as soon as they are freed, and takes new ones page by page, which costs
 * several times the copy. Once it has freed one of nearly 32 MiB, it keeps smaller ones for the next (mallopt(3): the
 * threshold of mmap is dynamic). Nobody touches this one, so it takes no memory.
 */
function teachMalloc({ allocUnsafeSlow }: NodeBuffer): void {
  taught = true;
  allocUnsafeSlow(2 ** 25 - 2 ** 13);
}

/** These bytes as elements. */
export function elementsIn(dtype: DType, bytes: Uint8Array, size: number): Elements {
  return elements(dtype, bytes.buffer, bytes.byteOffset, size);
}

/** A typed view of bytes (int64: Int32Array of twice the length). */
export function elements(dtype: DType, buffer: ArrayBufferLike, offset: number, size: number): Elements {
  switch (dtype.name) {
    case 'float32':
      return new Float32Array(buffer, offset, size);
    case 'float64':
      return new Float64Array(buffer, offset, size);
    case 'int32':
      return new Int32Array(buffer, offset, size);
    case 'int64':
      return new Int32Array(buffer, offset, size * 2);
    default:
      return new Uint8Array(buffer, offset, size);
  }
}

/** The elements as numbers (bool: 0 and 1); a fresh array. */
export function toNumbers(dtype: DType, data: Elements): number[] {
  if (dtype.name !== 'int64') return Array.from(data);
  const out = new Array<number>(data.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = data[2 * i + 1]! * 4294967296 + (data[2 * i]! >>> 0);
  return out;
}

/** Writes numbers that the dtype can hold into elements. */
export function fromNumbers(dtype: DType, values: ArrayLike<number>, into: Elements): void {
  if (dtype.name !== 'int64') {
    for (let i = 0; i < values.length; i++) into[i] = values[i]!;
    return;
  }
  for (let i = 0; i < values.length; i++) {
    into[2 * i] = (values[i]! % 4294967296) | 0;
    into[2 * i + 1] = Math.floor(values[i]! / 4294967296);
  }
}
