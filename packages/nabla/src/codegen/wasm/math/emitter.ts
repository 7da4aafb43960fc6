/**
 * Straight-line numeric code, written once and emitted for one lane (f32, f64) or several (f32x4, f64x2).
 *
 * An `Emitter` makes expression nodes; nothing is emitted before `Graph.emit`, which keeps shared nodes in locals.
 * Every operation is the same IEEE operation in each form, so scalar and vector results have the same bits.
 */
import type { FuncBuilder, FuncRef, Local, ModuleBuilder, OpName, ValType } from '../assembler.js';

/** How many numbers of which width a function works on. */
export type Lanes = 'f32' | 'f64' | 'f32x4' | 'f64x2';

type Kind = 'float' | 'int' | 'mask';

/** An expression: a float, an integer of the float's width, or a mask (i32 0 or 1; all ones or zeros per vector lane). */
export interface Value<K extends Kind = Kind> {
  readonly kind: K;
  readonly type: ValType;
  /** Pushes the value: its arguments, then its opcode. */
  readonly produce: () => void;
  /** Constants and parameters are pushed anew at each use. */
  readonly cheap: boolean;
  /** The guarded block that made it; it may not be used in another. */
  readonly region: number;
  uses: number;
  local: Local | undefined;
}
export type Num = Value<'float'>;
export type Int = Value<'int'>;
export type Mask = Value<'mask'>;

/** An algorithm for any lanes of one float width. */
export type Algorithm = (e: Emitter, ...args: Num[]) => Num;

/** The expressions of one function and the locals that hold the shared ones. */
export class Graph {
  readonly module: ModuleBuilder;
  readonly f: FuncBuilder;
  readonly #free = new Map<ValType, Local[]>();
  #region = 0;
  #regions = 0;

  constructor(module: ModuleBuilder, f: FuncBuilder) {
    this.module = module;
    this.f = f;
  }

  /** A new expression over `args`. */
  node<K extends Kind>(kind: K, type: ValType, args: readonly Value[], produce: () => void, cheap = false): Value<K> {
    for (const arg of args) arg.uses++;
    return { kind, type, produce, cheap, region: this.#region, uses: 0, local: undefined };
  }

  /** A local variable as an expression. */
  leaf(type: ValType, local: Local): Num {
    return this.node('float', type, [], () => this.f.get(local), true);
  }

  /** Pushes the expression's value. */
  emit(value: Value): void {
    if (value.region !== this.#region && !value.cheap) {
      throw new Error(`[wasm] ${this.f.ref.name}: a guarded block uses an outer expression; pass it as an input`);
    }
    if (value.local !== undefined) {
      this.f.get(value.local);
      if (--value.uses === 0) this.release(value.type, value.local);
      return;
    }
    value.produce();
    if (value.cheap || value.uses <= 1) return;
    value.uses--;
    value.local = this.temporary(value.type);
    this.f.tee(value.local);
  }

  /** A local that nothing else uses until `release`. */
  temporary(type: ValType): Local {
    return this.#free.get(type)?.pop() ?? this.f.local(type);
  }

  release(type: ValType, local: Local): void {
    const pool = this.#free.get(type);
    if (pool === undefined) this.#free.set(type, [local]);
    else pool.push(local);
  }

  /**
   * `outputs`, overwritten by `slow` if `condition` (an i32) holds. `slow` gets the inputs and outputs as locals; its own
   * expressions live and die in the block.
   */
  guard(
    condition: Value,
    inputs: readonly Num[],
    outputs: readonly Num[],
    slow: (inputs: readonly Local[], outputs: readonly Local[]) => void,
  ): Num[] {
    let locals: Local[] | undefined;
    const run = (): void => {
      if (locals !== undefined) return;
      const into = outputs.map((output) => this.#store(output));
      const from = inputs.map((input) => this.#store(input));
      locals = into;
      this.emit(condition);
      this.f.if_();
      this.#inRegion(() => slow(from, into));
      this.f.end();
      inputs.forEach((input, i) => this.release(input.type, from[i]!));
    };
    const all = [condition, ...inputs, ...outputs];
    const produce = (i: number) => (): void => {
      run();
      this.f.get(locals![i]!);
    };
    return outputs.map((output, i) => this.node('float', output.type, i === 0 ? all : [], produce(i)));
  }

  /** Evaluates into a fresh local. */
  #store(value: Num): Local {
    this.emit(value);
    const local = this.temporary(value.type);
    this.f.set(local);
    return local;
  }

  #inRegion(body: () => void): void {
    const outer = this.#region;
    this.#region = ++this.#regions;
    body();
    this.#region = outer;
  }
}

/** Per form: float type, opcode prefixes, lanes. */
const FORMS = {
  f32: { value: 'f32', int: 'i32', float: 'f32', count: 1 },
  f64: { value: 'f64', int: 'i64', float: 'f64', count: 1 },
  f32x4: { value: 'v128', int: 'i32x4', float: 'f32x4', count: 4 },
  f64x2: { value: 'v128', int: 'i64x2', float: 'f64x2', count: 2 },
} as const;

type FloatOp = 'add' | 'sub' | 'mul' | 'div' | 'abs' | 'neg' | 'sqrt' | 'floor' | 'ceil' | 'trunc' | 'nearest';
type FloatCompare = 'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge';
type IntCompare = 'eq' | 'ne' | 'lt_s' | 'gt_s';

/** Makes expressions for one form. */
export class Emitter {
  readonly graph: Graph;
  readonly lanes: Lanes;
  /** Lanes per value. */
  readonly count: 1 | 2 | 4;
  /** Whether the float is 32 bits wide. */
  readonly single: boolean;
  readonly #form: (typeof FORMS)[Lanes];

  constructor(graph: Graph, lanes: Lanes) {
    this.graph = graph;
    this.lanes = lanes;
    this.#form = FORMS[lanes];
    this.count = this.#form.count;
    this.single = lanes === 'f32' || lanes === 'f32x4';
  }

  get #vector(): boolean {
    return this.count > 1;
  }

  get #intType(): ValType {
    return this.#vector ? 'v128' : this.single ? 'i32' : 'i64';
  }

  get #maskType(): ValType {
    return this.#vector ? 'v128' : 'i32';
  }

  /** The type of a value of this form. */
  get valueType(): ValType {
    return this.#form.value;
  }

  // ---- constants and conversions

  /** A float constant in every lane. */
  num(value: number): Num {
    const { f } = this.graph;
    return this.#constant(
      'float',
      this.valueType,
      this.#repeat(this.single ? Float32Array : Float64Array, value),
      () => {
        if (this.single) f.f32const(value);
        else f.f64const(value);
      },
    );
  }

  /** An integer constant of the float's width in every lane. */
  int(value: number | bigint): Int {
    const { f } = this.graph;
    const bytes = this.single
      ? this.#repeat(Int32Array, Number(value))
      : this.#repeat(BigInt64Array, BigInt.asIntN(64, BigInt(value)));
    return this.#constant('int', this.#intType, bytes, () => {
      if (this.single) f.i32const(Number(value));
      else f.i64const(BigInt(value));
    });
  }

  /** The bits of a float. */
  bits(a: Num): Int {
    return this.#reinterpret('int', this.#intType, a, this.single ? 'i32.reinterpret_f32' : 'i64.reinterpret_f64');
  }

  /** The float with these bits. */
  float(a: Int): Num {
    return this.#reinterpret('float', this.valueType, a, this.single ? 'f32.reinterpret_i32' : 'f64.reinterpret_i64');
  }

  /** An integer of magnitude below 2^22 (f32) or 2^51 (f64) as a float. */
  fromInt(a: Int): Num {
    const magic = this.single ? 1.5 * 2 ** 23 : 1.5 * 2 ** 52;
    const bits = this.int(this.single ? 0x4b400000 : 0x4338000000000000n);
    return this.sub(this.float(this.iadd(a, bits)), this.num(magic));
  }

  // ---- floats

  add(a: Num, b: Num): Num {
    return this.#float('add', a, b);
  }

  sub(a: Num, b: Num): Num {
    return this.#float('sub', a, b);
  }

  mul(a: Num, b: Num): Num {
    return this.#float('mul', a, b);
  }

  div(a: Num, b: Num): Num {
    return this.#float('div', a, b);
  }

  abs(a: Num): Num {
    return this.#float('abs', a);
  }

  neg(a: Num): Num {
    return this.#float('neg', a);
  }

  sqrt(a: Num): Num {
    return this.#float('sqrt', a);
  }

  floor(a: Num): Num {
    return this.#float('floor', a);
  }

  trunc(a: Num): Num {
    return this.#float('trunc', a);
  }

  /** Rounded to an integer, ties to even. */
  nearest(a: Num): Num {
    return this.#float('nearest', a);
  }

  /** `b < a ? b : a`: a if either is nan. */
  pmin(a: Num, b: Num): Num {
    return this.#pick('pmin', a, b, () => this.lt(b, a));
  }

  /** `a < b ? b : a`: a if either is nan. */
  pmax(a: Num, b: Num): Num {
    return this.#pick('pmax', a, b, () => this.lt(a, b));
  }

  /** `size` with the sign of `sign`. */
  copysign(size: Num, sign: Num): Num {
    const { graph } = this;
    const args = [size, sign];
    const emitArgs = (): void => args.forEach((arg) => graph.emit(arg));
    if (!this.#vector) {
      return graph.node('float', this.valueType, args, () => {
        emitArgs();
        graph.f.op(this.single ? 'f32.copysign' : 'f64.copysign');
      });
    }
    const mask = this.int(this.single ? 0x7fffffff : 0x7fffffffffffffffn);
    return graph.node('float', 'v128', [...args, mask], () => {
      emitArgs();
      graph.emit(mask);
      graph.f.op('v128.bitselect');
    });
  }

  /** Σ coefficients[i]·x^i by Horner's rule. */
  poly(x: Num, coefficients: readonly number[]): Num {
    let sum = this.num(coefficients.at(-1)!);
    for (let i = coefficients.length - 2; i >= 0; i--) sum = this.add(this.mul(sum, x), this.num(coefficients[i]!));
    return sum;
  }

  /** The same sum as even + x·odd: two shorter dependency chains, one operation more. */
  polySplit(x: Num, coefficients: readonly number[]): Num {
    const square = this.mul(x, x);
    const even = this.poly(
      square,
      coefficients.filter((_, i) => i % 2 === 0),
    );
    const odd = this.poly(
      square,
      coefficients.filter((_, i) => i % 2 === 1),
    );
    return this.add(even, this.mul(x, odd));
  }

  // ---- comparisons and masks

  eq(a: Num, b: Num): Mask {
    return this.#compare('eq', a, b);
  }

  ne(a: Num, b: Num): Mask {
    return this.#compare('ne', a, b);
  }

  lt(a: Num, b: Num): Mask {
    return this.#compare('lt', a, b);
  }

  le(a: Num, b: Num): Mask {
    return this.#compare('le', a, b);
  }

  gt(a: Num, b: Num): Mask {
    return this.#compare('gt', a, b);
  }

  ge(a: Num, b: Num): Mask {
    return this.#compare('ge', a, b);
  }

  isNan(a: Num): Mask {
    return this.#compare('ne', a, a);
  }

  /** Signed comparison of integers. */
  icompare(op: IntCompare, a: Int, b: Int): Mask {
    return this.#op('mask', this.#maskType, `${this.#form.int}.${op}` as OpName, a, b);
  }

  both(a: Mask, b: Mask): Mask {
    return this.#op('mask', this.#maskType, this.#vector ? 'v128.and' : 'i32.and', a, b);
  }

  either(a: Mask, b: Mask): Mask {
    return this.#op('mask', this.#maskType, this.#vector ? 'v128.or' : 'i32.or', a, b);
  }

  not(a: Mask): Mask {
    return this.#op('mask', this.#maskType, this.#vector ? 'v128.not' : 'i32.eqz', a);
  }

  /** `mask ? a : b`, lane by lane. */
  select<K extends 'float' | 'int' | 'mask'>(mask: Mask, a: Value<K>, b: Value<K>): Value<K> {
    return this.#op(a.kind, a.type, this.#vector ? 'v128.bitselect' : 'select', a, b, mask);
  }

  /** Whether any lane of the mask is set, as an i32. */
  any(mask: Mask): Value {
    return this.#vector ? this.#op('mask', 'i32', 'v128.any_true', mask) : mask;
  }

  // ---- integers of the float's width

  iadd(a: Int, b: Int): Int {
    return this.#int('add', a, b);
  }

  isub(a: Int, b: Int): Int {
    return this.#int('sub', a, b);
  }

  iand(a: Int, b: Int): Int {
    return this.#bitwise('and', a, b);
  }

  ior(a: Int, b: Int): Int {
    return this.#bitwise('or', a, b);
  }

  ixor(a: Int, b: Int): Int {
    return this.#bitwise('xor', a, b);
  }

  shl(a: Int, count: number): Int {
    return this.#shift('shl', a, count);
  }

  shrU(a: Int, count: number): Int {
    return this.#shift('shr_u', a, count);
  }

  /** Arithmetic right shift: slow for two 64-bit lanes. */
  shrS(a: Int, count: number): Int {
    return this.#shift('shr_s', a, count);
  }

  // ---- control

  /** `value`, but `slow(inputs)` in the lanes of `mask`, evaluated only when there are any. */
  rarely(mask: Mask, value: Num, inputs: readonly Num[], slow: (...inputs: Num[]) => Num): Num {
    const { graph } = this;
    const kept = this.select(mask, this.num(1), this.num(0));
    const [out] = graph.guard(this.any(mask), [...inputs, kept], [value], (from, [into]) => {
      const leaves = from.map((local) => graph.leaf(this.valueType, local));
      const chosen = this.ne(leaves.pop()!, this.num(0));
      graph.emit(this.select(chosen, slow(...leaves), graph.leaf(this.valueType, into!)));
      graph.f.set(into!);
    });
    return out!;
  }

  /** The result of a shared function over values of this form. */
  call(ref: FuncRef, ...args: Num[]): Num {
    const { graph } = this;
    return graph.node('float', this.valueType, args, () => {
      for (const arg of args) graph.emit(arg);
      graph.f.call(ref);
    });
  }

  /** The algorithm as a function of its own, made once per module, called here. */
  shared(name: string, algorithm: Algorithm, ...args: Num[]): Num {
    return this.call(sharedFunction(this.graph.module, name, this.lanes, args.length, algorithm), ...args);
  }

  // ---- plumbing

  #repeat<T extends number | bigint>(array: new (values: T[]) => { buffer: ArrayBuffer }, value: T): Uint8Array {
    return new Uint8Array(new array(Array.from({ length: this.single ? 4 : 2 }, () => value)).buffer);
  }

  #constant<K extends Kind>(kind: K, type: ValType, vector: Uint8Array, scalar: () => void): Value<K> {
    const { graph } = this;
    const vectorForm = (): unknown => graph.f.globalGet(graph.module.vectorConstant(vector));
    return graph.node(kind, type, [], this.#vector ? vectorForm : scalar, true);
  }

  #op<K extends Kind>(kind: K, type: ValType, name: OpName, ...args: Value[]): Value<K> {
    const { graph } = this;
    return graph.node(kind, type, args, () => {
      for (const arg of args) graph.emit(arg);
      graph.f.op(name);
    });
  }

  #float(op: FloatOp, ...args: Num[]): Num {
    return this.#op('float', this.valueType, `${this.#form.float}.${op}` as OpName, ...args);
  }

  #compare(op: FloatCompare, a: Num, b: Num): Mask {
    return this.#op('mask', this.#maskType, `${this.#form.float}.${op}` as OpName, a, b);
  }

  #pick(op: 'pmin' | 'pmax', a: Num, b: Num, takesB: () => Mask): Num {
    if (!this.#vector) return this.select(takesB(), b, a);
    return this.#op('float', 'v128', `${this.#form.float}.${op}` as OpName, a, b);
  }

  #int(op: 'add' | 'sub', a: Int, b: Int): Int {
    return this.#op('int', this.#intType, `${this.#form.int}.${op}` as OpName, a, b);
  }

  #bitwise(op: 'and' | 'or' | 'xor', a: Int, b: Int): Int {
    const prefix = this.#vector ? 'v128' : this.#form.int;
    return this.#op('int', this.#intType, `${prefix}.${op}` as OpName, a, b);
  }

  #shift(op: 'shl' | 'shr_u' | 'shr_s', a: Int, count: number): Int {
    const { graph } = this;
    return graph.node('int', this.#intType, [a], () => {
      graph.emit(a);
      if (this.lanes === 'f64') graph.f.i64const(BigInt(count));
      else graph.f.i32const(count);
      graph.f.op(`${this.#form.int}.${op}` as OpName);
    });
  }

  #reinterpret<K extends Kind>(kind: K, type: ValType, a: Value, op: OpName): Value<K> {
    if (!this.#vector) return this.#op(kind, type, op, a);
    return this.graph.node(kind, type, [a], () => this.graph.emit(a));
  }
}

const shared = new WeakMap<ModuleBuilder, Map<string, FuncRef>>();

/** The module's function of that name, built on first demand by `build`. */
export function functionOnce(module: ModuleBuilder, name: string, build: () => FuncRef): FuncRef {
  let functions = shared.get(module);
  if (functions === undefined) shared.set(module, (functions = new Map()));
  let ref = functions.get(name);
  if (ref === undefined) functions.set(name, (ref = build()));
  return ref;
}

/** The algorithm as a function `${name}_${lanes}` of the module, built once. */
export function sharedFunction(
  module: ModuleBuilder,
  name: string,
  lanes: Lanes,
  arity: number,
  algorithm: Algorithm,
): FuncRef {
  const fullName = `${name}_${lanes}`;
  return functionOnce(module, fullName, () => {
    const type = FORMS[lanes].value;
    const f = module.func(fullName, { params: Array.from({ length: arity }, () => type), results: [type] });
    const graph = new Graph(module, f);
    const args = Array.from({ length: arity }, (_, i) => graph.leaf(type, f.param(i)));
    graph.emit(algorithm(new Emitter(graph, lanes), ...args));
    return f.ref;
  });
}

/**
 * An f32 algorithm that computes in f64: `algorithm` needs about 40 good bits, and the final rounding leaves half an ulp.
 * Four lanes are two calls of the shared two-lane function.
 */
export function inDouble(name: string, algorithm: Algorithm): Algorithm {
  return (e, ...args) => {
    const { graph } = e;
    if (e.count === 1) {
      const wide = new Emitter(graph, 'f64');
      return demote(graph, 'f32', algorithm(wide, ...args.map((arg) => promote(graph, 'f64', 'f64.promote_f32', arg))));
    }
    const wide = new Emitter(graph, 'f64x2');
    const half = (shift: boolean): Num => {
      const halves = args.map((arg) =>
        promote(graph, 'v128', 'f64x2.promote_low_f32x4', shift ? upper(graph, arg) : arg),
      );
      return demote(graph, 'v128', wide.shared(name, algorithm, ...halves));
    };
    return joinHalves(graph, half(false), half(true));
  };
}

function promote(graph: Graph, type: ValType, op: OpName, arg: Num): Num {
  return graph.node('float', type, [arg], () => {
    graph.emit(arg);
    graph.f.op(op);
  });
}

function demote(graph: Graph, type: 'f32' | 'v128', arg: Num): Num {
  return graph.node('float', type, [arg], () => {
    graph.emit(arg);
    graph.f.op(type === 'f32' ? 'f32.demote_f64' : 'f32x4.demote_f64x2_zero');
  });
}

const UPPER_HALF = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
const BOTH_LOWER_HALVES = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

function upper(graph: Graph, arg: Num): Num {
  return graph.node('float', 'v128', [arg, arg], () => {
    graph.emit(arg);
    graph.emit(arg);
    graph.f.shuffle(UPPER_HALF);
  });
}

function joinHalves(graph: Graph, low: Num, high: Num): Num {
  return graph.node('float', 'v128', [low, high], () => {
    graph.emit(low);
    graph.emit(high);
    graph.f.shuffle(BOTH_LOWER_HALVES);
  });
}
