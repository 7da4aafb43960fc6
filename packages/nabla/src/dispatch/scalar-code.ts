/**
 * Scalar routines one after the other on numbered registers: what formulas, rules and lowerings of single numbers become.
 * No objects by name, nothing allocated. The routines are those of `tiny.ts`, so the bits are the same.
 */
import type { ScalarAlgebra } from '../algebra.js';
import { F32 } from '../tiny.js';

/** A register's number. */
export type Slot = number;
type Routine = (x: number, y: number, z: number) => number;

export interface Step {
  /** The routine's name in `ScalarAlgebra`. */
  readonly name: string;
  readonly args: readonly Slot[];
  readonly out: Slot;
}

/** Arithmetic is done in place: a call would box its numbers. Everything else is called. */
const CODES: Readonly<Record<string, number>> = { add: 1, sub: 2, mul: 3, div: 4, neg: 5, sqrt: 6 };
const CALL = 0;
/** Numbers for each step: code, three arguments, result. */
const WIDTH = 5;

export class ScalarCode {
  /** Registers: arguments first, then constants and results. Written anew by every run. */
  readonly v: Float64Array;
  private readonly steps: Int32Array;
  private readonly routines: readonly Routine[];
  private readonly outs: readonly Slot[];
  private readonly single: boolean;

  constructor(
    numbers: ScalarAlgebra<number>,
    initial: readonly number[],
    steps: readonly Step[],
    outs: readonly Slot[],
  ) {
    this.v = Float64Array.from(initial);
    this.steps = Int32Array.from(
      steps.flatMap(({ name, args: [x = 0, y = 0, z = 0], out }) => [CODES[name] ?? CALL, x, y, z, out]),
    );
    this.routines = steps.map(({ name }) => (numbers as unknown as Record<string, Routine>)[name]!);
    this.outs = outs;
    this.single = numbers === F32;
  }

  get results(): number {
    return this.outs.length;
  }

  /** The (first) result for the arguments in `v`. */
  run(): number {
    const { v, steps, single } = this;
    for (let i = 0; i < steps.length; i += WIDTH) {
      const code = steps[i]!;
      const x = v[steps[i + 1]!]!;
      const y = v[steps[i + 2]!]!;
      const out = steps[i + 4]!;
      if (code === CALL) v[out] = this.routines[i / WIDTH]!(x, y, v[steps[i + 3]!]!);
      else v[out] = single ? Math.fround(arithmetic(code, x, y)) : arithmetic(code, x, y);
    }
    return v[this.outs[0]!]!;
  }

  /** Result i of the last run. */
  result(i: number): number {
    return this.v[this.outs[i]!]!;
  }
}

function arithmetic(code: number, x: number, y: number): number {
  switch (code) {
    case 1:
      return x + y;
    case 2:
      return x - y;
    case 3:
      return x * y;
    case 4:
      return x / y;
    case 5:
      return -x;
    default:
      return Math.sqrt(x);
  }
}
