/** What the engine did and holds: graphs, schedules and kernels as text, memory as numbers. */
import { currentBackend, flush } from './engine.js';
import type { MemoryStats } from './runtime/backend.js';
import { nodeOf, type Tensor } from './tensor.js';

/** Graph, schedule and kernels that compute a tensor which has not been read yet; what NABLA_DEBUG prints. */
export function explain(t: Tensor): string {
  return currentBackend().explain([nodeOf(t)]);
}

/** Bytes held in blocks, reserved in all, and the peak. Pending work is run first. */
export function memory_stats(): MemoryStats {
  flush();
  return currentBackend().stats();
}
