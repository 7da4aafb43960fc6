/** Stochastic gradient descent, with momentum (Sutskever et al. 2013, as PyTorch arranges it). */
import type { Tensor } from '../tensor.js';
import { checkRange, Optimizer, type Params, type ParamGroup, type ParamState } from './optimizer.js';
import { readOptions } from '../nn/options.js';

export interface SGDOptions {
  lr: number;
  momentum: number;
  dampening: number;
  weight_decay: number;
  nesterov: boolean;
  maximize: boolean;
}

const DEFAULTS: SGDOptions = { lr: Number.NaN, momentum: 0, dampening: 0, weight_decay: 0, nesterov: false, maximize: false };

/** p ← p − lr · v, with v ← momentum · v + (1 − dampening) · (grad + weight_decay · p). */
export class SGD extends Optimizer<SGDOptions> {
  constructor(params: Params<SGDOptions>, options: Partial<SGDOptions>);
  constructor(params: Params<SGDOptions>, lr: number, options?: Partial<SGDOptions>);
  constructor(params: Params<SGDOptions>, lr: number, momentum: number, dampening?: number, weight_decay?: number, nesterov?: boolean, options?: Partial<SGDOptions>);
  constructor(params: Params<SGDOptions>, ...rest: unknown[]) {
    super(params, readOptions('SGD', DEFAULTS, rest));
  }

  protected override checkGroup(g: ParamGroup<SGDOptions>): void {
    if (Number.isNaN(g.lr)) checkRange('SGD', 'learning rate', undefined);
    checkRange('SGD', 'learning rate', g.lr);
    checkRange('SGD', 'momentum value', g.momentum);
    checkRange('SGD', 'weight_decay value', g.weight_decay);
    if (g.nesterov && (g.momentum <= 0 || g.dampening !== 0)) checkRange('SGD', 'option nesterov: it requires a momentum and zero dampening', Number.NaN);
  }

  protected override update(p: Tensor, grad: Tensor, g: ParamGroup<SGDOptions>, state: ParamState): void {
    let d = g.maximize ? grad.neg() : grad;
    if (g.weight_decay !== 0) d = d.add(p, { alpha: g.weight_decay });
    if (g.momentum !== 0) d = this.withMomentum(d, g, state);
    p.add_(d, { alpha: -g.lr });
  }

  private withMomentum(d: Tensor, g: ParamGroup<SGDOptions>, state: ParamState): Tensor {
    let buffer = state['momentum_buffer'] as Tensor | null | undefined;
    if (!buffer) state['momentum_buffer'] = buffer = d.detach().clone();
    else buffer.mul_(g.momentum).add_(d, { alpha: 1 - g.dampening });
    return g.nesterov ? d.add(buffer, { alpha: g.momentum }) : buffer;
  }
}
