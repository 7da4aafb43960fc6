/** Elementwise primitives on four lanes. What has no vector instruction is done lane by lane with the scalar code. */
import type { ElementOp } from '../../ir/node.js';
import type { FuncBuilder, Local, OpName } from './assembler.js';
import { isCompare, pushElement } from './element-scalar.js';
import { isMath, type KernelFunctions } from './kernel-functions.js';
import {
  evenWords,
  extractLane,
  isWide,
  keep,
  keepParts,
  machineOf,
  type Parts,
  partsOf,
  pushMask,
  pushSplat,
  type Rep,
  replaceLane,
  WIDTH,
} from './lanes.js'; // prettier-ignore
import type { MathFunction } from './math.js';

/** `fn` of lanes held as `rep` (of the inputs; of the branches for `where`, whose first argument is a mask). */
export function elementVector(
  f: FuncBuilder,
  lib: KernelFunctions,
  fn: ElementOp,
  rep: Rep,
  args: readonly Parts[],
): Parts {
  if (fn === 'where') return vectorWhere(f, rep, args);
  if (rep === 'mask') return vectorBool(f, lib, fn, args);
  if (isCompare(fn)) return [vectorCompare(f, fn, rep, args[0]!, args[1]!)];
  const simple = VECTOR_OPS[rep][fn];
  if (simple !== undefined) return keepParts(f, rep, (part) => pushSimple(f, simple, rep, args, part));
  if (isMath(fn) && (rep === 'f32' || rep === 'f64')) return vectorMath(f, lib, fn, rep, args);
  const special = pushSpecial(fn, rep);
  if (special !== undefined) return keepParts(f, rep, (part) => special(f, args, part));
  return byLanes(f, lib, fn, rep, args);
}

type Simple = Partial<Record<ElementOp, OpName>>;

const FLOAT = ['neg', 'abs', 'floor', 'ceil', 'trunc', 'sqrt', 'add', 'sub', 'mul', 'div'] as const;

function floatOps(shape: 'f32x4' | 'f64x2'): Simple {
  const table: Simple = { round: `${shape}.nearest`, maximum: `${shape}.max`, minimum: `${shape}.min` };
  for (const op of FLOAT) table[op] = `${shape}.${op}`;
  return table;
}

const BITS: Simple = { and: 'v128.and', or: 'v128.or', xor: 'v128.xor', not: 'v128.not' };

/** Primitives that are one instruction per vector. uint8 results are cut to 8 bits afterwards. */
const VECTOR_OPS: Readonly<Record<Exclude<Rep, 'mask'>, Simple>> = {
  f32: floatOps('f32x4'),
  f64: floatOps('f64x2'),
  i32: {
    ...BITS,
    add: 'i32x4.add',
    sub: 'i32x4.sub',
    mul: 'i32x4.mul',
    neg: 'i32x4.neg',
    abs: 'i32x4.abs',
    maximum: 'i32x4.max_s',
    minimum: 'i32x4.min_s',
  },
  i64: { ...BITS, add: 'i64x2.add', sub: 'i64x2.sub', mul: 'i64x2.mul', neg: 'i64x2.neg', abs: 'i64x2.abs' },
  u8: {
    ...BITS,
    add: 'i32x4.add',
    sub: 'i32x4.sub',
    mul: 'i32x4.mul',
    neg: 'i32x4.neg',
    maximum: 'i32x4.max_s',
    minimum: 'i32x4.min_s',
  },
}; // prettier-ignore

function pushSimple(f: FuncBuilder, op: OpName, rep: Rep, args: readonly Parts[], part: number): void {
  for (const arg of args) f.get(arg[part]!);
  f.op(op);
  if (rep !== 'u8' || op === 'i32x4.max_s' || op === 'i32x4.min_s') return;
  pushSplat(f, 'i32', 255);
  f.op('v128.and');
}

function vectorMath(
  f: FuncBuilder,
  lib: KernelFunctions,
  fn: MathFunction,
  rep: 'f32' | 'f64',
  args: readonly Parts[],
): Parts {
  const lanes = rep === 'f32' ? 'f32x4' : 'f64x2';
  return keepParts(f, rep, (part) =>
    lib.pushMath(
      f,
      fn,
      lanes,
      args.map((arg) => arg[part]!),
    ),
  );
}

const SHAPE = { f32: 'f32x4', f64: 'f64x2', i32: 'i32x4', i64: 'i64x2', u8: 'i32x4' } as const;

function vectorCompare(
  f: FuncBuilder,
  fn: 'lt' | 'le' | 'eq' | 'ne',
  rep: Exclude<Rep, 'mask'>,
  a: Parts,
  b: Parts,
): Local {
  const sign = rep === 'f32' || rep === 'f64' || fn === 'eq' || fn === 'ne' ? '' : '_s';
  for (let part = 0; part < partsOf(rep); part++) {
    f.get(a[part]!)
      .get(b[part]!)
      .op(`${SHAPE[rep]}.${fn}${sign}` as OpName);
  }
  if (isWide(rep)) evenWords(f);
  return keep(f, 'v128');
}

function vectorWhere(f: FuncBuilder, rep: Rep, [mask, a, b]: readonly Parts[]): Parts {
  return keepParts(f, rep, (part) => {
    f.get(a![part]!).get(b![part]!);
    pushMask(f, mask![0]!, isWide(rep), part);
    f.op('v128.bitselect');
  });
}

const MASK_OPS: Partial<Record<ElementOp, OpName>> = {
  add: 'v128.or',
  or: 'v128.or',
  maximum: 'v128.or',
  mul: 'v128.and',
  and: 'v128.and',
  minimum: 'v128.and',
  xor: 'v128.xor',
  sub: 'v128.xor',
  ne: 'v128.xor',
  eq: 'i32x4.eq',
  not: 'v128.not',
}; // prettier-ignore

function vectorBool(f: FuncBuilder, lib: KernelFunctions, fn: ElementOp, args: readonly Parts[]): Parts {
  const op = MASK_OPS[fn];
  if (op === undefined && !isCompare(fn)) return byLanes(f, lib, fn, 'mask', args);
  if (op !== undefined) {
    for (const arg of args) f.get(arg[0]!);
    f.op(op);
  } else {
    // As signed numbers true is −1: a < b is b <ₛ a.
    f.get(args[0]![0]!)
      .get(args[1]![0]!)
      .op(fn === 'lt' ? 'i32x4.gt_s' : 'i32x4.ge_s');
  }
  return [keep(f, 'v128')];
}

type Special = (f: FuncBuilder, args: readonly Parts[], part: number) => void;

/** Primitives that are a few vector instructions. */
function pushSpecial(fn: ElementOp, rep: Exclude<Rep, 'mask'>): Special | undefined {
  if (fn === 'sign') return rep === 'f32' || rep === 'f64' ? floatSign(rep) : intSign(rep);
  if (rep === 'i64' && (fn === 'maximum' || fn === 'minimum')) return longExtreme(fn);
  return undefined;
}

const floatSign =
  (rep: 'f32' | 'f64'): Special =>
  (f, args, part) => {
    const pushSide = (op: 'gt' | 'lt', value: number): void => {
      f.get(args[0]![part]!);
      pushSplat(f, rep, 0);
      f.op(`${SHAPE[rep]}.${op}`);
      pushSplat(f, rep, value);
      f.op('v128.and');
    };
    pushSide('gt', 1);
    pushSide('lt', -1);
    f.op('v128.or');
  };

/** Masks are −1 and 0: (x < 0) − (x > 0). */
const intSign =
  (rep: 'i32' | 'i64' | 'u8'): Special =>
  (f, args, part) => {
    for (const op of ['lt_s', 'gt_s'] as const) {
      f.get(args[0]![part]!);
      pushSplat(f, rep, 0);
      f.op(`${SHAPE[rep]}.${op}`);
    }
    f.op(`${SHAPE[rep]}.sub`);
  };

const longExtreme =
  (fn: 'maximum' | 'minimum'): Special =>
  (f, args, part) => {
    const [a, b] = [args[0]![part]!, args[1]![part]!];
    f.get(a)
      .get(b)
      .get(a)
      .get(b)
      .op(fn === 'maximum' ? 'i64x2.gt_s' : 'i64x2.lt_s')
      .op('v128.bitselect');
  };

/** The scalar code once per lane. */
function byLanes(f: FuncBuilder, lib: KernelFunctions, fn: ElementOp, rep: Rep, args: readonly Parts[]): Parts {
  const out = keepParts(f, rep, () => pushSplat(f, rep, 0));
  for (let lane = 0; lane < WIDTH; lane++) {
    const numbers = args.map((arg) => {
      extractLane(f, rep, arg, lane);
      return keep(f, machineOf(rep));
    });
    replaceLane(f, rep, out, lane, () => pushElement(f, lib, fn, rep, numbers));
  }
  return out;
}
