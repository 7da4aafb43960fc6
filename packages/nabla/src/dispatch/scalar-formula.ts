/** Formulas and rules on single numbers, traced once into code: the steps are in the formula's own order. */
import type { ScalarAlgebra } from '../algebra.js';
import { F32, F64 } from '../tiny.js';
import { ScalarCode, type Slot, type Step } from './scalar-code.js';

/** Values of arguments that rules may choose by: `null` where both are tensors, otherwise the number that was given. */
export type Variant = number | null;

/** Runs a formula on slots. It says by `asked` when it chooses by the number that was given. */
export type Trace = (s: ScalarAlgebra<Slot>, variant: Variant, asked: () => void) => Slot;

/** Code of one formula: float32 and float64, for tensors, for any number, or for each of the last few numbers given. */
export class ScalarFormulas {
  private readonly inputs: number;
  private readonly trace: Trace;
  private readonly plain: (ScalarCode | null)[] = [null, null];
  private readonly anyNumber: (ScalarCode | null)[] = [null, null];
  private readonly numbers: Map<number, ScalarCode>[] = [new Map(), new Map()];
  private last: { readonly type: number; readonly number: number; readonly code: ScalarCode } | null = null;

  /** The first `inputs` slots are the formula's arguments. */
  constructor(inputs: number, trace: Trace) {
    this.inputs = inputs;
    this.trace = trace;
  }

  find(float32: boolean, variant: Variant): ScalarCode {
    const type = float32 ? 0 : 1;
    if (variant === null) return (this.plain[type] ??= this.make(type, null, () => {}));
    const { last } = this;
    if (last !== null && last.number === variant && last.type === type) return last.code;
    return this.anyNumber[type] ?? this.ofNumber(type, variant);
  }

  private ofNumber(type: 0 | 1, number: number): ScalarCode {
    const known = this.numbers[type]!;
    let code = known.get(number);
    if (code === undefined) {
      let chosen = false;
      code = this.make(type, number, () => (chosen = true));
      if (!chosen) return (this.anyNumber[type] = code);
      if (known.size >= KEPT) known.delete(known.keys().next().value!);
      known.set(number, code);
    }
    this.last = { type, number, code };
    return code;
  }

  private make(type: number, variant: Variant, asked: () => void): ScalarCode {
    return codeOf(type === 0 ? F32 : F64, this.inputs, (s) => [this.trace(s, variant, asked)]);
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
