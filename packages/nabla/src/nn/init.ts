/** `nn.init`: PyTorch's initialisers, with its random numbers. All work in place, off the tape, and return the tensor. */

import { algebra } from '../dispatch/algebra.js';
import { fromData } from '../dispatch/call.js';
import { fail } from '../errors.js';
import { bindOptions } from '../options.js';
import { normal } from '../random/distributions.js';
import { withGradMode } from '../tape.js';
import { numbersOf, type Tensor } from '../tensor.js';

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
      if (nonlinearity === 'sigmoid' || nonlinearity === 'linear' || nonlinearity.startsWith('conv')) return 1;
      return fail('calculate_gain', `Unsupported nonlinearity ${String(nonlinearity)}`, '', 'value');
  }
}

/** Inputs and outputs of one unit: [fan_in, fan_out]. */
export function _calculate_fan_in_and_fan_out(tensor: Tensor): [number, number] {
  if (tensor.ndim < 2)
    fail(
      'init',
      `Fan in and fan out can not be computed for tensor with fewer than 2 dimensions, this one has shape ${tensor.shape}`,
      '',
      'value',
    );
  const field = tensor._shape.slice(2).reduce((n, s) => n * s, 1);
  return [tensor._shape[1]! * field, tensor._shape[0]! * field];
}

function fanOf(tensor: Tensor, mode: 'fan_in' | 'fan_out'): number {
  if (mode !== 'fan_in' && mode !== 'fan_out')
    fail('init', `Mode ${String(mode)} not supported, please use one of 'fan_in', 'fan_out'`, '', 'value');
  return _calculate_fan_in_and_fan_out(tensor)[mode === 'fan_in' ? 0 : 1];
}

const quiet = <T>(fn: () => T): T => withGradMode(false, fn);

export function uniform_(tensor: Tensor, a: number | { a?: number; b?: number } = 0, b = 1): Tensor {
  const [lo, hi] = typeof a === 'object' ? [a.a ?? 0, a.b ?? 1] : [a, b];
  return quiet(() => tensor.uniform_(lo, hi));
}
export function normal_(tensor: Tensor, mean: number | { mean?: number; std?: number } = 0, std = 1): Tensor {
  const [m, s] = typeof mean === 'object' ? [mean.mean ?? 0, mean.std ?? 1] : [mean, std];
  return quiet(() => tensor.normal_(m, s));
}
export function constant_(tensor: Tensor, val: number): Tensor {
  return quiet(() => tensor.fill_(val));
}
export function ones_(tensor: Tensor): Tensor {
  return constant_(tensor, 1);
}
export function zeros_(tensor: Tensor): Tensor {
  return constant_(tensor, 0);
}
export function eye_(tensor: Tensor): Tensor {
  if (tensor.ndim !== 2) fail('eye_', `Only tensors with 2 dimensions are supported, not ${tensor.shape}`, '', 'value');
  const [n, m] = tensor._shape as [number, number];
  return quiet(() =>
    tensor.copy_(
      fromData(
        tensor.dtype,
        [n, m],
        Array.from({ length: n * m }, (_, i) => (Math.floor(i / m) === i % m ? 1 : 0)),
      ),
    ),
  );
}

/** Glorot and Bengio 2010. */
export function xavier_uniform_(tensor: Tensor, gain: number | { gain?: number } = 1): Tensor {
  const [fanIn, fanOut] = _calculate_fan_in_and_fan_out(tensor);
  const bound = Math.sqrt(3) * (gainOf(gain) * Math.sqrt(2 / (fanIn + fanOut)));
  return uniform_(tensor, -bound, bound);
}
export function xavier_normal_(tensor: Tensor, gain: number | { gain?: number } = 1): Tensor {
  const [fanIn, fanOut] = _calculate_fan_in_and_fan_out(tensor);
  return normal_(tensor, 0, gainOf(gain) * Math.sqrt(2 / (fanIn + fanOut)));
}
function gainOf(gain: number | { gain?: number }): number {
  return typeof gain === 'object' ? (gain.gain ?? 1) : gain;
}

export interface KaimingOptions {
  /** Slope of the leaky part; only for leaky_relu. */
  a?: number;
  mode?: 'fan_in' | 'fan_out';
  nonlinearity?: Nonlinearity;
}

function kaiming(
  op: string,
  tensor: Tensor,
  a: number | KaimingOptions,
  mode: 'fan_in' | 'fan_out',
  nonlinearity: Nonlinearity,
): number {
  const o =
    typeof a === 'object'
      ? (bindOptions(op, a, ['a', 'mode', 'nonlinearity']) as KaimingOptions)
      : { a, mode, nonlinearity };
  const gain = calculate_gain(o.nonlinearity ?? 'leaky_relu', o.a ?? 0);
  return gain / Math.sqrt(fanOf(tensor, o.mode ?? 'fan_in'));
}

/** He et al. 2015. */
export function kaiming_uniform_(
  tensor: Tensor,
  a: number | KaimingOptions = 0,
  mode: 'fan_in' | 'fan_out' = 'fan_in',
  nonlinearity: Nonlinearity = 'leaky_relu',
): Tensor {
  if (tensor._shape.includes(0)) return tensor;
  const bound = Math.sqrt(3) * kaiming('kaiming_uniform_', tensor, a, mode, nonlinearity);
  return uniform_(tensor, -bound, bound);
}
export function kaiming_normal_(
  tensor: Tensor,
  a: number | KaimingOptions = 0,
  mode: 'fan_in' | 'fan_out' = 'fan_in',
  nonlinearity: Nonlinearity = 'leaky_relu',
): Tensor {
  if (tensor._shape.includes(0)) return tensor;
  return normal_(tensor, 0, kaiming('kaiming_normal_', tensor, a, mode, nonlinearity));
}

/** Each column has round(sparsity · rows) zeros at random; the rest is normal. */
export function sparse_(tensor: Tensor, sparsity: number, std = 0.01): Tensor {
  if (tensor.ndim !== 2)
    fail('sparse_', `Only tensors with 2 dimensions are supported, not ${tensor.shape}`, '', 'value');
  const [rows, cols] = tensor._shape as [number, number];
  const zeros = Math.ceil(sparsity * rows);
  const out = normal(new Float32Array(rows * cols), 0, std);
  for (let c = 0; c < cols; c++) {
    const order = numbersOf((algebra.tensors as unknown as { randperm(n: number): Tensor }).randperm(rows));
    for (const r of order.slice(0, zeros)) out[r * cols + c] = 0;
  }
  return quiet(() => tensor.copy_(fromData(tensor.dtype, [rows, cols], out)));
}
