/** Steps of plans under readable names: the operators that were fused, and the sizes. */
import type { Kernel } from '../kernel/ir.js';
import type { Step } from '../schedule/program.js';

const MAX_NAMES = 6;

const by = (sizes: readonly number[]): string => (sizes.length === 0 ? '1' : sizes.join('x'));

/** `fused_mul_add_tanh_sum`: each operator once, in the order in which they run. */
function kernelName(kernel: Kernel): string {
  const fns = kernel.exprs.flatMap((e) => (e.op === 'element' ? [e.fn as string] : []));
  const gathers = kernel.exprs.some((e) => e.op === 'load' && e.index !== null) ? ['gather'] : [];
  const names = [...new Set([...gathers, ...fns, ...kernel.reductions.map((r) => r.kind)])];
  if (names.length === 0) return kernel.exprs.some((e) => e.op === 'load') ? 'copy' : 'fill';
  const shown =
    names.length > MAX_NAMES ? [...names.slice(0, MAX_NAMES - 1), `${names.length - MAX_NAMES + 1}_more`] : names;
  return `${names.length > 1 ? 'fused_' : ''}${shown.join('_')}`;
}

function kernelSizes({ outer, passes }: Kernel): string {
  return by([...outer, ...(passes.find((p) => p.inner.length > 0)?.inner ?? [])]);
}

/** The name of a step, such as `fused_mul_add_tanh[200x10]` or `gemm[200x784x10]` (rows, inner, columns). */
export function stepName(step: Step): string {
  switch (step.kind) {
    case 'kernel':
      return `${kernelName(step.kernel)}[${kernelSizes(step.kernel)}]`;
    case 'dot':
      return `gemm[${by([...step.batch, step.m, step.k, step.n])}]`;
    case 'conv':
      return `${step.op}[${step.shapes.map(by).join(' ')}]`;
    case 'host':
      return `${step.node.op === 'call' ? (step.node.arg as { kernel: string }).kernel : step.node.op}[${by(step.node.shape)}]`;
  }
}
