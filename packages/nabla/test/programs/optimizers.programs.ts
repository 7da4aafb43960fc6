/** optim.SGD, Adam, AdamW. The same programs as in optimizers.py. */
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import type { Programs, Recorder } from './recorder.js';

const { nn, ones, optim, tensor } = torch;
const F = nn.functional;
const leafOnes = (n: number): Tensor => ones([n], { requires_grad: true });
const squares = (t: Tensor): Tensor => t.mul(t).sum();

interface Method {
  zero_grad(): void;
  step(): unknown;
}

/** A tiny and a larger tensor, gradients that need no transcendental functions. */
function train(o: Recorder, make: (params: Tensor[]) => Method, steps = 20): void {
  const a = torch.linspace(-1, 1, 6).view(2, 3).requires_grad_();
  const b = torch.linspace(-2, 2, 50).requires_grad_();
  const opt = make([a, b]);
  for (let i = 0; i < steps; i++) {
    opt.zero_grad();
    const loss = a
      .mul(a)
      .mul((i % 3) + 1)
      .sum()
      .add(b.mul(b).mul(0.75).sub(b.mul(0.5)).sum());
    loss.backward();
    opt.step();
  }
  o.bits(a, b);
}

export const programs: Programs = {
  sgd_plain: (o) => train(o, (p) => new optim.SGD(p, { lr: 0.01 })),
  sgd_momentum: (o) => train(o, (p) => new optim.SGD(p, { lr: 0.01, momentum: 0.9 })),
  sgd_dampening: (o) => train(o, (p) => new optim.SGD(p, { lr: 0.01, momentum: 0.9, dampening: 0.3 })),
  sgd_nesterov: (o) => train(o, (p) => new optim.SGD(p, { lr: 0.01, momentum: 0.9, nesterov: true })),
  sgd_weight_decay: (o) => train(o, (p) => new optim.SGD(p, { lr: 0.01, weight_decay: 0.1 })),
  sgd_everything: (o) =>
    train(o, (p) => new optim.SGD(p, { lr: 0.01, momentum: 0.8, weight_decay: 0.05, nesterov: true })),
  sgd_maximize: (o) => train(o, (p) => new optim.SGD(p, { lr: 0.001, momentum: 0.5, maximize: true })),
  sgd_positional: (o) => train(o, (p) => new optim.SGD(p, 0.01, 0.9, 0.1, 0.01)),
  adam_plain: (o) => train(o, (p) => new optim.Adam(p, { lr: 0.01 })),
  adam_default_lr: (o) => train(o, (p) => new optim.Adam(p)),
  adam_betas_eps: (o) => train(o, (p) => new optim.Adam(p, { lr: 0.02, betas: [0.8, 0.95], eps: 1e-4 })),
  adam_weight_decay: (o) => train(o, (p) => new optim.Adam(p, { lr: 0.01, weight_decay: 0.1 })),
  adam_amsgrad: (o) => train(o, (p) => new optim.Adam(p, { lr: 0.01, amsgrad: true })),
  adam_maximize: (o) => train(o, (p) => new optim.Adam(p, { lr: 0.01, maximize: true })),
  adamw_plain: (o) => train(o, (p) => new optim.AdamW(p, { lr: 0.01 })),
  adamw_amsgrad_decay: (o) => train(o, (p) => new optim.AdamW(p, { lr: 0.01, weight_decay: 0.2, amsgrad: true })),
  adamw_maximize: (o) => train(o, (p) => new optim.AdamW(p, { lr: 0.01, maximize: true })),
  adam_float64(o) {
    const a = torch.linspace(-1, 1, 40, { dtype: torch.float64 }).requires_grad_();
    const opt = new optim.Adam([a], { lr: 0.05 });
    for (let i = 0; i < 20; i++) {
      opt.zero_grad();
      a.mul(a).mul(a).sum().backward();
      opt.step();
    }
    o.bits(a);
  },
  groups(o) {
    const [a, b] = [leafOnes(2), leafOnes(3)];
    const opt = new optim.SGD([{ params: [a] }, { params: b, lr: 0.5, momentum: 0.9 }], { lr: 0.1 });
    for (let i = 0; i < 3; i++) {
      opt.zero_grad();
      squares(a).add(squares(b)).backward();
      opt.step();
    }
    const each = <T>(f: (g: (typeof opt.param_groups)[number]) => T): T[] => opt.param_groups.map(f);
    o(
      a,
      b,
      each((g) => g.lr),
      each((g) => g.momentum),
      each((g) => g.params.length),
    );
    const c = leafOnes(1);
    opt.add_param_group({ params: [c], lr: 1 });
    opt.zero_grad();
    c.sum().backward();
    opt.step();
    o(a, b, c, opt.param_groups.length);
  },
  learning_rate_changed(o) {
    const a = leafOnes(2);
    const opt = new optim.SGD([a], { lr: 0.1 });
    for (const lr of [0.1, 0.01, 1]) {
      for (const g of opt.param_groups) g.lr = lr;
      opt.zero_grad();
      squares(a).backward();
      opt.step();
      o(a);
    }
  },
  unused_parameter(o) {
    const [a, b] = [leafOnes(1), leafOnes(1)];
    const opt = new optim.Adam([a, b], { lr: 0.1, weight_decay: 0.1 });
    a.mul(2).sum().backward();
    opt.step();
    o(a, b, b.grad, opt.state.size);
  },
  zero_grad_default(o) {
    const a = leafOnes(2);
    const opt = new optim.SGD([a], { lr: 0.1 });
    squares(a).backward();
    const g = a.grad;
    opt.zero_grad();
    o(a.grad, g === a.grad, g);
    opt.zero_grad({ set_to_none: true });
    o(a.grad);
    opt.step();
    o(a);
  },
  step_after_zero_grad_moves_by_momentum(o) {
    const a = leafOnes(2);
    const opt = new optim.SGD([a], { lr: 0.1, momentum: 0.9 });
    squares(a).backward();
    opt.step();
    opt.zero_grad();
    opt.step();
    o(a);
    opt.zero_grad({ set_to_none: true });
    opt.step();
    o(a);
  },
  closure(o) {
    const a = leafOnes(2);
    const opt = new optim.SGD([a], { lr: 0.1 });
    const loss = opt.step(() => {
      opt.zero_grad();
      const value = squares(a);
      value.backward();
      return value;
    });
    const nothing = opt.step();
    o(loss, a, nothing);
  },
  state_round_trip(o) {
    const makes = [
      (p: Tensor[]) => new optim.SGD(p, { lr: 0.1, momentum: 0.9 }),
      (p: Tensor[]) => new optim.Adam(p, { lr: 0.1, amsgrad: true }),
      (p: Tensor[]) => new optim.AdamW(p, { lr: 0.1 }),
    ];
    for (const make of makes) {
      const a = tensor([1, -2], { requires_grad: true });
      const opt = make([a]);
      for (let i = 0; i < 3; i++) {
        opt.zero_grad();
        squares(a).backward();
        opt.step();
      }
      const saved = opt.state_dict();
      const b = a.detach().clone().requires_grad_();
      const other = make([b]);
      other.load_state_dict(saved as never);
      for (const [p, q] of [
        [a, opt],
        [b, other],
      ] as const) {
        q.zero_grad();
        squares(p).backward();
        q.step();
      }
      o(
        a,
        torch.equal(a, b),
        Object.keys(saved.state['0']!).sort(),
        saved.param_groups[0]!.params,
        saved.param_groups[0]!.lr,
      );
    }
  },
  load_state_errors(o) {
    const [a, b] = [leafOnes(1), leafOnes(1)];
    const [one, two] = [new optim.SGD([a], { lr: 0.1 }), new optim.SGD([a, b], { lr: 0.1 })];
    o.error(() => one.load_state_dict(two.state_dict()));
    const groups = new optim.SGD([{ params: [a] }, { params: [b] }], { lr: 0.1 });
    o.error(() => one.load_state_dict(groups.state_dict()));
  },
  constructor_errors(o) {
    const a = leafOnes(1);
    const lr = 0.1;
    o.error(() => new optim.SGD([], { lr }));
    o.error(() => new optim.SGD(a as unknown as Tensor[], { lr }));
    o.error(() => new optim.SGD([a]));
    o.error(() => new optim.SGD([a], { lr: -1 }));
    o.error(() => new optim.SGD([a], { lr, momentum: -1 }));
    o.error(() => new optim.SGD([a], { lr, nesterov: true }));
    o.error(() => new optim.SGD([a.mul(2)], { lr }));
    o.error(() => new optim.SGD([a.detach().toTypedArray() as unknown as Tensor], { lr }));
    o.error(() => new optim.SGD([{ params: [a] }, { params: [a] }], { lr }));
    o.error(() => new optim.Adam([a], { lr: -1 }));
    o.error(() => new optim.Adam([a], { betas: [1, 0.9] }));
    o.error(() => new optim.Adam([a], { eps: -1 }));
    o.error(() => new optim.AdamW([a], { weight_decay: -1 }));
  },
  printing(o) {
    o(String(new optim.SGD([leafOnes(1)], { lr: 0.1 })).split('\n'));
  },
  printing_adam(o) {
    o(String(new optim.AdamW([leafOnes(1)])).split('\n'));
  },
  parameters_stay_leaves(o) {
    const a = leafOnes(2);
    const opt = new optim.Adam([a], { lr: 0.1 });
    const v = a._version;
    squares(a).backward();
    opt.step();
    o(a.is_leaf, a.requires_grad, a._version > v, a.grad);
  },
  step_invalidates_old_graph(o) {
    const a = leafOnes(2);
    const opt = new optim.SGD([a], { lr: 0.1 });
    const loss = squares(a);
    loss.backward({ retain_graph: true });
    opt.step();
    o.error(() => loss.backward());
  },
  train_mlp(o) {
    torch.manual_seed(0);
    const model = new nn.Sequential(new nn.Linear(4, 16), new nn.ReLU(), new nn.Linear(16, 3));
    const opt = new optim.SGD(model.parameters(), { lr: 0.1, momentum: 0.9 });
    const [x, y] = [torch.randn(32, 4), torch.randint(0, 3, [32])];
    const losses: number[] = [];
    for (let i = 0; i < 15; i++) {
      opt.zero_grad();
      const loss = F.cross_entropy(model.forward(x), y);
      loss.backward();
      opt.step();
      losses.push(Number((loss.item() as number).toFixed(4)));
    }
    o(losses);
  },
  train_linear_regression(o) {
    torch.manual_seed(1);
    const x = torch.randn(64, 3);
    const y = x.matmul(tensor([[1], [-2], [0.5]])).add(0.3);
    const model = new nn.Linear(3, 1);
    const opt = new optim.Adam(model.parameters(), { lr: 0.1 });
    for (let i = 0; i < 100; i++) {
      const loss = F.mse_loss(model.forward(x), y);
      opt.zero_grad();
      loss.backward();
      opt.step();
    }
    const rounded = (v: unknown): number => Number((v as number).toFixed(3));
    o((model.weight.flatten().tolist() as number[]).map(rounded), rounded(model.bias!.item()));
  },
};
