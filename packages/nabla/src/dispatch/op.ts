/** A record, prepared for calls: what is asked of it on every call, worked out once. */
import type { GradName, OpRecord, Param, Params } from '../record.js';

export interface Op {
  readonly record: OpRecord;
  /** For messages: PyTorch's name. */
  readonly name: string;
  readonly names: readonly string[];
  readonly params: readonly Param[];
  /** How many arguments may be positional. */
  readonly positional: number;
  /** Positions of tensor-like parameters ('tensor', 'operand', 'tensors'). */
  readonly tensors: readonly number[];
  /** What stands for an argument that was not given; undefined where it is required. */
  readonly defaults: readonly unknown[];
  readonly optional: readonly boolean[];
  readonly gradName: string | GradName;
  /** What calls of its kind work out once: see `infoOf` of elementwise and of lowered records. */
  info: unknown;
}

const CREATION: Params = {
  dtype: { kind: 'dtype', default: null, nullable: true, keyword: true },
  layout: { kind: 'any', type: 'string', default: null, nullable: true, keyword: true },
  device: { kind: 'any', type: 'string | { readonly type: string }', default: null, nullable: true, keyword: true },
  requires_grad: { kind: 'bool', default: false, keyword: true },
  pin_memory: { kind: 'bool', default: false, keyword: true },
  memory_format: { kind: 'any', type: 'unknown', default: null, nullable: true, keyword: true },
};

/** Parameters with what every creation function takes beside its own. */
export function paramsOf(record: OpRecord): Params {
  return record.kind === 'created'
    ? { ...record.params, ...Object.fromEntries(Object.entries(CREATION).filter(([name]) => !(name in record.params))) }
    : record.params;
}

function pascal(name: string): string {
  return name.replace(/(^|_)([a-z0-9])/g, (_, __, c: string) => c.toUpperCase());
}

const TENSOR_KINDS = ['tensor', 'operand', 'tensors'];

export function makeOp(record: OpRecord): Op {
  const all = paramsOf(record);
  const names = Object.keys(all);
  const params = Object.values(all);
  const keyword = params.findIndex((q) => q.keyword === true);
  const positions = params.map((_, i) => i);
  return {
    record,
    // Messages of what a public operator is made of name that operator.
    name: record.name.replace(/^_/, ''),
    names,
    params,
    defaults: params.map((q) => q.default),
    optional: params.map((q) => 'default' in q),
    positional: keyword < 0 ? params.length : keyword,
    tensors: positions.filter((i) => TENSOR_KINDS.includes(params[i]!.kind)),
    gradName: record.gradName ?? `${pascal(record.name)}Backward0`,
    info: null,
  };
}

/** Arguments as they were given: null for tensors, undefined where nothing was given. */
export function rawOf(op: Op, values: readonly unknown[]): Record<string, unknown> {
  const raw: Record<string, unknown> = {};
  for (let i = 0; i < values.length; i++) {
    const x = values[i] ?? undefined;
    raw[op.names[i]!] = typeof x === 'object' && op.tensors.includes(i) ? null : x;
  }
  return raw;
}

/** PyTorch's name of a call's backward. */
export function gradNameOf(op: Op, values: readonly unknown[], copied = false): string {
  return typeof op.gradName === 'string' ? op.gradName : op.gradName(rawOf(op, values), copied);
}
