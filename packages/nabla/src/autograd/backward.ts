/** `backward` and `grad`: checks, the walk, and what is done with the gradients at its end. */

import type { Cell } from '../cell.js';
import { limits } from '../cell.js';
import { algebra } from '../dispatch/algebra.js';
import { isOptions } from '../dispatch/arguments.js';
import { assign, linear } from '../dispatch/inplace.js';
import { give, given, shown } from '../dispatch/saved.js';
import { flush, hideSince, moment, releaseHidden, share } from '../engine.js';
import { fail, said } from '../errors.js';
import { graphBuilder } from '../graph/build.js';
import { numel, sameShape } from '../ir/shape.js';
import { type GradNode, withGradMode } from '../tape.js';
import { fromNode, fromTiny, late, nodeOf, numbersOf, Tensor, tinyOf } from '../tensor.js';
import { trace } from '../trace.js';
import { type Root, type Target, type WalkResult, type WalkTools, walkBack } from './walk.js';

const tools: WalkTools<Tensor> = {
  add: (a, b) => algebra.tensors.add(a, b),
  leafHooks: (leaf) => leaf._extra?.hooks ?? null,
  checkHook(before, after) {
    if (!(after instanceof Tensor)) fail('register_hook', 'a hook must return a Tensor or nothing', '', 'type');
    if (!sameShape(before._shape, after._shape))
      fail('register_hook', `hook has changed the size of value: ${before.shape} to ${after.shape}`);
    if (before.dtype !== after.dtype)
      fail('register_hook', `hook has changed the type of value: ${before.dtype} to ${after.dtype}`);
    return after;
  },
  checkGrad(node, position, grad) {
    const to = node.next[position];
    if (!(to instanceof Tensor)) return grad;
    if (!sameShape(grad._shape, to._shape))
      fail(
        'backward',
        `Function ${node.name} returned an invalid gradient at index ${position} - got ${grad.shape} but expected shape compatible with ${to.shape}`,
      );
    return grad.dtype === to.dtype ? grad : (grad as Tensor & { to(d: unknown): Tensor }).to(to.dtype);
  },
  shown: give,
  checkNan(node, position, grad) {
    if (!numbersOf(grad).some(Number.isNaN)) return;
    const stack = node.extra?.stack;
    const where = stack ? `\nTraceback of the forward call that caused the error:\n${stack}` : '';
    fail('backward', `Function '${node.name}' returned nan values in its ${position}th output.${where}`);
  },
};

const ONE: readonly number[] = [1];

function onesLike(t: Tensor): Tensor {
  const n = numel(t._shape);
  if (n === 1 && limits.tiny > 0) return fromTiny(t.dtype, t._shape, ONE);
  return n <= limits.tiny
    ? fromTiny(t.dtype, t._shape, new Array<number>(n).fill(1))
    : fromNode(graphBuilder.const(1, t.dtype, t._shape));
}

function rootOf(op: string, t: Tensor, grad: Tensor | null, at: number): Root<Tensor> {
  if (!t.requires_grad) {
    fail(
      op,
      `element ${at} of tensors does not require grad and does not have a grad_fn`,
      'Make a leaf with requires_grad: true before the computation, and compute outside no_grad()',
    );
  }
  return { node: t.grad_fn ?? t, nr: t._nr, grad: grad ?? implicitGrad(op, t) };
}

function implicitGrad(op: string, t: Tensor): Tensor {
  if (t.numel() !== 1) {
    fail(
      op,
      `grad can be implicitly created only for scalar outputs, this one has shape ${t.shape}`,
      'Reduce it first (y.sum().backward()), or pass the gradient: y.backward(torch.ones_like(y))',
    );
  }
  return onesLike(t);
}

function checkGiven(op: string, t: Tensor, grad: Tensor | null, at: number): void {
  if (!(t instanceof Tensor))
    fail(op, `element ${at} is ${said(t)}, no Tensor`, 'Pass a tensor or an array of tensors', 'type');
  if (grad === null) return;
  if (!(grad instanceof Tensor))
    fail(op, `gradients can be either Tensors or null, but argument ${at} is not`, '', 'type');
  if (!sameShape(t._shape, grad._shape)) {
    fail(
      op,
      `Mismatch in shape: grad_output[${at}] has a shape of ${grad.shape} and output[${at}] has a shape of ${t.shape}`,
    );
  }
}

function listOf<T>(x: T | readonly T[] | null | undefined): readonly T[] {
  return x === null || x === undefined ? [] : Array.isArray(x) ? (x as readonly T[]) : [x as T];
}

const NO_OPTIONS: Record<string, unknown> = Object.freeze({});
const BACKWARD_OPTIONS = ['grad_tensors', 'retain_graph', 'create_graph', 'grad_variables', 'inputs'];
const METHOD_OPTIONS = ['gradient', 'retain_graph', 'create_graph', 'inputs'];
const GRAD_OPTIONS = [
  'grad_outputs',
  'retain_graph',
  'create_graph',
  'only_inputs',
  'allow_unused',
  'is_grads_batched',
];

function checked(names: readonly string[], options: Record<string, unknown>): Record<string, unknown> {
  for (const key in options) {
    if (!names.includes(key))
      fail('backward', `got an unknown option '${key}'`, `Known options: ${names.join(', ')}`, 'type');
  }
  return options;
}

/** Options as one trailing object, or PyTorch's positions. */
function named(names: readonly string[], given: readonly unknown[]): Record<string, unknown> {
  if (given.length === 1 && isOptions(given[0])) return checked(names, given[0]);
  let out = NO_OPTIONS;
  for (let i = 0; i < given.length; i++) {
    const x = given[i];
    if (x === undefined) continue;
    if (out === NO_OPTIONS) out = {};
    if (isOptions(x)) Object.assign(out, checked(names, x));
    else out[names[i]!] = x;
  }
  return out;
}

// ---------------------------------------------------------------------------------------------------- backward

/**
 * Adds the gradients of `tensors` to `.grad` of every leaf (or of `inputs` only), as torch.autograd.backward.
 * Nothing is accumulated unless the whole walk, hooks included, succeeds.
 */
export function backward(tensors: Tensor | readonly Tensor[], ...rest: unknown[]): void {
  const o = named(BACKWARD_OPTIONS, rest);
  const roots = listOf(tensors);
  const grads = listOf(o['grad_tensors'] as Tensor | Tensor[] | null);
  run('backward', roots, grads, o);
}

function run(
  op: string,
  tensors: readonly Tensor[],
  grads: readonly (Tensor | null)[],
  o: Record<string, unknown>,
): void {
  if (grads.length > 0 && grads.length !== tensors.length)
    fail(op, `got ${tensors.length} tensors and ${grads.length} gradients`);
  for (const g of grads) if (g instanceof Tensor) given.add(g);
  const create = o['create_graph'] === true;
  const inputs = o['inputs'] === undefined || o['inputs'] === null ? null : listOf(o['inputs'] as Tensor | Tensor[]);
  if (inputs?.length === 0) fail(op, "'inputs' argument to backward() cannot be empty");
  const roots = rootsOf(op, tensors, grads);
  const targets = inputs?.map((t, i) => targetOf(op, t, i)) ?? null;
  const keep = (o['retain_graph'] as boolean | null | undefined) ?? create;
  const { captured, leaves, retained } = walk(roots, targets, keep, create);
  if (retained !== null) keepRetained(retained, create);
  if (inputs === null) accumulateAll(leaves.leaves, leaves.grads, create);
  else accumulateAll(inputs, captured, create);
  if (!create) finish();
}

function rootsOf(op: string, tensors: readonly Tensor[], grads: readonly (Tensor | null)[]): Root<Tensor>[] {
  const roots: Root<Tensor>[] = [];
  for (let i = 0; i < tensors.length; i++) {
    const grad = grads[i] ?? null;
    checkGiven(op, tensors[i]!, grad, i);
    roots.push(rootOf(op, tensors[i]!, grad, i));
  }
  return roots;
}

function accumulateAll(leaves: readonly Tensor[], grads: readonly (Tensor | null)[], create: boolean): void {
  const cells = leaves.length > 1 ? new Set<Cell>() : null;
  for (let i = 0; i < leaves.length; i++) {
    const g = grads[i]!;
    if (g === null) continue;
    // Two leaves may have been sent one tensor (x + y): each gets its own.
    if (cells?.has(g._cell)) given.add(g);
    cells?.add(g._cell);
    accumulate(leaves[i]!, g, create);
  }
}

/** Computes the gradients, and gives back what only the tape had. */
function finish(): void {
  flush();
  releaseHidden();
}

/** The walk. What it made on its way is its own, unless code of the user's has seen it. */
function walk(
  roots: readonly Root<Tensor>[],
  targets: readonly Target<Tensor>[] | null,
  keep: boolean,
  create: boolean,
): WalkResult<Tensor> {
  const [start, seen] = [moment(), shown.count];
  const result = walkBack(tools, roots, targets, keep, create);
  if (create || shown.count !== seen) return result;
  let cells: ReadonlySet<Cell> | null = null;
  // Gradients that are numbers leave nothing waiting: then nobody asks.
  hideSince(start, (cell) => (cells ??= cellsOf(result)).has(cell));
  return result;
}

function cellsOf({ captured, leaves, retained }: WalkResult<Tensor>): ReadonlySet<Cell> {
  const cells = new Set<Cell>();
  for (const g of captured) if (g !== null) cells.add(g._cell);
  // Views are copied into the gradients; what they look at is nobody's.
  for (const g of leaves.grads) if (g._view === null) cells.add(g._cell);
  for (const g of retained?.values() ?? []) cells.add(g._cell);
  return cells;
}

/** Gradients of `retain_grad`: never added in place. */
function keepRetained(retained: ReadonlyMap<Tensor, Tensor>, create: boolean): void {
  for (const [t, g] of retained) {
    given.add(g);
    if (t._grad === null) accumulate(t, g, create);
    else t._grad = withGradMode(create, () => algebra.tensors.add(t._grad!, g));
  }
}

/** `.grad += g`, in place as PyTorch does when no graph is made of it. */
function accumulate(leaf: Tensor, g: Tensor, create: boolean): void {
  if (trace.on !== null) trace.on.touch(leaf);
  if (leaf._grad === null) {
    if (leaf._extra) leaf._extra.gradSeen = false;
    leaf._grad = create ? withGradMode(true, () => linear(owned(g), 'CopyBackwards', g, (gg) => gg)) : owned(g);
  } else if (create) {
    leaf._grad = withGradMode(true, () => algebra.tensors.add(leaf._grad!, g));
  } else {
    withGradMode(false, () => assign('backward', leaf._grad!, algebra.tensors.add(leaf._grad!, g)));
  }
}

/** A gradient that no one else can change: views and tensors that were handed in are copied. */
function owned(g: Tensor): Tensor {
  if (g._view === null && !given.has(g)) return g.requires_grad ? g.detach() : g;
  const tiny = tinyOf(g);
  if (tiny !== null) return fromTiny(g.dtype, g._shape, tiny);
  const node = nodeOf(g);
  share(node);
  return fromNode(node);
}
function targetOf(op: string, t: Tensor, at: number): Target<Tensor> {
  if (!(t instanceof Tensor)) fail(op, `input ${at} is not a Tensor`, '', 'type');
  if (!t.requires_grad)
    fail(
      op,
      `One of the differentiated Tensors does not require grad: input ${at}, shape ${t.shape}`,
      'Make it with requires_grad: true, or call requires_grad_() before the computation',
    );
  return { node: t.grad_fn ?? t, nr: t._nr };
}

late.backward = (t, gradient, rest) => {
  const o = named(METHOD_OPTIONS, [gradient, ...rest]);
  const g = (o['gradient'] as Tensor | null | undefined) ?? null;
  run('backward', [t], [g], o);
};

// ---------------------------------------------------------------------------------------------------- grad

export interface GradOptions {
  grad_outputs?: Tensor | readonly (Tensor | null)[] | null;
  retain_graph?: boolean | null;
  create_graph?: boolean;
  only_inputs?: boolean;
  allow_unused?: boolean;
  is_grads_batched?: boolean;
}

/**
 * The gradients of `outputs` with respect to `inputs`, as torch.autograd.grad: one tensor for each input, `.grad` untouched.
 * Errors: an input that was not used (unless `allow_unused`, which gives null), an output that is no scalar without
 * `grad_outputs`, a graph that was freed.
 */
export function grad(
  outputs: Tensor | readonly Tensor[],
  inputs: Tensor | readonly Tensor[],
  options?: GradOptions,
): Tensor[];
export function grad(
  outputs: Tensor | readonly Tensor[],
  inputs: Tensor | readonly Tensor[],
  options: GradOptions & { allow_unused: true },
): (Tensor | null)[];
export function grad(
  outputs: Tensor | readonly Tensor[],
  inputs: Tensor | readonly Tensor[],
  grad_outputs?: GradOptions['grad_outputs'],
  retain_graph?: boolean | null,
  create_graph?: boolean,
  only_inputs?: boolean,
  allow_unused?: boolean,
): Tensor[];
export function grad(
  outputs: Tensor | readonly Tensor[],
  inputs: Tensor | readonly Tensor[],
  ...rest: unknown[]
): (Tensor | null)[] {
  const o = named(GRAD_OPTIONS, rest);
  const outs = listOf(outputs);
  const ins = listOf(inputs);
  const gs = listOf(o['grad_outputs'] as Tensor | (Tensor | null)[] | null);
  if (gs.length > 0 && gs.length !== outs.length)
    fail('grad', `got ${outs.length} outputs and ${gs.length} grad_outputs`);
  const create = o['create_graph'] === true;
  const roots = rootsOf('grad', outs, gs);
  const targets = ins.map((t, i) => targetOf('grad', t, i));
  const keep = (o['retain_graph'] as boolean | null | undefined) ?? create;
  const { captured, retained } = walk(roots, targets, keep, create);
  if (retained !== null) keepRetained(retained, create);
  if (o['allow_unused'] !== true)
    for (let i = 0; i < captured.length; i++) if (captured[i] === null) failUnused(ins[i]!, i);
  if (!create) finish();
  return captured;
}

function failUnused(t: Tensor, at: number): never {
  fail(
    'grad',
    `One of the differentiated Tensors appears to not have been used in the graph: input ${at}, shape ${t.shape}`,
    'Set { allow_unused: true } if this is the desired behavior; its gradient is then null',
  );
}

export type { GradNode };
