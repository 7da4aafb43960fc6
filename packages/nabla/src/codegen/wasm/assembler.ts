/**
 * A WebAssembly module assembler: emits the binary format directly, stack style, with opcodes by their text-format names.
 *
 * @example
 * const module = new ModuleBuilder();
 * const add = module.func('add', { params: ['i32', 'i32'], results: ['i32'] }, { export: true });
 * add.get(add.param(0)).get(add.param(1)).op('i32.add');
 * const instance = new WebAssembly.Instance(new WebAssembly.Module(module.build()));
 */

import type { AtomicOpName, LaneMemoryOpName, LaneOpName, LoadOpName, OpName, StoreOpName } from './opcodes.js';
import { atomics, LANE_MEMORY, LANE_OPS, LOADS, operators, STORES, ZERO_IMMEDIATES } from './opcodes.js';

export type { AtomicOpName, LaneMemoryOpName, LaneOpName, LoadOpName, OpName, StoreOpName } from './opcodes.js';

/** A WebAssembly value type. */
export type ValType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';

/** A function's signature. */
export interface FuncType {
  readonly params: readonly ValType[];
  readonly results: readonly ValType[];
}

/** A function of a module, imported or defined; its index is known only when the module is built. */
export interface FuncRef {
  readonly name: string;
  readonly type: FuncType;
}

/** A parameter or local variable of one function. */
export type Local = number & { readonly __local: unique symbol };

/** A constant that the module holds. */
export type Global = number & { readonly __global: unique symbol };

/** Limits of an imported memory in pages of 64 KiB; a shared memory needs `max`. */
export interface MemoryOptions {
  readonly min: number;
  readonly max: number;
  readonly shared: boolean;
}

const TYPE_BYTES: Readonly<Record<ValType, number>> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b };
const EMPTY_BLOCK = 0x40;

/** Appends an unsigned LEB128 number (up to 2^53). */
function pushUnsigned(out: number[], value: number): void {
  let rest = value;
  while (rest > 0x7f) {
    out.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  out.push(rest);
}

/** Appends a signed LEB128 32-bit number. */
function pushSigned32(out: number[], value: number): void {
  let rest = value | 0;
  while (rest < -64 || rest > 63) {
    out.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  out.push(rest & 0x7f);
}

/** Appends a signed LEB128 64-bit number. */
function pushSigned64(out: number[], value: bigint): void {
  let rest = BigInt.asIntN(64, value);
  while (rest < -64n || rest > 63n) {
    out.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  out.push(Number(rest & 0x7fn));
}

function pushBytes(out: number[], bytes: Iterable<number>): void {
  for (const byte of bytes) out.push(byte);
}

function pushName(out: number[], name: string): void {
  const bytes = new TextEncoder().encode(name);
  pushUnsigned(out, bytes.length);
  pushBytes(out, bytes);
}

/** Appends an opcode with its prefix, see `opcodes.ts`. */
function pushOpcode(out: number[], code: number): void {
  if (code <= 0xff) {
    out.push(code);
    return;
  }
  out.push(code >>> 16);
  pushUnsigned(out, code & 0xffff);
}

function pushTypes(out: number[], types: readonly ValType[]): void {
  pushUnsigned(out, types.length);
  for (const type of types) out.push(TYPE_BYTES[type]);
}

/** A section (or any block that starts with its own length). */
function pushSized(out: number[], content: readonly number[]): void {
  pushUnsigned(out, content.length);
  pushBytes(out, content);
}

/** Builds one function's body. Every emitting method returns the builder. */
export class FuncBuilder {
  /** This function, callable before its body is finished. */
  readonly ref: FuncRef;
  readonly #code: number[] = [];
  readonly #locals: ValType[] = [];
  /** Where in the code a function's index belongs: (position, function), ascending. */
  readonly #calls: { at: number; ref: FuncRef }[] = [];
  #depth = 0;

  constructor(ref: FuncRef) {
    this.ref = ref;
  }

  /** The i-th parameter. */
  param(i: number): Local {
    if (!(i >= 0 && i < this.ref.type.params.length)) {
      throw new RangeError(`[wasm] ${this.ref.name} has ${this.ref.type.params.length} parameters; no parameter ${i}`);
    }
    return i as Local;
  }

  /** A new local variable, zero at entry. */
  local(type: ValType): Local {
    this.#locals.push(type);
    return (this.ref.type.params.length + this.#locals.length - 1) as Local;
  }

  /** How many blocks are open: `br(f.depth - d)` leaves the block that was opened at depth d. */
  get depth(): number {
    return this.#depth;
  }

  get(local: Local): this {
    return this.#indexed(0x20, local);
  }

  set(local: Local): this {
    return this.#indexed(0x21, local);
  }

  tee(local: Local): this {
    return this.#indexed(0x22, local);
  }

  i32const(value: number): this {
    this.#code.push(0x41);
    pushSigned32(this.#code, value);
    return this;
  }

  i64const(value: bigint): this {
    this.#code.push(0x42);
    pushSigned64(this.#code, value);
    return this;
  }

  f32const(value: number): this {
    this.#code.push(0x43);
    pushBytes(this.#code, new Uint8Array(new Float32Array([value]).buffer));
    return this;
  }

  f64const(value: number): this {
    this.#code.push(0x44);
    pushBytes(this.#code, new Uint8Array(new Float64Array([value]).buffer));
    return this;
  }

  /** A vector constant from its 16 bytes (little-endian lanes). */
  v128const(bytes: Uint8Array): this {
    return this.#sixteen(12, bytes);
  }

  /** A constant of the module, see `ModuleBuilder.vectorConstant`. */
  globalGet(global: Global): this {
    return this.#indexed(0x23, global);
  }

  /** `i8x16.shuffle` by 16 lane numbers in 0…31. */
  shuffle(lanes: ArrayLike<number>): this {
    return this.#sixteen(13, Uint8Array.from(lanes));
  }

  call(ref: FuncRef): this {
    this.#code.push(0x10);
    this.#calls.push({ at: this.#code.length, ref });
    return this;
  }

  /** Any opcode without immediates. */
  op(name: OpName): this {
    pushOpcode(this.#code, operators()[name]);
    for (let i = ZERO_IMMEDIATES[name] ?? 0; i > 0; i--) this.#code.push(0);
    return this;
  }

  /** `extract_lane` or `replace_lane`. */
  lane(name: LaneOpName, lane: number): this {
    const [code, lanes] = LANE_OPS[name];
    this.#opcodeWithLane(name, lane, lanes, () => pushOpcode(this.#code, code));
    return this;
  }

  /** A load at (address on the stack) + offset; `align` in bytes, natural by default. */
  load(name: LoadOpName, offset = 0, align?: number): this {
    return this.#memory(LOADS[name], offset, align);
  }

  /** A store of the value on the stack at (address below it) + offset; `align` in bytes, natural by default. */
  store(name: StoreOpName, offset = 0, align?: number): this {
    return this.#memory(STORES[name], offset, align);
  }

  /** A load or store of one lane: address, then vector on the stack. */
  laneMemory(name: LaneMemoryOpName, lane: number, offset = 0, align?: number): this {
    const [code, natural, lanes] = LANE_MEMORY[name];
    this.#opcodeWithLane(name, lane, lanes, () => this.#memory([code, natural], offset, align));
    return this;
  }

  /** An atomic load, store, read-modify-write, wait or notify. */
  atomic(name: AtomicOpName, offset = 0): this {
    return this.#memory(atomics()[name], offset);
  }

  block(result?: ValType): this {
    return this.#open(0x02, result);
  }

  loop(result?: ValType): this {
    return this.#open(0x03, result);
  }

  if_(result?: ValType): this {
    return this.#open(0x04, result);
  }

  else_(): this {
    this.#code.push(0x05);
    return this;
  }

  end(): this {
    if (this.#depth === 0) throw new Error(`[wasm] ${this.ref.name}: end() without an open block`);
    this.#depth--;
    this.#code.push(0x0b);
    return this;
  }

  br(depth: number): this {
    return this.#indexed(0x0c, depth);
  }

  br_if(depth: number): this {
    return this.#indexed(0x0d, depth);
  }

  /** Jumps to `depths[i]` for i on the stack, to `otherwise` beyond the table. */
  br_table(depths: readonly number[], otherwise: number): this {
    this.#indexed(0x0e, depths.length);
    for (const depth of depths) pushUnsigned(this.#code, depth);
    pushUnsigned(this.#code, otherwise);
    return this;
  }

  return_(): this {
    this.#code.push(0x0f);
    return this;
  }

  /** `while (condition) body`: `condition` leaves an i32 on the stack. */
  while_(condition: () => void, body: () => void): this {
    this.block().loop();
    condition();
    this.op('i32.eqz').br_if(1);
    body();
    return this.br(0).end().end();
  }

  /**
   * `for (; i < end; i += step) body`, signed, `i` as it stands; the test is at the bottom, so one branch per iteration.
   * `end` is a local or a constant, `step` a positive constant.
   */
  loopRange(i: Local, end: Local | { readonly value: number }, step: number, body: () => void): this {
    const pushEnd = (): unknown => (typeof end === 'number' ? this.get(end) : this.i32const(end.value));
    this.get(i);
    pushEnd();
    this.op('i32.lt_s').if_().loop();
    body();
    this.get(i).i32const(step).op('i32.add').tee(i);
    pushEnd();
    return this.op('i32.lt_s').br_if(0).end().end();
  }

  /**
   * The body in binary form: locals, code, end.
   * @internal called by `ModuleBuilder.build`.
   */
  encode(indexOf: (ref: FuncRef) => number): number[] {
    if (this.#depth !== 0)
      throw new Error(`[wasm] ${this.ref.name}: ${this.#depth} open block(s) at the end of its body`);
    const out = this.#encodeLocals();
    let from = 0;
    for (const { at, ref } of this.#calls) {
      for (; from < at; from++) out.push(this.#code[from]!);
      pushUnsigned(out, indexOf(ref));
    }
    for (; from < this.#code.length; from++) out.push(this.#code[from]!);
    out.push(0x0b);
    return out;
  }

  #encodeLocals(): number[] {
    const groups: { type: ValType; count: number }[] = [];
    for (const type of this.#locals) {
      const last = groups.at(-1);
      if (last?.type === type) last.count++;
      else groups.push({ type, count: 1 });
    }
    const out: number[] = [];
    pushUnsigned(out, groups.length);
    for (const { type, count } of groups) {
      pushUnsigned(out, count);
      out.push(TYPE_BYTES[type]);
    }
    return out;
  }

  #indexed(code: number, index: number): this {
    this.#code.push(code);
    pushUnsigned(this.#code, index);
    return this;
  }

  #open(code: number, result: ValType | undefined): this {
    this.#depth++;
    this.#code.push(code, result === undefined ? EMPTY_BLOCK : TYPE_BYTES[result]);
    return this;
  }

  #sixteen(sub: number, bytes: Uint8Array): this {
    if (bytes.length !== 16)
      throw new RangeError(`[wasm] ${this.ref.name}: a vector immediate has 16 bytes, not ${bytes.length}`);
    this.#code.push(0xfd, sub);
    pushBytes(this.#code, bytes);
    return this;
  }

  #opcodeWithLane(name: string, lane: number, lanes: number, emit: () => void): void {
    if (!(Number.isInteger(lane) && lane >= 0 && lane < lanes)) {
      throw new RangeError(`[wasm] ${this.ref.name}: ${name} has lanes 0 to ${lanes - 1}, not ${lane}`);
    }
    emit();
    this.#code.push(lane);
  }

  #memory([code, natural]: readonly [number, number], offset: number, align = natural): this {
    pushOpcode(this.#code, code);
    pushUnsigned(this.#code, Math.log2(align));
    pushUnsigned(this.#code, offset);
    return this;
  }
}

/** Collects imports and functions and emits the module. */
export class ModuleBuilder {
  readonly #imports: { module: string; name: string; ref: FuncRef }[] = [];
  readonly #funcs: FuncBuilder[] = [];
  readonly #exports: { name: string; ref: FuncRef }[] = [];
  readonly #constants: number[][] = [];
  readonly #constantByKey = new Map<string, Global>();
  #memory: { module: string; name: string; options: MemoryOptions } | null = null;

  /** Imports the module's one memory. */
  importMemory(module: string, name: string, options: MemoryOptions): void {
    if (this.#memory !== null)
      throw new Error(`[wasm] memory ${module}.${name}: the module has imported a memory already`);
    this.#memory = { module, name, options };
  }

  importFunc(module: string, name: string, type: FuncType): FuncRef {
    const ref: FuncRef = { name, type };
    this.#imports.push({ module, name, ref });
    return ref;
  }

  /** A new function, to be filled; exported under its name if asked. */
  func(name: string, type: FuncType, options: { readonly export?: boolean } = {}): FuncBuilder {
    const builder = new FuncBuilder({ name, type });
    this.#funcs.push(builder);
    if (options.export === true) this.exportFunc(name, builder.ref);
    return builder;
  }

  /** Exports a function under a name of its own. */
  exportFunc(name: string, ref: FuncRef): void {
    this.#exports.push({ name, ref });
  }

  /**
   * A vector constant that is loaded (one instruction) rather than made in registers (three in V8): an immutable global.
   * Equal constants share one.
   */
  vectorConstant(bytes: Uint8Array): Global {
    const key = bytes.join();
    const known = this.#constantByKey.get(key);
    if (known !== undefined) return known;
    const global = this.#constants.length as Global;
    this.#constantByKey.set(key, global);
    this.#constants.push([TYPE_BYTES.v128, 0x00, 0xfd, 12, ...bytes, 0x0b]);
    return global;
  }

  /** The module's bytes. */
  build(): Uint8Array<ArrayBuffer> {
    const types = new TypeTable();
    const indices = new Map<FuncRef, number>();
    const refs = [...this.#imports.map(({ ref }) => ref), ...this.#funcs.map(({ ref }) => ref)];
    refs.forEach((ref, i) => indices.set(ref, i));
    const indexOf = (ref: FuncRef): number => {
      const index = indices.get(ref);
      if (index === undefined) throw new Error(`[wasm] function ${ref.name} belongs to another module`);
      return index;
    };
    const imports = this.#importEntries(types);
    const functions = this.#funcs.map(({ ref }) => unsigned(types.index(ref.type)));
    const exports = this.#exports.map(({ name, ref }) => exportEntry(name, indexOf(ref)));
    const bodies = this.#funcs.map((func) => sized(func.encode(indexOf)));
    const out = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
    pushSection(out, 1, types.entries);
    pushSection(out, 2, imports);
    pushSection(out, 3, functions);
    pushSection(out, 6, this.#constants);
    pushSection(out, 7, exports);
    pushSection(out, 10, bodies);
    return Uint8Array.from(out);
  }

  #importEntries(types: TypeTable): number[][] {
    const entries = this.#imports.map(({ module, name, ref }) => {
      const out = importHead(module, name);
      out.push(0x00);
      pushUnsigned(out, types.index(ref.type));
      return out;
    });
    if (this.#memory === null) return entries;
    const { module, name, options } = this.#memory;
    const out = importHead(module, name);
    out.push(0x02, options.shared ? 0x03 : 0x01);
    pushUnsigned(out, options.min);
    pushUnsigned(out, options.max);
    return [...entries, out];
  }
}

/** The type section: equal signatures share an entry. */
class TypeTable {
  readonly entries: number[][] = [];
  readonly #byKey = new Map<string, number>();

  index(type: FuncType): number {
    const key = `${type.params.join()}>${type.results.join()}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const out = [0x60];
    pushTypes(out, type.params);
    pushTypes(out, type.results);
    this.#byKey.set(key, this.entries.length);
    return this.entries.push(out) - 1;
  }
}

function unsigned(value: number): number[] {
  const out: number[] = [];
  pushUnsigned(out, value);
  return out;
}

function sized(content: readonly number[]): number[] {
  const out: number[] = [];
  pushSized(out, content);
  return out;
}

function importHead(module: string, name: string): number[] {
  const out: number[] = [];
  pushName(out, module);
  pushName(out, name);
  return out;
}

function exportEntry(name: string, index: number): number[] {
  const out: number[] = [];
  pushName(out, name);
  out.push(0x00);
  pushUnsigned(out, index);
  return out;
}

/** A section of counted entries; nothing when there are none. */
function pushSection(out: number[], id: number, entries: readonly (readonly number[])[]): void {
  if (entries.length === 0) return;
  const content = unsigned(entries.length);
  for (const entry of entries) pushBytes(content, entry);
  out.push(id);
  pushSized(out, content);
}

/** An engine feature that generated code may need. */
export type Feature = 'simd' | 'relaxed' | 'threads';

const PROBES: Readonly<Record<Feature, (module: ModuleBuilder) => void>> = {
  simd: (module) => {
    const f = module.func('probe', { params: ['v128'], results: ['v128'] });
    f.get(f.param(0)).op('i64x2.abs');
  },
  relaxed: (module) => {
    const f = module.func('probe', { params: ['v128'], results: ['v128'] });
    f.get(f.param(0)).get(f.param(0)).get(f.param(0)).op('f32x4.relaxed_madd');
  },
  threads: (module) => {
    module.importMemory('env', 'memory', { min: 1, max: 1, shared: true });
    const f = module.func('probe', { params: ['i32'], results: ['i32'] });
    f.get(f.param(0)).get(f.param(0)).atomic('i32.atomic.rmw.add');
  },
};

const supported = new Map<Feature, boolean>();

/**
 * Whether this engine validates modules that use the feature; asked once.
 * 'threads' says nothing of `crossOriginIsolated`, without which a page cannot post a shared memory.
 */
export function supports(feature: Feature): boolean {
  let answer = supported.get(feature);
  if (answer === undefined) {
    const module = new ModuleBuilder();
    PROBES[feature](module);
    answer = WebAssembly.validate(module.build());
    supported.set(feature, answer);
  }
  return answer;
}
