/**
 * MT19937 (Matsumoto & Nishimura 1998, 32-bit, initialisation of 2002), stepping as PyTorch's `at::mt19937` does: the
 * state is a block of 624 words, `next` the index of the next one to give out, and when `left` reaches 0 a new block is
 * made. A fresh engine makes one at its first step.
 */

export const STATE_SIZE = 624;
const SHIFT = 397;

/** One step of the recurrence: the word that replaces `u`, given its successor `v` and the word `m` 397 places on. */
function twist(u: number, v: number, m: number): number {
  return m ^ (((u & 0x80000000) | (v & 0x7fffffff)) >>> 1) ^ (-(v & 1) & 0x9908b0df);
}

/** Everything that a saved state needs beside the seed. */
export interface EngineState {
  readonly left: number;
  readonly next: number;
  /** 624 unsigned words. */
  readonly words: Uint32Array;
}

export class MT19937 {
  private words = new Int32Array(STATE_SIZE);
  private left = 1;
  private next = 0;

  /** @param seed of which the low 32 bits count, as in PyTorch. */
  constructor(seed = 5489) {
    this.seed(seed);
  }

  /** Starts over from the low 32 bits of `seed`. */
  seed(seed: number): void {
    const s = this.words;
    s[0] = seed | 0;
    for (let j = 1; j < STATE_SIZE; j++) {
      const prev = s[j - 1]!;
      s[j] = (Math.imul(1812433253, prev ^ (prev >>> 30)) + j) | 0;
    }
    this.left = 1;
    this.next = 0;
  }

  /** The next output, in [0, 2^32). */
  random(): number {
    return this.randomInt32() >>> 0;
  }

  /** The same bits as `random()`, as a signed 32-bit integer: cheaper where only some bits are wanted. */
  randomInt32(): number {
    if (--this.left === 0) this.refill();
    let y = this.words[this.next++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  getState(): EngineState {
    return { left: this.left, next: this.next, words: Uint32Array.from(this.words, (w) => w >>> 0) };
  }

  /** Continues from a saved state; the caller has checked it. */
  setState(state: EngineState): void {
    this.words = new Int32Array(state.words);
    this.left = state.left;
    this.next = state.next;
  }

  private refill(): void {
    const s = this.words;
    const split = STATE_SIZE - SHIFT;
    let j = 0;
    for (; j < split; j++) s[j] = twist(s[j]!, s[j + 1]!, s[j + SHIFT]!);
    for (; j < STATE_SIZE - 1; j++) s[j] = twist(s[j]!, s[j + 1]!, s[j - split]!);
    s[j] = twist(s[j]!, s[0]!, s[SHIFT - 1]!);
    this.left = STATE_SIZE;
    this.next = 0;
  }
}
