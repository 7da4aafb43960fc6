/** Fresh processes: start, import, first gradient; wall time and peak memory, rounds interleaved. */
import { spawnSync } from 'node:child_process';
import { CONFIGS } from '../configs.mjs';
import { median } from '../measure.mjs';

const ROUNDS = 7;
const folder = new URL('.', import.meta.url).pathname;
const FILES = {
  nabla: 'nabla.mjs',
  'tfjs-wasm': 'tfjs-wasm.mjs',
  jax: 'jax.mjs',
  'js-pytorch': 'js-pytorch.mjs',
  torch1: 'torch1.py',
};

function start(name) {
  const { command, env } = CONFIGS[name] ?? CONFIGS['nabla-1t'];
  const begin = performance.now();
  const { status, stdout } = spawnSync(command[0], [`${folder}${FILES[name]}`], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  const ms = performance.now() - begin;
  const [gradient, peak] = (stdout ?? '').trim().split('\n').at(-1).split(' ').map(Number);
  return status === 0 && gradient === 6 ? { ms, peak } : null;
}

/** Milliseconds and bytes by configuration, the bare `node -e 0` among them. */
export function measureStart(names) {
  const made = Object.keys(FILES).filter((name) => name === 'nabla' || names.includes(name));
  const seen = Object.fromEntries(made.map((name) => [name, []]));
  for (let i = 0; i < ROUNDS; i++) for (const name of made) seen[name].push(start(name));
  const good = Object.entries(seen).filter(([, list]) => list.every(Boolean));
  return Object.fromEntries(
    good.map(([name, list]) => [name, { ms: median(list.map((s) => s.ms)), peak: median(list.map((s) => s.peak)) }]),
  );
}
