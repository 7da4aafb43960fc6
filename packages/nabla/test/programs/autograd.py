"""backward, grad, leaves, hooks, modes: see make_fixtures.py."""
import torch
from torch.autograd import grad


def _leaf(data, **o):
    return torch.tensor(data, requires_grad=True, **o)


def grad_leaves_grad_alone(o):
    x = _leaf([1., 2.])
    y = (x * x).sum()
    o(grad(y, x), x.grad)


def backward_fills_grad(o):
    x = _leaf([1., 2.])
    o(x.grad)
    (x * x).sum().backward()
    o(x.grad, x.grad.requires_grad, x.grad.is_leaf)


def accumulation(o):
    x = _leaf([1., 2.])
    for _ in range(3):
        (x * x).sum().backward()
        o(x.grad)
    x.grad.zero_()
    o(x.grad)
    x.grad = None
    o(x.grad)


def accumulation_is_in_place(o):
    x = _leaf([1., 2.])
    (x * 2).sum().backward()
    g = x.grad
    v = g._version
    (x * 3).sum().backward()
    o(g, g is x.grad, x.grad._version > v)


def accumulation_with_create_graph_is_not_in_place(o):
    x = _leaf([1., 2.])
    (x ** 3).sum().backward(create_graph=True)
    g = x.grad
    (x ** 3).sum().backward(create_graph=True)
    o(g, x.grad, g is x.grad)


def second_backward_fails(o):
    x = _leaf([2.])
    y = x * x
    y.backward()
    o.error(lambda: y.backward())
    o(x.grad)


def second_backward_without_saved_values(o):
    x = _leaf([2.])
    y = (x + 1).sum()
    y.backward()
    y.backward()
    o(x.grad)


def retain_graph(o):
    x = _leaf([2.])
    y = x.exp()
    y.backward(retain_graph=True)
    y.backward(retain_graph=True)
    y.backward()
    o(x.grad)
    o.error(lambda: y.backward())


def shared_subgraph_freed(o):
    x = _leaf([2.])
    h = x * x
    a, b = h * 2, h * 3
    a.backward()
    o.error(lambda: b.backward())
    o(x.grad)


def third_order(o):
    x = _leaf([2.])
    y = x ** 4
    d1, = grad(y, x, create_graph=True)
    d2, = grad(d1, x, create_graph=True)
    d3, = grad(d2, x, create_graph=True)
    d4, = grad(d3, x)
    o(d1.detach(), d2.detach(), d3.detach(), d4)


def third_order_tanh(o):
    x = _leaf([0.3, -1.2], dtype=torch.float64)
    d = x.tanh()
    for _ in range(3):
        d, = grad(d.sum(), x, create_graph=True)
        o(d.detach())


def third_order_exp_sin(o):
    x = _leaf([0.5])
    d = (x.sin() * x.exp())
    for _ in range(4):
        d, = grad(d, x, create_graph=True)
        o(d.detach())


def mixed_partials(o):
    x, y = _leaf([1.5]), _leaf([-0.5])
    f = x ** 2 * y ** 3 + (x * y).sin()
    fx, fy = grad(f, [x, y], create_graph=True)
    fxy, = grad(fx, y, retain_graph=True)
    fyx, = grad(fy, x)
    o(fx.detach(), fy.detach(), fxy, fyx)


def create_graph_backward(o):
    x = _leaf([3.])
    (x ** 3).backward(create_graph=True)
    o(x.grad)
    g = x.grad
    x.grad = None
    g.backward()
    o(x.grad)


def gradient_penalty(o):
    w = _leaf([[1., -2.], [0.5, 3.]])
    x = _leaf([1., 2.])
    y = (w @ x).tanh().sum()
    g, = grad(y, x, create_graph=True)
    (g ** 2).sum().backward()
    o(w.grad, x.grad)


def allow_unused(o):
    x, z = _leaf([1.]), _leaf([1.])
    y = x * 2
    o.error(lambda: grad(y, z, retain_graph=True))
    o(grad(y, [x, z], allow_unused=True))


def unused_leaves_graph(o):
    x, z = _leaf([1.]), _leaf([1.])
    y = x * x
    o.error(lambda: grad(y, [x, z]))
    o.error(lambda: grad(y, x))


def grad_of_itself(o):
    x = _leaf([1., 2.])
    o(grad(x, x, torch.tensor([3., 4.])))
    y = x * 2
    o(grad(y, y, torch.tensor([3., 4.])))


def grad_outputs(o):
    x = _leaf([1., 2., 3.])
    y = x ** 2
    o(grad(y, x, grad_outputs=torch.tensor([1., 10., 100.])))
    o.error(lambda: grad(x * 2, x))
    o.error(lambda: grad(x * 2, x, grad_outputs=torch.ones(2)))


def grad_outputs_lists(o):
    x = _leaf([1., 2.])
    y, z = x * 2, (x * 3).sum()
    o(grad([y, z], [x], grad_outputs=[torch.tensor([1., 2.]), None]))
    o.error(lambda: grad([x * 2, (x * 3).sum()], [x]))


def grad_outputs_differentiable(o):
    x = _leaf([1., 2.])
    v = _leaf([3., 5.])
    g, = grad(x ** 2, x, grad_outputs=v, create_graph=True)
    o(g, grad(g.sum(), [x, v]))


def backward_gradient(o):
    x = _leaf([1., 2.])
    (x * 3).backward(torch.tensor([1., -1.]))
    o(x.grad)
    o.error(lambda: (x * 3).backward())
    o.error(lambda: (x * 3).backward(torch.ones(3)))
    o(x.grad)


def autograd_backward_many(o):
    x = _leaf([1., 2.])
    a, b = (x * 2).sum(), x * x
    torch.autograd.backward([a, b], [None, torch.tensor([1., 10.])])
    o(x.grad)


def backward_inputs(o):
    x, z = _leaf([1.]), _leaf([2.])
    (x * z).backward(inputs=[x])
    o(x.grad, z.grad)
    (x * z).backward(inputs=z)
    o(x.grad, z.grad)
    o.error(lambda: (x * z).backward(inputs=[]))


def backward_inputs_non_leaf(o):
    x = _leaf([1., 2.])
    h = x * 2
    (h * h).sum().backward(inputs=[h])
    o(h.grad, x.grad)


def grad_of_non_leaf(o):
    x = _leaf([1., 2.])
    h = x * 2
    y = (h * h).sum()
    o(grad(y, [h, x]))


def no_grad_mode(o):
    x = _leaf([1.])
    with torch.no_grad():
        y = x * 2
        o(y, y.requires_grad, torch.is_grad_enabled())
        with torch.enable_grad():
            o(x * 2, torch.is_grad_enabled())
        o(torch.is_grad_enabled())
    o(torch.is_grad_enabled(), x * 2)


def set_grad_enabled_mode(o):
    x = _leaf([1.])
    torch.set_grad_enabled(False)
    o((x * 2).requires_grad)
    torch.set_grad_enabled(True)
    o((x * 2).requires_grad)
    with torch.set_grad_enabled(False):
        o((x * 2).requires_grad)


def inference_mode(o):
    x = _leaf([1.])
    with torch.inference_mode():
        y = x * 2
        z = torch.ones(2)
    o(y.requires_grad, y.is_inference(), z.is_inference(), x.is_inference())
    o.error(lambda: y.requires_grad_())
    o.error(lambda: x * y)
    o(y + 1, torch.is_inference_mode_enabled())


def inference_tensor_in_place(o):
    with torch.inference_mode():
        y = torch.ones(2)
        y.add_(1)
    o(y)
    o.error(lambda: y.add_(1))


def detach_shares_memory(o):
    x = _leaf([1., 2.])
    d = x.detach()
    o(d, d.requires_grad, d.is_leaf)
    d[0] = 5.
    o(x, d)


def detach_cuts(o):
    x = _leaf([2.])
    y = x * x.detach()
    y.backward()
    o(x.grad)


def detach_in_place(o):
    x = _leaf([2.])
    y = x * 3
    y.detach_()
    o(y, y.is_leaf, y.requires_grad)
    v = (x * 2)[0:1]
    o.error(lambda: v.detach_())


def data_attribute(o):
    x = _leaf([1., 2.])
    x.data.mul_(10)
    o(x)
    x.data = torch.tensor([7., 8., 9.])
    o(x, x.shape, x.requires_grad)
    (x * x).sum().backward()
    o(x.grad)


def data_hides_changes(o):
    x = _leaf([1., 2.])
    y = x.exp()
    y.data.zero_()
    y.sum().backward()
    o(x.grad)


def detach_changes_are_found(o):
    x = _leaf([1., 2.])
    y = x.exp()
    y.detach().zero_()
    o.error(lambda: y.sum().backward())


def requires_grad_rules(o):
    x = torch.tensor([1.])
    o(x.requires_grad_() is x, x.requires_grad)
    y = x * 2

    def off():
        y.requires_grad = False
    o.error(off)
    x.requires_grad = False
    o(x.requires_grad)
    o.error(lambda: torch.tensor([1]).requires_grad_())
    o.error(lambda: torch.tensor([True], requires_grad=True))


def requires_grad_on_non_leaf_is_kept(o):
    x = _leaf([1.])
    y = x * 2
    y.requires_grad_()
    o(y.is_leaf, y)


def leaf_rules(o):
    x = torch.tensor([1.])
    w = _leaf([1.])
    o(x.is_leaf, w.is_leaf, (x * 2).is_leaf, (w * 2).is_leaf, w.detach().is_leaf, w[0].is_leaf)
    with torch.no_grad():
        o((w * 2).is_leaf)


def update_loses_the_leaf(o):
    w = _leaf([2.])
    (w * w).backward()
    w2 = w - 0.1 * w.grad
    o(w2, w2.is_leaf, w2.grad)
    with torch.no_grad():
        w -= 0.1 * w.grad
    o(w, w.is_leaf, w.grad)


def retain_grad(o):
    x = _leaf([1., 2.])
    h = x * 3
    h.retain_grad()
    (h * h).sum().backward()
    o(h.grad, x.grad, h.retains_grad)
    (x * 2).retain_grad()
    x.retain_grad()
    o(x.retains_grad)
    o.error(lambda: torch.ones(1).retain_grad())


def retain_grad_accumulates(o):
    x = _leaf([1., 2.])
    h = x * 3
    h.retain_grad()
    y = (h * h).sum()
    y.backward(retain_graph=True)
    y.backward()
    o(h.grad, x.grad)


def non_leaf_grad_is_none(o):
    x = _leaf([1.])
    h = x * 2
    h.backward()
    o(h.grad, x.grad)


def tensor_hook(o):
    x = _leaf([1., 2.])
    seen = []
    h = x.register_hook(lambda g: seen.append(g.tolist()))
    (x * 2).sum().backward()
    h.remove()
    (x * 2).sum().backward()
    o(seen, x.grad)


def tensor_hook_replaces(o):
    x = _leaf([1., 2.])
    x.register_hook(lambda g: g * 10)
    x.register_hook(lambda g: g + 1)
    (x * 2).sum().backward()
    o(x.grad)


def hook_on_intermediate(o):
    x = _leaf([1., 2.])
    h = x * 3
    h.register_hook(lambda g: g.clamp(max=5))
    (h * h).sum().backward()
    o(x.grad)


def hook_on_intermediate_and_retain(o):
    x = _leaf([1., 2.])
    h = x * 3
    h.retain_grad()
    h.register_hook(lambda g: g * 2)
    (h * h).sum().backward()
    o(h.grad, x.grad)


def hook_sees_the_sum(o):
    x = _leaf([1.])
    seen = []
    x.register_hook(lambda g: seen.append(g.item()))
    (x * 2 + x * 3 + x).backward()
    o(seen, x.grad)


def hook_bad_answers(o):
    x = _leaf([1., 2.])
    h = x.register_hook(lambda g: g[:1])
    o.error(lambda: (x * 2).sum().backward())
    h.remove()
    x.register_hook(lambda g: 3)
    o.error(lambda: (x * 2).sum().backward())
    o(x.grad)
    o.error(lambda: torch.ones(1).register_hook(lambda g: g))


def hook_raises(o):
    x = _leaf([1., 2.])

    def bad(g):
        raise ValueError('[hook] no')
    h = x.register_hook(bad)
    o.error(lambda: (x * 2).sum().backward())
    o(x.grad)
    h.remove()
    (x * 2).sum().backward()
    o(x.grad)


def hook_with_grad(o):
    x = _leaf([3.])
    seen = []
    h = x * 2
    h.register_hook(lambda g: seen.append(g.item()))
    o(grad(h * h, x), seen, x.grad)


def grad_fn_hook(o):
    x = _leaf([1., 2.])
    y = (x * 3)
    seen = []
    h = y.grad_fn.register_hook(lambda gi, go: seen.append([gi[0].tolist(), go[0].tolist()]))
    y.sum().backward(retain_graph=True)
    h.remove()
    y.sum().backward()
    o(seen, x.grad)


def grad_fn_hook_replaces(o):
    x = _leaf([1., 2.])
    y = x * 3
    y.grad_fn.register_hook(lambda gi, go: (gi[0] * 2, None))
    y.sum().backward()
    o(x.grad)


def hooks_run_in_order_of_the_walk(o):
    x = _leaf([1.])
    names = []
    a = x * 2
    b = a * 3
    c = b + a
    for n, t in [('x', x), ('a', a), ('b', b), ('c', c)]:
        t.register_hook(lambda g, n=n: names.append([n, g.item()]))
    c.backward()
    o(names)


def backward_in_a_hook(o):
    x, z = _leaf([2.]), _leaf([5.])

    def hook(g):
        with torch.enable_grad():
            (z * z).backward()
        return g * z.grad
    x.register_hook(hook)
    (x * 3).backward()
    o(x.grad, z.grad)


def grad_in_a_hook_of_the_same_graph(o):
    x = _leaf([2.])
    a = x * 3
    b = a * a
    c = b * x
    seen = []

    def hook(g):
        with torch.enable_grad():
            seen.append(grad(b, x, retain_graph=True)[0].item())
    c.register_hook(hook)
    o(grad(c, [x, a]), seen)


def backward_in_a_hook_of_the_same_graph(o):
    x = _leaf([2.])
    a = x * 3
    b = a * a
    c = b * x

    def hook(g):
        b.backward(retain_graph=True)
    c.register_hook(hook)
    c.backward()
    o(x.grad)


def next_functions(o):
    x, w = _leaf([1., 2.]), torch.ones(2)
    y = ((x * w) + x).sum()

    def walk(fn, depth):
        if fn is None:
            return None
        return [fn.name().split('::')[-1], [walk(f, depth + 1) for f, _ in fn.next_functions]]
    o(walk(y.grad_fn, 0))


def grad_fn_names(o):
    x = _leaf([[1., 2.], [3., 4.]])
    ys = [x + 1, x - 1, x * 2, x / 2, -x, x ** 2, x @ x, x.t(), x.sum(), x.sum(0), x.mean(), x.mean(0),
          x.exp(), x.log(), x.sqrt(), x.tanh(), x.sigmoid(), x.relu(), x.abs(), x.clamp(0, 1), x.view(4), x.reshape(4),
          x[0], x[:, 1], x[[0]], x[None], x.T, x.expand(2, 2, 2), x.transpose(0, 1), x.permute(1, 0), x.unsqueeze(0),
          x.squeeze(), x.flatten(), x.max(), x.max(0)[0], x.prod(), x.norm(), x.var(), x.std(), x.softmax(0),
          x.log_softmax(1), torch.cat([x, x]), torch.stack([x, x]), x.gather(0, torch.zeros(1, 2, dtype=torch.int64)),
          x.cumsum(0), x.clone(), x.double(), x.masked_fill(x > 2, 0.), torch.where(x > 2, x, x), x.logsumexp(0),
          x.tril(), x.repeat(1, 2), x.contiguous(), x.sort()[0], x.topk(1)[0], x.mv(x[0]), x.mm(x), x[0].dot(x[1])]
    o([None if y.grad_fn is None else y.grad_fn.name() for y in ys])


def grad_fn_names_of_losses(o):
    import torch.nn.functional as F
    x = _leaf([[0.1, 0.9], [0.4, 0.6]])
    t = torch.tensor([[0., 1.], [1., 0.]])
    c = torch.tensor([0, 1])
    ys = [F.mse_loss(x, t), F.l1_loss(x, t), F.smooth_l1_loss(x, t), F.binary_cross_entropy(x, t),
          F.binary_cross_entropy_with_logits(x, t), F.nll_loss(x, c), F.cross_entropy(x, c), 
          F.kl_div(x, t), F.huber_loss(x, t), F.linear(x, t), F.linear(x, t, t[0]), F.softmax(x, 1), F.log_softmax(x, 1),
          F.relu(x), F.leaky_relu(x), F.gelu(x), F.elu(x), F.softplus(x), x.view_as(t)]
    o([y.grad_fn.name() for y in ys])


def diamond(o):
    x = _leaf([1., 2.])
    a = x.sin()
    b = a * x + a.exp()
    c = (b * a).sum()
    c.backward()
    o(x.grad)


def same_tensor_twice(o):
    x = _leaf([3.])
    (x * x * x).backward()
    o(x.grad)


def leaf_as_root(o):
    x = _leaf([3.])
    x.backward()
    o(x.grad)
    x.backward(torch.tensor([2.]))
    o(x.grad)


def integer_and_float_inputs(o):
    x = _leaf([1., 2.])
    i = torch.tensor([3, 4])
    y = (x * i).sum() + i.sum()
    y.backward()
    o(x.grad, (x * i).dtype)


def mixed_precision_grads(o):
    x = _leaf([1., 2.])
    y = _leaf([0.1, 0.2], dtype=torch.float64)
    z = (x * y)
    z.sum().backward()
    o(z, x.grad, y.grad)


def broadcast_grads(o):
    x = _leaf([[1.], [2.]])
    y = _leaf([10., 20., 30.])
    z = _leaf(5.)
    ((x + y) * z).sum().backward()
    o(x.grad, y.grad, z.grad)


def values_that_must_come_out_right(o):
    x = _leaf(2.)
    o(grad(x ** 3, x), grad(x ** 2, x))
    z = _leaf(0.)
    o(grad(z ** 2, z), grad(z.abs(), z), grad(z ** 1, z), grad(z ** 0, z))
    p = _leaf([0., 2., 3.])
    o(grad(p.prod(), p))
    n = _leaf([0., 0.])
    o(grad(n.norm(), n), grad(n.norm(1), n))
    m = _leaf([2., 2., 1.])
    o(grad(m.max(), m), grad(m.min(), m), grad(m.amax(), m))
    c = _leaf([[1000., 0., -1000.]])
    loss = torch.nn.functional.cross_entropy(c, torch.tensor([1]))
    o(loss, grad(loss, c))


def relu_and_clamp_at_edges(o):
    x = _leaf([-1., 0., 1., float('nan')])
    o(grad(x.relu().sum(), x), grad(x.clamp(0, 1).sum(), x), grad(x.sign().sum(), x))
    o(grad(torch.maximum(x, torch.zeros(4)).sum(), x), grad(torch.nn.functional.leaky_relu(x).sum(), x))


def sqrt_and_division_at_zero(o):
    x = _leaf([0., 4.])
    o(grad(x.sqrt().sum(), x), grad((1 / x).sum(), x), grad((x / x).sum(), x), grad(x.log().sum(), x))


def where_blocks_nothing(o):
    x = _leaf([0., 4.])
    y = torch.where(x > 0, x.sqrt(), torch.zeros(2))
    o(grad(y.sum(), x))


def second_derivatives(o):
    x = _leaf([0.5, -0.3, 1.2], dtype=torch.float64)
    for f in [torch.exp, torch.tanh, torch.sigmoid, lambda t: t.softmax(0)[0], lambda t: t.log_softmax(0)[1],
              lambda t: t.max(), torch.prod, lambda t: t.logsumexp(0), lambda t: t.norm(), lambda t: t.var(),
              torch.sin, lambda t: t.cumsum(0) ** 2, lambda t: t.relu() ** 3]:
        g, = grad(f(x).sum(), x, create_graph=True)
        h = grad((g * torch.tensor([1., 2., 3.])).sum() + 0 * x.sum(), x)
        o(g.detach(), h)


def anomaly_nan(o):
    x = _leaf([-1.])
    with torch.autograd.detect_anomaly():
        y = x.sqrt()
        o.error(lambda: y.backward())
    o(x.grad)
    x.sqrt().backward()
    o(x.grad)


def grad_assignment(o):
    x = _leaf([1., 2.])
    x.grad = torch.tensor([5., 6.])
    (x * 2).sum().backward()
    o(x.grad)

    def shape():
        x.grad = torch.ones(3)

    def dtype():
        x.grad = torch.ones(2, dtype=torch.float64)

    def kind():
        x.grad = 3
    o.error(shape)
    o.error(dtype)
    o.error(kind)
    o(x.grad)


def grad_of_given_gradient_is_a_copy(o):
    x = _leaf([1., 2.])
    g = torch.tensor([1., 1.])
    x.clone().backward(g)
    x.grad.add_(5)
    o(g, x.grad)


def grads_do_not_alias(o):
    x, y = _leaf([1., 2.]), _leaf([3., 4.])
    (x + y).sum().backward()
    x.grad.mul_(7)
    o(x.grad, y.grad)


def not_differentiable(o):
    o.error(lambda: torch.ones(1).backward())
    x = _leaf([1.])
    o.error(lambda: (x > 0).sum().backward())
    o.error(lambda: x.argmax().backward())
    o((x > 0).requires_grad, x.argmax().requires_grad, x.detach().requires_grad, x.long().requires_grad)
    o.error(lambda: grad(x * 2, torch.ones(1)))


def long_chain(o):
    x = _leaf([1.])
    y = x
    for _ in range(3000):
        y = y * 1.0001 + 0.0001
    y.backward()
    o.bits(x.grad, y)


def checkpoint_like_recompute(o):
    x = _leaf([1., 2.])
    with torch.no_grad():
        h = x.exp()
    h.requires_grad_()
    (h * h).sum().backward()
    y = x.exp()
    y.backward(h.grad)
    o(x.grad)


def multiple_outputs_unbind_split(o):
    x = _leaf([[1., 2.], [3., 4.]])
    a, b = x.unbind(0)
    (a * b).sum().backward()
    o(x.grad, a.grad_fn.name(), b.output_nr)
    c, d = x.split(1, dim=1)
    o(grad((c * d ** 2).sum(), x), c)


def max_with_indices(o):
    x = _leaf([[1., 5., 2.], [7., 3., 7.]])
    v, i = x.max(1)
    o(v, i, i.requires_grad)
    v.sum().backward()
    o(x.grad)


def sort_topk_gather(o):
    x = _leaf([3., 1., 2.])
    v, i = x.sort()
    o(v, i, grad((v * torch.tensor([1., 10., 100.])).sum(), x))
    v, i = x.topk(2)
    o(v, i, grad((v * torch.tensor([1., 10.])).sum(), x))


def accumulate_into_expanded(o):
    x = _leaf([[1., 2.]])
    y = x.expand(3, 2)
    (y * torch.arange(6.).view(3, 2)).sum().backward()
    o(x.grad, x.grad.is_contiguous(), x.grad.stride())


def himmelblau_descent(o):
    p = _leaf([-0.5, 0.5])
    for _ in range(50):
        x, y = p[0], p[1]
        f = (x ** 2 + y - 11) ** 2 + (x + y ** 2 - 7) ** 2
        g, = grad(f, p)
        with torch.no_grad():
            p -= 0.01 * g
    o(p)


def lesson_mse(o):
    import torch.nn.functional as F
    x, w = torch.ones(1), torch.full([1], 2.)
    w.requires_grad_()
    mse = F.mse_loss(torch.ones(1), x * w)
    o(mse, grad(mse, [w]), w.grad)
    mse = F.mse_loss(torch.ones(1), x * w)
    mse.backward()
    o(w.grad)


def lesson_softmax_grads(o):
    import torch.nn.functional as F
    a = torch.tensor([0.1, 0.5, -0.3])
    a.requires_grad_()
    p = F.softmax(a, dim=0)
    o(p, grad(p[1], [a], retain_graph=True), grad(p[2], [a]))
