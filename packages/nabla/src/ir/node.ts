/**
 * The graph's nodes: immutable, typed, about 45 primitives. Everything that nabla computes is a graph of these;
 * what an operator means to autograd, to vmap and to a backend follows from what its primitives mean.
 */
import type { DType } from './dtype.js';
import type { Shape } from './shape.js';

/** Realised values that a `buffer` node stands for. The runtime decides where the bytes are. */
export interface Storage {
  readonly dtype: DType;
  /** Number of elements. */
  readonly size: number;
}

/** One-input functions of one element. */
export const UNARY = [
  'neg',
  'abs',
  'sign',
  'floor',
  'ceil',
  'round',
  'trunc',
  'sqrt',
  'not',
  'exp',
  'log',
  'log1p',
  'expm1',
  'exp2',
  'log2',
  'log10',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'erf',
  'erfc',
] as const; // prettier-ignore
/**
 * Two-input functions of one element; both inputs have the node's shape, and one dtype.
 * `div` is for floats, `idiv` truncates (integers), `rem` is C's remainder (sign of the dividend).
 * `maximum`/`minimum` propagate nan. Comparisons give bool. `and or xor` are bitwise (logical on bool).
 */
export const BINARY = [
  'add',
  'sub',
  'mul',
  'div',
  'idiv',
  'rem',
  'pow',
  'atan2',
  'maximum',
  'minimum',
  'and',
  'or',
  'xor',
  'shl',
  'shr',
] as const; // prettier-ignore
export const COMPARE = ['lt', 'le', 'eq', 'ne'] as const;
/** Reductions keep the reduced axes with size 1. On bool, `reduce_max` is any and `reduce_min` is all. */
export const REDUCE = ['reduce_sum', 'reduce_prod', 'reduce_max', 'reduce_min'] as const;

export type UnaryOp = (typeof UNARY)[number];
export type BinaryOp = (typeof BINARY)[number];
export type CompareOp = (typeof COMPARE)[number];
export type ReduceOp = (typeof REDUCE)[number];
export type ElementOp = UnaryOp | BinaryOp | CompareOp | 'where' | 'cast';

export interface ConvArg {
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
}

export interface CallArg {
  /** Name of a host kernel: 'solve', … */
  readonly kernel: string;
  readonly attrs: Readonly<Record<string, number | string | boolean | readonly number[]>>;
  readonly outputs: readonly { readonly dtype: DType; readonly shape: Shape }[];
}

/** What each primitive carries beside its inputs (`node.arg`). */
export type PrimArgs = Record<UnaryOp | BinaryOp | CompareOp | 'where' | 'cast', null> &
  Record<ReduceOp, readonly number[]> & {
    // sources
    /** Realised values, contiguous in the node's shape. */
    buffer: Storage;
    /** A constant of the formula (part of a plan's structure), the same everywhere. */
    const: number;
    /** A user's number (an argument of a plan, not part of its structure), the same everywhere. */
    scalar: number;
    /** 0, 1, 2, … along one axis. */
    iota: number;
    // movement
    reshape: null;
    /** out.shape[i] = in.shape[arg[i]] */
    permute: readonly number[];
    /** Same rank; axes of size 1 are repeated to the node's shape. */
    expand: null;
    /** out[i] = in[start + i·step] on every axis; step may be negative, never 0. */
    slice: { readonly start: readonly number[]; readonly step: readonly number[] };
    /** `lo`/`hi` new elements (≥ 0) on both sides of every axis, filled with `value`. */
    pad: { readonly lo: readonly number[]; readonly hi: readonly number[]; readonly value: number };
    /** Writes src[1] over src[0] at start + i·step; the result has src[0]'s shape. */
    insert: { readonly start: readonly number[]; readonly step: readonly number[] };
    /** Inputs side by side on one axis. */
    concat: number;
    /** out[i…] = flat(in)[offset + Σ i_k · strides_k], overlaps allowed: windows, diagonals, as_strided. */
    strided: { readonly strides: readonly number[]; readonly offset: number };
    // along one axis
    /** int64 index of the extreme along the axis (kept with size 1); the first of equals; nan wins. */
    argmax: number;
    argmin: number;
    /** Running sum, product, maximum or minimum along an axis. */
    scan: { readonly axis: number; readonly kind: 'sum' | 'prod' | 'max' | 'min' };
    /** int64 order that sorts along an axis; stable; nan is the largest. */
    argsort: { readonly axis: number; readonly descending: boolean };
    /** src = [x, index]; out[i…] = x[i… with axis ← index[i…]]; out has index's shape; other axes: same size. */
    gather: number;
    /**
     * src = [x, index, updates]: x with updates written at index along the axis (`set`: the last one wins),
     * or combined with what is there. index and updates have one shape; other axes: same size as x.
     */
    scatter: { readonly axis: number; readonly mode: 'set' | 'add' | 'mul' | 'max' | 'min' };
    // linear algebra
    /** [...b, m, k] · [...b, k, n]; batch axes equal. */
    dot: null;
    /** x [n, c, h, w], weight [o, c/groups, kh, kw] → [n, o, h', w'] (cross-correlation, any number of space axes). */
    conv: ConvArg;
    /** [grad of conv's output, weight] → gradient of x; the node's shape is x's. */
    conv_input: ConvArg;
    /** [x, grad of conv's output] → gradient of weight; the node's shape is weight's. */
    conv_weight: ConvArg;
    /** A host kernel with several results (factorisations): only `pick` may read it. dtype and shape: of result 0. */
    call: CallArg;
    /** One result of a `call`. */
    pick: number;
  };

export type Prim = keyof PrimArgs;

export interface Node<P extends Prim = Prim> {
  readonly op: P;
  readonly dtype: DType;
  readonly shape: Shape;
  readonly src: readonly Node[];
  readonly arg: PrimArgs[P];
  /**
   * Set once when a flush kept this node's value: later plans read it instead of running the node again.
   * It changes after construction, but never changes what the node means.
   */
  value: Storage | null;
  /** A value that no flush keeps may still read this node: no plan may overwrite its storage, once it has one. */
  pinned: boolean;
  /** Scratch of graph walks: valid only where `mark` equals the walk's own number. */
  mark: number;
  slot: number;
}

/** Narrows a node to one primitive, so that `arg` is typed. */
export function is<P extends Prim>(node: Node, op: P): node is Node<P> {
  return node.op === op;
}

const ELEMENT: ReadonlySet<string> = new Set<string>([...UNARY, ...BINARY, ...COMPARE, 'where', 'cast']);
export function isElementwise(op: Prim): op is ElementOp {
  return ELEMENT.has(op);
}

class GraphNode<P extends Prim> implements Node<P> {
  readonly op: P;
  readonly dtype: DType;
  readonly shape: Shape;
  readonly src: readonly Node[];
  readonly arg: PrimArgs[P];
  value: Storage | null;
  pinned: boolean;
  mark: number;
  slot: number;
  constructor(op: P, dtype: DType, shape: Shape, src: readonly Node[], arg: PrimArgs[P]) {
    this.op = op;
    this.dtype = dtype;
    this.shape = shape;
    this.src = src;
    this.arg = arg;
    this.value = null;
    this.pinned = false;
    this.mark = 0;
    this.slot = 0;
  }
}

/** How many nodes have been made, leaves (realised values) left out: what replays and guards against regressions read. */
export const built = { nodes: 0 };

/** Makes a node without checks: `graph/build.ts` is the checked way. */
export function makeNode<P extends Prim>(
  op: P,
  dtype: DType,
  shape: Shape,
  src: readonly Node[],
  arg: PrimArgs[P],
): Node<P> {
  if (op !== 'buffer') built.nodes++;
  return new GraphNode(op, dtype, shape, src, arg);
}

let walk = 0;
/** A fresh number for `node.mark`. */
export function nextWalk(): number {
  return ++walk;
}

/** All nodes that the roots need, inputs first. Iterative: a chain of a million nodes does not overflow the stack. */
export function topological(roots: readonly Node[], stop: (n: Node) => boolean = (n) => n.value !== null): Node[] {
  const mark = nextWalk();
  const order: Node[] = [];
  const stack: Node[] = [];
  for (const root of roots) {
    if (root.mark === mark) continue;
    stack.push(root);
    while (stack.length > 0) {
      const node = stack[stack.length - 1]!;
      if (node.mark !== mark) {
        node.mark = mark;
        node.slot = 0;
        if (stop(node)) node.slot = node.src.length;
      }
      if (node.slot < node.src.length) {
        const next = node.src[node.slot++]!;
        if (next.mark !== mark) stack.push(next);
      } else {
        stack.pop();
        order.push(node);
      }
    }
  }
  return order;
}
