/** js-pytorch: nested arrays, no dtypes. Rows that it cannot run in seconds are left out. */
import { torch } from 'js-pytorch';

export const info = {};

export const rows = {
  scalar() {
    const x = torch.tensor([1.5]);
    const w = torch.tensor([2], true);
    const t = torch.tensor([-1]);
    let g;
    return {
      run() {
        w.zero_grad();
        const d = torch.add(torch.mul(x, w), t);
        torch.mul(d, d).backward();
        g = w.grad;
      },
      value: () => g.flat(),
    };
  },
  himmelblau() {
    const a = torch.tensor([0.5], true);
    const b = torch.tensor([0.5], true);
    const optimizer = new torch.optim.Adam([a, b], 0.01, 0, [0.9, 0.999], 1e-8);
    return {
      steps: 50,
      run() {
        optimizer.zero_grad();
        const u = torch.add(torch.add(torch.pow(a, 2), b), -11);
        const v = torch.add(torch.add(torch.pow(b, 2), a), -7);
        torch.add(torch.pow(u, 2), torch.pow(v, 2)).backward();
        optimizer.step();
      },
      // Its Adam has no bias correction, so its path is another; the work is the same.
      value: () => null,
    };
  },
};
