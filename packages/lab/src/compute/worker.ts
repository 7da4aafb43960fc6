/** The worker: runs the tasks that the page asks for. */
import { type Context, Moved, type Reply, type Request } from './protocol.js';
import { TASKS } from './tasks.js';

// The page's types stand for the worker's here: both have these two.
const scope = globalThis as unknown as {
  postMessage(reply: Reply, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
};
const cancelled = new Set<number>();

/** A message to oneself comes after those that wait; a timer would be held back by the browser. */
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port2.onmessage = () => waiting.shift()?.();
const breathe = (): Promise<void> =>
  new Promise((done) => {
    waiting.push(done);
    port1.postMessage(null);
  });

async function run(id: number, task: string, args: unknown): Promise<Moved<unknown>> {
  if (!Object.hasOwn(TASKS, task)) throw new RangeError(`[worker] there is no task '${task}'`);
  const context: Context = {
    cancelled: () => cancelled.has(id),
    progress: (value, transfer = []) => scope.postMessage({ id, kind: 'progress', value }, transfer),
    breathe,
  };
  const handler = (await TASKS[task as keyof typeof TASKS]()) as (args: unknown, context: Context) => unknown;
  const out = await handler(args, context);
  return out instanceof Moved ? out : new Moved(out, []);
}

async function answer({ id, task, args }: Request): Promise<void> {
  if (task === null) return void cancelled.add(id);
  try {
    const { value, transfer } = await run(id, task, args);
    scope.postMessage({ id, kind: 'result', value }, transfer);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    scope.postMessage({ id, kind: 'failure', failure: { name, message } });
  }
  cancelled.delete(id);
}

scope.onmessage = (event) => void answer(event.data);
