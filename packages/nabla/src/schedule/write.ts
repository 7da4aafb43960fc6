/** Writes a program: numbers its values, makes a step of each unit, and says where the values lie. */
import { type ConvArg, makeNode, type Node, type PrimArgs, type Storage } from '../ir/node.js';
import type { Kernel } from '../kernel/ir.js';
import { finish } from './finish.js';
import type { Unit } from './fuse.js';
import type { Op } from './graph.js';
import type { DraftStore, View } from './lower.js';
import { copied, planMemory, type Temp, Uses } from './memory.js';
import type { Operand, Program, Step, Value } from './program.js';
import { Renaming } from './rename.js';

export class ProgramWriter {
  private readonly inputs: readonly Storage[];
  private readonly results: readonly Op[];
  private readonly temps: Temp[] = [];
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
      const values = buffers.map((op) => this.value(op));
      this.steps.push(this.kernel(kernel, values, scalars));
    }
  }

  private kernel(kernel: Kernel, buffers: readonly number[], scalars: readonly number[]): Step {
    const copy = copied(kernel);
    if (!copy) return { kind: 'kernel', kernel, buffers, scalars };
    return { kind: 'kernel', kernel, buffers, scalars, copy: { from: buffers[copy.from]!, to: buffers[copy.to]! } };
  }

  finish(scalars: number, offered: readonly number[] | undefined): Program {
    const { inputs, results } = this;
    const first = inputs.length + results.length;
    const renaming = new Renaming(this.steps, [...inputs, ...results, ...this.temps]);
    results.forEach((_, i) => renaming.takeOver(inputs.length + i, first));
    renaming.mergeCopies(first);
    const { steps, kept } = renaming.finish(first);
    const temps = kept.map((v) => this.temps[v - first]!);
    const uses = new Uses(steps, first + temps.length);
    const plan = planMemory(steps, [...new Array<null>(first).fill(null), ...temps], uses);
    const reuses = this.reuses(uses, offered);
    const value = (t: Temp, role: Value['role'], position: number, over = -1): Value => {
      return { dtype: t.dtype, size: t.size, role, position, reuses: over };
    };
    const values = [
      ...inputs.map((s, i) => value(s, 'input', i)),
      ...results.map((op, i) => value(op, 'output', i, reuses[i]!)),
      ...temps.map((t, i) => value(t, 'temp', plan.offsets.get(first + i) ?? 0)),
    ];
    return { values, steps, inputs: inputs.length, outputs: results.length, scalars, arena: plan.arena };
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

  private temp(t: Temp): number {
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
