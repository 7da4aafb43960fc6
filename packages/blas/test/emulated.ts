/** A BLAS in JavaScript whose addresses are as awkward as can be, so that nabla's side is tested on any machine. */
import type { Blas, BlasGemm, BlasGemv } from '../../nabla/src/runtime/blas.js';

type Numbers = Float32Array | Float64Array;
type Real = new (buffer: ArrayBufferLike) => Numbers;

export interface Emulated extends Blas {
  /** Products done so far. */
  calls: number;
  /** Threads that were asked for. */
  threads: number;
}

/** Each view has another base address; what lies at a base of an older view is not there any more. */
export function emulated(): Emulated {
  let memory: ArrayBufferLike = new ArrayBuffer(0);
  let base = 0;
  const self = { name: 'emulated', calls: 0, threads: 0, lapack: null } as unknown as Emulated;
  const at = (array: Numbers, address: number): number => {
    const index = (address - base) / array.BYTES_PER_ELEMENT;
    if (!Number.isInteger(index) || index < 0 || index >= array.length) throw new Error(`address ${address} is stale`);
    return index;
  };
  const gemm = (Type: Real): BlasGemm => {
    return (transA, transB, m, n, k, a, lda, b, ldb, c, ldc, add) => {
      self.calls++;
      if (lda < (transA ? m : k) || ldb < (transB ? k : n) || ldc < n)
        throw new Error('a leading dimension is too small');
      const x = new Type(memory);
      const [atA, atB, atC] = [at(x, a), at(x, b), at(x, c)];
      for (let i = 0; i < m; i++)
        for (let j = 0; j < n; j++) {
          let sum = add ? x[atC + i * ldc + j]! : 0;
          for (let p = 0; p < k; p++)
            sum += x[atA + (transA ? p * lda + i : i * lda + p)]! * x[atB + (transB ? j * ldb + p : p * ldb + j)]!;
          x[atC + i * ldc + j] = sum;
        }
    };
  };
  const gemv = (Type: Real): BlasGemv => {
    return (trans, m, n, a, lda, vector, incx, out, incy) => {
      self.calls++;
      if (lda < n || incx < 1) throw new Error('a step is too small');
      const x = new Type(memory);
      const [atA, atX, atY] = [at(x, a), at(x, vector), at(x, out)];
      for (let i = 0; i < (trans ? n : m); i++) {
        let sum = 0;
        for (let j = 0; j < (trans ? m : n); j++)
          sum += x[atA + (trans ? j * lda + i : i * lda + j)]! * x[atX + j * incx]!;
        x[atY + i * incy] = sum;
      }
    };
  };
  return Object.assign(self, {
    gemm: { f32: gemm(Float32Array), f64: gemm(Float64Array) },
    gemv: { f32: gemv(Float32Array), f64: gemv(Float64Array) },
    trsm: () => {
      throw new Error('not emulated');
    },
    address(view: ArrayBufferView) {
      memory = view.buffer;
      base += 2 ** 33;
      return base;
    },
    setThreads(count: number) {
      self.threads = count;
    },
  });
}

/** A library's BLAS that counts its products. */
export function counted(blas: Blas): Emulated {
  const self = { ...blas, calls: 0, threads: 0 } as Emulated;
  const count =
    <A extends unknown[]>(f: (...args: A) => void) =>
    (...args: A): void => {
      self.calls++;
      f(...args);
    };
  return Object.assign(self, {
    gemm: { f32: count(blas.gemm.f32), f64: count(blas.gemm.f64) },
    gemv: { f32: count(blas.gemv.f32), f64: count(blas.gemv.f64) },
    setThreads(n: number) {
      self.threads = n;
      blas.setThreads(n);
    },
  });
}
