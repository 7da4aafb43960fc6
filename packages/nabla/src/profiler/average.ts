import type { SpanKind } from '../profiling.js';

/** The sums of all spans of one name (and, if asked for, of equal input shapes). */
export interface EventAverage {
  readonly key: string;
  readonly kind: SpanKind;
  readonly count: number;
  readonly cpu_time_total: number;
  readonly self_cpu_time_total: number;
  /** The mean of one span. */
  readonly cpu_time: number;
  readonly input_shapes: readonly (readonly number[])[];
  readonly bytes: number;
}
