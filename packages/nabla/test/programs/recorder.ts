/** What a program shows, in the form of its fixture. */
import { expect } from 'vitest';
import { DType, type DTypeName } from '../../src/ir/dtype.js';
import { Tensor } from '../../src/tensor.js';

interface Bits {
  readonly dtype: DTypeName;
  readonly shape: readonly number[];
  readonly bytes: string;
  readonly ulp?: number;
}
export type Entry =
  | null
  | boolean
  | number
  | string
  | readonly Entry[]
  | Bits
  | { readonly error: string | null; readonly message?: string };

export interface Recorder {
  /** Records values as text or plain numbers. */
  (...values: unknown[]): void;
  /** Records exact elements; the fixture says where some ulp are granted. */
  bits(...tensors: Tensor[]): void;
  /** Records the class of the error that f raises. */
  error(f: () => unknown): void;
}
export type Programs = Readonly<Record<string, (o: Recorder) => void>>;

function plain(x: unknown): unknown {
  if (x === null || x === undefined) return null;
  if (typeof x === 'number') return Number.isFinite(x) ? x : Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf';
  if (typeof x === 'boolean' || typeof x === 'string') return x;
  if (x instanceof Tensor || x instanceof DType) return String(x);
  if (Array.isArray(x)) return Array.from(x, plain);
  if (Object.getPrototypeOf(x) === Object.prototype)
    return Object.fromEntries(Object.entries(x).map(([k, v]) => [k, plain(v)]));
  return String(x);
}

class Bit {
  readonly tensor: Tensor;
  constructor(tensor: Tensor) {
    this.tensor = tensor;
  }
}

export function record(program: (o: Recorder) => void): unknown[] {
  const entries: unknown[] = [];
  const o = ((...values: unknown[]) => void entries.push(...values.map(plain))) as Recorder;
  o.bits = (...tensors) => void entries.push(...tensors.map((t) => new Bit(t)));
  o.error = (f) => {
    try {
      f();
      entries.push({ error: null });
    } catch (error) {
      entries.push({ error: (error as Error).name, message: (error as Error).message });
    }
  };
  program(o);
  return entries;
}

export function compare(got: readonly unknown[], want: readonly Entry[]): void {
  want.forEach((w, i) => {
    const g = got[i];
    if (g instanceof Bit) compareBits(g.tensor, w as Bits, `entry ${i}`);
    else if (isError(w)) compareErrors(g as Failure, w, i);
    else compareValues(g, w, `entry ${i}`);
  });
  expect(got.length).toBe(want.length);
}

interface Failure {
  readonly error: string | null;
  readonly message?: string;
}

function compareErrors(g: Failure, w: Failure, i: number): void {
  if (g.error !== w.error)
    expect.fail(`entry ${i}: ${g.error ?? 'no error'} (${g.message}), PyTorch has ${w.error ?? 'none'}`);
  if (w.error !== null) expect(g.message, `entry ${i}: a message that names the call`).toMatch(/^\[[\w.]+\] ./);
}

function compareValues(g: unknown, w: Entry, where: string): void {
  if (Array.isArray(w) && Array.isArray(g) && w.length === g.length) {
    w.forEach((each: Entry, k) => compareValues(g[k], each, `${where}[${k}]`));
  } else if (JSON.stringify(g) !== JSON.stringify(w)) {
    expect.fail(`${where}: ${JSON.stringify(g)}\nPyTorch: ${JSON.stringify(w)}`);
  }
}

function isError(w: Entry): w is Failure & Entry {
  return typeof w === 'object' && w !== null && 'error' in w;
}

function compareBits(t: Tensor, want: Bits, where: string): void {
  expect([t.dtype.name, [...t.shape]], where).toEqual([want.dtype, [...want.shape]]);
  const expected = numbersIn(want);
  const got = t.toTypedArray();
  const unit = ulp(
    Math.max(0, ...Array.from(expected, (v) => Math.abs(Number(v))).filter(Number.isFinite)),
    want.dtype,
  );
  for (let k = 0; k < expected.length; k++) {
    const [x, y] = [Number(got[k]), Number(expected[k])];
    if (Object.is(x, y) || Math.abs(x - y) <= (want.ulp ?? 0) * unit) continue;
    expect.fail(
      `${where}: element ${k} is ${x}, PyTorch has ${y}, ${Math.abs(x - y) / unit} ulp (of the largest) away`,
    );
  }
}

function numbersIn({ dtype, bytes }: Bits): ArrayLike<number | bigint> {
  const raw = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)).buffer;
  switch (dtype) {
    case 'float32':
      return new Float32Array(raw);
    case 'float64':
      return new Float64Array(raw);
    case 'int32':
      return new Int32Array(raw);
    case 'int64':
      return new BigInt64Array(raw);
    default:
      return new Uint8Array(raw);
  }
}

function ulp(x: number, dtype: DTypeName): number {
  const [bits, least] = dtype === 'float32' ? [23, -126] : [52, -1022];
  const exponent = x === 0 ? least : Math.max(least, Math.floor(Math.log2(x)));
  return 2 ** (exponent - bits);
}
