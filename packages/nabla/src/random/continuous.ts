/** Distributions that draw one number after the other, in double precision, and round to the output's dtype. */
import type { NumberArray } from './bernoulli.js';
import { affine } from './fma.js';
import { default_generator, type Generator } from './generator.js';
import { exp, log } from './libm.js';
import { nextNormal } from './normal.js';
import { tan } from './tan.js';
import type { FloatArray } from './uniform.js';

function unit(gen: Generator): number {
  return gen.random53() * 2 ** -53;
}

/**
 * Fills with exponential numbers of rate `lambda`: -log(1 - u) / lambda, 64 random bits each.
 * @throws if lambda is negative or nan.
 */
export function exponential<T extends FloatArray>(out: T, lambda = 1, gen: Generator = default_generator): T {
  if (!(lambda >= 0)) throw bad('exponential_', `lambda ${lambda}`, 'the rate is at least 0', 'exponential_(1)');
  const factor = -1 / lambda;
  for (let i = 0; i < out.length; i++) out[i] = factor * log(1 - unit(gen));
  return out;
}

/**
 * Fills with the number of trials up to the first success of probability `p`: ceil(log u / log(1 - p)), 64 bits each.
 * @throws if p is not in the open interval (0, 1).
 */
export function geometric<T extends NumberArray>(out: T, p: number, gen: Generator = default_generator): T {
  if (!(p > 0 && p < 1)) throw bad('geometric_', `p ${p}`, 'the probability lies in (0, 1)', 'geometric_(0.5)');
  const scale = log(1 - p);
  const isInt = out instanceof Int32Array || out instanceof Uint8Array;
  for (let i = 0; i < out.length; i++) {
    const count = Math.ceil(log(unit(gen)) / scale);
    out[i] = isInt && !(count < 2147483648) ? -2147483648 : count; // as the processor converts what does not fit
  }
  return out;
}

/** Fills with exp of normal numbers, drawn as `normalScalar` draws them. @throws if std is not positive. */
export function log_normal<T extends FloatArray>(out: T, mean = 1, std = 2, gen: Generator = default_generator): T {
  if (!(std > 0)) throw bad('log_normal_', `std ${std}`, 'the standard deviation is positive', 'log_normal_(1, 2)');
  const place = affine(std, mean);
  for (let i = 0; i < out.length; i++) out[i] = exp(place(nextNormal(gen)));
  return out;
}

/**
 * Fills with Cauchy numbers: median + sigma tan(pi (u - 1/2)), 64 random bits each. float32 agrees with PyTorch bit
 * for bit; in float64 two numbers in a thousand differ in the last place, where the C library's tan is not the nearest.
 */
export function cauchy<T extends FloatArray>(out: T, median = 0, sigma = 1, gen: Generator = default_generator): T {
  const place = affine(sigma, median);
  for (let i = 0; i < out.length; i++) out[i] = place(tan(Math.PI * (unit(gen) - 0.5)));
  return out;
}

function bad(op: string, seen: string, rule: string, instead: string): RangeError {
  return new RangeError(`[${op}] ${seen}; ${rule}: write ${instead}`);
}
