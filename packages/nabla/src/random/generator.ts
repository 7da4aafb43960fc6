import { fail, RuntimeError, said } from '../errors.js';
import { trace } from '../trace.js';
import { MT19937, STATE_SIZE } from './mt19937.js';

/** The seed of a generator that nobody has seeded: `c10::default_rng_seed_val`. */
export const DEFAULT_SEED = 67280421310721;

/** Length of a saved state: the size of PyTorch's `CPUGeneratorImplState`. */
export const STATE_BYTES = 5056;

// Where the fields of CPUGeneratorImplState lie (little-endian, natural alignment; each state word takes 8 bytes).
const OFFSET = {
  seed: 0,
  left: 8,
  seeded: 12,
  next: 16,
  words: 24,
  normalDouble: 5024,
  hasDouble: 5040,
  normalFloat: 5048,
  hasFloat: 5052,
} as const;

/** What browsers and Node share of the Web Crypto API, as far as it is used here. */
interface Entropy {
  readonly crypto: { getRandomValues(words: Uint32Array): Uint32Array };
}

/**
 * PyTorch's CPU generator (`at::CPUGeneratorImpl`), bit for bit: an MT19937 engine, and the second value of the last
 * Box-Muller pair, which waits for the next small `normal`.
 */
export class Generator {
  readonly device: string;
  private engine = new MT19937(DEFAULT_SEED % 2 ** 32);
  private seedValue = BigInt(DEFAULT_SEED);
  /** The waiting second normal of a pair in double precision, or null. */
  next_double_normal_sample: number | null = null;
  /** The same in single precision. No CPU distribution uses it; it is kept for the sake of saved states. */
  next_float_normal_sample: number | null = null;

  /** @param device 'cpu', the only place where numbers are drawn. */
  constructor(device = 'cpu') {
    if (device !== 'cpu') {
      throw new Error(`[Generator] device ${device}; random numbers are drawn on the CPU: write new Generator('cpu')`);
    }
    this.device = device;
  }

  toString(): string {
    return `Generator(device='cpu', initial_seed=${this.initial_seed()})`;
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /**
   * Starts over. The engine takes the low 32 bits; a negative seed counts from 2^64 down, as in PyTorch.
   * @param seed an integer in [-2^63, 2^64); beyond ±2^53 a bigint.
   */
  manual_seed(seed: number | bigint): this {
    this.seedValue = checkSeed(seed);
    trace.on?.repeat(() => this.manual_seed(seed));
    this.engine.seed(Number(this.seedValue & 0xffffffffn));
    this.next_double_normal_sample = null;
    this.next_float_normal_sample = null;
    return this;
  }

  /** Seeds with 53 bits from the platform's entropy source and returns that seed. */
  seed(): number {
    const words = (globalThis as unknown as Entropy).crypto.getRandomValues(new Uint32Array(2));
    const seed = (words[0]! & 0x1fffff) * 2 ** 32 + words[1]!;
    this.manual_seed(seed);
    return seed;
  }

  /** The seed that the sequence began with: a number where it is exact, otherwise a bigint in [0, 2^64). */
  initial_seed(): number | bigint {
    return this.seedValue <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(this.seedValue) : this.seedValue;
  }

  /** The next 32 random bits, as an integer in [0, 2^32). */
  random(): number {
    return this.engine.random();
  }

  /** The same 32 bits as a signed integer: cheaper where they are masked anyway. */
  randomInt32(): number {
    return this.engine.randomInt32();
  }

  /** The next 64 random bits; the first 32 are the high ones. */
  random64(): bigint {
    const hi = this.engine.random();
    return (BigInt(hi) << 32n) | BigInt(this.engine.random());
  }

  /** The low 53 of the next 64 bits, as a number. Consumes as much as `random64()`. */
  random53(): number {
    const hi = this.engine.randomInt32() & 0x1fffff;
    return hi * 4294967296 + this.engine.random();
  }

  /** The whole state, byte for byte what PyTorch's `get_state()` holds. */
  get_state(): Uint8Array {
    const bytes = new Uint8Array(STATE_BYTES);
    const view = new DataView(bytes.buffer);
    const { left, next, words } = this.engine.getState();
    view.setBigUint64(OFFSET.seed, this.seedValue, true);
    view.setInt32(OFFSET.left, left, true);
    view.setInt32(OFFSET.seeded, 1, true);
    view.setUint32(OFFSET.next, next, true);
    for (let i = 0; i < STATE_SIZE; i++) view.setUint32(OFFSET.words + 8 * i, words[i]!, true);
    view.setFloat64(OFFSET.normalDouble, this.next_double_normal_sample ?? 0, true);
    view.setInt32(OFFSET.hasDouble, this.next_double_normal_sample === null ? 0 : 1, true);
    view.setFloat32(OFFSET.normalFloat, this.next_float_normal_sample ?? 0, true);
    view.setUint8(OFFSET.hasFloat, this.next_float_normal_sample === null ? 0 : 1);
    return bytes;
  }

  /** Continues from a state that `get_state()` gave, here or in PyTorch (5056 bytes). A bad state changes nothing. */
  set_state(bytes: Uint8Array): this {
    trace.on?.refuse('set_state() of a random generator');
    if (!(bytes instanceof Uint8Array) || bytes.length !== STATE_BYTES) throw badState(describe(bytes));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const left = view.getInt32(OFFSET.left, true);
    const next = view.getUint32(OFFSET.next, true);
    const seeded = view.getInt32(OFFSET.seeded, true) !== 0;
    if (!seeded || left < 1 || left > STATE_SIZE || next > STATE_SIZE) {
      throw badState(`5056 bytes with seeded ${seeded}, left ${left}, next ${next}`);
    }
    const words = Uint32Array.from({ length: STATE_SIZE }, (_, i) => view.getUint32(OFFSET.words + 8 * i, true));
    this.seedValue = view.getBigUint64(OFFSET.seed, true);
    this.engine.setState({ left, next, words });
    this.setCaches(view);
    return this;
  }

  private setCaches(view: DataView): void {
    const hasDouble = view.getInt32(OFFSET.hasDouble, true) !== 0;
    const hasFloat = view.getUint8(OFFSET.hasFloat) !== 0;
    this.next_double_normal_sample = hasDouble ? view.getFloat64(OFFSET.normalDouble, true) : null;
    this.next_float_normal_sample = hasFloat ? view.getFloat32(OFFSET.normalFloat, true) : null;
  }
}

/** The generator that random functions use when none is given. */
/** The generator that was given, or the default one where none was. */
export function generatorOf(op: string, given: unknown): Generator {
  if (given === null || given === undefined) return default_generator;
  if (given instanceof Generator) return given;
  return fail(
    op,
    `argument 'generator' must be a torch.Generator, not ${said(given)}`,
    'Write new torch.Generator().manual_seed(0)',
    'type',
  );
}

export const default_generator: Generator = /* @__PURE__ */ new Generator();

function checkSeed(seed: number | bigint): bigint {
  const whole = typeof seed === 'bigint' || Number.isInteger(seed);
  if (!whole || seed < -(2 ** 63) || seed >= 2 ** 64) {
    throw new RuntimeError(
      `[manual_seed] seed ${said(seed)}; a seed is an integer in [-2^63, 2^64): write manual_seed(0)`,
    );
  }
  return BigInt.asUintN(64, BigInt(seed));
}

function badState(seen: string): Error {
  return new Error(
    `[set_state] ${seen}; a state is the Uint8Array of ${STATE_BYTES} bytes that get_state() of a CPU generator gave`,
  );
}

function describe(state: unknown): string {
  return state instanceof Uint8Array ? `${state.length} bytes` : Object.prototype.toString.call(state);
}
