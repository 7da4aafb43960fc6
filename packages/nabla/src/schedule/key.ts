/**
 * The structure of a graph as numbers: two graphs with equal keys have one plan. Values of scalars and storages stay out;
 * what is the same storage is in.
 */
import { type Node, type Storage, topological } from '../ir/node.js';

export interface Leaves {
  /** One node for each storage, in order of first use. */
  readonly inputs: readonly Node[];
  readonly scalars: readonly Node[];
}

/** What a plan reads, in the order in which the graph's walk meets it. */
export function leavesOf(outputs: readonly Node[]): Leaves {
  const seen = new Set<Storage>();
  const inputs: Node[] = [];
  const scalars: Node[] = [];
  for (const node of topological(outputs)) {
    const storage = node.op === 'buffer' ? (node.arg as Storage) : node.value;
    if (storage) {
      if (!seen.has(storage)) inputs.push(node);
      seen.add(storage);
    } else if (node.op === 'scalar') scalars.push(node);
  }
  return { inputs, scalars };
}

