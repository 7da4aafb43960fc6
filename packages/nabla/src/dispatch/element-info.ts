/** What calls of one elementwise record need every time, worked out once: rules, what they read, argument objects. */
import type { ScalarAlgebra } from '../algebra.js';
import type { ElementwiseSpec } from '../record.js';
import { Tensor } from '../tensor.js';
import { type Op, rawOf } from './op.js';
import { ScalarFormulas, type Variant } from './scalar-formula.js';

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
  /** Float operands that are tiny are computed at once; the result is boolean. */
  readonly onTiny: boolean;
  readonly isBool: boolean;
  /** All parameters' defaults. */
  readonly defaults: readonly unknown[];
  /** The formula on single numbers, of its operands. */
  readonly forward: ScalarFormulas;
  /** The rules on single numbers, of the gradient, the operands and the result. */
  readonly backward: readonly (ScalarFormulas | null)[];
}

export function infoOf(op: ElementOp): ElementInfo {
  return (op.info ??= makeInfo(op)) as ElementInfo;
}

function makeInfo(op: ElementOp): ElementInfo {
  const rules = op.tensors.map((i) => (op.record.grad[op.names[i]!] as Rule | undefined) ?? null);
  const defaults = op.params.map((q) => ('default' in q ? q.default : undefined));
  const arity = arityOf(op);
  const formulaOf = (inputs: number, run: FormulaOn): ScalarFormulas =>
    new ScalarFormulas(inputs, (s, variant, asked) =>
      run(s, restOf(op, arity, s, defaults), rawOfVariant(op, arity, variant, asked)),
    );
  return {
    rules,
    reads: rules.map((rule) => (rule === null ? 0 : readsOf(op, rule))),
    arity,
    onTiny: op.names[0] !== 'condition' && op.record.refuses?.includes('float') !== true,
    isBool: op.record.promotion === 'bool',
    defaults,
    forward: formulaOf(arity, (s, rest, raw) =>
      op.record.formula(s, { ...slotsOf(op, arity, 0), ...rest } as never, raw as never),
    ),
    backward: rules.map((rule) =>
      rule === null
        ? null
        : formulaOf(arity + 2, (s, rest, raw) =>
            rule(s, 0, { ...slotsOf(op, arity, 1), ...rest, out: arity + 1, raw } as never),
          ),
    ),
  };
}

type Numbers = ScalarAlgebra<number>;
type FormulaOn = (s: Numbers, rest: Record<string, number>, raw: Record<string, unknown>) => number;

/** The operands' slots, from `first`. */
function slotsOf(op: Op, arity: number, first: number): Record<string, number> {
  return Object.fromEntries(op.names.slice(0, arity).map((name, i) => [name, first + i]));
}

/** What follows the operands, at its defaults. */
function restOf(op: Op, arity: number, s: Numbers, defaults: readonly unknown[]): Record<string, number> {
  return Object.fromEntries(op.names.slice(arity).map((name, i) => [name, s.const(Number(defaults[arity + i]))]));
}

/** What was given, as rules see it; `asked` is called when one looks at the number. */
function rawOfVariant(op: Op, arity: number, variant: Variant, asked: () => void): Record<string, unknown> {
  const raw = rawOf(op, op.defaults);
  for (let i = 0; i < arity; i++) raw[op.names[i]!] = null;
  const get = (): Variant => {
    asked();
    return variant;
  };
  if (variant !== null) Object.defineProperty(raw, op.names[arity - 1]!, { get, enumerable: true });
  return raw;
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

/** By what the rules of a call may choose; undefined: the call has no fast way. */
export function variantOf(info: ElementInfo, values: readonly unknown[]): Variant | undefined {
  const { arity, defaults } = info;
  if (arity === 0) return undefined;
  for (let i = arity; i < values.length; i++) if (values[i] !== defaults[i]) return undefined;
  const last = values[arity - 1];
  if (arity === 2 && !(values[0] instanceof Tensor) && values[0] !== UNREAD) return undefined;
  if (last instanceof Tensor || last === UNREAD) return null;
  return typeof last === 'number' ? last : undefined;
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
