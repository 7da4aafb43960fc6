/**
 * What workers can do: one line a task, loaded when it is first asked for. A task takes plain data (what a message can
 * hold) and gives plain data; its types are the page's, too.
 */
import type { Context, Moved } from './protocol.js';

export const TASKS = {
  grid: async () => (await import('./grid-task.js')).grid,
  descend: async () => (await import('./descend-task.js')).descents,
  derive: async () => (await import('./derive-task.js')).derive,
  trainDigits: async () => (await import('./digits-task.js')).trainDigits,
  readDigit: async () => (await import('./digits-task.js')).readDigit,
  testDigit: async () => (await import('./digits-task.js')).testDigit,
  openTable: async () => (await import('./own-data-task.js')).openTable,
  trainTable: async () => (await import('./own-data-task.js')).trainTable,
  stopTraining: async () => (await import('./own-data-task.js')).stopTraining,
  predictRow: async () => (await import('./own-data-task.js')).predictRow,
  predictedCsv: async () => (await import('./own-data-task.js')).predictedCsv,
} satisfies Record<string, () => Promise<(args: never, context: Context) => unknown>>;

export type TaskName = keyof typeof TASKS;
type Task<N extends TaskName> = Awaited<ReturnType<(typeof TASKS)[N]>>;
export type Args<N extends TaskName> = Parameters<Task<N>>[0];
type Plain<T> = T extends Moved<infer V> ? V : T;
export type Result<N extends TaskName> = Plain<Awaited<ReturnType<Task<N>>>>;
