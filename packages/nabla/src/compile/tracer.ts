/** Listens while a function runs for the first time: which tensors from outside it used, and what a replay must repeat. */
import { type Cell, limits } from '../cell.js';
import { currentBackend, place, realise } from '../engine.js';
import { is, type Node } from '../ir/node.js';
import type { Shape } from '../ir/shape.js';
import { type HostStorage, toNumbers } from '../runtime/storage.js';
import { type GradNode, gradMode } from '../tape.js';
import type { Tensor, View } from '../tensor.js';
import { type RepeatedStep, type TraceListener, trace } from '../trace.js';

/** Where a replay finds a tensor: among the arguments, as the object that the trace saw, or as another one's gradient. */
export type Place =
  | { readonly kind: 'argument'; readonly at: number }
  | { readonly kind: 'own'; readonly tensor: Tensor }
  | { readonly kind: 'grad'; readonly of: Place };

export function resolve(at: Place, args: readonly Tensor[]): Tensor | null {
  if (at.kind === 'argument') return args[at.at]!;
  return at.kind === 'own' ? at.tensor : (resolve(at.of, args)?._grad ?? null);
}

/** A tensor from outside as the trace first saw it. */
export interface Noted {
  readonly tensor: Tensor;
  readonly place: Place;
  readonly cell: Cell;
  readonly shape: Shape;
  readonly view: View | null;
  readonly requires: boolean;
  readonly fn: GradNode<Tensor> | null;
  readonly grad: Tensor | null;
  /** Someone may hold the gradient. */
  readonly seen: boolean;
}

/** A cell from outside, its storage, and how often it had been written. */
export interface Outside {
  readonly place: Place;
  readonly storage: HostStorage;
  readonly version: number;
  readonly writes: number;
}

export interface Draw {
  readonly storage: HostStorage;
  readonly draw: () => HostStorage;
}

/** An update formula's call. */
export interface UpdateCall {
  readonly rule: unknown;
  readonly tensors: readonly object[];
  readonly scalars: readonly Node[];
}

/** What the elements of a leaf must be like. */
export interface ValueCheck {
  readonly storage: HostStorage;
  readonly check: (storage: HostStorage) => void;
}

/** What is done again in each replay, in order. */
export type Action =
  | { readonly kind: 'draw'; readonly at: number }
  | { readonly kind: 'run'; readonly run: () => void };

const MOVES: ReadonlySet<string> = new Set(['reshape', 'permute', 'expand']);

/** The storage of the leaf whose elements a node holds in another order, or null. */
function leafOf(node: Node): HostStorage | null {
  let at = node;
  while (at.value === null && (MOVES.has(at.op) || (is(at, 'cast') && !at.src[0]!.dtype.is_floating_point)))
    at = at.src[0]!;
  return at.op === 'buffer' ? (at.arg as HostStorage) : (at.value as HostStorage | null);
}

/** A stack that reaches through the library to the user's line. */
function deepStack(): string {
  const limited = Error as { stackTraceLimit?: number };
  const before = limited.stackTraceLimit;
  limited.stackTraceLimit = 100;
  const stack = new Error('read').stack ?? '';
  if (before !== undefined) limited.stackTraceLimit = before;
  return stack;
}

export class Tracer implements TraceListener {
  readonly noted = new Map<Tensor, Noted>();
  readonly cells = new Map<Cell, Outside>();
  readonly storages = new Map<HostStorage, Outside>();
  readonly draws: Draw[] = [];
  readonly calls: UpdateCall[] = [];
  readonly actions: Action[] = [];
  readonly checks: ValueCheck[] = [];
  readonly optimizers: RepeatedStep[] = [];
  readonly modules = new Map<{ readonly training: boolean }, boolean>();
  /** Why the trace cannot be replayed; null as long as it can. */
  reason: string | null = null;
  /** The stack of the read that ended the trace. */
  broken: string | null = null;
  /** A tape leads out of the function. */
  taped = false;
  private readonly arguments = new Map<Tensor, Place>();
  private readonly grads = new Map<Tensor, Place>();
  private readonly cellsMade = new Set<Cell>();
  private readonly aliases = new Set<Tensor>();
  private updateNodes = 0;
  private readonly tiny = limits.tiny;
  private readonly fail: ((stack: string) => never) | null;

  /** `fail`: throws instead of going on eagerly where elements are read. */
  constructor(fail: ((stack: string) => never) | null) {
    this.fail = fail;
  }

  start(tensors: readonly Tensor[]): void {
    // Few numbers are computed at once otherwise, and their values would become part of the plan.
    limits.tiny = 0;
    trace.on = this;
    tensors.forEach((t, at) => {
      if (!this.arguments.has(t)) this.arguments.set(t, { kind: 'argument', at });
    });
    for (const t of tensors) this.touch(t);
  }

  stop(): void {
    limits.tiny = this.tiny;
    if (trace.on === this) trace.on = null;
  }

  touch(t: Tensor): void {
    if (this.noted.has(t) || this.aliases.has(t) || this.cellsMade.has(t._cell)) return;
    const cell = t._cell;
    const at = this.arguments.get(t) ?? this.grads.get(t) ?? { kind: 'own', tensor: t };
    const { _shape: shape, _view: view, _requires: requires, _grad: grad } = t;
    const seen = t._extra?.gradSeen === true;
    const noted: Noted = { tensor: t, place: at, cell, shape, view, requires, fn: t._fn, grad, seen };
    this.noted.set(t, noted);
    if (grad !== null) this.grads.set(grad, { kind: 'grad', of: at });
    if (t.grad_fn !== null && gradMode.enabled) this.taped = true;
    if (!this.cells.has(cell)) this.enter(cell, at);
  }

  /** Each cell has a storage of its own while it is traced: afterwards, one of two that share theirs may be written. */
  private enter(cell: Cell, at: Place): void {
    const shared = realise(cell);
    if (this.storages.has(shared)) place(cell, currentBackend().part(shared, 0, shared.size));
    const storage = cell.node!.arg as HostStorage;
    const { version, writes } = cell;
    const outside: Outside = { place: at, storage, version, writes };
    this.cells.set(cell, outside);
    this.storages.set(storage, outside);
  }

  alias(made: Tensor, from: Tensor): void {
    this.touch(from);
    this.aliases.add(made);
  }

  born(cell: Cell): void {
    this.cellsMade.add(cell);
  }

  /** Whether the function made this cell. */
  made(cell: Cell): boolean {
    return this.cellsMade.has(cell);
  }

  read(): void {
    this.stop();
    this.broken = deepStack();
    this.fail?.(this.broken);
  }

  refuse(why: string): void {
    this.reason ??= why;
  }

  drawn(t: Tensor, draw: () => object): void {
    this.actions.push({ kind: 'draw', at: this.draws.length });
    this.draws.push({ storage: t._cell.node!.arg as HostStorage, draw: draw as () => HostStorage });
  }

  check(node: Node, test: (values: ArrayLike<number>) => void): boolean {
    const storage = leafOf(node);
    if (storage === null) return false;
    const check = (s: HostStorage): void => test(toNumbers(s.dtype, currentBackend().read(s)));
    check(storage);
    this.checks.push({ storage, check });
    return true;
  }

  numbers(rule: unknown, tensors: readonly object[], scalars: readonly object[], built: number): void {
    this.calls.push({ rule, tensors, scalars: scalars as readonly Node[] });
    this.updateNodes += built;
  }

  repeat(run: () => void): void {
    this.actions.push({ kind: 'run', run });
  }

  optimizer(step: RepeatedStep): void {
    if (step.stable && step.built !== this.updateNodes)
      this.refuse('an optimizer whose update is made of tensor operators (its learning rate would stay what it is)');
    this.updateNodes = 0;
    this.optimizers.push(step);
    this.repeat(() => step.repeat());
  }

  module(m: { readonly training: boolean }, training: boolean): void {
    if (!this.modules.has(m)) this.modules.set(m, training);
  }
}
