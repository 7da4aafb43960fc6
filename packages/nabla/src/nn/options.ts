/** Arguments of constructors: by position in PyTorch's order, then in one object, as operators take them. */
import { isOptions } from '../dispatch/arguments.js';
import { fail, said, suggest } from '../errors.js';
import type { Ints } from '../generated/surface.js';
import { empty } from '../generated/torch.js';
import type { DType, DTypeName } from '../ir/dtype.js';
import { Parameter } from './parameter.js';

/** Marks an argument that has no default. */
export const required: unique symbol = Symbol('required');

/** Defaults by name, in the order of the positions. */
export type Defaults<O> = { readonly [K in keyof O]: O[K] | typeof required };

/**
 * The options from what was given; `undefined` is 'not given'.
 *
 * @throws TypeError for an unknown name, a missing or repeated argument, or too many of them
 */
export function readOptions<O extends object>(op: string, defaults: Defaults<O>, given: readonly unknown[]): O {
  const names = Object.keys(defaults);
  const out: Record<string, unknown> = { ...defaults };
  const seen = new Set<string>();
  const set = (name: string, value: unknown): void => {
    if (value === undefined) return;
    if (seen.has(name)) fail(op, `got the argument '${name}' twice, by position and by name`, '', 'type');
    seen.add(name);
    checkOption(op, name, defaults[name as keyof O], value);
    out[name] = value;
  };
  const last = given.findLastIndex((x) => x !== undefined);
  const named = last >= 0 && isOptions(given[last]) ? given[last] : null;
  const count = named === null ? last + 1 : last;
  if (count > names.length)
    fail(op, `takes ${names.length} arguments (${names.join(', ')}) but ${count} were given`, '', 'type');
  for (let i = 0; i < count; i++) set(names[i]!, given[i]);
  for (const [name, value] of Object.entries(named ?? {})) {
    if (!names.includes(name)) fail(op, `got an unknown option '${name}'`, suggest(name, names), 'type');
    set(name, value);
  }
  const missing = names.find((name) => out[name] === required);
  if (missing !== undefined)
    fail(op, `is missing its argument '${missing}'`, `Its arguments are (${names.join(', ')})`, 'type');
  return out as O;
}

/** The default tells the type; where there is none, or null, only what can be no argument of a module is refused. */
function checkOption(op: string, name: string, absent: unknown, value: unknown): void {
  const plain = typeof value === 'number' || (Array.isArray(value) && value.every(isNumberOrNull));
  const wrong =
    typeof absent === 'boolean'
      ? typeof value !== 'boolean' && value !== null
      : typeof absent === 'number'
        ? !plain && typeof value !== 'string' && value !== null
        : typeof absent === 'string'
          ? typeof value !== 'string'
          : typeof value === 'symbol' || (typeof value === 'object' && isOptions(value) && name !== 'device');
  if (!wrong) return;
  const wanted =
    { boolean: 'true or false', number: 'a number', string: 'a string' }[typeof absent as 'number'] ?? 'a value';
  fail(op, `argument '${name}' must be ${wanted}, not ${said(value)}`, '', 'type');
}

function isNumberOrNull(x: unknown): boolean {
  return typeof x === 'number' || x === null || (Array.isArray(x) && x.every(isNumberOrNull));
}

/** One number for all dimensions, or one for each. */
export type Size = number | readonly number[];
/** A Size where an object of the options O may stand instead. */
export type SizeOr<O> = number | Ints<O> | O;

/** How parameters are made. */
export interface Placement {
  /** Where they lie: 'cpu'. */
  device?: string | { readonly type: string } | null;
  /** Default: `torch.get_default_dtype()`. */
  dtype?: DType | DTypeName | null;
}
export const PLACEMENT: Required<Placement> = { device: null, dtype: null };

/** A parameter that is still to be filled. */
export function parameter(shape: readonly number[], { dtype, device }: Placement): Parameter {
  return new Parameter(empty(shape, { dtype: dtype ?? null, device: device ?? null }));
}

/** `n` numbers from one, or the array as it is. */
export function each(value: Size, n: number): readonly number[] {
  if (typeof value === 'number') return new Array<number>(n).fill(value);
  return Array.isArray(value)
    ? [...value]
    : fail('nn', `a size must be a number or an array of ${n}, not ${said(value)}`, '', 'type');
}
