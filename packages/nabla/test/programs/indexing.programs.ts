/** Indexing and assignment. The same programs as in indexing.py. */
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import type { Programs } from './recorder.js';

const { tensor, zeros, ones } = torch;
const f32 = { dtype: torch.float32 };
const i64 = { dtype: torch.int64 };
const bools = { dtype: torch.bool };
const floats = (n: number): Tensor => torch.arange(n, f32);
const leafRange = (n: number): Tensor => floats(n).requires_grad_();
const ints = (data: number[] | number[][]): Tensor => tensor(data, i64);
const cube = (): Tensor => torch.arange(24).view(2, 3, 4);

export const programs: Programs = {
  integers_and_slices(o) {
    const x = cube();
    o(
      x.at(0),
      x.at(-1),
      x.at(1, 2),
      x.at(1, 2, 3),
      x.at(':', 0),
      x.at('...', 0),
      x.at(0, '...', 1),
      x.at(':', '1:3', '::2'),
      x.at('1:', ':1'),
      x.at('...'),
      x.at(':'),
      x.at(-1, -1, -1),
    ); // prettier-ignore
  },
  new_axes(o) {
    const x = cube();
    o(
      x.at(null).shape,
      x.at(':', null).shape,
      x.at('...', null).shape,
      x.at(0, null, ':', 1).shape,
      x.at(null, null, 0).shape,
      x.at(null, '...', null, 2).shape,
    ); // prettier-ignore
  },
  lists(o) {
    const x = cube();
    o(
      x.at([[0]]),
      x.at([[0, 1, 1]]).shape,
      x.at([[-1]]),
      x.at(':', [0, 2]),
      x.at(0, [0, 2], 1),
      x.at([0, 1], [0, 2]),
      x.at([0, 1], [0, 2], [1, 3]),
      x.at(':', [2], ':').shape,
    ); // prettier-ignore
    o(x.at(0).at([[2, 0]]), x.at([[]]).shape);
  },
  nested_lists(o) {
    const x = torch.arange(5).mul(10);
    o(
      x.at([
        [
          [0, 1],
          [2, 3],
        ],
      ]),
      cube()
        .at(0)
        .at([[[0, 1]]]).shape,
      x.at(ints([[4, 0]])),
    );
  },
  separated_lists(o) {
    const x = torch.arange(120).view(2, 3, 4, 5);
    o(
      x.at([0, 1], ':', [1, 2]).shape,
      x.at(':', [0, 1], ':', [1, 2]).shape,
      x.at(':', [0, 1], [1, 2]).shape,
      x.at(0, ':', [0, 1]).shape,
      x.at(':', 0, [0, 1]).shape,
      x.at([[0], [1]], [0, 1]).shape,
      x.at('...', [0, 1], 0).shape,
      x.at([0, 1], '...', [0, 1]).shape,
      x.at(':', [0, 1], null, [0, 1]).shape,
      x.at(0, [0, 1], ':', 1).shape,
    ); // prettier-ignore
    o(x.at([0, 1], ':', [1, 2]).sum(), x.at(':', [0, 1], ':', [1, 2]).at(0), x.at(0, ':', [0, 1]));
  },
  masks(o) {
    const x = cube();
    o(
      x.at(x.gt(20)),
      x.at(':', tensor([true, false, true])).shape,
      x.at(tensor([false, true])),
      x.at(zeros([2, 3, 4], bools)).shape,
    );
    const m = tensor([
      [true, false, false],
      [false, true, true],
    ]);
    o(x.at(m), x.at(m).shape, x.at(m).at(1), x.at(m).at(':', '1:3').shape, x.at(0).at(tensor([true, true, false])));
    o(x.at(':', tensor([true, false, true]), [1, 2]));
  },
  mask_list(o) {
    const x = torch.arange(4);
    o(x.at([[true, false, true, false]]), cube().at([[false, true]]).shape, cube().at(0).at([true, false, true], 0));
  },
  scalar_booleans(o) {
    const x = torch.arange(3);
    const five = tensor(5n);
    o(x.at(true), x.at(false).shape, x.at(null, true).shape, five.at(true), five.at(null), five.at('...'));
  },
  tensor_indices(o) {
    const x = cube();
    const i = ints([1, 0]);
    o(
      x.at(i).shape,
      x.at(i, i),
      x.at(i, ':', i),
      x.at(tensor(1n)).shape,
      x.at(tensor(1n), ints([0, 1])),
      x.at(i.at(0), i.at(1)),
    );
    o(
      x.at(
        ints([
          [0, 1],
          [1, 0],
        ]),
        0,
      ).shape,
    );
  },
  uint8_mask(o) {
    const x = torch.arange(3);
    o(x.at(tensor([1, 0, 1], { dtype: torch.uint8 })));
  },
  index_errors(o) {
    const x = cube();
    o.error(() => x.at(2));
    o.error(() => x.at(-3));
    o.error(() => x.at(0, 3));
    o.error(() => x.at(0, 0, 0, 0));
    o.error(() => x.at([[2]]));
    o.error(() => x.at([[0, -3]]));
    o.error(() => x.at([0, 1], [0, 1, 2]));
    o.error(() => x.at(tensor([true, false, true])));
    o.error(() => x.at(tensor([0.5])));
    o.error(() => tensor(1n).at(0));
    o.error(() => zeros(0).at(0));
  },
  zero_dim_reads(o) {
    const x = cube();
    o(x.at(0, 0, 0), x.at(0, 0, 0).shape, x.at(0, 0, 0).item(), x.at(1).at(1).at(1));
  },
  basic_is_a_view(o) {
    const x = zeros(2, 3);
    x.at(0).add_(1);
    x.at(':', 1).add_(2);
    x.at([[0]]).add_(100);
    x.at(x.gt(2)).add_(100);
    x.at('...', 2).add_(5);
    o(x);
  },
  put_numbers(o) {
    const x = zeros(2, 3);
    x.index_put_(0, 1);
    x.index_put_([1, 2], 5);
    x.index_put_([':', 1], 7);
    o(x);
    x.index_put_('...', 2);
    o(x);
    x.index_put_(null, 3);
    x.index_put_([-1, -1], -4);
    o(x);
  },
  put_tensors(o) {
    const x = zeros(2, 3);
    x.index_put_(0, tensor([1, 2, 3]));
    x.index_put_([':', 0], tensor([8, 9]));
    o(x);
    x.index_put_(':', tensor([4, 5, 6]));
    x.index_put_(1, tensor(0));
    o(x);
    x.index_put_([':', '1:'], tensor([[1], [2]]));
    x.index_put_('0:1', floats(3).view(1, 1, 3));
    o(x);
  },
  put_lists(o) {
    const x = zeros(3, 4);
    x.index_put_([[0, 2]], 1);
    x.index_put_(
      [
        [0, 1],
        [3, 2],
      ],
      tensor([5, 6]),
    );
    o(x);
    x.index_put_([':', [0, 1]], tensor([[7], [8], [9]]));
    o(x);
    x.index_put_([1, [0, 3]], -1);
    x.index_put_(
      [
        [0, 0, 0],
        [2, 2, 2],
      ],
      tensor([1, 1, 1]),
    );
    o(x);
    x.index_put_([[2, 1]], x.at([[1, 2]]));
    o(x);
  },
  put_masks(o) {
    const x = floats(6).view(2, 3);
    x.index_put_(x.gt(3), 0);
    o(x);
    x.index_put_(tensor([true, false]), tensor([7, 8, 9]));
    o(x);
    x.index_put_(x.eq(0), tensor([1, 2, 3].slice(0, Number(x.eq(0).sum().item()))));
    o(x);
    x.index_put_([':', tensor([false, true, false])], -5);
    o(x);
    x.index_put_(zeros([2, 3], bools), 99);
    o(x);
    x.index_put_(
      tensor([
        [true, false, false],
        [false, false, true],
      ]),
      3,
    );
    o(x);
  },
  put_separated(o) {
    const x = zeros([2, 3, 4], i64);
    x.index_put_([[0, 1], ':', [1, 2]], torch.arange(6).view(2, 3));
    o(x);
    x.index_put_([':', [0, 2], '1:3'], -1);
    o(x);
    x.index_put_([0, [1, 2], [3, 3]], ints([50, 60]));
    x.index_put_([1, '...', [0, 3]], 4);
    o(x);
  },
  put_none_and_ellipsis(o) {
    const x = zeros(2, 3);
    x.index_put_([null, 0, ':', null], floats(3).view(1, 3, 1));
    x.index_put_(['...', 1, null], tensor([[8], [9]]));
    o(x);
  },
  put_dtypes(o) {
    const x = zeros(3);
    x.index_put_(0, 2);
    x.index_put_(1, tensor(3n));
    x.index_put_(2, true);
    o(x);
    const i = zeros(3, i64);
    i.index_put_(0, 2.7);
    i.index_put_(1, tensor(-3.9));
    i.index_put_([[2]], 5);
    o(i);
    const b = zeros(2, bools);
    b.index_put_(0, true);
    b.index_put_(1, 2);
    o(b);
    o.error(() => x.index_put_([[0, 1]], ints([1, 2])));
    const d = zeros(2, { dtype: torch.float64 });
    d.index_put_(0, tensor(0.1));
    o(d);
  },
  put_errors(o) {
    const x = zeros(2, 3);
    o.error(() => x.index_put_(0, zeros(2)));
    o.error(() => x.index_put_(2, 1));
    o.error(() => x.index_put_([[5]], 1));
    o.error(() => x.index_put_([[0, 1]], zeros(2)));
    o.error(() => x.index_put_(x.gt(-1), zeros(4)));
    o.error(() => x.index_put_([0, 0], zeros(2)));
    o.error(() => x.index_put_([0, 0, 0], 1));
    o(x);
  },
  index_put_accumulate(o) {
    const x = zeros(3);
    const i = ints([0, 0, 2]);
    x.index_put_([i], tensor([1, 2, 3]), true);
    o(x);
    x.index_put_([i], tensor(10), true);
    o(x);
    const y = zeros(2, 2);
    y.index_put_([ints([0, 1, 0]), ints([1, 1, 1])], tensor([1, 2, 3]), true);
    o(y);
    y.index_put_([tensor([true, false])], tensor([5, 6]), true);
    o(y);
  },
  index_put_repeated_last_wins(o) {
    const x = zeros(3);
    x.index_put_([[1, 1, 1]], tensor([5, 6, 7]));
    o(x);
  },
  gather_grads(o) {
    const x = leafRange(6);
    x.at([[0, 0, 3]])
      .mul(tensor([1, 2, 3]))
      .sum()
      .backward();
    o(x.grad);
    x.grad = null;
    x.view(2, 3).at(':', [0, 2]).pow(2).sum().backward();
    o(x.grad);
    x.grad = null;
    x.at(x.gt(2)).sum().backward();
    o(x.grad);
  },
  put_grads(o) {
    const x = leafRange(4);
    const v = tensor([10, 20], { requires_grad: true });
    const y = x.mul(1);
    y.index_put_([[1, 3]], v);
    y.mul(tensor([1, 2, 3, 4]))
      .sum()
      .backward();
    o(y, x.grad, v.grad);
  },
  put_accumulate_grads(o) {
    const x = leafRange(4);
    const v = tensor([10, 20], { requires_grad: true });
    const y = x.mul(1);
    y.index_put_([ints([1, 1])], v, true);
    y.mul(tensor([1, 2, 3, 4]))
      .sum()
      .backward();
    o(y, x.grad, v.grad);
  },
  put_broadcast_grads(o) {
    const x = zeros(2, 3);
    const v = tensor(2, { requires_grad: true });
    x.index_put_([':', [0, 2]], v.mul(3));
    x.index_put_(0, v);
    x.sum().backward();
    o(x, v.grad);
  },
  mask_put_grads(o) {
    const x = leafRange(4);
    const y = x.pow(2);
    y.index_put_(y.gt(3), x.at(0));
    o(y);
    y.sum().backward();
    o(x.grad);
  },
  second_order_through_index(o) {
    const x = tensor([1, 2, 3], { requires_grad: true });
    const y = x
      .at([[0, 1, 1]])
      .pow(3)
      .sum();
    const [g] = torch.autograd.grad(y, x, { create_graph: true });
    o(g!.detach(), torch.autograd.grad(g!.at(1), x));
  },
  nonzero_and_friends(o) {
    const x = tensor([
      [0, 1],
      [2, 0],
    ]);
    o(x.nonzero(), torch.nonzero(x, { as_tuple: true }), x.masked_select(x.gt(0)), x.gt(5).nonzero().shape);
  },
  take_and_index_select(o) {
    const x = cube();
    o(x.index_select(1, ints([2, 0])), x.take(ints([0, 23, -1])));
    o.error(() => x.index_select(3, ints([0])));
  },
  gather_scatter(o) {
    const x = torch.arange(6).view(2, 3);
    const i = ints([
      [0, 2],
      [1, 0],
    ]);
    o(
      x.gather(1, i),
      zeros([2, 3], i64).scatter(1, i, x.at(':', ':2')),
      zeros(2, 3).scatter_add(1, i, ones(2, 2)),
      zeros(2, 3).scatter(1, i, 5),
      zeros(2, 3).scatter_(1, i, 1),
    ); // prettier-ignore
    o.error(() => x.gather(1, ints([0])));
    o.error(() => x.gather(2, i));
  },
  large_index(o) {
    const x = floats(1000);
    const i = torch.arange(999, -1, -7);
    o(x.at(i).sum(), x.at(i).at(':3'), x.at(x.remainder(100).eq(0)));
    x.index_put_([i], 0);
    o(x.sum());
  },
  rows_of_a_batch(o) {
    const p = floats(12).view(3, 4);
    const t = ints([1, 0, 3]);
    o(p.at(torch.arange(3), t), p.at([0, 1, 2], t).mean().neg());
  },
  grad_fn_of_indexing(o) {
    const x = leafRange(6);
    const y = x.view(2, 3);
    const ts = [
      x.at(0),
      x.at('1:'),
      x.at([[0]]),
      x.at(null),
      y.at(0, 1),
      y.at(':', 0),
      y.at('...', 0),
      y.at(':', [0]),
      x.at(x.gt(1)),
      y.at(0).at('1:'),
      x.at('...'),
      x.at(':'),
    ]; // prettier-ignore
    o(ts.map((t) => t.grad_fn!.name));
  },
};
