/** Host kernels: what runs on numbers in JavaScript on every backend, one call at a time (factorisations). */
import type { CallArg } from '../../ir/node.js';
import { ctc } from './ctc.js';
import { eigh } from './eigh.js';
import { elements, frexp, nextafter } from './elements.js';
import type { HostKernel, HostMatrix } from './kernel.js';
import { ldlFactor, ldlSolve } from './ldl.js';
import { det, inv, luFactor, luOrder, slogdet, solve } from './lu.js';
import { geqrf, qr } from './qr.js';
import { cofactor, svd } from './svd.js';
import { cholesky, solveTriangular } from './triangular.js';

export type { HostKernel, HostMatrix } from './kernel.js';

export const HOST_KERNELS: Readonly<Record<string, HostKernel>> = {
  solve,
  inv,
  det,
  slogdet,
  cofactor,
  lu_factor: luFactor,
  solve_triangular: solveTriangular,
  cholesky,
  qr,
  eigh,
  svd,
  elements,
  frexp,
  nextafter,
  ctc,
  lu_order: luOrder,
  geqrf,
  ldl_factor: ldlFactor,
  ldl_solve: ldlSolve,
};

/**
 * Runs a `call`: one row-major array for each of `arg.outputs`, rounded to its dtype. Errors: what the kernel finds in the
 * values.
 */
export function runHost(inputs: readonly HostMatrix[], arg: CallArg): ArrayLike<number>[] {
  const kernel = HOST_KERNELS[arg.kernel];
  if (!kernel) throw new Error(`[ir:call] no host kernel '${arg.kernel}'`);
  const results = kernel(inputs, arg);
  return results.map((x, i) => (arg.outputs[i]!.dtype.name === 'float32' ? Float32Array.from(x) : x));
}
