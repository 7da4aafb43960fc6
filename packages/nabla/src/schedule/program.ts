/** What a flush runs: steps over numbered values. Made by `schedule`, cached by structure, run by a backend. */
import type { DType } from '../ir/dtype.js';
import type { ConvArg, Node } from '../ir/node.js';
import type { Kernel } from '../kernel/ir.js';

export interface Value {
  readonly dtype: DType;
  /** Elements, contiguous. */
  readonly size: number;
  /** `input` and `output` values are storages; `temp` ones live in the plan's arena. */
  readonly role: 'input' | 'output' | 'temp';
  /** Position among the plan's inputs or outputs. For a temp: byte offset in the arena, set by the memory plan. */
  readonly position: number;
  /** For an output: the input whose storage it may overwrite when the caller donates it; else -1. */
  readonly reuses: number;
}

/** A strided operand: element (i, j, …) of `value` at offset + Σ strides · index. */
export interface Operand {
  readonly value: number;
  readonly offset: number;
  readonly strides: readonly number[];
}

export type Step =
  | {
      readonly kind: 'kernel';
      readonly kernel: Kernel;
      /** The value behind each buffer that is not `row` scratch. */
      readonly buffers: readonly number[];
      /** The plan's scalar behind each of the kernel's. */
      readonly scalars: readonly number[];
      /** Set where the kernel only copies one value to another: nothing to do where both lie at one address. */
      readonly copy?: { readonly from: number; readonly to: number };
    }
  /** batch dims, then m, n, k. Operands have strides [...batch, row, column]. Output contiguous [...batch, m, n]. */
  | {
      readonly kind: 'dot';
      readonly dtype: DType;
      readonly batch: readonly number[];
      readonly m: number;
      readonly n: number;
      readonly k: number;
      readonly a: Operand;
      readonly b: Operand;
      readonly out: number;
    }
  | {
      readonly kind: 'conv';
      readonly op: 'conv' | 'conv_input' | 'conv_weight';
      readonly dtype: DType;
      readonly arg: ConvArg;
      readonly shapes: readonly (readonly number[])[];
      readonly inputs: readonly number[];
      readonly out: number;
    }
  /** A primitive done by a host or template kernel on contiguous values: scan, argsort, scatter, call. */
  | {
      readonly kind: 'host';
      readonly node: Node;
      readonly inputs: readonly number[];
      readonly outputs: readonly number[];
    };

export interface Program {
  readonly values: readonly Value[];
  readonly steps: readonly Step[];
  readonly inputs: number;
  readonly outputs: number;
  readonly scalars: number;
  /** Bytes of the arena that holds the temps. */
  readonly arena: number;
}
