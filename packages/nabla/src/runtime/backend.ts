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

/** A plan with the leaves that it was made from: what a run is given, in the same order. */
export interface Prepared {
  readonly inputs: readonly Node[];
  readonly scalars: readonly Node[];
  run(
    inputs: readonly HostStorage[],
    scalars: readonly number[],
    donate: readonly (HostStorage | null)[],
  ): HostStorage[];
}

export interface Backend {
  readonly name: string;
  /**
   * Computes the outputs. `donate[i]`: a storage that output i may overwrite (same dtype and size), or null. A failed run
   * leaves every storage as it was. Buffer nodes and nodes with a `value` are inputs.
   */
  run(outputs: readonly Node[], donate: readonly (HostStorage | null)[]): HostStorage[];
  /**
   * The plan of these outputs, to be run again and again on other storages and numbers without a graph. Backends that
   * have no plans leave it out: then nothing is compiled.
   */
  prepare?(outputs: readonly Node[], donate: readonly (HostStorage | null)[]): Prepared;
  /** A copy of `size` elements from position `start`, as a storage of its own. */
  part(storage: HostStorage, start: number, size: number): HostStorage;
  /** A copy of the elements. */
  read(storage: HostStorage): Elements;
  /** Takes the array over: it becomes the storage's home. */
  adopt(dtype: DType, data: Elements): HostStorage;
  /** Gives a storage's memory back at once; it must never be read again. */
  release(storage: HostStorage): void;
  /** Gives back the block of the storage with this number, unless something may still read it. */
  reclaim?(serial: number): void;
  stats(): MemoryStats;
  /** Graph, schedule and kernels as text, for NABLA_DEBUG and `explain`. */
  explain(outputs: readonly Node[]): string;
}
