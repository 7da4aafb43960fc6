/** What the package promises: entries that exist, no dependency, no script, and honest notes for bundlers. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const toSource = (file: string) => file.replace('./dist/', 'src/').replace(/\.js$/, '.ts');

const sources = readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => ({ name: `src/${name.replaceAll('\\', '/')}`, text: readFileSync(`${root}/src/${name}`, 'utf8') }));

test('every public entry has its source', () => {
  const missing = Object.values<string>(manifest.exports).filter((file) => !existsSync(`${root}/${toSource(file)}`));
  expect(missing).toEqual([]);
});

test('no dependency and no install script', () => {
  for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies']) {
    expect(manifest[kind] ?? {}, kind).toEqual({});
  }
  expect(Object.keys(manifest.scripts ?? {}).filter((name) => /install$|^prepare$/.test(name))).toEqual([]);
});

test('nothing that a browser loads names a Node module', () => {
  const named = sources.filter(
    ({ name, text }) => !name.startsWith('src/node/') && /\b(?:from|import)\s*\(?\s*['"]node:/.test(text),
  );
  expect(named.map(({ name }) => name)).toEqual([]);
});
