/** Structured 32-bit integer code on top of `FuncBuilder`: what the drivers of the template kernels are written in. */
import type { FuncBuilder, FuncRef, Local, ModuleBuilder, OpName } from './assembler.js';

/** A local, or code that leaves an i32 on the stack. */
export type Expr = Local | (() => void);

/** Emits statements and i32 expressions into one function. */
export class Code {
  readonly f: FuncBuilder;

  constructor(f: FuncBuilder) {
    this.f = f;
  }

  push(...values: readonly Expr[]): void {
    for (const value of values) {
      if (typeof value === 'number') this.f.get(value);
      else value();
    }
  }

  // ---- expressions

  k(value: number): Expr {
    return () => this.f.i32const(value);
  }

  add(first: Expr, ...rest: readonly Expr[]): Expr {
    return rest.reduce((sum, term) => this.#binary('i32.add', sum, term), first);
  }

  sub(a: Expr, b: Expr): Expr {
    return this.#binary('i32.sub', a, b);
  }

  mul(first: Expr, ...rest: readonly Expr[]): Expr {
    return rest.reduce((product, factor) => this.#binary('i32.mul', product, factor), first);
  }

  /** Unsigned quotient. */
  div(a: Expr, b: Expr): Expr {
    return this.#binary('i32.div_u', a, b);
  }

  /** Unsigned remainder. */
  rem(a: Expr, b: Expr): Expr {
    return this.#binary('i32.rem_u', a, b);
  }

  and(a: Expr, b: Expr): Expr {
    return this.#binary('i32.and', a, b);
  }

  or(a: Expr, b: Expr): Expr {
    return this.#binary('i32.or', a, b);
  }

  eq(a: Expr, b: Expr): Expr {
    return this.#binary('i32.eq', a, b);
  }

  ne(a: Expr, b: Expr): Expr {
    return this.#binary('i32.ne', a, b);
  }

  /** Signed a < b. */
  lt(a: Expr, b: Expr): Expr {
    return this.#binary('i32.lt_s', a, b);
  }

  /** Signed a ≤ b. */
  le(a: Expr, b: Expr): Expr {
    return this.#binary('i32.le_s', a, b);
  }

  /** Unsigned a < b: for 0 ≤ b also `0 ≤ a < b` of signed a. */
  below(a: Expr, b: Expr): Expr {
    return this.#binary('i32.lt_u', a, b);
  }

  not(a: Expr): Expr {
    return () => {
      this.push(a);
      this.f.op('i32.eqz');
    };
  }

  /** `condition ? a : b`, both evaluated. */
  pick(condition: Expr, a: Expr, b: Expr): Expr {
    return () => {
      this.push(a, b, condition);
      this.f.op('select');
    };
  }

  min(a: Expr, b: Expr): Expr {
    return this.pick(this.lt(a, b), a, b);
  }

  /** The least multiple of `unit` (a power of two) that is ≥ a. */
  roundUp(a: Expr, unit: number): Expr {
    return this.and(this.add(a, this.k(unit - 1)), this.k(-unit));
  }

  // ---- statements

  set(local: Local, value: Expr): void {
    this.push(value);
    this.f.set(local);
  }

  /** A new local with that value. */
  let(value: Expr): Local {
    const local = this.f.local('i32');
    this.set(local, value);
    return local;
  }

  advance(local: Local, by: Expr): void {
    this.set(local, this.add(local, by));
  }

  if(condition: Expr, then: () => void, otherwise?: () => void): void {
    this.push(condition);
    this.f.if_();
    then();
    if (otherwise !== undefined) {
      this.f.else_();
      otherwise();
    }
    this.f.end();
  }

  /** `for (i = from; i < end; i += step)`, signed. */
  loop(from: Expr, end: Local, step: number, body: (i: Local) => void): void {
    const i = this.let(from);
    this.f.loopRange(i, end, step, () => body(i));
  }

  call(ref: FuncRef, ...args: readonly Expr[]): void {
    this.push(...args);
    this.f.call(ref);
  }

  #binary(op: OpName, a: Expr, b: Expr): Expr {
    return () => {
      this.push(a, b);
      this.f.op(op);
    };
  }
}

/** A function with i32 parameters and no result; `emit` gets its code and its parameters by name, in order. */
export function define<const P extends string>(
  module: ModuleBuilder,
  name: string,
  params: readonly P[],
  emit: (code: Code, param: Readonly<Record<P, Local>>) => void,
): FuncRef {
  const f = module.func(name, { params: params.map(() => 'i32' as const), results: [] });
  const named = Object.fromEntries(params.map((param, i) => [param, f.param(i)])) as Record<P, Local>;
  emit(new Code(f), named);
  return f.ref;
}
