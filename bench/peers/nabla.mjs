/** nabla, one thread, no BLAS. */
import * as torch from 'nabla';
import { chain, entropy, mlp, square } from '../data.mjs';

const F = torch.nn.functional;
const of = (data, shape) => torch.from_data(data.slice(), shape);
const leaf = (data, shape) => of(data, shape).requires_grad_();

function matmul(n) {
  return () => {
    const { a, b } = square(n);
    const [x, y] = [of(a, [n, n]), of(b, [n, n])];
    let c;
    return { run: () => (c = x.matmul(y)).at(0, 0).item(), value: () => Array.from(c.at(0).toTypedArray()) };
  };
}

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
  mlp() {
    const { sizes, batch, lr } = mlp;
    const w = mlp.weights.map((d, i) => leaf(d, [sizes[i], sizes[i + 1]]));
    const b = mlp.biases.map((d) => leaf(d, [d.length]));
    const [x, y] = [of(mlp.x, [batch, 784]), torch.tensor(mlp.y, { dtype: torch.int64 })];
    const optimizer = new torch.optim.SGD([...w, ...b], { lr });
    return {
      steps: 5,
      run() {
        optimizer.zero_grad({ set_to_none: true });
        let h = x;
        for (let i = 0; i < 3; i++) {
          h = h.matmul(w[i]).add(b[i]);
          if (i < 2) h = h.relu();
        }
        F.cross_entropy(h, y).backward();
        optimizer.step();
      },
      value: () => Array.from(b[2].toTypedArray()),
    };
  },
  chain() {
    const x = leaf(chain.x, [chain.n]);
    return {
      run() {
        x.grad = null;
        x.mul(2).add(1).tanh().mul(x.square().neg().exp()).sum().backward();
        return x.grad;
      },
      value: () => Array.from(x.grad.toTypedArray().subarray(0, 10)),
    };
  },
  entropy() {
    const x = leaf(entropy.x, [entropy.rows, entropy.columns]);
    const y = torch.tensor(entropy.y, { dtype: torch.int64 });
    return {
      run() {
        x.grad = null;
        F.cross_entropy(x, y).backward();
        return x.grad;
      },
      value: () => Array.from(x.grad.at(0, '0:10').toTypedArray(), (v) => v * 1000),
    };
  },
  matmul512: matmul(512),
  matmul1024: matmul(1024),
};
