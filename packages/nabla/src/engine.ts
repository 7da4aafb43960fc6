/**
 * The one file that wires the path: graph → schedule → kernel → code → run. Calls record nodes into cells; a flush turns
 * the pending cells into one plan and runs it. Users never see it: reading, printing, `backward()` and budgets flush.
 */
import { type Cell, limits } from './cell.js';
import type { DType } from './ir/dtype.js';
import { is, isElementwise, makeNode, type Node, nextWalk, topological } from './ir/node.js';
import { numel } from './ir/shape.js';
import { spanned } from './profiling.js';
import type { Backend } from './runtime/backend.js';
import { type Elements, elements, fromNumbers, HostStorage } from './runtime/storage.js';
import { WasmBackend } from './runtime/wasm/backend.js';
import { trace } from './trace.js';

let backend: Backend | null = null;
let pending: Cell[] = [];
let pendingBytes = 0;
/** Pending bytes at which the budget is looked at next. */
let nextLook = 0;

export function currentBackend(): Backend {
  backend ??= new WasmBackend();
  return backend;
}

/** Exchanges the backend (tests run everything on `reference`); pending work is run first. */
export function setBackend(next: Backend): Backend {
  flush();
  const before = currentBackend();
  backend = next;
  return before;
}

/** Puts known numbers into a storage. */
export function adopt(dtype: DType, data: ArrayLike<number>): HostStorage {
  const home = new ArrayBuffer(data.length * dtype.itemsize);
  fromNumbers(dtype, data, elements(dtype, home, 0, data.length));
  return new HostStorage(dtype, data.length, home);
}

/** A cell whose node is to be run by the next flush. */
export function enqueue(cell: Cell): void {
  if (cell.queued) return;
  cell.queued = true;
  pending.push(cell);
  pendingBytes += bytesOf(cell);
  if (pending.length < limits.pending && pendingBytes < Math.max(limits.pendingBytes, nextLook)) return;
  if (trace.on === null && isOverBudget()) flushBudget();
}

const bytesOf = (cell: Cell): number => numel(cell.shape) * cell.dtype.itemsize;

/**
 * Whether what waits is too much for one plan: too many operators, or too many bytes of results. What a kernel will not
 * store does not count, and two results always fit, or work on large tensors could not be fused.
 */
function isOverBudget(): boolean {
  if (pending.length >= limits.pending) return true;
  const { kept } = chooseKept(pending.filter(isLazy), []);
  const largest = kept.reduce((most, cell) => Math.max(most, bytesOf(cell)), 0);
  if (kept.reduce((sum, cell) => sum + bytesOf(cell), 0) >= Math.max(limits.pendingBytes, 3 * largest)) return true;
  nextLook = 2 * pendingBytes;
  return false;
}

function requeue(cell: Cell): void {
  if (cell.queued) return;
  cell.queued = true;
  pending.push(cell);
}

/**
 * Flushes whole repetitions of a loop's body, so that each budget flush has the same plan; everything where the pending
 * work does not repeat.
 */
function flushBudget(): void {
  const period = repetition(pending);
  const keep = period > 0 ? pending.length % period : 0;
  runs++;
  const rest = pending.splice(pending.length - keep);
  pinReadable(rest, []);
  flushQuietly();
  pending.push(...rest);
  pendingBytes = pending.reduce((sum, cell) => sum + bytesOf(cell), 0);
}

/** The smallest period of the last pending operations (at most 512), or 0. */
function repetition(cells: readonly Cell[]): number {
  const n = cells.length;
  const same = (i: number, j: number): boolean =>
    cells[i]!.node?.op === cells[j]!.node?.op && cells[i]!.shape.length === cells[j]!.shape.length;
  for (let period = 1; period <= Math.min(512, n / 2); period++) {
    let i = n - 1;
    const end = Math.max(period, n - Math.max(2 * period, 64));
    while (i >= end && same(i, i - period)) i--;
    if (i < end) return period;
  }
  return 0;
}

const SCALARS: ReadonlySet<string> = new Set(['const', 'scalar', 'buffer', 'iota']);
const MOVES: ReadonlySet<string> = new Set([
  'reshape',
  'permute',
  'expand',
  'slice',
  'pad',
  'strided',
  'concat',
  'insert',
  'gather',
]);

/** Work that a later read may as well repeat: elements and movement. */
function cheap(node: Node): boolean {
  return isElementwise(node.op) || MOVES.has(node.op) || SCALARS.has(node.op);
}

/**
 * Runs everything pending, as eager execution would have, and keeps what must be kept. A value that fails stays lazy:
 * its readers get its error. A tensor that was to be written by one gets back what it was, and the error is thrown.
 */
export function flush(): void {
  // A function that is being compiled runs as a whole.
  if (trace.on !== null) return;
  const failed = run();
  failed.forEach(({ cell }) => undo(cell));
  if (failed.length > 0) throw failed[0]!.error;
}

/** The same at a moment that has nothing to do with what fails: it is tried again, and its error thrown, later. */
export function flushQuietly(): void {
  if (trace.on !== null) return;
  // Not by enqueue(), whose budget would flush what has just failed, again and again.
  for (const { cell } of run()) requeue(cell);
}

function isLazy({ node }: Cell): boolean {
  return node !== null && node.op !== 'buffer' && node.value === null;
}

/** Whether a cell waits for a value. What nobody can read any more is let go of; its expensive nodes are noted. */
function isWanted(cell: Cell, dropped: Node[]): boolean {
  if (!isLazy(cell)) return false;
  const node = cell.node!;
  if (!cell.hidden || cell.saved > 0 || cell.written) return true;
  if (!cheap(node)) dropped.push(node);
  // Rules may still ask for its shape; its elements are an error that says so.
  place(cell, new HostStorage(cell.dtype, numel(cell.shape), null));
  return false;
}

/** How often pending work has been run. */
let runs = 0;

/** A moment in the list of what waits. */
export interface Moment {
  readonly runs: number;
  readonly at: number;
}

export function moment(): Moment {
  return { runs, at: pending.length };
}

/**
 * What the library has made since then for itself, results apart, need not be kept: nobody else has a handle on it. What
 * a tape saved is kept until the tape lets go of it.
 */
export function hideSince(start: Moment, isResult: (cell: Cell) => boolean): void {
  if (start.runs !== runs) return;
  for (let i = start.at; i < pending.length; i++) {
    const cell = pending[i]!;
    if (!cell.written && !cell.again && !isResult(cell)) cell.hidden = true;
  }
}

/** Cells that the tape let go of and nobody else has. */
let released: Cell[] = [];

/** One tape node less keeps the value. */
export function letGo(cell: Cell): void {
  cell.saved--;
  if (cell.saved === 0 && cell.hidden) released.push(cell);
}

/** A leaf that the library made for itself. */
export function hideLeaf(cell: Cell): void {
  cell.hidden = true;
  if (cell.saved === 0) released.push(cell);
}

/** Nobody is to read the value any more: its memory is given back as soon as nothing that waits needs it. */
export function dispose(cell: Cell): void {
  if (trace.on !== null) return;
  cell.hidden = true;
  if (cell.saved > 0) return;
  released.push(cell);
  if (pending.length === 0) releaseHidden();
}

/** Gives back the memory of what the tape has let go of. */
export function releaseHidden(): void {
  const cells = released;
  released = [];
  // The values of a trace live in its plan.
  if (trace.on !== null) return;
  for (const cell of cells) if (cell.saved === 0) releaseCell(cell);
}

interface Failure {
  readonly cell: Cell;
  readonly error: unknown;
}

/** Runs what is pending; in-place writes that failed. */
function run(): readonly Failure[] {
  if (pending.length === 0) return NONE;
  runs++;
  const dropped: Node[] = [];
  const cells = takePending().filter((c) => isWanted(c, dropped));
  const failures =
    cells.length > 0 ? spanned('flush', 'flush', null, () => runCells(chooseKept(cells, dropped))) : NONE;
  if (released.length > 0) releaseHidden();
  return failures;
}

const NONE: readonly Failure[] = [];

/** Cells that wait: those that a flush keeps, and those that stay lazy. */
interface Choice {
  readonly kept: readonly Cell[];
  readonly lazy: readonly Cell[];
}

/** What `chooseKept` notes of a node in its `slot`. */
const CONSUMED = 1;
const OWNED = 2;
/** Expensive work that is kept nowhere, or what was made of it. */
const HEAVY = 4;
const MADE_OF_HEAVY = 8;

/**
 * Sinks, what the tape saved, what was written in place, expensive results, and lazy values of an earlier flush that are
 * used again (so nothing is recomputed more than once).
 */
function chooseKept(cells: readonly Cell[], dropped: readonly Node[]): Choice {
  const walk = topological(cells.map((c) => c.node!));
  for (const node of walk) node.slot = 0;
  for (const { node } of cells) node!.slot |= OWNED;
  for (const node of dropped) node.slot |= HEAVY;
  for (const node of walk) {
    if (node.value !== null) continue;
    for (const s of node.src) s.slot |= CONSUMED;
    noteHeavy(node);
  }
  const [kept, lazy]: [Cell[], Cell[]] = [[], []];
  for (const c of cells) {
    const { slot } = c.node!;
    const keeps = (slot & CONSUMED) === 0 || c.saved > 0 || c.written || c.again || (slot & MADE_OF_HEAVY) !== 0;
    (keeps || !cheap(c.node!) ? kept : lazy).push(c);
  }
  return { kept, lazy };
}

/** Work that no later read may repeat, wherever it stands. */
const ONCE: ReadonlySet<string> = new Set(['dot', 'conv', 'conv_input', 'conv_weight', 'argsort', 'call']);

/**
 * Cheap results of expensive work that is kept nowhere: kept themselves, so that no later read repeats it, and so that
 * what it read (parameters) can be overwritten.
 */
function noteHeavy(node: Node): void {
  const below = node.src.some((s) => (s.slot & HEAVY) !== 0);
  if ((node.slot & OWNED) !== 0) {
    if (below) node.slot |= MADE_OF_HEAVY;
  } else if (below || ONCE.has(node.op)) node.slot |= HEAVY;
}

function runCells({ kept, lazy }: Choice): readonly Failure[] {
  if (lazy.length > 0) pinReadable(lazy, kept);
  try {
    materialise(kept, true);
    return NONE;
  } catch (error) {
    if (isDefect(error)) throw error;
    return salvage(kept);
  }
}

/** A mistake of nabla's own, which nobody could read out of a value that stays lazy. */
function isDefect(error: unknown): boolean {
  return error instanceof ReferenceError || (error instanceof TypeError && !error.message.startsWith('['));
}

/** One plan failed: runs each value alone, overwriting nothing, so that an error concerns only those who read it. */
function salvage(kept: readonly Cell[]): Failure[] {
  const failed: Failure[] = [];
  for (const cell of kept) {
    try {
      materialise([cell], false);
    } catch (error) {
      if (cell.written) failed.push({ cell, error });
    }
  }
  return failed;
}

/** Gives a tensor back what it was before a write that failed. */
function undo(cell: Cell): void {
  if (!cell.written) return;
  cell.node = cell.previous;
  cell.written = false;
  cell.previous = null;
  cell.writes++;
}

/** What unkept values can still read must not be overwritten by any plan, neither now nor when it is computed later. */
function pinReadable(lazy: readonly Cell[], kept: readonly Cell[]): void {
  const [end, seen] = [nextWalk(), nextWalk()];
  for (const { node } of kept) if (node !== null) node.mark = end;
  const stack = lazy.flatMap((c) => c.node ?? []);
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (node.mark === seen) continue;
    const inner = node.mark === end || node.value !== null ? [] : node.src;
    for (let i = 0; i < inner.length; i++) stack.push(inner[i]!);
    node.mark = seen;
    pin(node);
  }
}

/** The storage behind a leaf or a realised node. */
function storageOf(node: Node): HostStorage | null {
  return is(node, 'buffer') ? (node.arg as HostStorage) : (node.value as HostStorage | null);
}

/** Someone else can still read this node's storage: no plan may overwrite it. */
export function share(node: Node): void {
  const storage = storageOf(node);
  if (storage) storage.shared = true;
}

/** The same, also for the storage that the node may get later. */
function pin(node: Node): void {
  node.pinned = true;
  share(node);
}

function materialise(cells: readonly Cell[], overwriting: boolean): void {
  const nodes: Node[] = [];
  const donate: (HostStorage | null)[] = [];
  const index = new Map<Node, number>();
  for (const cell of cells) {
    if (cell.node!.value !== null || index.has(cell.node!)) continue;
    index.set(cell.node!, nodes.length);
    nodes.push(cell.node!);
    donate.push(overwriting ? donationOf(cell) : null);
  }
  const storages = nodes.length > 0 ? currentBackend().run(nodes, donate) : [];
  const owner = new Set<HostStorage>();
  for (const cell of cells) settle(cell, storages, index, owner);
}

/** The storage that the new value of a written cell may take over. */
function donationOf(cell: Cell): HostStorage | null {
  const { previous } = cell;
  if (previous === null || !is(previous, 'buffer')) return null;
  const storage = previous.arg as HostStorage;
  return storage.shared ? null : storage;
}

/** Gives a cell its fresh leaf. Two cells with one storage share it, so neither may be overwritten. */
function settle(
  cell: Cell,
  storages: readonly HostStorage[],
  index: ReadonlyMap<Node, number>,
  owner: Set<HostStorage>,
): void {
  const node = cell.node!;
  const storage = (node.value as HostStorage | null) ?? storages[index.get(node)!]!;
  if (owner.has(storage) || node.pinned) storage.shared = true;
  owner.add(storage);
  node.value = storage;
  place(cell, storage);
}

/** The elements of a cell's value, running what is needed. */
export function readCell(cell: Cell): Elements {
  trace.on?.read();
  if (storageOf(cell.node!) === null) flushQuietly();
  if (storageOf(cell.node!) === null) undoing(cell, () => materialise([cell], false));
  return currentBackend().read(storageOf(cell.node!)!);
}

/** Reads a value that no flush has kept, or one that fails: then a tensor that was to be written gets back what it was. */
export function undoing<R>(cell: Cell, read: () => R): R {
  try {
    return read();
  } catch (error) {
    undo(cell);
    throw error;
  }
}

/** The elements of any node. */
export function readNode(node: Node): Elements {
  trace.on?.read();
  // What waits elsewhere need not run for a value that is there, or nearly.
  if (storageOf(node) === null && !isNear(node)) flushQuietly();
  const storage = storageOf(node);
  if (storage) return currentBackend().read(storage);
  const [out] = currentBackend().run([node], [null]);
  node.value = out!;
  return currentBackend().read(out!);
}

/** Cheap work on values that are there. */
function isNear(node: Node): boolean {
  return topological([node]).every((n) => n.value !== null || cheap(n));
}

/** The storage of a cell's value, running what it needs and nothing else. */
export function realise(cell: Cell): HostStorage {
  if (cell.tiny !== null) place(cell, adopt(cell.dtype, cell.tiny));
  if (cell.node!.op !== 'buffer') materialise([cell], false);
  return cell.node!.arg as HostStorage;
}

/** Takes all cells that wait: the caller runs them, or puts them back by `enqueue`. */
export function takePending(): Cell[] {
  const taken = pending;
  for (const cell of taken) cell.queued = false;
  pending = [];
  pendingBytes = 0;
  nextLook = 0;
  return taken;
}

/** Gives a cell a value that has been computed. */
export function place(cell: Cell, storage: HostStorage): void {
  watch(cell, storage);
  cell.tiny = null;
  cell.node = makeNode('buffer', cell.dtype, cell.shape, [], storage);
  cell.written = false;
  cell.again = false;
  cell.previous = null;
}

/** Bytes from which on a value that was collected gives its block back, if the program ever waits. */
const NET = 65536;

/** Finalizers run between tasks: never in a loop that does not await. What waits is run first, since it may read the value. */
const net = new FinalizationRegistry<number>((serial) => {
  flushQuietly();
  currentBackend().reclaim?.(serial);
});

function watch(cell: Cell, storage: HostStorage): void {
  if (storage.watched || storage.bytes < NET) return;
  storage.watched = true;
  net.register(cell, storage.serial);
}

/** Gives back the memory of a value that nobody can read any more. */
export function releaseCell(cell: Cell): void {
  // What a trace lets go of may be a leaf of its plan.
  if (trace.on !== null) return;
  if (pending.length > 0 || cell.saved > 0 || cell.node === null || !is(cell.node, 'buffer')) return;
  const storage = cell.node.arg as HostStorage;
  if (!storage.shared) currentBackend().release(storage);
}
