/** Random graphs of all primitives, from a seed. */

import { graphBuilder as b } from '../../src/graph/build.js';
import { bool, type DType, float32, float64, int32, int64, uint8 } from '../../src/ir/dtype.js';
import { makeNode, type Node, type Storage } from '../../src/ir/node.js';
import { contiguousStrides, numel, type Shape } from '../../src/ir/shape.js';
import { makeNumbers, type Numbers } from '../../src/kernel/interpret.js';

/** xorshift32. */
export class Rng {
  private state: number;
  constructor(seed: number) {
    this.state = (Math.imul(seed + 1, 2654435761) | 1) >>> 0;
    for (let i = 0; i < 8; i++) this.int(2);
  }
  int(n: number): number {
    let s = this.state;
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    this.state = s >>> 0;
    return this.state % n;
  }
  pick<T>(from: readonly T[]): T {
    return from[this.int(from.length)]!;
  }
  chance(percent: number): boolean {
    return this.int(100) < percent;
  }
}

export interface RandomGraph {
  readonly outputs: readonly Node[];
  readonly data: Map<Storage, Numbers>;
}

const FLOAT_UNARY = ['neg', 'abs', 'sign', 'floor', 'sqrt', 'exp', 'tanh', 'sin', 'round'] as const;
const FLOAT_BINARY = ['add', 'sub', 'mul', 'div', 'maximum', 'minimum'] as const;
const INT_BINARY = ['add', 'sub', 'mul', 'maximum', 'minimum', 'and', 'or', 'xor'] as const;

class Maker {
  readonly data = new Map<Storage, Numbers>();
  private readonly pool: Node[] = [];
  private readonly rng: Rng;
  constructor(rng: Rng) {
    this.rng = rng;
  }

  graph(steps: number): RandomGraph {
    const shapes = Array.from({ length: 2 }, () => this.shape());
    for (let i = 0; i < 4; i++) this.pool.push(this.leaf(this.rng.pick(shapes), this.dtype()));
    for (let i = 0; i < steps; i++) {
      const made = this.node();
      if (made && numel(made.shape) <= 600) this.pool.push(made);
    }
    const outputs = Array.from({ length: 1 + this.rng.int(3) }, () => this.late());
    return { outputs, data: this.data };
  }

  private dtype(): DType {
    return this.rng.pick([float64, float64, float64, float32, float32, int64, int32, uint8, bool]);
  }
  private shape(): number[] {
    const size = (): number => (this.rng.chance(3) ? 0 : this.rng.pick([1, 1, 2, 3, 4, 4, 5, 6, 8]));
    return Array.from({ length: this.rng.int(4) }, size);
  }
  private leaf(shape: Shape, dtype: DType): Node {
    if (this.rng.chance(10)) return b.const(this.value(dtype), dtype, shape);
    if (this.rng.chance(10)) return b.scalar(this.value(dtype), dtype, shape);
    if (this.rng.chance(10) && shape.length > 0 && dtype !== bool)
      return b.iota(dtype, shape, this.rng.int(shape.length));
    const storage = { dtype, size: numel(shape) };
    const numbers = makeNumbers(dtype, storage.size);
    for (let i = 0; i < storage.size; i++) numbers[i] = this.value(dtype);
    this.data.set(storage, numbers);
    return makeNode('buffer', dtype, shape, [], storage) as Node;
  }
  private value(dtype: DType): number {
    if (dtype === bool) return this.rng.int(2);
    if (dtype === uint8) return this.rng.int(20);
    if (dtype.kind === 'float' && this.rng.chance(1)) return this.rng.pick([NaN, Infinity, -Infinity, -0]);
    return this.rng.int(9) - 4;
  }
  private any(): Node {
    return this.rng.pick(this.pool);
  }
  private late(): Node {
    return this.pool[Math.max(this.pool.length - 1 - this.rng.int(6), 0)]!;
  }
  /** A value with this dtype and shape: one that exists, or a leaf, or one brought to it. */
  private like(x: Node): Node {
    const same = this.pool.filter((p) => p.dtype === x.dtype && p.shape.join() === x.shape.join());
    if (same.length > 0 && this.rng.chance(70)) return this.rng.pick(same);
    const other = this.any();
    if (numel(other.shape) === numel(x.shape) && this.rng.chance(60)) return b.cast(b.reshape(other, x.shape), x.dtype);
    const small = x.shape.map((n) => (this.rng.chance(40) && n > 0 ? 1 : n));
    return b.expand(this.leaf(small, x.dtype), x.shape);
  }

  private node(): Node | null {
    const x = this.rng.chance(60) ? this.late() : this.any();
    const kind = this.rng.int(22);
    if (kind < 4) return this.unary(x);
    if (kind < 9) return this.binary(x);
    if (kind < 11) return this.reduce(x);
    return this.movement(x, kind);
  }
  private unary(x: Node): Node {
    if (this.rng.chance(15)) return b.cast(x, x.dtype.kind === 'float' ? x.dtype : this.dtype());
    if (x.dtype.kind === 'float') return b.unary(this.rng.pick(FLOAT_UNARY), x);
    return b.unary(x.dtype === bool ? 'not' : this.rng.pick(['neg', 'not', 'abs']), x);
  }
  private binary(x: Node): Node {
    const y = this.like(x);
    if (this.rng.chance(12)) return b.compare(this.rng.pick(['lt', 'le', 'eq', 'ne']), x, y);
    if (this.rng.chance(12)) return b.where(b.compare('lt', x, y), this.like(x), y);
    if (x.dtype === bool) return b.binary(this.rng.pick(['and', 'or', 'xor']), x, y);
    return b.binary(
      this.rng.pick<(typeof FLOAT_BINARY)[number] | (typeof INT_BINARY)[number]>(
        x.dtype.kind === 'float' ? FLOAT_BINARY : INT_BINARY,
      ),
      x,
      y,
    );
  }
  private reduce(x: Node): Node | null {
    const axes = x.shape.map((_, i) => i).filter(() => this.rng.chance(50));
    if (axes.length === 0) return null;
    const [first] = axes as [number];
    if (this.rng.chance(20) && x.shape[first]! > 0) return b.argextreme(this.rng.pick(['argmax', 'argmin']), x, first);
    const kinds =
      x.dtype === bool
        ? (['reduce_max', 'reduce_min'] as const)
        : (['reduce_sum', 'reduce_sum', 'reduce_max', 'reduce_min', 'reduce_prod'] as const);
    const r = b.reduce(this.rng.pick<'reduce_sum' | 'reduce_prod' | 'reduce_max' | 'reduce_min'>(kinds), x, axes);
    return this.rng.chance(50) ? b.expand(r, x.shape) : r;
  }

  private movement(x: Node, kind: number): Node | null {
    const { rng } = this;
    const r = x.shape.length;
    switch (kind) {
      case 11:
        return b.reshape(x, this.refactor(numel(x.shape)));
      case 12:
        return b.permute(x, shuffled(rng, r));
      case 13:
        return this.slice(x);
      case 14:
        return b.pad(
          x,
          x.shape.map(() => rng.int(2)),
          x.shape.map(() => rng.int(3)),
          x.dtype === bool ? 1 : rng.int(3),
        );
      case 15:
        return r === 0 ? null : b.concat([x, this.like(x), ...(rng.chance(30) ? [this.like(x)] : [])], rng.int(r));
      case 16:
        return this.insert(x);
      case 17:
        return this.strided(x);
      case 18:
        return this.gather(x);
      case 19:
        return this.dot(x);
      case 20:
        return this.step(x);
      default:
        return b.expand(b.reshape(x, [1, ...x.shape]), [1 + rng.int(3), ...x.shape]);
    }
  }
  private refactor(n: number): number[] {
    const out: number[] = [];
    let rest = n;
    for (let i = 0; i < 3 && rest > 1; i++) {
      const divisors = Array.from({ length: rest }, (_, d) => d + 1).filter((d) => rest % d === 0);
      out.push(this.rng.pick(divisors));
      rest /= out[out.length - 1]!;
    }
    if (rest !== 1 || this.rng.chance(30)) out.push(rest);
    return n === 1 && out.length === 0 ? [] : out;
  }
  private slice(x: Node): Node {
    const step = x.shape.map(() => this.rng.pick([1, 1, 1, 2, -1, -2]));
    const size = x.shape.map((n, i) => (n === 0 ? 0 : 1 + this.rng.int(Math.ceil(n / Math.abs(step[i]!)))));
    const start = x.shape.map((n, i) => {
      if (size[i] === 0) return 0;
      const slack = n - 1 - (size[i]! - 1) * Math.abs(step[i]!);
      const lo = this.rng.int(slack + 1);
      return step[i]! > 0 ? lo : n - 1 - lo;
    });
    return b.slice(x, start, size, step);
  }
  private insert(x: Node): Node {
    const step = x.shape.map(() => this.rng.pick([1, 1, 1, 2, -1]));
    const size = x.shape.map((n, i) => this.rng.int(Math.ceil(n / Math.abs(step[i]!)) + 1));
    const start = x.shape.map((n, i) => {
      const slack = Math.max(n - 1 - Math.max(size[i]! - 1, 0) * Math.abs(step[i]!), 0);
      const lo = this.rng.int(slack + 1);
      return step[i]! > 0 ? lo : n - 1 - lo;
    });
    const update =
      size.every((n, i) => n <= x.shape[i]!) && this.rng.chance(50) && !size.includes(0)
        ? b.unary(x.dtype === bool ? 'not' : 'abs', b.slice(x, start, size, step))
        : this.leaf(size, x.dtype);
    return b.insert(x, update, start, step);
  }
  private strided(x: Node): Node | null {
    const n = numel(x.shape);
    if (n < 2) return null;
    const own = contiguousStrides(x.shape);
    const strides = [this.rng.pick([...own, 1, 2, 0]), this.rng.pick([1, 1, 2])];
    const shape = [1 + this.rng.int(3), 1 + this.rng.int(3)];
    const last = shape.reduce((s, v, i) => s + (v - 1) * strides[i]!, 0);
    return last < n ? b.strided(x, shape, strides, this.rng.int(n - last)) : null;
  }
  /** An index of one axis: values brought into its range. */
  private index(shape: Shape, size: number): Node {
    const numbers = Array.from({ length: numel(shape) }, () => this.rng.int(size));
    const storage = { dtype: int64, size: numbers.length };
    this.data.set(storage, Float64Array.from(numbers));
    const leaf = makeNode('buffer', int64, shape, [], storage) as Node;
    if (!this.rng.chance(40)) return leaf;
    return b.binary('minimum', b.unary('abs', b.sub(leaf, b.const(1, int64, shape))), b.const(size - 1, int64, shape));
  }
  private gather(x: Node): Node | null {
    const axis = x.shape.length > 0 ? this.rng.int(x.shape.length) : -1;
    if (axis < 0 || x.shape[axis] === 0) return null;
    const shape = x.shape.map((n, i) => (i === axis ? this.rng.int(6) : n));
    return b.gather(x, this.index(shape, x.shape[axis]!), axis);
  }
  private dot(x: Node): Node | null {
    if (x.dtype.kind !== 'float' || x.shape.length < 2) return null;
    const turned = b.permute(
      x,
      x.shape.map((_, i) => (i < x.shape.length - 2 ? i : 2 * x.shape.length - 3 - i)),
    );
    if (this.rng.chance(30)) return b.dot(x, turned);
    if (this.rng.chance(30)) return b.dot(turned, this.like(x));
    return b.dot(x, this.leaf([...x.shape.slice(0, -2), x.shape.at(-1)!, 1 + this.rng.int(4)], x.dtype));
  }
  private step(x: Node): Node | null {
    const axis = x.shape.length > 0 ? this.rng.int(x.shape.length) : -1;
    if (axis < 0 || x.shape[axis] === 0) return null;
    if (this.rng.chance(30) && x.dtype !== bool) return b.scan(this.rng.pick(['sum', 'max', 'min']), x, axis);
    if (this.rng.chance(40)) return b.gather(x, b.argsort(x, axis, this.rng.chance(50)), axis);
    const shape = x.shape.map((n, i) => (i === axis ? this.rng.int(5) : n));
    const mode = x.dtype === bool ? 'set' : this.rng.pick<'set' | 'add' | 'max'>(['set', 'add', 'max']);
    return b.scatter(x, this.index(shape, x.shape[axis]!), this.leaf(shape, x.dtype), axis, mode);
  }
}

function shuffled(rng: Rng, n: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = rng.int(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

export function randomGraph(seed: number): RandomGraph {
  const rng = new Rng(seed);
  return new Maker(rng).graph(3 + rng.int(25));
}
