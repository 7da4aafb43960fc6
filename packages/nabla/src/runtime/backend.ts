/** What the engine asks of a backend. The engine decides what to run and what to keep; a backend runs it. */
import type { DType } from '../ir/dtype.js';
import type { Node } from '../ir/node.js';
import type { Elements, HostStorage } from './storage.js';

export interface MemoryStats {
  /** Bytes of live blocks, of the whole memory, and the highest `held` so far. */
  readonly held: number;
  readonly reserved: number;
  readonly peak: number;
}

export interface Backend {
  readonly name: string;
  /**
   * Computes the outputs. `donate[i]`: a storage that output i may overwrite (same dtype and size), or null. A failed run
   * leaves every storage as it was. Buffer nodes and nodes with a `value` are inputs.
   */
  run(outputs: readonly Node[], donate: readonly (HostStorage | null)[]): HostStorage[];
  /** A copy of the elements. */
  read(storage: HostStorage): Elements;
  /** Takes the array over: it becomes the storage's home. */
  adopt(dtype: DType, data: Elements): HostStorage;
  /** Gives a storage's memory back at once; it must never be read again. */
  release(storage: HostStorage): void;
  stats(): MemoryStats;
  /** Graph, schedule and kernels as text, for NABLA_DEBUG and `explain`. */
  explain(outputs: readonly Node[]): string;
}
