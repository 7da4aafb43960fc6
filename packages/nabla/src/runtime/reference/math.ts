/** The routines that kernels use, as a table for the evaluator: a tiny operand gets the bits that a large one gets. */
import { scalarMath } from '../../codegen/wasm/math.js';
import { MATH1, MATH2, type MathFunctions, type MathTable } from './functions.js';

/** Routines load when first called: most programs use few, and compiling takes a while. */
function routine(name: string): (x: number, y?: number) => number {
  let fn: ((x: number, y?: number) => number) | null = null;
  return (x, y) => (fn ??= scalarMath()[name]!)(x, y);
}

function functions(suffix: 'f32' | 'f64'): MathFunctions {
  const names = [...MATH1, ...MATH2];
  return Object.fromEntries(names.map((name) => [name, routine(`${name}_${suffix}`)])) as unknown as MathFunctions;
}

let table: MathTable | null = null;

/** The table of WebAssembly's scalar routines; nothing is compiled before the first call of one. */
export function kernelMath(): MathTable {
  return (table ??= { f32: functions('f32'), f64: functions('f64') });
}
