/** What a tensor's elements are, at this moment: small numbers, or a node of the lazy graph. Tensors that alias share a cell. */
import { bool, type DType } from './ir/dtype.js';
import { makeNode, type Node } from './ir/node.js';
import type { Shape } from './ir/shape.js';
import type { HostStorage } from './runtime/storage.js';

/**
 * Values of at most `tiny` elements are computed at once, without graph or dispatch. Pending work is flushed beyond so many
 * cells or bytes, so that a loop that never reads stays bounded. Tests set other limits.
 */
export const limits = { tiny: 32, pending: 4096, pendingBytes: 256 * 2 ** 20 };

export class Cell {
  readonly dtype: DType;
  readonly shape: Shape;
  /** The elements, when they are few and known. Never changed in place: a write replaces the array. */
  tiny: readonly number[] | null;
  /** The node that computes the elements; made from `tiny` when a graph asks for it. */
  node: Node | null;
  /** Counts in-place writes, as PyTorch's `_version`. */
  version = 0;
  /** Counts all writes, those through `.data` too, which `version` does not see. */
  writes = 0;
  /** How many tape nodes saved it: a flush keeps what the tape needs. */
  saved = 0;
  /** Written in place since the last flush: what it was before. The new value may take over its storage. */
  written = false;
  previous: Node | null = null;
  /** In the engine's list of pending cells. */
  queued = false;
  /** Used again after a flush left it lazy: the next flush keeps it, so nothing is recomputed more than once. */
  again = false;
  /** Only the library and the tape can reach it: it is dropped where no tape node keeps it. */
  hidden = false;
  /** More than one tensor has had it: views, `detach()`. */
  aliased = false;
  constructor(dtype: DType, shape: Shape, tiny: readonly number[] | null, node: Node | null) {
    this.dtype = dtype;
    this.shape = shape;
    this.tiny = tiny;
    this.node = node;
  }
}

/** A graph's leaf for known small values. One number becomes a run-time scalar, so it is no part of a plan's structure. */
export function tinyNode(
  dtype: DType,
  shape: Shape,
  tiny: readonly number[],
  adopt: (c: DType, d: readonly number[]) => HostStorage,
): Node {
  if (tiny.length !== 1) return makeNode('buffer', dtype, shape, [], adopt(dtype, tiny));
  return makeNode('scalar', dtype, shape, [], tiny[0]!);
}

/** bool values print and read as booleans; the cell keeps 0 and 1. */
export function outward(dtype: DType, x: number): number | boolean {
  return dtype === bool ? x !== 0 : x;
}
