/**
 * Watches a program from outside: what operators gave (methods and functions are wrapped), which variables hold what, and
 * each call of backward as a graph with the gradients in the order in which they were computed (by the tape's own hooks).
 */
import { Tensor } from 'nabla';
import { brief, shown } from './brief.js';
import type { GraphEvent, GraphNode, LeafGrad, Pass, Variable } from './messages.js';

type GradFn = NonNullable<Tensor['grad_fn']>;
type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

const MOST_NODES = 60;
const MOST_PASSES = 40;

/** By tape node: what the call gave, and what it was given. */
const results = new WeakMap<
  object,
  { readonly short: string; readonly whole: string; readonly operands: readonly Tensor[] }
>();
const names = new WeakMap<object, string>();
const variables = new Map<string, Tensor>();
export const passes: Pass[] = [];

/** Operators inside an operator are not the program's. */
let depth = 0;

function note(out: unknown, given: readonly unknown[]): void {
  if (Array.isArray(out)) for (const one of out) note(one, given);
  if (!(out instanceof Tensor) || out.grad_fn === null || results.has(out.grad_fn)) return;
  const operands = given.flat().filter((x): x is Tensor => x instanceof Tensor);
  results.set(out.grad_fn, { short: brief(out), whole: String(out.detach()), operands });
}

/** A function that notes what it gives. */
function noted(fn: AnyFunction): AnyFunction {
  return function (...args) {
    if (depth > 0) return fn.apply(this, args);
    depth++;
    let out: unknown;
    try {
      out = fn.apply(this, args);
    } finally {
      depth--;
    }
    note(out, [this, ...args]);
    return out;
  };
}

const isClass = (fn: AnyFunction): boolean => /^class\b/.test(Function.prototype.toString.call(fn));

/** A namespace with its functions noted; namespaces in it likewise. */
function watched(
  space: object,
  special: Readonly<Record<string, AnyFunction>>,
  known = new Map<object, object>(),
): object {
  const before = known.get(space);
  if (before !== undefined) return before;
  const copy: Record<string, unknown> = {};
  known.set(space, copy);
  for (const [key, value] of Object.entries(space)) {
    const isSpace = Object.prototype.toString.call(value) === '[object Module]';
    if (isSpace) copy[key] = watched(value as object, key === 'autograd' ? AUTOGRAD : {}, known);
    else if (Object.hasOwn(special, key)) copy[key] = special[key];
    else
      copy[key] = typeof value === 'function' && !isClass(value as AnyFunction) ? noted(value as AnyFunction) : value;
  }
  return copy;
}

const AUTOGRAD: Record<string, AnyFunction> = {};

const asTensors = (x: unknown): Tensor[] => [x].flat().filter((t): t is Tensor => t instanceof Tensor);

/** Methods that are wrapped otherwise or never make a value. */
const PLAIN = new Set([
  'constructor',
  'toString',
  'toJSON',
  'register_hook',
  'retain_grad',
  'item',
  'tolist',
  'backward',
]);

/** Wraps the library once; the namespace that programs get. */
export function watch<T extends object & { readonly autograd: object }>(torch: T): T {
  const prototype = Tensor.prototype as unknown as Record<string, unknown>;
  for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
    if (typeof value === 'function' && !key.startsWith('_') && !PLAIN.has(key))
      prototype[key] = noted(value as AnyFunction);
  const backward = Tensor.prototype.backward as AnyFunction;
  prototype['backward'] = function (this: Tensor, ...args: unknown[]) {
    return capture('backward', [this], () => backward.apply(this, args));
  };
  const { grad, backward: all } = torch.autograd as Record<string, AnyFunction>;
  AUTOGRAD['grad'] = (...args) => capture('grad', asTensors(args[0]), () => grad!(...args));
  AUTOGRAD['backward'] = (...args) => capture('backward', asTensors(args[0]), () => all!(...args));
  return watched(torch, {}) as T;
}

/** A variable has got a value. */
export function see(name: string, value: unknown): void {
  if (!(value instanceof Tensor)) return;
  variables.set(name, value);
  names.set(value, name);
  if (value.grad_fn !== null) {
    names.set(value.grad_fn, name);
    note(value, []);
  }
}

/** The tensors that variables hold at the end. */
export function variablesNow(): Variable[] {
  return [...variables].map(([name, t]) => ({
    name,
    value: shown(t.detach()),
    requires_grad: t.requires_grad,
    is_leaf: t.is_leaf,
    grad: t.is_leaf || t.retains_grad ? (t.grad === null ? null : shown(t.grad)) : null,
  }));
}

interface Drawn {
  readonly nodes: GraphNode[];
  readonly ids: Map<object, number>;
  readonly leaves: Tensor[];
  readonly operators: GradFn[];
  cut: boolean;
}

/** The graph behind some roots: operators by their tape nodes, leaves and constants by their tensors. */
function explore(roots: readonly Tensor[]): Drawn {
  const drawn: Drawn = { nodes: [], ids: new Map(), leaves: [], operators: [], cut: false };
  const stack: (GradFn | Tensor)[] = roots.map((t) => t.grad_fn ?? t);
  while (stack.length > 0) {
    const at = stack.pop()!;
    if (drawn.ids.has(at)) continue;
    if (drawn.nodes.length >= MOST_NODES) {
      drawn.cut = true;
      break;
    }
    if (at instanceof Tensor) addTensor(drawn, at);
    else stack.push(...addOperator(drawn, at));
  }
  // Ids of inputs are known when all nodes are.
  return { ...drawn, nodes: drawn.nodes.map((node, i) => ({ ...node, inputs: inputsOf(drawn, i) })) };
}

const order: (GradFn | Tensor)[] = [];

function addTensor(drawn: Drawn, t: Tensor): void {
  const id = drawn.nodes.length;
  drawn.ids.set(t, id);
  order[id] = t;
  if (t.requires_grad) drawn.leaves.push(t);
  drawn.nodes.push({
    id,
    kind: t.requires_grad ? 'leaf' : 'constant',
    label: names.get(t) ?? (t.requires_grad ? 'leaf' : 'tensor'),
    name: null,
    value: brief(t),
    whole: String(t.detach()),
    inputs: [],
  });
}

/** Adds an operator; what it stands on. */
function addOperator(drawn: Drawn, fn: GradFn): (GradFn | Tensor)[] {
  const id = drawn.nodes.length;
  drawn.ids.set(fn, id);
  order[id] = fn;
  drawn.operators.push(fn);
  const result = results.get(fn);
  drawn.nodes.push({
    id,
    kind: 'operator',
    label: fn.name,
    name: names.get(fn) ?? null,
    value: result?.short ?? '',
    whole: result?.whole ?? '',
    inputs: [],
  });
  return sourcesOf(fn).filter((x) => x !== null);
}

/** Where an operator's gradients go; a constant where the program gave one that wants none. */
function sourcesOf(fn: GradFn): (GradFn | Tensor | null)[] {
  const operands = results.get(fn)?.operands ?? [];
  const next = fn.next_functions;
  return next.map(([to], i) => {
    if (to !== null) return 'variable' in to ? (to.variable as Tensor) : (to as GradFn);
    const operand = operands.length === next.length ? operands[i]! : null;
    return operand !== null && !operand.requires_grad ? operand : null;
  });
}

function inputsOf({ ids }: Drawn, id: number): (number | null)[] {
  const at = order[id]!;
  if (at instanceof Tensor) return [];
  return sourcesOf(at).map((to) => (to === null ? null : (ids.get(to) ?? null)));
}

const short = (g: Tensor | null | undefined): string | null => (g === null || g === undefined ? null : brief(g));

/** Runs a backward with the tape's hooks on every node of the picture. */
function capture(kind: Pass['kind'], roots: readonly Tensor[], run: () => unknown): unknown {
  if (depth > 0 || passes.length >= MOST_PASSES) return run();
  const drawn = explore(roots);
  const before = drawn.leaves.map((leaf) => short(leaf.grad));
  const events: GraphEvent[] = [];
  const hooks = drawn.operators.map((fn) =>
    fn.register_hook((outgoing, incoming) => {
      events.push({
        node: drawn.ids.get(fn)!,
        incoming: short(incoming.find((g) => g !== null)) ?? '',
        outgoing: outgoing.map(short),
      });
    }),
  );
  depth++;
  try {
    return run();
  } finally {
    depth--;
    for (const hook of hooks) hook.remove();
    const leaves: LeafGrad[] = drawn.leaves.map((leaf, i) => ({
      node: drawn.ids.get(leaf)!,
      before: before[i]!,
      after: short(leaf.grad),
    }));
    const starts = roots.map((t) => drawn.ids.get(t.grad_fn ?? t)!);
    passes.push({ kind, nodes: drawn.nodes, roots: starts, events, leaves, cut: drawn.cut });
  }
}
