/** What gives memory back at once, without a garbage collector: backward, `using`, gradients cleared, plans. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentBackend, setBackend } from '../../src/engine.js';
import * as torch from '../../src/index.js';
import { WasmBackend } from '../../src/runtime/wasm/backend.js';
import type { Tensor } from '../../src/tensor.js';

const { nn, optim } = torch;
const F = nn.functional;

const backend = currentBackend();
beforeEach(() => void setBackend(new WasmBackend()));
afterEach(() => void setBackend(backend));

const held = (): number => torch.memory_stats().held;
const bytesOf = (tensors: readonly Tensor[]): number => tensors.reduce((sum, t) => sum + t.nbytes, 0);

const BATCH = 128;
const WIDTHS = [300, 200, 200, 10];

function network(): torch.nn.Sequential {
  const layers = WIDTHS.slice(1).flatMap((n, i) => [new nn.Linear(WIDTHS[i]!, n), new nn.ReLU(), new nn.Dropout(0.1)]);
  return new nn.Sequential(...layers.slice(0, -2));
}

/** A training loop; what it may hold: data, parameters, gradients, state of Adam, saved activations, a few small values. */
function training(compiled: boolean): { step: () => void; allowed: number } {
  const model = network();
  const opt = new optim.Adam(model.parameters(), { lr: 1e-3 });
  const [x, y] = [torch.randn(BATCH, WIDTHS[0]!), torch.randint(0, 10, [BATCH])];
  const step = (): Tensor => {
    opt.zero_grad({ set_to_none: true });
    const loss = F.cross_entropy(model.forward(x), y);
    loss.backward();
    opt.step();
    return loss;
  };
  const activations = 4 * BATCH * WIDTHS.reduce((a, b) => a + b) * 2;
  const allowed = 1.2 * (4 * bytesOf(model.parameters()) + activations + x.nbytes + y.nbytes);
  return { step: compiled ? torch.compile(step, { fullgraph: true }) : step, allowed };
}

describe('a training loop holds its parameters, gradients, state and activations', () => {
  it.each([false, true])('compiled: %s', (compiled) => {
    const { step, allowed } = training(compiled);
    for (let i = 0; i < 10; i++) step();
    const early = held();
    expect(early).toBeLessThan(allowed);
    for (let i = 0; i < 300; i++) step();
    // The scores of each batch were handed to user code, which may still have them.
    const scores = compiled ? 0 : 300 * (4 * BATCH * 10 + 64);
    expect(held() - early).toBeLessThanOrEqual(scores);
    expect(torch.memory_stats().peak).toBeLessThan(allowed + scores + early);
  });
});

describe('backward gives back', () => {
  it('what a composed operator made for itself, when it had been computed before', () => {
    const [x, y] = [torch.randn(200, 500).requires_grad_(), torch.randint(0, 500, [200])];
    const loss = F.cross_entropy(x, y, { label_smoothing: 0.1 });
    loss.item();
    const before = held();
    loss.backward();
    // The gradient is there, and nothing but x, y and it.
    expect(held()).toBeLessThanOrEqual(Math.max(before, 2 * x.nbytes + y.nbytes + 4096));
    expect(x.grad!.sum().item()).toBeCloseTo(0, 4);
  });

  it('nothing that user code has seen', () => {
    const w = torch.randn(100, 100).requires_grad_();
    const x = torch.randn(100, 100);
    const h = x.matmul(w);
    const seen: Tensor[] = [];
    h.register_hook((g) => void seen.push(g));
    const y = h.tanh();
    y.mul(y).sum().backward();
    const again = x.matmul(w.detach());
    expect(h.sub(again).abs().max().item()).toBe(0);
    expect(y.sub(again.tanh()).abs().max().item()).toBe(0);
    expect(seen[0]!.shape).toEqual([100, 100]);
    expect(
      seen[0]!
        .sub(y.detach().mul(2).mul(y.detach().pow(2).neg().add(1)))
        .abs()
        .max()
        .item(),
    ).toBeLessThan(1e-5);
  });

  it('nothing that a second backward needs', () => {
    const [x, y] = [torch.randn(50, 40).requires_grad_(), torch.randint(0, 40, [50])];
    const loss = F.cross_entropy(x, y);
    loss.backward(null, { retain_graph: true });
    const first = x.grad!.clone();
    loss.backward();
    expect(x.grad!.sub(first.mul(2)).abs().max().item()).toBe(0);
  });
});

describe('using', () => {
  const dispose = (t: Tensor): void => t[Symbol.dispose]();

  it('gives the memory back, also of what waits', () => {
    const x = torch.randn(300, 300);
    x.sum().item();
    const before = held();
    for (let i = 0; i < 20; i++) {
      const y = x.matmul(x);
      const z = y.sum();
      dispose(y);
      z.item();
      expect(() => y.tolist()).toThrow(/released/);
    }
    expect(held() - before).toBeLessThan(20 * 256);
    const y = x.matmul(x);
    y.sum().item();
    dispose(y);
    expect(held() - before).toBeLessThan(22 * 256);
  });

  it('leaves alone what others share, and what a tape needs', () => {
    const x = torch.randn(100, 100).requires_grad_();
    const y = x.exp();
    const loss = y.sum();
    dispose(y);
    loss.backward();
    expect(x.grad!.sub(x.detach().exp()).abs().max().item()).toBe(0);
    const a = torch.randn(100, 100);
    const row = a.at(0);
    dispose(a);
    expect(row.shape).toEqual([100]);
    expect(Number.isNaN(row.sum().item())).toBe(false);
    const tiny = torch.tensor([1, 2]);
    dispose(tiny);
    expect(tiny.tolist()).toEqual([1, 2]);
  });

  it('does not disturb lazy values that read the tensor', () => {
    const a = torch.randn(100, 100);
    const lazy = a.mul(2);
    const user = lazy.sum();
    const want = a.sum().item() * 2;
    dispose(a);
    expect(user.item()).toBeCloseTo(want, 2);
    expect(lazy.sum().item()).toBeCloseTo(want, 2);
  });
});

describe('a program that waits', () => {
  it('gives back large values that were collected', async () => {
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc') as () => void;
    const x = torch.randn(200, 200);
    for (let i = 0; i < 50; i++) x.matmul(x).sum().item();
    const before = held();
    expect(before).toBeGreaterThan(50 * x.nbytes);
    for (let i = 0; i < 10 && held() > 5 * x.nbytes; i++) {
      gc();
      await new Promise((done) => setTimeout(done, 10));
    }
    expect(held()).toBeLessThan(5 * x.nbytes);
    expect(x.shape).toEqual([200, 200]);
  });
});

it('a scalar loop of 20,000 steps holds nothing', () => {
  const w = torch.tensor([2], { requires_grad: true });
  const x = torch.ones(1);
  const before = held();
  for (let i = 0; i < 20_000; i++) {
    x.mul(w).pow(2).sum().backward();
    torch.no_grad(() => w.sub_(w.grad!.mul(1e-3)));
    w.grad = null;
  }
  expect(held()).toBe(before);
});
