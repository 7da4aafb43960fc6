import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const src = fileURLToPath(new URL('./packages/nabla/src', import.meta.url));

/** Public entries of the library, resolved to its source: tests need no build. */
const FILES = ['nn/functional', 'nn/init'].join('|');

export default defineConfig({
  resolve: {
    alias: [
      { find: /^nabla$/, replacement: `${src}/index.ts` },
      { find: new RegExp(`^nabla/(${FILES})$`), replacement: `${src}/$1.ts` },
      { find: /^nabla\/([a-z/]+)$/, replacement: `${src}/$1/index.ts` },
    ],
  },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'examples/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
