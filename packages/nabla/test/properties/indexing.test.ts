/** `at` and `index_put_` against indices applied one by one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import { behindGraph } from '../ops/maker.js';
import { fresh } from './memory.js';
import { broadcast, check, flat, Grid, indices, pick, type Shape, same, shapes } from './model.js';

type Item = number | string | null | boolean[] | { list: Grid };

/** Numbers drawn by a property, in order. */
class Numbers {
  private at = 0;
  private readonly drawn: readonly number[];
  constructor(drawn: readonly number[]) {
    this.drawn = drawn;
  }
  below(n: number): number {
    return this.drawn[this.at++ % this.drawn.length]! % n;
  }
}

function slice(n: number, r: Numbers): string {
  const part = (): string => (r.below(3) === 0 ? '' : String(r.below(2 * n + 3) - n - 1));
  const step = r.below(3) === 0 ? `:${r.below(3) + 1}` : '';
  return `${part()}:${part()}${step}`;
}

function listFor(n: number, lists: Shape, r: Numbers): Grid {
  return Grid.of(lists, () => r.below(2 * n) - n);
}

/** An index for a tensor of the shape: one item for each dimension that it names. */
function makeIndex(shape: Shape, r: Numbers): Item[] {
  const out: Item[] = [];
  const lists: Shape = r.below(2) === 0 ? [2] : [2, 1];
  for (let d = 0; d < shape.length; d++) {
    const n = shape[d]!;
    const kind = r.below(9);
    if (kind === 0 && out.length < 6) {
      out.push(null);
      d--;
    } else if (kind === 1) return [...out, '...'];
    else if (kind === 2) out.push(r.below(2 * n) - n);
    else if (kind === 3 || kind === 4) out.push({ list: listFor(n, r.below(3) === 0 ? [1] : lists, r) });
    else if (kind === 5 && n === 2) out.push([r.below(2) === 0, true]);
    else if (kind === 6) return out;
    else out.push(slice(n, r));
  }
  return out;
}

/** Python's slice: where it starts, and how many it takes. */
function sliced(text: string, n: number): number[] {
  const [a, b, c] = text.split(':').map((s) => (s === '' ? undefined : Number(s)));
  const clamp = (i: number): number => Math.min(Math.max(i < 0 ? i + n : i, 0), n);
  const out: number[] = [];
  for (let i = clamp(a ?? 0); i < clamp(b ?? n); i += c ?? 1) out.push(i);
  return out;
}

interface Dim {
  /** Source positions along a dimension of the tensor; null for a new one. */
  readonly from: readonly number[] | null;
  readonly list?: Grid;
}

function dimOf(item: Item, n: number): Dim {
  if (typeof item === 'string') return { from: sliced(item, n) };
  return { from: [], list: listOf(item)!.map((i) => (i < 0 ? i + n : i)) };
}

function listOf(item: Item): Grid | null {
  if (Array.isArray(item))
    return new Grid(
      [item.filter(Boolean).length],
      item.flatMap((b, i) => (b ? [i] : [])),
    );
  return typeof item === 'object' && item !== null ? item.list : null;
}

/** NumPy's rules: basic indices first; index arrays broadcast and stand where the first was, or in front if apart. */
function model(g: Grid, index: readonly Item[]): Grid | null {
  const dims: Dim[] = [];
  const fixed: number[] = [];
  const source: (number | 'fixed')[] = [];
  let at = 0;
  for (const item of [
    ...index.filter((i) => i !== '...'),
    ...g.shape.slice(index.filter((i) => i !== null && i !== '...').length).map(() => ':'),
  ]) {
    if (item === null) dims.push({ from: null });
    else if (typeof item === 'number') {
      fixed[at] = item < 0 ? item + g.shape[at]! : item;
      source[at++] = 'fixed';
    } else {
      source[at] = dims.push(dimOf(item, g.shape[at]!)) - 1;
      at++;
    }
  }
  return assemble(g, dims, fixed, source);
}

function assemble(
  g: Grid,
  dims: readonly Dim[],
  fixed: readonly number[],
  source: readonly (number | 'fixed')[],
): Grid | null {
  const lists = dims.flatMap((d, i) => (d.list ? [i] : []));
  const shared = lists
    .map((i) => dims[i]!.list!.shape)
    .reduce<Shape | null>((a, b) => (a ? broadcast(a, b) : null), []);
  if (shared === null) return null;
  const together = lists.every((i, k) => i === lists[0]! + k);
  const first = together ? (lists[0] ?? 0) : 0;
  const plain = dims.flatMap((d, i) => (d.list ? [] : [i]));
  const before = plain.filter((i) => together && lists.length > 0 && i < first);
  const after = plain.filter((i) => !before.includes(i));
  const sizes = (which: readonly number[]): number[] => which.map((i) => dims[i]!.from?.length ?? 1);
  return Grid.of([...sizes(before), ...shared, ...sizes(after)], (out) => {
    const middle = out.slice(before.length, before.length + shared.length);
    const own = (i: number): number => {
      const k = before.indexOf(i);
      return k >= 0 ? out[k]! : out[before.length + shared.length + after.indexOf(i)]!;
    };
    const where = source.map((s, d) =>
      s === 'fixed' ? fixed[d]! : dims[s]!.list ? pick(dims[s]!.list!, middle) : dims[s]!.from![own(s)]!,
    );
    return g.get(where);
  });
}

const nested = (g: Grid): unknown =>
  torch
    .tensor([...g.data].map(BigInt))
    .reshape([...g.shape])
    .tolist();
/** What a user writes: lists nested, or tensors. */
function written(item: Item, asTensor: boolean): never {
  const list = typeof item === 'object' && item !== null && !Array.isArray(item) ? item.list : null;
  if (list === null) return (Array.isArray(item) && asTensor ? torch.tensor(item) : item) as never;
  return (asTensor ? torch.tensor(list.data.map(BigInt)).reshape([...list.shape]) : nested(list)) as never;
}

const drawn = fc.array(fc.nat(1_000_000), { minLength: 30, maxLength: 30 });
const cases = fc.tuple(shapes(4, 4, 1), drawn, fc.boolean(), fc.boolean());
const text = (index: readonly Item[]): string => `at(${index.map((i) => JSON.stringify(i)).join()})`;

function prepare([shape, numbers, , graph]: [number[], number[], boolean, boolean]): {
  a: ReturnType<typeof fresh>;
  index: Item[];
  want: Grid | null;
} {
  const a = fresh(shape, graph ? behindGraph : undefined);
  const index = makeIndex(shape, new Numbers(numbers));
  return { a, index, want: model(a.at, index) };
}

const args = (index: readonly Item[], asTensor: boolean): never[] => index.map((i) => written(i, asTensor));

describe('at', () => {
  it('reads what indices one by one read', () => {
    const property = fc.property(cases, (given) => {
      const { a, index, want } = prepare(given);
      const run = (): Tensor => (a.tensor.at as (...i: never[]) => Tensor)(...args(index, given[2]));
      // A list alone is the tuple of an index.
      if (index.length === 1 && typeof index[0] === 'object' && !given[2]) return;
      if (want === null) return void expect(run).toThrow(/^\[\w+\] shape mismatch/);
      same(
        run(),
        want.map((p) => a.memory[p]!),
        text(index),
      );
    });
    check(property, 600);
  });
});

describe('index_put_', () => {
  it.each([false, true])('writes where at reads, accumulate: %s', (accumulate) => {
    const property = fc.property(cases, (given) => {
      const { a, index, want } = prepare(given);
      if (want === null) return;
      const unique = new Set(want.data).size === want.data.length;
      // The order of writes to one place is not defined.
      if (!accumulate && !unique) return;
      const values = Grid.of(want.shape, (i) => 100 + flat(want.shape, i));
      const made = torch.tensor([...values.data], { dtype: torch.float64 }).reshape([...values.shape]);
      a.tensor.index_put_(args(index, given[2]), made, accumulate);
      want.data.forEach((p, k) => (a.memory[p] = (accumulate ? a.memory[p]! : 0) + values.data[k]!));
      same(a.tensor, new Grid(given[0], a.memory), text(index));
    });
    check(property, 400);
  });
  it('takes values that broadcast', () => {
    const property = fc.property(cases, (given) => {
      const { a, index, want } = prepare(given);
      if (want === null) return;
      a.tensor.index_put_(args(index, given[2]), 7);
      for (const p of want.data) a.memory[p] = 7;
      same(a.tensor, new Grid(given[0], a.memory), text(index));
    });
    check(property, 200);
  });
});

describe('indices out of range', () => {
  it('are refused, and nothing has been written', () => {
    const property = fc.property(
      shapes(3, 4, 1).filter((s) => s.length > 0),
      fc.nat(2),
      fc.boolean(),
      (shape, over, negative) => {
        const a = fresh(shape);
        const i = negative ? -shape[0]! - 1 - over : shape[0]! + over;
        for (const index of [[i], [[i]], [torch.tensor([BigInt(i)])]]) {
          expect(() => a.tensor.index_put_(index as never, 5)).toThrow(
            /^\[at\] index -?\d+ is out of bounds for dimension 0 with size \d/,
          );
        }
        same(a.tensor, new Grid(shape, a.memory), 'after refusals');
      },
    );
    check(property, 60);
  });
  it('take every index once when they cover a shape', () => {
    const property = fc.property(shapes(3, 3, 1), (shape) => {
      const a = fresh(shape);
      for (const i of indices(shape)) expect(a.tensor.at(...i).item()).toBe(a.memory[a.at.get(i)]);
    });
    check(property, 40);
  });
});
