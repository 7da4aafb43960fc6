/** The Tensor: a handle on a cell (or a view of one) with its place on the tape. Operators are added by `install.ts`. */
import { Cell, limits, outward, tinyNode } from './cell.js';
import { CPU, type Device } from './device.js';
import { adopt, enqueue, flushQuietly, readCell, readNode, releaseCell, share, undoing } from './engine.js';
import { fail, said } from './errors.js';
import type { ExtraMethods } from './extra-types.js';
import type { Methods } from './generated/surface.js';
import { graphBuilder } from './graph/build.js';
import { axisOf } from './ir/axis.js';
import { type DType, float32 } from './ir/dtype.js';
import { contiguous, type Geometry, isContiguous } from './ir/geometry.js';
import { makeNode, type Node } from './ir/node.js';
import { MAX_ELEMENTS, numel, type Shape, SMALLER, show } from './ir/shape.js';
import { type Nested, nest } from './nested.js';
import { type Elements, elements, fromNumbers, toNumbers } from './runtime/storage.js';
import { Size } from './size.js';
import { addHook, type GradNode, gradMode, type Hook, Retain } from './tape.js';
import { evaluateTiny } from './tiny.js';
import { type TraceListener, trace } from './trace.js';
import { type ViewFn, writeThrough } from './view.js';

export type TypedArray = Float32Array | Float64Array | Int32Array | Uint8Array | BigInt64Array;

/** Where a view was made, as far as in-place writes under the tape are refused for it. */
export type Creation = 'plain' | 'no_grad' | 'inference' | 'multiple';

/** How a view reads its base, and what it read last. */
export class View {
  /** The tensor whose tape the view follows; null for detached views. */
  readonly base: Tensor | null;
  /** The view's value from the cell's. */
  readonly fn: ViewFn;
  /** The view's value from the base's: another one where the base is itself a (detached) view of the cell. */
  readonly ofBase: ViewFn;
  readonly geometry: Geometry;
  /** How many view functions `fn` is made of. */
  readonly depth: number;
  readonly creation: Creation;
  node: Node | null = null;
  tiny: readonly number[] | null = null;
  /** How many writes the cell had seen when `node` and `tiny` were read. */
  nodeWrites = -1;
  tinyWrites = -1;
  /** The base's `gradVersion` that the view's `grad_fn` belongs to. */
  gradVersion = 0;
  constructor(
    base: Tensor | null,
    fn: ViewFn,
    geometry: Geometry,
    depth: number,
    ofBase: ViewFn = fn,
    creation: Creation = 'plain',
  ) {
    this.base = base;
    this.fn = fn;
    this.geometry = geometry;
    this.depth = depth;
    this.ofBase = ofBase;
    this.creation = creation;
  }
  /** The same elements, off the tape. */
  detached(): View {
    return new View(null, this.fn, this.geometry, this.depth);
  }
}

/** What few tensors have. */
export class Extra {
  hooks: Hook<Tensor>[] | null = null;
  retains = false;
  /** `.grad` was read or assigned: someone may hold it. */
  gradSeen = false;
  name: string | null = null;
  /** In-place writes under the tape since creation; views made before one rebuild their grad_fn. */
  gradVersion = 0;
  inference = false;
  /** From `.data`: writes are not counted, so that the tape does not notice them. */
  silent = false;
  size: Size | null = null;
}

/** Set from above (install, autograd): what the class needs of code that is built on it. */
export const late: {
  backward(t: Tensor, gradient: unknown, rest: readonly unknown[]): void;
  viewGrad(t: Tensor, view: View): GradNode<Tensor>;
  format(t: Tensor): string;
} = {
  backward: () => fail('backward', 'autograd is not installed'),
  viewGrad: () => fail('grad_fn', 'autograd is not installed'),
  format: () => 'tensor(?)',
};

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the generated operators are added to the prototype.
export class Tensor {
  /** @internal */ _cell: Cell;
  /** @internal */ _shape: Shape;
  /** @internal */ _view: View | null;
  /** @internal */ _requires: boolean;
  /** @internal */ _fn: GradNode<Tensor> | null;
  /** @internal */ _nr: number;
  /** @internal */ _grad: Tensor | null;
  /** @internal */ _extra: Extra | null;

  /** @internal Tensors come from `torch.tensor`, `torch.zeros`, … */
  constructor(cell: Cell, shape: Shape, view: View | null = null) {
    this._cell = cell;
    this._shape = shape;
    this._view = view;
    this._requires = false;
    this._fn = null;
    this._nr = 0;
    this._grad = null;
    this._extra = null;
  }

  /** @internal */
  extra(): Extra {
    return (this._extra ??= new Extra());
  }

  // ---- what it is
  get shape(): Size {
    const extra = this.extra();
    return (extra.size ??= Size.of_(this._shape));
  }
  get dtype(): DType {
    return this._cell.dtype;
  }
  get device(): Device {
    return CPU;
  }
  get layout(): string {
    return 'torch.strided';
  }
  get ndim(): number {
    return this._shape.length;
  }
  dim(): number {
    return this._shape.length;
  }
  numel(): number {
    return numel(this._shape);
  }
  nelement(): number {
    return numel(this._shape);
  }
  element_size(): number {
    return this.dtype.itemsize;
  }
  get itemsize(): number {
    return this.dtype.itemsize;
  }
  get nbytes(): number {
    return this.numel() * this.dtype.itemsize;
  }
  /** The sizes, or one of them. */
  size(): Size;
  size(dim: number): number;
  size(dim?: number): Size | number {
    return dim === undefined ? this.shape : this._shape[axisOf('size', dim, this.ndim)]!;
  }
  /** Steps between neighbours in memory, in elements. */
  stride(): number[];
  stride(dim: number): number;
  stride(dim?: number): number[] | number {
    const strides = [...this._geometry().strides];
    return dim === undefined ? strides : strides[axisOf('stride', dim, this.ndim)]!;
  }
  storage_offset(): number {
    return this._geometry().offset;
  }
  is_contiguous(): boolean {
    return isContiguous(this._geometry());
  }
  is_floating_point(): boolean {
    return this.dtype.is_floating_point;
  }
  is_complex(): boolean {
    return false;
  }
  get is_cpu(): boolean {
    return true;
  }
  /** @internal */
  _geometry(): Geometry {
    return this._view ? this._view.geometry : contiguous(this._shape);
  }
  /** The tensor that this one is a view of, or null. */
  get _base(): Tensor | null {
    return this._view ? this._view.base : null;
  }
  /** In-place writes so far, shared by all aliases. */
  get _version(): number {
    return this._cell.version;
  }

  // ---- the tape
  get requires_grad(): boolean {
    return (
      this._requires || (this._view !== null && (this.grad_fn !== null || this._view.base?.requires_grad === true))
    );
  }
  set requires_grad(value: boolean) {
    this.requires_grad_(value);
  }
  requires_grad_(requires_grad: boolean | { requires_grad?: boolean } = true): this {
    const named = typeof requires_grad === 'object' && requires_grad !== null;
    const on = named ? (requires_grad.requires_grad ?? true) : requires_grad;
    if (typeof on !== 'boolean') fail('requires_grad_', `takes true or false, not ${said(on)}`, '', 'type');
    if (on && !this.dtype.is_floating_point) failIntegerLeaf(this.dtype);
    if (!on && !this.is_leaf) {
      fail(
        'requires_grad_',
        'you can only change requires_grad flags of leaf variables',
        "If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach()",
      );
    }
    if (on && this._extra?.inference)
      fail('requires_grad_', 'Setting requires_grad=True on inference tensor outside InferenceMode is not allowed');
    if (trace.on !== null) trace.on.touch(this);
    if (this.is_leaf) this._requires = on;
    return this;
  }
  get grad_fn(): GradNode<Tensor> | null {
    const view = this._view;
    if (view !== null && view.base !== null) {
      const now = view.base._extra?.gradVersion ?? 0;
      if (now !== view.gradVersion) {
        view.gradVersion = now;
        this._fn = late.viewGrad(this, view);
        this._nr = 0;
        this._requires = true;
      }
    }
    return this._fn;
  }
  get output_nr(): number {
    return this._nr;
  }
  get is_leaf(): boolean {
    return this.grad_fn === null;
  }
  /** The accumulated gradient of a leaf; null when there is none. */
  get grad(): Tensor | null {
    if (trace.on !== null) touchGrad(this, trace.on);
    if (this._grad !== null) this.extra().gradSeen = true;
    return this._grad;
  }
  set grad(value: Tensor | null) {
    if (value !== null) checkAssignedGrad(this, value);
    if (trace.on !== null) trace.on.touch(this);
    const old = this._grad;
    this._grad = value;
    if (value !== null) this.extra().gradSeen = true;
    // A gradient that was never handed out has no other reader.
    else if (old !== null && this._extra?.gradSeen !== true && old._view === null && old._fn === null)
      releaseCell(old._cell);
  }
  get retains_grad(): boolean {
    return this._extra?.retains === true && this.grad_fn !== null;
  }
  /** Fills `.grad` of this non-leaf tensor in backward, too. */
  retain_grad(): void {
    if (!this.requires_grad) fail('retain_grad', "can't retain_grad on Tensor that has requires_grad=False");
    const fn = this.grad_fn;
    if (fn === null) return;
    if (this.retains_grad) return;
    this.extra().retains = true;
    this.outputHooks(fn).push(new Retain<Tensor>(this));
  }
  private outputHooks(fn: GradNode<Tensor>): (Hook<Tensor> | Retain<Tensor>)[] {
    const all = (fn.extras().outputHooks ??= new Map<number, (Hook<Tensor> | Retain<Tensor>)[]>());
    const list = all.get(this._nr) ?? [];
    all.set(this._nr, list);
    return list;
  }
  /** Calls `hook(grad)` when this tensor's gradient is known; what it returns replaces the gradient. */
  register_hook(hook: Hook<Tensor>): { remove(): void } {
    if (!this.requires_grad) fail('register_hook', "cannot register a hook on a tensor that doesn't require gradient");
    const fn = this.grad_fn;
    if (fn === null) return addHook((this.extra().hooks ??= []), hook);
    return addHook(this.outputHooks(fn), hook);
  }
  /** Gradients of this tensor with respect to the leaves, added to their `.grad`. */
  backward(
    gradient?: Tensor | null | BackwardOptions,
    retain_graph?: boolean | null | BackwardOptions,
    create_graph?: boolean | BackwardOptions,
    inputs?: Tensor | Tensor[] | null,
  ): void {
    late.backward(this, gradient, [retain_graph, create_graph, inputs]);
  }
  /** The same values off the tape; memory is shared. */
  detach(): Tensor {
    const view = this._view;
    return inherit(this, new Tensor(this._cell, this._shape, view?.detached() ?? null));
  }
  detach_(): this {
    if (this._view?.base) fail('detach_', "Can't detach views in-place", 'Use detach() instead');
    this._fn = null;
    this._nr = 0;
    this._requires = false;
    return this;
  }
  /** PyTorch's `.data`: the same values off the tape, which does not notice when they are written. */
  get data(): Tensor {
    const out = this.detach();
    out.extra().silent = true;
    return out;
  }
  /** Takes over the values (and shape) of another tensor, off the tape. */
  set data(value: Tensor) {
    if (!(value instanceof Tensor))
      fail('data', `takes a Tensor, not ${said(value)}`, 'Write x.data = torch.tensor(…)', 'type');
    if (value.dtype !== this.dtype && this._requires && !value.dtype.is_floating_point) failIntegerLeaf(value.dtype);
    if (trace.on !== null) trace.on.touch(this);
    this._cell = value._cell;
    this._cell.aliased = true;
    this._shape = value._shape;
    this._view = value._view?.detached() ?? null;
    if (this._extra) this._extra.size = null;
  }
  is_inference(): boolean {
    return this._extra?.inference === true;
  }

  // ---- reading
  /** The value of a tensor with one element; of a bool tensor `item<boolean>()`. */
  item<V extends number | boolean = number>(): V {
    if (this.numel() !== 1) {
      fail(
        'item',
        `a Tensor with ${this.numel()} elements cannot be converted to Scalar: shape ${this.shape}`,
        'Use tolist() or toTypedArray() for several elements, or pick one with at()',
        'value',
      );
    }
    return outward(this.dtype, numbersOf(this)[0]!) as V;
  }
  /** Elements as nested arrays; a number for a tensor without dimensions. */
  tolist<V extends number | boolean = number>(): Nested<V> {
    const flat = numbersOf(this);
    return nest(flat, this._shape, this.dtype) as Nested<V>;
  }
  /** A copy of the elements, row-major: Float32Array, Float64Array, Int32Array, BigInt64Array, Uint8Array (uint8, bool). */
  toTypedArray(): TypedArray {
    const data = elementsOf(this);
    return this.dtype.name === 'int64'
      ? new BigInt64Array(data.buffer as ArrayBuffer, data.byteOffset, this.numel())
      : (data as TypedArray);
  }
  /** `toTypedArray`, also on devices that cannot be read synchronously. */
  read(): Promise<TypedArray> {
    return Promise.resolve().then(() => this.toTypedArray());
  }

  // ---- conversions by JavaScript
  toString(): string {
    return late.format(this);
  }
  [INSPECT](): string {
    return late.format(this);
  }
  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return late.format(this);
    return fail(
      'Tensor',
      `a tensor of shape ${this.shape} cannot be used with JavaScript's operators`,
      'Write x.mul(w) for x * w, x.add(w) for x + w, x.matmul(w) for x @ w, and x.item() for the number in it',
      'type',
    );
  }
  get length(): number {
    if (this.ndim === 0) fail('len', 'len() of a 0-d tensor', 'It has one element: item()', 'type');
    return this._shape[0]!;
  }
}
export interface Tensor extends Methods<Tensor>, ExtraMethods<Tensor> {}

export interface BackwardOptions {
  gradient?: Tensor | null;
  retain_graph?: boolean | null;
  create_graph?: boolean;
  inputs?: Tensor | Tensor[] | null;
}

function touchGrad(t: Tensor, listener: TraceListener): void {
  listener.touch(t);
  if (t._grad !== null) listener.touch(t._grad);
}

function failIntegerLeaf(dtype: DType): never {
  fail(
    'requires_grad_',
    `only Tensors of floating point dtype can require gradients, this one is ${dtype}`,
    'Write tensor([...], { dtype: torch.float32, requires_grad: true }) or x.float()',
  );
}

function checkAssignedGrad(t: Tensor, grad: Tensor): void {
  if (!(grad instanceof Tensor)) fail('grad', 'assigned grad has to be a Tensor or null', '', 'type');
  if (grad === t) fail('grad', "can't assign Variable as its own grad");
  if (grad.dtype !== t.dtype)
    fail('grad', `assigned grad has data of a different type: ${grad.dtype} for a tensor of ${t.dtype}`);
  if (numel(grad._shape) !== numel(t._shape) || grad.shape.some((n, i) => n !== t._shape[i])) {
    fail('grad', `assigned grad has data of a different size: ${grad.shape} for ${t.shape}`);
  }
}

// ---------------------------------------------------------------------------------------------------- values

/** The node that computes a tensor's elements now. */
export function nodeOf(t: Tensor): Node {
  if (trace.on !== null) trace.on.touch(t);
  const cell = t._cell;
  const base = (cell.node ??= tinyNode(cell.dtype, cell.shape, cell.tiny!, adopt));
  if (!cell.queued && cell.tiny === null && base.op !== 'buffer' && base.value === null) {
    cell.again = true;
    enqueue(cell);
  }
  const view = t._view;
  if (view === null) return base;
  if (view.node === null || view.nodeWrites !== cell.writes || (base.op === 'buffer') !== (view.node.op === 'buffer')) {
    view.node = view.fn(graphBuilder, base);
    view.nodeWrites = cell.writes;
  }
  return view.node;
}

/** The elements when they are few and known, else null. */
export function tinyOf(t: Tensor): readonly number[] | null {
  if (trace.on !== null) trace.on.touch(t);
  const cell = t._cell;
  const view = t._view;
  if (view === null || cell.tiny === null) return view === null ? cell.tiny : null;
  if (view.tinyWrites !== cell.writes) {
    view.tiny = evaluateTiny((b) => view.fn(b, baseValue(cell))).data as readonly number[];
    view.tinyWrites = cell.writes;
  }
  return view.tiny;
}

function baseValue(cell: Cell): { dtype: DType; shape: Shape; data: readonly number[] } {
  return { dtype: cell.dtype, shape: cell.shape, data: cell.tiny! };
}

/** A copy of the elements. */
function elementsOf(t: Tensor): Elements {
  const tiny = tinyOf(t);
  if (tiny === null) return t._view === null ? readCell(t._cell) : readView(t);
  const out = elements(t.dtype, new ArrayBuffer(tiny.length * t.dtype.itemsize), 0, tiny.length);
  fromNumbers(t.dtype, tiny, out);
  return out;
}

function readView(t: Tensor): Elements {
  flushQuietly();
  t._view!.nodeWrites = -1;
  return undoing(t._cell, () => readNode(nodeOf(t)));
}

/** The elements as numbers. */
export function numbersOf(t: Tensor): readonly number[] {
  return tinyOf(t) ?? toNumbers(t.dtype, elementsOf(t));
}

/** A tensor of known small values. */
export function fromTiny(dtype: DType, shape: Shape, values: readonly number[]): Tensor {
  return values.length <= limits.tiny
    ? fresh(new Cell(dtype, shape, values, null))
    : fromNode(makeNode('buffer', dtype, shape, [], adopt(dtype, values)));
}

function fresh(cell: Cell): Tensor {
  if (trace.on !== null) trace.on.born(cell);
  const out = new Tensor(cell, cell.shape);
  if (gradMode.inference) out.extra().inference = true;
  return out;
}

function checkCount(shape: Shape): void {
  const n = numel(shape);
  if (n > MAX_ELEMENTS)
    fail('memory', `a result of shape ${show(shape)} has ${n} elements, more than memory holds`, SMALLER);
}

/** A tensor of a lazy node. */
export function fromNode(node: Node): Tensor {
  checkCount(node.shape);
  const cell = new Cell(node.dtype, node.shape, null, node);
  if (node.op !== 'buffer') enqueue(cell);
  // A leaf that is there already belongs to another tensor, too.
  else share(node);
  return fresh(cell);
}

/** Replaces a tensor's elements (all aliases see it). The value has the tensor's dtype and shape. */
export function overwrite(t: Tensor, value: Node | readonly number[]): void {
  if (trace.on !== null) trace.on.touch(t);
  const cell = t._cell;
  const whole = t._view === null ? value : throughView(t, value);
  if (Array.isArray(whole)) {
    cell.tiny = whole as readonly number[];
    cell.node = null;
    cell.written = false;
    cell.previous = null;
  } else {
    overwriteNode(cell, whole as Node);
  }
  cell.writes++;
  if (t._extra?.silent !== true) cell.version++;
}

function overwriteNode(cell: Cell, node: Node): void {
  if (!cell.written) cell.previous = cell.node ?? tinyNode(cell.dtype, cell.shape, cell.tiny!, adopt);
  // A value that is there already belongs to another tensor, too.
  share(node);
  cell.tiny = null;
  cell.node = node;
  cell.written = true;
  enqueue(cell);
}

function throughView(t: Tensor, value: Node | readonly number[]): Node | readonly number[] {
  const cell = t._cell;
  if (cell.tiny !== null && Array.isArray(value)) {
    return writeTiny(t, value as readonly number[]);
  }
  const base = (cell.node ??= tinyNode(cell.dtype, cell.shape, cell.tiny!, adopt));
  const node = Array.isArray(value) ? tinyNode(t.dtype, t._shape, value as readonly number[], adopt) : (value as Node);
  return writeThrough(t._view!.fn, base, node);
}

/** Writes few numbers through a view of few: position i of the view is base element `where[i]`. */
function writeTiny(t: Tensor, value: readonly number[]): readonly number[] {
  const cell = t._cell;
  const positions = { dtype: float64Positions, shape: cell.shape, data: cell.tiny!.map((_, i) => i) };
  const where = evaluateTiny((b) => t._view!.fn(b, positions)).data;
  const out = [...cell.tiny!];
  value.forEach((x, i) => (out[where[i]!] = x));
  return out;
}

// Any dtype holds small positions.
const float64Positions = float32;

/** Chains of more view functions than this are replaced by strides. */
const MAX_DEPTH = 8;

/** A tensor that aliases `t` through one more view function. `multiple`: one of several results of one call. */
export function makeView(t: Tensor, fn: ViewFn, geometry: Geometry, multiple = false): Tensor {
  const outer = t._view;
  const base = outer?.base ?? t;
  const depth = (outer?.depth ?? 0) + 1;
  const whole = outer === null ? fn : depth > MAX_DEPTH ? stridedFn(geometry) : composed(outer.fn, fn);
  const ofBase = outer === null || outer.base === null ? fn : base._view === null ? whole : composed(outer.ofBase, fn);
  const view = new View(base, whole, geometry, depth > MAX_DEPTH ? 1 : depth, ofBase, creationOf(outer, multiple));
  view.gradVersion = base._extra?.gradVersion ?? 0;
  return inherit(t, new Tensor(t._cell, geometry.shape, view));
}

/** Makes `t` the view that was made of it. */
export function becomeView(t: Tensor, view: Tensor): Tensor {
  if (trace.on !== null) trace.on.touch(t);
  t._shape = view._shape;
  t._view = view._view!.base === t ? view._view!.detached() : view._view;
  t._fn = view._fn;
  t._nr = view._nr;
  if (t._extra !== null) t._extra.size = null;
  t._cell.version++;
  return t;
}

function composed(outer: ViewFn, fn: ViewFn): ViewFn {
  return (b, x) => fn(b, outer(b, x));
}

function stridedFn({ shape, strides, offset }: Geometry): ViewFn {
  return (b, x) => b.strided(x, shape, strides, offset);
}

function creationOf(outer: View | null, multiple: boolean): Creation {
  if (gradMode.inference) return 'inference';
  if (!gradMode.enabled) return 'no_grad';
  return multiple ? 'multiple' : (outer?.creation ?? 'plain');
}

/** What an alias has from its source. */
function inherit(from: Tensor, alias: Tensor): Tensor {
  if (trace.on !== null) trace.on.alias(alias, from);
  from._cell.aliased = true;
  const extra = from._extra;
  if (extra?.inference) alias.extra().inference = true;
  if (extra?.silent) alias.extra().silent = true;
  return alias;
}
