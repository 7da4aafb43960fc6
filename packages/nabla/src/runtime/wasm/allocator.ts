/**
 * Places blocks in one growing range of addresses: two-level segregated fit (Masmano and others, TLSF, 2004). Free blocks
 * are kept in lists by size class, neighbours are joined at once, so placing and freeing take constant time.
 */

export const ALIGN = 64;
/** Subdivisions of each power of two: 2^3. */
const SPLIT_BITS = 3;
const SPLIT = 1 << SPLIT_BITS;
const CLASSES = 27 * SPLIT;

/** A range of addresses, free or taken. */
export class Block {
  address: number;
  size: number;
  free = false;
  /** Neighbours in memory. */
  before: Block | null = null;
  after: Block | null = null;
  /** Neighbours in the list of a size class. */
  previous: Block | null = null;
  next: Block | null = null;
  constructor(address: number, size: number) {
    this.address = address;
    this.size = size;
  }
}

/** The class that holds blocks of this size. */
function classOf(size: number): number {
  const units = size / ALIGN;
  const log = 31 - Math.clz32(units);
  if (log < SPLIT_BITS) return units;
  return (log - SPLIT_BITS + 1) * SPLIT + ((units >>> (log - SPLIT_BITS)) & (SPLIT - 1));
}

/** The smallest class all of whose blocks have at least this size. */
function classFor(size: number): number {
  const units = size / ALIGN;
  const log = 31 - Math.clz32(units);
  const slack = log < SPLIT_BITS ? 0 : (1 << (log - SPLIT_BITS)) - 1;
  return classOf((units + slack) * ALIGN);
}

export class Allocator {
  readonly #heads: (Block | null)[] = new Array<Block | null>(CLASSES).fill(null);
  /** Bit i of word w: class 32·w + i has blocks. */
  readonly #bits = new Uint32Array(Math.ceil(CLASSES / 32));
  #last: Block | null = null;
  #end: number;
  /** Bytes of taken blocks. */
  held = 0;

  /** An empty range from `start` on; `extend` gives it room. */
  constructor(start: number) {
    this.#end = Math.ceil(start / ALIGN) * ALIGN;
  }

  /** Makes addresses up to `end` usable. */
  extend(end: number): void {
    const size = Math.floor((end - this.#end) / ALIGN) * ALIGN;
    if (size <= 0) return;
    const block = new Block(this.#end, size);
    block.before = this.#last;
    if (this.#last) this.#last.after = block;
    this.#last = block;
    this.#end += size;
    this.#release(block);
  }

  /** Bytes that `extend` must add at least so that a block of this size fits, if nothing fits now. */
  missing(size: number): number {
    const tail = this.#last?.free ? this.#last.size : 0;
    return Math.max(0, roundUp(size) * (1 + 1 / SPLIT) + ALIGN - tail);
  }

  /** A block of at least `size` bytes, or null. */
  take(size: number): Block | null {
    const bytes = roundUp(size);
    const found = this.#find(classFor(bytes));
    if (found < 0) return null;
    const block = this.#heads[found]!;
    this.#unlink(block, found);
    block.free = false;
    this.#trim(block, bytes);
    this.held += block.size;
    return block;
  }

  /** Gives a block back. */
  give(block: Block): void {
    this.held -= block.size;
    this.#release(block);
  }

  #release(block: Block): void {
    let whole = block;
    whole.free = true;
    const { before, after } = whole;
    if (after?.free) this.#absorb(whole, after);
    if (before?.free) {
      this.#unlink(before, classOf(before.size));
      this.#join(before, whole);
      whole = before;
    }
    this.#link(whole);
  }

  #absorb(block: Block, after: Block): void {
    this.#unlink(after, classOf(after.size));
    this.#join(block, after);
  }

  #join(block: Block, after: Block): void {
    block.size += after.size;
    block.after = after.after;
    if (after.after) after.after.before = block;
    else this.#last = block;
  }

  /** Cuts off what is not needed. */
  #trim(block: Block, size: number): void {
    if (block.size === size) return;
    const rest = new Block(block.address + size, block.size - size);
    rest.free = true;
    rest.before = block;
    rest.after = block.after;
    if (block.after) block.after.before = rest;
    else this.#last = rest;
    block.after = rest;
    block.size = size;
    this.#link(rest);
  }

  /** The first class from `first` on that has blocks, or −1. */
  #find(first: number): number {
    let word = first >>> 5;
    let bits = (this.#bits[word] ?? 0) & (-1 << (first & 31));
    while (bits === 0) {
      if (++word >= this.#bits.length) return -1;
      bits = this.#bits[word]!;
    }
    return word * 32 + 31 - Math.clz32(bits & -bits);
  }

  #link(block: Block): void {
    const index = classOf(block.size);
    const head = this.#heads[index]!;
    block.previous = null;
    block.next = head;
    if (head) head.previous = block;
    this.#heads[index] = block;
    this.#bits[index >>> 5]! |= 1 << (index & 31);
  }

  #unlink(block: Block, index: number): void {
    if (block.previous) block.previous.next = block.next;
    else this.#heads[index] = block.next;
    if (block.next) block.next.previous = block.previous;
    if (this.#heads[index] === null) this.#bits[index >>> 5]! &= ~(1 << (index & 31));
  }
}

function roundUp(size: number): number {
  return Math.max(ALIGN, Math.ceil(size / ALIGN) * ALIGN);
}
