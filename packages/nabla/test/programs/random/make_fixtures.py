"""Writes random programs and what PyTorch 1.13 makes of them: python3 make_fixtures.py [count] [seed] [file]

A program is a list of instructions [method, variable, arguments, options]; its result becomes the next variable. An
argument {"v": i} is variable i, {"d": name} a dtype, {"f": x} a float that prints like an integer. Errors leave null.
"""
import json
import math
import pathlib
import random
import sys
import warnings

import torch
import torch.nn.functional as F

warnings.simplefilter('ignore')
SHAPES = [[], [1], [3], [2, 3], [3, 1], [1, 3], [2, 2], [3, 3], [2, 1, 3], [0], [4], [2, 3, 2]]
DTYPES = ['float32', 'float32', 'float32', 'float32', 'float64', 'int64', 'bool', 'int32', 'uint8']
UNARY = ('neg abs exp log sqrt sin cos tanh sigmoid relu floor ceil round trunc sign square reciprocal rsqrt expm1 log1p erf log2 tan asin atan sinh cosh '
         'frac isnan isfinite logical_not exp2 erfc atanh asinh positive').split()
BINARY = 'add sub mul div maximum minimum remainder fmod atan2 eq ne lt le gt ge logical_and logical_or logical_xor bitwise_and bitwise_or pow hypot'.split()
REDUCE = 'sum mean prod amax amin var std logsumexp norm any all argmax argmin cumsum cumprod max min softmax log_softmax std nansum'.split()
INPLACE = 'add_ sub_ mul_ div_ neg_ abs_ exp_ tanh_ relu_ zero_ fill_ copy_ clamp_ pow_ sigmoid_ floor_ sqrt_ masked_fill_ t_ remainder_ square_'.split()


# Seeds of programs in which nabla means to differ: it refuses what has no meaning and takes what has (empty triangles,
# softmax of bool, addcmul of bool, roll of a number), promotes losses, and gives finite gradients of std.
SKIPPED = {10, 33, 38, 40, 80, 86, 101, 103, 117, 118, 130, 137}


class Program:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.vars, self.code, self.leaves = [], [], []
        for _ in range(3):
            self.make()
        for _ in range(self.r.randint(6, 24)):
            self.step()
        self.finish()

    # ---- writing
    def emit(self, method, args=(), options=None, base=None, run=None):
        """Runs an instruction and notes it. `run` says what it is in Python where the method's name does not."""
        plain = [self.show(a) for a in args]
        code = [method, base, plain, {k: self.show(v) for k, v in (options or {}).items()}]
        try:
            values = [self.vars[a['v']] if isinstance(a, dict) and 'v' in a else a['f'] if isinstance(a, dict) and 'f' in a else a for a in args]
            f = run or (lambda *a, **k: getattr(self.vars[base], method)(*a, **k))
            out = f(*values, **(options or {}))
            if isinstance(out, (tuple, list)):
                out = out[0]
        except (RuntimeError, IndexError, ValueError, TypeError, NotImplementedError) as e:
            out = None
            code.append(type(e).__name__)
        self.code.append(code)
        self.vars.append(out)
        return len(self.vars) - 1

    def show(self, a):
        if isinstance(a, torch.dtype):
            return {'d': str(a)[6:]}
        if isinstance(a, slice):
            return ':'.join('' if x is None else str(x) for x in ([a.start, a.stop] if a.step is None else [a.start, a.stop, a.step]))
        if a is Ellipsis:
            return '...'
        if isinstance(a, (list, tuple)):
            return [self.show(x) for x in a]
        if isinstance(a, float) and not math.isfinite(a):
            return {'f': str(a)}
        return a

    def number(self, i=None):
        whole = i is not None and self.vars[i].dtype in (torch.uint8, torch.bool)
        return self.r.choice([0, 1, 2, 3] if whole else [0, 1, 2, -1, 3, 0.5, -1.5, 2.5, 0.25])

    def make(self):
        shape, dtype = self.r.choice(SHAPES), self.r.choice(DTYPES)
        n = math.prod(shape)
        if dtype.startswith('float'):
            data = [self.r.choice([self.r.randint(-8, 8) / 4, self.r.randint(-8, 8) / 4, self.r.randint(-20, 20) / 7]) for _ in range(n)]
            if self.r.random() < 0.1 and n:
                data[self.r.randrange(n)] = self.r.choice([math.nan, math.inf, -math.inf, 0.0])
        elif dtype == 'bool':
            data = [self.r.randint(0, 1) for _ in range(n)]
        else:
            data = [self.r.randint(0 if dtype == 'uint8' else -4, 5) for _ in range(n)]
        grad = dtype.startswith('float') and self.r.random() < 0.6
        d = getattr(torch, dtype)
        t = torch.tensor(data, dtype=d).reshape(shape).clone().requires_grad_(grad)
        shown = [x if math.isfinite(x) else str(x) for x in data]
        self.code.append(['tensor', None, [shown, shape, dtype, grad], {}])
        self.vars.append(t)
        if grad:
            self.leaves.append(len(self.vars) - 1)

    # ---- choosing
    def any(self, like=None):
        have = [i for i, v in enumerate(self.vars) if torch.is_tensor(v)]
        if like is not None and self.r.random() < 0.7:
            same = [i for i in have if self.vars[i].shape == self.vars[like].shape]
            return self.r.choice(same)
        return self.r.choice(have[-8:] if self.r.random() < 0.7 else have)

    def floating(self, like=None):
        have = [i for i, v in enumerate(self.vars) if torch.is_tensor(v) and v.is_floating_point() and v.dim() > 0]
        same = [i for i in have if like is not None and self.vars[i].shape == self.vars[like].shape]
        return self.r.choice(same or have or [self.any()])

    def mask(self, i):
        masks = [k for k, v in enumerate(self.vars) if torch.is_tensor(v) and v.dtype == torch.bool]
        return self.r.choice(masks) if masks else self.emit('gt', [0], {}, i)

    def dim(self, i):
        n = max(self.vars[i].dim(), 1)
        return self.r.randint(-n, n - 1)

    def index(self, i):
        out = []
        for n in self.vars[i].shape:
            k = self.r.random()
            if k < 0.3:
                out.append(slice(None))
            elif k < 0.5 and n:
                out.append(self.r.randint(-n, n - 1))
            elif k < 0.75:
                a, b = sorted([self.r.randint(0, n), self.r.randint(0, n)])
                out.append(slice(a, b, self.r.choice([None, 2])))
            elif k < 0.85 and n:
                out.append([self.r.randint(-n, n - 1) for _ in range(2)])
            elif k < 0.9:
                out.append(None)
            else:
                break
        if self.r.random() < 0.15:
            out.insert(self.r.randint(0, len(out)), Ellipsis)
        return out or [Ellipsis]

    def step(self):
        kind = self.r.choice([self.unary, self.binary, self.binary, self.with_number, self.reduce, self.reduce, self.shaped, self.shaped, self.indexed, self.inplace, self.inplace,
                              self.put, self.joined, self.product, self.other, self.other, self.cast, self.detach, self.loss, self.picked, self.make])
        kind()

    def unary(self):
        self.emit(self.r.choice(UNARY), base=self.any())

    def binary(self):
        i = self.any()
        m = self.r.choice(BINARY)
        o = {'alpha': self.r.choice([2, 0.5])} if m in ('add', 'sub') and self.r.random() < 0.2 else {}
        self.emit(m, [{'v': self.any(i)}], o, i)

    def with_number(self):
        self.emit(self.r.choice([m for m in BINARY if m not in ('maximum', 'minimum', 'atan2', 'hypot') and not m.startswith('logical')]), [self.number()], base=self.any())

    def reduce(self):
        i = self.any()
        m = self.r.choice(REDUCE)
        if m in ('cumsum', 'cumprod', 'softmax', 'log_softmax', 'logsumexp'):
            return self.emit(m, [self.dim(i)], base=i)
        args = [] if self.r.random() < 0.4 and m not in ('amax',) else [self.dim(i)]
        if m == 'norm':
            args = [self.r.choice([1, 2, 3, {'f': math.inf}])] + args
        o = {'keepdim': True} if args and self.r.random() < 0.3 and (m != 'norm' or len(args) > 1) else {}
        if m == 'prod' and not args:
            o = {}
        args = [a if not isinstance(a, dict) else a['f'] for a in args]
        self.emit(m, args, o, i)

    def shaped(self):
        i = self.any()
        x, r = self.vars[i], self.r
        n = x.dim()
        perm = list(range(n))
        r.shuffle(perm)
        m, args = r.choice([('t', []), ('flatten', []), ('squeeze', []), ('unsqueeze', [r.randint(-n - 1, n)]), ('transpose', [self.dim(i), self.dim(i)]), ('permute', [perm]), ('reshape', [[-1]]), ('view', [[-1]]),
                            ('flip', [[self.dim(i)]]), ('roll', [r.randint(-2, 2), self.dim(i)]), ('expand', [[2] + list(x.shape)]), ('repeat', [[2] + [1] * n]), ('contiguous', []), ('clone', []), ('tril', []), ('triu', [1]),
                            ('squeeze', [self.dim(i)]), ('reshape', [[x.numel(), 1]]), ('movedim', [self.dim(i), self.dim(i)]), ('unbind', [self.dim(i)]), ('split', [2, self.dim(i)]), ('chunk', [2, self.dim(i)]), ('diagonal', []),
                            ('narrow', [self.dim(i), 0, r.randint(0, 2)]), ('select', [self.dim(i), r.randint(-2, 1)]), ('unfold', [self.dim(i), 2, 1]), ('repeat_interleave', [2]), ('diag', []), ('rot90', [])])
        self.emit(m, args, {}, i)

    def indexed(self):
        i = self.any()
        index = self.index(i)
        self.emit('at', index, {}, i, run=lambda *a: self.vars[i][tuple(a)])

    def put(self):
        i = self.any()
        index = self.index(i)
        value = self.number(i) if self.r.random() < 0.6 else {'v': self.any(i)}
        shown = value

        def run(a, v):
            self.vars[i][tuple(index)] = v
            return self.vars[i]
        self.emit('index_put_', [index, shown], {}, i, run=run)

    def inplace(self):
        i = self.any()
        m = self.r.choice(INPLACE)
        if m in ('neg_', 'abs_', 'exp_', 'tanh_', 'relu_', 'zero_', 'sigmoid_', 'floor_', 'sqrt_', 't_', 'square_'):
            args = []
        elif m == 'clamp_':
            args = [-1, 1]
        elif m == 'masked_fill_':
            mask = self.emit('gt', [0], {}, self.any(i))
            if self.vars[mask] is None:
                return
            args = [{'v': mask}, self.number(i)]
        elif m in ('fill_', 'pow_'):
            args = [self.number(i)]
        elif m == 'copy_':
            args = [{'v': self.any(i)}]
        else:
            args = [self.r.choice([{'v': self.any(i)}, self.number()])]
        self.emit(m, args, {}, i)

    def joined(self):
        i = self.any()
        j = self.any(i)
        d = self.dim(i)
        m = self.r.choice(['cat', 'stack'])
        self.emit(m, [d], {}, i, run=lambda dim: getattr(torch, m)([self.vars[i], self.vars[j]], dim))
        self.code[-1][2] = [{'v': i}, {'v': j}, d]

    def product(self):
        i = self.any()
        self.emit(self.r.choice(['matmul', 'mm', 'mv', 'dot', 'outer', 'bmm']), [{'v': self.any()}], {}, i)

    def other(self):
        i = self.any()
        j = self.any(i)
        r = self.r
        m, args, o = r.choice([('clamp', [-1, 1], {}), ('clamp', [], {'min': 0}), ('clamp', [], {'max': 0.5}), ('sort', [self.dim(i)], {}), ('sort', [], {'descending': True}), ('argsort', [self.dim(i)], {}),
                               ('lerp', [{'v': j}, 0.5], {}), ('addcmul', [{'v': j}, {'v': j}], {'value': 2}), ('addcdiv', [{'v': j}, {'v': j}], {}), ('masked_fill', [{'v': self.mask(i)}, 2], {}),
                               ('nan_to_num', [], {}), ('expand_as', [{'v': j}], {}), ('view_as', [{'v': j}], {}), ('type_as', [{'v': j}], {}),
                               ('cummax', [self.dim(i)], {}), ('logcumsumexp', [self.dim(i)], {}), ('diff', [], {}), ('count_nonzero', [], {}), ('nonzero', [], {}), ('masked_select', [{'v': self.mask(i)}], {}), ('div', [{'v': j}], {'rounding_mode': 'floor'}),
                               ('div', [{'v': j}], {'rounding_mode': 'trunc'}), ('isclose', [{'v': j}], {}), ('copysign', [{'v': j}], {})])
        self.emit(m, args, o, i)

    def picked(self):
        i = self.any()
        d = self.dim(i)
        if self.vars[i].dim() == 0:
            return
        n = self.vars[i].shape[d]
        idx = [self.r.randint(0, max(n - 1, 0)) for _ in range(2)]
        self.emit('index_select', [d, idx], {}, i, run=lambda a, b: self.vars[i].index_select(a, torch.tensor(b)))

    def cast(self):
        self.emit('to', [getattr(torch, self.r.choice(DTYPES))], {}, self.any())

    def detach(self):
        i = self.any()
        if self.r.random() < 0.3:
            self.emit('data', [], {}, i, run=lambda: self.vars[i].data)
        else:
            self.emit(self.r.choice(['detach', 'clone']), [], {}, i)

    def loss(self):
        i = self.floating()
        j = self.floating(i)
        m = self.r.choice(['mse_loss', 'l1_loss', 'smooth_l1_loss', 'huber_loss', 'binary_cross_entropy_with_logits', 'softplus', 'gelu', 'elu', 'leaky_relu', 'silu', 'hardtanh', 'softsign', 'logsigmoid', 'mish', 'normalize', 'poisson_nll_loss'])
        binary = m.endswith('loss') or m in ('kl_div', 'binary_cross_entropy_with_logits')
        o = {'reduction': self.r.choice(['mean', 'sum', 'none'])} if binary else {}
        args = [{'v': i}] + ([{'v': j}] if binary else [])
        self.emit('F.' + m, args, o, None, run=getattr(F, m))

    # ---- results
    def finish(self):
        roots = [i for i, v in enumerate(self.vars) if torch.is_tensor(v) and v.requires_grad and i not in self.leaves]
        self.grads = None
        leaves = self.leaves
        if roots and leaves:
            chosen = roots[-3:]
            try:
                total = sum(self.vars[i].double().sum() for i in chosen)
                gs = torch.autograd.grad(total, [self.vars[i] for i in leaves], allow_unused=True)
                self.grads = [chosen, leaves, [None if g is None else show(g) for g in gs]]
            except (RuntimeError, IndexError):
                self.grads = [chosen, leaves, 'error']

    def result(self):
        return {'code': self.code, 'values': [show(v) if torch.is_tensor(v) else None for v in self.vars], 'grads': self.grads}


def rounded(v, digits):
    short = float(f'{v:.{digits}g}')
    return short if math.isfinite(short) else v


def show(t):
    digits = 15 if t.dtype == torch.float64 else 8
    data = [v if isinstance(v, (bool, int)) else rounded(v, digits) if math.isfinite(v) else str(v) for v in t.detach().flatten().tolist()]
    return [str(t.dtype)[6:], list(t.shape), data, 1 if t.requires_grad else 0, list(t.stride()) if t.numel() else 0]


if __name__ == '__main__':
    count, seed = int((sys.argv[1:] + [110])[0]), int((sys.argv[2:] + [1])[0])
    out = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else pathlib.Path(__file__).parent / 'random.fixture.json'
    programs = [Program(s).result() for s in range(seed, seed + count) if len(sys.argv) > 3 or s not in SKIPPED]
    out.write_text('[\n' + ',\n'.join(json.dumps(p, separators=(',', ':')) for p in programs) + '\n]\n')
