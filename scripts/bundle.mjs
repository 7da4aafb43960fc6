/**
 * What ships: packages/nabla/src as a few minified files in packages/nabla/dist, with source maps beside them. Types are
 * tsc's (declarations only). What only tests and declarations read of an operator's record is left out.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { evaluate } from './evaluate.mjs';
import { namespaces } from './namespaces.mjs';
import { prunableOperators } from './prunable.mjs';
import { root } from './run.mjs';
import { shortRecords } from './short-records.mjs';

const nabla = `${root}/packages/nabla`;
const DIST = `${nabla}/dist`;
const manifest = () => JSON.parse(readFileSync(`${nabla}/package.json`, 'utf8'));

/** Public entries: `{ 'nn/index': '…/src/nn/index.ts' }`. */
function entries() {
  const files = Object.values(manifest().exports).filter((file) => file.endsWith('.js'));
  const names = files.map((file) => file.replace('./dist/', '').replace(/\.js$/, ''));
  return Object.fromEntries(names.map((name) => [name, `${nabla}/src/${name}.ts`]));
}

// ------------------------------------------------------------------------------------------------ plugins

/** `static { this.x = 1 }`, as constants of classes are written for TypeScript's fields, keeps bundlers from leaving a class out. */
const constants = {
  name: 'constants of classes',
  renderChunk: (code) => ({
    code: code.replace(/static \{(\s*)this\.(\w+) = ("[^"]*"|\d+);(\s*)\}/g, '$1static $2 = $3;$4'),
    map: null,
  }),
};

/** Programs in texts, marked as such: `/* js *\/ \`…\``. */
const PROGRAM = /\/\* js \*\/ `([^`]*)`/g;

/** Minified; names that the text does not declare stay. */
async function shortProgram(text) {
  const { minify } = await import('rolldown/utils');
  const { code, errors } = await minify('program.js', text, { compress: true, mangle: { toplevel: false } });
  if (errors.length > 0) throw new Error(errors[0].message);
  return code;
}

const shortPrograms = {
  name: 'programs in texts',
  transform: {
    filter: { code: PROGRAM },
    async handler(text) {
      const found = [...text.matchAll(PROGRAM)];
      const short = await Promise.all(found.map(([, program]) => shortProgram(program)));
      // As many lines as before, for the source map.
      const lines = (program) => '\n'.repeat(program.split('\n').length - 1);
      return { code: text.replace(PROGRAM, (_, program) => JSON.stringify(short.shift()) + lines(program)), map: null };
    },
  },
};

// ------------------------------------------------------------------------------------------------ files

async function output(options, write) {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    tsconfig: `${nabla}/tsconfig.json`,
    platform: 'neutral',
    // The manifest speaks of the files that ship.
    treeshake: { moduleSideEffects: () => true },
    checks: { bundlerTimings: false },
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
    ...options,
  });
  const { output } = await build.generate({ format: 'es', entryFileNames: '[name].js', ...write });
  await build.close();
  return output;
}

const CLASSES = { class: true, function: false };

/** What ships, as rolldown's chunks and assets: one file that all entries share, and the entries. Nothing is written. */
export const bundle = () =>
  output(
    { input: entries(), plugins: [shortRecords, shortPrograms, namespaces, prunableOperators, constants] },
    {
      // Paths in the source maps start here.
      dir: DIST,
      // Users meet the names of classes: in the console, in stack traces, as `error.constructor.name`.
      minify: { compress: { keepNames: CLASSES }, mangle: { toplevel: true, keepNames: CLASSES } },
      charset: 'ascii',
      sourcemap: true,
      sourcemapExcludeSources: true,
      chunkFileNames: '[name].js',
      codeSplitting: { groups: [{ name: 'core', test: /nabla[\\/]src[\\/](?!formula|io)/ }] },
    },
  );

/** Exports of the sources (`{ RECORDS: 'ops/index.ts' }`), whole records included, for the scripts beside this one. */
export async function load(wanted, plugins = []) {
  const lines = Object.entries(wanted).map(
    ([name, file]) => `export { ${name} } from ${JSON.stringify(`${nabla}/src/${file}`)};`,
  );
  const virtual = {
    name: 'wanted',
    resolveId: (id) => (id === 'wanted' ? id : null),
    load: (id) => (id === 'wanted' ? lines.join('\n') : null),
  };
  const [{ code }] = await output({ input: 'wanted', plugins: [virtual, ...plugins] }, {});
  return await evaluate(code);
}

// ------------------------------------------------------------------------------------------------ when it is stale

const STAMP = `${DIST}/.bundle.json`;

/** Names, sizes and times of all that the bundle is made of. */
function inputs() {
  const sources = readdirSync(`${nabla}/src`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const files = [
    ...sources.map((name) => `${nabla}/src/${name}`),
    `${nabla}/package.json`,
    `${nabla}/tsconfig.json`,
    `${root}/package-lock.json`,
    import.meta.filename,
    ...['evaluate', 'namespaces', 'prunable', 'short-records'].map((name) => `${root}/scripts/${name}.mjs`),
  ];
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** The stamp of what dist was written from; null where a file of it is gone. */
function written() {
  if (!existsSync(STAMP)) return null;
  const { stamp, files } = JSON.parse(readFileSync(STAMP, 'utf8'));
  return files.every((file) => existsSync(`${DIST}/${file}`)) ? stamp : null;
}

/** Writes dist anew where it is stale. */
export async function bundleStale() {
  const stamp = inputs();
  if (written() === stamp) return;
  const files = await bundle();
  mkdirSync(DIST, { recursive: true });
  rmSync(STAMP, { force: true });
  const names = new Set(files.map((file) => file.fileName));
  for (const name of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
    if (/\.js(\.map)?$/.test(name) && !names.has(name.replaceAll('\\', '/')))
      rmSync(`${DIST}/${name}`, { force: true });
  }
  for (const file of files) {
    const path = `${DIST}/${file.fileName}`;
    mkdirSync(dirname(path), { recursive: true });
    // Whole or not at all: another process may load it now.
    writeFileSync(`${path}.${process.pid}`, file.code ?? file.source);
    renameSync(`${path}.${process.pid}`, path);
  }
  writeFileSync(STAMP, JSON.stringify({ stamp, files: [...names] }));
}
