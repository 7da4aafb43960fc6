"""Writes fixtures/cases.json: tensors and PyTorch's repr of them. Run once: python3 make_fixtures.py"""
import json, math, random
import torch

random.seed(7)
torch.manual_seed(7)
cases = []
NAMES = {torch.float32: 'float32', torch.float64: 'float64', torch.int64: 'int64', torch.int32: 'int32',
         torch.int16: 'int16', torch.int8: 'int8', torch.uint8: 'uint8', torch.bool: 'bool'}


def plain(x):
    if isinstance(x, float):
        if math.isnan(x): return 'nan'
        if math.isinf(x): return 'inf' if x > 0 else '-inf'
        if x == 0 and math.copysign(1, x) < 0: return '-0'
        if x.is_integer() and abs(x) < 2**53: return int(x)
    return x


def add(t, data=None, **options):
    """`data`: a word for values that the test can make itself, where storing them would be long."""
    profile = dict(options)
    torch.set_printoptions(profile='default')
    if profile: torch.set_printoptions(**profile)
    text = repr(t)
    torch.set_printoptions(profile='default')
    case = {'shape': list(t.shape), 'dtype': NAMES[t.dtype], 'text': text}
    d = t.detach()
    case['data'] = data if data else [plain(x) for x in d.reshape(-1).tolist()]
    if t.grad_fn is not None: case['grad_fn'] = type(t.grad_fn).__name__
    elif t.requires_grad: case['requires_grad'] = True
    if isinstance(t, torch.nn.Parameter): case['parameter'] = True
    if torch.get_default_dtype() != torch.float32: case['default'] = NAMES[torch.get_default_dtype()]
    if profile: case['options'] = {k: (None if v == math.inf else v) for k, v in profile.items()}
    cases.append(case)


T = torch.tensor
nan, inf = math.nan, math.inf
for v in [0., -0., 1., -1., 2., 0.5, 0.1, 1e-4, 9.9999e-5, 1e-5, 1e-30, 1e8, 1.00000008e8, 1e9, 3e38, 123456.78, nan, inf,
          -inf, 0.03125, 0.09375, 1 / 3, -2 / 3, 99999.99999, 1e-45, 12345678.9, 100005., 1e21, 1e22]:
    for dtype in (torch.float32, torch.float64):
        add(T(v, dtype=dtype))
    add(T([v, 1.]))
for data in [[1., 2.], [1., 2.5], [nan, 1.], [nan, inf, -inf], [0., 0.], [-0., 0.], [0.5, 600.], [0.5, 500.], [1., 1000.],
             [1., 1001.], [1e-4, 0.05], [1e-5, 1e-5], [1e9, 1.], [1e9, 1e9], [nan, 0.25], [inf, 100000.], [-inf, 1e-7],
             [0.03125, 0.09375, 0.15625, -0.03125, -0.09375], [100005., 1.], [100015., 1.], [300005., 0.5],
             [1.5, -0., 0.], [1e10, 0., -0., nan, inf], [9.99995e-5, 1.], [0.99999, 0.99995], [-1., 10.], [-1.25, 10.]]:
    add(T(data)); add(T(data, dtype=torch.float64)); add(T([data, data]))
for dtype in (torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8):
    add(T(3, dtype=dtype)); add(T([1, 20, 120], dtype=dtype)); add(T([[0, 5], [100, 7]], dtype=dtype))
    if dtype != torch.uint8: add(T([-1, 100, -100], dtype=dtype))
add(T([2**53 - 1, -2**53 + 1])); add(T([2**40, 1]))
add(T(True)); add(T([True, False])); add(T([[True, True], [True, True]])); add(torch.zeros(30, dtype=torch.bool))
for shape in [(0,), (0, 3), (3, 0), (2, 0, 4), (0, 0)]:
    for dtype in (torch.float32, torch.float64, torch.int64, torch.bool):
        add(torch.zeros(shape, dtype=dtype))
add(torch.zeros(0, 3, requires_grad=True))
for shape in [(1,), (5,), (20,), (1, 1), (3, 4), (2, 3, 4), (2, 1, 2, 2), (1, 12), (12, 1), (2, 2, 2, 2, 2), (1, 30)]:
    for scale in (1., 1e-6, 1e6):
        add((torch.randn(shape) * scale * 1024).round() / 1024 if scale == 1 else torch.randn(shape) * scale)
    add(torch.randint(-50, 50, shape)); add(torch.randint(0, 2, shape).bool())
    add(torch.randint(-9, 9, shape).double()); add(torch.randint(-9, 9, shape).float())
for k in range(40):
    shape = tuple(random.randint(1, 6) for _ in range(random.randint(0, 4)))
    t = torch.randn(shape, dtype=random.choice([torch.float32, torch.float64])) * 10. ** random.randint(-7, 9)
    if random.random() < 0.3: t = t.round()
    if t.numel() > 2 and random.random() < 0.3: t.view(-1)[random.randrange(t.numel())] = random.choice([nan, inf, -inf, 0.])
    if t.numel() <= 150: add(t)
# autograd's suffixes, and where they wrap
for n in range(1, 14):
    x = torch.full((n,), 0.25, requires_grad=True)
    add(x); add(x * 2); add((x * 2).double())
    add(torch.nn.functional.softplus(x))
w = T([[1., 2.]], requires_grad=True)
add(w); add(w.t()); add(w @ w.t()); add(w.sum()); add(w.exp().mean()); add(w.double().requires_grad_())
add(w.clone().expand(3, 2)); add(torch.ones(2, 2, dtype=torch.float64, requires_grad=True))
add(torch.nn.Parameter(torch.ones(2))); add(torch.nn.Parameter(torch.ones(2, 3) / 3))
add(torch.nn.Parameter(torch.full((9,), 0.125))); add(torch.nn.Parameter(torch.full((8,), 0.125, dtype=torch.float64)))
add(torch.nn.Parameter(torch.arange(3), requires_grad=False)); add(torch.nn.Parameter(torch.zeros(0, 2)))
# summaries: data 'arange' means 0, 1, 2, …; 'quarter' the same / 4; 'wave' ((i · 37) mod 101 − 50) / 8
def arange(*shape): return torch.arange(math.prod(shape)).reshape(shape)
def wave(*shape): return (((arange(*shape) * 37) % 101) - 50).float() / 8
for shape in [(1000,), (1001,), (2000,), (7, 200), (40, 40), (6, 6, 40), (7, 7, 30), (20, 5, 20), (1001, 1), (1, 1001),
              (7, 7, 7, 7), (2, 3, 5, 50), (2000, 2), (3, 1000)]:
    add(arange(*shape), data='arange'); add(arange(*shape).float() / 4, data='quarter'); add(wave(*shape), data='wave')
    if shape != (1000,): add(wave(*shape).requires_grad_(), data='wave'); add(wave(*shape).requires_grad_() * 1, data='wave')
# options
for options in [dict(precision=2), dict(precision=0), dict(precision=8), dict(sci_mode=True), dict(sci_mode=False),
                dict(linewidth=40), dict(linewidth=20), dict(linewidth=1), dict(profile='short'), dict(profile='full'),
                dict(threshold=5), dict(threshold=5, edgeitems=1), dict(edgeitems=2, threshold=3), dict(threshold=0),
                dict(profile='short', precision=6), dict(precision=3, sci_mode=True, linewidth=50)]:
    add(T(0.5), **options); add(T([1., 2.5, 1000.123]), **options); add(T([1e10, 1e22, 0.03125]), **options)
    add(T([1., 2., 1e5]), **options); add(T([nan, inf, 0.]), **options); add(wave(3, 9), **options)
    add(arange(3, 3, 3), **options); add(wave(10).requires_grad_() * 1, **options); add(T([[True, False]] * 9), **options)
    add(T([0.125, 0.375, 2.5, 3.5, 0.5]), **options); add(T([1.5, 1e30]).double(), **options)
    add(wave(1100), data='wave', **options)
torch.set_default_dtype(torch.float64)
for t in [T([1.5]), T([1.5], dtype=torch.float32), torch.zeros(0), torch.zeros(0, dtype=torch.float32), T([1]), T([True])]: add(t)
with open('fixtures/cases.json', 'w') as f:
    f.write('[\n' + ',\n'.join(json.dumps(c, separators=(',', ':'), ensure_ascii=False) for c in cases) + '\n]\n')
print(len(cases))
