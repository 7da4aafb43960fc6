// Generated from the records by `npm run generate`. Do not edit.
/* biome-ignore-all lint: generated */
import { functions } from '../install.js';
import type { Tensor } from '../tensor.js';
import type { Functions } from './surface.js';

const table = functions['torch'];

/** |input|, elementwise; its derivative at 0 is 0. */
export const abs: Functions<Tensor>['abs'] = table['abs'] as never;
/** |input|, elementwise; its derivative at 0 is 0. */
export const absolute: Functions<Tensor>['absolute'] = table['absolute'] as never;
/** The angle in [0, π] with this cosine; nan outside [−1, 1]. */
export const acos: Functions<Tensor>['acos'] = table['acos'] as never;
/** The angle in [0, π] with this cosine; nan outside [−1, 1]. */
export const arccos: Functions<Tensor>['arccos'] = table['arccos'] as never;
/** The inverse of cosh; nan below 1. */
export const acosh: Functions<Tensor>['acosh'] = table['acosh'] as never;
/** The inverse of cosh; nan below 1. */
export const arccosh: Functions<Tensor>['arccosh'] = table['arccosh'] as never;
/** Means of as many windows as output_size says, over 1 dimension: [n, c, …] or [c, …]. */
export const adaptive_avg_pool1d: Functions<Tensor>['adaptive_avg_pool1d'] = table['adaptive_avg_pool1d'] as never;
/** input + alpha · other, elementwise; shapes broadcast. */
export const add: Functions<Tensor>['add'] = table['add'] as never;
/** beta · input + alpha · (the sum over the batch of batch1 · batch2); input broadcasts to the result. */
export const addbmm: Functions<Tensor>['addbmm'] = table['addbmm'] as never;
/** input + value · tensor1 / tensor2, elementwise. Not for integers. */
export const addcdiv: Functions<Tensor>['addcdiv'] = table['addcdiv'] as never;
/** input + value · tensor1 · tensor2, elementwise. */
export const addcmul: Functions<Tensor>['addcmul'] = table['addcmul'] as never;
/** beta · input + alpha · (mat1 · mat2) for matrices; input broadcasts to the result. */
export const addmm: Functions<Tensor>['addmm'] = table['addmm'] as never;
/** beta · input + alpha · (mat · vec) for a matrix and a vector; input broadcasts to the result. */
export const addmv: Functions<Tensor>['addmv'] = table['addmv'] as never;
/** beta · input + alpha · (the outer product of vec1 and vec2); input broadcasts to the result. */
export const addr: Functions<Tensor>['addr'] = table['addr'] as never;
/** Each matrix transposed (and conjugated, were it complex): mH. */
export const adjoint: Functions<Tensor>['adjoint'] = table['adjoint'] as never;
/** Whether all elements are not 0 over one dimension (all where absent), as bool (uint8 stays uint8). */
export const all: Functions<Tensor>['all'] = table['all'] as never;
/** Whether all elements are close, as `isclose` says. */
export const allclose: Functions<Tensor>['allclose'] = table['allclose'] as never;
/** The largest elements over `dim` (all dimensions where absent); equal ones share the gradient. */
export const amax: Functions<Tensor>['amax'] = table['amax'] as never;
/** The smallest elements over `dim` (all dimensions where absent); equal ones share the gradient. */
export const amin: Functions<Tensor>['amin'] = table['amin'] as never;
/** The smallest and the largest elements along one dimension (all where absent): { min, max }. */
export const aminmax: Functions<Tensor>['aminmax'] = table['aminmax'] as never;
/** The angle of a number seen as complex: 0 for positive, π for negative ones. */
export const angle: Functions<Tensor>['angle'] = table['angle'] as never;
/** Whether some element is not 0 over one dimension (all where absent), as bool (uint8 stays uint8). */
export const any: Functions<Tensor>['any'] = table['any'] as never;
/** start, start + step, … below end: arange(end), arange(start, end), arange(start, end, step). int64 when all are integers. */
export const arange: Functions<Tensor>['arange'] = table['arange'] as never;
/** Where the largest element is along `dim` (in the flattened tensor where absent), as int64: the first of equals; nan wins. */
export const argmax: Functions<Tensor>['argmax'] = table['argmax'] as never;
/** Where the smallest element is along `dim` (in the flattened tensor where absent), as int64: the first of equals; nan wins. */
export const argmin: Functions<Tensor>['argmin'] = table['argmin'] as never;
/** The indices that sort along `dim`, as int64; stable, nan is the largest. */
export const argsort: Functions<Tensor>['argsort'] = table['argsort'] as never;
/** nonzero: positions of the elements that are not 0, as [n, dimensions]. */
export const argwhere: Functions<Tensor>['argwhere'] = table['argwhere'] as never;
/** The view with elements at storage_offset + Σ index · stride of a contiguous tensor; overlaps are allowed. */
export const as_strided: Functions<Tensor>['as_strided'] = table['as_strided'] as never;
/** A copy of a contiguous tensor with src in place of input.as_strided(size, stride, storage_offset); where elements overlap, the last one stays. */
export const as_strided_scatter: Functions<Tensor>['as_strided_scatter'] = table['as_strided_scatter'] as never;
/** The angle in [−π/2, π/2] with this sine; nan outside [−1, 1]. */
export const asin: Functions<Tensor>['asin'] = table['asin'] as never;
/** The angle in [−π/2, π/2] with this sine; nan outside [−1, 1]. */
export const arcsin: Functions<Tensor>['arcsin'] = table['arcsin'] as never;
/** The inverse of sinh. */
export const asinh: Functions<Tensor>['asinh'] = table['asinh'] as never;
/** The inverse of sinh. */
export const arcsinh: Functions<Tensor>['arcsinh'] = table['arcsinh'] as never;
/** The angle in (−π/2, π/2) with this tangent. */
export const atan: Functions<Tensor>['atan'] = table['atan'] as never;
/** The angle in (−π/2, π/2) with this tangent. */
export const arctan: Functions<Tensor>['arctan'] = table['arctan'] as never;
/** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. */
export const atan2: Functions<Tensor>['atan2'] = table['atan2'] as never;
/** The angle in (−π, π] of the point (other, input): the quadrant is known, as with two arguments in C. */
export const arctan2: Functions<Tensor>['arctan2'] = table['arctan2'] as never;
/** The inverse of tanh; nan outside [−1, 1]. */
export const atanh: Functions<Tensor>['atanh'] = table['atanh'] as never;
/** The inverse of tanh; nan outside [−1, 1]. */
export const arctanh: Functions<Tensor>['arctanh'] = table['arctanh'] as never;
/** Tensors with at least one dimension; one tensor gives one, several an array. */
export const atleast_1d: Functions<Tensor>['atleast_1d'] = table['atleast_1d'] as never;
/** Tensors with at least two dimensions: vectors become rows. */
export const atleast_2d: Functions<Tensor>['atleast_2d'] = table['atleast_2d'] as never;
/** Tensors with at least three dimensions. */
export const atleast_3d: Functions<Tensor>['atleast_3d'] = table['atleast_3d'] as never;
/** The mean of each window over one dimension: [n, c, l] or [c, l]. */
export const avg_pool1d: Functions<Tensor>['avg_pool1d'] = table['avg_pool1d'] as never;
/** beta · input + alpha · (batch1 · batch2) for batches of matrices; input broadcasts to the result. */
export const baddbmm: Functions<Tensor>['baddbmm'] = table['baddbmm'] as never;
/** 1 with the probability that each element says (or p), else 0; shape and dtype of input. */
export const bernoulli: Functions<Tensor>['bernoulli'] = table['bernoulli'] as never;
/** y_o = Σ x1_i · weight_oij · x2_j + bias_o: input1 [..., i], input2 [..., j], weight [o, i, j] give [..., o]. */
export const bilinear: Functions<Tensor>['bilinear'] = table['bilinear'] as never;
/** How often each of 0, 1, 2, … occurs in a vector of integers that are not negative (or the sums of `weights` there); at least `minlength` numbers. */
export const bincount: Functions<Tensor>['bincount'] = table['bincount'] as never;
/** The bits that both have, elementwise. For integers and bool. */
export const bitwise_and: Functions<Tensor>['bitwise_and'] = table['bitwise_and'] as never;
/** The bits moved up by `other` places, elementwise. For integers. */
export const bitwise_left_shift: Functions<Tensor>['bitwise_left_shift'] = table['bitwise_left_shift'] as never;
/** The bits exchanged, elementwise; logical not on bool. */
export const bitwise_not: Functions<Tensor>['bitwise_not'] = table['bitwise_not'] as never;
/** The bits that either has, elementwise. For integers and bool. */
export const bitwise_or: Functions<Tensor>['bitwise_or'] = table['bitwise_or'] as never;
/** The bits moved down by `other` places; the sign stays, elementwise. For integers. */
export const bitwise_right_shift: Functions<Tensor>['bitwise_right_shift'] = table['bitwise_right_shift'] as never;
/** The bits that one of both has, elementwise. For integers and bool. */
export const bitwise_xor: Functions<Tensor>['bitwise_xor'] = table['bitwise_xor'] as never;
/** Matrices (vectors are rows, numbers 1 × 1) along the diagonal of a matrix of zeros. */
export const block_diag: Functions<Tensor>['block_diag'] = table['block_diag'] as never;
/** Products of a batch of matrices: [b, m, k] and [b, k, n]. */
export const bmm: Functions<Tensor>['bmm'] = table['bmm'] as never;
/** Views of all tensors in their common shape. */
export const broadcast_tensors: Functions<Tensor>['broadcast_tensors'] = table['broadcast_tensors'] as never;
/** expand to a shape. */
export const broadcast_to: Functions<Tensor>['broadcast_to'] = table['broadcast_to'] as never;
/** The bucket of each element between sorted boundaries: searchsorted with its arguments exchanged. */
export const bucketize: Functions<Tensor>['bucketize'] = table['bucketize'] as never;
/** All combinations of elements of vectors, as rows. */
export const cartesian_prod: Functions<Tensor>['cartesian_prod'] = table['cartesian_prod'] as never;
/** Tensors one after the other along an existing dimension; other sizes must be equal. dtypes are promoted. */
export const cat: Functions<Tensor>['cat'] = table['cat'] as never;
/** Tensors one after the other along an existing dimension; other sizes must be equal. dtypes are promoted. */
export const concat: Functions<Tensor>['concat'] = table['concat'] as never;
/** Tensors one after the other along an existing dimension; other sizes must be equal. dtypes are promoted. */
export const concatenate: Functions<Tensor>['concatenate'] = table['concatenate'] as never;
/** p-norm distances of every row of x1 to every row of x2: [..., n, d] and [..., m, d] give [..., n, m]. */
export const cdist: Functions<Tensor>['cdist'] = table['cdist'] as never;
/** The smallest integer not below input. */
export const ceil: Functions<Tensor>['ceil'] = table['ceil'] as never;
/** input where it is positive, alpha · (e^(input/alpha) − 1) elsewhere: elu with a continuous derivative. */
export const celu: Functions<Tensor>['celu'] = table['celu'] as never;
/** Product of matrices in the cheapest order. */
export const chain_matmul: Functions<Tensor>['chain_matmul'] = table['chain_matmul'] as never;
/** Channels dealt out like cards: [n, c, …] in `groups` piles. */
export const channel_shuffle: Functions<Tensor>['channel_shuffle'] = table['channel_shuffle'] as never;
/** The lower (or upper) triangular factor L with A = L · Lᵀ of symmetric positive definite matrices [..., n, n]. */
export const cholesky: Functions<Tensor>['cholesky'] = table['cholesky'] as never;
/** The inverse of A, from its Cholesky factor L [..., n, n]. */
export const cholesky_inverse: Functions<Tensor>['cholesky_inverse'] = table['cholesky_inverse'] as never;
/** X with A · X = B, where L is the Cholesky factor of A: B [..., n, k], L [..., n, n]. */
export const cholesky_solve: Functions<Tensor>['cholesky_solve'] = table['cholesky_solve'] as never;
/** At most `chunks` views of equal size along `dim`; the last may be smaller. */
export const chunk: Functions<Tensor>['chunk'] = table['chunk'] as never;
/** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. */
export const clamp: Functions<Tensor>['clamp'] = table['clamp'] as never;
/** input held between min and max (numbers or tensors; one may be left out). Where min exceeds max, max. */
export const clip: Functions<Tensor>['clip'] = table['clip'] as never;
/** The smaller of input and max, elementwise. */
export const clamp_max: Functions<Tensor>['clamp_max'] = table['clamp_max'] as never;
/** The larger of input and min, elementwise. */
export const clamp_min: Functions<Tensor>['clamp_min'] = table['clamp_min'] as never;
/** A copy, which the tape follows. */
export const clone: Functions<Tensor>['clone'] = table['clone'] as never;
/** Tensors side by side, vectors as columns. */
export const column_stack: Functions<Tensor>['column_stack'] = table['column_stack'] as never;
/** All choices of r elements of a vector in their order, as rows; with_replacement, an element may come again. */
export const combinations: Functions<Tensor>['combinations'] = table['combinations'] as never;
/** The conjugate: of real numbers, input itself. */
export const conj: Functions<Tensor>['conj'] = table['conj'] as never;
/** The conjugate: of real numbers, input itself. */
export const conj_physical: Functions<Tensor>['conj_physical'] = table['conj_physical'] as never;
/** input with elements of one value on both sides of dimensions; `pad` lists before and after from the last dimension on, negative numbers cut off. */
export const constant_pad_nd: Functions<Tensor>['constant_pad_nd'] = table['constant_pad_nd'] as never;
/** Convolution (cross-correlation) over 1 dimension: input [n, in, …] or [in, …], weight [out, in / groups, …kernel], bias [out]. padding: a number for each side, 'valid' or 'same'. */
export const conv1d: Functions<Tensor>['conv1d'] = table['conv1d'] as never;
/** Convolution (cross-correlation) over 2 dimensions: input [n, in, …] or [in, …], weight [out, in / groups, …kernel], bias [out]. padding: a number for each side, 'valid' or 'same'. */
export const conv2d: Functions<Tensor>['conv2d'] = table['conv2d'] as never;
/** Convolution (cross-correlation) over 3 dimensions: input [n, in, …] or [in, …], weight [out, in / groups, …kernel], bias [out]. padding: a number for each side, 'valid' or 'same'. */
export const conv3d: Functions<Tensor>['conv3d'] = table['conv3d'] as never;
/** Transposed convolution over 1 dimension: input [n, in, …] or [in, …], weight [in, out / groups, …kernel], bias [out]. Sizes become (size − 1) · stride − 2 · padding + dilation · (kernel − 1) + output_padding + 1. */
export const conv_transpose1d: Functions<Tensor>['conv_transpose1d'] = table['conv_transpose1d'] as never;
/** Transposed convolution over 2 dimensions: input [n, in, …] or [in, …], weight [in, out / groups, …kernel], bias [out]. Sizes become (size − 1) · stride − 2 · padding + dilation · (kernel − 1) + output_padding + 1. */
export const conv_transpose2d: Functions<Tensor>['conv_transpose2d'] = table['conv_transpose2d'] as never;
/** Transposed convolution over 3 dimensions: input [n, in, …] or [in, …], weight [in, out / groups, …kernel], bias [out]. Sizes become (size − 1) · stride − 2 · padding + dilation · (kernel − 1) + output_padding + 1. */
export const conv_transpose3d: Functions<Tensor>['conv_transpose3d'] = table['conv_transpose3d'] as never;
/** |input| with the sign of other, elementwise. */
export const copysign: Functions<Tensor>['copysign'] = table['copysign'] as never;
/** The correlation coefficients of variables: rows of input [variables, observations]. They lie in −1 … 1. */
export const corrcoef: Functions<Tensor>['corrcoef'] = table['corrcoef'] as never;
/** The cosine of radians, elementwise. */
export const cos: Functions<Tensor>['cos'] = table['cos'] as never;
/** The hyperbolic cosine, elementwise. */
export const cosh: Functions<Tensor>['cosh'] = table['cosh'] as never;
/** x1 · x2 / (|x1| · |x2|) along dim; norms are not below eps. Shapes broadcast. */
export const cosine_similarity: Functions<Tensor>['cosine_similarity'] = table['cosine_similarity'] as never;
/** How many elements are not 0 over `dim` (all dimensions where absent), as int64. */
export const count_nonzero: Functions<Tensor>['count_nonzero'] = table['count_nonzero'] as never;
/** The covariances of variables: rows of input [variables, observations] (a vector is one variable), divided by observations − correction. `fweights` say how often each observation was made, `aweights` how much it counts. */
export const cov: Functions<Tensor>['cov'] = table['cov'] as never;
/** The cross product of vectors of three along dim (the first dimension of size 3 where absent). */
export const cross: Functions<Tensor>['cross'] = table['cross'] as never;
/** The largest element so far along `dim`, and where it is (the last of equals): { values, indices }. */
export const cummax: Functions<Tensor>['cummax'] = table['cummax'] as never;
/** The smallest element so far along `dim`, and where it is (the last of equals): { values, indices }. */
export const cummin: Functions<Tensor>['cummin'] = table['cummin'] as never;
/** Running product along `dim`. Integers and bool run as int64. */
export const cumprod: Functions<Tensor>['cumprod'] = table['cumprod'] as never;
/** Running sum along `dim`. Integers and bool run as int64. */
export const cumsum: Functions<Tensor>['cumsum'] = table['cumsum'] as never;
/** The running area under y along `dim` by the trapezoidal rule. */
export const cumulative_trapezoid: Functions<Tensor>['cumulative_trapezoid'] = table['cumulative_trapezoid'] as never;
/** Degrees to radians. */
export const deg2rad: Functions<Tensor>['deg2rad'] = table['deg2rad'] as never;
/** The determinant of square matrices [..., n, n]. */
export const det: Functions<Tensor>['det'] = table['det'] as never;
/** Of a matrix, a copy of a diagonal; of a vector, the matrix with that diagonal. */
export const diag: Functions<Tensor>['diag'] = table['diag'] as never;
/** Matrices of zeros whose diagonal, `offset` above the main one, is the last dimension of input. */
export const diag_embed: Functions<Tensor>['diag_embed'] = table['diag_embed'] as never;
/** The matrix whose diagonal are all elements of input. */
export const diagflat: Functions<Tensor>['diagflat'] = table['diagflat'] as never;
/** The view of a diagonal of two dimensions, `offset` above the main one; it becomes the last dimension. */
export const diagonal: Functions<Tensor>['diagonal'] = table['diagonal'] as never;
/** A copy of input with src in place of input.diagonal(offset, dim1, dim2). */
export const diagonal_scatter: Functions<Tensor>['diagonal_scatter'] = table['diagonal_scatter'] as never;
/** Differences between neighbours along `dim`, n times; `prepend` and `append` are put at the ends first. */
export const diff: Functions<Tensor>['diff'] = table['diff'] as never;
/** ψ(x) = Γ′(x)/Γ(x), elementwise; −∞ at 0, nan at −1, −2, …. */
export const digamma: Functions<Tensor>['digamma'] = table['digamma'] as never;
/** The p-norm of input − other; shapes broadcast. */
export const dist: Functions<Tensor>['dist'] = table['dist'] as never;
/** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
export const div: Functions<Tensor>['div'] = table['div'] as never;
/** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
export const divide: Functions<Tensor>['divide'] = table['divide'] as never;
/** input / other, elementwise; shapes broadcast. Integers divide to floats, unless rounded: 'trunc' to zero, 'floor' down. */
export const true_divide: Functions<Tensor>['true_divide'] = table['true_divide'] as never;
/** Sum of the products of two vectors of one length. */
export const dot: Functions<Tensor>['dot'] = table['dot'] as never;
/** Views of parts along the third dimension. */
export const dsplit: Functions<Tensor>['dsplit'] = table['dsplit'] as never;
/** Tensors one behind the other: along the third dimension. */
export const dstack: Functions<Tensor>['dstack'] = table['dstack'] as never;
/** Sums of products by Einstein's notation: einsum('ij,jk->ik', x, y). '...' broadcasts, a repeated letter takes the diagonal; without '->' letters that occur once make the result, in alphabetical order. */
export const einsum: Functions<Tensor>['einsum'] = table['einsum'] as never;
/** A tensor of the given shape, to be filled; its elements are 0 until then. */
export const empty: Functions<Tensor>['empty'] = table['empty'] as never;
/** empty with the shape and dtype of a tensor. */
export const empty_like: Functions<Tensor>['empty_like'] = table['empty_like'] as never;
/** input = other, elementwise, as bool; shapes broadcast. */
export const eq: Functions<Tensor>['eq'] = table['eq'] as never;
/** Whether both have the same shape and the same elements. */
export const equal: Functions<Tensor>['equal'] = table['equal'] as never;
/** The error function, 2/√π · ∫₀ˣ e^(−t²) dt. */
export const erf: Functions<Tensor>['erf'] = table['erf'] as never;
/** 1 − erf(x), exact where erf is close to 1. */
export const erfc: Functions<Tensor>['erfc'] = table['erfc'] as never;
/** The x with erf(x) = input, elementwise; ±∞ at ±1, nan outside. Integers become floats. */
export const erfinv: Functions<Tensor>['erfinv'] = table['erfinv'] as never;
/** e to the power of input, elementwise. */
export const exp: Functions<Tensor>['exp'] = table['exp'] as never;
/** 2 to the power of input, elementwise. */
export const exp2: Functions<Tensor>['exp2'] = table['exp2'] as never;
/** e^input − 1, elementwise, exact near 0. */
export const expm1: Functions<Tensor>['expm1'] = table['expm1'] as never;
/** Ones on the diagonal of an n × m matrix (m: n), zeros elsewhere. */
export const eye: Functions<Tensor>['eye'] = table['eye'] as never;
/** Dimensions start_dim … end_dim as one: a view where strides allow. */
export const flatten: Functions<Tensor>['flatten'] = table['flatten'] as never;
/** A copy with the order reversed along `dims`. */
export const flip: Functions<Tensor>['flip'] = table['flip'] as never;
/** A copy with the columns reversed. */
export const fliplr: Functions<Tensor>['fliplr'] = table['fliplr'] as never;
/** A copy with the rows reversed. */
export const flipud: Functions<Tensor>['flipud'] = table['flipud'] as never;
/** input to the power of exponent, computed in float64. */
export const float_power: Functions<Tensor>['float_power'] = table['float_power'] as never;
/** The largest integer not above input. */
export const floor: Functions<Tensor>['floor'] = table['floor'] as never;
/** input / other rounded down, elementwise (Python’s //). It has no derivative. */
export const floor_divide: Functions<Tensor>['floor_divide'] = table['floor_divide'] as never;
/** The larger of input and other, elementwise; a nan loses against a number. */
export const fmax: Functions<Tensor>['fmax'] = table['fmax'] as never;
/** The smaller of input and other, elementwise; a nan loses against a number. */
export const fmin: Functions<Tensor>['fmin'] = table['fmin'] as never;
/** The remainder of input / other with the sign of input (C’s fmod). */
export const fmod: Functions<Tensor>['fmod'] = table['fmod'] as never;
/** The fraction, with the sign of input. */
export const frac: Functions<Tensor>['frac'] = table['frac'] as never;
/** { mantissa, exponent } with input = mantissa · 2^exponent, |mantissa| in [½, 1), exponent int32, elementwise. */
export const frexp: Functions<Tensor>['frexp'] = table['frexp'] as never;
/** A tensor of one value: of numbers, the default float dtype; of booleans, bool; of bigints, int64. */
export const full: Functions<Tensor>['full'] = table['full'] as never;
/** A tensor of one value with the shape and dtype of another. */
export const full_like: Functions<Tensor>['full_like'] = table['full_like'] as never;
/** out[i][j][k] = input[index[i][j][k]][j][k] for dim 0, and so on: a result of the shape of index, whose other dimensions are no longer than the input’s. */
export const gather: Functions<Tensor>['gather'] = table['gather'] as never;
/** The greatest common divisor; 0 of zeros, elementwise; shapes broadcast. Of integers only. */
export const gcd: Functions<Tensor>['gcd'] = table['gcd'] as never;
/** input ≥ other, elementwise, as bool; shapes broadcast. */
export const ge: Functions<Tensor>['ge'] = table['ge'] as never;
/** input ≥ other, elementwise, as bool; shapes broadcast. */
export const greater_equal: Functions<Tensor>['greater_equal'] = table['greater_equal'] as never;
/** { a, tau } of matrices [..., m, n]: R on and above the diagonal of a, below it the vectors of the reflections I − tau · v · vᵀ whose product is Q. It has no derivative; see linalg.qr. */
export const geqrf: Functions<Tensor>['geqrf'] = table['geqrf'] as never;
/** For each dimension the derivative of a sampled function: differences over two steps inside, one-sided ones of order edge_order at the ends. `spacing`: the distance between samples, one for each dimension, or a tensor of coordinates for each. */
export const gradient: Functions<Tensor>['gradient'] = table['gradient'] as never;
/** Layer normalisation of each group of channels: input [n, c, …], weight and bias [c]. */
export const group_norm: Functions<Tensor>['group_norm'] = table['group_norm'] as never;
/** input > other, elementwise, as bool; shapes broadcast. */
export const gt: Functions<Tensor>['gt'] = table['gt'] as never;
/** input > other, elementwise, as bool; shapes broadcast. */
export const greater: Functions<Tensor>['greater'] = table['greater'] as never;
/** input, and 0 where |input| ≤ lambd. */
export const hardshrink: Functions<Tensor>['hardshrink'] = table['hardshrink'] as never;
/** 0 where input < 0, values where input is 0, 1 where input > 0. Both of one dtype; no derivative. */
export const heaviside: Functions<Tensor>['heaviside'] = table['heaviside'] as never;
/** How many elements fall into each of `bins` equal parts of min…max (of the values’ own range where both are 0); what lies outside does not count. */
export const histc: Functions<Tensor>['histc'] = table['histc'] as never;
/** { hist, bin_edges }: how many elements lie in each bin, the last with both of its ends. bins: how many of equal width over `range` (without it from the smallest to the largest element), or their edges. `weight` is added up in place of ones; density divides by the sum and by the widths. No derivative. */
export const histogram: Functions<Tensor>['histogram'] = table['histogram'] as never;
/** { hist, bin_edges } of points [..., n] in n dimensions: bins is how many in each dimension (one number or n), or n tensors of edges; range has two numbers for each dimension. See histogram. */
export const histogramdd: Functions<Tensor>['histogramdd'] = table['histogramdd'] as never;
/** Views of parts along the columns. */
export const hsplit: Functions<Tensor>['hsplit'] = table['hsplit'] as never;
/** Tensors side by side: along the columns (vectors end to end). */
export const hstack: Functions<Tensor>['hstack'] = table['hstack'] as never;
/** √(input² + other²) without overflow, elementwise. */
export const hypot: Functions<Tensor>['hypot'] = table['hypot'] as never;
/** The modified Bessel function of the first kind of order 0, elementwise. Integers become floats. */
export const i0: Functions<Tensor>['i0'] = table['i0'] as never;
/** The regularised lower incomplete gamma function P(input, other), elementwise. input and other are floats that are not negative; the derivative is that of other. */
export const igamma: Functions<Tensor>['igamma'] = table['igamma'] as never;
/** The regularised upper incomplete gamma function Q(input, other) = 1 − P, elementwise. input and other are floats that are not negative; the derivative is that of other. */
export const igammac: Functions<Tensor>['igammac'] = table['igammac'] as never;
/** input with alpha · source added to its slices at the indices of `dim`. */
export const index_add: Functions<Tensor>['index_add'] = table['index_add'] as never;
/** input with its slices at the indices of `dim` replaced by those of source. */
export const index_copy: Functions<Tensor>['index_copy'] = table['index_copy'] as never;
/** input with its slices at the indices of `dim` filled with a number (or a tensor without dimensions). */
export const index_fill: Functions<Tensor>['index_fill'] = table['index_fill'] as never;
/** input with values written (or added, with `accumulate`) at input[indices]: an index tensor, a mask or null for each dimension. */
export const index_put: Functions<Tensor>['index_put'] = table['index_put'] as never;
/** input with source combined with its slices at the indices of `dim`: prod, mean, amax or amin. */
export const index_reduce: Functions<Tensor>['index_reduce'] = table['index_reduce'] as never;
/** The slices of dimension `dim` at the indices, in their order: [n] indices give a dimension of size n. */
export const index_select: Functions<Tensor>['index_select'] = table['index_select'] as never;
/** Sums of products over the last dimension of both; a 0-d argument multiplies. */
export const inner: Functions<Tensor>['inner'] = table['inner'] as never;
/** linalg.inv: the inverse of square matrices [..., n, n]. */
export const inverse: Functions<Tensor>['inverse'] = table['inverse'] as never;
/** |input − other| ≤ atol + rtol · |other|, elementwise, as bool; equal infinities are close. Both of one dtype. */
export const isclose: Functions<Tensor>['isclose'] = table['isclose'] as never;
/** Whether a number is neither infinite nor nan, elementwise, as bool. */
export const isfinite: Functions<Tensor>['isfinite'] = table['isfinite'] as never;
/** Whether each of elements is one of test_elements, as bool. */
export const isin: Functions<Tensor>['isin'] = table['isin'] as never;
/** Whether a number is ∞ or −∞, elementwise, as bool. */
export const isinf: Functions<Tensor>['isinf'] = table['isinf'] as never;
/** Whether a number is nan, elementwise, as bool. */
export const isnan: Functions<Tensor>['isnan'] = table['isnan'] as never;
/** Whether a number is −∞, elementwise, as bool. */
export const isneginf: Functions<Tensor>['isneginf'] = table['isneginf'] as never;
/** Whether a number is ∞, elementwise, as bool. */
export const isposinf: Functions<Tensor>['isposinf'] = table['isposinf'] as never;
/** Whether a number is real, which all are, elementwise, as bool. */
export const isreal: Functions<Tensor>['isreal'] = table['isreal'] as never;
/** Kronecker product: every element of input times all of other, as blocks. */
export const kron: Functions<Tensor>['kron'] = table['kron'] as never;
/** { values, indices } of the k-th smallest element along `dim`, counted from 1. */
export const kthvalue: Functions<Tensor>['kthvalue'] = table['kthvalue'] as never;
/** (input − mean) / √(variance + eps) · weight + bias, over the last dimensions, which are normalized_shape (the variance divides by n). */
export const layer_norm: Functions<Tensor>['layer_norm'] = table['layer_norm'] as never;
/** The least common multiple; 0 where one is 0, elementwise; shapes broadcast. Of integers only. */
export const lcm: Functions<Tensor>['lcm'] = table['lcm'] as never;
/** input · 2^other, elementwise. */
export const ldexp: Functions<Tensor>['ldexp'] = table['ldexp'] as never;
/** input ≤ other, elementwise, as bool; shapes broadcast. */
export const le: Functions<Tensor>['le'] = table['le'] as never;
/** input ≤ other, elementwise, as bool; shapes broadcast. */
export const less_equal: Functions<Tensor>['less_equal'] = table['less_equal'] as never;
/** input + weight · (end − input): from input (weight 0) to end (weight 1). All of one float dtype. */
export const lerp: Functions<Tensor>['lerp'] = table['lerp'] as never;
/** ln |Γ(x)|, elementwise; ∞ at 0, −1, −2, …. */
export const lgamma: Functions<Tensor>['lgamma'] = table['lgamma'] as never;
/** `steps` numbers from start to end, both included, at equal distances. */
export const linspace: Functions<Tensor>['linspace'] = table['linspace'] as never;
/** The natural logarithm, elementwise; nan below 0. */
export const log: Functions<Tensor>['log'] = table['log'] as never;
/** The logarithm to base 10, elementwise. */
export const log10: Functions<Tensor>['log10'] = table['log10'] as never;
/** log(1 + input), elementwise, exact near 0. */
export const log1p: Functions<Tensor>['log1p'] = table['log1p'] as never;
/** The logarithm to base 2, elementwise. */
export const log2: Functions<Tensor>['log2'] = table['log2'] as never;
/** The logarithm of softmax along `dim`, finite however large the scores are. Without dim: as softmax. */
export const log_softmax: Functions<Tensor>['log_softmax'] = table['log_softmax'] as never;
/** log(e^input + e^other) without overflow, elementwise. */
export const logaddexp: Functions<Tensor>['logaddexp'] = table['logaddexp'] as never;
/** log2(2^input + 2^other) without overflow, elementwise. */
export const logaddexp2: Functions<Tensor>['logaddexp2'] = table['logaddexp2'] as never;
/** Running log Σ e^input along `dim`, without overflow. */
export const logcumsumexp: Functions<Tensor>['logcumsumexp'] = table['logcumsumexp'] as never;
/** The logarithm of the determinant; nan where it is negative. */
export const logdet: Functions<Tensor>['logdet'] = table['logdet'] as never;
/** input and other, elementwise, as bool; what is not 0 is true. */
export const logical_and: Functions<Tensor>['logical_and'] = table['logical_and'] as never;
/** True where input is 0, elementwise. */
export const logical_not: Functions<Tensor>['logical_not'] = table['logical_not'] as never;
/** input or other, elementwise, as bool; what is not 0 is true. */
export const logical_or: Functions<Tensor>['logical_or'] = table['logical_or'] as never;
/** Either input or other, elementwise, as bool; what is not 0 is true. */
export const logical_xor: Functions<Tensor>['logical_xor'] = table['logical_xor'] as never;
/** log(x / (1 − x)), elementwise; with `eps`, of x clamped to [eps, 1 − eps]. */
export const logit: Functions<Tensor>['logit'] = table['logit'] as never;
/** `steps` numbers base^start … base^end whose exponents have equal distances. */
export const logspace: Functions<Tensor>['logspace'] = table['logspace'] as never;
/** log Σ e^input over `dim`, without overflow. Integers become floats. */
export const logsumexp: Functions<Tensor>['logsumexp'] = table['logsumexp'] as never;
/** input < other, elementwise, as bool; shapes broadcast. */
export const lt: Functions<Tensor>['lt'] = table['lt'] as never;
/** input < other, elementwise, as bool; shapes broadcast. */
export const less: Functions<Tensor>['less'] = table['less'] as never;
/** [LU, pivots] as linalg.lu_factor, without errors; with get_infos [LU, pivots, info]. */
export const lu: Functions<Tensor>['lu'] = table['lu'] as never;
/** linalg.lu_solve with the right-hand sides first. */
export const lu_solve: Functions<Tensor>['lu_solve'] = table['lu_solve'] as never;
/** { P, L, U } from what lu_factor gives. unpack_data false: L and U are empty; unpack_pivots false: P is. */
export const lu_unpack: Functions<Tensor>['lu_unpack'] = table['lu_unpack'] as never;
/** input with `value` (a number or a tensor without dimensions) where the bool mask is true; shapes broadcast. */
export const masked_fill: Functions<Tensor>['masked_fill'] = table['masked_fill'] as never;
/** input with the elements of source, in order, where the bool mask is true; input and mask broadcast. It reads the mask at once. */
export const masked_scatter: Functions<Tensor>['masked_scatter'] = table['masked_scatter'] as never;
/** A vector of the elements where the bool mask is true; shapes broadcast. It reads the mask at once. */
export const masked_select: Functions<Tensor>['masked_select'] = table['masked_select'] as never;
/** Matrix product: vectors give a dot product, matrices a matrix product, more dimensions are a batch that broadcasts. */
export const matmul: Functions<Tensor>['matmul'] = table['matmul'] as never;
/** Σ Aᵏ/k! of square matrices [..., n, n]. */
export const matrix_exp: Functions<Tensor>['matrix_exp'] = table['matrix_exp'] as never;
/** The n-th power of square matrices [..., k, k]; negative n takes powers of the inverse. */
export const matrix_power: Functions<Tensor>['matrix_power'] = table['matrix_power'] as never;
/** The largest of all elements (equal ones share the gradient); with `dim`, { values, indices } along it; with another tensor, the largest of both, elementwise. nan wins. */
export const max: Functions<Tensor>['max'] = table['max'] as never;
/** The larger of input and other, elementwise; nan where either is. Equal ones share the gradient. */
export const maximum: Functions<Tensor>['maximum'] = table['maximum'] as never;
/** Mean over `dim` (all dimensions where absent). Integers need `dtype`. */
export const mean: Functions<Tensor>['mean'] = table['mean'] as never;
/** The middle element (the lower of two); with `dim`, { values, indices } along it. nan, where there is one. */
export const median: Functions<Tensor>['median'] = table['median'] as never;
/** The coordinates of a grid from those of its axes, as views: 'ij' (default) has one dimension per tensor in order, 'xy' exchanges the first two. */
export const meshgrid: Functions<Tensor>['meshgrid'] = table['meshgrid'] as never;
/** The smallest of all elements (equal ones share the gradient); with `dim`, { values, indices } along it; with another tensor, the smallest of both, elementwise. nan wins. */
export const min: Functions<Tensor>['min'] = table['min'] as never;
/** The smaller of input and other, elementwise; nan where either is. Equal ones share the gradient. */
export const minimum: Functions<Tensor>['minimum'] = table['minimum'] as never;
/** Matrix product of [m, k] and [k, n], without broadcasting. */
export const mm: Functions<Tensor>['mm'] = table['mm'] as never;
/** { values, indices } of what is there most often along `dim` (the smallest of several), and the last place where it stands. */
export const mode: Functions<Tensor>['mode'] = table['mode'] as never;
/** A view with dimensions `source` moved to `destination`; the others keep their order. */
export const movedim: Functions<Tensor>['movedim'] = table['movedim'] as never;
/** A view with dimensions `source` moved to `destination`; the others keep their order. */
export const moveaxis: Functions<Tensor>['moveaxis'] = table['moveaxis'] as never;
/** The elements of the first dimension in order. */
export const msort: Functions<Tensor>['msort'] = table['msort'] as never;
/** input · other, elementwise; shapes broadcast. */
export const mul: Functions<Tensor>['mul'] = table['mul'] as never;
/** input · other, elementwise; shapes broadcast. */
export const multiply: Functions<Tensor>['multiply'] = table['multiply'] as never;
/** Indices drawn by the weights in each row, as int64; each at most once unless `replacement`. */
export const multinomial: Functions<Tensor>['multinomial'] = table['multinomial'] as never;
/** Product of a matrix [m, k] and a vector [k]. */
export const mv: Functions<Tensor>['mv'] = table['mv'] as never;
/** p(p − 1)/4 · ln π + Σ lgamma(input − j/2) for j from 0 to p − 1, elementwise: the multivariate log-gamma function. */
export const mvlgamma: Functions<Tensor>['mvlgamma'] = table['mvlgamma'] as never;
/** input with nan, ∞ and −∞ replaced; by 0 and the largest and smallest number of the dtype where nothing is given. */
export const nan_to_num: Functions<Tensor>['nan_to_num'] = table['nan_to_num'] as never;
/** Mean over `dim` (all dimensions where absent) of what is not nan. */
export const nanmean: Functions<Tensor>['nanmean'] = table['nanmean'] as never;
/** The middle element (the lower of two); with `dim`, { values, indices } along it. nan does not count. */
export const nanmedian: Functions<Tensor>['nanmedian'] = table['nanmedian'] as never;
/** The q-th quantiles (0 to 1) of all elements or along `dim`, between neighbours by `interpolation`; several q make a first dimension. nan is left out; where nothing is left, nan. */
export const nanquantile: Functions<Tensor>['nanquantile'] = table['nanquantile'] as never;
/** Sum over `dim` (all dimensions where absent) of what is not nan. */
export const nansum: Functions<Tensor>['nansum'] = table['nansum'] as never;
/** The view of `length` elements of a dimension from `start` on. */
export const narrow: Functions<Tensor>['narrow'] = table['narrow'] as never;
/** A copy of narrow(dim, start, length). */
export const narrow_copy: Functions<Tensor>['narrow_copy'] = table['narrow_copy'] as never;
/** input ≠ other, elementwise, as bool; shapes broadcast. */
export const ne: Functions<Tensor>['ne'] = table['ne'] as never;
/** input ≠ other, elementwise, as bool; shapes broadcast. */
export const not_equal: Functions<Tensor>['not_equal'] = table['not_equal'] as never;
/** −input, elementwise. Not for bool. */
export const neg: Functions<Tensor>['neg'] = table['neg'] as never;
/** −input, elementwise. Not for bool. */
export const negative: Functions<Tensor>['negative'] = table['negative'] as never;
/** The float that follows input on the way to other, elementwise; both of one dtype. */
export const nextafter: Functions<Tensor>['nextafter'] = table['nextafter'] as never;
/** Positions of the elements that are not 0, row-major: [n, dimensions] of int64, or with `as_tuple` a vector for each dimension. It reads the values at once. */
export const nonzero: Functions<Tensor>['nonzero'] = table['nonzero'] as never;
/** (Σ |input|^p)^(1/p) over `dim` (all where absent); p: 'fro' (2), a number, Infinity, −Infinity or 0 (how many are not 0). Where the norm is 0, so is its derivative. */
export const norm: Functions<Tensor>['norm'] = table['norm'] as never;
/** Normal numbers with mean and standard deviation from numbers (then with a shape) or, element by element, from tensors. */
export const normal: Functions<Tensor>['normal'] = table['normal'] as never;
/** Ones of the given shape. */
export const ones: Functions<Tensor>['ones'] = table['ones'] as never;
/** ones with the shape and dtype of a tensor. */
export const ones_like: Functions<Tensor>['ones_like'] = table['ones_like'] as never;
/** The first n columns of the product of the reflections that geqrf gives: an orthonormal [..., m, n]. */
export const orgqr: Functions<Tensor>['orgqr'] = table['orgqr'] as never;
/** Q · other (or other · Q where left is false; with transpose Qᵀ) for the whole orthogonal Q of the reflections that geqrf gives. No derivative. */
export const ormqr: Functions<Tensor>['ormqr'] = table['ormqr'] as never;
/** Every product of an element of input and an element of vec2: [n] and [m] give [n, m]. */
export const outer: Functions<Tensor>['outer'] = table['outer'] as never;
/** Every product of an element of input and an element of vec2: [n] and [m] give [n, m]. */
export const ger: Functions<Tensor>['ger'] = table['ger'] as never;
/** The p-norm of x1 − x2 + eps along the last dimension; shapes broadcast. */
export const pairwise_distance: Functions<Tensor>['pairwise_distance'] = table['pairwise_distance'] as never;
/** p-norm distances of every pair of rows, each once: [n, d] gives [n · (n − 1) / 2]. */
export const pdist: Functions<Tensor>['pdist'] = table['pdist'] as never;
/** A view with the dimensions in another order. */
export const permute: Functions<Tensor>['permute'] = table['permute'] as never;
/** linalg.pinv with a relative tolerance. */
export const pinverse: Functions<Tensor>['pinverse'] = table['pinverse'] as never;
/** Channels as pixels: [..., c · r², h, w] gives [..., c, h · r, w · r]. */
export const pixel_shuffle: Functions<Tensor>['pixel_shuffle'] = table['pixel_shuffle'] as never;
/** Pixels as channels: [..., c, h · r, w · r] gives [..., c · r², h, w]. */
export const pixel_unshuffle: Functions<Tensor>['pixel_unshuffle'] = table['pixel_unshuffle'] as never;
/** The n-th derivative of ψ(x), elementwise. */
export const polygamma: Functions<Tensor>['polygamma'] = table['polygamma'] as never;
/** input itself. Not for bool. */
export const positive: Functions<Tensor>['positive'] = table['positive'] as never;
/** input to the power of exponent, elementwise. Integers stay integers, and then no number exponent may be negative. */
export const pow: Functions<Tensor>['pow'] = table['pow'] as never;
/** input where it is positive, weight · input elsewhere; weight has one number or one for each channel (dimension 1). */
export const prelu: Functions<Tensor>['prelu'] = table['prelu'] as never;
/** Product over one dimension (all where absent). Integers and bool multiply as int64. Zeros have derivatives, too. */
export const prod: Functions<Tensor>['prod'] = table['prod'] as never;
/** input with source written (or added, with `accumulate`) at positions of the flattened tensor; negative ones count from the end. */
export const put: Functions<Tensor>['put'] = table['put'] as never;
/** { Q, R } of linalg.qr: reduced, or without `some` complete. */
export const qr: Functions<Tensor>['qr'] = table['qr'] as never;
/** The q-th quantiles (0 to 1) of all elements or along `dim`, between neighbours by `interpolation`; several q make a first dimension. nan where there is one. */
export const quantile: Functions<Tensor>['quantile'] = table['quantile'] as never;
/** Radians to degrees. */
export const rad2deg: Functions<Tensor>['rad2deg'] = table['rad2deg'] as never;
/** Uniform numbers in [0, 1) of the given shape. */
export const rand: Functions<Tensor>['rand'] = table['rand'] as never;
/** Uniform numbers in [0, 1) with the shape and dtype of a tensor. */
export const rand_like: Functions<Tensor>['rand_like'] = table['rand_like'] as never;
/** Integers in [low, high) of the given shape, as int64: randint(high, size), randint(low, high, size). */
export const randint: Functions<Tensor>['randint'] = table['randint'] as never;
/** Integers in [low, high) with the shape and dtype of a tensor: randint_like(x, high), randint_like(x, low, high). */
export const randint_like: Functions<Tensor>['randint_like'] = table['randint_like'] as never;
/** Standard normal numbers of the given shape. */
export const randn: Functions<Tensor>['randn'] = table['randn'] as never;
/** Standard normal numbers with the shape and dtype of a tensor. */
export const randn_like: Functions<Tensor>['randn_like'] = table['randn_like'] as never;
/** The integers 0 … n − 1 in random order, as int64. */
export const randperm: Functions<Tensor>['randperm'] = table['randperm'] as never;
/** All elements in one dimension: a view of a contiguous tensor, otherwise a copy. */
export const ravel: Functions<Tensor>['ravel'] = table['ravel'] as never;
/** The real part: of real numbers, input itself. */
export const real: Functions<Tensor>['real'] = table['real'] as never;
/** 1/input, elementwise. */
export const reciprocal: Functions<Tensor>['reciprocal'] = table['reciprocal'] as never;
/** max(0, input), elementwise; its derivative at 0 is 0. */
export const relu: Functions<Tensor>['relu'] = table['relu'] as never;
/** The remainder of input / other with the sign of other (Python’s %). */
export const remainder: Functions<Tensor>['remainder'] = table['remainder'] as never;
/** The slices of a dimension, each scaled down to the p-norm maxnorm where it is longer. */
export const renorm: Functions<Tensor>['renorm'] = table['renorm'] as never;
/** Each element repeated along `dim` (flattened where absent): as often as a number says, or a vector with one number for each index. Of a vector alone, the indices. */
export const repeat_interleave: Functions<Tensor>['repeat_interleave'] = table['repeat_interleave'] as never;
/** The same elements in another shape; a view where strides allow, otherwise a copy. One size may be −1. */
export const reshape: Functions<Tensor>['reshape'] = table['reshape'] as never;
/** input itself: there are no lazy conjugates. */
export const resolve_conj: Functions<Tensor>['resolve_conj'] = table['resolve_conj'] as never;
/** input itself: there are no lazy negatives. */
export const resolve_neg: Functions<Tensor>['resolve_neg'] = table['resolve_neg'] as never;
/** input / √(mean of squares + eps) · weight, over the last dimensions, which are normalized_shape. eps is the dtype’s own where absent. */
export const rms_norm: Functions<Tensor>['rms_norm'] = table['rms_norm'] as never;
/** A copy with elements moved on by `shifts` along `dims`; what leaves the end comes back at the start. Without dims, flattened. */
export const roll: Functions<Tensor>['roll'] = table['roll'] as never;
/** A copy turned k times by 90° in the plane of two dims, from the first towards the second. */
export const rot90: Functions<Tensor>['rot90'] = table['rot90'] as never;
/** The nearest number with `decimals` decimals; halves go to the even one. */
export const round: Functions<Tensor>['round'] = table['round'] as never;
/** 1/√input, elementwise. */
export const rsqrt: Functions<Tensor>['rsqrt'] = table['rsqrt'] as never;
/** other − alpha · input, elementwise; shapes broadcast. Not for bool. */
export const rsub: Functions<Tensor>['rsub'] = table['rsub'] as never;
/** input with src (or one number) written where index says along `dim`; of equal indices the last one wins. `reduce`: "add" or "multiply" with what is there. */
export const scatter: Functions<Tensor>['scatter'] = table['scatter'] as never;
/** input with src added where index says along `dim`; equal indices add up. */
export const scatter_add: Functions<Tensor>['scatter_add'] = table['scatter_add'] as never;
/** input with src combined where index says along `dim`: sum, prod, mean, amax or amin, with what is there (`include_self`) or without. */
export const scatter_reduce: Functions<Tensor>['scatter_reduce'] = table['scatter_reduce'] as never;
/** Where each value would stand in a sorted sequence: before equal elements, or with `right` after them. The sequence is a vector, or has the values’ leading dimensions. */
export const searchsorted: Functions<Tensor>['searchsorted'] = table['searchsorted'] as never;
/** The sum, mean, max, min or prod of each piece of a dimension: pieces have the given lengths (or begin and end at the offsets); lengths [..., pieces] for axis = their last dimension. Empty pieces give the neutral element (a mean nan), and with `initial` that number takes part. */
export const segment_reduce: Functions<Tensor>['segment_reduce'] = table['segment_reduce'] as never;
/** The view at one index of a dimension, which goes away. */
export const select: Functions<Tensor>['select'] = table['select'] as never;
/** A copy of input with src in place of input.select(dim, index). */
export const select_scatter: Functions<Tensor>['select_scatter'] = table['select_scatter'] as never;
/** scale · elu(input, alpha) with the constants that keep mean and variance (Klambauer et al., 2017). */
export const selu: Functions<Tensor>['selu'] = table['selu'] as never;
/** sign, which for complex numbers would be x/|x|. */
export const sgn: Functions<Tensor>['sgn'] = table['sgn'] as never;
/** 1/(1 + e^(−input)), elementwise. */
export const sigmoid: Functions<Tensor>['sigmoid'] = table['sigmoid'] as never;
/** −1, 0 or 1 by the sign, elementwise. */
export const sign: Functions<Tensor>['sign'] = table['sign'] as never;
/** Whether the sign is minus, elementwise; true for −0. */
export const signbit: Functions<Tensor>['signbit'] = table['signbit'] as never;
/** The sine of radians, elementwise. */
export const sin: Functions<Tensor>['sin'] = table['sin'] as never;
/** sin(πx)/(πx), and 1 at 0. */
export const sinc: Functions<Tensor>['sinc'] = table['sinc'] as never;
/** The hyperbolic sine, elementwise. */
export const sinh: Functions<Tensor>['sinh'] = table['sinh'] as never;
/** A copy of input with src in place of the elements start … end (not included) of a dimension, step apart. */
export const slice_scatter: Functions<Tensor>['slice_scatter'] = table['slice_scatter'] as never;
/** { sign, logabsdet } of the determinant of square matrices; 0 and −∞ where it is 0. */
export const slogdet: Functions<Tensor>['slogdet'] = table['slogdet'] as never;
/** Scores as probabilities along `dim`: e^x over its sum, so that they are not negative and add up to 1. Without dim: 0 for 0, 1 or 3 dimensions, else 1. */
export const softmax: Functions<Tensor>['softmax'] = table['softmax'] as never;
/** { values, indices }: the elements along `dim` in order, and where they stood. Always stable; nan is the largest. */
export const sort: Functions<Tensor>['sort'] = table['sort'] as never;
/** Views of parts of a dimension: of one size (the last may be smaller), or of the given sizes. */
export const split: Functions<Tensor>['split'] = table['split'] as never;
/** Views of parts of a dimension: of one size (the last may be smaller), or of the given sizes. */
export const split_with_sizes: Functions<Tensor>['split_with_sizes'] = table['split_with_sizes'] as never;
/** The square root, elementwise; nan below 0. */
export const sqrt: Functions<Tensor>['sqrt'] = table['sqrt'] as never;
/** input², elementwise. */
export const square: Functions<Tensor>['square'] = table['square'] as never;
/** A view without dimensions of size 1: all of them, or those of `dim` that have size 1. */
export const squeeze: Functions<Tensor>['squeeze'] = table['squeeze'] as never;
/** Tensors of one shape, side by side along a new dimension. */
export const stack: Functions<Tensor>['stack'] = table['stack'] as never;
/** Standard deviation over `dim` (all dimensions where absent): the root of `var`; its derivative is 0 where it is 0. */
export const std: Functions<Tensor>['std'] = table['std'] as never;
/** Standard deviation and mean over `dim`, as a pair. */
export const std_mean: Functions<Tensor>['std_mean'] = table['std_mean'] as never;
/** input − alpha · other, elementwise; shapes broadcast. Not for bool. */
export const sub: Functions<Tensor>['sub'] = table['sub'] as never;
/** input − alpha · other, elementwise; shapes broadcast. Not for bool. */
export const subtract: Functions<Tensor>['subtract'] = table['subtract'] as never;
/** Sum over `dim` (all dimensions where absent). Integers and bool add up as int64. */
export const sum: Functions<Tensor>['sum'] = table['sum'] as never;
/** { U, S, V } with input = U · diag(S) · Vᵀ; with `some` only the columns that count. Without compute_uv U and V are zeros. See linalg.svd. */
export const svd: Functions<Tensor>['svd'] = table['svd'] as never;
/** The transpose of a matrix, as a view; vectors and tensors without dimensions stay as they are. */
export const t: Functions<Tensor>['t'] = table['t'] as never;
/** Elements at positions of the flattened tensor; the result has the shape of index. Negative positions count from the end. */
export const take: Functions<Tensor>['take'] = table['take'] as never;
/** gather with broadcasting of the other dimensions; without dim from the flattened tensor. argmax and argsort give such indices. */
export const take_along_dim: Functions<Tensor>['take_along_dim'] = table['take_along_dim'] as never;
/** The tangent of radians, elementwise. */
export const tan: Functions<Tensor>['tan'] = table['tan'] as never;
/** The hyperbolic tangent, elementwise. */
export const tanh: Functions<Tensor>['tanh'] = table['tanh'] as never;
/** Views of `indices_or_sections` parts of nearly equal size, or of the parts between given indices. */
export const tensor_split: Functions<Tensor>['tensor_split'] = table['tensor_split'] as never;
/** Sums over dimensions of a paired with dimensions of b: the last and first `dims`, or two lists of them. */
export const tensordot: Functions<Tensor>['tensordot'] = table['tensordot'] as never;
/** input where it is above the threshold, value elsewhere. */
export const threshold: Functions<Tensor>['threshold'] = table['threshold'] as never;
/** repeat, where missing leading repeats are 1. */
export const tile: Functions<Tensor>['tile'] = table['tile'] as never;
/** { values, indices } of the k largest (or smallest) elements along `dim`, in order; nan is the largest. */
export const topk: Functions<Tensor>['topk'] = table['topk'] as never;
/** The sum of the diagonal of a matrix. Integers add up as int64. */
export const trace: Functions<Tensor>['trace'] = table['trace'] as never;
/** A view with two dimensions exchanged. */
export const transpose: Functions<Tensor>['transpose'] = table['transpose'] as never;
/** A view with two dimensions exchanged. */
export const swapaxes: Functions<Tensor>['swapaxes'] = table['swapaxes'] as never;
/** A view with two dimensions exchanged. */
export const swapdims: Functions<Tensor>['swapdims'] = table['swapdims'] as never;
/** The area under y along `dim` by the trapezoidal rule, with points x or steps dx (1). */
export const trapezoid: Functions<Tensor>['trapezoid'] = table['trapezoid'] as never;
/** The area under y along `dim` by the trapezoidal rule, with points x or steps dx (1). */
export const trapz: Functions<Tensor>['trapz'] = table['trapz'] as never;
/** { solution, cloned_coefficient }: X with A · X = b for a triangular A (its transpose where `transpose`); see linalg.solve_triangular. */
export const triangular_solve: Functions<Tensor>['triangular_solve'] = table['triangular_solve'] as never;
/** The lower triangle of each matrix, up to `diagonal` above the main one. Other elements are 0. */
export const tril: Functions<Tensor>['tril'] = table['tril'] as never;
/** Rows and columns of the lower triangle of a row × col matrix, row by row, as int64 [2, n]. */
export const tril_indices: Functions<Tensor>['tril_indices'] = table['tril_indices'] as never;
/** The upper triangle of each matrix, from `diagonal` above the main one. Other elements are 0. */
export const triu: Functions<Tensor>['triu'] = table['triu'] as never;
/** Rows and columns of the upper triangle of a row × col matrix, row by row, as int64 [2, n]. */
export const triu_indices: Functions<Tensor>['triu_indices'] = table['triu_indices'] as never;
/** input without its fraction: rounded to 0. */
export const trunc: Functions<Tensor>['trunc'] = table['trunc'] as never;
/** input without its fraction: rounded to 0. */
export const fix: Functions<Tensor>['fix'] = table['fix'] as never;
/** Views of all indices of a dimension. */
export const unbind: Functions<Tensor>['unbind'] = table['unbind'] as never;
/** One dimension as several of the given sizes; one may be −1. A view. */
export const unflatten: Functions<Tensor>['unflatten'] = table['unflatten'] as never;
/** The distinct elements in order (or slices of `dim`); also where each came to stand and how often it occurs. It reads the values at once. */
export const unique: Functions<Tensor>['unique'] = table['unique'] as never;
/** The elements (or slices of `dim`) without those equal to the one before. It reads the values at once. */
export const unique_consecutive: Functions<Tensor>['unique_consecutive'] = table['unique_consecutive'] as never;
/** A view with a new dimension of size 1 at `dim`. */
export const unsqueeze: Functions<Tensor>['unsqueeze'] = table['unsqueeze'] as never;
/** Variance over `dim` (all dimensions where absent): Σ(x − mean)²/(n − correction); `unbiased` (correction 1) unless told otherwise. */
const var_: Functions<Tensor>['var'] = table['var'] as never;
/** Variance and mean over `dim`, as a pair. */
export const var_mean: Functions<Tensor>['var_mean'] = table['var_mean'] as never;
/** Sum of the products of two vectors of one length. */
export const vdot: Functions<Tensor>['vdot'] = table['vdot'] as never;
/** Views of parts along the rows. */
export const vsplit: Functions<Tensor>['vsplit'] = table['vsplit'] as never;
/** Tensors one below the other: along the rows. */
export const vstack: Functions<Tensor>['vstack'] = table['vstack'] as never;
/** Tensors one below the other: along the rows. */
export const row_stack: Functions<Tensor>['row_stack'] = table['row_stack'] as never;
/** input where condition is true, other elsewhere; shapes broadcast. `condition` is bool (or uint8). */
export const where: Functions<Tensor>['where'] = table['where'] as never;
/** input · log(other), and 0 where input is 0 (unless other is nan). */
export const xlogy: Functions<Tensor>['xlogy'] = table['xlogy'] as never;
/** Zeros of the given shape. */
export const zeros: Functions<Tensor>['zeros'] = table['zeros'] as never;
/** zeros with the shape and dtype of a tensor. */
export const zeros_like: Functions<Tensor>['zeros_like'] = table['zeros_like'] as never;
export { var_ as var };
