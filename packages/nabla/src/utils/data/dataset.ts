/** Datasets: things with a length and items by number. */
import { fail, said } from '../../errors.js';
import { bindOptions } from '../../options.js';
import { randperm } from '../../random/distributions.js';
import { default_generator, type Generator } from '../../random/generator.js';
import { Tensor } from '../../tensor.js';

export interface Dataset<T> {
  readonly length: number;
  get(index: number): T;
}

/** A dataset is an array, or has a length and get(). */
export function checkDataset(op: string, x: unknown): void {
  const d = x as Partial<Dataset<unknown>> | null | undefined;
  if (typeof d === 'object' && d !== null && typeof d.length === 'number' && typeof d.get === 'function') return;
  const hint = 'A dataset has a `length` and a method `get(index)`, as TensorDataset';
  fail(op, `the dataset is ${said(x)}`, hint, 'type');
}

/** Rows of tensors with one first size: item i is [x[i], y[i], …]. */
export class TensorDataset implements Dataset<Tensor[]> {
  readonly tensors: readonly Tensor[];
  constructor(...tensors: Tensor[]) {
    const sizes = tensors.map((t, i) =>
      t instanceof Tensor ? t.size(0) : fail('TensorDataset', `argument ${i} is not a Tensor`, '', 'type'),
    );
    if (new Set(sizes).size > 1)
      fail('TensorDataset', `Size mismatch between tensors: first sizes ${sizes.join(', ')}`, '', 'value');
    this.tensors = tensors;
  }
  get length(): number {
    return this.tensors[0]?.size(0) ?? 0;
  }
  get(index: number): Tensor[] {
    return this.tensors.map((t) => t.at(index));
  }
  /** Several items at once, as one tensor for each field. */
  getMany(indices: readonly number[]): Tensor[] {
    return this.tensors.map((t) => t.at([indices]));
  }
}

/** Some items of another dataset. */
export class Subset<T> implements Dataset<T> {
  readonly dataset: Dataset<T>;
  readonly indices: readonly number[];
  constructor(dataset: Dataset<T>, indices: readonly number[]) {
    this.dataset = dataset;
    this.indices = indices;
  }
  get length(): number {
    return this.indices.length;
  }
  get(index: number): T {
    const at = this.indices[index < 0 ? index + this.length : index];
    return at === undefined
      ? fail('Subset', `index ${index} is out of range for ${this.length} items`, '', 'index')
      : this.dataset.get(at);
  }
}

/** One dataset after another. */
export class ConcatDataset<T> implements Dataset<T> {
  readonly datasets: readonly Dataset<T>[];
  constructor(datasets: Iterable<Dataset<T>>) {
    if (typeof datasets !== 'object' || datasets === null || !(Symbol.iterator in datasets))
      fail(
        'ConcatDataset',
        `takes an array of datasets, not ${said(datasets)}`,
        'Write new ConcatDataset([a, b])',
        'type',
      );
    this.datasets = [...datasets];
    for (const d of this.datasets) checkDataset('ConcatDataset', d);
  }
  get length(): number {
    return this.datasets.reduce((n, d) => n + d.length, 0);
  }
  get(index: number): T {
    let at = index < 0 ? index + this.length : index;
    for (const d of this.datasets) {
      if (at >= 0 && at < d.length) return d.get(at);
      at -= d.length;
    }
    return fail('ConcatDataset', `index ${index} is out of range for ${this.length} items`, '', 'index');
  }
}

/** Splits at random into parts of the given lengths, or fractions that add up to 1. Draws as PyTorch does. */
export function random_split<T>(
  dataset: Dataset<T>,
  lengths: readonly number[],
  options: { generator?: Generator | null } = {},
): Subset<T>[] {
  const o = bindOptions('random_split', options, ['generator']);
  checkDataset('random_split', dataset);
  if (!Array.isArray(lengths) || !lengths.every((l) => typeof l === 'number' && l >= 0))
    fail(
      'random_split',
      `lengths must be an array of numbers from 0, not ${said(lengths)}`,
      'Write [80, 20] or [0.8, 0.2]',
      'type',
    );
  const n = dataset.length;
  const sizes = partSizes(lengths, n);
  if (sizes.reduce((a, b) => a + b, 0) !== n)
    fail(
      'random_split',
      `Sum of input lengths (${lengths.join(' + ')}) does not equal the length of the input dataset (${n})`,
      '',
      'value',
    );
  const gen = (o['generator'] as Generator | null | undefined) ?? default_generator;
  const order = Array.from(randperm(n, gen, new Float64Array(n)));
  let at = 0;
  return sizes.map((size) => new Subset(dataset, order.slice(at, (at += size))));
}

function partSizes(lengths: readonly number[], n: number): number[] {
  const total = lengths.reduce((a, b) => a + b, 0);
  if (Math.abs(total - 1) > 1e-9 || lengths.every((l) => Number.isInteger(l) && l > 1)) return [...lengths];
  if (lengths.some((l) => l < 0 || l > 1))
    fail('random_split', `fractions must lie in [0, 1], got ${lengths.join(', ')}`, '', 'value');
  const sizes = lengths.map((f) => Math.floor(n * f));
  for (let i = 0, rest = n - sizes.reduce((a, b) => a + b, 0); i < rest; i++) sizes[i % sizes.length]!++;
  return sizes;
}
