/** LAPACK's factorisations in double precision, on column-major arrays of JavaScript's own memory. */
import type { Foreign, Library } from './koffi.js';

/** Factorisations of column-major matrices. Each overwrites `a`. */
export interface Lapack {
  /** LU with partial pivoting of an m × n matrix: row i was exchanged with row pivots[i] − 1. */
  getrf(m: number, n: number, a: Float64Array): Int32Array;
  /** Cholesky of an n × n matrix, of which one triangle is read and written. Returns 0, or the order of the first bad minor. */
  potrf(upper: boolean, n: number, a: Float64Array): number;
  /** QR of an m × n matrix: reflections below the diagonal, R above; returns their factors τ. */
  geqrf(m: number, n: number, a: Float64Array): Float64Array;
  /** The first n columns of Q (m × n, n ≤ m) of the reflections that `geqrf` left. */
  orgqr(m: number, n: number, a: Float64Array, tau: Float64Array): void;
  /** Eigenvalues, ascending, into w; vectors into the columns of a, whose lower triangle is read. Returns 0 on success. */
  syevd(n: number, a: Float64Array, w: Float64Array): number;
  /** Singular values, U and Vᵀ, whole or the first min(m, n) columns and rows. Returns 0 on success. */
  gesdd(
    all: boolean,
    m: number,
    n: number,
    a: Float64Array,
    s: Float64Array,
    u: Float64Array,
    vt: Float64Array,
  ): number;
}

/** How the library's symbols end, how wide its integers are, and what is to be told before a call. */
export interface Abi {
  readonly suffix: string;
  readonly ilp64: boolean;
  /** Told the number of multiplications. */
  readonly prepare: (work: number) => void;
}

type Integers = Int32Array | BigInt64Array;

/** Fortran's conventions: everything by address; the lengths of character arguments by value at the end. */
class Fortran {
  readonly #library: Library;
  readonly #abi: Abi;
  constructor(library: Library, abi: Abi) {
    this.#library = library;
    this.#abi = abi;
  }

  /** Errors: the library has no such routine. */
  routine(name: string, pointers: number, characters = 0): Foreign {
    const parameters = [...Array(pointers).fill('void *'), ...Array(characters).fill('size_t')];
    return this.#library.func(`${name}_${this.#abi.suffix}`, 'void', parameters);
  }

  /** Before a factorisation of an m × n matrix. */
  prepare(m: number, n: number): void {
    this.#abi.prepare(m * n * Math.min(m, n));
  }

  integers(count: number): Integers {
    return this.#abi.ilp64 ? new BigInt64Array(count) : new Int32Array(count);
  }

  int(value: number): Integers {
    return this.#abi.ilp64 ? BigInt64Array.of(BigInt(value)) : Int32Array.of(value);
  }
}

const letter = (text: string): Uint8Array => Uint8Array.of(text.charCodeAt(0));
const numbers = (x: Integers): Int32Array => Int32Array.from(x as Int32Array, Number);

/** Calls once to ask how much room is wanted, then with that room. */
function withRoom(call: (work: Float64Array, size: number) => void): void {
  const ask = new Float64Array(1);
  call(ask, -1);
  const size = Math.max(1, Math.ceil(ask[0]!));
  call(new Float64Array(size), size);
}

function lu(f: Fortran): Lapack['getrf'] {
  const dgetrf = f.routine('dgetrf', 6);
  return (m, n, a) => {
    f.prepare(m, n);
    const pivots = f.integers(Math.min(m, n));
    dgetrf(f.int(m), f.int(n), a, f.int(Math.max(1, m)), pivots, f.int(0));
    return numbers(pivots);
  };
}

function cholesky(f: Fortran): Lapack['potrf'] {
  const dpotrf = f.routine('dpotrf', 5, 1);
  return (upper, n, a) => {
    f.prepare(n, n);
    const info = f.int(0);
    dpotrf(letter(upper ? 'U' : 'L'), f.int(n), a, f.int(Math.max(1, n)), info, 1);
    return Number(info[0]);
  };
}

function qr(f: Fortran): Pick<Lapack, 'geqrf' | 'orgqr'> {
  const [dgeqrf, dorgqr] = [f.routine('dgeqrf', 8), f.routine('dorgqr', 9)];
  return {
    geqrf(m, n, a) {
      f.prepare(m, n);
      const tau = new Float64Array(Math.min(m, n));
      withRoom((work, size) => dgeqrf(f.int(m), f.int(n), a, f.int(Math.max(1, m)), tau, work, f.int(size), f.int(0)));
      return tau;
    },
    orgqr(m, n, a, tau) {
      f.prepare(m, n);
      const [ld, k] = [f.int(Math.max(1, m)), f.int(tau.length)];
      withRoom((work, size) => dorgqr(f.int(m), f.int(n), k, a, ld, tau, work, f.int(size), f.int(0)));
    },
  };
}

function eigen(f: Fortran): Lapack['syevd'] {
  const dsyevd = f.routine('dsyevd', 11, 2);
  return (n, a, w) => {
    f.prepare(n, n);
    const [info, ld, room] = [f.int(0), f.int(Math.max(1, n)), 3 + 5 * n];
    const whole = f.integers(room);
    withRoom((work, size) => {
      const lengths = [f.int(size), whole, f.int(size < 0 ? -1 : room)] as const;
      dsyevd(letter('V'), letter('L'), f.int(n), a, ld, w, work, ...lengths, info, 1, 1);
    });
    return Number(info[0]);
  };
}

function singular(f: Fortran): Lapack['gesdd'] {
  const dgesdd = f.routine('dgesdd', 14, 1);
  return (all, m, n, a, s, u, vt) => {
    f.prepare(m, n);
    const [info, k] = [f.int(0), Math.min(m, n)];
    const ld = (rows: number): Integers => f.int(Math.max(1, rows));
    const whole = f.integers(8 * Math.max(1, k));
    withRoom((work, size) => {
      const job = letter(all ? 'A' : 'S');
      const right = [vt, ld(all ? n : k)] as const;
      dgesdd(job, f.int(m), f.int(n), a, ld(m), s, u, ld(m), ...right, work, f.int(size), whole, info, 1);
    });
    return Number(info[0]);
  };
}

/** Whether a factorisation whose result is known comes out right: names, integers and calls then agree. */
function works(lapack: Lapack): boolean {
  const a = Float64Array.of(1, 2, 4, 0);
  const pivots = lapack.getrf(2, 2, a);
  const values = new Float64Array(2);
  const info = lapack.syevd(2, Float64Array.of(2, 1, 1, 2), values);
  const near = (x: number, y: number): boolean => Math.abs(x - y) < 1e-12;
  const factored = pivots[0] === 2 && pivots[1] === 2 && [2, 0.5, 0, 4].every((x, i) => near(a[i]!, x));
  return factored && info === 0 && near(values[0]!, 1) && near(values[1]!, 3);
}

/** The library's LAPACK; null where routines are missing or do not work. */
export function lapackOf(library: Library, abi: Abi): Lapack | null {
  const f = new Fortran(library, abi);
  try {
    const lapack = { getrf: lu(f), potrf: cholesky(f), ...qr(f), syevd: eigen(f), gesdd: singular(f) };
    return works(lapack) ? lapack : null;
  } catch {
    return null;
  }
}
