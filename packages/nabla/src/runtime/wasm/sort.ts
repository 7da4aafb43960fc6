/** Stable sorting by radix: keys are made so that their unsigned order is the order of the values. */
import type { DType } from '../../ir/dtype.js';
import type { Elements } from '../storage.js';

/** Rows shorter than this are sorted by insertion. */
const SHORT = 32;
const DIGIT = 11;
const BUCKETS = 1 << DIGIT;

/**
 * Writes the int64 order that sorts each row of x along an axis into `out` (low and high halves). Stable; nan is the
 * largest; −0 equals 0.
 */
export function argsort(
  dtype: DType,
  x: Elements,
  out: Int32Array,
  shape: readonly number[],
  axis: number,
  descending: boolean,
): void {
  const n = shape[axis]!;
  const inner = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  const rows = n === 0 ? 0 : out.length / 2 / n;
  const sorter = new RowSorter(n, dtype, descending);
  for (let row = 0; row < rows; row++) {
    const start = Math.floor(row / inner) * n * inner + (row % inner);
    const order = sorter.sort(x, start, inner);
    for (let i = 0; i < n; i++) {
      out[2 * (start + i * inner)] = order[i]!;
      out[2 * (start + i * inner) + 1] = 0;
    }
  }
}

/** Sorts rows of one length; keeps its arrays. */
class RowSorter {
  readonly #n: number;
  readonly #dtype: DType;
  readonly #flip: number;
  readonly #low: Uint32Array;
  /** Upper halves of 64-bit keys. */
  readonly #high: Uint32Array | null;
  #order: Int32Array;
  #other: Int32Array;
  readonly #counts: Uint32Array;
  readonly #bits: Float64Array = new Float64Array(1);
  readonly #words: Uint32Array = new Uint32Array(this.#bits.buffer);

  constructor(n: number, dtype: DType, descending: boolean) {
    this.#n = n;
    this.#dtype = dtype;
    this.#flip = descending ? 0xffffffff : 0;
    this.#low = new Uint32Array(n);
    this.#high = dtype.itemsize === 8 ? new Uint32Array(n) : null;
    this.#order = new Int32Array(n);
    this.#other = new Int32Array(n);
    this.#counts = new Uint32Array(BUCKETS);
  }

  sort(x: Elements, start: number, step: number): Int32Array {
    this.#makeKeys(x, start, step);
    for (let i = 0; i < this.#n; i++) this.#order[i] = i;
    if (this.#n < SHORT) this.#insertion();
    else {
      const bits = this.#dtype.itemsize === 1 ? 8 : 32;
      this.#radix(this.#low, bits);
      if (this.#high) this.#radix(this.#high, 32);
    }
    return this.#order;
  }

  #makeKeys(x: Elements, start: number, step: number): void {
    switch (this.#dtype.name) {
      case 'float32':
        this.#singles(x, start, step);
        break;
      case 'float64':
        this.#doubles(x, start, step);
        break;
      case 'int64':
        for (let i = 0, at = start; i < this.#n; i++, at += step) {
          this.#low[i] = x[2 * at]! ^ this.#flip;
          this.#high![i] = x[2 * at + 1]! ^ 0x80000000 ^ this.#flip;
        }
        break;
      case 'int32':
        for (let i = 0, at = start; i < this.#n; i++, at += step) this.#low[i] = x[at]! ^ 0x80000000 ^ this.#flip;
        break;
      default:
        for (let i = 0, at = start; i < this.#n; i++, at += step) this.#low[i] = (x[at]! ^ this.#flip) & 255;
    }
  }

  /** Positive floats order like their bits, negative ones backwards; every nan gets the largest key. */
  #singles(x: Elements, start: number, step: number): void {
    const value = new Float32Array(1);
    const word = new Uint32Array(value.buffer);
    for (let i = 0, at = start; i < this.#n; i++, at += step) {
      const v = x[at]!;
      value[0] = v + 0;
      const bits = word[0]!;
      const key = v !== v ? 0xffffffff : bits >>> 31 ? ~bits : bits | 0x80000000;
      this.#low[i] = key ^ this.#flip;
    }
  }

  #doubles(x: Elements, start: number, step: number): void {
    const words = this.#words;
    for (let i = 0, at = start; i < this.#n; i++, at += step) {
      const v = x[at]!;
      this.#bits[0] = v + 0;
      let [low, high] = [words[0]!, words[1]!];
      if (v !== v) low = high = 0xffffffff;
      else if (high >>> 31) [low, high] = [~low, ~high];
      else high |= 0x80000000;
      this.#low[i] = low ^ this.#flip;
      this.#high![i] = high ^ this.#flip;
    }
  }

  #insertion(): void {
    const order = this.#order;
    for (let i = 1; i < this.#n; i++) {
      let j = i;
      while (j > 0 && this.#less(i, order[j - 1]!)) order[j] = order[--j]!;
      order[j] = i;
    }
  }

  #less(a: number, b: number): boolean {
    const high = this.#high;
    if (high && high[a] !== high[b]) return high[a]! < high[b]!;
    return this.#low[a]! < this.#low[b]!;
  }

  /** One stable counting pass per digit that differs, least significant first. */
  #radix(keys: Uint32Array, bits: number): void {
    for (let shift = 0; shift < bits; shift += DIGIT) {
      if (this.#count(keys, shift)) this.#deal(keys, shift);
    }
  }

  /** Start of each bucket; false if all keys have the same digit. */
  #count(keys: Uint32Array, shift: number): boolean {
    const counts = this.#counts.fill(0);
    for (let i = 0; i < this.#n; i++) counts[(keys[i]! >>> shift) & (BUCKETS - 1)]!++;
    if (counts[(keys[0]! >>> shift) & (BUCKETS - 1)] === this.#n) return false;
    let at = 0;
    for (let b = 0; b < BUCKETS; b++) {
      const count = counts[b]!;
      counts[b] = at;
      at += count;
    }
    return true;
  }

  #deal(keys: Uint32Array, shift: number): void {
    const [from, to, counts] = [this.#order, this.#other, this.#counts];
    for (let i = 0; i < this.#n; i++) {
      const id = from[i]!;
      to[counts[(keys[id]! >>> shift) & (BUCKETS - 1)]!++] = id;
    }
    this.#order = to;
    this.#other = from;
  }
}
