/**
 * What the layers below `compile` tell a trace and a replay. Fields are read where tensors are made and used, so that a
 * program that compiles nothing pays one comparison with null. Types are opaque: this file is beneath all others.
 */

/** Listens while `torch.compile` runs a function for the first time. */
export interface TraceListener {
  /** A tensor's elements, gradient or place on the tape are about to be used or changed. */
  touch(t: object): void;
  /** The function made a tensor that shares the cell of another. */
  alias(made: object, from: object): void;
  /** A cell was made by the function. */
  born(cell: object): void;
  /** Elements are wanted at once: the trace ends, and the function runs eagerly from here on. */
  read(): void;
  /** Something that a replay would not repeat. */
  refuse(why: string): void;
  /** Random numbers became the tensor's elements; `draw` makes the next ones' storage. */
  drawn(t: object, draw: () => object): void;
  /** `test` throws where the elements of a node are not as they must be: true where every replay runs it, too. */
  check(node: object, test: (values: ArrayLike<number>) => void): boolean;
  /** An update formula got these numbers, as the scalars of these nodes; `built`: nodes that it made. */
  numbers(rule: unknown, tensors: readonly object[], scalars: readonly object[], built: number): void;
  /** Work without tensors that every replay does again. */
  repeat(run: () => void): void;
  /** One `optimizer.step()`. */
  optimizer(step: RepeatedStep): void;
  /** The training mode of a module was read. */
  module(m: { readonly training: boolean }, training: boolean): void;
}

/** A step of an optimizer, as a replay repeats it. */
export interface RepeatedStep {
  /** Whether the groups and the state are such that the same formulas run on the same tensors. */
  valid(): boolean;
  /** Whether the traced step found all its state in place: one that made state cannot be repeated. */
  readonly stable: boolean;
  /** The tensors of the optimizer's state. */
  state(): readonly object[];
  /** Nodes that it built: all of them in update formulas, or else it cannot be repeated. */
  readonly built: number;
  /** Works the numbers out anew: every update formula hands them to `trace.replay`. */
  repeat(): void;
}

/** Takes the numbers of a step that is repeated. */
export interface ReplayListener {
  numbers(rule: unknown, tensors: readonly object[], numbers: readonly number[]): void;
}

export const trace: { on: TraceListener | null; replay: ReplayListener | null } = { on: null, replay: null };
