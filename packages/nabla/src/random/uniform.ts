import { RuntimeError } from '../errors.js';
import { affine, fmaf } from './fma.js';
import { default_generator, type Generator } from './generator.js';

export type FloatArray = Float32Array | Float64Array;

const FLOAT_MAX = 3.4028234663852886e38;

/**
 * Fills with uniform numbers of [from, to): 24 bits of one 32-bit draw for float32, 53 of a 64-bit draw for float64.
 * `x * (to - from) + from` is rounded once, so `to` itself may appear, as in PyTorch.
 * @throws if from > to, or if a bound or their distance is beyond the dtype.
 */
export function uniform<T extends FloatArray>(out: T, from = 0, to = 1, gen: Generator = default_generator): T {
  const single = out instanceof Float32Array;
  checkBounds(from, to, single ? FLOAT_MAX : Number.MAX_VALUE, single ? 'float32' : 'float64');
  if (single) fill32(out, Math.fround(from), Math.fround(to), gen);
  else fill64(out, from, to, gen);
  return out;
}

function fill32(out: Float32Array, from: number, to: number, gen: Generator): void {
  const range = Math.fround(to - from);
  if (from === 0) {
    const step = range * 2 ** -24;
    for (let i = 0; i < out.length; i++) out[i] = (gen.randomInt32() & 0xffffff) * step;
  } else {
    for (let i = 0; i < out.length; i++) out[i] = fmaf((gen.randomInt32() & 0xffffff) * 2 ** -24, range, from);
  }
}

function fill64(out: Float64Array, from: number, to: number, gen: Generator): void {
  const place = affine(to - from, from);
  for (let i = 0; i < out.length; i++) out[i] = place(gen.random53() * 2 ** -53);
}

function checkBounds(from: number, to: number, max: number, dtype: string): void {
  const inside = Math.abs(from) <= max && Math.abs(to) <= max && to - from <= max;
  if (inside && from <= to) return;
  const rule = inside ? 'from must not exceed to' : `from, to and to - from must be numbers within ${dtype}`;
  throw new RuntimeError(`[uniform_] from ${from}, to ${to}; ${rule}: write uniform_(low, high), as in uniform_(0, 1)`);
}
