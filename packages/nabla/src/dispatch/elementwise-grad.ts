/** The tape node of an elementwise call: the record's rules, run on numbers, on graph nodes or on tensors. */
import type { ScalarAlgebra } from '../algebra.js';
import type { Builder, Typed } from '../graph/build.js';
import { castNumber, type DType, float32 } from '../ir/dtype.js';
import { numel, type Shape, sameShape } from '../ir/shape.js';
import type { ElementwiseSpec } from '../record.js';
import { GradNode } from '../tape.js';
import { fromTiny, Tensor, tinyOf } from '../tensor.js';
import { F32, F64 } from '../tiny.js';
import { algebra } from './algebra.js';
import { gradNameOf, type Op } from './op.js';
import { checkVersion, edgeNr, edgeOf, Saved } from './saved.js';
import { builderScalars } from './scalars.js';
import { lowerWith, wrap } from './values.js';

type ElementOp = Op & { readonly record: ElementwiseSpec };
type Rule = <S>(s: ScalarAlgebra<S>, g: S, x: never) => S;

/** Which arguments (and 'out') a rule reads, found by running it once on a value that answers everything. */
const READS = new WeakMap<Rule, ReadonlySet<string>>();

function readsOf(op: ElementOp, name: string): ReadonlySet<string> {
  const rule = op.record.grad[name] as Rule;
  let reads = READS.get(rule);
  if (reads === undefined) READS.set(rule, (reads = trace(op, rule)));
  return reads;
}

function trace(op: ElementOp, rule: Rule): ReadonlySet<string> {
  const seen = new Set<string>();
  const any = new Proxy({}, { get: () => () => 0 }) as ScalarAlgebra<number>;
  const context = {};
  for (const key of [...op.names, 'out']) {
    Object.defineProperty(context, key, { get: () => (seen.add(key), 0) });
  }
  const raw = Object.fromEntries(op.names.map((key) => [key, null]));
  Object.defineProperty(context, 'raw', { value: raw });
  rule(any, 0, context as never);
  return seen;
}

/** Rule arguments, reused from call to call, as the formula's are. */
const ruleContext: Record<string, unknown> = { input: 0, other: 0, out: 0, raw: null };

export class ElementGrad extends GradNode<Tensor> {
  readonly name: string;
  readonly op: ElementOp;
  /** Arguments in order; tensors that no rule reads are kept as their shape and dtype only. */
  private values: readonly unknown[];
  private readonly shapes: readonly (Shape | null)[];
  private readonly dtypes: readonly (DType | null)[];
  private readonly saved: (Saved | null)[];
  private out: Saved | null = null;
  private readonly dtype: DType;
  private readonly shape: Shape;

  constructor(op: ElementOp, values: readonly unknown[], out: Tensor) {
    super(
      op.tensors.map((i) => edgeOf(values[i], op.record.grad[op.names[i]!] !== undefined)),
      op.tensors.map((i) => edgeNr(values[i])),
    );
    this.op = op;
    this.name = gradNameOf(op, values);
    this.dtype = out.dtype;
    this.shape = out._shape;
    this.shapes = op.tensors.map((i) => (values[i] instanceof Tensor ? (values[i] as Tensor)._shape : null));
    this.dtypes = op.tensors.map((i) => (values[i] instanceof Tensor ? (values[i] as Tensor).dtype : null));
    const reads = this.reads();
    this.saved = op.tensors.map((i) =>
      values[i] instanceof Tensor && reads.has(op.names[i]!) ? new Saved(values[i] as Tensor) : null,
    );
    this.values = values.map((x) => (x instanceof Tensor ? null : (x ?? undefined)));
    if (reads.has('out')) this.out = new Saved(out);
  }

  /** What the rules of the inputs that need a gradient read. */
  private reads(): ReadonlySet<string> {
    let all: ReadonlySet<string> | null = null;
    this.op.tensors.forEach((i, k) => {
      if (this.next[k] === null) return;
      const one = readsOf(this.op, this.op.names[i]!);
      all = all === null ? one : new Set([...all, ...one]);
    });
    return all ?? new Set();
  }

  /** After an in-place call, the result lives in another tensor. */
  replaceOut(out: Tensor): void {
    if (this.out !== null) {
      this.out.release();
      this.out = new Saved(out);
    }
  }

  release(): boolean {
    const any = this.out !== null || this.saved.some((s) => s !== null);
    for (const s of this.saved) s?.release();
    this.out?.release();
    this.values = [];
    return any;
  }

  apply(grads: readonly (Tensor | null)[], createGraph: boolean, wanted: readonly boolean[]): (Tensor | null)[] {
    const g = grads[0];
    if (g === null || g === undefined) return wanted.map(() => null);
    for (const s of this.saved) if (s) checkVersion(this.name, s);
    if (this.out) checkVersion(this.name, this.out);
    return wanted.map((want, k) => (want ? this.one(k, g, createGraph) : null));
  }

  private rule(k: number): Rule {
    return this.op.record.grad[this.op.names[this.op.tensors[k]!]!] as Rule;
  }

  private one(k: number, g: Tensor, createGraph: boolean): Tensor {
    const tensors = createGraph ? null : this.tinyOperands(g);
    if (tensors !== null && this.shapes[k]!.length === this.shape.length && sameShape(this.shapes[k]!, this.shape))
      return this.onNumbers(k, g);
    const full = createGraph ? this.onTensors(k, g) : this.onGraph(k, g);
    return createGraph ? algebra.to_shape(full, this.shapes[k]!, this.dtypes[k]!) : full;
  }

  // ---- on plain numbers
  private tinyOperands(g: Tensor): true | null {
    if (tinyOf(g) === null || g.dtype !== this.dtype) return null;
    const n = numel(this.shape);
    if (n === 0) return null;
    for (const s of this.saved)
      if (s) {
        const tiny = tinyOf(s.tensor!);
        if (tiny === null || s.tensor!.dtype !== this.dtype || (tiny.length !== n && tiny.length !== 1)) return null;
      }
    return this.out === null || tinyOf(this.out.tensor!) !== null ? true : null;
  }

  private onNumbers(k: number, g: Tensor): Tensor {
    const s = this.dtype === float32 ? F32 : F64;
    const rule = this.rule(k);
    const grads = tinyOf(g)!;
    const out = new Array<number>(grads.length);
    for (let e = 0; e < grads.length; e++) out[e] = rule(s, grads[e]!, this.numbersAt(s, e) as never);
    return fromTiny(this.dtype, this.shape, out);
  }

  private numbersAt(s: ScalarAlgebra<number>, e: number): Record<string, unknown> {
    const x = ruleContext;
    const op = this.op;
    for (let k = 0; k < this.saved.length; k++) {
      const saved = this.saved[k];
      if (saved) {
        const tiny = tinyOf(saved.tensor!)!;
        x[op.names[op.tensors[k]!]!] = tiny.length === 1 ? tiny[0] : tiny[e];
      }
    }
    for (let i = 0; i < this.values.length; i++)
      if (typeof this.values[i] === 'number') x[op.names[i]!] = s.const(this.values[i] as number);
    if (this.out) x['out'] = tinyOf(this.out.tensor!)![e];
    x['raw'] = this.raw();
    return x;
  }

  private raw(): Record<string, unknown> {
    return Object.fromEntries(this.op.names.map((name, i) => [name, this.values[i]]));
  }

  // ---- on graph nodes
  private onGraph(k: number, g: Tensor): Tensor {
    const tensors = [g, ...this.saved.flatMap((s) => (s ? [s.tensor!] : [])), ...(this.out ? [this.out.tensor!] : [])];
    return lowerWith(tensors, (b, of) => wrap(this.lower(k, b, of, g)));
  }

  private lower<N extends Typed>(k: number, b: Builder<N>, of: (t: Tensor) => N, g: Tensor): N {
    const s = builderScalars(b, this.dtype, this.shape);
    const at = (t: Tensor): N => b.broadcast(b.cast(of(t), this.dtype), this.shape);
    const x: Record<string, unknown> = { raw: this.raw() };
    this.saved.forEach((saved, j) => {
      if (saved) x[this.op.names[this.op.tensors[j]!]!] = this.operandAt(b, of, saved.tensor!, j);
    });
    this.values.forEach((v, i) => {
      if (typeof v === 'number' || typeof v === 'boolean' || typeof v === 'bigint')
        x[this.op.names[i]!] = b.scalar(castNumber(Number(v), this.dtype), this.dtype, this.shape);
    });
    if (this.out) x['out'] = at(this.out.tensor!);
    return b.cast(reduceTo(b, this.rule(k)(s, at(g), x as never), this.shapes[k]!), this.dtypes[k]!);
  }

  private operandAt<N extends Typed>(b: Builder<N>, of: (t: Tensor) => N, t: Tensor, j: number): N {
    const condition = this.op.names[this.op.tensors[j]!] === 'condition';
    return b.broadcast(condition ? of(t) : b.cast(of(t), this.dtype), this.shape);
  }

  // ---- on tensors, so that the result can be differentiated again
  private onTensors(k: number, g: Tensor): Tensor {
    const x: Record<string, unknown> = { raw: this.raw() };
    this.saved.forEach((saved, j) => {
      if (saved) x[this.op.names[this.op.tensors[j]!]!] = saved.tensor;
    });
    this.values.forEach((v, i) => {
      if (typeof v === 'number' || typeof v === 'boolean' || typeof v === 'bigint')
        x[this.op.names[i]!] = fromTiny(this.dtype, [], [castNumber(Number(v), this.dtype)]);
    });
    if (this.out) x['out'] = this.out.tensor;
    return this.rule(k)(algebra.scalars(this.dtype), g, x as never);
  }
}

/** Sums what broadcasting repeated. */
export function reduceTo<N extends Typed>(b: Builder<N>, x: N, shape: Shape): N {
  if (sameShape(x.shape, shape)) return x;
  const lead = x.shape.length - shape.length;
  const axes = x.shape.flatMap((n, i) => (i < lead || (shape[i - lead] === 1 && n !== 1) ? [i] : []));
  return b.reshape(b.sum(x, axes), shape);
}
