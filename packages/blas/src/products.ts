/** BLAS' products on addresses, and a check that they are right. */
import type { Foreign, Koffi, Library } from './koffi.js';
import type { Abi } from './lapack.js';

/**
 * C = A·B, or C += A·B, row-major: C is m × n with rows ldc apart, A m × k, B k × n. A transposed operand lies in memory the other way
 * round. Addresses in bytes, leading dimensions in elements.
 */
export type Gemm = (
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

/** y = A·x (or Aᵀ·x), A m × n in memory with rows lda apart; x and y have steps incx and incy. */
export type Gemv = (
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

export interface Products {
  readonly gemm: { readonly f32: Gemm; readonly f64: Gemm };
  readonly gemv: { readonly f32: Gemv; readonly f64: Gemv };
  /** x ← A⁻¹·x, row-major, A n × n triangular, x n × r. */
  trsm(upper: boolean, unit: boolean, n: number, r: number, a: Float64Array, x: Float64Array): void;
}

/** CBLAS' constants. */
const ROW_MAJOR = 101;
const NO_TRANS = 111;
const TRANS = 112;
const UPPER = 121;
const LOWER = 122;
const NON_UNIT = 131;
const UNIT = 132;
const LEFT = 141;

type Prepare = Abi['prepare'];

function gemm(f: Foreign, prepare: Prepare): Gemm {
  return (transA, transB, m, n, k, a, lda, b, ldb, c, ldc, add) => {
    prepare(m * n * k);
    f(ROW_MAJOR, transA ? TRANS : NO_TRANS, transB ? TRANS : NO_TRANS, m, n, k, 1, a, lda, b, ldb, add ? 1 : 0, c, ldc);
  };
}

/** Bound by memory: a number that is read takes about as long as four multiplications. */
function gemv(f: Foreign, prepare: Prepare): Gemv {
  return (trans, m, n, a, lda, x, incx, y, incy) => {
    prepare(4 * m * n);
    f(ROW_MAJOR, trans ? TRANS : NO_TRANS, m, n, 1, a, lda, x, incx, 0, y, incy);
  };
}

/** Errors: the library lacks one of the functions. */
export function productsOf(library: Library, { suffix, ilp64, prepare }: Abi): Products {
  const [int, ptr] = [ilp64 ? 'int64' : 'int', 'uintptr_t'];
  const enums = (count: number): string[] => Array(count).fill('int');
  const mm = (name: string, real: string): Gemm => {
    const parameters = [...enums(3), int, int, int, real, ptr, int, ptr, int, real, ptr, int];
    return gemm(library.func(`cblas_${name}${suffix}`, 'void', parameters), prepare);
  };
  const mv = (name: string, real: string): Gemv => {
    const parameters = [...enums(2), int, int, real, ptr, int, ptr, int, real, ptr, int];
    return gemv(library.func(`cblas_${name}${suffix}`, 'void', parameters), prepare);
  };
  const solve = [...enums(5), int, int, 'double', 'void *', int, 'void *', int];
  const dtrsm = library.func(`cblas_dtrsm${suffix}`, 'void', solve);
  return {
    gemm: { f32: mm('sgemm', 'float'), f64: mm('dgemm', 'double') },
    gemv: { f32: mv('sgemv', 'float'), f64: mv('dgemv', 'double') },
    trsm(upper, unit, n, r, a, x) {
      prepare(n * n * r);
      const half = upper ? UPPER : LOWER;
      dtrsm(ROW_MAJOR, LEFT, half, NO_TRANS, unit ? UNIT : NON_UNIT, n, r, 1, a, n, x, r);
    },
  };
}

/** Whether small products come out right: names, integers and calls then agree with what the library expects. */
export function rightProducts(koffi: Koffi, products: Products): boolean {
  return (['f32', 'f64'] as const).every((type) => {
    const array = type === 'f32' ? Float32Array : Float64Array;
    // [[1, 2, 3], [4, 5, 6]] with a gap after each row, times the transpose of [[1, 0, 2], [0, 1, -1]].
    const [a, b, c, y] = [array.of(1, 2, 3, 9, 4, 5, 6, 9), array.of(1, 0, 2, 0, 1, -1), new array(4), new array(2)];
    const at = (x: ArrayBufferView): number => Number(koffi.address(x));
    products.gemm[type](false, true, 2, 2, 3, at(a), 4, at(b), 3, at(c), 2, false);
    products.gemv[type](false, 2, 3, at(a), 4, at(b), 1, at(y), 1);
    return [7, -1, 16, -1].every((x, i) => c[i] === x) && y[0] === 7 && y[1] === 16;
  });
}
