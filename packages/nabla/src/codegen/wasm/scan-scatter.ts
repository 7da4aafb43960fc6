/** Template kernels for scan and scatter: plain loops over [outer, n, inner], in order, so results do not depend on anything. */
import type { DType } from '../../ir/dtype.js';
import type { ElementOp, PrimArgs } from '../../ir/node.js';
import { type FuncBuilder, type Local, ModuleBuilder } from './assembler.js';
import { pushElement } from './element-scalar.js';
import { KernelFunctions } from './kernel-functions.js';
import { keep, machineOf, pushConst, type Rep, repOf } from './lanes.js';

const FOLD: Readonly<Record<string, ElementOp>> = {
  sum: 'add',
  add: 'add',
  prod: 'mul',
  mul: 'mul',
  max: 'maximum',
  min: 'minimum',
}; // prettier-ignore

function newModule(shared: boolean): ModuleBuilder {
  const module = new ModuleBuilder();
  module.importMemory('env', 'memory', { min: 0, max: 65536, shared });
  return module;
}

function load(f: FuncBuilder, rep: Rep, address: Local): Local {
  f.get(address);
  if (rep === 'u8' || rep === 'mask') f.load('i32.load8_u');
  else f.load(`${rep}.load`);
  return keep(f, machineOf(rep));
}

function store(f: FuncBuilder, rep: Rep): void {
  if (rep === 'u8' || rep === 'mask') f.store('i32.store8');
  else f.store(`${rep}.store`);
}

/** Counts `n` times, from n down to 1. */
function times(f: FuncBuilder, n: Local, body: () => void): void {
  const left = f.local('i32');
  f.get(n).set(left);
  f.while_(
    () => f.get(left),
    () => {
      body();
      f.get(left).i32const(1).op('i32.sub').set(left);
    },
  );
}

function advance(f: FuncBuilder, pointer: Local, bytes: number): void {
  f.get(pointer).i32const(bytes).op('i32.add').set(pointer);
}

/** Module exporting `scan(x, out, outer, n, inner)`: running folds along the middle axis, from its first element. */
export function scanModule(dtype: DType, kind: PrimArgs['scan']['kind'], shared: boolean): Uint8Array<ArrayBuffer> {
  const module = newModule(shared);
  const lib = new KernelFunctions(module);
  const f = module.func('scan', { params: ['i32', 'i32', 'i32', 'i32', 'i32'], results: [] }, { export: true });
  const [x, out, outer, n, inner] = [0, 1, 2, 3, 4].map((i) => f.param(i)) as [Local, Local, Local, Local, Local];
  const rep = repOf(dtype);
  const size = dtype.itemsize;
  const before = f.local('i32');
  times(f, outer, () => {
    f.get(out).set(before);
    times(f, inner, () => {
      f.get(out);
      f.get(load(f, rep, x));
      // A running sum starts from 0: −0 becomes 0, as in reductions.
      if (kind === 'sum' && (rep === 'f32' || rep === 'f64')) {
        pushConst(f, rep, 0);
        f.op(`${rep}.add`);
      }
      store(f, rep);
      advance(f, x, size);
      advance(f, out, size);
    });
    const rest = f.local('i32');
    f.get(n).i32const(1).op('i32.sub').set(rest);
    times(f, rest, () => {
      times(f, inner, () => {
        const pair = [load(f, rep, before), load(f, rep, x)];
        f.get(out);
        pushElement(f, lib, FOLD[kind]!, rep, pair);
        store(f, rep);
        for (const pointer of [x, out, before]) advance(f, pointer, size);
      });
    });
  });
  return module.build();
}

/**
 * Module exporting `scatter(index, updates, out, outer, m, n, inner)`: index and updates are [outer, m, inner], out is
 * [outer, n, inner]. Returns 1 if an index is not in 0…n−1 (its update is left out), else 0.
 */
export function scatterModule(
  dtype: DType,
  index: DType,
  mode: PrimArgs['scatter']['mode'],
  shared: boolean,
): Uint8Array<ArrayBuffer> {
  const module = newModule(shared);
  const lib = new KernelFunctions(module);
  const params = ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32'] as const;
  const f = module.func('scatter', { params, results: ['i32'] }, { export: true });
  const [at, updates, out, outer, m, n, inner] = params.map((_, i) => f.param(i)) as [
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
    Local,
  ]; // prettier-ignore
  const rep = repOf(dtype);
  const status = f.local('i32');
  const column = f.local('i32');
  times(f, outer, () => {
    times(f, m, () => {
      f.get(out).set(column);
      times(f, inner, () => {
        const target = pushTarget(f, repOf(index), at, n, inner, column, dtype.itemsize);
        f.if_();
        const value = load(f, rep, updates);
        const pair = mode === 'set' ? null : [load(f, rep, target), value];
        f.get(target);
        if (pair === null) f.get(value);
        else pushElement(f, lib, FOLD[mode]!, rep, pair);
        store(f, rep);
        f.else_().i32const(1).set(status).end();
        advance(f, at, index.itemsize);
        advance(f, updates, dtype.itemsize);
        advance(f, column, dtype.itemsize);
      });
    });
    f.get(out).get(n).get(inner).op('i32.mul').i32const(dtype.itemsize).op('i32.mul').op('i32.add').set(out);
  });
  f.get(status);
  return module.build();
}

/** Address of the element that an index names; pushes whether the index is in range. */
function pushTarget(f: FuncBuilder, rep: Rep, at: Local, n: Local, inner: Local, column: Local, size: number): Local {
  const index = load(f, rep, at);
  f.get(column).get(index);
  if (rep === 'i64') f.op('i32.wrap_i64');
  f.get(inner).op('i32.mul').i32const(size).op('i32.mul').op('i32.add');
  const target = keep(f, 'i32');
  f.get(index).get(n);
  if (rep === 'i64') f.op('i64.extend_i32_u').op('i64.lt_u');
  else f.op('i32.lt_u');
  return target;
}
