/** The core's behaviour as PyTorch's: views, in-place, tape, errors. */
import { describe, expect, it } from 'vitest';
import * as torch from '../../src/index.js';
import type { Tensor } from '../../src/tensor.js';
import { behindGraph } from './maker.js';

const leaf = (data: torch.TensorData): Tensor => torch.tensor(data, { requires_grad: true });
const both = (t: Tensor): Tensor[] => [t, behindGraph(t)];

describe('views alias', () => {
  it.each(
    both(
      torch.tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ),
  )('and see writes both ways', (x) => {
    const row = x.at(1);
    const t = x.transpose(0, 1);
    x.at(0).mul_(10);
    row.add_(1);
    t.at(0).fill_(7);
    expect(x.tolist()).toEqual([
      [7, 20, 30],
      [7, 6, 7],
    ]);
    expect(row.tolist()).toEqual([7, 6, 7]);
    expect(t.tolist()).toEqual([
      [7, 7],
      [20, 6],
      [30, 7],
    ]);
    expect([x._version, row._version]).toEqual([3, 3]);
    expect(t.stride()).toEqual([1, 3]);
    expect(row.storage_offset()).toBe(3);
  });

  it('keep gradients through writes', () => {
    for (const w of both(leaf([1, 2, 3]))) {
      const x = w.mul(2);
      const v = x.at('0:2');
      v.mul_(w.at('1:3'));
      expect(x.grad_fn?.name).toBe('CopySlices');
      expect(v.grad_fn?.name).toBe('AsStridedBackward0');
      x.sum().backward();
      // x = [2·w0·w1, 2·w1·w2, 2·w2]
      expect(w.grad?.tolist()).toEqual([4, 8, 6]);
    }
  });
});

describe('saved values', () => {
  it('that were changed in place are an error', () => {
    for (const w of both(leaf([1, 2]))) {
      const y = w.exp();
      y.add_(1);
      expect(() => y.sum().backward()).toThrow(/modified by an inplace operation.*version 1; expected version 0/);
    }
  });
  it('may change when no rule reads them', () => {
    const w = leaf([1, 2]);
    const y = w.add(1);
    y.mul_(3);
    y.sum().backward();
    expect(w.grad?.tolist()).toEqual([3, 3]);
  });
});

describe('backward', () => {
  it('accumulates, frees, keeps', () => {
    const w = leaf([2]);
    const y = w.mul(w);
    y.backward({ retain_graph: true });
    y.backward();
    expect(w.grad?.tolist()).toEqual([8]);
    expect(() => y.backward()).toThrow(/second time/);
  });
  it('gives each leaf its own gradient', () => {
    const [a, b] = [leaf([1, 2]), leaf([3, 4])];
    a.add(b).sum().backward();
    a.grad?.mul_(5);
    expect(b.grad?.tolist()).toEqual([1, 1]);
  });
  it('refuses what PyTorch refuses', () => {
    expect(() => torch.tensor([1, 2]).sum().backward()).toThrow(/does not require grad and does not have a grad_fn/);
    expect(() => leaf([1, 2]).mul(2).backward()).toThrow(/implicitly created only for scalar outputs/);
    expect(() => leaf([1]).add_(1)).toThrow(/leaf Variable that requires grad/);
    expect(() => leaf([1, 2]).at(0).mul_(2)).toThrow(/view of a leaf Variable/);
    expect(() => torch.tensor([1n], { requires_grad: true })).toThrow(/floating point dtype can require gradients/);
    const [a, b] = [leaf([1]), leaf([1])];
    expect(() => torch.autograd.grad(a.sum(), b)).toThrow(/not have been used in the graph/);
    expect(torch.autograd.grad(a.sum(), [b], { allow_unused: true })).toEqual([null]);
    expect(a.grad).toBeNull();
  });
  it('runs hooks, retains, restricts to inputs', () => {
    const w = leaf([3]);
    const y = w.mul(2);
    y.retain_grad();
    const seen: unknown[] = [];
    const hook = w.register_hook((g) => {
      seen.push(g.tolist());
      return g.mul(10);
    });
    y.mul(y).sum().backward();
    expect([y.grad?.tolist(), w.grad?.tolist(), seen]).toEqual([[12], [240], [[24]]]);
    hook.remove();
    const v = leaf([1]);
    w.mul(v).backward({ inputs: [v] });
    expect([v.grad?.tolist(), w.grad?.tolist()]).toEqual([[3], [240]]);
  });
  it('survives a chain of 100,000 operators', () => {
    const w = leaf([1]);
    let y: Tensor = w;
    for (let i = 0; i < 100_000; i++) y = y.add(1);
    y.backward();
    expect(w.grad?.tolist()).toEqual([1]);
  });
});

describe('higher derivatives', () => {
  it('d(x³)', () => {
    const x = leaf([2]);
    const [first] = torch.autograd.grad(x.pow(3), x, { create_graph: true });
    const [second] = torch.autograd.grad(first!, x, { create_graph: true });
    const [third] = torch.autograd.grad(second!, x);
    expect([first, second, third].map((t) => t?.item())).toEqual([12, 12, 6]);
  });
  it('custom functions', () => {
    class Cube extends torch.autograd.Function {
      static override forward(ctx: torch.autograd.FunctionCtx, x: Tensor): Tensor {
        ctx.save_for_backward(x);
        return x.mul(x).mul(x);
      }
      static override backward(ctx: torch.autograd.FunctionCtx, g: Tensor): Tensor {
        const [x] = ctx.saved_tensors;
        return g.mul(x!.mul(x!).mul(3));
      }
    }
    const x = leaf([2]);
    const y = Cube.apply(x) as Tensor;
    expect(String(y)).toBe('tensor([8.], grad_fn=<CubeBackward>)');
    const [g] = torch.autograd.grad(y, x, { create_graph: true });
    expect(torch.autograd.grad(g!, x)[0]!.item()).toBe(12);
  });
  it('Jacobian and Hessian', () => {
    const f = (x: Tensor): Tensor => x.pow(3).sum();
    expect(torch.autograd.functional.hessian(f, torch.tensor([1, 2])).tolist()).toEqual([
      [6, 0],
      [0, 12],
    ]);
    expect(torch.autograd.functional.jacobian((x: Tensor) => x.mul(x), torch.tensor([1, 3])).tolist()).toEqual([
      [2, 0],
      [0, 6],
    ]);
    const [, jv] = torch.autograd.functional.jvp((x: Tensor) => x.mul(x), torch.tensor([1, 3]), torch.tensor([1, 1]));
    expect((jv as Tensor).tolist()).toEqual([2, 6]);
  });
});
