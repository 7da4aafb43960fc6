/** Reductions and scans, in the order that `kernel/ir.ts` lays down (written here a second time: this is the oracle). */
import { type DType, integerRange } from '../../ir/dtype.js';
import type { PrimArgs, ReduceOp } from '../../ir/node.js';
import { numel, type Shape } from '../../ir/shape.js';
import { columnBlocks, PARTIALS, REDUCE_BLOCK, REDUCE_LIMIT, SEQUENTIAL_BELOW } from '../../kernel/ir.js';
import { type Numbers, room } from './elements.js';
import type { Fn2 } from './functions.js';
import type { ElementFns } from './scalars.js';

const KINDS = { reduce_sum: 'sum', reduce_prod: 'prod', reduce_max: 'max', reduce_min: 'min' } as const;
const FOLDS = { sum: 'add', prod: 'mul', max: 'maximum', min: 'minimum' } as const;
type Kind = keyof typeof FOLDS;

/** What a reduction starts from. */
function identity(kind: Kind, dtype: DType): number {
  const [lo, hi] = dtype.kind === 'float' ? [-Infinity, Infinity] : integerRange(dtype);
  return { sum: 0, prod: 1, max: lo, min: hi }[kind];
}

interface Fold {
  readonly fn: Fn2;
  readonly start: number;
}

/** Elements x[at], x[at + step], … one after the other. */
function sequential(fold: Fold, x: Numbers, at: number, step: number, n: number): number {
  let result = fold.start;
  for (let i = 0; i < n; i++, at += step) result = fold.fn(result, x[at]!);
  return result;
}

/** A block of at most REDUCE_BLOCK elements by PARTIALS running results. */
function interleaved(fold: Fold, x: Numbers, at: number, step: number, n: number): number {
  const partial = new Array<number>(PARTIALS).fill(fold.start);
  for (let i = 0; i < n; i++, at += step) partial[i % PARTIALS] = fold.fn(partial[i % PARTIALS]!, x[at]!);
  for (let half = PARTIALS / 2; half >= 1; half /= 2)
    for (let p = 0; p < half; p++) partial[p] = fold.fn(partial[p]!, partial[p + half]!);
  return partial[0]!;
}

/** One group of n elements; `inner`: it holds the tensor's last axis. */
function group(fold: Fold, x: Numbers, at: number, step: number, n: number, inner: boolean): number {
  if (n < SEQUENTIAL_BELOW) return sequential(fold, x, at, step, n);
  if (n > (inner ? REDUCE_LIMIT : REDUCE_BLOCK * REDUCE_BLOCK))
    return longGroup(fold, x, at, step, n, inner, REDUCE_BLOCK);
  let result = fold.start;
  for (let i = 0; i < n; i += REDUCE_BLOCK) {
    const block = (inner ? interleaved : sequential)(fold, x, at + i * step, step, Math.min(REDUCE_BLOCK, n - i));
    result = fold.fn(result, block);
  }
  return result;
}

/** Blocks are reduced by the rules for groups, and so are their results. */
function longGroup(fold: Fold, x: Numbers, at: number, step: number, n: number, inner: boolean, block: number): number {
  const results: number[] = [];
  for (let i = 0; i < n; i += block) results.push(group(fold, x, at + i * step, step, Math.min(block, n - i), inner));
  return group(fold, results, 0, 1, results.length, inner);
}

/** Runs of reduced axes with nothing but sizes of 1 between them, as [from, to). */
function runs(axes: readonly number[], shape: Shape): [number, number][] {
  const out: [number, number][] = [];
  for (const axis of axes) {
    if (shape[axis] === 1) continue;
    const last = out[out.length - 1];
    if (last && shape.slice(last[1], axis).every((n) => n === 1)) last[1] = axis + 1;
    else out.push([axis, axis + 1]);
  }
  return out;
}

/** Elements in axes from … to−1. */
function count(shape: Shape, from: number, to: number): number {
  let n = 1;
  for (let i = from; i < to; i++) n *= shape[i]!;
  return n;
}

export function reduce(
  op: ReduceOp,
  dtype: DType,
  fns: ElementFns,
  x: Numbers,
  shape: Shape,
  axes: readonly number[],
): Numbers {
  const kind = KINDS[op];
  const fold = { fn: fns[FOLDS[kind]]!, start: identity(kind, dtype) };
  if (x.length < SEQUENTIAL_BELOW && axes.length === shape.length) return [sequential(fold, x, 0, 1, x.length)];
  return reduceRuns(fold, x, shape, axes);
}

function reduceRuns(fold: Fold, x: Numbers, shape: Shape, axes: readonly number[]): Numbers {
  if (x.length === 0) return new Array<number>(numel(shape.filter((_, i) => !axes.includes(i)))).fill(fold.start);
  const groups = runs(axes, shape);
  if (groups.length === 0) groups.push([0, 0]); // one element each: −0 becomes +0
  const left = [...shape];
  let data = x;
  for (const [from, to] of groups.reverse()) {
    data = reduceRun(fold, data, left, from, to);
    left.fill(1, from, to);
  }
  return data;
}

function reduceRun(fold: Fold, x: Numbers, shape: Shape, from: number, to: number): Numbers {
  const [lead, n, tail] = [count(shape, 0, from), count(shape, from, to), count(shape, to, shape.length)];
  const out = room(lead * tail);
  const blocks = columnBlocks(shape, from, to);
  const one = (at: number): number =>
    blocks > 1 ? longGroup(fold, x, at, tail, n, false, n / blocks) : group(fold, x, at, tail, n, tail === 1);
  for (let l = 0; l < lead; l++) for (let t = 0; t < tail; t++) out[l * tail + t] = one(l * n * tail + t);
  return out;
}

/** First elements of the lines along an axis. */
function lines(shape: Shape, axis: number): number[] {
  const [lead, n, tail] = [count(shape, 0, axis), shape[axis]!, count(shape, axis + 1, shape.length)];
  return Array.from({ length: lead * tail }, (_, i) => Math.floor(i / tail) * n * tail + (i % tail));
}

/** Index of the extreme along an axis: the first of equals, or the first nan. */
export function argextreme(x: Numbers, shape: Shape, axis: number, largest: boolean): Numbers {
  const step = count(shape, axis + 1, shape.length);
  return lines(shape, axis).map((at) => {
    let best = 0;
    for (let j = 1; j < shape[axis]!; j++) {
      const [a, b] = [x[at + best * step]!, x[at + j * step]!];
      if (a !== a) break;
      if (b !== b || (largest ? b > a : b < a)) best = j;
    }
    return best;
  });
}

/** Running results along an axis, one after the other. */
export function scan(dtype: DType, fns: ElementFns, x: Numbers, shape: Shape, arg: PrimArgs['scan']): Numbers {
  const fn = fns[FOLDS[arg.kind]]!;
  const step = count(shape, arg.axis + 1, shape.length);
  const out = room(x.length);
  for (let at of lines(shape, arg.axis)) {
    let result = identity(arg.kind, dtype);
    for (let j = 0; j < shape[arg.axis]!; j++, at += step) out[at] = result = fn(result, x[at]!);
  }
  return out;
}
