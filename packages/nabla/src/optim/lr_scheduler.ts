/** `optim.lr_scheduler`: learning rates that change as training goes on, in PyTorch's recursive forms. */
import { className, fail, said } from '../errors.js';
import { readOptions, required } from '../nn/options.js';
import { Tensor } from '../tensor.js';
import { trace } from '../trace.js';
import { Optimizer } from './optimizer.js';
import { power } from './power.js';

/** An optimizer whose groups have a learning rate. */
export type Schedulable = Optimizer<{ lr: number }>;
type Group = Schedulable['param_groups'][number] & { initial_lr?: number };

/** What every schedule takes. */
export interface ScheduleOptions {
  /** −1 begins; another number goes on from there (the groups have their `initial_lr`). Default: -1. */
  last_epoch?: number;
  /** Prints every change. Default: false. */
  verbose?: boolean;
}

function checkOptimizer(op: string, optimizer: unknown): void {
  if (optimizer instanceof Optimizer) return;
  fail(op, `${said(optimizer)} is not an Optimizer`, `Write new ${op}(optimizer, …)`, 'type');
}

/** `1.0000e-01`, as Python's `{:.4e}`. */
const shown = (lr: number): string => lr.toExponential(4).replace(/e([+-])(\d)$/, 'e$10$2');

/**
 * Base class of schedules: `get_lr` says the learning rate of each group for epoch `last_epoch`. It runs in the
 * constructor for epoch 0, before fields of a subclass are there: hand what it reads to `super` in `fields`.
 */
export abstract class LRScheduler {
  static readonly _class: string = 'LRScheduler';
  declare readonly optimizer: Schedulable;
  base_lrs: number[];
  last_epoch: number;
  verbose: boolean;
  _step_count = 0;
  _last_lr: number[] = [];

  constructor(optimizer: Schedulable, last_epoch = -1, verbose = false, fields: object = {}) {
    checkOptimizer(className(new.target.prototype), optimizer);
    Object.defineProperty(this, 'optimizer', { value: optimizer, enumerable: false });
    this.base_lrs = this.groups().map((g, i) => initialRate(className(new.target.prototype), g, i, last_epoch));
    this.last_epoch = last_epoch;
    this.verbose = verbose;
    Object.assign(this, fields);
    optimizer._step_count = 0;
    this.step();
  }

  /** The learning rates of this epoch, one a group. */
  abstract get_lr(): number[];

  /** The rates of any epoch from the initial ones, where there is a formula. */
  protected closedForm(): number[] {
    return this.get_lr();
  }

  /** @internal */
  groups(): Group[] {
    return this.optimizer.param_groups;
  }

  get_last_lr(): number[] {
    return this._last_lr;
  }

  /** Goes on to the next epoch (or to the given one) and sets the groups' learning rates. */
  step(epoch?: number | null): void {
    if (trace.on !== null) trace.on.repeat(() => this.step(epoch));
    if (this._step_count === 1 && this.optimizer._step_count < 1) warnOrder(className(this));
    this._step_count++;
    const given = epoch !== undefined && epoch !== null;
    this.last_epoch = given ? epoch : this.last_epoch + 1;
    const rates = given ? this.closedForm() : this.get_lr();
    this.groups().forEach((g, i) => {
      g.lr = rates[i]!;
      if (this.verbose) console.log(`Adjusting learning rate of group ${i} to ${shown(g.lr)}.`);
    });
    this._last_lr = this.groups().map((g) => g.lr);
  }

  /** All of the schedule's own values; functions are left out. */
  state_dict(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this).map(([key, x]) => [key, copyOf(x)]));
  }
  load_state_dict(state_dict: Readonly<Record<string, unknown>>): void {
    for (const [key, x] of Object.entries(state_dict)) if (x !== null) Object.assign(this, { [key]: copyOf(x) });
  }
}

function copyOf(x: unknown): unknown {
  if (typeof x === 'function') return null;
  return Array.isArray(x) ? x.map(copyOf) : x;
}

function initialRate(op: string, group: Group, i: number, last_epoch: number): number {
  if (last_epoch === -1) group.initial_lr ??= group.lr;
  const initial = group.initial_lr;
  if (initial !== undefined) return initial;
  return fail(op, `param 'initial_lr' is not specified in param_groups[${i}] when resuming an optimizer`, '', 'value');
}

function warnOrder(op: string): void {
  console.warn(
    `[${op}] lr_scheduler.step() was called before optimizer.step(): the first learning rate of the schedule is skipped. Call optimizer.step() first`,
  );
}

type Fns = ((epoch: number) => number) | readonly ((epoch: number) => number)[];

/** One function for each group. */
function functionsFor(op: string, optimizer: Schedulable, fns: Fns): ((epoch: number) => number)[] {
  checkOptimizer(op, optimizer);
  const count = optimizer.param_groups.length;
  if (typeof fns === 'function') return new Array<(epoch: number) => number>(count).fill(fns);
  if (!Array.isArray(fns))
    fail(op, `lr_lambda must be a function or an array of functions, not ${typeof fns}`, '', 'type');
  if (fns.length !== count) fail(op, `Expected ${count} lr_lambdas, but got ${fns.length}`, '', 'value');
  return [...fns];
}

const SHARED = { last_epoch: -1, verbose: false } as const;

export interface LambdaLROptions extends ScheduleOptions {
  lr_lambda: Fns;
}

/** lr = initial lr · lr_lambda(epoch); one function, or one for each group. */
export class LambdaLR extends LRScheduler {
  static override readonly _class: string = 'LambdaLR';
  declare readonly lr_lambdas: readonly ((epoch: number) => number)[];
  constructor(
    optimizer: Schedulable,
    lr_lambda: Fns | LambdaLROptions,
    last_epoch?: number | ScheduleOptions,
    verbose?: boolean | ScheduleOptions,
  ) {
    const o = readOptions<Required<LambdaLROptions>>('LambdaLR', { lr_lambda: required, ...SHARED }, [
      lr_lambda,
      last_epoch,
      verbose,
    ]);
    super(optimizer, o.last_epoch, o.verbose, { lr_lambdas: functionsFor('LambdaLR', optimizer, o.lr_lambda) });
  }
  override get_lr(): number[] {
    return this.base_lrs.map((base, i) => base * this.lr_lambdas[i]!(this.last_epoch));
  }
  override load_state_dict(state_dict: Readonly<Record<string, unknown>>): void {
    const { lr_lambdas: _, ...rest } = state_dict;
    super.load_state_dict(rest);
  }
}

/** lr ← lr · lr_lambda(epoch). */
export class MultiplicativeLR extends LRScheduler {
  static override readonly _class: string = 'MultiplicativeLR';
  declare readonly lr_lambdas: readonly ((epoch: number) => number)[];
  constructor(
    optimizer: Schedulable,
    lr_lambda: Fns | LambdaLROptions,
    last_epoch?: number | ScheduleOptions,
    verbose?: boolean | ScheduleOptions,
  ) {
    const name = 'MultiplicativeLR';
    const o = readOptions<Required<LambdaLROptions>>(name, { lr_lambda: required, ...SHARED }, [
      lr_lambda,
      last_epoch,
      verbose,
    ]);
    super(optimizer, o.last_epoch, o.verbose, { lr_lambdas: functionsFor(name, optimizer, o.lr_lambda) });
  }
  override get_lr(): number[] {
    return this.groups().map((g, i) => (this.last_epoch > 0 ? g.lr * this.lr_lambdas[i]!(this.last_epoch) : g.lr));
  }
  override load_state_dict(state_dict: Readonly<Record<string, unknown>>): void {
    const { lr_lambdas: _, ...rest } = state_dict;
    super.load_state_dict(rest);
  }
}

interface StepDecay extends ScheduleOptions {
  /** What the rate is multiplied with. Default: 0.1. */
  gamma?: number;
}
export interface StepLROptions extends StepDecay {
  step_size: number;
}

/** lr ← lr · gamma every step_size epochs. */
export class StepLR extends LRScheduler {
  static override readonly _class: string = 'StepLR';
  declare readonly step_size: number;
  declare readonly gamma: number;
  constructor(
    optimizer: Schedulable,
    step_size: number | StepLROptions,
    gamma?: number | StepDecay,
    last_epoch?: number | ScheduleOptions,
    verbose?: boolean | ScheduleOptions,
  ) {
    const given = [step_size, gamma, last_epoch, verbose];
    const o = readOptions<Required<StepLROptions>>('StepLR', { step_size: required, gamma: 0.1, ...SHARED }, given);
    super(optimizer, o.last_epoch, o.verbose, { step_size: o.step_size, gamma: o.gamma });
  }
  override get_lr(): number[] {
    const steps = this.last_epoch !== 0 && this.last_epoch % this.step_size === 0;
    return this.groups().map(({ lr }) => (steps ? lr * this.gamma : lr));
  }
  protected override closedForm(): number[] {
    return this.base_lrs.map((base) => base * power(this.gamma, Math.floor(this.last_epoch / this.step_size)));
  }
}

export interface MultiStepLROptions extends StepDecay {
  milestones: readonly number[];
}

/** lr ← lr · gamma at each milestone. */
export class MultiStepLR extends LRScheduler {
  static override readonly _class: string = 'MultiStepLR';
  declare readonly milestones: readonly number[];
  declare readonly gamma: number;
  constructor(
    optimizer: Schedulable,
    milestones: readonly number[] | MultiStepLROptions,
    gamma?: number | StepDecay,
    last_epoch?: number | ScheduleOptions,
    verbose?: boolean | ScheduleOptions,
  ) {
    const given = [milestones, gamma, last_epoch, verbose];
    const o = readOptions<Required<MultiStepLROptions>>(
      'MultiStepLR',
      { milestones: required, gamma: 0.1, ...SHARED },
      given,
    );
    if (!Array.isArray(o.milestones))
      fail('MultiStepLR', `milestones must be an array of epochs, not ${said(o.milestones)}`, '', 'type');
    super(optimizer, o.last_epoch, o.verbose, { milestones: [...o.milestones].sort((a, b) => a - b), gamma: o.gamma });
  }
  override get_lr(): number[] {
    const times = this.milestones.filter((m) => m === this.last_epoch).length;
    return this.groups().map(({ lr }) => (times > 0 ? lr * power(this.gamma, times) : lr));
  }
  protected override closedForm(): number[] {
    const passed = this.milestones.filter((m) => m <= this.last_epoch).length;
    return this.base_lrs.map((base) => base * power(this.gamma, passed));
  }
}

export interface ExponentialLROptions extends ScheduleOptions {
  gamma: number;
}

/** lr ← lr · gamma every epoch. */
export class ExponentialLR extends LRScheduler {
  static override readonly _class: string = 'ExponentialLR';
  declare readonly gamma: number;
  constructor(
    optimizer: Schedulable,
    gamma: number | ExponentialLROptions,
    last_epoch?: number | ScheduleOptions,
    verbose?: boolean | ScheduleOptions,
  ) {
    const o = readOptions<Required<ExponentialLROptions>>('ExponentialLR', { gamma: required, ...SHARED }, [
      gamma,
      last_epoch,
      verbose,
    ]);
    super(optimizer, o.last_epoch, o.verbose, { gamma: o.gamma });
  }
  override get_lr(): number[] {
    return this.groups().map(({ lr }) => (this.last_epoch === 0 ? lr : lr * this.gamma));
  }
  protected override closedForm(): number[] {
    return this.base_lrs.map((base) => base * power(this.gamma, this.last_epoch));
  }
}

interface Annealing extends ScheduleOptions {
  /** The lowest rate. Default: 0. */
  eta_min?: number;
}
export interface CosineAnnealingLROptions extends Annealing {
  T_max: number;
}

/** Half a cosine from the initial rate down to eta_min in T_max epochs, then up again (Loshchilov and Hutter 2017). */
export class CosineAnnealingLR extends LRScheduler {
  static override readonly _class: string = 'CosineAnnealingLR';
  declare readonly T_max: number;
  declare readonly eta_min: number;
  constructor(
    optimizer: Schedulable,
    T_max: number | CosineAnnealingLROptions,
    eta_min?: number | Annealing,
    last_epoch?: number | ScheduleOptions,
    verbose?: boolean | ScheduleOptions,
  ) {
    const given = [T_max, eta_min, last_epoch, verbose];
    const o = readOptions<Required<CosineAnnealingLROptions>>(
      'CosineAnnealingLR',
      { T_max: required, eta_min: 0, ...SHARED },
      given,
    );
    super(optimizer, o.last_epoch, o.verbose, { T_max: o.T_max, eta_min: o.eta_min });
  }
  override get_lr(): number[] {
    const { T_max, eta_min, last_epoch } = this;
    if (last_epoch === 0) return this.groups().map(({ lr }) => lr);
    if (this._step_count === 1) return this.closedForm();
    const cos = (epoch: number): number => Math.cos((Math.PI * epoch) / T_max);
    // From the bottom the quotient would be 0 / 0.
    if ((last_epoch - 1 - T_max) % (2 * T_max) === 0)
      return this.groups().map(({ lr }, i) => lr + ((this.base_lrs[i]! - eta_min) * (1 - cos(1))) / 2);
    const quotient = (1 + cos(last_epoch)) / (1 + cos(last_epoch - 1));
    return this.groups().map(({ lr }) => quotient * (lr - eta_min) + eta_min);
  }
  protected override closedForm(): number[] {
    const { T_max, eta_min, last_epoch } = this;
    const share = 1 + Math.cos((Math.PI * last_epoch) / T_max);
    return this.base_lrs.map((base) => eta_min + ((base - eta_min) * share) / 2);
  }
}

interface Warmup extends ScheduleOptions {
  /** Epochs until the rate is the initial one (or the last factor of it). Default: 5. */
  total_iters?: number;
}
export interface ConstantLROptions extends Warmup {
  /** Default: 1 / 3. */
  factor?: number;
}

/** factor · lr for the first total_iters epochs, then lr. */
export class ConstantLR extends LRScheduler {
  static override readonly _class: string = 'ConstantLR';
  declare readonly factor: number;
  declare readonly total_iters: number;
  constructor(
    optimizer: Schedulable,
    factor?: number | ConstantLROptions,
    total_iters?: number | Warmup,
    last_epoch?: number | ScheduleOptions,
    verbose?: boolean | ScheduleOptions,
  ) {
    const given = [factor, total_iters, last_epoch, verbose];
    const o = readOptions<Required<ConstantLROptions>>(
      'ConstantLR',
      { factor: 1 / 3, total_iters: 5, ...SHARED },
      given,
    );
    if (o.factor > 1 || o.factor < 0)
      fail('ConstantLR', 'Constant multiplicative factor expected to be between 0 and 1.', '', 'value');
    super(optimizer, o.last_epoch, o.verbose, { factor: o.factor, total_iters: o.total_iters });
  }
  override get_lr(): number[] {
    const { factor, total_iters, last_epoch } = this;
    const change = last_epoch === 0 ? factor : last_epoch === total_iters ? 1 / factor : 1;
    return this.groups().map(({ lr }) => lr * change);
  }
  protected override closedForm(): number[] {
    const rest = this.last_epoch >= this.total_iters ? 1 - this.factor : 0;
    return this.base_lrs.map((base) => base * (this.factor + rest));
  }
}

interface LinearEnd extends Warmup {
  /** Default: 1. */
  end_factor?: number;
}
export interface LinearLROptions extends LinearEnd {
  /** Default: 1 / 3. */
  start_factor?: number;
}

/** From start_factor · lr to end_factor · lr on a line, in total_iters epochs. */
export class LinearLR extends LRScheduler {
  static override readonly _class: string = 'LinearLR';
  declare readonly start_factor: number;
  declare readonly end_factor: number;
  declare readonly total_iters: number;
  constructor(
    optimizer: Schedulable,
    start_factor?: number | LinearLROptions,
    end_factor?: number | LinearEnd,
    total_iters?: number | Warmup,
    last_epoch?: number | ScheduleOptions,
    verbose?: boolean | ScheduleOptions,
  ) {
    const given = [start_factor, end_factor, total_iters, last_epoch, verbose];
    const defaults = { start_factor: 1 / 3, end_factor: 1, total_iters: 5, ...SHARED };
    const o = readOptions<Required<LinearLROptions>>('LinearLR', defaults, given);
    if (o.start_factor > 1 || o.start_factor < 0)
      fail('LinearLR', 'Starting multiplicative factor expected to be between 0 and 1.', '', 'value');
    if (o.end_factor > 1 || o.end_factor < 0)
      fail('LinearLR', 'Ending multiplicative factor expected to be between 0 and 1.', '', 'value');
    const { start_factor: start, end_factor: end, total_iters: total } = o;
    super(optimizer, o.last_epoch, o.verbose, { start_factor: start, end_factor: end, total_iters: total });
  }
  override get_lr(): number[] {
    const { start_factor: start, end_factor: end, total_iters: total, last_epoch: epoch } = this;
    if (epoch === 0) return this.groups().map(({ lr }) => lr * start);
    if (epoch > total) return this.groups().map(({ lr }) => lr);
    const growth = 1 + (end - start) / (total * start + (epoch - 1) * (end - start));
    return this.groups().map(({ lr }) => lr * growth);
  }
  protected override closedForm(): number[] {
    const { start_factor: start, end_factor: end, total_iters: total } = this;
    return this.base_lrs.map((base) => base * (start + ((end - start) * Math.min(total, this.last_epoch)) / total));
  }
}

export interface ReduceLROnPlateauOptions {
  /** Whether a lower or a higher metric is better. Default: 'min'. */
  mode?: 'min' | 'max';
  /** What the rate is multiplied with, below 1. Default: 0.1. */
  factor?: number;
  /** Epochs without a better metric that are let pass. Default: 10. */
  patience?: number;
  /** Smaller improvements count for nothing. Default: 0.0001. */
  threshold?: number;
  /** Whether `threshold` is a share of the best metric. Default: 'rel'. */
  threshold_mode?: 'rel' | 'abs';
  /** Epochs after a reduction in which none is counted. Default: 0. */
  cooldown?: number;
  /** The lowest rate; an array has one for each group. Default: 0. */
  min_lr?: number | readonly number[];
  /** Smaller reductions are not made. Default: 1e-8. */
  eps?: number;
  /** Prints every reduction. Default: false. */
  verbose?: boolean;
}

const PLATEAU: Required<ReduceLROnPlateauOptions> = {
  mode: 'min',
  factor: 0.1,
  patience: 10,
  threshold: 1e-4,
  threshold_mode: 'rel',
  cooldown: 0,
  min_lr: 0,
  eps: 1e-8,
  verbose: false,
};

/** lr ← lr · factor when a metric has not become better for more than `patience` epochs: `step(metric)`. */
export class ReduceLROnPlateau {
  declare readonly optimizer: Schedulable;
  mode: 'min' | 'max';
  factor: number;
  patience: number;
  threshold: number;
  threshold_mode: 'rel' | 'abs';
  cooldown: number;
  min_lrs: number[];
  eps: number;
  verbose: boolean;
  best: number;
  num_bad_epochs = 0;
  cooldown_counter = 0;
  last_epoch = 0;
  _last_lr: number[];

  constructor(
    optimizer: Schedulable,
    mode?: 'min' | 'max' | ReduceLROnPlateauOptions,
    factor?: number | ReduceLROnPlateauOptions,
    patience?: number | ReduceLROnPlateauOptions,
    threshold?: number | ReduceLROnPlateauOptions,
    threshold_mode?: 'rel' | 'abs' | ReduceLROnPlateauOptions,
    cooldown?: number | ReduceLROnPlateauOptions,
    min_lr?: number | readonly number[] | ReduceLROnPlateauOptions,
    eps?: number | ReduceLROnPlateauOptions,
    verbose?: boolean | ReduceLROnPlateauOptions,
  ) {
    const given = [mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose];
    const o = readOptions<Required<ReduceLROnPlateauOptions>>('ReduceLROnPlateau', PLATEAU, given);
    checkOptimizer('ReduceLROnPlateau', optimizer);
    checkPlateau(o);
    Object.defineProperty(this, 'optimizer', { value: optimizer, enumerable: false });
    this.mode = o.mode;
    this.factor = o.factor;
    this.patience = o.patience;
    this.threshold = o.threshold;
    this.threshold_mode = o.threshold_mode;
    this.cooldown = o.cooldown;
    this.min_lrs = lowest(o.min_lr, optimizer.param_groups.length);
    this.eps = o.eps;
    this.verbose = o.verbose;
    this.best = o.mode === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    this._last_lr = optimizer.param_groups.map(({ lr }) => lr);
  }

  get in_cooldown(): boolean {
    return this.cooldown_counter > 0;
  }

  /** Whether metric `a` is better than `best`. */
  is_better(a: number, best: number): boolean {
    const relative = this.threshold_mode === 'rel';
    if (this.mode === 'min') return a < (relative ? best * (1 - this.threshold) : best - this.threshold);
    return a > (relative ? best * (this.threshold + 1) : best + this.threshold);
  }

  /** Notes the metric of an epoch (a number or a tensor of one element) and reduces the rate where it is time. */
  step(metrics: number | Tensor, epoch?: number | null): void {
    const current = metrics instanceof Tensor ? Number(metrics.item()) : metrics;
    if (typeof current !== 'number')
      fail('ReduceLROnPlateau', `step takes the metric, a number, not ${typeof current}`, '', 'type');
    this.last_epoch = epoch ?? this.last_epoch + 1;
    const better = this.is_better(current, this.best);
    if (better) this.best = current;
    this.num_bad_epochs = better ? 0 : this.num_bad_epochs + 1;
    if (this.in_cooldown) {
      this.cooldown_counter--;
      this.num_bad_epochs = 0;
    }
    if (this.num_bad_epochs > this.patience) {
      this.reduce();
      this.cooldown_counter = this.cooldown;
      this.num_bad_epochs = 0;
    }
    this._last_lr = this.optimizer.param_groups.map(({ lr }) => lr);
  }

  private reduce(): void {
    this.optimizer.param_groups.forEach((group, i) => {
      const lr = Math.max(group.lr * this.factor, this.min_lrs[i]!);
      if (group.lr - lr <= this.eps) return;
      group.lr = lr;
      const epoch = String(this.last_epoch).padStart(5, '0');
      if (this.verbose) console.log(`Epoch ${epoch}: reducing learning rate of group ${i} to ${shown(lr)}.`);
    });
  }

  get_last_lr(): number[] {
    return this._last_lr;
  }
  state_dict(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this).map(([key, x]) => [key, copyOf(x)]));
  }
  load_state_dict(state_dict: Readonly<Record<string, unknown>>): void {
    Object.assign(this, Object.fromEntries(Object.entries(state_dict).map(([key, x]) => [key, copyOf(x)])));
  }
}

function checkPlateau({ mode, factor, threshold_mode }: Required<ReduceLROnPlateauOptions>): void {
  if (!(factor < 1)) fail('ReduceLROnPlateau', `Factor should be < 1.0, not ${factor}`, '', 'value');
  if (mode !== 'min' && mode !== 'max')
    fail('ReduceLROnPlateau', `mode ${String(mode)} is unknown!`, "Use 'min' or 'max'", 'value');
  if (threshold_mode !== 'rel' && threshold_mode !== 'abs')
    fail('ReduceLROnPlateau', `threshold mode ${String(threshold_mode)} is unknown!`, "Use 'rel' or 'abs'", 'value');
}

function lowest(min_lr: number | readonly number[], groups: number): number[] {
  if (typeof min_lr === 'number') return new Array<number>(groups).fill(min_lr);
  if (min_lr.length !== groups)
    fail('ReduceLROnPlateau', `expected ${groups} min_lrs, got ${min_lr.length}`, '', 'value');
  return [...min_lr];
}
