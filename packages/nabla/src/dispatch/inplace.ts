/** In-place calls: the out-of-place result, written into the tensor, with the tape's history moved along. */
import { share } from '../engine.js';
import { fail } from '../errors.js';
import { graphBuilder, type Typed } from '../graph/build.js';
import type { DType } from '../ir/dtype.js';
import { sameShape } from '../ir/shape.js';
import { vjpOf } from '../rules/derive.js';
import { GradNode, gradMode } from '../tape.js';
import { fromNode, fromTiny, late, nodeOf, overwrite, Tensor, tinyOf, type View } from '../tensor.js';
import { standIn, writeThrough } from '../view.js';
import { algebra } from './algebra.js';
import { canCast } from './promote.js';
import { lowerWith, wrap } from './values.js';

/** Refuses what PyTorch refuses before anything is computed. */
export function checkInplace(op: string, t: Tensor): void {
  if (t._extra?.inference && !gradMode.inference)
    fail(op, 'Inplace update to inference tensor outside InferenceMode is not allowed', 'clone() it first, and change the clone');
  if (!gradMode.enabled) return;
  if (t.is_leaf && t.requires_grad) {
    fail(
      op,
      'a leaf Variable that requires grad is being used in an in-place operation',
      `Wrap the update: torch.no_grad(() => w.${op}(…))`,
    );
  }
  const base = t._base;
  if (base !== null && base.is_leaf && base.requires_grad) {
    fail(
      op,
      'a view of a leaf Variable that requires grad is being used in an in-place operation',
      'Wrap the update in torch.no_grad(() => …), or clone() first',
    );
  }
}

/**
 * What an in-place call computes with in place of `t`: where the call is recorded, a handle on the value before the
 * write, since rules may read it.
 */
export function before(t: Tensor, given: readonly unknown[]): Tensor {
  if (!gradMode.enabled || !(t.requires_grad || given.some((x) => x instanceof Tensor && x.requires_grad))) return t;
  const out = snapshot(t);
  out._requires = t.requires_grad;
  out._fn = t.grad_fn;
  out._nr = t._nr;
  return out;
}

/** The value as it is now, in a cell of its own: writes to `t` do not reach it, and no plan overwrites it. */
function snapshot(t: Tensor): Tensor {
  const tiny = tinyOf(t);
  if (tiny !== null) return fromTiny(t.dtype, t._shape, tiny);
  const node = nodeOf(t);
  share(node);
  return fromNode(node);
}

/** Writes a computed result over `t`. */
export function assign(op: string, t: Tensor, result: Tensor): Tensor {
  if (!sameShape(result._shape, t._shape)) {
    fail(
      op,
      `output with shape ${t.shape} doesn't match the broadcast shape ${result.shape}`,
      'An in-place operator cannot change the shape; use the operator without the trailing underscore',
    );
  }
  if (!canCast(result.dtype, t.dtype)) {
    fail(
      op,
      `result type ${result.dtype} can't be cast to the desired output type ${t.dtype}`,
      `Use the operator without the trailing underscore, or convert first: x.to(${result.dtype})`,
    );
  }
  const value = result.dtype === t.dtype ? result : cast(result, t.dtype);
  const tiny = tinyOf(value);
  overwrite(op, t, tiny !== null && (t._cell.tiny !== null || t._view === null) ? tiny : nodeOf(value));
  if (value._cell !== t._cell) discard(value);
  if (gradMode.enabled) rebase(t, value);
  return t;
}

/** A result that has moved elsewhere is not computed for itself. */
function discard(value: Tensor): void {
  if (value._view === null && value._cell.saved === 0 && value._cell.queued) value._cell.node = null;
}

function cast(x: Tensor, dtype: DType): Tensor {
  return (algebra.tensors as unknown as { to(x: Tensor, d: DType): Tensor }).to(x, dtype);
}

/** Gives `t` the history of the value that was written into it. */
function rebase(t: Tensor, value: Tensor): void {
  const fn = value._fn;
  if (t._view?.base) {
    if (fn !== null || t._view.base.requires_grad) rebaseView(t, t._view, value);
    return;
  }
  if (fn === null && !t.requires_grad) return;
  t._fn = fn;
  t._nr = value._nr;
  t._requires = fn !== null;
  if (fn !== null && 'replaceOut' in fn) (fn as GradNode<Tensor> & { replaceOut(out: Tensor): void }).replaceOut(t);
  const extra = t._extra;
  if (extra) extra.gradVersion++;
  else if (fn !== null) t.extra().gradVersion++;
}

function rebaseView(t: Tensor, view: View, value: Tensor): void {
  const base = view.base!;
  const node = new CopySlices(base, view, value);
  base._fn = node;
  base._nr = 0;
  base._requires = true;
  const version = ++base.extra().gradVersion;
  view.gradVersion = version;
  t._fn = viewGrad(t, view);
  t._nr = 0;
  t._requires = true;
}

/** The base after one of its views was written: its old history outside the view, the value's history inside. */
class CopySlices extends GradNode<Tensor> {
  readonly name = 'CopySlices';
  private readonly view: View;
  constructor(base: Tensor, view: View, value: Tensor) {
    const old = base.requires_grad ? (base.grad_fn ?? base) : null;
    super([old, value.requires_grad ? (value.grad_fn ?? value) : null], [base._nr, value._nr]);
    this.view = view;
  }
  apply(grads: readonly (Tensor | null)[], _createGraph: boolean, wanted: readonly boolean[]): (Tensor | null)[] {
    const g = grads[0];
    if (!g) return [null, null];
    const inside = wanted[1] ? applyView(g, this.view) : null;
    return [wanted[0] ? clearView(g, this.view) : null, inside];
  }
  release(): boolean {
    return false;
  }
}

/** g with the view's elements set to zero. */
function clearView(g: Tensor, view: View): Tensor {
  const node = nodeOf(g);
  const zero = graphBuilder.const(0, g.dtype, view.geometry.shape);
  const out = fromNode(writeThrough('CopySlices', view.fn, node, zero));
  return linear(out, 'CopySlicesBackward0', g, (gg) => clearView(gg, view));
}

/** The view's elements of g. */
function applyView(g: Tensor, view: View): Tensor {
  const out = lowerWith([g], <N extends Typed>(b: Parameters<typeof view.fn<N>>[0], of: (t: Tensor) => N) =>
    wrap(view.fn(b, of(g))),
  );
  return linear(out, 'AsStridedBackward0', g, (gg) => scatterView(gg, g, view));
}

/** Transpose of `applyView`: the gradient of the base from that of the view. */
function scatterView(
  g: Tensor,
  base: { readonly _shape: readonly number[]; readonly dtype: DType },
  view: View,
): Tensor {
  const start = standIn(graphBuilder.const(0, base.dtype, base._shape));
  const [grad] = vjpOf([start], [view.fn(graphBuilder, start)], [nodeOf(g)], [true]);
  const out = fromNode(grad ?? graphBuilder.const(0, base.dtype, base._shape));
  return linear(out, 'AsStridedBackward0', g, (gg) => applyView(gg, view));
}

/** Puts the result of a linear function of `input` on the tape. */
export function linear(out: Tensor, name: string, input: Tensor, back: (g: Tensor) => Tensor): Tensor {
  if (gradMode.enabled && input.requires_grad) {
    out._fn = new LinearGrad(name, input, back);
    out._requires = true;
  }
  return out;
}

/** A linear function of one tensor, known by its transpose. */
class LinearGrad extends GradNode<Tensor> {
  readonly name: string;
  private readonly back: (g: Tensor) => Tensor;
  constructor(name: string, input: Tensor, back: (g: Tensor) => Tensor) {
    super([input.grad_fn ?? input], [input._nr]);
    this.name = name;
    this.back = back;
  }
  apply(grads: readonly (Tensor | null)[]): (Tensor | null)[] {
    return [grads[0] ? this.back(grads[0]) : null];
  }
  release(): boolean {
    return false;
  }
}

/** A view's place on the tape, rebuilt after its base was written. */
export function viewGrad(_t: Tensor, view: View): GradNode<Tensor> {
  const base = view.base!;
  const like = { _shape: base._shape, dtype: base.dtype };
  return new LinearGrad('AsStridedBackward0', base, (g) => scatterView(g, like, view));
}

late.viewGrad = viewGrad;
