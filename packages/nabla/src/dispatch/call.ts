/** One entry for every call of every record. */
import { type Cell, limits } from '../cell.js';
import { hideLeaf, hideSince, moment } from '../engine.js';
import { fail } from '../errors.js';
import { graphBuilder, type Typed } from '../graph/build.js';
import { bool, castNumber, DTYPES, type DType } from '../ir/dtype.js';
import { makeNode } from '../ir/node.js';
import { numel } from '../ir/shape.js';
import { generatorOf } from '../random/generator.js';
import type { ComposeCall, ComposedSpec, CreatedSpec, Drawn } from '../record.js';
import { elements, fromNumbers, HostStorage } from '../runtime/storage.js';
import { fromNode, fromTiny, nodeOf, numbersOf, Tensor } from '../tensor.js';
import { trace } from '../trace.js';
import { algebra } from './algebra.js';
import { bind } from './arguments.js';
import type { ElementOp } from './element-info.js';
import { callElementwise } from './elementwise.js';
import { callLowered } from './lowered.js';
import type { LoweredOp } from './lowering.js';
import type { Op } from './op.js';
import { get_default_dtype } from './promote.js';
import { wrap } from './values.js';

/** Calls an operator with what the user passed. */
export function call(op: Op, given: readonly unknown[]): unknown {
  return apply(op, bind(op, given));
}

/** Calls with checked arguments. */
export function apply(op: Op, values: unknown[]): unknown {
  switch (op.record.kind) {
    case 'elementwise':
      return op.tensors.some((i) => values[i] instanceof Tensor)
        ? callElementwise(op as ElementOp, values)
        : callElementwise(op as ElementOp, asTensors(op, values));
    case 'lowered':
      return named(op.record.resultNames, callLowered(op as LoweredOp, values));
    case 'composed':
      return callComposed(op, op.record, values);
    case 'created':
      return callCreated(op, op.record, values);
  }
}

/** Several results can be read by name, too: `x.max(1).indices`. */
function named(names: readonly string[] | undefined, out: Tensor | Tensor[]): Tensor | Tensor[] {
  if (names !== undefined && Array.isArray(out))
    names.forEach((name, i) => Object.defineProperty(out, name, { value: out[i] }));
  return out;
}

/** `torch.add(1, 2)`: numbers alone become 0-d tensors. */
function asTensors(op: Op, values: readonly unknown[]): unknown[] {
  return values.map((x, i) =>
    op.tensors.includes(i) && x !== null && x !== undefined ? scalarTensor(x as number | boolean | bigint) : x,
  );
}

export function scalarTensor(x: number | boolean | bigint, dtype?: DType): Tensor {
  const d = dtype ?? (typeof x === 'boolean' ? bool : typeof x === 'bigint' ? DTYPES.int64 : get_default_dtype());
  return fromTiny(d, [], [castNumber(Number(x), d)]);
}

function callComposed(op: Op, record: ComposedSpec, values: readonly unknown[]): unknown {
  const args: Record<string, unknown> = {};
  op.names.forEach((name, i) => {
    const x = values[i];
    args[name] = op.params[i]!.kind === 'operand' && x !== null && typeof x !== 'object' ? Number(x) : x;
  });
  const context: ComposeCall<Tensor> = {
    op: op.name,
    defaultDtype: get_default_dtype(),
    values: (x) => [...numbersOf(x)],
    check: (x, test) => {
      if (trace.on === null || !trace.on.check(nodeOf(x), test)) test(numbersOf(x));
    },
  };
  return inside(() => record.compose(algebra.tensors, args as never, context));
}

/** How many `inside` are running, and the leaves (random numbers) made in them. */
let depth = 0;
const leaves: Cell[] = [];

/** Runs code of the library's: the tensors that it makes and does not return are its own. */
export function inside<R>(run: () => R): R {
  const [start, first] = [moment(), leaves.length];
  depth++;
  let out: R;
  try {
    out = run();
  } catch (error) {
    leaves.length = first;
    throw error;
  } finally {
    depth--;
  }
  const results = new Set<unknown>();
  noteResults(out, results);
  hideSince(start, (cell) => results.has(cell));
  for (const cell of leaves.splice(first)) {
    if (!results.has(cell)) hideLeaf(cell);
    else if (depth > 0) leaves.push(cell);
  }
  return out;
}

function noteResults(out: unknown, results: Set<unknown>): void {
  if (out instanceof Tensor) results.add(out._cell);
  else if (Array.isArray(out)) for (const x of out) noteResults(x, results);
}

// ---------------------------------------------------------------------------------------------------- creation

const ONLY_CPU = "this build computes on the CPU: use device 'cpu' or leave it out";

function checkDevice(op: Op, device: unknown): void {
  if (device === null || device === undefined) return;
  const name = String(device);
  if (name !== 'cpu' && name !== 'cpu:0') fail(op.name, `device '${name}' is not available; ${ONLY_CPU}`);
}

function callCreated(op: Op, record: CreatedSpec, values: readonly unknown[]): Tensor {
  const args: Record<string, unknown> = {};
  op.names.forEach((name, i) => (args[name] = values[i]));
  checkDevice(op, args['device']);
  const dtype = args['dtype'] as DType | null;
  const generator = generatorOf(op.name, args['generator']);
  if (args['requires_grad'] === true && dtype !== null && !dtype.is_floating_point) {
    fail(op.name, `only Tensors of floating point dtype can require gradients, not ${dtype}`);
  }
  const out = create(op, record, args, {
    op: op.name,
    dtype,
    defaultDtype: get_default_dtype(),
    generator,
    values: valuesOf,
  });
  return args['requires_grad'] === true ? out.requires_grad_() : out;
}

function valuesOf(x: Typed): readonly number[] {
  return numbersOf((x as Typed & { readonly tensor: Tensor }).tensor);
}

function create(
  op: Op,
  record: CreatedSpec,
  args: Record<string, unknown>,
  call: Parameters<CreatedSpec['create']>[2],
): Tensor {
  for (const i of op.tensors) {
    const t = args[op.names[i]!];
    // Creation looks at a tensor's shape and dtype, and at its elements by `values`.
    if (t instanceof Tensor) args[op.names[i]!] = { dtype: t.dtype, shape: t._shape, tensor: t };
  }
  const make = (): Typed | Drawn => record.create(graphBuilder as never, args as never, call);
  const made = make();
  if ('data' in made) return fromDraw(made, make as () => Drawn);
  const node = made as Parameters<typeof wrap>[0];
  const value = constantOf(node);
  return value === null
    ? wrap(node)
    : fromTiny(node.dtype, node.shape, new Array<number>(numel(node.shape)).fill(value));
}

/** Small constants are known numbers. */
function constantOf(x: Typed): number | null {
  if (numel(x.shape) > limits.tiny) return null;
  let node = x as ReturnType<typeof graphBuilder.const>;
  while (node.op === 'expand' || node.op === 'reshape') node = node.src[0]!;
  return node.op === 'const' || node.op === 'scalar' ? (node.arg as number) : null;
}

/** A tensor of given numbers, row-major. Typed arrays of the dtype's own kind are taken over, not copied. */
export function fromData(dtype: DType, shape: readonly number[], data: ArrayLike<number>): Tensor {
  if (data.length <= limits.tiny) return fromTiny(dtype, shape, Array.from(data));
  const storage = storageOf(dtype, data);
  const out = fromNode(makeNode('buffer', dtype, shape, [], storage));
  // No other tensor has it yet.
  storage.shared = false;
  if (depth > 0) leaves.push(out._cell);
  return out;
}

/** A tensor of numbers that were drawn; a compiled function draws again for each replay. */
export function fromDraw(drawn: Drawn, again: () => Drawn): Tensor {
  const out = fromData(drawn.dtype, drawn.shape, drawn.data);
  if (trace.on !== null)
    trace.on.drawn(out, () => {
      const { dtype, data } = again();
      return storageOf(dtype, data);
    });
  return out;
}

function storageOf(dtype: DType, data: ArrayLike<number>): HostStorage {
  const own = elements(dtype, new ArrayBuffer(0), 0, 0).constructor;
  if (dtype.name !== 'int64' && data.constructor === own) {
    const view = data as unknown as Float32Array;
    if (view.byteOffset === 0 && view.buffer instanceof ArrayBuffer && view.buffer.byteLength === view.byteLength)
      return new HostStorage(dtype, view.length, view.buffer);
  }
  const home = new ArrayBuffer(data.length * dtype.itemsize);
  fromNumbers(dtype, data, elements(dtype, home, 0, data.length));
  return new HostStorage(dtype, data.length, home);
}
