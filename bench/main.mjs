/**
 * `npm run bench [-- --rows mlp,chain --configs 1t,all,blas --peers jax,torch1 --write]`: nabla beside its peers in one
 * run, each configuration in a process of its own. Results are compared before any time counts; samples are interleaved
 * between processes, so that what else the machine does hits all alike. Times are medians, reported as ratios.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { measureBundles } from './bundle.mjs';
import { CONFIGS, NABLA } from './configs.mjs';
import { describeMachine } from './machine.mjs';
import { measureRow } from './measure.mjs';
import { measureMemory } from './memory.mjs';
import { growthPlot } from './plot.mjs';
import { FLAT_ROWS, MEMORY_ROWS, ROWS } from './rows.mjs';
import { measureStart } from './start/main.mjs';
import { limitsTable, mainTable, memoryTable, peerTable, startTable, time } from './table.mjs';

const SECTIONS = ['start', 'bundle', 'memory', 'limits', 'growth'];
const here = (name) => new URL(name, import.meta.url);

const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? '').split(',');
};

/** Names asked for; `matmul512` also stands for `matmul512:sum`. */
function chosen(asked, all) {
  if (!asked) return all;
  const found = all.filter((name) => asked.includes(name) || asked.includes(name.split(':')[0]));
  const unknown = asked.filter((a) => !all.some((name) => name === a || name.split(':')[0] === a));
  if (unknown.length === 0) return found;
  console.error(`bench: no '${unknown.join("', '")}'; there are ${all.join(', ')}`);
  process.exit(2);
}

const wanted = chosen(option('rows'), [...Object.keys(ROWS), ...SECTIONS]);
const nablas = chosen(option('configs'), ['1t', 'all', 'blas']).map((c) => `nabla-${c}`);
const peers = chosen(
  option('peers'),
  Object.keys(CONFIGS).filter((name) => !NABLA.includes(name)),
);
const names = [...nablas, ...peers];

/** A script of this folder whose last line is JSON, run as a nabla configuration. */
function ask(name, file) {
  const { env } = CONFIGS[name];
  const { stdout, status } = spawnSync(process.execPath, [here(file).pathname], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 24,
  });
  return status === 0 ? JSON.parse(stdout.trim().split('\n').at(-1)) : null;
}

async function measureRows(results) {
  const infos = {};
  for (const name of wanted.filter((n) => ROWS[n])) {
    const { infos: said, ...measured } = await measureRow(name, names);
    Object.assign(infos, said);
    results.rows[name] = measured;
    const shown = Object.entries(measured.times).map(([config, t]) => `${config} ${time(t.median)}`);
    const absent = Object.entries(measured.notes).map(([config, why]) => `${config} — (${why})`);
    console.log(`${name}: ${[...shown, ...absent].join(', ')}`);
  }
  return infos;
}

/** Threads and a BLAS where this build has them. */
const present = (infos) => nablas.filter((name) => name === 'nabla-1t' || infos[name]);

async function measureSections(results, infos) {
  const has = (section) => wanted.includes(section);
  const without = peers.filter((name) => name !== 'tfjs-cpu' && name !== 'torch2');
  if (has('start')) results.start = measureStart(peers);
  if (has('bundle')) results.bundle = await measureBundles();
  if (has('memory')) {
    results.memory = await measureMemory(MEMORY_ROWS, [...present(infos), ...without]);
    results.flat = await measureMemory(FLAT_ROWS, ['nabla-1t'], 60);
  }
  if (has('limits')) {
    const measured = present(infos).filter((name) => name !== 'nabla-blas');
    results.limits = Object.fromEntries(measured.map((name) => [name, ask(name, 'limits/main.mjs')]));
  }
  if (has('growth')) results.growth = ask('nabla-1t', 'growth/main.mjs');
}

function report(results) {
  const parts = [mainTable(results.rows)];
  parts.push(`How many times nabla on one thread each takes:\n\n${peerTable(results.rows)}`);
  if (results.start) parts.push(startTable(results.start, results.bundle));
  if (results.memory) parts.push(memoryTable(results.memory), memoryTable(results.flat));
  if (results.limits) parts.push(limitsTable(results.limits));
  if (results.growth) parts.push('![Time against elements and against graph length: both linear](growth.svg)');
  return parts.join('\n\n');
}

/** results.json, growth.svg, and the tables of README.md between their marks. */
function write(results) {
  writeFileSync(here('results.json'), `${JSON.stringify(results, null, 1)}\n`);
  if (results.growth) writeFileSync(here('growth.svg'), growthPlot(results.growth));
  const { date, node, cpu, cores, versions, blas } = results.machine;
  const listed = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const text = [
    `Measured on ${date} with Node ${node} on ${cores} cores (${cpu}): ${listed.join(', ')}.`,
    `BLAS: nabla with ${blas.nabla ?? 'none'}, PyTorch with ${blas.PyTorch ?? 'none that is known'}.`,
    `\n${report(results)}`,
  ].join('\n');
  const marked = /<!-- results -->[\s\S]*<!-- \/results -->/;
  const readme = readFileSync(here('README.md'), 'utf8');
  writeFileSync(
    here('README.md'),
    readme.replace(marked, () => `<!-- results -->\n${text}\n<!-- /results -->`),
  );
}

/** A run of some rows keeps what was measured of the others. */
const before = existsSync(here('results.json')) ? JSON.parse(readFileSync(here('results.json'), 'utf8')) : {};
const writes = process.argv.includes('--write');
const results = writes && before.rows ? before : { rows: {} };
const began = performance.now();
const infos = await measureRows(results);
await measureSections(results, infos);
results.machine = { ...results.machine, ...describeMachine(infos) };
console.log(`\n${report(results)}\n\n${Math.round((performance.now() - began) / 1000)} s`);
if (writes) write(results);
process.exit(0);
