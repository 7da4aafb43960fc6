/** Formulas and rules on single numbers, traced once into code: the steps are in the formula's own order. */
import type { ScalarAlgebra } from '../algebra.js';
import { F32, F64 } from '../tiny.js';
import { ScalarCode, type Slot, type Step } from './scalar-code.js';

/** Values of arguments that rules may choose by: `null` where both are tensors, otherwise the number that was given. */
export type Variant = number | null;

/** Code of one formula: float32 and float64, for tensors and for each of the last few numbers given. */
export class ScalarFormulas {
  private readonly inputs: number;
  private readonly trace: (s: ScalarAlgebra<Slot>, variant: Variant) => Slot;
  private readonly plain: (ScalarCode | null)[] = [null, null];
  private readonly numbers: Map<number, ScalarCode>[] = [new Map(), new Map()];

  /** `trace` runs the formula on slots; the first `inputs` slots are its arguments. */
  constructor(inputs: number, trace: (s: ScalarAlgebra<Slot>, variant: Variant) => Slot) {
    this.inputs = inputs;
    this.trace = trace;
  }

  find(float32: boolean, variant: Variant): ScalarCode {
    const type = float32 ? 0 : 1;
    return variant === null ? (this.plain[type] ??= this.make(type, null)) : this.ofNumber(type, variant);
  }

  private ofNumber(type: 0 | 1, variant: number): ScalarCode {
    const known = this.numbers[type]!;
    let code = known.get(variant);
    if (code === undefined) {
      if (known.size >= KEPT) known.delete(known.keys().next().value!);
      known.set(variant, (code = this.make(type, variant)));
    }
    return code;
  }

  private make(type: number, variant: Variant): ScalarCode {
    return codeOf(type === 0 ? F32 : F64, this.inputs, (s) => [this.trace(s, variant)]);
  }
}

const KEPT = 16;

/** The code of a formula with one result or several. `trace` runs it on slots; the first `inputs` are its arguments. */
export function codeOf(
  numbers: ScalarAlgebra<number>,
  inputs: number,
  trace: (s: ScalarAlgebra<Slot>) => readonly Slot[],
): ScalarCode {
  const initial = new Array<number>(inputs).fill(0);
  const steps: Step[] = [];
  const s: Record<string, unknown> = {};
  for (const name of Object.keys(numbers)) {
    s[name] = (...args: Slot[]) => {
      const out = initial.push(0) - 1;
      steps.push({ name, args, out });
      return out;
    };
  }
  s['const'] = (x: number) => initial.push(numbers.const(x)) - 1;
  const outs = trace(s as unknown as ScalarAlgebra<Slot>);
  return new ScalarCode(numbers, initial, steps, outs);
}
