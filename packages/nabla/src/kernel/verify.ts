/** Says whether a kernel is legal loop IR: what every code generator may rely on. */
import { bool, type DType, int64 } from '../ir/dtype.js';
import { COMPARE } from '../ir/node.js';
import type { Affine, Expr, Kernel, Pass } from './ir.js';
import { neededBy, rootsOf, sourcesOf } from './walk.js';

const COMPARES: ReadonlySet<string> = new Set(COMPARE);

/** Throws an error that names the first rule that the kernel breaks. */
export function verifyKernel(kernel: Kernel): void {
  new Verifier(kernel).run();
}

function fail(message: string): never {
  throw new Error(`[kernel:verify] ${message}`);
}

function check(ok: boolean, message: () => string): void {
  if (!ok) fail(message());
}

class Verifier {
  private readonly kernel: Kernel;
  /** The pass in which each reduction is made. */
  private readonly madeIn = new Map<number, number>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  run(): void {
    const { passes, exprs, reductions, outer } = this.kernel;
    check(
      [...outer, ...passes.flatMap((p) => p.inner)].every((n) => n > 0),
      () => 'a loop is empty',
    );
    passes.forEach((p, at) => {
      for (const r of p.reductions) {
        check(r < reductions.length && !this.madeIn.has(r), () => `reduction ${r} is made twice or does not exist`);
        this.madeIn.set(r, at);
      }
    });
    check(this.madeIn.size === reductions.length, () => 'a reduction is made in no pass');
    exprs.forEach((e, id) => this.expr(e, id));
    passes.forEach((p, at) => this.pass(p, at));
  }

  private expr(e: Expr, id: number): void {
    const { exprs, buffers, scalars } = this.kernel;
    for (const s of sourcesOf(e)) check(s >= 0 && s < id, () => `expression ${id} reads ${s}, which comes later`);
    if (e.op === 'element') this.element(e, id);
    else if (e.op === 'scalar') check(scalars[e.slot] === e.dtype, () => `scalar ${e.slot} is no ${e.dtype.name}`);
    else if (e.op === 'inside') check(e.dtype === bool && e.step >= 1, () => `expression ${id}: inside`);
    else if (e.op === 'result') check(this.madeIn.has(e.reduction), () => `result of reduction ${e.reduction}`);
    else if (e.op === 'load') {
      const buffer = buffers[e.buffer];
      check(buffer !== undefined && buffer.dtype === e.dtype, () => `load ${id}: dtype of buffer ${e.buffer}`);
      check(buffer!.access !== 'write', () => `load ${id} from the written buffer ${e.buffer}`);
      check(e.mask === null || exprs[e.mask]!.dtype === bool, () => `load ${id}: its mask is not bool`);
      check(e.index === null || exprs[e.index.expr]!.dtype.kind === 'int', () => `load ${id}: its index is no integer`);
    }
  }

  private element(e: Expr & { op: 'element' }, id: number): void {
    const types = e.src.map((s) => this.kernel.exprs[s]!.dtype);
    const [a, b, c] = types;
    const say = (): string => `expression ${id}: ${e.fn}(${types.map((t) => t.name).join(', ')}) -> ${e.dtype.name}`;
    if (e.fn === 'where') check(types.length === 3 && a === bool && b === c && b === e.dtype, say);
    else if (COMPARES.has(e.fn)) check(types.length === 2 && a === b && e.dtype === bool, say);
    else if (e.fn !== 'cast')
      check(
        types.every((t) => t === e.dtype),
        say,
      );
  }

  private pass(pass: Pass, at: number): void {
    const { kernel } = this;
    const loops = [...kernel.outer, ...pass.inner];
    for (const s of pass.stores) {
      const buffer = kernel.buffers[s.buffer]!;
      check(
        buffer.access !== 'read' && buffer.dtype === kernel.exprs[s.value]!.dtype,
        () => `store into buffer ${s.buffer}`,
      );
      check(inRange(s.at, loops, buffer.size), () => `store outside buffer ${s.buffer} of ${buffer.size}`);
      check(
        buffer.access !== 'row' || kernel.outer.every((_, i) => s.at.strides[i] === 0),
        () => `row buffer ${s.buffer} by outer loops`,
      );
    }
    for (const r of pass.reductions) this.reduction(r);
    for (const id of neededBy(kernel.exprs, rootsOf(kernel, pass))) this.used(kernel.exprs[id]!, id, loops, at);
  }

  private reduction(r: number): void {
    const { kind, value, dtype } = this.kernel.reductions[r]!;
    const expected: DType = kind === 'argmax' || kind === 'argmin' ? int64 : this.kernel.exprs[value]!.dtype;
    check(dtype === expected, () => `reduction ${r}: ${kind} gives ${dtype.name}`);
  }

  /** What must hold of an expression in a pass that evaluates it. */
  private used(e: Expr, id: number, loops: readonly number[], pass: number): void {
    if ('at' in e)
      check(
        e.at.strides.length === loops.length,
        () => `expression ${id}: ${e.at.strides.length} strides for ${loops.length} loops`,
      );
    if (e.op === 'result')
      check(
        this.madeIn.get(e.reduction)! < pass,
        () => `result ${e.reduction} is read in pass ${pass}, before it is there`,
      );
    if (e.op !== 'load') return;
    const { size, access } = this.kernel.buffers[e.buffer]!;
    const free = e.mask !== null || e.index !== null;
    check(free || inRange(e.at, loops, size), () => `load ${id} outside buffer ${e.buffer} of ${size}`);
    if (access === 'row')
      check(
        this.rowWritten(e.buffer, pass),
        () => `row buffer ${e.buffer} is read in pass ${pass}, before it is written`,
      );
  }

  private rowWritten(buffer: number, before: number): boolean {
    return this.kernel.passes.slice(0, before).some((p) => p.stores.some((s) => s.buffer === buffer));
  }
}

function inRange(at: Affine, loops: readonly number[], size: number): boolean {
  let [lo, hi] = [at.offset, at.offset];
  loops.forEach((n, i) => {
    const reach = (at.strides[i] ?? 0) * (n - 1);
    if (reach < 0) lo += reach;
    else hi += reach;
  });
  return lo >= 0 && hi < size;
}
