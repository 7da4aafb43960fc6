/** Normal numbers as PyTorch's CPU kernels draw them (aten/src/ATen/native/cpu/DistributionTemplates.h, AVX2 build). */
import { RuntimeError } from '../errors.js';
import { affine, fmaf } from './fma.js';
import { default_generator, type Generator } from './generator.js';
import { log, sincos } from './libm.js';
import { type FloatArray, uniform } from './uniform.js';

const TWO_PI = 2 * Math.PI;
const pair = new Float64Array(2);

/**
 * Fills with normal numbers. From 16 elements on, blocks of 16 uniforms become normals by Box-Muller (eight pairs, the
 * two of a pair eight apart), and a rest is served by drawing the last 16 elements anew; fewer elements take
 * `normalScalar`'s way.
 * @param out contiguous elements; a strided tensor takes `normalScalar` whatever its size, as in PyTorch.
 * @throws if `std` is negative or nan.
 */
export function normal<T extends FloatArray>(out: T, mean = 0, std = 1, gen: Generator = default_generator): T {
  if (out.length < 16) return normalScalar(out, mean, std, gen);
  checkStd('normal_', std);
  if (out instanceof Float32Array) fillBlocks(out, block32(out, Math.fround(mean), Math.fround(std)), gen);
  else fillBlocks(out, block64(out, affine(std, mean)), gen);
  return out;
}

/**
 * PyTorch's way for fewer than 16 numbers and for strided tensors: one after the other, in double precision, the second
 * of each pair waiting in the generator.
 */
export function normalScalar<T extends FloatArray>(out: T, mean = 0, std = 1, gen: Generator = default_generator): T {
  checkStd('normal_', std);
  const place = affine(std, mean);
  for (let i = 0; i < out.length; i++) out[i] = place(nextNormal(gen));
  return out;
}

/**
 * Normal numbers with a mean or a standard deviation for each element (`torch.normal(mean, std)` with a tensor).
 * @param out float32 or float64; `mean` and `std`, where they are arrays, have its type and length.
 */
export function normalTensor<T extends FloatArray>(
  out: T,
  mean: number | T,
  std: number | T,
  gen: Generator = default_generator,
): T {
  checkLengths(out, mean, std);
  if (typeof std === 'number') normal(out, 0, std, gen);
  else {
    for (let i = 0; i < std.length; i++) checkStd('normal', std[i]!, i);
    normal(out, 0, 1, gen);
    for (let i = 0; i < out.length; i++) out[i]! *= std[i]!;
  }
  const shift = out instanceof Float32Array && typeof mean === 'number' ? Math.fround(mean) : mean;
  for (let i = 0; i < out.length; i++) out[i]! += typeof shift === 'number' ? shift : shift[i]!;
  return out;
}

/** The next standard normal number of `at::normal_distribution<double>`: 128 random bits for every two. */
export function nextNormal(gen: Generator): number {
  const waiting = gen.next_double_normal_sample;
  if (waiting !== null) {
    gen.next_double_normal_sample = null;
    return waiting;
  }
  const u1 = gen.random53() * 2 ** -53;
  const u2 = gen.random53() * 2 ** -53;
  const r = Math.sqrt(-2 * log(1 - u2));
  sincos(TWO_PI * u1, pair);
  gen.next_double_normal_sample = r * pair[0]!;
  return r * pair[1]!;
}

export function checkStd(op: string, std: number, index?: number): void {
  if (std >= 0) return;
  const where = index === undefined ? '' : ` at position ${index}`;
  throw new RuntimeError(`[${op}] std ${std}${where}; a standard deviation is at least 0: write its absolute value`);
}

function checkLengths(out: FloatArray, ...params: (number | FloatArray)[]): void {
  for (const p of params) {
    if (typeof p === 'number' || p.length === out.length) continue;
    const seen = `${p.length} parameters for ${out.length} numbers`;
    throw new RuntimeError(`[normal] ${seen}; they must be as many: expand mean and std to the output's shape`);
  }
}

/** Uniforms everywhere, then `block` at every 16th place; with a rest, the last 16 are drawn and turned once more. */
function fillBlocks(out: FloatArray, block: (at: number) => void, gen: Generator): void {
  const size = out.length;
  uniform(out, 0, 1, gen);
  for (let i = 0; i + 16 <= size; i += 16) block(i);
  if (size % 16 === 0) return;
  uniform(out.subarray(size - 16), 0, 1, gen);
  block(size - 16);
}

/** `normal_fill_16<double>`: log, sin and cos are the C library's, `std` and `mean` come in one fused operation. */
function block64(out: Float64Array, place: (z: number) => number): (at: number) => void {
  return (at) => {
    for (let j = at; j < at + 8; j++) {
      const r = Math.sqrt(-2 * log(1 - out[j]!));
      sincos(TWO_PI * out[j + 8]!, pair);
      out[j] = place(r * pair[1]!);
      out[j + 8] = place(r * pair[0]!);
    }
  };
}

// `normal_fill_16_AVX2` works on eight float32 lanes with the polynomials of avx_mathfun.h (Cephes' logf, sinf, cosf)
// and with every sum of a product fused. An operation whose product is exact in float32, or that has none, needs no
// fmaf: rounding the double result once more gives the same.

const f = Math.fround;
const F32 = new Float32Array(1);
const I32 = new Int32Array(F32.buffer);

const TWO_PI_F = f(TWO_PI);
const SQRT_HALF = f(0.7071067811865476);
const L0 = f(7.0376836292e-2);
const L1 = f(-1.151461031e-1);
const L2 = f(1.167699874e-1);
const L3 = f(-1.2420140846e-1);
const L4 = f(1.4249322787e-1);
const L5 = f(-1.6668057665e-1);
const L6 = f(2.0000714765e-1);
const L7 = f(-2.4999993993e-1);
const L8 = f(3.3333331174e-1);
const LN2_LO = f(-2.1219444e-4);
const LN2_HI = 0.693359375;
const FOUR_OVER_PI = f(1.27323954473516);
const DP1 = -0.78515625;
const DP2 = f(-2.4187564849853516e-4);
const DP3 = f(-3.774894977445941e-8);
const S0 = f(-1.9515295891e-4);
const S1 = f(8.3321608736e-3);
const S2 = f(-1.6666654611e-1);
const C0 = f(2.443315711809948e-5);
const C1 = f(-1.388731625493765e-3);
const C2 = f(4.166664568298827e-2);

function block32(out: Float32Array, mean: number, std: number): (at: number) => void {
  return (at) => {
    for (let j = at; j < at + 8; j++) boxMuller32(out, j, mean, std);
  };
}

/** The pair at `j` and `j + 8`. */
function boxMuller32(out: Float32Array, j: number, mean: number, std: number): void {
  const radius = f(Math.sqrt(-2 * log32(1 - out[j]!)));
  const theta = f(TWO_PI_F * out[j + 8]!);
  const octant = (f(theta * FOUR_OVER_PI) + 1) & ~1;
  const x = f(f(theta + octant * DP1) + octant * DP2);
  const r = fmaf(octant, DP3, x);
  const z = f(r * r);
  const swap = (octant & 2) !== 0;
  const a = sin32(r, z);
  const b = cos32(z);
  const sin = swap ? b : a;
  const cos = swap ? a : b;
  out[j] = fmaf(f(radius * (((octant - 2) & 4) === 0 ? -cos : cos)), std, mean);
  out[j + 8] = fmaf(f(radius * ((octant & 4) !== 0 ? -sin : sin)), std, mean);
}

/** Logarithm of a float32 in [2^-24, 1]. */
function log32(u: number): number {
  F32[0] = u;
  const bits = I32[0]!;
  let e = (bits >>> 23) - 126;
  I32[0] = (bits & 0x7fffff) | 0x3f000000;
  let x = F32[0]!;
  if (x < SQRT_HALF) {
    e -= 1;
    x = x + x - 1;
  } else x -= 1;
  const z = f(x * x);
  let y = fmaf(fmaf(fmaf(fmaf(L0, x, L1), x, L2), x, L3), x, L4);
  y = f(x * fmaf(fmaf(fmaf(fmaf(y, x, L5), x, L6), x, L7), x, L8));
  y = fmaf(y, z, f(e * LN2_LO));
  return f(f(x + f(y - 0.5 * z)) + e * LN2_HI);
}

function sin32(r: number, z: number): number {
  return fmaf(f(z * fmaf(fmaf(S0, z, S1), z, S2)), r, r);
}

function cos32(z: number): number {
  return f(fmaf(f(z * fmaf(fmaf(C0, z, C1), z, C2)), z, f(-0.5 * z)) + 1);
}
