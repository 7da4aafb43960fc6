import { readFileSync } from 'node:fs';

/**
 * This process's memory in bytes: now, and the most so far. From /proc where there is one: the peak that getrusage
 * gives a child starts at its parent's.
 */
export function processMemory() {
  const heap = process.memoryUsage().heapUsed;
  try {
    const text = readFileSync('/proc/self/status', 'utf8');
    const kilobytes = (name) => 1024 * Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)[1]);
    return { peak: kilobytes('VmHWM'), now: kilobytes('VmRSS'), heap };
  } catch {
    return { peak: process.resourceUsage().maxRSS * 1024, now: process.memoryUsage().rss, heap };
  }
}
