"""Random sequences mixed: see make_fixtures.py."""
import torch
import torch.nn.functional as F


def mixed_sequence(o):
    torch.manual_seed(42)
    o.bits(torch.rand(3), torch.randn(5), torch.randn(20), torch.rand(2, 3), torch.randint(0, 10, (6,)), torch.randperm(8), torch.randn(1), torch.rand(1))
    o.bits(torch.bernoulli(torch.full((8,), 0.3)), torch.randn(17), torch.rand(1), torch.randn(3, dtype=torch.float64), torch.rand(3, dtype=torch.float64))


def small_normals_pair_up(o):
    torch.manual_seed(1)
    o.bits(*[torch.randn(n) for n in [1, 1, 2, 3, 15, 16, 1, 17, 1]])
    o.bits(torch.rand(1), torch.randn(1))


def in_place_fillers(o):
    torch.manual_seed(4)
    o.bits(torch.empty(5).uniform_(-1, 1), torch.empty(5).normal_(2, 3), torch.empty(20).normal_(2, 3), torch.empty(6).bernoulli_(0.4), torch.empty(4).exponential_(2.),
           torch.empty(5, dtype=torch.int64).random_(0, 100), torch.empty(4, dtype=torch.float64).uniform_(), torch.empty(3).random_(10))


def filler_on_views(o):
    torch.manual_seed(4)
    x = torch.zeros(4, 6)
    x[:, 1].uniform_()
    x[2].normal_()
    x[:, ::2].uniform_()
    x.t()[3].normal_()
    o.bits(x)
    y = torch.zeros(6, 6)
    y[:, :4].normal_()
    o.bits(y)


def dropout_masks(o):
    torch.manual_seed(6)
    x = torch.arange(1., 13.)
    o.bits(F.dropout(x, 0.5), F.dropout(x, 0.2), F.dropout(x, 0.5, training=False), F.dropout(torch.ones(40), 0.25))
    o.bits(torch.rand(2))


def dropout_gradient(o):
    torch.manual_seed(6)
    x = torch.ones(10, requires_grad=True)
    y = F.dropout(x, 0.3)
    y.sum().backward()
    o(y, x.grad)


def dropout_edges(o):
    x = torch.ones(3)
    o(F.dropout(x, 0.), F.dropout(x, 1.))
    o.error(lambda: F.dropout(x, 1.5))


def like_functions(o):
    torch.manual_seed(8)
    x = torch.zeros(2, 2, dtype=torch.float64)
    o.bits(torch.rand_like(x), torch.randn_like(x), torch.randint_like(x, 5), torch.randn_like(torch.zeros(3)), torch.rand_like(torch.zeros(3)))


def randint_ranges(o):
    torch.manual_seed(0)
    o.bits(torch.randint(10, (5,)), torch.randint(-5, 5, (5,)), torch.randint(0, 2, (4,), dtype=torch.uint8), torch.randint(0, 3, (2, 2), dtype=torch.float32))
    o.error(lambda: torch.randint(5, 5, (1,)))


def generators(o):
    g = torch.Generator().manual_seed(11)
    torch.manual_seed(0)
    a = torch.rand(3, generator=g)
    b = torch.rand(3)
    o.bits(a, b, torch.randn(4, generator=g), torch.randperm(4, generator=g), torch.bernoulli(torch.full((4,), 0.5), generator=g))
    o(g.initial_seed(), torch.initial_seed())


def state_saved_and_restored(o):
    torch.manual_seed(5)
    torch.randn(3)
    s = torch.get_rng_state()
    a = torch.cat([torch.rand(2), torch.randn(3)])
    torch.set_rng_state(s)
    b = torch.cat([torch.rand(2), torch.randn(3)])
    o(torch.equal(a, b), len(s))
    o.bits(a)


def normal_function(o):
    torch.manual_seed(5)
    o.bits(torch.normal(torch.zeros(3), torch.ones(3)), torch.normal(1., 2., (4,)), torch.normal(torch.arange(3.), 0.5), torch.normal(torch.zeros(20), 1.))


def multinomial(o):
    torch.manual_seed(5)
    p = torch.tensor([0.1, 0.2, 0.3, 0.4])
    o.bits(torch.multinomial(p, 2), torch.multinomial(p, 6, replacement=True), torch.multinomial(torch.stack([p, p.flip(0)]), 1))


def big_draws(o):
    torch.manual_seed(123)
    o.bits(torch.rand(1000)[-3:], torch.randn(1000)[-3:], torch.randn(1003)[-5:], torch.randperm(1000)[:5], torch.randint(0, 1000, (1000,))[-3:], torch.rand(1))


def seeds(o):
    for s in [0, 1, 2 ** 31, 2 ** 32 + 5, -1]:
        torch.manual_seed(s)
        o.bits(torch.rand(2))


def draws_happen_at_the_call(o):
    torch.manual_seed(0)
    a = torch.randn(2000)
    b = torch.rand(2)
    torch.manual_seed(0)
    c = torch.randn(2000)
    o(torch.equal(a, c))
    o.bits(b, (a * 2)[:3])
