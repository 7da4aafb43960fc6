/** RMSprop (Hinton 2012; centred: Graves 2013), in PyTorch's order of operations. */
import { type UpdateRule, update } from '../dispatch/update.js';
import { readOptions } from '../nn/options.js';
import type { Tensor } from '../tensor.js';
import { checkRange, Optimizer, type ParamGroup, type ParamState, type Params } from './optimizer.js';

export interface RMSpropOptions {
  lr: number;
  /** Share of the old average of squares that is kept. */
  alpha: number;
  eps: number;
  weight_decay: number;
  momentum: number;
  /** Divides by the standard deviation of the gradient instead of its root mean square. */
  centered: boolean;
  maximize: boolean;
}

type Given<T> = T | Partial<RMSpropOptions>;

const DEFAULTS: RMSpropOptions = {
  lr: 1e-2,
  alpha: 0.99,
  eps: 1e-8,
  weight_decay: 0,
  momentum: 0,
  centered: false,
  maximize: false,
};

/** p ← p − lr · grad / (√v + eps), with v ← alpha · v + (1 − alpha) · grad². */
export class RMSprop extends Optimizer<RMSpropOptions> {
  static override readonly _class: string = 'RMSprop';
  constructor(
    params: Params<RMSpropOptions>,
    lr?: Given<number>,
    alpha?: Given<number>,
    eps?: Given<number>,
    weight_decay?: Given<number>,
    momentum?: Given<number>,
    centered?: Given<boolean>,
    options?: Partial<RMSpropOptions>,
  );
  constructor(params: Params<RMSpropOptions>, ...rest: unknown[]) {
    super(params, readOptions('RMSprop', DEFAULTS, rest));
  }

  protected override checkGroup(g: ParamGroup<RMSpropOptions>): void {
    checkRange('RMSprop', 'learning rate', g.lr);
    checkRange('RMSprop', 'epsilon value', g.eps);
    checkRange('RMSprop', 'momentum value', g.momentum);
    checkRange('RMSprop', 'weight_decay value', g.weight_decay);
    checkRange('RMSprop', 'alpha value', g.alpha);
  }

  protected override update(p: Tensor, grad: Tensor, g: ParamGroup<RMSpropOptions>, state: ParamState): void {
    if (state['step'] === undefined) start(p, g, state);
    const own = ['square_avg', ...(g.momentum > 0 ? ['momentum_buffer'] : []), ...(g.centered ? ['grad_avg'] : [])];
    const tensors = [p, ...own.map((name) => state[name] as Tensor), grad];
    const numbers = [g.alpha, 1 - g.alpha, g.eps, -g.lr, g.weight_decay, g.momentum];
    update('RMSprop.step', ruleOf(g), tensors, numbers);
    state['step'] = (state['step'] as number) + 1;
  }
}

function start(p: Tensor, g: ParamGroup<RMSpropOptions>, state: ParamState): void {
  const zeros = (): Tensor => p.detach().new_zeros(p.shape);
  state['step'] = 0;
  state['square_avg'] = zeros();
  if (g.momentum > 0) state['momentum_buffer'] = zeros();
  if (g.centered) state['grad_avg'] = zeros();
}

const RULES = new Map<number, UpdateRule>();

/** Rules differ in structure by four switches. */
function ruleOf(g: ParamGroup<RMSpropOptions>): UpdateRule {
  const key = (g.maximize ? 1 : 0) + (g.weight_decay !== 0 ? 2 : 0) + (g.momentum > 0 ? 4 : 0) + (g.centered ? 8 : 0);
  let rule = RULES.get(key);
  if (!rule) RULES.set(key, (rule = makeRule(g.maximize, g.weight_decay !== 0, g.momentum > 0, g.centered)));
  return rule;
}

function makeRule(maximize: boolean, decays: boolean, moves: boolean, centered: boolean): UpdateRule {
  return (s, x, [alpha, rest, eps, step, decay, momentum]) => {
    const raw = maximize ? s.neg(x[x.length - 1]!) : x[x.length - 1]!;
    const d = decays ? s.add(raw, s.mul(decay!, x[0]!)) : raw;
    const square = s.add(s.mul(x[1]!, alpha!), s.mul(s.mul(rest!, d), d));
    const mean = centered ? s.add(s.mul(x[x.length - 2]!, alpha!), s.mul(rest!, d)) : null;
    const spread = mean === null ? square : s.sub(square, s.mul(mean, mean));
    const divisor = s.add(s.sqrt(spread), eps!);
    const means = mean === null ? [] : [mean];
    if (!moves) return [s.add(x[0]!, s.div(s.mul(step!, d), divisor)), square, ...means];
    const buffer = s.add(s.mul(x[2]!, momentum!), s.div(d, divisor));
    return [s.add(x[0]!, s.mul(step!, buffer)), square, buffer, ...means];
  };
}
