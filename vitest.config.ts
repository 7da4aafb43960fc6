import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const nabla = fileURLToPath(new URL('./packages/nabla', import.meta.url));
const { exports } = JSON.parse(readFileSync(`${nabla}/package.json`, 'utf8')) as { exports: Record<string, string> };

/** The library's public entries, resolved to its source: tests need no build. */
const alias = Object.entries(exports)
  .filter(([, file]) => file.endsWith('.js'))
  .map(([entry, file]) => ({
    find: new RegExp(`^nabla${entry.slice(1)}$`),
    replacement: file.replace('./dist/', `${nabla}/src/`).replace(/\.js$/, '.ts'),
  }));

alias.push({
  find: /^nabla-calculus$/,
  replacement: fileURLToPath(new URL('./packages/calculus/src/index.ts', import.meta.url)),
});
alias.push({
  find: /^nabla-tables$/,
  replacement: fileURLToPath(new URL('./packages/tables/src/index.ts', import.meta.url)),
});
alias.push({
  find: /^nabla-blas$/,
  replacement: fileURLToPath(new URL('./packages/blas/src/index.ts', import.meta.url)),
});

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'examples/**/*.test.ts'],
    // nabla's own kernels are what is tested; packages/blas switches the machine's library on where it tests that.
    env: { NABLA_BLAS: '0' },
    // Processes of their own: tests of memory measure the whole process.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
