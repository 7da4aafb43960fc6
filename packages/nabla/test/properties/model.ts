/** What tensors do, said as simply as possible: positions in one memory, walked element by element. */
import fc from 'fast-check';
import type { Tensor } from '../../src/tensor.js';

/** One seed for all: a failure comes again. */
export const check = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, numRuns = 100): void =>
  fc.assert(property, { seed: 20240607, numRuns });

export type Shape = readonly number[];

export const size = (shape: Shape): number => shape.reduce((n, s) => n * s, 1);

/** All indices of a shape, row-major. */
export function indices(shape: Shape): number[][] {
  return shape.reduce<number[][]>(
    (all, n) => all.flatMap((head) => Array.from({ length: n }, (_, i) => [...head, i])),
    [[]],
  );
}

/** Position of an index among the elements of a shape, row-major. */
export function flat(shape: Shape, index: readonly number[]): number {
  return index.reduce((at, i, d) => at * shape[d]! + i, 0);
}

/** An array: positions in a memory, or values. */
export class Grid<V = number> {
  readonly shape: Shape;
  readonly data: readonly V[];
  constructor(shape: Shape, data: readonly V[]) {
    this.shape = shape;
    this.data = data;
  }
  get(index: readonly number[]): V {
    return this.data[flat(this.shape, index)]!;
  }
  static of<V>(shape: Shape, fn: (index: number[]) => V): Grid<V> {
    return new Grid(shape, indices(shape).map(fn));
  }
  map<W>(fn: (v: V) => W): Grid<W> {
    return new Grid(this.shape, this.data.map(fn));
  }
}

export function broadcast(a: Shape, b: Shape): number[] | null {
  const n = Math.max(a.length, b.length);
  const out: number[] = [];
  for (let d = 0; d < n; d++) {
    const x = a[d - n + a.length] ?? 1;
    const y = b[d - n + b.length] ?? 1;
    if (x !== y && x !== 1 && y !== 1) return null;
    out.push(x === 1 ? y : x);
  }
  return out;
}

/** The element that a broadcast array has at an index of the result. */
export function pick<V>(g: Grid<V>, index: readonly number[]): V {
  const tail = index.slice(index.length - g.shape.length);
  return g.get(tail.map((i, d) => (g.shape[d] === 1 ? 0 : i)));
}

export const shapes = (maxDims = 3, maxSize = 4, minSize = 0): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: minSize, max: maxSize }), { maxLength: maxDims });

/** Two shapes that broadcast. */
export const broadcastable: fc.Arbitrary<[number[], number[]]> = shapes().chain((whole) => {
  const part = fc
    .tuple(fc.nat(whole.length), fc.array(fc.boolean(), { minLength: whole.length, maxLength: whole.length }))
    .map(([cut, ones]) => whole.map((n, d) => (ones[d] ? 1 : n)).slice(cut));
  return fc.tuple(part, part);
});

/** Shape, and every element equal (nan equals nan, 0 equals −0 unless `exact`). */
export function same(t: Tensor, want: Grid<number | boolean>, what: string, tolerance = 0): void {
  const list: unknown = t.tolist();
  const got = (Array.isArray(list) ? list.flat(Infinity) : [list]) as (number | boolean)[];
  if (String([...t.shape]) !== String(want.shape))
    throw new Error(`${what}: shape [${t.shape.join()}], expected [${want.shape.join()}]`);
  want.data.forEach((y, i) => {
    const x = got[i]!;
    const near = Math.abs(Number(x) - Number(y)) <= tolerance * Math.max(1, Math.abs(Number(y)));
    if (x !== y && !Object.is(x, y) && !near) throw new Error(`${what}: element ${i} is ${x}, expected ${y}`);
  });
}
