/** Turns what a user passed (positions, then one options object) into an operator's arguments, or says what is wrong. */
import { fail, said, suggest } from '../errors.js';
import { DTYPES, type DType } from '../ir/dtype.js';
import type { Param } from '../record.js';
import { Tensor } from '../tensor.js';
import type { Op } from './op.js';

/** Other spellings that PyTorch takes. */
const SPELLINGS: Readonly<Record<string, string>> = {
  axis: 'dim',
  keepdims: 'keepdim',
  x1: 'input',
  x2: 'other',
  axis0: 'dim0',
  axis1: 'dim1',
  self: 'input',
};

export function isOptions(x: unknown): x is Record<string, unknown> {
  if (typeof x !== 'object' || x === null || Array.isArray(x)) return false;
  const proto: unknown = Object.getPrototypeOf(x);
  return proto === Object.prototype || proto === null;
}

/** What a value is, for messages. */
export function describe(x: unknown): string {
  if (x instanceof Tensor) return `a tensor of shape ${x.shape}`;
  if (x === null) return 'null';
  if (Array.isArray(x)) return `the array [${x.slice(0, 4).map(describeItem).join(', ')}${x.length > 4 ? ', …' : ''}]`;
  if (typeof x === 'function') return `the function ${x.name || '(anonymous)'}`;
  return typeof x === 'object' ? `a ${x.constructor?.name ?? 'object'}` : describeItem(x);
}

function describeItem(x: unknown): string {
  return x instanceof Tensor ? 'tensor' : Array.isArray(x) ? '[…]' : said(x);
}

/** Arguments in the order of `op.params`. */
export function bind(op: Op, given: readonly unknown[]): unknown[] {
  return bindPlain(op, given) ?? bindAll(op, given);
}

/** Arguments by position that are what they should be need no more looking at. */
function bindPlain(op: Op, given: readonly unknown[]): unknown[] | null {
  const { params, defaults } = op;
  if (given.length > op.positional) return null;
  const out = new Array<unknown>(params.length);
  for (let i = 0; i < given.length; i++) {
    if (!isPlain(params[i]!, given[i])) return null;
    out[i] = given[i];
  }
  for (let i = given.length; i < params.length; i++) {
    if (!op.optional[i]) return null;
    out[i] = defaults[i];
  }
  return out;
}

function isPlain(param: Param, x: unknown): boolean {
  switch (param.kind) {
    case 'tensor':
      return x instanceof Tensor;
    case 'operand':
      return x instanceof Tensor || typeof x === 'number';
    case 'number':
      return typeof x === 'number';
    case 'bool':
      return typeof x === 'boolean';
    case 'string':
      return typeof x === 'string' && (param.choices === undefined || param.choices.includes(x));
    default:
      return false;
  }
}

function bindAll(op: Op, given: readonly unknown[]): unknown[] {
  const out = new Array<unknown>(op.params.length).fill(undefined);
  const options = takeOptions(op, given);
  const count = options === null ? given.length : given.length - 1;
  placePositional(op, given, count, out);
  if (options !== null) placeNamed(op, options, out);
  for (let i = 0; i < out.length; i++)
    if (out[i] !== op.defaults[i] || out[i] === undefined) out[i] = finish(op, i, out[i]);
  return out;
}

function takeOptions(op: Op, given: readonly unknown[]): Record<string, unknown> | null {
  const last = given.length > 0 ? given[given.length - 1] : undefined;
  if (!isOptions(last)) return null;
  // A parameter that takes a plain object itself keeps it when it stands at its own place.
  const at = op.params[given.length - 1];
  return at?.kind === 'any' && at.type?.startsWith('Record') && !op.names.some((n) => n in last) ? null : last;
}

function placePositional(op: Op, given: readonly unknown[], count: number, out: unknown[]): void {
  let at = 0;
  for (let i = 0; i < count; i++, at++) {
    const param = op.params[at];
    if (at >= op.positional || param === undefined) failCount(op, count);
    if (spreads(param, given[i])) {
      const end = spreadEnd(param, given, i, count);
      out[at] = given.slice(i, end);
      i = end - 1;
    } else {
      out[at] = given[i];
    }
  }
}

function spreads(param: Param, first: unknown): boolean {
  if (param.kind === 'shape') return typeof first === 'number';
  if (param.spread !== true) return false;
  return param.kind === 'tensors' ? first instanceof Tensor : typeof first === 'number';
}

function spreadEnd(param: Param, given: readonly unknown[], from: number, count: number): number {
  let end = from;
  const fits = (x: unknown): boolean => (param.kind === 'tensors' ? x instanceof Tensor : typeof x === 'number');
  while (end < count && fits(given[end])) end++;
  return end;
}

function failCount(op: Op, count: number): never {
  const names = op.names.slice(0, op.positional).join(', ');
  const named = op.names.slice(op.positional);
  const hint = named.length > 0 ? `Named ones go into a last object: { ${named.join(', ')} }` : '';
  fail(
    op.name,
    `takes ${op.positional} positional argument${op.positional === 1 ? '' : 's'} (${names}) but ${count} were given`,
    hint,
    'type',
  );
}

function placeNamed(op: Op, options: Record<string, unknown>, out: unknown[]): void {
  for (const key of Object.keys(options)) {
    let at = op.names.indexOf(key);
    if (at < 0 && key in SPELLINGS) at = op.names.indexOf(SPELLINGS[key]!);
    if (at < 0) fail(op.name, `got an unknown option '${key}'`, suggest(key, op.names), 'type');
    if (options[key] === undefined) continue;
    if (out[at] !== undefined) fail(op.name, `got the argument '${key}' twice, by position and by name`, '', 'type');
    out[at] = options[key];
  }
}

function finish(op: Op, i: number, value: unknown): unknown {
  const param = op.params[i]!;
  if (value === undefined) {
    if (!('default' in param)) failMissing(op, i);
    return param.default;
  }
  if (value === null) {
    if (param.nullable !== true) failKind(op, i, value);
    return null;
  }
  return CHECKS[param.kind](op, i, value, param);
}

function failMissing(op: Op, i: number): never {
  fail(op.name, `is missing its argument '${op.names[i]}'`, `Its arguments are (${op.names.join(', ')})`, 'type');
}

const WANTED: Readonly<Record<string, string>> = {
  tensor: 'a Tensor',
  operand: 'a Tensor or a number',
  tensors: 'an array of Tensors',
  number: 'a number',
  int: 'an integer',
  ints: 'an integer or an array of integers',
  shape: 'an array of sizes',
  bool: 'true or false',
  string: 'a string',
  dtype: 'a dtype such as torch.float32',
};

function failKind(op: Op, i: number, value: unknown): never {
  const param = op.params[i]!;
  const wanted = param.choices
    ? `one of ${param.choices.map((c) => `'${c}'`).join(', ')}`
    : (WANTED[param.kind] ?? param.type ?? 'something else');
  const hint =
    param.kind === 'tensor' && (typeof value === 'number' || Array.isArray(value))
      ? 'Wrap it: torch.tensor(…)'
      : param.choices && typeof value === 'string'
        ? suggest(value, param.choices)
        : '';
  // A word that is none of the choices is no wrong type: PyTorch raises these.
  const kind =
    param.choices && typeof value === 'string' ? (op.names[i] === 'reduction' ? 'value' : 'runtime') : 'type';
  fail(op.name, `argument '${op.names[i]}' must be ${wanted}, not ${describe(value)}`, hint, kind);
}

type Check = (op: Op, i: number, value: unknown, param: Param) => unknown;

/** A number from a number, a boolean, a bigint, or a tensor of one element that needs no gradient. */
function toNumber(op: Op, i: number, value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  if (value instanceof Tensor && value.numel() === 1) return Number(value.item());
  return failKind(op, i, value);
}

function toInt(op: Op, i: number, value: unknown): number {
  const n = toNumber(op, i, value);
  if (!Number.isInteger(n)) failKind(op, i, value);
  return n;
}

const intsOf: Check = (op, i, value) =>
  Array.isArray(value) ? Array.from(value, (v) => toInt(op, i, v)) : toInt(op, i, value);

const CHECKS: Readonly<Record<Param['kind'], Check>> = {
  tensor: (op, i, value, param) => {
    if (value instanceof Tensor) return value;
    if (param.index === true && (typeof value === 'number' || Array.isArray(value) || ArrayBuffer.isView(value)))
      return convert.index(op.name, op.names[i]!, value);
    return failKind(op, i, value);
  },
  operand: (op, i, value) =>
    value instanceof Tensor || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
      ? value
      : failKind(op, i, value),
  tensors: (op, i, value) =>
    Array.isArray(value) && value.every((t) => t instanceof Tensor) ? value : failKind(op, i, value),
  number: toNumber,
  int: toInt,
  ints: intsOf,
  shape: (op, i, value) => {
    if (!Array.isArray(value) && typeof value !== 'number') failKind(op, i, value);
    const sizes = intsOf(op, i, value, op.params[i]!) as number | number[];
    return typeof sizes === 'number' ? [sizes] : sizes;
  },
  bool: (op, i, value) => (typeof value === 'boolean' ? value : failKind(op, i, value)),
  string: (op, i, value, param) =>
    typeof value === 'string' && (!param.choices || param.choices.includes(value)) ? value : failKind(op, i, value),
  dtype: (op, i, value) => toDType(value) ?? failKind(op, i, value),
  any: (_op, _i, value) => value,
};

function dtypeNamed(name: string): DType | null {
  const key = name.replace('torch.', '');
  return Object.hasOwn(DTYPES, key) ? DTYPES[key as keyof typeof DTYPES] : null;
}

/** A dtype object, or its name. */
export function toDType(value: unknown): DType | null {
  if (typeof value === 'string') return dtypeNamed(value);
  return Object.values(DTYPES).includes(value as DType) ? (value as DType) : null;
}

/** Set by the creation functions: a plain array given where a tensor of indices is wanted. */
export const convert: { index(op: string, name: string, value: unknown): Tensor } = {
  index: (op, name) => fail(op, `argument '${name}' must be a Tensor`, '', 'type'),
};
