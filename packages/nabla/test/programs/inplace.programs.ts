/** In-place operators, versions, views under the tape. The same programs as in inplace.py. */
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import type { Programs } from './recorder.js';

const grad = torch.autograd.grad as (out: Tensor, inputs: Tensor | Tensor[], options?: object) => Tensor[];
const leaf = (data: torch.TensorData, o: object = {}): Tensor => torch.tensor(data, { requires_grad: true, ...o });
const { tensor, zeros, ones, no_grad } = torch;
const f64 = { dtype: torch.float64 };
const i64 = { dtype: torch.int64 };
const arange = (n: number): Tensor => torch.arange(n, { dtype: torch.float32 });
const name = (t: Tensor): string => t.grad_fn!.name;

export const programs: Programs = {
  versions(o) {
    const x = zeros(4);
    const v = x.at('1:3');
    o(x._version, v._version);
    x.add_(1);
    v.mul_(2);
    o(x._version, v._version, x);
    x.detach().zero_();
    o(x._version);
  },
  leaf_refused(o) {
    const w = leaf([1, 2]);
    o.error(() => w.add_(1));
    o.error(() => w.at(0).add_(1));
    o.error(() => w.view(2, 1).zero_());
    o.error(() => w.fill_(0));
    o.error(() => w.copy_(zeros(2)));
    o.error(() => w.index_put_(0, 3));
    o(w, w._version);
  },
  leaf_under_no_grad(o) {
    const w = leaf([1, 2]);
    no_grad(() => {
      w.add_(1);
      w.index_put_(0, 9);
      w.at('1:').mul_(2);
    });
    o(w, w.is_leaf, w._version);
    w.mul(w).sum().backward();
    o(w.grad);
  },
  leaf_changed_after_use(o) {
    const w = leaf([1, 2]);
    const y = w.mul(w).sum();
    no_grad(() => w.add_(1));
    o.error(() => y.backward());
  },
  leaf_changed_but_not_saved(o) {
    const w = leaf([1, 2]);
    const y = w.mul(3).sum();
    no_grad(() => w.add_(1));
    y.backward();
    o(w.grad);
  },
  chain_of_in_place(o) {
    const w = leaf([1, 2]);
    const y = w.mul(2);
    y.add_(w).mul_(w).sub_(1);
    o(y);
    y.sum().backward();
    o(w.grad);
  },
  exp_in_place(o) {
    const w = leaf([0.5, 1]);
    const y = w.mul(1);
    y.exp_();
    o(y);
    y.sum().backward();
    o(w.grad);
  },
  saved_result_changed(o) {
    for (const f of [torch.exp, torch.tanh, torch.sigmoid, torch.sqrt]) {
      const w = leaf([0.5, 1]);
      const y = f(w);
      y.mul_(2);
      o.error(() => y.sum().backward());
    }
  },
  saved_operand_changed(o) {
    let [w, b] = [leaf([1, 2]), tensor([3, 4])];
    let y = w.mul(b).sum();
    b.add_(1);
    o.error(() => y.backward());
    [w, b] = [leaf([1, 2]), tensor([3, 4])];
    y = w.add(b).sum();
    b.add_(1);
    y.backward();
    o(w.grad);
  },
  matmul_operand_changed(o) {
    const [w, b] = [
      leaf([
        [1, 2],
        [3, 4],
      ]),
      torch.eye(2),
    ];
    const y = w.matmul(b).sum();
    b.add_(1);
    o.error(() => y.backward());
  },
  square_in_place_with_itself(o) {
    const w = leaf([3]);
    const y = w.mul(1);
    y.mul_(y);
    o(y);
    o.error(() => y.backward());
  },
  pow_in_place(o) {
    const w = leaf([3]);
    const y = w.mul(1);
    y.pow_(3);
    y.backward();
    o(y, w.grad);
  },
  div_in_place(o) {
    const [w, v] = [leaf([3]), leaf([2])];
    const y = w.mul(1);
    y.div_(v);
    y.backward();
    o(y, w.grad, v.grad);
  },
  double_backward_through_in_place(o) {
    const w = leaf([3]);
    const y = w.mul(1);
    y.mul_(w);
    y.mul_(w);
    const [g] = grad(y, w, { create_graph: true });
    o(g!.detach(), grad(g!, w));
  },
  copy_slices(o) {
    const w = leaf([1, 2, 3]);
    const x = w.mul(2);
    x.at('0:2').mul_(w.at('1:3'));
    o(x);
    x.sum().backward();
    o(w.grad);
  },
  copy_slices_names(o) {
    const w = leaf([1, 2, 3]);
    const x = w.mul(2);
    const v = x.at('1:');
    o(name(v));
    v.add_(1);
    o(name(x), name(v));
    x.mul_(2);
    o(name(x), name(v));
  },
  assign_row(o) {
    const w = leaf([1, 2]);
    const x = zeros(2, 2);
    x.index_put_(0, w.mul(3));
    o(x, x.requires_grad, x.is_leaf);
    x.mul(x).sum().backward();
    o(w.grad);
  },
  assign_into_non_leaf(o) {
    const w = leaf([1, 2, 3]);
    const x = w.mul(2);
    x.index_put_(1, 100);
    o(x);
    x.mul(x).sum().backward();
    o(w.grad);
  },
  assign_scalar_tensor(o) {
    const w = leaf(5);
    const x = zeros(3);
    x.index_put_(1, w.mul(2));
    x.index_put_(2, w);
    x.sum().backward();
    o(x, w.grad);
  },
  assign_mask(o) {
    const w = leaf([1, -2, 3]);
    const x = w.mul(2);
    x.index_put_(x.lt(0), 0);
    o(x);
    x.sum().backward();
    o(w.grad);
  },
  assign_list(o) {
    const w = leaf([1, 2, 3]);
    const x = w.mul(2);
    x.index_put_([[0, 2]], tensor([7, 8]));
    x.sum().backward();
    o(x, w.grad);
  },
  view_of_view_written(o) {
    const w = leaf([
      [1, 2],
      [3, 4],
    ]);
    const x = w.mul(1);
    const v = x.at(1).at('0:1');
    v.mul_(w.at(0, 1));
    o(x, v);
    x.sum().backward();
    o(w.grad);
  },
  transposed_view_written(o) {
    const w = leaf([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const x = w.mul(1);
    x.t().at(0).mul_(10);
    o(x, x.t());
    x.pow(2).sum().backward();
    o(w.grad);
  },
  two_views_written(o) {
    const w = leaf([1, 2, 3, 4]);
    const x = w.mul(1);
    const [a, b] = [x.at(':3'), x.at('1:')];
    a.mul_(2);
    b.mul_(3);
    o(x, a, b);
    a.sum().add(b.sum()).backward();
    o(w.grad);
  },
  base_written_then_view_read(o) {
    const w = leaf([1, 2, 3]);
    const x = w.mul(1);
    const v = x.at('1:');
    x.mul_(5);
    o(v);
    v.sum().backward();
    o(w.grad);
  },
  view_made_before_leaf_requires(o) {
    const x = zeros(3);
    const v = x.at('1:');
    const w = leaf([1, 2]);
    v.copy_(w.mul(2));
    o(x, v);
    x.mul(tensor([1, 10, 100]))
      .sum()
      .backward();
    o(w.grad);
  },
  view_under_no_grad(o) {
    const w = leaf([1, 2, 3]);
    const x = w.mul(2);
    const v = no_grad(() => x.at('1:'));
    o.error(() => v.mul_(2));
  },
  detached_view_written(o) {
    const w = leaf([1, 2, 3]);
    const x = w.mul(2);
    x.detach().index_put_(0, 100);
    o(x);
    x.sum().backward();
    o(w.grad);
  },
  split_views_in_place(o) {
    const w = leaf([1, 2, 3, 4]);
    const x = w.mul(1);
    const [a] = x.split(2);
    o.error(() => a!.mul_(2));
    const [c] = x.unbind(0);
    o.error(() => c!.mul_(2));
    const [e] = x.chunk(2);
    o.error(() => e!.mul_(2));
  },
  unbind_no_grad_in_place(o) {
    const x = arange(4);
    const [a, b] = x.split(2);
    a!.mul_(10);
    b!.add_(1);
    o(x);
  },
  expanded_written(o) {
    const x = ones(1, 2).expand(3, 2);
    o.error(() => x.add_(1));
    o.error(() => x.zero_());
    o.error(() => x.copy_(zeros(3, 2)));
    const y = ones(2);
    o.error(() => y.expand(2, 2).mul_(2));
    o(y);
  },
  partial_overlap(o) {
    const x = arange(5);
    o.error(() => x.at('1:').add_(x.at(':-1')));
    o(x);
    x.index_put_('1:', x.at(':-1').clone());
    o(x);
  },
  full_overlap(o) {
    const x = arange(3);
    x.add_(x);
    o(x);
    x.copy_(x);
    o(x);
  },
  shape_rules(o) {
    const x = ones(2, 1);
    o.error(() => x.add_(ones(2, 3)));
    o(x.add_(ones(1)));
    o.error(() => ones(3).mul_(ones(2)));
  },
  dtype_rules(o) {
    const i = tensor([1n, 2n]);
    o.error(() => i.add_(1.5));
    o.error(() => i.mul_(tensor([1.5, 2])));
    o.error(() => i.div_(2));
    o.error(() => tensor([true]).add_(1));
    o(i);
    o(i.add_(3));
    o(i.mul_(tensor([2, 2], { dtype: torch.int32 })));
    const f = tensor([1, 2]);
    o(f.add_(i));
    o(f.mul_(tensor([0.5, 0.25], f64)), f.dtype);
    const u = tensor([250, 3], { dtype: torch.uint8 });
    o(u.add_(10));
    o(u.sub_(20));
    o.error(() => u.add_(0.5));
  },
  fill_zero_copy(o) {
    const x = ones(2, 2);
    o(x.fill_(3));
    o(x.zero_());
    o(x.copy_(tensor([1, 2])));
    o(x.fill_(tensor(7)));
    o.error(() => x.fill_(ones(2)));
    o.error(() => x.copy_(ones(3)));
    const i = zeros(2, i64);
    o(i.copy_(tensor([1.9, -1.9])));
    o(i.fill_(2.7));
    const b = zeros(2, { dtype: torch.bool });
    o(b.copy_(tensor([0, 5])));
    o(b.fill_(3));
  },
  fill_copy_grads(o) {
    const w = leaf([1, 2]);
    const s = leaf(3);
    const x = w.mul(2);
    x.fill_(s);
    x.sum().backward();
    o(s.grad, w.grad);
    const y = w.mul(2);
    y.copy_(s);
    o(y);
    y.sum().backward();
    o(s.grad, w.grad);
    const z = w.mul(2);
    z.zero_();
    o(z);
    z.sum().backward();
    o(w.grad);
  },
  copy_grad_dtype(o) {
    const w = leaf([1, 2], f64);
    const x = zeros(2);
    x.copy_(w);
    x.mul(3).sum().backward();
    o(x, w.grad);
  },
  copy_broadcast_grad(o) {
    const w = leaf([1, 2]);
    const x = zeros(3, 2);
    x.copy_(w);
    x.sum().backward();
    o(w.grad);
  },
  in_place_returns_self(o) {
    const x = ones(2);
    o(x.add_(1) === x, x.zero_() === x, x.clamp_(0, 1) === x, x.requires_grad_() === x);
  },
  in_place_methods(o) {
    const x = tensor([0.25, -1.5, 2]);
    const names = [
      'abs_',
      'neg_',
      'exp_',
      'sqrt_',
      'tanh_',
      'sigmoid_',
      'relu_',
      'floor_',
      'ceil_',
      'round_',
      'trunc_',
      'sin_',
      'cos_',
      'square_',
      'sign_',
    ] as const; // prettier-ignore
    for (const f of names) o((x.clone() as unknown as Record<string, () => Tensor>)[f]!());
    o(
      x.clone().clamp_(-1, 1),
      x.clone().pow_(2),
      x.clone().lerp_(zeros(3), 0.5),
      x.clone().addcmul_(x, x, { value: 2 }),
      x.clone().addcdiv_(x, x, { value: 2 }),
      x.clone().masked_fill_(x.gt(0), 9),
      x.clone().fmod_(1),
      x.clone().remainder_(1),
    ); // prettier-ignore
  },
  comparison_in_place_and_logical(o) {
    const b = tensor([true, false]);
    o(b.logical_not_());
    o(b.logical_and_(tensor([true, true])));
    o(b.logical_or_(tensor([true, false])));
  },
  in_place_in_loop(o) {
    let x = zeros(3);
    const w = leaf([1, 2, 3]);
    for (let i = 0; i < 3; i++) {
      x = x.add(w.mul(i));
      x.index_put_(i, x.at(i).mul(2));
    }
    x.sum().backward();
    o(x, w.grad);
  },
  many_writes_to_one_buffer(o) {
    const w = leaf(2);
    const x = zeros(5);
    for (let i = 0; i < 5; i++) x.index_put_(i, w.pow(i));
    o(x);
    x.sum().backward();
    o(w.grad);
  },
  in_place_after_backward(o) {
    const w = leaf([1, 2]);
    const y = w.exp();
    y.sum().backward();
    y.add_(1);
    o(y, w.grad);
  },
  relu_in_place_on_linear(o) {
    torch.manual_seed(1);
    const x = torch.randn(3, 4);
    const w = torch.randn([4, 2], { requires_grad: true });
    const h = x.matmul(w);
    h.relu_();
    h.sum().backward();
    o(h, w.grad);
  },
  gradient_buffer_in_place(o) {
    const w = leaf([1, 2]);
    w.mul(2).sum().backward();
    w.grad!.mul_(5).add_(1);
    o(w.grad);
    w.mul(2).sum().backward();
    o(w.grad);
  },
  requires_grad_through_in_place(o) {
    const x = ones(2);
    const w = leaf([1, 2]);
    o(x.requires_grad);
    x.mul_(w);
    o(x.requires_grad, x.is_leaf, x);
    x.sum().backward();
    o(w.grad);
    o.error(() => {
      x.requires_grad = false;
    });
  },
  view_of_constant_becomes_part(o) {
    const x = zeros(2, 2);
    const v = x.at(0);
    const w = leaf([1, 2]);
    x.add_(w);
    o(v, v.requires_grad);
    v.mul(v).sum().backward();
    o(w.grad);
  },
  reshape_of_noncontiguous_is_copy(o) {
    const x = arange(6).view(2, 3);
    const y = x.t().reshape(6);
    y.zero_();
    const z = x.reshape(6);
    z.index_put_(0, 50);
    o(x, y);
  },
  t_in_place(o) {
    const x = arange(6).view(2, 3);
    x.t_();
    o(x, x.shape, x.stride());
    x.unsqueeze_(0);
    o(x.shape);
    x.squeeze_();
    o(x.shape);
    x.transpose_(0, 1);
    o(x);
  },
  no_grad_result_reused(o) {
    const w = leaf([2]);
    const c = no_grad(() => w.mul(3));
    const y = c.mul(w);
    y.backward();
    o(w.grad);
    c.add_(1);
    o(c);
  },
  inplace_on_saved_view_base(o) {
    const w = leaf([1, 2, 3]);
    const x = tensor([1, 2, 3]);
    const y = w.at(':2').mul(x.at('1:')).sum();
    x.index_put_(0, 5);
    o.error(() => y.backward());
  },
  masked_fill_grads(o) {
    const w = leaf([1, 2, 3]);
    const x = w.mul(2);
    x.masked_fill_(tensor([true, false, true]), -1);
    o(x);
    x.sum().backward();
    o(w.grad);
  },
  index_add_scatter_in_place(o) {
    const x = zeros(4);
    x.index_add_(0, tensor([0n, 2n, 0n]), tensor([1, 2, 3]));
    o(x);
    x.scatter_(0, tensor([1n, 3n]), tensor([5, 6]));
    o(x);
    x.scatter_add_(0, tensor([1n, 1n]), tensor([5, 6]));
    o(x);
    x.index_fill_(0, tensor([0n]), -1);
    o(x);
    x.index_copy_(0, tensor([3n, 2n]), tensor([8, 9]));
    o(x);
  },
};
