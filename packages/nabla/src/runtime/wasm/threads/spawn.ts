/** Makes one worker, in Node or in a browser; null where the platform refuses. No Node module is imported. */
import { NODE_SOURCE, WEB_SOURCE } from './worker-source.js';

/** What a worker starts with. */
export interface Start {
  readonly memory: WebAssembly.Memory;
  readonly control: SharedArrayBuffer;
  /** 1 … */
  readonly worker: number;
  /** Modules that other workers have already, and how many have been offered. */
  readonly modules: readonly { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }[];
  readonly offered: number;
}

export interface Handle {
  /** Ends the worker; it may be in the middle of a chunk for a few microseconds more. */
  end(): void;
}

interface NodeWorker {
  on(event: 'error' | 'exit', listener: () => void): void;
  unref(): void;
  terminate(): unknown;
}

interface WebWorker {
  onerror: ((event: { preventDefault?(): void }) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

interface Platform {
  readonly process?: {
    getBuiltinModule?(name: string): {
      Worker: new (source: string, options: object) => NodeWorker;
      availableParallelism(): number;
    };
  };
  readonly Worker?: new (url: string, options?: object) => WebWorker;
  readonly Blob?: new (parts: string[], options: object) => object;
  readonly URL?: { createObjectURL(blob: object): string; revokeObjectURL(url: string): void };
}

const platform = globalThis as Platform;

/** Threads that the machine runs at a time; 1 where that is not known. */
export function availableThreads(): number {
  try {
    const count = platform.process?.getBuiltinModule?.('node:os').availableParallelism();
    return count ?? (platform.process === undefined ? (globalThis.navigator?.hardwareConcurrency ?? 1) : 1);
  } catch {
    return 1;
  }
}

/** Starts a worker; `gone` is called when it has ended or failed, some time later. */
export function spawn(start: Start, gone: () => void): Handle | null {
  try {
    return platform.process?.getBuiltinModule ? inNode(start, gone) : inBrowser(start, gone);
  } catch {
    return null;
  }
}

function inNode(start: Start, gone: () => void): Handle {
  const { Worker } = platform.process!.getBuiltinModule!('node:worker_threads');
  // Loaders and preloads of the process are none of a worker's business.
  const worker = new Worker(NODE_SOURCE, {
    eval: true,
    execArgv: [],
    env: {},
    name: 'nabla',
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 },
  });
  worker.on('error', () => {});
  worker.on('exit', gone);
  worker.unref();
  return { end: () => void worker.terminate() };
}

function inBrowser(start: Start, gone: () => void): Handle | null {
  const { Worker, Blob, URL } = platform;
  if (!Worker || !Blob || !URL) return null;
  const url = URL.createObjectURL(new Blob([WEB_SOURCE], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'nabla' });
  worker.onerror = (event) => {
    event.preventDefault?.();
    gone();
  };
  // The message waits until the script has been read.
  worker.postMessage(start);
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return { end: () => worker.terminate() };
}
