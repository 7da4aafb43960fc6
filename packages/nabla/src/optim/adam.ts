/** Adam (Kingma and Ba 2015) and AdamW (Loshchilov and Hutter 2019), in PyTorch's order of operations. */
import { type UpdateRule, update } from '../dispatch/update.js';
import { className } from '../errors.js';
import { readOptions } from '../nn/options.js';
import type { Tensor } from '../tensor.js';
import { checkRange, Optimizer, type ParamGroup, type ParamState, type Params } from './optimizer.js';
import { power } from './power.js';

export interface AdamOptions {
  lr: number;
  betas: readonly [number, number];
  eps: number;
  weight_decay: number;
  amsgrad: boolean;
  maximize: boolean;
}

type Given<T> = T | Partial<AdamOptions>;
/** β of the mean and of the squares; never an object of options. */
type Betas = readonly [number, number] & { readonly [K in keyof AdamOptions]?: never };

const DEFAULTS: AdamOptions = {
  lr: 1e-3,
  betas: [0.9, 0.999],
  eps: 1e-8,
  weight_decay: 0,
  amsgrad: false,
  maximize: false,
};

/** Adam; weight decay is added to the gradient. */
export class Adam extends Optimizer<AdamOptions> {
  static override readonly _class: string = 'Adam';
  constructor(
    params: Params<AdamOptions>,
    lr?: Given<number>,
    betas?: Betas | Partial<AdamOptions>,
    eps?: Given<number>,
    weight_decay?: Given<number>,
    amsgrad?: Given<boolean>,
    options?: Partial<AdamOptions>,
  );
  constructor(params: Params<AdamOptions>, ...rest: unknown[]) {
    super(params, readOptions(className(new.target.prototype), new.target.initial(), rest));
  }

  /** @internal Default options. */
  static initial(): AdamOptions {
    return DEFAULTS;
  }

  protected override checkGroup(g: ParamGroup<AdamOptions>): void {
    const name = className(this);
    checkRange(name, 'learning rate', g.lr);
    checkRange(name, 'epsilon value', g.eps);
    checkRange(name, 'beta parameter at index 0', g.betas[0], (b) => b >= 0 && b < 1);
    checkRange(name, 'beta parameter at index 1', g.betas[1], (b) => b >= 0 && b < 1);
    checkRange(name, 'weight_decay value', g.weight_decay);
  }

  /** @internal Whether weight decay shrinks the parameter instead of joining the gradient. */
  protected decoupled(): boolean {
    return false;
  }

  protected override update(p: Tensor, grad: Tensor, g: ParamGroup<AdamOptions>, state: ParamState): void {
    if (state['step'] === undefined) start(p, g, state);
    const [beta1, beta2] = g.betas;
    const step = (state['step'] as number) + 1;
    const size = g.lr / (1 - power(beta1, step));
    const root = Math.sqrt(1 - power(beta2, step));
    const decay = this.decoupled() ? 1 - g.lr * g.weight_decay : g.weight_decay;
    const { exp_avg, exp_avg_sq, max_exp_avg_sq } = state as Record<string, Tensor>;
    const tensors = g.amsgrad ? [p, exp_avg!, exp_avg_sq!, max_exp_avg_sq!, grad] : [p, exp_avg!, exp_avg_sq!, grad];
    const numbers = [beta1, 1 - beta1, beta2, 1 - beta2, root, g.eps, -size, decay];
    update(this.stepName, ruleOf(g, this.decoupled()), tensors, numbers);
    state['step'] = step;
  }
}

function start(p: Tensor, g: ParamGroup<AdamOptions>, state: ParamState): void {
  state['step'] = 0;
  state['exp_avg'] = p.detach().new_zeros(p.shape);
  state['exp_avg_sq'] = p.detach().new_zeros(p.shape);
  if (g.amsgrad) state['max_exp_avg_sq'] = p.detach().new_zeros(p.shape);
}

const RULES = new Map<number, UpdateRule>();

/** Rules differ in structure by four switches. */
function ruleOf(g: ParamGroup<AdamOptions>, decoupled: boolean): UpdateRule {
  const key = (g.maximize ? 1 : 0) + (g.weight_decay !== 0 ? 2 : 0) + (g.amsgrad ? 4 : 0) + (decoupled ? 8 : 0);
  let rule = RULES.get(key);
  if (!rule) RULES.set(key, (rule = makeRule(g.maximize, g.weight_decay !== 0, g.amsgrad, decoupled)));
  return rule;
}

function makeRule(maximize: boolean, decays: boolean, amsgrad: boolean, decoupled: boolean): UpdateRule {
  return (s, x, [beta1, rest1, beta2, rest2, root, eps, step, decay]) => {
    const p = decays && decoupled ? s.mul(x[0]!, decay!) : x[0]!;
    const raw = maximize ? s.neg(x[x.length - 1]!) : x[x.length - 1]!;
    const d = decays && !decoupled ? s.add(raw, s.mul(decay!, p)) : raw;
    const mean = s.add(s.mul(x[1]!, beta1!), s.mul(rest1!, d));
    const square = s.add(s.mul(x[2]!, beta2!), s.mul(s.mul(rest2!, d), d));
    const highest = amsgrad ? s.maximum(x[3]!, square) : square;
    const denominator = s.add(s.div(s.sqrt(highest), root!), eps!);
    const moved = s.add(p, s.div(s.mul(step!, mean), denominator));
    return amsgrad ? [moved, mean, square, highest] : [moved, mean, square];
  };
}

/** Adam with decoupled weight decay (0.01 by default): p ← p · (1 − lr · weight_decay) before each update. */
export class AdamW extends Adam {
  static override readonly _class: string = 'AdamW';
  static override initial(): AdamOptions {
    return { ...DEFAULTS, weight_decay: 1e-2 };
  }
  protected override decoupled(): boolean {
    return true;
  }
}
