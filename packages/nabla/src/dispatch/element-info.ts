/** What calls of one elementwise record need every time, worked out once: rules, what they read, argument objects. */
import type { ScalarAlgebra } from '../algebra.js';
import type { ElementwiseSpec } from '../record.js';
import { Tensor } from '../tensor.js';
import { type Op, rawOf } from './op.js';

export type Rule = <S>(s: ScalarAlgebra<S>, g: S, x: never) => S;
export type ElementOp = Op & { readonly record: ElementwiseSpec };

/** Bit of 'out' in a mask of what a rule reads; bit i is argument i. */
export const OUT_BIT = 30;

export interface ElementInfo {
  /** Rules of the tensor parameters, in the order of `op.tensors`; null: no derivative. */
  readonly rules: readonly (Rule | null)[];
  /** For each rule, a mask of the arguments that it reads. */
  readonly reads: readonly number[];
  /** One or two operands, then numbers or switches with defaults: these have a fast way. */
  readonly arity: 0 | 1 | 2;
  /** All parameters' defaults. */
  readonly defaults: readonly unknown[];
  /** Objects that formulas and rules read at once and never keep: reused from call to call. */
  readonly args: Record<string, unknown>;
  readonly raw: Record<string, unknown>;
  /** `raw` where the second argument is a number. */
  readonly rawNumber: Record<string, unknown>;
  readonly context: Record<string, unknown>;
}

const INFOS = new WeakMap<Op, ElementInfo>();

export function infoOf(op: ElementOp): ElementInfo {
  let info = INFOS.get(op);
  if (info === undefined) INFOS.set(op, (info = makeInfo(op)));
  return info;
}

function makeInfo(op: ElementOp): ElementInfo {
  const rules = op.tensors.map((i) => (op.record.grad[op.names[i]!] as Rule | undefined) ?? null);
  const defaults = op.params.map((q) => ('default' in q ? q.default : undefined));
  const numbers = Object.fromEntries(
    op.names.map((name, i) => [name, typeof defaults[i] === 'number' ? defaults[i] : 0]),
  );
  const raw = rawOf(op, defaults);
  const arity = arityOf(op);
  for (let i = 0; i < arity; i++) raw[op.names[i]!] = null;
  return {
    rules,
    reads: rules.map((rule) => (rule === null ? 0 : readsOf(op, rule))),
    arity,
    defaults,
    args: { ...numbers },
    raw,
    rawNumber: { ...raw },
    context: { ...numbers, out: 0, raw },
  };
}

function arityOf(op: Op): 0 | 1 | 2 {
  const rest = (from: number): boolean =>
    op.params.slice(from).every((q) => q.kind === 'bool' || (q.kind === 'number' && typeof q.default === 'number'));
  const operand = (i: number): boolean => ['tensor', 'operand'].includes(op.params[i]?.kind ?? '');
  if (!operand(0) || op.names[0] === 'condition') return 0;
  if (operand(1) && op.tensors.length === 2 && rest(2)) return 2;
  return op.tensors.length === 1 && rest(1) ? 1 : 0;
}

/** Stands for a tensor that no rule reads. */
export const UNREAD: object = Object.freeze({});

/** Raw arguments of a call; the common kinds without making an object. */
export function rawFor(op: Op, info: ElementInfo, values: readonly unknown[]): Record<string, unknown> {
  const { arity } = info;
  if (arity === 0) return rawOf(op, values);
  for (let i = arity; i < values.length; i++) if (values[i] !== info.defaults[i]) return rawOf(op, values);
  if (arity === 2 && !(values[0] instanceof Tensor) && values[0] !== UNREAD) return rawOf(op, values);
  const last = values[arity - 1];
  if (arity === 1 || last === UNREAD || last instanceof Tensor) return info.raw;
  info.rawNumber[op.names[1]!] = last;
  return info.rawNumber;
}

/** Found by running the rule once on a value that answers everything. */
function readsOf(op: ElementOp, rule: Rule): number {
  let mask = 0;
  const read = (bit: number): number => {
    mask |= bit;
    return 0;
  };
  const any = new Proxy({}, { get: () => () => 0 }) as ScalarAlgebra<number>;
  const context = {};
  op.names.forEach((key, i) => Object.defineProperty(context, key, { get: () => read(1 << i) }));
  Object.defineProperty(context, 'out', { get: () => read(1 << OUT_BIT) });
  // Rules may choose by a number that was given: every choice counts.
  for (const value of [null, 2, 0.5]) {
    Object.defineProperty(context, 'raw', {
      value: Object.fromEntries(op.names.map((key) => [key, value])),
      configurable: true,
    });
    rule(any, 0, context as never);
  }
  return mask;
}
