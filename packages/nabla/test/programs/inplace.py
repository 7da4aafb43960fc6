"""In-place operators, versions, views under the tape: see make_fixtures.py."""
import torch
from torch.autograd import grad


def _name(t):
    return type(t.grad_fn).__name__


def _leaf(data, **o):
    return torch.tensor(data, requires_grad=True, **o)


def versions(o):
    x = torch.zeros(4)
    v = x[1:3]
    o(x._version, v._version)
    x.add_(1)
    v.mul_(2)
    o(x._version, v._version, x)
    x.detach().zero_()
    o(x._version)


def leaf_refused(o):
    w = _leaf([1., 2.])
    o.error(lambda: w.add_(1))
    o.error(lambda: w[0].add_(1))
    o.error(lambda: w.view(2, 1).zero_())
    o.error(lambda: w.fill_(0))
    o.error(lambda: w.copy_(torch.zeros(2)))

    def put():
        w[0] = 3.
    o.error(put)
    o(w, w._version)


def leaf_under_no_grad(o):
    w = _leaf([1., 2.])
    with torch.no_grad():
        w.add_(1)
        w[0] = 9.
        w[1:].mul_(2)
    o(w, w.is_leaf, w._version)
    (w * w).sum().backward()
    o(w.grad)


def leaf_changed_after_use(o):
    w = _leaf([1., 2.])
    y = (w * w).sum()
    with torch.no_grad():
        w.add_(1)
    o.error(lambda: y.backward())


def leaf_changed_but_not_saved(o):
    w = _leaf([1., 2.])
    y = (w * 3).sum()
    with torch.no_grad():
        w.add_(1)
    y.backward()
    o(w.grad)


def chain_of_in_place(o):
    w = _leaf([1., 2.])
    y = w * 2
    y.add_(w).mul_(w).sub_(1)
    o(y)
    y.sum().backward()
    o(w.grad)


def exp_in_place(o):
    w = _leaf([0.5, 1.])
    y = w * 1
    y.exp_()
    o(y)
    y.sum().backward()
    o(w.grad)


def saved_result_changed(o):
    for f in [torch.exp, torch.tanh, torch.sigmoid, torch.sqrt]:
        w = _leaf([0.5, 1.])
        y = f(w)
        y.mul_(2)
        o.error(lambda: y.sum().backward())


def saved_operand_changed(o):
    w, b = _leaf([1., 2.]), torch.tensor([3., 4.])
    y = (w * b).sum()
    b.add_(1)
    o.error(lambda: y.backward())
    w, b = _leaf([1., 2.]), torch.tensor([3., 4.])
    y = (w + b).sum()
    b.add_(1)
    y.backward()
    o(w.grad)


def matmul_operand_changed(o):
    w, b = _leaf([[1., 2.], [3., 4.]]), torch.eye(2)
    y = (w @ b).sum()
    b.add_(1)
    o.error(lambda: y.backward())


def square_in_place_with_itself(o):
    w = _leaf([3.])
    y = w * 1
    y.mul_(y)
    o(y)
    o.error(lambda: y.backward())


def pow_in_place(o):
    w = _leaf([3.])
    y = w * 1
    y.pow_(3)
    y.backward()
    o(y, w.grad)


def div_in_place(o):
    w, v = _leaf([3.]), _leaf([2.])
    y = w * 1
    y.div_(v)
    y.backward()
    o(y, w.grad, v.grad)


def double_backward_through_in_place(o):
    w = _leaf([3.])
    y = w * 1
    y.mul_(w)
    y.mul_(w)
    g, = grad(y, w, create_graph=True)
    o(g.detach(), grad(g, w))


def copy_slices(o):
    w = _leaf([1., 2., 3.])
    x = w * 2
    x[0:2].mul_(w[1:3])
    o(x)
    x.sum().backward()
    o(w.grad)


def copy_slices_names(o):
    w = _leaf([1., 2., 3.])
    x = w * 2
    v = x[1:]
    o(_name(v))
    v.add_(1)
    o(_name(x), _name(v))
    x.mul_(2)
    o(_name(x), _name(v))


def assign_row(o):
    w = _leaf([1., 2.])
    x = torch.zeros(2, 2)
    x[0] = w * 3
    o(x, x.requires_grad, x.is_leaf)
    (x * x).sum().backward()
    o(w.grad)


def assign_into_non_leaf(o):
    w = _leaf([1., 2., 3.])
    x = w * 2
    x[1] = 100.
    o(x)
    (x * x).sum().backward()
    o(w.grad)


def assign_scalar_tensor(o):
    w = _leaf(5.)
    x = torch.zeros(3)
    x[1] = w * 2
    x[2] = w
    x.sum().backward()
    o(x, w.grad)


def assign_mask(o):
    w = _leaf([1., -2., 3.])
    x = w * 2
    x[x < 0] = 0.
    o(x)
    x.sum().backward()
    o(w.grad)


def assign_list(o):
    w = _leaf([1., 2., 3.])
    x = w * 2
    x[[0, 2]] = torch.tensor([7., 8.])
    x.sum().backward()
    o(x, w.grad)


def view_of_view_written(o):
    w = _leaf([[1., 2.], [3., 4.]])
    x = w * 1
    v = x[1][0:1]
    v.mul_(w[0, 1])
    o(x, v)
    x.sum().backward()
    o(w.grad)


def transposed_view_written(o):
    w = _leaf([[1., 2., 3.], [4., 5., 6.]])
    x = w * 1
    x.t()[0].mul_(10)
    o(x, x.t())
    (x ** 2).sum().backward()
    o(w.grad)


def two_views_written(o):
    w = _leaf([1., 2., 3., 4.])
    x = w * 1
    a, b = x[:3], x[1:]
    a.mul_(2)
    b.mul_(3)
    o(x, a, b)
    (a.sum() + b.sum()).backward()
    o(w.grad)


def base_written_then_view_read(o):
    w = _leaf([1., 2., 3.])
    x = w * 1
    v = x[1:]
    x.mul_(5)
    o(v)
    v.sum().backward()
    o(w.grad)


def view_made_before_leaf_requires(o):
    x = torch.zeros(3)
    v = x[1:]
    w = _leaf([1., 2.])
    v.copy_(w * 2)
    o(x, v)
    (x * torch.tensor([1., 10., 100.])).sum().backward()
    o(w.grad)


def view_under_no_grad(o):
    w = _leaf([1., 2., 3.])
    x = w * 2
    with torch.no_grad():
        v = x[1:]
    o.error(lambda: v.mul_(2))


def detached_view_written(o):
    w = _leaf([1., 2., 3.])
    x = w * 2
    x.detach()[0] = 100.
    o(x)
    x.sum().backward()
    o(w.grad)


def split_views_in_place(o):
    w = _leaf([1., 2., 3., 4.])
    x = w * 1
    a, b = x.split(2)
    o.error(lambda: a.mul_(2))
    c, d = x.unbind(0)[:2]
    o.error(lambda: c.mul_(2))
    e, f = x.chunk(2)
    o.error(lambda: e.mul_(2))


def unbind_no_grad_in_place(o):
    x = torch.arange(4.)
    a, b = x.split(2)
    a.mul_(10)
    b.add_(1)
    o(x)


def expanded_written(o):
    x = torch.ones(1, 2).expand(3, 2)
    o.error(lambda: x.add_(1))
    o.error(lambda: x.zero_())
    o.error(lambda: x.copy_(torch.zeros(3, 2)))
    y = torch.ones(2)
    o.error(lambda: y.expand(2, 2).mul_(2))
    o(y)


def partial_overlap(o):
    x = torch.arange(5.)
    o.error(lambda: x[1:].add_(x[:-1]))
    o(x)
    x[1:] = x[:-1].clone()
    o(x)


def full_overlap(o):
    x = torch.arange(3.)
    x.add_(x)
    o(x)
    x.copy_(x)
    o(x)


def shape_rules(o):
    x = torch.ones(2, 1)
    o.error(lambda: x.add_(torch.ones(2, 3)))
    o(x.add_(torch.ones(1)))
    o.error(lambda: torch.ones(3).mul_(torch.ones(2)))


def dtype_rules(o):
    i = torch.tensor([1, 2])
    o.error(lambda: i.add_(1.5))
    o.error(lambda: i.mul_(torch.tensor([1.5, 2.])))
    o.error(lambda: i.div_(2))
    o.error(lambda: torch.tensor([True]).add_(1))
    o(i)
    o(i.add_(3))
    o(i.mul_(torch.tensor([2, 2], dtype=torch.int32)))
    f = torch.tensor([1., 2.])
    o(f.add_(i))
    o(f.mul_(torch.tensor([0.5, 0.25], dtype=torch.float64)), f.dtype)
    u = torch.tensor([250, 3], dtype=torch.uint8)
    o(u.add_(10))
    o(u.sub_(20))
    o.error(lambda: u.add_(0.5))


def fill_zero_copy(o):
    x = torch.ones(2, 2)
    o(x.fill_(3))
    o(x.zero_())
    o(x.copy_(torch.tensor([1., 2.])))
    o(x.fill_(torch.tensor(7)))
    o.error(lambda: x.fill_(torch.ones(2)))
    o.error(lambda: x.copy_(torch.ones(3)))
    i = torch.zeros(2, dtype=torch.int64)
    o(i.copy_(torch.tensor([1.9, -1.9])))
    o(i.fill_(2.7))
    b = torch.zeros(2, dtype=torch.bool)
    o(b.copy_(torch.tensor([0., 5.])))
    o(b.fill_(3))


def fill_copy_grads(o):
    w = _leaf([1., 2.])
    s = _leaf(3.)
    x = w * 2
    x.fill_(s)
    x.sum().backward()
    o(s.grad, w.grad)
    y = w * 2
    y.copy_(s)
    o(y)
    y.sum().backward()
    o(s.grad, w.grad)
    z = w * 2
    z.zero_()
    o(z)
    z.sum().backward()
    o(w.grad)


def copy_grad_dtype(o):
    w = _leaf([1., 2.], dtype=torch.float64)
    x = torch.zeros(2)
    x.copy_(w)
    (x * 3).sum().backward()
    o(x, w.grad)


def copy_broadcast_grad(o):
    w = _leaf([1., 2.])
    x = torch.zeros(3, 2)
    x.copy_(w)
    x.sum().backward()
    o(w.grad)


def in_place_returns_self(o):
    x = torch.ones(2)
    o(x.add_(1) is x, x.zero_() is x, x.clamp_(0, 1) is x, x.requires_grad_() is x)


def in_place_methods(o):
    x = torch.tensor([0.25, -1.5, 2.])
    for f in ['abs_', 'neg_', 'exp_', 'sqrt_', 'tanh_', 'sigmoid_', 'relu_', 'floor_', 'ceil_', 'round_', 'trunc_', 'sin_', 'cos_', 'square_', 'sign_']:
        o(getattr(x.clone(), f)())
    o(x.clone().clamp_(-1, 1), x.clone().pow_(2), x.clone().lerp_(torch.zeros(3), 0.5), x.clone().addcmul_(x, x, value=2.),
      x.clone().addcdiv_(x, x, value=2.), x.clone().masked_fill_(x > 0, 9.), x.clone().fmod_(1), x.clone().remainder_(1))


def comparison_in_place_and_logical(o):
    b = torch.tensor([True, False])
    o(b.logical_not_())
    o(b.logical_and_(torch.tensor([True, True])))
    o(b.logical_or_(torch.tensor([True, False])))


def in_place_in_loop(o):
    x = torch.zeros(3)
    w = _leaf([1., 2., 3.])
    for i in range(3):
        x = x + w * i
        x[i] = x[i] * 2
    x.sum().backward()
    o(x, w.grad)


def many_writes_to_one_buffer(o):
    w = _leaf(2.)
    x = torch.zeros(5)
    for i in range(5):
        x[i] = w ** i
    o(x)
    x.sum().backward()
    o(w.grad)


def in_place_after_backward(o):
    w = _leaf([1., 2.])
    y = w.exp()
    y.sum().backward()
    y.add_(1)
    o(y, w.grad)


def relu_in_place_on_linear(o):
    torch.manual_seed(1)
    x = torch.randn(3, 4)
    w = torch.randn(4, 2, requires_grad=True)
    h = x @ w
    h.relu_()
    h.sum().backward()
    o(h, w.grad)


def gradient_buffer_in_place(o):
    w = _leaf([1., 2.])
    (w * 2).sum().backward()
    w.grad.mul_(5).add_(1)
    o(w.grad)
    (w * 2).sum().backward()
    o(w.grad)


def requires_grad_through_in_place(o):
    x = torch.ones(2)
    w = _leaf([1., 2.])
    o(x.requires_grad)
    x.mul_(w)
    o(x.requires_grad, x.is_leaf, x)
    x.sum().backward()
    o(w.grad)
    o.error(lambda: setattr(x, 'requires_grad', False))


def view_of_constant_becomes_part(o):
    x = torch.zeros(2, 2)
    v = x[0]
    w = _leaf([1., 2.])
    x.add_(w)
    o(v, v.requires_grad)
    (v * v).sum().backward()
    o(w.grad)


def reshape_of_noncontiguous_is_copy(o):
    x = torch.arange(6.).view(2, 3)
    y = x.t().reshape(6)
    y.zero_()
    z = x.reshape(6)
    z[0] = 50.
    o(x, y)


def t_in_place(o):
    x = torch.arange(6.).view(2, 3)
    x.t_()
    o(x, x.shape, x.stride())
    x.unsqueeze_(0)
    o(x.shape)
    x.squeeze_()
    o(x.shape)
    x.transpose_(0, 1)
    o(x)


def no_grad_result_reused(o):
    w = _leaf([2.])
    with torch.no_grad():
        c = w * 3
    y = c * w
    y.backward()
    o(w.grad)
    c.add_(1)
    o(c)


def inplace_on_saved_view_base(o):
    w = _leaf([1., 2., 3.])
    x = torch.tensor([1., 2., 3.])
    y = (w[:2] * x[1:]).sum()
    x[0] = 5.
    o.error(lambda: y.backward())


def masked_fill_grads(o):
    w = _leaf([1., 2., 3.])
    x = w * 2
    x.masked_fill_(torch.tensor([True, False, True]), -1.)
    o(x)
    x.sum().backward()
    o(w.grad)


def index_add_scatter_in_place(o):
    x = torch.zeros(4)
    x.index_add_(0, torch.tensor([0, 2, 0]), torch.tensor([1., 2., 3.]))
    o(x)
    x.scatter_(0, torch.tensor([1, 3]), torch.tensor([5., 6.]))
    o(x)
    x.scatter_add_(0, torch.tensor([1, 1]), torch.tensor([5., 6.]))
    o(x)
    x.index_fill_(0, torch.tensor([0]), -1.)
    o(x)
    x.index_copy_(0, torch.tensor([3, 2]), torch.tensor([8., 9.]))
    o(x)
