/** `npm test`: everything that must hold, each check by its name; all run, and one failure fails the whole. */
import { existsSync } from 'node:fs';
import { root, tryRun } from './run.mjs';

const bin = (name) => `${root}/node_modules/${name}`;

const CHECKS = [
  ['types', bin('typescript/bin/tsc'), '-b'],
  ['lint and format', bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'],
  ['layers and circles', bin('dependency-cruiser/bin/dependency-cruise.mjs'), ...layersArguments()],
  ...(existsSync(`${root}/scripts/generate.mjs`) ? [['generated files', 'scripts/generate.mjs', '--check']] : []),
  ['tests', bin('vitest/vitest.mjs'), 'run', ...testArguments()],
];

function layersArguments() {
  const folders = ['packages', 'examples'].filter((folder) => existsSync(`${root}/${folder}`));
  return ['--config', '.dependency-cruiser.mjs', '--output-type', 'err', ...folders];
}

/** What `npm test -- …` passes on, and the counts that CI prints. */
function testArguments() {
  const results = '--outputFile.json=node_modules/.cache/nabla/tests.json';
  return ['--reporter=default', '--reporter=json', results, ...process.argv.slice(2)];
}

const failed = [];
for (const [name, ...command] of CHECKS) {
  console.log(`\n— ${name}`);
  if (tryRun(process.execPath, command) !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join(', ')}`);
  process.exit(1);
}
console.log('\nall checks passed');
