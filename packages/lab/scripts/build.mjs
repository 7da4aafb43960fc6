/** Builds the lab where something is newer than the last build: `node scripts/build.mjs` (`--force` builds always). */
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const lab = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
export const dist = `${lab}/dist`;
const CACHE = `${lab}/../../node_modules/.cache/nabla-lab-build`;
const LOCK = `${CACHE}/lock`;
const STAMP = `${dist}/.built`;
const SOURCES = ['index.html', 'vite.config.mjs', 'policy.mjs', 'package.json', 'scripts', 'public', 'src'];
const LIBRARIES = ['../nabla/src', '../calculus/src', '../tables/src', '../nabla/package.json'];

/** The time of the newest file below a path. */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(`${path}/${name}`)), found.mtimeMs);
}

export function isBuilt() {
  if (!existsSync(STAMP)) return false;
  const built = statSync(STAMP).mtimeMs;
  return [...SOURCES, ...LIBRARIES].every((path) => newest(`${lab}/${path}`) <= built);
}

/** A build never takes as long: whoever holds the lock then is gone. */
const STALE_MS = 120_000;

/** One builds at a time: tests in two processes may ask at once. */
async function locked(work) {
  mkdirSync(CACHE, { recursive: true });
  for (;;) {
    try {
      closeSync(openSync(LOCK, 'wx'));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0) > STALE_MS)
        rmSync(LOCK, { force: true });
      else await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** Builds where something is newer; true where something was to do. */
export const buildLab = ({ force = false } = {}) => locked(() => stale(force));

/** A copy of the build in a folder, which a later build leaves alone. */
export const copyLab = (folder) =>
  locked(async () => {
    await stale(false);
    cpSync(dist, folder, { recursive: true });
  });

/** Builds beside `dist` and puts the whole in its place. */
async function stale(force) {
  if (!force && isBuilt()) return false;
  const began = new Date();
  const fresh = `${CACHE}/dist`;
  await build({ configFile: `${lab}/vite.config.mjs`, build: { outDir: fresh, emptyOutDir: true } });
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
  writeFileSync(STAMP, '');
  // What changed while it was built is newer than this.
  utimesSync(STAMP, began, began);
  return true;
}

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  const built = await buildLab({ force: process.argv.includes('--force') });
  console.log(built ? 'lab: built into packages/lab/dist' : 'lab: packages/lab/dist is up to date');
}
