"""PyTorch, driven over lines of JSON as child.mjs is. TORCH_BENCH is its number of threads."""
import ctypes
import json
import math
import os
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(int(os.environ.get('TORCH_BENCH', '1')))


def floats(n, seed, scale=1.0, dtype=np.float32):
    """data.mjs's numbers: mulberry32's state only counts up, so all draws are made at once."""
    a = (np.arange(1, n + 1, dtype=np.uint64) * 0x6D2B79F5 + seed).astype(np.uint32)
    t = (a ^ (a >> np.uint32(15))) * (a | np.uint32(1))
    t = (t + (t ^ (t >> np.uint32(7))) * (t | np.uint32(61))) ^ t
    uniform = (t ^ (t >> np.uint32(14))).astype(np.float64) / 4294967296
    return uniform if scale is None else ((uniform * 2 - 1) * scale).astype(dtype)


def classes(n, count, seed):
    return torch.from_numpy(np.floor(floats(n, seed, None) * count).astype(np.int64))


def of(values, *shape):
    return torch.from_numpy(values).reshape(shape)


def leaf(values, *shape):
    return of(values, *shape).clone().requires_grad_()


def head(t, n=10):
    return t.detach().reshape(-1)[:n].tolist()


def forward(f, read):
    run = (lambda: f().sum().item()) if read == 'sum' else (lambda: f().numpy())
    return {'run': run, 'value': lambda: head(f())}


def backward(f, leaves, read, value=None):
    def run():
        for t in leaves:
            t.grad = None
        f()
        if read:
            leaves[0].grad.numpy()

    return {'run': run, 'value': value or (lambda: [v for t in leaves for v in head(t.grad)])}


def matmul(n, read, dtype=np.float32):
    def make():
        x, y = of(floats(n * n, 6, 1, dtype), n, n), of(floats(n * n, 7, 1, dtype), n, n)
        return forward(lambda: x.matmul(y), read)

    return make


def chain(x):
    return (x * 2 + 1).tanh() * (-x.square()).exp()


def chain_forward(read):
    def make():
        x = of(floats(1_000_000, 3, 2), 1_000_000)
        return forward(lambda: chain(x), read)

    return make


def chain_backward(read):
    def make():
        x = leaf(floats(1_000_000, 3, 2), 1_000_000)
        return backward(lambda: chain(x).sum().backward(), [x], read)

    return make


def entropy(read):
    def make():
        x, y = leaf(floats(4096 * 1000, 4, 3), 4096, 1000), classes(4096, 1000, 5)
        return backward(lambda: F.cross_entropy(x, y).backward(), [x], read, lambda: [v * 1000 for v in head(x.grad)])

    return make


def layer_norm(read):
    def make():
        x, g = leaf(floats(4096 * 512, 30, 2), 4096, 512), of(floats(4096 * 512, 33), 4096, 512)
        w, b = leaf(floats(512, 31), 512), leaf(floats(512, 32), 512)

        def value():
            return head(x.grad) + [v / 50 for v in head(w.grad)] + [v / 50 for v in head(b.grad)]

        return backward(lambda: F.layer_norm(x, [512], w, b).backward(g), [x, w, b], read, value)

    return make


def perceptron(sizes, batch, lr, adam=False):
    def make():
        layers = len(sizes) - 1
        shapes = list(zip(sizes, sizes[1:]))
        w = [leaf(floats(m * n, 10 + i, 1 / math.sqrt(m)), m, n) for i, (m, n) in enumerate(shapes)]
        b = [leaf(floats(n, 20 + i, 0.1), n) for i, n in enumerate(sizes[1:])]
        x, y = of(floats(batch * sizes[0], 1), batch, sizes[0]), classes(batch, 10, 2)
        optimizer = (torch.optim.Adam if adam else torch.optim.SGD)(w + b, lr=lr)

        def run():
            optimizer.zero_grad(set_to_none=True)
            h = x
            for i in range(layers):
                h = torch.addmm(b[i], h, w[i])
                if i < layers - 1:
                    h = h.relu()
            F.cross_entropy(h, y).backward()
            optimizer.step()

        return {'steps': 3, 'run': run, 'value': lambda: head(b[-1])}

    return make


def total(dim):
    def make():
        x = of(floats(2048 * 2048, 8), 2048, 2048)
        return forward(lambda: x.sum(dim), 'result')

    return make


def scalar():
    x, w, t = torch.tensor([1.5]), torch.tensor([2.0], requires_grad=True), torch.tensor([1.0])
    held = {}

    def run():
        held['g'] = torch.autograd.grad(F.mse_loss(x * w, t), [w])[0]

    return {'run': run, 'value': lambda: [held['g'].item()]}


def himmelblau():
    a, b = (torch.tensor(0.5, requires_grad=True) for _ in range(2))
    optimizer = torch.optim.Adam([a, b], lr=0.01)

    def run():
        optimizer.zero_grad(set_to_none=True)
        u, v = a**2 + b - 11, b**2 + a - 7
        (u**2 + v**2).backward()
        optimizer.step()

    return {'steps': 50, 'run': run, 'value': lambda: [a.item(), b.item()]}


def cnn():
    w1, b1 = leaf(floats(144, 52, 0.3), 16, 1, 3, 3), leaf(floats(16, 53, 0.1), 16)
    w2, b2 = leaf(floats(4608, 54, 0.08), 32, 16, 3, 3), leaf(floats(32, 55, 0.1), 32)
    w3, b3 = leaf(floats(15680, 56, 0.02), 1568, 10), leaf(floats(10, 57, 0.1), 10)
    x, y = of(floats(64 * 784, 50), 64, 1, 28, 28), classes(64, 10, 51)
    optimizer = torch.optim.SGD([w1, b1, w2, b2, w3, b3], lr=0.05)

    def run():
        optimizer.zero_grad(set_to_none=True)
        h = F.max_pool2d(F.relu(F.conv2d(x, w1, b1, padding=1)), 2)
        h = F.max_pool2d(F.relu(F.conv2d(h, w2, b2, padding=1)), 2)
        F.cross_entropy(torch.addmm(b3, h.flatten(1), w3), y).backward()
        optimizer.step()

    return {'steps': 3, 'run': run, 'value': lambda: head(b3) + head(w1) + head(w2)}


def attention():
    q, k, v = (leaf(floats(65536, 40 + i), 8, 128, 64) for i in range(3))
    g = of(floats(65536, 43), 8, 128, 64)

    def run():
        q.matmul(k.transpose(1, 2)).mul(0.125).softmax(-1).matmul(v).backward(g)

    return backward(run, [q, k, v], False)


MLP = [784, 200, 200, 10]
ROWS = {
    'scalar': scalar,
    'himmelblau': himmelblau,
    'regression': perceptron([784, 10], 128, 0.1),
    'mlp': perceptron(MLP, 200, 0.01),
    'mlp:compile': perceptron(MLP, 200, 0.01),
    'mlp-small': perceptron([16, 32, 10], 32, 0.001, True),
    'mlp-adam': perceptron([784, 1024, 1024, 10], 256, 0.001, True),
    'matmul128:result': matmul(128, 'result'),
    'matmul512:sum': matmul(512, 'sum'),
    'matmul512:result': matmul(512, 'result'),
    'matmul1024:sum': matmul(1024, 'sum'),
    'matmul1024:result': matmul(1024, 'result'),
    'matmul512-f64:sum': matmul(512, 'sum', np.float64),
    'matmul512-f64:result': matmul(512, 'result', np.float64),
    'chain:sum': chain_forward('sum'),
    'chain:result': chain_forward('result'),
    'chain-backward': chain_backward(False),
    'chain-backward:read': chain_backward(True),
    'entropy': entropy(False),
    'entropy:read': entropy(True),
    'layer-norm': layer_norm(False),
    'layer-norm:read': layer_norm(True),
    'cnn': cnn,
    'sum0': total(0),
    'sum1': total(1),
    'attention': attention,
}


def blas():
    """The kernel that OpenBLAS has chosen, or None where another BLAS is linked."""
    try:
        library = ctypes.CDLL('libopenblas.so.0')
        library.openblas_get_corename.restype = ctypes.c_char_p
        return 'OpenBLAS ' + library.openblas_get_corename().decode()
    except (OSError, AttributeError):
        return None


def time_calls(run, calls):
    start = time.perf_counter()
    for _ in range(calls):
        run()
    return (time.perf_counter() - start) * 1000 / calls


def memory():
    """The peak that getrusage gives a child starts at its parent's, so /proc is asked."""
    with open('/proc/self/status') as f:
        said = dict(line.split(':', 1) for line in f)
    return {'peak': int(said['VmHWM'].split()[0]) * 1024, 'now': int(said['VmRSS'].split()[0]) * 1024}


class Child:
    made = None

    def info(self):
        return {'version': torch.__version__, 'blas': blas(), 'threads': torch.get_num_threads(), **memory()}

    def prepare(self, row):
        self.made = ROWS[row]()
        for _ in range(self.made.get('steps', 1)):
            self.made['run']()
        return self.made['value']()

    def sample(self, calls, settle=0):
        end = time.perf_counter() + settle / 1000
        while time.perf_counter() < end:
            self.made['run']()
        return time_calls(self.made['run'], calls)

    def memory(self):
        return memory()


def main():
    child = Child()
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            answer = {'ok': getattr(child, name)(*arguments)}
        except KeyError:
            answer = {'ok': None}
        except Exception as error:
            answer = {'error': str(error)}
        print('@' + json.dumps(answer), flush=True)


main()
