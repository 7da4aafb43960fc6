import { processMemory } from '../process-memory.mjs';

/** What a fresh process says: its first gradient, and the most memory that it held. */
export function report(gradient) {
  console.log(gradient, processMemory().peak);
  process.exit(0);
}
