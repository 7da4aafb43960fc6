/** ScalarAlgebra on values of a builder (graph nodes, or evaluated arrays), all of one dtype and shape. */
import type { ScalarAlgebra } from '../algebra.js';
import type { Builder, Typed } from '../graph/build.js';
import { bool, type DType } from '../ir/dtype.js';
import { BINARY, COMPARE, UNARY } from '../ir/node.js';
import type { Shape } from '../ir/shape.js';

class BuilderScalars<N extends Typed> {
  readonly b: Builder<N>;
  readonly dtype: DType;
  readonly shape: Shape;
  constructor(b: Builder<N>, dtype: DType, shape: Shape) {
    this.b = b;
    this.dtype = dtype;
    this.shape = shape;
  }
  const(value: number): N {
    return this.b.const(value, this.dtype, this.shape);
  }
  where(condition: N, x: N, y: N): N {
    return this.b.where(this.b.cast(condition, bool), ...this.align(x, y));
  }
  guard(condition: N, safe: N, value: N): N {
    return this.b.where(condition, ...this.align(value, safe));
  }
  /** Conditions used as numbers take the other side's dtype. */
  align(x: N, y: N): [N, N] {
    if (x.dtype === y.dtype) return [x, y];
    return x.dtype === bool ? [this.b.cast(x, y.dtype), y] : [x, this.b.cast(y, x.dtype)];
  }
}

// One method for each primitive; on the prototype, because an algebra is made for every call.
const methods = BuilderScalars.prototype as unknown as Record<string, unknown>;
for (const op of UNARY) {
  methods[op] = function (this: BuilderScalars<Typed>, x: Typed) {
    return this.b.unary(op, x);
  };
}
for (const op of BINARY) {
  methods[op] = function (this: BuilderScalars<Typed>, x: Typed, y: Typed) {
    return x.dtype === y.dtype ? this.b.binary(op, x, y) : this.b.binary(op, ...this.align(x, y));
  };
}
for (const op of COMPARE) {
  methods[op] = function (this: BuilderScalars<Typed>, x: Typed, y: Typed) {
    return x.dtype === y.dtype ? this.b.compare(op, x, y) : this.b.compare(op, ...this.align(x, y));
  };
}

export function builderScalars<N extends Typed>(b: Builder<N>, dtype: DType, shape: Shape): ScalarAlgebra<N> {
  return new BuilderScalars(b, dtype, shape) as unknown as ScalarAlgebra<N>;
}
