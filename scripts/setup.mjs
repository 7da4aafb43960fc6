/** All the set-up that a fresh clone needs: installs when the lock file asks for it, then builds what is stale. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleStale } from './bundle.mjs';
import { fail, root, run, tryRun } from './run.mjs';

/** What npm recorded about the last install, or null. */
function installed() {
  const path = `${root}/node_modules/.package-lock.json`;
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null;
}

/** True when every package that the lock file names for this machine is there in that version, and nothing is newer. */
export function isInstalled() {
  const have = installed();
  if (have === null) return false;
  const want = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')).packages;
  return Object.entries(want).every(([path, entry]) => path === '' || matches(path, entry, have[path]));
}

function matches(path, want, have) {
  if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
  if (have === undefined) return want.optional === true || want.peer === true;
  return want.version === have.version && want.link === have.link && existsSync(`${root}/${path}`);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`nabla's workspace needs Node 20.19 or newer, this is ${process.version}: install a newer Node and run again.`);
}

/** Installs, then writes what ships (bundle.mjs) and the types. `tolerant`: type errors do not stop it, so that stale declarations can be generated anew. */
export async function setup(tolerant = false) {
  checkNode();
  if (!isInstalled()) {
    console.log('nabla: installing dependencies (npm ci)');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  await bundleStale();
  const build = tolerant ? tryRun : run;
  build(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-b', 'tsconfig.build.json']);
}

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url))
  await setup(process.argv.includes('--tolerant'));
