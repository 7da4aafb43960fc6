/** `torch.profiler`: where the time goes. Spans for operators' calls, backward, flushes, plans and kernels. */
import { isOptions } from '../dispatch/arguments.js';
import { flush } from '../engine.js';
import { fail, said } from '../errors.js';
import { bindOptions } from '../options.js';
import { profiling, type SpanDetails, type SpanKind, type SpanListener } from '../profiling.js';
import { EventList, type ProfilerEvent } from './events.js';

export type { EventAverage } from './average.js';
export type { EventList, ProfilerEvent } from './events.js';
export type { SortKey, TableOptions } from './table.js';

export const ProfilerActivity = Object.freeze({ CPU: 'cpu' } as const);
export type ProfilerActivity = (typeof ProfilerActivity)[keyof typeof ProfilerActivity];

export interface ProfileOptions {
  /** What is measured; there is only the CPU. */
  activities?: readonly ProfilerActivity[];
  /** Keep the shapes of operators' inputs, for `key_averages({ group_by_input_shape: true })`. */
  record_shapes?: boolean;
}

interface Span {
  readonly kind: SpanKind;
  readonly name: string;
  readonly details: SpanDetails | null;
  readonly start: number;
  readonly depth: number;
  inside: number;
  end: number;
}

const now = (): number => performance.now() * 1000;

/** Measures between `start()` and `stop()`. One profiler runs at a time. */
export class Profiler implements SpanListener {
  readonly shapes: boolean;
  private readonly spans: Span[] = [];
  private readonly open: Span[] = [];
  private origin = 0;
  private within = false;

  constructor(options: ProfileOptions = {}) {
    const o = bindOptions('profile', options, ['activities', 'record_shapes']) as ProfileOptions;
    for (const activity of o.activities ?? [])
      if (activity !== 'cpu')
        fail('profile', `cannot measure ${said(activity)}`, 'Write ProfilerActivity.CPU', 'value');
    this.shapes = o.record_shapes === true;
  }

  start(): void {
    if (profiling.on !== null)
      fail('profile', 'another profiler is running', 'Stop it first; spans inside it need no profiler of their own');
    // What waits was not asked for in here.
    flush();
    this.origin = now();
    profiling.on = this;
  }

  stop(): void {
    if (profiling.on !== this) fail('profile', 'this profiler is not running', 'Call start() before stop()');
    try {
      // What was called in here is run in here.
      flush();
    } finally {
      profiling.on = null;
      while (this.open.length > 0) this.close(this.open[this.open.length - 1]!);
    }
  }

  /** @internal */
  begin(kind: SpanKind, name: string, details: SpanDetails | null): Span {
    this.within = false;
    const span: Span = { kind, name, details, start: now(), depth: this.open.length, inside: 0, end: Number.NaN };
    this.open.push(span);
    return span;
  }

  /** @internal Ends a span, and with it what was left open inside (asynchronous functions). */
  end(span: object): void {
    if (!this.open.includes(span as Span)) return;
    while (this.open.length > 0) {
      const last = this.open[this.open.length - 1]!;
      this.close(last);
      if (last === span) return;
    }
  }

  private close(span: Span): void {
    this.open.pop();
    span.end = now();
    const outer = this.open[this.open.length - 1];
    if (outer) outer.inside += span.end - span.start;
    this.spans.push(span);
  }

  /** @internal */
  entered(): boolean {
    const { within } = this;
    this.within = false;
    return within;
  }

  /** @internal */
  enter(): void {
    this.within = true;
  }

  /** All spans that have ended, in the order of their starts. */
  events(): ProfilerEvent[] {
    return this.spans
      .map((span): ProfilerEvent => {
        const total = span.end - span.start;
        const { name, kind, depth, details } = span;
        const [start, end] = [span.start - this.origin, span.end - this.origin];
        const self = Math.max(0, total - span.inside);
        const [input_shapes, bytes] = [details?.shapes ?? [], details?.bytes ?? 0];
        return { name, kind, start, end, cpu_time_total: total, self_cpu_time_total: self, depth, input_shapes, bytes };
      })
      .sort((a, b) => a.start - b.start || a.depth - b.depth);
  }

  /** Sums by name, or by name and input shapes. */
  key_averages(options: { group_by_input_shape?: boolean } = {}): EventList {
    const o = bindOptions('key_averages', options, ['group_by_input_shape']);
    return EventList.of_(this.events(), o['group_by_input_shape'] === true);
  }

  /** The spans in the Trace Event Format, as text: for `chrome://tracing`, Perfetto and DevTools. */
  chrome_trace(): string {
    const traceEvents = this.events().map((e) => ({
      ph: 'X',
      cat: e.kind,
      name: e.name,
      pid: 1,
      tid: 1,
      ts: e.start,
      dur: e.cpu_time_total,
      args: {
        ...(e.input_shapes.length > 0 ? { 'Input Dims': e.input_shapes } : {}),
        ...(e.bytes > 0 ? { bytes: e.bytes } : {}),
      },
    }));
    return JSON.stringify({ schemaVersion: 1, displayTimeUnit: 'ms', traceEvents });
  }

  /** Writes `chrome_trace()` to a file, whole or not at all (Node only). */
  export_chrome_trace(path: string): void {
    if (typeof path !== 'string') fail('export_chrome_trace', `takes a path, not ${said(path)}`, '', 'type');
    const { writeFileSync, renameSync, rmSync } = fileSystem();
    const part = `${path}.part`;
    try {
      writeFileSync(part, this.chrome_trace());
      renameSync(part, path);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  }
}

interface FileSystem {
  writeFileSync(path: string, text: string): void;
  renameSync(from: string, to: string): void;
  rmSync(path: string, options: { force: boolean }): void;
}

/** Node's file system, without an import that browsers would have to resolve. */
function fileSystem(): FileSystem {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const fs = process?.getBuiltinModule?.('node:fs') as FileSystem | undefined;
  return (
    fs ??
    fail(
      'export_chrome_trace',
      'there is no file system here (it takes Node 20.16 or newer)',
      'chrome_trace() gives the text of the file',
    )
  );
}

/**
 * Measures what a function does: `profile({ record_shapes: true }, (prof) => { … })`. The profiler is the result, for a
 * function that returns a promise a promise of it. Without a function: a profiler to be started and stopped by hand.
 *
 * @example
 * const prof = torch.profiler.profile({}, () => train(model));
 * console.log(prof.key_averages().table({ sort_by: 'self_cpu_time_total', row_limit: 10 }));
 */
export function profile(options?: ProfileOptions): Profiler;
export function profile(fn: (prof: Profiler) => Promise<unknown>): Promise<Profiler>;
export function profile(fn: (prof: Profiler) => unknown): Profiler;
export function profile(options: ProfileOptions, fn: (prof: Profiler) => Promise<unknown>): Promise<Profiler>;
export function profile(options: ProfileOptions, fn: (prof: Profiler) => unknown): Profiler;
export function profile(
  first: ProfileOptions | ((prof: Profiler) => unknown) = {},
  second?: (prof: Profiler) => unknown,
): Profiler | Promise<Profiler> {
  const fn = isOptions(first) ? second : (first as (prof: Profiler) => unknown);
  const prof = new Profiler(isOptions(first) ? first : {});
  if (fn === undefined) return prof;
  if (typeof fn !== 'function') fail('profile', `measures a function, not ${said(fn)}`, '', 'type');
  prof.start();
  return settled(
    () => fn(prof),
    () => prof.stop(),
    prof,
  );
}

/** Runs, and cleans up after a result or after the promise of one. */
function settled<R>(run: () => unknown, stop: () => void, result: R): R | Promise<R> {
  let out: unknown;
  try {
    out = run();
  } catch (error) {
    stop();
    throw error;
  }
  if (!(out instanceof Promise)) {
    stop();
    return result;
  }
  return out.finally(stop).then(() => result);
}

/** Runs a function in a span of the given name; its result (also the promise of one) is returned. */
export function record_function<R>(name: string, fn: () => R): R {
  if (typeof name !== 'string' || typeof fn !== 'function')
    fail('record_function', `takes a name and a function, not ${said(name)} and ${said(fn)}`, '', 'type');
  const { on } = profiling;
  if (on === null) return fn();
  const span = on.begin('user', name, null);
  let out: R;
  try {
    out = fn();
  } catch (error) {
    on.end(span);
    throw error;
  }
  if (!(out instanceof Promise)) {
    on.end(span);
    return out;
  }
  return out.finally(() => on.end(span)) as R;
}
