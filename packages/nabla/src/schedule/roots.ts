/**
 * Decides which operators get a place of their own (roots): results, reductions, what steps read and make, values put
 * together from parts, and elementwise work that is too dear to repeat. All other operators melt into their readers.
 */
import { isElementwise, type Prim, type PrimArgs } from '../ir/node.js';
import type { GraphCopy, Op, PartArg } from './graph.js';

/** What one kernel may hold of a single root's expressions and loads. */
const MAX_CONE = 96;
const MAX_LOADS = 12;
/** Elementwise work worth a store and a load: one transcendental function. */
const DEAR = 8;
/** A value for each column costs so much again in every row of a matrix of so many elements, in no fewer rows: a division. */
const DEAR_AGAIN = 2;
const LARGE = 16384;
const MANY_ROWS = 16;
/** Up to so many parts a concatenation can be a choice inside its reader. */
const INLINE_PARTS = 2;

const COSTS: Readonly<Record<string, number>> = { div: 2, sqrt: 2, idiv: 4, rem: 4, pow: 20, atan2: 20 };
const CHEAP = new Set(
  'neg abs sign floor ceil round trunc not add sub mul maximum minimum and or xor shl shr lt le eq ne where cast'.split(
    ' ',
  ),
);
const STEPS: ReadonlySet<string> = new Set([
  'dot',
  'conv',
  'conv_input',
  'conv_weight',
  'argsort',
  'scan',
  'scatter',
  'call',
]);
const VIEWS: ReadonlySet<string> = new Set(['reshape', 'permute', 'expand', 'strided', 'slice']);
const MOVES: ReadonlySet<string> = new Set('permute expand strided slice pad concat gather part'.split(' '));
const REPEATS: ReadonlySet<string> = new Set(['expand', 'strided', 'gather']);

export function isStep(op: Op): boolean {
  return STEPS.has(op.op);
}

export function isFree(op: Op): boolean {
  return op.op === 'const' || op.op === 'scalar' || op.op === 'iota';
}

function ownCost(op: Op): number {
  if (!isElementwise(op.op as Prim)) return 0;
  return COSTS[op.op] ?? (CHEAP.has(op.op) ? 1 : DEAR);
}

/** Marks the roots; returns all needed operators and parts, inputs first. */
export function chooseRoots(graph: GraphCopy): Op[] {
  const needed = countUsers(graph.ops);
  for (const op of needed) markFixed(op);
  const order = withParts(needed, graph);
  const costs = limitCones(order);
  shareDear(order, costs);
  return order;
}

function countUsers(ops: readonly Op[]): Op[] {
  const needed: Op[] = [];
  for (let i = ops.length - 1; i >= 0; i--) {
    const op = ops[i]!;
    if (op.users === 0 && op.output < 0) continue;
    needed.push(op);
    for (const s of op.src) s.users++;
  }
  return needed.reverse();
}

function keep(op: Op): void {
  if (op.op === 'buffer') return;
  op.root = true;
  op.stored = true;
}

function markFixed(op: Op): void {
  if (op.output >= 0 || op.op === 'pick' || op.op === 'insert') keep(op);
  if (op.op === 'reduce') op.root = true;
  if (op.op === 'concat' && op.src.length > INLINE_PARTS) keep(op);
  if (!isStep(op)) return;
  keep(op);
  for (const s of op.src) keep(op.op === 'dot' ? viewBase(s) : contiguousBase(s));
}

/** The value in memory that a strided operand is read from: below its views, where that makes nothing larger. */
function viewBase(op: Op): Op {
  let base = op;
  while (!isHeld(base) && VIEWS.has(base.op) && (base.src[0]!.size <= op.size || isHeld(base.src[0]!)))
    base = base.src[0]!;
  return base;
}

/** The value whose elements in order are those of `op`. */
function contiguousBase(op: Op): Op {
  let base = op;
  while (base.op === 'reshape' && !base.stored) base = base.src[0]!;
  return base;
}

function isHeld(op: Op): boolean {
  return op.stored || op.op === 'buffer';
}

/** Adds the parts of assembled values before them. */
function withParts(needed: readonly Op[], graph: GraphCopy): Op[] {
  const final = finalInserts(needed);
  const order: Op[] = [];
  for (const op of needed) {
    op.assembled = op.op === 'insert' || (op.op === 'concat' && op.root);
    if (op.op === 'insert') order.push(...insertParts(op, final, graph));
    else if (op.assembled) order.push(...concatParts(op, graph));
    if (final.has(op)) op.root = op.stored = false;
    else order.push(op);
  }
  return order;
}

/** Inserts that only a later insert writes over: all their parts go straight into the last one of the chain. */
function finalInserts(needed: readonly Op[]): Map<Op, Op> {
  const final = new Map<Op, Op>();
  for (let i = needed.length - 1; i >= 0; i--) {
    const op = needed[i]!;
    const base = op.op === 'insert' ? op.src[0]! : null;
    if (base?.op === 'insert' && base.users === 1 && base.output < 0) final.set(base, final.get(op) ?? op);
  }
  return final;
}

function part(graph: GraphCopy, source: Op, arg: PartArg): Op {
  const made = graph.fresh('part', source.dtype, source.shape, [source], arg);
  made.root = true;
  return made;
}

function concatParts(op: Op, graph: GraphCopy): Op[] {
  const axis = op.arg as number;
  const step = op.shape.map(() => 1);
  let at = 0;
  return op.src.map((source) => {
    const start = op.shape.map((_, i) => (i === axis ? at : 0));
    at += source.shape[axis]!;
    return part(graph, source, { into: op, start, step });
  });
}

function insertParts(op: Op, final: ReadonlyMap<Op, Op>, graph: GraphCopy): Op[] {
  const [base, update] = op.src as [Op, Op];
  const into = final.get(op) ?? op;
  const patch = part(graph, update, { into, ...(op.arg as PrimArgs['insert']) });
  if (final.has(base)) return [patch];
  return [part(graph, base, { into, start: op.shape.map(() => 0), step: op.shape.map(() => 1) }), patch];
}

/** What melts into an operator: the number of expressions and loads below it, exact once it matters. */
function coneSize(op: Op): readonly [number, number] {
  const seen = new Set<Op>([op]);
  const stack = [op];
  let loads = 0;
  while (stack.length > 0 && seen.size <= 2 * MAX_CONE) {
    for (const s of stack.pop()!.src) {
      if (seen.has(s)) continue;
      seen.add(s);
      if (s.root || s.op === 'buffer') loads++;
      else stack.push(s);
    }
  }
  return [seen.size, loads];
}

/** Makes roots where a kernel would grow too large or repeat dear work; returns the elementwise cost below each. */
function limitCones(order: readonly Op[]): Map<Op, number> {
  const costs = new Map<Op, number>();
  const sizes = new Map<Op, number>();
  for (const op of order) {
    if (op.op === 'buffer' || isFree(op) || isStep(op) || op.assembled) continue;
    const first = op.src[0]!;
    if (REPEATS.has(op.op) && op.size > first.size && (costs.get(first) ?? 0) >= dearness(op, first)) first.root = true;
    sizes.set(op, limitCone(op, sizes));
    const below = op.src.reduce((sum, s) => sum + (s.root ? 0 : (costs.get(s) ?? 0)), 0);
    costs.set(op, Math.min(ownCost(op) + below, 1000));
  }
  return costs;
}

/**
 * What makes a value that is repeated too dear to be worked out wherever it is read. What repeats along a row is worked
 * out once for the row, but what repeats from row to row is not: the statistics of batch_norm, say.
 */
function dearness(op: Op, first: Op): number {
  const columns = op.op === 'expand' && (first.shape.at(-1) ?? 1) > 1;
  return columns && op.size >= LARGE && op.size >= MANY_ROWS * first.size ? DEAR_AGAIN : DEAR;
}

function limitCone(op: Op, sizes: ReadonlyMap<Op, number>): number {
  const melting = (s: Op): number => (s.root ? 0 : (sizes.get(s) ?? 0));
  for (;;) {
    let size = op.src.reduce((sum, s) => sum + melting(s), 1 + op.src.length);
    if (size <= MAX_LOADS) return size;
    const [exact, loads] = coneSize(op);
    size = Math.min(size, exact);
    if (size <= MAX_CONE && loads <= MAX_LOADS) return size;
    const largest = op.src.reduce((a, b) => (melting(b) > melting(a) ? b : a));
    if (melting(largest) === 0) return size;
    largest.root = true;
  }
}

const SEVERAL = -2;

/**
 * Dear elementwise work becomes a root itself where several roots need it (the outermost operator that they share), or
 * where one root would need it at three places: as it is, and moved in two ways.
 */
function shareDear(order: readonly Op[], costs: ReadonlyMap<Op, number>): void {
  const reader = new Map<Op, number>();
  const moves = new Map<Op, number>();
  for (let i = order.length - 1; i >= 0; i--) {
    const op = order[i]!;
    if (op.assembled) continue;
    const several = reader.get(op) === SEVERAL || (moves.get(op) ?? 0) > 1;
    if (several && isElementwise(op.op as Prim) && (costs.get(op) ?? 0) >= DEAR) op.root = true;
    const mine = op.root ? op.id : (reader.get(op) ?? op.id);
    for (const s of op.src) {
      if (s.root) continue;
      reader.set(s, (reader.get(s) ?? mine) === mine ? mine : SEVERAL);
      if (MOVES.has(op.op)) moves.set(s, (moves.get(s) ?? 0) + 1);
    }
  }
}
