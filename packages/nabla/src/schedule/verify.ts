/** Says whether a program is legal: every kernel is, values are made before they are read, and none is overwritten. */
import { verifyKernel } from '../kernel/verify.js';
import { stepReads, stepWrites, Uses } from './memory.js';
import type { Program, Step, Value } from './program.js';

function check(ok: boolean, message: () => string): void {
  if (!ok) throw new Error(`[schedule:verify] ${message()}`);
}

/** Throws an error that names the first rule that the program breaks. */
export function verifyProgram(program: Program): void {
  program.steps.forEach((step) => {
    if (step.kind === 'kernel') verifyBuffers(program, step);
    else if (step.kind === 'dot') verifyDot(program, step);
  });
  verifyOrder(program);
  verifyArena(program);
}

function verifyBuffers(program: Program, step: Step & { kind: 'kernel' }): void {
  verifyKernel(step.kernel);
  const outside = step.kernel.buffers.filter((b) => b.access !== 'row');
  check(outside.length === step.buffers.length, () => 'a kernel has more or fewer buffers than its step');
  outside.forEach((b, i) => {
    const v = program.values[step.buffers[i]!]!;
    check(
      v.dtype === b.dtype && v.size === b.size,
      () => `buffer ${i}: ${b.dtype.name}[${b.size}] is ${v.dtype.name}[${v.size}]`,
    );
  });
}

function verifyDot(program: Program, step: Step & { kind: 'dot' }): void {
  const reach = (
    sizes: readonly number[],
    o: { offset: number; strides: readonly number[] },
  ): readonly [number, number] => {
    const ends = sizes.map((n, i) => (n - 1) * o.strides[i]!);
    const sum = (keep: (x: number) => boolean): number => ends.filter(keep).reduce((a, b) => a + b, o.offset);
    return [sum((x) => x < 0), sum((x) => x > 0)];
  };
  const inside = (sizes: readonly number[], o: Step & { kind: 'dot' } extends { a: infer O } ? O : never): void => {
    const [lo, hi] = reach(sizes, o);
    check(lo >= 0 && hi < program.values[o.value]!.size, () => `a dot reads outside value ${o.value}`);
  };
  inside([...step.batch, step.m, step.k], step.a);
  inside([...step.batch, step.k, step.n], step.b);
}

function verifyOrder(program: Program): void {
  const made = new Set<number>();
  for (const step of program.steps) {
    for (const v of stepReads(step))
      check(program.values[v]!.role === 'input' || made.has(v), () => `value ${v} is read before it is made`);
    for (const v of stepWrites(step)) {
      check(program.values[v]!.role !== 'input', () => `input ${v} is written`);
      made.add(v);
    }
  }
  program.values.forEach((v, i) =>
    check(v.role !== 'output' || v.size === 0 || made.has(i), () => `output ${v.position} is never made`),
  );
}

/** Temporaries that live at the same time share no byte, unless the later one may overwrite the earlier. */
function verifyArena(program: Program): void {
  const uses = new Uses(program.steps, program.values.length);
  const life = program.values.map((_, i) => [...uses.writes[i]!, ...uses.reads[i]!]);
  const temps = program.values.map((v, i) => ({ v, i })).filter(({ v, i }) => v.role === 'temp' && life[i]!.length > 0);
  const end = (v: Value): number => v.position + v.size * v.dtype.itemsize;
  for (const a of temps) {
    check(a.v.position % 64 === 0 && end(a.v) <= program.arena, () => `value ${a.i} lies badly in the arena`);
    for (const b of temps) {
      if (b.i <= a.i || a.v.position >= end(b.v) || b.v.position >= end(a.v)) continue;
      const [first, second] = uses.writes[a.i]![0]! <= uses.writes[b.i]![0]! ? [a, b] : [b, a];
      const over = Math.max(...life[first.i]!) < uses.writes[second.i]![0]! || uses.mayOverwrite(first.i, second.i);
      check(over, () => `values ${a.i} and ${b.i} overlap in the arena`);
    }
  }
}
