/** Builds the lab where something is newer than the last build: `node scripts/build.mjs` (`--force` builds always). */
import { existsSync, readdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const lab = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
export const dist = `${lab}/dist`;
const STAMP = `${dist}/.built`;
const SOURCES = ['index.html', 'vite.config.mjs', 'policy.mjs', 'package.json', 'scripts', 'public', 'src'];
const LIBRARIES = ['../nabla/src', '../calculus/src'];

/** The time of the newest file below a path. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return /\.(map|d\.ts)$|tsbuildinfo/.test(path) ? 0 : mtimeMs;
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(`${path}/${name}`)), 0);
}

export function isBuilt() {
  if (!existsSync(STAMP)) return false;
  const built = statSync(STAMP).mtimeMs;
  return [...SOURCES, ...LIBRARIES].every((path) => newest(`${lab}/${path}`) <= built);
}

/** Builds into `dist`; the stamp is written last, with the time at which it began. */
export async function buildLab({ force = false } = {}) {
  if (!force && isBuilt()) return false;
  const began = new Date().toISOString();
  await build({ configFile: `${lab}/vite.config.mjs` });
  writeFileSync(STAMP, `${began}\n`);
  return true;
}

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  const built = await buildLab({ force: process.argv.includes('--force') });
  console.log(built ? 'lab: built into packages/lab/dist' : 'lab: packages/lab/dist is up to date');
}
