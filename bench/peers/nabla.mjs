/**
 * nabla. `NABLA_BENCH` says which configuration this process is: `1t` (one thread), `all` (all threads), `blas` (all
 * threads and a BLAS). A configuration that this build does not have throws, and is reported as absent.
 */
import { createRequire } from 'node:module';
import os from 'node:os';
import * as torch from 'nabla';
import * as data from '../data.mjs';

const F = torch.nn.functional;
const library = process.env.NABLA_BLAS === '0' ? null : blasName();
configure(process.env.NABLA_BENCH ?? '1t');

function configure(config) {
  torch.set_num_threads?.(config === '1t' ? 1 : os.availableParallelism());
  if (config === 'all' && !(torch.get_num_threads?.() > 1)) throw new Error('no threads in this build or machine');
  if (config === 'blas' && !library) throw new Error('no BLAS found');
}

/** The library that nabla-blas finds, as nabla looks for it: beside itself. */
function blasName() {
  try {
    return createRequire(import.meta.resolve('nabla'))('nabla-blas').probe().library;
  } catch {
    return null;
  }
}

export const info = { threads: torch.get_num_threads?.() ?? 1, blas: library };

const of = (values, shape) => torch.from_data(values.slice(), shape);
const leaf = (values, shape) => of(values, shape).requires_grad_();
const whole = (values) => torch.tensor(values, { dtype: torch.int64 });
const head = (t, n = 10) => Array.from(t.toTypedArray().subarray(0, n));

function matmul(n, read, Type) {
  return () => {
    const { a, b } = data.square(n, Type);
    const [x, y] = [of(a, [n, n]), of(b, [n, n])];
    const run = { sum: () => x.matmul(y).sum().item(), result: () => x.matmul(y).toTypedArray() }[read];
    return { run, value: () => head(x.matmul(y)) };
  };
}

function chainForward(read) {
  return () => {
    const { n, x: values } = data.chain();
    const x = of(values, [n]);
    const f = () => x.mul(2).add(1).tanh().mul(x.square().neg().exp());
    return { run: { sum: () => f().sum().item(), result: () => f().toTypedArray() }[read], value: () => head(f()) };
  };
}

function chainBackward(read) {
  return () => {
    const { n, x: values } = data.chain();
    const x = leaf(values, [n]);
    return {
      run() {
        x.grad = null;
        x.mul(2).add(1).tanh().mul(x.square().neg().exp()).sum().backward();
        if (read) x.grad.toTypedArray();
      },
      value: () => head(x.grad),
    };
  };
}

function entropy(read) {
  return () => {
    const { rows: n, columns, x: values, y: labels } = data.entropy();
    const x = leaf(values, [n, columns]);
    const y = whole(labels);
    return {
      run() {
        x.grad = null;
        F.cross_entropy(x, y).backward();
        if (read) x.grad.toTypedArray();
      },
      value: () => head(x.grad).map((v) => v * 1000),
    };
  };
}

function layerNorm(read) {
  return () => {
    const { rows: n, columns, ...given } = data.layerNorm();
    const [x, w, b] = [leaf(given.x, [n, columns]), leaf(given.weight, [columns]), leaf(given.bias, [columns])];
    const g = of(given.g, [n, columns]);
    return {
      run() {
        x.grad = w.grad = b.grad = null;
        F.layer_norm(x, [columns], w, b).backward(g);
        if (read) x.grad.toTypedArray();
      },
      value: () => [...head(x.grad), ...head(w.grad).map((v) => v / 50), ...head(b.grad).map((v) => v / 50)],
    };
  };
}

function perceptron(make) {
  return () => {
    const given = make();
    const { sizes, layers, lr } = given;
    const w = given.weights.map((d, i) => leaf(d, [sizes[i], sizes[i + 1]]));
    const b = given.biases.map((d) => leaf(d, [d.length]));
    const [x, y] = [of(given.x, [given.batch, sizes[0]]), whole(given.y)];
    const optimizer = new torch.optim[given.adam ? 'Adam' : 'SGD']([...w, ...b], { lr });
    return {
      steps: 3,
      run() {
        optimizer.zero_grad({ set_to_none: true });
        let h = x;
        for (let i = 0; i < layers; i++) {
          h = h.matmul(w[i]).add(b[i]);
          if (i < layers - 1) h = h.relu();
        }
        F.cross_entropy(h, y).backward();
        optimizer.step();
      },
      value: () => head(b[layers - 1]),
      held: () => 4 * [...w, ...b].reduce((sum, t) => sum + t.numel(), 0) * (given.adam ? 4 : 2) + savedBytes(given),
    };
  };
}

/** Activations that a step keeps for its backward, and the batch. */
const savedBytes = ({ sizes, batch }) => 4 * batch * sizes.reduce((a, b) => a + b, 0);

/** `torch.compile` of the same step, where this build has it. */
function compiled(row) {
  return () => {
    if (!torch.compile) return null;
    const made = row();
    return { ...made, run: torch.compile(made.run) };
  };
}

function sum(dim) {
  return () => {
    const { n, x: values } = data.sums();
    const x = of(values, [n, n]);
    return { run: () => x.sum(dim).toTypedArray(), value: () => head(x.sum(dim)) };
  };
}

const mlp = perceptron(data.mlp);

export const rows = {
  scalar() {
    const x = torch.tensor([1.5]);
    const w = torch.tensor([2], { requires_grad: true });
    const t = torch.tensor([1]);
    let g;
    return { run: () => (g = torch.autograd.grad(F.mse_loss(x.mul(w), t), [w])[0]), value: () => [g.item()] };
  },
  himmelblau() {
    const a = torch.tensor(0.5, { requires_grad: true });
    const b = torch.tensor(0.5, { requires_grad: true });
    const optimizer = new torch.optim.Adam([a, b], { lr: 0.01 });
    return {
      steps: 50,
      run() {
        optimizer.zero_grad({ set_to_none: true });
        const u = a.pow(2).add(b).sub(11);
        const v = b.pow(2).add(a).sub(7);
        u.pow(2).add(v.pow(2)).backward();
        optimizer.step();
      },
      value: () => [a.item(), b.item()],
    };
  },
  regression: perceptron(data.softmaxRegression),
  mlp,
  'mlp:compile': compiled(mlp),
  'mlp-small': perceptron(data.mlpSmall),
  'mlp-adam': perceptron(data.mlpAdam),
  'matmul128:result': matmul(128, 'result'),
  'matmul512:sum': matmul(512, 'sum'),
  'matmul512:result': matmul(512, 'result'),
  'matmul1024:sum': matmul(1024, 'sum'),
  'matmul1024:result': matmul(1024, 'result'),
  'matmul512-f64:sum': matmul(512, 'sum', Float64Array),
  'matmul512-f64:result': matmul(512, 'result', Float64Array),
  'chain:sum': chainForward('sum'),
  'chain:result': chainForward('result'),
  'chain-backward': chainBackward(false),
  'chain-backward:read': chainBackward(true),
  entropy: entropy(false),
  'entropy:read': entropy(true),
  'layer-norm': layerNorm(false),
  'layer-norm:read': layerNorm(true),
  cnn() {
    const given = data.cnn();
    const shapes = { w1: [16, 1, 3, 3], b1: [16], w2: [32, 16, 3, 3], b2: [32], w3: [1568, 10], b3: [10] };
    const p = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, leaf(given[name], shape)]));
    const [x, y] = [of(given.x, [given.batch, 1, 28, 28]), whole(given.y)];
    const optimizer = new torch.optim.SGD(Object.values(p), { lr: given.lr });
    const block = (h, w, b) => F.max_pool2d(F.relu(F.conv2d(h, w, b, { padding: 1 })), 2);
    return {
      steps: 3,
      run() {
        optimizer.zero_grad({ set_to_none: true });
        const h = block(block(x, p.w1, p.b1), p.w2, p.b2);
        F.cross_entropy(h.flatten(1).matmul(p.w3).add(p.b3), y).backward();
        optimizer.step();
      },
      value: () => [...head(p.b3), ...head(p.w1), ...head(p.w2)],
      held: () => 8 * Object.values(p).reduce((s, t) => s + t.numel(), 0) + 4 * 64 * (784 + 16 * 980 + 32 * 245),
    };
  },
  sum0: sum(0),
  sum1: sum(1),
  attention() {
    const given = data.attention();
    const [q, k, v] = ['q', 'k', 'v'].map((name) => leaf(given[name], given.shape));
    const g = of(given.g, given.shape);
    return {
      run() {
        q.grad = k.grad = v.grad = null;
        q.matmul(k.transpose(1, 2)).mul(0.125).softmax(-1).matmul(v).backward(g);
      },
      value: () => [...head(q.grad), ...head(k.grad), ...head(v.grad)],
    };
  },
};
