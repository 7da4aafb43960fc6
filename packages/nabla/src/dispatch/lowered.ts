/** Calls of lowered records (everything that is not one element at a time), views among them, and their tape nodes. */

import { tinyNode } from '../cell.js';
import { adopt, readNode, share } from '../engine.js';
import { fail } from '../errors.js';
import { type Builder, graphBuilder, type Typed } from '../graph/build.js';
import { castNumber, type DType, int64 } from '../ir/dtype.js';
import type { Node } from '../ir/node.js';
import type { GradContext, LowerCall, LoweredSpec, Params } from '../record.js';
import { vjpOf } from '../rules/derive.js';
import type { Value } from '../runtime/reference/evaluate.js';
import { toNumbers } from '../runtime/storage.js';
import { GradNode, gradMode } from '../tape.js';
import { makeView, Tensor } from '../tensor.js';
import { evaluateGraph } from '../tiny.js';
import { chainOf, geometryOf, standIn, type ViewFn } from '../view.js';
import { algebra } from './algebra.js';
import { gradNameOf, type Op } from './op.js';
import { get_default_dtype } from './promote.js';
import { checkVersion, edgeOf, failVersion, keep, Saved } from './saved.js';
import { TinyPrograms, Untraceable } from './tiny-program.js';
import { lowerWith, wrap } from './values.js';

export type LoweredOp = Op & { readonly record: LoweredSpec };

/** Where a tensor stands among the arguments: its parameter, and its position in an array or −1. */
interface Place {
  readonly param: number;
  readonly at: number;
}

/** What calls of one lowered record need every time, worked out once. */
interface LoweredInfo {
  readonly isTensor: readonly boolean[];
  /** The place of each parameter's own tensor. */
  readonly own: readonly Place[];
  /** Whether the tape keeps a parameter's tensor, and the results. */
  readonly keeps: readonly boolean[];
  readonly keepsOut: boolean;
  /** Arguments as a rule reads them: checked for in-place changes when they are read. */
  readonly RuleArgs: new (
    node: LoweredGrad,
  ) => object;
  /** Calls, and derived backwards, on tiny operands. */
  readonly programs: TinyPrograms;
  readonly derived: TinyPrograms;
}

const INFOS = new WeakMap<Op, LoweredInfo>();

function infoOf(op: LoweredOp): LoweredInfo {
  let info = INFOS.get(op);
  if (info === undefined) INFOS.set(op, (info = makeInfo(op)));
  return info;
}

function makeInfo(op: LoweredOp): LoweredInfo {
  const { view, saves, grad } = op.record;
  return {
    isTensor: op.params.map((_, i) => op.tensors.includes(i)),
    own: op.params.map((_, param) => ({ param, at: -1 })),
    keeps: op.names.map((name) => view !== true && (saves?.includes(name) ?? true)),
    keepsOut: view !== true && (saves?.includes('out') ?? grad !== undefined),
    RuleArgs: ruleArgsOf(op),
    programs: new TinyPrograms(),
    derived: new TinyPrograms(),
  };
}

function ruleArgsOf(op: Op): LoweredInfo['RuleArgs'] {
  class RuleArgs {
    readonly node: LoweredGrad;
    constructor(node: LoweredGrad) {
      this.node = node;
    }
  }
  op.names.forEach((name, i) => {
    Object.defineProperty(RuleArgs.prototype, name, {
      get(this: RuleArgs) {
        return this.node.argument(i);
      },
    });
  });
  return RuleArgs;
}

function placesOf(op: LoweredOp, values: readonly unknown[]): Place[] {
  const { own } = infoOf(op);
  const out: Place[] = [];
  for (const i of op.tensors) {
    const x = values[i];
    if (x instanceof Tensor) out.push(own[i]!);
    else if (Array.isArray(x))
      for (let at = 0; at < x.length; at++) if (x[at] instanceof Tensor) out.push({ param: i, at });
  }
  return out;
}

function tensorAt(values: readonly unknown[], place: Place): Tensor {
  const x = values[place.param];
  return (place.at < 0 ? x : (x as Tensor[])[place.at]) as Tensor;
}

/** Arguments by name with tensors exchanged. */
function argsWith<N>(
  op: LoweredOp,
  values: readonly unknown[],
  of: (t: Tensor, place: Place) => N,
): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  const { isTensor, own } = infoOf(op);
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (!isTensor[i]) args[op.names[i]!] = x;
    else if (x instanceof Tensor) args[op.names[i]!] = of(x, own[i]!);
    else if (Array.isArray(x))
      args[op.names[i]!] = x.map((t: Tensor | null, at) => (t instanceof Tensor ? of(t, { param: i, at }) : t));
    else args[op.names[i]!] = typeof x !== 'object' ? Number(x) : x;
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

/** Values are not known while a lowering is traced. */
class TraceCall extends Call<Node> {
  override values(): never {
    throw new Untraceable();
  }
  override indices(): never {
    throw new Untraceable();
  }
}

function lowerRecord<N extends Typed>(
  op: LoweredOp,
  b: Builder<N>,
  of: (t: Tensor, place: Place) => N,
  values: readonly unknown[],
  call: LowerCall<N> = new Call(op.name, b),
): N[] {
  const out = op.record.lower(b, argsWith(op, values, of) as never, call);
  return Array.isArray(out) ? out : [out];
}

/** Calls with checked arguments; one tensor or several, as the record says. */
export function callLowered(op: LoweredOp, values: readonly unknown[]): Tensor | Tensor[] {
  if (op.record.view === true) return callView(op, values);
  const places = placesOf(op, values);
  const tensors = places.map((p) => tensorAt(values, p));
  const program = infoOf(op).programs.find(values, tensors, (leaves) => trace(op, values, places, leaves));
  if (program !== null) {
    const outs = program.run(tensors);
    recordLowered(op, values, places, outs);
    return program.single ? outs[0]! : outs;
  }
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

/** A lowering on leaves that have no values. */
function trace(
  op: LoweredOp,
  values: readonly unknown[],
  places: readonly Place[],
  leaves: readonly Node[],
): { outs: Node[]; single: boolean } {
  const at = (place: Place): Node => leaves[places.findIndex((p) => p.param === place.param && p.at === place.at)]!;
  const out = op.record.lower(
    graphBuilder,
    argsWith(op, values, (_, place) => at(place)) as never,
    new TraceCall(op.name, graphBuilder),
  );
  return { outs: Array.isArray(out) ? out : [out], single: !Array.isArray(out) };
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

/** A result that shares memory with its tensor, where strides can say it; otherwise a copy. */
function callView(op: LoweredOp, values: readonly unknown[]): Tensor | Tensor[] {
  const places = placesOf(op, values);
  const [place] = places;
  const source = tensorAt(values, place!);
  const lower = viewOf(
    op,
    argsWith(op, values, () => null),
    op.names[place!.param]!,
  );
  const start = standIn(placeholder(source));
  const made = lower(graphBuilder, start);
  const multiple = Array.isArray(made);
  const nodes = multiple ? made : [made];
  const outs = nodes.map((node, i) => {
    const one: ViewFn = multiple ? (b, x) => (lower(b, x) as (typeof x)[])[i]! : (lower as ViewFn);
    return viewOrCopy(source, start, node, one, multiple);
  });
  recordLowered(op, values, places, outs);
  return multiple ? outs : outs[0]!;
}

/** The lowering as a function of its tensor alone: a view keeps no tensor alive but its base. */
function viewOf(
  op: LoweredOp,
  args: Readonly<Record<string, unknown>>,
  name: string,
): <N extends Typed>(b: Builder<N>, x: N) => N | N[] {
  return (b, x) => op.record.lower(b, { ...args, [name]: x } as never, new Call(op.name, b));
}

/** The source's shape and dtype without computing anything. */
function placeholder(t: Tensor): Node {
  return graphBuilder.const(0, t.dtype, t._shape);
}

function viewOrCopy(source: Tensor, start: Node, node: Node, fn: ViewFn, multiple: boolean): Tensor {
  const geometry = geometryOf(source._geometry(), chainOf(start, node));
  if (geometry !== null) return makeView(source, fn, geometry, multiple);
  return lowerWith([source], (b, of) => wrap(fn(b, of(source))));
}

// ---------------------------------------------------------------------------------------------------- tape

/** The tape node of a lowered call: the record's own rule, or the one that follows from its lowering. */
export class LoweredGrad extends GradNode<Tensor> {
  private readonly op: LoweredOp;
  private readonly places: readonly Place[];
  private values: readonly unknown[];
  /** A view that had to be copied has another name. */
  private readonly copied: boolean;
  /** Versions of the kept tensors, by place; −1: not kept. */
  private readonly versions: number[];
  private outs: (Saved | null)[];
  private wanted: readonly boolean[] = [];

  constructor(op: LoweredOp, values: readonly unknown[], places: readonly Place[], outs: readonly Tensor[]) {
    const count = places.length;
    const next = new Array<GradNode<Tensor> | Tensor | null>(count);
    const nextNr = new Array<number>(count);
    const versions = new Array<number>(count);
    const { keeps, keepsOut } = infoOf(op);
    for (let k = 0; k < count; k++) {
      const t = tensorAt(values, places[k]!);
      next[k] = edgeOf(t, t._cell.dtype.is_floating_point);
      nextNr[k] = t._nr;
      const kept = keeps[places[k]!.param]!;
      versions[k] = kept ? t._cell.version : -1;
      if (kept) keep(t);
    }
    super(next, nextNr);
    this.op = op;
    this.places = places;
    this.values = values;
    this.versions = versions;
    this.copied = op.record.view === true && outs[0]!._view === null;
    this.outs = keepsOut ? outs.map((t) => new Saved(t)) : [];
  }

  get name(): string {
    return gradNameOf(this.op, this.values, this.copied);
  }

  replaceOut(out: Tensor): void {
    if (this.outs.length === 0) return;
    this.outs[0]!.release();
    this.outs[0] = new Saved(out);
  }

  /** Values stay for the name; what is kept is let go. */
  release(): boolean {
    let any = this.outs.length > 0;
    for (let k = 0; k < this.versions.length; k++) {
      if (this.versions[k]! < 0) continue;
      any = true;
      tensorAt(this.values, this.places[k]!)._cell.saved--;
    }
    for (const s of this.outs) s?.release();
    if (any) this.values = this.values.map((x) => (x instanceof Tensor || Array.isArray(x) ? RELEASED : x));
    return any;
  }

  apply(grads: readonly (Tensor | null)[], createGraph: boolean, wanted: readonly boolean[]): (Tensor | null)[] {
    this.wanted = wanted;
    return this.op.record.grad === undefined ? this.derived(grads, createGraph, wanted) : this.ruled(grads, wanted);
  }

  /** Runs the record's rule; arguments are checked for in-place changes when the rule reads them. */
  private ruled(grads: readonly (Tensor | null)[], wanted: readonly boolean[]): (Tensor | null)[] {
    const result = this.op.record.grad!(
      algebra.tensors,
      grads,
      new RuleContext(this) as unknown as GradContext<Params, Tensor>,
    );
    const out = new Array<Tensor | null>(wanted.length).fill(null);
    for (let k = 0; k < wanted.length; k++) {
      if (!wanted[k]) continue;
      const { param, at } = this.places[k]!;
      const g = (result as Record<string, unknown>)[this.op.names[param]!];
      out[k] = ((at < 0 ? g : (g as Tensor[] | null)?.[at]) ?? null) as Tensor | null;
    }
    return out;
  }

  /** @internal Argument i as a rule reads it. */
  argument(i: number): unknown {
    for (let k = 0; k < this.places.length; k++) if (this.places[k]!.param === i) this.check(k);
    return this.values[i];
  }

  private check(k: number): void {
    const t = tensorAt(this.values, this.places[k]!);
    if (this.versions[k]! >= 0 && t._cell.version !== this.versions[k]) failVersion(this.name, t, this.versions[k]!);
  }

  /** @internal */
  ruleArgs(): object {
    return new (infoOf(this.op).RuleArgs)(this);
  }

  /** @internal Result i, checked. */
  result(i: number): Tensor {
    return checkVersion(this.name, this.outs[i]!);
  }

  /** @internal */
  results(): (Tensor | null)[] {
    return this.outs.map((_, i) => this.result(i));
  }

  /** @internal Whether some tensor of the parameter wants a gradient. */
  needs(name: string): boolean {
    const param = this.op.names.indexOf(name);
    return this.places.some((p, k) => p.param === param && this.wanted[k]!);
  }

  /** The rule that follows from the lowering: lower again, then walk the primitives backwards. */
  private derivedTiny(all: readonly Tensor[], have: readonly number[], wanted: readonly boolean[]): Tensor[] | null {
    const { op, values, places } = this;
    const signature = [...values, have.length > 1 ? have.join() : have[0], bits(wanted)];
    const program = infoOf(op).derived.find(signature, all, (leaves) => ({
      outs: derivedNodes(op, values, places, have, wanted, leaves, graphBuilder, new TraceCall(op.name, graphBuilder)),
      single: false,
    }));
    return program?.run(all) ?? null;
  }

  private derivedCall(
    all: Tensor[],
    have: readonly number[],
    wanted: readonly boolean[],
    createGraph: boolean,
  ): Tensor[] {
    const op = derivedOp(this.op, this.values, this.places, have, wanted);
    if (createGraph) return callLowered(op, [all]) as Tensor[];
    return lowerWith(all, (b, of) => lowerRecord(op, b, of, [all]).map(wrap));
  }

  private derived(
    grads: readonly (Tensor | null)[],
    createGraph: boolean,
    wanted: readonly boolean[],
  ): (Tensor | null)[] {
    for (let k = 0; k < this.places.length; k++) this.check(k);
    const inputs = this.places.map((p) => tensorAt(this.values, p));
    const have = grads.flatMap((g, i) => (g ? [i] : []));
    const all = [...have.map((i) => grads[i]!), ...inputs];
    const outs =
      (createGraph ? null : this.derivedTiny(all, have, wanted)) ?? this.derivedCall(all, have, wanted, createGraph);
    const result: (Tensor | null)[] = wanted.map(() => null);
    let at = 0;
    wanted.forEach((want, k) => {
      if (want) result[k] = outs[at++]!;
    });
    return result;
  }
}

/** A signature's number: which of a few flags are set. */
function bits(flags: readonly boolean[]): number {
  return flags.reduce((sum, flag, i) => sum + (flag ? 2 ** i : 0), 0);
}

const RELEASED: object = Object.freeze({});

/** What a rule of whole tensors can read. */
class RuleContext {
  private readonly node: LoweredGrad;
  constructor(node: LoweredGrad) {
    this.node = node;
    this.args = node.ruleArgs();
    this.needs = (name) => this.node.needs(name);
  }
  readonly args: object;
  readonly needs: (name: string) => boolean;
  get out(): Tensor {
    return this.node.result(0);
  }
  get outs(): (Tensor | null)[] {
    return this.node.results();
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
    lower: (b, args, call) => {
      const all = args['tensors'] as unknown as Node[];
      if (all.some((x) => 'data' in x)) return derivedValues(op, values, places, have, wanted, all as never) as never;
      // The call of a trace has no values, the lowering inside must not look for them either.
      return derivedNodes(
        op,
        values,
        places,
        have,
        wanted,
        all,
        b as unknown as Builder<Node>,
        call as unknown as LowerCall<Node>,
      ) as never;
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
  call: LowerCall<Node> = new Call(op.name, b),
): Node[] {
  const starts = all.slice(have.length).map(standIn);
  const at = new Map(places.map((p, k) => [`${p.param}:${p.at}`, starts[k]!]));
  const outs = lowerRecord(op, b, (_, p) => at.get(`${p.param}:${p.at}`)!, values, call);
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
  // Leaves that can be read: some lowerings look at values (classes, indices).
  const leaves = all.map((v) => standIn(tinyNode(v.dtype, v.shape, Array.from(v.data), adopt)));
  const outs = derivedNodes(op, values, places, have, wanted, leaves, graphBuilder);
  return evaluateGraph(outs, leaves, all);
}
