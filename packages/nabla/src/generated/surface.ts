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
/** Integers in an array; never an object of the options O. */
export type Ints<O> = readonly number[] & { readonly [K in keyof O]?: never };
/** A tensor; never an object of the options O. */
export type Given<T, O> = T & { readonly [K in keyof O]?: never };

export interface ByInput<T> {
  input: T;
}
export interface ByInputOutputSize<T> {
  input: T;
  output_size: number | readonly (number | null)[];
}
export interface ByOutputSize {
  output_size: number | readonly (number | null)[];
}
export interface AddOptions {
  /** A factor. Default: 1. */
  alpha?: number;
}
export interface AddByInputOther<T> extends AddOptions {
  input: T | Scalar;
  other: T | Scalar;
}
export interface AddByOther<T> extends AddOptions {
  other: T | Scalar;
}
export interface AddbmmOptions {
  /** A factor. Default: 1. */
  beta?: number;
  /** A factor. Default: 1. */
  alpha?: number;
}
export interface AddbmmByInputBatch1Batch2<T> extends AddbmmOptions {
  input: T;
  batch1: T;
  batch2: T;
}
export interface AddbmmByBatch1Batch2<T> extends AddbmmOptions {
  batch1: T;
  batch2: T;
}
export interface AddbmmByBatch2<T> extends AddbmmOptions {
  batch2: T;
}
export interface AddcdivOptions {
  /** Default: 1. */
  value?: number;
}
export interface AddcdivByInputTensor1Tensor2<T> extends AddcdivOptions {
  input: T;
  tensor1: T;
  tensor2: T;
}
export interface AddcdivByTensor1Tensor2<T> extends AddcdivOptions {
  tensor1: T;
  tensor2: T;
}
export interface AddcdivByTensor2<T> extends AddcdivOptions {
  tensor2: T;
}
export interface AddcmulOptions {
  /** Default: 1. */
  value?: number;
}
export interface AddcmulByInputTensor1Tensor2<T> extends AddcmulOptions {
  input: T;
  tensor1: T;
  tensor2: T;
}
export interface AddcmulByTensor1Tensor2<T> extends AddcmulOptions {
  tensor1: T;
  tensor2: T;
}
export interface AddcmulByTensor2<T> extends AddcmulOptions {
  tensor2: T;
}
export interface AddmmOptions {
  /** A factor. Default: 1. */
  beta?: number;
  /** A factor. Default: 1. */
  alpha?: number;
}
export interface AddmmByInputMat1Mat2<T> extends AddmmOptions {
  input: T;
  mat1: T;
  mat2: T;
}
export interface AddmmByMat1Mat2<T> extends AddmmOptions {
  mat1: T;
  mat2: T;
}
export interface AddmmByMat2<T> extends AddmmOptions {
  mat2: T;
}
export interface AddmvOptions {
  /** A factor. Default: 1. */
  beta?: number;
  /** A factor. Default: 1. */
  alpha?: number;
}
export interface AddmvByInputMatVec<T> extends AddmvOptions {
  input: T;
  mat: T;
  vec: T;
}
export interface AddmvByMatVec<T> extends AddmvOptions {
  mat: T;
  vec: T;
}
export interface AddmvByVec<T> extends AddmvOptions {
  vec: T;
}
export interface AddrOptions {
  /** A factor. Default: 1. */
  beta?: number;
  /** A factor. Default: 1. */
  alpha?: number;
}
export interface AddrByInputVec1Vec2<T> extends AddrOptions {
  input: T;
  vec1: T;
  vec2: T;
}
export interface AddrByVec1Vec2<T> extends AddrOptions {
  vec1: T;
  vec2: T;
}
export interface AddrByVec2<T> extends AddrOptions {
  vec2: T;
}
export interface AffineGridOptions {
  align_corners?: boolean | null;
}
export interface AffineGridByThetaSize<T> extends AffineGridOptions {
  theta: T;
  size: number | readonly number[];
}
export interface AffineGridBySize extends AffineGridOptions {
  size: number | readonly number[];
}
export interface AllOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface AllByInput<T> extends AllOptions {
  input: T;
}
export interface AllcloseOptions {
  /** Default: 0.00001. */
  rtol?: number;
  /** Default: 1e-8. */
  atol?: number;
  /** nan equals nan. Default: false. */
  equal_nan?: boolean;
}
export interface AllcloseByInputOther<T> extends AllcloseOptions {
  input: T;
  other: T;
}
export interface AllcloseByOther<T> extends AllcloseOptions {
  other: T;
}
export interface AlphaDropoutOptions {
  /** The probability, or the order of the norm. Default: 0.5. */
  p?: number;
  /** Whether the model trains: else the operator may do nothing. Default: false. */
  training?: boolean;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface AlphaDropoutByInput<T> extends AlphaDropoutOptions {
  input: T;
}
export interface AmaxOptions {
  /** The dimension; negative ones count from the end. Default: []. */
  dim?: number | readonly number[];
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface AmaxByInput<T> extends AmaxOptions {
  input: T;
}
export interface AminOptions {
  /** The dimension; negative ones count from the end. Default: []. */
  dim?: number | readonly number[];
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface AminByInput<T> extends AminOptions {
  input: T;
}
export interface AminmaxOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface AminmaxByInput<T> extends AminmaxOptions {
  input: T;
}
export interface AnyOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface AnyByInput<T> extends AnyOptions {
  input: T;
}
export interface ArangeOptions {
  /** Where it starts. Default: 0. */
  start?: number;
  /** Where it ends. */
  end?: number | null;
  /** Default: 1. */
  step?: number;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface ArgmaxOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface ArgmaxByInput<T> extends ArgmaxOptions {
  input: T;
}
export interface ArgminOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface ArgminByInput<T> extends ArgminOptions {
  input: T;
}
export interface ArgsortOptions {
  /** The dimension; negative ones count from the end. Default: -1. */
  dim?: number;
  /** Default: false. */
  descending?: boolean;
  /** Default: false. */
  stable?: boolean;
}
export interface ArgsortByInput<T> extends ArgsortOptions {
  input: T;
}
export interface AsStridedOptions {
  storage_offset?: number | null;
}
export interface AsStridedByInputSizeStride<T> extends AsStridedOptions {
  input: T;
  size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface AsStridedBySizeStride extends AsStridedOptions {
  size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface AsStridedByStride extends AsStridedOptions {
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface AsStridedScatterOptions {
  storage_offset?: number | null;
}
export interface AsStridedScatterByInputSrcSizeStride<T> extends AsStridedScatterOptions {
  input: T;
  src: T;
  size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface AsStridedScatterBySrcSizeStride<T> extends AsStridedScatterOptions {
  src: T;
  size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface AsStridedScatterBySizeStride extends AsStridedScatterOptions {
  size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface AsStridedScatterByStride extends AsStridedScatterOptions {
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface ByInputOther<T> {
  input: T;
  other: T;
}
export interface ByOther<T> {
  other: T;
}
export interface AvgPool1dOptions {
  /** Steps of a window. */
  stride?: number | readonly number[] | null;
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  /** Default: false. */
  ceil_mode?: boolean;
  /** Default: true. */
  count_include_pad?: boolean;
}
export interface AvgPool1dByInputKernelSize<T> extends AvgPool1dOptions {
  input: T;
  kernel_size: number | readonly number[];
}
export interface AvgPool1dByKernelSize extends AvgPool1dOptions {
  kernel_size: number | readonly number[];
}
export interface AvgPool2dOptions {
  /** Steps of a window. */
  stride?: number | readonly number[] | null;
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  /** Default: false. */
  ceil_mode?: boolean;
  /** Default: true. */
  count_include_pad?: boolean;
  divisor_override?: number | null;
}
export interface AvgPool2dByInputKernelSize<T> extends AvgPool2dOptions {
  input: T;
  kernel_size: number | readonly number[];
}
export interface AvgPool2dByKernelSize extends AvgPool2dOptions {
  kernel_size: number | readonly number[];
}
export interface AvgPool3dOptions {
  /** Steps of a window. */
  stride?: number | readonly number[] | null;
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  /** Default: false. */
  ceil_mode?: boolean;
  /** Default: true. */
  count_include_pad?: boolean;
  divisor_override?: number | null;
}
export interface AvgPool3dByInputKernelSize<T> extends AvgPool3dOptions {
  input: T;
  kernel_size: number | readonly number[];
}
export interface AvgPool3dByKernelSize extends AvgPool3dOptions {
  kernel_size: number | readonly number[];
}
export interface BaddbmmOptions {
  /** A factor. Default: 1. */
  beta?: number;
  /** A factor. Default: 1. */
  alpha?: number;
}
export interface BaddbmmByInputBatch1Batch2<T> extends BaddbmmOptions {
  input: T;
  batch1: T;
  batch2: T;
}
export interface BaddbmmByBatch1Batch2<T> extends BaddbmmOptions {
  batch1: T;
  batch2: T;
}
export interface BaddbmmByBatch2<T> extends BaddbmmOptions {
  batch2: T;
}
export interface BatchNormOptions<T> {
  running_mean?: T | null;
  running_var?: T | null;
  /** A factor for each class (or element). */
  weight?: T | null;
  bias?: T | null;
  /** Whether the model trains: else the operator may do nothing. Default: false. */
  training?: boolean;
  /** Default: 0.1. */
  momentum?: number;
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface BatchNormByInput<T> extends BatchNormOptions<T> {
  input: T;
}
export interface BilinearOptions<T> {
  bias?: T | null;
}
export interface BilinearByInput1Input2Weight<T> extends BilinearOptions<T> {
  input1: T;
  input2: T;
  /** A factor for each class (or element). */
  weight: T;
}
export interface BilinearByInput2Weight<T> extends BilinearOptions<T> {
  input2: T;
  /** A factor for each class (or element). */
  weight: T;
}
export interface BilinearByWeight<T> extends BilinearOptions<T> {
  /** A factor for each class (or element). */
  weight: T;
}
export interface BinaryCrossEntropyOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface BinaryCrossEntropyByInputTarget<T> extends BinaryCrossEntropyOptions<T> {
  input: T;
  target: T;
}
export interface BinaryCrossEntropyByTarget<T> extends BinaryCrossEntropyOptions<T> {
  target: T;
}
export interface BinaryCrossEntropyWithLogitsOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** Weight of positive targets, a number for each class. */
  pos_weight?: T | null;
}
export interface BinaryCrossEntropyWithLogitsByInputTarget<T> extends BinaryCrossEntropyWithLogitsOptions<T> {
  input: T;
  target: T;
}
export interface BinaryCrossEntropyWithLogitsByTarget<T> extends BinaryCrossEntropyWithLogitsOptions<T> {
  target: T;
}
export interface BincountOptions<T> {
  weights?: T | null;
  /** Default: 0. */
  minlength?: number;
}
export interface BincountByInput<T> extends BincountOptions<T> {
  input: T | IndexData;
}
export interface BitwiseAndByInputOther<T> {
  input: T | Scalar;
  other: T | Scalar;
}
export interface BitwiseAndByOther<T> {
  other: T | Scalar;
}
export interface BitwiseLeftShiftByInputOther<T> {
  input: T | Scalar;
  other: T | Scalar;
}
export interface BitwiseLeftShiftByOther<T> {
  other: T | Scalar;
}
export interface BitwiseOrByInputOther<T> {
  input: T | Scalar;
  other: T | Scalar;
}
export interface BitwiseOrByOther<T> {
  other: T | Scalar;
}
export interface BitwiseRightShiftByInputOther<T> {
  input: T | Scalar;
  other: T | Scalar;
}
export interface BitwiseRightShiftByOther<T> {
  other: T | Scalar;
}
export interface BitwiseXorByInputOther<T> {
  input: T | Scalar;
  other: T | Scalar;
}
export interface BitwiseXorByOther<T> {
  other: T | Scalar;
}
export interface ByTensors<T> {
  tensors: readonly T[];
}
export interface ByInputMat2<T> {
  input: T;
  mat2: T;
}
export interface ByMat2<T> {
  mat2: T;
}
export interface ByInputShape<T> {
  input: T;
  shape: number | readonly number[];
}
export interface ByShape {
  shape: number | readonly number[];
}
export interface BucketizeOptions {
  /** Default: false. */
  out_int32?: boolean;
  /** Default: false. */
  right?: boolean;
}
export interface BucketizeByInputBoundaries<T> extends BucketizeOptions {
  input: T | Scalar;
  boundaries: T;
}
export interface BucketizeByBoundaries<T> extends BucketizeOptions {
  boundaries: T;
}
export interface CatOptions {
  /** The dimension; negative ones count from the end. Default: 0. */
  dim?: number;
}
export interface CatByTensors<T> extends CatOptions {
  tensors: readonly T[];
}
export interface CdistOptions {
  /** The probability, or the order of the norm. Default: 2. */
  p?: number;
  /** Default: 'use_mm_for_euclid_dist_if_necessary'. */
  compute_mode?: 'use_mm_for_euclid_dist_if_necessary' | 'use_mm_for_euclid_dist' | 'donot_use_mm_for_euclid_dist';
}
export interface CdistByX1X2<T> extends CdistOptions {
  x1: T;
  x2: T;
}
export interface CdistByX2<T> extends CdistOptions {
  x2: T;
}
export interface CeluOptions {
  /** A factor. Default: 1. */
  alpha?: number;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface CeluByInput<T> extends CeluOptions {
  input: T;
}
export interface ByMatrices<T> {
  matrices: readonly T[];
}
export interface ByInputGroups<T> {
  input: T;
  /** Channels are convolved in this many separate groups. */
  groups: number;
}
export interface ByGroups {
  /** Channels are convolved in this many separate groups. */
  groups: number;
}
export interface CholeskyOptions {
  /** Default: false. */
  upper?: boolean;
}
export interface CholeskyByA<T> extends CholeskyOptions {
  A: T;
}
export interface CholeskyInverseOptions {
  /** Default: false. */
  upper?: boolean;
}
export interface CholeskyInverseByInput<T> extends CholeskyInverseOptions {
  input: T;
}
export interface CholeskySolveOptions {
  /** Default: false. */
  upper?: boolean;
}
export interface CholeskySolveByInputInput2<T> extends CholeskySolveOptions {
  input: T;
  input2: T;
}
export interface CholeskySolveByInput2<T> extends CholeskySolveOptions {
  input2: T;
}
export interface ChunkOptions {
  /** The dimension; negative ones count from the end. Default: 0. */
  dim?: number;
}
export interface ChunkByInputChunks<T> extends ChunkOptions {
  input: T;
  chunks: number;
}
export interface ChunkByChunks extends ChunkOptions {
  chunks: number;
}
export interface ClampOptions<T> {
  min?: T | Scalar | null;
  max?: T | Scalar | null;
}
export interface ClampByInput<T> extends ClampOptions<T> {
  input: T;
}
export interface ByInputMax<T> {
  input: T;
  max: T | Scalar;
}
export interface ByMax<T> {
  max: T | Scalar;
}
export interface ByInputMin<T> {
  input: T;
  min: T | Scalar;
}
export interface ByMin<T> {
  min: T | Scalar;
}
export interface CloneOptions {
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface CloneByInput<T> extends CloneOptions {
  input: T;
}
export interface CombinationsOptions {
  /** Default: 2. */
  r?: number;
  /** Default: false. */
  with_replacement?: boolean;
}
export interface CombinationsByInput<T> extends CombinationsOptions {
  input: T;
}
export interface ConstantPadNdOptions {
  /** Default: 0. */
  value?: number;
}
export interface ConstantPadNdByInputPad<T> extends ConstantPadNdOptions {
  input: T;
  pad: number | readonly number[];
}
export interface ConstantPadNdByPad extends ConstantPadNdOptions {
  pad: number | readonly number[];
}
export interface Conv1dOptions<T> {
  bias?: T | null;
  /** Steps of a window. Default: 1. */
  stride?: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[] | 'same' | 'valid';
  /** Steps between the taps of a window. Default: 1. */
  dilation?: number | readonly number[];
  /** Channels are convolved in this many separate groups. Default: 1. */
  groups?: number;
}
export interface Conv1dByInputWeight<T> extends Conv1dOptions<T> {
  input: T;
  /** A factor for each class (or element). */
  weight: T;
}
export interface Conv1dByWeight<T> extends Conv1dOptions<T> {
  /** A factor for each class (or element). */
  weight: T;
}
export interface Conv2dOptions<T> {
  bias?: T | null;
  /** Steps of a window. Default: 1. */
  stride?: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[] | 'same' | 'valid';
  /** Steps between the taps of a window. Default: 1. */
  dilation?: number | readonly number[];
  /** Channels are convolved in this many separate groups. Default: 1. */
  groups?: number;
}
export interface Conv2dByInputWeight<T> extends Conv2dOptions<T> {
  input: T;
  /** A factor for each class (or element). */
  weight: T;
}
export interface Conv2dByWeight<T> extends Conv2dOptions<T> {
  /** A factor for each class (or element). */
  weight: T;
}
export interface Conv3dOptions<T> {
  bias?: T | null;
  /** Steps of a window. Default: 1. */
  stride?: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[] | 'same' | 'valid';
  /** Steps between the taps of a window. Default: 1. */
  dilation?: number | readonly number[];
  /** Channels are convolved in this many separate groups. Default: 1. */
  groups?: number;
}
export interface Conv3dByInputWeight<T> extends Conv3dOptions<T> {
  input: T;
  /** A factor for each class (or element). */
  weight: T;
}
export interface Conv3dByWeight<T> extends Conv3dOptions<T> {
  /** A factor for each class (or element). */
  weight: T;
}
export interface ConvTranspose1dOptions<T> {
  bias?: T | null;
  /** Steps of a window. Default: 1. */
  stride?: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  /** Default: 0. */
  output_padding?: number | readonly number[];
  /** Channels are convolved in this many separate groups. Default: 1. */
  groups?: number;
  /** Steps between the taps of a window. Default: 1. */
  dilation?: number | readonly number[];
}
export interface ConvTranspose1dByInputWeight<T> extends ConvTranspose1dOptions<T> {
  input: T;
  /** A factor for each class (or element). */
  weight: T;
}
export interface ConvTranspose1dByWeight<T> extends ConvTranspose1dOptions<T> {
  /** A factor for each class (or element). */
  weight: T;
}
export interface ConvTranspose2dOptions<T> {
  bias?: T | null;
  /** Steps of a window. Default: 1. */
  stride?: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  /** Default: 0. */
  output_padding?: number | readonly number[];
  /** Channels are convolved in this many separate groups. Default: 1. */
  groups?: number;
  /** Steps between the taps of a window. Default: 1. */
  dilation?: number | readonly number[];
}
export interface ConvTranspose2dByInputWeight<T> extends ConvTranspose2dOptions<T> {
  input: T;
  /** A factor for each class (or element). */
  weight: T;
}
export interface ConvTranspose2dByWeight<T> extends ConvTranspose2dOptions<T> {
  /** A factor for each class (or element). */
  weight: T;
}
export interface ConvTranspose3dOptions<T> {
  bias?: T | null;
  /** Steps of a window. Default: 1. */
  stride?: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  /** Default: 0. */
  output_padding?: number | readonly number[];
  /** Channels are convolved in this many separate groups. Default: 1. */
  groups?: number;
  /** Steps between the taps of a window. Default: 1. */
  dilation?: number | readonly number[];
}
export interface ConvTranspose3dByInputWeight<T> extends ConvTranspose3dOptions<T> {
  input: T;
  /** A factor for each class (or element). */
  weight: T;
}
export interface ConvTranspose3dByWeight<T> extends ConvTranspose3dOptions<T> {
  /** A factor for each class (or element). */
  weight: T;
}
export interface CopysignByInputOther<T> {
  input: T;
  other: T | Scalar;
}
export interface CopysignByOther<T> {
  other: T | Scalar;
}
export interface CosineEmbeddingLossOptions {
  /** The distance that costs nothing. Default: 0. */
  margin?: number;
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface CosineEmbeddingLossByInput1Input2Target<T> extends CosineEmbeddingLossOptions {
  input1: T;
  input2: T;
  target: T;
}
export interface CosineEmbeddingLossByInput2Target<T> extends CosineEmbeddingLossOptions {
  input2: T;
  target: T;
}
export interface CosineEmbeddingLossByTarget<T> extends CosineEmbeddingLossOptions {
  target: T;
}
export interface CosineSimilarityOptions {
  /** The dimension; negative ones count from the end. Default: 1. */
  dim?: number;
  /** Added to a divisor, so that it is not 0. Default: 1e-8. */
  eps?: number;
}
export interface CosineSimilarityByX1X2<T> extends CosineSimilarityOptions {
  x1: T;
  x2: T;
}
export interface CosineSimilarityByX2<T> extends CosineSimilarityOptions {
  x2: T;
}
export interface CountNonzeroOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | null;
}
export interface CountNonzeroByInput<T> extends CountNonzeroOptions {
  input: T;
}
export interface CovOptions<T> {
  /** Subtracted from the number of elements: 1 for the unbiased estimate. Default: 1. */
  correction?: number;
  fweights?: T | null;
  aweights?: T | null;
}
export interface CovByInput<T> extends CovOptions<T> {
  input: T;
}
export interface CrossOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
}
export interface CrossByInputOther<T> extends CrossOptions {
  input: T;
  other: T;
}
export interface CrossByOther<T> extends CrossOptions {
  other: T;
}
export interface CrossEntropyOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** This class counts for nothing. Default: -100. */
  ignore_index?: number;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** Share of the uniform distribution that is mixed into the target, 0 … 1. Default: 0. */
  label_smoothing?: number;
}
export interface CrossEntropyByInputTarget<T> extends CrossEntropyOptions<T> {
  input: T;
  target: T | IndexData;
}
export interface CrossEntropyByTarget<T> extends CrossEntropyOptions<T> {
  target: T | IndexData;
}
export interface CtcLossOptions {
  /** Default: 0. */
  blank?: number;
  /** 'none': one loss an element; 'mean' or 'sum' of them. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** Default: false. */
  zero_infinity?: boolean;
}
export interface CtcLossByLogProbsTargetsInputLengthsTargetLengths<T> extends CtcLossOptions {
  log_probs: T;
  targets: T | IndexData;
  input_lengths: T | IndexData;
  target_lengths: T | IndexData;
}
export interface CtcLossByTargetsInputLengthsTargetLengths<T> extends CtcLossOptions {
  targets: T | IndexData;
  input_lengths: T | IndexData;
  target_lengths: T | IndexData;
}
export interface CtcLossByInputLengthsTargetLengths<T> extends CtcLossOptions {
  input_lengths: T | IndexData;
  target_lengths: T | IndexData;
}
export interface CtcLossByTargetLengths<T> extends CtcLossOptions {
  target_lengths: T | IndexData;
}
export interface ByInputDim<T> {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface ByDim {
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface CumprodOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface CumprodByInputDim<T> extends CumprodOptions {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface CumprodByDim extends CumprodOptions {
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface CumsumOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface CumsumByInputDim<T> extends CumsumOptions {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface CumsumByDim extends CumsumOptions {
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface CumulativeTrapezoidOptions<T> {
  x?: T | null;
  dx?: number | null;
  /** The dimension; negative ones count from the end. Default: -1. */
  dim?: number;
}
export interface CumulativeTrapezoidByY<T> extends CumulativeTrapezoidOptions<T> {
  y: T;
}
export interface ByA<T> {
  A: T;
}
export interface DiagOptions {
  /** Default: 0. */
  diagonal?: number;
}
export interface DiagByInput<T> extends DiagOptions {
  input: T;
}
export interface DiagEmbedOptions {
  /** Default: 0. */
  offset?: number;
  /** Default: -2. */
  dim1?: number;
  /** Default: -1. */
  dim2?: number;
}
export interface DiagEmbedByInput<T> extends DiagEmbedOptions {
  input: T;
}
export interface DiagflatOptions {
  /** Default: 0. */
  offset?: number;
}
export interface DiagflatByInput<T> extends DiagflatOptions {
  input: T;
}
export interface DiagonalOptions {
  /** Default: 0. */
  offset?: number;
  /** Default: 0. */
  dim1?: number;
  /** Default: 1. */
  dim2?: number;
}
export interface DiagonalByInput<T> extends DiagonalOptions {
  input: T;
}
export interface DiagonalScatterOptions {
  /** Default: 0. */
  offset?: number;
  /** Default: 0. */
  dim1?: number;
  /** Default: 1. */
  dim2?: number;
}
export interface DiagonalScatterByInputSrc<T> extends DiagonalScatterOptions {
  input: T;
  src: T;
}
export interface DiagonalScatterBySrc<T> extends DiagonalScatterOptions {
  src: T;
}
export interface DiffOptions<T> {
  /** Default: 1. */
  n?: number;
  /** The dimension; negative ones count from the end. Default: -1. */
  dim?: number;
  prepend?: T | null;
  append?: T | null;
}
export interface DiffByInput<T> extends DiffOptions<T> {
  input: T;
}
export interface DistOptions {
  /** The probability, or the order of the norm. Default: 2. */
  p?: number;
}
export interface DistByInputOther<T> extends DistOptions {
  input: T;
  other: T;
}
export interface DistByOther<T> extends DistOptions {
  other: T;
}
export interface DivOptions {
  /** 'trunc' rounds towards 0, 'floor' down; null does not round. */
  rounding_mode?: 'trunc' | 'floor' | null;
}
export interface DivByInputOther<T> extends DivOptions {
  input: T | Scalar;
  other: T | Scalar;
}
export interface DivByOther<T> extends DivOptions {
  other: T | Scalar;
}
export interface DropoutOptions {
  /** The probability, or the order of the norm. Default: 0.5. */
  p?: number;
  /** Whether the model trains: else the operator may do nothing. Default: true. */
  training?: boolean;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface DropoutByInput<T> extends DropoutOptions {
  input: T;
}
export interface Dropout1dOptions {
  /** The probability, or the order of the norm. Default: 0.5. */
  p?: number;
  /** Whether the model trains: else the operator may do nothing. Default: true. */
  training?: boolean;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface Dropout1dByInput<T> extends Dropout1dOptions {
  input: T;
}
export interface Dropout2dOptions {
  /** The probability, or the order of the norm. Default: 0.5. */
  p?: number;
  /** Whether the model trains: else the operator may do nothing. Default: true. */
  training?: boolean;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface Dropout2dByInput<T> extends Dropout2dOptions {
  input: T;
}
export interface Dropout3dOptions {
  /** The probability, or the order of the norm. Default: 0.5. */
  p?: number;
  /** Whether the model trains: else the operator may do nothing. Default: true. */
  training?: boolean;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface Dropout3dByInput<T> extends Dropout3dOptions {
  input: T;
}
export interface ByInputIndicesOrSections<T> {
  input: T;
  indices_or_sections: number | readonly number[];
}
export interface ByIndicesOrSections {
  indices_or_sections: number | readonly number[];
}
export interface ByEquationOperands<T> {
  equation: string;
  operands: readonly T[];
}
export interface ByOperands<T> {
  operands: readonly T[];
}
export interface EluOptions {
  /** A factor. Default: 1. */
  alpha?: number;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface EluByInput<T> extends EluOptions {
  input: T;
}
export interface EmbeddingOptions {
  /** This row gets no gradient. */
  padding_idx?: number | null;
  max_norm?: number | null;
  /** Default: 2. */
  norm_type?: number;
  /** Default: false. */
  scale_grad_by_freq?: boolean;
  /** Default: false. */
  sparse?: boolean;
}
export interface EmbeddingByInputWeight<T> extends EmbeddingOptions {
  input: T | IndexData;
  /** A factor for each class (or element). */
  weight: T;
}
export interface EmbeddingByWeight<T> extends EmbeddingOptions {
  /** A factor for each class (or element). */
  weight: T;
}
export interface EmbeddingBagOptions<T> {
  offsets?: T | IndexData | null;
  max_norm?: number | null;
  /** Default: 2. */
  norm_type?: number;
  /** Default: false. */
  scale_grad_by_freq?: boolean;
  /** Default: 'mean'. */
  mode?: 'sum' | 'mean' | 'max';
  /** Default: false. */
  sparse?: boolean;
  per_sample_weights?: T | null;
  /** Default: false. */
  include_last_offset?: boolean;
  /** This row gets no gradient. */
  padding_idx?: number | null;
}
export interface EmbeddingBagByInputWeight<T> extends EmbeddingBagOptions<T> {
  input: T | IndexData;
  /** A factor for each class (or element). */
  weight: T;
}
export interface EmbeddingBagByWeight<T> extends EmbeddingBagOptions<T> {
  /** A factor for each class (or element). */
  weight: T;
}
export interface EmptyOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface EmptyBySize extends EmptyOptions {
  size: number | readonly number[];
}
export interface EmptyLikeOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface EmptyLikeByInput<T> extends EmptyLikeOptions {
  input: T;
}
export interface EqByInputOther<T> {
  input: T;
  other: T | Scalar;
}
export interface EqByOther<T> {
  other: T | Scalar;
}
export interface EyeOptions {
  m?: number | null;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface EyeByN extends EyeOptions {
  n: number;
}
export interface FeatureAlphaDropoutOptions {
  /** The probability, or the order of the norm. Default: 0.5. */
  p?: number;
  /** Whether the model trains: else the operator may do nothing. Default: false. */
  training?: boolean;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface FeatureAlphaDropoutByInput<T> extends FeatureAlphaDropoutOptions {
  input: T;
}
export interface FlattenOptions {
  /** Default: 0. */
  start_dim?: number;
  /** Default: -1. */
  end_dim?: number;
}
export interface FlattenByInput<T> extends FlattenOptions {
  input: T;
}
export interface ByInputDims<T> {
  input: T;
  dims: number | readonly number[];
}
export interface ByDims {
  dims: number | readonly number[];
}
export interface ByInputExponent<T> {
  input: T | Scalar;
  exponent: T | Scalar;
}
export interface ByExponent<T> {
  exponent: T | Scalar;
}
export interface FloorDivideByInputOther<T> {
  input: T | Scalar;
  other: T | Scalar;
}
export interface FloorDivideByOther<T> {
  other: T | Scalar;
}
export interface FmodByInputOther<T> {
  input: T;
  other: T | Scalar;
}
export interface FmodByOther<T> {
  other: T | Scalar;
}
export interface FoldOptions {
  /** Steps between the taps of a window. Default: 1. */
  dilation?: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  /** Steps of a window. Default: 1. */
  stride?: number | readonly number[];
}
export interface FoldByInputOutputSizeKernelSize<T> extends FoldOptions {
  input: T;
  output_size: number | readonly number[];
  kernel_size: number | readonly number[];
}
export interface FoldByOutputSizeKernelSize extends FoldOptions {
  output_size: number | readonly number[];
  kernel_size: number | readonly number[];
}
export interface FoldByKernelSize extends FoldOptions {
  kernel_size: number | readonly number[];
}
export interface FullOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface FullBySizeFillValue<T> extends FullOptions {
  size: number | readonly number[];
  fill_value: number | boolean | bigint | T;
}
export interface FullByFillValue<T> extends FullOptions {
  fill_value: number | boolean | bigint | T;
}
export interface FullLikeOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface FullLikeByInputFillValue<T> extends FullLikeOptions {
  input: T;
  fill_value: number | boolean | bigint | T;
}
export interface FullLikeByFillValue<T> extends FullLikeOptions {
  fill_value: number | boolean | bigint | T;
}
export interface GatherOptions {
  /** Default: false. */
  sparse_grad?: boolean;
}
export interface GatherByInputDimIndex<T> extends GatherOptions {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
}
export interface GatherByDimIndex<T> extends GatherOptions {
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
}
export interface GatherByIndex<T> extends GatherOptions {
  index: T | IndexData;
}
export interface GaussianNllLossOptions {
  /** Default: false. */
  full?: boolean;
  /** Added to a divisor, so that it is not 0. Default: 0.000001. */
  eps?: number;
  /** 'none': one loss an element; 'mean' or 'sum' of them. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface GaussianNllLossByInputTargetVar<T> extends GaussianNllLossOptions {
  input: T;
  target: T;
  var: T;
}
export interface GaussianNllLossByTargetVar<T> extends GaussianNllLossOptions {
  target: T;
  var: T;
}
export interface GaussianNllLossByVar<T> extends GaussianNllLossOptions {
  var: T;
}
export interface GeByInputOther<T> {
  input: T;
  other: T | Scalar;
}
export interface GeByOther<T> {
  other: T | Scalar;
}
export interface GeluOptions {
  /** 'tanh' for the approximation by tanh. Default: 'none'. */
  approximate?: 'none' | 'tanh';
}
export interface GeluByInput<T> extends GeluOptions {
  input: T;
}
export interface GluOptions {
  /** The dimension; negative ones count from the end. Default: -1. */
  dim?: number;
}
export interface GluByInput<T> extends GluOptions {
  input: T;
}
export interface GradientOptions<T> {
  /** Default: 1. */
  spacing?: number | readonly number[] | readonly T[];
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | null;
  /** Default: 1. */
  edge_order?: number;
}
export interface GradientByInput<T> extends GradientOptions<T> {
  input: T;
}
export interface GridSampleOptions {
  /** Default: 'bilinear'. */
  mode?: 'bilinear' | 'nearest' | 'bicubic';
  /** Default: 'zeros'. */
  padding_mode?: 'zeros' | 'border' | 'reflection';
  align_corners?: boolean | null;
}
export interface GridSampleByInputGrid<T> extends GridSampleOptions {
  input: T;
  grid: T;
}
export interface GridSampleByGrid<T> extends GridSampleOptions {
  grid: T;
}
export interface GroupNormOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  bias?: T | null;
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface GroupNormByInputNumGroups<T> extends GroupNormOptions<T> {
  input: T;
  num_groups: number;
}
export interface GroupNormByNumGroups<T> extends GroupNormOptions<T> {
  num_groups: number;
}
export interface GtByInputOther<T> {
  input: T;
  other: T | Scalar;
}
export interface GtByOther<T> {
  other: T | Scalar;
}
export interface GumbelSoftmaxOptions {
  /** Default: 1. */
  tau?: number;
  /** Default: false. */
  hard?: boolean;
  /** Added to a divisor, so that it is not 0. Default: 1e-10. */
  eps?: number;
  /** The dimension; negative ones count from the end. Default: -1. */
  dim?: number;
}
export interface GumbelSoftmaxByLogits<T> extends GumbelSoftmaxOptions {
  logits: T;
}
export interface HardshrinkOptions {
  /** Default: 0.5. */
  lambd?: number;
}
export interface HardshrinkByInput<T> extends HardshrinkOptions {
  input: T;
}
export interface HardsigmoidOptions {
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface HardsigmoidByInput<T> extends HardsigmoidOptions {
  input: T;
}
export interface HardswishOptions {
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface HardswishByInput<T> extends HardswishOptions {
  input: T;
}
export interface HardtanhOptions {
  /** Default: -1. */
  min_val?: number;
  /** Default: 1. */
  max_val?: number;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface HardtanhByInput<T> extends HardtanhOptions {
  input: T;
}
export interface ByInputValues<T> {
  input: T;
  values: T;
}
export interface ByValues<T> {
  values: T;
}
export interface HingeEmbeddingLossOptions {
  /** The distance that costs nothing. Default: 1. */
  margin?: number;
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface HingeEmbeddingLossByInputTarget<T> extends HingeEmbeddingLossOptions {
  input: T;
  target: T;
}
export interface HingeEmbeddingLossByTarget<T> extends HingeEmbeddingLossOptions {
  target: T;
}
export interface HistcOptions {
  /** Default: 100. */
  bins?: number;
  /** Default: 0. */
  min?: number;
  /** Default: 0. */
  max?: number;
}
export interface HistcByInput<T> extends HistcOptions {
  input: T;
}
export interface HistogramOptions<T> {
  range?: readonly number[] | null;
  /** A factor for each class (or element). */
  weight?: T | null;
  /** Default: false. */
  density?: boolean;
}
export interface HistogramByInputBins<T> extends HistogramOptions<T> {
  input: T;
  bins: number | T;
}
export interface HistogramByBins<T> extends HistogramOptions<T> {
  bins: number | T;
}
export interface HistogramddOptions<T> {
  range?: readonly number[] | null;
  /** A factor for each class (or element). */
  weight?: T | null;
  /** Default: false. */
  density?: boolean;
}
export interface HistogramddByInputBins<T> extends HistogramddOptions<T> {
  input: T;
  bins: number | readonly number[] | readonly T[];
}
export interface HistogramddByBins<T> extends HistogramddOptions<T> {
  bins: number | readonly number[] | readonly T[];
}
export interface HuberLossOptions {
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** Default: 1. */
  delta?: number;
}
export interface HuberLossByInputTarget<T> extends HuberLossOptions {
  input: T;
  target: T;
}
export interface HuberLossByTarget<T> extends HuberLossOptions {
  target: T;
}
export interface IndexAddOptions {
  /** A factor. Default: 1. */
  alpha?: number;
}
export interface IndexAddByInputDimIndexSource<T> extends IndexAddOptions {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
  source: T;
}
export interface IndexAddByDimIndexSource<T> extends IndexAddOptions {
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
  source: T;
}
export interface IndexAddByIndexSource<T> extends IndexAddOptions {
  index: T | IndexData;
  source: T;
}
export interface IndexAddBySource<T> extends IndexAddOptions {
  source: T;
}
export interface ByInputDimIndexSource<T> {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
  source: T;
}
export interface ByDimIndexSource<T> {
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
  source: T;
}
export interface ByIndexSource<T> {
  index: T | IndexData;
  source: T;
}
export interface BySource<T> {
  source: T;
}
export interface ByInputDimIndexValue<T> {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
  value: T | Scalar;
}
export interface ByDimIndexValue<T> {
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
  value: T | Scalar;
}
export interface ByIndexValue<T> {
  index: T | IndexData;
  value: T | Scalar;
}
export interface ByValue<T> {
  value: T | Scalar;
}
export interface IndexPutOptions {
  /** Default: false. */
  accumulate?: boolean;
}
export interface IndexPutByInputIndicesValues<T> extends IndexPutOptions {
  input: T;
  indices: readonly (T | null)[];
  values: T;
}
export interface IndexPutByIndicesValues<T> extends IndexPutOptions {
  indices: readonly (T | null)[];
  values: T;
}
export interface IndexPutByValues<T> extends IndexPutOptions {
  values: T;
}
export interface IndexReduceOptions {
  /** Default: true. */
  include_self?: boolean;
}
export interface IndexReduceByInputDimIndexSourceReduce<T> extends IndexReduceOptions {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
  source: T;
  /** Deprecated: use reduction. */
  reduce: 'prod' | 'mean' | 'amax' | 'amin';
}
export interface IndexReduceByDimIndexSourceReduce<T> extends IndexReduceOptions {
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
  source: T;
  /** Deprecated: use reduction. */
  reduce: 'prod' | 'mean' | 'amax' | 'amin';
}
export interface IndexReduceByIndexSourceReduce<T> extends IndexReduceOptions {
  index: T | IndexData;
  source: T;
  /** Deprecated: use reduction. */
  reduce: 'prod' | 'mean' | 'amax' | 'amin';
}
export interface IndexReduceBySourceReduce<T> extends IndexReduceOptions {
  source: T;
  /** Deprecated: use reduction. */
  reduce: 'prod' | 'mean' | 'amax' | 'amin';
}
export interface IndexReduceByReduce extends IndexReduceOptions {
  /** Deprecated: use reduction. */
  reduce: 'prod' | 'mean' | 'amax' | 'amin';
}
export interface ByInputDimIndex<T> {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
}
export interface ByDimIndex<T> {
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
}
export interface ByIndex<T> {
  index: T | IndexData;
}
export interface InstanceNormOptions<T> {
  running_mean?: T | null;
  running_var?: T | null;
  /** A factor for each class (or element). */
  weight?: T | null;
  bias?: T | null;
  /** Default: true. */
  use_input_stats?: boolean;
  /** Default: 0.1. */
  momentum?: number;
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface InstanceNormByInput<T> extends InstanceNormOptions<T> {
  input: T;
}
export interface InterpolateOptions {
  size?: number | readonly number[] | null;
  scale_factor?: number | readonly number[] | null;
  /** Default: 'nearest'. */
  mode?: 'nearest' | 'linear' | 'bilinear' | 'bicubic' | 'trilinear' | 'area' | 'nearest-exact';
  align_corners?: boolean | null;
  recompute_scale_factor?: boolean | null;
  /** Default: false. */
  antialias?: boolean;
}
export interface InterpolateByInput<T> extends InterpolateOptions {
  input: T;
}
export interface IscloseOptions {
  /** Default: 0.00001. */
  rtol?: number;
  /** Default: 1e-8. */
  atol?: number;
  /** nan equals nan. Default: false. */
  equal_nan?: boolean;
}
export interface IscloseByInputOther<T> extends IscloseOptions {
  input: T;
  other: T;
}
export interface IscloseByOther<T> extends IscloseOptions {
  other: T;
}
export interface IsinOptions {
  /** Default: false. */
  assume_unique?: boolean;
  /** Default: false. */
  invert?: boolean;
}
export interface IsinByElementsTestElements<T> extends IsinOptions {
  elements: T | Scalar;
  test_elements: T | Scalar;
}
export interface IsinByTestElements<T> extends IsinOptions {
  test_elements: T | Scalar;
}
export interface KlDivOptions {
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none': one loss an element; 'mean' or 'sum' of them. Default: 'mean'. */
  reduction?: 'none' | 'batchmean' | 'mean' | 'sum';
  /** Default: false. */
  log_target?: boolean;
}
export interface KlDivByInputTarget<T> extends KlDivOptions {
  input: T;
  target: T;
}
export interface KlDivByTarget<T> extends KlDivOptions {
  target: T;
}
export interface KthvalueOptions {
  /** The dimension; negative ones count from the end. Default: -1. */
  dim?: number;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface KthvalueByInputK<T> extends KthvalueOptions {
  input: T;
  k: number;
}
export interface KthvalueByK extends KthvalueOptions {
  k: number;
}
export interface L1LossOptions {
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface L1LossByInputTarget<T> extends L1LossOptions {
  input: T;
  target: T;
}
export interface L1LossByTarget<T> extends L1LossOptions {
  target: T;
}
export interface LayerNormOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  bias?: T | null;
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface LayerNormByInputNormalizedShape<T> extends LayerNormOptions<T> {
  input: T;
  normalized_shape: number | readonly number[];
}
export interface LayerNormByNormalizedShape<T> extends LayerNormOptions<T> {
  normalized_shape: number | readonly number[];
}
export interface LeByInputOther<T> {
  input: T;
  other: T | Scalar;
}
export interface LeByOther<T> {
  other: T | Scalar;
}
export interface LeakyReluOptions {
  /** Default: 0.01. */
  negative_slope?: number;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface LeakyReluByInput<T> extends LeakyReluOptions {
  input: T;
}
export interface ByInputEndWeight<T> {
  input: T;
  /** Where it ends. */
  end: T;
  /** A factor for each class (or element). */
  weight: T | Scalar;
}
export interface ByEndWeight<T> {
  /** Where it ends. */
  end: T;
  /** A factor for each class (or element). */
  weight: T | Scalar;
}
export interface ByWeight<T> {
  /** A factor for each class (or element). */
  weight: T | Scalar;
}
export interface LinearOptions<T> {
  bias?: T | null;
}
export interface LinearByInputWeight<T> extends LinearOptions<T> {
  input: T;
  /** A factor for each class (or element). */
  weight: T;
}
export interface LinearByWeight<T> extends LinearOptions<T> {
  /** A factor for each class (or element). */
  weight: T;
}
export interface LinspaceOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface LinspaceByStartEndSteps extends LinspaceOptions {
  /** Where it starts. */
  start: number;
  /** Where it ends. */
  end: number;
  steps: number;
}
export interface LinspaceByEndSteps extends LinspaceOptions {
  /** Where it ends. */
  end: number;
  steps: number;
}
export interface LinspaceBySteps extends LinspaceOptions {
  steps: number;
}
export interface LocalResponseNormOptions {
  /** A factor. Default: 0.0001. */
  alpha?: number;
  /** A factor. Default: 0.75. */
  beta?: number;
  /** Default: 1. */
  k?: number;
}
export interface LocalResponseNormByInputSize<T> extends LocalResponseNormOptions {
  input: T;
  size: number;
}
export interface LocalResponseNormBySize extends LocalResponseNormOptions {
  size: number;
}
export interface LogSoftmaxOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface LogSoftmaxByInput<T> extends LogSoftmaxOptions {
  input: T;
}
export interface LogitOptions {
  /** Added to a divisor, so that it is not 0. */
  eps?: number | null;
}
export interface LogitByInput<T> extends LogitOptions {
  input: T;
}
export interface LogspaceOptions {
  /** Default: 10. */
  base?: number;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface LogspaceByStartEndSteps extends LogspaceOptions {
  /** Where it starts. */
  start: number;
  /** Where it ends. */
  end: number;
  steps: number;
}
export interface LogspaceByEndSteps extends LogspaceOptions {
  /** Where it ends. */
  end: number;
  steps: number;
}
export interface LogspaceBySteps extends LogspaceOptions {
  steps: number;
}
export interface LogsumexpOptions {
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface LogsumexpByInputDim<T> extends LogsumexpOptions {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number | readonly number[];
}
export interface LogsumexpByDim extends LogsumexpOptions {
  /** The dimension; negative ones count from the end. */
  dim: number | readonly number[];
}
export interface LpPool1dOptions {
  /** Steps of a window. */
  stride?: number | readonly number[] | null;
  /** Default: false. */
  ceil_mode?: boolean;
}
export interface LpPool1dByInputNormTypeKernelSize<T> extends LpPool1dOptions {
  input: T;
  norm_type: number;
  kernel_size: number | readonly number[];
}
export interface LpPool1dByNormTypeKernelSize extends LpPool1dOptions {
  norm_type: number;
  kernel_size: number | readonly number[];
}
export interface LpPool1dByKernelSize extends LpPool1dOptions {
  kernel_size: number | readonly number[];
}
export interface LpPool2dOptions {
  /** Steps of a window. */
  stride?: number | readonly number[] | null;
  /** Default: false. */
  ceil_mode?: boolean;
}
export interface LpPool2dByInputNormTypeKernelSize<T> extends LpPool2dOptions {
  input: T;
  norm_type: number;
  kernel_size: number | readonly number[];
}
export interface LpPool2dByNormTypeKernelSize extends LpPool2dOptions {
  norm_type: number;
  kernel_size: number | readonly number[];
}
export interface LpPool2dByKernelSize extends LpPool2dOptions {
  kernel_size: number | readonly number[];
}
export interface LtByInputOther<T> {
  input: T;
  other: T | Scalar;
}
export interface LtByOther<T> {
  other: T | Scalar;
}
export interface LuOptions {
  /** Default: true. */
  pivot?: boolean;
  /** Default: false. */
  get_infos?: boolean;
}
export interface LuByA<T> extends LuOptions {
  A: T;
}
export interface ByBLUDataLUPivots<T> {
  b: T;
  LU_data: T;
  LU_pivots: T;
}
export interface ByLUDataLUPivots<T> {
  LU_data: T;
  LU_pivots: T;
}
export interface ByLUPivots<T> {
  LU_pivots: T;
}
export interface LuUnpackOptions {
  /** Default: true. */
  unpack_data?: boolean;
  /** Default: true. */
  unpack_pivots?: boolean;
}
export interface LuUnpackByLUDataLUPivots<T> extends LuUnpackOptions {
  LU_data: T;
  LU_pivots: T;
}
export interface LuUnpackByLUPivots<T> extends LuUnpackOptions {
  LU_pivots: T;
}
export interface MarginRankingLossOptions {
  /** The distance that costs nothing. Default: 0. */
  margin?: number;
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface MarginRankingLossByInput1Input2Target<T> extends MarginRankingLossOptions {
  input1: T;
  input2: T;
  target: T;
}
export interface MarginRankingLossByInput2Target<T> extends MarginRankingLossOptions {
  input2: T;
  target: T;
}
export interface MarginRankingLossByTarget<T> extends MarginRankingLossOptions {
  target: T;
}
export interface ByInputMaskValue<T> {
  input: T;
  mask: T;
  value: T | Scalar;
}
export interface ByMaskValue<T> {
  mask: T;
  value: T | Scalar;
}
export interface ByInputMaskSource<T> {
  input: T;
  mask: T;
  source: T;
}
export interface ByMaskSource<T> {
  mask: T;
  source: T;
}
export interface ByInputMask<T> {
  input: T;
  mask: T;
}
export interface ByMask<T> {
  mask: T;
}
export interface ByInputN<T> {
  input: T;
  n: number;
}
export interface ByN {
  n: number;
}
export interface MaxUnpool1dOptions {
  /** Steps of a window. */
  stride?: number | readonly number[] | null;
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  output_size?: number | readonly number[] | null;
}
export interface MaxUnpool1dByInputIndicesKernelSize<T> extends MaxUnpool1dOptions {
  input: T;
  indices: T | IndexData;
  kernel_size: number | readonly number[];
}
export interface MaxUnpool1dByIndicesKernelSize<T> extends MaxUnpool1dOptions {
  indices: T | IndexData;
  kernel_size: number | readonly number[];
}
export interface MaxUnpool1dByKernelSize extends MaxUnpool1dOptions {
  kernel_size: number | readonly number[];
}
export interface MaxUnpool2dOptions {
  /** Steps of a window. */
  stride?: number | readonly number[] | null;
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  output_size?: number | readonly number[] | null;
}
export interface MaxUnpool2dByInputIndicesKernelSize<T> extends MaxUnpool2dOptions {
  input: T;
  indices: T | IndexData;
  kernel_size: number | readonly number[];
}
export interface MaxUnpool2dByIndicesKernelSize<T> extends MaxUnpool2dOptions {
  indices: T | IndexData;
  kernel_size: number | readonly number[];
}
export interface MaxUnpool2dByKernelSize extends MaxUnpool2dOptions {
  kernel_size: number | readonly number[];
}
export interface MaxUnpool3dOptions {
  /** Steps of a window. */
  stride?: number | readonly number[] | null;
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  output_size?: number | readonly number[] | null;
}
export interface MaxUnpool3dByInputIndicesKernelSize<T> extends MaxUnpool3dOptions {
  input: T;
  indices: T | IndexData;
  kernel_size: number | readonly number[];
}
export interface MaxUnpool3dByIndicesKernelSize<T> extends MaxUnpool3dOptions {
  indices: T | IndexData;
  kernel_size: number | readonly number[];
}
export interface MaxUnpool3dByKernelSize extends MaxUnpool3dOptions {
  kernel_size: number | readonly number[];
}
export interface MeanOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface MeanByInput<T> extends MeanOptions {
  input: T;
}
export interface MeshgridOptions {
  /** Default: 'ij'. */
  indexing?: 'ij' | 'xy';
}
export interface MeshgridByTensors<T> extends MeshgridOptions {
  tensors: readonly T[];
}
export interface MishOptions {
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface MishByInput<T> extends MishOptions {
  input: T;
}
export interface ModeOptions {
  /** The dimension; negative ones count from the end. Default: -1. */
  dim?: number;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface ModeByInput<T> extends ModeOptions {
  input: T;
}
export interface ByInputSourceDestination<T> {
  input: T;
  source: number | readonly number[];
  destination: number | readonly number[];
}
export interface BySourceDestination {
  source: number | readonly number[];
  destination: number | readonly number[];
}
export interface ByDestination {
  destination: number | readonly number[];
}
export interface MseLossOptions {
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface MseLossByInputTarget<T> extends MseLossOptions {
  input: T;
  target: T;
}
export interface MseLossByTarget<T> extends MseLossOptions {
  target: T;
}
export interface MulByInputOther<T> {
  input: T | Scalar;
  other: T | Scalar;
}
export interface MulByOther<T> {
  other: T | Scalar;
}
export interface MultiMarginLossOptions<T> {
  /** The probability, or the order of the norm. Default: 1. */
  p?: number;
  /** The distance that costs nothing. Default: 1. */
  margin?: number;
  /** A factor for each class (or element). */
  weight?: T | null;
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface MultiMarginLossByInputTarget<T> extends MultiMarginLossOptions<T> {
  input: T;
  target: T | IndexData;
}
export interface MultiMarginLossByTarget<T> extends MultiMarginLossOptions<T> {
  target: T | IndexData;
}
export interface MultilabelMarginLossOptions {
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface MultilabelMarginLossByInputTarget<T> extends MultilabelMarginLossOptions {
  input: T;
  target: T | IndexData;
}
export interface MultilabelMarginLossByTarget<T> extends MultilabelMarginLossOptions {
  target: T | IndexData;
}
export interface MultilabelSoftMarginLossOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface MultilabelSoftMarginLossByInputTarget<T> extends MultilabelSoftMarginLossOptions<T> {
  input: T;
  target: T;
}
export interface MultilabelSoftMarginLossByTarget<T> extends MultilabelSoftMarginLossOptions<T> {
  target: T;
}
export interface ByInputVec<T> {
  input: T;
  vec: T;
}
export interface ByVec<T> {
  vec: T;
}
export interface ByInputP<T> {
  input: T;
  /** How many variates. */
  p: number;
}
export interface ByP {
  /** How many variates. */
  p: number;
}
export interface NanToNumOptions {
  /** Default: 0. */
  nan?: number;
  posinf?: number | null;
  neginf?: number | null;
}
export interface NanToNumByInput<T> extends NanToNumOptions {
  input: T;
}
export interface NanmeanOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface NanmeanByInput<T> extends NanmeanOptions {
  input: T;
}
export interface NanquantileOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** Default: 'linear'. */
  interpolation?: 'linear' | 'lower' | 'higher' | 'midpoint' | 'nearest';
}
export interface NanquantileByInputQ<T> extends NanquantileOptions {
  input: T;
  q: T | Scalar;
}
export interface NanquantileByQ<T> extends NanquantileOptions {
  q: T | Scalar;
}
export interface NansumOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface NansumByInput<T> extends NansumOptions {
  input: T;
}
export interface ByInputDimStartLength<T> {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  /** Where it starts. */
  start: number;
  length: number;
}
export interface ByDimStartLength {
  /** The dimension; negative ones count from the end. */
  dim: number;
  /** Where it starts. */
  start: number;
  length: number;
}
export interface ByStartLength {
  /** Where it starts. */
  start: number;
  length: number;
}
export interface ByLength {
  length: number;
}
export interface NeByInputOther<T> {
  input: T;
  other: T | Scalar;
}
export interface NeByOther<T> {
  other: T | Scalar;
}
export interface NllLossOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** This class counts for nothing. Default: -100. */
  ignore_index?: number;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface NllLossByInputTarget<T> extends NllLossOptions<T> {
  input: T;
  target: T | IndexData;
}
export interface NllLossByTarget<T> extends NllLossOptions<T> {
  target: T | IndexData;
}
export interface NormOptions {
  /** The probability, or the order of the norm. Default: 'fro'. */
  p?: number | 'fro' | 'nuc' | null;
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface NormByInput<T> extends NormOptions {
  input: T;
}
export interface NormalizeOptions {
  /** The probability, or the order of the norm. Default: 2. */
  p?: number;
  /** The dimension; negative ones count from the end. Default: 1. */
  dim?: number | readonly number[];
  /** Added to a divisor, so that it is not 0. Default: 1e-12. */
  eps?: number;
}
export interface NormalizeByInput<T> extends NormalizeOptions {
  input: T;
}
export interface OneHotOptions {
  /** Default: -1. */
  num_classes?: number;
}
export interface OneHotByTensor<T> extends OneHotOptions {
  tensor: T | IndexData;
}
export interface OnesOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface OnesBySize extends OnesOptions {
  size: number | readonly number[];
}
export interface OnesLikeOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface OnesLikeByInput<T> extends OnesLikeOptions {
  input: T;
}
export interface ByInputTau<T> {
  input: T;
  tau: T;
}
export interface ByTau<T> {
  tau: T;
}
export interface OrmqrOptions {
  /** Default: true. */
  left?: boolean;
  /** Default: false. */
  transpose?: boolean;
}
export interface OrmqrByInputTauOther<T> extends OrmqrOptions {
  input: T;
  tau: T;
  other: T;
}
export interface OrmqrByTauOther<T> extends OrmqrOptions {
  tau: T;
  other: T;
}
export interface OrmqrByOther<T> extends OrmqrOptions {
  other: T;
}
export interface ByInputVec2<T> {
  input: T;
  vec2: T;
}
export interface ByVec2<T> {
  vec2: T;
}
export interface PadOptions {
  /** Default: 'constant'. */
  mode?: 'constant' | 'reflect' | 'replicate' | 'circular';
  value?: number | null;
}
export interface PadByInputPad<T> extends PadOptions {
  input: T;
  pad: number | readonly number[];
}
export interface PadByPad extends PadOptions {
  pad: number | readonly number[];
}
export interface PairwiseDistanceOptions {
  /** The probability, or the order of the norm. Default: 2. */
  p?: number;
  /** Added to a divisor, so that it is not 0. Default: 0.000001. */
  eps?: number;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface PairwiseDistanceByX1X2<T> extends PairwiseDistanceOptions {
  x1: T;
  x2: T;
}
export interface PairwiseDistanceByX2<T> extends PairwiseDistanceOptions {
  x2: T;
}
export interface PdistOptions {
  /** The probability, or the order of the norm. Default: 2. */
  p?: number;
}
export interface PdistByInput<T> extends PdistOptions {
  input: T;
}
export interface PinverseOptions {
  /** Default: 1e-15. */
  rcond?: number;
}
export interface PinverseByInput<T> extends PinverseOptions {
  input: T;
}
export interface ByInputUpscaleFactor<T> {
  input: T;
  upscale_factor: number;
}
export interface ByUpscaleFactor {
  upscale_factor: number;
}
export interface ByInputDownscaleFactor<T> {
  input: T;
  downscale_factor: number;
}
export interface ByDownscaleFactor {
  downscale_factor: number;
}
export interface PoissonNllLossOptions {
  /** Default: true. */
  log_input?: boolean;
  /** Default: false. */
  full?: boolean;
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Added to a divisor, so that it is not 0. Default: 1e-8. */
  eps?: number;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface PoissonNllLossByInputTarget<T> extends PoissonNllLossOptions {
  input: T;
  target: T;
}
export interface PoissonNllLossByTarget<T> extends PoissonNllLossOptions {
  target: T;
}
export interface ByNInput<T> {
  n: number;
  input: T;
}
export interface ByInputWeight<T> {
  input: T;
  /** A factor for each class (or element). */
  weight: T;
}
export interface PreluByWeight<T> {
  /** A factor for each class (or element). */
  weight: T;
}
export interface ProdOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface ProdByInput<T> extends ProdOptions {
  input: T;
}
export interface PutOptions {
  /** Default: false. */
  accumulate?: boolean;
}
export interface PutByInputIndexSource<T> extends PutOptions {
  input: T;
  index: T | IndexData;
  source: T;
}
export interface PutByIndexSource<T> extends PutOptions {
  index: T | IndexData;
  source: T;
}
export interface PutBySource<T> extends PutOptions {
  source: T;
}
export interface QrOptions {
  /** Default: true. */
  some?: boolean;
}
export interface QrByInput<T> extends QrOptions {
  input: T;
}
export interface QuantileOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** Default: 'linear'. */
  interpolation?: 'linear' | 'lower' | 'higher' | 'midpoint' | 'nearest';
}
export interface QuantileByInputQ<T> extends QuantileOptions {
  input: T;
  q: T | Scalar;
}
export interface QuantileByQ<T> extends QuantileOptions {
  q: T | Scalar;
}
export interface RandOptions {
  /** Draws from this generator instead of the default one. */
  generator?: unknown;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface RandBySize extends RandOptions {
  size: number | readonly number[];
}
export interface RandLikeOptions {
  /** Draws from this generator instead of the default one. */
  generator?: unknown;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface RandLikeByInput<T> extends RandLikeOptions {
  input: T;
}
export interface RandintLikeOptions {
  /** Default: 0. */
  low?: number;
  high?: number | null;
  /** Draws from this generator instead of the default one. */
  generator?: unknown;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface RandintLikeByInput<T> extends RandintLikeOptions {
  input: T;
}
export interface RandnOptions {
  /** Draws from this generator instead of the default one. */
  generator?: unknown;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface RandnBySize extends RandnOptions {
  size: number | readonly number[];
}
export interface RandnLikeOptions {
  /** Draws from this generator instead of the default one. */
  generator?: unknown;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface RandnLikeByInput<T> extends RandnLikeOptions {
  input: T;
}
export interface RandpermOptions {
  /** Draws from this generator instead of the default one. */
  generator?: unknown;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface RandpermByN extends RandpermOptions {
  n: number;
}
export interface ReluOptions {
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface ReluByInput<T> extends ReluOptions {
  input: T;
}
export interface Relu6Options {
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface Relu6ByInput<T> extends Relu6Options {
  input: T;
}
export interface RemainderByInputOther<T> {
  input: T | Scalar;
  other: T | Scalar;
}
export interface RemainderByOther<T> {
  other: T | Scalar;
}
export interface ByInputPDimMaxnorm<T> {
  input: T;
  /** The probability, or the order of the norm. */
  p: number;
  /** The dimension; negative ones count from the end. */
  dim: number;
  maxnorm: number;
}
export interface ByPDimMaxnorm {
  /** The probability, or the order of the norm. */
  p: number;
  /** The dimension; negative ones count from the end. */
  dim: number;
  maxnorm: number;
}
export interface ByDimMaxnorm {
  /** The dimension; negative ones count from the end. */
  dim: number;
  maxnorm: number;
}
export interface ByMaxnorm {
  maxnorm: number;
}
export interface RepeatInterleaveOptions<T> {
  repeats?: T | Scalar | null;
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  output_size?: number | null;
}
export interface RepeatInterleaveByInput<T> extends RepeatInterleaveOptions<T> {
  input: T;
}
export interface RmsNormOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** Added to a divisor, so that it is not 0. */
  eps?: number | null;
}
export interface RmsNormByInputNormalizedShape<T> extends RmsNormOptions<T> {
  input: T;
  normalized_shape: number | readonly number[];
}
export interface RmsNormByNormalizedShape<T> extends RmsNormOptions<T> {
  normalized_shape: number | readonly number[];
}
export interface RollOptions {
  dims?: number | readonly number[] | null;
}
export interface RollByInputShifts<T> extends RollOptions {
  input: T;
  shifts: number | readonly number[];
}
export interface RollByShifts extends RollOptions {
  shifts: number | readonly number[];
}
export interface Rot90Options {
  /** Default: 1. */
  k?: number;
  /** Default: [0, 1]. */
  dims?: number | readonly number[];
}
export interface Rot90ByInput<T> extends Rot90Options {
  input: T;
}
export interface RoundOptions {
  /** Default: 0. */
  decimals?: number;
}
export interface RoundByInput<T> extends RoundOptions {
  input: T;
}
export interface RreluOptions {
  /** Default: 0.125. */
  lower?: number;
  /** Default: 0.3333333333333333. */
  upper?: number;
  /** Whether the model trains: else the operator may do nothing. Default: false. */
  training?: boolean;
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface RreluByInput<T> extends RreluOptions {
  input: T;
}
export interface RsubOptions {
  /** A factor. Default: 1. */
  alpha?: number;
}
export interface RsubByInputOther<T> extends RsubOptions {
  input: T | Scalar;
  other: T | Scalar;
}
export interface RsubByOther<T> extends RsubOptions {
  other: T | Scalar;
}
export interface ScaledDotProductAttentionOptions<T> {
  attn_mask?: T | null;
  /** Default: 0. */
  dropout_p?: number;
  /** Default: false. */
  is_causal?: boolean;
  scale?: number | null;
}
export interface ScaledDotProductAttentionByQueryKeyValue<T> extends ScaledDotProductAttentionOptions<T> {
  query: T;
  key: T;
  value: T;
}
export interface ScaledDotProductAttentionByKeyValue<T> extends ScaledDotProductAttentionOptions<T> {
  key: T;
  value: T;
}
export interface ScaledDotProductAttentionByValue<T> extends ScaledDotProductAttentionOptions<T> {
  value: T;
}
export interface ScatterOptions<T> {
  src?: T | Scalar | null;
  value?: T | Scalar | null;
  /** Deprecated: use reduction. */
  reduce?: 'add' | 'multiply' | null;
}
export interface ScatterByInputDimIndex<T> extends ScatterOptions<T> {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
}
export interface ScatterByDimIndex<T> extends ScatterOptions<T> {
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
}
export interface ScatterByIndex<T> extends ScatterOptions<T> {
  index: T | IndexData;
}
export interface ByInputDimIndexSrc<T> {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
  src: T;
}
export interface ByDimIndexSrc<T> {
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
  src: T;
}
export interface ByIndexSrc<T> {
  index: T | IndexData;
  src: T;
}
export interface BySrc<T> {
  src: T;
}
export interface ScatterReduceOptions {
  /** Default: true. */
  include_self?: boolean;
}
export interface ScatterReduceByInputDimIndexSrcReduce<T> extends ScatterReduceOptions {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
  src: T;
  /** Deprecated: use reduction. */
  reduce: 'sum' | 'prod' | 'mean' | 'amax' | 'amin';
}
export interface ScatterReduceByDimIndexSrcReduce<T> extends ScatterReduceOptions {
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: T | IndexData;
  src: T;
  /** Deprecated: use reduction. */
  reduce: 'sum' | 'prod' | 'mean' | 'amax' | 'amin';
}
export interface ScatterReduceByIndexSrcReduce<T> extends ScatterReduceOptions {
  index: T | IndexData;
  src: T;
  /** Deprecated: use reduction. */
  reduce: 'sum' | 'prod' | 'mean' | 'amax' | 'amin';
}
export interface ScatterReduceBySrcReduce<T> extends ScatterReduceOptions {
  src: T;
  /** Deprecated: use reduction. */
  reduce: 'sum' | 'prod' | 'mean' | 'amax' | 'amin';
}
export interface ScatterReduceByReduce extends ScatterReduceOptions {
  /** Deprecated: use reduction. */
  reduce: 'sum' | 'prod' | 'mean' | 'amax' | 'amin';
}
export interface SearchsortedOptions<T> {
  /** Default: false. */
  out_int32?: boolean;
  /** Default: false. */
  right?: boolean;
  side?: 'left' | 'right' | null;
  sorter?: T | IndexData | null;
}
export interface SearchsortedBySortedSequenceValues<T> extends SearchsortedOptions<T> {
  sorted_sequence: T;
  values: T | Scalar;
}
export interface SearchsortedByValues<T> extends SearchsortedOptions<T> {
  values: T | Scalar;
}
export interface SegmentReduceOptions<T> {
  lengths?: T | IndexData | null;
  indices?: T | null;
  offsets?: T | IndexData | null;
  /** Default: 0. */
  axis?: number;
  /** Default: false. */
  unsafe?: boolean;
  initial?: number | null;
}
export interface SegmentReduceByDataReduce<T> extends SegmentReduceOptions<T> {
  data: T;
  /** Deprecated: use reduction. */
  reduce: 'sum' | 'mean' | 'max' | 'min' | 'prod';
}
export interface SegmentReduceByReduce<T> extends SegmentReduceOptions<T> {
  /** Deprecated: use reduction. */
  reduce: 'sum' | 'mean' | 'max' | 'min' | 'prod';
}
export interface SelectByInputDimIndex<T> {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: number;
}
export interface SelectByDimIndex {
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: number;
}
export interface SelectByIndex {
  index: number;
}
export interface ByInputSrcDimIndex<T> {
  input: T;
  src: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: number;
}
export interface BySrcDimIndex<T> {
  src: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: number;
}
export interface SelectScatterByDimIndex {
  /** The dimension; negative ones count from the end. */
  dim: number;
  index: number;
}
export interface SelectScatterByIndex {
  index: number;
}
export interface SeluOptions {
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface SeluByInput<T> extends SeluOptions {
  input: T;
}
export interface SiluOptions {
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface SiluByInput<T> extends SiluOptions {
  input: T;
}
export interface SliceScatterOptions {
  /** The dimension; negative ones count from the end. Default: 0. */
  dim?: number;
  /** Where it starts. */
  start?: number | null;
  /** Where it ends. */
  end?: number | null;
  /** Default: 1. */
  step?: number;
}
export interface SliceScatterByInputSrc<T> extends SliceScatterOptions {
  input: T;
  src: T;
}
export interface SliceScatterBySrc<T> extends SliceScatterOptions {
  src: T;
}
export interface SmoothL1LossOptions {
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** A factor. Default: 1. */
  beta?: number;
}
export interface SmoothL1LossByInputTarget<T> extends SmoothL1LossOptions {
  input: T;
  target: T;
}
export interface SmoothL1LossByTarget<T> extends SmoothL1LossOptions {
  target: T;
}
export interface SoftMarginLossOptions {
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface SoftMarginLossByInputTarget<T> extends SoftMarginLossOptions {
  input: T;
  target: T;
}
export interface SoftMarginLossByTarget<T> extends SoftMarginLossOptions {
  target: T;
}
export interface SoftmaxOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface SoftmaxByInput<T> extends SoftmaxOptions {
  input: T;
}
export interface SoftminOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface SoftminByInput<T> extends SoftminOptions {
  input: T;
}
export interface SoftplusOptions {
  /** A factor. Default: 1. */
  beta?: number;
  /** Default: 20. */
  threshold?: number;
}
export interface SoftplusByInput<T> extends SoftplusOptions {
  input: T;
}
export interface SoftshrinkOptions {
  /** Default: 0.5. */
  lambd?: number;
}
export interface SoftshrinkByInput<T> extends SoftshrinkOptions {
  input: T;
}
export interface SortOptions {
  /** The dimension; negative ones count from the end. Default: -1. */
  dim?: number;
  /** Default: false. */
  descending?: boolean;
  /** Default: false. */
  stable?: boolean;
}
export interface SortByInput<T> extends SortOptions {
  input: T;
}
export interface SplitOptions {
  /** The dimension; negative ones count from the end. Default: 0. */
  dim?: number;
}
export interface SplitByTensorSplitSizeOrSections<T> extends SplitOptions {
  tensor: T;
  split_size_or_sections: number | readonly number[];
}
export interface SplitBySplitSizeOrSections extends SplitOptions {
  split_size_or_sections: number | readonly number[];
}
export interface SplitWithSizesOptions {
  /** The dimension; negative ones count from the end. Default: 0. */
  dim?: number;
}
export interface SplitWithSizesByTensorSplitSizeOrSections<T> extends SplitWithSizesOptions {
  tensor: T;
  split_size_or_sections: number | readonly number[];
}
export interface SplitWithSizesBySplitSizeOrSections extends SplitWithSizesOptions {
  split_size_or_sections: number | readonly number[];
}
export interface SqueezeOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | null;
}
export interface SqueezeByInput<T> extends SqueezeOptions {
  input: T;
}
export interface StackOptions {
  /** The dimension; negative ones count from the end. Default: 0. */
  dim?: number;
}
export interface StackByTensors<T> extends StackOptions {
  tensors: readonly T[];
}
export interface StdOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | boolean | null;
  /** Deprecated: use correction. */
  unbiased?: boolean | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** Subtracted from the number of elements: 1 for the unbiased estimate. */
  correction?: number | null;
}
export interface StdByInput<T> extends StdOptions {
  input: T;
}
export interface StdMeanOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | boolean | null;
  /** Deprecated: use correction. */
  unbiased?: boolean | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** Subtracted from the number of elements: 1 for the unbiased estimate. */
  correction?: number | null;
}
export interface StdMeanByInput<T> extends StdMeanOptions {
  input: T;
}
export interface SubOptions {
  /** A factor. Default: 1. */
  alpha?: number;
}
export interface SubByInputOther<T> extends SubOptions {
  input: T | Scalar;
  other: T | Scalar;
}
export interface SubByOther<T> extends SubOptions {
  other: T | Scalar;
}
export interface SumOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface SumByInput<T> extends SumOptions {
  input: T;
}
export interface SvdOptions {
  /** Default: true. */
  some?: boolean;
  /** Default: true. */
  compute_uv?: boolean;
}
export interface SvdByInput<T> extends SvdOptions {
  input: T;
}
export interface ByInputIndex<T> {
  input: T;
  index: T | IndexData;
}
export interface TakeAlongDimOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
}
export interface TakeAlongDimByInputIndices<T> extends TakeAlongDimOptions {
  input: T;
  indices: T | IndexData;
}
export interface TakeAlongDimByIndices<T> extends TakeAlongDimOptions {
  indices: T | IndexData;
}
export interface TensorSplitOptions {
  /** The dimension; negative ones count from the end. Default: 0. */
  dim?: number;
}
export interface TensorSplitByInputIndicesOrSections<T> extends TensorSplitOptions {
  input: T;
  indices_or_sections: number | readonly number[] | T;
}
export interface TensorSplitByIndicesOrSections<T> extends TensorSplitOptions {
  indices_or_sections: number | readonly number[] | T;
}
export interface TensordotOptions {
  /** Default: 2. */
  dims?: number | readonly (number | readonly number[])[];
}
export interface TensordotByAB<T> extends TensordotOptions {
  a: T;
  b: T;
}
export interface TensordotByB<T> extends TensordotOptions {
  b: T;
}
export interface ThresholdOptions {
  /** Writes into the input. Default: false. */
  inplace?: boolean;
}
export interface ThresholdByInputThresholdValue<T> extends ThresholdOptions {
  input: T;
  threshold: number;
  value: number;
}
export interface ThresholdByThresholdValue extends ThresholdOptions {
  threshold: number;
  value: number;
}
export interface ThresholdByValue extends ThresholdOptions {
  value: number;
}
export interface TopkOptions {
  /** The dimension; negative ones count from the end. Default: -1. */
  dim?: number;
  /** Default: true. */
  largest?: boolean;
  /** Default: true. */
  sorted?: boolean;
}
export interface TopkByInputK<T> extends TopkOptions {
  input: T;
  k: number;
}
export interface TopkByK extends TopkOptions {
  k: number;
}
export interface ByInputDim0Dim1<T> {
  input: T;
  dim0: number;
  dim1: number;
}
export interface ByDim0Dim1 {
  dim0: number;
  dim1: number;
}
export interface ByDim1 {
  dim1: number;
}
export interface TrapezoidOptions<T> {
  x?: T | null;
  dx?: number | null;
  /** The dimension; negative ones count from the end. Default: -1. */
  dim?: number;
}
export interface TrapezoidByY<T> extends TrapezoidOptions<T> {
  y: T;
}
export interface TriangularSolveOptions {
  /** Default: true. */
  upper?: boolean;
  /** Default: false. */
  transpose?: boolean;
  /** Default: false. */
  unitriangular?: boolean;
}
export interface TriangularSolveByBA<T> extends TriangularSolveOptions {
  b: T;
  A: T;
}
export interface TriangularSolveByA<T> extends TriangularSolveOptions {
  A: T;
}
export interface TrilOptions {
  /** Default: 0. */
  diagonal?: number;
}
export interface TrilByInput<T> extends TrilOptions {
  input: T;
}
export interface TrilIndicesOptions {
  /** Default: 0. */
  offset?: number;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface TrilIndicesByRowCol extends TrilIndicesOptions {
  row: number;
  col: number;
}
export interface TrilIndicesByCol extends TrilIndicesOptions {
  col: number;
}
export interface TripletMarginLossOptions {
  /** The distance that costs nothing. Default: 1. */
  margin?: number;
  /** The probability, or the order of the norm. Default: 2. */
  p?: number;
  /** Added to a divisor, so that it is not 0. Default: 0.000001. */
  eps?: number;
  /** Default: false. */
  swap?: boolean;
  /** Deprecated: use reduction. */
  size_average?: boolean | null;
  /** Deprecated: use reduction. */
  reduce?: boolean | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface TripletMarginLossByAnchorPositiveNegative<T> extends TripletMarginLossOptions {
  anchor: T;
  positive: T;
  negative: T;
}
export interface TripletMarginLossByPositiveNegative<T> extends TripletMarginLossOptions {
  positive: T;
  negative: T;
}
export interface TripletMarginLossByNegative<T> extends TripletMarginLossOptions {
  negative: T;
}
export interface TripletMarginWithDistanceLossOptions<T> {
  distance_function?: ((x: T, y: T) => T) | null;
  /** The distance that costs nothing. Default: 1. */
  margin?: number;
  /** Default: false. */
  swap?: boolean;
  /** 'none': one loss an element; 'mean' or 'sum' of them. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface TripletMarginWithDistanceLossByAnchorPositiveNegative<T> extends TripletMarginWithDistanceLossOptions<T> {
  anchor: T;
  positive: T;
  negative: T;
}
export interface TripletMarginWithDistanceLossByPositiveNegative<T> extends TripletMarginWithDistanceLossOptions<T> {
  positive: T;
  negative: T;
}
export interface TripletMarginWithDistanceLossByNegative<T> extends TripletMarginWithDistanceLossOptions<T> {
  negative: T;
}
export interface TriuOptions {
  /** Default: 0. */
  diagonal?: number;
}
export interface TriuByInput<T> extends TriuOptions {
  input: T;
}
export interface TriuIndicesOptions {
  /** Default: 0. */
  offset?: number;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface TriuIndicesByRowCol extends TriuIndicesOptions {
  row: number;
  col: number;
}
export interface TriuIndicesByCol extends TriuIndicesOptions {
  col: number;
}
export interface UnbindOptions {
  /** The dimension; negative ones count from the end. Default: 0. */
  dim?: number;
}
export interface UnbindByInput<T> extends UnbindOptions {
  input: T;
}
export interface ByInputDimSizes<T> {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
  sizes: number | readonly number[];
}
export interface ByDimSizes {
  /** The dimension; negative ones count from the end. */
  dim: number;
  sizes: number | readonly number[];
}
export interface BySizes {
  sizes: number | readonly number[];
}
export interface UnfoldOptions {
  /** Steps between the taps of a window. Default: 1. */
  dilation?: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  /** Steps of a window. Default: 1. */
  stride?: number | readonly number[];
}
export interface UnfoldByInputKernelSize<T> extends UnfoldOptions {
  input: T;
  kernel_size: number | readonly number[];
}
export interface UnfoldByKernelSize extends UnfoldOptions {
  kernel_size: number | readonly number[];
}
export interface UpsampleBilinearOptions {
  size?: number | readonly number[] | null;
  scale_factor?: number | readonly number[] | null;
}
export interface UpsampleBilinearByInput<T> extends UpsampleBilinearOptions {
  input: T;
}
export interface UpsampleNearestOptions {
  size?: number | readonly number[] | null;
  scale_factor?: number | readonly number[] | null;
}
export interface UpsampleNearestByInput<T> extends UpsampleNearestOptions {
  input: T;
}
export interface VarOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | boolean | null;
  /** Deprecated: use correction. */
  unbiased?: boolean | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** Subtracted from the number of elements: 1 for the unbiased estimate. */
  correction?: number | null;
}
export interface VarByInput<T> extends VarOptions {
  input: T;
}
export interface VarMeanOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | boolean | null;
  /** Deprecated: use correction. */
  unbiased?: boolean | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** Subtracted from the number of elements: 1 for the unbiased estimate. */
  correction?: number | null;
}
export interface VarMeanByInput<T> extends VarMeanOptions {
  input: T;
}
export interface ByConditionInputOther<T> {
  condition: T;
  input: T | Scalar;
  other: T | Scalar;
}
export interface WhereByInputOther<T> {
  input: T | Scalar;
  other: T | Scalar;
}
export interface WhereByOther<T> {
  other: T | Scalar;
}
export interface XlogyByInputOther<T> {
  input: T | Scalar;
  other: T | Scalar;
}
export interface XlogyByOther<T> {
  other: T | Scalar;
}
export interface ZerosOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface ZerosBySize extends ZerosOptions {
  size: number | readonly number[];
}
export interface ZerosLikeOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface ZerosLikeByInput<T> extends ZerosLikeOptions {
  input: T;
}
export interface ByInputSize<T> {
  input: T;
  size: number | readonly number[];
}
export interface BySize {
  size: number | readonly number[];
}
export interface SumToOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface SumToByInputSize<T> extends SumToOptions {
  input: T;
  size: number | readonly number[];
}
export interface SumToBySize extends SumToOptions {
  size: number | readonly number[];
}
export interface SliceOptions {
  /** The dimension; negative ones count from the end. Default: 0. */
  dim?: number;
  /** Where it starts. */
  start?: number | null;
  /** Where it ends. */
  end?: number | null;
  /** Default: 1. */
  step?: number;
}
export interface SliceByInput<T> extends SliceOptions {
  input: T;
}
export interface ByInputDimensionSizeStep<T> {
  input: T;
  dimension: number;
  size: number;
  step: number;
}
export interface ByDimensionSizeStep {
  dimension: number;
  size: number;
  step: number;
}
export interface BySizeStep {
  size: number;
  step: number;
}
export interface ByStep {
  step: number;
}
export interface ByInputSizeStrideStorageOffset<T> {
  input: T;
  size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
  storage_offset: number;
}
export interface BySizeStrideStorageOffset {
  size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
  storage_offset: number;
}
export interface ByStrideStorageOffset {
  /** Steps of a window. */
  stride: number | readonly number[];
  storage_offset: number;
}
export interface ByStorageOffset {
  storage_offset: number;
}
export interface NewEmptyStridedOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
}
export interface NewEmptyStridedByInputSizeStride<T> extends NewEmptyStridedOptions {
  input: T;
  size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface NewEmptyStridedBySizeStride extends NewEmptyStridedOptions {
  size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface NewEmptyStridedByStride extends NewEmptyStridedOptions {
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface ContiguousOptions {
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface ContiguousByInput<T> extends ContiguousOptions {
  input: T;
}
export interface ByInputRepeats<T> {
  input: T;
  repeats: number | readonly number[];
}
export interface ByRepeats {
  repeats: number | readonly number[];
}
export interface ByRepeatsTotal<T> {
  repeats: T;
  total: number;
}
export interface ByTotal {
  total: number;
}
export interface ByInputTimesDim<T> {
  input: T;
  times: number;
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface ByTimesDim {
  times: number;
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface ToCopyOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface ToCopyByInput<T> extends ToCopyOptions {
  input: T;
}
export interface ByInputAs<T> {
  input: T;
  as: string;
}
export interface ByAs {
  as: string;
}
export interface FloatOptions {
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface FloatByInput<T> extends FloatOptions {
  input: T;
}
export interface DoubleOptions {
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface DoubleByInput<T> extends DoubleOptions {
  input: T;
}
export interface IntOptions {
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface IntByInput<T> extends IntOptions {
  input: T;
}
export interface LongOptions {
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface LongByInput<T> extends LongOptions {
  input: T;
}
export interface ByteOptions {
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface ByteByInput<T> extends ByteOptions {
  input: T;
}
export interface BoolOptions {
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface BoolByInput<T> extends BoolOptions {
  input: T;
}
export interface ConvolutionOptions<T> {
  bias?: T | null;
  /** Steps of a window. Default: 1. */
  stride?: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  /** Steps between the taps of a window. Default: 1. */
  dilation?: number | readonly number[];
  /** Channels are convolved in this many separate groups. Default: 1. */
  groups?: number;
}
export interface ConvolutionByInputWeight<T> extends ConvolutionOptions<T> {
  input: T;
  /** A factor for each class (or element). */
  weight: T;
}
export interface ConvolutionByWeight<T> extends ConvolutionOptions<T> {
  /** A factor for each class (or element). */
  weight: T;
}
export interface ConvolutionTransposeOptions<T> {
  bias?: T | null;
  /** Steps of a window. Default: 1. */
  stride?: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. Default: 0. */
  padding?: number | readonly number[];
  /** Steps between the taps of a window. Default: 1. */
  dilation?: number | readonly number[];
  /** Channels are convolved in this many separate groups. Default: 1. */
  groups?: number;
  /** Default: 0. */
  output_padding?: number | readonly number[];
}
export interface ConvolutionTransposeByInputWeight<T> extends ConvolutionTransposeOptions<T> {
  input: T;
  /** A factor for each class (or element). */
  weight: T;
}
export interface ConvolutionTransposeByWeight<T> extends ConvolutionTransposeOptions<T> {
  /** A factor for each class (or element). */
  weight: T;
}
export interface NumbersOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface NumbersByDataSize extends NumbersOptions {
  data: readonly number[];
  size: number | readonly number[];
}
export interface NumbersBySize extends NumbersOptions {
  size: number | readonly number[];
}
export interface ByInputIndicesDims<T> {
  input: T;
  indices: readonly T[];
  dims: number | readonly number[];
}
export interface ByIndicesDims<T> {
  indices: readonly T[];
  dims: number | readonly number[];
}
export interface ByInputIndices<T> {
  input: T;
  indices: readonly (T | null)[];
}
export interface ByIndices<T> {
  indices: readonly (T | null)[];
}
export interface NewZerosOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface NewZerosByInputSize<T> extends NewZerosOptions {
  input: T;
  size: number | readonly number[];
}
export interface NewZerosBySize extends NewZerosOptions {
  size: number | readonly number[];
}
export interface NewOnesOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface NewOnesByInputSize<T> extends NewOnesOptions {
  input: T;
  size: number | readonly number[];
}
export interface NewOnesBySize extends NewOnesOptions {
  size: number | readonly number[];
}
export interface NewEmptyOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface NewEmptyByInputSize<T> extends NewEmptyOptions {
  input: T;
  size: number | readonly number[];
}
export interface NewEmptyBySize extends NewEmptyOptions {
  size: number | readonly number[];
}
export interface NewFullOptions {
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface NewFullByInputSizeFillValue<T> extends NewFullOptions {
  input: T;
  size: number | readonly number[];
  fill_value: number | boolean | bigint | T;
}
export interface NewFullBySizeFillValue<T> extends NewFullOptions {
  size: number | readonly number[];
  fill_value: number | boolean | bigint | T;
}
export interface NewFullByFillValue<T> extends NewFullOptions {
  fill_value: number | boolean | bigint | T;
}
export interface CtcLossOptions_ {
  /** Default: 0. */
  blank?: number;
  /** Default: false. */
  zero_infinity?: boolean;
}
export interface CtcLossByLogProbsTargetsInputLengthsTargetLengths_<T> extends CtcLossOptions_ {
  log_probs: T;
  targets: T;
  input_lengths: T;
  target_lengths: T;
}
export interface CtcLossByTargetsInputLengthsTargetLengths_<T> extends CtcLossOptions_ {
  targets: T;
  input_lengths: T;
  target_lengths: T;
}
export interface CtcLossByInputLengthsTargetLengths_<T> extends CtcLossOptions_ {
  input_lengths: T;
  target_lengths: T;
}
export interface CtcLossByTargetLengths_<T> extends CtcLossOptions_ {
  target_lengths: T;
}
export interface ByGradLogProbsEach<T> {
  grad: T;
  log_probs: T;
  each: T;
}
export interface ByLogProbsEach<T> {
  log_probs: T;
  each: T;
}
export interface ByEach<T> {
  each: T;
}
export interface DropoutNoiseOptions {
  /** Default: true. */
  scaled?: boolean;
  /** Draws from this generator instead of the default one. */
  generator?: Generator | null;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface DropoutNoiseBySizeKeep extends DropoutNoiseOptions {
  size: number | readonly number[];
  keep: number;
}
export interface DropoutNoiseByKeep extends DropoutNoiseOptions {
  keep: number;
}
export interface EmbeddingOptions_ {
  /** This row gets no gradient. */
  padding_idx?: number | null;
  /** Default: false. */
  scale_grad_by_freq?: boolean;
  /** Default: false. */
  sparse?: boolean;
}
export interface EmbeddingByInputWeight_<T> extends EmbeddingOptions_ {
  input: T | IndexData;
  /** A factor for each class (or element). */
  weight: T;
}
export interface EmbeddingByWeight_<T> extends EmbeddingOptions_ {
  /** A factor for each class (or element). */
  weight: T;
}
export interface EmbeddingBackwardOptions {
  /** This row gets no gradient. */
  padding_idx?: number | null;
  /** Default: false. */
  scale?: boolean;
}
export interface EmbeddingBackwardByGradOutputIndicesNumWeights<T> extends EmbeddingBackwardOptions {
  grad_output: T;
  indices: T;
  num_weights: number;
}
export interface EmbeddingBackwardByIndicesNumWeights<T> extends EmbeddingBackwardOptions {
  indices: T;
  num_weights: number;
}
export interface EmbeddingBackwardByNumWeights extends EmbeddingBackwardOptions {
  num_weights: number;
}
export interface MaxOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface MaxByInput<T> extends MaxOptions {
  input: T;
}
export interface MinOptions {
  /** The dimension; negative ones count from the end. */
  dim?: number | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface MinByInput<T> extends MinOptions {
  input: T;
}
export interface MedianDimOptions {
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface MedianDimByInputDim<T> extends MedianDimOptions {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface MedianDimByDim extends MedianDimOptions {
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface NanmedianDimOptions {
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
}
export interface NanmedianDimByInputDim<T> extends NanmedianDimOptions {
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface NanmedianDimByDim extends NanmedianDimOptions {
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface GridSamplerOptions {
  /** Default: 'bilinear'. */
  mode?: 'bilinear' | 'nearest' | 'bicubic';
  /** Default: 'zeros'. */
  padding_mode?: 'zeros' | 'border' | 'reflection';
  align_corners?: boolean | null;
}
export interface GridSamplerByInputGrid<T> extends GridSamplerOptions {
  input: T;
  grid: T;
}
export interface GridSamplerByGrid<T> extends GridSamplerOptions {
  grid: T;
}
export interface ByInputOtherDim<T> {
  input: T;
  other: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface ByOtherDim<T> {
  other: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface ByABRcond<T> {
  A: T;
  B: T;
  rcond: number;
}
export interface ByBRcond<T> {
  B: T;
  rcond: number;
}
export interface ByRcond {
  rcond: number;
}
export interface MseLossBackwardOptions {
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** Default: 1. */
  bound?: number;
}
export interface MseLossBackwardByGradOutputSelfTarget<T> extends MseLossBackwardOptions {
  grad_output: T;
  self: T;
  target: T;
}
export interface MseLossBackwardBySelfTarget<T> extends MseLossBackwardOptions {
  self: T;
  target: T;
}
export interface MseLossBackwardByTarget<T> extends MseLossBackwardOptions {
  target: T;
}
export interface SmoothL1LossBackwardOptions {
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** Default: 1. */
  bound?: number;
}
export interface SmoothL1LossBackwardByGradOutputSelfTarget<T> extends SmoothL1LossBackwardOptions {
  grad_output: T;
  self: T;
  target: T;
}
export interface SmoothL1LossBackwardBySelfTarget<T> extends SmoothL1LossBackwardOptions {
  self: T;
  target: T;
}
export interface SmoothL1LossBackwardByTarget<T> extends SmoothL1LossBackwardOptions {
  target: T;
}
export interface HuberLossBackwardOptions {
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** Default: 1. */
  bound?: number;
}
export interface HuberLossBackwardByGradOutputSelfTarget<T> extends HuberLossBackwardOptions {
  grad_output: T;
  self: T;
  target: T;
}
export interface HuberLossBackwardBySelfTarget<T> extends HuberLossBackwardOptions {
  self: T;
  target: T;
}
export interface HuberLossBackwardByTarget<T> extends HuberLossBackwardOptions {
  target: T;
}
export interface BinaryCrossEntropyOptions_<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface BinaryCrossEntropyByInputTarget_<T> extends BinaryCrossEntropyOptions_<T> {
  input: T;
  target: T;
}
export interface BinaryCrossEntropyByTarget_<T> extends BinaryCrossEntropyOptions_<T> {
  target: T;
}
export interface BinaryCrossEntropyBackwardOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface BinaryCrossEntropyBackwardByGradOutputSelfTarget<T> extends BinaryCrossEntropyBackwardOptions<T> {
  grad_output: T;
  self: T;
  target: T;
}
export interface BinaryCrossEntropyBackwardBySelfTarget<T> extends BinaryCrossEntropyBackwardOptions<T> {
  self: T;
  target: T;
}
export interface BinaryCrossEntropyBackwardByTarget<T> extends BinaryCrossEntropyBackwardOptions<T> {
  target: T;
}
export interface BinaryCrossEntropyTargetBackwardOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface BinaryCrossEntropyTargetBackwardByGradOutputSelf<T> extends BinaryCrossEntropyTargetBackwardOptions<T> {
  grad_output: T;
  self: T;
}
export interface BinaryCrossEntropyTargetBackwardBySelf<T> extends BinaryCrossEntropyTargetBackwardOptions<T> {
  self: T;
}
export interface BinaryCrossEntropyWithLogitsOptions_<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** Weight of positive targets, a number for each class. */
  pos_weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface BinaryCrossEntropyWithLogitsByInputTarget_<T> extends BinaryCrossEntropyWithLogitsOptions_<T> {
  input: T;
  target: T;
}
export interface BinaryCrossEntropyWithLogitsByTarget_<T> extends BinaryCrossEntropyWithLogitsOptions_<T> {
  target: T;
}
export interface BinaryCrossEntropyWithLogitsBackwardOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** Weight of positive targets, a number for each class. */
  pos_weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface BinaryCrossEntropyWithLogitsBackwardByGradOutputSelfTarget<T> extends BinaryCrossEntropyWithLogitsBackwardOptions<T> {
  grad_output: T;
  self: T;
  target: T;
}
export interface BinaryCrossEntropyWithLogitsBackwardBySelfTarget<T> extends BinaryCrossEntropyWithLogitsBackwardOptions<T> {
  self: T;
  target: T;
}
export interface BinaryCrossEntropyWithLogitsBackwardByTarget<T> extends BinaryCrossEntropyWithLogitsBackwardOptions<T> {
  target: T;
}
export interface BinaryCrossEntropyWithLogitsTargetBackwardOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** Weight of positive targets, a number for each class. */
  pos_weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface BinaryCrossEntropyWithLogitsTargetBackwardByGradOutputSelfTarget<T> extends BinaryCrossEntropyWithLogitsTargetBackwardOptions<T> {
  grad_output: T;
  self: T;
  target: T;
}
export interface BinaryCrossEntropyWithLogitsTargetBackwardBySelfTarget<T> extends BinaryCrossEntropyWithLogitsTargetBackwardOptions<T> {
  self: T;
  target: T;
}
export interface BinaryCrossEntropyWithLogitsTargetBackwardByTarget<T> extends BinaryCrossEntropyWithLogitsTargetBackwardOptions<T> {
  target: T;
}
export interface SoftMarginLossOptions_ {
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface SoftMarginLossByInputTarget_<T> extends SoftMarginLossOptions_ {
  input: T;
  target: T;
}
export interface SoftMarginLossByTarget_<T> extends SoftMarginLossOptions_ {
  target: T;
}
export interface SoftMarginLossBackwardOptions {
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface SoftMarginLossBackwardByGradOutputSelfTarget<T> extends SoftMarginLossBackwardOptions {
  grad_output: T;
  self: T;
  target: T;
}
export interface SoftMarginLossBackwardBySelfTarget<T> extends SoftMarginLossBackwardOptions {
  self: T;
  target: T;
}
export interface SoftMarginLossBackwardByTarget<T> extends SoftMarginLossBackwardOptions {
  target: T;
}
export interface NllLossOptions_<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** This class counts for nothing. Default: -100. */
  ignore_index?: number;
}
export interface NllLossByInputTarget_<T> extends NllLossOptions_<T> {
  input: T;
  target: T | IndexData;
}
export interface NllLossByTarget_<T> extends NllLossOptions_<T> {
  target: T | IndexData;
}
export interface NllLoss2dOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** This class counts for nothing. Default: -100. */
  ignore_index?: number;
}
export interface NllLoss2dByInputTarget<T> extends NllLoss2dOptions<T> {
  input: T;
  target: T | IndexData;
}
export interface NllLoss2dByTarget<T> extends NllLoss2dOptions<T> {
  target: T | IndexData;
}
export interface ByGradOutputTargetWeightReductionIgnoreIndexSize<T> {
  grad_output: T;
  target: T;
  /** A factor for each class (or element). */
  weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** This class counts for nothing. Default: -100. */
  ignore_index?: number;
  size: number | readonly number[];
}
export interface ByTargetWeightReductionIgnoreIndexSize<T> {
  target: T;
  /** A factor for each class (or element). */
  weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** This class counts for nothing. Default: -100. */
  ignore_index?: number;
  size: number | readonly number[];
}
export interface ByWeightReductionIgnoreIndexSize<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** This class counts for nothing. Default: -100. */
  ignore_index?: number;
  size: number | readonly number[];
}
export interface ByReductionIgnoreIndexSize {
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** This class counts for nothing. Default: -100. */
  ignore_index?: number;
  size: number | readonly number[];
}
export interface ByIgnoreIndexSize {
  /** This class counts for nothing. Default: -100. */
  ignore_index?: number;
  size: number | readonly number[];
}
export interface LabelSmoothingOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
  /** This class counts for nothing. Default: -100. */
  ignore_index?: number;
}
export interface LabelSmoothingByInputTarget<T> extends LabelSmoothingOptions<T> {
  input: T;
  target: T;
}
export interface LabelSmoothingByTarget<T> extends LabelSmoothingOptions<T> {
  target: T;
}
export interface MultiMarginLossOptions_<T> {
  /** The probability, or the order of the norm. Default: 1. */
  p?: number;
  /** The distance that costs nothing. Default: 1. */
  margin?: number;
  /** A factor for each class (or element). */
  weight?: T | null;
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface MultiMarginLossByInputTarget_<T> extends MultiMarginLossOptions_<T> {
  input: T;
  target: T | IndexData;
}
export interface MultiMarginLossByTarget_<T> extends MultiMarginLossOptions_<T> {
  target: T | IndexData;
}
export interface MultilabelMarginLossOptions_ {
  /** 'none', 'mean' or 'sum'. Default: 'mean'. */
  reduction?: 'none' | 'mean' | 'sum';
}
export interface MultilabelMarginLossByInputTarget_<T> extends MultilabelMarginLossOptions_ {
  input: T;
  target: T | IndexData;
}
export interface MultilabelMarginLossByTarget_<T> extends MultilabelMarginLossOptions_ {
  target: T | IndexData;
}
export interface LayerNormOptions_ {
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface LayerNormByInputWeightBiasDims<T> extends LayerNormOptions_ {
  input: T;
  /** A factor for each class (or element). */
  weight?: T | null;
  bias?: T | null;
  dims: number;
}
export interface LayerNormByWeightBiasDims<T> extends LayerNormOptions_ {
  /** A factor for each class (or element). */
  weight?: T | null;
  bias?: T | null;
  dims: number;
}
export interface LayerNormByBiasDims<T> extends LayerNormOptions_ {
  bias?: T | null;
  dims: number;
}
export interface LayerNormByDims extends LayerNormOptions_ {
  dims: number;
}
export interface LayerNormBackwardOptions {
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface LayerNormBackwardByGradOutputInputDims<T> extends LayerNormBackwardOptions {
  grad_output: T;
  input: T;
  dims: number;
}
export interface LayerNormBackwardByInputDims<T> extends LayerNormBackwardOptions {
  input: T;
  dims: number;
}
export interface LayerNormBackwardByDims extends LayerNormBackwardOptions {
  dims: number;
}
export interface LayerNormWeightBackwardOptions {
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface LayerNormWeightBackwardByGradOutputInputDims<T> extends LayerNormWeightBackwardOptions {
  grad_output: T;
  input: T;
  dims: number;
}
export interface LayerNormWeightBackwardByInputDims<T> extends LayerNormWeightBackwardOptions {
  input: T;
  dims: number;
}
export interface LayerNormWeightBackwardByDims extends LayerNormWeightBackwardOptions {
  dims: number;
}
export interface SumLeadingByInputDims<T> {
  input: T;
  dims: number;
}
export interface SumLeadingByDims {
  dims: number;
}
export interface GroupNormByInputGroups<T> extends GroupNormOptions<T> {
  input: T;
  /** Channels are convolved in this many separate groups. */
  groups: number;
}
export interface GroupNormByGroups<T> extends GroupNormOptions<T> {
  /** Channels are convolved in this many separate groups. */
  groups: number;
}
export interface GroupNormBackwardOptions {
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface GroupNormBackwardByGradOutputInputGroups<T> extends GroupNormBackwardOptions {
  grad_output: T;
  input: T;
  /** Channels are convolved in this many separate groups. */
  groups: number;
}
export interface GroupNormBackwardByInputGroups<T> extends GroupNormBackwardOptions {
  input: T;
  /** Channels are convolved in this many separate groups. */
  groups: number;
}
export interface GroupNormBackwardByGroups extends GroupNormBackwardOptions {
  /** Channels are convolved in this many separate groups. */
  groups: number;
}
export interface GroupNormWeightBackwardOptions {
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface GroupNormWeightBackwardByGradOutputInputGroups<T> extends GroupNormWeightBackwardOptions {
  grad_output: T;
  input: T;
  /** Channels are convolved in this many separate groups. */
  groups: number;
}
export interface GroupNormWeightBackwardByInputGroups<T> extends GroupNormWeightBackwardOptions {
  input: T;
  /** Channels are convolved in this many separate groups. */
  groups: number;
}
export interface GroupNormWeightBackwardByGroups extends GroupNormWeightBackwardOptions {
  /** Channels are convolved in this many separate groups. */
  groups: number;
}
export interface BatchNormOptions_<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  bias?: T | null;
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface BatchNormByInput_<T> extends BatchNormOptions_<T> {
  input: T;
}
export interface BatchNormBackwardOptions {
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface BatchNormBackwardByGradOutputInput<T> extends BatchNormBackwardOptions {
  grad_output: T;
  input: T;
}
export interface BatchNormBackwardByInput<T> extends BatchNormBackwardOptions {
  input: T;
}
export interface BatchNormWeightBackwardOptions {
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface BatchNormWeightBackwardByGradOutputInput<T> extends BatchNormWeightBackwardOptions {
  grad_output: T;
  input: T;
}
export interface BatchNormWeightBackwardByInput<T> extends BatchNormWeightBackwardOptions {
  input: T;
}
export interface BatchNormEvalOptions<T> {
  /** A factor for each class (or element). */
  weight?: T | null;
  bias?: T | null;
  /** Added to a divisor, so that it is not 0. Default: 0.00001. */
  eps?: number;
}
export interface BatchNormEvalByInputRunningMeanRunningVar<T> extends BatchNormEvalOptions<T> {
  input: T;
  running_mean: T;
  running_var: T;
}
export interface BatchNormEvalByRunningMeanRunningVar<T> extends BatchNormEvalOptions<T> {
  running_mean: T;
  running_var: T;
}
export interface BatchNormEvalByRunningVar<T> extends BatchNormEvalOptions<T> {
  running_var: T;
}
export interface ByInputPad<T> {
  input: T;
  pad: number | readonly number[];
}
export interface ByPad {
  pad: number | readonly number[];
}
export interface MaxPool2dWithIndicesOptions {
  /** Default: false. */
  ceil_mode?: boolean;
}
export interface MaxPool2dWithIndicesByInputKernelSizeStridePaddingDilation<T> extends MaxPool2dWithIndicesOptions {
  input: T;
  kernel_size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
  /** Steps between the taps of a window. */
  dilation: number | readonly number[];
}
export interface MaxPool2dWithIndicesByKernelSizeStridePaddingDilation extends MaxPool2dWithIndicesOptions {
  kernel_size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
  /** Steps between the taps of a window. */
  dilation: number | readonly number[];
}
export interface MaxPool2dWithIndicesByStridePaddingDilation extends MaxPool2dWithIndicesOptions {
  /** Steps of a window. */
  stride: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
  /** Steps between the taps of a window. */
  dilation: number | readonly number[];
}
export interface MaxPool2dWithIndicesByPaddingDilation extends MaxPool2dWithIndicesOptions {
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
  /** Steps between the taps of a window. */
  dilation: number | readonly number[];
}
export interface MaxPool2dWithIndicesByDilation extends MaxPool2dWithIndicesOptions {
  /** Steps between the taps of a window. */
  dilation: number | readonly number[];
}
export interface MaxPool3dWithIndicesOptions {
  /** Default: false. */
  ceil_mode?: boolean;
}
export interface MaxPool3dWithIndicesByInputKernelSizeStridePaddingDilation<T> extends MaxPool3dWithIndicesOptions {
  input: T;
  kernel_size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
  /** Steps between the taps of a window. */
  dilation: number | readonly number[];
}
export interface MaxPool3dWithIndicesByKernelSizeStridePaddingDilation extends MaxPool3dWithIndicesOptions {
  kernel_size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
  /** Steps between the taps of a window. */
  dilation: number | readonly number[];
}
export interface MaxPool3dWithIndicesByStridePaddingDilation extends MaxPool3dWithIndicesOptions {
  /** Steps of a window. */
  stride: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
  /** Steps between the taps of a window. */
  dilation: number | readonly number[];
}
export interface MaxPool3dWithIndicesByPaddingDilation extends MaxPool3dWithIndicesOptions {
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
  /** Steps between the taps of a window. */
  dilation: number | readonly number[];
}
export interface MaxPool3dWithIndicesByDilation extends MaxPool3dWithIndicesOptions {
  /** Steps between the taps of a window. */
  dilation: number | readonly number[];
}
export interface ByInputKernelSizeStride<T> {
  input: T;
  kernel_size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface ByKernelSizeStride {
  kernel_size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface ByStride {
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface ByGradOutputInputKernelSizeStride<T> {
  grad_output: T;
  input: T;
  kernel_size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
}
export interface AvgPool2dOptions_ {
  /** Default: false. */
  ceil_mode?: boolean;
  /** Default: true. */
  count_include_pad?: boolean;
  divisor_override?: number | null;
}
export interface AvgPool2dByInputKernelSizeStridePadding<T> extends AvgPool2dOptions_ {
  input: T;
  kernel_size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
}
export interface AvgPool2dByKernelSizeStridePadding extends AvgPool2dOptions_ {
  kernel_size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
}
export interface AvgPool2dByStridePadding extends AvgPool2dOptions_ {
  /** Steps of a window. */
  stride: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
}
export interface AvgPool2dByPadding extends AvgPool2dOptions_ {
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
}
export interface AvgPool3dOptions_ {
  /** Default: false. */
  ceil_mode?: boolean;
  /** Default: true. */
  count_include_pad?: boolean;
  divisor_override?: number | null;
}
export interface AvgPool3dByInputKernelSizeStridePadding<T> extends AvgPool3dOptions_ {
  input: T;
  kernel_size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
}
export interface AvgPool3dByKernelSizeStridePadding extends AvgPool3dOptions_ {
  kernel_size: number | readonly number[];
  /** Steps of a window. */
  stride: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
}
export interface AvgPool3dByStridePadding extends AvgPool3dOptions_ {
  /** Steps of a window. */
  stride: number | readonly number[];
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
}
export interface AvgPool3dByPadding extends AvgPool3dOptions_ {
  /** Zeros (or nothing, in pooling) around each side. */
  padding: number | readonly number[];
}
export interface AdaptiveAvgPool2dByInputOutputSize<T> {
  input: T;
  output_size: number | readonly number[];
}
export interface AdaptiveAvgPool2dByOutputSize {
  output_size: number | readonly number[];
}
export interface AdaptiveAvgPool3dByInputOutputSize<T> {
  input: T;
  output_size: number | readonly number[];
}
export interface AdaptiveAvgPool3dByOutputSize {
  output_size: number | readonly number[];
}
export interface AdaptiveMaxPool2dByInputOutputSize<T> {
  input: T;
  output_size: number | readonly number[];
}
export interface AdaptiveMaxPool2dByOutputSize {
  output_size: number | readonly number[];
}
export interface AdaptiveMaxPool3dByInputOutputSize<T> {
  input: T;
  output_size: number | readonly number[];
}
export interface AdaptiveMaxPool3dByOutputSize {
  output_size: number | readonly number[];
}
export interface RreluNoiseOptions {
  /** Draws from this generator instead of the default one. */
  generator?: Generator | null;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface RreluNoiseByOpenSizeLowerUpper extends RreluNoiseOptions {
  open: readonly boolean[];
  size: number | readonly number[];
  lower: number;
  upper: number;
}
export interface RreluNoiseBySizeLowerUpper extends RreluNoiseOptions {
  size: number | readonly number[];
  lower: number;
  upper: number;
}
export interface RreluNoiseByLowerUpper extends RreluNoiseOptions {
  lower: number;
  upper: number;
}
export interface RreluNoiseByUpper extends RreluNoiseOptions {
  upper: number;
}
export interface IndexPutByInputIndicesDimsValues<T> extends IndexPutOptions {
  input: T;
  indices: readonly T[];
  dims: number | readonly number[];
  values: T;
}
export interface IndexPutByIndicesDimsValues<T> extends IndexPutOptions {
  indices: readonly T[];
  dims: number | readonly number[];
  values: T;
}
export interface IndexPutByDimsValues<T> extends IndexPutOptions {
  dims: number | readonly number[];
  values: T;
}
export interface MaskedScatterOptions {
  /** Default: false. */
  accumulate?: boolean;
}
export interface MaskedScatterByInputIndexSource<T> extends MaskedScatterOptions {
  input: T;
  index: T | IndexData;
  source: T;
}
export interface MaskedScatterByIndexSource<T> extends MaskedScatterOptions {
  index: T | IndexData;
  source: T;
}
export interface MaskedScatterBySource<T> extends MaskedScatterOptions {
  source: T;
}
export interface ByGradOutputOutputDim<T> {
  grad_output: T;
  output: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface ByOutputDim<T> {
  output: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface ByGradOutputInputDim<T> {
  grad_output: T;
  input: T;
  /** The dimension; negative ones count from the end. */
  dim: number;
}
export interface GumbelOptions {
  /** Draws from this generator instead of the default one. */
  generator?: Generator | null;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
  /** Always torch.strided. */
  layout?: string | null;
  /** Where the tensor lies: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Whether gradients of the tensor are wanted. Default: false. */
  requires_grad?: boolean;
  /** Has no effect on the CPU. Default: false. */
  pin_memory?: boolean;
  /** Always torch.contiguous_format. */
  memory_format?: unknown;
}
export interface GumbelBySize extends GumbelOptions {
  size: number | readonly number[];
}
export interface ByInputIndicesSize<T> {
  input: T;
  indices: T | IndexData;
  size: number | readonly number[];
}
export interface ByIndicesSize<T> {
  indices: T | IndexData;
  size: number | readonly number[];
}
export interface ByInputIndicesWeightsModeDims<T> {
  input: T;
  indices: readonly T[];
  weights: readonly T[];
  mode: 'nearest' | 'linear' | 'bilinear' | 'bicubic' | 'trilinear' | 'area' | 'nearest-exact';
  dims: number;
}
export interface ByIndicesWeightsModeDims<T> {
  indices: readonly T[];
  weights: readonly T[];
  mode: 'nearest' | 'linear' | 'bilinear' | 'bicubic' | 'trilinear' | 'area' | 'nearest-exact';
  dims: number;
}
export interface ByWeightsModeDims<T> {
  weights: readonly T[];
  mode: 'nearest' | 'linear' | 'bilinear' | 'bicubic' | 'trilinear' | 'area' | 'nearest-exact';
  dims: number;
}
export interface ByModeDims {
  mode: 'nearest' | 'linear' | 'bilinear' | 'bicubic' | 'trilinear' | 'area' | 'nearest-exact';
  dims: number;
}
export interface UpsampleByDims {
  dims: number;
}
export interface ByInputSrcStrideStorageOffset<T> {
  input: T;
  src: T;
  /** Steps of a window. */
  stride: number | readonly number[];
  storage_offset: number;
}
export interface BySrcStrideStorageOffset<T> {
  src: T;
  /** Steps of a window. */
  stride: number | readonly number[];
  storage_offset: number;
}
export interface LinalgCholeskyOptions {
  /** Default: false. */
  upper?: boolean;
}
export interface LinalgCholeskyByA<T> extends LinalgCholeskyOptions {
  A: T;
}
export interface LinalgCholeskyExOptions {
  /** Default: false. */
  upper?: boolean;
  /** Default: false. */
  check_errors?: boolean;
}
export interface LinalgCholeskyExByA<T> extends LinalgCholeskyExOptions {
  A: T;
}
export interface LinalgCondOptions {
  /** The probability, or the order of the norm. */
  p?: number | 'fro' | 'nuc' | null;
}
export interface LinalgCondByA<T> extends LinalgCondOptions {
  A: T;
}
export interface LinalgCrossOptions {
  /** The dimension; negative ones count from the end. Default: -1. */
  dim?: number;
}
export interface LinalgCrossByInputOther<T> extends LinalgCrossOptions {
  input: T;
  other: T;
}
export interface LinalgCrossByOther<T> extends LinalgCrossOptions {
  other: T;
}
export interface LinalgDiagonalOptions {
  /** Default: 0. */
  offset?: number;
  /** Default: -2. */
  dim1?: number;
  /** Default: -1. */
  dim2?: number;
}
export interface LinalgDiagonalByA<T> extends LinalgDiagonalOptions {
  A: T;
}
export interface LinalgEighOptions {
  /** Default: 'L'. */
  UPLO?: 'L' | 'U' | 'l' | 'u';
}
export interface LinalgEighByA<T> extends LinalgEighOptions {
  A: T;
}
export interface LinalgEigvalshOptions {
  /** Default: 'L'. */
  UPLO?: 'L' | 'U' | 'l' | 'u';
}
export interface LinalgEigvalshByA<T> extends LinalgEigvalshOptions {
  A: T;
}
export interface ByATau<T> {
  A: T;
  tau: T;
}
export interface LinalgInvExOptions {
  /** Default: false. */
  check_errors?: boolean;
}
export interface LinalgInvExByA<T> extends LinalgInvExOptions {
  A: T;
}
export interface LinalgLdlFactorOptions {
  /** Default: false. */
  hermitian?: boolean;
}
export interface LinalgLdlFactorByA<T> extends LinalgLdlFactorOptions {
  A: T;
}
export interface LinalgLdlFactorExOptions {
  /** Default: false. */
  hermitian?: boolean;
  /** Default: false. */
  check_errors?: boolean;
}
export interface LinalgLdlFactorExByA<T> extends LinalgLdlFactorExOptions {
  A: T;
}
export interface LinalgLdlSolveOptions {
  /** Default: false. */
  hermitian?: boolean;
}
export interface LinalgLdlSolveByLDPivotsB<T> extends LinalgLdlSolveOptions {
  LD: T;
  pivots: T;
  B: T;
}
export interface LinalgLdlSolveByPivotsB<T> extends LinalgLdlSolveOptions {
  pivots: T;
  B: T;
}
export interface LinalgLdlSolveByB<T> extends LinalgLdlSolveOptions {
  B: T;
}
export interface LinalgLstsqOptions {
  rcond?: number | null;
  driver?: string | null;
}
export interface LinalgLstsqByAB<T> extends LinalgLstsqOptions {
  A: T;
  B: T;
}
export interface LinalgLstsqByB<T> extends LinalgLstsqOptions {
  B: T;
}
export interface LinalgLuOptions {
  /** Default: true. */
  pivot?: boolean;
}
export interface LinalgLuByA<T> extends LinalgLuOptions {
  A: T;
}
export interface LinalgLuFactorOptions {
  /** Default: true. */
  pivot?: boolean;
}
export interface LinalgLuFactorByA<T> extends LinalgLuFactorOptions {
  A: T;
}
export interface LinalgLuFactorExOptions {
  /** Default: true. */
  pivot?: boolean;
  /** Default: false. */
  check_errors?: boolean;
}
export interface LinalgLuFactorExByA<T> extends LinalgLuFactorExOptions {
  A: T;
}
export interface LinalgLuSolveOptions {
  /** Default: true. */
  left?: boolean;
  /** Default: false. */
  adjoint?: boolean;
}
export interface LinalgLuSolveByLUPivotsB<T> extends LinalgLuSolveOptions {
  LU: T;
  pivots: T;
  B: T;
}
export interface LinalgLuSolveByPivotsB<T> extends LinalgLuSolveOptions {
  pivots: T;
  B: T;
}
export interface LinalgLuSolveByB<T> extends LinalgLuSolveOptions {
  B: T;
}
export interface LinalgMatrixNormOptions {
  /** Default: 'fro'. */
  ord?: number | 'fro' | 'nuc' | null;
  /** The dimension; negative ones count from the end. Default: [-2, -1]. */
  dim?: number | readonly number[];
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface LinalgMatrixNormByA<T> extends LinalgMatrixNormOptions {
  A: T;
}
export interface LinalgMatrixRankOptions {
  atol?: number | null;
  rtol?: number | null;
  /** Default: false. */
  hermitian?: boolean;
}
export interface LinalgMatrixRankByA<T> extends LinalgMatrixRankOptions {
  A: T;
}
export interface LinalgNormOptions {
  ord?: number | 'fro' | 'nuc' | null;
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface LinalgNormByA<T> extends LinalgNormOptions {
  A: T;
}
export interface LinalgPinvOptions {
  atol?: number | null;
  rtol?: number | null;
  /** Default: false. */
  hermitian?: boolean;
}
export interface LinalgPinvByA<T> extends LinalgPinvOptions {
  A: T;
}
export interface LinalgQrOptions {
  /** Default: 'reduced'. */
  mode?: 'reduced' | 'complete' | 'r';
}
export interface LinalgQrByA<T> extends LinalgQrOptions {
  A: T;
}
export interface LinalgSolveOptions {
  /** Default: true. */
  left?: boolean;
}
export interface LinalgSolveByAB<T> extends LinalgSolveOptions {
  A: T;
  B: T;
}
export interface LinalgSolveByB<T> extends LinalgSolveOptions {
  B: T;
}
export interface LinalgSolveExOptions {
  /** Default: true. */
  left?: boolean;
  /** Default: false. */
  check_errors?: boolean;
}
export interface LinalgSolveExByAB<T> extends LinalgSolveExOptions {
  A: T;
  B: T;
}
export interface LinalgSolveExByB<T> extends LinalgSolveExOptions {
  B: T;
}
export interface LinalgSolveTriangularOptions {
  /** Required: which triangle of A is read. */
  upper?: boolean | null;
  /** Default: true. */
  left?: boolean;
  /** Default: false. */
  unitriangular?: boolean;
}
export interface LinalgSolveTriangularByAB<T> extends LinalgSolveTriangularOptions {
  A: T;
  B: T;
}
export interface LinalgSolveTriangularByB<T> extends LinalgSolveTriangularOptions {
  B: T;
}
export interface LinalgSvdOptions {
  /** Default: true. */
  full_matrices?: boolean;
  driver?: string | null;
}
export interface LinalgSvdByA<T> extends LinalgSvdOptions {
  A: T;
}
export interface LinalgSvdvalsOptions {
  driver?: string | null;
}
export interface LinalgSvdvalsByA<T> extends LinalgSvdvalsOptions {
  A: T;
}
export interface LinalgTensorinvOptions {
  /** Default: 2. */
  ind?: number;
}
export interface LinalgTensorinvByA<T> extends LinalgTensorinvOptions {
  A: T;
}
export interface LinalgTensorsolveOptions {
  dims?: number | readonly number[] | null;
}
export interface LinalgTensorsolveByAB<T> extends LinalgTensorsolveOptions {
  A: T;
  B: T;
}
export interface LinalgTensorsolveByB<T> extends LinalgTensorsolveOptions {
  B: T;
}
export interface LinalgVanderOptions {
  N?: number | null;
}
export interface LinalgVanderByX<T> extends LinalgVanderOptions {
  x: T;
}
export interface LinalgVecdotOptions {
  /** The dimension; negative ones count from the end. Default: -1. */
  dim?: number;
}
export interface LinalgVecdotByXY<T> extends LinalgVecdotOptions {
  x: T;
  y: T;
}
export interface LinalgVecdotByY<T> extends LinalgVecdotOptions {
  y: T;
}
export interface LinalgVectorNormOptions {
  /** Default: 2. */
  ord?: number;
  /** The dimension; negative ones count from the end. */
  dim?: number | readonly number[] | null;
  /** Keeps reduced dimensions, with size 1. Default: false. */
  keepdim?: boolean;
  /** The dtype of the result. */
  dtype?: DType | DTypeName | null;
}
export interface LinalgVectorNormByX<T> extends LinalgVectorNormOptions {
  x: T;
}
export interface SpecialChebyshevPolynomialTByInputN<T> {
  input: T | Scalar;
  n: T | Scalar;
}
export interface SpecialChebyshevPolynomialTByN<T> {
  n: T | Scalar;
}
export interface SpecialChebyshevPolynomialUByInputN<T> {
  input: T | Scalar;
  n: T | Scalar;
}
export interface SpecialChebyshevPolynomialUByN<T> {
  n: T | Scalar;
}
export interface SpecialChebyshevPolynomialVByInputN<T> {
  input: T | Scalar;
  n: T | Scalar;
}
export interface SpecialChebyshevPolynomialVByN<T> {
  n: T | Scalar;
}
export interface SpecialChebyshevPolynomialWByInputN<T> {
  input: T | Scalar;
  n: T | Scalar;
}
export interface SpecialChebyshevPolynomialWByN<T> {
  n: T | Scalar;
}
export interface SpecialHermitePolynomialHByInputN<T> {
  input: T | Scalar;
  n: T | Scalar;
}
export interface SpecialHermitePolynomialHByN<T> {
  n: T | Scalar;
}
export interface SpecialHermitePolynomialHeByInputN<T> {
  input: T | Scalar;
  n: T | Scalar;
}
export interface SpecialHermitePolynomialHeByN<T> {
  n: T | Scalar;
}
export interface SpecialLaguerrePolynomialLByInputN<T> {
  input: T | Scalar;
  n: T | Scalar;
}
export interface SpecialLaguerrePolynomialLByN<T> {
  n: T | Scalar;
}
export interface SpecialLegendrePolynomialPByInputN<T> {
  input: T | Scalar;
  n: T | Scalar;
}
export interface SpecialLegendrePolynomialPByN<T> {
  n: T | Scalar;
}
export interface SpecialShiftedChebyshevPolynomialTByInputN<T> {
  input: T | Scalar;
  n: T | Scalar;
}
export interface SpecialShiftedChebyshevPolynomialTByN<T> {
  n: T | Scalar;
}
export interface SpecialShiftedChebyshevPolynomialUByInputN<T> {
  input: T | Scalar;
  n: T | Scalar;
}
export interface SpecialShiftedChebyshevPolynomialUByN<T> {
  n: T | Scalar;
}
export interface SpecialShiftedChebyshevPolynomialVByInputN<T> {
  input: T | Scalar;
  n: T | Scalar;
}
export interface SpecialShiftedChebyshevPolynomialVByN<T> {
  n: T | Scalar;
}
export interface SpecialShiftedChebyshevPolynomialWByInputN<T> {
  input: T | Scalar;
  n: T | Scalar;
}
export interface SpecialShiftedChebyshevPolynomialWByN<T> {
  n: T | Scalar;
}
export interface SpecialXlog1pyByInputOther<T> {
  input: T | Scalar;
  other: T | Scalar;
}
export interface SpecialXlog1pyByOther<T> {
  other: T | Scalar;
}
export interface SpecialZetaByInputOther<T> {
  input: T | Scalar;
  other: T | Scalar;
}
export interface SpecialZetaByOther<T> {
  other: T | Scalar;
}
export interface ByConditionOther<T> {
  condition: T;
  other: T | Scalar;
}

export interface Functions<T> {
  /** |input|, elementwise; its derivative at 0 is 0. */
  abs(input: T | ByInput<T>): T;
  /** |input|, elementwise; its derivative at 0 is 0. */
  absolute(input: T | ByInput<T>): T;
  /** The angle in [0, π] with this cosine; nan outside [−1, 1]. */
  acos(input: T | ByInput<T>): T;
  /** The angle in [0, π] with this cosine; nan outside [−1, 1]. */
  arccos(input: T | ByInput<T>): T;
  /** The inverse of cosh; nan below 1. */
  acosh(input: T | ByInput<T>): T;
  /** The inverse of cosh; nan below 1. */
  arccosh(input: T | ByInput<T>): T;
  /** Means of as many windows as output_size says, over 1 dimension: [n, c, …] or [c, …]. */
  adaptive_avg_pool1d(input: T, output_size: number | readonly (number | null)[] | ByOutputSize): T;
  adaptive_avg_pool1d(named: ByInputOutputSize<T>): T;
  /** Means of as many windows as output_size says, over 2 dimensions: [n, c, …] or [c, …]. */
  adaptive_avg_pool2d(input: T, output_size: number | readonly (number | null)[] | ByOutputSize): T;
  adaptive_avg_pool2d(named: ByInputOutputSize<T>): T;
  /** Means of as many windows as output_size says, over 3 dimensions: [n, c, …] or [c, …]. */
  adaptive_avg_pool3d(input: T, output_size: number | readonly (number | null)[] | ByOutputSize): T;
  adaptive_avg_pool3d(named: ByInputOutputSize<T>): T;
  /** Largest elements of as many windows as output_size says, over 1 dimension; with return_indices also their flat positions. */
  adaptive_max_pool1d(input: T, output_size: number | readonly (number | null)[], return_indices?: false | { return_indices?: false }): T;
  adaptive_max_pool1d(input: T, output_size: number | readonly (number | null)[], return_indices: boolean | { return_indices: boolean }): T | [T, T];
  /** Largest elements of as many windows as output_size says, over 2 dimensions; with return_indices also their flat positions. */
  adaptive_max_pool2d(input: T, output_size: number | readonly (number | null)[], return_indices?: false | { return_indices?: false }): T;
  adaptive_max_pool2d(input: T, output_size: number | readonly (number | null)[], return_indices: boolean | { return_indices: boolean }): T | [T, T];
  /** Largest elements of as many windows as output_size says, over 3 dimensions; with return_indices also their flat positions. */
  adaptive_max_pool3d(input: T, output_size: number | readonly (number | null)[], return_indices?: false | { return_indices?: false }): T;
  adaptive_max_pool3d(input: T, output_size: number | readonly (number | null)[], return_indices: boolean | { return_indices: boolean }): T | [T, T];
  /** input + alpha · other, elementwise; shapes broadcast. */
  add(input: T | Scalar, other: T | Scalar | AddByOther<T>, options?: AddOptions): T;
  add(named: AddByInputOther<T>): T;
  /** beta · input + alpha · (the sum over the batch of batch1 · batch2); input broadcasts to the result. */
  addbmm(input: T, batch1: T, batch2: T | AddbmmByBatch2<T>, options?: AddbmmOptions): T;
  addbmm(named: AddbmmByInputBatch1Batch2<T>): T;
  addbmm(input: T, named: AddbmmByBatch1Batch2<T>): T;
  /** input + value · tensor1 / tensor2, elementwise. Not for integers. */
  addcdiv(input: T, tensor1: T, tensor2: T | AddcdivByTensor2<T>, options?: AddcdivOptions): T;
  addcdiv(named: AddcdivByInputTensor1Tensor2<T>): T;
  addcdiv(input: T, named: AddcdivByTensor1Tensor2<T>): T;
  /** input + value · tensor1 · tensor2, elementwise. */
  addcmul(input: T, tensor1: T, tensor2: T | AddcmulByTensor2<T>, options?: AddcmulOptions): T;
  addcmul(named: AddcmulByInputTensor1Tensor2<T>): T;
  addcmul(input: T, named: AddcmulByTensor1Tensor2<T>): T;
  /** beta · input + alpha · (mat1 · mat2) for matrices; input broadcasts to the result. */
  addmm(input: T, mat1: T, mat2: T | AddmmByMat2<T>, options?: AddmmOptions): T;
  addmm(named: AddmmByInputMat1Mat2<T>): T;
  addmm(input: T, named: AddmmByMat1Mat2<T>): T;
  /** beta · input + alpha · (mat · vec) for a matrix and a vector; input broadcasts to the result. */
  addmv(input: T, mat: T, vec: T | AddmvByVec<T>, options?: AddmvOptions): T;
  addmv(named: AddmvByInputMatVec<T>): T;
  addmv(input: T, named: AddmvByMatVec<T>): T;
  /** beta · input + alpha · (the outer product of vec1 and vec2); input broadcasts to the result. */
  addr(input: T, vec1: T, vec2: T | AddrByVec2<T>, options?: AddrOptions): T;
  addr(named: AddrByInputVec1Vec2<T>): T;
  addr(input: T, named: AddrByVec1Vec2<T>): T;
  /** Each matrix transposed (and conjugated, were it complex): mH. */
  adjoint(input: T | ByInput<T>): T;
  /** The places that affine maps theta [n, 2, 3] (or [n, 3, 4]) send the pixels of a size [n, c, h, w] (or [n, c, d, h, w]) to, for grid_sample: [n, h, w, 2], x first, from −1 to 1. */
  affine_grid(theta: T, size: number | readonly number[] | AffineGridBySize, align_corners?: boolean | AffineGridOptions | null): T;
  affine_grid(named: AffineGridByThetaSize<T>): T;
  /** Whether all elements are not 0 over one dimension (all where absent), as bool (uint8 stays uint8). */
  all(input: T | AllByInput<T>, dim?: number | AllOptions | null, keepdim?: boolean | AllOptions): T;
  /** Whether all elements are close, as `isclose` says. */
  allclose(input: T, other: T | AllcloseByOther<T>, rtol?: number | AllcloseOptions, atol?: number | AllcloseOptions, equal_nan?: boolean | AllcloseOptions): boolean;
  allclose(named: AllcloseByInputOther<T>): boolean;
  /** dropout that keeps mean and variance of what selu gives. */
  alpha_dropout(input: T | AlphaDropoutByInput<T>, p?: number | AlphaDropoutOptions, training?: boolean | AlphaDropoutOptions, inplace?: boolean | AlphaDropoutOptions): T;
  /** The largest elements over `dim` (all dimensions where absent); equal ones share the gradient. */
  amax(input: T | AmaxByInput<T>, dim?: number | Ints<AmaxOptions> | AmaxOptions, keepdim?: boolean | AmaxOptions): T;
  /** The smallest elements over `dim` (all dimensions where absent); equal ones share the gradient. */
  amin(input: T | AminByInput<T>, dim?: number | Ints<AminOptions> | AminOptions, keepdim?: boolean | AminOptions): T;
  /** The smallest and the largest elements along one dimension (all where absent): { min, max }. */
  aminmax(input: T | AminmaxByInput<T>, options?: AminmaxOptions): Named<T, 'min' | 'max'>;
  /** The angle of a number seen as complex: 0 for positive, π for negative ones. */
  angle(input: T | ByInput<T>): T;
  /** Whether some element is not 0 over one dimension (all where absent), as bool (uint8 stays uint8). */
  any(input: T | AnyByInput<T>, dim?: number | AnyOptions | null, keepdim?: boolean | AnyOptions): T;
  /** start, start + step, … below end: arange(end), arange(start, end), arange(start, end, step). int64 when all are integers. */
  arange(start?: number | ArangeOptions, end?: number | ArangeOptions | null, step?: number | ArangeOptions, options?: ArangeOptions): T;
  /** Where the largest element is along `dim` (in the flattened tensor where absent), as int64: the first of equals; nan wins. */
  argmax(input: T | ArgmaxByInput<T>, dim?: number | ArgmaxOptions | null, keepdim?: boolean | ArgmaxOptions): T;
  /** Where the smallest element is along `dim` (in the flattened tensor where absent), as int64: the first of equals; nan wins. */
  argmin(input: T | ArgminByInput<T>, dim?: number | ArgminOptions | null, keepdim?: boolean | ArgminOptions): T;
  /** The indices that sort along `dim`, as int64; stable, nan is the largest. */
  argsort(input: T | ArgsortByInput<T>, dim?: number | ArgsortOptions, descending?: boolean | ArgsortOptions, stable?: boolean | ArgsortOptions): T;
  /** nonzero: positions of the elements that are not 0, as [n, dimensions]. */
  argwhere(input: T | ByInput<T>): T;
  /** The view with elements at storage_offset + Σ index · stride of a contiguous tensor; overlaps are allowed. */
  as_strided(input: T, size: number | readonly number[], stride: number | readonly number[] | AsStridedByStride, storage_offset?: number | AsStridedOptions | null): T;
  as_strided(named: AsStridedByInputSizeStride<T>): T;
  as_strided(input: T, named: AsStridedBySizeStride): T;
  /** A copy of a contiguous tensor with src in place of input.as_strided(size, stride, storage_offset); where elements overlap, the last one stays. */
  as_strided_scatter(input: T, src: T, size: number | readonly number[], stride: number | readonly number[] | AsStridedScatterByStride, storage_offset?: number | AsStridedScatterOptions | null): T;
  as_strided_scatter(named: AsStridedScatterByInputSrcSizeStride<T>): T;
  as_strided_scatter(input: T, named: AsStridedScatterBySrcSizeStride<T>): T;
  as_strided_scatter(input: T, src: T, named: AsStridedScatterBySizeStride): T;
  /** The angle in [−π/2, π/2] with this sine; nan outside [−1, 1]. */
  asin(input: T | ByInput<T>): T;
  /** The angle in [−π/2, π/2] with this sine; nan outside [−1, 1]. */
  arcsin(input: T | ByInput<T>): T;
  /** The inverse of sinh. */
  asinh(input: T | ByInput<T>): T;
  /** The inverse of sinh. */
  arcsinh(input: T | ByInput<T>): T;
  /** The angle in (−π/2, π/2) with this tangent. */
  atan(input: T | ByInput<T>): T;
  /** The angle in (−π/2, π/2) with this tangent. */
  arctan(input: T | ByInput<T>): T;
  /** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. */
  atan2(input: T, other: T | ByOther<T>): T;
  atan2(named: ByInputOther<T>): T;
  /** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. */
  arctan2(input: T, other: T | ByOther<T>): T;
  arctan2(named: ByInputOther<T>): T;
  /** The inverse of tanh; nan outside [−1, 1]. */
  atanh(input: T | ByInput<T>): T;
  /** The inverse of tanh; nan outside [−1, 1]. */
  arctanh(input: T | ByInput<T>): T;
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
  /** The mean of each window over one dimension: [n, c, l] or [c, l]. */
  avg_pool1d(input: T, kernel_size: number | readonly number[] | AvgPool1dByKernelSize, stride?: number | Ints<AvgPool1dOptions> | AvgPool1dOptions | null, padding?: number | Ints<AvgPool1dOptions> | AvgPool1dOptions, ceil_mode?: boolean | AvgPool1dOptions, count_include_pad?: boolean | AvgPool1dOptions): T;
  avg_pool1d(named: AvgPool1dByInputKernelSize<T>): T;
  /** The mean of each window over 2 dimensions: [n, c, …] or [c, …]. Padding counts as zeros unless count_include_pad is false; divisor_override divides by another number. */
  avg_pool2d(input: T, kernel_size: number | readonly number[] | AvgPool2dByKernelSize, stride?: number | Ints<AvgPool2dOptions> | AvgPool2dOptions | null, padding?: number | Ints<AvgPool2dOptions> | AvgPool2dOptions, ceil_mode?: boolean | AvgPool2dOptions, count_include_pad?: boolean | AvgPool2dOptions, divisor_override?: number | AvgPool2dOptions | null): T;
  avg_pool2d(named: AvgPool2dByInputKernelSize<T>): T;
  /** The mean of each window over 3 dimensions: [n, c, …] or [c, …]. Padding counts as zeros unless count_include_pad is false; divisor_override divides by another number. */
  avg_pool3d(input: T, kernel_size: number | readonly number[] | AvgPool3dByKernelSize, stride?: number | Ints<AvgPool3dOptions> | AvgPool3dOptions | null, padding?: number | Ints<AvgPool3dOptions> | AvgPool3dOptions, ceil_mode?: boolean | AvgPool3dOptions, count_include_pad?: boolean | AvgPool3dOptions, divisor_override?: number | AvgPool3dOptions | null): T;
  avg_pool3d(named: AvgPool3dByInputKernelSize<T>): T;
  /** beta · input + alpha · (batch1 · batch2) for batches of matrices; input broadcasts to the result. */
  baddbmm(input: T, batch1: T, batch2: T | BaddbmmByBatch2<T>, options?: BaddbmmOptions): T;
  baddbmm(named: BaddbmmByInputBatch1Batch2<T>): T;
  baddbmm(input: T, named: BaddbmmByBatch1Batch2<T>): T;
  /** Normalises each channel of [n, c, …]: in training by the batch (variance divided by n), which also moves the running statistics in place (variance divided by n − 1) by `momentum`; else by the running statistics. */
  batch_norm(input: T | BatchNormByInput<T>, running_mean?: Given<T, BatchNormOptions<T>> | BatchNormOptions<T> | null, running_var?: Given<T, BatchNormOptions<T>> | BatchNormOptions<T> | null, weight?: Given<T, BatchNormOptions<T>> | BatchNormOptions<T> | null, bias?: Given<T, BatchNormOptions<T>> | BatchNormOptions<T> | null, training?: boolean | BatchNormOptions<T>, momentum?: number | BatchNormOptions<T>, eps?: number | BatchNormOptions<T>): T;
  /** 1 with the probability that each element says (or p), else 0; shape and dtype of input. */
  bernoulli(input: T, p?: number | null | { p?: number | null; generator?: unknown }, options?: { generator?: unknown }): T;
  /** y_o = Σ x1_i · weight_oij · x2_j + bias_o: input1 [..., i], input2 [..., j], weight [o, i, j] give [..., o]. */
  bilinear(input1: T, input2: T, weight: T | BilinearByWeight<T>, bias?: Given<T, BilinearOptions<T>> | BilinearOptions<T> | null): T;
  bilinear(named: BilinearByInput1Input2Weight<T>): T;
  bilinear(input1: T, named: BilinearByInput2Weight<T>): T;
  /** −t·log x − (1 − t)·log(1 − x) for probabilities x in 0…1 and targets t of the same shape; logarithms are not below −100. */
  binary_cross_entropy(input: T, target: T | BinaryCrossEntropyByTarget<T>, weight?: Given<T, BinaryCrossEntropyOptions<T>> | BinaryCrossEntropyOptions<T> | null, size_average?: boolean | BinaryCrossEntropyOptions<T> | null, reduce?: boolean | BinaryCrossEntropyOptions<T> | null, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyOptions<T>): T;
  binary_cross_entropy(named: BinaryCrossEntropyByInputTarget<T>): T;
  /** binary_cross_entropy of sigmoid(input), finite for any score; `pos_weight` weighs the positive targets. */
  binary_cross_entropy_with_logits(input: T, target: T | BinaryCrossEntropyWithLogitsByTarget<T>, weight?: Given<T, BinaryCrossEntropyWithLogitsOptions<T>> | BinaryCrossEntropyWithLogitsOptions<T> | null, size_average?: boolean | BinaryCrossEntropyWithLogitsOptions<T> | null, reduce?: boolean | BinaryCrossEntropyWithLogitsOptions<T> | null, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyWithLogitsOptions<T>, pos_weight?: Given<T, BinaryCrossEntropyWithLogitsOptions<T>> | BinaryCrossEntropyWithLogitsOptions<T> | null): T;
  binary_cross_entropy_with_logits(named: BinaryCrossEntropyWithLogitsByInputTarget<T>): T;
  /** How often each of 0, 1, 2, … occurs in a vector of integers that are not negative (or the sums of `weights` there); at least `minlength` numbers. */
  bincount(input: T | IndexData | BincountByInput<T>, weights?: Given<T, BincountOptions<T>> | BincountOptions<T> | null, minlength?: number | BincountOptions<T>): T;
  /** The bits that both have, elementwise. For integers and bool. */
  bitwise_and(input: T | Scalar, other: T | Scalar | BitwiseAndByOther<T>): T;
  bitwise_and(named: BitwiseAndByInputOther<T>): T;
  /** The bits moved up by `other` places, elementwise. For integers. */
  bitwise_left_shift(input: T | Scalar, other: T | Scalar | BitwiseLeftShiftByOther<T>): T;
  bitwise_left_shift(named: BitwiseLeftShiftByInputOther<T>): T;
  /** The bits exchanged, elementwise; logical not on bool. */
  bitwise_not(input: T | ByInput<T>): T;
  /** The bits that either has, elementwise. For integers and bool. */
  bitwise_or(input: T | Scalar, other: T | Scalar | BitwiseOrByOther<T>): T;
  bitwise_or(named: BitwiseOrByInputOther<T>): T;
  /** The bits moved down by `other` places; the sign stays, elementwise. For integers. */
  bitwise_right_shift(input: T | Scalar, other: T | Scalar | BitwiseRightShiftByOther<T>): T;
  bitwise_right_shift(named: BitwiseRightShiftByInputOther<T>): T;
  /** The bits that one of both has, elementwise. For integers and bool. */
  bitwise_xor(input: T | Scalar, other: T | Scalar | BitwiseXorByOther<T>): T;
  bitwise_xor(named: BitwiseXorByInputOther<T>): T;
  /** Matrices (vectors are rows, numbers 1 × 1) along the diagonal of a matrix of zeros. */
  block_diag(tensors: T | readonly T[] | ByTensors<T>, ...more: readonly T[]): T;
  /** Products of a batch of matrices: [b, m, k] and [b, k, n]. */
  bmm(input: T, mat2: T | ByMat2<T>): T;
  bmm(named: ByInputMat2<T>): T;
  /** Views of all tensors in their common shape. */
  broadcast_tensors(tensors: T | readonly T[] | ByTensors<T>, ...more: readonly T[]): T[];
  /** expand to a shape. */
  broadcast_to(input: T, shape: number | readonly number[] | ByShape, ...more: readonly number[]): T;
  broadcast_to(named: ByInputShape<T>): T;
  /** The bucket of each element between sorted boundaries: searchsorted with its arguments exchanged. */
  bucketize(input: T | Scalar, boundaries: T | BucketizeByBoundaries<T>, options?: BucketizeOptions): T;
  bucketize(named: BucketizeByInputBoundaries<T>): T;
  /** All combinations of elements of vectors, as rows. */
  cartesian_prod(tensors: T | readonly T[] | ByTensors<T>, ...more: readonly T[]): T;
  /** Tensors one after the other along an existing dimension; other sizes must be equal. dtypes are promoted. */
  cat(tensors: readonly T[] | CatByTensors<T>, dim?: number | CatOptions): T;
  /** Tensors one after the other along an existing dimension; other sizes must be equal. dtypes are promoted. */
  concat(tensors: readonly T[] | CatByTensors<T>, dim?: number | CatOptions): T;
  /** Tensors one after the other along an existing dimension; other sizes must be equal. dtypes are promoted. */
  concatenate(tensors: readonly T[] | CatByTensors<T>, dim?: number | CatOptions): T;
  /** p-norm distances of every row of x1 to every row of x2: [..., n, d] and [..., m, d] give [..., n, m]. */
  cdist(x1: T, x2: T | CdistByX2<T>, p?: number | CdistOptions, compute_mode?: 'use_mm_for_euclid_dist_if_necessary' | 'use_mm_for_euclid_dist' | 'donot_use_mm_for_euclid_dist' | CdistOptions): T;
  cdist(named: CdistByX1X2<T>): T;
  /** The smallest integer not below input. */
  ceil(input: T | ByInput<T>): T;
  /** input where it is positive, alpha · (e^(input/alpha) − 1) elsewhere: elu with a continuous derivative. */
  celu(input: T | CeluByInput<T>, alpha?: number | CeluOptions, inplace?: boolean | CeluOptions): T;
  /** Product of matrices in the cheapest order. */
  chain_matmul(matrices: T | readonly T[] | ByMatrices<T>, ...more: readonly T[]): T;
  /** Channels dealt out like cards: [n, c, …] in `groups` piles. */
  channel_shuffle(input: T, groups: number | ByGroups): T;
  channel_shuffle(named: ByInputGroups<T>): T;
  /** The lower (or upper) triangular factor L with A = L · Lᵀ of symmetric positive definite matrices [..., n, n]. */
  cholesky(A: T | CholeskyByA<T>, upper?: boolean | CholeskyOptions): T;
  /** The inverse of A, from its Cholesky factor L [..., n, n]. */
  cholesky_inverse(input: T | CholeskyInverseByInput<T>, upper?: boolean | CholeskyInverseOptions): T;
  /** X with A · X = B, where L is the Cholesky factor of A: B [..., n, k], L [..., n, n]. */
  cholesky_solve(input: T, input2: T | CholeskySolveByInput2<T>, upper?: boolean | CholeskySolveOptions): T;
  cholesky_solve(named: CholeskySolveByInputInput2<T>): T;
  /** At most `chunks` views of equal size along `dim`; the last may be smaller. */
  chunk(input: T, chunks: number | ChunkByChunks, dim?: number | ChunkOptions): T[];
  chunk(named: ChunkByInputChunks<T>): T[];
  /** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. */
  clamp(input: T | ClampByInput<T>, min?: T | Scalar | ClampOptions<T> | null, max?: T | Scalar | ClampOptions<T> | null): T;
  /** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. */
  clip(input: T | ClampByInput<T>, min?: T | Scalar | ClampOptions<T> | null, max?: T | Scalar | ClampOptions<T> | null): T;
  /** The smaller of input and max, elementwise. */
  clamp_max(input: T, max: T | Scalar | ByMax<T>): T;
  clamp_max(named: ByInputMax<T>): T;
  /** The larger of input and min, elementwise. */
  clamp_min(input: T, min: T | Scalar | ByMin<T>): T;
  clamp_min(named: ByInputMin<T>): T;
  /** A copy, which the tape follows. */
  clone(input: T | CloneByInput<T>, options?: CloneOptions): T;
  /** Tensors side by side, vectors as columns. */
  column_stack(tensors: readonly T[] | ByTensors<T>): T;
  /** All choices of r elements of a vector in their order, as rows; with_replacement, an element may come again. */
  combinations(input: T | CombinationsByInput<T>, r?: number | CombinationsOptions, with_replacement?: boolean | CombinationsOptions): T;
  /** The conjugate: of real numbers, input itself. */
  conj(input: T | ByInput<T>): T;
  /** The conjugate: of real numbers, input itself. */
  conj_physical(input: T | ByInput<T>): T;
  /** input with elements of one value on both sides of dimensions; `pad` lists before and after from the last dimension on, negative numbers cut off. */
  constant_pad_nd(input: T, pad: number | readonly number[] | ConstantPadNdByPad, value?: number | ConstantPadNdOptions): T;
  constant_pad_nd(named: ConstantPadNdByInputPad<T>): T;
  /** Convolution (cross-correlation) over 1 dimension: input [n, in, …] or [in, …], weight [out, in / groups, …kernel], bias [out]. padding: a number for each side, 'valid' or 'same'. */
  conv1d(input: T, weight: T | Conv1dByWeight<T>, bias?: T | Conv1dOptions<T> | null, stride?: number | Ints<Conv1dOptions<T>> | Conv1dOptions<T>, padding?: number | Ints<Conv1dOptions<T>> | 'same' | 'valid' | Conv1dOptions<T>, dilation?: number | Ints<Conv1dOptions<T>> | Conv1dOptions<T>, groups?: number | Conv1dOptions<T>): T;
  conv1d(named: Conv1dByInputWeight<T>): T;
  /** Convolution (cross-correlation) over 2 dimensions: input [n, in, …] or [in, …], weight [out, in / groups, …kernel], bias [out]. padding: a number for each side, 'valid' or 'same'. */
  conv2d(input: T, weight: T | Conv2dByWeight<T>, bias?: T | Conv2dOptions<T> | null, stride?: number | Ints<Conv2dOptions<T>> | Conv2dOptions<T>, padding?: number | Ints<Conv2dOptions<T>> | 'same' | 'valid' | Conv2dOptions<T>, dilation?: number | Ints<Conv2dOptions<T>> | Conv2dOptions<T>, groups?: number | Conv2dOptions<T>): T;
  conv2d(named: Conv2dByInputWeight<T>): T;
  /** Convolution (cross-correlation) over 3 dimensions: input [n, in, …] or [in, …], weight [out, in / groups, …kernel], bias [out]. padding: a number for each side, 'valid' or 'same'. */
  conv3d(input: T, weight: T | Conv3dByWeight<T>, bias?: T | Conv3dOptions<T> | null, stride?: number | Ints<Conv3dOptions<T>> | Conv3dOptions<T>, padding?: number | Ints<Conv3dOptions<T>> | 'same' | 'valid' | Conv3dOptions<T>, dilation?: number | Ints<Conv3dOptions<T>> | Conv3dOptions<T>, groups?: number | Conv3dOptions<T>): T;
  conv3d(named: Conv3dByInputWeight<T>): T;
  /** Transposed convolution over 1 dimension: input [n, in, …] or [in, …], weight [in, out / groups, …kernel], bias [out]. Sizes become (size − 1) · stride − 2 · padding + dilation · (kernel − 1) + output_padding + 1. */
  conv_transpose1d(input: T, weight: T | ConvTranspose1dByWeight<T>, bias?: T | ConvTranspose1dOptions<T> | null, stride?: number | Ints<ConvTranspose1dOptions<T>> | ConvTranspose1dOptions<T>, padding?: number | Ints<ConvTranspose1dOptions<T>> | ConvTranspose1dOptions<T>, output_padding?: number | Ints<ConvTranspose1dOptions<T>> | ConvTranspose1dOptions<T>, groups?: number | ConvTranspose1dOptions<T>, dilation?: number | Ints<ConvTranspose1dOptions<T>> | ConvTranspose1dOptions<T>): T;
  conv_transpose1d(named: ConvTranspose1dByInputWeight<T>): T;
  /** Transposed convolution over 2 dimensions: input [n, in, …] or [in, …], weight [in, out / groups, …kernel], bias [out]. Sizes become (size − 1) · stride − 2 · padding + dilation · (kernel − 1) + output_padding + 1. */
  conv_transpose2d(input: T, weight: T | ConvTranspose2dByWeight<T>, bias?: T | ConvTranspose2dOptions<T> | null, stride?: number | Ints<ConvTranspose2dOptions<T>> | ConvTranspose2dOptions<T>, padding?: number | Ints<ConvTranspose2dOptions<T>> | ConvTranspose2dOptions<T>, output_padding?: number | Ints<ConvTranspose2dOptions<T>> | ConvTranspose2dOptions<T>, groups?: number | ConvTranspose2dOptions<T>, dilation?: number | Ints<ConvTranspose2dOptions<T>> | ConvTranspose2dOptions<T>): T;
  conv_transpose2d(named: ConvTranspose2dByInputWeight<T>): T;
  /** Transposed convolution over 3 dimensions: input [n, in, …] or [in, …], weight [in, out / groups, …kernel], bias [out]. Sizes become (size − 1) · stride − 2 · padding + dilation · (kernel − 1) + output_padding + 1. */
  conv_transpose3d(input: T, weight: T | ConvTranspose3dByWeight<T>, bias?: T | ConvTranspose3dOptions<T> | null, stride?: number | Ints<ConvTranspose3dOptions<T>> | ConvTranspose3dOptions<T>, padding?: number | Ints<ConvTranspose3dOptions<T>> | ConvTranspose3dOptions<T>, output_padding?: number | Ints<ConvTranspose3dOptions<T>> | ConvTranspose3dOptions<T>, groups?: number | ConvTranspose3dOptions<T>, dilation?: number | Ints<ConvTranspose3dOptions<T>> | ConvTranspose3dOptions<T>): T;
  conv_transpose3d(named: ConvTranspose3dByInputWeight<T>): T;
  /** |input| with the sign of other, elementwise. */
  copysign(input: T, other: T | Scalar | CopysignByOther<T>): T;
  copysign(named: CopysignByInputOther<T>): T;
  /** The correlation coefficients of variables: rows of input [variables, observations]. They lie in −1 … 1. */
  corrcoef(input: T | ByInput<T>): T;
  /** The cosine of radians, elementwise. */
  cos(input: T | ByInput<T>): T;
  /** The hyperbolic cosine, elementwise. */
  cosh(input: T | ByInput<T>): T;
  /** 1 − cos(x1, x2) where target is 1, max(0, cos − margin) where it is −1; inputs [n, d] and target [n], or [d] and []. */
  cosine_embedding_loss(input1: T, input2: T, target: T | CosineEmbeddingLossByTarget<T>, margin?: number | CosineEmbeddingLossOptions, size_average?: boolean | CosineEmbeddingLossOptions | null, reduce?: boolean | CosineEmbeddingLossOptions | null, reduction?: 'none' | 'mean' | 'sum' | CosineEmbeddingLossOptions): T;
  cosine_embedding_loss(named: CosineEmbeddingLossByInput1Input2Target<T>): T;
  cosine_embedding_loss(input1: T, named: CosineEmbeddingLossByInput2Target<T>): T;
  /** x1 · x2 / (|x1| · |x2|) along dim; norms are not below eps. Shapes broadcast. */
  cosine_similarity(x1: T, x2: T | CosineSimilarityByX2<T>, dim?: number | CosineSimilarityOptions, eps?: number | CosineSimilarityOptions): T;
  cosine_similarity(named: CosineSimilarityByX1X2<T>): T;
  /** How many elements are not 0 over `dim` (all dimensions where absent), as int64. */
  count_nonzero(input: T | CountNonzeroByInput<T>, dim?: number | Ints<CountNonzeroOptions> | CountNonzeroOptions | null): T;
  /** The covariances of variables: rows of input [variables, observations] (a vector is one variable), divided by observations − correction. `fweights` say how often each observation was made, `aweights` how much it counts. */
  cov(input: T | CovByInput<T>, options?: CovOptions<T>): T;
  /** The cross product of vectors of three along dim (the first dimension of size 3 where absent). */
  cross(input: T, other: T | CrossByOther<T>, dim?: number | CrossOptions | null): T;
  cross(named: CrossByInputOther<T>): T;
  /** nll_loss of log_softmax(input): input [n, classes] (or [classes], or [n, classes, …]) of scores. A target of the same shape as input holds probabilities; otherwise it holds class numbers, as for nll_loss. `label_smoothing` mixes in the uniform distribution. */
  cross_entropy(input: T, target: T | IndexData | CrossEntropyByTarget<T>, weight?: Given<T, CrossEntropyOptions<T>> | CrossEntropyOptions<T> | null, size_average?: boolean | CrossEntropyOptions<T> | null, ignore_index?: number | CrossEntropyOptions<T>, reduce?: boolean | CrossEntropyOptions<T> | null, reduction?: 'none' | 'mean' | 'sum' | CrossEntropyOptions<T>, label_smoothing?: number | CrossEntropyOptions<T>): T;
  cross_entropy(named: CrossEntropyByInputTarget<T>): T;
  /** The negative logarithm of the probability that scores [T, n, classes] (or [T, classes]) from log_softmax spell the targets, whatever is repeated and wherever blanks are: targets [n, longest], or all in a row. 'mean' divides by the target lengths first. The gradient is that of what log_softmax was given; there is no second one. */
  ctc_loss(log_probs: T, targets: T | IndexData, input_lengths: T | IndexData, target_lengths: T | IndexData | CtcLossByTargetLengths<T>, blank?: number | CtcLossOptions, reduction?: 'none' | 'mean' | 'sum' | CtcLossOptions, zero_infinity?: boolean | CtcLossOptions): T;
  ctc_loss(named: CtcLossByLogProbsTargetsInputLengthsTargetLengths<T>): T;
  ctc_loss(log_probs: T, named: CtcLossByTargetsInputLengthsTargetLengths<T>): T;
  ctc_loss(log_probs: T, targets: T | IndexData, named: CtcLossByInputLengthsTargetLengths<T>): T;
  /** The largest element so far along `dim`, and where it is (the last of equals): { values, indices }. */
  cummax(input: T, dim: number | ByDim): Named<T, 'values' | 'indices'>;
  cummax(named: ByInputDim<T>): Named<T, 'values' | 'indices'>;
  /** The smallest element so far along `dim`, and where it is (the last of equals): { values, indices }. */
  cummin(input: T, dim: number | ByDim): Named<T, 'values' | 'indices'>;
  cummin(named: ByInputDim<T>): Named<T, 'values' | 'indices'>;
  /** Running product along `dim`. Integers and bool run as int64. */
  cumprod(input: T, dim: number | CumprodByDim, options?: CumprodOptions): T;
  cumprod(named: CumprodByInputDim<T>): T;
  /** Running sum along `dim`. Integers and bool run as int64. */
  cumsum(input: T, dim: number | CumsumByDim, options?: CumsumOptions): T;
  cumsum(named: CumsumByInputDim<T>): T;
  /** The running area under y along `dim` by the trapezoidal rule. */
  cumulative_trapezoid(y: T | CumulativeTrapezoidByY<T>, x?: T | CumulativeTrapezoidOptions<T> | null, options?: CumulativeTrapezoidOptions<T>): T;
  /** Degrees to radians. */
  deg2rad(input: T | ByInput<T>): T;
  /** The determinant of square matrices [..., n, n]. */
  det(A: T | ByA<T>): T;
  /** Of a matrix, a copy of a diagonal; of a vector, the matrix with that diagonal. */
  diag(input: T | DiagByInput<T>, diagonal?: number | DiagOptions): T;
  /** Matrices of zeros whose diagonal, `offset` above the main one, is the last dimension of input. */
  diag_embed(input: T | DiagEmbedByInput<T>, offset?: number | DiagEmbedOptions, dim1?: number | DiagEmbedOptions, dim2?: number | DiagEmbedOptions): T;
  /** The matrix whose diagonal are all elements of input. */
  diagflat(input: T | DiagflatByInput<T>, offset?: number | DiagflatOptions): T;
  /** The view of a diagonal of two dimensions, `offset` above the main one; it becomes the last dimension. */
  diagonal(input: T | DiagonalByInput<T>, offset?: number | DiagonalOptions, dim1?: number | DiagonalOptions, dim2?: number | DiagonalOptions): T;
  /** A copy of input with src in place of input.diagonal(offset, dim1, dim2). */
  diagonal_scatter(input: T, src: T | DiagonalScatterBySrc<T>, offset?: number | DiagonalScatterOptions, dim1?: number | DiagonalScatterOptions, dim2?: number | DiagonalScatterOptions): T;
  diagonal_scatter(named: DiagonalScatterByInputSrc<T>): T;
  /** Differences between neighbours along `dim`, n times; `prepend` and `append` are put at the ends first. */
  diff(input: T | DiffByInput<T>, n?: number | DiffOptions<T>, dim?: number | DiffOptions<T>, prepend?: T | DiffOptions<T> | null, append?: T | DiffOptions<T> | null): T;
  /** ψ(x) = Γ′(x)/Γ(x), elementwise; −∞ at 0, nan at −1, −2, …. */
  digamma(input: T | ByInput<T>): T;
  /** The p-norm of input − other; shapes broadcast. */
  dist(input: T, other: T | DistByOther<T>, p?: number | DistOptions): T;
  dist(named: DistByInputOther<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  div(input: T | Scalar, other: T | Scalar | DivByOther<T>, options?: DivOptions): T;
  div(named: DivByInputOther<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  divide(input: T | Scalar, other: T | Scalar | DivByOther<T>, options?: DivOptions): T;
  divide(named: DivByInputOther<T>): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  true_divide(input: T | Scalar, other: T | Scalar | DivByOther<T>, options?: DivOptions): T;
  true_divide(named: DivByInputOther<T>): T;
  /** Sum of the products of two vectors of one length. */
  dot(input: T, other: T | ByOther<T>): T;
  dot(named: ByInputOther<T>): T;
  /** Each element is 0 with probability p, the others are scaled by 1/(1 − p); the input itself where training is false. */
  dropout(input: T | DropoutByInput<T>, p?: number | DropoutOptions, training?: boolean | DropoutOptions, inplace?: boolean | DropoutOptions): T;
  /** dropout of whole channels: [n, c, l] or [c, l]. */
  dropout1d(input: T | Dropout1dByInput<T>, p?: number | Dropout1dOptions, training?: boolean | Dropout1dOptions, inplace?: boolean | Dropout1dOptions): T;
  /** dropout of whole channels: [n, c, h, w]. */
  dropout2d(input: T | Dropout2dByInput<T>, p?: number | Dropout2dOptions, training?: boolean | Dropout2dOptions, inplace?: boolean | Dropout2dOptions): T;
  /** dropout of whole channels: [n, c, d, h, w] or [c, d, h, w]. */
  dropout3d(input: T | Dropout3dByInput<T>, p?: number | Dropout3dOptions, training?: boolean | Dropout3dOptions, inplace?: boolean | Dropout3dOptions): T;
  /** Views of parts along the third dimension. */
  dsplit(input: T, indices_or_sections: number | readonly number[] | ByIndicesOrSections): T[];
  dsplit(named: ByInputIndicesOrSections<T>): T[];
  /** Tensors one behind the other: along the third dimension. */
  dstack(tensors: readonly T[] | ByTensors<T>): T;
  /** Sums of products by Einstein's notation: einsum('ij,jk->ik', x, y). '...' broadcasts, a repeated letter takes the diagonal; without '->' letters that occur once make the result, in alphabetical order. */
  einsum(equation: string, operands: T | readonly T[] | ByOperands<T>, ...more: readonly T[]): T;
  einsum(named: ByEquationOperands<T>): T;
  /** input where it is positive, alpha · (e^input − 1) elsewhere. */
  elu(input: T | EluByInput<T>, alpha?: number | EluOptions, inplace?: boolean | EluOptions): T;
  /** Rows of weight [rows, width] at the indices: [...] gives [..., width]. The row `padding_idx` gets no gradient; `scale_grad_by_freq` divides a row’s gradient by how often it was used; rows longer than `max_norm` are first shortened to it, in weight itself. */
  embedding(input: T | IndexData, weight: T | EmbeddingByWeight<T>, padding_idx?: number | EmbeddingOptions | null, max_norm?: number | EmbeddingOptions | null, norm_type?: number | EmbeddingOptions, scale_grad_by_freq?: boolean | EmbeddingOptions, sparse?: boolean | EmbeddingOptions): T;
  embedding(named: EmbeddingByInputWeight<T>): T;
  /** Sums, means ('mean') or maxima of rows of weight [rows, width]: input [n, k] has n bags of k indices; with `offsets`, where the bags start, it is a list [k]. Empty bags are 0. The row `padding_idx` does not count and gets no gradient; `per_sample_weights` scale rows of sums. */
  embedding_bag(input: T | IndexData, weight: T | EmbeddingBagByWeight<T>, offsets?: T | IndexData | EmbeddingBagOptions<T> | null, max_norm?: number | EmbeddingBagOptions<T> | null, norm_type?: number | EmbeddingBagOptions<T>, scale_grad_by_freq?: boolean | EmbeddingBagOptions<T>, mode?: 'sum' | 'mean' | 'max' | EmbeddingBagOptions<T>, sparse?: boolean | EmbeddingBagOptions<T>, per_sample_weights?: T | EmbeddingBagOptions<T> | null, include_last_offset?: boolean | EmbeddingBagOptions<T>, padding_idx?: number | EmbeddingBagOptions<T> | null): T;
  embedding_bag(named: EmbeddingBagByInputWeight<T>): T;
  /** A tensor of the given shape, to be filled; its elements are 0 until then. */
  empty(size: number | readonly number[] | EmptyBySize, ...more: readonly (number | EmptyOptions)[]): T;
  /** empty with the shape and dtype of a tensor. */
  empty_like(input: T | EmptyLikeByInput<T>, options?: EmptyLikeOptions): T;
  /** input = other, elementwise, as bool; shapes broadcast. */
  eq(input: T, other: T | Scalar | EqByOther<T>): T;
  eq(named: EqByInputOther<T>): T;
  /** Whether both have the same shape and the same elements. */
  equal(input: T, other: T | ByOther<T>): boolean;
  equal(named: ByInputOther<T>): boolean;
  /** The error function, 2/√π · ∫₀ˣ e^(−t²) dt. */
  erf(input: T | ByInput<T>): T;
  /** 1 − erf(x), exact where erf is close to 1. */
  erfc(input: T | ByInput<T>): T;
  /** The x with erf(x) = input, elementwise; ±∞ at ±1, nan outside. Integers become floats. */
  erfinv(input: T | ByInput<T>): T;
  /** e to the power of input, elementwise. */
  exp(input: T | ByInput<T>): T;
  /** 2 to the power of input, elementwise. */
  exp2(input: T | ByInput<T>): T;
  /** e^input − 1, elementwise, exact near 0. */
  expm1(input: T | ByInput<T>): T;
  /** Ones on the diagonal of an n × m matrix (m: n), zeros elsewhere. */
  eye(n: number | EyeByN, m?: number | EyeOptions | null, options?: EyeOptions): T;
  /** alpha_dropout of whole channels. */
  feature_alpha_dropout(input: T | FeatureAlphaDropoutByInput<T>, p?: number | FeatureAlphaDropoutOptions, training?: boolean | FeatureAlphaDropoutOptions, inplace?: boolean | FeatureAlphaDropoutOptions): T;
  /** Dimensions start_dim … end_dim as one: a view where strides allow. */
  flatten(input: T | FlattenByInput<T>, start_dim?: number | FlattenOptions, end_dim?: number | FlattenOptions): T;
  /** A copy with the order reversed along `dims`. */
  flip(input: T, dims: number | readonly number[] | ByDims, ...more: readonly number[]): T;
  flip(named: ByInputDims<T>): T;
  /** A copy with the columns reversed. */
  fliplr(input: T | ByInput<T>): T;
  /** A copy with the rows reversed. */
  flipud(input: T | ByInput<T>): T;
  /** input to the power of exponent, computed in float64. */
  float_power(input: T | Scalar, exponent: T | Scalar | ByExponent<T>): T;
  float_power(named: ByInputExponent<T>): T;
  /** The largest integer not above input. */
  floor(input: T | ByInput<T>): T;
  /** input / other rounded down, elementwise (Python’s //). It has no derivative. */
  floor_divide(input: T | Scalar, other: T | Scalar | FloorDivideByOther<T>): T;
  floor_divide(named: FloorDivideByInputOther<T>): T;
  /** The larger of input and other, elementwise; a nan loses against a number. */
  fmax(input: T, other: T | ByOther<T>): T;
  fmax(named: ByInputOther<T>): T;
  /** The smaller of input and other, elementwise; a nan loses against a number. */
  fmin(input: T, other: T | ByOther<T>): T;
  fmin(named: ByInputOther<T>): T;
  /** The remainder of input / other with the sign of input (C’s fmod). */
  fmod(input: T, other: T | Scalar | FmodByOther<T>): T;
  fmod(named: FmodByInputOther<T>): T;
  /** Columns of blocks added up where the blocks lie: [n, c · kernel, blocks] (or without n) gives [n, c, …output_size]. The transpose of unfold. */
  fold(input: T, output_size: number | readonly number[], kernel_size: number | readonly number[] | FoldByKernelSize, dilation?: number | Ints<FoldOptions> | FoldOptions, padding?: number | Ints<FoldOptions> | FoldOptions, stride?: number | Ints<FoldOptions> | FoldOptions): T;
  fold(named: FoldByInputOutputSizeKernelSize<T>): T;
  fold(input: T, named: FoldByOutputSizeKernelSize): T;
  /** The fraction, with the sign of input. */
  frac(input: T | ByInput<T>): T;
  /** { mantissa, exponent } with input = mantissa · 2^exponent, |mantissa| in [½, 1), exponent int32, elementwise. */
  frexp(input: T | ByInput<T>): Named<T, 'mantissa' | 'exponent'>;
  /** A tensor of one value: of numbers, the default float dtype; of booleans, bool; of bigints, int64. */
  full(size: number | readonly number[], fill_value: number | boolean | bigint | T | FullByFillValue<T>, options?: FullOptions): T;
  full(named: FullBySizeFillValue<T>): T;
  /** A tensor of one value with the shape and dtype of another. */
  full_like(input: T, fill_value: number | boolean | bigint | T | FullLikeByFillValue<T>, options?: FullLikeOptions): T;
  full_like(named: FullLikeByInputFillValue<T>): T;
  /** out[i][j][k] = input[index[i][j][k]][j][k] for dim 0, and so on: a result of the shape of index, whose other dimensions are no longer than the input’s. */
  gather(input: T, dim: number, index: T | IndexData | GatherByIndex<T>, options?: GatherOptions): T;
  gather(named: GatherByInputDimIndex<T>): T;
  gather(input: T, named: GatherByDimIndex<T>): T;
  /** ½(log var + (input − target)²/var), var not below eps; var has the shape of input, or 1 (or nothing) in place of the last size. `full` adds ½·log 2π. */
  gaussian_nll_loss(input: T, target: T, var_: T | GaussianNllLossByVar<T>, full?: boolean | GaussianNllLossOptions, eps?: number | GaussianNllLossOptions, reduction?: 'none' | 'mean' | 'sum' | GaussianNllLossOptions): T;
  gaussian_nll_loss(named: GaussianNllLossByInputTargetVar<T>): T;
  gaussian_nll_loss(input: T, named: GaussianNllLossByTargetVar<T>): T;
  /** The greatest common divisor; 0 of zeros, elementwise; shapes broadcast. Of integers only. */
  gcd(input: T, other: T | ByOther<T>): T;
  gcd(named: ByInputOther<T>): T;
  /** input ≥ other, elementwise, as bool; shapes broadcast. */
  ge(input: T, other: T | Scalar | GeByOther<T>): T;
  ge(named: GeByInputOther<T>): T;
  /** input ≥ other, elementwise, as bool; shapes broadcast. */
  greater_equal(input: T, other: T | Scalar | GeByOther<T>): T;
  greater_equal(named: GeByInputOther<T>): T;
  /** input · Φ(input), with the normal distribution's Φ; `approximate: 'tanh'` approximates it by tanh. */
  gelu(input: T | GeluByInput<T>, options?: GeluOptions): T;
  /** { a, tau } of matrices [..., m, n]: R on and above the diagonal of a, below it the vectors of the reflections I − tau · v · vᵀ whose product is Q. It has no derivative; see linalg.qr. */
  geqrf(input: T | ByInput<T>): Named<T, 'a' | 'tau'>;
  /** a · σ(b), where a and b are the halves of input along dim. */
  glu(input: T | GluByInput<T>, dim?: number | GluOptions): T;
  /** For each dimension the derivative of a sampled function: differences over two steps inside, one-sided ones of order edge_order at the ends. `spacing`: the distance between samples, one for each dimension, or a tensor of coordinates for each. */
  gradient(input: T | GradientByInput<T>, options?: GradientOptions<T>): T[];
  /** Elements of images [n, c, h, w] (or volumes [n, c, d, h, w]) at the places of a grid [n, …, 2] (or 3): x first, −1 and 1 are the edges (with align_corners: the middles of the outermost pixels). mode 'bilinear', 'nearest' or 'bicubic'; outside are zeros, or what padding_mode 'border' or 'reflection' says. */
  grid_sample(input: T, grid: T | GridSampleByGrid<T>, mode?: 'bilinear' | 'nearest' | 'bicubic' | GridSampleOptions, padding_mode?: 'zeros' | 'border' | 'reflection' | GridSampleOptions, align_corners?: boolean | GridSampleOptions | null): T;
  grid_sample(named: GridSampleByInputGrid<T>): T;
  /** Layer normalisation of each group of channels: input [n, c, …], weight and bias [c]. */
  group_norm(input: T, num_groups: number | GroupNormByNumGroups<T>, weight?: Given<T, GroupNormOptions<T>> | GroupNormOptions<T> | null, bias?: Given<T, GroupNormOptions<T>> | GroupNormOptions<T> | null, eps?: number | GroupNormOptions<T>): T;
  group_norm(named: GroupNormByInputNumGroups<T>): T;
  /** input > other, elementwise, as bool; shapes broadcast. */
  gt(input: T, other: T | Scalar | GtByOther<T>): T;
  gt(named: GtByInputOther<T>): T;
  /** input > other, elementwise, as bool; shapes broadcast. */
  greater(input: T, other: T | Scalar | GtByOther<T>): T;
  greater(named: GtByInputOther<T>): T;
  /** A random choice along `dim` that can be differentiated: softmax of (logits + Gumbel noise) / tau. `hard`: one-hot, with the gradient of the soft one. */
  gumbel_softmax(logits: T | GumbelSoftmaxByLogits<T>, tau?: number | GumbelSoftmaxOptions, hard?: boolean | GumbelSoftmaxOptions, eps?: number | GumbelSoftmaxOptions, dim?: number | GumbelSoftmaxOptions): T;
  /** input, and 0 where |input| ≤ lambd. */
  hardshrink(input: T | HardshrinkByInput<T>, lambd?: number | HardshrinkOptions): T;
  /** min(max(input + 3, 0), 6)/6, elementwise. */
  hardsigmoid(input: T | HardsigmoidByInput<T>, inplace?: boolean | HardsigmoidOptions): T;
  /** input · hardsigmoid(input), elementwise. */
  hardswish(input: T | HardswishByInput<T>, inplace?: boolean | HardswishOptions): T;
  /** input held between min_val and max_val. */
  hardtanh(input: T | HardtanhByInput<T>, min_val?: number | HardtanhOptions, max_val?: number | HardtanhOptions, inplace?: boolean | HardtanhOptions): T;
  /** 0 where input < 0, values where input is 0, 1 where input > 0. Both of one dtype; no derivative. */
  heaviside(input: T, values: T | ByValues<T>): T;
  heaviside(named: ByInputValues<T>): T;
  /** input where target is 1, max(0, margin − input) where it is −1. */
  hinge_embedding_loss(input: T, target: T | HingeEmbeddingLossByTarget<T>, margin?: number | HingeEmbeddingLossOptions, size_average?: boolean | HingeEmbeddingLossOptions | null, reduce?: boolean | HingeEmbeddingLossOptions | null, reduction?: 'none' | 'mean' | 'sum' | HingeEmbeddingLossOptions): T;
  hinge_embedding_loss(named: HingeEmbeddingLossByInputTarget<T>): T;
  /** How many elements fall into each of `bins` equal parts of min…max (of the values’ own range where both are 0); what lies outside does not count. */
  histc(input: T | HistcByInput<T>, bins?: number | HistcOptions, min?: number | HistcOptions, max?: number | HistcOptions): T;
  /** { hist, bin_edges }: how many elements lie in each bin, the last with both of its ends. bins: how many of equal width over `range` (without it from the smallest to the largest element), or their edges. `weight` is added up in place of ones; density divides by the sum and by the widths. No derivative. */
  histogram(input: T, bins: number | T | HistogramByBins<T>, options?: HistogramOptions<T>): Named<T, 'hist' | 'bin_edges'>;
  histogram(named: HistogramByInputBins<T>): Named<T, 'hist' | 'bin_edges'>;
  /** { hist, bin_edges } of points [..., n] in n dimensions: bins is how many in each dimension (one number or n), or n tensors of edges; range has two numbers for each dimension. See histogram. */
  histogramdd(input: T, bins: number | readonly number[] | readonly T[] | HistogramddByBins<T>, options?: HistogramddOptions<T>): readonly [T, T[]] & { readonly hist: T; readonly bin_edges: T[] };
  histogramdd(named: HistogramddByInputBins<T>): readonly [T, T[]] & { readonly hist: T; readonly bin_edges: T[] };
  /** Views of parts along the columns. */
  hsplit(input: T, indices_or_sections: number | readonly number[] | ByIndicesOrSections): T[];
  hsplit(named: ByInputIndicesOrSections<T>): T[];
  /** Tensors side by side: along the columns (vectors end to end). */
  hstack(tensors: readonly T[] | ByTensors<T>): T;
  /** ½d² where |d| < delta, else delta · (|d| − ½delta), for d = input − target. */
  huber_loss(input: T, target: T | HuberLossByTarget<T>, reduction?: 'none' | 'mean' | 'sum' | HuberLossOptions, delta?: number | HuberLossOptions): T;
  huber_loss(named: HuberLossByInputTarget<T>): T;
  /** √(input² + other²) without overflow, elementwise. */
  hypot(input: T, other: T | ByOther<T>): T;
  hypot(named: ByInputOther<T>): T;
  /** The modified Bessel function of the first kind of order 0, elementwise. Integers become floats. */
  i0(input: T | ByInput<T>): T;
  /** The regularised lower incomplete gamma function P(input, other), elementwise. input and other are floats that are not negative; the derivative is that of other. */
  igamma(input: T, other: T | ByOther<T>): T;
  igamma(named: ByInputOther<T>): T;
  /** The regularised upper incomplete gamma function Q(input, other) = 1 − P, elementwise. input and other are floats that are not negative; the derivative is that of other. */
  igammac(input: T, other: T | ByOther<T>): T;
  igammac(named: ByInputOther<T>): T;
  /** input with alpha · source added to its slices at the indices of `dim`. */
  index_add(input: T, dim: number, index: T | IndexData, source: T | IndexAddBySource<T>, options?: IndexAddOptions): T;
  index_add(named: IndexAddByInputDimIndexSource<T>): T;
  index_add(input: T, named: IndexAddByDimIndexSource<T>): T;
  index_add(input: T, dim: number, named: IndexAddByIndexSource<T>): T;
  /** input with its slices at the indices of `dim` replaced by those of source. */
  index_copy(input: T, dim: number, index: T | IndexData, source: T | BySource<T>): T;
  index_copy(named: ByInputDimIndexSource<T>): T;
  index_copy(input: T, named: ByDimIndexSource<T>): T;
  index_copy(input: T, dim: number, named: ByIndexSource<T>): T;
  /** input with its slices at the indices of `dim` filled with a number (or a tensor without dimensions). */
  index_fill(input: T, dim: number, index: T | IndexData, value: T | Scalar | ByValue<T>): T;
  index_fill(named: ByInputDimIndexValue<T>): T;
  index_fill(input: T, named: ByDimIndexValue<T>): T;
  index_fill(input: T, dim: number, named: ByIndexValue<T>): T;
  /** input with values written (or added, with `accumulate`) at input[indices]: an index tensor, a mask or null for each dimension. */
  index_put(input: T, indices: readonly (T | null)[], values: T | IndexPutByValues<T>, accumulate?: boolean | IndexPutOptions): T;
  index_put(named: IndexPutByInputIndicesValues<T>): T;
  index_put(input: T, named: IndexPutByIndicesValues<T>): T;
  /** input with source combined with its slices at the indices of `dim`: prod, mean, amax or amin. */
  index_reduce(input: T, dim: number, index: T | IndexData, source: T, reduce: 'prod' | 'mean' | 'amax' | 'amin' | IndexReduceByReduce, options?: IndexReduceOptions): T;
  index_reduce(named: IndexReduceByInputDimIndexSourceReduce<T>): T;
  index_reduce(input: T, named: IndexReduceByDimIndexSourceReduce<T>): T;
  index_reduce(input: T, dim: number, named: IndexReduceByIndexSourceReduce<T>): T;
  index_reduce(input: T, dim: number, index: T | IndexData, named: IndexReduceBySourceReduce<T>): T;
  /** The slices of dimension `dim` at the indices, in their order: [n] indices give a dimension of size n. */
  index_select(input: T, dim: number, index: T | IndexData | ByIndex<T>): T;
  index_select(named: ByInputDimIndex<T>): T;
  index_select(input: T, named: ByDimIndex<T>): T;
  /** Sums of products over the last dimension of both; a 0-d argument multiplies. */
  inner(input: T, other: T | ByOther<T>): T;
  inner(named: ByInputOther<T>): T;
  /** Normalises each channel of each example of [n, c, …]; running statistics move by the mean over the examples. */
  instance_norm(input: T | InstanceNormByInput<T>, running_mean?: Given<T, InstanceNormOptions<T>> | InstanceNormOptions<T> | null, running_var?: Given<T, InstanceNormOptions<T>> | InstanceNormOptions<T> | null, weight?: Given<T, InstanceNormOptions<T>> | InstanceNormOptions<T> | null, bias?: Given<T, InstanceNormOptions<T>> | InstanceNormOptions<T> | null, use_input_stats?: boolean | InstanceNormOptions<T>, momentum?: number | InstanceNormOptions<T>, eps?: number | InstanceNormOptions<T>): T;
  /** [n, c, …] in another size, or scaled by a factor: mode 'nearest', 'nearest-exact', 'linear' (3-D), 'bilinear', 'bicubic' (4-D), 'trilinear' (5-D), 'area'. align_corners: corner pixels keep their place. */
  interpolate(input: T | InterpolateByInput<T>, size?: number | Ints<InterpolateOptions> | InterpolateOptions | null, scale_factor?: number | Ints<InterpolateOptions> | InterpolateOptions | null, mode?: 'nearest' | 'linear' | 'bilinear' | 'bicubic' | 'trilinear' | 'area' | 'nearest-exact' | InterpolateOptions, align_corners?: boolean | InterpolateOptions | null, recompute_scale_factor?: boolean | InterpolateOptions | null, antialias?: boolean | InterpolateOptions): T;
  /** linalg.inv: the inverse of square matrices [..., n, n]. */
  inverse(input: T | ByInput<T>): T;
  /** |input − other| ≤ atol + rtol · |other|, elementwise, as bool; equal infinities are close. Both of one dtype. */
  isclose(input: T, other: T | IscloseByOther<T>, rtol?: number | IscloseOptions, atol?: number | IscloseOptions, equal_nan?: boolean | IscloseOptions): T;
  isclose(named: IscloseByInputOther<T>): T;
  /** Whether a number is neither infinite nor nan, elementwise, as bool. */
  isfinite(input: T | ByInput<T>): T;
  /** Whether each of elements is one of test_elements, as bool. */
  isin(elements: T | Scalar, test_elements: T | Scalar | IsinByTestElements<T>, options?: IsinOptions): T;
  isin(named: IsinByElementsTestElements<T>): T;
  /** Whether a number is ∞ or −∞, elementwise, as bool. */
  isinf(input: T | ByInput<T>): T;
  /** Whether a number is nan, elementwise, as bool. */
  isnan(input: T | ByInput<T>): T;
  /** Whether a number is −∞, elementwise, as bool. */
  isneginf(input: T | ByInput<T>): T;
  /** Whether a number is ∞, elementwise, as bool. */
  isposinf(input: T | ByInput<T>): T;
  /** Whether a number is real, which all are, elementwise, as bool. */
  isreal(input: T | ByInput<T>): T;
  /** target · (log target − input), input holding log-probabilities; with `log_target` target does, too. 'batchmean' (the sum over the batch size) is the divergence, 'mean' divides by the number of elements. */
  kl_div(input: T, target: T | KlDivByTarget<T>, size_average?: boolean | KlDivOptions | null, reduce?: boolean | KlDivOptions | null, reduction?: 'none' | 'batchmean' | 'mean' | 'sum' | KlDivOptions, log_target?: boolean | KlDivOptions): T;
  kl_div(named: KlDivByInputTarget<T>): T;
  /** Kronecker product: every element of input times all of other, as blocks. */
  kron(input: T, other: T | ByOther<T>): T;
  kron(named: ByInputOther<T>): T;
  /** { values, indices } of the k-th smallest element along `dim`, counted from 1. */
  kthvalue(input: T, k: number | KthvalueByK, dim?: number | KthvalueOptions, keepdim?: boolean | KthvalueOptions): Named<T, 'values' | 'indices'>;
  kthvalue(named: KthvalueByInputK<T>): Named<T, 'values' | 'indices'>;
  /** Mean absolute error: the mean of |input − target|, or their sum, or each. Shapes broadcast. */
  l1_loss(input: T, target: T | L1LossByTarget<T>, size_average?: boolean | L1LossOptions | null, reduce?: boolean | L1LossOptions | null, reduction?: 'none' | 'mean' | 'sum' | L1LossOptions): T;
  l1_loss(named: L1LossByInputTarget<T>): T;
  /** (input − mean) / √(variance + eps) · weight + bias, over the last dimensions, which are normalized_shape (the variance divides by n). */
  layer_norm(input: T, normalized_shape: number | readonly number[] | LayerNormByNormalizedShape<T>, weight?: Given<T, LayerNormOptions<T>> | LayerNormOptions<T> | null, bias?: Given<T, LayerNormOptions<T>> | LayerNormOptions<T> | null, eps?: number | LayerNormOptions<T>): T;
  layer_norm(named: LayerNormByInputNormalizedShape<T>): T;
  /** The least common multiple; 0 where one is 0, elementwise; shapes broadcast. Of integers only. */
  lcm(input: T, other: T | ByOther<T>): T;
  lcm(named: ByInputOther<T>): T;
  /** input · 2^other, elementwise. */
  ldexp(input: T, other: T | ByOther<T>): T;
  ldexp(named: ByInputOther<T>): T;
  /** input ≤ other, elementwise, as bool; shapes broadcast. */
  le(input: T, other: T | Scalar | LeByOther<T>): T;
  le(named: LeByInputOther<T>): T;
  /** input ≤ other, elementwise, as bool; shapes broadcast. */
  less_equal(input: T, other: T | Scalar | LeByOther<T>): T;
  less_equal(named: LeByInputOther<T>): T;
  /** input where it is positive, negative_slope · input elsewhere. */
  leaky_relu(input: T | LeakyReluByInput<T>, negative_slope?: number | LeakyReluOptions, inplace?: boolean | LeakyReluOptions): T;
  /** input + weight · (end − input): from input (weight 0) to end (weight 1). All of one float dtype. */
  lerp(input: T, end: T, weight: T | Scalar | ByWeight<T>): T;
  lerp(named: ByInputEndWeight<T>): T;
  lerp(input: T, named: ByEndWeight<T>): T;
  /** ln |Γ(x)|, elementwise; ∞ at 0, −1, −2, …. */
  lgamma(input: T | ByInput<T>): T;
  /** input · weightᵀ + bias: input [..., in], weight [out, in] (or [in]), bias [out] give [..., out]. */
  linear(input: T, weight: T | LinearByWeight<T>, bias?: Given<T, LinearOptions<T>> | LinearOptions<T> | null): T;
  linear(named: LinearByInputWeight<T>): T;
  /** `steps` numbers from start to end, both included, at equal distances. */
  linspace(start: number, end: number, steps: number | LinspaceBySteps, options?: LinspaceOptions): T;
  linspace(named: LinspaceByStartEndSteps): T;
  linspace(start: number, named: LinspaceByEndSteps): T;
  /** input / (k + alpha · mean of squares over `size` neighbouring channels)^beta: [n, c, …]. */
  local_response_norm(input: T, size: number | LocalResponseNormBySize, alpha?: number | LocalResponseNormOptions, beta?: number | LocalResponseNormOptions, k?: number | LocalResponseNormOptions): T;
  local_response_norm(named: LocalResponseNormByInputSize<T>): T;
  /** The natural logarithm, elementwise; nan below 0. */
  log(input: T | ByInput<T>): T;
  /** The logarithm to base 10, elementwise. */
  log10(input: T | ByInput<T>): T;
  /** log(1 + input), elementwise, exact near 0. */
  log1p(input: T | ByInput<T>): T;
  /** The logarithm to base 2, elementwise. */
  log2(input: T | ByInput<T>): T;
  /** The logarithm of softmax along `dim`, finite however large the scores are. Without dim: as softmax. */
  log_softmax(input: T | LogSoftmaxByInput<T>, dim?: number | LogSoftmaxOptions | null, dtype?: DType | DTypeName | LogSoftmaxOptions | null): T;
  /** log(e^input + e^other) without overflow, elementwise. */
  logaddexp(input: T, other: T | ByOther<T>): T;
  logaddexp(named: ByInputOther<T>): T;
  /** log2(2^input + 2^other) without overflow, elementwise. */
  logaddexp2(input: T, other: T | ByOther<T>): T;
  logaddexp2(named: ByInputOther<T>): T;
  /** Running log Σ e^input along `dim`, without overflow. */
  logcumsumexp(input: T, dim: number | ByDim): T;
  logcumsumexp(named: ByInputDim<T>): T;
  /** The logarithm of the determinant; nan where it is negative. */
  logdet(input: T | ByInput<T>): T;
  /** input and other, elementwise, as bool; what is not 0 is true. */
  logical_and(input: T, other: T | ByOther<T>): T;
  logical_and(named: ByInputOther<T>): T;
  /** True where input is 0, elementwise. */
  logical_not(input: T | ByInput<T>): T;
  /** input or other, elementwise, as bool; what is not 0 is true. */
  logical_or(input: T, other: T | ByOther<T>): T;
  logical_or(named: ByInputOther<T>): T;
  /** Either input or other, elementwise, as bool; what is not 0 is true. */
  logical_xor(input: T, other: T | ByOther<T>): T;
  logical_xor(named: ByInputOther<T>): T;
  /** log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps]. */
  logit(input: T | LogitByInput<T>, eps?: number | LogitOptions | null): T;
  /** log(1/(1 + e^(−input))), elementwise, without overflow. */
  logsigmoid(input: T | ByInput<T>): T;
  /** `steps` numbers base^start … base^end whose exponents have equal distances. */
  logspace(start: number, end: number, steps: number | LogspaceBySteps, base?: number | LogspaceOptions, options?: LogspaceOptions): T;
  logspace(named: LogspaceByStartEndSteps): T;
  logspace(start: number, named: LogspaceByEndSteps): T;
  /** log Σ e^input over `dim`, without overflow. Integers become floats. */
  logsumexp(input: T, dim: number | readonly number[] | LogsumexpByDim, keepdim?: boolean | LogsumexpOptions): T;
  logsumexp(named: LogsumexpByInputDim<T>): T;
  /** (Σ x^p)^(1/p) of each window over 1 dimension. */
  lp_pool1d(input: T, norm_type: number, kernel_size: number | readonly number[] | LpPool1dByKernelSize, stride?: number | Ints<LpPool1dOptions> | LpPool1dOptions | null, ceil_mode?: boolean | LpPool1dOptions): T;
  lp_pool1d(named: LpPool1dByInputNormTypeKernelSize<T>): T;
  lp_pool1d(input: T, named: LpPool1dByNormTypeKernelSize): T;
  /** (Σ x^p)^(1/p) of each window over 2 dimensions. */
  lp_pool2d(input: T, norm_type: number, kernel_size: number | readonly number[] | LpPool2dByKernelSize, stride?: number | Ints<LpPool2dOptions> | LpPool2dOptions | null, ceil_mode?: boolean | LpPool2dOptions): T;
  lp_pool2d(named: LpPool2dByInputNormTypeKernelSize<T>): T;
  lp_pool2d(input: T, named: LpPool2dByNormTypeKernelSize): T;
  /** input < other, elementwise, as bool; shapes broadcast. */
  lt(input: T, other: T | Scalar | LtByOther<T>): T;
  lt(named: LtByInputOther<T>): T;
  /** input < other, elementwise, as bool; shapes broadcast. */
  less(input: T, other: T | Scalar | LtByOther<T>): T;
  less(named: LtByInputOther<T>): T;
  /** [LU, pivots] as linalg.lu_factor, without errors; with get_infos [LU, pivots, info]. */
  lu(A: T | LuByA<T>, pivot?: boolean | LuOptions, get_infos?: boolean | LuOptions): T[];
  /** linalg.lu_solve with the right-hand sides first. */
  lu_solve(b: T, LU_data: T, LU_pivots: T | ByLUPivots<T>): T;
  lu_solve(named: ByBLUDataLUPivots<T>): T;
  lu_solve(b: T, named: ByLUDataLUPivots<T>): T;
  /** { P, L, U } from what lu_factor gives. unpack_data false: L and U are empty; unpack_pivots false: P is. */
  lu_unpack(LU_data: T, LU_pivots: T | LuUnpackByLUPivots<T>, unpack_data?: boolean | LuUnpackOptions, unpack_pivots?: boolean | LuUnpackOptions): Named<T, 'P' | 'L' | 'U'>;
  lu_unpack(named: LuUnpackByLUDataLUPivots<T>): Named<T, 'P' | 'L' | 'U'>;
  /** max(0, −target · (input1 − input2) + margin): target 1 asks for the first to be larger, −1 for the second. */
  margin_ranking_loss(input1: T, input2: T, target: T | MarginRankingLossByTarget<T>, margin?: number | MarginRankingLossOptions, size_average?: boolean | MarginRankingLossOptions | null, reduce?: boolean | MarginRankingLossOptions | null, reduction?: 'none' | 'mean' | 'sum' | MarginRankingLossOptions): T;
  margin_ranking_loss(named: MarginRankingLossByInput1Input2Target<T>): T;
  margin_ranking_loss(input1: T, named: MarginRankingLossByInput2Target<T>): T;
  /** input with `value` (a number or a tensor without dimensions) where the bool mask is true; shapes broadcast. */
  masked_fill(input: T, mask: T, value: T | Scalar | ByValue<T>): T;
  masked_fill(named: ByInputMaskValue<T>): T;
  masked_fill(input: T, named: ByMaskValue<T>): T;
  /** input with the elements of source, in order, where the bool mask is true; input and mask broadcast. It reads the mask at once. */
  masked_scatter(input: T, mask: T, source: T | BySource<T>): T;
  masked_scatter(named: ByInputMaskSource<T>): T;
  masked_scatter(input: T, named: ByMaskSource<T>): T;
  /** A vector of the elements where the bool mask is true; shapes broadcast. It reads the mask at once. */
  masked_select(input: T, mask: T | ByMask<T>): T;
  masked_select(named: ByInputMask<T>): T;
  /** Matrix product: vectors give a dot product, matrices a matrix product, more dimensions are a batch that broadcasts. */
  matmul(input: T, other: T | ByOther<T>): T;
  matmul(named: ByInputOther<T>): T;
  /** Σ Aᵏ/k! of square matrices [..., n, n]. */
  matrix_exp(input: T | ByInput<T>): T;
  /** The n-th power of square matrices [..., k, k]; negative n takes powers of the inverse. */
  matrix_power(input: T, n: number | ByN): T;
  matrix_power(named: ByInputN<T>): T;
  /** The largest of all elements (equal ones share the gradient); with `dim`, { values, indices } along it; with another tensor, the largest of both, elementwise. nan wins. */
  max(input: T): T;
  max(input: T, dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  max(input: T, named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  max(input: T, other: T | { other: T }): T;
  /** The largest element of each window over 1 dimension: [n, c, …] or [c, …]. With return_indices also its flat position in the channel's space. Padding is −∞; nan wins. */
  max_pool1d(input: T, kernel_size: number | readonly number[] | { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: false }, options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: false }): T;
  max_pool1d(input: T, kernel_size: number | readonly number[], options: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices: true }): [T, T];
  max_pool1d(input: T, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean, return_indices?: false): T;
  max_pool1d(input: T, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], ceil_mode: boolean, return_indices: boolean): T | [T, T];
  /** The largest element of each window over 2 dimensions: [n, c, …] or [c, …]. With return_indices also its flat position in the channel's space. Padding is −∞; nan wins. */
  max_pool2d(input: T, kernel_size: number | readonly number[] | { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: false }, options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: false }): T;
  max_pool2d(input: T, kernel_size: number | readonly number[], options: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices: true }): [T, T];
  max_pool2d(input: T, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean, return_indices?: false): T;
  max_pool2d(input: T, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], ceil_mode: boolean, return_indices: boolean): T | [T, T];
  /** The largest element of each window over 3 dimensions: [n, c, …] or [c, …]. With return_indices also its flat position in the channel's space. Padding is −∞; nan wins. */
  max_pool3d(input: T, kernel_size: number | readonly number[] | { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: false }, options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: false }): T;
  max_pool3d(input: T, kernel_size: number | readonly number[], options: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices: true }): [T, T];
  max_pool3d(input: T, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean, return_indices?: false): T;
  max_pool3d(input: T, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], ceil_mode: boolean, return_indices: boolean): T | [T, T];
  /** The values of max_pool1d at the places that its indices say, zeros elsewhere: [n, c, …space] or [c, …space]. Windows that overlap may name one place twice; the last value stays. */
  max_unpool1d(input: T, indices: T | IndexData, kernel_size: number | readonly number[] | MaxUnpool1dByKernelSize, stride?: number | Ints<MaxUnpool1dOptions> | MaxUnpool1dOptions | null, padding?: number | Ints<MaxUnpool1dOptions> | MaxUnpool1dOptions, output_size?: number | Ints<MaxUnpool1dOptions> | MaxUnpool1dOptions | null): T;
  max_unpool1d(named: MaxUnpool1dByInputIndicesKernelSize<T>): T;
  max_unpool1d(input: T, named: MaxUnpool1dByIndicesKernelSize<T>): T;
  /** The values of max_pool2d at the places that its indices say, zeros elsewhere: [n, c, …space] or [c, …space]. Windows that overlap may name one place twice; the last value stays. */
  max_unpool2d(input: T, indices: T | IndexData, kernel_size: number | readonly number[] | MaxUnpool2dByKernelSize, stride?: number | Ints<MaxUnpool2dOptions> | MaxUnpool2dOptions | null, padding?: number | Ints<MaxUnpool2dOptions> | MaxUnpool2dOptions, output_size?: number | Ints<MaxUnpool2dOptions> | MaxUnpool2dOptions | null): T;
  max_unpool2d(named: MaxUnpool2dByInputIndicesKernelSize<T>): T;
  max_unpool2d(input: T, named: MaxUnpool2dByIndicesKernelSize<T>): T;
  /** The values of max_pool3d at the places that its indices say, zeros elsewhere: [n, c, …space] or [c, …space]. Windows that overlap may name one place twice; the last value stays. */
  max_unpool3d(input: T, indices: T | IndexData, kernel_size: number | readonly number[] | MaxUnpool3dByKernelSize, stride?: number | Ints<MaxUnpool3dOptions> | MaxUnpool3dOptions | null, padding?: number | Ints<MaxUnpool3dOptions> | MaxUnpool3dOptions, output_size?: number | Ints<MaxUnpool3dOptions> | MaxUnpool3dOptions | null): T;
  max_unpool3d(named: MaxUnpool3dByInputIndicesKernelSize<T>): T;
  max_unpool3d(input: T, named: MaxUnpool3dByIndicesKernelSize<T>): T;
  /** The larger of input and other, elementwise; nan where either is. Equal ones share the gradient. */
  maximum(input: T, other: T | ByOther<T>): T;
  maximum(named: ByInputOther<T>): T;
  /** Mean over `dim` (all dimensions where absent). Integers need `dtype`. */
  mean(input: T | MeanByInput<T>, dim?: number | Ints<MeanOptions> | MeanOptions | null, keepdim?: boolean | MeanOptions, options?: MeanOptions): T;
  /** The middle element (the lower of two); with `dim`, { values, indices } along it. nan, where there is one. */
  median(input: T): T;
  median(input: T, dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  median(input: T, named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  /** The coordinates of a grid from those of its axes, as views: 'ij' (default) has one dimension per tensor in order, 'xy' exchanges the first two. */
  meshgrid(tensors: T | readonly T[] | MeshgridByTensors<T>, ...more: readonly (T | MeshgridOptions)[]): T[];
  /** The smallest of all elements (equal ones share the gradient); with `dim`, { values, indices } along it; with another tensor, the smallest of both, elementwise. nan wins. */
  min(input: T): T;
  min(input: T, dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  min(input: T, named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  min(input: T, other: T | { other: T }): T;
  /** The smaller of input and other, elementwise; nan where either is. Equal ones share the gradient. */
  minimum(input: T, other: T | ByOther<T>): T;
  minimum(named: ByInputOther<T>): T;
  /** input · tanh(softplus(input)), elementwise. */
  mish(input: T | MishByInput<T>, inplace?: boolean | MishOptions): T;
  /** Matrix product of [m, k] and [k, n], without broadcasting. */
  mm(input: T, mat2: T | ByMat2<T>): T;
  mm(named: ByInputMat2<T>): T;
  /** { values, indices } of what is there most often along `dim` (the smallest of several), and the last place where it stands. */
  mode(input: T | ModeByInput<T>, dim?: number | ModeOptions, keepdim?: boolean | ModeOptions): Named<T, 'values' | 'indices'>;
  /** A view with dimensions `source` moved to `destination`; the others keep their order. */
  movedim(input: T, source: number | readonly number[], destination: number | readonly number[] | ByDestination): T;
  movedim(named: ByInputSourceDestination<T>): T;
  movedim(input: T, named: BySourceDestination): T;
  /** A view with dimensions `source` moved to `destination`; the others keep their order. */
  moveaxis(input: T, source: number | readonly number[], destination: number | readonly number[] | ByDestination): T;
  moveaxis(named: ByInputSourceDestination<T>): T;
  moveaxis(input: T, named: BySourceDestination): T;
  /** Mean squared error: the mean of (input − target)², or their sum, or each. Shapes broadcast. */
  mse_loss(input: T, target: T | MseLossByTarget<T>, size_average?: boolean | MseLossOptions | null, reduce?: boolean | MseLossOptions | null, reduction?: 'none' | 'mean' | 'sum' | MseLossOptions): T;
  mse_loss(named: MseLossByInputTarget<T>): T;
  /** The elements of the first dimension in order. */
  msort(input: T | ByInput<T>): T;
  /** input · other, elementwise; shapes broadcast. */
  mul(input: T | Scalar, other: T | Scalar | MulByOther<T>): T;
  mul(named: MulByInputOther<T>): T;
  /** input · other, elementwise; shapes broadcast. */
  multiply(input: T | Scalar, other: T | Scalar | MulByOther<T>): T;
  multiply(named: MulByInputOther<T>): T;
  /** The mean over the other classes of max(0, margin − input[target] + input[i])^p, p 1 or 2: input [n, classes] or [classes], target [n] or []. */
  multi_margin_loss(input: T, target: T | IndexData | MultiMarginLossByTarget<T>, p?: number | MultiMarginLossOptions<T>, margin?: number | MultiMarginLossOptions<T>, weight?: Given<T, MultiMarginLossOptions<T>> | MultiMarginLossOptions<T> | null, size_average?: boolean | MultiMarginLossOptions<T> | null, reduce?: boolean | MultiMarginLossOptions<T> | null, reduction?: 'none' | 'mean' | 'sum' | MultiMarginLossOptions<T>): T;
  multi_margin_loss(named: MultiMarginLossByInputTarget<T>): T;
  /** Σ max(0, 1 − input[right] + input[wrong]) / classes over pairs of right and wrong classes; a row of target names the right ones, up to the first −1. */
  multilabel_margin_loss(input: T, target: T | IndexData | MultilabelMarginLossByTarget<T>, size_average?: boolean | MultilabelMarginLossOptions | null, reduce?: boolean | MultilabelMarginLossOptions | null, reduction?: 'none' | 'mean' | 'sum' | MultilabelMarginLossOptions): T;
  multilabel_margin_loss(named: MultilabelMarginLossByInputTarget<T>): T;
  /** binary_cross_entropy of sigmoid(input), averaged over the classes (the last dimension). */
  multilabel_soft_margin_loss(input: T, target: T | MultilabelSoftMarginLossByTarget<T>, weight?: Given<T, MultilabelSoftMarginLossOptions<T>> | MultilabelSoftMarginLossOptions<T> | null, size_average?: boolean | MultilabelSoftMarginLossOptions<T> | null, reduce?: boolean | MultilabelSoftMarginLossOptions<T> | null, reduction?: 'none' | 'mean' | 'sum' | MultilabelSoftMarginLossOptions<T>): T;
  multilabel_soft_margin_loss(named: MultilabelSoftMarginLossByInputTarget<T>): T;
  /** Indices drawn by the weights in each row, as int64; each at most once unless `replacement`. */
  multinomial(input: T, num_samples: number, replacement?: boolean | { replacement?: boolean; generator?: unknown }, options?: { generator?: unknown }): T;
  /** Product of a matrix [m, k] and a vector [k]. */
  mv(input: T, vec: T | ByVec<T>): T;
  mv(named: ByInputVec<T>): T;
  /** p(p − 1)/4 · ln π + Σ lgamma(input − j/2) for j from 0 to p − 1, elementwise: the multivariate log-gamma function. */
  mvlgamma(input: T, p: number | ByP): T;
  mvlgamma(named: ByInputP<T>): T;
  /** input with nan, ∞ and −∞ replaced; by 0 and the largest and smallest number of the dtype where nothing is given. */
  nan_to_num(input: T | NanToNumByInput<T>, nan?: number | NanToNumOptions, posinf?: number | NanToNumOptions | null, neginf?: number | NanToNumOptions | null): T;
  /** Mean over `dim` (all dimensions where absent) of what is not nan. */
  nanmean(input: T | NanmeanByInput<T>, dim?: number | Ints<NanmeanOptions> | NanmeanOptions | null, keepdim?: boolean | NanmeanOptions, options?: NanmeanOptions): T;
  /** The middle element (the lower of two); with `dim`, { values, indices } along it. nan does not count. */
  nanmedian(input: T): T;
  nanmedian(input: T, dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  nanmedian(input: T, named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  /** The q-th quantiles (0 to 1) of all elements or along `dim`, between neighbours by `interpolation`; several q make a first dimension. nan is left out; where nothing is left, nan. */
  nanquantile(input: T, q: T | Scalar | NanquantileByQ<T>, dim?: number | NanquantileOptions | null, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): T;
  nanquantile(named: NanquantileByInputQ<T>): T;
  /** Sum over `dim` (all dimensions where absent) of what is not nan. */
  nansum(input: T | NansumByInput<T>, dim?: number | Ints<NansumOptions> | NansumOptions | null, keepdim?: boolean | NansumOptions, options?: NansumOptions): T;
  /** The view of `length` elements of a dimension from `start` on. */
  narrow(input: T, dim: number, start: number, length: number | ByLength): T;
  narrow(named: ByInputDimStartLength<T>): T;
  narrow(input: T, named: ByDimStartLength): T;
  narrow(input: T, dim: number, named: ByStartLength): T;
  /** A copy of narrow(dim, start, length). */
  narrow_copy(input: T, dim: number, start: number, length: number | ByLength): T;
  narrow_copy(named: ByInputDimStartLength<T>): T;
  narrow_copy(input: T, named: ByDimStartLength): T;
  narrow_copy(input: T, dim: number, named: ByStartLength): T;
  /** input ≠ other, elementwise, as bool; shapes broadcast. */
  ne(input: T, other: T | Scalar | NeByOther<T>): T;
  ne(named: NeByInputOther<T>): T;
  /** input ≠ other, elementwise, as bool; shapes broadcast. */
  not_equal(input: T, other: T | Scalar | NeByOther<T>): T;
  not_equal(named: NeByInputOther<T>): T;
  /** −input, elementwise. Not for bool. */
  neg(input: T | ByInput<T>): T;
  /** −input, elementwise. Not for bool. */
  negative(input: T | ByInput<T>): T;
  /** The float that follows input on the way to other, elementwise; both of one dtype. */
  nextafter(input: T, other: T | ByOther<T>): T;
  nextafter(named: ByInputOther<T>): T;
  /** Minus the log-probability of the target class: input [n, classes] (or [classes], or [n, classes, …]) from log_softmax, target [n] (or [], or [n, …]) of class numbers. Means are weighed; `ignore_index` does not count. */
  nll_loss(input: T, target: T | IndexData | NllLossByTarget<T>, weight?: Given<T, NllLossOptions<T>> | NllLossOptions<T> | null, size_average?: boolean | NllLossOptions<T> | null, ignore_index?: number | NllLossOptions<T>, reduce?: boolean | NllLossOptions<T> | null, reduction?: 'none' | 'mean' | 'sum' | NllLossOptions<T>): T;
  nll_loss(named: NllLossByInputTarget<T>): T;
  /** Positions of the elements that are not 0, row-major: [n, dimensions] of int64, or with `as_tuple` a vector for each dimension. It reads the values at once. */
  nonzero(input: T): T;
  nonzero(input: T, options: { as_tuple: true }): T[];
  nonzero(input: T, options: { as_tuple: boolean }): T | T[];
  /** (Σ |input|^p)^(1/p) over `dim` (all where absent); p: 'fro' (2), a number, Infinity, −Infinity or 0 (how many are not 0). Where the norm is 0, so is its derivative. */
  norm(input: T | NormByInput<T>, p?: number | 'fro' | 'nuc' | NormOptions | null, dim?: number | Ints<NormOptions> | NormOptions | null, keepdim?: boolean | NormOptions, options?: NormOptions): T;
  /** Normal numbers with mean and standard deviation from numbers (then with a shape) or, element by element, from tensors. */
  normal(mean: number, std: number, size: readonly number[], options?: { generator?: unknown; dtype?: DType | DTypeName | null; requires_grad?: boolean }): T;
  normal(mean: T, std?: T | number, options?: { generator?: unknown }): T;
  normal(mean: number, std: T, options?: { generator?: unknown }): T;
  /** input / max(p-norm along dim, eps). */
  normalize(input: T | NormalizeByInput<T>, p?: number | NormalizeOptions, dim?: number | Ints<NormalizeOptions> | NormalizeOptions, eps?: number | NormalizeOptions): T;
  /** int64 rows with a 1 at the class and 0 elsewhere: [...] gives [..., num_classes]. num_classes −1: one more than the largest. */
  one_hot(tensor: T | IndexData | OneHotByTensor<T>, num_classes?: number | OneHotOptions): T;
  /** Ones of the given shape. */
  ones(size: number | readonly number[] | OnesBySize, ...more: readonly (number | OnesOptions)[]): T;
  /** ones with the shape and dtype of a tensor. */
  ones_like(input: T | OnesLikeByInput<T>, options?: OnesLikeOptions): T;
  /** The first n columns of the product of the reflections that geqrf gives: an orthonormal [..., m, n]. */
  orgqr(input: T, tau: T | ByTau<T>): T;
  orgqr(named: ByInputTau<T>): T;
  /** Q · other (or other · Q where left is false; with transpose Qᵀ) for the whole orthogonal Q of the reflections that geqrf gives. No derivative. */
  ormqr(input: T, tau: T, other: T | OrmqrByOther<T>, left?: boolean | OrmqrOptions, transpose?: boolean | OrmqrOptions): T;
  ormqr(named: OrmqrByInputTauOther<T>): T;
  ormqr(input: T, named: OrmqrByTauOther<T>): T;
  /** Every product of an element of input and an element of vec2: [n] and [m] give [n, m]. */
  outer(input: T, vec2: T | ByVec2<T>): T;
  outer(named: ByInputVec2<T>): T;
  /** Every product of an element of input and an element of vec2: [n] and [m] give [n, m]. */
  ger(input: T, vec2: T | ByVec2<T>): T;
  ger(named: ByInputVec2<T>): T;
  /** input made larger: `pad` lists how much before and after, from the last dimension on (negative cuts off). mode 'constant' (with `value`), 'reflect', 'replicate' or 'circular'. */
  pad(input: T, pad: number | readonly number[] | PadByPad, mode?: 'constant' | 'reflect' | 'replicate' | 'circular' | PadOptions, value?: number | PadOptions | null): T;
  pad(named: PadByInputPad<T>): T;
  /** The p-norm of x1 − x2 + eps along the last dimension; shapes broadcast. */
  pairwise_distance(x1: T, x2: T | PairwiseDistanceByX2<T>, p?: number | PairwiseDistanceOptions, eps?: number | PairwiseDistanceOptions, keepdim?: boolean | PairwiseDistanceOptions): T;
  pairwise_distance(named: PairwiseDistanceByX1X2<T>): T;
  /** p-norm distances of every pair of rows, each once: [n, d] gives [n · (n − 1) / 2]. */
  pdist(input: T | PdistByInput<T>, p?: number | PdistOptions): T;
  /** A view with the dimensions in another order. */
  permute(input: T, dims: number | readonly number[] | ByDims, ...more: readonly number[]): T;
  permute(named: ByInputDims<T>): T;
  /** linalg.pinv with a relative tolerance. */
  pinverse(input: T | PinverseByInput<T>, rcond?: number | PinverseOptions): T;
  /** Channels as pixels: [..., c · r², h, w] gives [..., c, h · r, w · r]. */
  pixel_shuffle(input: T, upscale_factor: number | ByUpscaleFactor): T;
  pixel_shuffle(named: ByInputUpscaleFactor<T>): T;
  /** Pixels as channels: [..., c, h · r, w · r] gives [..., c · r², h, w]. */
  pixel_unshuffle(input: T, downscale_factor: number | ByDownscaleFactor): T;
  pixel_unshuffle(named: ByInputDownscaleFactor<T>): T;
  /** Minus the log-likelihood of counts under a Poisson distribution whose (log-)rate is input; `full` adds Stirling’s term. */
  poisson_nll_loss(input: T, target: T | PoissonNllLossByTarget<T>, log_input?: boolean | PoissonNllLossOptions, full?: boolean | PoissonNllLossOptions, size_average?: boolean | PoissonNllLossOptions | null, eps?: number | PoissonNllLossOptions, reduce?: boolean | PoissonNllLossOptions | null, reduction?: 'none' | 'mean' | 'sum' | PoissonNllLossOptions): T;
  poisson_nll_loss(named: PoissonNllLossByInputTarget<T>): T;
  /** The n-th derivative of ψ(x), elementwise. */
  polygamma(n: number, input: T | ByInput<T>): T;
  polygamma(named: ByNInput<T>): T;
  /** input itself. Not for bool. */
  positive(input: T | ByInput<T>): T;
  /** input to the power of exponent, elementwise. Integers stay integers, and then no number exponent may be negative. */
  pow(input: T | Scalar, exponent: T | Scalar | ByExponent<T>): T;
  pow(named: ByInputExponent<T>): T;
  /** input where it is positive, weight · input elsewhere; weight has one number or one for each channel (dimension 1). */
  prelu(input: T, weight: T | PreluByWeight<T>): T;
  prelu(named: ByInputWeight<T>): T;
  /** Product over one dimension (all where absent). Integers and bool multiply as int64. Zeros have derivatives, too. */
  prod(input: T | ProdByInput<T>, dim?: number | ProdOptions | null, keepdim?: boolean | ProdOptions, options?: ProdOptions): T;
  /** input with source written (or added, with `accumulate`) at positions of the flattened tensor; negative ones count from the end. */
  put(input: T, index: T | IndexData, source: T | PutBySource<T>, accumulate?: boolean | PutOptions): T;
  put(named: PutByInputIndexSource<T>): T;
  put(input: T, named: PutByIndexSource<T>): T;
  /** { Q, R } of linalg.qr: reduced, or without `some` complete. */
  qr(input: T | QrByInput<T>, some?: boolean | QrOptions): Named<T, 'Q' | 'R'>;
  /** The q-th quantiles (0 to 1) of all elements or along `dim`, between neighbours by `interpolation`; several q make a first dimension. nan where there is one. */
  quantile(input: T, q: T | Scalar | QuantileByQ<T>, dim?: number | QuantileOptions | null, keepdim?: boolean | QuantileOptions, options?: QuantileOptions): T;
  quantile(named: QuantileByInputQ<T>): T;
  /** Radians to degrees. */
  rad2deg(input: T | ByInput<T>): T;
  /** Uniform numbers in [0, 1) of the given shape. */
  rand(size: number | readonly number[] | RandBySize, ...more: readonly (number | RandOptions)[]): T;
  /** Uniform numbers in [0, 1) with the shape and dtype of a tensor. */
  rand_like(input: T | RandLikeByInput<T>, options?: RandLikeOptions): T;
  /** Integers in [low, high) of the given shape, as int64: randint(high, size), randint(low, high, size). */
  randint(high: number, size: readonly number[], options?: { generator?: unknown; dtype?: DType | DTypeName | null; device?: unknown; requires_grad?: boolean }): T;
  randint(low: number, high: number, size: readonly number[], options?: { generator?: unknown; dtype?: DType | DTypeName | null; device?: unknown; requires_grad?: boolean }): T;
  randint(named: { low?: number; high: number; size: readonly number[]; generator?: unknown; dtype?: DType | DTypeName | null }): T;
  /** Integers in [low, high) with the shape and dtype of a tensor: randint_like(x, high), randint_like(x, low, high). */
  randint_like(input: T | RandintLikeByInput<T>, low?: number | RandintLikeOptions, high?: number | RandintLikeOptions | null, options?: RandintLikeOptions): T;
  /** Standard normal numbers of the given shape. */
  randn(size: number | readonly number[] | RandnBySize, ...more: readonly (number | RandnOptions)[]): T;
  /** Standard normal numbers with the shape and dtype of a tensor. */
  randn_like(input: T | RandnLikeByInput<T>, options?: RandnLikeOptions): T;
  /** The integers 0 … n − 1 in random order, as int64. */
  randperm(n: number | RandpermByN, options?: RandpermOptions): T;
  /** All elements in one dimension: a view of a contiguous tensor, otherwise a copy. */
  ravel(input: T | ByInput<T>): T;
  /** The real part: of real numbers, input itself. */
  real(input: T | ByInput<T>): T;
  /** 1/input, elementwise. */
  reciprocal(input: T | ByInput<T>): T;
  /** max(0, input), elementwise; its derivative at 0 is 0. */
  relu(input: T | ReluByInput<T>, inplace?: boolean | ReluOptions): T;
  /** min(max(0, input), 6), elementwise. */
  relu6(input: T | Relu6ByInput<T>, inplace?: boolean | Relu6Options): T;
  /** The remainder of input / other with the sign of other (Python’s %). */
  remainder(input: T | Scalar, other: T | Scalar | RemainderByOther<T>): T;
  remainder(named: RemainderByInputOther<T>): T;
  /** The slices of a dimension, each scaled down to the p-norm maxnorm where it is longer. */
  renorm(input: T, p: number, dim: number, maxnorm: number | ByMaxnorm): T;
  renorm(named: ByInputPDimMaxnorm<T>): T;
  renorm(input: T, named: ByPDimMaxnorm): T;
  renorm(input: T, p: number, named: ByDimMaxnorm): T;
  /** Each element repeated along `dim` (flattened where absent): as often as a number says, or a vector with one number for each index. Of a vector alone, the indices. */
  repeat_interleave(input: T | RepeatInterleaveByInput<T>, repeats?: T | Scalar | RepeatInterleaveOptions<T> | null, dim?: number | RepeatInterleaveOptions<T> | null, options?: RepeatInterleaveOptions<T>): T;
  /** The same elements in another shape; a view where strides allow, otherwise a copy. One size may be −1. */
  reshape(input: T, shape: number | readonly number[] | ByShape, ...more: readonly number[]): T;
  reshape(named: ByInputShape<T>): T;
  /** input itself: there are no lazy conjugates. */
  resolve_conj(input: T | ByInput<T>): T;
  /** input itself: there are no lazy negatives. */
  resolve_neg(input: T | ByInput<T>): T;
  /** input / √(mean of squares + eps) · weight, over the last dimensions, which are normalized_shape. eps is the dtype’s own where absent. */
  rms_norm(input: T, normalized_shape: number | readonly number[] | RmsNormByNormalizedShape<T>, weight?: Given<T, RmsNormOptions<T>> | RmsNormOptions<T> | null, eps?: number | RmsNormOptions<T> | null): T;
  rms_norm(named: RmsNormByInputNormalizedShape<T>): T;
  /** A copy with elements moved on by `shifts` along `dims`; what leaves the end comes back at the start. Without dims, flattened. */
  roll(input: T, shifts: number | readonly number[] | RollByShifts, dims?: number | Ints<RollOptions> | RollOptions | null): T;
  roll(named: RollByInputShifts<T>): T;
  /** A copy turned k times by 90° in the plane of two dims, from the first towards the second. */
  rot90(input: T | Rot90ByInput<T>, k?: number | Rot90Options, dims?: number | Ints<Rot90Options> | Rot90Options): T;
  /** The nearest number with `decimals` decimals; halves go to the even one. */
  round(input: T | RoundByInput<T>, options?: RoundOptions): T;
  /** input where it is positive; elsewhere times a slope: the mean of lower and upper, or in training one drawn for each element. */
  rrelu(input: T | RreluByInput<T>, lower?: number | RreluOptions, upper?: number | RreluOptions, training?: boolean | RreluOptions, inplace?: boolean | RreluOptions): T;
  /** 1/√input, elementwise. */
  rsqrt(input: T | ByInput<T>): T;
  /** other − alpha · input, elementwise; shapes broadcast. Not for bool. */
  rsub(input: T | Scalar, other: T | Scalar | RsubByOther<T>, alpha?: number | RsubOptions): T;
  rsub(named: RsubByInputOther<T>): T;
  /** softmax(query · keyᵀ · scale + mask) · value: [..., l, e], [..., s, e], [..., s, v] give [..., l, v]. scale is 1/√e where absent. A bool mask says what takes part, a float mask is added; is_causal lets position i see 0…i. */
  scaled_dot_product_attention(query: T, key: T, value: T | ScaledDotProductAttentionByValue<T>, attn_mask?: Given<T, ScaledDotProductAttentionOptions<T>> | ScaledDotProductAttentionOptions<T> | null, dropout_p?: number | ScaledDotProductAttentionOptions<T>, is_causal?: boolean | ScaledDotProductAttentionOptions<T>, options?: ScaledDotProductAttentionOptions<T>): T;
  scaled_dot_product_attention(named: ScaledDotProductAttentionByQueryKeyValue<T>): T;
  scaled_dot_product_attention(query: T, named: ScaledDotProductAttentionByKeyValue<T>): T;
  /** input with src (or one number) written where index says along `dim`; of equal indices the last one wins. `reduce`: "add" or "multiply" with what is there. */
  scatter(input: T, dim: number, index: T | IndexData | ScatterByIndex<T>, src?: Given<T, ScatterOptions<T>> | Scalar | ScatterOptions<T> | null, options?: ScatterOptions<T>): T;
  scatter(named: ScatterByInputDimIndex<T>): T;
  scatter(input: T, named: ScatterByDimIndex<T>): T;
  /** input with src added where index says along `dim`; equal indices add up. */
  scatter_add(input: T, dim: number, index: T | IndexData, src: T | BySrc<T>): T;
  scatter_add(named: ByInputDimIndexSrc<T>): T;
  scatter_add(input: T, named: ByDimIndexSrc<T>): T;
  scatter_add(input: T, dim: number, named: ByIndexSrc<T>): T;
  /** input with src combined where index says along `dim`: sum, prod, mean, amax or amin, with what is there (`include_self`) or without. */
  scatter_reduce(input: T, dim: number, index: T | IndexData, src: T, reduce: 'sum' | 'prod' | 'mean' | 'amax' | 'amin' | ScatterReduceByReduce, options?: ScatterReduceOptions): T;
  scatter_reduce(named: ScatterReduceByInputDimIndexSrcReduce<T>): T;
  scatter_reduce(input: T, named: ScatterReduceByDimIndexSrcReduce<T>): T;
  scatter_reduce(input: T, dim: number, named: ScatterReduceByIndexSrcReduce<T>): T;
  scatter_reduce(input: T, dim: number, index: T | IndexData, named: ScatterReduceBySrcReduce<T>): T;
  /** Where each value would stand in a sorted sequence: before equal elements, or with `right` after them. The sequence is a vector, or has the values’ leading dimensions. */
  searchsorted(sorted_sequence: T, values: T | Scalar | SearchsortedByValues<T>, options?: SearchsortedOptions<T>): T;
  searchsorted(named: SearchsortedBySortedSequenceValues<T>): T;
  /** The sum, mean, max, min or prod of each piece of a dimension: pieces have the given lengths (or begin and end at the offsets); lengths [..., pieces] for axis = their last dimension. Empty pieces give the neutral element (a mean nan), and with `initial` that number takes part. */
  segment_reduce(data: T, reduce: 'sum' | 'mean' | 'max' | 'min' | 'prod' | SegmentReduceByReduce<T>, options?: SegmentReduceOptions<T>): T;
  segment_reduce(named: SegmentReduceByDataReduce<T>): T;
  /** The view at one index of a dimension, which goes away. */
  select(input: T, dim: number, index: number | SelectByIndex): T;
  select(named: SelectByInputDimIndex<T>): T;
  select(input: T, named: SelectByDimIndex): T;
  /** A copy of input with src in place of input.select(dim, index). */
  select_scatter(input: T, src: T, dim: number, index: number | SelectScatterByIndex): T;
  select_scatter(named: ByInputSrcDimIndex<T>): T;
  select_scatter(input: T, named: BySrcDimIndex<T>): T;
  select_scatter(input: T, src: T, named: SelectScatterByDimIndex): T;
  /** scale · elu(input, alpha) with the constants that keep mean and variance (Klambauer et al., 2017). */
  selu(input: T | SeluByInput<T>, inplace?: boolean | SeluOptions): T;
  /** sign, which for complex numbers would be x/|x|. */
  sgn(input: T | ByInput<T>): T;
  /** 1/(1 + e^(−input)), elementwise. */
  sigmoid(input: T | ByInput<T>): T;
  /** −1, 0 or 1 by the sign, elementwise. */
  sign(input: T | ByInput<T>): T;
  /** Whether the sign is minus, elementwise; true for −0. */
  signbit(input: T | ByInput<T>): T;
  /** input · sigmoid(input), elementwise. */
  silu(input: T | SiluByInput<T>, inplace?: boolean | SiluOptions): T;
  /** The sine of radians, elementwise. */
  sin(input: T | ByInput<T>): T;
  /** sin(πx)/(πx), and 1 at 0. */
  sinc(input: T | ByInput<T>): T;
  /** The hyperbolic sine, elementwise. */
  sinh(input: T | ByInput<T>): T;
  /** A copy of input with src in place of the elements start … end (not included) of a dimension, step apart. */
  slice_scatter(input: T, src: T | SliceScatterBySrc<T>, dim?: number | SliceScatterOptions, start?: number | SliceScatterOptions | null, end?: number | SliceScatterOptions | null, step?: number | SliceScatterOptions): T;
  slice_scatter(named: SliceScatterByInputSrc<T>): T;
  /** { sign, logabsdet } of the determinant of square matrices; 0 and −∞ where it is 0. */
  slogdet(A: T | ByA<T>): Named<T, 'sign' | 'logabsdet'>;
  /** ½d²/beta where |d| < beta, else |d| − ½beta, for d = input − target. beta 0 is l1_loss. */
  smooth_l1_loss(input: T, target: T | SmoothL1LossByTarget<T>, size_average?: boolean | SmoothL1LossOptions | null, reduce?: boolean | SmoothL1LossOptions | null, reduction?: 'none' | 'mean' | 'sum' | SmoothL1LossOptions, beta?: number | SmoothL1LossOptions): T;
  smooth_l1_loss(named: SmoothL1LossByInputTarget<T>): T;
  /** log(1 + e^(−target·input)) for targets 1 and −1. */
  soft_margin_loss(input: T, target: T | SoftMarginLossByTarget<T>, size_average?: boolean | SoftMarginLossOptions | null, reduce?: boolean | SoftMarginLossOptions | null, reduction?: 'none' | 'mean' | 'sum' | SoftMarginLossOptions): T;
  soft_margin_loss(named: SoftMarginLossByInputTarget<T>): T;
  /** Scores as probabilities along `dim`: e^x over its sum, so that they are not negative and add up to 1. Without dim: 0 for 0, 1 or 3 dimensions, else 1. */
  softmax(input: T | SoftmaxByInput<T>, dim?: number | SoftmaxOptions | null, dtype?: DType | DTypeName | SoftmaxOptions | null): T;
  /** softmax(−x): the smallest score gets the largest probability. */
  softmin(input: T | SoftminByInput<T>, dim?: number | SoftminOptions | null, dtype?: DType | DTypeName | SoftminOptions | null): T;
  /** log(1 + e^(beta · input))/beta; input itself where beta · input > threshold. */
  softplus(input: T | SoftplusByInput<T>, beta?: number | SoftplusOptions, threshold?: number | SoftplusOptions): T;
  /** input moved towards 0 by lambd, and 0 where it would pass. */
  softshrink(input: T | SoftshrinkByInput<T>, lambd?: number | SoftshrinkOptions): T;
  /** input/(1 + |input|), elementwise. */
  softsign(input: T | ByInput<T>): T;
  /** { values, indices }: the elements along `dim` in order, and where they stood. Always stable; nan is the largest. */
  sort(input: T | SortByInput<T>, dim?: number | SortOptions, descending?: boolean | SortOptions, stable?: boolean | SortOptions): Named<T, 'values' | 'indices'>;
  /** Views of parts of a dimension: of one size (the last may be smaller), or of the given sizes. */
  split(tensor: T, split_size_or_sections: number | readonly number[] | SplitBySplitSizeOrSections, dim?: number | SplitOptions): T[];
  split(named: SplitByTensorSplitSizeOrSections<T>): T[];
  /** Views of parts of a dimension: of one size (the last may be smaller), or of the given sizes. */
  split_with_sizes(tensor: T, split_size_or_sections: number | readonly number[] | SplitWithSizesBySplitSizeOrSections, dim?: number | SplitWithSizesOptions): T[];
  split_with_sizes(named: SplitWithSizesByTensorSplitSizeOrSections<T>): T[];
  /** The square root, elementwise; nan below 0. */
  sqrt(input: T | ByInput<T>): T;
  /** input², elementwise. */
  square(input: T | ByInput<T>): T;
  /** A view without dimensions of size 1: all of them, or those of `dim` that have size 1. */
  squeeze(input: T | SqueezeByInput<T>, dim?: number | Ints<SqueezeOptions> | SqueezeOptions | null): T;
  /** Tensors of one shape, side by side along a new dimension. */
  stack(tensors: readonly T[] | StackByTensors<T>, dim?: number | StackOptions): T;
  /** Standard deviation over `dim` (all dimensions where absent): the root of `var`; its derivative is 0 where it is 0. */
  std(input: T | StdByInput<T>, dim?: number | Ints<StdOptions> | boolean | StdOptions | null, unbiased?: boolean | StdOptions | null, keepdim?: boolean | StdOptions, options?: StdOptions): T;
  /** Standard deviation and mean over `dim`, as a pair. */
  std_mean(input: T | StdMeanByInput<T>, dim?: number | Ints<StdMeanOptions> | boolean | StdMeanOptions | null, unbiased?: boolean | StdMeanOptions | null, keepdim?: boolean | StdMeanOptions, options?: StdMeanOptions): [T, T];
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. */
  sub(input: T | Scalar, other: T | Scalar | SubByOther<T>, options?: SubOptions): T;
  sub(named: SubByInputOther<T>): T;
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. */
  subtract(input: T | Scalar, other: T | Scalar | SubByOther<T>, options?: SubOptions): T;
  subtract(named: SubByInputOther<T>): T;
  /** Sum over `dim` (all dimensions where absent). Integers and bool add up as int64. */
  sum(input: T | SumByInput<T>, dim?: number | Ints<SumOptions> | SumOptions | null, keepdim?: boolean | SumOptions, options?: SumOptions): T;
  /** { U, S, V } with input = U · diag(S) · Vᵀ; with `some` only the columns that count. Without compute_uv U and V are zeros. See linalg.svd. */
  svd(input: T | SvdByInput<T>, some?: boolean | SvdOptions, compute_uv?: boolean | SvdOptions): Named<T, 'U' | 'S' | 'V'>;
  /** The transpose of a matrix, as a view; vectors and tensors without dimensions stay as they are. */
  t(input: T | ByInput<T>): T;
  /** Elements at positions of the flattened tensor; the result has the shape of index. Negative positions count from the end. */
  take(input: T, index: T | IndexData | ByIndex<T>): T;
  take(named: ByInputIndex<T>): T;
  /** gather with broadcasting of the other dimensions; without dim from the flattened tensor. argmax and argsort give such indices. */
  take_along_dim(input: T, indices: T | IndexData | TakeAlongDimByIndices<T>, dim?: number | TakeAlongDimOptions | null): T;
  take_along_dim(named: TakeAlongDimByInputIndices<T>): T;
  /** The tangent of radians, elementwise. */
  tan(input: T | ByInput<T>): T;
  /** The hyperbolic tangent, elementwise. */
  tanh(input: T | ByInput<T>): T;
  /** input − tanh(input), elementwise. */
  tanhshrink(input: T | ByInput<T>): T;
  /** Views of `indices_or_sections` parts of nearly equal size, or of the parts between given indices. */
  tensor_split(input: T, indices_or_sections: number | readonly number[] | T | TensorSplitByIndicesOrSections<T>, dim?: number | TensorSplitOptions): T[];
  tensor_split(named: TensorSplitByInputIndicesOrSections<T>): T[];
  /** Sums over dimensions of a paired with dimensions of b: the last and first `dims`, or two lists of them. */
  tensordot(a: T, b: T | TensordotByB<T>, dims?: number | readonly (number | readonly number[])[] | TensordotOptions): T;
  tensordot(named: TensordotByAB<T>): T;
  /** input where it is above the threshold, value elsewhere. */
  threshold(input: T, threshold: number, value: number | ThresholdByValue, inplace?: boolean | ThresholdOptions): T;
  threshold(named: ThresholdByInputThresholdValue<T>): T;
  threshold(input: T, named: ThresholdByThresholdValue): T;
  /** repeat, where missing leading repeats are 1. */
  tile(input: T, dims: number | readonly number[] | ByDims, ...more: readonly number[]): T;
  tile(named: ByInputDims<T>): T;
  /** { values, indices } of the k largest (or smallest) elements along `dim`, in order; nan is the largest. */
  topk(input: T, k: number | TopkByK, dim?: number | TopkOptions, largest?: boolean | TopkOptions, sorted?: boolean | TopkOptions): Named<T, 'values' | 'indices'>;
  topk(named: TopkByInputK<T>): Named<T, 'values' | 'indices'>;
  /** The sum of the diagonal of a matrix. Integers add up as int64. */
  trace(input: T | ByInput<T>): T;
  /** A view with two dimensions exchanged. */
  transpose(input: T, dim0: number, dim1: number | ByDim1): T;
  transpose(named: ByInputDim0Dim1<T>): T;
  transpose(input: T, named: ByDim0Dim1): T;
  /** A view with two dimensions exchanged. */
  swapaxes(input: T, dim0: number, dim1: number | ByDim1): T;
  swapaxes(named: ByInputDim0Dim1<T>): T;
  swapaxes(input: T, named: ByDim0Dim1): T;
  /** A view with two dimensions exchanged. */
  swapdims(input: T, dim0: number, dim1: number | ByDim1): T;
  swapdims(named: ByInputDim0Dim1<T>): T;
  swapdims(input: T, named: ByDim0Dim1): T;
  /** The area under y along `dim` by the trapezoidal rule, with points x or steps dx (1). */
  trapezoid(y: T | TrapezoidByY<T>, x?: T | TrapezoidOptions<T> | null, options?: TrapezoidOptions<T>): T;
  /** The area under y along `dim` by the trapezoidal rule, with points x or steps dx (1). */
  trapz(y: T | TrapezoidByY<T>, x?: T | TrapezoidOptions<T> | null, options?: TrapezoidOptions<T>): T;
  /** { solution, cloned_coefficient }: X with A · X = b for a triangular A (its transpose where `transpose`); see linalg.solve_triangular. */
  triangular_solve(b: T, A: T | TriangularSolveByA<T>, upper?: boolean | TriangularSolveOptions, transpose?: boolean | TriangularSolveOptions, unitriangular?: boolean | TriangularSolveOptions): Named<T, 'solution' | 'cloned_coefficient'>;
  triangular_solve(named: TriangularSolveByBA<T>): Named<T, 'solution' | 'cloned_coefficient'>;
  /** The lower triangle of each matrix, up to `diagonal` above the main one. Other elements are 0. */
  tril(input: T | TrilByInput<T>, diagonal?: number | TrilOptions): T;
  /** Rows and columns of the lower triangle of a row × col matrix, row by row, as int64 [2, n]. */
  tril_indices(row: number, col: number | TrilIndicesByCol, offset?: number | TrilIndicesOptions, options?: TrilIndicesOptions): T;
  tril_indices(named: TrilIndicesByRowCol): T;
  /** max(0, d(anchor, positive) − d(anchor, negative) + margin) for the p-norm distance d over the last dimension; `swap` takes d(positive, negative) where it is smaller. */
  triplet_margin_loss(anchor: T, positive: T, negative: T | TripletMarginLossByNegative<T>, margin?: number | TripletMarginLossOptions, p?: number | TripletMarginLossOptions, eps?: number | TripletMarginLossOptions, swap?: boolean | TripletMarginLossOptions, size_average?: boolean | TripletMarginLossOptions | null, reduce?: boolean | TripletMarginLossOptions | null, reduction?: 'none' | 'mean' | 'sum' | TripletMarginLossOptions): T;
  triplet_margin_loss(named: TripletMarginLossByAnchorPositiveNegative<T>): T;
  triplet_margin_loss(anchor: T, named: TripletMarginLossByPositiveNegative<T>): T;
  /** triplet_margin_loss with a distance of your own (by default pairwise_distance). */
  triplet_margin_with_distance_loss(anchor: T, positive: T, negative: T | TripletMarginWithDistanceLossByNegative<T>, options?: TripletMarginWithDistanceLossOptions<T>): T;
  triplet_margin_with_distance_loss(named: TripletMarginWithDistanceLossByAnchorPositiveNegative<T>): T;
  triplet_margin_with_distance_loss(anchor: T, named: TripletMarginWithDistanceLossByPositiveNegative<T>): T;
  /** The upper triangle of each matrix, from `diagonal` above the main one. Other elements are 0. */
  triu(input: T | TriuByInput<T>, diagonal?: number | TriuOptions): T;
  /** Rows and columns of the upper triangle of a row × col matrix, row by row, as int64 [2, n]. */
  triu_indices(row: number, col: number | TriuIndicesByCol, offset?: number | TriuIndicesOptions, options?: TriuIndicesOptions): T;
  triu_indices(named: TriuIndicesByRowCol): T;
  /** input without its fraction: rounded to 0. */
  trunc(input: T | ByInput<T>): T;
  /** input without its fraction: rounded to 0. */
  fix(input: T | ByInput<T>): T;
  /** Views of all indices of a dimension. */
  unbind(input: T | UnbindByInput<T>, dim?: number | UnbindOptions): T[];
  /** One dimension as several of the given sizes; one may be −1. A view. */
  unflatten(input: T, dim: number, sizes: number | readonly number[] | BySizes): T;
  unflatten(named: ByInputDimSizes<T>): T;
  unflatten(input: T, named: ByDimSizes): T;
  /** Sliding blocks as columns: [n, c, h, w] (or [c, h, w]) gives [n, c · kernel, blocks]. */
  unfold(input: T, kernel_size: number | readonly number[] | UnfoldByKernelSize, dilation?: number | Ints<UnfoldOptions> | UnfoldOptions, padding?: number | Ints<UnfoldOptions> | UnfoldOptions, stride?: number | Ints<UnfoldOptions> | UnfoldOptions): T;
  unfold(named: UnfoldByInputKernelSize<T>): T;
  /** The distinct elements in order (or slices of `dim`); also where each came to stand and how often it occurs. It reads the values at once. */
  unique(input: T): T;
  unique(input: T, options: { sorted?: boolean; dim?: number | null }): T;
  unique(input: T, options: { sorted?: boolean; return_inverse?: boolean; return_counts?: boolean; dim?: number | null }): T[];
  unique(input: T, sorted: boolean, return_inverse?: boolean, return_counts?: boolean, dim?: number | null): T | T[];
  /** The elements (or slices of `dim`) without those equal to the one before. It reads the values at once. */
  unique_consecutive(input: T): T;
  unique_consecutive(input: T, options: { return_inverse?: boolean; return_counts?: boolean; dim?: number | null }): T[];
  unique_consecutive(input: T, return_inverse: boolean, return_counts?: boolean, dim?: number | null): T | T[];
  /** A view with a new dimension of size 1 at `dim`. */
  unsqueeze(input: T, dim: number | ByDim): T;
  unsqueeze(named: ByInputDim<T>): T;
  /** interpolate with mode 'bilinear' and align_corners. */
  upsample_bilinear(input: T | UpsampleBilinearByInput<T>, size?: number | Ints<UpsampleBilinearOptions> | UpsampleBilinearOptions | null, scale_factor?: number | Ints<UpsampleBilinearOptions> | UpsampleBilinearOptions | null): T;
  /** interpolate with mode 'nearest'. */
  upsample_nearest(input: T | UpsampleNearestByInput<T>, size?: number | Ints<UpsampleNearestOptions> | UpsampleNearestOptions | null, scale_factor?: number | Ints<UpsampleNearestOptions> | UpsampleNearestOptions | null): T;
  /** Variance over `dim` (all dimensions where absent): Σ(x − mean)²/(n − correction); `unbiased` (correction 1) unless told otherwise. */
  var(input: T | VarByInput<T>, dim?: number | Ints<VarOptions> | boolean | VarOptions | null, unbiased?: boolean | VarOptions | null, keepdim?: boolean | VarOptions, options?: VarOptions): T;
  /** Variance and mean over `dim`, as a pair. */
  var_mean(input: T | VarMeanByInput<T>, dim?: number | Ints<VarMeanOptions> | boolean | VarMeanOptions | null, unbiased?: boolean | VarMeanOptions | null, keepdim?: boolean | VarMeanOptions, options?: VarMeanOptions): [T, T];
  /** Sum of the products of two vectors of one length. */
  vdot(input: T, other: T | ByOther<T>): T;
  vdot(named: ByInputOther<T>): T;
  /** Views of parts along the rows. */
  vsplit(input: T, indices_or_sections: number | readonly number[] | ByIndicesOrSections): T[];
  vsplit(named: ByInputIndicesOrSections<T>): T[];
  /** Tensors one below the other: along the rows. */
  vstack(tensors: readonly T[] | ByTensors<T>): T;
  /** Tensors one below the other: along the rows. */
  row_stack(tensors: readonly T[] | ByTensors<T>): T;
  /** input where condition is true, other elsewhere; shapes broadcast. `condition` is bool (or uint8). */
  where(condition: T, input: T | Scalar, other: T | Scalar | WhereByOther<T>): T;
  where(named: ByConditionInputOther<T>): T;
  where(condition: T, named: WhereByInputOther<T>): T;
  /** input · log(other), and 0 where input is 0 (unless other is nan). */
  xlogy(input: T | Scalar, other: T | Scalar | XlogyByOther<T>): T;
  xlogy(named: XlogyByInputOther<T>): T;
  /** Zeros of the given shape. */
  zeros(size: number | readonly number[] | ZerosBySize, ...more: readonly (number | ZerosOptions)[]): T;
  /** zeros with the shape and dtype of a tensor. */
  zeros_like(input: T | ZerosLikeByInput<T>, options?: ZerosLikeOptions): T;
}

export interface Hidden<T> {
  /** The elements in another shape. */
  _unsafe_view(input: T, size: number | readonly number[] | BySize, ...more: readonly number[]): T;
  _unsafe_view(named: ByInputSize<T>): T;
  /** A matrix of one row as a vector. */
  _squeeze_row(input: T | ByInput<T>): T;
  /** Sums what broadcasting repeated, then casts. */
  _sum_to(input: T, size: number | readonly number[] | SumToBySize, dtype?: DType | DTypeName | SumToOptions | null): T;
  _sum_to(named: SumToByInputSize<T>): T;
  /** Another handle on the same memory. */
  alias(input: T | ByInput<T>): T;
  /** The view start:end:step of one dimension, with Python’s rules for what is outside. */
  slice(input: T | SliceByInput<T>, dim?: number | SliceOptions, start?: number | SliceOptions | null, end?: number | SliceOptions | null, step?: number | SliceOptions): T;
  /** The view of all windows of `size` elements of a dimension, `step` apart; the window is a new last dimension. */
  unfold(input: T, dimension: number, size: number, step: number | ByStep): T;
  unfold(named: ByInputDimensionSizeStep<T>): T;
  unfold(input: T, named: ByDimensionSizeStep): T;
  unfold(input: T, dimension: number, named: BySizeStep): T;
  /** Elements at offset + Σ index · stride of a contiguous tensor. */
  _as_strided(input: T, size: number | readonly number[], stride: number | readonly number[], storage_offset: number | ByStorageOffset): T;
  _as_strided(named: ByInputSizeStrideStorageOffset<T>): T;
  _as_strided(input: T, named: BySizeStrideStorageOffset): T;
  _as_strided(input: T, size: number | readonly number[], named: ByStrideStorageOffset): T;
  /** A tensor with this tensor’s dtype, of the given size and strides, to be filled. */
  new_empty_strided(input: T, size: number | readonly number[], stride: number | readonly number[] | NewEmptyStridedByStride, options?: NewEmptyStridedOptions): T;
  new_empty_strided(named: NewEmptyStridedByInputSizeStride<T>): T;
  new_empty_strided(input: T, named: NewEmptyStridedBySizeStride): T;
  /** The tensor itself where its elements lie in order, otherwise a copy. */
  contiguous(input: T | ContiguousByInput<T>, memory_format?: unknown | ContiguousOptions | null): T;
  /** A copy with the tensor repeated along its dimensions (and new leading ones). */
  repeat(input: T, repeats: number | readonly number[] | ByRepeats, ...more: readonly number[]): T;
  repeat(named: ByInputRepeats<T>): T;
  /** The indices 0, 1, … each as often as `repeats` says, `total` in all. */
  _repeat_index(repeats: T, total: number | ByTotal): T;
  _repeat_index(named: ByRepeatsTotal<T>): T;
  /** Each index of a dimension `times` times. */
  _repeat_evenly(input: T, times: number, dim: number | ByDim): T;
  _repeat_evenly(named: ByInputTimesDim<T>): T;
  _repeat_evenly(input: T, named: ByTimesDim): T;
  /** A copy in another dtype. */
  _to_copy(input: T | ToCopyByInput<T>, options?: ToCopyOptions): T;
  /** The tensor itself; `as` is the name of its backward. */
  _named(input: T, as: string | ByAs): T;
  _named(named: ByInputAs<T>): T;
  /** The tensor as torch.float32: itself where it is already. */
  float(input: T | FloatByInput<T>, memory_format?: unknown | FloatOptions | null): T;
  /** The tensor as torch.float64: itself where it is already. */
  double(input: T | DoubleByInput<T>, memory_format?: unknown | DoubleOptions | null): T;
  /** The tensor as torch.int32: itself where it is already. */
  int(input: T | IntByInput<T>, memory_format?: unknown | IntOptions | null): T;
  /** The tensor as torch.int64: itself where it is already. */
  long(input: T | LongByInput<T>, memory_format?: unknown | LongOptions | null): T;
  /** The tensor as torch.uint8: itself where it is already. */
  byte(input: T | ByteByInput<T>, memory_format?: unknown | ByteOptions | null): T;
  /** The tensor as torch.bool: itself where it is already. */
  bool(input: T | BoolByInput<T>, memory_format?: unknown | BoolOptions | null): T;
  /** The tensor in a dtype (on a device, like another tensor): itself where nothing changes, unless `copy`. */
  to(input: T, dtype: DType | DTypeName, non_blocking?: boolean, copy?: boolean): T;
  to(input: T, device: 'cpu' | { readonly type: string }, dtype?: DType | DTypeName, non_blocking?: boolean, copy?: boolean): T;
  to(input: T, other: T, non_blocking?: boolean, copy?: boolean): T;
  to(input: T, named: { dtype?: DType | DTypeName; device?: string | { readonly type: string }; copy?: boolean; non_blocking?: boolean }): T;
  /** The tensor in the dtype of another. */
  type_as(input: T, other: T | ByOther<T>): T;
  type_as(named: ByInputOther<T>): T;
  /** Convolution of a batch, with symmetric padding. */
  _convolution(input: T, weight: T | ConvolutionByWeight<T>, bias?: T | ConvolutionOptions<T> | null, stride?: number | Ints<ConvolutionOptions<T>> | ConvolutionOptions<T>, padding?: number | Ints<ConvolutionOptions<T>> | ConvolutionOptions<T>, dilation?: number | Ints<ConvolutionOptions<T>> | ConvolutionOptions<T>, groups?: number | ConvolutionOptions<T>): T;
  _convolution(named: ConvolutionByInputWeight<T>): T;
  /** The gradient of a convolution with respect to its input, as an operator. */
  _convolution_transpose(input: T, weight: T | ConvolutionTransposeByWeight<T>, bias?: T | ConvolutionTransposeOptions<T> | null, stride?: number | Ints<ConvolutionTransposeOptions<T>> | ConvolutionTransposeOptions<T>, padding?: number | Ints<ConvolutionTransposeOptions<T>> | ConvolutionTransposeOptions<T>, dilation?: number | Ints<ConvolutionTransposeOptions<T>> | ConvolutionTransposeOptions<T>, groups?: number | ConvolutionTransposeOptions<T>, output_padding?: number | Ints<ConvolutionTransposeOptions<T>> | ConvolutionTransposeOptions<T>): T;
  _convolution_transpose(named: ConvolutionTransposeByInputWeight<T>): T;
  /** A tensor of given numbers, row-major. */
  _numbers(data: readonly number[], size: number | readonly number[] | NumbersBySize, ...more: readonly (number | NumbersOptions)[]): T;
  _numbers(named: NumbersByDataSize): T;
  /** Elements of the flattened tensor. */
  _take(input: T, index: T | IndexData | ByIndex<T>): T;
  _take(named: ByInputIndex<T>): T;
  /** Elements of the flattened tensor. */
  _masked_select(input: T, index: T | IndexData | ByIndex<T>): T;
  _masked_select(named: ByInputIndex<T>): T;
  /** Elements at index tensors of some dimensions. */
  _index(input: T, indices: readonly T[], dims: number | readonly number[] | ByDims): T;
  _index(named: ByInputIndicesDims<T>): T;
  _index(input: T, named: ByIndicesDims<T>): T;
  /** input[indices]: an index tensor, a mask or null (the whole dimension) for each dimension from the first. */
  index(input: T, indices: readonly (T | null)[] | ByIndices<T>): T;
  index(named: ByInputIndices<T>): T;
  /** zeros of the given shape, with this tensor's dtype. */
  new_zeros(input: T, size: number | readonly number[] | NewZerosBySize, ...more: readonly (number | NewZerosOptions)[]): T;
  new_zeros(named: NewZerosByInputSize<T>): T;
  /** ones of the given shape, with this tensor's dtype. */
  new_ones(input: T, size: number | readonly number[] | NewOnesBySize, ...more: readonly (number | NewOnesOptions)[]): T;
  new_ones(named: NewOnesByInputSize<T>): T;
  /** empty of the given shape, with this tensor's dtype. */
  new_empty(input: T, size: number | readonly number[] | NewEmptyBySize, ...more: readonly (number | NewEmptyOptions)[]): T;
  new_empty(named: NewEmptyByInputSize<T>): T;
  /** A tensor of one value with this tensor's dtype. */
  new_full(input: T, size: number | readonly number[], fill_value: number | boolean | bigint | T | NewFullByFillValue<T>, options?: NewFullOptions): T;
  new_full(named: NewFullByInputSizeFillValue<T>): T;
  new_full(input: T, named: NewFullBySizeFillValue<T>): T;
  /** Losses of all examples, and the gradient that each has. */
  _ctc_loss(log_probs: T, targets: T, input_lengths: T, target_lengths: T | CtcLossByTargetLengths_<T>, blank?: number | CtcLossOptions_, zero_infinity?: boolean | CtcLossOptions_): T;
  _ctc_loss(named: CtcLossByLogProbsTargetsInputLengthsTargetLengths_<T>): T;
  _ctc_loss(log_probs: T, named: CtcLossByTargetsInputLengthsTargetLengths_<T>): T;
  _ctc_loss(log_probs: T, targets: T, named: CtcLossByInputLengthsTargetLengths_<T>): T;
  /** The gradients of all examples, weighed. They are those of scores from log_softmax, and have no derivative. */
  _ctc_loss_backward(grad: T, log_probs: T, each: T | ByEach<T>): T;
  _ctc_loss_backward(named: ByGradLogProbsEach<T>): T;
  _ctc_loss_backward(grad: T, named: ByLogProbsEach<T>): T;
  /** Factors of dropout. */
  _dropout_noise(size: number | readonly number[], keep: number | DropoutNoiseByKeep, scaled?: boolean | DropoutNoiseOptions, generator?: Generator | DropoutNoiseOptions | null, options?: DropoutNoiseOptions): T;
  _dropout_noise(named: DropoutNoiseBySizeKeep): T;
  /** Rows of weight at the indices. */
  _embedding(input: T | IndexData, weight: T | EmbeddingByWeight_<T>, padding_idx?: number | EmbeddingOptions_ | null, scale_grad_by_freq?: boolean | EmbeddingOptions_, sparse?: boolean | EmbeddingOptions_): T;
  _embedding(named: EmbeddingByInputWeight_<T>): T;
  /** Rows of a gradient added up where the indices say. */
  embedding_backward(grad_output: T, indices: T, num_weights: number | EmbeddingBackwardByNumWeights, padding_idx?: number | EmbeddingBackwardOptions | null, scale?: boolean | EmbeddingBackwardOptions): T;
  embedding_backward(named: EmbeddingBackwardByGradOutputIndicesNumWeights<T>): T;
  embedding_backward(grad_output: T, named: EmbeddingBackwardByIndicesNumWeights<T>): T;
  /** max of all elements, or with indices along one dimension. */
  _max(input: T | MaxByInput<T>, dim?: number | MaxOptions | null, keepdim?: boolean | MaxOptions): Named<T, 'values' | 'indices'>;
  /** min of all elements, or with indices along one dimension. */
  _min(input: T | MinByInput<T>, dim?: number | MinOptions | null, keepdim?: boolean | MinOptions): Named<T, 'values' | 'indices'>;
  /** The median of all elements. */
  _median(input: T | ByInput<T>): T;
  /** The median along one dimension, with indices. */
  _median_dim(input: T, dim: number | MedianDimByDim, keepdim?: boolean | MedianDimOptions): Named<T, 'values' | 'indices'>;
  _median_dim(named: MedianDimByInputDim<T>): Named<T, 'values' | 'indices'>;
  /** The nanmedian of all elements. */
  _nanmedian(input: T | ByInput<T>): T;
  /** The nanmedian along one dimension, with indices. */
  _nanmedian_dim(input: T, dim: number | NanmedianDimByDim, keepdim?: boolean | NanmedianDimOptions): Named<T, 'values' | 'indices'>;
  _nanmedian_dim(named: NanmedianDimByInputDim<T>): Named<T, 'values' | 'indices'>;
  /** Γ(x), elementwise. */
  gamma(input: T | ByInput<T>): T;
  /** grid_sample of checked arguments. */
  _grid_sampler(input: T, grid: T | GridSamplerByGrid<T>, mode?: 'bilinear' | 'nearest' | 'bicubic' | GridSamplerOptions, padding_mode?: 'zeros' | 'border' | 'reflection' | GridSamplerOptions, align_corners?: boolean | GridSamplerOptions | null): T;
  _grid_sampler(named: GridSamplerByInputGrid<T>): T;
  /** The cross product of vectors of three. */
  _cross(input: T, other: T, dim: number | ByDim): T;
  _cross(named: ByInputOtherDim<T>): T;
  _cross(input: T, named: ByOtherDim<T>): T;
  /** The solution of least squares and least norm, the rank, and the singular values. */
  _lstsq(A: T, B: T, rcond: number | ByRcond): T;
  _lstsq(named: ByABRcond<T>): T;
  _lstsq(A: T, named: ByBRcond<T>): T;
  /** The gradient of the loss for one side. */
  mse_loss_backward(grad_output: T, self: T, target: T | MseLossBackwardByTarget<T>, reduction?: 'none' | 'mean' | 'sum' | MseLossBackwardOptions, bound?: number | MseLossBackwardOptions): T;
  mse_loss_backward(named: MseLossBackwardByGradOutputSelfTarget<T>): T;
  mse_loss_backward(grad_output: T, named: MseLossBackwardBySelfTarget<T>): T;
  /** The gradient of the loss for one side. */
  smooth_l1_loss_backward(grad_output: T, self: T, target: T | SmoothL1LossBackwardByTarget<T>, reduction?: 'none' | 'mean' | 'sum' | SmoothL1LossBackwardOptions, bound?: number | SmoothL1LossBackwardOptions): T;
  smooth_l1_loss_backward(named: SmoothL1LossBackwardByGradOutputSelfTarget<T>): T;
  smooth_l1_loss_backward(grad_output: T, named: SmoothL1LossBackwardBySelfTarget<T>): T;
  /** The gradient of the loss for one side. */
  huber_loss_backward(grad_output: T, self: T, target: T | HuberLossBackwardByTarget<T>, reduction?: 'none' | 'mean' | 'sum' | HuberLossBackwardOptions, bound?: number | HuberLossBackwardOptions): T;
  huber_loss_backward(named: HuberLossBackwardByGradOutputSelfTarget<T>): T;
  huber_loss_backward(grad_output: T, named: HuberLossBackwardBySelfTarget<T>): T;
  /** Cross entropy of probabilities. */
  _binary_cross_entropy(input: T, target: T | BinaryCrossEntropyByTarget_<T>, weight?: Given<T, BinaryCrossEntropyOptions_<T>> | BinaryCrossEntropyOptions_<T> | null, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyOptions_<T>): T;
  _binary_cross_entropy(named: BinaryCrossEntropyByInputTarget_<T>): T;
  /** g · (x − t) / (x · (1 − x)). */
  binary_cross_entropy_backward(grad_output: T, self: T, target: T | BinaryCrossEntropyBackwardByTarget<T>, weight?: Given<T, BinaryCrossEntropyBackwardOptions<T>> | BinaryCrossEntropyBackwardOptions<T> | null, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyBackwardOptions<T>): T;
  binary_cross_entropy_backward(named: BinaryCrossEntropyBackwardByGradOutputSelfTarget<T>): T;
  binary_cross_entropy_backward(grad_output: T, named: BinaryCrossEntropyBackwardBySelfTarget<T>): T;
  /** g · (log(1 − x) − log x). */
  binary_cross_entropy_target_backward(grad_output: T, self: T | BinaryCrossEntropyTargetBackwardBySelf<T>, weight?: Given<T, BinaryCrossEntropyTargetBackwardOptions<T>> | BinaryCrossEntropyTargetBackwardOptions<T> | null, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyTargetBackwardOptions<T>): T;
  binary_cross_entropy_target_backward(named: BinaryCrossEntropyTargetBackwardByGradOutputSelf<T>): T;
  /** Cross entropy of scores. */
  _binary_cross_entropy_with_logits(input: T, target: T | BinaryCrossEntropyWithLogitsByTarget_<T>, weight?: Given<T, BinaryCrossEntropyWithLogitsOptions_<T>> | BinaryCrossEntropyWithLogitsOptions_<T> | null, pos_weight?: Given<T, BinaryCrossEntropyWithLogitsOptions_<T>> | BinaryCrossEntropyWithLogitsOptions_<T> | null, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyWithLogitsOptions_<T>): T;
  _binary_cross_entropy_with_logits(named: BinaryCrossEntropyWithLogitsByInputTarget_<T>): T;
  /** g · (σ(x) − t), with weights. */
  binary_cross_entropy_with_logits_backward(grad_output: T, self: T, target: T | BinaryCrossEntropyWithLogitsBackwardByTarget<T>, weight?: Given<T, BinaryCrossEntropyWithLogitsBackwardOptions<T>> | BinaryCrossEntropyWithLogitsBackwardOptions<T> | null, pos_weight?: Given<T, BinaryCrossEntropyWithLogitsBackwardOptions<T>> | BinaryCrossEntropyWithLogitsBackwardOptions<T> | null, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyWithLogitsBackwardOptions<T>): T;
  binary_cross_entropy_with_logits_backward(named: BinaryCrossEntropyWithLogitsBackwardByGradOutputSelfTarget<T>): T;
  binary_cross_entropy_with_logits_backward(grad_output: T, named: BinaryCrossEntropyWithLogitsBackwardBySelfTarget<T>): T;
  /** g · (−x), with weights. */
  binary_cross_entropy_with_logits_target_backward(grad_output: T, self: T, target: T | BinaryCrossEntropyWithLogitsTargetBackwardByTarget<T>, weight?: Given<T, BinaryCrossEntropyWithLogitsTargetBackwardOptions<T>> | BinaryCrossEntropyWithLogitsTargetBackwardOptions<T> | null, pos_weight?: Given<T, BinaryCrossEntropyWithLogitsTargetBackwardOptions<T>> | BinaryCrossEntropyWithLogitsTargetBackwardOptions<T> | null, reduction?: 'none' | 'mean' | 'sum' | BinaryCrossEntropyWithLogitsTargetBackwardOptions<T>): T;
  binary_cross_entropy_with_logits_target_backward(named: BinaryCrossEntropyWithLogitsTargetBackwardByGradOutputSelfTarget<T>): T;
  binary_cross_entropy_with_logits_target_backward(grad_output: T, named: BinaryCrossEntropyWithLogitsTargetBackwardBySelfTarget<T>): T;
  /** log(1 + e^(−t·x)). */
  _soft_margin_loss(input: T, target: T | SoftMarginLossByTarget_<T>, reduction?: 'none' | 'mean' | 'sum' | SoftMarginLossOptions_): T;
  _soft_margin_loss(named: SoftMarginLossByInputTarget_<T>): T;
  /** −g · t · σ(−t·x). */
  soft_margin_loss_backward(grad_output: T, self: T, target: T | SoftMarginLossBackwardByTarget<T>, reduction?: 'none' | 'mean' | 'sum' | SoftMarginLossBackwardOptions): T;
  soft_margin_loss_backward(named: SoftMarginLossBackwardByGradOutputSelfTarget<T>): T;
  soft_margin_loss_backward(grad_output: T, named: SoftMarginLossBackwardBySelfTarget<T>): T;
  /** Minus the score of the target class, weighed. */
  _nll_loss(input: T, target: T | IndexData | NllLossByTarget_<T>, weight?: Given<T, NllLossOptions_<T>> | NllLossOptions_<T> | null, reduction?: 'none' | 'mean' | 'sum' | NllLossOptions_<T>, ignore_index?: number | NllLossOptions_<T>): T;
  _nll_loss(named: NllLossByInputTarget_<T>): T;
  /** Minus the score of the target class, weighed. */
  _nll_loss2d(input: T, target: T | IndexData | NllLoss2dByTarget<T>, weight?: Given<T, NllLoss2dOptions<T>> | NllLoss2dOptions<T> | null, reduction?: 'none' | 'mean' | 'sum' | NllLoss2dOptions<T>, ignore_index?: number | NllLoss2dOptions<T>): T;
  _nll_loss2d(named: NllLoss2dByInputTarget<T>): T;
  /** −g · weight at the target class, 0 elsewhere. */
  nll_loss_backward(grad_output: T, target: T, weight: T | null | undefined, reduction: 'none' | 'mean' | 'sum' | undefined, ignore_index: number | undefined, size: number | readonly number[] | BySize, ...more: readonly number[]): T;
  nll_loss_backward(named: ByGradOutputTargetWeightReductionIgnoreIndexSize<T>): T;
  nll_loss_backward(grad_output: T, named: ByTargetWeightReductionIgnoreIndexSize<T>): T;
  nll_loss_backward(grad_output: T, target: T, named: ByWeightReductionIgnoreIndexSize<T>): T;
  nll_loss_backward(grad_output: T, target: T, weight: T | null | undefined, named: ByReductionIgnoreIndexSize): T;
  nll_loss_backward(grad_output: T, target: T, weight: T | null | undefined, reduction: 'none' | 'mean' | 'sum' | undefined, named: ByIgnoreIndexSize): T;
  /** Minus the weighed sum over the classes. */
  _label_smoothing(input: T, target: T | LabelSmoothingByTarget<T>, weight?: Given<T, LabelSmoothingOptions<T>> | LabelSmoothingOptions<T> | null, reduction?: 'none' | 'mean' | 'sum' | LabelSmoothingOptions<T>, ignore_index?: number | LabelSmoothingOptions<T>): T;
  _label_smoothing(named: LabelSmoothingByInputTarget<T>): T;
  /** The hinge loss of several classes. */
  _multi_margin_loss(input: T, target: T | IndexData | MultiMarginLossByTarget_<T>, p?: number | MultiMarginLossOptions_<T>, margin?: number | MultiMarginLossOptions_<T>, weight?: Given<T, MultiMarginLossOptions_<T>> | MultiMarginLossOptions_<T> | null, reduction?: 'none' | 'mean' | 'sum' | MultiMarginLossOptions_<T>): T;
  _multi_margin_loss(named: MultiMarginLossByInputTarget_<T>): T;
  /** Hinge loss of several classes that may all be right. */
  _multilabel_margin_loss(input: T, target: T | IndexData | MultilabelMarginLossByTarget_<T>, reduction?: 'none' | 'mean' | 'sum' | MultilabelMarginLossOptions_): T;
  _multilabel_margin_loss(named: MultilabelMarginLossByInputTarget_<T>): T;
  /** Standardised over the last dimensions. */
  _layer_norm(input: T, weight: T | null | undefined, bias: T | null | undefined, dims: number | LayerNormByDims, eps?: number | LayerNormOptions_): T;
  _layer_norm(named: LayerNormByInputWeightBiasDims<T>): T;
  _layer_norm(input: T, named: LayerNormByWeightBiasDims<T>): T;
  _layer_norm(input: T, weight: T | null | undefined, named: LayerNormByBiasDims<T>): T;
  /** The gradient of the input from that of the standardised value. */
  _layer_norm_backward(grad_output: T, input: T, dims: number | LayerNormBackwardByDims, eps?: number | LayerNormBackwardOptions): T;
  _layer_norm_backward(named: LayerNormBackwardByGradOutputInputDims<T>): T;
  _layer_norm_backward(grad_output: T, named: LayerNormBackwardByInputDims<T>): T;
  /** Σ g · standardised value, over the leading dimensions. */
  _layer_norm_weight_backward(grad_output: T, input: T, dims: number | LayerNormWeightBackwardByDims, eps?: number | LayerNormWeightBackwardOptions): T;
  _layer_norm_weight_backward(named: LayerNormWeightBackwardByGradOutputInputDims<T>): T;
  _layer_norm_weight_backward(grad_output: T, named: LayerNormWeightBackwardByInputDims<T>): T;
  /** The sum over all but the last dimensions. */
  _sum_leading(input: T, dims: number | SumLeadingByDims): T;
  _sum_leading(named: SumLeadingByInputDims<T>): T;
  /** Standardised over groups of channels. */
  _group_norm(input: T, groups: number | GroupNormByGroups<T>, weight?: Given<T, GroupNormOptions<T>> | GroupNormOptions<T> | null, bias?: Given<T, GroupNormOptions<T>> | GroupNormOptions<T> | null, eps?: number | GroupNormOptions<T>): T;
  _group_norm(named: GroupNormByInputGroups<T>): T;
  /** The gradient of the input from that of the standardised value. */
  _group_norm_backward(grad_output: T, input: T, groups: number | GroupNormBackwardByGroups, eps?: number | GroupNormBackwardOptions): T;
  _group_norm_backward(named: GroupNormBackwardByGradOutputInputGroups<T>): T;
  _group_norm_backward(grad_output: T, named: GroupNormBackwardByInputGroups<T>): T;
  /** Σ g · standardised value for each channel. */
  _group_norm_weight_backward(grad_output: T, input: T, groups: number | GroupNormWeightBackwardByGroups, eps?: number | GroupNormWeightBackwardOptions): T;
  _group_norm_weight_backward(named: GroupNormWeightBackwardByGradOutputInputGroups<T>): T;
  _group_norm_weight_backward(grad_output: T, named: GroupNormWeightBackwardByInputGroups<T>): T;
  /** The sum for each channel. */
  _sum_channels(input: T | ByInput<T>): T;
  /** Standardised over all but the channels, by the batch. */
  _batch_norm(input: T | BatchNormByInput_<T>, weight?: Given<T, BatchNormOptions_<T>> | BatchNormOptions_<T> | null, bias?: Given<T, BatchNormOptions_<T>> | BatchNormOptions_<T> | null, eps?: number | BatchNormOptions_<T>): T;
  /** The gradient of the input from that of the standardised value. */
  _batch_norm_backward(grad_output: T, input: T | BatchNormBackwardByInput<T>, eps?: number | BatchNormBackwardOptions): T;
  _batch_norm_backward(named: BatchNormBackwardByGradOutputInput<T>): T;
  /** Σ g · standardised value for each channel. */
  _batch_norm_weight_backward(grad_output: T, input: T | BatchNormWeightBackwardByInput<T>, eps?: number | BatchNormWeightBackwardOptions): T;
  _batch_norm_weight_backward(named: BatchNormWeightBackwardByGradOutputInput<T>): T;
  /** Standardised by running statistics. */
  _batch_norm_eval(input: T, running_mean: T, running_var: T | BatchNormEvalByRunningVar<T>, weight?: Given<T, BatchNormEvalOptions<T>> | BatchNormEvalOptions<T> | null, bias?: Given<T, BatchNormEvalOptions<T>> | BatchNormEvalOptions<T> | null, eps?: number | BatchNormEvalOptions<T>): T;
  _batch_norm_eval(named: BatchNormEvalByInputRunningMeanRunningVar<T>): T;
  _batch_norm_eval(input: T, named: BatchNormEvalByRunningMeanRunningVar<T>): T;
  /** Mean and unbiased variance of each channel. */
  _batch_statistics(input: T | ByInput<T>): Named<T, 'mean' | 'variance'>;
  /** input continued beyond its edges. */
  _pad_reflect(input: T, pad: number | readonly number[] | ByPad): T;
  _pad_reflect(named: ByInputPad<T>): T;
  /** input continued beyond its edges. */
  _pad_replicate(input: T, pad: number | readonly number[] | ByPad): T;
  _pad_replicate(named: ByInputPad<T>): T;
  /** input continued beyond its edges. */
  _pad_circular(input: T, pad: number | readonly number[] | ByPad): T;
  _pad_circular(named: ByInputPad<T>): T;
  /** The largest element of each window, and its flat position in the space. */
  _max_pool2d_with_indices(input: T, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[] | MaxPool2dWithIndicesByDilation, ceil_mode?: boolean | MaxPool2dWithIndicesOptions): Named<T, 'values' | 'indices'>;
  _max_pool2d_with_indices(named: MaxPool2dWithIndicesByInputKernelSizeStridePaddingDilation<T>): Named<T, 'values' | 'indices'>;
  _max_pool2d_with_indices(input: T, named: MaxPool2dWithIndicesByKernelSizeStridePaddingDilation): Named<T, 'values' | 'indices'>;
  _max_pool2d_with_indices(input: T, kernel_size: number | readonly number[], named: MaxPool2dWithIndicesByStridePaddingDilation): Named<T, 'values' | 'indices'>;
  _max_pool2d_with_indices(input: T, kernel_size: number | readonly number[], stride: number | readonly number[], named: MaxPool2dWithIndicesByPaddingDilation): Named<T, 'values' | 'indices'>;
  /** The largest element of each window, and its flat position in the space. */
  _max_pool3d_with_indices(input: T, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[] | MaxPool3dWithIndicesByDilation, ceil_mode?: boolean | MaxPool3dWithIndicesOptions): Named<T, 'values' | 'indices'>;
  _max_pool3d_with_indices(named: MaxPool3dWithIndicesByInputKernelSizeStridePaddingDilation<T>): Named<T, 'values' | 'indices'>;
  _max_pool3d_with_indices(input: T, named: MaxPool3dWithIndicesByKernelSizeStridePaddingDilation): Named<T, 'values' | 'indices'>;
  _max_pool3d_with_indices(input: T, kernel_size: number | readonly number[], named: MaxPool3dWithIndicesByStridePaddingDilation): Named<T, 'values' | 'indices'>;
  _max_pool3d_with_indices(input: T, kernel_size: number | readonly number[], stride: number | readonly number[], named: MaxPool3dWithIndicesByPaddingDilation): Named<T, 'values' | 'indices'>;
  /** The largest element of each window, where windows do not overlap. */
  _max_pool2d_apart(input: T, kernel_size: number | readonly number[], stride: number | readonly number[] | ByStride): T;
  _max_pool2d_apart(named: ByInputKernelSizeStride<T>): T;
  _max_pool2d_apart(input: T, named: ByKernelSizeStride): T;
  /** The largest element of each window, where windows do not overlap. */
  _max_pool3d_apart(input: T, kernel_size: number | readonly number[], stride: number | readonly number[] | ByStride): T;
  _max_pool3d_apart(named: ByInputKernelSizeStride<T>): T;
  _max_pool3d_apart(input: T, named: ByKernelSizeStride): T;
  /** The gradient of each window at its largest element, 0 elsewhere. */
  _max_pool_apart_backward(grad_output: T, input: T, kernel_size: number | readonly number[], stride: number | readonly number[] | ByStride): T;
  _max_pool_apart_backward(named: ByGradOutputInputKernelSizeStride<T>): T;
  _max_pool_apart_backward(grad_output: T, named: ByInputKernelSizeStride<T>): T;
  _max_pool_apart_backward(grad_output: T, input: T, named: ByKernelSizeStride): T;
  /** The mean of each window. */
  _avg_pool2d(input: T, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | AvgPool2dByPadding, ceil_mode?: boolean | AvgPool2dOptions_, count_include_pad?: boolean | AvgPool2dOptions_, divisor_override?: number | AvgPool2dOptions_ | null): T;
  _avg_pool2d(named: AvgPool2dByInputKernelSizeStridePadding<T>): T;
  _avg_pool2d(input: T, named: AvgPool2dByKernelSizeStridePadding): T;
  _avg_pool2d(input: T, kernel_size: number | readonly number[], named: AvgPool2dByStridePadding): T;
  /** The mean of each window. */
  _avg_pool3d(input: T, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | AvgPool3dByPadding, ceil_mode?: boolean | AvgPool3dOptions_, count_include_pad?: boolean | AvgPool3dOptions_, divisor_override?: number | AvgPool3dOptions_ | null): T;
  _avg_pool3d(named: AvgPool3dByInputKernelSizeStridePadding<T>): T;
  _avg_pool3d(input: T, named: AvgPool3dByKernelSizeStridePadding): T;
  _avg_pool3d(input: T, kernel_size: number | readonly number[], named: AvgPool3dByStridePadding): T;
  /** Means of as many windows as are asked for. */
  _adaptive_avg_pool2d(input: T, output_size: number | readonly number[] | AdaptiveAvgPool2dByOutputSize): T;
  _adaptive_avg_pool2d(named: AdaptiveAvgPool2dByInputOutputSize<T>): T;
  /** Means of as many windows as are asked for. */
  _adaptive_avg_pool3d(input: T, output_size: number | readonly number[] | AdaptiveAvgPool3dByOutputSize): T;
  _adaptive_avg_pool3d(named: AdaptiveAvgPool3dByInputOutputSize<T>): T;
  /** Largest elements of as many windows as are asked for, and their flat positions. */
  _adaptive_max_pool2d(input: T, output_size: number | readonly number[] | AdaptiveMaxPool2dByOutputSize): Named<T, 'values' | 'indices'>;
  _adaptive_max_pool2d(named: AdaptiveMaxPool2dByInputOutputSize<T>): Named<T, 'values' | 'indices'>;
  /** Largest elements of as many windows as are asked for, and their flat positions. */
  _adaptive_max_pool3d(input: T, output_size: number | readonly number[] | AdaptiveMaxPool3dByOutputSize): Named<T, 'values' | 'indices'>;
  _adaptive_max_pool3d(named: AdaptiveMaxPool3dByInputOutputSize<T>): Named<T, 'values' | 'indices'>;
  /** Slopes of rrelu. */
  _rrelu_noise(open: readonly boolean[], size: number | readonly number[], lower: number, upper: number | RreluNoiseByUpper, generator?: Generator | RreluNoiseOptions | null, options?: RreluNoiseOptions): T;
  _rrelu_noise(named: RreluNoiseByOpenSizeLowerUpper): T;
  _rrelu_noise(open: readonly boolean[], named: RreluNoiseBySizeLowerUpper): T;
  _rrelu_noise(open: readonly boolean[], size: number | readonly number[], named: RreluNoiseByLowerUpper): T;
  /** sec(x), elementwise. */
  sec(input: T | ByInput<T>): T;
  /** csc(x), elementwise. */
  csc(input: T | ByInput<T>): T;
  /** cot(x), elementwise. */
  cot(input: T | ByInput<T>): T;
  /** sech(x), elementwise. */
  sech(input: T | ByInput<T>): T;
  /** csch(x), elementwise. */
  csch(input: T | ByInput<T>): T;
  /** coth(x), elementwise. */
  coth(input: T | ByInput<T>): T;
  /** cbrt(x), elementwise. */
  cbrt(input: T | ByInput<T>): T;
  /** Values written at index tensors of some dimensions. */
  _index_put(input: T, indices: readonly T[], dims: number | readonly number[], values: T | IndexPutByValues<T>, accumulate?: boolean | IndexPutOptions): T;
  _index_put(named: IndexPutByInputIndicesDimsValues<T>): T;
  _index_put(input: T, named: IndexPutByIndicesDimsValues<T>): T;
  _index_put(input: T, indices: readonly T[], named: IndexPutByDimsValues<T>): T;
  /** Values written into the flattened tensor. */
  _put(input: T, index: T | IndexData, source: T | PutBySource<T>, accumulate?: boolean | PutOptions): T;
  _put(named: PutByInputIndexSource<T>): T;
  _put(input: T, named: PutByIndexSource<T>): T;
  /** Values written into the flattened tensor. */
  _masked_scatter(input: T, index: T | IndexData, source: T | MaskedScatterBySource<T>, accumulate?: boolean | MaskedScatterOptions): T;
  _masked_scatter(named: MaskedScatterByInputIndexSource<T>): T;
  _masked_scatter(input: T, named: MaskedScatterByIndexSource<T>): T;
  /** Each matrix transposed: the last two dimensions exchanged. */
  mT(input: T | ByInput<T>): T;
  /** Each matrix transposed (and conjugated, were it complex). */
  mH(input: T | ByInput<T>): T;
  /** The matrix transposed (and conjugated, were it complex). */
  H(input: T | ByInput<T>): T;
  /** The dimensions in reversed order: of a matrix, its transpose. */
  T(input: T | ByInput<T>): T;
  /** The same elements in another shape. */
  _view(input: T, shape: number | readonly number[] | ByShape, ...more: readonly number[]): T;
  _view(named: ByInputShape<T>): T;
  /** The same elements in another shape, always a view: an error where strides do not allow one. One size may be −1. */
  view(input: T, shape: number | readonly number[] | ByShape, ...more: readonly number[]): T;
  view(named: ByInputShape<T>): T;
  /** view with the shape of another tensor. */
  view_as(input: T, other: T | ByOther<T>): T;
  view_as(named: ByInputOther<T>): T;
  /** reshape with the shape of another tensor. */
  reshape_as(input: T, other: T | ByOther<T>): T;
  reshape_as(named: ByInputOther<T>): T;
  /** A view in which dimensions of size 1 (and new leading ones) repeat without a copy; −1 keeps a size. */
  expand(input: T, size: number | readonly number[] | BySize, ...more: readonly number[]): T;
  expand(named: ByInputSize<T>): T;
  /** expand to the shape of another tensor. */
  expand_as(input: T, other: T | ByOther<T>): T;
  expand_as(named: ByInputOther<T>): T;
  /** Sums dimensions so that the shape is `size`: the transpose of broadcasting. */
  sum_to_size(input: T, size: number | readonly number[] | BySize, ...more: readonly number[]): T;
  sum_to_size(named: ByInputSize<T>): T;
  /** Softmax along one dimension. */
  _softmax(input: T, dim: number | ByDim): T;
  _softmax(named: ByInputDim<T>): T;
  /** out · (g − Σ g · out). */
  _softmax_backward_data(grad_output: T, output: T, dim: number | ByDim): T;
  _softmax_backward_data(named: ByGradOutputOutputDim<T>): T;
  _softmax_backward_data(grad_output: T, named: ByOutputDim<T>): T;
  /** The logarithm of softmax along one dimension. */
  _log_softmax(input: T, dim: number | ByDim): T;
  _log_softmax(named: ByInputDim<T>): T;
  /** g − softmax(input) · Σ g. From the input: the exponentials are those of the forward direction, where both run together. */
  _log_softmax_backward_data(grad_output: T, input: T, dim: number | ByDim): T;
  _log_softmax_backward_data(named: ByGradOutputInputDim<T>): T;
  _log_softmax_backward_data(grad_output: T, named: ByInputDim<T>): T;
  /** Gumbel(0, 1) numbers. */
  _gumbel(size: number | readonly number[] | GumbelBySize, generator?: Generator | GumbelOptions | null, options?: GumbelOptions): T;
  /** Values at flat positions of the space. */
  _max_unpool(input: T, indices: T | IndexData, size: number | readonly number[] | BySize, ...more: readonly number[]): T;
  _max_unpool(named: ByInputIndicesSize<T>): T;
  _max_unpool(input: T, named: ByIndicesSize<T>): T;
  /** Weighed sums of gathered elements, one space dimension after the other. */
  _upsample(input: T, indices: readonly T[], weights: readonly T[], mode: 'nearest' | 'linear' | 'bilinear' | 'bicubic' | 'trilinear' | 'area' | 'nearest-exact', dims: number | UpsampleByDims): T;
  _upsample(named: ByInputIndicesWeightsModeDims<T>): T;
  _upsample(input: T, named: ByIndicesWeightsModeDims<T>): T;
  _upsample(input: T, indices: readonly T[], named: ByWeightsModeDims<T>): T;
  _upsample(input: T, indices: readonly T[], weights: readonly T[], named: ByModeDims): T;
  /** as_strided_scatter of checked arguments. */
  _as_strided_scatter(input: T, src: T, stride: number | readonly number[], storage_offset: number | ByStorageOffset): T;
  _as_strided_scatter(named: ByInputSrcStrideStorageOffset<T>): T;
  _as_strided_scatter(input: T, named: BySrcStrideStorageOffset<T>): T;
  _as_strided_scatter(input: T, src: T, named: ByStrideStorageOffset): T;
}

export interface Linalg<T> {
  /** The lower (or upper) triangular factor L with A = L · Lᵀ of symmetric positive definite matrices [..., n, n]. */
  cholesky(A: T | LinalgCholeskyByA<T>, options?: LinalgCholeskyOptions): T;
  /** { L, info } of symmetric matrices, as cholesky; info (int32) is 0, or the order of the first minor that is not positive. With check_errors that is an error. */
  cholesky_ex(A: T | LinalgCholeskyExByA<T>, options?: LinalgCholeskyExOptions): Named<T, 'L' | 'info'>;
  /** The condition number: norm(A) · norm(A⁻¹); without p the largest singular value over the smallest. */
  cond(A: T | LinalgCondByA<T>, p?: number | 'fro' | 'nuc' | LinalgCondOptions | null): T;
  /** The cross product of vectors of three along dim; shapes broadcast. */
  cross(input: T, other: T | LinalgCrossByOther<T>, options?: LinalgCrossOptions): T;
  cross(named: LinalgCrossByInputOther<T>): T;
  /** The determinant of square matrices [..., n, n]. */
  det(A: T | ByA<T>): T;
  /** diagonal of the last two dimensions, unless others are said. */
  diagonal(A: T | LinalgDiagonalByA<T>, options?: LinalgDiagonalOptions): T;
  /** { eigenvalues, eigenvectors } of symmetric matrices [..., n, n], of which one triangle is read: values [..., n] ascending, vectors as columns. The derivative of vectors needs distinct values. */
  eigh(A: T | LinalgEighByA<T>, UPLO?: 'L' | 'U' | 'l' | 'u' | LinalgEighOptions): Named<T, 'eigenvalues' | 'eigenvectors'>;
  /** The eigenvalues of symmetric matrices, ascending. */
  eigvalsh(A: T | LinalgEigvalshByA<T>, UPLO?: 'L' | 'U' | 'l' | 'u' | LinalgEigvalshOptions): T;
  /** The first n columns of the product of the reflections that geqrf gives: an orthonormal [..., m, n]. */
  householder_product(A: T, tau: T | ByTau<T>): T;
  householder_product(named: ByATau<T>): T;
  /** The inverse of square matrices [..., n, n]. */
  inv(A: T | ByA<T>): T;
  /** { inverse, info } of square matrices [..., n, n]; info (int32) is 0, or the place of the first zero pivot, from 1. With check_errors that is an error. */
  inv_ex(A: T | LinalgInvExByA<T>, options?: LinalgInvExOptions): Named<T, 'inverse' | 'info'>;
  /** { LD, pivots } of symmetric matrices [..., n, n], of which the lower triangle is read: L · D · Lᵀ with exchanged rows, D with blocks of one or two, as LAPACK's sytrf stores it (pivots int32, from 1, negative for a block of two). A zero block is an error, unless info (int32) says where it is. No derivative. */
  ldl_factor(A: T | LinalgLdlFactorByA<T>, options?: LinalgLdlFactorOptions): Named<T, 'LD' | 'pivots'>;
  /** { LD, pivots, info } of symmetric matrices [..., n, n], of which the lower triangle is read: L · D · Lᵀ with exchanged rows, D with blocks of one or two, as LAPACK's sytrf stores it (pivots int32, from 1, negative for a block of two). A zero block is an error, unless info (int32) says where it is. No derivative. */
  ldl_factor_ex(A: T | LinalgLdlFactorExByA<T>, options?: LinalgLdlFactorExOptions): Named<T, 'LD' | 'pivots' | 'info'>;
  /** X with A · X = B from what ldl_factor(A) gives: B [..., n, k]. No derivative. */
  ldl_solve(LD: T, pivots: T, B: T | LinalgLdlSolveByB<T>, options?: LinalgLdlSolveOptions): T;
  ldl_solve(named: LinalgLdlSolveByLDPivotsB<T>): T;
  ldl_solve(LD: T, named: LinalgLdlSolveByPivotsB<T>): T;
  /** { solution, residuals, rank, singular_values } of the X that makes |A · X − B| least, and of those the shortest: A [..., m, n], B [..., m, k] or vectors. Singular values up to rcond · the largest count as 0. What drivers do not work out is empty: residuals ('gels', 'gelsd' and 'gelss', for m > n and full rank), rank ('gelsy', which is the default, 'gelsd', 'gelss'), singular values ('gelsd', 'gelss'). */
  lstsq(A: T, B: T | LinalgLstsqByB<T>, rcond?: number | LinalgLstsqOptions | null, options?: LinalgLstsqOptions): Named<T, 'solution' | 'residuals' | 'rank' | 'singular_values'>;
  lstsq(named: LinalgLstsqByAB<T>): Named<T, 'solution' | 'residuals' | 'rank' | 'singular_values'>;
  /** { P, L, U } with A = P · L · U: a permutation [..., m, m], L [..., m, k] with a unit diagonal, U [..., k, n], k the smaller of m and n. */
  lu(A: T | LinalgLuByA<T>, options?: LinalgLuOptions): Named<T, 'P' | 'L' | 'U'>;
  /** { LU, pivots } of matrices [..., m, n]: L (unit diagonal) below and U on and above the diagonal of one matrix; row k was exchanged with row pivots[k] (int32, from 1). A zero on U’s diagonal is an error. */
  lu_factor(A: T | LinalgLuFactorByA<T>, pivot?: boolean | LinalgLuFactorOptions): Named<T, 'LU' | 'pivots'>;
  /** { LU, pivots, info } as lu_factor; info (int32) is 0, or the place of the first zero on U’s diagonal, from 1. With check_errors that is an error. */
  lu_factor_ex(A: T | LinalgLuFactorExByA<T>, options?: LinalgLuFactorExOptions): Named<T, 'LU' | 'pivots' | 'info'>;
  /** X with A · X = B, where LU and pivots come from lu_factor(A); left false: X · A = B; adjoint: with the transposed A. */
  lu_solve(LU: T, pivots: T, B: T | LinalgLuSolveByB<T>, options?: LinalgLuSolveOptions): T;
  lu_solve(named: LinalgLuSolveByLUPivotsB<T>): T;
  lu_solve(LU: T, named: LinalgLuSolveByPivotsB<T>): T;
  /** Matrix product: vectors give a dot product, matrices a matrix product, more dimensions are a batch that broadcasts. */
  matmul(input: T, other: T | ByOther<T>): T;
  matmul(named: ByInputOther<T>): T;
  /** Σ Aᵏ/k! of square matrices [..., n, n]. */
  matrix_exp(input: T | ByInput<T>): T;
  /** The norm of matrices in two dimensions: 'fro', 'nuc' (sum of singular values), ±Infinity (largest or smallest row sum), ±1 (column sum), ±2 (singular value). */
  matrix_norm(A: T | LinalgMatrixNormByA<T>, ord?: number | 'fro' | 'nuc' | LinalgMatrixNormOptions, dim?: number | Ints<LinalgMatrixNormOptions> | LinalgMatrixNormOptions, keepdim?: boolean | LinalgMatrixNormOptions, options?: LinalgMatrixNormOptions): T;
  /** The n-th power of square matrices [..., k, k]; negative n takes powers of the inverse. */
  matrix_power(input: T, n: number | ByN): T;
  matrix_power(named: ByInputN<T>): T;
  /** How many singular values of matrices are above max(atol, rtol · the largest), as int64. */
  matrix_rank(A: T | LinalgMatrixRankByA<T>, options?: LinalgMatrixRankOptions): T;
  /** Product of two or more matrices in the cheapest order; the first and the last may be vectors. */
  multi_dot(tensors: readonly T[] | ByTensors<T>): T;
  /** A vector norm (without ord: of all elements; with one dim), or a matrix norm (a matrix with ord, or two dims). */
  norm(A: T | LinalgNormByA<T>, ord?: number | 'fro' | 'nuc' | LinalgNormOptions | null, dim?: number | Ints<LinalgNormOptions> | LinalgNormOptions | null, keepdim?: boolean | LinalgNormOptions, options?: LinalgNormOptions): T;
  /** The pseudoinverse of matrices [..., m, n]: [..., n, m]. Singular values up to max(atol, rtol · the largest) count as 0. */
  pinv(A: T | LinalgPinvByA<T>, options?: LinalgPinvOptions): T;
  /** { Q, R } with A = Q · R, Q orthonormal and R upper triangular: A [..., m, n]. mode 'reduced' (Q [..., m, k], k the smaller size), 'complete' (Q [..., m, m]) or 'r' (Q empty). */
  qr(A: T | LinalgQrByA<T>, mode?: 'reduced' | 'complete' | 'r' | LinalgQrOptions): Named<T, 'Q' | 'R'>;
  /** { sign, logabsdet } of the determinant of square matrices; 0 and −∞ where it is 0. */
  slogdet(A: T | ByA<T>): Named<T, 'sign' | 'logabsdet'>;
  /** X with A · X = B (or X · A = B where left is false): A [..., n, n], B [..., n, k], or vectors [n] or [..., n]. */
  solve(A: T, B: T | LinalgSolveByB<T>, options?: LinalgSolveOptions): T;
  solve(named: LinalgSolveByAB<T>): T;
  /** { result, info } of A · X = B (or X · A = B), as solve; info (int32) is 0, or the place of the first zero pivot, from 1. With check_errors that is an error. */
  solve_ex(A: T, B: T | LinalgSolveExByB<T>, options?: LinalgSolveExOptions): Named<T, 'result' | 'info'>;
  solve_ex(named: LinalgSolveExByAB<T>): Named<T, 'result' | 'info'>;
  /** X with A · X = B (or X · A = B) for a triangular A, of which the other half is not read: A [..., n, n], B [..., n, k]. */
  solve_triangular(A: T, B: T | LinalgSolveTriangularByB<T>, options?: LinalgSolveTriangularOptions): T;
  solve_triangular(named: LinalgSolveTriangularByAB<T>): T;
  /** { U, S, Vh } with A = U · diag(S) · Vh: A [..., m, n], singular values descending. full_matrices: U [..., m, m] and Vh [..., n, n], else only the columns (rows) that count. */
  svd(A: T | LinalgSvdByA<T>, full_matrices?: boolean | LinalgSvdOptions, options?: LinalgSvdOptions): Named<T, 'U' | 'S' | 'Vh'>;
  /** The singular values, descending. */
  svdvals(A: T | LinalgSvdvalsByA<T>, options?: LinalgSvdvalsOptions): T;
  /** The inverse for tensordot(A, B, ind): the first `ind` dimensions against the others. */
  tensorinv(A: T | LinalgTensorinvByA<T>, ind?: number | LinalgTensorinvOptions): T;
  /** X with tensordot(A, X, X.ndim) = B; `dims` of A are moved to its end first. */
  tensorsolve(A: T, B: T | LinalgTensorsolveByB<T>, dims?: number | Ints<LinalgTensorsolveOptions> | LinalgTensorsolveOptions | null): T;
  tensorsolve(named: LinalgTensorsolveByAB<T>): T;
  /** Powers 0 … N−1 of each element as rows: [..., n] gives [..., n, N]. */
  vander(x: T | LinalgVanderByX<T>, options?: LinalgVanderOptions): T;
  /** Sums of products along dim; shapes broadcast. */
  vecdot(x: T, y: T | LinalgVecdotByY<T>, options?: LinalgVecdotOptions): T;
  vecdot(named: LinalgVecdotByXY<T>): T;
  /** (Σ |x|^ord)^(1/ord) over dim (all elements where absent); ord ±Infinity: the largest (smallest), 0: how many are not 0. */
  vector_norm(x: T | LinalgVectorNormByX<T>, ord?: number | LinalgVectorNormOptions, dim?: number | Ints<LinalgVectorNormOptions> | LinalgVectorNormOptions | null, keepdim?: boolean | LinalgVectorNormOptions, options?: LinalgVectorNormOptions): T;
}

export interface Special<T> {
  /** Airy’s function Ai, elementwise. Integers become floats; no derivative. */
  airy_ai(input: T | ByInput<T>): T;
  /** The Bessel function of the first kind of order 0, elementwise. Integers become floats; no derivative. */
  bessel_j0(input: T | ByInput<T>): T;
  /** The Bessel function of the first kind of order 1, elementwise. Integers become floats; no derivative. */
  bessel_j1(input: T | ByInput<T>): T;
  /** The Bessel function of the second kind of order 0, elementwise. Integers become floats; no derivative. */
  bessel_y0(input: T | ByInput<T>): T;
  /** The Bessel function of the second kind of order 1, elementwise. Integers become floats; no derivative. */
  bessel_y1(input: T | ByInput<T>): T;
  /** Chebyshev’s polynomial of the first kind of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
  chebyshev_polynomial_t(input: T | Scalar, n: T | Scalar | SpecialChebyshevPolynomialTByN<T>): T;
  chebyshev_polynomial_t(named: SpecialChebyshevPolynomialTByInputN<T>): T;
  /** Chebyshev’s polynomial of the second kind of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
  chebyshev_polynomial_u(input: T | Scalar, n: T | Scalar | SpecialChebyshevPolynomialUByN<T>): T;
  chebyshev_polynomial_u(named: SpecialChebyshevPolynomialUByInputN<T>): T;
  /** Chebyshev’s polynomial of the third kind of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
  chebyshev_polynomial_v(input: T | Scalar, n: T | Scalar | SpecialChebyshevPolynomialVByN<T>): T;
  chebyshev_polynomial_v(named: SpecialChebyshevPolynomialVByInputN<T>): T;
  /** Chebyshev’s polynomial of the fourth kind of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
  chebyshev_polynomial_w(input: T | Scalar, n: T | Scalar | SpecialChebyshevPolynomialWByN<T>): T;
  chebyshev_polynomial_w(named: SpecialChebyshevPolynomialWByInputN<T>): T;
  /** ψ(x) = Γ′(x)/Γ(x), elementwise; −∞ at 0, nan at −1, −2, …. */
  digamma(input: T | ByInput<T>): T;
  /** −x ln x, elementwise; 0 at 0, −∞ to its left. */
  entr(input: T | ByInput<T>): T;
  /** The error function, 2/√π · ∫₀ˣ e^(−t²) dt. */
  erf(input: T | ByInput<T>): T;
  /** 1 − erf(x), exact where erf is close to 1. */
  erfc(input: T | ByInput<T>): T;
  /** exp(x²) · erfc(x), elementwise, without overflow to the right of 0. Integers become floats. */
  erfcx(input: T | ByInput<T>): T;
  /** The x with erf(x) = input, elementwise; ±∞ at ±1, nan outside. Integers become floats. */
  erfinv(input: T | ByInput<T>): T;
  /** 2 to the power of input, elementwise. */
  exp2(input: T | ByInput<T>): T;
  /** 1/(1 + e^(−input)), elementwise. */
  expit(input: T | ByInput<T>): T;
  /** e^input − 1, elementwise, exact near 0. */
  expm1(input: T | ByInput<T>): T;
  /** The regularised lower incomplete gamma function P(input, other), elementwise. input and other are floats that are not negative; the derivative is that of other. */
  gammainc(input: T, other: T | ByOther<T>): T;
  gammainc(named: ByInputOther<T>): T;
  /** The regularised upper incomplete gamma function Q(input, other) = 1 − P, elementwise. input and other are floats that are not negative; the derivative is that of other. */
  gammaincc(input: T, other: T | ByOther<T>): T;
  gammaincc(named: ByInputOther<T>): T;
  /** ln |Γ(x)|, elementwise; ∞ at 0, −1, −2, …. */
  gammaln(input: T | ByInput<T>): T;
  /** Hermite’s polynomial, the physicists’, of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
  hermite_polynomial_h(input: T | Scalar, n: T | Scalar | SpecialHermitePolynomialHByN<T>): T;
  hermite_polynomial_h(named: SpecialHermitePolynomialHByInputN<T>): T;
  /** Hermite’s polynomial, the probabilists’, of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
  hermite_polynomial_he(input: T | Scalar, n: T | Scalar | SpecialHermitePolynomialHeByN<T>): T;
  hermite_polynomial_he(named: SpecialHermitePolynomialHeByInputN<T>): T;
  /** The modified Bessel function of the first kind of order 0, elementwise. Integers become floats. */
  i0(input: T | ByInput<T>): T;
  /** exp(−|x|) · i0(x), elementwise. Integers become floats. */
  i0e(input: T | ByInput<T>): T;
  /** The modified Bessel function of the first kind of order 1, elementwise. Integers become floats. */
  i1(input: T | ByInput<T>): T;
  /** exp(−|x|) · i1(x), elementwise. Integers become floats. */
  i1e(input: T | ByInput<T>): T;
  /** Laguerre’s polynomial of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
  laguerre_polynomial_l(input: T | Scalar, n: T | Scalar | SpecialLaguerrePolynomialLByN<T>): T;
  laguerre_polynomial_l(named: SpecialLaguerrePolynomialLByInputN<T>): T;
  /** Legendre’s polynomial of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
  legendre_polynomial_p(input: T | Scalar, n: T | Scalar | SpecialLegendrePolynomialPByN<T>): T;
  legendre_polynomial_p(named: SpecialLegendrePolynomialPByInputN<T>): T;
  /** log(1 + input), elementwise, exact near 0. */
  log1p(input: T | ByInput<T>): T;
  /** The logarithm of the normal distribution function, elementwise, also where that underflows. Integers become floats. */
  log_ndtr(input: T | ByInput<T>): T;
  /** The logarithm of softmax along `dim`, finite however large the scores are. Without dim: as softmax. */
  log_softmax(input: T | LogSoftmaxByInput<T>, dim?: number | LogSoftmaxOptions | null, dtype?: DType | DTypeName | LogSoftmaxOptions | null): T;
  /** log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps]. */
  logit(input: T | LogitByInput<T>, eps?: number | LogitOptions | null): T;
  /** log Σ e^input over `dim`, without overflow. Integers become floats. */
  logsumexp(input: T, dim: number | readonly number[] | LogsumexpByDim, keepdim?: boolean | LogsumexpOptions): T;
  logsumexp(named: LogsumexpByInputDim<T>): T;
  /** i0: the modified Bessel function I₀, elementwise. Integers become floats; no derivative. */
  modified_bessel_i0(input: T | ByInput<T>): T;
  /** i1: the modified Bessel function I₁, elementwise. Integers become floats; no derivative. */
  modified_bessel_i1(input: T | ByInput<T>): T;
  /** The modified Bessel function K₀, elementwise. Integers become floats; no derivative. */
  modified_bessel_k0(input: T | ByInput<T>): T;
  /** The modified Bessel function K₁, elementwise. Integers become floats; no derivative. */
  modified_bessel_k1(input: T | ByInput<T>): T;
  /** p(p − 1)/4 · ln π + Σ lgamma(input − j/2) for j from 0 to p − 1, elementwise: the multivariate log-gamma function. */
  multigammaln(input: T, p: number | ByP): T;
  multigammaln(named: ByInputP<T>): T;
  /** The normal distribution function: ½ erfc(−x/√2), elementwise, exact on the left, too. Integers become floats. */
  ndtr(input: T | ByInput<T>): T;
  /** The x with ndtr(x) = input, elementwise; ∓∞ at 0 and 1, nan outside. Integers become floats. */
  ndtri(input: T | ByInput<T>): T;
  /** The n-th derivative of ψ(x), elementwise. */
  polygamma(n: number, input: T | ByInput<T>): T;
  polygamma(named: ByNInput<T>): T;
  /** ψ(x) = Γ′(x)/Γ(x), elementwise; −∞ at 0, nan at −1, −2, …. */
  psi(input: T | ByInput<T>): T;
  /** The nearest number with `decimals` decimals; halves go to the even one. */
  round(input: T | RoundByInput<T>, options?: RoundOptions): T;
  /** exp(x) · K₀(x), elementwise. Integers become floats; no derivative. */
  scaled_modified_bessel_k0(input: T | ByInput<T>): T;
  /** exp(x) · K₁(x), elementwise. Integers become floats; no derivative. */
  scaled_modified_bessel_k1(input: T | ByInput<T>): T;
  /** Chebyshev’s polynomial of the first kind of 2 · input − 1 of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
  shifted_chebyshev_polynomial_t(input: T | Scalar, n: T | Scalar | SpecialShiftedChebyshevPolynomialTByN<T>): T;
  shifted_chebyshev_polynomial_t(named: SpecialShiftedChebyshevPolynomialTByInputN<T>): T;
  /** Chebyshev’s polynomial of the second kind of 2 · input − 1 of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
  shifted_chebyshev_polynomial_u(input: T | Scalar, n: T | Scalar | SpecialShiftedChebyshevPolynomialUByN<T>): T;
  shifted_chebyshev_polynomial_u(named: SpecialShiftedChebyshevPolynomialUByInputN<T>): T;
  /** Chebyshev’s polynomial of the third kind of 2 · input − 1 of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
  shifted_chebyshev_polynomial_v(input: T | Scalar, n: T | Scalar | SpecialShiftedChebyshevPolynomialVByN<T>): T;
  shifted_chebyshev_polynomial_v(named: SpecialShiftedChebyshevPolynomialVByInputN<T>): T;
  /** Chebyshev’s polynomial of the fourth kind of 2 · input − 1 of degree n (rounded towards 0; 0 where n is negative), elementwise. Integers become floats; no derivative. */
  shifted_chebyshev_polynomial_w(input: T | Scalar, n: T | Scalar | SpecialShiftedChebyshevPolynomialWByN<T>): T;
  shifted_chebyshev_polynomial_w(named: SpecialShiftedChebyshevPolynomialWByInputN<T>): T;
  /** sin(πx)/(πx), and 1 at 0. */
  sinc(input: T | ByInput<T>): T;
  /** Scores as probabilities along `dim`: e^x over its sum, so that they are not negative and add up to 1. Without dim: 0 for 0, 1 or 3 dimensions, else 1. */
  softmax(input: T | SoftmaxByInput<T>, dim?: number | SoftmaxOptions | null, dtype?: DType | DTypeName | SoftmaxOptions | null): T;
  /** sin(x)/x, the spherical Bessel function, elementwise. Integers become floats; no derivative. */
  spherical_bessel_j0(input: T | ByInput<T>): T;
  /** input · log(1 + other), and 0 where input is 0 (unless other is nan). */
  xlog1py(input: T | Scalar, other: T | Scalar | SpecialXlog1pyByOther<T>): T;
  xlog1py(named: SpecialXlog1pyByInputOther<T>): T;
  /** input · log(other), and 0 where input is 0 (unless other is nan). */
  xlogy(input: T | Scalar, other: T | Scalar | XlogyByOther<T>): T;
  xlogy(named: XlogyByInputOther<T>): T;
  /** Hurwitz’ zeta function Σ (other + k)^(−input) over k = 0, 1, …, elementwise; the derivative is that of other. */
  zeta(input: T | Scalar, other: T | Scalar | SpecialZetaByOther<T>): T;
  zeta(named: SpecialZetaByInputOther<T>): T;
}

export interface Methods<T> {
  /** The matrix transposed (and conjugated, were it complex). */
  readonly H: T;
  /** The dimensions in reversed order: of a matrix, its transpose. */
  readonly T: T;
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
  add(other: T | Scalar | AddByOther<T>, options?: AddOptions): T;
  /** input + alpha · other, elementwise; shapes broadcast. In place. */
  add_(other: T | Scalar | AddByOther<T>, options?: AddOptions): T;
  /** beta · input + alpha · (the sum over the batch of batch1 · batch2); input broadcasts to the result. */
  addbmm(batch1: T, batch2: T | AddbmmByBatch2<T>, options?: AddbmmOptions): T;
  addbmm(named: AddbmmByBatch1Batch2<T>): T;
  /** beta · input + alpha · (the sum over the batch of batch1 · batch2); input broadcasts to the result. In place. */
  addbmm_(batch1: T, batch2: T | AddbmmByBatch2<T>, options?: AddbmmOptions): T;
  addbmm_(named: AddbmmByBatch1Batch2<T>): T;
  /** input + value · tensor1 / tensor2, elementwise. Not for integers. */
  addcdiv(tensor1: T, tensor2: T | AddcdivByTensor2<T>, options?: AddcdivOptions): T;
  addcdiv(named: AddcdivByTensor1Tensor2<T>): T;
  /** input + value · tensor1 / tensor2, elementwise. Not for integers. In place. */
  addcdiv_(tensor1: T, tensor2: T | AddcdivByTensor2<T>, options?: AddcdivOptions): T;
  addcdiv_(named: AddcdivByTensor1Tensor2<T>): T;
  /** input + value · tensor1 · tensor2, elementwise. */
  addcmul(tensor1: T, tensor2: T | AddcmulByTensor2<T>, options?: AddcmulOptions): T;
  addcmul(named: AddcmulByTensor1Tensor2<T>): T;
  /** input + value · tensor1 · tensor2, elementwise. In place. */
  addcmul_(tensor1: T, tensor2: T | AddcmulByTensor2<T>, options?: AddcmulOptions): T;
  addcmul_(named: AddcmulByTensor1Tensor2<T>): T;
  /** beta · input + alpha · (mat1 · mat2) for matrices; input broadcasts to the result. */
  addmm(mat1: T, mat2: T | AddmmByMat2<T>, options?: AddmmOptions): T;
  addmm(named: AddmmByMat1Mat2<T>): T;
  /** beta · input + alpha · (mat1 · mat2) for matrices; input broadcasts to the result. In place. */
  addmm_(mat1: T, mat2: T | AddmmByMat2<T>, options?: AddmmOptions): T;
  addmm_(named: AddmmByMat1Mat2<T>): T;
  /** beta · input + alpha · (mat · vec) for a matrix and a vector; input broadcasts to the result. */
  addmv(mat: T, vec: T | AddmvByVec<T>, options?: AddmvOptions): T;
  addmv(named: AddmvByMatVec<T>): T;
  /** beta · input + alpha · (mat · vec) for a matrix and a vector; input broadcasts to the result. In place. */
  addmv_(mat: T, vec: T | AddmvByVec<T>, options?: AddmvOptions): T;
  addmv_(named: AddmvByMatVec<T>): T;
  /** beta · input + alpha · (the outer product of vec1 and vec2); input broadcasts to the result. */
  addr(vec1: T, vec2: T | AddrByVec2<T>, options?: AddrOptions): T;
  addr(named: AddrByVec1Vec2<T>): T;
  /** beta · input + alpha · (the outer product of vec1 and vec2); input broadcasts to the result. In place. */
  addr_(vec1: T, vec2: T | AddrByVec2<T>, options?: AddrOptions): T;
  addr_(named: AddrByVec1Vec2<T>): T;
  /** Each matrix transposed (and conjugated, were it complex): mH. */
  adjoint(): T;
  /** Whether all elements are not 0 over one dimension (all where absent), as bool (uint8 stays uint8). */
  all(dim?: number | AllOptions | null, keepdim?: boolean | AllOptions): T;
  /** Whether all elements are close, as `isclose` says. */
  allclose(other: T | AllcloseByOther<T>, rtol?: number | AllcloseOptions, atol?: number | AllcloseOptions, equal_nan?: boolean | AllcloseOptions): boolean;
  /** The largest elements over `dim` (all dimensions where absent); equal ones share the gradient. */
  amax(dim?: number | Ints<AmaxOptions> | AmaxOptions, keepdim?: boolean | AmaxOptions): T;
  /** The smallest elements over `dim` (all dimensions where absent); equal ones share the gradient. */
  amin(dim?: number | Ints<AminOptions> | AminOptions, keepdim?: boolean | AminOptions): T;
  /** The smallest and the largest elements along one dimension (all where absent): { min, max }. */
  aminmax(options?: AminmaxOptions): Named<T, 'min' | 'max'>;
  /** The angle of a number seen as complex: 0 for positive, π for negative ones. */
  angle(): T;
  /** Whether some element is not 0 over one dimension (all where absent), as bool (uint8 stays uint8). */
  any(dim?: number | AnyOptions | null, keepdim?: boolean | AnyOptions): T;
  /** Where the largest element is along `dim` (in the flattened tensor where absent), as int64: the first of equals; nan wins. */
  argmax(dim?: number | ArgmaxOptions | null, keepdim?: boolean | ArgmaxOptions): T;
  /** Where the smallest element is along `dim` (in the flattened tensor where absent), as int64: the first of equals; nan wins. */
  argmin(dim?: number | ArgminOptions | null, keepdim?: boolean | ArgminOptions): T;
  /** The indices that sort along `dim`, as int64; stable, nan is the largest. */
  argsort(dim?: number | ArgsortOptions, descending?: boolean | ArgsortOptions, stable?: boolean | ArgsortOptions): T;
  /** nonzero: positions of the elements that are not 0, as [n, dimensions]. */
  argwhere(): T;
  /** The view with elements at storage_offset + Σ index · stride of a contiguous tensor; overlaps are allowed. */
  as_strided(size: number | readonly number[], stride: number | readonly number[] | AsStridedByStride, storage_offset?: number | AsStridedOptions | null): T;
  as_strided(named: AsStridedBySizeStride): T;
  /** A copy of a contiguous tensor with src in place of input.as_strided(size, stride, storage_offset); where elements overlap, the last one stays. */
  as_strided_scatter(src: T, size: number | readonly number[], stride: number | readonly number[] | AsStridedScatterByStride, storage_offset?: number | AsStridedScatterOptions | null): T;
  as_strided_scatter(named: AsStridedScatterBySrcSizeStride<T>): T;
  as_strided_scatter(src: T, named: AsStridedScatterBySizeStride): T;
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
  atan2(other: T | ByOther<T>): T;
  /** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. */
  arctan2(other: T | ByOther<T>): T;
  /** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. In place. */
  atan2_(other: T | ByOther<T>): T;
  /** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. In place. */
  arctan2_(other: T | ByOther<T>): T;
  /** The inverse of tanh; nan outside [−1, 1]. */
  atanh(): T;
  /** The inverse of tanh; nan outside [−1, 1]. */
  arctanh(): T;
  /** The inverse of tanh; nan outside [−1, 1]. In place. */
  atanh_(): T;
  /** The inverse of tanh; nan outside [−1, 1]. In place. */
  arctanh_(): T;
  /** beta · input + alpha · (batch1 · batch2) for batches of matrices; input broadcasts to the result. */
  baddbmm(batch1: T, batch2: T | BaddbmmByBatch2<T>, options?: BaddbmmOptions): T;
  baddbmm(named: BaddbmmByBatch1Batch2<T>): T;
  /** beta · input + alpha · (batch1 · batch2) for batches of matrices; input broadcasts to the result. In place. */
  baddbmm_(batch1: T, batch2: T | BaddbmmByBatch2<T>, options?: BaddbmmOptions): T;
  baddbmm_(named: BaddbmmByBatch1Batch2<T>): T;
  /** 1 with the probability that each element says (or p), else 0; shape and dtype of input. */
  bernoulli(p?: number | null | { p?: number | null; generator?: unknown }, options?: { generator?: unknown }): T;
  /** How often each of 0, 1, 2, … occurs in a vector of integers that are not negative (or the sums of `weights` there); at least `minlength` numbers. */
  bincount(weights?: Given<T, BincountOptions<T>> | BincountOptions<T> | null, minlength?: number | BincountOptions<T>): T;
  /** The bits that both have, elementwise. For integers and bool. */
  bitwise_and(other: T | Scalar | BitwiseAndByOther<T>): T;
  /** The bits that both have, elementwise. For integers and bool. In place. */
  bitwise_and_(other: T | Scalar | BitwiseAndByOther<T>): T;
  /** The bits moved up by `other` places, elementwise. For integers. */
  bitwise_left_shift(other: T | Scalar | BitwiseLeftShiftByOther<T>): T;
  /** The bits moved up by `other` places, elementwise. For integers. In place. */
  bitwise_left_shift_(other: T | Scalar | BitwiseLeftShiftByOther<T>): T;
  /** The bits exchanged, elementwise; logical not on bool. */
  bitwise_not(): T;
  /** The bits exchanged, elementwise; logical not on bool. In place. */
  bitwise_not_(): T;
  /** The bits that either has, elementwise. For integers and bool. */
  bitwise_or(other: T | Scalar | BitwiseOrByOther<T>): T;
  /** The bits that either has, elementwise. For integers and bool. In place. */
  bitwise_or_(other: T | Scalar | BitwiseOrByOther<T>): T;
  /** The bits moved down by `other` places; the sign stays, elementwise. For integers. */
  bitwise_right_shift(other: T | Scalar | BitwiseRightShiftByOther<T>): T;
  /** The bits moved down by `other` places; the sign stays, elementwise. For integers. In place. */
  bitwise_right_shift_(other: T | Scalar | BitwiseRightShiftByOther<T>): T;
  /** The bits that one of both has, elementwise. For integers and bool. */
  bitwise_xor(other: T | Scalar | BitwiseXorByOther<T>): T;
  /** The bits that one of both has, elementwise. For integers and bool. In place. */
  bitwise_xor_(other: T | Scalar | BitwiseXorByOther<T>): T;
  /** Products of a batch of matrices: [b, m, k] and [b, k, n]. */
  bmm(mat2: T | ByMat2<T>): T;
  /** The tensor as torch.bool: itself where it is already. */
  bool(memory_format?: unknown | BoolOptions | null): T;
  /** expand to a shape. */
  broadcast_to(shape: number | readonly number[] | ByShape, ...more: readonly number[]): T;
  /** The tensor as torch.uint8: itself where it is already. */
  byte(memory_format?: unknown | ByteOptions | null): T;
  /** The smallest integer not below input. */
  ceil(): T;
  /** The smallest integer not below input. In place. */
  ceil_(): T;
  /** The lower (or upper) triangular factor L with A = L · Lᵀ of symmetric positive definite matrices [..., n, n]. */
  cholesky(upper?: boolean | CholeskyOptions): T;
  /** The inverse of A, from its Cholesky factor L [..., n, n]. */
  cholesky_inverse(upper?: boolean | CholeskyInverseOptions): T;
  /** X with A · X = B, where L is the Cholesky factor of A: B [..., n, k], L [..., n, n]. */
  cholesky_solve(input2: T | CholeskySolveByInput2<T>, upper?: boolean | CholeskySolveOptions): T;
  /** At most `chunks` views of equal size along `dim`; the last may be smaller. */
  chunk(chunks: number | ChunkByChunks, dim?: number | ChunkOptions): T[];
  /** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. */
  clamp(min?: T | Scalar | ClampOptions<T> | null, max?: T | Scalar | ClampOptions<T> | null): T;
  /** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. */
  clip(min?: T | Scalar | ClampOptions<T> | null, max?: T | Scalar | ClampOptions<T> | null): T;
  /** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. In place. */
  clamp_(min?: T | Scalar | ClampOptions<T> | null, max?: T | Scalar | ClampOptions<T> | null): T;
  /** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. In place. */
  clip_(min?: T | Scalar | ClampOptions<T> | null, max?: T | Scalar | ClampOptions<T> | null): T;
  /** The smaller of input and max, elementwise. */
  clamp_max(max: T | Scalar | ByMax<T>): T;
  /** The smaller of input and max, elementwise. In place. */
  clamp_max_(max: T | Scalar | ByMax<T>): T;
  /** The larger of input and min, elementwise. */
  clamp_min(min: T | Scalar | ByMin<T>): T;
  /** The larger of input and min, elementwise. In place. */
  clamp_min_(min: T | Scalar | ByMin<T>): T;
  /** A copy, which the tape follows. */
  clone(options?: CloneOptions): T;
  /** The conjugate: of real numbers, input itself. */
  conj(): T;
  /** The conjugate: of real numbers, input itself. */
  conj_physical(): T;
  /** The tensor itself where its elements lie in order, otherwise a copy. */
  contiguous(memory_format?: unknown | ContiguousOptions | null): T;
  /** |input| with the sign of other, elementwise. */
  copysign(other: T | Scalar | CopysignByOther<T>): T;
  /** |input| with the sign of other, elementwise. In place. */
  copysign_(other: T | Scalar | CopysignByOther<T>): T;
  /** The correlation coefficients of variables: rows of input [variables, observations]. They lie in −1 … 1. */
  corrcoef(): T;
  /** The cosine of radians, elementwise. */
  cos(): T;
  /** The cosine of radians, elementwise. In place. */
  cos_(): T;
  /** The hyperbolic cosine, elementwise. */
  cosh(): T;
  /** The hyperbolic cosine, elementwise. In place. */
  cosh_(): T;
  /** How many elements are not 0 over `dim` (all dimensions where absent), as int64. */
  count_nonzero(dim?: number | Ints<CountNonzeroOptions> | CountNonzeroOptions | null): T;
  /** The covariances of variables: rows of input [variables, observations] (a vector is one variable), divided by observations − correction. `fweights` say how often each observation was made, `aweights` how much it counts. */
  cov(options?: CovOptions<T>): T;
  /** The cross product of vectors of three along dim (the first dimension of size 3 where absent). */
  cross(other: T | CrossByOther<T>, dim?: number | CrossOptions | null): T;
  /** The largest element so far along `dim`, and where it is (the last of equals): { values, indices }. */
  cummax(dim: number | ByDim): Named<T, 'values' | 'indices'>;
  /** The smallest element so far along `dim`, and where it is (the last of equals): { values, indices }. */
  cummin(dim: number | ByDim): Named<T, 'values' | 'indices'>;
  /** Running product along `dim`. Integers and bool run as int64. */
  cumprod(dim: number | CumprodByDim, options?: CumprodOptions): T;
  /** Running product along `dim`. Integers and bool run as int64. In place. */
  cumprod_(dim: number | CumprodByDim, options?: CumprodOptions): T;
  /** Running sum along `dim`. Integers and bool run as int64. */
  cumsum(dim: number | CumsumByDim, options?: CumsumOptions): T;
  /** Running sum along `dim`. Integers and bool run as int64. In place. */
  cumsum_(dim: number | CumsumByDim, options?: CumsumOptions): T;
  /** Degrees to radians. */
  deg2rad(): T;
  /** Degrees to radians. In place. */
  deg2rad_(): T;
  /** The determinant of square matrices [..., n, n]. */
  det(): T;
  /** Of a matrix, a copy of a diagonal; of a vector, the matrix with that diagonal. */
  diag(diagonal?: number | DiagOptions): T;
  /** Matrices of zeros whose diagonal, `offset` above the main one, is the last dimension of input. */
  diag_embed(offset?: number | DiagEmbedOptions, dim1?: number | DiagEmbedOptions, dim2?: number | DiagEmbedOptions): T;
  /** The matrix whose diagonal are all elements of input. */
  diagflat(offset?: number | DiagflatOptions): T;
  /** The view of a diagonal of two dimensions, `offset` above the main one; it becomes the last dimension. */
  diagonal(offset?: number | DiagonalOptions, dim1?: number | DiagonalOptions, dim2?: number | DiagonalOptions): T;
  /** A copy of input with src in place of input.diagonal(offset, dim1, dim2). */
  diagonal_scatter(src: T | DiagonalScatterBySrc<T>, offset?: number | DiagonalScatterOptions, dim1?: number | DiagonalScatterOptions, dim2?: number | DiagonalScatterOptions): T;
  /** Differences between neighbours along `dim`, n times; `prepend` and `append` are put at the ends first. */
  diff(n?: number | DiffOptions<T>, dim?: number | DiffOptions<T>, prepend?: T | DiffOptions<T> | null, append?: T | DiffOptions<T> | null): T;
  /** ψ(x) = Γ′(x)/Γ(x), elementwise; −∞ at 0, nan at −1, −2, …. */
  digamma(): T;
  /** ψ(x) = Γ′(x)/Γ(x), elementwise; −∞ at 0, nan at −1, −2, …. In place. */
  digamma_(): T;
  /** The p-norm of input − other; shapes broadcast. */
  dist(other: T | DistByOther<T>, p?: number | DistOptions): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  div(other: T | Scalar | DivByOther<T>, options?: DivOptions): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  divide(other: T | Scalar | DivByOther<T>, options?: DivOptions): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
  true_divide(other: T | Scalar | DivByOther<T>, options?: DivOptions): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. In place. */
  div_(other: T | Scalar | DivByOther<T>, options?: DivOptions): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. In place. */
  divide_(other: T | Scalar | DivByOther<T>, options?: DivOptions): T;
  /** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. In place. */
  true_divide_(other: T | Scalar | DivByOther<T>, options?: DivOptions): T;
  /** Sum of the products of two vectors of one length. */
  dot(other: T | ByOther<T>): T;
  /** The tensor as torch.float64: itself where it is already. */
  double(memory_format?: unknown | DoubleOptions | null): T;
  /** Views of parts along the third dimension. */
  dsplit(indices_or_sections: number | readonly number[] | ByIndicesOrSections): T[];
  /** input = other, elementwise, as bool; shapes broadcast. */
  eq(other: T | Scalar | EqByOther<T>): T;
  /** input = other, elementwise, as bool; shapes broadcast. In place. */
  eq_(other: T | Scalar | EqByOther<T>): T;
  /** Whether both have the same shape and the same elements. */
  equal(other: T | ByOther<T>): boolean;
  /** The error function, 2/√π · ∫₀ˣ e^(−t²) dt. */
  erf(): T;
  /** The error function, 2/√π · ∫₀ˣ e^(−t²) dt. In place. */
  erf_(): T;
  /** 1 − erf(x), exact where erf is close to 1. */
  erfc(): T;
  /** 1 − erf(x), exact where erf is close to 1. In place. */
  erfc_(): T;
  /** The x with erf(x) = input, elementwise; ±∞ at ±1, nan outside. Integers become floats. */
  erfinv(): T;
  /** The x with erf(x) = input, elementwise; ±∞ at ±1, nan outside. Integers become floats. In place. */
  erfinv_(): T;
  /** e to the power of input, elementwise. */
  exp(): T;
  /** e to the power of input, elementwise. In place. */
  exp_(): T;
  /** 2 to the power of input, elementwise. */
  exp2(): T;
  /** 2 to the power of input, elementwise. In place. */
  exp2_(): T;
  /** A view in which dimensions of size 1 (and new leading ones) repeat without a copy; −1 keeps a size. */
  expand(size: number | readonly number[] | BySize, ...more: readonly number[]): T;
  /** expand to the shape of another tensor. */
  expand_as(other: T | ByOther<T>): T;
  /** e^input − 1, elementwise, exact near 0. */
  expm1(): T;
  /** e^input − 1, elementwise, exact near 0. In place. */
  expm1_(): T;
  /** Dimensions start_dim … end_dim as one: a view where strides allow. */
  flatten(start_dim?: number | FlattenOptions, end_dim?: number | FlattenOptions): T;
  /** A copy with the order reversed along `dims`. */
  flip(dims: number | readonly number[] | ByDims, ...more: readonly number[]): T;
  /** A copy with the columns reversed. */
  fliplr(): T;
  /** A copy with the rows reversed. */
  flipud(): T;
  /** The tensor as torch.float32: itself where it is already. */
  float(memory_format?: unknown | FloatOptions | null): T;
  /** input to the power of exponent, computed in float64. */
  float_power(exponent: T | Scalar | ByExponent<T>): T;
  /** input to the power of exponent, computed in float64. In place. */
  float_power_(exponent: T | Scalar | ByExponent<T>): T;
  /** The largest integer not above input. */
  floor(): T;
  /** The largest integer not above input. In place. */
  floor_(): T;
  /** input / other rounded down, elementwise (Python’s //). It has no derivative. */
  floor_divide(other: T | Scalar | FloorDivideByOther<T>): T;
  /** input / other rounded down, elementwise (Python’s //). It has no derivative. In place. */
  floor_divide_(other: T | Scalar | FloorDivideByOther<T>): T;
  /** The larger of input and other, elementwise; a nan loses against a number. */
  fmax(other: T | ByOther<T>): T;
  /** The smaller of input and other, elementwise; a nan loses against a number. */
  fmin(other: T | ByOther<T>): T;
  /** The remainder of input / other with the sign of input (C’s fmod). */
  fmod(other: T | Scalar | FmodByOther<T>): T;
  /** The remainder of input / other with the sign of input (C’s fmod). In place. */
  fmod_(other: T | Scalar | FmodByOther<T>): T;
  /** The fraction, with the sign of input. */
  frac(): T;
  /** The fraction, with the sign of input. In place. */
  frac_(): T;
  /** { mantissa, exponent } with input = mantissa · 2^exponent, |mantissa| in [½, 1), exponent int32, elementwise. */
  frexp(): Named<T, 'mantissa' | 'exponent'>;
  /** out[i][j][k] = input[index[i][j][k]][j][k] for dim 0, and so on: a result of the shape of index, whose other dimensions are no longer than the input’s. */
  gather(dim: number, index: T | IndexData | GatherByIndex<T>, options?: GatherOptions): T;
  gather(named: GatherByDimIndex<T>): T;
  /** The greatest common divisor; 0 of zeros, elementwise; shapes broadcast. Of integers only. */
  gcd(other: T | ByOther<T>): T;
  /** The greatest common divisor; 0 of zeros, elementwise; shapes broadcast. Of integers only. In place. */
  gcd_(other: T | ByOther<T>): T;
  /** input ≥ other, elementwise, as bool; shapes broadcast. */
  ge(other: T | Scalar | GeByOther<T>): T;
  /** input ≥ other, elementwise, as bool; shapes broadcast. */
  greater_equal(other: T | Scalar | GeByOther<T>): T;
  /** input ≥ other, elementwise, as bool; shapes broadcast. In place. */
  ge_(other: T | Scalar | GeByOther<T>): T;
  /** input ≥ other, elementwise, as bool; shapes broadcast. In place. */
  greater_equal_(other: T | Scalar | GeByOther<T>): T;
  /** { a, tau } of matrices [..., m, n]: R on and above the diagonal of a, below it the vectors of the reflections I − tau · v · vᵀ whose product is Q. It has no derivative; see linalg.qr. */
  geqrf(): Named<T, 'a' | 'tau'>;
  /** input > other, elementwise, as bool; shapes broadcast. */
  gt(other: T | Scalar | GtByOther<T>): T;
  /** input > other, elementwise, as bool; shapes broadcast. */
  greater(other: T | Scalar | GtByOther<T>): T;
  /** input > other, elementwise, as bool; shapes broadcast. In place. */
  gt_(other: T | Scalar | GtByOther<T>): T;
  /** input > other, elementwise, as bool; shapes broadcast. In place. */
  greater_(other: T | Scalar | GtByOther<T>): T;
  /** input, and 0 where |input| ≤ lambd. */
  hardshrink(lambd?: number | HardshrinkOptions): T;
  /** 0 where input < 0, values where input is 0, 1 where input > 0. Both of one dtype; no derivative. */
  heaviside(values: T | ByValues<T>): T;
  /** 0 where input < 0, values where input is 0, 1 where input > 0. Both of one dtype; no derivative. In place. */
  heaviside_(values: T | ByValues<T>): T;
  /** How many elements fall into each of `bins` equal parts of min…max (of the values’ own range where both are 0); what lies outside does not count. */
  histc(bins?: number | HistcOptions, min?: number | HistcOptions, max?: number | HistcOptions): T;
  /** { hist, bin_edges }: how many elements lie in each bin, the last with both of its ends. bins: how many of equal width over `range` (without it from the smallest to the largest element), or their edges. `weight` is added up in place of ones; density divides by the sum and by the widths. No derivative. */
  histogram(bins: number | T | HistogramByBins<T>, options?: HistogramOptions<T>): Named<T, 'hist' | 'bin_edges'>;
  /** Views of parts along the columns. */
  hsplit(indices_or_sections: number | readonly number[] | ByIndicesOrSections): T[];
  /** √(input² + other²) without overflow, elementwise. */
  hypot(other: T | ByOther<T>): T;
  /** √(input² + other²) without overflow, elementwise. In place. */
  hypot_(other: T | ByOther<T>): T;
  /** The modified Bessel function of the first kind of order 0, elementwise. Integers become floats. */
  i0(): T;
  /** The modified Bessel function of the first kind of order 0, elementwise. Integers become floats. In place. */
  i0_(): T;
  /** The regularised lower incomplete gamma function P(input, other), elementwise. input and other are floats that are not negative; the derivative is that of other. */
  igamma(other: T | ByOther<T>): T;
  /** The regularised lower incomplete gamma function P(input, other), elementwise. input and other are floats that are not negative; the derivative is that of other. In place. */
  igamma_(other: T | ByOther<T>): T;
  /** The regularised upper incomplete gamma function Q(input, other) = 1 − P, elementwise. input and other are floats that are not negative; the derivative is that of other. */
  igammac(other: T | ByOther<T>): T;
  /** The regularised upper incomplete gamma function Q(input, other) = 1 − P, elementwise. input and other are floats that are not negative; the derivative is that of other. In place. */
  igammac_(other: T | ByOther<T>): T;
  /** input with alpha · source added to its slices at the indices of `dim`. */
  index_add(dim: number, index: T | IndexData, source: T | IndexAddBySource<T>, options?: IndexAddOptions): T;
  index_add(named: IndexAddByDimIndexSource<T>): T;
  index_add(dim: number, named: IndexAddByIndexSource<T>): T;
  /** input with alpha · source added to its slices at the indices of `dim`. In place. */
  index_add_(dim: number, index: T | IndexData, source: T | IndexAddBySource<T>, options?: IndexAddOptions): T;
  index_add_(named: IndexAddByDimIndexSource<T>): T;
  index_add_(dim: number, named: IndexAddByIndexSource<T>): T;
  /** input with its slices at the indices of `dim` replaced by those of source. */
  index_copy(dim: number, index: T | IndexData, source: T | BySource<T>): T;
  index_copy(named: ByDimIndexSource<T>): T;
  index_copy(dim: number, named: ByIndexSource<T>): T;
  /** input with its slices at the indices of `dim` replaced by those of source. In place. */
  index_copy_(dim: number, index: T | IndexData, source: T | BySource<T>): T;
  index_copy_(named: ByDimIndexSource<T>): T;
  index_copy_(dim: number, named: ByIndexSource<T>): T;
  /** input with its slices at the indices of `dim` filled with a number (or a tensor without dimensions). */
  index_fill(dim: number, index: T | IndexData, value: T | Scalar | ByValue<T>): T;
  index_fill(named: ByDimIndexValue<T>): T;
  index_fill(dim: number, named: ByIndexValue<T>): T;
  /** input with its slices at the indices of `dim` filled with a number (or a tensor without dimensions). In place. */
  index_fill_(dim: number, index: T | IndexData, value: T | Scalar | ByValue<T>): T;
  index_fill_(named: ByDimIndexValue<T>): T;
  index_fill_(dim: number, named: ByIndexValue<T>): T;
  /** input with values written (or added, with `accumulate`) at input[indices]: an index tensor, a mask or null for each dimension. */
  index_put(indices: readonly (T | null)[], values: T | IndexPutByValues<T>, accumulate?: boolean | IndexPutOptions): T;
  index_put(named: IndexPutByIndicesValues<T>): T;
  /** input with source combined with its slices at the indices of `dim`: prod, mean, amax or amin. */
  index_reduce(dim: number, index: T | IndexData, source: T, reduce: 'prod' | 'mean' | 'amax' | 'amin' | IndexReduceByReduce, options?: IndexReduceOptions): T;
  index_reduce(named: IndexReduceByDimIndexSourceReduce<T>): T;
  index_reduce(dim: number, named: IndexReduceByIndexSourceReduce<T>): T;
  index_reduce(dim: number, index: T | IndexData, named: IndexReduceBySourceReduce<T>): T;
  /** input with source combined with its slices at the indices of `dim`: prod, mean, amax or amin. In place. */
  index_reduce_(dim: number, index: T | IndexData, source: T, reduce: 'prod' | 'mean' | 'amax' | 'amin' | IndexReduceByReduce, options?: IndexReduceOptions): T;
  index_reduce_(named: IndexReduceByDimIndexSourceReduce<T>): T;
  index_reduce_(dim: number, named: IndexReduceByIndexSourceReduce<T>): T;
  index_reduce_(dim: number, index: T | IndexData, named: IndexReduceBySourceReduce<T>): T;
  /** The slices of dimension `dim` at the indices, in their order: [n] indices give a dimension of size n. */
  index_select(dim: number, index: T | IndexData | ByIndex<T>): T;
  index_select(named: ByDimIndex<T>): T;
  /** Sums of products over the last dimension of both; a 0-d argument multiplies. */
  inner(other: T | ByOther<T>): T;
  /** The tensor as torch.int32: itself where it is already. */
  int(memory_format?: unknown | IntOptions | null): T;
  /** linalg.inv: the inverse of square matrices [..., n, n]. */
  inverse(): T;
  /** |input − other| ≤ atol + rtol · |other|, elementwise, as bool; equal infinities are close. Both of one dtype. */
  isclose(other: T | IscloseByOther<T>, rtol?: number | IscloseOptions, atol?: number | IscloseOptions, equal_nan?: boolean | IscloseOptions): T;
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
  kron(other: T | ByOther<T>): T;
  /** { values, indices } of the k-th smallest element along `dim`, counted from 1. */
  kthvalue(k: number | KthvalueByK, dim?: number | KthvalueOptions, keepdim?: boolean | KthvalueOptions): Named<T, 'values' | 'indices'>;
  /** The least common multiple; 0 where one is 0, elementwise; shapes broadcast. Of integers only. */
  lcm(other: T | ByOther<T>): T;
  /** The least common multiple; 0 where one is 0, elementwise; shapes broadcast. Of integers only. In place. */
  lcm_(other: T | ByOther<T>): T;
  /** input · 2^other, elementwise. */
  ldexp(other: T | ByOther<T>): T;
  /** input · 2^other, elementwise. In place. */
  ldexp_(other: T | ByOther<T>): T;
  /** input ≤ other, elementwise, as bool; shapes broadcast. */
  le(other: T | Scalar | LeByOther<T>): T;
  /** input ≤ other, elementwise, as bool; shapes broadcast. */
  less_equal(other: T | Scalar | LeByOther<T>): T;
  /** input ≤ other, elementwise, as bool; shapes broadcast. In place. */
  le_(other: T | Scalar | LeByOther<T>): T;
  /** input ≤ other, elementwise, as bool; shapes broadcast. In place. */
  less_equal_(other: T | Scalar | LeByOther<T>): T;
  /** input + weight · (end − input): from input (weight 0) to end (weight 1). All of one float dtype. */
  lerp(end: T, weight: T | Scalar | ByWeight<T>): T;
  lerp(named: ByEndWeight<T>): T;
  /** input + weight · (end − input): from input (weight 0) to end (weight 1). All of one float dtype. In place. */
  lerp_(end: T, weight: T | Scalar | ByWeight<T>): T;
  lerp_(named: ByEndWeight<T>): T;
  /** ln |Γ(x)|, elementwise; ∞ at 0, −1, −2, …. */
  lgamma(): T;
  /** ln |Γ(x)|, elementwise; ∞ at 0, −1, −2, …. In place. */
  lgamma_(): T;
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
  log_softmax(dim?: number | LogSoftmaxOptions | null, dtype?: DType | DTypeName | LogSoftmaxOptions | null): T;
  /** log(e^input + e^other) without overflow, elementwise. */
  logaddexp(other: T | ByOther<T>): T;
  /** log2(2^input + 2^other) without overflow, elementwise. */
  logaddexp2(other: T | ByOther<T>): T;
  /** Running log Σ e^input along `dim`, without overflow. */
  logcumsumexp(dim: number | ByDim): T;
  /** The logarithm of the determinant; nan where it is negative. */
  logdet(): T;
  /** input and other, elementwise, as bool; what is not 0 is true. */
  logical_and(other: T | ByOther<T>): T;
  /** input and other, elementwise, as bool; what is not 0 is true. In place. */
  logical_and_(other: T | ByOther<T>): T;
  /** True where input is 0, elementwise. */
  logical_not(): T;
  /** True where input is 0, elementwise. In place. */
  logical_not_(): T;
  /** input or other, elementwise, as bool; what is not 0 is true. */
  logical_or(other: T | ByOther<T>): T;
  /** input or other, elementwise, as bool; what is not 0 is true. In place. */
  logical_or_(other: T | ByOther<T>): T;
  /** Either input or other, elementwise, as bool; what is not 0 is true. */
  logical_xor(other: T | ByOther<T>): T;
  /** Either input or other, elementwise, as bool; what is not 0 is true. In place. */
  logical_xor_(other: T | ByOther<T>): T;
  /** log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps]. */
  logit(eps?: number | LogitOptions | null): T;
  /** log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps]. In place. */
  logit_(eps?: number | LogitOptions | null): T;
  /** log Σ e^input over `dim`, without overflow. Integers become floats. */
  logsumexp(dim: number | readonly number[] | LogsumexpByDim, keepdim?: boolean | LogsumexpOptions): T;
  /** The tensor as torch.int64: itself where it is already. */
  long(memory_format?: unknown | LongOptions | null): T;
  /** input < other, elementwise, as bool; shapes broadcast. */
  lt(other: T | Scalar | LtByOther<T>): T;
  /** input < other, elementwise, as bool; shapes broadcast. */
  less(other: T | Scalar | LtByOther<T>): T;
  /** input < other, elementwise, as bool; shapes broadcast. In place. */
  lt_(other: T | Scalar | LtByOther<T>): T;
  /** input < other, elementwise, as bool; shapes broadcast. In place. */
  less_(other: T | Scalar | LtByOther<T>): T;
  /** [LU, pivots] as linalg.lu_factor, without errors; with get_infos [LU, pivots, info]. */
  lu(pivot?: boolean | LuOptions, get_infos?: boolean | LuOptions): T[];
  /** linalg.lu_solve with the right-hand sides first. */
  lu_solve(LU_data: T, LU_pivots: T | ByLUPivots<T>): T;
  lu_solve(named: ByLUDataLUPivots<T>): T;
  /** Each matrix transposed (and conjugated, were it complex). */
  readonly mH: T;
  /** Each matrix transposed: the last two dimensions exchanged. */
  readonly mT: T;
  /** input with `value` (a number or a tensor without dimensions) where the bool mask is true; shapes broadcast. */
  masked_fill(mask: T, value: T | Scalar | ByValue<T>): T;
  masked_fill(named: ByMaskValue<T>): T;
  /** input with `value` (a number or a tensor without dimensions) where the bool mask is true; shapes broadcast. In place. */
  masked_fill_(mask: T, value: T | Scalar | ByValue<T>): T;
  masked_fill_(named: ByMaskValue<T>): T;
  /** input with the elements of source, in order, where the bool mask is true; input and mask broadcast. It reads the mask at once. */
  masked_scatter(mask: T, source: T | BySource<T>): T;
  masked_scatter(named: ByMaskSource<T>): T;
  /** input with the elements of source, in order, where the bool mask is true; input and mask broadcast. It reads the mask at once. In place. */
  masked_scatter_(mask: T, source: T | BySource<T>): T;
  masked_scatter_(named: ByMaskSource<T>): T;
  /** A vector of the elements where the bool mask is true; shapes broadcast. It reads the mask at once. */
  masked_select(mask: T | ByMask<T>): T;
  /** Matrix product: vectors give a dot product, matrices a matrix product, more dimensions are a batch that broadcasts. */
  matmul(other: T | ByOther<T>): T;
  /** Σ Aᵏ/k! of square matrices [..., n, n]. */
  matrix_exp(): T;
  /** The n-th power of square matrices [..., k, k]; negative n takes powers of the inverse. */
  matrix_power(n: number | ByN): T;
  /** The largest of all elements (equal ones share the gradient); with `dim`, { values, indices } along it; with another tensor, the largest of both, elementwise. nan wins. */
  max(): T;
  max(dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  max(named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  max(other: T | { other: T }): T;
  /** The larger of input and other, elementwise; nan where either is. Equal ones share the gradient. */
  maximum(other: T | ByOther<T>): T;
  /** Mean over `dim` (all dimensions where absent). Integers need `dtype`. */
  mean(dim?: number | Ints<MeanOptions> | MeanOptions | null, keepdim?: boolean | MeanOptions, options?: MeanOptions): T;
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
  minimum(other: T | ByOther<T>): T;
  /** Matrix product of [m, k] and [k, n], without broadcasting. */
  mm(mat2: T | ByMat2<T>): T;
  /** { values, indices } of what is there most often along `dim` (the smallest of several), and the last place where it stands. */
  mode(dim?: number | ModeOptions, keepdim?: boolean | ModeOptions): Named<T, 'values' | 'indices'>;
  /** A view with dimensions `source` moved to `destination`; the others keep their order. */
  movedim(source: number | readonly number[], destination: number | readonly number[] | ByDestination): T;
  movedim(named: BySourceDestination): T;
  /** A view with dimensions `source` moved to `destination`; the others keep their order. */
  moveaxis(source: number | readonly number[], destination: number | readonly number[] | ByDestination): T;
  moveaxis(named: BySourceDestination): T;
  /** The elements of the first dimension in order. */
  msort(): T;
  /** input · other, elementwise; shapes broadcast. */
  mul(other: T | Scalar | MulByOther<T>): T;
  /** input · other, elementwise; shapes broadcast. */
  multiply(other: T | Scalar | MulByOther<T>): T;
  /** input · other, elementwise; shapes broadcast. In place. */
  mul_(other: T | Scalar | MulByOther<T>): T;
  /** input · other, elementwise; shapes broadcast. In place. */
  multiply_(other: T | Scalar | MulByOther<T>): T;
  /** Indices drawn by the weights in each row, as int64; each at most once unless `replacement`. */
  multinomial(num_samples: number, replacement?: boolean | { replacement?: boolean; generator?: unknown }, options?: { generator?: unknown }): T;
  /** Product of a matrix [m, k] and a vector [k]. */
  mv(vec: T | ByVec<T>): T;
  /** p(p − 1)/4 · ln π + Σ lgamma(input − j/2) for j from 0 to p − 1, elementwise: the multivariate log-gamma function. */
  mvlgamma(p: number | ByP): T;
  /** p(p − 1)/4 · ln π + Σ lgamma(input − j/2) for j from 0 to p − 1, elementwise: the multivariate log-gamma function. In place. */
  mvlgamma_(p: number | ByP): T;
  /** input with nan, ∞ and −∞ replaced; by 0 and the largest and smallest number of the dtype where nothing is given. */
  nan_to_num(nan?: number | NanToNumOptions, posinf?: number | NanToNumOptions | null, neginf?: number | NanToNumOptions | null): T;
  /** input with nan, ∞ and −∞ replaced; by 0 and the largest and smallest number of the dtype where nothing is given. In place. */
  nan_to_num_(nan?: number | NanToNumOptions, posinf?: number | NanToNumOptions | null, neginf?: number | NanToNumOptions | null): T;
  /** Mean over `dim` (all dimensions where absent) of what is not nan. */
  nanmean(dim?: number | Ints<NanmeanOptions> | NanmeanOptions | null, keepdim?: boolean | NanmeanOptions, options?: NanmeanOptions): T;
  /** The middle element (the lower of two); with `dim`, { values, indices } along it. nan does not count. */
  nanmedian(): T;
  nanmedian(dim: number, keepdim?: boolean | { keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  nanmedian(named: { dim: number; keepdim?: boolean }): Named<T, 'values' | 'indices'>;
  /** The q-th quantiles (0 to 1) of all elements or along `dim`, between neighbours by `interpolation`; several q make a first dimension. nan is left out; where nothing is left, nan. */
  nanquantile(q: T | Scalar | NanquantileByQ<T>, dim?: number | NanquantileOptions | null, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): T;
  /** Sum over `dim` (all dimensions where absent) of what is not nan. */
  nansum(dim?: number | Ints<NansumOptions> | NansumOptions | null, keepdim?: boolean | NansumOptions, options?: NansumOptions): T;
  /** The view of `length` elements of a dimension from `start` on. */
  narrow(dim: number, start: number, length: number | ByLength): T;
  narrow(named: ByDimStartLength): T;
  narrow(dim: number, named: ByStartLength): T;
  /** A copy of narrow(dim, start, length). */
  narrow_copy(dim: number, start: number, length: number | ByLength): T;
  narrow_copy(named: ByDimStartLength): T;
  narrow_copy(dim: number, named: ByStartLength): T;
  /** input ≠ other, elementwise, as bool; shapes broadcast. */
  ne(other: T | Scalar | NeByOther<T>): T;
  /** input ≠ other, elementwise, as bool; shapes broadcast. */
  not_equal(other: T | Scalar | NeByOther<T>): T;
  /** input ≠ other, elementwise, as bool; shapes broadcast. In place. */
  ne_(other: T | Scalar | NeByOther<T>): T;
  /** input ≠ other, elementwise, as bool; shapes broadcast. In place. */
  not_equal_(other: T | Scalar | NeByOther<T>): T;
  /** −input, elementwise. Not for bool. */
  neg(): T;
  /** −input, elementwise. Not for bool. */
  negative(): T;
  /** −input, elementwise. Not for bool. In place. */
  neg_(): T;
  /** −input, elementwise. Not for bool. In place. */
  negative_(): T;
  /** empty of the given shape, with this tensor's dtype. */
  new_empty(size: number | readonly number[] | NewEmptyBySize, ...more: readonly (number | NewEmptyOptions)[]): T;
  /** A tensor with this tensor’s dtype, of the given size and strides, to be filled. */
  new_empty_strided(size: number | readonly number[], stride: number | readonly number[] | NewEmptyStridedByStride, options?: NewEmptyStridedOptions): T;
  new_empty_strided(named: NewEmptyStridedBySizeStride): T;
  /** A tensor of one value with this tensor's dtype. */
  new_full(size: number | readonly number[], fill_value: number | boolean | bigint | T | NewFullByFillValue<T>, options?: NewFullOptions): T;
  new_full(named: NewFullBySizeFillValue<T>): T;
  /** ones of the given shape, with this tensor's dtype. */
  new_ones(size: number | readonly number[] | NewOnesBySize, ...more: readonly (number | NewOnesOptions)[]): T;
  /** zeros of the given shape, with this tensor's dtype. */
  new_zeros(size: number | readonly number[] | NewZerosBySize, ...more: readonly (number | NewZerosOptions)[]): T;
  /** The float that follows input on the way to other, elementwise; both of one dtype. */
  nextafter(other: T | ByOther<T>): T;
  /** The float that follows input on the way to other, elementwise; both of one dtype. In place. */
  nextafter_(other: T | ByOther<T>): T;
  /** Positions of the elements that are not 0, row-major: [n, dimensions] of int64, or with `as_tuple` a vector for each dimension. It reads the values at once. */
  nonzero(): T;
  nonzero(options: { as_tuple: true }): T[];
  nonzero(options: { as_tuple: boolean }): T | T[];
  /** (Σ |input|^p)^(1/p) over `dim` (all where absent); p: 'fro' (2), a number, Infinity, −Infinity or 0 (how many are not 0). Where the norm is 0, so is its derivative. */
  norm(p?: number | 'fro' | 'nuc' | NormOptions | null, dim?: number | Ints<NormOptions> | NormOptions | null, keepdim?: boolean | NormOptions, options?: NormOptions): T;
  /** The first n columns of the product of the reflections that geqrf gives: an orthonormal [..., m, n]. */
  orgqr(tau: T | ByTau<T>): T;
  /** Q · other (or other · Q where left is false; with transpose Qᵀ) for the whole orthogonal Q of the reflections that geqrf gives. No derivative. */
  ormqr(tau: T, other: T | OrmqrByOther<T>, left?: boolean | OrmqrOptions, transpose?: boolean | OrmqrOptions): T;
  ormqr(named: OrmqrByTauOther<T>): T;
  /** Every product of an element of input and an element of vec2: [n] and [m] give [n, m]. */
  outer(vec2: T | ByVec2<T>): T;
  /** Every product of an element of input and an element of vec2: [n] and [m] give [n, m]. */
  ger(vec2: T | ByVec2<T>): T;
  /** A view with the dimensions in another order. */
  permute(dims: number | readonly number[] | ByDims, ...more: readonly number[]): T;
  /** linalg.pinv with a relative tolerance. */
  pinverse(rcond?: number | PinverseOptions): T;
  /** The n-th derivative of ψ(x), elementwise. */
  polygamma(n: number | ByN): T;
  /** The n-th derivative of ψ(x), elementwise. In place. */
  polygamma_(n: number | ByN): T;
  /** input itself. Not for bool. */
  positive(): T;
  /** input to the power of exponent, elementwise. Integers stay integers, and then no number exponent may be negative. */
  pow(exponent: T | Scalar | ByExponent<T>): T;
  /** input to the power of exponent, elementwise. Integers stay integers, and then no number exponent may be negative. In place. */
  pow_(exponent: T | Scalar | ByExponent<T>): T;
  /** input where it is positive, weight · input elsewhere; weight has one number or one for each channel (dimension 1). */
  prelu(weight: T | PreluByWeight<T>): T;
  /** Product over one dimension (all where absent). Integers and bool multiply as int64. Zeros have derivatives, too. */
  prod(dim?: number | ProdOptions | null, keepdim?: boolean | ProdOptions, options?: ProdOptions): T;
  /** input with source written (or added, with `accumulate`) at positions of the flattened tensor; negative ones count from the end. */
  put(index: T | IndexData, source: T | PutBySource<T>, accumulate?: boolean | PutOptions): T;
  put(named: PutByIndexSource<T>): T;
  /** input with source written (or added, with `accumulate`) at positions of the flattened tensor; negative ones count from the end. In place. */
  put_(index: T | IndexData, source: T | PutBySource<T>, accumulate?: boolean | PutOptions): T;
  put_(named: PutByIndexSource<T>): T;
  /** { Q, R } of linalg.qr: reduced, or without `some` complete. */
  qr(some?: boolean | QrOptions): Named<T, 'Q' | 'R'>;
  /** The q-th quantiles (0 to 1) of all elements or along `dim`, between neighbours by `interpolation`; several q make a first dimension. nan where there is one. */
  quantile(q: T | Scalar | QuantileByQ<T>, dim?: number | QuantileOptions | null, keepdim?: boolean | QuantileOptions, options?: QuantileOptions): T;
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
  relu(inplace?: boolean | ReluOptions): T;
  /** max(0, input), elementwise; its derivative at 0 is 0. In place. */
  relu_(inplace?: boolean | ReluOptions): T;
  /** The remainder of input / other with the sign of other (Python’s %). */
  remainder(other: T | Scalar | RemainderByOther<T>): T;
  /** The remainder of input / other with the sign of other (Python’s %). In place. */
  remainder_(other: T | Scalar | RemainderByOther<T>): T;
  /** The slices of a dimension, each scaled down to the p-norm maxnorm where it is longer. */
  renorm(p: number, dim: number, maxnorm: number | ByMaxnorm): T;
  renorm(named: ByPDimMaxnorm): T;
  renorm(p: number, named: ByDimMaxnorm): T;
  /** The slices of a dimension, each scaled down to the p-norm maxnorm where it is longer. In place. */
  renorm_(p: number, dim: number, maxnorm: number | ByMaxnorm): T;
  renorm_(named: ByPDimMaxnorm): T;
  renorm_(p: number, named: ByDimMaxnorm): T;
  /** A copy with the tensor repeated along its dimensions (and new leading ones). */
  repeat(repeats: number | readonly number[] | ByRepeats, ...more: readonly number[]): T;
  /** Each element repeated along `dim` (flattened where absent): as often as a number says, or a vector with one number for each index. Of a vector alone, the indices. */
  repeat_interleave(repeats?: T | Scalar | RepeatInterleaveOptions<T> | null, dim?: number | RepeatInterleaveOptions<T> | null, options?: RepeatInterleaveOptions<T>): T;
  /** The same elements in another shape; a view where strides allow, otherwise a copy. One size may be −1. */
  reshape(shape: number | readonly number[] | ByShape, ...more: readonly number[]): T;
  /** reshape with the shape of another tensor. */
  reshape_as(other: T | ByOther<T>): T;
  /** input itself: there are no lazy conjugates. */
  resolve_conj(): T;
  /** input itself: there are no lazy negatives. */
  resolve_neg(): T;
  /** A copy with elements moved on by `shifts` along `dims`; what leaves the end comes back at the start. Without dims, flattened. */
  roll(shifts: number | readonly number[] | RollByShifts, dims?: number | Ints<RollOptions> | RollOptions | null): T;
  /** A copy turned k times by 90° in the plane of two dims, from the first towards the second. */
  rot90(k?: number | Rot90Options, dims?: number | Ints<Rot90Options> | Rot90Options): T;
  /** The nearest number with `decimals` decimals; halves go to the even one. */
  round(options?: RoundOptions): T;
  /** The nearest number with `decimals` decimals; halves go to the even one. In place. */
  round_(options?: RoundOptions): T;
  /** 1/√input, elementwise. */
  rsqrt(): T;
  /** 1/√input, elementwise. In place. */
  rsqrt_(): T;
  /** input with src (or one number) written where index says along `dim`; of equal indices the last one wins. `reduce`: "add" or "multiply" with what is there. */
  scatter(dim: number, index: T | IndexData | ScatterByIndex<T>, src?: Given<T, ScatterOptions<T>> | Scalar | ScatterOptions<T> | null, options?: ScatterOptions<T>): T;
  scatter(named: ScatterByDimIndex<T>): T;
  /** input with src (or one number) written where index says along `dim`; of equal indices the last one wins. `reduce`: "add" or "multiply" with what is there. In place. */
  scatter_(dim: number, index: T | IndexData | ScatterByIndex<T>, src?: Given<T, ScatterOptions<T>> | Scalar | ScatterOptions<T> | null, options?: ScatterOptions<T>): T;
  scatter_(named: ScatterByDimIndex<T>): T;
  /** input with src added where index says along `dim`; equal indices add up. */
  scatter_add(dim: number, index: T | IndexData, src: T | BySrc<T>): T;
  scatter_add(named: ByDimIndexSrc<T>): T;
  scatter_add(dim: number, named: ByIndexSrc<T>): T;
  /** input with src added where index says along `dim`; equal indices add up. In place. */
  scatter_add_(dim: number, index: T | IndexData, src: T | BySrc<T>): T;
  scatter_add_(named: ByDimIndexSrc<T>): T;
  scatter_add_(dim: number, named: ByIndexSrc<T>): T;
  /** input with src combined where index says along `dim`: sum, prod, mean, amax or amin, with what is there (`include_self`) or without. */
  scatter_reduce(dim: number, index: T | IndexData, src: T, reduce: 'sum' | 'prod' | 'mean' | 'amax' | 'amin' | ScatterReduceByReduce, options?: ScatterReduceOptions): T;
  scatter_reduce(named: ScatterReduceByDimIndexSrcReduce<T>): T;
  scatter_reduce(dim: number, named: ScatterReduceByIndexSrcReduce<T>): T;
  scatter_reduce(dim: number, index: T | IndexData, named: ScatterReduceBySrcReduce<T>): T;
  /** input with src combined where index says along `dim`: sum, prod, mean, amax or amin, with what is there (`include_self`) or without. In place. */
  scatter_reduce_(dim: number, index: T | IndexData, src: T, reduce: 'sum' | 'prod' | 'mean' | 'amax' | 'amin' | ScatterReduceByReduce, options?: ScatterReduceOptions): T;
  scatter_reduce_(named: ScatterReduceByDimIndexSrcReduce<T>): T;
  scatter_reduce_(dim: number, named: ScatterReduceByIndexSrcReduce<T>): T;
  scatter_reduce_(dim: number, index: T | IndexData, named: ScatterReduceBySrcReduce<T>): T;
  /** The view at one index of a dimension, which goes away. */
  select(dim: number, index: number | SelectByIndex): T;
  select(named: SelectByDimIndex): T;
  /** A copy of input with src in place of input.select(dim, index). */
  select_scatter(src: T, dim: number, index: number | SelectScatterByIndex): T;
  select_scatter(named: BySrcDimIndex<T>): T;
  select_scatter(src: T, named: SelectScatterByDimIndex): T;
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
  /** A copy of input with src in place of the elements start … end (not included) of a dimension, step apart. */
  slice_scatter(src: T | SliceScatterBySrc<T>, dim?: number | SliceScatterOptions, start?: number | SliceScatterOptions | null, end?: number | SliceScatterOptions | null, step?: number | SliceScatterOptions): T;
  /** { sign, logabsdet } of the determinant of square matrices; 0 and −∞ where it is 0. */
  slogdet(): Named<T, 'sign' | 'logabsdet'>;
  /** Scores as probabilities along `dim`: e^x over its sum, so that they are not negative and add up to 1. Without dim: 0 for 0, 1 or 3 dimensions, else 1. */
  softmax(dim?: number | SoftmaxOptions | null, dtype?: DType | DTypeName | SoftmaxOptions | null): T;
  /** { values, indices }: the elements along `dim` in order, and where they stood. Always stable; nan is the largest. */
  sort(dim?: number | SortOptions, descending?: boolean | SortOptions, stable?: boolean | SortOptions): Named<T, 'values' | 'indices'>;
  /** Views of parts of a dimension: of one size (the last may be smaller), or of the given sizes. */
  split(split_size_or_sections: number | readonly number[] | SplitBySplitSizeOrSections, dim?: number | SplitOptions): T[];
  /** Views of parts of a dimension: of one size (the last may be smaller), or of the given sizes. */
  split_with_sizes(split_size_or_sections: number | readonly number[] | SplitWithSizesBySplitSizeOrSections, dim?: number | SplitWithSizesOptions): T[];
  /** The square root, elementwise; nan below 0. */
  sqrt(): T;
  /** The square root, elementwise; nan below 0. In place. */
  sqrt_(): T;
  /** input², elementwise. */
  square(): T;
  /** input², elementwise. In place. */
  square_(): T;
  /** A view without dimensions of size 1: all of them, or those of `dim` that have size 1. */
  squeeze(dim?: number | Ints<SqueezeOptions> | SqueezeOptions | null): T;
  /** Standard deviation over `dim` (all dimensions where absent): the root of `var`; its derivative is 0 where it is 0. */
  std(dim?: number | Ints<StdOptions> | boolean | StdOptions | null, unbiased?: boolean | StdOptions | null, keepdim?: boolean | StdOptions, options?: StdOptions): T;
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. */
  sub(other: T | Scalar | SubByOther<T>, options?: SubOptions): T;
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. */
  subtract(other: T | Scalar | SubByOther<T>, options?: SubOptions): T;
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. In place. */
  sub_(other: T | Scalar | SubByOther<T>, options?: SubOptions): T;
  /** input − alpha · other, elementwise; shapes broadcast. Not for bool. In place. */
  subtract_(other: T | Scalar | SubByOther<T>, options?: SubOptions): T;
  /** Sum over `dim` (all dimensions where absent). Integers and bool add up as int64. */
  sum(dim?: number | Ints<SumOptions> | SumOptions | null, keepdim?: boolean | SumOptions, options?: SumOptions): T;
  /** Sums dimensions so that the shape is `size`: the transpose of broadcasting. */
  sum_to_size(size: number | readonly number[] | BySize, ...more: readonly number[]): T;
  /** { U, S, V } with input = U · diag(S) · Vᵀ; with `some` only the columns that count. Without compute_uv U and V are zeros. See linalg.svd. */
  svd(some?: boolean | SvdOptions, compute_uv?: boolean | SvdOptions): Named<T, 'U' | 'S' | 'V'>;
  /** The transpose of a matrix, as a view; vectors and tensors without dimensions stay as they are. */
  t(): T;
  /** Elements at positions of the flattened tensor; the result has the shape of index. Negative positions count from the end. */
  take(index: T | IndexData | ByIndex<T>): T;
  /** gather with broadcasting of the other dimensions; without dim from the flattened tensor. argmax and argsort give such indices. */
  take_along_dim(indices: T | IndexData | TakeAlongDimByIndices<T>, dim?: number | TakeAlongDimOptions | null): T;
  /** The tangent of radians, elementwise. */
  tan(): T;
  /** The tangent of radians, elementwise. In place. */
  tan_(): T;
  /** The hyperbolic tangent, elementwise. */
  tanh(): T;
  /** The hyperbolic tangent, elementwise. In place. */
  tanh_(): T;
  /** Views of `indices_or_sections` parts of nearly equal size, or of the parts between given indices. */
  tensor_split(indices_or_sections: number | readonly number[] | T | TensorSplitByIndicesOrSections<T>, dim?: number | TensorSplitOptions): T[];
  /** repeat, where missing leading repeats are 1. */
  tile(dims: number | readonly number[] | ByDims, ...more: readonly number[]): T;
  /** The tensor in a dtype (on a device, like another tensor): itself where nothing changes, unless `copy`. */
  to(dtype: DType | DTypeName, non_blocking?: boolean, copy?: boolean): T;
  to(device: 'cpu' | { readonly type: string }, dtype?: DType | DTypeName, non_blocking?: boolean, copy?: boolean): T;
  to(other: T, non_blocking?: boolean, copy?: boolean): T;
  to(named: { dtype?: DType | DTypeName; device?: string | { readonly type: string }; copy?: boolean; non_blocking?: boolean }): T;
  /** { values, indices } of the k largest (or smallest) elements along `dim`, in order; nan is the largest. */
  topk(k: number | TopkByK, dim?: number | TopkOptions, largest?: boolean | TopkOptions, sorted?: boolean | TopkOptions): Named<T, 'values' | 'indices'>;
  /** The sum of the diagonal of a matrix. Integers add up as int64. */
  trace(): T;
  /** A view with two dimensions exchanged. */
  transpose(dim0: number, dim1: number | ByDim1): T;
  transpose(named: ByDim0Dim1): T;
  /** A view with two dimensions exchanged. */
  swapaxes(dim0: number, dim1: number | ByDim1): T;
  swapaxes(named: ByDim0Dim1): T;
  /** A view with two dimensions exchanged. */
  swapdims(dim0: number, dim1: number | ByDim1): T;
  swapdims(named: ByDim0Dim1): T;
  /** { solution, cloned_coefficient }: X with A · X = b for a triangular A (its transpose where `transpose`); see linalg.solve_triangular. */
  triangular_solve(A: T | TriangularSolveByA<T>, upper?: boolean | TriangularSolveOptions, transpose?: boolean | TriangularSolveOptions, unitriangular?: boolean | TriangularSolveOptions): Named<T, 'solution' | 'cloned_coefficient'>;
  /** The lower triangle of each matrix, up to `diagonal` above the main one. Other elements are 0. */
  tril(diagonal?: number | TrilOptions): T;
  /** The lower triangle of each matrix, up to `diagonal` above the main one. Other elements are 0. In place. */
  tril_(diagonal?: number | TrilOptions): T;
  /** The upper triangle of each matrix, from `diagonal` above the main one. Other elements are 0. */
  triu(diagonal?: number | TriuOptions): T;
  /** The upper triangle of each matrix, from `diagonal` above the main one. Other elements are 0. In place. */
  triu_(diagonal?: number | TriuOptions): T;
  /** input without its fraction: rounded to 0. */
  trunc(): T;
  /** input without its fraction: rounded to 0. */
  fix(): T;
  /** input without its fraction: rounded to 0. In place. */
  trunc_(): T;
  /** input without its fraction: rounded to 0. In place. */
  fix_(): T;
  /** The tensor in the dtype of another. */
  type_as(other: T | ByOther<T>): T;
  /** Views of all indices of a dimension. */
  unbind(dim?: number | UnbindOptions): T[];
  /** One dimension as several of the given sizes; one may be −1. A view. */
  unflatten(dim: number, sizes: number | readonly number[] | BySizes): T;
  unflatten(named: ByDimSizes): T;
  /** The view of all windows of `size` elements of a dimension, `step` apart; the window is a new last dimension. */
  unfold(dimension: number, size: number, step: number | ByStep): T;
  unfold(named: ByDimensionSizeStep): T;
  unfold(dimension: number, named: BySizeStep): T;
  /** The distinct elements in order (or slices of `dim`); also where each came to stand and how often it occurs. It reads the values at once. */
  unique(): T;
  unique(options: { sorted?: boolean; dim?: number | null }): T;
  unique(options: { sorted?: boolean; return_inverse?: boolean; return_counts?: boolean; dim?: number | null }): T[];
  unique(sorted: boolean, return_inverse?: boolean, return_counts?: boolean, dim?: number | null): T | T[];
  /** The elements (or slices of `dim`) without those equal to the one before. It reads the values at once. */
  unique_consecutive(): T;
  unique_consecutive(options: { return_inverse?: boolean; return_counts?: boolean; dim?: number | null }): T[];
  unique_consecutive(return_inverse: boolean, return_counts?: boolean, dim?: number | null): T | T[];
  /** A view with a new dimension of size 1 at `dim`. */
  unsqueeze(dim: number | ByDim): T;
  /** Variance over `dim` (all dimensions where absent): Σ(x − mean)²/(n − correction); `unbiased` (correction 1) unless told otherwise. */
  var(dim?: number | Ints<VarOptions> | boolean | VarOptions | null, unbiased?: boolean | VarOptions | null, keepdim?: boolean | VarOptions, options?: VarOptions): T;
  /** Sum of the products of two vectors of one length. */
  vdot(other: T | ByOther<T>): T;
  /** The same elements in another shape, always a view: an error where strides do not allow one. One size may be −1. */
  view(shape: number | readonly number[] | ByShape, ...more: readonly number[]): T;
  /** view with the shape of another tensor. */
  view_as(other: T | ByOther<T>): T;
  /** Views of parts along the rows. */
  vsplit(indices_or_sections: number | readonly number[] | ByIndicesOrSections): T[];
  /** input where condition is true, other elsewhere; shapes broadcast. `condition` is bool (or uint8). */
  where(condition: T, other: T | Scalar | WhereByOther<T>): T;
  where(named: ByConditionOther<T>): T;
  /** input · log(other), and 0 where input is 0 (unless other is nan). */
  xlogy(other: T | Scalar | XlogyByOther<T>): T;
  /** input · log(other), and 0 where input is 0 (unless other is nan). In place. */
  xlogy_(other: T | Scalar | XlogyByOther<T>): T;
}
