/** Bytes that a browser downloads for everything that a library exports: minified, and compressed. */
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const folder = new URL('.', import.meta.url).pathname;
const PROGRAMS = {
  nabla: "export * from 'nabla';",
  'tfjs-wasm': "export * from '@tensorflow/tfjs'; export * as wasm from '@tensorflow/tfjs-backend-wasm';",
  jax: "export * from '@jax-js/jax';",
};

async function bundle(program) {
  const input = `${folder}entry.js`;
  const plugin = {
    name: 'program',
    resolveId: (id) => (id === input ? id : null),
    load: (id) => (id === input ? program : null),
  };
  const built = await rolldown({ input, cwd: folder, plugins: [plugin], platform: 'browser', logLevel: 'silent' });
  const { output } = await built.generate({ format: 'es', minify: true });
  await built.close();
  const code = output.map((o) => o.code ?? '').join('');
  return { minified: code.length, gzip: gzipSync(code, { level: 9 }).length };
}

export async function measureBundles() {
  const out = {};
  for (const [name, program] of Object.entries(PROGRAMS)) {
    out[name] = await bundle(program).catch((error) => ({ absent: String(error.message).split('\n')[0] }));
  }
  return out;
}
