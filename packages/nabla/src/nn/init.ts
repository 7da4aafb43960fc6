/** `nn.init`: PyTorch's initialisers, with its random numbers. All work in place, off the tape, and return the tensor. */
import { scalar_tensor } from '../create.js';
import { fail, said } from '../errors.js';
import { qr } from '../generated/linalg.js';
import { diagonal, erf, exp, eye, log, randn, randperm, sign, sqrt } from '../generated/torch.js';
import { float64 } from '../ir/dtype.js';
import { withGradMode } from '../tape.js';
import { Tensor } from '../tensor.js';
import { readOptions, required } from './options.js';

export type Nonlinearity =
  | 'linear'
  | 'conv1d'
  | 'conv2d'
  | 'conv3d'
  | 'conv_transpose1d'
  | 'conv_transpose2d'
  | 'conv_transpose3d'
  | 'sigmoid'
  | 'tanh'
  | 'relu'
  | 'leaky_relu'
  | 'selu';

/** The factor that keeps a signal's variance through a nonlinearity. */
export function calculate_gain(nonlinearity: Nonlinearity, param: number | null = null): number {
  switch (nonlinearity) {
    case 'tanh':
      return 5 / 3;
    case 'relu':
      return Math.sqrt(2);
    case 'leaky_relu':
      return Math.sqrt(2 / (1 + (param ?? 0.01) ** 2));
    case 'selu':
      return 3 / 4;
    default:
      if (
        nonlinearity === 'sigmoid' ||
        nonlinearity === 'linear' ||
        (typeof nonlinearity === 'string' && /^conv/.test(nonlinearity))
      )
        return 1;
      return fail('calculate_gain', `Unsupported nonlinearity ${said(nonlinearity)}`, '', 'value');
  }
}

/** Inputs and outputs of one unit: [fan_in, fan_out]. */
export function _calculate_fan_in_and_fan_out(tensor: Tensor): [number, number] {
  if (tensor.ndim < 2) {
    const what = 'Fan in and fan out can not be computed for tensor with fewer than 2 dimensions';
    fail('init', `${what}, this one has shape ${tensor.shape}`, '', 'value');
  }
  const field = tensor.shape.slice(2).reduce((n, s) => n * s, 1);
  return [tensor.size(1) * field, tensor.size(0) * field];
}

export type FanMode = 'fan_in' | 'fan_out';

function fanOf(tensor: Tensor, mode: FanMode): number {
  if (mode !== 'fan_in' && mode !== 'fan_out')
    fail('init', `Mode ${said(mode)} not supported, please use one of 'fan_in', 'fan_out'`, '', 'value');
  return _calculate_fan_in_and_fan_out(tensor)[mode === 'fan_in' ? 0 : 1];
}

const quiet = <T>(fn: () => T): T => withGradMode(false, fn);

function checkTensor(op: string, tensor: unknown): void {
  if (!(tensor instanceof Tensor))
    fail(op, `takes a Tensor, not ${said(tensor)}`, `Write nn.init.${op}(layer.weight)`, 'type');
}

function matrixOnly(op: string, tensor: Tensor): void {
  if (tensor.ndim !== 2) fail(op, `Only tensors with 2 dimensions are supported, not ${tensor.shape}`, '', 'value');
}

export interface UniformOptions {
  /** Default: 0. */
  a?: number;
  /** Default: 1. */
  b?: number;
}
/** Uniform numbers in [a, b). */
export function uniform_(tensor: Tensor, a?: number | UniformOptions, b?: number | UniformOptions): Tensor {
  checkTensor('uniform_', tensor);
  const o = readOptions<Required<UniformOptions>>('uniform_', { a: 0, b: 1 }, [a, b]);
  return quiet(() => tensor.uniform_(o.a, o.b));
}

export interface NormalOptions {
  /** Default: 0. */
  mean?: number;
  /** Default: 1. */
  std?: number;
}
/** Normal numbers. */
export function normal_(tensor: Tensor, mean?: number | NormalOptions, std?: number | NormalOptions): Tensor {
  checkTensor('normal_', tensor);
  const o = readOptions<Required<NormalOptions>>('normal_', { mean: 0, std: 1 }, [mean, std]);
  return quiet(() => tensor.normal_(o.mean, o.std));
}

export interface TruncNormalOptions extends NormalOptions {
  /** The lowest number. Default: -2. */
  a?: number;
  /** The highest number. Default: 2. */
  b?: number;
}
/** Normal numbers within [a, b]: a uniform number through the inverse of the distribution's integral. */
export function trunc_normal_(
  tensor: Tensor,
  mean?: number | TruncNormalOptions,
  std?: number | TruncNormalOptions,
  a?: number | TruncNormalOptions,
  b?: number | TruncNormalOptions,
): Tensor {
  checkTensor('trunc_normal_', tensor);
  const o = readOptions<Required<TruncNormalOptions>>('trunc_normal_', { mean: 0, std: 1, a: -2, b: 2 }, [
    mean,
    std,
    a,
    b,
  ]);
  const integral = (x: number): number =>
    (1 + numberOf(erf(scalar_tensor((x - o.mean) / o.std / Math.sqrt(2), F64)))) / 2;
  return quiet(() => {
    tensor.uniform_(2 * integral(o.a) - 1, 2 * integral(o.b) - 1);
    const normal = inverseErf(tensor.double())
      .mul(o.std * Math.sqrt(2))
      .add(o.mean);
    return tensor.copy_(normal.clamp(o.a, o.b).to(tensor.dtype));
  });
}

const F64 = { dtype: float64 } as const;
const numberOf = (x: Tensor): number => Number(x.item());

/** x with erf(x) = y: Winitzki's approximation (2008), then Newton's steps, each of which doubles the digits. */
function inverseErf(y: Tensor): Tensor {
  const a = 0.147;
  const square = log(y.mul(y).neg().add(1));
  const half = square.div(2).add(2 / (Math.PI * a));
  let x = sign(y).mul(sqrt(sqrt(half.mul(half).sub(square.div(a))).sub(half)));
  for (let i = 0; i < 3; i++) {
    const slope = exp(x.mul(x).neg()).mul(2 / Math.sqrt(Math.PI));
    x = x.sub(erf(x).sub(y).div(slope));
  }
  return x;
}

/** `val` everywhere. */
export function constant_(tensor: Tensor, val: number): Tensor {
  checkTensor('constant_', tensor);
  return quiet(() => tensor.fill_(val));
}
export function ones_(tensor: Tensor): Tensor {
  checkTensor('ones_', tensor);
  return constant_(tensor, 1);
}
export function zeros_(tensor: Tensor): Tensor {
  checkTensor('zeros_', tensor);
  return constant_(tensor, 0);
}
/** 1 on the diagonal of a matrix, else 0. */
export function eye_(tensor: Tensor): Tensor {
  checkTensor('eye_', tensor);
  matrixOnly('eye_', tensor);
  return quiet(() => tensor.copy_(eye(tensor.size(0), tensor.size(1), { dtype: tensor.dtype })));
}

/** Convolution weights that hand their input on: 1 in the middle of the kernel from each channel to itself. */
export function dirac_(tensor: Tensor, groups: number | { groups?: number } = 1): Tensor {
  checkTensor('dirac_', tensor);
  const count = readOptions<{ groups: number }>('dirac_', { groups: 1 }, [groups]).groups;
  if (tensor.ndim < 3 || tensor.ndim > 5)
    fail('dirac_', `Only tensors with 3, 4, or 5 dimensions are supported, not ${tensor.shape}`, '', 'value');
  const [out, inner] = [tensor.size(0), tensor.size(1)];
  if (out % count !== 0) fail('dirac_', `dim 0 must be divisible by groups: ${out} by ${count}`, '', 'value');
  const middle = tensor.shape.slice(2).map((n) => Math.floor(n / 2));
  return quiet(() => {
    tensor.zero_();
    for (let o = 0; o < out; o++) {
      const channel = o % (out / count);
      if (channel < inner) tensor.at(o, channel, ...middle).fill_(1);
    }
    return tensor;
  });
}

type Gain = number | { gain?: number };
const gainOf = (op: string, gain: Gain | undefined): number =>
  readOptions<{ gain: number }>(op, { gain: 1 }, [gain]).gain;

/** Glorot and Bengio 2010: uniform in ±gain · √(6 / (fan_in + fan_out)). */
export function xavier_uniform_(tensor: Tensor, gain?: Gain): Tensor {
  checkTensor('xavier_uniform_', tensor);
  const [fanIn, fanOut] = _calculate_fan_in_and_fan_out(tensor);
  const bound = Math.sqrt(3) * (gainOf('xavier_uniform_', gain) * Math.sqrt(2 / (fanIn + fanOut)));
  return uniform_(tensor, -bound, bound);
}
/** Glorot and Bengio 2010: normal with standard deviation gain · √(2 / (fan_in + fan_out)). */
export function xavier_normal_(tensor: Tensor, gain?: Gain): Tensor {
  checkTensor('xavier_normal_', tensor);
  const [fanIn, fanOut] = _calculate_fan_in_and_fan_out(tensor);
  return normal_(tensor, 0, gainOf('xavier_normal_', gain) * Math.sqrt(2 / (fanIn + fanOut)));
}

export interface KaimingOptions {
  /** Slope of the leaky part; only for leaky_relu. Default: 0. */
  a?: number;
  /** Whether the variance is kept forward or backward. Default: 'fan_in'. */
  mode?: FanMode;
  /** Default: 'leaky_relu'. */
  nonlinearity?: Nonlinearity;
}
type KaimingArguments = [
  a?: number | KaimingOptions,
  mode?: FanMode | KaimingOptions,
  nonlinearity?: Nonlinearity | KaimingOptions,
];

/** The standard deviation. */
function kaiming(op: string, tensor: Tensor, given: KaimingArguments): number {
  const o = readOptions<Required<KaimingOptions>>(op, { a: 0, mode: 'fan_in', nonlinearity: 'leaky_relu' }, given);
  return calculate_gain(o.nonlinearity, o.a) / Math.sqrt(fanOf(tensor, o.mode));
}

/** He et al. 2015, uniform. */
export function kaiming_uniform_(tensor: Tensor, ...given: KaimingArguments): Tensor {
  checkTensor('kaiming_uniform_', tensor);
  if (tensor.numel() === 0) return tensor;
  const bound = Math.sqrt(3) * kaiming('kaiming_uniform_', tensor, given);
  return uniform_(tensor, -bound, bound);
}
/** He et al. 2015, normal. */
export function kaiming_normal_(tensor: Tensor, ...given: KaimingArguments): Tensor {
  checkTensor('kaiming_normal_', tensor);
  if (tensor.numel() === 0) return tensor;
  return normal_(tensor, 0, kaiming('kaiming_normal_', tensor, given));
}

/** Orthogonal rows (or columns, where there are more rows), as a matrix [size(0), the rest] (Saxe et al. 2013). */
export function orthogonal_(tensor: Tensor, gain?: Gain): Tensor {
  checkTensor('orthogonal_', tensor);
  if (tensor.ndim < 2)
    fail('orthogonal_', `Only tensors with 2 or more dimensions are supported, not ${tensor.shape}`, '', 'value');
  if (tensor.numel() === 0) return tensor;
  const rows = tensor.size(0);
  const cols = tensor.numel() / rows;
  return quiet(() => {
    const drawn = randn(rows, cols, { dtype: tensor.dtype });
    const [q, r] = qr(rows < cols ? drawn.t() : drawn);
    // Signs that make q uniform among orthogonal matrices (Mezzadri 2007).
    const uniform = q.mul(sign(diagonal(r)));
    const factor = gainOf('orthogonal_', gain);
    return tensor.copy_((rows < cols ? uniform.t() : uniform).reshape(tensor.shape).mul(factor));
  });
}

export interface SparseOptions {
  /** The share of zeros in each column. */
  sparsity: number;
  /** Default: 0.01. */
  std?: number;
}
/** Normal numbers; in each column ⌈sparsity · rows⌉ of them, at random, are 0 (Martens 2010). */
export function sparse_(tensor: Tensor, sparsity: number | SparseOptions, std?: number | { std?: number }): Tensor {
  checkTensor('sparse_', tensor);
  const o = readOptions<Required<SparseOptions>>('sparse_', { sparsity: required, std: 0.01 }, [sparsity, std]);
  matrixOnly('sparse_', tensor);
  const zeros = Math.ceil(o.sparsity * tensor.size(0));
  return quiet(() => {
    tensor.normal_(0, o.std);
    for (let c = 0; c < tensor.size(1); c++) {
      const rows = randperm(tensor.size(0)).tolist() as number[];
      for (const r of rows.slice(0, zeros)) tensor.at(r, c).fill_(0);
    }
    return tensor;
  });
}
