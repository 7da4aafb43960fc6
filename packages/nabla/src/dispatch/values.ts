/** Tensors in and out of builders: graph nodes, or evaluated values where all operands are tiny. */
import { limits } from '../cell.js';
import { adopt } from '../engine.js';
import { Builder, type Emit, graphBuilder, type Typed } from '../graph/build.js';
import { makeNode, type Node } from '../ir/node.js';
import { numel } from '../ir/shape.js';
import type { Value } from '../runtime/reference/evaluate.js';
import { fromNode, fromTiny, nodeOf, type Tensor, tinyOf } from '../tensor.js';
import { tinyBuilder } from '../tiny.js';

/** Thrown where a tiny evaluation grows: the call goes through the graph instead. */
class Grew extends Error {}

let bounded: Builder<Value> | null = null;

/** Evaluates at once, as long as everything stays small; intermediate results may be somewhat larger. */
function boundedBuilder(): Builder<Value> {
  if (bounded) return bounded;
  const inner = tinyBuilder();
  const emit: Emit<Value> = (op, dtype, shape, src, arg) => {
    if (numel(shape) > 8 * limits.tiny) throw new Grew();
    return inner.emit(op, dtype, shape, src, arg);
  };
  return (bounded = new Builder<Value>(emit));
}

export function tinyValue(t: Tensor): Value {
  return { dtype: t._cell.dtype, shape: t._shape, data: tinyOf(t)! };
}

export function allTiny(tensors: readonly Tensor[]): boolean {
  for (const t of tensors) if (tinyOf(t) === null) return false;
  return true;
}

/** A tensor of a value: a node of the graph, or computed numbers. */
export function wrap(x: Typed): Tensor {
  if (!('data' in x)) return fromNode(x as Node);
  const { dtype, shape, data } = x as Value;
  if (data.length <= limits.tiny) return fromTiny(dtype, shape, Array.isArray(data) ? data : Array.from(data));
  return fromNode(makeNode('buffer', dtype, shape, [], adopt(dtype, data)));
}

/** Runs a lowering over tensors, on numbers where all are tiny, else into the graph. */
export function lowerWith<R>(
  tensors: readonly Tensor[],
  run: <N extends Typed>(b: Builder<N>, of: (t: Tensor) => N) => R,
): R {
  if (tensors.length > 0 && allTiny(tensors)) {
    try {
      return run(boundedBuilder(), tinyValue);
    } catch (error) {
      if (!(error instanceof Grew)) throw error;
    }
  }
  return run(graphBuilder, nodeOf);
}
