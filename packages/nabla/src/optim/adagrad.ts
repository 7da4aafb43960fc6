/** Adagrad (Duchi, Hazan and Singer 2011), in PyTorch's order of operations. */
import { type UpdateRule, update } from '../dispatch/update.js';
import { readOptions } from '../nn/options.js';
import type { Tensor } from '../tensor.js';
import { checkRange, Optimizer, type ParamGroup, type ParamState, type Params } from './optimizer.js';

export interface AdagradOptions {
  lr: number;
  /** The rate of step t is lr / (1 + (t − 1) · lr_decay). */
  lr_decay: number;
  weight_decay: number;
  /** Where the sums of squares begin. */
  initial_accumulator_value: number;
  eps: number;
  maximize: boolean;
}

type Given<T> = T | Partial<AdagradOptions>;

const DEFAULTS: AdagradOptions = {
  lr: 1e-2,
  lr_decay: 0,
  weight_decay: 0,
  initial_accumulator_value: 0,
  eps: 1e-10,
  maximize: false,
};

/** p ← p − lr · grad / (√sum + eps), where sum adds up grad². */
export class Adagrad extends Optimizer<AdagradOptions> {
  static override readonly _class: string = 'Adagrad';
  constructor(
    params: Params<AdagradOptions>,
    lr?: Given<number>,
    lr_decay?: Given<number>,
    weight_decay?: Given<number>,
    initial_accumulator_value?: Given<number>,
    eps?: Given<number>,
    options?: Partial<AdagradOptions>,
  );
  constructor(params: Params<AdagradOptions>, ...rest: unknown[]) {
    super(params, readOptions('Adagrad', DEFAULTS, rest));
    // PyTorch has the sums from the start, so that they are in the state before the first step.
    for (const g of this.param_groups) {
      for (const p of g.params)
        this.state.set(p, { step: 0, sum: p.detach().new_full(p.shape, g.initial_accumulator_value) });
    }
  }

  protected override checkGroup(g: ParamGroup<AdagradOptions>): void {
    checkRange('Adagrad', 'learning rate', g.lr);
    checkRange('Adagrad', 'lr_decay value', g.lr_decay);
    checkRange('Adagrad', 'weight_decay value', g.weight_decay);
    checkRange('Adagrad', 'initial_accumulator_value value', g.initial_accumulator_value);
    checkRange('Adagrad', 'epsilon value', g.eps);
  }

  protected override update(p: Tensor, grad: Tensor, g: ParamGroup<AdagradOptions>, state: ParamState): void {
    state['sum'] ??= p.detach().new_full(p.shape, g.initial_accumulator_value);
    const step = ((state['step'] as number | undefined) ?? 0) + 1;
    const rate = g.lr / (1 + (step - 1) * g.lr_decay);
    update('Adagrad.step', ruleOf(g), [p, state['sum'] as Tensor, grad], [g.eps, -rate, g.weight_decay]);
    state['step'] = step;
  }
}

const RULES = new Map<number, UpdateRule>();

/** Rules differ in structure by two switches. */
function ruleOf(g: ParamGroup<AdagradOptions>): UpdateRule {
  const key = (g.maximize ? 1 : 0) + (g.weight_decay !== 0 ? 2 : 0);
  let rule = RULES.get(key);
  if (!rule) RULES.set(key, (rule = makeRule(g.maximize, g.weight_decay !== 0)));
  return rule;
}

function makeRule(maximize: boolean, decays: boolean): UpdateRule {
  return (s, [p, old, grad], [eps, step, decay]) => {
    const raw = maximize ? s.neg(grad!) : grad!;
    const d = decays ? s.add(raw, s.mul(decay!, p!)) : raw;
    const sum = s.add(old!, s.mul(d, d));
    return [s.add(p!, s.div(s.mul(step!, d), s.add(s.sqrt(sum), eps!))), sum];
  };
}
