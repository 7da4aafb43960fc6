/** Workers that die, kernels that fail, counts that change, processes that end. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ModuleBuilder } from '../../src/codegen/wasm/assembler.js';
import * as torch from '../../src/index.js';
import { limits, WorkerLost } from '../../src/runtime/wasm/threads/pool.js';
import { bytesOf, helped, PROGRAMS, pool, shareEverything, threads } from './harness.js';

beforeAll(shareEverything);
const PATIENCE = limits.patience;
afterEach(() => {
  limits.patience = PATIENCE;
  pool().stop();
});

const names = Object.keys(PROGRAMS);

describe('set_num_threads', () => {
  it('takes positive integers', () => {
    torch.set_num_threads(3);
    expect(torch.get_num_threads()).toBe(3);
    expect(() => torch.set_num_threads(0)).toThrow('set_num_threads expects a positive integer');
    expect(() => torch.set_num_threads(-1)).toThrow('set_num_threads expects a positive integer');
    expect(() => torch.set_num_threads(1.5)).toThrow('set_num_threads expects an int, but got float');
    expect(() => torch.set_num_threads('2' as never)).toThrow('set_num_threads expects an int, but got str');
    expect(() => torch.set_num_threads(null as never)).toThrow('set_num_threads expects an int, but got None');
    expect(torch.get_num_threads()).toBe(3);
  });

  it('ends and starts workers, with the same results', async () => {
    await threads(1);
    const wanted = bytesOf(PROGRAMS['attention']!);
    for (const count of [2, 4, 2, 1, 3]) {
      await threads(count);
      expect(pool().ready).toBe(count - 1);
      expect(bytesOf(PROGRAMS['attention']!).equals(wanted)).toBe(true);
    }
  });

  it('1 shares nothing', async () => {
    await threads(1);
    const before = pool().jobs;
    bytesOf(PROGRAMS['conv2d with gradients']!);
    expect(pool().jobs).toBe(before);
  });
});

describe('a worker that dies', () => {
  it('while it sleeps is not missed, and replaced', async () => {
    await threads(2);
    const wanted = bytesOf(PROGRAMS['conv2d with gradients']!);
    pool().kill(1);
    expect(bytesOf(PROGRAMS['conv2d with gradients']!).equals(wanted)).toBe(true);
    while (pool().ready > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await threads(2);
    expect(helped(() => bytesOf(PROGRAMS['conv2d with gradients']!))).toBe(true);
  });

  it('in the middle of programs changes no result', async () => {
    limits.patience = 200;
    await threads(1);
    const wanted = names.map((name) => bytesOf(PROGRAMS[name]!));
    for (let round = 0; round < 2; round++) {
      await threads(3);
      names.forEach((name, i) => {
        if (name === 'in place') return;
        if (i === 4 * round) pool().kill(1 + (round % 2));
        expect(bytesOf(PROGRAMS[name]!).equals(wanted[i]!)).toBe(true);
      });
    }
  });

  /** A job of 8 chunks that a worker never finishes; the chunks that the main thread has done, in order. */
  function hang(repeatable: boolean): number[] {
    const module = new ModuleBuilder();
    module.importMemory('env', 'memory', { min: 1, max: 65536, shared: true });
    const f = module.func('run', { params: ['i32', 'i32', 'i32'], results: ['i32'] }, { export: true });
    f.loop().br(0).end().i32const(0);
    const done: number[] = [];
    const run = (start: number): number => {
      const until = performance.now() + 20;
      while (performance.now() < until);
      done.push(start);
      return 0;
    };
    const none = { params: 256, paramsWords: 0, scratchAt: -1, area: 0, areaStep: 0, micros: 1 };
    const range = { run, position: 0, units: 8, chunk: 1, chunks: 8 };
    pool().range({ bytes: module.build(), ...range, ...none, repeatable: () => repeatable });
    return done;
  }

  it('in the middle of a chunk: the main thread does it again', async () => {
    limits.patience = 50;
    await threads(2);
    let done: number[] = [];
    while (pool().ready > 0) done = hang(true);
    expect(done.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    await threads(2);
    expect(helped(() => bytesOf(PROGRAMS['conv2d with gradients']!))).toBe(true);
  });

  it('in the middle of a chunk that cannot be done again: an error', async () => {
    limits.patience = 50;
    await threads(2);
    expect(() => {
      while (pool().ready > 0) hang(false);
    }).toThrow(WorkerLost);
  });
});

it('a tensor whose in-place operation was lost cannot be read; everything else can', async () => {
  await threads(2);
  const [x, y] = [torch.ones([50_000]), torch.ones([50_000]).mul(3)];
  y.toTypedArray();
  x.toTypedArray();
  const lost = vi.spyOn(pool(), 'range').mockImplementation(() => {
    throw new WorkerLost('[threads] lost');
  });
  expect(() => {
    x.add_(y);
    x.toTypedArray();
  }).toThrow('released');
  lost.mockRestore();
  expect(() => x.toTypedArray()).toThrow('released');
  expect(y.add(1).eq(4).all().item()).toBe(true);
});

describe('a kernel that fails', () => {
  it('reports its error from any thread, and nothing else changes', async () => {
    await threads(3);
    const table = torch.randn([100, 40]);
    const good = torch.randint(0, 100, [2000]);
    const wanted = table.index_select(0, good).toTypedArray();
    const bad = good.clone();
    bad.index_put_([torch.tensor([1999n])], torch.tensor(100n));
    for (let i = 0; i < 20; i++) {
      expect(() => table.index_select(0, bad).toTypedArray()).toThrow('out of range');
      const zero = torch.ones([90_000], { dtype: torch.int64 });
      zero.index_put_([torch.tensor([i * 4000])], torch.tensor(0n));
      expect(() => good.at(0).floor_divide(zero).toTypedArray()).toThrow('ZeroDivisionError');
      expect(table.index_select(0, good).toTypedArray()).toEqual(wanted);
    }
  });

  it('leaves what it was to write in place as it was', async () => {
    await threads(3);
    const x = torch.ones([90_000], { dtype: torch.int64 });
    const zero = torch.ones([90_000], { dtype: torch.int64 });
    zero.index_put_([torch.tensor([89_999])], torch.tensor(0n));
    x.add_(4);
    x.toTypedArray();
    expect(() => {
      x.floor_divide_(zero);
      x.toTypedArray();
    }).toThrow('ZeroDivisionError');
    expect(x.eq(5).all().item()).toBe(true);
  });
});

describe('a process', () => {
  it('ends by itself while workers sleep, from one bundled, minified file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nabla-threads-'));
    try {
      const entry = join(folder, 'entry.ts');
      const source = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
      writeFileSync(
        entry,
        `import * as torch from ${JSON.stringify(source)};
         torch.set_num_threads(3);
         torch.manual_seed(1);
         const [a, b] = [torch.rand([300, 300]), torch.rand([300, 300])];
         for (let i = 0; i < 40; i++) a.matmul(b).exp().sum().item();
         const sum = a.matmul(b).tanh().sum().item();
         torch.set_num_threads(1);
         console.log(sum === a.matmul(b).tanh().sum().item());
         torch.set_num_threads(2);
         for (let i = 0; i < 40; i++) a.matmul(b).exp().sum().item();`,
      );
      const build = await rolldown({ input: entry, platform: 'neutral', treeshake: false });
      const { output } = await build.generate({ format: 'es', minify: true });
      await build.close();
      const file = join(folder, 'program.mjs');
      writeFileSync(file, output[0].code);
      expect(execFileSync(process.execPath, [file], { timeout: 30_000, encoding: 'utf8' }).trim()).toBe('true');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
