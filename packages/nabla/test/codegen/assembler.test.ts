import { expect, test } from 'vitest';
import { ModuleBuilder, supports, type ValType } from '../../src/codegen/wasm/assembler.js';
import { atomics, LANE_MEMORY, LANE_OPS, LOADS, operators, STORES } from '../../src/codegen/wasm/opcodes.js';

function instantiate(
  module: ModuleBuilder,
  imports: WebAssembly.Imports = {},
): Record<string, (...args: never[]) => unknown> {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.build()), imports);
  return exports as Record<string, (...args: never[]) => unknown>;
}

/** A module of one function `run`. */
function single(params: ValType[], result: ValType): { module: ModuleBuilder; f: ReturnType<ModuleBuilder['func']> } {
  const module = new ModuleBuilder();
  return { module, f: module.func('run', { params, results: [result] }, { export: true }) };
}

const call = (module: ModuleBuilder, ...args: (number | bigint)[]): unknown =>
  instantiate(module)['run']!(...(args as never[]));

test('numbers at the borders of their variable-length encodings', () => {
  for (const value of [0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, -8193, 2147483647, -2147483648]) {
    const { module, f } = single([], 'i32');
    f.i32const(value);
    expect(call(module)).toBe(value);
  }
  for (const value of [0n, -64n, 64n, 2n ** 31n, 2n ** 63n - 1n, -(2n ** 63n)]) {
    const { module, f } = single([], 'i64');
    f.i64const(value);
    expect(call(module)).toBe(value);
  }
  for (const value of [-0, 0.1, Infinity, NaN, 5e-324]) {
    const { module, f } = single([], 'f64');
    f.f64const(value);
    expect(call(module)).toBe(value);
  }
});

test('a function may be called before it is finished, and before later imports', () => {
  const module = new ModuleBuilder();
  const main = module.func('run', { params: ['i32'], results: ['i32'] }, { export: true });
  const double = module.func('double', { params: ['i32'], results: ['i32'] });
  const log = module.importFunc('env', 'log', { params: ['i32'], results: [] });
  main.get(main.param(0)).call(log).get(main.param(0)).call(double.ref).call(double.ref);
  double.get(double.param(0)).i32const(2).op('i32.mul');
  const seen: number[] = [];
  const run = instantiate(module, { env: { log: (x: number) => seen.push(x) } })['run']!;
  expect(run(...([5] as never[]))).toBe(20);
  expect(seen).toEqual([5]);
});

test('equal signatures share a type', () => {
  const module = new ModuleBuilder();
  for (const name of ['a', 'b', 'c']) module.func(name, { params: ['f64'], results: ['f64'] }).f64const(1);
  const bytes = module.build();
  expect([...bytes.slice(8, 11)]).toEqual([1, 6, 1]);
});

test('loops, blocks and branches', () => {
  const { module, f } = single(['i32', 'i32'], 'i32');
  const [sum, i] = [f.local('i32'), f.local('i32')];
  f.loopRange(i, f.param(0), 3, () => f.get(sum).get(i).op('i32.add').set(sum));
  f.while_(
    () => f.get(f.param(1)).i32const(0).op('i32.gt_s'),
    () => f.get(sum).i32const(100).op('i32.add').set(sum).get(f.param(1)).i32const(1).op('i32.sub').set(f.param(1)),
  );
  f.get(sum).i32const(1000).op('i32.gt_s').if_('i32').i32const(-1).else_().get(sum).end();
  expect(call(module, 10, 2)).toBe(0 + 3 + 6 + 9 + 200);
  expect(call(module, 0, 0)).toBe(0);
  expect(call(module, -5, 0)).toBe(0);
  expect(call(module, 1, 11)).toBe(-1);
});

test('a jump table', () => {
  const { module, f } = single(['i32'], 'i32');
  f.block().block().block().get(f.param(0)).br_table([0, 1], 2).end().i32const(10).return_();
  f.end().i32const(20).return_().end().i32const(30);
  expect([0, 1, 2, 9].map((i) => call(module, i))).toEqual([10, 20, 30, 30]);
});

test('memory: offsets, lanes, shuffles, copy and fill', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const { module, f } = single([], 'f32');
  module.importMemory('env', 'memory', { min: 1, max: 1, shared: false });
  f.i32const(0)
    .i32const(0)
    .load('v128.load', 300)
    .v128const(new Uint8Array(new Float32Array([1, 2, 3, 4]).buffer));
  f.op('f32x4.mul').store('v128.store', 400);
  f.i32const(500).i32const(400).i32const(16).op('memory.copy');
  f.i32const(600).i32const(7).i32const(3).op('memory.fill');
  f.i32const(500).load('v128.load').i32const(500).load('v128.load');
  f.shuffle([12, 13, 14, 15, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]).lane('f32x4.extract_lane', 0);
  new Float32Array(memory.buffer, 300, 4).set([5, 6, 7, 8]);
  expect(instantiate(module, { env: { memory } })['run']!()).toBe(32);
  expect([...new Float32Array(memory.buffer, 400, 4)]).toEqual([5, 12, 21, 32]);
  expect([...new Uint8Array(memory.buffer, 599, 5)]).toEqual([0, 7, 7, 7, 0]);
});

test('atomics on a shared memory', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
  const { module, f } = single(['i32'], 'i32');
  module.importMemory('env', 'memory', { min: 1, max: 2, shared: true });
  f.i32const(64).get(f.param(0)).atomic('i32.atomic.rmw.add', 8);
  f.i32const(72).i32const(1).atomic('memory.atomic.notify').op('i32.add');
  const run = instantiate(module, { env: { memory } })['run']!;
  expect([run(...([3] as never[])), run(...([4] as never[]))]).toEqual([0, 3]);
  expect(new Int32Array(memory.buffer)[18]).toBe(7);
});

test('vector constants are shared', () => {
  const { module, f } = single([], 'f64');
  const bytes = new Uint8Array(new Float64Array([1.5, -2.5]).buffer);
  const constant = module.vectorConstant(bytes);
  expect(module.vectorConstant(bytes.slice())).toBe(constant);
  f.globalGet(constant).lane('f64x2.extract_lane', 1);
  expect(call(module)).toBe(-2.5);
});

/** Whether a module with this instruction validates; after `unreachable` the stack gives whatever is asked for. */
function validates(emit: (f: ReturnType<ModuleBuilder['func']>) => unknown): boolean {
  const module = new ModuleBuilder();
  module.importMemory('env', 'memory', { min: 1, max: 1, shared: true });
  const f = module.func('f', { params: [], results: [] });
  f.op('unreachable');
  emit(f);
  f.op('unreachable');
  return WebAssembly.validate(module.build());
}

test('every opcode of the tables is one that the engine knows', () => {
  const names = <T extends object>(table: T): (keyof T & string)[] => Object.keys(table) as (keyof T & string)[];
  const plain = names(operators()).filter((name) => supports('relaxed') || !name.includes('relaxed'));
  const unknown = [
    ...plain.filter((name) => !validates((f) => f.op(name))),
    ...names(LOADS).filter((name) => !validates((f) => f.load(name))),
    ...names(STORES).filter((name) => !validates((f) => f.store(name))),
    ...names(atomics()).filter((name) => !validates((f) => f.atomic(name))),
    ...names(LANE_OPS).filter((name) => !validates((f) => f.lane(name, 1))),
    ...names(LANE_MEMORY).filter((name) => !validates((f) => f.laneMemory(name, 1))),
  ];
  expect(unknown).toEqual([]);
  expect(plain.length).toBeGreaterThan(330);
});

test('a wrong name does not compile', () => {
  const wrong = (f: ReturnType<ModuleBuilder['func']>): void => {
    // @ts-expect-error no such opcode
    f.op('f32x4.adf');
    // @ts-expect-error a load is not a plain opcode
    f.op('i32.load');
    // @ts-expect-error a number is not a local
    f.get(0);
  };
  expect(wrong).toBeTypeOf('function');
});

test('mistakes are named', () => {
  const { module, f } = single([], 'i32');
  expect(() => f.param(0)).toThrow('run has 0 parameters; no parameter 0');
  expect(() => f.lane('f64x2.extract_lane', 2)).toThrow('lanes 0 to 1, not 2');
  expect(() => f.end()).toThrow('end() without an open block');
  f.block();
  expect(() => module.build()).toThrow('1 open block(s)');
  const other = single([], 'i32');
  other.f.call(f.ref);
  expect(() => other.module.build()).toThrow('function run belongs to another module');
  module.importMemory('env', 'memory', { min: 1, max: 1, shared: false });
  expect(() => module.importMemory('env', 'again', { min: 1, max: 1, shared: false })).toThrow('already');
});
