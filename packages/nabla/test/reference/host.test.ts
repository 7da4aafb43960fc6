/** Host kernels: factors multiply to the matrix; values and signs as PyTorch 1.13 (LAPACK) has them. */
import { describe, expect, test } from 'vitest';
import { type DType, float32, float64, int32, int64 } from '../../src/ir/dtype.js';
import { numel, type Shape } from '../../src/ir/shape.js';
import { type HostMatrix, runHost } from '../../src/runtime/host/index.js';
import { numbers } from '../rules/harness.js';

function call(
  kernel: string,
  a: HostMatrix | HostMatrix[],
  shapes: Shape[],
  attrs = {},
  dtypes: DType[] = [],
): number[][] {
  const inputs = Array.isArray(a) ? a : [a];
  const outputs = shapes.map((shape, i) => ({ dtype: dtypes[i] ?? inputs[0]!.dtype, shape }));
  return runHost(inputs, { kernel, attrs, outputs }).map((x) => Array.from(x));
}
const matrix = (data: readonly number[], shape: Shape, dtype = float64): HostMatrix => ({ dtype, shape, data });
const random = (seed: number, ...shape: number[]): HostMatrix => matrix(numbers(seed, numel(shape)), shape);

function multiply(x: readonly number[], y: readonly number[], m: number, k: number, n: number): number[] {
  return Array.from({ length: m * n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < k; j++) sum += x[Math.floor(i / n) * k + j]! * y[j * n + (i % n)]!;
    return sum;
  });
}
const flip = (x: readonly number[], m: number, n: number): number[] =>
  Array.from({ length: m * n }, (_, i) => x[(i % m) * n + Math.floor(i / m)]!);
const eye = (n: number): number[] => Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));

function close(actual: ArrayLike<number>, expected: ArrayLike<number>, digits = 12): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < actual.length; i++) expect(actual[i]!, `element ${i}`).toBeCloseTo(expected[i]!, digits);
}

describe.each([
  [5, 5],
  [7, 3],
  [3, 7],
  [1, 4],
  [4, 1],
  [40, 30],
])('%i×%i', (m, n) => {
  const k = Math.min(m, n);
  const a = random(m + n, m, n);
  test('qr', () => {
    const [q, r] = call('qr', a, [
      [m, k],
      [k, n],
    ]) as [number[], number[]];
    close(multiply(q, r, m, k, n), a.data);
    close(multiply(flip(q, m, k), q, k, m, k), eye(k));
    expect(r.every((x, i) => i % n >= Math.floor(i / n) || x === 0)).toBe(true);
    const [full] = call('qr', a, [
      [m, m],
      [m, n],
    ]) as [number[]];
    close(multiply(flip(full, m, m), full, m, m, m), eye(m));
  });
  test('svd', () => {
    const [u, s, vt] = call('svd', a, [[m, k], [k], [k, n]]) as [number[], number[], number[]];
    const scaled = u.map((x, i) => x * s[i % k]!);
    close(multiply(scaled, vt, m, k, n), a.data);
    expect(s.every((x, i) => x >= 0 && (i === 0 || x <= s[i - 1]!))).toBe(true);
    const [fullU, , fullV] = call('svd', a, [[m, m], [k], [n, n]]) as [number[], number[], number[]];
    close(multiply(flip(fullU, m, m), fullU, m, m, m), eye(m));
    close(multiply(fullV, flip(fullV, n, n), n, n, n), eye(n));
  });
  test('lu_factor', () => {
    const [lu, pivots, order] = call('lu_factor', a, [[m, n], [k], [m]], {}, [float64, int32, int64]) as number[][];
    const l = Array.from({ length: m * k }, (_, i) => {
      const [row, column] = [Math.floor(i / k), i % k];
      return row === column ? 1 : row > column ? lu![row * n + column]! : 0;
    });
    const u = lu!.slice(0, k * n).map((x, i) => (i % n >= Math.floor(i / n) ? x : 0));
    close(
      multiply(l, u, m, k, n),
      order!.flatMap((row) => Array.from(a.data).slice(row * n, (row + 1) * n)),
    );
    expect(pivots!.every((p, i) => p > i && p <= m)).toBe(true);
  });
});

describe.each([1, 2, 3, 8, 40])('symmetric %i×%i', (n) => {
  const x = random(n, n, n).data;
  const a = matrix(multiply(Array.from(x), flip(Array.from(x), n, n), n, n, n), [n, n]);
  test('eigh', () => {
    const [values, v] = call('eigh', a, [[n], [n, n]]) as [number[], number[]];
    close(multiply(flip(v, n, n), v, n, n, n), eye(n));
    const scaled = v.map((y, i) => y * values[i % n]!);
    close(multiply(scaled, flip(v, n, n), n, n, n), a.data, 10);
    expect(values.every((y, i) => i === 0 || y >= values[i - 1]!)).toBe(true);
  });
  test('cholesky', () => {
    const plus = matrix(
      Array.from(a.data, (y, i) => y + (i % (n + 1) === 0 ? 1 : 0)),
      [n, n],
    );
    const [l] = call('cholesky', plus, [[n, n]]) as [number[]];
    close(multiply(l, flip(l, n, n), n, n, n), plus.data, 10);
  });
  test('inv, det, cofactor', () => {
    const plus = matrix(
      Array.from(a.data, (y, i) => y + (i % (n + 1) === 0 ? 0.5 : 0)),
      [n, n],
    );
    const [y] = call('inv', plus, [[n, n]]) as [number[]];
    close(multiply(Array.from(plus.data), y, n, n, n), eye(n), 10);
    const [[d], [sign], [log], c] = [
      ...call('det', plus, [[]]),
      ...call('slogdet', plus, [[], []]),
      ...call('cofactor', plus, [[n, n]]),
    ] as [number[], number[], number[], number[]];
    expect((sign! * Math.exp(log!)) / d!).toBeCloseTo(1, 11);
    close(
      c.map((v) => v / d!),
      flip(y, n, n),
      9,
    );
  });
});

describe('known values', () => {
  test('qr has the signs of LAPACK', () => {
    const a = matrix([12, -51, 4, 6, 167, -68, -4, 24, -41], [3, 3]);
    const [q, r] = call('qr', a, [
      [3, 3],
      [3, 3],
    ]) as [number[], number[]];
    close(r, [-14, -21, 14, 0, -175, 70, 0, 0, -35]);
    close(q.slice(0, 3), [-0.857142857142857, 0.394285714285714, 0.331428571428571], 12);
  });
  test('already triangular matrices stay', () => {
    const [q, r] = call('qr', matrix([2, 1, 0, -3], [2, 2]), [
      [2, 2],
      [2, 2],
    ]);
    expect([q, r]).toEqual([
      [1, 0, 0, 1],
      [2, 1, 0, -3],
    ]);
  });
  test('spectra', () => {
    const a = matrix([2, 9, 9, 1, 2, 9, 0, 1, 2], [3, 3]); // the upper triangle is not read
    const [values] = call('eigh', a, [[3], [3, 3]]) as [number[]];
    close(values, [2 - Math.SQRT2, 2, 2 + Math.SQRT2]);
    const [, s] = call('svd', matrix([3, 0, 4, 5], [2, 2]), [[2, 2], [2], [2, 2]]) as [number[], number[]];
    close(s, [Math.sqrt(45), Math.sqrt(5)]);
  });
  test('matrices of rank 0 and 1, and very large or small ones', () => {
    const [u, s, vt] = call('svd', matrix([0, 0, 0, 0], [2, 2]), [[2, 2], [2], [2, 2]]);
    expect(s).toEqual([0, 0]);
    close(multiply(flip(u!, 2, 2), u!, 2, 2, 2), eye(2));
    close(vt!, eye(2));
    for (const scale of [1e200, 1e-200]) {
      const [, big] = call('svd', matrix([3 * scale, 0, 4 * scale, 5 * scale], [2, 2]), [[2, 2], [2], [2, 2]]);
      close(
        big!.map((x) => x / scale),
        [Math.sqrt(45), Math.sqrt(5)],
      );
    }
    const [c] = call('cofactor', matrix([1, 2, 2, 4], [2, 2]), [[2, 2]]);
    close(c!, [4, -2, -2, 1]);
  });
  test('triangular systems read one triangle', () => {
    const a = matrix([2, 7, 1, 4], [2, 2]);
    const y = matrix([2, 9], [2, 1]);
    close(call('solve_triangular', [a, y], [[2, 1]], { upper: false, unitriangular: false })[0]!, [1, 2]);
    close(call('solve_triangular', [a, y], [[2, 1]], { upper: false, unitriangular: true })[0]!, [2, 7]);
    close(call('solve_triangular', [a, y], [[2, 1]], { upper: true, unitriangular: false })[0]!, [-6.875, 2.25]);
  });
  test('float32 results are rounded once', () => {
    const [y] = call('inv', matrix([3], [1, 1], float32), [[1, 1]]);
    expect(y).toEqual([Math.fround(1 / 3)]);
  });
  test('of nothing', () => {
    expect(call('det', matrix([], [0, 0]), [[]])).toEqual([[1]]);
    expect(call('inv', matrix([], [2, 0, 0]), [[2, 0, 0]])).toEqual([[]]);
    expect(call('svd', matrix([], [0, 3]), [[0, 0], [0], [0, 3]])).toEqual([[], [], []]);
    expect(call('eigh', matrix([], [0, 0]), [[0], [0, 0]])).toEqual([[], []]);
  });
});

describe('refusals', () => {
  const batch = (x: number[]): HostMatrix => matrix([1, 0, 0, 1, ...x], [2, 2, 2]);
  const full: Shape[] = [[2, 2, 2]];
  test.each([
    [
      'inv',
      [1, 2, 2, 4],
      '[linalg.inv] (Batch element 1): The diagonal element 2 is zero, the inversion could not be completed because the input matrix is singular.',
    ],
    [
      'cholesky',
      [1, 2, 2, 1],
      '[linalg.cholesky] (Batch element 1): The factorization could not be completed because the input is not positive-definite (the leading minor of order 2 is not positive-definite).',
    ],
    ['eigh', [1, Number.NaN, Number.NaN, 1], 'non-finite'],
    ['svd', [1, Number.POSITIVE_INFINITY, 0, 1], 'non-finite'],
  ])('%s', (kernel, data, message) => {
    expect(() => call(kernel, batch(data), [...full, ...full, ...full])).toThrow(message);
  });
  test('a kernel that is not there', () => {
    expect(() => call('eig', batch([1, 0, 0, 1]), full)).toThrow(/no host kernel 'eig'/);
  });
});
