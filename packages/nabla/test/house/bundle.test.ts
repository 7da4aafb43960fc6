/** What ships, and what bundlers make of it: programs that still work when minified and pruned, within a budget of bytes. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, load } from '../../../../scripts/bundle.mjs';
import { shortRecords } from '../../../../scripts/short-records.mjs';
import manifest from '../../package.json' with { type: 'json' };
import { RECORDS } from '../../src/ops/index.js';
import type { OpRecord } from '../../src/record.js';
import type { Tensor } from '../../src/tensor.js';

const folder = mkdtempSync(join(tmpdir(), 'nabla-bundle-'));
const home = join(folder, 'node_modules/nabla');
afterAll(() => rmSync(folder, { recursive: true }));

const shipped = new Map<string, string>();

/** A project with the package installed, as npm would. */
beforeAll(async () => {
  for (const { fileName, code, source } of await bundle()) {
    const path = join(home, 'dist', fileName);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code ?? source!);
    if (code !== undefined) shipped.set(fileName, code);
  }
  copyFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), join(home, 'package.json'));
});

const entries = Object.entries(manifest.exports).filter(([, file]) => file.endsWith('.js'));

async function bundled(program: string): Promise<string> {
  const entry = join(folder, 'user.js');
  writeFileSync(entry, program);
  const build = await rolldown({ input: entry, cwd: folder });
  const { output } = await build.generate({ format: 'es', minify: true });
  await build.close();
  return output[0].code;
}

async function run(code: string): Promise<unknown> {
  const file = join(folder, `${code.length}.mjs`);
  writeFileSync(file, code);
  return ((await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default: unknown }).default;
}

type Call = (...args: unknown[]) => unknown;

/** What a browser may have to download: for a program of a few names, and for all that there is. */
const PROGRAM_BYTES = 199_000;
const ALL_BYTES = 267_000;

const bytes = (code: string) => gzipSync(code, { level: 9 }).length;

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

/** Every public entry, whole. */
const EVERYTHING = `${entries.map(([name], i) => `import * as e${i} from 'nabla${name.slice(1)}';`).join('\n')}
  export default [${entries.map((_, i) => `e${i}`).join(', ')}].map((e) => Object.keys(e).length > 0);`;

test.each(PROGRAMS)('%s', async (_, program, wanted) => {
  const code = await bundled(program);
  expect(await run(code)).toEqual(wanted);
  // Pages forbid it: script-src 'self' 'wasm-unsafe-eval'.
  expect(code).not.toMatch(/new Function\(|[^.\w]eval\((?!\)\s*\{)/);
  expect(bytes(code)).toBeLessThan(PROGRAM_BYTES);
});

test('everything', async () => {
  const code = await bundled(EVERYTHING);
  expect(await run(code)).toEqual(entries.map(() => true));
  expect(bytes(code)).toBeLessThan(ALL_BYTES);
});

type Torch = typeof import('../../src/index.js');

/** Each alone in a program, with what its rules call by name. */
const OPERATORS: readonly (readonly [entry: string, name: string, of: (torch: Torch) => unknown, args: string])[] = [
  ['nabla/nn/functional', 'cross_entropy', (t) => t.nn.functional.cross_entropy, '[x, tensor([1, 0])]'],
  ['nabla/nn/functional', 'group_norm', (t) => t.nn.functional.group_norm, '[x.reshape(1, 2, 3), 2]'],
  ['nabla/special', 'i1e', (t) => t.special.i1e, '[x]'],
  ['nabla', 'hstack', (t) => t.hstack, '[[x, x]]'],
];

test.each(OPERATORS)('%s: %s in a program that names nothing else', async (entry, name, of, args) => {
  const code = await bundled(`
    import { tensor } from 'nabla';
    import { ${name} } from '${entry}';
    export default [tensor, ${name}, (x, tensor) => ${args}];`);
  const [tensor, operator, argsOf] = (await run(code)) as [Torch['tensor'], Call, Call];
  const results = (make: Torch['tensor'], f: Call) => {
    const x = make([0.3, -0.4, 0.5, 0.1, 0.2, -0.6], { requires_grad: true });
    const y = f(...(argsOf(x.reshape(2, 3), make) as unknown[])) as Tensor;
    y.sum().backward();
    return [String(y.detach()), String(x.grad)];
  };
  const source = await import('../../src/index.js');
  expect(results(tensor, operator)).toEqual(results(source.tensor, of(source) as Call));
  expect(bytes(code)).toBeLessThan(PROGRAM_BYTES);
});

test('operators that are no methods are left out where nothing calls them; all methods stay', async () => {
  const code = await bundled(`export { Tensor as default } from 'nabla';`);
  const prototype = ((await run(code)) as { prototype: object }).prototype;
  const methods = RECORDS.filter(({ method }) => method).flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  expect(methods.filter((name) => !(name in prototype))).toEqual([]);
  expect(['grid_sample', 'local_response_norm', 'cosine_embedding_loss'].filter((name) => code.includes(name))).toEqual(
    [],
  );
});

test('modules and optimizers that a program does not name are left out', async () => {
  const code = await bundled(`export { tensor as default } from 'nabla';`);
  const names = ['BatchNorm2d', 'AdamW', 'CosineAnnealingLR', 'DataLoader'];
  expect(names.filter((name) => code.includes(name))).toEqual([]);
});

test('few files, of which one has the code; documentation and samples stay at home', () => {
  expect([...shipped.keys()].sort()).toEqual(['core.js', ...entries.map(([, file]) => file.slice(7))].sort());
  const core = shipped.get('core.js')!;
  expect(core).not.toMatch(/m\.tensor\(|avoid:/);
  const texts = RECORDS.map(({ doc }) => doc).filter((doc) => doc.length > 24 && /^[ -~]*$/.test(doc));
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter((doc) => core.includes(doc))).toEqual([]);
  // Other characters would double the text in memory and slow its reading down.
  expect(core).toMatch(/^[\0-\x7f]*$/);
});

test('records ship in two parts, of which the second has all that calls read', async () => {
  const unread = ['doc', 'samples', 'errors', 'returns', 'overloads'];
  const fieldsOf = (record: OpRecord) => Object.keys(record).filter((name) => !unread.includes(name));
  const { RECORDS: parted } = (await load({ RECORDS: 'ops/index.ts' }, [shortRecords])) as {
    RECORDS: readonly OpRecord[];
  };
  expect(parted.map(({ name }) => name)).toEqual(RECORDS.map(({ name }) => name));
  expect(parted.filter((record) => !Object.hasOwn(record, 'params')).length).toBeGreaterThan(300);
  for (const [i, record] of RECORDS.entries()) {
    expect(Object.keys(parted[i]!.params), record.name).toEqual(Object.keys(record.params));
    expect(fieldsOf(parted[i]!).sort(), record.name).toEqual(fieldsOf(record).sort());
    expect(parted[i], record.name).toMatchObject(
      Object.fromEntries(
        Object.entries(record).filter(([name, value]) => !unread.includes(name) && Object(value) !== value),
      ),
    );
  }
});

/** Names of a namespace, with those of the namespaces in it. */
function namesIn(space: object): unknown {
  const isSpace = (value: unknown) => Object.prototype.toString.call(value) === '[object Module]';
  return Object.entries(space)
    .map(([name, value]) => [name, isSpace(value) ? namesIn(value) : typeof value])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

test('namespaces have the values of all their names', async () => {
  const torch = await import(/* @vite-ignore */ pathToFileURL(join(home, 'dist/index.js')).href);
  expect(namesIn(torch)).toEqual(namesIn(await import('../../src/index.js')));
  expect(String(torch.nn)).toBe('[object Module]');
  expect(() => Object.assign(torch.nn, { Linear: null })).toThrow(TypeError);
  expect(shipped.get('core.js')).not.toContain('__exportAll');
});

test('what ships runs as it is, under its public names', async () => {
  const load = (name: string) => import(/* @vite-ignore */ pathToFileURL(join(home, 'dist', name)).href);
  const torch = await load('index.js');
  const nn = await load('nn/index.js');
  expect(nn.Linear).toBe(torch.nn.Linear);
  expect([torch.Tensor, torch.Size, torch.RuntimeError, nn.Conv2d].map((made) => made.name)).toEqual([
    'Tensor',
    'Size',
    'RuntimeError',
    'Conv2d',
  ]);
  const w = torch.tensor([3], { requires_grad: true });
  const loss = torch.exp(w).mul(2).sum();
  expect(String(loss.grad_fn)).toMatch('SumBackward0');
  expect(() => loss.add(torch.ones([2, 3]).add(torch.ones([4])))).toThrow(torch.RuntimeError);
  expect(() => torch.sum(w, { keepdims: 1, dmi: 0 })).toThrow(/dmi/);
});
