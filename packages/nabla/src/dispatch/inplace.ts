/** In-place calls: the out-of-place result, written into the tensor, with the tape's history moved along. */
import { share } from '../engine.js';
import { fail } from '../errors.js';
import { graphBuilder, type Typed } from '../graph/build.js';
import type { DType } from '../ir/dtype.js';
import { overlap, overlapsItself } from '../ir/geometry.js';
import { sameShape } from '../ir/shape.js';
import { vjpOf } from '../rules/derive.js';
import { GradNode, gradMode } from '../tape.js';
import { type Creation, fromNode, fromTiny, late, nodeOf, overwrite, Tensor, tinyOf, type View } from '../tensor.js';
import { standIn, writeThrough } from '../view.js';
import { algebra } from './algebra.js';
import { canCast } from './promote.js';
import { edgeOf } from './saved.js';
import { lowerWith, wrap } from './values.js';

/** Refuses what PyTorch refuses before anything is computed. `given`: the other arguments. */
export function checkInplace(op: string, t: Tensor, given: readonly unknown[]): void {
  if (t._extra?.inference && !gradMode.inference)
    fail(
      op,
      'Inplace update to inference tensor outside InferenceMode is not allowed',
      'clone() it first, and change the clone',
    );
  if (gradMode.enabled && (t.requires_grad || given.some((x) => x instanceof Tensor && x.requires_grad)))
    checkTaped(op, t);
}

/** What must not be written where the tape looks on. */
function checkTaped(op: string, t: Tensor): void {
  if (t._view !== null) checkView(op, t, t._view);
  if (!t.is_leaf || !t.requires_grad) return;
  fail(
    op,
    'a leaf Variable that requires grad is being used in an in-place operation',
    `Wrap the update: torch.no_grad(() => w.${op}(…))`,
  );
}

const CREATIONS: Readonly<Record<Exclude<Creation, 'plain'>, string>> = {
  no_grad: 'A view was created in no_grad mode and is being modified inplace with grad mode enabled',
  inference: 'A view was created in inference mode and is being modified inplace in normal mode',
  multiple:
    'This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace',
};

function checkView(op: string, t: Tensor, { base, creation }: View): void {
  if (base === null) return;
  if (creation !== 'plain')
    fail(
      op,
      CREATIONS[creation],
      creation === 'multiple'
        ? 'Use the operator without the trailing underscore'
        : 'Make and change the view both inside, or both outside',
    );
  if (base.is_leaf && t.requires_grad)
    fail(
      op,
      'a view of a leaf Variable that requires grad is being used in an in-place operation',
      'Wrap the update in torch.no_grad(() => …), or clone() first',
    );
}

/** Refuses writes whose result would depend on the order in which elements are written. */
export function checkOverlap(op: string, t: Tensor, given: readonly unknown[]): void {
  if (t._view !== null && overlapsItself(t._geometry()))
    fail(
      op,
      'unsupported operation: more than one element of the written-to tensor refers to a single memory location',
      CLONE,
    );
  for (const x of given) {
    if (x instanceof Tensor && x !== t && x._cell === t._cell && overlap(t._geometry(), x._geometry()) === 'partly')
      failOverlap(op);
  }
}

export function failOverlap(op: string): never {
  fail(
    op,
    'unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location',
    CLONE,
  );
}

const CLONE = 'Please clone() the tensor before performing the operation';

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
  overwrite(t, tiny !== null && (t._cell.tiny !== null || t._view === null) ? tiny : nodeOf(value));
  if (value._cell !== t._cell) discard(value);
  if (gradMode.enabled && t.dtype.is_floating_point) rebase(t, value);
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
export function rebase(t: Tensor, value: Tensor): void {
  if (t._view?.base) {
    if (value._fn !== null || t._view.base.requires_grad) rebaseView(t, t._view, value);
    return;
  }
  // What was written over gets a gradient of zeros.
  const fn = value._fn ?? linear(value, 'CopyBackwards', t, zerosLike)._fn;
  if (fn === null) return;
  t._fn = fn;
  t._nr = value._nr;
  t._requires = true;
  if ('replaceOut' in fn) (fn as GradNode<Tensor> & { replaceOut(out: Tensor): void }).replaceOut(t);
  t.extra().gradVersion++;
}

export function zerosLike(g: Tensor): Tensor {
  return (algebra.tensors as unknown as { zeros_like(x: Tensor): Tensor }).zeros_like(g);
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
    super([edgeOf(base), edgeOf(value)], [base._nr, value._nr]);
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
  const out = fromNode(writeThrough(view.ofBase, node, zero));
  return linear(out, 'CopySlicesBackward0', g, (gg) => clearView(gg, view));
}

/** The view's elements of g. */
function applyView(g: Tensor, view: View): Tensor {
  const out = lowerWith([g], <N extends Typed>(b: Parameters<typeof view.ofBase<N>>[0], of: (t: Tensor) => N) =>
    wrap(view.ofBase(b, of(g))),
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
  const [grad] = vjpOf([start], [view.ofBase(graphBuilder, start)], [nodeOf(g)], [true]);
  const out = fromNode(grad ?? graphBuilder.const(0, base.dtype, base._shape));
  return linear(out, 'AsStridedBackward0', g, (gg) => applyView(gg, view));
}

type Back = (g: Tensor) => Tensor;

/** Puts the result of a function that is linear in each of its inputs on the tape. `back`: the transposes. */
export function linear(
  out: Tensor,
  name: string,
  inputs: Tensor | readonly Tensor[],
  back: Back | readonly Back[],
): Tensor {
  const list = inputs instanceof Tensor ? [inputs] : inputs;
  if (!gradMode.enabled || !out.dtype.is_floating_point || !list.some((t) => t.requires_grad)) return out;
  out._fn = new LinearGrad(name, list, typeof back === 'function' ? [back] : back);
  out._requires = true;
  return out;
}

class LinearGrad extends GradNode<Tensor> {
  readonly name: string;
  private readonly back: readonly Back[];
  constructor(name: string, inputs: readonly Tensor[], back: readonly Back[]) {
    super(
      inputs.map((t) => edgeOf(t)),
      inputs.map((t) => t._nr),
    );
    this.name = name;
    this.back = back;
  }
  apply(grads: readonly (Tensor | null)[], _createGraph: boolean, wanted: readonly boolean[]): (Tensor | null)[] {
    const g = grads[0];
    return this.back.map((fn, i) => (g && wanted[i] ? fn(g) : null));
  }
  release(): boolean {
    return false;
  }
}

/** A view's place on the tape, rebuilt after its base was written. */
export function viewGrad(_t: Tensor, view: View): GradNode<Tensor> {
  const base = view.base!;
  const like = { _shape: base._shape, dtype: base.dtype };
  return new LinearGrad('AsStridedBackward0', [base], [(g) => scatterView(g, like, view)]);
}

late.viewGrad = viewGrad;
