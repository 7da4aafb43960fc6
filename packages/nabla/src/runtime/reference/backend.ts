/**
 * The oracle: a plain interpreter of the graph as it was built. It shares no simplifier, no scheduler and no code
 * generator with other backends.
 */
import { printGraph } from '../../graph/print.js';
import type { DType } from '../../ir/dtype.js';
import { type Node, topological } from '../../ir/node.js';
import type { Backend, MemoryStats } from '../backend.js';
import { copyOf, type Elements, elements, elementsIn, fromNumbers, HostStorage } from '../storage.js';
import { evaluate, type Value } from './evaluate.js';
import { type MathTable, referenceMath } from './functions.js';

export class ReferenceBackend implements Backend {
  readonly name = 'reference';
  private readonly math: MathTable;
  private held = 0;
  private peak = 0;

  constructor(math: MathTable = referenceMath) {
    this.math = math;
  }

  /** Never takes a donated storage: every output is new. */
  run(outputs: readonly Node[]): HostStorage[] {
    const values = new Map<Node, Value>();
    for (const node of topological(outputs)) values.set(node, this.value(node, values));
    return outputs.map((node) => this.store(values.get(node)!));
  }

  private value(node: Node, values: ReadonlyMap<Node, Value>): Value {
    const { dtype, shape } = node;
    if (node.value !== null) return evaluate('buffer', dtype, shape, [], node.value, this.math);
    const src = node.src.map((s) => values.get(s)!);
    return evaluate(node.op, dtype, shape, src, node.arg, this.math);
  }

  private store(value: Value): HostStorage {
    const { dtype, data } = value;
    const home = new ArrayBuffer(data.length * dtype.itemsize);
    fromNumbers(dtype, data, elements(dtype, home, 0, data.length));
    return this.hold(new HostStorage(dtype, data.length, home));
  }

  private hold(storage: HostStorage): HostStorage {
    this.held += storage.bytes;
    this.peak = Math.max(this.peak, this.held);
    return storage;
  }

  read(storage: HostStorage): Elements {
    if (storage.home === null) throw new Error('[read] the storage was released, or belongs to another backend');
    return elementsIn(storage.dtype, copyOf(storage.home), storage.size);
  }

  part({ dtype, home }: HostStorage, start: number, size: number): HostStorage {
    const { itemsize } = dtype;
    return this.hold(new HostStorage(dtype, size, home!.slice(start * itemsize, (start + size) * itemsize)));
  }

  adopt(dtype: DType, data: Elements): HostStorage {
    const whole = data.byteOffset === 0 && data.byteLength === data.buffer.byteLength;
    const home = (whole ? data : data.slice()).buffer as ArrayBuffer;
    return this.hold(new HostStorage(dtype, data.byteLength / dtype.itemsize, home));
  }

  release(storage: HostStorage): void {
    if (storage.home === null) return;
    storage.home = null;
    this.held = Math.max(0, this.held - storage.bytes);
  }

  /** Values are ordinary arrays, so this counts what was handed out and not released; the rest is garbage-collected. */
  stats(): MemoryStats {
    return { held: this.held, reserved: this.held, peak: this.peak };
  }

  explain(outputs: readonly Node[]): string {
    return printGraph(outputs);
  }
}
