/** Stochastic gradient descent, with momentum (Sutskever et al. 2013, as PyTorch arranges it). */
import type { ScalarAlgebra } from '../algebra.js';
import { type UpdateRule, update } from '../dispatch/update.js';
import { fail } from '../errors.js';
import { readOptions } from '../nn/options.js';
import type { Tensor } from '../tensor.js';
import { checkRange, Optimizer, type ParamGroup, type ParamState, type Params } from './optimizer.js';

export interface SGDOptions {
  lr: number;
  momentum: number;
  dampening: number;
  weight_decay: number;
  nesterov: boolean;
  maximize: boolean;
}

type Given<T> = T | Partial<SGDOptions>;

const DEFAULTS: SGDOptions = {
  lr: Number.NaN,
  momentum: 0,
  dampening: 0,
  weight_decay: 0,
  nesterov: false,
  maximize: false,
};

/** p ← p − lr · v, with v ← momentum · v + (1 − dampening) · (grad + weight_decay · p). */
export class SGD extends Optimizer<SGDOptions> {
  static override readonly _class: string = 'SGD';
  constructor(
    params: Params<SGDOptions>,
    lr?: Given<number>,
    momentum?: Given<number>,
    dampening?: Given<number>,
    weight_decay?: Given<number>,
    nesterov?: Given<boolean>,
    options?: Partial<SGDOptions>,
  );
  constructor(params: Params<SGDOptions>, ...rest: unknown[]) {
    super(params, readOptions('SGD', DEFAULTS, rest));
  }

  protected override checkGroup(g: ParamGroup<SGDOptions>): void {
    if (Number.isNaN(g.lr))
      fail(
        'SGD',
        "a parameter group didn't specify the learning rate, which has no default",
        'Write new SGD(params, { lr: 0.01 })',
        'value',
      );
    checkRange('SGD', 'learning rate', g.lr);
    checkRange('SGD', 'momentum value', g.momentum);
    checkRange('SGD', 'weight_decay value', g.weight_decay);
    if (g.nesterov && (g.momentum <= 0 || g.dampening !== 0))
      fail(
        'SGD',
        'Nesterov momentum requires a momentum and zero dampening',
        'Write { momentum: 0.9, nesterov: true }',
        'value',
      );
  }

  protected override update(p: Tensor, grad: Tensor, g: ParamGroup<SGDOptions>, state: ParamState): void {
    const rule = ruleOf(g);
    if (g.momentum === 0) return update('SGD.step', rule.plain, [p, grad], [-g.lr, g.weight_decay]);
    const buffer = state['momentum_buffer'] as Tensor | null | undefined;
    if (buffer)
      return update('SGD.step', rule.moving, [p, buffer, grad], [-g.lr, g.weight_decay, g.momentum, 1 - g.dampening]);
    const fresh = grad.new_zeros(grad.shape);
    update('SGD.step', rule.first, [p, fresh, grad], [-g.lr, g.weight_decay, g.momentum]);
    state['momentum_buffer'] = fresh;
  }
}

interface Rules {
  readonly plain: UpdateRule;
  /** The first step with momentum: the buffer is the gradient itself. */
  readonly first: UpdateRule;
  readonly moving: UpdateRule;
}

const RULES = new Map<number, Rules>();

/** Rules differ in structure by three switches. */
function ruleOf(g: ParamGroup<SGDOptions>): Rules {
  const key = (g.maximize ? 1 : 0) + (g.weight_decay !== 0 ? 2 : 0) + (g.nesterov ? 4 : 0);
  let rules = RULES.get(key);
  if (!rules) RULES.set(key, (rules = makeRules(g.maximize, g.weight_decay !== 0, g.nesterov)));
  return rules;
}

function makeRules(maximize: boolean, decays: boolean, nesterov: boolean): Rules {
  const direction = <S>(s: ScalarAlgebra<S>, p: S, grad: S, decay: S): S => {
    const d = maximize ? s.neg(grad) : grad;
    return decays ? s.add(d, s.mul(decay, p)) : d;
  };
  const move = <S>(s: ScalarAlgebra<S>, p: S, d: S, buffer: S, step: S, momentum: S): S =>
    s.add(p, s.mul(step, nesterov ? s.add(d, s.mul(momentum, buffer)) : buffer));
  return {
    plain: (s, [p, grad], [step, decay]) => [s.add(p!, s.mul(step!, direction(s, p!, grad!, decay!)))],
    first: (s, [p, , grad], [step, decay, momentum]) => {
      const d = direction(s, p!, grad!, decay!);
      return [move(s, p!, d, d, step!, momentum!), d];
    },
    moving: (s, [p, old, grad], [step, decay, momentum, share]) => {
      const d = direction(s, p!, grad!, decay!);
      const buffer = s.add(s.mul(old!, momentum!), s.mul(share!, d));
      return [move(s, p!, d, buffer, step!, momentum!), buffer];
    },
  };
}
