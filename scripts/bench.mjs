/** `npm run bench`: installs the peers apart (bench/ is no workspace, so users and tests never download them), then runs. */
import { existsSync } from 'node:fs';
import { root, run } from './run.mjs';

const cwd = `${root}/bench`;
if (!existsSync(`${cwd}/node_modules/.package-lock.json`)) run('npm', ['ci', '--no-audit', '--no-fund'], { cwd });
run(process.execPath, ['main.mjs', ...process.argv.slice(2)], { cwd });
