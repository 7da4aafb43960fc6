import { describe, expect, test } from 'vitest';
import { graphBuilder as b } from '../../src/graph/build.js';
import { printGraph } from '../../src/graph/print.js';
import { verify } from '../../src/graph/verify.js';
import { bool, float32, float64, int64 } from '../../src/ir/dtype.js';
import { makeNode, type Node } from '../../src/ir/node.js';
import { HostStorage } from '../../src/runtime/storage.js';

const x = b.const(1, float32, [2, 3]);
const i = b.const(1, int64, [2, 3]);
const storage = new HostStorage(float32, 5, null);

const ILLEGAL: [string, () => Node, RegExp][] = [
  ['wrong shape', () => makeNode('neg', float32, [3, 2], [x], null), /neg.*should be float32\[2, 3\]/],
  ['wrong dtype', () => makeNode('lt', float32, [2, 3], [x, x], null), /should be bool/],
  ['too few inputs', () => makeNode('add', float32, [2, 3], [x], null), /1 inputs, needs 2/],
  ['mixed dtypes', () => makeNode('add', float32, [2, 3], [x, b.cast(x, float64)], null), /ir:add/],
  ['a float function of integers', () => b.unary('exp', i), /of int64 elements/],
  ['bits of floats', () => b.binary('and', x, x), /of float32 elements/],
  ['shifts of bools', () => b.binary('shl', b.cast(x, bool), b.cast(x, bool)), /shifts/],
  ['an axis that is not there', () => makeNode('reduce_sum', float32, [2, 3], [x], [2]), /axis 2/],
  ['axes that do not increase', () => makeNode('reduce_sum', float32, [1, 1], [x], [1, 0]), /must increase/],
  ['an extreme of nothing', () => b.reduce('reduce_max', b.const(0, float32, [2, 0]), [1]), /no elements/],
  ['a constant that does not fit', () => makeNode('const', int64, [], [], 1.5), /1.5 is no int64/],
  ['a buffer of another size', () => makeNode('buffer', float32, [2], [], storage), /5 elements/],
  [
    'reading a call without pick',
    () =>
      b.neg(
        makeNode('call', float32, [2], [x], {
          kernel: 'solve',
          attrs: {},
          outputs: [{ dtype: float32, shape: [2] }],
        }),
      ),
    /only pick/,
  ],
  ['a gather with float indices', () => makeNode('gather', float32, [2, 3], [x, x], 0), /ir:gather/],
  ['a slice outside', () => makeNode('slice', float32, [2, 3], [x], { start: [1, 0], step: [1, 1] }), /ir:slice/],
  [
    'a convolution that does not fit',
    () =>
      makeNode('conv', float32, [1, 1, 1], [b.const(0, float32, [1, 1, 4]), b.const(0, float32, [1, 1, 2])], {
        stride: [1],
        padding: [0],
        dilation: [1],
        groups: 1,
      }),
    /give \[1, 1, 3\]/,
  ],
  ['a size that is no size', () => makeNode('neg', float32, [-1], [x], null), /sizes/],
];

describe('verify', () => {
  test.each(ILLEGAL)('refuses %s', (_, make, message) => {
    expect(() => verify([make()])).toThrow(message);
  });
  test('accepts what the builder makes, below kept values too', () => {
    const y = b.neg(x);
    y.value = new HostStorage(float32, 6, null);
    expect(() => verify([b.sum(b.mul(y, b.flip(x, [1])), [0, 1])])).not.toThrow();
  });
});

test('print shows arguments and realised values', () => {
  const y = b.neg(x);
  y.value = new HostStorage(float32, 6, null);
  const out = b.cast(b.argsort(b.slice(y, [0, 2], [2, 2], [1, -1]), 1, true), bool);
  expect(printGraph([out, y]).split('\n')).toEqual([
    '%0 = value float32[2,3]',
    '%1 = slice float32[2,2] %0 {start=[0,2] step=[1,-1]}',
    '%2 = argsort int64[2,2] %1 {axis=1 descending=true}',
    '%3 = cast bool[2,2] %2',
    'return %3 %0',
  ]);
});
