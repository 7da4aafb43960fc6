/**
 * Builds nodes: works out shape and dtype of each primitive, and refuses what is not legal IR. Errors here are nabla's
 * own mistakes, since operators check what a user gave before they build.
 *
 * The interface is generic in the value, so that one lowering can build a graph (`graphBuilder`) or compute a tiny
 * result at once (the runtime's evaluator).
 */
import { bool, type DType, int64 } from '../ir/dtype.js';
import {
  type BinaryOp,
  type CallArg,
  type CompareOp,
  type ConvArg,
  makeNode,
  type Node,
  type Prim,
  type PrimArgs,
  type ReduceOp,
  type UnaryOp,
} from '../ir/node.js'; // prettier-ignore
import { numel, type Shape, sameShape, show } from '../ir/shape.js';

/** A value with a dtype and a shape: a node of the graph, or an evaluated array. */
export interface Typed {
  readonly dtype: DType;
  readonly shape: Shape;
}

/** Makes one primitive. Shapes and dtypes have been worked out and checked by `Builder`. */
export type Emit<N extends Typed> = <P extends Prim>(
  op: P,
  dtype: DType,
  shape: Shape,
  src: readonly N[],
  arg: PrimArgs[P],
) => N;

function legal(condition: boolean, op: string, message: () => string): void {
  if (!condition) throw new Error(`[ir:${op}] ${message()}`);
}

const types = (values: readonly Typed[]): string => values.map((v) => `${v.dtype.name}${show(v.shape)}`).join(', ');

export class Builder<N extends Typed> {
  readonly emit: Emit<N>;
  constructor(emit: Emit<N>) {
    this.emit = emit;
  }

  // ---- sources
  const(value: number, dtype: DType, shape: Shape = []): N {
    return this.emit('const', dtype, shape, [], value);
  }
  scalar(value: number, dtype: DType, shape: Shape = []): N {
    return this.emit('scalar', dtype, shape, [], value);
  }
  iota(dtype: DType, shape: Shape, axis: number): N {
    legal(axis >= 0 && axis < shape.length, 'iota', () => `axis ${axis} of ${show(shape)}`);
    return this.emit('iota', dtype, shape, [], axis);
  }

  // ---- elements
  unary(op: UnaryOp, x: N): N {
    return this.emit(op, x.dtype, x.shape, [x], null);
  }
  binary(op: BinaryOp, x: N, y: N): N {
    this.pair(op, x, y);
    return this.emit(op, x.dtype, x.shape, [x, y], null);
  }
  compare(op: CompareOp, x: N, y: N): N {
    this.pair(op, x, y);
    return this.emit(op, bool, x.shape, [x, y], null);
  }
  where(condition: N, x: N, y: N): N {
    this.pair('where', x, y);
    legal(condition.dtype === bool && sameShape(condition.shape, x.shape), 'where', () => types([condition, x, y]));
    return this.emit('where', x.dtype, x.shape, [condition, x, y], null);
  }
  cast(x: N, dtype: DType): N {
    return x.dtype === dtype ? x : this.emit('cast', dtype, x.shape, [x], null);
  }
  private pair(op: string, x: N, y: N): void {
    legal(x.dtype === y.dtype && sameShape(x.shape, y.shape), op, () => types([x, y]));
  }
  neg(x: N): N {
    return this.unary('neg', x);
  }
  add(x: N, y: N): N {
    return this.binary('add', x, y);
  }
  sub(x: N, y: N): N {
    return this.binary('sub', x, y);
  }
  mul(x: N, y: N): N {
    return this.binary('mul', x, y);
  }
  div(x: N, y: N): N {
    return this.binary('div', x, y);
  }
  /** A constant with the dtype and shape of another value. */
  like(value: number, x: N): N {
    return this.const(value, x.dtype, x.shape);
  }

  // ---- movement
  reshape(x: N, shape: Shape): N {
    if (sameShape(x.shape, shape)) return x;
    legal(numel(x.shape) === numel(shape), 'reshape', () => `${show(x.shape)} to ${show(shape)}`);
    return this.emit('reshape', x.dtype, shape, [x], null);
  }
  permute(x: N, order: readonly number[]): N {
    if (order.every((a, i) => a === i)) return x;
    legal(
      [...order].sort((a, b) => a - b).every((a, i) => a === i) && order.length === x.shape.length,
      'permute',
      () => `${show(x.shape)} by ${show(order)}`,
    );
    return this.emit(
      'permute',
      x.dtype,
      order.map((a) => x.shape[a]!),
      [x],
      order,
    );
  }
  expand(x: N, shape: Shape): N {
    if (sameShape(x.shape, shape)) return x;
    legal(
      x.shape.length === shape.length && x.shape.every((n, i) => n === shape[i] || n === 1),
      'expand',
      () => `${show(x.shape)} to ${show(shape)}`,
    );
    return this.emit('expand', x.dtype, shape, [x], null);
  }
  /** Broadcasts to a shape of equal or higher rank, PyTorch's rule. */
  broadcast(x: N, shape: Shape): N {
    if (sameShape(x.shape, shape)) return x;
    const lead = new Array<number>(shape.length - x.shape.length).fill(1);
    return this.expand(lead.length > 0 ? this.reshape(x, [...lead, ...x.shape]) : x, shape);
  }
  slice(x: N, start: readonly number[], size: Shape, step: readonly number[] = size.map(() => 1)): N {
    if (sameShape(x.shape, size) && start.every((s) => s === 0) && step.every((s) => s === 1)) return x;
    legal(
      size.every(
        (n, i) =>
          n === 0 ||
          (start[i]! >= 0 &&
            start[i]! < x.shape[i]! &&
            start[i]! + (n - 1) * step[i]! >= 0 &&
            start[i]! + (n - 1) * step[i]! < x.shape[i]! &&
            step[i] !== 0),
      ),
      'slice',
      () => `${show(x.shape)} from ${show(start)}, size ${show(size)}, step ${show(step)}`,
    );
    return this.emit('slice', x.dtype, size, [x], { start, step });
  }
  /** Elements start … start+size of one axis. */
  narrow(x: N, axis: number, start: number, size: number, step = 1): N {
    const at = (v: number, rest: number): number[] => x.shape.map((_, i) => (i === axis ? v : rest));
    return this.slice(
      x,
      at(start, 0),
      x.shape.map((n, i) => (i === axis ? size : n)),
      at(step, 1),
    );
  }
  flip(x: N, axes: readonly number[]): N {
    const flipped = (i: number): boolean => axes.includes(i) && x.shape[i]! > 0;
    return this.slice(
      x,
      x.shape.map((n, i) => (flipped(i) ? n - 1 : 0)),
      x.shape,
      x.shape.map((_, i) => (flipped(i) ? -1 : 1)),
    );
  }
  pad(x: N, lo: readonly number[], hi: readonly number[], value = 0): N {
    if (lo.every((n) => n === 0) && hi.every((n) => n === 0)) return x;
    legal(
      [...lo, ...hi].every((n) => n >= 0),
      'pad',
      () => `${show(lo)} ${show(hi)}`,
    );
    return this.emit(
      'pad',
      x.dtype,
      x.shape.map((n, i) => n + lo[i]! + hi[i]!),
      [x],
      { lo, hi, value },
    );
  }
  insert(x: N, update: N, start: readonly number[], step: readonly number[] = start.map(() => 1)): N {
    legal(x.dtype === update.dtype && x.shape.length === update.shape.length, 'insert', () => types([x, update]));
    if (sameShape(x.shape, update.shape) && step.every((s) => s === 1)) return update;
    return this.emit('insert', x.dtype, x.shape, [x, update], { start, step });
  }
  concat(parts: readonly N[], axis: number): N {
    const first = parts[0]!;
    if (parts.length === 1) return first;
    legal(
      parts.every((p) => p.dtype === first.dtype && p.shape.every((n, i) => i === axis || n === first.shape[i])),
      'concat',
      () => types(parts),
    );
    const total = parts.reduce((sum, p) => sum + p.shape[axis]!, 0);
    return this.emit(
      'concat',
      first.dtype,
      first.shape.map((n, i) => (i === axis ? total : n)),
      parts,
      axis,
    );
  }
  strided(x: N, shape: Shape, strides: readonly number[], offset: number): N {
    const last = shape.reduce((sum, n, i) => sum + (n - 1) * strides[i]!, offset);
    legal(
      shape.length === strides.length && (numel(shape) === 0 || (offset >= 0 && last < numel(x.shape))),
      'strided',
      () => `${show(x.shape)} as ${show(shape)} by ${show(strides)} at ${offset}`,
    );
    return this.emit('strided', x.dtype, shape, [x], { strides, offset });
  }

  // ---- along axes
  reduce(op: ReduceOp, x: N, axes: readonly number[]): N {
    if (axes.length === 0) return x;
    const sorted = [...axes].sort((a, b) => a - b);
    return this.emit(
      op,
      x.dtype,
      x.shape.map((n, i) => (sorted.includes(i) ? 1 : n)),
      [x],
      sorted,
    );
  }
  sum(x: N, axes: readonly number[]): N {
    return this.reduce('reduce_sum', x, axes);
  }
  argextreme(op: 'argmax' | 'argmin', x: N, axis: number): N {
    return this.emit(
      op,
      int64,
      x.shape.map((n, i) => (i === axis ? 1 : n)),
      [x],
      axis,
    );
  }
  scan(kind: 'sum' | 'prod' | 'max' | 'min', x: N, axis: number): N {
    return this.emit('scan', x.dtype, x.shape, [x], { axis, kind });
  }
  argsort(x: N, axis: number, descending: boolean): N {
    return this.emit('argsort', int64, x.shape, [x], { axis, descending });
  }
  gather(x: N, index: N, axis: number): N {
    this.indexed('gather', x, index, axis);
    return this.emit('gather', x.dtype, index.shape, [x, index], axis);
  }
  scatter(x: N, index: N, updates: N, axis: number, mode: PrimArgs['scatter']['mode']): N {
    this.indexed('scatter', x, index, axis);
    legal(x.dtype === updates.dtype && sameShape(index.shape, updates.shape), 'scatter', () =>
      types([x, index, updates]),
    );
    return this.emit('scatter', x.dtype, x.shape, [x, index, updates], { axis, mode });
  }
  private indexed(op: string, x: N, index: N, axis: number): void {
    legal(
      index.dtype.kind === 'int' &&
        x.shape.length === index.shape.length &&
        x.shape.every((n, i) => i === axis || n === index.shape[i]),
      op,
      () => `${types([x, index])} axis ${axis}`,
    );
  }

  // ---- linear algebra
  dot(x: N, y: N): N {
    const r = x.shape.length;
    const [m, k] = [x.shape[r - 2]!, x.shape[r - 1]!];
    const batch = x.shape.slice(0, -2);
    legal(
      x.dtype === y.dtype &&
        r >= 2 &&
        y.shape.length === r &&
        y.shape[r - 2] === k &&
        sameShape(batch, y.shape.slice(0, -2)),
      'dot',
      () => types([x, y]),
    );
    return this.emit('dot', x.dtype, [...batch, m, y.shape[r - 1]!], [x, y], null);
  }
  conv(x: N, weight: N, arg: ConvArg): N {
    const space = x.shape.slice(2).map((n, i) => {
      const reach = arg.dilation[i]! * (weight.shape[i + 2]! - 1) + 1;
      return Math.floor((n + 2 * arg.padding[i]! - reach) / arg.stride[i]!) + 1;
    });
    legal(x.shape[1] === weight.shape[1]! * arg.groups && space.every((n) => n > 0), 'conv', () => types([x, weight]));
    return this.emit('conv', x.dtype, [x.shape[0]!, weight.shape[0]!, ...space], [x, weight], arg);
  }
  convInput(grad: N, weight: N, arg: ConvArg, shape: Shape): N {
    return this.emit('conv_input', grad.dtype, shape, [grad, weight], arg);
  }
  convWeight(x: N, grad: N, arg: ConvArg, shape: Shape): N {
    return this.emit('conv_weight', x.dtype, shape, [x, grad], arg);
  }
  call(inputs: readonly N[], arg: CallArg): N[] {
    const first = arg.outputs[0]!;
    const call = this.emit('call', first.dtype, first.shape, inputs, arg);
    return arg.outputs.map((out, i) => this.emit('pick', out.dtype, out.shape, [call], i));
  }
}

/** The builder of the lazy graph. */
export const graphBuilder: Builder<Node> = new Builder<Node>((op, dtype, shape, src, arg) =>
  makeNode(op, dtype, shape, src, arg),
);
