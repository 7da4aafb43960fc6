/** nabla as it ships finds the package by itself, at the first product that is worth it. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { open } from 'nabla-blas';
import { expect, test } from 'vitest';

const resolve = (name: string): string | null => {
  try {
    const path = createRequire(import.meta.url).resolve(name);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
};
const built = resolve('nabla') !== null && resolve('nabla-blas') !== null;
const name = open()?.name ?? null;

/** What a program prints that multiplies n × n matrices and asks for the library without looking for it. */
function run(n: number, env: Record<string, string | undefined>): unknown {
  const script = `
    const torch = await import('nabla');
    const a = torch.ones([${n}, ${n}]);
    const sum = a.matmul(a).sum().item();
    const loaded = process.report.getReport().sharedObjects.some((path) => /koffi/.test(path));
    console.log(JSON.stringify({ sum, loaded, library: torch.backends.blas.library() }));
  `;
  const options = { encoding: 'utf8', cwd: new URL('.', import.meta.url), env: { ...process.env, ...env } } as const;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], options));
}

test.skipIf(!built)('it is found where it is installed, and not before it is needed', () => {
  expect(run(64, { NABLA_BLAS: undefined })).toEqual({ sum: 64 ** 3, loaded: true, library: name });
  expect(run(16, { NABLA_BLAS: undefined })).toEqual({ sum: 16 ** 3, loaded: false, library: name });
});

test.skipIf(!built)('NABLA_BLAS=0 keeps to nabla, and a library that is not there changes nothing', () => {
  expect(run(64, { NABLA_BLAS: '0' })).toEqual({ sum: 64 ** 3, loaded: false, library: null });
  expect(run(64, { NABLA_BLAS: '/nowhere/libblas.so' })).toEqual({ sum: 64 ** 3, loaded: true, library: null });
});
