/** One row: every configuration in its own process, results compared, then samples interleaved between processes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CONFIGS } from './configs.mjs';
import { Session } from './session.mjs';

/** A sample lasts about this long, so that the clock's resolution does not count. */
const SAMPLE_MS = 25;
const WARM_MS = 350;
const SAMPLES = 15;
/** A configuration this many times slower than the fastest, at calls longer than a sample, is timed twice and no more. */
const HOPELESS = 12;
/** OpenBLAS's and OpenMP's threads spin for a while after a call: the next process waits for them. */
const PAUSE_MS = 40;
/** Longest wait for a configuration's first steps of a row. */
const LIMIT_S = 8;

export const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** Largest difference relative to the largest value. */
export function difference(a, b) {
  const scale = Math.max(...b.map(Math.abs), 1e-12);
  const worst = Math.max(...a.map((x, i) => Math.abs(x - b[i])));
  return (a.length === b.length ? worst : Number.POSITIVE_INFINITY) / scale;
}

async function open(name, row, notes) {
  const session = new Session(name);
  try {
    session.info = await session.askWithin(30, 'info');
    session.value = await session.askWithin(LIMIT_S, 'prepare', row);
    if (session.value) return session;
  } catch (error) {
    notes[name] = error.message;
  }
  session.close();
  return null;
}

/** Drops sessions whose results differ from PyTorch's, or from the first where it is absent. */
function agreeing(sessions, row, notes) {
  const known = sessions.filter((s) => s.value.length > 0);
  const oracle = known.find((s) => s.name.startsWith('torch')) ?? known[0];
  return sessions.filter((s) => {
    const d = s.value.length === 0 ? 0 : difference(s.value, oracle.value);
    if (d < 2e-3) return true;
    notes[s.name] = `gives other results (relative difference ${d.toExponential(1)})`;
    console.error(`${row}: ${s.name} ${notes[s.name]} and is left out`);
    s.close();
    return false;
  });
}

/** Runs until engines have compiled what they compile, and says how many calls make a sample. */
async function warmUp(session) {
  const end = performance.now() + WARM_MS;
  let calls = 1;
  let last = session.last;
  while (performance.now() < end) {
    calls = Math.max(1, Math.min(calls * 4, Math.round(SAMPLE_MS / last)));
    last = await session.ask('sample', calls);
  }
  session.last = last;
  session.calls = Math.max(1, Math.round(SAMPLE_MS / last));
}

/** Milliseconds per call by configuration, and why the others have none. */
export async function measureRow(row, names) {
  const notes = {};
  let sessions = [];
  for (const name of names.filter((n) => CONFIGS[n].only?.includes(row) ?? true))
    sessions.push(await open(name, row, notes));
  sessions = agreeing(sessions.filter(Boolean), row, notes);
  for (const s of sessions) s.last = await s.ask('sample', 1);
  const hopeless = HOPELESS * Math.min(...sessions.map((s) => s.last));
  const slow = (s) => s.last > hopeless && s.last > 4 * SAMPLE_MS;
  for (const s of sessions) if (!slow(s)) await warmUp(s);
  const times = Object.fromEntries(sessions.map((s) => [s.name, slow(s) ? [s.last] : []]));
  for (let i = 0; i < SAMPLES; i++) {
    for (const s of sessions) {
      if (i > 0 && slow(s)) continue;
      await sleep(PAUSE_MS);
      times[s.name].push(await s.ask('sample', s.calls ?? 1));
    }
  }
  const infos = Object.fromEntries(sessions.map((s) => [s.name, s.info]));
  for (const s of sessions) s.close();
  return { times: Object.fromEntries(Object.entries(times).map(([k, v]) => [k, summary(v)])), notes, infos };
}

const round = (x) => Number(x.toPrecision(5));
const summary = (list) => ({ median: round(median(list)), best: round(Math.min(...list)) });
