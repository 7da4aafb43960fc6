/** The tape node of an elementwise call: the record's rules, run on numbers, on graph nodes or on tensors. */
import { letGo } from '../engine.js';
import type { Builder, Typed } from '../graph/build.js';
import { castNumber, type DType, float32 } from '../ir/dtype.js';
import { type Shape, sameShape } from '../ir/shape.js';
import { FIRST, GradNode, nulls } from '../tape.js';
import { fromTiny, Tensor, tinyOf } from '../tensor.js';
import { F32, F64 } from '../tiny.js';
import { algebra } from './algebra.js';
import { type ElementInfo, type ElementOp, OUT_BIT, UNREAD, variantOf } from './element-info.js';
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

const NOTHING: readonly number[] = [];

export class ElementGrad extends GradNode<Tensor> {
  readonly op: ElementOp;
  private readonly info: ElementInfo;
  /** Arguments in order; tensors that no rule reads are `UNREAD`. */
  private readonly values: unknown[];
  private versions: readonly number[];
  private out: Tensor | null = null;
  private outVersion = 0;
  private readonly dtype: DType;
  private readonly shape: Shape;
  /** Shape and dtype of each tensor argument, where one differs from the result's. */
  private readonly origins: readonly (Origin | null)[] | null;
  private gradName: string | null = null;

  /** `values` belong to the node from here on. */
  constructor(op: ElementOp, info: ElementInfo, values: unknown[], out: Tensor) {
    const count = op.tensors.length;
    const next = new Array<GradNode<Tensor> | Tensor | null>(count);
    let nextNr = FIRST[count] ?? new Array<number>(count).fill(0);
    let mask = 0;
    for (let k = 0; k < count; k++) {
      const x = values[op.tensors[k]!];
      const rule = info.rules[k];
      next[k] = rule === null ? null : edgeOf(x);
      if (x instanceof Tensor && x._nr !== 0) (nextNr = nextNr.slice())[k] = x._nr;
      if (next[k] !== null) mask |= info.reads[k]!;
    }
    super(next, nextNr);
    this.op = op;
    this.info = info;
    this.dtype = out._cell.dtype;
    this.shape = out._shape;
    this.origins = originsOf(op, values, out);
    this.values = values;
    this.versions = mask === 0 ? NOTHING : this.keep(mask);
    if (mask === 0) for (const i of op.tensors) if (this.values[i] instanceof Tensor) this.values[i] = UNREAD;
    if ((mask & (1 << OUT_BIT)) !== 0) this.replaceOut(out, true);
  }

  get name(): string {
    return (this.gradName ??= gradNameOf(this.op, this.values));
  }

  /** Keeps what the rules read, and notes its version. */
  private keep(mask: number): number[] {
    const versions = new Array<number>(this.values.length).fill(0);
    for (const i of this.op.tensors) {
      const x = this.values[i];
      if (!(x instanceof Tensor)) continue;
      if ((mask & (1 << i)) === 0) this.values[i] = UNREAD;
      else {
        versions[i] = x._cell.version;
        keep(x);
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
    for (let i = 0; i < versions.length; i++) {
      const x = values[i];
      if (x instanceof Tensor && x._cell.version !== versions[i]) failVersion(this.name, x, versions[i]!);
    }
    if (this.out !== null && this.out._cell.version !== this.outVersion)
      failVersion(this.name, this.out, this.outVersion);
  }

  apply(grads: readonly (Tensor | null)[], createGraph: boolean, wanted: readonly boolean[]): (Tensor | null)[] {
    const result = nulls<Tensor>(wanted.length);
    const g = grads[0];
    if (g === null || g === undefined) return result;
    this.checkVersions();
    const fast = !createGraph && this.origins === null && this.allTiny(g);
    for (let k = 0; k < wanted.length; k++)
      if (wanted[k]) result[k] = fast ? this.onNumbers(k, g) : this.one(k, g, createGraph);
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

  private onNumbers(k: number, g: Tensor): Tensor {
    const grads = tinyOf(g)!;
    const variant = variantOf(this.info, this.values);
    const out =
      variant === undefined ? this.anyNumbers(k, grads) : this.numbers(this.info.backward[k]!, variant, grads);
    return fromTiny(this.dtype, this.shape, out);
  }

  private numbers(formulas: ScalarFormulas, variant: Variant, grads: readonly number[]): number[] {
    const { values, dtype } = this;
    const { arity } = this.info;
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
      return this.info.rules[k]!(s, g, x as never);
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
      return wrap(b.cast(reduceTo(b, this.info.rules[k]!(s, at(g), x as never), shape), dtype));
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
    return this.info.rules[k]!(algebra.scalars(this.dtype), g, x as never);
  }
}

function numbersIn(x: unknown): readonly number[] | null {
  return x instanceof Tensor ? tinyOf(x) : null;
}

function originsOf(op: ElementOp, values: readonly unknown[], out: Tensor): (Origin | null)[] | null {
  let differs = false;
  for (const i of op.tensors) {
    const x = values[i];
    if (x instanceof Tensor && (x._cell.dtype !== out._cell.dtype || !sameShape(x._shape, out._shape))) differs = true;
  }
  if (!differs) return null;
  return op.tensors.map((i) =>
    values[i] instanceof Tensor ? { shape: (values[i] as Tensor)._shape, dtype: (values[i] as Tensor).dtype } : null,
  );
}

/** Sums what broadcasting repeated. */
export function reduceTo<N extends Typed>(b: Builder<N>, x: N, shape: Shape): N {
  if (sameShape(x.shape, shape)) return x;
  const lead = x.shape.length - shape.length;
  const axes = x.shape.flatMap((n, i) => (i < lead || (shape[i - lead] === 1 && n !== 1) ? [i] : []));
  return b.reshape(b.sum(x, axes), shape);
}
