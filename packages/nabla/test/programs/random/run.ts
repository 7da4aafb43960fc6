/** Runs a recorded program and compares every value with what PyTorch made of it. */

import * as torch from '../../../src/index.js';
import { DTYPES, type DTypeName } from '../../../src/ir/dtype.js';
import { numbersOf, type Tensor } from '../../../src/tensor.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** Method, variable, arguments, options, and the class of PyTorch's error where it raised one. */
type Instruction = readonly [string, number | null, readonly Json[], { readonly [key: string]: Json }, string?];
/** dtype, shape, elements, requires_grad, strides (0: not compared). */
type Shown = readonly [
  DTypeName,
  readonly number[],
  readonly (number | boolean | string)[],
  0 | 1,
  readonly number[] | 0,
];

export interface Recorded {
  readonly code: readonly Instruction[];
  readonly values: readonly (Shown | null)[];
  /** Roots, leaves, gradients. */
  readonly grads: readonly [readonly number[], readonly number[], readonly (Shown | null)[] | string] | null;
}

type Call = (...args: unknown[]) => unknown;

class Interpreter {
  readonly vars: (Tensor | null)[] = [];

  private value(a: Json): unknown {
    if (Array.isArray(a)) return a.map((x) => this.value(x as Json));
    if (typeof a !== 'object' || a === null) return a;
    const o = a as Record<string, Json>;
    if ('v' in o) return this.vars[o['v'] as number];
    if ('d' in o) return DTYPES[o['d'] as DTypeName];
    return number(o['f'] as string);
  }

  private make([data, shape, dtype, grad]: readonly Json[]): Tensor {
    const flat = torch.tensor((data as (number | string)[]).map(number), { dtype: DTYPES[dtype as DTypeName] });
    return flat
      .reshape(shape as number[])
      .clone()
      .requires_grad_(grad as boolean);
  }

  private call([method, base, given, options]: Instruction): unknown {
    const args = given.map((a) => this.value(a));
    if (method === 'tensor') return this.make(given);
    if (Object.keys(options).length > 0)
      args.push(Object.fromEntries(Object.entries(options).map(([k, v]) => [k, this.value(v)])));
    if (method.startsWith('F.')) return find(torch.nn.functional, method.slice(2))(...args);
    if (method === 'cat') return torch.cat([args[0], args[1]] as Tensor[], args[2] as number);
    if (method === 'stack') return torch.stack([args[0], args[1]] as Tensor[], args[2] as number);
    const x = this.vars[base!]!;
    if (method === 'data') return x.data;
    if (method === 'at') return x.at(args as never);
    if (method === 'index_put_') x.index_put_(args[0] as never, args[1] as never);
    else return find(x, method).apply(x, args);
    return x;
  }

  run(instruction: Instruction): void {
    const out = this.call(instruction);
    const first = Array.isArray(out) ? (out[0] as Tensor) : (out as Tensor);
    // Some errors show when the value is there.
    numbersOf(first);
    this.vars.push(first);
  }
}

/** The program uses something that nabla does not have. */
export class Missing extends Error {}

function find(where: object, name: string): Call {
  const f = (where as Record<string, unknown>)[name];
  if (typeof f !== 'function') throw new Missing(name);
  return f as Call;
}

function number(x: number | string | boolean): number {
  return typeof x === 'string' ? { nan: Number.NaN, inf: Infinity, '-inf': -Infinity }[x]! : Number(x);
}

/** What is different, or null; `op`: the instruction's method. */
export interface Difference {
  readonly op: string;
  readonly at: number;
  readonly what: string;
}

export function difference(program: Recorded): Difference | null {
  const machine = new Interpreter();
  for (const [at, instruction] of program.code.entries()) {
    const error = attempt(() => machine.run(instruction));
    if (error instanceof Missing) throw error;
    const wanted = instruction[4] ?? null;
    if (error !== null && wanted === null)
      return { op: instruction[0], at, what: `raises ${error.name}: ${error.message.slice(0, 200)}` };
    if (error === null && wanted !== null) return { op: instruction[0], at, what: `does not raise ${wanted}` };
    if (error !== null) machine.vars.push(null);
  }
  return differentValue(machine.vars, program) ?? differentGradient(machine.vars, program);
}

function attempt(f: () => void): Error | null {
  try {
    f();
    return null;
  } catch (error) {
    return error as Error;
  }
}

function differentValue(vars: readonly (Tensor | null)[], program: Recorded): Difference | null {
  for (const [at, want] of program.values.entries()) {
    const what = want && different(vars[at]!, want);
    if (what) return { op: program.code[at]![0], at, what };
  }
  return null;
}

function differentGradient(vars: readonly (Tensor | null)[], { grads }: Recorded): Difference | null {
  if (grads === null) return null;
  const [roots, leaves, want] = grads;
  let got: (Tensor | null)[] | string;
  try {
    const total = roots.map((i) => vars[i]!.double().sum()).reduce((a, b) => a.add(b));
    got = torch.autograd.grad(
      total,
      leaves.map((i) => vars[i]!),
      { allow_unused: true },
    );
  } catch (error) {
    got = String(error);
  }
  if (typeof got === 'string' || typeof want === 'string') {
    return typeof got === typeof want
      ? null
      : {
          op: 'grad',
          at: -1,
          what: `${typeof got === 'string' ? got : 'works'}, PyTorch: ${typeof want === 'string' ? want : 'works'}`,
        };
  }
  for (const [k, w] of want.entries()) {
    const g = got[k]!;
    const what =
      w === null
        ? g === null || numbersOf(g).every((x) => x === 0 || Number.isNaN(x))
          ? null
          : 'is there'
        : g === null
          ? w[2].every((x) => x === 0)
            ? null
            : 'is not there'
          : different(g, w, true);
    if (what) return { op: 'grad', at: leaves[k]!, what };
  }
  return null;
}

function different(t: Tensor, [dtype, shape, data, grad, stride]: Shown, isGrad = false): string | null {
  if (t.dtype.name !== dtype) return `dtype ${t.dtype.name}, PyTorch: ${dtype}`;
  if (t.shape.join() !== shape.join()) return `shape [${t.shape.join()}], PyTorch: [${shape.join()}]`;
  if (!isGrad && t.requires_grad !== (grad === 1)) return `requires_grad ${t.requires_grad}`;
  const at = numbersOf(t).findIndex((x, i) => !close(x, number(data[i]!), tolerance(dtype, data)));
  if (at >= 0) return `[${numbersOf(t).join(', ')}], PyTorch: [${data.join(', ')}]`;
  if (!isGrad && t._view !== null && stride !== 0 && shape.some((n, i) => n > 1 && stride[i] !== t.stride()[i]))
    return `strides [${t.stride().join()}], PyTorch: [${stride.join()}]`;
  return null;
}

function tolerance(dtype: DTypeName, data: readonly (number | boolean | string)[]): number {
  const largest = Math.max(1, ...data.map((x) => Math.abs(number(x))).filter(Number.isFinite));
  return dtype.startsWith('float') ? 3e-5 * largest : 0;
}

function close(x: number, y: number, tolerance: number): boolean {
  return x === y || (Number.isNaN(x) && Number.isNaN(y)) || Math.abs(x - y) <= tolerance;
}
