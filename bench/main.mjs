/**
 * `npm run bench [-- --rows scalar,mlp] [--write]`: nabla beside its peers in one run. Results are compared before any
 * time counts; times are medians of interleaved samples after a warm-up, reported as ratios.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { table } from './table.mjs';

const ROWS = ['scalar', 'himmelblau', 'mlp', 'chain', 'entropy', 'matmul512', 'matmul1024'];
const PEERS = ['nabla', 'tfjs', 'jax', 'js-pytorch'];
const SAMPLES = 15;
/** A sample lasts about this long, so that the clock's resolution does not count. */
const SAMPLE_MS = 40;

const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? '');
};
const wanted = option('rows')?.split(',') ?? ROWS;
const peersWanted = option('peers')?.split(',') ?? PEERS;

async function load(name) {
  try {
    return [name, (await import(`./peers/${name}.mjs`)).rows];
  } catch (error) {
    console.error(`${name} is left out: ${error.message.split('\n')[0]}`);
    return null;
  }
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

function timeOnce(run, count) {
  const start = performance.now();
  for (let i = 0; i < count; i++) run();
  return (performance.now() - start) / count;
}

/** Runs until the time per call settles, and says how many calls make a sample. */
function warmUp(run) {
  const end = performance.now() + 400;
  let last = timeOnce(run, 1);
  let calls = 1;
  while (performance.now() < end) {
    calls = Math.max(1, Math.min(calls * 2, Math.round(SAMPLE_MS / last)));
    last = timeOnce(run, calls);
  }
  return Math.max(1, Math.round(SAMPLE_MS / last));
}

/** Largest difference relative to the largest value. */
function difference(a, b) {
  const scale = Math.max(...b.map(Math.abs), 1e-12);
  return Math.max(...a.map((x, i) => Math.abs(x - b[i]))) / scale;
}

function prepare(name, peers) {
  const cases = [];
  for (const [peer, rows] of peers) {
    if (!rows[name]) continue;
    try {
      const made = rows[name]();
      for (let i = 0; i < (made.steps ?? 1); i++) made.run();
      cases.push({ peer, run: made.run, value: made.value()?.map(Number) ?? null, times: [] });
    } catch (error) {
      console.error(`${name}: ${peer} failed: ${error.message.split('\n')[0]}`);
    }
  }
  const first = cases.find((c) => c.value !== null);
  return cases.filter((c) => {
    if (c.value === null) return true;
    const d = difference(c.value, first.value);
    if (d < 2e-3) return true;
    console.error(`${name}: ${c.peer} gives other results (relative difference ${d.toExponential(1)}) and is left out`);
    return false;
  });
}

function measure(cases) {
  for (const c of cases) c.calls = warmUp(c.run);
  for (let s = 0; s < SAMPLES; s++) for (const c of cases) c.times.push(timeOnce(c.run, c.calls));
  return Object.fromEntries(cases.map((c) => [c.peer, median(c.times)]));
}

const peers = (await Promise.all(PEERS.filter((p) => peersWanted.includes(p)).map(load))).filter(Boolean);
const results = {};
for (const name of wanted) {
  results[name] = measure(prepare(name, peers));
  console.log(
    `${name}: ${Object.entries(results[name])
      .map(([p, t]) => `${p} ${(t * 1000).toFixed(1)} µs`)
      .join(', ')}`,
  );
}
const machine = {
  node: process.version,
  cpu: os.cpus()[0].model,
  cores: os.cpus().length,
  date: new Date().toISOString().slice(0, 10),
};
console.log(`\n${table(results)}`);
if (process.argv.includes('--write')) write(machine, results);

/** results.json, and the table of README.md between its marks. */
function write(machine, milliseconds) {
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify({ machine, milliseconds }, null, 2)}\n`);
  const readme = new URL('README.md', import.meta.url);
  const { date, node, cpu, cores } = machine;
  const text = `Measured on ${date} with Node ${node.slice(1)} on ${cores} cores (${cpu}). Peers ÷ nabla: above 1, nabla is faster.\n\n${table(milliseconds)}\n`;
  const marked = /<!-- results -->[\s\S]*<!-- \/results -->/;
  writeFileSync(readme, readFileSync(readme, 'utf8').replace(marked, `<!-- results -->\n${text}<!-- /results -->`));
}
