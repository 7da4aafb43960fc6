/** Whose kernels compute: nabla's own, or those of a library that the machine has. */
import { flush } from './engine.js';
import { fail, said } from './errors.js';
import { bindOptions } from './options.js';
import { blas, isBlasEnabled, isDeterministic, setBlasEnabled, setDeterministic } from './runtime/blas.js';

function checkSwitch(op: string, name: string, mode: unknown): void {
  if (typeof mode !== 'boolean') fail(op, `${name} must be true or false, not ${said(mode)}`, '', 'type');
}

/**
 * With true, only algorithms that give the same bits on every machine and with any number of threads. That is what nabla's
 * own kernels do; a system BLAS is not used then. Work that is pending is run first. Options: `warn_only`, as in PyTorch,
 * where it turns errors of operators without a deterministic algorithm into warnings; nabla has no such operators.
 */
export function use_deterministic_algorithms(mode: boolean, options: { readonly warn_only?: boolean } = {}): void {
  const op = 'use_deterministic_algorithms';
  checkSwitch(op, 'mode', mode);
  const { warn_only = false } = bindOptions(op, options, ['warn_only']);
  checkSwitch(op, 'warn_only', warn_only);
  flush();
  setDeterministic(mode);
}

/** Whether `use_deterministic_algorithms(true)` is in force. */
export function are_deterministic_algorithms_enabled(): boolean {
  return isDeterministic();
}

/** Optional libraries, as PyTorch's `torch.backends`. */
export const backends = {
  /** A BLAS and LAPACK of the machine, found by the package `nabla-blas` (Node only). */
  blas: {
    /** Whether large products and factorisations go there. Off from the start with NABLA_BLAS=0 in the environment. */
    get enabled(): boolean {
      return isBlasEnabled();
    },
    set enabled(on: boolean) {
      checkSwitch('backends.blas', 'enabled', on);
      flush();
      setBlasEnabled(on);
    },
    /** Whether there is one and it is in use; looks for it if nobody has yet. */
    is_available(): boolean {
      return blas() !== null;
    },
    /** Its name, such as 'OpenBLAS'; null where `is_available()` is false. */
    library(): string | null {
      return blas()?.name ?? null;
    },
  },
};
