/**
 * The walk that takes gradients back along the tape, from the roots to the leaves or to targets. Generic in the tensor, as
 * the tape is.
 */
import { fail } from '../errors.js';
import { profiling, spanned } from '../profiling.js';
import { GradNode, gradMode, type Hook, nulls, Retain } from '../tape.js';

/** What the walk needs of tensors. */
export interface WalkTools<T> {
  add(a: T, b: T): T;
  /** Runs a tensor's hooks on a leaf's final gradient. */
  leafHooks(leaf: T): readonly Hook<T>[] | null;
  /** Checks a hook's answer and a node's results against what is expected there. */
  checkHook(before: T, after: T): T;
  checkGrad(node: GradNode<T>, position: number, grad: T): T;
  /** A hook saw this gradient and may keep it. */
  shown(grad: T): void;
  /** Throws when a gradient holds nan (anomaly mode). */
  checkNan(node: GradNode<T>, position: number, grad: T): void;
}

export interface Root<T> {
  readonly node: GradNode<T> | T;
  readonly nr: number;
  readonly grad: T;
}

/** A place whose gradient is asked for: a leaf, or result `nr` of a node. */
export interface Target<T> {
  readonly node: GradNode<T> | T;
  readonly nr: number;
}

export interface WalkResult<T> {
  /** Gradients of the targets, in order; null where a target was not reached. */
  readonly captured: (T | null)[];
  /** Gradients of all leaves reached, when no targets were given. */
  readonly leaves: LeafGrads<T>;
  /** Gradients of results that retain theirs; null where there are none. */
  readonly retained: ReadonlyMap<T, T> | null;
}

/** So many are found by looking through a list. */
const FEW = 8;

/** Gradients by leaf, in the order in which they came first: lists, and an index where there are many. */
export class LeafGrads<T> {
  readonly leaves: T[] = [];
  readonly grads: T[] = [];
  private index: Map<T, number> | null = null;

  add(leaf: T, grad: T, tools: WalkTools<T>): void {
    const at = this.positionOf(leaf);
    if (at >= 0) this.grads[at] = tools.add(this.grads[at]!, grad);
    else {
      this.index?.set(leaf, this.leaves.length);
      this.leaves.push(leaf);
      this.grads.push(grad);
    }
  }

  private positionOf(leaf: T): number {
    if (this.leaves.length <= FEW) return this.leaves.indexOf(leaf);
    this.index ??= new Map(this.leaves.map((known, i) => [known, i]));
    return this.index.get(leaf) ?? -1;
  }
}

/** Max-heap by sequence number. */
class Queue<T> {
  private readonly items: GradNode<T>[] = [];
  get size(): number {
    return this.items.length;
  }
  push(node: GradNode<T>): void {
    const a = this.items;
    let i = a.push(node) - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (a[up]!.sequence >= node.sequence) break;
      a[i] = a[up]!;
      i = up;
    }
    a[i] = node;
  }
  pop(): GradNode<T> {
    const a = this.items;
    const top = a[0]!;
    const last = a.pop()!;
    if (a.length > 0) this.sink(last);
    return top;
  }
  private sink(node: GradNode<T>): void {
    const a = this.items;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= a.length) break;
      if (child + 1 < a.length && a[child + 1]!.sequence > a[child]!.sequence) child++;
      if (a[child]!.sequence <= node.sequence) break;
      a[i] = a[child]!;
      i = child;
    }
    a[i] = node;
  }
}

/** Nodes on the way of a search, and the next edge of each; empty between searches, which never run inside one another. */
const STACK: unknown[] = [];
const EDGES: number[] = [];

/** Which places of a graph lead to the targets. Marks are numbers of one search, so that nothing needs to be cleared. */
class Search<T> {
  private static count = 0;
  private number = 0;
  private readonly roots: readonly Root<T>[];
  private readonly targets: readonly Target<T>[];
  /** Targets by node, where they are many. */
  private readonly byNode: Map<unknown, number[]> | null;
  constructor(roots: readonly Root<T>[], targets: readonly Target<T>[]) {
    this.roots = roots;
    this.targets = targets;
    this.byNode = targets.length > FEW ? positionsOf(targets) : null;
    this.mark();
  }

  private mark(): void {
    this.number = ++Search.count;
    for (const root of this.roots) if (root.node instanceof GradNode) this.explore(root.node, STACK as GradNode<T>[]);
  }

  /** A search that a hook made may have marked the same nodes: then they are marked again. */
  renew(): void {
    if (this.number !== Search.count) this.mark();
  }

  /** Depth first without recursion: a node is useful when it is a target or some edge leads to something useful. */
  private explore(root: GradNode<T>, stack: GradNode<T>[]): void {
    if (this.isMarked(root)) return;
    this.enter(root, stack);
    while (stack.length > 0) {
      const at = stack.length - 1;
      const { next } = stack[at]!;
      if (EDGES[at]! < next.length) {
        const to = next[EDGES[at]!++];
        if (to instanceof GradNode && !this.isMarked(to)) this.enter(to, stack);
      } else this.leave(stack.pop()!);
    }
  }

  private isMarked(node: GradNode<T>): boolean {
    return node.mark >= 2 * this.number;
  }

  private enter(node: GradNode<T>, stack: GradNode<T>[]): void {
    node.mark = 2 * this.number + (this.isTarget(node) ? 1 : 0);
    EDGES[stack.length] = 0;
    stack.push(node);
  }

  private leave(node: GradNode<T>): void {
    for (let i = 0; i < node.next.length && (node.mark & 1) === 0; i++) if (this.isUseful(node.next[i]!)) node.mark++;
  }

  private isTarget(to: GradNode<T> | T): boolean {
    if (this.byNode !== null) return this.byNode.has(to);
    for (let i = 0; i < this.targets.length; i++) if (this.targets[i]!.node === to) return true;
    return false;
  }

  isUseful(to: GradNode<T> | T | null): boolean {
    if (to === null) return false;
    return to instanceof GradNode ? to.mark === 2 * this.number + 1 : this.isTarget(to);
  }

  /** Many targets are found by a map, few by looking through them. */
  get many(): boolean {
    return this.byNode !== null;
  }

  /** Adds a leaf's gradient to its targets (few targets only). */
  add(leaf: T, captured: (T | null)[], grad: T, tools: WalkTools<T>): void {
    for (let i = 0; i < this.targets.length; i++) {
      if (this.targets[i]!.node !== leaf) continue;
      const sum = captured[i]!;
      captured[i] = sum === null ? grad : tools.add(sum, grad);
    }
  }

  /** The last word on leaves' gradients (few targets only); a leaf that is asked for twice gets one answer. */
  finish(captured: (T | null)[], last: (leaf: T, grad: T) => T): void {
    if (this.many) return;
    for (let i = 0; i < this.targets.length; i++) {
      const { node } = this.targets[i]!;
      const grad = captured[i]!;
      if (node instanceof GradNode || grad === null) continue;
      const before = this.targets.findIndex((t) => t.node === node);
      captured[i] = before < i ? captured[before]! : last(node, grad);
    }
  }

  /** Hands each target at this place its gradient. */
  deliver(place: GradNode<T> | T, captured: (T | null)[], gradOf: (nr: number) => T | null): void {
    if (this.byNode !== null) {
      for (const i of this.byNode.get(place) ?? []) captured[i] = gradOf(this.targets[i]!.nr);
      return;
    }
    for (let i = 0; i < this.targets.length; i++) {
      if (this.targets[i]!.node === place) captured[i] = gradOf(this.targets[i]!.nr);
    }
  }
}

/** One walk from the roots. All state belongs to the call, so hooks may start another. */
class Walk<T> {
  private readonly queue = new Queue<T>();
  private readonly leaves = new LeafGrads<T>();
  private retained: Map<T, T> | null = null;
  private readonly captured: (T | null)[];
  /** Null when every leaf is wanted. */
  private readonly search: Search<T> | null;
  private readonly tools: WalkTools<T>;
  private readonly keepGraph: boolean;
  private readonly createGraph: boolean;
  private readonly done: GradNode<T>[] = [];
  /** Gradients of nodes that an outer walk is busy with. */
  private elsewhere: Map<GradNode<T>, (T | null)[]> | null = null;

  constructor(
    tools: WalkTools<T>,
    roots: readonly Root<T>[],
    targets: readonly Target<T>[] | null,
    keepGraph: boolean,
    createGraph: boolean,
  ) {
    this.tools = tools;
    this.keepGraph = keepGraph;
    this.createGraph = createGraph;
    this.search = targets ? new Search(roots, targets) : null;
    this.captured = targets ? nulls<T>(targets.length) : [];
    for (const root of roots) this.give(root.node, root.nr, root.grad);
  }

  private give(to: GradNode<T> | T, nr: number, grad: T): void {
    if (this.search !== null && !this.search.isUseful(to)) return;
    if (!(to instanceof GradNode)) {
      if (this.search === null || this.search.many) this.leaves.add(to, grad, this.tools);
      else this.search.add(to, this.captured, grad, this.tools);
      return;
    }
    const list = this.gradsOf(to);
    if (list === undefined) this.enqueue(to, nr === 0 ? [grad] : [...new Array<null>(nr).fill(null), grad]);
    else {
      while (list.length <= nr) list.push(null);
      const sum = list[nr]!;
      list[nr] = sum === null ? grad : this.tools.add(sum, grad);
    }
  }

  /** Gradients that wait for a node: on the node itself, or beside it where an outer walk has its own there. */
  private gradsOf(node: GradNode<T>): (T | null)[] | undefined {
    return node.walk === this ? node.waiting! : this.elsewhere?.get(node);
  }

  private enqueue(node: GradNode<T>, list: (T | null)[]): void {
    if (node.walk === null) {
      node.walk = this;
      node.waiting = list;
    } else (this.elsewhere ??= new Map()).set(node, list);
    this.queue.push(node);
  }

  private dequeue(node: GradNode<T>): (T | null)[] {
    const list = this.gradsOf(node)!;
    if (node.walk === this) {
      node.walk = null;
      node.waiting = null;
    } else this.elsewhere!.delete(node);
    return list;
  }

  private runHooks(hooks: readonly (Hook<T> | Retain<T>)[], grad: T): T {
    for (const hook of [...hooks]) {
      this.tools.shown(grad);
      if (hook instanceof Retain) {
        (this.retained ??= new Map()).set(hook.tensor, grad);
        continue;
      }
      const answer = hook(grad);
      if (answer !== null && answer !== undefined) grad = this.tools.checkHook(grad, answer as T);
    }
    return grad;
  }

  private showAll(grads: readonly (T | null)[]): void {
    for (const grad of grads) if (grad) this.tools.shown(grad);
  }

  private visit(node: GradNode<T>): void {
    let grads: readonly (T | null)[] = this.takeGrads(node);
    if (node.extra?.preHooks) {
      this.showAll(grads);
      for (const hook of [...node.extra.preHooks]) grads = hook(grads) ?? grads;
    }
    this.search?.renew();
    const wanted = this.wantedOf(node);
    if (wanted === null) return;
    if (node.released) failReleased();
    let inputs =
      profiling.on === null ? node.apply(grads, this.createGraph, wanted) : this.profiled(node, grads, wanted);
    if (node.extra?.postHooks) {
      this.showAll([...inputs, ...grads]);
      for (const hook of [...node.extra.postHooks]) inputs = hook(inputs, grads) ?? inputs;
    }
    if (!this.keepGraph) this.done.push(node);
    this.search?.renew();
    this.pass(node, inputs, wanted);
  }

  private profiled(node: GradNode<T>, grads: readonly (T | null)[], wanted: readonly boolean[]): readonly (T | null)[] {
    return spanned('backward', node.name, null, () => node.apply(grads, this.createGraph, wanted));
  }

  /** Which edges lead somewhere; null when none does. */
  private wantedOf(node: GradNode<T>): readonly boolean[] | null {
    const { next } = node;
    const flags = FLAGS[next.length];
    if (flags === undefined) {
      const wanted = next.map((to) => this.isWanted(to));
      return wanted.includes(true) ? wanted : null;
    }
    let mask = 0;
    for (let i = 0; i < next.length; i++) if (this.isWanted(next[i]!)) mask |= 1 << i;
    return mask === 0 ? null : flags[mask]!;
  }

  private isWanted(to: GradNode<T> | T | null): boolean {
    return this.search === null ? to !== null : this.search.isUseful(to);
  }

  private pass(node: GradNode<T>, inputs: readonly (T | null)[], wanted: readonly boolean[]): void {
    for (let i = 0; i < wanted.length; i++) {
      const grad = inputs[i];
      if (!wanted[i] || grad === null || grad === undefined) continue;
      if (gradMode.anomaly) this.tools.checkNan(node, i, grad);
      this.give(node.next[i]!, node.nextNr[i]!, this.tools.checkGrad(node, i, grad));
    }
  }

  private takeGrads(node: GradNode<T>): (T | null)[] {
    const grads = this.dequeue(node);
    if (node.extra?.outputHooks) {
      for (const [nr, hooks] of node.extra.outputHooks) {
        const grad = grads[nr];
        if (grad !== null && grad !== undefined) grads[nr] = this.runHooks(hooks, grad);
      }
    }
    if (this.search !== null) this.search.deliver(node, this.captured, (nr) => grads[nr] ?? null);
    return grads;
  }

  private finishLeaves(): void {
    this.search?.finish(this.captured, (leaf, grad) => this.finishLeaf(leaf, grad));
    const { leaves, grads } = this.leaves;
    for (let i = 0; i < leaves.length; i++) {
      const final = this.finishLeaf(leaves[i]!, grads[i]!);
      grads[i] = final;
      if (this.search !== null) this.search.deliver(leaves[i]!, this.captured, () => final);
    }
  }

  private finishLeaf(leaf: T, grad: T): T {
    const hooks = this.tools.leafHooks(leaf);
    return hooks ? this.runHooks(hooks, grad) : grad;
  }

  run(): WalkResult<T> {
    try {
      while (this.queue.size > 0) this.visit(this.queue.pop());
      this.finishLeaves();
    } finally {
      // After an error, nodes that were still waiting must not look busy.
      while (this.queue.size > 0) this.dequeue(this.queue.pop());
    }
    if (!this.keepGraph) for (const node of this.done) node.released = node.release();
    return { captured: this.captured, leaves: this.leaves, retained: this.retained };
  }
}

/** All flags of up to three edges, by their number and by a mask: made once, read only. */
const FLAGS: readonly (readonly (readonly boolean[])[])[] = [0, 1, 2, 3].map((n) =>
  Array.from({ length: 2 ** n }, (_, mask) => Array.from({ length: n }, (_, i) => (mask & (1 << i)) !== 0)),
);

function positionsOf<T>(targets: readonly Target<T>[]): Map<unknown, number[]> {
  const out = new Map<unknown, number[]>();
  targets.forEach((t, i) => {
    const list = out.get(t.node);
    if (list) list.push(i);
    else out.set(t.node, [i]);
  });
  return out;
}

function failReleased(): never {
  fail(
    'backward',
    'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad()',
    'Specify { retain_graph: true } in the first call if you need to backward through the graph a second time or if you need to access saved tensors after calling backward',
  );
}

/**
 * The leaf at the end of a graph in which every node leads to one place only and nobody looks on: most of what lessons
 * write. Null where the graph is otherwise.
 */
function endOfChain<T>(from: GradNode<T>, tools: WalkTools<T>): T | null {
  let node = from;
  for (;;) {
    if (node.extra !== null || node.walk !== null) return null;
    const at = onlyEdge(node);
    const to = at < 0 || node.released ? null : node.next[at]!;
    if (to === null) return null;
    if (!(to instanceof GradNode)) return tools.leafHooks(to) === null ? to : null;
    if (node.nextNr[at] !== 0) return null;
    node = to;
  }
}

/** The edge that leads somewhere; −1 where none or several do. */
function onlyEdge<T>({ next }: GradNode<T>): number {
  if (next.length > 3) return -1;
  let found = -1;
  for (let i = 0; i < next.length; i++) {
    if (next[i] === null) continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}

/** Takes a gradient along a chain to its leaf; null where some node gives none. What a walk does, without its state. */
function alongChain<T>(
  tools: WalkTools<T>,
  { node: root, grad }: Root<T>,
  keepGraph: boolean,
  create: boolean,
): T | null {
  let now: T | null = grad;
  let node = root as GradNode<T> | T;
  while (now !== null && node instanceof GradNode) {
    const at = onlyEdge(node);
    const inputs: readonly (T | null)[] = node.apply([now], create, FLAGS[node.next.length]![1 << at]!);
    const given: T | null = inputs[at] ?? null;
    now = given === null ? null : tools.checkGrad(node, at, given);
    node = node.next[at]!;
  }
  if (!keepGraph) release(root as GradNode<T>, node);
  return now;
}

/** Lets go of the nodes of a chain, up to where a gradient came. */
function release<T>(root: GradNode<T>, end: GradNode<T> | T): void {
  let node: GradNode<T> | T = root;
  while (node !== end && node instanceof GradNode) {
    node.released = node.release();
    node = node.next[onlyEdge(node)]!;
  }
}

function walk<T>(
  tools: WalkTools<T>,
  roots: readonly Root<T>[],
  targets: readonly Target<T>[] | null,
  keepGraph: boolean,
  createGraph: boolean,
): WalkResult<T> {
  const root = roots[0];
  const single =
    roots.length === 1 && (targets === null || targets.length === 1) && !gradMode.anomaly && profiling.on === null;
  if (single && root!.node instanceof GradNode && root!.nr === 0) {
    const leaf = endOfChain(root!.node, tools);
    if (leaf !== null && (targets === null || targets[0]!.node === leaf)) {
      const grad = alongChain(tools, root!, keepGraph, createGraph);
      const leaves = new LeafGrads<T>();
      if (targets === null && grad !== null) leaves.add(leaf, grad, tools);
      return { captured: targets === null ? [] : [grad], leaves, retained: null };
    }
  }
  return new Walk(tools, roots, targets, keepGraph, createGraph).run();
}

/** Takes gradients from the roots back to the targets, or to every leaf. */
export function walkBack<T>(
  tools: WalkTools<T>,
  roots: readonly Root<T>[],
  targets: readonly Target<T>[] | null,
  keepGraph: boolean,
  createGraph: boolean,
): WalkResult<T> {
  const before = gradMode.enabled;
  gradMode.enabled = createGraph;
  try {
    return walk(tools, roots, targets, keepGraph, createGraph);
  } finally {
    gradMode.enabled = before;
  }
}
