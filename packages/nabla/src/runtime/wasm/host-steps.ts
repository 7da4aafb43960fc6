/** Steps that loop IR cannot say: scan and scatter by template kernels, argsort and host calls by TypeScript. */

import { scanModule, scatterModule } from '../../codegen/wasm/scan-scatter.js';
import { compileOnce } from '../../codegen/wasm/template.js';
import { fail } from '../../errors.js';
import { type CallArg, is } from '../../ir/node.js';
import { numel, type Shape } from '../../ir/shape.js';
import type { Step } from '../../schedule/program.js';
import { runHost } from '../host/index.js';
import { elements, fromNumbers, toNumbers } from '../storage.js';
import type { CompiledStep, Frame } from './frame.js';
import type { WasmMemory } from './memory.js';
import { argsort } from './sort.js';

type HostStep = Step & { kind: 'host' };
type Numeric = (...args: number[]) => number;

/** Compiles a host step. */
export function hostStep(step: HostStep, memory: WasmMemory): CompiledStep {
  const { node } = step;
  if (is(node, 'scan')) return scanStep(step, memory, node.arg.axis, node.arg.kind);
  if (is(node, 'scatter')) return scatterStep(step, memory, node.arg.axis, node.arg.mode);
  if (is(node, 'argsort')) return argsortStep(step, node.arg.axis, node.arg.descending);
  if (is(node, 'call')) return callStep(step, node.arg);
  throw new Error(`[wasm] ${node.op} is no host step`);
}

/** [outer, n, inner] of a shape around an axis. */
function around(shape: Shape, axis: number): [number, number, number] {
  return [numel(shape.slice(0, axis)), shape[axis]!, numel(shape.slice(axis + 1))];
}

function template(key: string, bytes: () => Uint8Array<ArrayBuffer>, memory: WasmMemory): WebAssembly.Exports {
  const module = compileOnce(`${key} ${memory.shared}`, bytes);
  return new WebAssembly.Instance(module, { env: { memory: memory.memory } }).exports;
}

function scanStep(
  step: HostStep,
  memory: WasmMemory,
  axis: number,
  kind: 'sum' | 'prod' | 'max' | 'min',
): CompiledStep {
  const { dtype, shape } = step.node;
  const [outer, n, inner] = around(shape, axis);
  const key = `scan ${dtype.name} ${kind}`;
  const scan = template(key, () => scanModule(dtype, kind, memory.shared), memory)['scan'] as Numeric;
  const [x, out] = [step.inputs[0]!, step.outputs[0]!];
  return {
    scratch: 0,
    canFail: false,
    run: ({ address }) => {
      if (numel(shape) > 0) scan(address[x]!, address[out]!, outer, n, inner);
    },
  };
}

type Mode = 'set' | 'add' | 'mul' | 'max' | 'min';

function scatterStep(step: HostStep, memory: WasmMemory, axis: number, mode: Mode): CompiledStep {
  const { dtype, shape, src } = step.node;
  const indexType = src[1]!.dtype;
  const [outer, m, inner] = around(src[1]!.shape, axis);
  const n = shape[axis]!;
  const key = `scatter ${dtype.name} ${indexType.name} ${mode}`;
  const module = (): Uint8Array<ArrayBuffer> => scatterModule(dtype, indexType, mode, memory.shared);
  const scatter = template(key, module, memory)['scatter'] as Numeric;
  const [x, index, updates, out] = [...step.inputs, step.outputs[0]!] as [number, number, number, number];
  const bytes = numel(shape) * dtype.itemsize;
  return {
    scratch: 0,
    canFail: true,
    run: ({ address, memory: { u8 } }) => {
      if (address[x] !== address[out]) u8.copyWithin(address[out]!, address[x]!, address[x]! + bytes);
      if (scatter(address[index]!, address[updates]!, address[out]!, outer, m, n, inner) !== 0) outside(n);
    },
  };
}

function outside(n: number): never {
  return fail(
    'scatter',
    `an index is not in 0 … ${n - 1}`,
    'Check the index tensor against the size of the axis',
    'index',
  );
}

function argsortStep(step: HostStep, axis: number, descending: boolean): CompiledStep {
  const { shape, src } = step.node;
  const { dtype } = src[0]!;
  const size = numel(shape);
  const [x, out] = [step.inputs[0]!, step.outputs[0]!];
  return {
    scratch: 0,
    canFail: false,
    run: ({ address, memory: { memory } }: Frame) => {
      const from = elements(dtype, memory.buffer, address[x]!, size);
      const to = new Int32Array(memory.buffer, address[out]!, 2 * size);
      argsort(dtype, from, to, shape, axis, descending);
    },
  };
}

/** Numbers in, numbers out: floats are read where they are, int64 as a copy. */
function callStep(step: HostStep, arg: CallArg): CompiledStep {
  const { src } = step.node;
  return {
    scratch: 0,
    canFail: true,
    run: ({ address, memory: { memory } }) => {
      const inputs = src.map(({ dtype, shape }, i) => {
        const view = elements(dtype, memory.buffer, address[step.inputs[i]!]!, numel(shape));
        return { dtype, shape, data: dtype.name === 'int64' ? toNumbers(dtype, view) : view };
      });
      runHost(inputs, arg).forEach((result, i) => {
        const { dtype } = arg.outputs[i]!;
        fromNumbers(dtype, result, elements(dtype, memory.buffer, address[step.outputs[i]!]!, result.length));
      });
    },
  };
}
