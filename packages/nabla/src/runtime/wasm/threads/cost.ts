/**
 * What work costs on one thread, in microseconds; rough, and too low rather than too high: it only decides whether threads
 * are asked. Measured on a two-core server (Zen 5, Node 20), values in cache.
 */
import type { Expr, Kernel, Pass } from '../../../kernel/ir.js';
import { neededBy, rootsOf } from '../../../kernel/walk.js';

/** Nanoseconds for each element: a float32 read or written, an addition, a division, `exp`, a gathered element. */
const NS = { memory: 0.05, cheap: 0.03, divide: 0.2, dear: 1, gather: 1 } as const;

const DIVIDE = new Set('div sqrt rsqrt reciprocal fmod remainder floor_divide'.split(' '));
const DEAR = new Set(
  'exp log log1p expm1 exp2 log2 log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc pow atan2'.split(
    ' ',
  ),
);

/** Multiply-adds per microsecond. */
const MULTIPLY_ADDS = { f32: 27_000, f64: 13_500 } as const;

function exprNs(e: Expr): number {
  const wide = e.dtype.itemsize > 4 ? 2 : 1;
  if (e.op === 'load') return wide * (e.index === null ? NS.memory : NS.gather);
  if (e.op !== 'element') return 0;
  return wide * (DEAR.has(e.fn) ? NS.dear : DIVIDE.has(e.fn) ? NS.divide : NS.cheap);
}

function passNs(kernel: Kernel, pass: Pass): number {
  const needed = neededBy(kernel.exprs, rootsOf(kernel, pass));
  const values = needed.reduce((sum, id) => sum + exprNs(kernel.exprs[id]!), 0);
  const stores = pass.stores.reduce((sum, s) => sum + (NS.memory * kernel.buffers[s.buffer]!.dtype.itemsize) / 4, 0);
  return pass.inner.reduce((n, size) => n * size, values + stores + NS.cheap * pass.reductions.length);
}

/** A whole kernel. */
export function kernelMicros(kernel: Kernel): number {
  const each = kernel.passes.reduce((sum, pass) => sum + passNs(kernel, pass), 0);
  return kernel.outer.reduce((n, size) => n * size, each) / 1000;
}

/** Products of so many multiply-adds. */
export function productMicros(type: 'f32' | 'f64', multiplyAdds: number): number {
  return multiplyAdds / MULTIPLY_ADDS[type];
}
