/** The tape: one node for each recorded call. Generic in the tensor, so that this file can be read alone. */
import { fail, said } from './errors.js';

/** Gradient recording, on unless `no_grad` or `inference_mode` turned it off. Plain fields: read on every call. */
export const gradMode = { enabled: true, inference: false, anomaly: false };

/** Runs with recording switched, and switches back whatever happens. */
export function withGradMode<R>(enabled: boolean, fn: () => R): R {
  const before = gradMode.enabled;
  gradMode.enabled = enabled;
  try {
    return fn();
  } finally {
    gradMode.enabled = before;
  }
}

export type Hook<T> = (grad: T) => T | null | undefined | void;

/** Among a result's hooks: keeps the gradient as it is there (`retain_grad`). */
export class Retain<T> {
  readonly tensor: T;
  constructor(tensor: T) {
    this.tensor = tensor;
  }
}

/** So many nulls, to be filled. */
export function nulls<T>(count: number): (T | null)[] {
  return count === 1 ? [null] : count === 2 ? [null, null] : new Array<T | null>(count).fill(null);
}

const FIRST: readonly number[][] = [[], [0], [0, 0], [0, 0, 0]];

/** The numbers of so many edges that all lead to first results: read only, shared where they are few. */
export function firstOf(edges: number): readonly number[] {
  return FIRST[edges] ?? new Array<number>(edges).fill(0);
}

/** Such numbers with another one for edge k. */
export function withNumber(numbers: readonly number[], k: number, nr: number): readonly number[] {
  const out = numbers.slice();
  out[k] = nr;
  return out;
}

let sequence = 0;

type Grads<T> = readonly (T | null)[];
type PostHook<T> = (gradInputs: Grads<T>, gradOutputs: Grads<T>) => Grads<T> | void;
type PreHook<T> = (gradOutputs: Grads<T>) => Grads<T> | void;

class NodeExtra<T> {
  /** Hooks on results, by position; they see the gradient before the node does. */
  outputHooks: Map<number, (Hook<T> | Retain<T>)[]> | null = null;
  /** Hooks on the whole node: `register_hook` (after) and `register_prehook` (before). */
  postHooks: PostHook<T>[] | null = null;
  preHooks: PreHook<T>[] | null = null;
  /** Where the call was made, in anomaly mode. */
  stack: string | null = null;
}

/** One recorded call. Edge i leads to where gradient i goes: another node, a leaf tensor, or nowhere. */
export abstract class GradNode<T> {
  abstract readonly name: string;
  /** Grows with creation: a node's consumers have larger numbers, so the walk goes in falling order. */
  readonly sequence: number = ++sequence;
  readonly next: readonly (GradNode<T> | T | null)[];
  readonly nextNr: readonly number[];
  /** Hooks, and where the call was made: what few nodes have. */
  extra: NodeExtra<T> | null = null;
  released = false;
  /** The walk that this node waits in, and the gradients that have come so far. */
  walk: object | null = null;
  waiting: (T | null)[] | null = null;
  /** Twice the number of the last search for targets that came by, and one more where this node leads to a target. */
  mark = 0;
  constructor(next: readonly (GradNode<T> | T | null)[], nextNr: readonly number[]) {
    this.next = next;
    this.nextNr = nextNr;
    if (gradMode.anomaly) this.extras().stack = new Error('the forward call').stack ?? null;
  }
  /** Gradients of the inputs from those of the results. `wanted[i]`: edge i leads somewhere. */
  abstract apply(grads: readonly (T | null)[], createGraph: boolean, wanted: readonly boolean[]): readonly (T | null)[];
  /** Forgets what was saved; true when something was, so that a second backward is an error. */
  abstract release(): boolean;

  /** @internal */
  extras(): NodeExtra<T> {
    return (this.extra ??= new NodeExtra<T>());
  }
  /** `grad_fn.next_functions`, as PyTorch shows it: pairs of node and result number. */
  get next_functions(): [GradNode<T> | AccumulateGrad<T> | null, number][] {
    const shown = (n: GradNode<T> | T | null): GradNode<T> | AccumulateGrad<T> | null =>
      n === null ? null : n instanceof GradNode ? (n as GradNode<T>) : new AccumulateGrad<T>(n);
    return this.next.map((n, i) => [shown(n), this.nextNr[i]!]);
  }
  register_hook(hook: PostHook<T>): { remove(): void } {
    return addHook((this.extras().postHooks ??= []), hook);
  }
  register_prehook(hook: PreHook<T>): { remove(): void } {
    return addHook((this.extras().preHooks ??= []), hook);
  }
  toString(): string {
    return `<${this.name}>`;
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/** What a leaf's edge shows as in `next_functions`. */
export class AccumulateGrad<T> {
  readonly variable: T;
  readonly name = 'AccumulateGrad';
  constructor(variable: T) {
    this.variable = variable;
  }
  toString(): string {
    return '<AccumulateGrad>';
  }
}

export function addHook<H>(list: H[], hook: H): { remove(): void } {
  if (typeof hook !== 'function')
    fail('register_hook', `a hook is a function, not ${said(hook)}`, 'Write register_hook((grad) => …)', 'type');
  list.push(hook);
  return {
    remove() {
      const at = list.indexOf(hook);
      if (at >= 0) list.splice(at, 1);
    },
  };
}
