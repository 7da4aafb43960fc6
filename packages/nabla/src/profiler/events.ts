/** Spans as they were measured, and their sums by name. Times are microseconds, as in PyTorch. */
import type { SpanKind } from '../profiling.js';
import type { EventAverage } from './average.js';
import { type TableOptions, table } from './table.js';

export interface ProfilerEvent {
  readonly name: string;
  readonly kind: SpanKind;
  /** Start and end, from the profiler's start. */
  readonly start: number;
  readonly end: number;
  /** Without the spans inside it. */
  readonly self_cpu_time_total: number;
  readonly cpu_time_total: number;
  /** How many spans are around it. */
  readonly depth: number;
  readonly input_shapes: readonly (readonly number[])[];
  /** Bytes that a kernel read and wrote. */
  readonly bytes: number;
}

/** The averages of a run, in the order in which their names came first. */
export class EventList extends Array<EventAverage> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
  private shaped = false;

  /** @internal */
  static of_(events: readonly ProfilerEvent[], shaped: boolean): EventList {
    const groups = new Map<string, ProfilerEvent[]>();
    for (const event of events) {
      const key = shaped ? `${event.name} ${JSON.stringify(event.input_shapes)}` : event.name;
      const group = groups.get(key);
      if (group) group.push(event);
      else groups.set(key, [event]);
    }
    const list = new EventList();
    list.shaped = shaped;
    for (const group of groups.values()) list.push(average(group));
    return list;
  }

  /**
   * PyTorch's table. `sort_by`: 'cpu_time_total', 'self_cpu_time_total', 'cpu_time', 'count' or 'bytes', largest first;
   * `row_limit` rows at most (100; −1: all).
   */
  table(options: TableOptions = {}): string {
    return table(this, this.shaped, options);
  }
  override toString(): string {
    return this.table();
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.table();
  }
}

function average(group: readonly ProfilerEvent[]): EventAverage {
  const sum = (of: (e: ProfilerEvent) => number): number => group.reduce((total, e) => total + of(e), 0);
  const [first] = group as readonly [ProfilerEvent];
  const total = sum((e) => e.cpu_time_total);
  return {
    key: first.name,
    kind: first.kind,
    count: group.length,
    cpu_time_total: total,
    self_cpu_time_total: sum((e) => e.self_cpu_time_total),
    cpu_time: total / group.length,
    input_shapes: first.input_shapes,
    bytes: sum((e) => e.bytes),
  };
}
