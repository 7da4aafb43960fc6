import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DTypeName } from '../../src/ir/dtype.js';
import * as draw from '../../src/random/distributions.js';
import { DEFAULT_SEED, default_generator, Generator, STATE_BYTES } from '../../src/random/generator.js';
import { topkOrder } from '../../src/random/std_sort.js';

type Call = [op: string, dtype: DTypeName, size: number, args: unknown[], hash: number, head: (number | string)[]];
type Group = { seed: string; calls: Call[]; state: number }[];

const path = new URL('./random.fixture.json', import.meta.url);
const { torch: _, ...groups } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Group> & { torch: string };

const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  int64: BigInt64Array,
  int32: Int32Array,
  uint8: Uint8Array,
  bool: Uint8Array,
};

type AnyArray = draw.FloatArray | draw.IntegerTarget;

/** FNV-1a of the bytes in memory. */
function fnv(x: ArrayBufferView): number {
  let h = 0x811c9dc5;
  for (const byte of new Uint8Array(x.buffer, x.byteOffset, x.byteLength)) h = Math.imul(h ^ byte, 0x01000193);
  return h >>> 0;
}

function int64(x: Float64Array): BigInt64Array {
  return BigInt64Array.from(x, BigInt);
}

/** geometric and bernoulli into any dtype; int64 by way of numbers. */
function anyDtype(out: AnyArray, f: (x: draw.NumberArray) => draw.NumberArray): AnyArray {
  return out instanceof BigInt64Array ? int64(f(new Float64Array(out.length)) as Float64Array) : f(out);
}

/** The operations of make_fixtures.py on a fresh output; what they draw first has the output's type. */
function operation(op: string, out: AnyArray, dtype: DTypeName, args: unknown[], g: Generator): AnyArray {
  const [a, b] = args as [number, number];
  const float = out as Float32Array;
  const drawn = (n = out.length) => draw.uniform(new (ARRAYS[dtype] as typeof Float32Array)(n), 0, 1, g);
  const table: Record<string, () => AnyArray> = {
    uniform: () => draw.uniform(float, a, b, g),
    normal: () => draw.normal(float, a, b, g),
    normal_strided: () => draw.normalScalar(float, a, b, g),
    normal_drawn: () => draw.normalTensor(float, drawn(), drawn(), g),
    normal_drawn_mean: () => draw.normalTensor(float, drawn(), a, g),
    normal_drawn_std: () => draw.normalTensor(float, a, drawn(), g),
    bernoulli: () => anyDtype(out, (x) => draw.bernoulli(x, a, g)),
    bernoulli_drawn: () => draw.bernoulliTensor(float, drawn(), g),
    randint: () => draw.randint(out, a, b, g, dtype),
    random_: () => draw.random_(out, g, dtype),
    randperm: () => draw.randperm(out.length, g, out),
    exponential: () => draw.exponential(float, a, g),
    geometric: () => anyDtype(out, (x) => draw.geometric(x, a, g)),
    log_normal: () => draw.log_normal(float, a, b, g),
    cauchy: () => draw.cauchy(float, a, b, g),
    multinomial: () => {
      const [categories, count, replacement, threshold] = args as [number, number, boolean, number];
      const weights = drawn(out.length * categories);
      for (let i = 0; i < weights.length; i++) weights[i] = Math.max(weights[i]! - Math.fround(threshold), 0);
      return int64(draw.multinomial(weights, categories, count, replacement, g));
    },
  };
  return table[op]!();
}

describe.each(Object.entries(groups))('PyTorch draws the same: %s', (_name, cases) => {
  it.each(cases.map((c, i) => [i, c.seed, c] as const))('case %i, seed %s', (_i, seed, c) => {
    const g = new Generator().manual_seed(BigInt(seed));
    c.calls.forEach(([op, dtype, size, args, hash, head], i) => {
      const x = operation(op, new ARRAYS[dtype](size), dtype, args, g);
      const label = `call ${i}: ${op} ${dtype} ${size} ${args}`;
      const seen = [...x.subarray(0, 2)].map((v) => (typeof v === 'bigint' || !Number.isFinite(v) ? `${v}` : v));
      expect(seen, label).toEqual(head.map((v) => (v === 'inf' ? 'Infinity' : v)));
      expect(fnv(x), label).toBe(hash);
    });
    expect(fnv(g.get_state())).toBe(c.state);
  });
});

describe('Generator', () => {
  it('starts from the default seed, and says so', () => {
    const g = new Generator();
    expect(g.initial_seed()).toBe(67280421310721);
    expect(default_generator.initial_seed()).toBe(DEFAULT_SEED);
    expect(g.random()).toBe(new Generator().manual_seed(DEFAULT_SEED).random());
    expect(g.device).toBe('cpu');
  });

  it('takes negative and large seeds as PyTorch does', () => {
    const g = new Generator();
    expect(g.manual_seed(-1).initial_seed()).toBe(2n ** 64n - 1n);
    expect(g.manual_seed(-5n).initial_seed()).toBe(18446744073709551611n);
    expect(g.manual_seed(2 ** 63).initial_seed()).toBe(2n ** 63n);
    expect(g.manual_seed(2 ** 40 + 3).initial_seed()).toBe(1099511627779);
    for (const bad of [0.5, Number.NaN, Infinity, 2 ** 64, 2n ** 64n, -(2n ** 63n) - 1n]) {
      expect(() => g.manual_seed(bad)).toThrow('[manual_seed]');
    }
    expect(g.initial_seed()).toBe(1099511627779);
  });

  it('saves and restores everything, the waiting normal too', () => {
    const g = new Generator().manual_seed(7);
    draw.normal(new Float64Array(3), 0, 1, g);
    g.next_float_normal_sample = 0.5;
    const state = g.get_state();
    expect(state.length).toBe(STATE_BYTES);
    const after = draw.normal(new Float64Array(700), 0, 1, g);
    const other = new Generator().set_state(state);
    expect(other.get_state()).toEqual(state);
    expect(draw.normal(new Float64Array(700), 0, 1, other)).toEqual(after);
    expect(other.initial_seed()).toBe(7);
  });

  it('refuses what is not a state and keeps its own', () => {
    const g = new Generator().manual_seed(1);
    const state = g.get_state();
    expect(() => g.set_state(new Uint8Array(STATE_BYTES - 1))).toThrow('5055 bytes');
    expect(() => g.set_state(new Uint8Array(STATE_BYTES))).toThrow('seeded false');
    expect(() => g.set_state([] as unknown as Uint8Array)).toThrow('[object Array]');
    expect(g.get_state()).toEqual(state);
    expect(() => new Generator('cuda')).toThrow('[Generator] device cuda');
  });

  it('seed() draws a new seed and starts from it', () => {
    const g = new Generator();
    const seed = g.seed();
    expect(Number.isSafeInteger(seed)).toBe(true);
    expect(g.initial_seed()).toBe(seed);
    expect(g.seed()).not.toBe(seed);
  });

  it('random64 and random53 take two words, the high one first', () => {
    const [a, b, c] = [new Generator(), new Generator(), new Generator()];
    for (let i = 0; i < 1000; i++) {
      const words = (BigInt(a.random()) << 32n) | BigInt(a.random());
      expect(b.random64()).toBe(words);
      expect(c.random53()).toBe(Number(words & (2n ** 53n - 1n)));
    }
  });

  it('is the one that functions use when none is given', () => {
    default_generator.manual_seed(3);
    const x = draw.uniform(new Float32Array(4));
    expect(x).toEqual(draw.uniform(new Float32Array(4), 0, 1, new Generator().manual_seed(3)));
    default_generator.manual_seed(DEFAULT_SEED);
  });
});

describe('corners', () => {
  const g = () => new Generator().manual_seed(0);

  it('an empty output draws nothing', () => {
    const gen = g();
    draw.normal(new Float32Array(0), 0, 1, gen);
    draw.uniform(new Float64Array(0), 0, 1, gen);
    draw.randperm(0, gen);
    expect(draw.multinomial(new Float32Array(0), 3, 2, false, gen)).toEqual(new Float64Array(0));
    expect(gen.get_state()).toEqual(g().get_state());
  });

  it('constant parameters give constant results', () => {
    expect(draw.normal(new Float32Array(40), 2, 0, g())).toEqual(new Float32Array(40).fill(2));
    expect(draw.normal(new Float64Array(3), -1.5, 0, g())).toEqual(new Float64Array(3).fill(-1.5));
    expect(draw.uniform(new Float64Array(20), 0.1, 0.1, g())).toEqual(new Float64Array(20).fill(0.1));
    expect(draw.normal(new Float64Array(17), Infinity, 1, g())).toEqual(new Float64Array(17).fill(Infinity));
    expect(draw.exponential(new Float32Array(3), 0, g())).toEqual(new Float32Array(3).fill(Infinity));
  });

  it('huge and tiny bounds stay finite and inside', () => {
    for (const bound of [8e307, 1e-305, 3e-320]) {
      const x = draw.uniform(new Float64Array(1000), -bound, bound, g());
      expect(x.every((v) => Math.abs(v) <= bound)).toBe(true);
      expect(new Set(x).size).toBeGreaterThan(900);
    }
  });

  it('randint in a Float64Array is the int64 of a BigInt64Array', () => {
    const numbers = draw.randint(new Float64Array(50), -(2 ** 52), 2 ** 52, g(), 'int64');
    expect(int64(numbers)).toEqual(draw.randint(new BigInt64Array(50), -(2 ** 52), 2 ** 52, g()));
    expect(int64(draw.randperm(50, g()))).toEqual(draw.randperm(50, g(), new BigInt64Array(50)));
  });

  it('topkOrder puts nan first and is a permutation for k = n', () => {
    expect([...topkOrder([1, Number.NaN, 3], 2)]).toEqual([1, 2]);
    expect([...topkOrder([], 0)]).toEqual([]);
    const sorted = Float64Array.from({ length: 500 }, (_, i) => i % 7);
    expect(new Set(topkOrder(sorted, 500)).size).toBe(500);
  });
});

describe('errors name the argument and the rule', () => {
  const f32 = () => new Float32Array(4);
  const cases: [string, () => unknown, string][] = [
    ['uniform reversed', () => draw.uniform(f32(), 2, 1), 'from must not exceed to'],
    ['uniform nan', () => draw.uniform(f32(), Number.NaN, 1), 'from NaN'],
    ['uniform beyond float32', () => draw.uniform(f32(), 0, 1e39), 'within float32'],
    ['uniform too wide', () => draw.uniform(f32(), -3e38, 3e38), 'within float32'],
    ['normal std', () => draw.normal(f32(), 0, -1), 'std -1'],
    ['normal std nan', () => draw.normal(new Float32Array(20), 0, Number.NaN), 'std NaN'],
    ['normalTensor std', () => draw.normalTensor(f32(), 0, Float32Array.of(1, 2, -3, 4)), 'std -3 at position 2'],
    ['normalTensor length', () => draw.normalTensor(f32(), new Float32Array(3), 1), '3 parameters for 4'],
    ['bernoulli', () => draw.bernoulli(f32(), 1.5), 'p 1.5'],
    ['bernoulliTensor', () => draw.bernoulliTensor(f32(), Float32Array.of(0, 1, 0, Number.NaN)), 'p NaN at position 3'],
    ['bernoulliTensor length', () => draw.bernoulliTensor(f32(), new Float64Array(5)), '5 probabilities for 4'],
    ['randint empty', () => draw.randint(new Int32Array(2), 3, 3), 'low 3, high 3; low must be less than high'],
    ['randint fraction', () => draw.randint(new Int32Array(2), 0, 2.5), 'high 2.5'],
    ['randint uint8', () => draw.randint(new Uint8Array(2), 0, 300), 'uint8 holds 0 … 255'],
    ['randint bool', () => draw.randint(new Uint8Array(2), 0, 3, g0(), 'bool'), 'bool holds 0 … 1'],
    ['randperm', () => draw.randperm(-1), 'n -1'],
    ['randperm output', () => draw.randperm(3, g0(), new Int32Array(2)), '2 elements for n 3'],
    ['exponential', () => draw.exponential(f32(), -1), 'lambda -1'],
    ['geometric', () => draw.geometric(f32(), 1), 'p 1'],
    ['log_normal', () => draw.log_normal(f32(), 0, 0), 'std 0'],
    ['multinomial count', () => draw.multinomial(f32().fill(1), 4, 5), 'without replacement'],
    ['multinomial zero', () => draw.multinomial(f32().fill(1), 4, 0), 'num_samples 0'],
    ['multinomial weight', () => draw.multinomial(Float32Array.of(1, -1, 1), 3, 1), 'weight -1 at position 1'],
    ['multinomial nothing', () => draw.multinomial(Float32Array.of(1, 1, 0, 0), 2, 1), 'row 1 of zeros'],
  ];
  it.each(cases)('%s', (_name, call, message) => expect(call).toThrow(message));
});

function g0(): Generator {
  return new Generator();
}
