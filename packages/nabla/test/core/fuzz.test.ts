/**
 * Random programs of views, in-place writes, reads, reductions and gradients: what the lazy engine gives (fusion,
 * donation, budgets) must be what computing everything at once gives. All numbers are small integers, so results are
 * equal to the last bit.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { limits } from '../../src/cell.js';
import { setBackend } from '../../src/engine.js';
import * as torch from '../../src/index.js';
import { ReferenceBackend } from '../../src/runtime/reference/backend.js';
import type { Tensor } from '../../src/tensor.js';

const PLAIN = { ...limits };
afterEach(() => void Object.assign(limits, PLAIN));

class Random {
  private state: number;
  constructor(seed: number) {
    this.state = seed * 2654435761;
  }
  /** An integer in [0, n). */
  below(n: number): number {
    this.state = (Math.imul(this.state ^ (this.state >>> 15), 2246822519) + 374761393) | 0;
    return ((this.state >>> 3) ^ (this.state >>> 17)) % n;
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

const wrap = (t: Tensor): Tensor => t.remainder(97);

/** One run: tensors that are alive, and everything that was seen. */
class Run {
  private readonly random: Random;
  private readonly live: Tensor[] = [];
  private readonly leaves: Tensor[] = [];
  readonly seen: unknown[] = [];
  constructor(seed: number) {
    this.random = new Random(seed);
    for (let i = 0; i < 3; i++) this.live.push(this.fresh());
    for (let i = 0; i < 2; i++) this.leaves.push(this.fresh().requires_grad_());
  }
  private fresh(): Tensor {
    return torch.tensor(Array.from({ length: 6 }, () => Array.from({ length: 8 }, () => this.random.below(19) - 9)));
  }
  private any(): Tensor {
    return this.random.pick(this.random.below(5) === 0 ? this.leaves : this.live);
  }
  private keep(t: Tensor): void {
    this.live.push(t);
    if (this.live.length > 12) this.live.splice(this.random.below(this.live.length), 1);
  }
  /** A matrix of a tensor's numbers, whatever its shape is. */
  private matrix(t: Tensor): Tensor {
    return t.numel() === 48 ? t.reshape(6, 8) : t.sum().expand(6, 8);
  }
  private view(t: Tensor): Tensor {
    const r = this.random;
    const steps: (() => Tensor)[] = [
      () => (t.ndim === 2 ? t.t() : t),
      () => (t.ndim > 0 && t.shape[0]! > 1 ? t.at(`${r.below(2)}:${1 + r.below(t.shape[0]!)}`) : t),
      () => (t.ndim > 0 ? t.at('::2') : t),
      () => (t.ndim > 0 && t.shape[0]! > 0 ? t.at(r.below(t.shape[0]!)) : t),
      () => t.reshape(-1),
      () => t.unsqueeze(0),
      () => t.detach(),
    ];
    return r.pick(steps)();
  }
  private compute(): Tensor {
    const r = this.random;
    const [x, y] = [this.any(), this.any()];
    const [a, b] = [this.matrix(x), this.matrix(y)];
    const steps: (() => Tensor)[] = [
      () => x.add(1),
      () => x.neg(),
      () => wrap(a.mul(b)),
      () => a.sub(b),
      () => torch.maximum(a, b),
      () => a.sum(r.below(2)),
      () => wrap(a.matmul(b.t())),
      () => wrap(a.cumsum(1)),
      () => torch.where(a.gt(b), a, b),
      () => torch.cat([a, b], r.below(2)).at(':6', ':8'),
      () => x.clone(),
      () => a.at([[r.below(6), r.below(6)]]),
      () => a.amax(1, true).sub(a).relu(),
      () => a.sort(1)[0],
      () => x.abs().mul(r.below(3)),
      () => this.view(x),
      () => this.view(x),
      () => this.view(x),
    ]; // prettier-ignore
    return r.pick(steps)();
  }
  private write(): void {
    const r = this.random;
    const t = r.pick(this.live);
    const target = r.below(2) === 0 ? t : this.view(t);
    const from = this.matrix(this.any());
    const steps: (() => unknown)[] = [
      () => target.add_(r.below(5)),
      () => target.mul_(r.below(3) - 1),
      () => target.fill_(r.below(9)),
      () => target.zero_(),
      () => target.relu_(),
      () => target.copy_(from),
      () => target.add_(from),
      () => target.index_put_(r.below(2), r.below(9)),
      () => target.add_(target),
      () => target.remainder_(97),
      () => target.index_put_(target.gt(3), 1),
      () => torch.no_grad(() => target.sub_(from)),
      () => target.data.add_(1),
    ]; // prettier-ignore
    r.pick(steps)();
  }
  private read(): void {
    this.seen.push(this.any().tolist());
  }
  private differentiate(): void {
    const roots = this.live.filter((t) => t.requires_grad);
    if (roots.length === 0) return;
    const grads = torch.autograd.grad(this.random.pick(roots).sum(), this.leaves, { allow_unused: true });
    this.seen.push(grads.map((g: Tensor | null) => g && wrap(g).tolist()));
  }
  private train(): void {
    const leaf = this.random.pick(this.leaves);
    const factor = this.matrix(this.any()).detach();
    leaf.mul(factor).sum().backward();
    torch.no_grad(() => leaf.sub_(leaf.grad!).remainder_(13));
    if (this.random.below(2) === 0) leaf.grad = null;
    else leaf.grad!.zero_();
  }
  private step(): void {
    const kind = this.random.below(20);
    if (kind < 10) this.keep(this.compute());
    else if (kind < 15) this.write();
    else if (kind < 17) this.read();
    else if (kind < 18) this.differentiate();
    else this.train();
  }
  /** Errors are part of what is seen: both ways must refuse the same calls. */
  run(steps: number): unknown[] {
    for (let i = 0; i < steps; i++) {
      try {
        this.step();
      } catch (error) {
        this.seen.push(String((error as Error).message).split('.')[0]);
      }
    }
    this.seen.push(
      this.live.map((t) => t.tolist()),
      this.leaves.map((t) => t.tolist()),
    );
    return this.seen;
  }
}

function runWith(changed: Partial<typeof limits>, seed: number): unknown[] {
  Object.assign(limits, PLAIN, changed);
  return new Run(seed).run(60);
}

/** Everything computed at once, on plain numbers. */
const AT_ONCE = { tiny: Number.MAX_SAFE_INTEGER };

/** The first position where two runs differ. */
function difference(got: readonly unknown[], want: readonly unknown[]): string | null {
  const at = want.findIndex((w, i) => JSON.stringify(w) !== JSON.stringify(got[i]));
  if (at < 0) return got.length === want.length ? null : 'length';
  return `entry ${at} of ${want.length}: ${JSON.stringify(got[at])?.slice(0, 300)} instead of ${JSON.stringify(want[at])?.slice(0, 300)}`;
}

const WAYS: Readonly<Record<string, Partial<typeof limits>>> = {
  'as it is': {},
  'in the graph': { tiny: 0 },
  'with a budget of 7 values': { tiny: 0, pending: 7 },
  'with a budget of 40 values': { tiny: 0, pending: 40 },
};

describe('random programs', () => {
  it.each(Array.from({ length: 120 }, (_, i) => i + 1))('seed %i', (seed) => {
    const want = runWith(AT_ONCE, seed);
    for (const [name, way] of Object.entries(WAYS)) expect(difference(runWith(way, seed), want), name).toBeNull();
  });

  it.each([1, 2, 3])('on the reference, seed %i', (seed) => {
    const want = runWith(AT_ONCE, seed);
    const before = setBackend(new ReferenceBackend());
    try {
      expect(difference(runWith({ tiny: 0 }, seed), want)).toBeNull();
    } finally {
      setBackend(before);
    }
  });
});
