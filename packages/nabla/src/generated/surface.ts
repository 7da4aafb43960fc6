// Generated from the records by `npm run generate`. Do not edit.
/* biome-ignore-all lint: generated */
import type { DType, DTypeName } from '../ir/dtype.js';

/** A number as an operand: integral ones keep an integer tensor's dtype. */
export type Scalar = number | boolean | bigint;
/** Indices or classes as plain data. */
export type IndexData = number | readonly IndexData[] | Int32Array | BigInt64Array | Uint8Array;
/** Where a tensor is. */
export interface Device {
  readonly type: string;
  readonly index: number | null;
}
/** Several results, by position and by name. */
export type Named<T, Names extends string> = Iterable<T> & { readonly [at: number]: T; readonly length: number } & { readonly [K in Names]: T };

export interface AddOptions<T> {
  other?: T | Scalar;
  alpha?: number;
}
export interface AddbmmOptions<T> {
  batch1?: T;
  batch2?: T;
  beta?: number;
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
export interface AddmmOptions<T> {
  mat1?: T;
  mat2?: T;
  beta?: number;
  alpha?: number;
}
export interface AddmvOptions<T> {
  mat?: T;
  vec?: T;
  beta?: number;
  alpha?: number;
}
export interface AddrOptions<T> {
  vec1?: T;
  vec2?: T;
  beta?: number;
  alpha?: number;
}
export interface AllOptions {
  dim?: number | null;
  keepdim?: boolean;
}
export interface AllcloseOptions<T> {
  other?: T;
  rtol?: number;
  atol?: number;
  equal_nan?: boolean;
}
export interface AlphaDropoutOptions {
  p?: number;
  training?: boolean;
  inplace?: boolean;
}
export interface AmaxOptions {
  dim?: number | readonly number[];
  keepdim?: boolean;
}
export interface AminOptions {
  dim?: number | readonly number[];
  keepdim?: boolean;
}
export interface AminmaxOptions {
  dim?: number | null;
  keepdim?: boolean;
}
export interface AnyOptions {
  dim?: number | null;
  keepdim?: boolean;
}
export interface ArangeOptions {
  start?: number;
  end?: number | null;
  step?: number;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface ArgmaxOptions {
  dim?: number | null;
  keepdim?: boolean;
}
export interface ArgminOptions {
  dim?: number | null;
  keepdim?: boolean;
}
export interface AsStridedOptions {
  size?: number | readonly number[];
  stride?: number | readonly number[];
  storage_offset?: number | null;
}
export interface Atan2Options<T> {
  other?: T;
}
export interface BaddbmmOptions<T> {
  batch1?: T;
  batch2?: T;
  beta?: number;
  alpha?: number;
}
export interface BilinearOptions<T> {
  input2?: T;
  weight?: T;
  bias?: T | null;
}
export interface BinaryCrossEntropyOptions<T> {
  target?: T;
  weight?: T | null;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface BinaryCrossEntropyWithLogitsOptions<T> {
  target?: T;
  weight?: T | null;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  pos_weight?: T | null;
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
export interface BmmOptions<T> {
  mat2?: T;
}
export interface BroadcastToOptions {
  shape?: number | readonly number[];
}
export interface CatOptions {
  dim?: number;
}
export interface CeluOptions {
  alpha?: number;
  inplace?: boolean;
}
export interface ChunkOptions {
  chunks?: number;
  dim?: number;
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
export interface CloneOptions {
  memory_format?: unknown | null;
}
export interface CopysignOptions<T> {
  other?: T | Scalar;
}
export interface CosineEmbeddingLossOptions<T> {
  input2?: T;
  target?: T;
  margin?: number;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface CountNonzeroOptions {
  dim?: number | readonly number[] | null;
}
export interface CrossEntropyOptions<T> {
  target?: T | IndexData;
  weight?: T | null;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  ignore_index?: number;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  label_smoothing?: number;
}
export interface CummaxOptions {
  dim?: number;
}
export interface CumminOptions {
  dim?: number;
}
export interface CumprodOptions {
  dim?: number;
  dtype?: DType | DTypeName | null;
}
export interface CumsumOptions {
  dim?: number;
  dtype?: DType | DTypeName | null;
}
export interface CumulativeTrapezoidOptions<T> {
  x?: T | null;
  dx?: number | null;
  dim?: number;
}
export interface DiagOptions {
  diagonal?: number;
}
export interface DiagEmbedOptions {
  offset?: number;
  dim1?: number;
  dim2?: number;
}
export interface DiagflatOptions {
  offset?: number;
}
export interface DiagonalOptions {
  offset?: number;
  dim1?: number;
  dim2?: number;
}
export interface DiffOptions<T> {
  n?: number;
  dim?: number;
  prepend?: T | null;
  append?: T | null;
}
export interface DivOptions<T> {
  other?: T | Scalar;
  rounding_mode?: 'trunc' | 'floor' | null;
}
export interface DotOptions<T> {
  other?: T;
}
export interface DropoutOptions {
  p?: number;
  training?: boolean;
  inplace?: boolean;
}
export interface Dropout1dOptions {
  p?: number;
  training?: boolean;
  inplace?: boolean;
}
export interface Dropout2dOptions {
  p?: number;
  training?: boolean;
  inplace?: boolean;
}
export interface Dropout3dOptions {
  p?: number;
  training?: boolean;
  inplace?: boolean;
}
export interface DsplitOptions {
  indices_or_sections?: number | readonly number[];
}
export interface EinsumOptions<T> {
  equation?: string;
  operands?: readonly T[];
}
export interface EluOptions {
  alpha?: number;
  inplace?: boolean;
}
export interface EmbeddingOptions<T> {
  weight?: T;
  padding_idx?: number | null;
  max_norm?: number | null;
  norm_type?: number;
  scale_grad_by_freq?: boolean;
  sparse?: boolean;
}
export interface EmptyOptions {
  size?: number | readonly number[];
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface EmptyLikeOptions {
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface EqOptions<T> {
  other?: T | Scalar;
}
export interface EqualOptions<T> {
  other?: T;
}
export interface EyeOptions {
  n?: number;
  m?: number | null;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface FeatureAlphaDropoutOptions {
  p?: number;
  training?: boolean;
  inplace?: boolean;
}
export interface FlattenOptions {
  start_dim?: number;
  end_dim?: number;
}
export interface FlipOptions {
  dims?: number | readonly number[];
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
export interface FullOptions<T> {
  size?: number | readonly number[];
  fill_value?: number | boolean | bigint | T;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface FullLikeOptions<T> {
  fill_value?: number | boolean | bigint | T;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface GaussianNllLossOptions<T> {
  target?: T;
  var?: T;
  full?: boolean;
  eps?: number;
  reduction?: 'none' | 'mean' | 'sum';
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
export interface GumbelSoftmaxOptions {
  tau?: number;
  hard?: boolean;
  eps?: number;
  dim?: number;
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
export interface HingeEmbeddingLossOptions<T> {
  target?: T;
  margin?: number;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface HsplitOptions {
  indices_or_sections?: number | readonly number[];
}
export interface HuberLossOptions<T> {
  target?: T;
  reduction?: 'none' | 'mean' | 'sum';
  delta?: number;
}
export interface HypotOptions<T> {
  other?: T;
}
export interface InnerOptions<T> {
  other?: T;
}
export interface IscloseOptions<T> {
  other?: T;
  rtol?: number;
  atol?: number;
  equal_nan?: boolean;
}
export interface KlDivOptions<T> {
  target?: T;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  reduction?: 'none' | 'batchmean' | 'mean' | 'sum';
  log_target?: boolean;
}
export interface KronOptions<T> {
  other?: T;
}
export interface L1LossOptions<T> {
  target?: T;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
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
export interface LinearOptions<T> {
  weight?: T;
  bias?: T | null;
}
export interface LinspaceOptions {
  start?: number;
  end?: number;
  steps?: number;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface LogSoftmaxOptions {
  dim?: number | null;
  dtype?: DType | DTypeName | null;
}
export interface LogaddexpOptions<T> {
  other?: T;
}
export interface Logaddexp2Options<T> {
  other?: T;
}
export interface LogcumsumexpOptions {
  dim?: number;
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
export interface LogspaceOptions {
  start?: number;
  end?: number;
  steps?: number;
  base?: number;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface LogsumexpOptions {
  dim?: number | readonly number[];
  keepdim?: boolean;
}
export interface LtOptions<T> {
  other?: T | Scalar;
}
export interface MarginRankingLossOptions<T> {
  input2?: T;
  target?: T;
  margin?: number;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface MaskedFillOptions<T> {
  mask?: T;
  value?: T | Scalar;
}
export interface MatmulOptions<T> {
  other?: T;
}
export interface MatrixPowerOptions {
  n?: number;
}
export interface MaximumOptions<T> {
  other?: T;
}
export interface MeanOptions {
  dim?: number | readonly number[] | null;
  keepdim?: boolean;
  dtype?: DType | DTypeName | null;
}
export interface MeshgridOptions {
  indexing?: 'ij' | 'xy';
}
export interface MinimumOptions<T> {
  other?: T;
}
export interface MishOptions {
  inplace?: boolean;
}
export interface MmOptions<T> {
  mat2?: T;
}
export interface MovedimOptions {
  source?: number | readonly number[];
  destination?: number | readonly number[];
}
export interface MseLossOptions<T> {
  target?: T;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface MulOptions<T> {
  other?: T | Scalar;
}
export interface MultiMarginLossOptions<T> {
  target?: T | IndexData;
  p?: number;
  margin?: number;
  weight?: T | null;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface MultilabelMarginLossOptions<T> {
  target?: T | IndexData;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface MultilabelSoftMarginLossOptions<T> {
  target?: T;
  weight?: T | null;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface MvOptions<T> {
  vec?: T;
}
export interface NanToNumOptions {
  nan?: number;
  posinf?: number | null;
  neginf?: number | null;
}
export interface NanmeanOptions {
  dim?: number | readonly number[] | null;
  keepdim?: boolean;
  dtype?: DType | DTypeName | null;
}
export interface NansumOptions {
  dim?: number | readonly number[] | null;
  keepdim?: boolean;
  dtype?: DType | DTypeName | null;
}
export interface NarrowOptions {
  dim?: number;
  start?: number;
  length?: number;
}
export interface NeOptions<T> {
  other?: T | Scalar;
}
export interface NllLossOptions<T> {
  target?: T | IndexData;
  weight?: T | null;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  ignore_index?: number;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface NormOptions {
  p?: number | 'fro' | 'nuc' | null;
  dim?: number | readonly number[] | null;
  keepdim?: boolean;
  dtype?: DType | DTypeName | null;
}
export interface OneHotOptions {
  num_classes?: number;
}
export interface OnesOptions {
  size?: number | readonly number[];
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface OnesLikeOptions {
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface OuterOptions<T> {
  vec2?: T;
}
export interface PermuteOptions {
  dims?: number | readonly number[];
}
export interface PoissonNllLossOptions<T> {
  target?: T;
  log_input?: boolean;
  full?: boolean;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  eps?: number;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface PowOptions<T> {
  exponent?: T | Scalar;
}
export interface ProdOptions {
  dim?: number | null;
  keepdim?: boolean;
  dtype?: DType | DTypeName | null;
}
export interface RandOptions {
  size?: number | readonly number[];
  generator?: unknown | null;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface RandLikeOptions {
  generator?: unknown | null;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface RandintLikeOptions {
  low?: number;
  high?: number | null;
  generator?: unknown | null;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface RandnOptions {
  size?: number | readonly number[];
  generator?: unknown | null;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface RandnLikeOptions {
  generator?: unknown | null;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface RandpermOptions {
  n?: number;
  generator?: unknown | null;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
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
export interface RepeatInterleaveOptions<T> {
  repeats?: T | Scalar;
  dim?: number | null;
  output_size?: number | null;
}
export interface ReshapeOptions {
  shape?: number | readonly number[];
}
export interface RollOptions {
  shifts?: number | readonly number[];
  dims?: number | readonly number[] | null;
}
export interface Rot90Options {
  k?: number;
  dims?: number | readonly number[];
}
export interface RoundOptions {
  decimals?: number;
}
export interface RsubOptions<T> {
  other?: T | Scalar;
  alpha?: number;
}
export interface SelectOptions {
  dim?: number;
  index?: number;
}
export interface SeluOptions {
  inplace?: boolean;
}
export interface SiluOptions {
  inplace?: boolean;
}
export interface SmoothL1LossOptions<T> {
  target?: T;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  beta?: number;
}
export interface SoftMarginLossOptions<T> {
  target?: T;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface SoftmaxOptions {
  dim?: number | null;
  dtype?: DType | DTypeName | null;
}
export interface SoftminOptions {
  dim?: number | null;
  dtype?: DType | DTypeName | null;
}
export interface SoftplusOptions {
  beta?: number;
  threshold?: number;
}
export interface SoftshrinkOptions {
  lambd?: number;
}
export interface SplitOptions {
  split_size_or_sections?: number | readonly number[];
  dim?: number;
}
export interface SplitWithSizesOptions {
  split_size_or_sections?: number | readonly number[];
  dim?: number;
}
export interface SqueezeOptions {
  dim?: number | readonly number[] | null;
}
export interface StackOptions {
  dim?: number;
}
export interface StdOptions {
  dim?: number | readonly number[] | boolean | null | null;
  unbiased?: boolean | null;
  keepdim?: boolean;
  correction?: number | null;
}
export interface StdMeanOptions {
  dim?: number | readonly number[] | boolean | null | null;
  unbiased?: boolean | null;
  keepdim?: boolean;
  correction?: number | null;
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
export interface TensorSplitOptions<T> {
  indices_or_sections?: number | readonly number[] | T;
  dim?: number;
}
export interface TensordotOptions<T> {
  b?: T;
  dims?: number | readonly (number | readonly number[])[];
}
export interface ThresholdOptions {
  threshold?: number;
  value?: number;
  inplace?: boolean;
}
export interface TileOptions {
  dims?: number | readonly number[];
}
export interface TransposeOptions {
  dim0?: number;
  dim1?: number;
}
export interface TrapezoidOptions<T> {
  x?: T | null;
  dx?: number | null;
  dim?: number;
}
export interface TrilOptions {
  diagonal?: number;
}
export interface TrilIndicesOptions {
  row?: number;
  col?: number;
  offset?: number;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface TripletMarginLossOptions<T> {
  positive?: T;
  negative?: T;
  margin?: number;
  p?: number;
  eps?: number;
  swap?: boolean;
  /** Deprecated: use reduction */ size_average?: boolean | null;
  /** Deprecated: use reduction */ reduce?: boolean | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface TripletMarginWithDistanceLossOptions<T> {
  positive?: T;
  negative?: T;
  distance_function?: ((x: T, y: T) => T) | null;
  margin?: number;
  swap?: boolean;
  reduction?: 'none' | 'mean' | 'sum';
}
export interface TriuOptions {
  diagonal?: number;
}
export interface TriuIndicesOptions {
  row?: number;
  col?: number;
  offset?: number;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface UnbindOptions {
  dim?: number;
}
export interface UnflattenOptions {
  dim?: number;
  sizes?: number | readonly number[];
}
export interface UnsqueezeOptions {
  dim?: number;
}
export interface VarOptions {
  dim?: number | readonly number[] | boolean | null | null;
  unbiased?: boolean | null;
  keepdim?: boolean;
  correction?: number | null;
}
export interface VarMeanOptions {
  dim?: number | readonly number[] | boolean | null | null;
  unbiased?: boolean | null;
  keepdim?: boolean;
  correction?: number | null;
}
export interface VdotOptions<T> {
  other?: T;
}
export interface VsplitOptions {
  indices_or_sections?: number | readonly number[];
}
export interface WhereOptions<T> {
  input?: T | Scalar;
  other?: T | Scalar;
}
export interface XlogyOptions<T> {
  other?: T | Scalar;
}
export interface ZerosOptions {
  size?: number | readonly number[];
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface ZerosLikeOptions {
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface ContiguousOptions {
  memory_format?: unknown | null;
}
export interface RepeatOptions {
  repeats?: number | readonly number[];
}
export interface ToCopyOptions {
  dtype?: DType | DTypeName | null;
}
export interface BoolOptions {
  memory_format?: unknown | null;
}
export interface ByteOptions {
  memory_format?: unknown | null;
}
export interface DoubleOptions {
  memory_format?: unknown | null;
}
export interface FloatOptions {
  memory_format?: unknown | null;
}
export interface IntOptions {
  memory_format?: unknown | null;
}
export interface LongOptions {
  memory_format?: unknown | null;
}
export interface TypeAsOptions<T> {
  other?: T;
}
export interface NewEmptyOptions {
  size?: number | readonly number[];
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface NewFullOptions<T> {
  size?: number | readonly number[];
  fill_value?: number | boolean | bigint | T;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface NewOnesOptions {
  size?: number | readonly number[];
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface NewZerosOptions {
  size?: number | readonly number[];
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface MaxOptions {
  dim?: number | null;
  keepdim?: boolean;
}
export interface MedianDimOptions {
  dim?: number;
  keepdim?: boolean;
}
export interface MinOptions {
  dim?: number | null;
  keepdim?: boolean;
}
export interface NanmedianDimOptions {
  dim?: number;
  keepdim?: boolean;
}
export interface Method_AsStridedOptions {
  size?: number | readonly number[];
  stride?: number | readonly number[];
  storage_offset?: number;
}
export interface SliceOptions {
  dim?: number;
  start?: number | null;
  end?: number | null;
  step?: number;
}
export interface UnfoldOptions {
  dimension?: number;
  size?: number;
  step?: number;
}
export interface SumToOptions {
  size?: number | readonly number[];
  dtype?: DType | DTypeName | null;
}
export interface DropoutNoiseOptions {
  size?: number | readonly number[];
  keep?: number;
  scaled?: boolean;
  generator?: Generator | null;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface EmbeddingBackwardOptions<T> {
  indices?: T;
  num_weights?: number;
  padding_idx?: number | null;
  scale?: boolean;
}
export interface HuberLossBackwardOptions<T> {
  self?: T;
  target?: T;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  bound?: number;
}
export interface Method_HuberLossOptions<T> {
  target?: T;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  bound?: number;
}
export interface MseLossBackwardOptions<T> {
  self?: T;
  target?: T;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  bound?: number;
}
export interface Method_MseLossOptions<T> {
  target?: T;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  bound?: number;
}
export interface SmoothL1LossBackwardOptions<T> {
  self?: T;
  target?: T;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  bound?: number;
}
export interface Method_SmoothL1LossOptions<T> {
  target?: T;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  bound?: number;
}
export interface BinaryCrossEntropyBackwardOptions<T> {
  self?: T;
  target?: T;
  weight?: T | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface Method_BinaryCrossEntropyOptions<T> {
  target?: T;
  weight?: T | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface BinaryCrossEntropyWithLogitsBackwardOptions<T> {
  self?: T;
  target?: T;
  weight?: T | null;
  pos_weight?: T | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface Method_BinaryCrossEntropyWithLogitsOptions<T> {
  target?: T;
  weight?: T | null;
  pos_weight?: T | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface BinaryCrossEntropyWithLogitsTargetBackwardOptions<T> {
  self?: T;
  target?: T;
  weight?: T | null;
  pos_weight?: T | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface BinaryCrossEntropyTargetBackwardOptions<T> {
  self?: T;
  weight?: T | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface SoftMarginLossBackwardOptions<T> {
  self?: T;
  target?: T;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface Method_SoftMarginLossOptions<T> {
  target?: T;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface NllLossBackwardOptions<T> {
  target?: T;
  weight?: T | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  ignore_index?: number;
  size?: number | readonly number[];
}
export interface Method_NllLossOptions<T> {
  target?: T | IndexData;
  weight?: T | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  ignore_index?: number;
}
export interface NllLoss2dOptions<T> {
  target?: T | IndexData;
  weight?: T | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  ignore_index?: number;
}
export interface LabelSmoothingOptions<T> {
  target?: T;
  weight?: T | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
  ignore_index?: number;
}
export interface Method_MultiMarginLossOptions<T> {
  target?: T | IndexData;
  p?: number;
  margin?: number;
  weight?: T | null;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface Method_MultilabelMarginLossOptions<T> {
  target?: T | IndexData;
  /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum';
}
export interface UnsafeViewOptions {
  size?: number | readonly number[];
}
export interface GumbelOptions {
  size?: number | readonly number[];
  generator?: Generator | null;
  dtype?: DType | DTypeName | null;
  layout?: string | null;
  device?: string | { readonly type: string } | null;
  requires_grad?: boolean;
  pin_memory?: boolean;
  memory_format?: unknown | null;
}
export interface LogSoftmaxBackwardDataOptions<T> {
  output?: T;
  dim?: number;
}
export interface Method_LogSoftmaxOptions {
  dim?: number;
}
export interface SoftmaxBackwardDataOptions<T> {
  output?: T;
  dim?: number;
}
export interface Method_SoftmaxOptions {
  dim?: number;
}
export interface ViewOptions {
  shape?: number | readonly number[];
}
export interface ExpandOptions {
  size?: number | readonly number[];
}
export interface ExpandAsOptions<T> {
  other?: T;
}
export interface ReshapeAsOptions<T> {
  other?: T;
}
export interface SumToSizeOptions {
  size?: number | readonly number[];
}
export interface ViewAsOptions<T> {
  other?: T;
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
  /** beta · input + alpha · (the sum over the batch of batch1 · batch2); input broadcasts to the result. */
  addbmm(input: T, named: { batch1: T; batch2: T; beta?: number; alpha?: number }): T;
  addbmm(input: T, batch1: T, batch2: T, options?: AddbmmOptions<T>): T;
  /** input + value · tensor1 / tensor2, elementwise. Not for integers. */
  addcdiv(input: T, named: { tensor1: T; tensor2: T; value?: number }): T;
  addcdiv(input: T, tensor1: T, tensor2: T, options?: AddcdivOptions<T>): T;
  /** input + value · tensor1 · tensor2, elementwise. */
  addcmul(input: T, named: { tensor1: T; tensor2: T; value?: number }): T;
  addcmul(input: T, tensor1: T, tensor2: T, options?: AddcmulOptions<T>): T;
  /** beta · input + alpha · (mat1 · mat2) for matrices; input broadcasts to the result. */
  addmm(input: T, named: { mat1: T; mat2: T; beta?: number; alpha?: number }): T;
  addmm(input: T, mat1: T, mat2: T, options?: AddmmOptions<T>): T;
  /** beta · input + alpha · (mat · vec) for a matrix and a vector; input broadcasts to the result. */
  addmv(input: T, named: { mat: T; vec: T; beta?: number; alpha?: number }): T;
  addmv(input: T, mat: T, vec: T, options?: AddmvOptions<T>): T;
  /** beta · input + alpha · (the outer product of vec1 and vec2); input broadcasts to the result. */
  addr(input: T, named: { vec1: T; vec2: T; beta?: number; alpha?: number }): T;
  addr(input: T, vec1: T, vec2: T, options?: AddrOptions<T>): T;
  /** Whether all elements are not 0 over one dimension (all where absent), as bool (uint8 stays uint8). */
  all(input: T, dim?: number | null | AllOptions, keepdim?: boolean | AllOptions, options?: AllOptions): T;
  /** Whether all elements are close, as `isclose` says. */
  allclose(input: T, named: { other: T; rtol?: number; atol?: number; equal_nan?: boolean }): boolean;
  allclose(input: T, other: T, rtol?: number | AllcloseOptions<T>, atol?: number | AllcloseOptions<T>, equal_nan?: boolean | AllcloseOptions<T>, options?: AllcloseOptions<T>): boolean;
  /** dropout that keeps mean and variance of what selu gives. */
  alpha_dropout(input: T, p?: number | AlphaDropoutOptions, training?: boolean | AlphaDropoutOptions, inplace?: boolean | AlphaDropoutOptions, options?: AlphaDropoutOptions): T;
  /** The largest elements over `dim` (all dimensions where absent); equal ones share the gradient. */
  amax(input: T, dim?: number | readonly number[] | AmaxOptions, keepdim?: boolean | AmaxOptions, options?: AmaxOptions): T;
  /** The smallest elements over `dim` (all dimensions where absent); equal ones share the gradient. */
  amin(input: T, dim?: number | readonly number[] | AminOptions, keepdim?: boolean | AminOptions, options?: AminOptions): T;
  /** The smallest and the largest elements along one dimension (all where absent): { min, max }. */
  aminmax(input: T, options?: AminmaxOptions): Named<T, 'min' | 'max'>;
  /** The angle of a number seen as complex: 0 for positive, π for negative ones. */
  angle(input: T): T;
  /** Whether some element is not 0 over one dimension (all where absent), as bool (uint8 stays uint8). */
  any(input: T, dim?: number | null | AnyOptions, keepdim?: boolean | AnyOptions, options?: AnyOptions): T;
  /** start, start + step, … below end: arange(end), arange(start, end), arange(start, end, step). int64 when all are integers. */
  arange(start?: number | ArangeOptions, end?: number | null | ArangeOptions, step?: number | ArangeOptions, options?: ArangeOptions): T;
  /** Where the largest element is along `dim` (in the flattened tensor where absent), as int64: the first of equals; nan wins. */
  argmax(input: T, dim?: number | null | ArgmaxOptions, keepdim?: boolean | ArgmaxOptions, options?: ArgmaxOptions): T;
  /** Where the smallest element is along `dim` (in the flattened tensor where absent), as int64: the first of equals; nan wins. */
  argmin(input: T, dim?: number | null | ArgminOptions, keepdim?: boolean | ArgminOptions, options?: ArgminOptions): T;
  /** The view with elements at storage_offset + Σ index · stride of a contiguous tensor; overlaps are allowed. */
  as_strided(input: T, named: { size: number | readonly number[]; stride: number | readonly number[]; storage_offset?: number | null }): T;
  as_strided(input: T, size: number | readonly number[], stride: number | readonly number[], storage_offset?: number | null | AsStridedOptions, options?: AsStridedOptions): T;
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
  /** Tensors with at least one dimension; one tensor gives one, several an array. */
  atleast_1d(tensor: T): T;
  atleast_1d(...tensors: readonly T[]): T[];
  atleast_1d(tensors: readonly T[]): T[];
  /** Tensors with at least two dimensions: vectors become rows. */
  atleast_2d(tensor: T): T;
  atleast_2d(...tensors: readonly T[]): T[];
  atleast_2d(tensors: readonly T[]): T[];
  /** Tensors with at least three dimensions. */
  atleast_3d(tensor: T): T;
  atleast_3d(...tensors: readonly T[]): T[];
  atleast_3d(tensors: readonly T[]): T[];
  /** beta · input + alpha · (batch1 · batch2) for batches of matrices; input broadcasts to the result. */
  baddbmm(input: T, named: { batch1: T; batch2: T; beta?: number; alpha?: number }): T;
  baddbmm(input: T, batch1: T, batch2: T, options?: BaddbmmOptions<T>): T;
  /** 1 with the probability that each element says (or p), else 0; shape and dtype of input. */
  bernoulli(input: T, p?: number | null | { p?: number | null; generator?: unknown }, options?: { generator?: unknown }): T;
  /** y_o = Σ x1_i · weight_oij · x2_j + bias_o: input1 [..., i], input2 [..., j], weight [o, i, j] give [..., o]. */
  bilinear(input1: T, named: { input2: T; weight: T; bias?: T | null }): T;
  bilinear(input1: T, input2: T, weight: T, bias?: T | null | BilinearOptions<T>, options?: BilinearOptions<T>): T;
  /** −t·log x − (1 − t)·log(1 − x) for probabilities x in 0…1 and targets t of the same shape; logarithms are not below −100. */
  binary_cross_entropy(input: T, named: { target: T; weight?: T | null; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  binary_cross_entropy(input: T, target: T, weight?: T | null | BinaryCrossEntropyOptions<T>, size_average?: boolean | null | BinaryCrossEntropyOptions<T>, reduce?: boolean | null | BinaryCrossEntropyOptions<T>, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyOptions<T>, options?: BinaryCrossEntropyOptions<T>): T;
  /** binary_cross_entropy of sigmoid(input), finite for any score; `pos_weight` weighs the positive targets. */
  binary_cross_entropy_with_logits(input: T, named: { target: T; weight?: T | null; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; pos_weight?: T | null }): T;
  binary_cross_entropy_with_logits(input: T, target: T, weight?: T | null | BinaryCrossEntropyWithLogitsOptions<T>, size_average?: boolean | null | BinaryCrossEntropyWithLogitsOptions<T>, reduce?: boolean | null | BinaryCrossEntropyWithLogitsOptions<T>, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyWithLogitsOptions<T>, pos_weight?: T | null | BinaryCrossEntropyWithLogitsOptions<T>, options?: BinaryCrossEntropyWithLogitsOptions<T>): T;
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
  /** Matrices (vectors are rows, numbers 1 × 1) along the diagonal of a matrix of zeros. */
  block_diag(...tensors: readonly T[]): T;
  block_diag(tensors: readonly T[]): T;
  /** Products of a batch of matrices: [b, m, k] and [b, k, n]. */
  bmm(input: T, named: { mat2: T }): T;
  bmm(input: T, mat2: T, options?: BmmOptions<T>): T;
  /** Views of all tensors in their common shape. */
  broadcast_tensors(...tensors: readonly T[]): T[];
  broadcast_tensors(tensors: readonly T[]): T[];
  /** expand to a shape. */
  broadcast_to(input: T, ...shape: readonly number[]): T;
  broadcast_to(input: T, ...args: readonly [...shape: number[], options: BroadcastToOptions]): T;
  broadcast_to(input: T, named: { shape: number | readonly number[] }): T;
  broadcast_to(input: T, shape: number | readonly number[], options?: BroadcastToOptions): T;
  /** All combinations of elements of vectors, as rows. */
  cartesian_prod(...tensors: readonly T[]): T;
  cartesian_prod(tensors: readonly T[]): T;
  /** Tensors one after the other along an existing dimension; other sizes must be equal. dtypes are promoted. */
  cat(tensors: readonly T[], dim?: number | CatOptions, options?: CatOptions): T;
  /** Tensors one after the other along an existing dimension; other sizes must be equal. dtypes are promoted. */
  concat(tensors: readonly T[], dim?: number | CatOptions, options?: CatOptions): T;
  /** Tensors one after the other along an existing dimension; other sizes must be equal. dtypes are promoted. */
  concatenate(tensors: readonly T[], dim?: number | CatOptions, options?: CatOptions): T;
  /** The smallest integer not below input. */
  ceil(input: T): T;
  /** input where it is positive, alpha · (e^(input/alpha) − 1) elsewhere: elu with a continuous derivative. */
  celu(input: T, alpha?: number | CeluOptions, inplace?: boolean | CeluOptions, options?: CeluOptions): T;
  /** Product of matrices in the cheapest order. */
  chain_matmul(...matrices: readonly T[]): T;
  chain_matmul(matrices: readonly T[]): T;
  /** At most `chunks` views of equal size along `dim`; the last may be smaller. */
  chunk(input: T, named: { chunks: number; dim?: number }): T[];
  chunk(input: T, chunks: number, dim?: number | ChunkOptions, options?: ChunkOptions): T[];
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
  /** A copy, which the tape follows. */
  clone(input: T, options?: CloneOptions): T;
  /** Tensors side by side, vectors as columns. */
  column_stack(tensors: readonly T[]): T;
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
  /** 1 − cos(x1, x2) where target is 1, max(0, cos − margin) where it is −1; inputs [n, d] and target [n], or [d] and []. */
  cosine_embedding_loss(input1: T, named: { input2: T; target: T; margin?: number; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  cosine_embedding_loss(input1: T, input2: T, target: T, margin?: number | CosineEmbeddingLossOptions<T>, size_average?: boolean | null | CosineEmbeddingLossOptions<T>, reduce?: boolean | null | CosineEmbeddingLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | CosineEmbeddingLossOptions<T>, options?: CosineEmbeddingLossOptions<T>): T;
  /** How many elements are not 0 over `dim` (all dimensions where absent), as int64. */
  count_nonzero(input: T, dim?: number | readonly number[] | null | CountNonzeroOptions, options?: CountNonzeroOptions): T;
  /** nll_loss of log_softmax(input): input [n, classes] (or [classes], or [n, classes, …]) of scores. A target of the same shape as input holds probabilities; otherwise it holds class numbers, as for nll_loss. `label_smoothing` mixes in the uniform distribution. */
  cross_entropy(input: T, named: { target: T | IndexData; weight?: T | null; /** Deprecated: use reduction */ size_average?: boolean | null; ignore_index?: number; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; label_smoothing?: number }): T;
  cross_entropy(input: T, target: T | IndexData, weight?: T | null | CrossEntropyOptions<T>, size_average?: boolean | null | CrossEntropyOptions<T>, ignore_index?: number | CrossEntropyOptions<T>, reduce?: boolean | null | CrossEntropyOptions<T>, reduction?: 'none' | 'mean' | 'sum' | CrossEntropyOptions<T>, label_smoothing?: number | CrossEntropyOptions<T>, options?: CrossEntropyOptions<T>): T;
  /** The largest element so far along `dim`, and where it is (the last of equals): { values, indices }. */
  cummax(input: T, named: { dim: number }): Named<T, 'values' | 'indices'>;
  cummax(input: T, dim: number, options?: CummaxOptions): Named<T, 'values' | 'indices'>;
  /** The smallest element so far along `dim`, and where it is (the last of equals): { values, indices }. */
  cummin(input: T, named: { dim: number }): Named<T, 'values' | 'indices'>;
  cummin(input: T, dim: number, options?: CumminOptions): Named<T, 'values' | 'indices'>;
  /** Running product along `dim`. Integers and bool run as int64. */
  cumprod(input: T, named: { dim: number; dtype?: DType | DTypeName | null }): T;
  cumprod(input: T, dim: number, options?: CumprodOptions): T;
  /** Running sum along `dim`. Integers and bool run as int64. */
  cumsum(input: T, named: { dim: number; dtype?: DType | DTypeName | null }): T;
  cumsum(input: T, dim: number, options?: CumsumOptions): T;
  /** The running area under y along `dim` by the trapezoidal rule. */
  cumulative_trapezoid(y: T, x?: T | null | CumulativeTrapezoidOptions<T>, options?: CumulativeTrapezoidOptions<T>): T;
  /** Degrees to radians. */
  deg2rad(input: T): T;
  /** Of a matrix, a copy of a diagonal; of a vector, the matrix with that diagonal. */
  diag(input: T, diagonal?: number | DiagOptions, options?: DiagOptions): T;
  /** Matrices of zeros whose diagonal, `offset` above the main one, is the last dimension of input. */
  diag_embed(input: T, offset?: number | DiagEmbedOptions, dim1?: number | DiagEmbedOptions, dim2?: number | DiagEmbedOptions, options?: DiagEmbedOptions): T;
  /** The matrix whose diagonal are all elements of input. */
  diagflat(input: T, offset?: number | DiagflatOptions, options?: DiagflatOptions): T;
  /** The view of a diagonal of two dimensions, `offset` above the main one; it becomes the last dimension. */
  diagonal(input: T, offset?: number | DiagonalOptions, dim1?: number | DiagonalOptions, dim2?: number | DiagonalOptions, options?: DiagonalOptions): T;
  /** Differences between neighbours along `dim`, n times; `prepend` and `append` are put at the ends first. */
  diff(input: T, n?: number | DiffOptions<T>, dim?: number | DiffOptions<T>, prepend?: T | null | DiffOptions<T>, append?: T | null | DiffOptions<T>, options?: DiffOptions<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  div(input: T | Scalar, named: { other: T | Scalar; rounding_mode?: 'trunc' | 'floor' | null }): T;
  div(input: T | Scalar, other: T | Scalar, options?: DivOptions<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  divide(input: T | Scalar, named: { other: T | Scalar; rounding_mode?: 'trunc' | 'floor' | null }): T;
  divide(input: T | Scalar, other: T | Scalar, options?: DivOptions<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  true_divide(input: T | Scalar, named: { other: T | Scalar; rounding_mode?: 'trunc' | 'floor' | null }): T;
  true_divide(input: T | Scalar, other: T | Scalar, options?: DivOptions<T>): T;
  /** Sum of the products of two vectors of one length. */
  dot(input: T, named: { other: T }): T;
  dot(input: T, other: T, options?: DotOptions<T>): T;
  /** Each element is 0 with probability p, the others are scaled by 1/(1 − p); the input itself where training is false. */
  dropout(input: T, p?: number | DropoutOptions, training?: boolean | DropoutOptions, inplace?: boolean | DropoutOptions, options?: DropoutOptions): T;
  /** dropout of whole channels: [n, c, l] or [c, l]. */
  dropout1d(input: T, p?: number | Dropout1dOptions, training?: boolean | Dropout1dOptions, inplace?: boolean | Dropout1dOptions, options?: Dropout1dOptions): T;
  /** dropout of whole channels: [n, c, h, w]. */
  dropout2d(input: T, p?: number | Dropout2dOptions, training?: boolean | Dropout2dOptions, inplace?: boolean | Dropout2dOptions, options?: Dropout2dOptions): T;
  /** dropout of whole channels: [n, c, d, h, w] or [c, d, h, w]. */
  dropout3d(input: T, p?: number | Dropout3dOptions, training?: boolean | Dropout3dOptions, inplace?: boolean | Dropout3dOptions, options?: Dropout3dOptions): T;
  /** Views of parts along the third dimension. */
  dsplit(input: T, named: { indices_or_sections: number | readonly number[] }): T[];
  dsplit(input: T, indices_or_sections: number | readonly number[], options?: DsplitOptions): T[];
  /** Tensors one behind the other: along the third dimension. */
  dstack(tensors: readonly T[]): T;
  /** Sums of products by Einstein's notation: einsum('ij,jk->ik', x, y). '...' broadcasts, a repeated letter takes the diagonal; without '->' letters that occur once make the result, in alphabetical order. */
  einsum(equation: string, ...operands: readonly T[]): T;
  einsum(named: { equation: string; operands: readonly T[] }): T;
  einsum(equation: string, operands: readonly T[], options?: EinsumOptions<T>): T;
  /** input where it is positive, alpha · (e^input − 1) elsewhere. */
  elu(input: T, alpha?: number | EluOptions, inplace?: boolean | EluOptions, options?: EluOptions): T;
  /** Rows of weight [rows, width] at the indices: [...] gives [..., width]. The row `padding_idx` gets no gradient; `scale_grad_by_freq` divides a row’s gradient by how often it was used. */
  embedding(input: T | IndexData, named: { weight: T; padding_idx?: number | null; max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean }): T;
  embedding(input: T | IndexData, weight: T, padding_idx?: number | null | EmbeddingOptions<T>, max_norm?: number | null | EmbeddingOptions<T>, norm_type?: number | EmbeddingOptions<T>, scale_grad_by_freq?: boolean | EmbeddingOptions<T>, sparse?: boolean | EmbeddingOptions<T>, options?: EmbeddingOptions<T>): T;
  /** A tensor of the given shape, to be filled; its elements are 0 until then. */
  empty(...size: readonly number[]): T;
  empty(...args: readonly [...size: number[], options: EmptyOptions]): T;
  empty(named: { size: number | readonly number[]; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  empty(size: number | readonly number[], options?: EmptyOptions): T;
  /** empty with the shape and dtype of a tensor. */
  empty_like(input: T, options?: EmptyLikeOptions): T;
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
  /** Ones on the diagonal of an n × m matrix (m: n), zeros elsewhere. */
  eye(named: { n: number; m?: number | null; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  eye(n: number, m?: number | null | EyeOptions, options?: EyeOptions): T;
  /** alpha_dropout of whole channels. */
  feature_alpha_dropout(input: T, p?: number | FeatureAlphaDropoutOptions, training?: boolean | FeatureAlphaDropoutOptions, inplace?: boolean | FeatureAlphaDropoutOptions, options?: FeatureAlphaDropoutOptions): T;
  /** Dimensions start_dim … end_dim as one: a view where strides allow. */
  flatten(input: T, start_dim?: number | FlattenOptions, end_dim?: number | FlattenOptions, options?: FlattenOptions): T;
  /** A copy with the order reversed along `dims`. */
  flip(input: T, ...dims: readonly number[]): T;
  flip(input: T, named: { dims: number | readonly number[] }): T;
  flip(input: T, dims: number | readonly number[], options?: FlipOptions): T;
  /** A copy with the columns reversed. */
  fliplr(input: T): T;
  /** A copy with the rows reversed. */
  flipud(input: T): T;
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
  /** A tensor of one value: of numbers, the default float dtype; of booleans, bool; of bigints, int64. */
  full(named: { size: number | readonly number[]; fill_value: number | boolean | bigint | T; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  full(size: number | readonly number[], fill_value: number | boolean | bigint | T, options?: FullOptions<T>): T;
  /** A tensor of one value with the shape and dtype of another. */
  full_like(input: T, named: { fill_value: number | boolean | bigint | T; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  full_like(input: T, fill_value: number | boolean | bigint | T, options?: FullLikeOptions<T>): T;
  /** ½(log var + (input − target)²/var), var not below eps; var has the shape of input, or 1 (or nothing) in place of the last size. `full` adds ½·log 2π. */
  gaussian_nll_loss(input: T, named: { target: T; var: T; full?: boolean; eps?: number; reduction?: 'none' | 'mean' | 'sum' }): T;
  gaussian_nll_loss(input: T, target: T, var_: T, full?: boolean | GaussianNllLossOptions<T>, eps?: number | GaussianNllLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | GaussianNllLossOptions<T>, options?: GaussianNllLossOptions<T>): T;
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
  /** A random choice along `dim` that can be differentiated: softmax of (logits + Gumbel noise) / tau. `hard`: one-hot, with the gradient of the soft one. */
  gumbel_softmax(logits: T, tau?: number | GumbelSoftmaxOptions, hard?: boolean | GumbelSoftmaxOptions, eps?: number | GumbelSoftmaxOptions, dim?: number | GumbelSoftmaxOptions, options?: GumbelSoftmaxOptions): T;
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
  /** input where target is 1, max(0, margin − input) where it is −1. */
  hinge_embedding_loss(input: T, named: { target: T; margin?: number; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  hinge_embedding_loss(input: T, target: T, margin?: number | HingeEmbeddingLossOptions<T>, size_average?: boolean | null | HingeEmbeddingLossOptions<T>, reduce?: boolean | null | HingeEmbeddingLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | HingeEmbeddingLossOptions<T>, options?: HingeEmbeddingLossOptions<T>): T;
  /** Views of parts along the columns. */
  hsplit(input: T, named: { indices_or_sections: number | readonly number[] }): T[];
  hsplit(input: T, indices_or_sections: number | readonly number[], options?: HsplitOptions): T[];
  /** Tensors side by side: along the columns (vectors end to end). */
  hstack(tensors: readonly T[]): T;
  /** ½d² where |d| < delta, else delta · (|d| − ½delta), for d = input − target. */
  huber_loss(input: T, named: { target: T; reduction?: 'none' | 'mean' | 'sum'; delta?: number }): T;
  huber_loss(input: T, target: T, reduction?: 'none' | 'mean' | 'sum' | HuberLossOptions<T>, delta?: number | HuberLossOptions<T>, options?: HuberLossOptions<T>): T;
  /** √(input² + other²) without overflow, elementwise. */
  hypot(input: T, named: { other: T }): T;
  hypot(input: T, other: T, options?: HypotOptions<T>): T;
  /** Sums of products over the last dimension of both; a 0-d argument multiplies. */
  inner(input: T, named: { other: T }): T;
  inner(input: T, other: T, options?: InnerOptions<T>): T;
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
  /** target · (log target − input), input holding log-probabilities; with `log_target` target does, too. 'batchmean' (the sum over the batch size) is the divergence, 'mean' divides by the number of elements. */
  kl_div(input: T, named: { target: T; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; reduction?: 'none' | 'batchmean' | 'mean' | 'sum'; log_target?: boolean }): T;
  kl_div(input: T, target: T, size_average?: boolean | null | KlDivOptions<T>, reduce?: boolean | null | KlDivOptions<T>, reduction?: 'none' | 'batchmean' | 'mean' | 'sum' | KlDivOptions<T>, log_target?: boolean | KlDivOptions<T>, options?: KlDivOptions<T>): T;
  /** Kronecker product: every element of input times all of other, as blocks. */
  kron(input: T, named: { other: T }): T;
  kron(input: T, other: T, options?: KronOptions<T>): T;
  /** Mean absolute error: the mean of |input − target|, or their sum, or each. Shapes broadcast. */
  l1_loss(input: T, named: { target: T; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  l1_loss(input: T, target: T, size_average?: boolean | null | L1LossOptions<T>, reduce?: boolean | null | L1LossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | L1LossOptions<T>, options?: L1LossOptions<T>): T;
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
  /** input · weightᵀ + bias: input [..., in], weight [out, in] (or [in]), bias [out] give [..., out]. */
  linear(input: T, named: { weight: T; bias?: T | null }): T;
  linear(input: T, weight: T, bias?: T | null | LinearOptions<T>, options?: LinearOptions<T>): T;
  /** `steps` numbers from start to end, both included, at equal distances. */
  linspace(named: { start: number; end: number; steps: number; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  linspace(start: number, end: number, steps: number, options?: LinspaceOptions): T;
  /** The natural logarithm, elementwise; nan below 0. */
  log(input: T): T;
  /** The logarithm to base 10, elementwise. */
  log10(input: T): T;
  /** log(1 + input), elementwise, exact near 0. */
  log1p(input: T): T;
  /** The logarithm to base 2, elementwise. */
  log2(input: T): T;
  /** The logarithm of softmax along `dim`, finite however large the scores are. Without dim: as softmax. */
  log_softmax(input: T, dim?: number | null | LogSoftmaxOptions, dtype?: DType | DTypeName | null | LogSoftmaxOptions, options?: LogSoftmaxOptions): T;
  /** log(e^input + e^other) without overflow, elementwise. */
  logaddexp(input: T, named: { other: T }): T;
  logaddexp(input: T, other: T, options?: LogaddexpOptions<T>): T;
  /** log2(2^input + 2^other) without overflow, elementwise. */
  logaddexp2(input: T, named: { other: T }): T;
  logaddexp2(input: T, other: T, options?: Logaddexp2Options<T>): T;
  /** Running log Σ e^input along `dim`, without overflow. */
  logcumsumexp(input: T, named: { dim: number }): T;
  logcumsumexp(input: T, dim: number, options?: LogcumsumexpOptions): T;
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
  /** `steps` numbers base^start … base^end whose exponents have equal distances. */
  logspace(named: { start: number; end: number; steps: number; base?: number; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  logspace(start: number, end: number, steps: number, base?: number | LogspaceOptions, options?: LogspaceOptions): T;
  /** log Σ e^input over `dim`, without overflow. Integers become floats. */
  logsumexp(input: T, named: { dim: number | readonly number[]; keepdim?: boolean }): T;
  logsumexp(input: T, dim: number | readonly number[], keepdim?: boolean | LogsumexpOptions, options?: LogsumexpOptions): T;
  /** input < other, elementwise, as bool; shapes broadcast. */
  lt(input: T, named: { other: T | Scalar }): T;
  lt(input: T, other: T | Scalar, options?: LtOptions<T>): T;
  /** input < other, elementwise, as bool; shapes broadcast. */
  less(input: T, named: { other: T | Scalar }): T;
  less(input: T, other: T | Scalar, options?: LtOptions<T>): T;
  /** max(0, −target · (input1 − input2) + margin): target 1 asks for the first to be larger, −1 for the second. */
  margin_ranking_loss(input1: T, named: { input2: T; target: T; margin?: number; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  margin_ranking_loss(input1: T, input2: T, target: T, margin?: number | MarginRankingLossOptions<T>, size_average?: boolean | null | MarginRankingLossOptions<T>, reduce?: boolean | null | MarginRankingLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | MarginRankingLossOptions<T>, options?: MarginRankingLossOptions<T>): T;
  /** input with `value` (a number or a tensor without dimensions) where the bool mask is true; shapes broadcast. */
  masked_fill(input: T, named: { mask: T; value: T | Scalar }): T;
  masked_fill(input: T, mask: T, value: T | Scalar, options?: MaskedFillOptions<T>): T;
  /** Matrix product: vectors give a dot product, matrices a matrix product, more dimensions are a batch that broadcasts. */
  matmul(input: T, named: { other: T }): T;
  matmul(input: T, other: T, options?: MatmulOptions<T>): T;
  /** The n-th power of square matrices [..., k, k]; negative n takes powers of the inverse. */
  matrix_power(input: T, named: { n: number }): T;
  matrix_power(input: T, n: number, options?: MatrixPowerOptions): T;
  /** The largest of all elements (equal ones share the gradient); with `dim`, { values, indices } along it; with another tensor, the largest of both, elementwise. nan wins. */
  max(input: T): T;
  max(input: T, dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  max(input: T, named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  max(input: T, other: T | { other: T }): T;
  /** The larger of input and other, elementwise; nan where either is. Equal ones share the gradient. */
  maximum(input: T, named: { other: T }): T;
  maximum(input: T, other: T, options?: MaximumOptions<T>): T;
  /** Mean over `dim` (all dimensions where absent). Integers need `dtype`. */
  mean(input: T, dim?: number | readonly number[] | null | MeanOptions, keepdim?: boolean | MeanOptions, options?: MeanOptions): T;
  /** The middle element (the lower of two); with `dim`, { values, indices } along it. nan, where there is one. */
  median(input: T): T;
  median(input: T, dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  median(input: T, named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  /** The coordinates of a grid from those of its axes, as views: 'ij' (default) has one dimension per tensor in order, 'xy' exchanges the first two. */
  meshgrid(...tensors: readonly T[]): T[];
  meshgrid(tensors: readonly T[], options?: MeshgridOptions): T[];
  /** The smallest of all elements (equal ones share the gradient); with `dim`, { values, indices } along it; with another tensor, the smallest of both, elementwise. nan wins. */
  min(input: T): T;
  min(input: T, dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  min(input: T, named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  min(input: T, other: T | { other: T }): T;
  /** The smaller of input and other, elementwise; nan where either is. Equal ones share the gradient. */
  minimum(input: T, named: { other: T }): T;
  minimum(input: T, other: T, options?: MinimumOptions<T>): T;
  /** input · tanh(softplus(input)), elementwise. */
  mish(input: T, inplace?: boolean | MishOptions, options?: MishOptions): T;
  /** Matrix product of [m, k] and [k, n], without broadcasting. */
  mm(input: T, named: { mat2: T }): T;
  mm(input: T, mat2: T, options?: MmOptions<T>): T;
  /** A view with dimensions `source` moved to `destination`; the others keep their order. */
  movedim(input: T, named: { source: number | readonly number[]; destination: number | readonly number[] }): T;
  movedim(input: T, source: number | readonly number[], destination: number | readonly number[], options?: MovedimOptions): T;
  /** A view with dimensions `source` moved to `destination`; the others keep their order. */
  moveaxis(input: T, named: { source: number | readonly number[]; destination: number | readonly number[] }): T;
  moveaxis(input: T, source: number | readonly number[], destination: number | readonly number[], options?: MovedimOptions): T;
  /** Mean squared error: the mean of (input − target)², or their sum, or each. Shapes broadcast. */
  mse_loss(input: T, named: { target: T; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  mse_loss(input: T, target: T, size_average?: boolean | null | MseLossOptions<T>, reduce?: boolean | null | MseLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | MseLossOptions<T>, options?: MseLossOptions<T>): T;
  /** input · other, elementwise; shapes broadcast. */
  mul(input: T | Scalar, named: { other: T | Scalar }): T;
  mul(input: T | Scalar, other: T | Scalar, options?: MulOptions<T>): T;
  /** input · other, elementwise; shapes broadcast. */
  multiply(input: T | Scalar, named: { other: T | Scalar }): T;
  multiply(input: T | Scalar, other: T | Scalar, options?: MulOptions<T>): T;
  /** The mean over the other classes of max(0, margin − input[target] + input[i])^p, p 1 or 2: input [n, classes] or [classes], target [n] or []. */
  multi_margin_loss(input: T, named: { target: T | IndexData; p?: number; margin?: number; weight?: T | null; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  multi_margin_loss(input: T, target: T | IndexData, p?: number | MultiMarginLossOptions<T>, margin?: number | MultiMarginLossOptions<T>, weight?: T | null | MultiMarginLossOptions<T>, size_average?: boolean | null | MultiMarginLossOptions<T>, reduce?: boolean | null | MultiMarginLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | MultiMarginLossOptions<T>, options?: MultiMarginLossOptions<T>): T;
  /** Σ max(0, 1 − input[right] + input[wrong]) / classes over pairs of right and wrong classes; a row of target names the right ones, up to the first −1. */
  multilabel_margin_loss(input: T, named: { target: T | IndexData; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  multilabel_margin_loss(input: T, target: T | IndexData, size_average?: boolean | null | MultilabelMarginLossOptions<T>, reduce?: boolean | null | MultilabelMarginLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | MultilabelMarginLossOptions<T>, options?: MultilabelMarginLossOptions<T>): T;
  /** binary_cross_entropy of sigmoid(input), averaged over the classes (the last dimension). */
  multilabel_soft_margin_loss(input: T, named: { target: T; weight?: T | null; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  multilabel_soft_margin_loss(input: T, target: T, weight?: T | null | MultilabelSoftMarginLossOptions<T>, size_average?: boolean | null | MultilabelSoftMarginLossOptions<T>, reduce?: boolean | null | MultilabelSoftMarginLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | MultilabelSoftMarginLossOptions<T>, options?: MultilabelSoftMarginLossOptions<T>): T;
  /** Indices drawn by the weights in each row, as int64; each at most once unless `replacement`. */
  multinomial(input: T, num_samples: number, replacement?: boolean | { replacement?: boolean; generator?: unknown }, options?: { generator?: unknown }): T;
  /** Product of a matrix [m, k] and a vector [k]. */
  mv(input: T, named: { vec: T }): T;
  mv(input: T, vec: T, options?: MvOptions<T>): T;
  /** input with nan, ∞ and −∞ replaced; by 0 and the largest and smallest number of the dtype where nothing is given. */
  nan_to_num(input: T, nan?: number | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions, options?: NanToNumOptions): T;
  /** Mean over `dim` (all dimensions where absent) of what is not nan. */
  nanmean(input: T, dim?: number | readonly number[] | null | NanmeanOptions, keepdim?: boolean | NanmeanOptions, options?: NanmeanOptions): T;
  /** The middle element (the lower of two); with `dim`, { values, indices } along it. nan does not count. */
  nanmedian(input: T): T;
  nanmedian(input: T, dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  nanmedian(input: T, named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  /** Sum over `dim` (all dimensions where absent) of what is not nan. */
  nansum(input: T, dim?: number | readonly number[] | null | NansumOptions, keepdim?: boolean | NansumOptions, options?: NansumOptions): T;
  /** The view of `length` elements of a dimension from `start` on. */
  narrow(input: T, named: { dim: number; start: number; length: number }): T;
  narrow(input: T, dim: number, start: number, length: number, options?: NarrowOptions): T;
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
  /** Minus the log-probability of the target class: input [n, classes] (or [classes], or [n, classes, …]) from log_softmax, target [n] (or [], or [n, …]) of class numbers. Means are weighed; `ignore_index` does not count. */
  nll_loss(input: T, named: { target: T | IndexData; weight?: T | null; /** Deprecated: use reduction */ size_average?: boolean | null; ignore_index?: number; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  nll_loss(input: T, target: T | IndexData, weight?: T | null | NllLossOptions<T>, size_average?: boolean | null | NllLossOptions<T>, ignore_index?: number | NllLossOptions<T>, reduce?: boolean | null | NllLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | NllLossOptions<T>, options?: NllLossOptions<T>): T;
  /** (Σ |input|^p)^(1/p) over `dim` (all where absent); p: 'fro' (2), a number, Infinity, −Infinity or 0 (how many are not 0). Where the norm is 0, so is its derivative. */
  norm(input: T, p?: number | 'fro' | 'nuc' | null | NormOptions, dim?: number | readonly number[] | null | NormOptions, keepdim?: boolean | NormOptions, options?: NormOptions): T;
  /** Normal numbers with mean and standard deviation from numbers (then with a shape) or, element by element, from tensors. */
  normal(mean: number, std: number, size: readonly number[], options?: { generator?: unknown; dtype?: DType | DTypeName | null; requires_grad?: boolean }): T;
  normal(mean: T, std?: T | number, options?: { generator?: unknown }): T;
  normal(mean: number, std: T, options?: { generator?: unknown }): T;
  /** int64 rows with a 1 at the class and 0 elsewhere: [...] gives [..., num_classes]. num_classes −1: one more than the largest. */
  one_hot(tensor: T | IndexData, num_classes?: number | OneHotOptions, options?: OneHotOptions): T;
  /** Ones of the given shape. */
  ones(...size: readonly number[]): T;
  ones(...args: readonly [...size: number[], options: OnesOptions]): T;
  ones(named: { size: number | readonly number[]; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  ones(size: number | readonly number[], options?: OnesOptions): T;
  /** ones with the shape and dtype of a tensor. */
  ones_like(input: T, options?: OnesLikeOptions): T;
  /** Every product of an element of input and an element of vec2: [n] and [m] give [n, m]. */
  outer(input: T, named: { vec2: T }): T;
  outer(input: T, vec2: T, options?: OuterOptions<T>): T;
  /** Every product of an element of input and an element of vec2: [n] and [m] give [n, m]. */
  ger(input: T, named: { vec2: T }): T;
  ger(input: T, vec2: T, options?: OuterOptions<T>): T;
  /** A view with the dimensions in another order. */
  permute(input: T, ...dims: readonly number[]): T;
  permute(input: T, named: { dims: number | readonly number[] }): T;
  permute(input: T, dims: number | readonly number[], options?: PermuteOptions): T;
  /** Minus the log-likelihood of counts under a Poisson distribution whose (log-)rate is input; `full` adds Stirling’s term. */
  poisson_nll_loss(input: T, named: { target: T; log_input?: boolean; full?: boolean; /** Deprecated: use reduction */ size_average?: boolean | null; eps?: number; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  poisson_nll_loss(input: T, target: T, log_input?: boolean | PoissonNllLossOptions<T>, full?: boolean | PoissonNllLossOptions<T>, size_average?: boolean | null | PoissonNllLossOptions<T>, eps?: number | PoissonNllLossOptions<T>, reduce?: boolean | null | PoissonNllLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | PoissonNllLossOptions<T>, options?: PoissonNllLossOptions<T>): T;
  /** input itself. Not for bool. */
  positive(input: T): T;
  /** input to the power of exponent, elementwise. Integers stay integers, and then no number exponent may be negative. */
  pow(input: T | Scalar, named: { exponent: T | Scalar }): T;
  pow(input: T | Scalar, exponent: T | Scalar, options?: PowOptions<T>): T;
  /** Product over one dimension (all where absent). Integers and bool multiply as int64. Zeros have derivatives, too. */
  prod(input: T, dim?: number | null | ProdOptions, keepdim?: boolean | ProdOptions, options?: ProdOptions): T;
  /** Radians to degrees. */
  rad2deg(input: T): T;
  /** Uniform numbers in [0, 1) of the given shape. */
  rand(...size: readonly number[]): T;
  rand(...args: readonly [...size: number[], options: RandOptions]): T;
  rand(named: { size: number | readonly number[]; generator?: unknown | null; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  rand(size: number | readonly number[], options?: RandOptions): T;
  /** Uniform numbers in [0, 1) with the shape and dtype of a tensor. */
  rand_like(input: T, options?: RandLikeOptions): T;
  /** Integers in [low, high) of the given shape, as int64: randint(high, size), randint(low, high, size). */
  randint(high: number, size: readonly number[], options?: { generator?: unknown; dtype?: DType | DTypeName | null; device?: unknown; requires_grad?: boolean }): T;
  randint(low: number, high: number, size: readonly number[], options?: { generator?: unknown; dtype?: DType | DTypeName | null; device?: unknown; requires_grad?: boolean }): T;
  randint(named: { low?: number; high: number; size: readonly number[]; generator?: unknown; dtype?: DType | DTypeName | null }): T;
  /** Integers in [low, high) with the shape and dtype of a tensor: randint_like(x, high), randint_like(x, low, high). */
  randint_like(input: T, low?: number | RandintLikeOptions, high?: number | null | RandintLikeOptions, options?: RandintLikeOptions): T;
  /** Standard normal numbers of the given shape. */
  randn(...size: readonly number[]): T;
  randn(...args: readonly [...size: number[], options: RandnOptions]): T;
  randn(named: { size: number | readonly number[]; generator?: unknown | null; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  randn(size: number | readonly number[], options?: RandnOptions): T;
  /** Standard normal numbers with the shape and dtype of a tensor. */
  randn_like(input: T, options?: RandnLikeOptions): T;
  /** The integers 0 … n − 1 in random order, as int64. */
  randperm(named: { n: number; generator?: unknown | null; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  randperm(n: number, options?: RandpermOptions): T;
  /** All elements in one dimension: a view of a contiguous tensor, otherwise a copy. */
  ravel(input: T): T;
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
  /** Each element repeated along `dim` (flattened where absent): as often as a number says, or a vector with one number for each index. */
  repeat_interleave(input: T, named: { repeats: T | Scalar; dim?: number | null; output_size?: number | null }): T;
  repeat_interleave(input: T, repeats: T | Scalar, dim?: number | null | RepeatInterleaveOptions<T>, options?: RepeatInterleaveOptions<T>): T;
  /** The same elements in another shape; a view where strides allow, otherwise a copy. One size may be −1. */
  reshape(input: T, ...shape: readonly number[]): T;
  reshape(input: T, ...args: readonly [...shape: number[], options: ReshapeOptions]): T;
  reshape(input: T, named: { shape: number | readonly number[] }): T;
  reshape(input: T, shape: number | readonly number[], options?: ReshapeOptions): T;
  /** input itself: there are no lazy conjugates. */
  resolve_conj(input: T): T;
  /** input itself: there are no lazy negatives. */
  resolve_neg(input: T): T;
  /** A copy with elements moved on by `shifts` along `dims`; what leaves the end comes back at the start. Without dims, flattened. */
  roll(input: T, named: { shifts: number | readonly number[]; dims?: number | readonly number[] | null }): T;
  roll(input: T, shifts: number | readonly number[], dims?: number | readonly number[] | null | RollOptions, options?: RollOptions): T;
  /** A copy turned k times by 90° in the plane of two dims, from the first towards the second. */
  rot90(input: T, k?: number | Rot90Options, dims?: number | readonly number[] | Rot90Options, options?: Rot90Options): T;
  /** The nearest number with `decimals` decimals; halves go to the even one. */
  round(input: T, options?: RoundOptions): T;
  /** 1/√input, elementwise. */
  rsqrt(input: T): T;
  /** other − alpha · input, elementwise; shapes broadcast. Not for bool. */
  rsub(input: T | Scalar, named: { other: T | Scalar; alpha?: number }): T;
  rsub(input: T | Scalar, other: T | Scalar, alpha?: number | RsubOptions<T>, options?: RsubOptions<T>): T;
  /** The view at one index of a dimension, which goes away. */
  select(input: T, named: { dim: number; index: number }): T;
  select(input: T, dim: number, index: number, options?: SelectOptions): T;
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
  /** ½d²/beta where |d| < beta, else |d| − ½beta, for d = input − target. beta 0 is l1_loss. */
  smooth_l1_loss(input: T, named: { target: T; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; beta?: number }): T;
  smooth_l1_loss(input: T, target: T, size_average?: boolean | null | SmoothL1LossOptions<T>, reduce?: boolean | null | SmoothL1LossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | SmoothL1LossOptions<T>, beta?: number | SmoothL1LossOptions<T>, options?: SmoothL1LossOptions<T>): T;
  /** log(1 + e^(−target·input)) for targets 1 and −1. */
  soft_margin_loss(input: T, named: { target: T; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  soft_margin_loss(input: T, target: T, size_average?: boolean | null | SoftMarginLossOptions<T>, reduce?: boolean | null | SoftMarginLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | SoftMarginLossOptions<T>, options?: SoftMarginLossOptions<T>): T;
  /** Scores as probabilities along `dim`: e^x over its sum, so that they are not negative and add up to 1. Without dim: 0 for 0, 1 or 3 dimensions, else 1. */
  softmax(input: T, dim?: number | null | SoftmaxOptions, dtype?: DType | DTypeName | null | SoftmaxOptions, options?: SoftmaxOptions): T;
  /** softmax(−x): the smallest score gets the largest probability. */
  softmin(input: T, dim?: number | null | SoftminOptions, dtype?: DType | DTypeName | null | SoftminOptions, options?: SoftminOptions): T;
  /** log(1 + e^(beta · input))/beta; input itself where beta · input > threshold. */
  softplus(input: T, beta?: number | SoftplusOptions, threshold?: number | SoftplusOptions, options?: SoftplusOptions): T;
  /** input moved towards 0 by lambd, and 0 where it would pass. */
  softshrink(input: T, lambd?: number | SoftshrinkOptions, options?: SoftshrinkOptions): T;
  /** input/(1 + |input|), elementwise. */
  softsign(input: T): T;
  /** Views of parts of a dimension: of one size (the last may be smaller), or of the given sizes. */
  split(tensor: T, named: { split_size_or_sections: number | readonly number[]; dim?: number }): T[];
  split(tensor: T, split_size_or_sections: number | readonly number[], dim?: number | SplitOptions, options?: SplitOptions): T[];
  /** Views of parts of a dimension: of one size (the last may be smaller), or of the given sizes. */
  split_with_sizes(tensor: T, named: { split_size_or_sections: number | readonly number[]; dim?: number }): T[];
  split_with_sizes(tensor: T, split_size_or_sections: number | readonly number[], dim?: number | SplitWithSizesOptions, options?: SplitWithSizesOptions): T[];
  /** The square root, elementwise; nan below 0. */
  sqrt(input: T): T;
  /** input², elementwise. */
  square(input: T): T;
  /** A view without dimensions of size 1: all of them, or those of `dim` that have size 1. */
  squeeze(input: T, dim?: number | readonly number[] | null | SqueezeOptions, options?: SqueezeOptions): T;
  /** Tensors of one shape, side by side along a new dimension. */
  stack(tensors: readonly T[], dim?: number | StackOptions, options?: StackOptions): T;
  /** Standard deviation over `dim` (all dimensions where absent): the root of `var`; its derivative is 0 where it is 0. */
  std(input: T, dim?: number | readonly number[] | boolean | null | null | StdOptions, unbiased?: boolean | null | StdOptions, keepdim?: boolean | StdOptions, options?: StdOptions): T;
  /** Standard deviation and mean over `dim`, as a pair. */
  std_mean(input: T, dim?: number | readonly number[] | boolean | null | null | StdMeanOptions, unbiased?: boolean | null | StdMeanOptions, keepdim?: boolean | StdMeanOptions, options?: StdMeanOptions): [T, T];
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. */
  sub(input: T | Scalar, named: { other: T | Scalar; alpha?: number }): T;
  sub(input: T | Scalar, other: T | Scalar, options?: SubOptions<T>): T;
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. */
  subtract(input: T | Scalar, named: { other: T | Scalar; alpha?: number }): T;
  subtract(input: T | Scalar, other: T | Scalar, options?: SubOptions<T>): T;
  /** Sum over `dim` (all dimensions where absent). Integers and bool add up as int64. */
  sum(input: T, dim?: number | readonly number[] | null | SumOptions, keepdim?: boolean | SumOptions, options?: SumOptions): T;
  /** The transpose of a matrix, as a view; vectors and tensors without dimensions stay as they are. */
  t(input: T): T;
  /** The tangent of radians, elementwise. */
  tan(input: T): T;
  /** The hyperbolic tangent, elementwise. */
  tanh(input: T): T;
  /** input − tanh(input), elementwise. */
  tanhshrink(input: T): T;
  /** Views of `indices_or_sections` parts of nearly equal size, or of the parts between given indices. */
  tensor_split(input: T, named: { indices_or_sections: number | readonly number[] | T; dim?: number }): T[];
  tensor_split(input: T, indices_or_sections: number | readonly number[] | T, dim?: number | TensorSplitOptions<T>, options?: TensorSplitOptions<T>): T[];
  /** Sums over dimensions of a paired with dimensions of b: the last and first `dims`, or two lists of them. */
  tensordot(a: T, named: { b: T; dims?: number | readonly (number | readonly number[])[] }): T;
  tensordot(a: T, b: T, dims?: number | readonly (number | readonly number[])[] | TensordotOptions<T>, options?: TensordotOptions<T>): T;
  /** input where it is above the threshold, value elsewhere. */
  threshold(input: T, named: { threshold: number; value: number; inplace?: boolean }): T;
  threshold(input: T, threshold: number, value: number, inplace?: boolean | ThresholdOptions, options?: ThresholdOptions): T;
  /** repeat, where missing leading repeats are 1. */
  tile(input: T, ...dims: readonly number[]): T;
  tile(input: T, named: { dims: number | readonly number[] }): T;
  tile(input: T, dims: number | readonly number[], options?: TileOptions): T;
  /** The sum of the diagonal of a matrix. Integers and bool add up as int64. */
  trace(input: T): T;
  /** A view with two dimensions exchanged. */
  transpose(input: T, named: { dim0: number; dim1: number }): T;
  transpose(input: T, dim0: number, dim1: number, options?: TransposeOptions): T;
  /** A view with two dimensions exchanged. */
  swapaxes(input: T, named: { dim0: number; dim1: number }): T;
  swapaxes(input: T, dim0: number, dim1: number, options?: TransposeOptions): T;
  /** A view with two dimensions exchanged. */
  swapdims(input: T, named: { dim0: number; dim1: number }): T;
  swapdims(input: T, dim0: number, dim1: number, options?: TransposeOptions): T;
  /** The area under y along `dim` by the trapezoidal rule, with points x or steps dx (1). */
  trapezoid(y: T, x?: T | null | TrapezoidOptions<T>, options?: TrapezoidOptions<T>): T;
  /** The area under y along `dim` by the trapezoidal rule, with points x or steps dx (1). */
  trapz(y: T, x?: T | null | TrapezoidOptions<T>, options?: TrapezoidOptions<T>): T;
  /** The lower triangle of each matrix, up to `diagonal` above the main one. Other elements are 0. */
  tril(input: T, diagonal?: number | TrilOptions, options?: TrilOptions): T;
  /** Rows and columns of the lower triangle of a row × col matrix, row by row, as int64 [2, n]. */
  tril_indices(named: { row: number; col: number; offset?: number; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  tril_indices(row: number, col: number, offset?: number | TrilIndicesOptions, options?: TrilIndicesOptions): T;
  /** max(0, d(anchor, positive) − d(anchor, negative) + margin) for the p-norm distance d over the last dimension; `swap` takes d(positive, negative) where it is smaller. */
  triplet_margin_loss(anchor: T, named: { positive: T; negative: T; margin?: number; p?: number; eps?: number; swap?: boolean; /** Deprecated: use reduction */ size_average?: boolean | null; /** Deprecated: use reduction */ reduce?: boolean | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  triplet_margin_loss(anchor: T, positive: T, negative: T, margin?: number | TripletMarginLossOptions<T>, p?: number | TripletMarginLossOptions<T>, eps?: number | TripletMarginLossOptions<T>, swap?: boolean | TripletMarginLossOptions<T>, size_average?: boolean | null | TripletMarginLossOptions<T>, reduce?: boolean | null | TripletMarginLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | TripletMarginLossOptions<T>, options?: TripletMarginLossOptions<T>): T;
  /** triplet_margin_loss with a distance of your own (by default pairwise_distance). */
  triplet_margin_with_distance_loss(anchor: T, named: { positive: T; negative: T; distance_function?: ((x: T, y: T) => T) | null; margin?: number; swap?: boolean; reduction?: 'none' | 'mean' | 'sum' }): T;
  triplet_margin_with_distance_loss(anchor: T, positive: T, negative: T, options?: TripletMarginWithDistanceLossOptions<T>): T;
  /** The upper triangle of each matrix, from `diagonal` above the main one. Other elements are 0. */
  triu(input: T, diagonal?: number | TriuOptions, options?: TriuOptions): T;
  /** Rows and columns of the upper triangle of a row × col matrix, row by row, as int64 [2, n]. */
  triu_indices(named: { row: number; col: number; offset?: number; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  triu_indices(row: number, col: number, offset?: number | TriuIndicesOptions, options?: TriuIndicesOptions): T;
  /** input without its fraction: rounded to 0. */
  trunc(input: T): T;
  /** input without its fraction: rounded to 0. */
  fix(input: T): T;
  /** Views of all indices of a dimension. */
  unbind(input: T, dim?: number | UnbindOptions, options?: UnbindOptions): T[];
  /** One dimension as several of the given sizes; one may be −1. A view. */
  unflatten(input: T, named: { dim: number; sizes: number | readonly number[] }): T;
  unflatten(input: T, dim: number, sizes: number | readonly number[], options?: UnflattenOptions): T;
  /** A view with a new dimension of size 1 at `dim`. */
  unsqueeze(input: T, named: { dim: number }): T;
  unsqueeze(input: T, dim: number, options?: UnsqueezeOptions): T;
  /** Variance over `dim` (all dimensions where absent): Σ(x − mean)²/(n − correction); `unbiased` (correction 1) unless told otherwise. */
  var(input: T, dim?: number | readonly number[] | boolean | null | null | VarOptions, unbiased?: boolean | null | VarOptions, keepdim?: boolean | VarOptions, options?: VarOptions): T;
  /** Variance and mean over `dim`, as a pair. */
  var_mean(input: T, dim?: number | readonly number[] | boolean | null | null | VarMeanOptions, unbiased?: boolean | null | VarMeanOptions, keepdim?: boolean | VarMeanOptions, options?: VarMeanOptions): [T, T];
  /** Sum of the products of two vectors of one length. */
  vdot(input: T, named: { other: T }): T;
  vdot(input: T, other: T, options?: VdotOptions<T>): T;
  /** Views of parts along the rows. */
  vsplit(input: T, named: { indices_or_sections: number | readonly number[] }): T[];
  vsplit(input: T, indices_or_sections: number | readonly number[], options?: VsplitOptions): T[];
  /** Tensors one below the other: along the rows. */
  vstack(tensors: readonly T[]): T;
  /** Tensors one below the other: along the rows. */
  row_stack(tensors: readonly T[]): T;
  /** input where condition is true, other elsewhere; shapes broadcast. `condition` is bool (or uint8). */
  where(condition: T, named: { input: T | Scalar; other: T | Scalar }): T;
  where(condition: T, input: T | Scalar, other: T | Scalar, options?: WhereOptions<T>): T;
  /** input · log(other), and 0 where input is 0 (unless other is nan). */
  xlogy(input: T | Scalar, named: { other: T | Scalar }): T;
  xlogy(input: T | Scalar, other: T | Scalar, options?: XlogyOptions<T>): T;
  /** Zeros of the given shape. */
  zeros(...size: readonly number[]): T;
  zeros(...args: readonly [...size: number[], options: ZerosOptions]): T;
  zeros(named: { size: number | readonly number[]; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  zeros(size: number | readonly number[], options?: ZerosOptions): T;
  /** zeros with the shape and dtype of a tensor. */
  zeros_like(input: T, options?: ZerosLikeOptions): T;
}

export interface Hidden<T> {
  /** The tensor itself where its elements lie in order, otherwise a copy. */
  contiguous(input: T, memory_format?: unknown | null | ContiguousOptions, options?: ContiguousOptions): T;
  /** A copy with the tensor repeated along its dimensions (and new leading ones). */
  repeat(input: T, ...repeats: readonly number[]): T;
  repeat(input: T, ...args: readonly [...repeats: number[], options: RepeatOptions]): T;
  repeat(input: T, named: { repeats: number | readonly number[] }): T;
  repeat(input: T, repeats: number | readonly number[], options?: RepeatOptions): T;
  /** A copy in another dtype. */
  _to_copy(input: T, options?: ToCopyOptions): T;
  /** The tensor in a dtype (on a device, like another tensor): itself where nothing changes, unless `copy`. */
  to(input: T, dtype: DType | DTypeName, non_blocking?: boolean, copy?: boolean): T;
  to(input: T, device: 'cpu' | { readonly type: string }, dtype?: DType | DTypeName, non_blocking?: boolean, copy?: boolean): T;
  to(input: T, other: T, non_blocking?: boolean, copy?: boolean): T;
  to(input: T, named: { dtype?: DType | DTypeName; device?: string | { readonly type: string }; copy?: boolean; non_blocking?: boolean }): T;
  /** The tensor as torch.bool: itself where it is already. */
  bool(input: T, memory_format?: unknown | null | BoolOptions, options?: BoolOptions): T;
  /** The tensor as torch.uint8: itself where it is already. */
  byte(input: T, memory_format?: unknown | null | ByteOptions, options?: ByteOptions): T;
  /** The tensor as torch.float64: itself where it is already. */
  double(input: T, memory_format?: unknown | null | DoubleOptions, options?: DoubleOptions): T;
  /** The tensor as torch.float32: itself where it is already. */
  float(input: T, memory_format?: unknown | null | FloatOptions, options?: FloatOptions): T;
  /** The tensor as torch.int32: itself where it is already. */
  int(input: T, memory_format?: unknown | null | IntOptions, options?: IntOptions): T;
  /** The tensor as torch.int64: itself where it is already. */
  long(input: T, memory_format?: unknown | null | LongOptions, options?: LongOptions): T;
  /** The tensor in the dtype of another. */
  type_as(input: T, named: { other: T }): T;
  type_as(input: T, other: T, options?: TypeAsOptions<T>): T;
  /** empty of the given shape, with this tensor's dtype. */
  new_empty(input: T, ...size: readonly number[]): T;
  new_empty(input: T, ...args: readonly [...size: number[], options: NewEmptyOptions]): T;
  new_empty(input: T, named: { size: number | readonly number[]; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  new_empty(input: T, size: number | readonly number[], options?: NewEmptyOptions): T;
  /** A tensor of one value with this tensor's dtype. */
  new_full(input: T, named: { size: number | readonly number[]; fill_value: number | boolean | bigint | T; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  new_full(input: T, size: number | readonly number[], fill_value: number | boolean | bigint | T, options?: NewFullOptions<T>): T;
  /** ones of the given shape, with this tensor's dtype. */
  new_ones(input: T, ...size: readonly number[]): T;
  new_ones(input: T, ...args: readonly [...size: number[], options: NewOnesOptions]): T;
  new_ones(input: T, named: { size: number | readonly number[]; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  new_ones(input: T, size: number | readonly number[], options?: NewOnesOptions): T;
  /** zeros of the given shape, with this tensor's dtype. */
  new_zeros(input: T, ...size: readonly number[]): T;
  new_zeros(input: T, ...args: readonly [...size: number[], options: NewZerosOptions]): T;
  new_zeros(input: T, named: { size: number | readonly number[]; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  new_zeros(input: T, size: number | readonly number[], options?: NewZerosOptions): T;
  /** max of all elements, or with indices along one dimension. */
  _max(input: T, dim?: number | null | MaxOptions, keepdim?: boolean | MaxOptions, options?: MaxOptions): Named<T, 'values' | 'indices'>;
  /** The median of all elements. */
  _median(input: T): T;
  /** The median along one dimension, with indices. */
  _median_dim(input: T, named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  _median_dim(input: T, dim: number, keepdim?: boolean | MedianDimOptions, options?: MedianDimOptions): Named<T, 'values' | 'indices'>;
  /** min of all elements, or with indices along one dimension. */
  _min(input: T, dim?: number | null | MinOptions, keepdim?: boolean | MinOptions, options?: MinOptions): Named<T, 'values' | 'indices'>;
  /** The nanmedian of all elements. */
  _nanmedian(input: T): T;
  /** The nanmedian along one dimension, with indices. */
  _nanmedian_dim(input: T, named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  _nanmedian_dim(input: T, dim: number, keepdim?: boolean | NanmedianDimOptions, options?: NanmedianDimOptions): Named<T, 'values' | 'indices'>;
  /** Elements at offset + Σ index · stride of a contiguous tensor. */
  _as_strided(input: T, named: { size: number | readonly number[]; stride: number | readonly number[]; storage_offset: number }): T;
  _as_strided(input: T, size: number | readonly number[], stride: number | readonly number[], storage_offset: number, options?: Method_AsStridedOptions): T;
  /** Another handle on the same memory. */
  alias(input: T): T;
  /** The view start:end:step of one dimension, with Python’s rules for what is outside. */
  slice(input: T, dim?: number | SliceOptions, start?: number | null | SliceOptions, end?: number | null | SliceOptions, step?: number | SliceOptions, options?: SliceOptions): T;
  /** The view of all windows of `size` elements of a dimension, `step` apart; the window is a new last dimension. */
  unfold(input: T, named: { dimension: number; size: number; step: number }): T;
  unfold(input: T, dimension: number, size: number, step: number, options?: UnfoldOptions): T;
  /** Sums what broadcasting repeated, then casts. */
  _sum_to(input: T, named: { size: number | readonly number[]; dtype?: DType | DTypeName | null }): T;
  _sum_to(input: T, size: number | readonly number[], dtype?: DType | DTypeName | null | SumToOptions, options?: SumToOptions): T;
  /** Factors of dropout. */
  _dropout_noise(named: { size: number | readonly number[]; keep: number; scaled?: boolean; generator?: Generator | null; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  _dropout_noise(size: number | readonly number[], keep: number, scaled?: boolean | DropoutNoiseOptions, generator?: Generator | null | DropoutNoiseOptions, options?: DropoutNoiseOptions): T;
  /** Rows of a gradient added up where the indices say. */
  embedding_backward(grad_output: T, named: { indices: T; num_weights: number; padding_idx?: number | null; scale?: boolean }): T;
  embedding_backward(grad_output: T, indices: T, num_weights: number, padding_idx?: number | null | EmbeddingBackwardOptions<T>, scale?: boolean | EmbeddingBackwardOptions<T>, options?: EmbeddingBackwardOptions<T>): T;
  /** The gradient of the loss for one side. */
  _huber_loss_backward(grad_output: T, named: { self: T; target: T; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; bound?: number }): T;
  _huber_loss_backward(grad_output: T, self: T, target: T, reduction?: 'none' | 'mean' | 'sum' | HuberLossBackwardOptions<T>, bound?: number | HuberLossBackwardOptions<T>, options?: HuberLossBackwardOptions<T>): T;
  /** A loss of the difference. */
  _huber_loss(input: T, named: { target: T; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; bound?: number }): T;
  _huber_loss(input: T, target: T, reduction?: 'none' | 'mean' | 'sum' | Method_HuberLossOptions<T>, bound?: number | Method_HuberLossOptions<T>, options?: Method_HuberLossOptions<T>): T;
  /** The gradient of the loss for one side. */
  _mse_loss_backward(grad_output: T, named: { self: T; target: T; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; bound?: number }): T;
  _mse_loss_backward(grad_output: T, self: T, target: T, reduction?: 'none' | 'mean' | 'sum' | MseLossBackwardOptions<T>, bound?: number | MseLossBackwardOptions<T>, options?: MseLossBackwardOptions<T>): T;
  /** A loss of the difference. */
  _mse_loss(input: T, named: { target: T; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; bound?: number }): T;
  _mse_loss(input: T, target: T, reduction?: 'none' | 'mean' | 'sum' | Method_MseLossOptions<T>, bound?: number | Method_MseLossOptions<T>, options?: Method_MseLossOptions<T>): T;
  /** The gradient of the loss for one side. */
  _smooth_l1_loss_backward(grad_output: T, named: { self: T; target: T; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; bound?: number }): T;
  _smooth_l1_loss_backward(grad_output: T, self: T, target: T, reduction?: 'none' | 'mean' | 'sum' | SmoothL1LossBackwardOptions<T>, bound?: number | SmoothL1LossBackwardOptions<T>, options?: SmoothL1LossBackwardOptions<T>): T;
  /** A loss of the difference. */
  _smooth_l1_loss(input: T, named: { target: T; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; bound?: number }): T;
  _smooth_l1_loss(input: T, target: T, reduction?: 'none' | 'mean' | 'sum' | Method_SmoothL1LossOptions<T>, bound?: number | Method_SmoothL1LossOptions<T>, options?: Method_SmoothL1LossOptions<T>): T;
  /** g · (x − t) / (x · (1 − x)). */
  binary_cross_entropy_backward(grad_output: T, named: { self: T; target: T; weight?: T | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  binary_cross_entropy_backward(grad_output: T, self: T, target: T, weight?: T | null | BinaryCrossEntropyBackwardOptions<T>, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyBackwardOptions<T>, options?: BinaryCrossEntropyBackwardOptions<T>): T;
  /** Cross entropy of probabilities. */
  _binary_cross_entropy(input: T, named: { target: T; weight?: T | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  _binary_cross_entropy(input: T, target: T, weight?: T | null | Method_BinaryCrossEntropyOptions<T>, reduction?: 'none' | 'mean' | 'sum' | Method_BinaryCrossEntropyOptions<T>, options?: Method_BinaryCrossEntropyOptions<T>): T;
  /** g · (σ(x) − t), with weights. */
  binary_cross_entropy_with_logits_backward(grad_output: T, named: { self: T; target: T; weight?: T | null; pos_weight?: T | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  binary_cross_entropy_with_logits_backward(grad_output: T, self: T, target: T, weight?: T | null | BinaryCrossEntropyWithLogitsBackwardOptions<T>, pos_weight?: T | null | BinaryCrossEntropyWithLogitsBackwardOptions<T>, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyWithLogitsBackwardOptions<T>, options?: BinaryCrossEntropyWithLogitsBackwardOptions<T>): T;
  /** Cross entropy of scores. */
  _binary_cross_entropy_with_logits(input: T, named: { target: T; weight?: T | null; pos_weight?: T | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  _binary_cross_entropy_with_logits(input: T, target: T, weight?: T | null | Method_BinaryCrossEntropyWithLogitsOptions<T>, pos_weight?: T | null | Method_BinaryCrossEntropyWithLogitsOptions<T>, reduction?: 'none' | 'mean' | 'sum' | Method_BinaryCrossEntropyWithLogitsOptions<T>, options?: Method_BinaryCrossEntropyWithLogitsOptions<T>): T;
  /** g · (−x), with weights. */
  binary_cross_entropy_with_logits_target_backward(grad_output: T, named: { self: T; target: T; weight?: T | null; pos_weight?: T | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  binary_cross_entropy_with_logits_target_backward(grad_output: T, self: T, target: T, weight?: T | null | BinaryCrossEntropyWithLogitsTargetBackwardOptions<T>, pos_weight?: T | null | BinaryCrossEntropyWithLogitsTargetBackwardOptions<T>, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyWithLogitsTargetBackwardOptions<T>, options?: BinaryCrossEntropyWithLogitsTargetBackwardOptions<T>): T;
  /** g · (log(1 − x) − log x). */
  binary_cross_entropy_target_backward(grad_output: T, named: { self: T; weight?: T | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  binary_cross_entropy_target_backward(grad_output: T, self: T, weight?: T | null | BinaryCrossEntropyTargetBackwardOptions<T>, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyTargetBackwardOptions<T>, options?: BinaryCrossEntropyTargetBackwardOptions<T>): T;
  /** −g · t · σ(−t·x). */
  soft_margin_loss_backward(grad_output: T, named: { self: T; target: T; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  soft_margin_loss_backward(grad_output: T, self: T, target: T, reduction?: 'none' | 'mean' | 'sum' | SoftMarginLossBackwardOptions<T>, options?: SoftMarginLossBackwardOptions<T>): T;
  /** log(1 + e^(−t·x)). */
  _soft_margin_loss(input: T, named: { target: T; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  _soft_margin_loss(input: T, target: T, reduction?: 'none' | 'mean' | 'sum' | Method_SoftMarginLossOptions<T>, options?: Method_SoftMarginLossOptions<T>): T;
  /** −g · weight at the target class, 0 elsewhere. */
  nll_loss_backward(grad_output: T, target: T, weight: T | null, reduction: 'none' | 'mean' | 'sum', ignore_index: number, ...size: readonly number[]): T;
  nll_loss_backward(grad_output: T, target: T, weight: T | null, reduction: 'none' | 'mean' | 'sum', ignore_index: number, ...args: readonly [...size: number[], options: NllLossBackwardOptions<T>]): T;
  nll_loss_backward(grad_output: T, named: { target: T; weight?: T | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; ignore_index?: number; size: number | readonly number[] }): T;
  nll_loss_backward(grad_output: T, target: T, weight: T | null | NllLossBackwardOptions<T> | undefined, reduction: 'none' | 'mean' | 'sum' | NllLossBackwardOptions<T> | undefined, ignore_index: number | NllLossBackwardOptions<T> | undefined, size: number | readonly number[], options?: NllLossBackwardOptions<T>): T;
  /** Minus the score of the target class, weighed. */
  _nll_loss(input: T, named: { target: T | IndexData; weight?: T | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; ignore_index?: number }): T;
  _nll_loss(input: T, target: T | IndexData, weight?: T | null | Method_NllLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | Method_NllLossOptions<T>, ignore_index?: number | Method_NllLossOptions<T>, options?: Method_NllLossOptions<T>): T;
  /** Minus the score of the target class, weighed. */
  _nll_loss2d(input: T, named: { target: T | IndexData; weight?: T | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; ignore_index?: number }): T;
  _nll_loss2d(input: T, target: T | IndexData, weight?: T | null | NllLoss2dOptions<T>, reduction?: 'none' | 'mean' | 'sum' | NllLoss2dOptions<T>, ignore_index?: number | NllLoss2dOptions<T>, options?: NllLoss2dOptions<T>): T;
  /** Minus the weighed sum over the classes. */
  _label_smoothing(input: T, named: { target: T; weight?: T | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum'; ignore_index?: number }): T;
  _label_smoothing(input: T, target: T, weight?: T | null | LabelSmoothingOptions<T>, reduction?: 'none' | 'mean' | 'sum' | LabelSmoothingOptions<T>, ignore_index?: number | LabelSmoothingOptions<T>, options?: LabelSmoothingOptions<T>): T;
  /** The hinge loss of several classes. */
  _multi_margin_loss(input: T, named: { target: T | IndexData; p?: number; margin?: number; weight?: T | null; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  _multi_margin_loss(input: T, target: T | IndexData, p?: number | Method_MultiMarginLossOptions<T>, margin?: number | Method_MultiMarginLossOptions<T>, weight?: T | null | Method_MultiMarginLossOptions<T>, reduction?: 'none' | 'mean' | 'sum' | Method_MultiMarginLossOptions<T>, options?: Method_MultiMarginLossOptions<T>): T;
  /** Hinge loss of several classes that may all be right. */
  _multilabel_margin_loss(input: T, named: { target: T | IndexData; /** 'none', 'mean' or 'sum' */ reduction?: 'none' | 'mean' | 'sum' }): T;
  _multilabel_margin_loss(input: T, target: T | IndexData, reduction?: 'none' | 'mean' | 'sum' | Method_MultilabelMarginLossOptions<T>, options?: Method_MultilabelMarginLossOptions<T>): T;
  /** The elements in another shape. */
  _unsafe_view(input: T, ...size: readonly number[]): T;
  _unsafe_view(input: T, ...args: readonly [...size: number[], options: UnsafeViewOptions]): T;
  _unsafe_view(input: T, named: { size: number | readonly number[] }): T;
  _unsafe_view(input: T, size: number | readonly number[], options?: UnsafeViewOptions): T;
  /** Gumbel(0, 1) numbers. */
  _gumbel(named: { size: number | readonly number[]; generator?: Generator | null; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  _gumbel(size: number | readonly number[], generator?: Generator | null | GumbelOptions, options?: GumbelOptions): T;
  /** g − e^out · Σ g. */
  _log_softmax_backward_data(grad_output: T, named: { output: T; dim: number }): T;
  _log_softmax_backward_data(grad_output: T, output: T, dim: number, options?: LogSoftmaxBackwardDataOptions<T>): T;
  /** The logarithm of softmax along one dimension. */
  _log_softmax(input: T, named: { dim: number }): T;
  _log_softmax(input: T, dim: number, options?: Method_LogSoftmaxOptions): T;
  /** out · (g − Σ g · out). */
  _softmax_backward_data(grad_output: T, named: { output: T; dim: number }): T;
  _softmax_backward_data(grad_output: T, output: T, dim: number, options?: SoftmaxBackwardDataOptions<T>): T;
  /** Softmax along one dimension. */
  _softmax(input: T, named: { dim: number }): T;
  _softmax(input: T, dim: number, options?: Method_SoftmaxOptions): T;
  /** The matrix transposed (and conjugated, were it complex). */
  H(input: T): T;
  /** The dimensions in reversed order: of a matrix, its transpose. */
  T(input: T): T;
  /** The same elements in another shape. */
  _view(input: T, ...shape: readonly number[]): T;
  _view(input: T, ...args: readonly [...shape: number[], options: ViewOptions]): T;
  _view(input: T, named: { shape: number | readonly number[] }): T;
  _view(input: T, shape: number | readonly number[], options?: ViewOptions): T;
  /** A view in which dimensions of size 1 (and new leading ones) repeat without a copy; −1 keeps a size. */
  expand(input: T, ...size: readonly number[]): T;
  expand(input: T, ...args: readonly [...size: number[], options: ExpandOptions]): T;
  expand(input: T, named: { size: number | readonly number[] }): T;
  expand(input: T, size: number | readonly number[], options?: ExpandOptions): T;
  /** expand to the shape of another tensor. */
  expand_as(input: T, named: { other: T }): T;
  expand_as(input: T, other: T, options?: ExpandAsOptions<T>): T;
  /** Each matrix transposed (and conjugated, were it complex). */
  mH(input: T): T;
  /** Each matrix transposed: the last two dimensions exchanged. */
  mT(input: T): T;
  /** reshape with the shape of another tensor. */
  reshape_as(input: T, named: { other: T }): T;
  reshape_as(input: T, other: T, options?: ReshapeAsOptions<T>): T;
  /** Sums dimensions so that the shape is `size`: the transpose of broadcasting. */
  sum_to_size(input: T, ...size: readonly number[]): T;
  sum_to_size(input: T, ...args: readonly [...size: number[], options: SumToSizeOptions]): T;
  sum_to_size(input: T, named: { size: number | readonly number[] }): T;
  sum_to_size(input: T, size: number | readonly number[], options?: SumToSizeOptions): T;
  /** The same elements in another shape, always a view: an error where strides do not allow one. One size may be −1. */
  view(input: T, ...shape: readonly number[]): T;
  view(input: T, ...args: readonly [...shape: number[], options: ViewOptions]): T;
  view(input: T, named: { shape: number | readonly number[] }): T;
  view(input: T, shape: number | readonly number[], options?: ViewOptions): T;
  /** view with the shape of another tensor. */
  view_as(input: T, named: { other: T }): T;
  view_as(input: T, other: T, options?: ViewAsOptions<T>): T;
}

export interface Linalg<T> {
  /** Matrix product: vectors give a dot product, matrices a matrix product, more dimensions are a batch that broadcasts. */
  matmul(input: T, named: { other: T }): T;
  matmul(input: T, other: T, options?: MatmulOptions<T>): T;
  /** The n-th power of square matrices [..., k, k]; negative n takes powers of the inverse. */
  matrix_power(input: T, named: { n: number }): T;
  matrix_power(input: T, n: number, options?: MatrixPowerOptions): T;
  /** Product of two or more matrices in the cheapest order; the first and the last may be vectors. */
  multi_dot(tensors: readonly T[]): T;
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
  /** The logarithm of softmax along `dim`, finite however large the scores are. Without dim: as softmax. */
  log_softmax(input: T, dim?: number | null | LogSoftmaxOptions, dtype?: DType | DTypeName | null | LogSoftmaxOptions, options?: LogSoftmaxOptions): T;
  /** log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps]. */
  logit(input: T, eps?: number | null | LogitOptions, options?: LogitOptions): T;
  /** log Σ e^input over `dim`, without overflow. Integers become floats. */
  logsumexp(input: T, named: { dim: number | readonly number[]; keepdim?: boolean }): T;
  logsumexp(input: T, dim: number | readonly number[], keepdim?: boolean | LogsumexpOptions, options?: LogsumexpOptions): T;
  /** The nearest number with `decimals` decimals; halves go to the even one. */
  round(input: T, options?: RoundOptions): T;
  /** sin(πx)/(πx), and 1 at 0. */
  sinc(input: T): T;
  /** Scores as probabilities along `dim`: e^x over its sum, so that they are not negative and add up to 1. Without dim: 0 for 0, 1 or 3 dimensions, else 1. */
  softmax(input: T, dim?: number | null | SoftmaxOptions, dtype?: DType | DTypeName | null | SoftmaxOptions, options?: SoftmaxOptions): T;
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
  /** beta · input + alpha · (the sum over the batch of batch1 · batch2); input broadcasts to the result. */
  addbmm(named: { batch1: T; batch2: T; beta?: number; alpha?: number }): T;
  addbmm(batch1: T, batch2: T, options?: AddbmmOptions<T>): T;
  /** beta · input + alpha · (the sum over the batch of batch1 · batch2); input broadcasts to the result. In place. */
  addbmm_(named: { batch1: T; batch2: T; beta?: number; alpha?: number }): T;
  addbmm_(batch1: T, batch2: T, options?: AddbmmOptions<T>): T;
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
  /** beta · input + alpha · (mat1 · mat2) for matrices; input broadcasts to the result. */
  addmm(named: { mat1: T; mat2: T; beta?: number; alpha?: number }): T;
  addmm(mat1: T, mat2: T, options?: AddmmOptions<T>): T;
  /** beta · input + alpha · (mat1 · mat2) for matrices; input broadcasts to the result. In place. */
  addmm_(named: { mat1: T; mat2: T; beta?: number; alpha?: number }): T;
  addmm_(mat1: T, mat2: T, options?: AddmmOptions<T>): T;
  /** beta · input + alpha · (mat · vec) for a matrix and a vector; input broadcasts to the result. */
  addmv(named: { mat: T; vec: T; beta?: number; alpha?: number }): T;
  addmv(mat: T, vec: T, options?: AddmvOptions<T>): T;
  /** beta · input + alpha · (mat · vec) for a matrix and a vector; input broadcasts to the result. In place. */
  addmv_(named: { mat: T; vec: T; beta?: number; alpha?: number }): T;
  addmv_(mat: T, vec: T, options?: AddmvOptions<T>): T;
  /** beta · input + alpha · (the outer product of vec1 and vec2); input broadcasts to the result. */
  addr(named: { vec1: T; vec2: T; beta?: number; alpha?: number }): T;
  addr(vec1: T, vec2: T, options?: AddrOptions<T>): T;
  /** beta · input + alpha · (the outer product of vec1 and vec2); input broadcasts to the result. In place. */
  addr_(named: { vec1: T; vec2: T; beta?: number; alpha?: number }): T;
  addr_(vec1: T, vec2: T, options?: AddrOptions<T>): T;
  /** Whether all elements are not 0 over one dimension (all where absent), as bool (uint8 stays uint8). */
  all(dim?: number | null | AllOptions, keepdim?: boolean | AllOptions, options?: AllOptions): T;
  /** Whether all elements are close, as `isclose` says. */
  allclose(named: { other: T; rtol?: number; atol?: number; equal_nan?: boolean }): boolean;
  allclose(other: T, rtol?: number | AllcloseOptions<T>, atol?: number | AllcloseOptions<T>, equal_nan?: boolean | AllcloseOptions<T>, options?: AllcloseOptions<T>): boolean;
  /** The largest elements over `dim` (all dimensions where absent); equal ones share the gradient. */
  amax(dim?: number | readonly number[] | AmaxOptions, keepdim?: boolean | AmaxOptions, options?: AmaxOptions): T;
  /** The smallest elements over `dim` (all dimensions where absent); equal ones share the gradient. */
  amin(dim?: number | readonly number[] | AminOptions, keepdim?: boolean | AminOptions, options?: AminOptions): T;
  /** The smallest and the largest elements along one dimension (all where absent): { min, max }. */
  aminmax(options?: AminmaxOptions): Named<T, 'min' | 'max'>;
  /** The angle of a number seen as complex: 0 for positive, π for negative ones. */
  angle(): T;
  /** Whether some element is not 0 over one dimension (all where absent), as bool (uint8 stays uint8). */
  any(dim?: number | null | AnyOptions, keepdim?: boolean | AnyOptions, options?: AnyOptions): T;
  /** Where the largest element is along `dim` (in the flattened tensor where absent), as int64: the first of equals; nan wins. */
  argmax(dim?: number | null | ArgmaxOptions, keepdim?: boolean | ArgmaxOptions, options?: ArgmaxOptions): T;
  /** Where the smallest element is along `dim` (in the flattened tensor where absent), as int64: the first of equals; nan wins. */
  argmin(dim?: number | null | ArgminOptions, keepdim?: boolean | ArgminOptions, options?: ArgminOptions): T;
  /** The view with elements at storage_offset + Σ index · stride of a contiguous tensor; overlaps are allowed. */
  as_strided(named: { size: number | readonly number[]; stride: number | readonly number[]; storage_offset?: number | null }): T;
  as_strided(size: number | readonly number[], stride: number | readonly number[], storage_offset?: number | null | AsStridedOptions, options?: AsStridedOptions): T;
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
  /** beta · input + alpha · (batch1 · batch2) for batches of matrices; input broadcasts to the result. */
  baddbmm(named: { batch1: T; batch2: T; beta?: number; alpha?: number }): T;
  baddbmm(batch1: T, batch2: T, options?: BaddbmmOptions<T>): T;
  /** beta · input + alpha · (batch1 · batch2) for batches of matrices; input broadcasts to the result. In place. */
  baddbmm_(named: { batch1: T; batch2: T; beta?: number; alpha?: number }): T;
  baddbmm_(batch1: T, batch2: T, options?: BaddbmmOptions<T>): T;
  /** 1 with the probability that each element says (or p), else 0; shape and dtype of input. */
  bernoulli(p?: number | null | { p?: number | null; generator?: unknown }, options?: { generator?: unknown }): T;
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
  /** Products of a batch of matrices: [b, m, k] and [b, k, n]. */
  bmm(named: { mat2: T }): T;
  bmm(mat2: T, options?: BmmOptions<T>): T;
  /** The tensor as torch.bool: itself where it is already. */
  bool(memory_format?: unknown | null | BoolOptions, options?: BoolOptions): T;
  /** expand to a shape. */
  broadcast_to(...shape: readonly number[]): T;
  broadcast_to(...args: readonly [...shape: number[], options: BroadcastToOptions]): T;
  broadcast_to(named: { shape: number | readonly number[] }): T;
  broadcast_to(shape: number | readonly number[], options?: BroadcastToOptions): T;
  /** The tensor as torch.uint8: itself where it is already. */
  byte(memory_format?: unknown | null | ByteOptions, options?: ByteOptions): T;
  /** The smallest integer not below input. */
  ceil(): T;
  /** The smallest integer not below input. In place. */
  ceil_(): T;
  /** At most `chunks` views of equal size along `dim`; the last may be smaller. */
  chunk(named: { chunks: number; dim?: number }): T[];
  chunk(chunks: number, dim?: number | ChunkOptions, options?: ChunkOptions): T[];
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
  /** A copy, which the tape follows. */
  clone(options?: CloneOptions): T;
  /** The conjugate: of real numbers, input itself. */
  conj(): T;
  /** The conjugate: of real numbers, input itself. */
  conj_physical(): T;
  /** The tensor itself where its elements lie in order, otherwise a copy. */
  contiguous(memory_format?: unknown | null | ContiguousOptions, options?: ContiguousOptions): T;
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
  /** How many elements are not 0 over `dim` (all dimensions where absent), as int64. */
  count_nonzero(dim?: number | readonly number[] | null | CountNonzeroOptions, options?: CountNonzeroOptions): T;
  /** The largest element so far along `dim`, and where it is (the last of equals): { values, indices }. */
  cummax(named: { dim: number }): Named<T, 'values' | 'indices'>;
  cummax(dim: number, options?: CummaxOptions): Named<T, 'values' | 'indices'>;
  /** The smallest element so far along `dim`, and where it is (the last of equals): { values, indices }. */
  cummin(named: { dim: number }): Named<T, 'values' | 'indices'>;
  cummin(dim: number, options?: CumminOptions): Named<T, 'values' | 'indices'>;
  /** Running product along `dim`. Integers and bool run as int64. */
  cumprod(named: { dim: number; dtype?: DType | DTypeName | null }): T;
  cumprod(dim: number, options?: CumprodOptions): T;
  /** Running product along `dim`. Integers and bool run as int64. In place. */
  cumprod_(named: { dim: number; dtype?: DType | DTypeName | null }): T;
  cumprod_(dim: number, options?: CumprodOptions): T;
  /** Running sum along `dim`. Integers and bool run as int64. */
  cumsum(named: { dim: number; dtype?: DType | DTypeName | null }): T;
  cumsum(dim: number, options?: CumsumOptions): T;
  /** Running sum along `dim`. Integers and bool run as int64. In place. */
  cumsum_(named: { dim: number; dtype?: DType | DTypeName | null }): T;
  cumsum_(dim: number, options?: CumsumOptions): T;
  /** Degrees to radians. */
  deg2rad(): T;
  /** Degrees to radians. In place. */
  deg2rad_(): T;
  /** Of a matrix, a copy of a diagonal; of a vector, the matrix with that diagonal. */
  diag(diagonal?: number | DiagOptions, options?: DiagOptions): T;
  /** Matrices of zeros whose diagonal, `offset` above the main one, is the last dimension of input. */
  diag_embed(offset?: number | DiagEmbedOptions, dim1?: number | DiagEmbedOptions, dim2?: number | DiagEmbedOptions, options?: DiagEmbedOptions): T;
  /** The matrix whose diagonal are all elements of input. */
  diagflat(offset?: number | DiagflatOptions, options?: DiagflatOptions): T;
  /** The view of a diagonal of two dimensions, `offset` above the main one; it becomes the last dimension. */
  diagonal(offset?: number | DiagonalOptions, dim1?: number | DiagonalOptions, dim2?: number | DiagonalOptions, options?: DiagonalOptions): T;
  /** Differences between neighbours along `dim`, n times; `prepend` and `append` are put at the ends first. */
  diff(n?: number | DiffOptions<T>, dim?: number | DiffOptions<T>, prepend?: T | null | DiffOptions<T>, append?: T | null | DiffOptions<T>, options?: DiffOptions<T>): T;
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
  /** Sum of the products of two vectors of one length. */
  dot(named: { other: T }): T;
  dot(other: T, options?: DotOptions<T>): T;
  /** The tensor as torch.float64: itself where it is already. */
  double(memory_format?: unknown | null | DoubleOptions, options?: DoubleOptions): T;
  /** Views of parts along the third dimension. */
  dsplit(named: { indices_or_sections: number | readonly number[] }): T[];
  dsplit(indices_or_sections: number | readonly number[], options?: DsplitOptions): T[];
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
  /** A view in which dimensions of size 1 (and new leading ones) repeat without a copy; −1 keeps a size. */
  expand(...size: readonly number[]): T;
  expand(...args: readonly [...size: number[], options: ExpandOptions]): T;
  expand(named: { size: number | readonly number[] }): T;
  expand(size: number | readonly number[], options?: ExpandOptions): T;
  /** expand to the shape of another tensor. */
  expand_as(named: { other: T }): T;
  expand_as(other: T, options?: ExpandAsOptions<T>): T;
  /** e^input − 1, elementwise, exact near 0. */
  expm1(): T;
  /** e^input − 1, elementwise, exact near 0. In place. */
  expm1_(): T;
  /** Dimensions start_dim … end_dim as one: a view where strides allow. */
  flatten(start_dim?: number | FlattenOptions, end_dim?: number | FlattenOptions, options?: FlattenOptions): T;
  /** A copy with the order reversed along `dims`. */
  flip(...dims: readonly number[]): T;
  flip(named: { dims: number | readonly number[] }): T;
  flip(dims: number | readonly number[], options?: FlipOptions): T;
  /** A copy with the columns reversed. */
  fliplr(): T;
  /** A copy with the rows reversed. */
  flipud(): T;
  /** The tensor as torch.float32: itself where it is already. */
  float(memory_format?: unknown | null | FloatOptions, options?: FloatOptions): T;
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
  /** Views of parts along the columns. */
  hsplit(named: { indices_or_sections: number | readonly number[] }): T[];
  hsplit(indices_or_sections: number | readonly number[], options?: HsplitOptions): T[];
  /** √(input² + other²) without overflow, elementwise. */
  hypot(named: { other: T }): T;
  hypot(other: T, options?: HypotOptions<T>): T;
  /** √(input² + other²) without overflow, elementwise. In place. */
  hypot_(named: { other: T }): T;
  hypot_(other: T, options?: HypotOptions<T>): T;
  /** Sums of products over the last dimension of both; a 0-d argument multiplies. */
  inner(named: { other: T }): T;
  inner(other: T, options?: InnerOptions<T>): T;
  /** The tensor as torch.int32: itself where it is already. */
  int(memory_format?: unknown | null | IntOptions, options?: IntOptions): T;
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
  /** Kronecker product: every element of input times all of other, as blocks. */
  kron(named: { other: T }): T;
  kron(other: T, options?: KronOptions<T>): T;
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
  /** The logarithm of softmax along `dim`, finite however large the scores are. Without dim: as softmax. */
  log_softmax(dim?: number | null | LogSoftmaxOptions, dtype?: DType | DTypeName | null | LogSoftmaxOptions, options?: LogSoftmaxOptions): T;
  /** log(e^input + e^other) without overflow, elementwise. */
  logaddexp(named: { other: T }): T;
  logaddexp(other: T, options?: LogaddexpOptions<T>): T;
  /** log2(2^input + 2^other) without overflow, elementwise. */
  logaddexp2(named: { other: T }): T;
  logaddexp2(other: T, options?: Logaddexp2Options<T>): T;
  /** Running log Σ e^input along `dim`, without overflow. */
  logcumsumexp(named: { dim: number }): T;
  logcumsumexp(dim: number, options?: LogcumsumexpOptions): T;
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
  /** log Σ e^input over `dim`, without overflow. Integers become floats. */
  logsumexp(named: { dim: number | readonly number[]; keepdim?: boolean }): T;
  logsumexp(dim: number | readonly number[], keepdim?: boolean | LogsumexpOptions, options?: LogsumexpOptions): T;
  /** The tensor as torch.int64: itself where it is already. */
  long(memory_format?: unknown | null | LongOptions, options?: LongOptions): T;
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
  /** Matrix product: vectors give a dot product, matrices a matrix product, more dimensions are a batch that broadcasts. */
  matmul(named: { other: T }): T;
  matmul(other: T, options?: MatmulOptions<T>): T;
  /** The n-th power of square matrices [..., k, k]; negative n takes powers of the inverse. */
  matrix_power(named: { n: number }): T;
  matrix_power(n: number, options?: MatrixPowerOptions): T;
  /** The largest of all elements (equal ones share the gradient); with `dim`, { values, indices } along it; with another tensor, the largest of both, elementwise. nan wins. */
  max(): T;
  max(dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  max(named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  max(other: T | { other: T }): T;
  /** The larger of input and other, elementwise; nan where either is. Equal ones share the gradient. */
  maximum(named: { other: T }): T;
  maximum(other: T, options?: MaximumOptions<T>): T;
  /** Mean over `dim` (all dimensions where absent). Integers need `dtype`. */
  mean(dim?: number | readonly number[] | null | MeanOptions, keepdim?: boolean | MeanOptions, options?: MeanOptions): T;
  /** The middle element (the lower of two); with `dim`, { values, indices } along it. nan, where there is one. */
  median(): T;
  median(dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  median(named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  /** The smallest of all elements (equal ones share the gradient); with `dim`, { values, indices } along it; with another tensor, the smallest of both, elementwise. nan wins. */
  min(): T;
  min(dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  min(named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  min(other: T | { other: T }): T;
  /** The smaller of input and other, elementwise; nan where either is. Equal ones share the gradient. */
  minimum(named: { other: T }): T;
  minimum(other: T, options?: MinimumOptions<T>): T;
  /** Matrix product of [m, k] and [k, n], without broadcasting. */
  mm(named: { mat2: T }): T;
  mm(mat2: T, options?: MmOptions<T>): T;
  /** A view with dimensions `source` moved to `destination`; the others keep their order. */
  movedim(named: { source: number | readonly number[]; destination: number | readonly number[] }): T;
  movedim(source: number | readonly number[], destination: number | readonly number[], options?: MovedimOptions): T;
  /** A view with dimensions `source` moved to `destination`; the others keep their order. */
  moveaxis(named: { source: number | readonly number[]; destination: number | readonly number[] }): T;
  moveaxis(source: number | readonly number[], destination: number | readonly number[], options?: MovedimOptions): T;
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
  /** Indices drawn by the weights in each row, as int64; each at most once unless `replacement`. */
  multinomial(num_samples: number, replacement?: boolean | { replacement?: boolean; generator?: unknown }, options?: { generator?: unknown }): T;
  /** Product of a matrix [m, k] and a vector [k]. */
  mv(named: { vec: T }): T;
  mv(vec: T, options?: MvOptions<T>): T;
  /** input with nan, ∞ and −∞ replaced; by 0 and the largest and smallest number of the dtype where nothing is given. */
  nan_to_num(nan?: number | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions, options?: NanToNumOptions): T;
  /** input with nan, ∞ and −∞ replaced; by 0 and the largest and smallest number of the dtype where nothing is given. In place. */
  nan_to_num_(nan?: number | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions, options?: NanToNumOptions): T;
  /** Mean over `dim` (all dimensions where absent) of what is not nan. */
  nanmean(dim?: number | readonly number[] | null | NanmeanOptions, keepdim?: boolean | NanmeanOptions, options?: NanmeanOptions): T;
  /** The middle element (the lower of two); with `dim`, { values, indices } along it. nan does not count. */
  nanmedian(): T;
  nanmedian(dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  nanmedian(named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  /** Sum over `dim` (all dimensions where absent) of what is not nan. */
  nansum(dim?: number | readonly number[] | null | NansumOptions, keepdim?: boolean | NansumOptions, options?: NansumOptions): T;
  /** The view of `length` elements of a dimension from `start` on. */
  narrow(named: { dim: number; start: number; length: number }): T;
  narrow(dim: number, start: number, length: number, options?: NarrowOptions): T;
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
  /** empty of the given shape, with this tensor's dtype. */
  new_empty(...size: readonly number[]): T;
  new_empty(...args: readonly [...size: number[], options: NewEmptyOptions]): T;
  new_empty(named: { size: number | readonly number[]; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  new_empty(size: number | readonly number[], options?: NewEmptyOptions): T;
  /** A tensor of one value with this tensor's dtype. */
  new_full(named: { size: number | readonly number[]; fill_value: number | boolean | bigint | T; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  new_full(size: number | readonly number[], fill_value: number | boolean | bigint | T, options?: NewFullOptions<T>): T;
  /** ones of the given shape, with this tensor's dtype. */
  new_ones(...size: readonly number[]): T;
  new_ones(...args: readonly [...size: number[], options: NewOnesOptions]): T;
  new_ones(named: { size: number | readonly number[]; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  new_ones(size: number | readonly number[], options?: NewOnesOptions): T;
  /** zeros of the given shape, with this tensor's dtype. */
  new_zeros(...size: readonly number[]): T;
  new_zeros(...args: readonly [...size: number[], options: NewZerosOptions]): T;
  new_zeros(named: { size: number | readonly number[]; dtype?: DType | DTypeName | null; layout?: string | null; device?: string | { readonly type: string } | null; requires_grad?: boolean; pin_memory?: boolean; memory_format?: unknown | null }): T;
  new_zeros(size: number | readonly number[], options?: NewZerosOptions): T;
  /** (Σ |input|^p)^(1/p) over `dim` (all where absent); p: 'fro' (2), a number, Infinity, −Infinity or 0 (how many are not 0). Where the norm is 0, so is its derivative. */
  norm(p?: number | 'fro' | 'nuc' | null | NormOptions, dim?: number | readonly number[] | null | NormOptions, keepdim?: boolean | NormOptions, options?: NormOptions): T;
  /** Every product of an element of input and an element of vec2: [n] and [m] give [n, m]. */
  outer(named: { vec2: T }): T;
  outer(vec2: T, options?: OuterOptions<T>): T;
  /** Every product of an element of input and an element of vec2: [n] and [m] give [n, m]. */
  ger(named: { vec2: T }): T;
  ger(vec2: T, options?: OuterOptions<T>): T;
  /** A view with the dimensions in another order. */
  permute(...dims: readonly number[]): T;
  permute(named: { dims: number | readonly number[] }): T;
  permute(dims: number | readonly number[], options?: PermuteOptions): T;
  /** input itself. Not for bool. */
  positive(): T;
  /** input to the power of exponent, elementwise. Integers stay integers, and then no number exponent may be negative. */
  pow(named: { exponent: T | Scalar }): T;
  pow(exponent: T | Scalar, options?: PowOptions<T>): T;
  /** input to the power of exponent, elementwise. Integers stay integers, and then no number exponent may be negative. In place. */
  pow_(named: { exponent: T | Scalar }): T;
  pow_(exponent: T | Scalar, options?: PowOptions<T>): T;
  /** Product over one dimension (all where absent). Integers and bool multiply as int64. Zeros have derivatives, too. */
  prod(dim?: number | null | ProdOptions, keepdim?: boolean | ProdOptions, options?: ProdOptions): T;
  /** Radians to degrees. */
  rad2deg(): T;
  /** Radians to degrees. In place. */
  rad2deg_(): T;
  /** All elements in one dimension: a view of a contiguous tensor, otherwise a copy. */
  ravel(): T;
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
  /** A copy with the tensor repeated along its dimensions (and new leading ones). */
  repeat(...repeats: readonly number[]): T;
  repeat(...args: readonly [...repeats: number[], options: RepeatOptions]): T;
  repeat(named: { repeats: number | readonly number[] }): T;
  repeat(repeats: number | readonly number[], options?: RepeatOptions): T;
  /** Each element repeated along `dim` (flattened where absent): as often as a number says, or a vector with one number for each index. */
  repeat_interleave(named: { repeats: T | Scalar; dim?: number | null; output_size?: number | null }): T;
  repeat_interleave(repeats: T | Scalar, dim?: number | null | RepeatInterleaveOptions<T>, options?: RepeatInterleaveOptions<T>): T;
  /** The same elements in another shape; a view where strides allow, otherwise a copy. One size may be −1. */
  reshape(...shape: readonly number[]): T;
  reshape(...args: readonly [...shape: number[], options: ReshapeOptions]): T;
  reshape(named: { shape: number | readonly number[] }): T;
  reshape(shape: number | readonly number[], options?: ReshapeOptions): T;
  /** reshape with the shape of another tensor. */
  reshape_as(named: { other: T }): T;
  reshape_as(other: T, options?: ReshapeAsOptions<T>): T;
  /** input itself: there are no lazy conjugates. */
  resolve_conj(): T;
  /** input itself: there are no lazy negatives. */
  resolve_neg(): T;
  /** A copy with elements moved on by `shifts` along `dims`; what leaves the end comes back at the start. Without dims, flattened. */
  roll(named: { shifts: number | readonly number[]; dims?: number | readonly number[] | null }): T;
  roll(shifts: number | readonly number[], dims?: number | readonly number[] | null | RollOptions, options?: RollOptions): T;
  /** A copy turned k times by 90° in the plane of two dims, from the first towards the second. */
  rot90(k?: number | Rot90Options, dims?: number | readonly number[] | Rot90Options, options?: Rot90Options): T;
  /** The nearest number with `decimals` decimals; halves go to the even one. */
  round(options?: RoundOptions): T;
  /** The nearest number with `decimals` decimals; halves go to the even one. In place. */
  round_(options?: RoundOptions): T;
  /** 1/√input, elementwise. */
  rsqrt(): T;
  /** 1/√input, elementwise. In place. */
  rsqrt_(): T;
  /** The view at one index of a dimension, which goes away. */
  select(named: { dim: number; index: number }): T;
  select(dim: number, index: number, options?: SelectOptions): T;
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
  /** Scores as probabilities along `dim`: e^x over its sum, so that they are not negative and add up to 1. Without dim: 0 for 0, 1 or 3 dimensions, else 1. */
  softmax(dim?: number | null | SoftmaxOptions, dtype?: DType | DTypeName | null | SoftmaxOptions, options?: SoftmaxOptions): T;
  /** Views of parts of a dimension: of one size (the last may be smaller), or of the given sizes. */
  split(named: { split_size_or_sections: number | readonly number[]; dim?: number }): T[];
  split(split_size_or_sections: number | readonly number[], dim?: number | SplitOptions, options?: SplitOptions): T[];
  /** Views of parts of a dimension: of one size (the last may be smaller), or of the given sizes. */
  split_with_sizes(named: { split_size_or_sections: number | readonly number[]; dim?: number }): T[];
  split_with_sizes(split_size_or_sections: number | readonly number[], dim?: number | SplitWithSizesOptions, options?: SplitWithSizesOptions): T[];
  /** The square root, elementwise; nan below 0. */
  sqrt(): T;
  /** The square root, elementwise; nan below 0. In place. */
  sqrt_(): T;
  /** input², elementwise. */
  square(): T;
  /** input², elementwise. In place. */
  square_(): T;
  /** A view without dimensions of size 1: all of them, or those of `dim` that have size 1. */
  squeeze(dim?: number | readonly number[] | null | SqueezeOptions, options?: SqueezeOptions): T;
  /** Standard deviation over `dim` (all dimensions where absent): the root of `var`; its derivative is 0 where it is 0. */
  std(dim?: number | readonly number[] | boolean | null | null | StdOptions, unbiased?: boolean | null | StdOptions, keepdim?: boolean | StdOptions, options?: StdOptions): T;
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
  /** Sums dimensions so that the shape is `size`: the transpose of broadcasting. */
  sum_to_size(...size: readonly number[]): T;
  sum_to_size(...args: readonly [...size: number[], options: SumToSizeOptions]): T;
  sum_to_size(named: { size: number | readonly number[] }): T;
  sum_to_size(size: number | readonly number[], options?: SumToSizeOptions): T;
  /** The transpose of a matrix, as a view; vectors and tensors without dimensions stay as they are. */
  t(): T;
  /** The tangent of radians, elementwise. */
  tan(): T;
  /** The tangent of radians, elementwise. In place. */
  tan_(): T;
  /** The hyperbolic tangent, elementwise. */
  tanh(): T;
  /** The hyperbolic tangent, elementwise. In place. */
  tanh_(): T;
  /** Views of `indices_or_sections` parts of nearly equal size, or of the parts between given indices. */
  tensor_split(named: { indices_or_sections: number | readonly number[] | T; dim?: number }): T[];
  tensor_split(indices_or_sections: number | readonly number[] | T, dim?: number | TensorSplitOptions<T>, options?: TensorSplitOptions<T>): T[];
  /** repeat, where missing leading repeats are 1. */
  tile(...dims: readonly number[]): T;
  tile(named: { dims: number | readonly number[] }): T;
  tile(dims: number | readonly number[], options?: TileOptions): T;
  /** The tensor in a dtype (on a device, like another tensor): itself where nothing changes, unless `copy`. */
  to(dtype: DType | DTypeName, non_blocking?: boolean, copy?: boolean): T;
  to(device: 'cpu' | { readonly type: string }, dtype?: DType | DTypeName, non_blocking?: boolean, copy?: boolean): T;
  to(other: T, non_blocking?: boolean, copy?: boolean): T;
  to(named: { dtype?: DType | DTypeName; device?: string | { readonly type: string }; copy?: boolean; non_blocking?: boolean }): T;
  /** The sum of the diagonal of a matrix. Integers and bool add up as int64. */
  trace(): T;
  /** A view with two dimensions exchanged. */
  transpose(named: { dim0: number; dim1: number }): T;
  transpose(dim0: number, dim1: number, options?: TransposeOptions): T;
  /** A view with two dimensions exchanged. */
  swapaxes(named: { dim0: number; dim1: number }): T;
  swapaxes(dim0: number, dim1: number, options?: TransposeOptions): T;
  /** A view with two dimensions exchanged. */
  swapdims(named: { dim0: number; dim1: number }): T;
  swapdims(dim0: number, dim1: number, options?: TransposeOptions): T;
  /** The lower triangle of each matrix, up to `diagonal` above the main one. Other elements are 0. */
  tril(diagonal?: number | TrilOptions, options?: TrilOptions): T;
  /** The lower triangle of each matrix, up to `diagonal` above the main one. Other elements are 0. In place. */
  tril_(diagonal?: number | TrilOptions, options?: TrilOptions): T;
  /** The upper triangle of each matrix, from `diagonal` above the main one. Other elements are 0. */
  triu(diagonal?: number | TriuOptions, options?: TriuOptions): T;
  /** The upper triangle of each matrix, from `diagonal` above the main one. Other elements are 0. In place. */
  triu_(diagonal?: number | TriuOptions, options?: TriuOptions): T;
  /** input without its fraction: rounded to 0. */
  trunc(): T;
  /** input without its fraction: rounded to 0. */
  fix(): T;
  /** input without its fraction: rounded to 0. In place. */
  trunc_(): T;
  /** input without its fraction: rounded to 0. In place. */
  fix_(): T;
  /** The tensor in the dtype of another. */
  type_as(named: { other: T }): T;
  type_as(other: T, options?: TypeAsOptions<T>): T;
  /** Views of all indices of a dimension. */
  unbind(dim?: number | UnbindOptions, options?: UnbindOptions): T[];
  /** One dimension as several of the given sizes; one may be −1. A view. */
  unflatten(named: { dim: number; sizes: number | readonly number[] }): T;
  unflatten(dim: number, sizes: number | readonly number[], options?: UnflattenOptions): T;
  /** The view of all windows of `size` elements of a dimension, `step` apart; the window is a new last dimension. */
  unfold(named: { dimension: number; size: number; step: number }): T;
  unfold(dimension: number, size: number, step: number, options?: UnfoldOptions): T;
  /** A view with a new dimension of size 1 at `dim`. */
  unsqueeze(named: { dim: number }): T;
  unsqueeze(dim: number, options?: UnsqueezeOptions): T;
  /** Variance over `dim` (all dimensions where absent): Σ(x − mean)²/(n − correction); `unbiased` (correction 1) unless told otherwise. */
  var(dim?: number | readonly number[] | boolean | null | null | VarOptions, unbiased?: boolean | null | VarOptions, keepdim?: boolean | VarOptions, options?: VarOptions): T;
  /** Sum of the products of two vectors of one length. */
  vdot(named: { other: T }): T;
  vdot(other: T, options?: VdotOptions<T>): T;
  /** The same elements in another shape, always a view: an error where strides do not allow one. One size may be −1. */
  view(...shape: readonly number[]): T;
  view(...args: readonly [...shape: number[], options: ViewOptions]): T;
  view(named: { shape: number | readonly number[] }): T;
  view(shape: number | readonly number[], options?: ViewOptions): T;
  /** view with the shape of another tensor. */
  view_as(named: { other: T }): T;
  view_as(other: T, options?: ViewAsOptions<T>): T;
  /** Views of parts along the rows. */
  vsplit(named: { indices_or_sections: number | readonly number[] }): T[];
  vsplit(indices_or_sections: number | readonly number[], options?: VsplitOptions): T[];
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
