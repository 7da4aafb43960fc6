/** Factorisations through LAPACK against nabla's own, with LAPACK's conventions for signs and pivots. */
import * as torch from 'nabla';
import { open } from 'nabla-blas';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setBlasEnabled, useBlas } from '../../nabla/src/runtime/blas.js';

type Tensor = torch.Tensor;
const { linalg } = torch;

const blas = open();
const lapack = blas?.lapack ?? null;

test.skipIf(lapack !== null)('no LAPACK on this machine: factorisations stay with nabla', () => {
  expect(linalg.det(torch.eye(64)).item()).toBe(1);
});

describe.skipIf(lapack === null)('by LAPACK', () => {
  const used: string[] = [];
  beforeAll(() => {
    const watched = Object.entries(lapack!).map(([name, f]) => [
      name,
      (...args: never[]) => {
        used.push(name);
        return (f as (...args: never[]) => unknown)(...args);
      },
    ]);
    useBlas({
      ...blas!,
      trsm(...args) {
        used.push('trsm');
        blas!.trsm(...args);
      },
      lapack: Object.fromEntries(watched),
    });
  });
  afterAll(() => {
    setBlasEnabled(false);
    useBlas(undefined);
  });
  beforeEach(() => {
    torch.manual_seed(3);
    used.length = 0;
  });

  const f64 = { dtype: torch.float64 };
  const [square, tall, wide] = [
    [2, 40, 40],
    [50, 40],
    [40, 50],
  ];

  /** Results by nabla's kernels, then by LAPACK; `by` names the routine that must have run. */
  function both(by: string, f: () => Tensor[]): [Tensor, Tensor][] {
    used.length = 0;
    setBlasEnabled(false);
    const own = f().map((x) => torch.tensor(x.tolist(), { dtype: x.dtype }));
    expect(used).toEqual([]);
    setBlasEnabled(true);
    const results = f().map((x) => torch.tensor(x.tolist(), { dtype: x.dtype }));
    setBlasEnabled(false);
    expect(used).toContain(by);
    return results.map((x, i) => [x, own[i]!]);
  }

  function agree(by: string, f: () => Tensor[], tolerance = 1e-11): void {
    for (const [result, own] of both(by, f)) {
      expect(result.shape).toEqual(own.shape);
      expect(result.dtype).toBe(own.dtype);
      expect(result.sub(own).abs().max().item()).toBeLessThan(tolerance * Math.max(1, own.abs().max().item()));
    }
  }

  const positive = (n: number): Tensor => {
    const a = torch.randn([n, n], f64);
    return a.matmul(a.t()).add(torch.eye(n, f64));
  };

  test('solve, inv, det, slogdet', () => {
    const [a, b] = [torch.randn(square, f64), torch.randn([2, 40, 3], f64)];
    agree('getrf', () => [linalg.solve(a, b), linalg.inv(a), linalg.det(a)]);
    agree('getrf', () => {
      const { sign, logabsdet } = linalg.slogdet(a);
      return [sign, logabsdet];
    });
    agree('trsm', () => [linalg.solve(a, b)]);
  });

  test('float32 is computed in double precision and rounded', () => {
    const a = torch.randn(square);
    agree('getrf', () => [linalg.inv(a)], 1e-6);
    agree('geqrf', () => [linalg.qr(a).R], 1e-6);
  });

  test('triangular systems, both halves, with and without a unit diagonal', () => {
    const [a, b] = [positive(40), torch.randn([40, 5], f64)];
    for (const upper of [true, false])
      for (const unitriangular of [true, false])
        agree('trsm', () => [linalg.solve_triangular(a, b, { upper, unitriangular })], 1e-9);
  });

  test('cholesky', () => {
    const a = positive(40);
    agree('potrf', () => [linalg.cholesky(a), linalg.cholesky(a, { upper: true })]);
  });

  test('qr: signs, reduced and complete', () => {
    for (const shape of [square, tall, wide])
      for (const mode of ['reduced', 'complete'] as const) {
        const a = torch.randn(shape, f64);
        agree('geqrf', () => Object.values(linalg.qr(a, { mode })) as Tensor[]);
      }
  });

  test('eigh', () => {
    const a = positive(40);
    agree('syevd', () => [linalg.eigvalsh(a)]);
    setBlasEnabled(true);
    const { eigenvalues, eigenvectors } = linalg.eigh(a) as { eigenvalues: Tensor; eigenvectors: Tensor };
    const back = eigenvectors.mul(eigenvalues).matmul(eigenvectors.t());
    expect(back.sub(a).abs().max().item()).toBeLessThan(1e-10);
    setBlasEnabled(false);
  });

  test('svd: values, and factors that multiply to the matrix', () => {
    for (const shape of [tall, wide])
      for (const full_matrices of [true, false]) {
        const a = torch.randn(shape, f64);
        agree('gesdd', () => [linalg.svdvals(a)]);
        setBlasEnabled(true);
        const { U, S, Vh } = linalg.svd(a, { full_matrices });
        const back = U.narrow(1, 0, 40)
          .mul(S)
          .matmul(Vh.narrow(0, 0, 40));
        expect(back.sub(a).abs().max().item()).toBeLessThan(1e-12);
        for (const q of [U.t().matmul(U), Vh.matmul(Vh.t())])
          expect(q.sub(torch.eye(q.shape[0]!, f64)).abs().max().item()).toBeLessThan(1e-12);
        setBlasEnabled(false);
      }
  });

  test('gradients', () => {
    const a = positive(40).requires_grad_();
    const gradient = (f: () => Tensor) => () => {
      a.grad = null;
      f().sum().backward();
      return [a.grad!];
    };
    agree(
      'potrf',
      gradient(() => linalg.cholesky(a)),
      1e-9,
    );
    agree(
      'getrf',
      gradient(() => linalg.det(a.div(40))),
      1e-9,
    );
    agree(
      'gesdd',
      gradient(() => linalg.svdvals(a)),
      1e-9,
    );
    agree(
      'syevd',
      gradient(() => linalg.eigvalsh(a)),
      1e-9,
    );
  });

  test('the errors are the same', () => {
    const said = (f: () => Tensor): string => {
      try {
        f().tolist();
        return 'no error';
      } catch (error) {
        return (error as Error).message;
      }
    };
    const singular = torch.eye(40, f64);
    singular.at(7).zero_();
    const indefinite = torch.eye(40, f64);
    indefinite.at(9, 9).fill_(-1);
    const nan = torch.eye(40, f64);
    nan.at(5, 5).fill_(Number.NaN);
    const calls = [
      () => linalg.inv(singular),
      () => linalg.solve(singular, torch.ones([40, 1], f64)),
      () => linalg.cholesky(indefinite),
      () => linalg.cholesky(nan),
      () => linalg.svdvals(nan),
      () => linalg.eigvalsh(nan),
    ];
    for (const call of calls) {
      setBlasEnabled(false);
      const own = said(call);
      setBlasEnabled(true);
      expect(said(call)).toBe(own);
      expect(own).not.toBe('no error');
    }
    setBlasEnabled(false);
    expect(linalg.det(singular).item()).toBe(0);
  });

  test('small matrices stay with nabla', () => {
    const a = torch.randn([100, 8, 8], f64);
    setBlasEnabled(true);
    linalg.inv(a).tolist();
    setBlasEnabled(false);
    expect(used).toEqual([]);
  });

  test('large ones: the recursion of threaded routines has the stack it needs', () => {
    const n = 600;
    const a = torch.randn([n, n], f64).add(torch.eye(n, f64).mul(n));
    setBlasEnabled(true);
    const x = linalg.solve(a, torch.ones([n, 1], f64));
    expect(a.matmul(x).sub(1).abs().max().item()).toBeLessThan(1e-10);
    setBlasEnabled(false);
  });
});
