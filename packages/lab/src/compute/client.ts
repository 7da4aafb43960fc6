/** Asks a worker from the page. Heavy work never runs where the page is drawn. */
import type { Reply, Request } from './protocol.js';
import type { Args, Result, TaskName } from './tasks.js';

export interface AskOptions {
  readonly onProgress?: (value: unknown) => void;
  readonly signal?: AbortSignal;
  /** Long work (training) has a worker of its own by name, so that plots do not wait for it. */
  readonly lane?: string;
}

interface Waiting {
  readonly done: (value: unknown) => void;
  readonly fail: (error: Error) => void;
  readonly onProgress: ((value: unknown) => void) | undefined;
}

class Lane {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  constructor(name: string) {
    // An entry of the same build, beside the page.
    this.worker = new Worker(new URL('worker.js', document.baseURI), { type: 'module', name });
    this.worker.onmessage = (event: MessageEvent<Reply>) => this.hear(event.data);
    this.worker.onerror = (event) => this.fail(new Error(event.message || 'the worker cannot be started'));
  }

  ask(task: string, args: unknown, { onProgress, signal }: AskOptions): Promise<unknown> {
    const id = ++this.last;
    const send = (request: Request) => this.worker.postMessage(request);
    return new Promise((done, fail) => {
      this.waiting.set(id, { done, fail, onProgress });
      signal?.addEventListener('abort', () => {
        if (!this.waiting.delete(id)) return;
        send({ id, task: null });
        fail(new DOMException('not wanted any more', 'AbortError'));
      });
      send({ id, task, args });
    });
  }

  private hear(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    if (waiting === undefined) return;
    if (reply.kind === 'progress') return waiting.onProgress?.(reply.value);
    this.waiting.delete(reply.id);
    if (reply.kind === 'result') waiting.done(reply.value);
    else waiting.fail(Object.assign(new Error(reply.failure.message), { name: reply.failure.name }));
  }

  private fail(error: Error): void {
    for (const { fail } of this.waiting.values()) fail(error);
    this.waiting.clear();
  }
}

let pending = 0;

/** Written where tests and the curious can read it: how many answers are awaited. */
function count(by: number): void {
  document.documentElement.dataset['pending'] = String((pending += by));
}

const lanes = new Map<string, Lane>();

/** Runs a task in a worker. Rejects with what the task threw, or an AbortError. */
export function ask<N extends TaskName>(task: N, args: Args<N>, options: AskOptions = {}): Promise<Result<N>> {
  const name = options.lane ?? 'plots';
  let lane = lanes.get(name);
  if (lane === undefined) lanes.set(name, (lane = new Lane(name)));
  count(1);
  return lane.ask(task, args, options).finally(() => count(-1)) as Promise<Result<N>>;
}
