/** Graph → program: what to keep in memory, what to fuse, in which order to run it, and where the values lie. */
import type { Node, Storage } from '../ir/node.js';
import { loadsOf, storesOf } from './finish.js';
import { fuse, type Unit } from './fuse.js';
import { GraphCopy, type Op } from './graph.js';
import { leavesOf } from './key.js';
import type { DraftStore } from './lower.js';
import type { Program } from './program.js';
import { ProgramWriter } from './write.js';

export interface Scheduled {
  readonly program: Program;
  /** One node for each storage that the program reads, in its order: buffer nodes, or nodes with a value. */
  readonly inputs: readonly Node[];
  readonly scalars: readonly Node[];
}

/**
 * Plans the outputs. `donate[i]`: the storage that output i may overwrite, or null; without `donate` every input is
 * offered. The program's inputs are the distinct storages in order of first use (as in `planKey`).
 */
export function schedule(outputs: readonly Node[], donate?: readonly (Storage | null)[]): Scheduled {
  const leaves = leavesOf(outputs);
  const inputs = new Map<Storage, number>();
  leaves.inputs.forEach((n, i) => inputs.set(storageOf(n), i));
  const graph = new GraphCopy(inputs, new Map(leaves.scalars.map((n, i) => [n, i])));
  const results = graph.build(outputs);
  const { units, order } = fuse(graph);
  const stores = keepWhatIsRead(units);
  const sizes = leaves.inputs.map((n) => storageOf(n));
  const writer = new ProgramWriter(sizes, results, order);
  for (const unit of inOrder(units, results)) writer.unit(unit, stores.get(unit) ?? []);
  const offered = donate?.map((s) => (s && inputs.get(s)) ?? -1);
  return { program: writer.finish(leaves.scalars.length, offered), inputs: leaves.inputs, scalars: leaves.scalars };
}

function storageOf(node: Node): Storage {
  return node.op === 'buffer' ? (node.arg as Storage) : node.value!;
}

/** Readers first: a value that a kernel loads is stored by its own kernel. */
function keepWhatIsRead(units: readonly Unit[]): Map<Unit, DraftStore[]> {
  const stores = new Map<Unit, DraftStore[]>();
  for (const unit of [...units].sort((a, b) => b.level - a.level)) {
    if (!unit.draft) continue;
    const own = storesOf(unit.draft, unit.members);
    stores.set(unit, own);
    for (const source of loadsOf(unit.draft, own)) if (source.op !== 'buffer') source.stored = true;
  }
  return stores;
}

/** The units that the results need, each after those that it needs. */
function inOrder(units: readonly Unit[], results: readonly Op[]): Unit[] {
  const order: Unit[] = [];
  const seen = new Set<number>();
  const stack: number[] = [];
  // No path is longer than all units with all their needs.
  const limit = results.length + units.reduce((n, unit) => n + unit.needs.size + 1, 0) * 2;
  for (let i = results.length - 1; i >= 0; i--) stack.push(...[...results[i]!.units].reverse());
  while (stack.length > 0) {
    const unit = units[stack[stack.length - 1]!]!;
    const waiting = seen.has(unit.id) ? [] : [...unit.needs].filter((id) => !seen.has(id));
    if (waiting.length > 0) {
      stack.push(...waiting);
      if (stack.length > limit) throw new Error('[schedule] kernels wait for each other');
    } else {
      stack.pop();
      if (!seen.has(unit.id)) order.push(unit);
      seen.add(unit.id);
    }
  }
  return order;
}
