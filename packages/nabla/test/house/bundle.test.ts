/** What bundlers make of the library: programs that still work when minified and pruned, within a budget of bytes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin, type Rollup } from 'vite';
import { afterAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = `${root}user.js`;

/** As users get it: the manifest's entries and its notes on side effects, over the sources. */
const entries = Object.entries(manifest.exports)
  .filter(([, file]) => file.endsWith('.js'))
  .map(([name, file]) => ({
    find: new RegExp(`^nabla${name.slice(1)}$`),
    replacement: file.replace('./dist/', `${root}src/`).replace(/\.js$/, '.ts'),
  }));
const acting = new Set(
  manifest.sideEffects.map((file) => file.replace('./dist/', `${root}src/`).replace(/\.js$/, '.ts')),
);

/** The program, and what the manifest says of each module. */
const pluginOf = (program: string): Plugin => ({
  name: 'program',
  enforce: 'pre',
  async resolveId(id, importer, options) {
    if (id === PROGRAM) return id;
    const found = await this.resolve(id, importer, { ...options, skipSelf: true });
    return found && { ...found, moduleSideEffects: acting.has(found.id) };
  },
  load: (id) => (id === PROGRAM ? program : null),
});

async function bundle(program: string): Promise<string> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: entries },
    plugins: [pluginOf(program)],
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: PROGRAM, formats: ['es'] },
    },
  })) as Rollup.RollupOutput[];
  return built[0]!.output[0].code;
}

const folder = mkdtempSync(join(tmpdir(), 'nabla-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(code: string): Promise<unknown> {
  const file = join(folder, `${code.length}.mjs`);
  writeFileSync(file, code);
  return ((await import(/* @vite-ignore */ file)) as { default: unknown }).default;
}

const PROGRAMS: readonly (readonly [string, string, unknown])[] = [
  [
    'tensors by name',
    `import { tensor } from 'nabla';
     const w = tensor([2], { requires_grad: true });
     w.mul(w).sum().backward();
     export default [String(w.grad), String(tensor([[1, 2]]).at(0)), [...tensor([1, 2]).fill_(3)].map(String)];`,
    ['tensor([4.])', 'tensor([1., 2.])', ['tensor(3.)', 'tensor(3.)']],
  ],
  [
    'modules by name, printed under their own names',
    `import { Linear, ReLU, Sequential } from 'nabla/nn';
     import { SGD } from 'nabla/optim';
     const model = new Sequential(new Linear(2, 3), new ReLU());
     const opt = new SGD(model.parameters(), { lr: 0.1 });
     model.forward(model.at(0).weight.new_ones([1, 2])).sum().backward();
     opt.step();
     export default [String(model).split('\\n')[1], String(opt).split(' ')[0], model.at(0).weight.grad.shape.length];`,
    ['  (0): Linear(in_features=2, out_features=3, bias=True)', 'SGD', 2],
  ],
];

test.each(PROGRAMS)('%s', async (_, program, wanted) => {
  const code = await bundle(program);
  expect(await run(code)).toEqual(wanted);
  // Pages forbid it: script-src 'self' 'wasm-unsafe-eval'.
  expect(code).not.toMatch(/new Function\(|[^.\w]eval\((?!\)\s*\{)/);
  expect(gzipSync(code).length).toBeLessThan(260_000);
});
