"""optim.SGD, Adam, AdamW: see make_fixtures.py."""
import torch
import torch.nn.functional as F
from torch import nn, optim


def _train(o, make, steps=20, ulp=8):
    """A tiny and a larger tensor, gradients that need no transcendental functions."""
    a = torch.linspace(-1, 1, 6).view(2, 3).requires_grad_()
    b = torch.linspace(-2, 2, 50).requires_grad_()
    opt = make([a, b])
    for i in range(steps):
        opt.zero_grad()
        loss = (a * a * (i % 3 + 1)).sum() + (b * b * 0.75 - b * 0.5).sum()
        loss.backward()
        opt.step()
    o.bits(a, b, ulp=ulp)


def sgd_plain(o):
    _train(o, lambda p: optim.SGD(p, lr=0.01))


def sgd_momentum(o):
    _train(o, lambda p: optim.SGD(p, lr=0.01, momentum=0.9))


def sgd_dampening(o):
    _train(o, lambda p: optim.SGD(p, lr=0.01, momentum=0.9, dampening=0.3))


def sgd_nesterov(o):
    _train(o, lambda p: optim.SGD(p, lr=0.01, momentum=0.9, nesterov=True))


def sgd_weight_decay(o):
    _train(o, lambda p: optim.SGD(p, lr=0.01, weight_decay=0.1))


def sgd_everything(o):
    _train(o, lambda p: optim.SGD(p, lr=0.01, momentum=0.8, weight_decay=0.05, nesterov=True))


def sgd_maximize(o):
    _train(o, lambda p: optim.SGD(p, lr=0.001, momentum=0.5, maximize=True))


def sgd_positional(o):
    _train(o, lambda p: optim.SGD(p, 0.01, 0.9, 0.1, 0.01))


def adam_plain(o):
    _train(o, lambda p: optim.Adam(p, lr=0.01))


def adam_default_lr(o):
    _train(o, lambda p: optim.Adam(p))


def adam_betas_eps(o):
    _train(o, lambda p: optim.Adam(p, lr=0.02, betas=(0.8, 0.95), eps=1e-4))


def adam_weight_decay(o):
    _train(o, lambda p: optim.Adam(p, lr=0.01, weight_decay=0.1))


def adam_amsgrad(o):
    _train(o, lambda p: optim.Adam(p, lr=0.01, amsgrad=True))


def adam_maximize(o):
    _train(o, lambda p: optim.Adam(p, lr=0.01, maximize=True))


def adamw_plain(o):
    _train(o, lambda p: optim.AdamW(p, lr=0.01))


def adamw_amsgrad_decay(o):
    _train(o, lambda p: optim.AdamW(p, lr=0.01, weight_decay=0.2, amsgrad=True))


def adamw_maximize(o):
    _train(o, lambda p: optim.AdamW(p, lr=0.01, maximize=True))


def adam_float64(o):
    a = torch.linspace(-1, 1, 40, dtype=torch.float64).requires_grad_()
    opt = optim.Adam([a], lr=0.05)
    for _ in range(20):
        opt.zero_grad()
        (a * a * a).sum().backward()
        opt.step()
    o.bits(a, ulp=2)


def groups(o):
    a, b = torch.ones(2, requires_grad=True), torch.ones(3, requires_grad=True)
    opt = optim.SGD([{'params': [a]}, {'params': b, 'lr': 0.5, 'momentum': 0.9}], lr=0.1)
    for _ in range(3):
        opt.zero_grad()
        ((a * a).sum() + (b * b).sum()).backward()
        opt.step()
    o(a, b, [g['lr'] for g in opt.param_groups], [g['momentum'] for g in opt.param_groups], [len(g['params']) for g in opt.param_groups])
    c = torch.ones(1, requires_grad=True)
    opt.add_param_group({'params': [c], 'lr': 1.})
    opt.zero_grad()
    c.sum().backward()
    opt.step()
    o(a, b, c, len(opt.param_groups))


def learning_rate_changed(o):
    a = torch.ones(2, requires_grad=True)
    opt = optim.SGD([a], lr=0.1)
    for lr in [0.1, 0.01, 1.]:
        for g in opt.param_groups:
            g['lr'] = lr
        opt.zero_grad()
        (a * a).sum().backward()
        opt.step()
        o(a)


def unused_parameter(o):
    a, b = torch.ones(1, requires_grad=True), torch.ones(1, requires_grad=True)
    opt = optim.Adam([a, b], lr=0.1, weight_decay=0.1)
    (a * 2).sum().backward()
    opt.step()
    o(a, b, b.grad, len(opt.state))


def zero_grad_default(o):
    a = torch.ones(2, requires_grad=True)
    opt = optim.SGD([a], lr=0.1)
    (a * a).sum().backward()
    g = a.grad
    opt.zero_grad()
    o(a.grad, g is a.grad, g)
    opt.zero_grad(set_to_none=True)
    o(a.grad)
    opt.step()
    o(a)


def step_after_zero_grad_moves_by_momentum(o):
    a = torch.ones(2, requires_grad=True)
    opt = optim.SGD([a], lr=0.1, momentum=0.9)
    (a * a).sum().backward()
    opt.step()
    opt.zero_grad()
    opt.step()
    o(a)
    opt.zero_grad(set_to_none=True)
    opt.step()
    o(a)


def closure(o):
    a = torch.ones(2, requires_grad=True)
    opt = optim.SGD([a], lr=0.1)

    def run():
        opt.zero_grad()
        loss = (a * a).sum()
        loss.backward()
        return loss
    o(opt.step(run), a, opt.step())


def state_round_trip(o):
    for make in [lambda p: optim.SGD(p, lr=0.1, momentum=0.9), lambda p: optim.Adam(p, lr=0.1, amsgrad=True), lambda p: optim.AdamW(p, lr=0.1)]:
        a = torch.tensor([1., -2.], requires_grad=True)
        opt = make([a])
        for _ in range(3):
            opt.zero_grad()
            (a * a).sum().backward()
            opt.step()
        saved = opt.state_dict()
        b = a.detach().clone().requires_grad_()
        other = make([b])
        other.load_state_dict(saved)
        for p, q in [(a, opt), (b, other)]:
            q.zero_grad()
            (p * p).sum().backward()
            q.step()
        o(a, torch.equal(a, b), sorted(saved['state'][0].keys()), saved['param_groups'][0]['params'], saved['param_groups'][0]['lr'])


def load_state_errors(o):
    a, b = torch.ones(1, requires_grad=True), torch.ones(1, requires_grad=True)
    one, two = optim.SGD([a], lr=0.1), optim.SGD([a, b], lr=0.1)
    o.error(lambda: one.load_state_dict(two.state_dict()))
    groups = optim.SGD([{'params': [a]}, {'params': [b]}], lr=0.1)
    o.error(lambda: one.load_state_dict(groups.state_dict()))


def constructor_errors(o):
    a = torch.ones(1, requires_grad=True)
    o.error(lambda: optim.SGD([], lr=0.1))
    o.error(lambda: optim.SGD(a, lr=0.1))
    o.error(lambda: optim.SGD([a]))
    o.error(lambda: optim.SGD([a], lr=-1.))
    o.error(lambda: optim.SGD([a], lr=0.1, momentum=-1.))
    o.error(lambda: optim.SGD([a], lr=0.1, nesterov=True))
    o.error(lambda: optim.SGD([a * 2], lr=0.1))
    o.error(lambda: optim.SGD([a.detach().numpy()], lr=0.1))
    o.error(lambda: optim.SGD([{'params': [a]}, {'params': [a]}], lr=0.1))
    o.error(lambda: optim.Adam([a], lr=-1.))
    o.error(lambda: optim.Adam([a], betas=(1., 0.9)))
    o.error(lambda: optim.Adam([a], eps=-1.))
    o.error(lambda: optim.AdamW([a], weight_decay=-1.))


def printing(o):
    a = torch.ones(1, requires_grad=True)
    o([line for line in str(optim.SGD([a], lr=0.1)).split('\n') if 'foreach' not in line and 'differentiable' not in line])


def parameters_stay_leaves(o):
    a = torch.ones(2, requires_grad=True)
    opt = optim.Adam([a], lr=0.1)
    v = a._version
    (a * a).sum().backward()
    opt.step()
    o(a.is_leaf, a.requires_grad, a._version > v, a.grad)


def step_invalidates_old_graph(o):
    a = torch.ones(2, requires_grad=True)
    opt = optim.SGD([a], lr=0.1)
    loss = (a * a).sum()
    loss.backward(retain_graph=True)
    opt.step()
    o.error(lambda: loss.backward())


def train_mlp(o):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
    opt = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    x, y = torch.randn(32, 4), torch.randint(0, 3, (32,))
    losses = []
    for _ in range(15):
        opt.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        opt.step()
        losses.append(round(loss.item(), 4))
    o(losses)


def train_linear_regression(o):
    torch.manual_seed(1)
    x = torch.randn(64, 3)
    y = x @ torch.tensor([[1.], [-2.], [0.5]]) + 0.3
    model = nn.Linear(3, 1)
    opt = optim.Adam(model.parameters(), lr=0.1)
    for _ in range(100):
        loss = F.mse_loss(model(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    o([round(v, 3) for v in model.weight.flatten().tolist()], round(model.bias.item(), 3))


def printing_adam(o):
    a = torch.ones(1, requires_grad=True)
    o([line for line in str(optim.AdamW([a])).split('\n') if line[4:].split(':')[0] not in ('foreach', 'differentiable', 'capturable', 'fused')])
