/** Runs kernels one number at a time: the oracle for code generators. Slow, and as plain as the loop IR's definition. */
import { type DType, integerRange } from '../ir/dtype.js';
import { element } from './element.js';
import {
  type Affine,
  type Expr,
  type Kernel,
  PARTIALS,
  REDUCE_BLOCK,
  type ReduceKind,
  SEQUENTIAL_BELOW,
} from './ir.js'; // prettier-ignore
import { neededBy, rootsOf } from './walk.js';

/** Elements as numbers, whatever the dtype. */
export type Numbers = { [index: number]: number; readonly length: number };

/** The numbers of a dtype, zero at first. */
export function makeNumbers(dtype: DType, size: number): Numbers {
  return dtype.name === 'float32' ? new Float32Array(size) : new Float64Array(size);
}

/**
 * Runs a kernel. `buffers`: one array for each of the kernel's buffers (row scratch is made here). Reading or writing
 * outside a buffer throws.
 */
export function interpretKernel(
  kernel: Kernel,
  buffers: readonly (Numbers | null)[],
  scalars: readonly number[],
): void {
  const memory = kernel.buffers.map((b, i) => buffers[i] ?? makeNumbers(b.dtype, b.size));
  const run = new Run(kernel, memory, scalars);
  eachIndex(kernel.outer, (outer) => run.outerIndex(outer));
}

/** Calls back for every index of a loop nest, in order. */
function eachIndex(sizes: readonly number[], visit: (index: readonly number[]) => void): void {
  const index = sizes.map(() => 0);
  const total = sizes.reduce((a, b) => a * b, 1);
  for (let n = 0; n < total; n++) {
    visit(index);
    for (let i = sizes.length - 1; i >= 0 && ++index[i]! === sizes[i]; i--) index[i] = 0;
  }
}

class Run {
  private readonly kernel: Kernel;
  private readonly memory: readonly Numbers[];
  private readonly scalars: readonly number[];
  private readonly needed: readonly (readonly number[])[];
  private readonly functions: readonly (((...x: number[]) => number) | null)[];
  private readonly results: number[] = [];
  private readonly values: number[] = [];

  constructor(kernel: Kernel, memory: readonly Numbers[], scalars: readonly number[]) {
    this.kernel = kernel;
    this.memory = memory;
    this.scalars = scalars;
    this.needed = kernel.passes.map((p) => neededBy(kernel.exprs, rootsOf(kernel, p)));
    this.functions = kernel.exprs.map((e) =>
      e.op === 'element' ? element(e.fn, kernel.exprs[e.src[e.src.length - 1]!]!.dtype, e.dtype) : null,
    );
  }

  outerIndex(outer: readonly number[]): void {
    this.kernel.passes.forEach((pass, p) => {
      const collected = pass.reductions.map((): number[] => []);
      eachIndex(pass.inner, (inner) => {
        const index = [...outer, ...inner];
        for (const id of this.needed[p]!) this.values[id] = this.value(this.kernel.exprs[id]!, id, index);
        pass.reductions.forEach((r, i) => collected[i]!.push(this.values[this.kernel.reductions[r]!.value]!));
        for (const s of pass.stores) this.store(s.buffer, affine(s.at, index), this.values[s.value]!);
      });
      pass.reductions.forEach((r, i) => {
        const { kind, value } = this.kernel.reductions[r]!;
        this.results[r] = reduceNumbers(kind, this.kernel.exprs[value]!.dtype, collected[i]!, this.kernel.lanes);
      });
    });
  }

  private value(e: Expr, id: number, index: readonly number[]): number {
    switch (e.op) {
      case 'const':
        return e.dtype.name === 'float32' ? Math.fround(e.value) : e.value;
      case 'scalar':
        return e.dtype.name === 'float32' ? Math.fround(this.scalars[e.slot]!) : this.scalars[e.slot]!;
      case 'index':
        return affine(e.at, index);
      case 'inside': {
        const at = affine(e.at, index);
        return at >= e.lo && at < e.hi && (at - e.lo) % e.step === 0 ? 1 : 0;
      }
      case 'result':
        return this.results[e.reduction]!;
      case 'element':
        return this.functions[id]!(...e.src.map((s) => this.values[s]!));
      case 'load':
        return this.load(e, index);
    }
  }

  private load(e: Expr & { op: 'load' }, index: readonly number[]): number {
    if (e.mask !== null && this.values[e.mask] === 0) return 0;
    const moved = e.index ? e.index.stride * this.values[e.index.expr]! : 0;
    const value = this.memory[e.buffer]![affine(e.at, index) + moved];
    if (value === undefined) throw new Error(`[kernel] load outside buffer ${e.buffer}`);
    return value;
  }

  private store(buffer: number, at: number, value: number): void {
    const memory = this.memory[buffer]!;
    if (!(at >= 0 && at < memory.length)) throw new Error(`[kernel] store outside buffer ${buffer}`);
    memory[at] = value;
  }
}

function affine(at: Affine, index: readonly number[]): number {
  let sum = at.offset;
  for (let i = 0; i < at.strides.length; i++) sum += at.strides[i]! * index[i]!;
  return sum;
}

/** What a reduction starts from. */
function start(kind: ReduceKind, dtype: DType): number {
  const [lo, hi] = dtype.kind === 'float' ? [-Infinity, Infinity] : integerRange(dtype);
  return kind === 'sum' ? 0 : kind === 'prod' ? 1 : kind === 'max' ? lo : hi;
}

/** Reduces numbers in the order that kernel/ir.ts defines. */
export function reduceNumbers(kind: ReduceKind, dtype: DType, x: readonly number[], lanes: 'inner' | 'outer'): number {
  if (kind === 'argmax' || kind === 'argmin') return extreme(kind, x);
  const fn = element(
    kind === 'sum' ? 'add' : kind === 'prod' ? 'mul' : kind === 'max' ? 'maximum' : 'minimum',
    dtype,
    dtype,
  );
  const first = start(kind, dtype);
  let total = first;
  for (let at = 0; at < x.length; at += REDUCE_BLOCK) {
    const block = x.slice(at, at + REDUCE_BLOCK);
    const partial =
      lanes === 'inner' && x.length >= SEQUENTIAL_BELOW
        ? pairwise(block, fn, first)
        : block.reduce((a, b) => fn(a, b), first);
    total = x.length <= REDUCE_BLOCK && lanes === 'outer' ? partial : fn(total, partial);
  }
  return total;
}

function pairwise(block: readonly number[], fn: (a: number, b: number) => number, first: number): number {
  const partials = new Array<number>(PARTIALS).fill(first);
  block.forEach((v, i) => {
    partials[i % PARTIALS] = fn(partials[i % PARTIALS]!, v);
  });
  for (let half = PARTIALS / 2; half >= 1; half /= 2) {
    for (let p = 0; p < half; p++) partials[p] = fn(partials[p]!, partials[p + half]!);
  }
  return partials[0]!;
}

function extreme(kind: 'argmax' | 'argmin', x: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < x.length; i++) {
    const [a, b] = [x[best]!, x[i]!];
    if (a === a && (b !== b || (kind === 'argmax' ? b > a : b < a))) best = i;
  }
  return best;
}
