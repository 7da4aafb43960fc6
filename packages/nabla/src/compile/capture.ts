/** From a trace to a plan: which cells hold something new, what the plan reads and where that comes from. */
import type { Cell } from '../cell.js';
import { currentBackend, enqueue, flush, place, releaseCell, takePending } from '../engine.js';
import { fail } from '../errors.js';
import { makeNode, type Node } from '../ir/node.js';
import { HostStorage } from '../runtime/storage.js';
import type { Tensor } from '../tensor.js';
import { type Captured, type GradEffect, type Output, Replay, type Source } from './replay.js';
import { isTaped, type Pantry, type Recipe, recipeOf, tensorsIn } from './result.js';
import type { Noted, Tracer } from './tracer.js';

/** What came of a trace. */
export type Outcome =
  | { readonly kind: 'replay'; readonly replay: Replay }
  /** The trace made state that later calls find: they are traced again. */
  | { readonly kind: 'once' }
  /** Results lead to a tape, whose graph each call must make; or the backend has no plans. */
  | { readonly kind: 'direct' }
  | { readonly kind: 'refused'; readonly why: string };

/** Runs what a traced function has left to be run, as one plan, and keeps the plan. */
export function capture(tracer: Tracer, result: unknown, args: readonly Tensor[]): Outcome {
  const pending = takePending();
  const capturing = new Capturing(tracer, result);
  const why = tracer.reason;
  if (tracer.taped || tensorsIn(result).some(isTaped)) return eagerly(pending, { kind: 'direct' });
  if (why !== null) return eagerly(pending, { kind: 'refused', why });
  if (currentBackend().prepare === undefined) return eagerly(pending, { kind: 'direct' });
  const captured = capturing.plan();
  const replay = new Replay(captured);
  capturing.runFirst(replay, args);
  capturing.bury(pending);
  return tracer.optimizers.every((step) => step.stable) ? { kind: 'replay', replay } : { kind: 'once' };
}

function eagerly(pending: readonly Cell[], outcome: Outcome): Outcome {
  for (const cell of pending) enqueue(cell);
  flush();
  return outcome;
}

class Capturing implements Pantry {
  private readonly tracer: Tracer;
  private readonly noted: Noted[];
  /** Cells that hold something new, in order. */
  private readonly cells = new Map<Cell, number>();
  private readonly recipe: Recipe;
  private readonly grads: GradEffect[] = [];
  private inputNodes: readonly Node[] = [];
  /** Gradients that the function let go of, and that nobody has read. */
  private readonly dropped: Cell[] = [];

  constructor(tracer: Tracer, result: unknown) {
    this.tracer = tracer;
    this.noted = [...tracer.noted.values()];
    for (const [cell, { writes }] of tracer.cells) if (cell.writes !== writes) this.output(cell);
    for (const noted of this.noted) this.effect(noted);
    for (const { _cell } of tracer.optimizers.flatMap((step) => step.state() as readonly Tensor[]))
      if (tracer.made(_cell)) this.output(_cell);
    this.recipe = recipeOf(result, this);
  }

  refuse(why: string): void {
    this.tracer.refuse(why);
  }

  tensor(t: Tensor): number {
    return this.noted.findIndex((n) => n.tensor === t);
  }

  owner(cell: Cell): number {
    return this.noted.findIndex((n) => n.cell === cell);
  }

  output(cell: Cell): number {
    const known = this.cells.get(cell);
    if (known !== undefined) return known;
    // Tensors without elements.
    if (cell.tiny !== null) place(cell, new HostStorage(cell.dtype, 0, new ArrayBuffer(0)));
    this.cells.set(cell, this.cells.size);
    return this.cells.size - 1;
  }

  /** What became of a tensor from outside, beside its elements. */
  private effect({ tensor: t, place: of, cell, shape, view, requires, fn, grad, seen }: Noted): void {
    if (t._cell !== cell || t._shape !== shape || t._view !== view || t._requires !== requires || t._fn !== fn)
      this.refuse('a tensor from outside that gets another place on the tape, another shape or other data');
    if (t._grad === grad) return;
    const g = t._grad;
    const releases = grad !== null && !this.tracer.cells.has(grad._cell);
    if (releases && !seen && grad._view === null && grad._fn === null) this.dropped.push(grad._cell);
    if (g === null) this.grads.push({ of, output: null, releases });
    else if (g._view !== null || g.requires_grad || !this.tracer.made(g._cell))
      this.refuse('a .grad that is a view, belongs to another tensor or has a graph of its own');
    else this.grads.push({ of, output: this.output(g._cell), releases });
  }

  plan(): Captured {
    const cells = [...this.cells.keys()];
    const nodes = [...new Set(cells.map((c) => c.node!).filter((n) => n.op !== 'buffer' && n.value === null))];
    const donorCells = nodes.map((node) => cells.find((c) => c.node === node && this.donates(c)) ?? null);
    const prepared = nodes.length === 0 ? null : currentBackend().prepare!(nodes, donorCells.map(donated));
    this.inputNodes = prepared?.inputs ?? [];
    const scalarAt = new Map(prepared?.scalars.map((node, i) => [node, i]) ?? []);
    const { calls, draws, checks, actions, cells: outside } = this.tracer;
    const inputs = this.inputNodes.map(storageIn);
    return {
      backend: currentBackend(),
      prepared: prepared?.run ?? null,
      inputs: inputs.map((s) => this.sourceOf(s)),
      scalars: prepared?.scalars.map((node) => node.arg as number) ?? [],
      numbers: calls.map(({ rule, tensors, scalars }) => ({
        rule,
        tensors,
        dtype: (tensors[0] as Tensor).dtype,
        slots: scalars.map((node) => scalarAt.get(node) ?? -1),
      })),
      outputs: cells.map((c) => this.outputOf(c, nodes)),
      donors: donorCells.map((c) => (c === null ? null : outside.get(c)!.place)),
      checks: checks.flatMap(({ storage, check }) => {
        const input = inputs.indexOf(storage);
        return input < 0 ? [] : [{ input, check }];
      }),
      draws: draws.map((d) => d.draw),
      actions,
      grads: this.grads,
      noted: this.noted,
      tracer: { optimizers: this.tracer.optimizers, modules: this.tracer.modules },
      recipe: this.recipe,
    };
  }

  /** A cell from outside that is written: its new value may take the old one's storage. */
  private donates(cell: Cell): boolean {
    return this.tracer.cells.has(cell) && !this.tracer.cells.get(cell)!.storage.shared && cell.previous !== null;
  }

  private sourceOf(storage: HostStorage): Source {
    const outside = this.tracer.storages.get(storage);
    if (outside !== undefined) return { kind: 'outside', place: outside.place };
    const at = this.tracer.draws.findIndex((d) => d.storage === storage);
    if (at >= 0) return { kind: 'draw', at };
    // Made by the function from numbers: it outlives each run.
    storage.shared = true;
    return { kind: 'constant', storage };
  }

  private outputOf(cell: Cell, nodes: readonly Node[]): Output {
    const { dtype, shape, node } = cell;
    const at = nodes.indexOf(node!);
    const outside = this.tracer.cells.get(cell);
    return {
      dtype,
      shape,
      outside: outside?.place ?? null,
      from: at >= 0 ? at : this.sourceOf(storageIn(node!)),
      version: outside === undefined ? 0 : cell.version - outside.version,
      writes: outside === undefined ? 0 : cell.writes - outside.writes,
    };
  }

  /** The trace's own run, on the storages that it saw. */
  runFirst(replay: Replay, args: readonly Tensor[]): void {
    const cells = [...this.cells.keys()];
    this.tracer.draws.forEach((d, at) => replay.use(at, d.storage));
    const outside = new Map([...this.tracer.cells].map(([cell, o]) => [cell, o.storage]));
    const written = cells.filter((c) => outside.has(c)).map((c) => [c, c.node!] as const);
    // Sources and donations look at what the cells held before.
    for (const [cell] of written) cell.node = makeNode('buffer', cell.dtype, cell.shape, [], outside.get(cell)!);
    for (const cell of this.dropped) releaseCell(cell);
    replay.execute(this.inputNodes.map(storageIn), cells, args);
    this.inputNodes = [];
  }

  /** What the function made and did not return is gone: a later plan may have overwritten what it would be made of. */
  bury(pending: readonly Cell[]): void {
    for (const cell of pending) {
      if (cell.node === null || cell.node.op === 'buffer') continue;
      place(cell, buried(cell));
    }
  }
}

function storageIn(node: Node): HostStorage {
  return (node.op === 'buffer' ? node.arg : node.value) as HostStorage;
}

function donated(cell: Cell | null): HostStorage | null {
  return cell === null ? null : storageIn(cell.previous!);
}

function buried({ dtype, shape }: Cell): HostStorage {
  const out = new HostStorage(
    dtype,
    shape.reduce((a, b) => a * b, 1),
    null,
  );
  const gone = (): never =>
    fail(
      'compile',
      'this tensor was made inside a compiled function and not returned from it',
      'Return it: what a compiled function keeps elsewhere exists for its first call only',
    );
  return Object.defineProperties(out, { home: { get: gone }, block: { get: gone } });
}
