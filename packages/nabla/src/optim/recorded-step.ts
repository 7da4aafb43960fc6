/** One traced `optimizer.step()`: what must hold for its repetition, and the repetition, which works out numbers only. */
import { built } from '../ir/node.js';
import { withGradMode } from '../tape.js';
import { Tensor } from '../tensor.js';
import type { RepeatedStep } from '../trace.js';

type State = Record<string, unknown>;
interface Group {
  readonly params: readonly Tensor[];
}

/** What of an optimizer a step needs. */
export interface Stepping {
  readonly param_groups: readonly Group[];
  readonly state: ReadonlyMap<Tensor, State>;
  _step_count: number;
  _update(p: Tensor, grad: Tensor, group: Group): void;
}

interface Update {
  readonly p: Tensor;
  readonly grad: Tensor;
  readonly group: Group;
  /** The tensors of its state; numbers (a count of steps) may change. */
  readonly state: State;
}

export class RecordedStep implements RepeatedStep {
  readonly stable: boolean;
  /** Nodes that were built. */
  readonly built: number;
  private readonly optimizer: Stepping;
  private readonly updates: readonly Update[];
  private readonly groups: readonly Group[];

  /** Runs the step. */
  constructor(optimizer: Stepping) {
    this.optimizer = optimizer;
    this.groups = optimizer.param_groups.map((g) => ({ ...g, params: [...g.params] }));
    this.updates = optimizer.param_groups.flatMap((group) =>
      group.params.flatMap((p) => (p._grad === null ? [] : [{ p, grad: p._grad, group, state: this.stateOf(p) }])),
    );
    const before = built.nodes;
    for (const { p, grad, group } of this.updates) optimizer._update(p, grad, group);
    this.built = built.nodes - before;
    this.stable = this.updates.every(({ p, state }) => same(state, this.stateOf(p)));
  }

  private stateOf(p: Tensor): State {
    return { ...this.optimizer.state.get(p) };
  }

  valid(): boolean {
    const now = this.optimizer.param_groups;
    return (
      now.length === this.groups.length &&
      now.every((g, i) => sameGroup(g, this.groups[i]!)) &&
      this.updates.every(({ p, state }) => same(state, this.optimizer.state.get(p) ?? {}))
    );
  }

  state(): Tensor[] {
    return this.updates.flatMap(({ p }) =>
      Object.values(this.stateOf(p)).filter((x): x is Tensor => x instanceof Tensor),
    );
  }

  repeat(): void {
    this.optimizer._step_count++;
    withGradMode(false, () => {
      for (const { p, grad, group } of this.updates) this.optimizer._update(p, grad, group);
    });
  }
}

/** Equal keys, the same tensors. */
function same(a: State, b: State): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => sameEntry(a[k], b[k]));
}

function sameEntry(a: unknown, b: unknown): boolean {
  return a instanceof Tensor || b instanceof Tensor ? a === b : typeof a === typeof b;
}

/** Switches as they were, and numbers that are 0 where they were 0: the formulas are chosen by no more than that. */
function sameGroup(a: Group, b: Group): boolean {
  if (a.params.length !== b.params.length || a.params.some((p, i) => p !== b.params[i])) return false;
  return Object.entries(b).every(([key, old]) => {
    const now = (a as unknown as State)[key];
    return typeof old === 'number' ? typeof now === 'number' && (now === 0) === (old === 0) : sameOption(now, old);
  });
}

/** Pairs of numbers (betas) are arguments of the formula. */
function sameOption(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b));
}
