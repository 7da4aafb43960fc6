/**
 * `node examples/run.mjs mse_grad`: runs an example in any Node, once the library is built (`npm run build`). Node 22.18
 * and newer strip types themselves: `node examples/mse_grad.ts`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const name = (process.argv[2] ?? '').replace(/\.ts$/, '');
const source = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
if (!/^\w+$/.test(name) || !existsSync(source)) {
  console.error(`no example '${name}': give the name of a file of examples/, such as mse_grad`);
  process.exit(2);
}
const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
  compilerOptions: { module: ts.ModuleKind.ES2022, target: ts.ScriptTarget.ES2022 },
});
const folder = new URL('../node_modules/.cache/nabla/examples/', import.meta.url);
mkdirSync(folder, { recursive: true });
const made = new URL(`${name}.mjs`, folder);
writeFileSync(made, outputText);
await import(made.href);
