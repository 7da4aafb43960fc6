/** Derivatives of host kernels, by name. */
import type { Builder } from '../graph/build.js';
import type { Node } from '../ir/node.js';
import { transpose } from './linear.js';

export interface CallRule {
  /** Cotangents of the inputs from those of the results (null: none). */
  readonly vjp: (b: Builder<Node>, g: readonly (Node | null)[], call: Node<'call'>) => (Node | null)[];
  /** Tangents of the results from those of the inputs (null: zero). */
  readonly jvp: (b: Builder<Node>, t: readonly (Node | null)[], call: Node<'call'>) => (Node | null)[];
}

/** Result i of a call. */
function result(b: Builder<Node>, call: Node<'call'>, i: number): Node {
  const { dtype, shape } = call.arg.outputs[i]!;
  return b.emit('pick', dtype, shape, [call], i);
}

function solveAgain(b: Builder<Node>, call: Node<'call'>, a: Node, rhs: Node): Node {
  return b.call([a, rhs], call.arg)[0]!;
}

/** x = a⁻¹·rhs: gRhs = a⁻ᵀ·g, gA = −gRhs·xᵀ; dx = a⁻¹·(dRhs − da·x). */
const solve: CallRule = {
  vjp(b, [g], call) {
    const gRhs = solveAgain(b, call, transpose(b, call.src[0]!), g!);
    return [b.neg(b.dot(gRhs, transpose(b, result(b, call, 0)))), gRhs];
  },
  jvp(b, [da, dRhs], call) {
    const moved = da ? b.dot(da, result(b, call, 0)) : null;
    const change = moved && dRhs ? b.sub(dRhs, moved) : moved ? b.neg(moved) : dRhs!;
    return [solveAgain(b, call, call.src[0]!, change)];
  },
};

const RULES: Readonly<Record<string, CallRule>> = { solve };

/** The rules of a host kernel. */
export function callRule(call: Node<'call'>): CallRule {
  const rule = RULES[call.arg.kernel];
  if (!rule) throw new Error(`[${call.arg.kernel}] has no derivative`);
  return rule;
}
