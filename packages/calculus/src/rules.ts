/** Runs a record's rules on the arguments of one node, in any algebra. */
import {
  type FormulaContext,
  type FormulaRecord,
  formulaRecords,
  linearRecords,
  type RuleName,
  type ScalarAlgebra,
} from 'nabla/formula';
import { type Expr, isNum } from './expr.js';

/** The record of an operator. Errors: for a name that no record has. */
export function recordOf(name: string): FormulaRecord {
  const record = formulaRecords().get(name);
  if (record === undefined) throw new Error(`[calculus] no operator '${name}' with a rule name is in nabla's records`);
  return record;
}

export const ruleNameOf = (name: string): RuleName => linearRecords().get(name)?.rule ?? recordOf(name).rule;

/** Whether an operator is a reduction that is linear in its argument. */
export const isLinear = (name: string): boolean => linearRecords().has(name);

/** A record with its arguments bound. */
export interface Bound<S> {
  readonly record: FormulaRecord;
  readonly params: readonly string[];
  readonly args: Readonly<Record<string, S>>;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Binds values to a record's parameters in order; the others take their defaults. `nodes` says where numbers stand. */
export function bind<S>(
  name: string,
  algebra: ScalarAlgebra<S>,
  values: readonly S[],
  nodes: readonly (Expr | null)[],
): Bound<S> {
  const record = recordOf(name);
  const params = Object.keys(record.params);
  const args: Record<string, S> = {};
  const raw: Record<string, unknown> = {};
  params.forEach((param, i) => {
    const standard = record.params[param]!.default;
    const node = nodes[i];
    const value = values[i];
    if (value !== undefined) {
      args[param] = value;
      raw[param] = node != null && isNum(node) ? node.number.value : null;
    } else {
      if (typeof standard === 'number') args[param] = algebra.const(standard);
      raw[param] = standard;
    }
  });
  return { record, params: params.slice(0, values.length), args, raw };
}

export function context<S>(bound: Bound<S>, out: S): FormulaContext<S> {
  return { ...bound.args, out } as FormulaContext<S>;
}
