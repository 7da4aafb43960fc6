/** Calls of lowered records (everything that is not one element at a time), views among them, and their tape nodes. */

import { letGo, share } from '../engine.js';
import { fail } from '../errors.js';
import { type Builder, graphBuilder, type Typed } from '../graph/build.js';
import type { Node } from '../ir/node.js';
import type { GradContext, Params } from '../record.js';
import { firstOf, GradNode, gradMode, nulls, withNumber } from '../tape.js';
import { makeView, Tensor } from '../tensor.js';
import { chainOf, geometryOf, standIn, type ViewFn } from '../view.js';
import { algebra } from './algebra.js';
import {
  argsWith,
  Call,
  derived,
  derivedNodes,
  derivedOp,
  infoOf,
  type LoweredOp,
  type Place,
  placesOf,
  TraceCall,
  tensorAt,
} from './lowering.js';
import { gradNameOf } from './op.js';
import { checkVersion, edgeOf, failVersion, keep, Saved } from './saved.js';
import { lowerWith, wrap } from './values.js';

/** Calls with checked arguments; one tensor or several, as the record says. */
export function callLowered(op: LoweredOp, values: readonly unknown[]): Tensor | Tensor[] {
  const { isView, fixed, programs } = infoOf(op);
  if (isView) return callView(op, values);
  const places = placesOf(op, values);
  const tensors = places.map((p) => tensorAt(values, p));
  if (fixed !== undefined && gradMode.enabled) checkFixed(op, fixed, places, tensors);
  let program = programs.find(values, tensors);
  if (program === undefined) program = programs.make(values, tensors, (leaves) => trace(op, values, places, leaves));
  if (program !== null) {
    const outs = program.run(tensors);
    recordLowered(op, values, places, outs);
    return program.single ? outs[0]! : outs;
  }
  return callGeneral(op, values, places, tensors);
}

function callGeneral(
  op: LoweredOp,
  values: readonly unknown[],
  places: readonly Place[],
  tensors: readonly Tensor[],
): Tensor | Tensor[] {
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

/** What has no derivative must not look as if it had one. */
function checkFixed(
  op: LoweredOp,
  fixed: readonly string[],
  places: readonly Place[],
  tensors: readonly Tensor[],
): void {
  const at = places.findIndex((p, k) => fixed.includes(op.names[p.param]!) && tensors[k]!.requires_grad);
  if (at < 0) return;
  const [function_, name] = [op.name.replace(/^_/, ''), op.names[places[at]!.param]];
  fail(
    function_,
    `The function '${function_}' is not differentiable with respect to argument '${name}'`,
    `Pass ${name}.detach()`,
  );
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
  if (!gradMode.enabled || !anyRequires(values, places)) return;
  const { nondifferentiable } = op.record;
  let node: LoweredGrad | null = null;
  for (let i = 0; i < outs.length; i++) {
    const t = outs[i]!;
    if (!t._cell.dtype.is_floating_point || nondifferentiable?.includes(i) === true) continue;
    node ??= new LoweredGrad(op, values, places, outs);
    t._requires = true;
    t._fn = node;
    t._nr = i;
  }
}

function anyRequires(values: readonly unknown[], places: readonly Place[]): boolean {
  for (let k = 0; k < places.length; k++) if (tensorAt(values, places[k]!).requires_grad) return true;
  return false;
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
  const start = standIn(shapeOnly(source));
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
function shapeOnly(t: Tensor): Node {
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
  private readonly outs: (Saved | null)[];
  private wanted: readonly boolean[] = [];

  constructor(op: LoweredOp, values: readonly unknown[], places: readonly Place[], outs: readonly Tensor[]) {
    const count = places.length;
    const next = new Array<GradNode<Tensor> | Tensor | null>(count);
    let nextNr = firstOf(count);
    const versions = new Array<number>(count);
    const { keeps, keepsOut, isView } = infoOf(op);
    for (let k = 0; k < count; k++) {
      const t = tensorAt(values, places[k]!);
      next[k] = edgeOf(t, t._cell.dtype.is_floating_point);
      if (t._nr !== 0) nextNr = withNumber(nextNr, k, t._nr);
      const kept = keeps[places[k]!.param]!;
      versions[k] = kept ? t._cell.version : -1;
      if (kept) keep(t);
    }
    super(next, nextNr);
    this.op = op;
    this.places = places;
    this.values = values;
    this.versions = versions;
    this.copied = isView && outs[0]!._view === null;
    this.outs = keepsOut ? outs.map((t) => new Saved(t)) : NO_OUTS;
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
      letGo(tensorAt(this.values, this.places[k]!)._cell);
    }
    for (const s of this.outs) s?.release();
    if (any) this.values = this.values.map((x) => (x instanceof Tensor || Array.isArray(x) ? RELEASED : x));
    return any;
  }

  apply(grads: readonly (Tensor | null)[], createGraph: boolean, wanted: readonly boolean[]): (Tensor | null)[] {
    this.wanted = wanted;
    const { grad } = infoOf(this.op);
    return grad === undefined ? this.derived(grads, createGraph, wanted) : this.ruled(grad, grads, wanted);
  }

  /** Runs the record's rule; arguments are checked for in-place changes when the rule reads them. */
  private ruled(
    rule: NonNullable<LoweredOp['record']['grad']>,
    grads: readonly (Tensor | null)[],
    wanted: readonly boolean[],
  ): (Tensor | null)[] {
    const result = rule(algebra.tensors, grads, new RuleContext(this) as unknown as GradContext<Params, Tensor>);
    const out = nulls<Tensor>(wanted.length);
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
    for (let k = 0; k < this.places.length; k++)
      if (this.wanted[k]! && this.op.names[this.places[k]!.param] === name) return true;
    return false;
  }

  /** On tiny operands: traced once for each signature. */
  private derivedTiny(all: readonly Tensor[], have: readonly number[], wanted: readonly boolean[]): Tensor[] | null {
    const { op, values, places } = this;
    const { derived } = infoOf(op);
    const signature = [...values, have.length > 1 ? have.join() : have[0], bits(wanted)];
    let program = derived.find(signature, all);
    if (program === undefined)
      program = derived.make(signature, all, (leaves) => ({
        outs: derivedNodes(
          op,
          values,
          places,
          have,
          wanted,
          leaves,
          graphBuilder,
          new TraceCall(op.name, graphBuilder),
        ),
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
    const { op, values, places } = this;
    if (createGraph) return callLowered(derivedOp(op, values, places, have, wanted), [all]) as Tensor[];
    return lowerWith(all, (b, of) => derived(op, values, places, have, wanted, all.map(of), b).map(wrap));
  }

  /** The rule that follows from the lowering: lower again, then walk the primitives backwards. */
  private derived(
    grads: readonly (Tensor | null)[],
    createGraph: boolean,
    wanted: readonly boolean[],
  ): (Tensor | null)[] {
    for (let k = 0; k < this.places.length; k++) this.check(k);
    const { keeps } = infoOf(this.op);
    // What depends on no value of an input has no derivative in it: a zero one would become nan at a pole.
    const inputs = this.places.map((p) => {
      const t = tensorAt(this.values, p);
      return createGraph && !keeps[p.param]! ? t.detach() : t;
    });
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

/** Which flags are set, as one value that can be compared. */
function bits(flags: readonly boolean[]): number | string {
  if (flags.length > 30) return flags.map(Number).join('');
  return flags.reduce((sum, flag, i) => sum + (flag ? 2 ** i : 0), 0);
}

const NO_OUTS: (Saved | null)[] = [];

const RELEASED: object = Object.freeze({});

/** What a rule of whole tensors can read. */
class RuleContext {
  private readonly node: LoweredGrad;
  constructor(node: LoweredGrad) {
    this.node = node;
    this.args = node.ruleArgs();
  }
  readonly args: object;
  get needs(): (name: string) => boolean {
    return (name) => this.node.needs(name);
  }
  get out(): Tensor {
    return this.node.result(0);
  }
  get outs(): (Tensor | null)[] {
    return this.node.results();
  }
}
