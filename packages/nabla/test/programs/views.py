"""Views: memory, strides, copies: see make_fixtures.py."""
import torch


def _geo(o, *ts):
    for t in ts:
        o(list(t.shape), list(t.stride()), t.storage_offset(), t.is_contiguous())


def geometry(o):
    x = torch.arange(24).view(2, 3, 4)
    _geo(o, x, x[1], x[:, 1], x[..., 2], x[:, :, 1:3], x[:, ::2], x[1:, 1:, 1:], x.transpose(0, 2), x.permute(2, 0, 1),
         x[0].t(), x.unsqueeze(1), x[:1].squeeze(0), x.view(6, 4), x.view(-1), x.flatten(1), x.expand(5, 2, 3, 4),
         x[0, 0, 0], x[None], x.narrow(1, 1, 2), x.select(2, 3), x.movedim(0, -1), x.unfold(2, 2, 1))


def geometry_of_empty_and_small(o):
    _geo(o, torch.zeros(0), torch.zeros(2, 0, 3), torch.tensor(1.), torch.zeros(1, 1), torch.zeros(2, 0, 3)[1],
         torch.zeros(1, 3).t(), torch.zeros(3, 1).t(), torch.zeros(1, 1, 5).transpose(0, 1))


def view_or_copy(o):
    x = torch.arange(6.).view(2, 3)
    for y in [x.reshape(3, 2), x.t().reshape(2, 3), x.flatten(), x.t().flatten(), x.contiguous(), x.t().contiguous(), x.clone(), x.to(torch.float32), x.float(),
              x.double(), x[[0, 1]], x[0:2], x.view(6), x.ravel(), x.t().ravel(), x.expand(2, 3), x.T, x.detach(), x.view_as(x), x.squeeze(), x.unsqueeze(0)]:
        y = y.detach()
        before = x.clone()
        y.view(-1)[0].fill_(-9.) if y.is_contiguous() else y.fill_(-9.)
        o(not torch.equal(before, x))
        x.copy_(before)


def view_errors(o):
    x = torch.arange(6.).view(2, 3)
    o.error(lambda: x.t().view(6))
    o.error(lambda: x.view(5))
    o.error(lambda: x.view(-1, -1))
    o.error(lambda: x.view(4, -1))
    o.error(lambda: x.expand(3, 3))
    o.error(lambda: x.expand(2))
    o.error(lambda: x.transpose(0, 2))
    o.error(lambda: x.permute(0, 0))
    o.error(lambda: x.permute(0))
    o.error(lambda: x.select(0, 2))
    o.error(lambda: x.narrow(0, 1, 2))
    o.error(lambda: x.unsqueeze(4))
    o.error(lambda: x.squeeze(2))
    o.error(lambda: x.flatten(1, 0))
    o.error(lambda: x.reshape(7))
    o.error(lambda: torch.zeros(2, 3, 4).t())


def view_minus_one(o):
    x = torch.arange(12)
    o(x.view(3, -1).shape, x.view(-1).shape, x.view(2, -1, 2).shape, x.reshape(-1, 6).shape, torch.zeros(0, 3).view(-1, 3).shape)
    o.error(lambda: torch.zeros(0, 3).view(-1, 0))


def view_compatible_strides(o):
    x = torch.arange(24).view(2, 3, 4)
    o(x[:, :, 1].view(2, 3, 1).stride(), x[:, :2].view(2, 2, 2, 2).stride())
    o.error(lambda: x[:, :2].view(16))
    o(x.expand(2, 2, 3, 4).view(2, 24).stride(), x.permute(2, 0, 1).view(4, 6).stride())
    o.error(lambda: x.permute(1, 0, 2).view(6, 4))


def aliasing_both_ways(o):
    x = torch.zeros(2, 3)
    a, b, c = x[0], x[:, 1], x.t()
    a.fill_(1)
    b.add_(5)
    c[2].mul_(-1)
    x[1, 0] = 9.
    o(x, a, b, c)


def view_chain(o):
    x = torch.arange(24.).view(2, 3, 4)
    v = x.permute(2, 0, 1)[1:3].transpose(0, 1)[1]
    _geo(o, v)
    o(v)
    v.mul_(100)
    o(x)
    x.zero_()
    o(v)


def strided_slices(o):
    x = torch.arange(10)
    o(x[::3], x[1::4], x[-3:], x[:-7], x[2:2], x[20:], x[-20:3], x[5:2])
    x[::2] = 0
    o(x)


def step_errors(o):
    x = torch.arange(5)
    o.error(lambda: x[::-1])
    o.error(lambda: x[::0])


def as_strided(o):
    x = torch.arange(9.)
    v = x.as_strided((2, 2), (1, 2), 1)
    _geo(o, v)
    o(v)
    v[0, 1] = 50.
    o(x)
    w = x.as_strided((3, 3), (1, 1))
    o(w)


def as_strided_grad(o):
    x = torch.arange(5., requires_grad=True)
    y = x.as_strided((3, 2), (1, 1)) * torch.arange(6.).view(3, 2)
    y.sum().backward()
    o(x.grad)


def unfold_windows(o):
    x = torch.arange(6., requires_grad=True)
    y = x.unfold(0, 3, 1)
    o(y.detach(), list(y.stride()))
    (y * y).sum().backward()
    o(x.grad)


def diagonal_views(o):
    x = torch.arange(9.).view(3, 3)
    d = x.diagonal()
    d.fill_(0)
    o(x, list(d.stride()), x.diagonal(1), x.diagonal(-1))


def base_attribute(o):
    x = torch.zeros(4)
    v = x[1:]
    w = v[1:]
    o(x._base is None, v._base is x, w._base is x, x.clone()._base is None, v.detach()._base is x)


def contiguous_is_self(o):
    x = torch.zeros(2, 3)
    o(x.contiguous() is x, x.t().contiguous() is x.t(), x.to(torch.float32) is x, x.float() is x, x.expand(2, 3) is x)


def size_and_stride(o):
    x = torch.zeros(2, 3, 4)
    o(x.size(), x.size(0), x.size(-1), x.stride(), x.stride(1), x.dim(), x.ndim, x.numel(), x.nelement(), x.element_size(), len(x))
    o.error(lambda: x.size(3))
    o.error(lambda: len(torch.tensor(1.)))


def shape_prints(o):
    o(str(torch.zeros(2, 3).shape), str(torch.tensor(1.).shape), str(torch.zeros(0).size()))


def broadcasting(o):
    a, b = torch.arange(3.).view(3, 1), torch.arange(2.)
    o(a + b, (a * b).shape, torch.broadcast_tensors(a, b)[1], torch.zeros(0, 1).add(torch.zeros(1, 5)).shape, torch.broadcast_to(b, (2, 2)))
    o.error(lambda: torch.zeros(3) + torch.zeros(2))
    o.error(lambda: torch.zeros(0) + torch.zeros(2))
    o((torch.zeros(0) + torch.zeros(1)).shape)


def expand_minus_one(o):
    x = torch.arange(3.).view(3, 1)
    o(x.expand(-1, 2), x.expand(2, -1, 4).shape, torch.tensor(5.).expand(2, 2), torch.zeros(3, 1).expand(3, 0).shape)
    o.error(lambda: x.expand(-1, -1, 2))


def squeeze_unsqueeze(o):
    x = torch.zeros(1, 2, 1)
    o(x.squeeze().shape, x.squeeze(0).shape, x.squeeze(1).shape, x.squeeze(-1).shape, x.unsqueeze(-1).shape, x.unsqueeze(0).shape, torch.tensor(1.).unsqueeze(0))


def chunk_split(o):
    x = torch.arange(7)
    o(x.chunk(3), x.split(3), x.split([2, 5]), torch.arange(6).view(2, 3).chunk(2, 1), torch.arange(6).view(2, 3).unbind(1))
    o.error(lambda: x.split([2, 2]))
    o.error(lambda: x.chunk(0))
    o(torch.tensor_split(x, 3), torch.arange(2).chunk(5))


def cat_stack(o):
    a, b = torch.ones(2, 2), torch.zeros(1, 2)
    o(torch.cat([a, b]), torch.cat([a, a], 1), torch.stack([a[0], b[0]]), torch.stack([a[0], b[0]], 1), torch.cat([torch.zeros(0), a[0]]))
    o.error(lambda: torch.cat([a, torch.zeros(1, 3)]))
    o.error(lambda: torch.stack([a, b]))
    o.error(lambda: torch.cat([]))
    o(torch.cat([torch.tensor([1]), torch.tensor([1.5])]).dtype, torch.hstack([a[0], b[0]]), torch.vstack([a[0], b[0]]))


def clone_detach_copy_semantics(o):
    x = torch.tensor([1., 2.], requires_grad=True)
    c, d = x.clone(), x.detach()
    with torch.no_grad():
        x.mul_(10)
    o(c, d, x)


def flip_roll(o):
    x = torch.arange(6).view(2, 3)
    o(x.flip(0), x.flip(0, 1), x.roll(1), x.roll(1, 1))


def iteration(o):
    x = torch.arange(4).view(2, 2)
    o([r.tolist() for r in x], [r.item() for r in x[0]])
    for r in x:
        r.mul_(2)
    o(x)


def repeat_tile(o):
    x = torch.arange(3)
    o(x.repeat(2), x.repeat(2, 2), x.repeat_interleave(2), torch.tile(x, (2,)))


def chained_views_grads(o):
    x = torch.arange(12., requires_grad=True)
    y = x.view(3, 4).t()[1:3].reshape(-1)[::2].unsqueeze(0).expand(2, 3)
    (y * torch.arange(6.).view(2, 3)).sum().backward()
    o(x.grad)


def large_views(o):
    x = torch.arange(10000.).view(100, 100)
    v = x.t()[10:20, ::7]
    o(v.shape, v.sum(), v[3], v.is_contiguous())
    v.zero_()
    o(x.sum(), x[:, 10:20].sum())
