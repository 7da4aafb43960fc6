/** Evaluates graphs node by node on plain numbers: what a program must compute, whatever the scheduler did. */
import type { DType } from '../../src/ir/dtype.js';
import {
  type ElementOp,
  isElementwise,
  type Node,
  type PrimArgs,
  type Storage,
  topological,
} from '../../src/ir/node.js';
import { contiguousStrides, numel, type Shape } from '../../src/ir/shape.js';
import { element } from '../../src/kernel/element.js';
import { makeNumbers, type Numbers, reduceNumbers } from '../../src/kernel/interpret.js';

export type Data = ReadonlyMap<Storage, Numbers>;

/** The outputs' elements. */
export function evaluate(outputs: readonly Node[], data: Data): Numbers[] {
  const values = new Map<Node, Numbers>();
  for (const node of topological(outputs)) {
    const storage = node.op === 'buffer' ? (node.arg as Storage) : node.value;
    const value = storage
      ? data.get(storage)!
      : primitive(
          node,
          node.src.map((s) => values.get(s)!),
        );
    values.set(node, value);
  }
  return outputs.map((o) => values.get(o)!);
}

export function each(shape: Shape, visit: (index: number[], flat: number) => void): void {
  const total = numel(shape);
  const index = shape.map(() => 0);
  for (let flat = 0; flat < total; flat++) {
    visit(index, flat);
    for (let i = shape.length - 1; i >= 0 && ++index[i]! === shape[i]; i--) index[i] = 0;
  }
}

const at = (index: readonly number[], strides: readonly number[]): number =>
  index.reduce((s, v, i) => s + v * strides[i]!, 0);

/** One primitive on its sources' elements. */
export function primitive(node: Node, src: readonly Numbers[]): Numbers {
  const out = makeNumbers(node.dtype, numel(node.shape));
  const strides = node.src.map((s) => contiguousStrides(s.shape));
  const set = (value: (index: number[], flat: number) => number): Numbers => {
    each(node.shape, (index, flat) => {
      out[flat] = value(index, flat);
    });
    return out;
  };
  const x = src[0]!;
  if (isElementwise(node.op)) {
    const fn = element(node.op as ElementOp, node.src[node.src.length - 1]!.dtype, node.dtype);
    return set((_, flat) => fn(...src.map((s) => s[flat]!)));
  }
  switch (node.op) {
    case 'const':
    case 'scalar':
      return set(() => node.arg as number);
    case 'iota':
      return set((index) => index[node.arg as number]!);
    case 'reshape':
      return set((_, flat) => x[flat]!);
    case 'permute':
      return set((index) => x[(node.arg as number[]).reduce((s, axis, i) => s + index[i]! * strides[0]![axis]!, 0)]!);
    case 'expand':
      return set(
        (index) =>
          x[
            at(
              index.map((v, i) => (node.src[0]!.shape[i] === 1 ? 0 : v)),
              strides[0]!,
            )
          ]!,
      );
    case 'slice': {
      const { start, step } = node.arg as PrimArgs['slice'];
      return set(
        (index) =>
          x[
            at(
              index.map((v, i) => start[i]! + v * step[i]!),
              strides[0]!,
            )
          ]!,
      );
    }
    case 'strided': {
      const arg = node.arg as PrimArgs['strided'];
      return set((index) => x[arg.offset + at(index, arg.strides)]!);
    }
    case 'pad': {
      const { lo, value } = node.arg as PrimArgs['pad'];
      set(() => value);
      const own = contiguousStrides(node.shape);
      each(node.src[0]!.shape, (index, flat) => {
        out[
          at(
            index.map((v, i) => v + lo[i]!),
            own,
          )
        ] = x[flat]!;
      });
      return out;
    }
    case 'insert': {
      const { start, step } = node.arg as PrimArgs['insert'];
      set((_, flat) => x[flat]!);
      each(node.src[1]!.shape, (index, flat) => {
        out[
          at(
            index.map((v, i) => start[i]! + v * step[i]!),
            strides[0]!,
          )
        ] = src[1]![flat]!;
      });
      return out;
    }
    case 'concat': {
      const axis = node.arg as number;
      let before = 0;
      const own = contiguousStrides(node.shape);
      node.src.forEach((s, p) => {
        each(s.shape, (index, flat) => {
          out[
            at(
              index.map((v, i) => (i === axis ? v + before : v)),
              own,
            )
          ] = src[p]![flat]!;
        });
        before += s.shape[axis]!;
      });
      return out;
    }
    case 'gather':
      return set(
        (index, flat) =>
          x[
            at(
              index.map((v, i) => (i === node.arg ? src[1]![flat]! : v)),
              strides[0]!,
            )
          ]!,
      );
    case 'scatter':
      return scatter(node, src, out, strides[0]!);
    case 'dot':
      return dot(node, src, out);
    case 'scan':
      return scan(node, x, out, strides[0]!);
    case 'argsort':
      return argsort(node, x, out, strides[0]!);
    default:
      return reduce(node, x);
  }
}

/** In the order that kernel/ir.ts defines: runs of adjacent axes, the last first. */
function reduce(node: Node, x: Numbers): Numbers {
  const kind = node.op.replace('reduce_', '') as 'sum';
  const axes = Array.isArray(node.arg) ? (node.arg as number[]) : [node.arg as number];
  const { shape, dtype } = node.src[0]!;
  const real = axes.filter((a) => shape[a] !== 1);
  const runs: number[][] = [];
  for (const a of real) {
    const last = runs.at(-1);
    if (last && shape.slice(last.at(-1)! + 1, a).every((n) => n === 1)) last.push(a);
    else runs.push([a]);
  }
  let [value, own] = [x, [...shape]];
  if (runs.length === 0) runs.push(axes.slice(0, 1));
  for (const run of runs.reverse()) {
    const next = own.map((n, i) => (run.includes(i) ? 1 : n));
    value = reduceRun(kind, dtype, node.dtype, value, own, next, run);
    own = next;
  }
  return value;
}

function reduceRun(
  kind: 'sum',
  from: DType,
  to: DType,
  x: Numbers,
  shape: Shape,
  next: Shape,
  run: readonly number[],
): Numbers {
  const out = makeNumbers(to, numel(next));
  const strides = contiguousStrides(shape);
  const lanes = shape.every((n, i) => n === 1 || i <= run.at(-1)!) ? 'inner' : 'outer';
  each(next, (index, flat) => {
    const values: number[] = [];
    each(
      run.map((a) => shape[a]!),
      (i) => {
        values.push(x[at(index, strides) + i.reduce((s, v, k) => s + v * strides[run[k]!]!, 0)]!);
      },
    );
    out[flat] = reduceNumbers(kind, from, values, lanes);
  });
  return out;
}

function scatter(
  node: Node,
  [x, order, updates]: readonly Numbers[],
  out: Numbers,
  strides: readonly number[],
): Numbers {
  const { axis, mode } = node.arg as PrimArgs['scatter'];
  for (let i = 0; i < out.length; i++) out[i] = x![i]!;
  const fn =
    mode === 'set'
      ? null
      : element(mode === 'max' ? 'maximum' : mode === 'min' ? 'minimum' : mode, node.dtype, node.dtype);
  each(node.src[1]!.shape, (index, flat) => {
    const to = at(
      index.map((v, i) => (i === axis ? order![flat]! : v)),
      strides,
    );
    out[to] = fn ? fn(out[to]!, updates![flat]!) : updates![flat]!;
  });
  return out;
}

function dot(node: Node, [a, b]: readonly Numbers[], out: Numbers): Numbers {
  const [m, n] = node.shape.slice(-2) as [number, number];
  const k = node.src[0]!.shape.at(-1)!;
  const [add, mul] = [element('add', node.dtype, node.dtype), element('mul', node.dtype, node.dtype)];
  each(node.shape, (index, flat) => {
    const batch = Math.floor(flat / (m * n));
    const [i, j] = index.slice(-2) as [number, number];
    let sum = 0;
    for (let p = 0; p < k; p++) sum = add(sum, mul(a![(batch * m + i) * k + p]!, b![(batch * k + p) * n + j]!));
    out[flat] = sum;
  });
  return out;
}

/** Every line along an axis: its elements' positions. */
function lines(shape: Shape, axis: number, strides: readonly number[], visit: (positions: number[]) => void): void {
  const rest = shape.map((n, i) => (i === axis ? 1 : n));
  each(rest, (index) => visit(Array.from({ length: shape[axis]! }, (_, i) => at(index, strides) + i * strides[axis]!)));
}

function scan(node: Node, x: Numbers, out: Numbers, strides: readonly number[]): Numbers {
  const { axis, kind } = node.arg as PrimArgs['scan'];
  const fn = element(
    kind === 'sum' ? 'add' : kind === 'prod' ? 'mul' : kind === 'max' ? 'maximum' : 'minimum',
    node.dtype,
    node.dtype,
  );
  lines(node.shape, axis, strides, (positions) => {
    positions.forEach((p, i) => {
      out[p] = i === 0 ? x[p]! : fn(out[positions[i - 1]!]!, x[p]!);
    });
  });
  return out;
}

function argsort(node: Node, x: Numbers, out: Numbers, strides: readonly number[]): Numbers {
  const { axis, descending } = node.arg as PrimArgs['argsort'];
  const compare = (v: number, w: number): number =>
    (v !== v ? 1 : 0) - (w !== w ? 1 : 0) || (v < w ? -1 : v > w ? 1 : 0);
  lines(node.shape, axis, strides, (positions) => {
    const order = positions.map((_, i) => i);
    order.sort((a, b) => compare(x[positions[a]!]!, x[positions[b]!]!) * (descending ? -1 : 1) || a - b);
    positions.forEach((p, i) => {
      out[p] = order[i]!;
    });
  });
  return out;
}
