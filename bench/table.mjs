/** The results as a Markdown table: how many times faster nabla is than each peer; rows that fall short first. */

/** The first benchmark's aims: times faster than the best peer. */
export const AIMS = { scalar: 3, himmelblau: 3, mlp: 1.7, chain: 1.7, entropy: 1.7, matmul512: 1, matmul1024: 1 };
export const TITLES = {
  scalar: "the seed's scalar gradient",
  himmelblau: 'Himmelblau, one Adam step',
  mlp: '784-200-200-10, batch 200, one SGD step',
  chain: 'tanh(2x+1)·exp(−x²), 1M values, with backward',
  entropy: 'softmax + cross entropy [4096, 1000], with backward',
  matmul512: 'matmul float32 512',
  matmul1024: 'matmul float32 1024',
};

export function table(results) {
  const peers = [...new Set(Object.values(results).flatMap(Object.keys))].filter((p) => p !== 'nabla');
  const rows = Object.entries(results).map(([name, times]) => {
    const ratios = Object.fromEntries(peers.map((p) => [p, times[p] === undefined ? null : times[p] / times.nabla]));
    const best = Math.min(...Object.values(ratios).filter((r) => r !== null));
    return { name, times, ratios, best, short: best < AIMS[name] };
  });
  rows.sort((a, b) => Number(b.short) - Number(a.short));
  const head = ['row', 'nabla', ...peers.map((p) => `${p} ÷ nabla`), 'aim', ''];
  const body = rows.map((r) => [
    TITLES[r.name],
    time(r.times.nabla),
    ...peers.map((p) => (r.ratios[p] === null ? '—' : r.ratios[p].toFixed(2))),
    AIMS[r.name],
    r.short ? 'falls short' : 'reached',
  ]);
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function time(ms) {
  if (ms === undefined) return '—';
  return ms < 1 ? `${(ms * 1000).toPrecision(3)} µs` : `${ms.toPrecision(3)} ms`;
}
