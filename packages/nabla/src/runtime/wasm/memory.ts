/** The one WebAssembly memory of the backend: growth, blocks, views that follow growth. */
import { Allocator, type Block } from './allocator.js';

const PAGE = 65536;
/** Pages of a memory of 4 GiB, the most that 32-bit addresses reach. */
const MAX_PAGES = 65536;
const INITIAL_PAGES = 64;
/** Grown by at least this many bytes at a time, and by an eighth of what is there. */
const GROWTH = 4 * 2 ** 20;

/** Kernels may read up to 31 bytes before or after a buffer; these bytes belong to no block. */
const GUARD = 256;
/** Addresses of the parameter block of the kernel that runs, below all blocks. */
export const PARAMS = GUARD;
export const PARAMS_SIZE = PAGE - 2 * GUARD;

/** Memory that cannot be had: `bytes` wanted. */
export class OutOfMemory extends Error {
  readonly bytes: number;
  constructor(bytes: number, held: number, limit: number) {
    const mib = (n: number): string => `${(n / 2 ** 20).toFixed(1)} MiB`;
    super(
      `[memory] ${mib(bytes)} wanted, ${mib(held)} in use; the WebAssembly memory ends at ${mib(limit)}. ` +
        'Work on smaller pieces (smaller batches, chunk()), or let go of tensors that are no longer needed.',
    );
    this.name = 'OutOfMemory';
    this.bytes = bytes;
  }
}

export interface WasmMemoryOptions {
  /** Bytes at most; 4 GiB by default. */
  readonly limit?: number;
  /** Make it so that other threads can use it; by default where the platform allows. */
  readonly shared?: boolean;
}

/** Whether a shared memory could be given to another thread: in Node, and on pages that are cross-origin isolated. */
export function canShare(): boolean {
  const scope = globalThis as { crossOriginIsolated?: boolean; process?: { versions?: { node?: string } } };
  if (scope.crossOriginIsolated !== undefined) return scope.crossOriginIsolated;
  return scope.process?.versions?.node !== undefined;
}

export class WasmMemory {
  readonly memory: WebAssembly.Memory;
  readonly shared: boolean;
  /** In pages, as declared to the modules that import it. */
  readonly maximum: number;
  /** Views of the whole memory. Read them anew after every allocation: growth replaces them. */
  u8!: Uint8Array<ArrayBufferLike>;
  i32!: Int32Array<ArrayBufferLike>;
  u32!: Uint32Array<ArrayBufferLike>;
  f32!: Float32Array<ArrayBufferLike>;
  f64!: Float64Array<ArrayBufferLike>;
  readonly #allocator: Allocator;
  /** Most bytes held at a time so far. */
  peak = 0;
  #limit: number;

  constructor(options: WasmMemoryOptions = {}) {
    this.shared = options.shared ?? canShare();
    this.maximum = MAX_PAGES;
    this.#limit = Math.min(options.limit ?? MAX_PAGES * PAGE, MAX_PAGES * PAGE);
    this.memory = createMemory(this.shared);
    this.#allocator = new Allocator(PAGE);
    this.#refresh();
  }

  /** Bytes of blocks in use. */
  get held(): number {
    return this.#allocator.held;
  }

  /** Bytes of the whole memory. */
  get reserved(): number {
    return this.memory.buffer.byteLength;
  }

  get limit(): number {
    return this.#limit;
  }

  /** A smaller or larger limit; what is held stays. Tests make allocations fail with it. */
  set limit(bytes: number) {
    this.#limit = Math.min(bytes, MAX_PAGES * PAGE);
  }

  /** A block of at least `bytes` bytes, or null where the memory cannot grow so far. */
  take(bytes: number): Block | null {
    const block = this.#allocator.take(bytes) ?? (this.#grow(bytes) ? this.#allocator.take(bytes) : null);
    if (block && this.#allocator.held > this.peak) this.peak = this.#allocator.held;
    return block;
  }

  give(block: Block): void {
    this.#allocator.give(block);
  }

  #grow(bytes: number): boolean {
    const size = this.reserved;
    const needed = Math.ceil(this.#allocator.missing(bytes) / PAGE) * PAGE;
    const wanted = Math.ceil(Math.max(needed, GROWTH, size / 8) / PAGE) * PAGE;
    return this.#growBy(Math.min(wanted, this.#limit - size), needed) || this.#growBy(needed, needed);
  }

  #growBy(bytes: number, needed: number): boolean {
    const pages = Math.floor(bytes / PAGE);
    if (pages * PAGE < needed || pages <= 0 || this.reserved + pages * PAGE > this.#limit) return false;
    try {
      this.memory.grow(pages);
    } catch {
      return false; // The platform has no more.
    }
    this.#refresh();
    return true;
  }

  #refresh(): void {
    const { buffer } = this.memory;
    this.u8 = new Uint8Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.u32 = new Uint32Array(buffer);
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.#allocator.extend(buffer.byteLength - GUARD);
  }
}

/** A platform that cannot reserve 4 GiB of addresses is asked for less; modules accept any smaller maximum. */
function createMemory(shared: boolean): WebAssembly.Memory {
  for (let maximum = MAX_PAGES; ; maximum /= 2) {
    try {
      return new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum, shared });
    } catch (error) {
      if (maximum <= INITIAL_PAGES) throw error;
    }
  }
}
