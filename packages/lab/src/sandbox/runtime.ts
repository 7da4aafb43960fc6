/** The worker in the frame: runs one program with PyTorch's names at hand, and tells what happened. */
import * as torch from 'nabla';
import { shown } from './brief.js';
import type { Outcome } from './messages.js';
import { passes, see, variablesNow, watch } from './recorder.js';

const MOST_LOGS = 500;
const logs: string[] = [];
const watched = watch(torch);

/** Lines that the function's own head takes. */
const HEAD = 2;

function log(...args: unknown[]): void {
  if (logs.length < MOST_LOGS) logs.push(args.map((x) => shown(x)).join(' '));
  else if (logs.length === MOST_LOGS) logs.push('…');
}

/** `import … from 'nabla/nn/functional'`: the namespace by its path. */
function load(path: string): unknown {
  const [root, ...parts] = path.split('/');
  let at: unknown = root === 'nabla' ? watched : undefined;
  for (const part of parts) at = (at as Record<string, unknown> | undefined)?.[part];
  if (at === undefined)
    throw new Error(`'${path}' is not at hand here: import from 'nabla', 'nabla/nn', 'nabla/optim', …`);
  return at;
}

const console = { log, info: log, warn: log, error: log, debug: log };

// The library's own calls stand above the program's.
Object.assign(Error, { stackTraceLimit: 100 });

/** The line of the program that an error came from. */
function lineOf(error: unknown): number | null {
  const at = error instanceof Error ? /<anonymous>:(\d+):\d+\)?/.exec(error.stack ?? '') : null;
  return at === null ? null : Math.max(1, Number(at[1]) - HEAD);
}

async function run(code: string): Promise<Outcome> {
  const { nn, optim } = watched;
  const given = { torch: watched, nn, F: nn.functional, optim, console, require: load, exports: {}, __see: see };
  let error: Outcome['error'] = null;
  try {
    // The frame exists for this: an opaque origin, no network, nothing of the page within reach.
    const AsyncFunction = (async () => {}).constructor as new (
      ...args: string[]
    ) => (...args: unknown[]) => Promise<void>;
    await new AsyncFunction(...Object.keys(given), `'use strict';${code}`)(...Object.values(given));
  } catch (thrown) {
    error = {
      message: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
      line: lineOf(thrown),
    };
  }
  return { logs, error, passes, variables: variablesNow() };
}

const scope = globalThis as unknown as {
  postMessage(outcome: Outcome): void;
  onmessage: (event: MessageEvent<string>) => void;
};
scope.onmessage = (event) => void run(event.data).then((outcome) => scope.postMessage(outcome));
