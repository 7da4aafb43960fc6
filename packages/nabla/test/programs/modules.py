"""nn.Module, layers, init: see make_fixtures.py."""
from collections import OrderedDict

import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 4)
        self.act = nn.ReLU()
        self.fc2 = nn.Linear(4, 2, bias=False)
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer('steps', torch.zeros(1))
        self.register_buffer('temp', torch.zeros(2), persistent=False)

    def forward(self, x):
        return self.fc2(self.act(self.fc1(x))) * self.scale


def names_and_order(o):
    m = Net()
    o([n for n, _ in m.named_parameters()], [n for n, _ in m.named_modules()], [n for n, _ in m.named_children()],
      [n for n, _ in m.named_buffers()], list(m.state_dict().keys()))
    o([list(p.shape) for p in m.parameters()], len(list(m.modules())), len(list(m.children())), len(list(m.buffers())))
    o([n for n, _ in m.named_parameters(prefix='net')], [n for n, _ in m.named_parameters(recurse=False)], [n for n, _ in m.named_modules(prefix='m')])


def default_init_bits(o):
    torch.manual_seed(0)
    m = Net()
    o.bits(m.fc1.weight, m.fc1.bias, m.fc2.weight)
    torch.manual_seed(7)
    s = nn.Sequential(nn.Linear(5, 20), nn.Tanh(), nn.Linear(20, 3))
    o.bits(*s.parameters())
    o.bits(s(torch.linspace(-1, 1, 10).view(2, 5)), ulp=4)


def default_init_large(o):
    torch.manual_seed(3)
    m = nn.Linear(784, 10)
    o.bits(m.weight[3], m.bias, m.weight.sum(1, dtype=torch.float64), ulp=1)
    o.bits(torch.rand(3))


def init_functions(o):
    for f in [lambda w: nn.init.kaiming_normal_(w), lambda w: nn.init.kaiming_uniform_(w), lambda w: nn.init.xavier_normal_(w), lambda w: nn.init.xavier_uniform_(w),
              lambda w: nn.init.kaiming_normal_(w, mode='fan_out', nonlinearity='relu'), lambda w: nn.init.kaiming_uniform_(w, a=0.2),
              lambda w: nn.init.xavier_uniform_(w, gain=2.), lambda w: nn.init.uniform_(w, -2, 3), lambda w: nn.init.normal_(w, 1, 0.5)]:
        torch.manual_seed(5)
        w = torch.empty(3, 4)
        o.bits(f(w))
        o.bits(f(torch.empty(6, 5)))
    o(nn.init.constant_(torch.empty(2), 3), nn.init.ones_(torch.empty(2)), nn.init.zeros_(torch.empty(2)), nn.init.eye_(torch.empty(2, 3)))
    o(nn.init.calculate_gain('relu'), nn.init.calculate_gain('tanh'), nn.init.calculate_gain('leaky_relu', 0.2), nn.init.calculate_gain('linear'))


def init_large(o):
    torch.manual_seed(1)
    w = torch.empty(200, 784)
    nn.init.kaiming_normal_(w)
    o.bits(w[0, :8], w[199, -8:])
    o.error(lambda: nn.init.kaiming_normal_(torch.empty(3)))
    o.error(lambda: nn.init.eye_(torch.empty(3)))
    o.error(lambda: nn.init.calculate_gain('nothing'))


def init_on_parameter(o):
    torch.manual_seed(5)
    m = nn.Linear(2, 2)
    r = nn.init.kaiming_normal_(m.weight)
    o(r is m.weight, m.weight.requires_grad, m.weight.is_leaf)
    o.bits(m.weight)


def parameter_rules(o):
    p = nn.Parameter(torch.tensor([1., 2.]))
    o(p, p.requires_grad, p.is_leaf, nn.Parameter(torch.ones(1), requires_grad=False))
    o.error(lambda: nn.Parameter(torch.tensor([1])))
    x = torch.tensor([3., 4.])
    q = nn.Parameter(x)
    with torch.no_grad():
        q.mul_(2)
    o(x, isinstance(q, torch.Tensor), isinstance(p * 1, nn.Parameter))


def printing(o):
    o(str(Net()), str(nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Sequential(nn.Tanh(), nn.Linear(3, 1)))), str(nn.Linear(1, 2)))
    o(str(nn.Sequential()), str(nn.Sequential(OrderedDict([('a', nn.Sigmoid()), ('b', nn.Identity())]))), str(nn.ModuleList([nn.ReLU(), nn.Linear(1, 1)])))
    o([str(m) for m in [nn.LeakyReLU(0.2), nn.ELU(), nn.GELU(), nn.Softmax(dim=1), nn.LogSoftmax(dim=-1), nn.Flatten(), nn.ReLU(inplace=True), nn.Softplus(),
                        nn.Sigmoid(), nn.Tanh(), nn.MSELoss(), nn.CrossEntropyLoss(), nn.BCEWithLogitsLoss(), nn.Hardtanh(), nn.SiLU(), nn.ReLU6(), nn.Identity()]])
    o(str(nn.ModuleDict({'x': nn.ReLU(), 'y': nn.Linear(2, 2, bias=False)})))


def state_dict_round_trip(o):
    torch.manual_seed(0)
    a = Net()
    torch.manual_seed(1)
    b = Net()
    x = torch.ones(2, 3)
    r = b.load_state_dict(a.state_dict())
    o(torch.equal(a(x), b(x)), r.missing_keys, r.unexpected_keys)
    with torch.no_grad():
        a.fc1.weight.zero_()
    o(torch.equal(a(x), b(x)))


def state_dict_is_live(o):
    m = nn.Linear(2, 1)
    s = m.state_dict()
    o(s['weight'].requires_grad, list(s.keys()))
    with torch.no_grad():
        m.weight.fill_(5.)
    o(s['weight'])
    s['bias'].fill_(-1.)
    o(m.bias)


def load_state_dict_errors(o):
    m = Net()
    good = m.state_dict()
    before = m.fc1.weight.clone()
    less = {k: v for k, v in good.items() if k != 'fc1.bias'}
    o.error(lambda: m.load_state_dict(less))
    more = {**good, 'what': torch.ones(1)}
    o.error(lambda: m.load_state_dict(more))
    o.error(lambda: m.load_state_dict({**good, 'fc1.weight': torch.ones(4, 4)}))
    r = m.load_state_dict({'scale': torch.tensor([9.]), 'what': torch.ones(1)}, strict=False)
    o(r.missing_keys, r.unexpected_keys, m.scale, torch.equal(before, m.fc1.weight))


def load_into_other_dtype(o):
    m = nn.Linear(2, 1)
    m.load_state_dict({'weight': torch.tensor([[1., 2.]], dtype=torch.float64), 'bias': torch.tensor([0.1], dtype=torch.float64)})
    o(m.weight, m.bias.dtype)


def train_and_eval(o):
    m = Net()
    o(m.training, m.fc1.training)
    o(m.eval() is m, m.training, m.fc1.training, [c.training for c in m.children()])
    m.train()
    o([c.training for c in m.modules()])
    m.fc1.eval()
    o(m.training, m.fc1.training)


def apply_visits(o):
    seen = []
    m = Net()
    o(m.apply(lambda c: seen.append(type(c).__name__)) is m, seen)


def zero_grad_and_requires_grad(o):
    m = nn.Linear(2, 1)
    m(torch.ones(1, 2)).sum().backward()
    o(m.weight.grad, m.bias.grad)
    m.zero_grad()
    o(m.weight.grad)
    m.zero_grad(set_to_none=True)
    o(m.weight.grad)
    m.requires_grad_(False)
    o([p.requires_grad for p in m.parameters()])


def forward_hooks(o):
    m = nn.Linear(1, 1)
    with torch.no_grad():
        m.weight.fill_(2.)
        m.bias.fill_(1.)
    seen = []
    h = m.register_forward_hook(lambda mod, args, out: seen.append([mod is m, args[0].item(), out.item()]))
    p = m.register_forward_pre_hook(lambda mod, args: (args[0] * 10,))
    m(torch.ones(1, 1))
    p.remove()
    m(torch.ones(1, 1))
    h.remove()
    q = m.register_forward_hook(lambda mod, args, out: out * 100)
    o(seen, m(torch.ones(1, 1)))
    q.remove()
    o(m(torch.ones(1, 1)))


def hooks_inside_a_model(o):
    m = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
    seen = []
    for name, c in m.named_children():
        c.register_forward_hook(lambda mod, args, out, name=name: seen.append([name, list(out.shape)]))
    m(torch.ones(3, 2))
    o(seen)


def shared_parameters(o):
    class Tied(nn.Module):
        def __init__(self):
            super().__init__()
            self.a = nn.Linear(2, 2)
            self.b = nn.Linear(2, 2)
            self.b.weight = self.a.weight

        def forward(self, x):
            return self.b(self.a(x))
    m = Tied()
    o([n for n, _ in m.named_parameters()], list(m.state_dict().keys()), len(list(m.parameters())))
    with torch.no_grad():
        for p in m.parameters():
            p.fill_(0.5)
    m(torch.ones(1, 2)).sum().backward()
    o(m.a.weight.grad, m.a.bias.grad, m.b.bias.grad)


def shared_modules(o):
    l = nn.Linear(1, 1)
    m = nn.Sequential(l, l)
    o([n for n, _ in m.named_modules()], [n for n, _ in m.named_parameters()], list(m.state_dict().keys()), len(list(m.children())))


def reassigned_fields(o):
    m = Net()
    m.fc1 = nn.Linear(3, 4, bias=False)
    o([n for n, _ in m.named_parameters()], list(m.state_dict().keys()))
    m.extra = nn.Parameter(torch.zeros(1))
    o([n for n, _ in m.named_parameters()])
    m.steps = torch.ones(1)
    o(m.state_dict()['steps'])


def submodules_by_name(o):
    m = nn.Sequential(nn.Linear(1, 2), nn.Sequential(nn.ReLU(), nn.Linear(2, 1)))
    o(str(m.get_submodule('1.1')), list(m.get_parameter('1.1.weight').shape), str(m[1][0]), len(m), str(m[-1]))
    o.error(lambda: m.get_submodule('1.5'))
    o.error(lambda: m.get_parameter('0.what'))
    o.error(lambda: m[5])


def module_list_and_dict(o):
    l = nn.ModuleList([nn.Linear(1, 1) for _ in range(2)])
    l.append(nn.ReLU())
    o(len(l), [n for n, _ in l.named_parameters()], str(l[-1]))
    d = nn.ModuleDict({'a': nn.Linear(1, 2)})
    d['b'] = nn.Tanh()
    o(list(d.keys()), [n for n, _ in d.named_parameters()])
    p = nn.ParameterList([nn.Parameter(torch.ones(1)), nn.Parameter(torch.zeros(2))])
    o([n for n, _ in p.named_parameters()], len(p))


def missing_forward(o):
    class Empty(nn.Module):
        pass
    o.error(lambda: Empty()(torch.ones(1)))


def registration_errors(o):
    m = nn.Module()
    o.error(lambda: m.register_buffer('a.b', torch.ones(1)))
    o.error(lambda: m.register_buffer('', torch.ones(1)))
    o.error(lambda: m.register_parameter('x', torch.ones(1)))
    o.error(lambda: m.register_buffer('forward', torch.ones(1)))
    o.error(lambda: m.add_module('x', 3))
    m.register_parameter('none', None)
    m.register_buffer('nobuf', None)
    o(list(m.state_dict().keys()))


def dtype_conversion(o):
    m = Net()
    w = m.fc1.weight
    m.double()
    o(m.fc1.weight.dtype, m.steps.dtype, m.fc1.weight is w, m(torch.ones(1, 3, dtype=torch.float64)).dtype)
    m.to(torch.float32)
    o(m.fc1.weight.dtype)
    o.error(lambda: m.to(torch.int64))


def linear_shapes_and_errors(o):
    m = nn.Linear(3, 2)
    o(m(torch.ones(3)).shape, m(torch.ones(4, 3)).shape, m(torch.ones(2, 4, 3)).shape, m(torch.ones(0, 3)).shape)
    o.error(lambda: m(torch.ones(4, 2)))
    o.error(lambda: m(torch.ones(4, 3, dtype=torch.float64)))


def losses_as_modules(o):
    x = torch.tensor([[1., -2., 0.5], [0.1, 0.2, 0.3]])
    t, c = torch.tensor([[0., 1., 1.], [1., 0., 0.5]]), torch.tensor([2, 0])
    o(nn.MSELoss()(x, t), nn.MSELoss(reduction='sum')(x, t), nn.L1Loss(reduction='none')(x, t), nn.CrossEntropyLoss()(x, c), nn.BCEWithLogitsLoss()(x, t),
      nn.NLLLoss()(F.log_softmax(x, 1), c), nn.SmoothL1Loss()(x, t), nn.KLDivLoss(reduction='batchmean')(x, t), nn.HuberLoss()(x, t),
      nn.CrossEntropyLoss(weight=torch.tensor([1., 2., 3.]))(x, c), nn.CrossEntropyLoss(label_smoothing=0.1)(x, c), nn.CrossEntropyLoss(ignore_index=2)(x, c))
    o(list(nn.CrossEntropyLoss(weight=torch.ones(3)).state_dict().keys()), list(nn.MSELoss().state_dict().keys()))


def activations_as_modules(o):
    x = torch.tensor([-3., -0.5, 0., 0.7, 4.])
    for m in [nn.ReLU(), nn.LeakyReLU(), nn.ELU(), nn.GELU(), nn.Sigmoid(), nn.Tanh(), nn.Softplus(), nn.Softmax(0), nn.LogSoftmax(0), nn.SiLU(), nn.Hardtanh(),
              nn.ReLU6(), nn.SELU(), nn.CELU(), nn.Mish(), nn.Softsign(), nn.Hardsigmoid(), nn.Hardswish(), nn.LogSigmoid(), nn.Tanhshrink(), nn.Softshrink(), nn.Hardshrink()]:
        o(m(x))


def inplace_activation(o):
    x = torch.tensor([-1., 2.])
    y = nn.ReLU(inplace=True)(x)
    o(x, y is x)


def mlp_gradients(o):
    torch.manual_seed(2)
    m = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 3))
    x, c = torch.randn(5, 4), torch.tensor([0, 2, 1, 1, 0])
    loss = F.cross_entropy(m(x), c)
    loss.backward()
    o(loss)
    o.bits(*[p.grad for p in m.parameters()], ulp=8)
