/**
 * Formulas and rules on single numbers, traced once into a list of scalar routines: no objects by name, nothing allocated.
 * The routines are those of `tiny.ts`, in the formula's own order, so the bits are the same.
 */
import type { ScalarAlgebra } from '../algebra.js';
import { F32, F64 } from '../tiny.js';

type Routine = (x: number, y: number, z: number) => number;
type Slot = number;

/** Values of arguments that rules may choose by: `null` where both are tensors, otherwise the number that was given. */
export type Variant = number | null;

/** Traced programs of one formula: float32 and float64, for tensors and for each of the last few numbers given. */
export class ScalarFormulas {
  private readonly inputs: number;
  private readonly trace: (s: ScalarAlgebra<Slot>, variant: Variant) => Slot;
  private readonly plain: (ScalarFormula | null)[] = [null, null];
  private readonly numbers: Map<number, ScalarFormula>[] = [new Map(), new Map()];

  /** `trace` runs the formula on slots; the first `inputs` slots are its arguments. */
  constructor(inputs: number, trace: (s: ScalarAlgebra<Slot>, variant: Variant) => Slot) {
    this.inputs = inputs;
    this.trace = trace;
  }

  find(float32: boolean, variant: Variant): ScalarFormula {
    const type = float32 ? 0 : 1;
    return variant === null ? (this.plain[type] ??= this.make(type, null)) : this.ofNumber(type, variant);
  }

  private ofNumber(type: 0 | 1, variant: number): ScalarFormula {
    const known = this.numbers[type]!;
    let formula = known.get(variant);
    if (formula === undefined) {
      if (known.size >= KEPT) known.delete(known.keys().next().value!);
      known.set(variant, (formula = this.make(type, variant)));
    }
    return formula;
  }

  private make(type: number, variant: Variant): ScalarFormula {
    return new ScalarFormula(type === 0 ? F32 : F64, this.inputs, (s) => this.trace(s, variant));
  }
}

const KEPT = 16;

export class ScalarFormula {
  /** Registers: arguments first, then constants and results. Written anew by every call. */
  readonly v: Float64Array;
  private readonly routines: readonly Routine[];
  /** Four for each step: three arguments and the result. */
  private readonly at: readonly number[];
  private readonly out: Slot;

  constructor(numbers: ScalarAlgebra<number>, inputs: number, trace: (s: ScalarAlgebra<Slot>) => Slot) {
    const initial = new Array<number>(inputs).fill(0);
    const routines: Routine[] = [];
    const at: number[] = [];
    const s: Record<string, unknown> = {
      const: (x: number) => initial.push(numbers.const(x)) - 1,
    };
    for (const [name, routine] of Object.entries(numbers)) {
      if (name === 'const') continue;
      s[name] = (x: Slot, y: Slot = 0, z: Slot = 0) => {
        const out = initial.push(0) - 1;
        routines.push(routine as Routine);
        at.push(x, y, z, out);
        return out;
      };
    }
    this.out = trace(s as unknown as ScalarAlgebra<Slot>);
    this.routines = routines;
    this.at = at;
    this.v = Float64Array.from(initial);
  }

  /** The result for the arguments in `v`. */
  run(): number {
    const { v, routines, at } = this;
    for (let i = 0, k = 0; i < routines.length; i++, k += 4)
      v[at[k + 3]!] = routines[i]!(v[at[k]!]!, v[at[k + 1]!]!, v[at[k + 2]!]!);
    return v[this.out]!;
  }
}
