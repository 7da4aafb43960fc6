"""utils.data: see make_fixtures.py."""
import torch
from torch.utils.data import ConcatDataset, DataLoader, Subset, TensorDataset, random_split


def tensor_dataset(o):
    x, y = torch.arange(6.).view(3, 2), torch.tensor([5, 6, 7])
    d = TensorDataset(x, y)
    o(len(d), list(d[1]), list(d[-1]))
    o.error(lambda: TensorDataset(x, torch.ones(2)))
    o.error(lambda: d[3])


def plain_loader(o):
    d = TensorDataset(torch.arange(5.), torch.arange(5))
    o([list(b) for b in DataLoader(d, batch_size=2)], len(DataLoader(d, batch_size=2)))
    o([list(b) for b in DataLoader(d, batch_size=2, drop_last=True)], len(DataLoader(d, batch_size=2, drop_last=True)))
    o([list(b) for b in DataLoader(d)], len(DataLoader(d)), [list(b) for b in DataLoader(d, batch_size=None)])


def shuffled(o):
    torch.manual_seed(3)
    d = TensorDataset(torch.arange(10))
    loader = DataLoader(d, batch_size=4, shuffle=True)
    for _ in range(3):
        o([b[0].tolist() for b in loader])
    o.bits(torch.rand(2))


def shuffled_with_generator(o):
    g = torch.Generator().manual_seed(5)
    torch.manual_seed(0)
    d = TensorDataset(torch.arange(10))
    loader = DataLoader(d, batch_size=4, shuffle=True, generator=g)
    for _ in range(2):
        o([b[0].tolist() for b in loader])
    o.bits(torch.rand(2), torch.rand(2, generator=g))


def shuffled_large(o):
    torch.manual_seed(9)
    d = TensorDataset(torch.arange(1000))
    o([b[0][:3].tolist() for b in DataLoader(d, batch_size=100, shuffle=True)])
    o.bits(torch.randn(3))


def unshuffled_draws(o):
    torch.manual_seed(0)
    d = TensorDataset(torch.arange(4))
    for _ in DataLoader(d, batch_size=2):
        pass
    o.bits(torch.rand(2))


def splits(o):
    torch.manual_seed(2)
    d = TensorDataset(torch.arange(10))
    a, b = random_split(d, [7, 3])
    o(a.indices, b.indices, len(a), a[0], b[2])
    a, b, c = random_split(d, [0.5, 0.3, 0.2], generator=torch.Generator().manual_seed(1))
    o(a.indices, b.indices, c.indices)
    o([len(s) for s in random_split(d, [0.35, 0.35, 0.3])])
    o.error(lambda: random_split(d, [7, 4]))
    o.bits(torch.rand(2))


def subset_and_concat(o):
    d = TensorDataset(torch.arange(5))
    s = Subset(d, [3, 1])
    c = ConcatDataset([d, s])
    o(len(s), s[0], s[1], len(c), c[6], c[-1], [b[0].tolist() for b in DataLoader(c, batch_size=4)])


def samplers_and_collate(o):
    d = TensorDataset(torch.arange(6))
    o([b[0].tolist() for b in DataLoader(d, batch_size=2, sampler=[5, 3, 1])])
    o([b[0].tolist() for b in DataLoader(d, batch_sampler=[[0, 5], [2]])])
    o([b for b in DataLoader(d, batch_size=3, collate_fn=lambda items: sum(i[0].item() for i in items))])
    o.error(lambda: DataLoader(d, shuffle=True, sampler=[1]))
    o.error(lambda: DataLoader(d, batch_size=0))


def lists_as_datasets(o):
    o([b for b in DataLoader([1, 2, 3], batch_size=2)], [b for b in DataLoader([1.5, 2.5], batch_size=2)])
    o([b for b in DataLoader([(torch.ones(2), 0), (torch.zeros(2), 1)], batch_size=2)])
    o([b for b in DataLoader([{'x': 1, 'y': 2.5}, {'x': 3, 'y': 4.}], batch_size=2)])
