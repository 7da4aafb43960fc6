/** Runs other programs in the repository's root, and stops with their exit code when they fail. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

export function fail(message, code = 1) {
  console.error(message);
  process.exit(code);
}

/** Runs a command with this terminal; on failure the whole script ends with its exit code. */
export function run(command, args, options = {}) {
  const code = tryRun(command, args, options);
  if (code !== 0) fail(`failed (${code}): ${[command, ...args].join(' ').replaceAll(root, '.')}`, code);
}

/** Runs a command with this terminal and gives its exit code. */
export function tryRun(command, args, options = {}) {
  const shell = process.platform === 'win32' && command === 'npm';
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell, ...options });
  if (result.error) fail(`cannot run ${command}: ${result.error.message}`);
  return result.status ?? 1;
}
