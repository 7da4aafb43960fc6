/** Programs as text, for NABLA_DEBUG, `explain` and snapshots. */
import { printKernel } from '../kernel/print.js';
import type { Operand, Program, Step, Value } from './program.js';

function valueName(value: Value, number: number): string {
  return value.role === 'temp' ? `t${number}` : `${value.role}${value.position}`;
}

function describe(value: Value, number: number): string {
  const at = value.role === 'temp' ? ` @${value.position}` : value.reuses >= 0 ? ` over input${value.reuses}` : '';
  return `${valueName(value, number)}: ${value.dtype.name}[${value.size}]${at}`;
}

function stepText(step: Step, name: (v: number) => string): string {
  const operand = (o: Operand): string =>
    `${name(o.value)}${o.offset === 0 ? '' : `+${o.offset}`} by [${o.strides.join(', ')}]`;
  switch (step.kind) {
    case 'kernel': {
      const buffers = step.buffers.map(name).join(', ');
      const scalars = step.scalars.length > 0 ? `; scalars ${step.scalars.join(', ')}` : '';
      return `${printKernel(step.kernel)}\n  (${buffers}${scalars})`;
    }
    case 'dot':
      return `dot ${[...step.batch, ''].join('x')}${step.m}x${step.n}x${step.k} ${operand(step.a)} · ${operand(step.b)} -> ${name(step.out)}`;
    case 'conv':
      return `${step.op} ${step.inputs.map(name).join(', ')} -> ${name(step.out)}`;
    case 'host':
      return `${step.node.op} ${step.inputs.map(name).join(', ')} -> ${step.outputs.map(name).join(', ')}`;
  }
}

/** The program as text: values that are not inputs, then steps in order. */
export function printProgram(program: Program): string {
  const name = (v: number): string => valueName(program.values[v]!, v);
  const values = program.values.map(describe);
  return [...values, `arena ${program.arena} bytes`, ...program.steps.map((s) => stepText(s, name))].join('\n');
}
