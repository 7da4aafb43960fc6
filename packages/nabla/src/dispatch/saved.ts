/** Tensors that a tape node keeps for its backward, and the check that nobody changed them meanwhile. */
import { letGo } from '../engine.js';
import { fail } from '../errors.js';
import type { GradNode } from '../tape.js';
import { Tensor } from '../tensor.js';

/** Gradients that someone else holds (hooks saw them, a Function returned them): where they are stored, they are copied. */
export const given = new WeakSet<Tensor>();

/** Times that code of the user's has seen what happens inside a backward: hooks, Functions. */
export const shown = { count: 0 };

/** Code of the user's gets this gradient, and may keep it. */
export function give(grad: Tensor): void {
  given.add(grad);
  shown.count++;
}

/** Counts a tensor as kept by the tape. */
export function keep(t: Tensor): void {
  if (t._extra?.inference)
    fail(
      'autograd',
      'Inference tensors cannot be saved for backward',
      'clone() it outside of inference_mode and use the clone',
    );
  t._cell.saved++;
}

export class Saved {
  tensor: Tensor | null;
  private readonly version: number;
  constructor(tensor: Tensor) {
    this.tensor = tensor;
    this.version = tensor._cell.version;
    keep(tensor);
  }
  get changed(): number | null {
    return this.tensor !== null && this.tensor._cell.version !== this.version ? this.tensor._cell.version : null;
  }
  get expected(): number {
    return this.version;
  }
  release(): void {
    if (this.tensor === null) return;
    letGo(this.tensor._cell);
    this.tensor = null;
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  float32: 'FloatTensor',
  float64: 'DoubleTensor',
  int64: 'LongTensor',
  int32: 'IntTensor',
  uint8: 'ByteTensor',
  bool: 'BoolTensor',
};

export function checkVersion(op: string, saved: Saved): Tensor {
  const t = saved.tensor;
  if (t === null) {
    fail(
      op,
      'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed)',
      'Specify { retain_graph: true } in the first call',
    );
  }
  if (saved.changed !== null) failVersion(op, t, saved.expected);
  return t;
}

/** A saved tensor was changed in place. */
export function failVersion(op: string, t: Tensor, expected: number): never {
  const of = t.grad_fn ? `, which is output ${t.output_nr} of ${t.grad_fn.name},` : '';
  fail(
    op,
    `one of the variables needed for gradient computation has been modified by an inplace operation: [torch.${TYPE_NAMES[t.dtype.name]} [${t._shape.join(', ')}]]${of} is at version ${t._cell.version}; expected version ${expected} instead`,
    'Use the operator without the trailing underscore, or clone() the tensor before it is changed; torch.autograd.set_detect_anomaly(true) names the forward call',
  );
}

/** Where a gradient of this argument goes. */
export function edgeOf(x: unknown, differentiable = true): GradNode<Tensor> | Tensor | null {
  if (!differentiable || !(x instanceof Tensor)) return null;
  if (x._view === null) return x._requires ? (x._fn ?? x) : null;
  return x.requires_grad ? (x.grad_fn ?? x) : null;
}

export function edgeNr(x: unknown): number {
  return x instanceof Tensor ? x._nr : 0;
}
