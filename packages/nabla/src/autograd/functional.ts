/** `torch.autograd.functional`: Jacobians, Hessians and their products, of any function of tensors. */
import { algebra } from '../dispatch/algebra.js';
import { fail, said } from '../errors.js';
import { numel } from '../ir/shape.js';
import { bindOptions } from '../options.js';
import { withGradMode } from '../tape.js';
import { Tensor } from '../tensor.js';
import { grad } from './backward.js';

type Tensors = Tensor | readonly Tensor[];
type Fn = (...inputs: Tensor[]) => Tensors;

export interface FunctionalOptions {
  /** The result can be differentiated. */
  create_graph?: boolean;
  /** An input on which no output depends is an error (else zeros). */
  strict?: boolean;
  /** Kept for PyTorch's signature: all Jacobians are worked out row by row. */
  vectorize?: boolean;
}

interface A {
  stack(list: readonly Tensor[], dim?: number): Tensor;
  reshape(x: Tensor, shape: readonly number[]): Tensor;
  zeros_like(x: Tensor): Tensor;
  ones_like(x: Tensor): Tensor;
  select(x: Tensor, dim: number, index: number): Tensor;
  clone(x: Tensor): Tensor;
  view_as(x: Tensor, y: Tensor): Tensor;
}
const A = (): A => algebra.tensors as unknown as A;

const listOf = (x: Tensors): readonly Tensor[] => (Array.isArray(x) ? x : [x as Tensor]);

/** Options of PyTorch's keywords, or by position (create_graph, strict). */
function optionsOf(op: string, rest: readonly unknown[]): Required<FunctionalOptions> {
  const [first, second] = rest;
  if (typeof first === 'object' && first !== null) {
    const o = bindOptions(op, first as FunctionalOptions, [
      'create_graph',
      'strict',
      'vectorize',
      'outer_jacobian_strategy',
    ]);
    return { create_graph: o['create_graph'] === true, strict: o['strict'] === true, vectorize: false };
  }
  return { create_graph: first === true, strict: second === true, vectorize: false };
}

/** Fresh leaves (or, for a differentiable result, fresh handles on the same history). */
function prepare(op: string, inputs: Tensors, create: boolean): Tensor[] {
  return listOf(inputs).map((t, i) => {
    if (!(t instanceof Tensor)) fail(op, `input ${i} is not a Tensor`, '', 'type');
    if (create && t.requires_grad) return A().view_as(t, t);
    return t.detach().requires_grad_();
  });
}

function call(op: string, fn: Fn, inputs: readonly Tensor[]): Tensors {
  if (typeof fn !== 'function')
    fail(op, `the function comes first, not ${said(fn)}`, `Write autograd.functional.${op}((x) => …, x)`, 'type');
  const out = fn(...inputs);
  if (!(out instanceof Tensor) && !Array.isArray(out))
    fail(op, `the function returned ${said(out)}`, 'It must return a Tensor, or an array of them', 'type');
  return out;
}

function evaluate(op: string, fn: Fn, inputs: readonly Tensor[]): readonly Tensor[] {
  const outs = listOf(withGradMode(true, () => call(op, fn, inputs)));
  outs.forEach((t, i) => {
    if (!(t instanceof Tensor)) fail(op, `the function's output ${i} is not a Tensor`, '', 'type');
  });
  return outs;
}

function finish(t: Tensor, create: boolean): Tensor {
  return create ? t : t.detach();
}

/** One row of a Jacobian: gradients of one output element. */
function rowOf(
  op: string,
  out: Tensor,
  element: Tensor,
  inputs: readonly Tensor[],
  o: Required<FunctionalOptions>,
  at: number,
): Tensor[] {
  if (!out.requires_grad) {
    if (o.strict)
      fail(
        op,
        `Output ${at} of the user-provided function does not require gradients. The outputs must be computed in a differentiable manner from the input when running in strict mode`,
      );
    return inputs.map((t) => A().zeros_like(t));
  }
  const grads = grad(element, [...inputs], {
    retain_graph: true,
    create_graph: o.create_graph,
    allow_unused: true,
  }) as (Tensor | null)[];
  return grads.map((g, i) => {
    if (g === null && o.strict)
      fail(
        op,
        `Output ${at} of the user-provided function is independent of input ${i}. This is not allowed in strict mode`,
      );
    return g ?? A().zeros_like(inputs[i]!);
  });
}

/** One Jacobian for each input: shape [...output, ...input]. */
function jacobianOf(
  op: string,
  out: Tensor,
  inputs: readonly Tensor[],
  o: Required<FunctionalOptions>,
  at: number,
): Tensor[] {
  const flat = withGradMode(true, () => A().reshape(out, [-1]));
  const rows = Array.from({ length: out.numel() }, (_, i) =>
    rowOf(
      op,
      out,
      withGradMode(true, () => A().select(flat, 0, i)),
      inputs,
      o,
      at,
    ),
  );
  return inputs.map((t, k) =>
    rows.length === 0
      ? A().reshape(A().zeros_like(out), [...out._shape, ...t._shape])
      : withGradMode(o.create_graph, () =>
          A().reshape(A().stack(rows.map((r) => r[k]!)), [...out._shape, ...t._shape]),
        ),
  );
}

/**
 * The Jacobian of a function. One input and one output: a tensor of shape [...output, ...input]; several: arrays, outputs
 * outside, inputs inside. Inputs are an array of tensors or one tensor.
 */
export function jacobian(func: Fn, inputs: Tensor, ...rest: [FunctionalOptions?] | [boolean?, boolean?]): Tensor;
export function jacobian(
  func: Fn,
  inputs: readonly Tensor[],
  ...rest: [FunctionalOptions?] | [boolean?, boolean?]
): Tensor[] | Tensor[][];
export function jacobian(func: Fn, inputs: Tensors, ...rest: unknown[]): Tensor | Tensor[] | Tensor[][] {
  const o = optionsOf('jacobian', rest);
  const xs = prepare('jacobian', inputs, o.create_graph);
  const result = withGradMode(true, () => call('jacobian', func, xs));
  const outs = listOf(result);
  const all = outs.map((out, i) => jacobianOf('jacobian', out, xs, o, i).map((j) => finish(j, o.create_graph)));
  const shaped = all.map((row) => (inputs instanceof Tensor ? row[0]! : row));
  return (result instanceof Tensor ? shaped[0]! : shaped) as Tensor | Tensor[] | Tensor[][];
}

/** The Hessian of a function with one scalar result: shape [...input, ...input]; arrays of arrays for several inputs. */
export function hessian(func: Fn, inputs: Tensor, ...rest: [FunctionalOptions?] | [boolean?, boolean?]): Tensor;
export function hessian(
  func: Fn,
  inputs: readonly Tensor[],
  ...rest: [FunctionalOptions?] | [boolean?, boolean?]
): Tensor[][];
export function hessian(func: Fn, inputs: Tensors, ...rest: unknown[]): Tensor | Tensor[][] {
  const o = optionsOf('hessian', rest);
  const xs = prepare('hessian', inputs, o.create_graph);
  const [y] = scalarOf('hessian', evaluate('hessian', func, xs));
  const first = gradsOf(y, xs);
  const all = first.map((g, i) => jacobianOf('hessian', g, xs, o, i).map((j) => finish(j, o.create_graph)));
  return inputs instanceof Tensor ? all[0]![0]! : all;
}

function scalarOf(op: string, outs: readonly Tensor[]): [Tensor] {
  if (outs.length !== 1 || outs[0]!.numel() !== 1)
    fail(
      op,
      `the function must return one tensor with a single element, it returned ${outs.map((t) => String(t.shape)).join(', ')}`,
    );
  const y = outs[0]!;
  return [y.ndim === 0 ? y : withGradMode(true, () => A().reshape(y, []))];
}

/** First gradients, differentiable; zeros where nothing depends. */
function gradsOf(y: Tensor, xs: readonly Tensor[]): Tensor[] {
  if (!y.requires_grad) return xs.map((t) => A().zeros_like(t));
  const grads = grad(y, [...xs], { create_graph: true, allow_unused: true }) as (Tensor | null)[];
  return grads.map((g, i) => g ?? A().zeros_like(xs[i]!));
}

function vectorFor(op: string, v: Tensors | null | undefined, like: readonly Tensor[]): Tensor[] {
  if (v === null || v === undefined) {
    if (like.length !== 1 || like[0]!.numel() !== 1)
      fail(
        op,
        'The vector v can only be null if the user-provided function returns a single Tensor with a single element (or takes one)',
      );
    return [A().ones_like(like[0]!.detach())];
  }
  const list = listOf(v);
  if (list.length !== like.length) fail(op, `v holds ${list.length} tensors where ${like.length} are needed`);
  list.forEach((t, i) => {
    if (
      t.numel() !== numel(like[i]!._shape) ||
      t.ndim !== like[i]!.ndim ||
      t._shape.some((n, k) => n !== like[i]!._shape[k])
    )
      fail(op, `v has invalid size: should be ${like[i]!.shape} but got ${t.shape}`);
  });
  return [...list];
}

type Like<T> = T extends readonly Tensor[] ? Tensor[] : Tensor;
const same = <T extends Tensors>(model: T, list: readonly Tensor[]): Like<T> =>
  (model instanceof Tensor ? list[0]! : [...list]) as Like<T>;

/** The outputs and vᵀJ: gradients of the inputs for the outputs' gradients v. */
export function vjp<T extends Tensors>(
  func: Fn,
  inputs: T,
  v?: Tensors | null,
  options: FunctionalOptions = {},
): [Tensors, Like<T>] {
  const o = optionsOf('vjp', [options]);
  const xs = prepare('vjp', inputs, o.create_graph);
  const result = withGradMode(true, () => call('vjp', func, xs));
  const outs = listOf(result);
  const given = vectorFor('vjp', v, outs);
  const used = outs.flatMap((t, i) => (t.requires_grad ? [i] : []));
  const grads =
    used.length === 0
      ? xs.map(() => null)
      : (grad(
          used.map((i) => outs[i]!),
          xs,
          { grad_outputs: used.map((i) => given[i]!), create_graph: o.create_graph, allow_unused: true },
        ) as (Tensor | null)[]);
  const full = grads.map((g, i) => finish(g ?? A().zeros_like(xs[i]!), o.create_graph));
  return [
    same(
      result,
      outs.map((t) => finish(t, o.create_graph)),
    ) as Tensors,
    same(inputs, full),
  ];
}

/** The outputs and Jv: how the outputs change along v. By differentiating vᵀJ once more, as PyTorch does. */
export function jvp(
  func: Fn,
  inputs: Tensors,
  v?: Tensors | null,
  options: FunctionalOptions = {},
): [Tensors, Tensors] {
  const o = optionsOf('jvp', [options]);
  const xs = prepare('jvp', inputs, o.create_graph);
  const given = vectorFor('jvp', v, xs);
  const result = withGradMode(true, () => call('jvp', func, xs));
  const outs = listOf(result);
  const dual = outs.map((t) => A().zeros_like(t.detach()).requires_grad_());
  const used = outs.flatMap((t, i) => (t.requires_grad ? [i] : []));
  const back =
    used.length === 0
      ? []
      : (grad(
          used.map((i) => outs[i]!),
          xs,
          { grad_outputs: used.map((i) => dual[i]!), create_graph: true, allow_unused: true },
        ) as (Tensor | null)[]);
  const forward = alongDual(back, dual, given, o.create_graph);
  const full = outs.map((t, i) => finish(forward[i] ?? A().zeros_like(t), o.create_graph));
  return [
    same(
      result,
      outs.map((t) => finish(t, o.create_graph)),
    ) as Tensors,
    same(result, full) as Tensors,
  ];
}

function alongDual(
  back: readonly (Tensor | null)[],
  dual: readonly Tensor[],
  v: readonly Tensor[],
  create: boolean,
): readonly (Tensor | null)[] {
  const live = back.flatMap((g, i) => (g?.requires_grad ? [i] : []));
  if (live.length === 0) return dual.map(() => null);
  return grad(
    live.map((i) => back[i]!),
    [...dual],
    { grad_outputs: live.map((i) => v[i]!), create_graph: create, allow_unused: true },
  ) as (Tensor | null)[];
}

/** The value and vᵀH of a function with one scalar result. */
export function vhp<T extends Tensors>(
  func: Fn,
  inputs: T,
  v?: Tensors | null,
  options: FunctionalOptions = {},
): [Tensor, Like<T>] {
  const o = optionsOf('vhp', [options]);
  const xs = prepare('vhp', inputs, o.create_graph);
  const [y] = scalarOf('vhp', evaluate('vhp', func, xs));
  const given = vectorFor('vhp', v, xs);
  const first = gradsOf(y, xs);
  const live = first.flatMap((g, i) => (g.requires_grad ? [i] : []));
  const grads =
    live.length === 0
      ? xs.map(() => null)
      : (grad(
          live.map((i) => first[i]!),
          xs,
          { grad_outputs: live.map((i) => given[i]!), create_graph: o.create_graph, allow_unused: true },
        ) as (Tensor | null)[]);
  return [
    finish(y, o.create_graph),
    same(
      inputs,
      grads.map((g, i) => finish(g ?? A().zeros_like(xs[i]!), o.create_graph)),
    ),
  ];
}

/** The value and Hv of a function with one scalar result; the Hessian of what autograd differentiates is symmetric. */
export function hvp<T extends Tensors>(
  func: Fn,
  inputs: T,
  v?: Tensors | null,
  options: FunctionalOptions = {},
): [Tensor, Like<T>] {
  return vhp(func, inputs, v, options);
}
