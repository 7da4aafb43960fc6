/** Reductions and movements against loops over indices. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import { behindGraph } from '../ops/maker.js';
import { check, Grid, indices, same, shapes, size } from './model.js';

const f64 = { dtype: torch.float64 };
const data = (shape: readonly number[]): Grid =>
  new Grid(
    shape,
    Array.from({ length: size(shape) }, (_, i) => Math.round(Math.sin(2.1 * i + shape.length) * 40) / 8),
  );
const toTensor = (g: Grid): Tensor => torch.tensor([...g.data], f64).reshape([...g.shape]);

const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);
const variance = (xs: readonly number[]): number =>
  sum(xs.map((x) => (x - sum(xs) / xs.length) ** 2)) / (xs.length - 1);
const lse = (xs: readonly number[]): number => Math.log(sum(xs.map(Math.exp)));
type Options = { dim: number | number[]; keepdim: boolean };
type Reduce = readonly [
  string,
  (x: Tensor, o: Options) => Tensor,
  (xs: readonly number[]) => number,
  { empty?: false; one?: true },
];
const REDUCTIONS: readonly Reduce[] = [
  ['sum', (x, o) => x.sum(o), sum, {}],
  ['mean', (x, o) => x.mean(o), (xs) => sum(xs) / xs.length, {}],
  ['amax', (x, o) => x.amax(o), (xs) => Math.max(...xs), { empty: false }],
  ['amin', (x, o) => x.amin(o), (xs) => Math.min(...xs), { empty: false }],
  ['var', (x, o) => x.var(o), variance, { empty: false }],
  ['std', (x, o) => x.std(o), (xs) => Math.sqrt(variance(xs)), { empty: false }],
  ['logsumexp', (x, o) => x.logsumexp(o), lse, {}],
  ['norm', (x, o) => x.norm({ p: 2, ...o }), (xs) => Math.hypot(...xs), {}],
  ['prod', (x, o) => x.prod(o as never), (xs) => xs.reduce((a, b) => a * b, 1), { one: true }],
  ['argmax', (x, o) => x.argmax(o as never), (xs) => xs.indexOf(Math.max(...xs)), { empty: false, one: true }],
  ['argmin', (x, o) => x.argmin(o as never), (xs) => xs.indexOf(Math.min(...xs)), { empty: false, one: true }],
];

/** A shape with at least one dimension, and some of its dimensions, counted from either end. */
const reduced = shapes(3, 4)
  .filter((s) => s.length > 0)
  .chain((shape) => {
    const dims = fc.subarray(
      shape.map((_, d) => d),
      { minLength: 1 },
    );
    return fc.tuple(fc.constant(shape), dims, fc.boolean(), fc.boolean());
  });

function reduceModel(g: Grid, dims: readonly number[], keep: boolean, fn: (xs: readonly number[]) => number): Grid {
  const kept = g.shape.map((n, d) => (dims.includes(d) ? 1 : n));
  const out = Grid.of(kept, (at) => {
    const inside = indices(g.shape.map((n, d) => (dims.includes(d) ? n : 1)));
    return fn(inside.map((i) => g.get(i.map((k, d) => k + at[d]!))));
  });
  return keep
    ? out
    : new Grid(
        kept.filter((_, d) => !dims.includes(d)),
        out.data,
      );
}

describe('reductions', () => {
  it.each(REDUCTIONS)('%s', (name, run, model, { empty, one }) => {
    const property = fc.property(reduced, ([shape, all, keepdim, negative]) => {
      if (empty === false && shape.includes(0)) return;
      const dims = one ? all.slice(0, 1) : all;
      const g = data(shape);
      const want = reduceModel(g, dims, keepdim, model);
      const given = dims.map((d) => (negative ? d - shape.length : d));
      for (const x of [toTensor(g), behindGraph(toTensor(g))])
        same(run(x, { dim: one ? given[0]! : given, keepdim }), want, name, 1e-12);
    });
    check(property, 60);
  });
  it.each(['cumsum', 'cumprod'] as const)('%s', (name) => {
    const property = fc.property(reduced, ([shape, [dim]]) => {
      const g = data(shape);
      const fold = (xs: readonly number[]): number => (name === 'cumsum' ? sum(xs) : xs.reduce((a, b) => a * b, 1));
      const want = Grid.of(shape, (at) =>
        fold(Array.from({ length: at[dim!]! + 1 }, (_, k) => g.get(at.map((i, d) => (d === dim ? k : i))))),
      );
      same(behindGraph(toTensor(g))[name](dim!), want, name, 1e-12);
    });
    check(property, 40);
  });
  it('over all dimensions, and of a tensor without any', () => {
    const property = fc.property(shapes(3, 4), (shape) => {
      const g = data(shape);
      same(toTensor(g).sum(), new Grid([], [sum(g.data)]), 'sum', 1e-13);
      same(toTensor(g).mean(), new Grid([], [sum(g.data) / g.data.length]), 'mean', 1e-13);
    });
    check(property, 40);
  });
});

type Move = readonly [string, (x: Tensor, r: Random) => Tensor, (g: Grid, r: Random) => Grid];
/** Numbers that a property drew, taken in order by the call and by the model alike. */
class Random {
  private at = 0;
  private readonly drawn: readonly number[];
  constructor(drawn: readonly number[]) {
    this.drawn = drawn;
  }
  below(n: number): number {
    return this.drawn[this.at++ % this.drawn.length]! % Math.max(n, 1);
  }
  order(n: number): number[] {
    const left = Array.from({ length: n }, (_, i) => i);
    return Array.from({ length: n }, () => left.splice(this.below(left.length), 1)[0]!);
  }
}

const movedAt = (at: readonly number[], dim: number, to: number): number[] => at.map((i, d) => (d === dim ? to : i));
const withSize = (shape: readonly number[], dim: number, n: number): number[] =>
  shape.map((m, d) => (d === dim ? n : m));
const modulo = (i: number, n: number): number => ((i % n) + n) % n;

const MOVES: readonly Move[] = [
  ['permute', (x, r) => x.permute(r.order(x.ndim)), (g, r) => permuted(g, r.order(g.shape.length))],
  [
    'transpose',
    (x, r) => x.transpose(r.below(x.ndim), r.below(x.ndim)),
    (g, r) => swapped(g, r.below(g.shape.length), r.below(g.shape.length)),
  ],
  ['flip', (x, r) => x.flip([r.below(x.ndim)]), (g, r) => flipped(g, r.below(g.shape.length))],
  [
    'roll',
    (x, r) => x.roll(r.below(7) - 3, r.below(x.ndim)),
    (g, r) => rolled(g, r.below(7) - 3, r.below(g.shape.length)),
  ],
  [
    'unsqueeze',
    (x, r) => x.unsqueeze(r.below(x.ndim + 1)),
    (g, r) => new Grid(g.shape.toSpliced(r.below(g.shape.length + 1), 0, 1), g.data),
  ],
  [
    'squeeze',
    (x) => x.squeeze(),
    (g) =>
      new Grid(
        g.shape.filter((n) => n !== 1),
        g.data,
      ),
  ],
  ['flatten', (x) => x.flatten(), (g) => new Grid([g.data.length], g.data)],
  ['narrow', (x, r) => narrow(x, r), (g, r) => narrowed(g, r)],
  ['tril', (x, r) => x.tril(r.below(5) - 2), (g, r) => triangle(g, r.below(5) - 2, 1)],
  ['triu', (x, r) => x.triu(r.below(5) - 2), (g, r) => triangle(g, r.below(5) - 2, -1)],
  [
    'repeat',
    (x) => x.repeat([2, ...x.shape.map(() => 2)]),
    (g) => Grid.of([2, ...g.shape.map((n) => 2 * n)], (at) => g.get(at.slice(1).map((i, d) => i % g.shape[d]!))),
  ],
  [
    'index_select',
    (x, r) => x.index_select(0, [r.below(x.shape[0]!), r.below(x.shape[0]!), 0] as never),
    (g, r) => selected(g, [r.below(g.shape[0]!), r.below(g.shape[0]!), 0]),
  ],
  ['cat', (x, r) => torch.cat([x, x.neg()], r.below(x.ndim)), (g, r) => joined(g, r.below(g.shape.length))],
  [
    'stack',
    (x, r) => torch.stack([x, x.neg()], r.below(x.ndim + 1)),
    (g, r) => stacked(g, r.below(g.shape.length + 1)),
  ],
  ['diagonal', (x, r) => x.diagonal(r.below(3) - 1), (g, r) => diagonal(g, r.below(3) - 1)],
  [
    'expand',
    (x) => x.unsqueeze(0).expand([3, ...x.shape]),
    (g) => Grid.of([3, ...g.shape], (at) => g.get(at.slice(1))),
  ],
];

function permuted(g: Grid, dims: readonly number[]): Grid {
  return Grid.of(
    dims.map((d) => g.shape[d]!),
    (at) => g.get(dims.map((_, d) => at[dims.indexOf(d)]!)),
  );
}
function swapped(g: Grid, a: number, b: number): Grid {
  return permuted(
    g,
    g.shape.map((_, d) => (d === a ? b : d === b ? a : d)),
  );
}
const flipped = (g: Grid, dim: number): Grid =>
  Grid.of(g.shape, (at) => g.get(movedAt(at, dim, g.shape[dim]! - 1 - at[dim]!)));
const rolled = (g: Grid, by: number, dim: number): Grid =>
  Grid.of(g.shape, (at) => g.get(movedAt(at, dim, modulo(at[dim]! - by, g.shape[dim]!))));
function span(n: number, r: Random): [number, number] {
  const start = r.below(n + 1);
  return [start, r.below(n - start + 1)];
}
const narrow = (x: Tensor, r: Random): Tensor => x.narrow(0, ...span(x.shape[0]!, r));
function narrowed(g: Grid, r: Random): Grid {
  const [start, length] = span(g.shape[0]!, r);
  return Grid.of(withSize(g.shape, 0, length), (at) => g.get(movedAt(at, 0, at[0]! + start)));
}
function triangle(g: Grid, k: number, sign: number): Grid {
  return Grid.of(g.shape, (at) => (sign * (at.at(-1)! - at.at(-2)! - k) <= 0 ? g.get(at) : 0));
}
const selected = (g: Grid, which: readonly number[]): Grid =>
  Grid.of(withSize(g.shape, 0, which.length), (at) => g.get(movedAt(at, 0, which[at[0]!]!)));
function joined(g: Grid, dim: number): Grid {
  const n = g.shape[dim]!;
  return Grid.of(withSize(g.shape, dim, 2 * n), (at) =>
    at[dim]! < n ? g.get(at) : -g.get(movedAt(at, dim, at[dim]! - n)),
  );
}
function stacked(g: Grid, dim: number): Grid {
  return Grid.of(g.shape.toSpliced(dim, 0, 2), (at) => (at[dim] === 0 ? 1 : -1) * g.get(at.toSpliced(dim, 1)));
}
function diagonal(g: Grid, offset: number): Grid {
  const [n, m] = g.shape as [number, number];
  const length = Math.max(0, Math.min(n - Math.max(-offset, 0), m - Math.max(offset, 0)));
  return Grid.of([...g.shape.slice(2), length], (at) => {
    const i = at.at(-1)!;
    return g.get([i + Math.max(-offset, 0), i + Math.max(offset, 0), ...at.slice(0, -1)]);
  });
}

describe('movements', () => {
  it.each(MOVES)('%s', (name, run, model) => {
    const least = ['tril', 'triu', 'diagonal'].includes(name) ? 2 : 1;
    const property = fc.property(
      shapes(4, 4, 1).filter((s) => s.length >= least),
      fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
      (shape, drawn) => {
        const g = data(shape);
        const want = model(g, new Random(drawn));
        for (const x of [toTensor(g), behindGraph(toTensor(g))]) same(run(x, new Random(drawn)), want, name);
      },
    );
    check(property, 50);
  });
  it('split and chunk cover the dimension, in order', () => {
    const property = fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 6 }), (n, k) => {
      const x = torch.arange(2 * n).reshape([n, 2]);
      const sizes = x.split(k).map((t) => t.shape[0]!);
      expect(sizes).toEqual(n === 0 ? [0] : Array.from({ length: Math.ceil(n / k) }, (_, i) => Math.min(k, n - i * k)));
      if (n > 0) expect(torch.cat(x.chunk(k)).tolist()).toEqual(x.tolist());
      if (n > 0) expect(torch.cat(x.split(k)).tolist()).toEqual(x.tolist());
    });
    check(property, 60);
  });
  it('reshape keeps the row-major order, works −1 out, and refuses other counts', () => {
    const property = fc.property(shapes(3, 4, 1), shapes(3, 6, 1), (from, to) => {
      const g = data(from);
      const x = toTensor(g);
      if (size(from) === size(to)) same(x.reshape(to), new Grid(to, g.data), 'reshape');
      else expect(() => x.reshape(to)).toThrow(/^\[reshape\] shape/);
      same(x.reshape([-1]), new Grid([g.data.length], g.data), 'reshape');
    });
    check(property, 100);
  });
});
