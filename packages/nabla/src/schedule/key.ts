/**
 * The structure of a graph as a string of 16-bit numbers: graphs with equal keys have one plan. Values of scalars and
 * storages stay out; which leaves are the same storage is in. A Map compares such keys in full.
 */
import { BINARY, COMPARE, type Node, REDUCE, type Storage, topological, UNARY } from '../ir/node.js';

export interface Leaves {
  /** One node for each storage, in order of first use: a buffer node, or a node with a value. */
  readonly inputs: readonly Node[];
  readonly scalars: readonly Node[];
}

export interface PlanKey extends Leaves {
  readonly key: string;
}

const OPS = [
  ...UNARY,
  ...BINARY,
  ...COMPARE,
  ...REDUCE,
  'where',
  'cast',
  'buffer',
  'const',
  'scalar',
  'iota',
  'reshape',
  'permute',
  'expand',
  'slice',
  'pad',
  'insert',
  'concat',
  'strided',
  'argmax',
  'argmin',
  'scan',
  'argsort',
  'gather',
  'scatter',
  'dot',
  'conv',
  'conv_input',
  'conv_weight',
  'call',
  'pick',
] as const; // prettier-ignore
const CODE_OF = Object.fromEntries(OPS.map((op, i) => [op, i + 16])) as Readonly<Record<(typeof OPS)[number], number>>;
/** Follows the numbers of a leaf's storage in the place of an operator. */
const LEAF = 1;
const OUTPUTS = 2;
/** Before a number that is no small whole one. */
const WIDE = 0xffff;

const wide = new Float64Array(1);
const wideCodes = new Uint16Array(wide.buffer);

/** Codes written so far; grows. One key is made at a time. */
let codes = new Uint16Array(4096);
let length = 0;

function put(n: number): void {
  if (length + 5 > codes.length) {
    const longer = new Uint16Array(codes.length * 2);
    longer.set(codes);
    codes = longer;
  }
  if (n >= 0 && n < WIDE && (n & 0xffff) === n && (n !== 0 || 1 / n > 0)) {
    codes[length++] = n;
    return;
  }
  wide[0] = n;
  codes[length++] = WIDE;
  for (let i = 0; i < 4; i++) codes[length++] = wideCodes[i]!;
}

function putList(list: readonly number[]): void {
  put(list.length);
  for (let i = 0; i < list.length; i++) put(list[i]!);
}

const names = new Map<string, number>();

function putName(name: string): void {
  let id = names.get(name);
  if (id === undefined) names.set(name, (id = names.size));
  put(id);
}

/** What a node carries; objects field by field (one kind of node always has the same fields). */
function putArg(arg: unknown): void {
  if (typeof arg === 'number') put(arg);
  else if (Array.isArray(arg)) {
    put(arg.length);
    for (const item of arg) putArg(item);
  } else if (typeof arg === 'object' && arg !== null) {
    const entries = Object.entries(arg);
    put(entries.length);
    for (const [name, value] of entries) {
      putName(name);
      putArg(value);
    }
  } else putName(typeof arg === 'string' ? `'${arg}` : String(arg));
}

/** Takes the text of the codes, in pieces that a call can carry. */
function text(): string {
  if (length <= 8192) return String.fromCharCode.apply(null, codes.subarray(0, length) as unknown as number[]);
  let out = '';
  for (let at = 0; at < length; at += 8192) {
    out += String.fromCharCode.apply(null, codes.subarray(at, Math.min(at + 8192, length)) as unknown as number[]);
  }
  return out;
}

function putNode(node: Node): void {
  put(CODE_OF[node.op]);
  put(node.dtype.rank);
  putList(node.shape);
  const { src, arg } = node;
  for (let i = 0; i < src.length; i++) put(src[i]!.slot);
  if (src.length > 2 || node.op === 'concat' || node.op === 'call') put(src.length);
  if (arg !== null && node.op !== 'scalar') putArg(arg);
}

/** The graph's walk: numbers the nodes, and names each storage by its first use. */
function putGraph(order: readonly Node[], storages: Map<Storage, number>, inputs: Node[], scalars: Node[]): void {
  for (let i = 0; i < order.length; i++) {
    const node = order[i]!;
    node.slot = i;
    const storage = node.op === 'buffer' ? (node.arg as Storage) : node.value;
    if (storage === null) {
      if (node.op === 'scalar') scalars.push(node);
      putNode(node);
      continue;
    }
    let at = storages.get(storage);
    if (at === undefined) {
      storages.set(storage, (at = inputs.length));
      inputs.push(node);
    }
    put(LEAF);
    put(at);
    put(node.dtype.rank);
    putList(node.shape);
  }
}

/**
 * The key of a plan for these outputs, with the leaves in the order in which the plan takes them. `donate[i]`: the
 * storage that output i may overwrite, or null; which leaf that is belongs to the structure.
 */
export function planKey(outputs: readonly Node[], donate?: readonly (Storage | null)[]): PlanKey {
  const storages = new Map<Storage, number>();
  const inputs: Node[] = [];
  const scalars: Node[] = [];
  length = 0;
  putGraph(topological(outputs), storages, inputs, scalars);
  put(OUTPUTS);
  for (const node of outputs) put(node.slot);
  if (!donate) put(0);
  else for (const storage of donate) put(storage === null ? 1 : (storages.get(storage) ?? -1) + 2);
  return { key: text(), inputs, scalars };
}

/** What a plan reads, in the same order. */
export function leavesOf(outputs: readonly Node[]): Leaves {
  return planKey(outputs);
}

const MAX_PLANS = 512;

/** The plans used last, by key. */
export class PlanCache<P> {
  private readonly plans = new Map<string, P>();
  private readonly limit: number;
  constructor(limit = MAX_PLANS) {
    this.limit = limit;
  }
  get size(): number {
    return this.plans.size;
  }
  get(key: string): P | undefined {
    const plan = this.plans.get(key);
    if (plan === undefined) return undefined;
    this.plans.delete(key);
    this.plans.set(key, plan);
    return plan;
  }
  set(key: string, plan: P): void {
    this.plans.delete(key);
    if (this.plans.size >= this.limit) this.plans.delete(this.plans.keys().next().value!);
    this.plans.set(key, plan);
  }
}
