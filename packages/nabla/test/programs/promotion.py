"""Types of results: see make_fixtures.py."""
import torch

_TYPES = [torch.bool, torch.uint8, torch.int32, torch.int64, torch.float32, torch.float64]


def _all(o, f, values):
    for a in values:
        row = []
        for b in values:
            try:
                row.append(str(f(a, b).dtype)[6:])
            except RuntimeError:
                row.append('error')
        o(row)


def _operands():
    full = [torch.ones(2).to(d) for d in _TYPES]
    zero = [torch.tensor(1.).to(d) for d in _TYPES]
    return full + zero


def _with_numbers(o, f):
    for a in _operands():
        row = []
        for n in [True, 2, 2.5]:
            try:
                row.append(str(f(a, n).dtype)[6:])
            except RuntimeError:
                row.append('error')
        o(row)


def add_pairs(o):
    _all(o, torch.add, _operands())


def sub_pairs(o):
    _all(o, torch.sub, _operands())


def mul_pairs(o):
    _all(o, torch.mul, _operands())


def div_pairs(o):
    _all(o, torch.div, _operands())


def pow_pairs(o):
    _all(o, torch.pow, _operands())


def maximum_pairs(o):
    _all(o, torch.maximum, _operands())


def floor_divide_pairs(o):
    _all(o, torch.floor_divide, _operands())


def remainder_pairs(o):
    _all(o, torch.remainder, _operands())


def compare_pairs(o):
    _all(o, torch.lt, _operands())
    _all(o, torch.eq, _operands())


def where_pairs(o):
    _all(o, lambda a, b: torch.where(torch.tensor([True, False]), a, b), [torch.ones(2).to(d) for d in _TYPES])


def add_numbers(o):
    _with_numbers(o, torch.add)


def sub_numbers(o):
    _with_numbers(o, lambda a, n: torch.add(a, n) if n is True else torch.sub(a, n))


def mul_numbers(o):
    _with_numbers(o, torch.mul)


def div_numbers(o):
    _with_numbers(o, torch.div)


def pow_numbers(o):
    _with_numbers(o, torch.pow)


def remainder_numbers(o):
    _with_numbers(o, torch.remainder)


def compare_numbers(o):
    _with_numbers(o, torch.gt)


def unary_types(o):
    for f in [torch.exp, torch.sqrt, torch.abs, torch.floor, torch.sigmoid, torch.sum, torch.prod, torch.mean, torch.argmax, torch.logical_not, torch.sign, torch.relu, torch.cumsum]:
        row = []
        for d in _TYPES:
            try:
                x = torch.ones(2).to(d)
                row.append(str((f(x, 0) if f is torch.cumsum else f(x)).dtype)[6:])
            except RuntimeError:
                row.append('error')
        o(row)


def neg_and_bitwise(o):
    for f in [torch.neg, torch.bitwise_not, lambda x: x & x, lambda x: x | x, lambda x: x ^ x]:
        row = []
        for d in _TYPES:
            try:
                row.append(str(f(torch.ones(2).to(d)).dtype)[6:])
            except (RuntimeError, TypeError):
                row.append('error')
        o(row)


def integer_division(o):
    a = torch.tensor([7, -7, 7, -7, 0])
    b = torch.tensor([2, 2, -2, -2, 3])
    o(a / b, torch.floor_divide(a, b), torch.div(a, b, rounding_mode='trunc'), torch.div(a, b, rounding_mode='floor'), a % b, torch.remainder(a, b), torch.fmod(a, b))
    o(torch.floor_divide(a, 2), a % 3, a % -3, torch.fmod(a, -3), torch.remainder(7, torch.tensor([3, -3])))
    o.error(lambda: torch.floor_divide(torch.tensor([1]), torch.tensor([0])))
    o.error(lambda: torch.remainder(torch.tensor([1]), 0))


def float_division(o):
    a = torch.tensor([7., -7., 7.5, -7.5, 0., 1.])
    b = torch.tensor([2., 2., -2., -2., 3., 0.])
    o(a / b, torch.floor_divide(a, b), a % b, torch.fmod(a, b), torch.div(a, b, rounding_mode='floor'), torch.div(a, b, rounding_mode='trunc'), a % 2.5)


def integer_pow(o):
    a = torch.tensor([2, -3, 0])
    o(a ** 2, a ** 0, a ** torch.tensor([3, 3, 0]), 2 ** torch.tensor([0, 5, 10]), torch.tensor([2.]) ** -1)
    o.error(lambda: a ** -1)


def overflow_wraps(o):
    o(torch.tensor([200], dtype=torch.uint8) + 100, torch.tensor([5], dtype=torch.uint8) - 10, torch.tensor([2 ** 31 - 1], dtype=torch.int32) + 1, torch.tensor([100], dtype=torch.uint8) * 3,
      -torch.tensor([1], dtype=torch.uint8), torch.tensor([65536], dtype=torch.int32) * 65536)


def conversions(o):
    x = torch.tensor([1.9, -1.9, 0., 255.7])
    o(x.long(), x.int(), x.bool(), x.double(), x.to(torch.int64), x.abs().byte(), torch.tensor([0.5, 0.]).bool(), torch.tensor([True, False]).float(), torch.tensor([300]).to(torch.uint8))


def bool_arithmetic(o):
    t = torch.tensor([True, False])
    o(t + t, t * t, t + 1, t * 2.5, t.sum(), t.float().mean(), t & ~t, t | t, t ^ t, t.any(), t.all(), t == t, t > False)
    o.error(lambda: t - t)
    o.error(lambda: -t)
    o.error(lambda: t.mean())


def refused(o):
    i = torch.tensor([1, 2])
    o.error(lambda: i.mean())
    o.error(lambda: i.float() & 1)
    o.error(lambda: torch.tensor([1.]) @ torch.tensor([1]))
    o.error(lambda: torch.nn.functional.softmax(i, 0))
    o.error(lambda: torch.ones(2, 2) @ torch.ones(2, 2).double())
    o.error(lambda: i.std())


def numbers_become(o):
    o(torch.tensor(1).dtype, torch.tensor(1.).dtype, torch.tensor(True).dtype, torch.tensor([1, 2.5]).dtype, torch.full((1,), 2.).dtype, torch.arange(3).dtype, torch.arange(0, 1, 0.25).dtype,
      torch.ones(1).dtype, torch.eye(2).dtype, torch.linspace(0, 1, 3).dtype, torch.zeros(1, dtype=torch.int64).new_ones(2).dtype, torch.full_like(torch.tensor([1]), 2.7))
