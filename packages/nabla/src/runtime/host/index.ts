/** Host kernels: what runs on numbers in JavaScript on every backend, one call at a time (factorisations). */
import type { CallArg } from '../../ir/node.js';
import type { HostKernel, HostMatrix } from './kernel.js';
import { solve } from './solve.js';

export type { HostKernel, HostMatrix } from './kernel.js';

export const HOST_KERNELS: Readonly<Record<string, HostKernel>> = { solve };

/** Runs a `call`: one row-major array for each of `arg.outputs`. Errors: what the kernel finds in the values. */
export function runHost(inputs: readonly HostMatrix[], arg: CallArg): ArrayLike<number>[] {
  const kernel = HOST_KERNELS[arg.kernel];
  if (!kernel) throw new Error(`[ir:call] no host kernel '${arg.kernel}'`);
  return kernel(inputs, arg);
}
