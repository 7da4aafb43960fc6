/** Memory stays flat in synchronous loops, where no finalizer and no other task runs: what loops of training are. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../src/cell.js';
import { currentBackend, setBackend } from '../../src/engine.js';
import * as torch from '../../src/index.js';
import { WasmBackend } from '../../src/runtime/wasm/backend.js';
import type { Tensor } from '../../src/tensor.js';

const MIB = 2 ** 20;
/** What the block cache may hold: small, so that a loop fills it soon, and a leak shows beyond it. */
const BUDGET = 8 * MIB;

const backend = currentBackend();
const plain = { ...limits };
beforeEach(() => {
  // Plans are small, too: the cache holds at least what the largest one needs.
  limits.pendingBytes = BUDGET / 4;
  setBackend(new WasmBackend({ budget: BUDGET }));
});
afterEach(() => {
  Object.assign(limits, plain);
  setBackend(backend);
});

interface Held {
  readonly buffers: number;
  readonly rss: number;
}

function held(): Held {
  const { rss, arrayBuffers } = process.memoryUsage();
  return { buffers: arrayBuffers, rss };
}

/** How much more is held after all `steps` than after a tenth of them. */
function growth(steps: number, step: (i: number) => void): Held {
  for (let i = 0; i < steps / 10; i++) step(i);
  const start = held();
  for (let i = steps / 10; i < steps; i++) step(i);
  const end = held();
  return { buffers: end.buffers - start.buffers, rss: end.rss - start.rss };
}

function expectFlat(g: Held): void {
  expect(torch.memory_stats().held, 'bytes in blocks').toBeLessThanOrEqual(BUDGET);
  // Between two collections, V8 lets some 64 MiB of dead buffers stand.
  expect(g.buffers, 'bytes in array buffers').toBeLessThan(100 * MIB);
  expect(g.rss, 'resident bytes').toBeLessThan(150 * MIB);
}

describe('memory is flat over', () => {
  it('10,000 steps of training', () => {
    torch.manual_seed(0);
    const model = new torch.nn.Sequential(new torch.nn.Linear(16, 32), new torch.nn.ReLU(), new torch.nn.Linear(32, 4));
    const opt = new torch.optim.Adam(model.parameters(), { lr: 1e-3 });
    const [x, y] = [torch.randn(64, 16), torch.randint(0, 4, [64])];
    const g = growth(10_000, () => {
      opt.zero_grad();
      torch.nn.functional.cross_entropy(model.forward(x), y).backward();
      opt.step();
    });
    expectFlat(g);
  });

  it('1,000,000 steps of a scalar', () => {
    const w = torch.tensor([2], { requires_grad: true });
    const x = torch.ones(1);
    const g = growth(1_000_000, () => {
      const [d] = torch.autograd.grad(x.mul(w).pow(2), w);
      torch.no_grad(() => w.sub_(d!.mul(1e-3)));
    });
    expectFlat(g);
  });

  it('3,000 steps of a running total that is not read', () => {
    const total = torch.zeros(1000);
    let sum: Tensor = torch.zeros(1000);
    const x = torch.ones(1000);
    const g = growth(3_000, () => {
      total.add_(x);
      sum = sum.add(x.mul(2));
    });
    expectFlat(g);
    expect([total.at(7).item(), sum.at(7).item()]).toEqual([3000, 6000]);
  });

  it('results that are never read', () => {
    const x = torch.randn(100, 100);
    const g = growth(1_000, () => {
      x.matmul(x).relu().add(1).sum();
    });
    expectFlat(g);
  });

  it('results that are read and dropped', () => {
    const x = torch.randn(200, 200);
    const g = growth(1_000, () => {
      x.mul(2).add(1).sum(1).at(0).item();
    });
    expectFlat(g);
  });

  it('a state that is detached in each step', () => {
    const w = torch.randn(40, 40).mul(0.1).requires_grad_();
    let h = torch.zeros(40, 40);
    const g = growth(2_000, () => {
      h = h.matmul(w).tanh().at(':').detach();
    });
    expectFlat(g);
  });

  it('second derivatives', () => {
    const x = torch.randn(50).requires_grad_();
    const g = growth(500, () => {
      const [d] = torch.autograd.grad(x.tanh().mul(x).sum(), x, { create_graph: true });
      torch.autograd.grad(d!.mul(d!).sum(), x);
    });
    expectFlat(g);
  });

  it('a view of a view of a view', () => {
    let x = torch.randn(60, 60);
    const g = growth(20_000, () => {
      x = x.t().at(':', ':');
    });
    expectFlat(g);
    expect(x.at(0, 0).item()).toBe(x.t().at(0, 0).item());
  });
});

describe('the budget of what waits', () => {
  const plansOf = (run: () => void): number => {
    const before = torch.execution_stats();
    run();
    const after = torch.execution_stats();
    return after.plans + after.plan_hits - before.plans - before.plan_hits;
  };

  it('does not cut work on tensors that are large themselves', () => {
    const x = torch.ones(BUDGET / 4).requires_grad_();
    expect(plansOf(() => x.mul(2).add(1).tanh().sum().backward())).toBe(1);
  });

  it('cuts many results that nobody reads', () => {
    const x = torch.ones(BUDGET / 64);
    const kept: Tensor[] = [];
    expect(plansOf(() => kept.push(...Array.from({ length: 256 }, (_, i) => x.mul(i))))).toBeGreaterThan(4);
    expect(kept[255]!.at(0).item()).toBe(255);
  });
});
