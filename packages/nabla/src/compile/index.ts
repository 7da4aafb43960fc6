/**
 * `torch.compile`: a function is traced once for each signature of its arguments; later calls run one plan, without
 * building nodes.
 */
import { assign } from '../dispatch/inplace.js';
import { currentBackend, flushQuietly, realise } from '../engine.js';
import { fail, said } from '../errors.js';
import { makeNode } from '../ir/node.js';
import { Module } from '../nn/module.js';
import { bindOptions } from '../options.js';
import { spanned } from '../profiling.js';
import { gradMode, withGradMode } from '../tape.js';
import { fromNode, type Tensor } from '../tensor.js';
import { trace } from '../trace.js';
import { capture } from './capture.js';
import type { Replay } from './replay.js';
import { exchange, isWindow, type Signature, signatureOf } from './signature.js';
import { Tracer } from './tracer.js';

export interface CompileOptions {
  /** Refuse functions that cannot be one plan, with the line that stands in the way, instead of running them eagerly. */
  fullgraph?: boolean;
  /** Leave everything as it is. */
  disable?: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: any function can be compiled; its own types are kept.
type AnyFunction = (...args: any[]) => any;

/**
 * A function that does the same as `fn`, as one plan: forward, backward and an optimizer's update together.
 *
 * The first call with arguments of new shapes, dtypes, modes or structure runs `fn` and traces it (twice where that call
 * made an optimizer's state); later calls bind the current values of all tensors that it used, and run the plan. Tensors
 * are written, gradients left and results returned as eager execution would; random numbers are drawn anew, and the
 * numbers of an optimizer (learning rate, step count) and its schedule are those of the call. Everything else in `fn`
 * that is no tensor, numbers from outside among them, keeps the value that it had when `fn` was traced.
 *
 * Reading elements inside (`item()`, printing, masks, `if` on a value) is a graph break: `fn` runs eagerly from then on,
 * with a warning, or with `fullgraph` an error that names the line. Results that lead to a tape run eagerly, too: put
 * `backward()` inside, or call under `no_grad`.
 *
 * @example
 * const step = torch.compile((x, y) => {
 *   opt.zero_grad({ set_to_none: true });
 *   const loss = F.cross_entropy(model.forward(x), y);
 *   loss.backward();
 *   opt.step();
 *   return loss;
 * });
 * for (const [x, y] of loader) console.log(step(x, y).item());
 */
export function compile<F extends AnyFunction>(fn: F, options?: CompileOptions): F;
export function compile<M extends Module>(model: M, options?: CompileOptions): M;
export function compile<T extends AnyFunction | Module>(target: T, options: CompileOptions = {}): T {
  const { fullgraph = false, disable = false } = bindOptions('compile', options, ['fullgraph', 'disable']) as {
    fullgraph?: boolean;
    disable?: boolean;
  };
  if (!(target instanceof Module) && typeof target !== 'function')
    fail('compile', `takes a function or a Module, not ${said(target)}`, 'Write torch.compile((x) => …)', 'type');
  if (disable) return target;
  if (target instanceof Module) return compiledModule(target, fullgraph) as T;
  const compiled = new Compiled(target, fullgraph);
  return function (this: unknown, ...args: unknown[]): unknown {
    return compiled.call(this, args);
  } as T;
}

/** The module itself, but for `forward`. */
function compiledModule<M extends Module>(model: M, fullgraph: boolean): M {
  const compiled = new Compiled((...args: unknown[]) => model.forward(...args) as unknown, fullgraph);
  const forward = (...args: unknown[]): unknown => compiled.call(model, args);
  return new Proxy(model, { get: (m, name) => (name === 'forward' ? forward : Reflect.get(m, name, m)) });
}

/** Plans of one signature at most, and of one function. */
const MAX_REPLAYS = 8;
const MAX_SIGNATURES = 64;

class Compiled {
  private readonly fn: AnyFunction;
  private readonly fullgraph: boolean;
  /** By signature, the plan used last first; 'direct': run the function itself. */
  private readonly known = new Map<string, Replay[] | 'direct'>();
  private eager = false;
  /** Traces in a row that no replay followed. */
  private misses = 0;

  constructor(fn: AnyFunction, fullgraph: boolean) {
    this.fn = fn;
    this.fullgraph = fullgraph;
  }

  call(self: unknown, args: unknown[]): unknown {
    if (this.eager || trace.on !== null || gradMode.anomaly) return this.fn.apply(self, args);
    const signature = signatureOf(args);
    const known = this.known.get(signature.key);
    if (known === 'direct') return this.fn.apply(self, args);
    flushQuietly();
    const windows = copyWindows(signature);
    const replay = known && this.find(known, signature.tensors);
    if (replay === undefined) return this.trace(self, args, signature, windows);
    this.misses = 0;
    return spanned('user', `compiled ${this.fn.name || 'function'}`, null, () => replay.run(signature.tensors));
  }

  private find(replays: Replay[], tensors: readonly Tensor[]): Replay | undefined {
    const at = replays.findIndex((r) => r.fits(tensors));
    if (at > 0) replays.unshift(...replays.splice(at, 1));
    return at < 0 ? undefined : replays[0];
  }

  private trace(self: unknown, args: unknown[], { key, tensors }: Signature, windows: Windows): unknown {
    const tracer = new Tracer(this.fullgraph ? failBreak : null);
    let result: unknown;
    try {
      tracer.start(tensors);
      result = this.fn.apply(self, exchange(args, windows) as unknown[]) as unknown;
    } finally {
      tracer.stop();
    }
    if (tracer.broken === null) this.finish(tracer, key, tensors, result, windows);
    else this.giveUp(`graph break${lineOf(tracer.broken)}: elements are read inside`);
    return exchange(result, reversed(windows));
  }

  private finish(tracer: Tracer, key: string, tensors: readonly Tensor[], result: unknown, windows: Windows): void {
    if (this.writesWindow(tracer, windows)) tracer.refuse('a write to an argument that is a view of a larger tensor');
    const outcome = capture(tracer, result, tensors);
    if (outcome.kind === 'direct') this.known.set(key, 'direct');
    if (outcome.kind === 'replay') this.remember(key, outcome.replay);
    if (outcome.kind === 'refused') {
      if (this.fullgraph) fail('compile', `cannot repeat ${outcome.why}`, 'Leave it outside, or leave out fullgraph');
      this.giveUp(`cannot repeat ${outcome.why}`);
    }
    if (++this.misses > MAX_SIGNATURES)
      this.giveUp(`traced ${MAX_SIGNATURES} times in a row, never with an old signature`);
  }

  private remember(key: string, replay: Replay): void {
    const replays = this.known.get(key);
    if (!Array.isArray(replays)) this.known.set(key, [replay]);
    else {
      replays.unshift(replay);
      replays.length = Math.min(replays.length, MAX_REPLAYS);
    }
    if (this.known.size > MAX_SIGNATURES) this.known.delete(this.known.keys().next().value!);
  }

  /** What was written to the copy of a window belongs into the window. */
  private writesWindow(tracer: Tracer, windows: Windows): boolean {
    let any = false;
    for (const [window, copy] of windows) {
      const before = tracer.cells.get(copy._cell);
      if (before === undefined || before.writes === copy._cell.writes) continue;
      any = true;
      withGradMode(false, () => assign('compile', window, copy));
    }
    return any;
  }

  private giveUp(why: string): void {
    if (this.eager) return;
    this.eager = true;
    this.known.clear();
    const name = this.fn.name === '' ? 'a function' : `${this.fn.name}()`;
    console.warn(`[torch.compile] ${name} runs eagerly from now on: ${why}. { fullgraph: true } makes this an error`);
  }
}

type Windows = ReadonlyMap<Tensor, Tensor>;

/** Exchanges the windows among the tensors of a call for copies. */
function copyWindows({ tensors }: Signature): Windows {
  const out = new Map<Tensor, Tensor>();
  tensors.forEach((t, i) => {
    if (!isWindow(t) || tensors.findIndex((other) => other._cell === t._cell) < i) return;
    const copy = copyWindow(t);
    out.set(t, copy);
    tensors[i] = copy;
  });
  return out;
}

function copyWindow(t: Tensor): Tensor {
  const part = currentBackend().part(realise(t._cell), t._view!.geometry.offset, t.numel());
  return fromNode(makeNode('buffer', t.dtype, t._shape, [], part));
}

function reversed(windows: Windows): Windows {
  return new Map([...windows].map(([window, copy]) => [copy, window]));
}

function failBreak(stack: string): never {
  fail(
    'compile',
    `graph break${lineOf(stack)}: elements are read inside a function that is compiled with fullgraph`,
    'Return the tensor and read it outside, use torch.where in place of if, or leave out fullgraph',
  );
}

/** `path:line:column` at the end of a line of a stack. */
const FRAME = /\(?((?:[a-z]+:\/\/)?[^()\s]+:\d+:\d+)\)?$/;

/**
 * The user's line in a stack that `Tracer.read` begins, as ` at file:line:column`: the first outside the folder of the
 * library, whose sources lie side by side, and whose shipped files do. Nothing where all is one file.
 */
function lineOf(stack: string): string {
  const frames = stack.split('\n').flatMap((line) => FRAME.exec(line)?.[1] ?? []);
  const own = frames[0] ?? '';
  const home = own.slice(0, (/compile\/tracer\.[jt]s:/.exec(own)?.index ?? own.lastIndexOf('/') + 1) || own.length);
  const at = frames.find((frame) => !frame.startsWith(home));
  return at === undefined ? '' : ` at ${at.replace(/^file:\/\//, '')}`;
}
