/** Primitives that order by value, or read and write where indices say. */
import { IndexError } from '../../errors.js';
import type { PrimArgs } from '../../ir/node.js';
import { numel, type Shape } from '../../ir/shape.js';
import { copyOf, type Numbers, room } from './elements.js';
import type { ElementFns } from './scalars.js';

/** < 0 where x comes first; nan is the largest. */
function order(x: number, y: number): number {
  if (x < y) return -1;
  if (x > y) return 1;
  if (x === y) return 0;
  return (x !== x ? 1 : 0) - (y !== y ? 1 : 0);
}

/** Stable in both directions. */
export function argsort(x: Numbers, shape: Shape, arg: PrimArgs['argsort']): Numbers {
  const n = shape[arg.axis]!;
  const tail = numel(shape.slice(arg.axis + 1));
  const out = room(x.length);
  for (let line = 0; n > 0 && line < x.length / n; line++) {
    const at = Math.floor(line / tail) * n * tail + (line % tail);
    const value = (i: number): number => x[at + i * tail]!;
    const indices = Array.from({ length: n }, (_, i) => i);
    indices.sort(arg.descending ? (i, j) => order(value(j), value(i)) : (i, j) => order(value(i), value(j)));
    for (let i = 0; i < n; i++) out[at + i * tail] = indices[i]!;
  }
  return out;
}

function inRange(op: string, index: number, size: number): number {
  if (index >= 0 && index < size) return index;
  throw new IndexError(`[${op}] index ${index} is out of bounds for an axis of size ${size}`);
}

export function gather(x: Numbers, from: Shape, index: Numbers, shape: Shape, axis: number): Numbers {
  const [size, rows] = [from[axis]!, shape[axis]!];
  const tail = numel(shape.slice(axis + 1));
  const out = room(index.length);
  for (let i = 0; i < index.length; i++) {
    const lead = Math.floor(i / (rows * tail));
    out[i] = x[(lead * size + inRange('gather', index[i]!, size)) * tail + (i % tail)]!;
  }
  return out;
}

const COMBINE = { add: 'add', mul: 'mul', max: 'maximum', min: 'minimum' } as const;

/** In the order of `updates`: of equal indices the last one wins, or all are combined, first to last. */
export function scatter(
  fns: ElementFns,
  x: Numbers,
  shape: Shape,
  index: Numbers,
  places: Shape,
  updates: Numbers,
  arg: PrimArgs['scatter'],
): Numbers {
  const fn = arg.mode === 'set' ? (_: number, y: number) => y : fns[COMBINE[arg.mode]]!;
  const [size, rows] = [shape[arg.axis]!, places[arg.axis]!];
  const tail = numel(shape.slice(arg.axis + 1));
  const out = copyOf(x);
  for (let i = 0; i < index.length; i++) {
    const lead = Math.floor(i / (rows * tail));
    const at = (lead * size + inRange('scatter', index[i]!, size)) * tail + (i % tail);
    out[at] = fn(out[at]!, updates[i]!);
  }
  return out;
}
