/**
 * The elementary functions as WebAssembly functions, for one number or one vector: at most 2 ulp from the true value,
 * C's special cases, and the same bits in the scalar and the vector form. `math/` holds the algorithms by family.
 */
import type { FuncBuilder, FuncRef, Local } from './assembler.js';
import { ModuleBuilder } from './assembler.js';
import type { Algorithm, Lanes } from './math/emitter.js';
import { Emitter, Graph, sharedFunction } from './math/emitter.js';
import { ERF_FUNCTIONS } from './math/erf.js';
import { EXP_FUNCTIONS } from './math/exp.js';
import { INVERSE_TRIG_FUNCTIONS } from './math/inverse-trig.js';
import { LOG_FUNCTIONS } from './math/log.js';
import { POW_FUNCTIONS } from './math/pow.js';
import { TRIG_FUNCTIONS } from './math/trig.js';

export type { Lanes } from './math/emitter.js';

const FUNCTIONS = {
  ...EXP_FUNCTIONS,
  ...LOG_FUNCTIONS,
  ...TRIG_FUNCTIONS,
  ...INVERSE_TRIG_FUNCTIONS,
  ...ERF_FUNCTIONS,
  ...POW_FUNCTIONS,
} satisfies Record<string, { readonly single: Algorithm; readonly double: Algorithm }>;

/** A function of this library, by its PyTorch name. */
export type MathFunction = keyof typeof FUNCTIONS;

/** All of them. */
export const MATH_FUNCTIONS = Object.keys(FUNCTIONS) as readonly MathFunction[];

const BINARY: ReadonlySet<MathFunction> = new Set(['pow', 'atan2']);

/** How many arguments a function takes; `pow` is (base, exponent), `atan2` (y, x). */
export function mathArity(fn: MathFunction): 1 | 2 {
  return BINARY.has(fn) ? 2 : 1;
}

/** Adds (once per module) the function and whatever it needs, and returns its reference: (L) → L, or (L, L) → L. */
export function mathFunction(module: ModuleBuilder, fn: MathFunction, lanes: Lanes): FuncRef {
  const { single, double } = FUNCTIONS[fn];
  const algorithm = lanes === 'f32' || lanes === 'f32x4' ? single : double;
  return sharedFunction(module, fn, lanes, mathArity(fn), algorithm);
}

/**
 * Pushes the function of `args`, its code in place instead of a call: saves a quarter of the time of exp and a tenth to a
 * fifth of that of tanh, log and erf for f32x4 in a loop; the rest is too long to gain.
 */
export function inlineMath(
  module: ModuleBuilder,
  f: FuncBuilder,
  fn: MathFunction,
  lanes: Lanes,
  args: readonly Local[],
): void {
  const { single, double } = FUNCTIONS[fn];
  const graph = new Graph(module, f);
  const e = new Emitter(graph, lanes);
  const [x, ...others] = args.map((arg) => graph.leaf(e.valueType, arg));
  graph.emit((e.single ? single : double)(e, x!, ...others));
}

/** A scalar function; those of one argument ignore `y`. */
export type ScalarFunction = (x: number, y?: number) => number;

let scalars: Readonly<Record<string, ScalarFunction>> | null = null;

/**
 * All scalar functions as `exp_f32`, `exp_f64`, …, each compiled when it is first read: programs use few, and compiling
 * all takes 50 ms. An f32 function rounds its arguments to f32. Bits are those of the vector forms.
 */
export function scalarMath(): Readonly<Record<string, ScalarFunction>> {
  return (scalars ??= lazyScalars());
}

function lazyScalars(): Readonly<Record<string, ScalarFunction>> {
  const table: Record<string, ScalarFunction> = {};
  for (const fn of MATH_FUNCTIONS) {
    for (const lanes of ['f32', 'f64'] as const) {
      const name = `${fn}_${lanes}`;
      const settle = (value: ScalarFunction): ScalarFunction => {
        Object.defineProperty(table, name, { value, enumerable: true });
        return value;
      };
      const get = (): ScalarFunction => settle(compileScalar(fn, lanes));
      Object.defineProperty(table, name, { get, enumerable: true, configurable: true });
    }
  }
  return table;
}

function compileScalar(fn: MathFunction, lanes: 'f32' | 'f64'): ScalarFunction {
  const module = new ModuleBuilder();
  module.exportFunc('run', mathFunction(module, fn, lanes));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.build()));
  return exports['run'] as ScalarFunction;
}
