/** How many threads kernels may use; one number for the whole program, as in PyTorch. */
import { MAX_WORKERS } from './layout.js';
import { availableThreads } from './spawn.js';

let wanted = 0;

/** Threads that are wanted, the main one included; as many as the machine has until someone says otherwise. */
export function threadCount(): number {
  if (wanted === 0) wanted = Math.max(1, Math.min(availableThreads(), MAX_WORKERS + 1));
  return wanted;
}

/** Sets the number; pools follow before their next job. */
export function setThreadCount(count: number): void {
  wanted = Math.min(count, MAX_WORKERS + 1);
}
