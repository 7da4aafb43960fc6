/**
 * One configuration in a process of its own, driven over lines of JSON: `["prepare", row]` runs a row's first steps and
 * answers with its result, `["sample", calls, settle]` with milliseconds per call after as many untimed ones as `settle`
 * milliseconds hold, `["memory"]` with bytes. `peers/pytorch.py` speaks the same.
 */
import { createInterface } from 'node:readline';
import { processMemory } from './process-memory.mjs';

const [file] = process.argv.slice(2);
const { rows, info, absent } = await import(`./peers/${file}.mjs`).catch((error) => ({ absent: error }));
let made = null;

const commands = {
  info: () => ({ ...info, ...processMemory() }),
  prepare(row) {
    made = rows[row]?.() ?? null;
    if (!made) return null;
    for (let i = 0; i < (made.steps ?? 1); i++) made.run();
    return made.value()?.map(Number) ?? [];
  },
  sample(calls, settle = 0) {
    const { run } = made;
    const settled = performance.now() + settle;
    while (performance.now() < settled) run();
    const start = performance.now();
    for (let i = 0; i < calls; i++) run();
    return (performance.now() - start) / calls;
  },
  memory: processMemory,
  held: () => made.held?.() ?? null,
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  let answer;
  try {
    if (absent) throw absent;
    answer = { ok: commands[name](...given) };
  } catch (error) {
    answer = { error: String(error.message).split('\n')[0] };
  }
  process.stdout.write(`@${JSON.stringify(answer)}\n`);
}
process.exit(0);
