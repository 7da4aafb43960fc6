/** In-place writes that are no operators' in-place forms: copies, constants, random numbers. */

import { limits } from './cell.js';
import { algebra } from './dispatch/algebra.js';
import { bind } from './dispatch/arguments.js';
import { fromDraw } from './dispatch/call.js';
import { assign, before, checkInplace, checkOverlap, linear, zerosLike } from './dispatch/inplace.js';
import { makeOp, type Op } from './dispatch/op.js';
import { fail } from './errors.js';
import { graphBuilder } from './graph/build.js';
import { castNumber, type DType } from './ir/dtype.js';
import { numel } from './ir/shape.js';
import {
  bernoulli,
  bernoulliTensor,
  cauchy,
  exponential,
  geometric,
  log_normal,
  normal,
  normalScalar,
  randint,
  random_,
  uniform,
} from './random/distributions.js';
import { type Generator, generatorOf } from './random/generator.js';
import { type Drawn, type Params, p } from './record.js';
import { fromNode, fromTiny, numbersOf, Tensor } from './tensor.js';

type Numbers = Float32Array | Float64Array;
type Draw = (out: Numbers, args: Record<string, never>, gen: Generator, t: Tensor) => void;

interface Filler {
  readonly params: Params;
  readonly draw: Draw;
  /** Integer tensors are filled, too. */
  readonly integers?: boolean;
}

const generator = { generator: p.any<unknown>('Generator | null', null, { keyword: true }) };

const FILLERS: Readonly<Record<string, Filler>> = {
  uniform_: {
    params: { from: p.number(0), to: p.number(1), ...generator },
    draw: (out, { from, to }, gen) => uniform(out, from, to, gen),
  },
  normal_: {
    params: { mean: p.number(0), std: p.number(1), ...generator },
    draw: (out, { mean, std }, gen, t) =>
      t.is_contiguous() ? normal(out, mean, std, gen) : normalScalar(out, mean, std, gen),
  },
  exponential_: {
    params: { lambd: p.number(1), ...generator },
    draw: (out, { lambd }, gen) => exponential(out, lambd, gen),
  },
  log_normal_: {
    params: { mean: p.number(1), std: p.number(2), ...generator },
    draw: (out, { mean, std }, gen) => log_normal(out, mean, std, gen),
  },
  cauchy_: {
    params: { median: p.number(0), sigma: p.number(1), ...generator },
    draw: (out, { median, sigma }, gen) => cauchy(out, median, sigma, gen),
  },
  geometric_: {
    params: { p: p.number(), ...generator },
    draw: (out, { p: chance }, gen) => geometric(out, chance, gen),
    integers: true,
  },
  bernoulli_: { params: { p: p.operand(0.5), ...generator }, draw: drawBernoulli, integers: true },
  random_: { params: { from: p.int(null), to: p.int(null), ...generator }, draw: drawIntegers, integers: true },
};

function drawBernoulli(out: Numbers, args: Record<string, unknown>, gen: Generator, t: Tensor): void {
  const chance = args['p'];
  if (!(chance instanceof Tensor)) return void bernoulli(out, Number(chance), gen);
  const full = numbersOf((chance as unknown as { expand(s: readonly number[]): Tensor }).expand(t._shape));
  bernoulliTensor(out, chance.dtype.name === 'float64' ? Float64Array.from(full) : Float32Array.from(full), gen);
}

/** random_(), random_(to), random_(from, to). */
function drawIntegers(out: Numbers, args: Record<string, unknown>, gen: Generator, t: Tensor): void {
  const { from, to } = args as { from: number | null; to: number | null };
  if (from === null && to === null) return void random_(out, gen, t.dtype.name);
  randint(out, to === null ? 0 : from!, to ?? from!, gen, t.dtype.name);
}

function opOf(name: string, params: Params): Op {
  return makeOp({
    name,
    kind: 'composed',
    in: [],
    method: true,
    inplace: false,
    doc: '',
    params,
    samples: () => [],
    compose: () => null,
  });
}

function install(name: string, filler: Filler): void {
  let op: Op | null = null;
  define(name, function (this: Tensor, ...given: unknown[]) {
    op ??= opOf(name, filler.params);
    const values = bind(op, given);
    const args = Object.fromEntries(op.names.map((key, i) => [key, values[i]]));
    return fill(name, filler, this, args);
  });
}

function fill(name: string, filler: Filler, t: Tensor, args: Record<string, unknown>): Tensor {
  checkInplace(name, t, []);
  checkOverlap(name, t, []);
  if (!t.dtype.is_floating_point && filler.integers !== true)
    fail(name, `is not defined for tensors of ${t.dtype}`, 'Convert with .float() first');
  const gen = generatorOf(name, args['generator']);
  const { dtype, _shape: shape } = t;
  const draw = (): Drawn => {
    const data = dtype.name === 'float32' ? new Float32Array(numel(shape)) : new Float64Array(numel(shape));
    filler.draw(data, args as Record<string, never>, gen, t);
    return { dtype, shape, data };
  };
  return write(name, `${pascal(name)}Backward0`, t, fromDraw(draw(), draw));
}

/** Writes values that depend on nothing; what the tensor was before gets a gradient of zeros, as in PyTorch. */
function write(name: string, gradName: string, t: Tensor, value: Tensor): Tensor {
  return assign(name, t, linear(value, gradName, before(t, []), zerosLike));
}

/** `log_normal_` → `LogNormal` */
function pascal(name: string): string {
  return name.replace(/_$/, '').replace(/(^|_)([a-z])/g, (_, __, c: string) => c.toUpperCase());
}

function define(name: string, value: (this: Tensor, ...given: never[]) => unknown): void {
  Object.defineProperty(Tensor.prototype, name, { value, writable: true, configurable: true });
}

for (const [name, filler] of Object.entries(FILLERS)) install(name, filler);

// ---------------------------------------------------------------------------------------------------- constants, copies

const FILL = opOf('fill_', { value: p.operand() });
const COPY = opOf('copy_', { src: p.tensor(), non_blocking: p.bool(false) });

function constant(dtype: DType, shape: readonly number[], value: number): Tensor {
  const [x, n] = [castNumber(value, dtype), numel(shape)];
  return n <= limits.tiny
    ? fromTiny(dtype, shape, new Array<number>(n).fill(x))
    : fromNode(graphBuilder.const(x, dtype, shape));
}

define('fill_', function (this: Tensor, ...given: unknown[]) {
  const [value] = bind(FILL, given) as [Tensor | number | boolean | bigint];
  checkInplace('fill_', this, [value]);
  if (!(value instanceof Tensor))
    return write('fill_', 'FillBackward2', this, constant(this.dtype, this._shape, Number(value)));
  if (value.ndim > 0)
    fail('fill_', `only supports 0-dimension value tensor but got tensor with ${value.ndim} dimensions`);
  return transfer('fill_', 'FillBackward3', this, value);
});

define('zero_', function (this: Tensor) {
  checkInplace('zero_', this, []);
  return write('zero_', 'ZeroBackward0', this, constant(this.dtype, this._shape, 0));
});

define('copy_', function (this: Tensor, ...given: unknown[]) {
  const [src] = bind(COPY, given) as [Tensor];
  checkInplace('copy_', this, [src]);
  if (src === this) return this;
  checkOverlap('copy_', this, [src]);
  return transfer('copy_', 'CopyBackwards', this, src);
});

/** Writes another tensor's values, broadcast and converted: its gradient comes from them, the old values get zeros. */
function transfer(name: string, gradName: string, t: Tensor, src: Tensor): Tensor {
  const value = spread(convert(src.detach(), t.dtype), t);
  const back = (g: Tensor): Tensor => algebra.to_shape(g, src._shape, src.dtype);
  return assign(name, t, linear(value, gradName, [before(t, [src]), src], [zerosLike, back]));
}

interface Ops {
  to(x: Tensor, dtype: DType): Tensor;
  clone(x: Tensor): Tensor;
  expand(x: Tensor, shape: readonly number[]): Tensor;
}
const ops = (): Ops => algebra.tensors as unknown as Ops;

/** A copy in the dtype: any dtype may be copied into any other. */
function convert(x: Tensor, dtype: DType): Tensor {
  return x.dtype === dtype ? ops().clone(x) : ops().to(x, dtype);
}

function spread(x: Tensor, like: Tensor): Tensor {
  return x.ndim === like.ndim && x._shape.every((n, i) => n === like._shape[i]) ? x : ops().expand(x, like._shape);
}
