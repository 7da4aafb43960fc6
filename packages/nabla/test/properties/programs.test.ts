/** Random small programs: their gradients are central differences, on numbers and on the graph alike. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as torch from '../../src/index.js';
import { numbersOf, type Tensor } from '../../src/tensor.js';
import { behindGraph } from '../ops/maker.js';
import { draws } from './memory.js';
import { check } from './model.js';

/** Operators that are smooth where a program takes them; values stay small. */
const SMOOTH: readonly ((x: Tensor, y: Tensor) => Tensor)[] = [
  (x, y) => x.add(y),
  (x, y) => x.sub(y, { alpha: 0.5 }),
  (x, y) => x.mul(y).tanh(),
  (x, y) => x.div(y.square().add(1)),
  (x) => x.sin(),
  (x) => x.sigmoid(),
  (x) => torch.nn.functional.softplus(x),
  (x) => x.square().add(1).sqrt(),
  (x) => x.tanh().exp(),
  (x) => x.square().log1p(),
  (x) => x.softmax(-1),
  (x) => x.sum(0, true).expand([2, 3]).mul(0.3),
  (x) => x.mean(1, true).add(x),
  (x, y) => x.matmul(y.t()).matmul(x).tanh(),
  (x) => x.reshape([3, 2]).t(),
  (x) => x.flip([1]).cumsum(1).mul(0.5),
  (x, y) => torch.cat([x.narrow(0, 0, 1), y.narrow(0, 1, 1)], 0),
  (x, y) => torch.stack([x, y], 0).logsumexp(0),
  (x) => x.at([[1, 0]]),
  (x) => x.var(1, { keepdim: true }).add(x),
  (x) => x.pow(2).prod(1, true).add(x.mul(0.1)).tanh(),
  // In place, on copies and through views.
  (x, y) => x.clone().mul_(y).add_(1).tanh(),
  (x, y) => changed(x, y),
  (x, y) => torch.where(x.detach().gt(0), x, y),
];

function changed(x: Tensor, y: Tensor): Tensor {
  const copy = x.clone();
  copy.select(0, 1).mul_(y.select(0, 0));
  return copy.sin();
}

type Program = readonly number[][];
const program = fc.array(draws(3), { minLength: 1, maxLength: 7 });

/** Each step reads two earlier values, leaves included, and adds one; the result mixes all that were made. */
function run(steps: Program, leaves: readonly Tensor[]): Tensor {
  const values = [...leaves];
  for (const [op, i, j] of steps)
    values.push(SMOOTH[op! % SMOOTH.length]!(values[i! % values.length]!, values[j! % values.length]!));
  return values
    .slice(leaves.length)
    .reduce((sum, v, k) => sum.add(v.mul(0.3 + 0.1 * k).sum()), torch.tensor(0, { dtype: torch.float64 }));
}

const START = [
  [0.4, -0.7, 0.9, -0.3, 0.6, 1.1],
  [-0.5, 0.8, 0.35, 0.75, -0.95, 0.2],
];
const leavesOf = (data: readonly (readonly number[])[], path: (t: Tensor) => Tensor): Tensor[] =>
  data.map((row) => path(torch.tensor([...row], { dtype: torch.float64 }).reshape([2, 3])).requires_grad_());

function gradients(steps: Program, path: (t: Tensor) => Tensor): number[][] {
  const leaves = leavesOf(START, path);
  const grads = torch.autograd.grad(run(steps, leaves), leaves, { allow_unused: true });
  return grads.map((g) => (g ? [...numbersOf(g)] : new Array<number>(6).fill(0)));
}

function differences(steps: Program): number[][] {
  const h = 1e-6;
  const at = (l: number, k: number, by: number): number => {
    const data = START.map((row, i) => row.map((x, j) => (i === l && j === k ? x + by : x)));
    return torch.no_grad(() =>
      run(
        steps,
        leavesOf(data, (t) => t.detach()),
      ).item(),
    );
  };
  return START.map((row, l) => row.map((_, k) => (at(l, k, h) - at(l, k, -h)) / (2 * h)));
}

function close(got: readonly number[][], want: readonly number[][], tolerance: number): void {
  want.flat().forEach((y, i) => {
    const x = got.flat()[i]!;
    if (!(Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(y)))) expect.fail(`element ${i}: ${x}, expected ${y}`);
  });
}

const same = (t: Tensor): Tensor => t;

describe('random programs', () => {
  it('have the gradients of central differences', () => {
    check(
      fc.property(program, (steps) => close(gradients(steps, same), differences(steps), 2e-7)),
      50,
    );
  });
  it('have one gradient, on numbers and on the graph', () => {
    check(
      fc.property(program, (steps) => close(gradients(steps, behindGraph), gradients(steps, same), 1e-12)),
      60,
    );
  });
  it('have second derivatives that central differences of the first have', () => {
    const property = fc.property(fc.array(draws(3), { minLength: 1, maxLength: 4 }), (steps) => {
      const leaves = leavesOf(START, same);
      const loss = (...xs: Tensor[]): Tensor => run(steps, xs);
      if (
        torch.autograd
          .grad(loss(...leaves), leaves, { create_graph: true, allow_unused: true })
          .every((g) => g?.requires_grad)
      )
        expect(torch.autograd.gradgradcheck(loss, leaves)).toBe(true);
    });
    check(property, 25);
  });
  it('accumulate: backward twice is twice the gradient, and grad leaves .grad alone', () => {
    const property = fc.property(program, (steps) => {
      const leaves = leavesOf(START, same);
      const once = gradients(steps, same);
      run(steps, leaves).backward();
      run(steps, leaves).backward();
      torch.autograd.grad(run(steps, leaves), leaves, { allow_unused: true });
      close(
        leaves.map((t) => (t.grad ? [...numbersOf(t.grad)] : new Array<number>(6).fill(0))),
        once.map((g) => g.map((x) => 2 * x)),
        1e-12,
      );
    });
    check(property, 40);
  });
});
