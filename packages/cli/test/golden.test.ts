/** Whole pages in both languages, as files to read: `npx vitest run -u packages/cli/test/golden.test.ts` writes them anew. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nabla } from './surroundings.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nabla-'));
  const rows = Array.from({ length: 24 }, (_, i) => `${i % 7},${i % 2 ? 'red' : 'blue'},${i % 3 === 0 ? 'yes' : 'no'}`);
  writeFileSync(join(folder, 'data.csv'), `size,colour,ripe\n${rows.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const PAGES: Readonly<Record<string, readonly string[]>> = {
  help: ['--help'],
  'grad-help': ['grad', '--help'],
  'descend-help': ['descend', '--help'],
  'train-help': ['train', '--help'],
  grad: ['grad', 'x^2 y + sin(y)', '--at', 'x=1,y=2', '--direction', '3,4', '--steps'],
  diff: ['diff', 'x^2 sin x', '--steps', '--at', 'pi/2'],
  descend: ['descend', 'x^2 + 3y^2', '--from', '2,1', '--plot'],
  newton: ['descend', 'x^4 - 3x^2 + x', '--from', '2', '--method', 'newton', '--plot'],
  train: ['train', 'data.csv', '--target', 'ripe', '--model', 'mlp:4', '--epochs', '5', '--lr', '0.05'],
};

describe.each(['en', 'zh'])('%s', (lang) => {
  test.each(Object.keys(PAGES))('%s', async (name) => {
    const args = PAGES[name]!.map((arg) => (arg === 'data.csv' ? join(folder, arg) : arg));
    const { code, out, err } = await nabla([...args, '--lang', lang]);
    expect([code, err]).toEqual([0, '']);
    const page = out.replaceAll(/\S*data\.csv/g, 'data.csv');
    await expect(page).toMatchFileSnapshot(`golden/${name}.${lang}.txt`);
  });
});
