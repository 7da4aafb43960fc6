"""Indexing and assignment: see make_fixtures.py."""
import torch


def _x():
    return torch.arange(24).view(2, 3, 4)


def integers_and_slices(o):
    x = _x()
    o(x[0], x[-1], x[1, 2], x[1, 2, 3], x[:, 0], x[..., 0], x[0, ..., 1], x[:, 1:3, ::2], x[1:, :1], x[...], x[:], x[-1, -1, -1])


def new_axes(o):
    x = _x()
    o(x[None].shape, x[:, None].shape, x[..., None].shape, x[0, None, :, 1].shape, x[None, None, 0].shape, x[None, ..., None, 2].shape)


def lists(o):
    x = _x()
    o(x[[0]], x[[0, 1, 1]].shape, x[[-1]], x[:, [0, 2]], x[0, [0, 2], 1], x[[0, 1], [0, 2]], x[[0, 1], [0, 2], [1, 3]], x[:, [2], :].shape)
    o(x[0][[2, 0]], x[[]].shape)


def nested_lists(o):
    x = torch.arange(5) * 10
    o(x[torch.tensor([[0, 1], [2, 3]])], _x()[0][torch.tensor([[0, 1]])].shape, x[torch.tensor([[4, 0]])])


def separated_lists(o):
    x = torch.arange(120).view(2, 3, 4, 5)
    o(x[[0, 1], :, [1, 2]].shape, x[:, [0, 1], :, [1, 2]].shape, x[:, [0, 1], [1, 2]].shape, x[0, :, [0, 1]].shape, x[:, 0, [0, 1]].shape,
      x[[[0], [1]], [0, 1]].shape, x[..., [0, 1], 0].shape, x[[0, 1], ..., [0, 1]].shape, x[:, [0, 1], None, [0, 1]].shape, x[0, [0, 1], :, 1].shape)
    o(x[[0, 1], :, [1, 2]].sum(), x[:, [0, 1], :, [1, 2]][0], x[0, :, [0, 1]])


def masks(o):
    x = _x()
    o(x[x > 20], x[:, torch.tensor([True, False, True])].shape, x[torch.tensor([False, True])], x[torch.zeros(2, 3, 4, dtype=torch.bool)].shape)
    m = torch.tensor([[True, False, False], [False, True, True]])
    o(x[m], x[m].shape, x[m][1], x[m][:, 1:3].shape, x[0][torch.tensor([True, True, False])])
    o(x[:, torch.tensor([True, False, True]), [1, 2]])


def mask_list(o):
    x = torch.arange(4)
    o(x[[True, False, True, False]], _x()[[False, True]].shape, _x()[0][[True, False, True], 0])


def scalar_booleans(o):
    x = torch.arange(3)
    o(x[True], x[False].shape, x[None, True].shape, torch.tensor(5)[True], torch.tensor(5)[None], torch.tensor(5)[...])


def tensor_indices(o):
    x = _x()
    i = torch.tensor([1, 0])
    o(x[i].shape, x[i, i], x[i, :, i], x[torch.tensor(1)].shape, x[torch.tensor(1), torch.tensor([0, 1])], x[i[0], i[1]])
    o(x[torch.tensor([[0, 1], [1, 0]]), 0].shape)


def uint8_mask(o):
    x = torch.arange(3)
    o(x[torch.tensor([1, 0, 1], dtype=torch.uint8)])


def index_errors(o):
    x = _x()
    o.error(lambda: x[2])
    o.error(lambda: x[-3])
    o.error(lambda: x[0, 3])
    o.error(lambda: x[0, 0, 0, 0])
    o.error(lambda: x[[2]])
    o.error(lambda: x[[0, -3]])
    o.error(lambda: x[[0, 1], [0, 1, 2]])
    o.error(lambda: x[torch.tensor([True, False, True])])
    o.error(lambda: x[torch.tensor([0.5])])
    o.error(lambda: torch.tensor(1)[0])
    o.error(lambda: torch.zeros(0)[0])


def zero_dim_reads(o):
    x = _x()
    o(x[0, 0, 0], x[0, 0, 0].shape, x[0, 0, 0].item(), x[1][1][1])


def basic_is_a_view(o):
    x = torch.zeros(2, 3)
    x[0].add_(1)
    x[:, 1].add_(2)
    x[[0]].add_(100)
    x[x > 2].add_(100)
    x[..., 2].add_(5)
    o(x)


def put_numbers(o):
    x = torch.zeros(2, 3)
    x[0] = 1.
    x[1, 2] = 5.
    x[:, 1] = 7.
    o(x)
    x[...] = 2.
    o(x)
    x[None] = 3.
    x[-1, -1] = -4.
    o(x)


def put_tensors(o):
    x = torch.zeros(2, 3)
    x[0] = torch.tensor([1., 2., 3.])
    x[:, 0] = torch.tensor([8., 9.])
    o(x)
    x[:] = torch.tensor([4., 5., 6.])
    x[1] = torch.tensor(0.)
    o(x)
    x[:, 1:] = torch.tensor([[1.], [2.]])
    x[0:1] = torch.arange(3.).view(1, 1, 3)
    o(x)


def put_lists(o):
    x = torch.zeros(3, 4)
    x[[0, 2]] = 1.
    x[[0, 1], [3, 2]] = torch.tensor([5., 6.])
    o(x)
    x[:, [0, 1]] = torch.tensor([[7.], [8.], [9.]])
    o(x)
    x[1, [0, 3]] = -1.
    x[[0, 0, 0], [2, 2, 2]] = torch.tensor([1., 1., 1.])
    o(x)
    x[[2, 1]] = x[[1, 2]]
    o(x)


def put_masks(o):
    x = torch.arange(6.).view(2, 3)
    x[x > 3] = 0.
    o(x)
    x[torch.tensor([True, False])] = torch.tensor([7., 8., 9.])
    o(x)
    x[x == 0] = torch.tensor([1., 2., 3.][:int((x == 0).sum())])
    o(x)
    x[:, torch.tensor([False, True, False])] = -5.
    o(x)
    x[torch.zeros(2, 3, dtype=torch.bool)] = 99.
    o(x)
    x[torch.tensor([[True, False, False], [False, False, True]])] = 3.
    o(x)


def put_separated(o):
    x = torch.zeros(2, 3, 4, dtype=torch.int64)
    x[[0, 1], :, [1, 2]] = torch.arange(6).view(2, 3)
    o(x)
    x[:, [0, 2], 1:3] = -1
    o(x)
    x[0, [1, 2], [3, 3]] = torch.tensor([50, 60])
    x[1, ..., [0, 3]] = 4
    o(x)


def put_none_and_ellipsis(o):
    x = torch.zeros(2, 3)
    x[None, 0, :, None] = torch.arange(3.).view(1, 3, 1)
    x[..., 1, None] = torch.tensor([[8.], [9.]])
    o(x)


def put_dtypes(o):
    x = torch.zeros(3)
    x[0] = 2
    x[1] = torch.tensor(3)
    x[2] = True
    o(x)
    i = torch.zeros(3, dtype=torch.int64)
    i[0] = 2.7
    i[1] = torch.tensor(-3.9)
    i[[2]] = 5
    o(i)
    b = torch.zeros(2, dtype=torch.bool)
    b[0] = True
    b[1] = 2
    o(b)

    def mixed():
        x[[0, 1]] = torch.tensor([1, 2])
    o.error(mixed)
    d = torch.zeros(2, dtype=torch.float64)
    d[0] = torch.tensor(0.1)
    o(d)


def put_errors(o):
    x = torch.zeros(2, 3)

    def a():
        x[0] = torch.zeros(2)

    def b():
        x[2] = 1.

    def c():
        x[[5]] = 1.

    def d():
        x[[0, 1]] = torch.zeros(2)

    def e():
        x[x > -1] = torch.zeros(4)

    def f():
        x[0, 0] = torch.zeros(2)

    def g():
        x[0, 0, 0] = 1.
    for f_ in [a, b, c, d, e, f, g]:
        o.error(f_)
    o(x)


def index_put_accumulate(o):
    x = torch.zeros(3)
    i = torch.tensor([0, 0, 2])
    x.index_put_((i,), torch.tensor([1., 2., 3.]), accumulate=True)
    o(x)
    x.index_put_((i,), torch.tensor(10.), accumulate=True)
    o(x)
    y = torch.zeros(2, 2)
    y.index_put_((torch.tensor([0, 1, 0]), torch.tensor([1, 1, 1])), torch.tensor([1., 2., 3.]), accumulate=True)
    o(y)
    y.index_put_((torch.tensor([True, False]),), torch.tensor([5., 6.]), accumulate=True)
    o(y)


def index_put_repeated_last_wins(o):
    x = torch.zeros(3)
    x[[1, 1, 1]] = torch.tensor([5., 6., 7.])
    o(x)


def gather_grads(o):
    x = torch.arange(6., requires_grad=True)
    (x[[0, 0, 3]] * torch.tensor([1., 2., 3.])).sum().backward()
    o(x.grad)
    x.grad = None
    x.view(2, 3)[:, [0, 2]].pow(2).sum().backward()
    o(x.grad)
    x.grad = None
    x[x > 2].sum().backward()
    o(x.grad)


def put_grads(o):
    x = torch.arange(4., requires_grad=True)
    v = torch.tensor([10., 20.], requires_grad=True)
    y = x * 1
    y[[1, 3]] = v
    (y * torch.tensor([1., 2., 3., 4.])).sum().backward()
    o(y, x.grad, v.grad)


def put_accumulate_grads(o):
    x = torch.arange(4., requires_grad=True)
    v = torch.tensor([10., 20.], requires_grad=True)
    y = x * 1
    y.index_put_((torch.tensor([1, 1]),), v, accumulate=True)
    (y * torch.tensor([1., 2., 3., 4.])).sum().backward()
    o(y, x.grad, v.grad)


def put_broadcast_grads(o):
    x = torch.zeros(2, 3)
    v = torch.tensor(2., requires_grad=True)
    x[:, [0, 2]] = v * 3
    x[0] = v
    x.sum().backward()
    o(x, v.grad)


def mask_put_grads(o):
    x = torch.arange(4., requires_grad=True)
    y = x ** 2
    y[y > 3] = x[0]
    o(y)
    y.sum().backward()
    o(x.grad)


def second_order_through_index(o):
    x = torch.arange(1., 4., requires_grad=True)
    y = (x[[0, 1, 1]] ** 3).sum()
    g, = torch.autograd.grad(y, x, create_graph=True)
    o(g.detach(), torch.autograd.grad(g[1], x))


def nonzero_and_friends(o):
    x = torch.tensor([[0., 1.], [2., 0.]])
    o(x.nonzero(), torch.nonzero(x, as_tuple=True), x.masked_select(x > 0), (x > 5).nonzero().shape)


def take_and_index_select(o):
    x = _x()
    o(x.index_select(1, torch.tensor([2, 0])), x.take(torch.tensor([0, 23, -1])))
    o.error(lambda: x.index_select(3, torch.tensor([0])))


def gather_scatter(o):
    x = torch.arange(6).view(2, 3)
    i = torch.tensor([[0, 2], [1, 0]])
    o(x.gather(1, i), torch.zeros(2, 3, dtype=torch.int64).scatter(1, i, x[:, :2]), torch.zeros(2, 3).scatter_add(1, i, torch.ones(2, 2)),
      torch.zeros(2, 3).scatter(1, i, 5.), torch.zeros(2, 3).scatter_(1, i, 1.))
    o.error(lambda: x.gather(1, torch.tensor([0])))
    o.error(lambda: x.gather(2, i))


def large_index(o):
    x = torch.arange(1000.)
    i = torch.arange(999, -1, -7)
    o(x[i].sum(), x[i][:3], x[x % 100 == 0])
    x[i] = 0.
    o(x.sum())


def rows_of_a_batch(o):
    p = torch.arange(12.).view(3, 4)
    t = torch.tensor([1, 0, 3])
    o(p[torch.arange(3), t], -p[range(3), t].mean())


def grad_fn_of_indexing(o):
    x = torch.arange(6., requires_grad=True)
    y = x.view(2, 3)
    o([t.grad_fn.name() for t in [x[0], x[1:], x[[0]], x[None], y[0, 1], y[:, 0], y[..., 0], y[:, [0]], x[x > 1], y[0][1:], x[...], x[:]]])
