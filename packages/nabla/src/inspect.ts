/** What the engine did and holds: graphs, schedules and kernels as text, memory as numbers. */
import { currentBackend, flush } from './engine.js';
import { fail, said } from './errors.js';
import { built } from './ir/node.js';
import type { MemoryStats } from './runtime/backend.js';
import { counters } from './runtime/counters.js';
import { nodeOf, Tensor } from './tensor.js';

/** Graph, schedule and kernels that compute a tensor which has not been read yet; what NABLA_DEBUG prints. */
export function explain(t: Tensor): string {
  if (!(t instanceof Tensor))
    fail('explain', `takes a Tensor, not ${said(t)}`, 'Write torch.explain(x.mul(w))', 'type');
  return currentBackend().explain([nodeOf(t)]);
}

/** Bytes held in blocks, reserved in all, and the peak. Pending work is run first. */
export function memory_stats(): MemoryStats {
  flush();
  return currentBackend().stats();
}

/** Work done since the program started; differences between two of them tell what a piece of code costs, without a clock. */
export interface ExecutionStats {
  /** Graph nodes built (values that are there already are none). */
  readonly nodes: number;
  /** Plans made, and lookups that found one. */
  readonly plans: number;
  readonly plan_hits: number;
  /** Kernels run: fused loops, products, convolutions, host steps. */
  readonly kernels: number;
  /** Bytes of the values that kernels read and wrote. */
  readonly bytes_read: number;
  readonly bytes_written: number;
}

/**
 * What has been built and run so far. Pending work is run first.
 *
 * @example
 * const before = torch.execution_stats();
 * step();
 * console.log(torch.execution_stats().kernels - before.kernels);
 */
export function execution_stats(): ExecutionStats {
  flush();
  const { plans, hits, kernels, bytesRead, bytesWritten } = counters;
  return {
    nodes: built.nodes,
    plans,
    plan_hits: hits,
    kernels,
    bytes_read: bytesRead,
    bytes_written: bytesWritten,
  };
}
