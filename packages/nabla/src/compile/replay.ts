/** A plan of a whole function, and its runs: leaves are bound, numbers and random draws renewed, results put in place. */
import { Cell } from '../cell.js';
import { currentBackend, flushQuietly, place, realise, releaseCell } from '../engine.js';
import { fail } from '../errors.js';
import { castNumber, type DType } from '../ir/dtype.js';
import { type Shape, sameShape } from '../ir/shape.js';
import type { Backend, Prepared } from '../runtime/backend.js';
import type { HostStorage } from '../runtime/storage.js';
import { Tensor } from '../tensor.js';
import { type ReplayListener, trace } from '../trace.js';
import type { Recipe } from './result.js';
import { type Action, type Noted, type Place, resolve, type Tracer } from './tracer.js';

/** Where a storage comes from. */
export type Source =
  | { readonly kind: 'outside'; readonly place: Place }
  | { readonly kind: 'draw'; readonly at: number }
  | { readonly kind: 'constant'; readonly storage: HostStorage };

/** A cell that holds something new after a run. */
export interface Output {
  readonly dtype: DType;
  readonly shape: Shape;
  /** Whose cell it is; null: a new one for each run. */
  readonly outside: Place | null;
  /** The plan's output that it gets, or the storage that it takes over. */
  readonly from: number | Source;
  /** By how much its counts of writes grow. */
  readonly version: number;
  readonly writes: number;
}

/** A gradient that the function leaves: a new tensor on an output's cell, or none. */
export interface GradEffect {
  readonly of: Place;
  readonly output: number | null;
  /** The old gradient is not read, so its memory can be given back before the run. */
  readonly releases: boolean;
}

/** An update formula's call: which of the plan's scalars its numbers are. */
export interface Numbers {
  readonly rule: unknown;
  readonly tensors: readonly object[];
  readonly dtype: DType;
  readonly slots: readonly number[];
}

export interface Captured {
  readonly backend: Backend;
  readonly prepared: Prepared['run'] | null;
  readonly inputs: readonly Source[];
  readonly scalars: number[];
  readonly numbers: readonly Numbers[];
  readonly outputs: readonly Output[];
  /** For each output of the plan, the place whose storage it may overwrite. */
  readonly donors: readonly (Place | null)[];
  readonly checks: readonly { readonly input: number; readonly check: (s: HostStorage) => void }[];
  readonly draws: readonly (() => HostStorage)[];
  readonly actions: readonly Action[];
  readonly grads: readonly GradEffect[];
  readonly noted: readonly Noted[];
  readonly tracer: Pick<Tracer, 'optimizers' | 'modules'>;
  readonly recipe: Recipe;
}

/** One signature's plan. */
export class Replay implements ReplayListener {
  private readonly c: Captured;
  private readonly drawn: HostStorage[] = [];
  private next = 0;
  /** What is found anew for each call, and the cells of all other tensors, which must stay what they are. */
  private readonly moving: readonly Noted[];
  private readonly fixed: ReadonlySet<Cell>;
  constructor(captured: Captured) {
    this.c = captured;
    this.moving = captured.noted.filter((n) => n.place.kind !== 'own');
    this.fixed = new Set(captured.noted.flatMap((n) => (n.place.kind === 'own' ? [n.cell] : [])));
  }

  /** Whether the tensors, modules and optimizers from outside are as the trace saw them. */
  fits(args: readonly Tensor[]): boolean {
    const { c } = this;
    if (currentBackend() !== c.backend) return false;
    for (const noted of c.noted) if (!fits(noted, resolve(noted.place, args))) return false;
    if (!this.apart(args)) return false;
    for (const [module, training] of c.tracer.modules) if (module.training !== training) return false;
    for (const step of c.tracer.optimizers) if (!step.valid()) return false;
    return true;
  }

  /** Arguments and gradients that were apart from all others still are. */
  private apart(args: readonly Tensor[]): boolean {
    const tracedBy = new Map<Cell, Cell>();
    for (const { place: at, cell } of this.moving) {
      const now = resolve(at, args)!._cell;
      if (this.fixed.has(now) || this.fixed.has(cell)) {
        if (now !== cell) return false;
        continue;
      }
      const traced = tracedBy.get(now);
      if (traced === undefined) tracedBy.set(now, cell);
      else if (traced !== cell) return false;
    }
    return true;
  }

  run(args: readonly Tensor[]): unknown {
    const { c } = this;
    flushQuietly();
    // As they are now: the function may give a gradient away that it replaces.
    const outside = c.noted.map(({ place: at }) => resolve(at, args)!);
    this.act();
    this.releaseGrads(args);
    const inputs = c.inputs.map((source) => this.storageOf(source, args));
    for (const { input, check } of c.checks) check(inputs[input]!);
    const cells = c.outputs.map((o) =>
      o.outside === null ? new Cell(o.dtype, o.shape, null, null) : resolve(o.outside, args)!._cell,
    );
    this.execute(inputs, cells, args);
    c.outputs.forEach((o, i) => {
      cells[i]!.version += o.version;
      cells[i]!.writes += o.writes;
    });
    for (const effect of c.grads) leaveGrad(effect, args, cells);
    return c.recipe({ outside: (at) => outside[at]!, cell: (at) => cells[at]! });
  }

  /** Draws, steps of optimizers and of schedules, in the order of the trace. */
  private act(): void {
    const before = trace.replay;
    trace.replay = this;
    this.next = 0;
    try {
      for (const action of this.c.actions) {
        if (action.kind === 'run') action.run();
        else this.drawn[action.at] = this.c.draws[action.at]!();
      }
    } finally {
      trace.replay = before;
    }
  }

  numbers(rule: unknown, tensors: readonly object[], numbers: readonly number[]): void {
    const call = this.c.numbers[this.next++];
    if (call === undefined || call.rule !== rule || tensors.some((t, i) => t !== call.tensors[i])) {
      fail(
        'compile',
        "an optimizer's update is not the one that was traced",
        'Call torch.compile again after an optimizer has been changed in such a way',
      );
    }
    const { slots, dtype } = call;
    for (let i = 0; i < slots.length; i++)
      if (slots[i]! >= 0) this.c.scalars[slots[i]!] = castNumber(numbers[i]!, dtype);
  }

  /** The trace's own draw. */
  use(at: number, storage: HostStorage): void {
    this.drawn[at] = storage;
  }

  private storageOf(source: Source, args: readonly Tensor[]): HostStorage {
    if (source.kind === 'draw') return this.drawn[source.at]!;
    return source.kind === 'constant' ? source.storage : realise(resolve(source.place, args)!._cell);
  }

  private releaseGrads(args: readonly Tensor[]): void {
    for (const { of, releases } of this.c.grads) {
      const p = releases ? resolve(of, args)! : null;
      if (p?._grad && p._extra?.gradSeen !== true && p._grad._view === null && p._grad._fn === null) {
        releaseCell(p._grad._cell);
        p._grad = null;
      }
    }
  }

  /** Runs the plan and gives the cells their values. Nothing has changed where it fails. */
  execute(inputs: readonly HostStorage[], cells: readonly Cell[], args: readonly Tensor[]): void {
    const { outputs, prepared, scalars, donors } = this.c;
    const taken = outputs.map(({ from }) => {
      if (typeof from === 'number') return null;
      const storage = this.storageOf(from, args);
      storage.shared = true;
      return storage;
    });
    const donate = donors.map((at) => (at === null ? null : donation(resolve(at, args)!._cell)));
    const results = prepared === null ? [] : prepared(inputs, scalars, donate);
    for (const storage of this.drawn) if (!storage.shared) currentBackend().release(storage);
    const owned = new Set<HostStorage>();
    outputs.forEach(({ from }, i) => {
      const storage = taken[i] ?? results[from as number]!;
      if (owned.has(storage)) storage.shared = true;
      owned.add(storage);
      place(cells[i]!, storage);
    });
  }
}

/** The storage that a cell's new value may take over. */
function donation(cell: Cell): HostStorage | null {
  const storage = cell.node?.op === 'buffer' ? (cell.node.arg as HostStorage) : null;
  return storage === null || storage.shared ? null : storage;
}

function fits(noted: Noted, now: Tensor | null): boolean {
  return (
    now !== null &&
    (noted.place.kind === 'own' ? now._cell === noted.cell && now._view === noted.view : alike(noted, now)) &&
    sameShape(now._shape, noted.shape) &&
    now._requires === noted.requires &&
    (now._grad === null) === (noted.grad === null) &&
    (now._fn === null) === (noted.fn === null)
  );
}

/** Another tensor in the place of one: geometries of views are part of the signature, what they look at is not. */
function alike({ cell, view }: Noted, now: Tensor): boolean {
  return (
    now._cell.dtype === cell.dtype &&
    (now._view === null) === (view === null) &&
    (view === null || sameShape(now._cell.shape, cell.shape))
  );
}

function leaveGrad({ of, output }: GradEffect, args: readonly Tensor[], cells: readonly Cell[]): void {
  const p = resolve(of, args)!;
  if (output === null) {
    p.grad = null;
    return;
  }
  const cell = cells[output]!;
  p._grad = new Tensor(cell, cell.shape);
  if (p._extra) p._extra.gradSeen = false;
}
