/** Every elementwise primitive, for every dtype, whole vectors and tails, strided and broadcast, against the interpreter. */
import { describe, it } from 'vitest';
import { MATH_FUNCTIONS, mathArity, scalarMath } from '../../src/codegen/wasm/math.js';
import { bool, DTYPES, type DType, int64 } from '../../src/ir/dtype.js';
import { BINARY, COMPARE, type ElementOp } from '../../src/ir/node.js';
import type { Expr } from '../../src/kernel/ir.js';
import { at, compare, elementKernel, expectSame, load, runCompiled, sample } from './harness.js';

const FLOATS = ['float32', 'float64'];
const INTS = ['int32', 'int64', 'uint8'];
const ALL = Object.keys(DTYPES);
const EXACT_UNARY: Partial<Record<ElementOp, string[]>> = {
  neg: ALL,
  abs: ALL,
  sign: ALL,
  floor: FLOATS,
  ceil: FLOATS,
  round: FLOATS,
  trunc: FLOATS,
  sqrt: FLOATS,
  not: [...INTS, 'bool'],
}; // prettier-ignore
const EXACT_BINARY: Partial<Record<ElementOp, string[]>> = {
  add: ALL,
  sub: ALL,
  mul: ALL,
  div: FLOATS,
  idiv: INTS,
  rem: [...INTS, ...FLOATS],
  maximum: ALL,
  minimum: ALL,
  and: [...INTS, 'bool'],
  or: [...INTS, 'bool'],
  xor: [...INTS, 'bool'],
  shl: INTS,
  shr: INTS,
  pow: INTS,
  lt: ALL,
  le: ALL,
  eq: ALL,
  ne: ALL,
}; // prettier-ignore

/** 1 and 3: only a tail; 16: whole bodies; 37: both. */
const SIZES = [1, 3, 16, 37];
/** Neighbours, every second one, backwards, the same for all. */
const STRIDES = [1, 2, -1, 0];

/** Second operands for which the interpreter (numbers) and 64-bit integers agree. */
function second(fn: ElementOp, dtype: DType, size: number): number[] {
  const values = sample(dtype, size, 77);
  if (dtype.is_floating_point) return values;
  if (fn === 'idiv' || fn === 'rem') return values.map((v) => (v === 0 ? 3 : v));
  if (fn === 'shl' || fn === 'shr') return values.map((_, i) => i % (dtype.itemsize * 8));
  if (fn === 'pow') return values.map((_, i) => (dtype.name === 'uint8' ? i % 5 : (i % 6) - 1));
  return values;
}

/** The interpreter computes integers with numbers, exact within ±2^53: operands whose results stay there. */
function bounded(fn: ElementOp, dtype: DType, values: number[]): number[] {
  if (dtype.kind !== 'int') return values;
  const most =
    fn === 'pow'
      ? 500
      : fn === 'mul' || fn === 'shl'
        ? 2 ** 20
        : dtype === int64 && (fn === 'add' || fn === 'sub')
          ? 2 ** 51
          : 0;
  return most === 0 ? values : values.map((v) => (v % most) + 0);
}

function first(fn: ElementOp, dtype: DType, size: number): number[] {
  return bounded(fn, dtype, sample(dtype, size, 5));
}

function operand(fn: ElementOp, dtype: DType, size: number): number[] {
  return fn === 'pow' || fn === 'shl' ? second(fn, dtype, size) : bounded(fn, dtype, second(fn, dtype, size));
}

function run(fn: ElementOp, dtype: DType, arity: 1 | 2, size: number, stride: number): void {
  const inputs = arity === 1 ? [dtype] : [dtype, dtype];
  const result: Expr = {
    op: 'element',
    fn,
    dtype: (COMPARE as readonly string[]).includes(fn) ? bool : dtype,
    src: arity === 1 ? [0] : [0, 1],
  };
  const strides = [stride, stride === 0 ? 1 : Math.abs(stride)];
  const kernel = elementKernel(size, inputs, strides, result);
  const data = inputs.map((_, i) => (i === 0 ? first : operand)(fn, dtype, kernel.buffers[i]!.size));
  compare(kernel, [...data, null]);
}

describe('elementwise primitives', () => {
  for (const [table, arity] of [
    [EXACT_UNARY, 1],
    [EXACT_BINARY, 2],
  ] as const) {
    // prettier-ignore
    for (const [fn, dtypes] of Object.entries(table)) {
      for (const name of dtypes) {
        it(`${fn} ${name}`, () => {
          for (const size of SIZES)
            for (const stride of STRIDES) run(fn as ElementOp, DTYPES[name as 'bool'], arity, size, stride);
        });
      }
    }
  }

  for (const name of ALL) {
    it(`where ${name}`, () => {
      const dtype = DTYPES[name as 'bool'];
      for (const size of SIZES) {
        const kernel = elementKernel(size, [bool, dtype, dtype], [1, 1, 0], {
          op: 'element',
          fn: 'where',
          dtype,
          src: [0, 1, 2],
        });
        compare(kernel, [sample(bool, size, 1), sample(dtype, size, 2), sample(dtype, 1, 3), null]);
      }
    });
    for (const to of ALL) {
      it(`cast ${name} to ${to}`, () => {
        const [from, dtype] = [DTYPES[name as 'bool'], DTYPES[to as 'bool']];
        const fits = (v: number): number =>
          dtype.is_floating_point || dtype === bool || Math.abs(v) < 2 ** 31 ? v : -2147483648;
        for (const size of SIZES) {
          const kernel = elementKernel(size, [from], [1], { op: 'element', fn: 'cast', dtype, src: [0] });
          compare(kernel, [
            sample(from, size, 9).map(
              from.is_floating_point ? (v) => (v === v ? fits(v) : dtype.kind === 'int' ? 0 : v) : (v) => v,
            ),
            null,
          ]);
        }
      });
    }
  }

  for (const fn of MATH_FUNCTIONS) {
    for (const dtype of [DTYPES.float32, DTYPES.float64]) {
      it(`${fn} ${dtype.name} has the bits of the scalar routine in vectors and tails`, () => {
        const inputs = mathArity(fn) === 1 ? [dtype] : [dtype, dtype];
        const scalar = scalarMath()[`${fn}_${dtype === DTYPES.float32 ? 'f32' : 'f64'}`]!;
        for (const size of [3, 37]) {
          for (const stride of [1, 2]) {
            const src = inputs.map((_, i) => i);
            const kernel = elementKernel(size, inputs, [stride, stride], { op: 'element', fn, dtype, src });
            const data = inputs.map((d, i) => sample(d, kernel.buffers[i]!.size, 31 + i));
            const { buffers } = runCompiled(kernel, [...data, null]);
            const expected = Array.from({ length: size }, (_, i) =>
              scalar(data[0]![i * stride]!, data[1]?.[i * stride]),
            );
            expectSame(buffers.at(-1)!, expected);
          }
        }
      });
    }
  }

  it('lists every exact primitive', () => {
    const tested = new Set([...Object.keys(EXACT_BINARY), 'pow', 'atan2']);
    for (const fn of [...BINARY, ...COMPARE]) if (!tested.has(fn)) throw new Error(`${fn} is not tested`);
  });

  it('keeps loads of different dtypes apart in one kernel', () => {
    const { float32, float64, int32, uint8 } = DTYPES;
    const cast = (src: number): Expr => ({ op: 'element', fn: 'cast', dtype: float64, src: [src] });
    const add = (a: number, b: number): Expr => ({ op: 'element', fn: 'add', dtype: float64, src: [a, b] });
    const inputs = [float32, int32, int64, uint8, bool];
    const casts = inputs.map((_, i) => cast(i));
    const more = [...casts, add(5, 6), add(10, 7), add(11, 8)];
    const kernel = elementKernel(29, inputs, [1, 1, 1, 1, 1], add(12, 9), more);
    compare(kernel, [...inputs.map((d, i) => sample(d, 29, i).map((v) => v % 1000)), null]);
  });

  it('reads columns of a matrix', () => {
    const { float32 } = DTYPES;
    const kernel = {
      outer: [5, 9],
      passes: [{ inner: [], reductions: [], stores: [{ buffer: 1, at: at(0, 9, 1), value: 0 }] }],
      exprs: [load(float32, 0, at(0, 1, 5))],
      reductions: [],
      buffers: [
        { dtype: float32, access: 'read' as const, size: 45 },
        { dtype: float32, access: 'write' as const, size: 45 },
      ],
      scalars: [],
      lanes: 'outer' as const,
    };
    compare(kernel, [sample(float32, 45, 4), null]);
  });
});
