/** Adam (Kingma and Ba 2015) and AdamW (Loshchilov and Hutter 2019), in PyTorch's order of operations. */
import type { Tensor } from '../tensor.js';
import { checkRange, Optimizer, type Params, type ParamGroup, type ParamState } from './optimizer.js';
import { readOptions } from '../nn/options.js';

export interface AdamOptions {
  lr: number;
  betas: readonly [number, number];
  eps: number;
  weight_decay: number;
  amsgrad: boolean;
  maximize: boolean;
}

const DEFAULTS: AdamOptions = { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weight_decay: 0, amsgrad: false, maximize: false };

/** Adam; weight decay is added to the gradient. */
export class Adam extends Optimizer<AdamOptions> {
  constructor(params: Params<AdamOptions>, options?: Partial<AdamOptions>);
  constructor(params: Params<AdamOptions>, lr: number, options?: Partial<AdamOptions>);
  constructor(params: Params<AdamOptions>, lr: number, betas: readonly [number, number], eps?: number, weight_decay?: number, amsgrad?: boolean, options?: Partial<AdamOptions>);
  constructor(params: Params<AdamOptions>, ...rest: unknown[]) {
    super(params, readOptions(new.target.name, new.target.initial(), rest));
  }

  /** @internal Default options. */
  static initial(): AdamOptions {
    return DEFAULTS;
  }

  protected override checkGroup(g: ParamGroup<AdamOptions>): void {
    const name = this.constructor.name;
    checkRange(name, 'learning rate', g.lr);
    checkRange(name, 'epsilon value', g.eps);
    checkRange(name, 'beta parameter at index 0', g.betas[0], (b) => b >= 0 && b < 1);
    checkRange(name, 'beta parameter at index 1', g.betas[1], (b) => b >= 0 && b < 1);
    checkRange(name, 'weight_decay value', g.weight_decay);
  }

  /** Adam's decay: part of the gradient. */
  protected decay(p: Tensor, grad: Tensor, g: ParamGroup<AdamOptions>): Tensor {
    return g.weight_decay === 0 ? grad : grad.add(p, { alpha: g.weight_decay });
  }

  protected override update(p: Tensor, grad: Tensor, g: ParamGroup<AdamOptions>, state: ParamState): void {
    const [beta1, beta2] = g.betas;
    if (state['step'] === undefined) start(p, g, state);
    const step = (state['step'] as number) + 1;
    state['step'] = step;
    const d = this.decay(p, g.maximize ? grad.neg() : grad, g);
    const mean = (state['exp_avg'] as Tensor).mul_(beta1).add_(d, { alpha: 1 - beta1 });
    const square = (state['exp_avg_sq'] as Tensor).mul_(beta2).addcmul_(d, d, { value: 1 - beta2 });
    const size = g.lr / (1 - beta1 ** step);
    const root = Math.sqrt(1 - beta2 ** step);
    const highest = g.amsgrad ? (state['max_exp_avg_sq'] = (state['max_exp_avg_sq'] as Tensor).maximum(square)) : square;
    p.addcdiv_(mean, highest.sqrt().div(root).add(g.eps), { value: -size });
  }
}

function start(p: Tensor, g: ParamGroup<AdamOptions>, state: ParamState): void {
  state['step'] = 0;
  state['exp_avg'] = p.detach().new_zeros(p.shape);
  state['exp_avg_sq'] = p.detach().new_zeros(p.shape);
  if (g.amsgrad) state['max_exp_avg_sq'] = p.detach().new_zeros(p.shape);
}

/** Adam with decoupled weight decay (0.01 by default): p ← p · (1 − lr · weight_decay) before each update. */
export class AdamW extends Adam {
  static override initial(): AdamOptions {
    return { ...DEFAULTS, weight_decay: 1e-2 };
  }
  protected override decay(p: Tensor, grad: Tensor, g: ParamGroup<AdamOptions>): Tensor {
    if (g.weight_decay !== 0) p.mul_(1 - g.lr * g.weight_decay);
    return grad;
  }
}
