/** Matrix products and convolutions as steps. */
import { type ConvKernels, type ConvPlan, planConv } from '../../codegen/wasm/conv.js';
import { type GemmKernels, type GemmType, gemmScratch } from '../../codegen/wasm/gemm.js';
import { fail } from '../../errors.js';
import type { DType } from '../../ir/dtype.js';
import { numel } from '../../ir/shape.js';
import type { Affine, Expr, Kernel } from '../../kernel/ir.js';
import type { Operand, Step } from '../../schedule/program.js';
import { BlasConv } from './blas-conv.js';
import { BlasDot } from './blas-dot.js';
import type { CompiledStep, Frame } from './frame.js';
import { SharedConv } from './threads/conv.js';
import { SharedDot } from './threads/dot.js';
import type { Pool } from './threads/pool.js';

function gemmType(dtype: DType): GemmType {
  return dtype.name === 'float32' ? 'f32' : 'f64';
}

/** A float matrix product. */
export class DotStep implements CompiledStep {
  readonly scratch: number;
  readonly canFail = false;
  readonly #gemm: GemmKernels;
  readonly #type: GemmType;
  readonly #step: Step & { kind: 'dot' };
  /** Element offsets of a, b and out for each product that is started by itself. */
  readonly #starts: readonly (readonly [number, number, number])[];
  readonly #blas: BlasDot | null;
  readonly #shared: SharedDot | null;

  constructor(gemm: GemmKernels, step: Step & { kind: 'dot' }, pool: Pool) {
    this.#gemm = gemm;
    this.#type = gemmType(step.dtype);
    this.#step = step;
    this.scratch = gemmScratch(step.m, step.n, step.k, this.#type);
    this.#starts = startsOf(step);
    this.#blas = BlasDot.plan(step, this.#starts);
    this.#shared = SharedDot.plan(gemm, pool, step, this.#starts);
  }

  scratchFor(threads: number): number {
    return Math.max(this.scratch, this.#shared?.bytes(threads) ?? 0);
  }

  run(frame: Frame): void {
    if (this.#blas?.run(frame) || this.#shared?.run(frame)) return;
    const { dtype, batch, m, n, k, a, b, out } = this.#step;
    const size = dtype.itemsize;
    const last = batch.length - 1;
    const matrix = (o: Operand, start: number): { ptr: number; row: number; col: number } => ({
      ptr: frame.address[o.value]! + (o.offset + start) * size,
      row: o.strides[last + 1]!,
      col: o.strides[last + 2]!,
    });
    for (const [atA, atB, atC] of this.#starts) {
      const c = { ptr: frame.address[out]! + atC * size, row: n };
      const call = { m, n, k, a: matrix(a, atA), b: matrix(b, atB), c, scratch: frame.scratch };
      if (last < 0) this.#gemm.run(this.#type, call);
      else {
        const strides = { count: batch[last]!, a: a.strides[last]!, b: b.strides[last]!, c: m * n };
        this.#gemm.run(this.#type, { ...call, batch: strides });
      }
    }
  }
}

/** The last batch axis is done inside; the others one by one. */
function startsOf(step: Step & { kind: 'dot' }): (readonly [number, number, number])[] {
  const { batch, m, n, a, b } = step;
  const lead = batch.slice(0, -1);
  const inner = batch.at(-1) ?? 1;
  return Array.from({ length: numel(lead) }, (_, at) => {
    let [rest, atA, atB] = [at, 0, 0];
    for (let axis = lead.length - 1; axis >= 0; axis--) {
      const index = rest % lead[axis]!;
      rest = (rest - index) / lead[axis]!;
      atA += index * a.strides[axis]!;
      atB += index * b.strides[axis]!;
    }
    return [atA, atB, at * inner * m * n] as const;
  });
}

/** A matrix product of integers, as a kernel: their sums wrap, so order does not matter. */
export function integerDot(step: Step & { kind: 'dot' }): Kernel {
  const { dtype, batch, m, n, k, a, b } = step;
  const loops = batch.length;
  const axes = (o: Operand, keep: 'row' | 'column'): Affine => {
    const [row, column] = [o.strides[loops]!, o.strides[loops + 1]!];
    const matrix = keep === 'row' ? [row, 0, column] : [0, column, row];
    return { offset: o.offset, strides: [...o.strides.slice(0, loops), ...matrix] };
  };
  const load = (buffer: number, at: Affine): Expr => ({ op: 'load', dtype, buffer, at, mask: null, index: null });
  const outer = [...batch, m, n];
  const size = (o: Operand, shape: readonly number[]): number =>
    shape.reduce((sum, length, i) => sum + (length - 1) * Math.abs(o.strides[i]!), o.offset + 1);
  const strides = outer.map((_, i) => numel(outer.slice(i + 1)));
  return {
    outer,
    passes: [
      { inner: [k], reductions: [0], stores: [] },
      { inner: [], reductions: [], stores: [{ buffer: 2, at: { offset: 0, strides }, value: 3 }] },
    ],
    exprs: [
      load(0, axes(a, 'row')),
      load(1, axes(b, 'column')),
      { op: 'element', fn: 'mul', dtype, src: [0, 1] },
      { op: 'result', dtype, reduction: 0 },
    ],
    reductions: [{ kind: 'sum', value: 2, dtype }],
    buffers: [
      { dtype, access: 'read', size: size(a, [...batch, m, k]) },
      { dtype, access: 'read', size: size(b, [...batch, k, n]) },
      { dtype, access: 'write', size: numel(outer) },
    ],
    scalars: [],
    lanes: 'outer',
  };
}

/** A convolution or one of its gradients. */
export class ConvStep implements CompiledStep {
  readonly scratch: number;
  readonly canFail = false;
  readonly #kernels: ConvKernels;
  readonly #plan: ConvPlan;
  readonly #inputs: readonly [number, number];
  readonly #out: number;
  readonly #blas: BlasConv | null;
  readonly #shared: SharedConv | null;

  constructor(kernels: ConvKernels, step: Step & { kind: 'conv' }, pool: Pool) {
    if (!step.dtype.is_floating_point) {
      fail('conv', `convolutions of ${step.dtype.name} are not implemented`, 'Convert with float()');
    }
    const [p, q, r] = step.shapes as [readonly number[], readonly number[], readonly number[]];
    const { stride, padding, dilation, groups } = step.arg;
    // Inputs and result: x, weight, out; or grad, weight, x; or x, grad, weight.
    const [x, weight, out] = step.op === 'conv' ? [p, q, r] : step.op === 'conv_input' ? [r, q, p] : [p, r, q];
    this.#plan = planConv(step.op, gemmType(step.dtype), { x, weight, out, stride, padding, dilation, groups });
    this.#kernels = kernels;
    this.#inputs = step.inputs as readonly [number, number];
    this.#out = step.out;
    this.#blas = BlasConv.plan(kernels, this.#plan);
    this.scratch = this.#plan.scratch + (this.#blas?.scratch ?? 0);
    this.#shared = SharedConv.plan(kernels, pool, this.#plan);
  }

  scratchFor(threads: number): number {
    return Math.max(this.scratch, this.#shared?.bytes(threads) ?? 0);
  }

  run({ address, scratch, memory }: Frame): void {
    const inputs = [address[this.#inputs[0]]!, address[this.#inputs[1]]!] as const;
    const pointers = { inputs, out: address[this.#out]!, scratch };
    if (this.#blas?.run(memory, pointers, scratch + this.#plan.scratch)) return;
    if (!this.#shared?.run(memory, pointers)) this.#kernels.run(this.#plan, pointers);
  }
}
