/** Makes the tensors of records' samples: seeded, in a dtype, tiny or behind the graph. */
import { Cell } from '../../src/cell.js';
import { tensor } from '../../src/create.js';
import { fromData } from '../../src/dispatch/call.js';
import { adopt } from '../../src/engine.js';
import { DTYPES, type DType } from '../../src/ir/dtype.js';
import { makeNode } from '../../src/ir/node.js';
import { numel } from '../../src/ir/shape.js';
import type { Sample, SampleMaker } from '../../src/record.js';
import { numbersOf, Tensor } from '../../src/tensor.js';

/** mulberry32: small, seeded, good enough to draw samples. */
function randomFrom(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export class Maker implements SampleMaker<Tensor> {
  private readonly random: () => number;
  private readonly dtype: DType;
  private readonly grad: boolean;
  constructor(dtype: DType, seed: number, grad = false) {
    this.random = randomFrom(seed);
    this.dtype = dtype;
    this.grad = grad;
  }
  tensor(shape: readonly number[], options: Parameters<SampleMaker['tensor']>[1] = {}): Tensor {
    const dtype = options.dtype ? DTYPES[options.dtype] : this.dtype;
    const n = numel(shape);
    const data = Array.from({ length: n }, (_, i) => this.draw(options, dtype, i, n));
    const t = fromData(
      dtype,
      [...shape],
      dtype.is_floating_point ? data.map((x) => (dtype.name === 'float32' ? Math.fround(x) : x)) : data,
    );
    return this.grad && dtype.is_floating_point && options.requires_grad !== false ? t.requires_grad_() : t;
  }
  private draw(
    o: { low?: number; high?: number; avoid?: readonly number[]; distinct?: boolean },
    dtype: DType,
    i: number,
    n: number,
  ): number {
    const low = o.low ?? (o.high === undefined ? -2.5 : o.high - 5);
    const high = o.high ?? low + 5;
    if (dtype.name === 'bool') return this.random() < 0.5 ? 0 : 1;
    // Distinct values keep their order under the steps of a central difference.
    let x = o.distinct
      ? low + ((high - low) * (((i * 7 + 3) % n) + 0.2 + 0.6 * this.random())) / n
      : low + (high - low) * this.random();
    if (o.distinct && n % 7 === 0) x = low + ((high - low) * (i + 0.2 + 0.6 * this.random())) / n;
    for (const point of o.avoid ?? [])
      if (Math.abs(x - point) < 0.05) x = point + 0.05 + 0.1 * this.random() > high ? point - 0.1 : point + 0.1;
    if (dtype.is_floating_point) return x;
    const whole = Math.round(x);
    return dtype.name === 'uint8' ? Math.abs(whole) : whole;
  }
  ints(shape: readonly number[], low: number, high: number): Tensor {
    return fromData(
      DTYPES.int64,
      [...shape],
      Array.from({ length: numel(shape) }, () => low + Math.floor(this.random() * (high - low))),
    );
  }
  bools(shape: readonly number[]): Tensor {
    return fromData(
      DTYPES.bool,
      [...shape],
      Array.from({ length: numel(shape) }, () => (this.random() < 0.5 ? 0 : 1)),
    );
  }
  values(data: unknown, dtype?: keyof typeof DTYPES): Tensor {
    const t = tensor(data as never, dtype ? { dtype: DTYPES[dtype] } : {});
    const same = dtype || !t.dtype.is_floating_point ? t : tensor(data as never, { dtype: this.dtype });
    return this.grad && same.dtype.is_floating_point ? same.requires_grad_() : same;
  }
}

/** The same values behind a storage, so that calls go through the graph. */
export function behindGraph(t: Tensor): Tensor {
  const node = makeNode('buffer', t.dtype, t._shape, [], adopt(t.dtype, numbersOf(t)));
  const out = new Tensor(new Cell(t.dtype, t._shape, null, node), t._shape);
  return t.requires_grad ? out.requires_grad_() : out;
}

/** Tensors of a sample, also inside arrays and option objects, exchanged. */
export function mapTensors(sample: Sample, fn: (t: Tensor) => Tensor): unknown[] {
  const visit = (x: unknown): unknown => {
    if (x instanceof Tensor) return fn(x);
    if (Array.isArray(x)) return x.map(visit);
    if (typeof x === 'object' && x !== null && Object.getPrototypeOf(x) === Object.prototype)
      return Object.fromEntries(Object.entries(x).map(([k, v]) => [k, visit(v)]));
    return x;
  };
  return sample.map(visit);
}

export function tensorsIn(x: unknown): Tensor[] {
  if (x instanceof Tensor) return [x];
  if (Array.isArray(x)) return x.flatMap(tensorsIn);
  if (typeof x === 'object' && x !== null && Object.getPrototypeOf(x) === Object.prototype)
    return Object.values(x).flatMap(tensorsIn);
  return [];
}
