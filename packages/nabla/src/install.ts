/** Joins records and Tensor: makes the functions, the methods, the in-place forms, and hands the algebra to the tape. */
import './extras.js';
import './fillers.js';
import './print.js';
import type { ScalarAlgebra } from './algebra.js';
import { algebra } from './dispatch/algebra.js';
import { bind } from './dispatch/arguments.js';
import { apply, call, scalarTensor } from './dispatch/call.js';
import { type ElementOp, infoOf } from './dispatch/element-info.js';
import { callPlain } from './dispatch/elementwise.js';
import { reduceTo } from './dispatch/elementwise-grad.js';
import { assign, before, checkInplace, checkOverlap } from './dispatch/inplace.js';
import { makeOp, type Op } from './dispatch/op.js';
import type { DType } from './ir/dtype.js';
import { BINARY, COMPARE, UNARY } from './ir/node.js';
import { RECORDS } from './ops/index.js';
import { profiling, spanned } from './profiling.js';
import type { Namespace, OpRecord } from './record.js';
import { Tensor } from './tensor.js';

export type Fn = (...args: never[]) => unknown;

/** Functions by namespace, from the records. */
export const functions: Readonly<Record<Namespace, Record<string, Fn>>> = {
  torch: {},
  'nn.functional': {},
  linalg: {},
  special: {},
};

/** Records without a namespace (methods only, and what rules are made of): the algebra has them, users do not. */
const hidden: Record<string, Fn> = {};

function namesOf(record: OpRecord): readonly string[] {
  return [record.name, ...(record.aliases ?? [])];
}

/** What calls of one record need. */
interface Ready {
  readonly op: Op;
  readonly self: number;
  readonly plain: PlainCall | null;
  /** A call of the function that is not plain. */
  readonly call: (given: readonly unknown[]) => unknown;
}

type PlainCall = (x: unknown, y: unknown, count: number) => Tensor | null;

/** A record is made ready at its first call: a program calls few of them. */
function readiness(record: OpRecord): () => Ready {
  let ready: Ready | null = null;
  return () => (ready ??= readyOf(makeOp(record)));
}

function readyOf(op: Op): Ready {
  const self = selfOf(op);
  const switched = op.record.kind === 'elementwise' && op.names.includes('inplace');
  return {
    op,
    self,
    plain: plainCall(op),
    call: (given) => (switched ? callSwitched(op, self, given) : call(op, given)),
  };
}

function install(record: OpRecord): void {
  const ready = readiness(record);
  const fn = functionOf(ready);
  for (const name of namesOf(record)) {
    for (const place of record.in) functions[place][name] = fn;
    if (record.in.length === 0) hidden[name] = fn;
    if (record.property) property(name, ready);
    if (record.method) method(name, methodOf(ready));
    if (record.inplace) method(`${name}_`, inplaceOf(ready));
  }
}

/** The parameter that a method's `this` fills. */
function selfOf(op: Op): number {
  const self = op.record.self ?? op.names[op.tensors[0]!];
  return op.names.indexOf(self!);
}

/** Plain calls of elementwise records, `f(x)` and `f(x, y)`, skip the reading of arguments. */
function plainCall(op: Op): PlainCall | null {
  if (op.record.kind !== 'elementwise') return null;
  const element = op as ElementOp;
  const { arity } = infoOf(element);
  if (arity === 0) return null;
  const numbers = op.params[1]?.kind === 'operand';
  return (x, y, count) => {
    if (count !== arity || !(x instanceof Tensor)) return null;
    if (arity === 1) return callPlain(element, x, null);
    return y instanceof Tensor || (numbers && typeof y === 'number') ? callPlain(element, x, y) : null;
  };
}

function functionOf(ready: () => Ready): Fn {
  const fn: Fn = (...given: unknown[]) => {
    if (profiling.on !== null && !profiling.on.entered())
      return inSpan(ready, '', given, () => fn(...(given as never[])));
    const { plain, call } = ready();
    return plain?.(given[0], given[1], given.length) ?? call(given);
  };
  return fn;
}

/** A call in a span of its own, where a profiler listens. */
function inSpan<R>(ready: () => Ready, suffix: string, given: readonly unknown[], run: () => R): R {
  const on = profiling.on!;
  const shapes = on.shapes ? given.map((x) => (x instanceof Tensor ? x._shape : [])) : undefined;
  return spanned('operator', `aten::${ready().op.name}${suffix}`, shapes === undefined ? null : { shapes }, () => {
    on.enter();
    return run();
  });
}

/** `F.relu(x, true)`, `F.relu(x, { inplace: true })`: the result goes into the argument. */
function callSwitched(op: Op, self: number, given: readonly unknown[]): unknown {
  const values = bind(op, given);
  const t = values[self] as Tensor;
  if (values[op.names.indexOf('inplace')] !== true) return apply(op, values);
  const name = `${op.name}_`;
  checkInplace(name, t, values);
  checkOverlap(name, t, values);
  values[self] = before(t, values);
  return assign(name, t, apply(op, values) as Tensor);
}

function insertSelf(self: number, t: Tensor, given: readonly unknown[]): unknown[] {
  return self === 0 ? [t, ...given] : [...given.slice(0, self), t, ...given.slice(self)];
}

function methodOf(ready: () => Ready): Fn {
  const fn = function (this: Tensor, ...given: unknown[]): unknown {
    if (profiling.on !== null && !profiling.on.entered())
      return inSpan(ready, '', [this, ...given], () => fn.apply(this, given));
    const { op, self, plain } = ready();
    const fast = self === 0 ? plain?.(this, given[0], given.length + 1) : null;
    return fast ?? call(op, insertSelf(self, this, given));
  };
  return fn as Fn;
}

function inplaceOf(ready: () => Ready): Fn {
  const fn = function (this: Tensor, ...given: unknown[]): unknown {
    if (profiling.on !== null && !profiling.on.entered())
      return inSpan(ready, '_', [this, ...given], () => fn.apply(this, given));
    const { op, self, plain } = ready();
    const name = `${op.name}_`;
    checkInplace(name, this, given);
    checkOverlap(name, this, given);
    const old = before(this, given);
    const fast = self === 0 ? plain?.(old, given[0], given.length + 1) : null;
    return assign(name, this, (fast ?? call(op, insertSelf(self, old, given))) as Tensor);
  };
  return fn as Fn;
}

/** `x.T` */
function property(name: string, ready: () => Ready): void {
  Object.defineProperty(Tensor.prototype, name, {
    get(this: Tensor) {
      return call(ready().op, [this]);
    },
    configurable: true,
  });
}

function method(name: string, fn: Fn): void {
  Object.defineProperty(Tensor.prototype, name, { value: fn, writable: true, configurable: true });
}

RECORDS.forEach(install);

// ---------------------------------------------------------------------------------------------------- algebras

/** `algebra.tensors`: functions of torch and nn.functional side by side, linalg and special beneath. */
Object.assign(algebra.tensors, hidden, functions['nn.functional'], functions.torch, {
  linalg: functions.linalg,
  special: functions.special,
});

const SCALARS = new Map<DType, ScalarAlgebra<Tensor>>();

/** Names of the algebra that are called otherwise among the operators. */
const OPERATORS: Readonly<Record<string, string>> = {
  rem: 'fmod',
  and: 'logical_and',
  or: 'logical_or',
  xor: 'logical_xor',
  not: 'logical_not',
  shl: 'bitwise_left_shift',
  shr: 'bitwise_right_shift',
};
const ALGEBRA = [...UNARY, ...BINARY, ...COMPARE, 'where'];

function tensorScalars(dtype: DType): ScalarAlgebra<Tensor> {
  const all = algebra.tensors as unknown as Record<string, (...args: Tensor[]) => Tensor>;
  const table: Record<string, unknown> = {
    const: (value: number) => scalarTensor(value, dtype),
    guard: (c: Tensor, safe: Tensor, value: Tensor) => all['where']!(c, value, safe),
    named: (name: string, args: Tensor[]) => all[name]!(...args),
  };
  for (const name of ALGEBRA) {
    const fn = OPERATORS[name] ?? name;
    table[name] = (...args: Tensor[]) => all[fn]!(...args);
  }
  table['idiv'] = (x: Tensor, y: Tensor) => algebra.tensors.div(x, y, { rounding_mode: 'trunc' });
  return table as unknown as ScalarAlgebra<Tensor>;
}

algebra.scalars = (dtype) => {
  let found = SCALARS.get(dtype);
  if (!found) SCALARS.set(dtype, (found = tensorScalars(dtype)));
  return found;
};

const toShape = makeOp({
  name: 'sum_to_size',
  kind: 'lowered',
  in: [],
  method: false,
  inplace: false,
  doc: '',
  params: { input: { kind: 'tensor' }, size: { kind: 'shape' }, dtype: { kind: 'dtype' } },
  saves: [],
  samples: () => [],
  lower: (b, args) => {
    const { input, size, dtype } = args as unknown as { input: never; size: number[]; dtype: DType };
    return b.cast(reduceTo(b, input, size), dtype);
  },
});

algebra.to_shape = (x, shape, dtype) =>
  x._shape.length === shape.length && x.dtype === dtype && x._shape.every((n, i) => n === shape[i])
    ? x
    : (call(toShape, [x, shape, dtype]) as Tensor);
