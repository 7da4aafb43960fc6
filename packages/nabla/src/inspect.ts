/** What the engine did and holds: graphs, schedules and kernels as text, memory as numbers. */
import { currentBackend, flush } from './engine.js';
import { fail, said } from './errors.js';
import type { MemoryStats } from './runtime/backend.js';
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
