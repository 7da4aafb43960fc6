/** A copy with a view written over is what clone() and copy_() into the view give. */
import { expect, test } from 'vitest';
import * as torch from '../../src/index.js';

const base = () => torch.arange(24).reshape([2, 3, 4]).to(torch.float64);

const VIEWS: readonly (readonly [
  string,
  (x: torch.Tensor) => torch.Tensor,
  (x: torch.Tensor, v: torch.Tensor) => torch.Tensor,
])[] = [
  ['slice', (x) => x.at(':', '1:3'), (x, v) => x.slice_scatter(v, 1, 1, 3)],
  ['slice with a step', (x) => x.at('...', '::2'), (x, v) => x.slice_scatter(v, { dim: -1, step: 2 })],
  ['slice from the end', (x) => x.at(':', ':', '-3:-1'), (x, v) => torch.slice_scatter(x, v, 2, -3, -1)],
  ['slice beyond the end', (x) => x.at(':', '1:'), (x, v) => torch.slice_scatter(x, v, 1, 1, 99)],
  ['empty slice', (x) => x.at(':', '2:2'), (x, v) => torch.slice_scatter(x, v, 1, 2, 1)],
  ['select', (x) => x.select(1, -1), (x, v) => x.select_scatter(v, 1, -1)],
  ['diagonal', (x) => x.diagonal(-1, 2, 0), (x, v) => x.diagonal_scatter(v, -1, 2, 0)],
  ['strides', (x) => x.as_strided([2, 2], [5, 1], 3), (x, v) => x.as_strided_scatter(v, [2, 2], [5, 1], 3)],
];

test.each(VIEWS)('%s', (_, view, scatter) => {
  const wanted = base();
  const values = view(base()).mul(-1).sub(100);
  view(wanted).copy_(values);
  const x = base();
  expect(scatter(x, values).tolist()).toEqual(wanted.tolist());
  expect(x.tolist()).toEqual(base().tolist());
});
