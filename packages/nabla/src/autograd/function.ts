/** `torch.autograd.Function`: an operation with a derivative of one's own. */
import { checkInplace, rebase } from '../dispatch/inplace.js';
import { checkVersion, edgeNr, edgeOf, give, Saved, shown } from '../dispatch/saved.js';
import { fail } from '../errors.js';
import { GradNode, gradMode, withGradMode } from '../tape.js';
import { Tensor } from '../tensor.js';

/** What `forward` and `backward` share. */
export class FunctionCtx {
  private saved: (Saved | null)[] = [];
  /** @internal */ readonly dirty = new Set<Tensor>();
  private readonly without = new Set<Tensor>();
  /** Which arguments want a gradient, by position. */
  needs_input_grad: readonly boolean[] = [];
  /** @internal */ materialize = true;
  /** Whatever `forward` leaves here for `backward`. */
  [key: string]: unknown;

  /** Keeps tensors (or null) for `backward`; a change in place meanwhile is found. */
  save_for_backward(...tensors: (Tensor | null)[]): void {
    if (tensors.some((t) => t !== null && !(t instanceof Tensor)))
      fail('save_for_backward', 'can only save tensors', 'Put other values on ctx: ctx.size = 3', 'type');
    this.saved = tensors.map((t) => t && new Saved(t));
  }
  get saved_tensors(): readonly Tensor[] {
    return this.saved.map((s) => s && checkVersion('autograd.Function', s)) as Tensor[];
  }
  /** Names arguments that `forward` changed in place. */
  mark_dirty(...tensors: Tensor[]): void {
    for (const t of tensors) this.dirty.add(t);
  }
  mark_non_differentiable(...tensors: Tensor[]): void {
    for (const t of tensors) this.without.add(t);
  }
  /** With false, results without a gradient reach `backward` as null instead of zeros. */
  set_materialize_grads(value: boolean): void {
    this.materialize = value;
  }
  /** @internal */
  isDifferentiable(t: Tensor): boolean {
    return t.dtype.is_floating_point && !this.without.has(t);
  }
  /** @internal */
  release(): boolean {
    const any = this.saved.length > 0;
    for (const s of this.saved) s?.release();
    return any;
  }
}

type Result = Tensor | readonly Tensor[];
type Grads = Tensor | null | readonly (Tensor | null)[];

/** A class with static `forward(ctx, ...args)` and `backward(ctx, ...grads)`. */
export interface FunctionClass<A extends unknown[], R extends Result> {
  readonly name: string;
  forward(ctx: FunctionCtx, ...args: A): R;
  backward(ctx: FunctionCtx, ...grads: Tensor[]): Grads;
}

class FunctionGrad extends GradNode<Tensor> {
  readonly name: string;
  private readonly ctx: FunctionCtx;
  private readonly of: FunctionClass<never[], Result>;
  private readonly outs: readonly Tensor[];
  private readonly count: number;
  /** Positions of the tensors among the arguments. */
  private readonly at: readonly number[];
  constructor(of: FunctionClass<never[], Result>, ctx: FunctionCtx, args: readonly unknown[], outs: readonly Tensor[]) {
    const at = args.flatMap((x, i) => (x instanceof Tensor ? [i] : []));
    super(
      at.map((i) => edgeOf(args[i])),
      at.map((i) => edgeNr(args[i])),
    );
    this.name = `${of.name}Backward`;
    this.of = of;
    this.ctx = ctx;
    this.at = at;
    this.count = args.length;
    this.outs = outs.map((t) => t.detach());
  }
  apply(grads: readonly (Tensor | null)[]): (Tensor | null)[] {
    const full = this.outs.map((t, i) => grads[i] ?? (this.ctx.materialize ? zerosLike(t) : null));
    const answer = this.of.backward(this.ctx, ...(full as Tensor[]));
    const list = Array.isArray(answer) ? (answer as (Tensor | null)[]) : [answer as Tensor | null];
    this.checkCount(list);
    for (const g of list) if (g instanceof Tensor) give(g);
    shown.count++;
    return this.at.map((i) => list[i] ?? null);
  }
  /** One gradient for each argument of forward; more only where they are null. */
  private checkCount(list: readonly (Tensor | null)[]): void {
    if (list.length >= this.count && list.slice(this.count).every((g) => g === null || g === undefined)) return;
    fail(
      this.name,
      `function returned an incorrect number of gradients (expected ${this.count}, got ${list.length})`,
      'backward must return one gradient (or null) for each argument of forward',
    );
  }
  release(): boolean {
    return this.ctx.release();
  }
}

function zerosLike(t: Tensor): Tensor {
  return (t as unknown as { new_zeros(shape: readonly number[]): Tensor }).new_zeros(t._shape);
}

/**
 * Base class: `class Cube extends Function { static forward(ctx, x) { … } static backward(ctx, g) { … } }`, then
 * `Cube.apply(x)`. `backward` returns one gradient (or null) for each argument of `forward`.
 */
// biome-ignore lint/suspicious/noShadowRestrictedNames: PyTorch's name.
export abstract class Function {
  static forward(_ctx: FunctionCtx, ..._args: never[]): Result {
    return fail(
      'autograd.Function',
      'You must implement the forward function for custom autograd.Function',
      'Add static forward(ctx, x) { … }',
      'missing',
    );
  }
  static backward(_ctx: FunctionCtx, ..._grads: Tensor[]): Grads {
    return fail(
      'autograd.Function',
      'You must implement the backward function for custom autograd.Function to use it with backward mode AD',
      'Add static backward(ctx, g) { … }',
      'missing',
    );
  }
  static apply<A extends unknown[], R extends Result>(this: FunctionClass<A, R>, ...args: A): R {
    // biome-ignore lint/complexity/noThisInStatic: `this` is the user's class.
    return applyFunction(this, args);
  }
}

function applyFunction<A extends unknown[], R extends Result>(of: FunctionClass<A, R>, args: A): R {
  const ctx = new FunctionCtx();
  ctx.needs_input_grad = args.map((x) => x instanceof Tensor && x.requires_grad);
  const result = withGradMode(false, () => of.forward(ctx, ...args));
  const list = Array.isArray(result) ? (result as Tensor[]) : [result as Tensor];
  if (list.some((t) => !(t instanceof Tensor)))
    fail(of.name, 'forward must return a Tensor or an array of Tensors', '', 'type');
  if (!gradMode.enabled || !ctx.needs_input_grad.includes(true)) return result;
  checkDirty(of.name, ctx, list);
  // A result that is an argument itself gets a place of its own on the tape, unless it was changed in place.
  const outs = list.map((t) => (args.includes(t) && !ctx.dirty.has(t) ? t.detach() : t));
  const node = new FunctionGrad(of as unknown as FunctionClass<never[], Result>, ctx, args, outs);
  outs.forEach((t, i) => {
    if (ctx.isDifferentiable(t)) place(t, node, i, ctx.dirty.has(t));
  });
  return (Array.isArray(result) ? outs : outs[0]) as R;
}

function place(t: Tensor, node: FunctionGrad, nr: number, dirty: boolean): void {
  const value = dirty ? t.detach() : t;
  value._requires = true;
  value._fn = node;
  value._nr = nr;
  if (dirty) rebase(t, value);
}

function checkDirty(name: string, ctx: FunctionCtx, results: readonly Tensor[]): void {
  for (const t of ctx.dirty) {
    if (!results.includes(t))
      fail(
        name,
        'Some elements marked as dirty during the forward method were not returned as output',
        'Return the tensors given to mark_dirty',
      );
    checkInplace(name, t, []);
  }
}
