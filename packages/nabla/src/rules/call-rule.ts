/** What the derivative of a host kernel says. */
import type { Builder } from '../graph/build.js';
import type { Node } from '../ir/node.js';

export interface CallRule {
  /** Cotangents of the inputs from those of the results (null: none; at least one is there). */
  readonly vjp: (b: Builder<Node>, g: readonly (Node | null)[], call: Node<'call'>) => (Node | null)[];
  /** Tangents of the results from those of the inputs (null: zero; at least one is there). */
  readonly jvp: (b: Builder<Node>, t: readonly (Node | null)[], call: Node<'call'>) => (Node | null)[];
}
