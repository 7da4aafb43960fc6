/** Whole steps of training, compiled, must leave what eager execution leaves, to the bit, and build no node when replayed. */
import { describe, expect, it } from 'vitest';
import * as torch from '../../src/index.js';
import { built } from '../../src/ir/node.js';
import type { Tensor } from '../../src/tensor.js';

const { nn, optim } = torch;
const F = nn.functional;

interface Program {
  readonly step: (i: number) => unknown;
  /** What is compared after the last step, beside what the steps returned. */
  readonly state: () => (Tensor | null)[];
}

type Compile = <A extends unknown[], R>(fn: (...args: A) => R) => (...args: A) => R;

const EAGER: Compile = (fn) => fn;
const COMPILED: Compile = (fn) => torch.compile(fn, { fullgraph: true });

function bits(x: unknown): unknown {
  if (x instanceof torch.Tensor) return { shape: [...x.shape], requires: x.requires_grad, data: [...x.toTypedArray()] };
  if (Array.isArray(x)) return x.map(bits);
  return x;
}

function run(make: (compile: Compile) => Program, compile: Compile, steps: number): { seen: unknown[]; nodes: number } {
  torch.manual_seed(0);
  const { step, state } = make(compile);
  const seen: unknown[] = [];
  let nodes = 0;
  for (let i = 0; i < steps; i++) {
    const before = built.nodes;
    const out = step(i);
    nodes = built.nodes - before;
    seen.push(bits(out));
  }
  seen.push(bits(state()));
  return { seen, nodes };
}

function stateOf(model: torch.nn.Module, opt?: torch.optim.Optimizer<object>): (Tensor | null)[] {
  const params = model.parameters();
  const moments = params.flatMap((p) =>
    Object.values(opt?.state.get(p) ?? {}).filter((x): x is Tensor => x instanceof torch.Tensor),
  );
  return [...params, ...model.buffers(), ...params.map((p) => p.grad), ...moments];
}

const mlp = () =>
  new nn.Sequential(new nn.Linear(20, 50), new nn.ReLU(), new nn.Linear(50, 40), new nn.Tanh(), new nn.Linear(40, 10));

class Cnn extends nn.Module {
  conv = new nn.Conv2d(1, 4, 3);
  norm = new nn.BatchNorm2d(4);
  drop = new nn.Dropout(0.3);
  out = new nn.Linear(4 * 5 * 5, 10);
  override forward(x: Tensor): Tensor {
    const h = this.norm.forward(this.conv.forward(x)).relu();
    return this.out.forward(this.drop.forward(F.max_pool2d(h, 2).flatten(1)));
  }
}

/** Batches that are the same whether the step is compiled or not: drawn by a generator of their own. */
function batches(shape: number[], classes = 10): (i: number) => [Tensor, Tensor] {
  const generator = new torch.Generator().manual_seed(7);
  const data = Array.from({ length: 3 }, (): [Tensor, Tensor] => [
    torch.randn(shape, { generator }),
    torch.randint(0, classes, [shape[0]!], { generator }),
  ]);
  return (i) => data[i % 3]!;
}

function training(
  model: torch.nn.Module,
  opt: torch.optim.Optimizer<object>,
  compile: Compile,
  o: { none?: boolean; last?: boolean; clip?: boolean; schedule?: { step(): void } } = {},
): (x: Tensor, y: Tensor) => Tensor {
  return compile((x: Tensor, y: Tensor) => {
    if (o.last !== true) opt.zero_grad({ set_to_none: o.none === true });
    const loss = F.cross_entropy(model.forward(x) as Tensor, y);
    loss.backward();
    if (o.clip) nn.utils.clip_grad_norm_(model.parameters(), 0.1);
    opt.step();
    o.schedule?.step();
    if (o.last === true) opt.zero_grad({ set_to_none: true });
    return loss;
  });
}

function classifier(
  optimizer: (params: Tensor[]) => torch.optim.Optimizer<object>,
  o: Parameters<typeof training>[3] & { decay?: boolean } = {},
): (compile: Compile) => Program {
  return (compile) => {
    const model = mlp();
    const opt = optimizer(model.parameters());
    const schedule = o.decay ? { schedule: new optim.lr_scheduler.ExponentialLR(opt as never, 0.9) } : {};
    const step = training(model, opt, compile, { ...o, ...schedule });
    const batch = batches([30, 20]);
    return { step: (i) => step(...batch(i)), state: () => stateOf(model, opt) };
  };
}

const PROGRAMS: Record<string, (compile: Compile) => Program> = {
  'MLP, SGD': classifier((p) => new optim.SGD(p, { lr: 0.1 })),
  'MLP, SGD, gradients set to null': classifier((p) => new optim.SGD(p, { lr: 0.1 }), { none: true }),
  'MLP, SGD with momentum, gradients cleared at the end': classifier(
    (p) => new optim.SGD(p, { lr: 0.1, momentum: 0.9, nesterov: true, weight_decay: 1e-3 }),
    { last: true },
  ),
  'MLP, Adam with a schedule inside': classifier((p) => new optim.Adam(p, { lr: 0.01 }), { decay: true, none: true }),
  'MLP, AdamW with amsgrad': classifier((p) => new optim.AdamW(p, { lr: 0.01, amsgrad: true })),
  'MLP, RMSprop': classifier((p) => new optim.RMSprop(p, { lr: 0.01, momentum: 0.5, centered: true })),
  'MLP, Adagrad': classifier((p) => new optim.Adagrad(p, { lr: 0.01, lr_decay: 0.1 })),
  'MLP, clipped gradients': classifier((p) => new optim.SGD(p, { lr: 0.1 }), { clip: true }),

  'a schedule outside, and a learning rate that is set by hand': (compile) => {
    const model = mlp();
    const opt = new optim.Adam(model.parameters(), { lr: 0.01 });
    const schedule = new optim.lr_scheduler.StepLR(opt, 2, 0.5);
    const step = training(model, opt, compile);
    const batch = batches([30, 20]);
    return {
      step(i) {
        const loss = step(...batch(i));
        schedule.step();
        if (i === 3) opt.param_groups[0]!.lr = 0.05;
        return loss;
      },
      state: () => stateOf(model, opt),
    };
  },

  'CNN with dropout and batch norm': (compile) => {
    const model = new Cnn();
    const opt = new optim.SGD(model.parameters(), { lr: 0.05, momentum: 0.9 });
    const step = training(model, opt, compile, { none: true });
    const batch = batches([6, 1, 12, 12]);
    return { step: (i) => step(...batch(i)), state: () => stateOf(model, opt) };
  },

  'training and evaluation by turns': (compile) => {
    const model = new Cnn();
    const opt = new optim.SGD(model.parameters(), { lr: 0.05 });
    const step = training(model, opt, compile);
    const scores = compile((x: Tensor) => torch.no_grad(() => model.forward(x).softmax(1)));
    const batch = batches([6, 1, 12, 12]);
    return {
      step(i) {
        model.train();
        const loss = step(...batch(i));
        model.eval();
        return [loss, scores(batch(i)[0])];
      },
      state: () => stateOf(model, opt),
    };
  },

  'gradients of two batches added up': (compile) => {
    const model = mlp();
    const opt = new optim.SGD(model.parameters(), { lr: 0.1 });
    const batch = batches([30, 20]);
    const step = compile((a: Tensor, b: Tensor, y: Tensor) => {
      opt.zero_grad();
      for (const x of [a, b]) F.cross_entropy(model.forward(x) as Tensor, y).backward();
      opt.step();
    });
    return { step: (i) => step(batch(i)[0], batch(i + 1)[0], batch(i)[1]), state: () => stateOf(model, opt) };
  },

  'a minimiser of two numbers': (compile) => {
    const w = torch.tensor([1, 1], { requires_grad: true });
    const opt = new optim.Adam([w], { lr: 0.1 });
    const step = compile(() => {
      opt.zero_grad();
      const [x, y] = [w.at(0), w.at(1)];
      const f = x
        .pow(2)
        .add(y)
        .sub(11)
        .pow(2)
        .add(x.add(y.pow(2)).sub(7).pow(2));
      f.backward();
      opt.step();
      return f;
    });
    return { step: () => step(), state: () => [w, w.grad] };
  },

  'linear regression, numbers alone': (compile) => {
    const [w, b] = [torch.tensor(0, { requires_grad: true }), torch.tensor(0, { requires_grad: true })];
    const [x, y] = [torch.tensor([1, 2, 3, 4]), torch.tensor([2, 4, 6, 8.5])];
    const step = compile(() => {
      const loss = F.mse_loss(x.mul(w).add(b), y);
      loss.backward();
      torch.no_grad(() => {
        for (const p of [w, b]) p.sub_(p.grad!.mul(0.05));
      });
      w.grad = null;
      b.grad = null;
      return loss;
    });
    return { step: () => step(), state: () => [w, b, w.grad] };
  },

  'a recurrent network over time': (compile) => {
    const [wx, wh] = [nn.init.xavier_uniform_(torch.empty(5, 7)), nn.init.xavier_uniform_(torch.empty(7, 7))].map((t) =>
      t.requires_grad_(),
    ) as [Tensor, Tensor];
    const opt = new optim.Adam([wx, wh], { lr: 0.01 });
    const xs = torch.randn(6, 3, 5);
    const step = compile(() => {
      opt.zero_grad({ set_to_none: true });
      let h = torch.zeros(3, 7);
      for (const x of xs) h = x.matmul(wx).add(h.matmul(wh)).tanh();
      const loss = h.pow(2).mean();
      loss.backward();
      opt.step();
      return { loss, h: h.detach() };
    });
    return { step: () => Object.values(step()), state: () => [wx, wh, wx.grad] };
  },

  'embedding, attention and layer norm': (compile) => {
    const [table, norm] = [new nn.Embedding(20, 16), new nn.LayerNorm(16)];
    const params = [...table.parameters(), ...norm.parameters()];
    const opt = new optim.AdamW(params, { lr: 0.01 });
    const batch = batches([9, 4], 20);
    const step = compile((ids: Tensor) => {
      opt.zero_grad();
      const x = norm.forward(table.forward(ids.reshape(1, 9)));
      const loss = F.scaled_dot_product_attention(x, x, x).var();
      loss.backward();
      opt.step();
      return loss;
    });
    return { step: (i) => step(batch(i)[1]), state: () => [...params, ...params.map((p) => p.grad)] };
  },

  'batches that are windows of a data set': (compile) => {
    const model = mlp();
    const opt = new optim.SGD(model.parameters(), { lr: 0.1 });
    const step = training(model, opt, compile);
    const [x, y] = [torch.randn(90, 20), torch.randint(0, 10, [90])];
    const windows = [0, 30, 60].map((at) => [x.narrow(0, at, 30), y.narrow(0, at, 30)] as const);
    return {
      step: (i) => step(...windows[i % 3]!),
      state: () => stateOf(model, opt),
    };
  },

  'noise of several kinds': (compile) => {
    const w = torch.ones([40]).requires_grad_();
    const step = compile((x: Tensor) => {
      const noisy = x
        .add(torch.randn_like(x))
        .mul(torch.rand([40]).gt(0.5))
        .mul(w);
      const y = F.dropout(noisy, 0.5)
        .add(torch.empty([40]).uniform_(-1, 1))
        .sum();
      y.backward();
      torch.no_grad(() => w.sub_(w.grad!.mul(0.01)));
      w.grad!.zero_();
      return [y, torch.randperm(5)];
    });
    const x = torch.randn(40);
    return { step: () => step(x), state: () => [w, w.grad, torch.rand(3)] };
  },
};

describe('compiled training leaves what eager training leaves', () => {
  it.each(Object.entries(PROGRAMS))('%s', (_, make) => {
    const eager = run(make, EAGER, 7);
    const compiled = run(make, COMPILED, 7);
    expect(compiled.seen).toEqual(eager.seen);
    expect(compiled.nodes, 'nodes built by a replay').toBe(0);
  });
});
