/** Runs a module that exists as text only. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

const folder = `${root}/node_modules/.cache/nabla`;
let count = 0;

/** What the module exports. */
export async function evaluate(code) {
  const path = `${folder}/sources-${process.pid}-${count++}.mjs`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, code);
  try {
    return await import(pathToFileURL(path).href);
  } finally {
    rmSync(path);
  }
}
