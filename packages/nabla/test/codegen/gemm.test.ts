/** Matrix products against plain loops, bit for bit, for random shapes, strides, splits and epilogues. */
import { describe, expect, test } from 'vitest';
import {
  DOT_CHAINED,
  dotOrder,
  type GemmCall,
  GemmKernels,
  type GemmType,
  gemmScratch,
  gemmSplit,
  hasFma,
  type MatrixRef,
} from '../../src/codegen/wasm/gemm.js';

const memory = new WebAssembly.Memory({ initial: 256, maximum: 65536 });
const plain = new GemmKernels(memory, { fma: false });
const AREA = memory.buffer.byteLength / 8;
const GUARD = 64;
const TYPES = ['f32', 'f64'] as const;

const bytes = (type: GemmType): number => (type === 'f32' ? 4 : 8);
const rounding = (type: GemmType): ((x: number) => number) => (type === 'f32' ? Math.fround : (x) => x);
const view = (type: GemmType): Float32Array | Float64Array =>
  type === 'f32' ? new Float32Array(memory.buffer) : new Float64Array(memory.buffer);

let seed = 1;
function random(): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return seed / 0x7fffffff;
}
function integer(low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** A matrix somewhere in the given eighth of the memory: by rows, by columns, spaced, or upside down. */
function layout(type: GemmType, rows: number, columns: number, area: number): MatrixRef {
  const start = area * AREA + (64 + integer(0, 3)) * bytes(type);
  const row = columns + integer(0, 3);
  const kinds = [
    { ptr: start, row, col: 1 },
    { ptr: start, row: 1, col: rows + integer(0, 3) },
    { ptr: start, row: 2 * row, col: 2 },
    { ptr: start + rows * row * bytes(type), row: -row, col: 1 },
    { ptr: start, row: 0, col: 1 },
  ];
  return kinds[integer(0, kinds.length - 1)]!;
}

function expected(type: GemmType, call: GemmCall): number[] {
  const { m, n, k, a, b, c } = call;
  const [all, size, round] = [view(type), bytes(type), rounding(type)];
  const out: number[] = [];
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const start = call.accumulate ? all[c.ptr / size + i * c.row + j]! : 0;
      const products = Array.from({ length: k }, (_, p) =>
        round(all[a.ptr / size + i * a.row + p * a.col]! * all[b.ptr / size + p * b.row + j * b.col]!),
      );
      let sum = start;
      if (m === 1 && n === 1 && k >= DOT_CHAINED) {
        sum = dotOrder(products, round);
        if (call.accumulate) sum = round(sum + start);
      } else for (const product of products) sum = round(sum + product);
      if (call.bias !== undefined) sum = round(sum + all[call.bias / size + j]!);
      out.push(call.relu && sum < 0 ? 0 : sum);
    }
  }
  return out;
}

/** C's elements, and those between its rows that nobody may write. */
function readC(type: GemmType, { m, n, c }: GemmCall): { values: number[]; gaps: number[] } {
  const all = view(type);
  const at = (i: number, j: number): number => all[c.ptr / bytes(type) + i * c.row + j]!;
  const rows = Array.from({ length: m }, (_, i) => Array.from({ length: c.row }, (_, j) => at(i, j)));
  return { values: rows.flatMap((row) => row.slice(0, n)), gaps: rows.slice(0, -1).flatMap((row) => row.slice(n)) };
}

function randomCall(type: GemmType, m: number, n: number, k: number): GemmCall {
  const all = view(type);
  const used = 2 * ((m + 4) * (k + 4) + (k + 4) * (n + 4) + (m + 4) * (n + 4));
  for (let area = 0; area < 4; area++) {
    const start = (area * AREA) / bytes(type);
    for (let i = start; i < start + used; i++) all[i] = random() * 2 - 1;
  }
  return {
    m,
    n,
    k,
    a: layout(type, m, k, 0),
    b: layout(type, k, n, 1),
    c: { ptr: 2 * AREA + integer(0, 3) * bytes(type), row: n + integer(0, 2) },
    scratch: 4 * AREA + GUARD + 4 * integer(0, 3),
    accumulate: integer(0, 1) === 1,
    relu: integer(0, 1) === 1,
    ...(integer(0, 1) === 1 ? { bias: 3 * AREA + 8 * integer(0, 3) } : {}),
  };
}

/** Runs the call in pieces; bytes around scratch must stay. */
function run(type: GemmType, call: GemmCall, pieces: number, kernels = plain): void {
  const end = call.scratch + gemmScratch(call.m, call.n, call.k, type);
  const guards = [call.scratch - GUARD, end].map((at) => new Uint8Array(memory.buffer, at, GUARD).fill(77));
  for (let i = 0; i < pieces; i++) {
    const rows = [Math.floor((call.m * i) / pieces), Math.floor((call.m * (i + 1)) / pieces)] as const;
    kernels.run(type, { ...call, rows });
  }
  for (const guard of guards) expect(guard.every((x) => x === 77)).toBe(true);
}

/** Bits, but one nan is as good as another. */
function same(actual: readonly number[], wanted: readonly number[]): boolean {
  return actual.length === wanted.length && actual.every((x, i) => Object.is(x, wanted[i]));
}

function check(type: GemmType, m: number, n: number, k: number): void {
  const call = randomCall(type, m, n, k);
  const wanted = expected(type, call);
  const { gaps } = readC(type, call);
  run(type, call, integer(1, 3));
  const result = readC(type, call);
  expect(same(result.values, wanted) && same(result.gaps, gaps), `${type} ${JSON.stringify(call)}`).toBe(true);
}

describe.each(TYPES)('%s equals a plain loop bit for bit', (type) => {
  test('small shapes, empty ones too', () => {
    for (let i = 0; i < 400; i++) check(type, integer(0, 20), integer(0, 20), integer(0, 20));
  });
  test('shapes that cross blocks of rows, columns and k', () => {
    for (let i = 0; i < 12; i++) check(type, integer(100, 260), integer(1, 30), integer(1, 60));
    for (let i = 0; i < 3; i++) check(type, integer(1, 9), integer(1, 30), integer(500, 1100));
    for (let i = 0; i < 3; i++) check(type, integer(5, 9), integer(1020, 1100), integer(1, 9));
  });
  test('rows, columns and dot products', () => {
    for (let i = 0; i < 30; i++) check(type, integer(1, 2), integer(1, 100), integer(0, 100));
    for (let i = 0; i < 30; i++) check(type, integer(1, 100), 1, integer(0, 100));
    for (let i = 0; i < 30; i++) check(type, 1, 1, integer(DOT_CHAINED - 20, 3 * DOT_CHAINED));
    for (let i = 0; i < 10; i++) check(type, integer(1, 80), integer(16, 60), integer(0, 5));
  });
});

describe.each(TYPES)('%s', (type) => {
  const size = bytes(type);
  const matrix = (ptr: number, row: number): MatrixRef => ({ ptr, row, col: 1 });

  test('nan, infinities and −0 go where a plain loop puts them, and nowhere else', () => {
    const specials = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, 1e-45, 3e38];
    for (const [m, n, k] of [
      [9, 11, 7],
      [1, 40, 5],
      [2, 17, 9],
      [33, 1, 6],
      [1, 1, 300],
    ] as const) {
      for (const special of specials) {
        const call = randomCall(type, m, n, k);
        const all = view(type);
        all[call.a.ptr / size] = special;
        all[call.b.ptr / size + (k - 1) * call.b.row + (n - 1) * call.b.col] = special;
        const wanted = expected(type, call);
        run(type, call, 1);
        expect(same(readC(type, call).values, wanted), `${special} ${JSON.stringify(call)}`).toBe(true);
      }
    }
  });

  test('an accumulated −0 stays −0', () => {
    const all = view(type);
    all.fill(0, 0, 64);
    all.fill(-0, 64, 128);
    const operands = { a: matrix(0, 2), b: matrix(64 * size, 3), c: { ptr: 96 * size, row: 3 }, scratch: AREA };
    plain.run(type, { m: 2, n: 3, k: 2, ...operands, accumulate: true });
    expect([...all.slice(96, 102)]).toEqual([-0, -0, -0, -0, -0, -0]);
  });

  test('a batch, with a shared operand, equals its products one by one', () => {
    const all = view(type);
    for (let i = 0; i < 2000; i++) all[i] = random() - 0.5;
    const call = { m: 5, n: 6, k: 7, a: matrix(0, 7), b: matrix(400 * size, 6), scratch: AREA };
    plain.run(type, { ...call, c: { ptr: 800 * size, row: 6 }, batch: { count: 3, a: 35, b: 0, c: 30 } });
    for (let i = 0; i < 3; i++) {
      const a = { ...call.a, ptr: 35 * i * size };
      plain.run(type, { ...call, a, c: { ptr: (1200 + 30 * i) * size, row: 6 } });
    }
    expect(all.slice(800, 890)).toEqual(all.slice(1200, 1290));
  });

  test('no rows, no columns: nothing is written; no terms: zeros, then the epilogue', () => {
    const all = view(type);
    all.fill(5, 0, 100);
    const base = { a: matrix(0, 4), b: matrix(0, 4), c: { ptr: 50 * size, row: 4 }, scratch: AREA };
    plain.run(type, { m: 0, n: 4, k: 4, ...base });
    plain.run(type, { m: 4, n: 0, k: 4, ...base });
    expect(all.slice(50, 66).every((x) => x === 5)).toBe(true);
    plain.run(type, { m: 2, n: 4, k: 0, ...base, bias: 0 });
    plain.run(type, { m: 1, n: 4, k: 0, ...base, c: { ptr: 58 * size, row: 4 } });
    expect([...all.slice(50, 63)]).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 0, 0, 0, 0, 5]);
  });

  test('the engine’s own kernels: every column and row alone has the bits that it has in the whole', () => {
    const kernels = new GemmKernels(memory);
    expect(kernels.fma).toBe(hasFma());
    const [m, n, k] = [23, 37, 530];
    const call = { ...randomCall(type, m, n, k), b: matrix(AREA, n), accumulate: false };
    run(type, call, 1, kernels);
    const whole = readC(type, call).values;
    const alone = { ...call, c: { ptr: 3 * AREA + 80_000, row: n } };
    for (let j = 0; j < n; j++) {
      const bias = call.bias === undefined ? {} : { bias: call.bias + j * size };
      const b = { ...call.b, ptr: call.b.ptr + j * size };
      const column = { ...alone, ...bias, n: 1, b, c: { ...alone.c, row: 1 } };
      run(type, column, 1, kernels);
      expect(readC(type, column).values).toEqual(whole.filter((_, i) => i % n === j));
    }
    for (let i = 0; i < m; i++) {
      const row = { ...alone, m: 1, a: { ...call.a, ptr: call.a.ptr + i * call.a.row * size } };
      run(type, row, 1, kernels);
      expect(readC(type, row).values).toEqual(whole.slice(i * n, (i + 1) * n));
    }
  });
});

test('a shared memory', () => {
  const shared = new WebAssembly.Memory({ initial: 4, maximum: 16, shared: true });
  const all = new Float32Array(shared.buffer);
  all.set([1, 2, 3, 4], 0);
  all.set([5, 6, 7, 8], 4);
  const at = (ptr: number): MatrixRef => ({ ptr, row: 2, col: 1 });
  new GemmKernels(shared).run('f32', { m: 2, n: 2, k: 2, a: at(0), b: at(16), c: at(32), scratch: 1024 });
  expect([...all.slice(8, 12)]).toEqual([19, 22, 43, 50]);
});

test('gemmSplit covers C once', () => {
  for (const [m, n, parts] of [
    [100, 7, 4],
    [7, 100, 3],
    [1, 1, 8],
    [0, 5, 2],
    [16, 16, 2],
  ] as const) {
    const cells = new Map<number, number>();
    for (const { rows, columns } of gemmSplit(m, n, parts)) {
      for (let i = rows[0]; i < rows[1]; i++) {
        for (let j = columns[0]; j < columns[1]; j++) cells.set(i * n + j, (cells.get(i * n + j) ?? 0) + 1);
      }
    }
    expect(cells.size).toBe(m * n);
    expect([...cells.values()].every((times) => times === 1)).toBe(true);
  }
});
