/** What fails leaves everything as it was, and concerns only those who read it. */
import { afterEach, describe, expect, it } from 'vitest';
import { limits } from '../../src/cell.js';
import { currentBackend, setBackend } from '../../src/engine.js';
import * as torch from '../../src/index.js';
import type { Backend } from '../../src/runtime/backend.js';
import type { Tensor } from '../../src/tensor.js';

const PLAIN = { ...limits };
afterEach(() => void Object.assign(limits, PLAIN));

const values = (t: Tensor): unknown => t.tolist();
const big = (n: number): Tensor => torch.arange(n, { dtype: torch.float32 });

/** A backend whose next `count` runs fail, after so many that do not. */
class Failing implements Backend {
  readonly name = 'failing';
  private readonly inner: Backend;
  failures = 0;
  constructor(inner: Backend) {
    this.inner = inner;
  }
  run(...args: Parameters<Backend['run']>): ReturnType<Backend['run']> {
    if (this.failures > 0) {
      this.failures--;
      throw new Error('[test] out of memory');
    }
    return this.inner.run(...args);
  }
  read: Backend['read'] = (s) => this.inner.read(s);
  adopt: Backend['adopt'] = (d, e) => this.inner.adopt(d, e);
  release: Backend['release'] = (s) => this.inner.release(s);
  part: Backend['part'] = (s, start, size) => this.inner.part(s, start, size);
  stats: Backend['stats'] = () => this.inner.stats();
  explain: Backend['explain'] = (o) => this.inner.explain(o);
}

function withFailing(test: (backend: Failing) => void): void {
  const before = currentBackend();
  const failing = new Failing(before);
  setBackend(failing);
  try {
    test(failing);
  } finally {
    failing.failures = 0;
    setBackend(before);
  }
}

describe('a singular system in a lazy graph', () => {
  it('fails only for its readers', () => {
    limits.tiny = 0;
    const a = big(9).view(3, 3).mul(0);
    const x = torch.linalg.solve(a, torch.ones(3));
    const y = x.add(1);
    const other = big(100).mul(2);
    expect(other.at(3).item()).toBe(6);
    expect(() => y.tolist()).toThrow(/singular/i);
    expect(() => y.tolist()).toThrow(/singular/i);
    expect(() => x.tolist()).toThrow(/singular/i);
    expect(other.sum().item()).toBe(9900);
  });

  it('leaves the tensor that it was to be written to', () => {
    limits.tiny = 0;
    const p = torch.ones(3);
    const q = torch.ones(3);
    p.copy_(torch.linalg.solve(torch.zeros(3, 3), torch.ones(3)));
    q.add_(1);
    expect(values(q)).toEqual([2, 2, 2]);
    expect(() => p.tolist()).toThrow(/singular/i);
    expect(values(p)).toEqual([1, 1, 1]);
  });

  it('is told at the end of an optimizer step, whose other parameters have moved', () => {
    limits.tiny = 0;
    const [p, q] = [torch.ones([2], { requires_grad: true }), torch.ones([2], { requires_grad: true })];
    const opt = new torch.optim.SGD([p, q], { lr: 1 });
    p.grad = torch.linalg.solve(torch.zeros(2, 2), torch.ones(2));
    q.grad = torch.ones(2);
    expect(() => opt.step()).toThrow(/singular/i);
    expect([values(p), values(q)]).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });
});

describe('an index out of range', () => {
  it('is found although a kernel that differs in the size of the axis alone was made before', () => {
    limits.tiny = 0;
    const x = big(4);
    const [low, high] = [torch.tensor([2n, 1n]), torch.tensor([3n, 1n])];
    expect(x.at(':3').add(1).index_select(0, low).tolist()).toEqual([3, 2]);
    expect(x.add(1).index_select(0, high).tolist()).toEqual([4, 2]);
    expect(() => x.at(':3').add(1).index_select(0, high).tolist()).toThrow(/out of range|outside/);
  });
});

describe('a write through a view that fails', () => {
  it('gives the base back what it was when the view is read', () => {
    limits.tiny = 0;
    const x = torch.tensor([1n, 2n, 3n]);
    const v = x.at('1:');
    v.floor_divide_(torch.tensor([0n, 0n]));
    expect(() => v.tolist()).toThrow(/divided by 0/);
    expect([x.tolist(), v.tolist()]).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
  });
});

describe('a backend that fails', () => {
  it('leaves tensors as they were', () => {
    limits.tiny = 0;
    withFailing((backend) => {
      const w = torch.ones([40], { requires_grad: true });
      const opt = new torch.optim.SGD([w], { lr: 0.5 });
      w.mul(2).sum().backward();
      backend.failures = 100;
      expect(() => opt.step()).toThrow(/out of memory/);
      backend.failures = 0;
      expect(w.sum().item()).toBe(40);
      opt.step();
      expect(w.sum().item()).toBe(0);
    });
  });

  it('is asked again for a read that failed', () => {
    limits.tiny = 0;
    withFailing((backend) => {
      const x = big(50).mul(2).sum();
      backend.failures = 100;
      expect(() => x.item()).toThrow(/out of memory/);
      backend.failures = 0;
      expect(x.item()).toBe(2450);
    });
  });

  it('that fails once is not noticed', () => {
    limits.tiny = 0;
    withFailing((backend) => {
      const x = big(50);
      x.add_(1);
      const s = x.sum();
      backend.failures = 1;
      expect(s.item()).toBe(1275);
      expect(x.at(0).item()).toBe(1);
    });
  });

  it('gives back what a tensor was before a series of writes', () => {
    limits.tiny = 0;
    withFailing((backend) => {
      const x = big(50);
      x.add_(1);
      expect(x.at(0).item()).toBe(1);
      x.mul_(3);
      backend.failures = 100;
      expect(() => x.tolist()).toThrow(/out of memory/);
      backend.failures = 0;
      expect(x.at(1).item()).toBe(2);
    });
  });
});

describe('a hook that fails', () => {
  it.each([0, PLAIN.tiny])('leaves every .grad untouched (tiny values: up to %i)', (tiny) => {
    limits.tiny = tiny;
    const [a, b] = [torch.ones([2], { requires_grad: true }), torch.ones([2], { requires_grad: true })];
    a.mul(b).sum().backward();
    const hook = b.register_hook(() => {
      throw new Error('no');
    });
    const y = a.mul(b).sum();
    expect(() => y.backward({ retain_graph: true })).toThrow('no');
    expect([values(a.grad!), values(b.grad!)]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    hook.remove();
    y.backward();
    expect([values(a.grad!), values(b.grad!)]).toEqual([
      [2, 2],
      [2, 2],
    ]);
  });

  it('does not leave a graph half walked', () => {
    const w = torch.ones([2], { requires_grad: true });
    const h = w.mul(3);
    const hook = h.register_hook(() => {
      throw new Error('no');
    });
    const y = h.mul(h).sum();
    expect(() => y.backward()).toThrow('no');
    hook.remove();
    y.backward();
    expect(values(w.grad!)).toEqual([18, 18]);
  });
});

describe('an optimizer step with a gradient that does not fit', () => {
  it('changes no parameter', () => {
    const [p, q] = [torch.ones([2], { requires_grad: true }), torch.ones([2], { requires_grad: true })];
    const opt = new torch.optim.Adam([p, q]);
    p.sum().add(q.sum()).backward();
    q.data = torch.ones(3);
    expect(() => opt.step()).toThrow(/shape torch.Size\(\[2\]\) does not fit its parameter.*\[3\]/);
    expect([values(p), values(q), opt.state.size]).toEqual([[1, 1], [1, 1, 1], 0]);
  });
});

describe('a call that is refused', () => {
  it.each([0, PLAIN.tiny])('changes nothing (tiny values: up to %i)', (tiny) => {
    limits.tiny = tiny;
    const x = torch.ones(3);
    const calls: (() => unknown)[] = [
      () => x.add_(torch.ones(2)),
      () => x.mul_(torch.ones(2, 3)),
      () => x.index_put_([[0, 5]], 2),
      () => x.index_put_(7, 2),
      () => x.copy_(torch.ones(4)),
      () => x.scatter_(0, torch.tensor([0n, 9n]), torch.ones(2)),
      () => x.index_add_(0, torch.tensor([5n]), torch.ones(1)),
      () => x.uniform_(2, 1),
      () => x.clamp_(torch.ones(5)),
    ];
    for (const call of calls) expect(call, String(call)).toThrow();
    expect([values(x), x._version]).toEqual([[1, 1, 1], 0]);
  });
});

describe('a budget', () => {
  it.each([200, 201, 202, 203, 204])(
    'of %i values flushes whole repetitions of a loop and keeps what the rest still reads',
    (pending) => {
      Object.assign(limits, { tiny: 0, pending });
      const p = torch.ones(40).add_(0);
      p.sum().item();
      const seen: Tensor[] = [];
      let q = 1;
      const want: number[] = [];
      for (let i = 0; i < 250; i++) {
        seen.push(p.mul(2));
        p.mul_(0.5);
        seen.push(p.neg());
        p.add_(1);
        seen.push(p.abs());
        want.push(q * 2, -q / 2, (q = Math.fround(q * 0.5 + 1)));
      }
      expect(seen.map((t) => t.at(0).item())).toEqual(want);
    },
  );
});
