"""Writes random.fixture.json: what PyTorch's CPU generator draws. Run with Debian's python3-torch (1.13):

    /usr/bin/python3 packages/nabla/test/random/make_fixtures.py

A case is a seed, a list of calls made one after the other, and a hash of the generator's state after them. A call is
[operation, dtype, size, arguments, hash, first values]; the hash is FNV-1a of the result's little-endian bytes. int64
values and infinities are strings. Some operations (marked "drawn") first draw their parameters with torch.rand, in the same dtype.
"""
import json
import math
import pathlib
import random
import warnings

import torch

warnings.filterwarnings('ignore')

SEEDS = [0, 1, 42, 2147483647, 2**40 + 3, -1]
SIZES = [1, 2, 15, 16, 17, 31, 32, 33, 100, 1000]
DTYPES = {name: getattr(torch, name) for name in ('float32', 'float64', 'int64', 'int32', 'uint8', 'bool')}
FLOATS = ('float32', 'float64')


def fnv(data):
    h = 0x811C9DC5
    for byte in data:
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


def drawn(n, dtype):
    return torch.rand(n, dtype=dtype)


def bernoulli_drawn(n, t):
    p = drawn(n, t)
    return torch.empty(n, dtype=t).bernoulli_(p)


def normal_drawn(n, t):
    mean, std = drawn(n, t), drawn(n, t)
    return torch.normal(mean, std)


OPERATIONS = {
    'uniform': lambda n, t, a, b: torch.empty(n, dtype=t).uniform_(a, b),
    'normal': lambda n, t, m, s: torch.empty(n, dtype=t).normal_(m, s),
    'normal_strided': lambda n, t, m, s: torch.empty(n, 2, dtype=t)[:, 0].normal_(m, s),
    'normal_drawn': normal_drawn,
    'normal_drawn_mean': lambda n, t, s: torch.normal(drawn(n, t), s),
    'normal_drawn_std': lambda n, t, m: torch.normal(m, drawn(n, t)),
    'bernoulli': lambda n, t, p: torch.empty(n, dtype=t).bernoulli_(p),
    'bernoulli_drawn': bernoulli_drawn,
    'randint': lambda n, t, low, high: torch.empty(n, dtype=t).random_(low, high),
    'random_': lambda n, t: torch.empty(n, dtype=t).random_(),
    'randperm': lambda n, t: torch.randperm(n, dtype=t),
    'exponential': lambda n, t, rate: torch.empty(n, dtype=t).exponential_(rate),
    'geometric': lambda n, t, p: torch.empty(n, dtype=t).geometric_(p),
    'log_normal': lambda n, t, m, s: torch.empty(n, dtype=t).log_normal_(m, s),
    'cauchy': lambda n, t, m, s: torch.empty(n, dtype=t).cauchy_(m, s),
    # n rows of c weights; `threshold` makes some of them 0
    'multinomial': lambda n, t, c, k, replacement, threshold: torch.multinomial(
        torch.relu(drawn(n * c, t) - threshold).reshape(n, c), k, replacement
    ),
}


def first_values(x):
    values = x.flatten()[:2].tolist()
    return [str(v) if x.dtype == torch.int64 or not math.isfinite(v) else float(v) for v in values]


def run(seed, calls):
    torch.manual_seed(seed)
    results = []
    for op, dtype, size, *args in calls:
        x = OPERATIONS[op](size, DTYPES[dtype], *args).contiguous()
        results.append([op, dtype, size, args, fnv(x.numpy().tobytes()), first_values(x)])
    return {'seed': str(seed), 'calls': results, 'state': fnv(bytes(torch.get_rng_state().tolist()))}


def by_size():
    """Each floating operation at sizes around the blocks of 16, in one sequence."""
    parameters = [('uniform', 0, 1), ('uniform', -0.3, 0.77), ('normal', 0, 1), ('normal', 2.5, 0.3)]
    for seed in SEEDS:
        for dtype in FLOATS:
            for op, *args in parameters:
                yield seed, [(op, dtype, n, *args) for n in SIZES]


def distributions():
    """The rest, a few sizes each."""
    for dtype in FLOATS:
        yield 3, [('normal_strided', dtype, n, -0.5, 1.5) for n in (1, 2, 3, 40, 1001)]
        yield 4, [('normal_drawn', dtype, n) for n in (1, 3, 16, 50)]
        yield 5, [('normal_drawn_mean', dtype, n, 0.3) for n in (1, 3, 16, 50)]
        yield 6, [('normal_drawn_std', dtype, n, 0.3) for n in (1, 3, 16, 50)]
        yield 7, [('bernoulli_drawn', dtype, n) for n in (1, 20, 1000)]
        yield 8, [('exponential', dtype, n, r) for n in (1, 20, 1000) for r in (1, 0.3)]
        yield 9, [('log_normal', dtype, n, m, s) for n in (1, 20, 501) for m, s in ((1, 2), (-0.5, 0.25), (3, 90))]
        yield 10, [('multinomial', dtype, n, 10, k, r, 0.1) for n in (1, 3) for k in (1, 4) for r in (False, True)]
        yield 11, [('multinomial', dtype, 2, c, k, False, 0.8) for c, k in ((100, 1), (100, 90), (400, 5), (64, 64))]
        yield 12, [('multinomial', dtype, 1, 1000, k, False, 0) for k in (1, 10, 15, 16, 500, 999, 1000)]
    yield 13, [('cauchy', 'float32', n, m, s) for n in (1, 20, 1000) for m, s in ((0, 1), (-0.5, 2.5))]
    for dtype in DTYPES:
        yield 14, [('bernoulli', dtype, n, p) for n in (1, 20, 500) for p in (0, 0.3, 0.5, 1)]
        if dtype != 'bool':
            yield 15, [('geometric', dtype, n, p) for n in (1, 20, 500) for p in (0.3, 0.9, 0.05)]


def integers():
    for seed in (0, -1):
        for dtype in DTYPES:
            yield seed, [('random_', dtype, n) for n in (1, 20, 700)]
        for dtype in ('int64', 'int32', 'float32', 'float64'):
            yield seed, [('randint', dtype, n, low, 1000) for n in (1, 20, 700) for low in (-5, 0)]
        for dtype in ('int64', 'float64'):
            yield seed, [('randint', dtype, 30, -(2**31), 2**31), ('randint', dtype, 30, -(2**40), 2**50)]
        yield seed, [('randint', 'int32', 30, -(2**31), 2**31 - 1), ('randint', 'int32', 30, -(2**31), 2**31)]
        yield seed, [('randint', 'float32', 30, -(2**24), 2**24), ('randint', 'float32', 300, -(2**30) + 3, 2**34 + 1)]
        yield seed, [('randint', 'uint8', 30, 3, 256), ('randint', 'bool', 30, 0, 2), ('randint', 'bool', 3, 1, 2)]
        for low in (-7, 0, 2):
            kinds = ('int64', 'int32', 'float32', 'float64') + (('uint8',) if low >= 0 else ())
            yield seed, [('randint', dtype, 25, low, None) for dtype in kinds]
        yield seed, [('randperm', 'int64', n) for n in (0, 1, 2, 10, 100, 5000)]


def mixtures():
    """Calls in random order: what one leaves in the generator, the next one finds."""
    small = [0, 1, 2, 3, 5, 8, 15, 16, 17, 20, 40]
    choices = [
        lambda r: ('uniform', r.choice(FLOATS), r.choice(small), 0, 1),
        lambda r: ('normal', r.choice(FLOATS), r.choice(small), 0, 1),
        lambda r: ('normal', r.choice(FLOATS), r.choice(small), 0.5, 2),
        lambda r: ('log_normal', r.choice(FLOATS), r.choice(small), 0, 1),
        lambda r: ('bernoulli', 'float32', r.choice(small), 0.5),
        lambda r: ('randint', r.choice(['int64', 'int32']), r.choice(small), 0, 10),
        lambda r: ('randperm', 'int64', r.choice(small)),
    ]
    yield 0, [
        ('uniform', 'float32', 3, 0, 1),
        ('normal', 'float32', 5, 0, 1),
        ('normal', 'float32', 3, 0, 1),
        ('randperm', 'int64', 7),
        ('normal', 'float64', 1, 0, 1),
    ]
    for seed in SEEDS:
        r = random.Random(seed)
        yield seed, [r.choice(choices)(r) for _ in range(40)]


def cases(threads):
    torch.set_num_threads(threads)
    groups = (by_size, distributions, integers, mixtures)
    return {group.__name__: [run(seed, list(calls)) for seed, calls in group()] for group in groups}


def main():
    result = cases(1)
    assert result == cases(2), 'the draws depend on the number of threads'
    text = json.dumps({'torch': torch.__version__, **result}, separators=(',', ':'), allow_nan=False)
    text = text.replace('{"seed"', '\n{"seed"') + '\n'
    pathlib.Path(__file__).with_name('random.fixture.json').write_text(text)


main()
