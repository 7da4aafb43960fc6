/** Every example, and every block of code in the READMEs, prints what its `// →` comments say. */
import { readdirSync, readFileSync } from 'node:fs';
import * as fsPromises from 'node:fs/promises';
import { formatWithOptions } from 'node:util';
import * as nabla from 'nabla';
import * as io from 'nabla/io';
import * as functional from 'nabla/nn/functional';
import * as data from 'nabla/utils/data';
import * as mnist from 'nabla-mnist';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const MODULES: Readonly<Record<string, unknown>> = {
  nabla,
  'nabla/io': io,
  'nabla/nn/functional': functional,
  'nabla/utils/data': data,
  'nabla-mnist': mnist,
  'node:fs/promises': fsPromises,
};

const AsyncFunction = (async () => {}).constructor as new (
  ...args: string[]
) => (...values: unknown[]) => Promise<void>;

/** Runs TypeScript as a module of its own; gives what it wrote to the console. */
async function run(source: string): Promise<string[]> {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions: options });
  const written: string[] = [];
  const log = (...values: unknown[]): void => {
    written.push(...formatWithOptions({ colors: false }, ...(values as [unknown])).split('\n'));
  };
  const load = (name: string): unknown => MODULES[name] ?? expect.fail(`no module '${name}' for this code`);
  await new AsyncFunction('require', 'exports', 'console', outputText)(load, {}, { log });
  return written;
}

/** What the comments say, `\n` for a new line. */
function promised(source: string): string[] {
  return [...source.matchAll(/\/\/ → (.*)$/gm)].flatMap((match) => match[1]!.trimEnd().split('\\n'));
}

const here = new URL('.', import.meta.url);
const examples = readdirSync(here).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

describe('examples', () => {
  test.each(examples)('%s', async (name) => {
    const source = readFileSync(new URL(name, here), 'utf8');
    expect(source.split('\n').length).toBeLessThan(60);
    expect(await run(source)).toEqual(promised(source));
  });
});

describe.each(['README.md', 'README.zh-CN.md'])('%s', (name) => {
  const text = readFileSync(new URL(`../${name}`, here), 'utf8');
  const blocks = [...text.matchAll(/^```ts\n(.*?)^```/gms)].map((match) => match[1]!);
  test('has code', () => expect(blocks.length).toBeGreaterThan(1));
  test.each(blocks)('runs %#', async (block) => {
    expect(await run(block)).toEqual(promised(block));
  });
});
