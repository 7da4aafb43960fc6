/** What a function returned, as a recipe: tensors are made anew for each replay, everything else is as it was. */
import type { Cell } from '../cell.js';
import { isOptions } from '../dispatch/arguments.js';
import { fail } from '../errors.js';
import { GradNode, gradMode } from '../tape.js';
import { Tensor, View } from '../tensor.js';

/** What a recipe asks for while it is followed. */
export interface Kitchen {
  /** The tensor from outside that stands at this place in this call. */
  outside(at: number): Tensor;
  /** The cell of an output. */
  cell(at: number): Cell;
}

export type Recipe = (kitchen: Kitchen) => unknown;

/** What a recipe is made from. */
export interface Pantry {
  /** Position of a tensor, or of any tensor with its cell, among those from outside; −1 where it is from inside. */
  tensor(t: Tensor): number;
  owner(cell: Cell): number;
  /** Position of an inner cell among the outputs; adds it. */
  output(cell: Cell): number;
  refuse(why: string): void;
}

export function recipeOf(x: unknown, pantry: Pantry): Recipe {
  if (x instanceof Tensor) return tensorRecipe(x, pantry);
  if (Array.isArray(x)) return arrayRecipe(x, pantry);
  if (isOptions(x)) {
    const entries = Object.entries(x).map(([k, y]) => [k, recipeOf(y, pantry)] as const);
    return (kitchen) => Object.fromEntries(entries.map(([k, recipe]) => [k, recipe(kitchen)]));
  }
  if (typeof (x as { then?: unknown } | null | undefined)?.then === 'function')
    pantry.refuse('a function that returns a promise');
  return () => x;
}

/** Arrays of results may have names (`values`, `indices`). */
function arrayRecipe(x: readonly unknown[], pantry: Pantry): Recipe {
  const items = x.map((y) => recipeOf(y, pantry));
  const names = Object.getOwnPropertyNames(x)
    .filter((name) => name !== 'length' && !/^\d+$/.test(name))
    .map((name) => [name, x.indexOf((x as unknown as Record<string, unknown>)[name])] as const);
  return (kitchen) => {
    const out = items.map((recipe) => recipe(kitchen));
    for (const [name, at] of names) Object.defineProperty(out, name, { value: out[at] });
    return out;
  };
}

function tensorRecipe(t: Tensor, pantry: Pantry): Recipe {
  const known = pantry.tensor(t);
  if (known >= 0) return (kitchen) => kitchen.outside(known);
  if (t._grad !== null) pantry.refuse('a result that has a gradient of its own');
  const owner = pantry.owner(t._cell);
  const at = owner >= 0 ? -1 : pantry.output(t._cell);
  const { _shape: shape, _view: view } = t;
  const spent = spentName(t);
  const leaf = t._fn === null && t._requires;
  const inference = t._extra?.inference === true;
  return (kitchen) => {
    const cell = owner >= 0 ? kitchen.outside(owner)._cell : kitchen.cell(at);
    const out = new Tensor(cell, shape, view === null ? null : detached(view));
    if (spent !== null) out._fn = new SpentGrad(spent, out);
    out._requires = leaf || spent !== null;
    if (inference) out.extra().inference = true;
    return out;
  };
}

function detached(view: View): View {
  return new View(null, view.fn, view.geometry, view.depth);
}

/** The name of a result's tape node whose graph backward has freed; null where there is none. */
function spentName(t: Tensor): string | null {
  return t.grad_fn?.name ?? null;
}

/** Whether backward would have something to walk: a graph through which no backward has gone yet. */
export function isTaped(t: Tensor): boolean {
  const root = t.grad_fn;
  if (root === null) return false;
  const seen = new Set<GradNode<Tensor>>([root]);
  for (const node of seen) {
    if (node.released) return false;
    for (const to of node.next) if (to instanceof GradNode) seen.add(to as GradNode<Tensor>);
  }
  return true;
}

/** The tensors in a result. */
export function tensorsIn(x: unknown): Tensor[] {
  if (x instanceof Tensor) return [x];
  if (Array.isArray(x)) return x.flatMap(tensorsIn);
  return isOptions(x) ? Object.values(x).flatMap(tensorsIn) : [];
}

/** Stands for a graph that the compiled function's own backward has freed. */
class SpentGrad extends GradNode<Tensor> {
  readonly name: string;
  constructor(name: string, result: Tensor) {
    super([new Tensor(result._cell, result._shape)], [0]);
    this.name = name;
    this.released = true;
  }
  apply(): never {
    return fail('backward', `the graph of ${this.name} was freed`, gradMode.enabled ? '' : 'Gradients are off');
  }
  release(): boolean {
    return false;
  }
}
