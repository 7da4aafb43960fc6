/**
 * The optional BLAS and LAPACK: what nabla asks of the package `nabla-blas`, and how that is found. It is looked for once,
 * when the first product or factorisation comes that is large enough; nothing changes where it is missing.
 */

/** C = A·B, or C += A·B, row-major: C is m × n with rows ldc apart. Addresses in bytes, leading dimensions in elements. */
export type BlasGemm = (
  transA: boolean,
  transB: boolean,
  m: number,
  n: number,
  k: number,
  a: number,
  lda: number,
  b: number,
  ldb: number,
  c: number,
  ldc: number,
  add: boolean,
) => void;

/** y = A·x (or Aᵀ·x): A is m × n in memory with rows lda apart. */
export type BlasGemv = (
  trans: boolean,
  m: number,
  n: number,
  a: number,
  lda: number,
  x: number,
  incx: number,
  y: number,
  incy: number,
) => void;

/** Factorisations of column-major matrices in double precision. Each overwrites `a`. */
export interface Lapack {
  /** LU with partial pivoting of an m × n matrix: row i was exchanged with row pivots[i] − 1. */
  getrf(m: number, n: number, a: Float64Array): Int32Array;
  /** Cholesky of one triangle. Returns 0, or the order of the first minor that is not positive. */
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

export interface Blas {
  readonly name: string;
  /** Address of the first byte of a view. */
  address(view: ArrayBufferView): number;
  readonly gemm: { readonly f32: BlasGemm; readonly f64: BlasGemm };
  readonly gemv: { readonly f32: BlasGemv; readonly f64: BlasGemv };
  /** x ← A⁻¹·x, row-major, A n × n triangular, x n × r. */
  trsm(upper: boolean, unit: boolean, n: number, r: number, a: Float64Array, x: Float64Array): void;
  setThreads(count: number): void;
  readonly lapack: Lapack | null;
}

interface NodeProcess {
  readonly env?: Record<string, string | undefined>;
  readonly argv?: readonly string[];
  cwd(): string;
  getBuiltinModule?(name: string): unknown;
}
type CreateRequire = (from: string) => (name: string) => { open(): Blas | null };

const node = (globalThis as { process?: NodeProcess }).process;

/** undefined: not looked for yet. Without Node there is none. */
let found: Blas | null | undefined = node?.getBuiltinModule ? undefined : null;
let enabled = node?.env?.['NABLA_BLAS'] !== '0';
let deterministic = false;
let threads = 0;

/** The BLAS to compute with, or null: none there, switched off, or deterministic algorithms asked for. */
export function blas(): Blas | null {
  if (!enabled || deterministic) return null;
  if (found === undefined) useBlas(find());
  return found!;
}

/** Whether there is one now, or may be after a switch: what plans make room for. */
export function mayUseBlas(): boolean {
  return enabled && !deterministic ? blas() !== null : found !== null;
}

/** Elements of a matrix below which nabla's own factorisations are as fast as LAPACK's. */
const ENOUGH_FOR_LAPACK = 32 ** 2;

/** LAPACK for a matrix of so many elements, or null: it is small, or there is none. */
export function lapackFor(elements: number): Lapack | null {
  return elements < ENOUGH_FOR_LAPACK ? null : (blas()?.lapack ?? null);
}

/** BLAS for a triangular system with a matrix of so many elements, or null. */
export function triangularFor(elements: number): Pick<Blas, 'trsm'> | null {
  return elements < ENOUGH_FOR_LAPACK ? null : blas();
}

/** Takes a BLAS instead of the one that would be found (null: none, undefined: look for it again). For tests. */
export function useBlas(next: Blas | null | undefined): void {
  found = next;
  if (found && threads > 0) found.setThreads(threads);
}

export function isBlasEnabled(): boolean {
  return enabled;
}

export function setBlasEnabled(on: boolean): void {
  enabled = on;
}

export function isDeterministic(): boolean {
  return deterministic;
}

/** Deterministic: own kernels only, whose results do not depend on the machine's library. */
export function setDeterministic(on: boolean): void {
  deterministic = on;
}

/** The number of threads that the library is to use, now or when it is found. */
export function setBlasThreads(count: number): void {
  threads = count;
  found?.setThreads(count);
}

/** Beside nabla, as npm puts it; else where the program that runs can see it. CommonJS, so that it is there at once. */
function find(): Blas | null {
  const module = node?.getBuiltinModule?.('node:module') as { createRequire: CreateRequire } | undefined;
  if (!node || !module) return null;
  const { url } = import.meta as { url?: string };
  for (const from of [url, node.argv?.[1] ?? `${node.cwd()}/main.js`]) {
    try {
      if (from !== undefined) return module.createRequire(from)('nabla-blas').open();
    } catch {
      // Not installed there.
    }
  }
  return null;
}
