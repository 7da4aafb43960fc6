/** Derivatives of whole graphs: the walks that apply the rules. Iterative, so long chains do not overflow the stack. */
import { type Builder, graphBuilder } from '../graph/build.js';
import { is, type Node, topological } from '../ir/node.js';
import { jvpRule } from './jvp.js';
import { vjpRule } from './vjp.js';

const differentiable = (node: Node): boolean => node.dtype.kind === 'float';

/** The nodes between inputs and outputs through which a derivative can pass, inputs first. */
function between(inputs: ReadonlySet<Node>, outputs: readonly Node[]): Node[] {
  return topological(outputs, (n) => inputs.has(n) || !differentiable(n));
}

/** Which nodes depend on one of the sources. */
function dependents(order: readonly Node[], sources: ReadonlySet<Node>): Set<Node> {
  const out = new Set<Node>();
  for (const node of order) if (sources.has(node) || node.src.some((s) => out.has(s))) out.add(node);
  return out;
}

/** Cotangents while the walk adds them up. */
class Cotangents {
  private readonly b: Builder<Node>;
  private readonly sums = new Map<Node, Node>();
  private readonly calls = new Map<Node, (Node | null)[]>();
  constructor(b: Builder<Node>) {
    this.b = b;
  }
  get(node: Node): Node | null {
    return this.sums.get(node) ?? null;
  }
  add(node: Node, g: Node): void {
    const before = this.sums.get(node);
    this.sums.set(node, before ? this.b.add(before, g) : g);
  }
  /** A `pick` sends its cotangent to one result of its call. */
  addResult(call: Node<'call'>, i: number, g: Node): void {
    let list = this.calls.get(call);
    if (!list) this.calls.set(call, (list = call.arg.outputs.map(() => null)));
    list[i] = list[i] ? this.b.add(list[i]!, g) : g;
  }
  /** What a rule gets: a list for a call. */
  take(node: Node): Node | readonly (Node | null)[] | null {
    return is(node, 'call') ? (this.calls.get(node) ?? null) : this.get(node);
  }
}

/**
 * Cotangents of the inputs from those of the outputs. `inputs` may be any nodes: the walk does not go past them. null in
 * `grads`: that output has none; null in the result: the outputs do not depend on that input (or it was not wanted).
 */
export function vjpOf(
  inputs: readonly Node[],
  outputs: readonly Node[],
  grads: readonly (Node | null)[],
  wanted: readonly boolean[] = inputs.map(() => true),
): (Node | null)[] {
  const b = graphBuilder;
  const ends = new Set(inputs);
  const order = between(ends, outputs);
  const needed = dependents(order, new Set(inputs.filter((x, i) => wanted[i] && differentiable(x))));
  const sums = new Cotangents(b);
  outputs.forEach((out, i) => {
    if (grads[i] && needed.has(out)) sums.add(out, grads[i]!);
  });
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i]!;
    const g = ends.has(node) || !needed.has(node) ? null : sums.take(node);
    if (g !== null) pull(b, node, g as Node, needed, sums);
  }
  return inputs.map((x, i) => (wanted[i] ? sums.get(x) : null));
}

/** Applies one rule and adds what it gives to the node's inputs. */
function pull(b: Builder<Node>, node: Node, g: Node, needed: ReadonlySet<Node>, sums: Cotangents): void {
  if (is(node, 'pick')) {
    sums.addResult(node.src[0] as Node<'call'>, node.arg, g);
    return;
  }
  const parts = vjpRule(node.op)(b, g, node);
  node.src.forEach((s, i) => {
    if (parts[i] && needed.has(s)) sums.add(s, parts[i]!);
  });
}

/**
 * Tangents of the outputs from those of the inputs (null: zero). `inputs` may be any nodes: the walk does not go past
 * them. null in the result: that output does not depend on an input with a tangent.
 */
export function jvpOf(
  inputs: readonly Node[],
  outputs: readonly Node[],
  tangents: readonly (Node | null)[],
): (Node | null)[] {
  const known = new Map<Node, Node>();
  inputs.forEach((x, i) => {
    if (tangents[i] && differentiable(x)) known.set(x, tangents[i]!);
  });
  const calls = new Map<Node, readonly (Node | null)[]>();
  const ends = new Set(inputs);
  for (const node of between(ends, outputs)) {
    if (ends.has(node) || !differentiable(node)) continue;
    const t = is(node, 'pick') ? (calls.get(node.src[0]!)?.[node.arg] ?? null) : push(node, known, calls);
    if (t) known.set(node, t);
  }
  return outputs.map((out) => known.get(out) ?? null);
}

/** Applies one rule; the tangents of a call's results are kept aside for its picks. */
function push(node: Node, known: ReadonlyMap<Node, Node>, calls: Map<Node, readonly (Node | null)[]>): Node | null {
  const tangents = node.src.map((s) => known.get(s) ?? null);
  if (tangents.every((t) => t === null)) return null;
  const out = jvpRule(node.op)(graphBuilder, tangents, node);
  if (!is(node, 'call')) return out as Node | null;
  calls.set(node, out as unknown as readonly (Node | null)[]);
  return null;
}
