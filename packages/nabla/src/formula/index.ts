/**
 * `nabla/formula`: the elementwise records that formulas can use, with the very rules that autograd runs. A consumer
 * implements `ScalarAlgebra` (on symbols, say) and runs `formula`, `grad`, `show` on it: there is no other table.
 */
import type { ScalarAlgebra } from '../algebra.js';
import { RECORDS } from '../ops/index.js';
import type { ElementwiseSpec, LoweredSpec, Params, RuleName } from '../record.js';
import { F64 } from '../tiny.js';

export type { ScalarAlgebra } from '../algebra.js';
export type { Param, Params, RuleName } from '../record.js';

/** Arguments of a record's rules, by parameter name. */
export type FormulaArgs<S> = Readonly<Record<string, S>>;
/** Arguments as they were written: a number where one stands there, null for all else. */
export type FormulaRaw = Readonly<Record<string, unknown>>;
/** What a derivative rule may read: the arguments, the result `out`, and `raw`. */
export type FormulaContext<S> = FormulaArgs<S> & { readonly out: S };

/** One operator that formulas can use; the fields are those of its record. */
export interface FormulaRecord {
  readonly name: string;
  /** Where the function of tensors is found: 'torch', 'nn.functional', 'special'. */
  readonly in: readonly string[];
  readonly aliases: readonly string[];
  readonly params: Params;
  /** The rule's name for learners. */
  readonly rule: RuleName;
  /** Computes one element. */
  formula<S>(s: ScalarAlgebra<S>, args: FormulaArgs<S>, raw: FormulaRaw): S;
  /** The formula as a textbook writes it, where `formula` is stabilised. */
  textbook?<S>(s: ScalarAlgebra<S>, args: FormulaArgs<S>): S;
  /** The cotangent of a parameter, given the result's; null for one without derivative. */
  grad<S>(param: string, s: ScalarAlgebra<S>, g: S, args: FormulaContext<S>, raw: FormulaRaw): S | null;
  /** The partial derivative as a textbook arranges it; null where `grad` already does. */
  show<S>(param: string, s: ScalarAlgebra<S>, args: FormulaContext<S>, raw: FormulaRaw): S | null;
}

type Rule = <S>(s: ScalarAlgebra<S>, ...rest: readonly unknown[]) => S;

function view(spec: ElementwiseSpec & { rule: RuleName }): FormulaRecord {
  // The record's argument types are for its author; here they are plain dictionaries.
  const formula = spec.formula as unknown as FormulaRecord['formula'];
  const textbook = spec.textbook as unknown as FormulaRecord['textbook'];
  const grads = spec.grad as Readonly<Record<string, Rule | undefined>>;
  const shows = (spec.show ?? {}) as Readonly<Record<string, Rule | undefined>>;
  return Object.freeze<FormulaRecord>({
    name: spec.name,
    in: spec.in,
    aliases: spec.aliases ?? [],
    params: spec.params,
    rule: spec.rule,
    formula,
    ...(textbook && { textbook }),
    grad: (param, s, g, args, raw) => grads[param]?.(s, g, { ...args, raw }) ?? null,
    show: (param, s, args, raw) => shows[param]?.(s, { ...args, raw }) ?? null,
  });
}

let linear: ReadonlyMap<string, LinearRecord> | null = null;
let known: ReadonlyMap<string, FormulaRecord> | null = null;

/** The records with a rule name, by PyTorch's name. */
export function formulaRecords(): ReadonlyMap<string, FormulaRecord> {
  return (known ??= new Map(
    RECORDS.filter(
      (r): r is ElementwiseSpec & { rule: RuleName } => r.kind === 'elementwise' && r.rule !== undefined,
    ).map((spec) => [spec.name, view(spec)]),
  ));
}

/** A reduction that formulas can use: its derivative is the operator on its arguments' derivatives. */
export interface LinearRecord {
  readonly name: string;
  readonly linear: readonly string[];
  readonly rule: RuleName;
}

/** The reductions with a rule name, by PyTorch's name: sum, mean. */
export function linearRecords(): ReadonlyMap<string, LinearRecord> {
  return (linear ??= new Map(
    RECORDS.filter(
      (r): r is LoweredSpec & LinearRecord => r.kind === 'lowered' && r.rule !== undefined && r.linear !== undefined,
    ).map((r) => [r.name, { name: r.name, linear: r.linear, rule: r.rule }]),
  ));
}

/** float64 arithmetic on plain numbers, by the scalar routines that kernels use. */
export const numbers: ScalarAlgebra<number> = F64;
