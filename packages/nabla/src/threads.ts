/** How many threads kernels use, under PyTorch's names. */
import { fail, said } from './errors.js';
import { setBlasThreads } from './runtime/blas.js';
import { setThreadCount, threadCount } from './runtime/wasm/threads/count.js';

/** What PyTorch calls the type of a value. */
function typeName(x: unknown): string {
  if (typeof x === 'number') return 'float';
  if (typeof x === 'string') return 'str';
  return x === null || x === undefined ? 'None' : said(x);
}

/**
 * Sets how many threads compute, the calling one included; results are the same to the bit for any number. 1 ends the
 * others. By default as many as the machine has; where memory cannot be shared (a page that is not cross-origin isolated)
 * there is one, whatever is set here.
 */
export function set_num_threads(count: number): void {
  if (typeof count !== 'number' || !Number.isInteger(count)) {
    const got = typeof count === 'number' ? `float ${count}` : typeName(count);
    fail('set_num_threads', `set_num_threads expects an int, but got ${got}`, 'Write torch.set_num_threads(2)');
  }
  if (count < 1) {
    fail('set_num_threads', `set_num_threads expects a positive integer, but got ${count}`, '1 is the calling thread');
  }
  setThreadCount(count);
  setBlasThreads(count);
}

/** Threads that kernels may use, the calling one included. */
export function get_num_threads(): number {
  return threadCount();
}
