/** What the template modules share: options, the imported memory, compilation once per thread. */
import { ModuleBuilder } from './assembler.js';

/** How a template module is built. */
export interface TemplateOptions {
  /** Whether the imported memory is shared. */
  readonly shared?: boolean;
  /** Use relaxed SIMD's fused multiply-add; `hasFma()` says whether the engine can. */
  readonly fma?: boolean;
}

/** A module that imports `env.memory`. */
export function templateModule(options: TemplateOptions): ModuleBuilder {
  const module = new ModuleBuilder();
  module.importMemory('env', 'memory', { min: 0, max: 65536, shared: options.shared === true });
  return module;
}

/** Whether a memory is shared; the SharedArrayBuffer global is hidden from pages that are not isolated. */
export function isShared(memory: WebAssembly.Memory): boolean {
  return Object.prototype.toString.call(memory.buffer) === '[object SharedArrayBuffer]';
}

let fma: boolean | undefined;

/** Whether this engine compiles relaxed SIMD. */
export function hasFma(): boolean {
  return (fma ??= WebAssembly.validate(fmaProbe()));
}

function fmaProbe(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder();
  const f = module.func('probe', { params: ['v128'], results: ['v128'] });
  f.get(f.param(0)).get(f.param(0)).get(f.param(0)).op('f32x4.relaxed_madd');
  return module.build();
}

/** Instances of one kind of template over one memory, compiled at first use; modules are shared by all memories. */
export class Templates<Type extends string, Exports> {
  readonly memory: WebAssembly.Memory;
  readonly fma: boolean;
  readonly #name: string;
  readonly #bytes: (type: Type, options: TemplateOptions) => Uint8Array<ArrayBuffer>;
  readonly #exports = new Map<Type, Exports>();

  constructor(
    memory: WebAssembly.Memory,
    name: string,
    bytes: (type: Type, options: TemplateOptions) => Uint8Array<ArrayBuffer>,
    options: { readonly fma?: boolean },
  ) {
    this.memory = memory;
    this.fma = options.fma ?? hasFma();
    this.#name = name;
    this.#bytes = bytes;
  }

  /** The raw functions for a type. */
  get(type: Type): Exports {
    let exports = this.#exports.get(type);
    if (exports === undefined) this.#exports.set(type, (exports = this.#instantiate(type)));
    return exports;
  }

  /** The module's bytes: another thread compiles them for itself. */
  bytes(type: Type): Uint8Array<ArrayBuffer> {
    this.get(type);
    return modules.get(this.#key(type))!.bytes;
  }

  #key(type: Type): string {
    return `${this.#name} ${type} ${isShared(this.memory)} ${this.fma}`;
  }

  #instantiate(type: Type): Exports {
    const options = { shared: isShared(this.memory), fma: this.fma };
    const module = compileOnce(this.#key(type), () => this.#bytes(type, options));
    const instance = new WebAssembly.Instance(module, { env: { memory: this.memory } });
    // The bytes decide what is exported.
    return instance.exports as unknown as Exports;
  }
}

const modules = new Map<string, { readonly module: WebAssembly.Module; readonly bytes: Uint8Array<ArrayBuffer> }>();

/** A module by key, compiled synchronously at first use. */
export function compileOnce(key: string, bytes: () => Uint8Array<ArrayBuffer>): WebAssembly.Module {
  let known = modules.get(key);
  if (known === undefined) {
    const code = bytes();
    modules.set(key, (known = { module: new WebAssembly.Module(code), bytes: code }));
  }
  return known.module;
}
