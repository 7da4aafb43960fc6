/**
 * The scheduler's own copy of a graph: equal nodes merged, sizes of 0 and reductions brought to a few forms. Nothing here
 * changes a bit of any result.
 */
import { bool, type DType, integerRange } from '../ir/dtype.js';
import { isElementwise, type Node, type Prim, type PrimArgs, type Storage, topological } from '../ir/node.js';
import { numel, type Shape, sameShape } from '../ir/shape.js';
import { columnBlocks, REDUCE_BLOCK, REDUCE_LIMIT, type ReduceKind, SEQUENTIAL_BELOW } from '../kernel/ir.js';

/** `reduce` reduces the adjacent axes from … to−1; `copy` makes a value of its own; `part` is stored into `into`. */
export type OpName =
  | Exclude<Prim, 'reduce_sum' | 'reduce_prod' | 'reduce_max' | 'reduce_min' | 'argmax' | 'argmin'>
  | 'reduce'
  | 'copy'
  | 'part';

export interface ReduceArg {
  readonly kind: ReduceKind;
  readonly from: number;
  readonly to: number;
}

/** Where a part's elements go in the value `into`: start + i·step on every axis. */
export interface PartArg {
  readonly into: Op;
  readonly start: readonly number[];
  readonly step: readonly number[];
}

/** What a scheduled operator carries: `PrimArgs`, or the forms above; `buffer`: position among the program's inputs. */
export class Op {
  readonly id: number;
  readonly op: OpName;
  readonly dtype: DType;
  readonly shape: Shape;
  readonly size: number;
  readonly src: readonly Op[];
  readonly arg: unknown;
  /** Number of operators (and outputs) that read it. */
  users = 0;
  /** It gets a place of its own: other kernels read it from memory, its own kernel keeps it in an expression. */
  root = false;
  /** It must be in memory, whoever reads it. */
  stored = false;
  /** Kernels put it together from parts, each stored by its own `part`. */
  assembled = false;
  /** Position among the outputs, or -1. */
  output = -1;
  /** Numbers of the kernels or steps that make it. */
  units: number[] = [];
  /** Its expression in its kernel, and whether that has one value for all inner loops. */
  expr = -1;
  perRow = false;
  constructor(id: number, op: OpName, dtype: DType, shape: Shape, src: readonly Op[], arg: unknown) {
    this.id = id;
    this.op = op;
    this.dtype = dtype;
    this.shape = shape;
    this.size = numel(shape);
    this.src = src;
    this.arg = arg;
  }
}

const REDUCTIONS: Readonly<Record<string, ReduceKind>> = {
  reduce_sum: 'sum',
  reduce_prod: 'prod',
  reduce_max: 'max',
  reduce_min: 'min',
  argmax: 'argmax',
  argmin: 'argmin',
}; // prettier-ignore

const MOVES_CONSTANTS: ReadonlySet<string> = new Set(['reshape', 'permute', 'expand', 'slice', 'strided']);

/** What a reduction over no elements gives, and what every partial result starts from. */
export function identity(kind: ReduceKind, dtype: DType): number {
  const [lo, hi] = dtype.kind === 'float' ? [-Infinity, Infinity] : integerRange(dtype);
  switch (kind) {
    case 'prod':
      return 1;
    case 'max':
      return lo;
    case 'min':
      return hi;
    default:
      return 0;
  }
}

function argKey(arg: unknown): string {
  if (typeof arg === 'number') return Object.is(arg, -0) ? '-0' : String(arg);
  return arg === null ? '' : JSON.stringify(arg);
}

/** Builds the copy. One per plan. */
export class GraphCopy {
  /** In an order in which inputs come first. */
  readonly ops: Op[] = [];
  private readonly known = new Map<string, Op>();
  private readonly inputs: ReadonlyMap<Storage, number>;
  private readonly scalars: ReadonlyMap<Node, number>;

  constructor(inputs: ReadonlyMap<Storage, number>, scalars: ReadonlyMap<Node, number>) {
    this.inputs = inputs;
    this.scalars = scalars;
  }

  /** Copies the graph of the outputs; result i is an operator of its own that makes output i. */
  build(outputs: readonly Node[]): Op[] {
    const copies = new Map<Node, Op>();
    for (const node of topological(outputs)) copies.set(node, this.copy(node, copies));
    return outputs.map((node, i) => this.output(copies.get(node)!, i));
  }

  /** A new operator, even if there is an equal one. */
  fresh(op: OpName, dtype: DType, shape: Shape, src: readonly Op[], arg: unknown): Op {
    const made = new Op(this.ops.length, op, dtype, shape, src, arg);
    this.ops.push(made);
    return made;
  }

  private output(op: Op, position: number): Op {
    const own = op.output < 0 && op.op !== 'buffer' ? op : this.fresh('copy', op.dtype, op.shape, [op], null);
    own.output = position;
    return own;
  }

  /** An operator; an equal one if there is. */
  private make(op: OpName, dtype: DType, shape: Shape, src: readonly Op[], arg: unknown): Op {
    const key = `${op}|${dtype.name}|${shape}|${src.map((s) => s.id)}|${argKey(arg)}`;
    let found = this.known.get(key);
    if (!found) this.known.set(key, (found = this.fresh(op, dtype, shape, src, arg)));
    return found;
  }

  private constant(value: number, dtype: DType, shape: Shape): Op {
    return this.make('const', dtype, shape, [], value);
  }

  private copy(node: Node, copies: ReadonlyMap<Node, Op>): Op {
    const { op, dtype, shape } = node;
    const storage = op === 'buffer' ? (node.arg as Storage) : node.value;
    if (numel(shape) === 0 && op !== 'call') return this.constant(0, dtype, shape);
    if (storage) return this.make('buffer', dtype, shape, [], this.inputs.get(storage)!);
    if (op === 'scalar') return this.make('scalar', dtype, shape, [], this.scalars.get(node)!);
    const src = node.src.map((s) => copies.get(s)!);
    const kind = REDUCTIONS[op];
    if (kind) return this.reduction(kind, dtype, src[0]!, node.arg as number | readonly number[]);
    const first = src[0];
    if (first && (first.op === 'const' || first.op === 'scalar') && MOVES_CONSTANTS.has(op)) {
      return this.make(first.op, dtype, shape, [], first.arg);
    }
    return this.withoutEmpty(node, src) ?? this.make(op as OpName, dtype, shape, src, node.arg);
  }

  /** Operators with an empty source and elements of their own; null where there is nothing to simplify. */
  private withoutEmpty(node: Node, src: readonly Op[]): Op | null {
    if (isElementwise(node.op) || !src.some((s) => s.size === 0)) return null;
    switch (node.op) {
      case 'pad':
        return this.constant((node.arg as PrimArgs['pad']).value, node.dtype, node.shape);
      case 'dot':
      case 'conv':
      case 'conv_input':
      case 'conv_weight':
        return this.constant(0, node.dtype, node.shape);
      case 'insert':
      case 'scatter':
        return src[0]!;
      case 'concat': {
        const parts = src.filter((s) => s.size > 0);
        return parts.length === 1 ? parts[0]! : this.make('concat', node.dtype, node.shape, parts, node.arg);
      }
      default:
        return null;
    }
  }

  /** Reductions over adjacent axes, the last run first, each short enough for one kernel. */
  private reduction(kind: ReduceKind, dtype: DType, x: Op, arg: number | readonly number[]): Op {
    const axes = typeof arg === 'number' ? [arg] : [...arg];
    if (x.size === 0)
      return this.constant(
        identity(kind, dtype),
        dtype,
        x.shape.map((n, i) => (axes.includes(i) ? 1 : n)),
      );
    const real = axes.filter((a) => x.shape[a] !== 1);
    if (real.length === 0) return this.single(kind, dtype, x);
    const chosen = kind === 'sum' && real.length === 1 ? this.chosen(x, real[0]!) : null;
    if (chosen) return chosen;
    let result = x;
    for (const [from, to] of runs(real, x.shape).reverse()) result = this.run(kind, dtype, result, from, to);
    return result;
  }

  /**
   * The sum along an axis of a value at one place and zeros elsewhere, where(iota = place, value, 0), as gathers have it
   * in their gradient: the value itself, or 0 where the place lies outside. Null where it is not that.
   */
  private chosen(x: Op, axis: number): Op | null {
    if (x.op !== 'where' || x.dtype.kind !== 'float') return null;
    const [condition, value, other] = x.src as [Op, Op, Op];
    const [at, place] = condition.src as [Op, Op];
    if (condition.op !== 'eq' || at.op !== 'iota' || at.arg !== axis || other.op !== 'const' || other.arg !== 0)
      return null;
    const shape = x.shape.map((n, i) => (i === axis ? 1 : n));
    const [own, one] = [this.constantAlong(place, axis, shape), this.constantAlong(value, axis, shape)];
    if (!own || !one) return null;
    const number = (v: number): Op => this.constant(v, own.dtype, shape);
    const first = this.make('le', bool, shape, [number(0), own], null);
    const last = this.make('lt', bool, shape, [own, number(x.shape[axis]!)], null);
    const inside = this.make('and', bool, shape, [first, last], null);
    const zero = this.constant(0, x.dtype, shape);
    return this.single('sum', x.dtype, this.make('where', x.dtype, shape, [inside, one, zero], null));
  }

  /** A value that is the same all along an axis, once; null where that does not show. */
  private constantAlong(x: Op, axis: number, shape: Shape): Op | null {
    if (x.op === 'const' || x.op === 'scalar') return this.make(x.op, x.dtype, shape, [], x.arg);
    if (x.op !== 'expand' || x.src[0]!.shape[axis] !== 1) return null;
    const from = x.src[0]!;
    return sameShape(from.shape, shape) ? from : this.make('expand', x.dtype, shape, [from], null);
  }

  /** A reduction of one element. Sums start from +0, so that −0 becomes +0. */
  private single(kind: ReduceKind, dtype: DType, x: Op): Op {
    if (kind === 'argmax' || kind === 'argmin') return this.constant(0, dtype, x.shape);
    if (kind !== 'sum' || dtype.kind !== 'float') return x;
    return this.make('add', dtype, x.shape, [x, this.constant(0, dtype, x.shape)], null);
  }

  private run(kind: ReduceKind, dtype: DType, x: Op, from: number, to: number): Op {
    if (kind !== 'argmax' && kind !== 'argmin') {
      const count = columnBlocks(x.shape, from, to);
      if (count > 1) return this.cut(kind, dtype, x, from, to, count);
      const n = numel(x.shape.slice(from, to));
      const last = x.shape.slice(to).every((s) => s === 1);
      if (n > reduceLimit(last, n, x.size / n)) return this.blocks(kind, dtype, x, from, to);
    }
    return this.make('reduce', dtype, without(x.shape, from, to), [x], { kind, from, to });
  }

  /** Reduces so many equal blocks, then their results. */
  private cut(kind: ReduceKind, dtype: DType, x: Op, from: number, to: number, count: number): Op {
    const [lead, tail] = [x.shape.slice(0, from), x.shape.slice(to)];
    const block = numel(x.shape.slice(from, to)) / count;
    const split = this.make('reshape', x.dtype, [...lead, count, block, ...tail], [x], null);
    const reduced = this.run(kind, dtype, split, from + 1, from + 2);
    const results = this.make('reshape', dtype, [...lead, count, ...tail], [reduced], null);
    const total = this.run(kind, dtype, results, from, from + 1);
    return this.make('reshape', dtype, without(x.shape, from, to), [total], null);
  }

  /** Reduces blocks, then their results. */
  private blocks(kind: ReduceKind, dtype: DType, x: Op, from: number, to: number): Op {
    const [lead, tail] = [x.shape.slice(0, from), x.shape.slice(to)];
    const n = numel(x.shape.slice(from, to));
    const full = Math.floor(n / REDUCE_BLOCK);
    const flat = this.make('reshape', x.dtype, [...lead, n, ...tail], [x], null);
    const whole = this.narrow(flat, from, 0, full * REDUCE_BLOCK);
    const split = this.make('reshape', x.dtype, [...lead, full, REDUCE_BLOCK, ...tail], [whole], null);
    const reduced = this.run(kind, dtype, split, from + 1, from + 2);
    let results = this.make('reshape', dtype, [...lead, full, ...tail], [reduced], null);
    if (n > full * REDUCE_BLOCK) {
      const rest = this.narrow(flat, from, full * REDUCE_BLOCK, n - full * REDUCE_BLOCK);
      const last =
        n - full * REDUCE_BLOCK === 1 ? this.single(kind, dtype, rest) : this.run(kind, dtype, rest, from, from + 1);
      results = this.make('concat', dtype, [...lead, full + 1, ...tail], [results, last], from);
    }
    const total = this.run(kind, dtype, results, from, from + 1);
    return this.make('reshape', dtype, without(x.shape, from, to), [total], null);
  }

  private narrow(x: Op, axis: number, start: number, size: number): Op {
    if (size === x.shape[axis]) return x;
    const arg = { start: x.shape.map((_, i) => (i === axis ? start : 0)), step: x.shape.map(() => 1) };
    return this.make(
      'slice',
      x.dtype,
      x.shape.map((s, i) => (i === axis ? size : s)),
      [x],
      arg,
    );
  }
}

/** Fewer results than this leave threads idle, so long reductions are split into blocks that they can share. */
const FEW_RESULTS = 16;
const SHARED_BLOCKS = 8;

/** The longest reduction of one kernel, for reductions of n elements; all split where one kernel would have blocks, too. */
function reduceLimit(last: boolean, n: number, results: number): number {
  if (!last) return SHARED_BLOCKS * REDUCE_BLOCK;
  const rest = n % REDUCE_BLOCK;
  const same = rest === 0 || rest >= SEQUENTIAL_BELOW;
  return same && results < FEW_RESULTS ? SHARED_BLOCKS * REDUCE_BLOCK : REDUCE_LIMIT;
}

/** A shape with axes from … to−1 reduced. */
function without(shape: Shape, from: number, to: number): Shape {
  return shape.map((n, i) => (i >= from && i < to ? 1 : n));
}

/** Runs of axes with nothing but sizes of 1 between them, as [from, to). */
function runs(axes: readonly number[], shape: Shape): (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (const axis of axes) {
    const last = out[out.length - 1];
    if (last && shape.slice(last[1], axis).every((n) => n === 1)) last[1] = axis + 1;
    else out.push([axis, axis + 1]);
  }
  return out;
}
