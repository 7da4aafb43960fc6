/** What a row's targets ask, and what was reached. */
import { NABLA, PEERS } from './configs.mjs';
import { ROWS } from './rows.mjs';

const COLUMN = { one: 'nabla-1t', all: 'nabla-all', blas: 'nabla-blas' };

/** The fastest JavaScript peer: `[name, milliseconds]`, or null. */
export function bestPeer(times) {
  const have = PEERS.filter((name) => times[name]).map((name) => [name, times[name].median]);
  return have.sort((a, b) => a[1] - b[1])[0] ?? null;
}

/** Milliseconds that a target speaks of, or null where that was not measured. */
function reference(times, whom) {
  if (whom === 'peer') return bestPeer(times)?.[1] ?? null;
  return times[whom]?.median ?? null;
}

/** By configuration: `{ whom, wanted, reached }`, reached null where something is absent. */
export function verdicts(name, times) {
  const target = ROWS[name].target;
  return Object.entries(target).map(([key, [whom, wanted]]) => {
    const mine = times[COLUMN[key]]?.median;
    const theirs = reference(times, whom);
    return { config: COLUMN[key], whom, wanted, reached: mine && theirs ? theirs / mine : null };
  });
}

/** How far the worst configuration is from its target: 1 and above is reached. */
export function shortfall(name, times) {
  const shares = verdicts(name, times).filter((v) => v.reached !== null);
  return Math.min(...shares.map((v) => v.reached / v.wanted), Number.POSITIVE_INFINITY);
}

export const nablaTimes = (times) => NABLA.map((name) => times[name]?.median ?? null);
