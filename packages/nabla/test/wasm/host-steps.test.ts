/** scan, argsort, scatter, integer products and host calls against the oracle. */
import { describe, expect, it } from 'vitest';
import { graphBuilder as b } from '../../src/graph/build.js';
import { bool, DTYPES, type DType, float32, float64, int32, int64, uint8 } from '../../src/ir/dtype.js';
import { makeNode, type Node } from '../../src/ir/node.js';
import { numel, type Shape } from '../../src/ir/shape.js';
import { ReferenceBackend } from '../../src/runtime/reference/backend.js';
import { elements, fromNumbers, HostStorage, toNumbers } from '../../src/runtime/storage.js';
import { WasmBackend } from '../../src/runtime/wasm/backend.js';
import { expectSame, sample } from './harness.js';

const wasm = new WasmBackend();
const reference = new ReferenceBackend();

function leaf(dtype: DType, shape: Shape, values: ArrayLike<number>): Node {
  const home = new ArrayBuffer(values.length * dtype.itemsize);
  fromNumbers(dtype, values, elements(dtype, home, 0, values.length));
  return makeNode('buffer', dtype, shape, [], new HostStorage(dtype, values.length, home)) as Node;
}

/** The oracle runs first: the backend takes the leaves' bytes into its memory. */
function check(...outputs: Node[]): void {
  const want = reference.run(outputs).map((s) => toNumbers(s.dtype, reference.read(s)));
  const got = wasm
    .run(
      outputs,
      outputs.map(() => null),
    )
    .map((s) => toNumbers(s.dtype, wasm.read(s))); // prettier-ignore
  outputs.forEach((_, i) => expectSame(got[i]!, want[i]!));
}

const all = Object.values(DTYPES);
const numbers = all.filter((d) => d !== bool);

describe('scan', () => {
  for (const dtype of numbers) {
    for (const kind of ['sum', 'prod', 'max', 'min'] as const) {
      it(`${kind} ${dtype.name}`, () => {
        const shape = [3, 7, 5];
        const values = sample(dtype, numel(shape), 3).map((v) => (dtype === int64 ? (v % 3) + 0 : v));
        for (const axis of [0, 1, 2]) check(b.scan(kind, leaf(dtype, shape, values), axis));
      });
    }
  }
});

describe('argsort', () => {
  for (const dtype of all) {
    it(dtype.name, () => {
      for (const shape of [[9], [1000], [4, 40, 3], [5, 1], [2, 0]]) {
        for (const axis of shape.map((_, i) => i)) {
          for (const descending of [false, true]) {
            const values = sample(dtype, numel(shape), shape.length);
            check(b.argsort(leaf(dtype, shape, values), axis, descending));
          }
        }
      }
    });
  }

  it('orders 64-bit numbers by all their bits', () => {
    const near = Array.from({ length: 300 }, (_, i) => 2 ** 40 + ((i * 7919) % 300));
    check(b.argsort(leaf(int64, [300], near), 0, false));
    check(
      b.argsort(
        leaf(
          float64,
          [300],
          near.map((v) => -v / 2 ** 60),
        ),
        0,
        false,
      ),
    ); // prettier-ignore
  });
});

describe('scatter', () => {
  for (const dtype of numbers) {
    for (const mode of ['set', 'add', 'mul', 'max', 'min'] as const) {
      it(`${mode} ${dtype.name}`, () => {
        for (const index of [int64, int32, uint8]) {
          const [x, n] = [[4, 6, 3], 4 * 9 * 3];
          const places = Array.from({ length: n }, (_, i) => (i * 5) % 6);
          const target = sample(dtype, numel(x), 1).map((v) => (dtype === int64 ? (v % 100) + 0 : v));
          const updates = sample(dtype, n, 2).map((v) => (dtype === int64 ? (v % 3) + 0 : v));
          check(
            b.scatter(leaf(dtype, x, target), leaf(index, [4, 9, 3], places), leaf(dtype, [4, 9, 3], updates), 1, mode),
          ); // prettier-ignore
        }
      });
    }
  }
});

describe('products', () => {
  for (const dtype of [int32, int64, uint8]) {
    it(`of integers ${dtype.name}`, () => {
      const values = (n: number, seed: number): number[] => sample(dtype, n, seed).map((v) => (v % 1000) + 0);
      check(b.dot(leaf(dtype, [3, 5], values(15, 1)), leaf(dtype, [5, 9], values(45, 2))));
      const batched = b.dot(
        leaf(dtype, [2, 3, 5], values(30, 1)),
        b.permute(leaf(dtype, [2, 9, 5], values(90, 2)), [0, 2, 1]),
      ); // prettier-ignore
      check(batched);
    });
  }

  it('of floats, with several batch axes and views', () => {
    const small = (n: number): number[] => Array.from({ length: n }, (_, i) => (i % 7) - 3);
    for (const dtype of [float32, float64]) {
      const x = leaf(dtype, [2, 3, 4, 5], small(120));
      const y = (): Node => b.permute(leaf(dtype, [3, 2, 6, 5], small(180)), [1, 0, 3, 2]);
      check(b.dot(x, y()));
      check(b.dot(b.expand(leaf(dtype, [1, 1, 4, 5], small(20)), [2, 3, 4, 5]), y()));
    }
  });
});

describe('convolutions', () => {
  const whole = (shape: Shape, dtype: DType): Node =>
    leaf(
      dtype,
      shape,
      Array.from({ length: numel(shape) }, (_, i) => ((i * 7) % 5) - 2),
    ); // prettier-ignore
  const cases = [
    { x: [2, 3, 8, 7], weight: [4, 3, 3, 2], stride: [1, 1], padding: [1, 0], dilation: [1, 1], groups: 1 },
    { x: [1, 4, 9, 9], weight: [6, 2, 3, 3], stride: [2, 2], padding: [1, 1], dilation: [1, 2], groups: 2 },
    { x: [3, 2, 11], weight: [5, 2, 4], stride: [3], padding: [2], dilation: [1], groups: 1 },
  ];
  for (const dtype of [float32, float64]) {
    it(dtype.name, () => {
      for (const { x, weight, ...arg } of cases) {
        const forward = b.conv(whole(x, dtype), whole(weight, dtype), arg);
        check(forward);
        check(b.convInput(whole(forward.shape, dtype), whole(weight, dtype), arg, x));
        check(b.convWeight(whole(x, dtype), whole(forward.shape, dtype), arg, weight));
      }
    });
  }
});

describe('calls', () => {
  it('solve, and its error', () => {
    const call = (a: number[]): Node =>
      b.call([leaf(float64, [2, 2], a), leaf(float64, [2, 1], [1, 2])], {
        kernel: 'solve',
        attrs: {},
        outputs: [{ dtype: float64, shape: [2, 1] }],
      })[0]!;
    check(call([4, 1, 1, 3]));
    expect(() => wasm.run([call([1, 1, 1, 1])], [null])).toThrow(/singular/);
  });
});
