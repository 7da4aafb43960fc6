/**
 * Tiny operands, computed at once: plain numbers, the same scalar routines that kernels use, no graph and no dispatch.
 * Scalars and 2-vectors are what lessons and minimisers use most.
 */
import type { ScalarAlgebra } from './algebra.js';
import type { Builder } from './graph/build.js';
import { type Node, topological } from './ir/node.js';
import { evaluateBuilder, type Value } from './runtime/reference/evaluate.js';
import { kernelMath } from './runtime/reference/math.js';

const fround = Math.fround;

let builder: Builder<Value> | null = null;

/** Runs a lowering on values at once. */
export function tinyBuilder(): Builder<Value> {
  return (builder ??= evaluateBuilder(kernelMath()));
}

export function evaluateTiny(fn: (b: Builder<Value>) => Value): Value {
  return fn(tinyBuilder());
}

function truth(x: boolean): number {
  return x ? 1 : 0;
}

function roundEven(x: number): number {
  const r = Math.round(x);
  return Math.abs(x) % 1 === 0.5 && r % 2 !== 0 ? r - 1 : r === 0 && x < 0 ? -0 : r;
}

const EXACT = {
  neg: (x: number) => -x,
  abs: Math.abs,
  sign: (x: number) => (x > 0 ? 1 : x < 0 ? -1 : 0),
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundEven,
  trunc: Math.trunc,
  // Two arguments only: programs of single numbers pass a third.
  maximum: (x: number, y: number) => Math.max(x, y),
  minimum: (x: number, y: number) => Math.min(x, y),
  lt: (x: number, y: number) => truth(x < y),
  le: (x: number, y: number) => truth(x <= y),
  eq: (x: number, y: number) => truth(x === y),
  ne: (x: number, y: number) => truth(x !== y),
  and: (x: number, y: number) => x & y,
  or: (x: number, y: number) => x | y,
  xor: (x: number, y: number) => x ^ y,
  not: (x: number) => truth(x === 0),
  shl: (x: number, y: number) => x << y,
  shr: (x: number, y: number) => x >> y,
  where: (c: number, x: number, y: number) => (c !== 0 ? x : y),
  guard: (c: number, safe: number, value: number) => (c !== 0 ? value : safe),
  rem: (x: number, y: number) => x % y,
} as const;

/** float32 arithmetic on numbers: every step rounded. */
export const F32: ScalarAlgebra<number> = {
  ...EXACT,
  ...kernelMath().f32,
  const: fround,
  add: (x, y) => fround(x + y),
  sub: (x, y) => fround(x - y),
  mul: (x, y) => fround(x * y),
  div: (x, y) => fround(x / y),
  idiv: (x, y) => Math.trunc(x / y),
  sqrt: (x) => fround(Math.sqrt(x)),
};

export const F64: ScalarAlgebra<number> = {
  ...EXACT,
  ...kernelMath().f64,
  const: (x) => x,
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  idiv: (x, y) => Math.trunc(x / y),
  sqrt: Math.sqrt,
};

/** Evaluates a graph whose leaves have known values. */
export function evaluateGraph(outs: readonly Node[], leaves: readonly Node[], values: readonly Value[]): Value[] {
  const emit = tinyBuilder().emit;
  const known = new Map<Node, Value>(leaves.map((leaf, i) => [leaf, values[i]!]));
  for (const node of topological(outs, (n) => known.has(n))) {
    if (!known.has(node))
      known.set(
        node,
        emit(
          node.op,
          node.dtype,
          node.shape,
          node.src.map((s) => known.get(s)!),
          node.arg,
        ),
      );
  }
  return outs.map((out) => known.get(out)!);
}
