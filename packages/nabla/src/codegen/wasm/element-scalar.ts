/** Elementwise primitives on one number: operands in locals, the result on the stack. */
import type { ElementOp } from '../../ir/node.js';
import type { FuncBuilder, Local, OpName } from './assembler.js';
import { isMath, type KernelFunctions } from './kernel-functions.js';
import { machineOf, pushConst, type Rep } from './lanes.js';

type IntMachine = 'i32' | 'i64';

/** Pushes `fn` of numbers held as `rep` (of the inputs; of the branches for `where`). `cast` is in `casts.ts`. */
export function pushElement(
  f: FuncBuilder,
  lib: KernelFunctions,
  fn: ElementOp,
  rep: Rep,
  args: readonly Local[],
): void {
  if (fn === 'where') {
    f.get(args[1]!).get(args[2]!).get(args[0]!).op('select');
  } else if (rep === 'f32' || rep === 'f64') {
    pushFloat(f, lib, fn, rep, args);
  } else if (rep === 'mask') {
    pushBool(f, fn, args);
  } else {
    pushInt(f, lib, fn, rep, args);
    if (rep === 'u8' && !isCompare(fn)) f.i32const(255).op('i32.and');
  }
}

export function isCompare(fn: ElementOp): fn is 'lt' | 'le' | 'eq' | 'ne' {
  return fn === 'lt' || fn === 'le' || fn === 'eq' || fn === 'ne';
}

/** Integer division and remainder: what fails on a zero divisor. */
export function dividesInts(fn: ElementOp, rep: Rep): boolean {
  return (fn === 'idiv' || fn === 'rem') && rep !== 'f32' && rep !== 'f64';
}

function unsupported(fn: ElementOp, rep: Rep): never {
  throw new Error(`[kernel] ${fn} of ${rep} elements is not legal IR`);
}

const FLOAT_OPS: Partial<Record<ElementOp, string>> = {
  neg: 'neg',
  abs: 'abs',
  floor: 'floor',
  ceil: 'ceil',
  round: 'nearest',
  trunc: 'trunc',
  sqrt: 'sqrt',
  add: 'add',
  sub: 'sub',
  mul: 'mul',
  div: 'div',
  maximum: 'max',
  minimum: 'min',
  lt: 'lt',
  le: 'le',
  eq: 'eq',
  ne: 'ne',
}; // prettier-ignore

function pushFloat(
  f: FuncBuilder,
  lib: KernelFunctions,
  fn: ElementOp,
  rep: 'f32' | 'f64',
  args: readonly Local[],
): void {
  const simple = FLOAT_OPS[fn];
  if (simple !== undefined) {
    for (const arg of args) f.get(arg);
    f.op(`${rep}.${simple}` as OpName);
  } else if (isMath(fn)) {
    for (const arg of args) f.get(arg);
    f.call(lib.math(fn, rep));
  } else if (fn === 'sign') {
    floatSign(f, rep, args[0]!);
  } else if (fn === 'idiv') {
    f.get(args[0]!).get(args[1]!).op(`${rep}.div`).op(`${rep}.trunc`);
  } else if (fn === 'rem') {
    floatRemainder(f, lib, rep, args);
  } else {
    unsupported(fn, rep);
  }
}

/** (x > 0) − (x < 0): 0 for nan, as PyTorch has it. */
function floatSign(f: FuncBuilder, rep: 'f32' | 'f64', x: Local): void {
  f.get(x);
  pushConst(f, rep, 0);
  f.op(`${rep}.gt`).get(x);
  pushConst(f, rep, 0);
  f.op(`${rep}.lt`).op('i32.sub').op(`${rep}.convert_i32_s`);
}

function floatRemainder(f: FuncBuilder, lib: KernelFunctions, rep: 'f32' | 'f64', args: readonly Local[]): void {
  for (const arg of args) {
    f.get(arg);
    if (rep === 'f32') f.op('f64.promote_f32');
  }
  f.call(lib.fmod());
  if (rep === 'f32') f.op('f32.demote_f64');
}

const BOOL_OPS: Partial<Record<ElementOp, OpName>> = {
  add: 'i32.or',
  or: 'i32.or',
  maximum: 'i32.or',
  mul: 'i32.and',
  and: 'i32.and',
  minimum: 'i32.and',
  xor: 'i32.xor',
  sub: 'i32.xor',
  ne: 'i32.ne',
  eq: 'i32.eq',
  lt: 'i32.lt_u',
  le: 'i32.le_u',
  pow: 'i32.ge_u',
  idiv: 'i32.and',
}; // prettier-ignore

/** A bool is 0 or 1. `pow`: 0⁰ = 1. `idiv`: the divisor is 1, or the kernel has failed. */
function pushBool(f: FuncBuilder, fn: ElementOp, args: readonly Local[]): void {
  const op = BOOL_OPS[fn];
  if (op !== undefined) {
    f.get(args[0]!).get(args[1]!).op(op);
  } else if (fn === 'not') {
    f.get(args[0]!).op('i32.eqz');
  } else if (fn === 'rem') {
    f.i32const(0);
  } else if (IDENTITIES.has(fn) || fn === 'neg' || fn === 'abs' || fn === 'sign') {
    f.get(args[0]!);
  } else {
    unsupported(fn, 'mask');
  }
}

/** Functions that leave an integer as it is. */
const IDENTITIES: ReadonlySet<ElementOp> = new Set<ElementOp>(['floor', 'ceil', 'round', 'trunc']);

const INT_OPS: Partial<Record<ElementOp, string>> = {
  add: 'add',
  sub: 'sub',
  mul: 'mul',
  and: 'and',
  or: 'or',
  xor: 'xor',
  shl: 'shl',
  shr: 'shr_s',
  lt: 'lt_s',
  le: 'le_s',
  eq: 'eq',
  ne: 'ne',
}; // prettier-ignore

function pushInt(f: FuncBuilder, lib: KernelFunctions, fn: ElementOp, rep: Rep, args: readonly Local[]): void {
  const type = machineOf(rep) as IntMachine;
  const simple = INT_OPS[fn];
  if (simple !== undefined) {
    f.get(args[0]!)
      .get(args[1]!)
      .op(`${type}.${simple}` as OpName);
  } else if (IDENTITIES.has(fn)) {
    f.get(args[0]!);
  } else if (fn === 'maximum' || fn === 'minimum') {
    f.get(args[0]!).get(args[1]!).get(args[0]!).get(args[1]!);
    f.op(`${type}.${fn === 'maximum' ? 'gt_s' : 'lt_s'}`).op('select');
  } else if (fn === 'idiv' || fn === 'rem') {
    pushDivision(f, fn, type, args[0]!, args[1]!);
  } else if (fn === 'pow') {
    pushPower(f, lib, type, args[0]!, args[1]!);
  } else {
    pushIntUnary(f, fn, rep, type, args[0]!);
  }
}

function pushIntUnary(f: FuncBuilder, fn: ElementOp, rep: Rep, type: IntMachine, x: Local): void {
  const zero = (): void => pushConst(f, type, 0);
  if (fn === 'neg') {
    zero();
    f.get(x).op(`${type}.sub`);
  } else if (fn === 'not') {
    f.get(x);
    pushConst(f, type, -1);
    f.op(`${type}.xor`);
  } else if (fn === 'abs') {
    zero();
    f.get(x).op(`${type}.sub`).get(x).get(x);
    zero();
    f.op(`${type}.lt_s`).op('select');
  } else if (fn === 'sign') {
    f.get(x);
    zero();
    f.op(`${type}.gt_s`).get(x);
    zero();
    f.op(`${type}.lt_s`).op('i32.sub');
    if (type === 'i64') f.op('i64.extend_i32_s');
  } else {
    unsupported(fn, rep);
  }
}

/** Truncating; x / −1 is −x (the most negative number wraps instead of trapping), x / 0 gives x: the kernel has failed. */
function pushDivision(f: FuncBuilder, fn: 'idiv' | 'rem', type: IntMachine, x: Local, d: Local): void {
  const plusOne = (): void => {
    f.get(d);
    pushConst(f, type, 1);
    f.op(`${type}.add`);
  };
  // d + 1 < 2 (unsigned): d is 0 or −1.
  const trivial = (): void => {
    plusOne();
    pushConst(f, type, 2);
    f.op(`${type}.lt_u`);
  };
  f.get(x);
  pushConst(f, type, 1);
  f.get(d);
  trivial();
  f.op('select').op(`${type}.${fn === 'idiv' ? 'div_s' : 'rem_s'}`);
  if (fn === 'rem') return; // x rem ±1 = 0
  const quotient = f.local(type);
  f.set(quotient);
  pushConst(f, type, 0);
  f.get(x).op(`${type}.sub`).get(quotient).get(d);
  pushConst(f, type, -1);
  f.op(`${type}.eq`).op('select');
}

function pushPower(f: FuncBuilder, lib: KernelFunctions, type: IntMachine, x: Local, n: Local): void {
  for (const arg of [x, n]) {
    f.get(arg);
    if (type === 'i32') f.op('i64.extend_i32_s');
  }
  f.call(lib.ipow());
  if (type === 'i32') f.op('i32.wrap_i64');
}
