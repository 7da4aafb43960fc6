/**
 * The few globals that Node and browsers both have and that ES2023 does not name. Neither the DOM's types nor Node's are
 * loaded here, so whatever compiles runs in both.
 */

interface Console {
  log(...data: unknown[]): void;
  warn(...data: unknown[]): void;
  error(...data: unknown[]): void;
}
declare var console: Console;

declare var performance: { now(): number };
/** True where a browser lets threads share memory; Node has no such flag. */
declare var crossOriginIsolated: boolean | undefined;
declare var navigator: { readonly hardwareConcurrency: number; readonly userAgent?: string } | undefined;
/** Node's, read with care: a browser has none. */
declare var process: { readonly env: { readonly [name: string]: string | undefined } } | undefined;
declare var crypto: { getRandomValues<T extends ArrayBufferView>(array: T): T };

declare function queueMicrotask(callback: () => void): void;
declare function setTimeout(callback: () => void, ms?: number): unknown;
declare function structuredClone<T>(value: T, options?: { transfer?: ArrayBuffer[] }): T;

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBufferView | ArrayBuffer): string;
}

interface ReadableStream {
  pipeThrough(transform: DecompressionStream): ReadableStream;
}
declare class DecompressionStream {
  constructor(format: 'gzip' | 'deflate' | 'deflate-raw');
}
declare class Response {
  constructor(body?: ReadableStream | ArrayBufferView<ArrayBuffer> | ArrayBuffer | string | null);
  readonly body: ReadableStream | null;
  readonly ok: boolean;
  readonly status: number;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
}

declare namespace WebAssembly {
  type AnyFunction = (...args: never[]) => unknown;
  type ImportValue = AnyFunction | Global | Memory | Table | number | bigint;
  type ExportValue = AnyFunction | Global | Memory | Table;
  type Imports = Record<string, Record<string, ImportValue>>;
  type Exports = Record<string, ExportValue>;
  type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128' | 'externref' | 'anyfunc';

  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer);
    static exports(module: Module): { name: string; kind: string }[];
    static imports(module: Module): { module: string; name: string; kind: string }[];
  }
  class Instance {
    constructor(module: Module, imports?: Imports);
    readonly exports: Exports;
  }
  class Memory {
    constructor(descriptor: { initial: number; maximum?: number; shared?: boolean });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Table {
    constructor(descriptor: { element: 'anyfunc' | 'externref'; initial: number; maximum?: number }, value?: unknown);
    readonly length: number;
    get(index: number): unknown;
    set(index: number, value?: unknown): void;
    grow(by: number, value?: unknown): number;
  }
  class Global {
    constructor(descriptor: { value: ValueType; mutable?: boolean }, value?: number | bigint);
    value: number | bigint;
  }
  class CompileError extends Error {}
  class LinkError extends Error {}
  class RuntimeError extends Error {}
  function validate(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): boolean;
  function compile(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<Module>;
  function instantiate(module: Module, imports?: Imports): Promise<Instance>;
}
