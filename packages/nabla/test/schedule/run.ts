/** Runs programs with the kernel interpreter, temporaries in one arena as the plan says. */
import type { DType } from '../../src/ir/dtype.js';
import { makeNode, type Node, type Storage } from '../../src/ir/node.js';
import { interpretKernel, makeNumbers, type Numbers } from '../../src/kernel/interpret.js';
import type { Operand, Program, Step } from '../../src/schedule/program.js';
import type { Scheduled } from '../../src/schedule/schedule.js';
import { type Data, each, primitive } from './oracle.js';

export const storageOf = (node: Node): Storage => (node.op === 'buffer' ? (node.arg as Storage) : node.value!);

/** int64 takes 8 bytes, as a double. */
function inArena(dtype: DType, arena: ArrayBuffer, offset: number, size: number): Numbers {
  switch (dtype.name) {
    case 'float32':
      return new Float32Array(arena, offset, size);
    case 'int32':
      return new Int32Array(arena, offset, size);
    case 'uint8':
    case 'bool':
      return new Uint8Array(arena, offset, size);
    default:
      return new Float64Array(arena, offset, size);
  }
}

function copyOf(x: Numbers): Numbers {
  return x instanceof Float32Array ? new Float32Array(x) : Float64Array.from(x as ArrayLike<number>);
}

/** The outputs. Every output that may overwrite an input does so (on a copy). */
export function runProgram({ program, inputs, scalars }: Scheduled, data: Data): Numbers[] {
  const arena = new ArrayBuffer(program.arena);
  new Uint8Array(arena).fill(0x7b);
  const given = inputs.map((n) => copyOf(data.get(storageOf(n))!));
  const memory = program.values.map((v): Numbers => {
    if (v.role === 'input') return given[v.position]!;
    if (v.role === 'temp') return inArena(v.dtype, arena, v.position, v.size);
    return v.reuses >= 0 ? given[v.reuses]! : makeNumbers(v.dtype, v.size);
  });
  const numbers = scalars.map((s) => s.arg as number);
  for (const step of program.steps) runStep(step, memory, numbers, program);
  return memory.slice(program.inputs, program.inputs + program.outputs);
}

function runStep(step: Step, memory: readonly Numbers[], scalars: readonly number[], program: Program): void {
  if (step.kind === 'kernel' && step.copy && memory[step.copy.from] === memory[step.copy.to]) return;
  if (step.kind === 'kernel') {
    interpretKernel(
      step.kernel,
      step.buffers.map((b) => memory[b]!),
      step.scalars.map((s) => scalars[s]!),
    );
  } else if (step.kind === 'dot') {
    const { batch, m, n, k, dtype } = step;
    const [a, b] = [gathered(step.a, [...batch, m, k], memory), gathered(step.b, [...batch, k, n], memory)];
    const stub = (shape: readonly number[]): Node => makeNode('buffer', dtype, shape, [], { dtype, size: 0 });
    const node = makeNode('dot', dtype, [...batch, m, n], [stub([...batch, m, k]), stub([...batch, k, n])], null);
    write(memory[step.out]!, primitive(node as Node, [a, b]));
  } else if (step.kind === 'host') {
    write(
      memory[step.outputs[0]!]!,
      primitive(
        step.node,
        step.inputs.map((i) => memory[i]!),
      ),
    );
  } else throw new Error(`no ${step.kind} here: ${program.steps.length}`);
}

function gathered(o: Operand, shape: readonly number[], memory: readonly Numbers[]): Numbers {
  const out: number[] = [];
  each(shape, (index) => {
    out.push(memory[o.value]![o.offset + index.reduce((s, v, i) => s + v * o.strides[i]!, 0)]!);
  });
  return out;
}

function write(to: Numbers, from: Numbers): void {
  for (let i = 0; i < from.length; i++) to[i] = from[i]!;
}
