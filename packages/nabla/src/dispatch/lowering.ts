/** What calls of lowered records and their backwards have in common: where tensors stand, and how a record is lowered. */
import { tinyNode } from '../cell.js';
import { adopt, readNode } from '../engine.js';
import { fail } from '../errors.js';
import { type Builder, graphBuilder, type Typed } from '../graph/build.js';
import { castNumber, type DType, int64 } from '../ir/dtype.js';
import type { Node } from '../ir/node.js';
import type { LowerCall, LoweredSpec } from '../record.js';
import { vjpOf } from '../rules/derive.js';
import type { Value } from '../runtime/reference/evaluate.js';
import { toNumbers } from '../runtime/storage.js';
import { Tensor } from '../tensor.js';
import { evaluateGraph } from '../tiny.js';
import { trace } from '../trace.js';
import { standIn } from '../view.js';
import { gradNameOf, type Op } from './op.js';
import { get_default_dtype } from './promote.js';
import { TinyPrograms, Untraceable } from './tiny-program.js';

export type LoweredOp = Op & { readonly record: LoweredSpec };

/** Where a tensor stands among the arguments: its parameter, and its position in an array or −1. */
export interface Place {
  readonly param: number;
  readonly at: number;
}

/** Something that hands out checked arguments by position: a tape node. */
interface Arguments {
  argument(i: number): unknown;
}

/** What calls of one lowered record need every time, worked out once. */
interface LoweredInfo {
  readonly isTensor: readonly boolean[];
  /** The place of each parameter's own tensor, and the places of a call whose tensors are all given, none in arrays. */
  readonly own: readonly Place[];
  readonly usual: readonly Place[];
  /** Whether the tape keeps a parameter's tensor, and the results. */
  readonly keeps: readonly boolean[];
  readonly keepsOut: boolean;
  /** The record's own rule; a view; parameters without derivative. */
  readonly grad: LoweredSpec['grad'];
  readonly isView: boolean;
  readonly fixed: readonly string[] | undefined;
  /** Arguments as a rule reads them: checked for in-place changes when they are read. */
  readonly RuleArgs: new (
    node: Arguments,
  ) => object;
  /** Calls, and derived backwards, on tiny operands. */
  readonly programs: TinyPrograms;
  readonly derived: TinyPrograms;
}

export function infoOf(op: LoweredOp): LoweredInfo {
  return (op.info ??= makeInfo(op)) as LoweredInfo;
}

function makeInfo(op: LoweredOp): LoweredInfo {
  const { view, saves, grad, fixed } = op.record;
  const own = op.params.map((_, param) => ({ param, at: -1 }));
  let made: LoweredInfo['RuleArgs'] | null = null;
  return {
    isTensor: op.params.map((_, i) => op.tensors.includes(i)),
    own,
    usual: op.tensors.map((i) => own[i]!),
    keeps: op.names.map((name) => view !== true && (saves?.includes(name) ?? true)),
    keepsOut: view !== true && (saves?.includes('out') ?? grad !== undefined),
    grad,
    isView: view === true,
    fixed,
    get RuleArgs() {
      return (made ??= ruleArgsOf(op));
    },
    programs: new TinyPrograms(),
    derived: new TinyPrograms(),
  };
}

function ruleArgsOf(op: Op): LoweredInfo['RuleArgs'] {
  class RuleArgs {
    readonly node: Arguments;
    constructor(node: Arguments) {
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

export function placesOf(op: LoweredOp, values: readonly unknown[]): readonly Place[] {
  const { own, usual } = infoOf(op);
  if (areTensors(op.tensors, values)) return usual;
  const out: Place[] = [];
  for (const i of op.tensors) {
    const x = values[i];
    if (x instanceof Tensor) out.push(own[i]!);
    else if (Array.isArray(x))
      for (let at = 0; at < x.length; at++) if (x[at] instanceof Tensor) out.push({ param: i, at });
  }
  return out;
}

function areTensors(positions: readonly number[], values: readonly unknown[]): boolean {
  for (let i = 0; i < positions.length; i++) if (!(values[positions[i]!] instanceof Tensor)) return false;
  return true;
}

export function tensorAt(values: readonly unknown[], place: Place): Tensor {
  const x = values[place.param];
  return (place.at < 0 ? x : (x as Tensor[])[place.at]) as Tensor;
}

/** Arguments by name with tensors exchanged. */
export function argsWith<N>(
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

export class Call<N extends Typed> implements LowerCall<N> {
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
    const test = (values: ArrayLike<number>): void => checkIndices(this.op, values, low, high, what);
    if (trace.on === null || isValue(x) || !trace.on.check(x, test)) test(valuesOf(x));
    return this.b.cast(x, int64);
  }
}

/** Refuses what is no integer in [low, high). */
function checkIndices(op: string, data: ArrayLike<number>, low: number, high: number, what: string): void {
  for (let i = 0; i < data.length; i++) {
    const v = data[i]!;
    if (!Number.isInteger(v)) fail(op, `${what} must be integers, but element ${i} is ${v}`, '', 'index');
    if (v < low || v >= high)
      fail(op, `${what} out of range: element ${i} is ${v}, not in [${low}, ${high - 1}]`, '', 'index');
  }
}

/** Values are not known while a lowering is traced. */
export class TraceCall extends Call<Node> {
  override values(): never {
    throw new Untraceable();
  }
  override indices(): never {
    throw new Untraceable();
  }
}

export function lowerRecord<N extends Typed>(
  op: LoweredOp,
  b: Builder<N>,
  of: (t: Tensor, place: Place) => N,
  values: readonly unknown[],
  call: LowerCall<N> = new Call(op.name, b),
): N[] {
  const out = op.record.lower(b, argsWith(op, values, of) as never, call);
  return Array.isArray(out) ? out : [out];
}

// ---------------------------------------------------------------------------------------------------- derived backwards

/**
 * The backward of a lowered call as a lowered call of its own, of (result gradients, inputs): so it has a derivative, too.
 */
export function derivedOp(
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
    // The call of a trace has no values, the lowering inside must not look for them either.
    lower: (b, args, call) =>
      derived(op, values, places, have, wanted, args['tensors'] as never, b as never, call as never) as never,
  };
  const { grad: _grad, saves: _saves, nondifferentiable: _none, ...plain } = record;
  return {
    ...op,
    record: plain,
    name: record.name,
    names: ['tensors'],
    params: [{ kind: 'tensors' }],
    tensors: [0],
    info: null,
    gradName: `${gradNameOf(op, values).replace(/0$/, '')}Backward0`,
  } as LoweredOp;
}

/** Its results, of graph nodes or of tiny values. */
export function derived<N extends Typed>(
  op: LoweredOp,
  values: readonly unknown[],
  places: readonly Place[],
  have: readonly number[],
  wanted: readonly boolean[],
  all: readonly N[],
  b: Builder<N>,
  call?: LowerCall<Node>,
): readonly N[] {
  const made = all.some(isValue)
    ? derivedValues(op, values, places, have, wanted, all as unknown as Value[])
    : derivedNodes(op, values, places, have, wanted, all as unknown as Node[], b as unknown as Builder<Node>, call);
  return made as unknown as N[];
}

export function derivedNodes(
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
