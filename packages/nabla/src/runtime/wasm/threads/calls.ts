/**
 * Work as a table of calls, which any thread can run without our code: where each chunk starts, then its calls, each the
 * number of a module's export, how many arguments, which of them are relative to the thread's own bytes, and the arguments.
 */

type Numeric = (...args: number[]) => unknown;

/** Arguments after these are never relative: the mask has 32 bits. */
const MASK_BITS = 32;

/** A table under construction; reused from run to run. */
export class CallTable {
  #words = new Int32Array(1024);
  #size = 0;
  #starts: number[] = [];

  /** Forgets everything. */
  clear(): void {
    this.#size = 0;
    this.#starts.length = 0;
  }

  /** What follows belongs to the next chunk. */
  begin(): void {
    this.#starts.push(this.#size);
  }

  /** A call; arguments at the positions in `relative` are offsets into the bytes that each thread has for itself. */
  call(fn: number, args: readonly number[], relative: readonly number[]): void {
    let at = this.#room(3 + args.length);
    const words = this.#words;
    words[at++] = fn;
    words[at++] = args.length;
    words[at++] = relative.reduce((mask, i) => (i < MASK_BITS ? mask | (1 << i) : mask), 0);
    for (const value of args) words[at++] = value;
  }

  get chunks(): number {
    return this.#starts.length;
  }

  /** Words that `write` fills. */
  get size(): number {
    return this.#starts.length + 1 + this.#size;
  }

  /** Writes the table to word `at`. */
  write(into: Int32Array<ArrayBufferLike>, at: number): void {
    const head = this.#starts.length + 1;
    this.#starts.forEach((start, i) => {
      into[at + i] = head + start;
    });
    into[at + head - 1] = head + this.#size;
    into.set(this.#words.subarray(0, this.#size), at + head);
  }

  #room(words: number): number {
    const at = this.#size;
    this.#size += words;
    if (this.#size > this.#words.length) {
      const larger = new Int32Array(2 * this.#size);
      larger.set(this.#words);
      this.#words = larger;
    }
    return at;
  }
}

/** Runs chunk `i` of the table at word `at`, as a worker does. */
export function runChunk(
  words: Int32Array<ArrayBufferLike>,
  at: number,
  i: number,
  functions: readonly Numeric[],
  area: number,
): void {
  const end = at + words[at + i + 1]!;
  for (let p = at + words[at + i]!; p < end; ) {
    const count = words[p + 1]!;
    const relative = words[p + 2]!;
    const args: number[] = [];
    for (let k = 0; k < count; k++) args.push(words[p + 3 + k]! + ((relative >>> k) & 1 ? area : 0));
    functions[words[p]!]!(...args);
    p += 3 + count;
  }
}
