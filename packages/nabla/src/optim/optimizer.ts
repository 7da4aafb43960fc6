/** `optim.Optimizer`: parameter groups, state, and what every method shares. */

import { enable_grad } from '../autograd/modes.js';
import { isOptions } from '../dispatch/arguments.js';
import { flush } from '../engine.js';
import { className, fail, said, suggest } from '../errors.js';
import { sameShape } from '../ir/shape.js';
import { clearGrad } from '../nn/module.js';
import { type Shown, show } from '../nn/show.js';
import { spanned } from '../profiling.js';
import { withGradMode } from '../tape.js';
import { Tensor } from '../tensor.js';
import { trace } from '../trace.js';
import { RecordedStep } from './recorded-step.js';

/** A group: its parameters, and its own values of the method's options. */
export type ParamGroup<O> = O & { params: Tensor[] };
/** Parameters, or groups of parameters with options of their own. */
export type Params<O> = Iterable<Tensor> | Iterable<Partial<O> & { params: Tensor | Iterable<Tensor> }>;

/** What is remembered for one parameter. */
export type ParamState = Record<string, Tensor | number | null>;

export interface OptimizerState<O> {
  state: Record<string, ParamState>;
  param_groups: (O & { params: number[] })[];
}

/** Refuses an option with PyTorch's words. */
export function checkRange(op: string, name: string, value: unknown, ok: (x: number) => boolean = (x) => x >= 0): void {
  if (typeof value !== 'number' || !ok(value)) fail(op, `Invalid ${name}: ${said(value)}`, '', 'value');
}

export abstract class Optimizer<O extends object = object> {
  /** Written down in every optimizer: minifiers change the names of classes, and these are printed. */
  static readonly _class: string = 'Optimizer';
  readonly defaults: O;
  readonly param_groups: ParamGroup<O>[] = [];
  readonly state = new Map<Tensor, ParamState>();
  /** For messages and spans: `Adam.step`. */
  protected readonly stepName: string;
  /** @internal Steps since the last learning rate schedule began: it warns where none came first. */
  _step_count = 0;

  constructor(params: Params<O>, defaults: O) {
    this.defaults = defaults;
    this.stepName = `${className(this)}.step`;
    const list =
      typeof params === 'object' && params !== null && Symbol.iterator in params && !(params instanceof Tensor)
        ? [...(params as Iterable<unknown>)]
        : failParams(className(this), params);
    if (list.length === 0)
      fail(
        className(this),
        'optimizer got an empty parameter list',
        'Pass model.parameters() or an array of tensors',
        'value',
      );
    if (isOptions(list[0]))
      for (const group of list) this.add_param_group(group as Partial<O> & { params: Tensor | Iterable<Tensor> });
    else this.add_param_group({ params: list as Tensor[] } as Partial<O> & { params: Tensor[] });
  }

  /** Adds a group; options that it does not name are the optimizer's. The argument is the group itself. */
  add_param_group(group: Partial<O> & { params: Tensor | Iterable<Tensor> }): void {
    const name = className(this);
    const params = paramsOf(name, group);
    const known = new Set(this.param_groups.flatMap((g) => g.params));
    params.forEach((p, i) => checkParam(name, p, i, known));
    if (new Set(params).size !== params.length)
      fail(name, 'a parameter group contains duplicate parameters', '', 'value');
    for (const key of Object.keys(group))
      if (key !== 'params' && key !== 'initial_lr' && !(key in this.defaults))
        fail(
          name,
          `got an unknown option '${key}' in a parameter group`,
          suggest(key, Object.keys(this.defaults)),
          'type',
        );
    const made = { ...this.defaults, ...group, params } as ParamGroup<O>;
    this.checkGroup(made);
    this.param_groups.push(made);
  }

  /** Refuses options out of range. */
  protected checkGroup(_group: ParamGroup<O>): void {}

  /** Gradients to zero in place, or to null with `set_to_none`. */
  zero_grad(set_to_none: boolean | { set_to_none?: boolean } = false): void {
    const none = typeof set_to_none === 'object' ? set_to_none.set_to_none === true : set_to_none;
    const name = className(this);
    spanned('user', `Optimizer.zero_grad#${name}.zero_grad`, null, () => {
      for (const group of this.param_groups) for (const p of group.params) clearGrad(p, none);
    });
  }

  /** One update from the gradients. A closure computes the loss anew (gradients on); its value is returned. */
  step(): undefined;
  step<R>(closure: () => R): R;
  step<R>(closure?: () => R): R | undefined {
    this._step_count++;
    const loss = closure === undefined ? undefined : enable_grad(closure);
    spanned('user', `Optimizer.step#${this.stepName}`, null, () => this.updateChecked());
    return loss;
  }

  private updateChecked(): void {
    withGradMode(false, () => {
      // All gradients are checked before the first parameter changes.
      for (const group of this.param_groups) for (const p of group.params) checkGrad(this.stepName, p);
      if (trace.on !== null) trace.on.optimizer(new RecordedStep(this));
      else this.updateAll();
      flush();
    });
  }

  /** Updates one parameter in place; gradients are not recorded here. */
  protected abstract update(p: Tensor, grad: Tensor, group: ParamGroup<O>, state: ParamState): void;

  private updateAll(): void {
    for (const group of this.param_groups) {
      for (const p of group.params) if (p._grad !== null) this.update(p, p._grad, group, this.stateOf(p));
    }
  }

  /** @internal One parameter's update with its state. */
  _update(p: Tensor, grad: Tensor, group: object): void {
    this.update(p, grad, group as ParamGroup<O>, this.stateOf(p));
  }

  private stateOf(p: Tensor): ParamState {
    let state = this.state.get(p);
    if (state === undefined) this.state.set(p, (state = {}));
    return state;
  }

  /** State by parameter number, and the groups' options: what `load_state_dict` takes. */
  state_dict(): OptimizerState<O> {
    const all = this.param_groups.flatMap((g) => g.params);
    const state: Record<string, ParamState> = {};
    all.forEach((p, i) => {
      const own = this.state.get(p);
      if (own && Object.keys(own).length > 0) state[i] = { ...own };
    });
    let at = 0;
    const param_groups = this.param_groups.map((g) => ({ ...g, params: g.params.map(() => at++) }));
    return { state, param_groups };
  }

  load_state_dict(state_dict: OptimizerState<O>): void {
    checkState(state_dict);
    const { state, param_groups } = state_dict;
    if (param_groups.length !== this.param_groups.length)
      fail('load_state_dict', 'loaded state dict has a different number of parameter groups', '', 'value');
    param_groups.forEach((g, i) => {
      if (g.params.length !== this.param_groups[i]!.params.length)
        fail(
          'load_state_dict',
          `loaded state dict contains a parameter group that doesn't match the size of optimizer's group ${i}`,
          '',
          'value',
        );
    });
    const all = this.param_groups.flatMap((g) => g.params);
    const states = Object.entries(state).map(([key, own]) => [ownerOf(all, key), copyState(own)] as const);
    const groups = param_groups.map((g, i) => ({
      ...this.param_groups[i]!,
      ...g,
      params: this.param_groups[i]!.params,
    }));
    for (const g of groups) this.checkGroup(g);
    // Nothing is taken over before all of it has been looked at.
    this.state.clear();
    for (const [p, own] of states) this.state.set(p, own);
    groups.forEach((g, i) => Object.assign(this.param_groups[i]!, g));
  }

  toString(): string {
    const groups = this.param_groups.map((g, i) => {
      const lines = Object.entries(g)
        .filter(([k]) => k !== 'params')
        .sort(([a], [b]) => (a < b ? -1 : 1));
      return `Parameter Group ${i}\n${lines.map(([k, v]) => `    ${k}: ${show(v as unknown as Shown)}`).join('\n')}`;
    });
    return `${className(this)} (\n${groups.join('\n\n')}\n)`;
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/** A group's parameters, as an array. */
function paramsOf(op: string, group: { params: Tensor | Iterable<Tensor> }): Tensor[] {
  if (typeof group !== 'object' || group === null)
    fail(op, `a parameter group must be an object, not ${said(group)}`, 'Write { params: [w], lr: 0.1 }', 'type');
  const { params } = group;
  if (params instanceof Tensor) return [params];
  if (typeof params === 'object' && params !== null && Symbol.iterator in params) return [...params];
  return fail(
    op,
    `a parameter group needs its params, but they are ${said(params)}`,
    'Write { params: [w], lr: 0.1 }',
    'type',
  );
}

function checkGrad(op: string, p: Tensor): void {
  const g = p._grad;
  if (g === null || (sameShape(g._shape, p._shape) && g.dtype === p.dtype)) return;
  fail(
    op,
    `a gradient of ${g.dtype} and shape ${g.shape} does not fit its parameter of ${p.dtype} and shape ${p.shape}`,
    'No parameter was changed; set p.grad = null and run backward() again',
  );
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null;

/** Refuses what no `state_dict()` of an optimizer looks like. */
function checkState(given: unknown): void {
  const hint = 'Pass what state_dict() of such an optimizer gave';
  if (!isObject(given)) fail('load_state_dict', `takes an object, not ${said(given)}`, hint, 'type');
  const { state, param_groups } = given;
  if (!isObject(state)) fail('load_state_dict', `its 'state' is ${said(state)}, no object`, hint, 'type');
  if (!Array.isArray(param_groups))
    fail('load_state_dict', `its 'param_groups' is ${said(param_groups)}`, hint, 'type');
  param_groups.forEach((g: unknown, i) => {
    if (!isObject(g) || !Array.isArray(g['params']))
      fail('load_state_dict', `its group ${i} is ${said(g)} without an array 'params'`, hint, 'type');
  });
}

function ownerOf(all: readonly Tensor[], key: string): Tensor {
  return (
    all[Number(key)] ??
    fail('load_state_dict', `its state names parameter '${key}', but there are ${all.length}`, '', 'value')
  );
}

function copyState(own: ParamState): ParamState {
  if (!isObject(own)) fail('load_state_dict', `the state of a parameter is ${said(own)}, no object`, '', 'type');
  return Object.fromEntries(
    Object.entries(own).map(([k, v]) => [
      k,
      v instanceof Tensor ? (v as Tensor & { clone(): Tensor }).detach().clone() : v,
    ]),
  );
}

function failParams(op: string, params: unknown): never {
  return fail(
    op,
    `params argument given to the optimizer should be an iterable of Tensors or groups, but got ${said(params)}`,
    'Pass model.parameters(), or [w]',
    'type',
  );
}

function checkParam(op: string, p: unknown, i: number, known: ReadonlySet<Tensor>): void {
  if (!(p instanceof Tensor))
    fail(
      op,
      `optimizer can only optimize Tensors, but parameter ${i} is ${said(p)}`,
      'Pass model.parameters(), or [w]',
      'type',
    );
  if (!p.is_leaf)
    fail(
      op,
      `can't optimize a non-leaf Tensor: parameter ${i}, ${p.grad_fn}`,
      'Make the leaf with requires_grad_() after all computing: x.detach().requires_grad_()',
      'value',
    );
  if (known.has(p)) fail(op, 'some parameters appear in more than one parameter group', '', 'value');
}
