/**
 * Lowered calls on tiny operands, traced once per signature: what a lowering does with shapes and checks is done once, and
 * a call runs its primitives one after the other on plain numbers.
 */
import { limits } from '../cell.js';
import { graphBuilder } from '../graph/build.js';
import { bool, castNumber, type DType, float32 } from '../ir/dtype.js';
import { is, isElementwise, type Node, topological } from '../ir/node.js';
import { numel, type Shape, sameShape } from '../ir/shape.js';
import type { Value } from '../runtime/reference/evaluate.js';
import { fromTiny, Tensor, tinyOf } from '../tensor.js';
import { F32, F64, tinyBuilder } from '../tiny.js';
import { standIn } from '../view.js';
import { get_default_dtype } from './promote.js';
import { ScalarCode, type Step as ScalarStep, type Slot } from './scalar-code.js';
import { tinyValue, wrap } from './values.js';

/** Thrown by a lowering that looks at values: its calls cannot be traced. */
export class Untraceable extends Error {}

/** Programs kept for one operator; a call with another signature replaces the oldest. */
const KEPT = 8;

interface Step {
  readonly node: Node;
  /** Slots of the inputs. */
  readonly src: readonly number[];
}

export class TinyProgram {
  private readonly steps: readonly Step[];
  /** Slots of constants hold their values from the start. */
  private readonly initial: readonly (Value | null)[];
  private readonly outs: readonly number[];
  readonly single: boolean;
  private readonly scalar: ScalarProgram | null;
  constructor(leaves: readonly Node[], outs: readonly Node[], single: boolean) {
    const emit = tinyBuilder().emit;
    const slot = new Map<Node, number>(leaves.map((leaf, i) => [leaf, i]));
    const initial: (Value | null)[] = leaves.map(() => null);
    const steps: Step[] = [];
    for (const node of topological(outs, (n) => slot.has(n))) {
      if (slot.has(node)) continue;
      const src = node.src.map((s) => slot.get(s)!);
      const known = src.every((s) => initial[s] != null);
      slot.set(node, initial.length);
      initial.push(
        known
          ? emit(
              node.op,
              node.dtype,
              node.shape,
              src.map((s) => initial[s]!),
              node.arg,
            )
          : null,
      );
      if (!known) steps.push({ node, src });
    }
    this.steps = steps;
    this.initial = initial;
    this.outs = outs.map((o) => slot.get(o)!);
    this.single = single;
    this.scalar = ScalarProgram.of(leaves, outs);
  }

  run(tensors: readonly Tensor[]): Tensor[] {
    return this.scalar !== null ? this.scalar.run(tensors) : this.runSteps(tensors).map(wrap);
  }

  private runSteps(tensors: readonly Tensor[]): Value[] {
    const emit = tinyBuilder().emit;
    const values = this.initial.slice();
    for (let i = 0; i < tensors.length; i++) values[i] = tinyValue(tensors[i]!);
    let at = tensors.length;
    for (const { node, src } of this.steps) {
      while (values[at] !== null) at++;
      const args = new Array<Value>(src.length);
      for (let k = 0; k < src.length; k++) args[k] = values[src[k]!]!;
      values[at] = emit(node.op, node.dtype, node.shape, args, node.arg);
    }
    return this.outs.map((slot) => values[slot]!);
  }
}

/** Of one number, these are the number itself; a sum is that of 0 and it, which changes at most the sign of zero. */
const SAME: ReadonlySet<string> = new Set(['reshape', 'expand', 'permute', 'reduce_max', 'reduce_min', 'reduce_prod']);

/** A program whose values are all single numbers of one float dtype: no arrays, no shapes. */
class ScalarProgram {
  private readonly code: ScalarCode;
  private readonly shapes: readonly Shape[];
  private readonly dtype: DType;
  constructor(code: ScalarCode, shapes: readonly Shape[], dtype: DType) {
    this.code = code;
    this.shapes = shapes;
    this.dtype = dtype;
  }

  /** The same work as code; null where some step is something else. */
  static of(leaves: readonly Node[], outs: readonly Node[]): ScalarProgram | null {
    const dtype = outs[0]?.dtype;
    if (dtype === undefined || !dtype.is_floating_point) return null;
    const code = nodesAsCode(dtype, leaves, outs);
    const shapes = outs.map((o) => o.shape);
    return code && new ScalarProgram(code, shapes, dtype);
  }

  run(tensors: readonly Tensor[]): Tensor[] {
    const { code, shapes, dtype } = this;
    for (let i = 0; i < tensors.length; i++) code.v[i] = tinyOf(tensors[i]!)![0]!;
    code.run();
    const made = new Array<Tensor>(shapes.length);
    for (let i = 0; i < made.length; i++) made[i] = fromTiny(dtype, shapes[i]!, [code.result(i)]);
    return made;
  }
}

function nodesAsCode(dtype: DType, leaves: readonly Node[], outs: readonly Node[]): ScalarCode | null {
  const numbers = dtype === float32 ? F32 : F64;
  const slot = new Map<Node, Slot>(leaves.map((leaf, i) => [leaf, i]));
  const zero = leaves.length;
  const initial = new Array<number>(zero + 1).fill(0);
  const steps: ScalarStep[] = [];
  for (const node of topological(outs, (n) => slot.has(n))) {
    if ((node.dtype !== dtype && node.dtype !== bool) || numel(node.shape) !== 1) return null;
    if (slot.has(node)) continue;
    const args = node.src.map((s) => slot.get(s)!);
    if (SAME.has(node.op)) slot.set(node, args[0]!);
    else if (is(node, 'const') || is(node, 'scalar'))
      slot.set(node, initial.push(castNumber(node.arg, node.dtype)) - 1);
    else if (node.op === 'reduce_sum' || (isElementwise(node.op) && node.op in numbers && !LOGICAL.has(node.op))) {
      const out = initial.push(0) - 1;
      steps.push(node.op === 'reduce_sum' ? { name: 'add', args: [zero, ...args], out } : { name: node.op, args, out });
      slot.set(node, out);
    } else return null;
  }
  const results = outs.map((o) => slot.get(o)!);
  return new ScalarCode(numbers, initial, steps, results);
}

/** Their routines on numbers are for integers. */
const LOGICAL: ReadonlySet<string> = new Set(['and', 'or', 'xor', 'not', 'shl', 'shr']);

interface Entry {
  readonly shapes: readonly Shape[];
  readonly dtypes: readonly DType[];
  /** All arguments; `TENSOR` stands for tensors. */
  readonly rest: readonly unknown[];
  readonly defaultDtype: DType;
  /** Null: this signature goes another way. */
  readonly program: TinyProgram | null;
}

/** The programs of one operator. */
export class TinyPrograms {
  private readonly entries: Entry[] = [];
  private traceable = true;

  /** The program of a call whose tensors are all tiny; null where there is none, undefined where it is not known yet. */
  find(values: readonly unknown[], tensors: readonly Tensor[]): TinyProgram | null | undefined {
    if (!this.traceable || limits.tiny === 0 || tensors.length === 0) return null;
    for (let i = 0; i < tensors.length; i++) if (tinyOf(tensors[i]!) === null) return null;
    for (let i = this.entries.length - 1; i >= 0; i--)
      if (fits(this.entries[i]!, values, tensors)) return this.entries[i]!.program;
    return undefined;
  }

  /** Traces the program of such a call, and keeps it. */
  make(
    values: readonly unknown[],
    tensors: readonly Tensor[],
    trace: (leaves: Node[]) => { outs: Node[]; single: boolean },
  ): TinyProgram | null {
    const program = this.tryTrace(tensors, trace);
    if (this.entries.length >= KEPT) this.entries.shift();
    this.entries.push({
      shapes: tensors.map((t) => t._shape),
      dtypes: tensors.map((t) => t.dtype),
      rest: values.map(withoutTensors),
      defaultDtype: get_default_dtype(),
      program,
    });
    return program;
  }

  private tryTrace(
    tensors: readonly Tensor[],
    trace: (leaves: Node[]) => { outs: Node[]; single: boolean },
  ): TinyProgram | null {
    const leaves = tensors.map((t) => standIn(graphBuilder.const(0, t.dtype, t._shape)));
    try {
      const { outs, single } = trace(leaves);
      const small = topological(outs).every((n) => numel(n.shape) <= 8 * limits.tiny);
      return small ? new TinyProgram(leaves, outs, single) : null;
    } catch (error) {
      if (!(error instanceof Untraceable)) throw error;
      this.traceable = false;
      return null;
    }
  }
}

function fits(entry: Entry, values: readonly unknown[], tensors: readonly Tensor[]): boolean {
  const { shapes, dtypes, rest } = entry;
  if (shapes.length !== tensors.length || entry.defaultDtype !== get_default_dtype()) return false;
  for (let i = 0; i < tensors.length; i++) {
    const t = tensors[i]!;
    if (dtypes[i] !== t._cell.dtype || !(shapes[i] === t._shape || sameShape(shapes[i]!, t._shape))) return false;
  }
  for (let i = 0; i < rest.length; i++) {
    if (!sameArgument(rest[i], values[i])) return false;
  }
  return true;
}

/** Stands for a tensor in a signature, which must not keep it alive. */
const TENSOR: object = Object.freeze({});

function withoutTensors(x: unknown): unknown {
  if (x instanceof Tensor) return TENSOR;
  return Array.isArray(x) ? x.map(withoutTensors) : x;
}

/** Numbers, strings and flags by value, tensors by being tensors; short arrays item by item; anything else never. */
function sameArgument(known: unknown, x: unknown): boolean {
  if (Object.is(known, x)) return true;
  if (x instanceof Tensor) return known === TENSOR;
  if (!Array.isArray(known) || !Array.isArray(x) || known.length !== x.length) return false;
  for (let i = 0; i < x.length; i++) if (!sameArgument(known[i], x[i])) return false;
  return true;
}
