import { expect, test } from 'vitest';
import { ModuleBuilder } from '../../src/codegen/wasm/assembler.js';
import {
  inlineMath,
  type Lanes,
  MATH_FUNCTIONS,
  type MathFunction,
  mathArity,
  mathFunction,
  scalarMath,
} from '../../src/codegen/wasm/math.js';
import fixture from './math.fixture.json' with { type: 'json' };

type Width = 'f32' | 'f64';
type Floats = Float32Array | Float64Array;

const WIDTHS = {
  f32: { array: Float32Array, bits: Uint32Array, vector: 'f32x4', size: 4 },
  f64: { array: Float64Array, bits: BigUint64Array, vector: 'f64x2', size: 8 },
} as const;

/** Applies `fn` over arrays in WebAssembly, as loops of kernels do. */
function apply(fn: MathFunction, lanes: Lanes, xs: Floats, ys: Floats, inline = false): Floats {
  const scalar = lanes === 'f32' || lanes === 'f64';
  const bytes = Math.ceil(xs.byteLength / 16) * 16;
  const pages = Math.ceil((3 * bytes) / 65536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const module = new ModuleBuilder();
  module.importMemory('env', 'memory', { min: 1, max: pages, shared: false });
  const f = module.func('run', { params: ['i32'], results: [] }, { export: true });
  const type = scalar ? lanes : 'v128';
  const [i, x, y] = [f.local('i32'), f.local(type), f.local(type)];
  const args = mathArity(fn) === 2 ? [x, y] : [x];
  f.loopRange(i, f.param(0), scalar ? xs.BYTES_PER_ELEMENT : 16, () => {
    f.get(i).get(i).load(`${type}.load`).set(x).get(i).load(`${type}.load`, bytes).set(y);
    if (inline) inlineMath(module, f, fn, lanes, args);
    else {
      for (const arg of args) f.get(arg);
      f.call(mathFunction(module, fn, lanes));
    }
    f.store(`${type}.store`, 2 * bytes);
  });
  const array = xs instanceof Float32Array ? Float32Array : Float64Array;
  new array(memory.buffer).set(xs);
  new array(memory.buffer, bytes).set(ys);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.build()), { env: { memory } });
  (exports['run'] as (n: number) => void)(bytes);
  return new array(memory.buffer, 2 * bytes, xs.length);
}

function decode(text: string, width: Width): Floats {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new WIDTHS[width].array(bytes.buffer);
}

function points(fn: MathFunction, width: Width): { x: Floats; y: Floats; result: Floats } {
  const stored: { x: string; y?: string; result: string } = fixture[fn][width];
  const x = decode(stored.x, width);
  return { x, y: stored.y === undefined ? x : decode(stored.y, width), result: decode(stored.result, width) };
}

/** Floats as integers in the same order, so that neighbours differ by 1; ±0 are 0. */
function ordinal(value: number, width: Width): bigint {
  const bits = BigInt(new WIDTHS[width].bits(new WIDTHS[width].array([value]).buffer)[0]!);
  const top = 1n << BigInt(WIDTHS[width].size * 8 - 1);
  return bits >= top ? top - bits : bits;
}

/** Steps between neighbours from `a` to `b`; a different sign of zero or nan-ness is infinitely far. */
function distance(a: number, b: number, width: Width): number {
  if (Object.is(a, b)) return 0;
  if (Number.isNaN(a) || Number.isNaN(b) || (a === 0 && b === 0)) return Infinity;
  const steps = ordinal(a, width) - ordinal(b, width);
  return Number(steps < 0n ? -steps : steps);
}

const CASES = MATH_FUNCTIONS.flatMap((fn) => (['f32', 'f64'] as const).map((width) => [fn, width] as const));

test.each(CASES)('%s in %s is within one step of the correctly rounded value', (fn, width) => {
  const { x, y, result } = points(fn, width);
  const got = apply(fn, width, x, y);
  const far = [...got].flatMap((value, i) =>
    distance(value, result[i]!, width) > 1 ? [`${fn}(${x[i]}, ${y[i]}) = ${value}, not ${result[i]}`] : [],
  );
  expect(far).toEqual([]);
  expect(got.length).toBeGreaterThan(60);
});

/** xorshift32: the same numbers in every run. */
function randomWords(count: number, seed: number): Uint32Array {
  let state = seed;
  return Uint32Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    return (state ^= state << 5) >>> 0;
  });
}

/** Bit patterns of all kinds, and numbers where functions bend. */
function anyFloats(width: Width, count: number, seed: number): Floats {
  const words = randomWords(count * 2, seed);
  const floats = new WIDTHS[width].array(words.buffer as ArrayBuffer).slice(0, count);
  for (let i = 0; i < count; i += 2) {
    const size = 2 ** ((words[i]! % 24) - 14);
    floats[i] = (words[i + 1]! / 2 ** 31 - 1) * size;
  }
  return floats;
}

/** How many results differ in any bit; nans are all alike. */
function differing(a: Floats, b: Floats, width: Width): string[] {
  const { bits } = WIDTHS[width];
  const [p, q] = [a, b].map((floats) => new bits(floats.buffer as ArrayBuffer, floats.byteOffset, floats.length));
  const out: string[] = [];
  for (let i = 0; i < a.length; i++) {
    if (p![i] !== q![i] && !(Number.isNaN(a[i]) && Number.isNaN(b[i]))) out.push(`${i}: ${a[i]} and ${b[i]}`);
  }
  return out.slice(0, 5);
}

test.each(CASES)('%s in %s: one lane and several give the same bits', (fn, width) => {
  const x = anyFloats(width, 100_000, 0x1234567);
  const y = anyFloats(width, 100_000, 0x7654321);
  const scalar = apply(fn, width, x, y);
  const { vector } = WIDTHS[width];
  expect(differing(scalar, apply(fn, vector, x, y), width)).toEqual([]);
  const [fewX, fewY] = [x.subarray(0, 2000), y.subarray(0, 2000)];
  expect(differing(scalar.subarray(0, 2000), apply(fn, vector, fewX, fewY, true), width)).toEqual([]);
});

test('a vector with one huge lane keeps the others', () => {
  for (const fn of ['sin', 'cos', 'tan'] as const) {
    for (const huge of [1e300, -3e22, Infinity, NaN, 2 ** 20]) {
      for (const x of [Float64Array.of(huge, 0.75), Float64Array.of(0.75, huge)]) {
        expect(differing(apply(fn, 'f64', x, x), apply(fn, 'f64x2', x, x), 'f64')).toEqual([]);
      }
    }
  }
});

test('the scalar library has every function in both widths', () => {
  const math = scalarMath();
  expect(scalarMath()).toBe(math);
  expect(Object.keys(math).sort()).toEqual(MATH_FUNCTIONS.flatMap((fn) => [`${fn}_f32`, `${fn}_f64`]).sort());
  expect(math['exp_f64']!(1)).toBe(Math.E);
  expect(math['exp_f32']!(1)).toBe(Math.fround(Math.E));
  expect(math['atan2_f64']!(-0, -1)).toBe(-Math.PI);
});

test('powers that have a correctly rounded operation of their own', () => {
  const pow = scalarMath()['pow_f64']!;
  const single = scalarMath()['pow_f32']!;
  for (const x of anyFloats('f64', 2000, 99)) {
    expect(pow(x, 2)).toBe(x * x);
    expect(pow(x, -1)).toBe(1 / x);
    expect(pow(x, 1)).toBe(x);
    if (x > 0) expect(pow(x, 0.5)).toBe(Math.sqrt(x));
    const narrow = Math.fround(x);
    expect(single(narrow, 2)).toBe(Math.fround(narrow * narrow));
    if (narrow > 0) expect(single(narrow, 0.5)).toBe(Math.fround(Math.sqrt(narrow)));
  }
  expect([3, 4, 5, 10, 13].map((n) => pow(-3, n))).toEqual([3, 4, 5, 10, 13].map((n) => (-3) ** n));
});

test('exact results are exact', () => {
  const math = scalarMath();
  for (let k = -1074; k < 1024; k++) expect(math['exp2_f64']!(k)).toBe(2 ** k);
  for (let k = -149; k < 128; k++) expect(math['exp2_f32']!(k)).toBe(2 ** k);
  for (let k = -1074; k < 1024; k++) expect(math['log2_f64']!(2 ** k)).toBe(k);
  for (let k = 0; k < 23; k++) expect(math['log10_f64']!(10 ** k)).toBe(k);
});

test('a function is added to a module once', () => {
  const module = new ModuleBuilder();
  expect(mathFunction(module, 'exp', 'f32x4')).toBe(mathFunction(module, 'exp', 'f32x4'));
  expect(mathFunction(module, 'exp', 'f32')).not.toBe(mathFunction(module, 'exp', 'f32x4'));
  expect(mathFunction(new ModuleBuilder(), 'exp', 'f32')).not.toBe(mathFunction(module, 'exp', 'f32'));
});
