/**
 * What the layers below `profiler` tell it: spans of time that nest. Nothing is measured unless a profiler listens, and
 * then `on` is all that is looked at. Types are opaque: this file is beneath all others.
 */

export type SpanKind = 'operator' | 'backward' | 'flush' | 'compile' | 'kernel' | 'user';

export interface SpanDetails {
  /** Shapes of the inputs. */
  readonly shapes?: readonly (readonly number[])[];
  /** Bytes read and written. */
  readonly bytes?: number;
}

export interface SpanListener {
  readonly shapes: boolean;
  begin(kind: SpanKind, name: string, details: SpanDetails | null): object;
  end(span: object): void;
  /** True for the first call after `enter`: a function that begins its own span is called again inside it. */
  entered(): boolean;
  enter(): void;
}

export const profiling: { on: SpanListener | null } = { on: null };

/** Runs in a span, if a profiler listens. */
export function spanned<R>(kind: SpanKind, name: string, details: SpanDetails | null, run: () => R): R {
  const { on } = profiling;
  if (on === null) return run();
  const span = on.begin(kind, name, details);
  try {
    return run();
  } finally {
    on.end(span);
  }
}
