/** What `torch.compile` promises of any function: results, aliases, new signatures, breaks, errors. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as torch from '../../src/index.js';
import { built } from '../../src/ir/node.js';
import type { Tensor } from '../../src/tensor.js';

const { nn } = torch;
const F = nn.functional;

let warnings: string[] = [];
beforeEach(() => {
  warnings = [];
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warnings.push(text));
});
afterEach(() => vi.restoreAllMocks());

/** Nodes that a call builds. */
function nodesOf(call: () => unknown): number {
  const before = built.nodes;
  call();
  return built.nodes - before;
}

const range = (...shape: number[]): Tensor =>
  torch
    .arange(shape.reduce((a, b) => a * b, 1))
    .float()
    .reshape(shape);

describe('results', () => {
  it('keep the structure that the function gave them, names included', () => {
    const f = torch.compile((x: Tensor) => ({ top: x.max(1), list: [x.sum(), 'text', 5], none: null }), {
      fullgraph: true,
    });
    for (let i = 0; i < 3; i++) {
      const out = f(range(3, 4).add(i));
      expect(out.top.values.tolist()).toEqual([3 + i, 7 + i, 11 + i]);
      expect(out.top.indices.tolist()).toEqual([3, 3, 3]);
      expect([(out.list[0] as Tensor).item(), out.list[1], out.list[2], out.none]).toEqual([
        66 + 12 * i,
        'text',
        5,
        null,
      ]);
    }
  });

  it('are new in each call: what an earlier call gave stays', () => {
    const f = torch.compile((x: Tensor) => x.mul(2), { fullgraph: true });
    const outs = [1, 2, 3].map((c) => f(torch.full([100], c)));
    expect(outs.map((t) => t.at(50).item())).toEqual([2, 4, 6]);
    outs[0]!.add_(1);
    expect(outs.map((t) => t.at(50).item())).toEqual([3, 4, 6]);
  });

  it('may be an argument, a view of one, and views of one result', () => {
    const f = torch.compile(
      (x: Tensor) => {
        const y = x.add(1);
        return [x, x.t(), y, y.reshape(-1), y.t()] as const;
      },
      { fullgraph: true },
    );
    for (let i = 0; i < 3; i++) {
      const x = range(3, 4).add(i);
      const [same, turned, y, flat, yt] = f(x);
      expect(same).toBe(x);
      x.fill_(7);
      expect(turned.tolist()).toEqual(torch.full([4, 3], 7).tolist());
      expect(turned.stride()).toEqual([1, 4]);
      y.fill_(9);
      expect([flat.at(5).item(), yt.at(3, 2).item()]).toEqual([9, 9]);
    }
  });

  it('never change with a tensor that the function writes afterwards', () => {
    const w = torch.ones(100);
    const f = torch.compile(
      () => {
        const old = w.clone();
        w.mul_(2);
        return [old, w.add(0)] as const;
      },
      { fullgraph: true },
    );
    const outs = [0, 1, 2, 3].map(() => f());
    expect(outs.map(([old, now]) => [old.at(0).item(), now.at(99).item()])).toEqual([
      [1, 2],
      [2, 4],
      [4, 8],
      [8, 16],
    ]); // prettier-ignore
    expect(w.at(3).item()).toBe(16);
  });

  it('have a grad_fn that backward has used up, as in eager execution', () => {
    const w = torch.ones([40]).requires_grad_();
    const f = torch.compile((x: Tensor) => {
      const loss = x.mul(w).sum();
      loss.backward();
      return loss;
    });
    for (let i = 0; i < 3; i++) {
      const loss = f(range(40));
      expect(String(loss.grad_fn)).toBe('<SumBackward0>');
      expect(() => loss.backward()).toThrow(/backward through the graph a second time/);
    }
    expect(w.grad!.at(2).item()).toBe(6);
  });
});

describe('tensors from outside', () => {
  it('are read as they are at the call', () => {
    const w = torch.ones(50);
    const f = torch.compile((x: Tensor) => x.mul(w).sum(), { fullgraph: true });
    const x = torch.ones(50);
    expect([f(x).item(), f(x).item()]).toEqual([50, 50]);
    w.fill_(3);
    expect(f(x).item()).toBe(150);
    w.data = torch.full([50], 4);
    expect([f(x).item(), f(x).item()]).toEqual([200, 200]);
    x.at(0).fill_(2);
    expect(f(x).item()).toBe(204);
  });

  it('are written as in eager execution: aliases see it, versions count it', () => {
    const w = torch.zeros(4, 10);
    const row = w.at(1);
    const f = torch.compile((x: Tensor) => void w.add_(x).mul_(2), { fullgraph: true });
    for (let i = 1; i <= 3; i++) {
      f(torch.ones(10));
      expect(w._version).toBe(2 * i);
    }
    expect(row.tolist()).toEqual(new Array(10).fill(14));
  });

  it('are written where they are arguments, even as windows of others', () => {
    const f = torch.compile((x: Tensor) => x.add_(1));
    const whole = torch.zeros(3, 40);
    for (let i = 0; i < 3; i++) expect(f(whole.at(i)).at(0).item()).toBe(1);
    expect(whole.sum().item()).toBe(120);
    expect(warnings).toHaveLength(1);
    const plain = torch.compile((x: Tensor) => x.add_(1), { fullgraph: true });
    const x = torch.zeros(40);
    for (let i = 0; i < 3; i++) expect(plain(x)).toBe(x);
    expect(x.at(5).item()).toBe(3);
  });

  it('that come to alias are noticed', () => {
    const f = torch.compile((a: Tensor, b: Tensor) => {
      a.add_(1);
      return b.mul(10);
    });
    const [a, b] = [torch.zeros(40), torch.zeros(40)];
    for (let i = 0; i < 2; i++) expect(f(a, b).at(0).item()).toBe(0);
    expect(f(a, a).at(0).item()).toBe(30);
    expect(f(a, a).at(0).item()).toBe(40);
    expect(f(a, a.view(40)).at(0).item()).toBe(50);
  });

  it('saved by a tape outside are protected by their version', () => {
    const w = torch.ones([40]).requires_grad_();
    const f = torch.compile(() => torch.no_grad(() => void w.add_(1)), { fullgraph: true });
    f();
    const y = w.mul(w).sum();
    f();
    expect(() => y.backward()).toThrow(/modified by an inplace operation/);
  });

  it('that are lazy when the function is called keep what they will be', () => {
    const w = torch.ones(100);
    const f = torch.compile(() => void w.add_(1), { fullgraph: true });
    f();
    const later = w.mul(2);
    f();
    f();
    expect([later.at(0).item(), w.at(0).item()]).toEqual([4, 4]);
  });
});

describe('gradients', () => {
  it('that the function replaces can be returned', () => {
    const w = torch.ones([50]).requires_grad_();
    const f = torch.compile(
      (x: Tensor) => {
        const old = w.grad;
        w.grad = null;
        x.mul(w).sum().backward();
        return old;
      },
      { fullgraph: true },
    );
    const olds = [1, 2, 3, 4, 5].map((c) => f(torch.full([50], c)));
    expect(olds.map((t) => t?.at(7).item() ?? null)).toEqual([null, 1, 2, 3, 4]);
    expect(w.grad!.at(7).item()).toBe(5);
  });

  it('that user code holds stay what they were', () => {
    const w = torch.ones([5000]).requires_grad_();
    const f = torch.compile(
      (x: Tensor) => {
        w.grad = null;
        x.mul(w).sum().backward();
      },
      { fullgraph: true },
    );
    const held = [1, 2, 3, 4].map((c) => {
      f(torch.full([5000], c));
      return w.grad!;
    });
    expect(held.map((g) => g.at(7).item())).toEqual([1, 2, 3, 4]);
  });
});

describe('signatures', () => {
  it('new shapes, dtypes, numbers, modes and structures are traced, old ones replayed', () => {
    let traces = 0;
    const f = torch.compile((x: Tensor, o: { scale: number }) => {
      traces++;
      return x.mul(o.scale).sum();
    });
    const calls = [
      () => f(range(40), { scale: 2 }),
      () => f(range(50), { scale: 2 }),
      () => f(range(40).double(), { scale: 2 }),
      () => f(range(40), { scale: 3 }),
      () => torch.no_grad(() => f(range(40), { scale: 2 })),
    ];
    const first = calls.map((c) => c().item());
    expect(traces).toBe(5);
    expect(calls.map((c) => c().item())).toEqual(first);
    expect(traces).toBe(5);
  });

  it('train() and eval() are noticed in modules from outside', () => {
    const drop = new nn.Dropout(0.5);
    const f = torch.compile((x: Tensor) => drop.forward(x).sum(), { fullgraph: true });
    const x = torch.ones(1000);
    f(x);
    drop.eval();
    expect([f(x).item(), f(x).item()]).toEqual([1000, 1000]);
    drop.train();
    expect(f(x).item()).not.toBe(1000);
  });

  it('views of any strides are replayed', () => {
    const f = torch.compile((x: Tensor) => x.mul(2).sum(1), { fullgraph: true });
    for (let i = 0; i < 3; i++) {
      const x = range(3, 40).add(i);
      const views = [x.t(), x.at(':', '::2'), x.at('1:')];
      const want = views.map((v) => v.clone().mul(2).sum(1).tolist());
      expect(views.map((v) => f(v).tolist())).toEqual(want);
      if (i > 0) expect(views.map((v) => nodesOf(() => f(v)))).toEqual([0, 0, 0]);
    }
    const wide = range(6, 20).at(':', ':3').t();
    expect(f(wide).tolist()).toEqual(wide.clone().mul(2).sum(1).tolist());
  });

  it('a function that is traced again and again is left alone', () => {
    const f = torch.compile((x: Tensor, i: number) => x.add(i).sum());
    for (let i = 0; i < 80; i++) expect(f(torch.zeros(10), i).item()).toBe(10 * i);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/traced 64 times in a row/);
  });
});

describe('results that lead to a tape', () => {
  it('are differentiable: such calls run eagerly, calls under no_grad as a plan', () => {
    const w = torch.ones([40]).requires_grad_();
    const f = torch.compile((x: Tensor) => x.mul(w).tanh(), { fullgraph: true });
    for (let i = 0; i < 3; i++) {
      w.grad = null;
      f(range(40).mul(0.1)).sum().backward();
      expect(w.grad!.at(1).item()).toBeCloseTo(0.1 * (1 - Math.tanh(0.1) ** 2), 6);
    }
    const x = range(40);
    torch.no_grad(() => {
      f(x);
      expect(nodesOf(() => f(x))).toBe(0);
    });
  });

  it('gradients flow through arguments that were computed outside', () => {
    const w = torch.ones([40]).requires_grad_();
    const f = torch.compile((x: Tensor) => x.mul(x).sum());
    for (let i = 1; i < 4; i++) {
      f(w.mul(3)).backward();
      expect(w.grad!.at(0).item()).toBe(18 * i);
    }
  });
});

describe('graph breaks', () => {
  it('run the function eagerly from then on, and warn once with the line', () => {
    let calls = 0;
    const f = torch.compile(function halve(x: Tensor) {
      calls++;
      return x.sum().item() > 10 ? x.mul(0.5) : x;
    });
    expect([f(torch.ones(40)).at(0).item(), f(torch.zeros(40)).at(0).item()]).toEqual([0.5, 0]);
    expect(f(torch.ones(40)).at(0).item()).toBe(0.5);
    expect(calls).toBe(3);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/halve\(\) runs eagerly.*graph break at .*function\.test\.ts:\d+:\d+/);
  });

  it.each<[string, (x: Tensor) => unknown]>([
    ['item()', (x) => x.sum().item()],
    ['tolist()', (x) => x.tolist()],
    ['printing', (x) => String(x)],
    ['a mask', (x) => x.at(x.gt(3))],
    ['nonzero()', (x) => x.nonzero()],
    ['an argument itself', (x) => x.toTypedArray()],
  ])('with fullgraph are errors that name the line: %s', (_, fn) => {
    const f = torch.compile((x: Tensor) => fn(x), { fullgraph: true });
    expect(() => f(range(40))).toThrow(/\[compile\] graph break at .*function\.test\.ts:\d+:\d+: elements are read/);
    // Nothing of the trace is left.
    expect(range(40).sum().item()).toBe(780);
  });

  it('what a replay would not repeat is refused', () => {
    class Own extends torch.optim.Optimizer<{ lr: number }> {
      protected override update(p: Tensor, grad: Tensor, group: { lr: number }): void {
        p.sub_(grad.mul(group.lr));
      }
    }
    const w = torch.ones([40]).requires_grad_();
    const opt = new Own([w], { lr: 1 });
    const step = (): void => {
      opt.zero_grad();
      w.sum().backward();
      opt.step();
    };
    expect(() => torch.compile(step, { fullgraph: true })()).toThrow(/cannot repeat an optimizer whose update/);
    const f = torch.compile(step);
    f();
    opt.param_groups[0]!.lr = 2;
    f();
    expect(w.at(0).item()).toBe(1 - 1 - 1 - 2);
    const g = torch.compile(async (x: Tensor) => Promise.resolve(x.add(1)));
    return g(range(40)).then((y) => expect(y.at(1).item()).toBe(2));
  });

  it('errors of the function are its own, and it can be called again', () => {
    const f = torch.compile((x: Tensor, y: Tensor) => x.matmul(y), { fullgraph: true });
    expect(() => f(range(3, 4), range(3, 4))).toThrow(/matmul/);
    for (let i = 0; i < 2; i++) expect(f(range(3, 4), range(4, 3)).shape).toEqual([3, 3]);
  });
});

describe('checks of values', () => {
  it('are made in each call, before anything changes', () => {
    const model = new nn.Linear(8, 5);
    const opt = new torch.optim.SGD(model.parameters(), { lr: 0.1 });
    const step = torch.compile(
      (x: Tensor, y: Tensor) => {
        opt.zero_grad();
        const loss = F.cross_entropy(model.forward(x), y);
        loss.backward();
        opt.step();
        return loss;
      },
      { fullgraph: true },
    );
    const x = torch.randn(6, 8);
    for (let i = 0; i < 3; i++) step(x, torch.tensor([0, 1, 2, 3, 4, 0]));
    const before = model.weight.tolist();
    expect(() => step(x, torch.tensor([0, 1, 2, 3, 5, 0]))).toThrow(/Target 5 is out of bounds/);
    expect(model.weight.tolist()).toEqual(before);
    step(x, torch.tensor([0, 1, 2, 3, 4, 0]));
    expect(model.weight.tolist()).not.toEqual(before);
  });
});

describe('what a function keeps elsewhere', () => {
  it('is an error when it is read after the trace', () => {
    const kept: Tensor[] = [];
    const f = torch.compile((x: Tensor) => {
      kept.push(x.mul(2));
      return x.add(1);
    });
    f(range(40));
    expect(() => kept[0]!.tolist()).toThrow(/made inside a compiled function and not returned/);
  });
});

describe('modules', () => {
  it('are the module itself but for forward', () => {
    const model = new nn.Sequential(new nn.Linear(8, 16), new nn.ReLU(), new nn.Linear(16, 4));
    const compiled = torch.compile(model, { fullgraph: true });
    expect(compiled.parameters()).toHaveLength(4);
    expect(compiled instanceof nn.Sequential).toBe(true);
    const x = torch.randn(5, 8);
    torch.no_grad(() => {
      const want = model.forward(x).tolist();
      expect(compiled.forward(x).tolist()).toEqual(want);
      expect(compiled.forward(x).tolist()).toEqual(want);
      expect(nodesOf(() => compiled.forward(x))).toBe(0);
    });
    compiled.forward(x).sum().backward();
    expect(model.parameters().every((p) => p.grad !== null)).toBe(true);
  });

  it('compiled functions inside compiled functions become part of one plan', () => {
    const inner = torch.compile((x: Tensor) => x.mul(2));
    const outer = torch.compile((x: Tensor) => inner(x).add(1).sum(), { fullgraph: true });
    const x = range(40);
    expect([outer(x).item(), outer(x).item()]).toEqual([1600, 1600]);
    expect(nodesOf(() => outer(x))).toBe(0);
  });
});

describe('options', () => {
  it('are checked', () => {
    expect(() => torch.compile(5 as never)).toThrow(/takes a function or a Module, not 5/);
    expect(() => torch.compile((x: Tensor) => x, { fulgraph: true } as never)).toThrow(/unknown option 'fulgraph'/);
    const f = (x: Tensor): Tensor => x;
    expect(torch.compile(f, { disable: true })).toBe(f);
  });
});
