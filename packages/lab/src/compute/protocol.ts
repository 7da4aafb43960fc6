/** What the page and its workers say to each other. */

/** What a task may use while it runs. */
export interface Context {
  /** True when nobody waits for the result any more. */
  readonly cancelled: () => boolean;
  /** Sends a part of the answer; buffers in `transfer` move instead of being copied. */
  readonly progress: (value: unknown, transfer?: Transferable[]) => void;
  /** Lets messages in (a cancellation, say): await it now and then in a long loop. */
  readonly breathe: () => Promise<void>;
}

export interface Request {
  readonly id: number;
  /** null: the one with this id is not wanted any more. */
  readonly task: string | null;
  readonly args?: unknown;
}

export interface Failure {
  readonly name: string;
  readonly message: string;
}

export type Reply =
  | { readonly id: number; readonly kind: 'progress'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'result'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failure'; readonly failure: Failure };

/** A task's result with buffers that move. */
export class Moved<T> {
  readonly value: T;
  readonly transfer: Transferable[];
  constructor(value: T, transfer: Transferable[]) {
    this.value = value;
    this.transfer = transfer;
  }
}
