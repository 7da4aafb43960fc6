"""autograd.Function, autograd.functional, gradcheck: see make_fixtures.py."""
import torch
from torch.autograd import Function, grad, gradcheck, gradgradcheck
from torch.autograd.functional import hessian, hvp, jacobian, jvp, vhp, vjp


def _leaf(data, **o):
    return torch.tensor(data, requires_grad=True, **o)


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x * x

    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return g * 3 * x * x


class Two(Function):
    @staticmethod
    def forward(ctx, x, y, scale):
        ctx.save_for_backward(x, y)
        ctx.scale = scale
        return x * y * scale, x + y

    @staticmethod
    def backward(ctx, g, h):
        x, y = ctx.saved_tensors
        return g * y * ctx.scale + h, g * x * ctx.scale + h, None


class Wrong(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return g * x * 2.5


def function_basic(o):
    x = _leaf([1., 2.])
    y = Cube.apply(x)
    o(y, y.grad_fn.name(), y.requires_grad)
    y.sum().backward()
    o(x.grad)


def function_second_order(o):
    x = _leaf([2.])
    g, = grad(Cube.apply(x), x, create_graph=True)
    h, = grad(g, x, create_graph=True)
    o(g.detach(), h.detach(), grad(h, x))


def function_two_outputs(o):
    x, y = _leaf([1., 2.]), _leaf([3., 4.])
    a, b = Two.apply(x, y, 10.)
    o(a, b, a.grad_fn is b.grad_fn, a.output_nr, b.output_nr)
    (a.sum() + b.sum()).backward()
    o(x.grad, y.grad)


def function_one_output_used(o):
    x, y = _leaf([1., 2.]), _leaf([3., 4.])
    a, b = Two.apply(x, y, 10.)
    b.sum().backward()
    o(x.grad, y.grad)


def function_no_materialize(o):
    seen = []

    class Opt(Function):
        @staticmethod
        def forward(ctx, x):
            ctx.set_materialize_grads(False)
            return x * 1, x * 2

        @staticmethod
        def backward(ctx, g, h):
            seen.append([g is None, h is None])
            return g if h is None else h * 2
    x = _leaf([1.])
    a, b = Opt.apply(x)
    b.backward()
    o(seen, x.grad)


def function_needs_input_grad(o):
    seen = []

    class Needs(Function):
        @staticmethod
        def forward(ctx, x, y, n):
            seen.append(list(ctx.needs_input_grad))
            return x * y * n

        @staticmethod
        def backward(ctx, g):
            seen.append(list(ctx.needs_input_grad))
            return g, None, None
    x = _leaf([1.])
    Needs.apply(x, torch.ones(1), 3).backward()
    o(seen, x.grad)


def function_non_differentiable(o):
    class Sort(Function):
        @staticmethod
        def forward(ctx, x):
            v, i = x.sort()
            f = v * 0 + 1
            ctx.mark_non_differentiable(i, f)
            ctx.save_for_backward(i)
            return v, i, f

        @staticmethod
        def backward(ctx, g, gi, gf):
            i, = ctx.saved_tensors
            return torch.zeros_like(g).scatter(0, i, g)
    x = _leaf([3., 1., 2.])
    v, i, f = Sort.apply(x)
    o(v, i, f, i.requires_grad, f.requires_grad)
    (v * torch.tensor([1., 10., 100.])).sum().backward()
    o(x.grad)


def function_no_grad_mode(o):
    x = _leaf([1.])
    with torch.no_grad():
        y = Cube.apply(x)
    o(y, y.requires_grad)
    o(Cube.apply(torch.ones(2)))


def function_saved_modified(o):
    x = _leaf([1.])
    z = x * 2
    y = Cube.apply(z)
    z.add_(1)
    o.error(lambda: y.backward())


def function_backward_twice(o):
    x = _leaf([1.])
    y = Cube.apply(x)
    y.backward()
    o.error(lambda: y.backward())


def function_wrong_number_of_gradients(o):
    class Bad(Function):
        @staticmethod
        def forward(ctx, x, y):
            return x * y

        @staticmethod
        def backward(ctx, g):
            return g
    x, y = _leaf([1.]), _leaf([1.])
    o.error(lambda: Bad.apply(x, y).backward())


def function_too_many_gradients(o):
    class Bad(Function):
        @staticmethod
        def forward(ctx, x):
            return x * 2

        @staticmethod
        def backward(ctx, g):
            return g, None, g
    x = _leaf([1.])
    o.error(lambda: Bad.apply(x).backward())


def function_wrong_shape(o):
    class Bad(Function):
        @staticmethod
        def forward(ctx, x):
            return x * 2

        @staticmethod
        def backward(ctx, g):
            return torch.ones(3)
    x = _leaf([1., 2.])
    o.error(lambda: Bad.apply(x).sum().backward())
    o(x.grad)


def function_broadcastable_gradient(o):
    class Sum(Function):
        @staticmethod
        def forward(ctx, x):
            return x.sum()

        @staticmethod
        def backward(ctx, g):
            return g.expand(2)
    x = _leaf([1., 2.])
    Sum.apply(x).backward()
    o(x.grad)


def function_raises_in_backward(o):
    class Bad(Function):
        @staticmethod
        def forward(ctx, x):
            return x * 2

        @staticmethod
        def backward(ctx, g):
            raise ValueError('[Bad] no')
    x = _leaf([1.])
    o.error(lambda: Bad.apply(x).backward())
    o(x.grad)


def function_without_methods(o):
    class Empty(Function):
        pass
    o.error(lambda: Empty.apply(_leaf([1.])))


def function_returns_input(o):
    class Same(Function):
        @staticmethod
        def forward(ctx, x):
            return x

        @staticmethod
        def backward(ctx, g):
            return g * 7
    x = _leaf([1., 2.])
    y = Same.apply(x)
    o(y is x, y.requires_grad)
    y.sum().backward()
    o(x.grad)


def function_mark_dirty(o):
    class Inc(Function):
        @staticmethod
        def forward(ctx, x):
            x.add_(1)
            ctx.mark_dirty(x)
            return x

        @staticmethod
        def backward(ctx, g):
            return g * 5
    w = _leaf([1., 2.])
    x = w * 1
    y = Inc.apply(x)
    o(y is x, y)
    y.sum().backward()
    o(w.grad)
    o.error(lambda: Inc.apply(w))


def function_inside_chain(o):
    x = _leaf([[0.5, -1.], [2., 3.]])
    y = Cube.apply(x @ x).relu().sum()
    y.backward()
    o(x.grad)


def function_retain_and_hooks(o):
    x = _leaf([2.])
    y = Cube.apply(x)
    y.retain_grad()
    y.register_hook(lambda g: g * 2)
    (y * 3).backward()
    o(y.grad, x.grad)


def function_gradient_is_saved_tensor(o):
    class Leak(Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x * 1

        @staticmethod
        def backward(ctx, g):
            x, = ctx.saved_tensors
            return x
    x = _leaf([1., 2.])
    Leak.apply(x).sum().backward()
    Leak.apply(x).sum().backward()
    o(x.grad, x)


def straight_through(o):
    class Round(Function):
        @staticmethod
        def forward(ctx, x):
            return x.round()

        @staticmethod
        def backward(ctx, g):
            return g
    x = _leaf([0.4, 1.6])
    (Round.apply(x) ** 2).sum().backward()
    o(x.grad)


def jacobian_shapes(o):
    x = torch.tensor([[1., 2., 3.], [4., 5., 6.]])
    o(jacobian(lambda t: t.sum(1), x), jacobian(lambda t: t.sum(), x), jacobian(lambda t: t ** 2, x[0]))


def jacobian_several_inputs(o):
    x, y = torch.tensor([1., 2.]), torch.tensor([3., 4.])
    o(jacobian(lambda a, b: a * b, (x, y)))
    o(jacobian(lambda a, b: (a * b, a.sum()), (x, y)))
    o(jacobian(lambda a: (a * 2, a.sum()), x))


def jacobian_independent(o):
    x, y = torch.tensor([1., 2.]), torch.tensor([3., 4.])
    o(jacobian(lambda a, b: a * 2, (x, y)))
    o.error(lambda: jacobian(lambda a, b: a * 2, (x, y), strict=True))
    o(jacobian(lambda a: torch.ones(2), x))
    o.error(lambda: jacobian(lambda a: torch.ones(2), x, strict=True))


def jacobian_create_graph(o):
    x = _leaf([1., 2.])
    j = jacobian(lambda a: a ** 3, x, create_graph=True)
    o(j.detach(), j.requires_grad)
    j.sum().backward()
    o(x.grad)
    o(jacobian(lambda a: a ** 3, x).requires_grad)


def jacobian_linear(o):
    w = torch.tensor([[1., 2.], [3., 4.], [5., 6.]])
    o(jacobian(lambda t: w @ t, torch.ones(2)))
    o(jacobian(lambda t: torch.softmax(t, 0), torch.tensor([0.1, 0.7, -0.4])))


def hessian_basic(o):
    x = torch.tensor([1., 2.])
    o(hessian(lambda t: (t ** 3).sum(), x), hessian(lambda t: t[0] * t[1], x), hessian(lambda t: t.sum(), x))
    o(hessian(lambda t: (t[0] ** 2 * t[1]).reshape(1), x))


def hessian_matrix(o):
    x = torch.tensor([[1., 2.], [3., 4.]])
    o(hessian(lambda t: (t @ t).sum(), x))


def hessian_several(o):
    x, y = torch.tensor([1., 2.]), torch.tensor([3.])
    o(hessian(lambda a, b: (a * b).pow(2).sum(), (x, y)))


def hessian_errors(o):
    o.error(lambda: hessian(lambda t: t * 2, torch.ones(2)))
    o.error(lambda: hessian(lambda t: (t.sum(), t.sum()), torch.ones(2)))


def vjp_jvp(o):
    x, v = torch.tensor([1., 2.]), torch.tensor([0.5, -1.])
    o(vjp(lambda t: t ** 2, x, v), jvp(lambda t: t ** 2, x, v))
    o(vjp(lambda t: t.sum(), x), jvp(lambda t: t.exp(), torch.tensor(1.)))
    o.error(lambda: vjp(lambda t: t ** 2, x))
    o.error(lambda: jvp(lambda t: t ** 2, x))
    o.error(lambda: vjp(lambda t: t ** 2, x, torch.ones(3)))


def vjp_jvp_several(o):
    x, y = torch.tensor([1., 2.]), torch.tensor([3., 4.])
    v = (torch.ones(2), torch.tensor([1., -1.]))
    o(vjp(lambda a, b: (a * b, a + b), (x, y), v), jvp(lambda a, b: (a * b, a + b), (x, y), v))
    o(vjp(lambda a, b: a * 2, (x, y), v[0]), jvp(lambda a, b: a * 2, (x, y), v))


def hvp_vhp(o):
    x, v = torch.tensor([1., 2.]), torch.tensor([0.5, -1.])
    f = lambda t: (t ** 3).sum() + t[0] * t[1] ** 2
    o(hvp(f, x, v), vhp(f, x, v))
    y = torch.tensor([3.])
    o(hvp(lambda a, b: (a.sum() * b).sum(), (x, y), (v, y)), vhp(lambda a, b: (a.sum() * b).sum(), (x, y), (v, y)))
    o(hvp(lambda t: t.sum(), x, v))


def gradchecks(o):
    x = _leaf([0.5, -1.2, 2.], dtype=torch.float64)
    o(gradcheck(lambda t: t ** 3, (x,)), gradgradcheck(lambda t: t ** 3, (x,)))
    o(gradcheck(Cube.apply, (x,)), gradgradcheck(Cube.apply, (x,)))
    o(gradcheck(lambda t: (t * 2, t.exp()), (x,)), gradcheck(lambda t, u: t * u, (x, _leaf([1., 2., 3.], dtype=torch.float64))))
    o.error(lambda: gradcheck(Wrong.apply, (x,)))
    o(gradcheck(Wrong.apply, (x,), raise_exception=False))
    o.error(lambda: gradcheck(lambda t: t * 2, (torch.ones(2),)))
    o.error(lambda: gradgradcheck(Wrong.apply, (x,)))


def gradcheck_wrong_second(o):
    class WrongSecond(Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x ** 3

        @staticmethod
        def backward(ctx, g):
            x, = ctx.saved_tensors
            return g * 3 * (x * x).detach()
    x = _leaf([0.5, -1.2], dtype=torch.float64)
    o(gradcheck(WrongSecond.apply, (x,)))
    o.error(lambda: gradgradcheck(WrongSecond.apply, (x,)))


def gradcheck_float32_fails(o):
    x = _leaf([0.5, -1.2])
    o(gradcheck(lambda t: t.sin(), (x,), raise_exception=False))


def newton_with_hessian(o):
    p = torch.tensor([3., -2.])
    f = lambda t: t[0] ** 2 + 3 * t[1] ** 2
    g = jacobian(f, p)
    h = hessian(f, p)
    o(g, h, p - torch.linalg.solve(h, g))
