/** Canonical programs, whose cost is guarded: one step each. */
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';

const { nn, optim } = torch;
const F = nn.functional;

type Step = () => unknown;

/** A classifier's step on one batch; `compiled` as one plan, where gradients are cleared at the end. */
function classifier(
  model: torch.nn.Module,
  opt: torch.optim.Optimizer<object>,
  shape: number[],
  compiled: boolean,
): Step {
  const [x, y] = [torch.randn(shape), torch.randint(0, 10, [shape[0]!])];
  const step = (): Tensor => {
    const loss = F.cross_entropy(model.forward(x) as Tensor, y);
    loss.backward();
    opt.step();
    opt.zero_grad({ set_to_none: true });
    return loss;
  };
  return compiled ? torch.compile(step, { fullgraph: true }) : step;
}

function mlp(...sizes: number[]): torch.nn.Module {
  const layers = sizes.slice(1).flatMap((n, i) => [new nn.Linear(sizes[i]!, n), new nn.ReLU()]);
  return new nn.Sequential(...layers.slice(0, -1));
}

function sgd(model: torch.nn.Module): torch.optim.Optimizer<object> {
  return new optim.SGD(model.parameters(), { lr: 0.1 });
}
function adam(model: torch.nn.Module): torch.optim.Optimizer<object> {
  return new optim.Adam(model.parameters(), { lr: 1e-3 });
}

/** Forward and backward of a sum, gradients dropped. */
function both(inputs: readonly Tensor[], forward: () => Tensor): Step {
  return () => {
    forward().backward();
    for (const x of inputs) x.grad = null;
  };
}

const leaf = (...shape: number[]): Tensor => torch.randn(shape).requires_grad_();

function mlpStep(optimizer: typeof sgd, sizes: number[], batch: number, compiled: boolean): Step {
  const model = mlp(...sizes);
  return classifier(model, optimizer(model), [batch, sizes[0]!], compiled);
}

function cnnStep(compiled: boolean): Step {
  const model = new nn.Sequential(
    new nn.Conv2d(1, 8, 3),
    new nn.ReLU(),
    new nn.MaxPool2d(2),
    new nn.Conv2d(8, 16, 3),
    new nn.ReLU(),
    new nn.MaxPool2d(2),
    new nn.Flatten(),
    new nn.Linear(16 * 25, 10),
  );
  return classifier(model, sgd(model), [16, 1, 28, 28], compiled);
}

/** Made anew for each measurement; the names are the rows of the table. */
export const programs: Record<string, () => Step> = {
  'scalar gradient': () => {
    const w = torch.tensor(2, { requires_grad: true });
    const [x, y] = [torch.tensor([1, 2, 3, 4]), torch.tensor([2, 4, 6, 8])];
    return both([w], () => x.mul(w).sub(y).pow(2).mean());
  },
  'Himmelblau, Adam': () => {
    const w = torch.tensor([1, 1], { requires_grad: true });
    const opt = new optim.Adam([w], { lr: 0.1 });
    return () => {
      opt.zero_grad();
      const [x, y] = [w.at(0), w.at(1)];
      x.pow(2)
        .add(y)
        .sub(11)
        .pow(2)
        .add(x.add(y.pow(2)).sub(7).pow(2))
        .backward();
      opt.step();
    };
  },
  'softmax regression 784-10': () => mlpStep(sgd, [784, 10], 128, false),
  'softmax regression 784-10, compiled': () => mlpStep(sgd, [784, 10], 128, true),
  'MLP 784-200-200-10, SGD': () => mlpStep(sgd, [784, 200, 200, 10], 200, false),
  'MLP 784-200-200-10, SGD, compiled': () => mlpStep(sgd, [784, 200, 200, 10], 200, true),
  'MLP 784-256-256-10, Adam': () => mlpStep(adam, [784, 256, 256, 10], 64, false),
  'MLP 784-256-256-10, Adam, compiled': () => mlpStep(adam, [784, 256, 256, 10], 64, true),
  'tanh(2x+1)·exp(−x²)': () => {
    const x = torch.randn(100_000);
    return () => x.mul(2).add(1).tanh().mul(x.pow(2).neg().exp());
  },
  'tanh(2x+1)·exp(−x²), backward': () => {
    const x = leaf(100_000);
    return both([x], () => x.mul(2).add(1).tanh().mul(x.pow(2).neg().exp()).sum());
  },
  'softmax and cross entropy, backward': () => {
    const [x, y] = [leaf(256, 1000), torch.randint(0, 1000, [256])];
    return both([x], () => F.cross_entropy(x, y));
  },
  'layer_norm, backward': () => {
    const [x, w, b] = [leaf(256, 512), leaf(512), leaf(512)];
    const g = torch.randn(256, 512);
    return both([x, w, b], () => F.layer_norm(x, [512], w, b).mul(g).sum());
  },
  'sums over either dimension': () => {
    const x = torch.randn(256, 512);
    return () => [x.sum(0), x.sum(1)];
  },
  CNN: () => cnnStep(false),
  'CNN, compiled': () => cnnStep(true),
  'attention, backward': () => {
    const [q, k, v] = [leaf(8, 64, 32), leaf(8, 64, 32), leaf(8, 64, 32)];
    return both([q, k, v], () => F.scaled_dot_product_attention(q, k, v).sum());
  },
};
