/** A matrix product on all threads: rectangles of the result, or products of a batch, as a table of calls. */
import { BGEMM_PARAMS, type GemmKernels, type GemmType, gemmScratch } from '../../../codegen/wasm/gemm.js';
import type { Step } from '../../../schedule/program.js';
import { ALIGN } from '../allocator.js';
import type { Frame } from '../frame.js';
import { CallTable } from './calls.js';
import { productMicros } from './cost.js';
import { limits, type Pool } from './pool.js';

type Dot = Step & { kind: 'dot' };
type Range = readonly [start: number, end: number];

/** Part of one product, or whole products of the inner batch axis. */
interface Piece {
  /** Position among the starts. */
  readonly start: number;
  readonly batch: Range;
  readonly rows: Range;
  readonly columns: Range;
}

/** Pieces are cut at multiples of these, which whole tiles of all micro-kernels divide. */
const ROWS = 24;
const COLUMNS = 16;
/** Microseconds of a piece, at least; smaller ones pack more than they win. */
const PIECE = 150;
const PIECES_EACH = 4;

/** Positions of `bgemm` among the exports and of `scratch` among its arguments. */
const BGEMM = 1;
const SCRATCH = [BGEMM_PARAMS.indexOf('scratch')];

const round = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

/** `size` in about `parts` ranges at multiples of `unit`, none shorter than that unless it is alone. */
function cut(size: number, parts: number, unit: number): Range[] {
  const count = Math.max(1, Math.min(parts, Math.floor(size / unit)));
  const at = (i: number): number => (i === count ? size : Math.round((i * size) / count / unit) * unit);
  return Array.from({ length: count }, (_, i) => [at(i), at(i + 1)] as const);
}

/** Rows and columns of pieces, so that the least is packed: every row of pieces packs B, every column A. */
function grid(m: number, n: number, parts: number): readonly [number, number] {
  let best: readonly [number, number] = [1, 1];
  let least = Number.POSITIVE_INFINITY;
  for (let rows = 1; rows <= parts; rows++) {
    const columns = Math.ceil(parts / rows);
    const packed = Math.min(rows, m / ROWS) * n + Math.min(columns, n / COLUMNS) * m;
    const made = cut(m, rows, ROWS).length * cut(n, columns, COLUMNS).length;
    // Too few pieces leave threads idle.
    const cost = packed * (made < parts ? (4 * parts) / made : 1);
    if (cost < least) [best, least] = [[rows, columns], cost];
  }
  return best;
}

/** Chunks of pieces for so many parts. */
function chunksOf(starts: number, inner: number, m: number, n: number, parts: number): Piece[][] {
  const [rows, columns]: [Range, Range] = [
    [0, m],
    [0, n],
  ];
  const products = starts * inner;
  if (products >= parts) {
    return cut(products, parts, 1).map(([from, to]) => {
      const pieces: Piece[] = [];
      for (let at = from; at < to; ) {
        const start = Math.floor(at / inner);
        const end = Math.min(to, (start + 1) * inner);
        pieces.push({ start, batch: [at - start * inner, end - start * inner], rows, columns });
        at = end;
      }
      return pieces;
    });
  }
  const [down, across] = grid(m, n, Math.ceil(parts / products));
  return Array.from({ length: products }, (_, at) => {
    const start = Math.floor(at / inner);
    const batch: Range = [at - start * inner, at - start * inner + 1];
    return cut(m, down, ROWS).flatMap((r) =>
      cut(n, across, COLUMNS).map((c) => [{ start, batch, rows: r, columns: c }]),
    );
  }).flat();
}

/** How a product is cut for a number of threads. */
interface Layout {
  readonly threads: number;
  readonly chunks: readonly (readonly Piece[])[];
  /** Bytes of each thread. */
  readonly each: number;
  readonly bytes: number;
}

export class SharedDot {
  readonly #gemm: GemmKernels;
  readonly #pool: Pool;
  readonly #step: Dot;
  readonly #type: GemmType;
  readonly #starts: readonly (readonly [number, number, number])[];
  readonly #micros: number;
  readonly #table = new CallTable();
  #layout: Layout | null = null;

  private constructor(
    gemm: GemmKernels,
    pool: Pool,
    step: Dot,
    starts: readonly (readonly [number, number, number])[],
    micros: number,
  ) {
    this.#gemm = gemm;
    this.#pool = pool;
    this.#step = step;
    this.#type = typeOf(step);
    this.#starts = starts;
    this.#micros = micros;
  }

  /** Null where the product is too small. `starts`: element offsets of a, b and out. */
  static plan(
    gemm: GemmKernels,
    pool: Pool,
    step: Dot,
    starts: readonly (readonly [number, number, number])[],
  ): SharedDot | null {
    const { m, n, k, batch } = step;
    const micros = productMicros(typeOf(step), starts.length * (batch.at(-1) ?? 1) * m * n * k);
    return micros > 0 && micros >= limits.least ? new SharedDot(gemm, pool, step, starts, micros) : null;
  }

  /** Bytes of scratch for so many threads. */
  bytes(threads: number): number {
    return threads > 1 ? this.#layoutFor(threads).bytes : 0;
  }

  /** False where one thread is to do it. */
  run(frame: Frame): boolean {
    if (!this.#pool.worth(this.#micros)) return false;
    const { chunks, each, threads } = this.#layoutFor(this.#pool.threads);
    if (chunks.length < 2) return false;
    this.#fill(frame, chunks);
    const table = frame.scratch + each * threads;
    this.#table.write(frame.memory.i32, table >>> 2);
    const { gemm, bgemm } = this.#gemm.exports(this.#type);
    this.#pool.calls({
      bytes: this.#gemm.bytes(this.#type),
      functions: [gemm, bgemm],
      chunks: chunks.length,
      table,
      tableWords: this.#table.size,
      mainArea: frame.scratch,
      area: frame.scratch + each,
      areaStep: each,
      repeatable: () => true,
      micros: this.#micros,
    });
    return true;
  }

  #layoutFor(threads: number): Layout {
    if (this.#layout?.threads === threads) return this.#layout;
    const { m, n, k, batch } = this.#step;
    const most = Math.floor(this.#micros / Math.max(PIECE, limits.least) / threads);
    const parts = threads * Math.max(1, Math.min(PIECES_EACH, most));
    const chunks = chunksOf(this.#starts.length, batch.at(-1) ?? 1, m, n, parts);
    const sizes = chunks.flat().map(({ rows, columns }) => {
      return gemmScratch(rows[1] - rows[0], columns[1] - columns[0], k, this.#type);
    });
    const each = round(sizes.reduce((a, b) => Math.max(a, b), 0));
    const words = chunks.length + 1 + chunks.flat().length * (3 + BGEMM_PARAMS.length);
    this.#layout = { threads, chunks, each, bytes: threads * each + 4 * words };
    return this.#layout;
  }

  #fill(frame: Frame, chunks: readonly (readonly Piece[])[]): void {
    this.#table.clear();
    for (const chunk of chunks) {
      this.#table.begin();
      for (const piece of chunk) this.#table.call(BGEMM, this.#arguments(frame, piece), SCRATCH);
    }
  }

  #arguments({ address }: Frame, { start, batch, rows, columns }: Piece): number[] {
    const { dtype, m, n, k, a, b, out } = this.#step;
    const last = this.#step.batch.length - 1;
    const [stepA, stepB] = last < 0 ? [0, 0] : [a.strides[last]!, b.strides[last]!];
    const [aRow, aCol, bRow, bCol] = [...a.strides.slice(-2), ...b.strides.slice(-2)] as [
      number,
      number,
      number,
      number,
    ];
    const [atA, atB, atC] = this.#starts[start]!;
    const from = batch[0];
    const ptrA = address[a.value]! + (a.offset + atA + from * stepA) * dtype.itemsize;
    const ptrB = address[b.value]! + (b.offset + atB + from * stepB + columns[0] * bCol) * dtype.itemsize;
    const ptrC = address[out]! + (atC + from * m * n + columns[0]) * dtype.itemsize;
    const width = columns[1] - columns[0];
    const whole = [batch[1] - from, stepA, stepB, m * n];
    return [...whole, m, width, k, ptrA, aRow, aCol, ptrB, bRow, bCol, ptrC, n, 0, rows[0], rows[1], 0, 0];
  }
}

function typeOf({ dtype }: Dot): GemmType {
  return dtype.name === 'float32' ? 'f32' : 'f64';
}
