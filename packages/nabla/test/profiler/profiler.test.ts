/** `torch.profiler`: what is measured, how it nests, and PyTorch's table. Times are not tested. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import * as torch from '../../src/index.js';
import { EventList, type ProfilerEvent } from '../../src/profiler/events.js';
import { profiling } from '../../src/profiling.js';
import type { Tensor } from '../../src/tensor.js';

const { profile, record_function, ProfilerActivity } = torch.profiler;
const F = torch.nn.functional;

afterEach(() => expect(profiling.on, 'no profiler is left running').toBe(null));

function step(): () => Tensor {
  const model = new torch.nn.Linear(40, 8);
  const opt = new torch.optim.SGD(model.parameters(), { lr: 0.1 });
  const [x, y] = [torch.randn(16, 40), torch.randint(0, 8, [16])];
  return () => {
    opt.zero_grad();
    const loss = F.cross_entropy(model.forward(x), y);
    loss.backward();
    opt.step();
    return loss;
  };
}

const names = (events: readonly ProfilerEvent[]): string[] => events.map((e) => e.name);

describe('spans', () => {
  it('of operators, backward, flushes, plans, kernels and steps', () => {
    const run = step();
    const prof = profile({ activities: [ProfilerActivity.CPU], record_shapes: true }, () => void run());
    const seen = new Set(names(prof.events()));
    for (const name of ['aten::linear', 'aten::cross_entropy', 'AddmmBackward0', 'flush', 'compile plan'])
      expect(seen).toContain(name);
    expect(seen).toContain('Optimizer.step#SGD.step');
    expect(seen).toContain('gemm[16x40x8]');
    const linear = prof.events().find((e) => e.name === 'aten::linear')!;
    expect(linear.input_shapes).toEqual([[16, 40], [8, 40], [8]]);
    const gemm = prof.events().find((e) => e.name === 'gemm[16x40x8]')!;
    expect(gemm.bytes).toBe(4 * (16 * 40 + 40 * 8 + 16 * 8));
  });

  it('name what was fused', () => {
    const x = torch.randn(200, 30);
    const prof = profile(() => void x.mul(2).add(1).tanh().sum(1));
    const [kernel] = prof.events().filter((e) => e.kind === 'kernel');
    expect(kernel?.name).toBe('fused_mul_add_tanh_sum[200x30]');
  });

  it('nest: what is inside is not counted twice', () => {
    const run = step();
    const events = profile(() => record_function('outer', () => record_function('inner', run))).events();
    expect(names(events).slice(0, 2)).toEqual(['outer', 'inner']);
    const [outer, inner] = events as [ProfilerEvent, ProfilerEvent];
    expect([outer.depth, inner.depth]).toEqual([0, 1]);
    expect(outer.self_cpu_time_total).toBeCloseTo(outer.cpu_time_total - inner.cpu_time_total, 3);
    const whole = events.filter((e) => e.depth === 0).reduce((sum, e) => sum + e.cpu_time_total, 0);
    expect(events.reduce((sum, e) => sum + e.self_cpu_time_total, 0)).toBeCloseTo(whole, 3);
    for (const e of events) expect(e.end).toBeGreaterThanOrEqual(e.start);
  });

  it('of a compiled function hold its kernels and nothing else', () => {
    const compiled = torch.compile(function train(x: Tensor) {
      return x.mul(2).sum();
    });
    const x = torch.randn(100);
    compiled(x);
    const events = profile(() => void compiled(x)).events();
    expect(events.map((e) => [e.kind, e.depth])).toEqual([
      ['user', 0],
      ['kernel', 1],
    ]);
    expect(events[0]!.name).toBe('compiled train');
  });

  it('work done before is not theirs, work that waits at the end is', () => {
    const x = torch.randn(100);
    const before = x.mul(2);
    const prof = profile(() => void x.matmul(x));
    expect(names(prof.events()).filter((n) => n.startsWith('gemm'))).toHaveLength(1);
    expect(names(prof.events()).some((n) => n.startsWith('mul'))).toBe(false);
    expect(before.numel()).toBe(100);
  });

  it('of asynchronous functions', async () => {
    const prof = await profile({}, async () => {
      const value = await record_function('waits', async () => {
        await Promise.resolve();
        return 5;
      });
      expect(value).toBe(5);
    });
    expect(names(prof.events())).toEqual(['waits']);
  });

  it('end with errors', () => {
    const prof = profile();
    prof.start();
    expect(() => record_function('fails', () => torch.zeros(2, 3).matmul(torch.zeros(2, 3)))).toThrow(/matmul/);
    prof.stop();
    expect(names(prof.events())).toContain('fails');
    expect(() => profile(() => fail())).toThrow('own');
  });
});

function fail(): never {
  throw new Error('own');
}

describe('use', () => {
  it('record_function alone changes nothing', () => {
    expect(record_function('alone', () => 7)).toBe(7);
  });

  it('says what is wrong', () => {
    const prof = profile({});
    expect(() => prof.stop()).toThrow(/not running/);
    prof.start();
    expect(() => profile(() => 0)).toThrow(/another profiler is running/);
    prof.stop();
    expect(() => profile({ shapes: true } as never)).toThrow(/unknown option 'shapes'/);
    expect(() => profile({ activities: ['cuda' as never] })).toThrow(/cannot measure 'cuda'/);
    expect(() => record_function('x', 5 as never)).toThrow(/takes a name and a function/);
    expect(() => prof.key_averages().table({ sort_by: 'cpu' as never })).toThrow(/cannot sort by 'cpu'/);
  });
});

describe('averages', () => {
  /** As in make_fixture.py. */
  const EVENTS: [string, number, number, number, number[][]][] = [
    ['model', 0, 2500, 2500 - 890 - 200.5 - 50 - 100, []],
    ['aten::linear', 10, 900, 890 - 780, [[3, 20], [5, 20], [5]]],
    ['aten::addmm', 20, 800, 780, [[5], [3, 20], [20, 5]]],
    ['aten::sum', 1000, 1200.5, 200.5, [[3, 5]]],
    ['aten::sum', 1300, 1350, 50, [[3, 4]]],
    ['a name that is much longer than the fifty five columns a table allows', 1400, 1500, 100, []],
  ]; // prettier-ignore
  const events = EVENTS.map(
    ([name, start, end, self, input_shapes]): ProfilerEvent => ({
      name,
      kind: 'user',
      start,
      end,
      self_cpu_time_total: self,
      cpu_time_total: end - start,
      depth: 0,
      input_shapes,
      bytes: 0,
    }),
  );
  const tables = JSON.parse(readFileSync(new URL('./table.fixture.json', import.meta.url), 'utf8')) as Record<
    string,
    string
  >;

  it("print as PyTorch's", () => {
    expect(EventList.of_(events, false).table({ sort_by: 'self_cpu_time_total', row_limit: 4 })).toBe(
      tables['limited'],
    );
    expect(EventList.of_(events, false).table({ header: 'A header' })).toBe(tables['plain']);
    expect(EventList.of_(events, true).table({ sort_by: 'cpu_time_total' })).toBe(tables['shapes']);
    expect(EventList.of_([], false).table()).toBe('');
  });

  it('add up spans of one name', () => {
    const sum = EventList.of_(events, false).find((e) => e.key === 'aten::sum')!;
    expect([sum.count, sum.cpu_time_total, sum.cpu_time]).toEqual([2, 250.5, 125.25]);
    expect(EventList.of_(events, true).filter((e) => e.key === 'aten::sum')).toHaveLength(2);
  });

  it('have a column of bytes where kernels ran', () => {
    const x = torch.randn(1000, 1000);
    const text = profile(() => void x.add(1))
      .key_averages()
      .table();
    expect(text).toMatch(/ Bytes {4}# of Calls/);
    expect(text).toMatch(/add\[1000000\].* 7\.63 Mb/);
  });
});

describe('Chrome traces', () => {
  it('hold all spans', () => {
    const run = step();
    const prof = profile({ record_shapes: true }, () => void run());
    const { traceEvents } = JSON.parse(prof.chrome_trace()) as { traceEvents: Record<string, unknown>[] };
    expect(traceEvents).toHaveLength(prof.events().length);
    for (const e of traceEvents)
      expect(e).toMatchObject({ ph: 'X', pid: 1, ts: expect.any(Number), dur: expect.any(Number) });
  });

  it('are written whole', () => {
    const dir = mkdtempSync(join(tmpdir(), 'nabla-'));
    try {
      const prof = profile(() => void torch.randn(50).add(1));
      prof.export_chrome_trace(join(dir, 'trace.json'));
      expect(readFileSync(join(dir, 'trace.json'), 'utf8')).toBe(prof.chrome_trace());
      expect(() => prof.export_chrome_trace(join(dir, 'no', 'trace.json'))).toThrow(/ENOENT/);
      expect(readdirSync(dir)).toEqual(['trace.json']);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
