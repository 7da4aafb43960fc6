/** Every record, by its own samples: no operator's tests are written by hand. */
import { describe, expect, it } from 'vitest';
import '../../src/index.js';
import { grad } from '../../src/autograd/backward.js';
import { gradcheck, gradgradcheck } from '../../src/autograd/gradcheck.js';
import { call, fromData } from '../../src/dispatch/call.js';
import { makeOp } from '../../src/dispatch/op.js';
import { setBackend } from '../../src/engine.js';
import { DTYPES } from '../../src/ir/dtype.js';
import { RECORDS } from '../../src/ops/index.js';
import { default_generator } from '../../src/random/generator.js';
import type { OpRecord } from '../../src/record.js';
import { ReferenceBackend } from '../../src/runtime/reference/backend.js';
import { numbersOf, type Tensor } from '../../src/tensor.js';
import { behindGraph, Maker, mapTensors, tensorsIn } from './maker.js';

const FLOATS = ['float32', 'float64'] as const;

function run(record: OpRecord, args: readonly unknown[]): Tensor[] {
  default_generator.manual_seed(7);
  return tensorsIn(call(makeOp(record), args));
}

function samplesOf(record: OpRecord, dtype: keyof typeof DTYPES, grad = false): readonly (readonly unknown[])[] {
  default_generator.manual_seed(11);
  return record.samples(new Maker(DTYPES[dtype], 5, grad) as never);
}

const TOLERANCE = { float32: 2e-6, float64: 1e-13 } as const;

/** A result taken out of its backend. */
interface Taken {
  readonly dtype: Tensor['dtype'];
  readonly shape: readonly number[];
  readonly numbers: readonly number[];
}

const taken = (t: Tensor): Taken => ({ dtype: t.dtype, shape: [...t.shape], numbers: [...numbersOf(t)] });

function expectClose(got: Taken, want: Taken, what: string): void {
  expect(got.dtype, what).toBe(want.dtype);
  expect([...got.shape], what).toEqual([...want.shape]);
  const tolerance = want.dtype.name in TOLERANCE ? TOLERANCE[want.dtype.name as keyof typeof TOLERANCE] : 0;
  const [a, b] = [got.numbers, want.numbers];
  const scale = Math.max(1, ...b.filter(Number.isFinite).map(Math.abs));
  b.forEach((y, i) => {
    const x = a[i]!;
    if (!Object.is(x, y) && !(x === y) && !(Math.abs(x - y) <= tolerance * scale))
      expect.fail(`${what}: element ${i} is ${x}, expected ${y}`);
  });
}

describe.each(RECORDS.map((r) => [r.in[0] ? `${r.in[0]}.${r.name}` : r.name, r] as const))('%s', (_, record) => {
  it('has samples', () => {
    expect(samplesOf(record, 'float32').length).toBeGreaterThan(0);
  });

  it.each(FLOATS)('gives on the graph what the reference gives and what tiny operands give, %s', (dtype) => {
    const tiny = samplesOf(record, dtype).map((s) => run(record, s).map(taken));
    const fused = samplesOf(record, dtype).map((s) => run(record, mapTensors(s, behindGraph)).map(taken));
    const before = setBackend(new ReferenceBackend());
    try {
      samplesOf(record, dtype).forEach((s, i) => {
        const want = run(record, mapTensors(s, behindGraph)).map(taken);
        expect(fused[i]!.length).toBe(want.length);
        want.forEach((t, k) => {
          expectClose(fused[i]![k]!, t, `sample ${i}, result ${k}, fused`);
          expectClose(tiny[i]![k]!, t, `sample ${i}, result ${k}, tiny`);
        });
      });
    } finally {
      setBackend(before);
    }
  });

  it('has the derivative that central differences have, twice', () => {
    samplesOf(record, 'float64', true).forEach((s, i) => checkGradients(record, s, i));
  });

  it('refuses what it must', () => {
    for (const e of record.errors ?? []) {
      const m = new Maker(DTYPES.float32, 5) as never;
      expect(() => run(record, e.args(m)).map(numbersOf), String(e.message)).toThrow(e.message);
    }
  });
});

function checkGradients(record: OpRecord, sample: readonly unknown[], i: number): void {
  const inputs = [...new Set(tensorsIn(sample))].filter((t) => t.requires_grad);
  if (inputs.length === 0) return;
  const fn = (...xs: Tensor[]): Tensor[] => {
    const swapped = mapTensors(sample, (t) => xs[inputs.indexOf(t)] ?? t);
    return run(record, swapped).filter((t) => t.dtype.is_floating_point);
  };
  if (!fn(...inputs).some((t) => t.requires_grad)) return;
  const where = `sample ${i}`;
  expect(gradcheck(fn, inputs), where).toBe(true);
  if (fn(...inputs).some((t) => t.requires_grad && t.numel() > 0)) expect(second(fn, inputs), where).toBe(true);
  const want = derivatives(fn, inputs);
  derivatives(fn, inputs.map(behindGraph)).forEach((t, k) => {
    expectClose(t, want[k]!, `${where}, derivative ${k} on the graph`);
  });
}

/** First derivatives along fixed directions, then those of the sum of their squares. */
function derivatives(fn: (...xs: Tensor[]) => Tensor[], inputs: readonly Tensor[]): Taken[] {
  const outs = fn(...inputs).filter((t) => t.requires_grad);
  const along = outs.map((t, k) =>
    fromData(
      t.dtype,
      t._shape,
      Array.from({ length: t.numel() }, (_, e) => Math.cos(e + k)),
    ),
  );
  const first = gradsOf(outs, inputs, { grad_outputs: along, create_graph: true });
  const curved = first.filter((g) => g?.requires_grad).map((g) => g!.mul(g!).sum());
  const second = curved.length > 0 ? gradsOf(curved, inputs, {}) : [];
  return [...first, ...second].flatMap((g) => (g === null ? [] : [taken(g)]));
}

function gradsOf(outs: readonly Tensor[], inputs: readonly Tensor[], options: object): (Tensor | null)[] {
  return grad(outs, inputs, { ...options, allow_unused: true }) as (Tensor | null)[];
}

/** A function that is linear in all inputs has no second derivative to check. */
function second(fn: (...xs: Tensor[]) => Tensor[], args: Tensor[]): boolean {
  try {
    return gradgradcheck(fn, args);
  } catch (error) {
    if (error instanceof Error && /expects at least one input tensor|does not require grad/.test(error.message))
      return true;
    throw error;
  }
}
