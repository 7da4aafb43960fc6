/** What compiled steps and the plan that runs them agree on. */
import type { WasmMemory } from './memory.js';

/** What a step sees of the run: where each value is, the plan's numbers, and scratch memory. */
export interface Frame {
  readonly memory: WasmMemory;
  readonly address: readonly number[];
  readonly scalars: readonly number[];
  readonly scratch: number;
}

export interface CompiledStep {
  /** Bytes of scratch that it needs. */
  readonly scratch: number;
  /** Whether it may throw because of values: then no output may overwrite an input. */
  readonly canFail: boolean;
  /** Bytes of scratch when so many threads take part; where it is missing, `scratch`. */
  scratchFor?(threads: number): number;
  run(frame: Frame): void;
}
