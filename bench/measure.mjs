/** One row: every configuration in its own process, results compared, then samples interleaved between processes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CONFIGS } from './configs.mjs';
import { Session } from './session.mjs';

/** A sample lasts about this long, so that the clock's resolution does not count. */
const SAMPLE_MS = 25;
const SAMPLES = 15;
/**
 * Before each sample, untimed: after a pause, caches are cold, and a virtual machine lets threads that were asleep share
 * one core for some 20 to 40 ms (Linux passes over halted virtual cores when it places what wakes up).
 */
const SETTLE_MS = 50;
/**
 * Steady state: engines compile what is called often, in several tiers, for up to two seconds. A configuration is warm when
 * the last windows brought nothing any more.
 */
const WARM = { window: 100, least: 600, most: 3000, patience: 4, gain: 0.02 };
/** A configuration this many times slower than the fastest, at calls longer than a sample, is timed twice and no more. */
const HOPELESS = 12;
/** Each process waits for the one before to come to rest; OpenBLAS's and OpenMP's threads spin for a while after a call. */
const PAUSE_MS = 40;
const SPINNING_MS = 120;
const SPINNING = new Set(['nabla-blas', 'torch2']);
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
  const start = performance.now();
  let [calls, best, since] = [1, Number.POSITIVE_INFINITY, 0];
  let last = session.last;
  for (;;) {
    calls = Math.max(1, Math.min(calls * 4, Math.round(WARM.window / last)));
    last = await session.ask('sample', calls);
    since = last < best * (1 - WARM.gain) ? 0 : since + 1;
    best = Math.min(best, last);
    const spent = performance.now() - start;
    if (spent > WARM.most || (spent > WARM.least && since >= WARM.patience)) break;
  }
  session.last = last;
  session.calls = Math.max(1, Math.round(SAMPLE_MS / last));
}

/** Lets the machine come to rest after what ran before. */
const rest = (before) => sleep(SPINNING.has(before) ? SPINNING_MS : PAUSE_MS);

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
  let before = null;
  for (let i = 0; i < SAMPLES; i++) {
    for (const s of sessions) {
      if (i > 0 && slow(s)) continue;
      await rest(before);
      times[s.name].push(await s.ask('sample', s.calls ?? 1, slow(s) ? 0 : SETTLE_MS));
      before = s.name;
    }
  }
  const infos = Object.fromEntries(sessions.map((s) => [s.name, s.info]));
  for (const s of sessions) s.close();
  return { times: Object.fromEntries(Object.entries(times).map(([k, v]) => [k, summary(v)])), notes, infos };
}

const round = (x) => Number(x.toPrecision(5));
const summary = (list) => ({ median: round(median(list)), best: round(Math.min(...list)) });
