/**
 * Loop IR: what a fused kernel does, before any target is chosen. A kernel is a rectangular nest of outer loops; for each
 * outer index it makes one or more passes over inner loops. A pass evaluates expressions, reduces some, stores others:
 * softmax over rows is three passes over one row (maximum, sum of exponentials, store), while memory is read once.
 */
import type { DType } from '../ir/dtype.js';
import type { ElementOp } from '../ir/node.js';
import { numel, type Shape } from '../ir/shape.js';

/** offset + Σ strides[i] · loop[i]; loops are the kernel's outer ones followed by the pass's inner ones. In elements. */
export interface Affine {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Index of an expression in `kernel.exprs` (inputs always have smaller indices). */
export type ExprId = number;

export type Expr =
  | { readonly op: 'const'; readonly dtype: DType; readonly value: number }
  /** A run-time number, argument of the kernel. */
  | { readonly op: 'scalar'; readonly dtype: DType; readonly slot: number }
  /** The value of an affine index, as a number (iota). */
  | { readonly op: 'index'; readonly dtype: DType; readonly at: Affine }
  /** True where lo ≤ at < hi and (at − lo) is a multiple of step: padding, concat, insert. */
  | {
      readonly op: 'inside';
      readonly dtype: DType;
      readonly at: Affine;
      readonly lo: number;
      readonly hi: number;
      readonly step: number;
    }
  /**
   * An element of a buffer. With `mask`, the value counts only where the mask is true and the load must not fault
   * elsewhere (`at` may be out of range there). With `index`, the element index is `at + stride · index` (gather);
   * where the load counts, 0 ≤ index < size must hold (size: that of the gathered axis).
   */
  | {
      readonly op: 'load';
      readonly dtype: DType;
      readonly buffer: number;
      readonly at: Affine;
      readonly mask: ExprId | null;
      readonly index: { readonly expr: ExprId; readonly stride: number; readonly size?: number } | null;
    }
  /** The result of an earlier pass's reduction. */
  | { readonly op: 'result'; readonly dtype: DType; readonly reduction: number }
  /** An elementwise primitive. */
  | { readonly op: 'element'; readonly fn: ElementOp; readonly dtype: DType; readonly src: readonly ExprId[] };

export type ReduceKind = 'sum' | 'prod' | 'max' | 'min' | 'argmax' | 'argmin';

export interface Reduction {
  readonly kind: ReduceKind;
  readonly value: ExprId;
  /** dtype of the result (int64 for argmax and argmin). */
  readonly dtype: DType;
}

export interface Store {
  readonly buffer: number;
  readonly at: Affine;
  readonly value: ExprId;
}

/** One walk over the inner loops. Reductions start afresh for each outer index. `inner` = [] runs once. */
export interface Pass {
  readonly inner: readonly number[];
  /** Positions in `kernel.reductions`. */
  readonly reductions: readonly number[];
  readonly stores: readonly Store[];
}

export interface Kernel {
  readonly outer: readonly number[];
  readonly passes: readonly Pass[];
  readonly exprs: readonly Expr[];
  readonly reductions: readonly Reduction[];
  /** `row`: scratch for one outer index, indexed by inner loops only, size in elements. */
  readonly buffers: readonly {
    readonly dtype: DType;
    readonly access: 'read' | 'write' | 'row';
    readonly size: number;
  }[];
  readonly scalars: readonly DType[];
  /**
   * The loop that is vectorised: the last `inner` loop of each pass, or the last `outer` loop (reductions over leading
   * axes: every lane is another output). A code generator may use scalar code instead where it has no vector form.
   */
  readonly lanes: 'inner' | 'outer';
}

/**
 * The order in which a reduction adds up, so that every backend, thread count and fusion gives the same bits; it depends
 * on shape alone. Every partial result starts from the identity (so that a sum of −0 is +0, as in PyTorch; max: −inf or
 * the smallest integer). Reduced axes that are not adjacent (sizes 1 aside) are reduced group by group, last group
 * first: the scheduler makes that several reductions. For one group of n elements, numbered in row-major order:
 *  - n < 64 (SEQUENTIAL_BELOW): one after the other, from element 0, whatever `lanes` is.
 *  - otherwise, when the group holds the tensor's last axis (sizes 1 aside), `lanes` is 'inner': element i goes to
 *    running partial result i mod PARTIALS (for every dtype), in blocks of REDUCE_BLOCK elements; a block's partials are
 *    combined pairwise (p with p + 8, then p + 4, p + 2, p + 1) and block results are added one after the other.
 *  - otherwise `lanes` is 'outer': one after the other, in blocks of REDUCE_BLOCK elements (of large tensors in
 *    `columnBlocks` equal ones) whose results are added one after the other.
 * A kernel's 'inner' sum, product, maximum or minimum has n ≤ REDUCE_LIMIT (63 blocks). The scheduler splits what is
 * longer: one reduction of REDUCE_BLOCK elements makes the block results (another one the rest's), and these are reduced
 * by the same rules.
 *
 * argmax and argmin give the first of equals, and the first nan if there is one, so order does not matter to them; the
 * index counts along the group's elements. max and min propagate nan and take +0 for larger than −0, so they do not
 * depend on order either.
 *
 * A kernel without reductions has outer loops only: one pass with `inner` [] and lanes 'outer'. All passes of a kernel
 * with reductions have the same inner loops, or none (values of a row, stored once per outer index).
 * Within one pass and index, reductions are evaluated first, then stores in order, each expression once, so that a store
 * may overwrite what it (or something before it) has read at that index.
 */
export const SEQUENTIAL_BELOW = 64;
export const REDUCE_BLOCK = 4096;
/** Number of running partial results. */
export const PARTIALS = 16;
/** Longest `inner` reduction of one kernel. */
export const REDUCE_LIMIT = 63 * REDUCE_BLOCK;

/** Sums down columns of fewer elements are not worth sharing. */
const LEAST_SHARED = 2 ** 18;
const LEAST_ROWS = 512;
/** Rows of up to a page of singles are read whole; longer ones can be cut for threads instead. */
const PAGE_COLUMNS = 1024;
const MOST_CUTS = 32;
/** Units of work that keep threads busy. */
const ENOUGH_UNITS = 8;

/**
 * Number of equal blocks of rows in which axes from … to−1 of a shape are reduced where other axes follow: threads share
 * blocks, each reads whole rows. A block is a range of the first reduced axis, or of the next within one place of it, and
 * so on, so that it can be told from a reshape. 1: no blocks but those of REDUCE_BLOCK elements.
 */
export function columnBlocks(shape: Shape, from: number, to: number): number {
  const [lead, n, tail] = [numel(shape.slice(0, from)), numel(shape.slice(from, to)), numel(shape.slice(to))];
  const few = lead < ENOUGH_UNITS && (tail <= PAGE_COLUMNS || n > REDUCE_BLOCK);
  if (tail === 1 || !few || n < LEAST_ROWS || lead * n * tail < LEAST_SHARED) return 1;
  const least = Math.max(Math.ceil(ENOUGH_UNITS / lead), Math.ceil(n / REDUCE_BLOCK));
  for (let count = least; count <= MOST_CUTS; count++) if (cuts(shape.slice(from, to), count)) return count;
  return 1;
}

/** Whether so many equal blocks are ranges of one axis. */
function cuts([size = 1, ...rest]: Shape, count: number): boolean {
  if (size % count === 0) return true;
  return rest.length > 0 && count % size === 0 && cuts(rest, count / size);
}
