/** Elementwise operators: one element at a time, and shapes broadcast as arithmetic on indices says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { call } from '../../src/dispatch/call.js';
import { makeOp } from '../../src/dispatch/op.js';
import * as torch from '../../src/index.js';
import { DTYPES } from '../../src/ir/dtype.js';
import { RECORDS } from '../../src/ops/index.js';
import type { OpRecord } from '../../src/record.js';
import type { Tensor } from '../../src/tensor.js';
import { behindGraph, Maker, mapTensors, tensorsIn } from '../ops/maker.js';
import { broadcast, broadcastable, check, Grid, pick, same, shapes, size } from './model.js';

const f64 = { dtype: torch.float64 };
const grid = (shape: number[], seed: number): Grid =>
  new Grid(
    shape,
    Array.from({ length: size(shape) }, (_, i) => Math.sin(seed + 1.7 * i) * 2.5),
  );
const toTensor = (g: Grid): Tensor => torch.tensor([...g.data], f64).reshape([...g.shape]);

type Unary = readonly [string, (x: number) => number];
const UNARY: readonly Unary[] = [
  ['neg', (x) => -x],
  ['abs', Math.abs],
  ['sign', Math.sign],
  ['floor', Math.floor],
  ['ceil', Math.ceil],
  ['trunc', Math.trunc],
  ['exp', Math.exp],
  ['expm1', Math.expm1],
  ['log', Math.log],
  ['log1p', Math.log1p],
  ['log2', Math.log2],
  ['sqrt', Math.sqrt],
  ['rsqrt', (x) => 1 / Math.sqrt(x)],
  ['reciprocal', (x) => 1 / x],
  ['square', (x) => x * x],
  ['sin', Math.sin],
  ['cos', Math.cos],
  ['tan', Math.tan],
  ['tanh', Math.tanh],
  ['sinh', Math.sinh],
  ['cosh', Math.cosh],
  ['asin', Math.asin],
  ['atan', Math.atan],
  ['asinh', Math.asinh],
  ['sigmoid', (x) => 1 / (1 + Math.exp(-x))],
  ['relu', (x) => (x > 0 ? x : 0)],
];
type Binary = readonly [string, (x: number, y: number) => number | boolean];
const BINARY: readonly Binary[] = [
  ['add', (x, y) => x + y],
  ['sub', (x, y) => x - y],
  ['mul', (x, y) => x * y],
  ['div', (x, y) => x / y],
  ['maximum', Math.max],
  ['minimum', Math.min],
  ['pow', (x, y) => x ** y],
  ['atan2', Math.atan2],
  ['fmod', (x, y) => x % y],
  ['floor_divide', (x, y) => Math.floor(x / y)],
  ['hypot', Math.hypot],
  ['lt', (x, y) => x < y],
  ['le', (x, y) => x <= y],
  ['gt', (x, y) => x > y],
  ['ge', (x, y) => x >= y],
  ['eq', (x, y) => x === y],
  ['ne', (x, y) => x !== y],
  ['logical_and', (x, y) => x !== 0 && y !== 0],
];
type Calls = Record<string, (...xs: unknown[]) => Tensor>;
const calls = torch as unknown as Calls;
const paths = [(t: Tensor) => t, behindGraph];

describe('against JavaScript', () => {
  it.each(UNARY)('%s', (name, model) => {
    const property = fc.property(shapes(), fc.nat(50), (shape, seed) => {
      const g = grid(shape, seed);
      for (const path of paths) same(calls[name]!(path(toTensor(g))), g.map(model), name, 1e-13);
    });
    check(property, 12);
  });
  it.each(BINARY)('%s', (name, model) => {
    const property = fc.property(broadcastable, fc.nat(50), ([a, b], seed) => {
      const [x, y] = [grid(a, seed), grid(b, seed + 0.5)];
      const want = Grid.of(broadcast(a, b)!, (i) => model(pick(x, i), pick(y, i)));
      for (const path of paths) same(calls[name]!(path(toTensor(x)), path(toTensor(y))), want, name, 1e-12);
    });
    check(property, 20);
  });
  it('where, with three shapes', () => {
    const property = fc.property(broadcastable, fc.nat(50), ([a, b], seed) => {
      const [x, y] = [grid(a, seed), grid(b, seed + 0.5)];
      const want = Grid.of(broadcast(a, b)!, (i) => (pick(x, i) > 0 ? pick(y, i) : 7));
      same(torch.where(toTensor(x).gt(0), toTensor(y), 7), want, 'where');
    });
    check(property, 40);
  });
});

describe('shapes that do not broadcast', () => {
  it('are refused with both shapes in the message', () => {
    const property = fc.property(shapes(3, 3, 1), shapes(3, 3, 1), (a, b) => {
      const shape = broadcast(a, b);
      if (shape !== null) return void expect([...torch.zeros(a).add(torch.zeros(b)).shape]).toEqual(shape);
      const text = (s: readonly number[]): string => s.join(', ').replaceAll(/[[\]]/g, '\\$&');
      expect(() => torch.zeros(a).add(torch.zeros(b))).toThrow(
        new RegExp(`^\\[add\\].*\\[${text(a)}\\].*\\[${text(b)}\\]`),
      );
    });
    check(property, 200);
  });
});

/** Every element of a result is the operator's result for the elements there, whatever the shapes and the path. */
function pointwise(record: OpRecord): void {
  const op = makeOp(record);
  const samples = record.samples(new Maker(DTYPES.float64, 3) as never) as (readonly unknown[])[];
  for (const sample of samples) {
    const inputs = tensorsIn(sample);
    const whole = tensorsIn(call(op, mapTensors(sample, behindGraph)))[0]!;
    const shape = inputs.map((t) => [...t.shape]).reduce((a, b) => broadcast(a, b)!, []);
    expect([...whole.shape], record.name).toEqual(shape);
    const grids = new Map(inputs.map((t) => [t, new Grid(t._shape, (t.reshape([-1]).tolist() as number[]) ?? [])]));
    const want = Grid.of(shape, (i) => {
      const args = mapTensors(sample, (t) => torch.tensor(pick(grids.get(t)!, i), { dtype: t.dtype }));
      return tensorsIn(call(op, args))[0]!.item<number | boolean>();
    });
    same(whole, want, record.name, 1e-13);
  }
}

describe('every elementwise record', () => {
  const records = RECORDS.filter((r) => r.kind === 'elementwise');
  it.each(records.map((r) => [r.name, r] as const))('%s works element by element', (_, record) => pointwise(record));
});
