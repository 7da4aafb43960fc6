/** What is found, what is refused and why; nothing is printed and nothing thrown, whatever the machine has. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { open, probe } from 'nabla-blas';
import ts from 'typescript';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'nabla-blas-'));
afterAll(() => rmSync(folder, { recursive: true }));

const blas = open();
const nothing = { library: null, path: null, config: null, threads: 0, lapack: false };
const linux = process.platform === 'linux';

test('what is found is described', () => {
  const found = probe();
  if (blas === null) {
    expect(found).toEqual({ ...nothing, refused: found.refused });
    return;
  }
  expect(found.library).toBe(blas.name);
  expect(found.lapack).toBe(blas.lapack !== null);
  expect(found.path).toMatch(linux ? /^\/.*\.so/ : /./);
  if (found.library === 'OpenBLAS') {
    expect(found.config).toMatch(/^OpenBLAS \d/);
    blas.setThreads(1);
    expect(probe().threads).toBe(1);
    blas.setThreads(found.threads);
    expect(probe().threads).toBe(found.threads);
  }
  expect(open()).toBe(blas);
});

test('a library that is missing is no news, unless the user named it', () => {
  expect(open({ candidates: ['libnabla-has-no-such-thing.so.7'] })).toBeNull();
  expect(probe({ candidates: ['libnabla-has-no-such-thing.so.7'] })).toEqual({ ...nothing, refused: [] });
  const { refused, ...rest } = probe({ library: '/nowhere/libopenblas.so' });
  expect(rest).toEqual(nothing);
  expect(refused).toEqual([{ library: '/nowhere/libopenblas.so', reason: expect.stringMatching(/cannot|fail/i) }]);
});

test('a file that is no library is refused', () => {
  const fake = join(folder, 'libopenblas.so.0');
  writeFileSync(fake, 'not a library');
  expect(probe({ candidates: [fake] })).toEqual({ ...nothing, refused: [] });
  expect(probe({ library: fake }).refused).toHaveLength(1);
});

test.skipIf(!linux)('a library without CBLAS is refused, and the next one tried', () => {
  const reason = 'it has no cblas_sgemm';
  expect(probe({ candidates: ['libm.so.6', 'libc.so.6'] })).toEqual({
    ...nothing,
    refused: [
      { library: 'libm.so.6', reason },
      { library: 'libc.so.6', reason },
    ],
  });
  if (probe().library !== 'OpenBLAS') return;
  expect(probe({ candidates: ['libm.so.6', probe().path!] })).toMatchObject({
    library: 'OpenBLAS',
    refused: [{ reason }],
  });
});

/** Debian's, where it is the reference implementation. */
const reference = '/usr/lib/x86_64-linux-gnu/blas/libblas.so.3';
test.skipIf(!existsSync(reference))('reference BLAS is refused, and used where the user insists', () => {
  expect(open({ candidates: [reference] })).toBeNull();
  const [refusal] = probe({ candidates: [reference] }).refused;
  expect(refusal!.reason).toMatch(/not known to be a tuned BLAS.*slower than nabla/);
  expect(open({ library: reference })?.name).toBe('BLAS');
});

/** The package as it is installed, in a folder of its own: CommonJS, made of the sources. */
function installed(home: string): void {
  const source = fileURLToPath(new URL('../src', import.meta.url));
  mkdirSync(join(home, 'dist'), { recursive: true });
  cpSync(fileURLToPath(new URL('../package.json', import.meta.url)), join(home, 'package.json'));
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  for (const file of readdirSync(source)) {
    const { outputText } = ts.transpileModule(readFileSync(join(source, file), 'utf8'), { compilerOptions });
    writeFileSync(join(home, 'dist', file.replace('.ts', '.js')), outputText);
  }
}

const run = (script: string, env: Record<string, string> = {}): string =>
  execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });

test('without koffi there is no BLAS, and probe says so; koffi with a small stack is refused', () => {
  installed(join(folder, 'node_modules/nabla-blas'));
  const ask = 'const b = require("nabla-blas"); console.log(JSON.stringify([b.open(), b.probe()]))';
  const [none, found] = JSON.parse(run(ask));
  expect(none).toBeNull();
  expect(found).toEqual({ ...nothing, refused: [{ library: 'koffi', reason: expect.stringContaining('koffi') }] });
  const koffi = join(folder, 'node_modules/koffi');
  mkdirSync(koffi);
  writeFileSync(join(koffi, 'index.js'), 'exports.config = () => ({ sync_stack_size: 2 ** 20 })');
  expect(JSON.parse(run(ask))[1].refused[0].reason).toMatch(/small stack.*sync_stack_size/);
});

test('NABLA_BLAS names a library; import works as well as require', () => {
  const home = join(folder, 'node_modules/nabla-blas');
  installed(home);
  const koffi = createRequire(import.meta.url).resolve('koffi');
  rmSync(join(folder, 'node_modules/koffi'), { recursive: true, force: true });
  mkdirSync(join(folder, 'node_modules/koffi'));
  writeFileSync(join(folder, 'node_modules/koffi/index.js'), `module.exports = require(${JSON.stringify(koffi)})`);
  const script = 'import("nabla-blas").then((b) => console.log(JSON.stringify(b.probe())))';
  expect(JSON.parse(run(script, { NABLA_BLAS: '/nowhere/lib.so' })).refused[0].library).toBe('/nowhere/lib.so');
  expect(JSON.parse(run(script, { NABLA_BLAS: '1' })).library).toBe(probe().library);
});
