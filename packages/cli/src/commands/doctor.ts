/** `nabla doctor`: what this machine offers, and whether the engine computes what it should. */
import { arch, cpus, freemem, platform, release, totalmem } from 'node:os';
import * as torch from 'nabla';
import { Failure } from '../failure.js';
import { inLanguage, type Lang } from '../language.js';
import { jsonNumber } from '../numbers.js';
import { Page } from '../page.js';
import { type Surroundings, terminalOf } from '../terminal.js';
import { version } from '../version.js';
import { MACHINE_TEXTS } from './texts/machine.js';

type Words = ReturnType<typeof wordsFor>;
const wordsFor = (lang: Lang) => inLanguage(MACHINE_TEXTS, lang);

/** What the optional package says of the libraries that it found. */
interface BlasProbe {
  readonly library: string | null;
  readonly path: string | null;
  readonly config: string | null;
  readonly threads: number;
  readonly lapack: boolean;
  readonly refused: readonly { readonly library: string; readonly reason: string }[];
}
type Blas =
  | { readonly installed: false }
  | { readonly installed: true; readonly error: string }
  | { readonly installed: true; readonly probe: BlasProbe };

interface Check {
  readonly name: 'gradient' | 'kernel' | 'product' | 'random';
  /** Why it failed; null where it passed. */
  readonly error: string | null;
}

interface Report {
  readonly versions: { readonly nabla: string; readonly node: string; readonly v8: string };
  readonly machine: {
    readonly system: string;
    readonly cpu: string;
    readonly cores: number;
    readonly memory: { readonly total: number; readonly free: number };
  };
  readonly engine: {
    readonly simd: boolean;
    readonly shared_memory: boolean;
    readonly threads: number;
    readonly memory: ReturnType<typeof torch.memory_stats>;
  };
  readonly blas: Blas;
  readonly webgpu: boolean;
  readonly checks: readonly Check[];
}

/** Globals of Node and browsers that the types loaded here do not name. */
const globals = globalThis as unknown as {
  readonly WebAssembly: {
    validate(bytes: Uint8Array): boolean;
    readonly Memory: new (size: { initial: number; maximum: number; shared: boolean }) => { buffer: unknown };
  };
  readonly navigator?: object;
};

/** A module whose one function adds two vectors: it validates only where there is SIMD. */
const SIMD_MODULE = new Uint8Array([
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 123, 1, 123, 3, 2, 1, 0],
  ...[10, 11, 1, 9, 0, 32, 0, 32, 0, 253, 228, 1, 11],
]);

function hasSharedMemory(): boolean {
  try {
    return new globals.WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer instanceof SharedArrayBuffer;
  } catch {
    return false;
  }
}

async function probeBlas(): Promise<Blas> {
  // In a variable, so that the build does not look for a package that may be missing.
  const name = 'nabla-blas';
  try {
    const found = (await import(name)) as { probe: () => BlasProbe };
    return { installed: true, probe: found.probe() };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ERR_MODULE_NOT_FOUND' ? { installed: false } : { installed: true, error: message };
  }
}

// ---------------------------------------------------------------------------------------------------- self-test

function close(name: string, got: number, want: number, tolerance: number): void {
  if (!(Math.abs(got - want) <= tolerance)) throw new Error(`${name} ${got}, ≠ ${want}`);
}

const CHECKS: Readonly<Record<Check['name'], () => void>> = {
  gradient: () => {
    const x = torch.tensor(1.5, { dtype: torch.float64, requires_grad: true });
    x.pow(2).mul(x.sin()).backward();
    close('x.grad', x.grad!.item(), 3 * Math.sin(1.5) + 2.25 * Math.cos(1.5), 1e-14);
  },
  kernel: () => {
    const x = torch.arange(10_000, { dtype: torch.float64 });
    const sum = x.mul(2).add(1).sqrt().sum().item();
    let want = 0;
    for (let i = 0; i < 10_000; i++) want += Math.sqrt(2 * i + 1);
    close('sum', sum, want, 1e-10 * want);
  },
  product: () => {
    const a = torch.arange(4096, { dtype: torch.float64 }).reshape(64, 64);
    // Row 1 of A times the first column of Aᵀ: Σ (64 + k)·k.
    let want = 0;
    for (let k = 0; k < 64; k++) want += (64 + k) * k;
    close('(A Aᵀ)₁₀', (a.matmul(a.t()).at(1, 0) as torch.Tensor).item(), want, 0);
  },
  random: () => {
    const generator = new torch.Generator();
    generator.manual_seed(0);
    close('randn', torch.randn(1, { generator }).item(), 1.5409960746765137, 0);
  },
};

function selfTest(): Check[] {
  return (Object.keys(CHECKS) as Check['name'][]).map((name) => {
    try {
      CHECKS[name]();
      return { name, error: null };
    } catch (error) {
      return { name, error: error instanceof Error ? error.message : String(error) };
    }
  });
}

async function examine(): Promise<Report> {
  const checks = selfTest();
  return {
    versions: { nabla: version(), node: process.version, v8: process.versions.v8 ?? '' },
    machine: {
      system: `${platform()} ${release()} ${arch()}`,
      cpu: cpus()[0]?.model.trim() ?? '',
      cores: cpus().length,
      memory: { total: totalmem(), free: freemem() },
    },
    engine: {
      simd: globals.WebAssembly.validate(SIMD_MODULE),
      shared_memory: hasSharedMemory(),
      threads: torch.get_num_threads(),
      memory: torch.memory_stats(),
    },
    blas: await probeBlas(),
    webgpu: globals.navigator !== undefined && 'gpu' in globals.navigator,
    checks,
  };
}

// ---------------------------------------------------------------------------------------------------- the page

const gib = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

function blasText(blas: Blas, t: Words): string {
  if (!blas.installed) return t.blasMissing;
  if ('error' in blas) return t.blasBroken(blas.error.split('\n')[0]!);
  const { library, config, threads, lapack, path } = blas.probe;
  if (library === null) return t.blasNone;
  const parts = [config ?? library, threads > 0 ? t.blasThreads(String(threads)) : '', lapack ? t.withLapack : ''];
  return [...parts.filter((part) => part !== ''), path ?? ''].join('; ');
}

type Rows = [string, string][];

function sections(report: Report, t: Words): [string, Rows][] {
  const { versions, machine, engine, blas, webgpu, checks } = report;
  const has = (x: boolean): string => (x ? t.yes : t.no);
  const refused = 'probe' in blas ? blas.probe.refused : [];
  return [
    [
      t.versions,
      [
        ['nabla', versions.nabla],
        ['Node', versions.node],
        ['V8', versions.v8],
      ],
    ],
    [
      t.machine,
      [
        [t.system, machine.system],
        [t.cpu, `${machine.cpu}, ${t.cores(String(machine.cores))}`],
        [t.memory, t.memoryOf(gib(machine.memory.total), gib(machine.memory.free))],
      ],
    ],
    [
      t.engine,
      [
        [t.simd, has(engine.simd)],
        [t.shared, has(engine.shared_memory)],
        [t.threads, t.threadsOf(String(engine.threads))],
        [t.tensors, t.tensorsOf(mib(engine.memory.held), mib(engine.memory.reserved))],
      ],
    ],
    [
      t.accelerators,
      [
        [t.blas, blasText(blas, t)],
        ...refused.map(({ library, reason }): [string, string] => ['', t.refused(library, reason)]),
        [t.webgpu, webgpu ? t.yes : t.webgpuNo],
      ],
    ],
    [t.selfTest, checks.map(({ name, error }) => [t[name], error === null ? t.passed : t.failed(error)])],
  ];
}

/** Runs the command. Errors: Failure where the self-test fails, after the report. */
export async function runDoctor(flags: { json?: boolean }, lang: Lang, around: Surroundings): Promise<void> {
  const t = wordsFor(lang);
  const report = await examine();
  if (flags.json) around.stdout(`${JSON.stringify(report, jsonNumber)}\n`);
  else {
    const page = new Page(terminalOf(around));
    for (const [title, rows] of sections(report, t)) {
      page.heading(title);
      page.pairs(rows);
    }
  }
  const broken = report.checks.filter((check) => check.error !== null);
  if (broken.length > 0) throw new Failure(t.broken(broken.map((check) => check.name).join(', ')));
}
