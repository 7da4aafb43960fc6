/** As PyTorch 1.13's torch.broadcast_shapes. */
import { expect, test } from 'vitest';
import * as torch from '../../src/index.js';

test.each([
  [
    [[2, 1], [3]],
    [2, 3],
  ],
  [
    [2, [3, 1]],
    [3, 2],
  ],
  [[], []],
  [[[0], [1]], [0]],
  [[[], [2]], [2]],
  [
    [[5, 1, 4], [3, 1], [1]],
    [5, 3, 4],
  ],
] as const)('%j broadcast to %j', (shapes, wanted) => {
  const shape = torch.broadcast_shapes(...shapes);
  expect([...shape]).toEqual(wanted);
  expect(String(shape)).toBe(`torch.Size([${wanted.join(', ')}])`);
});

test('what does not broadcast is refused', () => {
  expect(() => torch.broadcast_shapes([2], [3])).toThrow(/Shape mismatch: \[2\] and \[3\]/);
  expect(() => torch.broadcast_shapes([-1])).toThrow(/negative dimension -1/);
  expect(() => torch.broadcast_shapes([2.5])).toThrow(TypeError);
});
