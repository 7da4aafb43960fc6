// Generated from the records by `npm run generate`. Do not edit.
/* biome-ignore-all lint: generated */
import type { DType, DTypeName } from '../ir/dtype.js';

/** A number as an operand: integral ones keep an integer tensor's dtype. */
export type Scalar = number | boolean | bigint;
/** Indices or classes as plain data. */
export type IndexData = number | readonly IndexData[] | Int32Array | BigInt64Array | Uint8Array;
/** Several results, by position and by name. */
export type Named<T, Names extends string> = Iterable<T> & { readonly [at: number]: T; readonly length: number } & { readonly [K in Names]: T };

export interface AddOptions<T> {
  other?: T | Scalar;
  alpha?: number;
}
export interface AddcdivOptions<T> {
  tensor1?: T;
  tensor2?: T;
  value?: number;
}
export interface AddcmulOptions<T> {
  tensor1?: T;
  tensor2?: T;
  value?: number;
}
export interface AllcloseOptions<T> {
  other?: T;
  rtol?: number;
  atol?: number;
  equal_nan?: boolean;
}
export interface Atan2Options<T> {
  other?: T;
}
export interface BitwiseAndOptions<T> {
  other?: T | Scalar;
}
export interface BitwiseLeftShiftOptions<T> {
  other?: T | Scalar;
}
export interface BitwiseOrOptions<T> {
  other?: T | Scalar;
}
export interface BitwiseRightShiftOptions<T> {
  other?: T | Scalar;
}
export interface BitwiseXorOptions<T> {
  other?: T | Scalar;
}
export interface CeluOptions {
  alpha?: number;
  inplace?: boolean;
}
export interface ClampOptions<T> {
  min?: T | Scalar | null;
  max?: T | Scalar | null;
}
export interface ClampMaxOptions<T> {
  max?: T | Scalar;
}
export interface ClampMinOptions<T> {
  min?: T | Scalar;
}
export interface CopysignOptions<T> {
  other?: T | Scalar;
}
export interface DivOptions<T> {
  other?: T | Scalar;
  rounding_mode?: 'trunc' | 'floor' | null;
}
export interface EluOptions {
  alpha?: number;
  inplace?: boolean;
}
export interface EqOptions<T> {
  other?: T | Scalar;
}
export interface EqualOptions<T> {
  other?: T;
}
export interface FloatPowerOptions<T> {
  exponent?: T | Scalar;
}
export interface FloorDivideOptions<T> {
  other?: T | Scalar;
}
export interface FmaxOptions<T> {
  other?: T;
}
export interface FminOptions<T> {
  other?: T;
}
export interface FmodOptions<T> {
  other?: T | Scalar;
}
export interface GeOptions<T> {
  other?: T | Scalar;
}
export interface GeluOptions {
  approximate?: 'none' | 'tanh';
}
export interface GtOptions<T> {
  other?: T | Scalar;
}
export interface HardshrinkOptions {
  lambd?: number;
}
export interface HardsigmoidOptions {
  inplace?: boolean;
}
export interface HardswishOptions {
  inplace?: boolean;
}
export interface HardtanhOptions {
  min_val?: number;
  max_val?: number;
  inplace?: boolean;
}
export interface HeavisideOptions<T> {
  values?: T;
}
export interface HypotOptions<T> {
  other?: T;
}
export interface IscloseOptions<T> {
  other?: T;
  rtol?: number;
  atol?: number;
  equal_nan?: boolean;
}
export interface LdexpOptions<T> {
  other?: T;
}
export interface LeOptions<T> {
  other?: T | Scalar;
}
export interface LeakyReluOptions {
  negative_slope?: number;
  inplace?: boolean;
}
export interface LerpOptions<T> {
  end?: T;
  weight?: T | Scalar;
}
export interface LogaddexpOptions<T> {
  other?: T;
}
export interface Logaddexp2Options<T> {
  other?: T;
}
export interface LogicalAndOptions<T> {
  other?: T;
}
export interface LogicalOrOptions<T> {
  other?: T;
}
export interface LogicalXorOptions<T> {
  other?: T;
}
export interface LogitOptions {
  eps?: number | null;
}
export interface LtOptions<T> {
  other?: T | Scalar;
}
export interface MaskedFillOptions<T> {
  mask?: T;
  value?: T | Scalar;
}
export interface MaximumOptions<T> {
  other?: T;
}
export interface MinimumOptions<T> {
  other?: T;
}
export interface MishOptions {
  inplace?: boolean;
}
export interface MulOptions<T> {
  other?: T | Scalar;
}
export interface NanToNumOptions {
  nan?: number;
  posinf?: number | null;
  neginf?: number | null;
}
export interface NeOptions<T> {
  other?: T | Scalar;
}
export interface PowOptions<T> {
  exponent?: T | Scalar;
}
export interface ReluOptions {
  inplace?: boolean;
}
export interface Relu6Options {
  inplace?: boolean;
}
export interface RemainderOptions<T> {
  other?: T | Scalar;
}
export interface ReshapeOptions {
  shape?: number | readonly number[];
}
export interface RoundOptions {
  decimals?: number;
}
export interface RsubOptions<T> {
  other?: T | Scalar;
  alpha?: number;
}
export interface SeluOptions {
  inplace?: boolean;
}
export interface SiluOptions {
  inplace?: boolean;
}
export interface SoftplusOptions {
  beta?: number;
  threshold?: number;
}
export interface SoftshrinkOptions {
  lambd?: number;
}
export interface SubOptions<T> {
  other?: T | Scalar;
  alpha?: number;
}
export interface SumOptions {
  dim?: number | readonly number[] | null;
  keepdim?: boolean;
  dtype?: DType | DTypeName | null;
}
export interface ThresholdOptions {
  threshold?: number;
  value?: number;
  inplace?: boolean;
}
export interface TransposeOptions {
  dim0?: number;
  dim1?: number;
}
export interface WhereOptions<T> {
  input?: T | Scalar;
  other?: T | Scalar;
}
export interface XlogyOptions<T> {
  other?: T | Scalar;
}
export interface TorchWhereOptions<T> {
  condition?: T;
  other?: T | Scalar;
}

export interface Functions<T> {
  /** |input|, elementwise; its derivative at 0 is 0. */
  abs(input: T): T;
  /** |input|, elementwise; its derivative at 0 is 0. */
  absolute(input: T): T;
  /** The angle in [0, π] with this cosine; nan outside [−1, 1]. */
  acos(input: T): T;
  /** The angle in [0, π] with this cosine; nan outside [−1, 1]. */
  arccos(input: T): T;
  /** The inverse of cosh; nan below 1. */
  acosh(input: T): T;
  /** The inverse of cosh; nan below 1. */
  arccosh(input: T): T;
  /** input + alpha · other, elementwise; shapes broadcast. */
  add(input: T | Scalar, named: { other: T | Scalar; alpha?: number }): T;
  add(input: T | Scalar, other: T | Scalar, options?: AddOptions<T>): T;
  /** input + value · tensor1 / tensor2, elementwise. Not for integers. */
  addcdiv(input: T, named: { tensor1: T; tensor2: T; value?: number }): T;
  addcdiv(input: T, tensor1: T, tensor2: T, options?: AddcdivOptions<T>): T;
  /** input + value · tensor1 · tensor2, elementwise. */
  addcmul(input: T, named: { tensor1: T; tensor2: T; value?: number }): T;
  addcmul(input: T, tensor1: T, tensor2: T, options?: AddcmulOptions<T>): T;
  /** Whether all elements are close, as `isclose` says. */
  allclose(input: T, named: { other: T; rtol?: number; atol?: number; equal_nan?: boolean }): boolean;
  allclose(input: T, other: T, rtol?: number | AllcloseOptions<T>, atol?: number | AllcloseOptions<T>, equal_nan?: boolean | AllcloseOptions<T>, options?: AllcloseOptions<T>): boolean;
  /** The angle of a number seen as complex: 0 for positive, π for negative ones. */
  angle(input: T): T;
  /** The angle in [−π/2, π/2] with this sine; nan outside [−1, 1]. */
  asin(input: T): T;
  /** The angle in [−π/2, π/2] with this sine; nan outside [−1, 1]. */
  arcsin(input: T): T;
  /** The inverse of sinh. */
  asinh(input: T): T;
  /** The inverse of sinh. */
  arcsinh(input: T): T;
  /** The angle in (−π/2, π/2) with this tangent. */
  atan(input: T): T;
  /** The angle in (−π/2, π/2) with this tangent. */
  arctan(input: T): T;
  /** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. */
  atan2(input: T, named: { other: T }): T;
  atan2(input: T, other: T, options?: Atan2Options<T>): T;
  /** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. */
  arctan2(input: T, named: { other: T }): T;
  arctan2(input: T, other: T, options?: Atan2Options<T>): T;
  /** The inverse of tanh; nan outside [−1, 1]. */
  atanh(input: T): T;
  /** The inverse of tanh; nan outside [−1, 1]. */
  arctanh(input: T): T;
  /** The bits that both have, elementwise. For integers and bool. */
  bitwise_and(input: T | Scalar, named: { other: T | Scalar }): T;
  bitwise_and(input: T | Scalar, other: T | Scalar, options?: BitwiseAndOptions<T>): T;
  /** The bits moved up by `other` places, elementwise. For integers. */
  bitwise_left_shift(input: T | Scalar, named: { other: T | Scalar }): T;
  bitwise_left_shift(input: T | Scalar, other: T | Scalar, options?: BitwiseLeftShiftOptions<T>): T;
  /** The bits exchanged, elementwise; logical not on bool. */
  bitwise_not(input: T): T;
  /** The bits that either has, elementwise. For integers and bool. */
  bitwise_or(input: T | Scalar, named: { other: T | Scalar }): T;
  bitwise_or(input: T | Scalar, other: T | Scalar, options?: BitwiseOrOptions<T>): T;
  /** The bits moved down by `other` places; the sign stays, elementwise. For integers. */
  bitwise_right_shift(input: T | Scalar, named: { other: T | Scalar }): T;
  bitwise_right_shift(input: T | Scalar, other: T | Scalar, options?: BitwiseRightShiftOptions<T>): T;
  /** The bits that one of both has, elementwise. For integers and bool. */
  bitwise_xor(input: T | Scalar, named: { other: T | Scalar }): T;
  bitwise_xor(input: T | Scalar, other: T | Scalar, options?: BitwiseXorOptions<T>): T;
  /** The smallest integer not below input. */
  ceil(input: T): T;
  /** input where it is positive, alpha · (e^(input/alpha) − 1) elsewhere: elu with a continuous derivative. */
  celu(input: T, alpha?: number | CeluOptions, inplace?: boolean | CeluOptions, options?: CeluOptions): T;
  /** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. */
  clamp(input: T, min?: T | Scalar | null | ClampOptions<T>, max?: T | Scalar | null | ClampOptions<T>, options?: ClampOptions<T>): T;
  /** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. */
  clip(input: T, min?: T | Scalar | null | ClampOptions<T>, max?: T | Scalar | null | ClampOptions<T>, options?: ClampOptions<T>): T;
  /** The smaller of input and max, elementwise. */
  clamp_max(input: T, named: { max: T | Scalar }): T;
  clamp_max(input: T, max: T | Scalar, options?: ClampMaxOptions<T>): T;
  /** The larger of input and min, elementwise. */
  clamp_min(input: T, named: { min: T | Scalar }): T;
  clamp_min(input: T, min: T | Scalar, options?: ClampMinOptions<T>): T;
  /** The conjugate: of real numbers, input itself. */
  conj(input: T): T;
  /** The conjugate: of real numbers, input itself. */
  conj_physical(input: T): T;
  /** |input| with the sign of other, elementwise. */
  copysign(input: T, named: { other: T | Scalar }): T;
  copysign(input: T, other: T | Scalar, options?: CopysignOptions<T>): T;
  /** The cosine of radians, elementwise. */
  cos(input: T): T;
  /** The hyperbolic cosine, elementwise. */
  cosh(input: T): T;
  /** Degrees to radians. */
  deg2rad(input: T): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  div(input: T | Scalar, named: { other: T | Scalar; rounding_mode?: 'trunc' | 'floor' | null }): T;
  div(input: T | Scalar, other: T | Scalar, options?: DivOptions<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  divide(input: T | Scalar, named: { other: T | Scalar; rounding_mode?: 'trunc' | 'floor' | null }): T;
  divide(input: T | Scalar, other: T | Scalar, options?: DivOptions<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  true_divide(input: T | Scalar, named: { other: T | Scalar; rounding_mode?: 'trunc' | 'floor' | null }): T;
  true_divide(input: T | Scalar, other: T | Scalar, options?: DivOptions<T>): T;
  /** input where it is positive, alpha · (e^input − 1) elsewhere. */
  elu(input: T, alpha?: number | EluOptions, inplace?: boolean | EluOptions, options?: EluOptions): T;
  /** input = other, elementwise, as bool; shapes broadcast. */
  eq(input: T, named: { other: T | Scalar }): T;
  eq(input: T, other: T | Scalar, options?: EqOptions<T>): T;
  /** Whether both have the same shape and the same elements. */
  equal(input: T, named: { other: T }): boolean;
  equal(input: T, other: T, options?: EqualOptions<T>): boolean;
  /** The error function, 2/√π · ∫₀ˣ e^(−t²) dt. */
  erf(input: T): T;
  /** 1 − erf(x), exact where erf is close to 1. */
  erfc(input: T): T;
  /** e to the power of input, elementwise. */
  exp(input: T): T;
  /** 2 to the power of input, elementwise. */
  exp2(input: T): T;
  /** e^input − 1, elementwise, exact near 0. */
  expm1(input: T): T;
  /** input to the power of exponent, computed in float64. */
  float_power(input: T | Scalar, named: { exponent: T | Scalar }): T;
  float_power(input: T | Scalar, exponent: T | Scalar, options?: FloatPowerOptions<T>): T;
  /** The largest integer not above input. */
  floor(input: T): T;
  /** input / other rounded down, elementwise (Python’s //). It has no derivative. */
  floor_divide(input: T | Scalar, named: { other: T | Scalar }): T;
  floor_divide(input: T | Scalar, other: T | Scalar, options?: FloorDivideOptions<T>): T;
  /** The larger of input and other, elementwise; a nan loses against a number. */
  fmax(input: T, named: { other: T }): T;
  fmax(input: T, other: T, options?: FmaxOptions<T>): T;
  /** The smaller of input and other, elementwise; a nan loses against a number. */
  fmin(input: T, named: { other: T }): T;
  fmin(input: T, other: T, options?: FminOptions<T>): T;
  /** The remainder of input / other with the sign of input (C’s fmod). */
  fmod(input: T, named: { other: T | Scalar }): T;
  fmod(input: T, other: T | Scalar, options?: FmodOptions<T>): T;
  /** The fraction, with the sign of input. */
  frac(input: T): T;
  /** input ≥ other, elementwise, as bool; shapes broadcast. */
  ge(input: T, named: { other: T | Scalar }): T;
  ge(input: T, other: T | Scalar, options?: GeOptions<T>): T;
  /** input ≥ other, elementwise, as bool; shapes broadcast. */
  greater_equal(input: T, named: { other: T | Scalar }): T;
  greater_equal(input: T, other: T | Scalar, options?: GeOptions<T>): T;
  /** input · Φ(input), with the normal distribution's Φ; `approximate: 'tanh'` approximates it by tanh. */
  gelu(input: T, options?: GeluOptions): T;
  /** input > other, elementwise, as bool; shapes broadcast. */
  gt(input: T, named: { other: T | Scalar }): T;
  gt(input: T, other: T | Scalar, options?: GtOptions<T>): T;
  /** input > other, elementwise, as bool; shapes broadcast. */
  greater(input: T, named: { other: T | Scalar }): T;
  greater(input: T, other: T | Scalar, options?: GtOptions<T>): T;
  /** input, and 0 where |input| ≤ lambd. */
  hardshrink(input: T, lambd?: number | HardshrinkOptions, options?: HardshrinkOptions): T;
  /** min(max(input + 3, 0), 6)/6, elementwise. */
  hardsigmoid(input: T, inplace?: boolean | HardsigmoidOptions, options?: HardsigmoidOptions): T;
  /** input · hardsigmoid(input), elementwise. */
  hardswish(input: T, inplace?: boolean | HardswishOptions, options?: HardswishOptions): T;
  /** input held between min_val and max_val. */
  hardtanh(input: T, min_val?: number | HardtanhOptions, max_val?: number | HardtanhOptions, inplace?: boolean | HardtanhOptions, options?: HardtanhOptions): T;
  /** 0 where input < 0, values where input is 0, 1 where input > 0. Both of one dtype; no derivative. */
  heaviside(input: T, named: { values: T }): T;
  heaviside(input: T, values: T, options?: HeavisideOptions<T>): T;
  /** √(input² + other²) without overflow, elementwise. */
  hypot(input: T, named: { other: T }): T;
  hypot(input: T, other: T, options?: HypotOptions<T>): T;
  /** |input − other| ≤ atol + rtol · |other|, elementwise, as bool; equal infinities are close. Both of one dtype. */
  isclose(input: T, named: { other: T; rtol?: number; atol?: number; equal_nan?: boolean }): T;
  isclose(input: T, other: T, rtol?: number | IscloseOptions<T>, atol?: number | IscloseOptions<T>, equal_nan?: boolean | IscloseOptions<T>, options?: IscloseOptions<T>): T;
  /** Whether a number is neither infinite nor nan, elementwise, as bool. */
  isfinite(input: T): T;
  /** Whether a number is ∞ or −∞, elementwise, as bool. */
  isinf(input: T): T;
  /** Whether a number is nan, elementwise, as bool. */
  isnan(input: T): T;
  /** Whether a number is −∞, elementwise, as bool. */
  isneginf(input: T): T;
  /** Whether a number is ∞, elementwise, as bool. */
  isposinf(input: T): T;
  /** Whether a number is real, which all are, elementwise, as bool. */
  isreal(input: T): T;
  /** input · 2^other, elementwise. */
  ldexp(input: T, named: { other: T }): T;
  ldexp(input: T, other: T, options?: LdexpOptions<T>): T;
  /** input ≤ other, elementwise, as bool; shapes broadcast. */
  le(input: T, named: { other: T | Scalar }): T;
  le(input: T, other: T | Scalar, options?: LeOptions<T>): T;
  /** input ≤ other, elementwise, as bool; shapes broadcast. */
  less_equal(input: T, named: { other: T | Scalar }): T;
  less_equal(input: T, other: T | Scalar, options?: LeOptions<T>): T;
  /** input where it is positive, negative_slope · input elsewhere. */
  leaky_relu(input: T, negative_slope?: number | LeakyReluOptions, inplace?: boolean | LeakyReluOptions, options?: LeakyReluOptions): T;
  /** input + weight · (end − input): from input (weight 0) to end (weight 1). All of one float dtype. */
  lerp(input: T, named: { end: T; weight: T | Scalar }): T;
  lerp(input: T, end: T, weight: T | Scalar, options?: LerpOptions<T>): T;
  /** The natural logarithm, elementwise; nan below 0. */
  log(input: T): T;
  /** The logarithm to base 10, elementwise. */
  log10(input: T): T;
  /** log(1 + input), elementwise, exact near 0. */
  log1p(input: T): T;
  /** The logarithm to base 2, elementwise. */
  log2(input: T): T;
  /** log(e^input + e^other) without overflow, elementwise. */
  logaddexp(input: T, named: { other: T }): T;
  logaddexp(input: T, other: T, options?: LogaddexpOptions<T>): T;
  /** log2(2^input + 2^other) without overflow, elementwise. */
  logaddexp2(input: T, named: { other: T }): T;
  logaddexp2(input: T, other: T, options?: Logaddexp2Options<T>): T;
  /** input and other, elementwise, as bool; what is not 0 is true. */
  logical_and(input: T, named: { other: T }): T;
  logical_and(input: T, other: T, options?: LogicalAndOptions<T>): T;
  /** True where input is 0, elementwise. */
  logical_not(input: T): T;
  /** input or other, elementwise, as bool; what is not 0 is true. */
  logical_or(input: T, named: { other: T }): T;
  logical_or(input: T, other: T, options?: LogicalOrOptions<T>): T;
  /** Either input or other, elementwise, as bool; what is not 0 is true. */
  logical_xor(input: T, named: { other: T }): T;
  logical_xor(input: T, other: T, options?: LogicalXorOptions<T>): T;
  /** log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps]. */
  logit(input: T, eps?: number | null | LogitOptions, options?: LogitOptions): T;
  /** log(1/(1 + e^(−input))), elementwise, without overflow. */
  logsigmoid(input: T): T;
  /** input < other, elementwise, as bool; shapes broadcast. */
  lt(input: T, named: { other: T | Scalar }): T;
  lt(input: T, other: T | Scalar, options?: LtOptions<T>): T;
  /** input < other, elementwise, as bool; shapes broadcast. */
  less(input: T, named: { other: T | Scalar }): T;
  less(input: T, other: T | Scalar, options?: LtOptions<T>): T;
  /** input with `value` (a number or a tensor without dimensions) where the bool mask is true; shapes broadcast. */
  masked_fill(input: T, named: { mask: T; value: T | Scalar }): T;
  masked_fill(input: T, mask: T, value: T | Scalar, options?: MaskedFillOptions<T>): T;
  /** The larger of input and other, elementwise; nan where either is. Equal ones share the gradient. */
  maximum(input: T, named: { other: T }): T;
  maximum(input: T, other: T, options?: MaximumOptions<T>): T;
  /** The smaller of input and other, elementwise; nan where either is. Equal ones share the gradient. */
  minimum(input: T, named: { other: T }): T;
  minimum(input: T, other: T, options?: MinimumOptions<T>): T;
  /** input · tanh(softplus(input)), elementwise. */
  mish(input: T, inplace?: boolean | MishOptions, options?: MishOptions): T;
  /** input · other, elementwise; shapes broadcast. */
  mul(input: T | Scalar, named: { other: T | Scalar }): T;
  mul(input: T | Scalar, other: T | Scalar, options?: MulOptions<T>): T;
  /** input · other, elementwise; shapes broadcast. */
  multiply(input: T | Scalar, named: { other: T | Scalar }): T;
  multiply(input: T | Scalar, other: T | Scalar, options?: MulOptions<T>): T;
  /** input with nan, ∞ and −∞ replaced; by 0 and the largest and smallest number of the dtype where nothing is given. */
  nan_to_num(input: T, nan?: number | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions, options?: NanToNumOptions): T;
  /** input ≠ other, elementwise, as bool; shapes broadcast. */
  ne(input: T, named: { other: T | Scalar }): T;
  ne(input: T, other: T | Scalar, options?: NeOptions<T>): T;
  /** input ≠ other, elementwise, as bool; shapes broadcast. */
  not_equal(input: T, named: { other: T | Scalar }): T;
  not_equal(input: T, other: T | Scalar, options?: NeOptions<T>): T;
  /** −input, elementwise. Not for bool. */
  neg(input: T): T;
  /** −input, elementwise. Not for bool. */
  negative(input: T): T;
  /** input itself. Not for bool. */
  positive(input: T): T;
  /** input to the power of exponent, elementwise. Integers stay integers, and then no number exponent may be negative. */
  pow(input: T | Scalar, named: { exponent: T | Scalar }): T;
  pow(input: T | Scalar, exponent: T | Scalar, options?: PowOptions<T>): T;
  /** Radians to degrees. */
  rad2deg(input: T): T;
  /** The real part: of real numbers, input itself. */
  real(input: T): T;
  /** 1/input, elementwise. */
  reciprocal(input: T): T;
  /** max(0, input), elementwise; its derivative at 0 is 0. */
  relu(input: T, inplace?: boolean | ReluOptions, options?: ReluOptions): T;
  /** min(max(0, input), 6), elementwise. */
  relu6(input: T, inplace?: boolean | Relu6Options, options?: Relu6Options): T;
  /** The remainder of input / other with the sign of other (Python’s %). */
  remainder(input: T | Scalar, named: { other: T | Scalar }): T;
  remainder(input: T | Scalar, other: T | Scalar, options?: RemainderOptions<T>): T;
  /** The same elements in another shape; a view where strides allow, otherwise a copy. One size may be −1. */
  reshape(input: T, ...shape: readonly number[]): T;
  reshape(input: T, ...args: readonly [...shape: number[], options: ReshapeOptions]): T;
  reshape(input: T, named: { shape: number | readonly number[] }): T;
  reshape(input: T, shape: number | readonly number[], options?: ReshapeOptions): T;
  /** input itself: there are no lazy conjugates. */
  resolve_conj(input: T): T;
  /** input itself: there are no lazy negatives. */
  resolve_neg(input: T): T;
  /** The nearest number with `decimals` decimals; halves go to the even one. */
  round(input: T, options?: RoundOptions): T;
  /** 1/√input, elementwise. */
  rsqrt(input: T): T;
  /** other − alpha · input, elementwise; shapes broadcast. Not for bool. */
  rsub(input: T | Scalar, named: { other: T | Scalar; alpha?: number }): T;
  rsub(input: T | Scalar, other: T | Scalar, alpha?: number | RsubOptions<T>, options?: RsubOptions<T>): T;
  /** scale · elu(input, alpha) with the constants that keep mean and variance (Klambauer et al., 2017). */
  selu(input: T, inplace?: boolean | SeluOptions, options?: SeluOptions): T;
  /** sign, which for complex numbers would be x/|x|. */
  sgn(input: T): T;
  /** 1/(1 + e^(−input)), elementwise. */
  sigmoid(input: T): T;
  /** −1, 0 or 1 by the sign, elementwise. */
  sign(input: T): T;
  /** Whether the sign is minus, elementwise; true for −0. */
  signbit(input: T): T;
  /** input · sigmoid(input), elementwise. */
  silu(input: T, inplace?: boolean | SiluOptions, options?: SiluOptions): T;
  /** The sine of radians, elementwise. */
  sin(input: T): T;
  /** sin(πx)/(πx), and 1 at 0. */
  sinc(input: T): T;
  /** The hyperbolic sine, elementwise. */
  sinh(input: T): T;
  /** log(1 + e^(beta · input))/beta; input itself where beta · input > threshold. */
  softplus(input: T, beta?: number | SoftplusOptions, threshold?: number | SoftplusOptions, options?: SoftplusOptions): T;
  /** input moved towards 0 by lambd, and 0 where it would pass. */
  softshrink(input: T, lambd?: number | SoftshrinkOptions, options?: SoftshrinkOptions): T;
  /** input/(1 + |input|), elementwise. */
  softsign(input: T): T;
  /** The square root, elementwise; nan below 0. */
  sqrt(input: T): T;
  /** input², elementwise. */
  square(input: T): T;
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. */
  sub(input: T | Scalar, named: { other: T | Scalar; alpha?: number }): T;
  sub(input: T | Scalar, other: T | Scalar, options?: SubOptions<T>): T;
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. */
  subtract(input: T | Scalar, named: { other: T | Scalar; alpha?: number }): T;
  subtract(input: T | Scalar, other: T | Scalar, options?: SubOptions<T>): T;
  /** Sum over `dim` (all dimensions where absent). Integers and bool add up as int64. */
  sum(input: T, dim?: number | readonly number[] | null | SumOptions, keepdim?: boolean | SumOptions, options?: SumOptions): T;
  /** The tangent of radians, elementwise. */
  tan(input: T): T;
  /** The hyperbolic tangent, elementwise. */
  tanh(input: T): T;
  /** input − tanh(input), elementwise. */
  tanhshrink(input: T): T;
  /** input where it is above the threshold, value elsewhere. */
  threshold(input: T, named: { threshold: number; value: number; inplace?: boolean }): T;
  threshold(input: T, threshold: number, value: number, inplace?: boolean | ThresholdOptions, options?: ThresholdOptions): T;
  /** A view with two dimensions exchanged. */
  transpose(input: T, named: { dim0: number; dim1: number }): T;
  transpose(input: T, dim0: number, dim1: number, options?: TransposeOptions): T;
  /** A view with two dimensions exchanged. */
  swapaxes(input: T, named: { dim0: number; dim1: number }): T;
  swapaxes(input: T, dim0: number, dim1: number, options?: TransposeOptions): T;
  /** A view with two dimensions exchanged. */
  swapdims(input: T, named: { dim0: number; dim1: number }): T;
  swapdims(input: T, dim0: number, dim1: number, options?: TransposeOptions): T;
  /** input without its fraction: rounded to 0. */
  trunc(input: T): T;
  /** input without its fraction: rounded to 0. */
  fix(input: T): T;
  /** input where condition is true, other elsewhere; shapes broadcast. `condition` is bool (or uint8). */
  where(condition: T, named: { input: T | Scalar; other: T | Scalar }): T;
  where(condition: T, input: T | Scalar, other: T | Scalar, options?: WhereOptions<T>): T;
  /** input · log(other), and 0 where input is 0 (unless other is nan). */
  xlogy(input: T | Scalar, named: { other: T | Scalar }): T;
  xlogy(input: T | Scalar, other: T | Scalar, options?: XlogyOptions<T>): T;
}

export interface Hidden<T> {

}

export interface Linalg<T> {

}

export interface Special<T> {
  /** The error function, 2/√π · ∫₀ˣ e^(−t²) dt. */
  erf(input: T): T;
  /** 1 − erf(x), exact where erf is close to 1. */
  erfc(input: T): T;
  /** 2 to the power of input, elementwise. */
  exp2(input: T): T;
  /** 1/(1 + e^(−input)), elementwise. */
  expit(input: T): T;
  /** e^input − 1, elementwise, exact near 0. */
  expm1(input: T): T;
  /** log(1 + input), elementwise, exact near 0. */
  log1p(input: T): T;
  /** log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps]. */
  logit(input: T, eps?: number | null | LogitOptions, options?: LogitOptions): T;
  /** The nearest number with `decimals` decimals; halves go to the even one. */
  round(input: T, options?: RoundOptions): T;
  /** sin(πx)/(πx), and 1 at 0. */
  sinc(input: T): T;
  /** input · log(other), and 0 where input is 0 (unless other is nan). */
  xlogy(input: T | Scalar, named: { other: T | Scalar }): T;
  xlogy(input: T | Scalar, other: T | Scalar, options?: XlogyOptions<T>): T;
}

export interface Methods<T> {
  /** |input|, elementwise; its derivative at 0 is 0. */
  abs(): T;
  /** |input|, elementwise; its derivative at 0 is 0. */
  absolute(): T;
  /** |input|, elementwise; its derivative at 0 is 0. In place. */
  abs_(): T;
  /** |input|, elementwise; its derivative at 0 is 0. In place. */
  absolute_(): T;
  /** The angle in [0, π] with this cosine; nan outside [−1, 1]. */
  acos(): T;
  /** The angle in [0, π] with this cosine; nan outside [−1, 1]. */
  arccos(): T;
  /** The angle in [0, π] with this cosine; nan outside [−1, 1]. In place. */
  acos_(): T;
  /** The angle in [0, π] with this cosine; nan outside [−1, 1]. In place. */
  arccos_(): T;
  /** The inverse of cosh; nan below 1. */
  acosh(): T;
  /** The inverse of cosh; nan below 1. */
  arccosh(): T;
  /** The inverse of cosh; nan below 1. In place. */
  acosh_(): T;
  /** The inverse of cosh; nan below 1. In place. */
  arccosh_(): T;
  /** input + alpha · other, elementwise; shapes broadcast. */
  add(named: { other: T | Scalar; alpha?: number }): T;
  add(other: T | Scalar, options?: AddOptions<T>): T;
  /** input + alpha · other, elementwise; shapes broadcast. In place. */
  add_(named: { other: T | Scalar; alpha?: number }): T;
  add_(other: T | Scalar, options?: AddOptions<T>): T;
  /** input + value · tensor1 / tensor2, elementwise. Not for integers. */
  addcdiv(named: { tensor1: T; tensor2: T; value?: number }): T;
  addcdiv(tensor1: T, tensor2: T, options?: AddcdivOptions<T>): T;
  /** input + value · tensor1 / tensor2, elementwise. Not for integers. In place. */
  addcdiv_(named: { tensor1: T; tensor2: T; value?: number }): T;
  addcdiv_(tensor1: T, tensor2: T, options?: AddcdivOptions<T>): T;
  /** input + value · tensor1 · tensor2, elementwise. */
  addcmul(named: { tensor1: T; tensor2: T; value?: number }): T;
  addcmul(tensor1: T, tensor2: T, options?: AddcmulOptions<T>): T;
  /** input + value · tensor1 · tensor2, elementwise. In place. */
  addcmul_(named: { tensor1: T; tensor2: T; value?: number }): T;
  addcmul_(tensor1: T, tensor2: T, options?: AddcmulOptions<T>): T;
  /** Whether all elements are close, as `isclose` says. */
  allclose(named: { other: T; rtol?: number; atol?: number; equal_nan?: boolean }): boolean;
  allclose(other: T, rtol?: number | AllcloseOptions<T>, atol?: number | AllcloseOptions<T>, equal_nan?: boolean | AllcloseOptions<T>, options?: AllcloseOptions<T>): boolean;
  /** The angle of a number seen as complex: 0 for positive, π for negative ones. */
  angle(): T;
  /** The angle in [−π/2, π/2] with this sine; nan outside [−1, 1]. */
  asin(): T;
  /** The angle in [−π/2, π/2] with this sine; nan outside [−1, 1]. */
  arcsin(): T;
  /** The angle in [−π/2, π/2] with this sine; nan outside [−1, 1]. In place. */
  asin_(): T;
  /** The angle in [−π/2, π/2] with this sine; nan outside [−1, 1]. In place. */
  arcsin_(): T;
  /** The inverse of sinh. */
  asinh(): T;
  /** The inverse of sinh. */
  arcsinh(): T;
  /** The inverse of sinh. In place. */
  asinh_(): T;
  /** The inverse of sinh. In place. */
  arcsinh_(): T;
  /** The angle in (−π/2, π/2) with this tangent. */
  atan(): T;
  /** The angle in (−π/2, π/2) with this tangent. */
  arctan(): T;
  /** The angle in (−π/2, π/2) with this tangent. In place. */
  atan_(): T;
  /** The angle in (−π/2, π/2) with this tangent. In place. */
  arctan_(): T;
  /** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. */
  atan2(named: { other: T }): T;
  atan2(other: T, options?: Atan2Options<T>): T;
  /** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. */
  arctan2(named: { other: T }): T;
  arctan2(other: T, options?: Atan2Options<T>): T;
  /** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. In place. */
  atan2_(named: { other: T }): T;
  atan2_(other: T, options?: Atan2Options<T>): T;
  /** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. In place. */
  arctan2_(named: { other: T }): T;
  arctan2_(other: T, options?: Atan2Options<T>): T;
  /** The inverse of tanh; nan outside [−1, 1]. */
  atanh(): T;
  /** The inverse of tanh; nan outside [−1, 1]. */
  arctanh(): T;
  /** The inverse of tanh; nan outside [−1, 1]. In place. */
  atanh_(): T;
  /** The inverse of tanh; nan outside [−1, 1]. In place. */
  arctanh_(): T;
  /** The bits that both have, elementwise. For integers and bool. */
  bitwise_and(named: { other: T | Scalar }): T;
  bitwise_and(other: T | Scalar, options?: BitwiseAndOptions<T>): T;
  /** The bits that both have, elementwise. For integers and bool. In place. */
  bitwise_and_(named: { other: T | Scalar }): T;
  bitwise_and_(other: T | Scalar, options?: BitwiseAndOptions<T>): T;
  /** The bits moved up by `other` places, elementwise. For integers. */
  bitwise_left_shift(named: { other: T | Scalar }): T;
  bitwise_left_shift(other: T | Scalar, options?: BitwiseLeftShiftOptions<T>): T;
  /** The bits moved up by `other` places, elementwise. For integers. In place. */
  bitwise_left_shift_(named: { other: T | Scalar }): T;
  bitwise_left_shift_(other: T | Scalar, options?: BitwiseLeftShiftOptions<T>): T;
  /** The bits exchanged, elementwise; logical not on bool. */
  bitwise_not(): T;
  /** The bits exchanged, elementwise; logical not on bool. In place. */
  bitwise_not_(): T;
  /** The bits that either has, elementwise. For integers and bool. */
  bitwise_or(named: { other: T | Scalar }): T;
  bitwise_or(other: T | Scalar, options?: BitwiseOrOptions<T>): T;
  /** The bits that either has, elementwise. For integers and bool. In place. */
  bitwise_or_(named: { other: T | Scalar }): T;
  bitwise_or_(other: T | Scalar, options?: BitwiseOrOptions<T>): T;
  /** The bits moved down by `other` places; the sign stays, elementwise. For integers. */
  bitwise_right_shift(named: { other: T | Scalar }): T;
  bitwise_right_shift(other: T | Scalar, options?: BitwiseRightShiftOptions<T>): T;
  /** The bits moved down by `other` places; the sign stays, elementwise. For integers. In place. */
  bitwise_right_shift_(named: { other: T | Scalar }): T;
  bitwise_right_shift_(other: T | Scalar, options?: BitwiseRightShiftOptions<T>): T;
  /** The bits that one of both has, elementwise. For integers and bool. */
  bitwise_xor(named: { other: T | Scalar }): T;
  bitwise_xor(other: T | Scalar, options?: BitwiseXorOptions<T>): T;
  /** The bits that one of both has, elementwise. For integers and bool. In place. */
  bitwise_xor_(named: { other: T | Scalar }): T;
  bitwise_xor_(other: T | Scalar, options?: BitwiseXorOptions<T>): T;
  /** The smallest integer not below input. */
  ceil(): T;
  /** The smallest integer not below input. In place. */
  ceil_(): T;
  /** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. */
  clamp(min?: T | Scalar | null | ClampOptions<T>, max?: T | Scalar | null | ClampOptions<T>, options?: ClampOptions<T>): T;
  /** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. */
  clip(min?: T | Scalar | null | ClampOptions<T>, max?: T | Scalar | null | ClampOptions<T>, options?: ClampOptions<T>): T;
  /** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. In place. */
  clamp_(min?: T | Scalar | null | ClampOptions<T>, max?: T | Scalar | null | ClampOptions<T>, options?: ClampOptions<T>): T;
  /** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. In place. */
  clip_(min?: T | Scalar | null | ClampOptions<T>, max?: T | Scalar | null | ClampOptions<T>, options?: ClampOptions<T>): T;
  /** The smaller of input and max, elementwise. */
  clamp_max(named: { max: T | Scalar }): T;
  clamp_max(max: T | Scalar, options?: ClampMaxOptions<T>): T;
  /** The smaller of input and max, elementwise. In place. */
  clamp_max_(named: { max: T | Scalar }): T;
  clamp_max_(max: T | Scalar, options?: ClampMaxOptions<T>): T;
  /** The larger of input and min, elementwise. */
  clamp_min(named: { min: T | Scalar }): T;
  clamp_min(min: T | Scalar, options?: ClampMinOptions<T>): T;
  /** The larger of input and min, elementwise. In place. */
  clamp_min_(named: { min: T | Scalar }): T;
  clamp_min_(min: T | Scalar, options?: ClampMinOptions<T>): T;
  /** The conjugate: of real numbers, input itself. */
  conj(): T;
  /** The conjugate: of real numbers, input itself. */
  conj_physical(): T;
  /** |input| with the sign of other, elementwise. */
  copysign(named: { other: T | Scalar }): T;
  copysign(other: T | Scalar, options?: CopysignOptions<T>): T;
  /** |input| with the sign of other, elementwise. In place. */
  copysign_(named: { other: T | Scalar }): T;
  copysign_(other: T | Scalar, options?: CopysignOptions<T>): T;
  /** The cosine of radians, elementwise. */
  cos(): T;
  /** The cosine of radians, elementwise. In place. */
  cos_(): T;
  /** The hyperbolic cosine, elementwise. */
  cosh(): T;
  /** The hyperbolic cosine, elementwise. In place. */
  cosh_(): T;
  /** Degrees to radians. */
  deg2rad(): T;
  /** Degrees to radians. In place. */
  deg2rad_(): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  div(named: { other: T | Scalar; rounding_mode?: 'trunc' | 'floor' | null }): T;
  div(other: T | Scalar, options?: DivOptions<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  divide(named: { other: T | Scalar; rounding_mode?: 'trunc' | 'floor' | null }): T;
  divide(other: T | Scalar, options?: DivOptions<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  true_divide(named: { other: T | Scalar; rounding_mode?: 'trunc' | 'floor' | null }): T;
  true_divide(other: T | Scalar, options?: DivOptions<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. In place. */
  div_(named: { other: T | Scalar; rounding_mode?: 'trunc' | 'floor' | null }): T;
  div_(other: T | Scalar, options?: DivOptions<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. In place. */
  divide_(named: { other: T | Scalar; rounding_mode?: 'trunc' | 'floor' | null }): T;
  divide_(other: T | Scalar, options?: DivOptions<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. In place. */
  true_divide_(named: { other: T | Scalar; rounding_mode?: 'trunc' | 'floor' | null }): T;
  true_divide_(other: T | Scalar, options?: DivOptions<T>): T;
  /** input = other, elementwise, as bool; shapes broadcast. */
  eq(named: { other: T | Scalar }): T;
  eq(other: T | Scalar, options?: EqOptions<T>): T;
  /** input = other, elementwise, as bool; shapes broadcast. In place. */
  eq_(named: { other: T | Scalar }): T;
  eq_(other: T | Scalar, options?: EqOptions<T>): T;
  /** Whether both have the same shape and the same elements. */
  equal(named: { other: T }): boolean;
  equal(other: T, options?: EqualOptions<T>): boolean;
  /** The error function, 2/√π · ∫₀ˣ e^(−t²) dt. */
  erf(): T;
  /** The error function, 2/√π · ∫₀ˣ e^(−t²) dt. In place. */
  erf_(): T;
  /** 1 − erf(x), exact where erf is close to 1. */
  erfc(): T;
  /** 1 − erf(x), exact where erf is close to 1. In place. */
  erfc_(): T;
  /** e to the power of input, elementwise. */
  exp(): T;
  /** e to the power of input, elementwise. In place. */
  exp_(): T;
  /** 2 to the power of input, elementwise. */
  exp2(): T;
  /** 2 to the power of input, elementwise. In place. */
  exp2_(): T;
  /** e^input − 1, elementwise, exact near 0. */
  expm1(): T;
  /** e^input − 1, elementwise, exact near 0. In place. */
  expm1_(): T;
  /** input to the power of exponent, computed in float64. */
  float_power(named: { exponent: T | Scalar }): T;
  float_power(exponent: T | Scalar, options?: FloatPowerOptions<T>): T;
  /** input to the power of exponent, computed in float64. In place. */
  float_power_(named: { exponent: T | Scalar }): T;
  float_power_(exponent: T | Scalar, options?: FloatPowerOptions<T>): T;
  /** The largest integer not above input. */
  floor(): T;
  /** The largest integer not above input. In place. */
  floor_(): T;
  /** input / other rounded down, elementwise (Python’s //). It has no derivative. */
  floor_divide(named: { other: T | Scalar }): T;
  floor_divide(other: T | Scalar, options?: FloorDivideOptions<T>): T;
  /** input / other rounded down, elementwise (Python’s //). It has no derivative. In place. */
  floor_divide_(named: { other: T | Scalar }): T;
  floor_divide_(other: T | Scalar, options?: FloorDivideOptions<T>): T;
  /** The larger of input and other, elementwise; a nan loses against a number. */
  fmax(named: { other: T }): T;
  fmax(other: T, options?: FmaxOptions<T>): T;
  /** The smaller of input and other, elementwise; a nan loses against a number. */
  fmin(named: { other: T }): T;
  fmin(other: T, options?: FminOptions<T>): T;
  /** The remainder of input / other with the sign of input (C’s fmod). */
  fmod(named: { other: T | Scalar }): T;
  fmod(other: T | Scalar, options?: FmodOptions<T>): T;
  /** The remainder of input / other with the sign of input (C’s fmod). In place. */
  fmod_(named: { other: T | Scalar }): T;
  fmod_(other: T | Scalar, options?: FmodOptions<T>): T;
  /** The fraction, with the sign of input. */
  frac(): T;
  /** The fraction, with the sign of input. In place. */
  frac_(): T;
  /** input ≥ other, elementwise, as bool; shapes broadcast. */
  ge(named: { other: T | Scalar }): T;
  ge(other: T | Scalar, options?: GeOptions<T>): T;
  /** input ≥ other, elementwise, as bool; shapes broadcast. */
  greater_equal(named: { other: T | Scalar }): T;
  greater_equal(other: T | Scalar, options?: GeOptions<T>): T;
  /** input ≥ other, elementwise, as bool; shapes broadcast. In place. */
  ge_(named: { other: T | Scalar }): T;
  ge_(other: T | Scalar, options?: GeOptions<T>): T;
  /** input ≥ other, elementwise, as bool; shapes broadcast. In place. */
  greater_equal_(named: { other: T | Scalar }): T;
  greater_equal_(other: T | Scalar, options?: GeOptions<T>): T;
  /** input > other, elementwise, as bool; shapes broadcast. */
  gt(named: { other: T | Scalar }): T;
  gt(other: T | Scalar, options?: GtOptions<T>): T;
  /** input > other, elementwise, as bool; shapes broadcast. */
  greater(named: { other: T | Scalar }): T;
  greater(other: T | Scalar, options?: GtOptions<T>): T;
  /** input > other, elementwise, as bool; shapes broadcast. In place. */
  gt_(named: { other: T | Scalar }): T;
  gt_(other: T | Scalar, options?: GtOptions<T>): T;
  /** input > other, elementwise, as bool; shapes broadcast. In place. */
  greater_(named: { other: T | Scalar }): T;
  greater_(other: T | Scalar, options?: GtOptions<T>): T;
  /** input, and 0 where |input| ≤ lambd. */
  hardshrink(lambd?: number | HardshrinkOptions, options?: HardshrinkOptions): T;
  /** 0 where input < 0, values where input is 0, 1 where input > 0. Both of one dtype; no derivative. */
  heaviside(named: { values: T }): T;
  heaviside(values: T, options?: HeavisideOptions<T>): T;
  /** 0 where input < 0, values where input is 0, 1 where input > 0. Both of one dtype; no derivative. In place. */
  heaviside_(named: { values: T }): T;
  heaviside_(values: T, options?: HeavisideOptions<T>): T;
  /** √(input² + other²) without overflow, elementwise. */
  hypot(named: { other: T }): T;
  hypot(other: T, options?: HypotOptions<T>): T;
  /** √(input² + other²) without overflow, elementwise. In place. */
  hypot_(named: { other: T }): T;
  hypot_(other: T, options?: HypotOptions<T>): T;
  /** |input − other| ≤ atol + rtol · |other|, elementwise, as bool; equal infinities are close. Both of one dtype. */
  isclose(named: { other: T; rtol?: number; atol?: number; equal_nan?: boolean }): T;
  isclose(other: T, rtol?: number | IscloseOptions<T>, atol?: number | IscloseOptions<T>, equal_nan?: boolean | IscloseOptions<T>, options?: IscloseOptions<T>): T;
  /** Whether a number is neither infinite nor nan, elementwise, as bool. */
  isfinite(): T;
  /** Whether a number is ∞ or −∞, elementwise, as bool. */
  isinf(): T;
  /** Whether a number is nan, elementwise, as bool. */
  isnan(): T;
  /** Whether a number is −∞, elementwise, as bool. */
  isneginf(): T;
  /** Whether a number is ∞, elementwise, as bool. */
  isposinf(): T;
  /** Whether a number is real, which all are, elementwise, as bool. */
  isreal(): T;
  /** input · 2^other, elementwise. */
  ldexp(named: { other: T }): T;
  ldexp(other: T, options?: LdexpOptions<T>): T;
  /** input · 2^other, elementwise. In place. */
  ldexp_(named: { other: T }): T;
  ldexp_(other: T, options?: LdexpOptions<T>): T;
  /** input ≤ other, elementwise, as bool; shapes broadcast. */
  le(named: { other: T | Scalar }): T;
  le(other: T | Scalar, options?: LeOptions<T>): T;
  /** input ≤ other, elementwise, as bool; shapes broadcast. */
  less_equal(named: { other: T | Scalar }): T;
  less_equal(other: T | Scalar, options?: LeOptions<T>): T;
  /** input ≤ other, elementwise, as bool; shapes broadcast. In place. */
  le_(named: { other: T | Scalar }): T;
  le_(other: T | Scalar, options?: LeOptions<T>): T;
  /** input ≤ other, elementwise, as bool; shapes broadcast. In place. */
  less_equal_(named: { other: T | Scalar }): T;
  less_equal_(other: T | Scalar, options?: LeOptions<T>): T;
  /** input + weight · (end − input): from input (weight 0) to end (weight 1). All of one float dtype. */
  lerp(named: { end: T; weight: T | Scalar }): T;
  lerp(end: T, weight: T | Scalar, options?: LerpOptions<T>): T;
  /** input + weight · (end − input): from input (weight 0) to end (weight 1). All of one float dtype. In place. */
  lerp_(named: { end: T; weight: T | Scalar }): T;
  lerp_(end: T, weight: T | Scalar, options?: LerpOptions<T>): T;
  /** The natural logarithm, elementwise; nan below 0. */
  log(): T;
  /** The natural logarithm, elementwise; nan below 0. In place. */
  log_(): T;
  /** The logarithm to base 10, elementwise. */
  log10(): T;
  /** The logarithm to base 10, elementwise. In place. */
  log10_(): T;
  /** log(1 + input), elementwise, exact near 0. */
  log1p(): T;
  /** log(1 + input), elementwise, exact near 0. In place. */
  log1p_(): T;
  /** The logarithm to base 2, elementwise. */
  log2(): T;
  /** The logarithm to base 2, elementwise. In place. */
  log2_(): T;
  /** log(e^input + e^other) without overflow, elementwise. */
  logaddexp(named: { other: T }): T;
  logaddexp(other: T, options?: LogaddexpOptions<T>): T;
  /** log2(2^input + 2^other) without overflow, elementwise. */
  logaddexp2(named: { other: T }): T;
  logaddexp2(other: T, options?: Logaddexp2Options<T>): T;
  /** input and other, elementwise, as bool; what is not 0 is true. */
  logical_and(named: { other: T }): T;
  logical_and(other: T, options?: LogicalAndOptions<T>): T;
  /** input and other, elementwise, as bool; what is not 0 is true. In place. */
  logical_and_(named: { other: T }): T;
  logical_and_(other: T, options?: LogicalAndOptions<T>): T;
  /** True where input is 0, elementwise. */
  logical_not(): T;
  /** True where input is 0, elementwise. In place. */
  logical_not_(): T;
  /** input or other, elementwise, as bool; what is not 0 is true. */
  logical_or(named: { other: T }): T;
  logical_or(other: T, options?: LogicalOrOptions<T>): T;
  /** input or other, elementwise, as bool; what is not 0 is true. In place. */
  logical_or_(named: { other: T }): T;
  logical_or_(other: T, options?: LogicalOrOptions<T>): T;
  /** Either input or other, elementwise, as bool; what is not 0 is true. */
  logical_xor(named: { other: T }): T;
  logical_xor(other: T, options?: LogicalXorOptions<T>): T;
  /** Either input or other, elementwise, as bool; what is not 0 is true. In place. */
  logical_xor_(named: { other: T }): T;
  logical_xor_(other: T, options?: LogicalXorOptions<T>): T;
  /** log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps]. */
  logit(eps?: number | null | LogitOptions, options?: LogitOptions): T;
  /** log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps]. In place. */
  logit_(eps?: number | null | LogitOptions, options?: LogitOptions): T;
  /** input < other, elementwise, as bool; shapes broadcast. */
  lt(named: { other: T | Scalar }): T;
  lt(other: T | Scalar, options?: LtOptions<T>): T;
  /** input < other, elementwise, as bool; shapes broadcast. */
  less(named: { other: T | Scalar }): T;
  less(other: T | Scalar, options?: LtOptions<T>): T;
  /** input < other, elementwise, as bool; shapes broadcast. In place. */
  lt_(named: { other: T | Scalar }): T;
  lt_(other: T | Scalar, options?: LtOptions<T>): T;
  /** input < other, elementwise, as bool; shapes broadcast. In place. */
  less_(named: { other: T | Scalar }): T;
  less_(other: T | Scalar, options?: LtOptions<T>): T;
  /** input with `value` (a number or a tensor without dimensions) where the bool mask is true; shapes broadcast. */
  masked_fill(named: { mask: T; value: T | Scalar }): T;
  masked_fill(mask: T, value: T | Scalar, options?: MaskedFillOptions<T>): T;
  /** input with `value` (a number or a tensor without dimensions) where the bool mask is true; shapes broadcast. In place. */
  masked_fill_(named: { mask: T; value: T | Scalar }): T;
  masked_fill_(mask: T, value: T | Scalar, options?: MaskedFillOptions<T>): T;
  /** The larger of input and other, elementwise; nan where either is. Equal ones share the gradient. */
  maximum(named: { other: T }): T;
  maximum(other: T, options?: MaximumOptions<T>): T;
  /** The smaller of input and other, elementwise; nan where either is. Equal ones share the gradient. */
  minimum(named: { other: T }): T;
  minimum(other: T, options?: MinimumOptions<T>): T;
  /** input · other, elementwise; shapes broadcast. */
  mul(named: { other: T | Scalar }): T;
  mul(other: T | Scalar, options?: MulOptions<T>): T;
  /** input · other, elementwise; shapes broadcast. */
  multiply(named: { other: T | Scalar }): T;
  multiply(other: T | Scalar, options?: MulOptions<T>): T;
  /** input · other, elementwise; shapes broadcast. In place. */
  mul_(named: { other: T | Scalar }): T;
  mul_(other: T | Scalar, options?: MulOptions<T>): T;
  /** input · other, elementwise; shapes broadcast. In place. */
  multiply_(named: { other: T | Scalar }): T;
  multiply_(other: T | Scalar, options?: MulOptions<T>): T;
  /** input with nan, ∞ and −∞ replaced; by 0 and the largest and smallest number of the dtype where nothing is given. */
  nan_to_num(nan?: number | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions, options?: NanToNumOptions): T;
  /** input with nan, ∞ and −∞ replaced; by 0 and the largest and smallest number of the dtype where nothing is given. In place. */
  nan_to_num_(nan?: number | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions, options?: NanToNumOptions): T;
  /** input ≠ other, elementwise, as bool; shapes broadcast. */
  ne(named: { other: T | Scalar }): T;
  ne(other: T | Scalar, options?: NeOptions<T>): T;
  /** input ≠ other, elementwise, as bool; shapes broadcast. */
  not_equal(named: { other: T | Scalar }): T;
  not_equal(other: T | Scalar, options?: NeOptions<T>): T;
  /** input ≠ other, elementwise, as bool; shapes broadcast. In place. */
  ne_(named: { other: T | Scalar }): T;
  ne_(other: T | Scalar, options?: NeOptions<T>): T;
  /** input ≠ other, elementwise, as bool; shapes broadcast. In place. */
  not_equal_(named: { other: T | Scalar }): T;
  not_equal_(other: T | Scalar, options?: NeOptions<T>): T;
  /** −input, elementwise. Not for bool. */
  neg(): T;
  /** −input, elementwise. Not for bool. */
  negative(): T;
  /** −input, elementwise. Not for bool. In place. */
  neg_(): T;
  /** −input, elementwise. Not for bool. In place. */
  negative_(): T;
  /** input itself. Not for bool. */
  positive(): T;
  /** input to the power of exponent, elementwise. Integers stay integers, and then no number exponent may be negative. */
  pow(named: { exponent: T | Scalar }): T;
  pow(exponent: T | Scalar, options?: PowOptions<T>): T;
  /** input to the power of exponent, elementwise. Integers stay integers, and then no number exponent may be negative. In place. */
  pow_(named: { exponent: T | Scalar }): T;
  pow_(exponent: T | Scalar, options?: PowOptions<T>): T;
  /** Radians to degrees. */
  rad2deg(): T;
  /** Radians to degrees. In place. */
  rad2deg_(): T;
  /** 1/input, elementwise. */
  reciprocal(): T;
  /** 1/input, elementwise. In place. */
  reciprocal_(): T;
  /** max(0, input), elementwise; its derivative at 0 is 0. */
  relu(inplace?: boolean | ReluOptions, options?: ReluOptions): T;
  /** max(0, input), elementwise; its derivative at 0 is 0. In place. */
  relu_(inplace?: boolean | ReluOptions, options?: ReluOptions): T;
  /** The remainder of input / other with the sign of other (Python’s %). */
  remainder(named: { other: T | Scalar }): T;
  remainder(other: T | Scalar, options?: RemainderOptions<T>): T;
  /** The remainder of input / other with the sign of other (Python’s %). In place. */
  remainder_(named: { other: T | Scalar }): T;
  remainder_(other: T | Scalar, options?: RemainderOptions<T>): T;
  /** The same elements in another shape; a view where strides allow, otherwise a copy. One size may be −1. */
  reshape(...shape: readonly number[]): T;
  reshape(...args: readonly [...shape: number[], options: ReshapeOptions]): T;
  reshape(named: { shape: number | readonly number[] }): T;
  reshape(shape: number | readonly number[], options?: ReshapeOptions): T;
  /** input itself: there are no lazy conjugates. */
  resolve_conj(): T;
  /** input itself: there are no lazy negatives. */
  resolve_neg(): T;
  /** The nearest number with `decimals` decimals; halves go to the even one. */
  round(options?: RoundOptions): T;
  /** The nearest number with `decimals` decimals; halves go to the even one. In place. */
  round_(options?: RoundOptions): T;
  /** 1/√input, elementwise. */
  rsqrt(): T;
  /** 1/√input, elementwise. In place. */
  rsqrt_(): T;
  /** sign, which for complex numbers would be x/|x|. */
  sgn(): T;
  /** sign, which for complex numbers would be x/|x|. In place. */
  sgn_(): T;
  /** 1/(1 + e^(−input)), elementwise. */
  sigmoid(): T;
  /** 1/(1 + e^(−input)), elementwise. In place. */
  sigmoid_(): T;
  /** −1, 0 or 1 by the sign, elementwise. */
  sign(): T;
  /** −1, 0 or 1 by the sign, elementwise. In place. */
  sign_(): T;
  /** Whether the sign is minus, elementwise; true for −0. */
  signbit(): T;
  /** The sine of radians, elementwise. */
  sin(): T;
  /** The sine of radians, elementwise. In place. */
  sin_(): T;
  /** sin(πx)/(πx), and 1 at 0. */
  sinc(): T;
  /** sin(πx)/(πx), and 1 at 0. In place. */
  sinc_(): T;
  /** The hyperbolic sine, elementwise. */
  sinh(): T;
  /** The hyperbolic sine, elementwise. In place. */
  sinh_(): T;
  /** The square root, elementwise; nan below 0. */
  sqrt(): T;
  /** The square root, elementwise; nan below 0. In place. */
  sqrt_(): T;
  /** input², elementwise. */
  square(): T;
  /** input², elementwise. In place. */
  square_(): T;
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. */
  sub(named: { other: T | Scalar; alpha?: number }): T;
  sub(other: T | Scalar, options?: SubOptions<T>): T;
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. */
  subtract(named: { other: T | Scalar; alpha?: number }): T;
  subtract(other: T | Scalar, options?: SubOptions<T>): T;
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. In place. */
  sub_(named: { other: T | Scalar; alpha?: number }): T;
  sub_(other: T | Scalar, options?: SubOptions<T>): T;
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. In place. */
  subtract_(named: { other: T | Scalar; alpha?: number }): T;
  subtract_(other: T | Scalar, options?: SubOptions<T>): T;
  /** Sum over `dim` (all dimensions where absent). Integers and bool add up as int64. */
  sum(dim?: number | readonly number[] | null | SumOptions, keepdim?: boolean | SumOptions, options?: SumOptions): T;
  /** The tangent of radians, elementwise. */
  tan(): T;
  /** The tangent of radians, elementwise. In place. */
  tan_(): T;
  /** The hyperbolic tangent, elementwise. */
  tanh(): T;
  /** The hyperbolic tangent, elementwise. In place. */
  tanh_(): T;
  /** A view with two dimensions exchanged. */
  transpose(named: { dim0: number; dim1: number }): T;
  transpose(dim0: number, dim1: number, options?: TransposeOptions): T;
  /** A view with two dimensions exchanged. */
  swapaxes(named: { dim0: number; dim1: number }): T;
  swapaxes(dim0: number, dim1: number, options?: TransposeOptions): T;
  /** A view with two dimensions exchanged. */
  swapdims(named: { dim0: number; dim1: number }): T;
  swapdims(dim0: number, dim1: number, options?: TransposeOptions): T;
  /** input without its fraction: rounded to 0. */
  trunc(): T;
  /** input without its fraction: rounded to 0. */
  fix(): T;
  /** input without its fraction: rounded to 0. In place. */
  trunc_(): T;
  /** input without its fraction: rounded to 0. In place. */
  fix_(): T;
  /** input where condition is true, other elsewhere; shapes broadcast. `condition` is bool (or uint8). */
  where(named: { condition: T; other: T | Scalar }): T;
  where(condition: T, other: T | Scalar, options?: TorchWhereOptions<T>): T;
  /** input · log(other), and 0 where input is 0 (unless other is nan). */
  xlogy(named: { other: T | Scalar }): T;
  xlogy(other: T | Scalar, options?: XlogyOptions<T>): T;
  /** input · log(other), and 0 where input is 0 (unless other is nan). In place. */
  xlogy_(named: { other: T | Scalar }): T;
  xlogy_(other: T | Scalar, options?: XlogyOptions<T>): T;
}
