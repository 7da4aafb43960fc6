/** One dimension as users give it. */
import { fail, said } from '../errors.js';

/** A dimension from −n … n−1, counted from the front. */
export function axisOf(op: string, dim: number, rank: number): number {
  const n = Math.max(rank, 1);
  if (!Number.isInteger(dim) || dim < -n || dim >= n) {
    fail(
      op,
      `Dimension out of range (expected to be in range of [${-n}, ${n - 1}], but got ${said(dim)})`,
      '',
      'index',
    );
  }
  return dim < 0 ? dim + n : dim;
}
