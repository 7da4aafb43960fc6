import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { PAGE_POLICY } from './policy.mjs';
import { sandbox } from './scripts/sandbox.mjs';
import { directImports, leanRecords, libraries, namedRules, wholeLibrary } from './scripts/slim.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The policy as a `<meta>`, for servers that send no headers. */
const policy = {
  name: 'lab-policy',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY }, injectTo: 'head-prepend' },
  ],
};

/** KaTeX names each font in three formats; every browser that runs this page reads woff2. */
const woff2 = {
  name: 'lab-woff2',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('katex.min.css')) return null;
    return { code: code.replaceAll(/,url\([^)]*\.(?:woff|ttf)\) ?format\("[^"]*"\)/g, ''), map: null };
  },
};

export default defineConfig({
  root: here('.'),
  base: './',
  resolve: { alias: libraries },
  publicDir: here('public'),
  logLevel: 'warn',
  plugins: [policy, woff2, directImports, leanRecords, namedRules, wholeLibrary, sandbox],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // A worker has no document to put preloads into.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files, { hostId }) => (hostId === 'worker.js' ? [] : files),
    },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      // The worker is an entry of the same build, so that it and the page share what both use.
      input: { index: here('index.html'), worker: here('src/compute/worker.ts') },
      output: { entryFileNames: (chunk) => (chunk.name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js') },
    },
  },
});
