/**
 * Transposed reads: where a load walks down columns while the loop walks along rows, each element lies in another cache
 * line. A rewrite of loop IR cuts both loops into tiles that stay in the first-level cache.
 */
import type { Affine, Kernel } from '../../kernel/ir.js';

/** Most rows and columns of a tile: lines of 64 bytes hold 16 singles. */
const TILE = [32, 16] as const;
/** Columns that are a multiple of 4096 bytes apart compete for the same few lines of the cache. */
const NARROW = [64, 8] as const;
const PAGE = 4096;
/** Smaller kernels stay in the cache anyway. */
const LEAST = 4096;
/** A stride of fewer elements shares lines with its neighbours. */
const FAR = 16;

/** The kernel with tiled loops, or the kernel itself where no load is transposed. */
export function tile(kernel: Kernel): Kernel {
  const { outer, passes } = kernel;
  const column = outer.length - 1;
  if (kernel.lanes !== 'outer' || column < 1 || passes.some((p) => p.inner.length > 0)) return kernel;
  if (outer.reduce((n, size) => n * size, 1) < LEAST) return kernel;
  const row = outer.findIndex((_, loop) => loop < column && transposed(kernel, loop, column));
  if (row < 0) return kernel;
  const most = aliased(kernel, row, column) ? NARROW : TILE;
  const [rows, columns] = [divisor(outer[row]!, most[0], 1), divisor(outer[column]!, most[1], 4)];
  return rows < 4 || columns < 8 ? kernel : retiled(kernel, row, rows, columns);
}

/** Whether some load has neighbours along `loop` and far-apart elements along `column`. */
function transposed(kernel: Kernel, loop: number, column: number, apart = (_bytes: number): boolean => true): boolean {
  return kernel.exprs.some((e) => {
    if (e.op !== 'load' || Math.abs(e.at.strides[loop]!) !== 1) return false;
    const step = Math.abs(e.at.strides[column]!);
    return step >= FAR && apart(step * e.dtype.itemsize);
  });
}

function aliased(kernel: Kernel, loop: number, column: number): boolean {
  return transposed(kernel, loop, column, (bytes) => bytes % PAGE === 0);
}

/** The largest divisor up to `most` that is a multiple of `step`, or 0. */
function divisor(size: number, most: number, step: number): number {
  for (let d = most - (most % step); d > 0; d -= step) if (size % d === 0) return d;
  return 0;
}

/** Loops: the others, tiles of rows, tiles of columns, rows of a tile, columns of a tile. */
function retiled(kernel: Kernel, row: number, rows: number, columns: number): Kernel {
  const { outer } = kernel;
  const column = outer.length - 1;
  const others = outer.map((_, loop) => loop).filter((loop) => loop !== row && loop !== column);
  const index = (at: Affine): Affine => {
    const [r, c] = [at.strides[row]!, at.strides[column]!];
    return { offset: at.offset, strides: [...others.map((loop) => at.strides[loop]!), r * rows, c * columns, r, c] };
  };
  return {
    ...kernel,
    outer: [...others.map((loop) => outer[loop]!), outer[row]! / rows, outer[column]! / columns, rows, columns],
    exprs: kernel.exprs.map((e) => ('at' in e ? { ...e, at: index(e.at) } : e)),
    passes: kernel.passes.map((p) => ({ ...p, stores: p.stores.map((s) => ({ ...s, at: index(s.at) })) })),
  };
}
