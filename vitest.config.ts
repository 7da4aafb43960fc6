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

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'examples/**/*.test.ts'],
    // Processes of their own: tests of memory measure the whole process.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
