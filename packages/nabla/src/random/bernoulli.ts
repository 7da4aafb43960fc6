import { RuntimeError } from '../errors.js';
import { default_generator, type Generator } from './generator.js';
import type { FloatArray } from './uniform.js';

/** Any typed array of numbers: Bernoulli and geometric draws fit every dtype. */
export type NumberArray = Float32Array | Float64Array | Int32Array | Uint8Array;

/**
 * Fills with ones of probability `p` and zeros. Each element takes 64 random bits, whatever its dtype, and compares a
 * double with `p`.
 *
 * Dropout draws its mask this way: PyTorch's CPU `dropout(x, p)` is `x * bernoulli_(1 - p) / (1 - p)` with one draw for
 * each element of x in order (none in evaluation; alpha and feature dropout draw from smaller or equal shapes alike).
 * PyTorch builds with Intel's MKL on Intel processors draw the scalar form from MKL's own generator instead.
 * @throws if p is outside [0, 1] or nan.
 */
export function bernoulli<T extends NumberArray>(out: T, p = 0.5, gen: Generator = default_generator): T {
  checkProbability(p);
  for (let i = 0; i < out.length; i++) out[i] = gen.random53() * 2 ** -53 < p ? 1 : 0;
  return out;
}

/**
 * Fills with ones of probability `p[i]` and zeros. The type of `p` decides what is drawn: float64 takes 64 random bits
 * an element, float32 only 32.
 * @throws if a probability is outside [0, 1] or nan; nothing has been drawn then.
 */
export function bernoulliTensor<T extends NumberArray>(out: T, p: FloatArray, gen: Generator = default_generator): T {
  if (p.length !== out.length) {
    const seen = `${p.length} probabilities for ${out.length} numbers`;
    throw new RuntimeError(`[bernoulli] ${seen}; they must be as many: expand p to the output's shape`);
  }
  for (let i = 0; i < p.length; i++) checkProbability(p[i]!, i);
  const wide = p instanceof Float64Array;
  for (let i = 0; i < out.length; i++) {
    const u = wide ? gen.random53() * 2 ** -53 : (gen.randomInt32() & 0xffffff) * 2 ** -24;
    out[i] = u < p[i]! ? 1 : 0;
  }
  return out;
}

function checkProbability(p: number, index?: number): void {
  if (p >= 0 && p <= 1) return;
  const where = index === undefined ? '' : ` at position ${index}`;
  throw new RuntimeError(`[bernoulli] p ${p}${where}; a probability lies in [0, 1]: use sigmoid or clamp to get there`);
}
