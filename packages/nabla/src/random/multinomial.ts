/** Draws of categories (aten/src/ATen/native/Distributions.cpp, native/cpu/MultinomialKernel.cpp). */
import { RuntimeError } from '../errors.js';
import { exponential } from './continuous.js';
import { default_generator, type Generator } from './generator.js';
import { isLarger, topkOrder } from './std_sort.js';
import type { FloatArray } from './uniform.js';

/**
 * Draws `num_samples` categories for each row of weights: `torch.multinomial`.
 *
 * With replacement each draw takes 64 random bits and looks them up in the row's cumulative sums. Without, every weight
 * is divided by an exponential number (64 bits each, all rows first) and the largest quotients win, largest first.
 * (PyTorch 2 takes the second way for a single sample with replacement too; this is 1.13's.)
 * @param weights row after row, not necessarily normalised; its type is the precision of the sums.
 * @param categories the length of a row.
 * @returns positions in the row, `num_samples` for each row.
 * @throws if a weight is negative, infinite or nan, a row has no positive weight, or the samples are not to be had.
 */
export function multinomial(
  weights: FloatArray,
  categories: number,
  num_samples: number,
  replacement = false,
  gen: Generator = default_generator,
): Float64Array {
  checkCounts(categories, num_samples, replacement);
  const rows = categories === 0 ? 0 : weights.length / categories;
  checkWeights(weights, categories, rows);
  const out = new Float64Array(rows * num_samples);
  if (replacement) drawByLookup(out, weights, categories, num_samples, gen);
  else drawByRace(out, weights, categories, num_samples, gen);
  return out;
}

function drawByLookup(out: Float64Array, weights: FloatArray, size: number, samples: number, gen: Generator): void {
  for (let row = 0; row * samples < out.length; row++) {
    const cumulative = cumulate(weights.slice(row * size, (row + 1) * size));
    for (let j = row * samples; j < (row + 1) * samples; j++) out[j] = lookUp(cumulative, gen.random53() * 2 ** -53);
  }
}

/** Cumulative sums over the last one, in place and in the array's precision; the last is 1. */
function cumulate(row: FloatArray): FloatArray {
  for (let i = 1; i < row.length; i++) row[i]! += row[i - 1]!;
  const sum = row[row.length - 1]!;
  for (let i = 0; i < row.length; i++) row[i]! /= sum;
  row[row.length - 1] = 1;
  return row;
}

/** The first place whose cumulative sum is not below u. */
function lookUp(cumulative: FloatArray, u: number): number {
  let [left, right] = [0, cumulative.length];
  while (left < right) {
    const middle = (left + right) >>> 1;
    if (cumulative[middle]! < u) left = middle + 1;
    else right = middle;
  }
  return left;
}

function drawByRace(out: Float64Array, weights: FloatArray, size: number, samples: number, gen: Generator): void {
  const quotients = exponential(weights.slice(), 1, gen);
  for (let i = 0; i < quotients.length; i++) quotients[i] = weights[i]! / quotients[i]!;
  for (let row = 0; row * samples < out.length; row++) {
    const q = quotients.subarray(row * size, (row + 1) * size);
    out.set(samples === 1 ? [argmax(q)] : topkOrder(q, samples), row * samples);
  }
}

/** The first of the largest; nan is the largest of all. */
function argmax(x: FloatArray): number {
  let best = 0;
  for (let i = 1; i < x.length; i++) if (isLarger(x[i]!, x[best]!)) best = i;
  return best;
}

function checkCounts(categories: number, samples: number, replacement: boolean): void {
  if (!Number.isInteger(samples) || samples <= 0) throw bad(`num_samples ${samples}`, 'it is a positive integer');
  if (!replacement && samples > categories) {
    throw bad(
      `num_samples ${samples} of ${categories} categories`,
      'without replacement a category is drawn once: pass { replacement: true } or fewer samples',
    );
  }
  if (categories > 2 ** 24) throw bad(`${categories} categories`, 'there may be 2^24 at most');
}

function checkWeights(weights: FloatArray, categories: number, rows: number): void {
  const wrong = weights.findIndex((w: number) => !(w >= 0 && w < Infinity));
  if (wrong >= 0) throw bad(`weight ${weights[wrong]} at position ${wrong}`, 'weights are finite and at least 0');
  for (let row = 0; row < rows; row++) {
    const some = weights.subarray(row * categories, (row + 1) * categories).some((w: number) => w > 0);
    if (!some) throw bad(`row ${row} of zeros`, 'at least one weight is positive');
  }
}

function bad(seen: string, rule: string): RuntimeError {
  return new RuntimeError(`[multinomial] ${seen}; ${rule}`);
}
