/** autograd.Function, autograd.functional, gradcheck. The same programs as in functions.py. */

import type { FunctionCtx } from '../../src/autograd/function.js';
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import type { Programs } from './recorder.js';

const { tensor, ones } = torch;
// biome-ignore lint/suspicious/noShadowRestrictedNames: PyTorch's name.
const { Function, gradcheck, gradgradcheck } = torch.autograd;
const { hessian, hvp, jacobian, jvp, vhp, vjp } = torch.autograd.functional;
const grad = torch.autograd.grad as (out: Tensor, inputs: Tensor | Tensor[], options?: object) => Tensor[];
const leaf = (data: torch.TensorData, o: object = {}): Tensor => torch.tensor(data, { requires_grad: true, ...o });
const f64 = { dtype: torch.float64 };

class Cube extends Function {
  static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
    ctx.save_for_backward(x);
    return x.mul(x).mul(x);
  }
  static override backward(ctx: FunctionCtx, g: Tensor): Tensor {
    const [x] = ctx.saved_tensors;
    return g.mul(3).mul(x!).mul(x!);
  }
}

class Two extends Function {
  static override forward(ctx: FunctionCtx, x: Tensor, y: Tensor, scale: number): [Tensor, Tensor] {
    ctx.save_for_backward(x, y);
    ctx['scale'] = scale;
    return [x.mul(y).mul(scale), x.add(y)];
  }
  static override backward(ctx: FunctionCtx, g: Tensor, h: Tensor): (Tensor | null)[] {
    const [x, y] = ctx.saved_tensors as [Tensor, Tensor];
    const scale = ctx['scale'] as number;
    return [g.mul(y).mul(scale).add(h), g.mul(x).mul(scale).add(h), null];
  }
}

class Wrong extends Function {
  static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
    ctx.save_for_backward(x);
    return x.mul(x);
  }
  static override backward(ctx: FunctionCtx, g: Tensor): Tensor {
    return g.mul(ctx.saved_tensors[0]!).mul(2.5);
  }
}

export const programs: Programs = {
  function_basic(o) {
    const x = leaf([1, 2]);
    const y = Cube.apply(x) as Tensor;
    o(y, y.grad_fn!.name, y.requires_grad);
    y.sum().backward();
    o(x.grad);
  },
  function_second_order(o) {
    const x = leaf([2]);
    const [g] = grad(Cube.apply(x) as Tensor, x, { create_graph: true });
    const [h] = grad(g!, x, { create_graph: true });
    o(g!.detach(), h!.detach(), grad(h!, x));
  },
  function_two_outputs(o) {
    const [x, y] = [leaf([1, 2]), leaf([3, 4])];
    const [a, b] = Two.apply(x, y, 10) as [Tensor, Tensor];
    o(a, b, a.grad_fn === b.grad_fn, a.output_nr, b.output_nr);
    a.sum().add(b.sum()).backward();
    o(x.grad, y.grad);
  },
  function_one_output_used(o) {
    const [x, y] = [leaf([1, 2]), leaf([3, 4])];
    const [, b] = Two.apply(x, y, 10) as [Tensor, Tensor];
    b.sum().backward();
    o(x.grad, y.grad);
  },
  function_no_materialize(o) {
    const seen: unknown[] = [];
    class Opt extends Function {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor[] {
        ctx.set_materialize_grads(false);
        return [x.mul(1), x.mul(2)];
      }
      static override backward(_ctx: FunctionCtx, g: Tensor | null, h: Tensor | null): Tensor {
        seen.push([g === null, h === null]);
        return h === null ? g! : h.mul(2);
      }
    }
    const x = leaf([1]);
    const [, b] = Opt.apply(x) as Tensor[];
    b!.backward();
    o(seen, x.grad);
  },
  function_needs_input_grad(o) {
    const seen: unknown[] = [];
    class Needs extends Function {
      static override forward(ctx: FunctionCtx, x: Tensor, y: Tensor, n: number): Tensor {
        seen.push([...ctx.needs_input_grad]);
        return x.mul(y).mul(n);
      }
      static override backward(ctx: FunctionCtx, g: Tensor): (Tensor | null)[] {
        seen.push([...ctx.needs_input_grad]);
        return [g, null, null];
      }
    }
    const x = leaf([1]);
    (Needs.apply(x, ones(1), 3) as Tensor).backward();
    o(seen, x.grad);
  },
  function_non_differentiable(o) {
    class Sort extends Function {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor[] {
        const [v, i] = x.sort();
        const f = v.mul(0).add(1);
        ctx.mark_non_differentiable(i, f);
        ctx.save_for_backward(i);
        return [v, i, f];
      }
      static override backward(ctx: FunctionCtx, g: Tensor): Tensor {
        return torch.zeros_like(g).scatter(0, ctx.saved_tensors[0]!, g);
      }
    }
    const x = leaf([3, 1, 2]);
    const [v, i, f] = Sort.apply(x) as [Tensor, Tensor, Tensor];
    o(v, i, f, i.requires_grad, f.requires_grad);
    v.mul(tensor([1, 10, 100]))
      .sum()
      .backward();
    o(x.grad);
  },
  function_no_grad_mode(o) {
    const x = leaf([1]);
    const y = torch.no_grad(() => Cube.apply(x) as Tensor);
    o(y, y.requires_grad);
    o(Cube.apply(ones(2)));
  },
  function_saved_modified(o) {
    const x = leaf([1]);
    const z = x.mul(2);
    const y = Cube.apply(z) as Tensor;
    z.add_(1);
    o.error(() => y.backward());
  },
  function_backward_twice(o) {
    const x = leaf([1]);
    const y = Cube.apply(x) as Tensor;
    y.backward();
    o.error(() => y.backward());
  },
  function_wrong_number_of_gradients(o) {
    class Bad extends Function {
      static override forward(_ctx: FunctionCtx, x: Tensor, y: Tensor): Tensor {
        return x.mul(y);
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor {
        return g;
      }
    }
    const [x, y] = [leaf([1]), leaf([1])];
    o.error(() => (Bad.apply(x, y) as Tensor).backward());
  },
  function_too_many_gradients(o) {
    class Bad extends Function {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        return x.mul(2);
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): (Tensor | null)[] {
        return [g, null, g];
      }
    }
    const x = leaf([1]);
    o.error(() => (Bad.apply(x) as Tensor).backward());
  },
  function_wrong_shape(o) {
    class Bad extends Function {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        return x.mul(2);
      }
      static override backward(): Tensor {
        return ones(3);
      }
    }
    const x = leaf([1, 2]);
    o.error(() => (Bad.apply(x) as Tensor).sum().backward());
    o(x.grad);
  },
  function_broadcastable_gradient(o) {
    class Sum extends Function {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        return x.sum();
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor {
        return g.expand(2);
      }
    }
    const x = leaf([1, 2]);
    (Sum.apply(x) as Tensor).backward();
    o(x.grad);
  },
  function_raises_in_backward(o) {
    class Bad extends Function {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        return x.mul(2);
      }
      static override backward(): Tensor {
        throw new torch.ValueError('[Bad] no');
      }
    }
    const x = leaf([1]);
    o.error(() => (Bad.apply(x) as Tensor).backward());
    o(x.grad);
  },
  function_without_methods(o) {
    class Empty extends Function {}
    o.error(() => (Empty as unknown as typeof Cube).apply(leaf([1])));
  },
  function_returns_input(o) {
    class Same extends Function {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        return x;
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor {
        return g.mul(7);
      }
    }
    const x = leaf([1, 2]);
    const y = Same.apply(x) as Tensor;
    o(y === x, y.requires_grad);
    y.sum().backward();
    o(x.grad);
  },
  function_mark_dirty(o) {
    class Inc extends Function {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        x.add_(1);
        ctx.mark_dirty(x);
        return x;
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor {
        return g.mul(5);
      }
    }
    const w = leaf([1, 2]);
    const x = w.mul(1);
    const y = Inc.apply(x) as Tensor;
    o(y === x, y);
    y.sum().backward();
    o(w.grad);
    o.error(() => Inc.apply(w));
  },
  function_inside_chain(o) {
    const x = leaf([
      [0.5, -1],
      [2, 3],
    ]);
    const y = (Cube.apply(x.matmul(x)) as Tensor).relu().sum();
    y.backward();
    o(x.grad);
  },
  function_retain_and_hooks(o) {
    const x = leaf([2]);
    const y = Cube.apply(x) as Tensor;
    y.retain_grad();
    y.register_hook((g) => g.mul(2));
    y.mul(3).backward();
    o(y.grad, x.grad);
  },
  function_gradient_is_saved_tensor(o) {
    class Leak extends Function {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        ctx.save_for_backward(x);
        return x.mul(1);
      }
      static override backward(ctx: FunctionCtx): Tensor {
        return ctx.saved_tensors[0]!;
      }
    }
    const x = leaf([1, 2]);
    (Leak.apply(x) as Tensor).sum().backward();
    (Leak.apply(x) as Tensor).sum().backward();
    o(x.grad, x);
  },
  straight_through(o) {
    class Round extends Function {
      static override forward(_ctx: FunctionCtx, x: Tensor): Tensor {
        return x.round();
      }
      static override backward(_ctx: FunctionCtx, g: Tensor): Tensor {
        return g;
      }
    }
    const x = leaf([0.4, 1.6]);
    (Round.apply(x) as Tensor).pow(2).sum().backward();
    o(x.grad);
  },
  jacobian_shapes(o) {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    o(
      jacobian((t: Tensor) => t.sum(1), x),
      jacobian((t: Tensor) => t.sum(), x),
      jacobian((t: Tensor) => t.pow(2), x.at(0)),
    );
  },
  jacobian_several_inputs(o) {
    const [x, y] = [tensor([1, 2]), tensor([3, 4])];
    o(jacobian((a, b) => a!.mul(b!), [x, y]));
    o(jacobian((a, b) => [a!.mul(b!), a!.sum()], [x, y]));
    o(jacobian((a) => [a!.mul(2), a!.sum()], x));
  },
  jacobian_independent(o) {
    const [x, y] = [tensor([1, 2]), tensor([3, 4])];
    o(jacobian((a) => a!.mul(2), [x, y]));
    o.error(() => jacobian((a) => a!.mul(2), [x, y], { strict: true }));
    o(jacobian(() => ones(2), x));
    o.error(() => jacobian(() => ones(2), x, { strict: true }));
  },
  jacobian_create_graph(o) {
    const x = leaf([1, 2]);
    const j = jacobian((a) => a!.pow(3), x, { create_graph: true });
    o(j.detach(), j.requires_grad);
    j.sum().backward();
    o(x.grad);
    o(jacobian((a) => a!.pow(3), x).requires_grad);
  },
  jacobian_linear(o) {
    const w = tensor([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    o(jacobian((t) => w.matmul(t!), ones(2)));
    o(jacobian((t) => torch.softmax(t!, 0), tensor([0.1, 0.7, -0.4])));
  },
  hessian_basic(o) {
    const x = tensor([1, 2]);
    o(
      hessian((t) => t!.pow(3).sum(), x),
      hessian((t) => t!.at(0).mul(t!.at(1)), x),
      hessian((t) => t!.sum(), x),
    );
    o(hessian((t) => t!.at(0).pow(2).mul(t!.at(1)).reshape(1), x));
  },
  hessian_matrix(o) {
    o(
      hessian(
        (t) => t!.matmul(t!).sum(),
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ),
    );
  },
  hessian_several(o) {
    o(hessian((a, b) => a!.mul(b!).pow(2).sum(), [tensor([1, 2]), tensor([3])]));
  },
  hessian_errors(o) {
    o.error(() => hessian((t) => t!.mul(2), ones(2)));
    o.error(() => hessian((t) => [t!.sum(), t!.sum()], ones(2)));
  },
  vjp_jvp(o) {
    const [x, v] = [tensor([1, 2]), tensor([0.5, -1])];
    o(
      vjp((t) => t!.pow(2), x, v),
      jvp((t) => t!.pow(2), x, v),
    );
    o(
      vjp((t) => t!.sum(), x),
      jvp((t) => t!.exp(), tensor(1)),
    );
    o.error(() => vjp((t) => t!.pow(2), x));
    o.error(() => jvp((t) => t!.pow(2), x));
    o.error(() => vjp((t) => t!.pow(2), x, ones(3)));
  },
  vjp_jvp_several(o) {
    const [x, y] = [tensor([1, 2]), tensor([3, 4])];
    const v = [ones(2), tensor([1, -1])];
    const f = (a: Tensor, b: Tensor): Tensor[] => [a.mul(b), a.add(b)];
    o(vjp(f, [x, y], v), jvp(f, [x, y], v));
    o(
      vjp((a) => a!.mul(2), [x, y], v[0]),
      jvp((a) => a!.mul(2), [x, y], v),
    );
  },
  hvp_vhp(o) {
    const [x, v] = [tensor([1, 2]), tensor([0.5, -1])];
    const f = (t: Tensor): Tensor =>
      t
        .pow(3)
        .sum()
        .add(t.at(0).mul(t.at(1).pow(2)));
    o(hvp(f, x, v), vhp(f, x, v));
    const y = tensor([3]);
    const g = (a: Tensor, b: Tensor): Tensor => a.sum().mul(b).sum();
    o(hvp(g, [x, y], [v, y]), vhp(g, [x, y], [v, y]));
    o(hvp((t) => t!.sum(), x, v));
  },
  gradchecks(o) {
    const x = leaf([0.5, -1.2, 2], f64);
    const cube = (t: Tensor): Tensor => Cube.apply(t) as Tensor;
    const wrong = (t: Tensor): Tensor => Wrong.apply(t) as Tensor;
    o(
      gradcheck((t) => t!.pow(3), [x]),
      gradgradcheck((t) => t!.pow(3), [x]),
    );
    o(gradcheck(cube, [x]), gradgradcheck(cube, [x]));
    o(
      gradcheck((t) => [t!.mul(2), t!.exp()], [x]),
      gradcheck((t, u) => t!.mul(u!), [x, leaf([1, 2, 3], f64)]),
    );
    o.error(() => gradcheck(wrong, [x]));
    o(gradcheck(wrong, [x], { raise_exception: false }));
    o.error(() => gradcheck((t) => t!.mul(2), [ones(2)]));
    o.error(() => gradgradcheck(wrong, [x]));
  },
  gradcheck_wrong_second(o) {
    class WrongSecond extends Function {
      static override forward(ctx: FunctionCtx, x: Tensor): Tensor {
        ctx.save_for_backward(x);
        return x.pow(3);
      }
      static override backward(ctx: FunctionCtx, g: Tensor): Tensor {
        const [x] = ctx.saved_tensors;
        return g.mul(3).mul(x!.mul(x!).detach());
      }
    }
    const x = leaf([0.5, -1.2], f64);
    const f = (t: Tensor): Tensor => WrongSecond.apply(t) as Tensor;
    o(gradcheck(f, [x]));
    o.error(() => gradgradcheck(f, [x]));
  },
  gradcheck_float32_fails(o) {
    const x = leaf([0.5, -1.2]);
    o(gradcheck((t) => t!.sin(), [x], { raise_exception: false }));
  },
  newton_with_hessian(o) {
    const p = tensor([3, -2]);
    const f = (t: Tensor): Tensor => t.at(0).pow(2).add(t.at(1).pow(2).mul(3));
    const g = jacobian(f, p);
    const h = hessian(f, p);
    o(g, h, p.sub(torch.linalg.solve(h, g)));
  },
};
