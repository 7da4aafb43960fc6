/** `DataLoader`: batches of a dataset, shuffled with PyTorch's random numbers. */

import { tensor } from '../../create.js';
import { fail, said } from '../../errors.js';
import { stack } from '../../generated/torch.js';
import { float64 } from '../../ir/dtype.js';
import { bindOptions } from '../../options.js';
import { randperm } from '../../random/distributions.js';
import { default_generator, Generator } from '../../random/generator.js';
import { Tensor } from '../../tensor.js';
import { checkDataset, type Dataset, TensorDataset } from './dataset.js';

export interface DataLoaderOptions<T, B> {
  /** Items in a batch; 1 where absent; null gives single items. */
  batch_size?: number | null;
  shuffle?: boolean;
  /** Numbers of the items, instead of `shuffle`. */
  sampler?: Iterable<number> | null;
  batch_sampler?: Iterable<readonly number[]> | null;
  drop_last?: boolean;
  generator?: Generator | null;
  /** Makes a batch of items; tensors and numbers are stacked where absent. */
  collate_fn?: ((items: T[]) => B) | null;
}

const NAMES = [
  'batch_size',
  'shuffle',
  'sampler',
  'batch_sampler',
  'drop_last',
  'generator',
  'collate_fn',
  'num_workers',
  'pin_memory',
];

/** A seed as PyTorch draws it: an int64 from the generator. */
function drawSeed(gen: Generator): bigint {
  return BigInt.asUintN(63, gen.random64());
}

/** A random order; at its end PyTorch's RandomSampler draws another, of which it takes nothing: the generator moves on. */
function* shuffled(n: number, gen: Generator): Iterable<number> {
  yield* randperm(n, gen, new Float64Array(n));
  randperm(n, gen, new Float64Array(n));
}

/** A plain array as a dataset. */
function itemsOf<T>(items: readonly T[]): Dataset<T> {
  return { length: items.length, get: (index) => items[index]! };
}

/** Each iteration goes once over the dataset, which may be a plain array. */
export class DataLoader<T, B = T extends Tensor[] ? Tensor[] : unknown> implements Iterable<B> {
  readonly dataset: Dataset<T>;
  readonly batch_size: number | null;
  readonly drop_last: boolean;
  private readonly o: DataLoaderOptions<T, B>;
  constructor(
    dataset: Dataset<T> | readonly T[],
    batch_size: number | null | DataLoaderOptions<T, B> = 1,
    shuffle: boolean | DataLoaderOptions<T, B> = false,
    options: DataLoaderOptions<T, B> = {},
  ) {
    const given =
      typeof batch_size === 'object' && batch_size !== null
        ? batch_size
        : { batch_size, ...(typeof shuffle === 'object' ? shuffle : { shuffle, ...options }) };
    this.o = bindOptions('DataLoader', given, NAMES) as DataLoaderOptions<T, B>;
    this.dataset = Array.isArray(dataset) ? itemsOf<T>(dataset) : (dataset as Dataset<T>);
    checkDataset('DataLoader', this.dataset);
    this.batch_size = this.o.batch_size === undefined ? 1 : this.o.batch_size;
    this.drop_last = this.o.drop_last === true;
    this.check();
  }

  private check(): void {
    const { sampler, shuffle, batch_sampler } = this.o;
    if (this.batch_size !== null && (!Number.isInteger(this.batch_size) || this.batch_size <= 0))
      fail(
        'DataLoader',
        `batch_size should be a positive integer value, but got batch_size=${said(this.batch_size)}`,
        '',
        'value',
      );
    if (sampler && shuffle) fail('DataLoader', 'sampler option is mutually exclusive with shuffle', '', 'value');
    if (batch_sampler && (sampler || shuffle || this.drop_last))
      fail(
        'DataLoader',
        'batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last',
        '',
        'value',
      );
    if (shuffle && this.dataset.length === 0)
      fail(
        'DataLoader',
        'num_samples should be a positive integer value, but got num_samples=0: the dataset is empty',
        '',
        'value',
      );
  }

  /** Number of batches. */
  get length(): number {
    const n = this.o.sampler ? [...this.o.sampler].length : this.dataset.length;
    if (this.batch_size === null) return n;
    return this.drop_last ? Math.floor(n / this.batch_size) : Math.ceil(n / this.batch_size);
  }

  *[Symbol.iterator](): Iterator<B> {
    const gen = this.o.generator ?? default_generator;
    // PyTorch draws a seed for its workers at the start of each pass, then one for the order.
    drawSeed(gen);
    for (const indices of this.batches(gen)) yield this.fetch(indices);
  }

  private *batches(gen: Generator): Iterable<readonly number[]> {
    if (this.o.batch_sampler) {
      yield* this.o.batch_sampler;
      return;
    }
    let batch: number[] = [];
    for (const i of this.order(gen)) {
      batch.push(i);
      if (batch.length === (this.batch_size ?? 1)) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0 && !this.drop_last) yield batch;
  }

  private order(gen: Generator): Iterable<number> {
    if (this.o.sampler) return this.o.sampler;
    const n = this.dataset.length;
    if (this.o.shuffle !== true) return Array.from({ length: n }, (_, i) => i);
    return shuffled(n, this.o.generator ?? new Generator().manual_seed(drawSeed(gen)));
  }

  private fetch(indices: readonly number[]): B {
    if (this.batch_size === null) return this.dataset.get(indices[0]!) as unknown as B;
    if (this.dataset instanceof TensorDataset && !this.o.collate_fn)
      return this.dataset.getMany(indices) as unknown as B;
    const items = indices.map((i) => this.dataset.get(i));
    return this.o.collate_fn ? this.o.collate_fn(items) : (default_collate(items) as B);
  }
}

/** Stacks items: tensors along a new first dimension, numbers into a tensor (int64, or float64 as Python's are), arrays and objects field by field. */
export function default_collate(items: readonly unknown[]): unknown {
  const [first] = items;
  if (first instanceof Tensor) return stack(items as Tensor[]);
  if (typeof first === 'number' && items.every((x) => Number.isInteger(x)))
    return tensor((items as number[]).map((x) => BigInt(x)));
  if (typeof first === 'number') return tensor(items as number[], { dtype: float64 });
  if (typeof first === 'boolean' || typeof first === 'bigint') return tensor(items as bigint[]);
  if (Array.isArray(first)) return first.map((_, k) => default_collate(items.map((x) => (x as unknown[])[k])));
  if (typeof first === 'object' && first !== null)
    return Object.fromEntries(
      Object.keys(first).map((k) => [k, default_collate(items.map((x) => (x as Record<string, unknown>)[k]))]),
    );
  if (typeof first === 'string') return items;
  return fail(
    'default_collate',
    `batches must contain tensors, numbers, arrays or objects; found ${typeof first}`,
    'Give a collate_fn',
    'type',
  );
}
