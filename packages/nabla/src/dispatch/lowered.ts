/** Calls of lowered records (everything that is not one element at a time), views among them, and their tape nodes. */

import { readNode, share } from '../engine.js';
import { fail } from '../errors.js';
import { type Builder, graphBuilder, type Typed } from '../graph/build.js';
import { castNumber, type DType, int64 } from '../ir/dtype.js';
import type { Node } from '../ir/node.js';
import type { GradContext, LowerCall, LoweredSpec, Params } from '../record.js';
import { vjpOf } from '../rules/derive.js';
import type { Value } from '../runtime/reference/evaluate.js';
import { toNumbers } from '../runtime/storage.js';
import { GradNode, gradMode } from '../tape.js';
import { makeView, nodeOf, Tensor } from '../tensor.js';
import { evaluateGraph } from '../tiny.js';
import { chainOf, geometryOf, standIn, type ViewFn } from '../view.js';
import { algebra } from './algebra.js';
import { gradNameOf, type Op } from './op.js';
import { get_default_dtype } from './promote.js';
import { checkVersion, edgeNr, edgeOf, Saved } from './saved.js';
import { lowerWith, wrap } from './values.js';

export type LoweredOp = Op & { readonly record: LoweredSpec };

/** Tensors among the arguments, with where they stand: [parameter, position in its array or −1]. */
interface Place {
  readonly param: number;
  readonly at: number;
}

function placesOf(op: Op, values: readonly unknown[]): Place[] {
  const out: Place[] = [];
  for (const i of op.tensors) {
    const x = values[i];
    if (x instanceof Tensor) out.push({ param: i, at: -1 });
    else if (Array.isArray(x)) x.forEach((_, at) => out.push({ param: i, at }));
  }
  return out;
}

function tensorAt(values: readonly unknown[], place: Place): Tensor {
  const x = values[place.param];
  return (place.at < 0 ? x : (x as Tensor[])[place.at]) as Tensor;
}

/** Arguments by name with tensors exchanged. */
function argsWith<N>(op: Op, values: readonly unknown[], of: (t: Tensor, place: Place) => N): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    const isTensor = op.tensors.includes(i);
    if (isTensor && x instanceof Tensor) args[op.names[i]!] = of(x, { param: i, at: -1 });
    else if (isTensor && Array.isArray(x)) args[op.names[i]!] = x.map((t: Tensor, at) => of(t, { param: i, at }));
    else args[op.names[i]!] = isTensor && typeof x !== 'object' ? Number(x) : x;
  }
  return args;
}

// ---------------------------------------------------------------------------------------------------- lowering

const KNOWN_RANGE: ReadonlySet<string> = new Set(['argmax', 'argmin', 'argsort', 'iota']);

/** Indices that cannot be out of range, by where they come from. */
function knownInRange(x: Node): boolean {
  let node = x;
  while (['reshape', 'permute', 'expand', 'slice', 'cast'].includes(node.op)) node = node.src[0]!;
  return KNOWN_RANGE.has(node.op);
}

function isValue(x: Typed): x is Typed & Value {
  return 'data' in x;
}

function valuesOf(x: Typed): ArrayLike<number> {
  if (isValue(x)) return x.data;
  const node = x as Node;
  return toNumbers(node.dtype, readNode(node));
}

class Call<N extends Typed> implements LowerCall<N> {
  readonly op: string;
  private readonly b: Builder<N>;
  constructor(op: string, b: Builder<N>) {
    this.op = op;
    this.b = b;
  }
  get defaultDtype(): DType {
    return get_default_dtype();
  }
  values(x: N): ArrayLike<number> {
    return valuesOf(x);
  }
  operand(x: N | number, dtype: DType): N {
    return typeof x === 'number' ? this.b.scalar(castNumber(x, dtype), dtype) : this.b.cast(x, dtype);
  }
  indices(x: N, low: number, high: number, what: string): N {
    if (x.dtype === int64 && !isValue(x) && knownInRange(x as unknown as Node)) return x;
    if (x.dtype.kind === 'bool')
      fail(this.op, `expected ${what} of integers, got torch.bool`, 'Use .long() to convert');
    const data = valuesOf(x);
    for (let i = 0; i < data.length; i++) {
      const v = data[i]!;
      if (!Number.isInteger(v)) fail(this.op, `${what} must be integers, but element ${i} is ${v}`, '', 'index');
      if (v < low || v >= high)
        fail(this.op, `${what} out of range: element ${i} is ${v}, not in [${low}, ${high - 1}]`, '', 'index');
    }
    return this.b.cast(x, int64);
  }
}

function lowerRecord<N extends Typed>(
  op: LoweredOp,
  b: Builder<N>,
  of: (t: Tensor, place: Place) => N,
  values: readonly unknown[],
): N[] {
  const out = op.record.lower(b, argsWith(op, values, of) as never, new Call(op.name, b));
  return Array.isArray(out) ? out : [out];
}

/** Calls with checked arguments; one tensor or several, as the record says. */
export function callLowered(op: LoweredOp, values: readonly unknown[]): Tensor | Tensor[] {
  if (op.record.view === true) return callView(op, values);
  const places = placesOf(op, values);
  const tensors = places.map((p) => tensorAt(values, p));
  let single = false;
  const outs = lowerWith(tensors, (b, of) => {
    const out = op.record.lower(b, argsWith(op, values, of) as never, new Call(op.name, b));
    single = !Array.isArray(out);
    return (Array.isArray(out) ? out : [out]).map(wrap);
  });
  unalias(outs, tensors);
  recordLowered(op, values, places, outs);
  return single ? outs[0]! : outs;
}

/** A lowering may return an input's own node (contiguous reshape, sum over nothing): results never share its storage. */
function unalias(outs: readonly Tensor[], inputs: readonly Tensor[]): void {
  for (const out of outs) {
    const node = out._cell.node;
    if (node && inputs.some((t) => t._cell.node === node)) share(node);
  }
}

function recordLowered(
  op: LoweredOp,
  values: readonly unknown[],
  places: readonly Place[],
  outs: readonly Tensor[],
): void {
  if (!gradMode.enabled) return;
  if (!places.some((p) => tensorAt(values, p).requires_grad)) return;
  const differentiable = outs.map(
    (t, i) => t.dtype.is_floating_point && op.record.nondifferentiable?.includes(i) !== true,
  );
  if (!differentiable.includes(true)) return;
  const node = new LoweredGrad(op, values, places, outs);
  outs.forEach((t, i) => {
    if (!differentiable[i]) return;
    t._requires = true;
    t._fn = node;
    t._nr = i;
  });
}

// ---------------------------------------------------------------------------------------------------- views

/** A result that shares memory with its first tensor, where strides can say it; otherwise a copy. */
function callView(op: LoweredOp, values: readonly unknown[]): Tensor | Tensor[] {
  const places = placesOf(op, values);
  const source = tensorAt(values, places[0]!);
  const one =
    (i: number): ViewFn =>
    (b, x) =>
      lowerRecord(op, b, () => x as never, values)[i]! as never;
  const start = standIn(placeholder(source));
  const nodes = lowerRecord(op, graphBuilder, () => start, values);
  const single = !Array.isArray(
    op.record.lower(graphBuilder, argsWith(op, values, () => start) as never, new Call(op.name, graphBuilder)),
  );
  const outs = nodes.map((node, i) => viewOrCopy(source, start, node, one(i)));
  recordLowered(op, values, places, outs);
  return single ? outs[0]! : outs;
}

/** The source's shape and dtype without computing anything. */
function placeholder(t: Tensor): Node {
  return t._cell.node !== null ? nodeOf(t) : graphBuilder.const(0, t.dtype, t._shape);
}

function viewOrCopy(source: Tensor, start: Node, node: Node, fn: ViewFn): Tensor {
  const geometry = geometryOf(source._geometry(), chainOf(start, node));
  if (geometry !== null) return makeView(source, fn, geometry);
  return lowerWith([source], (b, of) => wrap(fn(b, of(source))));
}

// ---------------------------------------------------------------------------------------------------- tape

/** The tape node of a lowered call: the record's own rule, or the one that follows from its lowering. */
export class LoweredGrad extends GradNode<Tensor> {
  readonly name: string;
  private readonly op: LoweredOp;
  private readonly places: readonly Place[];
  private values: readonly unknown[];
  private saved: (Saved | null)[];
  private outs: (Saved | null)[];

  constructor(op: LoweredOp, values: readonly unknown[], places: readonly Place[], outs: readonly Tensor[]) {
    super(
      places.map((p) => edgeOf(tensorAt(values, p), tensorAt(values, p).dtype.is_floating_point)),
      places.map((p) => edgeNr(tensorAt(values, p))),
    );
    this.op = op;
    this.name = gradNameOf(op, values, op.record.view === true && outs[0]!._view === null);
    this.places = places;
    this.values = values;
    const keeps = (name: string): boolean =>
      op.record.view !== true && (op.record.saves?.includes(name) ?? name !== 'out');
    this.saved = places.map((p) => (keeps(op.names[p.param]!) ? new Saved(tensorAt(values, p)) : null));
    const keepOut = op.record.saves?.includes('out') ?? op.record.grad !== undefined;
    this.outs = outs.map((t) => (keepOut && op.record.view !== true ? new Saved(t) : null));
  }

  replaceOut(out: Tensor): void {
    if (this.outs[0]) {
      this.outs[0].release();
      this.outs[0] = new Saved(out);
    }
  }

  release(): boolean {
    const any = this.saved.some((s) => s !== null) || this.outs.some((s) => s !== null);
    for (const s of [...this.saved, ...this.outs]) s?.release();
    if (any) this.values = [];
    return any;
  }

  apply(grads: readonly (Tensor | null)[], createGraph: boolean, wanted: readonly boolean[]): (Tensor | null)[] {
    return this.op.record.grad === undefined ? this.derived(grads, createGraph, wanted) : this.ruled(grads, wanted);
  }

  /** Runs the record's rule; arguments are checked for in-place changes when the rule reads them. */
  private ruled(grads: readonly (Tensor | null)[], wanted: readonly boolean[]): (Tensor | null)[] {
    const names = this.op.names;
    const context = {
      args: this.lazyArgs(),
      outs: this.outs.map((s) => s?.tensor ?? null),
      needs: (name: string) => this.places.some((p, k) => names[p.param] === name && wanted[k]!),
    };
    const outs = this.outs;
    Object.defineProperty(context, 'out', { get: () => checkVersion(this.name, outs[0]!) });
    const result = this.op.record.grad!(algebra.tensors, grads, context as unknown as GradContext<Params, Tensor>);
    return this.places.map((p, k) => {
      const g = wanted[k] ? (result as Record<string, unknown>)[names[p.param]!] : null;
      return ((p.at < 0 ? g : (g as Tensor[] | null)?.[p.at]) ?? null) as Tensor | null;
    });
  }

  private lazyArgs(): Record<string, unknown> {
    const args = {};
    const values = this.values;
    this.op.names.forEach((name, i) => {
      Object.defineProperty(args, name, { enumerable: true, get: () => this.argument(values, i) });
    });
    return args;
  }

  private argument(values: readonly unknown[], i: number): unknown {
    this.places.forEach((p, k) => {
      const s = this.saved[k];
      if (p.param === i && s) checkVersion(this.name, s);
    });
    return values[i];
  }

  /** The rule that follows from the lowering: lower again, then walk the primitives backwards. */
  private derived(
    grads: readonly (Tensor | null)[],
    createGraph: boolean,
    wanted: readonly boolean[],
  ): (Tensor | null)[] {
    for (const s of this.saved) if (s) checkVersion(this.name, s);
    const inputs = this.places.map((p) => tensorAt(this.values, p));
    const have = grads.flatMap((g, i) => (g ? [i] : []));
    const op = derivedOp(this.op, this.values, this.places, have, wanted);
    const all = [...have.map((i) => grads[i]!), ...inputs];
    const outs = createGraph
      ? (callLowered(op, [all]) as Tensor[])
      : lowerWith(all, (b, of) => lowerRecord(op, b, of, [all]).map(wrap));
    const result: (Tensor | null)[] = wanted.map(() => null);
    let at = 0;
    wanted.forEach((want, k) => {
      if (want) result[k] = outs[at++]!;
    });
    return result;
  }
}

/**
 * The backward of a lowered call as a lowered call of its own, of (result gradients, inputs): so it has a derivative, too.
 */
function derivedOp(
  op: LoweredOp,
  values: readonly unknown[],
  places: readonly Place[],
  have: readonly number[],
  wanted: readonly boolean[],
): LoweredOp {
  const record: LoweredSpec = {
    ...op.record,
    name: `${op.name}_backward`,
    view: false,
    params: { tensors: { kind: 'tensors' } },
    lower: (b, args) => {
      const all = args['tensors'] as unknown as Node[];
      if (all.some((x) => 'data' in x)) return derivedValues(op, values, places, have, wanted, all as never) as never;
      return derivedNodes(op, values, places, have, wanted, all, b as unknown as Builder<Node>) as never;
    },
  };
  const { grad: _grad, saves: _saves, nondifferentiable: _none, ...plain } = record;
  return {
    ...op,
    record: plain,
    name: record.name,
    names: ['tensors'],
    params: [{ kind: 'tensors' }],
    tensors: [0],
    gradName: `${gradNameOf(op, values).replace(/0$/, '')}Backward0`,
    plain: 0,
  } as LoweredOp;
}

function derivedNodes(
  op: LoweredOp,
  values: readonly unknown[],
  places: readonly Place[],
  have: readonly number[],
  wanted: readonly boolean[],
  all: readonly Node[],
  b: Builder<Node>,
): Node[] {
  const starts = all.slice(have.length).map(standIn);
  const at = new Map(places.map((p, k) => [`${p.param}:${p.at}`, starts[k]!]));
  const outs = lowerRecord(op, b, (_, p) => at.get(`${p.param}:${p.at}`)!, values);
  const grads = vjpOf(
    starts,
    have.map((i) => outs[i]!),
    all.slice(0, have.length),
    wanted,
  );
  return wanted.flatMap((want, k) => (want ? [grads[k] ?? b.const(0, starts[k]!.dtype, starts[k]!.shape)] : []));
}

/** On tiny values: through a graph of their own, run at once by the evaluator. */
function derivedValues(
  op: LoweredOp,
  values: readonly unknown[],
  places: readonly Place[],
  have: readonly number[],
  wanted: readonly boolean[],
  all: readonly Value[],
): Value[] {
  const leaves = all.map((v) => graphBuilder.const(0, v.dtype, v.shape)).map(standIn);
  const outs = derivedNodes(op, values, places, have, wanted, leaves, graphBuilder);
  return evaluateGraph(outs, leaves, all);
}
