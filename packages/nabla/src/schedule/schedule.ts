/** Graph → program: what to keep in memory, what to fuse, in which order to run it, and where the values lie. */
import { type ConvArg, makeNode, type Node, type PrimArgs, type Storage } from '../ir/node.js';
import type { Kernel } from '../kernel/ir.js';
import { finish, loadsOf, storesOf } from './finish.js';
import { fuse, type Unit } from './fuse.js';
import { GraphCopy, type Op } from './graph.js';
import { leavesOf } from './key.js';
import type { DraftStore, View } from './lower.js';
import { copied, planMemory, Uses } from './memory.js';
import type { Operand, Program, Step, Value } from './program.js';

export interface Scheduled {
  readonly program: Program;
  /** One node for each storage that the program reads, in its order: buffer nodes, or nodes with a value. */
  readonly inputs: readonly Node[];
  readonly scalars: readonly Node[];
}

/**
 * Plans the outputs. `donate[i]`: the storage that output i may overwrite, or null; without `donate` every input is
 * offered. The program's inputs are the distinct storages in order of first use (as in `planKey`).
 */
export function schedule(outputs: readonly Node[], donate?: readonly (Storage | null)[]): Scheduled {
  const leaves = leavesOf(outputs);
  const inputs = new Map<Storage, number>();
  leaves.inputs.forEach((n, i) => inputs.set(storageOf(n), i));
  const graph = new GraphCopy(inputs, new Map(leaves.scalars.map((n, i) => [n, i])));
  const results = graph.build(outputs);
  const { units, order } = fuse(graph);
  const stores = keepWhatIsRead(units);
  const sizes = leaves.inputs.map((n) => storageOf(n));
  const writer = new ProgramWriter(sizes, results, order);
  for (const unit of inOrder(units, results)) writer.unit(unit, stores.get(unit) ?? []);
  const offered = donate?.map((s) => (s && inputs.get(s)) ?? -1);
  return { program: writer.finish(leaves.scalars.length, offered), inputs: leaves.inputs, scalars: leaves.scalars };
}

function storageOf(node: Node): Storage {
  return node.op === 'buffer' ? (node.arg as Storage) : node.value!;
}

/** Readers first: a value that a kernel loads is stored by its own kernel. */
function keepWhatIsRead(units: readonly Unit[]): Map<Unit, DraftStore[]> {
  const stores = new Map<Unit, DraftStore[]>();
  for (const unit of [...units].sort((a, b) => b.level - a.level)) {
    if (!unit.draft) continue;
    const own = storesOf(unit.draft, unit.members);
    stores.set(unit, own);
    for (const source of loadsOf(unit.draft, own)) if (source.op !== 'buffer') source.stored = true;
  }
  return stores;
}

/** The units that the results need, each after those that it needs. */
function inOrder(units: readonly Unit[], results: readonly Op[]): Unit[] {
  const order: Unit[] = [];
  const seen = new Set<number>();
  const stack: number[] = [];
  for (let i = results.length - 1; i >= 0; i--) stack.push(...[...results[i]!.units].reverse());
  while (stack.length > 0) {
    const unit = units[stack[stack.length - 1]!]!;
    const waiting = seen.has(unit.id) ? [] : [...unit.needs].filter((id) => !seen.has(id));
    if (waiting.length > 0) stack.push(...waiting);
    else {
      stack.pop();
      if (!seen.has(unit.id)) order.push(unit);
      seen.add(unit.id);
    }
  }
  return order;
}

class ProgramWriter {
  private readonly inputs: readonly Storage[];
  private readonly results: readonly Op[];
  private readonly temps: { readonly dtype: Op['dtype']; readonly size: number }[] = [];
  private readonly numbers = new Map<Op, number>();
  private readonly picks = new Map<Op, Map<number, Op>>();
  private readonly steps: Step[] = [];

  constructor(inputs: readonly Storage[], results: readonly Op[], order: readonly Op[]) {
    this.inputs = inputs;
    this.results = results;
    results.forEach((op, i) => this.numbers.set(op, inputs.length + i));
    for (const op of order) {
      if (op.op !== 'pick') continue;
      const call = op.src[0]!;
      this.picks.set(call, (this.picks.get(call) ?? new Map<number, Op>()).set(op.arg as number, op));
    }
  }

  unit(unit: Unit, stores: readonly DraftStore[]): void {
    const [first] = unit.members;
    if (!unit.draft) {
      if (first) this.steps.push(this.step(first, unit.operands));
    } else if (stores.length > 0) {
      const { kernel, buffers, scalars } = finish(unit.draft, stores);
      this.steps.push(
        this.kernel(
          kernel,
          buffers.map((op) => this.value(op)),
          scalars,
        ),
      );
    }
  }

  private kernel(kernel: Kernel, buffers: readonly number[], scalars: readonly number[]): Step {
    const copy = copied(kernel);
    if (!copy) return { kind: 'kernel', kernel, buffers, scalars };
    return { kind: 'kernel', kernel, buffers, scalars, copy: { from: buffers[copy.from]!, to: buffers[copy.to]! } };
  }

  finish(scalars: number, offered: readonly number[] | undefined): Program {
    const { inputs, results, temps, steps } = this;
    const first = inputs.length + results.length;
    const uses = new Uses(steps, first + temps.length);
    const none = new Array<null>(first).fill(null);
    const { offsets, arena } = planMemory(steps, [...none, ...temps], uses);
    const reuses = this.reuses(uses, offered);
    const values: Value[] = [
      ...inputs.map((s, i) => ({ dtype: s.dtype, size: s.size, role: 'input' as const, position: i, reuses: -1 })),
      ...results.map((op, i) => ({
        dtype: op.dtype,
        size: op.size,
        role: 'output' as const,
        position: i,
        reuses: reuses[i]!,
      })),
      ...temps.map((t, i) => ({
        dtype: t.dtype,
        size: t.size,
        role: 'temp' as const,
        position: offsets.get(first + i) ?? 0,
        reuses: -1,
      })),
    ];
    return { values, steps, inputs: inputs.length, outputs: results.length, scalars, arena };
  }

  /** For each output the input it may overwrite, or -1; no input twice. */
  private reuses(uses: Uses, offered: readonly number[] | undefined): number[] {
    const taken = new Set<number>();
    return this.results.map((op, i) => {
      const candidates = offered ? [offered[i]!] : this.inputs.keys();
      for (const j of candidates) {
        const input = this.inputs[j];
        if (!input || taken.has(j) || input.dtype !== op.dtype || input.size !== op.size) continue;
        if ((!offered && uses.reads[j]!.length === 0) || !uses.mayOverwrite(j, this.inputs.length + i)) continue;
        taken.add(j);
        return j;
      }
      return -1;
    });
  }

  private value(op: Op): number {
    if (op.op === 'buffer') return op.arg as number;
    let number = this.numbers.get(op);
    if (number === undefined) this.numbers.set(op, (number = this.temp(op)));
    return number;
  }

  private temp(t: { readonly dtype: Op['dtype']; readonly size: number }): number {
    return this.inputs.length + this.results.length + this.temps.push({ dtype: t.dtype, size: t.size }) - 1;
  }

  private step(op: Op, operands: readonly View[]): Step {
    switch (op.op) {
      case 'dot':
        return this.dot(op, operands);
      case 'conv':
      case 'conv_input':
      case 'conv_weight': {
        const shapes = [...op.src.map((s) => s.shape), op.shape];
        const inputs = operands.map((v) => this.value(v.source));
        return {
          kind: 'conv',
          op: op.op,
          dtype: op.dtype,
          arg: op.arg as ConvArg,
          shapes,
          inputs,
          out: this.value(op),
        };
      }
      default:
        return this.host(op, operands);
    }
  }

  private dot(op: Op, operands: readonly View[]): Step {
    const [a, b] = operands.map(
      (v): Operand => ({ value: this.value(v.source), offset: v.offset, strides: v.strides }),
    );
    const [x, y] = op.src.map((s) => s.shape) as [readonly number[], readonly number[]];
    const [m, k] = x.slice(-2) as [number, number];
    return {
      kind: 'dot',
      dtype: op.dtype,
      batch: x.slice(0, -2),
      m,
      n: y[y.length - 1]!,
      k,
      a: a!,
      b: b!,
      out: this.value(op),
    };
  }

  /** The node is a copy that holds on to no graph: plans outlive what they were made from. */
  private host(op: Op, operands: readonly View[]): Step {
    const src = op.src.map((s) => makeNode('buffer', s.dtype, s.shape, [], { dtype: s.dtype, size: s.size }));
    const prim = op.op as 'scan' | 'argsort' | 'scatter' | 'call';
    const node = makeNode(prim, op.dtype, op.shape, src, op.arg as PrimArgs[typeof prim]) as Node;
    return { kind: 'host', node, inputs: operands.map((v) => this.value(v.source)), outputs: this.hostOutputs(op) };
  }

  private hostOutputs(op: Op): number[] {
    if (op.op !== 'call') return [this.value(op)];
    const picks = this.picks.get(op);
    return (op.arg as PrimArgs['call']).outputs.map((out, i) => {
      const pick = picks?.get(i);
      return pick ? this.value(pick) : this.temp({ dtype: out.dtype, size: out.shape.reduce((a, b) => a * b, 1) });
    });
  }
}
