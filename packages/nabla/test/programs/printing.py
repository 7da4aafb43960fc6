"""Printing: see make_fixtures.py."""
import math

import torch


def basics(o):
    o(torch.tensor([1., 2.]), torch.tensor(3.), torch.tensor([1, 2]), torch.tensor(True), torch.tensor([]), torch.zeros(2, 0), torch.tensor([1.5, 2]),
      torch.tensor([[1, 2], [3, 4]]), torch.zeros(2, 2, 2), torch.tensor([1e-5, 1.]), torch.tensor([1e10]), torch.tensor([0.1, 100000.]))


def dtypes(o):
    for d in [torch.float64, torch.int32, torch.uint8, torch.bool, torch.int64, torch.float32]:
        o(torch.tensor([0, 1]).to(d), torch.zeros(0).to(d), torch.zeros(1, 0).to(d), torch.tensor(1).to(d))


def default_dtype(o):
    torch.set_default_dtype(torch.float64)
    o(torch.tensor([1., 2.]), torch.tensor([1., 2.], dtype=torch.float32), torch.zeros(2), torch.zeros(0), torch.tensor([1]) / 2)
    torch.set_default_dtype(torch.float32)


def special_values(o):
    o(torch.tensor([math.nan, math.inf, -math.inf, 0., -0.]), torch.tensor([math.nan, 1.5]), torch.tensor([-math.inf, 1e-7]), torch.tensor(math.nan))


def requires_grad_and_names(o):
    x = torch.tensor([1., 2.], requires_grad=True)
    o(x, x * 2, x.sum(), (x * 2).detach(), torch.zeros(0, requires_grad=True), x.double(), torch.tensor(1., requires_grad=True, dtype=torch.float64))


def long_suffixes(o):
    x = torch.arange(10.).requires_grad_()
    o(x * 1.23456, x.double() * 1.23456, torch.rand(3, 8).mul(0).add(0.12345).requires_grad_().double() * 2)


def summarised(o):
    o(torch.arange(1001), torch.arange(2000.).view(2, 1000), torch.arange(10000).view(100, 100), torch.zeros(11, 11, 11), torch.arange(1000))
    o(torch.arange(5000.).requires_grad_() * 1)


def wide_rows(o):
    o(torch.arange(30), torch.arange(30.) / 7, torch.arange(40).view(2, 20) * 1000)


def negative_and_mixed(o):
    o(torch.tensor([-1., 2.5, -300.125]), torch.tensor([-1, 20, -300]), torch.tensor([[1., -1.], [100., 0.5]]))


def scientific(o):
    o(torch.tensor([1e-8, 1.]), torch.tensor([123456789.]), torch.tensor([1e8]), torch.tensor([1e9, 1.]), torch.tensor([0.0001]), torch.tensor([0.00001]), torch.tensor([1., 1001.5, 0.1]))


def options(o):
    x = torch.tensor([1.23456789, 1000.5])
    torch.set_printoptions(precision=2)
    o(x)
    torch.set_printoptions(profile='default')
    torch.set_printoptions(sci_mode=True)
    o(x)
    torch.set_printoptions(sci_mode=False)
    o(torch.tensor([1e-8, 1.]))
    torch.set_printoptions(threshold=5)
    o(torch.arange(6), torch.arange(7).view(1, 7))
    torch.set_printoptions(profile='default', edgeitems=1)
    o(torch.arange(2000))
    torch.set_printoptions(profile='default', linewidth=20)
    o(torch.arange(12))
    torch.set_printoptions(profile='default')
    o(x)


def views_print_their_values(o):
    x = torch.arange(6.).view(2, 3)
    o(x.t(), x[:, 1], x[0, 1], x[:, ::2], x.expand(2, 2, 3))


def tolist_and_item(o):
    o(torch.tensor([[1, 2], [3, 4]]).tolist(), torch.tensor(2.5).tolist(), torch.tensor([True, False]).tolist(), torch.tensor([0.5]).item(), torch.zeros(2, 0).tolist(), torch.tensor(7).item())
    o.error(lambda: torch.ones(2).item())


def sizes_and_dtypes(o):
    o(str(torch.zeros(2, 3).size()), str(torch.float32), str(torch.tensor([1]).dtype), str(torch.tensor(1.).shape))


def large_integers(o):
    o(torch.tensor([2 ** 53, -2 ** 53]), torch.tensor([2 ** 31, 1]), torch.tensor([1000000, 1]))


def three_dimensions(o):
    o(torch.arange(24).view(2, 3, 4), torch.arange(8.).view(2, 2, 2) / 3, torch.arange(16).view(2, 2, 2, 2))


def parameters(o):
    p = torch.nn.Parameter(torch.tensor([[1., 2.], [3., 4.]]))
    o(p, torch.nn.Parameter(torch.zeros(0)), p * 2)
