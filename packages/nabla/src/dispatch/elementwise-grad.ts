/** The tape node of an elementwise call: the record's rules, run on numbers, on graph nodes or on tensors. */
import { letGo } from '../engine.js';
import type { Builder, Typed } from '../graph/build.js';
import { castNumber, type DType, float32 } from '../ir/dtype.js';
import { type Shape, sameShape } from '../ir/shape.js';
import { firstOf, GradNode, nulls, withNumber } from '../tape.js';
import { fromTiny, Tensor, tinyOf } from '../tensor.js';
import { F32, F64 } from '../tiny.js';
import { algebra } from './algebra.js';
import { type ElementOp, infoOf, OUT_BIT, UNREAD, variantOf } from './element-info.js';
import { gradNameOf, rawOf } from './op.js';
import { edgeOf, failVersion, keep } from './saved.js';
import type { ScalarFormulas, Variant } from './scalar-formula.js';
import { builderScalars } from './scalars.js';
import { lowerWith, wrap } from './values.js';

/** An input that was broadcast or cast. */
interface Origin {
  readonly shape: Shape;
  readonly dtype: DType;
}

export class ElementGrad extends GradNode<Tensor> {
  readonly op: ElementOp;
  /** Arguments in order; tensors that no rule reads are `UNREAD`. */
  private readonly values: unknown[];
  /** Versions of the arguments that are kept, by position; null where all are 0. */
  private readonly versions: readonly number[] | null;
  private out: Tensor | null;
  private outVersion: number;
  private readonly dtype: DType;
  private readonly shape: Shape;
  /** Shape and dtype of each tensor argument, where one differs from the result's. */
  private readonly origins: readonly (Origin | null)[] | null;

  /** `values` belong to the node from here on. */
  constructor(op: ElementOp, values: unknown[], out: Tensor) {
    const { tensors } = op;
    const { rules, reads } = infoOf(op);
    const next = nulls<GradNode<Tensor> | Tensor>(tensors.length);
    let nextNr = firstOf(tensors.length);
    let mask = 0;
    let differs = false;
    for (let k = 0; k < tensors.length; k++) {
      const x = values[tensors[k]!];
      if (!(x instanceof Tensor)) continue;
      if (x._cell.dtype !== out._cell.dtype || !sameShape(x._shape, out._shape)) differs = true;
      const to = rules[k] === null ? null : edgeOf(x);
      if (to === null) continue;
      next[k] = to;
      mask |= reads[k]!;
      if (x._nr !== 0) nextNr = withNumber(nextNr, k, x._nr);
    }
    super(next, nextNr);
    this.op = op;
    this.values = values;
    // Before arguments that no rule reads are let go of.
    this.origins = differs ? originsOf(op, values) : null;
    this.versions = this.keep(mask);
    this.out = null;
    this.outVersion = 0;
    this.dtype = out._cell.dtype;
    this.shape = out._shape;
    if ((mask & (1 << OUT_BIT)) !== 0) this.replaceOut(out, true);
  }

  get name(): string {
    return gradNameOf(this.op, this.values);
  }

  /** Keeps what the rules read, and notes its version. */
  private keep(mask: number): readonly number[] | null {
    const { values } = this;
    const { tensors } = this.op;
    let versions: number[] | null = null;
    for (let k = 0; k < tensors.length; k++) {
      const i = tensors[k]!;
      const x = values[i];
      if (!(x instanceof Tensor)) continue;
      if ((mask & (1 << i)) === 0) values[i] = UNREAD;
      else {
        keep(x);
        if (x._cell.version !== 0) (versions ??= new Array<number>(values.length).fill(0))[i] = x._cell.version;
      }
    }
    return versions;
  }

  /** After an in-place call, the result lives in another tensor. */
  replaceOut(out: Tensor, first = false): void {
    if (this.out === null && !first) return;
    if (this.out !== null) this.out._cell.saved--;
    this.out = out;
    this.outVersion = out._cell.version;
    out._cell.saved++;
  }

  release(): boolean {
    let any = this.out !== null;
    for (const x of this.values) {
      if (!(x instanceof Tensor)) continue;
      any = true;
      letGo(x._cell);
    }
    if (this.out !== null) letGo(this.out._cell);
    this.out = null;
    if (any) this.forget();
    return any;
  }

  /** The name may depend on the arguments' kinds, so these stay. */
  private forget(): void {
    const { values } = this;
    for (let i = 0; i < values.length; i++) if (values[i] instanceof Tensor) values[i] = UNREAD;
  }

  private checkVersions(): void {
    const { values, versions } = this;
    for (let i = 0; i < values.length; i++) {
      const x = values[i];
      if (!(x instanceof Tensor)) continue;
      const expected = versions === null ? 0 : versions[i]!;
      if (x._cell.version !== expected) failVersion(this.name, x, expected);
    }
    if (this.out !== null && this.out._cell.version !== this.outVersion)
      failVersion(this.name, this.out, this.outVersion);
  }

  apply(grads: readonly (Tensor | null)[], createGraph: boolean, wanted: readonly boolean[]): (Tensor | null)[] {
    const result = nulls<Tensor>(wanted.length);
    const g = grads[0];
    if (g === null || g === undefined) return result;
    this.checkVersions();
    if (!createGraph && this.origins === null && this.allTiny(g)) this.onNumbers(tinyOf(g)!, wanted, result);
    else for (let k = 0; k < wanted.length; k++) if (wanted[k]) result[k] = this.one(k, g, createGraph);
    return result;
  }

  private one(k: number, g: Tensor, createGraph: boolean): Tensor {
    const shape = this.origins?.[k]?.shape ?? this.shape;
    const dtype = this.origins?.[k]?.dtype ?? this.dtype;
    return createGraph ? algebra.to_shape(this.onTensors(k, g), shape, dtype) : this.onGraph(k, g, shape, dtype);
  }

  // ---- on plain numbers
  private allTiny(g: Tensor): boolean {
    const n = tinyOf(g)?.length;
    if (n === undefined || n === 0 || g._cell.dtype !== this.dtype) return false;
    for (const x of this.values) if (x instanceof Tensor && tinyOf(x)?.length !== n) return false;
    return this.out === null || tinyOf(this.out) !== null;
  }

  private onNumbers(grads: readonly number[], wanted: readonly boolean[], result: (Tensor | null)[]): void {
    const { backward } = infoOf(this.op);
    const variant = variantOf(infoOf(this.op), this.values);
    for (let k = 0; k < wanted.length; k++) {
      if (!wanted[k]) continue;
      const out = variant === undefined ? this.anyNumbers(k, grads) : this.numbers(backward[k]!, variant, grads);
      result[k] = fromTiny(this.dtype, this.shape, out);
    }
  }

  private numbers(formulas: ScalarFormulas, variant: Variant, grads: readonly number[]): number[] {
    const { values, dtype } = this;
    const { arity } = infoOf(this.op);
    const formula = formulas.find(dtype === float32, variant);
    const { v } = formula;
    const first = numbersIn(values[0]);
    const second = arity === 2 && variant === null ? numbersIn(values[1]) : null;
    const result = this.out === null ? null : tinyOf(this.out)!;
    if (variant !== null) v[arity] = castNumber(variant, dtype);
    const out = new Array<number>(grads.length);
    for (let e = 0; e < out.length; e++) {
      v[0] = grads[e]!;
      if (first !== null) v[1] = first[e]!;
      if (second !== null) v[2] = second[e]!;
      if (result !== null) v[arity + 1] = result[e]!;
      out[e] = formula.run();
    }
    return out;
  }

  /** With arguments that are not the usual ones. */
  private anyNumbers(k: number, grads: readonly number[]): number[] {
    const s = this.dtype === float32 ? F32 : F64;
    return grads.map((g, e) => {
      const x = this.context(
        (t) => tinyOf(t)![e]!,
        (v) => s.const(v),
      );
      if (this.out !== null) x['out'] = tinyOf(this.out)![e]!;
      return infoOf(this.op).rules[k]!(s, g, x as never);
    });
  }

  // ---- on graph nodes
  private onGraph(k: number, g: Tensor, shape: Shape, dtype: DType): Tensor {
    const tensors = [g, ...this.values.filter((x): x is Tensor => x instanceof Tensor)];
    if (this.out !== null) tensors.push(this.out);
    return lowerWith(tensors, (b, of) => {
      const s = builderScalars(b, this.dtype, this.shape);
      const at = (t: Tensor): ReturnType<typeof of> => b.broadcast(b.cast(of(t), this.dtype), this.shape);
      const x = this.context(
        (t, i) => (this.op.names[i] === 'condition' ? b.broadcast(of(t), this.shape) : at(t)),
        (v) => b.scalar(v, this.dtype, this.shape),
      );
      if (this.out !== null) x['out'] = at(this.out);
      return wrap(b.cast(reduceTo(b, infoOf(this.op).rules[k]!(s, at(g), x as never), shape), dtype));
    });
  }

  /** A rule's arguments in any algebra. */
  private context<S>(ofTensor: (t: Tensor, i: number) => S, ofNumber: (v: number) => S): Record<string, unknown> {
    const x: Record<string, unknown> = { raw: rawOf(this.op, this.values) };
    this.values.forEach((v, i) => {
      if (v instanceof Tensor) x[this.op.names[i]!] = ofTensor(v, i);
      else if (typeof v === 'number' || typeof v === 'boolean' || typeof v === 'bigint')
        x[this.op.names[i]!] = ofNumber(castNumber(Number(v), this.dtype));
    });
    return x;
  }

  // ---- on tensors, so that the result can be differentiated again
  private onTensors(k: number, g: Tensor): Tensor {
    const cast = (t: Tensor, i: number): Tensor =>
      t.dtype === this.dtype || this.op.names[i] === 'condition'
        ? t
        : algebra.tensors._to_copy(t, { dtype: this.dtype });
    const x = this.context(cast, (v) => fromTiny(this.dtype, [], [v]));
    if (this.out !== null) x['out'] = this.out;
    return infoOf(this.op).rules[k]!(algebra.scalars(this.dtype), g, x as never);
  }
}

function numbersIn(x: unknown): readonly number[] | null {
  return x instanceof Tensor ? tinyOf(x) : null;
}

function originsOf(op: ElementOp, values: readonly unknown[]): (Origin | null)[] {
  return op.tensors.map((i) => {
    const x = values[i];
    return x instanceof Tensor ? { shape: x._shape, dtype: x.dtype } : null;
  });
}

/** Sums what broadcasting repeated. */
export function reduceTo<N extends Typed>(b: Builder<N>, x: N, shape: Shape): N {
  if (sameShape(x.shape, shape)) return x;
  const lead = x.shape.length - shape.length;
  const axes = x.shape.flatMap((n, i) => (i < lead || (shape[i - lead] === 1 && n !== 1) ? [i] : []));
  return b.reshape(b.sum(x, axes), shape);
}
