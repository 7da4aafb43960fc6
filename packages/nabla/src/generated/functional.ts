// Generated from the records by `npm run generate`. Do not edit.
/* biome-ignore-all lint: generated */
import { functions } from '../install.js';
import type { Tensor } from '../tensor.js';
import type { Functions } from './surface.js';

const table = functions['nn.functional'];

/** Means of as many windows as output_size says, over 1 dimension: [n, c, …] or [c, …]. */
export const adaptive_avg_pool1d: Functions<Tensor>['adaptive_avg_pool1d'] = table['adaptive_avg_pool1d'] as never;
/** Means of as many windows as output_size says, over 2 dimensions: [n, c, …] or [c, …]. */
export const adaptive_avg_pool2d: Functions<Tensor>['adaptive_avg_pool2d'] = table['adaptive_avg_pool2d'] as never;
/** Means of as many windows as output_size says, over 3 dimensions: [n, c, …] or [c, …]. */
export const adaptive_avg_pool3d: Functions<Tensor>['adaptive_avg_pool3d'] = table['adaptive_avg_pool3d'] as never;
/** Largest elements of as many windows as output_size says, over 1 dimension; with return_indices also their flat positions. */
export const adaptive_max_pool1d: Functions<Tensor>['adaptive_max_pool1d'] = table['adaptive_max_pool1d'] as never;
/** Largest elements of as many windows as output_size says, over 2 dimensions; with return_indices also their flat positions. */
export const adaptive_max_pool2d: Functions<Tensor>['adaptive_max_pool2d'] = table['adaptive_max_pool2d'] as never;
/** Largest elements of as many windows as output_size says, over 3 dimensions; with return_indices also their flat positions. */
export const adaptive_max_pool3d: Functions<Tensor>['adaptive_max_pool3d'] = table['adaptive_max_pool3d'] as never;
/** The places that affine maps theta [n, 2, 3] (or [n, 3, 4]) send the pixels of a size [n, c, h, w] (or [n, c, d, h, w]) to, for grid_sample: [n, h, w, 2], x first, from −1 to 1. */
export const affine_grid: Functions<Tensor>['affine_grid'] = table['affine_grid'] as never;
/** dropout that keeps mean and variance of what selu gives. */
export const alpha_dropout: Functions<Tensor>['alpha_dropout'] = table['alpha_dropout'] as never;
/** The mean of each window over one dimension: [n, c, l] or [c, l]. */
export const avg_pool1d: Functions<Tensor>['avg_pool1d'] = table['avg_pool1d'] as never;
/** The mean of each window over 2 dimensions: [n, c, …] or [c, …]. Padding counts as zeros unless count_include_pad is false; divisor_override divides by another number. */
export const avg_pool2d: Functions<Tensor>['avg_pool2d'] = table['avg_pool2d'] as never;
/** The mean of each window over 3 dimensions: [n, c, …] or [c, …]. Padding counts as zeros unless count_include_pad is false; divisor_override divides by another number. */
export const avg_pool3d: Functions<Tensor>['avg_pool3d'] = table['avg_pool3d'] as never;
/** Normalises each channel of [n, c, …]: in training by the batch (variance divided by n), which also moves the running statistics in place (variance divided by n − 1) by `momentum`; else by the running statistics. */
export const batch_norm: Functions<Tensor>['batch_norm'] = table['batch_norm'] as never;
/** y_o = Σ x1_i · weight_oij · x2_j + bias_o: input1 [..., i], input2 [..., j], weight [o, i, j] give [..., o]. */
export const bilinear: Functions<Tensor>['bilinear'] = table['bilinear'] as never;
/** −t·log x − (1 − t)·log(1 − x) for probabilities x in 0…1 and targets t of the same shape; logarithms are not below −100. */
export const binary_cross_entropy: Functions<Tensor>['binary_cross_entropy'] = table['binary_cross_entropy'] as never;
/** binary_cross_entropy of sigmoid(input), finite for any score; `pos_weight` weighs the positive targets. */
export const binary_cross_entropy_with_logits: Functions<Tensor>['binary_cross_entropy_with_logits'] = table['binary_cross_entropy_with_logits'] as never;
/** input where it is positive, alpha · (e^(input/alpha) − 1) elsewhere: elu with a continuous derivative. */
export const celu: Functions<Tensor>['celu'] = table['celu'] as never;
/** Channels dealt out like cards: [n, c, …] in `groups` piles. */
export const channel_shuffle: Functions<Tensor>['channel_shuffle'] = table['channel_shuffle'] as never;
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
/** 1 − cos(x1, x2) where target is 1, max(0, cos − margin) where it is −1; inputs [n, d] and target [n], or [d] and []. */
export const cosine_embedding_loss: Functions<Tensor>['cosine_embedding_loss'] = table['cosine_embedding_loss'] as never;
/** x1 · x2 / (|x1| · |x2|) along dim; norms are not below eps. Shapes broadcast. */
export const cosine_similarity: Functions<Tensor>['cosine_similarity'] = table['cosine_similarity'] as never;
/** nll_loss of log_softmax(input): input [n, classes] (or [classes], or [n, classes, …]) of scores. A target of the same shape as input holds probabilities; otherwise it holds class numbers, as for nll_loss. `label_smoothing` mixes in the uniform distribution. */
export const cross_entropy: Functions<Tensor>['cross_entropy'] = table['cross_entropy'] as never;
/** The negative logarithm of the probability that scores [T, n, classes] (or [T, classes]) from log_softmax spell the targets, whatever is repeated and wherever blanks are: targets [n, longest], or all in a row. 'mean' divides by the target lengths first. The gradient is that of what log_softmax was given; there is no second one. */
export const ctc_loss: Functions<Tensor>['ctc_loss'] = table['ctc_loss'] as never;
/** Each element is 0 with probability p, the others are scaled by 1/(1 − p); the input itself where training is false. */
export const dropout: Functions<Tensor>['dropout'] = table['dropout'] as never;
/** dropout of whole channels: [n, c, l] or [c, l]. */
export const dropout1d: Functions<Tensor>['dropout1d'] = table['dropout1d'] as never;
/** dropout of whole channels: [n, c, h, w]. */
export const dropout2d: Functions<Tensor>['dropout2d'] = table['dropout2d'] as never;
/** dropout of whole channels: [n, c, d, h, w] or [c, d, h, w]. */
export const dropout3d: Functions<Tensor>['dropout3d'] = table['dropout3d'] as never;
/** input where it is positive, alpha · (e^input − 1) elsewhere. */
export const elu: Functions<Tensor>['elu'] = table['elu'] as never;
/** Rows of weight [rows, width] at the indices: [...] gives [..., width]. The row `padding_idx` gets no gradient; `scale_grad_by_freq` divides a row’s gradient by how often it was used; rows longer than `max_norm` are first shortened to it, in weight itself. */
export const embedding: Functions<Tensor>['embedding'] = table['embedding'] as never;
/** Sums, means ('mean') or maxima of rows of weight [rows, width]: input [n, k] has n bags of k indices; with `offsets`, where the bags start, it is a list [k]. Empty bags are 0. The row `padding_idx` does not count and gets no gradient; `per_sample_weights` scale rows of sums. */
export const embedding_bag: Functions<Tensor>['embedding_bag'] = table['embedding_bag'] as never;
/** alpha_dropout of whole channels. */
export const feature_alpha_dropout: Functions<Tensor>['feature_alpha_dropout'] = table['feature_alpha_dropout'] as never;
/** Columns of blocks added up where the blocks lie: [n, c · kernel, blocks] (or without n) gives [n, c, …output_size]. The transpose of unfold. */
export const fold: Functions<Tensor>['fold'] = table['fold'] as never;
/** ½(log var + (input − target)²/var), var not below eps; var has the shape of input, or 1 (or nothing) in place of the last size. `full` adds ½·log 2π. */
export const gaussian_nll_loss: Functions<Tensor>['gaussian_nll_loss'] = table['gaussian_nll_loss'] as never;
/** input · Φ(input), with the normal distribution's Φ; `approximate: 'tanh'` approximates it by tanh. */
export const gelu: Functions<Tensor>['gelu'] = table['gelu'] as never;
/** a · σ(b), where a and b are the halves of input along dim. */
export const glu: Functions<Tensor>['glu'] = table['glu'] as never;
/** Elements of images [n, c, h, w] (or volumes [n, c, d, h, w]) at the places of a grid [n, …, 2] (or 3): x first, −1 and 1 are the edges (with align_corners: the middles of the outermost pixels). mode 'bilinear', 'nearest' or 'bicubic'; outside are zeros, or what padding_mode 'border' or 'reflection' says. */
export const grid_sample: Functions<Tensor>['grid_sample'] = table['grid_sample'] as never;
/** Layer normalisation of each group of channels: input [n, c, …], weight and bias [c]. */
export const group_norm: Functions<Tensor>['group_norm'] = table['group_norm'] as never;
/** A random choice along `dim` that can be differentiated: softmax of (logits + Gumbel noise) / tau. `hard`: one-hot, with the gradient of the soft one. */
export const gumbel_softmax: Functions<Tensor>['gumbel_softmax'] = table['gumbel_softmax'] as never;
/** input, and 0 where |input| ≤ lambd. */
export const hardshrink: Functions<Tensor>['hardshrink'] = table['hardshrink'] as never;
/** min(max(input + 3, 0), 6)/6, elementwise. */
export const hardsigmoid: Functions<Tensor>['hardsigmoid'] = table['hardsigmoid'] as never;
/** input · hardsigmoid(input), elementwise. */
export const hardswish: Functions<Tensor>['hardswish'] = table['hardswish'] as never;
/** input held between min_val and max_val. */
export const hardtanh: Functions<Tensor>['hardtanh'] = table['hardtanh'] as never;
/** input where target is 1, max(0, margin − input) where it is −1. */
export const hinge_embedding_loss: Functions<Tensor>['hinge_embedding_loss'] = table['hinge_embedding_loss'] as never;
/** ½d² where |d| < delta, else delta · (|d| − ½delta), for d = input − target. */
export const huber_loss: Functions<Tensor>['huber_loss'] = table['huber_loss'] as never;
/** Normalises each channel of each example of [n, c, …]; running statistics move by the mean over the examples. */
export const instance_norm: Functions<Tensor>['instance_norm'] = table['instance_norm'] as never;
/** [n, c, …] in another size, or scaled by a factor: mode 'nearest', 'nearest-exact', 'linear' (3-D), 'bilinear', 'bicubic' (4-D), 'trilinear' (5-D), 'area'. align_corners: corner pixels keep their place. */
export const interpolate: Functions<Tensor>['interpolate'] = table['interpolate'] as never;
/** target · (log target − input), input holding log-probabilities; with `log_target` target does, too. 'batchmean' (the sum over the batch size) is the divergence, 'mean' divides by the number of elements. */
export const kl_div: Functions<Tensor>['kl_div'] = table['kl_div'] as never;
/** Mean absolute error: the mean of |input − target|, or their sum, or each. Shapes broadcast. */
export const l1_loss: Functions<Tensor>['l1_loss'] = table['l1_loss'] as never;
/** (input − mean) / √(variance + eps) · weight + bias, over the last dimensions, which are normalized_shape (the variance divides by n). */
export const layer_norm: Functions<Tensor>['layer_norm'] = table['layer_norm'] as never;
/** input where it is positive, negative_slope · input elsewhere. */
export const leaky_relu: Functions<Tensor>['leaky_relu'] = table['leaky_relu'] as never;
/** input · weightᵀ + bias: input [..., in], weight [out, in] (or [in]), bias [out] give [..., out]. */
export const linear: Functions<Tensor>['linear'] = table['linear'] as never;
/** input / (k + alpha · mean of squares over `size` neighbouring channels)^beta: [n, c, …]. */
export const local_response_norm: Functions<Tensor>['local_response_norm'] = table['local_response_norm'] as never;
/** The logarithm of softmax along `dim`, finite however large the scores are. Without dim: as softmax. */
export const log_softmax: Functions<Tensor>['log_softmax'] = table['log_softmax'] as never;
/** log(1/(1 + e^(−input))), elementwise, without overflow. */
export const logsigmoid: Functions<Tensor>['logsigmoid'] = table['logsigmoid'] as never;
/** (Σ x^p)^(1/p) of each window over 1 dimension. */
export const lp_pool1d: Functions<Tensor>['lp_pool1d'] = table['lp_pool1d'] as never;
/** (Σ x^p)^(1/p) of each window over 2 dimensions. */
export const lp_pool2d: Functions<Tensor>['lp_pool2d'] = table['lp_pool2d'] as never;
/** max(0, −target · (input1 − input2) + margin): target 1 asks for the first to be larger, −1 for the second. */
export const margin_ranking_loss: Functions<Tensor>['margin_ranking_loss'] = table['margin_ranking_loss'] as never;
/** The largest element of each window over 1 dimension: [n, c, …] or [c, …]. With return_indices also its flat position in the channel's space. Padding is −∞; nan wins. */
export const max_pool1d: Functions<Tensor>['max_pool1d'] = table['max_pool1d'] as never;
/** The largest element of each window over 2 dimensions: [n, c, …] or [c, …]. With return_indices also its flat position in the channel's space. Padding is −∞; nan wins. */
export const max_pool2d: Functions<Tensor>['max_pool2d'] = table['max_pool2d'] as never;
/** The largest element of each window over 3 dimensions: [n, c, …] or [c, …]. With return_indices also its flat position in the channel's space. Padding is −∞; nan wins. */
export const max_pool3d: Functions<Tensor>['max_pool3d'] = table['max_pool3d'] as never;
/** The values of max_pool1d at the places that its indices say, zeros elsewhere: [n, c, …space] or [c, …space]. Windows that overlap may name one place twice; the last value stays. */
export const max_unpool1d: Functions<Tensor>['max_unpool1d'] = table['max_unpool1d'] as never;
/** The values of max_pool2d at the places that its indices say, zeros elsewhere: [n, c, …space] or [c, …space]. Windows that overlap may name one place twice; the last value stays. */
export const max_unpool2d: Functions<Tensor>['max_unpool2d'] = table['max_unpool2d'] as never;
/** The values of max_pool3d at the places that its indices say, zeros elsewhere: [n, c, …space] or [c, …space]. Windows that overlap may name one place twice; the last value stays. */
export const max_unpool3d: Functions<Tensor>['max_unpool3d'] = table['max_unpool3d'] as never;
/** input · tanh(softplus(input)), elementwise. */
export const mish: Functions<Tensor>['mish'] = table['mish'] as never;
/** Mean squared error: the mean of (input − target)², or their sum, or each. Shapes broadcast. */
export const mse_loss: Functions<Tensor>['mse_loss'] = table['mse_loss'] as never;
/** The mean over the other classes of max(0, margin − input[target] + input[i])^p, p 1 or 2: input [n, classes] or [classes], target [n] or []. */
export const multi_margin_loss: Functions<Tensor>['multi_margin_loss'] = table['multi_margin_loss'] as never;
/** Σ max(0, 1 − input[right] + input[wrong]) / classes over pairs of right and wrong classes; a row of target names the right ones, up to the first −1. */
export const multilabel_margin_loss: Functions<Tensor>['multilabel_margin_loss'] = table['multilabel_margin_loss'] as never;
/** binary_cross_entropy of sigmoid(input), averaged over the classes (the last dimension). */
export const multilabel_soft_margin_loss: Functions<Tensor>['multilabel_soft_margin_loss'] = table['multilabel_soft_margin_loss'] as never;
/** Minus the log-probability of the target class: input [n, classes] (or [classes], or [n, classes, …]) from log_softmax, target [n] (or [], or [n, …]) of class numbers. Means are weighed; `ignore_index` does not count. */
export const nll_loss: Functions<Tensor>['nll_loss'] = table['nll_loss'] as never;
/** input / max(p-norm along dim, eps). */
export const normalize: Functions<Tensor>['normalize'] = table['normalize'] as never;
/** int64 rows with a 1 at the class and 0 elsewhere: [...] gives [..., num_classes]. num_classes −1: one more than the largest. */
export const one_hot: Functions<Tensor>['one_hot'] = table['one_hot'] as never;
/** input made larger: `pad` lists how much before and after, from the last dimension on (negative cuts off). mode 'constant' (with `value`), 'reflect', 'replicate' or 'circular'. */
export const pad: Functions<Tensor>['pad'] = table['pad'] as never;
/** The p-norm of x1 − x2 + eps along the last dimension; shapes broadcast. */
export const pairwise_distance: Functions<Tensor>['pairwise_distance'] = table['pairwise_distance'] as never;
/** p-norm distances of every pair of rows, each once: [n, d] gives [n · (n − 1) / 2]. */
export const pdist: Functions<Tensor>['pdist'] = table['pdist'] as never;
/** Channels as pixels: [..., c · r², h, w] gives [..., c, h · r, w · r]. */
export const pixel_shuffle: Functions<Tensor>['pixel_shuffle'] = table['pixel_shuffle'] as never;
/** Pixels as channels: [..., c, h · r, w · r] gives [..., c · r², h, w]. */
export const pixel_unshuffle: Functions<Tensor>['pixel_unshuffle'] = table['pixel_unshuffle'] as never;
/** Minus the log-likelihood of counts under a Poisson distribution whose (log-)rate is input; `full` adds Stirling’s term. */
export const poisson_nll_loss: Functions<Tensor>['poisson_nll_loss'] = table['poisson_nll_loss'] as never;
/** input where it is positive, weight · input elsewhere; weight has one number or one for each channel (dimension 1). */
export const prelu: Functions<Tensor>['prelu'] = table['prelu'] as never;
/** max(0, input), elementwise; its derivative at 0 is 0. */
export const relu: Functions<Tensor>['relu'] = table['relu'] as never;
/** min(max(0, input), 6), elementwise. */
export const relu6: Functions<Tensor>['relu6'] = table['relu6'] as never;
/** input / √(mean of squares + eps) · weight, over the last dimensions, which are normalized_shape. eps is the dtype’s own where absent. */
export const rms_norm: Functions<Tensor>['rms_norm'] = table['rms_norm'] as never;
/** input where it is positive; elsewhere times a slope: the mean of lower and upper, or in training one drawn for each element. */
export const rrelu: Functions<Tensor>['rrelu'] = table['rrelu'] as never;
/** softmax(query · keyᵀ · scale + mask) · value: [..., l, e], [..., s, e], [..., s, v] give [..., l, v]. scale is 1/√e where absent. A bool mask says what takes part, a float mask is added; is_causal lets position i see 0…i. */
export const scaled_dot_product_attention: Functions<Tensor>['scaled_dot_product_attention'] = table['scaled_dot_product_attention'] as never;
/** scale · elu(input, alpha) with the constants that keep mean and variance (Klambauer et al., 2017). */
export const selu: Functions<Tensor>['selu'] = table['selu'] as never;
/** 1/(1 + e^(−input)), elementwise. */
export const sigmoid: Functions<Tensor>['sigmoid'] = table['sigmoid'] as never;
/** input · sigmoid(input), elementwise. */
export const silu: Functions<Tensor>['silu'] = table['silu'] as never;
/** ½d²/beta where |d| < beta, else |d| − ½beta, for d = input − target. beta 0 is l1_loss. */
export const smooth_l1_loss: Functions<Tensor>['smooth_l1_loss'] = table['smooth_l1_loss'] as never;
/** log(1 + e^(−target·input)) for targets 1 and −1. */
export const soft_margin_loss: Functions<Tensor>['soft_margin_loss'] = table['soft_margin_loss'] as never;
/** Scores as probabilities along `dim`: e^x over its sum, so that they are not negative and add up to 1. Without dim: 0 for 0, 1 or 3 dimensions, else 1. */
export const softmax: Functions<Tensor>['softmax'] = table['softmax'] as never;
/** softmax(−x): the smallest score gets the largest probability. */
export const softmin: Functions<Tensor>['softmin'] = table['softmin'] as never;
/** log(1 + e^(beta · input))/beta; input itself where beta · input > threshold. */
export const softplus: Functions<Tensor>['softplus'] = table['softplus'] as never;
/** input moved towards 0 by lambd, and 0 where it would pass. */
export const softshrink: Functions<Tensor>['softshrink'] = table['softshrink'] as never;
/** input/(1 + |input|), elementwise. */
export const softsign: Functions<Tensor>['softsign'] = table['softsign'] as never;
/** The hyperbolic tangent, elementwise. */
export const tanh: Functions<Tensor>['tanh'] = table['tanh'] as never;
/** input − tanh(input), elementwise. */
export const tanhshrink: Functions<Tensor>['tanhshrink'] = table['tanhshrink'] as never;
/** input where it is above the threshold, value elsewhere. */
export const threshold: Functions<Tensor>['threshold'] = table['threshold'] as never;
/** max(0, d(anchor, positive) − d(anchor, negative) + margin) for the p-norm distance d over the last dimension; `swap` takes d(positive, negative) where it is smaller. */
export const triplet_margin_loss: Functions<Tensor>['triplet_margin_loss'] = table['triplet_margin_loss'] as never;
/** triplet_margin_loss with a distance of your own (by default pairwise_distance). */
export const triplet_margin_with_distance_loss: Functions<Tensor>['triplet_margin_with_distance_loss'] = table['triplet_margin_with_distance_loss'] as never;
/** Sliding blocks as columns: [n, c, h, w] (or [c, h, w]) gives [n, c · kernel, blocks]. */
export const unfold: Functions<Tensor>['unfold'] = table['unfold'] as never;
/** interpolate with mode 'bilinear' and align_corners. */
export const upsample_bilinear: Functions<Tensor>['upsample_bilinear'] = table['upsample_bilinear'] as never;
/** interpolate with mode 'nearest'. */
export const upsample_nearest: Functions<Tensor>['upsample_nearest'] = table['upsample_nearest'] as never;

