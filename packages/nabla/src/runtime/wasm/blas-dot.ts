/** Matrix products of a step by a BLAS, on the WebAssembly memory as it lies. */
import type { Operand, Step } from '../../schedule/program.js';
import { type Blas, blas } from '../blas.js';
import type { Frame } from './frame.js';
import type { WasmMemory } from './memory.js';
import { threadCount } from './threads/count.js';

/** Multiplications in one product below which nabla's own kernels are as fast as a call out of WebAssembly. */
const ENOUGH = 32 ** 3;
/** Rows and columns below which they are faster. */
const LEAST = 4;
/** The same for a matrix times a vector. */
const ENOUGH_VECTOR = 256 ** 2;
/** nabla's threads are worth their waking from here on: all products of a step together. */
const ENOUGH_FOR_THREADS = 2 ** 21;

/** OpenBLAS shares products from here on among its threads, see `packages/blas/src/vendor.ts`. */
const SHARED_BY_BLAS = 2 ** 22;
/** One thread of a tuned library is as fast as so many of nabla's. */
const FEW_THREADS = 2;

/** Whether nabla's threads together are faster than a library that computes a product of so much work on one. */
export function fasterOnThreads(work: number): boolean {
  return work < SHARED_BY_BLAS && threadCount() > FEW_THREADS;
}

/** A matrix as BLAS says it: in memory by rows, or transposed. */
interface Layout {
  readonly trans: boolean;
  readonly ld: number;
}

/** How BLAS can say a matrix with these strides; null where it cannot (gaps in both directions, 0, negative). */
function layoutOf(rows: number, columns: number, row: number, col: number): Layout | null {
  if ((col === 1 || columns === 1) && (rows === 1 || row >= columns)) {
    return { trans: false, ld: rows === 1 ? columns : row };
  }
  if ((row === 1 || rows === 1) && (columns === 1 || col >= rows)) {
    return { trans: true, ld: columns === 1 ? rows : col };
  }
  return null;
}

type Dot = Step & { kind: 'dot' };
type Run = (library: Blas, a: number, b: number, c: number) => void;

const strides = (o: Operand): [number, number] => [o.strides.at(-2)!, o.strides.at(-1)!];

function matrixRun(step: Dot, type: 'f32' | 'f64'): Run | null {
  const { m, n, k } = step;
  const [a, b] = [layoutOf(m, k, ...strides(step.a)), layoutOf(k, n, ...strides(step.b))];
  if (!a || !b || Math.min(m, n) < LEAST || m * n * k < ENOUGH) return null;
  return (library, x, y, out) => library.gemm[type](a.trans, b.trans, m, n, k, x, a.ld, y, b.ld, out, n, false);
}

/** A·x where n = 1; xᵀ·B is Bᵀ·x where m = 1. The vector may have any step. */
function vectorRun(step: Dot, type: 'f32' | 'f64'): Run | null {
  const { m, n, k } = step;
  const [rows, columns] = n === 1 ? [m, k] : [k, n];
  const matrix = layoutOf(rows, columns, ...strides(n === 1 ? step.a : step.b));
  const increment = n === 1 ? step.b.strides.at(-2)! : step.a.strides.at(-1)!;
  if (!matrix || increment < 1 || rows === 1 || m * n * k < ENOUGH_VECTOR) return null;
  // In memory a transposed matrix has its columns as rows; xᵀ·B turns it once more.
  const [inRows, inColumns] = matrix.trans ? [columns, rows] : [rows, columns];
  const trans = matrix.trans !== (n !== 1);
  return (library, x, y, out) => {
    const [at, vector] = n === 1 ? [x, y] : [y, x];
    library.gemv[type](trans, inRows, inColumns, at, matrix.ld, vector, increment, out, 1);
  };
}

/** The address of the memory, asked anew when it has grown: `u8` is another view then. */
let known: { readonly library: Blas; readonly view: Uint8Array<ArrayBufferLike>; readonly base: number } | null = null;

/** Where the memory starts. */
export function baseOf(memory: WasmMemory, library: Blas): number {
  if (known?.view !== memory.u8 || known.library !== library) {
    known = { library, view: memory.u8, base: library.address(memory.u8) };
  }
  return known.base;
}

/** The products of one step; `run` answers false where there is no BLAS to do them. */
export class BlasDot {
  readonly #step: Dot;
  readonly #run: Run;
  readonly #starts: readonly (readonly [number, number, number])[];

  private constructor(step: Dot, run: Run, starts: readonly (readonly [number, number, number])[]) {
    this.#step = step;
    this.#run = run;
    this.#starts = starts;
  }

  /** null where BLAS cannot say the operands' strides, or the products are small. `starts`: see `DotStep`. */
  static plan(step: Dot, starts: readonly (readonly [number, number, number])[]): BlasDot | null {
    const type = step.dtype.name === 'float32' ? 'f32' : 'f64';
    const run = step.m > 1 && step.n > 1 ? matrixRun(step, type) : vectorRun(step, type);
    return run && new BlasDot(step, run, starts);
  }

  run({ address, memory }: Frame): boolean {
    const library = blas();
    if (library === null) return false;
    const { dtype, batch, m, n, k, a, b, out } = this.#step;
    const size = dtype.itemsize;
    const last = batch.length - 1;
    const [count, stepA, stepB] = last < 0 ? [1, 0, 0] : [batch[last]!, a.strides[last]!, b.strides[last]!];
    const work = m * n * k;
    if (work * count * this.#starts.length >= ENOUGH_FOR_THREADS && fasterOnThreads(work)) return false;
    const origin = baseOf(memory, library);
    const [atA, atB] = [origin + address[a.value]! + a.offset * size, origin + address[b.value]! + b.offset * size];
    const atC = origin + address[out]!;
    for (const [fromA, fromB, fromC] of this.#starts) {
      for (let i = 0; i < count; i++) {
        const c = fromC + i * m * n;
        this.#run(library, atA + (fromA + i * stepA) * size, atB + (fromB + i * stepB) * size, atC + c * size);
      }
    }
    return true;
  }
}
