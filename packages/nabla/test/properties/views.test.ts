/** Random chains of views, then writes to any of them: all aliases see every write, and nothing else does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as torch from '../../src/index.js';
import { behindGraph } from '../ops/maker.js';
import { type Alias, draws, fresh, isStrided, shapesOf, verify } from './memory.js';
import { check, Grid, pick, type Shape } from './model.js';

type Draw = readonly number[];
type Step = (a: Alias, d: Draw) => Alias | null;
const view = (a: Alias, tensor: Alias['tensor'], at: Grid): Alias => ({ tensor, memory: a.memory, at });
const moved = (at: readonly number[], dim: number, to: number): number[] => at.map((i, d) => (d === dim ? to : i));

const STEPS: Readonly<Record<string, Step>> = {
  select(a, [d, i]) {
    const { shape } = a.at;
    const dim = d! % shape.length;
    if (!(shape[dim]! > 0)) return null;
    const index = i! % shape[dim]!;
    return view(
      a,
      a.tensor.select(dim, index),
      Grid.of(shape.toSpliced(dim, 1), (at) => a.at.get(at.toSpliced(dim, 0, index))),
    );
  },
  slice(a, [d, i, j, k]) {
    const { shape } = a.at;
    if (shape.length === 0) return null;
    const [dim, step] = [d! % shape.length, (k! % 3) + 1];
    const start = i! % (shape[dim]! + 1);
    const end = start + (j! % (shape[dim]! - start + 1));
    const length = Math.ceil((end - start) / step);
    const index = [...shape.slice(0, dim).map(() => ':'), `${start}:${end}:${step}`];
    return view(
      a,
      a.tensor.at(...index),
      Grid.of(moved(shape, dim, length), (at) => a.at.get(moved(at, dim, start + at[dim]! * step))),
    );
  },
  transpose(a, [d, e]) {
    const n = a.at.shape.length;
    if (n === 0) return null;
    const [x, y] = [d! % n, e! % n];
    const swap = (s: readonly number[]): number[] => s.map((v, i) => (i === x ? s[y]! : i === y ? s[x]! : v));
    return view(
      a,
      a.tensor.transpose(x, y),
      Grid.of(swap(a.at.shape), (at) => a.at.get(swap(at))),
    );
  },
  reshape(a, [c]) {
    const shape = shapesOf(a.at.data.length, c!);
    const tensor = a.tensor.reshape(shape);
    if (isStrided(shape, a.at.data)) return view(a, tensor, new Grid(shape, a.at.data));
    // A copy: a memory of its own.
    const memory = a.at.data.map((p) => a.memory[p]!);
    return {
      tensor,
      memory,
      at: new Grid(
        shape,
        memory.map((_, i) => i),
      ),
    };
  },
  view(a, [c]) {
    const shape = shapesOf(a.at.data.length, c!);
    if (isStrided(shape, a.at.data)) return view(a, a.tensor.view(shape), new Grid(shape, a.at.data));
    expect(() => a.tensor.view(shape)).toThrow(/^\[view\]/);
    return null;
  },
  unsqueeze(a, [d]) {
    const dim = d! % (a.at.shape.length + 1);
    return view(a, a.tensor.unsqueeze(dim), new Grid(a.at.shape.toSpliced(dim, 0, 1), a.at.data));
  },
  squeeze: (a) =>
    view(
      a,
      a.tensor.squeeze(),
      new Grid(
        a.at.shape.filter((n) => n !== 1),
        a.at.data,
      ),
    ),
  expand(a, [n]) {
    if (a.at.data.length > 40) return null;
    const shape: Shape = [(n! % 3) + 1, ...a.at.shape];
    return view(
      a,
      a.tensor.expand([...shape]),
      Grid.of(shape, (at) => pick(a.at, at)),
    );
  },
  diagonal(a, [o]) {
    const [n, m] = a.at.shape;
    if (n === undefined || m === undefined) return null;
    const offset = (o! % 3) - 1;
    const [down, right] = [Math.max(-offset, 0), Math.max(offset, 0)];
    const length = Math.max(0, Math.min(n - down, m - right));
    const shape = [...a.at.shape.slice(2), length];
    return view(
      a,
      a.tensor.diagonal(offset),
      Grid.of(shape, (at) => a.at.get([at.at(-1)! + down, at.at(-1)! + right, ...at.slice(0, -1)])),
    );
  },
  unbind(a, [i]) {
    const [n] = a.at.shape;
    if (!n) return null;
    const k = i! % n;
    return view(
      a,
      a.tensor.unbind(0)[k]!,
      Grid.of(a.at.shape.slice(1), (at) => a.at.get([k, ...at])),
    );
  },
  detach: (a) => view(a, a.tensor.detach(), a.at),
  clone(a) {
    const memory = a.at.data.map((p) => a.memory[p]!);
    return {
      tensor: a.tensor.clone(),
      memory,
      at: new Grid(
        a.at.shape,
        memory.map((_, i) => i),
      ),
    };
  },
};
const NAMES = Object.keys(STEPS);

function write(a: Alias, values: (old: number, k: number) => number): void {
  const next = a.at.data.map((p, k) => values(a.memory[p]!, k));
  a.at.data.forEach((p, k) => (a.memory[p] = next[k]!));
}

type Write = (a: Alias, d: Draw) => void;
const WRITES: Readonly<Record<string, Write>> = {
  add_: (a, [v]) => {
    a.tensor.add_(v!);
    write(a, (x) => x + v!);
  },
  mul_: (a) => {
    a.tensor.mul_(-1);
    write(a, (x) => -x);
  },
  fill_: (a, [v]) => {
    a.tensor.fill_(v!);
    write(a, () => v!);
  },
  zero_: (a) => {
    a.tensor.zero_();
    write(a, () => 0);
  },
  copy_: (a) => {
    const values = torch.arange(a.at.data.length, { dtype: torch.float64 }).reshape([...a.at.shape]);
    a.tensor.copy_(values);
    write(a, (_, k) => k);
  },
  // A result computed from the tensor itself, over the graph.
  sub_: (a) => {
    a.tensor.sub_(a.tensor.mul(3));
    write(a, (x) => x - 3 * x);
  },
  index_put_: (a, [i, v]) => {
    if (!(a.at.shape[0]! > 0)) return;
    const k = i! % a.at.shape[0]!;
    a.tensor.index_put_([k], v!);
    const rest = a.at.data.length / a.at.shape[0]!;
    for (const p of a.at.data.slice(k * rest, (k + 1) * rest)) a.memory[p] = v!;
  },
};
/** One value for all: it does not matter which of several elements in one place is written last. */
const CONSTANT = new Set(['fill_', 'zero_', 'index_put_']);
const WRITE_NAMES = Object.keys(WRITES);

function writeOrRefuse(name: string, a: Alias, d: Draw): void {
  if (new Set(a.at.data).size === a.at.data.length || CONSTANT.has(name)) WRITES[name]!(a, d);
  // Several elements in one place: PyTorch refuses, and nothing may have changed.
  else expect(() => WRITES[name]!({ ...a, memory: [...a.memory] }, d), name).toThrow(/^\[\w+\] unsupported operation/);
}

interface Action {
  readonly write: boolean;
  readonly which: number;
  readonly name: number;
  readonly draw: number[];
}
const actions = fc.array(fc.record({ write: fc.boolean(), which: fc.nat(100), name: fc.nat(100), draw: draws(4) }), {
  minLength: 4,
  maxLength: 14,
});

function play(base: Alias, list: readonly Action[], eager: boolean): void {
  const all = [base];
  const story: string[] = [];
  for (const { write: writes, which, name, draw } of list) {
    const a = all[which % all.length]!;
    const called = writes ? WRITE_NAMES[name % WRITE_NAMES.length]! : NAMES[name % NAMES.length]!;
    story.push(`${which % all.length}.${called}(${draw.join()})`);
    if (writes) writeOrRefuse(called, a, draw);
    else all.push(STEPS[called]!(a, draw) ?? a);
    if (eager) verify(all, story.join(' '));
  }
  verify(all, story.join(' '));
}

const bases = fc.constantFrom<number[]>([6], [2, 3], [3, 4], [2, 1, 3], [4, 4, 3], [5, 8], [], [0, 3], [7, 7, 2]);

describe('aliases', () => {
  it('see every write, when each value is read at once', () => {
    check(
      fc.property(bases, actions, (shape, list) => play(fresh(shape), list, true)),
      150,
    );
  });
  it('see every write, when nothing is read before the end', () => {
    check(
      fc.property(bases, actions, (shape, list) => play(fresh(shape), list, false)),
      150,
    );
  });
  it('see every write behind the graph', () => {
    check(
      fc.property(bases, actions, fc.boolean(), (shape, list, eager) => play(fresh(shape, behindGraph), list, eager)),
      150,
    );
  });
});
