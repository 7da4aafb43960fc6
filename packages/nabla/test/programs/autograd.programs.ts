/** backward, grad, leaves, hooks, modes. The same programs as in autograd.py. */
import * as torch from '../../src/index.js';
import type { GradNode } from '../../src/tape.js';
import type { Tensor } from '../../src/tensor.js';
import type { Programs } from './recorder.js';

const F = torch.nn.functional;
const grad = torch.autograd.grad as (
  outputs: Tensor | Tensor[],
  inputs: Tensor | Tensor[],
  options?: object,
) => Tensor[];
const leaf = (data: torch.TensorData, o: object = {}): Tensor => torch.tensor(data, { requires_grad: true, ...o });
const f64 = { dtype: torch.float64 };

export const programs: Programs = {
  grad_leaves_grad_alone(o) {
    const x = leaf([1, 2]);
    const y = x.mul(x).sum();
    o(grad(y, x), x.grad);
  },
  backward_fills_grad(o) {
    const x = leaf([1, 2]);
    o(x.grad);
    x.mul(x).sum().backward();
    o(x.grad, x.grad?.requires_grad, x.grad?.is_leaf);
  },
  accumulation(o) {
    const x = leaf([1, 2]);
    for (let i = 0; i < 3; i++) {
      x.mul(x).sum().backward();
      o(x.grad);
    }
    x.grad!.zero_();
    o(x.grad);
    x.grad = null;
    o(x.grad);
  },
  accumulation_is_in_place(o) {
    const x = leaf([1, 2]);
    x.mul(2).sum().backward();
    const g = x.grad!;
    const v = g._version;
    x.mul(3).sum().backward();
    o(g, g === x.grad, x.grad!._version > v);
  },
  accumulation_with_create_graph_is_not_in_place(o) {
    const x = leaf([1, 2]);
    x.pow(3).sum().backward({ create_graph: true });
    const g = x.grad;
    x.pow(3).sum().backward({ create_graph: true });
    o(g, x.grad, g === x.grad);
  },
  second_backward_fails(o) {
    const x = leaf([2]);
    const y = x.mul(x);
    y.backward();
    o.error(() => y.backward());
    o(x.grad);
  },
  second_backward_without_saved_values(o) {
    const x = leaf([2]);
    const y = x.add(1).sum();
    y.backward();
    y.backward();
    o(x.grad);
  },
  retain_graph(o) {
    const x = leaf([2]);
    const y = x.exp();
    y.backward({ retain_graph: true });
    y.backward({ retain_graph: true });
    y.backward();
    o(x.grad);
    o.error(() => y.backward());
  },
  shared_subgraph_freed(o) {
    const x = leaf([2]);
    const h = x.mul(x);
    const [a, b] = [h.mul(2), h.mul(3)];
    a.backward();
    o.error(() => b.backward());
    o(x.grad);
  },
  third_order(o) {
    const x = leaf([2]);
    const y = x.pow(4);
    const [d1] = grad(y, x, { create_graph: true });
    const [d2] = grad(d1!, x, { create_graph: true });
    const [d3] = grad(d2!, x, { create_graph: true });
    const [d4] = grad(d3!, x);
    o(d1!.detach(), d2!.detach(), d3!.detach(), d4);
  },
  third_order_tanh(o) {
    const x = leaf([0.3, -1.2], f64);
    let d = x.tanh();
    for (let i = 0; i < 3; i++) {
      d = grad(d.sum(), x, { create_graph: true })[0]!;
      o(d.detach());
    }
  },
  third_order_exp_sin(o) {
    const x = leaf([0.5]);
    let d = x.sin().mul(x.exp());
    for (let i = 0; i < 4; i++) {
      d = grad(d, x, { create_graph: true })[0]!;
      o(d.detach());
    }
  },
  mixed_partials(o) {
    const [x, y] = [leaf([1.5]), leaf([-0.5])];
    const f = x.pow(2).mul(y.pow(3)).add(x.mul(y).sin());
    const [fx, fy] = grad(f, [x, y], { create_graph: true });
    const [fxy] = grad(fx!, y, { retain_graph: true });
    const [fyx] = grad(fy!, x);
    o(fx!.detach(), fy!.detach(), fxy, fyx);
  },
  create_graph_backward(o) {
    const x = leaf([3]);
    x.pow(3).backward({ create_graph: true });
    o(x.grad);
    const g = x.grad!;
    x.grad = null;
    g.backward();
    o(x.grad);
  },
  gradient_penalty(o) {
    const w = leaf([
      [1, -2],
      [0.5, 3],
    ]);
    const x = leaf([1, 2]);
    const y = w.matmul(x).tanh().sum();
    const [g] = grad(y, x, { create_graph: true });
    g!.pow(2).sum().backward();
    o(w.grad, x.grad);
  },
  allow_unused(o) {
    const [x, z] = [leaf([1]), leaf([1])];
    const y = x.mul(2);
    o.error(() => grad(y, z, { retain_graph: true }));
    o(grad(y, [x, z], { allow_unused: true }));
  },
  unused_leaves_graph(o) {
    const [x, z] = [leaf([1]), leaf([1])];
    const y = x.mul(x);
    o.error(() => grad(y, [x, z]));
    o.error(() => grad(y, x));
  },
  grad_of_itself(o) {
    const x = leaf([1, 2]);
    o(torch.autograd.grad(x, x, torch.tensor([3, 4])));
    const y = x.mul(2);
    o(torch.autograd.grad(y, y, torch.tensor([3, 4])));
  },
  grad_outputs(o) {
    const x = leaf([1, 2, 3]);
    const y = x.pow(2);
    o(grad(y, x, { grad_outputs: torch.tensor([1, 10, 100]) }));
    o.error(() => grad(x.mul(2), x));
    o.error(() => grad(x.mul(2), x, { grad_outputs: torch.ones(2) }));
  },
  grad_outputs_lists(o) {
    const x = leaf([1, 2]);
    const [y, z] = [x.mul(2), x.mul(3).sum()];
    o(grad([y, z], [x], { grad_outputs: [torch.tensor([1, 2]), null] }));
    o.error(() => grad([x.mul(2), x.mul(3).sum()], [x]));
  },
  grad_outputs_differentiable(o) {
    const x = leaf([1, 2]);
    const v = leaf([3, 5]);
    const [g] = grad(x.pow(2), x, { grad_outputs: v, create_graph: true });
    o(g, grad(g!.sum(), [x, v]));
  },
  backward_gradient(o) {
    const x = leaf([1, 2]);
    x.mul(3).backward(torch.tensor([1, -1]));
    o(x.grad);
    o.error(() => x.mul(3).backward());
    o.error(() => x.mul(3).backward(torch.ones(3)));
    o(x.grad);
  },
  autograd_backward_many(o) {
    const x = leaf([1, 2]);
    const [a, b] = [x.mul(2).sum(), x.mul(x)];
    torch.autograd.backward([a, b], [null, torch.tensor([1, 10])]);
    o(x.grad);
  },
  backward_inputs(o) {
    const [x, z] = [leaf([1]), leaf([2])];
    x.mul(z).backward({ inputs: [x] });
    o(x.grad, z.grad);
    x.mul(z).backward({ inputs: z });
    o(x.grad, z.grad);
    o.error(() => x.mul(z).backward({ inputs: [] }));
  },
  backward_inputs_non_leaf(o) {
    const x = leaf([1, 2]);
    const h = x.mul(2);
    h.mul(h)
      .sum()
      .backward({ inputs: [h] });
    o(h.grad, x.grad);
  },
  grad_of_non_leaf(o) {
    const x = leaf([1, 2]);
    const h = x.mul(2);
    const y = h.mul(h).sum();
    o(grad(y, [h, x]));
  },
  no_grad_mode(o) {
    const x = leaf([1]);
    torch.no_grad(() => {
      const y = x.mul(2);
      o(y, y.requires_grad, torch.is_grad_enabled());
      torch.enable_grad(() => o(x.mul(2), torch.is_grad_enabled()));
      o(torch.is_grad_enabled());
    });
    o(torch.is_grad_enabled(), x.mul(2));
  },
  set_grad_enabled_mode(o) {
    const x = leaf([1]);
    torch.set_grad_enabled(false);
    o(x.mul(2).requires_grad);
    torch.set_grad_enabled(true);
    o(x.mul(2).requires_grad);
    torch.set_grad_enabled(false, () => o(x.mul(2).requires_grad));
  },
  inference_mode(o) {
    const x = leaf([1]);
    const [y, z] = torch.inference_mode(() => [x.mul(2), torch.ones(2)] as const);
    o(y.requires_grad, y.is_inference(), z.is_inference(), x.is_inference());
    o.error(() => y.requires_grad_());
    o.error(() => x.mul(y));
    o(y.add(1), torch.is_inference_mode_enabled());
  },
  inference_tensor_in_place(o) {
    const y = torch.inference_mode(() => torch.ones(2).add_(1));
    o(y);
    o.error(() => y.add_(1));
  },
  detach_shares_memory(o) {
    const x = leaf([1, 2]);
    const d = x.detach();
    o(d, d.requires_grad, d.is_leaf);
    d.index_put_(0, 5);
    o(x, d);
  },
  detach_cuts(o) {
    const x = leaf([2]);
    const y = x.mul(x.detach());
    y.backward();
    o(x.grad);
  },
  detach_in_place(o) {
    const x = leaf([2]);
    const y = x.mul(3);
    y.detach_();
    o(y, y.is_leaf, y.requires_grad);
    const v = x.mul(2).at('0:1');
    o.error(() => v.detach_());
  },
  data_attribute(o) {
    const x = leaf([1, 2]);
    x.data.mul_(10);
    o(x);
    x.data = torch.tensor([7, 8, 9]);
    o(x, x.shape, x.requires_grad);
    x.mul(x).sum().backward();
    o(x.grad);
  },
  data_hides_changes(o) {
    const x = leaf([1, 2]);
    const y = x.exp();
    y.data.zero_();
    y.sum().backward();
    o(x.grad);
  },
  detach_changes_are_found(o) {
    const x = leaf([1, 2]);
    const y = x.exp();
    y.detach().zero_();
    o.error(() => y.sum().backward());
  },
  requires_grad_rules(o) {
    const x = torch.tensor([1]);
    o(x.requires_grad_() === x, x.requires_grad);
    const y = x.mul(2);
    o.error(() => {
      y.requires_grad = false;
    });
    x.requires_grad = false;
    o(x.requires_grad);
    o.error(() => torch.tensor([1n]).requires_grad_());
    o.error(() => torch.tensor([true], { requires_grad: true }));
  },
  requires_grad_on_non_leaf_is_kept(o) {
    const x = leaf([1]);
    const y = x.mul(2);
    y.requires_grad_();
    o(y.is_leaf, y);
  },
  leaf_rules(o) {
    const x = torch.tensor([1]);
    const w = leaf([1]);
    o(x.is_leaf, w.is_leaf, x.mul(2).is_leaf, w.mul(2).is_leaf, w.detach().is_leaf, w.at(0).is_leaf);
    torch.no_grad(() => o(w.mul(2).is_leaf));
  },
  update_loses_the_leaf(o) {
    const w = leaf([2]);
    w.mul(w).backward();
    const w2 = w.sub(w.grad!.mul(0.1));
    o(w2, w2.is_leaf, w2.grad);
    torch.no_grad(() => w.sub_(w.grad!.mul(0.1)));
    o(w, w.is_leaf, w.grad);
  },
  retain_grad(o) {
    const x = leaf([1, 2]);
    const h = x.mul(3);
    h.retain_grad();
    h.mul(h).sum().backward();
    o(h.grad, x.grad, h.retains_grad);
    x.mul(2).retain_grad();
    x.retain_grad();
    o(x.retains_grad);
    o.error(() => torch.ones(1).retain_grad());
  },
  retain_grad_accumulates(o) {
    const x = leaf([1, 2]);
    const h = x.mul(3);
    h.retain_grad();
    const y = h.mul(h).sum();
    y.backward({ retain_graph: true });
    y.backward();
    o(h.grad, x.grad);
  },
  non_leaf_grad_is_none(o) {
    const x = leaf([1]);
    const h = x.mul(2);
    h.backward();
    o(h.grad, x.grad);
  },
  tensor_hook(o) {
    const x = leaf([1, 2]);
    const seen: unknown[] = [];
    const h = x.register_hook((g) => void seen.push(g.tolist()));
    x.mul(2).sum().backward();
    h.remove();
    x.mul(2).sum().backward();
    o(seen, x.grad);
  },
  tensor_hook_replaces(o) {
    const x = leaf([1, 2]);
    x.register_hook((g) => g.mul(10));
    x.register_hook((g) => g.add(1));
    x.mul(2).sum().backward();
    o(x.grad);
  },
  hook_on_intermediate(o) {
    const x = leaf([1, 2]);
    const h = x.mul(3);
    h.register_hook((g) => g.clamp({ max: 5 }));
    h.mul(h).sum().backward();
    o(x.grad);
  },
  hook_on_intermediate_and_retain(o) {
    const x = leaf([1, 2]);
    const h = x.mul(3);
    h.retain_grad();
    h.register_hook((g) => g.mul(2));
    h.mul(h).sum().backward();
    o(h.grad, x.grad);
  },
  hook_sees_the_sum(o) {
    const x = leaf([1]);
    const seen: unknown[] = [];
    x.register_hook((g) => void seen.push(g.item()));
    x.mul(2).add(x.mul(3)).add(x).backward();
    o(seen, x.grad);
  },
  hook_bad_answers(o) {
    const x = leaf([1, 2]);
    const h = x.register_hook((g) => g.at(':1'));
    o.error(() => x.mul(2).sum().backward());
    h.remove();
    x.register_hook(() => 3 as unknown as Tensor);
    o.error(() => x.mul(2).sum().backward());
    o(x.grad);
    o.error(() => torch.ones(1).register_hook((g) => g));
  },
  hook_raises(o) {
    const x = leaf([1, 2]);
    const h = x.register_hook(() => {
      throw new torch.ValueError('[hook] no');
    });
    o.error(() => x.mul(2).sum().backward());
    o(x.grad);
    h.remove();
    x.mul(2).sum().backward();
    o(x.grad);
  },
  hook_with_grad(o) {
    const x = leaf([3]);
    const seen: unknown[] = [];
    const h = x.mul(2);
    h.register_hook((g) => void seen.push(g.item()));
    o(grad(h.mul(h), x), seen, x.grad);
  },
  grad_fn_hook(o) {
    const x = leaf([1, 2]);
    const y = x.mul(3);
    const seen: unknown[] = [];
    const h = y.grad_fn!.register_hook((gi, go) => void seen.push([gi[0]!.tolist(), go[0]!.tolist()]));
    y.sum().backward({ retain_graph: true });
    h.remove();
    y.sum().backward();
    o(seen, x.grad);
  },
  grad_fn_hook_replaces(o) {
    const x = leaf([1, 2]);
    const y = x.mul(3);
    y.grad_fn!.register_hook((gi) => [gi[0]!.mul(2), null]);
    y.sum().backward();
    o(x.grad);
  },
  hooks_run_in_order_of_the_walk(o) {
    const x = leaf([1]);
    const names: unknown[] = [];
    const a = x.mul(2);
    const b = a.mul(3);
    const c = b.add(a);
    for (const [n, t] of [
      ['x', x],
      ['a', a],
      ['b', b],
      ['c', c],
    ] as [string, Tensor][])
      t.register_hook((g) => void names.push([n, g.item()]));
    c.backward();
    o(names);
  },
  backward_in_a_hook(o) {
    const [x, z] = [leaf([2]), leaf([5])];
    x.register_hook((g) => {
      torch.enable_grad(() => z.mul(z).backward());
      return g.mul(z.grad!);
    });
    x.mul(3).backward();
    o(x.grad, z.grad);
  },
  grad_in_a_hook_of_the_same_graph(o) {
    const x = leaf([2]);
    const a = x.mul(3);
    const b = a.mul(a);
    const c = b.mul(x);
    const seen: unknown[] = [];
    c.register_hook(() => torch.enable_grad(() => void seen.push(grad(b, x, { retain_graph: true })[0]!.item())));
    o(grad(c, [x, a]), seen);
  },
  backward_in_a_hook_of_the_same_graph(o) {
    const x = leaf([2]);
    const a = x.mul(3);
    const b = a.mul(a);
    const c = b.mul(x);
    c.register_hook(() => b.backward({ retain_graph: true }));
    c.backward();
    o(x.grad);
  },
  next_functions(o) {
    const [x, w] = [leaf([1, 2]), torch.ones(2)];
    const y = x.mul(w).add(x).sum();
    const walk = (fn: { name: string; next_functions?: readonly [unknown, number][] } | null): unknown =>
      fn === null ? null : [fn.name, (fn.next_functions ?? []).map(([f]) => walk(f as GradNode<Tensor> | null))];
    o(walk(y.grad_fn));
  },
  grad_fn_names(o) {
    const x = leaf([
      [1, 2],
      [3, 4],
    ]);
    const ys = [
      x.add(1),
      x.sub(1),
      x.mul(2),
      x.div(2),
      x.neg(),
      x.pow(2),
      x.matmul(x),
      x.t(),
      x.sum(),
      x.sum(0),
      x.mean(),
      x.mean(0),
      x.exp(),
      x.log(),
      x.sqrt(),
      x.tanh(),
      x.sigmoid(),
      x.relu(),
      x.abs(),
      x.clamp(0, 1),
      x.view(4),
      x.reshape(4),
      x.at(0),
      x.at(':', 1),
      x.at([[0]]),
      x.at(null),
      x.T,
      x.expand(2, 2, 2),
      x.transpose(0, 1),
      x.permute(1, 0),
      x.unsqueeze(0),
      x.squeeze(),
      x.flatten(),
      x.max(),
      x.max(0)[0],
      x.prod(),
      x.norm(),
      x.var(),
      x.std(),
      x.softmax(0),
      x.log_softmax(1),
      torch.cat([x, x]),
      torch.stack([x, x]),
      x.gather(0, torch.zeros([1, 2], { dtype: torch.int64 })),
      x.cumsum(0),
      x.clone(),
      x.double(),
      x.masked_fill(x.gt(2), 0),
      torch.where(x.gt(2), x, x),
      x.logsumexp(0),
      x.tril(),
      x.repeat(1, 2),
      x.contiguous(),
      x.sort()[0],
      x.topk(1)[0],
      x.mv(x.at(0)),
      x.mm(x),
      x.at(0).dot(x.at(1)),
    ]; // prettier-ignore
    o(ys.map((y) => y.grad_fn?.name ?? null));
  },
  grad_fn_names_of_losses(o) {
    const x = leaf([
      [0.1, 0.9],
      [0.4, 0.6],
    ]);
    const t = torch.tensor([
      [0, 1],
      [1, 0],
    ]);
    const c = torch.tensor([0n, 1n]);
    const ys = [
      F.mse_loss(x, t),
      F.l1_loss(x, t),
      F.smooth_l1_loss(x, t),
      F.binary_cross_entropy(x, t),
      F.binary_cross_entropy_with_logits(x, t),
      F.nll_loss(x, c),
      F.cross_entropy(x, c),
      F.kl_div(x, t),
      F.huber_loss(x, t),
      F.linear(x, t),
      F.linear(x, t, t.at(0)),
      F.softmax(x, 1),
      F.log_softmax(x, 1),
      F.relu(x),
      F.leaky_relu(x),
      F.gelu(x),
      F.elu(x),
      F.softplus(x),
      x.view_as(t),
    ]; // prettier-ignore
    o(ys.map((y) => y.grad_fn!.name));
  },
  diamond(o) {
    const x = leaf([1, 2]);
    const a = x.sin();
    const b = a.mul(x).add(a.exp());
    b.mul(a).sum().backward();
    o(x.grad);
  },
  same_tensor_twice(o) {
    const x = leaf([3]);
    x.mul(x).mul(x).backward();
    o(x.grad);
  },
  leaf_as_root(o) {
    const x = leaf([3]);
    x.backward();
    o(x.grad);
    x.backward(torch.tensor([2]));
    o(x.grad);
  },
  integer_and_float_inputs(o) {
    const x = leaf([1, 2]);
    const i = torch.tensor([3n, 4n]);
    const y = x.mul(i).sum().add(i.sum());
    y.backward();
    o(x.grad, x.mul(i).dtype);
  },
  mixed_precision_grads(o) {
    const x = leaf([1, 2]);
    const y = leaf([0.1, 0.2], f64);
    const z = x.mul(y);
    z.sum().backward();
    o(z, x.grad, y.grad);
  },
  broadcast_grads(o) {
    const x = leaf([[1], [2]]);
    const y = leaf([10, 20, 30]);
    const z = leaf(5);
    x.add(y).mul(z).sum().backward();
    o(x.grad, y.grad, z.grad);
  },
  values_that_must_come_out_right(o) {
    const x = leaf(2);
    o(grad(x.pow(3), x), grad(x.pow(2), x));
    const z = leaf(0);
    o(grad(z.pow(2), z), grad(z.abs(), z), grad(z.pow(1), z), grad(z.pow(0), z));
    const p = leaf([0, 2, 3]);
    o(grad(p.prod(), p));
    const n = leaf([0, 0]);
    o(grad(n.norm(), n), grad(n.norm(1), n));
    const m = leaf([2, 2, 1]);
    o(grad(m.max(), m), grad(m.min(), m), grad(m.amax(), m));
    const c = leaf([[1000, 0, -1000]]);
    const loss = F.cross_entropy(c, torch.tensor([1n]));
    o(loss, grad(loss, c));
  },
  relu_and_clamp_at_edges(o) {
    const x = leaf([-1, 0, 1, Number.NaN]);
    o(grad(x.relu().sum(), x), grad(x.clamp(0, 1).sum(), x), grad(x.sign().sum(), x));
    o(grad(torch.maximum(x, torch.zeros(4)).sum(), x), grad(F.leaky_relu(x).sum(), x));
  },
  sqrt_and_division_at_zero(o) {
    const x = leaf([0, 4]);
    o(grad(x.sqrt().sum(), x), grad(torch.div(1, x).sum(), x), grad(x.div(x).sum(), x), grad(x.log().sum(), x));
  },
  where_blocks_nothing(o) {
    const x = leaf([0, 4]);
    const y = torch.where(x.gt(0), x.sqrt(), torch.zeros(2));
    o(grad(y.sum(), x));
  },
  second_derivatives(o) {
    const x = leaf([0.5, -0.3, 1.2], f64);
    const fs: ((t: Tensor) => Tensor)[] = [
      torch.exp,
      torch.tanh,
      torch.sigmoid,
      (t) => t.softmax(0).at(0),
      (t) => t.log_softmax(0).at(1),
      (t) => t.max(),
      (t) => torch.prod(t),
      (t) => t.logsumexp(0),
      (t) => t.norm(),
      (t) => t.var(),
      torch.sin,
      (t) => t.cumsum(0).pow(2),
      (t) => t.relu().pow(3),
    ]; // prettier-ignore
    for (const f of fs) {
      const [g] = grad(f(x).sum(), x, { create_graph: true });
      const h = grad(
        g!
          .mul(torch.tensor([1, 2, 3]))
          .sum()
          .add(x.sum().mul(0)),
        x,
      );
      o(g!.detach(), h);
    }
  },
  anomaly_nan(o) {
    const x = leaf([-1]);
    torch.autograd.detect_anomaly(() => {
      const y = x.sqrt();
      o.error(() => y.backward());
    });
    o(x.grad);
    x.sqrt().backward();
    o(x.grad);
  },
  grad_assignment(o) {
    const x = leaf([1, 2]);
    x.grad = torch.tensor([5, 6]);
    x.mul(2).sum().backward();
    o(x.grad);
    o.error(() => {
      x.grad = torch.ones(3);
    });
    o.error(() => {
      x.grad = torch.ones(2, f64);
    });
    o.error(() => {
      x.grad = 3 as unknown as Tensor;
    });
    o(x.grad);
  },
  grad_of_given_gradient_is_a_copy(o) {
    const x = leaf([1, 2]);
    const g = torch.tensor([1, 1]);
    x.clone().backward(g);
    x.grad!.add_(5);
    o(g, x.grad);
  },
  grads_do_not_alias(o) {
    const [x, y] = [leaf([1, 2]), leaf([3, 4])];
    x.add(y).sum().backward();
    x.grad!.mul_(7);
    o(x.grad, y.grad);
  },
  not_differentiable(o) {
    o.error(() => torch.ones(1).backward());
    const x = leaf([1]);
    o.error(() => x.gt(0).sum().backward());
    o.error(() => x.argmax().backward());
    o(x.gt(0).requires_grad, x.argmax().requires_grad, x.detach().requires_grad, x.long().requires_grad);
    o.error(() => grad(x.mul(2), torch.ones(1)));
  },
  long_chain(o) {
    const x = leaf([1]);
    let y = x;
    for (let i = 0; i < 3000; i++) y = y.mul(1.0001).add(0.0001);
    y.backward();
    o.bits(x.grad!, y);
  },
  checkpoint_like_recompute(o) {
    const x = leaf([1, 2]);
    const h = torch.no_grad(() => x.exp());
    h.requires_grad_();
    h.mul(h).sum().backward();
    const y = x.exp();
    y.backward(h.grad);
    o(x.grad);
  },
  multiple_outputs_unbind_split(o) {
    const x = leaf([
      [1, 2],
      [3, 4],
    ]);
    const [a, b] = x.unbind(0) as [Tensor, Tensor];
    a.mul(b).sum().backward();
    o(x.grad, a.grad_fn!.name, b.output_nr);
    const [c, d] = x.split(1, { dim: 1 }) as [Tensor, Tensor];
    o(grad(c.mul(d.pow(2)).sum(), x), c);
  },
  max_with_indices(o) {
    const x = leaf([
      [1, 5, 2],
      [7, 3, 7],
    ]);
    const [v, i] = x.max(1);
    o(v, i, i.requires_grad);
    v.sum().backward();
    o(x.grad);
  },
  sort_topk_gather(o) {
    const x = leaf([3, 1, 2]);
    let [v, i] = x.sort();
    o(v, i, grad(v.mul(torch.tensor([1, 10, 100])).sum(), x));
    [v, i] = x.topk(2);
    o(v, i, grad(v.mul(torch.tensor([1, 10])).sum(), x));
  },
  accumulate_into_expanded(o) {
    const x = leaf([[1, 2]]);
    const y = x.expand(3, 2);
    y.mul(torch.arange(6, { dtype: torch.float32 }).view(3, 2))
      .sum()
      .backward();
    o(x.grad, x.grad!.is_contiguous(), x.grad!.stride());
  },
  himmelblau_descent(o) {
    const p = leaf([-0.5, 0.5]);
    for (let i = 0; i < 50; i++) {
      const [x, y] = [p.at(0), p.at(1)];
      const f = x
        .pow(2)
        .add(y)
        .sub(11)
        .pow(2)
        .add(x.add(y.pow(2)).sub(7).pow(2));
      const [g] = grad(f, p);
      torch.no_grad(() => p.sub_(g!.mul(0.01)));
    }
    o(p);
  },
  lesson_mse(o) {
    const [x, w] = [torch.ones(1), torch.full([1], 2)];
    w.requires_grad_();
    let mse = F.mse_loss(torch.ones(1), x.mul(w));
    o(mse, grad(mse, [w]), w.grad);
    mse = F.mse_loss(torch.ones(1), x.mul(w));
    mse.backward();
    o(w.grad);
  },
  lesson_softmax_grads(o) {
    const a = torch.tensor([0.1, 0.5, -0.3]);
    a.requires_grad_();
    const p = F.softmax(a, { dim: 0 });
    o(p, grad(p.at(1), [a], { retain_graph: true }), grad(p.at(2), [a]));
  },
};
