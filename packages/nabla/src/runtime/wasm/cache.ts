/**
 * Which storages are in the WebAssembly memory. The memory is a bounded cache: the table holds storages strongly, the
 * least recently used ones go home (to an ArrayBuffer, which the garbage collector can free) when the budget is spent.
 */
import { copyOf, type HostStorage } from '../storage.js';
import type { Block } from './allocator.js';
import { OutOfMemory, type WasmMemory } from './memory.js';

/** A storage's block, in order of last use. */
interface Entry {
  readonly storage: HostStorage;
  readonly block: Block;
  older: Entry | null;
  newer: Entry | null;
}

/** Measured: a larger one is no faster, and colder for the processor's own caches. A plan that needs more gets more. */
const DEFAULT_BUDGET = 64 * 2 ** 20;

export class BlockCache {
  readonly #memory: WasmMemory;
  /** By address. */
  readonly #table = new Map<number, Entry>();
  #oldest: Entry | null = null;
  #newest: Entry | null = null;
  /** Bytes of blocks in use beyond which unpinned storages go home. */
  budget: number;
  /** Number of the run whose storages are pinned; they have `used` = this. */
  run = 0;

  constructor(memory: WasmMemory, budget: number = DEFAULT_BUDGET) {
    this.#memory = memory;
    this.budget = budget;
  }

  /** Storages in the memory. */
  get count(): number {
    return this.#table.size;
  }

  /** Raises the budget to twice what one plan needs. */
  allowFor(bytes: number): void {
    if (2 * bytes > this.budget) this.budget = 2 * bytes;
  }

  /** A block for any use; evicts storages where needed. Throws OutOfMemory. */
  reserve(bytes: number): Block {
    while (this.#memory.held + bytes > this.budget && this.#evictOldest());
    for (;;) {
      const block = this.#memory.take(bytes);
      if (block) return block;
      if (!this.#evictOldest()) throw new OutOfMemory(bytes, this.#memory.held, this.#memory.limit);
    }
  }

  /** Gives a block that was reserved back. */
  free(block: Block): void {
    this.#memory.give(block);
  }

  /** The storage lives in this block from now on. */
  attach(storage: HostStorage, block: Block): void {
    storage.block = block.address;
    storage.home = null;
    const entry: Entry = { storage, block, older: null, newer: null };
    this.#table.set(block.address, entry);
    this.#append(entry);
  }

  /** Copies a storage in if it is not there, and makes it the newest. */
  bring(storage: HostStorage): void {
    storage.used = this.run;
    if (storage.block >= 0) {
      const entry = this.#table.get(storage.block)!;
      if (entry === this.#newest) return;
      this.#unlink(entry);
      this.#append(entry);
      return;
    }
    const { home } = storage;
    if (home === null) throw new Error('[memory] this storage has been released; nothing may read it');
    const block = this.reserve(storage.bytes);
    this.#memory.u8.set(home, block.address);
    this.attach(storage, block);
  }

  /** Forgets a storage and its bytes. */
  release(storage: HostStorage): void {
    if (storage.block >= 0) {
      const entry = this.#table.get(storage.block)!;
      this.#drop(entry);
      this.#memory.give(entry.block);
      storage.block = -1;
    }
    storage.home = null;
  }

  /** Forgets the storage with this number, if it is here and nothing may still read it. */
  reclaim(serial: number): void {
    for (const { storage } of this.#table.values()) {
      if (storage.serial !== serial) continue;
      if (!storage.shared) this.release(storage);
      return;
    }
  }

  /** Sends the least recently used storage home that is not pinned; false if there is none. */
  #evictOldest(): boolean {
    let entry = this.#oldest;
    while (entry && entry.storage.used === this.run) entry = entry.newer;
    if (!entry) return false;
    const { storage, block } = entry;
    storage.home = copyOut(this.#memory, block.address, storage.bytes);
    storage.block = -1;
    this.#drop(entry);
    this.#memory.give(block);
    return true;
  }

  #drop(entry: Entry): void {
    this.#table.delete(entry.block.address);
    this.#unlink(entry);
  }

  #append(entry: Entry): void {
    entry.older = this.#newest;
    entry.newer = null;
    if (this.#newest) this.#newest.newer = entry;
    else this.#oldest = entry;
    this.#newest = entry;
  }

  #unlink(entry: Entry): void {
    if (entry.older) entry.older.newer = entry.newer;
    else this.#oldest = entry.newer;
    if (entry.newer) entry.newer.older = entry.older;
    else this.#newest = entry.older;
  }
}

/** Bytes of the memory in a buffer of their own. */
export function copyOut(memory: WasmMemory, address: number, bytes: number): Uint8Array<ArrayBuffer> {
  return copyOf(memory.u8.subarray(address, address + bytes));
}
